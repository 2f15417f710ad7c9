"""Whose words a sentence is that has no word of saying: of whoever took the floor in the sentence before it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from lagebild.linking.continued import continued
from lagebild.records import Findings, Frame, Mention, Quotation
from lagebild.sentences import sentences
from tests.factories import span

OPEN = "indirect_free_indirect"


@dataclass(frozen=True)
class Said:
    """What stands without a word of saying, whom the network gives it to, and who is named in the text."""

    before: str
    words: str
    given: str
    named: tuple[str, ...] = ()
    type: str = OPEN
    told: tuple[tuple[str, str, str], ...] = ()  # words, speaker, cue of what is said before
    behind: str = ""

    @property
    def text(self) -> str:
        return f"{self.before}{self.words}{self.behind}"

    @property
    def speaker(self) -> str:
        """Whom it is given to in the end."""
        text, words = self.text, Quotation(self.type, "Speech", (self._last,), (span(self.text, self.given),))
        told = [
            Quotation("indirect", "Speech", (span(text, what),), (span(text, who),), (span(text, cue),))
            for what, who, cue in self.told
        ]
        people = tuple(Mention(span(text, name), "person") for name in self.named)
        found = continued(text, Findings((*told, words), people, tuple(sentences(text))))
        (one,) = [quotation for quotation in found.quotations if quotation.spans == words.spans]
        return text[slice(*one.speaker[0])] if one.speaker else ""

    @property
    def _last(self) -> tuple[int, int]:
        at = self.text.rindex(self.words)
        return at, at + len(self.words)


@pytest.mark.parametrize(
    ("said", "speaker"),
    [
        (Said("Der Sprecher der Rebellen, Timo Grau, lehnte ab.\n\nTabor Mey meldete sich am Abend erneut über Funk. ",
              "Wenn Wasser gebracht werde, lasse er die Kinder gehen.", "Timo Grau", ("Timo Grau", "Tabor Mey")), "Tabor Mey"),
        (Said("Dem Anführer bot der Präsident einen Ausweg an. ", "Sollte er aufgeben, werde man ihn nicht ausliefern.",
              "Dem Anführer"), "der Präsident"),
        (Said("Rolf Adler sagte, ein Zugriff sei richtig.\n\nIn Amrand wiederholte Lena Ronn, dass der Fahrer nicht überstellt werde. ",
              "Der Flughafen bleibe gesperrt.", "Rolf Adler", ("Rolf Adler", "Lena Ronn")), "Lena Ronn"),
        (Said("Der Ministerin hielt Jan Velten ihre Worte vor. ", "Das Land werde es nicht vergessen.", "Der Ministerin",
              ("Jan Velten",)), "Jan Velten"),
        (Said("Das Ministerium in Norhavn schwieg.\n\nDie Hafenbehörde äußerte Zweifel an der Darstellung des Kapitäns. ",
              "Für ein Leck gebe es keine Hinweise.", "Das Ministerium"), "Die Hafenbehörde"),
        (Said("Kemar hatte die Notfallstufe ausgerufen.\n\nInnenminister Tjark Holm geht von einem Angriff aus. Fremde seien "
              "eingedrungen, sagte er am Morgen. Die Spur führe nach Hask. ", "Bis Freitag werde er einen Bericht vorlegen.",
              "Kemar", ("Tjark Holm",), told=(("Fremde seien eingedrungen", "Innenminister Tjark Holm", "sagte"),
                                              ("Die Spur führe nach Hask.", "Innenminister Tjark Holm", "sagte"))),
         "Innenminister Tjark Holm"),
        (Said("Außenminister Leo Tassau wies den Botschafter aus.\n\nEine Drosselung sei nicht hinnehmbar, sagte Außenministerin Ida "
              "Stolan. ", "Der Fluss gehöre allen.", "Außenminister Leo Tassau", ("Leo Tassau", "Ida Stolan"),
              told=(("Eine Drosselung sei nicht hinnehmbar", "Außenministerin Ida Stolan", "sagte"),)),
         "Außenministerin Ida Stolan"),
        (Said("Der Zeitung sagte Filip Karn, er bleibe in Haft. ", "Die Folgen nehme er in Kauf.", "Der Zeitung", ("Filip Karn",),
              told=(("er bleibe in Haft", "Filip Karn", "sagte"),)), "Filip Karn"),
        (Said("Ida Stolan sprach von einem Irrtum.\n\nFür einen Zugriff sprach Rolf Adler sich offen aus. ",
              "„Wir warten nicht länger.“", "Ida Stolan", ("Ida Stolan", "Rolf Adler"), type="direct"), "Rolf Adler"),
        (Said("Nachdem die Botschafterin abgereist war, wurde Rolf Adler deutlicher. ", "Man werde die Konten sperren.",
              "die Botschafterin", ("Rolf Adler",)), "Rolf Adler"),
    ],
)  # fmt: skip
def test_who_took_the_floor_in_the_paragraph_speaks(said: Said, speaker: str) -> None:
    assert said.given != speaker
    assert said.speaker == speaker


@pytest.mark.parametrize(
    "said",
    [
        # who was named in the sentence before and may be its subject
        Said("Angaben aus Pelsk nannte der Minister Märchen. ", "Die Truppe löse die Wache ab.", "der Minister"),
        # the same person by the name alone
        Said("Der Minister Leo Tassau zeigte sich zuversichtlich. ", "Das Land sei bereit.", "Tassau", ("Leo Tassau",)),
        # a pronoun says no more than the name that the network found
        Said("Den Angaben widersprach er. ", "An Bord seien 97 Reisende gewesen, so der Minister.", "der Minister"),
        # a paragraph of its own: nobody has taken the floor yet
        Said("Ida Stolan reiste ab. Rolf Adler blieb.\n\n", "Man werde weiter verhandeln.", "Ida Stolan", ("Ida Stolan", "Rolf Adler")),
        # nobody in the sentence before may be its subject
        Said("Ida Stolan gab sich gelassen. Aus dem Ministerium kam am Abend keine Antwort. ", "Man werde sehen.", "Ida Stolan",
             ("Ida Stolan",)),
        # who speaks is named behind it
        Said("Ida Stolan reiste ab. ", "Die Brücke bleibe gesperrt, darauf beharrte Rolf Adler.", "Rolf Adler",
             ("Ida Stolan", "Rolf Adler")),
        # "soll" is mostly nobody's in particular
        Said("Die Armee schlug die Proteste nieder. ", "Dabei sollen 30 Menschen gestorben sein.", "Die Armee", type="free_indirect"),
        Said("Leo Tassau klagte. Die Armee schlug die Proteste nieder. ", "Dabei sollen 30 Menschen gestorben sein.", "Leo Tassau",
             ("Leo Tassau",), type="free_indirect"),
    ],
)  # fmt: skip
def test_in_doubt_the_network_has_the_last_word(said: Said) -> None:
    assert said.speaker == said.given


@pytest.mark.parametrize(
    ("said", "speaker"),
    [
        (Said("General Sabin sprach von einem vollen Erfolg. ", "Kein Ziel sei getroffen worden.", "General Sabin", ("Sabin",),
              behind=" So stellte es eine Stunde später das Präsidialamt dar."), "das Präsidialamt"),
        (Said("Der Innenminister dankte den Rettern. ", "Die Sirenen seien zu spät ausgelöst worden.", "Der Innenminister",
              behind=" Diesen Vorwurf erhebt der Feuerwehrverband, dem 4000 Helfer angehören."), "der Feuerwehrverband"),
        (Said("Premier Aske will das Kriegsrecht verlängern. Widerspruch kam von der Opposition. ", "Die Gefahr sei gebannt.",
              "Premier Aske", ("Aske",)), "der Opposition"),
        # whose words they are cannot be told, but not whose the network says
        (Said("Die Armee habe alles im Griff, so General Oskamp.\n\nBei den Leuten in der Altstadt klingt das anders. ",
              "Seit Dienstag sei kein Soldat zu sehen gewesen.", "General Oskamp", ("Oskamp",)), ""),
        (Said("Der Überläufer berichtete von einer Zusage. Beim Ministerium erinnert man sich anders. ", "Die habe nie existiert.",
              "Der Überläufer"), ""),
        (Said("Beim Rat der Küstenstaaten stieß der Plan von Ministerin Ranke auf Ablehnung. ", "Niemand könne das glauben.",
              "Ministerin Ranke", ("Ranke",)), ""),
    ],
)  # fmt: skip
def test_somebody_else_has_the_floor(said: Said, speaker: str) -> None:
    assert said.speaker == speaker


@pytest.mark.parametrize(
    "said",
    [
        Said("Bürgermeisterin Mielke klagte, man habe sie vergessen. Seit Jahren bitte man um eine Fähre. ",
             "Eine Antwort sei nie gekommen.", "Bürgermeisterin Mielke", ("Mielke",)),
        Said("Hanna Brock warb für einen Austausch. Von einer Erstürmung riet sie ab. ", "Wer stürme, zähle Särge.", "Hanna Brock",
             ("Hanna Brock",)),
        Said("Timm Jaros berichtete von Kämpfen. Im Keller der Schule säßen 200 Kinder fest. ", "Die Armee sei abgezogen.",
             "Timm Jaros", ("Timm Jaros",)),
        Said("Die Polizei zählte weniger Zusammenstöße. In 400 Autos wurde Feuer gelegt. ", "In einem Depot seien Busse zerstört worden.",
             "Die Polizei"),
        Said("Ida Stolan sprach von Erfolg. ", "Alle Ziele seien getroffen.", "Ida Stolan", ("Ida Stolan",),
             behind=" Das bestritt das Präsidialamt."),
        Said("Von Minister Tal erfuhr die Mutter Berit Loft erst spät davon. ", "Ihr Sohn sei als Held gestorben.", "Minister Tal",
             ("Tal", "Berit Loft")),
        # what merely happens gives nobody the floor
        Said("Osan Dirk stellte Bedingungen. Die Gefangenen sind seit Wochen eingesperrt. ", "Zuerst müsse die Armee abziehen.",
             "Osan Dirk", ("Osan Dirk",)),
        Said("Ada Welm wandte sich an die Nation. Die Rebellen haben drei Städte eingenommen. ", "Man werde sich nicht erpressen lassen.",
             "Ada Welm", ("Ada Welm",)),
        Said("Botschafter Ilja Varn verließ die Sitzung. Der Rat stimmte danach ab. ", "Sein Land sei das Opfer.", "Ilja Varn",
             ("Ilja Varn",)),
        Said("Britta Elm entschuldigte sich. Die Behörden hatten 400 Menschen in Sicherheit gebracht. ", "Alle Schäden würden ersetzt.",
             "Britta Elm", ("Britta Elm",)),
        # a voice against it, or a thing of its own, is not who said it
        Said("Mira Osk wies den Vorwurf zurück. ", "Die Häfen seien offen gewesen.", "Mira Osk", ("Mira Osk",),
             behind=" Das Außenministerium erklärte dagegen, man habe Beweise."),
        Said("Arne Moll griff die Koalition an. ", "Die Pläne seien ein Betrug.", "Arne Moll", ("Arne Moll",),
             behind=" Das Kabinett sieht am Donnerstag die erste Lesung vor."),
        Said("Lena Brodt kündigte Maßnahmen an. ", "Kestrien habe den Vertrag gebrochen.", "Lena Brodt", ("Lena Brodt",),
             behind=" Darauf drohte die Regierung in Kestra mit Zöllen."),
        Said("Ole Brink sprach von einem Anschlag. ", "Die Täter seien geflohen.", "Ole Brink", ("Ole Brink",),
             behind=" So berichteten Augenzeugen von einem Transporter."),
        Said("Jan Torv steht am Kai und raucht.\n\nIm Becken treiben die Trümmer. ", "„Wir haben alles verloren.“", "Jan Torv",
             ("Jan Torv",), type="direct"),
        Said("Ein Ultimatum der Junta erreichte die Botschaft. ", "Bis Mitternacht sei das Haus zu räumen.", "der Junta"),
    ],
)  # fmt: skip
def test_nobody_else_has_the_floor(said: Said) -> None:
    assert said.speaker == said.given


def test_a_few_words_in_quotation_marks_are_of_whoever_says_their_sentence() -> None:
    text = "Ida Stolan nannte das Unsinn.\n\nRolf Adler drohte. Komme einer zu Schaden, schlage er los, „mit oder ohne Einladung“."
    around = Quotation(
        OPEN, "Speech", (span(text, "Komme einer zu Schaden, schlage er los,"),), (span(text, "Rolf Adler"),)
    )
    inside = Quotation("direct", "Speech", (span(text, "„mit oder ohne Einladung“"),), (span(text, "Ida Stolan"),))
    found = continued(text, Findings((around, inside), (), tuple(sentences(text))))
    assert [text[slice(*one.speaker[0])] for one in found.quotations] == ["Rolf Adler", "Rolf Adler"]


def told_to(text: str, words: str, given: str, cue: str, *named: str) -> tuple[str, str]:
    one = Quotation("indirect", "Speech", (span(text, words),), (span(text, given),), (span(text, cue),))
    people = tuple(Mention(span(text, name), "person") for name in named)
    (found,) = continued(text, Findings((one,), people, tuple(sentences(text)))).quotations
    speaker, addressee = (text[slice(*some[0])] if some else "" for some in (found.speaker, found.addressee))
    return speaker, addressee


def test_who_is_told_something_has_not_said_it() -> None:
    text = "Jan Velten hatte der Ministerin zugesichert, bis Mittwoch bekomme sie die Daten."
    assert told_to(text, "bis Mittwoch bekomme sie die Daten", "der Ministerin", "zugesichert", "Jan Velten") == (
        "Jan Velten", "der Ministerin",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words", "given", "cue"),
    [
        (
            "Der Ministerin zufolge kommt Jan Velten am Freitag.",
            "kommt Jan Velten am Freitag",
            "Der Ministerin",
            "zufolge",
        ),
        (
            "Wie aus dem Umfeld der Ministerin verlautete, kommt Jan Velten.",
            "kommt Jan Velten",
            "der Ministerin",
            "verlautete",
        ),
        (
            "Die Sprecherin der Ministerin sagte, Jan Velten komme.",
            "Jan Velten komme",
            "Die Sprecherin der Ministerin",
            "sagte",
        ),
        ("Von der Ministerin wurde Jan Velten aufgefordert zu gehen.", "zu gehen", "der Ministerin", "aufgefordert"),
    ],
)
def test_other_words_in_the_dative_stay_speakers(text: str, words: str, given: str, cue: str) -> None:
    assert told_to(text, words, given, cue, "Jan Velten") == (given, "")


def test_what_was_changed_is_no_longer_called_sure() -> None:
    text = "Dem Anführer bot der Präsident einen Ausweg an. Man werde ihn nicht ausliefern."
    one = Quotation(
        OPEN, "Speech", (span(text, "Man werde ihn nicht ausliefern."),), (span(text, "Dem Anführer"),), shown=True
    )
    (found,) = continued(text, Findings((one,), (), tuple(sentences(text)))).quotations
    assert not found.shown


def test_nothing_open_is_left_as_it_is() -> None:
    findings = Findings((Quotation("indirect", "Speech", ((0, 5),), ((6, 9),), ((10, 12),)),))
    assert continued("Tolle Rede war das da.", findings) is findings


# -- who leads in to it in its own sentence ---------------------------------------------------------------------------------------


def _named(text: str, one: Quotation) -> Findings:
    names = [Mention(span(text, name), "person") for name in ("Tolk", "Dulvik", "Ranke") if name in text]
    return Findings((one,), tuple(names), sentences(text))


@pytest.mark.parametrize(
    ("lead", "words"),
    [
        ("Dulvik wies auch dies zurück: ", "Verletzte habe es nicht gegeben"),
        ("Der Verband der Fischer protestierte: ", "Man gebe Boote her und bekomme Netze"),
        ("Kommissar Dulvik verteidigt den Aufschlag; ", "unterbleibe er, sei es bald vorbei"),
        ("Minister Dulvik stellte klar, ", "für ihn habe der 15. März Bestand"),
        ("Missionschef Dulvik: ", "Die Krater seien vermessen"),
        ("Für Dulvik ist die Sache einfacher: ", "Am Montag sollten sie fort sein"),
    ],
)
def test_whoever_leads_in_to_it_speaks_and_not_whoever_spoke_before(lead: str, words: str) -> None:
    before = "Ministerin Tolk sagte, man warte ab. "
    text = f"{before}{lead}{words}."
    begin = len(before) + len(lead)
    one = Quotation("indirect", "Speech", ((begin, begin + len(words)),), ((11, 15),))
    (found,) = continued(text, _named(text, one)).quotations
    said = text[found.speaker[0][0] : found.speaker[0][1]]
    assert said in lead
    assert "Dulvik" in said or "Verband" in said
    assert not found.shown, "what was changed is not called sure"


@pytest.mark.parametrize(
    ("lead", "words"),
    [
        ("Dabei blieb sie auch am Abend: ", "Man warte ab"),
        ("Das Wasser stieg: ", "Man müsse räumen"),
        ("Über die Lage von Dulvik hieß es, ", "sie sei ernst"),
        ("Präsident Dulvik hat keine Wahl: ", "Ihm bleibe nur der Krieg"),
        ("Dulvik steht allein: ", "Niemand helfe ihm"),
        ("Dulvik bekommt die Insel; ", "Ranke behalte den Hafen"),
    ],
)
def test_where_nobody_leads_in_the_speaker_stays(lead: str, words: str) -> None:
    before = "Ministerin Tolk sagte, man warte ab. "
    text = f"{before}{lead}{words}."
    begin = len(before) + len(lead)
    one = Quotation("indirect", "Speech", ((begin, begin + len(words)),), ((11, 15),))
    (found,) = continued(text, _named(text, one)).quotations
    assert found.speaker == one.speaker


def _led(text: str, words: str, given: str | None, *people: str, type: str = OPEN) -> str:  # noqa: A002
    """Who says words in the end that the network gives to somebody, or to nobody."""
    speaker = (span(text, given),) if given else ()
    one = Quotation(type, "Speech", (span(text, words),), speaker)
    named = tuple(Mention(span(text, name), "person") for name in people)
    (found,) = continued(text, Findings((one,), named, sentences(text))).quotations
    return text[found.speaker[0][0] : found.speaker[0][1]] if found.speaker else ""


@pytest.mark.parametrize(
    ("lead", "said"),
    [
        ("Präsident Ranke zeigte sich zufrieden: ", "Sechs Monate seien eine Zahl."),
        ("Ranke bestritt das: ", "Seine Leute hielten jeden Kühlcontainer."),
        ("Bürgermeisterin Ranke erinnert an das Jahr 2021: ", "Damals seien vier nicht zurückgekehrt."),
        ("Außenministerin Ranke fühlte sich bestätigt: ", "Eine Mine von 2031 habe nicht 2027 gelegt werden können."),
        ("Ranke machte den Norden verantwortlich: ", "Die Geschosse seien von dort gekommen."),
        ("+++ 18.10 Uhr: General Ranke: ", "Die Kugel sei von oben gekommen."),
        ("19.05 Uhr – Abgeordneter Ranke (Fortschrittspartei): ", "Man habe zugewartet."),
        ("14.40 Uhr: Ministerin Ranke zur Frist: ", "Da sei sie altmodisch."),
        ("Ranke hatte am Montag gesagt, ", "er habe keine Absicht zu gehen."),
    ],
)
@pytest.mark.parametrize("given", ["Tolk", "Dulvik", None])
def test_who_leads_in_says_the_rest_of_the_sentence(lead: str, said: str, given: str | None) -> None:
    text = f"Tolk warnte vor einem Angriff. {lead}{said} Am Abend schwieg Dulvik dazu."
    whole = lead.startswith(("Präsident", "Ranke b", "+++"))  # then the network takes the whole sentence
    assert _led(text, f"{lead}{said}" if whole else said, given, "Tolk", "Dulvik", "Ranke") == "Ranke"


@pytest.mark.parametrize(
    "sentence",
    [
        # of him or her, not by
        "Ranke wies die Vorwürfe der Zeitung zurück: Sie habe Geld genommen.",
        "Ranke warfen Abgeordnete Untätigkeit vor: Drei Warnungen seien ignoriert worden.",
        "Ranke: Sie sei schwanger.",
        # no verb of saying
        "Ranke las die Meldung zweimal: Der Hafen sei gesperrt.",
        "Ranke öffnete den Brief: Die Frist sei versäumt.",
        "Ranke lehnte am Fenster: Der Krieg sei vorbei.",
        "Ranke sah die Zahlen im Lagezentrum: Der Fluss steige.",
        "Ranke floh in der Nacht: Die Rebellen hätten den Palast umstellt.",
        # another clause, a heading
        "Ranke verspricht Regen; der Grundwasserspiegel sei so niedrig wie nie.",
        "Fall Ranke: Die Akten seien verschwunden.",
        "Auf der Anklagebank sitzen Dulvik, Ranke: Der Deich sei gesprengt worden.",
    ],
)
def test_who_is_only_told_of_before_a_colon_does_not_speak(sentence: str) -> None:
    text = f"Das Institut Nord warnte am Montag. {sentence}"
    assert _led(text, sentence, None, *(name for name in ("Dulvik", "Ranke") if name in text)) == ""


def test_a_speaker_of_the_same_sentence_or_behind_the_words_is_not_replaced() -> None:
    text = "Tolk kam. Dulvik wies es zurück: Man warte ab, sagte Ranke."
    for speaker in ("Dulvik", "Ranke"):
        words = "Man warte ab"
        at, who = text.index(words), text.index(speaker)
        one = Quotation("indirect", "Speech", ((at, at + len(words)),), ((who, who + len(speaker)),))
        (found,) = continued(text, _named(text, one)).quotations
        assert found == one


def _told_last(text: str, words: str, given: str, *people: str, type: str = OPEN) -> Quotation:  # noqa: A002
    one = Quotation(type, "Speech", (span(text, words),), (span(text, given),))
    named = tuple(Mention(span(text, name), "person") for name in people)
    (found,) = continued(text, Findings((one,), named, sentences(text))).quotations
    return found


@pytest.mark.parametrize("verb", ["wiederholte", "höhnte", "prophezeite", "sagte", "bekräftigte"])
@pytest.mark.parametrize("people", [("Calaan",), ("Calaan", "Merik")])  # the network may pass over the name
@pytest.mark.parametrize("cut", [True, False])
def test_whoever_the_end_of_the_sentence_names_says_it(verb: str, people: tuple[str, ...], *, cut: bool) -> None:
    words = "Sollte Sabrien wieder angreifen, lasse man einen Ingenieur ans Tor ketten"
    text = f"Über den Abzug will Calaan am Mittwoch entscheiden. {words}, {verb} Merik. Das Heer schwieg."
    found = _told_last(text, words if cut else f"{words}, {verb} Merik.", "Calaan", *people)
    assert [text[slice(*spans[0])] for spans in (found.speaker, found.cue, found.spans)] == ["Merik", verb, words]
    assert not found.shown


@pytest.mark.parametrize(
    "end",
    [
        "wiederholte er",  # who that is is settled elsewhere
        "und wiederholte damit Merik",
        "wenn Merik angreife",
        "wie Merik wiederholte",
    ],
)
def test_an_end_that_names_nobody_behind_its_verb_leaves_the_speaker(end: str) -> None:
    text = f"Calaan sprach am Mittwoch. Die Straße bleibe gesperrt, {end}. Da schwieg Merik."
    found = _told_last(text, "Die Straße bleibe gesperrt", "Calaan", "Calaan", "Merik")
    assert text[slice(*found.speaker[0])] == "Calaan"


@pytest.mark.parametrize(
    ("words", "type"),
    [
        ("Sollte Sabrien angreifen, sage Calaan alle Gespräche ab.", OPEN),
        ("Wenn die Blockade bleibe, drohe Calaan eine Hungersnot.", OPEN),
        ("Wenn nichts geschehe, drohte Calaan der Tod.", OPEN),
        ("Ziehe Sabrien nicht bis Freitag ab, drohte Calaan der Tod.", OPEN),
        ("Falls der Angriff komme, warne Calaan die Stadt.", OPEN),
        ("Solange Sabrien die Stadt belagere, rede niemand mit Calaan.", OPEN),
        ("„Wenn Sabrien angreift, antwortet Calaan“.", "direct"),
        ("„Die Straße bleibt gesperrt, drohte Calaan.“", "direct"),
    ],
)
def test_a_main_clause_behind_a_clause_is_theirs(words: str, type: str) -> None:  # noqa: A002
    text = f"Merik sprach am Abend. {words} Das Heer schwieg."
    found = _told_last(text, words, "Merik", "Merik", "Calaan", type=type)
    assert text[slice(*found.speaker[0])] == "Merik"
    assert text[slice(*found.spans[0])] == words


def test_an_end_that_names_several_leaves_nobody() -> None:
    text = "Calaan sprach am Mittwoch. Die Straße bleibe gesperrt, wiederholten Merik und Dulvik. Das Heer schwieg."
    found = _told_last(text, "Die Straße bleibe gesperrt", "Calaan", "Calaan", "Merik", "Dulvik")
    assert found.speaker == ()


def test_what_is_announced_there_is_theirs_too() -> None:
    words = "lasse man einen Ingenieur ans Tor ketten"
    text = f"Über den Abzug will Calaan am Mittwoch entscheiden. Sollte Sabrien angreifen, {words}, wiederholte Merik."
    said = Quotation(OPEN, "Speech", (span(text, f"Sollte Sabrien angreifen, {words}"),), (span(text, "Calaan"),))
    vow = Frame("commitment", (span(text, f"{words}, wiederholte Merik"),), {}, {"by": ((span(text, "Calaan"),),)})
    named = (Mention(span(text, "Calaan"), "person"), Mention(span(text, "Merik"), "person"))
    (found,) = continued(text, Findings((said,), named, sentences(text), (vow,))).frames
    assert [text[slice(*some[0])] for some in found.roles["by"]] == ["Merik"]
    assert text[slice(*found.spans[0])] == words
