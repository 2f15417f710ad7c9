from __future__ import annotations

import re
from importlib import resources
from itertools import product

import pytest

from lagebild.labels import FRAMES
from lagebild.views.framewords import TIME
from lagebild.views.html import page
from lagebild.views.outline import best_by_f1, everything
from lagebild.views.pagedata import Document, document
from lagebild.views.pagefindings import switches
from tests.factories import a_reading
from tests.views.crisis import crisis
from tests.views.example import example
from tests.views.hostile import hostile_findings
from tests.views.test_html import Page, contrast, palettes

KINDS = (*FRAMES, TIME)


def german(*, include_all: bool = False) -> Document:
    keep = everything if include_all else best_by_f1
    return document(crisis(), 0, language="de", include_all=include_all, keep=keep)


def test_sections_with_their_counts() -> None:
    assert [(one.kind, one.sure, len(one.findings)) for one in german().found] == [
        ("event", 4, 5),
        ("commitment", 3, 3),
        ("position", 2, 3),
        ("explanation", 2, 2),
        ("figure", 2, 2),
        ("role", 2, 2),
        ("time", 3, 3),
    ]
    assert sum(len(one.findings) for one in german(include_all=True).found) == 21


def test_findings_are_counted_through_and_know_their_statement() -> None:
    findings = [finding for section in german().found for finding in section.findings]
    assert [finding.index for finding in findings] == list(range(20))
    assert [(one.entry.number, one.claim, one.statement) for one in findings if one.claim][:2] == [
        ("E3", "laut Aussage 1 (Mira Dorwin)", 0),
        ("E4", "laut Aussage 3a? (ein Beamter)", 3),
    ]
    assert findings[4].label == "Ereignis 4a: Gespräch (möglich), weniger sicher"


def test_times_are_listed_with_their_interval() -> None:
    times = german().found[-1].findings
    assert [(one.entry.head.text, [part.text for part in one.entry.parts]) for one in times] == [
        ("„am Dienstag“", ["17.03.2026"]),
        ("„am Freitag“", ["20.03.2026"]),
        ("„in der Nacht“", []),
    ]


def test_switches_are_there_for_what_occurs() -> None:
    one = german()
    found = switches([(one.sure, one.found)], "de")
    assert [(switch.kind, switch.count, switch.on) for switch in found] == [
        ("statement", 4, True),
        ("event", 4, True),
        ("commitment", 3, True),
        ("position", 2, True),
        ("explanation", 2, True),
        ("figure", 2, True),
        ("role", 2, True),
        ("time", 3, False),
    ]
    assert switches([(3, ())], "de") == ()


def test_rows_lead_to_marks_and_back() -> None:
    read = Page(page([crisis(), hostile_findings()], language="de", include_all=True))
    ids = {attributes["id"] for _, attributes in read.elements if attributes.get("id")}
    tags = [a["href"] for tag, a in read.elements if tag == "a" and a.get("class") == "tag"]
    links = [a["href"] for tag, a in read.elements if tag == "a" and (a.get("class") or "").startswith("m ")]
    assert len(tags) == len(links) == 28
    assert {(link or "")[1:] for link in (*tags, *links)} <= ids


def test_a_finding_without_words_leads_to_itself() -> None:
    frames = crisis().frames
    reading = a_reading(frames=type(frames)(events=(type(frames.events[0])("e", "AID", "actual", ()),)))
    read = Page(page([reading], language="de", include_all=False))
    assert "#f0-0" in read.attribute("a", "href")


def test_hostile_text_stays_text() -> None:
    text = page([hostile_findings()], language="en", include_all=True)
    read = Page(text)
    assert len([1 for tag, _ in read.elements if tag == "script"]) == 2
    assert not {"img", "svg"} & {tag for tag, _ in read.elements}
    assert not {name for _, attributes in read.elements for name in attributes if name.startswith("on")}
    hrefs = [link or "" for link in read.attribute("a", "href")]
    assert [link for link in hrefs if not re.fullmatch(r"#(main|[aqrfmbk]\d+(-\d+)?)", link)] == []
    assert "{{ 6 * 7 }}" in read.words
    assert not {"\x1b", "\u202e"} & set(text)


def test_a_page_with_statements_only_has_no_switches() -> None:
    reading = a_reading(example().article, statements=example().statements, actors=example().actors)
    assert 'class="kinds"' not in page([reading], language="de", include_all=False)


@pytest.mark.parametrize("palette", palettes(), ids=["light", "dark"])
def test_kinds_have_contrast_aa(palette: dict[str, str]) -> None:
    pairs = list(product(KINDS, ("ground", "raised", "sunk")))
    low = {pair: contrast(palette[pair[0]], palette[pair[1]]) for pair in pairs}
    assert {pair: ratio for pair, ratio in low.items() if ratio < 4.5} == {}


def test_the_style_has_a_switch_for_every_kind() -> None:
    style = resources.files("lagebild.views").joinpath("page.css").read_text(encoding="utf-8")
    for kind in KINDS:
        assert f".k-{kind} {{ --k: var(--{kind}); }}" in style
        assert f".kinds:has(#show-{kind}:not(:checked)) ~ .desk .k-{kind}:is(.m, .part)" in style
        assert f".kinds:has(#show-{kind}:not(:checked)) ~ .desk .k-{kind}.f" in style
