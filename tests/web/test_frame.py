"""What holds for every page: who may call, what a page may load, who may log in, what is said where something is wrong."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient

from lagebild.errors import InputError, StoreError
from lagebild.store import Dossier
from lagebild.web import Settings, create_app
from lagebild.web.desk import MAKING, BusyError, Desk
from lagebild.web.people import SESSION, People, Person, WaitError, line_of, load, may_undo
from lagebild.web.rendering import _name
from lagebild.web.security import TOKEN, own_path
from lagebild.web.tries import WRONG
from tests.web.conftest import ORIGIN, send

Serve = Callable[..., TestClient]
PASSWORD = "Brücke über den Fluss"


@pytest.fixture
def passwords(tmp_path: Path) -> Path:
    path = tmp_path / "passwords"
    lines = [line_of(name, role, PASSWORD) for name, role in (("eva", "reader"), ("udo", "reviewer"), ("ida", "admin"))]
    path.write_text("# those of the desk\n" + "\n".join(lines) + "\n", "utf-8")
    return path


def log_in(client: TestClient, name: str, password: str = PASSWORD, back: str = "/lage") -> int:
    client.get("/anmelden")
    fields = {TOKEN: client.cookies[TOKEN], "name": name, "password": password}
    answer = client.post("/anmelden", params={"back": back}, data=fields, headers={"origin": ORIGIN})
    return answer.status_code


def test_the_first_page_is_the_situation(client: TestClient) -> None:
    answer = client.get("/")
    assert (answer.status_code, answer.headers["location"]) == (307, "/lage")


def test_every_page_of_the_navigation_is_there(client: TestClient) -> None:
    from lagebild.web.words import NAVIGATION  # noqa: PLC0415

    assert {path: client.get(path).status_code for path, _ in NAVIGATION} == {path: 200 for path, _ in NAVIGATION}


def test_no_page_allows_inline_scripts_or_other_hosts(client: TestClient) -> None:
    policy = client.get("/lage").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert client.get("/static/desk.css").headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "localhost.evil.example:8420", "[::2]"])
def test_a_name_that_is_not_this_machines_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/lage", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8420", "localhost", "[::1]:8420"])
def test_the_names_of_this_machine_are_served(client: TestClient, host: str) -> None:
    assert client.get("/lage", headers={"host": host}).status_code == 200


def test_too_much_is_refused_whether_its_length_is_told_or_not(place: Path, serving: Serve, passwords: Path) -> None:
    client = serving(place, largest=1000, passwords=passwords)
    form = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/anmelden", content=b"x" * 200_000, headers=form).status_code == 413
    parts = (b"x" * 10_000 for _ in range(20))
    assert client.post("/anmelden", content=parts, headers=form).status_code == 413
    assert client.post("/anmelden", content=b"x" * 2_000, headers=form).status_code == 401


def test_the_language_is_the_browsers_until_one_is_chosen(place: Path, serving: Serve) -> None:
    client = serving(place)
    assert '<html lang="en">' in client.get("/lage", headers={"accept-language": "fr, en;q=0.8, de;q=0.5"}).text
    assert '<html lang="de">' in client.get("/lage", headers={"accept-language": "tlh"}).text
    assert '<html lang="en">' in client.get("/lage?lang=en").text
    assert '<html lang="en">' in client.get("/lage", headers={"accept-language": "de"}).text
    assert '<html lang="en">' in client.get("/lage?lang=xx").text


def test_an_unknown_address_has_a_way_back(client: TestClient) -> None:
    answer = client.get("/nirgends")
    assert answer.status_code == 404
    assert 'href="/lage"' in answer.text


def test_what_would_be_open_to_everybody_does_not_start(place: Path) -> None:
    with pytest.raises(InputError, match="passwords"):
        create_app(Settings(place=str(place), host="0.0.0.0"))


def test_no_dossier_no_server(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        create_app(Settings(place=str(tmp_path / "nichts.db")))


def test_a_dossier_that_vanishes_is_said(place: Path, serving: Serve) -> None:
    client = serving(place)
    assert client.get("/lage").status_code == 200
    client.app.state.desk.close()  # type: ignore[attr-defined]
    place.rename(place.with_suffix(".gone"))
    answer = client.get("/lage")
    assert answer.status_code == 503
    assert "Dossier" in answer.text


# -- who may log in


def test_nothing_is_seen_without_logging_in(place: Path, serving: Serve, passwords: Path) -> None:
    client = serving(place, passwords=passwords)
    answer = client.get("/aussagen?q=Brücke")
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/anmelden?back=")
    assert log_in(client, "eva", "falsch") == 401
    assert client.get("/lage").status_code == 303
    assert log_in(client, "eva", back=parse_qs(urlsplit(answer.headers["location"]).query)["back"][0]) == 303
    assert client.get("/lage").status_code == 200


def test_logging_out_ends_it_for_the_server_too(place: Path, serving: Serve, passwords: Path) -> None:
    client = serving(place, passwords=passwords)
    log_in(client, "eva")
    session = client.cookies[f"{SESSION}-8420"]
    send(client, "/abmelden")
    client.cookies.set(f"{SESSION}-8420", session)
    assert client.get("/lage").status_code == 303


def test_after_five_wrong_passwords_the_right_one_has_to_wait(place: Path, serving: Serve, passwords: Path) -> None:
    client = serving(place, passwords=passwords)
    assert [log_in(client, "eva", "falsch") for _ in range(5)] == [401] * 5
    assert log_in(client, "eva") == 429
    assert log_in(client, "udo") == 303


def test_a_form_of_another_site_does_not_log_in(place: Path, serving: Serve, passwords: Path) -> None:
    client = serving(place, passwords=passwords)
    client.get("/anmelden")
    fields = {TOKEN: client.cookies[TOKEN], "name": "eva", "password": PASSWORD}
    assert client.post("/anmelden", data=fields, headers={"origin": "https://evil.example"}).status_code == 401
    fields[TOKEN] = "0" * 32
    assert client.post("/anmelden", data=fields, headers={"origin": ORIGIN}).status_code == 401


@pytest.mark.parametrize("line", ["eva", "eva:reader", "eva:boss:$argon2id$x", "eva:reader:klartext"])
def test_a_broken_line_of_the_passwords_is_named(place: Path, tmp_path: Path, line: str) -> None:
    path = tmp_path / "passwords"
    path.write_text(f"# Kopf\n{line}\n", "utf-8")
    with pytest.raises(InputError, match="passwords:2"):
        create_app(Settings(place=str(place), passwords=path))


@pytest.mark.parametrize(
    ("path", "fine"),
    [
        ("/aussagen?q=1", True),
        ("//evil.example", False),
        ("/\\evil.example", False),
        ("https://evil.example/", False),
        ("javascript:alert(1)", False),
        ("/a\r\nset-cookie: x", False),
        ("", False),
    ],
)
def test_the_way_back_never_leads_to_another_site(path: str, fine: bool) -> None:
    assert own_path(path, "/lage") == (path if fine else "/lage")


def test_wrong_passwords_that_come_at_once_are_counted_too(passwords: Path) -> None:
    people = People(load(passwords))

    def wrong(_: int) -> str:
        try:
            return str(people.log_in("eva", "falsch"))
        except WaitError:
            return "wait"

    with ThreadPoolExecutor(12) as pool:
        assert sorted(pool.map(wrong, range(12))) == ["None"] * WRONG + ["wait"] * (12 - WRONG)
    with pytest.raises(WaitError):
        people.log_in("eva", PASSWORD)
    assert people.log_in("udo", PASSWORD) is not None


def test_the_right_password_after_wrong_ones_begins_anew(passwords: Path) -> None:
    people = People(load(passwords))
    for _ in range(3):
        for _ in range(4):
            assert people.log_in("eva", "falsch") is None
        assert people.log_in("eva", PASSWORD) is not None


def test_nothing_is_written_into_a_dossier_that_was_moved_away(place: Path, serving: Serve) -> None:
    client = serving(place)
    assert client.get("/lage").status_code == 200
    place.rename(place.with_suffix(".gone"))
    assert client.get("/lage").status_code == 503
    Path(shutil.copy(place.with_suffix(".gone"), place))
    with Dossier.open(str(place)) as dossier:
        dossier.judge("grade", "Meridian", author="Ines Lehr", of="source", value={"grade": "A1"})
    shown = client.app.state.desk.picture(patience=60.0)  # type: ignore[attr-defined]
    assert any(one.grade for one in shown.picture.sources)


@pytest.mark.parametrize("mode", ["no-cors", "cors", "websocket"])
def test_a_page_of_another_site_loads_nothing_from_here(client: TestClient, mode: str) -> None:
    other = {"sec-fetch-site": "cross-site", "sec-fetch-mode": mode, "sec-fetch-dest": "image"}
    assert client.get("/api/v1/counts", headers=other).status_code == 403
    link = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    assert client.get("/lage", headers=link).status_code == 200


@pytest.mark.parametrize("headers", [{"host": "["}, {"host": "127.0.0.1:x]"}])
def test_a_broken_host_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    assert client.get("/lage", headers=headers).status_code == 421


def test_broken_origins_and_numbers_are_no_faults_of_the_server(place: Path, serving: Serve, passwords: Path) -> None:
    client = serving(place, passwords=passwords)
    assert client.get("/anmelden?back=//[").status_code == 200
    log_in(client, "udo")
    fields = {TOKEN: client.cookies[TOKEN]}
    assert client.post("/pruefen", data=fields, headers={"origin": "http://["}).status_code == 403
    assert client.get("/pruefen?seite=" + "9" * 5000).status_code == 200


def test_an_address_of_a_database_is_not_shown(place: Path) -> None:
    assert _name("postgresql://db.example/lage?user=lage&password=geheim") == "lage"
    assert _name("postgresql://lage:geheim@db.example:5432/krise") == "krise"
    assert _name(str(place)) == place.name


def test_more_pictures_than_can_be_drawn_are_refused(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, go = Desk(str(place)), threading.Event()

    def late(*_: object) -> None:
        go.wait(20)
        raise BusyError("never drawn")  # else whoever waits for it would go on asking

    monkeypatch.setattr(Desk, "_drawn", late)
    waiting = [threading.Thread(target=lambda day=day: _asked(desk, day), daemon=True) for day in range(MAKING)]
    for one in waiting:
        one.start()
    while len(desk._busy) < MAKING:
        time.sleep(0.01)
    with pytest.raises(BusyError):
        desk.picture(at="2031-03-29")
    go.set()
    for one in waiting:
        one.join(20)
        assert not one.is_alive()


def _asked(desk: Desk, day: int) -> None:
    with suppress(Exception):
        desk.picture(at=f"2031-03-{day + 1:02}")


def test_a_feed_reader_sends_its_password_each_time(place: Path, serving: Serve, passwords: Path) -> None:
    client = serving(place, passwords=passwords)
    asked = client.get("/aussagen.atom?q=Brücke")
    assert (asked.status_code, asked.headers["www-authenticate"][:5]) == (401, "Basic")
    assert client.get("/aussagen.atom?q=Brücke", auth=("eva", PASSWORD)).status_code == 200
    assert client.get("/aussagen.atom?q=Brücke", auth=("eva", "falsch")).status_code == 401
    assert client.get("/lage", auth=("eva", PASSWORD)).status_code == 303


def test_a_decision_is_taken_back_by_whoever_made_it_or_an_admin() -> None:
    by = {role: Person("udo", role) for role in ("reader", "reviewer", "admin")}
    assert [may_undo("udo", by[role]) for role in by] == [False, True, True]
    assert [may_undo("eva", by[role]) for role in by] == [False, False, True]


def test_a_form_that_is_no_longer_valid_gives_back_what_was_written(place: Path, serving: Serve) -> None:
    client = serving(place)
    client.get("/pruefen")
    fields = {
        TOKEN: "alt",
        "action": "note",
        "item": "x",
        "note": "Zwei <b>Quellen</b>, ähnlich",
        "f.speaker.0": "Öl-Minister",
    }
    answer = client.post("/pruefen", data=fields, headers={"origin": ORIGIN})
    assert answer.status_code == 403
    assert "Sie hatten geschrieben:" in answer.text
    assert "Zwei &lt;b&gt;Quellen&lt;/b&gt;, ähnlich</textarea>" in answer.text
    assert "Öl-Minister</textarea>" in answer.text
    assert answer.text.count("<textarea") == 2


def test_another_site_s_form_gives_nothing_back_and_no_form_a_password(
    place: Path, serving: Serve, passwords: Path
) -> None:
    client = serving(place, passwords=passwords)
    foreign = client.post("/anmelden", data={"note": "fremd"}, headers={"origin": "https://evil.example"})
    own = client.post("/anmelden", data={"name": "eva", "password": "sehr geheim"}, headers={"origin": ORIGIN})
    for answer in (foreign, own):
        assert "<textarea" not in answer.text
        assert "geheim" not in answer.text
        assert "fremd" not in answer.text
