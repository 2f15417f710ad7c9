"""Words of a statement that begin inside their clause are led to where it begins."""

from __future__ import annotations

import pytest

from lagebild.picture.statements import statements
from tests.picture.made import Report, made


def shown(text: str, words: str, speaker: str, cue: str, **fields: object) -> str:
    (found,) = statements(*made((Report(text, "Bericht").says(speaker, words, cue=cue, **fields),)))
    return found.text


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("Die Truppen aus Auland wollen den Hafen räumen, sagte Velten.", "Auland wollen den Hafen räumen",
         "Die Truppen aus Auland wollen den Hafen räumen"),
        ("Er kam. Am Donnerstag werde Auland die Leitung schließen, sagte Velten.", "werde Auland die Leitung schließen",
         "Am Donnerstag werde Auland die Leitung schließen"),
    ],
)  # fmt: skip
def test_a_cut_subject_is_led_to_the_beginning(text: str, words: str, whole: str) -> None:
    assert shown(text, words, "Velten", "sagte") == whole


@pytest.mark.parametrize(
    ("text", "words", "cue"),
    [
        ("Velten zufolge sind 300 Mann in Belk.", "sind 300 Mann in Belk", "zufolge"),
        ("Nach Angaben von Velten leben 400 Menschen in Belk.", "leben 400 Menschen in Belk", "Nach"),
        ("Velten verlangte am Mittwoch Sanktionen gegen Auland.", "Sanktionen gegen Auland", "verlangte"),
        ("Der Hafen sei zu, sagte Velten, und die Brücke sei gesprengt.", "die Brücke sei gesprengt", "sagte"),
    ],
)
def test_who_speaks_and_what_joins_is_left_out(text: str, words: str, cue: str) -> None:
    assert shown(text, words, "Velten", cue) == words


def test_a_quotation_stays_as_it_is() -> None:
    assert shown(
        "Die Lage in Belk sei „mehr als ernst“, sagte Velten.", "„mehr als ernst“", "Velten", "sagte", type="direct"
    ) == ("„mehr als ernst“")
