"""Rows for export: one for each article, statement, frame, actor or judgement, with the words that it rests on."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TextIO

from lagebild.entries import Verdict, Version
from lagebild.records import Actor, Place, Reading, Ref, Spans, Time, quoted
from lagebild.views.dossierwords import readable
from lagebild.views.hits import kept_words
from lagebild.views.jsonform import UNSAFE_IN_LINES, reading_line
from lagebild.views.outline import best_by_f1, everything, kept, kept_frames

__all__ = ["TABLES", "judgement_row", "json_line", "reading_line", "rows", "write_csv"]

Row = Mapping[str, Any]

_WHERE = ("article", "version", "publisher", "published", "title", "url")
_SURE = ("statement", "confidence", "shown", "spans", "quote")
TABLES: Mapping[str, Sequence[str]] = {
    "readings": (),
    "articles": (*_WHERE, "modified", "language", "sha256", "known", "keep", "original", "id", "text"),
    "statements": (
        "id",
        "type",
        "medium",
        "speaker",
        "speaker_id",
        "addressee",
        "said_start",
        "said_end",
        *_SURE,
        *_WHERE,
    ),
    "events": ("id", "type", "status", "actors", "recipients", "place", "lat", "lon", "start", "end", *_SURE, *_WHERE),
    "commitments": ("id", "kind", "by", "toward", "condition", "condition_kind", *_SURE, *_WHERE),
    "positions": ("id", "holders", "stance", "about", "question", "condition", *_SURE, *_WHERE),
    "figures": ("id", "number", "comparator", "unit", "of", "source", "place", "start", "end", *_SURE, *_WHERE),
    "actors": ("key", "name", "kind", "wikidata", "country", "mentions", *_WHERE),
    "judgements": ("id", "kind", "of", "subject", "article", "author", "made", "value", "words", "undone", "undone_by"),
}
"""What can be exported, with the columns of each."""


def rows(what: str, version: Version, reading: Reading, *, include_all: bool) -> Iterator[Row]:
    """The rows of one article's version."""
    where = {name: getattr(version, name) for name in _WHERE if name != "version"} | {"version": version.number}
    keep = everything if include_all else best_by_f1
    voices = _Voices(reading)
    if what == "articles":
        values = {
            name: getattr(version, name) for name in ("modified", "language", "sha256", "known", "keep", "original")
        }
        yield {**where, **values, "id": version.article, "text": readable(reading.article.text)}
    elif what == "actors":
        yield from ({**_actor(actor), **where} for actor in reading.actors)
    elif what == "statements":
        yield from ({**voices.statement(one), **where} for one in kept(reading.statements, keep))
    else:
        make = getattr(voices, what.removesuffix("s"))
        yield from ({**make(one), **where} for one in getattr(kept_frames(reading, keep), what))


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
    if isinstance(value, list | dict):
        return "; ".join(map(str, value)) if _are_words(value) else json.dumps(value, ensure_ascii=False)
    text = str(value)
    formula = len(text) > 1 and text.startswith(("=", "+", "-", "@", "\t", "\r")) and not isinstance(value, int | float)
    return "'" + text if formula else text


def _are_words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


class _Voices:
    """Makes rows of the records of one reading: actors by name, spans by their words."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.article.text
        self._actors = {actor.id: actor for actor in reading.actors}

    def statement(self, one: Any) -> Row:
        speaker = self._actors.get(one.speaker.actor or "") if one.speaker else None
        return {
            "id": one.id,
            "type": one.type,
            "medium": one.medium,
            "speaker": self._name(one.speaker),
            "speaker_id": speaker and speaker.entity,
            "addressee": self._name(one.addressee),
            "said_start": one.said and one.said.start,
            "said_end": one.said and one.said.end,
            **self._sure(one, one.spans, one.parent),
        }

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


def _actor(actor: Actor) -> Row:
    values = {name: getattr(actor, name) for name in ("name", "kind", "wikidata", "country")}
    return {"key": actor.entity or actor.id, **values, "mentions": len(actor.mentions)}


def judgement_row(verdict: Verdict) -> Row:
    """A judgement as a row; what it was about by its words."""
    names = ("id", "kind", "of", "subject", "article", "author", "made", "undone", "undone_by")
    return {
        **{name: getattr(verdict, name) for name in names},
        "value": {name: one for name, one in verdict.value.items() if name not in ("record", "sha256")},
        "words": verdict.anchor and verdict.anchor.words,
    }
