"""Reading: the network finds quotations, their roles and names in a text."""

from lagebild.reading.reader import Reader

__all__ = ["Reader"]
