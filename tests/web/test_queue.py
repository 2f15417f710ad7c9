"""The queue of Prüfen: what of a picture is in it, and in which order."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from lagebild.situation import (
    Evidence,
    FusedEvent,
    FusedStatement,
    Picture,
    PictureActor,
    PositionLine,
    Question,
    Stance,
    State,
    Touch,
    Tripwire,
    Who,
)
from lagebild.web.pages.queue import KINDS, Queue, Wanted, likeness, queue, thresholds

# -- the queue of small pictures --------------------------------------------------------------------------------------------------

WEST = Who("state:west", "Westland", "state")
MAYOR = Who("person:mayor", "Mara Lund", "person", side="state:west")
SOMEBODY = Who("person:somebody", "Jo Falk", "person")


def proof(
    record: str, confidence: float, *, shown: bool = False, article: str = "a1", publisher: str = "npd"
) -> Evidence:
    return Evidence(
        article, 1, "Titel", publisher, "2031-03-07", None, "0" * 64, ((0, 4),), "Wort", record, confidence, shown
    )


def statement(record: str, confidence: float, speaker: Who | None = SOMEBODY, **more: Any) -> FusedStatement:
    shown, evidence = confidence >= 0.8, more.pop("evidence", None)
    one = proof(record, confidence, shown=shown, **more)
    return FusedStatement("l" + record, evidence or (one,), confidence=confidence, shown=shown, speaker=speaker)


def picture_of(**lists: Any) -> Picture:
    sure = statement("s_sure", 0.8), statement("s_hidden", 0.2)
    return Picture("x", **{**lists, "statements": (*sure, *lists.get("statements", ()))})


def keys(made: Queue, **wanted: str) -> list[str]:
    return [item.key for item in made.wanted(Wanted(**wanted)) if item.key not in ("s_sure", "s_hidden")]


def wire(identity: str, state: str = "touched", score: float = 0.6, **more: Any) -> Tripwire:
    one = proof("c" + identity, 0.9)
    touch = Touch(state, proof("e9", 0.9), score, "why")
    history = (State("open", ""), State(state, "2031-03-08", (one,)))
    return Tripwire(identity, (one,), confidence=0.9, **{"history": history, "touched_by": (touch,), **more})


def test_what_changes_most_comes_first_then_what_is_nearest_to_the_threshold() -> None:
    moved = PositionLine(
        WEST,
        "against",
        "2031",
        (Stance("for", "2030", WEST, (proof("p1", 1.0),)), Stance("against", "2031", WEST, (proof("p2", 0.7),))),
        (1,),
    )
    made = queue(
        picture_of(
            statements=(
                statement("s_far", 0.3),
                statement("s_near", 0.75),
                statement("s_minister", 0.4, MAYOR),
                statement("s_west", 0.6, WEST),
            ),
            actors=(PictureActor(MAYOR, ("Bürgermeisterin",)),),
            questions=(Question("q1", (), positions=(moved,)),),
            tripwires=(wire("t1", score=0.9), wire("t2", score=0.55)),
        )
    )
    shown = ["state:t2", "state:t1", "p2", "ct1", "ct2"]
    assert keys(made) == [*shown, "s_west", "s_minister", "s_near", "s_far"]
    assert [item.key for item in made.items if item.shown and item.key != "s_sure"] == shown


@pytest.mark.parametrize(
    ("confidence", "there"), [(0.5, True), (0.79, True), (0.83, True), (0.85, False), (0.99, False), (1.0, False)]
)
def test_what_is_below_the_threshold_or_close_to_it_is_reviewed(confidence: float, there: bool) -> None:
    made = queue(picture_of(statements=(statement("s1", confidence),)))
    assert ("s1" in keys(made)) is there


def test_the_threshold_is_the_models_own() -> None:
    found = thresholds(picture_of(statements=(statement("s1", 0.95),)))
    assert found["statement"] == 0.8


def test_what_is_shown_is_asked_for_however_sure_the_reader_is_where_it_calls_nothing_of_that_kind_sure() -> None:
    def position(record: str, confidence: float, *, shown: bool) -> PositionLine:
        one = Stance("for", "2031", WEST, (proof(record, confidence),), shown=shown)
        return PositionLine(WEST, "for", "2031", (one,))

    some = tuple(
        position(f"p{n}", confidence, shown=shown)
        for n, (confidence, shown) in enumerate(((0.9, True), (0.3, True), (0.9, False), (0.3, False), (1.0, True)))
    )
    made = queue(picture_of(questions=(Question("q1", (), positions=some),)))
    assert keys(made, kind="position") == ["p1", "p0", "p3"]
    assert [item.shown for item in made.wanted(Wanted(kind="position"))] == [True, True, False]


@pytest.mark.parametrize("speaker", [None, Who("unnamed:x", "ein Sprecher", "unnamed")])
def test_a_statement_of_nobody_is_reviewed_however_sure_it_is(speaker: Who | None) -> None:
    made = queue(picture_of(statements=(statement("s1", 0.97, speaker),)))
    assert [item.kind for item in made.items if item.key == "s1"] == ["speaker"]
    sure = replace(statement("s1", 1.0, speaker), confirmed=True)
    assert keys(queue(picture_of(statements=(sure,)))) == []


def test_a_state_that_a_person_decided_is_asked_again_only_where_something_came_later() -> None:
    said = (State("open", ""), State("touched", "2031-03-09", (), "", True, "eva"))
    old, later = Touch("touched", proof("e1", 0.9), 0.6, "", True), Touch("fulfilled", proof("e2", 0.9), 0.8, "")
    made = queue(
        picture_of(
            tripwires=(
                wire("t_done", history=said, touched_by=(old,)),
                wire("t_again", history=said, touched_by=(old, later)),
                wire("t_open", "open", history=(State("open", ""),), touched_by=()),
            )
        )
    )
    assert keys(made, kind="state") == ["state:t_again"]
    assert made.by_key["state:t_again"].touch == later


def test_only_weak_merges_are_reviewed() -> None:
    def merged(record: str, *why: str) -> FusedStatement:
        both = proof(record, 0.95, shown=True), proof(record + "b", 0.95, shown=True)
        return replace(statement(record, 0.95, evidence=both), why=why)

    made = queue(
        picture_of(
            statements=(
                merged("s_weak", "same speaker, wordings alike by 0.57, one occasion"),
                merged("s_strong", "same speaker, wordings alike by 0.97, one occasion"),
                merged("s_copy", "the same words in a copy of the text"),
                merged("s_said", "same speaker, wordings alike by 0.57, one occasion", "a person said so"),
            )
        )
    )
    assert keys(made) == ["merge:ls_weak"]
    assert made.items[0].kind in KINDS
    assert made.by_key["merge:ls_weak"].confidence == pytest.approx(0.57)


@pytest.mark.parametrize(
    ("why", "like"),
    [
        ("same deed, same actor, days that agree, words 53 % alike", 0.53),
        ("same side, consequence and condition alike (0.90, 0.65)", 0.65),
        ("the same sentence", 1.0),
    ],
)
def test_how_weak_a_reason_is_is_read_out_of_it(why: str, like: float) -> None:
    assert likeness(why) == pytest.approx(like)


def test_filters_and_counts_go_together() -> None:
    made = queue(
        picture_of(
            statements=(
                statement("s1", 0.5, WEST, article="a7"),
                statement("s2", 0.5, MAYOR, publisher="Bote"),
                statement("s3", 0.5, None, publisher="Bote"),
            ),
            events=(
                FusedEvent("le", (proof("e1", 0.1, publisher="Bote"),), confidence=0.1, shown=False, actors=(WEST,)),
            ),
            actors=(PictureActor(WEST), PictureActor(MAYOR)),
        )
    )
    assert set(keys(made, actor="state:west")) == {"s1", "s2", "e1"}  # who speaks for it counts
    assert set(keys(made, actor="state:west", publisher="Bote")) == {"s2", "e1"}
    assert keys(made, article="a7") == ["s1"]
    assert keys(made, kind="event") == ["e1"]
    assert made.counts(Wanted(kind="event", publisher="Bote")) == {"speaker": 1, "statement": 1, "event": 1}
    assert made.counts(Wanted(publisher="Bote"), {"s2"}) == {"speaker": 1, "event": 1}
    assert keys(made, publisher="niemand") == []


def test_a_large_queue_costs_a_page_no_walk_through_it() -> None:
    some = tuple(statement(f"s{n}", 0.1 + n % 70 / 100, WEST, publisher=f"p{n % 9}") for n in range(20_000))
    made = queue(picture_of(statements=some, actors=(PictureActor(WEST),)))
    assert made.wanted(Wanted()) is made.items
    assert made.wanted(Wanted(publisher="p3")) is made.wanted(Wanted(publisher="p3"))
    assert len(made.items) == 20_002
    assert made.counts(Wanted(), {"s5"}) == {"statement": 20_001}


def test_only_whoever_has_a_name_and_can_act_is_offered() -> None:
    he, cars = Who("unnamed:a1:er", "er", "unnamed"), Who("person:cars", "Autos", "person")
    actors = tuple(PictureActor(who, statements=n) for n, who in ((1, he), (0, cars), (2, SOMEBODY)))
    said = tuple(statement(f"s_{n}", 0.7, who) for n, who in enumerate((he, cars, SOMEBODY)))
    made = queue(picture_of(statements=said, actors=actors))
    assert [who.name for who, _ in made.actors] == ["Jo Falk"]
