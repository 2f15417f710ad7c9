from __future__ import annotations

from contextlib import suppress
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.errors import StoreError
from lagebild.records import Place
from lagebild.store.anchors import WORDED, records
from lagebild.store.codec import Content, content
from lagebild.store.corrections import value_of
from lagebild.store.replay import KINDS
from tests.factories import a_reading, a_ref, a_statement, an_actor, an_article, spans
from tests.views.crisis import TEXT, crisis

READING = content(crisis())
TYPED = {
    "str": "x",
    "str | None": "x",
    "bool": "ja",
    "Spans": "1-2",
    "Ref": "Mira Dorwin",
    "Ref | None": "Mira Dorwin",
    "tuple[Ref, ...]": "Mira Dorwin",
    "Time | None": "2026-03-18",
    "float": "0.5",
    "float | tuple[float, float]": "7",
}
"""For every type of field something that may be typed."""
LATER = {"statement": {"via", "place"}, "event": {"place"}, "figure": {"place"}}
"""Fields that cannot be corrected yet."""


def value(of: str, name: str, words: str, reading: Content = READING) -> Any:
    record = records(reading, of)[0]
    return value_of(reading, of, record, name, words)


@pytest.mark.parametrize("of", list(WORDED))
def test_every_field_takes_a_value_or_says_that_it_cannot_yet(of: str) -> None:
    for field in fields(KINDS[of]):
        words = TYPED.get(str(field.type), "x")
        if field.name in LATER.get(of, set()):
            with pytest.raises(
                StoreError, match=f"{field.name} cannot be corrected yet; reject the {of} or write a note"
            ):
                value(of, field.name, words)
        else:
            assert value(of, field.name, words) is not None


def test_labels_are_taken_as_they_are_without_blanks() -> None:
    assert value("statement", "type", " reported ") == "reported"
    assert value("commitment", "condition_kind", "if") == "if"
    assert value("position", "question", "Handelsembargo gegen Velmarien") == "Handelsembargo gegen Velmarien"


def test_a_field_that_there_is_not_is_left_to_the_judgement() -> None:
    assert value("statement", "farbe", " rot ") == " rot "


@pytest.mark.parametrize("words", ["none", "NULL", "-", "", "  "])
def test_nothing_where_nothing_may_stand(words: str) -> None:
    for of, name in (
        ("statement", "speaker"),
        ("statement", "said"),
        ("statement", "place"),
        ("statement", "responds_to"),
        ("figure", "unit"),
        ("commitment", "condition_kind"),
    ):
        assert value(of, name, words) is None
    assert value("commitment", "condition", words) == []
    assert value("event", "actors", words) == []
    assert value("statement", "type", words) == words.strip()
    with pytest.raises(StoreError, match="is no actor of this article"):
        value("role", "person", words)


@pytest.mark.parametrize("name", ["Mira Dorwin", "mira  dorwin", "dorwin", "d", " Dorwin "])
def test_an_actor_by_name_part_of_it_or_id(name: str) -> None:
    mention = list(spans(TEXT, "Ministerpräsidentin Mira Dorwin")[0])
    assert value("statement", "speaker", name) == {"actor": "d", "spans": [mention]}
    assert value("role", "person", name)["actor"] == "d"


def test_an_actor_by_its_entry() -> None:
    actors = (an_actor("a1", "Französische Regierung", entity="gov:FR", mentions=((0, 5),)),)
    reading = content(
        a_reading(an_article("Paris sagte Nein."), actors=actors, statements=(a_statement("s1", (12, 16)),))
    )
    assert value("statement", "speaker", "gov:FR", reading) == {"actor": "a1", "spans": [[0, 5]]}


def test_of_several_mentions_the_one_nearest_to_the_words() -> None:
    text = "Korwath kam. Später sagte Korwath: Nein. Korwath ging."
    mentions = tuple((at, at + 7) for at in (0, 26, 41))
    actors = (an_actor("a1", "Korwath", mentions=mentions), an_actor("a2", "Olt"))
    statement = a_statement("s1", (35, 39), speaker=a_ref("a2"))
    reading = content(a_reading(an_article(text), actors=actors, statements=(statement,)))
    assert value("statement", "speaker", "korwath", reading) == {"actor": "a1", "spans": [[41, 48]]}
    assert value("statement", "speaker", "Olt", reading) == {"actor": "a2", "spans": []}


def test_several_actors_in_their_order() -> None:
    found = value("event", "actors", "Tarvien; Nordpakt ;h")
    assert [one["actor"] for one in found] == ["t", "n", "h"]


@pytest.mark.parametrize("name", ["Niemand", "Dorwi", "Mira Niemand"])
def test_a_name_of_nobody_says_who_there_is(name: str) -> None:
    known = r"Velmarien \(v\), Orlanien \(o\)"
    with pytest.raises(StoreError, match=f"'{name}' is no actor of this article; there are: {known}"):
        value("statement", "speaker", name)


def test_who_is_called_exactly_so_goes_before_who_has_the_word_in_the_name() -> None:
    assert value("statement", "speaker", "Orlanien")["actor"] == "o"
    assert value("statement", "speaker", "Regierung Orlanien")["actor"] == "p"


def test_a_name_of_several_names_them_alone() -> None:
    actors = (an_actor("a1", "Karim Tasso"), an_actor("a2", "Leila Tasso"), an_actor("a3", "Olt"))
    reading = content(a_reading(an_article(), actors=actors, statements=(a_statement("s1", (0, 3)),)))
    with pytest.raises(StoreError, match=r"several actors .* there are: Karim Tasso \(a1\), Leila Tasso \(a2\)$"):
        value("statement", "speaker", "Tasso", reading)
    assert value("statement", "speaker", "a2", reading)["actor"] == "a2"


def test_nobody_is_meant_by_marks_alone_and_where_nobody_is() -> None:
    nameless = content(a_reading(actors=(an_actor("a1", "?"),), statements=(a_statement("s1", (0, 3)),)))
    empty = content(a_reading(statements=(a_statement("s1", (0, 3)),)))
    for reading in (nameless, empty):
        with pytest.raises(StoreError, match="is no actor"):
            value("statement", "speaker", "?", reading)
    with pytest.raises(StoreError, match="there are: none"):
        value("statement", "speaker", "Olt", empty)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("12-40", [[12, 40]]),
        (" 55 - 60 , 12-40", [[12, 40], [55, 60]]),
        ("12-40,40-50", [[12, 40], [40, 50]]),
        ("0-1", [[0, 1]]),
    ],
)
def test_spans(words: str, found: list[list[int]]) -> None:
    assert value("statement", "spans", words) == found


@pytest.mark.parametrize("words", ["12", "12-", "-12", "40-12", "12-12", "a-b", "1-2;3-4", "1-2,", "1.5-2", "1--2"])
def test_what_is_no_list_of_spans(words: str) -> None:
    with pytest.raises(StoreError, match="spans is a list of spans in characters of the text, such as 12-40"):
        value("statement", "spans", words)


def test_spans_that_overlap_are_one() -> None:
    with pytest.raises(StoreError, match="overlap"):
        value("statement", "spans", "12-40, 39-50")


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("2026-03-18", "2026-03-18", "2026-03-18"),
        ("2026-03-17/2026-03-18", "2026-03-17", "2026-03-18"),
        (" 2026-03-17 / 2026-03-18 ", "2026-03-17", "2026-03-18"),
        ("2026-03-18/", "2026-03-18", "2026-03-18"),
    ],
)
def test_days(words: str, start: str, end: str) -> None:
    for of, name in (("statement", "said"), ("event", "time"), ("figure", "time")):
        assert value(of, name, words) == {"start": start, "end": end, "precision": "day"}


@pytest.mark.parametrize("words", ["gestern", "18.03.2026", "2026-02-30", "2026-03", "2026-03-18T06:00", "/2026-03-18"])
def test_what_is_no_day(words: str) -> None:
    with pytest.raises(StoreError, match="said is a day or two, such as 2026-03-18"):
        value("statement", "said", words)


def test_days_in_the_wrong_order() -> None:
    with pytest.raises(StoreError, match="ends before it begins"):
        value("statement", "said", "2026-03-18/2026-03-17")


@pytest.mark.parametrize(
    ("words", "number"),
    [("300", 300), ("1.5", 1.5), ("-5", -5), ("1000-1500", [1000, 1500]), ("0.5-1.5", [0.5, 1.5]), ("7.0", 7)],
)
def test_numbers(words: str, number: float | list[float]) -> None:
    found = value("figure", "number", words)
    assert found == number
    assert not isinstance(found, float) or not found.is_integer()


@pytest.mark.parametrize(
    "words", ["viele", "", "1,5", "1000 Mann", "1500-1000", "1-2-3", "nan", "inf", "-inf", "1e999", "1..2-3"]
)
def test_what_is_no_number(words: str) -> None:
    with pytest.raises(StoreError, match=r"number is a number such as 300 or 1\.5, or two such as 1000-1500"):
        value("figure", "number", words)


@pytest.mark.parametrize(
    ("words", "truth"), [("true", True), ("Ja", True), ("1", True), ("nein", False), ("No", False), ("0", False)]
)
def test_true_or_false(words: str, truth: bool) -> None:
    assert value("role", "former", words) is truth


def test_what_is_neither() -> None:
    with pytest.raises(StoreError, match="former is true or false, not 'vielleicht'"):
        value("role", "former", "vielleicht")


def test_a_place_can_go_but_not_change_yet() -> None:
    assert isinstance(crisis().frames.events[0].place, Place)
    assert value("event", "place", "none") is None
    with pytest.raises(StoreError, match="place cannot be corrected yet; reject the event or write a note"):
        value("event", "place", "Olt")


@given(st.sampled_from(list(WORDED)), st.data(), st.text())
def test_whatever_is_typed_is_a_value_or_a_fault_with_words(of: str, data: st.DataObject, words: str) -> None:
    name = data.draw(st.sampled_from([field.name for field in fields(KINDS[of])]))
    with suppress(StoreError):
        assert isinstance(value(of, name, words), str | bool | int | float | list | dict | None)
