"""Whether a day is the last of its name or the next one: by the verb, its tense and what an infinitive hangs on."""

from __future__ import annotations

import pytest

from lagebild.linking.times import times
from lagebild.sentences import sentences

THURSDAY = "2034-03-09"
COMING = [
    ("Schon am Dienstag beraten die Minister.", "2034-03-14"),
    ("Wie der Kreistag am Montag abstimmt, ist offen.", "2034-03-13"),
    ("Und am Montag beginnen die Gespräche.", "2034-03-13"),
    ("Am Montag in Genf beginnen die Gespräche.", "2034-03-13"),
    ("Er plane, am Montag nach Lindau zu reisen, sagte er.", "2034-03-13"),
    ("Sie versprach, am Montag zu kommen, und lachte.", "2034-03-13"),
    ("Der Rat tritt am Montag erneut zusammen.", "2034-03-13"),
    ("Er kündigte an, am Dienstag nach Lindau zu reisen.", "2034-03-14"),
    ("Er hatte angekündigt, am Dienstag nach Lindau zu reisen, wenn er dürfe.", "2034-03-14"),
    ("Der Sturm droht in der Nacht zum Freitag auf die Inselgruppe zu treffen.", "2034-03-10"),
    ("Der Sicherheitsrat berät am Dienstag über ein Mandat.", "2034-03-14"),
    ("Das Ultimatum, das am Dienstag abläuft, gilt.", "2034-03-14"),
    ("Wenn das Parlament das Gesetz am Dienstag verabschiedet, stehen die Bänder still.", "2034-03-14"),
    ("Am Mittwoch trifft die Fackel in Karagol ein.", "2034-03-15"),
    ("Er drohte, den Hafen am Dienstag um sechs zu räumen.", "2034-03-14"),
    ("Kestrien verpflichtet sich, vom Sonntag an Inspektoren in die Station zu lassen.", "2034-03-12"),
    ("Am Dienstag beginnen die Gespräche.", "2034-03-14"),
    ("Die Regierung reist am Dienstag nach Genf.", "2034-03-14"),
    ("Sie kündigte an, im Herbst ein Gesetz vorzulegen.", "2034-09-01"),
    ("Das Amt will die Straße von Montag an sperren.", "2034-03-13"),
    ("Die Drucker würden von Dienstag an streiken.", "2034-03-14"),
    (
        "General Linnet hatte angekündigt, seine Beobachter am Freitag abzuziehen, falls er sie bis dahin nicht bekomme.",
        "2034-03-10",
    ),
    ("Seine Zusage, am Dienstag nach Osk zu reisen, gilt.", "2034-03-14"),
    ("Er rief dazu auf, am Dienstag zu demonstrieren.", "2034-03-14"),
    ("Er appellierte an alle, am Dienstag zu Hause zu bleiben.", "2034-03-14"),
    ("Die Bestatter drohen, am Dienstag die Arbeit niederzulegen.", "2034-03-14"),
    ("Der Sturm droht am Dienstag auf die Küste zu treffen.", "2034-03-14"),
    ("Sie ist bereit, am Dienstag zu verhandeln.", "2034-03-14"),
    ("Sie stellte in Aussicht, am Dienstag eine Liste zu veröffentlichen.", "2034-03-14"),
    ("Sie hat die Polizei angewiesen, die Blockade am Dienstag aufzulösen.", "2034-03-14"),
    ("Ministerin Soltau verlangte von Klamroth, am Dienstag vor dem Ausschuss zu erscheinen.", "2034-03-14"),
    ("Die Seilbahner beraten am Dienstag mit einem Anwalt.", "2034-03-14"),
]
GONE = [
    ("Die Proteste am Sonntag enden in Gewalt.", "2034-03-05"),
    ("Der Aufruf, am Montag zu Hause zu bleiben, wurde befolgt.", "2034-03-06"),
    ("Ihm wird vorgeworfen, geplant zu haben, am Montag den Präsidenten zu töten.", "2034-03-06"),
    ("Die Delegation wollte am Montag nach Lindau reisen, wurde aber aufgehalten.", "2034-03-06"),
    ("Der Gipfel sollte am Montag beginnen, wurde aber verschoben.", "2034-03-06"),
    ("Zehntausende folgten dem Aufruf, am Sonntag auf die Straße zu gehen.", "2034-03-05"),
    ("Das Gericht verbot der Opposition, am Sonntag zu demonstrieren.", "2034-03-05"),
    ("Die Generäle planten, am Montag den Präsidenten zu verhaften.", "2034-03-06"),
    ("Nach den Schüssen am Montag berät der Rat.", "2034-03-06"),
    ("Er hatte angekündigt, am Dienstag nach Lindau zu reisen.", "2034-03-07"),
    ("Die Retter konnten am Dienstag keine Überlebenden mehr finden.", "2034-03-07"),
    ("Die Aufräumarbeiten konnten am Montag beginnen.", "2034-03-06"),
    ("Die Minister mussten am Dienstag ohne den Präsidenten beraten.", "2034-03-07"),
    ("Der Rat berät über den Anschlag am Sonntag.", "2034-03-05"),
    ("Das Gericht entscheidet über die Festnahme am Montag.", "2034-03-06"),
    ("Die Armee hatte angekündigt, am Dienstag abzuziehen.", "2034-03-07"),
    ("Unklar ist, ob Verteidigungsminister Karl Brandt am Montag zurücktrat.", "2034-03-06"),
    ("Die Ermittler prüfen, ob die Armee am Dienstag den Befehl zum Rückzug erhielt.", "2034-03-07"),
    ("Statt am Dienstag zu verhandeln, griff die Armee die Stadt an.", "2034-03-07"),
    ("Die Soldaten flohen, ohne am Dienstag Widerstand zu leisten.", "2034-03-07"),
    ("Die Entscheidung, am Montag die Stadt zu räumen, rettete Hunderten das Leben.", "2034-03-06"),
    ("Nach dem Befehl, am Dienstag zu schießen, desertierten viele Soldaten.", "2034-03-07"),
    ("Es war richtig, am Montag die Brücke zu sperren.", "2034-03-06"),
    ("Die Rebellen werfen der Armee vor, am Montag ein Dorf zu beschießen.", "2034-03-06"),
    ("Minister Karl Brandt versprach am Montag zu helfen.", "2034-03-06"),
    ("Die Regierung rief die Bürger am Dienstag auf zu spenden.", "2034-03-07"),
    ("Der Rat trat am Montag erneut zusammen.", "2034-03-06"),
    ("Es gelang ihm, am Dienstag nach Lindau zu fliehen.", "2034-03-07"),
    ("Er wird beschuldigt, am Dienstag in Lindau gewesen zu sein.", "2034-03-07"),
    ("Der Sicherheitsrat berät nach dem Angriff am Dienstag über ein Mandat.", "2034-03-07"),
    ("Der Sicherheitsrat hat am Dienstag über ein Mandat beraten.", "2034-03-07"),
    ("Dort starben am Dienstag drei Menschen.", "2034-03-07"),
    ("Der am Dienstag abgelaufene Vertrag gilt.", "2034-03-07"),
    ("Wenn er am Dienstag log, muss er gehen.", "2034-03-07"),
    ("Am Dienstag kommt es zu Schüssen.", "2034-03-07"),
    ("Er reiste an, um am Dienstag zu sprechen.", "2034-03-07"),
    ("Er forderte, das Nein vom Dienstag zurückzunehmen.", "2034-03-07"),
    ("Er versuchte am Dienstag, die Brücke zu sprengen.", "2034-03-07"),
    ("Er versuchte am Dienstag die Brücke zu sprengen.", "2034-03-07"),
    ("Sie begannen am Dienstag den Ort zu räumen.", "2034-03-07"),
    ("Am Dienstag begannen die Gespräche.", "2034-03-07"),
    ("Ob am Dienstag geschossen wurde, ist offen.", "2034-03-07"),
    ("Die Regierung ist am Dienstag nach Genf gereist.", "2034-03-07"),
    ("Der am Dienstag in Genf beginnende Streik geht weiter.", "2034-03-07"),
    ("Er bereut, am Dienstag nicht gekommen zu sein.", "2034-03-07"),
    ("Sie behauptet, am Dienstag nichts getan zu haben.", "2034-03-07"),
    ("Sie kündigte an, den am Wochenende abgefahrenen Block wieder anzufahren.", "2034-03-04"),
    ("Die EU kündigte an, die im Herbst ausgesetzten Strafen wieder einzuführen.", "2033-09-01"),
    ("Von Montag an wurde geschossen.", "2034-03-06"),
    ("Die Erklärung vom Montag an die Presse war lang.", "2034-03-06"),
]


@pytest.mark.parametrize(("text", "day"), COMING)
def test_a_day_to_come(text: str, day: str) -> None:
    assert day in starts(text) | ends(text)
    assert all(one > THURSDAY for one in ends(text))


@pytest.mark.parametrize(("text", "day"), GONE)
def test_a_day_that_has_gone(text: str, day: str) -> None:
    assert day in starts(text)


def starts(text: str) -> set[str | None]:
    return {one.start for one in times(text, THURSDAY, sentences(text))}


def ends(text: str) -> set[str | None]:
    return {one.end or one.start for one in times(text, THURSDAY, sentences(text))}
