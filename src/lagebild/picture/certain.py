"""Which voices are shown on a question without being asked for: where little is left to doubt of who takes which stance towards what.

A line of a question is put together of four findings (that a stance is taken, whose it is, what it is towards, that this is the question),
and the reader's confidence is in the first of them alone. Two readers judged all 254 lines of seven crises by their sentences: 56 in 100
were right and 32 misleading, whatever their confidence; of those that fit the rule here, 85 and 9 (docs/questions.md).
"""

from __future__ import annotations

from lagebild.picture.sameness import Link
from lagebild.picture.topics import Matter
from lagebild.picture.voice import Voice
from lagebild.records import Position

NEAR = 0.7  # likeness to what the question is called by from which both are mostly the same thing
_NOBODY = ("group", "unnamed")


def certain(voice: Voice, matter: Matter, near: Link | None) -> bool:
    """Whether a voice is shown on a question without being asked for: the reader found it and its words have a cue and suppose nothing, it
    says itself what it is about, somebody is named and told of by nobody who does not speak for them, and nothing but what the question is
    called by can be meant. Or a person has confirmed it.

    Args:
        voice: of the question.
        matter: what it is about.
        near: how what it is about is linked to what the question is called by; None where it is that.
    """
    if voice.confirmed:
        return True
    told_twice = isinstance(voice.record, Position) and bool(voice.reason)
    strange = voice.told is not None and voice.told.strange
    plainly = not (voice.weak or voice.past or voice.supposed or strange)
    own = bool(matter.own) and matter.plain and not matter.turned
    fits = near is None or (near.score >= NEAR and near.sign > 0)
    return told_twice and plainly and own and fits and voice.holder.kind not in _NOBODY
