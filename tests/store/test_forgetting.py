from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lagebild.entries import ERASED, KEEP
from lagebild.errors import StoreError, UnknownError
from lagebild.records import Findings, Frames
from lagebild.store import Dossier, Query
from tests.factories import an_article
from tests.store.people import OTHER, TEXT, added, read
from tests.store.traces import traces

Opened = Callable[..., Dossier]
BRANDNER = "Clara Brandner sagte: „Der Hafen bleibt offen.“ Das Hafenamt wurde angegriffen. Im Hafen lagen 12 Panzer."
LONG = " ".join(
    f"Der {number}. Bericht vom Kai nennt {number * 3} Kisten und {number * 7} Fässer." for number in range(1, 20)
)
KOPS = "Bert Korwath sagte: „Ich baue Boote.“ Korwath lachte, und Bert Korwaths Werft blieb offen."


def judged(dossier: Dossier, article: str, **values: Any) -> None:
    """A judgement of every kind on everything that is read in an article."""
    content = dossier.reading(article).reading
    frames = content.frames
    for record in (*content.statements, *frames.events, *frames.commitments, *frames.positions, *frames.roles):
        dossier.judge("confirm", record.id, author="Redaktion")
        dossier.judge("note", record.id, author="Redaktion", value={"text": "geprüft", **values})
    dossier.judge("note", article, of="article", author="Redaktion", value={"text": "gelesen"})


def whole(dossier: Dossier) -> None:
    assert list(dossier.check()) == []


# -- articles -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("keep", KEEP)
def test_nothing_is_left_of_a_forgotten_article(opened: Opened, keep: str) -> None:
    dossier = opened(keep=keep)
    fields = {
        "title": "Kanzlerwort Quastenflosser",
        "url": "https://zeitung.example/quastenflosser",
        "extra": {"ressort": "Quastenflosser"},
    }
    added(dossier, f"{TEXT} Ein Quastenflosser schwamm vorbei.", id="weg", **fields)
    added(dossier, f"{TEXT} Ein Quastenflosser schwamm heran.", id="weg", **fields)
    added(dossier, BRANDNER, id="bleibt", title="Hafen")
    judged(dossier, "weg")
    dossier.judge("merge", "bleibt", of="article", author="Redaktion", value={"with": "weg"})
    dossier.judge("note", "bleibt", of="article", author="Redaktion", value={"text": "steht"})

    assert {"articles.id", "headers.document", "judgements.document"} <= set(traces(dossier, "quastenflosser", "weg"))

    result = dossier.forget_article("weg")

    assert (result.articles, result.changed, result.purged) == (1, 0, True)
    assert traces(dossier, "quastenflosser", "weicht aus", "korwath", "panzer 40", "weg") == []
    assert [verdict.value for verdict in dossier.verdicts()] == [{"text": "steht"}]
    assert [version.article for version in dossier.versions()] == ["bleibt"]
    whole(dossier)


def test_a_forgotten_article_does_not_come_in_again(dossier: Dossier) -> None:
    added(dossier, TEXT, id="weg")
    dossier.forget_article("weg")
    assert added(dossier, TEXT, id="weg").outcome == "refused"
    assert added(dossier, BRANDNER, id="weg").outcome == "refused"
    assert added(dossier, TEXT, id="anders").outcome == "refused"
    assert added(dossier, BRANDNER, id="anders").outcome == "new"
    assert dossier.counts().articles == 1
    with pytest.raises(UnknownError, match="no article 'weg'"):
        dossier.forget_article("weg")


def test_a_text_that_another_article_prints_stays_with_that_one(dossier: Dossier) -> None:
    added(dossier, LONG, id="eins")
    assert added(dossier, LONG, id="zwei").outcome == "copy"
    dossier.forget_article("eins")
    assert dossier.text("zwei") == LONG
    assert dossier.copies() == []
    assert added(dossier, LONG, id="drei").outcome == "copy"
    whole(dossier)


def test_who_reads_a_file_beside_keeps_its_log_from_being_cleared(tmp_path: Path) -> None:
    place = str(tmp_path / "dossier.db")
    with Dossier.open(place, create=True, wait=0.1) as dossier, Dossier.open(place) as other:
        added(dossier, TEXT, id="weg")
        with other._database.read() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM articles").scalar()
            assert not dossier.forget_article("weg").purged
        assert dossier.purge()
        assert traces(dossier, "korwath") == []


# -- persons ------------------------------------------------------------------------------------------------------------------

EVERYWHERE = {
    "title": "Ada Korwath: Korwaths Abzug, Korwath-Besuch, KORWATH!",
    "publisher": "Korwath-Blatt",
    "url": "https://zeitung.example/ada-korwath-zieht-ab",
    "extra": {"über": ["Ada Korwath"], "slug": "korwath-abzug"},
    "where": "/berichte/korwath.txt",
    "warnings": ("Korwath: kein Datum",),
}


@pytest.mark.parametrize("keep", KEEP)
def test_nothing_is_left_of_a_forgotten_person(opened: Opened, keep: str) -> None:
    dossier = opened(keep=keep)
    added(dossier, TEXT, id="eins", **EVERYWHERE)
    added(dossier, TEXT, id="eins", coder=OTHER, **EVERYWHERE)
    added(dossier, TEXT.replace("40 Panzer", "50 Panzer"), id="eins", **EVERYWHERE)
    added(dossier, BRANDNER, id="zwei", title="Hafen")
    for article in ("eins", "zwei"):
        judged(dossier, article)
    dossier.judge(
        "merge",
        "Korwathin",
        of="actor",
        author="Redaktion",
        value={"entity": "person:ada korwath", "name": "Ada Korwath"},
    )
    dossier.judge("note", "Korwath-Blatt", of="source", author="Redaktion", value={"text": "unklar"})
    dossier.set_keep("none", "Korwath-Blatt")
    if keep == "none":  # who has no name in the dossier cannot be called by one
        with pytest.raises(UnknownError):
            dossier.forget_person("Ada Korwath")
        return

    other = dossier.text("zwei"), dossier.judged("zwei")
    places = {
        "versions.text",
        "headers.document",
        "judgements.document",
        "terms.term",
        "actors.key",
        "keeping.publisher",
    }
    assert places <= set(traces(dossier, "korwath"))
    result = dossier.forget_person("Ada Korwath")

    assert result.changed == 1
    assert result.purged
    assert traces(dossier, "korwath", "truppen ab", "ada k") == []
    assert (dossier.text("zwei"), dossier.judged("zwei")) == other
    whole(dossier)


@pytest.mark.parametrize("keep", KEEP)
def test_a_known_person_is_forgotten_by_the_entry_of_the_table(opened: Opened, keep: str) -> None:
    dossier = opened(keep=keep)
    reading = read(an_article(TEXT, id="eins"))
    known = tuple(replace(one, entity="person:x7") if one.name == "Ada Korwath" else one for one in reading.actors)
    dossier.add(replace(reading, actors=known), Findings())
    dossier.forget_person("person:x7")
    later = an_article("Ihr Amt ruht. Sie sagte: „Ich gehe.“", id="zwei")
    statement = replace(read(an_article("Ada Korwath sagte: „Ich gehe.“")).statements[0], spans=((23, 32),))
    person = replace(known[0], name="Präsidentin", mentions=((14, 17),))
    dossier.add(replace(read(later, blind=True), actors=(person,), statements=(statement,)), Findings())
    assert traces(dossier, "korwath", "truppen", "person:x7", "präsidentin", "ich gehe") == []
    assert [len(one.reading.statements) for one in map(dossier.reading, ("eins", "zwei"))] == [1, 0]
    whole(dossier)


def test_with_a_person_go_their_words_and_frames_and_nothing_else(dossier: Dossier) -> None:
    added(dossier, TEXT, id="eins", title="Korwath gibt nach")
    dossier.forget_person("Ada Korwath")
    blot = ERASED
    assert dossier.text("eins") == (
        f"{blot * 3} {blot * 7} sagte: „{blot * 26}“ Clara Brandner sagte: „{blot * 7} weicht aus.“ "
        f"Das Hafenamt wurde besetzt, meldet die {blot * 7}-Stiftung. Die {blot * 11} Linie ist neu. Am Kai stehen 40 Panzer."
    )
    reading = dossier.reading("eins").reading
    assert [actor.name for actor in reading.actors] == ["Clara Brandner", "Hafenamt", f"{blot * 7}-Stiftung"]
    assert [reading.article.text[slice(*one.spans[0])] for one in reading.statements] == [f"{blot * 7} weicht aus."]
    frames = reading.frames
    assert [
        len(one) for one in (frames.events, frames.commitments, frames.positions, frames.figures, frames.roles)
    ] == [0, 1, 1, 1, 1]
    assert reading.article.title == f"{blot * 7} gibt nach"


def test_search_finds_a_forgotten_person_no_more(dossier: Dossier) -> None:
    added(dossier, TEXT, id="eins")
    assert dossier.search(Query("Korwath")).total > 0
    dossier.forget_person("Ada Korwath")
    assert dossier.search(Query("Korwath")).total == 0
    assert dossier.search(Query("Truppen")).total == 0
    with pytest.raises(UnknownError):
        dossier.actors("Korwath")
    assert [actor.name for actor in dossier.actors("Clara Brandner")] == ["Clara Brandner"]


def test_judgements_on_the_words_of_others_stay(dossier: Dossier) -> None:
    added(dossier, TEXT, id="eins")
    own, other = dossier.reading("eins").reading.statements
    for statement in (own, other):
        dossier.judge("confirm", statement.id, author="Redaktion")
    figure = dossier.reading("eins").reading.frames.figures[0]
    dossier.judge("note", figure.id, author="Redaktion", value={"text": "gezählt"})
    dossier.judge("note", "eins", of="article", author="Redaktion", value={"text": "Korwath prüfen"})
    assert dossier.forget_person("Ada Korwath").judgements == 2
    assert [verdict.subject for verdict in dossier.verdicts()] == [other.id, figure.id]
    assert [one.id for one in dossier.judged("eins").statements] == [other.id]


def test_a_person_is_known_again_in_later_articles(dossier: Dossier) -> None:
    added(dossier, TEXT, id="eins")
    dossier.forget_person("Ada Korwath")
    lessened = added(
        dossier,
        "Korwath sagte: „Es war ein Fehler.“ Der Hafen ist zu.",
        id="zwei",
        title="Korwath",
        extra={"wer": "Korwath"},
    )
    assert "a person who was forgotten on demand was erased from it" in lessened.warnings
    assert added(dossier, "Ada ist ein Kind aus Neuheim. Es regnete.", id="vier").outcome == "new"
    assert dossier.text("vier") == "Ada ist ein Kind aus Neuheim. Es regnete."  # a first name alone is anybody's
    added(dossier, "Gestern kam Ada Korwath. Clara Brandner sagte: „Gut so.“", id="drei", **EVERYWHERE | {"url": None})
    assert dossier.text("zwei") == f"{ERASED * 7} sagte: „{ERASED * 18}“ Der Hafen ist zu."
    assert dossier.text("drei") == f"Gestern kam {ERASED * 3} {ERASED * 7}. Clara Brandner sagte: „Gut so.“"
    assert traces(dossier, "korwath", "es war ein fehler") == []
    whole(dossier)


def test_the_full_name_goes_where_the_reader_finds_nobody(dossier: Dossier) -> None:
    blind = an_article("Zuletzt sprach Ada Korwath. Es regnete.", id="zwei", title="Ada Korwath spricht")
    dossier.add(read(blind, blind=True), Findings())
    added(dossier, TEXT, id="eins")
    assert dossier.forget_person("Ada Korwath").changed == 2
    later = an_article("Danach schwieg Ada Korwath.", id="drei", title="Ada Korwaths Schweigen")
    dossier.add(read(later, blind=True), Findings())
    assert traces(dossier, "korwath") == []
    assert dossier.text("drei") == f"Danach schwieg {ERASED * 3} {ERASED * 7}."
    whole(dossier)


def test_another_reader_does_not_bring_a_person_back(dossier: Dossier) -> None:
    added(dossier, TEXT, id="eins", title="Korwath gibt nach")
    dossier.forget_person("Ada Korwath")
    erased = dossier.text("eins")
    article = an_article(TEXT, id="eins", title="Korwath gibt nach", publisher="Abendblatt")
    dossier.add(read(article, OTHER, blind=True), Findings())
    assert added(dossier, TEXT, id="eins", title="Korwath gibt nach", coder=OTHER).outcome in ("unchanged", "reread")
    assert dossier.text("eins") == erased
    assert traces(dossier, "korwath") == []
    whole(dossier)


def test_another_person_of_the_same_surname_is_not_touched(dossier: Dossier) -> None:
    added(dossier, KOPS, id="werft", title="Bert Korwath baut")
    added(dossier, f"{TEXT} Bert Korwath und Ada Brandner schwiegen.", id="beide", title="Ada Korwath und Bert Korwath")
    dossier.forget_person("Ada Korwath")
    assert dossier.text("werft") == KOPS
    assert dossier.versions("werft").__next__().title == "Bert Korwath baut"
    assert dossier.text("beide").endswith("Bert Korwath und Ada Brandner schwiegen.")
    assert next(dossier.versions("beide")).title == f"{ERASED * 3} {ERASED * 7} und Bert Korwath"
    assert added(dossier, "Bert Korwath sagte: „Wieder ein Boot.“", id="später", title="Bert Korwath").outcome == "new"
    assert dossier.text("später") == "Bert Korwath sagte: „Wieder ein Boot.“"
    assert traces(dossier, "ada korwath", "truppen ab") == []
    whole(dossier)


def test_a_surname_alone_in_another_article_is_the_same_person(dossier: Dossier) -> None:
    added(dossier, "Korwath sagte: „Wir prüfen das.“", id="früher")
    added(dossier, TEXT, id="eins")
    assert dossier.forget_person("Ada Korwath").changed == 2
    assert dossier.text("früher") == f"{ERASED * 7} sagte: „{ERASED * 15}“"
    whole(dossier)


def named(dossier: Dossier, article: str, text: str, name: str) -> None:
    """Take in a text whose one person the reader calls by a name."""
    reading = read(an_article(text, id=article))
    actors = tuple(replace(actor, name=name) for actor in reading.actors)
    dossier.add(replace(reading, actors=actors), Findings(sentences=((0, len(text)),)))


def test_a_surname_in_the_genitive_that_was_taken_for_somebody_is_the_same_person(dossier: Dossier) -> None:
    named(dossier, "früher", "Zur Drohung Korwaths schwieg man.", "Korwaths")
    added(dossier, TEXT, id="eins")
    assert dossier.forget_person("Ada Korwath").changed == 2
    assert dossier.text("früher") == f"Zur Drohung {ERASED * 8} schwieg man."
    assert traces(dossier, "korwaths") == []


def test_whoever_is_called_like_the_genitive_is_somebody_else(dossier: Dossier) -> None:
    named(dossier, "früher", "Zur Drohung Korwaths schwieg man.", "Korwaths")
    named(dossier, "werft", "Die Werft von Bert Korwaths schwieg.", "Bert Korwaths")
    added(dossier, TEXT, id="eins")
    assert dossier.forget_person("Ada Korwath").changed == 1
    assert dossier.text("früher") == "Zur Drohung Korwaths schwieg man."


def test_words_that_are_like_a_name_stay(dossier: Dossier) -> None:
    text = "Frank Klein sagte: „Ja.“ Frankreich und Frankfurt sind nicht klein, aber kleine Orte. Frank Velten kam, auch Frank."
    added(dossier, text, id="eins")
    dossier.forget_person("Frank Klein")
    assert dossier.text("eins") == (
        f"{ERASED * 5} {ERASED * 5} sagte: „{ERASED * 3}“ Frankreich und Frankfurt sind nicht klein, aber kleine Orte. "
        f"Frank Velten kam, auch {ERASED * 5}."
    )


def test_an_article_whose_id_names_the_person_goes_whole(dossier: Dossier) -> None:
    identity = "https://zeitung.example/politik/korwath-zieht-ab"
    added(dossier, TEXT, id=identity)
    result = dossier.forget_person("Ada Korwath")
    assert (result.articles, result.changed) == (1, 0)
    assert dossier.counts().articles == 0
    assert added(dossier, TEXT, id=identity).outcome == "refused"
    later = "https://zeitung.example/politik/KORWATHS-besuch"
    assert [added(dossier, "Korwath sagte: „Nein.“", id=later).outcome for _ in range(2)] == ["refused", "refused"]
    assert added(dossier, "Es regnet.", id="https://zeitung.example/ada-korwath").outcome == "refused"
    assert added(dossier, "Bert Korwath baut.", id="https://zeitung.example/bert-korwath").outcome == "new"
    assert traces(dossier, "zieht-ab", "besuch", "ada-korwath") == []
    whole(dossier)


def test_whom_people_took_for_the_person_is_forgotten_too(dossier: Dossier) -> None:
    added(dossier, TEXT, id="eins")
    added(dossier, "Velten sagte: „Ich bleibe.“ Der Kai ist leer.", id="zwei")
    entity = {"entity": "person:ada korwath", "name": "Ada Korwath", "kind": "person"}
    dossier.judge("merge", "Velten", of="actor", article="zwei", author="Redaktion", value=entity)
    assert [actor.articles for actor in dossier.actors("Ada Korwath")] == [2]
    dossier.forget_person("Ada Korwath")
    assert traces(dossier, "korwath", "velten", "ich bleibe") == []
    whole(dossier)


def test_who_is_no_person_or_not_there_or_several_is_not_forgotten(dossier: Dossier) -> None:
    added(dossier, TEXT, id="eins")
    added(dossier, KOPS, id="werft")
    with pytest.raises(UnknownError, match="no person"):
        dossier.forget_person("Hafenamt")
    with pytest.raises(UnknownError, match="several"):
        dossier.forget_person("Korwath")
    with pytest.raises(UnknownError, match="Velten"):
        dossier.forget_person("Velten")
    assert dossier.text("eins") == TEXT
    whole(dossier)


# -- texts --------------------------------------------------------------------------------------------------------------------


def test_texts_are_lessened_to_what_evidence_needs_and_to_nothing(dossier: Dossier) -> None:
    text = f"{TEXT} Ein Quastenflosser schwamm vorbei."
    added(dossier, text, id="eins", title="Der Quastenflosser")
    judged(dossier, "eins")
    assert dossier.forget_texts("spans").changed == 1
    assert "Quastenflosser" not in dossier.text("eins")
    assert "„Wir ziehen die Truppen ab.“" in dossier.text("eins")
    whole(dossier)
    statements = dossier.judged("eins").statements
    dossier.forget_texts("none")
    assert traces(dossier, "quastenflosser", "truppen", "weicht", "panzer", "korwath", "brandner", "hafenamt") == []
    assert [one.spans for one in dossier.judged("eins").statements] == [one.spans for one in statements]
    assert len(dossier.text("eins")) == len(text)
    whole(dossier)


def test_only_the_texts_of_one_source_are_lessened(dossier: Dossier) -> None:
    added(dossier, TEXT, id="eins", publisher="Abendblatt")
    added(dossier, BRANDNER, id="zwei", publisher="Morgenpost")
    assert dossier.forget_texts("none", "Abendblatt").changed == 1
    assert traces(dossier, "truppen") == []
    assert dossier.text("zwei") == BRANDNER
    added(dossier, TEXT.replace("40", "50"), id="drei", publisher="Abendblatt")
    assert traces(dossier, "truppen") == []
    assert dossier.forget_texts("none").changed == 1
    assert traces(dossier, "brandner") == []


def test_texts_are_never_filled_again(dossier: Dossier) -> None:
    with pytest.raises(StoreError, match="less than the full text"):
        dossier.forget_texts("full")
    added(dossier, TEXT, id="eins")
    dossier.forget_texts("none")
    assert dossier.forget_texts("spans").changed == 0
    assert added(dossier, TEXT, id="eins").outcome == "unchanged"
    assert added(dossier, TEXT, id="eins", coder=OTHER).outcome == "reread"
    assert traces(dossier, "truppen") == []


def test_judgements_hold_after_the_text_is_gone(dossier: Dossier) -> None:
    added(dossier, TEXT, id="eins")
    first, second = dossier.reading("eins").reading.statements
    dossier.judge("reject", first.id, author="Redaktion")
    dossier.judge("correct", second.id, author="Redaktion", value={"set": {"type": "indirect"}})
    dossier.forget_texts("none")
    assert [(one.id, one.type) for one in dossier.judged("eins").statements] == [(second.id, "indirect")]
    added(dossier, TEXT, id="eins", coder=OTHER)
    assert [(one.id, one.type) for one in dossier.judged("eins").statements] == [(second.id, "indirect")]


def test_words_that_a_person_confirmed_are_needed(dossier: Dossier) -> None:
    article = an_article(TEXT, id="eins")
    reading = read(article)
    extra = tuple(replace(one, extra=True, shown=False) for one in reading.statements)
    dossier.add(replace(reading, statements=extra, frames=Frames()), Findings())
    dossier.judge("confirm", extra[0].id, author="Redaktion")
    dossier.forget_texts("spans")
    assert "Wir ziehen die Truppen ab." in dossier.text("eins")
    assert "weicht aus" not in dossier.text("eins")
    whole(dossier)
