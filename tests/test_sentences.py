from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.sentences import sentences


def cut(text: str) -> list[str]:
    return [text[begin:end] for begin, end in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Das gilt z. B. für uns nicht, z.B. für euch.",
        "Er kam zweimal, d. h. Montag und Dienstag.",
        "Dr. Müller und Prof. Weber kamen.",
        "Das steht in Nr. 5 und Art. 7 des Vertrags.",
        "Es waren ca. 50 Menschen.",
        "Es kamen u. a. Minister aus Rom.",
        "Es kostet 3,5 Mio. Euro.",
        "Er lebt in St. Gallen.",
        "Am 24. Januar begann es.",
        "Am 24. 1. 2022 begann es.",
        "Bis zum 3. Mai bleibt er.",
        "Im 19. Jahrhundert war das anders.",
        "Der 2. Senat tagt.",
        "Friedrich II. sagte nichts.",
        "Papst Benedikt XVI. trat zurück.",
        "Es stieg um 2.5 Prozent auf 1.000.000 Stück.",
        "George W. Bush und J. R. R. Tolkien kamen.",
        "„Geht er?“, fragte sie.",
        "„Geht er?“ fragte sie.",
        "„Er geht.“, sagte sie.",
        "Er sagte: „Ich gehe.“",
        "Er wartete ... und ging.",
        "Er wartete … und ging.",
        "Die Firma Yahoo! wächst.",
        "Das Treffen (vgl. S. 5) ist geheim.",
        "Er sprach im ZDF (20.15 Uhr) darüber.",
        "Mr. Smith met Mrs. Jones on Jan. 5 at 5 p.m. in London.",
        "The U.S. government spent 2.5 million.",
        "Laut bildblog.de stimmt das.",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Er kam. Sie ging.", 2),
        ("Kam er? Ja! Er kam.", 3),
        ("„Er geht.“ Sie bleibt.", 2),
        ("»Er geht.« Sie bleibt.", 2),
        ('"Er geht." Sie bleibt.', 2),
        ("Er sagte: „Ich gehe. Du bleibst.“ Dann ging er.", 3),
        ("Er wartete … Dann ging er.", 2),
        ("Das kostet 5 Mio. Die Regierung zahlt.", 2),
        ("Es geschah im Jahr 2005. Danach war Ruhe.", 2),
        ("Er ist 54. Die Frau ist 50.", 2),
        ("Er blieb bis 20.15 Uhr. 143 Bewohner flohen.", 2),
        ("Es war Benedikt XVI. Der Papst schwieg.", 2),
        ("Es traf Thomas K. Er überlebte.", 2),
        ("Das war 44 v. Chr. Danach kam Ruhe.", 2),
        ("Er kam.Dann ging er.", 2),
        ("Er ging (angeblich). Sie blieb.", 2),
        ("Er ging. (dpa) Sie blieb.", 2),
        ("He came. The others left.", 2),
    ],
)
def test_several_sentences_are_cut(text: str, count: int) -> None:
    assert len(cut(text)) == count


def test_a_line_break_ends_a_headline_and_a_list_item() -> None:
    text = "Streit um Gas\n\nDer Minister\r\nkam.\n- erstens\n- zweitens\n+++ Eil +++ Er ging."
    assert cut(text) == ["Streit um Gas", "Der Minister", "kam.", "- erstens", "- zweitens", "+++ Eil +++ Er ging."]


def test_a_list_number_is_no_sentence() -> None:
    assert cut("1. Lage\n2. Folgen") == ["1. Lage", "2. Folgen"]


def test_a_colon_and_a_semicolon_end_nothing() -> None:
    assert len(cut("Er sagte: Das reicht; mehr nicht.")) == 1


def test_closing_marks_belong_to_their_sentence() -> None:
    assert cut("Er sagte: „Ich gehe.“) Sie blieb.")[0] == "Er sagte: „Ich gehe.“)"


def test_an_omission_in_brackets_ends_nothing() -> None:
    assert len(cut("Sie sagte: „[...] Ich war nicht dabei.“")) == 1


@pytest.mark.parametrize("text", ["", " ", "\n\n", "...", "“", ". . .", "\u00ad", "🙂"])
def test_odd_texts(text: str) -> None:
    assert "".join("".join(cut(text)).split()) == "".join(text.split())


@given(st.text(st.sampled_from('ab AB.!?…„“"»«:;,()[]1 2\n\r\tIXVzB-–🙂äß'), max_size=80))
def test_every_character_but_white_space_is_in_one_sentence(text: str) -> None:
    found = sentences(text)
    assert all(text[b:e] == text[b:e].strip() != "" for b, e in found)
    assert all(e <= b for (_, e), (b, _) in pairwise(found))
    assert "".join("".join(text[b:e].split()) for b, e in found) == "".join(text.split())


@pytest.mark.parametrize("piece", [" ", ".", ". ", "A.", "\r\n \t", "z. B. ", "Er kam am 3. Mai. "])
def test_a_huge_text_of_anything_has_sentences(piece: str) -> None:  # a step for each pair of pieces would take hours
    text = "a" + piece * (400_000 // len(piece)) + "b"
    found = sentences(text)
    assert (found[0][0], found[-1][1]) == (0, len(text))


def _trimmed(text: str, begin: int, end: int) -> tuple[int, int]:
    piece = text[begin:end]
    begin += len(piece) - len(piece.lstrip())
    return begin, begin + len(piece.strip())


@pytest.mark.quality
def test_the_splitter_agrees_with_the_corpus(corpus: Path, figures: list[str]) -> None:
    """Exact spans against the data set's own, which cut at some colons and semicolons and over some line breaks."""
    right = ours = theirs = 0
    with (corpus / "quotations" / "dev.jsonl").open(encoding="utf8") as lines:
        for line in lines:
            article = json.loads(line)
            gold = {_trimmed(article["text"], b, e) for b, e in article["sentences"]}
            found = set(sentences(article["text"]))
            right, ours, theirs = right + len(gold & found), ours + len(found), theirs + len(gold)
    f1 = 200 * right / (ours + theirs)
    figures.append(f"sentences, dev, exact spans: F1 {f1:.1f}")
    assert f1 > 92
