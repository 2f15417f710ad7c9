"""Which reports very probably tell of one event, where the tables of deeds and likeness of words do not tell (`oneevent`).

"Nach dem Absturz eines Militärflugzeugs hat Oltanien Zweifel an …" and "ein Zwischenbericht zum Absturz bei Jasenko" have the crash in
common and hardly a word besides; so have "nahm die Polizei den Redakteur fest" and "vor seiner Festnahme". A logistic regression weighs
what both have in common (`eventpairs.features`). It was learned from crises that the project wrote (`corpus/happened`, `dossiers`);
`python -m training.happened` makes its weights, `words/happened.txt`, and says how often it is right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lagebild import regression
from lagebild.picture.clusters import Step, pairs_of
from lagebild.picture.eventpairs import Account, apart, features, keys
from lagebild.picture.material import Piece

TABLE = "lagebild.picture", "words/happened.txt"
SURE = 0.6  # how probable it is from which on two are one
LANGUAGE = "de"  # in which the weights were learned

Link = tuple[float, Piece, Piece, str]
"""How probable it is, the earlier and the later piece, and why."""


def may_be(one: Account, other: Account) -> bool:
    """Whether two can be one at all: they are told in two articles, in the language that was learned, and nothing keeps them apart."""
    if one.told.piece.text.version.article == other.told.piece.text.version.article:
        return False
    return one.language == other.language == LANGUAGE and not apart(one, other)


def chance(one: Account, other: Account) -> float:
    """How probable it is that two are one event, in [0, 1]."""
    return regression.logistic(regression.odds(regression.weights(*TABLE, "happened"), features(one, other)))


def likely(pieces: Sequence[Piece], known: Mapping[str, Account], step: Step | None) -> list[Link]:
    """The pairs of events that very probably are one.

    Args:
        pieces: the events in their order.
        known: what is told of them, by the pieces' ids.
        step: what a drawing before left.
    """

    def compare(one: Piece, other: Piece) -> float | None:
        mine, its = known[one.id], known[other.id]
        sure = chance(mine, its) if may_be(mine, its) else 0.0
        return sure if sure >= SURE else None

    some = [piece for piece in pieces if piece.id in known and known[piece.id].language == LANGUAGE]
    found = pairs_of(some, lambda piece: keys(known[piece.id]), compare, step).found
    return [(sure, one, other, f"very probably one event ({sure:.2f})") for one, other, sure in found.values()]
