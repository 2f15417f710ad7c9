"""The door: tries of a password, how long a login holds, the key of a server without passwords, cookies, and what is told of it."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from lagebild.errors import InputError
from lagebild.records import Findings
from lagebild.store import Dossier
from lagebild.web import Settings, create_app
from lagebild.web.key import COOKIE, Key
from lagebild.web.people import HOURS, IDLE, SESSION, People, line_of, load
from lagebild.web.security import TOKEN
from lagebild.web.trail import LOGGER, formatter, note
from lagebild.web.tries import MANY, PAUSE, WHILE, WRONG, Tries
from lagebild.web.words import say
from tests.views.crisis import crisis
from tests.web.conftest import ORIGIN, send

Serve = Callable[..., TestClient]
PASSWORD = "Brücke über den Fluss"
KEY = "ein-langer-schluessel"
SECURE = "https://lage.example.org"


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "krise.db"
    with Dossier.open(str(path), create=True) as dossier:
        dossier.add(crisis(), Findings())
    return path


@pytest.fixture(scope="module")
def passwords(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("door") / "passwords"
    people = (("eva", "reader"), ("udo", "reviewer"))
    path.write_text("\n".join(line_of(name, role, PASSWORD) for name, role in people), "utf-8")
    return path


def log_in(client: TestClient, name: str = "udo", password: str = PASSWORD) -> Any:
    client.get("/anmelden")
    token = next(cookie.value for cookie in client.cookies.jar if cookie.name.endswith(TOKEN))
    origin = {"origin": str(client.base_url).rstrip("/")}
    return client.post("/anmelden", data={TOKEN: token, "name": name, "password": password}, headers=origin)


# -- how often


def wrong(tries: Tries, name: str, address: str) -> float:
    return tries.begin(name, address)[1]


def test_who_guesses_waits_and_nobody_elsewhere_does() -> None:
    clock = Clock()
    tries = Tries(clock)
    assert [wrong(tries, "eva", "a") for _ in range(WRONG + 1)] == [0.0] * WRONG + [PAUSE]
    assert wrong(tries, "eva", "b") == 0
    assert wrong(tries, "udo", "a") == 0


def test_refused_tries_do_not_count_so_waiting_ends() -> None:
    clock = Clock()
    tries = Tries(clock)
    for _ in range(WRONG):
        wrong(tries, "eva", "a")
    for _ in range(11):
        clock.now += 5
        assert wrong(tries, "eva", "a") == pytest.approx(160 - clock.now)
    clock.now += 5
    assert wrong(tries, "eva", "a") == 0


def test_a_name_that_is_tried_from_everywhere_slows_down_but_not_where_it_is_known() -> None:
    clock = Clock()
    tries = Tries(clock)
    at, _ = tries.begin("eva", "home")
    tries.right("eva", "home", at)
    assert [wrong(tries, "eva", f"a{number}") for number in range(MANY)] == [0.0] * MANY
    assert wrong(tries, "eva", "another") == WHILE
    assert wrong(tries, "udo", "another") == 0
    assert [wrong(tries, "eva", "home") for _ in range(WRONG + 1)] == [0.0] * WRONG + [PAUSE]
    clock.now += WHILE
    assert wrong(tries, "eva", "another") == 0


def test_right_passwords_from_new_addresses_slow_nobody_down() -> None:
    tries = Tries(Clock())
    for number in range(2 * MANY):
        at, wait = tries.begin("eva", f"a{number}")
        assert wait == 0
        tries.right("eva", f"a{number}", at)


def test_whoever_is_logged_in_notices_nothing_of_guesses(small: Path, passwords: Path, serving: Serve) -> None:
    client = serving(small, passwords=passwords)
    assert log_in(client).status_code == 303
    other = TestClient(client.app, base_url=ORIGIN, follow_redirects=False, client=("192.0.2.9", 1))
    answers = [log_in(other, password="falsch") for _ in range(WRONG + 1)]
    assert [answer.status_code for answer in answers] == [401] * WRONG + [429]
    assert 0 < int(answers[-1].headers["retry-after"]) <= PAUSE
    assert say("de").log_in_wait.format(answers[-1].headers["retry-after"]) in answers[-1].text
    assert client.get("/lage").status_code == 200
    assert log_in(client).status_code == 303


# -- how long


def test_a_login_ends_after_hours_and_earlier_where_nobody_asks(passwords: Path) -> None:
    clock = Clock()
    people = People(load(passwords), clock)
    session = people.log_in("udo", PASSWORD) or ""
    for _ in range(int(HOURS)):
        assert people.who(session) is not None
        clock.now += 3600 - 1
    assert people.who(session) is not None
    clock.now += int(HOURS)
    assert people.who(session) is None
    session = people.log_in("udo", PASSWORD) or ""
    clock.now += IDLE * 3600
    assert people.who(session) is None
    clock.now -= 1
    assert people.who(session) is None  # it was ended, not only passed over


def test_whoever_logs_in_ends_the_login_before(small: Path, passwords: Path, serving: Serve) -> None:
    client = serving(small, passwords=passwords)
    log_in(client, "udo")
    first = client.cookies[f"{SESSION}-8420"]
    assert log_in(client, "eva").status_code == 303
    assert client.cookies[f"{SESSION}-8420"] != first
    client.cookies.set(f"{SESSION}-8420", first, domain="127.0.0.1")
    stranger = TestClient(client.app, base_url=ORIGIN, follow_redirects=False, cookies={f"{SESSION}-8420": first})
    assert stranger.get("/lage").status_code == 303


# -- cookies and headers


def test_over_https_cookies_are_the_hosts_own_and_there_is_no_way_back(small: Path, passwords: Path) -> None:
    app = create_app(
        Settings(place=str(small), passwords=passwords, secure=True, hosts=frozenset({"lage.example.org"}))
    )
    with TestClient(app, base_url=SECURE, follow_redirects=False) as client:
        answer = log_in(client)
        assert answer.status_code == 303
        assert answer.headers["strict-transport-security"] == "max-age=31536000"
        client.get("/lage?lang=en")
        names = {cookie.name for cookie in client.cookies.jar}
        assert {f"__Host-{TOKEN}", f"__Host-{SESSION}", "__Host-lagebild-lang"} <= names
        assert all(cookie.secure and cookie.path == "/" for cookie in client.cookies.jar)
        token = client.cookies[f"__Host-{TOKEN}"]
        assert client.post("/abmelden", data={TOKEN: token}, headers={"origin": SECURE}).status_code == 303
        assert f"__Host-{SESSION}" not in {cookie.name for cookie in client.cookies.jar}
    with TestClient(create_app(Settings(place=str(small))), base_url=ORIGIN) as client:
        assert "strict-transport-security" not in client.get("/lage").headers


def test_two_servers_on_one_host_do_not_log_each_other_out(small: Path, passwords: Path) -> None:
    first, second = (
        TestClient(
            create_app(Settings(place=str(small), passwords=passwords)),
            base_url=f"http://127.0.0.1:{port}",
            follow_redirects=False,
        )
        for port in (8420, 8421)
    )
    log_in(first)
    second.cookies.jar = first.cookies.jar  # one browser
    log_in(second)
    assert first.get("/lage").status_code == 200
    assert second.get("/lage").status_code == 200


@pytest.mark.parametrize("origin", ["null", "", "http://"])
def test_a_form_of_nowhere_is_refused(small: Path, serving: Serve, origin: str) -> None:
    client = serving(small)
    client.get("/lage")
    fields = {TOKEN: client.cookies[TOKEN]}
    assert client.post("/pruefen", data=fields, headers={"origin": origin}).status_code == 403


@pytest.mark.parametrize("host", ["127.0.0.1:99999", "127.0.0.1:0", "127.0.0.1:x"])
def test_a_port_that_is_none_is_refused(small: Path, serving: Serve, host: str) -> None:
    assert serving(small).get("/lage", headers={"host": host}).status_code == 421


# -- the key


def test_without_the_key_nothing_is_seen_or_changed(small: Path, serving: Serve) -> None:
    client = serving(small, key=KEY)
    assert client.get("/lage").headers["location"].startswith("/anmelden")
    assert "krise" not in client.get("/anmelden").text
    assert send(client, "/pruefen").status_code == 303
    assert client.get("/api/v1/counts").status_code == 401
    assert client.get("/aussagen.atom?q=a").status_code == 401
    answer = client.get("/lage?key=falsch-falsch-falsch")
    assert answer.headers["location"] == "/anmelden?back=%2Flage"
    assert client.get("/lage").status_code == 303
    assert client.get("/api/v1/health").status_code == 200


def test_the_address_with_the_key_opens_the_door_and_leads_on_without_it(small: Path, serving: Serve) -> None:
    client = serving(small, key=KEY)
    answer = client.get(f"/aussagen?q=Br%C3%BCcke&key={KEY}&lang=en")
    assert (answer.status_code, answer.headers["location"]) == (303, "/aussagen?q=Br%C3%BCcke&lang=en")
    assert KEY not in answer.headers["set-cookie"]
    assert "httponly" in answer.headers["set-cookie"].lower()
    assert client.get("/lage").status_code == 200
    assert client.get("/api/v1/counts").status_code == 200
    assert send(client, "/lage/gesehen").status_code < 400
    assert client.get(f"//evil.example/?key={KEY}").headers["location"] == "/"


def test_the_key_can_be_typed(small: Path, serving: Serve) -> None:
    client = serving(small, key=KEY)
    assert 'name="key"' in client.get("/anmelden?back=/akteure").text
    token = {TOKEN: client.cookies[TOKEN]}
    sent = {"params": {"back": "/akteure"}, "headers": {"origin": ORIGIN}}
    wrong = client.post("/anmelden", data=token | {"key": "falsch"}, **sent)
    assert (wrong.status_code, say("de").log_in_key_wrong in wrong.text) == (401, True)
    right = client.post("/anmelden", data=token | {"key": f" {KEY} "}, **sent)
    assert (right.status_code, right.headers["location"]) == (303, "/akteure")
    assert client.get("/akteure").status_code == 200


def test_programs_send_the_key_as_a_password(small: Path, serving: Serve) -> None:
    client = serving(small, key=KEY)
    assert client.get("/api/v1/counts", auth=("wer auch immer", KEY)).status_code == 200
    assert client.get("/aussagen.atom?q=Velmar", auth=("", KEY)).status_code == 200
    assert client.get("/api/v1/counts", auth=("eva", "falsch")).status_code == 401
    assert client.get("/lage", auth=("eva", KEY)).status_code == 303
    body = {"kind": "grade", "of": "source", "subject": "Niemandsblatt", "grade": "B2"}
    assert client.post("/api/v1/verdicts", json=body, auth=("", KEY)).status_code == 404
    assert client.post("/api/v1/verdicts", json=body).status_code == 401


def test_a_key_that_opens_once_opens_once() -> None:
    key = Key()
    once = key.once()
    assert not key.fits(once)
    assert [key.opens(once), key.opens(once)] == [True, False]
    assert [key.opens(key.value), key.opens(key.value), key.opens("")] == [True, True, False]
    assert key.known(key.sign)
    assert not key.known(Key().sign)
    assert Key(KEY).sign == Key(KEY).sign  # a browser that knows it may come back after a restart


@pytest.mark.parametrize("value", ["", "kurz", "ein langer schlüssel", "sechzehn zeichen\n"])
def test_a_key_that_is_easily_guessed_or_cannot_be_sent_is_refused(value: str) -> None:
    with pytest.raises(InputError, match="LAGEBILD_KEY"):
        Key(value)


def test_keys_of_two_servers_on_one_host_are_kept_apart(small: Path, serving: Serve) -> None:
    client = serving(small, key=KEY)
    client.get(f"/?key={KEY}")
    assert f"{COOKIE}-8420" in client.cookies


# -- what is told of it


def told(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [one.getMessage() for one in caplog.records if one.name == LOGGER.name]


def test_who_came_in_who_did_not_and_who_changed_something(
    small: Path, passwords: Path, serving: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, LOGGER.name)
    client = serving(small, passwords=passwords)
    for _ in range(WRONG + 1):
        log_in(client, "eva", "falsch")
    log_in(client, "eva")
    assert [re.sub(r"\d+", "N", line) for line in told(caplog)[-2:]] == ['testclient "eva" locked-out N s'] * 2
    caplog.clear()
    other = TestClient(client.app, base_url=ORIGIN, follow_redirects=False, client=("2001:db8:1:2:3::4", 1))
    log_in(other, "eva")
    send(other, "/pruefen", action="note", note="geheim")
    log_in(client, "udo")
    client.post("/api/v1/verdicts", json={}, headers={"origin": ORIGIN})
    client.get("/lage")
    send(client, "/lage/gesehen")
    send(client, "/abmelden")
    assert told(caplog) == [
        '2001:db8:1:2::/64 "eva" login',
        '2001:db8:1:2::/64 "eva" refused POST /pruefen 403',
        'testclient "udo" login',
        'testclient "udo" judgement POST /api/v1/verdicts 400',
        'testclient "udo" logout',
    ]
    assert "falsch" not in caplog.text
    assert "geheim" not in caplog.text


def test_a_judgement_is_told_with_what_it_became(small: Path, serving: Serve, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, LOGGER.name)
    client = serving(small)
    record = client.get("/api/v1/statements?all=true").json()["data"][0]["evidence"][0]["record"]
    headers = {"authorization": "Basic x"}
    made = client.post("/api/v1/verdicts", json={"kind": "confirm", "subject": record}, headers=headers)
    client.post(f"{made.headers['location']}/undo", headers={"x-lagebild": "1"})
    said = [line.partition('" ')[2] for line in told(caplog)]
    assert said == [
        f"judgement POST /api/v1/verdicts 201 {made.headers['location']}",
        f"undo POST {made.headers['location']}/undo 200 {made.headers['location']}",
    ]


def test_a_name_cannot_pass_for_a_line(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, LOGGER.name)
    note("login-failed", address="192.0.2.1", name='eva" login\n2031 access "\u202eudo' + "x" * 1000, refused=True)
    (line,) = [formatter().format(one) for one in caplog.records]
    assert re.match(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ access 192\.0\.2\.1 "eva\\" login\\n2031', line)
    assert line.isascii()
    assert line.count("\n") == 0
    assert len(line) < 400


def test_a_wrong_key_is_told_and_not_what_was_given(
    small: Path, serving: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    client = serving(small, key=KEY)
    client.get("/lage?key=fast-richtig-geraten")
    assert told(caplog) == ['testclient "" wrong-key']
