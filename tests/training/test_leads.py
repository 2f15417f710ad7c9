"""What finds leads learns from crises: which sentences it looks at, what it fits, how good it says it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lagebild.regression import logistic, odds
from tests.corpus.test_outcomes import CRISIS, changed, on
from training import leads
from training.leads import Pairs, fit, left_out, pairs, quality


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for series, and one without a dossier."""
    monkeypatch.setattr(leads, "OUTCOMES", tmp_path)
    monkeypatch.setattr(leads, "PRACTICE", ())
    return tmp_path


def written(folder: Path, *crises: Any) -> list[leads.Crisis]:
    (folder / "a.jsonl").write_text("".join(json.dumps(one) + "\n" for one in crises), "utf8")
    return list(leads.crises())


def test_a_crisis_as_its_sentences_announcements_and_what_became_of_them(corpus: Path) -> None:
    (crisis,) = written(corpus, CRISIS)
    assert crisis.name == "a01"
    assert [told.words for told in crisis.told] == [one for report in CRISIS["reports"] for one in report["sentences"]]
    assert [told.number for told in crisis.told] == [0, 1, 0, 1, 2, 0, 1]
    assert (crisis.told[1].before, crisis.told[2].before) == (crisis.told[0].words, "")
    assert (crisis.told[2].title, str(crisis.told[2].day)) == ("Geld", "2031-03-05")
    first = crisis.announced[0]
    assert (first.consequence, first.names, str(first.day)) == (
        "man werde die Schleuse öffnen",
        ("Irma Dorwin",),
        "2031-03-04",
    )
    assert first.sentence == crisis.told[0].words
    assert crisis.gold == [{2: "touched", 5: "fulfilled", 6: "fulfilled"}, {}]


def test_only_later_reports_can_tell_it(corpus: Path) -> None:
    (crisis,) = written(corpus, CRISIS)
    assert list(crisis.later(0)) == [2, 3, 4, 5, 6]
    assert list(crisis.later(1)) == [5, 6]


def test_what_is_near_and_later_is_learned_from(corpus: Path) -> None:
    close = changed(on("reports", 2, sentences=["Die Schleuse ist seit dem Morgen offen.", "Es schneit."]))
    (crisis,) = written(corpus, close)
    first, _ = pairs(crisis)
    assert 5 in first.sentences
    assert 6 not in first.sentences, "it has nothing in common with the announcement"
    assert 0 not in first.sentences, "it is the announcement"
    assert dict(zip(first.sentences, first.right, strict=True))[5] == 1.0
    assert len(first.features) == len(first.right) == len(first.sentences)
    assert first.states == crisis.gold[0]


def test_the_practice_dossiers_can_be_learned_from(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(leads, "OUTCOMES", tmp_path)
    monkeypatch.setattr(leads, "PRACTICE", ("uebung/anlage",))
    (crisis,) = leads.crises()
    assert crisis.name == "anlage"
    assert len(crisis.told) == len(crisis.reports)
    assert len({told.words for told in crisis.told}) == len(crisis.told), "what is printed again is there once"
    assert any(crisis.gold)
    assert all(state != "open" for gold in crisis.gold for state in gold.values())


# -- learning -----------------------------------------------------------------------------------------------------------------------


def made(*right: bool, crisis: str = "a01", number: int = 0, **named: list[float]) -> Pairs:
    """Sentences near an announcement by one feature each."""
    each = [{name: values[at] for name, values in named.items()} for at in range(len(right))]
    states = {at: "fulfilled" for at, one in enumerate(right) if one}
    return Pairs(crisis, number, list(range(len(right))), each, [float(one) for one in right], states)


def some(crises: int = 12) -> list[Pairs]:
    return [
        made(True, False, False, crisis=f"a{n:02}", good=[2.0, 0.0, 0.1 * (n % 3)], noise=[n % 2, 1.0, (n + 1) % 2])
        for n in range(crises)
    ]


def test_what_goes_with_being_right_gets_weight(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(leads.PENALTIES, "alone", 1.0)
    flat, right = leads._flat(some())
    weights = fit("alone", flat, right)
    assert weights.keys() == {"", "good", "noise"}
    assert weights["good"] > 1 > abs(weights["noise"])
    assert odds(weights, {"good": 1.0, "noise": 2.0}) == pytest.approx(
        weights[""] + weights["good"] + 2 * weights["noise"]
    )
    assert (
        logistic(odds(weights, {"good": 2.0, "noise": 0.5}))
        > 0.5
        > logistic(odds(weights, {"good": 0.0, "noise": 0.5}))
    )


def test_a_stronger_penalty_gives_smaller_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    def weight(penalty: float) -> float:
        monkeypatch.setitem(leads.PENALTIES, "alone", penalty)
        return fit("alone", *leads._flat(some()))["good"]

    assert weight(0.1) > weight(1.0) > weight(60.0) > 0


def test_every_crisis_is_found_by_weights_of_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, int]] = []
    true = leads.fit

    def noted(which: str, flat: Any, right: Any) -> Any:
        seen.append((which, len(right)))
        return true(which, flat, right)

    monkeypatch.setattr(leads, "fit", noted)
    found = left_out(some(6))
    assert [one for one in seen if one[0] == "alone"] == [("alone", 15)] * 6
    assert [one for one in seen if one[0] == "compared"] == [("compared", 15)] * 6
    assert [ranked[0][0] for ranked in found] == [0] * 6
    assert all(ranked == sorted(ranked, key=lambda one: -one[1]) for ranked in found)


def test_both_regressions_have_the_names_that_are_read(corpus: Path) -> None:
    names = {"", "odds", "near", "rank", "ahead", "its own", "fits no other better"}
    first, second = leads.both(some(4))
    assert first.keys() == {"", "good", "noise"}
    assert second.keys() == names


# -- how good -----------------------------------------------------------------------------------------------------------------------


def test_quality_by_hand() -> None:
    held = [made(True, False), made(False, True), made(False, False), made(True)]
    found = [[(0, 0.9), (1, 0.2)], [(0, 0.55), (1, 0.45)], [(0, 0.35)], []]
    assert quality(held, found).splitlines() == [
        "4 announcements, 3 with an outcome: right first 33%, among three 67%",
        "  from 0.6: 1 of 1 right",
        "  from 0.5: 1 of 2 right",
        "  from 0.4: 2 of 3 right",
        "  from 0.3: 2 of 4 right",
        "  from 0.2: 2 of 5 right",
        "  from 0.1: 2 of 5 right",
    ]
    assert quality([], []).startswith("0 announcements, 0 with an outcome: right first 0%")


# -- files --------------------------------------------------------------------------------------------------------------------------


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for the tables."""
    monkeypatch.setattr(leads, "WORDS", tmp_path)
    return tmp_path


def test_weights_are_written_as_they_are_read(words: Path) -> None:
    leads.write({"": -1.0, "close": 0.25}, {"": 0.5, "odds": 1.0})
    lines = (words / "leads.txt").read_text("utf8").splitlines()
    assert lines[0].startswith("# ")
    assert lines[1:] == ["alone\t\t-1.0000", "alone\tclose\t0.2500", "compared\t\t0.5000", "compared\todds\t1.0000"]


def test_how_rare_runs_are_is_counted_by_sentences(
    words: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    speeches = tmp_path / "speeches.jsonl"
    texts = ["Der Zug fährt. Der Zug, der Zug hält.", "Es regnet."]
    speeches.write_text("".join(json.dumps({"text": one}) + "\n" for one in texts), "utf8")
    monkeypatch.setattr(leads, "RARE", 2)
    leads.write_runs(speeches)
    lines = (words / "runs.txt").read_text("utf8").splitlines()
    assert "3 sentences" in lines[1]
    assert lines[2:] == ["^der\t0.4", "^zug\t0.4"]
    monkeypatch.setattr(leads, "RARE", 3)
    leads.write_runs(speeches)
    assert "^es\t1.1" in (words / "runs.txt").read_text("utf8").splitlines()
