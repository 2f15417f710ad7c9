"""`lagebild judge`: what people decide, and taking it back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TextIO

import click

from lagebild.cli.common import (
    author_of,
    author_option,
    dossier_argument,
    json_option,
    language_option,
    opened,
    output,
    spoken,
)
from lagebild.cli.verdicts import blocks
from lagebild.entries import VERDICTS, Verdict
from lagebild.store import Dossier
from lagebild.views import dossierlists as lists
from lagebild.views.exports import json_line
from lagebild.views.terminal import console

EPILOG = """\b
What can be decided; ID is that of a statement (`lagebild search` shows it) or
of an event or another frame (`lagebild export` gives it):
  confirm ID                 it is right as read
  reject ID                  it is wrong and shown nowhere
  correct ID FIELD=VALUE...  type=indirect, speaker="Radan Korwath",
                             said=2026-03-17, spans=120-164, stance=against
  state ID STATE             of a commitment: open, touched, fulfilled,
                             lapsed, withdrawn
  merge WORDS ACTOR          who is called WORDS is ACTOR: a name or an id of
                             `lagebild actors`
  split WORDS ACTOR          who is called WORDS is not ACTOR
  merge ARTICLE ARTICLE      with --of article: the first copies the second
  split ARTICLE ARTICLE      with --of article: neither copies the other
  merge ID ID...             with --of record: the picture has them as one
                             statement, event, tripwire or question
  split ID ID...             with --of record: the first is none of the others
  grade SOURCE GRADE         a publisher by the Admiralty scale: A to F and
                             1 to 6, such as B2
  note ID TEXT               a remark; with --of article or source on those
  list [ARTICLE]             the judgements, with their own ids
  undo JUDGEMENT             take one back; it stays on record

\b
Examples:
  lagebild judge crisis.db confirm s431b5134c0d78b87
  lagebild judge crisis.db merge "der Minister" "Tibor Lasnik" --article b5bb4
  lagebild judge crisis.db grade "Westländischer Pressedienst" B2
  lagebild judge crisis.db undo jbbb98d7f

\b
Exit status:
  0    it is written down
  1    there is no such thing, or it cannot be decided so
  2    the command line is wrong
  141  whoever was reading the output stopped reading
"""
ACTIONS = (*VERDICTS, "list", "undo")
USAGE = {
    "confirm": (1, 1, "ID"),
    "reject": (1, 1, "ID"),
    "correct": (2, 99, "ID FIELD=VALUE..."),
    "state": (2, 2, "ID STATE"),
    "merge": (2, 99, "WORDS ACTOR, or with --of record ID ID..."),
    "split": (2, 99, "WORDS ACTOR, or with --of record ID ID..."),
    "grade": (2, 2, "SOURCE GRADE"),
    "note": (2, 999, "ID TEXT"),
    "list": (0, 1, "[ARTICLE]"),
    "undo": (1, 1, "JUDGEMENT"),
}
"""Of every action how many arguments it takes at least and at most, and which."""
SUBJECTS = {
    "merge": ("actor", "article", "record"),
    "split": ("actor", "article", "record"),
    "grade": ("source",),
    "note": ("article", "source"),
}
"""What may be said with --of, by action."""


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for on the command line."""

    place: str
    action: str
    arguments: tuple[str, ...]
    of: str | None
    article: str | None
    author: str | None
    as_json: bool
    lang: str | None


@click.command("judge", epilog=EPILOG, short_help="Confirm, correct, reject, merge, split, grade, note; and undo.")
@dossier_argument
@click.argument("action", type=click.Choice(ACTIONS), metavar="ACTION")
@click.argument("arguments", nargs=-1, metavar="[ARGUMENT]...")
@click.option(
    "--of",
    type=click.Choice(["actor", "article", "record", "source"]),
    help="What the first ARGUMENT is, where it is no statement or frame.",
)
@click.option("--article", metavar="ID", help="merge, split: only in this article.")
@author_option
@json_option
@language_option
def judge_command(**chosen: Any) -> None:
    """Write down in DOSSIER what a person has decided. It wins over the machine's reading, in every later reading too.

    A judgement holds on to the quoted words, so that it survives another model and an edited text. Nothing is overwritten: a
    judgement that is taken back leaves everything as it was before.
    """
    options = Options(**chosen)
    least, most, usage = USAGE[options.action]
    if not least <= len(options.arguments) <= most:
        raise click.UsageError(f"lagebild judge DOSSIER {options.action} {usage}")
    is_of_actors = options.action in ("merge", "split") and options.of in (None, "actor")
    if options.article is not None and not is_of_actors:
        raise click.UsageError("--article goes with merge and split of actors")
    if is_of_actors and len(options.arguments) > 2:
        raise click.UsageError(f"lagebild judge DOSSIER {options.action} WORDS ACTOR")
    with opened(options.place) as dossier:
        verdicts = _done(dossier, options)
        with output() as stream:
            _shown(dossier, verdicts, options, stream)


def _shown(dossier: Dossier, verdicts: list[Verdict], options: Options, stream: TextIO) -> None:
    """Write the judgements."""
    language = spoken(options.lang)
    if options.as_json:
        stream.writelines(json_line(lists.verdict_json(verdict)) + "\n" for verdict in verdicts)
        return
    for block in blocks(dossier, verdicts, language):
        console(stream).print(block)
    if not verdicts:
        stream.write(lists.no_verdicts(language) + "\n")


def _done(dossier: Dossier, options: Options) -> list[Verdict]:
    """Do what was asked for; the judgements to show."""
    if options.action == "list":
        return dossier.verdicts(*(next(dossier.versions(one)).article for one in options.arguments))
    author = author_of(options.author)
    subject, rest = options.arguments[0], options.arguments[1:]
    if options.action == "undo":
        return [dossier.undo(subject, author=author)]
    of = _kind(options)
    if of == "record":
        return [dossier.judge(options.action, subject, author=author, value={"with": other}) for other in rest]
    value = _value(dossier, options, subject, rest, of)
    return [dossier.judge(options.action, subject, author=author, of=of, article=options.article, value=value)]


def _kind(options: Options) -> str | None:
    """What the judgement is about; None for one statement or frame, "record" for two."""
    if options.of is not None and options.of not in SUBJECTS.get(options.action, ()):
        can = [f"{action} {' or '.join(of)}" for action, of in SUBJECTS.items()]
        raise click.UsageError(f"{options.action} does not go with --of {options.of}; what does: {', '.join(can)}")
    if options.action == "grade":
        return "source"
    return options.of or ("actor" if options.action in ("merge", "split") else None)


def _value(
    dossier: Dossier, options: Options, subject: str, rest: tuple[str, ...], of: str | None
) -> Mapping[str, Any]:
    match options.action:
        case "correct":
            return {"set": dossier.corrections(subject, dict(map(_field, rest)))}
        case "state":
            return {"state": rest[0]}
        case "grade":
            return {"grade": rest[0].upper()}
        case "note":
            return {"text": " ".join(rest).strip()}
        case "merge" | "split" if of == "article":
            return {"with": rest[0]}
        case "merge" | "split":
            return {"words": subject, **dossier.meant(rest[0])}
        case _:
            return {}


def _field(given: str) -> tuple[str, str]:
    name, sign, value = given.partition("=")
    if not sign or not name.strip():
        raise click.UsageError(f"{given!r}: FIELD=VALUE, such as type=indirect")
    return name.strip(), value
