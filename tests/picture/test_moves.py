"""Every side has one line on a question, and moves only on good evidence."""

from __future__ import annotations

import pytest

from tests.picture.positions import (
    CLOSING,
    MINISTER,
    asked,
    evading,
    history,
    line,
    minister,
    nordbund,
    on_condition,
    other_minister,
    state,
    takes,
)


def test_a_side_has_one_line_whoever_speaks_for_it() -> None:
    found = line(minister(4, "for"), other_minister(6, "for"), state(8, "for"))
    assert (found.actor.name, found.stance, found.since[:10]) == ("Nordbund", "for", "2031-03-04")
    assert history(found) == [("for", "04", "Karl Velten")]
    assert [one.article for one in found.history[0].evidence] == ["Nordbund am 4.", "Nordbund am 6.", "Nordbund am 8."]
    assert (found.moves, found.differ, found.organs) == ((), False, ())


def test_two_sides_have_two_lines() -> None:
    (question,) = asked(minister(4, "for"), takes("against", CLOSING, "Korwath", 5))
    assert [(each.actor.name, each.stance) for each in question.positions] == [
        ("Nordbund", "for"),
        ("Korwath", "against"),
    ]


def test_who_takes_another_stance_has_moved() -> None:
    found = line(minister(4, "against"), minister(6, "for"))
    assert history(found) == [("against", "04", "Karl Velten"), ("for", "06", "Karl Velten")]
    assert (found.stance, found.since[:10], found.moves) == ("for", "2031-03-06", (1,))


def test_who_goes_back_has_moved_twice() -> None:
    found = line(minister(4, "against"), minister(6, "for"), minister(8, "against"))
    assert (found.stance, found.since[:10], found.moves) == ("against", "2031-03-08", (1, 2))


def test_a_move_is_one_in_other_words_too() -> None:
    opening = "die Öffnung der Grenze"
    later = nordbund(6, f"{MINISTER}ist für {opening}.", "for", "ist für", target=opening)
    found = line(minister(4, "for"), later)
    assert found.moves == (1,)
    assert {one.stance for one in found.history} == {"for", "against"}
    same = nordbund(6, f"{MINISTER}ist gegen {opening}.", "against", "ist gegen", target=opening)
    assert line(minister(4, "for"), same).moves == ()


def test_the_state_as_such_moves_itself() -> None:
    found = line(minister(4, "against"), state(6, "for"))
    assert (found.stance, found.moves, found.differ) == ("for", (1,), False)


def test_another_organ_is_no_move_but_a_difference() -> None:
    found = line(minister(4, "against"), other_minister(6, "for"))
    assert (found.stance, found.since[:10], found.moves) == ("against", "2031-03-04", ())
    assert history(found) == [("against", "04", "Karl Velten"), ("for", "06", "Ada Brandner")]
    assert found.differ
    assert [(one.holder.name, one.stance) for one in found.organs] == [
        ("Karl Velten", "against"),
        ("Ada Brandner", "for"),
    ]


def test_an_organ_that_comes_round_differs_no_more() -> None:
    found = line(minister(4, "against"), other_minister(6, "for"), other_minister(8, "against"))
    assert (found.stance, found.moves, found.differ, found.organs) == ("against", (), False, ())


def test_of_each_organ_its_last_stance_counts() -> None:
    words = (
        f"Ada Brandner, die Verteidigungsministerin des Nordbunds, ist nur dann für {CLOSING}, wenn Auland zustimmt."
    )
    between = nordbund(6, words, "conditional", "ist nur dann für", "Ada Brandner", condition="wenn Auland zustimmt")
    found = line(minister(4, "against"), between, other_minister(8, "for"))
    assert [(one.holder.name, one.stance) for one in found.organs] == [
        ("Karl Velten", "against"),
        ("Ada Brandner", "for"),
    ]
    assert (found.stance, found.moves) == ("against", ())


def test_another_organ_of_which_the_text_says_that_it_is_a_change_moves_the_side() -> None:
    words = f"Ada Brandner, die Verteidigungsministerin des Nordbunds, ist nun doch für {CLOSING}."
    found = line(minister(4, "against"), nordbund(6, words, "for", "ist nun doch für", "Ada Brandner"))
    assert (found.stance, found.moves, found.differ) == ("for", (1,), False)


def test_an_evasive_voice_is_no_move() -> None:
    found = line(minister(4, "against"), evading(6))
    assert (found.stance, found.since[:10], found.moves, found.differ) == ("against", "2031-03-04", (), False)
    assert [one.stance for one in found.history] == ["against", "evasive"]


def test_who_said_nothing_before_has_not_moved() -> None:
    found = line(evading(4), minister(6, "against"))
    assert (found.stance, found.since[:10], found.moves) == ("against", "2031-03-06", ())


def test_an_evasion_alone_is_no_question() -> None:
    assert asked(evading(4)) == ()


def test_a_stance_on_a_condition_has_its_words() -> None:
    found = line(on_condition(4))
    assert (found.stance, found.history[0].condition) == ("conditional", "wenn Auland zustimmt")


def test_from_no_to_yes_on_a_condition_is_a_move() -> None:
    found = line(minister(4, "against"), on_condition(6))
    assert ([one.stance for one in found.history], found.moves) == (["against", "conditional"], (1,))


def test_of_one_report_a_condition_says_the_most() -> None:
    words = f"{MINISTER}ist für {CLOSING}. Karl Velten ist nur dann für {CLOSING}, wenn Auland zustimmt."
    both = nordbund(6, words, "for", "ist für")
    both.position("conditional", "Karl Velten", CLOSING, "ist nur dann für", condition="wenn Auland zustimmt")
    assert history(line(both)) == [("conditional", "06", "Karl Velten")]


def test_of_a_state_and_its_ministers_in_one_report_a_condition_says_the_most() -> None:
    words = (
        f"Der Nordbund ist gegen {CLOSING}. {MINISTER}ist nur dann für {CLOSING}, wenn Auland zustimmt. "
        f"Die Verteidigungsministerin des Nordbunds, Ada Brandner, wäre nur dann für {CLOSING}, wenn Auland zustimmt."
    )
    report = nordbund(4, words, "against", "ist gegen", "Nordbund").role("Karl Velten", "Außenminister", "Nordbund")
    report.role("Ada Brandner", "Verteidigungsministerin", "Nordbund")
    for holder, cue in (("Karl Velten", "ist nur dann für"), ("Ada Brandner", "wäre nur dann für")):
        report.position("conditional", holder, CLOSING, cue, condition="wenn Auland zustimmt")
    found = line(report, state(8, "for"))
    assert [(one.stance, one.since[8:10]) for one in found.history if one.stance != "conditional"] == [("for", "08")]
    assert (found.stance, len(found.moves)) == ("for", 1)


def test_yes_and_no_in_one_report_are_no_move() -> None:
    words = f"{MINISTER}ist gegen {CLOSING}. Karl Velten ist für {CLOSING}."
    both = nordbund(6, words, "against", "ist gegen").position("for", "Karl Velten", CLOSING, "ist für")
    found = line(minister(4, "for"), both)
    assert (found.stance, found.since[:10], found.moves) == ("for", "2031-03-04", ())


def test_what_the_reader_is_not_sure_of_moves_nobody() -> None:
    words = f"{MINISTER}nennt {CLOSING} eine Sache."
    assert line(minister(4, "against"), nordbund(6, words, "for", "nennt", confidence=0.3)).moves == ()
    assert line(minister(4, "against"), nordbund(6, words, "for", "nennt", confidence=0.6)).moves == (1,)


def test_what_a_paper_prints_again_later_is_no_move_back() -> None:
    reports = minister(4, "against"), minister(6, "for"), minister(8, "against")
    found = line(*reports, copies=[(reports[2].article, reports[0].article)])
    assert (found.stance, found.moves) == ("for", (1,))


def test_a_look_back_is_of_the_day_that_it_names() -> None:
    words = f"Karl Velten, der Außenminister des Nordbunds, hatte {CLOSING} am Montag abgelehnt."
    back = nordbund(6, words, "against", "abgelehnt")
    undated = line(minister(4, "for"), back)
    assert (history(undated), undated.moves) == ([("for", "04", "Karl Velten")], ()), (
        "without a day it is no stance of its own"
    )
    back.time("am Montag", "2031-03-03")
    dated = line(minister(4, "for"), back)
    assert history(dated) == [("against", "03", "Karl Velten"), ("for", "04", "Karl Velten")]
    assert (dated.stance, dated.moves) == ("for", (1,))


@pytest.mark.parametrize(
    "words",
    [
        f"Am Montag hatte Karl Velten, der Außenminister des Nordbunds, {CLOSING} abgelehnt.",
        f"Am Montag hatte der Außenminister des Nordbunds, Karl Velten, {CLOSING} abgelehnt.",
    ],
)
def test_a_look_back_over_an_apposition_is_no_move(words: str) -> None:
    assert line(minister(4, "for"), nordbund(6, words, "against", "abgelehnt")).stance == "for"
