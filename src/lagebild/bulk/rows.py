"""From a reading to rows of the tables."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa

from lagebild.bulk.schema import AT, DAY, PACKED, TABLES
from lagebild.errors import InputError
from lagebild.records import Reading, quoted
from lagebild.views.jsonform import reading_json

Row = dict[str, Any]
Rows = dict[str, list[Row]]

WHO = ("name", "kind", "entity", "wikidata", "country")
OWN: Mapping[str, str] = {
    "statements": "spans",
    "events": "trigger",
    "commitments": "consequence",
    "positions": "target",
    "figures": "value",
    "explanations": "spans",
    "roles": "role",
    "times": "spans",
}
"""Of each table the column with the words that `words` quotes."""

PLAIN = frozenset(
    "id type medium status kind parent responds_to statement confidence shown former stance about comparator unit condition_kind "
    "start end precision name entity wikidata country score why members holder".split()
)
SPANS = frozenset("spans cue frame trigger consequence condition target value of role mentions".split())
REFS = frozenset("speaker addressee source person org".split())
REF_LISTS = frozenset("actors recipients by toward holders via".split())
_QUOTED = {"condition_words": "condition", "of_words": "of"}


def rows(items: Iterable[Reading | InputError], *, include_all: bool) -> Rows:
    """The rows of readings and faults, by table, in the order given."""
    result: Rows = {table: [] for table in TABLES}
    for at, item in enumerate(items):
        if isinstance(item, InputError):
            fault = {"where": _sound(item.where), "what": _sound(item.what), "hint": _sound(item.hint) or None, AT: at}
            result["faults"].append(fault)
        else:
            published = item.article.published
            place = {DAY: published and published[:10], AT: at}
            for table, found in _Rows(reading_json(item, include_all=include_all), item.article.where).tables():
                result[table].extend({**row, **place} for row in found)
    return result


def tables(found: Rows) -> dict[str, pa.Table]:
    """The rows as Arrow tables with the fixed columns, and those of their way."""
    return {name: pa.Table.from_pylist(found[name], schema=schema) for name, schema in PACKED.items()}


class _Rows:
    """Makes rows of one reading in its JSON form."""

    def __init__(self, reading: Mapping[str, Any], source: str) -> None:
        self._reading = reading
        self._source = source
        self._article: Mapping[str, Any] = reading["article"]
        self._text: str = self._article["text"]
        self._actors = {actor["id"]: actor for actor in reading["actors"]}
        self._key = {"article": self._article["id"], "sha256": self._article["sha256"]}

    def tables(self) -> Iterable[tuple[str, list[Row]]]:
        """Every table with the rows of this reading."""
        yield "articles", [self._article_row()]
        for table in TABLES:
            if table not in ("articles", "faults"):
                yield table, [self._row(table, record) for record in self._reading[table]]

    def _article_row(self) -> Row:
        given, rights = self._article, self._article.get("rights")
        row = {name: given.get(name) for name in TABLES["articles"] if name not in self._key}
        return {
            **self._key,
            **row,
            "source": _sound(self._source) or None,
            "published_at": _moment(given["published"]),
            "licence": rights and rights["licence"],
            "reserved": rights and rights["reserved"],
            "rights": _object(rights),
            "extra": _object(given.get("extra")),
            "warnings": [_sound(warning) for warning in self._reading["warnings"]],
        }

    def _row(self, table: str, record: Mapping[str, Any]) -> Row:
        own = OWN.get(table, "")
        return {name: self._value(name, record, own) for name in TABLES[table]}

    def _value(self, name: str, record: Mapping[str, Any], own: str) -> Any:
        if name in self._key:
            return self._key[name]
        if name == "words" or name in _QUOTED:
            return self._words(record[_QUOTED.get(name, own)])
        if name in ("low", "high"):
            number = record["number"]
            return float(number[name == "high"] if isinstance(number, list) else number)
        return self._made(name)(record[name])

    def _made(self, name: str) -> Callable[[Any], Any]:
        """How a value of the JSON form becomes one of a column."""
        if name in REFS:
            return self._ref
        if name in REF_LISTS:
            return lambda refs: [self._ref(ref) for ref in refs]
        if name in SPANS:
            return _spans
        if name in ("place", "said", "time"):
            return _with_spans
        if name == "question":
            return lambda question: question["label"] or None
        assert name in PLAIN, f"no rule for the column {name}"
        return lambda value: value

    def _ref(self, ref: Mapping[str, Any] | None) -> Row | None:
        if ref is None:
            return None
        actor = self._actors.get(ref["actor"], {})
        row = {"actor": ref["actor"], **{name: actor.get(name) for name in WHO}}
        row |= {"spans": _spans(ref["spans"]), "words": self._words(ref["spans"])}
        return row | {"cue": _spans(ref["cue"])} if "cue" in ref else row

    def _words(self, spans: list[list[int]] | None) -> str | None:
        return quoted(self._text, tuple((begin, end) for begin, end in spans)) if spans else None


def _object(value: Mapping[str, Any] | None) -> str | None:
    """A JSON object in a cell."""
    return _sound(json.dumps(value, ensure_ascii=False, sort_keys=True)) if value else None


def _sound(words: str) -> str:
    """Words as UTF-8 can hold them: half a surrogate pair, which names of files may have, is replaced."""
    return words.encode("utf-8", "replace").decode()


def _spans(spans: list[list[int]] | None) -> list[Row] | None:
    return None if spans is None else [{"begin": begin, "end": end} for begin, end in spans]


def _with_spans(value: Mapping[str, Any] | None) -> Row | None:
    return None if value is None else {**value, "spans": _spans(value["spans"])}


def _moment(published: str | None) -> datetime | None:
    """A date-time as a moment; one without an offset counts as UTC. None for a mere day, or outside of what Arrow's users can hold."""
    if published is None or "T" not in published:
        return None
    try:
        when = datetime.fromisoformat(published)
        return when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
