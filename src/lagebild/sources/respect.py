"""Leaving out what reserves text and data mining, for whoever asks for it: one rule for files and for the network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lagebild.errors import InputError
from lagebild.records import Article

RESERVED = "reserves text and data mining ({}): left out (--respect-reservations)"
REMEDY = "without that option it is read and its reservation shown"


def left_out(article: Article) -> InputError | None:
    """Why an article is left out; None where nothing is reserved."""
    if article.rights is None or not article.rights.reserved:
        return None
    return InputError(article.where or article.id, RESERVED.format(article.rights.reservations[0].by), REMEDY)


def respected(items: Iterable[Article | InputError]) -> Iterator[Article | InputError]:
    """The items, with a line in place of each article that is left out."""
    for item in items:
        yield item if isinstance(item, InputError) else left_out(item) or item
