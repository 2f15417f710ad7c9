"""Adding reports: what was uploaded or pasted is read and taken in, one line for each as it is done. No address is ever fetched."""

from __future__ import annotations

import io
import logging
import threading
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath
from typing import NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse

from lagebild import pipeline, sources
from lagebild.entries import Added
from lagebild.errors import InputError, LagebildError, ModelError
from lagebild.records import Article
from lagebild.streaming import Reads
from lagebild.views.added import came_in
from lagebild.views.harmless import one_line
from lagebild.views.notewords import told, told_fault
from lagebild.web.clock import clock_of
from lagebild.web.desk import Desk
from lagebild.web.filters import segment
from lagebild.web.pace import visitor
from lagebild.web.pages.artikelwords import ArtikelWords, say_artikel
from lagebild.web.rendering import environment, language_of, page
from lagebild.web.taking import Feed, FullHouseError, bounded
from lagebild.web.trail import note
from lagebild.web.typedtimes import iso_of

PATH = "/artikel"
FILES = 50  # of one upload
UPLOADS = 4  # times the largest file may be sent together
NAME = 100  # characters of a file's name that are shown
LINES, SUM = "<!-- lines -->", "<!-- sum -->"  # where the page is continued
STILL = "<!-- -->\n"  # a sign for those between here and the browser that something still comes
_LOG = logging.getLogger("lagebild.web")


class Sent(NamedTuple):
    """What was sent: files by name; a pasted text with what is said about it; the date of files that bring none."""

    files: tuple[tuple[str, bytes], ...]
    text: str
    about: dict[str, str | None]
    published: str | None
    largest: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """A line: what became of a report."""

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
        home = (await run_in_threadpool(clock_of, desk, language)).home
        sent = await _sent(await request.form(), largest, home)
    finally:
        await request.close()
    context = {"words": words, "fault": "", "model": ""}
    if not sent.files and not sent.text.strip():
        return page(request, "artikel_added.html.j2", {**context, "fault": words.add["nothing"]}, status=400)
    try:
        reader = await run_in_threadpool(desk.reader)
    except ModelError as error:
        fault = {"fault": words.add["no_model"], "model": told_fault(error, language)}
        return page(request, "artikel_added.html.j2", {**context, **fault}, status=503)
    try:
        desk.turns.queue()
    except FullHouseError:
        answer = page(request, "artikel_added.html.j2", {**context, "fault": words.add["busy"]}, status=503)
        answer.headers["Retry-After"] = "60"
        return answer
    frame, feed = page(request, "artikel_added.html.j2", context), Feed[Outcome]()
    adding = Adding(sent, reader, desk, words, language, feed, user.name, visitor(request.scope))
    threading.Thread(target=adding.run, daemon=True).start()
    headers = [(key, value) for key, value in frame.raw_headers if key != b"content-length"]
    streamed = StreamingResponse(_written(frame, feed, words, language), media_type="text/html")
    streamed.raw_headers = headers
    return streamed


async def _sent(form: FormData, largest: int, home: str) -> Sent:
    def field(name: str) -> str | None:
        value = form.get(name)
        return value.strip() or None if isinstance(value, str) else None

    def moment(name: str) -> str | None:
        typed = field(name)
        return typed and (iso_of(typed, home) or typed)

    files = [one for one in form.getlist("files") if isinstance(one, UploadFile) and one.filename]
    read = [(_name(one.filename), await one.read(largest + 1)) for one in files]
    about = {name: field(name) for name in ("title", "publisher", "url")} | {"published": moment("published")}
    return Sent(tuple(read), str(form.get("text") or ""), about, moment("published_files"), largest)


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
            yield from bounded(sources.file_at_hand(io.BytesIO(data), name, published=sent.published), name)
        except InputError as error:  # of the date that holds for all files
            yield error
    if sent.text.strip():
        try:
            yield sources.article(sent.text, **sent.about)
        except InputError as error:
            yield InputError(words.add["pasted"], error.what, error.hint)


@dataclass(frozen=True)
class Adding:
    """What was sent, read and taken in to its end in a thread of its own, whether or not somebody still looks at the page."""

    sent: Sent
    reader: Reads
    desk: Desk
    words: ArtikelWords
    language: str
    feed: Feed[Outcome]
    name: str
    address: str

    def run(self) -> None:
        """Wait for the turn, add, and tell what became of each; the place in the queue has been taken."""
        counts: Counter[str] = Counter()
        try:
            if self.desk.turns.busy:
                self.feed.tell(Outcome("waiting", "", self.words.add["waiting"]))
            with self.desk.turns.turn():
                for one in self._outcomes():
                    counts[one.key] += 1
                    self.feed.tell(one)
        finally:
            self.desk.turns.leave()
            told = " ".join(f"{key}={number}" for key, number in counts.items())
            note("added", address=self.address, name=self.name, detail=told, refused="stopped" in counts)
            self.feed.end()

    def _outcomes(self) -> Iterator[Outcome]:
        """What became of each; the last one where adding had to stop."""
        try:
            with self.desk.dossier() as dossier:
                for one in pipeline.add(_items(self.sent, self.words), self.reader, dossier):
                    yield _outcome(one, self.words, self.language)
        except LagebildError as error:
            yield Outcome("stopped", "", self.words.add["stopped"].format(one_line(told_fault(error, self.language))))
        except Exception:
            _LOG.exception("adding reports stopped")
            yield Outcome("stopped", "", self.words.add["stopped"].format(self.words.add["own_fault"]))


def _outcome(one: Added | InputError, words: ArtikelWords, language: str) -> Outcome:
    if isinstance(one, InputError):
        reason = told(one.what, language) + (f" ({told(one.hint, language)})" if one.hint else "")
        return Outcome("failed", one_line(one.where), words.outcomes["failed"], reason=one_line(reason))
    about: str | int = one.version if one.outcome == "version" else one_line(one.original)
    where = words.add["pasted"] if one.where == "text" else one_line(one.where or one.article)
    href = f"/artikel/{segment(one.article)}?version={one.version}" if one.version else ""
    warnings = tuple(one_line(told(warning, language)) for warning in dict.fromkeys(one.warnings))
    return Outcome(one.outcome, where, words.outcomes[one.outcome].format(about), href, "", warnings)


async def _written(frame: HTMLResponse, feed: Feed[Outcome], words: ArtikelWords, language: str) -> AsyncIterator[str]:
    """The page, its lines as they come: whoever waits sees that it goes on."""
    head, rest = bytes(frame.body).decode().split(LINES, 1)
    middle, tail = rest.split(SUM, 1)
    template = environment().get_template("artikel_outcome.html.j2")
    yield head
    counts: Counter[str] = Counter()
    async for one in feed.heard():
        if one is None:
            yield STILL
            continue
        counts[one.key] += 1
        yield template.render(one=one, words=words)
    yield middle
    del counts["waiting"]
    if "stopped" not in counts:
        said = came_in(counts, counts["failed"], language)
        yield environment().get_template("artikel_sum.html.j2").render(text=words.add["done"].format(said))
    yield tail
