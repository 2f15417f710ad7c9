"""For whom persons with bare offices speak: what another one's office, a vow, and the speaker behind a town say of it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from lagebild.picture.cast import Cast
from lagebild.picture.material import Text
from tests.picture.made import Report
from tests.picture.test_cast import meant

BELMARIEN = (
    Report("Der belmarische Präsident Jan Brandner lehnte in Harlund ab. Belmarien will nicht.", "land")
    .actor("Jan Brandner")
    .actor("Belmarien", "government")
    .text
)
AULAND = (
    Report("Die auländische Außenministerin Eva Lindt sprach lange. Auland schweigt.", "anderes")
    .actor("Eva Lindt")
    .actor("Auland", "government")
    .text
)


def _side(words: str, name: str = "Olaf Velten") -> str | None:
    """The side of somebody whom one text names."""
    text = Report(words, "zwei").actor(name).text
    cast = Cast([BELMARIEN, AULAND, text])
    return meant(cast, text, name).side


# -- an office is held by one -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "Belmarien lehnte ab. Das sei zu früh, sagte Präsident Olaf Velten.",
        "Belmarien schwieg am Montag. Präsident Olaf Velten reiste weiter.",
        "Auland drohte mit Vergeltung. Außenminister Olaf Velten reagierte gelassen.",
        "Auland lehnt die Kontrolle ab. Außenminister Olaf Velten nannte das unklug.",
        "Belmarien hat die Häfen gesperrt. Staatschef Olaf Velten bat um Geduld.",
        "Die belmarische Armee zog ab. Staatspräsident Olaf Velten dankte.",
        "Auland hat gewählt. Den Siegern gratulierte Außenminister Olaf Velten.",
        "Auland zögert. Er warte auf ein Zeichen, sagte Außenminister Olaf Velten.",
        "Belmarien räumt die Brücke. Präsident Olaf Velten lobte den Schritt.",
        "Die auländische Flotte lief aus. Außenminister Olaf Velten sprach von einem Fehler.",
    ],
)
def test_who_has_an_office_that_another_holds_there_is_not_of_that_state(words: str) -> None:
    assert _side(words) is None


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("Belmarien lehnte ab. Das sei zu früh, sagte Verteidigungsminister Olaf Velten.", "belmarien"),
        ("Auland lehnte ab. Das sei zu früh, sagte Präsident Olaf Velten.", "auland"),
        ("Belmarien schwieg. Außenminister Olaf Velten reiste ab.", "belmarien"),
        ("Auland schwieg. Finanzminister Olaf Velten reiste ab.", "auland"),
        ("Belmarien hat gewählt. Regierungschef Olaf Velten dankte.", "belmarien"),
        ("Auland hat gewählt. Kanzler Olaf Velten dankte.", "auland"),
        ("Belmarien räumt die Brücke. Das sei sein Wille, sagte Minister Olaf Velten.", "belmarien"),
        ("Belmarien ist nach den Worten seines Präsidenten Olaf Velten bereit.", "belmarien"),
        ("Der neue belmarische Präsident Olaf Velten trat auf. Belmarien feierte.", "belmarien"),
        ("Aulands Außenminister Olaf Velten trat auf.", "auland"),
        ("Die auländische Flotte lief aus. Innenminister Olaf Velten winkte.", "auland"),
    ],
)
def test_another_office_and_one_that_is_said_to_be_of_the_state_are(words: str, side: str) -> None:
    assert _side(words) == f"state:{side}"


@pytest.mark.parametrize(
    "words",
    [
        "Präsident Jan Brandner ist am Montag gestorben.",
        "Präsident Jan Brandner wurde vom Heer gestürzt.",
        "Präsident Jan Brandner ist nach dem Putsch im Exil.",
        "Jan Brandner trat am Abend zurück.",
        "Präsident Jan Brandner kündigte seinen Rücktritt an.",
        "Jan Brandner legte sein Amt nieder.",
        "Präsident Jan Brandner starb in der Nacht.",
    ],
)
def test_who_follows_one_who_left_is_of_his_state_and_so_is_he(words: str) -> None:
    before = Report(words, "drei").actor("Jan Brandner").text
    text = Report("Belmarien hat gewählt. Präsident Olaf Velten dankte.", "zwei").actor("Olaf Velten").text
    cast = Cast([BELMARIEN, AULAND, before, text])
    assert meant(cast, text, "Olaf Velten").side == "state:belmarien"
    assert meant(cast, before, "Jan Brandner").side == "state:belmarien"


@pytest.mark.parametrize(
    "words",
    [
        "Präsident Jan Brandner forderte den Rücktritt des Generals.",
        "Präsident Jan Brandner sagte, der General sei gestorben.",
        "Präsident Jan Brandner wurde vereidigt, der Minister ist entlassen.",
    ],
)
def test_who_speaks_of_others_that_left_stays(words: str) -> None:
    before = Report(words, "drei").actor("Jan Brandner").text
    text = Report("Belmarien hat gewählt. Präsident Olaf Velten dankte.", "zwei").actor("Olaf Velten").text
    assert meant(Cast([BELMARIEN, AULAND, before, text]), text, "Olaf Velten").side is None


def test_two_whose_offices_stand_bare_follow_each_other() -> None:
    first = "Belmarien zögert. Das sei klug, sagte Finanzminister Uwe Tessel.\nUwe Tessel trat am Abend zurück."
    one = Report(first, "drei").actor("Uwe Tessel").text
    two = Report("Belmarien feiert. Das freue ihn, sagte Finanzminister Olaf Velten.", "zwei").actor("Olaf Velten").text
    cast = Cast([BELMARIEN, one, two])
    assert meant(cast, one, "Uwe Tessel").side == meant(cast, two, "Olaf Velten").side == "state:belmarien"


# -- what the own state will do -----------------------------------------------------------------------------------------------


def _vowed(words: str, vow: str, kind: str = "threat", cue: str = "sagte") -> str | None:
    """The side of Olaf Velten, who says that something will be done."""
    text = Report(words, "zwei").actor("Olaf Velten")
    text.says("Olaf Velten", vow, cue=cue).commits(kind, "Olaf Velten", vow)
    return meant(Cast([BELMARIEN, AULAND, text.text]), text.text, "Olaf Velten").side


@pytest.mark.parametrize(
    ("words", "vow", "kind", "cue"),
    [
        (
            "„Belmarien wird die Brücke sperren“, sagte Minister Olaf Velten.",
            "Belmarien wird die Brücke sperren",
            "threat",
            "sagte",
        ),
        (
            "Falls Auland angreife, werde Belmarien die Grenze schließen, sagte Außenminister Olaf Velten.",
            "werde Belmarien die Grenze schließen",
            "threat",
            "sagte",
        ),
        (
            "Bis Freitag stelle Belmarien zwei Schiffe bereit, erklärte Premier Olaf Velten.",
            "Bis Freitag stelle Belmarien zwei Schiffe bereit",
            "promise",
            "erklärte",
        ),
        (
            "Belmarien könne den Plan mittragen, sagte Kanzler Olaf Velten.",
            "Belmarien könne den Plan mittragen",
            "offer",
            "sagte",
        ),
        (
            "Belmarien räume nichts, stellte Außenminister Olaf Velten klar.",
            "Belmarien räume nichts",
            "refusal",
            "stellte",
        ),
        (
            "Kämen die Kutter frei, nehme Belmarien die Zölle zurück, sagte Handelsminister Olaf Velten.",
            "nehme Belmarien die Zölle zurück",
            "offer",
            "sagte",
        ),
        (
            "Im Herbst werde Belmarien 3000 Menschen aufnehmen, versprach Innenminister Olaf Velten.",
            "Im Herbst werde Belmarien 3000 Menschen aufnehmen",
            "promise",
            "versprach",
        ),
        (
            "Belmarien ziehe seine Botschafterin ab, kündigte Außenminister Olaf Velten an.",
            "Belmarien ziehe seine Botschafterin ab",
            "threat",
            "kündigte",
        ),
        (
            "Laut Verteidigungsminister Olaf Velten wird Belmarien keine Truppen entsenden.",
            "wird Belmarien keine Truppen entsenden",
            "refusal",
            "Laut",
        ),
        (
            "Minister Olaf Velten versicherte, Belmarien halte sich an die Waffenruhe.",
            "Belmarien halte sich an die Waffenruhe",
            "promise",
            "versicherte",
        ),
    ],
)
def test_who_vows_what_a_state_will_do_speaks_for_it(words: str, vow: str, kind: str, cue: str) -> None:
    assert _vowed(words, vow, kind, cue) == "state:belmarien"


@pytest.mark.parametrize(
    ("words", "vow", "kind", "cue"),
    [
        ("Belmarien räume die Brücke, sagte Minister Olaf Velten.", "Belmarien räume die Brücke", "demand", "sagte"),
        (
            "Belmarien müsse bis Freitag zahlen, sagte Minister Olaf Velten.",
            "Belmarien müsse bis Freitag zahlen",
            "threat",
            "sagte",
        ),
        (
            "Bis Freitag solle Belmarien abziehen, sagte Minister Olaf Velten.",
            "Bis Freitag solle Belmarien abziehen",
            "threat",
            "sagte",
        ),
        (
            "Dann werde Belmarien angegriffen, sagte Minister Olaf Velten.",
            "werde Belmarien angegriffen",
            "threat",
            "sagte",
        ),
        (
            "Dann werde man Belmarien verlassen, sagte Minister Olaf Velten.",
            "werde man Belmarien verlassen",
            "threat",
            "sagte",
        ),
        (
            "Belmariens Gesandte müsse gehen, sagte Minister Olaf Velten.",
            "Belmariens Gesandte müsse gehen",
            "threat",
            "sagte",
        ),
        (
            "Dann sperre er Belmariens Konten, sagte Minister Olaf Velten.",
            "sperre er Belmariens Konten",
            "threat",
            "sagte",
        ),
        (
            "Belmarien werde wieder schießen, warf Minister Olaf Velten ihm vor.",
            "Belmarien werde wieder schießen",
            "threat",
            "warf",
        ),
        (
            "Belmarien werde nicht ruhen, warnte Minister Olaf Velten.",
            "Belmarien werde nicht ruhen",
            "threat",
            "warnte",
        ),
        ("Belmarien werde handeln, sagte der Abgeordnete Olaf Velten.", "Belmarien werde handeln", "threat", "sagte"),
        (
            "Gegen Belmarien werde man klagen, sagte Minister Olaf Velten.",
            "Gegen Belmarien werde man klagen",
            "threat",
            "sagte",
        ),
        (
            "Dann dürfe Belmarien wieder liefern, sagte Minister Olaf Velten.",
            "dürfe Belmarien wieder liefern",
            "offer",
            "sagte",
        ),
    ],
)
def test_who_speaks_of_another_state_does_not_speak_for_it(words: str, vow: str, kind: str, cue: str) -> None:
    assert _vowed(words, vow, kind, cue) is None


@pytest.mark.parametrize(
    ("vow", "kind", "rest"),
    [
        ("verliert Belmarien den Zugang zum Sund", "threat", ", sagte Verteidigungsminister Olaf Velten."),
        ("bekommt Belmarien keinen Strom mehr", "threat", ", sagte Energieminister Olaf Velten."),
        ("bekomme Belmarien sofort Waffen", "promise", ", sagte Außenminister Olaf Velten."),
        ("erhält Belmarien 200 Millionen Euro", "offer", ", sagte Finanzminister Olaf Velten."),
        ("werde Belmarien keinen Tropfen Öl mehr erhalten", "threat", ", sagte Minister Olaf Velten."),
        ("bezahlt Belmarien einen hohen Preis", "threat", ", sagte Minister Olaf Velten."),
        ("wird Belmarien diesen Tag bereuen", "threat", ", sagte Minister Olaf Velten."),
        ("gibt Belmarien bald nach", "threat", ", sagte Minister Olaf Velten."),
        ("zieht Belmarien den Kürzeren", "threat", ", sagte Minister Olaf Velten."),
        ("werde Belmarien das nicht aushalten", "threat", ", sagte Minister Olaf Velten."),
        ("wird Belmarien diesen Winter frieren", "threat", ", sagte Minister Olaf Velten."),
        ("steht Belmarien allein da", "threat", ", sagte Minister Olaf Velten."),
        ("werde Belmarien das zu spüren bekommen", "threat", ", sagte Minister Olaf Velten."),
    ],
)
def test_who_threatens_or_helps_a_state_does_not_speak_for_it(vow: str, kind: str, rest: str) -> None:
    assert _vowed(f"Wenn das so weitergeht, {vow}{rest}", vow, kind) is None


def test_what_a_state_will_get_or_lose_is_not_said_by_its_own() -> None:
    said = [
        "Belmarien wird diesen Tag bereuen",
        "Belmarien verliert den Zugang zum Sund",
        "Belmarien werde keinen Tropfen Öl mehr erhalten",
    ]
    text = Report("\n".join(f"{one}, sagte Minister Olaf Velten." for one in said), "zwei").actor("Olaf Velten")
    for one in said:
        text.says("Olaf Velten", one, cue="sagte")
    assert meant(Cast([BELMARIEN, AULAND, text.text]), text.text, "Olaf Velten").side is None


# -- seats --------------------------------------------------------------------------------------------------------------------


def _seat(words: str, *said: tuple[str, str, str], beside: Sequence[Text] = ()) -> str | None:
    """Of which state Ostheim is the seat; `said` are speaker, words and cue of statements."""
    text = Report(words, "zwei").actor("Ostheim", "government")
    for name in ("Jan Brandner", "Irma Holt"):
        if name in words:
            text.actor(name)
    for speaker, what, cue in said:
        text.says(speaker, what, cue=cue)
    again = Report("Leer waren die Straßen in Ostheim.", "drei").text
    found = meant(Cast([BELMARIEN, AULAND, text.text, again, *beside]), text.text, "Ostheim").id
    return None if found == "government:ostheim" else found


@pytest.mark.parametrize(
    "words",
    [
        "Ostheim reagierte kühl. Das sei eine Posse, sagte Jan Brandner.",
        "Ostheim lehnte ab. Das sei eine Posse, sagte Präsident Jan Brandner.",
        "Ostheim wies das zurück. Das sei eine Posse, sagte Jan Brandner am Abend.",
        "Ostheim nahm an. Das sei eine Posse, sagte Jan Brandner im Rundfunk.",
        "Ostheim will warten. Das sei eine Posse, sagte Jan Brandner der Zeitung.",
        "Ostheim drängt auf Eile. Das sei eine Posse, sagte Jan Brandner.",
        "Aus Ostheim kam eine Absage. Das sei eine Posse, sagte Jan Brandner.",
        "Aus Ostheim kam am Abend eine Warnung. Das sei eine Posse, sagte Jan Brandner.",
        "Aus Ostheim kam kein Ja. Das sei eine Posse, sagte Jan Brandner.",
        "Ostheim legte sich nicht fest. Das sei eine Posse, sagte Jan Brandner. Auland staunte.",
    ],
)
def test_a_town_that_acts_twice_is_the_seat_of_whoever_goes_on(words: str) -> None:
    said = ("Jan Brandner", "Das sei eine Posse", "sagte")
    assert _seat(words, said) is None
    again = Report("Ostheim schickte einen Brief. Das sei nötig, sagte Jan Brandner.", "vier").actor("Jan Brandner")
    assert (
        _seat(words, said, beside=[again.says("Jan Brandner", "Das sei nötig", cue="sagte").text]) == "state:belmarien"
    )


@pytest.mark.parametrize(
    "words",
    [
        "Aus Ostheim kam keine Antwort. Der belmarische Präsident Jan Brandner sagte, man warte nicht länger.",
        "Das Außenministerium in Ostheim empfing ihn. Jan Brandner sagte am Abend in Ostheim, man warte nicht länger.",
        "Ostheim schwieg. Jan Brandner sagte, man warte nicht länger.",
    ],
)
def test_a_town_is_not_the_seat_of_a_guest_nor_of_who_waits_for_its_answer(words: str) -> None:
    assert _seat(words, ("Jan Brandner", "man warte nicht länger", "sagte")) is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "Ostheim reagierte kühl. Schieße Belmarien, antworte ihr Land, sagte Ministerin Irma Holt.\n"
            "Ostheim zürnt. Greife Belmarien an, werde man siegen, sagte Ministerin Irma Holt.",
            "Schieße Belmarien, antworte ihr Land",
        ),
        (
            "Ostheim reagierte kühl. Belmarien breche den Vertrag, sagte Ministerin Irma Holt.",
            "Belmarien breche den Vertrag",
        ),
        ("Ostheim lehnte ab.\nDas sei eine Posse, sagte Jan Brandner.", "Das sei eine Posse"),
        ("In Ostheim blieb es still. Das sei eine Posse, sagte Jan Brandner.", "Das sei eine Posse"),
        ("In Ostheim war Markt. Das sei eine Posse, sagte Jan Brandner.", "Das sei eine Posse"),
        ("Nach Ostheim flog niemand. Das sei eine Posse, sagte Jan Brandner.", "Das sei eine Posse"),
        ("Das Stadion in Ostheim brennt. Das sei eine Posse, sagte Jan Brandner.", "Das sei eine Posse"),
        ("Ostheim reagierte kühl. Dort war Nacht. Das sei eine Posse, sagte Jan Brandner.", "Das sei eine Posse"),
        ("Ostheims Hafen ist zu. Das sei eine Posse, sagte Jan Brandner.", "Das sei eine Posse"),
        ("Ostheim und Harlund streiten. Das sei eine Posse, sagte Jan Brandner.", "Das sei eine Posse"),
    ],
)
def test_a_town_is_nobodys_seat_by_who_is_only_spoken_of(words: str, said: str) -> None:
    speaker = "Irma Holt" if "Irma" in words else "Jan Brandner"
    assert _seat(words, (speaker, said, "sagte")) is None


# -- states -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "Tarkonien brennt. Innenministerin Irma Holt reiste an und versprach Hilfe.",
        "Tarkonien steht unter Wasser. Innenministerin Irma Holt versprach Hilfe.",
        "Tarkonien wartet. Innenministerin Irma Holt sagte, die Armee komme.",
        "Tarkonien versinkt im Schlamm. Innenministerin Irma Holt kam.",
        "Tarkonien lehnt das Gesetz ab. Innenministerin Irma Holt bleibt dabei.",
        "Die Provinz Tarkonien will mehr Geld. Finanzministerin Irma Holt sagte ab.",
        "Petersilien blüht. Verkehrsministerin Irma Holt sagte, die Straße sei frei.",
        "In den tarkonischen Gebieten taut der Boden. Die Tarkonis erwärmt sich. Umweltministerin Irma Holt warnte.",
        "Auf tarkonischem Gebiet schlugen Raketen ein. Die Tarkona führt Hochwasser. Ministerin Irma Holt sprach.",
        "In den tarkonischen Gebieten wird gekämpft. Tarkonia Bank hilft. Ministerin Irma Holt lehnt Gespräche ab.",
        "Ferien beginnen am Montag. Außenministerin Irma Holt bleibt.",
        "Linien der Front halten. Außenministerin Irma Holt kam.",
    ],
)
def test_regions_rivers_and_things_are_no_states(words: str) -> None:
    text = Report(words, "zwei").actor("Irma Holt")
    if "Tarkonien" in words:
        text.actor("Tarkonien")
    cast = Cast([BELMARIEN, text.text])
    assert meant(cast, text.text, "Irma Holt").side is None


def test_of_two_who_seem_to_hold_an_office_of_a_state_the_surer_is_of_it() -> None:
    once = "Belmarien zögert. Das sei klug, sagte Außenminister Olaf Velten."
    twice = once + "\nBelmarien lehnt ab. Dabei bleibe es, sagte Außenminister Olaf Velten."
    other = Report("Belmarien feiert. Außenminister Uwe Tessel gratulierte.", "drei").actor("Uwe Tessel").text
    for words, sides in ((once, (None, None)), (twice, ("state:belmarien", None))):
        text = Report(words, "zwei").actor("Olaf Velten").text
        cast = Cast([BELMARIEN, text, other])
        assert (meant(cast, text, "Olaf Velten").side, meant(cast, other, "Uwe Tessel").side) == sides


def test_who_says_that_a_state_binds_itself_speaks_for_it() -> None:
    words = "Kämen alle, steuere Belmarien 200 Millionen bei, sagte Ministerpräsident Olaf Velten."
    text = Report(words, "zwei").actor("Olaf Velten").actor("Belmarien", "government")
    text.says("Olaf Velten", "steuere Belmarien 200 Millionen bei", cue="sagte").commits(
        "threat", "Belmarien", "200 Millionen bei"
    )
    assert meant(Cast([BELMARIEN, text.text]), text.text, "Olaf Velten").side == "state:belmarien"


def test_a_number_at_the_end_of_a_sentence_ends_what_is_told_of_a_town() -> None:
    words = "Die Polizei zählte in Harlund 150. Minister Velten widersprach."
    text = Report(words, "zwei").actor("Velten").text
    assert meant(Cast([BELMARIEN, text]), text, "Velten").side is None


def test_a_word_before_a_name_makes_no_second_person_of_that_surname() -> None:
    words = "Der belmarische Minister Olaf Velten kam. Olaf Velten ging. Seit Tagen Olaf Velten zu hören, ermüdet."
    text = Report(words, "zwei").actor("Olaf Velten", "person", "Tagen Olaf Velten").text
    again = Report("Velten drohte.", "drei").actor("Velten").text
    assert meant(Cast([BELMARIEN, text, again]), again, "Velten").side == "state:belmarien"


def test_two_of_like_names_stay_two() -> None:
    words = "Präsident Jan Olaf Velten kam. Jan Olaf Velten ging. Minister Olaf Velten blieb."
    text = Report(words, "zwei").actor("Jan Olaf Velten").actor("Minister Olaf Velten").text
    cast = Cast([BELMARIEN, text])
    assert meant(cast, text, "Jan Olaf Velten").id != meant(cast, text, "Minister Olaf Velten").id


def test_who_is_named_more_often_is_not_another_one_with_one_more_first_name() -> None:
    words = "Der Minister Uwe Olaf Velten starb. Olaf Velten, Chef der Bergpartei, kam. Olaf Velten sprach. Olaf Velten ging."
    text = Report(words, "zwei").actor("Uwe Olaf Velten").actor("Olaf Velten", "person", "Olaf Velten, Chef").text
    again = Report("Uwe Olaf Velten hatte gewarnt. Olaf Velten widersprach.", "drei").actor("Uwe Olaf Velten").text
    cast = Cast([BELMARIEN, text, again])
    assert meant(cast, again, "Uwe Olaf Velten").id == "person:uwe olaf velten"
