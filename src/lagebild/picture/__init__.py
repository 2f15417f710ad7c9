"""The picture: many readings of reports fused into one situation. Pure functions."""

from lagebild.picture.changes import changes
from lagebild.picture.whole import picture, text_of

__all__ = ["changes", "picture", "text_of"]
