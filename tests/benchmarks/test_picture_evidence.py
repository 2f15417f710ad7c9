from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.picture_evidence import Ground, Place, Shelf, every, half, meeting, same_name
from lagebild.errors import InputError
from lagebild.situation import Picture
from tests.benchmarks.pictured import TEXTS, a_dispute, a_statement, evidence, quote, the_ground


def at(article: str, words: str, version: int = 1) -> Place:
    return the_ground().place(quote(article, words, version), "here")


def test_a_quote_is_found_in_its_version() -> None:
    place = at("c", "Am Dienstag", 2)
    begin, end = place.span
    assert TEXTS["c", 2][begin:end] == "Am Dienstag"


@pytest.mark.parametrize("words", ["„Velten ist dafür“", "»Velten ist dafür.«", '"Velten ist dafür"'])
def test_outer_quotation_marks_need_not_stand_in_the_text(words: str) -> None:
    begin, end = at("a", words).span
    assert TEXTS["a", 1][begin:end].startswith("Velten ist dafür")


def test_quotation_marks_that_stand_in_the_text_are_kept() -> None:
    ground = Ground({("x", 1): "Er rief „Halt“ und ging."})
    assert ground.place(quote("x", "„Halt“"), "here").span == (8, 14)


def test_a_quote_is_found_however_its_umlauts_are_written() -> None:
    assert at("a", "Bru\u0308cke") == at("a", "Brücke")


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (quote("a", "Velten ist dagegen"), "S1: 'Velten ist dagegen' does not stand in version 1 of a"),
        (quote("c", "Am Dienstag"), "S1: 'Am Dienstag' does not stand in version 1 of c"),
        (quote("a", "Velten", 2), "S1: there is no version 2 of a"),
        (quote("z", "Velten"), "S1: there is no version 1 of z"),
        (quote("a", "„“"), "S1: '„“' does not stand in version 1 of a"),
    ],
)
def test_a_quote_that_is_not_there_is_an_error(item: dict[str, object], words: str) -> None:
    with pytest.raises(InputError, match=r"expected\.json: ") as caught:
        the_ground().place(item, "S1")
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("pieces", "matches"),
    [
        (("er werde die Brücke schließen",), True),
        (("Brücke",), True),  # all of the shorter one
        (("Brandner sagte, er werde die Brücke schließen. Velten ist dafür.",), True),
        (("er werde", "Brücke schließen"), True),
        (("schließen. Velten ist dafür",), False),  # less than half of the shorter one
        (("er werde", "Velten ist dafür. Das Tor bleibe offen"), False),
    ],
)
def test_half_of_the_shorter_one_must_be_common(pieces: tuple[str, ...], matches: bool) -> None:
    assert half(at("a", "er werde die Brücke schließen"), evidence("a", *pieces)) is matches


def test_exactly_half_is_enough() -> None:
    place, begin = at("a", "Velten ist dafür"), TEXTS["a", 1].index("Velten")
    one = evidence("a", "Velten")
    assert half(place, replace(one, spans=((begin - 6, begin + 6),)))
    assert not half(place, replace(one, spans=((begin - 7, begin + 6),)))


def test_only_the_same_version_matches() -> None:
    words = "Velten schweigt"
    assert half(at("c", words, 2), evidence("c", words, version=2))
    assert not half(at("c", words, 2), evidence("c", words, version=1))
    assert not the_ground().word(at("c", words, 2), evidence("c", words, version=1))
    assert not half(at("a", "Velten ist"), evidence("b", "Velten ist"))


def test_one_common_word_is_enough_for_a_trigger_but_not_a_full_stop() -> None:
    place = at("a", "schließen. Velten")
    assert the_ground().word(place, evidence("a", "Brücke schließen"))
    assert not the_ground().word(place, evidence("a", ". "))
    assert not the_ground().word(place, evidence("a", "Das Tor"))


def test_evidence_without_words_matches_nothing() -> None:
    nothing = evidence("a")
    assert not half(at("a", "Velten"), nothing)
    assert not the_ground().word(at("a", "Velten"), nothing)


def test_the_closest_line_comes_first() -> None:
    shelf = Shelf(
        [
            ("wide", evidence("a", TEXTS["a", 1])),
            ("close", evidence("a", "Velten ist")),
            ("none", evidence("b", "Velten")),
        ]
    )
    assert [hit.line for hit in shelf.hits(at("a", "Velten ist dafür"), half)] == ["close", "wide"]
    assert shelf.best(at("b", "Das Tor"), half) is None


def test_copies_have_the_same_words() -> None:
    ground = the_ground()
    assert list(ground.twins(at("a", "Velten ist dafür"))) == [at("d", "Velten ist dafür")]
    assert list(ground.twins(at("d", "Velten ist dafür"))) == [at("a", "Velten ist dafür")]
    assert not list(ground.twins(at("b", "Velten ist dagegen")))


def test_quotes_meet_where_half_of_the_shorter_one_is_common() -> None:
    assert meeting(at("a", "Velten ist dafür"), at("a", "Velten"))
    assert not meeting(at("a", "Velten ist dafür"), at("a", "dafür. Das Tor bleibe"))
    assert not meeting(at("a", "Velten ist"), at("d", "Velten ist"))


def test_all_evidence_of_a_picture_is_found() -> None:
    one, two, three = evidence("a", "Velten"), evidence("b", "Velten"), evidence("c", "Velten")
    shown = Picture("x", statements=(a_statement("s", one),), disputes=(a_dispute(two, three),))
    assert set(every(shown)) == {one, two, three}


@pytest.mark.parametrize(
    ("expected", "name", "same"),
    [
        ("Lasse Berning", "Berning", True),
        ("Dorwin", "Elena Dorwin", True),
        ("Velmarien", "velmarische Regierung", True),
        ("velmarisches Verteidigungsministerium", "Verteidigungsministerium", True),
        ("velmarisches Verteidigungsministerium", "Verteidigungsministerium Velmariens", True),
        ("Präsidialamt in Trasnow", "das Präsidialamt", True),
        ("Jürgen Größ", "JURGEN GROSS", True),
        ("Lasse Berning", "Ida Berning", False),
        ("velmarisches Verteidigungsministerium", "orlanisches Verteidigungsministerium", False),
        ("Verteidigungsminister", "Verteidigungsministerium", False),
        ("Lissau", "Lissabon", False),
        ("Marie", "Maren", False),
        ("Velten", "", False),
        ("", "Velten", False),
    ],
)
def test_names_are_compared_leniently(expected: str, name: str, same: bool) -> None:
    assert same_name(expected, name) is same
