"""Which lines of figures say something, of now, and of what; where it is."""

from __future__ import annotations

import pytest

from lagebild.picture.figures import figures
from lagebild.situation import FigureLine
from tests.picture.made import Report, made

TUESDAY = "2031-03-04T12:00:00+01:00"


def lines(words: str, *counted: tuple[str, float, str], unit: str | None = None) -> list[FigureLine]:
    report = Report(words, published=TUESDAY)
    for number, value, of in counted:
        report.figure(number, value, of, unit=unit)
    return sorted(figures(*made([report])), key=lambda line: line.evidence[0].spans)


def test_each_of_two_verbs_has_its_own_number() -> None:
    words = "Die Angreifer töteten in Karsk 50 Soldaten und entführten 12."
    assert [line.of for line in lines(words, ("50", 50, "Soldaten"), ("12", 12, "Soldaten"))] == [
        "Soldaten, töteten",
        "Soldaten, entführten",
    ]


def test_the_verb_of_the_first_is_not_that_of_the_second() -> None:
    words = "Die Angreifer töteten in Karsk 50 Soldaten und befreiten 12."
    (line,) = lines(words, ("50", 50, "Soldaten"), ("12", 12, "Soldaten"))
    assert [value.number for value in line.values] == [50]


@pytest.mark.parametrize(
    ("words", "of", "shown"),
    [
        ("Der Umsatz des Unternehmens stieg auf 37000000 Euro.", "Umsatz", False),
        ("Die Summe beläuft sich auf 37000000 Euro.", "Die Summe", False),
        ("Das kostet die Stadt Kestra 37000000 Euro.", "Das kostet die Stadt Kestra", False),
        ("Die Höhe der Investition beträgt 37000000 Euro.", "Die Höhe der Investition", False),
        ("Die Baukosten liegen bei 37000000 Euro.", "Die Baukosten", False),
        ("Der Gewinn im zweiten Quartal liegt bei 37000000 Euro.", "Der Gewinn", False),
        ("Die Stadt Hamburg nimmt 37000000 Euro ein.", "Die Stadt Hamburg", False),
        ("Der Umsatz der Hafenbank stieg auf 37000000 Euro.", "Der Umsatz", False),
        ("Der Schaden durch das Hochwasser beträgt 37000000 Euro.", "Der Schaden", True),
        ("Es sind 37000000 Euro Militärhilfe.", "Militärhilfe", True),
    ],
)
def test_a_sum_that_does_not_say_of_what_waits(words: str, of: str, *, shown: bool) -> None:
    assert [line.shown for line in lines(words, ("37000000", 37000000, of), unit="EUR")] == [shown]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Norland liefert Orlan Hilfe im Wert von 37000000 Euro.", True),
        ("Dazu kommt Hilfe im Wert von 37000000 Euro.", False),
    ],
)
def test_aid_is_that_of_a_state(words: str, *, shown: bool) -> None:
    report = Report(words, published=TUESDAY).figure("37000000", 37000000, "Hilfe", unit="EUR")
    (line,) = figures(*made([report.actor("Norland", "state") if shown else report]))
    assert (line.shown, line.of) == (shown, "Hilfe")


def test_what_hangs_on_the_words_for_a_sum_stands_with_them() -> None:
    words = "Der Schaden durch das Hochwasser in Lorven beträgt 37000000 Euro."
    (line,) = lines(words, ("37000000", 37000000, "Der Schaden"), unit="EUR")
    assert line.of == "Der Schaden durch das Hochwasser in Lorven"


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Im Januar starben 310 Menschen, ein Jahr zuvor waren es 120.", "120"),
        ("Die Zahl der Verletzten erhöhte sich von 120 auf 155.", "120"),
        ("Die Zahl der Verletzten wurde von 120 auf 155 korrigiert.", "120"),
        ("Die Zahl der Verletzten ist um 120 höher als zuvor.", "120"),
        ("Nach dem Beben vor zwei Jahren starben in Karsk 120 Menschen.", "120"),
        ("Es war der schwerste Anschlag seit 2027, als in Orven 120 Menschen starben.", "120"),
    ],
)
def test_what_is_of_another_time_is_no_number_of_now(words: str, number: str) -> None:
    of = "Verletzten" if "Verletzten" in words else "Menschen"
    report = Report(words, published=TUESDAY).figure(number, 120, of)
    assert figures(*made([report])) == ()


def test_what_goes_on_from_a_look_back_is_of_then() -> None:
    words = "Im Mai 2027 gab es in Orven einen Anschlag. Dabei starben 120 Menschen."
    report = Report(words, published=TUESDAY)
    report.time("Im Mai 2027", "2027-05-01", "2027-05-31")
    assert figures(*made([report.figure("120", 120, "Menschen")])) == ()


@pytest.mark.parametrize(
    "words",
    [
        "Im Mai 2027 war das Abkommen in Kraft getreten. Bei einem Angriff nahe Brodnik starben 120 Helfer.",
        "Im Mai 2027 war das Abkommen in Kraft getreten. 120 Helfer starben.",
        "Im Mai 2027 begann eine Reihe von Beben. In Karsk stürzten Häuser ein, 120 Helfer starben.",
    ],
)
def test_what_begins_anew_behind_a_look_back_is_of_now(words: str) -> None:
    report = Report(words, published=TUESDAY)
    report.time("Im Mai 2027", "2027-05-01", "2027-05-31")
    assert [line.shown for line in figures(*made([report.figure("120", 120, "Helfer")]))] == [True]


@pytest.mark.parametrize(
    "words",
    [
        "Bei einem Anschlag des vor zwei Jahren verbotenen Bundes starben in Karsk 120 Helfer.",
        "Seit dem Umsturz vor zwei Jahren sind 120 Helfer getötet worden.",
    ],
)
def test_another_time_of_a_noun_is_not_that_of_the_number(words: str) -> None:
    assert [line.shown for line in lines(words, ("120", 120, "Helfer"))] == [True]


@pytest.mark.parametrize(
    ("words", "as_of"),
    [
        ("Seit dem Umsturz im Mai 2029 sind in Karsk 120 Helfer getötet worden.", "2031-03-04"),
        ("Im Mai 2029 verhängte Orlan die Sperre. Bei Protesten in Pelsk wurden 120 Helfer verletzt.", "2031-03-04"),
        ("Im Mai 2029 gab es in Karsk einen Anschlag. Dabei starben 120 Helfer.", "2029-05-31"),
        ("Im Mai 2029 flohen viele aus Karsk. Davon starben 120 Helfer.", "2029-05-31"),
        ("In Karsk starben im Mai 2029 bei einem Anschlag 120 Helfer.", "2029-05-31"),
    ],
)
def test_the_day_of_a_number_is_not_that_of_a_noun_or_of_a_sentence_before(words: str, as_of: str) -> None:
    report, time = Report(words, published=TUESDAY), "Im Mai 2029" if words.startswith("Im") else "im Mai 2029"
    report.figure("120", 120, "Helfer", time=(time, "2029-05-01", "2029-05-31"))
    (line,) = figures(*made([report]))
    assert [value.as_of for value in line.values] == [as_of]


def test_some_of_the_wounded_are_not_all() -> None:
    found = lines(
        "In Karsk stammen 12 der 30 Verletzten aus Belmark.", ("12", 12, "Verletzten"), ("30", 30, "Verletzten")
    )
    assert [line.shown for line in found] == [False, True]


def test_some_and_all_are_no_two_numbers_of_one_thing() -> None:
    words = "Vor Karsk wurden 246 der nach Behördenangaben 350 Menschen verletzt."
    assert all(len(line.values) == 1 for line in lines(words, ("246", 246, "Menschen"), ("350", 350, "Menschen")))


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Bei Protesten gegen die Regierung kamen 22 Menschen ums Leben.", None),
        ("Das Ministerium in Orven zählt 22 getötete Menschen.", None),
        ("Die Miliz, die in Orven sitzt, hat 22 Menschen getötet.", None),
        ("In der Moschee wurden 22 Menschen getötet.", None),
        ("In Karsk brannte ein Haus. Am Abend wurden 22 Menschen getötet.", None),
        ("In Karsk brannte ein Haus. Dabei wurden 22 Menschen getötet.", "Karsk"),
        ("In Karsk brannte ein Haus, 22 Menschen wurden getötet.", "Karsk"),
        ("Bei einem Angriff auf ein Krankenhaus in Karsk sind 22 Menschen getötet worden.", "Karsk"),
        ("Im Gericht in Karsk hat ein Mann 22 Menschen getötet.", "Karsk"),
        ("Ein Attentäter erschoss in der Universität in Karsk 22 Menschen.", "Karsk"),
        ("Das Krankenhaus in Karsk meldete 22 getötete Menschen.", None),
        ("Das Gericht in Karsk wurde gestürmt, 22 Menschen starben.", "Karsk"),
        ("In al-Faschir sind 22 Menschen getötet worden.", "al-Faschir"),
        ("The hospital in the town of Karsk was hit, people said in Karsk; 22 Menschen were killed.", "Karsk"),
        ("The hospital in Karsk was hit; 22 Menschen were killed.", "Karsk"),
        ("In Karsk brannte ein Haus, in Lorven auch; 22 Menschen wurden getötet.", None),
    ],
)
def test_a_place_is_not_that_of_an_office_another_clause_or_sentence(words: str, place: str | None) -> None:
    report = Report(words, published=TUESDAY)
    report.figure("22", 22, "Menschen", place="al-Faschir" if "al-Faschir" in words else None)
    assert [line.place for line in figures(*made([report]))] == [place]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Bei der geplanten Demonstration in Pelsk wurden 40 Menschen verletzt.", True),
        ("Bei der erforderlichen Notlandung in Lorven wurden 40 Menschen verletzt.", True),
        ("Die geplanten 40 Menschen wurden in Pelsk verletzt.", False),
        ("In Pelsk wurden 40 geplante Menschen verletzt.", False),
    ],
)
def test_what_is_wanted_is_what_stands_beside_the_word(words: str, *, shown: bool) -> None:
    assert bool(lines(words, ("40", 40, "Menschen"))) is shown


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Norland schickt 5000 Soldaten nach Orlan.", True),
        ("Velmar nimmt 5000 Soldaten aus Karsk gefangen.", True),
        ("Die Armee hat 5000 Soldaten mobilisiert.", False),
    ],
)
def test_soldiers_are_said_to_be_whose(words: str, *, shown: bool) -> None:
    report = (
        Report(f"Das geschah in Karsk. {words}", published=TUESDAY).actor("Norland", "state").actor("Velmar", "state")
    )
    report.event("MOBILIZE", "geschah", (), place="Karsk")
    found = figures(*made([report.figure("5000", 5000, "Soldaten", confidence=0.95)]))
    assert [line.shown for line in found] == [shown]


def test_numbers_of_two_years_are_of_two_happenings() -> None:
    old = Report("In Karsk starben 5500 Menschen im Mai 2027.", published=TUESDAY)
    old.figure("5500", 5500, "Menschen", place="Karsk", time=("im Mai 2027", "2027-05-01", "2027-05-31"))
    new = Report("In Karsk starben 35 Menschen.", published=TUESDAY).figure("35", 35, "Menschen", place="Karsk")
    assert len(figures(*made([old, new]))) == 2


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("In Osaka waren dabei 8 Menschen getötet worden.", False),
        ("In Osaka hatte ein Täter 8 Menschen getötet.", False),
        ("In Osaka waren am Vormittag 8 Menschen getötet worden.", True),
        ("In Osaka wurden 8 Menschen getötet.", True),
    ],
)
def test_what_is_past_before_the_news_and_on_no_day_waits(words: str, *, shown: bool) -> None:
    assert [line.shown for line in lines(words, ("8", 8, "Menschen"))] == [shown]


def test_words_that_name_nobody_are_no_source() -> None:
    report = Report("In Karsk starben nach polizeilichen Zahlen 8 Menschen.", published=TUESDAY)
    (line,) = figures(*made([report.figure("8", 8, "Menschen", source="polizeilichen")]))
    assert [value.source for value in line.values] == [None]


@pytest.mark.parametrize(
    ("words", "number", "value", "of"),
    [
        ("Beim Untergang ertranken 189 der 259 Personen an Bord.", "259", 259, "Personen"),
        ("In einem Einsatz von rund 400 Polizisten wurden mehrere Männer festgenommen.", "400", 400, "Polizisten"),
        ("Damit wurden 42 Soldaten bei 33 Angriffen getötet.", "33", 33, "Angriffen"),
        ("Drei Millionen Menschen sind verletzt oder obdachlos.", "Drei Millionen", 3e6, "Menschen"),
        ("Zunächst war von 25 Verletzten die Rede.", "25", 25, "Verletzten"),
        ("Die Helfer befürchten 2000 Tote.", "2000", 2000, "Tote"),
    ],
)
def test_who_is_counted_is_whom_it_happened_to(words: str, number: str, value: float, of: str) -> None:
    assert not [line for line in lines(words, (number, value, of)) if line.shown]


@pytest.mark.parametrize(
    ("words", "number", "of", "shown"),
    [
        ("Zwei der Getöteten waren Frauen.", "Zwei", "der Getöteten", False),
        ("Zwei der Löschmänner wurden durch den Rauch verletzt.", "Zwei", "der Löschmänner", True),
        ("Bei dem Unfall wurden zwei Männer verletzt.", "zwei", "Männer", True),
        ("Das Land trauert mit zwei ermordeten Männern um sich selbst.", "zwei", "Männern", True),
        ("Zusammen mit zwei Kindern starb eine Mutter.", "zwei", "Kindern", True),
        ("Wie befürchtet sind zwei Menschen gestorben.", "zwei", "Menschen", True),
        ("Wie erwartet sind zwei Menschen gestorben.", "zwei", "Menschen", True),
        ("Zwei der Häftlinge sind geflohen.", "Zwei", "der Häftlinge", True),
        ("Zwei der Geiseln kamen frei.", "Zwei", "der Geiseln", True),
        ("Nach dem befürchteten Dammbruch sind zwei Menschen gestorben.", "zwei", "Menschen", True),
        ("Zunächst war von drei Toten die Rede, inzwischen meldet die Polizei zwei Tote.", "zwei", "Tote", True),
    ],
)
def test_some_of_those_who_are_counted_wait(words: str, number: str, of: str, *, shown: bool) -> None:
    assert any(line.shown for line in lines(words, (number, 2, of))) is shown


@pytest.mark.parametrize(
    ("words", "day"),
    [
        (
            "Seit der Wiedereinführung der Strafe in den Vereinigten Staaten 1976 wurden in Illinois 12 Menschen hingerichtet.",
            "2031-03-04",
        ),
        ("Im Jahr 1976 wurden 12 Menschen hingerichtet.", "1976-12-31"),
    ],
)
def test_what_is_counted_since_a_time_is_of_now(words: str, day: str) -> None:
    report = Report(words, published=TUESDAY)
    report.figure("12", 12, "Menschen", time=("1976", "1976-01-01", "1976-12-31"))
    assert [value.as_of for line in figures(*made([report])) for value in line.values] == [day]


def test_nobody_is_counted_before_it_happens() -> None:
    report = Report("Der Rat tagt am Sonntag wegen der 14 Toten.", published=TUESDAY)
    report.figure("14", 14, "Toten", time=("Sonntag", "2031-03-09", "2031-03-09"))
    assert [value.as_of for line in figures(*made([report])) for value in line.values] == ["2031-03-04"]


@pytest.mark.parametrize(
    ("words", "number", "value", "of", "shown"),
    [
        ("In Karsk retteten Helfer 6000 Menschen.", "6000", 6000, "Menschen", False),
        ("In Karsk starben 60 Menschen.", "60", 60, "Menschen", True),
        ("In Karsk brachen 200 Gefangene aus, ihre Flucht dauert an.", "200", 200, "Gefangene", True),
        ("Die Flucht von 200 Gefangenen aus Karsk hat Folgen.", "200", 200, "Gefangenen", False),
        ("Bei einem Ausbruchsversuch in Karsk wurden 18 Häftlinge getötet.", "18", 18, "Häftlinge", True),
        ("Der Richter wandelte die Todesurteile der 15 Häftlinge in Karsk um.", "15", 15, "Häftlinge", False),
    ],
)
def test_people_of_whom_nothing_is_told_wait(words: str, number: str, value: float, of: str, *, shown: bool) -> None:
    assert any(line.shown for line in lines(words, (number, value, of))) is shown


@pytest.mark.parametrize(
    ("words", "of", "shown"),
    [
        ("Die Steuern brachten der Stadt 37000000 Euro.", "Die Steuern", False),
        ("Die Staatsschulden Norlands betragen 37000000 Euro.", "Die Staatsschulden Norlands", False),
        ("Im Haushalt sind für die Armee 37000000 Euro vorgesehen.", "Armee", False),
        (
            "Den Schaden durch den Sturm in Karsk schätzt der Rat auf 37000000 Euro.",
            "Den Schaden durch den Sturm",
            True,
        ),
        ("Norland gibt Orlan 37000000 Euro Soforthilfe.", "Soforthilfe", True),
    ],
)
def test_sums_that_one_source_gives_are_of_aid_or_damage(words: str, of: str, *, shown: bool) -> None:
    assert any(line.shown for line in lines(words, ("37000000", 37e6, of), unit="EUR")) is shown


def test_people_of_whom_different_things_are_told_are_two() -> None:
    words = "In Karsk sind laut Rat 20000 Menschen auf dem Weg nach Norden. In Karsk brachten laut Armee Helfer 6000 Personen in Zelte."
    report = Report(words, published=TUESDAY)
    report.figure("20000", 20000, "Menschen", source="Rat").figure("6000", 6000, "Personen", source="Armee")
    found = figures(*made([report]))
    assert not [line for line in found if line.differs or len(line.values) > 1]


def test_reports_of_two_years_are_of_two_happenings() -> None:
    def on(day: str, number: str, name: str) -> Report:
        report = Report(
            f"In Karsk wurden bei Kämpfen {number} Soldaten getötet.", name, published=f"{day}T12:00:00+01:00"
        )
        report.figure(number, float(number), "Soldaten")
        return report

    near = figures(*made([on("2031-03-04", "35", "eins"), on("2031-03-05", "42", "zwei")]))
    far = figures(*made([on("2031-03-04", "35", "eins"), on("2033-03-04", "42", "zwei")]))
    assert [len(line.values) for line in near] == [2]
    assert [len(line.values) for line in far] == [1, 1]


@pytest.mark.parametrize(
    ("words", "number", "of", "label"),
    [
        ("Aus dem Gefängnis in Karsk sind 400 Gefangene geflohen.", "400", "Gefangene", "Gefangene, geflohen"),
        ("In Karsk wurden 80 Geiseln freigelassen.", "80", "Geiseln", "Geiseln, freigelassen"),
    ],
)
def test_prisoners_who_got_away_are_called_so(words: str, number: str, of: str, label: str) -> None:
    (line,) = lines(words, (number, float(number), of))
    assert (line.of, line.shown) == (label, True)


def test_a_share_of_nothing_known_waits_whatever_others_say() -> None:
    words = "Die Marke erreicht laut Rat einen Anteil von 25 Prozent. Der Verband nennt einen Anteil von 19 Prozent."
    report = Report(words, published=TUESDAY)
    report.figure("25 Prozent", 25, "Anteil", unit="%", source="Rat").figure(
        "19 Prozent", 19, "Anteil", unit="%", source="Verband"
    )
    assert not [line for line in figures(*made([report])) if line.shown]
