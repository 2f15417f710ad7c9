"""Phrases for who acts, and the nouns in them."""

from __future__ import annotations

import pytest

from lagebild.picture.castnouns import noun
from lagebild.picture.castphrases import phrase
from lagebild.picture.castwords import alliance_name, demonyms, nominatives


@pytest.mark.parametrize(
    ("words", "lemma", "gender"),
    [
        ("Ministerpräsidenten", "ministerpräsident", ""),
        ("Außenministerin", "außenminister", "f"),
        ("Streitkräften", "streitkraft", ""),
        ("Vorsitzende", "vorsitzend", ""),
        ("US-Außenministers", "außenminister", ""),
    ],
)
def test_every_form_of_a_noun_is_one_noun(words: str, lemma: str, gender: str) -> None:
    found = noun(words)
    assert found is not None
    assert (found.lemma, found.gender) == (lemma, gender)


@pytest.mark.parametrize("word", ["Auland", "Neustadt", "Ostpakt", "Brandner", "Politik"])
def test_names_are_no_nouns_for_who_acts(word: str) -> None:
    assert noun(word) is None


def test_offices_of_parliament_are_none_of_the_government() -> None:
    words = ("Präsident", "Parlamentspräsident", "Landtagspräsident", "Oppositionsführer")
    assert [one.kind for word in words if (one := noun(word))] == ["state", "other", "other", "other"]


def test_an_alliance_is_known_by_how_its_name_ends() -> None:
    words = ("Seebundes", "Ostpakts", "Bündnis", "Gewerkschaftsbund", "Grenzpakt", "Stromverbund")
    assert [alliance_name(word) for word in words] == ["Seebund", "Ostpakt", None, None, None, None]


@pytest.mark.parametrize(
    ("name", "adjective"),
    [("Belmarien", "belmarisch"), ("Auland", "auländisch"), ("Kosta", "kostanisch"), ("Sorenei", "sorenisch")],
)
def test_an_adjective_is_made_of_a_states_name(name: str, adjective: str) -> None:
    assert adjective in demonyms(name)


def test_a_genitive_may_be_a_name_of_its_own() -> None:
    assert nominatives("Peters") == ("Peters", "Peter")
    assert nominatives("Peters’") == ("Peters",)


def test_a_name_with_its_office_and_state() -> None:
    found = phrase("der belmarische Außenminister Jan von der Velde")
    assert (found.article, found.adjectives, found.names) == (
        "definite",
        ("belmarisch",),
        ("Jan", "von", "der", "Velde"),
    )
    assert found.noun is not None
    assert found.noun.office == "außenminister"


def test_a_name_behind_a_comma() -> None:
    found = phrase("Die Leiterin des Hilfswerks, Nora Brandner")
    assert found.apposed is not None
    assert found.apposed.names == ("Nora", "Brandner")
    assert found.of is not None
    assert found.of.words.startswith("des Hilfswerks")


def test_two_nouns_in_a_row_are_two_phrases() -> None:
    assert phrase("das Bündnis Soldaten").noun == noun("Bündnis")
    assert phrase("das Bündnis Soldaten").names == ()
    assert phrase("der Ostpakt Truppen").names == ("Ostpakt",)


def test_a_surname_may_be_a_trade() -> None:
    assert phrase("Anna Fischer").names == ("Anna", "Fischer")
    assert phrase("Präsident Jan Richter").names == ("Jan", "Richter")
    assert phrase("Minister Richter").names == ("Richter",)


def test_whose_an_organ_is_and_where() -> None:
    assert phrase("Das Verteidigungsministerium in Harlund").place == "Harlund"
    assert phrase("Belmariens Präsidentin Velten").owner == "Belmariens"
    assert phrase("die Harlunder Regierung").origin == "Harlund"


def test_pronouns_name_nobody() -> None:
    assert phrase("Er").pronoun
    assert not phrase("Er").names


def test_former_holders_and_several_holders_are_marked() -> None:
    assert phrase("der frühere Präsident Jan Velten").former
    assert phrase("die Außenminister Belmariens und Aulands").plural
    assert not phrase("die Außenministerin").plural
