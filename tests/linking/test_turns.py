"""Interviews and notices: texts that are somebody's words as a whole."""

from __future__ import annotations

import pytest

from lagebild.linking.turns import heard
from lagebild.records import Findings, Mention, Quotation
from tests.factories import span

TALK = """Die Hafenmeisterin Lena Brodal war am Dienstag bei uns zu Gast.

Küstenfunk: Frau Brodal, bleibt der Hafen zu?

Brodal: Solange das Eis so dick ist, fährt hier kein Schiff. Da bin ich eisern.

Küstenfunk: Und die Reeder?

Brodal: Die rufen jeden Tag an.
"""
NOTICE = """Das Ministerium für Fischerei der Republik Lurien teilt mit:

1. Bis der letzte Kutter im Hafen ist, bleibt die Bucht gesperrt.

2. Die Zahl der Vermissten beträgt, wie Kapitän Ole Terp heute sagte, noch elf.

Norhavn, den 4. März 2031
"""


def read(text: str, *people: str, quotations: tuple[Quotation, ...] = ()) -> Findings:
    return Findings(quotations, tuple(Mention(span(text, one), "person") for one in people))


def said(text: str, findings: Findings) -> list[tuple[str, str]]:
    return [
        (text[slice(*one.speaker[0])] if one.speaker else "", text[slice(*one.spans[0])])
        for one in heard(text, findings).quotations
    ]


def test_the_answers_are_what_was_said() -> None:
    assert said(TALK, read(TALK, "Lena Brodal")) == [
        ("Brodal", "Solange das Eis so dick ist, fährt hier kein Schiff. Da bin ich eisern."),
        ("Brodal", "Die rufen jeden Tag an."),
    ]


def test_what_was_read_in_an_answer_gives_way_and_what_was_read_elsewhere_stays() -> None:
    inside = Quotation("indirect", "Speech", (span(TALK, "fährt hier kein Schiff"),), (span(TALK, "Küstenfunk"),))
    outside = Quotation("indirect", "Speech", (span(TALK, "bleibt der Hafen zu"),))
    found = [words for _, words in said(TALK, read(TALK, "Lena Brodal", quotations=(inside, outside)))]
    assert "fährt hier kein Schiff" not in found
    assert "bleibt der Hafen zu" in found


def test_without_questions_before_a_name() -> None:
    text = TALK.replace("Küstenfunk: ", "")
    assert [who for who, _ in said(text, read(text, "Lena Brodal"))] == ["Brodal", "Brodal"]


@pytest.mark.parametrize(
    "text",
    [
        TALK.replace("Die Hafenmeisterin Lena Brodal", "Die Hafenmeisterin"),  # nobody is called so
        "Lena Brodal kam.\n\nBrodal: Das Eis bleibt dick.\n",  # once is a headline
        "Die Lage im Überblick\n\nLurien: Der Hafen ist zu.\n\nLurien: Die Bahn fährt.\n",  # a place
        "Um 12 Uhr: Der Hafen ist zu.\n\nUm 13 Uhr: Die Bahn fährt.\n",
        "Lena Brodal fragt.\n\nBrodal: Wer war das?\n\nBrodal: Und warum?\n",  # who asks is not asked
        "Brodal sagte: Der Hafen bleibt zu.\n\nTerp sagte: Die Bahn fährt.\n",
    ],
)
def test_what_is_no_interview_stays_as_it_is(text: str) -> None:
    people = ("Lena Brodal",) if "Lena Brodal" in text else ()
    findings = read(text, *people)
    assert heard(text, findings) is findings


def test_a_notice_is_said_by_whoever_makes_it_known() -> None:
    nested = Quotation(
        "indirect", "Speech", (span(NOTICE, "Die Zahl der Vermissten beträgt"),), (span(NOTICE, "Ole Terp"),)
    )
    found = said(NOTICE, read(NOTICE, "Ole Terp", quotations=(nested,)))
    who = "Das Ministerium für Fischerei der Republik Lurien"
    assert (who, "Bis der letzte Kutter im Hafen ist, bleibt die Bucht gesperrt.") in found
    assert ("Ole Terp", "Die Zahl der Vermissten beträgt") in found
    assert not any("Norhavn" in words for _, words in found)


@pytest.mark.parametrize(
    "text",
    [
        "Das Ministerium teilte mit, die Bucht bleibe gesperrt.\n\nDie Fischer protestierten.\n",
        "Der Minister erklärt den Unfall mit Nebel.\n\nDie Fischer glauben ihm nicht.\n",
        "Die Fischer warten.\n\nDas Ministerium teilt mit: Die Bucht bleibt zu.\n",
    ],
)
def test_a_report_on_a_notice_is_none(text: str) -> None:
    findings = read(text)
    assert heard(text, findings) is findings
