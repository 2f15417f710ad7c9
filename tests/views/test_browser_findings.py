"""Findings on the page: a click leads from a row to its words, switches turn kinds on and off, nothing runs."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.keys import Keys

from tests.factories import a_reading
from tests.views.browser import Browser
from tests.views.crisis import crisis
from tests.views.example import example
from tests.views.hostile import hostile_findings

pytestmark = pytest.mark.browser
KINDS = ("event", "commitment", "position", "explanation", "figure", "role", "time")


def tag(browser: Browser, number: str) -> str:
    """The id of the row with this number."""
    rows = dict(zip(browser.texts("#a0 .tag"), browser.all("#a0 li[data-f]"), strict=True))
    return rows[number].get_attribute("id") or ""


def chosen_rows(browser: Browser) -> list[str]:
    return browser.texts("li.chosen .tag")


def test_a_click_on_a_row_leads_to_its_words(browser: Browser) -> None:
    browser.emulate(1400, 300)
    browser.open(crisis())
    row = tag(browser, "A2")
    browser.evaluate(f"document.getElementById('{row}').scrollIntoView()")
    before = browser.evaluate("return scrollY")
    browser.one(f"#{row} q").click()
    assert chosen_rows(browser) == ["A2"]
    assert browser.lit("f.chosen") == "werde ihr Land den Hafen von Lorn schließen"
    assert browser.lit("l-if") == "Sollte die Sperre am Freitag fortbestehen"
    assert browser.lit("l-speaker") == "ihr Land"
    assert browser.evaluate("return scrollY") > before
    assert 60 < browser.top(".text a.m.chosen") < 300
    assert browser.evaluate("return location.hash") == "#m" + row[1:]


def test_a_row_in_pieces_lights_up_whole_and_goes_out(browser: Browser) -> None:
    browser.open(crisis())
    browser.one(f"#{tag(browser, 'P1')}").click()
    assert browser.lit("f.chosen") == "lehnteab"
    assert browser.lit("l-frame") == "ein Handelsembargo gegen Velmarien"
    browser.press(Keys.ESCAPE)
    assert not browser.all(".chosen, .l-frame, .l-speaker, [aria-current]")


def test_a_click_in_the_text_chooses_the_innermost_finding(browser: Browser) -> None:
    browser.open(crisis(), include_all=True)
    browser.evaluate("document.querySelector('.text .f.k-commitment').click()")
    assert chosen_rows(browser) == ["A1"]
    browser.one(".text .f.k-figure.less").click()
    assert chosen_rows(browser) == ["Z2a?"]
    browser.one("#show-figure").click()
    browser.one(".text .f.k-figure.less").click()
    assert chosen_rows(browser) == ["A1"]
    browser.one("#show-commitment").click()
    assert chosen_rows(browser) == []
    browser.one(".text .f.k-figure.less").click()
    assert browser.chosen() == "#2"


def test_a_claim_leads_to_its_statement_and_the_statement_to_its_findings(browser: Browser) -> None:
    browser.open(crisis())
    browser.one(f"#{tag(browser, 'E4')} a[data-claim]").click()
    assert browser.chosen() == "#3a?"
    assert browser.one("#less").is_selected()
    assert browser.panel()["Befunde"] == "E4"
    browser.one("#detail dd button").click()
    assert (browser.chosen(), chosen_rows(browser)) == ("", ["E4"])


@pytest.mark.parametrize("kind", KINDS)
def test_a_switch_turns_its_kind_on_and_off(browser: Browser, kind: str) -> None:
    browser.open(crisis())
    switch = browser.one(f"#show-{kind}")
    assert switch.is_selected() is (kind != "time")
    if kind == "time":
        switch.click()
    number = int("".join(browser.texts(f"label.k-{kind} b")))
    assert number > 1
    assert browser.count(f".text a.m.k-{kind}") == browser.count(f"li.k-{kind}") == number
    others = browser.count(".text a.m") - number
    switch.click()
    assert browser.count(f"a.m.k-{kind}, .part.k-{kind}") == 0
    mark = browser.one(f".text .f.k-{kind}")
    looks = ("background-color", "box-shadow", "border-bottom-style")
    assert [mark.value_of_css_property(look) for look in looks] == ["rgba(0, 0, 0, 0)", "none", "none"]
    assert browser.count(".text a.m") == others


def test_statements_have_a_switch_too(browser: Browser) -> None:
    browser.open(crisis())
    browser.press("j")
    browser.one("#show-statement").click()
    assert browser.chosen() == ""
    assert not browser.seen(".text a.n, .list")
    assert browser.one(".q").value_of_css_property("text-decoration-line") == "none"
    assert browser.one("#status").text == "0 Aussagen"
    browser.one(f"#{tag(browser, 'E3')} a[data-claim]").click()
    assert browser.one("#show-statement").is_selected()
    assert browser.chosen() == "#1"


def test_the_less_sure_are_hidden_until_asked_for(browser: Browser) -> None:
    browser.open(crisis())
    assert "Frage" not in [heading.text for heading in browser.seen(".part h3 span")]
    assert len(browser.seen("li.less")) == 0
    assert "".join(browser.texts("#less-count")) == "3"
    browser.one("#less").click()
    assert [row.text.split()[0] for row in browser.seen("li.less:not(.actor)")] == ["E4a?", "P2a?"]
    assert [row.text for row in browser.seen("li.less .name")] == ["ein Beamter", "Kallien"]
    assert "".join(browser.texts("label.k-event b")) == "5"
    browser.one(".text .f.k-position.less").click()
    assert chosen_rows(browser) == ["P2a?"]


def test_keys_go_through_the_findings_in_text_order(browser: Browser) -> None:
    browser.open(crisis())
    numbers = []
    for key in ("n", "n", "n", "p"):
        browser.press(key)
        numbers += chosen_rows(browser)
    assert numbers == ["E1", "E2", "W1", "E2"]
    focused = browser.driver.switch_to.active_element
    assert focused.get_attribute("aria-label") == "Ereignis 2: Mobilisierung Regierung von Orlanien"
    browser.press("j")
    assert (browser.chosen(), chosen_rows(browser)) == ("#1", [])


def test_rows_and_switches_are_reached_by_tab_and_opened_by_enter(browser: Browser) -> None:
    browser.open(crisis())
    reached: list[str] = []
    for _ in range(70):
        browser.press(Keys.TAB)
        active = browser.driver.switch_to.active_element
        reached.append(active.get_attribute("id") or active.text)
        if reached[-1] == "W1":
            break
    assert {"show-statement", *(f"show-{kind}" for kind in KINDS), "m0-0", "E1", "A1", "P1"} <= set(reached)
    browser.press(Keys.ENTER)
    assert chosen_rows(browser) == ["W1"]
    assert browser.driver.switch_to.active_element.text == "W1"


def test_a_link_to_a_finding_uncovers_it(browser: Browser) -> None:
    browser.open(crisis())
    row = tag(browser, "E4a?")
    browser.open(crisis(), at=f"#{row}")
    assert chosen_rows(browser) == ["E4a?"]
    assert browser.one("#less").is_selected()
    browser.open(crisis(), at="#f0-999")
    assert chosen_rows(browser) == []


def test_on_a_phone_the_lists_follow_the_text_and_the_sheet_has_the_row(browser: Browser) -> None:
    browser.emulate(420, 900)
    browser.open(crisis())
    assert browser.evaluate("return document.documentElement.scrollWidth") == 420
    browser.one(".jump").click()
    assert 0 < browser.top(".found") < 300
    row = tag(browser, "A2")
    browser.one(f"#{row}").click()
    assert browser.chosen() == "A2"
    assert "wenn: Sollte die Sperre am Freitag fortbestehen" in browser.one("#detail").text
    assert 60 < browser.top(".text a.m.chosen") < browser.top("#panel") - 40
    browser.one("#detail h2 button").click()
    assert browser.driver.switch_to.active_element.text == "A2"
    assert 0 < browser.top(f"#{row}") < 900


def test_each_article_has_its_own_findings(browser: Browser) -> None:
    browser.open(example(), crisis(), a_reading())
    assert browser.evaluate("return document.querySelectorAll('#a0 .k-event').length") == 0
    assert "".join(browser.texts("label.k-event b")) == "0"
    browser.press("J")
    assert "".join(browser.texts("label.k-event b")) == "4"
    browser.press("n")
    assert browser.one("#m1-0").get_attribute("aria-current") == "true"
    browser.press("J", "n")
    assert chosen_rows(browser) == []


def test_without_script_lists_and_switches_work(browser: Browser) -> None:
    browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.open(crisis())
        assert len(browser.seen("li.k-event")) == 4
        browser.one("#show-event").click()
        assert not browser.seen(".k-event.m, .part.k-event")
        assert len(browser.seen("li.k-commitment")) == 3
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_paper_has_the_lists_below_the_text(browser: Browser) -> None:
    browser.open(crisis())
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print", "features": []})
    try:
        assert len(browser.seen("li.k-event")) == 4
        assert browser.one(".found").value_of_css_property("position") == "static"
        assert not browser.seen(".kinds, .keys, .jump")
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})


def test_hostile_findings_do_not_run(browser: Browser) -> None:
    browser.open(hostile_findings(), include_all=True)
    for row in browser.seen("li[data-f] .tag"):
        row.send_keys(Keys.ENTER)
    browser.emulate(420, 900)
    browser.evaluate("document.querySelector('#f0-1').click()")
    assert browser.evaluate("return window.broken === undefined")
    assert browser.evaluate("return document.querySelectorAll('script, img, svg, b[onclick]').length") == 2
    assert "<svg onload=" in browser.one("#detail").text
