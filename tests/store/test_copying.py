from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from lagebild.entries import Added
from lagebild.store import Dossier, copying, sources
from tests.factories import an_article
from tests.store.readers import read

WORDS = "Truppen Hafen Minister Bericht Grenze Vertrag Morgen Kai Fähre Gespräch Schiff Lager Nebel Küste Wache Brücke Rat".split()


def a_text(seed: int, words: int = 120) -> str:
    source = random.Random(seed)
    return " ".join(f"{source.choice(WORDS)}{source.randrange(1000)}" for _ in range(words))


def added(dossier: Dossier, name: str, text: str) -> Added:
    return dossier.add(*read(an_article(text, id=name)))


TEXT = a_text(1)
HALF = " ".join(TEXT.split()[:60])


def test_a_copy_says_whose_and_both_are_one_source(dossier: Dossier) -> None:
    assert added(dossier, "a", TEXT).outcome == "new"
    copy = added(dossier, "b", f"{a_text(2, 15)} {TEXT}")
    assert (copy.outcome, copy.original) == ("copy", "a")
    assert added(dossier, "c", a_text(3)).outcome == "new"
    assert dossier.copies() == [("b", "a")]
    assert sources(["a", "b", "c"], dossier.copies()) == 2


@pytest.mark.parametrize("keep", ["full", "spans", "none"])
def test_copies_are_found_whatever_is_kept_of_the_texts(opened: Callable[..., Dossier], keep: str) -> None:
    dossier = opened(keep=keep)
    added(dossier, "a", TEXT)
    added(dossier, "b", a_text(2))
    assert added(dossier, "c", HALF).original == "a"
    assert added(dossier, "d", f"{a_text(4)} {' '.join(TEXT.split()[:20])}").outcome == "new"


def test_of_several_originals_the_first_that_came_is_named(dossier: Dossier) -> None:
    for name in ("c", "a", "b"):
        added(dossier, name, TEXT)
    assert added(dossier, "d", TEXT).original == "c"
    assert dossier.copies() == [("a", "c"), ("b", "c"), ("b", "a"), ("d", "c"), ("d", "a"), ("d", "b")]


def test_a_version_is_no_copy_of_its_own_article(dossier: Dossier) -> None:
    added(dossier, "a", TEXT)
    assert added(dossier, "a", f"{TEXT} Berichtigt.").outcome == "version"
    assert dossier.copies() == []


def test_a_later_text_of_an_article_is_no_copy_of_its_copy(dossier: Dossier) -> None:
    added(dossier, "a", TEXT)
    assert added(dossier, "b", TEXT).original == "a"
    assert added(dossier, "a", f"{TEXT} Aktualisiert.").outcome == "version"
    assert dossier.copies() == [("b", "a")]
    assert [version.original for version in dossier.versions("a")] == [None, None]


def test_an_article_of_many_versions_hides_no_original(dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "CANDIDATES", 3)
    added(dossier, "agency", HALF)
    for number in range(6):
        added(dossier, "ticker", f"{a_text(5)} Stand {number}")
    added(dossier, "ticker", f"{HALF} {a_text(5)}")
    assert dossier.copies() == [("ticker", "agency")]


def test_only_the_latest_version_counts_as_a_copy(dossier: Dossier) -> None:
    added(dossier, "a", TEXT)
    added(dossier, "b", HALF)
    assert dossier.copies() == [("b", "a")]
    added(dossier, "b", a_text(6))
    assert dossier.copies() == []


def test_a_roundup_with_two_thirds_of_several_texts_is_nobodys_copy(dossier: Dossier) -> None:
    short = [a_text(seed, 60) for seed in range(10, 14)]
    for number, text in enumerate(short):
        added(dossier, f"a{number}", text)
    assert added(dossier, "roundup", " ".join(" ".join(text.split()[:40]) for text in short)).outcome == "new"
