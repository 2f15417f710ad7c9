"""Two main clauses side by side are two things that were said; a clause that depends on another one is part of it."""

from __future__ import annotations

import pytest

from lagebild.picture.statements import parts, statements
from tests.picture.made import Report, made


def said(*words: str, text: str = "") -> Report:
    report = Report(text or f"{words[0]}, sagte Jorn.")
    return report.says("Jorn", *words, cue="sagte")


def parted(report: Report) -> list[str]:
    (piece,) = made((report,))[0].of("statement")
    return [part.words for part in parts(piece)]


@pytest.mark.parametrize(
    "words",
    [
        "Die Rechnung sei im Mai beglichen worden | offen seien allenfalls noch Zinsen",
        "Fremde Prüfer werde man nicht dulden | die Ermittlungen führe allein die Polizei",
        "Seine Leute hätten nichts zerstört | sie hätten nur die Pumpen gewartet",
        "Die Brücke bleibe vorerst für alle gesperrt | die Zölle seien davon nicht betroffen",
        "Den Hafen werde man nicht räumen | das Gericht müsse zuerst entscheiden",
        "Der Botschafter bleibe vorerst im Land | er habe dort genug zu tun",
        "Die Impfungen seien freiwillig geblieben | man habe sie niemals erzwungen",
    ],
)
@pytest.mark.parametrize("mark", [", ", "; "])
def test_main_clauses_are_parted(words: str, mark: str) -> None:
    assert parted(said(words.replace(" | ", mark))) == words.split(" | ")


@pytest.mark.parametrize(
    "words",
    [
        "Sollte die Werft schließen, werde das Land sie kaufen",
        "Solange im Lager Waffen seien, werde die Armee nicht abziehen",
        "Der Rat werde keine Truppen schicken, es sei denn, das Parlament bitte darum",
        "Man wisse nichts von einem Angriff, der die Stadt getroffen habe",
        "Er sei bereit, die Gefangenen sofort freizulassen",
        "Die Regierung wolle den Vertrag, den die Union angeboten habe, nicht unterschreiben",
        "Die Rebellen sagten, sie seien friedlich, die Armee habe zuerst geschossen",
        "Man habe ihm erzählt, es sei alles vorbei, der Krieg sei zu Ende",
        "Die Opposition behaupte, die Regierung habe Geld gestohlen, das sei eine Lüge",
        "Es gehe um Brot, um Wasser und um Strom für alle",
        "Die Leute seien müde, und niemand könne es ihnen verdenken, dass sie gehen",
        "Das sei kein Fehler, das sei reine Absicht",
        "Wer den Hafen sperre, müsse mit einer Antwort rechnen",
    ],
)
def test_what_depends_on_another_clause_is_not(words: str) -> None:
    assert parted(said(words)) == [words]


def test_words_behind_the_verb_of_saying_are_another_portion() -> None:
    text = "Kein Soldat habe seine Waffe benutzt, sagte Jorn; zu hören gewesen sei ein Traktor."
    assert len(parted(said("Kein Soldat habe seine Waffe benutzt", "zu hören gewesen sei ein Traktor", text=text))) == 2
    text = "Kein Soldat, sagte Jorn, habe seine Waffe benutzt."
    assert len(parted(said("Kein Soldat", "habe seine Waffe benutzt", text=text))) == 1


def test_what_nobody_else_reports_stays_one_line() -> None:
    assert (
        len(statements(*made((said("Die Rechnung sei im Mai beglichen worden, offen seien allenfalls noch Zinsen"),))))
        == 1
    )
