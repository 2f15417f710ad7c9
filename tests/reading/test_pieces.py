from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from lagebild.reading import pieces
from lagebild.reading.pieces import MOST_PIECES, OVERLAP, UNK, WINDOW, Pieces, Splitter, windows, words_of
from lagebild.reading.words import quote_states, words
from tests.reading.pieces_factory import Letters, pieces_of, texts_of_pieces

POSITIONS = 512  # that the encoder knows
texts = st.text() | st.text("„“\"'‚‘»« \nab1.,-\u00ad\u200d\ufdfa½👨")


def check(split: Splitter, text: str, size: int) -> None:
    """What holds for the pieces of any text."""
    p = split(text)
    assert p.words == words(text)
    assert len(p.first) == len(p.words)
    counts = np.diff([*p.first, len(p.ids)])
    assert not len(p.first) or p.first[0] == 0
    assert ((counts >= 1) & (counts <= MOST_PIECES)).all()
    assert ((p.ids >= 0) & (p.ids < size)).all()
    assert p.quote.tolist() == np.repeat(quote_states(text, p.words), counts).tolist()


@settings(deadline=None)
@given(texts)
def test_pieces_of_any_text(text: str) -> None:
    check(Splitter(Letters()), text, 94)  # type: ignore[arg-type]


@pytest.mark.model
@settings(deadline=None)
@given(texts)
def test_pieces_of_any_text_with_the_real_tokenizer(splitter: Splitter, tokenizer: Tokenizer, text: str) -> None:
    check(splitter, text, tokenizer.get_vocab_size())


@pytest.mark.model
def test_german_and_english_have_pieces(splitter: Splitter) -> None:
    text = "Der Außenminister erklärte am 3. Mai, die Gespräche seien „schwierig“ gewesen: 20 % – höchstens. It wasn't easy."
    p = splitter(text)
    assert UNK not in p.ids
    assert len(p.ids) < 2 * len(p.words)


@pytest.mark.model
@pytest.mark.parametrize(
    "said", ["»Ja«, sagte er", '"Ja", sagte er', "“Ja”, sagte er", "«Ja», sagte er", "‚Ja‘, sagte er"]
)
def test_all_quotation_marks_look_alike(splitter: Splitter, said: str) -> None:
    assert splitter(said).ids.tolist() == splitter("„Ja“, sagte er").ids.tolist()


@pytest.mark.model
def test_a_mark_that_marks_no_quotation_stays_what_it_is(splitter: Splitter) -> None:
    assert splitter('ein 27" Schirm').ids.tolist() != splitter("ein 27“ Schirm").ids.tolist()


@pytest.mark.model
def test_soft_hyphens_are_not_seen(splitter: Splitter) -> None:
    assert splitter("Der Minis\u00adter\u00adrat").ids.tolist() == splitter("Der Ministerrat").ids.tolist()


@pytest.mark.model
@pytest.mark.parametrize("word", ["x" * 5000, "7" * 300, "ab" * 100, "中" * 5000])
def test_a_long_word_is_one_word_of_few_pieces(splitter: Splitter, word: str) -> None:
    p = splitter(f"a {word} b")
    assert len(p.words) == 3
    assert p.first[2] - p.first[1] <= MOST_PIECES


@pytest.mark.model
@settings(deadline=None)
@given(st.lists(st.text("abcdeßÄé.,-1½ ", max_size=12), max_size=6))
def test_a_word_has_the_same_pieces_in_any_text(splitter: Splitter, parts: list[str]) -> None:
    assert splitter(" ".join(parts)).ids.tolist() == [i for part in parts for i in splitter(part).ids]


def test_pieces_do_not_depend_on_what_was_read_before(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Der Rat sagte, er habe den Rat befragt"
    expected = Splitter(Letters())(text).ids.tolist()  # type: ignore[arg-type]
    monkeypatch.setattr(pieces, "_CACHE", 3)
    split = Splitter(Letters())  # type: ignore[arg-type]
    for _ in range(3):
        assert split(text).ids.tolist() == expected
        assert len(split._seen) <= 3


def test_the_memory_for_words_does_not_grow_with_their_length() -> None:
    split = Splitter(Letters())  # type: ignore[arg-type]
    split("x" * 100_000)
    assert max(map(len, split._seen)) <= pieces.MOST_CHARACTERS


def test_a_huge_run_of_marks_is_split() -> None:  # a step for each pair of marks would take hours
    p = Splitter(Letters())("„" * 200_000)  # type: ignore[arg-type]
    assert len(p.words) == 200_000
    assert windows(p)[-1][1] == len(p.ids)


SAID = "Der Rat: „Ja.“  Nein"


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ((0, 3), (0, 1)),
        ((0, 7), (0, 2)),
        ((2, 5), (0, 2)),  # touched, not covered
        ((5, 6), (1, 2)),
        ((7, 9), (2, 3)),  # the space after a word is no part of it
        ((9, 14), (3, 7)),
        ((0, len(SAID)), (0, 8)),
        ((3, 4), (1, 1)),  # a space touches none
        ((14, 16), (7, 7)),
        ((len(SAID), len(SAID) + 5), (8, 8)),
        ((0, 0), (0, 0)),
    ],
)
def test_the_words_of_a_span(span: tuple[int, int], expected: tuple[int, int]) -> None:
    assert words_of(Splitter(Letters())(SAID), span) == expected  # type: ignore[arg-type]


@settings(deadline=None)
@given(texts, st.integers(0, 60), st.integers(0, 60))
def test_the_words_of_any_span_are_those_that_it_touches(text: str, begin: int, long: int) -> None:
    p = Splitter(Letters())(text)  # type: ignore[arg-type]
    low, high = words_of(p, (begin, begin + long))
    touched = [w for w, (b, e) in enumerate(p.words) if b < begin + long and begin < e]
    assert list(range(low, high)) == touched or (not touched and low == high)
    assert 0 <= low <= high <= len(p.words)


@settings(deadline=None)
@given(texts_of_pieces())
def test_windows_cover_every_text(p: Pieces) -> None:
    n, views = len(p.ids), windows(p)
    assert views[0][0] == 0
    assert views[-1][1] == n
    assert all(b in p.first for b, _ in views)
    assert all(0 < e - b <= WINDOW <= POSITIONS - 2 for b, e in views)
    assert all(after[0] > before[0] or after[0] == 0 for before, after in pairwise(views))
    for before, after in pairwise(views):
        assert before[1] - after[0] >= OVERLAP - 2 * MOST_PIECES
        assert after[1] >= before[1]


@settings(deadline=None)
@given(texts_of_pieces(12))
def test_every_word_is_seen_whole(p: Pieces) -> None:
    views = windows(p)
    for b, e in pairwise([*p.first.tolist(), len(p.ids)]):
        assert any(low <= b and e <= high for low, high in views)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([], []),
        ([1], [(0, 1)]),
        ([1] * WINDOW, [(0, WINDOW)]),
        ([1] * (WINDOW + 1), [(0, WINDOW), (1, WINDOW + 1)]),
        ([16, *[1] * (WINDOW - 15)], [(0, WINDOW), (16, WINDOW + 1)]),
        ([1] * (2 * WINDOW - OVERLAP), [(0, WINDOW), (WINDOW - OVERLAP, 2 * WINDOW - OVERLAP)]),
    ],
)
def test_windows(counts: list[int], expected: list[tuple[int, int]]) -> None:
    assert windows(pieces_of(*counts)) == expected


def test_windows_are_spread_evenly() -> None:
    views = windows(pieces_of(*[1] * 1000))
    assert len(views) == 3
    assert len({b - a for (a, _), (b, _) in pairwise(views)}) == 1
