"""Whether two reports tell of one announcement, as a probability: what the tables of wordings do not bridge (`wiring`).

"Solange der Präsident eingesperrt ist, fährt durch Zarnik kein Zug" and "Kein Zug werde Zarnik passieren, solange Sarnow in Haft sei"
share hardly a word of their conditions, and yet their maker has announced nothing else that is so near. A logistic regression weighs
what both have in common, part by part, by runs of four letters and by concepts (`features`). It was learned from crises that the project
wrote (`corpus/retold`, `dossiers`); `python -m training.vows` makes its weights, `words/vows.txt`, and says how often it is right.

How probable it is depends on the two alone; which of several it is is decided among all that are sure enough (`vows`).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence

from lagebild import regression
from lagebild.picture import wording
from lagebild.picture.clusters import Link, Pair, Step, pairs_of
from lagebild.picture.contraries import acts_apart, others
from lagebild.picture.lettering import covered
from lagebild.picture.material import Piece
from lagebild.picture.vow import Vow, differing, letters
from lagebild.picture.vowsapart import apart
from lagebild.picture.wires import Wire

TABLE = "lagebild.picture", "words/vows.txt"
SURE = 0.6  # how probable it is from which on two are one
LANGUAGE = "de"  # in which the weights were learned


def features(one: Vow, other: Vow) -> dict[str, float]:
    """What speaks for two to be one announcement, and what against it, by name; the same whichever comes first."""
    left, right = one.wire, other.wire
    both = one.when is not None and other.when is not None
    tied = letters(one.when, other.when) if one.when and other.when else 0.0
    meant = wording.likeness(one.tied, other.tied) if one.tied and other.tied else 0.0
    kinds = {left.condition_kind, right.condition_kind}
    nouns = len(one.nouns & other.nouns)
    mine, its = one.meaning, other.meaning
    return {
        "alike": letters(one.letters, other.letters),
        "covered, less": min(covered(one.letters, other.letters), covered(other.letters, one.letters)),
        "covered, more": max(covered(one.letters, other.letters), covered(other.letters, one.letters)),
        "consequences": letters(one.then, other.then),
        "conditions": tied,
        "both parts": math.sqrt(tied * letters(one.then, other.then)),
        "condition in the other": max(_inside(one, other), _inside(other, one)),
        "meant": wording.likeness(one.meant, other.meant),
        "topic": wording.topic(one.meant, other.meant),
        "conditions, meant": meant,
        "conditions, topic": wording.topic(one.tied, other.tied) if one.tied and other.tied else 0.0,
        "whole, topic": wording.topic(mine, its),
        "turned": float(wording.polarity(one.meant, other.meant) < 0),
        "conditions turned": float(bool(one.tied and other.tied and wording.polarity(one.tied, other.tied) < 0)),
        "others": float(others(mine, its)),
        "other acts": float(acts_apart(one.meant, other.meant)),
        "one negated": float(one.meant.negated != other.meant.negated),
        "words": math.log1p(len(mine.terms & its.terms)),
        "own words in both": math.log1p(min(len(mine.terms - its.terms), len(its.terms - mine.terms))),
        "own words in one": math.log1p(max(len(mine.terms - its.terms), len(its.terms - mine.terms))),
        "nouns": math.log1p(nouns),
        "nouns, share": nouns / max(1, min(len(one.nouns), len(other.nouns))),
        "the same number": float(not one.numbers.isdisjoint(other.numbers)),
        "another number": float(differing(one.numbers, other.numbers)),
        "the same weekday": float(not one.weekdays.isdisjoint(other.weekdays)),
        "another weekday": float(differing(one.weekdays, other.weekdays)),
        "both under a condition": float(both),
        "one under a condition": float((one.when is None) != (other.when is None)),
        "one conjunction": float(both and len(kinds) == 1),
        "one kind": float(left.kind == right.kind),
        "one keeps": float(left.keeps != right.keeps),
        "one person": float(not one.people.isdisjoint(other.people)),
        "looks back": float(left.back or right.back),
        "days between": math.log1p(abs((one.day - other.day).days)) if one.day and other.day else 0.0,
    }


def _inside(one: Vow, other: Vow) -> float:
    """How much of the condition of one stands in the other, where that has none of its own."""
    return covered(one.when, other.letters) if one.when and not other.when else 0.0


def chance(one: Vow, other: Vow) -> float:
    """How probable it is that two are one announcement, in [0, 1]."""
    return regression.logistic(regression.odds(regression.weights(*TABLE, "vows"), features(one, other)))


def vows(
    pieces: Sequence[Piece],
    wires: Mapping[str, Wire],
    known: Mapping[Pair, Link],
    never: Callable[[Wire, Wire], bool],
    step: Step,
) -> dict[Pair, Link]:
    """The pairs of announcements that very probably are one, each with the reason.

    Of what another article tells only the most probable is it, and only if this is the most probable for that too. The surest are joined
    first, and only as long as nothing keeps apart any two that come together so.

    Args:
        pieces: the announcements in their order.
        wires: by the ids of the pieces.
        known: the pairs that are one by their wordings.
        never: whether something keeps two apart, besides what `apart` says.
        step: what a drawing before left.
    """
    said = {piece.id: Vow(wires[piece.id]) for piece in pieces}

    def kept_apart(one: str, other: str) -> bool:
        return apart(said[one], said[other]) or never(wires[one], wires[other])

    def compare(one: Piece, other: Piece) -> float | None:
        left, right = wires[one.id], wires[other.id]
        if one.text.version.article == other.text.version.article or left.sides.isdisjoint(right.sides):
            return None
        if left.language != LANGUAGE or right.language != LANGUAGE or kept_apart(one.id, other.id):
            return None
        sure = chance(said[one.id], said[other.id])
        return sure if sure >= SURE else None

    found = pairs_of(pieces, lambda piece: _keys(said[piece.id]), compare, step).found
    best: dict[tuple[str, str], tuple[float, Pair]] = {}
    for both, (one, other, sure) in found.items():
        for mine, its in ((one, other), (other, one)):
            at = mine.id, its.text.version.article
            best[at] = max(best.get(at, (0.0, both)), (sure, both))
    groups = _Groups(known)
    made: dict[Pair, Link] = {}
    for both, (one, other, sure) in sorted(found.items(), key=lambda item: (-item[1][2], item[0])):
        mutual = all(best[mine.id, its.text.version.article][1] == both for mine, its in ((one, other), (other, one)))
        if mutual and groups.joined(one.id, other.id, kept_apart):
            made[both] = one, other, f"same side, announcements that very probably are one ({sure:.2f})"
    return made


def _keys(one: Vow) -> Iterator[Hashable]:
    """What two must have in common to be compared: a side and a noun."""
    for side in one.wire.sides:
        for noun in one.nouns:
            yield side, noun


class _Groups:
    """What is joined so far."""

    def __init__(self, known: Mapping[Pair, Link]) -> None:
        self._of: dict[str, frozenset[str]] = {}
        for one, other in known:
            self._join(one, other)

    def joined(self, one: str, other: str, kept_apart: Callable[[str, str], bool]) -> bool:
        """Whether two are one after this: not where anything keeps apart what would come together."""
        left, right = self._group(one), self._group(other)
        if left is not right and any(kept_apart(mine, its) for mine in left for its in right):
            return False
        self._join(one, other)
        return True

    def _group(self, one: str) -> frozenset[str]:
        return self._of.get(one, frozenset((one,)))

    def _join(self, one: str, other: str) -> None:
        left, right = self._group(one), self._group(other)
        if one in right and other in left:
            return  # of copies every two are known: all but a few of them are together already
        whole = left | right
        self._of.update(dict.fromkeys(whole, whole))
