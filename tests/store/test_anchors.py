from __future__ import annotations

from dataclasses import replace

import pytest

from lagebild.entries import HIDDEN, Anchor
from lagebild.records import Reading, Span
from lagebild.store import anchors
from lagebild.store.codec import content
from tests.factories import a_statement, an_article, span
from tests.store.people import TEXT as CRISIS
from tests.store.people import read

TEXT = (
    "Der Hafen war am Morgen gesperrt. Ada Korwath sagte, die Truppen zögen bis Freitag vollständig ab. "
    "Am Abend lag wieder Nebel über dem Kai."
)
WORDS = "die Truppen zögen bis Freitag vollständig ab"


def an_anchor(text: str = TEXT, words: str = WORDS, nth: int = 1) -> Anchor:
    return anchors.anchor(text, (span(text, words, nth),))


def place(text: str, where: Anchor) -> str | None:
    found = anchors.located(text, where)
    return None if found is None else text[slice(*found)]


def test_an_anchor_has_the_words_with_what_stands_around_them() -> None:
    where = an_anchor()
    assert where.words == WORDS
    assert TEXT.startswith(where.before + WORDS + where.after, span(TEXT, WORDS)[0] - anchors.CONTEXT)
    assert (len(where.before), len(where.after)) == (anchors.CONTEXT, anchors.CONTEXT)
    assert an_anchor(words="Der Hafen").before == ""


@pytest.mark.parametrize(
    ("edited", "found"),
    [
        (TEXT, WORDS),
        (f"Eine neue erste Zeile.\n{TEXT}", WORDS),
        (TEXT.replace("gesperrt", "wegen Sturm gesperrt"), WORDS),
        (TEXT.replace("Am Abend lag wieder Nebel über dem Kai.", "Mehr in Kürze."), WORDS),
        (TEXT.partition(" sagte")[0] + " erklärte am Dienstag: " + WORDS + ". Ende.", WORDS),
        (TEXT.replace("bis Freitag", "bis\n Freitag"), WORDS.replace("bis Freitag", "bis\n Freitag")),
        (TEXT.replace("Freitag", "Samstag"), WORDS.replace("Freitag", "Samstag")),
        (TEXT.replace("vollständig ab", "vollständig  ab"), WORDS.replace("vollständig ab", "vollständig  ab")),
    ],
)
def test_words_are_found_in_an_edited_text(edited: str, found: str) -> None:
    assert place(edited, an_anchor()) == found


@pytest.mark.parametrize(
    "edited",
    [
        "",
        "Der Hafen war am Morgen gesperrt.",
        TEXT.replace(WORDS, "die Fähren führen wieder wie gewohnt nach Norden"),
        HIDDEN * len(TEXT),
        TEXT.replace(WORDS, HIDDEN * len(WORDS)),
    ],
)
def test_words_that_are_gone_or_hidden_are_not_found(edited: str) -> None:
    assert anchors.located(edited, an_anchor()) is None


def test_of_the_same_words_in_many_places_those_in_the_same_surroundings_are_found() -> None:
    lines = [f"Zeile {number}, {name}: „Kein Kommentar.“ Dann ging {name}." for number, name in enumerate(NAMES)]
    text = " ".join(lines)
    for nth in range(1, len(NAMES) + 1):
        where = an_anchor(text, "Kein Kommentar.", nth)
        for edited in (text, f"Neu: {text}", " ".join(reversed(lines)), text.replace("Dann", "Darauf")):
            found = anchors.located(edited, where)
            assert found is not None
            assert edited[: found[0]].endswith(f"{NAMES[nth - 1]}: „")


NAMES = ("Korwath", "Brandner", "Velten", "Klein")


def test_short_words_are_not_taken_for_those_of_another_place() -> None:
    text = "Am Montag begann der Angriff auf den Hafen von Neuheim. Viele flohen."
    edited = "Viele flohen aus der Stadt, sagte Velten. Einen zweiten Angriff gab es laut Behörden in Altdorf nie."
    where = an_anchor(text, "Angriff")
    assert anchors.located(edited, where) is None
    assert place(edited + " " + text, where) == "Angriff"
    found = anchors.located(edited + " " + text, where)
    assert found is not None
    assert found[0] > len(edited)


@pytest.mark.parametrize("where", [Anchor(""), Anchor("  \n"), Anchor("", "vor", "nach")])
def test_no_words_are_found_nowhere(where: Anchor) -> None:
    assert anchors.located(TEXT, where) is None


@pytest.mark.parametrize("words", ["(a+)+$", "[", "\\", ".*", "Ada|Korwath", "«", "\x00"])
def test_signs_of_patterns_are_plain_words(words: str) -> None:
    text = f"Es hieß {words} und nichts sonst."
    assert place(text, an_anchor(text, words)) == words
    assert anchors.located("Es hieß und nichts sonst.", an_anchor(text, words)) is None


def test_words_longer_than_the_text_are_not_found() -> None:
    assert anchors.located("Truppen", an_anchor()) is None


def reading(*where: Span) -> Reading:
    statements = tuple(a_statement(f"s{number}", one) for number, one in enumerate(where, 1))
    return Reading(read(an_article(TEXT)).coder, an_article(TEXT), statements=statements)


@pytest.mark.parametrize(
    ("begin", "end", "is_found"),
    [(0, 0, True), (-6, 1, True), (12, 0, True), (4, -12, True), (30, 0, False), (0, 90, False)],
)
def test_a_record_with_slightly_other_ends_is_the_same(begin: int, end: int, *, is_found: bool) -> None:
    first, last = span(TEXT, WORDS)
    candidates = reading((first + begin, last + end)).statements
    found = anchors.found_again(candidates, "statement", TEXT, an_anchor())
    assert found == (candidates[0] if is_found else None)


def test_of_several_records_the_one_that_covers_the_words_best_is_found() -> None:
    first, last = span(TEXT, WORDS)
    candidates = reading((first - 20, last), (first, last - 2), (0, 10)).statements
    assert anchors.found_again(candidates, "statement", TEXT, an_anchor()) == candidates[1]
    assert anchors.found_again((), "statement", TEXT, an_anchor()) is None
    assert anchors.found_again(candidates, "statement", TEXT, None) is None
    assert anchors.found_again((replace(candidates[0], spans=()),), "statement", TEXT, an_anchor()) is None


@pytest.mark.parametrize("of", anchors.WORDED)
def test_every_kind_of_record_is_taken_out_and_put_back(of: str) -> None:
    held = content(read(an_article(CRISIS)))
    found = anchors.records(held, of)
    assert found
    assert all(anchors.worded(one, of) for one in found)
    assert anchors.with_records(held, of, found) == held
    less = anchors.with_records(held, of, found[1:])
    assert anchors.records(less, of) == found[1:]
    assert all(anchors.records(less, other) == anchors.records(held, other) for other in anchors.WORDED if other != of)


def test_the_fields_that_refer_to_actors_are_known() -> None:
    held = content(read(an_article(CRISIS)))
    fields = {of: set(anchors.references(anchors.records(held, of)[0])) for of in anchors.WORDED}
    assert fields == {
        "statement": {"speaker", "addressee"},
        "event": {"actors", "recipients"},
        "commitment": {"by", "toward"},
        "position": {"holders"},
        "figure": {"source"},
        "explanation": {"holders"},
        "role": {"person", "org"},
    }
