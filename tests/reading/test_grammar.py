from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from lagebild.reading.decode import Found
from lagebild.reading.grammar import (
    joinable,
    joined,
    medium_of,
    pairs,
    snapped,
    told,
    whole_phrase,
    whole_sentences,
    without_source_clauses,
)
from lagebild.reading.pieces import Pieces
from lagebild.reading.roles import Roles
from lagebild.reading.scheme import DIRECT, LAYERS, OTHER, RUNNING, TAGS
from lagebild.reading.words import quote_states, words
from tests.reading.pieces_factory import a_role, a_view

TEXT = "a b , x x x , c d e f g h"  # words 0 to 12; a frame of three words parts two pieces


def a_part(*spans: tuple[int, int], **fields: Any) -> Roles:
    return a_role(spans, **fields)


def is_joinable(a: Roles, b: Roles, text: str = TEXT, sentences: tuple[int, ...] = (0,)) -> bool:
    return joinable(text, a_view(*[1] * 13, sentences=sentences), a, b)


def test_pieces_with_nothing_but_their_frame_between_them_are_one() -> None:
    first, second = a_part((0, 2), frame=((3, 6),)), a_part((7, 10))
    assert is_joinable(first, second)
    assert is_joinable(a_part((0, 2), speaker=((4, 6),)), a_part((7, 10), cue=((3, 4),)))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(a_part((0, 2)), a_part((7, 10)), id="no frame"),
        pytest.param(a_part((0, 2), frame=((3, 5),)), a_part((7, 10)), id="other words too"),
        pytest.param(a_part((0, 2), frame=((3, 6),)), a_part((2, 10)), id="nothing between"),
        pytest.param(a_part((0, 3)), a_part((2, 10)), id="overlapping"),
        pytest.param(a_part((0, 2), frame=((3, 6),)), a_part((7, 10), extra=True), id="one is less sure"),
        pytest.param(a_part((0, 2), frame=((3, 6),)), a_part((7, 10), layer=2), id="two layers"),
        pytest.param(a_part((0, 2), frame=((3, 6),)), a_part((7, 10), type="reported"), id="two types"),
        pytest.param(a_part((0, 2), frame=((3, 6),), type="direct"), a_part((7, 10), type="direct"), id="direct"),
    ],
)
def test_pieces_that_are_not_one(first: Roles, second: Roles) -> None:
    assert not is_joinable(first, second)


def test_pieces_of_two_sentences_are_not_one() -> None:
    assert not is_joinable(a_part((0, 2), frame=((3, 6),)), a_part((7, 10)), sentences=(0, 4))


def test_pieces_with_nothing_but_marks_between_them_are_not_one() -> None:
    assert not is_joinable(a_part((0, 2)), a_part((3, 10)))


def test_what_is_joined_is_as_sure_as_its_least_sure_part() -> None:
    a, b = a_part((0, 2), (3, 4)), a_part((7, 10))
    b = replace(b, found=b.found._replace(score=-0.4, worst=-2, edge=-0.1))
    whole = joined([a, b])
    assert whole.pieces == ((0, 2), (3, 4), (7, 10))
    assert (whole.layer, whole.type) == (1, "indirect")
    assert (whole.score, whole.worst, whole.edge) == pytest.approx((-0.3, -2, -0.4))


# --- sentences that run on -------------------------------------------------------------------------------------------------


RUN = "a b . c d . e f ."


def running(*span: int, kind: str = "indirect_free_indirect", **fields: Any) -> Roles:
    return a_role(((span[0], span[1]),), type=kind, **fields)


def are_one(a: Roles, b: Roles, text: str = RUN) -> bool:
    return joinable(text, a_view(*[1] * 9, sentences=(0, 3, 6)), a, b)


@pytest.mark.parametrize("kind", ["indirect_free_indirect", "free_indirect"])
def test_sentences_of_one_speaker_run_on(kind: str) -> None:
    one = ((0, 1),)
    assert are_one(running(0, 3, kind=kind, speaker=one), running(3, 6, kind=kind, speaker=one))
    assert are_one(running(0, 3, kind=kind, speaker=one), running(3, 6, kind=kind))
    assert are_one(running(0, 3, kind=kind, speaker=one), running(3, 6, kind=kind, speaker=((7, 8),), p_speaker=0.3))


@pytest.mark.parametrize(
    ("a", "b", "text"),
    [
        pytest.param(running(0, 3), running(3, 6, speaker=((7, 8),), p_speaker=0.9), RUN, id="another speaker"),
        pytest.param(running(0, 3), running(6, 9), RUN, id="a sentence between"),
        pytest.param(running(0, 3), running(3, 6), "a b .\nc d . e f .", id="a new paragraph"),
        pytest.param(running(0, 3), running(3, 6, kind="free_indirect"), RUN, id="another type"),
        pytest.param(running(0, 3, kind="reported"), running(3, 6, kind="reported"), RUN, id="reported"),
    ],
)
def test_sentences_that_do_not_run_on(a: Roles, b: Roles, text: str) -> None:
    assert not are_one(a, b, text)


def test_sentences_that_run_on_become_one_span() -> None:
    assert joined([running(0, 3), running(3, 6)]).pieces == ((0, 6),)


# --- quotation marks -------------------------------------------------------------------------------------------------------


def marked(text: str) -> Pieces:
    """A text of one piece for each word, with the states of its quotation marks."""
    spans = words(text)
    n = len(spans)
    return Pieces(
        spans, np.arange(n, dtype=np.int32), np.arange(n, dtype=np.int32), np.array(quote_states(text, spans), np.int32)
    )


def a_found(*pieces: tuple[int, int], kind: str = "direct", layer: int = DIRECT, score: float = -0.2) -> Found:
    return Found(layer, kind, pieces, score, -0.5, -0.4)


def test_pairs_of_marks_may_nest() -> None:
    assert set(pairs(marked("Er „sagt ‚so‘ nun“ und geht „fort“."))) == {(3, 6), (1, 8), (10, 13)}


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        pytest.param((1, 6), (1, 8), id="begins at the mark"),
        pytest.param((5, 8), (1, 8), id="ends at the mark"),
        pytest.param((2, 7), (1, 8), id="between the marks"),
        pytest.param((9, 10), (9, 10), id="elsewhere"),
    ],
)
def test_a_direct_quotation_ends_at_its_marks(read: tuple[int, int], expected: tuple[int, int]) -> None:
    p = marked("Er „sagt ‚so‘ nun“ und geht „fort“.")
    assert snapped([(a_found(read), False)], p) == [(a_found(expected), False)]


def test_a_quotation_read_twice_between_its_marks_is_one() -> None:
    p = marked("Er „sagt ‚so‘ nun“ und geht „fort“.")
    twice = [(a_found((1, 5)), False), (a_found((6, 8), score=-0.9), True)]
    assert snapped(twice, p) == [(a_found((1, 8), score=-0.9), False)]


def test_marks_bound_nothing_but_direct_quotations() -> None:
    p = marked("Er „sagt ‚so‘ nun“ und geht „fort“.")
    other = (a_found((1, 6), kind="indirect", layer=OTHER), False)
    assert snapped([other], p) == [other]


# --- whole sentences -------------------------------------------------------------------------------------------------------


def chances(kind: str, *values: float) -> Any:
    """Log-probabilities of a text whose words have this type on the layer of other quotations with these probabilities."""
    out = np.full((len(values), LAYERS, len(TAGS)), -20.0, np.float32)
    out[:, :, 0] = 0
    p = np.array(values)
    out[:, OTHER, TAGS.index(f"I-{kind}")] = np.log(p)
    out[:, OTHER, 0] = np.log1p(-p)
    return out


LEAST = dict.fromkeys(RUNNING, 0.5)
TWO = np.array([1, 1, 1, 2, 2, 2])


@pytest.mark.parametrize("kind", RUNNING)
def test_a_sentence_that_is_likely_as_a_whole_is_taken_as_a_whole(kind: str) -> None:
    scores = chances(kind, 0.2, 0.9, 0.9, 0.1, 0.9, 0.2)
    part = a_found((1, 3), kind=kind, layer=OTHER)
    assert [q.pieces for q in whole_sentences([part], scores, TWO, LEAST)] == [((0, 3),)]
    assert [q.pieces for q in whole_sentences([], scores, TWO, LEAST, 0.2)] == [((0, 3),), ((3, 6),)]


def test_a_scrap_of_a_sentence_is_not_taken() -> None:
    scores = chances("reported", 0.9, 0.1, 0.1, 0.1, 0.1, 0.1)
    assert whole_sentences([a_found((0, 1), kind="reported", layer=OTHER)], scores, TWO, LEAST) == []


def test_a_sentence_with_indirect_speech_in_it_is_left_to_that() -> None:
    scores = chances("reported", *[0.9] * 6)
    indirect = a_found((1, 3), kind="indirect", layer=OTHER)
    found = whole_sentences([indirect], scores, TWO, LEAST)
    assert [(q.type, q.pieces) for q in found] == [("indirect", ((1, 3),)), ("reported", ((3, 6),))]


# --- who is told, and clauses about a source -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Das sagte der Nachrichtenagentur Meridian der Minister.", "der Nachrichtenagentur Meridian"),
        ("Er erklärte der Pelsker Zeitung, er gehe.", "der Pelsker Zeitung"),
        ("Er sagte der Deutschen Presse-Agentur, er gehe.", "der Deutschen Presse Agentur"),
        ("Er sagte dem Sender, er gehe.", "dem Sender"),
        ("Er sagte dem Sender Kanal Nord am Montag, er gehe.", "dem Sender Kanal Nord"),
        ("Das sagte dem Blatt der Minister.", "dem Blatt"),
        ("Sie erzählte der „Neuen Pelsker Rundschau“ davon.", "der Neuen Pelsker Rundschau"),
        ("Er sagte den Abgeordneten, er gehe.", "den"),
    ],
)
def test_who_is_told_something_does_not_speak(text: str, words: str) -> None:
    assert " ".join(re.match(r"\w+", text[at:])[0] for at in sorted(told(text))) == words  # type: ignore[index]


@pytest.mark.parametrize(
    "text",
    [
        "Das sagte der Sprecher.",
        "Das sagte der Zeitungsverleger.",
        "Laut der Zeitung geht er.",
        "Das sagte die Agentur.",
    ],
)
def test_who_speaks_is_not_told(text: str) -> None:
    assert told(text) == frozenset()


def cleaned(text: str, *pieces: str, kind: str = "indirect") -> list[str]:
    spans = words(text)
    found = a_found(*[_words_of(text, p) for p in pieces], kind=kind, layer=OTHER)
    kept = without_source_clauses(text, [(found, False)], spans)
    return [text[spans[b][0] : spans[e - 1][1]] for q, _ in kept for b, e in q.pieces]


def _words_of(text: str, part: str) -> tuple[int, int]:
    begin = text.index(part)
    inside = [w for w, (b, e) in enumerate(words(text)) if begin <= b and e <= begin + len(part)]
    return inside[0], inside[-1] + 1


def test_a_clause_about_the_source_is_no_part_of_what_is_said() -> None:
    text = "Laut der Zeitung, die sich auf zwei Diplomaten beruft, hat das Bündnis Soldaten entsandt."
    assert cleaned(text, "die sich auf zwei Diplomaten beruft, hat das Bündnis Soldaten entsandt") == [
        "hat das Bündnis Soldaten entsandt"
    ]
    text = "Ein Beamter, der nicht namentlich genannt werden wollte, sagte, er gehe."
    assert cleaned(text, "der nicht namentlich genannt werden wollte", "er gehe") == ["er gehe"]
    assert cleaned(text, "der nicht namentlich genannt werden wollte") == []


def test_other_clauses_stay() -> None:
    text = "Er sagte, die Truppen zögen ab, die er genannt habe."
    assert cleaned(text, "die Truppen zögen ab, die er genannt habe") == ["die Truppen zögen ab, die er genannt habe"]
    text = "Er sagte: die sich auf Diplomaten beruft, lügt."
    assert cleaned(text, "die sich auf Diplomaten beruft, lügt", kind="reported") == [
        "die sich auf Diplomaten beruft, lügt"
    ]


@pytest.mark.parametrize(
    ("cue", "frame", "medium"),
    [
        ("schrieb", "schrieb er,", "Writing"),
        ("hatte … geschrieben", "", "Writing"),
        ("teilte … mit", "teilte er schriftlich mit,", "Writing"),
        ("sagte", "sagte er,", "Speech"),
        ("habe gesagt", "", "Speech"),
        ("nach Angaben", "", "SW"),
        ("untersagte", "", "SW"),
        ("beschrieb", "", "SW"),
    ],
)
def test_the_medium_that_the_cue_decides(cue: str, frame: str, medium: str) -> None:
    assert medium_of(cue, frame, "SW") == medium


@pytest.mark.parametrize(
    ("text", "read", "expected"),
    [
        ("Das sagte ein Sprecher am Montag.", "ein", "ein Sprecher"),
        ("Das sagte ein ranghoher Beamter.", "ein", "ein ranghoher Beamter"),
        ("Das sagte der Minister.", "der Minister", "der Minister"),
        ("Das sagte er.", "er", "er"),
        ("Das sagt ein Mann, der behauptet, Arzt zu sein.", "der", "der"),
        ("Das sagte ein, und ging.", "ein", None),
    ],
)
def test_a_speaker_is_a_whole_phrase(text: str, read: str, expected: str | None) -> None:
    spans = words(text)
    found = whole_phrase(text, (_words_of(text, read),), spans)
    assert [text[spans[b][0] : spans[e - 1][1]] for b, e in found] == ([expected] if expected else [])
