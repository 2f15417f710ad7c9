from __future__ import annotations

from typing import NamedTuple

import pytest

from lagebild.entries import OUTCOMES, Added
from lagebild.views.added import added_json, holdings, line, summary


class Counts(NamedTuple):
    articles: int = 0
    versions: int = 0
    copies: int = 0
    statements: int = 0


HELD = Counts(articles=3, versions=4, copies=1, statements=7)
ALL = dict(zip(OUTCOMES, range(1, 8), strict=True))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "de",
            [
                "1 neuer Artikel, 2 Kopien, 3 neue Fassungen, 4 mit neuen Angaben, 5 neu gelesen, 6 unverändert, 7 abgewiesen, "
                "8 nicht lesbar",
                "abgebrochen; derselbe Befehl macht weiter",
                "lage.db enthält 3 Artikel, 1 Kopie, 4 Fassungen, 7 Aussagen",
            ],
        ),
        (
            "en",
            [
                "1 new article, 2 copies, 3 new versions, 4 with new details, 5 read again, 6 unchanged, 7 refused, "
                "8 could not be read",
                "stopped; the same command goes on",
                "lage.db holds 3 articles, 1 copy, 4 versions, 7 statements",
            ],
        ),
    ],
)
def test_the_sum_names_every_outcome_in_both_languages(language: str, said: list[str]) -> None:
    assert list(summary(ALL, 8, HELD, "lage.db", language, cut=True)) == said


def test_the_sum_says_nothing_of_what_did_not_happen() -> None:
    assert next(summary({"unchanged": 2, "new": 0}, 0, HELD, "x", "de", cut=False)) == "2 unverändert"
    assert list(summary({}, 0, Counts(), "x", "en", cut=False)) == ["nothing added", "x holds 0 articles, 0 statements"]


def test_copies_and_versions_are_named_where_there_are_any() -> None:
    assert holdings(Counts(1, 1, 0, 1), "de") == "1 Artikel, 1 Aussage"
    assert holdings(Counts(2, 2, 1, 0), "en") == "2 articles, 1 copy, 0 statements"
    assert holdings(Counts(1, 2, 0, 5), "en") == "1 article, 2 versions, 5 statements"


@pytest.mark.parametrize("outcome", ["new", "unchanged", "details", "reread"])
def test_what_is_plainly_new_or_was_there_has_no_line(outcome: str) -> None:
    assert line(Added(outcome, "a", "a.txt", 1), "de") is None


@pytest.mark.parametrize(
    ("added", "german", "english"),
    [
        (Added("copy", "b", "b.txt", 1, "a"), "b.txt: Kopie von a", "b.txt: copy of a"),
        (Added("version", "a", "b.txt", 2), "b.txt: Fassung 2 von a", "b.txt: version 2 of a"),
        (Added("version", "a", "", 2), "a: Fassung 2 von a", "a: version 2 of a"),
        (
            Added("refused", "a", "b.txt"),
            "b.txt: abgewiesen: auf Verlangen vergessen",
            "b.txt: refused: forgotten on demand",
        ),
    ],
)
def test_what_a_person_should_know_of_an_article(added: Added, german: str, english: str) -> None:
    assert line(added, "de") == german
    assert line(added, "en") == english


def test_a_line_is_one_and_harmless() -> None:
    said = line(Added("copy", "b", "b\x1b[2J\n.txt", 1, "a\u202e\n"), "de")
    assert said is not None
    assert not {"\x1b", "\n", "\u202e"} & set(said)


def test_json_of_an_outcome() -> None:
    assert added_json(Added("copy", "b", "b.jsonl:3", 1, "a", ("no date", "odd", "no date"))) == {
        "outcome": "copy",
        "article": "b",
        "version": 1,
        "original": "a",
        "where": "b.jsonl:3",
        "warnings": ["no date", "odd"],
    }
    assert added_json(Added("refused", "b"))["version"] is None
