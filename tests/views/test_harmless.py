from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.views.harmless import harmless, one_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("„Grenze“ – 20 % größer", "„Grenze“ – 20 % größer"),
        ("\x1b[31mrot\x1b[0m", "␛[31mrot␛[0m"),
        ("\x1b]0;Titel\x07", "␛]0;Titel␇"),
        ("\x9b31m", "\ufffd31m"),
        ("\u202egnurd\u202c", "\ufffdgnurd\ufffd"),
        ("Donau\u00addampf\ufeff", "Donaudampf"),
        ("eine\r\nZeile\u2028zwei\tdrei", "eine\nZeile\nzwei drei"),
        ("\ud800", "\ufffd"),
        ("👩\u200d🚀", "👩\u200d🚀"),
    ],
)
def test_what_is_shown(text: str, shown: str) -> None:
    assert harmless(text) == shown


def test_one_line_has_single_blanks_and_takes_nothing_for_empty() -> None:
    assert one_line(" zwei\n\n  Zeilen\t") == "zwei Zeilen"
    assert one_line(None) == ""


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=40), st.integers(0, 40))
def test_nothing_steers_and_pieces_are_as_good_as_the_whole(text: str, cut: int) -> None:
    shown = harmless(text)
    steering = {character for character in shown if unicodedata.category(character).startswith("C")}
    assert steering <= {"\n", "\u200c", "\u200d"}
    assert harmless(text[:cut]) + harmless(text[cut:]) == shown
    shown.encode()
