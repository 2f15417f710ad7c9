"""What is said in a text that is somebody's words as a whole (`lagebild.dialogue`): the answers of an interview, a notice."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from lagebild.dialogue import Talk, exchange, interview, notice
from lagebild.linking.mainclause import last_word
from lagebild.linking.nouns import noun
from lagebild.linking.questioned import CALLED
from lagebild.linking.questioned import without as _without
from lagebild.records import Findings, Quotation, Span

SURE = 0.9  # confidence of an answer
_WITH = r"(?:[Ii]nterview|Gespräch|sprachen|gesprochen|sprechen|telefoniert(?:en)?) (?:\w+ ){0,2}?mit|Fragen an"
_GUEST = r" (?:\w+ ){0,3}(?:bei uns|im (?:Gespräch|Interview|Studio)|zu Gast)"
_REACHED = re.compile(
    r"(?:^|[.!?] )(?:Wir (?:erreichten|trafen|besuchten|fragten) (?:sie|ihn)|Wir (?:sprachen|haben|telefonierten) mit (?:ihr|ihm)"
    r"|Mit (?:ihr|ihm))(?!\w)"
)


def heard(text: str, findings: Findings) -> Findings:
    """The findings with the answers of an interview as what was said there, in place of what was read in them."""
    told = notice(text)
    talk = Talk([], []) if told else interview(text, lambda name, some: _is_person(text, name, some, findings))
    answers = [(told.name, span) for span in told.said] if told else talk.answers or _exchanged(text, findings)
    if not answers:
        return findings
    spans = sorted(said for _, said in answers)
    kept = [
        one
        for one in findings.quotations
        if (not _inside(text, one, spans) or (told and one.speaker and not one.extra)) and not _asker(one, talk.others)
    ]
    said = [
        Quotation("direct", "Speech", (span,), (name,), frame=(name,), confidence=SURE, shown=True)
        for name, span in answers
        if not any(span == one.spans[0] for one in kept)
    ]
    return replace(findings, quotations=tuple(sorted([*kept, *said], key=lambda one: one.spans)))


def _exchanged(text: str, findings: Findings) -> list[tuple[Span, Span]]:
    """The answers of an interview without names, with the person who gives them: the one who is called by name in the questions, else whom
    the words before them introduce as somebody to talk with.
    """
    begin, answers = exchange(text)
    before = [one.span for one in findings.mentions if one.label == "person" and one.span[1] <= begin]
    if not answers or not before:
        return []
    questions = _without(text[begin:], [(left - begin, right - begin) for left, right in answers])
    called = {found["name"] for found in CALLED.finditer(questions) if noun(found["name"]) is None}
    whole = {" ".join(text[slice(*span)].split()) for span in before}
    if called:
        name = next(iter(called))
        asked = [span for span in before if _last(text, span) == name]
        known = {one for one in whole if one.split()[-1] == name and len(one.split()) > 1}
        return [(asked[0], said) for said in answers] if len(called) == 1 and asked and len(known) <= 1 else []
    (first, *more) = before
    alone = all(_last(text, span) == _last(text, first) for span in more)
    return [(first, said) for said in answers] if alone and _is_introduced(text, first, begin) else []


def _is_introduced(text: str, name: Span, end: int) -> bool:
    """Whether the words before an interview say of somebody that it is with him: "Wir sprachen mit Lena Brodal", "Lena Brodal leitet den
    Hafen. Wir erreichten sie am Abend".
    """
    called = re.escape(text[slice(*name)])
    lead = text[:end]
    if re.search(rf"(?:{_WITH}) (?:[\w-]+ ){{0,4}}{called}(?!\w)|(?<!\w){called}(?: (?:ist|war))?{_GUEST}", lead):
        return True
    begun = re.match(rf"\W*(?:(?:Der|Die) )?(?:[\w-]+ ){{0,3}}{called} [a-zäöü]", lead)
    return bool(begun) and _REACHED.search(lead[name[1] :]) is not None


def _last(text: str, span: Span) -> str:
    return last_word(text[slice(*span)])


def _is_person(text: str, name: str, own: Sequence[Span], findings: Findings) -> bool:
    """Whether the text names a person so, by more than this name alone."""
    last = name.rsplit(maxsplit=1)[-1]
    labels = set(own)
    return any(
        one.label == "person"
        and one.span not in labels
        and (words := text[one.span[0] : one.span[1]].split())[-1:] == [last]
        and (len(words) > 1 or len(name.split()) > 1)
        for one in findings.mentions
    )


def _asker(one: Quotation, others: Sequence[tuple[Span, Span]]) -> bool:
    """Whether a quotation was read as the words of somebody who only asks."""
    begin = one.spans[0][0]
    return any(
        name[0] <= begin < said[1] and any(left < name[1] and name[0] < right for left, right in one.speaker)
        for name, said in others
    )


def _inside(text: str, one: Quotation, answers: Sequence[Span]) -> bool:
    """Whether a quotation was read in an answer; what is quoted there by marks stays."""
    begin, end = one.spans[0][0], one.spans[-1][1]
    at = bisect_right(answers, end, key=lambda answer: answer[0])
    return any(begin < right for _, right in answers[max(0, at - 1) : at]) and not (
        one.type == "direct" and text[begin:end][:1] in ("„", "“", "”", '"', "»", "«")
    )
