"""Looking back: "Sellin hatte am Dienstag jedes Gespräch verweigert" tells again of one of the things that Sellin said on Tuesday.

Which one is decided among all that the earlier reports have of that speaker on that day: the words need only be more like it than like
the others. So it is where two reports tell of one day, and both of something under a condition: condition and consequence are compared
each for itself (`twofold`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from lagebild.moments import date_of
from lagebild.picture import wording
from lagebild.picture.cast import Cast
from lagebild.picture.clusters import Linked, pair
from lagebild.picture.contraries import contrary, opposed, others
from lagebild.picture.material import Kept, Piece
from lagebild.picture.occasions import Occasion, around, one_occasion, shifted
from lagebild.picture.twofold import PARTS, Twofold, alike, likeness, told, twofold, words_in_common
from lagebild.picture.wordmeaning import Meaning
from lagebild.picture.wordrelations import SPECIFIC, shared_things

STEP = "looks back"
LEAST = 0.3  # of what words are about that must be common, where the report looks back by its tense
NEWS = 0.5  # the same where it tells as news what was said the day before
DATED = 0.2  # the same where both name a day to come, the same one
LEAD = 0.1  # by how much the likest must be more like it than whatever else was said in the same report
MOST = 60  # statements of one speaker, the latest, that a report is held against
_WEEKDAY = re.compile(r"(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend", re.IGNORECASE)
_PLUPERFECT = re.compile(r"\b(?:hatten?|had)\b", re.IGNORECASE)


@dataclass(frozen=True)
class _Match:
    """That a report tells again of a statement: how alike they are, and the reason."""

    like: float
    piece: Piece
    other: Piece
    why: str


def recalled(
    whole: Sequence[Piece],
    echoes: Sequence[Piece],
    occasions: Mapping[str, Occasion],
    meant: Mapping[str, Meaning],
    cast: Cast,
    kept: Kept,
) -> Linked:
    """Whoever looks back on a day, with the statement of that day that is meant, where one is.

    Args:
        whole: the statements in their order.
        echoes: what is no statement by itself, and may be one more report of one.
        occasions: when each was made.
        meant: what each means.
        cast: for whom the speakers speak.
        kept: what a drawing before left.
    """
    finder = _Finder(whole, occasions, meant, cast)
    before: Mapping[str, _Looked] = kept.left.get(STEP, {})
    looked = kept.left[STEP] = dict[str, _Looked]()
    best: dict[tuple[tuple[str, int], str], _Match] = {}
    for piece in (*whole, *echoes):
        said = finder.said_before(piece)
        one = before.get(piece.id)
        if one is None or not one.is_of(piece, said):
            one = _Looked(piece, said, finder.meant(piece, said))
        looked[piece.id] = one
        if match := one.match:
            held = best.get((piece.text.key, match.other.id))
            if held is None or match.like > held.like:  # two of one report are not one statement
                best[piece.text.key, match.other.id] = match
    return Linked({pair(match.piece.id, match.other.id): match.why for match in best.values()})


@dataclass(frozen=True)
class _Looked:
    """What a report tells of again, with all of which it was chosen."""

    piece: Piece
    said: Sequence[Piece]
    match: _Match | None

    def is_of(self, piece: Piece, said: Sequence[Piece]) -> bool:
        """Whether it was chosen of the same."""
        same = self.piece is piece and len(self.said) == len(said)
        return same and all(one is other for one, other in zip(self.said, said, strict=True))


class _Finder:
    """Finds what reports look back on, among all statements."""

    def __init__(
        self,
        whole: Sequence[Piece],
        occasions: Mapping[str, Occasion],
        meant: Mapping[str, Meaning],
        cast: Cast,
    ) -> None:
        self._occasions, self._meanings = occasions, meant
        self._by: dict[str, list[Piece]] = defaultdict(list)
        self._parts: dict[str, Twofold | None] = {}
        for piece in whole:
            sides = (cast.side(who).id for who in piece.actors if who.kind == "person")
            for speaker in dict.fromkeys([*(who.id for who in piece.actors), *sides]):
                self._by[speaker].append(piece)

    def meant(self, piece: Piece, said: Sequence[Piece]) -> _Match | None:
        """The statement of those said before that a report tells of again: by condition and consequence, else by its day; None where there
        is none.
        """
        if found := self._of_two_parts(piece, said):
            like, other = found
            return _Match(
                like, piece, other, f"same speaker, condition and consequence alike ({like:.2f}), one occasion"
            )
        if found := self._of_one_date(piece, said):
            like, other = found
            return _Match(like, piece, other, f"same speaker, the same date and matter ({like:.2f}), one occasion")
        if found := self._of_the_day(piece, said):
            like, other = found
            why = f"looks back on what was said that day, of which it is most like this ({like:.2f})"
            return _Match(like, piece, other, why)
        return None

    def said_before(self, piece: Piece) -> list[Piece]:
        """What the speaker has said by earlier reports of other articles, none of which looks back."""
        found: dict[str, Piece] = {}
        for who in piece.actors:
            before = _before(piece, reversed(self._by[who.id]))
            known = (other for other in before if not self._occasions[other.id].back)
            found |= {other.id: other for other in islice(known, MOST)}
        return sorted(found.values(), key=lambda one: one.order)

    def _on_the_day(self, piece: Piece, said: Iterable[Piece]) -> list[Piece]:
        """What of that was told on the very day on which a report looks back."""
        when, on = self._occasions[piece.id], date_of(piece.text.day)
        if when.first is None or when.first != when.last or on is None or when.first >= on:
            return []
        days = ((self._occasions[other.id], other) for other in said)
        return [one for was, one in days if was.first == was.last == when.first == date_of(one.text.day)]

    def _of_the_day(self, piece: Piece, said: Iterable[Piece]) -> tuple[float, Piece] | None:
        """The statement that a report looks back on, with how alike they are; None where it does not, or none is likest."""
        own, tied = self._meanings[piece.id], self._twofold(piece) is not None
        least = LEAST if _PLUPERFECT.search(around(piece)) else NEWS
        rated = [
            (alike(own, self._meanings[other.id]), other)
            for other in self._on_the_day(piece, said)
            if told(own, self._meanings[other.id], opposites=True)
            and not _contrary(own, self._meanings[other.id])
            and not self._are_contrary(piece, other)
        ]
        found = _likest(rated, least)
        if found is not None and tied and self._twofold(found[1]) is None and found[0] < NEWS:
            return None  # what was under a condition is not what was under none
        return found

    def _of_two_parts(self, piece: Piece, said: Sequence[Piece]) -> tuple[float, Piece] | None:
        """The same for something under a condition, among all that can be of one occasion."""
        own = self._twofold(piece)
        if own is None:
            return None
        when = self._occasions[piece.id]
        both = [(other, parts) for other in said if (parts := self._twofold(other)) is not None]
        rated = [
            (likeness(own, parts), other) for other, parts in both if one_occasion(when, self._occasions[other.id])
        ]
        found = _likest(rated, PARTS)
        return found if found is not None and not self._are_contrary(piece, found[1]) else None

    def _of_one_date(self, piece: Piece, said: Iterable[Piece]) -> tuple[float, Piece] | None:
        """The same where both tell what is to be on a day or by it, and that is one day."""
        own, when, dates = self._meanings[piece.id], self._occasions[piece.id], self._dates(piece)
        if not dates:
            return None
        rated = [
            (alike(own, self._meanings[other.id]), other)
            for other in said
            if one_occasion(when, self._occasions[other.id]) and not dates.isdisjoint(self._dates(other))
        ]
        rated = [
            (like, other)
            for like, other in rated
            if told(own, self._meanings[other.id], opposites=True)
            and not others(own, self._meanings[other.id], kinds=False)
            and not self._are_contrary(piece, other)
        ]
        return _likest(rated, DATED)

    def _are_contrary(self, piece: Piece, other: Piece) -> bool:
        """Whether two say the contrary, or of others: by their two parts where both have them."""
        mine, its = self._twofold(piece), self._twofold(other)
        if mine is not None and its is not None:
            return contrary(mine, its)
        left, right = self._meanings[piece.id], self._meanings[other.id]
        return opposed(left, right, piece.words, other.words) or _contrary(left, right)

    def _dates(self, piece: Piece) -> frozenset[date]:
        """The days that a statement tells of and that are still to come when it is made."""
        last = self._occasions[piece.id].last
        if last is None:
            return frozenset()
        found: set[date] = set()
        for time in piece.text.reading.times:
            begin, end = time.spans[0]
            on = date_of(time.end or time.start)
            is_day = time.start == time.end or time.start in (None, piece.text.day)  # "bis Donnerstag" begins today
            if on is None or not is_day or not any(left <= begin < right for left, right in piece.spans):
                continue
            if _WEEKDAY.search(piece.text.text[begin:end]):
                on = _next(on, last)
            if on > last:
                found.add(on)
        return frozenset(found)

    def _twofold(self, piece: Piece) -> Twofold | None:
        if piece.id not in self._parts:
            self._parts[piece.id] = twofold(piece)
        return self._parts[piece.id]


def _next(on: date, after: date) -> date:
    """A day of the week as it comes next after another day: whoever looks back names the day that was to come then."""
    weeks = max(0, ((on - after).days - 1) // 7)
    return shifted(on, timedelta(days=-7 * weeks))


def _before(piece: Piece, some: Iterable[Piece]) -> Iterator[Piece]:
    """Those in other articles before it."""
    article = piece.text.version.article
    return (other for other in some if other.text.version.article != article and other.order < piece.order)


def _likest(rated: Sequence[tuple[float, Piece]], least: float) -> tuple[float, Piece] | None:
    """The likest of some, if it is like enough and ahead of all else in its report."""
    if any(other.record.type != "reported" for rate, other in rated if rate >= least):
        rated = [one for one in rated if one[1].record.type != "reported"]  # which only announces what it says
    if not rated:
        return None
    like, best = min(rated, key=lambda one: (-one[0], one[1].order))
    if like < least:
        return None
    if any(other.text.key == best.text.key and other is not best and rate > like - LEAD for rate, other in rated):
        return None
    return like, best


def _contrary(one: Meaning, other: Meaning) -> bool:
    """Whether two wordings point in opposite directions, name other numbers, or are about other things ("gegen Banken", "gegen Tanker")."""
    numbers = [{number.value for number in each.numbers} for each in (one, other)]
    if (all(numbers) and not numbers[0] & numbers[1]) or wording.polarity(one, other) < 0:
        return True
    return shared_things(one, other) == 0 and not _all_in_common(one, other)


def _all_in_common(one: Meaning, other: Meaning) -> bool:
    """Whether one of two wordings is about no more than words that both have."""
    words = words_in_common(one, other)
    both = words | (one.units.keys() & other.units.keys())
    return bool(words) and any(
        all(thing.name in both for thing in each.things if each.units.get(thing.name, 0.0) >= SPECIFIC)
        for each in (one, other)
    )
