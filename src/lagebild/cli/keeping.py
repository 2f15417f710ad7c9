"""`lagebild check` and `lagebild migrate`: keeping a dossier sound."""

from __future__ import annotations

import sys

import click

from lagebild.cli import tongue
from lagebild.cli.common import SOME_FAILED, dossier_argument, language_option, opened, output, spoken
from lagebild.cli.messages import Messages
from lagebild.views.added import holdings
from lagebild.views.dossierwords import dossier_words
from lagebild.views.harmless import one_line
from lagebild.views.words import count


@click.command("check", short_help="Verify every hash, every span against its text, and the search index.")
@dossier_argument
@language_option
@click.pass_context
def check_command(context: click.Context, place: str, lang: str | None) -> None:
    """Verify DOSSIER: hashes of texts and readings, spans against their texts, references, and that the search index is what follows.

    Nothing is changed. Every fault is one line on standard output; the exit status is 3 where there is one.
    """
    language = spoken(lang)
    say = dossier_words(language)
    with opened(place) as dossier, output() as stream:
        counts = dossier.counts()
        messages = Messages(
            sys.stderr, language=tongue.of_command(), bar=True, total=lambda: counts.versions, task="checking"
        )
        found = 0
        try:
            for fault in dossier.check(lambda: messages.done("", ())):
                found += 1
                stream.write(one_line(f"{fault.where}: {fault.what}") + "\n")
        finally:
            messages.close()
        if found:
            messages.say(f"{dossier.name}: {count(found, say.faults)}")
            context.exit(SOME_FAILED)
        stream.write(say.sound.format(one_line(dossier.name), holdings(counts, language)) + "\n")


@click.command("migrate", short_help="Bring a dossier of an older version up to this one.")
@dossier_argument
@language_option
def migrate_command(place: str, lang: str | None) -> None:
    """Bring DOSSIER up to this version, in one transaction; a dossier of this version stays as it is. Copy the file before."""
    from lagebild.store import migrate  # noqa: PLC0415

    done = migrate(place)
    with opened(place) as dossier, output() as stream:
        now = dossier_words(spoken(lang)).up_to_date.format(one_line(dossier.name))
        stream.writelines(f"{line}\n" for line in (*done, now))
