"""The answers of a search: in a terminal, and as the contract's JSON lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.constrain import Constrain
from rich.text import Text

from lagebild.entries import Hit, Version
from lagebild.records import Actor
from lagebild.views.blocks import Block
from lagebild.views.dossierwords import DossierWords, dossier_words, kept, readable
from lagebild.views.harmless import one_line
from lagebild.views.statementwords import manner
from lagebild.views.words import count, moment, words

WIDEST = 100  # columns
LONGEST = 400  # characters of a quotation that are shown
TITLE = 80  # characters of a title that are shown, or of a name
LEAD_SHOWN = 60  # characters of the text that stand in for a missing title
DOT = " · "


def hits_view(
    statements: Sequence[Hit],
    articles: Sequence[Hit],
    total: int,
    *,
    language: str,
    counted: int,
    passed_over: bool = False,
) -> RenderableType:
    """The hits under their headings, with a line for how many there are; beyond `counted` they were not counted.

    `passed_over` says that statements that are less sure were not looked at.
    """
    say = dossier_words(language)
    blocks: list[Block] = []
    for title, hits in ((say.statements, statements), (say.articles, articles)):
        if hits:
            blocks.append(Block((Text(title, style="bold underline"),)))
            gutter = 3 + len(str(len(hits)))
            blocks += [
                Block(tuple(_lines(hit, say)), Text(str(n), style="bold"), gutter, gap=1)
                for n, hit in enumerate(hits, 1)
            ]
    last = [_count(len(statements) + len(articles), total, counted, language)]
    last += [say.less_sure] * (passed_over and not statements)
    blocks.append(Block((Text(DOT.join(last), style="dim"),)))
    return Constrain(Group(*blocks), WIDEST)


def _count(seen: int, total: int, counted: int, language: str) -> str:
    say = dossier_words(language)
    if not total:
        return say.no_hits
    many = f"{counted:,}".replace(",", "." if say is dossier_words("de") else ",")
    found = say.many_hits.format(many) if total > counted else count(total, say.hits)
    return found if seen >= total else f"{found}, {say.shown.format(seen)}"


def _lines(hit: Hit, say: DossierWords) -> Iterator[Text]:
    language = "de" if say is dossier_words("de") else "en"
    yield _head(hit, language)
    yield Text(quote(hit, say))
    yield Text(DOT.join(part for part in (hit.statement, _source(hit.version, say)) if part), style="dim")


def _head(hit: Hit, language: str) -> Text:
    version = hit.version
    said = hit.said[0]
    when = version.published if said is None or "T" in said else said  # with a time of day it is the article's, in UTC
    tail = [moment(when, language) if when else words(language).undated, short(version.publisher)]
    if hit.statement is None:
        head = Text(heading(version, language), style="bold")
    else:
        name = short(hit.speakers[0].name) if hit.speakers else words(language).no_speaker
        head = Text(name, style="bold").append(DOT + readable(one_line(manner(hit, language))), style="not bold")
    return head.append("".join(DOT + part for part in tail if part), style="not bold")


def short(text: str | None, longest: int = TITLE) -> str:
    """A title or a name on one line, cut where it is very long."""
    line = readable(one_line(text))
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def heading(version: Version, language: str) -> str:
    """An article's title, cut where it is very long; the first words of its text where it has none."""
    if title := short(version.title):
        return title
    lead = readable(one_line(version.lead.partition("\n")[0]))
    if not lead.strip("[…] "):
        return dossier_words(language).untitled
    return lead if len(lead) < LEAD_SHOWN else (lead[:LEAD_SHOWN].rpartition(" ")[0] or lead[:LEAD_SHOWN]) + " …"


def quote(hit: Hit, say: DossierWords) -> str:
    """The words of a hit on one line; a sign for what is not kept."""
    words_ = readable(one_line(" … ".join(hit.text[begin:end] for begin, end in hit.spans)), say.gap)
    return short(words_, LONGEST)


def _source(version: Version, say: DossierWords) -> str:
    parts = [one_line(version.article)]
    parts += [f"{say.version} {version.number}/{version.versions}"] * (version.versions > 1)
    parts += [say.copy_of.format(one_line(version.original))] * (version.original is not None)
    if version.keep in say.keeps:
        parts.append(say.keeps[version.keep])
    return DOT.join(parts)


def hit_json(hit: Hit) -> Mapping[str, Any]:
    """A hit as plain values (contract: `search --json`)."""
    common = {"score": round(hit.score, 4), "evidence": [evidence_json(hit)]}
    if hit.statement is None:
        return {"hit": "article", "id": hit.version.article, "title": hit.version.title, **common}
    return {
        "hit": "statement",
        "id": hit.statement,
        "type": hit.type,
        "speaker": _actor_json(hit.speakers[0]) if hit.speakers else None,
        "text": kept_words(" … ".join(hit.text[begin:end] for begin, end in hit.spans)),
        "said": {"start": hit.said[0], "end": hit.said[1]},
        "verb": kept_words(hit.verb) if hit.verb is not None else None,
        **common,
    }


def _actor_json(actor: Actor) -> Mapping[str, Any]:
    return {"id": actor.entity, "name": actor.name, "wikidata": actor.wikidata}


def evidence_json(hit: Hit) -> Mapping[str, Any]:
    """The contract's EVIDENCE: which words of which version of which article; the quote is null where they are not kept."""
    version = hit.version
    return {
        "article": version.article,
        "version": version.number,
        "title": version.title,
        "publisher": version.publisher,
        "published": version.published,
        "url": version.url,
        "sha256": version.sha256,
        "spans": [list(span) for span in hit.spans],
        "quote": kept_words(" … ".join(hit.text[begin:end] for begin, end in hit.spans)),
        "kept": version.keep,
    }


def kept_words(text: str) -> str | None:
    """The words as they are; None where nothing of them is kept."""
    return text if kept(text) else None
