"""What the command line says on standard error: one line for each fault, warnings collapsed, progress on a terminal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
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

from lagebild.cli import tongue
from lagebild.errors import InputError
from lagebild.views.harmless import one_line
from lagebild.views.notewords import kind_of, told, told_fault, told_kind

REMEMBERED = 1000  # kinds of warnings that are counted; bounds memory on an endless stream
FEW = 2  # warnings of a kind, beside the first, that are said one by one where they differ
NAMED = 3  # places that are named where there are more


@dataclass
class _Kind:
    """Warnings of one kind in a run: the text of the first, how many followed, whether in other words, and the first of these."""

    first: str
    more: int = 0
    varied: bool = False
    held: list[tuple[str, str]] = field(default_factory=list)  # where, warning


class Messages:
    """Messages of one run in its language; every line begins with "lagebild: ".

    `bar` shows progress, on a terminal and from the second article on; `total` is asked then how many there will be, `task` says
    what is done to them. Of warnings of one kind the first is said at once, the others in one line at the end.
    Without `warnings` only faults are said.
    """

    def __init__(
        self,
        stream: TextIO,
        *,
        language: str = tongue.PROGRAMS,
        bar: bool = False,
        warnings: bool = True,
        total: Callable[[], int | None] = lambda: None,
        task: str = "reading",
    ) -> None:
        self._stream = stream
        self._language = language
        self._console = Console(file=stream)
        self._bar = bar and self._console.is_terminal
        self._total = total
        self._task = told(task, language)
        self._warnings = warnings
        self._progress: Progress | None = None
        self._warned: dict[str, _Kind] = {}
        self.read = 0
        self.failed = 0

    def say(self, text: str) -> None:
        """One line, in the language of the run as far as it has it, above the progress bar where there is one."""
        self._write(told(text, self._language))

    def fault(self, error: InputError) -> None:
        """A source that could not be read."""
        self.failed += 1
        self._write(told_fault(error, self._language))
        self._advance()

    def done(self, where: str, warnings: Sequence[str]) -> None:
        """An article that was read, with its warnings; one of a kind that was given before is kept for the end."""
        self.read += 1
        for warning in dict.fromkeys(warnings if self._warnings else ()):
            self._warn(where, warning)
        self._advance()

    def count(self, *, read: int = 0, failed: int = 0) -> None:
        """So many more, of which nothing need be said."""
        self.read += read
        self.failed += failed
        self._advance()

    def waiting(self, task: str) -> AbstractContextManager[Any]:
        """While something is done that has no parts to count; on a terminal it says what."""
        return self._console.status(f"{told(task, self._language)} …") if self._bar else nullcontext()

    def close(self) -> None:
        """Take the bar away and say of the warnings that came again how often, and where first."""
        if self._progress is not None:
            self._progress.stop()
            self._progress = None
        for kind, found in self._warned.items():
            if found.varied and found.more <= FEW:
                for where, warning in found.held:
                    self._write(self._warning(where, warning))
            elif found.more:
                self._write(self._again(kind, found))
        self._warned.clear()

    def _warn(self, where: str, warning: str) -> None:
        kind = kind_of(warning)
        found = self._warned.get(kind)
        if found is None:
            self._write(self._warning(where, warning))
            if len(self._warned) < REMEMBERED:
                self._warned[kind] = _Kind(warning)
            return
        found.more += 1
        found.varied |= warning != found.first
        if len(found.held) < NAMED:
            found.held.append((where, warning))

    def _warning(self, where: str, warning: str) -> str:
        return f"{where}: {told('warning', self._language)}: {told(warning, self._language)}"

    def _again(self, kind: str, found: _Kind) -> str:
        """That warnings of one kind came again: how often, where first, and what they have in common."""
        what = told_kind(kind, self._language) if found.varied else told(found.first, self._language)
        count = f"in {found.more} more article{'s' * (found.more > 1)}"
        wheres = ", ".join([where for where, _ in found.held] + ["…"] * (found.more > len(found.held)))
        return f"{told('warning', self._language)}: {told(count, self._language)} ({wheres}): {what}"

    def _write(self, text: str) -> None:
        line = f"lagebild: {one_line(text)}"
        if self._progress is not None:
            self._progress.console.print(line, markup=False, highlight=False, soft_wrap=True)
        else:
            self._stream.write(line + "\n")
            self._stream.flush()

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
