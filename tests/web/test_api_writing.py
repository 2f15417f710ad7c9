"""The API for those who write: adding reports, judging, taking back; who may, and whose pages may have it sent."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from lagebild import pipeline
from lagebild.store import Dossier
from lagebild.web import Settings, create_app
from lagebild.web.people import SESSION, line_of
from lagebild.web.security import TOKEN
from tests.fakes import load_fake
from tests.web.apiserver import BASE, JSON, check, problem, small_dossier
from tests.web.conftest import ORIGIN

PASSWORD = "Brücke über den Fluss"
PAGE = (
    "<html><head><title>Grenze</title></head><body><article><p>Die Lage ist ernst, so heißt es am Abend aus der Stadt.</p>"
    "<p>Korwath sagte: „Wir bleiben.“ Danach ging er.</p></article></body></html>"
)
TEXT = "Am Abend war die Lage ruhig. Solvang sagte: „Wir warten ab.“"
Start = Callable[..., TestClient]


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """start(**settings): a client of a server over a dossier of its own, with a reader that needs no network."""
    monkeypatch.setattr(pipeline, "load_reader", load_fake)
    place = small_dossier(tmp_path / "small.db")
    clients: list[TestClient] = []

    def serve(**settings: Any) -> TestClient:
        app = create_app(Settings(place=str(place), **settings))
        desk = app.state.desk
        desk.picture = partial(
            desk.picture, patience=60.0
        )  # what was just written must be in it, however slow the machine is
        clients.append(TestClient(app, base_url=ORIGIN, follow_redirects=False))
        return clients[-1].__enter__()

    yield serve
    for client in clients:
        client.__exit__(None, None, None)


@pytest.fixture
def passwords(tmp_path: Path) -> Path:
    path = tmp_path / "passwords"
    lines = [line_of(name, role, PASSWORD) for name, role in (("eva", "reader"), ("udo", "reviewer"))]
    path.write_text("\n".join(lines), "utf-8")
    return path


def basic(name: str, password: str = PASSWORD) -> dict[str, str]:
    return {"authorization": "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()}


def send(client: TestClient, path: str, value: Any, **headers: str) -> Any:
    return client.post(BASE + path, json=value, headers={name.replace("_", "-"): one for name, one in headers.items()})


def upload(client: TestClient, body: bytes | str, kind: str, query: str = "") -> Any:
    return client.post(f"{BASE}/articles{query}", content=body, headers={"content-type": kind, "x-lagebild": "1"})


def a_record(client: TestClient) -> str:
    record: str = client.get(BASE + "/statements?actor=Solvang").json()["data"][0]["evidence"][0]["record"]
    return record


# -- adding


@pytest.mark.parametrize(
    ("kind", "body", "ids"),
    [
        ("application/json", json.dumps({"id": "n", "text": TEXT}), ["n"]),
        (
            "application/json",
            json.dumps([{"id": "n", "text": TEXT}, {"id": "m", "text": TEXT + " Mehr nicht."}]),
            ["n", "m"],
        ),
        (
            "application/jsonl",
            json.dumps({"id": "n", "text": TEXT}) + "\n\n" + json.dumps({"id": "m", "text": "Mehr. " + TEXT}),
            ["n", "m"],
        ),
        ("application/x-ndjson; charset=utf-8", json.dumps({"id": "n", "text": TEXT}), ["n"]),
    ],
)
def test_reports_come_in_as_json_and_are_in_the_picture(start: Start, kind: str, body: str, ids: list[str]) -> None:
    client = start()
    before = client.get(BASE + "/statements").headers["etag"]
    rows = check("add", upload(client, body, kind))
    assert [(row["outcome"], row["article"]) for row in rows] == [("new", one) for one in ids]
    assert "Wir warten ab." in client.get(BASE + "/statements").text
    assert client.get(BASE + "/statements").headers["etag"] != before
    assert [row["outcome"] for row in check("add", upload(client, body, kind))] == ["unchanged"] * len(ids)


@pytest.mark.parametrize(
    ("kind", "body"), [("text/plain", TEXT), ("text/markdown", f"# Grenze\n\n{TEXT}\n"), ("text/html", PAGE)]
)
def test_one_text_comes_in_with_its_details(start: Start, kind: str, body: str) -> None:
    client = start()
    query = "?id=n&title=T&publisher=P&url=https%3A%2F%2Fp.example%2F1&published=2026-03-19&language=de"
    assert [row["outcome"] for row in check("add", upload(client, body.encode(), kind, query))] == ["new"]
    found = check("article", client.get(BASE + "/articles/n"))
    assert (found["title"], found["publisher"], found["url"], found["published"]) == (
        "T",
        "P",
        "https://p.example/1",
        "2026-03-19",
    )
    assert "Wir " in client.get(BASE + "/articles/n/reading").text


def test_what_became_of_each_report_is_told_in_its_place(start: Start) -> None:
    client = start()
    body = [
        {"id": "n", "text": TEXT},
        {"text": 3},
        "kein Objekt",
        {"id": "r-2", "text": "Neu gefasst. Solvang sagte: „Nein.“"},
    ]
    rows = check("add", upload(client, json.dumps(body), "application/json"))
    assert [(row["outcome"], row["where"]) for row in rows] == [
        ("new", "body:1"),
        ("failed", "body:2"),
        ("failed", "body:3"),
        ("version", "body:4"),
    ]
    assert "text" in rows[1]["error"]


@pytest.mark.parametrize(
    ("kind", "body", "name"),
    [
        ("application/json", b"{", "invalid"),
        ("application/json", b"\xff\xfe", "invalid"),
        ("application/json", b"[]", "invalid"),
        ("application/json", b"[" * 100_000, "invalid"),
        ("application/json", b"1" * 10_000, "invalid"),
        ("application/json", b'"text"', "refused"),
        ("application/json", b'[{"text": NaN}]', "refused"),
        ("application/jsonl", b"", "refused"),
        ("application/jsonl", b"\x00\x01\x02", "refused"),
        ("application/jsonl", b'{"text": "' + TEXT.encode("utf-16") + b'"}', "refused"),
        ("text/plain", b"", "refused"),
        ("text/plain", b"%PDF-1.7 \x00\x01", "refused"),
        ("text/html", b"<html></html>", "refused"),
        ("image/png", b"x", "wrong-media"),
        ("multipart/form-data", b"x", "wrong-media"),
        ("", b"x", "wrong-media"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(start: Start, kind: str, body: bytes, name: str) -> None:
    client = start()
    assert problem(upload(client, body, kind), name)["detail"]
    assert client.get(BASE + "/counts").json()["data"]["articles"] == 3


def test_a_text_in_another_encoding_is_read(start: Start) -> None:
    client = start()
    words = "Über die Brücke fährt niemand mehr, heißt es. Korwath sagte: „Wir müssen prüfen.“"
    for encoding in ("cp1252", "utf-16", "utf-8-sig"):
        assert check("add", upload(client, words.encode(encoding), "text/plain", f"?id={encoding}"))[0]["outcome"] in (
            "new",
            "copy",
        )
        assert "Brücke" in client.get(f"{BASE}/articles/{encoding}/text").json()["data"]["text"]


def test_more_than_is_taken_is_refused(start: Start) -> None:
    client = start(largest=2000)
    problem(upload(client, "x" * 2001, "text/plain"), "too-large")
    parts = (b"x" * 1000 for _ in range(200))
    headers = {"content-type": "text/plain", "x-lagebild": "1"}
    problem(client.post(BASE + "/articles", content=parts, headers=headers), "too-large")
    problem(client.post(BASE + "/whatif", content=b'{"sentence": "' + b"x" * 70_000, headers=JSON), "too-large")


def test_without_a_model_adding_says_so(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    from lagebild.errors import ModelError  # noqa: PLC0415

    def none(*_: Any, **__: Any) -> None:
        raise ModelError("no model is installed")

    monkeypatch.setattr(pipeline, "load_reader", none)
    assert "no model" in problem(upload(start(), TEXT, "text/plain"), "unavailable")["detail"]


def test_details_beside_json_are_refused_and_other_addresses_never_fetched(start: Start) -> None:
    client = start()
    problem(upload(client, json.dumps({"text": TEXT}), "application/json", "?title=T"), "invalid")
    rows = check("add", upload(client, json.dumps({"text": TEXT, "url": "http://127.0.0.1:1/x"}), "application/json"))
    assert rows[0]["outcome"] == "new"


# -- what-if


def test_whatif_answers_and_keeps_nothing(start: Start) -> None:
    client = start()
    data = check("whatif", send(client, "/whatif", {"sentence": "Die Armee besetzte am Sonntag die Brücke."}))
    assert data["schema"] == "lagebild.whatif/1"
    assert client.get(BASE + "/counts").json()["data"]["articles"] == 3
    problem(send(client, "/whatif", {"sentence": " "}), "refused")
    problem(send(client, "/whatif", {"sentence": "x" * 10_000}), "invalid")


# -- judging


def test_a_judgement_changes_the_picture_and_can_be_taken_back(start: Start) -> None:
    client = start()
    record = a_record(client)
    made = send(client, "/verdicts", {"kind": "reject", "subject": record})
    data = check("judge", made)
    assert made.status_code == 201
    assert made.headers["location"] == f"{BASE}/verdicts/{data['id']}"
    assert "Wir reden weiter" not in client.get(BASE + "/statements").text
    assert check("verdict", client.get(made.headers["location"])) == data
    undone = check("undo", client.post(f"{made.headers['location']}/undo", headers=JSON))
    assert undone["undone_by"] == undone["author"] != ""
    assert "Wir reden weiter" in client.get(BASE + "/statements").text
    problem(client.post(f"{made.headers['location']}/undo", headers=JSON), "conflict")
    problem(client.post(f"{BASE}/verdicts/{data['id'][:6]}/undo", headers=JSON), "not-found")


def test_every_kind_of_judgement_can_be_made(start: Start) -> None:
    client = start()
    record, other = (
        a_record(client),
        client.get(BASE + "/statements?actor=Korwath").json()["data"][0]["evidence"][0]["record"],
    )
    bodies: list[dict[str, Any]] = [
        {"kind": "confirm", "subject": record},
        {"kind": "correct", "subject": record, "set": {"type": "indirect", "medium": "Writing"}},
        {"kind": "note", "subject": record, "text": " nachfragen "},
        {"kind": "note", "of": "source", "subject": "Seeblatt", "text": "Regierungsnah"},
        {"kind": "grade", "subject": "Seeblatt", "grade": "b2"},
        {"kind": "merge", "of": "record", "subject": record, "with": other},
        {"kind": "split", "of": "article", "subject": "r-2", "with": "r-3"},
        {"kind": "merge", "of": "actor", "subject": "Solvang", "with": "Korwath", "article": "r-2"},
    ]
    ids = [check("judge", send(client, "/verdicts", body))["id"] for body in bodies]
    rows = check("verdicts", client.get(BASE + "/verdicts"))
    assert [row["id"] for row in rows] == ids
    assert rows[2]["value"]["text"] == "nachfragen"
    assert rows[4]["value"] == {"grade": "B2"}
    assert [row["kind"] for row in check("verdicts", client.get(BASE + "/verdicts?kind=grade,note"))] == [
        "note",
        "note",
        "grade",
    ]
    assert len(check("verdicts", client.get(f"{BASE}/verdicts?subject={record}"))) == 4
    client.post(f"{BASE}/verdicts/{ids[0]}/undo", headers=JSON)
    assert len(check("verdicts", client.get(f"{BASE}/verdicts?standing=true"))) == len(ids) - 1
    reading = check("reading", client.get(BASE + "/articles/r-2/reading"))
    assert [(one["type"], one["medium"]) for one in reading["statements"]] == [("indirect", "Writing")]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ({}, "invalid"),
        ([], "invalid"),
        ({"kind": "confirm"}, "invalid"),
        ({"kind": "love", "subject": "RECORD"}, "invalid"),
        ({"kind": "confirm", "subject": "RECORD", "state": "open"}, "invalid"),
        ({"kind": "confirm", "subject": "RECORD", "autor": "x"}, "invalid"),
        ({"kind": "confirm", "subject": "RECORD\x00"}, "invalid"),
        ({"kind": "note", "subject": "RECORD", "text": "\ud800"}, "invalid"),
        ({"kind": "confirm", "subject": 7}, "invalid"),
        ({"kind": "confirm", "subject": "RECORD", "of": "actor"}, "invalid"),
        ({"kind": "merge", "subject": "RECORD", "with": "RECORD"}, "invalid"),
        ({"kind": "correct", "subject": "RECORD", "set": {}}, "invalid"),
        ({"kind": "correct", "subject": "RECORD", "set": {"type": 3}}, "invalid"),
        ({"kind": "note", "subject": "RECORD", "text": "x", "article": "r-2"}, "invalid"),
        ({"kind": "correct", "subject": "RECORD", "set": {"type": "shouted"}}, "refused"),
        ({"kind": "correct", "subject": "RECORD", "set": {"colour": "red"}}, "refused"),
        ({"kind": "correct", "subject": "RECORD", "set": {"spans": "9-3"}}, "refused"),
        ({"kind": "correct", "subject": "RECORD", "set": {"spans": "0-99999999999999999999"}}, "refused"),
        ({"kind": "correct", "subject": "RECORD", "set": {"said": "gestern"}}, "refused"),
        ({"kind": "state", "subject": "RECORD", "state": "open"}, "refused"),
        ({"kind": "grade", "subject": "Seeblatt", "grade": "Z9"}, "refused"),
        ({"kind": "merge", "of": "record", "subject": "RECORD", "with": "RECORD"}, "refused"),
        ({"kind": "grade", "subject": "Niemandsblatt", "grade": "A1"}, "not-found"),
        ({"kind": "confirm", "subject": "s0"}, "not-found"),
        ({"kind": "merge", "of": "actor", "subject": "er", "with": "Niemand"}, "not-found"),
    ],
)
def test_a_judgement_that_makes_no_sense_is_refused_and_not_written(start: Start, body: Any, name: str) -> None:
    client = start()
    text = json.dumps(body).replace("RECORD", a_record(client))
    problem(client.post(BASE + "/verdicts", content=text, headers=JSON), name)
    assert client.get(BASE + "/verdicts").json()["data"] == []


def test_a_stale_judgement_is_shown_what_others_decided(start: Start) -> None:
    client = start()
    record = a_record(client)
    first = check("judge", send(client, "/verdicts", {"kind": "confirm", "subject": record, "seen": []}))
    found = problem(send(client, "/verdicts", {"kind": "reject", "subject": record, "seen": []}), "conflict")
    assert found["verdicts"] == [first]
    assert len(client.get(BASE + "/verdicts").json()["data"]) == 1
    check("judge", send(client, "/verdicts", {"kind": "reject", "subject": record, "seen": [first["id"]]}))


def test_of_two_that_take_back_at_once_one_is_told(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    client = start()
    made = check("judge", send(client, "/verdicts", {"kind": "confirm", "subject": a_record(client)}))
    undo = Dossier.undo

    def slower(self: Dossier, *given: Any, **named: Any) -> Any:
        monkeypatch.setattr(Dossier, "undo", undo)
        with client.app.state.desk.dossier() as other:  # type: ignore[attr-defined]
            other.undo(made["id"], author="eva")
        return undo(self, *given, **named)

    monkeypatch.setattr(Dossier, "undo", slower)
    found = problem(client.post(f"{BASE}/verdicts/{made['id']}/undo", headers=JSON), "conflict")
    assert found["verdicts"][0]["undone_by"] == "eva"


def test_a_dossier_that_is_locked_is_not_waited_for_in_vain(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    from lagebild.errors import LockedError  # noqa: PLC0415

    def locked(*_: Any, **__: Any) -> None:
        raise LockedError("another program")

    client = start()
    record = a_record(client)
    monkeypatch.setattr(Dossier, "judge_all", locked)
    answer = send(client, "/verdicts", {"kind": "confirm", "subject": record})
    problem(answer, "unavailable")
    assert answer.headers["retry-after"] == "2"


# -- withdrawn


def test_what_went_is_in_the_feed_and_what_it_became(start: Start) -> None:
    client = start()
    rows = {row["text"]: row for row in client.get(BASE + "/statements").json()["data"]}
    before = client.get(BASE + "/articles?limit=1").json()["data"][0]["known"].replace(":", "%3A")
    send(client, "/verdicts", {"kind": "reject", "subject": a_record(client)})
    found = check("withdrawn", client.get(f"{BASE}/withdrawn?since={before}"))
    assert {"list": "statements", "id": rows["Wir reden weiter."]["id"], "became": None} in found
    kept = {row["id"] for row in client.get(BASE + "/statements").json()["data"]}
    assert not kept & {row["id"] for row in found}


def test_a_list_that_changes_between_pages_is_begun_anew(start: Start) -> None:
    client = start()
    cursor = client.get(BASE + "/statements?limit=1").json()["page"]["next"]
    send(client, "/verdicts", {"kind": "grade", "subject": "Seeblatt", "grade": "A1"})
    assert "jsonl" in problem(client.get(f"{BASE}/statements?limit=1&cursor={cursor}"), "cursor-gone")["hint"]


def test_what_is_forgotten_leaves_a_sign_that_copies_are_to_be_made_anew(start: Start) -> None:
    client = start()
    assert check("counts", client.get(BASE + "/counts"))["forgotten"] is None
    with client.app.state.desk.dossier() as dossier:  # type: ignore[attr-defined]
        dossier.forget_article("r-2")
    assert check("counts", client.get(BASE + "/counts"))["forgotten"]
    assert "Wir reden weiter" not in client.get(BASE + "/statements").text
    problem(client.get(BASE + "/articles/r-2"), "not-found")


# -- who may


def test_whoever_is_not_known_is_asked_to_log_in(start: Start, passwords: Path) -> None:
    client = start(passwords=passwords)
    for headers in (
        {},
        basic("eva", "falsch"),
        basic("niemand"),
        {"authorization": "Basic §"},
        {"authorization": "Bearer x"},
        {"authorization": "Basic " + "A" * 5000},
    ):
        answer = client.get(BASE + "/statements", headers={name: value.encode() for name, value in headers.items()})
        problem(answer, "login-needed")
        assert answer.headers["www-authenticate"].startswith("Basic ")
    assert client.get(BASE + "/health").status_code == 200
    assert client.get(BASE + "/openapi.json").status_code == 200
    assert client.get(BASE + "/docs").headers["location"] == "/anmelden?back=%2Fapi%2Fv1%2Fdocs"
    assert client.get(BASE + "/statements", headers=basic("eva")).status_code == 200


def test_readers_do_not_write_and_reviewers_sign(start: Start, passwords: Path) -> None:
    client = start(passwords=passwords)
    body = {"kind": "grade", "subject": "Seeblatt", "grade": "B2"}
    problem(client.post(BASE + "/verdicts", json=body, headers=basic("eva")), "forbidden")
    problem(client.post(BASE + "/articles", json={"text": TEXT}, headers=basic("eva")), "forbidden")
    check("whatif", client.post(BASE + "/whatif", json={"sentence": "Er ging."}, headers=basic("eva")))
    made = check("judge", client.post(BASE + "/verdicts", json=body, headers=basic("udo")))
    assert made["author"] == "udo"
    problem(client.post(f"{BASE}/verdicts/{made['id']}/undo", headers=basic("eva") | JSON), "forbidden")
    assert check("undo", client.post(f"{BASE}/verdicts/{made['id']}/undo", headers=basic("udo")))["undone_by"] == "udo"


def test_a_password_is_compared_once_not_with_every_request(
    start: Start, passwords: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = start(passwords=passwords)
    people = client.app.state.people  # type: ignore[attr-defined]
    asked: list[str] = []
    right = people._right
    monkeypatch.setattr(people, "_right", lambda name, password: asked.append(name) or right(name, password))
    for _ in range(3):
        assert client.get(BASE + "/counts", headers=basic("eva")).status_code == 200
    assert asked == ["eva"]
    problem(client.get(BASE + "/counts", headers=basic("eva", "falsch")), "login-needed")


def test_whoever_guesses_is_told_to_wait_and_whoever_is_known_is_not(start: Start, passwords: Path) -> None:
    client = start(passwords=passwords)
    assert client.get(BASE + "/counts", headers=basic("eva")).status_code == 200
    for _ in range(5):
        problem(client.get(BASE + "/counts", headers=basic("eva", "falsch")), "login-needed")
    answer = client.get(BASE + "/counts", headers=basic("eva", "falsch"))
    problem(answer, "too-many")
    assert 0 < int(answer.headers["retry-after"]) <= 60
    assert client.get(BASE + "/counts", headers=basic("eva")).status_code == 200
    assert client.get(BASE + "/counts", headers=basic("udo")).status_code == 200


def test_what_is_refused_before_it_is_looked_at_is_a_problem_too(start: Start) -> None:
    client = start(largest=1000)
    problem(client.get(BASE + "/counts", headers={"host": "evil.example"}), "wrong-host")
    cross = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}
    problem(client.get(BASE + "/counts", headers=cross), "from-elsewhere")
    parts = (b"x" * 10_000 for _ in range(20))
    for body in (b"x" * 200_000, parts):
        kind = {"content-type": "text/plain", "x-lagebild": "1"}
        problem(client.post(BASE + "/articles", content=body, headers=kind), "too-large")


# -- whose page may have it sent

GRADE = {"kind": "grade", "subject": "Seeblatt", "grade": "B2"}


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:8421"},
        {"origin": ORIGIN, "sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
@pytest.mark.parametrize("login", ["none", "basic", "cookie"])
def test_no_page_of_another_site_writes(start: Start, passwords: Path, headers: dict[str, str], login: str) -> None:
    client = start() if login == "none" else start(passwords=passwords)
    headers = headers | {"x-lagebild": "1"} | (basic("udo") if login == "basic" else {})
    if login == "cookie":
        log_in(client)
        headers |= {"x-form-token": client.cookies[TOKEN]}
    problem(client.post(BASE + "/verdicts", json=GRADE, headers=headers), "from-elsewhere")
    problem(
        client.post(BASE + "/articles", content=TEXT, headers=headers | {"content-type": "text/plain"}),
        "from-elsewhere",
    )


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""]
)
def test_what_a_form_can_send_is_no_proof_where_nobody_logs_in(start: Start, kind: str) -> None:
    client = start()
    problem(client.post(BASE + "/articles", content=TEXT, headers={"content-type": kind}), "from-elsewhere")
    problem(client.post(BASE + "/verdicts/j1/undo", headers={"content-type": kind}), "from-elsewhere")
    assert (
        client.post(
            BASE + "/articles", content=TEXT, headers={"content-type": "text/plain", "origin": ORIGIN}
        ).status_code
        == 200
    )


def log_in(client: TestClient) -> None:
    client.get("/anmelden")
    fields = {TOKEN: client.cookies[TOKEN], "name": "udo", "password": PASSWORD}
    assert client.post("/anmelden", data=fields, headers={"origin": ORIGIN}).status_code == 303


def test_a_login_writes_with_the_token_or_from_this_origin(start: Start, passwords: Path) -> None:
    client = start(passwords=passwords)
    log_in(client)
    assert f"{SESSION}-8420" in client.cookies
    problem(client.post(BASE + "/verdicts", json=GRADE), "from-elsewhere")
    problem(client.post(BASE + "/verdicts", json=GRADE, headers={"x-form-token": "0" * 32}), "from-elsewhere")
    problem(client.post(BASE + "/verdicts", json=GRADE, headers={"x-lagebild": "1"}), "from-elsewhere")
    for headers in ({"x-form-token": client.cookies[TOKEN]}, {"origin": ORIGIN}, {"sec-fetch-site": "same-origin"}):
        assert check("judge", client.post(BASE + "/verdicts", json=GRADE, headers=headers))["author"] == "udo"
