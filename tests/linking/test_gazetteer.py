from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.linking.gazetteer import PRECISIONS, Gazetteer
from lagebild.linking.known import links
from lagebild.linking.table import read
from lagebild.linking.tokens import tokens
from lagebild.linking.toponyms import KINDS, key, of_inhabitants, plain
from lagebild.records import Place
from lagebild.sentences import sentences


def resolved(text: str, words: str, day: str = "2020-05-05") -> Place:
    begin = text.rindex(words)
    named = Place(words, ((begin, begin + len(words)),))
    return Gazetteer(text, links(tokens(text, sentences(text)), day)).place(named)


def said(place: Place) -> str:
    """As in "town FR Paris"; "" where nothing was found."""
    return f"{place.precision} {place.country or '-'} {place.name}" if place.precision else ""


@cache
def points() -> frozenset[tuple[str, float, float]]:
    return frozenset((row[1], float(row[2]), float(row[3])) for row in read("towns"))


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        # one town, other spellings, old names
        ("Der Kanzler reist nach Paris.", "Paris", "town FR Paris"),
        ("Sie lebt in St. Petersburg.", "St. Petersburg", "town RU Sankt Petersburg"),
        ("In Leningrad begann eine Ausstellung.", "Leningrad", "town RU Sankt Petersburg"),
        ("In Saigon eröffnete ein Konsulat.", "Saigon", "town VN Ho-Chi-Minh-Stadt"),
        ("Sie kamen nach Königsberg.", "Königsberg", "town RU Kaliningrad"),
        ("Der Gipfel in Preßburg endete.", "Preßburg", "town SK Bratislava"),
        ("Sie räumten Rostow am Don.", "Rostow am Don", "town RU Rostow am Don"),
        ("Sie rückten auf Masar-e-Scharif vor.", "Masar-e-Scharif", "town AF Masar-i-Scharif"),
        ("Er lebt in Slubice.", "Slubice", "town PL Słubice"),
        ("Er floh aus Bogota.", "Bogota", "town CO Bogotá"),
        ("Es brannte im Zentrum Kabuls.", "Zentrum Kabuls", "town AF Kabul"),
        ("Sie kam aus der Stadt Freiburg im Breisgau.", "der Stadt Freiburg im Breisgau", "town DE Freiburg"),
        ("Sie traf ihn in Ulan-Bator.", "Ulan-Bator", "town MN Ulan-Bator"),
        ("Man sah ihn im Hamburger Hafen.", "Hamburger Hafen", "town DE Hamburg"),
        ("Er wohnt in Berlin-Mitte.", "Berlin-Mitte", "town DE Berlin"),
        # namesakes by what is attached
        ("Paris, die texanische Kleinstadt, wächst.", "Paris", "town US Paris"),
        ("In Paris, Texas, hat es gebrannt.", "Paris", "town US Paris"),
        ("In Paris (Texas) hat es gebrannt.", "Paris", "town US Paris"),
        ("Der Sturm traf Paris im Nordosten von Texas.", "Paris", "town US Paris"),
        ("In Tripolis, der zweitgrößten Stadt des Libanons, wurde gekämpft.", "Tripolis", "town LB Tripoli"),
        ("Im libyschen Tripolis wurde gekämpft.", "Tripolis", "town LY Tripolis"),
        ("In St. Petersburg an der Westküste Floridas stürmte es.", "St. Petersburg", "town US St. Petersburg"),
        ("In Frankfurt an der Oder stieg das Wasser.", "Frankfurt an der Oder", "town DE Frankfurt (Oder)"),
        ("Athens im US-Bundesstaat Georgia feiert.", "Athens", "town US Athens"),
        ("Die US-Präsidentin flog nach Paris. Der Senat in Washington tagte.", "Paris", "town FR Paris"),
        ("Im mexikanischen Córdoba wurde gestreikt.", "Córdoba", "town MX Córdoba"),
        # namesakes by what the article names
        (
            "Das Wasser der Oder hat Frankfurt erreicht. Brandenburg rief Alarm aus.",
            "Frankfurt",
            "town DE Frankfurt (Oder)",
        ),
        ("Die Bank in Frankfurt senkte den Zins.", "Frankfurt", "town DE Frankfurt am Main"),
        ("Die galicische Regierung trauert in Santiago.", "Santiago", "town ES Santiago de Compostela"),
        ("Chiles Präsident sprach in Santiago.", "Santiago", "town CL Santiago de Chile"),
        ("Kubas Regierung tagt in Santiago.", "Santiago", "town CU Santiago de Cuba"),
        ("In Birmingham blieb der Unterricht aus, wie in ganz Alabama.", "Birmingham", "town US Birmingham"),
        ("In Valencia fiel der Strom aus. Auch Caracas war betroffen.", "Valencia", "town VE Valencia"),
        ("Kolumbiens Regierung unterschrieb in Cartagena.", "Cartagena", "town CO Cartagena"),
        ("In San José sinken die Preise, wie in ganz Kalifornien.", "San José", "town US San José"),
        ("Costa Ricas Staatschef empfing sie in San José.", "San José", "town CR San José"),
        ("Bei Brest an der Grenze von Belarus wird gewartet.", "Brest", "town BY Brest"),
        ("In Victoria auf der Insel Mahé eröffnet eine Fabrik.", "Victoria", "town SC Victoria"),
        # nothing where it is unclear
        ("In Victoria wird ausgezählt.", "Victoria", ""),
        ("In Springfield wird ausgezählt.", "Springfield", ""),
        ("In der malaysischen Stadt Lemberg brannte es.", "Lemberg", ""),
        # common words
        ("Beim Essen saß er links.", "Essen", ""),
        ("Das Essen wird teurer.", "Das Essen", ""),
        ("In Essen beschloss der Rat einen Zuschuss.", "Essen", "town DE Essen"),
        ("Die Stadt Essen klagt.", "Essen", "town DE Essen"),
        ("In der Halle schlafen Menschen.", "der Halle", ""),
        ("Er kam aus Halle.", "Halle", "town DE Halle (Saale)"),
        ("Am Hof des Königs lebte er.", "Hof", ""),
        ("Sie zog nach Hof in Bayern.", "Hof", "town DE Hof"),
        ("Nach Lage der Dinge kommt er nicht.", "Lage", ""),
        ("Der Regen hielt an.", "Der Regen", ""),
        # states, their parts, towns of the same name
        ("In Kuwait wurde gewählt.", "Kuwait", "state KW Kuwait"),
        ("In Kuwait selbst, der Hauptstadt, blieb es ruhig.", "Kuwait", "town KW Kuwait-Stadt"),
        ("Er reiste nach Luxemburg.", "Luxemburg", "state LU Luxemburg"),
        ("Er lebt in Singapur.", "Singapur", "town SG Singapur"),
        ("Er lebt in Brandenburg.", "Brandenburg", "part DE Brandenburg"),
        ("Er lebt in Georgien.", "Georgien", "state GE Georgien"),
        ("In Georgia traf der Sturm Atlanta.", "Georgia", "part US Georgia"),
        ("Im Bundesstaat Washington bebte die Erde.", "Bundesstaat Washington", "part US Bundesstaat Washington"),
        ("In der Hauptstadt Thailands bebte die Erde.", "der Hauptstadt Thailands", "town TH Bangkok"),
        ("In der thailändischen Hauptstadt bebte es.", "der thailändischen Hauptstadt", "town TH Bangkok"),
        # regions, seas, rivers: no point
        ("Im Schwarzen Meer sank ein Frachter.", "Schwarzen Meer", "region - Schwarzes Meer"),
        ("Die Küste des Roten Meeres ist flach.", "des Roten Meeres", "region - Rotes Meer"),
        ("Im Golf von Aden wurde geschossen.", "Golf von Aden", "region - Golf von Aden"),
        ("Auf der Krim fiel der Strom aus.", "der Krim", "region UA Krim"),
        ("Die Moldau trat in Prag über die Ufer.", "Die Moldau", "region CZ Moldau"),
        ("Der Niger trat bei Niamey über die Ufer.", "Der Niger", "region - Niger"),
        ("Der Jordan führt wenig Wasser.", "Der Jordan", "region - Jordan"),
        ("In Zentralvietnam regnet es.", "Zentralvietnam", "region VN Zentralvietnam"),
        (
            "In der griechischen Region Makedonien regnet es.",
            "der griechischen Region Makedonien",
            "region GR Makedonien",
        ),
        ("Auf der Insel Nias bebte die Erde.", "der Insel Nias", "region - Nias"),
        ("Südlich von Kairo brannte es.", "Südlich von Kairo", "region EG Südlich von Kairo"),
        ("Es gab Tote in Nairobi und Mombasa.", "Nairobi und Mombasa", "region KE Nairobi und Mombasa"),
        (
            "Man ging in die libysche Grenzregion zu Niger.",
            "die libysche Grenzregion zu Niger",
            "region LY die libysche Grenzregion zu Niger",
        ),
        ("Er ging in ein Haus.", "ein Haus", ""),
        # what stands behind the name must agree
        ("In Bergen auf Rügen wurde gewählt.", "Bergen", "town DE Bergen auf Rügen"),
        ("In Bergen auf Rügen wurde gewählt.", "Bergen auf Rügen", "town DE Bergen auf Rügen"),
        ("In Bergen im Breisgau wurde gewählt.", "Bergen", ""),
        ("In Frankfurt am Main wurde gewählt.", "Frankfurt", "town DE Frankfurt am Main"),
        ("In Frankfurt an der Oder wurde gewählt.", "Frankfurt", "town DE Frankfurt (Oder)"),
        ("In Brandenburg an der Havel wurde gewählt.", "Brandenburg", "town DE Brandenburg an der Havel"),
        ("In Freiburg im Breisgau wurde gewählt.", "Freiburg", "town DE Freiburg"),
        ("In Kassel an der Oder wurde gewählt.", "Kassel an der Oder", ""),
        ("In Hürth bei Köln wurde gewählt.", "Hürth bei Köln", "town DE Hürth"),
        ("In Hürth bei Hamburg wurde gewählt.", "Hürth bei Hamburg", ""),
        ("Er saß im Zug bei Würzburg.", "Zug bei Würzburg", "town DE Würzburg"),
        ("In Berlin am Montag wurde gewählt.", "Berlin", "town DE Berlin"),
        ("In Brüssel bei der EU sprach er.", "Brüssel", "town BE Brüssel"),
        # names of buildings, clubs, ships, streets
        ("Sie trafen sich im Hotel Berlin in Moskau.", "Hotel Berlin in Moskau", "town RU Moskau"),
        ("Sie trafen sich im Hotel „Berlin“ in Moskau.", "Hotel „Berlin“", "town RU Moskau"),
        ("Sie trafen sich im Café Wien.", "Café Wien", ""),
        ("Der FC Barcelona siegte.", "FC Barcelona", ""),
        ("Er spielte für den Hamburger SV in Rom.", "Hamburger SV in Rom", "town IT Rom"),
        ("Die Fregatte Hamburg lief in Kiel ein.", "Hamburg", ""),
        ("Am Wiener Platz in München brannte es.", "Wiener Platz in München", "town DE München"),
        ("Am Wiener Platz in München brannte es.", "Wiener Platz", "town DE München"),
        ("In der Pariser Straße brannte es.", "der Pariser Straße", ""),
        ("Am Berliner Tor brannte es.", "Berliner Tor", ""),
        ("An der Hamburger Allee brannte es.", "Hamburger Allee", ""),
        # near a town, not in it
        (
            "Es geschah 30 Kilometer von Kabul entfernt.",
            "30 Kilometer von Kabul entfernt",
            "region AF 30 Kilometer von Kabul entfernt",
        ),
        ("Es geschah 30 Kilometer von Kabul entfernt.", "Kabul", "region AF Kabul"),
        ("Es geschah südlich von Kabul.", "Kabul", "region AF Kabul"),
        ("Es geschah 160 Kilometer west-südwestlich von Kabul.", "Kabul", "region AF Kabul"),
        ("Es geschah in der Nähe von Kabul.", "Nähe von Kabul", "region AF Nähe von Kabul"),
        ("Es geschah in der Nähe der Hauptstadt Kabul.", "Kabul", "region AF Kabul"),
        ("Es geschah nahe Kabul.", "nahe Kabul", "region AF nahe Kabul"),
        ("Es geschah bei Kabul, 30 Kilometer südlich.", "Kabul", "region AF Kabul"),
        ("Es geschah bei Kabul.", "Kabul", "town AF Kabul"),
        ("Die 500 Kilometer lange Straße von Kabul nach Herat ist gesperrt.", "Kabul", "town AF Kabul"),
        (
            "Es geschah nahe der thailändischen Hauptstadt.",
            "thailändischen Hauptstadt",
            "region TH thailändischen Hauptstadt",
        ),
        # a part of one state that is called nearly as another state
        ("In Georgia wurde gewählt. Tiflis protestiert.", "Georgia", ""),
        ("In Georgia wurde gewählt.", "Georgia", "part US Georgia"),
        (
            "Biden siegte in Georgia, sagte der US-Sender. Georgiens Präsidentin in Tiflis gratulierte.",
            "Georgia, ",
            "part US Georgia",
        ),
        # a word that is a direction only
        ("In Frankfurt steigt der Zins, der Wind weht nord west.", "Frankfurt", "town DE Frankfurt am Main"),
    ],
)
def test_place_is_what_the_text_supports(text: str, words: str, wanted: str) -> None:
    assert said(resolved(text, words)) == wanted


def test_namesakes_lie_apart() -> None:
    main = resolved("Die Bank in Frankfurt senkte den Zins.", "Frankfurt")
    oder = resolved("In Frankfurt (Oder) stieg das Wasser.", "Frankfurt")
    assert main.lon is not None
    assert oder.lon is not None
    assert main.lon < 9
    assert oder.lon > 14


def test_links_are_not_needed() -> None:
    text = "In Polen und in Bayern regnet es."
    at = [text.index("Polen"), text.index("Bayern")]
    read_ = [Gazetteer(text, ()).place(Place("?", ((begin, begin + 5),))) for begin in at]
    assert [said(place) for place in read_] == ["state PL Polen", "part DE Bayern"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Słubice", "Slubice"),
        ("Preßburg", "Pressburg"),
        ("Ōsaka", "Osaka"),
        ("N'Djamena", "N’Djaména"),
        ("İzmir", "Izmir"),
        ("Tromsø", "Tromsö"),
    ],
)
def test_spellings_are_one_name(one: str, other: str) -> None:
    assert plain(one) == plain(other)


def test_umlauts_are_letters_of_their_own() -> None:
    assert plain("Zürich") != plain("Zurich")


def test_endings_and_hyphens_do_not_part_a_name() -> None:
    assert key(["Schwarzen", "Meer"]) == key(["Schwarzes", "Meer"])
    assert key(["Sankt", "Gallen"]) == key(["St", ".", "Gallen"])
    assert key(["Rostow-am-Don"]) == key(["Rostow", "am", "Don"])
    assert key(["Golfs", "von", "Aden"]) == key(["Golf", "von", "Aden"])


@pytest.mark.parametrize(
    ("word", "town"),
    [
        ("Hamburger", "Hamburg"),
        ("Dresdner", "Dresden"),
        ("Bremer", "Bremen"),
        ("Lager", None),
        ("Wasser", None),
        ("er", None),
    ],
)
def test_adjective_of_a_town(word: str, town: str | None) -> None:
    found = of_inhabitants(word)
    assert (found.name if found is not None else None) == town


def test_regions_of_the_table_are_of_known_kinds() -> None:
    assert {row[1] for row in read("regions")} <= set(KINDS)


def test_towns_of_the_table_have_points_on_earth() -> None:
    assert all(-90 <= lat <= 90 and -180 <= lon <= 180 and len(country) == 2 for country, lat, lon in points())


_WORDS = st.sampled_from(
    """in nach aus bei der die im am von und Paris Texas Frankfurt Oder Brandenburg Essen Halle Santiago Chile galicische Kuwait
    Stadt Hauptstadt Krim Niger Ufer Schwarzen Meer Provinz Victoria Georgia Georgien libyschen Tripolis ( ) , . St . Petersburg
    Südlich Nordsyrien Berlin-Mitte Hamburger Hafen Makedonien Zürich Springfield Wald Insel San José selbst 38 Breitengrad""".split()
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_WORDS, min_size=1, max_size=14), st.data())
def test_no_point_is_invented(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    begin = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(begin + 1, len(text)))
    named = Place("wie gesagt", ((begin, end),))
    place = Gazetteer(text, links(tokens(text, sentences(text)), "2020-05-05")).place(named)
    assert place.spans == named.spans
    assert place.precision in (*PRECISIONS, None)
    if place.precision == "town":
        assert (place.country, place.lat, place.lon) in points()
    else:
        assert place.lat is None
        assert place.lon is None
    if place.precision is None:
        assert place == named
