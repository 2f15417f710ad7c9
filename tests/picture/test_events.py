"""Events: one event in many words, and what must stay apart."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import permutations
from typing import Any

import pytest

from lagebild.entries import Verdict
from lagebild.picture.events import events
from lagebild.situation import FusedEvent
from tests.factories import a_verdict
from tests.picture.made import Report, made

TUESDAY, WEDNESDAY, THURSDAY = "2031-03-04", "2031-03-05", "2031-03-06"


def told(*reports: Report, **options: Any) -> tuple[FusedEvent, ...]:
    return events(*made(reports, **options))


def on(day: str, words: str, article: str, publisher: str = "Nachrichtendienst Auland") -> Report:
    return Report(words, article, published=f"{day}T18:00:00+01:00", publisher=publisher)


def articles(lines: Iterable[FusedEvent]) -> list[list[str]]:
    return [[one.article for one in line.evidence] for line in lines]


def arrest() -> tuple[Report, Report]:
    first = on(WEDNESDAY, "In Steinau nahm die Polizei am Mittwoch die Reporterin Vera Lind fest.", "eins")
    first.event("COERCE", "nahm", "die Polizei", "Vera Lind", place="Steinau", time=("am Mittwoch", WEDNESDAY))
    second = on(
        THURSDAY,
        "Vera Lind, die am Mittwoch in Steinau verhaftet worden war, sitzt noch in Haft.",
        "zwei",
        "Abendblatt",
    )
    second.event("COERCE", "verhaftet", (), "Vera Lind", place="Steinau", time=("am Mittwoch", WEDNESDAY))
    return first, second


def test_an_arrest_in_other_words_is_one_event_with_two_sources() -> None:
    (line,) = told(*arrest())
    assert (line.type, line.status, line.place, line.reports, line.sources) == ("COERCE", "actual", "Steinau", 2, 2)
    assert (line.date.start, line.date.end) == (WEDNESDAY, WEDNESDAY)
    assert [who.name for who in line.recipients] == ["Vera Lind"]
    (why,) = line.why
    assert why.startswith("same deed")


def shots(day: str, weekday: str, article: str) -> Report:
    report = on(day, f"Auf den Posten bei Steinau wurde {weekday} geschossen.", article)
    return report.event("ASSAULT", "geschossen", (), (), place="Steinau", time=(weekday, day))


def test_shots_of_two_days_are_two_events() -> None:
    assert len(told(shots(TUESDAY, "am Dienstag", "eins"), shots(WEDNESDAY, "am Mittwoch", "zwei"))) == 2


def test_shots_that_two_reports_put_on_one_day_are_one_event() -> None:
    later = on(WEDNESDAY, "Die Schüsse vom Dienstag bei Steinau sind ungeklärt.", "zwei")
    later.event("ASSAULT", "Schüsse", (), (), place="Steinau", time=("vom Dienstag", TUESDAY))
    assert articles(told(shots(TUESDAY, "am Dienstag", "eins"), later)) == [["eins", "zwei"]]


def test_one_day_between_others_does_not_tie_them_together() -> None:
    undated = on(
        WEDNESDAY, "Auf den Posten bei Steinau war zuvor geschossen worden, das hatte Aufsehen erregt.", "drei"
    )
    undated.event("ASSAULT", "geschossen", (), (), place="Steinau")
    lines = told(shots(TUESDAY, "am Dienstag", "eins"), shots(WEDNESDAY, "am Mittwoch", "zwei"), undated)
    assert len(lines) == 2
    assert not any({"eins", "zwei"} <= set(group) for group in articles(lines))


def frozen(state: str, article: str) -> Report:
    report = on(WEDNESDAY, f"{state} hat am Mittwoch alle merowischen Konten eingefroren.", article).actor(
        state, "state"
    )
    return report.event("SANCTION", "eingefroren", state, (), time=("am Mittwoch", WEDNESDAY))


def test_two_states_that_do_the_same_do_it_twice() -> None:
    assert len(told(frozen("Auland", "eins"), frozen("Norland", "zwei"))) == 2


def closed(state: str, article: str) -> Report:
    report = on(WEDNESDAY, f"{state} hat am Mittwoch die Brücke von Steinau gesperrt.", article).actor(state, "state")
    return report.event("COERCE", "gesperrt", state, (), place="Steinau", time=("am Mittwoch", WEDNESDAY))


def test_two_states_that_do_the_same_at_one_place_do_it_twice() -> None:
    assert len(told(closed("Auland", "eins"), closed("Auland", "zwei"))) == 1
    assert len(told(closed("Auland", "eins"), closed("Norland", "zwei"))) == 2


def test_one_state_does_it_once() -> None:
    second = on(THURSDAY, "Auland hatte am Mittwoch die Konten Merowas gesperrt.", "zwei").actor("Auland", "state")
    second.event("SANCTION", "gesperrt", "Auland", (), time=("am Mittwoch", WEDNESDAY))
    assert articles(told(frozen("Auland", "eins"), second)) == [["eins", "zwei"]]


@pytest.mark.parametrize("status", ["demanded", "conditional", "possible", "planned"])
def test_what_is_only_wanted_or_feared_is_another_event(status: str) -> None:
    done = on(THURSDAY, "Auland zog am Donnerstag seine Truppen aus Steinau ab.", "eins").actor("Auland", "state")
    done.event("RETREAT", "zog", "Auland", (), place="Steinau", time=("am Donnerstag", THURSDAY))
    open_ = on(THURSDAY, "Auland soll am Donnerstag seine Truppen aus Steinau abziehen.", "zwei").actor(
        "Auland", "state"
    )
    open_.event("RETREAT", "abziehen", "Auland", (), place="Steinau", time=("am Donnerstag", THURSDAY), status=status)
    assert sorted(line.status for line in told(done, open_)) == sorted(["actual", status])


def test_a_bridge_that_is_closed_and_opened_is_two_events() -> None:
    closed = on(TUESDAY, "Auland sperrte am Dienstag die Brücke von Steinau.", "eins").actor("Auland", "state")
    closed.event("COERCE", "sperrte", "Auland", (), place="Steinau", time=("am Dienstag", TUESDAY))
    opened = on(TUESDAY, "Auland öffnete am Dienstag die Brücke von Steinau.", "zwei").actor("Auland", "state")
    opened.event("COERCE", "öffnete", "Auland", (), place="Steinau", time=("am Dienstag", TUESDAY))
    assert len(told(closed, opened)) == 2


def landing() -> tuple[Report, Report]:
    first = on(
        WEDNESDAY,
        "In der Nacht landete bei Steinau ein Boot mit merowischen Soldaten, teilte die Küstenwache mit.",
        "eins",
    )
    first.says("die Küstenwache", "In der Nacht landete bei Steinau ein Boot mit merowischen Soldaten", cue="teilte")
    first.event("MOBILIZE", "landete", "merowischen Soldaten", (), place="Steinau")
    second = on(WEDNESDAY, "Kein merowischer Soldat ist bei Steinau gelandet, sagte Brandner.", "zwei")
    second.says("Brandner", "Kein merowischer Soldat ist bei Steinau gelandet", cue="sagte")
    second.event("MOBILIZE", "gelandet", "merowischer Soldat", (), place="Steinau", status="denied")
    return first, second


def test_an_event_that_is_denied_is_one_event_with_both_words_side_by_side() -> None:
    (line,) = told(*landing())
    assert line.status == "actual"
    assert [(one.name, one.value, [who.name for who in one.according_to]) for one in line.details] == [
        ("status", "actual", ["die Küstenwache"]),
        ("status", "denied", ["Brandner"]),
    ]


def test_who_denies_it_does_not_say_so() -> None:
    (line,) = told(*landing())
    assert [who.name for who in line.according_to] == ["die Küstenwache"]


def test_a_report_on_its_own_word_needs_nobody_to_say_so() -> None:
    own = on(WEDNESDAY, "Ein Boot mit merowischen Soldaten landete bei Steinau.", "drei")
    own.event("MOBILIZE", "landete", "merowischen Soldaten", (), place="Steinau")
    (line,) = told(landing()[0], own)
    assert line.reports == 2
    assert line.according_to == ()


def test_a_copy_tells_of_one_event_whatever_the_reader_made_of_it() -> None:
    words = "Auland und Merowa unterschrieben am Mittwoch in Steinau die Freigabe der Strecke."
    first = on(WEDNESDAY, words, "eins").event("COOPERATE", "unterschrieben", "Auland")
    second = on(WEDNESDAY, words, "zwei", "Abendblatt").event("AGREE", "unterschrieben", "Merowa")
    (line,) = told(first, second, copies=[("zwei", "eins")])
    assert (line.reports, line.sources, line.why) == (2, 1, ("the same sentence",))


def demand(words: str, verb: str, article: str) -> Report:
    return on(WEDNESDAY, words, article).actor("Brandner").event("REQUEST", verb, "Brandner", ())


def test_two_demands_of_one_day_are_two() -> None:
    first = demand("Brandner forderte den Abzug aller Truppen aus Steinau.", "forderte", "eins")
    second = demand("Brandner forderte mehr Geld für die Krankenhäuser.", "forderte", "zwei")
    assert len(told(first, second)) == 2


def test_two_demands_that_one_state_makes_on_another_are_two() -> None:
    first = on(WEDNESDAY, "Auland forderte Merowa auf, die Brücke von Steinau zu öffnen.", "eins")
    second = on(WEDNESDAY, "Auland forderte Merowa auf, die Geiseln von Quellin freizulassen.", "zwei")
    for report in (first, second):
        report.actor("Auland", "state").actor("Merowa", "state").event("REQUEST", "forderte", "Auland", "Merowa")
    assert len(told(first, second)) == 2


def test_one_demand_in_other_words_is_one() -> None:
    first = demand("Brandner forderte den Abzug aller Truppen aus Steinau.", "forderte", "eins")
    second = demand("Brandner verlangte, alle Truppen aus Steinau abzuziehen.", "verlangte", "zwei")
    second = second.event("RETREAT", "abzuziehen", (), (), status="demanded")
    assert ["eins", "zwei"] in articles(told(first, second))


def test_a_noun_points_back_to_what_was_told_some_days_before() -> None:
    first = on(TUESDAY, "Merowische Soldaten sind auf der Insel Hallig gelandet.", "eins")
    first.event("MOBILIZE", "gelandet", "Merowische Soldaten", (), place="Insel Hallig")
    later = on(THURSDAY, "Anlass ist die Landung merowischer Soldaten auf Hallig.", "zwei")
    later.event("MOBILIZE", "Landung", (), "merowischer Soldaten", place="Hallig")
    assert articles(told(first, later)) == [["eins", "zwei"]]


def test_a_look_back_points_back_for_days() -> None:
    back = on("2031-03-12", "Die Polizei hatte die Reporterin Vera Lind in Steinau festgenommen.", "zwei")
    back.event("COERCE", "festgenommen", "Die Polizei", "Vera Lind", place="Steinau")
    assert articles(told(arrest()[0], back)) == [["eins", "zwei"]]
    news = on("2031-03-12", "Die Polizei hat die Reporterin Vera Lind in Steinau festgenommen.", "zwei")
    news.event("COERCE", "festgenommen", "Die Polizei", "Vera Lind", place="Steinau")
    assert len(told(arrest()[0], news)) == 2


def landed(place: str, article: str) -> Report:
    report = on(WEDNESDAY, f"Merowische Soldaten sind am Mittwoch bei {place} gelandet.", article)
    return report.event("MOBILIZE", "gelandet", "Merowische Soldaten", (), place=place, time=("am Mittwoch", WEDNESDAY))


def test_landings_at_two_places_are_two() -> None:
    assert len(told(landed("Steinau", "eins"), landed("Quellin", "zwei"))) == 2


def test_a_state_and_its_seat_are_one_place() -> None:
    words = (
        "Der Westbund hat am Mittwoch Soldaten nach Auland verlegt. In der aulandischen Hauptstadt Quellin regnete es."
    )
    first = on(WEDNESDAY, words, "eins").actor("Auland", "state").actor("Der Westbund", "organisation")
    first.event("MOBILIZE", "verlegt", "Der Westbund", (), place="Auland", time=("am Mittwoch", WEDNESDAY))
    groups = {}
    for place in ("Quellin", "Marhof"):
        second = on(WEDNESDAY, f"Seit Mittwoch stehen Soldaten des Westbunds in {place}.", "zwei")
        second.actor("Soldaten des Westbunds", "group")
        second.event("MOBILIZE", "stehen", "Soldaten des Westbunds", (), place=place, time=("Mittwoch", WEDNESDAY))
        groups[place] = articles(told(first, second))
    assert groups == {"Quellin": [["eins", "zwei"]], "Marhof": [["eins"], ["zwei"]]}


def test_what_is_no_actor_at_all_does_not_keep_two_apart() -> None:
    first = on(TUESDAY, "In Wien haben am Dienstag die Gespräche über die Krise am Korsund begonnen.", "eins")
    first.actor("Auland", "state", "Auland").event(
        "CONSULT", "Gespräche", (), (), place="Wien", time=("am Dienstag", TUESDAY)
    )
    second = on(WEDNESDAY, "Während in Wien verhandelt wird, gibt es am Korsund Streit.", "zwei")
    second.actor("Korsund", "organisation").event("CONSULT", "verhandelt", "Korsund", (), place="Wien")
    assert articles(told(first, second)) == [["eins", "zwei"]]


def test_two_nouns_without_a_day_are_not_tied_together_over_days() -> None:
    first = on(TUESDAY, "Die Sanktionen Aulands gegen Merowa schaden allen.", "eins").actor(
        "Auland", "state", "Aulands"
    )
    first.event("SANCTION", "Sanktionen", "Auland", ())
    later = on(THURSDAY, "Die Sanktionen Aulands gegen Merowa bleiben.", "zwei").actor("Auland", "state", "Aulands")
    later.event("SANCTION", "Sanktionen", "Auland", ())
    assert len(told(first, later)) == 2


def test_numbers_that_cannot_both_be_true_stand_side_by_side() -> None:
    first = on(WEDNESDAY, "Auf Hallig landeten 20 merowische Soldaten.", "eins")
    first.event("MOBILIZE", "landeten", "merowische Soldaten", (), place="Hallig").figure(
        "20", 20, "merowische Soldaten"
    )
    second = on(WEDNESDAY, "Auf Hallig landeten fünf merowische Soldaten.", "zwei")
    second.event("MOBILIZE", "landeten", "merowische Soldaten", (), place="Hallig")
    second.figure("fünf", 5, "merowische Soldaten")
    (line,) = told(first, second)
    assert [(one.name, one.value) for one in line.details] == [
        ("number", "20 merowische Soldaten"),
        ("number", "fünf merowische Soldaten"),
    ]


def test_what_the_words_stand_for_counts_beside_a_reader_who_is_unsure() -> None:
    def expelled(confidence: float) -> str:
        report = on(WEDNESDAY, "Auland wies den merowischen Botschafter aus.", "eins").actor("Auland", "state")
        (line,) = told(report.event("REJECT", "wies", "Auland", (), confidence=confidence))
        return line.type

    assert (expelled(0.3), expelled(0.9)) == ("SANCTION", "REJECT")


def verdict(kind: str, *reports: Report) -> Verdict:
    one, other = (report.frames["events"][0].id for report in reports)
    return a_verdict(kind, one, of="event", value={"with": other})


def test_a_person_puts_two_events_together() -> None:
    pair = shots(TUESDAY, "am Dienstag", "eins"), shots(WEDNESDAY, "am Mittwoch", "zwei")
    (line,) = told(*pair, verdicts=[verdict("merge", *pair)])
    assert line.why == ("a person said so",)
    assert line.date.start == TUESDAY
    assert [(one.name, one.value) for one in line.details] == [("date", TUESDAY), ("date", WEDNESDAY)]


def test_a_person_takes_two_events_apart() -> None:
    pair = arrest()
    assert len(told(*pair, verdicts=[verdict("split", *pair)])) == 2


def test_what_a_person_takes_apart_no_third_report_ties_together() -> None:
    first, second = arrest()
    third = on(THURSDAY, "Vera Lind war am Mittwoch in Steinau verhaftet worden.", "drei")
    third.event("COERCE", "verhaftet", (), "Vera Lind", place="Steinau", time=("am Mittwoch", WEDNESDAY))
    assert len(told(first, second, third)) == 1
    groups = articles(told(first, second, third, verdicts=[verdict("split", first, second)]))
    assert sorted(map(len, groups)) == [1, 2]
    assert not any({"eins", "zwei"} <= set(group) for group in groups)


def test_a_person_takes_a_copy_apart() -> None:
    pair = shots(TUESDAY, "am Dienstag", "eins"), shots(TUESDAY, "am Dienstag", "zwei")
    assert len(told(*pair)) == 1
    assert len(told(*pair, verdicts=[verdict("split", *pair)])) == 2


def test_the_order_in_which_reports_come_in_changes_nothing() -> None:
    reports = [*arrest(), *landing(), shots(TUESDAY, "am Dienstag", "fünf")]
    for at, report in enumerate(reports):
        report.article = f"{report.article}-{at}"
    lines = {told(*some) for some in permutations(reports, len(reports))}
    assert len(lines) == 1


def test_an_event_long_past_has_its_month_or_year() -> None:
    report = on(WEDNESDAY, "Bei den Anschlägen im Mai 2027 explodierten in Karsk zwei Bomben.", "eins")
    report.event("ASSAULT", "Anschlägen", (), (), place="Karsk", time=("im Mai 2027", "2027-05-01", "2027-05-31"))
    (line,) = told(report)
    assert (line.date.start, line.date.end) == ("2027-05-01", "2027-05-31")


def test_the_year_of_a_law_is_not_that_of_the_event() -> None:
    report = on(WEDNESDAY, "Der Rat hat das unter Verweis auf das Gesetz von 2027 abgelehnt.", "eins")
    report.event("REJECT", "abgelehnt", "Der Rat", (), time=("von 2027", "2027-01-01", "2027-12-31"))
    (line,) = told(report)
    assert line.date.start is None


@pytest.mark.parametrize(
    ("words", "trigger", "time"),
    [
        ("Der Pakt war im Mai 2030 in Kraft getreten. Bei einem Angriff nahe Karsk starben sechs Helfer.", "Angriff", "im Mai 2030"),
        ("Nach der Wahl im Mai 2030 hat Präsident Tarn das Parlament aufgelöst.", "aufgelöst", "im Mai 2030"),
        ("Der im Mai 2030 gewählte Präsident Tarn hat Soldaten entsandt.", "entsandt", "im Mai 2030"),
    ],
)  # fmt: skip
def test_a_time_of_another_sentence_attribute_or_noun_dates_nothing(words: str, trigger: str, time: str) -> None:
    report = on(WEDNESDAY, words, "eins")
    report.event("ASSAULT", trigger, (), (), time=(time, "2030-05-01", "2030-05-31"))
    (line,) = told(report)
    assert line.date.start is None


@pytest.mark.parametrize(
    ("words", "trigger", "year"),
    [
        ("Er hatte 2027 die Macht ergriffen.", "ergriffen", True),
        ("Er hatte 2027 während eines Putsches die Macht ergriffen.", "ergriffen", True),
        ("Norland verlegte 2027 zusätzliche Soldaten.", "verlegte", False),
        ("Norland verlegte 2027 Soldaten.", "verlegte", False),
        ("Die Polizei nahm den Kandidaten von 2027 fest.", "nahm", False),
        ("Die Polizei besetzte das Stadion Meteor 2027 am Hafen.", "besetzte", False),
        ("Rebellen entführten drei Ingenieure; 2027 waren es zwei.", "entführten", False),
        ("Rebellen besetzten den Bahnhof (eröffnet 2027).", "besetzten", False),
        ("Die Preise fielen um 2027 % im Juni.", "fielen", False),
    ],
)
def test_a_bare_year_is_that_of_an_event_unless_it_counts_or_is_a_noun_s(words: str, trigger: str, year: bool) -> None:
    report = on(WEDNESDAY, f"Der Rat tagt. {words}", "eins")
    report.event("ASSAULT", trigger, (), (), time=("2027", "2027-01-01", "2027-12-31"))
    (line,) = told(report)
    assert (line.date.start == "2027-01-01") is year
