"""Words of the reports say in which language they are, whatever the page around them speaks (WCAG 3.1.2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml.html import HtmlElement
from starlette.testclient import TestClient

from lagebild.situation import FusedStatement, Picture
from lagebild.web.filters import lang, spoken
from lagebild.web.proofs import Proof
from lagebild.web.tongues import commonest, tongue_of
from tests.views.pictures import KORWATH, a_picture, an_evidence
from tests.web.showing import showing, tree
from tests.web.walking import crawled

NAMED = "ancestor-or-self::li[ancestor::article[contains(@class, 'report')]]"  # the report names actors within its sentences
PROPER = 2  # words up to which a name may be anybody's in any language


def german(picture: Picture) -> set[str]:
    """Words of the reports of the shipped dossier, which are all German: quotations, what was announced, questions, names, offices."""
    found: set[str] = set()
    lines = (*picture.statements, *picture.events, *picture.tripwires, *picture.disputes)
    found |= {one.told for line in lines for one in line.evidence}
    found |= {text for wire in picture.tripwires for text in (wire.condition, wire.consequence) if text}
    found |= {question.label for question in picture.questions} | {one.claim for one in picture.disputes}
    found |= {actor.who.name for actor in picture.actors if actor.who.kind != "person"}
    found |= {role for actor in picture.actors for role in actor.roles}
    return {
        " ".join(text.split())
        for text in found
        if len(text.split()) >= PROPER or text in {"Außenministerin", "Verteidigungsminister"}
    }


def said_in(page: HtmlElement, language: str) -> Iterator[tuple[HtmlElement, str]]:
    """Every stretch of text whose nearest `lang` is a language."""
    for element in page.iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "style"):
            continue
        for text, owner in [(element.text, element), *((child.tail, element) for child in element)]:
            if text and text.strip() and next(iter(owner.xpath("ancestor-or-self::*[@lang][1]/@lang")), "") == language:
                yield owner, " ".join(text.split())


def test_no_words_of_a_german_report_are_said_to_be_english(client: TestClient, picture: Picture) -> None:
    words = german(picture)
    wrong: dict[str, str] = {}
    pages = 0
    for address, answer in crawled(client, most=60):
        parts = urlsplit(address)
        if "lang=" in parts.query or not answer.headers.get("content-type", "").startswith("text/html"):
            continue
        page = tree(client, f"{parts.path}?{parts.query}&lang=en", answer.status_code)
        pages += 1
        for main in page.xpath("//main"):
            for owner, text in said_in(main, "en"):
                if owner.tag == "option" or owner.xpath(NAMED):
                    continue
                if hit := next((one for one in words if one in text), None):
                    wrong.setdefault(
                        f"{address.partition('?')[0].split('/')[1]} <{owner.tag} {owner.get('class')}> {hit[:50]}",
                        text[:90],
                    )
    assert pages > 30
    assert not wrong, "\n".join(f"{where}: {text}" for where, text in wrong.items())


def test_english_words_on_a_german_page_are_said_to_be_english(serving: Any, tmp_path: Path) -> None:
    proof = replace(an_evidence(quote="The bridge will stay closed"), language="en")
    one = FusedStatement("s1", (proof,), speaker=KORWATH, text="The bridge will stay closed")
    client = showing(serving, tmp_path, a_picture(statements=(one,)))
    page = tree(client, "/zeitachse?lang=de")
    texts = [text for _, text in said_in(page, "en") if "bridge" in text]
    assert texts
    assert not [text for _, text in said_in(page, "de") if "bridge" in text]


@pytest.mark.parametrize(
    ("about", "attribute"),
    [
        ("de", ' lang="de"'),
        ("pt-BR", ' lang="pt-BR"'),
        ("", ""),
        ((), ""),
        ('"><b>', ""),
        (Proof("", "", "", "", "", unsure=False, lang="en"), ' lang="en"'),
        ((Proof("", "", "", "", "", unsure=False, lang="en"),), ' lang="en"'),
    ],
)
def test_the_attribute_of_a_language(about: object, attribute: str) -> None:
    assert lang(about) == attribute


def test_a_form_of_words_is_filled_in_by_words_of_another_language() -> None:
    assert spoken("{} on: {}", "de", "<b>Orlanien", "{Brücke}") == (
        '<span lang="de">&lt;b&gt;Orlanien</span> on: <span lang="de">{Brücke}</span>'
    )


def test_the_language_of_names_is_that_of_most_reports(picture: Picture) -> None:
    assert tongue_of(picture) == "de"
    assert tongue_of(a_picture()) == ""
    assert commonest(["en", None, "de", "de"]) == "de"
