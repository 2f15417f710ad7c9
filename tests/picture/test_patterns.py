from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.picture.patterns import Patterns, needs

SOME = [
    re.compile(r"(?<!\w)(?:nahm|zog)\s[^.]{0,60}?zurück(?!\w)", re.I),
    re.compile(r"\w*drohung(?:en)?\b", re.I),
    re.compile(r"(?:noch )?nicht (?:ein)?gehalten"),
    re.compile(r"[Ww]ortbr(?:uch|üch\w+)"),
    re.compile(r"(?:hielt|hält)\s+(?P<what>\w+)\s+für (?:falsch|unwahr)?"),
    re.compile(r"zu(?!g)\w+en|(?i:abgesagt)"),
    re.compile(r"frist(?:en)?|ultimat(?:um|en)", re.I),
    re.compile(r"[^\W\d]+en\b"),
    re.compile(r"(?:ist|war)+ es\?"),
    re.compile(r"fällt{2} aus"),
    re.compile(r".*"),
]
WORDS = """nahm zog die Drohung Drohungen Androhung zurück nicht noch gehalten eingehalten Wortbruch wortbrüchig Wortbrüche hielt hält
    das es für falsch zugehen zuzusagen abgesagt Abgesagt FRIST Fristen Ultimatum Ultimaten ist war istist es? fälltt fälltttt aus in Frıst
    ULTİMATUM ſtand über""".split()


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_every_pattern_that_fits_is_possible(words: str) -> None:
    fitting = [number for number, one in enumerate(SOME) if one.search(words)]
    assert set(fitting) <= set(Patterns([(one,) for one in SOME]).possible(words))


def test_what_lacks_letters_that_a_pattern_needs_is_not_possible() -> None:
    some = Patterns([(SOME[0],), (SOME[1],), (SOME[2],)])
    assert list(some.possible("Sie zog die Warnung zurück.")) == [0]
    assert list(some.possible("Die DROHUNG stand.")) == [1]
    assert list(some.possible("Er hat nicht gewartet.")) == []


def test_several_patterns_that_must_all_fit_are_possible_only_together() -> None:
    some = Patterns([(re.compile("wies"), re.compile("zurück"))])
    assert list(some.possible("Er wies den Vorwurf zurück.")) == [0]
    assert list(some.possible("Er wies den Weg.")) == []


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        ("Drohung(?:en)?", [{"drohung"}]),
        ("(?:zog|nahm) .*zurück", [{"zog", "nahm"}, {"zurück"}]),
        ("(?:ein|aus)geh", [{"eingeh", "ausgeh"}]),
        ("[Ww]ort", [{"wort"}]),
        ("(?:wort)+", [{"wort"}]),
        ("wort{0,3}", [{"wor"}]),
        ("(?:angebot|angebote)", [{"angebot"}]),
        ("(?:wort|.)", []),
        ("(?:wort)?", []),
        (r"\bwort\s", [{"wort"}]),
        (r"wort(?=bruch)", [{"wort"}]),
        (r"(wort)\1", []),
        (r"(?P<one>wort)|(?P=one)", []),
        ("a|b", []),
    ],
)
def test_letters_that_a_pattern_needs(pattern: str, needed: list[set[str]]) -> None:
    assert [set(one) for one in needs(re.compile(pattern))] == needed


def test_of_a_pattern_with_comments_nothing_is_known() -> None:
    assert needs(re.compile("wort # ein", re.VERBOSE)) == ()
