"""What a bulk run's parent does for an article before a worker has it, by the form of the input, and what is left to the worker.

The parent is one process whatever the workers are: how many it keeps busy is its speed against theirs.
"""

from __future__ import annotations

import html
import io
import statistics
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from benchmarks.reading import timed
from benchmarks.scale_workers import written
from lagebild import sources
from lagebild.bulk import inputs
from lagebild.bulk.worker import articles
from lagebild.records import Article

AROUND = 200  # links of a page around its article: a paper's page is about 60 kB of markup


def crawl(file: Path, folder: Path) -> Path:
    """The articles of a file as a crawler's .warc.gz: pages with a head, navigation and a foot around them."""
    target = folder / "crawl.warc.gz"
    links = "".join(f'<li class="nav-item"><a href="/r/{n}" data-id="{n}">Ressort {n}</a></li>' for n in range(AROUND))
    with target.open("wb") as out:
        writer = WARCWriter(out, gzip=True)
        for number, one in enumerate(sources.articles([str(file)])):
            if not isinstance(one, Article):
                raise SystemExit(str(one))
            body = "".join(f"<p>{html.escape(part)}</p>" for part in one.text.split("\n") if part.strip())
            page = (
                f"<!doctype html><html lang=de><head><title>Bericht {number}</title><script>var a={{}};</script>"
                f'<meta property="article:published_time" content="{one.published or ""}"></head><body><nav><ul>{links}</ul></nav>'
                f"<main><article><h1>Bericht {number}</h1>{body}</article></main><footer>{links}</footer></body></html>"
            )
            head = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            payload = io.BytesIO(page.encode())
            record = writer.create_warc_record(
                f"https://zeitung.example/{number}", "response", payload=payload, http_headers=head
            )
            writer.write_record(record)
    return target


def measured(path: Path, count: int, rounds: int) -> dict[str, Any]:
    """Items a second that the parent hands on, and articles a second that one worker takes apart, by form; medians of some rounds."""
    with tempfile.TemporaryDirectory() as name:
        lines = written(path, count, Path(name))
        files = {"JSON lines": lines, "WARC": crawl(lines, Path(name))}
        hand: dict[str, list[float]] = {form: [] for form in files}
        apart: dict[str, list[float]] = {form: [] for form in files}
        for _ in range(rounds):
            for form, file in files.items():
                items: list[Any] = []
                hand[form].append(timed(partial(_handed_on, file, items)))
                apart[form].append(timed(partial(_taken_apart, items)))
    return {
        "articles": count,
        "this machine, items per second that the parent hands on": _speeds(hand, count),
        "this machine, articles per second that a worker takes apart": _speeds(apart, count),
        "share of the taking apart that is the worker's": {
            form: round(
                statistics.median(apart[form]) / (statistics.median(apart[form]) + statistics.median(hand[form])), 3
            )
            for form in files
        },
    }


def _handed_on(file: Path, items: list[Any]) -> None:
    items.extend(inputs.items(str(file)))


def _taken_apart(items: list[Any]) -> None:
    for item in items:
        for one in articles(item):
            if not isinstance(one, Article):
                raise SystemExit(str(one))


def _speeds(times: dict[str, list[float]], count: int) -> dict[str, int]:
    return {form: round(count / statistics.median(some)) for form, some in times.items()}
