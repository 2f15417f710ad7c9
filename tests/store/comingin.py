"""Articles that come into a dossier, and what is in it afterwards: as the dossier has it, and as the model does."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from lagebild.records import Article, Coder, Findings, Reading
from lagebild.rights import Reservation, Rights
from lagebild.store import Dossier, codec
from lagebild.store.codec import Content, Header
from lagebild.store.texts import restored
from lagebild.terms import Stems
from tests.store import dumps, readers
from tests.store.model import Model, header
from tests.store.strategies import words as any_words

Step = tuple[Article, Coder]
STEMS = Stems()
LATEST = -3  # among what a dump has of a statement; after it come speakers and words

LONG = " ".join(f"Absatz{number} handelt von Öl, Übergang und Zahl{number}." for number in range(8))
TEXTS = (
    "Brandner sagte: „Wir bleiben am Dienstag.“",
    "Velten sagte: „Öl – ‚nein‘, so nicht.“ Korwath sagte: „Doch.“ 🕊️",
    f"{LONG} Korwath sagte: „Wir gehen.“",
    f"{LONG[::-1]}\n\nBrandner sagte: „Ja.“ Brandner sagte: „Nein.“",
    "x",
    "\x00",
)
LONG_NAME = "".join(chr(0x4E00 + 37 * number % 20_000) for number in range(3_000))  # nothing that compresses well
TITLES = (None, "", " ", "Änderung", "Truppen gehen", "„Nein“, sagt „er“", "🕊️", "Ü" * 10_000)
RESERVED = Rights(
    notice="© Ü",
    reservations=(Reservation("robots meta", "noai"), Reservation("tdmrep.json", "1", "https://p.example/")),
)
any_text = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=20).map(
    lambda words: unicodedata.normalize("NFC", words)
)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """An article: one of few ids and texts, so that there are versions and copies among several."""
    published = draw(st.sampled_from([None, None, "2022-01-24", "2022-01-25T08:00:00+01:00", "0999-12-31"]))
    return Article(
        id=draw(st.sampled_from(["a", "b", "https://example.org/ü?x=„1“"])),
        text=draw(st.sampled_from(TEXTS) | any_text),
        title=draw(st.sampled_from(TITLES)),
        publisher=draw(st.sampled_from([None, None, "Korwather Bote", "a\x00b", LONG_NAME])),
        url=draw(st.sampled_from([None, None, "https://example.org/1"])),
        published=published,
        published_by=published and draw(st.sampled_from(["given", "metadata"])),
        modified=draw(st.sampled_from([None, None, "2022-02-01"])),
        language=draw(st.sampled_from(["de", "de", "de", "en"])),
        where=draw(st.sampled_from(["eins.txt", "zwei.jsonl:7"])),
        extra=draw(st.just({}) | st.dictionaries(any_words, any_words, max_size=1)),
        warnings=draw(st.sampled_from([(), ("no date",)])),
        rights=draw(st.sampled_from([None, None, Rights("frei", "JSON-LD"), RESERVED])),
        fetched=draw(st.sampled_from([None, "2026-11-26T12:00:00Z", "2026-11-27T12:00:00Z"])),
    )


@st.composite
def steps(draw: st.DrawFn) -> list[Step]:
    """Articles as they come in, read by one of two models, some of them again."""
    pool = draw(st.lists(st.tuples(articles(), st.sampled_from(readers.CODERS)), min_size=1, max_size=4))
    return draw(st.lists(st.sampled_from(pool), min_size=1, max_size=7))


def put(dossier: Dossier, step: Step) -> str:
    article, coder = step
    reading, findings = readers.read(article, coder)
    return dossier.add(reading, findings, lambda fuller: readers.read(fuller, coder)[0]).outcome


def held(dossier: Dossier) -> dict[str, list[Any]]:
    """The versions of every article: text, details, readings with the details that they were made with, and what is copied."""
    result: dict[str, list[Any]] = {}
    for identity, versions in dumps.articles(dossier).items():
        assert [version["number"] for version in versions] == list(range(1, len(versions) + 1))
        for version in versions:
            latest = {row[LATEST] for row in version["statements"]} | {row[-1] for row in version["actors"]}
            assert latest <= {version is versions[-1]}
        result[identity] = [_version(version) for version in versions]
    return result


def _version(version: Any) -> Any:
    said = {sha: replace(codec.unpacked(Header, data), where="", warnings=()) for *_, data, sha in version["headers"]}
    readings = [
        (said[sha], Coder(coder, model, weights), codec.unpacked(Content, document))
        for sha, coder, model, weights, document, _ in version["readings"]
    ]
    text = restored(version["text"], version["keep"], version["length"])
    return text, version["sha256"], list(said.values()), readings, sorted({name for (name, _), _ in version["copies"]})


def cached(dossier: Dossier) -> dict[tuple[str, str], Findings]:
    """What is known of texts without reading them again, by the text's hash and the model's."""
    rows = dumps.dump(dossier)["cache"]
    return {(sha, weights): codec.unpacked(Findings, document) for sha, weights, _, document in rows}


def should_be_cached(model: Model) -> dict[tuple[str, str], Findings]:
    """The same as the model has it."""
    texts = [(identity, one) for identity, versions in model.articles.items() for one in versions]
    return {
        (one.sha256, coder.sha256): readers.read(Article(identity, one.text), coder)[1]
        for identity, one in texts
        for _, coder in one.readings
    }


def indexed(dossier: Dossier) -> list[set[str]]:
    """The terms of every version."""
    found = [version["indexed"] for versions in dumps.articles(dossier).values() for version in versions]
    return [set(terms.split()) for ((terms, _),) in found]


def should_be_indexed(model: Model) -> list[set[str]]:
    """The same as the model has it: the words of the text, and of the title that was said last."""
    last = [(one.headers[-1], one.text) for versions in model.articles.values() for one in versions]
    return [set(STEMS.terms(f"{said.title or ''} {text}", said.language)) for said, text in last]


def quickly_read(article: Article, coder: Coder) -> Reading:
    return readers.read(article, coder)[0]


def should_hold(model: Model, read: Callable[[Article, Coder], Reading] = quickly_read) -> dict[str, list[Any]]:
    """The same as the model has it; `read` is how an article with all its details is read."""
    return {
        identity: [
            (
                one.text,
                one.sha256,
                [header(said) for said in one.headers],
                [
                    (header(one.headers[said]), coder, codec.content(read(one.headers[said], coder)))
                    for said, coder in one.readings
                ],
                sorted(set(one.originals)),
            )
            for one in versions
        ]
        for identity, versions in model.articles.items()
    }
