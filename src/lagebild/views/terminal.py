"""Where the text views are written to."""

from __future__ import annotations

from io import TextIOWrapper
from typing import TextIO

from rich.console import Console


def console(file: TextIO, *, width: int | None = None) -> Console:
    """A console that writes text as it is: colours on a terminal only, NO_COLOR respected, nothing read as markup.

    A character that the stream's encoding lacks comes out as "?" and does not end the program.
    """
    if isinstance(file, TextIOWrapper):
        file.reconfigure(errors="replace")
    return _Console(file=file, width=width, markup=False, emoji=False, highlight=False, soft_wrap=False)


class _Console(Console):
    """A console that leaves it to its caller what a pipe that nobody reads any more means."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError
