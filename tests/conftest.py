"""Settings that every test shares.

Hypothesis measures no deadlines, because a busy machine is not a fault, and it draws the same
examples each time, so that a run can be repeated, unless it is told to explore.
"""

from __future__ import annotations

import os
import shutil
import tempfile

from hypothesis import settings

# What ctlaw keeps between runs belongs to the user, so the tests have a folder of their own. All
# processes of one run of the tests share it, as the commands of a user do.
_KEPT_FOR_TESTS = "CTLAW_KEPT_FOR_TESTS"
_MADE_HERE = _KEPT_FOR_TESTS not in os.environ
if _MADE_HERE:
    os.environ[_KEPT_FOR_TESTS] = tempfile.mkdtemp(prefix="ctlaw-tests-")
os.environ["CTLAW_CACHE"] = os.environ[_KEPT_FOR_TESTS]


def pytest_unconfigure() -> None:
    """Remove the folder when the process that made it ends."""
    if _MADE_HERE:
        shutil.rmtree(os.environ[_KEPT_FOR_TESTS], ignore_errors=True)


# A run of the tests gives the same result on the same code, so the random examples are the same in
# each; HYPOTHESIS_PROFILE=exploring draws others.
settings.register_profile("exploring", deadline=None, print_blob=True)
settings.register_profile("repeatable", deadline=None, derandomize=True, database=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))
