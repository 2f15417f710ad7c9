"""Differences between two versions: both texts can be read out of them, and nothing takes long."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from lagebild.web.pages.artikeldiff import CONTEXT, Part, differences

WORDS = some.lists(some.sampled_from(("Die", "Brücke", "bleibt", "zu", ".", "\n", " ", "12")), max_size=40).map(
    " ".join
)


def text_of(parts: tuple[Part, ...], without: str) -> str:
    return "".join(part.text + part.rest for part in parts if part.kind != without)


@given(WORDS, WORDS)
def test_both_texts_stand_in_the_parts(old: str, new: str) -> None:
    parts = differences(old, new)
    if old == new:
        assert parts == ()
    elif not any(part.left_out for part in parts):
        assert (text_of(parts, "ins"), text_of(parts, "del")) == (old, new)


def test_a_changed_word_is_told_from_what_stays() -> None:
    old, new = "Die Brücke bleibt heute zu.", "Die Brücke bleibt morgen zu."
    changed = [(part.kind, part.text) for part in differences(old, new) if part.kind != "same"]
    assert changed == [("del", "heute"), ("ins", "morgen")]


def test_sentences_without_much_in_common_are_not_mixed_up() -> None:
    old, new = "Die Regierung wollte sich nicht äußern.", "Ein Zeitpunkt der Ankunft blieb offen."
    assert [part.kind for part in differences(old, new)] == ["del", "ins"]


def test_of_what_is_the_same_only_the_neighbourhood_is_left() -> None:
    same = "Das ist ein Satz, der bleibt. " * 60
    first, *rest = differences(same + "Alt.", same + "Neu.")
    assert first.left_out > len(same) - 2 * CONTEXT
    assert len(first.text + first.rest) + first.left_out == len(same)
    assert [part.kind for part in rest] == ["del", "ins", "same"][: len(rest)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a. " * 300_000, "b. " * 300_000),
        ("a. " * 2900, "a. b. " * 1400),
        ("x" * 2_000_000, "y" * 2_000_000),
        ("\n" * 99_999, " " * 99_999),
    ],
)
def test_no_pair_of_texts_takes_long(old: str, new: str) -> None:
    begun = time.process_time()
    assert differences(old, new)
    assert time.process_time() - begun < 5
