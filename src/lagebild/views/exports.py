"""Rows for export: one for each article, statement, frame, actor or judgement, with the words that it rests on."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TextIO

from lagebild.entries import Verdict, Version
from lagebild.records import Actor, Article, Place, Reading, Ref, Spans, Time, quoted
from lagebild.views.dossierwords import readable
from lagebild.views.hits import kept_words
from lagebild.views.jsonform import UNSAFE_IN_LINES, reading_line
from lagebild.views.outline import Keep, best_by_f1, everything, kept, kept_frames

__all__ = ["TABLES", "article_object", "json_line", "judgement_row", "reading_line", "rows", "write_csv"]

Row = Mapping[str, Any]
Key = Callable[[Actor, Article], str]

_WHERE = ("article", "version", "publisher", "published", "title", "url")
_SURE = ("statement", "confidence", "shown", "spans", "quote")
_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]"
)  # what would steer a terminal, or end a table for its reader
TABLES: Mapping[str, Sequence[str]] = {
    "readings": (),
    "articles": (*_WHERE, "modified", "language", "sha256", "known", "keep", "original", "text"),
    "statements": (
        "id",
        "type",
        "medium",
        "speaker",
        "speaker_id",
        "addressee",
        "via",
        "responds_to",
        "said_start",
        "said_end",
        *_SURE,
        *_WHERE,
    ),
    "events": ("id", "type", "status", "actors", "recipients", "place", "lat", "lon", "start", "end", *_SURE, *_WHERE),
    "commitments": ("id", "kind", "by", "toward", "condition", "condition_kind", *_SURE, *_WHERE),
    "positions": ("id", "holders", "stance", "about", "question", "condition", *_SURE, *_WHERE),
    "figures": (
        "id",
        "number",
        "comparator",
        "unit",
        "of",
        "source",
        "place",
        "lat",
        "lon",
        "start",
        "end",
        *_SURE,
        *_WHERE,
    ),
    "explanations": ("id", "of", "holders", *_SURE, *_WHERE),
    "roles": ("id", "person", "org", "former", *(one for one in _SURE if one != "statement"), *_WHERE),
    "actors": ("id", "name", "kind", "wikidata", "country", "mentions", *_WHERE),
    "judgements": ("id", "kind", "of", "subject", "article", "author", "made", "value", "words", "undone", "undone_by"),
}
"""What can be exported, with the columns of each; readings are no table."""


def rows(what: str, version: Version, reading: Reading, *, include_all: bool, key: Key) -> Iterator[Row]:
    """The rows of one article's version, each with the columns of its table in their order.

    `key` gives the id under which the dossier knows an actor of an article.
    """
    where = {name: getattr(version, name) for name in _WHERE if name != "version"} | {"version": version.number}
    keys = {actor.id: key(actor, reading.article) for actor in reading.actors}
    for row in _rows(what, version, reading, keys, everything if include_all else best_by_f1):
        values = {**where, **row}
        yield {column: values[column] for column in TABLES[what]}


def _rows(what: str, version: Version, reading: Reading, keys: Mapping[str, str], keep: Keep) -> Iterator[Row]:
    """What the rows hold beside the article that they are from."""
    voices = _Voices(reading, keys)
    if what == "articles":
        names = ("modified", "language", "sha256", "known", "keep", "original")
        yield {**{name: getattr(version, name) for name in names}, "text": _text(reading.article)}
    elif what == "actors":
        yield from map(voices.actor, reading.actors)
    elif what == "statements":
        yield from map(voices.statement, kept(reading.statements, keep))
    else:
        yield from map(getattr(voices, what.removesuffix("s")), getattr(kept_frames(reading, keep), what))


def article_object(version: Version, article: Article) -> Row:
    """An article in the form in which it can be read or added again, with all that came with it.

    `text` is null where it is not wholly kept, and `kept` says how much is: a part of a text must not pass for the text.
    """
    names = ("title", "publisher", "url", "published", "modified", "language")
    values = {"id": article.id, **{name: getattr(version, name) for name in names}}
    if version.keep != "full":
        return {**article.extra, **values, "text": None, "kept": version.keep}
    return {**article.extra, **values, "text": _text(article)}


def _text(article: Article) -> str | None:
    """The text as it was read; of one that is not whole with signs for what is missing; None where nothing is kept."""
    return (kept_words(article.text) and readable(article.text)) if article.original else article.text


def json_line(row: Row) -> str:
    """A row as one line of JSON."""
    line = json.dumps(row, ensure_ascii=False, allow_nan=False)
    return UNSAFE_IN_LINES.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


def write_csv(stream: TextIO, columns: Sequence[str], table: Iterable[Row]) -> None:
    """A table with a header line; what would be a formula to a spreadsheet is kept from being one."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    for row in table:
        writer.writerow([_cell(row.get(column)) for column in columns])


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if _are_words(value):
        text = "; ".join(value)
    else:
        text = json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else str(value)
    text = _CONTROL.sub(lambda found: chr(0x2400 + ord(found[0])) if found[0] < " " else "\ufffd", text)
    return "'" + text if len(text) > 1 and text.startswith(("=", "+", "-", "@", "\t")) else text


def _are_words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


class _Voices:
    """Makes rows of the records of one reading: actors by name, spans by their words."""

    def __init__(self, reading: Reading, keys: Mapping[str, str]) -> None:
        self._text = reading.article.text
        self._keys = keys
        self._actors = {actor.id: actor for actor in reading.actors}

    def statement(self, one: Any) -> Row:
        return {
            "id": one.id,
            "type": one.type,
            "medium": one.medium,
            "speaker": self._name(one.speaker),
            "speaker_id": one.speaker and self._keys.get(one.speaker.actor or ""),
            "addressee": self._name(one.addressee),
            "via": [name for hop in one.via if (name := self._name(Ref(hop.actor, hop.spans)))],
            "responds_to": one.responds_to,
            "said_start": one.said and one.said.start,
            "said_end": one.said and one.said.end,
            **self._sure(one, one.spans, one.parent),
        }

    def actor(self, one: Actor) -> Row:
        values = {name: getattr(one, name) for name in ("name", "kind", "wikidata", "country")}
        return {"id": self._keys[one.id], **values, "mentions": len(one.mentions)}

    def event(self, one: Any) -> Row:
        names = {"actors": self._names(one.actors), "recipients": self._names(one.recipients)}
        return {
            "id": one.id,
            "type": one.type,
            "status": one.status,
            **names,
            **_place(one.place),
            **_days(one.time),
            **self._sure(one, one.trigger),
        }

    def commitment(self, one: Any) -> Row:
        return {
            "id": one.id,
            "kind": one.kind,
            "by": self._names(one.by),
            "toward": self._names(one.toward),
            "condition": self._words(one.condition),
            "condition_kind": one.condition_kind,
            **self._sure(one, one.consequence),
        }

    def position(self, one: Any) -> Row:
        return {
            "id": one.id,
            "holders": self._names(one.holders),
            "stance": one.stance,
            "about": one.about,
            "question": one.question,
            "condition": self._words(one.condition),
            **self._sure(one, one.target),
        }

    def figure(self, one: Any) -> Row:
        return {
            "id": one.id,
            "number": list(one.number) if isinstance(one.number, tuple) else one.number,
            "comparator": one.comparator,
            "unit": one.unit,
            "of": self._words(one.of),
            "source": self._name(one.source),
            **_place(one.place),
            **_days(one.time),
            **self._sure(one, one.value),
        }

    def explanation(self, one: Any) -> Row:
        values = {"id": one.id, "of": self._words(one.of), "holders": self._names(one.holders)}
        return {**values, **self._sure(one, one.spans)}

    def role(self, one: Any) -> Row:
        values = {"id": one.id, "person": self._name(one.person), "org": self._name(one.org), "former": one.former}
        return {**values, **self._sure(one, one.role)}

    def _sure(self, one: Any, spans: Spans, statement: str | None = None) -> Row:
        return {
            "statement": statement or getattr(one, "statement", None),
            "confidence": round(one.confidence, 4),
            "shown": one.shown,
            "spans": [list(span) for span in spans],
            "quote": self._words(spans),
        }

    def _words(self, spans: Spans) -> str | None:
        return kept_words(quoted(self._text, spans)) if spans else None

    def _names(self, refs: Sequence[Ref]) -> list[str]:
        return [name for ref in refs if (name := self._name(ref))]

    def _name(self, ref: Ref | None) -> str | None:
        if ref is None:
            return None
        actor = self._actors.get(ref.actor or "")
        return actor.name if actor is not None else self._words(ref.spans)


def _place(place: Place | None) -> Row:
    return {"place": place and place.name, "lat": place and place.lat, "lon": place and place.lon}


def _days(time: Time | None) -> Row:
    return {"start": time and time.start, "end": time and time.end}


def judgement_row(verdict: Verdict) -> Row:
    """A judgement as a row; what it was about by its words."""
    values = {
        "value": {name: one for name, one in verdict.value.items() if name not in ("record", "sha256", "meant")},
        "words": verdict.anchor and verdict.anchor.words,
    }
    columns = TABLES["judgements"]
    return {column: values[column] if column in values else getattr(verdict, column) for column in columns}
