"""Sentences of later reports that may tell what became of an announcement: where they are looked for, and what is shown."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from lagebild.picture import Drawer, leads, leadscores, picture
from lagebild.picture.material import Text
from lagebild.situation import Evidence, Lead, Picture, Tripwire
from tests.factories import a_verdict
from tests.picture.made import Report

CLOSES = "werde man die Brücke von Hellbach sperren"
IF = "sollte der Nordbund Truppen nach Auland schicken"
TELLS = "Seit Freitagfrüh stehen Panzersperren auf der Brücke von Hellbach, kein Auto kommt mehr durch."
OTHER = "Auf dem Markt von Hellbach gab es Rüben."
FRIDAY = "2031-03-07T18:00:00+01:00"


@pytest.fixture
def every(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is near an announcement is a lead, however improbable."""
    monkeypatch.setattr(leads, "LEAST", 0.0)
    monkeypatch.setattr(leads, "HOPELESS", -1_000.0)


def threat(
    article: str = "eins", published: str = "2031-03-04T08:00:00+01:00", more: str = "", **fields: Any
) -> Report:
    body = f"{IF}, {CLOSES}"
    report = Report(f"Korwath sagte, {body}.{more}", article, published, **fields)
    return report.says("Korwath", body, cue="sagte").commits("threat", "Korwath", CLOSES, IF)


def later(words: str = f"{OTHER} {TELLS}", article: str = "zwei", published: str = FRIDAY, **fields: Any) -> Report:
    return Report(words, article, published, "Kurier", **fields)


def drawn(*reports: Report | Text, **options: Any) -> Picture:
    return picture("lage.db", [one.text if isinstance(one, Report) else one for one in reports], **options)


def wire(*reports: Report | Text, **options: Any) -> Tripwire:
    (found,) = drawn(*reports, **options).tripwires
    return found


def quotes(found: Tripwire) -> list[str]:
    return [lead.evidence.quote for lead in found.leads]


# -- what is found ----------------------------------------------------------------------------------------------------------------


def test_the_sentence_that_tells_it_is_the_first_lead_and_changes_no_state() -> None:
    found = wire(threat(), later())
    (first, *_) = found.leads
    assert (first.evidence.quote, first.evidence.article, first.evidence.published) == (TELLS, "zwei", FRIDAY)
    assert first.evidence.record == "", "no record was read there"
    assert leads.LEAST <= first.score <= 1.0
    assert (found.state, len(found.history), found.touched_by) == ("open", 1, ())
    assert found.reports == 1


@pytest.mark.usefixtures("every")
def test_at_most_three_the_most_probable_first() -> None:
    some = [
        later(f"An der Brücke von Hellbach stehen {n} Wagen.", f"n{n}", f"2031-03-0{n}T18:00:00+01:00")
        for n in (5, 6, 7, 8, 9)
    ]
    found = wire(threat(), *some)
    assert len(found.leads) == leads.MOST
    scores = [lead.score for lead in found.leads]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.usefixtures("every")
@pytest.mark.parametrize(
    "others",
    [
        pytest.param([later(published="2031-03-03T18:00:00+01:00")], id="an earlier report"),
        pytest.param([later(published="2031-03-04T08:00:00+01:00")], id="a report of the same time"),
        pytest.param([later(published="2031-05-04T08:00:00+01:00")], id="too late"),
        pytest.param([later(language="en")], id="another language"),
        pytest.param([later("Das Wetter bleibt schön. Es wird warm.")], id="something else"),
        pytest.param([later(f"Korwath hatte gedroht: {IF}, {CLOSES}.").says("Korwath", f"{IF}, {CLOSES}")
                      .commits("threat", "Korwath", CLOSES, IF)], id="told again, and read as such"),
    ],
)  # fmt: skip
def test_where_no_lead_comes_from(others: list[Report]) -> None:
    found = wire(threat(), *others)
    assert found.state == "open"
    assert found.leads == ()


@pytest.mark.usefixtures("every")
def test_within_sixty_days_it_is_looked_for_and_after_a_deadline_as_long() -> None:
    assert wire(threat(), later(published="2031-05-03T08:00:00+01:00")).leads != ()
    body = "man werde die Brücke von Hellbach bis zum 30. April sperren"
    vow = Report(f"Korwath sagte, {body}.").says("Korwath", body, cue="sagte")
    vow.commits("threat", "Korwath", body).time("bis zum 30. April", "2031-04-30")
    late = later("Auf der Brücke von Hellbach fahren weiter Autos.", published="2031-05-20T08:00:00+01:00")
    found = wire(vow, late)
    assert (found.deadline, found.state) == ("2031-04-30", "open")
    assert found.leads != ()
    assert wire(vow, later(published="2031-07-01T08:00:00+01:00")).leads == ()


@pytest.mark.usefixtures("every")
def test_nothing_of_the_same_article() -> None:
    assert wire(threat(more=f" {TELLS}")).leads == ()
    assert wire(threat(more=f" {TELLS}"), later("Die Brücke von Hellbach ist zu.")).leads[0].evidence.article == "zwei"


@pytest.mark.usefixtures("every")
def test_a_copy_has_no_lead_of_its_own() -> None:
    copy = later(article="drei", published="2031-03-07T20:00:00+01:00")
    found = wire(threat(), later(), copy, copies=[("drei", "zwei")])
    assert {lead.evidence.article for lead in found.leads} == {"zwei"}


@pytest.mark.usefixtures("every")
def test_the_same_words_in_two_reports_are_one_lead() -> None:
    found = wire(threat(), later(), later(article="drei", published="2031-03-07T20:00:00+01:00"))
    assert quotes(found).count(TELLS) == 1


@pytest.mark.usefixtures("every")
def test_what_is_known_already_is_not_looked_at_again() -> None:
    came = later(f"Der Nordbund hat Soldaten nach Auland verlegt. {TELLS}").event("MOBILIZE", "verlegt", "Der Nordbund")
    found = wire(threat(), came)
    assert found.state == "touched"
    assert quotes(found) == [TELLS], "the sentence that touches it is no lead, the other one still is"


@pytest.mark.usefixtures("every")
def test_what_nobody_announced_in_german_has_no_lead() -> None:
    body = "we will close the Brücke von Hellbach"
    vow = (
        Report(f"Korwath said {body}.", language="en")
        .says("Korwath", body, cue="said")
        .commits("threat", "Korwath", body)
    )
    assert wire(vow, later("The bridge of Hellbach is closed.", language="en"), later(article="drei")).leads == ()


# -- what people say --------------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("every")
@pytest.mark.parametrize(
    ("state", "there"),
    [("open", True), ("touched", True), ("fulfilled", False), ("lapsed", False), ("withdrawn", False)],
)
def test_what_has_ended_has_no_leads_whoever_says_so(state: str, there: bool) -> None:
    vow = threat()
    said = a_verdict(
        "state", vow.frames["commitments"][0].id, of="commitment", value={"state": state}, made="2031-03-21T00:00:00Z"
    )
    found = wire(vow, later(), verdicts=[said])
    assert (found.state, TELLS in quotes(found)) == (state, there)


# -- which are shown --------------------------------------------------------------------------------------------------------------


def places(*words: str, sure: Sequence[float], article: str = "zwei") -> list[tuple[float, leads.Place]]:
    text = Report(" ".join(words), article, FRIDAY).text
    return [(one, leads.Place(text, text.sentences[n])) for n, one in enumerate(sure)]


def test_by_hand_which_are_shown() -> None:
    found = places("Eins kam.", "Zwei kam.", "Drei kam.", "Vier kam.", "Fünf kam.", sure=(0.9, 0.456, 0.3, 0.2, 0.09))
    assert [(lead.evidence.quote, lead.score) for lead in leads.leads("open", found, ())] == [
        ("Eins kam.", 0.9),
        ("Zwei kam.", 0.46),
        ("Drei kam.", 0.3),
    ]
    assert leads.leads("touched", found[4:], ()) == ()
    assert leads.leads("lapsed", found, ()) == ()
    assert leads.leads("open", [], ()) == ()


def test_evidence_that_overlaps_takes_a_sentence_out_and_that_beside_it_does_not() -> None:
    found = places("Eins kam.", "Zwei kam.", sure=(0.9, 0.8))
    known = leads.leads("open", found[:1], ())[0].evidence

    def left(spans: Any, **fields: Any) -> list[str]:
        seen: Evidence = replace(known, spans=spans, **fields)
        return [lead.evidence.quote for lead in leads.leads("open", found, [seen])]

    assert left(((0, 4),)) == ["Zwei kam."]
    assert left(((9, 10),)) == ["Eins kam.", "Zwei kam."]
    assert left(((0, 1), (12, 13))) == []
    beside = replace(known, spans=((9, 10),))
    both = [replace(known, spans=((0, 4),)), beside]
    assert [one.evidence.quote for one in leads.leads("open", found, both)] == ["Zwei kam."], "two pieces of one text"
    assert left(((0, 4),), version=2) == ["Eins kam.", "Zwei kam."]
    assert left(((0, 4),), article="drei") == ["Eins kam.", "Zwei kam."]


def test_what_is_likely_is_shown_unasked() -> None:
    shown = leads.leads("open", places("Eins kam.", "Zwei kam.", sure=(0.4, 0.39)), ())
    assert [one.evidence.quote for one in Tripwire("t", (), leads=shown).likely] == ["Eins kam."]
    assert Tripwire("t", (), leads=(Lead(shown[0].evidence, 0.1),)).likely == ()


# -- drawing again ----------------------------------------------------------------------------------------------------------------


def crisis() -> list[Report]:
    """Two announcements, what tells of them, and a report that says the first again."""
    price = "der Milchpreis bleibe bis auf weiteres eingefroren"
    return [
        threat(),
        Report(f"Brandner sagte, {price}.", "preis", "2031-03-04T10:00:00+01:00", "Bote")
        .says("Brandner", price, cue="sagte")
        .commits("promise", "Brandner", price),
        later(),
        later("Der Milchpreis steht in Hellbach seit Samstag bei zwei Kronen.", "milch", "2031-03-08T09:00:00+01:00"),
        later(f"{OTHER} Auf der Brücke von Hellbach wird Milch verkauft.", "markt", "2031-03-09T09:00:00+01:00"),
        threat("wieder", "2031-03-06T10:00:00+01:00", publisher="Bote"),
    ]


@pytest.mark.usefixtures("every")
@pytest.mark.parametrize("seed", range(4))
def test_article_by_article_in_any_order_it_is_what_is_drawn_from_scratch(seed: int) -> None:
    texts = [one.text for one in crisis()]
    if seed:
        random.Random(seed).shuffle(texts)
    drawer = Drawer()
    for n in range(1, len(texts) + 1):
        assert drawer.picture("lage.db", texts[:n]) == drawn(*texts[:n])
    assert sum(len(one.leads) for one in drawer.picture("lage.db", texts).tripwires) == 4
    while texts:
        texts.pop(seed % len(texts))
        assert drawer.picture("lage.db", texts) == drawn(*texts)


def crowd() -> list[Report]:
    """More announcements by different people about one bridge than a sentence is held against, and what tells of it."""
    does = {
        "Abel": "sperren",
        "Born": "beflaggen",
        "Celan": "verkaufen",
        "Dorn": "vermessen",
        "Ebert": "beheizen",
        "Fink": "taufen",
    }
    made = []
    for n, (name, deed) in enumerate(does.items()):
        closes = f"werde er die Brücke von Hellbach {deed}"
        report = Report(f"{name} sagte, {IF}, {closes}.", f"v{n}", f"2031-03-0{n % 3 + 2}T08:00:00+01:00", name)
        made.append(report.says(name, f"{IF}, {closes}", cue="sagte").commits("threat", name, closes, IF))
    return [*made, later(), later(f"Die Brücke von Hellbach ist frei. {TELLS}", "neun", "2031-03-09T09:00:00+01:00")]


@pytest.mark.usefixtures("every")
@pytest.mark.parametrize("seed", range(6))
def test_in_a_crowd_it_is_what_is_drawn_from_scratch_too(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leadscores, "MOST_NEAR", 2)
    monkeypatch.setattr(leads, "MOST_NEAR", 2)
    chance = random.Random(seed)
    texts = [one.text for one in crowd()]
    chance.shuffle(texts)
    drawer, held = Drawer(), list[Text]()
    for text in [*texts, *texts]:  # each comes in, and later goes again
        held = [one for one in held if one is not text] if text in held else [*held, text]
        assert drawer.picture("lage.db", held) == drawn(*held)
    found = drawn(*texts).tripwires
    told = [one for one in found if TELLS in quotes(one)]
    assert len(found) > 2
    assert 0 < len(told) <= 2, "a sentence is a lead for as many as it is held against"


@pytest.mark.usefixtures("every")
@pytest.mark.parametrize("changed", ["eins", "zwei", "milch", "wieder"])
def test_a_text_that_is_replaced_leaves_nothing_behind(changed: str) -> None:
    texts, drawer = [one.text for one in crisis()], Drawer()
    before = drawer.picture("lage.db", texts)
    other = later(
        "Die Brücke von Hellbach blieb am Sonntag offen.", changed, "2031-03-10T09:00:00+01:00", version=2
    ).text
    now = [other if text.version.article == changed else text for text in texts]
    assert drawer.picture("lage.db", now) == drawn(*now) != before
    assert drawer.picture("lage.db", texts) == before == drawn(*texts)


@pytest.mark.usefixtures("every")
def test_a_verdict_that_ends_one_and_is_taken_back_brings_its_leads_back() -> None:
    some, drawer = crisis(), Drawer()
    texts = [one.text for one in some]
    ended = a_verdict(
        "state",
        some[0].frames["commitments"][0].id,
        of="commitment",
        value={"state": "lapsed"},
        made="2031-03-21T00:00:00Z",
    )
    before = drawer.picture("lage.db", texts)
    after = drawer.picture("lage.db", texts, verdicts=[ended])
    assert after == drawn(*texts, verdicts=[ended])
    assert [bool(one.leads) for one in before.tripwires] != [bool(one.leads) for one in after.tripwires]
    assert drawer.picture("lage.db", texts) == before


@pytest.mark.usefixtures("every")
def test_where_two_are_as_probable_the_article_and_the_place_decide() -> None:
    pair = [
        later("Die Brücke von Hellbach ist zu. Die Brücke von Hellbach ist zu!", article)
        for article in ("zwei", "acht")
    ]
    for some in (pair, pair[::-1]):
        found = leads_of(some)
        assert found == leads_of(pair)
        assert found[0][1][0] == "acht"


def leads_of(reports: Sequence[Report]) -> list[tuple[float, tuple[str, Any]]]:
    """Score and place of the leads of the threat."""
    return [(one.score, (one.evidence.article, one.evidence.spans)) for one in wire(threat(), *reports).leads]
