from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from benchmarks import picture_disputes
from benchmarks.picture_measure import Section
from lagebild.situation import Alternative, Dispute, Evidence, FigureLine, FigureValue, Hypothesis, Picture
from tests.benchmarks.pictured import BRIDGE, GATE, a_dispute, evidence, quote, the_ground

OPEN, SHUT = evidence("a", GATE["a"]), evidence("c", GATE["c"])
DISPUTED = {
    "id": "D1",
    "claim": "Das Tor war offen",
    "asserted_by": [quote("a", GATE["a"], actor="Korwath"), quote("b", GATE["b"], actor="Korwath")],
    "denied_by": [quote("c", GATE["c"], actor="Brandner")],
}


def counts(section: Section, *names: str) -> list[tuple[int | None, int | None]]:
    return [(section[name].right, section[name].of) for name in names]


def whys(section: Section) -> list[str]:
    return [f"{miss.id} {miss.why}" for miss in section.misses]


# -- disputes -----------------------------------------------------------------------------------------------------------------


def scored(lines: Sequence[Dispute], *figures: FigureLine, wanted: Sequence[dict[str, Any]] = (DISPUTED,)) -> Section:
    shown = Picture("x", disputes=tuple(lines), figures=figures)
    return picture_disputes.disputes(shown, {"disputes": wanted}, the_ground())


DISPUTES = ("disputes found", "  more with their sides swapped", "lines that match none")


@pytest.mark.parametrize(
    ("line", "found", "why"),
    [
        (a_dispute(OPEN, SHUT), [(1, 1), (0, 1), (0, 1)], []),
        (a_dispute(evidence("b", GATE["b"]), SHUT), [(1, 1), (0, 1), (0, 1)], []),
        (a_dispute(SHUT, OPEN), [(0, 1), (1, 1), (0, 1)], ["D1 sides swapped"]),
        (a_dispute(OPEN, evidence("b", GATE["b"])), [(0, 1), (0, 1), (0, 1)], ["D1 the denial is lacking"]),
        (a_dispute(evidence("a", BRIDGE["a"]), SHUT), [(0, 1), (0, 1), (0, 1)], ["D1 the assertion is lacking"]),
    ],
)
def test_a_dispute_has_its_assertion_and_its_denial(
    line: Dispute, found: list[tuple[int, int]], why: list[str]
) -> None:
    section = scored([line])
    assert counts(section, *DISPUTES) == found
    assert whys(section) == why


def test_sides_in_two_disputes_are_not_one() -> None:
    bridge = evidence("a", BRIDGE["a"])
    section = scored([a_dispute(OPEN, bridge), a_dispute(bridge, SHUT)])
    assert counts(section, "disputes found") == [(0, 1)]
    assert whys(section) == ["D1 its sides stand in several disputes"]


def test_a_dispute_about_something_else_matches_none() -> None:
    section = scored([a_dispute(evidence("a", BRIDGE["a"]), evidence("b", BRIDGE["b"]))])
    assert counts(section, *DISPUTES) == [(0, 1), (0, 1), (1, 1)]
    assert whys(section) == ["D1 not found", "- a b: "]


def test_an_empty_picture_has_no_dispute() -> None:
    assert counts(scored([]), *DISPUTES) == [(0, 1), (0, 1), (0, 0)]
    assert counts(scored([], wanted=()), *DISPUTES) == [(0, 0), (0, 0), (0, 0)]


def a_value(number: float, where: Evidence, comparator: str = "=") -> FigureValue:
    return FigureValue(number, comparator, None, None, (where,))


MEN = (a_value(300, evidence("a", "300 Mann")), a_value(500, evidence("b", "500")))
COUNTED = {
    "id": "D2",
    "asserted_by": [quote("a", "Es sind 300 Mann")],
    "denied_by": [quote("b", "Es sind 500 Mann")],
}


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (FigureLine("f", (), differs=True, values=MEN), 1),
        (FigureLine("f", (), differs=False, values=MEN), 0),
        (FigureLine("f", (), differs=True, values=MEN[:1]), 0),
        (FigureLine("f", (), differs=True, values=(replace(MEN[0], evidence=MEN[0].evidence + MEN[1].evidence),)), 0),
    ],
)
def test_figures_that_differ_are_a_dispute_too(line: FigureLine, found: int) -> None:
    section = scored([], line, wanted=[COUNTED])
    assert counts(section, "disputes found", "  of them as figures that differ") == [(found, 1), (found, found)]


# -- explanations -------------------------------------------------------------------------------------------------------------

EXPLAINED = {
    "id": "H1",
    "alternatives": [
        quote("a", GATE["a"]),
        quote("b", GATE["b"], also=[quote("c", GATE["c"])]),
        quote("a", BRIDGE["a"]),
    ],
}
EXPLANATIONS = ("explanations found (two alternatives)", "alternatives side by side")


def explained(*lines: Sequence[Evidence], wanted: Sequence[dict[str, Any]] = (EXPLAINED,)) -> Section:
    """Each line with alternatives of one evidence each."""
    hypotheses = tuple(
        Hypothesis(f"h{at}", (), alternatives=tuple(Alternative("", (), (one,)) for one in line))
        for at, line in enumerate(lines)
    )
    return picture_disputes.hypotheses(Picture("x", hypotheses=hypotheses), {"hypotheses": wanted}, the_ground())


def test_two_alternatives_side_by_side_are_enough() -> None:
    section = explained([OPEN, evidence("b", GATE["b"])])
    assert counts(section, *EXPLANATIONS) == [(1, 1), (2, 3)]
    assert whys(section) == ["H1 2 of 3 alternatives side by side"]
    assert counts(explained([OPEN, SHUT, evidence("a", BRIDGE["a"])]), *EXPLANATIONS) == [(1, 1), (3, 3)]


@pytest.mark.parametrize(
    "lines",
    [
        [[OPEN], [SHUT]],  # in two lines
        [[evidence("b", GATE["b"]), SHUT]],  # two reports of one alternative
        [[OPEN]],
        [],
    ],
)
def test_one_alternative_is_no_competition(lines: list[list[Evidence]]) -> None:
    assert counts(explained(*lines), *EXPLANATIONS) == [(0, 1), (0, 3)]


def test_two_alternatives_in_one_are_not_side_by_side() -> None:
    line = Hypothesis("h", (), alternatives=(Alternative("", (), (OPEN, SHUT)),))
    section = picture_disputes.hypotheses(Picture("x", hypotheses=(line,)), {"hypotheses": [EXPLAINED]}, the_ground())
    assert counts(section, *EXPLANATIONS) == [(0, 1), (0, 3)]


def test_every_alternative_is_taken_once() -> None:
    both, one = Alternative("", (), (OPEN, SHUT)), Alternative("", (), (SHUT,))
    line = Hypothesis("h", (), alternatives=(both, one))
    section = picture_disputes.hypotheses(Picture("x", hypotheses=(line,)), {"hypotheses": [EXPLAINED]}, the_ground())
    assert counts(section, *EXPLANATIONS) == [(1, 1), (2, 3)]


def test_no_explanation_need_be_expected() -> None:
    assert counts(explained([OPEN], wanted=()), *EXPLANATIONS) == [(0, 0), (0, 0)]


# -- figures ------------------------------------------------------------------------------------------------------------------

NUMBERS = {
    "id": "F1",
    "values": [quote("a", "300 Mann", number=300, comparator="="), quote("b", "500 Mann", number=500, comparator=">")],
    "compatible": False,
}
FIGURES = (
    "figures found (two values in one line)",
    "whether they can all be true (found)",
    "whether they can all be true (all)",
    "values read at all",
    "values read with number and comparator",
)


def told(*lines: FigureLine, wanted: Sequence[dict[str, Any]] = (NUMBERS,), **more: Any) -> Section:
    return picture_disputes.figures(Picture("x", figures=lines), {"figures": wanted, **more}, the_ground())


SAID = (MEN[0], a_value(500, evidence("b", "500"), ">"))


def test_figures_in_one_line_are_right() -> None:
    section = told(FigureLine("f", (), differs=True, values=SAID))
    assert counts(section, *FIGURES) == [(1, 1), (1, 1), (1, 1), (2, 2), (2, 2)]
    assert not section.misses


def test_figures_that_are_said_to_agree_are_wrong() -> None:
    section = told(FigureLine("f", (), differs=False, values=MEN))
    assert counts(section, *FIGURES) == [(1, 1), (0, 1), (0, 1), (2, 2), (1, 2)]
    assert whys(section) == ["F1 differs is False"]
    agreeing = {**NUMBERS, "compatible": True}
    assert counts(told(FigureLine("f", (), differs=False, values=SAID), wanted=[agreeing]), FIGURES[2]) == [(1, 1)]


def test_figures_in_two_lines_are_not_found() -> None:
    section = told(*(FigureLine(f"f{at}", (), values=(value,)) for at, value in enumerate(SAID)))
    assert counts(section, *FIGURES) == [(0, 1), (0, 0), (0, 1), (2, 2), (2, 2)]
    assert whys(section) == ["F1 2 of 2 values read, not in one line"]


def test_the_same_number_twice_is_not_two() -> None:
    twice = {**NUMBERS, "values": [NUMBERS["values"][0], quote("d", "300 Mann", number=300, comparator="=")]}
    line = FigureLine("f", (), values=(MEN[0], a_value(300, evidence("d", "300"))))
    assert counts(told(line, wanted=[twice]), FIGURES[0]) == [(0, 1)]


def test_an_empty_picture_has_no_figure() -> None:
    assert counts(told(), *FIGURES) == [(0, 1), (0, 0), (0, 1), (0, 2), (0, 2)]
    assert counts(told(wanted=()), *FIGURES) == [(0, 0)] * 5


@pytest.mark.parametrize(("words", "taken"), [("300 Mann", 1), ("Velten", 0)])
def test_what_is_named_as_no_figure_is_looked_for(words: str, taken: int) -> None:
    notes = {"no_figure": [quote("a", words, why="")]}
    section = told(FigureLine("f", (), differs=True, values=SAID), notes=notes)
    assert counts(section, "named as none and taken for one") == [(taken, 1)]
