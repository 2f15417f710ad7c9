"""A small dossier for tests of the API, read by the reader without a network, and what an answer must conform to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from lagebild import pipeline, sources
from lagebild.store import Dossier
from lagebild.web.api.openapi import document
from tests.fakes import FakeReader

BASE = "/api/v1"
JSON = {"content-type": "application/json"}
REPORTS = (
    {"id": "https://seeblatt.example/a/text", "publisher": "Seeblatt", "published": "2026-03-16T08:00:00Z", "title": "Brücke",
     "text": "Die Lage am Fluss ist ernst. Korwath sagte: „Die Brücke bleibt offen.“ Lasnik sagte: „Das glaube ich kaum?“"},
    {"id": "r-2", "publisher": "Seeblatt", "published": "2026-03-17",
     "text": "Am Abend wurde verhandelt. Solvang sagte: „Wir reden weiter.“"},
    {"id": "r-3", "publisher": "Küstenbote", "published": "2026-03-18T20:00:00+01:00", "url": "https://kb.example/3",
     "text": "Korwath sagte: „Die Grenze bleibt offen, solange ich im Amt bin.“"},
    {"id": "r-3", "publisher": "Küstenbote", "published": "2026-03-18T21:00:00+01:00", "url": "https://kb.example/3",
     "text": "Korwath sagte: „Die Grenze bleibt zu, solange ich im Amt bin.“"},
)  # fmt: skip


def small_dossier(place: Path, *reports: dict[str, Any]) -> Path:
    """A dossier of some reports, by default of three, one with two versions and one whose id has slashes."""
    lines = place.with_suffix(".jsonl")
    lines.write_text("\n".join(json.dumps(one) for one in reports or REPORTS), "utf-8")
    with Dossier.open(str(place), create=True) as dossier:
        for _ in pipeline.add(sources.articles([str(lines)]), FakeReader(), dossier):
            pass
    return place


def operation_schema(name: str) -> dict[str, Any]:
    """The schema of what an operation answers, able to stand alone."""
    for methods in document()["paths"].values():
        for one in methods.values():
            if one["operationId"] == name:
                status = next(iter(one["responses"]))
                schema = one["responses"][status]["content"]["application/json"]["schema"]
                return {**schema, "components": document()["components"]}
    raise AssertionError(f"no operation {name}")


def check(name: str, answer: Any) -> Any:
    """The data of an answer, which must be as the OpenAPI document says."""
    assert answer.status_code in (200, 201), answer.text
    value = answer.json()
    Draft202012Validator(operation_schema(name)).validate(value)
    return value["data"]


def problem(answer: Any, name: str) -> Any:
    """The problem that an answer must be."""
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    value = answer.json()
    schema = {"$ref": "#/components/schemas/Problem", "components": document()["components"]}
    Draft202012Validator(schema).validate(value)
    assert (value["type"], value["status"]) == (f"urn:lagebild:problem:{name}", answer.status_code), value
    return value
