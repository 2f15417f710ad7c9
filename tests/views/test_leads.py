"""Leads in the terminal, in JSON and in the report: what a person should look at to know what became of an announcement."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from lagebild.entries import HIDDEN
from lagebild.situation import Change, Changes, Lead, Touch, Tripwire, WhatIf
from lagebild.views.picturechanges import changes_view
from lagebild.views.picturechangewords import change_words
from lagebild.views.picturediff import differences, has_substance
from lagebild.views.picturejson import changes_json, picture_json, schema, whatif_json
from lagebild.views.picturescene import Scene
from lagebild.views.picturewhatif import whatif_view
from lagebild.views.picturewords import picture_words
from lagebild.views.reporthtml import html
from lagebild.views.reportmarkdown import markdown
from tests.views import reports
from tests.views.pictures import KORWATH, WEIL, a_picture, a_state, a_tripwire, an_event, an_evidence, at
from tests.views.pictureviews import BAD, flat, printed, view

TOLD = "Seit Dienstag stehen Panzersperren auf der Brücke, kein Auto kommt mehr durch"
LEADS = (
    Lead(an_evidence("pdm-2", TOLD, published=at(17)), 0.62),
    Lead(an_evidence("bote-2", "Der Markt von Brodau war leer", published=at(17)), 0.41),
    Lead(an_evidence("bote-3", "Am Ufer standen Angler", published=at(18)), 0.12),
)


def held(*leads: Lead, **fields: Any) -> Tripwire:
    return a_tripwire(
        **{"confidence": 0.9, "shown": True, "history": (a_state("open", at(16)),), "leads": leads, **fields}
    )


# -- in the terminal --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "label"), [("de", "ungeprüfter Hinweis: „"), ("en", "unchecked lead: “")])
def test_the_most_probable_is_told_with_how_probable_and_where(language: str, label: str) -> None:
    said = view(a_picture(tripwires=(held(*LEADS),)), language=language)
    assert f"{label}{TOLD}" in flat(said)
    assert "Pressedienst Mitte" in flat(said).split(TOLD)[1][:24]
    assert "Angler" not in said
    assert "Markt von Brodau" not in said
    assert max(map(len, said.splitlines())) <= 80


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("extent", ["evidence", "include_all"])
def test_all_are_told_where_everything_is_asked_for(language: str, extent: str) -> None:
    said = view(a_picture(tripwires=(held(*LEADS),)), language=language, **{extent: True})
    places = [flat(said).index(one.evidence.quote) for one in LEADS]
    assert places == sorted(places)
    assert max(map(len, said.splitlines())) <= 80


def test_what_is_not_likely_is_not_told_unasked() -> None:
    said = view(a_picture(tripwires=(held(*LEADS[2:]),)))
    assert "Angler" not in said
    assert "ungeprüfter Hinweis" not in said


def test_hostile_words_stay_in_their_column() -> None:
    lead = Lead(an_evidence(BAD, BAD * 40, title=BAD, publisher=BAD * 20), 0.9)
    said = view(a_picture(tripwires=(held(lead, lead),)), evidence=True)
    assert "ungeprüfter Hinweis" in said
    assert not {"\x1b", "\x07", "\u202e", "\u2028"} & set(said)
    assert max(map(len, said.splitlines())) <= 80


# -- changes ----------------------------------------------------------------------------------------------------------------------


def changed(before: Tripwire, after: Tripwire) -> Change:
    return Change("tripwires", "changed", after, before, ("leads",))


@pytest.mark.parametrize(
    ("before", "after", "language", "told"),
    [
        ((), LEADS, "de", "ungeprüfte Hinweise: 0 → 2"),
        ((), LEADS[:1], "en", "unchecked leads: 0 → 1"),
        (LEADS[:1], LEADS[:2], "de", "ungeprüfte Hinweise: 1 → 2"),
        (LEADS[1:], LEADS[:1], "de", "ungeprüfte Hinweise: andere als vorher"),
        (LEADS[1:], LEADS[:1], "en", "unchecked leads: others than before"),
    ],
)
def test_how_many_there_are_to_check(
    before: tuple[Lead, ...], after: tuple[Lead, ...], language: str, told: str
) -> None:
    change = changed(held(*before), held(*after))
    assert has_substance(change)
    assert list(differences(Scene(picture_words(language)), change_words(language), change)) == [told]


def test_a_new_lead_is_shown_among_the_changes() -> None:
    change = changed(held(), held(*LEADS))
    said = printed(changes_view(Changes(a_picture(at=at(17)), a_picture(), (change,)), language="de"))
    assert "ungeprüfte Hinweise: 0 → 2" in flat(said)
    assert TOLD in flat(said)
    assert max(map(len, said.splitlines())) <= 80


def test_with_the_same_leads_it_has_only_been_reported_again() -> None:
    before = held(*LEADS)
    assert not has_substance(Change("tripwires", "changed", replace(before, reports=3), before, ("reports",)))


# -- JSON -------------------------------------------------------------------------------------------------------------------------


def fits(value: Any) -> None:
    jsonschema.Draft202012Validator(schema()).validate(value)


def test_leads_in_json_fit_the_schema_and_keep_their_order() -> None:
    value = picture_json(a_picture(tripwires=(held(*LEADS), held())))
    fits(value)
    first, second = value["tripwires"]
    assert [(one["evidence"]["quote"], one["score"]) for one in first["leads"]] == [
        (TOLD, 0.62),
        ("Der Markt von Brodau war leer", 0.41),
        ("Am Ufer standen Angler", 0.12),
    ]
    assert first["leads"][0]["evidence"]["article"] == "pdm-2"
    assert second["leads"] == []
    fits(changes_json(Changes(a_picture(), a_picture(), (changed(held(), held(*LEADS)),))))


@pytest.mark.parametrize("wrong", [{"score": 1.5}, {"score": None}, {"evidence": None}])
def test_a_lead_that_is_none_does_not_fit(wrong: dict[str, Any]) -> None:
    value = picture_json(a_picture(tripwires=(held(LEADS[0]),)))
    value["tripwires"][0]["leads"][0] |= wrong
    with pytest.raises(jsonschema.ValidationError):
        fits(value)


def test_a_lead_that_is_missing_its_score_or_its_list_does_not_fit() -> None:
    value = picture_json(a_picture(tripwires=(held(LEADS[0]),)))
    del value["tripwires"][0]["leads"][0]["score"]
    with pytest.raises(jsonschema.ValidationError):
        fits(value)
    value = picture_json(a_picture(tripwires=(held(LEADS[0]),)))
    del value["tripwires"][0]["leads"]
    with pytest.raises(jsonschema.ValidationError):
        fits(value)


def test_words_of_a_lead_that_are_not_kept_are_null() -> None:
    value = picture_json(a_picture(tripwires=(held(Lead(an_evidence("pdm-1", ""), 0.5)),)))
    fits(value)
    assert value["tripwires"][0]["leads"][0]["evidence"]["quote"] is None
    assert HIDDEN not in str(value)


# -- what comes close to a what-if ------------------------------------------------------------------------------------------------


def close() -> WhatIf:
    touched = held(LEADS[0], consequence="werde man die Schleuse öffnen")
    near = (
        replace(held(LEADS[0]), id="t2", consequence="werde man die Brücke schließen"),
        replace(held(), id="t3", by=(WEIL,), consequence="werde man die Fähre anhalten"),
    )
    touch = Touch("touched", an_evidence(), 0.8, "")
    return WhatIf("Es stehen Sperren auf der Brücke.", (an_event(),), ((touched, touch),), near=near)


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("de", "Was dem am nächsten kommt, aber nicht als berührt erkannt wurde"),
        ("en", "What comes closest, but was not found to be touched"),
    ],
)
def test_what_comes_close_stands_behind_what_is_touched_the_nearest_first(language: str, title: str) -> None:
    said = printed(whatif_view(close(), language=language))
    whole = flat(said)
    places = [whole.index(words) for words in ("Schleuse öffnen", title, "Brücke schließen", "Fähre anhalten")]
    assert places == sorted(places)
    assert [word.strip("?") for word in whole.split() if word.strip("?") in ("T1", "T2", "T3")] == ["T1", "T2", "T3"]
    assert max(map(len, said.splitlines())) <= 80


def test_what_comes_close_is_told_without_its_leads() -> None:
    said = printed(whatif_view(replace(close(), touches=()), language="de", evidence=True))
    assert "Brücke schließen" in flat(said)
    assert TOLD not in flat(said)


def test_where_nothing_comes_close_nothing_is_said_of_it() -> None:
    said = printed(whatif_view(replace(close(), near=()), language="de"))
    assert "am nächsten" not in said
    assert "Schleuse öffnen" in flat(said)


def test_what_comes_close_is_told_also_where_no_event_was_read() -> None:
    said = printed(whatif_view(replace(close(), read=(), touches=()), language="de"))
    assert "Brücke schließen" in flat(said)
    assert "Uhrzeiten in" in said


def test_who_is_close_is_known_by_name() -> None:
    said = flat(printed(whatif_view(replace(close(), touches=()), language="de")))
    assert KORWATH.name in said
    assert WEIL.name in said


def test_what_comes_close_in_json_fits_the_schema() -> None:
    value = whatif_json(close())
    fits(value)
    assert [one["id"] for one in value["near"]] == ["t2", "t3"]
    assert value["near"][0]["leads"][0]["score"] == 0.62
    del value["near"]
    with pytest.raises(jsonschema.ValidationError):
        fits(value)


# -- the report -------------------------------------------------------------------------------------------------------------------


def report_of(*leads: Lead, language: str = "de", **fields: Any) -> Any:
    return reports.of(reports.a_picture(tripwires=(held(*leads, **fields),)), language=language)


@pytest.mark.parametrize(("language", "label"), [("de", "Ungeprüfter Hinweis:"), ("en", "Unchecked lead:")])
def test_the_report_has_the_most_probable_with_a_note(language: str, label: str) -> None:
    made = report_of(*LEADS, language=language)
    (line,) = reports.lines(made, "tripwires")
    assert f"{label} {TOLD}" in line
    assert "Markt" not in line
    (noted,) = reports.noted(made, "tripwires")
    assert f"{TOLD}[2]" in noted
    for form in (markdown, html):
        assert label in form(made)
        assert TOLD in form(made)


def test_the_report_has_no_lead_that_is_not_likely() -> None:
    (line,) = reports.lines(report_of(*LEADS[2:]), "tripwires")
    assert "Ungeprüfter Hinweis" not in line
    assert "Angler" not in line


def test_a_hostile_lead_stays_text_in_the_report() -> None:
    evil = Lead(an_evidence("pdm-2", "<script>alert(1)</script> [Klick](https://boese.example) | x", title="<b>"), 0.9)
    made = report_of(evil)
    assert "<script>" not in html(made)
    assert "[Klick](https" not in markdown(made)
    assert "alert(1)" in html(made)


@pytest.mark.parametrize(("language", "words"), [("de", "niemand hat das geprüft"), ("en", "nobody has checked that")])
def test_the_report_says_what_a_lead_is_where_it_has_one(language: str, words: str) -> None:
    assert words in markdown(report_of(*LEADS, language=language))
    assert words not in markdown(report_of(LEADS[2], language=language))
