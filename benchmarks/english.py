"""How well reports in English are read: what is said in them, and who says it (`corpus/bilingual`).

    python -m benchmarks.english                          series d, which nothing was learned from
    python -m benchmarks.english --series b --errors      another one, with every speaker that is wrong
    python -m benchmarks.english --language de            the German reports of the same crises, to compare with
    python -m benchmarks.english --pairs                  what is told in both languages: how much of it the picture joins

A quotation is found where half of its words and of those that were read are the same; its speaker is right where the actor is whoever
the annotation says: by the words for him, or by the last word of the name.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from corpus import crises
from corpus.bilingual import FOLDER, HELD_BACK, document, documents
from lagebild import pipeline, sources
from lagebild.records import Reading, Span, Spans, Statement
from lagebild.store import Dossier
from lagebild.streaming import Reads

HALF = 0.5
TITLES = ("government of the ", "government of ")


def main() -> None:
    """Read, compare, print."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--series", default=HELD_BACK)
    ap.add_argument("--language", choices=("en", "de"), default="en")
    ap.add_argument("--model", type=Path, help="a model folder in place of the one that is found")
    ap.add_argument("--errors", action="store_true", help="print every speaker that is wrong")
    ap.add_argument("--pairs", action="store_true", help="what the picture joins across languages")
    args = ap.parse_args()
    if args.pairs:
        print(joined(args.series, args.model, errors=args.errors))
        return
    reader = pipeline.load_reader(args.model)
    counted = Counter[str]()
    for doc in documents(args.series, args.language):
        known = {key: doc[key] for key in ("published", "title", "publisher", "id", "language")}
        reading = pipeline.read(doc["text"], reader=reader, **known)
        for key, line in compared(doc, reading):
            counted[key] += 1
            if args.errors and line:
                print(line)
    print(report(counted))


def joined(series: str, model: Path | None, *, errors: bool) -> str:
    """Of the pairs of mentions of one utterance in two languages how many the picture joins, and how many of those joined are one."""
    reader = pipeline.load_reader(model)
    there = read = found = right = 0
    for letter in series:
        for crisis in crises.load(FOLDER / f"{letter}.jsonl"):
            docs = {doc["id"]: doc for doc in (document(crisis, one) for one in crisis["reports"])}
            lines = _lines(crisis, docs, reader)
            told = {
                (name, number): one
                for name, doc in docs.items()
                for number, one in enumerate(doc["quotations"])
                if one["who"]
            }
            for (left, one), (right_, other) in combinations(told.items(), 2):
                if docs[left[0]]["language"] == docs[right_[0]]["language"]:
                    continue
                same = one["u"] == other["u"]
                both = lines.get(left), lines.get(right_)
                there, read = there + same, read + (same and None not in both)
                if both[0] is not None and both[0] == both[1]:
                    found, right = found + 1, right + same
                    if errors and not same:
                        print(
                            "JOINED",
                            *(f"{key[0]} {_words(docs[key[0]], told[key]['quote'])!r}" for key in (left, right_)),
                        )
                elif errors and same and None not in both:
                    print(
                        "APART", *(f"{key[0]} {_words(docs[key[0]], told[key]['quote'])!r}" for key in (left, right_))
                    )
    return f"{there} pairs in two languages, {read} of which both are read; {found} joined, {right} of them right"


def _lines(
    crisis: Mapping[str, Any], docs: Mapping[str, Mapping[str, Any]], reader: Reads
) -> dict[tuple[str, int], str]:
    """The statement of a crisis's picture that each quotation is evidence for, by report and number."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "reports.jsonl"
        keys = ("id", "language", "published", "publisher", "title", "text")
        file.write_text("".join(json.dumps({key: doc[key] for key in keys}) + "\n" for doc in docs.values()), "utf8")
        with Dossier.open(f"{folder}/{crisis['id']}.db", create=True) as dossier:
            for _ in pipeline.add(sources.articles([file]), reader, dossier):
                pass
            picture = pipeline.picture(dossier)
    found = dict[tuple[str, int], tuple[float, str]]()
    for statement in picture.statements:
        for each in statement.evidence:
            for number, one in enumerate(docs[each.article]["quotations"]):
                alike = _alike(each.spans, one["quote"])
                if alike >= HALF:
                    found[each.article, number] = max(
                        found.get((each.article, number), (0.0, "")), (alike, statement.id)
                    )
    return {key: line for key, (_, line) in found.items()}


def compared(doc: Mapping[str, Any], reading: Reading) -> Iterator[tuple[str, str]]:
    """What there is to count of a report, each with a line that tells of an error."""
    statements = [one for one in reading.statements if not one.extra]
    taken = set[str]()
    for gold in doc["quotations"]:
        spans = tuple(map(tuple, gold["quote"]))
        kind = "told" if gold["type"] == "Reported" else "said"
        yield f"{kind}: there", ""
        found = max(statements, key=lambda one: _alike(one.spans, spans), default=None)
        if found is None or _alike(found.spans, spans) < HALF:
            yield f"{kind}: missed", f"MISSED {doc['id']} {gold['type']} {_words(doc, spans)}"
            continue
        taken.add(found.id)
        yield f"{kind}: found", ""
        if _bare(doc, found.spans) == _bare(doc, spans):
            yield f"{kind}: exactly", ""
        verdict, who = _speaker(doc, reading, found, gold)
        line = f"{verdict.upper()} {doc['id']} {who!r} for {gold['who']!r}: {_words(doc, spans)}"
        yield f"{kind}: speaker {verdict}", line if verdict != "right" else ""
        if found.shown:
            yield f"{kind}: shown, speaker {verdict}", ""
    for one in statements:
        if one.id not in taken and not any(_alike(one.spans, gold["quote"]) > 0 for gold in doc["quotations"]):
            yield f"read, nothing said{', shown' if one.shown else ''}", f"NOTHING {doc['id']} {_words(doc, one.spans)}"


def _speaker(doc: Mapping[str, Any], reading: Reading, found: Statement, gold: Mapping[str, Any]) -> tuple[str, str]:
    """Whether the speaker is right, wrong or open, and who it is."""
    actor = next((a for a in reading.actors if found.speaker and a.id == found.speaker.actor), None)
    if actor is None:
        if not gold["who"]:
            return "right", ""
        return "open", ""
    if not gold["who"]:
        return "wrong", actor.name
    mine = {tuple(one["speaker"][0]) for one in doc["quotations"] if one["who"] == gold["who"] and one["speaker"]}
    others = {tuple(one["speaker"][0]) for one in doc["quotations"] if one["who"] != gold["who"] and one["speaker"]}
    held = {at for at in actor.mentions if any(_overlap(at, span) for span in mine)}
    strange = {at for at in actor.mentions if any(_overlap(at, span) for span in others - mine)}
    name = gold["who"].lower().removeprefix("unnamed: ")
    for title in TITLES:
        name = name.removeprefix(title)
    same = name.split()[-1] in actor.name.lower().split() or (actor.kind != "person" and len(held) > 0)
    person = actor.kind == "person" and held and not strange
    return ("right" if same or person else "wrong"), actor.name


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _alike(one: Spans, other: Sequence[Sequence[int]]) -> float:
    """The smaller share of two quotations that the other one has, by characters."""
    common = sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)
    longer = max(sum(b - a for a, b in one), sum(d - c for c, d in other), 1)
    return common / longer


def _words(doc: Mapping[str, Any], spans: Spans) -> str:
    return " … ".join(doc["text"][begin:end] for begin, end in spans)


def _bare(doc: Mapping[str, Any], spans: Spans) -> str:
    """Its words without the signs at the ends."""
    return " ".join(doc["text"][begin:end].strip(" .,;:\"“”„’‘'") for begin, end in spans)


def report(counted: Mapping[str, int]) -> str:
    """The counts in words."""
    lines = []
    for kind, what in (("said", "quotations"), ("told", "mere reports")):
        n = {key: counted.get(f"{kind}: {key}", 0) for key in (
            "there", "found", "exactly", "speaker right", "speaker wrong", "speaker open",
            "shown, speaker right", "shown, speaker wrong", "shown, speaker open")}  # fmt: skip
        lines.append(
            f"{what}: {n['found']} of {n['there']} found, {n['exactly']} exactly; "
            f"speakers {n['speaker right']} right, {n['speaker wrong']} wrong, {n['speaker open']} open; "
            f"shown by default {n['shown, speaker right']} right, {n['shown, speaker wrong']} wrong, {n['shown, speaker open']} open"
        )
    nothing = counted.get("read, nothing said", 0), counted.get("read, nothing said, shown", 0)
    lines.append(f"read where nothing is said: {sum(nothing)}, {nothing[1]} of them shown")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
