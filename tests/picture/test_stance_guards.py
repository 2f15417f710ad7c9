"""Who holds a stance, which one, and whether it is a change: sentences in which the first words that fit are the wrong ones."""

from __future__ import annotations

import re

import pytest

from lagebild.picture.voices import voices
from tests.picture.made import Report, made

_KINDS = {"Auland": "state", "Bergmark": "state", "Union": "organisation", "Liga": "organisation"}
_NAMES = ("Velten", "Merow", "Brandner", *_KINDS)


def _heard(sentence: str) -> set[tuple[str, str, str, bool]]:
    """Holder, stance, target and whether it is told to be new, of all voices of a sentence."""
    report = Report(sentence, "a1", "2031-05-04T08:00:00+02:00", "p1")
    for name in _NAMES:
        if re.search(rf"(?<!\w){name}(?!\w)", sentence):
            report.actor(name, _KINDS.get(name, "person"))
    said = re.search(r", sagte (\w+)", sentence)
    if said and said[1] in report.actors:
        report.says(said[1], sentence[: said.start()], cue="sagte")
    material, _ = made([report])
    found = [one for sheet in material.sheets for one in voices(sheet)]
    return {(one.holder.name, one.stance, one.words(one.target), one.turned) for one in found}


@pytest.mark.parametrize(
    ("sentence", "holder", "stance"),
    [
        ("Der Antrag von Velten wurde abgelehnt.", "Velten", "against"),
        ("Der Antrag von Velten wurde vom Rat und der Union abgelehnt.", "Velten", "against"),
        ("Die Forderung von Velten wird unterstützt.", "Velten", "for"),
        ("Die von Velten geforderte Sperrung wird abgelehnt.", "Velten", "against"),
        ("Das von Velten abgelehnte Tempolimit wird von Merow begrüßt.", "Velten", "for"),
        ("Aus dem Umfeld von Velten kam Kritik an Merow.", "Velten", "against"),
        ("Bei einem Besuch in Auland stieß der Plan auf Ablehnung.", "Auland", "against"),
        ("Das Tempolimit ist für die Union falsch, sagte Velten.", "Union", "against"),
        ("Für Auland ist die Waffenruhe ein Fehler, sagte Velten.", "Auland", "against"),
    ],
)
def test_who_is_only_spoken_of_holds_no_stance(sentence: str, holder: str, stance: str) -> None:
    assert (holder, stance) not in {one[:2] for one in _heard(sentence)}


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Der Plan stößt in der Union von Velten nicht auf Ablehnung.", "against"),
        ("In Bergmark stoßen Kontrollen auf Zustimmung, in Auland auf Ablehnung.", "against"),
        ("Der Vorschlag von Velten stößt bei Merow auf Zustimmung, bei Brandner auf Ablehnung.", "against"),
        ("Velten rückt von seinem Nein zum Tempolimit nicht ab.", "for"),
        ("Velten gab sein Nein zum Tempolimit nicht auf.", "for"),
        ("Velten nahm seine Klage gegen das Windrad zurück.", "for"),
        ("Velten nahm die Drohung mit einem Veto zurück.", "for"),
        ("Velten rechtfertigte die Entscheidung von Merow nicht.", "for"),
        ("Velten verteidigte die Entscheidung gegen ein Tempolimit.", "for"),
        ("Velten erneuerte die Forderung nicht.", "for"),
        ("Velten unterstützt die Forderung, die Liga zu boykottieren, allerdings nicht.", "for"),
        ("Velten begrüßt den Plan, das Tempolimit zu senken, aber nicht.", "for"),
        ("Velten lehnt den Plan der Liga, Kontrollen einzuführen, hingegen nicht.", "against"),
        ("Velten unterstrich die Forderung der Union nach Kontrollen als Irrweg.", "for"),
    ],
)
def test_a_stance_is_not_turned_round(sentence: str, stance: str) -> None:
    assert stance not in {one[1] for one in _heard(sentence) if "Nein" not in one[2]}


@pytest.mark.parametrize("target", ["die Grenze", "das Tempolimit", "Schwäche", "am Tisch", "kein Ende der Sanktionen"])
def test_who_does_not_want_to_see_it_so_is_not_against_it(target: str) -> None:
    some = (
        "Velten will die Grenze nicht länger geschlossen sehen.",
        "Velten will das Tempolimit nicht abgeschafft sehen.",
        "Velten wollte das Verbot nicht als Schwäche verstanden wissen.",
        "Velten will die Liga nicht am Tisch sehen.",
        "Velten will kein Ende der Sanktionen sehen.",
    )
    assert ("Velten", "against", target, False) not in {one for sentence in some for one in _heard(sentence)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Velten rückt von der Forderung nach einem Tempolimit nicht ab.",
        "Velten rückte keinen Millimeter von seinem Nein zum Tempolimit ab.",
        "Velten rückt von seinem Nein zum Tempolimit nicht ab.",
        "Velten ist für ein Tempolimit. Zuvor hatte Velten den Hafen besucht.",
        "Velten ist für ein Tempolimit. Am Montag hatte Velten den Hafen besucht.",
        "Velten, der nun im Amt ist, ist für ein Tempolimit.",
        "Velten fordert einen Sinneswandel. Velten ist für ein Tempolimit.",
    ],
)
def test_no_change_is_told(sentence: str) -> None:
    assert not any(turned for *_, turned in _heard(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Velten rückte von seinem Nein zum Tempolimit ab.",
        "Velten ist für ein Tempolimit. Noch am Montag hatte Velten es abgelehnt.",
    ],
)
def test_a_change_is_told(sentence: str) -> None:
    assert any(turned for *_, turned in _heard(sentence))


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Velten unterstützt die Forderung, die Liga zu boykottieren.", "for"),
        ("Velten unterstützt den Plan, aber nicht die Kontrollen.", "for"),
        ("Velten lehnt den Plan ab, nicht aber die Kontrollen.", "against"),
        ("Eine Sperrung halte er für ausgeschlossen, solange niemand wisse, wo die Liga sei, sagte Velten.", "against"),
    ],
)
def test_a_stance_is_kept(sentence: str, stance: str) -> None:
    assert {one[1] for one in _heard(sentence)} == {stance}


def test_the_next_clause_is_no_target() -> None:
    assert ("Velten", "against", "sagte Velten", False) not in _heard(
        "Die Kritik am Plan sei Propaganda, sagte Velten."
    )


def test_who_does_it_in_a_passive_holds_it() -> None:
    assert ("Union", "against", "Das Angebot der Liga", False) in _heard(
        "Das Angebot der Liga wurde von der Union abgelehnt."
    )
