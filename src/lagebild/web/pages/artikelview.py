"""One article as its page shows it: the annotated text with its layers, versions, copies, judgements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup
from starlette.datastructures import QueryParams

from lagebild.entries import ERASED, HIDDEN, Verdict, Version
from lagebild.records import Reading, Statement
from lagebild.views.dossierlists import decided
from lagebild.views.dossierwords import dossier_words, readable
from lagebild.views.framewords import TIME
from lagebild.views.harmless import one_line
from lagebild.views.hits import heading, short
from lagebild.views.marks import Mark
from lagebild.views.outline import Candidate, Keep, actors_of, best_by_f1, everything, voice
from lagebild.views.pagedata import Document, document
from lagebild.views.pagefindings import Switch, switches
from lagebild.views.words import quoted_words
from lagebild.web.clock import Clock
from lagebild.web.filters import segment
from lagebild.web.pages.artikelwords import ArtikelWords

LESS = "less"
LINKED = 20  # copies that are named
_GAP = re.compile(f"[{HIDDEN}{ERASED}](?:[{HIDDEN}{ERASED}\\s]*[{HIDDEN}{ERASED}])?")


@dataclass(frozen=True, slots=True)
class Layer:
    """A switch: its key in the address, its letter and name, how many it turns on."""

    key: str
    letter: str
    name: str
    count: int
    on: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What an article's page is asked for: its layers (None: the usual ones), one speaker, the span to mark."""

    layers: frozenset[str] | None
    speaker: str
    span: tuple[int, int] | None
    compare: int | None
    side: bool


@dataclass(frozen=True, slots=True)
class Text:
    """The annotated text; `off` are the classes that turn layers off, `spot` says whether the span could be marked."""

    document: Document
    body: Markup
    statements: tuple[Layer, ...]
    findings: tuple[Layer, ...]
    less: bool
    off: str
    spot: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement in words."""

    kind: str
    what: str
    details: str
    author: str
    made: str
    undone: str


def asked(query: QueryParams) -> Asked:
    """What the address asks; numbers that are none are passed over."""
    begin, end = number(query.get("from")), number(query.get("to"))
    return Asked(
        layers=frozenset(query.getlist("layer")) if "layers" in query else None,
        speaker=one_line(query.get("speaker"))[:200],
        span=(begin, end) if begin is not None and end is not None else None,
        compare=number(query.get("compare")),
        side=query.get("view") == "side",
    )


def number(text: str | None) -> int | None:
    """A whole number from 0 on; None for anything else."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None


def annotated(reading: Reading, what: Asked, words: ArtikelWords, language: str) -> Text:
    """The text of a reading with what was found in it."""
    less = what.layers is not None and LESS in what.layers
    length = len(reading.article.text)
    spot = what.span is not None and what.span[0] < what.span[1] <= length
    more = [_spot(what.span, words)] if spot and what.span is not None else []
    whole = document(
        reading,
        0,
        language=language,
        include_all=less,
        keep=_keep(reading, what.speaker, everything if less else best_by_f1),
        more=more,
        brief=True,
    )
    statements = tuple(Layer(one.key, "", one.name, one.count, _on(what, one.key, default=True)) for one in whole.types)
    findings = tuple(
        Layer(one.kind, one.letter, one.name, one.count, _on(what, one.kind, default=one.kind != TIME))
        for one in _switches(whole, language)
    )
    off = [f"off-{layer.key}" for layer in (*statements, *findings) if not layer.on] + [f"off-{LESS}"] * (not less)
    return Text(whole, gaps(whole.body, dossier_words(language).gap), statements, findings, less, " ".join(off), spot)


def _on(what: Asked, key: str, *, default: bool) -> bool:
    return default if what.layers is None else key in what.layers


def _switches(whole: Document, language: str) -> Sequence[Switch]:
    return [one for one in switches([(whole.sure, whole.found)], language) if one.kind != "statement"]


def _spot(span: tuple[int, int] | None, words: ArtikelWords) -> Mark:
    """The mark of the words that somebody followed a link to."""
    spans = () if span is None else (span,)
    return Mark(spans, "k-beleg", "▸", words.text["beleg"], "beleg", "beleg", finding=-1)


def _keep(reading: Reading, speaker: str, keep: Keep) -> Keep:
    """The same, but of statements only a speaker's, and of what stands in statements only what stands in those."""
    if not speaker:
        return keep
    actors = actors_of(reading)
    own = set()
    for statement in reading.statements:
        said_by = voice(reading, actors, statement.speaker)
        if (said_by.key if said_by else "-") == speaker:
            own.add(statement.id)

    def kept(one: Candidate) -> bool:
        inside = one.id if isinstance(one, Statement) else getattr(one, "statement", None)
        return keep(one) and (inside is None or inside in own)

    return kept


def gaps(body: Markup, sign: str) -> Markup:
    """The text with a sign for every stretch that is not kept."""
    return Markup(_GAP.sub(f'<span class="gap">{sign}</span>', str(body)))


def kept_notes(version: Version, text: str, words: ArtikelWords) -> Iterator[str]:
    """What is to be said of what is not kept."""
    if version.keep in ("none", "spans"):
        yield words.text[version.keep]
    if ERASED in text:
        yield words.text["forgotten"]


def judged(verdicts: Sequence[Verdict], reading: Reading | None, clock: Clock) -> list[Judged]:
    """The judgements on an article, the latest first."""
    language = clock.language
    say = dossier_words(language)
    names: Mapping[str, str] = {} if reading is None else {actor.id: actor.name for actor in reading.actors}
    result = []
    for verdict in reversed(verdicts):
        about = [*decided(verdict, names)]
        if verdict.anchor is not None:
            about.append(short(quoted_words(readable(verdict.anchor.words), language), 200))
        result.append(
            Judged(
                say.verdicts.get(verdict.kind, verdict.kind),
                say.kinds.get(verdict.of, verdict.of),
                " · ".join(filter(None, map(one_line, about))),
                short(verdict.author),
                known(verdict.made, clock),
                short(verdict.undone_by) if verdict.undone is not None else "",
            )
        )
    return result


def known(stamp: str, clock: Clock) -> str:
    """A moment of knowing (UTC, with microseconds) for people, in the zone of the reports."""
    try:
        zone = datetime.fromisoformat(f"2000-01-01T00:00{clock.home}").tzinfo
        return clock.when(datetime.fromisoformat(f"{stamp[:19]}+00:00").astimezone(zone).isoformat())
    except (ValueError, OverflowError):
        return clock.when(stamp)


def href(version: Version, **query: int | str) -> str:
    """The address of a version's page."""
    more = "".join(f"&{key}={value}" for key, value in query.items())
    return f"/artikel/{segment(version.article)}?version={version.number}{more}"


def named(version: Version, clock: Clock) -> tuple[str, str, str, str]:
    """An article as a link: address, title, source with time, language."""
    when = clock.when(version.published) if version.published else ""
    source = ", ".join(filter(None, (short(version.publisher), when)))
    return href(version), heading(version, clock.language), source, version.language
