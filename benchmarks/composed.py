"""Articles for measuring size: made of paragraphs of texts that were read once, with their readings shifted along.

The network reads every text once; what it found is cut into paragraphs. A composed article is a row of such paragraphs of different
texts, its findings are theirs at the new places, and linking runs on it as on any other article. So a dossier of any size costs
minutes and not days, and what stands in it is what the reader writes.
"""

from __future__ import annotations

import json
import pickle
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from lagebild import linking, sources
from lagebild.pipeline import load_reader
from lagebild.records import Article, Coder, Findings, Frame, Quotation, Reading, Span
from lagebild.store import codec
from lagebild.streaming import Reads

FIRST = date(2021, 10, 26)  # session 1 of the protocols; the others follow by weeks
DAYS = 730  # over which composed articles are spread
PAPERS = 40  # that print them
LEAST = 40  # characters of a paragraph that is used
SEED = 20
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")

_T = TypeVar("_T")


class Paragraph(NamedTuple):
    """Words with what was found in them, at their own places."""

    text: str
    findings: Findings


def articles(paths: Iterable[Path]) -> Iterator[Article]:
    """The articles of files; those of a session of parliament get a synthetic date, made of its number."""
    for item in sources.articles(paths):
        if isinstance(item, Article):
            yield dated(replace(item, extra={"session": item.extra["session"]} if "session" in item.extra else {}))


def dated(article: Article) -> Article:
    """The article with a date by its session, where it has none."""
    if article.published is not None or "session" not in article.extra:
        return article
    day = FIRST + timedelta(weeks=int(article.extra["session"]) - 1)
    return replace(article, published=day.isoformat(), published_by="given", publisher="Bundestag", warnings=())


def read(some: Iterable[Article], reader: Reads, cache: Path | None) -> Iterator[tuple[Article, Findings]]:
    """Every article with its findings; those that the cache has are taken from there, the others are added to it."""
    known = dict(_cached(cache, reader.coder)) if cache is not None and cache.exists() else {}
    every = list(some)
    unread = reader.read(article for article in every if article.sha256 not in known)
    with nullcontext() if cache is None else cache.open("a", encoding="utf-8") as lines:
        for article in every:
            found = known.get(article.sha256)
            if found is None:
                _, found = next(unread)
                if lines is not None:
                    row = {"text": article.sha256, "weights": reader.coder.sha256, "findings": codec.plain(found)}
                    lines.write(json.dumps(row, ensure_ascii=False) + "\n")
                    lines.flush()
            yield article, found


def _cached(cache: Path, coder: Coder) -> Iterator[tuple[str, Findings]]:
    with cache.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["weights"] == coder.sha256:
                yield row["text"], codec.made(Findings, row["findings"])


def paragraphs(text: str, findings: Findings) -> Iterator[Paragraph]:
    """The paragraphs of a text; what reaches over the end of one is left out, roles that stand in another one too."""
    for found in _PARAGRAPH.finditer(text):
        if len(found[0]) >= LEAST:
            yield Paragraph(found[0], moved(_within(findings, found.span()), -found.start()))


def _within(findings: Findings, place: Span) -> Findings:
    def inside(spans: Sequence[Span]) -> bool:
        return all(place[0] <= begin and end <= place[1] for begin, end in spans)

    def quotation(one: Quotation) -> Quotation:
        roles: dict[str, Any] = {name: getattr(one, name) for name in ("speaker", "cue", "frame", "addressee")}
        for name, spans in roles.items():
            roles[name] = spans if inside(spans) else ()
        return replace(one, **roles)

    def frame(one: Frame) -> Frame:
        return replace(one, roles={name: tuple(filter(inside, fillers)) for name, fillers in one.roles.items()})

    return Findings(
        tuple(quotation(one) for one in findings.quotations if inside(one.spans)),
        tuple(one for one in findings.mentions if inside([one.span])),
        tuple(one for one in findings.sentences if inside([one])),
        tuple(frame(one) for one in findings.frames if inside(one.spans)),
        tuple(one for one in findings.doubtful if inside(one)),
    )


def moved(value: _T, by: int) -> _T:
    """A record, or whatever holds spans, with all of them shifted by `by` code points."""
    new: Any = value
    if isinstance(value, tuple):
        is_span = len(value) == 2 and all(isinstance(part, int) for part in value)
        new = tuple(part + by for part in value) if is_span else tuple(moved(part, by) for part in value)
    elif isinstance(value, dict):
        new = {key: moved(item, by) for key, item in value.items()}
    elif is_dataclass(value) and not isinstance(value, type):
        new = replace(value, **{of.name: moved(getattr(value, of.name), by) for of in fields(value)})
    result: _T = new
    return result


def compose(pieces: Sequence[Paragraph], lengths: Sequence[int], count: int) -> Iterator[tuple[Article, Findings]]:
    """`count` articles of the paragraphs, as long as the texts that they are of (`lengths`, in paragraphs), over DAYS."""
    chance = random.Random(SEED)
    for number in range(count):
        chosen = chance.sample(pieces, min(chance.choice(lengths), len(pieces)))
        text, parts = "", []
        for piece in chosen:
            begin = len(text) + 2 if text else 0
            text = f"{text}\n\n{piece.text}" if text else piece.text
            parts.append(moved(piece.findings, begin))
        article = Article(
            id=f"composed-{number}",
            text=text,
            title=" ".join(chosen[0].text.split()[:8]),
            publisher=f"Blatt {chance.randrange(PAPERS)}",
            published=(FIRST + timedelta(days=chance.randrange(DAYS))).isoformat(),
            published_by="given",
        )
        together = {of.name: tuple(one for part in parts for one in getattr(part, of.name)) for of in fields(Findings)}
        yield article, Findings(**together)


def linked(article: Article, findings: Findings, coder: Coder) -> Reading:
    """The reading of an article whose findings are known, as the pipeline makes it."""
    found = linking.resolve(article, findings)
    return Reading(coder, article, found.actors, found.statements, found.times, article.warnings, found.frames)


# -- on disk, so that who measures holds neither the model nor the paragraphs ---------------------------------------------------


def spooled(folder: Path, paths: Sequence[Path], count: int | None) -> Path:
    """A file of readings with their findings: of the articles themselves, or of `count` composed ones. Made where it is not there."""
    names = "-".join(path.stem for path in paths)
    spool = folder / f"{names}-{'as-they-are' if count is None else count}.pickle"
    if not spool.exists():
        worker = get_context("spawn").Process(target=_spool, args=(spool, folder / "findings.jsonl", paths, count))
        worker.start()
        worker.join()
        if worker.exitcode:
            raise SystemExit("the readings could not be made")
    return spool


def _spool(spool: Path, cache: Path, paths: Sequence[Path], count: int | None) -> None:
    reader = load_reader(extras=True)
    found = read(articles(paths), reader, cache)
    if count is not None:
        parts = [list(paragraphs(article.text, findings)) for article, findings in found]
        found = compose([piece for part in parts for piece in part], [len(part) for part in parts if part], count)
    unfinished = spool.with_suffix(".part")
    with unfinished.open("wb") as file:
        for article, findings in found:
            pickle.dump((linked(article, findings, reader.coder), findings), file)
    unfinished.rename(spool)


def stream(spool: Path) -> Iterator[tuple[Reading, Findings]]:
    """The readings of a file, one at a time."""
    with spool.open("rb") as file:
        while True:
            try:
                yield pickle.load(file)
            except EOFError:
                return
