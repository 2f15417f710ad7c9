"""Readings without a network and without linking: quick, and dependent on all that a reading may depend on."""

from __future__ import annotations

import re

from lagebild.records import Actor, Article, Coder, Findings, Quotation, Reading, Ref, Statement, Time, statement_id
from tests.factories import an_article
from tests.fakes import CODER

OTHER = Coder("0.0.1", "fake", "e" * 64)
CODERS = (CODER, OTHER)
SAID = re.compile(r"(?P<speaker>\w+) sagte: „(?P<words>[^“]*[^“\s][^“]*)“")


def read(article: Article, coder: Coder = CODER) -> tuple[Reading, Findings]:
    """What is said in `NAME sagte: „words“`, on the article's day. OTHER finds only every second statement, and other ends of it."""
    found = list(SAID.finditer(article.text))
    if coder == OTHER:
        found = found[::2]
    names = sorted({one["speaker"] for one in found})
    actors = tuple(
        Actor(f"a{number}", name, "person", tuple(one.span("speaker") for one in found if one["speaker"] == name))
        for number, name in enumerate(names, 1)
    )
    statements = tuple(_statement(article, one, names, coder) for one in found)
    quotations = tuple(Quotation("direct", "Speech", one.spans, speaker=one.speaker.spans) for one in statements)
    return Reading(coder, article, actors, statements), Findings(quotations)


def told(text: str, cue: str, words: str, kind: str = "indirect") -> tuple[Reading, Findings]:
    """A reading of a text in which somebody says some words, introduced by a cue."""
    spans, verb = (((text.index(one), text.index(one) + len(one)),) for one in (words, cue))
    return Reading(CODER, an_article(text), (), (Statement("s1", kind, "Speech", spans, None, cue=verb),)), Findings()


def _statement(article: Article, found: re.Match[str], names: list[str], coder: Coder) -> Statement:
    begin, end = found.span("words")
    spans = ((begin, end - 1 if coder == OTHER and end - begin > 1 else end),)
    speaker = Ref(f"a{names.index(found['speaker']) + 1}", (found.span("speaker"),))
    identity = statement_id(article, Quotation("direct", "Speech", spans), 1)
    day = (article.published or "")[:10] or None
    said = Time((found.span("speaker"),), day, day, "day")
    return Statement(identity, "direct", "Speech", spans, speaker, said=said, confidence=0.9)
