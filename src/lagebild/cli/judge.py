"""`lagebild judge`: what people decide, and taking it back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

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
from lagebild.entries import VERDICTS, Verdict
from lagebild.store import Dossier
from lagebild.views import dossierlists as lists
from lagebild.views.text import console

EPILOG = """\b
What can be decided (ID is that of a statement, an event or another frame):
  confirm ID                   it is right as read
  reject ID                    it is wrong and shown nowhere
  correct ID FIELD=VALUE...    type=indirect, speaker="Radan Korwath",
                               said=2026-03-17, spans=120-164, stance=against
  state ID STATE               of a commitment: open, touched, fulfilled, lapsed,
                               withdrawn
  merge WORDS ACTOR            who is called WORDS is ACTOR: a name or an id of
                               `lagebild actors`
  split WORDS ACTOR            who is called WORDS is not ACTOR
  merge ARTICLE ARTICLE        with --of article: the first copies the second
  split ARTICLE ARTICLE        with --of article: neither copies the other
  grade SOURCE GRADE           a publisher by the Admiralty scale: A to F and
                               1 to 6, such as B2
  note ID TEXT                 a remark; with --of article or source on those
  list [ARTICLE]               the judgements, with their own ids
  undo JUDGEMENT               take one back; it stays on record

\b
Exit status:
  0  it is written down    1  there is no such thing    2  the command is wrong
"""
ACTIONS = (*VERDICTS, "list", "undo")
ARGUMENTS = {"confirm": (1, 1), "reject": (1, 1), "correct": (2, 99), "list": (0, 1), "undo": (1, 1), "note": (2, 99)}


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
    type=click.Choice(["actor", "article", "source"]),
    help="What ARGUMENT names, where it is no statement or frame.",
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
    least, most = ARGUMENTS.get(options.action, (2, 2))
    if not least <= len(options.arguments) <= most:
        raise click.UsageError(
            f"{options.action} takes {least if least == most else f'{least} or more'} argument(s); see --help"
        )
    with opened(options.place) as dossier:
        verdicts = _done(dossier, options)
    with output() as stream:
        for verdict in verdicts:
            if options.as_json:
                stream.write(json.dumps(lists.verdict_json(verdict), ensure_ascii=False) + "\n")
            else:
                console(stream).print(lists.verdict_block(verdict, spoken(options.lang)))


def _done(dossier: Dossier, options: Options) -> list[Verdict]:
    """Do what was asked for; the judgements to show."""
    if options.action == "list":
        return dossier.verdicts(*options.arguments)
    author = author_of(options.author)
    subject, rest = options.arguments[0], options.arguments[1:]
    if options.action == "undo":
        return [dossier.undo(subject, author=author)]
    of = _kind(options)
    value = _value(dossier, options, subject, rest, of)
    return [dossier.judge(options.action, subject, author=author, of=of, article=options.article, value=value)]


def _kind(options: Options) -> str | None:
    """What the judgement is about; None for a statement or frame."""
    if options.action == "grade":
        return "source"
    if options.action in ("merge", "split"):
        return options.of or "actor"
    if options.of == "actor":
        raise click.UsageError(f"{options.action} is about statements and frames; actors are merged and split")
    return options.of


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
            return {"text": " ".join(rest)}
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
