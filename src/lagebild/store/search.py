"""Search over statements and articles: words with their stems and compounds, exact phrases, speakers, types, periods."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from rapidfuzz import fuzz, process
from sqlalchemy import Column, Connection, Select, Table, func, literal_column, select, text
from sqlalchemy import table as named_table

from lagebild.entries import Hit, KnownActor, Version
from lagebild.errors import StoreError, UnknownError
from lagebild.records import Actor, Span, Spans
from lagebild.sentences import sentences
from lagebild.store import fulltext, moments, schema, stored
from lagebild.store.words import Stems, folded, is_compound, query_words, remainders

COUNTED = 1000  # hits that are counted; beyond that there are "more than"
COMPOUNDS = 60  # compounds of one word that are looked for, the most used first
SUGGESTIONS = 3
ALIKE = 70.0  # per cent
BATCH = 100  # candidates of a phrase that are looked at together
_PHRASE = re.compile(r'["„“”»«]([^"„“”»«]+)["„“”»«]')


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for; everything that is given must hold.

    `words` may hold phrases in quotation marks. `since` and `until` are ISO 8601, both inclusive: when a statement was said, else
    published. `what` is "statements", "articles" or "all"; `by` is "relevance" or "time" (the latest first). Without `include_all`
    only statements that the views show by default; without `versions` only the latest text of every article.
    """

    words: str = ""
    speaker: str | None = None
    type: str | None = None
    event: str | None = None
    since: str | None = None
    until: str | None = None
    what: str = "all"
    by: str = "relevance"
    limit: int = 50
    include_all: bool = False
    versions: bool = False


class Found(NamedTuple):
    """The hits, the best first, and how many there are in all (COUNTED + 1 for more than COUNTED)."""

    statements: tuple[Hit, ...]
    articles: tuple[Hit, ...]
    total: int


class _Sought(NamedTuple):
    """The words of a query: of every group one term must be there, and every phrase as it is."""

    groups: tuple[tuple[str, ...], ...]
    phrases: tuple[re.Pattern[str], ...]

    @property
    def terms(self) -> frozenset[str]:
        return frozenset(term for group in self.groups for term in group)


def search(connection: Connection, query: Query, stems: Stems) -> Found:
    """Look a query up.

    Raises:
        UnknownError: nobody is called like the speaker; it says who is called almost so.
        StoreError: the words are only such as stand in every text.
    """
    sought = _sought(connection, query.words, stems)
    keys = None if query.speaker is None else [actor.key for actor in resolved(connection, query.speaker)]
    statements: tuple[Hit, ...] = ()
    articles: tuple[Hit, ...] = ()
    total = 0
    if query.what in ("all", "statements"):
        rows = _statement_rows(connection, query, sought, keys)
        statements, count = _taken(connection, query, sought, rows, _statement_hit)
        total += count
    if query.what in ("all", "articles") and query.type is None:
        rows = _article_rows(connection, query, sought, keys)
        hit = _article_hit(sought, stems)
        articles, count = _taken(connection, query, sought, rows, hit)
        total += count
    return Found(statements, articles, min(total, COUNTED + 1))


def _sought(connection: Connection, words: str, stems: Stems) -> _Sought:
    phrases = [found[1] for found in _PHRASE.finditer(words)]
    groups = [
        _group(connection, terms) for word in query_words(_PHRASE.sub(" ", words)) if (terms := stems.wanted(word))
    ]
    groups += [terms for phrase in phrases for word in query_words(phrase) if (terms := stems.wanted(word))]
    if words.strip() and not groups:
        raise StoreError(
            f"{words.strip()[:80]!r}: only words that stand in every text, or none at all; add one that says more"
        )
    patterns = [
        re.compile(r"\b" + r"\W+".join(map(re.escape, query_words(phrase))) + r"\b", re.IGNORECASE)
        for phrase in phrases
    ]
    return _Sought(tuple(groups), tuple(patterns))


def _group(connection: Connection, wanted: Sequence[str]) -> tuple[str, ...]:
    """The terms for a word: its own and the compounds with it that the dossier has."""
    table = schema.terms
    found = list(wanted)
    for stem in wanted:
        if len(stem) < 3:
            continue
        like = table.c.term.contains(stem, autoescape=True)
        terms = connection.scalars(
            select(table.c.term).where(like, table.c.term != stem).order_by(table.c.uses.desc(), table.c.term)
        )
        candidates = [term for term in terms if remainders(term, stem)]
        rests = {rest for term in candidates for rest in remainders(term, stem)}
        known = _known(connection, rests)
        found += [term for term in candidates if is_compound(term, stem, known)][:COMPOUNDS]
    return tuple(dict.fromkeys(found))


def _known(connection: Connection, terms: set[str]) -> set[str]:
    table = schema.terms
    found: set[str] = set()
    ordered = sorted(terms)
    for at in range(0, len(ordered), 500):
        found.update(connection.scalars(select(table.c.term).where(table.c.term.in_(ordered[at : at + 500]))))
    return found


def _statement_rows(connection: Connection, query: Query, sought: _Sought, keys: Sequence[str] | None) -> Select[Any]:
    table = schema.statements
    columns = (table.c.no, table.c.id, table.c.type, table.c.spans, table.c.moment, table.c.until, table.c.version)
    rows = _matched(connection, select(*columns), table, "statement_words", sought)
    if not query.versions:
        rows = rows.where(table.c.latest)
    if not query.include_all:
        rows = rows.where(table.c.shown)
    if query.type is not None:
        rows = rows.where(table.c.type == query.type)
    if query.event is not None:
        events = schema.events
        rows = rows.where(table.c.id.in_(select(events.c.statement).where(events.c.type == query.event)))
    if keys is not None:
        speakers = schema.speakers
        rows = rows.where(table.c.no.in_(select(speakers.c.statement).where(speakers.c.key.in_(keys))))
    if query.since is not None:
        rows = rows.where(table.c.until >= moments.moment(query.since))
    if query.until is not None:
        rows = rows.where(table.c.moment <= moments.end(query.until), table.c.moment != "")
    return _ordered(rows, query, sought, table.c.moment, table.c.no)


def _article_rows(connection: Connection, query: Query, sought: _Sought, keys: Sequence[str] | None) -> Select[Any]:
    table, headers = schema.versions, schema.headers
    last = select(headers.c.moment).where(headers.c.version == table.c.no).order_by(headers.c.no.desc()).limit(1)
    moment = last.correlate(table).scalar_subquery()
    rows = _matched(connection, select(table.c.no, table.c.no.label("version")), table, "version_words", sought)
    if not query.versions:
        newest = table.alias("newest")
        later = select(newest.c.no).where(newest.c.article == table.c.article, newest.c.number > table.c.number)
        rows = rows.where(~later.exists())
    if query.event is not None:
        rows = rows.where(table.c.no.in_(select(schema.events.c.version).where(schema.events.c.type == query.event)))
    if keys is not None:
        spoken = select(schema.statements.c.version).join(
            schema.speakers, schema.speakers.c.statement == schema.statements.c.no
        )
        rows = rows.where(table.c.no.in_(spoken.where(schema.speakers.c.key.in_(keys))))
    if query.since is not None:
        rows = rows.where(moment >= moments.moment(query.since))
    if query.until is not None:
        rows = rows.where(moment <= moments.end(query.until), moment != "")
    return _ordered(rows, query, sought, moment, table.c.no)


def _matched(connection: Connection, rows: Select[Any], table: Table, index: str, sought: _Sought) -> Select[Any]:
    """The rows of a table that the index has for the words, with their rank."""
    if not sought.groups:
        return rows.add_columns(literal_column("0.0").label("score"))
    dialect = connection.dialect.name
    key, matches, rank = fulltext.matching(dialect, index)
    words = fulltext.query(dialect, sought.groups)
    joined = rows.add_columns(text(f"{rank} AS score"))  # both stand for :query
    on = literal_column(f"{index}.{key}") == table.c.no
    return joined.select_from(table.join(named_table(index), on)).where(text(matches)).params(query=words)


def _ordered(rows: Select[Any], query: Query, sought: _Sought, moment: Any, number: Column[int]) -> Select[Any]:
    if query.by == "relevance" and sought.groups:
        return rows.order_by(literal_column("score").desc(), number)
    return rows.order_by(moment.desc(), number)


def _taken(
    connection: Connection, query: Query, sought: _Sought, rows: Select[Any], hit: Any
) -> tuple[tuple[Hit, ...], int]:
    """The first hits, and how many there are; phrases are looked for in the words themselves."""
    if sought.phrases:
        return _phrased(connection, query, sought, rows, hit)
    hits = tuple(hit(connection, row) for row in connection.execute(rows.limit(query.limit)).all())
    if len(hits) < query.limit:
        return hits, len(hits)
    counted = rows.order_by(None).limit(COUNTED + 1).subquery()
    return hits, connection.execute(select(func.count()).select_from(counted)).scalar_one()


def _phrased(
    connection: Connection, query: Query, sought: _Sought, rows: Select[Any], hit: Any
) -> tuple[tuple[Hit, ...], int]:
    hits: list[Hit] = []
    for at in range(0, COUNTED, BATCH):
        batch = connection.execute(rows.limit(BATCH).offset(at)).all()
        for found in (hit(connection, row) for row in batch):
            words = found.quote if found.statement else found.text
            if all(pattern.search(words) for pattern in sought.phrases):
                hits.append(found)
        if len(batch) < BATCH or len(hits) >= query.limit:
            break
    return tuple(hits[: query.limit]), len(hits)


def _statement_hit(connection: Connection, row: Any) -> Hit:
    version = stored.version_row(connection, row.version)
    spans: Spans = tuple((begin, end) for begin, end in json.loads(row.spans))
    return Hit(
        stored.entry(connection, version),
        spans,
        stored.text_of(version),
        statement=row.id,
        type=row.type,
        speakers=_speakers(connection, row.no, row.version),
        said=(row.moment or None, row.until.removesuffix(moments.END) or None),
        score=row.score,
    )


def _speakers(connection: Connection, statement: int, version: int) -> tuple[Actor, ...]:
    speakers, actors = schema.speakers, schema.actors
    query = (
        select(actors.c.local, actors.c.name, actors.c.kind, actors.c.key, actors.c.wikidata, actors.c.country)
        .join(speakers, speakers.c.key == actors.c.key)
        .where(speakers.c.statement == statement, actors.c.version == version)
        .order_by(actors.c.no)
    )
    return tuple(
        Actor(row.local, row.name, row.kind, (), entity=row.key, wikidata=row.wikidata, country=row.country)
        for row in connection.execute(query)
    )


def _article_hit(sought: _Sought, stems: Stems) -> Any:
    def hit(connection: Connection, row: Any) -> Hit:
        version = stored.version_row(connection, row.version)
        entry, words = stored.entry(connection, version), stored.text_of(version)
        return Hit(entry, _best_sentence(words, entry, sought, stems), words, score=row.score)

    return hit


def _best_sentence(words: str, entry: Version, sought: _Sought, stems: Stems) -> Spans:
    """The sentence that has the most of the words, the first of several; () of an empty text."""
    best: tuple[int, Span | None] = (-1, None)
    for begin, end in sentences(words):
        sentence = words[begin:end]
        has = set(stems.terms(sentence, entry.language)) & sought.terms if sought.terms else set()
        score = len(has) + 10 * sum(bool(pattern.search(sentence)) for pattern in sought.phrases)
        if score > best[0]:
            best = (score, (begin, end))
        if not sought.terms:
            break
    return () if best[1] is None else (best[1],)


def known_actors(
    connection: Connection, keys: Sequence[str] | None = None, limit: int | None = None
) -> Iterator[KnownActor]:
    """The actors of the latest versions, those with the most statements first; or those of some keys."""
    table = schema.actors
    said, mentions = func.sum(table.c.statements), func.sum(table.c.mentions)
    query = (
        select(
            table.c.key,
            func.max(table.c.name).label("name"),
            func.max(table.c.kind).label("kind"),
            func.max(table.c.wikidata).label("wikidata"),
            func.max(table.c.country).label("country"),
            func.count(func.distinct(table.c.version)).label("articles"),
            mentions.label("mentions"),
            said.label("statements"),
        )
        .where(table.c.latest, table.c.folded != "")
        .group_by(table.c.key)
        .order_by(said.desc(), mentions.desc(), table.c.key)
    )
    if keys is not None:
        query = query.where(table.c.key.in_(keys))
    for row in connection.execute(query.limit(limit) if limit else query):
        yield KnownActor(*row)


def resolved(connection: Connection, name: str) -> list[KnownActor]:
    """The actors that a name can mean: those called exactly so, else those whose name has all of its words.

    Raises:
        UnknownError: there is none; it says who is called almost so.
    """
    table, small = schema.actors, folded(name)
    exact = select(table.c.key).where((table.c.key == name) | (table.c.folded == small))
    keys = list(connection.scalars(exact.distinct())) if small else []
    if not keys and small:
        # every word as a word: " ada " in " ada beispiel "
        padded: Any = literal_column("' '") + table.c.folded + literal_column("' '")
        query = select(table.c.key).distinct()
        for word in small.split():
            query = query.where(padded.contains(f" {word} ", autoescape=True))
        keys = list(connection.scalars(query))
    if not keys:
        raise UnknownError(f"nobody called {name[:80]!r} in this dossier{_suggestion(connection, small)}")
    return list(known_actors(connection, keys)) or [KnownActor(key, name, "", None, None, 0, 0, 0) for key in keys]


def _suggestion(connection: Connection, small: str) -> str:
    table = schema.actors
    names = {
        row.folded: row.name
        for row in connection.execute(select(table.c.folded, table.c.name).distinct())
        if row.folded
    }
    alike = (
        process.extract(small, names.keys(), scorer=fuzz.WRatio, limit=SUGGESTIONS, score_cutoff=ALIKE) if small else []
    )
    return f"; did you mean {' or '.join(names[name] for name, _, _ in alike)}?" if alike else ""


def versions_naming(connection: Connection, words: str, entity: object) -> list[int]:
    """The versions that a judgement on an actor can touch: those with an actor of that name, or of that entry, or with all of the words."""
    table, small = schema.actors, folded(words)
    query = select(table.c.version).where((table.c.folded == small) | (table.c.key == str(entity)))
    stems = Stems()
    wanted = [terms for word in query_words(words) if (terms := stems.wanted(word))]
    found = set(connection.scalars(query.distinct()))
    if wanted:
        key, matches, _ = fulltext.matching(connection.dialect.name, "version_words")
        statement: Select[Any] = (
            select(literal_column(f"version_words.{key}"))
            .select_from(named_table("version_words"))
            .where(text(matches))
        )
        found.update(connection.scalars(statement.params(query=fulltext.query(connection.dialect.name, wanted))))
    return sorted(found)
