"""Looking back: "Sellin hatte am Dienstag jedes Gespräch verweigert" tells again of one of the things that Sellin said on Tuesday.

Which one is decided among all that the earlier reports have of that speaker on that day: the words need only be more like it than like
the others.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lagebild.picture import wording
from lagebild.picture.clusters import Pair, pair
from lagebild.picture.material import Piece
from lagebild.picture.occasions import Occasion, around, day
from lagebild.picture.wordmeaning import Meaning
from lagebild.picture.wordrelations import shared_things

LEAST = 0.3  # of what words are about that must be common, where the report looks back by its tense
NEWS = 0.5  # the same where it tells as news what was said the day before
LEAD = 0.1  # by how much the likest must be more like it than whatever else was said in the same report
_PLUPERFECT = re.compile(r"\b(?:hatten?|had)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Recalled:
    """Pairs of pieces of which the one looks back on the other, with how alike they are."""

    pairs: Mapping[Pair, float]
    by_piece: Mapping[str, Sequence[Pair]]

    def of(self, piece: Piece) -> Iterator[Pair]:
        """The pairs that a piece is in."""
        yield from self.by_piece.get(piece.id, ())


def recalled(whole: Sequence[Piece], occasions: Mapping[str, Occasion], meant: Mapping[str, Meaning]) -> Recalled:
    """Whoever looks back on a day, with the statement of that day that is meant, where one is.

    Args:
        whole: the statements in their order.
        occasions: when each was made.
        meant: what each means.
    """
    told: dict[tuple[str, date], list[Piece]] = defaultdict(list)
    for piece in whole:
        when = occasions[piece.id]
        if when.first is not None and when.first == when.last and when.last == day(piece.text.day):
            for who in piece.actors:
                told[who.id, when.first].append(piece)
    best: dict[tuple[tuple[str, int], str], tuple[float, Piece, Piece]] = {}
    for piece in whole:
        if found := _meant(piece, occasions[piece.id], told, meant):
            other, like = found
            held = best.get((piece.text.key, other.id))
            if held is None or like > held[0]:  # two of one report are not one statement
                best[piece.text.key, other.id] = like, piece, other
    pairs: dict[Pair, float] = {}
    by_piece: dict[str, list[Pair]] = defaultdict(list)
    for like, piece, other in best.values():
        both = pair(piece.id, other.id)
        pairs[both] = like
        by_piece[piece.id].append(both)
        by_piece[other.id].append(both)
    return Recalled(pairs, by_piece)


def _meant(
    piece: Piece, when: Occasion, told: Mapping[tuple[str, date], Sequence[Piece]], meant: Mapping[str, Meaning]
) -> tuple[Piece, float] | None:
    """The statement that a report looks back on, with how alike they are; None where it does not, or none is likest."""
    on = day(piece.text.day)
    if when.first is None or when.first != when.last or on is None or when.first >= on:
        return None
    own = meant[piece.id]
    among = {other.id: other for who in piece.actors for other in told.get((who.id, when.first), ())}
    rated = [
        (wording.topic(own, meant[other.id]), other)
        for other in among.values()
        if other.text.version.article != piece.text.version.article
        and other.order < piece.order
        and not _contrary(own, meant[other.id])
    ]
    if not rated:
        return None
    like, best = min(rated, key=lambda one: (-one[0], one[1].order))
    if like < (LEAST if _PLUPERFECT.search(around(piece)) else NEWS):
        return None
    if any(other.text.key == best.text.key and other is not best and rate > like - LEAD for rate, other in rated):
        return None
    return best, like


def _contrary(one: Meaning, other: Meaning) -> bool:
    """Whether two wordings point in opposite directions, name other numbers, or are about other things ("gegen Banken", "gegen Tanker")."""
    numbers = [{number.value for number in each.numbers} for each in (one, other)]
    if (all(numbers) and not numbers[0] & numbers[1]) or wording.polarity(one, other) < 0:
        return True
    return shared_things(one, other) == 0
