"""The contract's JSON form of a picture, of its changes and of what-if. Keys may be added, none removed.

A picture can be large: `picture_pieces` and `changes_pieces` give the same text as `json.dumps` of the whole would, line by line of the
lists, so that nobody has to hold it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from typing import Any

from lagebild.records import Coder
from lagebild.situation import LISTS, Change, Changes, Picture, Totals, WhatIf
from lagebild.views.exports import json_line
from lagebild.views.picturechoice import Choice
from lagebild.views.picturerows import DIGITS, ROWS, event_row, position_row, tripwire_row

PICTURE, CHANGES, WHATIF = "lagebild.picture/1", "lagebild.changes/1", "lagebild.whatif/1"

Json = dict[str, Any]


def schema() -> Json:
    """The JSON Schema (draft 2020-12) that every picture, all changes and every what-if fit."""
    text = resources.files("lagebild.views").joinpath("picture.schema.json").read_text(encoding="utf-8")
    result: Json = json.loads(text)
    return result


# -- the three objects ------------------------------------------------------------------------------------------------------------


def picture_json(picture: Picture, choice: Choice | None = None) -> Json:
    """The picture as plain values, ready for `json.dumps`; `choice` is what of it was asked for."""
    return {**_picture_head(picture, choice), **{name: list(_rows(picture, name)) for name in LISTS}}


def picture_pieces(picture: Picture, choice: Choice | None = None) -> Iterator[str]:
    """`picture_json` on one line, in pieces, without its line break."""
    return _pieces(_picture_head(picture, choice), {name: _rows(picture, name) for name in LISTS})


def changes_json(changes: Changes, choice: Choice | None = None, *, since: str | None = None) -> Json:
    """The changes as plain values; `since` is the time from which they were asked for, else that of the picture before them."""
    return {**_changes_head(changes, choice, since), **{name: list(_changed(changes, name)) for name in LISTS}}


def changes_pieces(changes: Changes, choice: Choice | None = None, *, since: str | None = None) -> Iterator[str]:
    """`changes_json` on one line, in pieces, without its line break."""
    return _pieces(_changes_head(changes, choice, since), {name: _changed(changes, name) for name in LISTS})


def whatif_json(answer: WhatIf) -> Json:
    """What a sentence would touch, as plain values."""
    return {
        "schema": WHATIF,
        "sentence": answer.sentence,
        "events": [event_row(event) for event in answer.read],
        "touches": [
            {
                "tripwire": tripwire_row(tripwire),
                "score": round(touch.score, DIGITS),
                "why": touch.why,
                "effect": touch.effect,
            }
            for tripwire, touch in answer.touches
        ],
        "near": [tripwire_row(tripwire) for tripwire in answer.near],
        "positions": [
            {"question": {"id": one.id, "label": one.label, "about": one.about}, **position_row(line)}
            for one, line in answer.positions
        ],
        "remarks": list(dict.fromkeys(answer.remarks)),
    }


def _pieces(head: Json, lists: Mapping[str, Iterable[Json]]) -> Iterator[str]:
    """An object's text: the head, then the lists, entry by entry."""
    yield json_line(head)[:-1]
    for name, rows in lists.items():
        yield f', "{name}": ['
        for n, row in enumerate(rows):
            yield (", " if n else "") + json_line(row)
        yield "]"
    yield "}"


def _picture_head(picture: Picture, choice: Choice | None) -> Json:
    return {
        "schema": PICTURE,
        "dossier": picture.dossier,
        "at": picture.at,
        "as_known": picture.as_known,
        "coder": _coder(picture.coder),
        "articles": _totals(picture.articles),
        "earliest": picture.earliest,
        "latest": picture.latest,
        "sources": [
            {"publisher": one.publisher, "articles": one.articles, "copies": one.copies, "grade": one.grade}
            for one in picture.sources
        ],
        "selection": _selection(choice),
    }


def _changes_head(changes: Changes, choice: Choice | None, since: str | None) -> Json:
    before, after = changes.before, changes.after
    return {
        "schema": CHANGES,
        "dossier": after.dossier,
        "since": since or before.at,
        "until": after.at,
        "as_known": after.as_known,
        "coder": _coder(after.coder),
        "articles": _totals(after.articles),
        "articles_before": _totals(before.articles),
        "selection": _selection(choice),
    }


def _selection(choice: Choice | None) -> Json | None:
    """What of the whole was asked for; None where all of it was: an empty list says then that there is nothing."""
    if choice is None or choice.everything:
        return None
    actors = None if choice.actors is None else sorted(choice.actors)
    questions = None if choice.questions is None else sorted(choice.questions)
    return {"only": list(choice.only), "actors": actors, "questions": questions}


def _totals(totals: Totals) -> Json:
    return {"articles": totals.articles, "versions": totals.versions, "copies": totals.copies}


def _coder(coder: Coder | None) -> Json | None:
    if coder is None:
        return None
    return {"version": coder.version, "model": coder.model, "sha256": coder.sha256}


def _rows(picture: Picture, name: str) -> Iterator[Json]:
    return map(ROWS[name], getattr(picture, name))


def _changed(changes: Changes, name: str) -> Iterator[Json]:
    return (_change(one) for one in changes.changes if one.what == name)


def _change(change: Change) -> Json:
    """A line as it is now (as it was, where it is gone), with what kind of change it is and, where changed, what it was."""
    line = change.after if change.after is not None else change.before
    result = {**ROWS[change.what](line), "change": change.change, "fields": list(change.fields)}
    if change.change == "changed" and change.before is not None:
        result["before"] = ROWS[change.what](change.before)
    return result
