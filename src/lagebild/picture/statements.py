"""Statements: the same quotation in several reports is one statement."""

from __future__ import annotations

from lagebild.picture.cast import Cast
from lagebild.picture.material import Material
from lagebild.situation import FusedStatement


def statements(material: Material, cast: Cast) -> tuple[FusedStatement, ...]:
    """The statements of a picture, the first first."""
    return ()
