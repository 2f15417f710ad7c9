"""Who acts in a sentence that begins with "Dieser" or "Diese": the pronoun does, whomever of the sentence before the network points at.

As in "Edelund sagte, der Generalstab habe abgelehnt. Dieser wies die Darstellung zurück.": whom the pronoun means is decided with all
other pronouns (`actors`), where it is the one named last, or nobody.
"""

from __future__ import annotations

import re
from dataclasses import replace

from lagebild.records import Findings, Frame, Quotation, Span, Spans

_POINTS = re.compile(r"(?P<word>Diese[r]?|Letzterer|Letztere)\s+(?P<verb>[a-zäöüß]+)(?P<next>\s+\S+|,)?")
_NOUN_PHRASE = re.compile(r"[a-zäöüß]+(?:e|en|er|es|em)\Z")
_REPORTED = re.compile(r"(?:seien?|(?:hätt|wär|würd|könnt|müsst|dürft|möcht)en?|[a-zäöüß]+(?<!t)e)\Z")
_ACTING = {"event": "actor", "commitment": "by", "position": "holder"}
_OTHERS = {"event": "recipient", "commitment": "toward"}


def pointed(text: str, findings: Findings) -> Findings:
    """The findings with "Dieser" as who acts in the main clause that it begins, in place of somebody of a sentence before."""
    found = {span: word for span in findings.sentences if (word := pronoun(text, span)) is not None}
    if not found:
        return findings
    frames = tuple(_frame(text, frame, found) for frame in findings.frames)
    quotations = tuple(_said(text, one, found) for one in findings.quotations)
    return replace(findings, frames=frames, quotations=quotations)


def pronoun(text: str, sentence: Span) -> Span | None:
    """The demonstrative that begins a sentence as its subject; None where it belongs to a noun ("Diese neue Frist") or is told of."""
    found = _POINTS.match(text, *sentence)
    if found is None:
        return None
    following = (found["next"] or "").strip()
    if _REPORTED.match(found["verb"]):
        return None  # "Diese würden bleiben": in what somebody says he may be the one who binds himself
    attribute = _NOUN_PHRASE.match(found["verb"]) and not found["verb"].endswith("te") and following[:1].isupper()
    return None if attribute else found.span("word")


def _frame(text: str, frame: Frame, found: dict[Span, Span]) -> Frame:
    role = _ACTING.get(frame.kind)
    here = _sentence(text, frame.spans, found, whole=frame.kind == "commitment") if frame.spans else None
    if role is None or here is None or not _before(frame.roles.get(role, ()), here):
        return frame
    fillers = tuple(one for one in frame.roles[role] if one[0][0] >= here[0])
    other = _OTHERS.get(frame.kind, "")
    roles = {**frame.roles, role: tuple(dict.fromkeys([(found[here],), *fillers]))}
    if other in roles:  # read with the sides the other way round
        roles[other] = tuple(one for one in roles[other] if one[0][0] >= here[0])
    return replace(frame, roles={name: some for name, some in roles.items() if some})


def _said(text: str, one: Quotation, found: dict[Span, Span]) -> Quotation:
    here = _sentence(text, one.cue, found) if one.cue and one.speaker else None
    if here is None or one.speaker[0][0] >= here[0]:
        return one
    return replace(one, speaker=(found[here],), shown=False)


def _sentence(text: str, words: Spans, found: dict[Span, Span], *, whole: bool = False) -> Span | None:
    """The sentence in whose main clause words stand, up to its first comma; `whole` asks for any place of it ("drohte, zu gehen")."""
    for begin, end in found:
        if begin <= words[0][0] < end:
            comma = text.find(",", begin, end)
            return (begin, end) if whole or comma < 0 or words[0][0] < comma else None
    return None


def _before(fillers: tuple[Spans, ...], sentence: Span) -> bool:
    return any(one and one[0][0] < sentence[0] for one in fillers)
