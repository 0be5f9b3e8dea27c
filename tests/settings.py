"""Settings of the tests: those of an installation, with a home of their own."""

import os
from pathlib import Path

HOME_OF_TESTS = Path(__file__).parent.parent / "var" / "test"
os.environ["SAIYAI_HOME"] = str(HOME_OF_TESTS)

from saiyai.config.settings import *  # noqa: E402, F403 - the home has to be set first
from saiyai.config.settings import DATABASES  # noqa: E402

# A file, not memory: other connections and processes have to see it.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(HOME_OF_TESTS / "test.sqlite3")}
