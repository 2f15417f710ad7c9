from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.sources.dateline import found
from lagebild.sources.dates import iso

BODY = "Die Regierung hat die Forderung zurückgewiesen. Das teilte eine Sprecherin mit.\n\n" * 8


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Berlin, 24. Januar 2022 (dpa) – Die Regierung tagt.", "2022-01-24"),
        ("Berlin, den 24. Januar 2022 (dpa) - Die Regierung tagt.", "2022-01-24"),
        ("Kiew/Moskau, 24.1.2022 (AFP/Reuters) – Die Lage ist ernst.", "2022-01-24"),
        ("Moskau (AFP) 24.01.2022", "2022-01-24"),
        ("Frankfurt am Main, 24. Jänner 2022 – Die Bank tagt.", "2022-01-24"),
        ("New York, 24. Januar 2022 – Der Rat tagt.", "2022-01-24"),
        ("LONDON, January 24, 2022 (Reuters) - The council meets.", "2022-01-24"),
        ("Berlin (Deutschland), 24.01.2022 – Die Regierung tagt.", "2022-01-24"),
        ("24.01.2022, 18:05 Uhr", "2022-01-24T18:05"),
        ("Montag, 24. Januar 2022", "2022-01-24"),
        ("Von Ada Muster | 24.01.2022, 18.05 Uhr", "2022-01-24T18:05"),
        ("Veröffentlicht am 24. Januar 2022", "2022-01-24"),
        ("Veröffentlicht: 24.01.2022 · Lesedauer 3 Minuten", "2022-01-24"),
        ("Stand: 24. Januar 2022", "2022-01-24"),
        ("Aktualisiert am 24.01.2022, 9 Uhr", "2022-01-24T09:00"),
        ("24.\u00a0Ja\u00adnuar\u00a02022", "2022-01-24"),
    ],
)
def test_dates_at_the_head(line: str, expected: str) -> None:
    assert found(f"{line}\n\n{BODY}") == expected
    assert found(f"Regierung weist Forderung zurück\n\n{line}\n\n{BODY}") == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Stand: 24. Januar 2022", "2022-01-24"),
        ("Veröffentlicht am 24. Januar 2022, 18:05 Uhr", "2022-01-24T18:05"),
        ("24.01.2022, 18:05 Uhr", "2022-01-24T18:05"),
        ("Berlin, den 24. Januar 2022", "2022-01-24"),
    ],
)
def test_dates_in_the_last_line(line: str, expected: str) -> None:
    assert found(f"{BODY}{line}\n") == expected


@pytest.mark.parametrize(
    "line",
    [
        "Wien, 3. März – Der Kanzler reist ab.",
        "Wien, März 2022 – Der Kanzler reist ab.",
        "Berlin (dpa) – Am 24. Januar 2022 tagte die Regierung.",
        "Am Freitag, 13. November 2015 – dem Tag der Anschläge – tagte die Regierung.",
        "Seit Montag, 24. Januar 2022, (so die Regierung) ruht der Verkehr.",
        "Paris, 13. November 2015: An diesem Abend begann alles.",
        "Der Bericht, veröffentlicht am 3. März 2020, nennt Zahlen.",
        "Das Abkommen vom 24. Januar 2022 gilt weiter.",
        "Die Zahlen (Stand: 24. Januar 2022) sind höher.",
        "Dienstag, 24. Januar 2022",
        "31.02.2022",
        "24.01.22",
        "Januar 2022",
        "Berlin, 24.01.2022 – 26.01.2022 – Konferenz der Minister",
        "Mai und Juni 2022",
        "Berlin, 24. Januar 20225 (dpa) – Die Regierung tagt.",
    ],
)
def test_what_may_mean_something_else_is_no_date(line: str) -> None:
    assert found(f"{line}\n\n{BODY}") is None


@pytest.mark.parametrize("line", ["(24.01.2022)", "24.01.2022", "Lesen Sie auch: Bericht (24.01.2022)"])
def test_lists_of_older_articles_at_the_end_are_no_date(line: str) -> None:
    assert found(f"{BODY}{line}") is None
    assert found(f"Kurzer Text.\n{line}") is None


def test_the_middle_of_the_text_is_not_looked_at() -> None:
    assert found(f"{BODY}Berlin, 24. Januar 2022 (dpa) – Die Regierung tagt.\n\n{BODY}") is None
    assert found(f"{BODY}24.01.2022, 18:05 Uhr\n\n{BODY}") is None


def test_contradicting_dates_are_none() -> None:
    assert found(f"24.01.2022, 18:05 Uhr\n25.01.2022, 18:05 Uhr\n\n{BODY}") is None
    assert found(f"Veröffentlicht am 24.01.2022 | Veröffentlicht am 25.01.2022\n\n{BODY}") is None


def test_a_chronicle_has_no_date() -> None:
    assert found(f"24. Januar 2022\n{BODY}\n25. Januar 2022\n{BODY}") is None


def test_publication_goes_before_revision_and_the_time_of_day_is_kept() -> None:
    assert found(f"Veröffentlicht am 24.01.2022 | Stand: 26.01.2022\n\n{BODY}") == "2022-01-24"
    assert found(f"Veröffentlicht am 24.01.2022\n\n{BODY}Veröffentlicht am 24.01.2022, 18:05 Uhr") == "2022-01-24T18:05"


@settings(deadline=None)
@given(st.text(st.sampled_from("Berlin, 24.01.2022 (dpa) –|\n0:5 Uhr Stand Januar") | st.characters()))
def test_any_text_has_a_date_or_none(text: str) -> None:
    moment = found(text)
    assert moment is None or iso(moment) == moment
