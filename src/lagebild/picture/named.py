"""Who is named where in a text, for telling whose commitment a comment means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lagebild.picture.cast import Cast
from lagebild.picture.castwords import PRONOUNS
from lagebild.picture.material import Text
from lagebild.records import Ref, Span

_TOWARD = re.compile(
    r"\b(?:an|gegen|gegenüber|to|against|towards?)\s+(?:(?:de[mnr]|die|das|the)\s+)?(?:\w+e[nr]?\s+)?$"
)


class Names:
    """Who is named where in a text, by id and by side; those to whom something is said, and those in commitments, are left out."""

    def __init__(self, text: Text, cast: Cast) -> None:
        bound = [
            span
            for one in text.reading.frames.commitments
            for span in (*one.consequence, *one.condition)
            if not one.extra
        ]
        self._mentions: list[tuple[Span, str, str]] = []
        for actor in text.reading.actors:
            who = cast.who(text, Ref(actor.id, actor.mentions))
            if who is not None:
                spans = (one for one in actor.mentions if not (_is_addressed(text.text, one[0]) or within(bound, one)))
                self._mentions += [(span, who.id, cast.side(who).id) for span in spans]
        self._said = [one for one in text.reading.statements if one.speaker is not None and not one.extra]
        self._text, self._cast = text, cast
        self._done = [(one.trigger, one.actors) for one in text.reading.frames.events if not one.extra]

    def within(self, span: Span) -> tuple[frozenset[str], frozenset[str]]:
        """Ids and sides of those named in a span, and of those whose words it is."""
        inside = [(who, side) for (begin, end), who, side in self._mentions if begin < span[1] and span[0] < end]
        for one in self._said:
            spoken = any(begin < span[1] and span[0] < end for begin, end in one.spans)
            if spoken and (who := self._cast.who(self._text, one.speaker)) is not None:
                inside.append((who.id, self._cast.side(who).id))
                if who.name.casefold() in PRONOUNS:
                    inside += self._meant(span)
        return frozenset(who for who, _ in inside), frozenset(side for _, side in inside)

    def _meant(self, span: Span) -> Iterator[tuple[str, str]]:
        """Who does what a span tells of: the reader gives a pronoun's name there."""
        for trigger, actors in self._done:
            if within(trigger, span):
                for who in self._cast.all(self._text, actors):
                    yield who.id, self._cast.side(who).id


def _is_addressed(words: str, at: int) -> bool:
    """Whether somebody is named as the one to whom or against whom something is said."""
    return bool(_TOWARD.search(words[max(0, at - 24) : at]))


def within(spans: Iterable[Span], span: Span) -> bool:
    """Whether any of some spans meets one."""
    return any(begin < span[1] and span[0] < end for begin, end in spans)
