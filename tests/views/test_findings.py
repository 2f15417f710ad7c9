from __future__ import annotations

from dataclasses import replace

import pytest

from lagebild.labels import FRAMES
from lagebild.records import Commitment, Event, Figure, Frames, Position, Ref
from lagebild.views import framewords
from lagebild.views.findings import Section, sections
from lagebild.views.framewords import TIME, number_words
from lagebild.views.outline import shown
from tests.factories import a_reading, a_statement, an_article
from tests.views.crisis import crisis


def lines(found: tuple[Section, ...], kind: str) -> list[str]:
    """Number and line of each finding of the kind."""
    entries = next(section for section in found if section.kind == kind).entries
    return [
        f"{one.number} {one.head.words}" + "".join(part.joint + part.words for part in one.parts) for one in entries
    ]


def test_sections_in_the_order_of_a_desk() -> None:
    titles = [section.title for section in sections(crisis(), language="de")]
    assert titles == ["Was geschah", "Ankündigungen", "Positionen", "Deutungen", "Zahlen", "Wer ist wer"]
    assert sections(a_reading(), language="de") == ()


def test_what_happened() -> None:
    found = lines(sections(crisis(), language="de"), "event")
    assert found[0] == "E1 Gewalt · Velmarien → Orlanien · Brodnik (Ort, OR) · 17.03.2026"
    assert found[-1] == "E4a Gespräch (möglich)"


def test_conditional_commitments_come_first() -> None:
    entries = next(one for one in sections(crisis(), language="de") if one.kind == "commitment").entries
    assert [(one.number, [line.label for line in one.lines]) for one in entries] == [
        ("A1", ["solange"]),
        ("A2", ["wenn"]),
        ("A3", []),
    ]


def test_positions_on_the_same_question_stand_together_whatever_its_case() -> None:
    groups = next(one for one in sections(crisis(), language="en") if one.kind == "position").groups
    assert [(group.title, group.note, len(group.entries)) for group in groups] == [
        ("Handelsembargo gegen Velmarien", "policy", 2),
        ("Frage", "policy", 1),
    ]


def test_explanations_of_the_same_words_stand_together() -> None:
    groups = next(one for one in sections(crisis(), language="de") if one.kind == "explanation").groups
    assert [(group.title, [one.head.text for one in group.entries]) for group in groups] == [
        ("Verlegung der Truppen", ["Velmarien", "Regierung von Orlanien"])
    ]


def test_figures_and_roles() -> None:
    found = sections(crisis(), language="de")
    assert lines(found, "figure")[:2] == [
        "Z1 „knapp 1500“ = etwa 1.500 · Mann · Quelle: Nordpakt",
        "Z2 „zwischen 40 und 60“ = 40–60 · Verletzte",
    ]
    assert lines(found, "role") == [
        "W1 Mira Dorwin — Ministerpräsidentin, Orlanien",
        "W2 Jonas Thalberg — früher Außenminister",
    ]


def test_whose_word_is_said_even_where_the_statement_is_not_shown() -> None:
    events = next(one for one in sections(crisis(), language="de", keep=shown) if one.kind == "event").entries
    claims = [one.claim.words(framewords.GERMAN) if one.claim else "" for one in events]
    assert claims == ["", "", "laut Aussage 1 (Mira Dorwin)", "laut einer unsicheren Aussage"]


@pytest.mark.parametrize(
    ("language", "mark"), [("de", "laut einer unsicheren Aussage"), ("en", "according to an unsure statement")]
)
def test_a_statement_that_is_not_listed_has_neither_number_nor_speaker(language: str, mark: str) -> None:
    """No number may point to what is not there, and an unsure speaker is no attribution."""
    article, said = an_article("Hallenborg forderte ein Embargo."), a_statement("s", (20, 31))
    position = Position("p", "for", "policy", ((20, 31),), ((11, 19),), (Ref(None, ((0, 10),)),), statement="s")
    for speaker in (Ref(None, ((0, 10),)), None):
        unsure = replace(said, speaker=speaker, shown=False)
        reading = a_reading(article, statements=(unsure,), frames=Frames(positions=(position,)))
        claim = sections(reading, language=language, keep=shown)[0].entries[0].claim
        assert claim is not None
        assert claim.words(framewords.frame_words(language)) == mark


def test_positions_figures_and_roles_stand_in_their_sentence() -> None:
    found = {one.kind: one.entries[0].quote for one in sections(crisis(), language="de")}
    assert [piece.text for piece in found["position"] if piece.core] == ["lehnte", "ab"]
    assert "".join(piece.text for piece in found["position"]).startswith("Tarvien lehnte ein Handelsembargo")
    assert [piece.text for piece in found["figure"]] == [
        "Der Nordpakt sprach von ",
        "knapp 1500",
        " Mann, die am Ostufer stünden.",
    ]
    assert [piece.text for piece in found["role"] if piece.core] == ["Ministerpräsidentin"]


def test_a_speaker_whom_the_line_names_is_not_named_twice() -> None:
    commitments = next(one for one in sections(crisis(), language="en") if one.kind == "commitment").entries
    assert commitments[0].claim is not None
    assert commitments[0].claim.words(framewords.ENGLISH) == "according to statement 2"


def test_somebody_s_word_stays_so_in_damaged_data() -> None:
    event = Event("e", "ASSAULT", "actual", ((0, 3),), statement="gone")
    found = sections(a_reading(frames=Frames(events=(event,))), language="de")
    claim = found[0].entries[0].claim
    assert claim is not None
    assert claim.words(framewords.GERMAN) == "laut einer unsicheren Aussage"


def test_numbers_do_not_depend_on_what_is_kept() -> None:
    everything = {one.main: one.number for part in sections(crisis(), language="de") for one in part.entries}
    sure = [one for part in sections(crisis(), language="de", keep=shown) for one in part.entries]
    assert len(sure) == len(everything) - 3
    assert all(everything[one.main] == one.number for one in sure)


def test_what_the_text_does_not_say_is_left_out() -> None:
    frames = Frames(
        events=(Event("e", "AID", "actual", ()),),
        commitments=(Commitment("c", "offer", ()),),
        positions=(Position("p", "for", "claim", (), ()),),
    )
    found = sections(a_reading(statements=(a_statement("s", (0, 3)),), frames=frames), language="de")
    assert [lines(found, kind) for kind in ("event", "commitment", "position")] == [
        ["E1 Hilfe"],
        ["A1 Angebot"],
        ["P1 niemand genannt · dafür"],
    ]


def test_a_target_that_says_more_than_the_question_has_a_line() -> None:
    article = an_article("Er lehnte den Abzug der Truppen aus dem Osten ab.")
    position = Position("p", "against", "policy", ((10, 45),), ((3, 9), (46, 48)), question="Abzug")
    found = sections(a_reading(article, frames=Frames(positions=(position,))), language="de")
    assert [line.words for line in found[0].entries[0].lines] == ["zu: den Abzug der Truppen aus dem Osten"]


@pytest.mark.parametrize(
    ("number", "comparator", "unit", "german", "english"),
    [
        (1500, ">", "km", "mehr als 1.500 km", "more than 1,500 km"),
        ((1000, 1500), "range", None, "1.000–1.500", "1,000–1,500"),
        (2.5, "~", "EUR", "etwa 2,5 EUR", "about 2.5 EUR"),
        (0, "=", "%", "0 %", "0 %"),
        (-3, "=", "°C", "-3 °C", "-3 °C"),
        (3e20, "<", None, "weniger als 3e+20", "less than 3e+20"),
        (1e-9, "=", None, "1e-09", "1e-09"),
    ],
)
def test_numbers_are_written_as_people_do(
    number: float | tuple[float, float], comparator: str, unit: str | None, german: str, english: str
) -> None:
    figure = Figure("f", ((0, 1),), number, comparator, unit)
    assert (number_words(figure, "de"), number_words(figure, "en")) == (german, english)
    assert number_words(replace(figure, unit="\x1b\n"), "de").isprintable()


def test_every_kind_has_words_in_both_languages() -> None:
    for say in (framewords.GERMAN, framewords.ENGLISH):
        for table in (say.titles, say.short, say.letters, say.one):
            assert table.keys() == {*FRAMES, TIME}
        assert len(set(say.letters.values())) == len(say.letters)
