"""How the command `ctlaw` starts and ends as a process of its own.

A command makes many small things, prints its answer and is gone. Python would search them for
circles that nothing refers to, again while they are made and once more at the end; for a process
so short that was a seventh of its time.
"""

from __future__ import annotations

import gc


def main() -> None:
    """Run the command line; see `ctlaw.cli.app.main` for the exit codes."""
    # The commands that run long still have their circles found, only less often.
    gc.set_threshold(200_000, 50, 100)
    from ctlaw.cli import app

    try:
        app.main()
    finally:
        gc.freeze()
