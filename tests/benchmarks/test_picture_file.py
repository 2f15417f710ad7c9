from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from benchmarks import picture_file
from lagebild.errors import InputError
from lagebild.situation import (
    Alternative,
    Detail,
    FigureLine,
    FigureValue,
    Hypothesis,
    Interval,
    Picture,
    PictureActor,
    Source,
    State,
    Totals,
    Touch,
)
from lagebild.views.picturejson import picture_json
from tests.benchmarks.pictured import (
    a_dispute,
    a_line,
    a_person,
    a_question,
    a_statement,
    a_tripwire,
    an_event,
    evidence,
)
from tests.factories import CODER

ONE, OTHER = evidence("a", "Velten ist", "dafür"), evidence("b", "Velten ist dagegen")
BRANDNER = a_person("Brandner", "state:ostland")
WHOLE = Picture(
    "crisis.db",
    at="2031-03-05",
    coder=CODER,
    articles=Totals(4, 5, 1),
    earliest="2031-03-01",
    actors=(PictureActor(BRANDNER, ("Minister",), 2, 1),),
    statements=(
        a_statement(
            "s", ONE, OTHER, sources=2, reports=2, speaker=BRANDNER, via=(BRANDNER,), said=Interval("2031-03-01")
        ),
        a_statement("n", ONE, text="", responds_to="s"),
    ),
    events=(an_event("e", ONE, type="AID", details=(Detail("place", "Tor", (BRANDNER,), (ONE,)),)),),
    questions=(a_question("q", a_line("Velten", ("for", ONE), ("against", OTHER), moves=(1,))),),
    tripwires=(
        a_tripwire(
            "t",
            ONE,
            history=(State("touched", "2031-03-02", (OTHER,), "so", confirmed=True, author="Ute Weil"),),
            touched_by=(Touch("touched", OTHER, 0.5, "so"),),
            confirmed=False,
            replaced_by="u",
            by=(BRANDNER,),
        ),
    ),
    disputes=(a_dispute(ONE, OTHER),),
    hypotheses=(Hypothesis("h", (ONE,), alternatives=(Alternative("so", (BRANDNER,), (ONE,)),)),),
    figures=(
        FigureLine(
            "f",
            (),
            values=(FigureValue((1.5, 3), "range", BRANDNER, None, (ONE,)), FigureValue(3, "=", None, None, ())),
        ),
    ),
    sources=(Source("Meridian", 2, 1),),
)


def contract(**lists: Any) -> dict[str, Any]:
    """The least that a tool outside may hand in."""
    return {"schema": "lagebild.picture/1", "articles": {"articles": 1, "versions": 1, "copies": 0}, **lists}


def as_json(one: Any) -> Any:
    return picture_json(Picture("x", statements=(a_statement("s", one),)))["statements"][0]["evidence"][0]


def test_a_picture_that_was_printed_is_the_same(tmp_path: Path) -> None:
    file = tmp_path / "picture.json"
    file.write_text(json.dumps(picture_json(WHOLE)), encoding="utf-8")
    assert picture_file.load(file) == WHOLE


def test_evidence_without_words_stays_without() -> None:
    bare = replace(WHOLE, statements=(a_statement("s", replace(ONE, quote="")),))
    assert picture_file.picture(picture_json(bare)) == bare


def test_moves_are_concluded_where_they_are_not_told() -> None:
    stances = [{"stance": stance, "from": "", "evidence": []} for stance in ("for", "for", "against", "for")]
    line = {"actor": {"id": "x", "name": "Velten"}, "stance": "for", "since": "", "history": stances}
    shown = picture_file.picture(contract(questions=[{"id": "q", "evidence": [], "positions": [line]}]))
    assert shown.questions[0].positions[0].moves == (2, 3)
    assert shown.questions[0].positions[0].history[2].stance == "against"


@pytest.mark.parametrize(("state", "shown_by"), [("touched", ("b",)), ("open", ())])
def test_a_history_is_concluded_where_it_is_not_told(state: str, shown_by: tuple[str, ...]) -> None:
    touch = {"evidence": as_json(OTHER), "score": 1, "why": "", "confirmed": None}
    wire = {"id": "t", "evidence": [as_json(ONE)], "state": state, "since": "2031", "touched_by": [touch]}
    (line,) = picture_file.picture(contract(tripwires=[wire])).tripwires
    assert (line.state, line.since) == (state, "2031")
    assert tuple(one.article for one in line.history[-1].evidence) == shown_by
    assert line.touched_by[0].effect == "touched"


def test_the_sides_of_a_dispute_cannot_be_told_apart_where_they_are_not_told() -> None:
    some = [as_json(ONE), as_json(OTHER)]
    (line,) = picture_file.picture(contract(disputes=[{"id": "d", "claim": "", "evidence": some}])).disputes
    assert line.assertions == line.denials == (ONE, OTHER)


@pytest.mark.parametrize("text", ["{", "[]", '{"schema": "lagebild.reading/1"}', None])
def test_what_is_no_picture_is_an_error(tmp_path: Path, text: str | None) -> None:
    file = tmp_path / "picture.json"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="show DOSSIER --json"):
        picture_file.load(file)
