from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from benchmarks import picture_tripwires
from benchmarks.picture_measure import Section
from lagebild.errors import InputError
from lagebild.situation import Evidence, FusedEvent, Picture, State, Touch, Tripwire, WhatIf
from tests.benchmarks.pictured import BRIDGE, GATE, a_tripwire, evidence, quote, the_ground

SAID = evidence("a", BRIDGE["a"])
CLOSED = quote("c", "Am Dienstag schloss er sie", 2, state="fulfilled")
CLOSING = evidence("c", "schloss", version=2)


def a_wire(identity: str = "T1", words: str = BRIDGE["a"], article: str = "a", **fields: Any) -> dict[str, Any]:
    """An open threat without a condition."""
    state = fields.pop("state", "open")
    plain = {"id": identity, "kind": "threat", "condition": None, "condition_kind": None, "consequence": words}
    history = [{"state": "open", "article": article}, *fields.pop("history", [])]
    return {**plain, "article": article, "version": 1, "history": history, "state": state, **fields}


def scored(lines: Sequence[Tripwire], *wanted: dict[str, Any], **more: Any) -> Section:
    shown = Picture("x", tripwires=tuple(lines))
    return picture_tripwires.tripwires(shown, {"tripwires": wanted, **more}, the_ground())


def counts(section: Section, *names: str) -> list[tuple[int | None, int | None]]:
    return [(section[name].right, section[name].of) for name in names]


def whys(section: Section, what: str) -> list[str]:
    return [f"{miss.id} {miss.why}" for miss in section.misses if miss.what == what]


STATES = ("state right (found)", "state right (all)")
FULFILLED = a_wire(state="fulfilled", history=[CLOSED])


# -- states -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("state", "right"), [("open", 1), ("touched", 0)])
def test_the_last_state_is_compared(state: str, right: int) -> None:
    history = () if state == "open" else (State(state, ""),)
    assert counts(scored([a_tripwire("t", SAID, history=history)], a_wire()), *STATES) == [(right, 1)] * 2


def test_what_was_not_read_is_wrong_only_of_all() -> None:
    section = scored([a_tripwire("t", SAID)], a_wire(), a_wire("T2", GATE["b"], "b"))
    assert counts(section, *STATES, "found at all") == [(1, 1), (1, 2), (1, 2)]
    assert whys(section, "state") == ["T2 not read"]


def test_an_empty_picture_has_no_state_right() -> None:
    section = scored([], a_wire())
    assert counts(section, *STATES) == [(0, 0), (0, 1)]
    assert section["state right (all)"].reached is False


def test_without_expectations_nothing_is_measured() -> None:
    assert [one.name for one in scored([], *[]).measures if one.value is not None] == []


@pytest.mark.parametrize(
    ("where", "more"),
    [
        (evidence("a", BRIDGE["a"]), {}),
        (evidence("a", "Velten ist dafür"), {"condition": "Velten ist dafür", "condition_kind": "if"}),
        (evidence("b", BRIDGE["b"]), {"also": [quote("b", BRIDGE["b"])]}),
    ],
)
def test_a_tripwire_is_found_by_consequence_condition_or_other_reports(where: Evidence, more: dict[str, Any]) -> None:
    assert counts(scored([a_tripwire("t", where)], a_wire(**more)), "found at all") == [(1, 1)]


def test_the_line_of_the_consequence_counts_before_that_of_the_condition() -> None:
    of_condition = a_tripwire("other", evidence("a", "Velten ist dafür"), history=(State("lapsed", ""),))
    wanted = a_wire(condition="Velten ist dafür", condition_kind="if")
    assert counts(scored([of_condition, a_tripwire("t", SAID, condition_kind="if")], wanted), *STATES) == [(1, 1)] * 2


def test_the_line_of_another_report_counts_before_that_of_the_condition() -> None:
    of_condition = a_tripwire("other", evidence("a", "Velten ist dafür"), history=(State("lapsed", ""),))
    wanted = a_wire(condition="Velten ist dafür", condition_kind="if", also=[quote("b", BRIDGE["b"])])
    assert counts(scored([of_condition, a_tripwire("t", evidence("b", BRIDGE["b"]))], wanted), *STATES) == [(1, 1)] * 2


def test_a_quote_that_stands_nowhere_is_an_error() -> None:
    with pytest.raises(InputError, match="tripwire T1"):
        scored([], a_wire(words="er werde singen"))


def test_two_commitments_in_one_line_are_named() -> None:
    section = scored([a_tripwire("t", SAID, evidence("b", GATE["b"]))], a_wire(), a_wire("T2", GATE["b"], "b"))
    assert whys(section, "merged") == ["T1 one line with T2", "T2 one line with T1"]


# -- changes of state ---------------------------------------------------------------------------------------------------------

CHANGES = (
    "changes of state, right article (found)",
    "changes of state, right article (all)",
    "changes of state, whatever article (all)",
    "proposed changes that are right",
)


def changed(state: str, *by: Evidence) -> Tripwire:
    return a_tripwire("t", SAID, history=(State(state, "", by),))


def test_a_change_is_right_by_the_article_that_shows_it() -> None:
    section = scored([changed("fulfilled", CLOSING)], FULFILLED)
    assert counts(section, *CHANGES) == [(1, 1)] * 4
    assert not section.misses


def test_what_touches_a_tripwire_is_evidence_too() -> None:
    touch = Touch("fulfilled", CLOSING, 0.9, "")
    line = a_tripwire("t", SAID, history=(State("fulfilled", ""),), touched_by=(touch,))
    assert counts(scored([line], FULFILLED), *CHANGES) == [(1, 1)] * 4
    other = a_tripwire("t", SAID, history=(State("fulfilled", ""),), touched_by=(Touch("touched", CLOSING, 0.9, ""),))
    assert counts(scored([other], FULFILLED), *CHANGES) == [(0, 1), (0, 1), (1, 1), (0, 1)]


def test_a_change_by_another_article_is_half_right() -> None:
    section = scored([changed("fulfilled", evidence("b", GATE["b"]))], FULFILLED)
    assert counts(section, *CHANGES) == [(0, 1), (0, 1), (1, 1), (0, 1)]
    assert whys(section, "fulfilled by c") == ["T1 shown by b"]


def test_a_change_to_another_state_is_wrong() -> None:
    section = scored([changed("lapsed", CLOSING)], FULFILLED)
    assert counts(section, *CHANGES) == [(0, 1), (0, 1), (0, 1), (0, 1)]
    assert whys(section, "fulfilled by c") == ["T1 missing"]


def test_no_change_is_proposed_and_none_is_right() -> None:
    assert counts(scored([a_tripwire("t", SAID)], FULFILLED), *CHANGES) == [(0, 1), (0, 1), (0, 1), (0, 0)]
    assert counts(scored([], FULFILLED), *CHANGES) == [(0, 0), (0, 1), (0, 1), (0, 0)]


def test_a_copy_of_the_article_shows_it_as_well() -> None:
    wanted = a_wire("T1", BRIDGE["b"], "b", state="touched", history=[quote("a", GATE["a"], state="touched")])
    line = a_tripwire("t", evidence("b", BRIDGE["b"]), history=(State("touched", "", (evidence("d", GATE["a"]),)),))
    assert counts(scored([line], wanted), CHANGES[1]) == [(1, 1)]


@pytest.mark.parametrize(("state", "right"), [("touched", 1), ("fulfilled", 0)])
def test_other_articles_may_show_that_it_was_touched(state: str, right: int) -> None:
    change = quote("b", GATE["b"], state=state)
    wanted = a_wire(state=state, history=[change], touched_also=[quote("c", "Am Dienstag schloss er sie", 2)])
    assert counts(scored([changed(state, CLOSING)], wanted), CHANGES[1]) == [(right, 1)]


# -- replacements and kinds ---------------------------------------------------------------------------------------------------

OLD = a_wire(state="withdrawn", replaced_by="T2")
NEW = a_wire("T2", GATE["b"], "b")
REPLACED = ("replaced by the right one", "replaced and should not be")


@pytest.mark.parametrize(("by", "right"), [("n", 1), ("o", 0), (None, 0)])
def test_the_commitment_in_its_place_is_compared(by: str | None, right: int) -> None:
    lines = [a_tripwire("o", SAID, replaced_by=by), a_tripwire("n", evidence("b", GATE["b"]))]
    section = scored(lines, OLD, NEW)
    assert counts(section, *REPLACED) == [(right, 1), (0, 1)]
    assert len(whys(section, "replaced")) == 1 - right


def test_what_was_not_replaced_must_not_be() -> None:
    section = scored([a_tripwire("o", SAID, replaced_by="n"), a_tripwire("n", evidence("b", GATE["b"]))], a_wire(), NEW)
    assert counts(section, *REPLACED) == [(0, 0), (1, 2)]
    assert whys(section, "replaced") == ["T1 by another, and is not"]


def test_a_replacement_that_was_not_read_is_wrong() -> None:
    assert counts(scored([], OLD, NEW), *REPLACED) == [(0, 1), (0, 0)]


KINDS = ("kind right (found)", "kind right (all)", "kind of condition right (all)")


@pytest.mark.parametrize(
    ("kind", "condition", "right"),
    [
        ("threat", "if", [1, 1, 1]),
        ("refusal", "if", [1, 1, 1]),
        ("offer", "if", [0, 0, 1]),
        ("threat", None, [1, 1, 0]),
    ],
)
def test_kinds_are_compared(kind: str, condition: str | None, right: list[int]) -> None:
    wanted = a_wire(condition="Velten ist dafür", condition_kind="if", kinds_accepted=["threat", "refusal"])
    section = scored([a_tripwire("t", SAID, kind=kind, condition_kind=condition)], wanted)
    assert counts(section, *KINDS) == [(one, 1) for one in right]


# -- what should not be there -------------------------------------------------------------------------------------------------

ALARMS = "false alarms at what is open (found)"
INVENTED = "lines that nobody committed to"


@pytest.mark.parametrize(("state", "alarms"), [("open", 0), ("touched", 1)])
def test_a_change_of_what_is_open_is_a_false_alarm(state: str, alarms: int) -> None:
    line = a_tripwire("t", SAID) if state == "open" else changed(state)
    section = scored([line], a_wire())
    assert counts(section, ALARMS) == [(alarms, 1)]
    assert len(whys(section, "false alarm")) == alarms


def test_an_alarm_at_a_second_line_of_the_same_is_false_too() -> None:
    copied = a_tripwire("u", evidence("d", BRIDGE["a"]), history=(State("touched", ""),))
    section = scored([a_tripwire("t", SAID), copied], a_wire())
    assert counts(section, ALARMS, *STATES) == [(1, 1), (1, 1), (1, 1)]
    assert whys(section, "split") == ["T1 stands in several lines"]


def test_a_change_of_what_changed_is_no_false_alarm() -> None:
    assert counts(scored([changed("fulfilled", CLOSING)], FULFILLED), ALARMS) == [(0, 0)]


def test_a_commitment_that_nobody_made_is_invented() -> None:
    invented = a_tripwire("i", evidence("b", "Velten ist dagegen"), history=(State("touched", ""),), shown=False)
    section = scored([a_tripwire("t", SAID), invented], a_wire())
    assert counts(section, INVENTED, "  of those that are shown", "  raising an alarm") == [(1, 2), (0, 1), (1, 1)]
    assert whys(section, "invented") == ["- b: "]


@pytest.mark.parametrize(
    ("where", "more"),
    [
        (evidence("d", BRIDGE["a"]), {}),  # in a copy
        (
            evidence("b", BRIDGE["b"]),  # another report of what was said
            {"statements": [{"id": "S1", "mentions": [quote("a", BRIDGE["a"]), quote("b", BRIDGE["b"])]}]},
        ),
        (evidence("b", GATE["b"]), {"optional_commitments": [quote("b", GATE["b"])]}),
        (evidence("d", GATE["a"]), {"optional_commitments": [quote("a", GATE["a"])]}),
    ],
)
def test_what_is_said_again_or_may_be_read_is_not_invented(where: Evidence, more: dict[str, Any]) -> None:
    assert counts(scored([a_tripwire("t", SAID), a_tripwire("u", where)], a_wire(), **more), INVENTED) == [(0, 2)]


@pytest.mark.parametrize(("words", "taken"), [(GATE["b"], 1), (BRIDGE["b"], 0)])
def test_what_is_named_as_no_commitment_is_looked_for(words: str, taken: int) -> None:
    notes = {"no_tripwire": [quote("b", GATE["b"], why="")]}
    section = scored([a_tripwire("t", evidence("b", words))], a_wire(), notes=notes)
    assert counts(section, "named as none and taken for one") == [(taken, 1)]


# -- what if ------------------------------------------------------------------------------------------------------------------

BRIDGE_WIRE = a_tripwire("t1", SAID)
GATE_WIRE = a_tripwire("t2", evidence("b", GATE["b"]))
VELTEN_WIRE = a_tripwire("t3", evidence("b", "Velten ist dagegen"))
WIRES = (a_wire(), a_wire("T2", GATE["b"], "b"))


def asked(question: dict[str, Any], *touched: Tripwire, answered: bool = True) -> Section:
    sentence = "Velten kam."
    touches = tuple((one, Touch("touched", SAID, 0.9, "")) for one in touched)
    answers = {sentence: WhatIf(sentence, (FusedEvent("e", ()),), touches)} if answered else {}
    expected = {"tripwires": WIRES, "whatif": [{"sentence": sentence, **question}]}
    shown = Picture("x", tripwires=(BRIDGE_WIRE, GATE_WIRE, VELTEN_WIRE))
    return picture_tripwires.whatif(shown, expected, the_ground(), answers)


@pytest.mark.parametrize(
    ("question", "touched", "why"),
    [
        ({"touches": ["T1"]}, [BRIDGE_WIRE], ""),
        ({"touches": ["T1"]}, [], "does not touch T1"),
        ({"touches": ["T1"]}, [GATE_WIRE], "touches T2"),
        ({"touches": ["T1"]}, [BRIDGE_WIRE, GATE_WIRE], "touches T2"),
        ({"touches": ["T1"]}, [BRIDGE_WIRE, VELTEN_WIRE], "touches something invented"),
        ({"touches": ["T1", "T2"]}, [BRIDGE_WIRE], "does not touch T2"),
        ({"touches": ["T1", "T2"]}, [BRIDGE_WIRE, GATE_WIRE], ""),
        ({"touches": ["T1", "T2"], "either": ["T1"]}, [BRIDGE_WIRE], ""),
        ({"touches": ["T1", "T2"], "either": ["T1"]}, [BRIDGE_WIRE, GATE_WIRE], ""),
        ({"touches": ["T1", "T2"], "either": ["T1"]}, [GATE_WIRE], "touches none of T1"),
        ({"touches": ["T1"], "may": ["T2"]}, [BRIDGE_WIRE, GATE_WIRE], ""),
        ({"touches": ["T1"], "may": ["T2"]}, [GATE_WIRE], "does not touch T1"),
        ({"touches": [], "may": ["T2"]}, [GATE_WIRE], ""),
        ({"touches": []}, [], ""),
        ({"touches": []}, [GATE_WIRE], "touches T2"),
        ({"touches": [], "near": "T2"}, [GATE_WIRE], "touches T2, which is only near"),
        ({"touches": [], "near": ["T2"]}, [GATE_WIRE], "touches T2, which is only near"),
        ({"touches": ["T1"], "near": "T2"}, [BRIDGE_WIRE, GATE_WIRE], "touches T2, which is only near"),
    ],
)
def test_an_answer_is_right_or_wrong(question: dict[str, Any], touched: list[Tripwire], why: str) -> None:
    section = asked(question, *touched)
    assert counts(section, "what if, right") == [(0 if why else 1, 1)]
    assert [miss.why for miss in section.misses] == ([why] if why else [])


def test_touching_and_silent_sentences_are_counted_apart() -> None:
    names = ("right, of those that touch something", "right, of those that touch nothing")
    assert counts(asked({"touches": ["T1"]}, BRIDGE_WIRE), *names) == [(1, 1), (0, 0)]
    assert counts(asked({"touches": []}, BRIDGE_WIRE), *names) == [(0, 0), (0, 1)]


def test_a_copy_of_the_commitment_is_the_same_commitment() -> None:
    assert not asked({"touches": ["T1"]}, a_tripwire("t", evidence("d", BRIDGE["a"]))).misses


def test_no_answer_is_wrong_and_no_question_is_none() -> None:
    section = asked({"touches": []}, answered=False)
    assert [miss.why for miss in section.misses] == ["not answered"]
    unasked = picture_tripwires.whatif(Picture("x"), {"whatif": [{"sentence": "", "touches": []}]}, the_ground(), None)
    assert counts(unasked, "what if, right") == [(0, 0)]


def test_a_sentence_of_which_nothing_was_read_is_named() -> None:
    expected = {"tripwires": WIRES, "whatif": [{"sentence": "Ja.", "touches": ["T1"]}]}
    section = picture_tripwires.whatif(Picture("x"), expected, the_ground(), {"Ja.": WhatIf("Ja.")})
    assert [miss.why for miss in section.misses] == ["does not touch T1; no event read"]
