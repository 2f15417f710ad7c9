from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from lagebild.records import Place, Reading
from lagebild.views.jsonform import reading_json, reading_line, schema
from lagebild.views.outline import shown
from tests.factories import a_reading, a_ref, a_statement, a_time, an_actor, an_article
from tests.views.example import TEXT, example

ARTICLE_KEYS = {"id", "title", "publisher", "url", "published", "language", "text", "sha256"}
STATEMENT_KEYS = {
    *("id", "type", "medium", "spans", "speaker", "cue", "frame", "addressee", "via", "parent", "responds_to"),
    *("said", "place", "confidence", "shown"),
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


@pytest.mark.parametrize("reading", [a_reading(), full(), example()], ids=["empty", "full", "example"])
@pytest.mark.parametrize("include_all", [True, False])
def test_every_reading_fits_the_schema(validator: Draft202012Validator, reading: Reading, include_all: bool) -> None:
    validator.validate(json.loads(reading_line(reading, include_all=include_all)))


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
    later = ("events", "commitments", "positions", "figures", "explanations", "roles")
    assert {"schema", "coder", "article", "actors", "statements", "times", *later} <= result.keys()
    assert [result[layer] for layer in later] == [[]] * len(later)
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
