"""hypotheses of a picture."""

from __future__ import annotations

from lagebild.picture.cast import Cast
from lagebild.picture.material import Material
from lagebild.situation import Hypothesis


def hypotheses(material: Material, cast: Cast) -> tuple[Hypothesis, ...]:
    """The hypotheses of a picture, the first first."""
    return ()
