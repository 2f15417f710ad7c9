"""What the picture in a terminal says of what is less sure, of whoever has no name, and of times and sides in a what-if."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lagebild.situation import PictureActor, Touch, WhatIf, Who
from lagebild.views.harmless import trimmed
from lagebild.views.picturewhatif import whatif_view
from tests.views.pictures import (
    BRANDNER,
    LORN,
    VELTEN,
    WEIL,
    a_dispute,
    a_fused,
    a_picture,
    a_position,
    a_question,
    a_stance,
    a_tripwire,
    an_event,
    an_evidence,
    at,
)
from tests.views.pictureviews import flat, printed, view

UNSURE = an_evidence(confidence=0.3, shown=False)
NOBODY = Who("unnamed:bote-1:er", "er", "unnamed")


def moved(actor: Who, *evidence: object) -> object:
    """An actor who was against and is for."""
    return a_position(actor, a_stance("against", at(16), actor), a_stance("for", at(17), actor, *evidence))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "said"), [("de", "Positionswechsel: 1, 2 weniger sicher"), ("en", "moves of position: 1, 2 less sure")]
)
def test_moves_that_are_less_sure_are_counted_as_such(language: str, said: str) -> None:
    one = a_question("q1", "Sperrung", moved(LORN), moved(VELTEN, UNSURE), moved(WEIL, UNSURE))  # type: ignore[arg-type]
    assert f"{said}\n" in view(a_picture(questions=(one,)), language=language)


def test_where_no_move_is_sure_none_is_counted_as_one() -> None:
    sure = a_position(LORN, a_stance("for", at(16), LORN))
    one = a_question("q1", "Sperrung", sure, moved(VELTEN, UNSURE))  # type: ignore[arg-type]
    assert "Positionswechsel: 1 weniger sicher\n" in view(a_picture(questions=(one,)))


def test_a_question_does_not_stand_first_for_a_move_that_is_not_shown() -> None:
    sure = a_position(LORN, a_stance("for", at(16), LORN))
    hidden = a_question("q1", "Sperrung", sure, moved(VELTEN, UNSURE))  # type: ignore[arg-type]
    said = view(a_picture(questions=(hidden, a_question("q2", "Räumung", moved(LORN)))))  # type: ignore[arg-type]
    assert said.index("Räumung") < said.index("Sperrung")


# -- actors without a name ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "said"),
    [("de", "1 weiterer Akteur, ohne Namen: --all"), ("en", "1 more actor, without a name: --all")],
)
def test_actors_without_a_name_are_no_list_of_actors(language: str, said: str) -> None:
    picture = a_picture(actors=(PictureActor(NOBODY, (), 9), PictureActor(LORN, (), 3)))
    shown = view(picture, language=language)
    assert "er 9" not in shown
    assert said in flat(shown)
    assert "W1 er" in view(picture, include_all=True)


def test_where_nobody_has_a_name_nobody_is_listed() -> None:
    assert "Akteure: keine\n1 weiterer Akteur, ohne Namen: --all" in view(
        a_picture(actors=(PictureActor(NOBODY, (), 9),))
    )


# -- words --------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("werde im Mai gewählt,", "werde im Mai gewählt"),
        ("„Wir bleiben,“", "„Wir bleiben“"),
        ("“We stay,”", "“We stay”"),
        ("werde gewählt; ", "werde gewählt"),
        ("sagte „nein“,", "sagte „nein“"),
        ("werde gewählt.", "werde gewählt."),
        ("Nein!", "Nein!"),
        ("Wenn ihr nicht –", "Wenn ihr nicht –"),
        (",", ""),
        ("", ""),
    ],
)
def test_words_lose_the_comma_that_led_on(text: str, shown: str) -> None:
    assert trimmed(text) == shown


def test_statements_and_claims_end_without_a_comma_and_their_evidence_as_it_stands() -> None:
    said, claimed = "werde im Mai gewählt,", "Sie schossen zuerst,"
    picture = a_picture(
        statements=(a_fused("s1", said, type="indirect"), a_fused("s2", "„Wir bleiben,“")),
        disputes=(a_dispute(claim=claimed),),
    )
    shown = view(picture, evidence=True)
    for line in (
        "werde im Mai gewählt\n",
        "     „Wir bleiben“\n",
        "S1 Sie schossen zuerst\n",
        "„werde im Mai gewählt,“ [",
        "„Wir bleiben,“ [",
    ):
        assert line in shown


# -- what if ------------------------------------------------------------------------------------------------------------------------


def answered(answer: WhatIf, language: str = "de") -> str:
    return printed(whatif_view(answer, language=language))


def test_for_whom_somebody_speaks_is_said_also_where_the_side_has_no_part_in_it() -> None:
    touch = Touch("touched", an_evidence(published=at(18)), 0.8, "")
    answer = WhatIf("x", (an_event(actors=(WEIL,)),), ((a_tripwire(by=(BRANDNER,)), touch),), sides=(LORN, VELTEN))
    assert "Ada Brandner (Lorn) · Drohung" in answered(answer)
    assert "Zwang · Tibor Weil (Velten)" in answered(answer)


@pytest.mark.parametrize(("language", "zone"), [("de", "Uhrzeiten in UTC+01:00"), ("en", "times in UTC+01:00")])
def test_times_have_one_offset_also_where_only_positions_are_shown(language: str, zone: str) -> None:
    one = a_question()
    said = answered(WhatIf("x", positions=tuple((one, line) for line in one.positions)), language)
    assert said.splitlines()[1] == zone
    assert "(+01:00)" not in said


def test_an_answer_that_shows_no_times_has_no_zone() -> None:
    assert "UTC" not in answered(WhatIf("x", (an_event(),)))


def test_a_deadline_that_is_over_when_the_sentence_is_told_says_so() -> None:
    wire = a_tripwire(deadline="2026-03-16")
    touch = Touch("lapsed", an_evidence(published=at(18)), 0.8, "")
    assert "Frist 16.03.2026 (abgelaufen)" in answered(WhatIf("x", (), ((wire, touch),)))
    assert "abgelaufen" not in answered(
        WhatIf("x", (), ((wire, replace(touch, evidence=an_evidence(published=at(16)))),))
    )
