"""Announcements and what became of them (`corpus/outcomes`): check the files, count what they hold.

    python -m corpus.outcomes check            every fault on standard output, exit status 1 where there is one
    python -m corpus.outcomes stats            what is there, by series, as the tables of corpus/outcomes/README.md
    python -m corpus.outcomes write            puts these tables into README.md

A series is a file, a crisis a line of it; README.md has the form.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from corpus import crises
from corpus.crises import Json, Place, Series, Texts, keys, published, sentence, twice

FOLDER = Path(__file__).resolve().parent / "outcomes"
KINDS = ("promise", "threat", "refusal", "demand", "offer")
CONDITIONS = ("if", "unless", "until", "while", "before")
STATES = ("touched", "fulfilled", "lapsed", "withdrawn")
SHARED = ("none", "some", "most")
KEYS = {
    "announcement": {
        *("id", "report", "sentence", "by", "kind", "condition", "condition_kind", "consequence", "outcomes", "near"),
    },
    "outcome": {"state", "report", "sentence", "also", "words"},
}


# ---- faults -----------------------------------------------------------------------------------------------------------


def faults(series: Series) -> Iterator[str]:
    """What is wrong with all series, each with where it is."""
    yield from crises.faults(series, {"announcements"}, _announcements)


def _announcements(crisis: Json, texts: Texts) -> Iterator[str]:
    yield from twice("announcement", (str(one.get("id")) for one in crisis["announcements"]))
    for one in crisis["announcements"]:
        yield from (f"{one.get('id')}: {fault}" for fault in _announcement(one, texts))


def _announcement(one: Json, texts: Texts) -> Iterator[str]:
    wrong = [*keys("announcement", one, KEYS["announcement"])]
    home = None if wrong else sentence(texts, (one["report"], one["sentence"]))
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


def _outcomes(one: Json, texts: Texts) -> Iterator[str]:
    told: list[Place] = []
    for number, outcome in enumerate(one["outcomes"], 1):
        wrong = [*keys("outcome", outcome, KEYS["outcome"])]
        yield from (f"outcome {number}: {fault}" for fault in wrong or _outcome(one, outcome, texts))
        told += () if wrong else places(outcome)
    yield from twice("state", (str(outcome.get("state")) for outcome in one["outcomes"]))
    near = [_place(place) for place in one["near"]]
    yield from (f"near {place} twice" for place, number in Counter(near).items() if number > 1)
    for place in near:
        if sentence(texts, place) is None:
            yield f"near {place}: no such sentence"
        elif place in told:
            yield f"near {place}: an outcome as well"
        elif place == (one["report"], one["sentence"]):
            yield f"near {place}: the announcement itself"


def _outcome(one: Json, outcome: Json, texts: Texts) -> Iterator[str]:
    if outcome["state"] not in STATES:
        yield f"state {outcome['state']!r}"
    if outcome["state"] == "touched" and one["condition"] is None:
        yield "touched without a condition"
    if outcome["words"] not in SHARED:
        yield f"words {outcome['words']!r}"
    yield from twice("sentence", map(str, places(outcome)))
    made = published(texts[one["report"]])
    for place in places(outcome):
        told = published(texts[place[0]]) if sentence(texts, place) is not None else None
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


# ---- counts -----------------------------------------------------------------------------------------------------------


def stats(series: Series) -> str:
    """What is there, by series, as two tables of Markdown: how much of everything; outcomes by state and words shared."""
    return crises.tables(
        series,
        (("crises", "reports", "sentences", *(f"{kind}s" for kind in KINDS), "with a condition", "near"), _size),
        ((*STATES, *(f"words {one}" for one in SHARED), "no outcome"), _became),
    )


def _size(some: Sequence[Json]) -> list[int]:
    made = [one for crisis in some for one in crisis["announcements"]]
    kinds = Counter(one["kind"] for one in made)
    return [
        *crises.size(some),
        *(kinds[kind] for kind in KINDS),
        sum(one["condition"] is not None for one in made),
        sum(len(one["near"]) for one in made),
    ]


def _became(some: Sequence[Json]) -> list[int]:
    made = [one for crisis in some for one in crisis["announcements"]]
    told = [outcome for one in made for outcome in one["outcomes"]]
    states, shared = (Counter(outcome[name] for outcome in told) for name in ("state", "words"))
    return [
        *(states[one] for one in STATES),
        *(shared[one] for one in SHARED),
        sum(not one["outcomes"] for one in made),
    ]


def main(args: Sequence[str]) -> int:
    """Run a command; returns the exit status."""
    return crises.run(args, FOLDER, usage=__doc__, faults=faults, stats=stats)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
