from __future__ import annotations

import random

import pytest

from lagebild.store import likeness
from lagebild.store.likeness import bands, counted, estimated, needed, shingles, signature

WORDS = "Truppen Hafen Minister Bericht Grenze Vertrag Morgen Kai Fähre Gespräch Schiff Lager Nebel Küste Wache Brücke Rat".split()


def a_text(seed: int, words: int = 300) -> str:
    source = random.Random(seed)
    return " ".join(f"{source.choice(WORDS)}{source.randrange(1000)}" for _ in range(words))


TEXT = a_text(1)
EDITS = {
    "itself": TEXT,
    "capitals": TEXT.upper(),
    "other spaces": TEXT.replace(" ", "\n\n", 40),
    "quotation marks": "„" + TEXT.replace(" ", "“ „", 20),
    "a cut end": TEXT[: len(TEXT) * 2 // 3],
    "a new beginning": f"{a_text(2, 25)} {TEXT}",
    "a new end": f"{TEXT} {a_text(3, 25)}",
    "a sentence taken out": TEXT[:600] + TEXT[900:],
}
OTHERS = {"another text": a_text(4), "a quotation": f"{a_text(5)} {' '.join(TEXT.split()[:20])}", "nothing": ""}


def estimate(left: str, right: str) -> float:
    signed = signature(shingles(left)), signature(shingles(right))
    assert signed[0] is not None
    assert signed[1] is not None
    return estimated(signed[0], signed[1], (len(shingles(left)), len(shingles(right))))


@pytest.mark.parametrize("edit", EDITS)
def test_what_is_printed_twice_is_alike_and_is_found(edit: str) -> None:
    left, right = shingles(TEXT), shingles(EDITS[edit])
    least = needed((len(left), len(right)))
    assert counted(left, right) >= least
    assert counted(left, right) == counted(right, left)
    assert estimate(TEXT, EDITS[edit]) == pytest.approx(counted(left, right), abs=0.12)
    signed = signature(left), signature(right)
    assert signed[0] is not None
    assert signed[1] is not None
    assert set(bands(signed[0])) & set(bands(signed[1]))


@pytest.mark.parametrize("other", OTHERS)
def test_what_is_another_text_is_not_alike(other: str) -> None:
    left, right = shingles(TEXT), shingles(OTHERS[other])
    assert counted(left, right) < 0.2
    if right:
        assert estimate(TEXT, OTHERS[other]) < 0.2


def test_a_text_that_is_too_short_has_no_signature() -> None:
    words = TEXT.split()
    shortest = likeness.SHORTEST + likeness.SHINGLE - 1
    assert signature(shingles(" ".join(words[:shortest]))) is not None
    assert signature(shingles(" ".join(words[: shortest - 1]))) is None
    assert signature(frozenset()) is None
    assert counted(frozenset(), frozenset()) == 0


def test_few_words_in_common_are_no_copy() -> None:
    few = " ".join(TEXT.split()[: likeness.COMMON + likeness.SHINGLE - 2])
    assert shingles(few) <= shingles(TEXT)
    assert counted(shingles(few), shingles(TEXT)) == 0


def test_shingles_are_runs_of_words_in_small_letters() -> None:
    assert shingles("Der Hafen, der HAFEN: „ist“ zu.") == {
        "der hafen der hafen",
        "hafen der hafen ist",
        "der hafen ist zu",
    }
    assert shingles("Der Hafen ist") == frozenset()


def test_a_signature_is_the_same_on_every_run_and_machine() -> None:
    signed = signature(shingles(TEXT))
    assert signed is not None
    assert signed == signature(shingles(TEXT))
    assert len(bands(signed)) == len(set(bands(signed)))
    assert all(-(2**63) <= band < 2**63 for band in bands(signed))


@pytest.mark.parametrize("sizes", [(100, 100), (100, 60), (100, 10), (1, 1)])
def test_the_shorter_one_text_is_the_more_of_it_must_stand_in_the_other(sizes: tuple[int, int]) -> None:
    assert likeness.SHARE <= needed(sizes) <= likeness.MOST
    assert needed(sizes) == needed(sizes[::-1])
    assert needed((sizes[0], max(1, sizes[1] // 2))) >= needed(sizes)
