"""Interviews and notices: texts that are somebody's words as a whole."""

from __future__ import annotations

import time

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


# -- what only looks like an interview or a notice -----------------------------------------------------------------------------

LEAD = "Der Minister Karl Velten und die Abgeordnete Ada Brandner streiten.\n\n"
ASKED = """Interview mit der Ministerin Ada Brandner.

Peter Kornau: Frau Brandner, Sie sagen, die Grenze bleibt zu. Die Leute verstehen das nicht.

Brandner: Wir haben keine Wahl.

Peter Kornau: Die Opposition nennt Sie herzlos.

Brandner: Das weise ich zurück. Der Kollege Meinrad sagte gestern: „Die Grenze muss auf.“ Das sehe ich anders.
"""


@pytest.mark.parametrize(
    "text",
    [
        # a ticker, the headlines of one
        "Velten: Minister kündigt Sperre an. Die Zahl der Toten stieg auf 12.\n\nBrandner: Abgeordnete widerspricht.\n\n"
        "Velten: Reise nach Norhavn abgesagt.\n\nBrandner: Auftritt in Lissau am Abend.\n",
        "Karl Velten: Lurien schließt die Schulen\nWie das Amt mitteilte, bleiben die Schulen zu.\n\n"
        "Karl Velten: Grenze zu Tarn dicht\nDie Polizei kontrolliert alle Fahrzeuge.\n",
        "Velten: Kommt die Sperre?\n\nVelten: Wann tagt das Kabinett?\n\nVelten: Wer zahlt?\n",
        # fact checks
        "Velten: Die Behauptung ist falsch. Laut Amt kamen nur 2000 Menschen.\n\nBrandner: Das stimmt so nicht.\n\n"
        "Velten: Auch diese Zahl ist veraltet.\n\nBrandner: Das ist teilweise richtig.\n",
        "Faktencheck. Haben Sie es gewusst?\n\nVelten: Wir finden das falsch.\n\nWissen Sie mehr?\n\nVelten: Auch uns neu.\n",
        "Hat er recht?\n\nVelten: Nach unserer Prüfung nicht.\n\nUnd diese Zahl?\n\nVelten: Uns liegt keine andere vor.\n",
        # portraits
        "Velten: 40 Jahre, aus Norhavn, war Minister.\n\nBrandner: 55 Jahre.\n\nVelten: Chancen gering.\n",
        "Was wollen Sie wissen?\n\nVelten: 40 Jahre, aus Norhavn.\n\nUnd Sie, was noch?\n\nVelten: Chancen gering.\n",
    ],
)
def test_labels_alone_make_nobody_speak(text: str) -> None:
    text = LEAD + text
    findings = read(text, "Karl Velten", "Ada Brandner")
    assert heard(text, findings) is findings


def test_labels_of_an_english_ticker() -> None:
    text = (
        "Prime minister Karl Velten spoke.\n\nVelten: PM rules out early vote.\n\nVelten: Visit to Norhavn planned.\n"
    )
    findings = read(text, "Karl Velten")
    assert heard(text, findings) is findings


def test_whoever_asks_says_nothing_of_his_own() -> None:
    asker = Quotation(
        "indirect", "Speech", (span(ASKED, "Die Leute verstehen das nicht"),), (span(ASKED, "Peter Kornau"),)
    )
    quoted = Quotation("direct", "Speech", (span(ASKED, "„Die Grenze muss auf.“"),), (span(ASKED, "Meinrad"),))
    found = said(ASKED, read(ASKED, "Ada Brandner", "Peter Kornau", quotations=(asker, quoted)))
    assert [who for who, _ in found] == ["Brandner", "Brandner", "Meinrad"]


def test_the_second_paragraph_of_an_answer_is_said_too() -> None:
    text = TALK.replace("Da bin ich eisern.\n", "Da bin ich eisern.\n\nIch rede seit Tagen mit den Lotsen.\n")
    assert ("Brodal", "Ich rede seit Tagen mit den Lotsen.") in said(text, read(text, "Lena Brodal"))


@pytest.mark.parametrize(
    "between",
    ["Das Telefon klingelt.", "Eine Sache der Haltung", "Wie soll ich das verstehen?", "„Ich komme“, ruft ein Lotse."],
)
def test_a_paragraph_between_that_is_no_answer(between: str) -> None:
    text = TALK.replace("Da bin ich eisern.\n", f"Da bin ich eisern.\n\n{between}\n")
    assert between not in [words for _, words in said(text, read(text, "Lena Brodal"))]


@pytest.mark.parametrize("label", ["", "Küstenfunk: "])
def test_what_stands_behind_the_last_answer_is_the_papers(label: str) -> None:
    text = TALK.replace("Küstenfunk: ", label) + "\nDas Gespräch habe ich am Hafen geführt.\n"
    assert len(said(text, read(text, "Lena Brodal"))) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Das Ministerium gibt bekannt: Die Grenze bleibt bis Freitag geschlossen.\n\nDie Opposition kritisierte das scharf. "
        "Oppositionschef Velten nannte es falsch.\n\nDas Rote Kreuz forderte die Öffnung.\n",
        "Die Regierung erklärt. Warum die Grenze zu bleibt.\n\nUnser Korrespondent hat die Fragen beantwortet.\n",
        "Der Experte Karl Velten erklärt: So wirkt das Gift.\n\n1. Es dringt in die Zellen ein.\n\n2. Es bleibt dort.\n",
        "Der Wetterdienst teilt mit: Am Abend Sturm.\n\nZwei Menschen starben, wie die Polizei sagte.\n\n© npd. Alle Rechte vorbehalten.\n",
        "Das Amt teilt mit: Die Bucht ist zu.\n\nDie Fischer klagen.\n\nDie Lotsen auch.\n\nNorhavn, den 4. März 2031\n",
    ],
)
def test_a_report_that_begins_as_a_notice_is_none(text: str) -> None:
    findings = read(text)
    assert heard(text, findings) is findings


def test_what_stands_behind_a_notice_is_not_of_it() -> None:
    text = NOTICE + "\nDie Opposition nannte das falsch.\n"
    assert "Die Opposition nannte das falsch." not in [words for _, words in said(text, read(text))]
    unsigned = text.replace("Norhavn, den 4. März 2031\n", "")
    assert len(said(unsigned, read(unsigned))) == 2


def test_a_signed_notice_in_the_first_person() -> None:
    text = (
        "Das Amt für Häfen gibt bekannt: Die Bucht bleibt gesperrt.\n\nDie Behauptung, es fehle an Lotsen, weisen wir zurück.\n\n"
        "Zu den Kosten machen wir keine Angaben.\n\nNorhavn, den 4. März 2031\n\nDie Fischer klagen.\n"
    )
    assert [words for _, words in said(text, read(text))] == [
        "Die Bucht bleibt gesperrt.",
        "Die Behauptung, es fehle an Lotsen, weisen wir zurück.",
        "Zu den Kosten machen wir keine Angaben.",
    ]


def test_a_long_line_takes_no_long_time() -> None:
    text = "Das Amt teilt mit: " + "Wort " * 20000
    findings = read(text)
    begun = time.process_time()
    assert heard(text, findings) is findings
    assert time.process_time() - begun < 2


EXCHANGE = """Lena Brodal leitet den Hafen von Norhavn seit 2029. Wir erreichten sie am Abend.

Frau Hafenmeisterin, heute läuft die Frist ab. Was tun Sie?
Was ich am Montag gesagt habe. Bleibt das Eis, fährt kein Schiff.

Herr Terp will Ihnen dann das Öl abdrehen.
Das habe ich gehört. Unsere Tanks sind voll.

Braucht es Eisbrecher?
Unbedingt.

Die Reeder sagen, es fehle an Geld.
Wir haben im Winter genug verdient.

Und die Fischer? Verstehen Sie deren Sorgen?
Die rufen mich jeden Tag an.
"""


def test_every_other_line_is_an_answer() -> None:
    assert said(EXCHANGE, read(EXCHANGE, "Lena Brodal")) == [
        ("Lena Brodal", "Was ich am Montag gesagt habe. Bleibt das Eis, fährt kein Schiff."),
        ("Lena Brodal", "Das habe ich gehört. Unsere Tanks sind voll."),
        ("Lena Brodal", "Unbedingt."),
        ("Lena Brodal", "Wir haben im Winter genug verdient."),
        ("Lena Brodal", "Die rufen mich jeden Tag an."),
    ]


def test_who_led_the_talk_is_no_answer() -> None:
    text = EXCHANGE + "\nDas Gespräch führte Ole Terp.\n"
    assert said(text, read(text, "Lena Brodal")) == said(EXCHANGE, read(EXCHANGE, "Lena Brodal"))


def test_blank_lines_between_questions_and_answers_change_nothing() -> None:
    text = EXCHANGE.replace("\n\n", "\n").replace("\n", "\n\n")
    assert said(text, read(text, "Lena Brodal")) == said(EXCHANGE, read(EXCHANGE, "Lena Brodal"))


def test_of_two_before_it_whoever_is_called_answers() -> None:
    text = EXCHANGE.replace("Wir erreichten sie am Abend.", "Ihr Vorgänger Ole Terp war im Streit gegangen.")
    people = read(text, "Lena Brodal", "Ole Terp")
    assert said(text, people) == []
    text = text.replace("Frau Hafenmeisterin,", "Frau Brodal,")
    assert {who for who, _ in said(text, read(text, "Lena Brodal", "Ole Terp"))} == {"Lena Brodal"}


INTRO = "Lena Brodal leitet den Hafen von Norhavn seit 2029. Wir erreichten sie am Abend."


@pytest.mark.parametrize(
    "lead",
    [
        "Wir sprachen am Abend mit der Hafenmeisterin Lena Brodal.",
        "Fünf Fragen an Lena Brodal, die den Hafen leitet.",
        "Die Hafenmeisterin Lena Brodal ist im Gespräch.",
        "Hafenmeisterin Lena Brodal kämpft um jeden Meter. Wir trafen sie am Kai.",
    ],
)
def test_who_is_introduced_answers(lead: str) -> None:
    text = EXCHANGE.replace(INTRO, lead)
    assert {who for who, _ in said(text, read(text, "Lena Brodal"))} == {"Lena Brodal"}


@pytest.mark.parametrize(
    "lead",
    [
        "Präsidentin Lena Brodal hat den Hafen gesperrt. Wir sprachen mit der Hafenmeisterin.",
        "Elf Tage war die Hafenmeisterin in der Gewalt von Lena Brodal.",
        "Elf Tage war die Hafenmeisterin in der Gewalt von Lena Brodal. Wir trafen sie am Kai.",
        "Die Hafenmeisterin folgt auf Lena Brodal.",
        "Von Lena Brodal",
        "Unsere Reporterin Lena Brodal hat die Hafenmeisterin besucht.",
        "Was Lena Brodal über den Hafen sagt, beschäftigt die Stadt.",
    ],
)
def test_who_is_only_named_answers_nothing(lead: str) -> None:
    text = EXCHANGE.replace(INTRO, lead)
    assert said(text, read(text, "Lena Brodal")) == []


def test_who_is_called_and_not_named_before_answers_nothing() -> None:
    text = EXCHANGE.replace("Frau Hafenmeisterin,", "Frau Dorn,")
    assert said(text, read(text, "Lena Brodal")) == []


def test_of_two_who_are_called_alike_nobody_answers() -> None:
    text = EXCHANGE.replace(INTRO, "Lena Brodal und ihr Mann Kai Brodal leiten den Hafen.")
    text = text.replace("Frau Hafenmeisterin,", "Herr Brodal,")
    assert said(text, read(text, "Lena Brodal", "Kai Brodal")) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "Lena Brodal leitet den Hafen von Norhavn seit 2029. Wir erreichten sie am Abend.\n\n",
            "",
        ),  # nobody before it
        ("Unbedingt.\n", "Unbedingt.\nUnd das bald.\n"),  # lines that do not change about
        ("Unbedingt.\n", "Unbedingt\n"),  # a heading
        ("Unsere Tanks sind voll.", "Liveblog."),
    ],
)
def test_other_texts_are_no_exchange(old: str, new: str) -> None:
    text = EXCHANGE.replace(old, new)
    assert said(text, read(text, *(name for name in ("Lena Brodal",) if name in text))) == []


def test_questions_that_a_paper_answers_itself_are_no_interview() -> None:
    text = """Was Lena Brodal über den Hafen sagt, beschäftigt die Stadt.

Was ist geschehen?
Der Hafen ist seit Montag zu.

Wer hat das entschieden?
Die Hafenmeisterin, nach Rücksprache mit der Stadt.

Was müssen Sie wissen, wenn Sie Fracht erwarten?
Fragen Sie bei Ihrem Reeder nach.

Wie geht es weiter?
Am Freitag tagt der Rat.
"""
    assert said(text, read(text, "Lena Brodal")) == []
