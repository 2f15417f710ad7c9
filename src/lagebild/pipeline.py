"""The one page that composes the stages: articles → reading → linking → `Reading` → dossier. Also the Python API.

Everything streams: an article goes in, its reading comes out in the same order, and nothing is kept of it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from lagebild import moments, streaming
from lagebild import picture as fusing
from lagebild.entries import Added, Version
from lagebild.errors import DEBUG, InputError
from lagebild.modelfolder import model_folder
from lagebild.records import Article, Coder, Findings, Judgement, Reading
from lagebild.situation import Changes, Picture, Totals, WhatIf, Who
from lagebild.store import Glance, glance
from lagebild.streaming import Found, Pause, Reads
from lagebild.uncollected import uncollected

if TYPE_CHECKING:
    from lagebild.store import Dossier
    from lagebild.views.picturechangeoverview import ChangesOverview
    from lagebild.views.pictureoverview import Overview

SUPPOSED = "whatif"  # id of a sentence that is read as if it came in

_T = TypeVar("_T")
_Times = tuple[str | None, str | None]  # as published up to, as known at
_Keep = Callable[[str, "fusing.Drawn"], object]


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


def readings(
    items: Iterable[Article | InputError | Pause], reader: Reads, judgements: Sequence[Judgement] = ()
) -> Iterator[Reading | InputError]:
    """The reading of every article, in input order; a fault comes out in its place and the rest goes on.

    `items` may be endless: what waits is bounded by what the reader takes ahead and by `WAITING`; see `one_by_one`.
    """
    for item in streaming.found(items, reader):
        yield item if isinstance(item, InputError) else _contained(item, reader.coder, judgements)


def add(items: Iterable[Article | InputError | Pause], reader: Reads, dossier: Dossier) -> Iterator[Added | InputError]:
    """Take every article into the dossier, in input order, each wholly or not at all; what became of it comes out.

    What the dossier has is not read again: an article that it knows costs a look, a text that it knows linking alone. Ended at any
    moment and begun again, the same input gives the same dossier.

    Raises:
        StoreError: the dossier cannot be written (full disk, locked); what was added before stays.
    """
    standing: Iterator[Article | Found | Added | InputError | Pause] = _standing(items, reader.coder, dossier)
    found: Iterator[Found | Added | InputError] = streaming.found(standing, reader)
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


def overview(dossier: Dossier, *, at: str | None = None, as_known: str | None = None) -> Overview:
    """What of the picture that a dossier gives a view shows where nothing more is asked for (`lagebild.views.pictureoverview`): as it was
    kept beside the picture, else made of that and kept. The arguments are those of `picture`.
    """
    from lagebild.views.pictureoverview import Overview, overview  # noqa: PLC0415 -- reading needs no views

    times = (at, as_known)
    stamp, held = dossier.beside(Overview, "overview", fusing.rules(), times)
    if held is None:
        held = overview(_picture(dossier, times, fusing.Drawer))
        dossier.keep_beside("overview", stamp, held, times)
    return held.of(dossier.name, at)


def overview_at_a_glance(place: str, *, at: str | None = None, as_known: str | None = None) -> Overview | None:
    """What `overview` gives of the dossier at a path or URL, where that is kept and can be had without opening it; else None."""
    from lagebild.views.pictureoverview import Overview  # noqa: PLC0415 -- as in `overview`

    held = glance(place, fusing.rules(), lambda kept: kept.beside(Overview, "overview", (at, as_known)))
    return held and held.of(place, at)


def _picture(
    dossier: Dossier, times: _Times, drawer: Callable[[], fusing.Drawer], keep: _Keep | None = None
) -> Picture:
    """The picture of a time as it was kept, else drawn by a drawer, which is asked for only then."""
    at, as_known = times
    stamp, held = dossier.drawing(fusing.rules(), times)
    if held is not None:
        return replace(held, dossier=dossier.name)
    drawn = _drawn(dossier, at, as_known, drawer())
    _keep(dossier, stamp, drawn, times, keep)
    return drawn.picture


def _keep(dossier: Dossier, stamp: str, drawn: fusing.Drawn, times: _Times, keep: _Keep | None) -> None:
    if keep is None:
        dossier.keep_drawing(stamp, drawn.picture, times, drawn.ground)
    else:
        keep(stamp, drawn)


def _drawn(dossier: Dossier, at: str | None, as_known: str | None, drawer: fusing.Drawer | None = None) -> fusing.Drawn:
    """The picture and what sentences are held against in it, drawn by a drawer or from scratch."""
    texts = _texts(dossier, at, as_known)
    copies = _copies(dossier, texts, as_known)
    return (drawer or fusing.Drawer()).drawn(
        dossier.name,
        texts,
        copies=copies,
        totals=Totals(len(texts), sum(text.version.number for text in texts), len({copy for copy, _ in copies})),
        verdicts=dossier.verdicts(as_known=as_known),
        at=at,
        as_known=as_known,
    )


def ground(
    dossier: Dossier, *, at: str | None = None, drawer: fusing.Drawer | None = None, keep: _Keep | None = None
) -> fusing.Ground:
    """What sentences are held against in the picture that a dossier gives (see `whatif`): as it was kept beside that, else drawn with it.

    The arguments are those of `picture`.
    """
    times = (at, None)
    stamp, held = dossier.beside(fusing.Ground, "ground", fusing.rules(), times)
    if held is not None:
        return held
    drawn = _drawn(dossier, at, None, drawer)
    _keep(dossier, stamp, drawn, times, keep)
    return drawn.ground


def ground_at_a_glance(place: str) -> fusing.Ground | None:
    """What `ground` gives of the dossier at a path or URL, where that is kept and can be had without opening it; else None."""
    return glance(place, fusing.rules(), lambda kept: kept.beside(fusing.Ground, "ground", (None, None)))


def whatif(
    dossier: Dossier,
    sentence: str,
    reader: Reads,
    *,
    at: str | None = None,
    drawer: fusing.Drawer | None = None,
    held: fusing.Ground | None = None,
) -> WhatIf:
    """What a sentence would touch if it came true: it is read as a report that comes in last, and nothing of it is kept.

    Args:
        dossier: open.
        sentence: what happens, told as a report would tell it.
        reader: as from `load_reader`.
        at: in the picture as published up to that time; None: all there is.
        drawer: see `picture`; asked only where no picture is kept.
        held: what it is held against, where that is known already (`ground`).

    Raises:
        InputError: the sentence cannot be read.
        StoreError: the dossier cannot be read.
    """
    return supposed(held or ground(dossier, at=at, drawer=drawer), sentence, reader, at=at)


def supposed(held: fusing.Ground, sentence: str, reader: Reads, *, at: str | None = None) -> WhatIf:
    """As `whatif`, of what a sentence is held against (`ground`)."""
    from lagebild.sources.language import ENGLISH  # noqa: PLC0415 -- as in `read`

    when = at or held.published
    told = read(sentence, published=when, id=SUPPOSED, reader=reader)
    version = Version(SUPPOSED, 1, told.article.sha256, moments.LAST, published=when, language=told.article.language)
    answer = fusing.suppose(held, fusing.Text(version, told))
    cautions = tuple(one for one in told.article.warnings if one == ENGLISH)
    known = {who.id: who for some in held.tables.whos.values() for who in some}
    spoken_for = sorted({who.side for who in _having_part(answer) if who.side in known})
    return replace(answer, remarks=(*cautions, *answer.remarks), sides=tuple(known[side] for side in spoken_for))


def _having_part(answer: WhatIf) -> Iterator[Who]:
    """Everybody who is named in the answer to a what-if."""
    for event in answer.read:
        yield from (*event.actors, *event.recipients, *event.according_to)
    for tripwire, _ in answer.touches:
        yield from (*tripwire.by, *tripwire.toward)
    for _, line in answer.positions:
        yield line.actor
        yield from (stance.holder for stance in (*line.history, *line.organs))


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


def changes_overview(
    dossier: Dossier, since: str, *, until: str | None = None, as_known: str | None = None
) -> ChangesOverview:
    """What of the changes between two times a view shows where nothing more is asked for (`lagebild.views.picturechangeoverview`): as it
    was kept beside the later picture, else made of both pictures and kept. The arguments are those of `changes`.
    """
    from lagebild.views.picturechangeoverview import ChangesOverview, changes_overview  # noqa: PLC0415 -- as in `overview`

    rules, times, earlier = fusing.rules(), (until, as_known), (since, as_known)
    before = dossier.stamp(rules, earlier)
    stamp, held = dossier.beside(ChangesOverview, "changes", rules, times)
    if held is None or held.since != before:
        held = changes_overview(changes(dossier, since, until=until, as_known=as_known), since=before)
        dossier.keep_beside("changes", stamp, held, times)
    dossier.see(before, earlier)
    return held.of(dossier.name, since, until)


def changes_at_a_glance(
    place: str, since: str, *, until: str | None = None, as_known: str | None = None
) -> ChangesOverview | None:
    """What `changes_overview` gives of the dossier at a path or URL, where that is kept and can be had without opening it; else None."""
    from lagebild.views.picturechangeoverview import ChangesOverview  # noqa: PLC0415 -- as in `overview`

    def look(kept: Glance) -> ChangesOverview | None:
        before = kept.stamp((since, as_known))
        held = before and kept.beside(ChangesOverview, "changes", (until, as_known))
        return held if held and held.since == before else None

    held = glance(place, fusing.rules(), look)
    return held and held.of(place, since, until)


def _added(found: Found, coder: Coder, dossier: Dossier) -> Added | InputError:
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
) -> Iterator[Article | Found | Added | InputError | Pause]:
    """Each article as far as the dossier has it: to be read, to be linked, or done with."""
    for item in items:
        if isinstance(item, InputError | Pause):
            yield item
            continue
        standing = dossier.standing(item, coder)
        if standing.added is not None:
            yield standing.added
        else:
            yield item if standing.findings is None else Found(item, standing.findings)


def _contained(found: Found, coder: Coder, judgements: Sequence[Judgement]) -> Reading | InputError:
    """The reading, or a fault of Lagebild's own in it: one article never ends the run over an archive."""
    article = found.article
    try:
        return _reading(article, found.findings, coder, judgements)
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        return streaming.fault_of_ours(article, error)


def _reading(article: Article, findings: Findings, coder: Coder, judgements: Sequence[Judgement]) -> Reading:
    from lagebild import linking  # noqa: PLC0415

    linked = linking.resolve(article, findings, judgements)
    return Reading(coder, article, linked.actors, linked.statements, linked.times, article.warnings, linked.frames)
