"""Who said what, told by several reports (`corpus/retold`): check the files, count what they hold.

    python -m corpus.retold check            every fault on standard output, exit status 1 where there is one
    python -m corpus.retold stats            what is there, by series, as the tables of corpus/retold/README.md
    python -m corpus.retold write            puts these tables into README.md

A series is a file, a crisis a line of it; README.md has the form.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from corpus import crises
from corpus.crises import Json, Series, Texts, keys, sentence, twice

FOLDER = Path(__file__).resolve().parent / "retold"
STANCES = ("for", "against", "conditional", "evasive")
KEYS = {
    "statement": {"id", "speaker", "mentions"},
    "question": {"id", "label", "positions", "moves"},
    "position": {"holder", "side", "stance", "mentions"},
    "move": {"side", "from", "to", "report", "sentence"},
    "dispute": {"id", "claim", "asserted", "denied"},
}


# ---- faults -----------------------------------------------------------------------------------------------------------


def faults(series: Series) -> Iterator[str]:
    """What is wrong with all series, each with where it is."""
    yield from crises.faults(series, {"statements", "questions", "disputes"}, _annotated)


def _annotated(crisis: Json, texts: Texts) -> Iterator[str]:
    for what, check in (("statement", _statement), ("question", _question), ("dispute", _dispute)):
        some = crisis[f"{what}s"]
        yield from twice(what, (str(one.get("id")) for one in some))
        for one in some:
            wrong = [*keys(what, one, KEYS[what])] or check(one, texts)
            yield from (f"{one.get('id')}: {fault}" for fault in wrong)
    yield from _shared(crisis["statements"])


def _shared(statements: Sequence[Json]) -> Iterator[str]:
    """Mentions that are in several statements."""
    where: dict[str, list[str]] = defaultdict(list)
    for one in statements:
        for mention in {str(mention) for mention in one.get("mentions", ())}:
            where[mention].append(str(one.get("id")))
    for mention, names in where.items():
        if len(names) > 1:
            yield f"{', '.join(names)}: the same mention {mention}"


def _statement(one: Json, texts: Texts) -> Iterator[str]:
    yield from _empty(one, "speaker")
    yield from mentions(one["mentions"], texts)


def _question(one: Json, texts: Texts) -> Iterator[str]:
    yield from _empty(one, "label")
    taken = set[tuple[str, str]]()
    for number, position in enumerate(one["positions"], 1):
        wrong = [*keys("position", position, KEYS["position"])]
        taken |= set() if wrong else {(position["side"], position["stance"])}
        yield from (f"position {number}: {fault}" for fault in wrong or _position(position, texts))
    for number, move in enumerate(one["moves"], 1):
        wrong = [*keys("move", move, KEYS["move"])] or [*_move(move, texts)]
        if not wrong and (move["side"], move["to"]) not in taken:
            wrong = [f"{move['side']!r} has no position {move['to']!r}"]
        yield from (f"move {number}: {fault}" for fault in wrong)


def _position(one: Json, texts: Texts) -> Iterator[str]:
    yield from _empty(one, "holder", "side")
    yield from _stance(one["stance"])
    yield from mentions(one["mentions"], texts)


def _move(one: Json, texts: Texts) -> Iterator[str]:
    yield from _stance(one["from"])
    yield from _stance(one["to"])
    if one["from"] == one["to"]:
        yield f"from {one['from']!r} to the same"
    if sentence(texts, (one["report"], one["sentence"])) is None:
        yield f"{(one['report'], one['sentence'])}: no such sentence"


def _dispute(one: Json, texts: Texts) -> Iterator[str]:
    yield from _empty(one, "claim")
    for name in ("asserted", "denied"):
        if not one[name]:
            yield f"{name} by nobody"
        yield from twice(name, map(str, one[name]))
        for told in one[name]:
            if not _are(told, str, str, int) or not told[0]:
                yield f"{name}: {told} is not who, report and sentence"
            elif sentence(texts, (told[1], told[2])) is None:
                yield f"{name}: {(told[1], told[2])}: no such sentence"


def mentions(some: Sequence[Any], texts: Texts) -> Iterator[str]:
    """What is wrong with the mentions of a statement, of a position or of an event."""
    if not some:
        yield "no mention"
    yield from twice("mention", map(str, some))
    for mention in some:
        if not _are(mention, str, int, str):
            yield f"mention {mention} is not report, sentence and words"
            continue
        report, number, words = mention
        home = sentence(texts, (report, number))
        if home is None:
            yield f"mention {(report, number)}: no such sentence"
        elif not words or home.count(words) != 1:
            yield f"mention {(report, number)}: not once in its sentence: {words!r}"


def _are(values: object, *types: type) -> bool:
    """Whether this is a list with values of these types."""
    return isinstance(values, list) and [*map(type, values)] == [*types]


def _stance(stance: str) -> Iterator[str]:
    if stance not in STANCES:
        yield f"stance {stance!r}"


def _empty(one: Json, *names: str) -> Iterator[str]:
    yield from (f"{name} is empty" for name in names if not one[name])


# ---- counts -----------------------------------------------------------------------------------------------------------


def stats(series: Series) -> str:
    """What is there, by series, as two tables of Markdown: texts and statements; positions, moves and disputes."""
    return crises.tables(
        series,
        (("crises", "reports", "sentences", "statements", "told by two reports and more", "mentions"), _said),
        (("questions", *STANCES, "moves", "disputes"), _stands),
    )


def _said(some: Sequence[Json]) -> list[int]:
    told = [one["mentions"] for crisis in some for one in crisis["statements"]]
    return [
        *crises.size(some),
        len(told),
        sum(len({report for report, *_ in mentions}) > 1 for mentions in told),
        sum(map(len, told)),
    ]


def _stands(some: Sequence[Json]) -> list[int]:
    questions = [question for crisis in some for question in crisis["questions"]]
    stances = Counter(position["stance"] for question in questions for position in question["positions"])
    return [
        len(questions),
        *(stances[stance] for stance in STANCES),
        sum(len(question["moves"]) for question in questions),
        sum(len(crisis["disputes"]) for crisis in some),
    ]


def main(args: Sequence[str]) -> int:
    """Run a command; returns the exit status."""
    return crises.run(args, FOLDER, usage=__doc__, faults=faults, stats=stats)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
