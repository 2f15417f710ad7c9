from __future__ import annotations

import pytest

from lagebild.labels import STATEMENT_TYPES
from lagebild.views import pagewords
from lagebild.views.words import interface_language, interval, moment, name_of, percent, quoted_words
from tests.factories import a_time


@pytest.mark.parametrize(
    ("option", "environment", "language"),
    [
        (None, {}, "de"),
        (None, {"LANG": "C.UTF-8"}, "de"),
        (None, {"LANG": "POSIX"}, "de"),
        (None, {"LANG": "en_GB.UTF-8"}, "en"),
        (None, {"LANG": "fr_FR"}, "en"),
        (None, {"LANG": "de_AT.UTF-8"}, "de"),
        (None, {"LC_ALL": "de_DE", "LANG": "en_US"}, "de"),
        (None, {"LC_ALL": "", "LC_MESSAGES": "en_US", "LANG": "de_DE"}, "en"),
        ("en", {"LANG": "de_DE"}, "en"),
    ],
)
def test_language_comes_from_the_option_then_from_the_locale(
    option: str | None, environment: dict[str, str], language: str
) -> None:
    assert interface_language(option, environment) == language


@pytest.mark.parametrize(
    ("iso", "german", "english"),
    [
        ("2022-01-24", "24.01.2022", "24 Jan 2022"),
        ("2022-01-24T18:05:00+01:00", "24.01.2022, 18:05 (+01:00)", "24 Jan 2022, 18:05 (+01:00)"),
        ("2022-01-24T18:05", "24.01.2022, 18:05", "24 Jan 2022, 18:05"),
        ("gestern\x1b[1m", "gestern␛[1m", "gestern␛[1m"),
    ],
)
def test_moments(iso: str, german: str, english: str) -> None:
    assert moment(iso, "de").replace("\u00a0", " ") == german
    assert moment(iso, "en").replace("\u00a0", " ") == english


def test_intervals() -> None:
    assert interval(a_time((0, 1), "2022-01-24"), "de") == "24.01.2022"
    assert interval(a_time((0, 1), "2022-01-31", "2022-02-06"), "de") == "31.01.2022 – 06.02.2022"
    assert interval(a_time((0, 1), None, "2022-02-06"), "de") == "offen – 06.02.2022"
    assert interval(a_time((0, 1), None), "de") == ""


@pytest.mark.parametrize(("share", "shown"), [(1.0, "100"), (0.9999, "99"), (0.985, "99"), (0.414, "41"), (0.0, "0")])
def test_percents_never_round_up_to_certainty(share: float, shown: str) -> None:
    assert percent(share) == f"{shown}\u00a0%"


def test_labels_and_quotation_marks_are_the_language_s_own() -> None:
    assert name_of(STATEMENT_TYPES, "direct", "de") == "wörtlich"
    assert name_of(STATEMENT_TYPES, "direct", "en") == "direct"
    assert name_of(STATEMENT_TYPES, "new\x07", "de") == "new␇"
    assert (quoted_words("sagte", "de"), quoted_words("said", "en")) == ("„sagte“", "“said”")


def test_the_page_says_the_same_in_both_languages() -> None:
    assert pagewords.GERMAN.keys() == pagewords.ENGLISH.keys()
