"""What is made by looking up entries is made again exactly where one of these entries, or what it is made of, is another one."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from lagebild.picture.castnotes import Notes

KEY = ("eins", 1)
MADE_OF = object()


def made(notes: Notes, of: object, asked: list[str], also: frozenset[str] = frozenset()) -> str | None:
    """Looks up "a" in the table of persons, and notes that it did."""

    def make() -> str | None:
        asked.append("made")
        return notes.tables["persons"].get("a")

    return notes.once("step", KEY, of, make, ("words", also))


def notes_of(persons: Mapping[str, str], before: Notes | None = None, words: Mapping[str, int] | None = None) -> Notes:
    found = Notes(before)
    found.table("persons", persons)
    found.table("words", words or {})
    return found


@pytest.mark.parametrize(
    ("persons", "of", "words", "again"),
    [
        ({"a": "Velten"}, MADE_OF, {}, False),
        ({"a": "Velten", "b": "Brandner"}, MADE_OF, {"other": 1}, False),
        ({"a": "Brandner"}, MADE_OF, {}, True),
        ({}, MADE_OF, {}, True),
        ({"a": "Velten"}, object(), {}, True),
        ({"a": "Velten"}, MADE_OF, {"Hafen": 1}, True),
    ],
)
def test_it_is_made_again_where_something_is_another(
    persons: Mapping[str, str], of: object, words: Mapping[str, int], again: bool
) -> None:
    asked: list[str] = []
    before = notes_of({"a": "Velten"})
    made(before, MADE_OF, asked, frozenset({"Hafen"}))
    now = notes_of(persons, before, words)
    assert made(now, of, asked, frozenset({"Hafen"})) == persons.get("a")
    assert len(asked) == 1 + again


def test_what_was_looked_up_once_is_noted_for_all_who_ask() -> None:
    notes, first, second = notes_of({"a": "Velten"}), set[tuple[str, object]](), set[tuple[str, object]]()
    with notes.into(first):
        assert "a" in notes.tables["persons"]
        with notes.into(second):
            assert notes.tables["persons"].get("b") is None
        notes.add(second)
    assert first == {("persons", "a"), ("persons", "b")}
    assert second == {("persons", "b")}


def test_the_entries_that_are_others_are_known() -> None:
    before, now = (
        notes_of({"a": "Velten", "b": "Brandner", "c": "Korwath"}),
        notes_of({"a": "Velten", "b": "Ahlen", "d": "x"}),
    )
    assert now.changed(before) == {("persons", "b"), ("persons", "c"), ("persons", "d")}
    assert now.changed(now) == set()
