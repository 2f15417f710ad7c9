"""Draws pictures one after the other, each out of what is new in it: what it gives is what drawing from scratch gives.

A text is taken apart once, and what is worked out of it holds as long as the cast says the same of it (`cast.Answers`). Of what is fused
out of many texts, what rests on the same pieces as in a drawing before is taken over. What no drawing of late has used is let go.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from threading import Lock
from typing import NamedTuple

from lagebild.entries import Verdict
from lagebild.picture.cast import Cast
from lagebild.picture.ground import Ground, ground
from lagebild.picture.material import Kept, Material, Sheet, Text
from lagebild.picture.pieces import in_order, sheet
from lagebild.picture.whatif import suppose
from lagebild.picture.whole import composed, looked_up, settled
from lagebild.situation import Picture, Totals, WhatIf
from lagebild.uncollected import uncollected

KEPT = 4  # drawings of which what they used is kept

_Key = tuple[str, int]


class Drawn(NamedTuple):
    """A picture, and what a sentence is held against in it."""

    picture: Picture
    ground: Ground


class Drawer:
    """Draws pictures, and keeps what it worked out for those to come. May be used by several threads; they draw one after the other."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._number = 0
        self._sheets: dict[_Key, list[_Held]] = defaultdict(list)
        self._drawn: deque[_Done] = deque(maxlen=KEPT)

    @uncollected()
    def picture(
        self,
        dossier: str,
        texts: Iterable[Text],
        *,
        copies: Sequence[tuple[str, str]] = (),
        verdicts: Sequence[Verdict] = (),
        totals: Totals | None = None,
        at: str | None = None,
        as_known: str | None = None,
    ) -> Picture:
        """The picture that some texts give.

        Args:
            dossier: its name.
            texts: of every article the one that stood at the time.
            copies: copy and original by their articles' ids.
            verdicts: people's judgements, oldest first.
            totals: how many articles, versions and copies there are; counted from the texts where not given.
            at: up to when the texts were published, ISO 8601; None: up to the latest text. The picture says it, and nothing else hangs on
                it: which deadlines have passed is for the views to say.
            as_known: as of when they were known.
        """
        return self.drawn(
            dossier, texts, copies=copies, verdicts=verdicts, totals=totals, at=at, as_known=as_known, grounded=False
        ).picture

    @uncollected()
    def drawn(
        self,
        dossier: str,
        texts: Iterable[Text],
        *,
        copies: Sequence[tuple[str, str]] = (),
        verdicts: Sequence[Verdict] = (),
        totals: Totals | None = None,
        at: str | None = None,
        as_known: str | None = None,
        grounded: bool = True,
    ) -> Drawn:
        """The picture that some texts give, and what a sentence is held against in it. The arguments are those of `picture`;
        where it is not `grounded` no sentence is to be held against it.
        """
        with self._lock:
            stuff, cast = self._gathered(texts, copies, verdicts, at)
            found = composed(dossier, stuff, cast, totals, as_known)
            under = ground(found, stuff, cast) if grounded else Ground()
            self._keep(stuff, cast)
            return Drawn(found, under)

    def supposed(
        self,
        texts: Iterable[Text],
        sentence: Text,
        *,
        copies: Sequence[tuple[str, str]] = (),
        verdicts: Sequence[Verdict] = (),
        at: str | None = None,
    ) -> WhatIf:
        """What a sentence, with its reading as a text that comes in last, would touch in the picture that some texts give, if it came
        true.

        The other arguments are those of `picture`.
        """
        return suppose(self.drawn("", texts, copies=copies, verdicts=verdicts, at=at).ground, sentence)

    # -- what is kept ---------------------------------------------------------------------------------------------------------

    def _gathered(
        self, texts: Iterable[Text], copies: Sequence[tuple[str, str]], verdicts: Sequence[Verdict], at: str | None
    ) -> tuple[Material, Cast]:
        """What the picture is made of, and who is who in it."""
        held = self._known(texts)
        said_of, near = settled(verdicts, held), self._near(held)
        cast = Cast(held, said_of, near.cast if near else None)
        return self._material(held, cast, near, copies, said_of, at), cast

    def _known(self, texts: Iterable[Text]) -> list[Text]:
        """The texts, those that are equal to one that is kept as that one: all that is worked out of it comes with it."""
        looked_up()
        return [next((one for one in self._of(text) if one == text), text) for text in texts]

    def _of(self, text: Text) -> list[Text]:
        return [one.sheet.text for one in reversed(self._sheets.get(text.key, ()))]

    def _near(self, texts: Iterable[Text]) -> _Done | None:
        """The drawing with the most of some texts, the latest of several."""
        wanted = {id(text) for text in texts}
        return max(reversed(self._drawn), key=lambda one: len(wanted & one.texts), default=None)

    def _material(
        self,
        texts: Iterable[Text],
        cast: Cast,
        near: _Done | None,
        copies: Sequence[tuple[str, str]],
        verdicts: Sequence[Verdict],
        at: str | None,
    ) -> Material:
        self._number += 1
        sheets = tuple(self._sheet(text, cast) for text in in_order(texts))
        return Material(sheets, tuple(copies), tuple(verdicts), at, Kept(near.left) if near else Kept())

    def _sheet(self, text: Text, cast: Cast) -> Sheet:
        """The sheet of a text: one that is kept, where the cast says what it said then."""
        some = self._sheets[text.key]
        for asking in (False, True):  # what holds anyway first: more that was fused rests on it
            for held in reversed(some):
                if held.sheet.text is text and held.sheet.taken_over(cast, asking=asking):
                    held.used = self._number
                    return held.sheet
        new = _Held(sheet(text, cast), self._number)
        some.append(new)
        return new.sheet

    def _keep(self, stuff: Material, cast: Cast) -> None:
        """Keep what a drawing used, and let go what none of late has."""
        self._drawn.append(_Done(stuff, cast))
        last = self._number - KEPT
        for key, some in list(self._sheets.items()):
            some[:] = [one for one in some if one.used > last]
            if not some:
                del self._sheets[key]


class _Held:
    """A sheet, and in which drawing it was used last."""

    __slots__ = ("sheet", "used")

    def __init__(self, one: Sheet, used: int) -> None:
        self.sheet, self.used = one, used


class _Done:
    """A drawing: its cast, the texts by their identity, and what its steps left."""

    __slots__ = ("cast", "left", "texts")

    def __init__(self, stuff: Material, cast: Cast) -> None:
        self.cast, self.left = cast, stuff.kept.left
        self.texts = {id(sheet.text) for sheet in stuff.sheets}


def picture(
    dossier: str,
    texts: Iterable[Text],
    *,
    copies: Sequence[tuple[str, str]] = (),
    verdicts: Sequence[Verdict] = (),
    totals: Totals | None = None,
    at: str | None = None,
    as_known: str | None = None,
) -> Picture:
    """The picture that some texts give, drawn from scratch: a pure function. The arguments are those of `Drawer.picture`."""
    return Drawer().picture(dossier, texts, copies=copies, verdicts=verdicts, totals=totals, at=at, as_known=as_known)


def supposed(
    texts: Iterable[Text],
    sentence: Text,
    *,
    copies: Sequence[tuple[str, str]] = (),
    verdicts: Sequence[Verdict] = (),
    at: str | None = None,
) -> WhatIf:
    """What a sentence would touch, drawn from scratch. The arguments are those of `Drawer.supposed`."""
    return Drawer().supposed(texts, sentence, copies=copies, verdicts=verdicts, at=at)
