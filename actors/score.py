#!/usr/bin/env python3
"""How well mentions are linked to actors: against labels made by readers who saw the text alone, and the case table.

    python -m actors.score mentions [-v]     500 mentions in dev articles (labels/mentions.jsonl), by grammar and table alone
    python -m actors.score cases [-v]        the case table (tests/linking/cases.jsonl), by tier
    python -m actors.score speakers [-v]     202 speakers of dev articles, read with the installed model
    python -m actors.score pairs [-v]        100 pairs of mentions: one actor or two

The labels hold ids and offsets; the texts are those of `../shared/corpus/quotations/dev.jsonl`.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from lagebild.linking import resolve
from lagebild.linking.gazetteer import Gazetteer
from lagebild.linking.known import Link, links
from lagebild.linking.table import table
from lagebild.linking.tokens import tokens
from lagebild.pipeline import load_reader
from lagebild.records import Place, Quotation, Spans
from lagebild.sentences import sentences
from lagebild.sources import article

HERE = Path(__file__).resolve().parent
DEV = HERE.parents[1] / "shared/corpus/quotations/dev.jsonl"
CASES = HERE.parent / "tests/linking/cases.jsonl"
SAME = dict(
    line.split() for line in (HERE / "labels/same-ids.txt").read_text("utf8").splitlines() if line and line[0] != "#"
)
"""Ids that readers made up → what the table calls them."""

ARTICLES = ("der", "die", "das", "dem", "den", "des", "ein", "eine")
VERDICTS = ("right", "missed", "wrong")
Row = dict[str, Any]


def labelled(name: str) -> Iterator[Row]:
    """The rows of a file of labels."""
    for line in (HERE / "labels" / f"{name}.jsonl").read_text("utf8").splitlines():
        yield json.loads(line)


def dev() -> dict[str, Row]:
    """The dev articles by id."""
    rows = [json.loads(line) for line in DEV.read_text("utf8").split("\n") if line]
    return {row["id"]: row for row in rows}


def linked(text: str, published: str | None) -> tuple[Link, ...]:
    """The links of one text."""
    return links(tokens(text, sentences(text)), (published or "")[:10] or None)


def over(found: tuple[Link, ...], span: list[int]) -> Link | None:
    """The link that shares most with a span, if it holds the span's last word."""
    inside = [k for k in found if k.span[0] < span[1] and span[0] < k.span[1]]
    shared = {k: min(k.span[1], span[1]) - max(k.span[0], span[0]) for k in inside}
    ends = [k for k in inside if 5 * shared[k] >= span[1] - span[0]]
    return max(ends, key=lambda k: shared[k] / (k.span[1] - k.span[0] + span[1] - span[0] - shared[k]), default=None)


def around(article_: Row, span: list[int]) -> str:
    """A span with the words around it, on one line."""
    text, (b, e) = article_["text"], span
    return " ".join(f"{text[max(0, b - 60) : b]}⟦{text[b:e]}⟧{text[e : e + 40]}".split())


def expected(label: str) -> str | None:
    """The entity that a label asks for; None where nothing may be linked."""
    return None if label in ("place", "local") else SAME.get(label, label)


def mentions(*, verbose: bool = False) -> dict[str, Any]:
    """Share of mentions linked right, and wrong links among those marked plain."""
    texts = dev()
    cache: dict[str, tuple[Link, ...]] = {}
    count: Counter[str] = Counter()
    for row in labelled("mentions"):
        if row["id"] == "?":
            continue
        article = texts[row["article"]]
        if row["article"] not in cache:
            cache[row["article"]] = linked(article["text"], article["published"])
        link, want = over(cache[row["article"]], row["span"]), expected(row["id"])
        got = link.entity if link is not None else None
        if want is None and link is not None and link.use == "place":
            got = None
        right = got == want
        verdict = (
            "right"
            if right
            else "missed"
            if link is None or not _names_head(article["text"], row["span"], link)
            else "wrong"
        )
        if right and link is not None and want is not None and not want.startswith("org:"):
            count["use right" if link.use == row["use"] else "use wrong"] += 1
        count[verdict] += 1
        if _in_scope(row["id"]):
            count["national " + verdict] += 1
        count[("plain " if row["plain"] else "hard ") + verdict] += 1
        if verbose and not right:
            print(
                f"{verdict:7} {'P' if row['plain'] else ' '} {want} ({row['use']}) got {link}\n    {around(article, row['span'])}"
            )
    out: dict[str, Any] = {"mentions": sum(count[v] for v in VERDICTS)}
    for part in ("", "national ", "plain "):
        of = [count[part + v] for v in VERDICTS]
        out[f"{part}right %"] = round(100 * of[0] / max(1, sum(of)), 1)
        out[f"{part}wrong"] = of[2]
    return out | dict(sorted(count.items()))


def _names_head(text: str, span: list[int], link: Link) -> bool:
    """Whether a link holds the first noun of a mention: one of "Hongkongs" in "die Versammlung Hongkongs" says nothing of the assembly."""
    words = [
        m
        for m in re.finditer(r"\w[\w-]*", text[span[0] : span[1]])
        if m[0][0].isupper() and m[0].lower() not in ARTICLES
    ]
    larger = (
        link.span[0] < span[0] - 3 and link.span[1] >= span[1]
    )  # "der Ausschuss des Volkskongresses" is the committee
    return not larger and (not words or link.span[0] <= span[0] + words[0].start() < link.span[1])


def _in_scope(label: str) -> bool:
    """States, their governments and organs, international organisations; no parts of states, parties, aid organisations."""
    sort, _, rest = label.partition(":")
    national = rest.partition("/")[0].isupper() and not any(
        part in rest for part in ("/mecklenburg", "/nordrhein", "/hongkong", "/den-haag")
    )
    return sort == "org" or (sort not in ("sub", "subgov", "party", "person", "place", "local") and national)


def case_links(row: Row) -> tuple[str | None, Link | None]:
    """What a case's mention is linked to: an entity, "region", a place's id, or nothing."""
    text, at = row["text"], -1
    for _ in range(row["occurrence"]):
        at = text.find(row["mention"], at + 1)
    span = [at, at + len(row["mention"])]
    found = linked(text, row["published"])
    link = over(found, span)
    if row["use"] == "place" or (row["id"] or "").startswith(("place:", "region")):
        place = Gazetteer(text, found).place(Place(row["mention"], (tuple(span),)))  # type: ignore[arg-type]
        if place.precision == "town":
            return f"place:{place.country}/{place.name}", link
        if place.precision in ("part", "state"):
            return (link.entity if link is not None else f"state:{place.country}"), link
        return ("region" if place.precision == "region" else None), link
    return (link.entity if link is not None else None), link


def same_case(want: str | None, got: str | None, link: Link | None, row: Row) -> bool:
    """Whether a case is right; persons and places are compared by name."""
    if want is not None and got is not None and (SAME.get(want.replace(" ", "_")) == got or got.startswith(want + "/")):
        return True  # a branch of an army is its army's
    if want is not None and want.startswith("person:") and got is not None and got in table().entries:
        names = {" ".join(n.form) for known in table().names.values() for n in known if n.entity == got}
        return want.removeprefix("person:") in names | {table().entries[got].name}
    if want is not None and want.startswith("place:") and got is not None and got.startswith("place:"):
        return want == got or want.split("/")[0] == got.split("/")[0]
    want = SAME.get(want, want) if want else want
    if want is None and link is not None and link.use == "place" and row["use"] == "actor":
        return True
    return want == got and not (link is not None and row["use"] == "actor" and want and link.use != "actor")


def cases(*, verbose: bool = False) -> dict[str, Any]:
    """Recall by tier, and what of tier "must" is linked wrong."""
    count: Counter[str] = Counter()
    for line in CASES.read_text("utf8").splitlines():
        row = json.loads(line)
        got, link = case_links(row)
        right = same_case(row["id"], got, link, row)
        verdict = "right" if right else "missed" if got is None else "wrong"
        count[f"{row['tier']} {verdict}"] += 1
        count[verdict] += 1
        if verbose and not right:
            print(f"{row['tier']:6} {verdict:7} want {row['id']} got {got} {link}")
            print(f"    [{row['published']}] ⟦{row['mention']}⟧ in: {row['text'][:220]}")
    total = sum(count[v] for v in ("right", "missed", "wrong"))
    return {"cases": total, "right %": round(100 * count["right"] / total, 1), **dict(sorted(count.items()))}


def read_with_gold(articles: set[str]) -> Iterator[tuple[Row, Any]]:
    """Each dev article with what linking makes of the gold quotations and of the names and frames that the network finds."""
    reader = load_reader(threads=1)
    texts = dev()
    rows = [texts[id_] for id_ in sorted(articles)]
    made = [article(row["text"], published=row["published"], id=row["id"], language="de") for row in rows]
    for row, (one, findings) in zip(rows, reader.read(iter(made)), strict=True):
        quotations = tuple(_quotation(q) for q in row["quotations"] if q["quote"])
        yield row, resolve(one, replace(findings, quotations=quotations))


TYPES = {
    "Direct": "direct",
    "Indirect": "indirect",
    "FreeIndirect": "free_indirect",
    "IndirectFreeIndirect": "indirect_free_indirect",
    "Reported": "reported",
}


def _quotation(q: Row) -> Quotation:
    def spans(part: str) -> Spans:
        return tuple((b, e) for b, e in q.get(part) or ())

    quote, speaker, cue, frame, addressee = (spans(part) for part in ("quote", "speaker", "cue", "frame", "addressee"))
    return Quotation(TYPES[q["type"]], q.get("medium") or "none", quote, speaker, cue, frame, addressee)


def actor_at(linked_: Any, span: list[int]) -> Any:
    """The actor of the speaker that stands at a span, or that has a mention there."""
    actors = {a.id: a for a in linked_.actors}
    for statement in linked_.statements:
        speaker = statement.speaker
        if speaker is not None and speaker.spans and abs(speaker.spans[0][0] - span[0]) <= 1:
            return actors.get(speaker.actor)
    return next((a for a in linked_.actors for b, e in a.mentions if b < span[1] and span[0] < e), None)


def _touches(actor: Any, span: list[int]) -> bool:
    return any(b < span[1] and span[0] < e for b, e in actor.mentions)


def speakers(*, verbose: bool = False) -> dict[str, Any]:
    """Speakers resolved to the right actor of their article; of those linkable beyond it, linked right."""
    rows = list(labelled("speakers"))
    readings = {row["id"]: (row, linked_) for row, linked_ in read_with_gold({r["article"] for r in rows})}
    count: Counter[str] = Counter()
    for row in rows:
        article_, linked_ = readings[row["article"]]
        actor = actor_at(linked_, row["span"])
        nobody = actor is None and row["kind"] == "unnamed"  # "ersten Angaben": nobody's word
        right = nobody or (actor is not None and (_touches(actor, row["named"]) or row["named"] == row["span"]))
        count["resolved" if right else "open" if actor is None else "to another"] += 1
        if row["beyond"]:
            got = actor.entity if actor is not None else None
            fits = _entity_fits(row["entity"], got)
            count["beyond " + ("linked right" if fits else "not linked" if got is None else "linked wrong")] += 1
        elif actor is not None and actor.entity is not None:
            count["local but linked"] += 1
        wrong_link = (row["beyond"] and not fits) or (not row["beyond"] and actor is not None and actor.entity)
        if verbose and (not right or wrong_link):
            got_ = (actor.name, actor.entity, actor.score, actor.why) if actor is not None else None
            want = article_["text"][slice(*row["named"])]
            print(
                f"{'ok ' if right else 'BAD'} want {want!r} {row['entity']} got {got_}\n    {around(article_, row['span'])}"
            )
    beyond = sum(n for k, n in count.items() if k.startswith("beyond"))
    return {"speakers": len(rows), "resolved %": round(100 * count["resolved"] / len(rows), 1), "linkable": beyond,
            "linked of these %": round(100 * count["beyond linked right"] / max(1, beyond), 1), **count}  # fmt: skip


def _entity_fits(want: str, got: str | None) -> bool:
    if want.startswith("person:") and got is not None and got.startswith("person:"):
        names = {" ".join(n.form).lower() for known in table().names.values() for n in known if n.entity == got}
        return want.removeprefix("person:").lower() in names | {table().entries[got].name.lower()}
    return SAME.get(want, want) == got


def pairs(*, verbose: bool = False) -> dict[str, Any]:
    """Pairs of mentions: one actor or two, within an article by the actors, across articles by their entries."""
    rows = list(labelled("pairs"))
    ids = {side["article"] for row in rows for side in (row["left"], row["right"])}
    readings = {
        row["id"]: (row, linked_, linked(row["text"], row["published"])) for row, linked_ in read_with_gold(ids)
    }
    count: Counter[str] = Counter()
    for row in rows:
        who = [_who(readings[row[s]["article"]], row[s]) for s in ("left", "right")]
        same = bool(who[0] & who[1])
        verdict = "right" if same == row["same"] else "joined wrongly" if same else "kept apart wrongly"
        count[verdict] += 1
        if verbose and verdict != "right":
            print(
                verdict,
                row["sure"],
                who,
                [readings[row[s]["article"]][0]["text"][slice(*row[s]["span"])] for s in ("left", "right")],
            )
    return {"pairs": len(rows), **count}


def _who(reading: Any, side: Row) -> set[str]:
    """What identifies a mention's actor: its entry, and its number in the article."""
    row, linked_, found = reading
    link, actor = over(found, side["span"]), actor_at(linked_, side["span"])
    out = set()
    if actor is not None:
        out |= {f"{row['id']} {actor.id}", *([actor.entity] if actor.entity else [])}
    if (
        link is not None
        and (link.use == "actor" or link.entity.startswith(("state:", "sub:")))
        and (actor is None or actor.entity is None)
    ):
        out.add(link.entity)
    return out


def main(args: list[str]) -> int:
    """Run a command; returns the exit status."""
    commands = {"mentions": mentions, "cases": cases, "speakers": speakers, "pairs": pairs}
    if not args or args[0] not in commands:
        print(__doc__)
        return 2
    print(json.dumps(commands[args[0]](verbose="-v" in args), ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
