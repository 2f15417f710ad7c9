"""What only looks like what was announced: others, otherwise, at another time. In doubt a commitment stays as it is."""

from __future__ import annotations

import pytest

from lagebild.picture.tripwires import tripwires
from lagebild.situation import Tripwire
from tests.picture.made import Report, made

FIRST, LATER = "2031-03-04T08:00:00+01:00", "2031-03-06T08:00:00+01:00"


def drawn(*reports: Report) -> tuple[Tripwire, ...]:
    return tripwires(*made(reports))


def vow(words: str, who: str = "Norland") -> Report:
    report = Report(f"{who} sagte, {words}.", "eins", FIRST).says(who, words, cue="sagte")
    return report.commits("promise", who, words)


def on(condition: str, consequence: str = "werde man die Brücke sperren") -> Report:
    words = f"{condition}, {consequence}"
    report = Report(f"Velten sagte, {words}.", "eins", FIRST).says("Velten", words, cue="sagte")
    return report.commits("threat", "Velten", consequence, condition, "if")


def told(words: str, trigger: str, by: str) -> Report:
    return Report(words, "zwei", LATER, "Kurier").event("RETREAT", trigger, by)


def state(*reports: Report) -> str:
    (one,) = drawn(*reports)
    return one.state


@pytest.mark.parametrize(
    ("body", "words", "trigger", "by"),
    [
        ("man werde die Geiseln freilassen", "Die Geiseln kehrten tot in Särgen nach Hause zurück.", "kehrten", "Geiseln"),
        ("man werde die Geiseln freilassen", "Drei Geiseln sind zurückgekehrt, nachdem Soldaten sie befreit hatten.",
         "zurückgekehrt", "Geiseln"),
        ("man werde die Geiseln freilassen", "Die Angehörigen der Geiseln haben das Hotel verlassen.", "verlassen",
         "Angehörigen der Geiseln"),
        ("man werde die Gefangenen freilassen", "Gefangene sind aus dem Lager zurückgekehrt, das Auland betreibt.",
         "zurückgekehrt", "Gefangene"),
        ("man werde die Gefangenen freilassen", "Zwei Gefangene haben auf der Flucht das Lager verlassen.", "verlassen",
         "Gefangene"),
        ("man werde die Häftlinge freilassen", "Die Häftlinge haben nach dem Hofgang den Hof verlassen.", "verlassen",
         "Häftlinge"),
        ("man werde die Kinder freilassen", "Kinder haben die Schule verlassen.", "verlassen", "Kinder"),
        ("der Minister werde die Klinik in Marn besuchen", "Die Leiche des Ministers traf in der Klinik in Marn ein.", "traf",
         "Leiche"),
        ("sein Land werde Getreide nach Marn liefern", "In Marn luden Arbeiter Getreide aus Auland ab.", "luden", "Arbeiter"),
        ("man werde Soldaten nach Marn schicken", "Verletzte Soldaten sind am Freitag in Marn eingetroffen.", "eingetroffen",
         "Soldaten"),
        ("man werde 30 Panzer schicken", "30 Panzer aus Auland sind am Freitag eingetroffen.", "eingetroffen", "Panzer"),
    ],
)  # fmt: skip
def test_what_may_have_come_about_otherwise_fulfils_nothing(body: str, words: str, trigger: str, by: str) -> None:
    assert state(vow(body), told(words, trigger, by)) == "open"


def test_whoever_is_back_in_the_camp_was_not_let_go() -> None:
    report = told("Die Geiseln sind verletzt in das Lager zurückgekehrt.", "zurückgekehrt", "Geiseln")
    assert state(on("wenn Norland die Geiseln freilasse"), report) == "open"


@pytest.mark.parametrize(
    ("body", "words", "trigger"),
    [
        ("man werde das Schiff „Abendstern“ freigeben", "Norland gab das Schiff „Morgenstern“ frei.", "gab"),
        ("man werde die Operation „Nordwind“ beginnen", "Norland hat die Operation „Südwind“ begonnen.", "begonnen"),
        ("man werde die Miliz „Neue Front“ entwaffnen", "Norland entwaffnete die Miliz „Alte Garde“.", "entwaffnete"),
        ("man werde das Lager „Rosental“ schließen", "Norland schloss das Lager „Birkental“.", "schloss"),
    ],
)
def test_what_is_called_otherwise_is_another(body: str, words: str, trigger: str) -> None:
    assert state(vow(body), told(words, trigger, "Norland")) == "open"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("man werde ein Pionierbataillon an die Grenze verlegen", "Das Pionierbataillon bleibe an der Grenze"),
        ("man werde ein Pionierbataillon an die Grenze verlegen",
         "Das Pionierbataillon bleibe so lange an der Grenze, wie es nötig sei"),
        ("man werde ein Pionierbataillon an die Grenze verlegen",
         "Das Pionierbataillon bleibe bis Freitag in der Kaserne und rücke dann aus"),
        ("man werde ein Pionierbataillon an die Grenze verlegen", "Ein zweites Pionierbataillon bleibe in der Kaserne"),
        ("man werde die Truppen aus Marn abziehen", "Die Truppen blieben noch bis Freitag in Marn"),
        ("man werde die Truppen aus Marn abziehen", "Die Truppen blieben ein Garant der Sicherheit"),
    ],
)  # fmt: skip
def test_what_stays_for_a_time_or_where_it_was_sent_is_not_given_up(body: str, words: str) -> None:
    report = Report(f"{words}, sagte Velten.", "zwei", LATER).says("Velten", words, cue="sagte")
    assert state(vow(body, "Velten"), report) == "open"


@pytest.mark.parametrize(
    "words",
    [
        "Wie am Mittwoch bekannt wurde, hatte der Nordbund im Januar Truppen nach Auland geschickt.",
        "Der Nordbund hatte Truppen nach Auland geschickt, wie das Gericht am Mittwoch feststellte.",
        "Der Minister trat am Mittwoch zurück, der Nordbund hatte Truppen nach Auland geschickt.",
        "Der Nordbund hatte vor zwei Jahren kurz zuvor Truppen nach Auland geschickt.",
        "Im Krieg von 1991 hatte der Nordbund Stunden zuvor Truppen nach Auland geschickt.",
    ],
)
def test_the_day_of_another_clause_dates_nothing_that_had_happened(words: str) -> None:
    report = told(words, "geschickt", "Nordbund")
    if "am Mittwoch" in words:
        report.time("am Mittwoch", "2031-03-05")
    assert state(on("sollte der Nordbund Truppen nach Auland schicken"), report) == "open"


@pytest.mark.parametrize(
    ("condition", "consequence", "when"),
    [
        ("räume Norland die Posten nicht binnen 48 Stunden", "werde er angreifen", "binnen 48 Stunden"),
        ("wenn Norland nicht innerhalb einer Woche zahle", "werde er klagen", "innerhalb einer Woche"),
        ("wenn Norland binnen drei Tagen die Posten räume", "werde er die Grenze öffnen", "binnen drei Tagen"),
        ("sollten die Geiseln nicht freikommen", "werde er binnen 48 Stunden angreifen", "binnen 48 Stunden"),
    ],
)
def test_an_ultimatum_keeps_its_deadline(condition: str, consequence: str, when: str) -> None:
    report = on(condition, consequence)
    report.time(when, "2031-03-06")
    (one,) = drawn(report)
    assert one.deadline == "2031-03-06"


@pytest.mark.parametrize(
    ("when", "published", "deadline"),
    [
        ("bis Freitag, 12 Uhr", "2031-03-04T08:00:00+01:00", "2031-03-07T12:00:00+01:00"),
        ("bis Freitag, 12 Uhr Ortszeit", "2031-03-04T08:00:00+01:00", "2031-03-07"),  # by which clock is not said
        ("bis Freitag um 12 Uhr dortiger Zeit", "2031-03-04T08:00:00+01:00", "2031-03-07"),
        ("bis Freitag, 12 Uhr", "2031-03-07T08:00:00+01:00", "2031-03-07T12:00:00+01:00"),
        ("bis 12 Uhr", "2031-03-07T17:00:00+01:00", None),  # it was over when it was told: that of another day
        ("bis Freitag, 12 Uhr", "2031-03-07T17:00:00+01:00", "2031-03-07T12:00:00+01:00"),
    ],
)
def test_an_hour_is_told_where_it_is_one(when: str, published: str, deadline: str | None) -> None:
    words = f"Räume Norland die Posten nicht {when}, werde man die Brücke sperren"
    report = Report(f"{words}, sagte Korwath.", "eins", published, "Bote")
    report.says("Korwath", words, cue="sagte")
    report.commits("threat", "Korwath", "werde man die Brücke sperren", words.rpartition(",")[0])
    report.time(when, "2031-03-07")
    (one,) = drawn(report)
    assert one.deadline == deadline


@pytest.mark.parametrize(
    ("lead", "deadline"),
    [
        ("Die Drohung vom Sonntag sei vom Tisch, an ihre Stelle setzte er eine andere: ", "2031-03-07"),
        ("Das Ultimatum nahm er zurück und stellte ein neues: ", "2031-03-07"),
        ("Die Frist ist verstrichen, die er gesetzt hatte: ", "2031-02-28"),
    ],
)
def test_a_commitment_that_takes_the_place_of_another_is_not_looked_back_on(lead: str, deadline: str) -> None:
    words = "Räume Norland die Posten nicht bis Freitag, werde man die Brücke sperren"
    report = Report(f"{lead}{words}.", "eins", "2031-03-04T08:00:00+01:00", "Bote")
    report.says("er", words).commits("threat", "er", "werde man die Brücke sperren", words.partition(",")[0])
    report.time("bis Freitag", "2031-03-07")
    (one,) = drawn(report)
    assert one.deadline == deadline


@pytest.mark.parametrize(
    ("body", "words", "trigger"),
    [
        (
            "man werde alle Truppen aus Auland abziehen",
            "Norland hat Truppen aus allen Häfen in Auland abgezogen.",
            "abgezogen",
        ),
        ("man werde alle Gefangenen freilassen", "Norland ließ am letzten Freitag zwölf Gefangene frei.", "ließ"),
        ("man werde alle Gefangenen freilassen", "Norland ließ in der letzten Woche Gefangene frei.", "ließ"),
    ],
)
def test_all_of_something_else_is_not_all_of_it(body: str, words: str, trigger: str) -> None:
    assert state(vow(body), told(words, trigger, "Norland")) == "open"


@pytest.mark.parametrize(
    ("lead", "condition", "consequence"),
    [
        ("Velten erklärte die Schleuse:", "Steigt der Pegel", "läuft das Wasser in den Polder."),
        ("Velten fragte:", "Kommt er nicht", "gehen dann alle nach Hause?"),
        ("Velten berichtete:", "Regierte Auland", "starben die Leute in Marn."),
        ("Velten rief:", "Lasse ab", "gehe nach Hause."),
    ],
)
def test_how_things_go_binds_nobody(lead: str, condition: str, consequence: str) -> None:
    report = Report(f"{lead} {condition}, {consequence}", "eins", FIRST).actor("Velten")
    assert drawn(report.commits("threat", "Velten", consequence.rstrip(".?"), condition, "if", confidence=0.2)) == ()


@pytest.mark.parametrize(
    ("before", "state_then"),
    [
        ("An der Mauer stünden keine Soldaten, sondern Techniker", "open"),
        ("An der Mauer stünden keine Techniker, sondern Soldaten", "touched"),
    ],
)
def test_who_is_to_stay_is_whom_the_sentence_before_names_last(before: str, state_then: str) -> None:
    promise = Report(f"{before}, sagte Norland. {before}. Diese würden bleiben.", "eins", FIRST)
    promise.commits("promise", "Norland", "Diese würden bleiben")
    told_of = told("Norland hat seine Soldaten von der Mauer abgezogen.", "abgezogen", "Norland")
    assert state(promise, told_of) == state_then


@pytest.mark.parametrize(
    ("confidence", "condition", "shown"),
    [
        (0.65, "", True),
        (0.55, "", False),
        (0.55, "wenn Auland zustimme", True),
    ],
)
def test_without_a_condition_only_what_is_read_surely_is_shown(confidence: float, condition: str, shown: bool) -> None:
    words = "man werde die Brücke öffnen" + (f", {condition}" if condition else "")
    report = Report(f"Norland sagte, {words}.", "eins", FIRST)
    report.commits("promise", "Norland", "man werde die Brücke öffnen", condition, confidence=confidence)
    (one,) = drawn(report)
    assert one.shown is shown


@pytest.mark.parametrize(
    ("first", "last", "number"),
    [
        ("werde man zwei Seeleute laufen lassen", "werde man fünf Seeleute gehen lassen", 2),
        ("werde man zwei Seeleute laufen lassen", "werde man zwei Seeleute gehen lassen", 1),
        ("werde man zwei Seeleute laufen lassen", "werde man Seeleute gehen lassen", 1),
    ],
)
def test_another_number_is_another_commitment(first: str, last: str, number: int) -> None:
    reports = [
        Report(f"{words[0].upper()}{words[1:]}, sagte Korwath.", article, f"{day}T08:00:00+01:00", article)
        .says("Korwath", f"{words[0].upper()}{words[1:]}", cue="sagte")
        .commits("offer", "Korwath", f"{words[0].upper()}{words[1:]}")
        for words, article, day in ((first, "eins", "2031-03-04"), (last, "zwei", "2031-03-05"))
    ]
    assert len(drawn(*reports)) == number
