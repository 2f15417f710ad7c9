"""Names that stand in a phrase and are not whom it means."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lagebild.picture.cast import Cast
from lagebild.picture.castothers import is_called
from lagebild.picture.material import Text
from lagebild.records import Actor
from tests.factories import span
from tests.picture.made import Report
from tests.picture.test_cast import meant

MANN = (
    Report("Der Anwalt Karl Mann widersprach. Mann sagte, es reiche.", "eins").actor("Karl Mann", "person", "Mann").text
)
BUERGER = Report("Die Vorsitzende Ruth Bürger schwieg.", "eins").actor("Ruth Bürger").text


@pytest.mark.parametrize("words", ["der Mann", "200 Bürger", "Eine Million Bürger", "die Bürger"])
def test_a_word_for_people_is_not_somebody_of_that_surname(words: str) -> None:
    other = Report(f"Dann kam {words} nach Olm.", "zwei").actor(words, "group").text
    assert meant(Cast([MANN, BUERGER, other]), other, words).id.startswith("unnamed:zwei:")


def test_a_surname_that_is_a_word_for_people_is_meant_where_its_bearer_is_named_in_full() -> None:
    assert meant(Cast([MANN]), MANN, "Mann", 2).id == "person:karl mann"


def test_people_who_are_counted_never_become_a_person_of_other_texts() -> None:
    one = Report("Eine Million Menschen kamen.", "eins").actor("Million Menschen").text
    two = Report("Vier Menschen starben.", "zwei").actor("Vier Menschen", "group").text
    assert meant(Cast([one, two]), two, "Vier Menschen").kind == "group"


@pytest.mark.parametrize(
    "words",
    [
        "Die Verteidiger Korwaths",
        "Der Anwalt Korwaths",
        "Ein Vertrauter Korwaths",
        "Die Familie Korwath",
        "Die Witwe Korwaths",
    ],
)
def test_whoever_belongs_to_somebody_is_not_that_person(words: str) -> None:
    text = (
        Report(f"Minister Radan Korwath schwieg. {words} sprach.").actor("Radan Korwath").actor(words, "unnamed").text
    )
    assert meant(Cast([text]), text, words).id.startswith("unnamed:eins:")


@pytest.mark.parametrize("words", ["Minister Korwath", "Der Minister Korwath", "Radan Korwaths", "Verteidiger Korwath"])
def test_an_office_before_a_name_is_that_person(words: str) -> None:
    text = Report(f"Minister Radan Korwath schwieg. Dann sprach {words}.").actor("Radan Korwath").actor(words).text
    assert meant(Cast([text]), text, words).id == "person:radan korwath"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Bauernverband Bayern", "Bauernverband Bayern"),
        ("Landesapothekerverband Sachsen", "Landesapothekerverband Sachsen"),
        ("Staatsanwaltschaft Krumfeld", "Staatsanwaltschaft Krumfeld"),
    ],
)
def test_a_body_that_is_called_after_its_place_is_not_the_place(words: str, name: str) -> None:
    text = Report(f"Der {words} warnte.").actor(words, "organisation", why="name").text
    assert meant(Cast([text]), text, words).name == name


def _office(published: str) -> tuple[Cast, Text]:
    first = Report(
        "Der belmarische Umweltminister Till Sander sprach in Belmarien.", "eins", published="2031-03-04T12:00:00+01:00"
    )
    named = first.actor("Till Sander").actor("Belmarien", "state").text
    later = Report("Belmarien zögert. Der Umweltminister kam dazu.", "zwei", published=published)
    text = later.actor("Belmarien", "state").actor("Der Umweltminister", "unnamed").text
    return Cast([named, text]), text


@pytest.mark.parametrize(
    ("published", "who"),
    [
        ("2031-03-20T12:00:00+01:00", "person:till sander"),
        ("2028-03-20T12:00:00+01:00", "unnamed:zwei:der umweltminister"),
    ],
)
def test_an_office_alone_is_its_holder_only_within_weeks_of_the_article_that_names_him(
    published: str, who: str
) -> None:
    cast, text = _office(published)
    assert meant(cast, text, "Der Umweltminister").id == who


def test_a_group_that_is_counted_once_is_not_called_by_that_number_elsewhere() -> None:
    text = Report("Vier Mönche wurden verhaftet. Die Mönche protestierten.").text
    found = Actor("a1", "vier Mönche", "group", (span(text.text, "Vier Mönche"), span(text.text, "Die Mönche")))
    text = replace(text, reading=replace(text.reading, actors=(found,)))
    assert meant(Cast([text]), text, "Vier Mönche").name == "vier Mönche"
    assert meant(Cast([text]), text, "Die Mönche").name == "Mönche"


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Staatsanwaltschaft Krefeld", True),
        ("Landesverband Bayern", True),
        ("Staatsanwaltschaft Anklage", False),
        ("Polizei Folter", False),
        ("Armee Mord", False),
    ],
)
def test_a_body_is_called_by_where_it_is_and_not_by_what_is_done(name: str, called: bool) -> None:
    assert is_called(name, [f"die {name}"]) is called
