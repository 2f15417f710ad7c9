from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from lagebild.entries import VERDICTS
from lagebild.errors import StoreError, UnknownError
from lagebild.records import Findings
from lagebild.store import Dossier, Query
from lagebild.store.judging import ABOUT
from tests.factories import an_article
from tests.store.people import OTHER, TEXT, added, read

Opened = Callable[..., Dossier]
WHO = {"entity": "gov:XA", "name": "Regierung von Auland", "kind": "government", "wikidata": None, "country": "XA"}


@pytest.fixture
def dossier(opened: Opened) -> Dossier:
    """One article."""
    result = opened()
    added(result, TEXT, id="eins", publisher="Abendblatt")
    return result


def judge(dossier: Dossier, kind: str, subject: str, **options: Any) -> str:
    return dossier.judge(kind, subject, author="Ines Lehr", **options).id


def first(dossier: Dossier) -> Any:
    return dossier.reading("eins").reading.statements[0]


def test_every_judgement_is_written_down_with_author_and_time(dossier: Dossier) -> None:
    statement = first(dossier)
    judge(dossier, "confirm", statement.id)
    judge(dossier, "note", statement.id, value={"text": "wörtlich"})
    commitment = dossier.reading("eins").reading.frames.commitments[0]
    judge(dossier, "state", commitment.id, value={"state": "fulfilled"})
    judge(dossier, "grade", "Abendblatt", of="source", value={"grade": "B2"})
    judge(dossier, "merge", "Hafenamt", of="actor", value=WHO)
    judge(dossier, "note", "eins", of="article", value={"text": "Agentur"})
    found = dossier.verdicts()
    assert [(one.kind, one.of, one.article) for one in found] == [
        ("confirm", "statement", "eins"),
        ("note", "statement", "eins"),
        ("state", "commitment", "eins"),
        ("grade", "source", None),
        ("merge", "actor", None),
        ("note", "article", "eins"),
    ]
    assert {one.author for one in found} == {"Ines Lehr"}
    assert [one.made for one in found] == sorted({one.made for one in found})
    assert found[0].anchor is not None
    assert found[0].anchor.words == "Wir ziehen die Truppen ab."
    assert [one.subject for one in dossier.verdicts("eins")] == [statement.id, statement.id, commitment.id, "eins"]
    assert list(dossier.check()) == []


def test_what_is_shown_and_found_follows_a_judgement_and_its_undoing(dossier: Dossier) -> None:
    before = dossier.judged("eins")
    judgement = judge(dossier, "reject", first(dossier).id)
    assert dossier.search(Query("Truppen", what="statements")).total == 0
    assert list(dossier.check()) == []
    back = dossier.undo(judgement[:8], author="Olaf Rieck")
    assert (back.undone_by, back.id) == ("Olaf Rieck", judgement)
    assert dossier.search(Query("Truppen", what="statements")).total == 1
    assert dossier.judged("eins") == before
    assert list(dossier.check()) == []
    with pytest.raises(StoreError, match="taken back before"):
        dossier.undo(judgement, author="Olaf Rieck")


def test_what_was_rejected_can_be_judged_again(dossier: Dossier) -> None:
    before = dossier.judged("eins")
    statement = first(dossier)
    judge(dossier, "reject", statement.id)
    judge(dossier, "confirm", statement.id)
    after = dossier.judged("eins")
    assert [one.id for one in after.statements] == [one.id for one in before.statements]
    assert after.frames == before.frames


def test_a_merged_actor_is_found_by_the_new_name_and_parted_again(dossier: Dossier) -> None:
    judge(dossier, "merge", "Hafenamt", of="actor", value=WHO)
    assert [actor.key for actor in dossier.actors("Regierung von Auland")] == ["gov:XA"]
    judge(dossier, "split", "Hafenamt", of="actor", value=WHO)
    with pytest.raises(UnknownError):
        dossier.actors("Regierung von Auland")
    assert list(dossier.check()) == []


def test_judgements_go_with_another_reading_and_an_edited_text(dossier: Dossier) -> None:
    one, two = dossier.reading("eins").reading.statements
    judge(dossier, "correct", one.id, value={"set": {"type": "indirect"}})
    judge(dossier, "reject", two.id)
    added(dossier, TEXT, id="eins", coder=OTHER)
    added(dossier, f"Neu. {TEXT}", id="eins")
    for number in (1, 2):
        assert [one.type for one in dossier.judged("eins", number).statements] == ["indirect"]
    assert list(dossier.check()) == []


def test_a_confirmed_statement_outlives_a_reader_that_finds_nothing(dossier: Dossier) -> None:
    statement = first(dossier)
    judge(dossier, "confirm", statement.id)
    article = an_article(TEXT, id="eins", publisher="Abendblatt")
    dossier.add(read(article, OTHER, blind=True), Findings())
    assert [one.id for one in dossier.judged("eins").statements] == [statement.id]
    assert judge(dossier, "note", statement.id, value={"text": "bleibt"})
    assert dossier.search(Query("Truppen", what="statements")).total == 1
    assert list(dossier.check()) == []


def test_records_of_older_versions_can_be_judged(dossier: Dossier) -> None:
    statement, event = first(dossier), dossier.reading("eins").reading.frames.events[0]
    role = dossier.reading("eins").reading.frames.roles[0]
    added(dossier, "Es regnet.", id="eins")
    for record in (statement, event, role):
        assert dossier.judge("note", record.id, author="Ines Lehr", value={"text": "alt"}).article == "eins"


@pytest.mark.parametrize(
    ("kind", "of", "value", "message"),
    [
        ("praise", None, {}, "a judgement is one of"),
        ("confirm", "article", {}, "confirm is about"),
        ("reject", "source", {}, "reject is about"),
        ("correct", "article", {"set": {"type": "direct"}}, "correct is about"),
        ("merge", None, {"words": "a", "entity": "gov:XA"}, "merge needs two statements"),
        ("split", None, {"with": "eins"}, "no statement or frame 'eins'"),
        ("merge", "source", {}, "merge is about"),
        ("note", "planet", {"text": "?"}, "note is about"),
        ("note", None, {"text": "  "}, "a note needs words"),
        ("note", None, {}, "a note needs words"),
        ("state", None, {"state": "open"}, "a state is that of a commitment"),
        ("grade", "article", {"grade": "B2"}, "a grade is that of a source"),
        ("grade", "source", {"grade": "G7"}, "a grade is that of a source"),
        ("grade", "source", {"grade": ""}, "a grade is that of a source"),
        ("merge", "actor", {}, "merge needs the words and the actor"),
        ("split", "actor", {"entity": ""}, "split needs the words and the actor"),
        ("merge", "article", {}, "merge needs two articles"),
        ("merge", "article", {"with": "eins"}, "not one and the same"),
        ("correct", None, {}, "at least one field"),
        ("correct", None, {"set": ["type"]}, "at least one field"),
        ("correct", None, {"set": {"colour": "red"}}, "no field 'colour'"),
        ("correct", None, {"set": {"id": "s1"}}, "no field 'id'"),
        ("correct", None, {"set": {"confidence": 1.0}}, "no field 'confidence'"),
        ("correct", None, {"set": {"type": "shouted"}}, "type is one of"),
        ("correct", None, {"set": {"type": None}}, "type is one of"),
        ("correct", None, {"set": {"spans": [[0, 99999]]}}, "spans: "),
        ("correct", None, {"set": {"speaker": {"actor": "a99"}}}, "speaker: "),
        ("correct", None, {"set": {"parent": "s-lost"}}, "parent: "),
    ],
)
def test_a_judgement_that_makes_no_sense_is_refused(
    dossier: Dossier, kind: str, of: str | None, value: Mapping[str, Any], message: str
) -> None:
    subject = {"article": "eins", "source": "Abendblatt", "actor": "Hafenamt"}.get(of or "", first(dossier).id)
    with pytest.raises(StoreError, match=message):
        judge(dossier, kind, subject, of=of, value=value)
    assert dossier.verdicts() == []


@pytest.mark.parametrize("options", [{"of": "article"}, {}, {"of": "actor", "article": "zwei"}])
def test_a_judgement_on_what_is_not_there_is_refused(dossier: Dossier, options: Mapping[str, Any]) -> None:
    kind, value = ("merge", WHO) if options.get("of") == "actor" else ("note", {"text": "?"})
    with pytest.raises(UnknownError):
        judge(dossier, kind, "niemand", value=value, **options)


def test_nobody_judges_without_a_name(dossier: Dossier) -> None:
    with pytest.raises(StoreError, match="needs its author"):
        dossier.judge("confirm", first(dossier).id, author=" ")


@pytest.mark.parametrize("identity", ["", "j", "jxyz", "%", "_"])
def test_undoing_needs_the_id_of_one_judgement(dossier: Dossier, identity: str) -> None:
    judge(dossier, "confirm", first(dossier).id)
    judge(dossier, "note", first(dossier).id, value={"text": "?"})
    with pytest.raises(UnknownError):
        dossier.undo(identity, author="Ines Lehr")


def test_every_judgement_is_about_something() -> None:
    assert ABOUT.keys() == VERDICTS.keys()
    assert all(ABOUT.values())
