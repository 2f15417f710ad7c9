#!/usr/bin/env python3
"""Check the annotation of the reports: offsets, borders, labels, links, and that every phenomenon has an instance.

    python reports/check.py    prints where each phenomenon stands; exit status 1 with the faults on standard error

Every check is a pure function from one annotated report to the faults that it found; `check_keys`
comes first, `CHECKS` lists the others.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from lagebild.labels import ACTOR_KINDS, MEDIA, STATEMENT_TYPES

Report = dict[str, Any]  # one line of gold.jsonl, as README.md describes it
HERE = Path(__file__).resolve().parent

# The data set names the types without underscores: "indirect_free_indirect" is "IndirectFreeIndirect".
TYPES = frozenset("".join(part.capitalize() for part in label.split("_")) for label in STATEMENT_TYPES)
TIERS = ("must", "should", "may")
PARTS = ("quote", "speaker", "cue", "frame", "addressee")
WITHOUT_CUE = frozenset({"Reported", "FreeIndirect", "IndirectFreeIndirect"})
QUOTATION_KEYS = frozenset({"id", "type", "medium", "tier", "actor", "via", "parent", "responds_to", "tags", *PARTS})
REPORT_KEYS = frozenset(
    {"id", "title", "publisher", "published", "text", "sentences", "tokens", "quotations", "actors", "phenomena"}
)
SENTENCES = range(30, 46)
LEAST = {"Direct": 10, "Indirect": 10, "Reported": 8, "IndirectFreeIndirect": 2, "FreeIndirect": 1}
LEAST_MUST = 8
MARKS = frozenset({"„“", "»«", '""', "‚‘", "›‹", '„"'})  # opening and closing mark; the last pair is a trap on purpose

# What a reader must not lose; the number says in how many of the reports at least it has to stand.
PHENOMENA: dict[str, tuple[str, int]] = {
    "direct_surname_only": ("direct quotation, speaker after it, by surname only: the report begins in mid-story", 2),
    "indirect_quoted_words": ("indirect statement with a few words quoted inside it", 3),
    "free_indirect_run": ("four sentences of speech in the subjunctive without any cue", 2),
    "source_chain": ("what somebody says on another's word", 3),
    "source_chain_two_hops": ("an unnamed official, an office and a secret service's finding of the day before", 2),
    "unnamed_source": ("a source that wants no name", 3),
    "capital": ("a capital stands for a government", 3),
    "described_then_named": ('"ein Abgeordneter", named one sentence later', 3),
    "definite_description": ('"der Minister", "die Ministerin"', 3),
    "pronoun": ("the speaker is a pronoun", 3),
    "same_surname": ("two people of one surname", 2),
    "conditional_sollte": ('"sollten die Nachbarn …, werde man …"', 3),
    "three_lines": ("three governments, three lines on one step", 3),
    "evasion": ("a question evaded", 3),
    "demand": ("a demand", 3),
    "rejection": ("its rejection", 3),
    "deadline": ("an ultimatum or a term", 2),
    "answer": ("a statement made in answer to another", 3),
    "denial": ("a denial", 3),
    "fear": ("a fear", 3),
    "competing_explanations": ("competing explanations of one movement of troops", 3),
    "troop_movement": ("the movement that is explained", 3),
    "discontinuous": ("the cue stands in the middle", 3),
    "nested": ("a statement inside another", 3),
    "figure": ("a figure", 3),
    "figure_approximate": ('"knapp 300 Mann"', 3),
    "conflicting_figures": ("figures that differ by source", 1),
    "relative_day": ('"am Dienstag"', 3),
    "relative_week": ('"in der vorigen Woche"', 3),
    "interview": ("questions and answers", 1),
    "press_statement": ("words of a press statement", 1),
    "unbalanced_marks": ("an opening „ closed by an ASCII mark", 1),
    "emoji": ("an emoji of two code points", 1),
    "soft_hyphen": ("a soft hyphen inside a word", 1),
    "no_break_space": ("a no-break space inside a figure", 1),
}


def load(path: Path = HERE / "gold.jsonl") -> list[Report]:
    """Every annotated report of the file, in its order."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def words(report: Report, spans: Iterable[list[int]]) -> str:
    """The words under the spans, for messages."""
    return " … ".join(report["text"][begin:end] for begin, end in spans)


def check_keys(report: Report) -> Iterator[str]:
    """The report and each quotation have the keys of the format, no other."""
    if report.keys() ^ REPORT_KEYS:
        yield f"keys of the report: {sorted(report.keys() ^ REPORT_KEYS)} missing or unknown"
    for quotation in report["quotations"]:
        if quotation.keys() ^ QUOTATION_KEYS:
            yield f"{quotation['id']}: {sorted(quotation.keys() ^ QUOTATION_KEYS)} missing or unknown"


def check_text(report: Report) -> Iterator[str]:
    """The text is NFC, of the asked length, and the same as in the text file beside it."""
    if unicodedata.normalize("NFC", report["text"]) != report["text"]:
        yield "the text is not NFC"
    if len(report["sentences"]) not in SENTENCES:
        yield f"{len(report['sentences'])} sentences, not {SENTENCES.start} to {SENTENCES.stop - 1}"
    file = HERE / f"{report['id']}.txt"
    if not file.is_file() or file.read_text(encoding="utf-8") != report["text"] + "\n":
        yield f"{file.name} holds another text"


def check_cover(report: Report) -> Iterator[str]:
    """Sentences and tokens lie in order, never overlap, and leave out nothing but white space."""
    for name in ("sentences", "tokens"):
        at = 0
        for begin, end in [*report[name], [len(report["text"]), len(report["text"])]]:
            if begin < at or report["text"][at:begin].strip():
                yield f"{name}: overlap or words left out before {begin}"
            at = end
    for begin, end in report["tokens"]:
        if report["text"][begin:end].split() != [report["text"][begin:end]]:
            yield f"token {begin}: white space in {report['text'][begin:end]!r}"


def all_spans(report: Report) -> Iterator[tuple[str, list[list[int]]]]:
    """Each list of spans of the report with the place where it stands."""
    for quotation in report["quotations"]:
        for part in PARTS:
            yield f"{quotation['id']} {part}", quotation[part]
    for key, actor in report["actors"].items():
        yield f"actor {key}", actor["mentions"]
    for phenomenon in report["phenomena"]:
        yield phenomenon["tag"], phenomenon["spans"]


def check_spans(report: Report) -> Iterator[str]:
    """Spans lie inside the text, in order, without overlap, and begin and end where tokens do."""
    begins = {begin for begin, _ in report["tokens"]}
    ends = {end for _, end in report["tokens"]}
    for where, spans in all_spans(report):
        at = 0
        for begin, end in spans:
            if not at <= begin < end <= len(report["text"]):
                yield f"{where}: [{begin}, {end}) is empty, out of order or outside the text"
            elif begin not in begins or end not in ends:
                yield f"{where}: {report['text'][begin:end]!r} cuts a token"
            at = end


def check_labels(report: Report) -> Iterator[str]:
    """Types, media, tiers, kinds of actors and tags are known ones."""
    for quotation in report["quotations"]:
        for key, known in (("type", TYPES), ("medium", MEDIA), ("tier", TIERS)):
            if quotation[key] not in known:
                yield f"{quotation['id']}: unknown {key} {quotation[key]!r}"
        yield from (f"{quotation['id']}: unknown tag {tag!r}" for tag in quotation["tags"] if tag not in PHENOMENA)
    for phenomenon in report["phenomena"]:
        if phenomenon["tag"] not in PHENOMENA or not phenomenon["spans"]:
            yield f"phenomenon {phenomenon['tag']!r} is unknown or has no words"
    for key, actor in report["actors"].items():
        if actor["kind"] not in ACTOR_KINDS or not actor["name"] or not actor["mentions"]:
            yield f"actor {key}: unknown kind, no name or no mention"


def check_parts(report: Report) -> Iterator[str]:
    """Each type has the parts that the scheme gives it."""
    for quotation in report["quotations"]:
        where = f"{quotation['id']} ({words(report, quotation['quote'])[:40]})"
        if not quotation["quote"]:
            yield f"{where}: no words"
        elif quotation["type"] in WITHOUT_CUE and (quotation["cue"] or quotation["frame"]):
            yield f"{where}: {quotation['type']} has neither cue nor frame"
        elif quotation["type"] == "Indirect" and not (quotation["cue"] and quotation["frame"]):
            yield f"{where}: Indirect needs cue and frame"
        if quotation["tier"] == "must" and not (quotation["cue"] and quotation["speaker"]):
            yield f"{where}: the must tier is for statements with cue and speaker"
        yield from (f"{where}: {part} outside the frame" for part in outside(quotation))
        yield from marks(report, quotation, where)


def outside(quotation: dict[str, Any]) -> Iterator[str]:
    """The parts of a framed quotation that lie outside its frame or inside its words."""
    for part in ("speaker", "cue", "addressee") if quotation["frame"] else ():
        for begin, end in quotation[part]:
            if not any(x <= begin and end <= y for x, y in quotation["frame"]):
                yield part


def marks(report: Report, quotation: dict[str, Any], where: str) -> Iterator[str]:
    """A direct quotation has its marks, an indirect one neither a comma before it nor a full stop after it."""
    for begin, end in quotation["quote"]:
        piece = report["text"][begin:end]
        if quotation["type"] == "Direct" and piece[0] + piece[-1] not in MARKS:
            yield f"{where}: {piece!r} lacks its quotation marks"
        if quotation["type"] == "Indirect" and (piece[0] in ",;:" or piece[-1] in ",;:."):
            yield f"{where}: {piece!r} holds punctuation of its frame"


def check_links(report: Report) -> Iterator[str]:
    """Ids are unique and in text order; parents hold their children; answers and actors exist."""
    by_id = {quotation["id"]: quotation for quotation in report["quotations"]}
    if list(by_id) != [f"q{k + 1}" for k in range(len(report["quotations"]))]:
        yield "the quotations' ids are not q1, q2, …"
    starts = [(q["quote"][0][0], -q["quote"][-1][1]) for q in report["quotations"] if q["quote"]]
    if starts != sorted(starts):
        yield "the quotations are not in the order of the text"
    for quotation in report["quotations"]:
        name, parent, answered = quotation["id"], quotation["parent"], quotation["responds_to"]
        if parent is not None and (parent not in by_id or parent == name or not holds(by_id[parent], quotation)):
            yield f"{name}: its parent {parent} does not hold it"
        if answered is not None and (answered not in by_id or answered == name):
            yield f"{name}: it answers {answered}, which is no other quotation"
        if "answer" in quotation["tags"] and answered is None:
            yield f"{name}: tagged as an answer, but to nothing"
        if parent is None and any(holds(other, quotation) for other in report["quotations"] if other is not quotation):
            yield f"{name}: it lies inside another quotation, but has no parent"


def holds(outer: dict[str, Any], inner: dict[str, Any]) -> bool:
    """Whether every piece of the inner quotation lies inside a piece of the outer one."""
    return all(any(x <= begin and end <= y for x, y in outer["quote"]) for begin, end in inner["quote"])


def check_actors(report: Report) -> Iterator[str]:
    """Actors exist; a speaker's words hold a mention of the actor who speaks or of a hop on the way."""
    actors = report["actors"]
    for quotation in report["quotations"]:
        keys = [*([quotation["actor"]] if quotation["actor"] is not None else []), *quotation["via"]]
        unknown = [key for key in keys if key not in actors]
        if unknown:
            yield f"{quotation['id']}: unknown actors {unknown}"
            continue
        if quotation["speaker"] and not any(
            x <= begin and end <= y
            for x, y in quotation["speaker"]
            for key in keys
            for begin, end in actors[key]["mentions"]
        ):
            yield f"{quotation['id']}: speaker {words(report, quotation['speaker'])!r} is no mention of {keys}"
        if quotation["actor"] is None and quotation["speaker"]:
            yield f"{quotation['id']}: a speaker, but no actor"


def check_distinct(report: Report) -> Iterator[str]:
    """No quotation stands there twice."""
    seen = Counter((q["type"], json.dumps(q["quote"])) for q in report["quotations"])
    yield from (f"{kind} {spans}: annotated {n} times" for (kind, spans), n in seen.items() if n > 1)


def check_amount(report: Report) -> Iterator[str]:
    """There is enough of each type, and enough in the must tier."""
    types = Counter(quotation["type"] for quotation in report["quotations"])
    yield from (f"{types[name]} of type {name}, not {least}" for name, least in LEAST.items() if types[name] < least)
    must = sum(quotation["tier"] == "must" for quotation in report["quotations"])
    if must < LEAST_MUST:
        yield f"{must} quotations in the must tier, not {LEAST_MUST}"


# After check_keys, which the others rely on.
CHECKS: tuple[Callable[[Report], Iterator[str]], ...] = (
    check_text,
    check_cover,
    check_spans,
    check_labels,
    check_parts,
    check_links,
    check_actors,
    check_distinct,
    check_amount,
)


def places(reports: Iterable[Report]) -> dict[str, dict[str, list[str]]]:
    """For each phenomenon and report the quotations' ids and the words that show it."""
    out: dict[str, dict[str, list[str]]] = {tag: {} for tag in PHENOMENA}
    for report in reports:
        for quotation in report["quotations"]:
            for tag in quotation["tags"]:
                out.setdefault(tag, {}).setdefault(report["id"], []).append(quotation["id"])
        for phenomenon in report["phenomena"]:
            found = out.setdefault(phenomenon["tag"], {}).setdefault(report["id"], [])
            found.append(f"“{words(report, phenomenon['spans'])}”")
    return out


def check_phenomena(reports: Iterable[Report]) -> Iterator[str]:
    """Every phenomenon stands in as many reports as it should."""
    found = places(reports)
    for tag, (_, least) in PHENOMENA.items():
        if len(found[tag]) < least:
            yield f"{tag} stands in {len(found[tag])} reports, not {least}"


def faults(reports: list[Report]) -> list[str]:
    """Everything that is wrong with the reports, each with the report's id; one without its keys is not looked into."""
    out: list[str] = []
    for report in reports:
        found = list(check_keys(report)) or [fault for check in CHECKS for fault in check(report)]
        out += (f"{report['id']}: {fault}" for fault in found)
    return out or list(check_phenomena(reports))


def table(reports: list[Report]) -> str:
    """Markdown table of the phenomena: what, and where."""
    lines = [
        "| phenomenon | " + " | ".join(report["id"] for report in reports) + " |",
        "|---" * (len(reports) + 1) + "|",
    ]
    for tag, by_report in places(reports).items():
        cells = [", ".join(by_report.get(report["id"], ["–"])) for report in reports]
        lines.append(f"| {tag}: {PHENOMENA[tag][0]} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main() -> int:
    """Print where each phenomenon stands, and the faults to standard error; 1 where there is one."""
    reports = load()
    found = faults(reports)
    if not found:
        sys.stdout.write(table(reports) + "\n")
    for fault in found:
        sys.stderr.write(fault + "\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
