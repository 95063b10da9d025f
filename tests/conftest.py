"""Settings that every test shares.

Hypothesis measures no deadlines, because a busy machine is not a fault, and in CI it draws the same
examples each time, so that a red run can be repeated.
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


settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "local")
