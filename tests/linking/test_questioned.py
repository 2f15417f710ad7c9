"""Interviews in running text: the answers are those of who is asked, not of whom the questions name."""

from __future__ import annotations

import pytest

from lagebild.linking.continued import continued
from lagebild.linking.questioned import questioned
from lagebild.records import Findings, Mention, Quotation
from lagebild.sentences import sentences
from tests.factories import span

ANSWERS = ("„Von hier aus hört man jeden Hund.“", "„Das entscheiden andere.“", "„Lassen Sie mich erst wieder hinein.“")
QUESTIONS = ("wurde gewarnt, ehe Sie flohen?", "Soll Minister Kern gehen?", "Und Ihr Rathaus?")


def interview(intro: str, questions: tuple[str, ...] = QUESTIONS) -> str:
    return intro + " " + " ".join(f"{one} {other}" for one, other in zip(questions, ANSWERS, strict=True))


def speakers(text: str, given: str, *people: str) -> list[str]:
    """Who says the answers, that the network gives to somebody else."""
    read = tuple(
        Quotation("direct", "Speech", (span(text, one),), (span(text, given),)) for one in ANSWERS if one in text
    )
    named = tuple(Mention(span(text, name), "person") for name in people)
    found = questioned(text, Findings(read, named, sentences(text)))
    return [text[one.speaker[0][0] : one.speaker[0][1]] if one.speaker else "" for one in found.quotations]


@pytest.mark.parametrize(
    ("intro", "people"),
    [
        ("Marat Bolat spricht mit uns. Herr Bolat,", ("Marat Bolat", "Kern")),
        ("Ein Interview mit Marat Bolat. Herr Bürgermeister,", ("Marat Bolat",)),
        ("Herr Bolat,", ()),
        ("Im Studio ist Marat Bolat.", ("Marat Bolat",)),
    ],
)
def test_all_answers_are_those_of_who_is_asked(intro: str, people: tuple[str, ...]) -> None:
    found = speakers(interview(intro), "Kern", *people)
    assert all("Bolat" in one for one in found), found


@pytest.mark.parametrize(
    "text",
    [
        interview("Gespräch mit dem Anwalt von Oleg Maruk, Arne Vogt. Wie lange warten Sie,"),  # two are named
        interview("Herr Bolat,", ("was sagen Sie?", "Frau Tolk, und Sie?", "Und Sie, Herr Vogt?")),
        interview("Marat Bolat hat die Wahl verloren.", ("Was schreiben die Zeitungen?", "Und das Ausland?", "Und Sie?")),
        interview("Im Prozess gegen Marat Bolat sprach mit uns die Witwe."),
        interview("Marat Bolat ist umstritten."),  # nobody talks with him
        interview("Herr Bolat,", ("kommen Sie?", "Hat er geschossen?", "Und dann?")),
        "Herr Bolat, kommen Sie? „Ja.“ Und dann? „Nein.“ Ein Kollege rief: „Von hier aus hört man jeden Hund.“ Kern kam.",
    ],
)  # fmt: skip
def test_what_is_no_interview_with_one_person_is_left_as_it_is(text: str) -> None:
    text += "" if "Kern" in text else " Kern schwieg."
    people = [name for name in ("Oleg Maruk", "Arne Vogt", "Marat Bolat") if name in text]
    assert set(speakers(text, "Kern", *people)) == {"Kern"}


def test_what_was_given_to_another_is_no_longer_called_sure() -> None:
    text = interview("Marat Bolat spricht mit uns. Herr Bolat,")
    one = Quotation("direct", "Speech", (span(text, ANSWERS[0]),), (span(text, "Kern"),))
    other = Quotation("direct", "Speech", (span(text, ANSWERS[1]),), (span(text, "Marat Bolat"),))
    found = questioned(text, Findings((one, other), (Mention(span(text, "Marat Bolat"), "person"),), sentences(text)))
    assert [one.shown for one in found.quotations] == [False, True]


def test_a_mention_without_a_word_names_nobody() -> None:
    text = interview("Marat Bolat spricht mit uns. Herr Bolat,")
    read = Quotation("direct", "Speech", (span(text, ANSWERS[0]),), (span(text, "Kern"),))
    blank = Mention((text.index(" "), text.index(" ") + 1), "person")
    findings = Findings((read,), (blank, Mention(span(text, "Marat Bolat"), "person")), sentences(text))
    assert questioned(text, findings).quotations[0].speaker == (span(text, "Marat Bolat"),)
    assert continued(text, findings).quotations
