"""What is taken for a commitment and binds nobody; what only looks like it stays one."""

from __future__ import annotations

import pytest

from lagebild.picture.announced import Announced as Taken
from lagebild.picture.tripwires import tripwires
from lagebild.picture.unbound import unbound
from tests.picture.made import Report, made

Announced = list[tuple[str, str | None]]


def announced(words: str, kind: str, by: str, consequence: str, condition: str | None = None) -> Announced:
    """What is announced in a sentence, with its condition."""
    report = Report(words).commits(kind, by, consequence, *((condition, "if") if condition else ()))
    return [(one.consequence, one.condition) for one in tripwires(*made([report]))]


@pytest.mark.parametrize(
    ("words", "by", "consequence"),
    [
        ("Auch die Forderung, den Ablass zu öffnen, wies Ida Stolan zurück.", "Ida Stolan", "den Ablass zu öffnen"),
        ("Ida Stolan lehnte den Ruf ab, die Häfen zu öffnen.", "Ida Stolan", "die Häfen zu öffnen"),
        ("Norlands Aufforderung, die Truppen abzuziehen, wurde von Ida Stolan zurückgewiesen.", "Ida Stolan", "die Truppen abzuziehen"),
        ("Ida Stolan besteht nicht länger darauf, dass die Raketen ruhen müssen.", "Ida Stolan", "dass die Raketen ruhen müssen"),
        ("Ida Stolan pochte nicht mehr darauf, die Bezirke neu auszuzählen.", "Ida Stolan", "die Bezirke neu auszuzählen"),
        ("Ida Stolan bat, den Fehler zu entschuldigen.", "Ida Stolan", "den Fehler zu entschuldigen"),
        ("Wir fordern Norland auf, die Grenze zu öffnen.", "Wir", "die Grenze zu öffnen"),
    ],
)  # fmt: skip
def test_demands_that_nobody_makes(words: str, by: str, consequence: str) -> None:
    assert not announced(words, "demand", by, consequence)


@pytest.mark.parametrize(
    ("words", "by", "consequence"),
    [
        ("Ida Stolan forderte Norland auf, den Ablass zu öffnen.", "Ida Stolan", "den Ablass zu öffnen"),
        ("Ida Stolan besteht darauf, dass die Raketen nicht verlegt werden müssen.", "Ida Stolan",
         "dass die Raketen nicht verlegt werden müssen"),
        ("Ida Stolan wies die Forderung zurück und verlangte, die Häfen zu öffnen.", "Ida Stolan", "die Häfen zu öffnen"),
        ("Ida Stolan wies den Vorwurf zurück und rief dazu auf, die Häfen zu öffnen.", "Ida Stolan", "die Häfen zu öffnen"),
        ("Ida Stolan bekräftigte ihre Forderung, die Löhne zu erhöhen, und lehnte das Angebot ab.", "Ida Stolan", "die Löhne zu erhöhen"),
        ("Ida Stolan wies das Ultimatum zurück und rief Norland auf, seine Truppen bis Freitag abzuziehen.", "Ida Stolan",
         "seine Truppen bis Freitag abzuziehen"),
        ("Ida Stolan schlug das Ultimatum aus und setzte eine Frist: Die Söldner müssten bis Montag abziehen.", "Ida Stolan",
         "Die Söldner müssten bis Montag abziehen"),
        ("Ida Stolan lehnte den Appell der Nachbarn ab: Norland müsse zuerst die Gefangenen freilassen.", "Ida Stolan",
         "Norland müsse zuerst die Gefangenen freilassen"),
        ("Die Verbände lehnten den Appell ab, auf den Streik zu verzichten, und riefen Norland auf, bis Montag ein Angebot vorzulegen.",
         "Die Verbände", "bis Montag ein Angebot vorzulegen"),
        ("Ida Stolan erneuerte ihren Appell an Norland, den Notstand aufzuheben, den dieses zuletzt abgelehnt hatte.", "Ida Stolan",
         "den Notstand aufzuheben"),
        ("Ida Stolan besteht nicht mehr auf einem Rücktritt, Norland müsse aber bis Freitag die Akten herausgeben.", "Ida Stolan",
         "Norland müsse aber bis Freitag die Akten herausgeben"),
        ("Der Vertrag besteht nicht mehr, und Norland solle die Häfen bis Juni räumen, sagte Ida Stolan.", "Ida Stolan",
         "Norland solle die Häfen bis Juni räumen"),
        ("Ida Stolan forderte Norland auf, die Angehörigen um Entschuldigung zu bitten.", "Ida Stolan",
         "die Angehörigen um Entschuldigung zu bitten"),
    ],
)  # fmt: skip
def test_demands_that_somebody_makes(words: str, by: str, consequence: str) -> None:
    assert announced(words, "demand", by, consequence)


@pytest.mark.parametrize(
    ("words", "by", "consequence"),
    [
        ("Ida Stolan sprach sich dafür aus, bei den alten Sätzen zu bleiben.", "Ida Stolan", "bei den alten Sätzen zu bleiben"),
        ("Ida Stolan hat sich dagegen ausgesprochen, die Konten zu sperren.", "Ida Stolan", "die Konten zu sperren"),
        ("Ida Stolan plädierte dafür, die Konten zu sperren.", "Ida Stolan", "die Konten zu sperren"),
        ("Ida Stolan will davon nichts wissen.", "Ida Stolan", "Ida Stolan will davon nichts wissen"),
        ("Jan Velten holte die Prüfer ab. Sie wollen am Sonntag ins Moor fahren.", "Jan Velten", "Sie wollen am Sonntag ins Moor fahren"),
    ],
)  # fmt: skip
def test_views_and_others_plans_are_no_promises(words: str, by: str, consequence: str) -> None:
    assert not announced(words, "promise", by, consequence)


@pytest.mark.parametrize(
    ("words", "by", "consequence"),
    [
        ("Ida Stolan sagte zu, bei den alten Sätzen zu bleiben.", "Ida Stolan", "bei den alten Sätzen zu bleiben"),
        ("Ida Stolan sprach sich für Härte aus und kündigte an, man werde die Konten sperren.", "Ida Stolan",
         "man werde die Konten sperren"),
        ("Ida Stolan befürwortete das Paket und sagte zu, bis Juni 200 Millionen Euro zu überweisen.", "Ida Stolan",
         "bis Juni 200 Millionen Euro zu überweisen"),
        ("Ida Stolan plädierte für Härte und drohte, alle Konten der Junta einzufrieren.", "Ida Stolan",
         "alle Konten der Junta einzufrieren"),
        ("Ida Stolan hat sich dafür ausgesprochen, die Grenze zu öffnen; sie versprach, tausend Flüchtlinge aufzunehmen.", "Ida Stolan",
         "tausend Flüchtlinge aufzunehmen"),
        ("Ida Stolan gab ihr Wort. Sie werde am Sonntag ins Moor fahren.", "Ida Stolan", "Sie werde am Sonntag ins Moor fahren"),
    ],
)  # fmt: skip
def test_promises_stay(words: str, by: str, consequence: str) -> None:
    assert announced(words, "promise", by, consequence)


def test_a_condition_belongs_to_its_own_side_of_a_semicolon() -> None:
    words = "Einer Zählung stimme sie zu, sofern man sie begrenze; alles andere werde sie nicht hinnehmen, sagte Ida Stolan."
    assert announced(
        words, "refusal", "Ida Stolan", "alles andere werde sie nicht hinnehmen", "sofern man sie begrenze"
    ) == [("alles andere werde sie nicht hinnehmen", None)]
    words = "Mit ihr werde es keinen Tausch geben, sagte Ida Stolan; wer heute fünf hergebe, suche morgen fünfzig."
    assert announced(
        words,
        "refusal",
        "Ida Stolan",
        "Mit ihr werde es keinen Tausch geben",
        "wer heute fünf hergebe, suche morgen fünfzig",
    ) == [("Mit ihr werde es keinen Tausch geben", None)]


@pytest.mark.parametrize(
    ("words", "kind", "consequence", "condition"),
    [
        ("Wenn die Junta die Geiseln nicht freilasse, blieben die Grenzen zu, sagte Ida Stolan; auch die Konten würden dann gesperrt.",
         "threat", "auch die Konten würden dann gesperrt", "Wenn die Junta die Geiseln nicht freilasse"),
        ("Für den Fall neuer Gewalt werde man die Banken der Junta sperren, sagte Ida Stolan.", "threat",
         "werde man die Banken der Junta sperren", "Für den Fall neuer Gewalt"),
    ],
)  # fmt: skip
def test_conditions_that_go_on(words: str, kind: str, consequence: str, condition: str) -> None:
    ((_, found),) = announced(words, kind, "Ida Stolan", consequence, condition)
    assert found is not None


def test_a_condition_alone_behind_a_semicolon_stays() -> None:
    words = "Am Samstag werde das Land stillstehen, sagte Ida Stolan; es sei denn, die Kommission zähle neu."
    (found,) = announced(
        words, "threat", "Ida Stolan", "Am Samstag werde das Land stillstehen", "es sei denn, die Kommission zähle neu"
    )
    assert found[1] is not None


@pytest.mark.parametrize(
    ("words", "consequence", "condition"),
    [
        ("An dem Wort, wonach kein Trupp ins Land komme, werde sich nichts ändern, sagte Ida Stolan.",
         "werde sich nichts ändern", "wonach kein Trupp ins Land komme"),
        ("Ida Stolan hatte die Blockade für den Fall angekündigt, dass die Schieber geschlossen bleiben.",
         "dass die Schieber geschlossen bleiben", "für den Fall angekündigt"),
    ],
)  # fmt: skip
def test_what_is_no_condition(words: str, consequence: str, condition: str) -> None:
    assert not announced(words, "threat", "Ida Stolan", consequence, condition)


def test_who_speaks_binds_nobody_else_of_the_own_side() -> None:
    words = (
        "Norlands Innenminister Jan Velten schwieg. Man werde zahlen, sagte Norlands Außenministerin Ida Stolan. "
        "Die norländische Regierung hatte gezögert."
    )
    report = Report(words).says("Ida Stolan", "Man werde zahlen", cue="sagte")
    report.commits("promise", ("Ida Stolan", "Jan Velten"), "Man werde zahlen")
    (one,) = tripwires(*made([report]))
    assert [who.name for who in one.by] == ["Ida Stolan"]


@pytest.mark.parametrize(
    ("words", "says", "cut"),
    [
        ("die Sanierung werde Arbeitsplätze in Norland kosten, sagte sie.", "die Sanierung werde Arbeitsplätze", True),
        (
            "Norland werde die Grenze bis Freitag öffnen, sagte sie.",
            "Norland werde die Grenze bis Freitag öffnen",
            False,
        ),
        ("die Grenze werde bis Freitag geöffnet und bewacht.", "die Grenze werde bis Freitag geöffnet", False),
        ("dass die Grenze geöffnet werde und bleibe.", "dass die Grenze geöffnet werde", False),
        ("die Grenze werde zu.", "die Grenze werde zu", False),
    ],
)
def test_what_is_cut_off_before_its_verb_binds_nobody(words: str, says: str, cut: bool) -> None:
    (sheet,) = made([Report(words)])[0].sheets
    begin = words.index(says)
    assert unbound(Taken(sheet.page, "promise", ((begin, begin + len(says)),), (), ())) is cut


@pytest.mark.parametrize(
    ("words", "consequence", "condition"),
    [
        ("„Wenn die Truppen bleiben, werden wir Entscheidungen treffen müssen“, sagte Ida Stolan.",
         "werden wir Entscheidungen treffen müssen", "Wenn die Truppen bleiben"),
        ("„Dann müssen wir eine Entscheidung treffen, wenn die Truppen bleiben“, sagte Ida Stolan.",
         "Dann müssen wir eine Entscheidung treffen", "wenn die Truppen bleiben"),
        ("„Falls die Bank schließt, werden wir gemeinsam überlegen müssen“, sagte Ida Stolan.",
         "werden wir gemeinsam überlegen müssen", "Falls die Bank schließt"),
        ("„Wir werden uns der Frage stellen müssen, wenn die Bank schließt“, sagte Ida Stolan.",
         "Wir werden uns der Frage stellen müssen", "wenn die Bank schließt"),
    ],
)  # fmt: skip
def test_that_something_is_to_be_decided_binds_nobody(words: str, consequence: str, condition: str) -> None:
    assert not announced(words, "promise", "Ida Stolan", consequence, condition)


@pytest.mark.parametrize(
    ("words", "consequence", "condition"),
    [
        ("„Wenn die Truppen bleiben, werden wir die Grenze schließen müssen“, sagte Ida Stolan.",
         "werden wir die Grenze schließen müssen", "Wenn die Truppen bleiben"),
        ("„Wenn keine Antwort kommt, müssen wir das Abkommen kündigen“, sagte Ida Stolan.",
         "müssen wir das Abkommen kündigen", "Wenn keine Antwort kommt"),
        ("„Wenn der Bericht vorliegt, werden wir am selben Tag entscheiden“, sagte Ida Stolan.",
         "werden wir am selben Tag entscheiden", "Wenn der Bericht vorliegt"),
        ("„Wenn die Räte es verlangen, werden wir den Vertrag prüfen lassen“, sagte Ida Stolan.",
         "werden wir den Vertrag prüfen lassen", "Wenn die Räte es verlangen"),
    ],
)  # fmt: skip
def test_what_one_must_do_or_will_decide_by_a_day_still_binds(words: str, consequence: str, condition: str) -> None:
    assert announced(words, "threat", "Ida Stolan", consequence, condition) == [(consequence, condition)]


@pytest.mark.parametrize(
    ("words", "consequence", "condition"),
    [
        ("„Wenn Auland Boote liefert, werden wir unsere Haltung neu bewerten müssen“, sagte Ida Stolan.",
         "werden wir unsere Haltung neu bewerten müssen", "Wenn Auland Boote liefert"),
        ("„Wenn die Bank zahlt, werden wir die Ausfuhr freigeben und die Anträge prüfen müssen“, sagte Ida Stolan.",
         "werden wir die Ausfuhr freigeben und die Anträge prüfen müssen", "Wenn die Bank zahlt"),
        ("„Wenn die Boote kommen, werden die Reeder sich auf Beschuss einstellen müssen“, sagte Ida Stolan.",
         "werden die Reeder sich auf Beschuss einstellen müssen", "Wenn die Boote kommen"),
        ("„Wenn die Truppen bleiben, werden wir über Angriffe entscheiden müssen“, drohte Ida Stolan.",
         "werden wir über Angriffe entscheiden müssen", "Wenn die Truppen bleiben"),
    ],
)  # fmt: skip
def test_another_deed_or_a_threat_beside_what_is_to_be_decided_binds(
    words: str, consequence: str, condition: str
) -> None:
    assert announced(words, "threat", "Ida Stolan", consequence, condition) == [(consequence, condition)]
