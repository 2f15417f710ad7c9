"""What is said about the API is what it does: the OpenAPI document, the page that lists it, docs/api.md and its examples."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from lagebild import pipeline
from lagebild.web import Settings, create_app
from lagebild.web.api.dispatch import BASE
from lagebild.web.api.openapi import PROMISE, document
from lagebild.web.api.operations import OPERATIONS
from lagebild.web.api.problems import KINDS
from tests.fakes import load_fake
from tests.web.apiserver import check, small_dossier
from tests.web.conftest import ORIGIN

DOCS = Path(__file__).parents[2] / "docs/api.md"
EXAMPLE = re.compile(r"```http\n(?P<request>.*?)```\n```(?P<form>jsonl?)\n(?P<answer>.*?)```", re.DOTALL)


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    monkeypatch.setattr(pipeline, "load_reader", load_fake)
    app = create_app(Settings(place=str(small_dossier(tmp_path / "small.db"))))
    with TestClient(app, base_url=ORIGIN, follow_redirects=False) as client:
        yield client


# -- docs/api.md


def send(client: TestClient, text: str, identity: str) -> Any:
    """Send a request as the documentation has it: a line, headers, an empty line, a body."""
    head, _, body = text.replace("$ID", identity).partition("\n\n")
    line, *headers = head.strip().splitlines()
    method, path = line.split(" ", 1)
    return client.request(
        method, path, headers=dict(one.split(": ", 1) for one in headers), content=body.strip().encode() or None
    )


def holds(wanted: Any, given: Any) -> bool:
    """Whether an answer has all that the documentation shows of it; "…" stands for anything that is there."""
    if wanted == "…":
        return given is not None
    if isinstance(wanted, dict):
        return isinstance(given, dict) and all(
            name in given and holds(one, given[name]) for name, one in wanted.items()
        )
    if isinstance(wanted, list):
        return isinstance(given, list) and len(wanted) == len(given) and all(map(holds, wanted, given))
    return bool(wanted == given)


def test_every_documented_example_is_answered_so(small: TestClient) -> None:
    found = list(EXAMPLE.finditer(DOCS.read_text("utf-8")))
    assert len(found) == DOCS.read_text("utf-8").count("```http")
    assert len(found) > 12
    identity = ""
    for one in found:
        answer = send(small, one["request"], identity)
        if one["form"] == "jsonl":
            wanted = [json.loads(line) for line in one["answer"].splitlines()]
            given: Any = [json.loads(line) for line in answer.text.splitlines()]
        else:
            wanted, given = json.loads(one["answer"].replace("$ID", identity)), answer.json()
            data = given.get("data")
            identity = data["id"] if isinstance(data, dict) and "id" in data else identity
        assert holds(wanted, given), f"{one['request']}\n{answer.text}"


def test_the_documentation_has_every_operation_problem_and_the_promise() -> None:
    text = DOCS.read_text("utf-8")
    for one in OPERATIONS:
        assert f"| {one.method} | `{BASE}{one.path.rstrip('/')}` | {one.summary} | {one.role or '–'} |" in text
    for kind in KINDS.values():
        assert f"| {kind.status} | `urn:lagebild:problem:{kind.name}` | {kind.what} |" in text
    assert PROMISE in " ".join(text.replace("`", "").split())


# -- OpenAPI


def test_the_document_is_of_the_operations_and_its_references_lead_somewhere(small: TestClient) -> None:
    given = small.get(BASE + "/openapi.json").json()
    assert given == json.loads(json.dumps(document()))
    assert given["openapi"] == "3.1.0"
    described = {(method.upper(), path) for path, methods in given["paths"].items() for method in methods}
    assert described == {(one.method, BASE + one.path.rstrip("/")) for one in OPERATIONS}
    for reference in re.findall(r'"\$ref": "#/components/schemas/([^"]*)"', json.dumps(given)):
        assert reference in given["components"]["schemas"], reference
    for schema in given["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)


def test_every_operation_is_named_once_and_says_who_may() -> None:
    assert len({one.name for one in OPERATIONS}) == len(OPERATIONS)
    for one in OPERATIONS:
        assert one.role == ("reviewer" if one.writes and one.name != "whatif" else one.role)
        assert set(re.findall(r"{(\w+)}", one.path)) == set(one.parts)


@pytest.mark.parametrize("name", [one.name for one in OPERATIONS if one.method == "GET" and one.item and not one.parts])
def test_every_example_of_the_table_is_answered(small: TestClient, name: str) -> None:
    one = next(one for one in OPERATIONS if one.name == name)
    check(name, small.get(BASE + one.path.rstrip("/") + one.example))


# -- the page


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_page_lists_every_operation_without_outside_assets(small: TestClient, language: str) -> None:
    answer = small.get(f"{BASE}/docs?lang={language}")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert f'<html lang="{language}">' in answer.text
    for one in OPERATIONS:
        assert f'id="op-{one.name}"' in answer.text
        assert all(f"<code>{field.name}</code>" in answer.text for field in (*one.query, *one.body))
    assert not re.search(r'(src|href)="(https?:)?//', answer.text)
    assert " style=" not in answer.text
    assert len(answer.content) < 250_000
    assert f"curl &#39;{ORIGIN}{BASE}/picture" in answer.text


def test_its_command_lines_say_who_asks_and_never_tell_the_key(small: TestClient, tmp_path: Path) -> None:
    place, key = small.app.state.settings.place, "ein-langer-schluessel"  # type: ignore[attr-defined]
    with TestClient(create_app(Settings(place=place, key=key)), base_url="http://localhost:9000") as client:
        text = client.get(f"{BASE}/docs?lang=en", auth=("", key)).text
    assert "curl -u &#34;:$LAGEBILD_KEY&#34; &#39;http://localhost:9000/api/v1/picture" in text
    assert "curl &#39;http://localhost:9000/api/v1/health" in text
    assert key not in text
