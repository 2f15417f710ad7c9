"""What a sentence about something that has not happened is held against: what of a picture is still open, in words alone.

It is worked out with the picture and kept beside it. So a what-if needs no text of the dossier: the tripwires are those of the picture with
the words of the commitments behind them, the questions come with what their wordings mean, and who is who stands in tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lagebild import moments
from lagebild.picture import wording
from lagebild.picture.bonds import Bound, bound
from lagebild.picture.cast import Cast
from lagebild.picture.castkept import Tables, tables
from lagebild.picture.lifecycle import LIVE
from lagebild.picture.material import Material
from lagebild.picture.nearby import Keys, keys_of
from lagebild.picture.wiring import Joined
from lagebild.situation import Picture, Question, Tripwire


@dataclass(frozen=True, slots=True)
class Open:
    """A tripwire that can still change, with the words of its commitment and by what that is looked up."""

    tripwire: Tripwire
    bound: Bound
    keys: Keys


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what its label and wordings mean: their units with the weights, in their order."""

    question: Question
    units: tuple[tuple[tuple[str, float], ...], ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """What a sentence is held against.

    `published` is when the latest text was; `announced` says whether there are tripwires at all. `tables` are what the picture's cast
    knows.
    """

    published: str | None = None
    announced: bool = False
    open: tuple[Open, ...] = ()
    asked: tuple[Asked, ...] = ()
    tables: Tables = field(default_factory=Tables)


def ground(picture: Picture, material: Material, cast: Cast) -> Ground:
    """What a sentence is held against in a picture that was just drawn of a material."""
    joined: Mapping[str, Joined] = material.kept.left.get("joined", {})
    dated = [(moments.moment(text.published), text.published) for text in material.texts if text.published]
    return Ground(
        published=max(dated, default=("", None))[1],
        announced=bool(picture.tripwires),
        open=tuple(_open(one, joined[one.evidence[0].record]) for one in picture.tripwires if one.state in LIVE),
        asked=tuple(_asked(one) for one in picture.questions),
        tables=tables(cast.notes.tables),
    )


def _open(tripwire: Tripwire, one: Joined) -> Open:
    return Open(tripwire, bound(one), keys_of(one))


def _asked(question: Question) -> Asked:
    words = dict.fromkeys((question.label, *question.wordings))
    return Asked(question, tuple(tuple(wording.meaning(one).units.items()) for one in words if one))
