"""Prüfen: what the page shows, and what a decision changes."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient

from lagebild.sentences import sentences
from lagebild.web.pages.queue import KINDS, Wanted
from tests.web.conftest import send
from tests.web.reviewed import (
    decided,
    drawn,
    fields,
    first,
    holders,
    opened,
    options,
    queue_of,
    records,
    verdicts,
)

Serve = Callable[..., TestClient]

# -- the page -----------------------------------------------------------------------------------------------------------------


def test_the_page_shows_the_sentence_with_the_one_before_and_the_one_behind(client: TestClient) -> None:
    item = first(client, "statement", lambda item: bool(item.evidence.sentence) and item.evidence.spans[0][0] > 400)
    with client.app.state.desk.dossier() as dossier:  # type: ignore[attr-defined]
        article = dossier.text(item.evidence.article, item.evidence.version)
    every = sentences(article)
    at = next(at for at, (begin, end) in enumerate(every) if begin <= item.evidence.spans[0][0] < end)
    text = client.get("/pruefen", params={"eintrag": item.key}).text
    shown = text[text.index('class="context"') : text.index("<cite>", text.index('class="context"'))]
    words = " ".join(unescape(re.sub(r"<[^>]+>", "", shown.partition(">")[2])).split())
    assert words == " ".join(article[every[at - 1][0] : every[at + 1][1]].split())
    marked = " ".join(unescape(one) for one in re.findall(r"<mark>(.*?)</mark>", shown, re.DOTALL))
    assert marked.split()[:2] == item.evidence.quote.split()[:2]
    assert "%" in text[text.index('class="reasons"') :][:400]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_item_can_be_opened_in_both_languages(client: TestClient, kind: str) -> None:
    for item in [item for item in queue_of(client).items if item.kind == kind][:3]:
        for language in ("de", "en"):
            answer = client.get("/pruefen", params={"art": kind, "eintrag": item.key, "lang": language})
            assert answer.status_code == 200
            assert 'id="accept"' in answer.text
            assert len(answer.content) < 250_000
    client.cookies.delete("lagebild-lang")


def test_the_queue_is_paged_and_its_filters_are_addresses(client: TestClient) -> None:
    made = queue_of(client)
    second = client.get("/pruefen?seite=2").text
    assert [item.key for item in made.items[25:50]] == [
        parse_qs(urlsplit(unescape(href)).query)["eintrag"][0]
        for href in re.findall(r'<li><a href="([^"]+)"', second[second.index('id="queue"') :])[:25]
    ]
    only = client.get("/pruefen?art=event&herausgeber=npd").text
    number = len(made.wanted(Wanted(kind="event", publisher="npd")))
    assert f"{number} zu prüfen" in only
    assert client.get("/pruefen?seite=999999999999&verlauf=x&art=nichts").status_code == 200


def test_what_is_shown_stands_first_and_apart_from_what_is_less_sure(client: TestClient) -> None:
    items = queue_of(client).items
    first = sum(item.shown for item in items)
    assert 0 < first < len(items)
    assert [item.shown for item in items] == [True] * first + [False] * (len(items) - first)

    def parts(page: int) -> list[tuple[str, str, int]]:
        text = client.get(f"/pruefen?seite={page}&lang=de").text
        text = text[text.index('id="queue"') : text.index("</section>", text.index('id="queue"'))]
        found = re.findall(r'<h3>(.*?) <span class="muted">(\d+)</span></h3>(.*?)</ol>', text, re.DOTALL)
        return [(title, number, rows.count("<li>")) for title, number, rows in found]

    page, on_it = divmod(first, 25)
    shown, less = "Von sich aus gezeigt", "Weniger sicher, nur auf Verlangen gezeigt"
    rest = min(25 - on_it, len(items) - first)
    both = [(shown, str(first), on_it)] if on_it else []
    assert parts(page + 1) == [*both, (less, str(len(items) - first), rest)]
    client.cookies.delete("lagebild-lang")


def test_an_unknown_item_has_a_way_back(client: TestClient) -> None:
    answer = client.get("/pruefen?eintrag=s0000000000000000")
    assert answer.status_code == 404
    assert 'href="/lage"' in answer.text


# -- decisions ----------------------------------------------------------------------------------------------------------------


def test_a_rejected_statement_is_gone_from_the_picture_and_the_next_item_follows(place: Path, serving: Serve) -> None:
    client = serving(place)
    item = first(client, "statement")
    some = queue_of(client).wanted(Wanted(kind="statement"))
    answer = decided(client, opened(client, item, art="statement"), "reject")
    assert answer.status_code == 303
    went = urlsplit(answer.headers["location"])
    assert went.path == "/pruefen"
    assert parse_qs(went.query)["eintrag"] == [some[1].key]
    picture = drawn(client)
    assert item.evidence.record not in records(picture)
    assert item.key not in {one.key for one in queue_of(client).items}
    after = client.get(answer.headers["location"].partition("#")[0]).text
    assert "Gespeichert: verworfen" in after
    assert (verdicts(client)[-1].kind, verdicts(client)[-1].subject) == ("reject", item.evidence.record)


def test_what_was_rejected_comes_back_by_undo(place: Path, serving: Serve) -> None:
    client = serving(place)
    item = first(client, "event")
    before = records(drawn(client))
    decided(client, opened(client, item), "reject")
    text = opened(client, item)
    assert "Das ist verworfen" in text
    answer = send(client, "/pruefen", action="undo", judgement=verdicts(client)[-1].id, item=item.key)
    assert answer.status_code == 303
    assert records(drawn(client)) == before
    text = client.get(answer.headers["location"].partition("#")[0]).text
    assert "Zurückgenommen: verworfen" in text
    assert "zurückgenommen von" in text
    again = send(client, "/pruefen", action="undo", judgement=verdicts(client)[-1].id, item=item.key)
    assert again.status_code == 409
    assert "bereits zurückgenommen" in again.text


def test_a_corrected_holder_changes_the_matrix(place: Path, serving: Serve) -> None:
    client = serving(place)
    item = first(
        client,
        "position",
        lambda one: one.evidence.record[0] == "p" and one.position is not None and one.position.actor.kind == "state",
    )
    assert item.position is not None
    assert item.position.actor.id in holders(drawn(client), item.evidence.record)
    text = opened(client, item)
    now = fields(text)
    own = item.position.actor.name[:4].casefold()
    others = tuple(
        state for state in ("orla", "velm", "tarv", "kall", "sund") if state != own
    )  # a capital speaks for its state
    other = next(key for key, name in options(text, "holders") if name.casefold().startswith(others))
    typed = {**now, **{name: "" for name in now if name.startswith("f.holders")}, "f.holders.0": other}
    answer = decided(client, text, "correct", 1, **typed)
    assert answer.status_code == 303, answer.text
    assert set(verdicts(client)[-1].value["set"]) == {"holders"}  # nothing else was changed
    now_in = holders(drawn(client), item.evidence.record)
    assert now_in
    assert item.position.actor.id not in now_in


def test_a_corrected_speaker_changes_who_says_it(place: Path, serving: Serve) -> None:
    client = serving(place)
    item = first(client, "statement", lambda item: len(item.line.evidence) == 1 and item.line.speaker.kind == "person")  # type: ignore[attr-defined]
    text = opened(client, item)
    now = fields(text)
    named = [
        (key, name.removesuffix(" (Person)")) for key, name in options(text, "speaker") if name.endswith(" (Person)")
    ]
    speaker, name = next((key, name) for key, name in named if key != now["f.speaker.0"])
    assert decided(client, text, "correct", 1, **{**now, "f.speaker.0": speaker}).status_code == 303
    lines = [line for line in drawn(client).statements if item.evidence.record in {one.record for one in line.evidence}]
    assert lines
    assert {line.speaker.name.split()[-1] for line in lines if line.speaker} == {name.split()[-1]}
    assert f"Sprecher: {name}" in client.get("/pruefen").text.partition('class="decided"')[2]


def test_words_are_looked_for_in_the_article(place: Path, serving: Serve) -> None:
    client = serving(place)
    item = first(client, "statement", lambda item: len(item.evidence.quote.split()) > 4)
    text = opened(client, item)
    now = fields(text)
    shorter = " ".join(now["f.spans.0"].split()[:3])
    wrong = decided(client, text, "correct", 1, **{**now, "f.spans.0": "das steht da nirgends"})
    assert wrong.status_code == 422
    assert "das steht da nirgends" in wrong.text.partition('class="fault"')[2]
    assert fields(wrong.text)["f.spans.0"] == "das steht da nirgends"  # nothing that was typed is lost
    assert fields(wrong.text)["was.spans"] == now["was.spans"]
    assert decided(client, wrong.text, "correct", 1, **{**now, "f.spans.0": shorter}).status_code == 303
    with client.app.state.desk.dossier() as dossier:  # type: ignore[attr-defined]
        reading = dossier.judged(item.evidence.article)
    record = next(one for one in reading.statements if one.id == item.evidence.record)
    assert " ".join(reading.article.text[b:e] for b, e in record.spans) == shorter


def test_a_correction_that_changes_nothing_is_said(place: Path, serving: Serve) -> None:
    client = serving(place)
    text = opened(client, first(client, "statement"))
    answer = decided(client, text, "correct", 1, **fields(text))
    assert answer.status_code == 422
    assert "Es wurde nichts geändert" in answer.text
    assert verdicts(client) == []


def test_a_proposed_state_is_confirmed_or_set_otherwise(place: Path, serving: Serve) -> None:
    client = serving(place)
    one, other = [item for item in queue_of(client).items if item.kind == "state"][:2]
    assert one.touch is not None
    decided(client, opened(client, one), f"state:{one.touch.effect}", note="gesehen")
    assert decided(client, opened(client, other), "state", state="withdrawn").status_code == 303
    found = {line.id: line for line in drawn(client).tripwires}
    first_, second = found[one.line.id], found[other.line.id]
    assert (first_.state, first_.decided, first_.history[-1].why) == (one.touch.effect, True, "gesehen")
    assert (second.state, second.decided) == ("withdrawn", True)
    left = {item.key for item in queue_of(client).items}
    assert left.isdisjoint({one.key, other.key})


def test_a_weak_merge_is_kept_or_taken_apart(place: Path, serving: Serve) -> None:
    client = serving(place)
    item = first(client, "merge", lambda item: len(item.records) == 2)
    one, other = item.records
    answer = decided(client, opened(client, item), f"split:{other}")
    assert answer.status_code == 303
    picture = drawn(client)
    together = [
        line
        for line in (*picture.events, *picture.statements, *picture.tripwires)
        if {one, other} <= {e.record for e in line.evidence}
    ]
    assert together == []
    send(client, "/pruefen", action="undo", judgement=verdicts(client)[-1].id, item=item.key)
    answer = decided(client, opened(client, item), f"merge:{other}")
    assert answer.status_code == 303
    assert item.key not in {each.key for each in queue_of(client).items}


def test_two_records_are_merged_by_choice_or_by_id(place: Path, serving: Serve) -> None:
    client = serving(place)
    some = [item for item in queue_of(client).items if item.kind == "event" and len(item.line.evidence) == 1][:2]
    text = opened(client, some[0])
    missing = decided(client, text, "merge", 2)
    assert missing.status_code == 422
    assert decided(client, text, "merge", 2, other_id=some[1].evidence.record).status_code == 303
    both = {item.evidence.record for item in some}
    picture = drawn(client)
    assert any(both <= {one.record for one in line.evidence} for line in picture.events)
    text = opened(client, first(client, "statement"))
    assert decided(client, text, "merge", 2, other_id=some[0].evidence.record).status_code == 422


def test_a_source_is_graded_and_an_actor_named(place: Path, serving: Serve) -> None:
    client = serving(place)
    item = first(client, "statement", lambda item: item.evidence.publisher == "npd")
    text = opened(client, item)
    answer = decided(client, text, "grade", 4, reliability="B", credibility="2")
    assert answer.status_code == 303
    assert parse_qs(urlsplit(answer.headers["location"]).query)["eintrag"] == [item.key]  # it is still to be decided
    graded = {one.publisher: one.grade for one in drawn(client).sources}
    assert graded["npd"] == "B2"
    who, called = drawn(client).actors[0].who, "der Fährmann"
    answer = decided(client, opened(client, item), "called", 3, words=called, name=who.id, here="1")
    assert answer.status_code == 303, answer.text
    said = verdicts(client)[-1]
    assert (said.kind, said.of, said.article, said.subject) == ("merge", "actor", item.evidence.article, called)
    unknown = decided(client, opened(client, item), "called", 3, words=called, name="Niemand Nirgendwo")
    assert unknown.status_code == 422
    assert 'value="Niemand Nirgendwo"' in unknown.text


def test_a_note_is_written_alone_or_with_the_decision(place: Path, serving: Serve) -> None:
    client = serving(place)
    item = first(client, "statement")
    alone = decided(client, opened(client, item), "note", note="später noch einmal")
    assert parse_qs(urlsplit(alone.headers["location"]).query)["eintrag"] == [item.key]
    decided(client, opened(client, item), "confirm", note="Mitschnitt gehört")
    assert [(one.kind, one.value.get("text")) for one in verdicts(client)] == [
        ("note", "später noch einmal"),
        ("confirm", None),
        ("note", "Mitschnitt gehört"),
    ]
    assert "Mitschnitt gehört" in opened(client, item)
