"""What a denial answers: of all that was said before it the claim that is denied, and what is no claim."""

from __future__ import annotations

from typing import Any

import pytest

from lagebild.picture import claimwords
from lagebild.picture.disputes import disputes
from lagebild.situation import Dispute
from tests.picture.made import Report, made


def found(*reports: Report, **options: Any) -> tuple[Dispute, ...]:
    return disputes(made(reports, **options)[0])


def sides(line: Dispute) -> tuple[list[str], list[str]]:
    return [who.name for who in line.asserted_by], [who.name for who in line.denied_by]


@pytest.mark.parametrize(
    "words",
    [
        "Fremde Taucher hätten das Kabel im Hafen zerschnitten",
        "In drei Dörfern seien Brunnen vergiftet worden",
        "Die Patrouille habe das Dorf umstellt und dann abziehen wollen",
        "dass der Konvoi in der Nacht beschossen worden sei",
        "weil das Öl in den Fluss gelaufen ist",
        "Es gebe keine Gefangenen",
        "Mit dem Brand habe die Firma nichts zu tun",
        "Kein Beamter habe das Lager betreten",
        "Auf dem Gelände lägen noch zwölf Granaten, dort liege auch ein Zünder",
        "In den Silos fehlten 400 Tonnen, es fehle kein Protokoll",
    ],
)
def test_what_is_told_as_having_happened(words: str) -> None:
    assert claimwords.happened(words)


@pytest.mark.parametrize(
    "words",
    [
        "Man werde die Grenze schließen",
        "Die Lieferung müsse bis Freitag eingetroffen sein",
        "Das sei keine Lösung",
        "Alles ist vorbei, wenn die Brücke fällt",
        "Wir liefern nicht, solange die Rechnung offen steht",
        "Der Minister sei dazu bereit",
        "Eine Rückkehr komme nicht infrage",
        "Niemand dürfe den Saal verlassen",
    ],
)
def test_what_is_no_happening(words: str) -> None:
    assert not claimwords.happened(words)


@pytest.mark.parametrize(
    "words",
    [
        "die Gespräche sofort abzubrechen",
        "den Botschafter zurückzurufen, sobald die Straße frei sei",
        "Jede Verlegung sei zu melden",
        "ob die Schleuse offen war",
        "Wer hat den Befehl gegeben?",
        "Belege legte sie nicht vor.",
        "Einzelheiten nannte der Minister nicht.",
        "Namen nannte er keine.",
        "",
        "seitdem die Straße gesperrt ist",
    ],
)
def test_what_claims_nothing(words: str) -> None:
    assert claimwords.no_claim(words)


@pytest.mark.parametrize(
    "words",
    [
        "Die Wache habe die Fahrer angewiesen, nach Süden auszuweichen",
        "Diebe hätten sich Zugang zu den Lagern verschafft",
        "seit Mai kämen weniger Züge an",
        "um 4 Uhr habe die Sirene geheult",
        "die Nachbarn nicht gewarnt zu haben",
        "mit dem Ausfall habe sein Land nichts zu tun",
        "Die Belege habe das Gericht gesehen",
    ],
)
def test_what_claims_something(words: str) -> None:
    assert not claimwords.no_claim(words)


@pytest.mark.parametrize(
    ("words", "no"),
    [
        ("Kein Schiff habe den Hafen verlassen", True),
        ("Die Leitung sei nie geprüft worden", True),
        ("Es waren Söldner, die seit Mai keinen Lohn bekommen hätten", False),
        ("Man gehe gegen Händler vor, denen keine Erlaubnis erteilt worden sei", False),
        ("Er wisse nichts von einem Lager", False),
        ("Die Stadt bleibe zu, solange kein Brot komme", False),
        ("Die Männer hätten geschossen, der Befehl sei nicht von ihr gekommen", True),
    ],
)
def test_whether_words_say_that_something_is_not_so(words: str, no: bool) -> None:
    assert claimwords.says_no(words) is no


ACCUSED = "Taucher aus Quellin hätten das Kabel zerschnitten"


def accused(*between: str, end: str) -> Report:
    """Somebody claims something, goes on with `between`, and `end` follows."""
    report = Report(" ".join((f"{ACCUSED}, sagte Brandner.", *(f"{words}." for words in between), end)))
    report.says("Brandner", ACCUSED, cue="sagte")
    for words in between:
        report.says("Brandner", words, type="free_indirect")
    return report


@pytest.mark.parametrize(
    "end",
    [
        "Velten wies die Darstellung zurück.",
        "Velten wies die Vorwürfe zurück.",
        "Velten wies die Anschuldigung scharf zurück.",
        "Velten wies das zurück. Kein Taucher habe das Kabel berührt.",
        "Velten bestritt das. Am Kabel sei niemand gewesen.",
        "Velten widersprach. Niemand habe etwas zerschnitten.",
        "Velten ließ das nicht stehen. Aus Quellin sei kein einziges Boot ausgelaufen.",
        "Velten stellte das anders dar. Mit dem Schaden habe Quellin nichts zu tun.",
    ],
)
def test_a_denial_goes_over_what_the_speaker_adds(end: str) -> None:
    report = accused("Ein Kabel dieser Art koste Millionen", "Man werde die Häfen schließen", end=end)
    verb = next(word for word in ("wies", "bestritt", "widersprach", "ließ", "stellte") if f"Velten {word}" in end)
    report.event("REJECT", verb, "Velten")
    first, *rest = end.rstrip(".").split(". ")
    for words in rest:
        report.says("Velten", words, type="free_indirect")
    (line,) = found(report)
    assert sides(line) == (["Brandner"], ["Velten"])
    called = "Darstellung" in first or "ldigung" in first or "Vorw" in first
    assert line.claim == (ACCUSED if called else line.claim)
    assert line.assertions[0].article == "eins"


def test_the_words_of_a_charge_are_all_its_evidence() -> None:
    report = accused("Die Spur führe zur Marine", end="Velten wies die Anschuldigung zurück.").event(
        "REJECT", "wies", "Velten"
    )
    (line,) = found(report)
    assert [one.quote for one in line.assertions] == [ACCUSED, "Die Spur führe zur Marine"]


def test_a_reply_that_only_denies_something_else_is_no_denial() -> None:
    report = accused("Man werde die Häfen schließen", end="Einen Hafenmeister gebe es nicht, entgegnete Velten.")
    report.event("REJECT", "entgegnete", "Velten").says("Velten", "Einen Hafenmeister gebe es nicht")
    assert found(report) == ()


def test_what_is_refused_after_a_demand_denies_nothing() -> None:
    report = Report("Brandner verlangte, die Häfen zu öffnen. Velten wies das zurück. Man lasse sich nicht erpressen.")
    report.says("Brandner", "die Häfen zu öffnen").event("REJECT", "wies", "Velten")
    assert found(report.says("Velten", "Man lasse sich nicht erpressen", type="free_indirect")) == ()


def test_what_another_has_said_in_between_is_what_is_denied() -> None:
    report = Report(
        f"{ACCUSED}, sagte Brandner. Die Marine habe in Steinau geübt, sagte Osterloh. Velten wies die Darstellung zurück."
    )
    report.says("Brandner", ACCUSED).says("Osterloh", "Die Marine habe in Steinau geübt")
    (line,) = found(report.event("REJECT", "wies", "Velten"))
    assert sides(line) == (["Osterloh"], ["Velten"])


def test_whoever_a_sentence_begins_with_denies_though_nothing_was_read_there() -> None:
    report = accused(end="Velten nannte das frei erfunden. Die Boote lägen an Land.").actor("Velten")
    (line,) = found(report.says("Velten", "Die Boote lägen an Land", type="free_indirect"))
    assert sides(line) == (["Brandner"], ["Velten"])
    other = accused(end="Dem Minister widersprach Velten. Kein Taucher habe das Kabel berührt.").actor("Minister")
    (line,) = found(other.says("Velten", "Kein Taucher habe das Kabel berührt", type="free_indirect"))
    assert sides(line) == (["Brandner"], ["Velten"])


def test_a_general_speaks_for_the_army_that_denies() -> None:
    def report(speaker: str) -> Report:
        one = accused(end=f"Die Marine bestritt das. Kein Taucher sei dort gewesen, sagte {speaker}.")
        one.actor("Die Marine", "organisation").actor("Ruprecht Thal")
        one.position("against", "Die Marine", "das", "bestritt", about="claim")
        return one.says("Ruprecht Thal", "Kein Taucher sei dort gewesen")

    (line,) = found(report("Admiral Ruprecht Thal"))
    assert sides(line) == (["Brandner"], ["Die Marine", "Ruprecht Thal"])
    (line,) = found(report("Bürgermeister Ruprecht Thal"))
    assert sides(line) == (["Brandner"], ["Die Marine"])


def test_a_pronoun_or_a_word_for_a_claim_asserts_nothing() -> None:
    for name in ("Die Behauptung", "denen"):
        report = Report(f"{name}, die Boote seien verschwunden, nannte Velten aus der Luft gegriffen.")
        report.says(name, "die Boote seien verschwunden").event("REJECT", "nannte", "Velten")
        assert found(report) == ()


def test_the_subject_of_a_denial_is_not_what_it_denies() -> None:
    report = Report(
        "Der Gouverneur bestritt nach Angaben der Agentur Marn den Einsatz von Gas.",
    )
    report.says("Agentur Marn", "Der Gouverneur").position(
        "against", "Der Gouverneur", "den Einsatz von Gas", "bestritt"
    )
    assert found(report) == ()


def test_a_denial_that_names_a_claim_of_another_report() -> None:
    first = Report("Merowa verletze das Abkommen von 1951 über den Fischfang, sagte Brandner.").says(
        "Brandner", "Merowa verletze das Abkommen von 1951 über den Fischfang"
    )
    claim = "Merowa verletze das Abkommen von 1951 über den Fischfang"
    later = Report(f"Die Behauptung, {claim}, weist Velten zurück.", "zwei", "2031-03-06T09:00:00+01:00")
    later.event("REJECT", "weist", "Velten")
    (line,) = found(first, later)
    assert sides(line) == (["Brandner"], ["Velten"])
    assert line.why == ("denied in another report: weist … zurück",)
    other = Report("Die Behauptung, die er las, weist Velten zurück.", "zwei", "2031-03-06T09:00:00+01:00")
    assert found(first, other.event("REJECT", "weist", "Velten")) == ()


def test_whose_charge_it_is_does_not_deny_it() -> None:
    words = "Der Fluss sei vergiftet worden, sagte Osterloh. Die Vorwürfe Brandners, Auland habe Rebellen versorgt, weist Velten zurück."
    report = (
        Report(words)
        .says("Osterloh", "Der Fluss sei vergiftet worden")
        .event("REJECT", "weist", ("Brandners", "Velten"))
    )
    assert found(report) == ()
    charge = "Auland habe in Marn Rebellen mit Gewehren versorgt"
    later = Report(f"Die Vorwürfe Brandners, {charge}, weist Velten zurück.", "zwei", "2031-03-06T09:00:00+01:00")
    first = Report(f"{charge}, sagte Brandner.").says("Brandner", charge)
    (line,) = found(first, later.event("REJECT", "weist", ("Brandners", "Velten")))
    assert sides(line) == (["Brandner"], ["Velten"])
