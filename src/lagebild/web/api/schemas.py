"""The JSON Schemas of what is answered: the shipped ones of the contract, moved to where OpenAPI has them, and those of the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lagebild.entries import KEEP, OUTCOMES, VERDICTS
from lagebild.situation import LISTS
from lagebild.views import jsonform, picturejson
from lagebild.web.api.problems import KINDS

Json = dict[str, Any]
HERE = "#/components/schemas/"
TEXT, WORDS = {"type": "string"}, {"type": ["string", "null"]}
COUNT = {"type": "integer", "minimum": 0}
TRUTH = {"type": "boolean"}


def components() -> Json:
    """Every schema by its name."""
    return {**dict(_shipped("picture", picturejson.schema())), **dict(_shipped("reading", jsonform.schema())), **_own()}


def _shipped(name: str, schema: Json) -> Iterator[tuple[str, Json]]:
    """A schema of the package and its parts, each under a name of its own: "picture.statement"."""
    whole = {key: value for key, value in schema.items() if key not in ("$schema", "$id", "$defs")}
    if name != "picture":
        yield name, _moved(whole, name)
    for part, value in schema["$defs"].items():
        yield f"{name}.{part}", _moved(value, name)


def _moved(value: Any, name: str) -> Any:
    """A schema whose references lead to where its parts are now."""
    if isinstance(value, list):
        return [_moved(one, name) for one in value]
    if not isinstance(value, Mapping):
        return value
    moved = {key: _moved(one, name) for key, one in value.items()}
    if isinstance(reference := value.get("$ref"), str):
        moved["$ref"] = HERE + f"{name}." + reference.removeprefix("#/$defs/")
    return moved


def record(properties: Mapping[str, Any], *optional: str, what: str = "") -> Json:
    """The schema of an object; keys may be added to it later."""
    about = {"description": what} if what else {}
    return {
        **about,
        "type": "object",
        "required": [name for name in properties if name not in optional],
        "properties": dict(properties),
    }


def ref(name: str) -> Json:
    """A reference to a schema."""
    return {"$ref": HERE + name}


def _own() -> Json:
    moment = ref("picture.moment")
    version = {
        "article": ref("picture.id"), "number": {"type": "integer", "minimum": 1}, "sha256": ref("picture.sha256"), "known": TEXT,
        "keep": {"enum": list(KEEP)}, "title": WORDS, "publisher": WORDS, "url": WORDS, "published": moment, "modified": moment,
        "language": TEXT, "lead": TEXT, "original": ref("picture.id_or_null"), "versions": COUNT, "copies": COUNT,
    }  # fmt: skip
    return {
        "Version": record(version, what="One text of one article. `known`: when it came in; `original`: the article that it copies."),
        "Text": record({**version, "text": TEXT}, what="A version with its text."),
        "Hit": _hit(),
        "Outcome": _outcome(),
        "Verdict": _verdict(),
        "Withdrawn": record({"list": {"enum": list(LISTS)}, "id": ref("picture.id"), "became": ref("picture.id_or_null")}),
        "Counts": record(dict.fromkeys(("articles", "versions", "copies", "statements", "judgements"), COUNT) | {"forgotten": WORDS}),
        "Health": record({"status": {"const": "ok"}, "version": TEXT}),
        "Index": record(dict.fromkeys(("name", "version", "openapi", "docs", "health"), TEXT)),
        "Page": record({"next": {**WORDS, "description": "The cursor of the next page; null on the last."},
                        "total": {"type": ["integer", "null"], "description": "How many entries there are in all, if known."}}, "total"),
        "Problem": _problem(),
    }  # fmt: skip


def _hit() -> Json:
    evidence = record({
        "article": ref("picture.id"), "version": {"type": "integer", "minimum": 1}, "title": WORDS, "publisher": WORDS,
        "published": ref("picture.moment"), "url": WORDS, "sha256": ref("picture.sha256"),
        "spans": {"type": "array", "items": ref("picture.span")}, "quote": WORDS, "kept": {"enum": list(KEEP)},
    })  # fmt: skip
    speaker = {"oneOf": [{"type": "null"}, record({"id": WORDS, "name": TEXT, "wikidata": WORDS})]}
    common = {
        "hit": {"enum": ["statement", "article"]},
        "id": ref("picture.id"),
        "score": {"type": "number"},
        "evidence": {"type": "array", "items": evidence},
    }
    said = {"type": TEXT, "speaker": speaker, "text": WORDS, "said": ref("picture.interval"), "verb": WORDS}
    return record(
        {**common, **said, "title": WORDS},
        *said,
        "title",
        what="A statement or an article, as `lagebild search --json` prints it.",
    )


def _listed(names: Mapping[str, str]) -> str:
    return "; ".join(f"{name}: {what}" for name, what in names.items())


def _outcome() -> Json:
    return record({
        "outcome": {"enum": [*OUTCOMES, "failed"]}, "article": ref("picture.id_or_null"), "version": {"type": ["integer", "null"]},
        "original": ref("picture.id_or_null"), "where": TEXT, "warnings": {"type": "array", "items": TEXT}, "error": WORDS, "hint": WORDS,
    }, what=f"What became of one report: {_listed(OUTCOMES)}; failed: it cannot be read.")  # fmt: skip


def _verdict() -> Json:
    anchor = {"oneOf": [{"type": "null"}, record({"words": TEXT, "before": TEXT, "after": TEXT})]}
    return record({
        "id": ref("picture.id"), "kind": {"enum": list(VERDICTS)}, "subject": TEXT, "author": TEXT, "made": TEXT, "article": WORDS,
        "of": TEXT, "anchor": anchor, "value": {"type": "object"}, "undone": WORDS, "undone_by": WORDS,
    }, what=f"What a person decided: {_listed(VERDICTS)}.")  # fmt: skip


def _problem() -> Json:
    names = [f"urn:lagebild:problem:{name}" for name in KINDS]
    return record({
        "type": {"enum": names}, "title": TEXT, "status": {"type": "integer", "minimum": 400, "maximum": 599}, "detail": TEXT,
        "instance": {"type": "string", "format": "uri-reference"}, "hint": TEXT,
        "verdicts": {"type": "array", "items": ref("Verdict"), "description": "Of a conflict."},
        "reports": {"type": "array", "items": ref("Outcome"), "description": "Of reports none of which can be read."},
    }, "hint", "verdicts", "reports", what="RFC 9457.")  # fmt: skip
