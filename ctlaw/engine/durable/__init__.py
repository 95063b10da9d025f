"""Forward chaining on durable-rules: from fact to conclusion, firing by firing.

`chaining` is the engine; `rules` turns a formula graph into the rules it chains on and knows
nothing of the library; `guarded_host` is the only module that touches the library, and holds
every guard it needs.
"""

from __future__ import annotations

from ctlaw.engine.durable.chaining import DurableEngine
from ctlaw.engine.durable.rules import GraphTooLargeError

__all__ = ["DurableEngine", "GraphTooLargeError"]
