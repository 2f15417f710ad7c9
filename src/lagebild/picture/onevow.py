"""Whether two reports tell of one announcement, as a probability: what the tables of wordings do not bridge (`wiring`).

"Solange der Präsident eingesperrt ist, fährt durch Zarnik kein Zug" and "Kein Zug werde Zarnik passieren, solange Sarnow in Haft sei"
share hardly a word of their conditions, and yet their maker has announced nothing else that is so near. A logistic regression weighs
what both have in common, part by part, by runs of four letters and by concepts (`features`). It was learned from crises that the project
wrote (`corpus/retold`, `dossiers`); `python -m training.vows` makes its weights, `words/vows.txt`, and says how often it is right.

How probable it is depends on the two alone; which of several it is is decided among all that are sure enough (`vows`).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from lagebild import regression
from lagebild.moments import date_of
from lagebild.picture import wording
from lagebild.picture.clusters import Link, Pair, Step, pairs_of
from lagebild.picture.contraries import acts_apart, others, turn
from lagebild.picture.leadfeatures import beginnings, figures, weekdays
from lagebild.picture.lettering import Lettering, covered, meeting
from lagebild.picture.lettering import known as lettered
from lagebild.picture.material import Piece
from lagebild.picture.wires import Wire
from lagebild.picture.wordlexicon import lexicon
from lagebild.picture.wordmeaning import Meaning
from lagebild.picture.wordrelations import gist, meet, named

TABLE = "lagebild.picture", "words/vows.txt"
SURE = 0.6  # how probable it is from which on two are one
_NOTHING = 0.03  # how much two conditions must share at least, by runs of letters, where no words of theirs are akin
_FEW = 3  # words of a wording that tells one noun from another
_STEM = 4  # letters that forms of a word have in common
_WORD = re.compile(r"\w+")
_CONJUNCTION = re.compile(
    r"\A\W*(?:nur |erst |auch |und )?(?:wenn|falls|sofern|sollten?|solange|sobald|bis|bevor|ehe|es sei denn|im falle?|wer|ohne|vor|nach|"
    r"bei)\b,?\s*",
    re.I,
)
LANGUAGE = "de"  # in which the weights were learned
_SHARE = re.compile(
    r"\b(?:hälfte|halb\w*|drittel|viertel|teil|einzeln\w*|einige\w*|mehrere\w*|all(?:e[nmrs]?)?|sämtliche\w*|ganz\w*|voll\w*|jede[nmrs]?|letzte[nmrs]?|"
    r"erste[nmrs]?|zweite[nmrs]?|dritte[nmrs]?|weitere[nmrs]?)\b",
    re.I,
)
_WHOLE = re.compile(r"all|sämtl|ganz|voll|jede|letzte", re.I)


@dataclass(frozen=True, eq=False)
class Vow:
    """An announcement as a report tells it."""

    wire: Wire

    @cached_property
    def whole(self) -> str:
        """Its condition and its consequence."""
        return f"{self.bare}, {self.wire.asserts}" if self.bare else self.wire.asserts

    @cached_property
    def bare(self) -> str | None:
        """Its condition without the conjunction, which says nothing of what it is about."""
        return _CONJUNCTION.sub("", self.wire.when) if self.wire.when else None

    @cached_property
    def letters(self) -> Lettering:
        """Both by runs of letters."""
        return lettered(self.whole)

    @cached_property
    def then(self) -> Lettering:
        """The consequence by runs of letters."""
        return lettered(self.wire.asserts)

    @cached_property
    def when(self) -> Lettering | None:
        """The condition by runs of letters."""
        return lettered(self.bare) if self.bare else None

    @cached_property
    def meaning(self) -> Meaning:
        """What both mean."""
        return wording.meaning(self.whole, self.wire.language)

    @cached_property
    def meant(self) -> Meaning:
        """What the consequence means."""
        return wording.meaning(self.wire.asserts, self.wire.language)

    @cached_property
    def tied(self) -> Meaning | None:
        """What the condition means."""
        return wording.meaning(self.wire.when, self.wire.language) if self.wire.when else None

    @cached_property
    def nouns(self) -> frozenset[str]:
        """The beginnings of its nouns and names."""
        return beginnings(self.whole)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers in it."""
        return figures(self.whole)

    @cached_property
    def values(self) -> frozenset[float]:
        """The numbers in it by their value, words for them too."""
        return frozenset(number.value for number in self.meaning.numbers)

    @cached_property
    def weekdays(self) -> frozenset[int]:
        """The days of the week that it names."""
        return weekdays(self.whole)

    @cached_property
    def people(self) -> frozenset[str]:
        """Who makes it, by ids; nobody who is only described."""
        return frozenset(who.id for who in self.wire.by if who.kind != "unnamed")

    @cached_property
    def share(self) -> frozenset[str]:
        """The words in its consequence for how much of a thing, all of it as one."""
        found = (word.lower() for word in _SHARE.findall(self.wire.asserts))
        return frozenset("all" if _WHOLE.match(word) else word[:5] for word in found)

    @property
    def day(self) -> date | None:
        """The day of its report."""
        return date_of(self.wire.day)


def features(one: Vow, other: Vow) -> dict[str, float]:
    """What speaks for two to be one announcement, and what against it, by name; the same whichever comes first."""
    left, right = one.wire, other.wire
    both = one.when is not None and other.when is not None
    tied = _letters(one.when, other.when) if one.when and other.when else 0.0
    meant = wording.likeness(one.tied, other.tied) if one.tied and other.tied else 0.0
    kinds = {left.condition_kind, right.condition_kind}
    nouns = len(one.nouns & other.nouns)
    mine, its = one.meaning, other.meaning
    return {
        "alike": _letters(one.letters, other.letters),
        "covered, less": min(covered(one.letters, other.letters), covered(other.letters, one.letters)),
        "covered, more": max(covered(one.letters, other.letters), covered(other.letters, one.letters)),
        "consequences": _letters(one.then, other.then),
        "conditions": tied,
        "both parts": math.sqrt(tied * _letters(one.then, other.then)),
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
        "another number": _differ(one.numbers, other.numbers),
        "the same weekday": float(not one.weekdays.isdisjoint(other.weekdays)),
        "another weekday": _differ(one.weekdays, other.weekdays),
        "both under a condition": float(both),
        "one under a condition": float((one.when is None) != (other.when is None)),
        "one conjunction": float(both and len(kinds) == 1),
        "one kind": float(left.kind == right.kind),
        "one keeps": float(left.keeps != right.keeps),
        "one person": float(not one.people.isdisjoint(other.people)),
        "looks back": float(left.back or right.back),
        "days between": math.log1p(abs((one.day - other.day).days)) if one.day and other.day else 0.0,
    }


def _letters(one: Lettering, other: Lettering) -> float:
    return meeting(one, other) / (one.length * other.length)


def _inside(one: Vow, other: Vow) -> float:
    """How much of the condition of one stands in the other, where that has none of its own."""
    return covered(one.when, other.letters) if one.when and not other.when else 0.0


def _differ(left: frozenset[object], right: frozenset[object]) -> float:
    return float(bool(left and right) and left.isdisjoint(right))


def chance(one: Vow, other: Vow) -> float:
    """How probable it is that two are one announcement, in [0, 1]."""
    return regression.logistic(regression.odds(regression.weights(*TABLE, "vows"), features(one, other)))


def apart(one: Vow, other: Vow) -> bool:
    """Whether two are never one, however alike: each has something else in place of what the other has (`differ`); the consequences or the
    conditions of both are about things that have nothing to do with one another; or they say the contrary, but for consequences under
    conditions of both: whoever opens a road "solange …" does not close it under the same one.
    """
    left, right = one.wire, other.wire
    if differ(left, right) or _other_things(one.meant, other.meant):
        return True
    if one.tied is None or other.tied is None:
        return turn(one.meant, other.meant, left.asserts, right.asserts) < 0
    words = left.when or "", right.when or ""
    return _other_things(one.tied, other.tied) or turn(one.tied, other.tied, *words) < 0 or _unrelated(one, other)


def differ(one: Wire, other: Wire) -> bool:
    """Whether two wordings have another number, day of the week or part of a thing each, or are word for word alike but for one noun."""
    mine, its = Vow(one), Vow(other)
    some = (
        (mine.numbers, its.numbers),
        (mine.values, its.values),
        (mine.weekdays, its.weekdays),
        (mine.share, its.share),
    )
    if any(_differ(left, right) for left, right in some):
        return True
    return _but_one(one.asserts, other.asserts) or _but_one(one.when or "", other.when or "")


def _but_one(one: str, other: str) -> bool:
    """Whether two wordings have the same words but for one noun or name each, which is another: "das Gas abstellen", "das Öl abstellen"."""
    mine, its = Counter(_WORD.findall(one)), Counter(_WORD.findall(other))
    left, right = mine - its, its - mine
    if left.total() != 1 or right.total() != 1 or mine.total() < _FEW:
        return False
    (word,), (also,) = left, right
    if not (word[0].isupper() and also[0].isupper()):
        return False
    short, long = sorted((word.lower(), also.lower()), key=len)
    return short[:_STEM] != long[:_STEM] and not long.endswith(short)


def _other_things(left: Meaning, right: Meaning) -> bool:
    mine, its = gist(left).naming, gist(right).naming
    return bool(mine.names and its.names) and not meet(mine, its)


def _unrelated(one: Vow, other: Vow) -> bool:
    """Whether the conditions of both have nothing in common, neither letters nor meaning."""
    if one.when is None or other.when is None or one.tied is None or other.tied is None:
        return False
    lex = lexicon()
    return _letters(one.when, other.when) < _NOTHING and not meet(
        named(one.tied.units, lex), named(other.tied.units, lex)
    )


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
        whole = self._group(one) | self._group(other)
        self._of.update(dict.fromkeys(whole, whole))
