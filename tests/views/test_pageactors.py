from __future__ import annotations

import re
from dataclasses import replace

from lagebild.views.html import page
from lagebild.views.outline import best_by_f1, everything
from lagebild.views.pageactors import Person
from lagebild.views.pagedata import Document, document
from tests.views.crisis import crisis
from tests.views.hostile import WORDS, hostile
from tests.views.linked import linked
from tests.views.test_html import Page


def german(*, include_all: bool = False) -> Document:
    keep = everything if include_all else best_by_f1
    return document(linked(), 0, language="de", include_all=include_all, keep=keep)


def france() -> Person:
    return german().people[0]


def test_a_row_says_who_it_is_what_it_does_and_why() -> None:
    one = france()
    assert (one.name, one.facts) == ("Französische Regierung", "Regierung · FR · 2 Aussagen, 1 Ereignis")
    assert one.wordings == "im Text: „Paris“\u00a0×2, „dem Élysée-Palast“, „Die Regierung in Paris“"
    assert (one.entity, one.item, one.mentions) == ("gov:FR", "Q1450662", 5)
    assert (one.why, one.score) == ("Hauptstadt für die Regierung; Name", "80\u00a0%")


def test_a_row_says_who_held_the_office_that_day() -> None:
    reading = linked()
    first, *others = reading.actors
    held = replace(reading, actors=(replace(first, holder="person:joe-biden"), *others))
    one = document(held, 0, language="de", include_all=False, keep=best_by_f1).people[0]
    assert one.facts == "Regierung · FR · Amtsinhaber damals: Joe Biden · 2 Aussagen, 1 Ereignis"
    assert "held then by Joe Biden" in page([held], language="en", include_all=False)


def test_rows_are_numbered_in_their_order_and_know_their_actor() -> None:
    people = german().people
    assert [one.index for one in people] == list(range(7))
    assert [one.place for one in people][:4] == [0, 1, 4, 2]
    assert [one.name for one in people if not one.sure] == ["Der Bürgermeister"]
    assert all(one.sure for one in german(include_all=True).people)


def test_an_office_is_on_the_page_once_with_its_actor() -> None:
    person = next(one for one in german().people if one.roles)
    assert (person.name, person.roles[0].entry.number) == ("Jan Kowalczyk", "W1")
    text = page([linked(), crisis()], language="de", include_all=True)
    assert len(re.findall(r'<li id="f\d+-\d+" data-f="\d+" class="k-role', text)) == 3
    assert "Wer ist wer" not in text


def test_offices_of_nobody_known_close_the_list() -> None:
    reading = linked()
    role = reading.frames.roles[0]
    lost = replace(
        reading, frames=replace(reading.frames, roles=(replace(role, person=replace(role.person, actor=None)),))
    )
    one = document(lost, 0, language="de", include_all=False, keep=best_by_f1)
    assert [finding.entry.number for finding in one.others] == ["W1"]
    assert "Jan Kowalczyk" in page([lost], language="de", include_all=False)


def test_links_to_wikidata_tell_nobody_where_they_come_from() -> None:
    links = [a for tag, a in Page(page([linked()], language="de", include_all=False)).elements if tag == "a"]
    outward = [link for link in links if (link.get("href") or "").startswith("http")]
    assert {link["href"] for link in outward} == {
        "https://www.wikidata.org/wiki/Q1450662",
        "https://www.wikidata.org/wiki/Q37470",
    }
    assert {link["rel"] for link in outward} == {"noopener noreferrer"}


def test_words_of_the_text_and_points_of_places_are_one_pointer_away() -> None:
    titles = {
        attributes["title"]
        for _, attributes in Page(page([linked()], language="de", include_all=False)).elements
        if "title" in attributes
    }
    assert {
        "im Text: „Paris“",
        "im Text: „seine Regierung“",
        "45,75° N 4,85° O",
        "im Text: dem Élysée-Palast",
    } <= titles


def test_every_mention_lights_up_alone_and_with_the_others() -> None:
    body = german().body
    assert 'data-r="m0 speaker-0 x0-0"' in body
    assert len(re.findall(r'data-r="[^"]*\bx0-\d', body)) == 5


def test_hostile_names_and_reasons_stay_words() -> None:
    one = document(hostile(), 0, language="de", include_all=True, keep=everything).people[0]
    assert one.item is None
    read = Page(page([hostile()], language="de", include_all=True))
    assert not {"img", "svg"} & {tag for tag, _ in read.elements}
    assert not [link for link in read.attribute("a", "href") if "wikidata" in (link or "")]
    assert read.words.count(WORDS[:14]) > 5
