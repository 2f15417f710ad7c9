"""figures of a picture."""

from __future__ import annotations

from lagebild.picture.cast import Cast
from lagebild.picture.material import Material
from lagebild.situation import FigureLine


def figures(material: Material, cast: Cast) -> tuple[FigureLine, ...]:
    """The figures of a picture, the first first."""
    return ()
