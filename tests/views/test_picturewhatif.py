from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lagebild.situation import Touch, WhatIf
from lagebild.views.picturewhatif import whatif_view
from tests.views.pictures import a_tripwire, an_event, an_evidence
from tests.views.pictureviews import BAD, flat, hostile, printed
from tests.views.rivercrisis import crisis_whatif

SNAPSHOTS = Path(__file__).parent / "snapshots"


def view(answer: WhatIf, *, language: str = "de", **extent: bool) -> str:
    return printed(whatif_view(answer, language=language, **extent))


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_answer_as_it_is_printed(language: str) -> None:
    assert view(crisis_whatif(), language=language) == (SNAPSHOTS / f"whatif.{language}.txt").read_text("utf-8")


def test_what_fits_best_stands_first() -> None:
    wires = [a_tripwire(f"t{n}", consequence=f"Folge {n}") for n in range(3)]
    scores = (0.2, 0.9, 0.5)
    touches = tuple(
        (wire, Touch("touched", an_evidence(), score, "")) for wire, score in zip(wires, scores, strict=True)
    )
    said = view(WhatIf("x", (an_event(),), touches))
    assert said.index("Folge 1") < said.index("Folge 2") < said.index("Folge 0")
    assert "würde berührt · Übereinstimmung 90\u00a0%" in said


def test_a_sentence_that_touches_nothing_touches_nothing() -> None:
    said = view(WhatIf("Es regnet in Lorn.", (an_event(),)))
    assert "Was davon berührt würde: kein Stolperdraht" in said
    assert "Wer dazu eine Position hat: niemand" in said
    assert "T1" not in said


def test_a_sentence_without_an_event_says_so_with_the_remarks() -> None:
    said = view(WhatIf("Guten Morgen.", remarks=("no event was read", "no event was read")))
    assert said.splitlines() == [
        "Angenommen: „Guten Morgen.“",
        "! no event was read",
        "",
        "Gelesen als: kein Ereignis",
        "",
    ]


def test_a_state_that_it_has_already_is_said() -> None:
    assert "würde erfüllt · jetzt berührt" in view(crisis_whatif())


def test_hostile_words() -> None:
    picture = hostile()
    answer: dict[str, Any] = {
        "read": picture.events,
        "touches": tuple((wire, Touch(BAD, an_evidence(BAD, BAD), 0.5, BAD * 90)) for wire in picture.tripwires),
        "positions": tuple((question, line) for question in picture.questions for line in question.positions),
    }
    said = view(WhatIf(BAD * 400, remarks=(BAD * 90,), **answer), evidence=True)
    assert not {"\x1b", "\x07", "\u202e", "\u2028"} & set(said)
    assert max(map(len, said.splitlines())) <= 80
    assert len(flat(said)) < 9000


def test_the_reason_of_a_touch_is_in_the_language_of_the_answer() -> None:
    touch = Touch("touched", an_evidence(), 0.81, "it is what the condition speaks of (0.81)")
    answer = WhatIf("x", (an_event(),), ((a_tripwire("t1"), touch),))
    assert "davon spricht die Bedingung (0,81)" in " ".join(view(answer).split())
    assert "it is what the condition speaks of (0.81)" in " ".join(view(answer, language="en").split())
