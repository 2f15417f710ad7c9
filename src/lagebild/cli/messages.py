"""What the command line says on standard error: one line for each fault, warnings collapsed, progress on a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any, TextIO

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from lagebild.errors import InputError
from lagebild.views.harmless import one_line

REMEMBERED = 1000  # different warnings that are counted; bounds memory on an endless stream


class Messages:
    """Messages of one run; every line begins with "lagebild: ".

    `bar` shows progress, on a terminal and from the second article on; `total` is asked then how many there will be, `task` says
    what is done to them.
    Without `warnings` only faults are said.
    """

    def __init__(
        self,
        stream: TextIO,
        *,
        bar: bool = False,
        warnings: bool = True,
        total: Callable[[], int | None] = lambda: None,
        task: str = "reading",
    ) -> None:
        self._stream = stream
        self._console = Console(file=stream)
        self._bar = bar and self._console.is_terminal
        self._total = total
        self._task = task
        self._warnings = warnings
        self._progress: Progress | None = None
        self._warned: Counter[str] = Counter()
        self.read = 0
        self.failed = 0

    def say(self, text: str) -> None:
        """One line, above the progress bar where there is one."""
        line = f"lagebild: {one_line(text)}"
        if self._progress is not None:
            self._progress.console.print(line, markup=False, highlight=False, soft_wrap=True)
        else:
            self._stream.write(line + "\n")
            self._stream.flush()

    def fault(self, error: InputError) -> None:
        """A source that could not be read."""
        self.failed += 1
        self.say(str(error))
        self._advance()

    def done(self, where: str, warnings: Sequence[str]) -> None:
        """An article that was read, with its warnings; one that was given before is only counted."""
        self.read += 1
        for warning in dict.fromkeys(warnings if self._warnings else ()):
            if not self._warned[warning]:
                self.say(f"{where}: warning: {warning}")
            if warning in self._warned or len(self._warned) < REMEMBERED:
                self._warned[warning] += 1
        self._advance()

    def count(self, *, read: int = 0, failed: int = 0) -> None:
        """So many more, of which nothing need be said."""
        self.read += read
        self.failed += failed
        self._advance()

    def waiting(self, task: str) -> AbstractContextManager[Any]:
        """While something is done that has no parts to count; on a terminal it says what."""
        return self._console.status(f"{task} …") if self._bar else nullcontext()

    def close(self) -> None:
        """Take the bar away and say how often warnings came again."""
        if self._progress is not None:
            self._progress.stop()
            self._progress = None
        for warning, times in self._warned.items():
            if times > 1:
                more = "1 more article" if times == 2 else f"{times - 1} more articles"
                self.say(f"warning: in {more}: {warning}")
        self._warned.clear()

    def _advance(self) -> None:
        seen = self.read + self.failed
        if not self._bar or seen < 2:
            return
        if self._progress is None:
            self._progress = _progress(self._console)
            self._progress.add_task(self._task, total=self._total())
            self._progress.start()
        self._progress.update(self._progress.task_ids[0], completed=seen)


def _progress(console: Console) -> Progress:
    """A bar that leaves standard output alone: what is printed there belongs to the reader of the results."""
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
