"""What speaks for a sentence to tell what became of an announcement."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

import pytest

from lagebild.picture import leadfeatures
from lagebild.picture.leadfeatures import Announced, Told, features

IF = "wenn die Nachbarn bis Freitag 300 Millionen zahlten"
DOES = "werde man die Schleuse von Dorwin öffnen"
SENTENCE = f"Ministerin Irma Dorwin sagte, {IF}, {DOES}."
TUESDAY = date(2031, 3, 4)


def vow(**fields: Any) -> Announced:
    values: dict[str, Any] = {"names": ("Irma Dorwin",), "day": TUESDAY, **fields}
    return Announced(
        values.pop("condition", IF), values.pop("consequence", DOES), values.pop("sentence", SENTENCE), **values
    )


def of(words: str, one: Announced | None = None, **fields: Any) -> dict[str, float]:
    return features(one or vow(), Told(words, **fields))


@pytest.mark.parametrize(
    ("cue", "has", "has_not"),
    [
        ("if", "Falls sie zahlen, öffnet man.", "Sie zahlen, man öffnet."),
        ("if", "Solange keiner zahlt, bleibt sie zu.", "Lange zahlte keiner, sie blieb zu."),
        ("looks back", "Die Frist ist verstrichen.", "Die Fristen sind lang."),
        ("looks back", "Sie öffnete wie angekündigt die Schleuse.", "Sie kündigte die Öffnung an."),
        ("news", "Sie öffnete sich in der Nacht.", "Sie öffnete sich."),
        ("news", "Das Wasser lief am Mittwochabend.", "Das Wasser lief."),
        ("not", "Das Geld kam nicht.", "Das Geld kam."),
        ("not", "Die Schleuse blieb weiterhin zu.", "Die Schleuse blieb zu."),
        ("subjunctive", "Die Schleuse sei offen.", "Die Schleuse ist offen."),
        ("said", "Sie ist nach Angaben des Amtes offen.", "Sie ist offen."),
        ("ahead", "Die Nachbarn wollen zahlen.", "Die Nachbarn zahlen."),
        ("done", "Die Nachbarn haben am Mittwoch gezahlt.", "Die Nachbarn zahlen am Mittwoch."),
        ("done", "Die Schleuse ist aufgegangen.", "Die Schleuse geht auf."),
        ("had", "Die Nachbarn hatten gezahlt.", "Die Nachbarn haben gezahlt."),
        ("denies", "Das Amt dementierte die Öffnung.", "Das Amt meldete die Öffnung."),
        ("denies", "Sie wies den Bericht zurück.", "Sie wies den Weg."),
        ("view", "Bauern begrüßten die Öffnung.", "Bauern sahen die Öffnung."),
        ("retells", "Dorwin hatte zugesagt, die Schleuse zu öffnen.", "Dorwin sagte zu, die Schleuse zu öffnen."),
        ("retells", "Dorwin bekräftigte ihr Wort.", "Dorwin hielt Wort."),
        ("retells", "Für diesen Fall ist alles bereit.", "In diesem Fall ist alles bereit."),
        ("retells", "Dorwin hielt an der Zusage fest.", "Dorwin hielt eine feste Rede."),
        ("number", "Die zwölf Tore gingen auf.", "Die Tore gingen auf."),
        ("number", "Die 3 Tore gingen auf.", "Die Tore gingen auf."),
        ("quoted", "„Sie ist offen“, hieß es.", "Sie ist offen, hieß es."),
    ],
)  # fmt: skip
def test_how_a_sentence_tells(cue: str, has: str, has_not: str) -> None:
    assert (of(has)[cue], of(has_not)[cue]) == (1.0, 0.0)


def test_what_shares_the_words_of_the_condition_or_of_the_consequence() -> None:
    paid, opened = of("Die Nachbarn zahlten die Millionen."), of("Die Schleuse von Dorwin öffnete sich.")
    assert paid["condition covered"] > 0.4 > paid["consequence covered"]
    assert opened["consequence covered"] > 0.4 > opened["condition covered"]
    for found, part in ((paid, "condition"), (opened, "consequence")):
        assert found["close"] == found[f"{part} shared"] > 0
        assert found["both"] == min(found["condition covered"], found["consequence covered"])
    assert of("Es schneite.")["close"] < opened["close"] / 5


def test_the_sentence_before_counts_as_what_stands_around() -> None:
    words = "Das geschah am Mittwoch."
    alone, behind = of(words), of(words, before="Man öffnete die Schleuse von Dorwin.")
    assert alone["consequence covered"] == behind["consequence covered"]
    assert alone["consequence covered around"] < 0.2 < behind["consequence covered around"]


def test_the_announcement_itself_is_told_again() -> None:
    assert of(SENTENCE)["again"] == 1.0
    assert of("Es schneite.")["again"] < 0.1
    again = of(f"Dorwin hatte angekündigt: {IF}, {DOES}.")
    assert again["again, retells"] == again["again"] > 0.8
    assert of(SENTENCE)["told again, if"] == 1.0
    assert of(f"Dorwin: {DOES}.")["again, retells"] == of(f"Dorwin: {DOES}.")["told again, if"] == 0.0


def test_without_a_condition_nothing_is_close_to_it() -> None:
    found = of("Die Nachbarn zahlten die Millionen.", vow(condition=None))
    assert (found["unconditional"], of("Es schneite.")["unconditional"]) == (1.0, 0.0)
    assert {value for name, value in found.items() if name.startswith("condition ")} == {0.0}
    assert found["both"] == 0.0


@pytest.mark.parametrize(
    ("words", "by", "first"),
    [
        ("Dorwin ließ die Schleuse öffnen.", 1.0, True),
        ("Dorwins Leute öffneten die Schleuse.", 1.0, True),
        ("Die dorwinsche Schleuse steht offen.", 1.0, True),
        (f"Nach Wochen, in denen wenig geschah und noch weniger zu hören war, {DOES[:-7]} Dorwin.", 1.0, False),
        ("Man ließ die Schleuse öffnen.", 0.0, False),
    ],
)
def test_who_made_it_is_named_by_any_form_of_the_name(words: str, by: float, first: bool) -> None:
    found = of(words, vow(consequence="werde man die Schleuse öffnen"))
    assert (found["by them"], found["by them, first"] > 0) == (by, first)
    assert found["by them before"] == 0.0
    assert of("Es schneite.", before=words)["by them before"] == by


def test_nobody_is_named_where_nobody_made_it() -> None:
    assert of("Dorwin ließ die Schleuse öffnen.", vow(names=()))["by them"] == 0.0


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2031, 3, 6), -1.0),
        (date(2031, 3, 7), 1.0),
        (date(2031, 3, 8), 1.0),
        (date(2031, 3, 9), -1.0),
        (date(2031, 3, 14), -1.0),
        (None, 0.0),
    ],
)
def test_what_is_told_on_the_day_that_was_named_or_on_the_one_after(day: date | None, told: float) -> None:
    assert of("Es geschah.", day=day)["on its day"] == told


def test_saturday_has_two_names_and_no_day_is_none() -> None:
    for name in ("Samstag", "Sonnabend"):
        assert (
            of("Es geschah.", vow(sentence=f"Bis {name} werde man öffnen."), day=date(2031, 3, 8))["on its day"] == 1.0
        )
    assert of("Es geschah.", vow(sentence="Man werde öffnen."), day=date(2031, 3, 8))["on its day"] == 0.0
    assert of("Es geschah.", vow(day=None), day=date(2031, 3, 7))["on its day"] == 0.0


@pytest.mark.parametrize(
    ("words", "same", "another"),
    [
        ("300 Millionen sind da.", 1.0, 0.0),
        ("200 Millionen sind da.", 0.0, 1.0),
        ("200 von 300 Millionen sind da.", 1.0, 0.0),
        ("Das Geld ist da.", 0.0, 0.0),
    ],
)
def test_the_numbers_that_it_names(words: str, same: float, another: float) -> None:
    found = of(words)
    assert (found["the same number"], found["another number"]) == (same, another)
    bare = of(words, vow(sentence="Man werde öffnen."))
    assert (bare["the same number"], bare["another number"]) == (0.0, 0.0)


def test_where_and_when_it_stands() -> None:
    assert [of("Es geschah.", number=number)["at the head"] for number in range(4)] == [1.0, 1.0, 0.0, 0.0]
    days = [of("Es geschah.", day=date(2031, 3, day))["days"] for day in (3, 4, 6)]
    assert days == [0.0, 0.0, pytest.approx(math.log(3))]
    assert of("Es geschah.")["days"] == 0.0
    assert of("x" * 150)["long"] == 0.5
    assert of("x" * 900)["long"] == 1.0


def test_the_headline_speaks_of_it() -> None:
    assert of("Es geschah.")["headline"] == 0.0
    assert of("Es geschah.", title="Schleuse von Dorwin offen")["headline"] > 0.4
    assert of("Es geschah.", title="Börse schließt fest")["headline"] < 0.1


def test_what_is_close_and_told_in_some_way() -> None:
    words = "Wie angekündigt hat man in der Nacht die Schleuse von Dorwin geöffnet."
    found, plain = of(words), of("Die Schleuse von Dorwin war ein Bau der Väter.", number=5)
    for name in ("looks back", "done", "news", "at the head"):
        assert found[f"close, {name}"] == found["close"] > 0
        assert plain[f"close, {name}"] == 0.0 < plain["close"]
    assert found["close, retells"] == 0.0
    assert of("Erneut ging es um die Schleuse von Dorwin.")["close, retells"] > 0


def test_nouns_and_names_in_common_are_counted() -> None:
    assert of("Es geschah.")["nouns"] == 0.0
    assert of("Ministerin und Schleusen.")["nouns"] == pytest.approx(math.log(3))


def test_every_feature_is_a_number_whatever_the_words() -> None:
    for words in ("", "…", "\u202e", "x" * 5_000, SENTENCE):
        for one in (vow(), vow(condition=None), Announced(None, "", "")):
            found = features(one, Told(words, words, words))
            assert all(math.isfinite(value) for value in found.values())
            assert found.keys() == of("Es geschah.").keys()


def test_cues_are_read_once_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    told = Told("Falls sie zahlen, öffnet man.")
    first = features(vow(), told)
    monkeypatch.setattr(leadfeatures, "_CUES", {})
    assert features(vow(), told) == first
