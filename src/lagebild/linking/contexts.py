"""What the words of a whole article show before any phrase is read: names with an article, surnames, places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from lagebild.linking.drafts import Source
from lagebild.linking.names import PARTICLES, gender_of
from lagebild.linking.nouns import noun
from lagebild.linking.phrases import PREPOSITIONS
from lagebild.linking.tokens import Tokens
from lagebild.records import Mention, Quotation

_ARTICLES = frozenset(("der", "die", "das", "dem"))
_BEFORE_RELATIVE = PREPOSITIONS | {","}
_ADJECTIVE = re.compile(r"(?P<stem>[a-zäöüß]{4,})isch(?:e[nmrs]?)?")
_OF_N = re.compile(r"(?:[aä]n|n)\Z")
_PLAIN = str.maketrans("äöü", "aou")  # "lethmärkisch" is of Lethmark
_ENDINGS = ("", "ien", "ei", "land", "a", "ia", "o")  # what a state's name has where its adjective has "-isch"


def source_of(cut: Tokens, mentions: Sequence[Mention]) -> Source:
    """What phrases are read from; `mentions` are the names that the reader found."""
    labels = _labels(cut, mentions)
    surnames = _surnames(cut)
    return Source(
        cut, labels, frozenset(cut.words), _with_article(cut), surnames, _located(cut), _states(cut, surnames)
    )


def told_sentences(cut: Tokens, quotations: Sequence[Quotation]) -> list[int]:
    """For each sentence how many up to it are the reporter's own: those that only tell what was said do not count.

    As in "Er kritisierte die Regierung. Sie habe gelogen. Sie sei am Ende. Auch die Partei griff er an."
    """
    last = cut.sentence_of[-1] if len(cut) else -1
    told = [False] * (last + 1)
    bounds: dict[int, list[int]] = {}
    for at, sentence in enumerate(cut.sentence_of):
        bounds.setdefault(sentence, [at, at])[1] = at
    for quotation in quotations:
        if quotation.type == "reported":
            continue
        for span in quotation.spans:
            first, end = cut.covering(span)
            inside = range(cut.sentence_of[first], cut.sentence_of[end - 1] + 1) if first < end else range(0)
            for sentence in inside:
                begin, until = bounds[sentence]
                told[sentence] = told[sentence] or (
                    first <= begin + 1 and until <= end
                )  # the signs around it may be left out
    own = 0
    counted = []
    for sentence in range(last + 1):
        own += not told[sentence]
        counted.append(own)
    return counted


def _labels(cut: Tokens, mentions: Sequence[Mention]) -> dict[int, str]:
    labels: dict[int, str] = {}
    for mention in mentions:
        for token in range(*cut.covering(mention.span)):
            labels.setdefault(token, mention.label)
    return labels


def _with_article(cut: Tokens) -> frozenset[str]:
    """Names that stand behind an article somewhere: "die Wikipedia"; a person's hardly ever does ("in der Hu sagte" is none)."""
    words = cut.words
    behind = [
        at + 1 for at, word in enumerate(words) if word in _ARTICLES and at and words[at - 1] not in _BEFORE_RELATIVE
    ]
    last = len(words) - 1
    return frozenset(
        words[at] for at in behind if at < last and words[at][0].isupper() and not words[at + 1][0].isupper()
    )


def _surnames(cut: Tokens) -> frozenset[str]:
    """Words behind a given name: "Müller" in "Anna Müller", "Leyen" in "Ursula von der Leyen"."""
    words = cut.words
    found = set()
    for at in [at for at, word in enumerate(words) if word[0].isupper() and gender_of(word)]:
        behind = at + 1
        while behind < min(at + 4, len(words)) and words[behind] in PARTICLES:
            behind += 1
        if behind < len(words):
            found.add(words[behind].removesuffix("s"))
            found.add(words[behind])
    return frozenset(found)


def _located(cut: Tokens) -> frozenset[str]:
    """Towns and countries: what stands behind "in" without an article, or before ", das"."""
    words = cut.words
    located = {words[at + 1] for at, word in enumerate(words[:-1]) if word == "in"}
    related = {words[at - 1] for at, word in enumerate(words[:-1]) if at and word == "," and words[at + 1] == "das"}
    return frozenset(word for word in located | related if word[0].isupper())


def _states(cut: Tokens, surnames: frozenset[str]) -> frozenset[str]:
    """Names of states that no table has: "Kestrien" and "Kestriens" where the text has "kestrisch"; no given name, and nobody who stands
    behind one or behind an office ("Präsident Orlan").
    """
    words = set(cut.words)
    pairs = list(pairwise(cut.words))
    offices = {after for word, after in pairs if word[0].isupper() and (known := noun(word)) and known.kind == "person"}
    # only beside an organ or somebody who has an office: "die kestrische Regierung", "der kestrische Minister"
    adjectives = {word for word, after in pairs if after[0].isupper() and noun(after) is not None}
    stems = set[str]()
    for found in filter(None, map(_ADJECTIVE.fullmatch, adjectives)):
        stem = found["stem"].translate(_PLAIN)
        stems |= {
            stem,
            _OF_N.sub("", stem),
        }  # "sorvanisch" is of Sorvanien, "orlanisch" of Orlan, "tarvonisch" of Tarvonien
    forms = {stem + end for stem in stems for end in _ENDINGS}
    called = {one for one in offices if not one.endswith("s")}
    names = ((word, word.lower().translate(_PLAIN)) for word in words - surnames - called if word[0].isupper())
    return frozenset(
        word for word, low in names if not {low, low.removesuffix("s")}.isdisjoint(forms) and not gender_of(word)
    )
