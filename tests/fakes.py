"""A reader without a network, for tests of what surrounds it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from lagebild.records import Article, Coder, Findings, Mention, Quotation

CODER = Coder("0.0.0", "fake", "f" * 64)


@dataclass
class FakeReader:
    """Reads `NAME sagte: „words“`; in batches, as the real one does. `taken` counts the articles that it was handed."""

    batch: int = 4
    coder: Coder = CODER
    taken: int = field(default=0, compare=False)

    def read(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Findings]]:
        stream = iter(articles)
        while batch := tuple(islice(stream, self.batch)):
            self.taken += len(batch)
            for article in batch:
                yield article, findings(article.text)


def findings(text: str) -> Findings:
    """What the fake reader finds in a text; less sure where "?" ends the words, hardly a quotation where "?!" does."""
    quotations, mentions = [], []
    for found in re.finditer(r"(?P<speaker>\w+) (?P<cue>sagte): „(?P<words>[^“]*)“", text):
        mentions.append(Mention(found.span("speaker"), "person"))
        quotations.append(
            Quotation(
                "direct",
                "Speech",
                (found.span("words"),),
                speaker=(found.span("speaker"),),
                cue=(found.span("cue"),),
                confidence=0.3 if "?" in found["words"] else 0.97,
                shown="?" not in found["words"],
                extra=found["words"].endswith("?!"),
            )
        )
    return Findings(tuple(quotations), tuple(mentions), ((0, len(text)),) if text else ())


def load_fake(folder: Path | None = None, *, threads: int | None = None, extras: bool = False) -> FakeReader:
    """Stands in for `lagebild.pipeline.load_reader`; what it is asked for changes nothing."""
    return FakeReader()
