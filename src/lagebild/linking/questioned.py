"""Interviews in running text, where the answers stand in quotation marks behind questions that name nobody.

As in "Marat Bolat spricht mit uns. Herr Bolat, wurde gewarnt? „Von hier aus hört man jeden Hund.“ Soll der Minister gehen? „Lassen Sie mich
erst wieder hinein.“": all answers are those of the one person who is introduced or called before the first of them, whomever the questions
name. Where it cannot be told who that is nobody speaks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from lagebild.dialogue import ADDRESS, NO_TALK, QUOTATION
from lagebild.linking.nouns import noun
from lagebild.records import Findings, Quotation, Span

LEAST = 3  # answers
PROMPT = 260  # characters that a question may have
_ENDS = re.compile(r"[.!?…][“”»«\"]\Z")
_BEFORE = re.compile(r"[.!?…:“”»«\"]\s+\Z")
_BEHIND = re.compile(r"\s*(?:[A-ZÄÖÜ„“»\"(–-]|\Z)")
_CALLED = re.compile(
    r"(?:\A|[.!?,“”]\s+)(?:Herr|Frau|Mr|Mrs|Ms|Signora?|Señora?|Madame|Monsieur)\.?\s+(?:[A-ZÄÖÜ][\w’'-]+\s+){0,3}?(?P<name>[A-ZÄÖÜ][\w’'-]+),"
)
_WITH = re.compile(r"\b(?:mit|bei)\s+(?:de[mr]\s+)?(?:[\w-]+\s+){0,4}\Z")


def questioned(text: str, findings: Findings) -> Findings:
    """The findings with the answers of an interview in running text as the words of who is asked."""
    answers = _answers(text)
    if not answers:
        return findings
    who = _asked(text, findings, answers[0][0])
    return replace(findings, quotations=tuple(_of(one, answers, who) for one in findings.quotations))


def _answers(text: str) -> list[Span]:
    """The answers, if a text is an interview."""
    if text.count("?") < LEAST - 1 or NO_TALK.search(text):
        return []
    every = [found.span() for found in QUOTATION.finditer(text)]
    alone = [(begin, end) for begin, end in every if _stands_alone(text, begin, end)]
    if len(alone) < LEAST or len(every) - len(alone) > len(alone) / 2:
        return []
    prompts = [text[left:right] for (_, left), (right, _) in pairwise(alone)]
    first = text[: alone[0][0]].rstrip()
    asked = sum("?" in one or ADDRESS.search(one) is not None for one in prompts) + first.endswith("?")
    longest = max(map(len, prompts))
    return alone if asked >= max(2, 2 * len(alone) / 3 - 1) and longest <= PROMPT else []


def _stands_alone(text: str, begin: int, end: int) -> bool:
    """Whether words in quotation marks are whole sentences with nothing about them in their own."""
    before = text[max(0, begin - 4) : begin]
    return bool(_ENDS.search(text[begin:end])) and bool(_BEFORE.search(before)) and bool(_BEHIND.match(text, end))


def _asked(text: str, findings: Findings, first: int) -> Span | None:
    """Who is introduced or called before the first answer; None where it may be one of several."""
    persons = [one.span for one in findings.mentions if one.label == "person" and one.span[1] <= first]

    def last(span: Span) -> str:
        return text[span[0] : span[1]].rsplit(maxsplit=1)[-1]

    for found in reversed(list(_CALLED.finditer(text, 0, first))):
        if noun(found["name"]) is None:  # not "Herr Botschafter"
            return next((one for one in persons if last(one) == found["name"]), found.span("name"))
    met = [one for one in persons if _WITH.search(text, max(0, one[0] - 80), one[0])] or persons
    return met[0] if len({last(one) for one in met}) == 1 else None


def _of(one: Quotation, answers: Sequence[Span], who: Span | None) -> Quotation:
    """A quotation as that of who is asked, where it stands in an answer."""
    if not one.spans or not any(begin <= one.spans[0][0] < end for begin, end in answers):
        return one
    if who is None:
        return replace(one, speaker=(), cue=(), frame=(), shown=False)
    return replace(one, speaker=(who,), cue=(), frame=(), shown=one.shown and (who,) == one.speaker)
