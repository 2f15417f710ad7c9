from __future__ import annotations

from dataclasses import replace

import pytest

from lagebild.errors import UnknownError
from lagebild.situation import LISTS, Change, Changes, Picture, Who
from lagebild.views.picturechoice import (
    Choice,
    choose,
    chosen,
    chosen_changes,
    current,
    in_doubt,
    involved,
    salient,
    unsure_words,
)
from tests.views.pictures import (
    BRANDNER,
    KORWATH,
    LORN,
    OLT,
    VELTEN,
    WEIL,
    a_dispute,
    a_figure,
    a_fused,
    a_hypothesis,
    a_picture,
    a_position,
    a_question,
    a_stance,
    a_state,
    a_tripwire,
    an_event,
    an_evidence,
    at,
)
from tests.views.rivercrisis import crisis_changes, crisis_picture


def ids(picture: Picture) -> set[str]:
    return {line.id for name in LISTS if name != "actors" for line in getattr(picture, name)}


def by_actor(name: str) -> set[str]:
    picture = crisis_picture()
    return ids(chosen(picture, choose([picture], actor=name)))


@pytest.mark.parametrize(
    "name", ["person:radan korwath", "Radan Korwath", "korwath", "KORWATH RADAN", "Körwath"[:1] + "orwath"]
)
def test_an_actor_by_id_by_name_or_by_words_of_it(name: str) -> None:
    assert choose([crisis_picture()], actor=name).names == ("Radan Korwath",)


def test_a_name_can_mean_several() -> None:
    other = Who("person:maria korwath", "Maria Korwath", "person")
    picture = a_picture(events=(an_event(actors=(KORWATH,)), an_event("e2", actors=(other,)), an_event("e3")))
    choice = choose([picture], actor="Korwath")
    assert choice.actors == {KORWATH.id, other.id}
    assert ids(chosen(picture, choice)) == {"e1", "e2"}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Korwat", "nobody called 'Korwat' in this picture; did you mean Radan Korwath?"),
        ("Xyz", "nobody called 'Xyz' in this picture"),
        ("…", "nobody called '…' in this picture"),
    ],
)
def test_nobody_of_that_name_but_almost(name: str, said: str) -> None:
    with pytest.raises(UnknownError) as caught:
        choose([crisis_picture()], actor=name)
    assert str(caught.value) == said


def test_a_question_by_id_label_or_another_wording() -> None:
    questions = (a_question("q1"), a_question("q2", "Sanktionen", wordings=("die Strafen", "Sanktionen")))
    picture = a_picture(questions=questions, events=(an_event(),))
    for words in ("q2", "sanktionen", "Strafen"):
        choice = choose([picture], question=words)
        assert choice.labels == ("Sanktionen",)
        assert ids(chosen(picture, choice)) == {"q2"}
    with pytest.raises(UnknownError, match=r"no question 'Sankzionen' in this picture; did you mean Sanktionen\?"):
        choose([picture], question="Sankzionen")


def test_what_concerns_an_actor() -> None:
    assert by_actor("Weil") >= {"t5", "s2", "d1", "h1", "f1", "q2"}
    assert not by_actor("Weil") & {"t1", "s1", "e2", "q1"}
    assert by_actor("Velten") >= by_actor("Weil") | by_actor("Korwath") | {"e1"}


def test_of_a_question_only_the_actor_s_own_lines_are_left() -> None:
    picture = crisis_picture()
    (question,) = chosen(picture, choose([picture], actor="Olt")).questions
    assert [line.actor for line in question.positions] == [OLT]


@pytest.mark.parametrize(
    "line",
    [
        an_event(actors=(), recipients=(WEIL,)),
        an_event(actors=(), according_to=(WEIL,)),
        a_tripwire(by=(), toward=(WEIL,)),
        a_fused(speaker=None, addressee=WEIL),
        a_fused(speaker=None, via=(WEIL,)),
        a_dispute(asserted_by=(WEIL,), denied_by=()),
        a_hypothesis(),
        a_figure(),
        a_question("q1", "x", a_position(VELTEN, a_stance("for", at(16), WEIL))),
    ],
)
def test_everybody_who_has_a_part_is_involved(line: object) -> None:
    assert WEIL in set(involved(line))


def test_a_change_concerns_an_actor_before_or_after() -> None:
    picture = a_picture()
    without, with_him = an_event(actors=()), an_event(actors=(WEIL,))
    changes = Changes(
        picture,
        picture,
        (Change("events", "changed", without, with_him), Change("events", "changed", with_him, without)),
    )
    left = chosen_changes(changes, choose([a_picture(events=(with_him,))], actor="Weil"))
    assert [(one.change, one.after, one.before) for one in left.changes] == [
        ("withdrawn", None, with_him),
        ("new", with_him, None),
    ]


def test_a_question_on_which_only_others_moved_has_not_changed_for_an_actor() -> None:
    changes = crisis_changes()
    after = changes.after
    assert [
        one.what for one in chosen_changes(changes, choose([after], actor="Brandner", only=["questions"])).changes
    ] == []
    (moved,) = chosen_changes(changes, choose([after], actor="Olt", only=["questions"])).changes
    assert moved.change == "changed"


def test_only_some_lists_of_the_changes() -> None:
    left = chosen_changes(crisis_changes(), Choice(("events", "actors")))
    assert {one.what for one in left.changes} == {"events", "actors"}
    assert chosen_changes(crisis_changes(), Choice()) == crisis_changes()


def test_the_current_stance_is_the_last_that_is_the_line_s_own() -> None:
    first, organ, last = (
        a_stance("for", at(16), LORN),
        a_stance("against", at(17), BRANDNER),
        a_stance("for", at(18), LORN),
    )
    line = a_position(LORN, first, organ, last, stance="for", since=at(16))
    assert current(line) is first
    assert current(replace(line, since="2026-01-01")) is last
    assert current(replace(line, stance="evasive")) is None


def test_what_matters_is_the_latest_and_the_weightiest() -> None:
    days = [f"2026-03-{day:02}" for day in range(10, 22)]
    weights = {"2026-03-11": 5, "2026-03-13": 9}
    some = salient(days, 6, when=str, weight=lambda day: weights.get(day, 1), include_all=False)
    assert some == ["2026-03-21", "2026-03-20", "2026-03-19", "2026-03-18", "2026-03-13", "2026-03-11"]
    assert salient(days, 6, when=str, weight=lambda _: 1, include_all=True) == days[::-1]
    assert salient(days[:3], 6, when=str, weight=lambda _: 1, include_all=False) == days[2::-1]


# -- what is in doubt -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("confidence", "shown", "confirmed", "doubt"),
    [(0.27, True, None, True), (0.7, True, None, False), (0.27, True, True, False), (0.7, False, None, True)],
)
def test_a_tripwire_is_as_sure_as_its_best_words(
    confidence: float, shown: bool, confirmed: bool | None, doubt: bool
) -> None:
    words = (
        an_evidence("bote-1", shown=False, confidence=0.1),
        an_evidence("bote-2", shown=False, confidence=confidence),
    )
    assert in_doubt(a_tripwire(evidence=words, shown=shown, confirmed=confirmed)) is doubt


def test_whose_state_a_person_gave_is_in_no_doubt() -> None:
    words = (an_evidence(shown=False, confidence=0.27),)
    history = (a_state("open", at(16)), a_state("touched", at(17), confirmed=True, author="Eva"))
    assert not in_doubt(a_tripwire(evidence=words, shown=True, history=history))


@pytest.mark.parametrize(
    ("record", "confidence", "shown", "unsure"),
    [("c1", 0.6, False, False), ("c1", 0.4, False, True), ("p1", 0.6, False, False), ("e1", 0.6, False, True), ("e1", 0.6, True, False)],
)  # fmt: skip
def test_words_of_commitments_and_positions_are_sure_from_one_half_on(
    record: str, confidence: float, shown: bool, unsure: bool
) -> None:
    assert unsure_words(an_evidence(record=record, confidence=confidence, shown=shown)) is unsure
