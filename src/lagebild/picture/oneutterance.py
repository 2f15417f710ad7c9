"""Whether two reports tell of one utterance of one speaker, as a probability: what the tables of wordings do not bridge.

A logistic regression weighs what the words of both share, by runs of four letters and by concepts, what they name, and when they were told
(`features`). It was learned from crises that the project wrote (`corpus/retold`, `dossiers`); `python -m training.retold` makes its
weights, `words/retold.txt`, and says how often it is right.

How probable it is depends on the two alone; which of several it is is decided among all that are sure enough (`utterances`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from lagebild import regression
from lagebild.moments import date_of
from lagebild.picture import wording
from lagebild.picture.clusters import Linked, Pair, Step, pairs_of
from lagebild.picture.contraries import acts_apart, contrary, opposed, others
from lagebild.picture.leadfeatures import beginnings, figures, weekdays
from lagebild.picture.lettering import Lettering, covered, lettering, meeting
from lagebild.picture.material import Kept, Piece
from lagebild.picture.occasions import Occasion, one_occasion, shifted
from lagebild.picture.twofold import Twofold, content, likeness, twofold
from lagebild.picture.wordmeaning import Meaning

STEP = "utterances"
TABLE = "lagebild.picture", "words/retold.txt"
SURE = 0.8  # how probable it is from which on two are one
SHARED = 2  # words that say something and that two must have in common
NEAR = 0.03  # how much two wordings must share, by runs of letters, to be looked at
LANGUAGE = "de"  # in which the weights were learned
_LONGEST = 62  # days: an occasion of more is looked for by nouns alone
_SHORT = 40  # letters
_NOT = re.compile(
    r"\b(?:nicht|kein\w*|ohne|nie|niemand|weder|nichts|ab(?:ge|zu)?lehn\w*|lehn(?:t|te|ten)|zurück(?:ge|zu)?w[ie]+s\w*|wies(?:en)?|weist|best(?:ritt|reit|ritten)\w*|"
    r"dementier\w*|verweiger\w*|gebrochen|scheiter\w*|gescheitert|abgesagt|ausgeschlossen|schließt|schloss)\b",
    re.I,
)
TIMES = (
    re.compile(r"\b(minute|stunde|tag|woche|monat|jahr)(?:e|en|n|s|es)?\b", re.I),
    re.compile(r"\b(januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)\b", re.I),
    re.compile(r"\b(heute|morgen|übermorgen|gestern|(?:nächste|kommende)[nrm]? (?:woche|monat|jahr))\b", re.I),
)
_OPEN = re.compile(
    r"\b(?:könn\w+|kann|erw[oaäo]g\w*|erwogen|möglich\w*|vielleicht|womöglich|woll(?:e|en|te|ten)|will|möchte\w*|mag|möge|dürfte\w*|solle?n?|"
    r"sollte\w*|prüf\w*|denkbar|müsse?n?|muss|müsste\w*|erst|frühestens)\b",
    re.I,
)
_IF = re.compile(
    r"\b(?:wenn|falls|sofern|sollten?|solange|sobald|bevor|ehe|bis|es sei denn|andernfalls|sonst|nur dann)\b", re.I
)


@dataclass(frozen=True)
class Said:
    """What a report tells that somebody said: the piece, and when it was said."""

    piece: Piece
    occasion: Occasion

    @cached_property
    def letters(self) -> Lettering:
        """Its words by runs of letters."""
        return lettering(self.piece.words)

    @cached_property
    def home(self) -> Lettering:
        """The same with what else stands in its sentences."""
        page = self.piece.text.page
        return lettering(" ".join(page.said(one.span) for one in page.over(self.piece.spans)) or self.piece.words)

    @cached_property
    def meaning(self) -> Meaning:
        """What its words mean."""
        return wording.meaning(content(self.piece), self.language)

    @cached_property
    def parts(self) -> Twofold | None:
        """Its condition and what hangs on it."""
        return twofold(self.piece)

    @cached_property
    def nouns(self) -> frozenset[str]:
        """The beginnings of its nouns and names."""
        return beginnings(self.piece.words)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers in it."""
        return figures(self.piece.words)

    @cached_property
    def weekdays(self) -> frozenset[int]:
        """The days of the week that it names."""
        return weekdays(self.piece.words)

    @cached_property
    def values(self) -> frozenset[float]:
        """The numbers in it by their value, words for them too."""
        return frozenset(number.value for number in self.meaning.numbers)

    @cached_property
    def times(self) -> tuple[frozenset[str], ...]:
        """The units of time, months and near days that it names."""
        return tuple(frozenset(word.lower() for word in each.findall(self.piece.words)) for each in TIMES)

    @cached_property
    def open(self) -> bool:
        """Whether it has a word by which something is only possible, wanted or due."""
        return bool(_OPEN.search(self.piece.words))

    @cached_property
    def denies(self) -> bool:
        """Whether it has a word of denial."""
        return bool(_NOT.search(self.piece.words))

    @cached_property
    def tied(self) -> bool:
        """Whether it has a word of condition."""
        return bool(_IF.search(self.piece.words))

    @cached_property
    def speakers(self) -> frozenset[str]:
        """Who says it, by ids; nobody who is only described."""
        return frozenset(who.id for who in self.piece.actors if who.kind != "unnamed")

    @property
    def language(self) -> str:
        """The language of its text."""
        return self.piece.text.reading.article.language

    @property
    def day(self) -> date | None:
        """The day of its report."""
        return date_of(self.piece.text.day)


def features(one: Said, other: Said) -> dict[str, float]:
    """What speaks for two to be one utterance, and what against it, by name; the same whichever comes first."""
    left, right = one.letters, other.letters
    met = meeting(left, right)
    shares = sorted((covered(left, right), covered(right, left)))
    long, short = sorted((left.length, right.length), reverse=True)
    sizes = sorted((len(one.piece.words), len(other.piece.words)))
    nouns = len(one.nouns & other.nouns)
    direct = sum(each.piece.record.type == "direct" for each in (one, other))
    numbers, weekdays = (one.numbers, other.numbers), (one.weekdays, other.weekdays)
    turn = wording.polarity(one.meaning, other.meaning)
    both = one.parts is not None and other.parts is not None
    mine, its = one.meaning.terms, other.meaning.terms
    return {
        "words": math.log1p(len(mine & its)),
        "own words in both": math.log1p(min(len(mine - its), len(its - mine))),
        "own words in one": math.log1p(max(len(mine - its), len(its - mine))),
        "own nouns in both": float(bool(one.nouns - other.nouns) and bool(other.nouns - one.nouns)),
        "other acts": float(acts_apart(one.meaning, other.meaning)),
        "one negated": float(one.meaning.negated != other.meaning.negated),
        "contrary parts": float(bool(one.parts and other.parts and contrary(one.parts, other.parts))),
        "covered, less": shares[0],
        "covered, more": shares[1],
        "alike": met / (left.length * right.length),
        "shared": met / (short * math.sqrt(long)),
        "covered around": max(covered(left, other.home), covered(right, one.home)),
        "meant": wording.likeness(one.meaning, other.meaning),
        "topic": wording.topic(one.meaning, other.meaning),
        "turned": float(turn < 0),
        "others": float(others(one.meaning, other.meaning)),
        "opposed": float(opposed(one.meaning, other.meaning, one.piece.words, other.piece.words)),
        "nouns": math.log1p(nouns),
        "nouns, share": nouns / max(1, min(len(one.nouns), len(other.nouns))),
        "the same number": _meet(*numbers),
        "another number": _differ(*numbers),
        "a number in one": float(bool(one.numbers) != bool(other.numbers)),
        "the same weekday": _meet(*weekdays),
        "another weekday": _differ(*weekdays),
        "both in quotation marks": float(direct == 2),
        "one in quotation marks": float(direct == 1),
        "only told": float(any(each.piece.record.type == "reported" for each in (one, other))),
        "looks back": float(one.occasion.back or other.occasion.back),
        "on one day": float(one.occasion == other.occasion),
        "days between": math.log1p(abs((one.day - other.day).days)) if one.day and other.day else 0.0,
        "one denies": float(one.denies != other.denies),
        "one under a condition": float(one.tied != other.tied),
        "both under a condition": float(both),
        "by two parts": likeness(one.parts, other.parts) if one.parts and other.parts else 0.0,
        "sizes": sizes[0] / max(1, sizes[1]),
        "short": float(sizes[0] < _SHORT),
    }


def _meet(left: frozenset[Any], right: frozenset[Any]) -> float:
    return float(not left.isdisjoint(right))


def _differ(left: frozenset[Any], right: frozenset[Any]) -> float:
    return float(bool(left and right) and left.isdisjoint(right))


def may_be(one: Said, other: Said) -> bool:
    """Whether two can be one utterance at all: of one speaker, on one occasion, in two articles, about something that both name."""
    return (
        one.piece.text.version.article != other.piece.text.version.article
        and not one.speakers.isdisjoint(other.speakers)
        and one.language == other.language == LANGUAGE
        and one_occasion(one.occasion, other.occasion)
        and meeting(one.letters, other.letters) >= NEAR * one.letters.length * other.letters.length
    )


def apart(one: Said, other: Said) -> bool:
    """Whether two are never one, however alike: they name another number or time, one denies or only holds possible what the other says, or
    each has something of its own besides what they share: a thing, a deed, the contrary.
    """
    mine, its = one.meaning, other.meaning
    if (
        _differ(one.numbers, other.numbers)
        or _differ(one.values, other.values)
        or _differ(one.weekdays, other.weekdays)
    ):
        return True
    if any(_differ(left, right) for left, right in zip(one.times, other.times, strict=True)):
        return True
    if one.denies != other.denies or mine.negated != its.negated or one.open != other.open:
        return True
    if len(mine.terms & its.terms) < SHARED or (one.parts and other.parts and contrary(one.parts, other.parts)):
        return True
    if mine.terms <= its.terms or its.terms <= mine.terms:
        return False
    nouns = bool(one.nouns - other.nouns) and bool(other.nouns - one.nouns)
    few = len(mine.terms & its.terms) <= SHARED
    return nouns or few or opposed(mine, its, one.piece.words, other.piece.words) or acts_apart(mine, its)


def otherwise(one: Said, other: Said) -> bool:
    """Whether two name another time, or one holds only possible, wants or demands what the other says."""
    times = zip((one.weekdays, *one.times), (other.weekdays, *other.times), strict=True)
    return one.open != other.open or any(_differ(left, right) for left, right in times)


def chance(one: Said, other: Said) -> float:
    """How probable it is that two are one utterance, in [0, 1]."""
    return regression.logistic(regression.odds(regression.weights(*TABLE, "said"), features(one, other)))


def utterances(whole: Sequence[Piece], occasions: Mapping[str, Occasion], kept: Kept) -> Linked:
    """The pairs of statements that very probably are one utterance, each with the reason.

    Of what another article tells only the most probable is it, and only if this is the most probable for that too: two things that
    one report has somebody say are seldom one.

    Args:
        whole: the statements in their order; those of a drawing before as the same objects.
        occasions: when each was made.
        kept: what a drawing before left.
    """
    said = {piece.id: Said(piece, occasions[piece.id]) for piece in whole if piece.words}

    def compare(one: Piece, other: Piece) -> float | None:
        left, right = said[one.id], said[other.id]
        if not may_be(left, right) or apart(left, right):
            return None
        sure = chance(left, right)
        return sure if sure >= SURE else None

    pieces = [piece for piece in whole if piece.words]
    found = pairs_of(pieces, lambda piece: _keys(said[piece.id]), compare, Step(kept, STEP)).found
    best: dict[tuple[str, str], tuple[float, Pair]] = {}
    for both, (one, other, sure) in found.items():
        for mine, its in ((one, other), (other, one)):
            at = mine.id, its.text.version.article
            best[at] = max(best.get(at, (0.0, both)), (sure, both))
    return Linked(
        {
            both: f"same speaker, one occasion, wordings that very probably are one ({sure:.2f})"
            for both, (one, other, sure) in found.items()
            if best[one.id, other.text.version.article][1] == both == best[other.id, one.text.version.article][1]
        }
    )


def _keys(one: Said) -> Iterator[Hashable]:
    """What two must have in common to be compared: the speaker, and a day or a noun."""
    first, last = one.occasion.first, one.occasion.last
    for speaker in one.speakers:
        if first is not None and last is not None and (last - first).days <= _LONGEST:
            for number in range((last - first).days + 2):  # of two on neighbouring days the earlier has the later's too
                yield speaker, shifted(first, timedelta(days=number))
        else:
            for noun in one.nouns:
                yield speaker, noun
