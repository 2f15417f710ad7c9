"""The picture: many readings of reports fused into one situation. Pure functions, and `Drawer`, which draws again what has changed."""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from lagebild.picture.changes import changes
from lagebild.picture.drawer import Drawer, picture, supposed
from lagebild.picture.material import Text
from lagebild.picture.whole import text_of
from lagebild.records import digest

__all__ = ["Drawer", "Text", "changes", "picture", "rules", "supposed", "text_of"]


@cache
def rules() -> str:
    """By which rules pictures are drawn: a hash of the code. A picture that was drawn by another one is drawn anew."""
    return digest(*sorted(_files(files("lagebild"))))


def _files(folder: Traversable) -> list[str]:
    found = []
    for entry in folder.iterdir():
        if entry.is_dir():
            found += _files(entry)
        elif entry.name.endswith((".py", ".txt", ".tsv")):
            found.append(
                digest(entry.name, entry.read_bytes().hex() if entry.name.endswith(".py") else entry.read_text("utf-8"))
            )
    return found
