"""Cues of a stance: which one a sentence has, and which it has not."""

from __future__ import annotations

import pytest

from lagebild.picture import stances, targets
from lagebild.picture.clauses import Sentence

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
    "nicht spekulieren": ("evasive", "Man beteilige sich nicht an solchen Spekulationen."),
    "ohne Antwort": ("evasive", "Auf Anfragen reagierte das Amt nicht."),
    "verweisen": ("evasive", "Velten verwies auf laufende Verfahren."),
    "zu früh": ("evasive", "Es sei zu früh für eine Bewertung."),
    "Antwort vermeiden": ("evasive", "Velten vermied eine klare Antwort."),
    "vage bleiben": ("evasive", "Velten blieb vage."),
    "abwarten": ("evasive", "Man werde sehen."),
    "alle Optionen": ("evasive", "Alle Optionen liegen auf dem Tisch."),
    "auf Zeit spielen": ("evasive", "Merow spielt auf Zeit."),
    "nichts dazu sagen": ("evasive", "Dazu sage er nichts."),
    "nicht eingehen": ("evasive", "Velten ging auf die Vorwürfe nicht ein."),
    "?unentschieden": ("evasive", "Der Rat ist in der Frage uneins."),
    "nur mit Zugeständnis": ("conditional", "Merow zeigte sich zu Gesprächen bereit, verlangte aber Garantien."),
    "grünes Licht erst": ("conditional", "Grünes Licht für die Reise gibt es erst am Ende."),
    "ohne das keine": ("conditional", "Ohne Garantien werde es keine Waffenruhe geben."),
    "Voraussetzung sein": ("conditional", "Voraussetzung für eine Waffenruhe sei ein Abzug."),
    "nicht vorstellen": ("against", "Velten kann sich eine Reise nicht vorstellen."),
    "vorstellen können": ("conditional", "Velten kann sich eine Reise vorstellen."),
    "nicht denkbar": ("against", "Eine Reise sei nicht denkbar."),
    "denkbar": ("conditional", "Eine Reise sei denkbar."),
    "offen für": ("conditional", "Velten zeigte sich offen für Gespräche."),
    "nicht bereit": ("against", "Zu Gesprächen sei man nicht bereit."),
    "stimmen gegen": ("against", "Velten stimmte gegen die Zölle."),
    "gegen entscheiden": ("against", "Der Rat hat sich gegen Zölle entschieden."),
    "für entscheiden": ("for", "Der Rat hat sich für Zölle entschieden."),
    "Zustimmung verweigern": ("against", "Velten versagte dem Plan die Zustimmung."),
    "Sturm laufen": ("against", "Die Fischer laufen Sturm gegen die Quoten."),
    "Kritik aus": ("against", "Scharfe Kritik an der Sperre kam aus Merow."),
    "Kritik üben": ("against", "Velten meldete Bedenken gegen die Sperre an."),
    "auf Ablehnung stoßen": ("against", "Der Plan stieß in Merow auf Ablehnung."),
    "auf Zustimmung stoßen": ("for", "Der Plan findet in Merow Unterstützung."),
    "Beifall von": ("for", "Beifall für den Plan kam aus Merow."),
    "Widerspruch einlegen": ("against", "Velten legte Widerspruch gegen die Sperre ein."),
    "?klagen": ("against", "Velten klagt gegen die Sperre."),
    "skeptisch sehen": ("against", "Velten sieht die Reise mit Sorge."),
    "skeptisch gegenüberstehen": ("against", "Velten steht der Reise skeptisch gegenüber."),
    "offen gegenüberstehen": ("for", "Velten steht der Reise aufgeschlossen gegenüber."),
    "positiv sehen": ("for", "Velten sieht die Reise positiv."),
    "sich querstellen": ("against", "Bei der Reise stellt sich Velten quer."),
    "abwinken": ("against", "Velten winkte ab."),
    "widersprechen": ("against", "Velten widersprach dem Bericht."),
    "beipflichten": ("for", "Velten pflichtete ihm bei."),
    "abrücken": ("against", "Sorland rückte von der Sperre ab."),
    "nicht abrücken": ("for", "Sorland rückt von der Sperre nicht ab."),
    "aussteigen": ("against", "Sorland kündigte das Abkommen auf."),
    "kein Grund": ("against", "Für eine zweite Zählung sehe sie keinen Anlass."),
    "nicht anfreunden": ("against", "Velten kann sich mit der Reise nicht anfreunden."),
    "leben können mit": ("for", "Velten kann mit der Reise leben."),
    "nicht daran denken": ("against", "Velten denkt nicht daran, den Hafen zu öffnen."),
    "Nein sagen": ("against", "Velten sagte Nein zu der Reise."),
    "Ja sagen": ("for", "Velten sagte Ja zu der Reise."),
    "hart bleiben": ("against", "Velten bleibt bei der Reise hart."),
    "platzen lassen": ("against", "Velten lässt das Treffen platzen."),
    "nicht mittragen": ("against", "Velten trägt die Sperre nicht mit."),
    "auf Distanz gehen": ("against", "Velten geht auf Distanz zur Regierung."),
    "ausschlagen": ("against", "Velten schlug das Angebot aus."),
    "nicht zulassen": ("against", "Merow lässt Inspektoren nicht zu."),
    "?untersagen": ("against", "Merow untersagte den Flug."),
    "verhindern wollen": ("against", "Velten will das Gesetz kippen."),
    "?blockieren": ("against", "Velten blockiert das Gesetz."),
    "nicht weit genug": ("against", "Die Auflagen gehen Velten zu weit."),
    "nichts bringen": ("against", "Zölle bringen nichts."),
    "als Gefahr sehen": ("against", "Velten sieht in den Zöllen eine Gefahr."),
    "als Chance sehen": ("for", "Velten sieht in den Zöllen eine Chance."),
    "Verständnis zeigen": ("for", "Velten zeigte Verständnis für die Sperre."),
    "keine Alternative": ("for", "Zur Sperre gebe es keine Alternative."),
    "grünes Licht": ("for", "Merow gab grünes Licht für die Reise."),
    "im Wege": ("for", "Einer Reise steht nichts im Wege."),
    "beharren": ("for", "Velten besteht darauf, dass die Anlage stillsteht."),
    "drängen auf": ("for", "Velten pocht auf eine Reise."),
    "einlenken": ("for", "Velten willigte in den Tausch ein."),
    "wollen, dass": ("for", "Velten will, dass der Hafen öffnet."),
    "ohne geht es nicht": ("for", "Ohne Inspektoren gehe es nicht."),
    "bekennen zu": ("for", "Velten bekannte sich zu dem Abkommen."),
    "viel halten von": ("for", "Velten hält viel von einer Reise."),
    "?bestätigen": ("for", "Velten bestätigte den Bericht."),
    "?zutreffen": ("for", "Der Bericht sei zutreffend."),
    "~zusagen": ("for", "Sorland sagte weitere Flüge zu."),
    "?genehmigen": ("for", "Sorland genehmigte die Flüge."),
    "?verteidigen": ("for", "Velten lobte die Helfer."),
    "verteidigen": ("for", "Velten verteidigte die neue Steuer."),
    "im Ungefähren bleiben": ("evasive", "Was die Fristen angeht, blieb Velten im Ungefähren."),
    "sich heraushalten": ("evasive", "Merow hielt sich aus dem Streit heraus."),
    "nicht urteilen": ("evasive", "Über die Schuldfrage urteilt das Amt nicht."),
    "Sache anderer": ("evasive", "Das sei Sache der Gerichte."),
    "?davon ausgehen": ("for", "Velten geht davon aus, dass der Deich hält."),
    "Nein zurücknehmen": ("for", "Velten nahm sein Nein zu der Konferenz zurück."),
    "Drohung zurücknehmen": ("against", "Merow zog seine Zolldrohung am Abend zurück."),
    "von Nein abrücken": ("for", "Sorland rückte von seinem Widerstand gegen die Quote ab."),
    "bisherige Linie": ("", "Sorland rückte am Montag von seiner bisherigen Linie ab."),
    "nicht vereinbar": ("against", "Die Festnahmen sind mit dem Abkommen nicht vereinbar."),
    "?mahnen": ("for", "Velten mahnte eine Reise an."),
    "aufrufen": ("for", "Velten rief dazu auf, den Hafen zu öffnen."),
    "?hoffen": ("for", "Velten hofft auf eine Reise."),
    "~brauchen": ("for", "Wir brauchen die Reise."),
    "nicht einverstanden": ("against", "Velten ist mit der Reise nicht einverstanden."),
    "in Frage stellen": ("against", "Velten stellt die Reise in Frage."),
    "Meinung teilen": ("for", "Velten teilt die Ansicht der Agentur."),
    "sich einigen auf": ("for", "Sie haben sich auf einen Tausch geeinigt."),
    "~wollen": ("for", "Velten will den Hafen ausbaggern."),
}

# what a cue is, and where it has its target
AIMED = [
    ("Einem Gericht, wie es Velten wünscht, werde sich sein Land nicht unterwerfen.", "against", "Einem Gericht"),
    ("Sorland erneuerte den Wunsch seiner Regierung nach Lotsen.", "for", "Lotsen"),
    ("Sorland bekräftigte das Angebot, Lotsen zu schicken.", "for", "Lotsen zu schicken"),
    ("Ob es Brandstiftung war, wollte Velten nicht beurteilen.", "evasive", "Ob es Brandstiftung war"),
    ("Brandner wich der Frage nach einem Rücktritt aus.", "evasive", "einem Rücktritt"),
    ("Was den Zeitplan angeht, blieb Brandner im Vagen.", "evasive", "den Zeitplan"),
    ("Ein Tribunal halte sie für den richtigen Ort.", "for", "Ein Tribunal"),
    ("Der Quote werde sein Land nicht zustimmen.", "against", "Der Quote"),
    ("Bei der Opposition stößt die Quote auf Ablehnung.", "against", "die Quote"),
    ("Auf Zustimmung stieß der Entwurf bei Brandner.", "for", "der Entwurf"),
    ("Aus Sicht Merows ist eine Blockade falsch.", "against", "eine Blockade"),
    ("Sorland rückte von seinem Nein zur Konferenz ab.", "for", "Konferenz"),
    ("Merow nahm seine Zusage für die Konferenz zurück.", "against", "seine Zusage für die Konferenz"),
    ("Sorland ist nun doch für die Quote.", "for", "die Quote"),
    ("Dellin ist für Fachleute der Agentur.", "for", "Fachleute der Agentur"),
    ("Wir sind für offene Grenzen.", "for", "offene Grenzen"),
    ("Sdarik nannte Zölle ein „angemessenes Mittel“.", "for", "Zölle"),
    ("Auch in Hask hält man die Abschaltung für überzogen.", "against", "die Abschaltung"),
    ("Sie habe Zölle nie für einen Weg gehalten.", "against", "Zölle"),
    ("Für eine zweite Zählung sehe sie keinen Anlass.", "against", "eine zweite Zählung"),
    ("Malvik will Ruhn rasch wieder hochfahren.", "for", "Ruhn"),
    ("Eine Untersuchung begrüßen wir.", "for", "Eine Untersuchung"),
    ("Velten warnte davor, die Brücke zu öffnen.", "against", "die Brücke zu öffnen"),
    ("Velten hält es für falsch, die Brücke zu öffnen.", "against", "die Brücke zu öffnen"),
    ("Dem Plan erteilte Velten eine Absage.", "against", "Dem Plan"),
    ("Der Minister hat den Tausch mehrfach abgelehnt.", "against", "den Tausch"),
    ("Der Tausch wurde von Merow abgelehnt.", "against", "Der Tausch"),
]


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
        "Das Amt ist für die Wasserwege zuständig.",
        "Das war für die Retter ein langer Tag.",
        "Der Zug war gegen Mittag in Merow.",
        "Velten ist für drei Tage in Orlen.",
        "Außerdem sind für die Hilfe in Merow und Orlen 70 Boote vorgesehen.",
        "Der Wetterdienst warnte vor starken Böen.",
        "Der Rat besteht aus fünf Staaten.",
        "Der Gedanke drängte sich auf.",
        "Er hat das Spiel für sich entschieden.",
        "Zwei Schüler drangen auf das Gelände.",
        "Der Konvoi hielt am Freitag an der Grenze.",
        "Das Boot wich nach links aus.",
        "Sorland rückte am Montag von seiner bisherigen Linie ab.",
        "Er hielt sich im Haus eines Freundes auf.",
        "Ein Ja zum Nulltarif gibt es nicht.",
        "Velten zog die Jacke aus.",
        "Ein Gericht urteilte am Montag.",
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


@pytest.mark.parametrize(("sentence", "stance", "expected"), AIMED)
def test_a_cue_has_its_target(sentence: str, stance: str, expected: str) -> None:
    whole = Sentence((0, len(sentence)), 0, 0)
    found = [one for one in stances.cued(sentence) if one.cue.alone and not one.cue.weak]
    assert [one.stance for one in found] == [stance]
    spans = targets.target((), targets.Hit(found[0], whole, sentence))
    assert [sentence[begin:end] for begin, end in spans] == [expected]


@pytest.mark.parametrize(
    ("sentence", "cue", "read"),
    [
        ("Velten verlangt für die Öffnung des Hafens jetzt etwas anderes.", "verlangt", "die Öffnung des Hafens"),
        ("Velten widersprach: Ein Hafen sei kein Bahnhof.", "widersprach", "Ein Hafen sei kein Bahnhof"),
    ],
)
def test_what_stands_behind_a_preposition_or_a_colon_is_no_target(sentence: str, cue: str, read: str) -> None:
    whole = Sentence((0, len(sentence)), 0, 0)
    (found,) = [one for one in stances.cued(sentence) if sentence[slice(*one.span)] == cue]
    begin = sentence.index(read)
    for spans in ((), ((begin, begin + len(read)),)) if cue == "verlangt" else ((),):
        assert targets.target(spans, targets.Hit(found, whole, sentence)) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Velten hat sich noch nicht für eine Kandidatur entschieden.",
        "Velten rückte von der Sperre kaum ab.",
        "Velten lässt den Gipfel nicht platzen.",
        "Velten geht nicht auf Distanz zum Abkommen.",
        "Merow hat sich nicht gegen die Lieferung entschieden.",
        "Er schlug das Angebot nicht aus.",
        "Rulands Nein zu einer Kommission gelte nicht mehr, sagte er.",
        "Sein Nein zum Gipfel nehme er zurück.",
        "Velten stieg in Orlen aus dem Flugzeug aus.",
        "Merow stellte 2000 Soldaten entgegen.",
    ],
)
def test_a_no_beside_a_cue_leaves_its_stance_open(sentence: str) -> None:
    assert not [one.cue.name for one in stances.cued(sentence) if one.cue.alone and one.stance]
