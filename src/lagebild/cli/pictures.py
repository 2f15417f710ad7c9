"""What the commands share that show a picture: which lists of it, whose, on which question, how much, and where to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, TypedDict, TypeVar

import click

from lagebild import moments
from lagebild.cli.common import files_of, output, spoken
from lagebild.cli.files import check_target
from lagebild.situation import Picture
from lagebild.views.harmless import one_line
from lagebild.views.picturechoice import Choice, choose
from lagebild.views.pictureempty import empty_view, why_empty
from lagebild.views.picturewords import SECTIONS, picture_words
from lagebild.views.terminal import console

if TYPE_CHECKING:
    from rich.console import RenderableType

    from lagebild.store import Dossier

_Command = TypeVar("_Command", bound=Callable[..., Any])

OTHER_NAMES = {"positions": "questions", "explanations": "hypotheses"}
NAMES: Mapping[str, str] = {
    **{name: name for name in SECTIONS},
    **OTHER_NAMES,
    **{title.casefold(): name for lang in ("de", "en") for name, title in picture_words(lang).titles.items()},
}
"""The lists of a picture by every name that they may be called."""
LISTED = f"{', '.join(SECTIONS)}; questions are also called positions, hypotheses explanations"


class Lists(click.ParamType[tuple[str, ...]]):
    """Names of lists of a picture, with commas between them."""

    name = "lists"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The lists by the names that the picture has for them."""
        found = []
        for name in filter(None, (part.strip() for part in str(value).split(","))):
            if name.casefold() not in NAMES:
                self.fail(f"{one_line(name)[:60]!r} is no list of a picture; there are {LISTED}", param, ctx)
            found.append(NAMES[name.casefold()])
        return tuple(dict.fromkeys(found)) or self.fail(f"name one or several of {LISTED}", param, ctx)


def choice_options(command: _Command) -> _Command:
    """The options that choose what of a picture is shown."""
    only = click.option("--only", type=Lists(), metavar="LIST,...", help="Only these lists, named below.")
    actor = click.option(
        "--actor",
        metavar="NAME",
        help="Only what concerns this actor: a name, part of one, or an id of `lagebild actors`.",
    )
    question = click.option("--question", metavar="WORDS", help="Only this question: words of its label, or its id.")
    return only(actor(question(command)))


def view_options(command: _Command) -> _Command:
    """The options that say how much is shown, and where."""
    evidence = click.option(
        "--evidence", is_flag=True, help="Also the quoted sentences of all evidence, ids and reasons."
    )
    include_all = click.option("--all", "include_all", is_flag=True, help="Everything, also what is less sure.")
    as_json = click.option("--json", "as_json", is_flag=True, help="Write everything as one JSON object.")
    path = click.option(
        "-o",
        "--output",
        "path",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Write to FILE instead of standard output.",
    )
    return evidence(include_all(as_json(path(command))))


class Extent(TypedDict):
    """How much a view shows."""

    evidence: bool
    include_all: bool


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for on the command line."""

    place: str
    include_all: bool
    evidence: bool
    as_json: bool
    path: Path | None
    lang: str | None
    only: tuple[str, ...] | None = None
    actor: str | None = None
    question: str | None = None

    def check(self) -> None:
        """Refuse what makes no sense, before anything is read.

        Raises:
            click.UsageError: options contradict each other, or the output is the dossier or no file.
        """
        check_target("--output", self.path, files_of(self.place))
        if self.question is not None and self.only is not None and "questions" not in self.only:
            raise click.UsageError("--question is about positions: leave out --only, or name positions in it")
        for name, value in (("--actor", self.actor), ("--question", self.question)):
            if value is not None and not value.strip():
                raise click.UsageError(f"{name} is empty")

    @property
    def language(self) -> str:
        """The language to speak."""
        return spoken(self.lang)

    @property
    def extent(self) -> Extent:
        """How much is shown."""
        return {"evidence": self.evidence, "include_all": self.include_all}

    @property
    def plain(self) -> bool:
        """Whether nothing is asked for but a view of whole lists, or of all, with what is sure in them."""
        return not self.as_json and not self.include_all and self.actor is None and self.question is None

    def choice(self, *pictures: Picture) -> Choice:
        """What of some pictures was asked for; all of pictures in which there is nothing.

        Raises:
            UnknownError: there is no such actor or question.
        """
        if not any(picture.articles.articles for picture in pictures):
            return Choice()
        return choose(pictures, only=self.only or (), actor=self.actor, question=self.question)

    @contextmanager
    def written(self) -> Iterator[TextIO]:
        """Where the answer goes."""
        with output(self.path) as stream:
            yield stream


def write_view(stream: TextIO, blocks: Iterable[RenderableType]) -> None:
    """Blocks of a view, one after the other."""
    terminal = console(stream)
    for block in blocks:
        terminal.print(block)


def write_object(stream: TextIO, pieces: Iterable[str]) -> None:
    """One JSON object on one line, as its pieces come."""
    stream.writelines(pieces)
    stream.write("\n")


def write_nothing(stream: TextIO, options: Options, picture: Picture, first: First) -> None:
    """Say of a picture in which there is nothing why that is so; beside JSON on standard error."""
    if options.as_json:
        click.echo(f"lagebild: {why_empty(picture, *first, language='en')}", err=True)
    else:
        write_view(stream, empty_view(picture, *first, language=options.language))


First = tuple[str | None, str | None]
"""When the first report of a dossier was published, and when the first one came in; None where it has none."""


def first_report(dossier: Dossier, picture: Picture) -> First:
    """The first report of a dossier; not looked for where there is something in the picture."""
    first = None if picture.articles.articles else next(dossier.versions(), None)
    if first is None:
        return None, None
    times = (version.published or version.known for version in dossier.versions())
    return min(times, key=moments.moment), next(dossier.versions(first.article)).known
