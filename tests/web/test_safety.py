"""What holds for every address that the server answers, whichever there are: headers, markup, forms, roles, hostile texts, nonsense."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from lagebild.errors import LockedError
from lagebild.records import Findings
from lagebild.store import Dossier
from lagebild.web import Settings, create_app
from lagebild.web.api.operations import OPERATIONS
from lagebild.web.app import FEED
from lagebild.web.pace import Pace, Rate
from lagebild.web.people import line_of
from lagebild.web.security import HEADERS, TOKEN
from lagebild.web.words import NAVIGATION
from tests.views.crisis import crisis
from tests.web.conftest import ORIGIN
from tests.web.hostilecrisis import BREAKOUT, OWN_TAG, hostile_dossier
from tests.web.walking import API, crawled, faults, filled, route_of, routes, without_parts

PASSWORD = "Brücke über den Fluss"
READERS = {"/lage/gesehen", "/anmelden", "/abmelden"}
"""What a reader may send, since it concerns nobody else."""
LONG = "ü" * 10_000
ERRORS = 500  # from this status on the server is at fault


def quiet(place: Path, **settings: Any) -> TestClient:
    """A client to which the server's faults are answers."""
    app = create_app(Settings(place=str(place), **settings))
    return TestClient(app, base_url=ORIGIN, follow_redirects=False, raise_server_exceptions=False)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier of one article."""
    path = tmp_path_factory.mktemp("small") / "krise.db"
    with Dossier.open(str(path), create=True) as dossier:
        dossier.add(crisis(), Findings())
    return path


@pytest.fixture(scope="module")
def over(small: Path) -> Iterator[TestClient]:
    """A server over it without passwords."""
    with quiet(small) as client:
        yield client


@pytest.fixture(scope="module")
def locked_in(small: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], TestClient]:
    """Clients that have logged in, by role, to one server."""
    path = tmp_path_factory.mktemp("door") / "passwords"
    path.write_text("\n".join(line_of(role, role, PASSWORD) for role in ("reader", "reviewer", "admin")), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Pace.__init__, "__defaults__", (Rate(10_000, 100), Rate(10_000, 100)))
        app = create_app(Settings(place=str(small), passwords=path))
        app.middleware_stack = app.build_middleware_stack()
    clients: dict[str, TestClient] = {}

    def client(role: str) -> TestClient:
        if role not in clients:
            one = TestClient(app, base_url=ORIGIN, follow_redirects=False, raise_server_exceptions=False)
            one.get("/anmelden")
            if role:
                fields = {TOKEN: one.cookies[TOKEN], "name": role, "password": PASSWORD}
                assert one.post("/anmelden", data=fields, headers={"origin": ORIGIN}).status_code == 303
            clients[role] = one
        return clients[role]

    return client


def posts(client: TestClient) -> list[str]:
    """The paths of all forms."""
    return [route.path for method, route in routes(client.app) if method == "POST"]  # type: ignore[arg-type]


@contextmanager
def unchanged(client: TestClient) -> Iterator[None]:
    """Nothing in the dossier changes meanwhile."""
    stamp = client.app.state.desk.stamp()  # type: ignore[attr-defined]
    yield
    assert client.app.state.desk.stamp() == stamp  # type: ignore[attr-defined]


# -- what every answer has and no page holds ------------------------------------------------------------------------------------


def test_every_page_that_links_lead_to_is_as_it_must_be(looked_at: Path) -> None:
    client = quiet(looked_at)  # one of its own: links change the language that its cookie remembers
    wrong, seen = {}, set()
    for address, answer in crawled(client, most=150):
        seen.add(route_of(client.app, address.partition("?")[0]))  # type: ignore[arg-type]
        found = [f"status {answer.status_code}"] if answer.status_code not in (200, 303, 307) else []
        found += [f"no {name}" for name, value in HEADERS.items() if answer.headers.get(name) != value]
        if answer.headers["content-type"].startswith("text/html") and "content-disposition" not in answer.headers:
            found += faults(answer.text)
            found += ["too large"] * (len(answer.content) > 250_000)
        if found:
            wrong[address] = found
    assert wrong == {}
    every = {route.path for method, route in routes(client.app) if method == "GET"}  # type: ignore[arg-type]
    assert every - seen <= {"/", "/anmelden", "/stolperdraehte/was-wenn"}


@pytest.mark.parametrize(
    "address",
    ["/", "/nirgends", "/static/desk.css", "/static/nichts.css", f"{API}/picture", f"{API}/nichts", "/lage/gesehen"],
)
def test_other_answers_have_the_headers_too(over: TestClient, address: str) -> None:
    answer = over.get(address)
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


def test_a_fault_of_the_server_has_the_headers_and_tells_nothing(
    over: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(**_: object) -> None:
        raise RuntimeError("secret place /home/desk")

    monkeypatch.setattr(over.app.state.desk, "picture", broken)  # type: ignore[attr-defined]
    answer = over.get("/lagebericht")
    assert answer.status_code == 500
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert "secret" not in answer.text
    assert 'href="/lage"' in answer.text


# -- forms ------------------------------------------------------------------------------------------------------------------------


def test_there_are_forms(over: TestClient) -> None:
    assert {"/pruefen", "/artikel", "/lage/gesehen", "/abmelden"} <= set(posts(over))


FOREIGN = {
    "no token": ({}, {"origin": ORIGIN}),
    "a wrong token": ({TOKEN: "0" * 32}, {"origin": ORIGIN}),
    "another origin": (None, {"origin": "https://evil.example"}),
    "another port": (None, {"origin": "http://127.0.0.1:9999"}),
    "another site": (None, {"sec-fetch-site": "cross-site"}),
    "a sister site": (None, {"origin": ORIGIN, "sec-fetch-site": "same-site"}),
}


@pytest.mark.parametrize("how", FOREIGN)
def test_forms_of_other_sites_change_nothing(locked_in: Callable[[str], TestClient], how: str) -> None:
    client = locked_in("admin")
    client.get("/lage")
    fields, headers = FOREIGN[how]
    fields = {TOKEN: client.cookies[TOKEN]} if fields is None else fields
    with unchanged(client):
        got = {path: client.post(filled(path), data=fields, headers=headers).status_code for path in posts(client)}
    assert got == {path: 401 if path == "/anmelden" else 403 for path in got}
    assert client.get("/lage").status_code == 200


def test_a_form_with_an_upload_needs_the_token_too(locked_in: Callable[[str], TestClient]) -> None:
    client = locked_in("admin")
    with unchanged(client):
        for path in posts(client):
            files = {"file": ("a.txt", b"Der Minister sagte, er trete zuruck.")}
            answer = client.post(filled(path), files=files, headers={"origin": ORIGIN})
            assert answer.status_code in (401, 403), path


def test_a_reader_may_not_write(locked_in: Callable[[str], TestClient]) -> None:
    client = locked_in("reader")
    client.get("/lage")
    fields = {TOKEN: client.cookies[TOKEN]}
    with unchanged(client):
        for path in set(posts(client)) - READERS:
            assert client.post(filled(path), data=fields, headers={"origin": ORIGIN}).status_code == 403, path


def test_a_reader_is_not_offered_what_a_reader_may_not(locked_in: Callable[[str], TestClient]) -> None:
    client = locked_in("reader")
    for path, _ in NAVIGATION:
        assert client.get(path).status_code in (200, 403), path


def test_whoever_has_not_logged_in_sees_and_changes_nothing(locked_in: Callable[[str], TestClient]) -> None:
    client, secret = locked_in(""), "Dorwin"
    with unchanged(client):
        for method, route in routes(client.app):  # type: ignore[arg-type]
            if route.path == "/anmelden":
                continue
            answer = client.request(
                method, filled(route.path), data={TOKEN: client.cookies[TOKEN]} if method == "POST" else None
            )
            assert secret not in answer.text
            if route.path == FEED:
                assert answer.status_code == 401
                continue
            assert answer.status_code == 303, route.path
            assert answer.headers["location"].startswith("/anmelden"), route.path


def _requests(api_writes: bool) -> list[tuple[str, str]]:
    return [(one.method, API + filled(one.path)) for one in OPERATIONS if one.writes == api_writes]


def test_the_api_shows_nothing_to_whoever_has_not_logged_in(locked_in: Callable[[str], TestClient]) -> None:
    client = locked_in("")
    for operation in OPERATIONS:
        answer = client.request(operation.method, API + filled(operation.path))
        assert answer.status_code == 401 or operation.role is None, operation.name


def test_the_api_takes_nothing_from_other_sites_and_from_readers(locked_in: Callable[[str], TestClient]) -> None:
    assert _requests(api_writes=True)
    with unchanged(locked_in("admin")):
        for method, path in _requests(api_writes=True):
            for headers in ({"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}, {}):
                answer = locked_in("admin").request(method, path, content=b"{}", headers=headers)
                assert answer.status_code == 403, (method, path, headers)
        for operation in OPERATIONS:
            if operation.role in ("reviewer", "admin"):
                answer = locked_in("reader").request(
                    operation.method, API + filled(operation.path), json={}, headers={"origin": ORIGIN}
                )
                assert answer.status_code == 403, operation.name


# -- hostile texts ----------------------------------------------------------------------------------------------------------------


def test_hostile_texts_come_out_as_text_on_every_page(tmp_path: Path) -> None:
    with quiet(hostile_dossier(tmp_path / "boese.db")) as client:
        wrong, shown = {}, 0
        for address, answer in crawled(client, most=100):
            shown += "&lt;xss" in answer.text
            if not answer.headers["content-type"].startswith("text/html"):
                continue
            if "content-disposition" in answer.headers:
                continue
            found = [f"status {answer.status_code}"] * (answer.status_code != 200)
            if found := found + faults(answer.text, (OWN_TAG, "//svg[@onload]")):
                wrong[address] = found
        assert wrong == {}
        assert shown >= 10


@pytest.mark.parametrize(
    "key", ["q", "seite", "page", "since", "at", "art", "actor", "akteur", "frage", "from", "satz", "eintrag", "back"]
)
def test_what_stands_in_the_address_comes_out_as_text(over: TestClient, key: str) -> None:
    for path in without_parts(over.app):  # type: ignore[arg-type]
        answer = over.get(path, params={key: BREAKOUT})
        assert answer.status_code < ERRORS, path
        if answer.headers.get("content-type", "").startswith("text/html"):
            assert faults(answer.text, (OWN_TAG,)) == [], path
        assert "evil.example" not in over.get(path, params={key: "//evil.example"}).headers.get("location", "")


# -- what is not there, and nonsense --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "value",
    ["gibt-es-nicht", quote("ü:1/ä b", safe=""), "..%2F..%2Fetc%2Fpasswd", "%00", "%ff%fe", "a" * 5_000, "0", "-1"],
)
def test_an_unknown_id_has_a_way_back(over: TestClient, value: str) -> None:
    for method, route in routes(over.app):  # type: ignore[arg-type]
        if method == "GET" and "{" in route.path:
            answer = over.get(filled(route.path, value))
            assert answer.status_code == 404, route.path
            assert 'href="/lage"' in answer.text, route.path


@pytest.mark.parametrize("key", ["at", "since", "as_known", "von", "bis", "until", "from", "to", "zeit"])
@pytest.mark.parametrize(
    "value",
    ["Unsinn", "2031-99-99", "0000-00-00", "9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+14:00", "NaN", "1e400"],
)
def test_a_time_that_is_none_is_no_fault_of_the_server(over: TestClient, key: str, value: str) -> None:
    got = {path: over.get(path, params={key: value}).status_code for path in without_parts(over.app)}  # type: ignore[arg-type]
    assert {path: status for path, status in got.items() if status >= ERRORS} == {}


@pytest.mark.parametrize("path", ["/lagebericht"])
@pytest.mark.parametrize("key", ["at", "since"])
def test_a_time_that_is_none_is_said(over: TestClient, path: str, key: str) -> None:
    answer = over.get(path, params={key: "Unsinn"})
    assert answer.status_code in (400, 422)
    assert 'role="alert"' in answer.text


@pytest.mark.parametrize(
    "query",
    [
        f"q={quote(LONG)}",
        "q=%ff%fe&since=%ff&at=%c3",
        "q=%00&seite=0",
        "seite=-1&page=-1",
        "seite=99999999999999999999",
        "version=x&from=-5&to=x",
        "q=" + "(" * 500,
        "q=%22" * 3,
    ],
)
def test_odd_queries_are_no_fault_of_the_server(over: TestClient, query: str) -> None:
    got = {path: over.get(f"{path}?{query}").status_code for path in without_parts(over.app)}  # type: ignore[arg-type]
    assert {path: status for path, status in got.items() if status >= ERRORS} == {}


def test_odd_forms_are_no_fault_of_the_server(over: TestClient) -> None:
    over.get("/lage")
    kinds = {"content-type": "application/x-www-form-urlencoded"}
    with unchanged(over):
        for path in sorted(set(posts(over)) - READERS):
            for body in (
                f"{TOKEN}={over.cookies[TOKEN]}&q=%ff%fe&text=%00",
                f"{TOKEN}={over.cookies[TOKEN]}&" + "a=b&" * 900,
            ):
                answer = over.post(filled(path), content=body.encode(), headers=kinds | {"origin": ORIGIN})
                assert answer.status_code < ERRORS, (path, answer.text[:500])
            answer = over.post(
                filled(path),
                content=b"\xff\xfe--x",
                headers={"content-type": "multipart/form-data; boundary=x", "origin": ORIGIN},
            )
            assert answer.status_code < ERRORS, (path, answer.text[:500])


def test_a_dossier_that_is_locked_is_said_on_every_page(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with quiet(small) as client:
        assert client.get("/lage").status_code == 200

        @contextmanager
        def locked() -> Iterator[None]:
            raise LockedError("locked")
            yield

        monkeypatch.setattr(client.app.state.desk, "dossier", locked)  # type: ignore[attr-defined]
        pages = {path: client.get(path) for path, _ in NAVIGATION}
        assert {path: answer.status_code for path, answer in pages.items()} == dict.fromkeys(pages, 503)
        assert all("retry-after" in answer.headers for answer in pages.values())
        assert client.get(f"{API}/picture").status_code == 503
