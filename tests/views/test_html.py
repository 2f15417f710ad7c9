from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from importlib import resources
from itertools import product

import pytest

from lagebild.records import Reading
from lagebild.views.html import json_in_script, page
from lagebild.views.outline import shown
from tests.factories import a_reading, a_ref, a_statement, an_actor, an_article
from tests.views.example import TITLE, example
from tests.views.hostile import hostile

TYPES = ("direct", "indirect", "continued", "free", "reported", "other")


class Page(HTMLParser):
    """The elements of a page, its words, and what stands inside style and script."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[tuple[str, dict[str, str | None], str]] = []
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        tag, attributes = self.elements[-1] if self.elements else ("", {})
        if tag in ("style", "script") and data.strip():
            self.inside.append((tag, attributes, data))
        else:
            self.words += data

    def attribute(self, tag: str, name: str) -> list[str | None]:
        return [attributes.get(name) for one, attributes in self.elements if one == tag]


def german(*readings: Reading, include_all: bool = False) -> str:
    return page(readings, language="de", include_all=include_all)


def test_the_policy_allows_just_the_page_s_own_style_and_script() -> None:
    read = Page(german(example()))
    policies = [a["content"] or "" for _, a in read.elements if a.get("http-equiv") == "Content-Security-Policy"]
    hashes = {
        tag: "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        for tag, attributes, content in read.inside
        if "type" not in attributes
    }
    assert policies == [
        f"default-src 'none'; style-src '{hashes['style']}'; script-src '{hashes['script']}'; "
        "base-uri 'none'; form-action 'none'"
    ]


def test_the_page_asks_for_nothing_from_outside() -> None:
    read = Page(german(example(), hostile()))
    loading = {"img", "link", "iframe", "object", "embed", "video", "audio", "source", "base", "form", "svg"}
    assert not loading & {tag for tag, _ in read.elements}
    names = {name for _, attributes in read.elements for name in attributes}
    assert not {"src", "srcset", "style", "action", "ping"} & names
    assert not {name for name in names if name.startswith("on")}
    style = next(content for tag, _, content in read.inside if tag == "style")
    assert "url(" not in style
    assert "@import" not in style


def test_hostile_text_stays_text() -> None:
    text = german(hostile())
    read = Page(text)
    assert len([1 for tag, _ in read.elements if tag == "script"]) == 2
    assert "<script>window.broken = 1</script>" in read.words
    assert "{{ 7 * 7 }}" in read.words
    assert not {"\x1b", "\u202e"} & set(text)
    assert [
        link for link in read.attribute("a", "href") if not re.fullmatch(r"#(main|[abkqr]\d+(-\d+)?)", link or "")
    ] == []
    assert 'javascript:alert("1")' in read.words


def test_data_for_the_script_cannot_end_its_element() -> None:
    value = {"a": "</script><!--&\u2028\u2029", "b": "„Grenze“"}
    text = json_in_script(value)
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text) == value


def test_only_web_addresses_become_links() -> None:
    read = Page(german(example()))
    assert "https://pdm.example/2022/0417" in read.attribute("a", "href")


def test_all_statements_are_numbered_in_the_text_and_in_the_table() -> None:
    read = Page(german(example(), include_all=True))
    links = [a for tag, a in read.elements if tag == "a" and (a.get("class") or "").startswith("n ")]
    rows = [a["id"] for tag, a in read.elements if tag == "tr" and a.get("data-s")]
    assert len(links) == 20
    assert [link["href"] for link in links] == [f"#{row}" for row in rows]
    assert links[0]["aria-label"] == "Aussage 1: Ilka Brandner, wörtlich"
    assert links[8]["aria-label"] == "Aussage 8a: ein Beamter, fortgesetzt indirekt, weniger sicher"


def test_ids_are_unique_and_links_lead_somewhere() -> None:
    read = Page(german(example(), hostile(), example(), include_all=True))
    ids = [attributes["id"] for _, attributes in read.elements if attributes.get("id")]
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in read.attribute("a", "href") if link and link.startswith("#")} <= set(ids)


@pytest.mark.parametrize(("include_all", "statements", "checked"), [(True, 21, True), (False, 20, False)])
def test_what_is_less_sure_waits_behind_the_switch(include_all: bool, statements: int, checked: bool) -> None:
    article = an_article("Eins zwei.")
    extra = a_reading(article, statements=(a_statement("x", (0, 4), shown=False, extra=True),))
    text = german(example(), extra, include_all=include_all)
    read = Page(text)
    assert sum(tag == "tr" and "data-s" in attributes for tag, attributes in read.elements) == statements
    switch = next(attributes for _, attributes in read.elements if attributes.get("id") == "less")
    assert ("checked" in switch) is checked


def test_keep_decides_what_is_on_the_page() -> None:
    read = Page(page([example()], language="de", include_all=False, keep=shown))
    assert sum(tag == "tr" and "data-s" in attributes for tag, attributes in read.elements) == 16


def test_title_languages_and_empty_cases() -> None:
    text = german(example())
    assert f"<title>{TITLE} · Lagebild</title>" in text
    assert '<html lang="de">' in text
    assert '<html lang="en">' in page([example()], language="en", include_all=False)
    assert "no statements found" in page([a_reading()], language="en", include_all=False)
    assert "keine Artikel gelesen" in page([], language="de", include_all=False)
    assert Page(german(hostile())).attribute("article", "lang") == [None]


def test_several_articles_get_a_list_to_choose_from() -> None:
    read = Page(german(example(), a_reading()))
    assert [link for link in read.attribute("a", "href") if link and re.fullmatch(r"#a\d+", link)] == ["#a0", "#a1"]
    assert [link for link in Page(german(example())).attribute("a", "href") if link == "#a0"] == []


def test_a_page_is_the_same_whenever_it_is_made() -> None:
    assert german(example(), hostile()) == german(example(), hostile())


def big() -> Reading:
    """100,000 words, 3,000 statements of 200 speakers."""
    words = "Die Lage an der Brücke blieb auch am Abend unklar und niemand wollte sich festlegen "
    sentence = f"{words * 2}sagte Ada Beispiel. "
    text = sentence * 3000
    speaker = sentence.index("Ada Beispiel")
    starts = range(0, len(text), len(sentence))
    statements = tuple(
        a_statement(
            f"s{at}",
            (start, start + 60),
            (start + 70, start + 120),
            speaker=a_ref(f"a{at % 200}", (start + speaker, start + speaker + 12)),
            cue=((start + speaker - 6, start + speaker - 1),),
            shown=at % 5 > 0,
        )
        for at, start in enumerate(starts)
    )
    actors = tuple(an_actor(f"a{number}", f"Person {number}") for number in range(200))
    return a_reading(an_article(text), actors=actors, statements=statements)


def test_a_big_article_is_written() -> None:
    reading = big()
    assert len(reading.article.text.split()) > 90_000
    text = german(reading)
    assert text.count('<a class="n ') == 3000
    assert len(text) < 12_000_000


# ---- colours


def palettes() -> list[dict[str, str]]:
    """Light and dark, as the style sheet says them."""
    style = resources.files("lagebild.views").joinpath("page.css").read_text(encoding="utf-8")
    light, dark = re.findall(r":root \{(.*?)\n\s*\}", style, re.DOTALL)[:2]
    found = [dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})\b", block)) for block in (light, dark)]
    assert all(set(TYPES) <= palette.keys() for palette in found)
    return found


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", palettes(), ids=["light", "dark"])
def test_text_has_contrast_aa(palette: dict[str, str]) -> None:
    inks = ("ink", "muted", "warning", *TYPES)
    pairs = [*product(inks, ("ground", "raised", "sunk")), ("cue-ink", "cue"), ("ink", "frame"), ("raised", "direct")]
    low = {pair: contrast(palette[pair[0]], palette[pair[1]]) for pair in pairs}
    assert {pair: ratio for pair, ratio in low.items() if ratio < 4.5} == {}
    assert min(contrast(palette[line], palette["raised"]) for line in ("strong", "focus", "who")) >= 3


def test_every_type_has_a_line_and_a_shape_of_its_own() -> None:
    style = resources.files("lagebild.views").joinpath("page.css").read_text(encoding="utf-8")
    looks = re.findall(
        r"^\.t-\w+ \{ --c: var\((.*?)\); --line: (\w+); --thick: ([\d.]+)px; --shape: (.*?); \}", style, re.M
    )
    assert len(looks) == len(TYPES)
    assert len({(line, thick) for _, line, thick, _ in looks}) == len(TYPES)
    assert len({shape for *_, shape in looks}) == len(TYPES)
