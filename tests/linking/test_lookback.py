"""Looks back in the pluperfect that the reader passes over, and what in the pluperfect tells no speech."""

from __future__ import annotations

import pytest

from lagebild.linking.lookback import CONFIDENCE, looked_back
from lagebild.records import Findings, Mention, Quotation
from lagebild.sentences import sentences
from tests.factories import span

PEOPLE = ("Maruk", "Sdarik", "Karg", "Kern", "Tolk", "Klinger")


def found(text: str, *read: Quotation) -> list[tuple[str, str]]:
    """What is read in the end, with who says it."""
    people = tuple(Mention(span(text, name), "person") for name in PEOPLE if name in text)
    findings = looked_back(text, Findings(read, people, tuple(sentences(text))))
    more = [one for one in findings.quotations if one not in read]
    assert all(one.type == "reported" and one.confidence == CONFIDENCE and not one.shown for one in more)
    return [(text[one.speaker[0][0] : one.speaker[0][1]], " ".join(text[b:e] for b, e in one.spans)) for one in more]


@pytest.mark.parametrize(
    ("text", "who", "words"),
    [
        ("Noch am Dienstag hatte Maruk einen Sturm ausgeschlossen.", "Maruk", "Noch am Dienstag hatte Maruk einen Sturm ausgeschlossen"),
        ("Karg, die in Talgau regiert, hatte die Öffnung davon abhängig gemacht, dass der Nachbar bezahlt.", "Karg",
         "hatte die Öffnung davon abhängig gemacht, dass der Nachbar bezahlt"),
        ("Am Montag hatte sie jede Beteiligung bestritten.", "sie", "Am Montag hatte sie jede Beteiligung bestritten"),
        ("Die Frist, die Sdarik dem Nachbarn gesetzt hatte, war abgelaufen.", "Sdarik", "Die Frist, die Sdarik dem Nachbarn gesetzt hatte"),
        ("Den Bericht, den Tolk für Freitag versprochen hatte, gibt es nicht.", "Tolk",
         "Den Bericht, den Tolk für Freitag versprochen hatte"),
    ],
)  # fmt: skip
def test_a_look_back_is_a_mere_report(text: str, who: str, words: str) -> None:
    assert found(text) == [(who, words)]


@pytest.mark.parametrize(
    "text",
    [
        # no speech
        "Kern hatte sich versprochen.",
        "Kern hatte die Prüfung bestanden.",
        "Kern hatte die Brücke längst geräumt.",
        "Kern hatte kurz vor Ablauf der Frist das Lager in Brand gesetzt.",
        "Kern hatte 31 Spiele bestritten.",
        "Der Sturm hatte neun Opfer gefordert.",
        # not so
        "Kern hatte den Abzug nie gefordert.",
        "Kern hatte nichts angekündigt.",
        "Angeblich hatte Kern ein Haus versprochen.",
        "Beinahe hatte Kern zugestimmt.",
        "Hatte Kern das nicht versprochen?",
        # somebody else
        "Maruk hatten die Generäle offen gedroht.",
        "Maruk hatte der Geheimdienst gewarnt.",
        "Die Beamtin, die Sdarik gewarnt hatte, ist tot.",
        "Die Wachen, die Maruk Hilfe zugesagt hatten, flohen.",
        "Klinger, der jede Beteiligung bestritten hatte, schwieg.",
        "Am Montag hatte man eine Prüfung angekündigt.",
        # no look back
        "Maruk hat einen Sturm ausgeschlossen.",
    ],
)
def test_what_tells_no_speech_of_somebody_by_name_stays_unread(text: str) -> None:
    assert found(text) == []


def test_what_was_read_is_not_read_again() -> None:
    text = "Maruk hatte am Dienstag gewarnt, die Brücke sei morsch."
    one = Quotation("indirect", "Speech", (span(text, "die Brücke sei morsch"),), (span(text, "Maruk"),))
    assert found(text, one) == []
    two = "Maruk hatte die Brücke abgelehnt."
    whole = Quotation("reported", "Speech", ((0, len(two)),), (span(two, "Maruk"),))
    assert found(two, whole) == []


def test_what_was_less_sure_gives_way() -> None:
    text = "Maruk hatte die Brücke abgelehnt."
    unsure = Quotation("reported", "Speech", ((0, 11),), (span(text, "Maruk"),), extra=True)
    findings = looked_back(text, Findings((unsure,), (Mention(span(text, "Maruk"), "person"),), sentences(text)))
    assert [one.extra for one in findings.quotations] == [False]


def test_a_text_without_the_pluperfect_is_left_as_it_is() -> None:
    findings = Findings((), (), ((0, 12),))
    assert looked_back("Maruk kommt.", findings) is findings
