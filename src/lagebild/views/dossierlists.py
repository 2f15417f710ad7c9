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
from lagebild.views.dossierwords import dossier_words, readable
from lagebild.views.harmless import one_line
from lagebild.views.hits import DOT, WIDEST, heading, short
from lagebild.views.words import count, moment, name_of, quoted_words, words

LONGEST = 300  # characters of a sentence among changes, or of a remark
HANG = 2  # columns before what follows an entry's first line


def article_block(version: Version, language: str) -> RenderableType:
    """One article of a list: title, date, source; id, versions, copies, what is not kept."""
    say = dossier_words(language)
    when = moment(version.published, language) if version.published else say.undated
    head = Text(heading(version, language), style="bold")
    head.append("".join(DOT + part for part in (when, short(version.publisher)) if part), style="not bold")
    parts = [one_line(version.article)]
    parts += [count(version.versions, say.versions)] * (version.versions > 1)
    if version.original is not None:
        parts.append(say.copy_of.format(one_line(version.original)))
    elif version.copies:
        parts.append(count(version.copies, say.copies))
    if version.keep in say.keeps:
        parts.append(say.keeps[version.keep])
    parts += _rights(version, language)
    return Constrain(Block((head, Text(DOT.join(parts), style="dim")), hang=HANG), WIDEST)


def versions_view(
    versions: Sequence[Version],
    texts: Sequence[str],
    language: str,
    *,
    copies: Sequence[str] = (),
    only: int | None = None,
) -> RenderableType:
    """The versions of one article, or `only` one of them, each with what changed against the one before it.

    `copies` are the ids of the articles that print its text.
    """
    say = dossier_words(language)
    more = [versions[-1].url] if versions[-1].url else []
    more += [say.printed.format(", ".join(copies))] if copies else []
    blocks: list[RenderableType] = [article_block(versions[-1], language)]
    blocks.append(Block(tuple(Text(one_line(line)) for line in more), gap=1))
    for at, version in enumerate(versions):
        if only in (None, version.number):
            lines = [_version_line(version, language)]
            if at:
                lines += _changes(versions[at - 1], version, texts[at - 1], texts[at], language)
            blocks.append(Block(tuple(lines), gap=1, hang=HANG))
    return Constrain(Group(*blocks), WIDEST)


def _rights(version: Version, language: str) -> Iterator[str]:
    """What the source says about the use of the text: a reservation and where it stands, the licence, the copyright."""
    say, rights = dossier_words(language), version.rights
    if rights is None:
        return
    if rights.reserved:
        yield say.reserved.format(short(", ".join(dict.fromkeys(one.by for one in rights.reservations))))
    if rights.licence:
        yield say.licence.format(short(rights.licence))
    elif rights.notice:
        yield short(rights.notice)


def _version_line(version: Version, language: str) -> Text:
    """The number of a version, when it was published and when it came to be known, the beginning of its hash."""
    say = dossier_words(language)
    when = version.modified or version.published
    parts = [say.published.format(moment(when, language))] if when else []
    parts += [say.known.format(moment(_to_the_second(version.known), language)), f"sha256:{version.sha256[:12]}"]
    line = Text(f"{say.version} {version.number}", style="bold")
    return line.append("".join(DOT + part for part in parts), style="not bold dim")


def _to_the_second(stamp: str) -> str:
    """A moment of knowing (UTC, with microseconds) for people."""
    return f"{stamp[:19]}+00:00"


def _changes(before: Version, after: Version, old: str, new: str, language: str) -> Iterator[Text]:
    """What changed: the title, and sentences taken out and put in."""
    say = dossier_words(language)
    if before.title != after.title:
        yield Text(f"- {short(before.title) or say.untitled}", style="red")
        yield Text(f"+ {short(after.title) or say.untitled}", style="green")
    if "none" in (before.keep, after.keep):
        yield Text(say.keeps["none"], style="dim")
        return
    found = False
    for sign, sentence in changed_sentences(old, new):
        found = True
        shown = short(readable(one_line(sentence), say.gap), LONGEST)
        yield Text(f"{sign} {shown}", style="red" if sign == "-" else "green")
    if not found:
        yield Text(say.no_change, style="dim")


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
    head = Text(short(actor.name), style="bold")
    head.append(DOT + name_of(ACTOR_KINDS, actor.kind, language), style="not bold")
    counts = [count(actor.statements, say.said)] * bool(actor.statements)
    counts += [count(actor.mentions, say.mentions), count(actor.articles, say.in_articles)]
    head.append(DOT + ", ".join(counts), style="not bold")
    ids = DOT.join(one_line(part) for part in (actor.key, actor.wikidata, actor.country) if part)
    return Constrain(Block((head, Text(ids, style="dim")), hang=HANG), WIDEST)


def actor_json(actor: KnownActor) -> Mapping[str, Any]:
    """An actor as plain values; `id` is the key."""
    values = asdict(actor)
    return {"id": values.pop("key"), **values}


def verdict_block(
    verdict: Verdict, language: str, *, names: Mapping[str, str] | None = None, unplaced: bool = False
) -> RenderableType:
    """One judgement: what was decided about what, by whom and when, and whether it was taken back.

    `names` are those of the actors of its article by their ids; `unplaced` says that it finds nothing in the current text.
    """
    say = dossier_words(language)
    head = Text(say.verdicts.get(verdict.kind, verdict.kind), style="bold")
    what = [f"{say.kinds.get(verdict.of, verdict.of)} {one_line(verdict.subject)}", *decided(verdict, names or {})]
    if verdict.anchor is not None:
        what.append(short(quoted_words(verdict.anchor.words, language), LONGEST))
    head.append("".join(DOT + part for part in what if part), style="not bold")
    tail = [verdict.id]
    if verdict.article is not None and verdict.of != "article":
        tail.append(f"{say.kinds['article']} {one_line(verdict.article)}")
    tail += [say.by.format(short(verdict.author)), moment(_to_the_second(verdict.made), language)]
    if verdict.undone is not None:
        tail.append(say.undone.format(short(verdict.undone_by)))
    elif unplaced:
        tail.append(say.unplaced)
    return Constrain(Block((head, Text(DOT.join(tail), style="dim")), hang=HANG), WIDEST)


def decided(verdict: Verdict, names: Mapping[str, str]) -> Iterator[str]:
    """What was decided, in a few words."""
    value = verdict.value
    if verdict.kind == "correct":
        for name, new in value.get("set", {}).items():
            yield f"{one_line(name)} = {_new_value(new, names)}"
        return
    for name in ("state", "grade", "text", "with", "name", "entity"):
        if name in value:
            yield short(str(value[name]), LONGEST)
            return


def _new_value(value: Any, names: Mapping[str, str]) -> str:
    """The new value of a field as a person would type it: an actor's name, days, spans, a label."""
    if isinstance(value, Mapping) and "start" in value:
        return " – ".join(dict.fromkeys(str(value[end]) for end in ("start", "end") if value.get(end)))
    if isinstance(value, Mapping):
        actor = str(value.get("actor"))
        return short(names.get(actor, actor))
    if isinstance(value, Sequence) and not isinstance(value, str):
        if value and all(isinstance(one, int) for one in value):
            return "–".join(map(str, value))
        return ", ".join(_new_value(one, names) for one in value) or "–"
    return "–" if value is None else short(str(value), LONGEST)


def verdict_json(verdict: Verdict) -> Mapping[str, Any]:
    """A judgement as plain values."""
    return {"id": verdict.id, **asdict(verdict), "value": dict(verdict.value)}


def nothing(language: str) -> str:
    """What an empty dossier says."""
    return dossier_words(language).empty


def nameless(number: int, language: str) -> str:
    """How many actors without a name are left out of a list, and what would show them."""
    return f"{count(number, dossier_words(language).nameless)}: --all"


def no_verdicts(language: str) -> str:
    """What stands for a list of no judgements."""
    return dossier_words(language).no_judgements


def articles_total(number: int, language: str) -> str:
    """How many articles there are."""
    return count(number, words(language).article)
