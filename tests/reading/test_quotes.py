"""Quotation-mark states, drawn into the texts.

⟨ stands before a mark that opens, ⟩ after one that closes, ⌋ where all that is still open ends although nothing closes it.
What lies between is IN, the rest OUT.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.reading.words import CLOSE, IN, OPEN, OUT, quote_states, words

MARKS = "„“”‟\"«»〝〞＂‚‘’‛'‹›"
texts = st.text() | st.text(MARKS + "  \nab5.,-(\u00ad\u0301👨")


def states(text: str) -> list[int]:
    return quote_states(text, words(text))


def drawn(text: str) -> str:
    """The text with its states drawn in."""
    out, depth, at = "", 0, 0
    for (b, e), state in zip(words(text), states(text), strict=True):
        if state == OUT and depth:
            out, depth = out + "⌋", 0
        assert state != IN or depth, "IN where nothing is open"
        out += text[at:b] + ("⟨" if state == OPEN else "") + text[b:e] + ("⟩" if state == CLOSE else "")
        depth += (state == OPEN) - (state == CLOSE)
        at = e
    return out + text[at:]


def check(expected: str) -> None:
    assert drawn(expected.translate({ord(c): None for c in "⟨⟩⌋"})) == expected


@pytest.mark.parametrize(
    "expected",
    [
        "Er sagte: ⟨„Ja.“⟩ Dann ging er.",
        "⟨»Ja«⟩, sagte er.",
        "⟨«Ja»⟩, sagte er.",
        "⟨“Yes,”⟩ he said.",
        '⟨"Ja"⟩, sagte er.',
        "⟨‚Ja‘⟩, sagte er.",
        "⟨‚Ja’⟩, sagte er.",
        "⟨‘Yes’⟩, he said.",
        "⟨›Ja‹⟩, sagte er.",
        "⟨‹Ja›⟩, sagte er.",
        "⟨”Ja”⟩, sa han.",
        "⟨„Tak”⟩, powiedział.",
        "⟨‟Ja”⟩ und ⟨〝Ja〞⟩ und ⟨＂Ja＂⟩",
        "⟨« Oui »⟩, dit-il.",
        "⟨«\u00a0Oui\u00a0»⟩, dit-il. ⟨«\u202fNon\u202f!\u202f»⟩",
        "⟨«Ça va ?»⟩ dit-il.",
    ],
)
def test_a_pair_of_every_kind(expected: str) -> None:
    check(expected)


@pytest.mark.parametrize(
    "expected",
    [
        '⟨„Ja"⟩, sagte er.',
        '⟨“Ja"⟩, sagte er.',
        "⟨„Ja”⟩, sagte er.",
        "⟨„Ja«⟩, sagte er.",
        "⟨»Ja»⟩, sagte er.",
        'Das ⟨„Ja"⟩-Wort und das ⟨"Nein"⟩-Wort',
        "⟨‚Ja'⟩, sagte er.",
    ],
)
def test_mixed_pairs(expected: str) -> None:
    check(expected)


@pytest.mark.parametrize(
    "expected",
    [
        "⟨„Er sagte: ⟨‚Nein‘⟩“⟩, so der Rat.",
        "⟨„Er sagte: ⟨‚Nein‘⟩, und ging“⟩, so der Rat.",
        "⟨»Er sagte ⟨›Nein‹⟩ dazu«⟩, so der Rat.",
        "⟨«Er sagte ⟨‹Nein›⟩ dazu»⟩, so der Rat.",
        "⟨“He said ⟨‘No’⟩ then,”⟩ she said.",
        "⟨“⟨‘No’⟩ is what he said,”⟩ she said.",
        "⟨\"Er sagte ⟨'Nein'⟩ dazu\"⟩, so der Rat.",
        "⟨„Er sagte ⟨„Nein“⟩ dazu“⟩, so der Rat.",
        "⟨„Er sagte ⟨»Nein«⟩ dazu“⟩, so der Rat.",
        '⟨„Er sagte ⟨"Nein"⟩ dazu“⟩, so der Rat.',
        "⟨„⟨‚⟨„Ja“⟩, sagte sie‘⟩, sagte er“⟩, so der Rat.",
    ],
)
def test_nested_pairs(expected: str) -> None:
    check(expected)


@pytest.mark.parametrize(
    "expected",
    [
        "⟨„Ja“⟩⟨„Nein“⟩ ⟨„Ja“⟩/⟨„Nein“⟩ (⟨„Ja“⟩) –⟨„Ja“⟩– ⟨„Ja“⟩",
        '(⟨"Ja"⟩) ⟨"Ja"⟩; ⟨"Ja?"⟩ ⟨"…ja"⟩ ⟨"...ja"⟩',
        "⟨“…and then”⟩ ⟨“90 of them”⟩",
        "⟨„👍🏽“⟩ und ⟨“👨\u200d👩\u200d👧”⟩",
        '⟨„Mi\u00adnis\u00adter“⟩, ⟨"Cafe\u0301"⟩',
        "⟨„“⟩ ⟨„ “⟩",
    ],
)
def test_neighbours(expected: str) -> None:
    check(expected)


@pytest.mark.parametrize(
    "expected",
    [
        "Putin's Plan, Putins' Plan, Hans' Auto, die Grünen’ Rat, Hans’ Auto",
        "Wie geht's? 's geht so. 'ne Idee; das ’90er-Jahre-Lied, d'Artagnan, l’État",
        "'Nein', sagte er",  # ASCII ' by itself: too often an apostrophe
        "''Nein'', sagte er",
        "⟨„Putin's Plan, Hans' Auto, geht’s“⟩, sagte er",
        "⟨‚Putin’s Plan‘⟩, sagte er",
        "⟨“Don't, don’t”⟩, he said",
        "rock'n'roll, rock’n’roll",
    ],
)
def test_an_apostrophe_is_no_mark(expected: str) -> None:
    check(expected)


@pytest.mark.parametrize(
    "expected",
    [
        'ein 27" großer Schirm, ein 5"-Display, 5", 6".',
        'ein 27" Schirm, ⟨"gut"⟩, sagte er',
        '⟨„Ein 27" großer Schirm“⟩, sagte er',
        '⟨“A 27" screen,”⟩ he said',
        '⟨„Ich bin 27"⟩, sagte er. ⟨„Und 28“⟩, sagte sie',
        "5′ 3″, 5' 3'",
    ],
)
def test_inches_and_minutes(expected: str) -> None:
    check(expected)


@pytest.mark.parametrize(
    "expected",
    [
        "Start » Politik » Ausland › Asien",
        "« zurück",
        "« zurück\n⟨»Ja«⟩",
        "Er kam‚ sah ⟨‚alles‘⟩.",
        'a “ b ” c " d',
    ],
)
def test_marks_that_mark_no_quotation(expected: str) -> None:
    check(expected)


@pytest.mark.parametrize(
    "expected",
    [
        "Wir gehen.“, sagte er. Dann kam ein ⟨„Ja“⟩.",
        'Wir gehen.", sagte er. Dann kam ein ⟨"Ja"⟩.',
        "Wir gehen«, sagte er. Dann kam ein ⟨»Ja«⟩.",
        "Wir gehen‘, sagte er. Dann kam ein ⟨‚Ja‘⟩.",
        "Wir gehen.” Dann kam ein ⟨“Yes”⟩.",
        "Er fragte (⟨„wer?“⟩)“) und ⟨„wo“⟩",
        "⟨„Wir gehen⌋\nDann kam ein ⟨„Ja“⟩.",
        "⟨„Gut ⟨‚so“⟩⌋ weiter ⟨‚wie‘⟩ bisher",
        "⟨„Gut ⟨„so“⟩ weiter⌋\nwie bisher",
        '⟨"Offen',
    ],
)
def test_unbalanced_marks(expected: str) -> None:
    check(expected)


@pytest.mark.parametrize(
    "expected",
    [
        "⟨„Hart umbrochen über\nzwei Zeilen“⟩, sagte er",
        "⟨„Über zwei\n\nAbsätze.“⟩ Ende",
        "⟨«Hart umbrochen über\nzwei Zeilen»⟩, sagte er",
        "« Hart umbrochen\nüber zwei Zeilen », sagte er",  # a guillemet in white space has its partner in its line
        '⟨"Hart umbrochen über\nzwei Zeilen"⟩, sagte er',
        "⟨„Er sagte: ⟨‚Hart\numbrochen‘⟩ und so“⟩, sagte er",
        "⟨“First paragraph.\n\n⟨“Second paragraph,”⟩⌋ he said",
        '⟨"First paragraph.\n\n⟨"Second paragraph,"⟩⌋ he said',
        '⟨„Offen.⌋\nEr sagte: ⟨"Ja"⟩',
        "⟨„Offen.⌋\n" + "x " * 1000 + "ja“ weg",  # too far
    ],
)
def test_over_paragraphs(expected: str) -> None:
    check(expected)


@settings(deadline=None)
@given(texts)
def test_states_of_any_text(text: str) -> None:
    spans, found = words(text), states(text)
    assert len(found) == len(spans)
    depth = 0
    for (b, _), state in zip(spans, found, strict=True):
        assert state in (OUT, OPEN, IN, CLOSE)
        assert state in (OUT, IN) or text[b] in MARKS
        assert state not in (IN, CLOSE) or depth, "inside of nothing"
        depth = 0 if state == OUT else depth + (state == OPEN) - (state == CLOSE)


@settings(deadline=None)
@given(st.text(st.characters(exclude_characters=MARKS, exclude_categories=["Cs"])))
def test_a_text_without_marks_is_out(text: str) -> None:
    assert set(states(text)) <= {OUT}


@settings(deadline=None)
@given(st.text(MARKS + "  ab.,-(\u00ad"), texts)
def test_a_paragraph_that_leaves_nothing_open_does_not_touch_the_next(left: str, right: str) -> None:
    if states(left + " x")[-1] == OUT:
        assert states(left + "\n" + right) == states(left) + states(right)


@settings(deadline=None)
@given(st.lists(st.sampled_from(["„Ja“", "»Ja«", "“Ja”", '"Ja"', "‚Ja‘", "«Ja»"]), max_size=8))
def test_balanced_quotations_in_a_row(pairs: list[str]) -> None:
    assert states("Er sagte " + " und ".join(pairs))[2:] == ([OPEN, IN, CLOSE, OUT] * len(pairs))[:-1]


@pytest.mark.parametrize("unit", ["„", "„‚", '"', "« ", '„5"', "‚a\n"])
def test_a_huge_run_of_marks_has_states(unit: str) -> None:  # a step for each pair of marks would take hours
    text = unit * (200_000 // len(unit)) + "“"
    spans = words(text)
    assert len(quote_states(text, spans)) == len(spans)


def test_every_double_mark_may_stand_first() -> None:
    for first in '„“”‟"«»〝〞＂':
        for second in '„“”‟"«»〝〞＂':
            text = f"a {first}b {second}c{second} {first}d"
            assert len(states(text)) == len(words(text))
