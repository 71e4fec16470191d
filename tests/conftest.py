from hypothesis import settings

pytest_plugins = ["tests.storage_fixtures", "tests.box_fixtures", "tests.browser_fixtures"]

# An example is as slow as what else the machine does; what hangs is ended by pytest-timeout.
settings.register_profile("khao", deadline=None)
settings.load_profile("khao")
