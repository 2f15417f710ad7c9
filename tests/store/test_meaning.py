from __future__ import annotations

from dataclasses import replace

import pytest

from lagebild.entries import Verdict
from lagebild.records import Actor, Reading
from lagebild.store import anchors
from lagebild.store.codec import Content
from lagebild.store.replay import replayed
from tests.factories import a_reading, a_ref, a_statement, an_actor, an_article, span
from tests.fakes import CODER
from tests.store.people import TEXT
from tests.store.verdicts import (
    ENTRY,
    KINDS,
    READING,
    meant,
)


def actors(*verdicts: Verdict, reading: Reading = READING) -> list[Actor]:
    return list(replayed(reading, verdicts).content.actors)


def references_hold(held: Content) -> None:
    known = {actor.id for actor in held.actors}
    for of in KINDS:
        for record in anchors.records(held, of):
            for name in anchors.references(record):
                value = getattr(record, name)
                refs = value if isinstance(value, tuple) else (value,)
                assert all(ref is None or ref.actor in known for ref in refs)


@pytest.mark.parametrize("words", ["Hafenamt", "hafenamt", "Hafenamts", "HAFENAMTES"])
def test_words_are_the_actor_that_a_person_says(words: str) -> None:
    found = next(one for one in actors(meant("merge", words, **ENTRY)) if one.id == "b1")
    assert (found.entity, found.name, found.kind, found.wikidata, found.country) == tuple(ENTRY.values())
    assert (found.score, found.why, found.mentions) == (1.0, "by judgement", (span(TEXT, "Hafenamt"),))


def test_two_actors_become_one_with_all_that_refers_to_them() -> None:
    held = replayed(READING, [meant("merge", "Clara Brandner", **ENTRY), meant("merge", "Hafenamt", **ENTRY)]).content
    assert [actor.id for actor in held.actors] == ["a1", "a2", "b2"]
    one = held.actors[1]
    assert one.mentions == (span(TEXT, "Clara Brandner"), span(TEXT, "Hafenamt"))
    assert [ref.actor for ref in held.frames.events[0].actors] == ["a1", "a2", "a2"]
    references_hold(held)


def test_a_person_of_the_article_is_meant_by_the_key_of_the_index() -> None:
    person = {"entity": "person:ada korwath", "name": "Ada Korwath", "kind": "person"}
    held = replayed(READING, [meant("merge", "Clara Brandner", **person)]).content
    first = held.actors[0]
    assert (first.id, first.name, first.entity) == ("a1", "Ada Korwath", None)
    assert len(held.actors) == len(READING.actors) - 1
    assert {one.speaker and one.speaker.actor for one in held.statements} == {"a1"}
    references_hold(held)


def test_a_person_of_another_article_is_meant_by_name() -> None:
    person = {"entity": "person:bert velten", "name": "Bert Velten", "kind": "person"}
    known = tuple(replace(one, entity="gov:XB", wikidata="Q2", country="XB") for one in READING.actors)
    found = actors(meant("merge", "Hafenamt", **person), reading=replace(READING, actors=known))[2]
    assert (found.name, found.kind, found.entity, found.wikidata, found.country) == (
        "Bert Velten",
        "person",
        None,
        None,
        None,
    )


def test_a_merge_without_an_actor_touches_nobody_else() -> None:
    held = replayed(READING, [meant("merge", "Hafenamt")]).content
    assert [actor.id for actor in held.actors] == [actor.id for actor in READING.actors]
    assert [actor.mentions for actor in held.actors] == [actor.mentions for actor in READING.actors]


def government() -> Reading:
    """Two names of one government, and what they are said to have done."""
    text = "Auland griff an. Neuheim schwieg. Neuheim leugnet."
    places = tuple(span(text, words, nth) for words, nth in (("Auland", 1), ("Neuheim", 1), ("Neuheim", 2)))
    actor = an_actor("a1", "Regierung von Auland", kind="government", mentions=places, entity="gov:XA", country="XA")
    group = an_actor("g1", "Auland und Bund", kind="group", mentions=(), members=("a1",))
    statements = tuple(
        a_statement(f"s{number}", (place[1], place[1] + 5), speaker=a_ref("a1", place))
        for number, place in enumerate(places)
    )
    return Reading(CODER, an_article(text), (actor, group), statements)


def test_words_that_are_not_the_actor_stand_for_one_of_their_own() -> None:
    reading = government()
    held = replayed(reading, [meant("split", "Neuheim", entity="gov:XA")]).content
    text = reading.article.text
    assert [(one.name, one.entity, [text[b:e] for b, e in one.mentions]) for one in held.actors] == [
        ("Regierung von Auland", "gov:XA", ["Auland"]),
        ("Neuheim", None, ["Neuheim", "Neuheim"]),
        ("Auland und Bund", None, []),
    ]
    speakers = [one.speaker and one.speaker.actor for one in held.statements]
    assert speakers == ["a1", held.actors[1].id, held.actors[1].id]
    assert held.actors[2].members == ("a1",)
    references_hold(held)
    again = replayed(
        reading, [meant("split", "Neuheim", entity="gov:XA"), meant("split", "Auland", entity="gov:XA")]
    ).content
    assert [one.entity for one in again.actors] == [None, None, None]


def test_an_actor_who_is_called_by_nothing_else_loses_the_entry() -> None:
    known = tuple(replace(one, entity="gov:XA", country="XA") if one.id == "b1" else one for one in READING.actors)
    reading = replace(READING, actors=known)
    found = actors(meant("split", "Hafenamt", entity="gov:XA"), reading=reading)[2]
    assert (found.id, found.name, found.entity, found.country) == ("b1", "Hafenamt", None, None)
    assert actors(meant("split", "Hafenamt", entity="gov:XB"), reading=reading) == list(known)


def test_a_judgement_on_words_holds_in_one_article_or_in_all() -> None:
    assert actors(meant("merge", "Hafenamt", "andere", **ENTRY)) == list(READING.actors)
    assert actors(meant("merge", "Hafenamt", "article", **ENTRY)) != list(READING.actors)
    assert actors(meant("merge", "Velten", **ENTRY)) == list(READING.actors)
    assert actors(meant("merge", "", **ENTRY)) == list(READING.actors)


def test_merge_and_split_one_after_the_other() -> None:
    merged, parted = meant("merge", "Hafenamt", **ENTRY), meant("split", "Hafenamt", **ENTRY)
    assert actors(merged, parted)[2].entity is None
    assert actors(parted, merged)[2].entity == "gov:XA"


def test_words_that_are_part_of_a_full_name_do_not_move_who_has_it() -> None:
    text = "Peter Müller sprach. Müller ging."
    person = Actor("a1", "Peter Müller", "person", (span(text, "Peter Müller"), span(text, "Müller", 2)))
    reading = a_reading(an_article(text), actors=(person,))
    (left,) = replayed(
        reading, [meant("merge", "Müller", entity="gov:XA", name="Anna Müller", kind="person")]
    ).content.actors
    assert left == person
