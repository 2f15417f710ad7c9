"""Nouns, names and wording: the tables and small functions under the rules."""

from __future__ import annotations

import pytest

from lagebild.linking import givennames, lexicon, names, places, wording
from lagebild.linking.nouns import noun, senses


@pytest.mark.parametrize(
    ("word", "kind", "lemma", "gender", "number"),
    [
        ("Verteidigungsministerin", "person", "verteidigungsminister", "f", "s"),
        ("SPD-Fraktionschefs", "person", "fraktionschef", "m", ""),
        ("Ministers", "person", "minister", "m", "s"),
        ("Ermittlern", "person", "ermittler", "m", "p"),
        ("Anwältin", "person", "anwalt", "f", "s"),
        ("Abgeordneter", "person", "abgeordnet", "", ""),
        ("54-Jährige", "person", "jährig", "", ""),
        ("Rettungskräften", "people", "rettungskräfte", "", "p"),
        ("Regierungskreisen", "circles", "regierungskreise", "", "p"),
        ("Außenministeriums", "government", "außenministerium", "n", "s"),
        ("Polizeibehörden", "organisation", "polizeibehörde", "f", "p"),
        ("Nachrichtenagentur", "media", "nachrichtenagentur", "f", "s"),
        ("Polizeiangaben", "source", "polizeiangabe", "f", "p"),
    ],
)
def test_nouns_are_found_by_their_last_part(word: str, kind: str, lemma: str, gender: str, number: str) -> None:
    found = noun(word)
    assert found is not None
    assert (found.kind, found.lemma, found.gender, found.number) == (kind, lemma, gender, number)


@pytest.mark.parametrize(
    "word", ["Vorrat", "Hartmann", "Haus", "Montag", "A", "54-jähriges", "x" * 5000, "Ehrenherr", "-"]
)
def test_other_words_are_no_speakers(word: str) -> None:
    assert noun(word) is None


def test_what_stands_before_the_base_is_kept() -> None:
    found = noun("SPD-Fraktionschef")
    assert found is not None
    assert found.parts == ("spd", "fraktion")


def test_a_chancellor_may_be_called_head_of_government() -> None:
    assert "regierungschef" in senses("bundeskanzler")
    assert "regierungschef" not in senses("außenminister")


@pytest.mark.parametrize("block", ["PERSONS_ER", "PERSONS_WEAK", "PERSONS_STRONG", "PERSONS_ADJECTIVAL", "PEOPLE"])
def test_tables_hold_plain_words(block: str) -> None:
    words = getattr(lexicon, block).split()
    assert words == [word.lower() for word in words]
    assert all(word.isalpha() for word in words)


def test_no_given_name_is_a_womans_and_a_mans() -> None:
    assert not set(givennames.MEN.split()) & set(givennames.WOMEN.split())


@pytest.mark.parametrize(("word", "gender"), [("Anna", "f"), ("Hans-Peter", "m"), ("Andrea", ""), ("Haus", "")])
def test_gender_of_given_names(word: str, gender: str) -> None:
    assert names.gender_of(word) == gender


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (("müller",), ("anna", "müller"), True),
        (("lula",), ("luiz", "inácio", "lula", "silva"), True),
        (("a", "müller"), ("anna", "müller"), True),
        (("george", "bush"), ("george", "w", "bush"), True),
        (("hans", "müller"), ("anna", "müller"), False),
        (("h", "müller"), ("anna", "müller"), False),
        (("weber",), ("anna", "müller"), False),
    ],
)
def test_same_person(left: tuple[str, ...], right: tuple[str, ...], same: bool) -> None:
    assert names.same_person(left, right) is names.same_person(right, left) is same


@pytest.mark.parametrize(
    ("word", "bare"),
    [("Merkels", "Merkel"), ("Scholz'", "Scholz"), ("Strauss", "Strauss"), ("Rau", "Rau"), ("Bush's", "Bush")],
)
def test_without_genitive(word: str, bare: str) -> None:
    assert names.without_genitive(word) == bare


@pytest.mark.parametrize(
    ("name", "code"),
    [("Russlands", "RU"), ("Vereinigten Staaten", "US"), ("Niederlanden", "NL"), ("Honduras", "HN"), ("Bayern", None)],
)
def test_states(name: str, code: str | None) -> None:
    assert places.state_code(name) == code


def test_every_state_has_one_row_and_an_adjective() -> None:
    assert len(places.state_names()) > 150
    assert places.adjective_code("ukrainischen") == "UA"
    assert places.adjective_code("großen") is None


@pytest.mark.parametrize(
    ("word", "column", "after", "nominative"),
    [
        ("ranghohen", "m", "indef", "ranghoher"),
        ("britischen", "f", "", "britische"),
        ("russischen", "n", "", "russisches"),
        ("politischen", "p", "", "politische"),
        ("entlassenen", "p", "def", "entlassenen"),
        ("Berliner", "f", "", "Berliner"),
        ("ebenfalls", "m", "def", "ebenfalls"),
        ("russischen", "", "", "russischen"),
    ],
)
def test_attributes_in_the_nominative(word: str, column: str, after: str, nominative: str) -> None:
    assert wording.adjective(word, column, after=after) == nominative
