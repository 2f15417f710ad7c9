"""A picture is a function of what it is made of, in whatever order that came."""

from __future__ import annotations

import random

import pytest

from lagebild.entries import Stored
from lagebild.picture import changes, picture, text_of
from lagebild.picture.castoffices import of_one
from lagebild.picture.material import Text
from lagebild.situation import LISTS, Picture, Totals
from tests.factories import a_verdict
from tests.picture.made import Report

THREAT = "Sollte der Nordbund Truppen nach Auland schicken, werde man die Brücke von Hellbach sperren"


def reports() -> list[Report]:
    """Days of a crisis: a threat that is touched and carried out, a dispute, a question on which one side moves, numbers that differ."""
    return [
        Report(f"{THREAT}, sagte Korwath am Dienstag.", "eins", "2031-03-04T08:00:00+01:00", "Bote")
        .says("Korwath", THREAT, cue="sagte")
        .event("MOBILIZE", "schicken", "der Nordbund", status="conditional", place="Auland")
        .commits("threat", "Korwath", "werde man die Brücke von Hellbach sperren", THREAT.partition(",")[0]),
        Report(
            "Korwath drohte, die Brücke von Hellbach zu sperren, falls der Nordbund Soldaten nach Auland verlege.",
            "zwei",
            "2031-03-04T12:00:00+01:00",
            "Kurier",
        )
        .says("Korwath", "die Brücke von Hellbach zu sperren, falls der Nordbund Soldaten nach Auland verlege")
        .commits(
            "threat", "Korwath", "die Brücke von Hellbach zu sperren", "falls der Nordbund Soldaten nach Auland verlege"
        ),
        Report(
            "Der Nordbund hat am Mittwoch Soldaten nach Auland verlegt.", "drei", "2031-03-05T09:00:00+01:00", "Bote"
        ).event("MOBILIZE", "verlegt", "Der Nordbund", time=("am Mittwoch", "2031-03-05"), place="Auland"),
        Report(
            "Korwaths Truppen haben am Donnerstag die Brücke von Hellbach gesperrt.",
            "vier",
            "2031-03-06T07:00:00+01:00",
            "Kurier",
        ).event(
            "COERCE", "gesperrt", "Korwaths Truppen", "die Brücke von Hellbach", time=("am Donnerstag", "2031-03-06")
        ),
        Report(
            "Velten sprach sich gegen Sanktionen aus. Brandner befürwortet Sanktionen. In Hellbach stehen 300 Soldaten.",
            "fünf",
            "2031-03-04T15:00:00+01:00",
            "Bote",
        )
        .position("against", "Velten", "Sanktionen", "sprach sich gegen")
        .position("for", "Brandner", "Sanktionen", "befürwortet")
        .figure("300", 300, "Soldaten", place="Hellbach"),
        Report(
            "Velten ist nun doch für Sanktionen. Nach Angaben von Brandner stehen in Hellbach 900 Soldaten.",
            "sechs",
            "2031-03-06T15:00:00+01:00",
            "Kurier",
        )
        .position("for", "Velten", "Sanktionen", "nun doch für", confidence=0.9)
        .figure("900", 900, "Soldaten", place="Hellbach", source="Brandner"),
        Report(
            "Brandner sagte, Auland habe auf die Fähre geschossen. Velten bestritt, dass Auland auf die Fähre geschossen habe.",
            "sieben",
            "2031-03-06T18:00:00+01:00",
            "Bote",
        )
        .says("Brandner", "Auland habe auf die Fähre geschossen", cue="sagte")
        .says("Velten", "dass Auland auf die Fähre geschossen habe", cue="bestritt"),
    ]


def texts() -> list[Text]:
    return [report.text for report in reports()]


def drawn(some: list[Text], **options: object) -> Picture:
    return picture("lage.db", some, **options)  # type: ignore[arg-type]


def test_it_holds_what_it_is_made_of() -> None:
    seen = drawn(texts())
    assert (seen.earliest, seen.latest) == ("2031-03-04T08:00:00+01:00", "2031-03-06T18:00:00+01:00")
    assert seen.articles == Totals(7, 7, 0)
    assert seen.statements
    assert seen.events
    assert seen.tripwires
    assert [source.publisher for source in seen.sources] == ["Bote", "Kurier"]


@pytest.mark.parametrize("seed", range(40))
def test_the_order_in_which_texts_come_makes_no_difference(seed: int) -> None:
    chance = random.Random(seed)
    some = chance.sample(texts(), chance.randint(1, 7))
    shuffled = chance.sample(some, len(some))
    verdicts = [a_verdict("split", some[0].version.article, value={"with": "x"})]
    assert drawn(shuffled, verdicts=verdicts) == drawn(some, verdicts=verdicts)


@pytest.mark.parametrize("seed", range(20))
def test_what_is_drawn_twice_is_the_same(seed: int) -> None:
    some = random.Random(seed).sample(texts(), 4)
    assert drawn(some) == drawn(some)
    assert changes(drawn(some), drawn(some)).changes == ()


@pytest.mark.parametrize("left", range(7))
def test_every_line_rests_on_texts_that_are_there(left: int) -> None:
    some = texts()
    gone = some.pop(left).version.article
    seen = drawn(some)
    for name in LISTS[1:]:
        for line in getattr(seen, name):
            assert line.evidence, name
            assert gone not in str(line), f"{name} knows of a text that is not there"
            for proof in line.evidence:
                text = next(one for one in some if one.version.article == proof.article)
                assert text.words(proof.spans) == proof.quote
                assert proof.sha256 == text.version.sha256


def test_nothing_gives_an_empty_picture() -> None:
    seen = drawn([])
    assert all(getattr(seen, name) == () for name in LISTS)
    assert (seen.earliest, seen.latest, seen.coder) == (None, None, None)
    assert changes(seen, seen).changes == ()


def test_ids_are_of_what_they_stand_for() -> None:
    """A later report changes no id; lines of one list have different ones."""
    before, after = drawn(texts()[:-1]), drawn(texts())
    for name in LISTS[1:]:
        ids = [line.id for line in getattr(after, name)]
        assert len(set(ids)) == len(ids)
        assert {line.id for line in getattr(before, name)} <= set(ids), name


def test_changes_say_what_is_new_what_is_different_and_what_is_gone() -> None:
    some = texts()
    found = changes(drawn(some[:2]), drawn(some[:3])).changes
    assert ("events", "new") in {(one.what, one.change) for one in found}
    back = changes(drawn(some[:3]), drawn(some[:2])).changes
    assert ("events", "withdrawn") in {(one.what, one.change) for one in back}
    one, other = drawn(some[:1]), drawn(some[:2])
    (told,) = [one for one in changes(one, other).changes if one.what == "statements"]
    assert (told.change, told.fields) == ("changed", ("sources", "reports"))
    assert told.before == one.statements[0]
    assert told.after == other.statements[0]


def test_offices_are_those_of_persons() -> None:
    """Neither a state has one, nor does a person have one that several have."""
    report = Report("Der Außenminister Jan Velten und die Generäle um Velten sprachen mit Auland, dem Ministerium.")
    report.actor("Jan Velten").actor("Auland", "state")
    report.role("Jan Velten", "Außenminister").role("Jan Velten", "Generäle").role("Auland", "Ministerium")
    found = {one.who.name: one.roles for one in drawn([report.text]).actors}
    assert found.get("Jan Velten") == ("Außenminister",)
    assert not any(roles for name, roles in found.items() if name != "Jan Velten")


@pytest.mark.parametrize(
    ("office", "one"),
    [("Generäle", False), ("Ministerinnen", False), ("Kommissare", False), ("General", True), ("Vorsitzende", True),
     ("Gesandte", True), ("Außenministerin", True), ("Präsidenten", True), ("Abgeordnete", True)],
)  # fmt: skip
def test_whether_an_office_can_be_one_persons(office: str, one: bool) -> None:
    assert of_one(office) is one


def test_what_a_person_set_is_known_of_a_text() -> None:
    report = reports()[0]
    record = next(one for some in report.frames.values() for one in some)
    judgement = a_verdict("correct", record.id, of="event", value={"set": {"status": "planned"}})
    held = Stored(report.text.version, report.text.reading, "2031-03-20T00:00:00.000000Z", (judgement,))
    found = text_of(held, report.text.reading, {judgement.id: record.id})
    assert found.settled(record.id, "status")
    assert not found.settled(record.id, "type")
