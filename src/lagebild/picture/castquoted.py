"""Who is named only in what another one says: whoever a quotation is about does not say it."""

from __future__ import annotations

from itertools import pairwise

from lagebild.picture.castphrases import phrase
from lagebild.picture.material import Text
from lagebild.records import Actor, Ref, Span, Spans

_MARKS = frozenset('„“”»«"‚‘›‹')


def only_quoted(text: Text, ref: Ref, actor: Actor | None, *, judged: bool = False) -> bool:
    """Whether a state or body is taken for the speaker of a quotation that alone names it: it does not speak, and is no "ich" in there.

    Whom a person said that it is (`judged`) it is.
    """
    if actor is None or actor.kind == "person" or actor.entity or judged:
        return False
    said = [one for one in text.reading.statements if one.speaker is not None and one.speaker.actor == actor.id]
    speaks = any(one.speaker is not None and one.speaker.spans == ref.spans for one in said)
    if not (said and speaks) and not phrase(text.words(ref.spans)).pronoun:
        return False
    direct = [one.spans for one in said if one.type == "direct"]
    called = [at for at in actor.mentions if not phrase(text.text[at[0] : at[1]]).pronoun]
    return bool(called and direct) and all(any(_within(at, spans, text.text) for spans in direct) for at in called)


def _within(at: Span, spans: Spans, text: str) -> bool:
    """Whether words stand in a quotation: in one of its parts, or between two without a quotation mark in between."""
    if any(begin <= at[0] and at[1] <= end for begin, end in spans):
        return True
    gaps = ((left[1], right[0]) for left, right in pairwise(spans))
    return any(begin <= at[0] and at[1] <= end and not set(text[begin - 1 : end + 1]) & _MARKS for begin, end in gaps)
