"""Stolperdrähte: the list with its filters, one tripwire, what people decide on its state, and what-if."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html
from lxml.html import HtmlElement
from starlette.testclient import TestClient

from lagebild import pipeline
from lagebild.errors import ModelError
from lagebild.records import Findings
from lagebild.situation import Picture, Touch, Tripwire, WhatIf
from lagebild.store import Dossier
from lagebild.web.pages import stolperdraehtejudge as judging
from lagebild.web.people import line_of
from lagebild.web.security import TOKEN
from tests.picture.made import Report
from tests.views.pictures import (
    BRANDNER,
    KORWATH,
    LORN,
    VELTEN,
    WEIL,
    a_picture,
    a_position,
    a_question,
    a_stance,
    a_state,
    a_tripwire,
    an_event,
    an_evidence,
    at,
)
from tests.web.conftest import ORIGIN, send
from tests.web.showing import showing, tree, words

Show = Callable[[Picture], TestClient]
PASSWORD = "Brücke über den Fluss"


@pytest.fixture
def show(serving: Any, tmp_path: Path) -> Show:
    return lambda picture: showing(serving, tmp_path, picture)


def the_picture(*more: Tripwire) -> Picture:
    """One touched, one fulfilled and confirmed, one open with a deadline in two days, one open whose deadline is over, one unsure."""
    came = an_evidence("pdm-2", "verlegt", published=at(17), sentence="Lorn hat Soldaten verlegt.", spans=((5, 12),))
    done = an_evidence("pdm-3", "geschlossen", published=at(17, "12:00"), sentence="Die Brücke ist geschlossen.")
    return a_picture(
        tripwires=(
            a_tripwire(
                "t1",
                toward=(LORN,),
                history=(a_state("open", at(16)), a_state("touched", at(17), came, why="it is what the condition speaks of (0.81)")),
                touched_by=(Touch("touched", came, 0.81, "it is what the condition speaks of (0.81)"),),
            ),
            a_tripwire(
                "t2",
                kind="promise",
                by=(BRANDNER,),
                condition=None,
                consequence="man öffne die Schleuse",
                history=(a_state("open", at(16)), a_state("fulfilled", at(17), done, confirmed=True, author="Eva")),
            ),
            a_tripwire("t3", by=(WEIL,), kind="demand", condition="es sei denn, man einigt sich", condition_kind="unless",
                       consequence="der Zoll müsse weg", deadline="2026-03-20", history=(a_state("open", at(16)),)),
            a_tripwire("t4", by=(WEIL,), consequence="die Fähre fahre wieder", deadline="2026-03-17", history=(a_state("open", at(17)),)),
            a_tripwire("t5", consequence="man schieße", confidence=0.1, history=(a_state("open", at(17)),)),
            *more,
        )
    )  # fmt: skip


def listed(page: HtmlElement) -> list[str]:
    """The ids of the tripwires on a page, in their order."""
    return [href.rpartition("/")[2] for href in page.xpath("//ol[contains(@class,'wires')]//h3/a/@href")]


# -- the list


def test_what_is_touched_comes_first_what_is_open_last(show: Show) -> None:
    page = tree(show(the_picture()), "/stolperdraehte")
    assert listed(page) == ["t1", "t2", "t4", "t3"]
    assert [words(one) for one in page.xpath("//h2")] == ["berührt", "erfüllt", "offen"]


def test_condition_and_consequence_stand_side_by_side(show: Show) -> None:
    page = tree(show(the_picture()), "/stolperdraehte")
    sides = [[words(one) for one in side.xpath("./div")] for side in page.xpath("//div[@class='sides']")]
    assert sides[0] == ["Bedingung sollten Truppen nach Lorn kommen", "→ Drohung werde man die Brücke schließen"]
    assert sides[1] == ["Bedingung ohne Bedingung", "→ Zusage man öffne die Schleuse"]


def test_who_toward_whom_since_when_and_who_says_so(show: Show) -> None:
    first, second = tree(show(the_picture()), "/stolperdraehte").xpath("//ol[contains(@class,'wires')]/li")[:2]
    assert "Radan Korwath (Velten): Drohung an Lorn" in words(first)
    assert "berührt seit 17.03.2026, 08:00 unbestätigt" in words(first)
    assert "Lorn hat Soldaten verlegt." in words(first)
    assert "/artikel/pdm-2?version=1&from=5&to=12#beleg" in first.xpath(".//a/@href")
    assert "bestätigt: Eva" in words(second)


def test_a_deadline_says_how_far_it_is_away(show: Show) -> None:
    past, near = tree(show(the_picture()), "/stolperdraehte").xpath("//ol[contains(@class,'wires')]/li")[2:]
    assert "Frist 17.03.2026 seit 1 Tag abgelaufen" in words(past)
    assert "Frist 20.03.2026 noch 2 Tage" in words(near)


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("zustand=open", ["t4", "t3"]),
        ("zustand=lapsed", []),
        ("akteur=Tibor+Weil", ["t4", "t3"]),
        ("akteur=Lorn", ["t1", "t2"]),
        ("art=promise", ["t2"]),
        ("q=schleuse", ["t2"]),
        ("q=TRUPPEN+brücke", ["t1"]),
        ("frist=3", ["t3"]),
        ("frist=vorbei", ["t4"]),
        ("offen=1", ["t1"]),
        ("alle=1&q=schieße", ["t5"]),
        ("zustand=unsinn&art=x&frist=99&seite=-1", ["t1", "t2", "t4", "t3"]),
    ],
)
def test_what_is_asked_for_is_listed_and_nothing_else(show: Show, query: str, left: list[str]) -> None:
    assert listed(tree(show(the_picture()), f"/stolperdraehte?{query}")) == left


def test_the_states_are_counted_under_the_other_filters(show: Show) -> None:
    page = tree(show(the_picture()), "/stolperdraehte?akteur=Tibor+Weil&zustand=open")
    counted = [words(one) for one in page.xpath("//nav[@class='states']//a")]
    assert counted == ["alle 2", "berührt 0", "erfüllt 0", "verfallen 0", "zurückgenommen 0", "offen 2"]
    assert page.xpath("//nav[@class='states']//a[@aria-current]/@class") == ["state-open"]
    assert "zustand=open" not in page.xpath("//nav[@class='states']//a/@href")[0]


def test_nobody_of_that_name_and_nothing_at_all_are_said(show: Show) -> None:
    assert "niemanden namens „Niemand“" in words(tree(show(the_picture()), "/stolperdraehte?akteur=Niemand"))
    assert "hat niemand etwas angekündigt" in words(tree(show(a_picture()), "/stolperdraehte"))


def test_a_thousand_tripwires_come_in_light_pages(show: Show) -> None:
    said = an_evidence(sentence="Ein langer Satz. " * 12)
    history = (a_state("open", at(16)), a_state("touched", at(17), said))
    many = [a_tripwire(f"m{n}", evidence=(said,) * 3, confidence=0.9, history=history) for n in range(1000)]
    client = show(the_picture(*many))
    seen, path = set[str](), "/stolperdraehte"
    for _ in range(30):
        assert len(client.get(path).content) < 250_000
        page = tree(client, path)
        seen |= set(listed(page))
        following = page.xpath("//a[@rel='next']/@href")
        if not following:
            break
        path = f"/stolperdraehte{following[0]}"
    assert len(seen) == 1004


# -- one tripwire


def test_one_tripwire_has_its_history_with_sentences_scores_and_reasons(show: Show) -> None:
    page = tree(show(the_picture()), "/stolperdraehte/t1")
    assert page.xpath("//p[contains(@class,'parties')]/a/@href") == [
        "/akteure/person%3Aradan%20korwath",
        "/akteure/state%3Alorn",
    ]
    touched = page.xpath("//section[@aria-labelledby='verlauf']//li")[1]
    assert "berührt 17.03.2026, 08:00 unbestätigt" in words(touched)
    assert "Lorn hat Soldaten verlegt." in words(touched)
    assert words(touched).endswith("Grund: davon spricht die Bedingung")
    assert "Übereinstimmung 81\u00a0%" in page.xpath("//section[@aria-labelledby='beruehrt']")[0].text_content()


def test_in_english(show: Show) -> None:
    page = tree(show(the_picture()), "/stolperdraehte/t1?lang=en")
    assert "touched since 17 Mar 2026, 08:00 unconfirmed" in words(page)
    assert "reason: it is what the condition speaks of" in words(page)
    assert "(0.81)" not in words(page)


def test_the_conjunction_is_said_where_the_words_do_not(show: Show) -> None:
    wire = a_tripwire("t9", condition="die Truppen bleiben", condition_kind="while", history=(a_state("open", at(16)),))
    assert "solange: die Truppen bleiben" in words(tree(show(a_picture(tripwires=(wire,))), "/stolperdraehte/t9"))


def test_a_tripwire_that_is_not_there(show: Show) -> None:
    tree(show(the_picture()), "/stolperdraehte/t99", 404)


def test_a_hostile_text_stays_text(show: Show) -> None:
    evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>\u202e"
    said = an_evidence(quote=evil, sentence=evil, title=evil, publisher=evil, url="javascript:alert(1)")
    touch = Touch("touched", said, 0.5, evil)
    wire = a_tripwire("t<9>/?", evidence=(said,), condition=evil, consequence=evil, why=(evil,), touched_by=(touch,),
                      history=(a_state("open", at(16)), a_state("touched", at(17), said, why=evil)))  # fmt: skip
    client = show(a_picture(tripwires=(wire,)))
    page = tree(client, "/stolperdraehte")
    for path in ("/stolperdraehte?q=<script>", page.xpath("//h3/a/@href")[0], "/stolperdraehte/was-wenn"):
        text = client.get(path).text
        assert client.get(path).status_code == 200
        assert not any(sign in text for sign in ("<img", "<script>", "javascript:", "\u202e"))


# -- deciding


@pytest.fixture
def touched(tmp_path: Path) -> Path:
    """A dossier in which Korwath's threat is touched."""
    said = "sollte der Nordbund Truppen nach Auland schicken, werde man die Brücke von Hellbach sperren"
    condition, _, consequence = said.partition(", ")
    vow = Report(f"Korwath sagte, {said}.", "eins", "2031-03-04T08:00:00+01:00")
    vow.says("Korwath", said, cue="sagte").commits("threat", "Korwath", consequence, condition)
    came = Report("Der Nordbund hat Soldaten nach Auland verlegt.", "zwei", "2031-03-06T08:00:00+01:00", "Kurier")
    came.event("MOBILIZE", "verlegt", "Der Nordbund")
    place = tmp_path / "krise.db"
    with Dossier.open(str(place), create=True) as dossier:
        for report in (vow, came):
            dossier.add(report.text.reading, Findings())
    return place


@pytest.fixture
def desk(serving: Any, touched: Path, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """A server over that dossier; whoever reaches it decides as Ada."""
    monkeypatch.setenv("LAGEBILD_AUTHOR", "Ada")
    client: TestClient = serving(touched)
    return client


def the_wire(place: Path) -> Tripwire:
    with Dossier.open(str(place)) as dossier:
        (wire,) = pipeline.picture(dossier).tripwires
    return wire


def form(page: HtmlElement) -> dict[str, str]:
    """The hidden fields of the form that decides."""
    (one,) = page.xpath("//form[contains(@class,'decide')]")
    return {field.get("name"): field.get("value") for field in one.xpath(".//input[@type='hidden']")}


def test_the_form_offers_to_confirm_or_to_reject_what_the_machine_proposes(desk: TestClient, touched: Path) -> None:
    page = tree(desk, f"/stolperdraehte/{the_wire(touched).id}")
    buttons = [(words(one), one.get("value")) for one in page.xpath("//form[contains(@class,'decide')]//button")]
    assert buttons == [("Bestätigen: berührt", "touched"), ("Verwerfen: offen", "open"), ("Eintragen", "other")]
    assert not page.xpath("//section[@aria-labelledby='beruehrt']//form"), "the same two buttons once are enough"


@pytest.mark.parametrize(
    ("fields", "state", "confirmed"),
    [
        ({"state": "touched"}, "touched", True),
        ({"state": "open"}, "open", False),
        ({"state": "other", "other": "lapsed"}, "lapsed", None),
    ],
)
def test_a_decision_is_entered_with_its_author_and_seen_at_once(
    desk: TestClient, touched: Path, fields: dict[str, str], state: str, confirmed: bool | None
) -> None:
    path = f"/stolperdraehte/{the_wire(touched).id}"
    answer = send(desk, f"{path}/entscheiden", **(form(tree(desk, path)) | fields), remark="Zwei Quellen.")
    assert (answer.status_code, answer.headers["location"]) == (303, f"{path}#entscheidungen")
    wire = the_wire(touched)
    assert (wire.state, wire.decided, wire.history[-1].author, wire.history[-1].why) == (
        state,
        True,
        "Ada",
        "Zwei Quellen.",
    )
    page = tree(desk, path)
    assert "bestätigt: Ada" in words(page.xpath("//p[@class='standing']")[0])
    assert "Zwei Quellen." in words(page.xpath("//section[@aria-labelledby='entscheiden']")[0])
    said = words(page.xpath("//section[@aria-labelledby='beruehrt']")[0])
    assert {True: "○" not in said and " bestätigt" in said, False: "verworfen" in said, None: "unbestätigt" in said}[
        confirmed
    ]


def test_a_decision_is_taken_back(desk: TestClient, touched: Path) -> None:
    path = f"/stolperdraehte/{the_wire(touched).id}"
    send(desk, f"{path}/entscheiden", **form(tree(desk, path)), state="lapsed")
    judgement = tree(desk, path).xpath("//input[@name='judgement']/@value")[0]
    assert send(desk, f"{path}/zuruecknehmen", judgement=judgement).status_code == 303
    wire, page = the_wire(touched), tree(desk, path)
    assert (wire.state, wire.decided) == ("touched", None)
    assert "zurückgenommen von Ada" in words(page)
    assert not page.xpath("//input[@name='judgement']")
    again = send(desk, f"{path}/zuruecknehmen", judgement=judgement)
    assert again.status_code == 409
    assert "hat Ada schon zurückgenommen" in again.text


def test_what_somebody_else_decided_meanwhile_is_shown_and_nothing_is_lost(desk: TestClient, touched: Path) -> None:
    wire = the_wire(touched)
    path = f"/stolperdraehte/{wire.id}"
    fields = form(tree(desk, path))
    with Dossier.open(str(touched)) as dossier:
        dossier.judge("state", wire.evidence[0].record, author="Eva", value={"state": "lapsed"})
    answer = send(desk, f"{path}/entscheiden", **fields, state="touched", remark="Ich war dabei.")
    assert answer.status_code == 409
    assert "Inzwischen hat Eva entschieden: verfallen" in answer.text
    assert 'value="Ich war dabei."' in answer.text
    assert the_wire(touched).history[-1].author == "Eva"
    (again,) = lxml_html.document_fromstring(answer.text).xpath("//div[contains(@class,'stale')]//form")
    kept = {one.get("name"): one.get("value") for one in again.xpath(".//input|.//button")}
    del kept[TOKEN]
    assert send(desk, again.get("action"), **kept).status_code == 303
    last = the_wire(touched).history[-1]
    assert (last.state, last.author, last.why) == ("touched", "Ada", "Ich war dabei.")


def test_of_two_at_once_the_second_is_told(desk: TestClient, touched: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the look and the writing of one, another one writes."""
    path, record = f"/stolperdraehte/{the_wire(touched).id}", the_wire(touched).evidence[0].record
    fields = form(tree(desk, path))
    judge = Dossier.judge_all

    def quicker(self: Dossier, *given: Any, **named: Any) -> Any:
        monkeypatch.setattr(Dossier, "judge_all", judge)
        with Dossier.open(str(touched)) as other:
            other.judge("state", record, author="Eva", value={"state": "lapsed"})
        return judge(self, *given, **named)

    monkeypatch.setattr(Dossier, "judge_all", quicker)
    answer = send(desk, f"{path}/entscheiden", **fields, state="open")
    assert answer.status_code == 409
    assert "Inzwischen hat Eva entschieden" in answer.text
    assert (the_wire(touched).state, the_wire(touched).history[-1].author) == ("lapsed", "Eva")
    with Dossier.open(str(touched)) as dossier:
        assert [one.author for one in dossier.verdicts()] == ["Eva"]  # nothing was written and taken back


def test_of_many_at_once_by_two_doors_one_is_written(
    desk: TestClient, touched: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tripwire's page and the API, each several times, all of whom have seen the same."""
    path, record = f"/stolperdraehte/{the_wire(touched).id}", the_wire(touched).evidence[0].record
    fields = {key: value for key, value in form(tree(desk, path)).items() if key != TOKEN}
    body = {"kind": "state", "subject": record, "state": "lapsed", "seen": []}
    together, looked = threading.Barrier(6), judging._mark
    monkeypatch.setattr(judging, "_mark", lambda *given: (time.sleep(0.02), looked(*given))[1])

    def ask(number: int) -> int:
        together.wait(20)
        if number % 2:
            status: int = desk.post("/api/v1/verdicts", json=body).status_code
            return status
        return int(send(desk, f"{path}/entscheiden", **fields, state="open", remark=f"{number}").status_code)

    with ThreadPoolExecutor(6) as pool:
        got = sorted(pool.map(ask, range(6)))
    assert got in ([201, *[409] * 5], [303, *[409] * 5])
    with Dossier.open(str(touched)) as dossier:
        assert len(dossier.verdicts()) == 1


def test_the_same_form_sent_twice_is_one_decision(desk: TestClient, touched: Path) -> None:
    path = f"/stolperdraehte/{the_wire(touched).id}"
    fields = {key: value for key, value in form(tree(desk, path)).items() if key != TOKEN}
    assert [send(desk, f"{path}/entscheiden", **fields, state="open").status_code for _ in range(2)] == [303, 303]
    with Dossier.open(str(touched)) as dossier:
        assert len(dossier.verdicts()) == 1


def test_a_report_that_changed_the_state_meanwhile_is_shown_too(desk: TestClient, touched: Path) -> None:
    path = f"/stolperdraehte/{the_wire(touched).id}"
    fields = form(tree(desk, path)) | {"seen": "open|2031-03-04T08:00:00+01:00|"}
    answer = send(desk, f"{path}/entscheiden", **fields, state="lapsed")
    assert answer.status_code == 409
    assert "Der Zustand hat sich inzwischen geändert: berührt" in answer.text
    assert the_wire(touched).decided is None


@pytest.mark.parametrize("state", ["", "kaputt", "other", "<script>"])
def test_a_state_that_is_none_is_refused(desk: TestClient, touched: Path, state: str) -> None:
    path = f"/stolperdraehte/{the_wire(touched).id}"
    assert send(desk, f"{path}/entscheiden", **form(tree(desk, path)), state=state).status_code == 422


def test_an_unknown_tripwire_or_decision_is_not_found(desk: TestClient, touched: Path) -> None:
    assert send(desk, "/stolperdraehte/t0/entscheiden", state="open").status_code == 404
    path = f"/stolperdraehte/{the_wire(touched).id}"
    assert send(desk, f"{path}/zuruecknehmen", judgement="j0").status_code == 404
    assert send(desk, f"{path}/zuruecknehmen", judgement="").status_code == 404


def test_a_form_of_another_site_decides_nothing(desk: TestClient, touched: Path) -> None:
    path = f"/stolperdraehte/{the_wire(touched).id}"
    fields = form(tree(desk, path)) | {"state": "lapsed"}
    assert desk.post(f"{path}/entscheiden", data=fields, headers={"origin": "https://evil.example"}).status_code == 403
    assert (
        desk.post(f"{path}/entscheiden", data=fields | {TOKEN: "0" * 32}, headers={"origin": ORIGIN}).status_code == 403
    )
    assert the_wire(touched).decided is None


def test_readers_decide_nothing_and_reviewers_take_back_only_their_own(
    serving: Any, touched: Path, tmp_path: Path
) -> None:
    passwords = tmp_path / "passwords"
    people = (("lea", "reader"), ("udo", "reviewer"), ("eva", "reviewer"))
    passwords.write_text("\n".join(line_of(name, role, PASSWORD) for name, role in people), "utf-8")
    lea, udo, eva = (serving(touched, passwords=passwords) for _ in people)
    for client, (name, _) in zip((lea, udo, eva), people, strict=True):
        client.get("/anmelden")
        send_in = {TOKEN: client.cookies[TOKEN], "name": name, "password": PASSWORD}
        assert client.post("/anmelden", data=send_in, headers={"origin": ORIGIN}).status_code == 303
    path = f"/stolperdraehte/{the_wire(touched).id}"
    page = tree(lea, path)
    assert "mit der Rolle reviewer" in words(page)
    assert not page.xpath("//form[contains(@action, 'entscheiden')]")
    fields = form(tree(udo, path)) | {"state": "touched"}
    assert (
        send(lea, f"{path}/entscheiden", **{key: value for key, value in fields.items() if key != TOKEN}).status_code
        == 403
    )
    assert (
        send(udo, f"{path}/entscheiden", **{key: value for key, value in fields.items() if key != TOKEN}).status_code
        == 303
    )
    judgement = tree(udo, path).xpath("//input[@name='judgement']/@value")[0]
    assert not tree(eva, path).xpath("//input[@name='judgement']")
    assert send(eva, f"{path}/zuruecknehmen", judgement=judgement).status_code == 403
    assert the_wire(touched).history[-1].author == "udo"


# -- what if


def asking(client: TestClient, answer: WhatIf | Exception) -> list[str]:
    """Let the server answer every what-if so; the sentences that it is asked."""
    asked: list[str] = []

    def whatif(sentence: str) -> WhatIf:
        asked.append(sentence)
        if isinstance(answer, Exception):
            raise answer
        return answer

    client.app.state.desk.whatif = whatif  # type: ignore[attr-defined]
    return asked


def test_what_if_says_what_would_be_touched_and_who_stands_where(show: Show) -> None:
    client = show(the_picture())
    wires = the_picture().tripwires
    line = a_position(VELTEN, a_stance("against", at(16), KORWATH))
    touches = (
        (wires[2], Touch("lapsed", an_evidence(), 0.6, "it is what the condition speaks of (0.60)")),
        (wires[0], Touch("fulfilled", an_evidence(), 0.9, "it is what was announced (0.90)")),
    )
    answer = WhatIf("Man einigt sich.", (an_event(),), touches, ((a_question("q1", "der Zoll", line), line),))
    asked = asking(client, answer)
    page = tree(client, "/stolperdraehte/was-wenn?satz=Man+einigt%0Asich.")
    assert asked == ["Man einigt sich."]
    assert listed(page) == ["t1", "t3"]
    first = words(page.xpath("//ol[contains(@class,'wires')]/li")[0])
    for part in (
        "würde dann: erfüllt",
        "jetzt berührt",
        "Übereinstimmung 90",
        "Radan Korwath",
        "man werde die Brücke schließen",
    ):
        assert part in first
    assert first.endswith("Grund: das war angekündigt")
    assert words(page.xpath("//ul[@class='stands']/li")[0]) == "Veltendagegen ○(gelesen, unbestätigt) seit 16.03.2026"
    assert page.xpath("//input[@name='satz']/@value") == ["Man einigt sich."]


def test_the_remarks_of_what_if_are_said_in_the_language_of_the_page(show: Show) -> None:
    client = show(the_picture())
    asking(
        client,
        WhatIf("x", remarks=("no event was read out of the sentence", "the sentence is neither German nor English")),
    )
    said = [words(one) for one in tree(client, "/stolperdraehte/was-wenn?satz=x").xpath("//p[@class='note']")]
    assert said == ["Aus dem Satz wurde kein Ereignis gelesen.", "Der Satz ist weder deutsch noch englisch."]
    english = words(tree(client, "/stolperdraehte/was-wenn?satz=x&lang=en"))
    assert "no event was read out of the sentence" in english


def test_that_there_is_no_model_is_said_and_the_sentence_kept(show: Show) -> None:
    client = show(the_picture())
    asking(client, ModelError("no model in /nirgends"))
    page = tree(client, "/stolperdraehte/was-wenn?satz=Man+einigt+sich.", 503)
    assert "muss ein Modell installiert sein" in words(page.xpath("//p[@role='alert']")[0])
    assert page.xpath("//input[@name='satz']/@value") == ["Man einigt sich."]


def test_a_sentence_of_ten_thousand_characters_is_not_read(show: Show) -> None:
    client = show(the_picture())
    asked = asking(client, WhatIf(""))
    page = tree(client, "/stolperdraehte/was-wenn?satz=" + "x" * 10_000, 422)
    assert "höchstens 1000 Zeichen" in words(page)
    assert not asked


def test_no_sentence_asks_nothing(show: Show) -> None:
    client = show(the_picture())
    asked = asking(client, WhatIf(""))
    tree(client, "/stolperdraehte/was-wenn?satz=++")
    assert not asked


def test_what_if_of_a_dossier(client: TestClient, picture: Picture) -> None:
    page = tree(client, "/stolperdraehte/was-wenn?satz=Der+Nordpakt+hat+Truppen+nach+Orlanien+verlegt.")
    known = {wire.id for wire in picture.tripwires}
    assert set(listed(page)) <= known
    assert "Gelesen als" in words(page)
