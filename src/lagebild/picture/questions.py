"""questions of a picture."""

from __future__ import annotations

from lagebild.picture.cast import Cast
from lagebild.picture.material import Material
from lagebild.situation import Question


def questions(material: Material, cast: Cast) -> tuple[Question, ...]:
    """The questions of a picture, the first first."""
    return ()
