"""How much of some words stands in others, by runs of four letters."""

from __future__ import annotations

import math

import pytest

from lagebild.picture import lettering as module
from lagebild.picture.lettering import RAREST, covered, lettering, meeting, runs, weight

TWO, THREE = math.log(2), math.log(3)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", []),
        (" – „…“! ", []),
        ("am", ["^am"]),
        ("Der", ["^der"]),
        ("Wort", ["^wor", "wort"]),
        ("Züge", ["^züg", "züge"]),
        ("Straße", ["^str", "stra", "traß", "raße"]),
        ("zum Amt", ["^zum", "^amt"]),
        ("12 Tote, 3", ["=12", "^tot", "tote", "=3"]),
        ("1.200", ["=1", "=200"]),
    ],
)
def test_runs_begin_with_the_word_and_numbers_stay_whole(words: str, found: list[str]) -> None:
    assert list(runs(words)) == found


@pytest.fixture
def rarities(monkeypatch: pytest.MonkeyPatch) -> None:
    """ "ab" weighs two, everything else one."""
    monkeypatch.setattr(module, "weight", lambda run: 2.0 if run == "^ab" else 1.0)


@pytest.mark.usefixtures("rarities")
def test_by_hand_what_stands_in_others_how_much_two_share_and_how_long_they_are() -> None:
    both, one, twice = lettering("ab cd"), lettering("ab"), lettering("ab ab cd")
    assert twice.counts == {"^ab": pytest.approx(THREE), "^cd": pytest.approx(TWO)}
    assert covered(both, one) == pytest.approx(4 / 5)
    assert covered(one, both) == 1.0
    assert covered(twice, one) == pytest.approx(4 * THREE / (4 * THREE + TWO))
    assert meeting(twice, one) == meeting(one, twice) == pytest.approx(4 * THREE * TWO)
    assert both.length == pytest.approx(TWO * math.sqrt(5))
    assert meeting(both, both) == pytest.approx(both.length**2)


def test_of_no_words_nothing_stands_anywhere() -> None:
    nothing, some = lettering(""), lettering("Güterzug")
    assert (nothing.counts, nothing.length) == ({}, 1.0)
    assert [covered(nothing, some), covered(some, nothing), meeting(nothing, some), meeting(nothing, nothing)] == [
        0.0
    ] * 4


def test_forms_of_a_word_share_its_beginning_and_others_nothing() -> None:
    trains = lettering("Güterzüge")
    assert 0.3 < covered(trains, lettering("der Güterzug")) < 1.0
    assert covered(lettering("GÜTERZUG"), lettering("güterzug")) == 1.0
    assert covered(lettering("Zollamt"), lettering("Grenzzoll")) > 0
    assert covered(lettering("300 Mann"), lettering("3000 Mann")) < covered(
        lettering("300 Mann"), lettering("300 Mann")
    )
    assert covered(trains, lettering("Brücke")) == 0.0


def test_what_is_common_in_german_weighs_less_than_what_is_rare() -> None:
    assert 0 < weight("^der") < weight("^sch") < weight("^brü") <= weight("qxyz") == RAREST


def test_the_table_has_runs_as_they_are_made_and_none_that_is_too_rare() -> None:
    table = module._table()
    assert len(table) > 5_000
    assert all(run[0] == "=" or 2 <= len(run) <= module.LENGTH for run in table)
    assert all(run == run.lower() for run in table)
    assert max(table.values()) <= RAREST
