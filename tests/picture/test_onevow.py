"""Whether two reports tell of one announcement, where the tables of wordings do not bridge them; and what that says of statements."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from lagebild import regression
from lagebild.picture import onevow
from lagebild.picture.onevow import SURE, chance, features
from lagebild.picture.statements import _may_be_one, statements
from lagebild.picture.tripwires import tripwires
from lagebild.picture.vow import Vow
from lagebild.picture.vowsapart import apart
from lagebild.picture.whole import composed
from lagebild.picture.wires import wires
from lagebild.picture.wiring import ties
from lagebild.situation import Tripwire
from tests.factories import a_verdict
from tests.picture.made import Report, made

HALT = ("fährt durch Zarnik kein Zug", "solange der Präsident eingesperrt ist")
AGAIN = ("kein Zug werde Zarnik passieren", "solange Sarnow in Haft sei")
OTHER = ("im Hafen von Dorwin werde kein Schiff entladen", "solange die Löhne ausbleiben")


def vow(
    said: tuple[str, str],
    article: str = "eins",
    *,
    by: str = "Lew Horak",
    kind: str = "refusal",
    when: str = "while",
    day: int = 4,
    hour: int = 8,
    lead: str = "sagte",
    **fields: Any,
) -> Report:
    consequence, condition = said
    body = ", ".join(part for part in (consequence, condition) if part)
    published = f"2031-03-{day:02}T{hour:02}:00:00+01:00"
    report = Report(f"{by} {lead}, {body}.", article, published, article.title())
    return report.says(by, body, cue=lead).commits(
        kind, by, consequence, condition, when if condition else "", **fields
    )


def vows(*reports: Report) -> list[Vow]:
    stuff, _ = made(reports)
    return [Vow(wire) for wire in stuff.each(wires)]


def drawn(*reports: Report, **options: Any) -> tuple[Tripwire, ...]:
    return tripwires(*made(reports, **options))


def articles(*reports: Report, **options: Any) -> list[list[str]]:
    return [[one.article for one in line.evidence] for line in drawn(*reports, **options)]


def test_what_its_maker_says_once_more_in_other_words_is_one() -> None:
    one, other, again = vows(vow(HALT), vow(OTHER, "drei", hour=9), vow(AGAIN, "zwei", day=5))
    assert chance(one, again) >= SURE > 0.5 > chance(one, other)
    assert sorted(articles(vow(HALT), vow(AGAIN, "zwei", day=5), vow(OTHER, "drei"))) == [["drei"], ["eins", "zwei"]]


def test_the_reason_can_be_shown() -> None:
    (line,) = drawn(vow(HALT), vow(AGAIN, "zwei", day=5))
    assert [why for why in line.why if "very probably" in why] == list(line.why)


def test_it_is_the_same_whichever_comes_first() -> None:
    some = vows(vow(HALT), vow(AGAIN, "zwei", day=5), vow(("der Hafen bleibe zu", ""), "drei"))
    for left, right in pairwise(some):
        assert features(left, right) == features(right, left)
        assert apart(left, right) == apart(right, left)


def test_every_feature_has_a_weight_and_every_weight_a_feature() -> None:
    one, again = vows(vow(HALT), vow(AGAIN, "zwei"))
    assert regression.weights(*onevow.TABLE, "vows").keys() == {"", *features(one, again)}


def test_others_make_other_announcements() -> None:
    assert len(articles(vow(HALT), vow(AGAIN, "zwei", by="Tamas Wirgel"))) == 2


def test_one_report_does_not_tell_the_same_twice() -> None:
    """Of two in one report only the likest is it."""
    more = ("kein Zug werde mehr durch Zarnik fahren", "solange Sarnow eingesperrt sei")
    second = vow(AGAIN, "zwei", day=5)
    both = Report(f"{second.text} Lew Horak sagte, {', '.join(more)}.", "zwei", second.published, "Zwei")
    for one in (AGAIN, more):
        both = both.says("Lew Horak", ", ".join(one), cue="sagte").commits("refusal", "Lew Horak", *one, "while")
    assert sorted(map(len, articles(vow(HALT), both))) in ([1, 2], [3])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("werde man das Gas abstellen", "falls Olt wählt"), ("werde man das Öl abstellen", "falls Olt wählt")),
        (("werde man die Brücke sperren", "falls Truppen kommen"), ("werde man die Brücke sperren", "falls der Zoll steigt")),
        (("werde man die Brücke öffnen", ""), ("werde man die Brücke nicht öffnen", "")),
        (("werde man zwölf Geiseln freilassen", ""), ("werde man zehn Geiseln freilassen", "")),
        (("werde man am Montag abziehen", ""), ("werde man am Freitag abziehen", "")),
        (("werde man die Hälfte der Truppen abziehen", ""), ("werde man alle Truppen abziehen", "")),
    ],
)  # fmt: skip
def test_what_keeps_two_apart(one: tuple[str, str], other: tuple[str, str]) -> None:
    left, right = vows(vow(one, kind="threat", when="if"), vow(other, "zwei", kind="threat", when="if"))
    assert apart(left, right)
    assert len(articles(vow(one, kind="threat", when="if"), vow(other, "zwei", kind="threat", when="if"))) == 2


def test_under_one_condition_what_sounds_contrary_is_not() -> None:
    shut = ("bleibe die Straße geschlossen", "solange ihre Polizisten beschossen würden")
    open_ = ("werde die Straße nicht geöffnet", "solange ihre Polizisten beschossen würden")
    left, right = vows(vow(shut), vow(open_, "zwei"))
    assert not apart(left, right)


def test_nothing_comes_together_through_a_third_that_is_kept_apart() -> None:
    ten = ("werde man zehn Geiseln aus Kor Hassen freilassen", "wenn die Straße nach Timar offen sei")
    some = ("werde man Geiseln aus Kor Hassen freilassen", "wenn die Straße nach Timar offen sei")
    five = ("werde man fünf Geiseln aus Kor Hassen freilassen", "wenn die Straße nach Timar offen sei")
    reports = [vow(said, str(at), kind="offer", when="if", hour=8 + at) for at, said in enumerate((ten, some, five))]
    stuff, cast = made(reports)
    of = {wire.id: wire.piece.text.version.article for wire in stuff.each(wires)}
    joined = {frozenset((of[one], of[other])) for one, other in ties(stuff, cast)}
    assert frozenset(("0", "2")) not in joined


def test_a_person_has_the_last_word() -> None:
    reports = vow(HALT), vow(AGAIN, "zwei", day=5)
    (line,) = drawn(*reports)
    first, second = (shown.record for shown in line.evidence)
    assert articles(*reports, verdicts=[a_verdict("split", first, value={"with": second})]) == [["eins"], ["zwei"]]


def shots(where: str) -> Report:
    report = Report(f"Am Freitag haben Soldaten auf {where} geschossen.", "drei", "2031-03-07T08:00:00+01:00", "Drei")
    return report.event("ASSAULT", "geschossen", "Soldaten", where)


@pytest.mark.parametrize(("where", "state"), [("die Talsperre", "touched"), ("einen Konvoi", "open")])
def test_who_tells_a_condition_again_in_fewer_words_makes_it_no_wider(where: str, state: str) -> None:
    first = vow(
        ("man werde das Kabinett verlassen", "falls auf die Talsperre geschossen werde"), kind="threat", when="if"
    )
    again = vow(("man werde das Kabinett verlassen", "falls geschossen werde"), "zwei", kind="threat", when="if", day=5)
    (line,) = drawn(first, again, shots(where))
    assert len(line.evidence) == 2
    assert (line.condition, line.state) == ("falls auf die Talsperre geschossen werde", state)
    (line,) = drawn(again, shots("einen Konvoi"))
    assert line.state == "touched"


# -- statements -----------------------------------------------------------------------------------------------------------------------


def whole(*reports: Report, **options: Any) -> tuple[list[list[str]], list[list[str]]]:
    """The articles of statements and of tripwires, line by line."""
    picture = composed("probe", *made(reports, **options), None, None)
    return tuple(  # type: ignore[return-value]
        [sorted(one.article for one in line.evidence) for line in lines]
        for lines in (picture.statements, picture.tripwires)
    )


def test_statements_that_announce_one_thing_are_one() -> None:
    assert whole(vow(HALT), vow(AGAIN, "zwei", hour=12)) == ([["eins", "zwei"]], [["eins", "zwei"]])
    assert len(statements(*made([vow(HALT), vow(AGAIN, "zwei", hour=12)]))) == 2


def test_not_on_another_occasion() -> None:
    said, announced = whole(vow(HALT), vow(AGAIN, "zwei", day=9))
    assert (said, announced) == ([["eins"], ["zwei"]], [["eins", "zwei"]])


def test_not_where_it_is_said_once_more() -> None:
    said, announced = whole(vow(HALT), vow(AGAIN, "zwei", day=5, lead="bekräftigte"))
    assert (said, announced) == ([["eins"], ["zwei"]], [["eins", "zwei"]])


def test_announcements_in_one_statement_are_one() -> None:
    """Also where the reader takes somebody else for who makes it in one of the reports."""
    body, at = ", ".join(HALT), "2031-03-04T09:00:00+01:00"
    two = Report(f"Lew Horak sagte, {body}. Tamas Wirgel schwieg.", "zwei", at, "Zwei")
    two = two.says("Lew Horak", body, cue="sagte").commits("refusal", "Tamas Wirgel", *HALT, "while")
    assert whole(vow(HALT), two) == ([["eins", "zwei"]], [["eins", "zwei"]])


def test_two_people_do_not_make_one_statement() -> None:
    """One side may announce a thing by two: that is one announcement, and two statements."""
    stuff, _ = made([vow(HALT), vow(AGAIN, "zwei", by="Tamas Wirgel"), vow(AGAIN, "drei", day=5)])
    first, second, third = stuff.of("statement")
    assert not _may_be_one(first, second)
    assert _may_be_one(first, third)
