"""The notes of a report: every piece of evidence has one number, in the order in which it is first cited."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lagebild.situation import Evidence
from lagebild.views.dossierwords import kept
from lagebild.views.picturewords import PictureWords
from lagebild.views.reportparts import Note
from lagebild.views.reportquotes import bare, enclosed, plain
from lagebild.views.reporttimes import Clock
from lagebild.views.reportwords import ReportWords

WEB_ADDRESS = re.compile(r"https?://[^\s\"'<>]+", re.IGNORECASE)
NAME = 60  # of a publisher, an article's id

_Key = tuple[object, ...]


class Notes:
    """Gives numbers to evidence and remembers what it gave."""

    def __init__(self) -> None:
        self._numbers: dict[_Key, int] = {}
        self._cited: list[Evidence] = []

    def cite(self, some: Sequence[Evidence], most: int | None) -> tuple[int, ...]:
        """The numbers of the evidence that speaks for a line, at most so many: each publisher once before any twice."""
        return tuple(sorted(map(self._number, chosen(some, most))))

    def _number(self, one: Evidence) -> int:
        key = _key(one)
        if key not in self._numbers:
            self._cited.append(one)
            self._numbers[key] = len(self._cited)
        return self._numbers[key]

    def written(
        self, say: ReportWords, shared: PictureWords, clock: Clock, *, title: int | None, quote: int | None
    ) -> Iterator[Note]:
        """The notes in the order of their numbers; `title` and `quote` are how many characters of them there may be."""
        for number, one in enumerate(self._cited, 1):
            yield Note(
                number=number,
                publisher=plain(one.publisher, NAME) or say.no_publisher,
                when=clock.noted(one.published) or shared.undated,
                title=enclosed(plain(one.title, title), say.language) if plain(one.title) else say.untitled,
                article=f"{plain(one.article, NAME)}, {say.version.format(one.version)}",
                words=enclosed(bare(plain(one.told, quote)), say.language) if kept(one.quote) else shared.not_kept,
                address=one.url if one.url and WEB_ADDRESS.fullmatch(one.url) else None,
                evidence=one,
            )


def chosen(some: Sequence[Evidence], most: int | None) -> list[Evidence]:
    """The evidence that is cited, in its own order: the first of all, then other publishers and other words before the same again."""
    each = list({_key(one): one for one in some}.values())
    if most is None or len(each) <= most:
        return each
    seen: set[str | None] = set()
    ranks = []
    for at, one in enumerate(each):
        words = f"words {one.quote}"
        ranks.append((one.publisher in seen, words in seen, at))
        seen |= {one.publisher, words}
    return [each[at] for at in sorted(at for *_, at in sorted(ranks)[:most])]


def _key(one: Evidence) -> _Key:
    return (one.article, one.version, one.spans, one.quote)
