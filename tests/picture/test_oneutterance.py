"""Whether two reports tell of one utterance, where the tables of wordings do not bridge them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from lagebild import regression
from lagebild.entries import HIDDEN
from lagebild.picture import oneutterance
from lagebild.picture.drawer import Drawer
from lagebild.picture.material import Kept, Text
from lagebild.picture.occasions import occasion
from lagebild.picture.oneutterance import SURE, Said, chance, features, may_be, utterances
from lagebild.picture.statements import quotations, statements
from tests.factories import a_verdict
from tests.picture.made import Report, made

DAM = "der Damm an der Karune werde noch vor dem Winter um zwei Meter erhöht"
AGAIN = "den Damm an der Karune stocke man vor Winterbeginn um zwei Meter auf"
OTHER = "die Schule in Dorwin bleibe bis Ostern geschlossen"


def told(
    words: str, article: str = "eins", speaker: str = "Vera Stolan", hour: int = 12, day: int = 4, **fields: object
) -> Report:
    published = f"2031-03-{day:02}T{hour:02}:00:00+01:00"
    report = Report(f"{speaker} sagte, {words}.", article, published, **fields)  # type: ignore[arg-type]
    return report.says(speaker, words, cue="sagte")


def said(*reports: Report) -> list[Said]:
    stuff, _ = made(reports)
    return [Said(piece, occasion(piece)) for piece in stuff.each(quotations)]


def lines(*reports: Report) -> list[list[str]]:
    return [[one.article for one in line.evidence] for line in statements(*made(reports))]


def test_what_shares_the_rare_words_is_more_probable_than_what_shares_the_speaker_alone() -> None:
    one, again, other = said(told(DAM, hour=8), told(AGAIN, "zwei", hour=9), told(OTHER, "drei"))
    assert chance(one, again) > 0.5 > chance(one, other)
    assert 0.0 <= chance(one, other) <= 1.0


def test_it_is_the_same_whichever_comes_first() -> None:
    for left, right in pairwise(said(told(DAM), told(AGAIN, "zwei", day=5), told(OTHER, "drei", hour=18))):
        assert features(left, right) == features(right, left)
        assert chance(left, right) == chance(right, left)
        assert may_be(left, right) == may_be(right, left)


def test_every_feature_has_a_weight_and_every_weight_a_feature() -> None:
    one, again = said(told(DAM), told(AGAIN, "zwei"))
    assert regression.weights(*oneutterance.TABLE, "said").keys() == {"", *features(one, again)}


@pytest.mark.parametrize(
    "other",
    [
        told(AGAIN, "eins", hour=18),
        told(AGAIN, "zwei", speaker="Jakob Sellin"),
        told(AGAIN, "zwei", day=9),
        told(AGAIN, "zwei", language="en"),
        told("es regne", "zwei"),
    ],
    ids=["in the same article", "by another speaker", "on another day", "in another language", "about something else"],
)
def test_what_cannot_be_one(other: Report) -> None:
    one, another = said(told(DAM), other)
    assert not may_be(one, another)


def test_nobody_is_one_speaker_with_somebody_who_is_only_described() -> None:
    words = "der Damm werde erhöht"
    described = (
        Report(f"Ein Händler sagte, {words}.", "zwei").actor("Ein Händler", kind="unnamed").says("Ein Händler", words)
    )
    one, other = said(told("der Damm werde erhöht"), described)
    assert not other.speakers
    assert not may_be(one, other)


def test_pairs_that_are_sure_enough_are_linked_with_the_probability(monkeypatch: pytest.MonkeyPatch) -> None:
    stuff, _ = made([told(DAM, hour=8), told(AGAIN, "zwei", hour=9), told(OTHER, "drei")])
    whole = stuff.each(quotations)
    monkeypatch.setattr(
        oneutterance,
        "chance",
        lambda one, other: 0.93 if "Damm" in one.piece.words and "Damm" in other.piece.words else 0.1,
    )
    found = utterances(whole, {piece.id: occasion(piece) for piece in whole}, Kept())
    assert found.pairs == {
        tuple(
            sorted((whole[0].id, whole[1].id))
        ): "same speaker, one occasion, wordings that very probably are one (0.93)"
    }
    monkeypatch.setattr(oneutterance, "chance", lambda one, other: SURE - 0.01)
    assert not utterances(whole, {piece.id: occasion(piece) for piece in whole}, Kept()).pairs


def test_what_is_linked_is_one_statement_and_what_a_person_parts_is_two(monkeypatch: pytest.MonkeyPatch) -> None:
    one = told("der Damm an der Karune müsse um zwei Meter wachsen, das Geld dafür gebe der Bund", hour=8)
    other = told("beim Damm zahle der Bund, damit er um zwei Meter über die Karune wachse, wie es sein müsse", "zwei")
    monkeypatch.setattr("lagebild.picture.statements._told_twice", lambda *_: None)  # what the tables say
    monkeypatch.setattr(oneutterance, "chance", lambda one, other: 0.0)
    assert lines(one, other) == [["eins"], ["zwei"]]
    monkeypatch.setattr(oneutterance, "chance", lambda one, other: 0.99)
    assert lines(one, other) == [["eins", "zwei"]]
    ids = [report.statements[0].id for report in (one, other)]
    parted = statements(*made([one, other], verdicts=[a_verdict("split", ids[0], value={"with": ids[1]})]))
    assert [[each.article for each in line.evidence] for line in parted] == [["eins"], ["zwei"]]


@pytest.mark.parametrize(
    ("words", "also"),
    [
        ("man habe die Drohne über dem Sund abgeschossen", "man habe die Drohne über dem Sund nicht abgeschossen"),
        ("man habe die Drohne über dem Sund abgeschossen", "man habe das Flugzeug über dem Sund abgeschossen"),
        ("er fordere den Rücktritt des Innenministers", "er lehne den Rücktritt des Innenministers ab"),
        ("die Gespräche in Torvik seien gescheitert", "die Gespräche in Torvik seien wieder aufgenommen worden"),
        ("drei Menschen seien im Krankenhaus getötet worden", "drei Menschen seien im Krankenhaus verletzt worden"),
        ("die Feuerpause gelte ab Mitternacht für beide Seiten", "die Feuerpause ende um Mitternacht für beide Seiten"),
        ("die Mobilmachung beginne im Norden", "die Mobilmachung beginne im Süden"),
        ("die Armee habe das Dorf Lissa eingenommen", "die Armee habe das Dorf Lissa verlassen"),
        ("man werde die Brücke über die Karune öffnen", "man werde die Brücke über die Karune schließen"),
        ("Kestrien habe dem Abkommen von Torvik zugestimmt", "Kestrien habe das Abkommen von Torvik abgelehnt"),
        ("die Geiseln seien am Leben", "die Geiseln seien tot"),
        ("200 Soldaten seien am Grenzfluss", "300 Soldaten seien am Grenzfluss"),
        ("die Sperre werde um eine Woche verlängert", "die Sperre werde um einen Monat verlängert"),
        ("der Ausschuss tage im Mai über die Zölle", "der Ausschuss tage im August über die Zölle"),
        ("man öffne den Korridor am Donnerstag", "man öffne den Korridor am Sonntag"),
        ("der Waffenstillstand trete am Sonntag in Kraft", "der Waffenstillstand könne am Sonntag in Kraft treten"),
        ("man stelle die Zahlungen an Kassun ein", "man wolle die Zahlungen an Kassun einstellen"),
        ("das Wasser reiche noch zwölf Stunden", "das Wasser reiche noch zwölf Tage"),
    ],
)
def test_what_says_another_thing_of_the_same_is_never_one(
    words: str, also: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(oneutterance, "chance", lambda one, other: 0.99)
    one, other = said(told(words, hour=8), told(also, "zwei"))
    assert oneutterance.apart(one, other)
    assert lines(told(words, hour=8), told(also, "zwei")) == [["eins"], ["zwei"]]


@pytest.mark.parametrize(
    ("words", "also"),
    [
        ("die Brücke über die Karune bleibe bis Montag gesperrt", "die Brücke bleibe bis Montag gesperrt"),
        ("die Fähre nach Sorn werde im Winter nicht fahren", "im Winter werde die Fähre nach Sorn nicht fahren"),
    ],
)
def test_what_only_leaves_something_out_is_not_kept_apart(words: str, also: str) -> None:
    one, other = said(told(words, hour=8), told(also, "zwei"))
    assert not oneutterance.apart(one, other)
    assert not oneutterance.apart(other, one)


def test_contrary_conditions_are_never_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(oneutterance, "chance", lambda one, other: 0.99)
    opens = told("die Brücke bleibe offen, wenn Quarn die Posten abziehe")
    shuts = told("die Brücke werde gesperrt, wenn Quarn die Posten abziehe", "zwei")
    assert lines(opens, shuts) == [["eins"], ["zwei"]]


def test_a_text_whose_words_are_not_kept_is_passed_over() -> None:
    hidden = Report(f"Vera Stolan sagte, {HIDDEN * 30}.", "zwei").says("Vera Stolan", HIDDEN * 30, cue="sagte")
    assert lines(told(DAM), hidden) == [["eins"], ["zwei"]]


def test_a_drawing_compares_only_what_is_new(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = list[tuple[str, str]]()
    real = oneutterance.chance

    def counted(one: Said, other: Said) -> float:
        asked.append((one.piece.text.version.article, other.piece.text.version.article))
        return real(one, other)

    monkeypatch.setattr(oneutterance, "chance", counted)
    texts: list[Text] = [told(DAM).text, told(AGAIN, "zwei").text]
    drawer = Drawer()
    drawer.picture("x", texts)
    assert asked
    asked.clear()
    drawer.picture("x", texts)
    assert not asked
    drawer.picture("x", [*texts, told(DAM, "drei", hour=20).text])
    assert asked
    assert all("drei" in both for both in asked)
