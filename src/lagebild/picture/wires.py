"""Commitments as single texts give them, put right by what their own words say: what is the condition, what the consequence.

The reader marks words; here the conjunction decides of which kind a condition is, a bare time is a deadline and no condition, a
consequence without its verb gets its clause, and what binds nobody to anything is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from lagebild.picture import wording
from lagebild.picture.cast import Cast
from lagebild.picture.clauses import Page, Sentence, timeless
from lagebild.picture.comments import comments
from lagebild.picture.deadlines import Deadline, deadline, only_time
from lagebild.picture.lifecycle import Fact
from lagebild.picture.material import Material, Piece
from lagebild.picture.vowkinds import kind_of, named
from lagebild.records import Ref, Span, Spans
from lagebild.situation import Who

CONDITIONAL = 0.05  # confidence from which a commitment with a conjunction and a binding verb is one
BINDING = 0.4  # … from which one without a condition is one, where a verb binds
OWN = 0.08  # … where somebody says of himself that he will do it
NOMINAL = 0.3  # … where no verb binds ("die Sperrung der Konten, falls …")
RARE = 0.15  # … the same, with a conjunction that stands for little else ("solange", "bis")
NAMED = 0.1  # … from which it is one where the text has a word for it ("sagte zu", "drohte")
ASKED = 0.5  # … from which a demand is one
REFUSED = 0.45  # … from which an unconditional refusal is one
UNLINKED = 0.5  # … from which a condition without a conjunction counts

_KINDS: Mapping[str, re.Pattern[str]] = {
    "unless": re.compile(
        r"(?:es sei denn|außer wenn|außer,? wenn|wenn nicht|unless|except if)\b|(?:andernfalls|anderenfalls|ansonsten|sonst|otherwise)$"
    ),
    "until": re.compile(r"(?:so lange,? bis|solange,? bis|bis (?!\d)|bis$|bis zur?m? |until|till)"),
    "while": re.compile(r"(?:so ?lange|während|as long as|while|so long as)\b"),
    "before": re.compile(r"(?:noch )?(?:bevor|ehe|vor (?:de[mnr]|jede[mr]|eine[mr]|ablauf|beginn)|before|prior to)\b"),
    "if": re.compile(
        r"(?:nur |erst |sobald |auch |selbst )?(?:wenn|falls|sofern|sobald|soll(?:te|ten|ten)|im falle?|für den fall|fall (?:eines|einer|der|des|dass)|"
        r"in de[mr] fall|vorausgesetzt|unter der bedingung|bei (?:eine[mr]|de[mr]|jede[mr]|weitere[mnr])|if|should|in case|provided|"
        r"once|on condition)\b"
    ),
}
_LINKS = re.compile(r"(?:andernfalls|anderenfalls|ansonsten|sonst|dann|in (?:diesem|dem) fall|otherwise|then|in that case)\b", re.I)
_BINDS = re.compile(
    r"\b(?:werden?|wird|werdet|würden?|will|wolle[n]?|wollten?|soll(?:en?|te|ten)?|müss(?:en?|ten?)|muss|dürf(?:en?|ten?)|darf|"
    r"bleib(?:en?|t)|blieben?|shall|must|should|would|has to|have to|stays?|remains?)\b"
    r"|\bzu \w+e?n\b|\b\w+zu(?!g)\w+e?n\b|\bto \w+",
    re.I,
)
_FUTURE = re.compile(r"\b(?:werden?|wird|würden?|will|shall|would)\b", re.I)
_ASKS = re.compile(
    r"\b(?:soll(?:en?|te|ten)|müss(?:en?|ten?)|muss|dürf(?:en?|ten?)|darf|hat|haben|habe|must|should|has to|have to)\b"
    r"|\bzu \w+e?n\b|\b\w+zu(?!g)\w+e?n\b|\bto \w+",
    re.I,
)
_OWN = re.compile(
    r"\b(?:man|er|sie) (?:\w+ )?(?:werde|würde)\b|\b(?:werde|würde) (?:man|er|sie|ich)\b|\b(?:wir|we|I) (?:will|shall|werden)\b|\bwerden wir\b|"
    r"\bich werde\b|\b(?:sein|ihr|unser|mein|our|his|her|its)e?[nrsm]? (?:\w+ )?\w*(?:land|regierung|armee|fraktion|partei|marine|flotte|behörde|"
    r"haus|ministerium|bündnis|reederei|organisation|country|government|army|navy|party)\b",
    re.I,
)
_PASSIVE = re.compile(r"\b(?:ge\w{2,}(?:t|en)|\w{2,}ge\w{2,}(?:t|en)|(?:be|ver|er|ent|zer)\w{3,}t)[.!]?$", re.I)
_VERB = re.compile(r"(?:werden?|wird|würden?|bleib(?:en?|t)|müss(?:en?|ten?)|muss|soll(?:en?|ten?|te)?|will|wolle)\b", re.I)
_NOT = re.compile(r"\b(?:nicht|kein\w*|nie|niemals|niemand\w*|nichts|not|no|never|nobody)\b", re.I)
_BARE = re.compile(  # words that stand for a commitment and say nothing of what it is about
    r"(?:(?:d(?:ie|er|as|en|em|es)|ein\w*|sein\w*|ihr\w*|jede\w*|kein\w*|weiter\w*|neu\w*|ander\w*|erst\w*|zweit\w*|bisherig\w*|"
    r"letzt\w*)\s+)*(?:drohung|zusage|ankündigung|ultimatum|forderung|angebot|bedingung|frist|versprechen|wort|warnung|zusicherung|schritt"
    r"|ablehnung|weigerung|nein|vorschlag|vorwurf|hilfe|einladung|idee|behauptung|plan|pläne|widerstand|antrag)(?:e?n|s|es)?\b(?!\w* (?:zu|von|für|gegen|auf)\b)(?:\s\w+)?",
    re.I,
)
_EMPTY = re.compile(r"(?:und |aber )?(?:was|wie|ob|wir werden es|das werden wir|dabei bleib\w*|so bleib\w*|what|how)\b", re.I)
_DEMANDS = re.compile(
    r"forder|verlang|\bdräng|\bpoch|\bbesteh|\brief|\bruf|appell|\bmahn|wünsch|pflicht|\bdemand|\burg|\bask|\bcall", re.I
)
_DUE = re.compile(r"\b(?:bis|spätestens|binnen|innerhalb|by|within)\b", re.I)
_CONDITION = re.compile(r"\b(?:bedingung|voraussetzung|vorbedingung|condition)\b[^.;]*$", re.I)
_HELD_BACK = re.compile(r"(?:für den fall|unter der bedingung)\s\w+,\s(?=dass\b)", re.I)
_ONLY = re.compile(r"\b(?:erst|nur|wir|ich|only|we)\b", re.I)
_REFERS = re.compile(
    r"\b(?:dar(?:an|auf|in|über|um|unter|aus)|da(?:zu|für|gegen|von|mit|bei|nach)|ihn|ihm|ihnen|ihre?[nrsm]?|"
    r"dies\w*|solch\w*|it|them|this|(?:man|wir|ich|er) sie)\b",
    re.I,
)
_LEAD = re.compile(
    r"(?P<tied>(?:noch )?(?:während|vor|bis zu[mr]|before|during|until)\s(?:\w+\s){1,6}?\w+)\s"
    r"(?:werden?|wird|würden?|müss(?:en?|ten?)|muss|soll(?:en?|ten?|te)?|will|wolle|dürf(?:en?|ten?)|geh(?:e|t)|komm(?:e|t)|bleib(?:e|t))\b",
    re.I,
)
_ANNOUNCES = re.compile(r"\bkündig|\bdroh|\bange?droh|\bversprach|\bverspricht|\bsagte?\b|\bstellte?\b|\bbot\b|\bbietet\b|announc|threat|promis|offer", re.I)
_MARKS = " „“”\"»«.,"
_WER = re.compile(r"(?:wer|was|jeder|alle)\b", re.I)


@dataclass(frozen=True)
class Wire:
    """A commitment of one text. `sides` are the ids of the states and organisations that it binds, `persons` of those who made it.

    `condition` and `consequence` are spans. `core` is the consequence without who announced it ("forderte …"); `context` what stands before
    it where it speaks of something by a pronoun alone. `back` says that the text looks back on it, `renews` that it tells beside it that an earlier one is replaced. `persists` says that the condition
    is that something stays as it is up to the deadline.
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
    side_names: frozenset[str] = frozenset()
    core: Spans = ()
    context: Spans = ()

    @property
    def id(self) -> str:
        """The record's id."""
        return self.piece.id

    @property
    def says(self) -> str:
        """The consequence in words."""
        return self.piece.text.words(self.consequence)

    @property
    def asserts(self) -> str:
        """The consequence in words, without who announced it."""
        return self.piece.text.words(self.core or self.consequence)

    @property
    def told(self) -> str:
        """The same without times: when it is to be is not what it is about."""
        return timeless(self.piece.text, self.core or self.consequence)

    @property
    def tied(self) -> str | None:
        """The condition in words, without times."""
        return timeless(self.piece.text, self.condition) if self.condition else None

    @property
    def before(self) -> str:
        """The words before it that it refers to; "" for none."""
        return self.piece.text.words(self.context) if self.context else ""

    @property
    def persists(self) -> bool:
        """Whether the condition is that something stays as it is up to the deadline."""
        return bool(self.deadline and self.deadline.in_condition and self.condition_kind == "if" and _LASTS.search(self.when or ""))

    @property
    def when(self) -> str | None:
        """The condition in words."""
        return self.piece.text.words(self.condition) if self.condition else None

    @property
    def confidence(self) -> float:
        """The record's."""
        return float(self.piece.record.confidence)

    @property
    def keeps(self) -> bool:
        """Whether it is about not doing something, or about leaving something as it is."""
        return self.kind == "refusal" or bool(_NOT.search(self.says) or _STAYS.search(self.says))


_LASTS = re.compile(r"\bbleib(?:en?|t)\b|\b(?:nicht|kein\w*|not|no)\b|\b(?:stays?|remains?)\b", re.I)
_STAYS = re.compile(r"\b(?:bleib(?:en?|t)|blieben?|stays?|remains?|keeps?)\b", re.I)
_BACK = re.compile(
    r"\b(?:hatten?|wollten?|habe\w* (?:schon|bereits|noch)|had)\b|\bhabe (?:er|sie|man)\b[^.;]* (?:zugesichert|zugesagt|versprochen|angekündigt|"
    r"gedroht|angedroht|verlangt|gefordert|versichert)\b",
    re.I,
)


def wires(material: Material, cast: Cast, pages: Mapping[tuple[str, int], Page]) -> Iterator[Wire]:
    """The commitments of all texts that are any, in their order."""
    for piece in material.of("commitment"):
        if (wire := wire_of(piece, cast, pages[piece.text.key])) is not None:
            yield wire


def wire_of(piece: Piece, cast: Cast, page: Page) -> Wire | None:
    """A commitment put right; None where its words bind nobody."""
    record = piece.record
    condition, kind, due = _condition(piece, page)
    said = _behind(record.consequence, condition) if not record.condition else record.consequence
    consequence = _consequence(page, said, condition)
    by = piece.actors or _speakers(piece, cast)
    speak_for = [cast.side(who) for who in by]
    sides, names = frozenset(one.id for one in speak_for), frozenset(one.name for one in speak_for)
    homes = page.over(piece.spans)
    back = any(_BACK.search(page.said(one.span)) or comments(page, one.span) for one in homes)
    limit = deadline(piece.text, (*consequence, *due), condition, back=back)
    wire = Wire(piece, record.kind, by, sides, consequence, condition, kind, limit, back, _renews(page, homes), names)
    wire = replace(wire, kind=kind_of(page, record.kind, consequence, condition, kind))
    if not binds(wire, page):
        return None
    core = said if _announced(page, consequence, said) else consequence
    wire = replace(wire, core=core, context=_context(page, wire))
    return replace(wire, sides=_askers(wire, cast)) if wire.kind == "demand" else wire


def _renews(page: Page, homes: tuple[Sentence, ...]) -> bool:
    """Whether the text says at most two sentences on that something is replaced."""
    near = {at.number: at for home in homes for by in range(-2, 3) if (at := page.beside(home, by)) is not None}
    return any(one.fact is Fact.REPLACED for at in near.values() for one in comments(page, at.span))


def _announced(page: Page, whole: Spans, read: Spans) -> bool:
    """Whether a consequence was widened by who asks for it."""
    rest = page.said((whole[0][0], read[0][0])) + page.said((read[-1][1], whole[-1][1])) if whole != read else ""
    return bool(_DEMANDS.search(rest) or _ANNOUNCES.search(rest))


def _context(page: Page, wire: Wire) -> Spans:
    """The two sentences before a consequence that speaks of something by a pronoun."""
    home = page.over(wire.consequence)
    if not home or not _REFERS.search(wire.says):
        return ()
    before = (page.beside(home[0], -2), page.beside(home[0], -1))
    return tuple(one.span for one in before if one is not None)


def _askers(wire: Wire, cast: Cast) -> frozenset[str]:
    """The sides that demand something, without those that the demand itself names as who is to do it."""
    names = {name.name for name in wording.meaning(wire.asserts, wire.piece.text.reading.article.language).names}
    kept = {cast.side(who).id for who in wire.by if not names & wording.terms(cast.side(who).name)}
    return frozenset(kept) or wire.sides


def binds(wire: Wire, page: Page) -> bool:
    """Whether the words bind somebody, and surely enough for that."""
    words, sure = wire.says, wire.confidence
    if _EMPTY.match(words) or _CONDITION.search(_lead(page, wire.consequence)) or _BARE.fullmatch(words.strip(_MARKS)) or len(words.split()) < 3:
        return False
    if wire.condition:
        if _WER.match(wire.when or "") or not _conjunction(wire.when or ""):
            return sure >= UNLINKED and bool(_BINDS.search(words))
        tied = wire.condition_kind != "if" or _ONLY.search(words)
        return sure >= (CONDITIONAL if _BINDS.search(words) else RARE if tied else NOMINAL)
    if wire.kind == "demand":
        home = " ".join(page.said(one.span) for one in page.over(wire.consequence))
        return sure >= ASKED and bool(_ASKS.search(words) or _DEMANDS.search(home))
    if wire.kind == "refusal":
        return sure >= REFUSED and bool(_FUTURE.search(words) and _NOT.search(words))
    if not _BINDS.search(words):
        return wire.deadline is not None and sure >= BINDING and bool(_DUE.search(words))
    own = _FUTURE.search(words) and _OWN.search(words) and not _PASSIVE.search(words.strip())
    if own:
        return sure >= OWN
    return sure >= (NAMED if named(page, wire.consequence, beside=False) in ("promise", "threat", "offer") else BINDING)


def _lead(page: Page, spans: Spans) -> str:
    """What stands before some words in their sentence."""
    home = page.over(spans)
    return page.said((home[0].span[0], spans[0][0])) if home else ""


def _conjunction(words: str) -> str | None:
    """The kind of condition that the first words name."""
    small = words.casefold().lstrip(" ,„“\"»«")
    return next((kind for kind, pattern in _KINDS.items() if pattern.match(small)), None)


def _condition(piece: Piece, page: Page) -> tuple[Spans, str | None, Spans]:
    """The condition with its kind, and words that are a deadline instead of one."""
    record = piece.record
    spans: Spans = record.condition
    if not spans:
        lead = _lead_condition(page, record.consequence)
        return lead, _conjunction(page.said(lead[0])) if lead else None, ()
    words = piece.text.words(spans)
    if only_time(piece.text, spans):
        return (), None, spans
    sentence = page.over(spans)
    home = page.over(record.consequence)
    kind = _conjunction(words)
    if _LINKS.fullmatch(words.strip(" ,")) and sentence and (before := _before_link(page, sentence[0], spans[0][0])):
        return before, kind or "if", ()
    if not sentence or not home or (sentence[-1].number != home[0].number and not _linked(page, home[0].span)):
        if set(one.number for one in sentence) & set(one.number for one in home):
            return spans, kind or record.condition_kind, ()
        return (), None, ()
    if kind is None and not _verb_first(page, spans) and record.confidence < UNLINKED:
        return (), None, ()
    if _LINKS.match(page.said(record.consequence[0]).lstrip(" ,–-")) and record.condition_kind == "unless":
        kind = "unless"
    return _to_the_end(page, spans, record.consequence), kind or record.condition_kind, ()


def _to_the_end(page: Page, spans: Spans, consequence: Spans) -> Spans:
    """A condition up to the end of its clause, where the consequence does not stand in that."""
    if held := _HELD_BACK.match(page.said((spans[0][0], spans[-1][1]))):
        spans = ((spans[0][0] + held.end(), spans[-1][1]),)
    clause = next((one for one in page.around(spans) if one[0] < spans[-1][1] <= one[1]), None)
    if clause is None or any(begin < clause[1] and clause[0] < end for begin, end in consequence):
        return spans
    return (*spans[:-1], (spans[-1][0], clause[1]))


def _behind(consequence: Spans, condition: Spans) -> Spans:
    """A consequence without the condition at its beginning."""
    if not condition:
        return consequence
    end = max(right for _, right in condition)
    return tuple((max(left, end + 1), right) for left, right in consequence if right > end + 1) or consequence


def _before_link(page: Page, sentence: Sentence, at: int) -> Spans:
    """The clause that a link ("andernfalls") takes up: the one before it in its sentence, else the first of the sentence before."""
    own = [one for one in page.clauses(sentence) if one[1] <= at]
    if own:
        return own[-1:] if len(own) > 1 else tuple(own)
    before = page.beside(sentence, -1)
    return page.clauses(before)[:1] if before is not None else ()


def _lead_condition(page: Page, consequence: Spans) -> Spans:
    """A condition that is a noun at the beginning of the consequence's clause ("vor jedem Gespräch müsse …", "während der Gespräche werde …")."""
    clauses = page.around(consequence)
    found = _LEAD.match(page.said(clauses[0])) if clauses else None
    if found is None:
        return ()
    begin = clauses[0][0]
    return ((begin, begin + found.end("tied")),)


def _linked(page: Page, home: Span) -> bool:
    return bool(_LINKS.match(page.said(home).lstrip("„“\"»« ")))


def _verb_first(page: Page, spans: Spans) -> bool:
    """Whether a condition can be one by its place alone: a clause with its verb first at the beginning of a sentence."""
    begin = spans[0][0]
    sentence = page.sentence(begin)
    lead = "" if sentence is None else page.said((sentence.span[0], begin))
    first = page.said(spans[0]).split()[:1]
    return not lead.strip(" „“\"»«") and bool(first) and bool(re.fullmatch(r"[A-ZÄÖÜ][a-zäöüß]+(?:e|t|en|te|ten)", first[0]))


def _consequence(page: Page, spans: Spans, condition: Spans) -> Spans:
    """The consequence; with the rest of its clause where it lacks its verb, its beginning, or what the verb is about."""
    clauses = [one for one in page.around(spans) if not any(one[0] < end and begin < one[1] for begin, end in condition)]
    if len(clauses) != 1:
        return spans
    (begin, end), words = clauses[0], " ".join(page.said(one) for one in spans)
    lead, tail = page.said((begin, spans[0][0])), page.said((spans[-1][1], end))
    rest = lead.split() + tail.split()
    cut = bool(lead.split()) and bool(_VERB.match(words))
    short = len(words.split()) < 5 or not _BINDS.search(words)
    if not rest or not (cut or short) or len(rest) > 10 or _BACK.search(f"{lead} {tail}"):
        return spans
    return ((min(begin, spans[0][0]), max(end, spans[-1][1])),)


def _speakers(piece: Piece, cast: Cast) -> tuple[Who, ...]:
    """Who says it, where the reader names nobody whom it binds."""
    at = piece.record.statement
    refs: Iterable[Ref] = (
        one.speaker for one in piece.text.reading.statements if one.id == at and one.speaker is not None
    )
    return cast.all(piece.text, refs)
