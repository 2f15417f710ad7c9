"""Commitments as single texts give them, put right by what their own words say; what binds nobody to anything is left out.

The reader marks words; here the conjunction decides of which kind a condition is, a bare time is a deadline and no condition, and a
consequence without its verb gets its clause (`conditions`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from lagebild.picture import vowwords, wording
from lagebild.picture.announced import Announced
from lagebild.picture.asked import askers
from lagebild.picture.cast import Cast
from lagebild.picture.clauses import Page, Sentence
from lagebild.picture.comments import comments
from lagebild.picture.conditions import UNLINKED, behind, condition, inverted, lead, widened
from lagebild.picture.deadlines import Deadline, deadline
from lagebild.picture.declined import Told, told
from lagebild.picture.forecasts import no_announcement
from lagebild.picture.lifecycle import Fact
from lagebild.picture.material import Piece, Sheet
from lagebild.picture.naming import Naming, naming
from lagebild.picture.sourced import makers
from lagebild.picture.unbound import many, unbound
from lagebild.picture.vowkinds import kind_of, named
from lagebild.records import Ref, Spans
from lagebild.situation import Who

CONDITIONAL = 0.05  # confidence from which a commitment with a conjunction and a binding verb is one
BINDING = 0.4  # … from which one without a condition is one, where a verb binds
OWN = 0.08  # … where somebody says of himself that he will do it
NOMINAL = 0.3  # … where no verb binds ("die Sperrung der Konten, falls …")
RARE = 0.15  # … the same, with a conjunction that stands for little else ("solange", "bis")
NAMED = 0.1  # … from which it is one where the text has a word for it ("sagte zu", "drohte")
DATED = 0.25  # … where a day says by when it will be done, or it is the land itself that will
UNTIL = 0.3  # … where no verb binds, but a day up to when
ASKED = 0.45  # … from which a demand is one
REFUSED = 0.33  # … from which an unconditional refusal is one
GIVEN = 0.2  # … from which so and so many of something that somebody announces are one
PLACED = 0.6  # … from which one hangs on a condition that only its place shows, where no verb binds


_SOON = re.compile(
    r"\b(?:unverzüglich\w*|umgehend\w*|sofort(?:ige[nmrs]?)?|augenblicklich|schnellstmöglich|schleunigst|noch heute|auf der stelle)\b",
    re.I,
)
CALLED = re.compile(r"(?<=[a-zäöüß]) [„»\"]([A-ZÄÖÜ][\w-]+(?: [\w-]+){0,2})[“”«\"]")
"""What something is called, behind what it is."""


@dataclass(frozen=True)
class Wire:
    """A commitment of one text. `sides` are the ids of the states and organisations that it binds, `side_names` their names.

    `condition` and `consequence` are spans. `core` is the consequence without who announced it ("forderte …"); `context` what stands
    before it where it speaks of something by a pronoun alone. `told` are the words of the consequence and `tied` those of the condition as
    what happens is held against them: without times, with the names that are meant. `back` says that the text looks
    back on it, `renews` that it tells beside
    it that an earlier one is replaced, `repeats` that it is made once more. `refused` says that the consequence is what somebody refuses
    to do, `hearsay` that somebody else says that it was made.
    """

    piece: Piece
    kind: str
    by: tuple[Who, ...]
    sides: frozenset[str]
    consequence: Spans
    condition: Spans = ()
    condition_kind: str | None = None
    deadline: Deadline | None = None
    back: bool = False
    renews: bool = False
    repeats: bool = False
    side_names: frozenset[str] = frozenset()
    core: Spans = ()
    context: Spans = ()
    told: str = ""
    tied: str | None = None
    refused: bool = False
    hearsay: bool = False

    @property
    def id(self) -> str:
        """The record's id."""
        return self.piece.id

    @property
    def others(self) -> tuple[Who, ...]:
        """To whom it is made."""
        return self.piece.others

    @property
    def day(self) -> str:
        """The day of its text, "" where that has none."""
        return self.piece.text.day

    @property
    def language(self) -> str:
        """The text's language."""
        return self.piece.text.reading.article.language

    @property
    def refers(self) -> bool:
        """Whether it speaks of something by a pronoun that stands before it."""
        return bool(self.context)

    @property
    def confidence(self) -> float:
        """The record's."""
        return float(self.piece.record.confidence)

    @cached_property
    def says(self) -> str:
        """The consequence in words."""
        return self.piece.text.words(self.consequence)

    @cached_property
    def asserts(self) -> str:
        """The consequence in words, without who announced it."""
        return _negated(self.piece.text.words(self.core or self.consequence), self.refused)

    @cached_property
    def when(self) -> str | None:
        """The condition in words."""
        return self.piece.text.words(self.condition) if self.condition else None

    @cached_property
    def before(self) -> str:
        """The words before it that it refers to; "" for none."""
        return self.piece.text.words(self.context) if self.context else ""

    @property
    def keeps(self) -> bool:
        """Whether it is about not doing something, or about leaving something as it is."""
        return self.kind == "refusal" or bool(vowwords.NOT.search(self.says) or vowwords.STAYS.search(self.says))

    @property
    def persists(self) -> bool:
        """Whether the condition is that something stays as it is up to the deadline."""
        due = self.deadline is not None and self.deadline.in_condition
        return due and self.condition_kind == "if" and bool(vowwords.LASTS.search(self.when or ""))


def wires(sheet: Sheet) -> list[Wire]:
    """The commitments of a text that are any, in their order; those that are but the condition of another one are left out
    ("Die Posten müssten geräumt sein. Andernfalls …").
    """
    pieces = sheet.pieces("commitment")
    names = sheet.of(naming) if pieces else None
    found = [wire for piece in pieces if (wire := wire_of(piece, sheet.cast, sheet.page, names)) is not None]
    return [
        one for one in found if one.condition or not any(_inside(one, other) for other in found if one is not other)
    ]


def _inside(one: Wire, other: Wire) -> bool:
    return all(any(left <= begin and end <= right for left, right in other.condition) for begin, end in one.consequence)


def _is_another(page: Page, homes: tuple[Sentence, ...], said: Spans) -> bool:
    """Whether a colon leads in to a commitment that takes the place of the one before: "sei vom Tisch, er setzte eine andere: …"."""
    return any(
        vowwords.ANOTHER.search(page.said((one.span[0], said[0][0]))) for one in homes if one.span[0] < said[0][0]
    )


def wire_of(piece: Piece, cast: Cast, page: Page, names: Naming | None = None) -> Wire | None:
    """A commitment put right; None where its words bind nobody. `names` are those of its text, where they are known already."""
    record, homes = piece.record, page.over(piece.spans)
    tied, kind, due = condition(page, record)
    if tied and vowwords.only_says(" ".join(page.said(one) for one in tied)):
        tied, kind = (), None
    read = record.consequence if record.condition else behind(record.consequence, tied)
    said = widened(page, read, tied)
    back = any(vowwords.BACK.search(page.said(one.span)) or comments(page, one.span) for one in homes)
    back = back and not _is_another(page, homes, said)
    by = piece.actors or _speakers(piece, cast)
    by = makers(page, said, by, reported=record.statement is not None)
    if record.statement is None and len(by) == 1 and by[0].kind == "person" and many(page.said(said[0])):
        return None  # "Sie wollen am Sonntag aufbrechen": several, and somebody else
    seen = told(page, said)
    if seen is Told.NOT_MADE or _of_itself(seen, page.said(said[0]), by, _speakers(piece, cast)):
        return None
    vow = "refusal" if seen is Told.REFUSED else kind_of(page, record.kind, said, tied, kind)
    asking = askers(page, said, by) if vow == "demand" else by
    if asking is None:
        return None
    by, speak_for = asking, [cast.side(who) for who in asking]
    wire = Wire(
        piece=piece,
        kind=vow,
        by=by,
        sides=frozenset(one.id for one in speak_for),
        consequence=said,
        condition=tied,
        condition_kind=kind,
        deadline=deadline(piece.text, (*said, *due), tied, back=back),
        back=back,
        renews=_renews(page, homes),
        repeats=any(vowwords.REPEATS.search(page.said(one.span)) for one in homes),
        side_names=frozenset(one.name for one in speak_for),
        core=read if _announced(page, said, read) else said,
        refused=seen is Told.REFUSED,
        hearsay=seen is Told.OF_ANOTHER,
    )
    vowed = Announced(page, vow, said, tied, by)
    if not binds(wire, page) or unbound(vowed) or no_announcement(vowed):
        return None
    names = names or Naming(piece.text, cast)
    tied_to = _plain(names.words(tied)) if tied else None
    wire = replace(
        wire, context=_context(page, wire), told=_negated(_plain(names.words(wire.core)), wire.refused), tied=tied_to
    )
    return replace(wire, sides=_askers(wire, cast)) if wire.kind == "demand" else wire


def _of_itself(seen: Told | None, words: str, by: tuple[Who, ...], speakers: tuple[Who, ...]) -> bool:
    """Whether what is refused is not to do something, or whoever says that another one made a commitment is taken for who made it."""
    if seen is Told.REFUSED:
        return bool(vowwords.NOT.search(words))
    return seen is Told.OF_ANOTHER and bool({who.id for who in by} & {who.id for who in speakers})


def _negated(words: str, refused: bool) -> str:
    """Words of what is done, or of its not being done where somebody refuses it."""
    return f"nicht {words}" if refused else words


def _plain(words: str) -> str:
    """Words without how soon it is to be, and without what something is called: both say nothing of whether it has happened."""
    left = " ".join(CALLED.sub("", _SOON.sub("", words)).split())
    return left if len(left.split()) > 1 else words


def binds(wire: Wire, page: Page) -> bool:
    """Whether the words bind somebody, and surely enough for that."""
    words, sure = wire.says, wire.confidence
    if vowwords.says_nothing(words, lead(page, wire.consequence)):
        return False
    verb = bool(vowwords.BINDS.search(words))
    if wire.condition:
        follows = inverted(page, wire.condition, wire.consequence)
        follows = follows and _of_own(wire, page)
        return _binds_if(wire, verb or follows, follows=follows)
    if wire.kind == "demand":
        home = " ".join(page.said(one.span) for one in page.over(wire.consequence))
        return sure >= ASKED and bool(vowwords.ASKS.search(words) or vowwords.DEMANDS.search(home))
    if wire.kind == "refusal":
        refused = bool(vowwords.FUTURE.search(words) and vowwords.NOT.search(words))
        if vowwords.NOT.search(words):
            return (sure >= REFUSED and refused) or (sure >= BINDING and vowwords.refuses(words))
    if not verb:
        due = wire.deadline is not None and sure >= UNTIL and bool(vowwords.DUE.search(words))
        return due or (sure >= GIVEN and bool(vowwords.GIVES.search(words)))
    if vowwords.of_oneself(words):
        return sure >= OWN
    if vowwords.FUTURE.search(words) and (
        (wire.deadline is not None and not vowwords.OF_NOBODY.search(words)) or vowwords.by_name(words, wire.side_names)
    ):
        return sure >= DATED
    home = " ".join(page.said(one.span) for one in page.over(wire.consequence))
    told = named(page, wire.consequence, beside=False) in ("promise", "threat", "offer")
    return sure >= (NAMED if told or vowwords.ANNOUNCED.search(home) else BINDING)


def _of_own(wire: Wire, page: Page) -> bool:
    """Whether it is whoever speaks, or his side, of whom a clause with its verb first tells ("gehe ich", "sperrt Norland"); no question."""
    if any(page.said(one.span).rstrip(' “”»«"‘').endswith("?") for one in page.over(wire.consequence)):
        return False
    behind_verb = wire.says.partition(" ")[2].casefold()
    names = [name.casefold() for name in (*wire.side_names, *(who.name for who in wire.by))]
    return bool(vowwords.OF_ONE.match(behind_verb) or vowwords.REPORTED.match(wire.says)) or any(
        re.match(rf"(?:der |die |das )?{re.escape(name)}(?!\w)", behind_verb) for name in names
    )


def _binds_if(wire: Wire, verb: bool, *, follows: bool) -> bool:
    words, when, sure = wire.says, wire.when or "", wire.confidence
    if vowwords.WHOEVER.match(when):
        return verb and sure >= UNLINKED
    if not vowwords.conjunction(when) and follows:
        return sure >= RARE  # "Kommt er nicht, gehe ich"
    if not vowwords.conjunction(when):
        return sure >= (UNLINKED if verb else PLACED)
    rare = wire.condition_kind != "if" or vowwords.ONLY.search(words)
    return sure >= (CONDITIONAL if verb else RARE if rare else NOMINAL)


def _renews(page: Page, homes: tuple[Sentence, ...]) -> bool:
    """Whether the text says at most two sentences on that something is replaced."""
    near = {at.number: at for home in homes for by in range(-2, 3) if (at := page.beside(home, by)) is not None}
    return any(one.fact is Fact.REPLACED for at in near.values() for one in comments(page, at.span))


def _announced(page: Page, whole: Spans, read: Spans) -> bool:
    """Whether a consequence was widened by who asks for it or announces it."""
    rest = page.said((whole[0][0], read[0][0])) + page.said((read[-1][1], whole[-1][1])) if whole != read else ""
    return bool(vowwords.DEMANDS.search(rest) or vowwords.ANNOUNCES.search(rest))


def _context(page: Page, wire: Wire) -> Spans:
    """The two sentences before a consequence that speaks of something by a pronoun."""
    home = page.over(wire.consequence)
    if not home or not vowwords.REFERS.search(wire.says):
        return ()
    before = (page.beside(home[0], -2), page.beside(home[0], -1))
    return tuple(one.span for one in before if one is not None)


def _askers(wire: Wire, cast: Cast) -> frozenset[str]:
    """The sides that demand something, without those that the demand itself names as who is to do it."""
    names = {name.name for name in wording.meaning(wire.asserts, wire.piece.text.reading.article.language).names}
    kept = {cast.side(who).id for who in wire.by if not names & wording.terms(cast.side(who).name)}
    return frozenset(kept) or wire.sides


def _speakers(piece: Piece, cast: Cast) -> tuple[Who, ...]:
    """Who says it, where the reader names nobody whom it binds."""
    at = piece.record.statement
    refs: Iterable[Ref] = (
        one.speaker for one in piece.text.reading.statements if one.id == at and one.speaker is not None
    )
    return cast.all(piece.text, refs)
