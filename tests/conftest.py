import gc
import os

from hypothesis import settings

pytest_plugins = ["tests.storage_fixtures", "tests.box_fixtures", "tests.browser_fixtures"]

# An example is as slow as what else the machine does; what hangs is ended by pytest-timeout.
settings.register_profile("quick", deadline=None, max_examples=30)
settings.register_profile("thorough", deadline=None)
settings.load_profile(os.environ.get("KHAO_EXAMPLES", "quick"))


def pytest_collection_finish() -> None:
    """What is loaded by now stays: to look through it for garbage took a tenth of the time."""
    gc.collect()
    gc.freeze()
