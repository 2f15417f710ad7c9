"""disputes of a picture."""

from __future__ import annotations

from lagebild.picture.cast import Cast
from lagebild.picture.material import Material
from lagebild.situation import Dispute


def disputes(material: Material, cast: Cast) -> tuple[Dispute, ...]:
    """The disputes of a picture, the first first."""
    return ()
