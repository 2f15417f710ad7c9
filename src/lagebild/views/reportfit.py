"""Whether a report fits on two pages, estimated from its words and the measures of report.css on paper (A4, a Times, an Arial).

An estimate, and not the pages themselves, so that a report is the same in every form, also where there is nothing that makes a PDF.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from lagebild.views.reportparts import Line, Part, Report, Section, Table, text_of

PAGES = 2
HEIGHT = 768.0  # points of a page between its margins
RESERVE = 0.97  # of the pages that may be filled: the estimate is right to some three per cent
TITLE, FACT, HEADING, SUBHEADING, REST = 26.0, 11.0, 26.0, 18.0, 13.0  # points with the space around them
LINE, GAP = 11.5, 1.5  # points of a line of text, and behind it
ROW, ROW_GAP = 9.8, 3.3
NOTE, NOTE_GAP = 8.6, 1.2
IN_LINE, IN_FACT, IN_TABLE, IN_NOTE, IN_SOURCE = 132, 150, 130, 80, 42  # characters
NUMBERS = 1.5  # characters of a line that a note's number takes
SOURCES, NOTES = 3, 2  # columns


def fits(report: Report) -> bool:
    """Whether a report fits on PAGES pages."""
    return height(report) <= PAGES * HEIGHT * RESERVE


def height(report: Report) -> float:
    """The height of a report in points, columns side by side counted once."""
    facts = sum(FACT * _lines(len(fact), IN_FACT) for fact in report.facts)
    written = (f"{note.publisher}{note.when}{note.title}{note.article}{note.words}" for note in report.notes)
    notes = sum(NOTE * _lines(len(words) + 8, IN_NOTE) + NOTE_GAP for words in written)  # 8: what stands between
    heading = HEADING if report.notes else 0
    return TITLE + facts + sum(map(_section, report.sections)) + heading + notes / NOTES


def _section(section: Section) -> float:
    if section.empty:
        none = LINE * bool(section.none)
        return HEADING + none + sum(_part(part, IN_LINE) for part in section.parts)
    if section.key == "sources":
        return HEADING + sum(_part(part, IN_SOURCE) for part in section.parts) / SOURCES
    return HEADING + sum(_part(part, IN_LINE) for part in section.parts)


def _part(part: Part, width: int) -> float:
    lines = sum(LINE * _lines(_length(line), width) + GAP for line in part.lines)
    rest = sum(REST * _lines(len(words), IN_FACT) for words in (*part.more, part.lead) if words)
    return lines + rest + (SUBHEADING if part.title else 0) + sum(map(_table, part.tables))


def _table(table: Table) -> float:
    """Every row is as high as its highest cell; the columns are taken to be of one width."""
    width = IN_TABLE // (len(table.columns) + 1)
    rows = [[len(table.corner), *map(len, table.columns)]]
    rows += [[len(row.head), *map(_length, row.cells)] for row in table.rows]
    return GAP + sum(_row(row, width) for row in rows)


def _row(lengths: Iterable[int], width: int) -> float:
    return ROW * max(_lines(length, width) for length in lengths) + ROW_GAP


def _length(line: Line) -> int:
    return ceil(len(text_of(line)) + NUMBERS * sum(len(run.notes) for run in line))


def _lines(length: int, width: int) -> int:
    return max(1, ceil(length / width))
