"""Lets `python -m ctlaw` do what the command `ctlaw` does.

Useful where the folder of installed commands is not on the search path.
"""

from __future__ import annotations

from ctlaw.cli.start import main

if __name__ == "__main__":
    main()
