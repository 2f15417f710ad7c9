from __future__ import annotations

from dataclasses import replace

from lagebild.entries import ERASED
from lagebild.records import Event, Figure, Frames, Hop, Place, Reading
from lagebild.store.erasing import without_persons
from lagebild.store.names import Names
from tests.factories import a_ref, a_statement, an_actor, an_article, span
from tests.fakes import CODER

TEXT = (
    "Velten sagte, Ada Korwath habe gesagt, Brandner habe gesagt, es sei ruhig. Brandner widersprach. "
    "In Korwathburg wurde geschossen."
)
KORWATH = an_actor("a1", "Ada Korwath", mentions=(span(TEXT, "Ada Korwath"),), entity="person:x7")
VELTEN = an_actor("a2", "Velten", mentions=(span(TEXT, "Velten"),), why="nach Korwath", holder="person:x7")
BRANDNER = an_actor("a3", "Brandner", mentions=(span(TEXT, "Brandner"), span(TEXT, "Brandner", 2)))
GROUP = an_actor("g", "Korwath und Velten", kind="group", members=("a1", "a2"))
OFFICE = an_actor("o", "Amt Korwath", kind="organisation")
OUTER = a_statement("s1", (14, 73), speaker=a_ref("a2", (0, 6)))
MIDDLE = a_statement("s2", (39, 73), speaker=a_ref("a1", (14, 25)), parent="s1")
INNER = a_statement("s3", (61, 73), speaker=a_ref("a3", span(TEXT, "Brandner")), parent="s2")
INMOST = a_statement("s6", (64, 73), parent="s3")
ANSWER = a_statement(
    "s4", span(TEXT, "widersprach"), speaker=a_ref("a3"), responds_to="s2", addressee=a_ref("a1", (14, 25))
)
PASSED = a_statement(
    "s5", span(TEXT, "widersprach"), via=(Hop("a1", ()), Hop("a1", ((14, 25),)), Hop("a2", ())), speaker=a_ref("a3")
)
PLACE = Place("Korwathburg", (span(TEXT, "Korwathburg"),))
SHOTS = span(TEXT, "geschossen")
FRAMES = Frames(
    events=(
        Event("e1", "ASSAULT", "actual", (SHOTS,), place=PLACE),
        Event("e2", "ASSAULT", "actual", (SHOTS,), actors=(a_ref("a2"),), recipients=(a_ref("a1"),)),
        Event("e3", "ASSAULT", "actual", (SHOTS,), statement="s3"),
    ),
    figures=(Figure("f1", (SHOTS,), 1, "=", place=PLACE), Figure("f2", (SHOTS,), 1, "=", source=a_ref("a1"))),
)


def erased(**fields: object) -> Reading:
    """What is left of the reading without Ada Korwath."""
    whole = Reading(
        CODER,
        an_article(TEXT),
        (KORWATH, VELTEN, BRANDNER, GROUP, OFFICE),
        (OUTER, MIDDLE, INNER, INMOST, ANSWER, PASSED),
        frames=FRAMES,
    )
    return without_persons(replace(whole, **fields), {"a1"}, Names.of(["Ada Korwath"]))  # type: ignore[arg-type]


def test_with_the_words_of_a_person_go_those_inside() -> None:
    left = erased()
    assert [one.id for one in left.statements] == ["s1", "s4", "s5"]
    assert left.article.text[39:73] == ERASED * 34
    assert left.article.text[:39] == f"Velten sagte, {ERASED * 3} {ERASED * 7} habe gesagt, "


def test_what_answers_the_person_or_comes_through_them_stays_without_them() -> None:
    answer, passed = erased().statements[1:]
    assert (answer.responds_to, answer.addressee) == (None, a_ref(None, (14, 25)))
    assert passed.via == (Hop(None, ((14, 25),)), Hop("a2", ()))


def test_frames_with_a_part_of_the_person_go() -> None:
    left = erased().frames
    assert [one.id for one in left.events] == ["e1"]
    assert [one.id for one in left.figures] == ["f1"]


def test_other_actors_places_and_reasons_lose_the_name() -> None:
    left = erased()
    assert [(one.name, one.why, one.members, one.holder) for one in left.actors] == [
        ("Velten", f"nach {ERASED * 7}", (), None),
        ("Brandner", "", (), None),
        (f"{ERASED * 7} und Velten", "", ("a2",), None),
        (f"Amt {ERASED * 7}", "", (), None),
    ]
    assert left.frames.events[0].place == replace(PLACE, name=ERASED * 11)
    assert left.frames.figures[0].place == replace(PLACE, name=ERASED * 11)


def test_the_article_is_still_known_by_the_text_as_it_was_read() -> None:
    article = an_article(TEXT)
    left = erased().article
    assert (left.sha256, left.id, left.published) == (article.sha256, article.id, article.published)
    again = without_persons(erased(), set(), Names.of(["Ada Korwath"]))
    assert again == erased()


def test_warnings_that_name_the_person_go() -> None:
    left = erased(warnings=("Korwath: kein Datum", "kein Datum"))
    assert left.warnings == ("kein Datum",)
