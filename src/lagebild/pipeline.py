"""The one page that composes the stages: articles → reading → linking → `Reading` → dossier. Also the Python API.

Everything streams: an article goes in, its reading comes out in the same order, and nothing is kept of it.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from enum import Enum
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

from lagebild import moments
from lagebild import picture as fusing
from lagebild.entries import Added, Version
from lagebild.errors import DEBUG, InputError, LagebildError
from lagebild.modelfolder import model_folder
from lagebild.records import Article, Coder, Findings, Judgement, Reading
from lagebild.situation import Changes, Picture, Totals, WhatIf
from lagebild.store import Dossier
from lagebild.uncollected import uncollected

SUPPOSED = "whatif"  # id of a sentence that is read as if it came in
WAITING = 256  # faults and the like in a row that may wait for the article before them

_T = TypeVar("_T")
_Times = tuple[str | None, str | None]  # as published up to, as known at
_Keep = Callable[[str, Picture], object]


class Pause(Enum):
    """Stands between articles where the next one may be long in coming: what was taken before is handed out first."""

    PAUSE = "pause"


class _Found(NamedTuple):
    """An article with what was found in it."""

    article: Article
    findings: Findings


class Reads(Protocol):
    """What the pipeline asks of a reader; `lagebild.reading.Reader` is one, tests have a smaller one."""

    @property
    def coder(self) -> Coder:
        """Version of the code, name and hash of the model."""

    def read(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Findings]]:
        """Every article with what the network reads out of it, in the order given. It may take some ahead and read them beside one
        another; where the articles end, it gives back all that it has taken.
        """


def load_reader(folder: Path | None = None, *, threads: int | None = None, extras: bool = False) -> Reads:
    """The reader of a model folder: the one given, else the one that is found (`lagebild.modelfolder`).

    With `extras` it also reads less sure statements than the set that is best by F1, as `--all` does.

    Raises:
        ModelError: the folder is missing, damaged or does not fit.
    """
    from lagebild import linking  # noqa: PLC0415 -- whoever looks at a picture need not wait for what reads
    from lagebild.reading import Reader  # noqa: PLC0415

    return Reader.load(model_folder(folder), threads=threads, extras=extras, candidates=linking.CANDIDATES)


@cache
def _shared_reader() -> Reads:
    return load_reader()


def read(
    text: str,
    *,
    published: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    id: str | None = None,  # noqa: A002 -- the contract's own name
    language: str | None = None,
    reader: Reads | None = None,
    judgements: Sequence[Judgement] = (),
) -> Reading:
    """Read one report. The model is loaded at the first call and kept for the life of the process.

    Args:
        text: the report; spans in the result are code points of `result.article.text`, its NFC form.
        published: ISO 8601 date or date-time against which "am Dienstag" is understood; else looked for in the text.
        title: headline; never read into the model.
        publisher: agency or paper.
        url: address; stands for the article's identity where there is no `id`.
        id: the article's identity; two texts under one id are versions of one article.
        language: "de" or "en"; recognised where it is not given.
        reader: a reader that is loaded already, as from `load_reader`.
        judgements: what people have decided about actors, oldest first.

    Raises:
        InputError: the text cannot be read (empty, other language, `published` is no time).
        ModelError: no model is installed, or it does not fit.
    """
    from lagebild import sources  # noqa: PLC0415

    article = sources.article(
        text, published=published, title=title, publisher=publisher, url=url, id=id, language=language
    )
    for result in readings([article], reader or _shared_reader(), judgements):
        if isinstance(result, Reading):
            return result
        raise result
    raise AssertionError("a reader gives one reading for each article")


def one_by_one(items: Iterable[Article | InputError]) -> Iterator[Article | InputError | Pause]:
    """The items with a pause after each: of a pipe that fills slowly, each article is read before the next one is waited for."""
    for item in items:
        yield item
        yield Pause.PAUSE


def readings(
    items: Iterable[Article | InputError | Pause], reader: Reads, judgements: Sequence[Judgement] = ()
) -> Iterator[Reading | InputError]:
    """The reading of every article, in input order; a fault comes out in its place and the rest goes on.

    `items` may be endless: what waits is bounded by what the reader takes ahead and by `WAITING`; see `one_by_one`.
    """
    for item in _found(items, reader):
        yield item if isinstance(item, InputError) else _contained(item, reader.coder, judgements)


def add(items: Iterable[Article | InputError | Pause], reader: Reads, dossier: Dossier) -> Iterator[Added | InputError]:
    """Take every article into the dossier, in input order, each wholly or not at all; what became of it comes out.

    What the dossier has is not read again: an article that it knows costs a look, a text that it knows linking alone. Ended at any
    moment and begun again, the same input gives the same dossier.

    Raises:
        StoreError: the dossier cannot be written (full disk, locked); what was added before stays.
    """
    standing: Iterator[Article | _Found | Added | InputError | Pause] = _standing(items, reader.coder, dossier)
    found: Iterator[_Found | Added | InputError] = _found(standing, reader)
    for item in found:
        yield item if isinstance(item, Added | InputError) else _added(item, reader.coder, dossier)


def picture(
    dossier: Dossier,
    *,
    at: str | None = None,
    as_known: str | None = None,
    drawer: fusing.Drawer | None = None,
    keep: _Keep | None = None,
) -> Picture:
    """The picture that a dossier gives.

    Args:
        dossier: open.
        at: as published up to that time (ISO 8601; a day to its end); None: all there is.
        as_known: as the dossier knew it at that time: texts, readings and judgements; None: now.
        drawer: what drew the pictures before in this process, so that only what is new is worked out; None: from scratch.
        keep: is handed what was drawn, with what it is a picture of, to be kept (`Dossier.keep_drawing`); None: it is kept at once.

    Raises:
        StoreError: the dossier cannot be read.
    """
    return _picture(dossier, (at, as_known), lambda: drawer or fusing.Drawer(), keep)


def _picture(
    dossier: Dossier, times: _Times, drawer: Callable[[], fusing.Drawer], keep: _Keep | None = None
) -> Picture:
    """The picture of a time as it was kept, else drawn by a drawer, which is asked for only then."""
    at, as_known = times
    stamp, held = dossier.drawing(fusing.rules(), times)
    if held is not None:
        return replace(held, dossier=dossier.name)
    drawn = _drawn(dossier, at, as_known, drawer())
    if keep is None:
        dossier.keep_drawing(stamp, drawn, times)
    else:
        keep(stamp, drawn)
    return drawn


def _drawn(dossier: Dossier, at: str | None, as_known: str | None, drawer: fusing.Drawer | None = None) -> Picture:
    """The picture, drawn by a drawer or from scratch."""
    texts = _texts(dossier, at, as_known)
    copies = _copies(dossier, texts, as_known)
    return (drawer or fusing.Drawer()).picture(
        dossier.name,
        texts,
        copies=copies,
        totals=Totals(len(texts), sum(text.version.number for text in texts), len({copy for copy, _ in copies})),
        verdicts=dossier.verdicts(as_known=as_known),
        at=at,
        as_known=as_known,
    )


def whatif(
    dossier: Dossier, sentence: str, reader: Reads, *, at: str | None = None, drawer: fusing.Drawer | None = None
) -> WhatIf:
    """What a sentence would touch if it came true: it is read as a report that comes in last, and nothing of it is kept.

    Args:
        dossier: open.
        sentence: what happens, told as a report would tell it.
        reader: as from `load_reader`.
        at: in the picture as published up to that time; None: all there is.
        drawer: see `picture`.

    Raises:
        InputError: the sentence cannot be read.
        StoreError: the dossier cannot be read.
    """
    texts = _texts(dossier, at, None)
    dated = [(moments.moment(text.published), text.published) for text in texts if text.published]
    when = at or max(dated, default=("", None))[1]
    supposed = read(sentence, published=when, id=SUPPOSED, reader=reader)
    version = Version(
        SUPPOSED, 1, supposed.article.sha256, moments.LAST, published=when, language=supposed.article.language
    )
    text = fusing.Text(version, supposed)
    drawer = drawer or fusing.Drawer()
    copies = _copies(dossier, texts, None)
    return drawer.supposed(texts, text, copies=copies, verdicts=dossier.verdicts(), at=at)


def _texts(dossier: Dossier, at: str | None, as_known: str | None) -> list[fusing.Text]:
    """What a picture is made of."""
    with uncollected():
        return [fusing.text_of(held, *dossier.left(held)) for held in dossier.held(at=at, as_known=as_known)]


def _copies(dossier: Dossier, texts: Iterable[fusing.Text], as_known: str | None) -> list[tuple[str, str]]:
    """Copy and original among some texts."""
    there = {text.version.article for text in texts}
    return [pair for pair in dossier.copies(as_known=as_known) if there.issuperset(pair)]


def changes(dossier: Dossier, since: str, *, until: str | None = None, as_known: str | None = None) -> Changes:
    """What is different between the picture at one time and at a later one, by when reports were published.

    Args:
        dossier: open.
        since: the earlier time, ISO 8601; of a day its end.
        until: the later time; None: all there is.
        as_known: as the dossier knew it at that time, on both ends; None: now.

    Raises:
        StoreError: the dossier cannot be read.
    """

    @cache
    def drawer() -> fusing.Drawer:  # what both rest on is worked out once, and not before it is needed
        return fusing.Drawer()

    before = _picture(dossier, (since, as_known), drawer)
    return fusing.changes(before, _picture(dossier, (until, as_known), drawer))


def _added(found: _Found, coder: Coder, dossier: Dossier) -> Added | InputError:
    """What became of an article. Where the dossier knows more of it, such as its date, it is linked again with that: only when it is
    written is it sure what that is, since others before it, and other processes, may still add to it.
    """

    def linked(article: Article) -> Reading:
        reading = _contained(found._replace(article=article), coder, ())
        if isinstance(reading, InputError):
            raise reading
        return reading

    try:
        return dossier.add(linked(found.article), found.findings, linked)
    except InputError as fault:
        return fault


def _standing(
    items: Iterable[Article | InputError | Pause], coder: Coder, dossier: Dossier
) -> Iterator[Article | _Found | Added | InputError | Pause]:
    """Each article as far as the dossier has it: to be read, to be linked, or done with."""
    for item in items:
        if isinstance(item, InputError | Pause):
            yield item
            continue
        standing = dossier.standing(item, coder)
        if standing.added is not None:
            yield standing.added
        else:
            yield item if standing.findings is None else _Found(item, standing.findings)


def _found(items: Iterable[Article | _T | Pause], reader: Reads) -> Iterator[_Found | InputError | _T]:
    """Every article with what the reader finds in it, or that it failed on it; what is no article keeps its place."""
    stream = iter(items)
    for first in stream:
        if isinstance(first, Pause):
            continue
        waiting: deque[Article | _T] = deque()  # handed in and not come out yet
        taken = _Taken(_articles(chain([first], stream), waiting))
        try:
            for article, findings in reader.read(taken):
                yield from _others_before(waiting)
                waiting.popleft()
                yield _Found(article, findings)
        except Exception as error:
            if isinstance(error, LagebildError) or taken.is_broken or os.environ.get(DEBUG):
                raise
            if not taken.is_begun:
                waiting.append(first)
            yield from _one_for_one(waiting, reader)
        yield from _others_before(waiting)
        assert not waiting, "a reader gives back every article"


class _Taken:
    """Articles as a reader takes them; `is_begun` says that it has asked for one, `is_broken` that a fault came from where they come from,
    and not from the reader.
    """

    def __init__(self, articles: Iterator[Article]) -> None:
        self._articles = articles
        self.is_begun = False
        self.is_broken = False

    def __iter__(self) -> Iterator[Article]:
        return self

    def __next__(self) -> Article:
        self.is_begun = True
        try:
            return next(self._articles)
        except StopIteration:
            raise
        except Exception:
            self.is_broken = True
            raise


def _one_for_one(waiting: deque[Article | _T], reader: Reads) -> Iterator[_Found | InputError | _T]:
    """What a reader had taken when it failed, each article read by itself, so that only those on which it fails are lost."""
    while waiting:
        item = waiting.popleft()
        if not isinstance(item, Article):
            yield item
            continue
        try:
            ((article, findings),) = reader.read([item])
        except LagebildError:
            raise
        except Exception as error:
            yield _fault_of_ours(item, error)
        else:
            yield _Found(article, findings)


def _articles(items: Iterable[Article | _T | Pause], waiting: deque[Article | _T]) -> Iterator[Article]:
    """The articles among the items; everything is noted in `waiting`. Ends early at a pause, and when too many others wait."""
    for item in items:
        if isinstance(item, Pause):
            return
        waiting.append(item)
        if isinstance(item, Article):
            yield item
        elif len(waiting) >= WAITING:
            return


def _others_before(waiting: deque[Article | _T]) -> Iterator[_T]:
    """Take what stands before the next article."""
    while waiting and not isinstance(other := waiting[0], Article):
        waiting.popleft()
        yield other


def _contained(found: _Found, coder: Coder, judgements: Sequence[Judgement]) -> Reading | InputError:
    """The reading, or a fault of Lagebild's own in it: one article never ends the run over an archive."""
    article = found.article
    try:
        return _reading(article, found.findings, coder, judgements)
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        return _fault_of_ours(article, error)


def _fault_of_ours(article: Article, error: Exception) -> InputError:
    what = f"could not be read: a fault in Lagebild ({type(error).__name__}: {error})"
    return InputError(article.where or article.id, what, f"please report it with what {DEBUG}=1 prints")


def _reading(article: Article, findings: Findings, coder: Coder, judgements: Sequence[Judgement]) -> Reading:
    from lagebild import linking  # noqa: PLC0415

    linked = linking.resolve(article, findings, judgements)
    return Reading(coder, article, linked.actors, linked.statements, linked.times, article.warnings, linked.frames)
