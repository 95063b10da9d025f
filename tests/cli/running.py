"""Runs a command of ctlaw as it is run from a terminal, but inside the test."""

from __future__ import annotations

import contextlib
import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from ctlaw.cli.app import main


@dataclass(frozen=True, slots=True)
class Run:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it printed, read as JSON."""
        return json.loads(self.out)


def ctlaw(*arguments: str | Path, encoding: str = "utf-8") -> Run:
    """Run a command with its output in a pipe of an encoding."""
    streams = [io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="") for _ in range(2)]
    code = 0
    with (
        patch.object(sys, "argv", ["ctlaw", *map(str, arguments)]),
        contextlib.redirect_stdout(streams[0]),
        contextlib.redirect_stderr(streams[1]),
    ):
        try:
            main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
    written = []
    for stream in streams:
        stream.flush()
        stream.seek(0)
        written.append(stream.read())
    return Run(code, *written)
