"""The picture that a dossier's expected.json asks for: what nobody could do better."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from benchmarks.picture import Made
from benchmarks.picture_evidence import Ground, Place
from lagebild.situation import (
    Alternative,
    Dispute,
    Evidence,
    FigureLine,
    FigureValue,
    FusedEvent,
    FusedStatement,
    Hypothesis,
    Picture,
    PositionLine,
    Question,
    Stance,
    State,
    Totals,
    Tripwire,
    WhatIf,
    Who,
)
from lagebild.situation import Touch as Touched

Item = Mapping[str, Any]
Shows = Callable[[Item], Evidence]


def made(expected: Item, texts: Mapping[tuple[str, int], str]) -> Made:
    """The picture with the answers to what is asked."""
    ground = Ground(texts, [(copy, original) for copy, original in expected["copies"]])
    shows = partial(_evidence, ground)
    wires = {one["id"]: _tripwire(one, shows, ground) for one in expected["tripwires"]}
    shown = Picture(
        "perfect",
        articles=Totals(**expected["articles"]),
        statements=tuple(_statement(one, shows) for one in expected["statements"])
        + tuple(_apart(expected, shows, ground)),
        events=tuple(_event(one, shows) for one in expected["events"]),
        questions=tuple(_question(one, shows) for one in expected["questions"]),
        tripwires=tuple(wires.values()),
        disputes=tuple(_dispute(one, shows) for one in expected["disputes"]),
        hypotheses=tuple(_hypothesis(one, shows) for one in expected["hypotheses"]),
        figures=tuple(_figure(one, shows) for one in expected["figures"]),
    )
    return Made(shown, [(copy, original) for copy, original in expected["copies"]], _answers(expected["whatif"], wires))


def _evidence(ground: Ground, item: Item) -> Evidence:
    return _at(ground.place(item, "here"), item["quote"])


def _at(place: Place, quote: str) -> Evidence:
    return Evidence(place.article, place.version, None, None, None, None, "", (place.span,), quote)


def _who(name: str) -> Who:
    return Who(name, name)


def _sorted(some: Iterable[Evidence], first: str = "") -> tuple[Evidence, ...]:
    return tuple(sorted(some, key=lambda one: (one.article != first, one.article)))


def _statement(item: Item, shows: Shows) -> FusedStatement:
    said = _sorted(map(shows, item["mentions"]), item["first"])
    return FusedStatement(item["id"], said, sources=item["sources"], speaker=_who(item["speaker"]))


def _apart(expected: Item, shows: Shows, ground: Ground) -> Iterator[FusedStatement]:
    """What stands in no expected statement, each by itself."""
    known = {ground.place(one, "") for item in expected["statements"] for one in item["mentions"]}
    others = {ground.place(one, ""): one for pair in expected["apart"] for one in pair}
    for number, (place, one) in enumerate(others.items()):
        if place not in known:
            yield FusedStatement(f"apart {number}", (shows(one),))


def _event(item: Item, shows: Shows) -> FusedEvent:
    return FusedEvent(item["id"], _sorted(map(shows, item["mentions"])), sources=item["sources"], type=item["type"])


def _question(item: Item, shows: Shows) -> Question:
    lines = [_line(item, actor, shows) for actor in dict.fromkeys(one["actor"] for one in item["positions"])]
    return Question(item["id"], (), label=item["label"], positions=tuple(lines))


def _line(question: Item, actor: str, shows: Shows) -> PositionLine:
    """An actor's positions, with the changes that are expected after the positions that stood before."""
    stances: list[Stance] = []
    moves: list[int] = []
    changes = [one for one in question["changes"] if one["actor"] == actor]
    for one in (each for each in question["positions"] if each["actor"] == actor):
        for change in [each for each in changes if each["article"] <= one["article"]]:
            changes.remove(change)
            moves.append(len(stances))
            stances.append(Stance(change["to"], "", _who(actor), (shows(change),), shown=False))  # no position
        stances.append(Stance(one["stance"], "", _who(one.get("holder", actor)), (shows(one),)))
    return PositionLine(_who(actor), stances[-1].stance, "", tuple(stances), tuple(moves))


def _tripwire(item: Item, shows: Shows, ground: Ground) -> Tripwire:
    quotes = [item["consequence"], *[item["condition"]] * bool(item["condition"])]
    said = [_at(ground.at(item["article"], item["version"], words, "here"), words) for words in quotes]
    said += [shows(one) for one in item.get("also", ())]
    history = [State(one["state"], "", (shows(one),) if "quote" in one else ()) for one in item["history"]]
    return Tripwire(
        item["id"],
        tuple(said),
        kind=item["kind"],
        condition_kind=item["condition_kind"],
        history=tuple(history),
        replaced_by=item.get("replaced_by"),
    )


def _dispute(item: Item, shows: Shows) -> Dispute:
    sides = [tuple(map(shows, item[key])) for key in ("asserted_by", "denied_by")]
    return Dispute(item["id"], (*sides[0], *sides[1]), assertions=sides[0], denials=sides[1])


def _hypothesis(item: Item, shows: Shows) -> Hypothesis:
    some = [
        Alternative(one["text"], (), (shows(one), *map(shows, one.get("also", ())))) for one in item["alternatives"]
    ]
    return Hypothesis(item["id"], (), alternatives=tuple(some))


def _figure(item: Item, shows: Shows) -> FigureLine:
    values = [FigureValue(one["number"], one["comparator"], None, None, (shows(one),)) for one in item["values"]]
    return FigureLine(item["id"], (), differs=not item["compatible"], values=tuple(values))


def _answers(asked: Sequence[Item], wires: Mapping[str, Tripwire]) -> dict[str, WhatIf]:
    return {
        one["sentence"]: WhatIf(
            one["sentence"],
            touches=tuple(
                (wires[name], Touched("touched", wires[name].evidence[0], 1.0, "")) for name in one["touches"]
            ),
        )
        for one in asked
    }
