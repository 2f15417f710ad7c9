from __future__ import annotations

import re
from pathlib import Path

import pytest
import snowballstemmer
from hypothesis import given
from hypothesis import strategies as st

from lagebild.germanstems import stem

SNOWBALL = snowballstemmer.stemmer("german")
DOSSIERS = Path(__file__).parent.parent / "dossiers"
PIECES = """e em en erinnen erin ln ern er s es lns et st est end ig ung lich isch ik heit keit niss syst tick plan geordn intern tr eig
    ue ae oe qu ß auu eye""".split()
WORDS = """Abzug Regierungen Staatsangehörigkeiten Zeugnisse Systeme Lehrerinnen Präsidentin geöffnet gesagt Rosten Bündnissen freundlich
    Möglichkeiten Blockaden gequält Queue bauen Bäuerinnen Mayer Meyers fortschrittlichsten neblig Kollektivierungen langweilig Musik
    Ereignis aß Füße strassen interniert Plänen au eu y Ei""".split()


@pytest.mark.parametrize("word", WORDS)
def test_a_german_word_has_the_stem_that_snowball_gives_it(word: str) -> None:
    assert stem(word.casefold()) == SNOWBALL.stemWord(word.casefold())


def test_all_words_of_a_dossier_have_the_stems_that_snowball_gives_them() -> None:
    text = (DOSSIERS / "teswa" / "reports.jsonl").read_text("utf8").casefold()
    words = sorted(set(re.findall(r"[^\W\d_]+", text)))
    assert len(words) > 1000
    assert [word for word in words if stem(word) != SNOWBALL.stemWord(word)] == []


@given(st.lists(st.sampled_from([*PIECES, *"aeiouyäöübcdfghklmnrstz"]), max_size=7).map("".join))
def test_whatever_looks_like_a_german_word_has_the_stem_that_snowball_gives_it(word: str) -> None:
    assert stem(word) == SNOWBALL.stemWord(word)
