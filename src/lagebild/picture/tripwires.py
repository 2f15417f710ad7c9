"""tripwires of a picture."""

from __future__ import annotations

from lagebild.picture.cast import Cast
from lagebild.picture.material import Material
from lagebild.situation import Tripwire


def tripwires(material: Material, cast: Cast) -> tuple[Tripwire, ...]:
    """The tripwires of a picture, the first first."""
    return ()
