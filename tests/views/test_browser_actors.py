"""The list of actors on the page: a click walks through the mentions, reasons open by themselves, nothing runs."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.keys import Keys

from tests.views.browser import Browser
from tests.views.crisis import crisis
from tests.views.hostile import hostile
from tests.views.linked import linked

pytestmark = pytest.mark.browser
MENTIONS = ["Paris", "Die französische Regierung", "dem Élysée-Palast", "Paris", "Die Regierung in Paris"]


def walk(browser: Browser) -> str:
    return browser.texts("#k0-0 .walk")[0]


def test_each_click_leads_to_the_next_mention_and_after_the_last_to_the_first(browser: Browser) -> None:
    browser.emulate(1400, 300)
    browser.open(linked())
    assert walk(browser) == "5 Nennungen"
    reached, places = [], []
    for _ in range(6):
        browser.evaluate("document.querySelector('#k0-0 .head').click()")
        reached.append(browser.lit("l-here"))
        places.append(walk(browser))
        assert 60 < browser.top(".text .l-here") < 300
    assert reached == [*MENTIONS, "Paris"]
    assert places == [*(f"{number} von 5" for number in range(1, 6)), "1 von 5"]
    assert browser.lit("l-actor") == "".join(MENTIONS)
    assert browser.evaluate("return location.hash") == "#k0-0"


def test_it_goes_out_with_escape_and_with_another_choice(browser: Browser) -> None:
    browser.open(linked())
    browser.one("#k0-0 .name").click()
    browser.one("#k0-1 .name").click()
    assert (browser.lit("l-here"), walk(browser)) == ("Warschau", "5 Nennungen")
    browser.press("j")
    assert (browser.chosen(), browser.lit("l-here")) == ("#1", "")
    browser.press(Keys.ESCAPE)
    browser.one("#k0-1 .name").click()
    browser.press(Keys.ESCAPE)
    assert not browser.all(".chosen, .l-here, .l-actor, [aria-current]")


def test_the_keyboard_walks_too(browser: Browser) -> None:
    browser.open(linked())
    browser.one("#k0-0 .name").send_keys(Keys.ENTER)
    browser.press(Keys.ENTER)
    assert (walk(browser), browser.lit("l-here")) == ("2 von 5", "Die französische Regierung")
    assert browser.one("#k0-0 .name").get_attribute("aria-current") == "true"


def test_reasons_open_without_a_walk(browser: Browser) -> None:
    browser.open(linked())
    assert not browser.seen("#k0-0 .reasons")
    browser.one("#k0-0 summary").click()
    said = browser.one("#k0-0 .reasons").text.replace("\u00a0", " ")
    assert said == "erkannt an: Hauptstadt für die Regierung; Name · Sicherheit 80 % · gov:FR · Q1450662"
    assert walk(browser) == "5 Nennungen"


def test_an_office_in_the_list_leads_to_its_words(browser: Browser) -> None:
    browser.open(linked())
    browser.one("li.actor li.k-role").click()
    assert browser.texts("li.chosen .tag") == ["W1"]
    assert browser.lit("f.chosen") == "Außenminister"
    browser.one("#show-role").click()
    assert not browser.seen("li.k-role")
    assert browser.seen("li.actor")


def test_who_occurs_in_less_sure_things_alone_waits_behind_the_switch(browser: Browser) -> None:
    browser.open(linked())
    assert "Der Bürgermeister" not in [name.text for name in browser.seen(".actor .name")]
    browser.open(linked(), at="#k0-6")
    assert browser.one("#less").is_selected()
    assert browser.lit("l-here").startswith("Der Bürgermeister")
    browser.one("#less").click()
    assert browser.lit("l-here") == ""


def test_on_a_phone_the_sheet_walks_both_ways(browser: Browser) -> None:
    browser.emulate(420, 900)
    browser.open(linked())
    browser.evaluate("document.querySelector('#k0-0 .name').click()")
    assert browser.chosen() == "Französische Regierung"
    assert browser.texts("#detail .walk") == ["1 von 5"]
    previous, following = browser.all("#detail .head button")
    following.click()
    assert (browser.texts("#detail .walk"), browser.lit("l-here")) == (["2 von 5"], MENTIONS[1])
    previous.click()
    previous.click()
    assert (browser.texts("#detail .walk"), browser.lit("l-here")) == (["5 von 5"], MENTIONS[4])
    assert 60 < browser.top(".text .l-here") < browser.top("#panel") - 20
    browser.one("#detail summary").click()
    assert "gov:FR" in browser.one("#detail .reasons").text
    browser.evaluate("document.querySelector('li.k-role').click()")
    assert browser.texts("#detail .who") == ["Jan Kowalczyk"]
    assert browser.evaluate("return document.documentElement.scrollWidth") == 420


def test_each_article_has_its_own_actors(browser: Browser) -> None:
    browser.open(linked(), crisis())
    browser.one("#k0-0 .name").click()
    browser.press("J")
    assert not browser.all(".l-here")
    browser.one("#k1-0 .name").click()
    assert browser.lit("l-here") == "Ministerpräsidentin Mira Dorwin"


def test_without_script_the_list_and_its_reasons_are_there(browser: Browser) -> None:
    browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.open(linked())
        assert len(browser.seen("li.actor")) == 6
        browser.one("#k0-0 summary").click()
        assert browser.one("#k0-0 .reasons").is_displayed()
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_hostile_names_do_not_run(browser: Browser) -> None:
    browser.open(hostile(), include_all=True)
    for width in (1440, 420):
        browser.emulate(width, 900)
        browser.evaluate("document.querySelector('#k0-0 .name').click()")
        browser.press(Keys.ESCAPE)
    assert browser.evaluate("return window.broken === undefined")
    assert browser.evaluate("return document.querySelectorAll('script, img, svg, b[onclick]').length") == 2
