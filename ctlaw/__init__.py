"""Whether the facts of a case meet the legal definitions of human trafficking and its neighbours.

Start reading at `ctlaw.law` for how a law is written down, `ctlaw.facts` for how a case is, and
`ctlaw.explain` for what an answer holds.
"""

from __future__ import annotations

__version__ = "0.1.0"
