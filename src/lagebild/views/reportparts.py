"""What a report consists of, whatever it is written as: sections of lines, each with the numbers of the notes that support it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lagebild.situation import Evidence

LOOKS = ("", "strong", "words", "sense", "mark", "soft")
"""How a run of words looks: as the rest; heavy; somebody's very words; the words of a report; a caution; less than the rest."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look (one of LOOKS) on one line, harmless, and the numbers of the notes that stand behind them."""

    text: str
    look: str = ""
    notes: tuple[int, ...] = ()


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: whom it is about, and a cell for each column."""

    head: str
    cells: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a heading for every column and every row; `corner` stands over the rows' headings."""

    caption: str
    corner: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Part of a section: tables, lines. `lead` is said of all of them, `more` of what is left out; `title` is "" where it needs none."""

    lines: tuple[Line, ...] = ()
    tables: tuple[Table, ...] = ()
    more: tuple[str, ...] = ()
    title: str = ""
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A section; `none` stands where it would be empty."""

    key: str
    title: str
    parts: tuple[Part, ...]
    none: str = ""

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it."""
        return not any(part.lines or part.tables for part in self.parts)


@dataclass(frozen=True, slots=True)
class Note:
    """A piece of evidence: where it stands and the exact words, in quotation marks, or what is said in their place.

    `article` is its id with the version; `address` that of a page, None where there is none; `evidence` what the note was written of.
    """

    number: int
    publisher: str
    when: str
    title: str
    article: str
    words: str
    address: str | None = None
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A report; `facts` say as of when it is and what it rests on."""

    language: str
    title: str
    facts: tuple[str, ...]
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    notes_title: str


def lines_of(section: Section) -> Iterator[Line]:
    """Every line of a section, those in the cells of tables too."""
    for part in section.parts:
        for table in part.tables:
            for row in table.rows:
                yield from row.cells
        yield from part.lines


def text_of(line: Line) -> str:
    """A line without looks and notes."""
    return "".join(run.text for run in line)
