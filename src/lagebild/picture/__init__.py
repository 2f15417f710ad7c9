"""The picture: many readings of reports fused into one situation. Pure functions."""

from lagebild.picture.changes import changes
from lagebild.picture.material import Text
from lagebild.picture.whole import picture, supposed, text_of

__all__ = ["Text", "changes", "picture", "supposed", "text_of"]
