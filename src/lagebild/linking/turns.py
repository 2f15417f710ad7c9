"""Texts that are somebody's words as a whole: what stands behind a name and a colon, again and again, is said by whoever bears it
("Korwath: Wir bleiben."), and what stands behind "Das Ministerium teilt mit:" at the beginning of a text, by the ministry.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from lagebild.records import Findings, Quotation, Span

LEAST = 2  # answers under one name
SURE = 0.9  # confidence of an answer
_TURN = re.compile(r"^(?P<name>[A-ZÄÖÜ][\w'’-]+(?: [A-ZÄÖÜ][\w'’-]+){0,2}):[ \t]+(?P<said>\S.*?)[ \t]*$", re.MULTILINE)
_HEAD = re.compile(
    r"\A(?:(?:Dokumentiert|Dokumentation|Im Wortlaut): ?)?(?P<name>(?:Der|Die|Das) [^.:;,\n]{3,90}?) "
    r"(?:teilt (?:hierzu |dazu |heute )?mit|gibt (?:hiermit |heute )?bekannt|erklärt(?: (?:hierzu|dazu|heute))?|stellt (?:hierzu )?fest)"
    r"[.:]\s+"
)
_PARAGRAPH = re.compile(r"(?:\d{1,2}[.)][ \t]+)?(?P<said>\S.*[.!?]) *$", re.MULTILINE)
_QUOTED = re.compile(r"^[„“”\"»«]")


def heard(text: str, findings: Findings) -> Findings:
    """The findings with the answers of an interview as what was said there, in place of what was read in them."""
    told = _notice(text)
    answers = [*told, *([] if told else _answers(text, findings))]
    if not answers:
        return findings
    spans = [said for _, said in answers]
    kept = [
        one for one in findings.quotations if not _inside(text, one, spans) or (told and one.speaker and not one.extra)
    ]
    said = [
        Quotation("direct", "Speech", (span,), (name,), frame=(name,), confidence=SURE, shown=True)
        for name, span in answers
        if not any(span == one.spans[0] for one in kept)
    ]
    return replace(findings, quotations=tuple(sorted([*kept, *said], key=lambda one: one.spans)))


def _notice(text: str) -> list[tuple[Span, Span]]:
    """Whoever makes something known, and the paragraphs of it."""
    head = _HEAD.match(text)
    if head is None:
        return []
    return [(head.span("name"), found.span("said")) for found in _PARAGRAPH.finditer(text, head.end())]


def _answers(text: str, findings: Findings) -> Iterable[tuple[Span, Span]]:
    """Names and what stands behind them; without whoever asks."""
    turns: dict[str, list[tuple[Span, Span]]] = defaultdict(list)
    for found in _TURN.finditer(text):
        turns[found["name"]].append((found.span("name"), found.span("said")))
    answering = {
        name
        for name, some in turns.items()
        if len(some) >= LEAST and not _asks(text, some) and _is_person(text, name, some, findings)
    }
    return sorted(turn for name in answering for turn in turns[name])


def _asks(text: str, some: Iterable[tuple[Span, Span]]) -> bool:
    asked = [text[said[0] : said[1]].endswith("?") for _, said in some]
    return 2 * sum(asked) >= len(asked)


def _is_person(text: str, name: str, some: Iterable[tuple[Span, Span]], findings: Findings) -> bool:
    """Whether the text names a person so, by more than this name alone."""
    own = {span for span, _ in some}
    last = name.rsplit(maxsplit=1)[-1]
    return any(
        one.label == "person"
        and one.span not in own
        and (words := text[one.span[0] : one.span[1]].split())[-1:] == [last]
        and (len(words) > 1 or len(name.split()) > 1)
        for one in findings.mentions
    )


def _inside(text: str, one: Quotation, answers: Iterable[Span]) -> bool:
    """Whether a quotation was read in an answer; what is quoted there by marks stays."""
    begin, end = one.spans[0][0], one.spans[-1][1]
    return any(left <= end and begin < right for left, right in answers) and not (
        one.type == "direct" and _QUOTED.match(text[begin:end]) is not None
    )
