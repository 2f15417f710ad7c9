"""Drives the page in a headless Chromium: click, keyboard, filters, phone, script off, hostile text, no complaint."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selenium.webdriver.common.keys import Keys

from tests.factories import a_reading, an_article
from tests.views.browser import Browser
from tests.views.example import example
from tests.views.hostile import hostile
from tests.views.test_html import big

pytestmark = pytest.mark.browser


def test_a_click_shows_who_said_it_how_and_to_whom(browser: Browser) -> None:
    browser.open(example())
    browser.one("#q0-0 + .q").click()
    assert browser.chosen() == "#1"
    assert browser.texts("#detail .who, #detail .kind, #detail blockquote") == [
        "Ilka Brandner",
        "Person · MR · Q1",
        "„Wir werden die Brücke bei Olt nicht räumen“ … „und wir lassen uns auch keine Frist setzen.“",
    ]
    lines = browser.panel()
    assert lines["im Text"] == "Brandner"
    assert lines["Signalwort"] == "sagte"
    assert lines["Rahmen"] == "sagte Brandner am Montag vor Abgeordneten ihrer Partei"
    assert lines["an"] == "Abgeordneten ihrer Partei"
    assert lines["gesagt"] == "am Montag = 24.01.2022"
    assert lines["Sicherheit"].startswith("98")
    assert lines["erkannt an"].replace("\u00a0", " ") == "Amt und Nachname (97 %)"
    assert lines["Nennungen"] == "Brandner ×2 · Die Ministerpräsidentin · Sie"


def test_what_belongs_to_the_statement_lights_up_and_goes_out(browser: Browser) -> None:
    browser.open(example())
    browser.one("#q0-0 + .q").click()
    assert (browser.lit("l-cue"), browser.lit("l-speaker")) == ("sagte", "Brandner")
    assert browser.lit("l-frame") == "sagte Brandner am Montag vor Abgeordneten ihrer Partei"
    assert browser.lit("l-mention") == "BrandnerDie MinisterpräsidentinSieBrandner"
    assert len(browser.all(".q.chosen")) >= 2  # both pieces
    browser.press(Keys.ESCAPE)
    assert browser.chosen() == ""
    assert not browser.all(".chosen, .l-cue, .l-speaker, .l-frame, .l-mention, [aria-current]")


def test_the_chain_is_shown_from_the_article_to_the_source(browser: Browser) -> None:
    browser.open(example(), at="#q0-17")
    assert browser.chosen() == "#15"
    assert browser.texts("#detail ol li") == ["Artikel", "pdm", "Radio Olt (Dem Sender, zufolge)", "Diplomaten"]


def test_links_between_statements(browser: Browser) -> None:
    browser.open(example())
    browser.one("#q0-10").send_keys(Keys.ENTER)
    assert browser.panel()["antwortet auf"] == "#7"
    next(button for button in browser.all("#detail dd button") if button.text == "#7").click()
    assert browser.chosen() == "#7"
    assert browser.panel()["beantwortet von"] == "#9#10"


def test_a_link_to_a_less_sure_statement_uncovers_it(browser: Browser) -> None:
    browser.open(example(), at="#q0-8")
    assert browser.chosen() == "#8a?"
    assert browser.one("#less").is_selected()


def test_going_to_a_filtered_statement_clears_the_filters(browser: Browser) -> None:
    browser.open(example())
    browser.one("input[value='actor:a7']").click()
    browser.press("j")
    assert browser.chosen() == "#9"
    browser.one("#detail dd button").click()
    assert browser.chosen() == "#7"
    assert not browser.one("input[value='actor:a7']").is_selected()
    assert browser.one("#status").text == "7 von 16 Aussagen"


def test_the_innermost_statement_is_chosen_and_the_outer_one_is_at_hand(browser: Browser) -> None:
    browser.open(example())
    browser.one("#q0-2 + .q").click()
    assert browser.chosen() == "#3"
    assert browser.panel()["steht in"] == "#2"
    assert len(browser.all(".q.d1[data-s='2']")) >= 1


def test_keys_go_through_all_that_is_shown(browser: Browser) -> None:
    browser.open(example())
    numbers = []
    for key in ("j", Keys.ARROW_RIGHT, "j", "k", Keys.ARROW_LEFT, "k"):
        browser.press(key)
        numbers.append(browser.chosen())
    assert numbers == ["#1", "#2", "#3", "#2", "#1", "#16"]
    focused = browser.driver.switch_to.active_element
    assert focused.get_attribute("aria-label") == "Aussage 16: ohne Sprecher, wörtlich"
    assert focused.value_of_css_property("outline-style") == "solid"
    assert browser.one("#status").text == "16 von 16 Aussagen"


def test_enter_opens_and_escape_returns_to_the_number(browser: Browser) -> None:
    browser.open(example())
    browser.one("#q0-5").send_keys(Keys.ENTER)
    assert browser.evaluate("return document.activeElement.closest('#detail') !== null")
    assert browser.chosen() == "#6"
    browser.press(Keys.ESCAPE)
    assert browser.driver.switch_to.active_element.get_attribute("id") == "q0-5"
    assert browser.chosen() == ""


def test_everything_is_reached_by_tab(browser: Browser) -> None:
    browser.open(example())
    reached = []
    for _ in range(60):
        browser.press(Keys.TAB)
        active = browser.driver.switch_to.active_element
        reached.append(active.get_attribute("id") or active.get_attribute("class") or active.get_attribute("value"))
        if reached[-1] == "q0-19":
            break
    assert reached[0] == "skip"
    assert {"less", "previous", "next", "direct", "actor:a1", "q0-0", "q0-19"} <= set(reached)


def test_filters_by_speaker_and_type(browser: Browser) -> None:
    browser.open(example())
    counts = dict(zip(browser.texts(".filters label span"), browser.texts(".filters label b"), strict=True))
    assert (counts["Ilka Brandner"], counts["Arno Velten"], counts["wörtlich"], counts["erlebte Rede"]) == (
        "5",
        "3",
        "7",
        "0",
    )
    browser.one("input[value='actor:a1']").click()
    assert browser.one("#status").text == "5 Aussagen"
    assert len(browser.seen(".text a.n")) == 5
    browser.one("input[value='direct']").click()
    assert [row.get_attribute("id") for row in browser.seen("tbody tr")] == ["r0-0", "r0-2", "r0-4"]
    assert browser.one(".q.t-reported").value_of_css_property("text-decoration-line") == "none"
    browser.press("j", "j", "j", "j")
    assert browser.chosen() == "#1"
    browser.one(".reset").click()
    assert browser.one("#status").text == "1 von 16 Aussagen"


def test_a_filter_closes_what_it_hides(browser: Browser) -> None:
    browser.open(example())
    browser.press("j")
    browser.one("input[value='actor:a8']").click()
    assert browser.chosen() == ""


def test_the_less_sure_are_hidden_until_asked_for_and_dashed(browser: Browser) -> None:
    browser.open(example())
    unsure = browser.one(".q.less")
    assert unsure.value_of_css_property("text-decoration-line") == "none"
    assert len(browser.seen(".text a.n")) == len(browser.seen("tbody tr")) == 16
    browser.one("#less").click()
    assert unsure.value_of_css_property("text-decoration-style") == "dashed"
    assert len(browser.seen(".text a.n")) == len(browser.seen("tbody tr")) == 20
    unsure.click()
    assert browser.chosen() == "#8a?"


def test_pieces_are_joined_under_the_pointer(browser: Browser) -> None:
    browser.open(example())
    browser.evaluate(
        "document.querySelector('.q[data-s=\"0\"]').dispatchEvent(new MouseEvent('mouseover', {bubbles: true}))"
    )
    assert browser.lit("hot") == (
        "„Wir werden die Brücke bei Olt nicht räumen“„und wir lassen uns auch keine Frist setzen.“"
    )


def test_several_articles(browser: Browser) -> None:
    browser.open(example(), a_reading(an_article("Nichts gesagt.", title="Leer")), example())
    assert len(browser.seen("main > article")) == 1
    browser.all(".articles a")[1].click()
    assert [article.get_attribute("id") for article in browser.seen("main > article")] == ["a1"]
    assert browser.one("#status").text == "0 Aussagen"
    browser.press("j")
    assert browser.chosen() == ""
    browser.press("J")
    assert [article.get_attribute("id") for article in browser.seen("main > article")] == ["a2"]
    browser.press("j")
    assert browser.one("#q2-0").get_attribute("aria-current") == "true"
    assert browser.texts(".articles a[aria-current] span") == ["Marenien weist Ultimatum zurück"]


def test_the_table_chooses_too(browser: Browser) -> None:
    browser.open(example())
    browser.one("#r0-12 .quote").click()
    assert browser.chosen() == "#11"
    assert 40 < browser.top("#q0-12") < 900


def test_a_phone_has_a_sheet_that_does_not_cover_the_statement(browser: Browser) -> None:
    browser.emulate(390, 844)
    browser.open(example())
    assert browser.evaluate("return document.documentElement.scrollWidth") == 390
    assert not browser.one("#panel").is_displayed()
    browser.evaluate("document.querySelector('#q0-17').scrollIntoView({block: 'end'})")
    assert browser.top("#q0-17") > 600
    browser.one("#q0-17").click()
    assert browser.chosen() == "#15"
    assert 40 < browser.top("#q0-17") < browser.top("#panel") - 40
    browser.one("#detail h2 button").click()
    assert not browser.one("#panel").is_displayed()
    assert browser.evaluate("return document.documentElement.scrollWidth") == 390


def test_light_and_dark(browser: Browser) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        browser.emulate(1440, 900, prefers_color_scheme=scheme)
        browser.open(example())
        grounds.append(browser.evaluate("return getComputedStyle(document.documentElement).backgroundColor"))
    assert grounds == ["rgb(250, 250, 247)", "rgb(21, 24, 27)"]


def test_paper_shows_all_statements_whatever_is_filtered(browser: Browser) -> None:
    browser.open(example())
    browser.one("input[value='direct']").click()
    browser.press("j")
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print", "features": []})
    try:
        assert len(browser.seen(".text a.n")) == len(browser.seen("tbody tr")) == 16
        assert not browser.seen(".bar, .rail, .panel")
        assert browser.one(".q.chosen").value_of_css_property("background-color") == "rgba(0, 0, 0, 0)"
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})


def test_without_script_text_marks_and_table_are_there(browser: Browser) -> None:
    browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.open(example(), example())
        assert len(browser.seen("main > article")) == 2
        assert len(browser.seen("#a0 .text a.n")) == len(browser.seen("#a0 tbody tr")) == 16
        assert not browser.seen(".filters, .panel, .step")
        browser.one("#less").click()
        assert len(browser.seen("#a0 tbody tr")) == 20
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


@pytest.mark.parametrize("act", [lambda b: b.press("j"), lambda b: b.one("#r0-0").click()], ids=["key", "click"])
def test_hostile_text_does_not_run(browser: Browser, act: Callable[[Browser], None]) -> None:
    browser.open(hostile(), include_all=True)
    act(browser)
    assert browser.chosen() == "#1"
    assert browser.evaluate("return window.broken === undefined")
    assert browser.evaluate("return document.querySelectorAll('script, img, svg, b[onclick]').length") == 2
    assert "<svg onload=" in browser.texts("#detail .who")[0]


def test_nothing_is_fetched_and_the_policy_is_in_force(started: Browser) -> None:
    started.emulate(1440, 900)
    started.open(example())
    assert started.evaluate("return performance.getEntriesByType('resource').length") == 0
    assert started.complaints() == []
    started.evaluate("document.body.append(Object.assign(new Image(), {src: 'https://pdm.example/x.png'}))")
    assert started.evaluate(
        "const s = document.createElement('script'); s.textContent = 'window.broken = 9'; document.body.append(s);"
        "return window.broken === undefined"
    )
    assert any("Content Security Policy" in message for message in started.complaints())


def test_a_big_article_opens_and_answers(browser: Browser) -> None:
    browser.open(big())
    browser.press("j")
    assert browser.chosen() == "#1"
    spent = browser.evaluate(
        "const began = performance.now(); document.getElementById('less').click();"
        "document.body.getBoundingClientRect(); return performance.now() - began"
    )
    assert spent < 10_000  # a third of a second on a quiet desk machine
    assert browser.one("#status").text.endswith("3000 Aussagen")
