"""events of a picture."""

from __future__ import annotations

from lagebild.picture.cast import Cast
from lagebild.picture.material import Material
from lagebild.situation import FusedEvent


def events(material: Material, cast: Cast) -> tuple[FusedEvent, ...]:
    """The events of a picture, the first first."""
    return ()
