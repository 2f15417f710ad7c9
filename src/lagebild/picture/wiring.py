"""Commitments that are one: the same said on other days, by another organ of the same side, or reported back.

Two are one where consequence and condition say the same and both bind the same side. A text that looks back on a commitment may leave its
condition out; names of others in it do no harm where both parts say the same.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from lagebild.picture import wording
from lagebild.picture.bonds import Words
from lagebild.picture.cast import Cast
from lagebild.picture.castwords import last_name
from lagebild.picture.clusters import Link, Pair, Step, decisions, pair, pairs_of
from lagebild.picture.clusters import joined as clustered
from lagebild.picture.deadlines import Deadline
from lagebild.picture.lifecycle import Binds, binding
from lagebild.picture.material import Material, Piece, Sheet
from lagebild.picture.onevow import vows as one_vow
from lagebild.picture.vow import Vow, differing
from lagebild.picture.vowsapart import apart, differ
from lagebild.picture.wires import Wire, wires
from lagebild.records import Spans
from lagebild.situation import FusedStatement, Who

_NEGATED = re.compile(r"\b(?:nicht|nichts|kein\w*|not|no)\b", re.I)
_IF_NOT = re.compile(r"\W*(?:wenn|falls|sofern)\b.*\b(?:nicht|nichts|kein\w*)\b|\W*if\b.*\b(?:not|no)\b", re.I)
_ONLY = re.compile(r"\b(?:erst|only)\b", re.I)
_SAME_WAYS = {
    (("unless", False), ("if", True)),
    (("until", False), ("while", True)),
    (
        ("until", False),
        ("while", False),
    ),  # "until the last one is out", "while one is in": the words are opposites then
    (("unless", False), ("until", False)),
}

ALIKE = 0.55  # likeness from which two wordings can be the same commitment
LESS, MORE = 0.35, 0.85  # … where the conditions are as good as the same
AGAIN = 0.45  # how far two are about the same where the text says that one is made again
BOTH = 0.75  # … where nothing but the words speaks for it


@dataclass(frozen=True, eq=False)
class Joined:
    """One commitment with all texts of it, the earliest first. As long as nothing about it changes it is one object over all drawings."""

    wires: tuple[Wire, ...]
    why: tuple[str, ...] = ()

    @cached_property
    def main(self) -> Wire:
        """The wire whose words stand for it: not a look back, with its condition, one that says what it is about, the surest."""
        return min(
            self.wires, key=lambda one: (one.back, not one.condition, vague(one), -one.confidence, one.piece.order)
        )

    @property
    def first(self) -> Wire:
        """The earliest."""
        return self.wires[0]

    @cached_property
    def kind(self) -> str:
        """The kind that the surest readings have."""
        votes = Counter[str]()
        for wire in self.wires:
            votes[wire.kind] += 0  # keeps the order
            votes[wire.kind] += wire.confidence  # type: ignore[assignment]
        return max(votes, key=lambda kind: (votes[kind], kind))

    @cached_property
    def binds(self) -> Binds:
        """What it binds to."""
        return binding(self.kind, self.main.keeps)

    @property
    def condition_kind(self) -> str | None:
        """How its condition stands."""
        return self.main.condition_kind if self.main.condition else None

    @cached_property
    def by(self) -> tuple[Who, ...]:
        """Who made it: as the main wire has it, then the others of those sides."""
        others = (who for wire in self.wires for who in wire.by if not wire.back)
        return tuple(dict.fromkeys((*self.main.by, *others)))

    @cached_property
    def sides(self) -> frozenset[str]:
        """The sides that it binds."""
        return self.main.sides or frozenset().union(*(wire.sides for wire in self.wires))

    @cached_property
    def deadline(self) -> Deadline | None:
        """Its deadline."""
        return self.main.deadline or next((one.deadline for one in self.wires if one.deadline), None)

    @cached_property
    def about(self) -> tuple[str, ...]:
        """The units of all that its wires mean, as keys to look it up by."""
        parts = [part for wire in self.wires for part in (meant(wire), condition(wire), context(wire)) if part]
        return tuple(sorted({unit for part in parts for unit in part.units}))

    @cached_property
    def makers(self) -> tuple[str, ...]:
        """Who made it: sides, ids, last words of names, as keys to look it up by."""
        return tuple(sorted({*self.sides, *(who.id for who in self.by), *(last_name(who.name) for who in self.by)}))

    @cached_property
    def moment(self) -> str:
        """When it was first told."""
        return self.first.piece.text.moment


def ties(material: Material, cast: Cast) -> dict[Pair, Link]:
    """The pairs of commitments that are one by what they say and who makes them, with the reason."""
    of = _of(material)
    keys = {key: some for sheet in material.sheets for key, some in sheet.of(_keyed).items()}
    printed, partners = {pair(*link) for link in material.copies}, dict[str, set[str]]()
    for one, other in material.copies:
        partners.setdefault(one, set()).add(other)
        partners.setdefault(other, set()).add(one)

    def same(one: Piece, other: Piece) -> str | None:
        left, right = of[one.id], of[other.id]
        if pair(one.text.version.article, other.text.version.article) in printed and left.says == right.says:
            return "a copy"
        return alike(left, right, cast)

    pieces = [wire.piece for wire in of.values()]
    marks = {
        piece.id: tuple(sorted(partners[at])) for piece in pieces if (at := piece.text.version.article) in partners
    }
    step = Step(material.kept, "commitments", marks)
    alone = pairs_of(pieces, lambda piece: keys[piece.id], same, step).found
    return {**one_vow(pieces, of, alone, never, Step(material.kept, "vows")), **alone}


def joined(material: Material, links: Mapping[Pair, Link]) -> list[Joined]:
    """The commitments of all texts, the first first, by which pairs of them are one."""
    of = _of(material)
    found = clustered([wire.piece for wire in of.values()], links, decisions(material.verdicts))
    before: Mapping[str, Joined] = material.kept.left.get("joined", {})
    made = [_joined(tuple(of[piece.id] for piece in one.members), one.reasons, before) for one in found]
    material.kept.left["joined"] = {one.first.id: one for one in made}
    return made


def once(material: Material, links: Mapping[Pair, Link]) -> dict[Pair, Link]:
    """Of pairs of commitments that are one those that can be one utterance: not where one text says that it is made once more, two people
    make them, anything keeps their words apart, or a person has said that they are two.
    """
    of, said = _of(material), decisions(material.verdicts)
    vows = {identity: Vow(wire) for identity, wire in of.items()}
    return {
        both: link
        for both, link in links.items()
        if said.get(both) != "split"
        and not any(of[piece.id].repeats for piece in link[:2])
        and not differing(vows[both[0]].persons, vows[both[1]].persons)
        and not apart(vows[both[0]], vows[both[1]])
    }


def told_once(material: Material, statements: Iterable[FusedStatement], links: Mapping[Pair, Link]) -> dict[Pair, Link]:
    """The pairs of commitments that stand in one statement, of which each report has but one there, besides those that are one anyway
    (`links`).
    """
    by_text = defaultdict[tuple[str, int], list[Wire]](list)
    for wire in material.each(wires):
        by_text[wire.piece.text.key].append(wire)
    found: dict[Pair, Link] = {}
    for one in statements:
        inside: dict[str, dict[str, Wire]] = defaultdict(dict)
        for shown in one.evidence:
            some = by_text.get((shown.article, shown.version), ())
            inside[shown.article] |= {wire.id: wire for wire in some if _touch(wire.consequence, shown.spans)}
        lone = [wire for some in inside.values() if len(some) == 1 for wire in some.values()]
        alone = sorted(lone, key=lambda wire: wire.piece.order)
        for at, first in enumerate(alone):
            for then in alone[at + 1 :]:
                both = pair(first.id, then.id)
                if both not in links and not never(first, then) and not _kept_apart_by_words(first, then):
                    found[both] = first.piece, then.piece, "announced in one statement"
    return found


def _kept_apart_by_words(one: Wire, other: Wire) -> bool:
    return apart(Vow(one), Vow(other)) if one.language == other.language else differ(one, other)


def _of(material: Material) -> dict[str, Wire]:
    return {wire.id: wire for wire in material.each(wires)}


def _joined(wires: tuple[Wire, ...], why: tuple[str, ...], before: Mapping[str, Joined]) -> Joined:
    """Some wires as one commitment: the one that they were before, if they were."""
    held = before.get(wires[0].id)
    if held is None or held.why != why or len(held.wires) != len(wires):
        return Joined(wires, why)
    return held if all(one is other for one, other in zip(held.wires, wires, strict=True)) else Joined(wires, why)


def _keyed(sheet: Sheet) -> Mapping[str, tuple[Hashable, ...]]:
    """By what the commitments of a text are looked up, by their ids."""
    return {wire.id: tuple(dict.fromkeys(_keys(wire))) for wire in sheet.of(wires)}


def _keys(wire: Wire) -> Iterator[Hashable]:
    yield wire.piece.text.key
    for unit in said(wire).units:
        for side in wire.sides or ("",):
            yield side, unit
        yield unit, _ask(wire)


def _ask(wire: Wire) -> bool:
    return wire.kind == "demand"


def said(wire: Words) -> wording.Meaning:
    """The meaning of the consequence as it stands: for telling commitments apart."""
    return wording.meaning(wire.asserts, wire.language)


def meant(wire: Words) -> wording.Meaning:
    """The meaning of the consequence without times: for what happens later."""
    return wording.meaning(wire.told, wire.language)


def condition(wire: Words) -> wording.Meaning | None:
    """The meaning of the condition without times."""
    return wording.meaning(wire.tied, wire.language) if wire.tied else None


def vague(wire: Words) -> bool:
    """Whether a condition says neither of whom nor of what it is ("falls geschossen werde")."""
    wanted = condition(wire)
    return wanted is not None and not wanted.things and not wanted.names


def context(wire: Words) -> wording.Meaning | None:
    """The meaning of what a consequence refers to; None where it says itself what it is about."""
    return wording.meaning(wire.before, wire.language) if wire.refers else None


def alike(one: Wire, other: Wire, cast: Cast) -> str | None:
    """The reason for which two wires are one commitment; None where they are not."""
    if one.piece.text is other.piece.text and _meet(one, other):
        return "the same words"
    if _kept_apart(one, other):
        return None
    if again := _again(one, other):
        return again
    close = _same(said(one), said(other))
    left, right = condition(one), condition(other)
    if left and right and not _one_way(one, other):
        return None
    tied = _tied(one, other, left, right) if left and right else None
    if close < (LESS if tied and tied >= MORE else ALIKE):
        return None
    why = _alike(one, other, close, tied, cast)
    return None if why is None or differ(one, other) else why


def _kept_apart(one: Wire, other: Wire) -> bool:
    """Whether two are never one: one demands and the other does not, somebody else tells of one, it takes the other's place, or they say
    another number.
    """
    return _ask(one) != _ask(other) or one.hearsay or other.hearsay or _renewed(one, other) or _other_number(one, other)


def never(one: Wire, other: Wire) -> bool:
    """The same of two that are not alike by their wordings: their conditions too must point one way."""
    return _kept_apart(one, other) or bool(one.condition and other.condition and not _one_way(one, other))


def _alike(one: Wire, other: Wire, close: float, tied: float | None, cast: Cast) -> str | None:
    """The same of two whose consequences are alike by `close` and whose conditions, where both have one, by `tied`."""
    left, right = condition(one), condition(other)
    shared = one.sides & other.sides or _parties(one, cast) & _parties(other, cast)
    if tied is None:
        if shared and close >= ALIKE and (held := _held_within(one, other)) >= ALIKE:
            return f"same side, consequence alike ({close:.2f}), the condition stands in both ({held:.2f})"
        if not shared or ((left or right) and not (one.back or other.back) and close < BOTH):
            return None
        return f"same side, consequence alike ({close:.2f})"
    if tied >= ALIKE and (
        (shared and (close >= ALIKE or wording.polarity(said(one), said(other)) > 0)) or min(close, tied) >= BOTH
    ):
        return f"{'same side, ' if shared else ''}consequence and condition alike ({close:.2f}, {tied:.2f})"
    if shared and close >= BOTH and (one.back or other.back):
        return f"same side, reported back, consequence alike ({close:.2f})"
    return None


def _again(one: Wire, other: Wire) -> str | None:
    """Whether the same people make it once more in so many words, about the same."""
    people = {who.id for who in one.by} & {who.id for who in other.by}
    last = max((one, other), key=lambda each: each.piece.order)
    if not people or not last.repeats or one.piece.text.day == other.piece.text.day:
        return None
    close = wording.topic(_whole(one), _whole(other))
    return f"made again by the same, about the same ({close:.2f})" if close >= AGAIN else None


def _whole(wire: Wire) -> wording.Meaning:
    words = f"{wire.asserts}, {wire.when}" if wire.when else wire.asserts
    return wording.meaning(words, wire.piece.text.reading.article.language)


def _renewed(one: Wire, other: Wire) -> bool:
    """Whether one takes the place of the other: the text says so, or it has another deadline."""
    first, last = sorted((one, other), key=lambda each: each.piece.order)
    if last.back or first.piece.text.day == last.piece.text.day:
        return False
    due, new = first.deadline, last.deadline
    return last.renews or bool(due and new and due.day != new.day)


def _other_number(one: Wire, other: Wire) -> bool:
    """Whether both say how many, and not the same: "zwei Seeleute" are not "fünf Seeleute"."""
    left, right = ({number.value for number in meant(each).numbers} for each in (one, other))
    return bool(left and right) and left.isdisjoint(right)


def _held_within(one: Wire, other: Wire) -> float:
    """How far the condition of one stands in the consequence of the other, which has none ("vor jedem Gespräch müsse …")."""
    best = 0.0
    for tied, bare in ((one, other), (other, one)):
        wanted = condition(tied)
        if wanted is not None and not bare.condition:
            best = max(best, wording.topic(wanted, said(bare)))
    return best


def _tied(one: Wire, other: Wire, left: wording.Meaning, right: wording.Meaning) -> float:
    """How alike two conditions are; "unless it comes" is "if it does not"."""
    if _way(one)[0] == _way(other)[0]:
        return _same(left, right)
    return wording.topic(left, right) if wording.polarity(left, right) <= 0 else 0.0


def _same(one: wording.Meaning, other: wording.Meaning) -> float:
    return wording.likeness(one, other) if wording.polarity(one, other) >= 0 else 0.0


def _one_way(one: Wire, other: Wire) -> bool:
    """Whether two conditions can be one: "unless it comes" is "if it does not", "until it comes" is "while it has not", "nothing before
    it comes" is "until it comes", and so is "only if it comes".
    """
    pairs = [(left, right) for left in _ways(one) for right in _ways(other)]
    return any(left == right or (left, right) in _SAME_WAYS or (right, left) in _SAME_WAYS for left, right in pairs)


def _ways(wire: Wire) -> Iterator[tuple[str | None, bool]]:
    yield _way(wire)
    if wire.condition_kind == "if" and _ONLY.search(wire.says):
        yield "until", bool(_NEGATED.search(wire.when or ""))


def _way(wire: Wire) -> tuple[str | None, bool]:
    """The kind of a condition, and whether it is that something is not so; "nothing before it comes" is "until it comes"."""
    negated = bool(_NEGATED.search(wire.when or ""))
    kind = "until" if wire.condition_kind == "before" and wire.keeps else wire.condition_kind
    if kind == "unless" and _IF_NOT.match(wire.when or ""):
        kind = "if"  # "wenn nicht bis Freitag gezählt wird"
    return kind, negated and kind in ("if", "while", "unless", "until")


def _parties(wire: Wire, cast: Cast) -> frozenset[str]:
    """The sides of all whom it names; those to whom it is said too, where the text looks back."""
    people = (*wire.by, *wire.piece.others) if wire.back else wire.by
    return frozenset(cast.side(who).id for who in people)


def _meet(one: Wire, other: Wire) -> bool:
    return _touch(one.consequence, other.consequence)


def _touch(one: Spans, other: Spans) -> bool:
    return any(left < end and begin < right for begin, end in one for left, right in other)
