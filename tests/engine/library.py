"""Whether the library durable-rules is here to be tested.

Not whether our engine works on it: an engine that is broken has to fail its tests, not skip them.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec

import pytest

INSTALLED = find_spec("durable_rules_engine") is not None and sys.version_info < (3, 13)

needs_durable = pytest.mark.skipif(not INSTALLED, reason="durable-rules is not installed here")
