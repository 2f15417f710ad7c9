"""What the small crises that the project writes have in common (`corpus/outcomes`, `corpus/retold`, `corpus/bilingual`).

A series is a file, a crisis a line of it: an object with `id`, `crisis`, `reports` and what is annotated in them. Here are how series are
read, what can be wrong with a crisis whatever is annotated in it, the tables of README.md and the commands.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

CRISIS = {"id", "crisis", "reports"}
REPORT = {"id", "published", "publisher", "title", "sentences"}
TABLES = re.compile(r"(?s)(<!-- tables -->\n).*(\n<!-- end of tables -->)")

Json = Mapping[str, Any]
Series = Mapping[str, Sequence[Json]]
"""Crises by the letters of their series."""
Texts = Mapping[str, Json]
"""The reports of a crisis by their ids."""
Place = tuple[str, int]
"""A report's id and a sentence's number, from 0."""
Annotated = Callable[[Json, Texts], Iterator[str]]
"""What is wrong with what is annotated in a crisis whose reports are sound."""


class SeriesError(Exception):
    """A file that cannot be read as a series."""


def load(path: Path) -> list[Json]:
    """The crises of a series.

    Raises:
        SeriesError: a line is no object.
    """
    found = list[Json]()
    for number, line in enumerate(path.read_text("utf8").splitlines(), 1):
        try:
            value = json.loads(line)
        except ValueError as fault:
            raise SeriesError(f"{path.name}:{number}: {fault}") from fault
        if not isinstance(value, dict):
            raise SeriesError(f"{path.name}:{number}: no object")
        found.append(value)
    return found


def load_all(folder: Path) -> dict[str, list[Json]]:
    """All series of a folder by their letters."""
    return {path.stem: load(path) for path in sorted(folder.glob("*.jsonl"))}


# ---- faults -----------------------------------------------------------------------------------------------------------


def faults(
    series: Series, names: Set[str], annotated: Annotated, *, of_reports: Set[str] = frozenset()
) -> Iterator[str]:
    """What is wrong with all series, each with where it is.

    Args:
        series: all of them.
        names: the keys of a crisis that hold what is annotated.
        annotated: what is wrong with that.
        of_reports: the same of a report, besides `REPORT`.
    """
    for letter, crises in series.items():
        for crisis in crises:
            name = str(crisis.get("id"))
            if not re.fullmatch(rf"{letter}\d\d", name):
                yield f"{name}: no id of series {letter}"
            yield from (f"{name}: {fault}" for fault in _crisis(crisis, CRISIS | names, REPORT | of_reports, annotated))
    yield from doubled([crisis for crises in series.values() for crisis in crises])


def doubled(crises: Sequence[Json]) -> Iterator[str]:
    """Crises that are there twice: by their ids, by what they are about, or by a sentence."""
    where: dict[tuple[str, str], list[str]] = defaultdict(list)
    for crisis in crises:
        marks = {("id", str(crisis.get("id"))), ("line", str(crisis.get("crisis")))}
        marks |= {("sentence", one) for report in crisis.get("reports", ()) for one in report.get("sentences", ())}
        for mark in marks:
            where[mark].append(str(crisis.get("id")))
    for (what, words), names in sorted(where.items()):
        if len(names) > 1:
            yield f"{', '.join(names)}: the same {what}: {words!r}"


def _crisis(crisis: Json, wanted: Set[str], of_reports: Set[str], annotated: Annotated) -> Iterator[str]:
    """What is wrong with a crisis alone."""
    yield from keys("crisis", crisis, wanted)
    if crisis.keys() >= wanted:
        wrong = [*_reports(crisis["reports"], of_reports)]
        yield from wrong or annotated(crisis, {report["id"]: report for report in crisis["reports"]})


def _reports(reports: Sequence[Json], wanted: Set[str]) -> Iterator[str]:
    for report in reports:
        wrong = [*keys("report", report, wanted)]
        yield from (f"{report.get('id')}: {fault}" for fault in wrong or _report(report))
        if wrong:
            return
    yield from twice("report", (report["id"] for report in reports))
    times = [published(report) for report in reports]
    for one, (before, after) in zip(reports[1:], pairwise(times), strict=False):
        if before and after and before >= after:
            yield f"{one['id']}: not later than the report before it"


def _report(report: Json) -> Iterator[str]:
    if not published(report):
        yield f"{report['published']!r} is no time with its offset"
    if not report["sentences"]:
        yield "no sentence"
    for words in (report["title"], report["publisher"], *report["sentences"]):
        if not words or words != " ".join(words.split()) or not unicodedata.is_normalized("NFC", words):
            yield f"empty, not NFC or with blanks too many: {words!r}"


def published(report: Json) -> datetime | None:
    """When a report was published; `None` where that is no time with its offset."""
    try:
        found = datetime.fromisoformat(report["published"])
    except (TypeError, ValueError):
        return None
    return found if found.tzinfo else None


def sentence(texts: Texts, place: Place) -> str | None:
    """The sentence at a place."""
    sentences = texts[place[0]]["sentences"] if place[0] in texts else ()
    return str(sentences[place[1]]) if 0 <= place[1] < len(sentences) else None


def keys(what: str, value: Json, wanted: Set[str]) -> Iterator[str]:
    """A fault where a record has other keys than wanted."""
    if odd := sorted(wanted ^ value.keys()):
        yield f"{what}: missing or unknown {odd}"


def twice(what: str, names: Iterable[str]) -> Iterator[str]:
    """A fault for each name that is there more than once."""
    yield from (f"{what} {name} twice" for name, number in Counter(names).items() if number > 1)


# ---- counts -----------------------------------------------------------------------------------------------------------


def tables(series: Series, *wanted: tuple[Sequence[str], Callable[[Sequence[Json]], Sequence[int]]]) -> str:
    """Tables of Markdown with a line for each series and one for all, each by its heads and what it counts in some crises."""
    every = [crisis for crises in series.values() for crisis in crises]
    named = [*((f"{letter}.jsonl", crises) for letter, crises in series.items()), ("all", every)]
    return "\n\n".join(_table(heads, [(name, counts(some)) for name, some in named]) for heads, counts in wanted)


def size(crises: Sequence[Json]) -> list[int]:
    """How many crises, reports and sentences there are."""
    reports = [report for crisis in crises for report in crisis["reports"]]
    return [len(crises), len(reports), sum(len(report["sentences"]) for report in reports)]


def _table(heads: Sequence[str], rows: Iterable[tuple[str, Sequence[int]]]) -> str:
    lines = [("file", *heads), ("---",) * (len(heads) + 1), *((name, *map(str, numbers)) for name, numbers in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def with_tables(readme: str, tables: str) -> str:
    """README.md with these tables in the place of those that it has."""
    return TABLES.sub(lambda found: f"{found[1]}{tables}{found[2]}", readme)


# ---- commands ---------------------------------------------------------------------------------------------------------


def run(
    args: Sequence[str],
    folder: Path,
    *,
    usage: str | None,
    faults: Callable[[Series], Iterator[str]],
    stats: Callable[[Series], str],
) -> int:
    """Run a command (`check`, `stats` or `write`) on the series of a folder; returns the exit status."""
    if len(args) != 1 or args[0] not in ("check", "stats", "write"):
        print(usage)
        return 2
    try:
        series = load_all(folder)
    except SeriesError as fault:
        print(fault)
        return 1
    found = [*faults(series)]
    if args[0] == "check" or found:
        print("\n".join(found) or f"{sum(map(len, series.values()))} crises, no fault")
        return bool(found)
    if args[0] == "stats":
        print(stats(series))
        return 0
    readme = folder / "README.md"
    readme.write_text(with_tables(readme.read_text("utf8"), stats(series)), "utf8")
    return 0
