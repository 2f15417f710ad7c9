"""Crises told in English and in German, with everything that is said in them (`corpus/bilingual`): check the files, count what they hold.

    python -m corpus.bilingual check         every fault on standard output, exit status 1 where there is one
    python -m corpus.bilingual stats         what is there, by series, as the tables of corpus/bilingual/README.md
    python -m corpus.bilingual write         puts these tables into README.md

A series is a file, a crisis a line of it; README.md has the form. `document` gives a report in the form that the reader learns from.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus import crises
from corpus.crises import Json, Series, Texts, keys, sentence

FOLDER = Path(__file__).resolve().parent / "bilingual"
HELD_BACK = "d"  # the series that measures
TYPES = {
    "direct": "Direct",
    "indirect": "Indirect",
    "free_indirect": "FreeIndirect",
    "indirect_free_indirect": "IndirectFreeIndirect",
    "reported": "Reported",
}
LANGUAGES = ("en", "de")
OF_REPORTS = {"language", "paragraphs", "quotations"}
QUOTATION = {"u", "type", "quote", "speaker", "cue", "frame", "addressee", "who"}
_NTH = re.compile(r"(?s)(.*)#(\d)\Z")
_OPENS, _CLOSES = "\"“„»«'‘’‚", "\"”“«»'’‘"


# ---- faults -----------------------------------------------------------------------------------------------------------


def faults(series: Series) -> Iterator[str]:
    """What is wrong with all series, each with where it is."""
    yield from crises.faults(series, set(), _annotated, of_reports=OF_REPORTS)


def _annotated(crisis: Json, texts: Texts) -> Iterator[str]:
    speakers, languages = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for name, report in texts.items():
        if report["language"] not in LANGUAGES:
            yield f"{name}: language {report['language']!r}"
        firsts = report["paragraphs"]
        if firsts[:1] != [0] or firsts != sorted(set(firsts)) or firsts[-1] >= len(report["sentences"]):
            yield f"{name}: paragraphs {firsts}"
        for one in report["quotations"]:
            wrong = [*keys("quotation", one, QUOTATION)] or [*_quotation(one, name, texts)]
            yield from (f"{name}: {one.get('u')}: {fault}" for fault in wrong)
            if not wrong:
                speakers[one["u"]].add(one["who"])
                languages[one["u"]].add(report["language"])
    yield from (f"{u}: several speakers {sorted(who)}" for u, who in speakers.items() if len(who) > 1)
    if sum(len(some) == len(LANGUAGES) for some in languages.values()) < 4:
        yield "fewer than four utterances in both languages"


def _quotation(one: Json, report: str, texts: Texts) -> Iterator[str]:
    if one["type"] not in TYPES:
        yield f"type {one['type']!r}"
    if not one["quote"]:
        yield "no words"
    if bool(one["speaker"]) != bool(one["who"]):
        yield "either speaker or who is missing"
    for part in ("quote", "cue", "frame"):
        for words in one[part]:
            yield from _words(part, words, report, texts)
    for part in ("speaker", "addressee"):
        if one[part]:
            yield from _words(part, one[part], report, texts)
    marked = [_is_marked(words[1]) for words in one["quote"]]
    if (one["type"] == "direct") != (all(marked) and bool(marked)):
        yield f"{one['type']}, but {'' if all(marked) else 'not '}in quotation marks"


def _is_marked(words: str) -> bool:
    """Whether words begin or end with a quotation mark and are nothing but quoted: a piece of it may have but one."""
    bare = _NTH.sub(r"\1", words)
    inside = any(mark in bare[1:-1] for mark in '"“”„»«')
    return (bare[0] in _OPENS or bare[-1] in _CLOSES) and not inside


def _words(part: str, words: Any, report: str, texts: Texts) -> Iterator[str]:
    if not (isinstance(words, list) and [*map(type, words)] == [int, str]):
        yield f"{part}: {words} is not sentence and words"
        return
    home = sentence(texts, (report, words[0]))
    bare, nth = _nth(words[1])
    if home is None:
        yield f"{part}: no sentence {words[0]}"
    elif not bare or home.count(bare) < nth or (home.count(bare) > 1 and bare == words[1]):
        yield f"{part}: not once in its sentence: {words[1]!r}"


def _nth(words: str) -> tuple[str, int]:
    """Words without "#2", and the number of their occurrence, from 1."""
    match = _NTH.match(words)
    return (match[1], int(match[2])) if match else (words, 1)


# ---- texts ------------------------------------------------------------------------------------------------------------


def text_of(report: Json) -> tuple[str, list[int]]:
    """The text of a report, a blank line between its paragraphs, and where each sentence begins."""
    text, begins = "", list[int]()
    for number, words in enumerate(report["sentences"]):
        glue = "" if not number else "\n\n" if number in report["paragraphs"] else " "
        begins.append(len(text) + len(glue))
        text += glue + words
    return text, begins


def document(crisis: Json, report: Json) -> dict[str, Any]:
    """A report in the form of the shared quotations: spans in code points of its text, with `u` and `who` besides."""
    text, begins = text_of(report)

    def span(words: Sequence[Any]) -> list[int]:
        bare, nth = _nth(words[1])
        at = -1
        for _ in range(nth):
            at = report["sentences"][words[0]].index(bare, at + 1)
        return [begins[words[0]] + at, begins[words[0]] + at + len(bare)]

    def quotation(one: Json) -> dict[str, Any]:
        found = {part: [span(words) for words in one[part]] for part in ("quote", "cue", "frame")}
        found |= {part: [span(one[part])] if one[part] else [] for part in ("speaker", "addressee")}
        return {"type": TYPES[one["type"]], "medium": "", "u": one["u"], "who": one["who"], **found}

    ends = [begin + len(words) for begin, words in zip(begins, report["sentences"], strict=True)]
    return {
        "id": f"{crisis['id']}-{report['id']}",
        **{key: report[key] for key in ("language", "published", "publisher", "title")},
        "text": text,
        "sentences": [list(both) for both in zip(begins, ends, strict=True)],
        "quotations": [quotation(one) for one in report["quotations"]],
    }


def documents(letters: str, language: str | None = None) -> Iterator[dict[str, Any]]:
    """All reports of some series as `document` gives them, of one language or of both."""
    for letter in letters:
        for crisis in crises.load(FOLDER / f"{letter}.jsonl"):
            yield from (document(crisis, one) for one in crisis["reports"] if language in (None, one["language"]))


# ---- counts -----------------------------------------------------------------------------------------------------------


def stats(series: Series) -> str:
    """What is there, by series, as a table of Markdown."""
    heads = (
        "crises",
        "reports",
        "sentences",
        "in English",
        "quotations",
        "in English",
        "utterances",
        "in both languages",
    )
    return crises.tables(series, (heads, _counts))


def _counts(some: Sequence[Json]) -> list[int]:
    reports = [report for crisis in some for report in crisis["reports"]]
    english = [report for report in reports if report["language"] == "en"]
    told: Mapping[tuple[str, str], set[str]] = defaultdict(set)
    for crisis in some:
        for report in crisis["reports"]:
            for one in report["quotations"]:
                told[crisis["id"], one["u"]].add(report["language"])
    both = Counter(len(languages) for languages in told.values())
    return [
        *crises.size(some),
        len(english),
        sum(len(report["quotations"]) for report in reports),
        sum(len(report["quotations"]) for report in english),
        len(told),
        both[len(LANGUAGES)],
    ]


def main(args: Sequence[str]) -> int:
    """Run a command; returns the exit status."""
    return crises.run(args, FOLDER, usage=__doc__, faults=faults, stats=stats)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
