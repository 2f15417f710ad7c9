"""The project's crises as training sets: `corpus/retold` and `corpus/outcomes`, marked only in part, and `corpus/bilingual`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from corpus.bilingual import HELD_BACK as MEASURED
from corpus.bilingual import documents
from lagebild.reading.pieces import Splitter
from lagebild.reading.scheme import ATTRIBUTES, FRAME_ROLES, FRAME_TAGS, FRAMES, LAYERS, OTHER, TAGS
from lagebild.reading.words import OUT
from training.data import SOME, UNKNOWN, Example, Frame, WordSpans, quoted, sentence_numbers, to_words

HELD_BACK = "e"  # the series of `corpus/retold` and `corpus/outcomes` that no network learns from


def _crises(folder: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.glob("*.jsonl")):
        if path.stem != HELD_BACK:
            yield from map(json.loads, path.read_text("utf8").splitlines())


class _Report:
    """A report that is given by its sentences: its pieces, and where words of a sentence stand in it."""

    def __init__(self, report: dict[str, Any], split: Splitter) -> None:
        self._sentences = report["sentences"]
        self.text = " ".join(self._sentences)
        self.pieces = split(self.text)
        self._begins = np.cumsum([0, *(len(one) + 1 for one in self._sentences)]).tolist()
        self.sentences = [self.words(number, one)[0] for number, one in enumerate(self._sentences)]

    def words(self, number: int, words: str) -> WordSpans:
        """The words of a sentence that are given."""
        begin = self._begins[number] + self._sentences[number].index(words)
        return to_words(self.pieces, [[begin, begin + len(words)]])

    def example(self, name: str) -> Example:
        """Nothing is known of it yet."""
        frames = np.full((len(self.pieces.words), len(FRAMES)), UNKNOWN, np.int64)
        return Example(
            name, self.pieces, None, None, [], self.sentences, frames, [], sentence_numbers(self.text, self.pieces)
        )


def retold(folder: Path, split: Splitter) -> Iterator[Example]:
    """Reports of `corpus/retold`: where somebody is told to have said something, not in which way; where somebody takes a stance.

    Of a sentence in which something is said the words that are not marked are left open: where one such quotation begins, and whether who
    says it is part of it, is a matter of the guidelines of other sets. So are words in quotation marks. Where nothing is said no stance
    is taken.
    """
    for crisis in _crises(folder):
        said = [mention for one in crisis["statements"] for mention in one["mentions"]]
        stances = [mention for one in crisis["questions"] for each in one["positions"] for mention in each["mentions"]]
        for report in crisis["reports"]:
            yield _retold(
                _Report(report, split),
                f"{crisis['id']}.{report['id']}",
                *([one[1:] for one in some if one[0] == report["id"]] for some in (said, stances)),
            )


def _retold(report: _Report, name: str, said: list[list[Any]], stances: list[list[Any]]) -> Example:
    example, position = report.example(name), FRAMES.index("position")
    assert example.frame_tags is not None
    tags = example.tags = np.full((len(report.pieces.words), LAYERS), UNKNOWN, np.int64)
    tags[:, OTHER] = 0
    example.frame_tags[:, position] = 0
    for number, _ in (*said, *stances):
        b, e = report.sentences[number]
        tags[b:e, OTHER] = UNKNOWN
        example.frame_tags[b:e, position] = UNKNOWN
    quoted = report.pieces.quote[report.pieces.first] != OUT
    for number, words in said:
        for b, e in report.words(number, words):
            tags[b:e, OTHER] = np.where(quoted[b:e], UNKNOWN, SOME)
    example.somewhere = [(position, b, e) for number, words in stances for b, e in report.words(number, words)]
    return example


def outcomes(folder: Path, split: Splitter) -> Iterator[Example]:
    """Reports of `corpus/outcomes`: the commitments that are marked in them; nothing is known of other sentences."""
    for crisis in _crises(folder):
        for report in crisis["reports"]:
            made = [one for one in crisis["announcements"] if one["report"] == report["id"]]
            if made:
                yield _announced(_Report(report, split), f"{crisis['id']}.{report['id']}", made)


def _announced(report: _Report, name: str, made: list[dict[str, Any]]) -> Example:
    example, commitment = report.example(name), FRAMES.index("commitment")
    condition = FRAME_ROLES.index(("commitment", "condition"))
    tags = example.frame_tags
    assert tags is not None
    for one in made:
        b, e = report.sentences[one["sentence"]]
        tags[b:e, commitment] = 0
    for one in made:
        attributes = [UNKNOWN] * len(ATTRIBUTES)
        for n, (of, attribute, values) in enumerate(ATTRIBUTES):
            if of == "commitment":
                attributes[n] = values.index(one[attribute] or "none")
        key = report.words(one["sentence"], one["consequence"])
        tied = report.words(one["sentence"], one["condition"]) if one["condition"] else []
        for b, e in key:
            tags[b:e, commitment] = FRAME_TAGS.index("I")
            tags[b, commitment] = FRAME_TAGS.index("B")
        example.frames.append(Frame(commitment, key, attributes, {condition: tied}))
    return example


def english(folder: Path, split: Splitter) -> Iterator[Example]:
    """The reports of `bilingual` that are in English."""
    yield from _bilingual(folder, split, "en")


def bilingual(folder: Path, split: Splitter) -> Iterator[Example]:
    """Reports of `corpus/bilingual`, in English and in German, with everything that is said in them.

    As in the project's corpus, what is called reported is left open for the tagger, and so are media.
    """
    yield from _bilingual(folder, split)


def _bilingual(folder: Path, split: Splitter, language: str | None = None) -> Iterator[Example]:
    reported = [TAGS.index(f"{part}-reported") for part in "BCI"]
    for letter in sorted(path.stem for path in folder.glob("*.jsonl") if path.stem != MEASURED):
        for doc in documents(letter, language):
            example, _ = quoted(doc, split)
            assert example.tags is not None
            example.tags[np.isin(example.tags, reported)] = UNKNOWN
            for quote in example.quotes:
                quote.medium = UNKNOWN
                quote.frame_known = bool(quote.frame)
            yield example
