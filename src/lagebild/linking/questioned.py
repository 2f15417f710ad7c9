"""Interviews in running text, where the answers stand in quotation marks behind questions that name nobody.

As in "Marat Bolat spricht mit uns. Herr Bolat, wurde gewarnt? „Von hier aus hört man jeden Hund.“ Soll der Minister gehen? „Lassen Sie mich
erst wieder hinein.“": all answers are those of the one person who is called, or introduced as somebody to talk with, before the first of
them, whomever the questions name. A text that calls somebody else as well, or asks what others say, is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from lagebild.dialogue import ADDRESS, NO_TALK, QUOTATION
from lagebild.linking.mainclause import last_word
from lagebild.linking.nouns import noun
from lagebild.records import Findings, Quotation, Span

LEAST = 3  # answers
PROMPT = 260  # characters that a question may have
_ENDS = re.compile(r"[.!?…][“”»«\"]\Z")
_BEFORE = re.compile(r"[.!?…“”»«\"]\s+\Z")
_BEHIND = re.compile(r"\s*(?:[A-ZÄÖÜ„“»\"(–-]|\Z)")
CALLED = re.compile(
    r"(?:Herr|Frau|Mr|Mrs|Ms|Signora?|Señora?|Madame|Monsieur)\.?\s+(?:[A-ZÄÖÜ][\w’'-]+\s+){0,3}?(?P<name>[A-ZÄÖÜ][\w’'-]+)\s?[,?!]"
)
_TALK = re.compile(
    r"\b(?:Interview|Gespräch)\b|\bspr(?:icht|ach|achen|echen)\b[^.]*\bmit (?:uns|dieser|unserer)|\bim Studio\b|\bam Telefon\b"
    r"|\bmit (?:uns|dieser Zeitung)\b[^.]*\bgesprochen|\bhaben wir\b[^.]*\bgesprochen|\bempf(?:ängt|ing)\b[^.]*\buns\b"
    r"|\b(?:unsere|drei|vier|fünf|sechs) Fragen an\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:Kommentar|Quiz|Umfrage|Presseschau|Prozess|Gericht|Gerüchte?|Anruf bei|Wer\b[^.?!]*\?|Hat er|Hat sie|Ist er|Ist sie"
    r"|Was (?:sagen|schreiben|meinen) (?:die|der|das)|Und (?:die|der|das) (?!Frist)\w+\?)"
)


def questioned(text: str, findings: Findings) -> Findings:
    """The findings with the answers of an interview in running text as the words of who is asked."""
    answers = _answers(text)
    who = _asked(text, findings, answers) if answers else None
    if who is None:
        return findings
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
    addressed = any(ADDRESS.search(one) for one in (*prompts, first))
    told = any(_OTHERS.search(one) for one in (*prompts, first))
    fits = asked >= max(2, 2 * len(alone) / 3 - 1) and max(map(len, prompts)) <= PROMPT
    return alone if fits and addressed and not told else []


def _stands_alone(text: str, begin: int, end: int) -> bool:
    """Whether words in quotation marks are whole sentences with nothing about them in their own."""
    before = text[max(0, begin - 4) : begin]
    return bool(_ENDS.search(text[begin:end])) and bool(_BEFORE.search(before)) and bool(_BEHIND.match(text, end))


def _asked(text: str, findings: Findings, answers: Sequence[Span]) -> Span | None:
    """Who is called, or introduced as somebody to talk with, before the first answer; None where it may be one of several."""
    first, between = answers[0][0], without(text, answers)
    persons = [one.span for one in findings.mentions if one.label == "person" and one.span[1] <= first]

    def last(span: Span) -> str:
        return last_word(text[span[0] : span[1]])

    called = {found["name"] for found in CALLED.finditer(between) if noun(found["name"]) is None}
    if len(called) > 1:
        return None
    if called:
        (name,) = called
        found = re.search(rf"\b{re.escape(name)}\b", text[:first])
        return next((one for one in persons if last(one) == name), found.span() if found else None)
    names = {last(one) for one in persons}
    return persons[0] if len(names) == 1 and _TALK.search(text, 0, first) else None


def without(text: str, answers: Sequence[Span]) -> str:
    """What stands before and between the answers."""
    parts, at = [], 0
    for begin, end in answers:
        parts.append(text[at:begin])
        at = end
    return " ".join([*parts, text[at:]])


def _of(one: Quotation, answers: Sequence[Span], who: Span) -> Quotation:
    """A quotation as that of who is asked, where it stands in an answer."""
    if not one.spans or not any(begin <= one.spans[0][0] < end for begin, end in answers):
        return one
    return replace(one, speaker=(who,), cue=(), frame=(), shown=one.shown and (who,) == one.speaker)
