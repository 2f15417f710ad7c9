from __future__ import annotations

import pytest

from lagebild.records import Place
from lagebild.views.naming import called, coordinates, differs, place_name, wordings
from lagebild.views.outline import Voice
from tests.factories import an_actor


@pytest.mark.parametrize(
    ("wording", "name", "kind", "expected"),
    [
        ("der Französischen Regierung", "Französische Regierung", "government", False),
        ("die neue französische Regierung", "Französische Regierung", "government", False),
        ("Frankreichs", "Frankreich", "state", False),
        ("Paris", "Französische Regierung", "government", True),
        ("die Regierung", "Französische Regierung", "government", True),
        ("Berater der Französischen Regierung", "Französische Regierung", "government", True),
        ("Scholz", "Olaf Scholz", "person", False),
        ("Kanzler Olaf Scholz", "Olaf Scholz", "person", False),
        ("der Kanzler", "Olaf Scholz", "person", True),
        ("er", "Olaf Scholz", "person", True),
        ("der Zeitung „Der Bote“", "Der Bote", "media", False),
        ("Ein Beamter, der ungenannt bleiben wollte", "ein Beamter", "unnamed", True),
        ("", "Frankreich", "state", False),
        ("der", "Frankreich", "state", False),
    ],
)
def test_what_differs_from_a_name(wording: str, name: str, kind: str, expected: bool) -> None:
    assert differs(wording, name, kind) is expected


def test_a_voice_is_called_by_its_name_with_other_words_beside_it() -> None:
    france = an_actor("a", "Französische Regierung", kind="government", entity="gov:FR")
    assert called(Voice("k", france.name, "der „Palast“", france)) == ("Französische Regierung", "der Palast")
    assert called(Voice("k", france.name, "Die französische Regierung", france)) == ("Französische Regierung", "")
    official = an_actor("b", "ein Beamter", kind="unnamed")
    assert called(Voice("k", official.name, "Ein Beamter in Rom", official)) == ("Ein Beamter in Rom", "")
    assert called(Voice("k", "Rom", "Rom", None)) == ("Rom", "")


def test_wordings_are_counted_without_pronouns_the_most_frequent_first() -> None:
    text = "die Regierung, Paris, sie, der Regierung, Französische Regierung, ihre"
    at, mentions = 0, []
    for piece in text.split(", "):
        mentions.append((at, at + len(piece)))
        at += len(piece) + 2
    actor = an_actor("a", "Französische Regierung", kind="government", mentions=tuple(mentions))
    assert wordings(text, actor) == [("die Regierung", 2), ("Paris", 1)]


def test_long_wordings_are_cut() -> None:
    text = "Worte " * 40
    heard = wordings(text, an_actor("a", "Ada", mentions=((0, len(text)),)))[0][0]
    assert len(heard) <= 62
    assert heard.endswith("Worte …")


@pytest.mark.parametrize(
    ("place", "german", "english", "point"),
    [
        (Place("Lyon", (), "FR", 45.7485, 4.8467, "town"), "Lyon (Ort, FR)", "Lyon (town, FR)", "45,75° N 4,85° O"),
        (Place("Lima", (), "PE", -12.04, -77.03, "town"), "Lima (Ort, PE)", "Lima (town, PE)", "12,04° S 77,03° W"),
        (Place("Georgien", (), "GE", None, None, "state"), "Georgien", "Georgien", ""),
        (Place("Sahel", (), None, None, None, "region"), "Sahel (Region)", "Sahel (region)", ""),
        (Place("am Fluss", ()), "am Fluss", "am Fluss", ""),
        (None, "", "", ""),
    ],
)
def test_places(place: Place | None, german: str, english: str, point: str) -> None:
    assert (place_name(place, "de"), place_name(place, "en"), coordinates(place, "de")) == (german, english, point)


def test_a_known_place_in_english_has_english_letters() -> None:
    assert coordinates(Place("Lyon", (), "FR", 45.7485, 4.8467, "town"), "en") == "45.75° N 4.85° E"
