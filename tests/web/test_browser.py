"""A duty officer's way through the pages in a real browser: every page, languages, phone, what-if, search, a correction, axe-core."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("playwright.sync_api")

from playwright.sync_api import Browser, expect

from lagebild.web.words import NAVIGATION, say
from tests.thorough import some, thorough
from tests.web.surfing import Visit, axe_core, chromium, site

pytestmark = pytest.mark.browser

PATHS = [path for path, _ in NAVIGATION]
DEEPER = ("/akteure/", "/artikel/", "/positionen/", "/stolperdraehte/", "/streitpunkte/")
"""Pages that those of the navigation lead to."""
SIZES = {"wall": (1920, 1080), "desk": (1400, 900), "phone": (360, 780), "small": (320, 640)}

Open = Callable[..., Visit]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as one:
        yield one


@pytest.fixture(scope="module")
def served(read_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Any]]:
    place = Path(shutil.copy(read_once, tmp_path_factory.mktemp("desk") / "teswa.db"))
    with site(place) as found:
        yield found


@pytest.fixture
def visit(browser: Browser, served: tuple[str, Any]) -> Iterator[Open]:
    """Opens a window; when the test is over, none may have complained."""
    windows: list[Visit] = []

    def open_one(width: int = 1400, height: int = 900, **options: Any) -> Visit:
        windows.append(Visit(browser, served[0], viewport={"width": width, "height": height}, **options))
        return windows[-1]

    yield open_one
    for window in windows:
        window.close()


@pytest.fixture(scope="module")
def axe(request: pytest.FixtureRequest) -> str:
    return axe_core(request.config.cache.mkdir("axe"))  # type: ignore[union-attr]


def deeper(window: Visit) -> list[str]:
    """One page of each kind that the pages of the navigation lead to."""
    found = []
    for path in DEEPER:
        window.go(path.rstrip("/"))
        links = window.page.locator(f'main a[href^="{path}"]').evaluate_all(
            "all => all.map(one => one.getAttribute('href'))"
        )
        assert links, path
        found.append(links[0])
    return found


def test_a_way_through_every_page(visit: Open) -> None:
    window = visit()
    window.go("/")
    names = say("de").pages
    for path, name in NAVIGATION:
        window.page.locator(".bar nav").get_by_role("link", name=names[name], exact=True).click()
        window.page.wait_for_url(re.compile(re.escape(path) + r"(\?|$)"))
        window.go(path)
        expect(window.page.locator("h1")).to_have_count(1)
        current = window.page.locator('.bar nav a[aria-current="page"]')
        expect(current).to_have_text(names[name])
        window.shoot(f"desk-{name}")
    for path in deeper(window):
        window.go(path)
        expect(window.page.locator("h1")).to_have_count(1)
        window.shoot(f"desk-{path.strip('/').partition('/')[0]}-one")


def test_from_a_line_to_its_sentence_in_the_article(visit: Open) -> None:
    window = visit()
    window.go("/lagebericht")
    link = window.page.locator(".notes li a").first
    words = window.page.locator(".notes li .words").first.inner_text()
    link.click()
    marked = window.page.locator("#beleg")
    expect(marked.first).to_be_in_viewport()
    first = re.sub(r"\W+", " ", words.split("…")[0]).split()[:2]
    assert all(word in window.page.locator("main").inner_text() for word in first)


def test_the_language_is_changed_and_stays(visit: Open) -> None:
    window = visit()
    window.go("/positionen")
    window.page.locator("a.language").click()
    expect(window.page.locator("html")).to_have_attribute("lang", "en")
    assert window.page.url.split("?")[0].endswith("/positionen")
    window.go("/stolperdraehte")
    expect(window.page.locator("h1")).to_have_text(say("en").pages["stolperdraehte"])
    window.page.locator("a.language").click()
    expect(window.page.locator("h1")).to_have_text(say("de").pages["stolperdraehte"])


@pytest.mark.parametrize("size", SIZES)
def test_no_page_is_wider_than_its_window(visit: Open, size: str) -> None:
    window = visit(*SIZES[size])
    wide = {}
    for path in [*PATHS, *deeper(window)]:
        window.go(path)
        width = window.page.evaluate("document.documentElement.scrollWidth")
        if width > SIZES[size][0]:
            wide[path] = width
        window.shoot(f"{size}-{path.strip('/').replace('/', '-')[:30]}")
    assert wide == {}


def test_on_a_phone_every_page_is_in_sight_of_the_navigation(visit: Open) -> None:
    window = visit(*SIZES["phone"])
    window.go("/lage")
    links = window.page.locator(".bar nav a")
    expect(links).to_have_count(len(PATHS))
    for link in links.all():
        box = link.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= SIZES["phone"][0]
        assert box["y"] + box["height"] < 200
        assert box["height"] >= 24


@pytest.mark.parametrize("path", ["/akteure", "/lagebericht"])
def test_on_a_phone_no_table_is_cut_off(visit: Open, path: str) -> None:
    window = visit(*SIZES["phone"])
    page = window.go(path)
    assert page.locator("main table").count() >= 1
    assert page.evaluate(
        "[...document.querySelectorAll('main :is(th, td)')].every(one => one.getBoundingClientRect().right <= innerWidth)"
    )
    label = "getComputedStyle(document.querySelector('main td[data-label]:not(.none)'), '::before').content"
    assert len(page.evaluate(label)) > len('"x: "')


def test_on_a_phone_filters_are_folded_and_the_decision_is_at_hand(visit: Open) -> None:
    window = visit(*SIZES["phone"])
    window.go("/pruefen")
    filters = window.page.locator("details.folded")
    expect(filters.locator("form")).to_be_hidden()
    expect(window.page.locator("#accept")).to_be_in_viewport(ratio=1)
    expect(window.page.locator("#item-title")).to_be_in_viewport(ratio=1)
    filters.locator("summary").click()
    expect(filters.locator("form")).to_be_visible()
    window.page.set_viewport_size({"width": 1400, "height": 900})
    expect(filters.locator("form")).to_be_visible()
    expect(filters.locator("summary")).to_be_hidden()


def test_every_page_can_be_read_without_scripts(visit: Open) -> None:
    window = visit(java_script_enabled=False)
    for path in PATHS:
        window.go(path)
        assert len(window.page.locator("main").inner_text()) > 100, path
        hidden = window.page.locator(".script:visible")
        assert hidden.count() == 0, path


def test_what_if(visit: Open) -> None:
    window = visit()
    window.go("/stolperdraehte")
    field = window.page.locator('form[action="/stolperdraehte/was-wenn"] :is(textarea, input:not([type=hidden]))').first
    field.fill("Der Rat des Nordpakts ist am 21. März zusammengetreten.")
    window.page.locator('form[action="/stolperdraehte/was-wenn"] button').first.click()
    expect(window.page.locator("ol.wires > li").first).to_be_visible()
    expect(window.page.locator("main")).to_contain_text("Nordpakt")
    window.shoot("desk-was-wenn")


def test_search_finds_and_its_address_can_be_kept(visit: Open) -> None:
    window = visit()
    window.go("/aussagen")
    window.page.get_by_role("searchbox").first.fill("Panzer")
    window.page.keyboard.press("Enter")
    window.page.wait_for_url(re.compile("q=Panzer"))
    found = window.page.locator("main").inner_text()
    assert "panzer" in found.casefold()
    again = visit()
    again.go(window.page.url.removeprefix(window.address))
    assert again.page.locator("main").inner_text() == found
    window.shoot("desk-aussagen-panzer")


def test_a_correction_changes_the_matrix(browser: Browser, read_once: Path, tmp_path: Path) -> None:
    with site(Path(shutil.copy(read_once, tmp_path / "teswa.db"))) as (address, app):
        picture = app.state.desk.picture().picture
        question, line = next(
            (question, line)
            for question in picture.questions
            if question.shown
            for line in question.positions
            if line.stance in ("for", "against")
            and not line.organs
            and [one.record[:1] for held in line.history for one in held.evidence] == ["p"]
        )
        record = line.history[-1].evidence[0].record
        window = Visit(browser, address)
        window.go(f"/pruefen?eintrag={record}")
        window.page.locator("#correct > summary").click()
        window.page.locator('select[name="f.stance.0"]').select_option("against" if line.stance == "for" else "for")
        window.page.locator('#correct button[value="correct"]').click()
        window.page.wait_for_url(re.compile("getan="))
        for _ in range(30):
            now = app.state.desk.picture()
            if not now.old:
                break
        after = next((one for one in now.picture.questions if one.id == question.id), None)
        held = {one.actor.id: one.stance for one in after.positions} if after else {}
        assert held.get(line.actor.id) != line.stance
        window.go("/positionen")
        window.shoot("desk-positionen-corrected")
        window.close()


def violations(window: Visit, axe: str, paths: Sequence[str], shots: str) -> list[str]:
    """What axe-core finds on those pages."""
    wrong = []
    for path in paths:
        window.go(path)
        wrong += [f"{path}: {one}" for one in window.violations(axe)]
        window.shoot(f"{shots}-{path.strip('/').replace('/', '-')[:30]}")
    return wrong


def test_axe_finds_nothing(visit: Open, axe: str) -> None:
    window = visit(color_scheme="light")
    assert violations(window, axe, [*PATHS, *deeper(window), "/lagebericht?length=all"], "light") == []


@thorough
def test_axe_finds_nothing_in_the_dark(visit: Open, axe: str) -> None:
    window = visit(color_scheme="dark")
    assert violations(window, axe, some([*PATHS, *deeper(window), "/lagebericht?length=all"], 3), "dark") == []


@thorough
def test_axe_finds_nothing_on_a_phone_nor_in_english(visit: Open, axe: str) -> None:
    assert violations(visit(*SIZES["phone"], locale="en-GB"), axe, some(PATHS, 2), "english") == []


def test_everything_is_reached_by_keyboard(visit: Open) -> None:
    window = visit()
    window.go("/lage")
    window.page.keyboard.press("Tab")
    expect(window.page.locator(".skip")).to_be_focused()
    window.page.keyboard.press("Enter")
    expect(window.page.locator("main")).to_be_focused()
    window.page.keyboard.press("Tab")
    assert window.page.evaluate("document.activeElement.closest('main') !== null")
    assert window.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
