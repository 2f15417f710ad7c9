from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from lagebild.records import Hop, Ref, Time
from lagebild.store import anchors, correcting
from lagebild.store.replay import replayed
from tests.factories import a_ref, an_article, span
from tests.store.people import TEXT, read
from tests.store.verdicts import (
    CONTENT,
    EDITED,
    READING,
    nested,
    renumbered,
    the,
    verdict,
)


def correct(of: str, **values: Any) -> Any:
    record = anchors.records(CONTENT, of)[0]
    return the(record, verdict("correct", record, of, set=values), of=of)


def test_every_kind_of_value_is_corrected() -> None:
    assert correct("event", type="AID").type == "AID"
    assert correct("role", former=True).former is True
    assert correct("figure", number=[30, 50]).number == (30, 50)
    assert correct("figure", number=30, unit="EUR").unit == "EUR"
    assert correct("event", time={"start": "2022-01-20", "end": "2022-01-21"}).time == Time(
        CONTENT.frames.events[0].trigger, "2022-01-20", "2022-01-21", "day"
    )
    assert correct("event", time=None).time is None
    assert correct("statement", said={"start": "2022-01-20"}).said == Time((), "2022-01-20", None, "day")
    assert correct("statement", spans=[[20, 30], [35, 40]]).spans == ((20, 30), (35, 40))
    assert correct("commitment", condition=[], condition_kind=None).condition_kind is None


def test_actors_are_corrected_by_id_or_by_words() -> None:
    there = span(TEXT, "Clara Brandner")
    assert correct("statement", speaker={"actor": "a2", "spans": [list(there)]}).speaker == Ref("a2", (there,))
    assert correct("statement", speaker={"spans": [list(there)]}).speaker == Ref("a2", (there,))
    assert correct("statement", speaker={"actor": "a2"}).speaker == Ref("a2", (there,))
    assert correct("statement", speaker=None).speaker is None
    assert correct("commitment", by=[]).by == ()
    assert correct("commitment", toward=[{"actor": "a2"}, {"actor": "b1"}]).toward == (
        a_ref("a2", there),
        a_ref("b1", span(TEXT, "Hafenamt")),
    )
    assert correct("role", person={"actor": "a2"}).person.actor == "a2"


@pytest.mark.parametrize("text", [TEXT, EDITED, EDITED.replace("Clara Brandner", "Zuletzt Clara Brandner")])
@pytest.mark.parametrize("value", [{"actor": "a2", "spans": [list(span(TEXT, "Clara Brandner"))]}, {"actor": "a2"}])
def test_a_corrected_speaker_is_the_same_person_in_another_reading(text: str, value: Mapping[str, Any]) -> None:
    judgement = verdict("correct", READING.statements[0], set={"speaker": value})
    later = renumbered(read(an_article(text)))
    statement = replayed(later, [judgement]).content.statements[0]
    assert statement.speaker is not None
    names = {actor.id: actor.name for actor in later.actors}
    assert names[statement.speaker.actor or ""] == "Clara Brandner"
    assert [text[b:e] for b, e in statement.speaker.spans] == ["Clara Brandner"]


def test_a_speaker_who_is_not_in_an_edited_text_stays_as_read() -> None:
    judgement = verdict("correct", READING.statements[0], set={"speaker": {"actor": "b1"}, "type": "indirect"})
    later = read(an_article(EDITED.replace("Hafenamt", "Gebäude")))
    statement = replayed(later, [judgement]).content.statements[0]
    assert (statement.speaker, statement.type) == (later.statements[0].speaker, "indirect")


def test_corrected_words_are_the_same_words_in_an_edited_text() -> None:
    wanted = span(TEXT, "ziehen die Truppen ab")
    judgement = verdict("correct", READING.statements[0], set={"spans": [list(wanted)]})
    for text in (
        TEXT,
        EDITED,
        f"Nachtrag. {TEXT}",
        TEXT.replace("Ada Korwath sagte", "Die Präsidentin Ada Korwath sagte"),
    ):
        spans = replayed(read(an_article(text)), [judgement]).content.statements[0].spans
        assert [text[b:e] for b, e in spans] == ["ziehen die Truppen ab"]


def test_corrected_words_that_are_far_away_are_not_guessed_in_an_edited_text() -> None:
    judgement = verdict(
        "correct", READING.statements[0], set={"spans": [list(span(TEXT, "40 Panzer"))], "type": "reported"}
    )
    later = read(an_article(EDITED))
    statement = replayed(later, [judgement]).content.statements[0]
    assert (statement.spans, statement.type) == (later.statements[0].spans, "reported")


def test_dates_are_corrected_in_any_text() -> None:
    judgement = verdict("correct", READING.statements[0], set={"said": {"start": "2022-01-20"}})
    said = replayed(read(an_article(EDITED)), [judgement]).content.statements[0].said
    assert said == Time((), "2022-01-20", None, "day")


def test_what_is_confirmed_has_its_references_in_the_later_reading() -> None:
    outer, other = READING.statements
    hop = Hop("a2", (span(TEXT, "Clara Brandner"),))
    full = replace(outer, via=(hop,), parent=other.id, responds_to="s-lost", addressee=a_ref("b1", (0, 3)))
    later = renumbered(replace(READING, statements=(other,)))
    held = replayed(later, [verdict("confirm", full)]).content
    kept = held.statements[0]
    names = {actor.id: actor.name for actor in later.actors}
    assert kept.speaker is not None
    assert names[kept.speaker.actor or ""] == "Ada Korwath"
    assert [names[one.actor or ""] for one in kept.via] == ["Clara Brandner"]
    assert (kept.parent, kept.responds_to) == (other.id, None)


NONSENSE: Sequence[tuple[str, str, Any]] = [
    ("statement", "spans", []),
    ("statement", "spans", "abc"),
    ("statement", "spans", [[5, 4]]),
    ("statement", "spans", [[0, 99_999]]),
    ("statement", "spans", [[-3, 4]]),
    ("statement", "spans", [[1, 2, 3]]),
    ("statement", "spans", None),
    ("statement", "speaker", "a1"),
    ("statement", "speaker", {"actor": "a99"}),
    ("statement", "speaker", {"spans": [[0, 99_999]]}),
    ("statement", "speaker", [{"actor": "a1"}]),
    ("statement", "parent", "s-nobody"),
    ("statement", "parent", READING.statements[0].id),
    ("statement", "responds_to", 7),
    ("statement", "said", "2022-01-20"),
    ("statement", "said", {"start": "gestern"}),
    ("statement", "said", {"start": "2022-01-20", "end": "2022-01-19"}),
    ("statement", "said", {"start": None, "end": None}),
    ("statement", "place", {"name": "Hafen"}),
    ("statement", "via", [{"actor": "a1"}]),
    ("statement", "type", 7),
    ("role", "person", None),
    ("role", "former", "ja"),
    ("figure", "number", "viele"),
    ("figure", "number", [1, 2, 3]),
    ("figure", "number", True),
    ("commitment", "by", {"actor": "a1"}),
    ("commitment", "by", [{"actor": "a99"}]),
    ("commitment", "statement", {"id": "s"}),
    ("position", "question", ["der Hafen"]),
]


@pytest.mark.parametrize(("of", "name", "value"), NONSENSE)
def test_a_value_that_is_none_is_left_out_and_named(of: str, name: str, value: Any) -> None:
    record = anchors.records(CONTENT, of)[0]
    judgement = verdict("correct", record, of, set={name: value})
    assert the(record, judgement, of=of) == replace(record, confidence=1.0)
    (fault,) = correcting.faults(CONTENT, READING, record, judgement)
    assert fault.startswith(f"{name}: ")


def test_no_statement_comes_to_stand_in_itself() -> None:
    reading = nested()
    outer = reading.statements[0]
    judgement = verdict("correct", outer, set={"parent": "s-inner"})
    assert replayed(reading, [judgement]).content.statements[0].parent is None


@pytest.mark.parametrize(
    "value", [{}, {"set": None}, {"set": [1]}, {"record": None}, {"set": {"type": "indirect"}, "record": {}}]
)
def test_a_judgement_without_its_values_does_no_harm(value: Mapping[str, Any]) -> None:
    first = READING.statements[0]
    judgement = replace(verdict("correct", first), value=value)
    assert the(first, judgement) is not None
    replayed(read(an_article(EDITED)), [judgement])
