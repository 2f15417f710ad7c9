"""A report that looks back on a day tells again of the statement of that day that it is most like, if it is like one at all."""

from __future__ import annotations

import pytest

from lagebild.picture.statements import statements
from lagebild.situation import FusedStatement
from tests.picture.made import Report, made

GATE = "Solange Posten am Damm sind, setzen wir uns mit Talgau an keinen Tisch"
MONEY = "Für den Weizen zahlt unser Land dieses Jahr keinen Cent mehr als im Vorjahr"
BACK = "solange am Damm bewaffnete Posten stünden"


def tuesday(*said: str, speaker: str = "Sellin", article: str = "eins") -> Report:
    report = Report(" ".join(f"„{one}“, sagte {speaker}." for one in said), article, "2031-03-04T12:00:00+01:00")
    for one in said:
        report.says(speaker, one, cue="sagte")
    return report


def friday(day: str = "2031-03-04", said: str = BACK) -> Report:
    words = f"Sellin hatte am Dienstag Gespräche ausgeschlossen, {said}."
    report = Report(words, "zwei", "2031-03-07T12:00:00+01:00", "Abendblatt")
    return report.says("Sellin", said, cue="ausgeschlossen", said=("am Dienstag", day))


def fused(*reports: Report) -> tuple[FusedStatement, ...]:
    return statements(*made(reports))


def together(*reports: Report) -> list[set[str]]:
    return sorted(({one.article for one in line.evidence} for line in fused(*reports)), key=sorted)


def test_the_statement_of_that_day_that_is_meant_is_found_among_others() -> None:
    lines = fused(tuesday(MONEY, GATE), friday())
    assert [len(line.evidence) for line in lines] == [1, 2]
    assert lines[1].text == GATE
    assert any("condition and consequence alike" in why for why in lines[1].why)


def test_it_is_not_one_of_another_day_or_of_another_speaker() -> None:
    assert together(tuesday(GATE), friday("2031-03-02")) == [{"eins"}, {"zwei"}]
    assert together(tuesday(GATE, speaker="Karg"), friday()) == [{"eins"}, {"zwei"}]


def test_what_is_like_nothing_that_was_said_stays_alone() -> None:
    assert together(tuesday(MONEY), friday()) == [{"eins"}, {"zwei"}]


def test_of_two_that_are_as_like_none_is_chosen() -> None:
    other = "Solange Posten am Damm sind, sprechen wir mit Talgau nicht"
    assert together(tuesday(GATE, other), friday()) == [{"eins"}, {"eins"}, {"zwei"}]
    assert {"eins", "zwei"} in together(tuesday(GATE), friday())
    assert {"eins", "zwei"} in together(tuesday(other), friday())


def test_the_contrary_other_numbers_and_other_things_are_another_statement() -> None:
    pairs = [
        ("Der Damm gehört uns allen, den Bauern wie den Fischern", "am Damm stünden keine Posten mehr"),
        ("Die Truppen ziehen aus Talgau ab", "die Truppen blieben in Norwyk"),
        ("Die Lage in Talgau ist katastrophal", "die Hilfe für Talgau müsse aufgestockt werden"),
        ("Falls es regnet, sagen wir das Konzert ab", "man werde das Zelt aufbauen, falls es regne"),
        ("Wenn die Reederei nicht zahlt, streiken wir", "man werde verhandeln, wenn die Reederei zahle"),
        (
            "Wenn die Rebellen die Geiseln freilassen, endet der Krieg",
            "man werde die Grenze öffnen, wenn die Rebellen die Waffen abgäben",
        ),
        ("Der Anschlag war ein Terrorakt", "der Anschlag sei kein Terrorakt"),
        ("Am Damm stehen 12 Posten", "am Damm stünden 40 Posten"),
        ("Wir verhängen Sanktionen gegen die Banken", "Sanktionen gegen die Tanker würden folgen"),
    ]
    for before, said in pairs:
        assert {"eins", "zwei"} not in together(tuesday(before), friday(said=said)), said


def test_two_of_one_report_do_not_look_back_on_one() -> None:
    report = friday()
    said = "solange am Damm Posten mit Gewehren stünden"
    both = Report(
        f"{report.words} Er hatte am Dienstag auch gesagt, {said}.", "zwei", report.published, report.publisher
    )
    both.says("Sellin", BACK, cue="ausgeschlossen", said=("am Dienstag", "2031-03-04"))
    both.says("Sellin", said, cue="gesagt", said=("am Dienstag", "2031-03-04"))
    lines = fused(tuesday(GATE), both)
    assert max(len(line.evidence) for line in lines) == 2


DATED = [
    ("Die Fähren führen spätestens am Freitag wieder", "bis Freitag liefen alle Fähren aus"),
    ("Am Freitag werde das Feldlazarett geöffnet", "das Lazarett nehme am Freitag Kranke auf"),
    ("Die Geiseln kämen bis Freitag frei", "bis Freitag lasse man alle Gefangenen laufen"),
]
OTHERS = [
    ("Die Fähren führen spätestens am Freitag wieder", "bis Freitag werde das Parlament abstimmen"),
    ("Am Freitag werde das Feldlazarett geöffnet", "am Freitag trete der Zoll auf Weizen in Kraft"),
    ("Die Geiseln kämen bis Freitag frei", "bis Freitag werde die Brücke geräumt"),
    ("Am Freitag reist der Außenminister nach Talgau", "am Freitag werde der Außenminister in Norwyk erwartet"),
    (
        "Am Freitag stimmt das Parlament über den Haushalt ab",
        "am Freitag werde der Bundesrat über das Rentenpaket abstimmen",
    ),
    (
        "Am Freitag stimmt das Parlament über den Haushalt ab",
        "am Freitag werde das Parlament über den Wehrdienst abstimmen",
    ),
    ("Am Freitag gehen 300 Soldaten nach Talgau", "am Freitag gingen Soldaten nach Norwyk"),
    ("Der Streik in Talgau endet am Freitag", "der Streik in Norwyk beginne am Freitag"),
    ("Am Freitag liefert Lurien Gas", "Lurien werde am Freitag Öl liefern"),
    ("Am Freitag öffnet der Hafen", "am Freitag werde der Flughafen öffnen"),
]


def dated(words: str, article: str, published: str, day: str = "2031-03-07") -> Report:
    report = Report(f"Sellin sagte, {words}.", article, published, article)
    when = next(one for one in ("am Freitag", "Am Freitag", "bis Freitag") if one in words)
    report.time(when, day if "m F" in when else published[:10], day)
    return report.says("Sellin", words, cue="sagte")


@pytest.mark.parametrize(("first", "second", "number"), [*((*one, 1) for one in DATED), *((*one, 2) for one in OTHERS)])
def test_the_same_date_and_matter_are_one_statement(first: str, second: str, number: int) -> None:
    reports = dated(first, "eins", "2031-03-04T12:00:00+01:00"), dated(second, "zwei", "2031-03-05T08:00:00+01:00")
    assert len(fused(*reports)) == number


def test_another_date_is_another_statement() -> None:
    first, second = DATED[0]
    later = dated(second, "zwei", "2031-03-05T08:00:00+01:00", "2031-03-08")
    assert len(fused(dated(first, "eins", "2031-03-04T12:00:00+01:00"), later)) == 2


def test_whoever_looks_back_on_a_condition_means_none_without_one() -> None:
    said = "falls der Damm brenne, gehe keiner hin"
    assert together(tuesday("Der Damm gehört uns allen"), friday(said=said)) == [{"eins"}, {"zwei"}]
