"""Bad input by hand: ids, times, cursors, numbers, encodings, lengths. Never a fault, always the one shape."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from lagebild.web import Settings, create_app
from lagebild.web.api.operations import OPERATIONS
from tests.web.apiserver import BASE, problem, small_dossier
from tests.web.conftest import ORIGIN

IDS = (
    "x",
    "%2E%2E",
    "%00",
    "%FF",
    "%ED%A0%80",
    "a%2F..%2Fb",
    "%25",
    "'; DROP TABLE articles;--",
    "%E2%80%AE",
    "x" * 1999,
    "x" * 3000,
    "r-",
    "*",
    "_",
    "%20",
)
ODD_TIMES = (
    "0001-01-01",
    "9999-12-31",
    "2026-03-18T06:00Z",
    "2026-03-18T06:00:00,25Z",
)
NO_TIMES = (
    "0001-01-01T00:00:00.5%2B14:00",
    "9999-12-31T23:59:59.999999-14:00",
    "",
    "x",
    "2026-02-30",
    "2026-13-01",
    "2026-03-18T25:00",
    "2026-03-18T06:00:60Z",
    "2026-03-18T06:00:00 01:00",
    "٢٠٢٦-٠٣-١٨",
    "6h",
    "9" * 500,
    "2026-03-18%00",
    "-2026-03-18",
)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    place = small_dossier(tmp_path_factory.mktemp("api") / "small.db")
    with TestClient(create_app(Settings(place=str(place))), base_url=ORIGIN, follow_redirects=False) as client:
        yield client


@pytest.mark.parametrize("path", [one.path for one in OPERATIONS if one.parts and one.method == "GET"])
def test_no_id_brings_a_fault(small: TestClient, path: str) -> None:
    for identity in IDS:
        answer = small.get(BASE + path.replace("{id}", identity).replace("{name}", identity))
        assert answer.status_code in (400, 404), identity
        problem(answer, "invalid" if answer.status_code == 400 else "not-found")


@pytest.mark.parametrize(
    "query",
    [
        "/picture?at=",
        "/statements?as_known=",
        "/events?since=",
        "/statements?until=",
        "/changes?since=",
        "/withdrawn?since=",
        "/search?since=",
        "/articles?until=",
        "/verdicts?as_known=",
    ],
)
def test_odd_times_are_taken_and_no_times_refused(small: TestClient, query: str) -> None:
    for time in ODD_TIMES:
        answer = small.get(BASE + query + time)
        assert answer.status_code == 200, (time, answer.text)
        json.loads(answer.text)
    for time in NO_TIMES:
        problem(small.get(BASE + query + time), "invalid")


def forged(value: Any) -> str:
    return (
        base64.urlsafe_b64encode(value if isinstance(value, bytes) else json.dumps(value).encode()).decode().rstrip("=")
    )


@pytest.mark.parametrize(
    "cursor",
    ["x", "%00", "ä", "a" * 301, "====", forged(b"\xff"), forged([]), forged({"a": 1}), forged([-1, "", ""]), forged([1, "", ""]),
     forged([True, "", ""]),
     forged(["1", 2, 3]), forged([10**30, "", ""]), forged(b"[" * 200), forged(b"NaN"), forged(None)],
)  # fmt: skip
def test_a_forged_cursor_is_refused(small: TestClient, cursor: str) -> None:
    for path in ("/statements", "/articles", "/search", "/verdicts"):
        problem(small.get(f"{BASE}{path}?cursor={cursor}"), "invalid")


@pytest.mark.parametrize("limit", ["0", "-1", "501", "1e3", "9" * 5000, "1.5", "", "%2B1", "١", "0x10", " 1", "true"])
def test_a_limit_that_is_none_is_refused(small: TestClient, limit: str) -> None:
    for path in ("/statements", "/articles", "/search"):
        problem(small.get(f"{BASE}{path}?limit={limit}"), "invalid")


@pytest.mark.parametrize(
    "words",
    [
        "x" * 1000,
        '"' * 999,
        "„" * 300,
        "%25%5F*?",
        "a OR b NEAR c*",
        '"unclosed',
        "(((",
        "-x",
        "AND",
        "%E2%80%AE",
        "🂡",
        "' OR 1=1 --",
        "a:b ^c {d}",
    ],
)
def test_no_words_bring_a_fault(small: TestClient, words: str) -> None:
    for what in ("statements", "articles"):
        answer = small.get(BASE + "/search", params={"q": words, "what": what})
        assert answer.status_code in (200, 422), words
    assert small.get(BASE + "/statements", params={"actor": words[:300]}).status_code in (200, 404)
    assert small.get(BASE + "/search", params={"speaker": words[:300]}).status_code in (200, 404)


def test_too_many_words_are_refused(small: TestClient) -> None:
    problem(small.get(BASE + "/search", params={"q": "wort " * 2000}), "invalid")
    problem(small.get(BASE + "/statements", params={"actor": "x" * 10_000}), "invalid")


@pytest.mark.parametrize(
    "query",
    [
        "limit=1&limit=2",
        "all=1",
        "all=TRUE",
        "type=",
        "type=direct,,",
        "type=nichts",
        "actor=",
        "actor=%00",
        "=x",
        "&&x",
        "%FF=1",
        "limit",
    ],
)
def test_what_the_query_cannot_be_is_refused(small: TestClient, query: str) -> None:
    problem(small.get(f"{BASE}/statements?{query}"), "invalid")


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "//",
        "/statements/",
        "/statements//",
        "/Statements",
        "/statements/a/b",
        "/%2e%2e/lage",
        "/openapi.json/x",
        "/x" * 2000,
    ],
)
def test_other_addresses_have_nothing(small: TestClient, path: str) -> None:
    answer = small.get(BASE + path)
    assert answer.status_code in (200, 404)
    assert path == "/" or answer.status_code == 404


def test_hostile_names_stay_words(small: TestClient) -> None:
    answer = small.get(BASE + "/articles/%3Cscript%3Ealert(1)%3C%2Fscript%3E")
    found = problem(answer, "not-found")
    assert found["instance"].startswith("/api/v1/articles/%3Cscript%3E")
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("value", ["", '"', "W/", "*, *", ",,,", "ä", "x" * 5000])
def test_no_header_brings_a_fault(small: TestClient, value: str) -> None:
    for name in ("if-none-match", "accept", "accept-language", "cookie", "authorization"):
        answer = small.get(BASE + "/statements", headers={name: value.encode()})
        assert answer.status_code in (200, 304), (name, answer.text)
