"""The page Lage: what a line says of how surely it was read, and counts that agree."""

from __future__ import annotations

import re
from typing import Any

from lagebild.situation import Who
from tests.views.pictures import (
    KORWATH,
    LORN,
    a_fused,
    a_state,
    a_tripwire,
    an_event,
    an_evidence,
    at,
)
from tests.web.showing import tree, words
from tests.web.situations import LONG_AGO, Shows, after, before

# -- what a machine read ----------------------------------------------------------------------------------------------------------


def event_line(shows: Shows, **fields: Any) -> str:
    page = tree(shows(before(), after(events=(an_event(**fields),))), LONG_AGO)
    return words(page.xpath("//section[@aria-labelledby='events']//li")[0])


def test_an_event_says_that_nobody_has_confirmed_it(shows: Shows) -> None:
    assert "Zwang Velten gelesen, unbestätigt" in event_line(shows)
    confirmed = event_line(shows, confirmed=True)
    assert "bestätigt" in confirmed
    assert "unbestätigt" not in confirmed


def test_what_is_less_sure_than_the_event_is_not_in_its_headline(shows: Shows) -> None:
    line = event_line(
        shows,
        recipients=(LORN,),
        place="Furtheim",
        according_to=(KORWATH,),
        unsure=("actors", "recipients", "place", "according_to"),
    )
    assert "Zwang Velten? laut unklar gelesen, unbestätigt" in line
    assert not any(name in line for name in ("Lorn", "Furtheim", "Korwath"))


def test_what_a_paper_tells_itself_is_in_no_quotation_marks(shows: Shows) -> None:
    line = event_line(shows)
    assert "Soldaten sperrten die Brücke" in line
    assert "„" not in line
    page = tree(shows(before(), after(statements=(a_fused(),))), LONG_AGO)
    assert "„Wir bleiben“" in words(page.xpath("//section[@aria-labelledby='statements']//li")[0])


def test_a_tripwire_on_unsure_words_alone_has_a_question_mark(shows: Shows) -> None:
    shaky, firm = (an_evidence(published=at(16), shown=False, confidence=sure) for sure in (0.27, 0.7))
    history = (a_state("open", at(16)), a_state("touched", at(17), an_evidence("pdm-2", "Sie kamen")))
    wires = (
        a_tripwire("t1", evidence=(shaky,), shown=True, history=history),
        a_tripwire("t2", evidence=(firm,), shown=True, history=history),
    )
    page = tree(shows(before(), after(tripwires=wires)), LONG_AGO)
    heads = {
        one.xpath("./@href")[0][-2:]: words(one.getparent())
        for one in page.xpath("//section[@aria-labelledby='tripwires']//p[@class='head']/a")
    }
    assert ("berührt?" in heads["t1"], "berührt?" in heads["t2"]) == (True, False)
    standing = tree(shows(before(tripwires=wires), after(tripwires=wires)), LONG_AGO)
    lines = {
        one.xpath(".//a/@href")[0][-2:]: words(one) for one in standing.xpath("//ul[contains(@class, 'standing')]/li")
    }
    assert ("berührt?" in lines["t1"], "berührt?" in lines["t2"]) == (True, False)


# -- counts that agree ------------------------------------------------------------------------------------------------------------


def test_the_parts_of_a_count_make_it_up(shows: Shows) -> None:
    wires = (
        a_tripwire("t1", history=(a_state("open", at(16)), a_state("touched", at(17)))),
        a_tripwire("t2", history=(a_state("open", at(17)),)),
        a_tripwire("t3", history=(a_state("open", at(17)),), consequence="werde man die Furt schließen"),
    )
    page = tree(shows(before(), after(tripwires=wires)), LONG_AGO + "&all=1")
    (glance,) = (words(one) for one in page.xpath("//nav[@class='glance']//li") if "Stolperdr" in words(one))
    total, *parts = map(int, re.findall(r"\d+", glance))
    assert (total, sum(parts)) == (3, 3)
    assert "2 neu angekündigt" in glance


def test_what_is_told_as_news_is_not_told_again_beside_it(shows: Shows) -> None:
    old = a_tripwire("t1", history=(a_state("open", at(15)),), consequence="werde man die Furt schließen")
    new = a_tripwire("t2", history=(a_state("open", at(17)),))
    page = tree(shows(before(tripwires=(old,)), after(tripwires=(old, new))), LONG_AGO + "&all=1")
    beside = page.xpath("//ul[contains(@class, 'standing')]//a/@href")
    assert "/stolperdraehte/t1" in beside
    assert "/stolperdraehte/t2" not in beside
    assert page.xpath("//section[@aria-labelledby='tripwires']//a[@href='/stolperdraehte/t2']")


def test_whoever_has_no_name_is_set_otherwise(shows: Shows) -> None:
    dealer = Who("unnamed:pdm-1:ein haendler", "ein Händler", "unnamed")
    said = (a_fused("s1", "Wir bleiben"), a_fused("s2", "Wir gehen", speaker=dealer))
    page = tree(shows(before(), after(statements=said)), LONG_AGO)
    described = [words(one) for one in page.xpath("//b[@class='described']")]
    assert described == ["ein Händler"]
