"""Cues of a stance: which one a sentence has, and which it has not."""

from __future__ import annotations

import pytest

from lagebild.picture import stances

SAID = {
    "nicht äußern": ("evasive", "Das Amt in Merow wollte sich zu den Zöllen nicht äußern."),
    "weder noch": ("evasive", "Brandner wollte die Meldung weder bestätigen noch dementieren."),
    "äußerte sich nicht": ("evasive", "Sorland äußerte sich zu den Zöllen nicht."),
    "Stellung nehmen": ("evasive", "Zur Blockade nimmt der Rat nicht Stellung."),
    "keine Angaben": ("evasive", "Zur Zahl der Schiffe machte die Behörde keine Angaben."),
    "keine da": ("", "Zum Beschuss gab es keine neuen Erkenntnisse."),
    "keine Erkenntnisse": ("evasive", "Zu den Schüssen lägen ihm keine gesicherten Erkenntnisse vor."),
    "nicht festlegen lassen": ("evasive", "In Merow ließ sich die Regierung nicht festlegen."),
    "offen lassen": ("evasive", "Velten ließ eine Teilnahme offen."),
    "offengelassen": ("evasive", "Die Frage ist offengelassen worden."),
    "bedeckt": ("evasive", "Sorland hielt sich bedeckt."),
    "ausweichen": ("evasive", "Der Sprecher wich aus."),
    "unkommentiert": ("evasive", "Velten ließ die Vorwürfe unkommentiert."),
    "~gehören": ("for", "Die Prüfer gehören zurück in die Anlage."),
    "schweigen": ("evasive", "Merow schweigt."),
    "sich enthalten": ("evasive", "Sorland enthielt sich."),
    "nicht festlegen": ("evasive", "Velten legte sich auf keinen Tag und auf einen Ort nicht fest."),
    "Antwort schuldig": ("evasive", "Der Minister blieb die Antwort schuldig."),
    "nicht ausschließen": ("evasive", "Brandner schloss Zölle nicht aus."),
    "prüfen": ("evasive", "Das Amt prüft noch."),
    "Bedingung fallen lassen": ("", "Ihre Bedingung, erst müsse der Hafen öffnen, lasse sie fallen."),
    "nicht länger ausschließen": ("conditional", "Sorland schließt Zölle nicht länger aus."),
    "an etwas knüpfen": ("conditional", "Brandner knüpfte die Hilfe an ein Ende der Sperre."),
    "sprechen für": ("for", "Sorland sprach sich offen für Zölle aus."),
    "sprechen gegen": ("against", "Sorland sprach sich am Dienstag gegen neue Zölle aus."),
    "?ausgesprochen für": ("for", "Sie hat sich schon am Montag für die Reise ausgesprochen."),
    "?ausgesprochen gegen": ("against", "Sie hatte sich am Montag gegen die Reise ausgesprochen."),
    "ablehnen": ("against", "Merow lehnte den Vorschlag umgehend ab."),
    "Ablehnung": ("against", "Sorland bleibt bei seinem Nein."),
    "zurückweisen": ("against", "Das Ministerium wies den Vorwurf zurück."),
    "dagegen sein": ("against", "Velten ist strikt dagegen."),
    "gegen sein": ("against", "Velten ist gegen die Zölle."),
    "warnen": ("against", "Velten warnte vor einem solchen Schritt."),
    "nichts halten": ("against", "Velten hält nichts davon."),
    "nichts wissen wollen": ("against", "Davon will Velten nichts wissen."),
    "falsch sein": ("against", "Die Verlegung sei ein Fehler."),
    "falsch nennen": ("against", "Velten nannte das Angebot verfrüht."),
    "unwahr nennen": ("against", "Velten nannte den Bericht frei erfunden."),
    "bestreiten": ("against", "Merow bestreitet das."),
    "nicht geschehen": ("against", "Ein Gespräch habe nicht stattgefunden."),
    "jeder Grundlage entbehren": ("against", "Der Bericht entbehre jeder Grundlage."),
    "ausschließen": ("against", "Velten schloss eine Zahlung aus."),
    "ausgeschlossen": ("against", "Eine Zahlung sei ausgeschlossen."),
    "nicht in Frage kommen": ("against", "Ein Abzug komme nicht in Frage."),
    "?keine Rede": ("against", "Von Einsicht könne keine Rede sein."),
    "nicht mitmachen": ("against", "Sein Land werde sich daran nicht beteiligen."),
    "wird es nicht geben": ("against", "Eine Untersuchung werde es dort nicht geben."),
    "nicht teilnehmen": ("against", "Sorland nimmt an der Übung nicht teil."),
    "nicht brauchen": ("against", "Zuschauer brauchen wir nicht."),
    "?verurteilen": ("against", "Merow verurteilte die Zölle."),
    "?protestieren": ("against", "Tausende demonstrierten gegen die Sperre."),
    "nicht anerkennen": ("against", "Sorland erkennt den Spruch nicht an."),
    "sich distanzieren": ("against", "Velten distanzierte sich von den Anschlägen."),
    "nicht verzichten": ("for", "Auf die Mauer will das Land nicht verzichten."),
    "verzichten": ("against", "Sorland verzichtet auf Zölle."),
    "fernbleiben": ("against", "Sorland hält sich von den Gesprächen fern."),
    "?sich weigern": ("against", "Velten weigert sich, den Vertrag zu lesen."),
    "?unter keinen Umständen": ("against", "Unter keinen Umständen, sagte Velten."),
    "?Veto": ("against", "Sein Veto gegen den Entwurf steht."),
    "Widerstand aufgeben": ("for", "Überraschend gab Sorland seinen Widerstand gegen Beobachter auf."),
    "bereit sein": ("for", "Man sei zu einem Korridor grundsätzlich bereit."),
    "dafür sein": ("for", "Velten ist dafür."),
    "für sein": ("for", "Velten ist für die Aufhebung der Zölle."),
    "nichts dagegen": ("for", "Gegen Gespräche als solche habe sie nichts."),
    "befürworten": ("for", "Velten begrüßte den Vorschlag."),
    "unterstützen": ("for", "Sorland unterstützt sie."),
    "werben für": ("for", "Sorland wirbt weiter für Gespräche."),
    "zustimmen": ("for", "Sorland stimmte dem Plan zu."),
    "willkommen": ("for", "Beobachter seien willkommen."),
    "?froh sein": ("for", "Man sei froh."),
    "annehmen": ("for", "Sorland nahm die Einladung an."),
    "festhalten": ("for", "An den Zöllen halte Sorland fest."),
    "stehen hinter": ("for", "Sorland stehe nun hinter den Zöllen."),
    "sich anschließen": ("for", "Sorland hat sich am Montag den Zöllen angeschlossen."),
    "teilnehmen": ("for", "Sorland nimmt nun doch an den Gesprächen in Genf teil."),
    "sich beteiligen": ("for", "Sorland will sich mit zwei Booten beteiligen."),
    "zulassen": ("for", "Sein Land werde Inspektoren nun doch zulassen."),
    "einverstanden": ("for", "Velten ist einverstanden."),
    "Forderung bekräftigen": ("for", "Sorland bekräftigte am Freitag seine Forderung."),
    "mittragen": ("for", "Sorland trägt die Zölle mit."),
    "vorschlagen": ("for", "Sorland hat vorgeschlagen, Beobachter zu schicken."),
    "?fordern": ("for", "Velten forderte einen Korridor."),
    "bitten um": ("for", "Auch Sorland bat förmlich um Beobachter."),
    "sich anbieten": ("for", "Sorland bot sich als Vermittler an."),
    "richtig sein": ("for", "Eine Verlegung sei vertretbar."),
    "richtig nennen": ("for", "Velten nannte die Einladung „die beste Nachricht dieser Woche“."),
    "Fragen übergehen": ("evasive", "Der Sprecher überging die Frage."),
    "in die Karten": ("evasive", "Merow lässt sich nicht in die Karten schauen."),
    "nicht länger gegen": ("conditional", "Velten sperrt sich nicht länger gegen die Reise."),
    "darüber reden können": ("conditional", "Man könne darüber reden."),
    "abraten": ("against", "Brandner riet von der Reise ab."),
    "kein Platz": ("against", "Für fremde Boote sei hier kein Platz für Manöver."),
    "nichts verloren": ("against", "Fremde Boote hätten hier nichts verloren."),
    "Absage erteilen": ("against", "Merow erteilte dem Plan eine Absage."),
    "nicht zu machen": ("against", "Das sei mit ihm nicht zu machen."),
    "anders sehen": ("against", "Sorland sieht das anders."),
    "nichts abgewinnen": ("against", "Velten kann dem Plan nichts abgewinnen."),
    "absagen": ("against", "Velten sagte seine Teilnahme ab."),
    "~kein Cent": ("against", "Von uns kommt kein Cent."),
    "~nichts herausgeben": ("against", "Man gebe nichts heraus."),
    "anbieten": ("for", "Sorland bot drei Schiffe an."),
    "etwas abgewinnen": ("for", "Velten kann dem Plan etwas abgewinnen."),
    "Chance verdienen": ("for", "Der Plan verdiene eine Chance."),
    "behalten wollen": ("for", "Sorland will die Zölle behalten."),
    "sich stark machen": ("for", "Velten macht sich für die Reise stark."),
    "~einladen": ("for", "Sorland lud zu Gesprächen ein."),
    "~reden mit": ("for", "Man rede mit allen."),
    "~nicht dürfen": ("against", "Das dürfe nicht geschehen."),
    "~nicht wollen": ("against", "Er werde nicht kommen."),
    "~niemand": ("against", "Es kommt niemand hinein."),
    "~müssen": ("for", "Die Boote müssten fahren."),
    "~sollen": ("for", "Die Boote sollen fahren."),
    "~dürfen": ("for", "Die Boote dürfen fahren."),
    "~haben zu": ("for", "Die Boote haben morgen zu fahren."),
}


def test_every_cue_of_the_table_has_a_sentence_here() -> None:
    assert {cue.name for cue in stances.cues()} == set(SAID)


@pytest.mark.parametrize(("name", "stance", "sentence"), [(name, *rest) for name, rest in SAID.items()])
def test_a_sentence_has_its_cue(name: str, stance: str, sentence: str) -> None:
    found = {one.cue.name: one for one in stances.cued(sentence)}
    assert name in found, list(found)
    assert found[name].stance == stance
    assert all(0 <= begin < end <= len(sentence) for begin, end in found[name].ends)


@pytest.mark.parametrize(
    "sentence",
    [
        "Der Konvoi fuhr am Morgen los.",
        "Am Abend gab es zum Beschuss keine neuen Erkenntnisse.",
        "Beide Erklärungen schließen einander nicht aus.",
        "Er ließ den Konvoi festhalten.",
        "Velten las das Papier und legte es weg.",
    ],
)
def test_these_are_no_stances(sentence: str) -> None:
    assert not [one.cue.name for one in stances.cued(sentence) if one.cue.alone and one.stance]


def test_an_evasion_is_no_refusal() -> None:
    assert next(iter(stances.cued("Das Amt lehnte eine Stellungnahme ab."))).stance == "evasive"


def test_what_one_cue_is_known_by_is_no_others() -> None:
    found = [one.cue.name for one in stances.cued("Brandner schloss Zölle nicht aus.")]
    assert found == ["nicht ausschließen"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("hielt Beobachter nur mit einem Mandat für sinnvoll", True),
        ("will ihn nur unterstützen, wenn Soldaten mitfahren", True),
        ("werde nicht kommen, es sei denn, der Hafen öffnet", True),
        ("trug die Entscheidung nur widerwillig mit", False),
        ("begrüßte den Vorschlag ausdrücklich", False),
    ],
)
def test_a_condition_is_told_by_its_words(words: str, expected: bool) -> None:
    assert stances.conditional(words) is expected
