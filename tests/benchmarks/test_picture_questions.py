from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from benchmarks import picture_questions
from benchmarks.picture_measure import Section
from lagebild.situation import Picture, PositionLine, Question, Stance
from tests.benchmarks.pictured import GATE, a_line, a_person, a_question, evidence, quote, the_ground

FOR = evidence("a", "dafür")
AGAINST = evidence("b", "dagegen")
SILENT = evidence("c", "schweigt", version=2)
VELTEN = [
    quote("a", "Velten ist dafür", actor="Velten", stance="for"),
    quote("b", "Velten ist dagegen", actor="Velten", stance="against"),
    quote("c", "Velten schweigt", 2, actor="Velten", stance="evasive"),
]
KORWATH = [
    quote("a", GATE["a"], actor="Korwath", stance="for"),
    quote("b", GATE["b"], actor="Korwath", stance="for"),
]


def asked(identity: str, positions: Sequence[dict[str, Any]], changes: Sequence[dict[str, Any]] = ()) -> dict[str, Any]:
    return {"id": identity, "positions": positions, "changes": changes}


def scored(questions: Sequence[Question], *wanted: dict[str, Any]) -> Section:
    shown = Picture("x", questions=tuple(questions))
    return picture_questions.questions(shown, {"questions": wanted}, the_ground())


def moved(questions: Sequence[Question], *wanted: dict[str, Any]) -> Section:
    shown = Picture("x", questions=tuple(questions))
    return picture_questions.changes(shown, {"questions": wanted}, the_ground())


def counts(section: Section, *names: str) -> list[tuple[int | None, int | None]]:
    return [(section[name].right, section[name].of) for name in names]


def whys(section: Section, what: str) -> list[str]:
    return [f"{miss.id} {miss.why}" for miss in section.misses if miss.what == what]


VELTEN_LINE = a_line("Velten", ("for", FOR), ("against", AGAINST), ("evasive", SILENT))
KORWATH_LINE = a_line("Korwath", ("for", evidence("a", "offen")), ("for", evidence("b", "offen")))
RAND = ("adjusted Rand index (found)", "adjusted Rand index (all)")


# -- grouping -----------------------------------------------------------------------------------------------------------------


def test_positions_under_their_own_questions_are_grouped_right() -> None:
    section = scored(
        [a_question("q", VELTEN_LINE), a_question("r", KORWATH_LINE)], asked("Q1", VELTEN), asked("Q2", KORWATH)
    )
    assert [section[name].value for name in RAND] == [1.0, 1.0]
    assert counts(section, "expected questions in one question", "positions read at all") == [(2, 2), (5, 5)]
    assert not section.misses


def test_all_positions_under_one_question_are_grouped_as_by_chance() -> None:
    section = scored([a_question("q", VELTEN_LINE, KORWATH_LINE)], asked("Q1", VELTEN), asked("Q2", KORWATH))
    assert [section[name].value for name in RAND] == [0.0, 0.0]
    assert counts(section, "expected questions in one question") == [(0, 2)]
    assert "Q1.1 one question with Q2: 'q'" in whys(section, "question")


def test_a_question_that_is_split_is_wrong() -> None:
    lines = [
        a_line("Velten", ("for", FOR)),
        a_line("Velten", ("against", AGAINST)),
        a_line("Velten", ("evasive", SILENT)),
    ]
    section = scored([a_question("q", *lines[:2]), a_question("r", lines[2])], asked("Q1", VELTEN))
    assert counts(section, "expected questions in one question") == [(0, 1)]
    assert whys(section, "question") == ["Q1.3 alone or elsewhere: 'r'"]


def test_what_was_not_read_is_alone() -> None:
    questions = [a_question("q", a_line("Velten", ("for", FOR), ("against", AGAINST))), a_question("r", KORWATH_LINE)]
    section = scored(questions, asked("Q1", VELTEN), asked("Q2", KORWATH))
    assert section[RAND[0]].value == 1.0
    assert section[RAND[1]].value is not None
    assert 0 < section[RAND[1]].value < 1
    assert whys(section, "position") == ["Q1.3 not read"]


def test_an_empty_picture_has_no_question() -> None:
    section = scored([], asked("Q1", VELTEN))
    assert [section[name].value for name in RAND] == [None, 0.0]
    assert counts(section, "positions read at all", "stance right (all)") == [(0, 3), (0, 3)]
    assert section[RAND[1]].reached is False


def test_without_expectations_nothing_is_measured() -> None:
    section = scored([a_question("q", VELTEN_LINE)])
    assert [one.name for one in section.measures if one.value is not None] == []


# -- stances and actors -------------------------------------------------------------------------------------------------------

STANCES = ("stance right (found)", "stance right (all)")
ACTORS = ("actor right (found)", "actor right (all)")


def test_stances_are_compared() -> None:
    line = a_line("Velten", ("for", FOR), ("conditional", AGAINST))
    section = scored([a_question("q", line)], asked("Q1", VELTEN))
    assert counts(section, *STANCES) == [(1, 2), (1, 3)]
    assert whys(section, "stance") == ["Q1.2 conditional instead of against"]


def opposed(stance: str, *others: str) -> list[Question]:
    words = (FOR, evidence("a", "offen"), evidence("b", "offen"))
    return [a_question("q", a_line("Velten", *zip((stance, *others), words, strict=True)))]


ALL_FOR = asked("Q1", [VELTEN[0], *KORWATH])
REVERSED = "questions whose label means the opposite"


def test_a_question_that_asks_for_the_opposite_is_not_wrong() -> None:
    section = scored(opposed("against", "against", "against"), ALL_FOR)
    assert counts(section, *STANCES, REVERSED) == [(3, 3), (3, 3), (1, 1)]


def test_some_wrong_stances_do_not_turn_a_question_round() -> None:
    section = scored(opposed("against", "against", "for"), ALL_FOR)
    assert counts(section, *STANCES, REVERSED) == [(1, 3), (1, 3), (0, 1)]


def test_two_wrong_stances_alone_do_not_turn_a_question_round() -> None:
    line = a_line("Korwath", ("against", evidence("a", "offen")), ("against", evidence("b", "offen")))
    assert counts(scored([a_question("q", line)], asked("Q1", KORWATH)), STANCES[0]) == [(0, 2)]


@pytest.mark.parametrize(
    ("actor", "holder", "expected", "right"),
    [
        ("Velten", "Velten", {"actor": "Velten"}, 1),
        ("Brandner", "Brandner", {"actor": "Velten"}, 0),
        ("Ostland", "Ida Velten", {"actor": "Ostland", "holder": "Velten"}, 1),
        ("Ida Velten", "Ida Velten", {"actor": "Ostland", "holder": "Velten"}, 1),
        ("Ida Velten", "Ida Velten", {"actor": "Ostland", "by": "Velten"}, 1),
        ("Brandner", "Brandner", {"actor": "Ostland", "holder": "Velten"}, 0),
        ("Westland", "Velten", {"actor": "Ostland"}, 0),
    ],
)
def test_actors_are_compared(actor: str, holder: str, expected: dict[str, str], right: int) -> None:
    section = scored([a_question("q", _line(actor, holder))], asked("Q1", [{**VELTEN[0], **expected}]))
    assert counts(section, *ACTORS) == [(right, 1), (right, 1)]
    assert len(whys(section, "actor")) == 1 - right


def _line(actor: str, holder: str, side: str | None = None) -> PositionLine:
    return PositionLine(a_person(actor, side), "for", "", (Stance("for", "", a_person(holder), (FOR,)),))


@pytest.mark.parametrize(
    ("line", "right"),
    [
        (_line("Ostland", "Velten"), 1),
        (_line("Velten", "Velten", "state:ostland"), 1),
        (_line("Velten", "Velten"), 0),
        (_line("Velten", "Velten", "state:westland"), 0),
    ],
)
def test_the_side_is_the_actor_s_own(line: PositionLine, right: int) -> None:
    section = scored([a_question("q", line)], asked("Q1", [{**VELTEN[0], "actor": "Ostland", "holder": "Velten"}]))
    assert counts(section, "state or alliance right (found)") == [(right, 1)]


def test_of_two_actors_at_the_same_words_the_right_one_is_meant() -> None:
    lines = [a_line("Brandner", ("against", FOR)), a_line("Velten", ("for", FOR))]
    assert counts(scored([a_question("q", *lines)], asked("Q1", VELTEN[:1])), *STANCES, *ACTORS) == [(1, 1)] * 4


# -- who moved ----------------------------------------------------------------------------------------------------------------

MOVED = quote("b", "Velten ist dagegen", actor="Velten", **{"from": "for", "to": "against"})
CHANGES = ("changes found", "changes right, in expected questions", "changes right, in all questions")


def turned(before: str = "for", after: str = "against", actor: str = "Velten") -> Question:
    return a_question("q", a_line(actor, (before, FOR), (after, AGAINST), moves=(1,)))


def test_a_change_that_is_seen_is_right() -> None:
    section = moved([turned()], asked("Q1", VELTEN, [MOVED]))
    assert counts(section, *CHANGES) == [(1, 1)] * 3
    assert section["changes right, in expected questions"].reached
    assert not section.misses


@pytest.mark.parametrize(
    "question",
    [turned(before="evasive"), turned(after="conditional"), turned(actor="Brandner")],
    ids=["from another stance", "to another stance", "by another actor"],
)
def test_another_change_is_wrong(question: Question) -> None:
    section = moved([question], asked("Q1", VELTEN, [MOVED]))
    assert counts(section, *CHANGES) == [(0, 1)] * 3
    assert whys(section, "change") == ["Q1 Velten from for to against by b: not found"]
    assert len(whys(section, "no change")) == 1


def test_a_change_that_another_article_shows_is_found_late() -> None:
    late = a_question("q", a_line("Velten", ("for", FOR), ("against", SILENT), moves=(1,)))
    section = moved([late], asked("Q1", VELTEN, [MOVED]))
    assert counts(section, *CHANGES, "  by whatever article") == [(0, 1), (0, 1), (0, 1), (1, 1)]
    assert whys(section, "change") == ["Q1 Velten from for to against by b: shown by c"]


def test_a_stance_that_differs_without_a_move_is_no_change() -> None:
    still = a_question("q", a_line("Velten", ("for", FOR), ("against", AGAINST)))
    assert counts(moved([still], asked("Q1", VELTEN, [MOVED])), *CHANGES) == [(0, 1), (0, 0), (0, 0)]


def test_changes_in_other_questions_count_only_among_all() -> None:
    gate = a_line("Korwath", ("for", evidence("a", "offen")), ("against", evidence("b", "offen")), moves=(1,))
    section = moved([turned(), a_question("r", gate)], asked("Q1", VELTEN, [MOVED]))
    assert counts(section, *CHANGES) == [(1, 1), (1, 1), (1, 2)]


def test_an_actor_s_last_stance_counts_past_what_its_organs_said_between() -> None:
    line = a_line("Velten", ("for", FOR), ("evasive", evidence("a", "offen")), ("against", AGAINST), moves=(2,))
    assert counts(moved([a_question("q", line)], asked("Q1", VELTEN, [MOVED])), *CHANGES) == [(1, 1)] * 3


def test_an_earlier_move_is_what_the_next_one_starts_from() -> None:
    line = a_line(
        "Velten", ("for", FOR), ("evasive", SILENT), ("conditional", SILENT), ("against", AGAINST), moves=(1, 3)
    )
    section = moved([a_question("q", line)], asked("Q1", VELTEN, [MOVED]))
    assert counts(section, *CHANGES) == [(0, 1), (0, 2), (0, 2)]


def test_a_change_towards_the_opposite_label_is_turned_round() -> None:
    lines = (
        a_line("Velten", ("against", FOR), ("for", AGAINST), moves=(1,)),
        a_line("Korwath", ("against", evidence("a", "offen"))),
    )
    wanted = asked("Q1", [*VELTEN[:2], KORWATH[0]], [MOVED])
    assert counts(moved([a_question("q", *lines)], wanted), *CHANGES) == [(1, 1)] * 3


def test_a_person_who_speaks_for_the_actor_may_have_moved() -> None:
    positions = [{**one, "actor": "Ostland", "holder": "Velten"} for one in VELTEN]
    assert counts(moved([turned()], asked("Q1", positions, [{**MOVED, "actor": "Ostland"}])), *CHANGES) == [(1, 1)] * 3


def test_an_empty_picture_has_no_change() -> None:
    section = moved([], asked("Q1", VELTEN, [MOVED]))
    assert counts(section, *CHANGES) == [(0, 1), (0, 0), (0, 0)]
    assert section["changes right, in expected questions"].reached is False


# -- what is shown ------------------------------------------------------------------------------------------------------------

SHOWN = ("stances shown that are expected", "  question, actor and stance right")


def test_of_what_is_shown_it_is_said_how_much_is_expected_and_right() -> None:
    section = scored([a_question("q", VELTEN_LINE), a_question("r", KORWATH_LINE)], asked("Q1", VELTEN))
    assert counts(section, *SHOWN) == [(3, 5), (3, 3)]


def test_what_is_shown_as_somebody_elses_or_the_other_way_round_is_wrong() -> None:
    lines = a_line("Korwath", ("for", FOR)), a_line("Velten", ("for", AGAINST)), a_line("Velten", ("evasive", SILENT))
    section = scored([a_question("q", *lines[:2]), a_question("r", lines[2])], asked("Q1", VELTEN))
    assert counts(section, *SHOWN) == [(3, 3), (1, 3)]  # the evasion stands by itself, and right


def test_what_waits_until_it_is_asked_for_is_not_counted() -> None:
    hidden = replace(VELTEN_LINE, history=tuple(replace(one, shown=False) for one in VELTEN_LINE.history))
    section = scored([a_question("q", hidden)], asked("Q1", VELTEN))
    assert counts(section, *SHOWN) == [(0, 0), (0, 0)]
    assert counts(section, "positions read at all") == [(3, 3)]
