from __future__ import annotations

import pytest

from lagebild.linking.disowned import disowned


def _told(sentence: str, kind: str = "indirect") -> bool:
    """Whether the words in square brackets are disowned by the cue in braces."""
    text, places = "", {"[": [], "]": [], "{": [], "}": []}
    for letter in sentence:
        if letter in places:
            places[letter].append(len(text))
        else:
            text += letter
    spans, cue = (tuple(zip(places[one], places[other], strict=True)) for one, other in ("[]", "{}"))
    return disowned(text, kind, spans, cue)


@pytest.mark.parametrize(
    "sentence",
    [
        "Lahr {dementierte}, [dass die Regierung die Grenze schließen werde].",
        "Merten {lehnte} den Vorschlag Gabrins {ab}, [die Kontrolle der Bundesaufsicht zu unterstellen].",
        "Das Gericht {widersprach} der Ansicht, [dass das Lied eine Aufforderung sei].",
        "Wind {wies} den Vorwurf {zurück}, [Gelder veruntreut zu haben].",
        "Borl {hat} Berichte {zurückgewiesen}, [er sei bereits vorgesehen].",
        "[Dass die Grenze geschlossen werde], {bestritt} Lahr.",
        "Lahr {sagte}, er {bestreite}, [dass die Grenze geschlossen werde].",
        "Lasnik {lehnte} es {ab}, [die Brücke zu öffnen].",
        "{Hinzu} {kommt}, [dass die Grenze geschlossen bleibt].",
        "Lahr {hatte erfahren}, [dass die Grenze geschlossen werde].",
        "The minister {denied} [that the border would be closed].",
    ],
)
def test_what_is_denied_or_turned_down_nobody_says(sentence: str) -> None:
    assert _told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Lahr {widersprach}: [Die Grenze bleibe offen].",
        "Lahr {wies} den Vorwurf {zurück}. [Die Grenze bleibe offen].",
        "[Die Grenze bleibe offen], {widersprach} Lahr.",
        "Lahr {wies} die Kritik {zurück}, [er habe nie gelogen].",
        "Lahr {wies} die Kritik {zurück} und {sagte}, [dass die Grenze offen bleibe].",
        "Lahr {dementierte} die Berichte und {erklärte}, [die Regierung werde die Grenze offen halten].",
        "Lahr {wies} darauf {hin}, [dass die Grenze geschlossen bleibe].",
        "Lahr {sagte}, [dass er den Vorschlag ablehne].",
        "Lahr {fügte} {hinzu}, [dass die Grenze geschlossen bleibe].",
        "Lahr {drohte}, [die Grenze zu schließen].",
        "Pilz {warf} der Regierung {vor}, [die Lage auszunutzen].",
        "[Dass die Grenze geschlossen werde], {sagte} Lahr.",
        "Die Liga {schlägt} {vor}, [dass die Grenze geschlossen werde].",
    ],
)
def test_what_somebody_says_is_his(sentence: str) -> None:
    assert not _told(sentence)


@pytest.mark.parametrize("kind", ["direct", "reported", "free_indirect"])
def test_what_stands_by_itself_is_his(kind: str) -> None:
    assert not _told("Lahr {dementierte}, [dass die Grenze geschlossen werde].", kind)


def test_without_a_cue_nothing_is_disowned() -> None:
    assert not _told("Lahr dementierte, [dass die Grenze geschlossen werde].")
