from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.reading.words import piece_text, words

HARD = "ab1_ \n\t\u00a0.-„“\"'\u00ad\u0301\u200b\u200c\u200d\ufe0f\u20e3👨👩🇩🇪🏽中½"
texts = st.text() | st.text(HARD)


def split(text: str) -> list[str]:
    return [text[b:e] for b, e in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t\u00a0\u202f\u2028", []),
        ("EU-Außenminister", ["EU", "-", "Außenminister"]),
        ("„Nein“, sagte er.", ["„", "Nein", "“", ",", "sagte", "er", "."]),
        ("Putin's 1.000 Mann", ["Putin", "'", "s", "1", ".", "000", "Mann"]),
        ("u_v __", ["u", "_", "v", "_", "_"]),
        ("Minis\u00adter\u00adrat", ["Minis\u00adter\u00adrat"]),
        ("Cafe\u0301-Besitzer", ["Cafe\u0301", "-", "Besitzer"]),
        ("wegen\u00ad", ["wegen\u00ad"]),
        ("\u0301allein", ["\u0301", "allein"]),
        ("می\u200cخواهم", ["می\u200cخواهم"]),
        ("(\ufe0e)", ["(\ufe0e", ")"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert split(text) == expected


@pytest.mark.parametrize(
    "emoji",
    [
        pytest.param("👍🏽", id="skin"),
        pytest.param("❤️", id="variation selector"),
        pytest.param("👨\u200d👩\u200d👧", id="family"),
        pytest.param("❤️\u200d🔥", id="joined after a variation selector"),
        pytest.param("🧑🏽\u200d🚀", id="joined after a skin"),
        pytest.param("🇩🇪", id="flag"),
        pytest.param("1\ufe0f\u20e3", id="keycap"),
        pytest.param("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", id="flag of tags"),
    ],
)
def test_an_emoji_is_one_word(emoji: str) -> None:
    assert split(emoji) == [emoji]
    assert split(f"a{emoji}{emoji} b") == (
        ["a", emoji, emoji, "b"] if not emoji[0].isalnum() else [f"a{emoji}{emoji}", "b"]
    )


def test_a_joiner_joins_no_word_and_no_quotation_mark_to_an_emoji() -> None:
    assert split("👨\u200dab") == ["👨\u200d", "ab"]
    assert split("👨\u200d“") == ["👨\u200d", "“"]
    assert split("„\u200d👨") == ["„\u200d", "👨"]


@settings(deadline=None)
@given(texts)
def test_words_cover_all_but_white_space_in_order(text: str) -> None:
    at = 0
    for b, e in words(text):
        assert at <= b < e <= len(text)
        assert not text[at:b].strip()
        assert not any(c.isspace() for c in text[b:e])
        at = e
    assert not text[at:].strip()


@settings(deadline=None)
@given(texts, texts, st.sampled_from(" \n\u00a0"))
def test_words_do_not_depend_on_what_stands_beyond_white_space(left: str, right: str, space: str) -> None:
    shift = len(left) + 1
    assert words(left + space + right) == words(left) + tuple((b + shift, e + shift) for b, e in words(right))


@settings(deadline=None)
@given(texts)
def test_a_word_is_a_word_by_itself(text: str) -> None:
    assert all(len(words(word)) == 1 for word in split(text))


@pytest.mark.parametrize("unit", ["a\u0301", "\u200d", "👨\u200d", "\u00ad", "🇩", "„", "a_"])
def test_a_huge_run_of_anything_has_words(unit: str) -> None:  # a step for each pair of characters would take hours
    found = words(unit * 200_000)
    assert found[0][0] == 0
    assert found[-1][1] == len(unit) * 200_000


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Rat", [" Der", " Rat"]),
        ("EU-Rat", [" EU", "-", "Rat"]),
        ("(\nJa)", [" (", " Ja", ")"]),
        ("Mi\u00adnis\u00adter", [" Minister"]),
        ("a\u00a0b\u202fc", [" a", " b", " c"]),
        ("\u00ad", [" "]),
    ],
)
def test_piece_text_has_a_space_only_after_white_space(text: str, expected: list[str]) -> None:
    assert [piece_text(text, b, e) for b, e in words(text)] == expected
