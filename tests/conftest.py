"""Settings that every test shares.

Hypothesis measures no deadlines, because a busy machine is not a fault, and in CI it draws the same
examples each time, so that a red run can be repeated.
"""

from __future__ import annotations

import os

from hypothesis import settings

# What ctlaw keeps between runs belongs to the user; a test that wants it names a folder of its own.
os.environ["CTLAW_CACHE"] = "off"

settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "local")
