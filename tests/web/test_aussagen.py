"""Aussagen: what is found and how it is shown, what it can be narrowed by, what is asked wrongly, and the feed."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html as lxml_html
from starlette.testclient import TestClient

from lagebild.situation import PictureActor, Who
from lagebild.store import Dossier, Query
from lagebild.web.pages.aussagenhits import is_described, sides_of
from lagebild.web.pages.aussagenquery import LONGEST, MOST_WORDS, PAGE, asked, on_questions
from tests.factories import an_actor, an_article
from tests.store.readers import read, told
from tests.views.pictures import VELTEN, a_fused, a_picture, an_evidence

Serve = Callable[..., TestClient]
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def a_dossier(place: Path, *texts: str, keep: str | None = None, **fields: str) -> Path:
    """A dossier with one article for each text."""
    with Dossier.open(str(place), create=True, keep=keep) as dossier:
        for number, text in enumerate(texts):
            dossier.add(*read(an_article(text, **{"id": f"a{number}", "publisher": "npd", **fields})))
    return place


@pytest.fixture
def small(tmp_path: Path, serving: Serve) -> TestClient:
    """A server over four articles by two publishers."""
    place = a_dossier(
        tmp_path / "small.db",
        "Brandner sagte: „Die Truppen bleiben am Hafen.“ Mehr nicht.",
        "Die Lage ist ruhig. Korvin sagte: „Der Truppenabzug beginnt <b>morgen</b>.“",
    )
    with Dossier.open(str(place)) as dossier:
        more = "Brandner sagte: „Niemand geht.“", "Über den Hafen wurde nichts gesagt."
        for number, text in enumerate(more):
            dossier.add(*read(an_article(text, id=f"b{number}", publisher="Bote", published="2022-02-01")))
    return serving(place)


def quotes(html: str) -> list[str]:
    """The quotations of a page, without their marks."""
    found = re.findall(r'<a class="quote"[^>]*>(.*?)</a>', html, re.S)
    return [unescape(re.sub("</?mark>", "", one)) for one in found]


def marked(html: str) -> list[str]:
    return re.findall("<mark>(.*?)</mark>", html)


def facet(html: str, name: str) -> dict[str, tuple[int, str]]:
    """The values of a facet: how many hits, and the address that chooses it."""
    group = re.search(rf"<h3>{name}</h3>\s*<ul>(.*?)</ul>", html, re.S)
    assert group, f"no facet {name}"
    values = re.findall(r'<a href="([^"]*)"[^>]*><span[^>]*>(.*?)</span> <b class="number">(\d+)', group[1])
    return {unescape(value): (int(number), unescape(href)) for href, value, number in values}


def test_a_word_is_found_with_its_compounds_and_marked(small: TestClient) -> None:
    html = small.get("/aussagen", params={"q": "Truppen"}).text
    assert sorted(quotes(html)) == ["Der Truppenabzug beginnt <b>morgen</b>.", "Die Truppen bleiben am Hafen."]
    assert sorted(marked(html)) == ["Truppen", "Truppenabzug"]
    assert "<b>morgen</b>" not in html


def test_every_hit_leads_to_its_very_words(small: TestClient) -> None:
    html = small.get("/aussagen", params={"q": "Abzug"}).text
    (href,) = re.findall(r'<a class="quote" href="([^"]*)"', html)
    parts = urlsplit(unescape(href))
    query = {name: int(values[0]) for name, values in parse_qs(parts.query).items()}
    assert parts.fragment == "beleg"
    page = small.get(parts.path, params=query).text
    spot = page[page.index('id="beleg"') :]
    assert "Der Truppenabzug beginnt &lt;b&gt;morgen&lt;/b&gt;." in re.sub("<[^>]*>", "", spot)[:120]


def test_facets_count_what_they_would_leave(small: TestClient) -> None:
    html = small.get("/aussagen").text
    speakers = facet(html, "Sprecher")
    assert {name: number for name, (number, _) in speakers.items()} == {"Brandner": 2, "Korvin": 1}
    for name, (number, href) in {**speakers, **facet(html, "Quelle")}.items():
        assert len(quotes(small.get(href).text)) == number, name


def test_what_is_chosen_leaves_the_other_values_of_its_facet_and_narrows_the_others(small: TestClient) -> None:
    html = small.get("/aussagen", params={"publisher": "Bote"}).text
    assert quotes(html) == ["Niemand geht."]
    assert {name: number for name, (number, _) in facet(html, "Quelle").items()} == {"npd": 2, "Bote": 1}
    assert {name: number for name, (number, _) in facet(html, "Sprecher").items()} == {"Brandner": 1}
    assert "publisher" not in facet(html, "Quelle")["Bote"][1], "a second click takes it back"


def test_of_a_type_that_is_chosen_the_others_can_still_be_seen(client: TestClient) -> None:
    every, one = (facet(client.get(path).text, "Art") for path in ("/aussagen", "/aussagen?type=direct"))
    assert len(every) > 1
    assert {name: number for name, (number, _) in one.items()} == {name: number for name, (number, _) in every.items()}


def test_articles_are_found_beside_statements(small: TestClient) -> None:
    html = small.get("/aussagen", params={"q": "Hafen", "what": "articles"}).text
    assert len(quotes(html)) == 2
    assert marked(html) == ["Hafen", "Hafen"]
    counts = re.findall(r'<a href="[^"]*"[^>]*>(Aussagen|Artikel) <b>(\d+)</b>', html)
    assert counts == [("Aussagen", "1"), ("Artikel", "2")]


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("since=2022-02-01", 1),
        ("since=01.02.2022", 1),
        ("since=1+Feb+2022", 1),
        ("until=2022-01-31", 2),
        ("since=2022-01-24&until=2022-01-24", 2),
        ("since=2030-01-01", 0),
    ],
)
def test_a_period_holds_both_its_ends(small: TestClient, query: str, number: int) -> None:
    assert len(quotes(small.get(f"/aussagen?{query}").text)) == number


@pytest.mark.parametrize("words", ["Hafen", '"über den Hafen"'])
def test_pages_hold_every_hit_once(tmp_path: Path, serving: Serve, words: str) -> None:
    texts = (f"Brandner sagte: „Das ist Satz {number} über den Hafen.“" for number in range(PAGE + 3))
    client = serving(a_dossier(tmp_path / "many.db", *texts))
    first = client.get("/aussagen", params={"q": words}).text
    later = re.search(r'rel="next" href="([^"]*)"', first)
    assert later
    second = client.get(unescape(later[1])).text
    assert (len(quotes(first)), len(quotes(second))) == (PAGE, 3)
    assert len({*quotes(first), *quotes(second)}) == PAGE + 3
    assert 'rel="next"' not in second
    beyond = client.get("/aussagen", params={"q": words, "page": "9"}).text
    assert "So viele Seiten gibt es nicht" in beyond


def test_who_is_not_there_is_said_with_who_may_be_meant(small: TestClient) -> None:
    html = small.get("/aussagen", params={"speaker": "Brandnr"}).text
    assert "niemanden namens „Brandnr“" in html
    href = re.search(r'href="([^"]*)">Brandner</a>', html)
    assert href
    assert len(quotes(small.get(unescape(href[1])).text)) == 2


def test_without_a_hit_the_ways_on_are_shown(small: TestClient) -> None:
    html = small.get("/aussagen", params={"q": "ruhig", "publisher": "npd"}).text
    assert "Keine Treffer" in html
    ways = re.search(r'<ul class="ways">(.*?)</ul>', html, re.S)
    assert ways
    hrefs = [unescape(one) for one in re.findall('href="([^"]*)"', ways[1])]
    assert "/aussagen?q=ruhig" in hrefs
    assert "/aussagen?q=ruhig&publisher=npd&all=1" in hrefs
    assert "Artikel mit diesen Wörtern: 1" in ways[1]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("q=" + "Truppen " * 1250, "Die Suche ist zu lang"),
        ("q=" + "x" * 10_000, "Die Suche ist zu lang"),
        ("speaker=" + "x" * 10_000, "Die Suche ist zu lang"),
        ("q=der", "kommen in fast jedem Text vor"),
        ("q=...", "kein Wort, nach dem"),
        ("q=%22", "Zu dem Anführungszeichen fehlt das zweite"),
        ("q=%E2%80%9E", "Zu dem Anführungszeichen fehlt das zweite"),
        ("q=%22%22", "kein Wort, nach dem"),
        ("q=%22der%22", "kommen in fast jedem Text vor"),
        ("since=gestern", "„gestern“ ist keine Zeitangabe. Möglich ist zum Beispiel 01.02.2022."),
        ("until=2026-02-30", "„2026-02-30“ ist keine Zeitangabe"),
        ("until=30.02.2026", "„30.02.2026“ ist keine Zeitangabe"),
        ("since=2026-02-02&until=2026-02-01", "Der Anfang liegt nach dem Ende"),
    ],
)
def test_what_cannot_be_looked_up_is_said(small: TestClient, query: str, words: str) -> None:
    answer = small.get(f"/aussagen?{query}")
    assert answer.status_code == 400
    assert words in answer.text
    assert len(answer.content) < 20_000
    assert small.get(f"/aussagen.atom?{query}").status_code == 400


@pytest.mark.parametrize(
    "query",
    [
        "",
        "q=",
        "q=%ff%fe%00",
        "q=%22",
        "q=%22%22",
        'q="*) OR 1',
        "q=%ed%a0%80",
        "speaker=%00",
        "page=-1",
        "page=x",
        "page=99999999",
    ],
)
def test_odd_queries_are_answered(small: TestClient, query: str) -> None:
    assert small.get(f"/aussagen?{query}").status_code in (200, 400)
    assert small.get(f"/aussagen.atom?{query}").status_code in (200, 400, 404)


def test_an_unknown_choice_is_passed_over_and_said(small: TestClient) -> None:
    answer = small.get("/aussagen", params={"type": "sung", "what": "songs"})
    assert answer.status_code == 200
    assert len(quotes(answer.text)) == 3
    assert "„sung“ steht hier nicht" in answer.text


def test_words_that_are_not_kept_are_neither_shown_nor_fed(tmp_path: Path, serving: Serve) -> None:
    place = a_dossier(tmp_path / "none.db", "Brandner sagte: „Die Truppen bleiben.“", keep="none")
    client = serving(place)
    for path in ("/aussagen", "/aussagen.atom"):
        text = client.get(path).text
        assert "Wortlaut nicht gespeichert" in text
        assert "bleiben" not in text
        assert "░" not in text


def test_less_sure_statements_are_marked(client: TestClient, looked_at: Path) -> None:
    with Dossier.open(str(looked_at)) as dossier:
        every = dossier.search(Query(what="statements", include_all=True, limit=1000)).statements
    unsure = sum(not hit.shown for hit in every)
    assert unsure, "teswa has less sure statements"
    pages = [
        client.get("/aussagen", params={"all": "1", "page": str(n)}).text for n in range(1, len(every) // PAGE + 2)
    ]
    assert sum(page.count('class="unsure meta"') for page in pages) == unsure
    assert 'class="unsure meta"' not in client.get("/aussagen").text


def test_a_question_leaves_the_statements_that_take_a_position_on_it(
    place: Path, serving: Serve, picture: object
) -> None:
    client = serving(place)
    questions = on_questions(picture)  # type: ignore[arg-type]
    identity, (line, ids) = max(questions.items(), key=lambda one: len(one[1][1]))
    assert ids
    html = client.get("/aussagen", params={"question": identity, "all": "1"}).text
    with Dossier.open(str(place)) as dossier:
        expected = dossier.search(Query(what="statements", include_all=True, statements=ids)).total
    assert len(quotes(html)) == expected > 0
    assert facet(html, "Streitfrage")[line.label[:60]][0] == expected
    assert not quotes(client.get("/aussagen?question=none").text)


def test_what_somebody_denies_does_not_stand_as_his_word(tmp_path: Path, serving: Serve) -> None:
    place = str(tmp_path / "denied.db")
    with Dossier.open(place, create=True) as dossier:
        dossier.add(*told("Brandner dementierte, dass die Fähre fährt.", "dementierte", "dass die Fähre fährt"))
    client = serving(Path(place))
    (kind,) = lxml_html.fromstring(client.get("/aussagen?what=statements&lang=de").text).xpath("//span[@class='kind']")
    assert kind.text == "indirekt („dementierte“)"
    (title,) = feed(client, "?what=statements&lang=de").iterfind("a:entry/a:title", ATOM)
    assert title.text == "ohne Sprecher, indirekt („dementierte“): dass die Fähre fährt"


# -- the feed ------------------------------------------------------------------------------------------------------------------


def feed(client: TestClient, query: str = "") -> ET.Element:
    answer = client.get(f"/aussagen.atom{query}")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    return ET.fromstring(answer.content)


def ids(root: ET.Element) -> list[str]:
    return [one.text or "" for one in root.iterfind("a:entry/a:id", ATOM)]


def test_the_feed_has_what_the_page_finds(small: TestClient) -> None:
    root = feed(small, "?q=Truppen")
    summaries = [one.text or "" for one in root.iterfind("a:entry/a:summary", ATOM)]
    assert len(summaries) == 2
    assert any("Der Truppenabzug beginnt <b>morgen</b>." in one for one in summaries)
    for name in ("a:id", "a:title", "a:updated", "a:author/a:name", "a:link[@rel='self']"):
        assert root.find(name, ATOM) is not None, name
    page = small.get("/aussagen?q=Truppen").text
    assert "/aussagen.atom?q=Truppen" in page


def test_entries_keep_their_ids_and_what_comes_in_last_stands_first(tmp_path: Path, serving: Serve) -> None:
    place = a_dossier(tmp_path / "feed.db", "Brandner sagte: „Erstens.“", published="2022-05-05")
    client = serving(place)
    before = feed(client)
    with Dossier.open(str(place)) as dossier:
        dossier.add(*read(an_article("Korvin sagte: „Zweitens.“", id="late", published="2021-01-01")))
    after = feed(client)
    assert ids(after)[1:] == ids(before)
    assert after.findtext("a:id", None, ATOM) == before.findtext("a:id", None, ATOM)
    assert (after.findtext("a:updated", "", ATOM)) > (before.findtext("a:updated", "", ATOM))


def test_an_unchanged_feed_is_not_sent_again(small: TestClient) -> None:
    first = small.get("/aussagen.atom")
    again = small.get("/aussagen.atom", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = small.get("/aussagen.atom?q=Truppen", headers={"if-none-match": first.headers["etag"]})
    assert other.status_code == 200


def test_control_characters_do_not_break_the_feed(tmp_path: Path, serving: Serve) -> None:
    text = "Brandner sagte: „Das\x0bist \ufffe ein\x01 <![CDATA[ Satz ]]> &amp; mehr.“"
    client = serving(a_dossier(tmp_path / "odd.db", text, title="Titel \x1b[31m"))
    assert len(ids(feed(client))) == 1


# -- what is asked ---------------------------------------------------------------------------------------------------------------


def test_the_limits_of_a_query_are_those_that_are_said() -> None:
    words = ("x" * 49 + " ") * (LONGEST // 50)
    assert not asked({"q": words.strip()}).stops
    assert asked({"q": words + "xx"}).stops
    assert not asked({"q": "wort " * MOST_WORDS}).stops
    assert asked({"q": "wort " * (MOST_WORDS + 1)}).stops


# -- who is only described --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "kind", "entity", "described"),
    [
        ("ein Händler", "unnamed", None, True),
        ("Behörde", "organisation", None, True),
        ("Verteidigungsministerium", "government", None, True),
        ("velmarisches Präsidialamt", "government", None, False),
        ("Generalstab", "organisation", "organisation:generalstab", True),
        ("Radan Korwath", "person", "person:radan korwath", False),
        ("Teswahilfe", "organisation", None, False),
        ("Radan Korwath", "person", None, False),
        ("Bundesregierung", "government", "gov:DE", False),
    ],
)
def test_who_is_described_has_no_name(name: str, kind: str, entity: str | None, described: bool) -> None:
    assert is_described(an_actor(name=name, kind=kind, entity=entity)) is described


def test_for_whom_somebody_speaks_who_is_only_described(client: TestClient) -> None:
    client.get("/lage")  # whoever has looked at the picture has it
    page = lxml_html.document_fromstring(client.get("/aussagen?all=1").text)
    who = page.xpath("//ol[contains(@class, 'hits')]//a[contains(@class, 'described')]")
    assert who
    named = page.xpath("//ol[contains(@class, 'hits')]//a[@class='who'][contains(., 'Dorwin')]")
    assert all("(" not in one.getnext().text_content() for one in named)


def test_the_picture_says_for_whom_they_speak() -> None:
    office = Who("government:amt", "Amt", "government", side=VELTEN.id)
    said = a_fused("s1", "Wir bleiben", speaker=office, evidence=(an_evidence("pdm-1", record="s-eins"),))
    other = a_fused("s2", "Wir gehen", evidence=(an_evidence("pdm-2", record="s-zwei"),))
    picture = a_picture(statements=(said, other), actors=(PictureActor(VELTEN), PictureActor(office)))
    assert sides_of(picture, {"s-eins", "s-zwei", "s-drei"}) == {"s-eins": "Velten"}
    assert sides_of(picture, {"s-zwei"}) == {}
