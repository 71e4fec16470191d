pytest_plugins = ["tests.storage_fixtures", "tests.box_fixtures"]
