"""Hits: the rows that a search found, with their evidence; read together, so that fifty cost little more than one."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Row, select

from lagebild import moments
from lagebild.entries import Hit, Version
from lagebild.records import Actor, Span, Spans
from lagebild.saying import telling_verb
from lagebild.sentences import sentences
from lagebild.store import schema, stored
from lagebild.terms import Stems, query_words

_LINE = re.compile(r"[^\r\n]+")

Patterns = Sequence[re.Pattern[str]]


def of_statements(connection: Connection, rows: Sequence[Any]) -> tuple[Hit, ...]:
    """The hits of rows of statements, in their order."""
    versions = stored.some_rows(connection, {row.version for row in rows})
    entries = dict(zip(versions, stored.entries(connection, list(versions.values())), strict=True))
    texts = {number: stored.text_of(row) for number, row in versions.items()}
    speakers = _speakers(connection, [row.no for row in rows])
    told = {row.version for row in rows if row.type != "direct"}
    verbs = dict(chain.from_iterable(_verbs(connection, versions[one], entries[one]) for one in sorted(told)))
    return tuple(
        Hit(
            entries[row.version],
            spans(row),
            texts[row.version],
            statement=row.id,
            type=row.type,
            speakers=tuple(speakers.get(row.no, ())),
            said=(row.moment or None, row.until.removesuffix(moments.END) or None),
            score=row.score,
            shown=row.shown,
            verb=verbs.get((row.version, row.id)),
        )
        for row in rows
    )


def _verbs(connection: Connection, row: Row[Any], entry: Version) -> Iterator[tuple[tuple[int, str], str | None]]:
    """How each statement of a version was said, by the version and its id: the index does not have it, the reading has."""
    held = stored.reading(connection, row, here=entry)
    if held is not None:
        said = stored.judged(held)
        yield from (((row.no, one.id), telling_verb(one, said.article.text)) for one in said.statements)


def of_articles(
    connection: Connection, rows: Sequence[Any], terms: Collection[str], phrases: Patterns, stems: Stems
) -> tuple[Hit, ...]:
    """The hits of rows of versions, in their order; of each the sentence is shown that has the most of what is looked for."""
    versions = stored.some_rows(connection, {row.version for row in rows})
    entries = dict(zip(versions, stored.entries(connection, list(versions.values())), strict=True))
    found = []
    for row in rows:
        entry, words = entries[row.version], stored.text_of(versions[row.version])
        found.append(Hit(entry, _best_sentence(words, entry, terms, phrases, stems), words, score=row.score))
    return tuple(found)


def with_words(connection: Connection, rows: Iterable[Any]) -> Iterator[tuple[Any, str]]:
    """Rows of statements or of versions, each with its words as far as they are kept."""
    some = list(rows)
    versions = stored.some_rows(connection, {row.version for row in some})
    texts = {number: stored.text_of(row) for number, row in versions.items()}
    for row in some:
        text = texts[row.version]
        yield row, " … ".join(text[begin:end] for begin, end in spans(row)) if hasattr(row, "spans") else text


def spans(row: Any) -> Spans:
    """The words of a row of a statement."""
    return tuple((begin, end) for begin, end in json.loads(row.spans))


def _speakers(connection: Connection, numbers: Sequence[int]) -> dict[int, list[Actor]]:
    """Who said each of some statements, as the article calls them."""
    speakers, actors, statements = schema.speakers, schema.actors, schema.statements
    query = (
        select(
            speakers.c.statement,
            *(actors.c.local, actors.c.name, actors.c.kind, actors.c.key, actors.c.wikidata, actors.c.country),
        )
        .select_from(speakers)
        .join(statements, statements.c.no == speakers.c.statement)
        .join(actors, (actors.c.version == statements.c.version) & (actors.c.key == speakers.c.key))
        .where(speakers.c.statement.in_(numbers))
        .order_by(actors.c.no)
    )
    found: dict[int, list[Actor]] = {}
    for row in connection.execute(query):
        actor = Actor(row.local, row.name, row.kind, (), entity=row.key, wikidata=row.wikidata, country=row.country)
        found.setdefault(row.statement, []).append(actor)
    return found


def _best_sentence(words: str, entry: Version, terms: Collection[str], phrases: Patterns, stems: Stems) -> Spans:
    """The sentence that has the most of the words, the first of several; () of an empty text."""
    spelt = stems.spellings(words, entry.language, terms) if terms else {}
    best: tuple[int, Span | None] = (0, None)
    for begin, end in _sentences(words, lambda line: any(map(line.casefold().__contains__, spelt))):
        sentence = words[begin:end]
        has = {spelt[small] for small in query_words(sentence.casefold()) if small in spelt}
        score = len(has) + 10 * sum(bool(pattern.search(sentence)) for pattern in phrases)
        if score > best[0]:
            best = (score, (begin, end))
    first = best[1] or next(_sentences(words, lambda line: True), None)
    return () if first is None else (first,)


def _sentences(text: str, wanted: Callable[[str], bool]) -> Iterator[Span]:
    """The sentences of a text's lines that are wanted: no sentence goes on in the next line."""
    for line in _LINE.finditer(text):
        if wanted(line[0]):
            yield from ((line.start() + begin, line.start() + end) for begin, end in sentences(line[0]))
