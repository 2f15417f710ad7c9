"""A report as Markdown: CommonMark with tables, notes as [^1] (GitHub, Pandoc), the notes themselves at the end.

Whatever the texts hold stays text: no markup, no HTML, no links, no broken tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lagebild.views.reportparts import Line, Note, Part, Report, Run, Section, Table

SPECIAL = re.compile(r"[\\`*_\[\]<>|~&$^{}@#]")
"""What means something inside a line, with math and addresses as some programs read them."""
ADDRESS = re.compile(r"(?i)(?<=[a-z])(:)(?=//)|(?<=www)(\.)")
"""What makes an address of words: "http://", "www."."""
AT_THE_START = re.compile(r"^([+\-=:]|\d{1,9}(?=[.)]))")
"""What means something at the beginning of a line."""
LOOKS = {"strong": "**", "sense": "*", "mark": "*"}


def markdown(report: Report) -> str:
    """The report as a string, to be written as UTF-8."""
    lines = [f"# {escaped(report.title)}", *map(escaped, report.facts)]
    for section in report.sections:
        lines += [f"## {escaped(section.title)}", *_section(section)]
    if report.notes:
        lines += [f"## {escaped(report.notes_title)}", *map(_note, report.notes)]
    return "\n\n".join(lines) + "\n"


def escaped(text: str, *, start: bool = True) -> str:
    """Words as Markdown that shows just these words; `start` says that they may stand at the beginning of a line."""
    text = SPECIAL.sub(lambda found: "\\" + found[0], text)
    text = ADDRESS.sub(lambda found: "\\" + found[0], text)
    return text if not start else AT_THE_START.sub(lambda found: _escaped_start(found[0]), text)


def _escaped_start(start: str) -> str:
    return f"\\{start}" if not start[0].isdigit() else f"{start}\\"


def _section(section: Section) -> Iterator[str]:
    if section.empty and section.none:
        yield escaped(section.none)
    for part in section.parts:
        yield from _part(part)


def _part(part: Part) -> Iterator[str]:
    if part.title:
        yield f"### {escaped(part.title)}"
    if part.lead:
        yield escaped(part.lead)
    yield from map(_table, part.tables)
    if part.lines:
        yield "\n".join(f"- {_line(line)}" for line in part.lines)
    yield from map(escaped, part.more)


def _table(table: Table) -> str:
    rows = [[escaped(table.corner), *map(escaped, table.columns)], ["---"] * (len(table.columns) + 1)]
    rows += [[escaped(row.head), *map(_line, row.cells)] for row in table.rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)


def _line(line: Line) -> str:
    """A line; neighbours of one look are one stretch, since two stars in a row would mean something else."""
    return "".join(_run(run, start=at == 0) for at, run in enumerate(_merged(line)))


def _merged(line: Iterable[Run]) -> Iterator[Run]:
    held: Run | None = None
    for run in line:
        if not run.text and not run.notes:
            continue
        if held is not None and held.look == run.look and not held.notes:
            held = Run(held.text + run.text, run.look, run.notes)
        else:
            if held is not None:
                yield held
            held = run
    if held is not None:
        yield held


def _run(run: Run, *, start: bool) -> str:
    """A run with its numbers; white space stays outside of what is emphasised."""
    words = run.text.strip()
    before, _, after = run.text.partition(words) if words else (run.text, "", "")
    star = LOOKS.get(run.look, "") if words else ""
    text = escaped(words, start=start and not star)
    numbers = "".join(f"[^{number}]" for number in run.notes)
    return f"{before}{star}{text}{star}{numbers}{after}" if words else f"{before}{numbers}"


def _note(note: Note) -> str:
    where = f"{note.publisher}, {note.when}, {note.title} ({note.article})"
    return f"[^{note.number}]: {escaped(where)}: {escaped(note.words)}"
