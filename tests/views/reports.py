"""Reports for the tests, and what they ask of them."""

from __future__ import annotations

from dataclasses import replace

from lagebild.situation import Changes, Picture, Totals
from lagebild.views.report import report
from lagebild.views.reportparts import Report, Section, lines_of, text_of
from tests.views.quietday import quiet_day, river


def quiet(language: str = "de", **options: bool) -> Report:
    """The report of the quiet day."""
    changes = quiet_day()
    return report(changes.after, changes, language=language, since="2031-03-09T18:00:00+01:00", **options)


def of(picture: Picture, changes: Changes | None = None, language: str = "de", **options: bool) -> Report:
    return report(picture, changes, language=language, **options)


def a_picture(**lists: object) -> Picture:
    values = {"articles": Totals(3, 3, 0), "at": "2031-03-10T18:00:00+01:00", **lists}
    return Picture("lage.db", **values)  # type: ignore[arg-type]


def section(made: Report, key: str) -> Section:
    return next(one for one in made.sections if one.key == key)


def lines(made: Report, key: str) -> list[str]:
    return [text_of(line) for part in section(made, key).parts for line in part.lines]


def noted(made: Report, key: str) -> list[str]:
    """The lines with the numbers of the notes in brackets."""
    each = (line for part in section(made, key).parts for line in part.lines)
    return ["".join(run.text + "".join(f"[{number}]" for number in run.notes) for run in line) for line in each]


def more(made: Report, key: str) -> str:
    return " ".join(words for part in section(made, key).parts for words in part.more)


def cells(made: Report) -> dict[str, list[str]]:
    [table] = [table for part in section(made, "questions").parts for table in part.tables]
    return {row.head: [text_of(cell) for cell in row.cells] for row in table.rows}


def numbers(made: Report) -> list[int]:
    """The numbers of the notes in the order in which they are read."""
    return [number for one in made.sections for line in lines_of(one) for run in line for number in run.notes]


def crowd(times: int) -> Picture:
    """The picture of the river with everything in it so many times."""
    picture = river()
    lists = ("statements", "tripwires", "questions", "disputes", "hypotheses", "figures")
    return replace(
        picture,
        **{
            name: tuple(replace(line, id=f"{line.id}-{n}") for n in range(times) for line in getattr(picture, name))
            for name in lists
        },
    )
