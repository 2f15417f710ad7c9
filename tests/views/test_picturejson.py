from __future__ import annotations

import json
from dataclasses import fields, replace
from typing import Any

import jsonschema
import pytest

from lagebild import labels, situation
from lagebild.entries import HIDDEN
from lagebild.situation import LISTS, STATES, FigureValue, Picture, Totals, WhatIf
from lagebild.views import picturerows
from lagebild.views.picturechoice import Choice, choose, chosen, chosen_changes
from lagebild.views.picturejson import (
    changes_json,
    changes_pieces,
    picture_json,
    picture_pieces,
    schema,
    whatif_json,
)
from tests.views.pictures import KORWATH, a_figure, a_fused, a_picture, a_state, a_tripwire, an_event, an_evidence, at
from tests.views.rivercrisis import closing, crisis_changes, crisis_picture, crisis_whatif

EVIDENCE = {"article", "version", "title", "publisher", "published", "url", "sha256", "spans", "quote"}
CONTRACT = {
    "actors": {"id", "name", "kind", "wikidata", "country", "roles", "statements"},
    "statements": {"id", "speaker", "via", "type", "text", "said", "responds_to", "reports", "sources", "evidence"},
    "events": {
        "id",
        "type",
        "status",
        "actors",
        "recipients",
        "place",
        "date",
        "reports",
        "sources",
        "according_to",
        "evidence",
    },
    "questions": {"id", "label", "about", "positions"},
    "tripwires": {
        *("id", "kind", "by", "toward", "condition", "condition_kind", "consequence", "stated", "state", "since"),
        *("confirmed", "evidence", "touched_by"),
    },
    "disputes": {"id", "claim", "asserted_by", "denied_by", "evidence"},
    "hypotheses": {"id", "explains", "alternatives"},
    "figures": {"id", "of", "unit", "place", "differs", "values"},
}
"""The keys that the contract promises."""


def fits(value: Any, kind: str) -> None:
    """Check a value against the schema of its own kind, whose messages say what is wrong."""
    whole = schema()
    jsonschema.Draft202012Validator({**whole, "oneOf": [{"$ref": f"#/$defs/{kind}"}]}).validate(value)
    jsonschema.Draft202012Validator(whole).validate(value)


def test_the_schema_is_one_and_knows_every_label() -> None:
    whole = schema()
    jsonschema.Draft202012Validator.check_schema(whole)
    kinds = whole["$defs"]
    enums = {
        "stance_name": labels.STANCES,
        "status": labels.STATUSES,
        "state_name": STATES,
    }
    for name, table in enums.items():
        assert kinds[name]["enum"] == list(table)
    assert kinds["event"]["properties"]["type"]["enum"] == list(labels.EVENT_TYPES)
    assert kinds["statement"]["properties"]["type"]["enum"] == list(labels.STATEMENT_TYPES)
    assert kinds["tripwire"]["properties"]["kind"]["enum"] == list(labels.COMMITMENT_KINDS)
    assert kinds["tripwire"]["properties"]["condition_kind"]["enum"] == [*labels.CONDITION_KINDS, None]
    assert kinds["actor"]["properties"]["kind"]["enum"] == [*labels.ACTOR_KINDS, None]
    values = kinds["figure"]["properties"]["values"]["items"]["properties"]
    assert values["comparator"]["enum"] == list(labels.COMPARATORS)
    assert sorted(kinds["selection"]["properties"]["only"]["items"]["enum"]) == sorted(LISTS)


def test_a_picture_fits_the_schema_and_the_contract() -> None:
    value = picture_json(crisis_picture())
    fits(value, "picture")
    assert value.keys() >= {"schema", "dossier", "at", "as_known", "coder", "articles", *LISTS}
    assert value["articles"] == {"articles": 9, "versions": 11, "copies": 2}
    for name, keys in CONTRACT.items():
        assert value[name], name
        for entry in value[name]:
            assert entry.keys() >= keys
    evidence = [
        one
        for name in ("statements", "events", "tripwires", "disputes")
        for entry in value[name]
        for one in entry["evidence"]
    ]
    assert all(one.keys() >= EVIDENCE | {"record", "confidence", "shown"} for one in evidence)
    (position, *_) = value["questions"][0]["positions"]
    assert position.keys() >= {"actor", "stance", "since", "evidence", "history", "moves", "differ", "organs"}
    assert position["history"][0].keys() >= {"stance", "from", "evidence"}
    assert (position["since"], position["history"][0]["from"]) == (at(16), at(16))


def test_every_field_of_a_line_is_in_its_entry() -> None:
    called = {"decided": "confirmed", "who": "id"}
    kinds = {
        "statements": situation.FusedStatement,
        "events": situation.FusedEvent,
        "questions": situation.Question,
        "tripwires": situation.Tripwire,
        "disputes": situation.Dispute,
        "hypotheses": situation.Hypothesis,
        "figures": situation.FigureLine,
        "actors": situation.PictureActor,
    }
    value = picture_json(crisis_picture())
    for name, kind in kinds.items():
        names = {called.get(one.name, one.name) for one in fields(kind)}
        assert names <= value[name][0].keys(), name


def test_an_empty_picture_fits_too() -> None:
    fits(picture_json(Picture("krise.db", at="2026-03-01")), "picture")
    fits(changes_json(situation.Changes(Picture("krise.db"), Picture("krise.db"))), "changes")
    fits(whatif_json(WhatIf("Guten Morgen.", remarks=("nothing was read",))), "whatif")


def test_a_tripwire_s_state_is_confirmed_apart_from_its_reading() -> None:
    (entry,) = picture_json(a_picture(tripwires=(replace(closing(), confirmed=None),)))["tripwires"]
    assert (entry["state"], entry["since"], entry["confirmed"]) == ("fulfilled", at(17, "21:30"), True)
    assert entry["read_confirmed"] is None
    assert [one["state"] for one in entry["history"]] == ["open", "touched", "fulfilled"]
    assert [one["confirmed"] for one in entry["history"]] == [None, None, True]
    assert (entry["touched_by"][1]["effect"], entry["touched_by"][1]["score"]) == ("withdrawn", 0.2)
    assert entry["evidence"][0]["record"].startswith("c")


def test_a_commitment_without_a_condition_has_null() -> None:
    wires = (
        a_tripwire("t1", condition=None, condition_kind=None),
        a_tripwire("t2", condition=HIDDEN * 5, consequence=HIDDEN),
    )
    bare, hidden = picture_json(a_picture(tripwires=wires))["tripwires"]
    assert (bare["condition"], bare["condition_kind"]) == (None, None)
    assert (hidden["condition"], hidden["consequence"]) == ("[…]", None)


def test_words_that_are_not_kept_are_null() -> None:
    gone = an_evidence("pdm-1", "")
    value = picture_json(a_picture(statements=(a_fused(text=HIDDEN * 9, variants=(HIDDEN, "kept"), evidence=(gone,)),)))
    fits(value, "picture")
    (entry,) = value["statements"]
    assert (entry["text"], entry["variants"], entry["evidence"][0]["quote"]) == (None, ["kept"], None)


@pytest.mark.parametrize(
    ("number", "shown"),
    [(300.0, 300), (2.5, 2.5), ((1000.0, 1500.5), [1000, 1500.5]), (float("inf"), None), (float("nan"), None)],
)
def test_numbers(number: Any, shown: Any) -> None:
    value = picture_json(a_picture(figures=(a_figure(values=(FigureValue(number, "=", None, None, ()),)),)))
    fits(value, "picture")
    assert value["figures"][0]["values"][0]["number"] == shown


def test_what_is_chosen_is_said() -> None:
    whole = crisis_picture()
    assert picture_json(whole)["selection"] is None
    choice = choose([whole], only=["tripwires", "questions"], actor="Korwath")
    value = picture_json(chosen(whole, choice), choice)
    fits(value, "picture")
    assert value["selection"] == {"only": ["questions", "tripwires"], "actors": [KORWATH.id], "questions": None}
    assert value["events"] == []
    assert value["tripwires"]


def test_changes_fit_the_schema_and_the_contract() -> None:
    value = changes_json(crisis_changes(), since="2026-03-17T18:00:00+01:00")
    fits(value, "changes")
    assert (value["since"], value["until"]) == ("2026-03-17T18:00:00+01:00", "2026-03-18T18:00:00+01:00")
    assert (value["articles"]["articles"], value["articles_before"]["articles"]) == (9, 5)
    assert changes_json(crisis_changes())["since"] == "2026-03-17T17:59:00+01:00"
    new, changed, gone = value["events"]
    assert [one["change"] for one in value["events"]] == ["new", "changed", "withdrawn"]
    assert (changed["place"], changed["before"]["place"], changed["fields"]) == ("Olt", None, ["place"])
    assert "before" not in new
    assert "before" not in gone
    assert gone["id"] == "e9"
    only = choose([crisis_picture()], only=["figures"])
    assert [name for name in LISTS if changes_json(chosen_changes(crisis_changes(), only), only)[name]] == ["figures"]


def test_what_if_fits_the_schema_and_the_contract() -> None:
    value = whatif_json(crisis_whatif())
    fits(value, "whatif")
    assert value["schema"] == "lagebild.whatif/1"
    assert [(one["tripwire"]["id"], one["score"], one["effect"]) for one in value["touches"]] == [
        ("t3", 0.41, "touched"),
        ("t2", 0.875, "fulfilled"),
    ]
    assert [one["question"]["label"] for one in value["positions"]] == ["Sanktionen gegen Velten"] * 2
    assert value["positions"][0]["stance"] == "for"


@pytest.mark.parametrize(
    "wrong",
    [
        {"at": "yesterday"},
        {"tripwires": [{}]},
        {"articles": None},
        {"schema": "lagebild.picture/2"},
    ],
)
def test_the_schema_refuses_what_is_wrong(wrong: dict[str, Any]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**picture_json(crisis_picture()), **wrong}, schema())


def test_the_schema_wants_before_of_what_changed_and_of_nothing_else() -> None:
    for entry in range(2):
        value = changes_json(crisis_changes())
        if entry:
            del value["events"][1]["before"]
        else:
            value["events"][0]["before"] = {}
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(value, schema())


@pytest.mark.parametrize("picture", [Picture("krise.db"), crisis_picture()])
def test_the_pieces_are_the_whole_on_one_line(picture: Picture) -> None:
    text = "".join(picture_pieces(picture))
    assert json.loads(text) == picture_json(picture)
    assert len(text.splitlines()) == 1
    changes = "".join(changes_pieces(crisis_changes()))
    assert json.loads(changes) == changes_json(crisis_changes())


def test_no_character_of_a_text_ends_the_line() -> None:
    odd = "eins\u2028zwei\x85drei\nvier\ud800"
    text = "".join(picture_pieces(a_picture(events=(an_event(place=odd),))))
    assert len(text.splitlines()) == 1
    assert json.loads(text.encode())["events"][0]["place"] == odd


def test_ten_thousand_lines_come_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    plain = picturerows.ROWS["events"]
    rows = {**picturerows.ROWS, "events": lambda line: made.append(line) or plain(line)}
    monkeypatch.setattr("lagebild.views.picturejson.ROWS", rows)
    pieces = picture_pieces(a_picture(actors=(), events=tuple(an_event(f"e{n}") for n in range(10_000))))
    while '"events": [' not in next(pieces):
        assert made == []
    next(pieces)
    assert len(made) == 1
    assert sum(1 for _ in pieces) > 9_999
    assert len(made) == 10_000


def test_a_state_without_a_time_is_null() -> None:
    value = picture_json(a_picture(tripwires=(a_tripwire(stated="", history=(a_state("open", ""),)),)))
    fits(value, "picture")
    assert (value["tripwires"][0]["stated"], value["tripwires"][0]["since"]) == (None, None)


def test_a_picture_of_everything_has_no_selection() -> None:
    assert picture_json(a_picture(articles=Totals(1, 1, 0)), Choice())["selection"] is None
