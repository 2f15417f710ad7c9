"""How probable it is that a sentence tells what became of an announcement: what is near, and what comparing says."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from lagebild import regression
from lagebild.picture import leadscores
from lagebild.picture.leadfeatures import Announced, Told, features
from lagebild.picture.leadscores import CLIP, Fit, Nearby, best_others, chance, compared, odds

SLUICE = Announced(
    "wenn die Nachbarn zahlten",
    "werde man die Schleuse öffnen",
    "Wenn die Nachbarn zahlten, werde man die Schleuse öffnen.",
)
PRICE = Announced(None, "der Milchpreis bleibt eingefroren", "Der Milchpreis bleibt eingefroren.")
GATE = Announced(None, "er lasse die Schleuse bewachen", "Er lasse die Schleuse bewachen.")


# -- what is near -----------------------------------------------------------------------------------------------------------------


def test_nothing_is_near_nothing() -> None:
    assert Nearby([]).of(Told("Die Schleuse ist offen.")) == []
    assert Nearby([SLUICE]).of(Told("")) == []


def test_a_sentence_may_be_near_two() -> None:
    held = Nearby([SLUICE, PRICE, GATE])
    assert held.of(Told("Die Schleuse ist seit Mittwoch offen.")) == [0, 2]
    assert held.of(Told("Die Nachbarn zahlten am Mittwoch.")) == [0]
    assert held.of(Told("Der Preis der Milch ist gestiegen.")) == [1]
    assert held.of(Told("Es schneite in den Bergen.")) == []


def test_of_those_that_are_wanted_only() -> None:
    held, told = Nearby([SLUICE, PRICE, GATE]), Told("Die Schleuse ist seit Mittwoch offen.")
    assert held.of(told, {1, 2}) == [2]
    assert held.of(told, set()) == []


def test_what_means_the_same_in_other_words_is_near() -> None:
    rubber = Announced(None, "man werde Truppen entsenden", "Man werde Truppen entsenden.")
    told = Told("Am Abend rückten Soldaten ein.")
    assert all(run not in "truppen entsenden werde man" for run in leadscores.runs("Soldaten rückten ein"))
    assert Nearby([rubber]).of(told) == [0]


# -- what comparing says ----------------------------------------------------------------------------------------------------------


def test_the_two_that_a_sentence_fits_best() -> None:
    fits = {1: [Fit("a", 0.5), Fit("b", -1.0)], 2: [Fit("a", 2.0)], 3: [Fit("a", 1.0)]}
    assert best_others(fits) == {"a": [(2.0, 2), (1.0, 3)], "b": [(-1.0, 1)]}
    assert best_others({}) == {}


def test_what_comparing_says_by_hand() -> None:
    fits = {1: [Fit("b", -1.0), Fit("a", 0.5), Fit("c", -7.0)], 2: [Fit("a", 2.0)]}
    first, second, third = compared(fits[1], 6, best_others(fits), 1)
    assert [fit.sentence for fit, _ in (first, second, third)] == ["a", "b", "c"], "the best first"
    assert first[1] == {
        **{"odds": 0.5, "near": pytest.approx(math.log(7)), "rank": 1.0},
        **{"ahead": 1.5, "its own": -1.5, "fits no other better": 0.0},
    }
    assert second[1] == {
        **{"odds": -1.0, "near": pytest.approx(math.log(7)), "rank": 0.5},
        **{"ahead": -1.5, "its own": 0.0, "fits no other better": 1.0},
    }
    assert (third[1]["rank"], third[1]["ahead"]) == (1 / 3, -CLIP), "no farther behind than is counted"


def test_a_sentence_alone_is_ahead_of_nothing() -> None:
    ((fit, found),) = compared([Fit("a", -2.0)], 1, best_others({1: [Fit("a", -2.0)]}), 1)
    assert fit == Fit("a", -2.0)
    assert (found["ahead"], found["its own"], found["fits no other better"]) == (0.0, 0.0, 1.0)


def test_two_that_fit_alike_stay_in_their_order() -> None:
    fits = [Fit("b", 1.0), Fit("a", 1.0)]
    assert [fit.sentence for fit, _ in compared(fits, 2, best_others({1: fits}), 1)] == ["b", "a"]


def test_of_no_sentence_comparing_says_nothing() -> None:
    assert list(compared([], 0, {}, 1)) == []


# -- how probable -----------------------------------------------------------------------------------------------------------------


def test_the_probability_grows_with_the_odds_and_falls_with_the_rank() -> None:
    ((_, some),) = compared([Fit("a", 0.0)], 3, best_others({1: [Fit("a", 0.0)]}), 1)
    by_odds = [chance({**some, "odds": value}) for value in (-900.0, -5.0, -1.0, 0.0, 1.0, 5.0)]
    assert all(before < after for before, after in pairwise(by_odds))
    assert all(0 <= one <= 1 for one in by_odds)
    assert chance({**some, "rank": 1 / 3}) < chance(some)
    assert chance({**some, "fits no other better": 0.0}) < chance(some)
    assert chance({**some, "near": math.log1p(200)}) < chance(some)


def test_every_feature_has_a_weight_and_every_weight_a_feature() -> None:
    weights = {which: regression.weights(*leadscores.TABLE, which) for which in ("alone", "compared")}
    assert weights["alone"].keys() == {"", *features(SLUICE, Told("Die Schleuse ist offen."))}
    ((_, some),) = compared([Fit("a", 0.0)], 1, best_others({1: [Fit("a", 0.0)]}), 1)
    assert weights["compared"].keys() == {"", *some}


def test_what_tells_it_has_better_odds_than_what_tells_it_again_or_something_else() -> None:
    told = Told("Seit Mittwoch, zwölf Uhr, ist die Schleuse offen, und das Wasser läuft ab.")
    for other in (
        "Die Ministerin hatte zugesagt, die Schleuse zu öffnen, wenn die Nachbarn zahlten.",
        "Bauern warnten davor, die Schleuse zu öffnen.",
        "Falls die Nachbarn zahlen, soll die Schleuse geöffnet werden.",
        "Es schneite in den Bergen.",
    ):
        assert odds(SLUICE, told) > odds(SLUICE, Told(other)), other
