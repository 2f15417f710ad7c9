"""Who acts, where the network names somebody of a sentence before although the sentence itself says otherwise.

Three cases are certain: the subject that two verbs of one sentence share ("400 Soldaten waren in die Stadt gezogen und hatten den Rücktritt
gefordert"), a passive that names nobody ("International wurde die Festnahme begrüßt"), and two parts of one commitment under one condition
of which the network gives one to somebody of the sentence ("Geld stellt Wien bereit, wenn …").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from lagebild.records import Findings, Frame, Span, Spans

_ROLES: Mapping[str, str] = {"event": "actor", "commitment": "by", "position": "holder"}
_SAID = frozenset(("ACCUSE", "REJECT", "REQUEST", "THREATEN", "AGREE", "SUPPORT"))
_SHARED = re.compile(r"\s+und\s+(?:hatten?|haben|habe|hat)\s")
_PASSIVE = re.compile(r"(?<!\w)(?:wird|werden|wurden?|worden)(?!\w)")
_AGENT = re.compile(r"(?<!\w)(?:[Vv]on|[Vv]om|[Dd]urch|[Ss]eitens|er|sie|ihm|ihr|ihnen|ihn|dies\w*)(?!\w)")
_PARTICIPLE = re.compile(r"[a-zäöüß]{4,}(?:t|en)")
_STOP = re.compile(r"[,;:.!?\n]")
_CLAUSE = re.compile(r"[,;:()\n]")


def near(text: str, findings: Findings) -> Findings:
    """The findings with acts of the subject that a sentence shares, and without those of somebody whom a passive leaves out."""
    begins = [begin for begin, _ in findings.sentences]
    events = [one for one in findings.frames if one.kind == "event" and one.spans and one.role("actor")]
    vows = [one for one in findings.frames if one.kind == "commitment" and one.spans and one.role("condition")]
    frames = tuple(_read(text, one, begins, events, vows) for one in findings.frames)
    return replace(findings, frames=frames) if frames != findings.frames else findings


def _read(text: str, one: Frame, begins: Sequence[int], events: Sequence[Frame], vows: Sequence[Frame]) -> Frame:
    role = _ROLES.get(one.kind, "")
    fillers = one.roles.get(role, ())
    if not fillers or not one.spans:
        return one
    start = _start(begins, one.spans[0])
    if any(not spans or spans[-1][1] > start for spans in fillers):
        return one
    if one in vows:
        same = (v for v in vows if v.role("condition") == one.role("condition") and start == _start(begins, v.spans[0]))
        own = next((v for v in same if v.role("by") and v.role("by")[0][0] >= start), None)
        return one if own is None else replace(one, roles={**one.roles, role: own.roles["by"]})
    other = next((e for e in events if _shares(text, one, e, start)), None)
    if other is not None:
        return replace(one, roles={**one.roles, role: other.roles["actor"]})
    if (
        one.kind == "commitment"
        or one.labels.get("type", "SUPPORT") not in _SAID
        or not _is_bare(text, one.spans, start)
    ):
        return one
    return replace(one, roles={name: some for name, some in one.roles.items() if name != role})


def _start(begins: Sequence[int], span: Span) -> int:
    """Where the sentence of some words begins."""
    at = bisect_right(begins, span[0]) - 1
    return begins[at] if at >= 0 else 0


def _shares(text: str, one: Frame, event: Frame, start: int) -> bool:
    """Whether an event stands before "und hatten" in the same sentence, with a subject of that sentence."""
    end = event.spans[-1][1]
    own = event.roles["actor"]
    if (
        event is one
        or not start <= event.spans[0][0] < end <= one.spans[0][0]
        or any(not s or s[0][0] < start for s in own)
    ):
        return False
    return _SHARED.match(text, end, one.spans[0][0] + 1) is not None


def _is_bare(text: str, spans: Spans, start: int) -> bool:
    """Whether words are the participle of a passive in a clause that names nobody by "von" or a pronoun."""
    begin, end = spans[0][0], spans[-1][1]
    if _PARTICIPLE.fullmatch(text[begin:end]) is None:
        return False
    left = max([start, *(found.end() for found in _CLAUSE.finditer(text, start, begin))])
    stop = _STOP.search(text, end)
    clause = text[left : stop.start() if stop else len(text)]
    return _PASSIVE.search(clause) is not None and _AGENT.search(clause) is None
