"""Adding reports: what was uploaded or pasted is read and taken in, one line for each as it is done. No address is ever fetched."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath
from typing import NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse

from lagebild import pipeline, sources
from lagebild.entries import Added
from lagebild.errors import InputError, ModelError, StoreError
from lagebild.records import Article
from lagebild.views.added import came_in
from lagebild.views.harmless import one_line
from lagebild.web.desk import Desk
from lagebild.web.filters import segment
from lagebild.web.pages.artikelwords import ArtikelWords, say_artikel
from lagebild.web.rendering import environment, language_of, page

PATH = "/artikel"
FILES = 50  # of one upload
UPLOADS = 4  # times the largest file may be sent together
NAME = 100  # characters of a file's name that are shown
LINES, SUM = "<!-- lines -->", "<!-- sum -->"  # where the page is continued


class Sent(NamedTuple):
    """What was sent: files by name; a pasted text with what is said about it; the date of files that bring none."""

    files: tuple[tuple[str, bytes], ...]
    text: str
    about: dict[str, str | None]
    published: str | None
    largest: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """A line: what became of a report. `hint` and `warnings` are English, as everything that is said about files."""

    key: str
    where: str
    what: str
    href: str = ""
    reason: str = ""
    warnings: tuple[str, ...] = ()


async def add(request: Request) -> Response:
    """Take in what was sent."""
    from lagebild.web.app import checked_form  # noqa: PLC0415 -- the application has the pages, which have this one

    language, desk = language_of(request), request.app.state.desk
    words, user, largest = say_artikel(language), request.state.user, request.app.state.settings.largest
    try:
        if user is not None and user.may("reviewer"):
            await request.form(max_files=FILES, max_fields=20, max_part_size=largest)
        await checked_form(request)
        sent = await _sent(await request.form(), largest)
    finally:
        await request.close()
    context = {"words": words, "fault": "", "model": ""}
    if not sent.files and not sent.text.strip():
        return page(request, "artikel_added.html.j2", {**context, "fault": words.add["nothing"]}, status=400)
    try:
        reader = await run_in_threadpool(desk.reader)
    except ModelError as error:
        fault = {"fault": words.add["no_model"], "model": str(error)}
        return page(request, "artikel_added.html.j2", {**context, **fault}, status=503)
    frame = page(request, "artikel_added.html.j2", context)
    body = _written(frame, _outcomes(sent, reader, desk, words), words, language)
    headers = [(key, value) for key, value in frame.raw_headers if key != b"content-length"]
    answer = StreamingResponse(body, media_type="text/html")
    answer.raw_headers = headers
    return answer


async def _sent(form: FormData, largest: int) -> Sent:
    def field(name: str) -> str | None:
        value = form.get(name)
        return value.strip() or None if isinstance(value, str) else None

    files = [one for one in form.getlist("files") if isinstance(one, UploadFile) and one.filename]
    read = [(_name(one.filename), await one.read(largest + 1)) for one in files]
    about = {name: field(name) for name in ("title", "publisher", "published", "url")}
    return Sent(tuple(read), str(form.get("text") or ""), about, field("published_files"), largest)


def _name(given: str | None) -> str:
    """The last part of a file's name, whatever it is given as; its end is kept, which says what it is."""
    name = one_line(PureWindowsPath(PurePosixPath(given or "").name).name) or "?"
    return name if len(name) <= NAME else f"{name[: NAME - 20]}…{name[-19:]}"


def _items(sent: Sent, words: ArtikelWords) -> Iterator[Article | InputError]:
    """The articles of all that was sent, a fault in the place of each that is none."""
    for name, data in sent.files:
        if len(data) > sent.largest:
            too_large = words.add["too_large"].format(f"{sent.largest / 1_000_000:g}")
            yield InputError(name, too_large, words.add["too_large_how"])
            continue
        try:
            yield from sources.file_at_hand(io.BytesIO(data), name, published=sent.published)
        except InputError as error:  # of the date that holds for all files
            yield error
    if sent.text.strip():
        try:
            yield sources.article(sent.text, **sent.about)
        except InputError as error:
            yield InputError(words.add["pasted"], error.what, error.hint)


def _outcomes(sent: Sent, reader: pipeline.Reads, desk: Desk, words: ArtikelWords) -> Iterator[Outcome]:
    """What became of each; the last one where adding had to stop."""
    try:
        with desk.dossier() as dossier:
            for one in pipeline.add(_items(sent, words), reader, dossier):
                yield _outcome(one, words)
    except StoreError as error:
        yield Outcome("stopped", "", words.add["stopped"].format(one_line(str(error))))


def _outcome(one: Added | InputError, words: ArtikelWords) -> Outcome:
    if isinstance(one, InputError):
        reason = one.what + (f" ({one.hint})" if one.hint else "")
        return Outcome("failed", one_line(one.where), words.outcomes["failed"], reason=one_line(reason))
    about: str | int = one.version if one.outcome == "version" else one_line(one.original)
    where = words.add["pasted"] if one.where == "text" else one_line(one.where or one.article)
    href = f"/artikel/{segment(one.article)}?version={one.version}" if one.version else ""
    warnings = tuple(map(one_line, dict.fromkeys(one.warnings)))
    return Outcome(one.outcome, where, words.outcomes[one.outcome].format(about), href, "", warnings)


def _written(frame: HTMLResponse, outcomes: Iterable[Outcome], words: ArtikelWords, language: str) -> Iterator[str]:
    """The page, its lines as they come: whoever waits sees that it goes on."""
    head, rest = bytes(frame.body).decode().split(LINES, 1)
    middle, tail = rest.split(SUM, 1)
    template = environment().get_template("artikel_outcome.html.j2")
    yield head
    counts: Counter[str] = Counter()
    for one in outcomes:
        counts[one.key] += 1
        yield template.render(one=one, words=words)
    yield middle
    if "stopped" not in counts:
        said = came_in(counts, counts["failed"], language)
        yield environment().get_template("artikel_sum.html.j2").render(text=words.add["done"].format(said))
    yield tail
