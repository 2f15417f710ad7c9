"""Which reports very probably tell of one event, what keeps them apart, and when each can have been."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import pytest

from lagebild import regression
from lagebild.picture import likelyevents
from lagebild.picture.eventpairs import Account, accounts, apart, features, keys
from lagebild.picture.events import events
from lagebild.picture.likelyevents import SURE, chance, may_be
from lagebild.picture.oneevent import same_event
from lagebild.picture.told import Told, tellings
from tests.factories import a_verdict
from tests.picture.made import Report, made

MONDAY, TUESDAY, WEDNESDAY, FRIDAY = "2031-03-03", "2031-03-04", "2031-03-05", "2031-03-07"


def on(day: str, words: str, article: str, language: str = "de") -> Report:
    return Report(words, article, f"{day}T18:00:00+01:00", article.title(), language=language)


def crash(article: str = "eins", day: str = MONDAY) -> Report:
    report = on(
        day, "Nach dem Absturz eines Militärflugzeugs bei Jasenko hat Oltanien Zweifel an der Darstellung.", article
    )
    return report.event("ASSAULT", "Absturz", (), ())


def looked_back(article: str = "zwei", day: str = WEDNESDAY) -> Report:
    report = on(
        day, "Das Komitee hat seinen Zwischenbericht zum Absturz bei Jasenko vorgelegt, den alle erwarten.", article
    )
    return report.event("ASSAULT", "Absturz", (), ())


def told(*reports: Report) -> list[Told]:
    stuff, _ = made(reports)
    return [one for sheet in stuff.sheets for one in sheet.of(tellings).values()]


def both(*reports: Report) -> Sequence[Account]:
    stuff, _ = made(reports)
    return [one for sheet in stuff.sheets for one in sheet.of(accounts).values()]


def articles(*reports: Report, **options: object) -> list[list[str]]:
    return [[one.article for one in line.evidence] for line in events(*made(reports, **options))]


def test_what_two_reports_only_name_is_one_event_where_it_very_probably_is() -> None:
    one, other = told(crash(), looked_back())
    assert same_event(one, other) is None
    (line,) = events(*made((crash(), looked_back())))
    assert [one.article for one in line.evidence] == ["eins", "zwei"]
    assert line.why == (f"very probably one event ({chance(*both(crash(), looked_back())):.2f})",)


def test_how_probable_it_is_does_not_depend_on_which_comes_first() -> None:
    one, other = both(crash(), looked_back())
    assert features(one, other) == features(other, one)
    assert chance(one, other) == chance(other, one) >= SURE
    for order in permutations((crash(), looked_back())):
        assert articles(*order) == [["eins", "zwei"]]


def test_there_is_a_weight_for_every_number_and_no_other() -> None:
    weights = regression.weights(*likelyevents.TABLE, "happened")
    assert set(weights) == {"", *features(*both(crash(), looked_back()))}


def test_two_that_are_compared_have_a_key_in_common() -> None:
    one, other = both(crash(), looked_back())
    assert not set(keys(one)).isdisjoint(keys(other))


def test_reports_that_are_months_apart_are_not_compared() -> None:
    one, other = both(crash(), looked_back(day="2031-06-05"))
    assert set(keys(one)).isdisjoint(keys(other))


def test_a_report_without_a_day_is_not_compared() -> None:
    undated = Report("Der Absturz bei Jasenko ist ungeklärt.", "drei", None).event("ASSAULT", "Absturz", (), ())
    assert articles(crash(), undated) == [["eins"], ["drei"]]


def test_a_person_who_says_that_they_are_two_has_the_last_word() -> None:
    one, other = (each.piece for each in told(crash(), looked_back()))
    verdict = a_verdict("split", one.id, of="event", value={"with": other.id})
    assert articles(crash(), looked_back(), verdicts=[verdict]) == [["eins"], ["zwei"]]


def test_english_is_not_what_was_learned() -> None:
    english = on(WEDNESDAY, "The interim report on the Absturz at Jasenko is out.", "zwei", "en")
    english.event("ASSAULT", "Absturz", (), ())
    assert not may_be(*both(crash(), english))


def test_two_events_of_one_article_are_not_put_together_so() -> None:
    report = on(
        MONDAY, "Der Absturz bei Jasenko ist ungeklärt. Nach dem Absturz bei Jasenko wurde geschwiegen.", "eins"
    )
    report.event("ASSAULT", "Absturz bei Jasenko ist", (), ()).event("ASSAULT", "Absturz bei Jasenko wurde", (), ())
    one, other = both(report)
    assert not may_be(one, other)


# -- what keeps apart ---------------------------------------------------------------------------------------------------------


def named(
    words: str, trigger: str, article: str, day: str = WEDNESDAY, kind: str = "ASSAULT", status: str = "actual"
) -> Report:
    return on(day, words, article).event(kind, trigger, (), (), status=status)


@pytest.mark.parametrize(
    ("words", "trigger", "kind", "why"),
    [
        ("Der Absturz bei Dorwin ist noch ungeklärt.", "Absturz", "ASSAULT", "another name"),
        (
            "Die Absturzursache ist für den Bericht nicht wichtig.",
            "Absturzursache",
            "ASSAULT",
            "two nouns with nothing in common",
        ),
        ("Der Aufbau bei Jasenko ist noch ungeklärt.", "Aufbau", "ASSAULT", "another deed"),
    ],
)
def test_what_keeps_two_apart_however_alike(words: str, trigger: str, kind: str, why: str) -> None:
    one, other = both(crash(), named(words, trigger, "zwei", kind=kind))
    assert apart(one, other), why


def test_what_is_said_is_not_put_together_so_but_what_is_done_is() -> None:
    demand = named("Die Forderung nach einem Korridor bei Jasenko ist alt.", "Forderung", "eins", kind="REQUEST")
    again = named("Zur Forderung nach einem Korridor bei Jasenko schwieg er.", "Forderung", "zwei", kind="REQUEST")
    assert apart(*both(demand, again))
    (expelled,) = told(
        named("Das Ministerium wies am Montag den Attaché Aulands aus.", "wies … aus", "eins", kind="REJECT")
    )
    (refused,) = told(named("Das Ministerium wies den Vorwurf zurück.", "wies … zurück", "eins", kind="REJECT"))
    assert not expelled.is_said
    assert refused.is_said


@pytest.mark.parametrize(
    ("words", "open_"),
    [
        ("Sie begründete den Schritt mit der Auflösung des Parlaments.", True),
        ("Sie rechnet mit einer Auflösung des Parlaments.", False),
        ("Sie sprach von der möglichen Auflösung des Parlaments.", False),
    ],
)
def test_of_a_noun_with_a_definite_article_it_is_left_open_whether_it_happened(words: str, open_: bool) -> None:
    (one,) = told(named(words, "Auflösung", "zwei", kind="COERCE", status="possible"))
    assert one.left_open is open_


def test_a_dissolution_called_possible_is_the_one_that_happened() -> None:
    first = on(MONDAY, "Tolvaniens Machthaber haben das Parlament aufgelöst.", "eins").event(
        "COERCE", "aufgelöst", (), ()
    )
    later = named(
        "Sie begründete den Schritt mit der Auflösung des Parlaments Tolvaniens.",
        "Auflösung",
        "zwei",
        TUESDAY,
        "COERCE",
        "possible",
    )
    assert not apart(*both(first, later))
    feared = named(
        "Sie rechnet mit einer Auflösung des Parlaments Tolvaniens.", "Auflösung", "zwei", TUESDAY, "COERCE", "possible"
    )
    assert apart(*both(first, feared))


# -- when ---------------------------------------------------------------------------------------------------------------------


def days(one: Told) -> tuple[str, str, bool]:
    return (*map(str, one.days), one.dated)


@pytest.mark.parametrize(
    ("words", "trigger", "named_"),
    [
        ("Die vor einer Woche in Uwanda entführten Reporter sind am Freitag freigekommen.", "entführten", True),
        ("Die entführten Reporter sind am Freitag freigekommen.", "entführten", True),
        ("Der Streit um die eingefrorenen Konten geht weiter.", "eingefrorenen", True),
        ("Bewaffnete entführten Reporter im Norden.", "entführten", False),
        ("Am Abend sperrte Tarvonien den Luftraum.", "sperrte", False),
        ("Ruvanien begrüßte Dossous Empfehlung.", "begrüßte", False),
    ],
)
def test_an_attribute_only_names_an_event(words: str, trigger: str, named_: bool) -> None:
    (one,) = told(named(words, trigger, "eins", FRIDAY))
    assert one.noun is named_


def test_the_day_of_the_clause_is_not_that_of_what_it_only_names() -> None:
    report = on(FRIDAY, "Die entführten Reporter sind am Freitag freigekommen.", "eins")
    report.event("ASSAULT", "entführten", (), (), time=("am Freitag", FRIDAY))
    (one,) = told(report)
    assert not one.dated
    truce = on(FRIDAY, "Erstmals seit Beginn der Waffenruhe ist am Freitag im Tal geschossen worden.", "eins")
    truce.event("RETREAT", "Waffenruhe", (), (), time=("am Freitag", FRIDAY))
    (one,) = told(truce)
    assert not one.dated
    assert str(one.widest[0]) == "2031-02-07"


def test_the_day_that_stands_in_an_attribute_or_behind_a_noun_is_its_own() -> None:
    report = on(FRIDAY, "Für die fünf am Montag entlassenen Seeleute gab es Geld.", "eins")
    report.event("RETREAT", "entlassenen", (), (), time=("am Montag", MONDAY))
    (one,) = told(report)
    assert days(one) == (MONDAY, MONDAY, True)
    later = on(FRIDAY, "Nach der Landung am Montag zogen die Soldaten ab.", "eins")
    later.event("MOBILIZE", "Landung", (), (), time=("am Montag", MONDAY))
    (one,) = told(later)
    assert days(one) == (MONDAY, MONDAY, True)


@pytest.mark.parametrize(
    ("words", "dated"),
    [
        ("Frei sind die Studenten, die am Montag festgenommen worden waren.", True),
        ("Frei sind die Studenten, die für Montag festgenommen worden waren.", False),
        ("Frei sind die Studenten, die bis Montag festgenommen worden waren.", False),
    ],
)
def test_a_day_in_the_clause_of_a_verb_counts_where_none_was_read(words: str, dated: bool) -> None:
    report = on(FRIDAY, words, "eins").event("COERCE", "festgenommen", (), ())
    begin = words.index("Montag") - 3 if "am Montag" in words else words.index("Montag") - 4
    report.time(words[begin : words.index("Montag") + 6].strip(), MONDAY)
    (one,) = told(report)
    assert one.dated is dated
    if dated:
        assert days(one) == (MONDAY, MONDAY, True)


def test_what_lasts_can_have_begun_before() -> None:
    (lasting,) = told(named("Kostan sitzt weiter in Haft.", "sitzt … in Haft", "eins", FRIDAY, "COERCE"))
    (new,) = told(named("Kostan ist in Haft genommen worden.", "in Haft genommen", "eins", FRIDAY, "COERCE"))
    assert (str(lasting.days[0]), str(lasting.widest[0])) == ("2031-03-06", "2031-02-07")
    assert str(new.widest[0]) == "2031-03-06"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Seit Montag werden vier Mitarbeiter in Dovar festgehalten.", "fact"),
        ("Vier Mitarbeiter werden in Dovar festgehalten.", "plan"),
        ("Vier Mitarbeiter sollen in Dovar festgehalten worden sein.", "fact"),
    ],
)
def test_what_is_being_done_is_no_plan(words: str, kind: str) -> None:
    report = on(FRIDAY, words, "eins").says(None, words).event("COERCE", "festgehalten", (), ())
    (one,) = told(report)
    assert one.kind == kind
