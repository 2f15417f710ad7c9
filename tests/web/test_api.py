"""The API for those who look: envelope, lists and their filters, pages, ETags, JSON lines, errors."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from lagebild.situation import LISTS
from lagebild.views import jsonform, picturejson
from lagebild.views.picturechoice import is_sure
from lagebild.views.picturerows import ROWS
from lagebild.web import Settings, create_app
from lagebild.web.api.operations import OPERATIONS
from tests.web.apiserver import BASE, check, problem, small_dossier
from tests.web.conftest import ORIGIN

SLASHES = quote("https://seeblatt.example/a/text", safe="")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A server that is only read from."""
    place = small_dossier(tmp_path_factory.mktemp("api") / "small.db")
    with TestClient(create_app(Settings(place=str(place))), base_url=ORIGIN, follow_redirects=False) as client:
        yield client


def get(client: TestClient, path: str, **headers: str) -> Any:
    return client.get(BASE + path, headers={name.replace("_", "-"): value for name, value in headers.items()})


# -- what the pages show, in the contract's form


def test_the_picture_is_the_contracts(client: TestClient, picture: Any) -> None:
    data = check("picture", get(client, "/picture"))
    Draft202012Validator(picturejson.schema()).validate(data)
    assert data == json.loads(json.dumps(picturejson.picture_json(picture)))


@pytest.mark.parametrize("name", LISTS)
def test_every_list_has_the_pictures_lines(client: TestClient, picture: Any, name: str) -> None:
    whole = check(name, get(client, f"/{name}?all=true&limit=500"))
    lines = getattr(picture, name)
    assert whole == json.loads(json.dumps([ROWS[name](line) for line in lines]))
    sure = [row["id"] for row in check(name, get(client, f"/{name}?limit=500"))]
    assert sure == [ROWS[name](line)["id"] for line in lines if is_sure(name, line)]


@pytest.mark.parametrize("name", LISTS)
def test_every_line_is_found_by_its_id(client: TestClient, picture: Any, name: str) -> None:
    for row in [ROWS[name](line) for line in getattr(picture, name)][:3]:
        one = next(one.name for one in OPERATIONS if one.path == f"/{name}/{{id}}")
        assert check(one, get(client, f"/{name}/{quote(row['id'], safe='')}")) == json.loads(json.dumps(row))


def test_changes_and_withdrawn_are_as_described(client: TestClient) -> None:
    data = check("changes", get(client, "/changes?since=2026-03-18&only=tripwires,questions"))
    assert data["since"] == "2026-03-18"
    assert data["tripwires"]
    assert not data["statements"]
    lines = get(client, "/changes?since=2026-03-18&only=tripwires", accept="application/jsonl").text.splitlines()
    assert [json.loads(line)["id"] for line in lines] == [row["id"] for row in data["tripwires"]]
    assert {json.loads(line)["list"] for line in lines} == {"tripwires"}
    assert check("withdrawn", get(client, "/withdrawn?since=2099-01-01")) == []


def test_what_is_published_at_the_time_itself_is_new_since_then(small: TestClient) -> None:
    new = check("changes", get(small, "/changes?since=2026-03-17&until=2026-03-17"))["statements"]
    assert [row["text"] for row in new if row["change"] == "new"] == ["Wir reden weiter."]
    assert check("changes", get(small, "/changes?since=2026-03-16T08:00:01Z&until=2026-03-16"))["statements"] == []


# -- filters


def texts(answer: Any) -> list[str]:
    return sorted(row["text"] for row in check("statements", answer))


def test_lists_are_narrowed_by_actor_period_type_and_sureness(small: TestClient) -> None:
    first, talks, border = (
        "Die Brücke bleibt offen.",
        "Wir reden weiter.",
        "Die Grenze bleibt zu, solange ich im Amt bin.",
    )
    doubt = "Das glaube ich kaum?"
    assert texts(get(small, "/statements")) == sorted([first, talks, border])
    assert texts(get(small, "/statements?all=true")) == sorted([first, talks, border, doubt])
    assert texts(get(small, "/statements?actor=korwath")) == sorted([first, border])
    assert texts(get(small, "/statements?since=2026-03-17")) == sorted([talks, border])
    assert texts(get(small, "/statements?until=2026-03-17")) == sorted([first, talks])
    assert texts(get(small, "/statements?since=2026-03-17&until=2026-03-17T23:59:59Z")) == [talks]
    assert texts(get(small, "/statements?type=indirect,reported")) == []
    assert texts(get(small, "/statements?at=2026-03-16")) == [first]
    assert texts(get(small, "/statements?as_known=2020-01-01")) == []
    assert {row["kind"] for row in check("actors", get(small, "/actors?kind=person"))} == {"person"}


def test_a_state_narrows_tripwires(client: TestClient, picture: Any) -> None:
    for state in ("open", "touched"):
        found = check("tripwires", get(client, f"/tripwires?state={state}&all=true&limit=500"))
        assert len(found) == sum(one.state == state for one in picture.tripwires)
        assert {row["state"] for row in found} <= {state}


def test_whoever_is_called_almost_so_is_named(small: TestClient) -> None:
    assert "did you mean" in problem(get(small, "/statements?actor=Korwaht"), "not-found")["detail"]


# -- pages


def test_pages_of_a_list_are_the_list(small: TestClient) -> None:
    whole = get(small, "/statements?all=true").json()
    assert whole["page"] == {"next": None, "total": 4}
    path, found = "/statements?all=true&limit=1", []
    for _ in range(4):
        answer = get(small, path).json()
        found += answer["data"]
        path = f"/statements?all=true&limit=1&cursor={answer['page']['next']}"
    assert found == whole["data"]
    assert answer["page"]["next"] is None


@pytest.mark.parametrize(
    "path", ["/articles?limit=2", "/search?what=articles&limit=2", "/search?q=Korwath&what=articles&limit=1"]
)
def test_articles_and_hits_come_in_pages(small: TestClient, path: str) -> None:
    first = get(small, path).json()
    second = get(small, f"{path}&cursor={first['page']['next']}").json()
    key = "id" if "search" in path else "article"
    together = [row[key] for row in first["data"] + second["data"]]
    assert len(together) == len(set(together)) == first["page"]["total"]
    assert second["page"]["next"] is None


def test_a_cursor_goes_with_its_list_only(small: TestClient) -> None:
    cursor = get(small, "/statements?limit=1").json()["page"]["next"]
    assert get(small, f"/statements?limit=2&cursor={cursor}").status_code == 200
    problem(get(small, f"/statements?limit=1&all=true&cursor={cursor}"), "invalid")
    problem(get(small, f"/actors?limit=1&cursor={cursor}"), "invalid")


# -- state


def test_the_same_state_is_not_sent_twice(small: TestClient) -> None:
    answer = get(small, "/statements?limit=1")
    tag = answer.headers["etag"]
    assert answer.json()["stamp"] in tag
    again = get(small, "/statements?limit=1", if_none_match=f'"other", {tag}')
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert get(small, "/statements?limit=1", if_none_match='W/"0000"').status_code == 200
    assert get(small, "/counts", if_none_match=tag).status_code == 304
    problem(get(small, "/statements/nothing", if_none_match="*"), "not-found")


def test_health_needs_nothing_and_tells_where_the_dossier_has_gone(tmp_path: Path) -> None:
    place = small_dossier(tmp_path / "small.db")
    with TestClient(create_app(Settings(place=str(place))), base_url=ORIGIN) as client:
        assert check("health", get(client, "/health"))["status"] == "ok"
        client.app.state.desk.close()  # type: ignore[attr-defined]
        place.rename(tmp_path / "gone.db")
        problem(get(client, "/health"), "unavailable")
        problem(get(client, "/statements"), "unavailable")


# -- JSON lines


@pytest.mark.parametrize(
    "path",
    ["/statements?all=true", "/articles", "/search?q=Korwath", "/verdicts", "/actors", "/withdrawn?since=2020-01-01"],
)
def test_a_whole_list_comes_as_json_lines(small: TestClient, path: str) -> None:
    answer = get(small, path, accept="application/jsonl")
    assert answer.headers["content-type"].startswith("application/jsonl")
    rows = [json.loads(line) for line in answer.text.splitlines()]
    paged = get(small, path).json()["data"]
    assert sorted(map(json.dumps, rows)) == sorted(map(json.dumps, paged))


def test_json_lines_are_not_cut_at_a_page(small: TestClient) -> None:
    assert len(get(small, "/statements?all=true&limit=1", accept="application/jsonl").text.splitlines()) == 4
    assert len(get(small, "/articles?limit=1", accept="application/x-ndjson").text.splitlines()) == 3


# -- articles


def test_an_id_with_slashes_is_one_part_of_the_path(small: TestClient) -> None:
    assert check("article", get(small, f"/articles/{SLASHES}"))["title"] == "Brücke"
    text = check("text", get(small, f"/articles/{SLASHES}/text"))
    assert text["text"].startswith("Die Lage am Fluss")
    reading = check("reading", get(small, f"/articles/{SLASHES}/reading"))
    Draft202012Validator(jsonform.schema()).validate(reading)
    assert len(check("reading", get(small, f"/articles/{SLASHES}/reading?all=true"))["statements"]) == 2
    problem(get(small, "/articles/https://seeblatt.example/a/text"), "not-found")


def test_versions_texts_and_spans_belong_together(small: TestClient) -> None:
    assert [row["number"] for row in check("versions", get(small, "/articles/r-3/versions"))] == [1, 2]
    for row in check("statements", get(small, "/statements?all=true")):
        for one in row["evidence"]:
            path = f"/articles/{quote(one['article'], safe='')}/text?version={one['version']}"
            words = get(small, path, accept="text/plain").text
            assert " … ".join(words[begin:end] for begin, end in one["spans"]) == one["quote"]
    assert "offen" in check("text", get(small, "/articles/r-3/text?version=1"))["text"]
    problem(get(small, "/articles/r-3/text?version=3"), "not-found")
    problem(get(small, "/articles/https%3A%2F%2Fsee/text"), "not-found")  # an id, not its beginning


def test_articles_are_narrowed_by_period_and_publisher(small: TestClient) -> None:
    for accept in ("application/json", "application/jsonl"):
        for query, ids in {
            "publisher=Seeblatt": 2,
            "since=2026-03-18": 1,
            "until=2026-03-17": 2,
            "publisher=See": 0,
        }.items():
            answer = get(small, f"/articles?{query}", accept=accept)
            rows = (
                [json.loads(line) for line in answer.text.splitlines()]
                if "jsonl" in accept
                else check("articles", answer)
            )
            assert len(rows) == ids, (accept, query)


def test_search_finds_statements_and_articles(small: TestClient) -> None:
    hits = check("search", get(small, "/search?q=Br%C3%BCcke"))
    assert [hit["hit"] for hit in hits] == ["statement"]
    assert {hit["hit"] for hit in check("search", get(small, "/search?q=Br%C3%BCcke&what=articles"))} == {"article"}
    assert check("search", get(small, "/search?speaker=Solvang"))[0]["text"] == "Wir reden weiter."
    assert check("search", get(small, "/search?q=Donaudampfschiff")) == []
    problem(get(small, "/search?speaker=Niemand"), "not-found")
    problem(get(small, "/search?q=und"), "refused")


# -- HTTP


def test_head_and_options_are_answered(small: TestClient) -> None:
    answer = small.head(BASE + "/statements")
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["etag"]
    answer = small.options(BASE + "/articles")
    assert (answer.status_code, answer.headers["allow"]) == (204, "GET, HEAD, OPTIONS, POST")


def test_another_method_is_refused_in_the_one_shape(small: TestClient) -> None:
    answer = small.delete(BASE + "/articles/r-3")
    problem(answer, "wrong-method")
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"


def test_a_fault_is_a_problem_too_and_is_handed_on(small: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(small.app.state.desk, "picture", broken)  # type: ignore[attr-defined]
    with pytest.raises(ZeroDivisionError):
        get(small, "/statements")
    quiet = TestClient(small.app, base_url=ORIGIN, raise_server_exceptions=False)
    found = problem(get(quiet, "/statements"), "fault")
    assert "Traceback" not in json.dumps(found)
