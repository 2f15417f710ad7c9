"""One utterance in an English and in a German report: joined where nothing keeps them apart, never where a number or a denial does."""

from __future__ import annotations

import math

import pytest

from lagebild.meanings import folded
from lagebild.picture.acrosslanguages import AHEAD, ALIKE
from lagebild.picture.drawer import Drawer
from lagebild.picture.statements import statements
from tests.picture.made import Report, made


def meaning(degrees: float) -> str:
    """A meaning that is turned by some degrees from that of nought."""
    turned = math.radians(degrees)
    return folded([math.cos(turned), 0.0, 0.0, math.sin(turned), *[0.0] * 92])


def german(
    words: str, article: str = "de1", *, speaker: str = "Vera Stolan", day: int = 4, degrees: float = 0.0
) -> Report:
    report = Report(f"{speaker} sagte, {words}.", article, f"2031-03-{day:02}T12:00:00+01:00")
    return report.says(speaker, words, cue="sagte", meaning=meaning(degrees))


def english(
    words: str, article: str = "en1", *, speaker: str = "Vera Stolan", day: int = 4, degrees: float = 20.0
) -> Report:
    report = Report(f"{speaker} said {words}.", article, f"2031-03-{day:02}T12:30:00+01:00", language="en")
    return report.says(speaker, words, cue="said", meaning=meaning(degrees))


def lines(*reports: Report) -> list[list[str]]:
    return sorted(sorted(one.article for one in line.evidence) for line in statements(*made(reports)))


GERMAN, ENGLISH = "wer am Montag tanze, tanze auf zwei Gräbern", "whoever would dance on Monday dances on two graves"


def test_the_same_by_one_speaker_on_one_day_is_one_statement_with_the_reason() -> None:
    (line,) = statements(*made([german(GERMAN), english(ENGLISH)]))
    assert {one.article for one in line.evidence} == {"de1", "en1"}
    assert line.text == GERMAN
    assert line.variants == (ENGLISH,)
    assert line.why == ("same speaker, one occasion, the same meaning in two languages (0.94)",)


@pytest.mark.parametrize(
    "other",
    [
        english(ENGLISH, speaker="Jakob Sellin"),
        english(ENGLISH, day=9),
        english(ENGLISH, degrees=70.0),
        english(ENGLISH.replace("two", "three")),
        english(ENGLISH.replace("two", "1,200")),
        english(ENGLISH.replace("Monday", "Friday")),
        english(ENGLISH.replace("would", "would not")),
        english(ENGLISH.replace("two graves", "two graves except his own")),
    ],
    ids=[
        "another speaker",
        "another day",
        "another meaning",
        "a number",
        "digits",
        "a weekday",
        "a denial",
        "an exception",
    ],
)
def test_what_keeps_two_apart(other: Report) -> None:
    assert lines(german(GERMAN), other) == [["de1"], ["en1"]]


def test_numbers_are_one_however_they_are_written() -> None:
    assert lines(german("1.200 Menschen seien fort"), english("1,200 people were gone")) == [["de1", "en1"]]
    assert lines(german("zwölf Menschen seien fort"), english("12 people were gone")) == [["de1", "en1"]]


def test_of_several_in_one_report_only_the_best_by_some_way_is_it() -> None:
    def two(first: float, second: float) -> list[list[str]]:
        words = f"Vera Stolan sagte, {GERMAN}. Vera Stolan sagte, die Schule bleibe zu."
        report = Report(words, "de1", "2031-03-04T12:00:00+01:00")
        report.says("Vera Stolan", GERMAN, cue="sagte", meaning=meaning(first))
        report.says("Vera Stolan", "die Schule bleibe zu", cue="sagte", meaning=meaning(second))
        return lines(report, english(ENGLISH, degrees=0.0))

    near = math.degrees(math.acos(1 - AHEAD / 2))
    assert two(0.0, 89.0) == [["de1"], ["de1", "en1"]]
    assert two(0.0, near) == [["de1"], ["de1"], ["en1"]]


def test_at_the_threshold() -> None:
    at = math.degrees(math.acos(ALIKE))
    assert lines(german(GERMAN), english(ENGLISH, degrees=at - 2)) == [["de1", "en1"]]
    assert lines(german(GERMAN), english(ENGLISH, degrees=at + 2)) == [["de1"], ["en1"]]


def test_what_was_read_without_meanings_is_as_before() -> None:
    one, other = german(GERMAN), english(ENGLISH)
    bare = Report(other.words, "en2", other.published, language="en").says("Vera Stolan", ENGLISH, cue="said")
    assert lines(one, bare) == [["de1"], ["en2"]]


def test_two_reports_of_one_language_are_left_to_the_wordings() -> None:
    assert lines(german("der Damm werde erhöht"), german("man stocke ihn auf", "de2")) == [["de1"], ["de2"]]


def test_three_reports_are_one_through_either() -> None:
    again = german(GERMAN, "de2", degrees=5.0)
    assert lines(german(GERMAN), english(ENGLISH), again) == [["de1", "de2", "en1"]]


def test_a_picture_that_grows_is_the_one_from_scratch() -> None:
    school = (
        german("die Schule bleibe zu", "de2", degrees=80.0),
        english("the school would stay shut", "en2", degrees=85.0),
    )
    texts = [report.text for report in (german(GERMAN), english(ENGLISH), *school)]
    drawer = Drawer()
    for upto in range(1, len(texts) + 1):
        grown = drawer.picture("x", texts[:upto]).statements
        assert grown == Drawer().picture("x", texts[:upto]).statements
    assert sorted(sorted(one.article for one in line.evidence) for line in grown) == [["de1", "en1"], ["de2", "en2"]]


def test_what_is_only_asked_is_not_said() -> None:
    assert lines(german("die Züge führen wieder"), english("whether the trains would run", degrees=0.0)) == [
        ["de1"],
        ["en1"],
    ]
    assert lines(german("ob die Züge führen"), english("whether the trains would run", degrees=0.0)) == [["de1", "en1"]]


def test_a_number_in_one_alone_is_left_to_the_tables() -> None:
    assert lines(german("wer tanze, tanze auf zwei Gräbern"), english("whoever dances dances on graves")) == [
        ["de1"],
        ["en1"],
    ]


def test_of_several_reports_only_what_tells_the_same_as_the_best() -> None:
    other = german("die Sperre sei aufgehoben", "de2", degrees=-50.0)
    assert lines(german(GERMAN), other, english(ENGLISH, degrees=0.0)) == [["de1", "en1"], ["de2"]]
    again = german("auf zwei Gräbern werde am Montag getanzt", "de2", degrees=-20.0)
    assert lines(german(GERMAN), again, english(ENGLISH)) == [["de1", "de2", "en1"]]


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("Orlanien habe die Schiffe angegriffen", "Lomaria had attacked the ships"),
        ("man werde die Grenze öffnen", "the border would be closed"),
        ("mehr Truppen würden abgezogen", "troops would be sent"),
        ("die Gespräche seien ein Erfolg", "the talks had failed"),
        ("der Süden sei verloren", "the north was lost"),
        ("höchstens 200 Menschen seien fort", "at least 200 people were gone"),
        ("3 Schiffe und 500 Mann seien fort", "3 ships and 200 men were gone"),
        ("man gehe, wenn sie abzögen", "they would go unless they left"),
        ("zwei Milliarden fehlten", "two million were missing"),
        ("sie kämen am 3. Juni", "they would come on 3 July"),
    ],
)
def test_what_a_reader_with_fresh_eyes_made_up_is_two(words: str, other: str) -> None:
    assert lines(german(words), english(other, degrees=0.0)) == [["de1"], ["en1"]]


def test_a_state_is_one_by_its_name_in_either_language() -> None:
    assert lines(german("Lomarien tanze auf Gräbern"), english("Lomaria dances on graves", degrees=0.0)) == [
        ["de1", "en1"]
    ]
