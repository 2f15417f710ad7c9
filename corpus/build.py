#!/usr/bin/env python3
"""The project's own corpus: check its sources, count what they hold, build the files that training and scoring read.

    python corpus/build.py check [PREFIX…]     every fault on standard output, exit status 1 where there is one
    python corpus/build.py stats [PREFIX…]     what is there, by kind and attribute
    python corpus/build.py build               writes train.jsonl and heldback.jsonl beside this file
    python corpus/build.py drift               exit status 1 where these differ from what the sources give

A source is a pair of files in `sources/`: `ID.txt` (header lines, then a sentence a line, blank lines between paragraphs) and
`ID.jsonl` (a frame a line, strings copied from the sentences; README.md has the notation). PREFIX limits to ids that begin so.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "sources"
HELD_BACK = 20  # reports of each writer from this number on were written last and are kept out of training
HEADERS = ("title", "published", "kind", "crisis", "region", "voice")
KINDS = ("agency", "ticker", "commentary", "statement", "interview", "speech", "background", "local")
SENTENCES = range(8, 27)

PLOVER = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT"
).split()
STATUS = ("actual", "planned", "possible", "conditional", "demanded", "denied")
TYPES = {
    "direct": "Direct",
    "indirect": "Indirect",
    "free_indirect": "FreeIndirect",
    "indirect_free_indirect": "IndirectFreeIndirect",
    "reported": "Reported",
}
MEDIA = ("Speech", "Writing", "Thought", "SW", "ST", "TW", "none")
ATTRIBUTES: dict[str, dict[str, tuple[Any, ...]]] = {  # labels that each attribute may have
    "statement": {"type": tuple(TYPES), "medium": MEDIA},
    "event": {"type": tuple(PLOVER), "status": STATUS},
    "commitment": {
        "kind": ("promise", "threat", "refusal", "demand", "offer"),
        "condition_kind": ("if", "unless", "until", "while", "before"),
    },
    "position": {
        "stance": ("for", "against", "conditional", "evasive"),
        "about": ("policy", "claim"),
        "polarity": ("opposite",),
    },
    "figure": {"comparator": ("=", "<", "<=", ">", ">=", "~", "range")},
    "role": {"former": (True, False)},
    "time": {},
    "explanation": {},
    "near_miss": {},
}
FIELDS = {  # fields that hold words of the text
    "statement": ("quote", "speaker", "cue", "frame", "addressee"),
    "event": ("trigger", "actor", "recipient", "place", "time"),
    "commitment": ("by", "toward", "consequence", "condition"),
    "position": ("holder", "target", "cue", "condition"),
    "figure": ("value", "of", "source", "place", "time"),
    "role": ("person", "role", "org"),
    "time": ("text",),
    "explanation": ("of", "spans", "holder"),
    "near_miss": ("text",),
}
FREE = {  # fields of other values
    "position": ("question",),
    "figure": ("number",),
    "time": ("start", "end"),
    "near_miss": ("why",),
}
NEEDED = {
    "statement": ("type", "medium", "quote"),
    "event": ("type", "status", "trigger"),
    "commitment": ("kind", "by", "consequence"),
    "position": ("holder", "stance", "about", "question"),
    "figure": ("value", "number", "comparator"),
    "role": ("person", "role"),
    "time": ("text", "start", "end"),
    "explanation": ("of", "spans"),
    "near_miss": ("text", "why"),
}
ELSEWHERE = re.compile(r"\[(\d+)\] ?(.*)", re.DOTALL)
OCCURRENCE = re.compile(r"(.*\S)#(\d+)", re.DOTALL)
TOKEN = re.compile(r"\w+(?:[-.'’]\w+)*|[^\w\s]")

Span = tuple[int, int]


class SourceError(ValueError):
    """Something in a source that must be mended."""


@dataclass
class Report:
    """One source, resolved: `text` with its sentences as code-point spans, and each frame's fields as spans."""

    id: str
    headers: dict[str, str]
    text: str
    sentences: list[Span]
    frames: list[dict[str, Any]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def held_back(self) -> bool:
        """Whether it is kept out of training."""
        return int(re.sub(r"\D", "", self.id)) >= HELD_BACK


def load_text(path: Path) -> Report:
    """Headers and sentences of a text file.

    Raises:
        SourceError: there is no header or no text.
    """
    raw = path.read_text("utf8")
    head, _, body = raw.partition("\n\n")
    headers = {
        key.strip(): value.strip()
        for line in head.splitlines()
        for key, _, value in [line.removeprefix("#").partition(":")]
    }
    text, sentences = "", list[Span]()
    fresh = True
    for line in body.splitlines():
        if not line.strip():
            fresh = True
            continue
        if text:
            text += "\n\n" if fresh else " "
        sentences.append((len(text), len(text) + len(line.strip())))
        text += line.strip()
        fresh = False
    if not sentences:
        raise SourceError(f"{path.name}: no text")
    report = Report(path.stem, headers, text, sentences)
    report.faults += [f"header {key!r} is missing" for key in HEADERS if not headers.get(key)]
    if headers.get("kind") not in KINDS:
        report.faults.append(f"kind {headers.get('kind')!r} is none of {', '.join(KINDS)}")
    if len(sentences) not in SENTENCES:
        report.faults.append(f"{len(sentences)} sentences")
    if unicodedata.normalize("NFC", text) != text:
        report.faults.append("the text is not NFC")
    if not _day(headers.get("published")):
        report.faults.append("'published' is no date")
    return report


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def find(report: Report, sentence: int, string: str) -> Span:
    """Where a string of the notation stands: `text`, `text#2`, `[4] text`.

    Raises:
        SourceError: it does not stand there.
    """
    if elsewhere := ELSEWHERE.fullmatch(string):
        sentence, string = int(elsewhere[1]), elsewhere[2]
    nth = 1
    if occurrence := OCCURRENCE.fullmatch(string):
        string, nth = occurrence[1], int(occurrence[2])
    if not 1 <= sentence <= len(report.sentences) or not string:
        raise SourceError(f"no sentence {sentence} or no words: {string!r}")
    begin, end = report.sentences[sentence - 1]
    line = report.text[begin:end]
    whole = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(string)}(?!\w)", line)]
    places = whole or [m.start() for m in re.finditer(re.escape(string), line)]
    if len(places) < nth:
        raise SourceError(f"not in sentence {sentence}: {string!r}")
    return begin + places[nth - 1], begin + places[nth - 1] + len(string)


def resolve(report: Report, frame: Any) -> dict[str, Any]:
    """A frame with its words as spans.

    Raises:
        SourceError: a key or label is unknown or missing, or words are not in the text.
    """
    kind = frame.get("k") if isinstance(frame, dict) else None
    if kind not in FIELDS:
        raise SourceError(f"unknown kind {kind!r}")
    labels, words, free = ATTRIBUTES[kind], FIELDS[kind], FREE.get(kind, ())
    if unknown := set(frame) - {"k", "s", *labels, *words, *free}:
        raise SourceError(f"unknown keys {sorted(unknown)}")
    if missing := [key for key in NEEDED[kind] if frame.get(key) in (None, "", []) and key not in ("start", "end")]:
        raise SourceError(f"missing {missing}")
    for key, allowed in labels.items():
        if frame.get(key) is not None and frame[key] not in allowed:
            raise SourceError(f"{key} {frame[key]!r} is none of {allowed}")
    if not isinstance(frame.get("s"), int):
        raise SourceError("no sentence number 's'")
    spans: dict[str, list[Span]] = {}
    for key in words:
        strings = frame.get(key)
        if strings in (None, "", []):
            continue
        strings = strings if isinstance(strings, list) else [strings]
        if not all(isinstance(s, str) for s in strings):
            raise SourceError(f"{key!r} holds something that is no text")
        spans[key] = sorted({find(report, frame["s"], s) for s in strings})
        for (_, e), (b, _) in zip(spans[key], spans[key][1:], strict=False):
            if b < e:
                raise SourceError(f"pieces of {key!r} overlap")
    _consistent(kind, frame, spans)
    rest = {k: frame[k] for k in (*labels, *free) if frame.get(k) is not None or k in ("start", "end")}
    return {"k": kind, "s": frame["s"], **rest, "spans": spans}


def _consistent(kind: str, frame: dict[str, Any], spans: dict[str, list[Span]]) -> None:
    if kind == "commitment" and ("condition" in spans) != (frame.get("condition_kind") is not None):
        raise SourceError("condition and condition_kind go together")
    if kind == "position" and not ("cue" in spans or "target" in spans):
        raise SourceError("neither cue nor target")
    if kind == "statement" and frame["type"] not in ("direct", "indirect") and ("cue" in spans or "frame" in spans):
        raise SourceError(f"a {frame['type']} statement has neither cue nor frame")
    if kind == "figure":
        number, ranged = frame["number"], frame["comparator"] == "range"
        numbers = number if isinstance(number, list) else [number]
        if not all(isinstance(n, int | float) and not isinstance(n, bool) for n in numbers):
            raise SourceError(f"no number: {number!r}")
        if ranged != isinstance(number, list) or len(numbers) != 1 + ranged or sorted(numbers) != numbers:
            raise SourceError("number does not fit comparator")
    if kind == "time":
        ends = [_day(frame.get(k)) for k in ("start", "end")]
        if any(frame.get(k) is not None and e is None for k, e in zip(("start", "end"), ends, strict=True)):
            raise SourceError("start or end is no date")
        if ends[0] and ends[1] and ends[0] > ends[1]:
            raise SourceError("start after end")


def load(path: Path) -> Report:
    """A whole source; what is wrong with it stands in its `faults`."""
    report = load_text(path)
    annotation = path.with_suffix(".jsonl")
    if not annotation.exists():
        report.faults.append("not annotated")
        return report
    for number, line in enumerate(annotation.read_text("utf8").splitlines(), 1):
        if line.strip():
            try:
                report.frames.append(resolve(report, json.loads(line)))
            except ValueError as fault:  # a SourceError, or JSON that is none
                report.faults.append(f"{annotation.name}:{number}: {fault}")
    report.faults += _doubled(report)
    return report


def _doubled(report: Report) -> Iterator[str]:
    seen = Counter(json.dumps(frame, sort_keys=True) for frame in report.frames)
    yield from (f"twice: {frame[:160]}" for frame, n in seen.items() if n > 1)


def load_all(prefixes: list[str]) -> list[Report]:
    """Every source whose id begins with one of the prefixes; all without prefixes."""
    paths = sorted(p for p in SOURCES.glob("*.txt") if not prefixes or p.stem.startswith(tuple(prefixes)))
    return [load(path) for path in paths]


def built(report: Report) -> dict[str, Any]:
    """A report as one line of the built files: keys of the frames' and of the quotations' format together."""
    tokens = [[m.start(), m.end()] for m in TOKEN.finditer(report.text)]
    plain = [{k: v for k, v in f.items() if k != "s"} for f in report.frames]
    quotations = [
        {
            "type": TYPES[f["type"]],
            "medium": f["medium"],
            **{part: [list(s) for s in f["spans"].get(part, [])] for part in FIELDS["statement"]},
        }
        for f in plain
        if f["k"] == "statement"
    ]
    aside = ("statement", "explanation", "near_miss")
    by_kind = {k: [{key: v for key, v in f.items() if key != "k"} for f in plain if f["k"] == k] for k in aside}
    return {
        "id": f"lb-{report.id}",
        **{k: report.headers.get(k) for k in HEADERS if k != "voice"},
        "text": report.text,
        "sentences": [list(s) for s in report.sentences],
        "tokens": tokens,
        "quotations": quotations,
        "frames": [f for f in plain if f["k"] not in aside],
        "explanations": by_kind["explanation"],
        "near_misses": by_kind["near_miss"],
    }


def files(reports: list[Report]) -> dict[str, str]:
    """The built files' names and contents."""
    out = {}
    for name, held_back in (("train.jsonl", False), ("heldback.jsonl", True)):
        rows = [json.dumps(built(r), ensure_ascii=False) for r in reports if r.held_back == held_back]
        out[name] = "".join(row + "\n" for row in rows)
    return out


def stats(reports: list[Report]) -> dict[str, Any]:
    """Counts by kind and attribute."""
    frames = [f for r in reports for f in r.frames]
    out: dict[str, Any] = {
        "reports": len(reports),
        "sentences": sum(len(r.sentences) for r in reports),
        "words": sum(len(r.text.split()) for r in reports),
        "kinds of text": Counter(r.headers.get("kind") for r in reports),
        "frames": Counter(f["k"] for f in frames),
        "conditional commitments": sum("condition" in f["spans"] for f in frames if f["k"] == "commitment"),
        "their words": Counter(
            condition_word(r, f)
            for r in reports
            for f in r.frames
            if f["k"] == "commitment" and "condition" in f["spans"]
        ),
        "condition in another sentence": sum(
            far_condition(r, f) for r in reports for f in r.frames if f["k"] == "commitment"
        ),
    }
    for kind, labels in ATTRIBUTES.items():
        for label in labels:
            out[f"{kind} {label}"] = Counter(str(f.get(label)) for f in frames if f["k"] == kind)
    return {k: dict(v.most_common()) if isinstance(v, Counter) else v for k, v in out.items()}


def condition_word(report: Report, frame: dict[str, Any]) -> str:
    """The first word of a condition."""
    begin, end = frame["spans"]["condition"][0]
    return report.text[begin:end].split()[0].lower()


def far_condition(report: Report, frame: dict[str, Any]) -> bool:
    """Whether the condition stands in another sentence than the consequence."""
    if "condition" not in frame["spans"]:
        return False
    at = [
        next(i for i, (b, e) in enumerate(report.sentences) if b <= frame["spans"][k][0][0] < e)
        for k in ("condition", "consequence")
    ]
    return at[0] != at[1]


def main(args: list[str]) -> int:
    """Run a command; returns the exit status."""
    if not args or args[0] not in ("check", "stats", "build", "drift"):
        print(__doc__)
        return 2
    reports = load_all(args[1:] if args[0] in ("check", "stats") else [])
    if args[0] == "stats":
        print(json.dumps(stats(reports), ensure_ascii=False, indent=1))
        return 0
    faults = [f"{r.id}: {fault}" for r in reports for fault in r.faults]
    if args[0] == "check" or faults:
        print("\n".join(faults) or f"{len(reports)} reports, no fault")
        return bool(faults)
    if args[0] == "build":
        for name, content in files(reports).items():
            (HERE / name).write_text(content, "utf8")
        return 0
    drifted = [name for name, content in files(reports).items() if (HERE / name).read_text("utf8") != content]
    print("\n".join(f"{name} is not what the sources give: run build" for name in drifted) or "no drift")
    return bool(drifted)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
