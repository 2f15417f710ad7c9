"""Disputes: who asserts a claim and who denies it; and what is no dispute."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from lagebild.picture.denials import denials, says_nothing
from lagebild.picture.disputes import disputes
from lagebild.situation import Dispute
from tests.factories import a_verdict
from tests.picture.made import Report, made


def found(*reports: Report, **options: Any) -> tuple[Dispute, ...]:
    return disputes(made(reports, **options)[0])


def sides(line: Dispute) -> tuple[list[str], list[str]]:
    return [who.name for who in line.asserted_by], [who.name for who in line.denied_by]


def about(sentence: str) -> list[str]:
    return [cue.about for cue in denials(sentence, (0, len(sentence)))]


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        ("Das Ministerium wies den Vorwurf zurück.", ["charge"]),
        ("Das Ministerium wies die Anschuldigungen aus Quellin scharf zurück.", ["charge"]),
        ("Der Sprecher wies den Bericht zurück.", ["claim"]),
        ("Quellin wies dies entschieden zurück.", ["claim"]),
        ("Brandner bestritt den Vorfall.", ["claim"]),
        ("Das Ministerium dementierte.", ["claim"]),
        ("Auland stellte das in Abrede.", ["claim"]),
        ("Brandner nannte die Zahl ein Märchen.", ["claim"]),
        ("Die Behauptung des Ministers ist frei erfunden.", ["claim"]),
        ("Die Meldung trifft nicht zu.", ["claim"]),
        ("Die Armee bestritt jede Beteiligung.", ["part"]),
        ("Velten widersprach heftig.", ["answer"]),
        ("The ministry denied the report.", ["claim"]),
        ("Das sei frei erfunden, sagte Velten.", ["claim"]),
        ("Das stimmt so nicht.", ["claim"]),
        ("Davon könne keine Rede sein.", ["claim"]),
        ("Auland wies das Ultimatum zurück.", []),
        ("Auland wies die Forderung nach einem Abzug zurück.", []),
        ("Auland wies den Botschafter aus.", []),
        ("Quellin wies auf den Bericht hin; Velten kam zurück.", []),
        ("Das wies Auland den Weg zurück nach Quellin.", []),
        ("Der Sprecher wollte das weder bestätigen noch dementieren.", []),
        ("Brandner ging, ohne den Bericht zu dementieren.", []),
        ("Die Sache ist unbestritten.", []),
        ("Brandner nannte die Sanktionen einen Fehler.", []),
    ],
)
def test_words_that_deny(sentence: str, what: list[str]) -> None:
    assert about(sentence) == what


@pytest.mark.parametrize(
    ("words", "nothing"),
    [
        ("den Vorwurf", True),
        ("dies", True),
        ("die Behauptung", True),
        ("das in Abrede", True),
        ("den Einsatz von Gas", False),
    ],
)
def test_words_that_only_point_back(words: str, nothing: bool) -> None:
    assert says_nothing(words) is nothing


SHOT = "die Schüsse seien vom merowischen Ufer gekommen"


def shots(rest: str, **fields: Any) -> Report:
    return Report(f"Brandner sagte, {SHOT}. {rest}", **fields).actor("Brandner").says("Brandner", SHOT, cue="sagte")


def denied_outright(**fields: Any) -> Report:
    report = shots("Velten bestritt das. Kein merowischer Soldat habe geschossen, erklärte er.", **fields)
    report.position("against", "Velten", "das", "bestritt", about="claim")
    return report.says("Velten", "Kein merowischer Soldat habe geschossen", cue="erklärte")


def test_a_claim_and_its_denial_in_so_many_words() -> None:
    (line,) = found(denied_outright())
    assert sides(line) == (["Brandner"], ["Velten"])
    assert line.claim == SHOT
    assert [one.quote for one in line.assertions] == [SHOT]
    assert [one.quote for one in line.denials] == ["Velten bestritt das.", "Kein merowischer Soldat habe geschossen"]
    assert line.why == ("denied in so many words: bestritt",)


def test_who_calls_it_untrue_denies_it() -> None:
    report = shots("„Das ist gelogen“, sagte Velten.").says("Velten", "„Das ist gelogen“", cue="sagte", type="direct")
    (line,) = found(report)
    assert sides(line) == (["Brandner"], ["Velten"])
    assert line.claim == SHOT


def test_a_negated_statement_answers_one_that_says_so() -> None:
    report = shots("Kein merowischer Soldat habe geschossen, erklärte Velten.")
    (line,) = found(report.says("Velten", "Kein merowischer Soldat habe geschossen", cue="erklärte"))
    assert sides(line) == (["Brandner"], ["Velten"])
    assert line.why == ("one says what the other says is not so",)


def test_a_negated_statement_about_something_else_answers_nothing() -> None:
    report = shots("Der Hafen habe kein Wasser, erklärte Velten.")
    assert found(report.says("Velten", "Der Hafen habe kein Wasser", cue="erklärte")) == ()


def test_nobody_disputes_with_himself() -> None:
    report = shots("Kein merowischer Soldat habe geschossen, erklärte er später.")
    assert found(report.says("Brandner", "Kein merowischer Soldat habe geschossen", cue="erklärte")) == ()
    later = Report(
        "Kein merowischer Soldat habe vom Ufer geschossen, sagte Brandner.", "zwei", "2031-03-06T09:00:00+01:00"
    )
    later.says("Brandner", "Kein merowischer Soldat habe vom Ufer geschossen", cue="sagte")
    assert found(shots("Es regnete."), later) == ()


def test_who_denies_does_not_answer_himself() -> None:
    report = Report("Velten sagte, die Posten seien leer. Am Abend bestritt Velten das.").says(
        "Velten", "die Posten seien leer"
    )
    assert found(report.position("against", "Velten", "das", "bestritt", about="claim")) == ()


def test_what_is_said_in_so_many_words_is_denied_before_a_colourful_quotation() -> None:
    report = shots("„Wir haben das Feuer gesehen“, fügte er hinzu. Velten bestritt das.")
    report.says("Brandner", "„Wir haben das Feuer gesehen“", type="direct")
    (line,) = found(report.position("against", "Velten", "das", "bestritt", about="claim"))
    assert line.claim == SHOT


def test_a_statement_that_shares_one_word_is_no_answer() -> None:
    words = "Brandner sagte, Truppen hätten den Hafen von Steinau besetzt. Velten sagte, kein Tanker habe im Hafen von Quellin Öl geladen."
    report = Report(words).says("Brandner", "Truppen hätten den Hafen von Steinau besetzt")
    assert found(report.says("Velten", "kein Tanker habe im Hafen von Quellin Öl geladen")) == ()


def test_who_does_not_know_denies_nothing() -> None:
    report = shots("Velten sagte, er wisse nichts von Schüssen am merowischen Ufer.")
    assert found(report.says("Velten", "er wisse nichts von Schüssen am merowischen Ufer", cue="sagte")) == ()


def test_a_refusal_is_no_denial() -> None:
    words = "Brandner sagte, die Brücke von Steinau sei offen. Velten erklärte, die Brücke von Steinau werde nicht geöffnet."
    report = Report(words).says("Brandner", "die Brücke von Steinau sei offen")
    assert found(report.says("Velten", "die Brücke von Steinau werde nicht geöffnet")) == ()


def test_a_negation_under_a_condition_denies_nothing() -> None:
    words = "Brandner sagte, die Posten stünden auf der Brücke. Velten sagte, er komme, falls die Posten nicht auf der Brücke stünden."
    report = Report(words).says("Brandner", "die Posten stünden auf der Brücke")
    assert found(report.says("Velten", "er komme, falls die Posten nicht auf der Brücke stünden")) == ()


def test_a_charge_that_is_called_one_is_the_one_that_blames() -> None:
    words = (
        "Brandner warf Merowa vor, die Nachbarn nicht unterrichtet zu haben. Jede Verlegung sei zu melden. "
        "Man habe davon aus der Zeitung erfahren. Das merowische Ministerium wies den Vorwurf zurück."
    )
    report = Report(words).says("Brandner", "die Nachbarn nicht unterrichtet zu haben", cue="warf")
    report.says("Brandner", "Man habe davon aus der Zeitung erfahren")
    report.event("REJECT", "wies", "Das merowische Ministerium", ())
    (line,) = found(report)
    assert line.claim == "die Nachbarn nicht unterrichtet zu haben"
    assert line.why == ("denied in so many words: wies … zurück",)


def test_a_denial_that_names_its_claim_answers_nothing_else() -> None:
    report = shots("Velten bestritt, dass Häuser in Steinau gebrannt hätten.")
    report.position("against", "Velten", "dass Häuser in Steinau gebrannt hätten", "bestritt", about="claim")
    assert found(report) == ()


def test_who_denies_a_part_in_it_must_have_been_blamed() -> None:
    report = shots("Die Miliz Freies Tal bestritt jede Beteiligung.").actor("Die Miliz Freies Tal", "organisation")
    report.position("against", "Die Miliz Freies Tal", "jede Beteiligung", "bestritt", about="claim")
    assert found(report) == ()


def test_an_answer_counts_by_its_own_words() -> None:
    claim = "die Soldaten hätten Raketen im Gepäck"
    for words, there in (("schwere Waffen habe das Kommando nicht dabei", 1), ("das Kommando esse gern Suppe", 0)):
        report = Report(f"Brandner sagte, {claim}. Velten erwiderte, {words}.").says("Brandner", claim)
        report.says("Velten", words, cue="erwiderte").event("REJECT", "erwiderte", "Velten", ())
        assert len(found(report)) == there


def test_a_pronoun_stands_for_who_speaks_next() -> None:
    words = (
        "Bei Steinau landete ein Boot mit Soldaten, teilte Brandner mit. Der Minister sprach von einem Bruch. "
        "Am Mittwoch bestritt er den Vorfall. Kein Boot sei bei Steinau gelandet, sagte Velten."
    )
    report = Report(words).actor("Brandner").actor("Velten").actor("Der Minister")
    report.says("Brandner", "Bei Steinau landete ein Boot mit Soldaten").says(
        "Velten", "Kein Boot sei bei Steinau gelandet"
    )
    report.event("REJECT", "bestritt", ("Der Minister", "Velten"), ())
    (line,) = found(report)
    assert sides(line) == (["Brandner"], ["Velten"])
    assert line.why == ("denied in so many words: bestritt",)


def test_what_no_named_body_asserts_is_no_dispute() -> None:
    report = Report(f"Es heißt, {SHOT}. Velten bestritt das.").says(None, SHOT)
    assert found(report.position("against", "Velten", "das", "bestritt", about="claim")) == ()


def test_a_denial_in_another_report_is_put_beside_the_claim() -> None:
    later = Report(
        "Kein merowischer Soldat habe vom Ufer geschossen, sagte Velten.", "zwei", "2031-03-06T09:00:00+01:00"
    )
    later.says("Velten", "Kein merowischer Soldat habe vom Ufer geschossen", cue="sagte")
    (line,) = found(shots("Es regnete."), later)
    assert [one.article for one in line.denials] == ["zwei"]
    assert line.reports == 2


def test_a_denial_weeks_later_is_left_alone() -> None:
    later = Report(
        "Kein merowischer Soldat habe vom Ufer geschossen, sagte Velten.", "zwei", "2031-04-06T09:00:00+01:00"
    )
    later.says("Velten", "Kein merowischer Soldat habe vom Ufer geschossen", cue="sagte")
    assert found(shots("Es regnete."), later) == ()


def test_copies_of_a_report_have_one_dispute() -> None:
    (line,) = found(denied_outright(), denied_outright(article="zwei"), copies=[("zwei", "eins")])
    assert (line.reports, len(line.assertions), len(line.denials)) == (2, 2, 4)


def test_a_copy_of_a_denial_is_one_with_it_though_it_prints_less_of_the_claim() -> None:
    tail = "„Wir haben das Feuer gesehen“, sagte Brandner. Velten bestritt das."
    first = shots(tail.replace("sagte Brandner", "fügte Brandner hinzu"))
    first.says("Brandner", "„Wir haben das Feuer gesehen“", type="direct")
    second = Report(tail, "zwei").says("Brandner", "„Wir haben das Feuer gesehen“", type="direct")
    for report in (first, second):
        report.position("against", "Velten", "das", "bestritt", about="claim")
    (line,) = found(first, second)
    assert line.reports == 2
    assert "the same denial" in line.why


def test_it_is_as_sure_as_the_less_sure_side() -> None:
    report = shots("Velten bestritt das.").position(
        "against", "Velten", "das", "bestritt", about="claim", confidence=0.4
    )
    (line,) = found(report)
    assert (line.confidence, line.shown) == (0.4, False)


def test_a_person_takes_two_apart() -> None:
    pair = denied_outright(), denied_outright(article="zwei")
    ids = [report.statements[0].id for report in pair]
    assert len(found(*pair, verdicts=[a_verdict("split", ids[0], of="statement", value={"with": ids[1]})])) == 2


def test_the_order_in_which_reports_come_in_changes_nothing() -> None:
    later = Report(
        "Kein merowischer Soldat habe vom Ufer geschossen, sagte Velten.", "drei", "2031-03-06T09:00:00+01:00"
    )
    later.says("Velten", "Kein merowischer Soldat habe vom Ufer geschossen", cue="sagte")
    reports = denied_outright(), shots("Es regnete.", article="zwei"), later
    assert len({found(*some) for some in permutations(reports)}) == 1


def test_an_answer_is_to_the_end_of_a_long_claim() -> None:
    claim = "Die Flotte habe Minen gelegt. Es habe geknallt. Danach habe es geregnet. Zwei Kutter fehlten seither."
    report = Report(f"So Brandner: {claim} Velten widersprach. Niemand habe geschossen.")
    report.says("Brandner", claim, type="free_indirect").event("REJECT", "widersprach", "Velten")
    (line,) = found(report.says("Velten", "Niemand habe geschossen", type="free_indirect"))
    assert sides(line) == (["Brandner"], ["Velten"])


def test_a_word_in_quotation_marks_for_it_denies_with_a_denial_after_it() -> None:
    def report(after: str) -> Report:
        one = Report(f"Die Armee habe Minen geliefert, sagte Brandner. Velten nannte das „Fantastereien“. {after}.")
        one.says("Brandner", "Die Armee habe Minen geliefert").event("REJECT", "nannte", "Velten")
        return one.says("Velten", "„Fantastereien“", type="direct").says("Velten", after, type="free_indirect")

    (line,) = found(report("Kein Soldat habe etwas geliefert"))
    assert sides(line) == (["Brandner"], ["Velten"])
    assert found(report("Die Armee habe Urlaub")) == ()


def test_what_cannot_be_done_with_somebody_denies_nothing() -> None:
    report = Report(
        "Bis Mai bleibe es bei der Quote, sagte Brandner. Velten widersprach: Mit ihm sei das nicht zu machen."
    )
    report.says("Brandner", "Bis Mai bleibe es bei der Quote").event("REJECT", "widersprach", "Velten")
    assert found(report.says("Velten", "Mit ihm sei das nicht zu machen")) == ()


def test_what_is_set_against_a_claim_denies_it_where_it_is_about_the_same() -> None:
    claim = "Die Kutter hätten in der Schutzzone gefischt"

    def report(word: str, answer: str) -> Report:
        one = Report(f"{claim}, sagte Brandner. Velten sprach {word} von sechs Booten; {answer}.")
        return one.says("Brandner", claim).says("Velten", f"sprach {word} von sechs Booten; {answer}")

    near = "keines sei auch nur in der Nähe der Schutzzone gewesen"
    (line,) = found(report("dagegen", near))
    assert sides(line) == (["Brandner"], ["Velten"])
    assert found(report("dagegen", "keines habe Radio an Bord")) == ()


def test_the_claim_is_what_is_so_and_not_the_threat_before_it() -> None:
    threat = "Man werde die Straße sperren, wenn Auland die Schulden nicht bezahle"
    report = Report(
        f"{threat}, sagte Brandner. Es gehe um 90 Millionen, sagte Brandner. Velten bestritt, dass Auland Schulden habe."
    )
    report.says("Brandner", threat).says("Brandner", "Es gehe um 90 Millionen")
    (line,) = found(report.says("Velten", "dass Auland Schulden habe", cue="bestritt"))
    assert [one.quote for one in line.assertions] == ["Es gehe um 90 Millionen"]


def reproached(claim: str, speaker: str, denial: str, denier: str) -> tuple[Dispute, ...]:
    text = f"{claim}, sagte {speaker}. {denial}"
    report = Report(text).actor(denier, "organisation").says(speaker, claim, cue="sagte")
    return found(report.event("REJECT", "wies", denier))


@pytest.mark.parametrize(
    "claim",
    [
        "Die Preise für Weizen sind seit Mai gestiegen",
        "Sechs Gäste sind am Abend in Quellin eingetroffen",
        "Das Fest hat in Quellin schon begonnen",
    ],
)
def test_what_reproaches_nobody_is_not_what_is_denied_as_a_reproach(claim: str) -> None:
    assert not reproached(claim, "Dreis", "Die Vorwürfe wies der Händlerverband zurück.", "Händlerverband")


@pytest.mark.parametrize(
    "claim",
    [
        "Der Händlerverband hat Weizen zurückgelegt",  # of the denier
        "In drei Lagern sind Säcke verschwunden",  # a wrong, whoever did it
        "Die Bauern sind seit Mai betrogen worden",
    ],
)
def test_what_blames_or_speaks_of_the_denier_is(claim: str) -> None:
    (line,) = reproached(claim, "Dreis", "Die Vorwürfe wies der Händlerverband zurück.", "Händlerverband")
    assert sides(line) == (["Dreis"], ["Händlerverband"])


def accused(claim: str, whose: str, denial: str, denier: str) -> tuple[Dispute, ...]:
    report = Report(f"{claim}, sagte Dreis. {denial}").actor(denier).actor(whose, "organisation")
    return found(report.says("Dreis", claim, cue="sagte").event("REJECT", "wies", denier))


@pytest.mark.parametrize(
    ("claim", "whose", "denial"),
    [
        ("Die Wahlleitung habe Zettel aus den Urnen entfernt", "Wahlleitung", "Velten wies den Vorwurf zurück."),
        ("In Quellin habe die Polizei zugesehen", "Polizei", "Velten wies die Vorwürfe zurück."),
        ("Das Lagerhaus sei als Quartier genutzt worden", "Lagerhaus", "Velten wies den Vorwurf zurück."),
        ("Auland lasse heimlich Boote bauen", "Auland", "Velten wies die Anschuldigungen zurück."),
    ],
)
def test_what_is_told_right_before_of_a_deed_is_what_is_denied(claim: str, whose: str, denial: str) -> None:
    (line,) = accused(claim, whose, denial, "Velten")
    assert sides(line) == (["Dreis"], ["Velten"])


@pytest.mark.parametrize(
    ("claim", "whose"),
    [
        ("Die Preise seien seit Mai gestiegen", "Preise"),
        ("Das Fest in Quellin habe schon begonnen", "Quellin"),
        ("Die Zahl der Händler habe sich verdoppelt", "Händler"),
    ],
)
def test_what_came_about_is_nobodys_deed(claim: str, whose: str) -> None:
    assert not accused(claim, whose, "Velten wies den Vorwurf zurück.", "Velten")


def test_a_deed_is_not_what_is_denied_where_somebody_is_blamed() -> None:
    blame, deed = "Velten habe Säcke gestohlen", "die Polizei habe Tee gekocht"
    report = Report(f"{blame}, sagte Dreis. Mirl sagte, {deed}. Velten wies den Vorwurf zurück.").actor("Velten")
    report.actor("Polizei", "organisation").says("Dreis", blame, cue="sagte")
    lines = found(report.says("Mirl", deed, cue="sagte").event("REJECT", "wies", "Velten"))
    assert not any(one.quote == deed for line in lines for one in line.assertions)


def test_who_turns_something_down_claims_nothing() -> None:
    text = "Die Union lehnt neue Schulden ab. Neue Schulden seien nicht nötig, sagte Mirl."
    report = Report(text).actor("Union", "organisation")
    report.says("Union", "Die Union lehnt neue Schulden ab", type="reported")
    assert not found(report.says("Mirl", "Neue Schulden seien nicht nötig", cue="sagte"))
