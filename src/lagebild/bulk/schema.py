"""The tables of a bulk run: one for each kind of frame, with fixed columns, and the rows that a reading gives.

The columns are those of the JSON form of a reading (schema "lagebild.reading/1"), with the words beside the spans and the name of an
actor wherever the actor stands, so that a query needs no join to say who and what. `docs/bulk.md` is written from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import pyarrow as pa

SCHEMA = "lagebild.bulk/1"
DAY = "day"
"""The column by which the tables are partitioned: the day of publication as the source gives it."""

AT = "_at"
"""Of a packed row the place of its article in its batch: never written."""

UNKNOWN_DAY = "__HIVE_DEFAULT_PARTITION__"  # Hive's own name for "no value": DuckDB, Spark and Arrow read it as null

SPANS = pa.list_(pa.struct([("begin", pa.int32()), ("end", pa.int32())]))
_WHO = [(name, pa.string()) for name in ("actor", "name", "kind", "entity", "wikidata", "country")]
REF = pa.struct([*_WHO, ("spans", SPANS), ("words", pa.string())])
HOP = pa.struct([*_WHO, ("spans", SPANS), ("words", pa.string()), ("cue", SPANS)])
PLACE = pa.struct(
    [
        ("name", pa.string()),
        ("spans", SPANS),
        ("country", pa.string()),
        ("lat", pa.float64()),
        ("lon", pa.float64()),
        ("precision", pa.string()),
    ]
)
TIME = pa.struct([("spans", SPANS), *((name, pa.string()) for name in ("start", "end", "precision"))])
STRING, REFS, WORDS = pa.string(), pa.list_(REF), pa.list_(pa.string())

NAMED: Mapping[str, pa.DataType] = {"SPANS": SPANS, "REF": REF, "HOP": HOP, "PLACE": PLACE, "TIME": TIME}
"""Types with a name of their own, for the docs."""


def type_name(kind: pa.DataType) -> str:
    """What the docs call a type."""
    if pa.types.is_list(kind) and kind != SPANS:
        return f"list of {type_name(kind.value_type)}"
    return next((name for name, named in NAMED.items() if named == kind), f"`{kind}`")


class Column(NamedTuple):
    """A column: its type and, in a line, what it holds."""

    type: pa.DataType
    says: str


_TEXT = {
    "article": Column(STRING, "id of the article"),
    "sha256": Column(STRING, "hash of the text that it was read from: with `article`, the key of `articles`"),
}
_ID = {"id": Column(STRING, "id of the frame, the same in every run and engine")}
_SURE = {
    "statement": Column(STRING, "id of the statement inside which the text tells of it: then it is somebody's word"),
    "confidence": Column(pa.float64(), "calibrated probability that it is right"),
    "shown": Column(pa.bool_(), "sure enough to be shown by default"),
}


def _spans(what: str) -> Column:
    return Column(SPANS, f"where the text has {what}: half-open, in code points")


def _words(what: str) -> Column:
    return Column(STRING, f"{what} in the text's own words")


TABLES: Mapping[str, Mapping[str, Column]] = {
    "articles": {
        **_TEXT,
        "version": Column(
            pa.int32(), "number of this text among those of the article, from 1, in the order of the input"
        ),
        "title": Column(STRING, "headline"),
        "publisher": Column(STRING, "agency or paper"),
        "url": Column(STRING, "address"),
        "published": Column(STRING, "date or date-time of publication as given, ISO 8601"),
        "published_at": Column(
            pa.timestamp("us", tz="UTC"),
            "the same as a moment, UTC where it has no zone; null where only the day is known",
        ),
        "published_by": Column(
            STRING,
            "how the date was found: given, option, metadata, address, feed, htmldate, text, mail, htmldate-text",
        ),
        "modified": Column(STRING, "date or date-time of the last change as given"),
        "language": Column(STRING, "de or en"),
        "source": Column(STRING, "where it was read from: file with line, row or member, or record of a WARC file"),
        "fetched": Column(STRING, "when it was fetched, where it came over the network"),
        "licence": Column(STRING, "licence that the source names"),
        "reserved": Column(
            pa.bool_(), "whether the source reserves text and data mining; null where it says nothing of its rights"
        ),
        "rights": Column(STRING, "all that the source says about the use of its text, as a JSON object"),
        "text": Column(STRING, "the text that all spans count in"),
        "extra": Column(STRING, "further keys of the input, as a JSON object"),
        "warnings": Column(WORDS, "what is doubtful about the article or its reading"),
    },
    "actors": {
        **_TEXT,
        "id": Column(STRING, "id within the article"),
        "name": Column(STRING, "fullest name in the text, or that of the actor table"),
        "kind": Column(STRING, "person, state, government, organisation, group, media, unnamed"),
        "entity": Column(STRING, "id in the actor table: the same over all articles"),
        "wikidata": Column(STRING, "Wikidata's id"),
        "country": Column(STRING, "ISO 3166-1 code"),
        "score": Column(pa.float64(), "how sure it is that the mentions are one actor"),
        "why": Column(STRING, "what holds them together"),
        "members": Column(WORDS, "ids of those who act together under one name"),
        "holder": Column(STRING, "entry of who held the office on the article's day"),
        "mentions": _spans("the actor"),
    },
    "statements": {
        **_TEXT,
        **_ID,
        "type": Column(STRING, "direct, indirect, free_indirect, indirect_free_indirect, reported"),
        "medium": Column(STRING, "Speech, Writing, Thought, SW, ST, TW, none"),
        "spans": _spans("what was said"),
        "words": _words("what was said"),
        "speaker": Column(REF, "who said it; null where the text names nobody"),
        "cue": _spans("the word of saying"),
        "frame": _spans("the clause that reports it"),
        "addressee": Column(REF, "to whom"),
        "via": Column(pa.list_(HOP), "hops through which it reached the article, outermost first"),
        "parent": Column(STRING, "id of the statement that it is nested in"),
        "responds_to": Column(STRING, "id of the statement that it answers"),
        "said": Column(TIME, "when"),
        "place": Column(PLACE, "where"),
        "confidence": _SURE["confidence"],
        "shown": _SURE["shown"],
    },
    "events": {
        **_TEXT,
        **_ID,
        "type": Column(STRING, "PLOVER type"),
        "status": Column(STRING, "actual, planned, possible, conditional, demanded, denied"),
        "trigger": _spans("the event"),
        "words": _words("the event"),
        "actors": Column(REFS, "who did it"),
        "recipients": Column(REFS, "to whom"),
        "place": Column(PLACE, "where"),
        "time": Column(TIME, "when"),
        **_SURE,
    },
    "commitments": {
        **_TEXT,
        **_ID,
        "kind": Column(STRING, "promise, threat, refusal, demand, offer"),
        "by": Column(REFS, "who binds themselves or others"),
        "toward": Column(REFS, "toward whom"),
        "consequence": _spans("what shall happen"),
        "words": _words("what shall happen"),
        "condition": _spans("the condition; null where there is none"),
        "condition_words": _words("the condition"),
        "condition_kind": Column(STRING, "if, unless, until, while, before"),
        **_SURE,
    },
    "positions": {
        **_TEXT,
        **_ID,
        "holders": Column(REFS, "whose position"),
        "stance": Column(STRING, "for, against, conditional, evasive: towards the target as worded"),
        "about": Column(STRING, "policy or claim"),
        "target": _spans("what the position is on"),
        "words": _words("what the position is on"),
        "cue": _spans("the words that show the stance"),
        "question": Column(STRING, "the target's noun phrase in the nominative"),
        "condition": _spans("the condition; null where there is none"),
        "condition_words": _words("the condition"),
        **_SURE,
    },
    "figures": {
        **_TEXT,
        **_ID,
        "value": _spans("the figure"),
        "words": _words("the figure"),
        "low": Column(pa.float64(), "the number; of a range its lower end"),
        "high": Column(pa.float64(), "the number; of a range its upper end"),
        "comparator": Column(STRING, "=, <, <=, >, >=, ~, range"),
        "unit": Column(STRING, "ISO 4217 code or symbol"),
        "of": _spans("what is counted"),
        "of_words": _words("what is counted"),
        "source": Column(REF, "who says so"),
        "place": Column(PLACE, "where"),
        "time": Column(TIME, "when"),
        **_SURE,
    },
    "explanations": {
        **_TEXT,
        **_ID,
        "of": _spans("what is explained"),
        "of_words": _words("what is explained"),
        "spans": _spans("the reason or purpose"),
        "words": _words("the reason or purpose"),
        "holders": Column(REFS, "who explains it so"),
        **_SURE,
    },
    "roles": {
        **_TEXT,
        **_ID,
        "person": Column(REF, "who"),
        "role": _spans("the office"),
        "words": _words("the office"),
        "org": Column(REF, "of what"),
        "former": Column(pa.bool_(), "held before the article's date"),
        "confidence": _SURE["confidence"],
        "shown": _SURE["shown"],
    },
    "times": {
        **_TEXT,
        **_ID,
        "spans": _spans("the time"),
        "words": _words("the time"),
        "start": Column(STRING, "first day, ISO 8601; null where open or unresolved"),
        "end": Column(STRING, "last day"),
        "precision": Column(STRING, "day, week, month, year, …"),
    },
    "faults": {
        "where": Column(STRING, "file, with the line where it has such"),
        "what": Column(STRING, "what was wrong"),
        "hint": Column(STRING, "what to do about it"),
    },
}
"""Every table with its columns in their order. All but `faults` are partitioned by DAY, which the files themselves do not hold."""

SCHEMAS: Mapping[str, pa.Schema] = {
    table: pa.schema([pa.field(name, column.type) for name, column in columns.items()])
    for table, columns in TABLES.items()
}

PACKED: Mapping[str, pa.Schema] = {
    table: schema.append(pa.field(DAY, STRING)).append(pa.field(AT, pa.int32())) for table, schema in SCHEMAS.items()
}
"""The tables on their way: with the day that the path will hold, and with what tells twice the same article apart."""
