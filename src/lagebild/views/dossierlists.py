"""Lists out of a dossier: articles with their versions and copies, actors, judgements; in a terminal and as plain values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from difflib import SequenceMatcher
from typing import Any

from rich.console import Group, RenderableType
from rich.constrain import Constrain
from rich.text import Text

from lagebild.entries import KnownActor, Verdict, Version
from lagebild.labels import ACTOR_KINDS
from lagebild.sentences import sentences
from lagebild.views.blocks import Block
from lagebild.views.dossierwords import DossierWords, dossier_words, readable
from lagebild.views.harmless import one_line
from lagebild.views.hits import DOT, WIDEST, heading
from lagebild.views.words import count, moment, name_of, quoted_words, words

LONGEST = 300  # characters of a sentence among changes


def article_block(version: Version, language: str) -> RenderableType:
    """One article of a list: title, date, source; id, versions, copies, what is not kept."""
    say = dossier_words(language)
    when = moment(version.published, language) if version.published else say.undated
    head = Text(heading(version, language), style="bold")
    head.append("".join(DOT + part for part in (when, one_line(version.publisher)) if part), style="not bold")
    parts = [one_line(version.article)]
    parts += [count(version.versions, say.versions)] * (version.versions > 1)
    parts += [say.copy_of.format(one_line(version.original))] * (version.original is not None)
    parts += [count(version.copies, say.copies)] * (version.copies > 0)
    if version.keep in say.keeps:
        parts.append(say.keeps[version.keep])
    return Constrain(Block((head, Text(DOT.join(parts), style="dim")), indent=0), WIDEST)


def versions_view(versions: Sequence[Version], texts: Sequence[str], language: str) -> RenderableType:
    """The versions of one article, each with what changed against the one before it."""
    say = dossier_words(language)
    blocks: list[RenderableType] = [article_block(versions[-1], language), Block((), gap=1)]
    if versions[-1].url:
        blocks.append(Block((Text(one_line(versions[-1].url)),), gap=1))
    for at, version in enumerate(versions):
        lines = [Text(f"{say.version} {version.number}", style="bold")]
        lines[0].append(
            f"{DOT}{say.known.format(moment(version.known[:19] + '+00:00', language))}{DOT}{version.sha256[:16]}",
            style="dim",
        )
        if at:
            lines += list(_changes(versions[at - 1], version, texts[at - 1], texts[at], say))
        blocks.append(Block(tuple(lines), gap=1))
    return Constrain(Group(*blocks), WIDEST)


def _changes(before: Version, after: Version, old: str, new: str, say: DossierWords) -> Iterator[Text]:
    """What changed: the title, and sentences taken out and put in."""
    if before.title != after.title:
        yield Text(f"- {heading(before, 'de') if before.title else say.untitled}", style="red")
        yield Text(f"+ {heading(after, 'de') if after.title else say.untitled}", style="green")
    found = False
    for sign, sentence in changed_sentences(old, new):
        found = True
        yield Text(f"{sign} {_cut(readable(one_line(sentence), say.gap))}", style="red" if sign == "-" else "green")
    if not found:
        yield Text(say.no_change, style="dim")


def _cut(sentence: str) -> str:
    return sentence if len(sentence) <= LONGEST else sentence[: LONGEST - 1].rstrip() + "…"


def changed_sentences(old: str, new: str) -> Iterator[tuple[str, str]]:
    """The sentences that went ("-") and that came ("+"), in the order of the texts."""
    before = [old[begin:end].strip() for begin, end in sentences(old)]
    after = [new[begin:end].strip() for begin, end in sentences(new)]
    for tag, first, last, begin, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from (("-", sentence) for sentence in before[first:last])
            yield from (("+", sentence) for sentence in after[begin:end])


def version_json(version: Version) -> Mapping[str, Any]:
    """An article's version as plain values."""
    return asdict(version)


def actor_block(actor: KnownActor, language: str) -> RenderableType:
    """One actor of a list: name, kind, how often; by what it is called in judgements and in `search --speaker`."""
    say = dossier_words(language)
    head = Text(one_line(actor.name), style="bold")
    head.append(DOT + name_of(ACTOR_KINDS, actor.kind, language), style="not bold")
    counts = [count(actor.statements, say.said)] * bool(actor.statements)
    counts += [count(actor.mentions, say.mentions), count(actor.articles, say.in_articles)]
    head.append(DOT + ", ".join(counts), style="not bold")
    ids = DOT.join(part for part in (one_line(actor.key), actor.wikidata, actor.country) if part)
    return Constrain(Block((head, Text(ids, style="dim"))), WIDEST)


def actor_json(actor: KnownActor) -> Mapping[str, Any]:
    """An actor as plain values; `id` is the key."""
    values = asdict(actor)
    return {"id": values.pop("key"), **values}


def verdict_block(verdict: Verdict, language: str, *, unplaced: bool = False) -> RenderableType:
    """One judgement: what was decided about what, by whom and when, and whether it was taken back."""
    say = dossier_words(language)
    head = Text(say.verdicts.get(verdict.kind, verdict.kind), style="bold")
    what = [f"{say.kinds.get(verdict.of, verdict.of)} {one_line(verdict.subject)}", _value(verdict)]
    if verdict.anchor is not None:
        what.append(_cut(quoted_words(verdict.anchor.words, language)))
    head.append("".join(DOT + part for part in what if part), style="not bold")
    when = moment(verdict.made[:19] + "+00:00", language)
    tail = [verdict.id, say.by.format(one_line(verdict.author)), when]
    if verdict.undone is not None:
        tail.append(say.undone.format(one_line(verdict.undone_by)))
    tail += [say.unplaced] * unplaced
    return Constrain(Block((head, Text(DOT.join(tail), style="dim"))), WIDEST)


def _value(verdict: Verdict) -> str:
    """What was decided, in a few words."""
    value = verdict.value
    if verdict.kind == "correct":
        return ", ".join(f"{name} = {one_line(str(new))}" for name, new in value.get("set", {}).items())
    for name in ("state", "grade", "text", "with", "name", "entity"):
        if name in value:
            return one_line(str(value[name]))
    return ""


def verdict_json(verdict: Verdict) -> Mapping[str, Any]:
    """A judgement as plain values."""
    return {"id": verdict.id, **asdict(verdict), "value": dict(verdict.value)}


def nothing(language: str) -> str:
    """What an empty dossier says."""
    return dossier_words(language).empty


def articles_total(number: int, language: str) -> str:
    """How many articles there are."""
    return count(number, words(language).article)
