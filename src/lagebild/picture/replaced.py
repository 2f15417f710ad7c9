"""Commitments that others take the place of: the same side says something else on the same matter later.

Without a word of the text ("sei damit ersetzt") only what cannot stand beside it replaces a commitment: that one will now do what one
refused, or no longer what one promised.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lagebild.picture import wording
from lagebild.picture.comments import OF_REFUSALS
from lagebild.picture.lifecycle import Fact
from lagebild.picture.recalls import Recall
from lagebild.picture.wiring import Joined, condition, context, meant

ABOUT = 0.5  # how far two commitments must be about the same where a text says that one is replaced
OPPOSED = 0.6  # … where only their words say so


@dataclass(frozen=True)
class Replacement:
    """A commitment, the one that takes its place, and why; `told` says that a text says so itself."""

    old: Joined
    new: Joined
    why: str
    told: bool = False


def replacements(all_joined: Sequence[Joined], recalls: Iterable[Recall]) -> list[Replacement]:
    """What replaces what, the first first."""
    found: dict[tuple[str, str], Replacement] = {}
    for recall in recalls:
        if recall.comment.fact in (Fact.REPLACED, Fact.WITHDRAWN) and (new := _beside(recall, all_joined)):
            found[recall.joined.first.id, new.first.id] = Replacement(recall.joined, new, "the text says so", told=True)
    for sides in _by_side(all_joined).values():
        for new in sides:
            for old in sides:
                if old.moment < new.moment and not new.main.back and (why := _opposed(old, new)):
                    found.setdefault((old.first.id, new.first.id), Replacement(old, new, why))
    return sorted(found.values(), key=lambda one: (one.new.first.piece.order, one.old.first.piece.order))


def _by_side(all_joined: Iterable[Joined]) -> Mapping[str, list[Joined]]:
    found: dict[str, list[Joined]] = {}
    for one in all_joined:
        for side in sorted(one.sides):
            found.setdefault(side, []).append(one)
    return found


def _beside(recall: Recall, all_joined: Iterable[Joined]) -> Joined | None:
    """The new commitment of the same side in the text that says that the old one is replaced."""
    best, most = None, 0.0
    for one in all_joined:
        if (
            one is recall.joined
            or not one.sides & recall.joined.sides
            or one.main.piece.text is not recall.text
            or one.main.back
        ):
            continue
        same = one.kind == recall.joined.kind
        if not same and recall.comment.name not in OF_REFUSALS:
            continue
        about = max(_about(recall.joined, one), ABOUT if same and recall.comment.fact is Fact.REPLACED else 0.0)
        if about > most:
            best, most = one, about
    return best if most >= ABOUT else None


def _about(one: Joined, other: Joined) -> float:
    left, right, before = meant(one.main), meant(other.main), context(one.main)
    tied, also = condition(one.main), condition(other.main)
    return max(
        wording.topic(left, right),
        wording.topic(tied, also) if tied and also else 0.0,
        wording.topic(before, right) if before else 0.0,
    )


def _opposed(old: Joined, new: Joined) -> str | None:
    left, right = meant(old.main), meant(new.main)
    if "demand" in (old.kind, new.kind) or new.condition_kind is not None or old.binds is new.binds:
        return None  # what is done on a condition can stand beside its opposite
    if not left.things & right.things:
        return None
    about = wording.topic(left, right)
    if about >= OPPOSED and wording.polarity(left, right) < 0:
        return f"the same side announces the opposite ({about:.2f})"
    return None
