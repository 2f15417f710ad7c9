"""The picture: many readings of reports fused into one situation. Pure functions."""

from lagebild.picture.whole import picture, text_of

__all__ = ["picture", "text_of"]
