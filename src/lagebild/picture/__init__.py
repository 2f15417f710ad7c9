"""The picture: many readings of reports fused into one situation. Pure functions, and `Drawer`, which draws again what has changed.

What draws is imported when it is first asked for: whoever looks at a picture that was kept need not wait for it.
"""

import os
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lagebild.records import digest

if TYPE_CHECKING:
    from lagebild.picture.differences import changes as changes
    from lagebild.picture.drawer import Drawer as Drawer
    from lagebild.picture.drawer import Drawn as Drawn
    from lagebild.picture.drawer import picture as picture
    from lagebild.picture.drawer import supposed as supposed
    from lagebild.picture.ground import Ground as Ground
    from lagebild.picture.material import Text as Text
    from lagebild.picture.whatif import suppose as suppose
    from lagebild.picture.whole import text_of as text_of

_HOME = {
    "Drawer": "drawer", "Drawn": "drawer", "Ground": "ground", "Text": "material", "changes": "differences", "picture": "drawer",
    "supposed": "drawer", "suppose": "whatif", "text_of": "whole",
}  # fmt: skip
__all__ = ["Drawer", "Drawn", "Ground", "Text", "changes", "picture", "rules", "suppose", "supposed", "text_of"]


def __getattr__(name: str) -> Any:
    """What is handed out from here, from the module that has it."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    return found


@cache
def rules() -> str:
    """By which rules pictures are drawn: a hash of the code. A picture that was drawn by another one is drawn anew."""
    return digest(*sorted(_files(str(Path(__file__).parents[1]))))


def _files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _files(entry.path)
            elif entry.name.endswith((".py", ".txt", ".tsv")):
                content = Path(entry.path).read_bytes()
                if not entry.name.endswith(".py"):
                    content = content.replace(b"\r\n", b"\n")  # tables are read as text
                yield digest(entry.name, sha256(content).hexdigest())
