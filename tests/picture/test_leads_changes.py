"""Leads as news: a new likely one is a change, one that is gone or less likely is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lagebild.picture.differences import changes, different, new_leads
from lagebild.situation import LIKELY, Lead, Tripwire
from tests.picture.test_leads import TELLS, drawn, later, threat
from tests.views.pictures import a_picture, a_state, a_tripwire, an_event, an_evidence, at


def lead(article: str = "pdm-2", score: float = 0.6, quote: str = "Sperren stehen auf der Brücke") -> Lead:
    return Lead(an_evidence(article, quote, published=at(17)), score)


def held(*leads: Lead) -> Tripwire:
    return a_tripwire(history=(a_state("open", at(16)),), leads=leads)


FIRST, SECOND = lead(), lead("bote-2", 0.5, "Kein Auto kommt durch")


@pytest.mark.parametrize(
    ("before", "after", "new"),
    [
        pytest.param((), (FIRST,), ["pdm-2"], id="the first"),
        pytest.param((FIRST,), (FIRST, SECOND), ["bote-2"], id="another"),
        pytest.param((SECOND,), (FIRST,), ["pdm-2"], id="another in its place"),
        pytest.param((lead(score=LIKELY - 0.01),), (lead(score=LIKELY),), ["pdm-2"], id="likely now"),
        pytest.param((FIRST,), (), [], id="gone"),
        pytest.param((FIRST, SECOND), (SECOND,), [], id="one of two gone"),
        pytest.param((FIRST,), (lead(score=0.9),), [], id="more likely"),
        pytest.param((FIRST,), (lead(score=LIKELY - 0.01),), [], id="likely no more"),
        pytest.param((), (lead(score=LIKELY - 0.01),), [], id="never likely"),
        pytest.param((FIRST, SECOND), (SECOND, FIRST), [], id="in another order"),
    ],
)
def test_what_is_new_of_leads(before: tuple[Lead, ...], after: tuple[Lead, ...], new: list[str]) -> None:
    old, now = held(*before), held(*after)
    assert [one.evidence.article for one in new_leads(old, now)] == new
    assert different(old, now) == (("leads",) if new else ())
    found = changes(a_picture(tripwires=(old,)), a_picture(tripwires=(now,))).changes
    assert [(one.what, one.change, one.fields) for one in found] == (
        [("tripwires", "changed", ("leads",))] if new else []
    )


def test_what_else_has_changed_stays_a_change_without_its_leads() -> None:
    touched = replace(held(), history=(a_state("open", at(16)), a_state("touched", at(17))))
    assert different(held(FIRST), touched) == ("state",)
    assert different(held(FIRST), replace(touched, leads=(SECOND,))) == ("state", "leads")


def test_only_tripwires_have_leads() -> None:
    assert new_leads(None, held(FIRST)) == ()
    assert new_leads(held(FIRST), None) == ()
    assert new_leads(an_event(), an_event()) == ()


def test_a_report_that_may_tell_it_is_news_of_the_picture() -> None:
    before, after = drawn(threat()), drawn(threat(), later())
    (wire,) = after.tripwires
    assert [one.evidence.quote for one in wire.likely] == [TELLS]
    (change,) = (one for one in changes(before, after).changes if one.what == "tripwires")
    assert (change.change, change.fields, change.after) == ("changed", ("leads",), wire)
    assert [one for one in changes(after, before).changes if one.what == "tripwires"] == []
