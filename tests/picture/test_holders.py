"""Whose a stance is: holders in every case, replies of interviews, what an office made public; and who is told to have changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lagebild.picture.voices import voices
from lagebild.records import Ref
from tests.picture.made import Report, made
from tests.picture.positions import history, line

KINDS = {"Velten": "person", "Karl Velten": "person", "Ada Brandner": "person", "Opposition": "group"}


def heard(report: Report) -> list[tuple[str, str, str]]:
    """Who takes which stance on what in a report."""
    stuff, _ = made([report])
    found = [voice for sheet in stuff.sheets for voice in sheet.of(voices)]
    return [(voice.holder.name, voice.stance, voice.words(voice.target)) for voice in found if not voice.weak]


def read(words: str, *actors: str, **fields: str) -> Report:
    report = Report(words, **fields)  # type: ignore[arg-type]
    for name in actors:
        report.actor(name, KINDS.get(name, "state"))
    return report


APART = [
    ("Aus Auland kam eine Absage an das Treffen.", "Auland", "against", "das Treffen"),
    ("Kritik an der Quote kam aus Auland.", "Auland", "against", "der Quote"),
    ("Widerstand gegen die Quote regt sich in Auland.", "Auland", "against", "die Quote"),
    ("Bei der Opposition stößt die Quote auf Ablehnung.", "Opposition", "against", "die Quote"),
    ("In Auland stieß die Quote auf scharfe Kritik.", "Auland", "against", "die Quote"),
    ("Auf Zustimmung stieß die Quote bei Ada Brandner.", "Ada Brandner", "for", "die Quote"),
    ("Die Quote wurde von Auland abgelehnt.", "Auland", "against", "Die Quote"),
    ("Aus Sicht Aulands ist die Quote falsch.", "Auland", "against", "die Quote"),
    ("Nach Ansicht von Karl Velten ist die Quote der Union falsch.", "Karl Velten", "against", "die Quote der Union"),
    ("Unterstützung für die Quote kommt aus Auland.", "Auland", "for", "die Quote"),
    ("Seitens Aulands gab es keine Einwände gegen die Quote.", "Auland", "for", "die Quote"),
]


@pytest.mark.parametrize(("words", "holder", "stance", "target"), APART)
def test_a_holder_is_found_in_every_case(words: str, holder: str, stance: str, target: str) -> None:
    assert heard(read(words, holder)) == [(holder, stance, target)]


@pytest.mark.parametrize(
    "words",
    [
        "Die Quote wurde in Auland beschlossen und im Norden begrüßt.",
        "Nach dem Treffen in Auland ging der Minister auf Distanz.",
        "Die Quote kam aus Auland und ging an den Rat.",
        "In Auland wurde ein Boot abgewiesen.",
        "Die Quote für Auland lehnten beide Kammern ab.",
        "Für Auland war es ein langer Tag.",
        "Die Fischer in Auland lehnten die Quote ab.",
        "Von Auland aus lehnte der Gast das Angebot ab.",
    ],
)
def test_a_place_beside_a_cue_is_nobodys_stance(words: str) -> None:
    assert "Auland" not in [holder for holder, _, _ in heard(read(words, "Auland"))]


def test_a_pronoun_is_not_who_stands_before_the_verb() -> None:
    report = read("Ada Brandner sprach kurz. Die Mission Veltens unterstütze sie.", "Ada Brandner", "Velten")
    report.says("Ada Brandner", "Die Mission Veltens unterstütze sie")
    assert [holder for holder, _, _ in heard(report)] == ["Ada Brandner"]


def test_what_the_own_land_does_is_the_speakers() -> None:
    report = read(
        "Ein Gericht lehne sein Land ab, sagte Karl Velten nach dem Treffen mit Ada Brandner.",
        "Karl Velten",
        "Ada Brandner",
    )
    report.says("Karl Velten", "Ein Gericht lehne sein Land ab")
    report.position("against", "Ada Brandner", "Ein Gericht", "lehne")
    assert [holder for holder, _, _ in heard(report)] == ["Karl Velten"]


def test_what_others_say_that_a_state_does_is_not_its_stance() -> None:
    report = read("Auland breche den Vertrag, sagte Karl Velten.", "Auland", "Karl Velten")
    report.says("Karl Velten", "Auland breche den Vertrag").position("against", "Auland", "den Vertrag", "breche")
    assert "Auland" not in [holder for holder, _, _ in heard(report)]


def test_what_the_reader_alone_saw_of_a_state_is_its_stance() -> None:
    report = read("Auland bricht mit dem Vertrag.", "Auland").position("against", "Auland", "dem Vertrag", "bricht")
    assert heard(report) == [("Auland", "against", "dem Vertrag")]


def test_there_will_be_none_is_the_speakers_word() -> None:
    words = "Solange die Prüfer aus Sorland da seien, werde es keine Zölle geben, sagte Ada Brandner."
    report = read(words, "Sorland", "Ada Brandner").says("Ada Brandner", "werde es keine Zölle geben")
    assert heard(report) == [("Ada Brandner", "against", "Zölle")]


def test_a_pronoun_that_speaks_is_whom_the_paragraph_began_with() -> None:
    words = "Karl Velten holte die Helfer ab, und Ada Brandner fuhr fort. Der Rat sei für die Quote, sagte er."
    report = read(words, "Karl Velten", "Ada Brandner").says(None, "Der Rat sei für die Quote")
    pronoun = Ref(None, ((len(words) - 3, len(words) - 1),))
    report.statements[0] = replace(report.statements[0], speaker=pronoun)
    assert [(holder, stance) for holder, stance, _ in heard(report)] == [("Karl Velten", "for")]


def test_who_holds_a_stance_is_not_what_it_is_towards() -> None:
    report = read("Auland und Sorland lehnten ab.", "Auland", "Sorland").position(
        "against", "Auland", "Auland", "lehnten"
    )
    assert ("Auland", "against", "Auland") not in heard(report)


# -- interviews ---------------------------------------------------------------------------------------------------------------

TALK = """Der Minister war zu Gast.

Sollen die Häfen wieder öffnen?

Velten: {first} Das dauert.

Was halten Sie von der Quote?

Velten: {second}"""


def talk(first: str = "Ja.", second: str = "Davon halte ich nichts.") -> Report:
    return read(TALK.format(first=first, second=second), "Velten")


@pytest.mark.parametrize(
    ("answer", "stance"),
    [
        ("Ja.", "for"),
        ("Selbstverständlich.", "for"),
        ("Nein.", "against"),
        ("Um Gottes willen, nein.", "against"),
        ("Auf keinen Fall.", "against"),
        ("Wenn die Lotsen zurückkommen, ja.", "conditional"),
    ],
)
def test_a_yes_or_no_is_a_stance_on_what_was_asked(answer: str, stance: str) -> None:
    assert ("Velten", stance, "die Häfen wieder öffnen") in heard(talk(answer))


@pytest.mark.parametrize(
    "answer", ["Das weiß niemand.", "Neinsager gibt es immer.", "Jahre wird es brauchen.", "Fragen Sie die Lotsen."]
)
def test_what_is_no_yes_and_no_no_is_no_stance(answer: str) -> None:
    assert "die Häfen wieder öffnen" not in [target for _, _, target in heard(talk(answer))]


def test_a_reply_is_of_whom_its_label_names() -> None:
    assert ("Velten", "against", "Davon") in heard(talk())


def test_a_label_alone_makes_no_interview() -> None:
    assert heard(read("Velten: Hafen zu\n\nDavon halte ich nichts, steht auf einem Schild.", "Velten")) == []


@pytest.mark.parametrize(
    "words",
    [
        "Der Minister kommt.\n\nVelten: Die Quote lehnt er ab.\n\nVelten: Davon hält man nichts.",  # a ticker
        "Stimmt das?\n\nVelten: Die Behauptung, die Quote sei geheim, ist frei erfunden.\n\nUnd das?\n\nVelten: Auch erfunden.",
    ],
)
def test_a_ticker_and_a_fact_check_take_no_stance_for_whom_they_name(words: str) -> None:
    assert [one for one in heard(read(words, "Velten")) if one[0] == "Velten"] == []


def test_whoever_asks_takes_no_stance() -> None:
    words = (
        "Ada Brandner: Herr Velten, Sie lehnen die Quote ab. Davon halten Sie nichts.\n\nVelten: Ich lehne die Quote ab.\n\n"
        "Ada Brandner: Die Behauptung, die Quote sei Ihnen egal, ist frei erfunden?\n\nVelten: Das sage ich auch.\n\n"
        "Eine Quote wird es nicht geben."
    )
    assert [one for one in heard(read(words, "Velten", "Ada Brandner")) if one[0] == "Ada Brandner"] == []


# -- what an office made public -----------------------------------------------------------------------------------------------

PUBLIC = "Das Hafenamt von Auland teilt mit:\n\n1. Die Behauptung, die Quote sei geheim, ist frei erfunden."


def test_what_an_office_makes_public_is_its_own_stance() -> None:
    report = read(PUBLIC, title="Mitteilung des Hafenamts von Auland zur Quote").actor("Hafenamt", "government")
    assert [(holder, stance) for holder, stance, _ in heard(report)] == [("Hafenamt", "against")]


def test_a_report_on_an_office_is_nobodys_own_words() -> None:
    words = "Das Hafenamt von Auland schweigt nicht.\n\nDie Behauptung, die Quote sei geheim, ist frei erfunden."
    report = read(words, title="Streit um die Quote").actor("Hafenamt", "government")
    assert [one for one in heard(report) if one[1] == "against"] == []


@pytest.mark.parametrize(
    "title",
    [
        "Erklärung der Hafenamts-Leitung sorgt für Streit",
        "Streit um Mitteilung des Hafenamts",
        "Mitteilung des Hafenamts",
    ],
)
def test_a_report_on_what_was_made_public_is_nobodys_own_words(title: str) -> None:
    words = "Das Hafenamt von Auland hat sich geäußert.\n\nDie Behauptung, die Quote sei geheim, ist frei erfunden."
    report = read(words, title=title).actor("Hafenamt", "government")
    assert [one for one in heard(report) if one[1] == "against"] == []


def test_a_report_that_goes_on_behind_a_notice_is_not_its() -> None:
    words = f"{PUBLIC}\n\nDie Fischer klagen.\n\nEine Quote wird es nicht geben."
    report = read(words, title="Mitteilung des Hafenamts von Auland").actor("Hafenamt", "government")
    assert [one for one in heard(report) if one[0] == "Hafenamt"] == []


# -- changes that a text tells ------------------------------------------------------------------------------------------------

QUOTA = "die Quote"


def speaks(day: int, words: str, stance: str, cue: str, holder: str) -> Report:
    """A report of the Nordbund, whose ministers speak for it."""
    report = Report(words, f"Nordbund am {day}.", f"2031-03-{day:02d}T08:00:00+01:00", f"Bote vom {day}.")
    report.actor("Nordbund", "state")
    office = {"Karl Velten": "Außenminister", "Ada Brandner": "Verteidigungsministerin"}[holder]
    return report.role(holder, office, "Nordbund").position(stance, holder, QUOTA, cue)


def first() -> Report:
    return speaks(
        4, "Karl Velten, der Außenminister des Nordbunds, ist gegen die Quote.", "against", "ist gegen", "Karl Velten"
    )


def then(words: str) -> Report:
    return speaks(6, words, "for", "ist für", "Ada Brandner")


SAYS = "Ada Brandner, die Verteidigungsministerin des Nordbunds, ist für die Quote."


@pytest.mark.parametrize(
    "told",
    [
        "Der Nordbund rückte von seiner Haltung ab.",
        "Der Nordbund vollzog eine Kehrtwende.",
        "Der Nordbund gab seine Zurückhaltung auf.",
        "Der Nordbund änderte seine Meinung.",
        "Auch der Nordbund bewegte sich.",
        "Der Nordbund hat seinen Kurs geändert.",
        "Der Nordbund schlug leisere Töne an.",
        "Der Nordbund lenkte am Freitag ein.",
    ],
)
def test_a_change_is_told_before_the_new_stance(told: str) -> None:
    found = line(first(), then(f"{told} {SAYS}"))
    assert found.moves == (1,)
    assert history(found) == [("against", "04", "Karl Velten"), ("for", "06", "Ada Brandner")]


def test_a_change_is_told_by_a_look_back_behind_it() -> None:
    behind = "Noch am Dienstag hatte der Nordbund das abgelehnt."
    assert line(first(), then(f"{SAYS} {behind}")).moves == (1,)


@pytest.mark.parametrize(
    "told",
    [
        "Der Nordbund tagte am Freitag.",
        "Der Nordbund rückte mit Truppen in die Stadt ein.",
        "Der Nordbund gab eine Warnung heraus.",
        "Der Zug bewegte sich langsam nach Norden.",
        "Der Nordbund änderte den Fahrplan.",
        "Der Nordbund rückte nicht von seiner Haltung ab.",
        "Der Nordbund legte die Akten auf den Tisch.",
        "Sorland vollzog eine Kehrtwende.",
    ],
)
def test_what_tells_of_no_change_moves_nobody(told: str) -> None:
    report = then(f"{told} {SAYS}").actor("Sorland", "state") if "Sorland" in told else then(f"{told} {SAYS}")
    assert line(first(), report).moves == ()
