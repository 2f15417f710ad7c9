"""The picture that is kept: it is what would be drawn now, and goes with what is forgotten."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import text

from lagebild import pipeline
from lagebild.entries import Verdict
from lagebild.errors import StoreError
from lagebild.situation import FusedStatement, Picture
from lagebild.store import Dossier, codec, drawing
from lagebild.store.connection import WAIT
from lagebild.store.decisions import Decision
from lagebild.store.drawing import EARLIER
from lagebild.views.picturechangeoverview import ChangesOverview
from lagebild.views.picturechanges import changes_overview_view, changes_view
from lagebild.views.pictureoverview import Overview
from lagebild.views.picturetext import overview_view, picture_view
from tests.factories import an_article
from tests.fakes import FakeReader
from tests.store.readers import OTHER, read
from tests.store.traces import traces
from tests.views.pictureviews import printed

TEXT = "Korwath sagte: „Die Brücke über den Grenzfluss bleibt bis auf Weiteres geschlossen.“"
MORE = "Brandner sagte: „Niemand bedroht die Händler am anderen Ufer.“"


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every drawing from scratch leaves a mark."""
    marks: list[str] = []
    scratch = pipeline._drawn

    def mark(dossier: Dossier, *times: Any) -> Any:
        marks.append(dossier.name)
        return scratch(dossier, *times)

    monkeypatch.setattr(pipeline, "_drawn", mark)
    return marks


def kept(dossier: Dossier) -> list[str]:
    """The pictures that are kept."""
    with dossier._database.read() as connection:
        return list(connection.execute(text("select part from drawing where part like 'picture%'")).scalars())


@pytest.fixture
def dossier(opened: Callable[..., Dossier]) -> Dossier:
    result = opened()
    result.add(*read(an_article(TEXT, id="eins", published="2031-03-04")))
    return result


def one_a_day(dossier: Dossier) -> None:
    """A report of every day, so that every day has a picture of its own."""
    for day in range(1, 12):
        dossier.add(*read(an_article(MORE, id=f"tag{day}", published=f"2031-02-{day:02}")))


def test_looking_again_draws_nothing_and_shows_the_same(dossier: Dossier, drawn: list[str]) -> None:
    first = pipeline.picture(dossier)
    assert pipeline.picture(dossier) == first
    assert len(drawn) == 1
    assert first.statements[0].text == "Die Brücke über den Grenzfluss bleibt bis auf Weiteres geschlossen."


@pytest.mark.parametrize("change", ["article", "reading", "version", "judgement", "undo", "header", "rules"])
def test_whatever_changes_is_seen(
    dossier: Dossier, drawn: list[str], change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    statement = dossier.judged("eins").statements[0].id
    note = dossier.judge("confirm", statement, author="Ines Lehr")
    pipeline.picture(dossier)
    match change:
        case "article":
            dossier.add(*read(an_article(MORE, id="zwei", published="2031-03-05")))
        case "reading":
            dossier.add(*read(an_article(TEXT, id="eins", published="2031-03-04"), OTHER))
        case "version":
            dossier.add(*read(an_article(TEXT + MORE, id="eins", published="2031-03-04")))
        case "header":
            dossier.add(*read(an_article(TEXT, id="eins", published="2031-03-06")))
        case "judgement":
            dossier.judge("reject", statement, author="Ines Lehr")
        case "undo":
            dossier.undo(note.id, author="Ines Lehr")
        case "rules":
            monkeypatch.setattr("lagebild.picture.rules", lambda: "others")
    after = pipeline.picture(dossier)
    assert len(drawn) == 2
    assert after == pipeline._drawn(dossier, None, None).picture


def test_an_earlier_time_is_drawn_once(dossier: Dossier, drawn: list[str]) -> None:
    pipeline.picture(dossier)
    for _ in range(2):
        assert pipeline.picture(dossier, at="2031-03-01").statements == ()
        assert pipeline.picture(dossier, at="2031-03-01").at == "2031-03-01"
    assert len(drawn) == 2
    assert len(pipeline.picture(dossier).statements) == 1
    assert len(drawn) == 2


def test_what_was_known_earlier_is_another_picture(dossier: Dossier, drawn: list[str]) -> None:
    assert pipeline.picture(dossier, as_known="2001-01-01").statements == ()
    assert len(pipeline.picture(dossier, at="2031-03-05").statements) == 1
    assert pipeline.picture(dossier, as_known="2001-01-01").statements == ()
    assert len(drawn) == 2


def test_of_earlier_times_only_some_are_kept_and_that_of_now_always(dossier: Dossier, drawn: list[str]) -> None:
    one_a_day(dossier)
    pipeline.picture(dossier)
    for day in range(1, 12):
        pipeline.picture(dossier, at=f"2031-02-{day:02}")
    assert len(drawn) == 12
    assert len(kept(dossier)) == 1 + EARLIER
    pipeline.picture(dossier)
    pipeline.picture(dossier, at="2031-02-11")
    assert len(drawn) == 12


def test_between_two_reports_it_is_one_picture(dossier: Dossier, drawn: list[str]) -> None:
    dossier.add(*read(an_article(MORE, id="zwei", published="2031-03-09")))
    before = pipeline.picture(dossier, at="2031-03-05")
    for at in ("2031-03-05T06:00Z", "2031-03-08"):
        again = pipeline.picture(dossier, at=at)
        assert again == pipeline._drawn(dossier, at, None).picture
        assert again.at == at
        assert again.statements == before.statements
        drawn.pop()
    assert len(drawn) == 1
    assert len(kept(dossier)) == 1
    assert pipeline.picture(dossier, at="2031-03-09").statements != before.statements
    assert pipeline.picture(dossier, at="2031-03-05", as_known="2090-01-01").as_known == "2090-01-01"


def test_what_comes_in_makes_earlier_pictures_old(dossier: Dossier, drawn: list[str]) -> None:
    pipeline.picture(dossier, at="2031-03-05")
    dossier.add(*read(an_article(MORE, id="zwei", published="2031-03-05")))
    assert len(pipeline.picture(dossier, at="2031-03-05").statements) == 2
    assert len(drawn) == 2
    assert len(kept(dossier)) == 1


@pytest.mark.parametrize("times", [("2031-03-05", None), (None, "2090-01-01"), ("2031-03-05", "2090-01-01")])
def test_a_picture_of_an_earlier_time_stays_while_later_reports_come_in(
    dossier: Dossier, drawn: list[str], times: tuple[str | None, str | None]
) -> None:
    at, as_known = times
    before = pipeline.picture(dossier, at=at, as_known=as_known)
    dossier.add(*read(an_article(MORE, id="zwei", published="2031-03-09")))
    again = pipeline.picture(dossier, at=at, as_known=as_known)
    assert (len(drawn) == 1) is (at is not None)
    assert again == pipeline._drawn(dossier, at, as_known).picture
    assert (again == before) is (at is not None)


def test_an_earlier_time_is_drawn_anew_where_its_texts_or_what_people_say_of_them_change(
    dossier: Dossier, drawn: list[str]
) -> None:
    at = "2031-03-05"
    pipeline.picture(dossier, at=at)
    changes: list[Callable[[], object]] = [
        lambda: dossier.judge("reject", dossier.judged("eins").statements[0].id, author="Ines Lehr"),
        lambda: dossier.add(*read(an_article(MORE, id="zwei", published="2031-03-03"))),
        lambda: dossier.add(*read(an_article(TEXT + MORE, id="eins", published="2031-03-04"))),
        lambda: dossier.add(*read(an_article(MORE, id="zwei", published="2031-03-03"), OTHER)),
        lambda: dossier.add(*read(an_article(MORE, id="zwei", published="2031-03-02", publisher="Bote"))),
        lambda: dossier.add(*read(an_article(MORE, id="drei", published="2031-03-04"))),
    ]
    for number, change in enumerate(changes, 2):
        change()
        after = pipeline.picture(dossier, at=at)
        assert len(drawn) == number
        assert after == pipeline._drawn(dossier, at, None).picture
        drawn.pop()


def test_a_copy_of_what_came_later_is_none_at_an_earlier_time(dossier: Dossier, drawn: list[str]) -> None:
    long = f"{MORE} Am Grenzfluss warten seit dem frühen Morgen Händler mit ihren Wagen auf die Öffnung der Brücke, sagte sie weiter."
    first = "Vallin sagte: „Der Markt am Hafen öffnet erst wieder, wenn das Hochwasser gefallen ist.“"
    dossier.add(*read(an_article(first, id="zwei", published="2031-03-04", publisher="Bote")))
    before = pipeline.picture(dossier, at="2031-03-05")
    dossier.add(*read(an_article(long, id="drei", published="2031-03-09", publisher="Kurier")))
    dossier.add(*read(an_article(long, id="zwei", published="2031-03-04", publisher="Bote", modified="2031-03-09")))
    assert ("zwei", "drei") in dossier.copies()
    again = pipeline.picture(dossier, at="2031-03-05")
    assert again == before == pipeline._drawn(dossier, "2031-03-05", None).picture
    assert pipeline.picture(dossier).articles.copies > before.articles.copies


def test_words_that_are_kept_since_are_in_a_picture_of_what_was_known_earlier(opened: Callable[..., Dossier]) -> None:
    """Of a text of which only what was read is kept, another reading keeps more: also of what was drawn before."""
    dossier = opened(keep="spans")
    dossier.add(*read(an_article(TEXT + " " + MORE, id="eins", published="2031-03-04")))
    known = next(dossier.versions()).known
    pipeline.picture(dossier, as_known=known)
    dossier.add(*read(an_article(TEXT + " " + MORE, id="eins", published="2031-03-04"), OTHER))
    assert pipeline.picture(dossier, as_known=known) == pipeline._drawn(dossier, None, known).picture


def test_what_is_new_is_told_by_one_drawer(dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier.add(*read(an_article(MORE, id="zwei", published="2031-03-09")))
    drawers = []
    scratch = pipeline._drawn
    monkeypatch.setattr(pipeline, "_drawn", lambda *of: drawers.append(of[3]) or scratch(*of))
    changes = pipeline.changes(dossier, "2031-03-05")
    assert [one.what for one in changes.changes if one.what == "statements"] == ["statements"]
    assert len(drawers) == 2
    assert drawers[0] is drawers[1] is not None


def test_of_which_texts_an_earlier_picture_is_is_worked_out_once_while_nothing_comes_in(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = []
    resting = drawing._resting
    monkeypatch.setattr(drawing, "_resting", lambda *of: looked.append(of[1]) or resting(*of))
    pipeline.picture(dossier, at="2031-03-05")
    looked.clear()
    pipeline.picture(dossier, at="2031-03-05")
    assert looked == []
    dossier.add(*read(an_article(MORE, id="zwei", published="2031-03-04")))
    assert len(pipeline.picture(dossier, at="2031-03-05").statements) == 2
    assert looked
    looked.clear()
    dossier.judge("reject", dossier.judged("zwei").statements[0].id, author="Ines Lehr")
    assert len(pipeline.picture(dossier, at="2031-03-05").statements) == 1
    assert looked


def test_it_goes_with_what_is_forgotten(dossier: Dossier, drawn: list[str]) -> None:
    dossier.add(*read(an_article(MORE, id="zwei", published="2031-03-05")))
    pipeline.picture(dossier)
    dossier.forget_article("eins")
    assert traces(dossier, "Grenzfluss") == []
    assert len(pipeline.picture(dossier).statements) == 1
    assert traces(dossier, "Grenzfluss") == []
    assert "drawing.document" in traces(dossier, "Händler")
    dossier.forget_texts("none")
    assert traces(dossier, "Händler") == []
    pipeline.picture(dossier)
    assert traces(dossier, "Händler") == []


def test_a_person_who_is_forgotten_is_in_no_picture(dossier: Dossier) -> None:
    dossier.add(*read(an_article(MORE, id="zwei", published="2031-03-05")))
    assert "Korwath" in {one.speaker.name for one in pipeline.picture(dossier).statements if one.speaker}
    dossier.forget_person("Korwath")
    assert traces(dossier, "korwath") == []
    assert "Korwath" not in str(pipeline.picture(dossier))


def test_what_is_forgotten_meanwhile_is_in_no_picture(dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program forgets an article while the picture is drawn of it."""
    dossier.add(*read(an_article(MORE, id="zwei", published="2031-03-05")))
    scratch = pipeline._drawn

    def slow(one: Dossier, *times: Any) -> Any:
        picture = scratch(one, *times)
        one.forget_article("eins")
        return picture

    monkeypatch.setattr(pipeline, "_drawn", slow)
    pipeline.picture(dossier)
    monkeypatch.setattr(pipeline, "_drawn", scratch)
    assert traces(dossier, "Grenzfluss") == []
    assert "Grenzfluss" not in str(pipeline.picture(dossier))


def test_a_damaged_drawing_is_drawn_anew(dossier: Dossier, drawn: list[str]) -> None:
    before = pipeline.picture(dossier)
    with dossier._database.write() as connection:
        connection.execute(text("UPDATE drawing SET document = :none WHERE part = 'picture'"), {"none": b"?"})
    assert pipeline.picture(dossier) == before
    assert len(drawn) == 2


def test_looking_does_not_wait_for_a_writer(dossier: Dossier) -> None:
    begin = time.monotonic()
    with Dossier.open(dossier._database.url.render_as_string(hide_password=False)) as other, other._database.write():
        assert len(pipeline.picture(dossier).statements) == 1
    assert time.monotonic() - begin < WAIT / 2


def test_of_several_decisions_all_are_written_or_none(dossier: Dossier) -> None:
    statement = dossier.judged("eins").statements[0].id
    both = [Decision("confirm", statement), Decision("merge", statement, value={"with": "nothing"})]
    with pytest.raises(StoreError):
        dossier.judge_all(both, author="Ines Lehr")
    assert dossier.verdicts() == []
    note = Decision("note", statement, value={"text": "gelesen"})
    written = dossier.judge_all([both[0], note], author="Ines Lehr")
    assert [one.kind for one in dossier.verdicts()] == ["confirm", "note"] == [one.kind for one in written]


def test_nobody_decides_between_looking_and_writing(dossier: Dossier) -> None:
    statement = dossier.judged("eins").statements[0].id
    dossier.judge("reject", statement, author="Eva Ohm")

    def check(found: list[Verdict]) -> None:
        if found:
            raise StoreError("decided meanwhile")

    with pytest.raises(StoreError, match="meanwhile"):
        dossier.judge_all([Decision("confirm", statement)], author="Ines Lehr", check=check)
    assert [one.kind for one in dossier.verdicts()] == ["reject"]


# -- what sentences are held against ------------------------------------------------------------------------------------------

SUPPOSED = "Korwath sagte: „Die Brücke ist offen.“"


@pytest.mark.parametrize("at", [None, "2031-03-05"])
def test_a_what_if_draws_nothing_where_a_picture_is_kept(dossier: Dossier, drawn: list[str], at: str | None) -> None:
    pipeline.picture(dossier, at=at)
    first = pipeline.whatif(dossier, SUPPOSED, FakeReader(), at=at)
    assert pipeline.whatif(dossier, SUPPOSED, FakeReader(), at=at) == first
    assert len(drawn) == 1
    assert first.sentence == SUPPOSED


def test_a_what_if_draws_once_and_what_it_drew_is_the_picture(dossier: Dossier, drawn: list[str]) -> None:
    pipeline.whatif(dossier, SUPPOSED, FakeReader())
    pipeline.whatif(dossier, SUPPOSED, FakeReader())
    assert len(pipeline.picture(dossier).statements) == 1
    assert len(drawn) == 1


def test_whatever_changes_a_what_if_sees_it(dossier: Dossier, drawn: list[str]) -> None:
    for number, published in enumerate(("2031-03-04", "2031-03-05", "2031-03-06"), 1):
        dossier.add(*read(an_article(MORE, id=f"später-{number}", published=published)))
        assert pipeline.ground(dossier).published == published
        assert len(drawn) == number


def test_what_is_kept_for_sentences_goes_with_its_picture(dossier: Dossier, drawn: list[str]) -> None:
    one_a_day(dossier)
    for day in range(1, 12):
        pipeline.whatif(dossier, SUPPOSED, FakeReader(), at=f"2031-02-{day:02}")
    with dossier._database.read() as connection:
        parts = set(connection.execute(text("select part from drawing where part <> 'forgotten'")).scalars())
    assert len(parts) == 3 * EARLIER
    assert {one.partition(" ")[2] for one in parts if one.startswith("ground")} == {
        one.partition(" ")[2] for one in parts if one.startswith("picture")
    }


def test_a_damaged_one_is_drawn_anew(dossier: Dossier, drawn: list[str]) -> None:
    pipeline.picture(dossier)
    with dossier._database.write() as connection:
        connection.execute(text("update drawing set document = :new where part = 'ground'"), {"new": b"damaged"})
    assert pipeline.whatif(dossier, SUPPOSED, FakeReader()).sentence == SUPPOSED
    assert len(drawn) == 2
    pipeline.whatif(dossier, SUPPOSED, FakeReader())
    assert len(drawn) == 2


def test_nothing_of_what_was_forgotten_is_left_in_it(dossier: Dossier) -> None:
    pipeline.whatif(dossier, SUPPOSED, FakeReader())
    dossier.forget_article("eins")
    assert pipeline.ground(dossier).tables.words["full names"] == {}
    with dossier._database.read() as connection:
        stamps = connection.execute(text("select part from drawing")).scalars().all()
    assert sorted(stamps) == ["forgotten", "ground", "picture"]


# -- what views show of it ----------------------------------------------------------------------------------------------------------


def beside(dossier: Dossier) -> list[str]:
    """What is kept beside pictures for views."""
    with dossier._database.read() as connection:
        query = text("select part from drawing where part like 'overview%' or part like 'changes%' order by part")
        return list(connection.execute(query).scalars())


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[type]:
    """The kinds of records that are taken out of what is kept."""
    kinds: list[type] = []
    unpacked = codec.unpacked

    def mark(kind: type, data: bytes) -> Any:
        kinds.append(kind)
        return unpacked(kind, data)

    monkeypatch.setattr(codec, "unpacked", mark)
    return kinds


def shown(some: Overview | ChangesOverview) -> str:
    """What a view says of it."""
    view = overview_view if isinstance(some, Overview) else changes_overview_view
    return printed(view(some, language="de"))  # type: ignore[operator]


@pytest.mark.parametrize("at", [None, "2031-03-08"])
def test_looking_at_what_is_shown_again_takes_no_picture_out(
    dossier: Dossier, drawn: list[str], loaded: list[type], at: str | None
) -> None:
    first = pipeline.overview(dossier, at=at)
    loaded.clear()
    again = pipeline.overview(dossier, at=at)
    assert (
        shown(again) == shown(first) == printed(picture_view(pipeline._drawn(dossier, at, None).picture, language="de"))
    )
    assert "Die Brücke über den Grenzfluss" in shown(again)
    assert again.picture.at == at
    assert len(drawn) == 2  # the second is that of this test
    assert Picture not in loaded


def test_what_is_shown_is_made_anew_where_anything_has_changed(dossier: Dossier) -> None:
    before = pipeline.overview(dossier)
    dossier.add(*read(an_article(MORE, id="zwei", published="2031-03-05")))
    after = pipeline.overview(dossier)
    assert (before.every["statements"], after.every["statements"]) == (1, 2)
    statement = dossier.judged("zwei").statements[0].id
    dossier.judge("reject", statement, author="Ines Lehr")
    assert pipeline.overview(dossier).every["statements"] == 1
    assert beside(dossier) == ["overview"]


def test_what_has_changed_since_is_shown_again_without_a_picture(
    dossier: Dossier, drawn: list[str], loaded: list[type]
) -> None:
    dossier.add(*read(an_article(MORE, id="zwei", published="2031-03-09")))
    first = pipeline.changes_overview(dossier, "2031-03-05")
    assert len(drawn) == 2
    loaded.clear()
    again = pipeline.changes_overview(dossier, "2031-03-05T06:00Z")  # between the same reports
    assert (again.before.at, again.after.at) == ("2031-03-05T06:00Z", None)
    assert Picture not in loaded
    other = pipeline.changes_overview(dossier, "2031-03-10")
    assert other.changes("statements") == []
    assert [one.after.text for one in first.changes("statements") if isinstance(one.after, FusedStatement)] == [
        "Niemand bedroht die Händler am anderen Ufer."
    ]
    assert first.changes("statements") == again.changes("statements")
    once = replace(again, before=replace(again.before, at="2031-03-05"))
    assert shown(once) == shown(first) == printed(changes_view(pipeline.changes(dossier, "2031-03-05"), language="de"))
    dossier.judge("reject", dossier.judged("zwei").statements[0].id, author="Ines Lehr")
    assert pipeline.changes_overview(dossier, "2031-03-05").changes("statements") == []


def test_nothing_of_what_was_forgotten_is_left_in_what_is_shown(dossier: Dossier) -> None:
    dossier.add(*read(an_article(MORE, id="zwei", published="2031-03-09")))
    pipeline.overview(dossier)
    pipeline.changes_overview(dossier, "2031-03-05")
    assert len(beside(dossier)) == 2
    dossier.forget_article("zwei")
    assert traces(dossier, "Händler") == []
    assert beside(dossier) == []
