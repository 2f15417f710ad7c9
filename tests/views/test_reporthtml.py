from __future__ import annotations

from itertools import pairwise

import pytest
from lxml import html as lxml_html
from lxml.html import HtmlElement

from lagebild.views.report import report
from lagebild.views.reporthtml import html
from lagebild.views.reportparts import Report
from tests.views.browser import Browser
from tests.views.quietday import quiet_day
from tests.views.reports import quiet
from tests.views.situations import EMPTY, poisoned

TAGS = set(
    "html head meta title style body main header h1 h2 h3 p section div table caption thead tbody tr th td ul ol li a b i "
    "strong small span sup bdi".split()
)
ATTRIBUTES = set(
    "lang charset http-equiv content name class id href rel role scope tabindex aria-label aria-labelledby data-label".split()
)


def poisoned_report() -> Report:
    changes = poisoned(quiet_day())
    return report(changes.after, changes, language="en", include_all=True)


REPORTS = {"de": quiet(), "en": quiet("en"), "poisoned": poisoned_report(), "empty": report(EMPTY, language="de")}


@pytest.fixture(params=list(REPORTS))
def page(request: pytest.FixtureRequest) -> HtmlElement:
    return lxml_html.document_fromstring(html(REPORTS[request.param]).encode())


def test_only_its_own_elements_and_attributes(page: HtmlElement) -> None:
    elements = [element for element in page.iter() if isinstance(element.tag, str)]
    assert {element.tag for element in elements} <= TAGS
    assert {name for element in elements for name in element.attrib} <= ATTRIBUTES
    policy = page.xpath("//meta[@http-equiv]/@content")[0]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")


def test_headings_come_in_order(page: HtmlElement) -> None:
    levels = [int(heading.tag[1]) for heading in page.iter("h1", "h2", "h3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_link_leads_somewhere_and_every_id_is_one(page: HtmlElement) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = page.xpath("//a/@href")
    assert {target[1:] for target in targets if target.startswith("#")} <= set(ids)
    assert all(target.startswith(("#", "https://presse.example/")) for target in targets)
    assert set(page.xpath("//@aria-labelledby")) <= set(ids)


def test_those_who_listen_hear_what_it_is() -> None:
    page = lxml_html.document_fromstring(html(quiet()).encode())
    assert page.get("lang") == "de"
    assert [element.get("scope") for element in page.iter("th")] == ["col"] * 5 + ["row"] * (
        len(page.xpath("//tbody/tr"))
    )
    assert page.xpath("//caption")[0].text == "Positionen"
    assert len(page.xpath("//*[@role='doc-endnotes']//li")) == len(quiet().notes)
    assert {element.get("role") for element in page.xpath("//sup/a")} == {"doc-noteref"}


def test_a_note_leads_back_to_where_it_is_cited_first() -> None:
    page = lxml_html.document_fromstring(html(quiet()).encode())
    cited = page.xpath("//sup/a[@id='r1']")
    assert [one.get("href") for one in cited] == ["#n1"]
    assert page.xpath("//li[@id='n1']/a[@role='doc-backlink']/@href") == ["#r1"]
    assert page.xpath("//li[@id='n1']/a/bdi/text()")[0].startswith("„")


@pytest.mark.browser
@pytest.mark.parametrize("name", list(REPORTS))
def test_a_browser_shows_it_without_complaint(browser: Browser, name: str) -> None:
    file = browser.file.with_name(f"report-{name}.html")
    file.write_text(html(REPORTS[name]), "utf-8")
    browser.driver.get(file.as_uri())
    assert browser.one("h1").is_displayed()
    assert browser.evaluate("return getComputedStyle(document.querySelector('main')).maxWidth") != "none"
    assert browser.evaluate("return window.broken === undefined && document.scripts.length === 0")


@pytest.mark.browser
def test_in_a_narrow_window_every_row_of_a_table_stands_for_itself(browser: Browser) -> None:
    file = browser.file.with_name("report-narrow.html")
    file.write_text(html(quiet()), "utf-8")
    browser.emulate(390, 800)
    browser.driver.get(file.as_uri())
    assert browser.evaluate("return document.documentElement.scrollWidth <= innerWidth")
    assert browser.evaluate("const box = document.querySelector('.wide'); return box.scrollWidth <= box.clientWidth")
    label = "const cell = document.querySelector('td:not(.none)'); return getComputedStyle(cell, '::before').content"
    assert "Sanktionen gegen Velmarien" in browser.evaluate(label)
    assert browser.evaluate("return getComputedStyle(document.querySelector('td.none')).display") == "none"
