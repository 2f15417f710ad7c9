"""When an event can have been that a text tells."""

from __future__ import annotations

import pytest

from lagebild.picture.events import events
from lagebild.picture.told import Told, tellings
from tests.picture.made import Report, made

MONDAY, FRIDAY = "2031-03-03", "2031-03-07"
BEFORE = "2031-02-21"  # how far a noun in a report of Friday points back


def on(day: str, words: str, article: str = "eins") -> Report:
    return Report(words, article, f"{day}T18:00:00+01:00")


def told(report: Report) -> Told:
    stuff, _ = made((report,))
    (one,) = [one for sheet in stuff.sheets for one in sheet.of(tellings).values()]
    return one


def days(report: Report) -> tuple[str, str, bool]:
    one = told(report)
    return str(one.days[0]), str(one.days[1]), one.dated


@pytest.mark.parametrize(
    ("words", "trigger", "first"),
    [
        ("Die vor Tagen in Uwanda entführten Reporter sind frei.", "entführten", BEFORE),
        ("Die beiden entführten Reporter sind frei.", "entführten", BEFORE),
        ("Der Streit um die eingefrorenen Konten geht weiter.", "eingefrorenen", BEFORE),
        ("Nach dem Anschlag auf den Markt kommen Helfer.", "Anschlag", BEFORE),
        ("Bewaffnete entführten Reporter im Norden.", "entführten", "2031-03-06"),
        ("Am Abend sperrte Tarvonien den Luftraum.", "sperrte", "2031-03-06"),
        ("Ruvanien begrüßte Dossous Empfehlung.", "begrüßte", "2031-03-06"),
        ("Das verurteilte Norland am Abend.", "verurteilte", "2031-03-06"),
        ("Das verurteilte Regime will bleiben.", "verurteilte", BEFORE),
    ],
)
def test_what_is_only_named_can_have_been_before(words: str, trigger: str, first: str) -> None:
    assert days(on(FRIDAY, words).event("ASSAULT", trigger, (), ())) == (first, FRIDAY, False)


@pytest.mark.parametrize(
    ("words", "trigger"),
    [
        ("Die entführten Reporter sind am Freitag freigekommen.", "entführten"),
        ("Erstmals seit Beginn der Waffenruhe ist am Freitag im Tal geschossen worden.", "Waffenruhe"),
        ("Nach dem Überfall auf die Küste haben am Freitag die Schulen geschlossen.", "Überfall"),
    ],
)
def test_the_day_of_the_sentence_is_not_that_of_what_it_only_names(words: str, trigger: str) -> None:
    report = on(FRIDAY, words).event("ASSAULT", trigger, (), (), time=("am Freitag", FRIDAY))
    assert days(report) == (BEFORE, FRIDAY, False)


@pytest.mark.parametrize(
    ("words", "trigger"),
    [
        ("Für die fünf am Montag entlassenen Seeleute gab es Geld.", "entlassenen"),
        ("Nach der Landung am Montag zogen die Soldaten ab.", "Landung"),
        ("Nach dem Überfall auf die Küste am Montag haben die Schulen geschlossen.", "Überfall"),
        ("Nach dem Beschuss der Stadt, der am Montag begann, ist es still.", "Beschuss"),
        ("Während der Proteste wurden am Montag vier Menschen verletzt.", "Proteste"),
        ("Bei der Landung haben am Montag alle gejubelt.", "Landung"),
    ],
)
def test_the_day_of_an_attribute_of_a_noun_and_of_what_goes_on_is_its_own(words: str, trigger: str) -> None:
    report = on(FRIDAY, words).event("ASSAULT", trigger, (), (), time=("am Montag", MONDAY))
    assert days(report) == (MONDAY, MONDAY, True)


@pytest.mark.parametrize(
    ("words", "trigger", "time", "day", "dated"),
    [
        (
            "Frei sind die Studenten, die am Montag festgenommen worden waren.",
            "festgenommen",
            "am Montag",
            MONDAY,
            True,
        ),
        ("Frei sind die Studenten, die bis Montag festgehalten wurden.", "festgehalten", "bis Montag", MONDAY, False),
        (
            "Frei sind die Studenten, die wegen der Wahl am Montag verhaftet wurden.",
            "verhaftet",
            "am Montag",
            MONDAY,
            False,
        ),
        (
            "Frei sind die Studenten, die am Montag festgenommen werden.",
            "festgenommen",
            "am Montag",
            "2031-03-10",
            False,
        ),
        ("Frei ist, wer beim Spiel am Montag verhaftet wurde.", "verhaftet", "am Montag", MONDAY, False),
        (
            "Frei ist, wer von der am Montag gewählten Regierung verhaftet wurde.",
            "verhaftet",
            "am Montag",
            MONDAY,
            False,
        ),
        ("Die Festnahme kam, nachdem am Montag gewählt worden war.", "Festnahme", "am Montag", MONDAY, False),
    ],
)
def test_a_day_in_the_clause_of_a_verb_counts_where_none_was_read(
    words: str, trigger: str, time: str, day: str, dated: bool
) -> None:
    report = on(FRIDAY, words).event("COERCE", trigger, (), ())
    report.time(time, day)
    assert told(report).dated is dated


def test_of_two_days_in_its_clause_none_is_its_own() -> None:
    report = on(FRIDAY, "Frei ist, wer am Montag oder am Dienstag verhaftet wurde.").event(
        "COERCE", "verhaftet", (), ()
    )
    report.time("am Montag", MONDAY)
    report.time("am Dienstag", "2031-03-04")
    assert not told(report).dated


def test_what_was_in_another_year_was_then() -> None:
    report = on(FRIDAY, "Der Absturz von 1998 ist nie aufgeklärt worden.")
    report.event("ASSAULT", "Absturz", (), (), time=("1998", "1998-01-01", "1998-12-31"))
    assert days(report) == ("1998-01-01", "1998-12-31", False)


def test_what_was_last_month_can_be_the_news_of_today() -> None:
    report = on(FRIDAY, "Der Absturz vom Februar ist nie aufgeklärt worden.")
    report.event("ASSAULT", "Absturz", (), (), time=("Februar", "2031-02-01", "2031-02-28"))
    assert days(report) == (BEFORE, FRIDAY, False)


def test_the_year_of_another_noun_is_not_its_own() -> None:
    report = on(FRIDAY, "Der Abzug aus den Stellungen von 2029 hat begonnen.")
    report.event("RETREAT", "Abzug", (), (), time=("2029", "2029-01-01", "2029-12-31"))
    assert days(report) == (BEFORE, FRIDAY, False)


def test_a_crash_of_another_year_is_not_the_one_of_this_week() -> None:
    now = on(MONDAY, "Der Absturz bei Jasenko hat 31 Menschen das Leben gekostet.", "eins")
    now.event("ASSAULT", "Absturz", (), (), place="Jasenko")
    then = on(FRIDAY, "Der Absturz bei Jasenko von 1998 hat Menschen das Leben gekostet.", "zwei")
    then.event("ASSAULT", "Absturz", (), (), place="Jasenko", time=("1998", "1998-01-01", "1998-12-31"))
    assert len(events(*made((now, then)))) == 2


def test_pluperfect_with_words_between_points_back() -> None:
    report = on(FRIDAY, "Die Studenten waren in der Nacht zuvor festgenommen worden.")
    assert days(report.event("COERCE", "festgenommen", (), ())) == ("2031-01-06", FRIDAY, False)


def test_two_attributes_without_a_day_are_not_tied_together_over_days() -> None:
    some = on(MONDAY, "Für die in Tarsk verhafteten Journalisten fordert Auland einen Anwalt.", "eins")
    some.event("COERCE", "verhafteten", (), "Journalisten", place="Tarsk")
    others = on(FRIDAY, "Für die in Tarsk verhafteten Soldaten fordert Auland einen Anwalt.", "zwei")
    others.event("COERCE", "verhafteten", (), "Soldaten", place="Tarsk")
    assert len(events(*made((some, others)))) == 2


def test_an_attribute_and_what_it_looks_back_on_are_one() -> None:
    first = on(MONDAY, "Bewaffnete haben in Odra zwei Reporter aus Auland entführt.", "eins")
    first.event("ASSAULT", "entführt", (), "Reporter", place="Odra")
    later = on(FRIDAY, "Von den in Odra entführten Reportern aus Auland fehlt jede Spur.", "zwei")
    later.event("ASSAULT", "entführten", (), "Reporter", place="Odra")
    assert len(events(*made((first, later)))) == 1


def test_what_somebody_is_only_said_to_have_done_is_no_plan() -> None:
    words = "Vier Mitarbeiter sollen in Dovar festgehalten worden sein."
    report = on(FRIDAY, words).says(None, words).event("COERCE", "festgehalten", (), ())
    assert (told(report).kind, told(report).status) == ("fact", "possible")
    words = "Vier Mitarbeiter sollen in Dovar festgehalten werden."
    ahead = on(FRIDAY, words).says(None, words).event("COERCE", "festgehalten", (), ())
    assert told(ahead).kind == "plan"
