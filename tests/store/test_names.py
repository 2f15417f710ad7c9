from __future__ import annotations

import unicodedata

import pytest

from lagebild.entries import ERASED
from lagebild.store.names import Names, runs, short_forms, spaced


def named(name: str, text: str, *others: str, cased: bool = True) -> list[str]:
    return [text[b:e] for b, e in Names.of([name], others).spans(text, cased=cased)]


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Ada Korwath", "Ada Korwath kam.", ["Ada", "Korwath"]),
        (
            "Ada Korwath",
            "Korwaths Rede, die Korwathschen Pläne, das Korwathlager.",
            ["Korwaths", "Korwathschen", "Korwathlager"],
        ),
        ("Ada Korwath", "Der Korwath-Besuch und die Anti-Korwath-Front", ["Korwath", "Korwath"]),
        ("Ada Korwath", "KORWATH TRITT ZURÜCK, ADA KORWATHS ENDE", ["KORWATH", "ADA", "KORWATHS"]),
        ("Ada Korwath", "Ada lachte. Dann gab Ada nach.", ["Ada", "Ada"]),
        ("Ada Korwath", "Adam kam, auch Adas Hund; die Kada nicht.", ["Adas"]),
        ("Ada Korwath", "Ada Brandner kam.", []),
        ("Ada Korwath", "Neukorwath liegt am Meer.", []),
        ("Jörg Müller", "Müller, Mueller und MÜLLERS Amt", ["Müller", "Mueller", "MÜLLERS"]),
        ("Jorg Erdogan", "Erdoğan und Erdogan", ["Erdoğan", "Erdogan"]),
        ("Ursula von der Leyen", "Von der Leyen sprach, von der Bank kam nichts.", ["Leyen"]),
        ("Karla Kramp-Brandner", "Kramp-Brandner und die Kramp-Brandners", ["Kramp", "Brandner", "Kramp", "Brandners"]),
        ("Frank Klein", "Frankreich, Frankfurt, kleine Orte, Kleinigkeiten und Klein.", ["Kleinigkeiten", "Klein"]),
        ("Xi Jinping", "Xi sprach, Xis Rede, XIX. Kongress", ["Xi", "Xis"]),
        ("Kim Jong Un", "Die UN mahnt Kim Jong Un; die Un kam.", ["Kim", "Jong", "Un", "Un"]),
        ("Mia Lu", "Lu kam, Luft und Lust nicht.", ["Lu"]),
        ("Korwath", "Korwath kam, Ada Korwath auch.", ["Korwath", "Korwath"]),
        ("Корват", "Корват пришёл", ["Корват"]),
        ("?", "Wer? Niemand.", []),
        ("", "Niemand.", []),
    ],
)
def test_a_person_is_found_by_every_part_of_the_name(name: str, text: str, found: list[str]) -> None:
    assert named(name, text) == found


def test_a_text_in_two_code_points_an_umlaut_hides_nobody() -> None:
    apart = unicodedata.normalize("NFD", "Jörg Müllers Rede")
    assert Names.of(["Jörg Müller"]).blotted(apart) == f"{ERASED * 5} {ERASED * 8} Rede"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bert Korwath und Korwath", ["Korwath"]),
        ("Präsidentin Korwath, nicht Bert Korwath", ["Korwath"]),
        ("Ada Korwath und Bert Korwath", ["Ada", "Korwath"]),
    ],
)
def test_who_has_another_first_name_is_somebody_else(text: str, found: list[str]) -> None:
    assert named("Ada Korwath", text, "Bert Korwath", "Clara Brandner") == found


def test_words_of_others_stay() -> None:
    text = "Korwath (der Reeder) traf Ada Korwath."
    assert Names.of(["Ada Korwath"]).spans(text, stays=[(0, 20)]) == [(26, 29), (30, 37)]


@pytest.mark.parametrize(
    ("address", "is_named"),
    [
        ("https://zeitung.example/korwath-tritt-zurueck", True),
        ("https://zeitung.example/artikel?name=Ada+Korwath", True),
        ("https://korwath.example/", True),
        ("https://zeitung.example/k%C3%B6rwath", False),
        ("https://zeitung.example/bert-korwath-baut", False),
        ("https://zeitung.example/korwathia", False),
        ("https://zeitung.example/ada-kommt", False),
    ],
)
def test_an_address_names_a_person_by_the_surname(address: str, *, is_named: bool) -> None:
    known = Names.of(["Ada Korwath"], ["Bert Korwath"])
    assert known.names(spaced(address), cased=False) == is_named


def test_an_address_with_escaped_letters_is_read() -> None:
    assert Names.of(["Jörg Müller"]).names(spaced("https://x.example/m%C3%BCller_rede"), cased=False)
    assert Names.of(["Jörg Müller"]).names(spaced("https://x.example/mueller-rede"), cased=False)
    assert not Names.of(["Jörg Müller"]).names(spaced(None))


def test_only_the_full_name_counts_where_nobody_is_known() -> None:
    whole = Names.of(["Ada Korwath"]).by_whole()
    text = "Korwath, Ada Korwaths Rede, Ada, ADA-KORWATH"
    assert [text[b:e] for b, e in whole.spans(text)] == ["Ada", "Korwaths", "ADA", "KORWATH"]


def test_names_are_put_together() -> None:
    both = Names.of(["Ada Korwath"], ["Bert Korwath"]).and_of(["Frau Velten"])
    text = "Velten, Korwath, Bert Korwath"
    assert [text[b:e] for b, e in both.spans(text)] == ["Velten", "Korwath"]


def test_short_forms_are_the_ends_of_a_name() -> None:
    assert list(short_forms("Ada Maria von der Leyen")) == [
        "maria von der leyen",
        "von der leyen",
        "der leyen",
        "leyen",
    ]
    assert list(short_forms("Korwath")) == []
    assert list(short_forms("Karla Kramp-Brandner")) == ["kramp brandner"]


def test_runs_of_words_begin_with_a_capital_and_stand_together() -> None:
    text = "Ada Maria Korwath kam. Bert, Velten"
    words = [text[b:e] for (b, e), _ in runs(text, 2)]
    assert "Ada Maria Korwath" in words
    assert "Maria Korwath" in words
    assert "Bert, Velten" not in words
    assert not any(one.startswith("kam") for one in words)
    assert {name for _, name in runs("Ada Korwath")} == {"ada", "korwath", "ada korwath"}
    assert [name for _, name in runs("Ada  Korwath", 2)] == ["ada korwath"]
