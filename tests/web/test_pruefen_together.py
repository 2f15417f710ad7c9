"""Prüfen: two who decide about one thing, who may decide, and what is no decision."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from lagebild.situation import (
    Picture,
)
from lagebild.store import Dossier
from lagebild.web.pages.queue import Queue, Wanted
from lagebild.web.people import line_of
from lagebild.web.security import TOKEN
from tests.web.conftest import ORIGIN, send
from tests.web.reviewed import (
    decided,
    drawn,
    fields,
    first,
    hidden,
    opened,
    verdicts,
)

Serve = Callable[..., TestClient]
PASSWORD = "Brücke über den Fluss"

# -- two at once --------------------------------------------------------------------------------------------------------------


def test_a_stale_decision_shows_both_and_asks_again(place: Path, serving: Serve) -> None:
    client = serving(place)
    item = first(client, "statement")
    text = opened(client, item)
    with Dossier.open(str(place)) as dossier:
        dossier.judge("reject", item.evidence.record, author="eva")
    now = fields(text)
    kind = "reported" if now["f.type.0"] != "reported" else "direct"
    answer = decided(client, text, "correct", 1, **{**now, "f.type.0": kind, "note": "so nicht"})
    assert answer.status_code == 409
    box = answer.text.partition('class="fault"')[2].partition('class="review"')[0]
    assert "eva" in box
    assert "verworfen" in box
    assert "Art: " in box
    assert "so nicht" in box
    assert len(verdicts(client)) == 1
    forms = re.findall(r"<form.*?</form>", box, re.DOTALL)
    again = {
        name: unescape(value)
        for name, value in re.findall(r'name="([^"]+)" value="([^"]*)"', forms[-1])
        if name != TOKEN
    }
    assert again["f.type.0"] == kind
    assert send(client, "/pruefen", **again).status_code == 303
    assert [one.kind for one in verdicts(client)] == ["reject", "correct", "note"]
    assert verdicts(client)[1].value["set"] == {"type": kind}


def test_taking_back_makes_a_form_stale_too(place: Path, serving: Serve) -> None:
    client = serving(place)
    item = first(client, "statement")
    decided(client, opened(client, item), "confirm")
    text = opened(client, item)
    with Dossier.open(str(place)) as dossier:
        dossier.undo(dossier.verdicts()[-1].id, author="eva")
    assert decided(client, text, "reject").status_code == 409


def test_a_form_that_is_sent_twice_is_one_decision(place: Path, serving: Serve) -> None:
    client = serving(place)
    text = opened(client, first(client, "event"))
    answers = [decided(client, text, "confirm", note="zweimal geklickt") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert [one.kind for one in verdicts(client)] == ["confirm", "note"]


def test_a_note_of_somebody_else_makes_nothing_stale(place: Path, serving: Serve) -> None:
    client = serving(place)
    item = first(client, "event")
    text = opened(client, item)
    with Dossier.open(str(place)) as dossier:
        dossier.judge("note", item.evidence.record, author="eva", value={"text": "unklar"})
    assert decided(client, text, "confirm").status_code == 303


def test_what_is_decided_leaves_the_queue_before_the_picture_is_drawn_anew(place: Path, serving: Serve) -> None:
    client = serving(place)
    item = first(client, "statement")
    with Dossier.open(str(place)) as dossier:
        made = dossier.judge("confirm", item.evidence.record, author="eva")
    old = Queue(Picture("x"), (item,), known="2000")
    assert old.settled([made]) == {item.key}
    assert item.key not in {one.key for one in old.wanted(Wanted(), old.settled([made]))}
    assert old.settled([replace(made, undone="2999", undone_by="eva")]) == frozenset()
    assert replace(old, known=made.made).settled([made]) == frozenset()


def test_a_locked_dossier_loses_nothing(place: Path, serving: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    from lagebild.errors import LockedError  # noqa: PLC0415

    client = serving(place)
    text = opened(client, first(client, "statement"))

    def locked(*_: object, **__: object) -> None:
        raise LockedError("busy")

    monkeypatch.setattr(Dossier, "judge_all", locked)
    answer = decided(client, text, "confirm", note="das bleibt stehen")
    assert answer.status_code == 503
    assert 'value="das bleibt stehen"' in answer.text


def test_of_two_who_decide_at_once_one_is_asked_again(place: Path, serving: Serve) -> None:
    client = serving(place)
    text = opened(client, first(client, "event"))
    with ThreadPoolExecutor(2) as both:
        answers = list(both.map(lambda action: decided(client, text, action), ("confirm", "reject")))
    assert sorted(answer.status_code for answer in answers) == [303, 409]
    assert len(verdicts(client)) == 1


# -- who may ------------------------------------------------------------------------------------------------------------------


@pytest.fixture
def passwords(tmp_path: Path) -> Path:
    path = tmp_path / "passwords"
    path.write_text(
        "\n".join(line_of(name, role, PASSWORD) for name, role in (("eva", "reader"), ("udo", "reviewer"))), "utf-8"
    )
    return path


def log_in(client: TestClient, name: str) -> None:
    client.get("/anmelden")
    client.post(
        "/anmelden", data={TOKEN: client.cookies[TOKEN], "name": name, "password": PASSWORD}, headers={"origin": ORIGIN}
    )


def test_readers_see_the_queue_and_decide_nothing(place: Path, serving: Serve, passwords: Path) -> None:
    client = serving(place, passwords=passwords)
    log_in(client, "eva")
    item = first(client, "statement")
    text = opened(client, item)
    assert "Sie können die Warteschlange lesen, aber nicht entscheiden" in text
    assert 'id="accept"' not in text
    answer = send(client, "/pruefen", action="reject", item=item.key, record=item.key)
    assert answer.status_code == 403
    assert "Dazu fehlt Ihnen das Recht" in answer.text
    assert verdicts(client) == []


def test_an_item_that_has_left_the_queue_is_shown_as_what_it_is_about(place: Path, serving: Serve) -> None:
    client = serving(place)
    one = first(client, "state")
    decided(client, opened(client, one), "state:open")
    drawn(client)
    answer = client.get("/pruefen", params={"eintrag": one.key})
    assert answer.status_code == 200
    assert "nicht mehr in der Warteschlange" in answer.text
    assert "Zustand gesetzt" in answer.text
    answer = client.get("/pruefen", params={"eintrag": "merge:snie"})
    assert answer.status_code == 200
    assert "nicht mehr in der Warteschlange" in answer.text


def test_what_no_line_of_the_picture_rests_on_is_judged_by_its_article(place: Path, serving: Serve) -> None:
    client = serving(place)
    with client.app.state.desk.dossier() as dossier:  # type: ignore[attr-defined]
        article, role = next((v.article, r.frames.roles[0].id) for v, r in dossier.readings() if r.frames.roles)
    assert client.get("/pruefen", params={"eintrag": role}).status_code == 404
    text = client.get("/pruefen", params={"eintrag": role, "artikel": article}).text
    assert "Ist dieses Amt richtig gelesen?" in text
    path = f"/pruefen?artikel={article}"
    assert send(client, path, **{**hidden(text), "action": "reject"}).status_code == 303
    assert [(one.kind, one.of, one.subject) for one in verdicts(client)] == [("reject", "role", role)]


def test_decisions_are_signed(place: Path, serving: Serve, passwords: Path) -> None:
    client = serving(place, passwords=passwords)
    log_in(client, "udo")
    decided(client, opened(client, first(client, "statement")), "confirm")
    assert verdicts(client)[-1].author == "udo"
    assert "udo" in client.get("/pruefen").text.partition('class="decided"')[2]


@pytest.mark.parametrize("wrong", [{TOKEN: "0" * 32}, {TOKEN: ""}])
def test_a_form_of_another_site_decides_nothing(place: Path, serving: Serve, wrong: Mapping[str, str]) -> None:
    client = serving(place)
    text = opened(client, first(client, "statement"))
    answer = client.post("/pruefen", data={**hidden(text), "action": "reject", **wrong}, headers={"origin": ORIGIN})
    assert answer.status_code == 403
    assert verdicts(client) == []


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"action": "reject"},
        {"action": "explode", "record": "s1"},
        {"action": "state:nonsense", "record": "c1"},
        {"action": "undo", "judgement": ""},
        {"action": "grade", "publisher": "<script>", "reliability": "Z"},
        {"action": "called", "words": "", "name": ""},
        {"action": "correct", "record": "x" * 10_000, "f.type.0": "\x00", "f.": "1", "f": "2"},
        {"action": "merge:" + ",".join(["s1"] * 500), "record": "s1"},
    ],
)
def test_bad_forms_are_refused_in_words(place: Path, serving: Serve, form: dict[str, str]) -> None:
    client = serving(place)
    answer = send(client, "/pruefen", **form)
    assert answer.status_code in (404, 422)
    assert verdicts(client) == []


def test_what_strangers_wrote_is_escaped(place: Path, serving: Serve) -> None:
    client = serving(place)
    item = first(client, "statement")
    answer = decided(client, opened(client, item), "note", note='<script>alert(1)</script>"><img src=x>')
    text = client.get(answer.headers["location"].partition("#")[0]).text
    assert "<script>alert" not in text
    assert "<img" not in text
