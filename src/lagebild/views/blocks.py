"""Lines of the terminal view, wrapped to its width."""

from __future__ import annotations

from dataclasses import dataclass, field

from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment
from rich.text import Text


@dataclass(frozen=True, slots=True)
class Block:
    """Lines wrapped to the width, to the right of a number where there is one; no blanks at their ends."""

    lines: tuple[Text, ...]
    number: Text = field(default_factory=Text)
    indent: int = 0  # columns before the lines; the number ends one column before them
    gap: int = 0  # empty lines after the block
    hang: int = 0  # columns more before every line but the block's first

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        before = Text(" " * max(0, self.indent - 1 - self.number.cell_len)).append_text(self.number)
        before.append(" " * (self.indent - before.cell_len))
        width = max(1, options.max_width - self.indent - self.hang)
        for line in self.lines:
            for piece in line.wrap(console, width, overflow="fold"):
                piece.rstrip()
                if not piece:
                    continue  # a blank that did not fit on the line before
                yield Text("", end="", no_wrap=True).append_text(before).append_text(piece)
                yield Segment.line()
                before = Text(" " * (self.indent + self.hang))
        for _ in range(self.gap):
            yield Segment.line()
