"""Tripwires and their states, and what an event that has not happened would touch, against what is expected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.picture_evidence import Ground, Item, Place, Shelf, half, meeting, quality, shelved
from benchmarks.picture_measure import Section
from lagebild.situation import Picture, State, Tripwire, WhatIf

STATES_RIGHT = 0.75
WHATIF_RIGHT = 0.8
OPEN = "open"


@dataclass(frozen=True, slots=True)
class Wire:
    """An expected tripwire: `places` are those by which it is found, the surest first; `repeats` say the same elsewhere."""

    item: Item
    places: tuple[Place, ...]
    repeats: tuple[Place, ...]

    @property
    def id(self) -> str:
        """Its id in expected.json."""
        return str(self.item["id"])

    @property
    def changes(self) -> list[Item]:
        """Its states after the first."""
        return [one for one in self.item["history"] if one["state"] != OPEN]


class Wires:
    """The expected tripwires, each with its line in the picture, as far as there is one."""

    def __init__(self, expected: Item, ground: Ground, lines: Sequence[Tripwire]) -> None:
        said = [_places(one, ground, one["id"]) for one in expected.get("statements", ())]
        self.ground = ground
        self.all = [_wire(one, ground, said) for one in expected.get("tripwires", ())]
        self.optional = [
            found
            for number, one in enumerate(expected.get("optional_commitments", ()), 1)
            for place in [ground.place(one, f"optional_commitments {number}")]
            for found in (place, *ground.twins(place))
        ]
        shelf: Shelf[Tripwire] = shelved(lines, lambda line: line.evidence)
        self.homes = {wire.id: line for wire in self.all if (line := _home(wire, shelf))}

    def of(self, line: Tripwire) -> list[str]:
        """The ids of the expected tripwires that a line can be: its words are theirs, a copy's, or another report's of the same."""
        best: dict[str, float] = {}
        for wire in self.all:
            for place in (*wire.places, *wire.repeats):
                for one in line.evidence:
                    if half(place, one):
                        best[wire.id] = max(best.get(wire.id, 0.0), quality(place, one))
        return sorted(best, key=lambda identity: -best[identity])

    def is_optional(self, line: Tripwire) -> bool:
        """Whether it may be read as a commitment of its own."""
        return any(half(place, one) for place in self.optional for one in line.evidence)


def _wire(item: Item, ground: Ground, said: Iterable[Sequence[Place]]) -> Wire:
    article, version, name = item["article"], item["version"], f"tripwire {item['id']}"
    quotes = [quote for quote in (item["consequence"], item["condition"]) if quote]
    first, *condition = [ground.at(article, version, quote, name) for quote in quotes]
    also = [ground.place(one, name) for one in item.get("also", ())]
    places = (first, *also, *condition)
    others = [
        place for some in said if any(meeting(one, place) for one in (first, *also) for place in some) for place in some
    ]
    twins = [twin for place in places for twin in ground.twins(place)]
    return Wire(item, places, (*others, *twins))


def _places(item: Item, ground: Ground, name: str) -> list[Place]:
    return [ground.place(one, name) for one in item["mentions"]]


def _home(wire: Wire, shelf: Shelf[Tripwire]) -> Tripwire | None:
    """The line that holds its consequence, else one of the other reports of it, else its condition."""
    hits = (shelf.best(place, half) for place in wire.places)
    return next((hit.line for hit in hits if hit), None)


# -- states -------------------------------------------------------------------------------------------------------------------


def tripwires(picture: Picture, expected: Item, ground: Ground) -> Section:
    """Whether every commitment is there and stands as it should."""
    section = Section("Tripwires")
    wires = Wires(expected, ground, picture.tripwires)
    found, total = len(wires.homes), len(wires.all)
    section.share("found at all", found, total)
    section.both("state right", _states(section, wires), found, total, STATES_RIGHT)
    _histories(section, wires)
    _leads(section, wires)
    _replacements(section, wires)
    _kinds(section, wires)
    _alarms(section, wires, picture.tripwires)
    _invented(section, wires, picture.tripwires, expected)
    return section


def _states(section: Section, wires: Wires) -> int:
    right = 0
    for wire in wires.all:
        if (line := wires.homes.get(wire.id)) is None:
            section.miss(wire.id, "state", "not read")
            continue
        right += line.state == wire.item["state"]
        if line.state != wire.item["state"]:
            section.miss(wire.id, "state", f"{line.state} instead of {wire.item['state']}")
        if others := [one for one, home in wires.homes.items() if home.id == line.id and one != wire.id]:
            section.miss(wire.id, "merged", f"one line with {' '.join(others)}")
    return right


def _histories(section: Section, wires: Wires) -> None:
    """Every change of state, with and without the article that shows it; and of those proposed, how many are right."""
    with_article = reached = of_found = total = proposed = good = 0
    for wire in wires.all:
        line = wires.homes.get(wire.id)
        total += len(wire.changes)
        if line is None:
            continue
        of_found += len(wire.changes)
        for change in wire.changes:
            shown = [state for state in line.history if state.state == change["state"]]
            right = any(_shows(wire, change, line, state, wires.ground) for state in shown)
            reached += bool(shown)
            with_article += right
            if not right:
                by = sorted({article for state in shown for article in _articles(line, state)})
                why = f"shown by {' '.join(by) or 'nothing'}" if shown else "missing"
                section.miss(wire.id, f"{change['state']} by {change['article']}", why)
        made = [state for state in line.history if state.state != OPEN]
        proposed += len(made)
        good += sum(any(_shows(wire, one, line, state, wires.ground) for one in wire.changes) for state in made)
    section.both("changes of state, right article", with_article, of_found, total)
    section.share("changes of state, whatever article (all)", reached, total)
    section.share("proposed changes that are right", good, proposed)


def _leads(section: Section, wires: Wires) -> None:
    """Of the changes of state that the picture lacks, of how many a lead has the sentence; and how many of the likely leads have one."""
    missed = led = likely = good = 0
    for wire in wires.all:
        line = wires.homes.get(wire.id)
        told = [_told_at(change, wires) for change in wire.changes]
        if line is None:
            missed += len(wire.changes)
            continue
        for change, places in zip(wire.changes, told, strict=True):
            if not any(_shows(wire, change, line, state, wires.ground) for state in line.history):
                missed += 1
                led += any(half(place, lead.evidence) for place in places for lead in line.leads)
        likely += len(line.likely)
        good += sum(any(half(place, lead.evidence) for places in told for place in places) for lead in line.likely)
    section.share("missing changes that a lead tells", led, missed)
    section.share("likely leads that tell a change", good, likely)


def _told_at(change: Item, wires: Wires) -> list[Place]:
    """Where the sentence of a change stands, in copies as well."""
    if "quote" not in change:
        return []
    place = wires.ground.place(change, f"state {change['state']}")
    return [place, *wires.ground.twins(place)]


def _shows(wire: Wire, change: Item, line: Tripwire, state: State, ground: Ground) -> bool:
    """Whether a state of a line is the expected one, and one of its reports is, or copies, one that shows it."""
    also = wire.item.get("touched_also", ()) if change["state"] == "touched" else ()
    good = {ground.original(one["article"]) for one in (change, *also)}
    have = {ground.original(article) for article in _articles(line, state)}
    return state.state == change["state"] and bool(good & have)


def _articles(line: Tripwire, state: State) -> set[str]:
    touching = [touch.evidence for touch in line.touched_by if touch.effect == state.state]
    return {one.article for one in (*state.evidence, *touching)}


def _replacements(section: Section, wires: Wires) -> None:
    wanted = [wire for wire in wires.all if "replaced_by" in wire.item]
    right = 0
    for wire in wanted:
        line, new = wires.homes.get(wire.id), wires.homes.get(wire.item["replaced_by"])
        good = line is not None and new is not None and line.replaced_by == new.id
        right += good
        if not good:
            section.miss(wire.id, "replaced", f"not by {wire.item['replaced_by']}")
    others = [wire for wire in wires.all if wire not in wanted and wire.id in wires.homes]
    wrong = [wire for wire in others if wires.homes[wire.id].replaced_by]
    for wire in wrong:
        section.miss(wire.id, "replaced", "by another, and is not")
    section.share("replaced by the right one", right, len(wanted))
    section.share("replaced and should not be", len(wrong), len(others), less=True)


def _kinds(section: Section, wires: Wires) -> None:
    kinds = conditions = 0
    for wire in wires.all:
        if (line := wires.homes.get(wire.id)) is None:
            continue
        good = {wire.item["kind"], *wire.item.get("kinds_accepted", ())}
        kinds += line.kind in good
        conditions += line.condition_kind == wire.item["condition_kind"]
        if line.kind not in good:
            section.miss(wire.id, "kind", f"{line.kind} instead of {' or '.join(sorted(good))}")
        if line.condition_kind != wire.item["condition_kind"]:
            have, should = line.condition_kind or "none", wire.item["condition_kind"] or "none"
            section.miss(wire.id, "condition", f"{have} instead of {should}")
    section.both("kind right", kinds, len(wires.homes), len(wires.all))
    section.both("kind of condition right", conditions, len(wires.homes), len(wires.all))


def _alarms(section: Section, wires: Wires, lines: Sequence[Tripwire]) -> None:
    """Changes that are proposed of what is open, and commitments that stand in several lines."""
    meant = {line.id: wires.of(line) for line in lines}
    alarming = [line.id for line in lines if _changed(line)]
    quiet = [wire for wire in wires.all if wire.item["state"] == OPEN and wire.id in wires.homes]
    alarms = [wire for wire in quiet if any(wire.id in meant[line] for line in alarming)]
    for wire in alarms:
        section.miss(wire.id, "false alarm", "a change is proposed and it is open")
    split = [wire for wire in wires.all if sum(wire.id in ids[:1] for ids in meant.values()) > 1]
    for wire in split:
        section.miss(wire.id, "split", "stands in several lines")
    section.share("false alarms at what is open (found)", len(alarms), len(quiet), less=True)
    section.share("in several lines (found)", len(split), len(wires.homes), less=True)


def _changed(line: Tripwire) -> bool:
    return any(state.state != OPEN for state in line.history)


def _invented(section: Section, wires: Wires, lines: Sequence[Tripwire], expected: Item) -> None:
    """Commitments that nobody made."""
    invented = [line for line in lines if not wires.of(line) and not wires.is_optional(line)]
    for line in invented:
        articles = " ".join(one.article for one in line.evidence)
        section.miss("-", "invented", f"{articles}: {line.consequence}")
    shown = sum(line.shown for line in lines)
    section.share("lines that nobody committed to", len(invented), len(lines), less=True)
    section.share("  of those that are shown", sum(line.shown for line in invented), shown, less=True)
    section.share("  raising an alarm", sum(map(_changed, invented)), len(invented), less=True)
    taken = list(_taken(lines, expected, wires.ground))
    section.share("named as none and taken for one", sum(taken), len(taken), less=True)


def _taken(lines: Sequence[Tripwire], expected: Item, ground: Ground) -> Iterator[bool]:
    """Of the words that are named as no commitment, which were taken for one."""
    for number, item in enumerate(expected.get("notes", {}).get("no_tripwire", ()), 1):
        place = ground.place(item, f"no_tripwire {number}")
        yield any(half(place, one) for line in lines for one in line.evidence)


# -- what an event would touch ------------------------------------------------------------------------------------------------


def whatif(picture: Picture, expected: Item, ground: Ground, answers: Mapping[str, WhatIf] | None) -> Section:
    """Whether a sentence touches what it should and nothing else; `answers` None where nothing was asked."""
    section = Section("What if")
    wires = Wires(expected, ground, picture.tripwires)
    asked = expected.get("whatif", ()) if answers is not None else ()
    counts = {True: [0, 0], False: [0, 0]}  # touching or not: right, all
    missed = close = 0
    for number, item in enumerate(asked, 1):
        answer = (answers or {}).get(item["sentence"])
        why = "not answered" if answer is None else _wrong(item, [wires.of(line) for line, _ in answer.touches])
        counts[bool(item["touches"])][0] += not why
        counts[bool(item["touches"])][1] += 1
        if why and item["touches"] and answer is not None:
            missed += 1
            close += any(set(item["touches"]) & set(wires.of(line)) for line in answer.near)
        if why:
            unread = "" if answer is None or answer.read else "; no event read"
            section.miss(f"whatif {number}", "touches", why + unread)
    (touching, of_touching), (silent, of_silent) = counts[True], counts[False]
    section.share("right, of those that touch something", touching, of_touching)
    section.share("right, of those that touch nothing", silent, of_silent)
    section.share("missed, and named as near", close, missed)
    section.share("what if, right", touching + silent, of_touching + of_silent, target=WHATIF_RIGHT)
    return section


def _wrong(item: Item, touched: Sequence[Sequence[str]]) -> str:
    """Why an answer is wrong; "" where it is right. Each touched line is given by the ids that it can be."""
    either = set(item.get("either", ()))
    wanted, allowed = set(item["touches"]), {*item["touches"], *either, *item.get("may", ())}
    near = item.get("near", ())
    near = {near} if isinstance(near, str) else set(near)
    for ids in touched:
        if not allowed & set(ids):
            name = " ".join(ids) or "something invented"
            return f"touches {name}" + (", which is only near" if near & set(ids) else "")
    reached = {identity for ids in touched for identity in ids}
    if either:
        return "" if either & reached else f"touches none of {' '.join(sorted(either))}"
    missing = wanted - reached
    return f"does not touch {' '.join(sorted(missing))}" if missing else ""
