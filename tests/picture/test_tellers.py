"""A stance that somebody else tells of: it has their name and waits where they surely do not speak for the holder."""

from __future__ import annotations

import pytest

from lagebild.picture import mouthpieces
from lagebild.situation import Stance, Who
from tests.picture.made import Report
from tests.picture.positions import CLOSING, asked, takes

HOLDER = "Generalstab"
WORDS = f"Der {HOLDER} lehne {CLOSING} ab"


def stance(
    text: str, speaker: str | None, *, holder: str = HOLDER, kind: str = "organisation", cue: str = "lehne"
) -> Stance:
    """The holder's stance in a report in which somebody says it, beside somebody else's."""
    report = Report(text, "Bericht", "2031-03-05T08:00:00+01:00").actor(holder, kind)
    words = text.partition(",")[0] if text.startswith(("Der", "Die", "Das")) else text
    if speaker is not None:
        report.says(speaker, words)
    report.position("against", holder, CLOSING, cue)
    (question,) = asked(takes("for", CLOSING, "Brandner"), report)
    return next(
        one for line in question.positions for one in line.history if holder in (one.holder.name, line.actor.name)
    )


def test_what_another_tells_of_has_his_name_and_waits() -> None:
    found = stance(f"{WORDS}, sagte Gewerkschaftschefin Velten.", "Velten")
    assert not found.shown
    assert [who.name for who in found.according_to] == ["Velten"]


@pytest.mark.parametrize(
    ("text", "holder", "kind"),
    [
        (f"{WORDS}, sagte Velten.", HOLDER, "organisation"),
        (f"Auland lehne {CLOSING} ab, sagte Präsident Velten.", "Auland", "state"),
        (f"Auland lehne {CLOSING} ab, sagte Außenministerin Velten.", "Auland", "state"),
        (f"Der Betriebsrat lehne {CLOSING} ab, sagte die Vorsitzende Velten.", "Betriebsrat", "organisation"),
        (f"Die Konzernleitung lehne {CLOSING} ab, sagte Vorstandschefin Velten.", "Konzernleitung", "organisation"),
        (f"Die Freien lehnen {CLOSING} ab, sagte Fraktionsvize Velten.", "Die Freien", "organisation"),
        (f"Das Hilfswerk lehne {CLOSING} ab, sagte Generalsekretär Velten.", "Hilfswerk", "organisation"),
        (f"Die Stadt Quellin lehne {CLOSING} ab, sagte Bürgermeister Velten.", "Quellin", "government"),
    ],
)
def test_who_may_speak_for_the_holder_is_named_and_hides_nothing(text: str, holder: str, kind: str) -> None:
    cue = "lehnen" if "lehnen" in text else "lehne"
    found = stance(text, "Velten", holder=holder, kind=kind, cue=cue)
    assert found.shown
    assert {who.name for who in found.according_to} <= {"Velten"}


@pytest.mark.parametrize(
    ("text", "holder", "kind"),
    [
        (f"Der Generalstab lehne {CLOSING} ab, sagte Innenminister Velten.", "Generalstab", "organisation"),
        (f"Die Gewerkschaft lehne {CLOSING} ab, sagte Ministerin Velten.", "Gewerkschaft", "organisation"),
        (f"Auland lehne {CLOSING} ab, sagte Oppositionsführerin Velten.", "Auland", "state"),
        (f"Auland lehne {CLOSING} ab, sagte der norländische Außenminister Velten.", "Auland", "state"),
    ],
)
def test_who_surely_does_not_waits(text: str, holder: str, kind: str) -> None:
    report = Report(text, "Bericht", "2031-03-05T08:00:00+01:00").actor(holder, kind)
    report.says("Velten", text.partition(",")[0]).position("against", holder, CLOSING, "lehne")
    other = "Norland liegt am Meer. Der norländische Außenminister Velten reist ab. Norland schweigt."
    beside = Report(other, "Land", "2031-03-05T07:00:00+01:00").actor("Norland", "state")
    (question,) = asked(takes("for", CLOSING, "Brandner"), report, beside)
    found = next(line.history[0] for line in question.positions if line.actor.name != "Brandner")
    assert not found.shown
    assert [who.name for who in found.according_to] == ["Velten"]


def test_the_ministry_of_a_state_that_nobody_names_is_the_holders_own() -> None:
    text = f"Auland lehne {CLOSING} ab, hieß es aus dem Außenministerium."
    report = Report(text, "Bericht", "2031-03-05T08:00:00+01:00").actor("Auland", "state")
    report.actor("Außenministerium", "government").says("Außenministerium", f"Auland lehne {CLOSING} ab")
    report.position("against", "Auland", CLOSING, "lehne")
    (question,) = asked(takes("for", CLOSING, "Brandner"), report)
    assert next(line.history[0] for line in question.positions if line.actor.name == "Auland").shown


def test_diplomats_and_media_speak_for_nobody() -> None:
    text = f"Auland lehne {CLOSING} ab, sagten Diplomaten."
    found = stance(text, "Diplomaten", holder="Auland", kind="state")
    assert not found.shown


def test_what_a_report_tells_itself_is_the_holders_own() -> None:
    found = stance(f"Der {HOLDER} lehnt {CLOSING} ab.", None, cue="lehnt")
    assert found.shown
    assert not found.according_to


@pytest.mark.parametrize(
    ("text", "speaker", "holder"),
    [
        (f"Die Gewerkschaft lehne {CLOSING} ab, sagte Gewerkschaftschefin Velten.", "Velten", "Gewerkschaft"),
        (f"Der Reederverband lehne {CLOSING} ab, sagte sein Vorsitzender Velten.", "Velten", "Reederverband"),
        (f"Das Hafenministerium lehne {CLOSING} ab, sagte Ministeriumssprecher Velten.", "Velten", "Hafenministerium"),
        (f"Die Gewerkschaft lehne {CLOSING} ab, sagte eine Sprecherin.", "eine Sprecherin", "Gewerkschaft"),
    ],
)
def test_whoever_speaks_for_the_holder_tells_of_the_holders_own(text: str, speaker: str, holder: str) -> None:
    found = stance(text, speaker, holder=holder)
    assert found.shown
    assert not found.according_to


def test_the_head_of_another_body_does_not_speak_for_the_holder() -> None:
    text = f"Der Reederverband lehne {CLOSING} ab, sagte Gewerkschaftschefin Velten."
    found = stance(text, "Velten", holder="Reederverband")
    assert not found.shown
    assert [who.name for who in found.according_to] == ["Velten"]


@pytest.mark.parametrize("text", [f"{WORDS}.", f"Angeblich lehnt der {HOLDER} {CLOSING} ab."])
def test_hearsay_that_nobody_is_named_for_waits(text: str) -> None:
    found = stance(text, None, cue="lehne" if "lehne " in text else "lehnt")
    assert not found.shown
    assert not found.according_to


def test_what_a_clause_only_supposes_waits() -> None:
    text = f"Velten tritt zurück, wenn die Kammer {CLOSING} ablehnt."
    report = Report(text, "Bericht", "2031-03-05T08:00:00+01:00").actor("Kammer", "organisation")
    report.position("against", "Kammer", CLOSING, "ablehnt")
    (question,) = asked(takes("for", CLOSING, "Brandner"), report)
    assert {line.actor.name: line.history[0].shown for line in question.positions} == {
        "Brandner": True,
        "Kammer": False,
    }


def test_what_is_shown_rests_on_sure_evidence_and_keeps_the_rest_apart() -> None:
    sure, guess = takes("against", CLOSING, day=4), "Velten blickt auf die Sperrung der Grenze."
    more = Report(guess, "Velten am 5.", "2031-03-05T08:00:00+01:00").position("against", "Velten", CLOSING, "blickt")
    (question,) = asked(takes("for", CLOSING, "Brandner"), sure, more)
    found = next(line.history[0] for line in question.positions if line.actor.name == "Velten")
    assert found.shown
    assert [one.article for one in found.evidence] == ["Velten am 4."]
    assert [one.article for one in found.unsure] == ["Velten am 5."]


def test_whose_word_it_is_holds_nothing() -> None:
    text = f"Oppositionsführer Velten zufolge befürwortet Auland {CLOSING}."
    report = Report(text, "Bericht", "2031-03-05T08:00:00+01:00").actor("Auland", "state").actor("Velten")
    report.says("Velten", f"befürwortet Auland {CLOSING}").position("for", "Velten", CLOSING, "befürwortet")
    (question,) = asked(takes("against", CLOSING, "Brandner"), report)
    found = next(line for line in question.positions if line.actor.name != "Brandner")
    assert found.actor.name == "Auland"
    assert not found.history[0].shown
    assert [who.name for who in found.history[0].according_to] == ["Velten"]


def test_who_speaks_for_another_organisation_waits() -> None:
    text = f"Die Initiative Quellin lehne {CLOSING} ab, sagte eine Sprecherin des Hilfswerks Nordfunk."
    report = Report(text, "Bericht", "2031-03-05T08:00:00+01:00").actor("Initiative Quellin", "organisation")
    report.actor("Hilfswerks Nordfunk", "organisation").says(
        "eine Sprecherin des Hilfswerks Nordfunk", text.partition(",")[0]
    )
    report.position("against", "Initiative Quellin", CLOSING, "lehne")
    (question,) = asked(takes("for", CLOSING, "Brandner"), report)
    assert not next(line.history[0] for line in question.positions if line.actor.name != "Brandner").shown


@pytest.mark.parametrize(
    ("office", "holder", "strange"),
    [
        ("sagte ministerin", Who("organisation:a", "Gewerkschaft Nord", "organisation"), True),
        ("sagte verteidigungsminister", Who("organisation:b", "Armee", "organisation"), False),
        ("sagte vorstandschefin", Who("organisation:c", "Lehrergewerkschaft", "organisation"), False),
        ("sagte praesident", Who("organisation:d", "Reederverband", "organisation"), False),
        ("sagte konzernchefin", Who("state:e", "Auland", "state"), True),
        ("sagte general", Who("state:e", "Auland", "state"), False),
    ],
)
def test_offices_that_surely_speak_for_no_such_body(office: str, holder: Who, strange: bool) -> None:
    assert mouthpieces.is_strange(office, holder) is strange


def test_the_seat_of_a_government_names_its_country() -> None:
    assert mouthpieces.seat("sagte kremlsprecher velten") == "RU"
    assert mouthpieces.seat("sagte regierungssprecher velten") is None
