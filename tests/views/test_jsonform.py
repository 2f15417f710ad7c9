from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from lagebild.labels import (
    ABOUT,
    COMMITMENT_KINDS,
    COMPARATORS,
    CONDITION_KINDS,
    EVENT_TYPES,
    STANCES,
    STATUSES,
)
from lagebild.records import Place, Reading, Time
from lagebild.rights import Reservation, Rights
from lagebild.views.jsonform import reading_json, reading_line, schema
from lagebild.views.outline import shown
from tests.factories import a_reading, a_ref, a_statement, a_time, an_actor, an_article
from tests.views.crisis import TEXT as CRISIS
from tests.views.crisis import crisis
from tests.views.example import TEXT, example

ARTICLE_KEYS = {"id", "title", "publisher", "url", "published", "language", "text", "sha256"}
STATEMENT_KEYS = {
    *("id", "type", "medium", "spans", "speaker", "cue", "frame", "addressee", "via", "parent", "responds_to"),
    *("said", "place", "confidence", "shown"),
}

FRAME_KEYS = {
    "events": {"type", "status", "trigger", "actors", "recipients", "place", "time", "statement"},
    "commitments": {"kind", "by", "toward", "consequence", "condition", "condition_kind", "statement"},
    "positions": {"holders", "stance", "about", "target", "cue", "question", "condition", "statement"},
    "figures": {"value", "number", "comparator", "unit", "of", "source", "place", "time", "statement"},
    "explanations": {"of", "spans", "holders", "statement"},
    "roles": {"person", "role", "org", "former"},
}


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    Draft202012Validator.check_schema(schema())
    return Draft202012Validator(schema())


def full() -> Reading:
    """A reading with every field filled."""
    place = Place("Olt", ((0, 3),), "MR", 47.5, 15.5, "town")
    statement = a_statement(
        "s1", (4, 9), speaker=a_ref(None, (0, 3)), said=a_time((10, 12), "2022-01-24"), place=place, confidence=0.123456
    )
    article = an_article(
        extra={"ressort": ["Ausland"], "wert": float("nan")}, modified="2022-01-25", warnings=("zu kurz",)
    )
    times = (a_time((10, 12), "2022-01-24"), a_time((10, 12), None))
    return a_reading(article, actors=(an_actor(),), statements=(statement,), times=times, warnings=("zu kurz", "alt"))


@pytest.mark.parametrize(
    "reading", [a_reading(), full(), example(), crisis()], ids=["empty", "full", "example", "crisis"]
)
@pytest.mark.parametrize("include_all", [True, False])
def test_every_reading_fits_the_schema(validator: Draft202012Validator, reading: Reading, include_all: bool) -> None:
    validator.validate(json.loads(reading_line(reading, include_all=include_all)))


def test_a_time_that_a_person_gave_has_no_words(validator: Draft202012Validator) -> None:
    text = "Er bleibe, sagte Korwath."
    said = Time((), "2026-03-18", "2026-03-18", "day")
    statement = a_statement("s1", (0, 9), said=said)
    made = json.loads(reading_line(a_reading(an_article(text), statements=(statement,)), include_all=True))
    assert made["statements"][0]["said"]["spans"] == []
    validator.validate(made)


def test_the_schema_refuses_what_the_contract_does_not_know(validator: Draft202012Validator) -> None:
    good = reading_json(example(), include_all=True)
    assert validator.is_valid(good)
    broken: list[dict[str, Any]] = [{**good, "schema": "lagebild.reading/2"}, {**good, "times": None}]
    broken += [{key: value for key, value in good.items() if key != gone} for gone in good]
    changes: list[dict[str, Any]] = [
        {"type": "Direct"},
        {"spans": []},
        {"spans": [[1, 2, 3]]},
        {"cue": None},
        {"speaker": {"spans": []}},
        {"confidence": 1.5},
        {"said": {"spans": [[0, 1]]}},
    ]
    broken += [{**good, "statements": [{**good["statements"][0], **change}]} for change in changes]
    assert not [change for change in broken if validator.is_valid(change)]


def test_all_keys_of_the_contract_are_there() -> None:
    result = reading_json(example(), include_all=False)
    assert {"schema", "coder", "article", "actors", "statements", "times", *FRAME_KEYS} <= result.keys()
    framed = reading_json(crisis(), include_all=True)
    for layer, keys in FRAME_KEYS.items():
        assert [frame.keys() >= {"id", "confidence", "shown", *keys} for frame in framed[layer]].count(True) > 1
    assert result["article"].keys() >= ARTICLE_KEYS
    assert all(statement.keys() >= STATEMENT_KEYS for statement in result["statements"])


def test_spans_are_lists_that_give_back_the_words() -> None:
    result = reading_json(example(), include_all=True)
    first = result["statements"][0]
    assert [TEXT[begin:end] for begin, end in first["spans"]] == [
        "„Wir werden die Brücke bei Olt nicht räumen“",
        "„und wir lassen uns auch keine Frist setzen.“",
    ]
    assert all(isinstance(span, list) for span in first["spans"])
    assert first["speaker"]["actor"] == "a1"
    passed_on = next(statement for statement in result["statements"] if statement["id"] == "s18")
    assert [hop["actor"] for hop in passed_on["via"]] == [None, "a9"]


def test_what_was_added_to_the_article() -> None:
    article = reading_json(full(), include_all=True)["article"]
    assert (article["modified"], article["published_by"]) == ("2022-01-25", "given")
    assert article["extra"] == {"ressort": ["Ausland"], "wert": None}
    assert "extra" not in reading_json(example(), include_all=True)["article"]


def test_warnings_stand_once() -> None:
    assert reading_json(full(), include_all=True)["warnings"] == ["zu kurz", "alt"]


def test_times_have_ids_of_their_own() -> None:
    times = reading_json(full(), include_all=True)["times"]
    assert len({time["id"] for time in times}) == 2
    assert times == reading_json(full(), include_all=False)["times"]
    assert (times[0]["spans"], times[0]["start"]) == ([[10, 12]], "2022-01-24")


def test_keep_drops_statements_and_references_to_them() -> None:
    everything = reading_json(example(), include_all=True, keep=shown)["statements"]
    sure = reading_json(example(), include_all=False, keep=shown)["statements"]
    assert (len(everything), len(sure)) == (20, 16)
    known = {statement["id"] for statement in sure}
    assert {statement["parent"] for statement in sure} <= {*known, None}
    assert {statement["responds_to"] for statement in sure} <= {*known, None}
    assert next(statement for statement in everything if statement["id"] == "s13")["parent"] == "s12"
    assert next(statement for statement in sure if statement["id"] == "s13")["parent"] is None


def test_extra_candidates_are_left_to_all() -> None:
    reading = a_reading(statements=(a_statement("s1", (0, 3), shown=False), a_statement("s2", (4, 9), extra=True)))
    ids = [[one["id"] for one in reading_json(reading, include_all=flag)["statements"]] for flag in (False, True)]
    assert ids == [["s1"], ["s1", "s2"]]


def test_a_line_is_one_line_and_can_be_encoded() -> None:
    reading = a_reading(an_article("Eins\u2028zwei\x85drei\n", title="\ud800"))
    line = reading_line(reading, include_all=True)
    assert line.splitlines() == [line]
    assert json.loads(line.encode())["article"]["text"] == reading.article.text


BROKEN: tuple[tuple[str, dict[str, Any]], ...] = (
    ("events", {"type": "ATTACK"}),
    ("events", {"status": "true"}),
    ("events", {"trigger": []}),
    ("events", {"actors": None}),
    ("events", {"statement": ""}),
    ("commitments", {"kind": "vow"}),
    ("commitments", {"condition": []}),
    ("commitments", {"condition": None}),
    ("commitments", {"condition_kind": None}),
    ("positions", {"stance": "undecided"}),
    ("positions", {"about": "person"}),
    ("positions", {"question": {}}),
    ("positions", {"condition": []}),
    ("figures", {"number": "1500"}),
    ("figures", {"number": [1, 2]}),
    ("figures", {"comparator": "range"}),
    ("figures", {"comparator": "≈"}),
    ("figures", {"unit": 3}),
    ("explanations", {"spans": []}),
    ("explanations", {"holders": [None]}),
    ("roles", {"person": None}),
    ("roles", {"former": "no"}),
    ("roles", {"confidence": 2}),
)


@pytest.mark.parametrize(("layer", "change"), BROKEN)
def test_the_schema_refuses_broken_frames(validator: Draft202012Validator, layer: str, change: dict[str, Any]) -> None:
    good = reading_json(crisis(), include_all=True)
    first = good[layer][1] if layer == "commitments" else good[layer][0]  # a conditional one
    assert validator.is_valid({**good, layer: [first]})
    assert not validator.is_valid({**good, layer: [{**first, **change}]})
    for key in (*FRAME_KEYS[layer], "id", "shown"):
        assert not validator.is_valid({**good, layer: [{name: first[name] for name in first if name != key}]})


def test_labels_of_the_schema_are_those_of_the_tables() -> None:
    parts = schema()["$defs"]
    found = {
        "event.type": EVENT_TYPES,
        "event.status": STATUSES,
        "commitment.kind": COMMITMENT_KINDS,
        "position.stance": STANCES,
        "position.about": ABOUT,
        "figure.comparator": COMPARATORS,
    }
    for path, table in found.items():
        layer, key = path.split(".")
        assert parts[layer]["properties"][key]["enum"] == list(table)
    assert parts["commitment"]["properties"]["condition_kind"]["enum"] == [*CONDITION_KINDS, None]


def test_frames_as_json() -> None:
    result = reading_json(crisis(), include_all=True)
    event, ranged = result["events"][0], result["figures"][1]
    assert [CRISIS[begin:end] for begin, end in event["trigger"]] == ["beschossen"]
    assert (event["place"]["name"], event["time"]["start"], event["statement"]) == ("Brodnik", "2026-03-17", None)
    assert (ranged["number"], ranged["comparator"]) == ([40, 60], "range")
    assert result["commitments"][0]["condition"] is None
    assert [one["former"] for one in result["roles"]] == [False, True]
    assert [len(reading_json(crisis(), include_all=flag)["figures"]) for flag in (False, True)] == [2, 3]


def test_a_frame_leans_on_the_nearest_statement_that_is_kept() -> None:
    sure = reading_json(crisis(), include_all=False, keep=shown)
    assert [one["statement"] for one in sure["events"]] == [None, None, "s1", None]
    assert [one["statement"] for one in reading_json(crisis(), include_all=False)["events"]][3] == "s4"


def test_rights_and_the_time_of_fetching_fit_the_schema_and_are_left_out_where_unknown(
    validator: Draft202012Validator,
) -> None:
    rights = Rights("frei", "JSON-LD", None, (Reservation("robots meta", "noai"),))
    with_rights = reading_json(
        a_reading(an_article(rights=rights, fetched="2026-11-26T12:00:00Z", published_by="feed")), include_all=False
    )
    assert list(validator.iter_errors(with_rights)) == []
    assert with_rights["article"]["fetched"] == "2026-11-26T12:00:00Z"
    assert with_rights["article"]["rights"]["reserved"]
    assert not {"rights", "fetched"} & reading_json(a_reading(), include_all=False)["article"].keys()
