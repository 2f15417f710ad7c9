"""In which language a run tells its warnings, faults and errors, and how one that ends a run is shown.

Beside JSON they stay English: what a program reads, on standard error too, is one form in every locale.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

import click

from lagebild.views.notewords import told
from lagebild.views.words import LANGUAGES, interface_language

OPTION, JSON, END = "--lang", "--json", "--"
PROGRAMS = "en"  # what programs are told


def spoken(option: str | None, *, as_json: bool = False) -> str:
    """The language in which a run tells people what is wrong; that of programs beside JSON."""
    return PROGRAMS if as_json else interface_language(option, os.environ)


def of_command() -> str:
    """The language of the command at hand, by its options."""
    context = click.get_current_context(silent=True)
    options = {} if context is None else context.params
    return spoken(options.get("lang"), as_json=bool(options.get("as_json")))


def of_command_line(argv: Sequence[str]) -> str:
    """The language of a command line, which may be too wrong to be taken apart."""
    words = list(argv[: argv.index(END)] if END in argv else argv)
    given = [words[at + 1] for at, word in enumerate(words[:-1]) if word == OPTION]
    given += [word.partition("=")[2] for word in words if word.startswith(f"{OPTION}=")]
    option = next((one for one in reversed(given) if one in LANGUAGES), None)
    return spoken(option, as_json=JSON in words)


def show(error: click.ClickException, language: str) -> None:
    """Say on standard error what is wrong with a command line, and where help is."""
    if language != "de":
        error.show()
        return
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is not None:
        usage = context.get_usage().removeprefix("Usage: ")
        click.echo(f"Aufruf: {usage}\nHilfe: {context.command_path} --help\n", err=True)
    click.echo(f"Fehler: {told(error.format_message(), language)}", err=True)
