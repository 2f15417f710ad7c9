"""Where readings go: JSON lines, the view for people, the page. All take one reading at a time."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol, TextIO

from rich.console import RenderableType

from lagebild.cli.files import writing, written_whole
from lagebild.records import Reading
from lagebild.views import html, jsonform, terminal, text


class Sink(Protocol):
    """Takes readings as they come."""

    def add(self, reading: Reading) -> None:
        """Write the reading, or keep what is needed of it."""

    def close(self) -> None:
        """Write what is written at the end; called once, also when the run was cut short."""


class JsonLines:
    """One object on a line for each article; every line goes out at once, so that a cut run leaves whole lines."""

    def __init__(self, stream: TextIO, *, include_all: bool) -> None:
        self._stream = stream
        self._all = include_all

    def add(self, reading: Reading) -> None:
        """Write one line."""
        line = jsonform.reading_line(reading, include_all=self._all)
        with writing():
            self._stream.write(line + "\n")
            self._stream.flush()

    def close(self) -> None:
        """Nothing is left to write."""


class View:
    """The view for people; after several articles a summary."""

    def __init__(self, stream: TextIO, *, language: str, include_all: bool) -> None:
        self._console = terminal.console(stream)
        self._language = language
        self._all = include_all
        self._tallies: list[text.Tally] = []

    def add(self, reading: Reading) -> None:
        """Print one article."""
        self._print(text.article_view(reading, language=self._language, include_all=self._all))
        self._tallies.append(text.tally(reading, include_all=self._all))

    def close(self) -> None:
        """Print the summary where there was more than one article."""
        if len(self._tallies) > 1:
            self._print(text.summary(self._tallies, language=self._language))

    def _print(self, view: RenderableType) -> None:
        with writing():
            self._console.print(view)
            self._console.file.flush()


class Page:
    """The self-contained page; it appears whole, at the end."""

    def __init__(self, path: Path, *, language: str, include_all: bool) -> None:
        self._path = path
        self._language = language
        self._all = include_all
        self._readings: list[Reading] = []

    def add(self, reading: Reading) -> None:
        """Keep the reading: the page's table of speakers needs all of them."""
        self._readings.append(reading)

    def close(self) -> None:
        """Write the page; where nothing was read, none."""
        if self._readings:
            page = html.page(self._readings, language=self._language, include_all=self._all)
            with writing(self._path), written_whole(self._path) as stream:
                stream.write(page)
