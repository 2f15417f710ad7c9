#!/usr/bin/env python3
"""Announcements and what became of them (`corpus/outcomes`): check the files, count what they hold.

    python corpus/outcomes.py check            every fault on standard output, exit status 1 where there is one
    python corpus/outcomes.py stats            what is there, by series, as the tables of corpus/outcomes/README.md
    python corpus/outcomes.py write            puts these tables into README.md

A series is a file, a crisis a line of it; README.md has the form.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent / "outcomes"
KINDS = ("promise", "threat", "refusal", "demand", "offer")
CONDITIONS = ("if", "unless", "until", "while", "before")
STATES = ("touched", "fulfilled", "lapsed", "withdrawn")
SHARED = ("none", "some", "most")
KEYS = {
    "crisis": {"id", "crisis", "reports", "announcements"},
    "report": {"id", "published", "publisher", "title", "sentences"},
    "announcement": {
        *("id", "report", "sentence", "by", "kind", "condition", "condition_kind", "consequence", "outcomes", "near"),
    },
    "outcome": {"state", "report", "sentence", "also", "words"},
}
TABLES = re.compile(r"(?s)(<!-- tables -->\n).*(\n<!-- end of tables -->)")

Json = Mapping[str, Any]
Place = tuple[str, int]
"""A report's id and a sentence's number, from 0."""


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


def load_all(folder: Path = FOLDER) -> dict[str, list[Json]]:
    """All series by their letters."""
    return {path.stem: load(path) for path in sorted(folder.glob("*.jsonl"))}


# ---- faults -----------------------------------------------------------------------------------------------------------


def faults(series: Mapping[str, Sequence[Json]]) -> Iterator[str]:
    """What is wrong with all series, each with where it is."""
    for letter, crises in series.items():
        for crisis in crises:
            name = str(crisis.get("id"))
            if not re.fullmatch(rf"{letter}\d\d", name):
                yield f"{name}: no id of series {letter}"
            yield from (f"{name}: {fault}" for fault in of_crisis(crisis))
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


def of_crisis(crisis: Json) -> Iterator[str]:
    """What is wrong with a crisis alone."""
    yield from _keys("crisis", crisis)
    if crisis.keys() >= KEYS["crisis"]:
        wrong = [*_reports(crisis["reports"])]
        yield from wrong
        if not wrong:
            texts = {report["id"]: report for report in crisis["reports"]}
            yield from _twice("announcement", (str(one.get("id")) for one in crisis["announcements"]))
            for one in crisis["announcements"]:
                yield from (f"{one.get('id')}: {fault}" for fault in _announcement(one, texts))


def _reports(reports: Sequence[Json]) -> Iterator[str]:
    for report in reports:
        wrong = [*_keys("report", report)]
        yield from (f"{report.get('id')}: {fault}" for fault in wrong or _report(report))
        if wrong:
            return
    yield from _twice("report", (report["id"] for report in reports))
    times = [_time(report) for report in reports]
    for one, (before, after) in zip(reports[1:], pairwise(times), strict=False):
        if before and after and before >= after:
            yield f"{one['id']}: not later than the report before it"


def _report(report: Json) -> Iterator[str]:
    if not _time(report):
        yield f"{report['published']!r} is no time with its offset"
    if not report["sentences"]:
        yield "no sentence"
    for words in (report["title"], report["publisher"], *report["sentences"]):
        if not words or words != " ".join(words.split()) or not unicodedata.is_normalized("NFC", words):
            yield f"empty, not NFC or with blanks too many: {words!r}"


def _announcement(one: Json, texts: Mapping[str, Json]) -> Iterator[str]:
    wrong = [*_keys("announcement", one)]
    home = None if wrong else _sentence(texts, (one["report"], one["sentence"]))
    yield from wrong
    if wrong or home is None:
        yield from () if wrong else ("its sentence is not there",)
        return
    if not one["by"]:
        yield "nobody made it"
    if one["kind"] not in KINDS:
        yield f"kind {one['kind']!r}"
    if (one["condition"] is None) != (one["condition_kind"] is None):
        yield "condition and condition_kind go together"
    if one["condition_kind"] not in (*CONDITIONS, None):
        yield f"condition_kind {one['condition_kind']!r}"
    for name in ("condition", "consequence"):
        if one[name] is not None and (not one[name] or one[name] not in home):
            yield f"{name}: not in its sentence: {one[name]!r}"
    yield from _outcomes(one, texts)


def _outcomes(one: Json, texts: Mapping[str, Json]) -> Iterator[str]:
    told: list[Place] = []
    for number, outcome in enumerate(one["outcomes"], 1):
        wrong = [*_keys("outcome", outcome)]
        yield from (f"outcome {number}: {fault}" for fault in wrong or _outcome(one, outcome, texts))
        told += () if wrong else places(outcome)
    yield from _twice("state", (str(outcome.get("state")) for outcome in one["outcomes"]))
    near = [_place(place) for place in one["near"]]
    yield from (f"near {place} twice" for place, number in Counter(near).items() if number > 1)
    for place in near:
        if _sentence(texts, place) is None:
            yield f"near {place}: no such sentence"
        elif place in told:
            yield f"near {place}: an outcome as well"
        elif place == (one["report"], one["sentence"]):
            yield f"near {place}: the announcement itself"


def _outcome(one: Json, outcome: Json, texts: Mapping[str, Json]) -> Iterator[str]:
    if outcome["state"] not in STATES:
        yield f"state {outcome['state']!r}"
    if outcome["state"] == "touched" and one["condition"] is None:
        yield "touched without a condition"
    if outcome["words"] not in SHARED:
        yield f"words {outcome['words']!r}"
    yield from _twice("sentence", map(str, places(outcome)))
    made = _time(texts[one["report"]])
    for place in places(outcome):
        told = _time(texts[place[0]]) if _sentence(texts, place) is not None else None
        if told is None:
            yield f"{place}: no such sentence"
        elif made is not None and told <= made:
            yield f"{place}: not later than the announcement"


def places(outcome: Json) -> list[Place]:
    """The sentences that tell an outcome."""
    return [(outcome["report"], outcome["sentence"]), *map(_place, outcome["also"])]


def _place(value: Sequence[Any]) -> Place:
    report, sentence = value
    return report, sentence


def _sentence(texts: Mapping[str, Json], place: Place) -> str | None:
    sentences = texts[place[0]]["sentences"] if place[0] in texts else ()
    return str(sentences[place[1]]) if 0 <= place[1] < len(sentences) else None


def _time(report: Json) -> datetime | None:
    """When it was published, with its offset."""
    try:
        found = datetime.fromisoformat(report["published"])
    except (TypeError, ValueError):
        return None
    return found if found.tzinfo else None


def _keys(what: str, value: Json) -> Iterator[str]:
    if odd := sorted(KEYS[what] ^ value.keys()):
        yield f"{what}: missing or unknown {odd}"


def _twice(what: str, names: Iterable[str]) -> Iterator[str]:
    yield from (f"{what} {name} twice" for name, number in Counter(names).items() if number > 1)


# ---- counts -----------------------------------------------------------------------------------------------------------


def stats(series: Mapping[str, Sequence[Json]]) -> str:
    """What is there, by series, as two tables of Markdown: how much of everything; outcomes by state and words shared."""
    every = [crisis for crises in series.values() for crisis in crises]
    named = [*((f"{letter}.jsonl", crises) for letter, crises in series.items()), ("all", every)]
    return "\n\n".join(
        (
            _table(("crises", "reports", "sentences", *(f"{kind}s" for kind in KINDS), "with a condition", "near"),
                   [(name, _size(crises)) for name, crises in named]),
            _table((*STATES, *(f"words {one}" for one in SHARED), "no outcome"),
                   [(name, _became(crises)) for name, crises in named]),
        )
    )  # fmt: skip


def _size(crises: Sequence[Json]) -> list[int]:
    reports = [report for crisis in crises for report in crisis["reports"]]
    made = [one for crisis in crises for one in crisis["announcements"]]
    kinds = Counter(one["kind"] for one in made)
    return [
        *(len(crises), len(reports), sum(len(report["sentences"]) for report in reports)),
        *(kinds[kind] for kind in KINDS),
        sum(one["condition"] is not None for one in made),
        sum(len(one["near"]) for one in made),
    ]


def _became(crises: Sequence[Json]) -> list[int]:
    made = [one for crisis in crises for one in crisis["announcements"]]
    told = [outcome for one in made for outcome in one["outcomes"]]
    states, shared = (Counter(outcome[name] for outcome in told) for name in ("state", "words"))
    return [
        *(states[one] for one in STATES),
        *(shared[one] for one in SHARED),
        sum(not one["outcomes"] for one in made),
    ]


def _table(heads: Sequence[str], rows: Iterable[tuple[str, Sequence[int]]]) -> str:
    lines = [("file", *heads), ("---",) * (len(heads) + 1), *((name, *map(str, numbers)) for name, numbers in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def with_tables(readme: str, tables: str) -> str:
    """README.md with these tables in the place of those that it has."""
    return TABLES.sub(lambda found: f"{found[1]}{tables}{found[2]}", readme)


def main(args: Sequence[str]) -> int:
    """Run a command; returns the exit status."""
    if len(args) != 1 or args[0] not in ("check", "stats", "write"):
        print(__doc__)
        return 2
    try:
        series = load_all(FOLDER)
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
    readme = FOLDER / "README.md"
    readme.write_text(with_tables(readme.read_text("utf8"), stats(series)), "utf8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
