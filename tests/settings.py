"""Settings of the tests: those of an installation, with a home of their own.

Two runs side by side in one checkout need two: `SAIYAI_TEST_HOME` names a folder in `var`.
"""

import os
from pathlib import Path

HOME_OF_TESTS = Path(__file__).parents[1] / "var" / os.environ.get("SAIYAI_TEST_HOME", "test")
os.environ["SAIYAI_HOME"] = str(HOME_OF_TESTS)

from saiyai.config.settings import *  # noqa: E402, F403 - the home has to be set first
from saiyai.config.settings import DATABASES  # noqa: E402

# At once from models, not by migrations: `services/test_upgrade.py` tests that both are the same.
DATABASES["default"]["TEST"] = {"MIGRATE": False}
# A file, not memory: other connections and processes have to see it.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"]["NAME"] = str(HOME_OF_TESTS / "test.sqlite3")
