"""What is said of a picture in which there is nothing: why, and when the first report is of."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.constrain import Constrain
from rich.text import Text

from lagebild import moments
from lagebild.situation import Picture
from lagebild.views.blocks import Block
from lagebild.views.hits import WIDEST
from lagebild.views.picturescene import Scene
from lagebild.views.picturewords import picture_words


def empty_view(
    picture: Picture, published: str | None, known: str | None, *, language: str
) -> Iterator[RenderableType]:
    """The name of the dossier and why the picture is empty; the arguments are those of `why_empty`."""
    scene = _scene(language)
    name = Text(scene.dossier(picture.dossier), style="bold")
    yield Constrain(Block((name, Text(why_empty(picture, published, known, language=language)))), WIDEST)


def why_empty(picture: Picture, published: str | None, known: str | None, *, language: str) -> str:
    """Why there is nothing in a picture.

    Args:
        picture: in which there is no article.
        published: when the first report of the dossier was published; None where the dossier has none.
        known: when the first report came into the dossier.
        language: "de" or "en".
    """
    scene = _scene(language)
    say = scene.say
    if published is None or known is None:
        return say.empty
    if picture.at is not None and moments.moment(published) > moments.end(picture.at):
        return say.before_first.format(scene.when(picture.at), scene.when(published))
    if picture.as_known is not None and known > (moments.instant(picture.as_known) or ""):
        return say.before_known.format(scene.when(picture.as_known), scene.when(f"{known[:19]}Z"))
    return say.before_both.format(scene.when(picture.at), scene.when(picture.as_known))


def _scene(language: str) -> Scene:
    """A scene in which every time of day has its offset."""
    return Scene(picture_words(language), home="")
