"""Who does what an event tells, and to whom, where the grammar of its clause is certain; else a role that is surely wrong is left out.

- "gefordert von den Demonstranten": who stands behind "von" in a passive does it.
- "denen Correa vorwirft": the one in the clause does it, to those before the pronoun.
- "zwischen Demonstranten und Polizei": both take part in a clash, never one alone.
- "über den Sender wurden … aufgerufen": a channel asks nobody for anything.
- "Verdacht gegen Lahn", "gegen ihn erhobene Vorwürfe": the accused accuses nobody.
- Accusations, laws and the hurt do nothing ("weisen die Anschuldigungen zurück").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from lagebild.records import Event, Ref, Span, Spans

_BREAK = re.compile(r"[,;:](?!\d)|\s[–—-]\s|[()]")
_PARTICIPLE = re.compile(
    r"(?:\w*ge[a-zäöüß]{2,}|(?:be|ver|er|ent|zer|über|unter|miss|wider)[a-zäöüß]{2,}|[a-zäöüß]+iert?)(?:t|en)?\Z"
)
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]\d|\d)")
_BECOMES = re.compile(r"\b(?:w[iu]rden?|worden|werden?|wird)\b")
_BY = re.compile(r"\b(?:von|vom|durch)\s+(?:(?:de[mrn]|einem|einer|mehreren|einigen|\w+(?:en|er))\s+)*\Z")
_BY_FIRST = re.compile(r"\b(?:durch)\s+[^,;:.]*\s(?:oder|und)\s+(?:\w+(?:en|er)\s+)?\Z")
_RELATIVE = re.compile(r"(?:d(?:er|ie|as|en|em)|dessen|deren|denen|welche[rs]?|was)\b")
_WHOM = re.compile(r"(?:denen|dem)\b")
_WHOM_PRONOUN = re.compile(r"(?:denen|dem)\s+(?:er|sie|es|man|wir)\b")
_TITLE = re.compile(
    r"\s+(?:(?:unter anderem|auch|nun|jetzt)\s+)?(?:(?:der|die|das)\s+)?(?:[a-zäöüß]+e[rn]?\s+){0,2}(?:[A-ZÄÖÜ]\w+\s+){0,2}\Z"
)
_CLASH = re.compile(
    r"Auseinandersetzung|Zusammenst[oö]|Kämpfen?\Z|Gefecht|Schusswechsel|Konfrontation|Straßenschlacht|Handgemenge|Schlägerei|Scharmützel",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s+(?:[a-zäöüß]+\s+){0,3}?zwischen\s+(?P<both>[^,;:.()]*?\bund\b(?:\s+(?!(?:w[iu]rd|kam|gab|sind|ist|war|ha[tb]|starb|in|am|bei|im|nach|auf|"
    r"vor|an|seit|um)\w{0,3}\b)\w[\w-]*)+)"
)
_CHANNEL = re.compile(
    r"(?:\w*sender|\w*dienst|\w*radio|rundfunk\w*|fernsehen|lautsprecher\w*|\w*zeitung|\w*agentur|netzwerk\w*|\w*kanal|portal\w*|plattform\w*|medien|"
    r"telefon|internet|hotline|app|\w*durchsagen?|sirenen?|flugblätter\w*|twitter|facebook)\Z",
    re.IGNORECASE,
)
_OVER = re.compile(r"\b[Üü]ber\s+(?:(?:den|das|die|einen?|ihren?|seinen?)\s+)?(?:[a-zäöüß]+\s+){0,2}\Z")
_SUSPICION = re.compile(r"Verdacht|Vorw[uü]rf|(?:Ans|Bes)chuldigung|Anklage")
_AGAINST = re.compile(r"\bgegen\s+(?:(?:den|die|das|einen|eine|ihn|sie|ihre?n?|seinen?)\s+)?(?:[\w’-]+\s+){0,4}\Z")
_AGAINST_BEHIND = re.compile(r"\s+gegen\b")
_AGAINST_HIM = re.compile(r"\bgegen\s+(?:ihn|sie|sich|diese[nr]?)\s+(?:[a-zäöüß]+\s+){0,2}\Z")
_RAISES = re.compile(r"\b(?:erh[eo]b\w*|mach(?:t|te|ten|en)|äußer\w*|br(?:ing|ach)t?\w*|richte\w*)\b(?!e[nr]e[nr]?)")
_GENITIVE = re.compile(r"\s+(?:der|des|von|seitens)\s+\Z")
_NOBODY = re.compile(
    r"(?:(?:Ans|Bes)chuldigung(?:en)?|Vorw[uü]rf(?:en?|s)?|Forderung(?:en)?|Ankündigung(?:en)?|Drohung(?:en)?|Behauptung(?:en)?|Kritik|Gerüchte?n?|"
    r"Gesetz(?:es|e|entwurf\w*)?|Gesetzesentwurf\w*|Entwurf|Ergebniss?e?|Urteile?|Unfall|Brand|Feuer)\Z"
)
_HURT = re.compile(
    r"\A(?:(?:[A-ZÄÖÜ]?[a-zäöüß]{1,3}|[a-zäöüß]+|[EW]\w+e|\d+)\s+)*(?:Verletzten?|Toten?|Todesopfern?|Opfern?)\Z"
)
_MONTH = re.compile(
    r"(?:\d{1,2}\.\s+)?(?:Januars?|Februars?|März|Aprils?|Mais?|Junis?|Julis?|Augusts?|Septembers?|Oktobers?|Novembers?|Dezembers?)(?:\s+\d{4})?\b"
)
_LATER = re.compile(r"(?:und\s+)?(?:bevor|nachdem|während|als|worauf|woraufhin|wobei|ehe|weil)\b")
_UNDER = re.compile(r"\b(?:bei|nach|wegen|für|seit|vor|gegen|während)\s+(?:\w+\s+){0,2}\Z")
_GARBLED = re.compile(r"\b(?:ge[a-zäöü]{2,}t|verletzt|verwundet|gestorben) und \d")
LONG = 14  # words that nobody is called by
_DEMANDING = re.compile(r"gefordert|verlangt|erzwungen|angemahnt")


@dataclass(frozen=True)
class Clause:
    """A clause of a sentence: its words, where they stand, its number from 0."""

    text: str
    begin: int
    end: int
    number: int

    @property
    def words(self) -> str:
        """Its words."""
        return self.text[self.begin : self.end]

    def holds(self, at: int) -> bool:
        """Whether a place is in it."""
        return self.begin <= at < self.end


class Passage:
    """The sentence in which an event's trigger stands; `mentions` are the places where somebody is named, with the ids of actors."""

    def __init__(self, text: str, sentence: Span, trigger: Spans, mentions: Sequence[tuple[Span, str]]) -> None:
        self.text, self.sentence, self.trigger = text, sentence, trigger
        self._mentions = mentions

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of the sentence."""
        return tuple(Clause(self.text, begin, end, number) for number, (begin, end) in enumerate(self._cut()))

    def _cut(self) -> Iterator[Span]:
        begin, stop = self.sentence
        for found in _BREAK.finditer(self.text, begin, stop):
            if self.text[begin : found.start()].strip():
                yield self._stripped(begin, found.start())
            begin = found.end()
        if self.text[begin:stop].strip():
            yield self._stripped(begin, stop)

    def _stripped(self, begin: int, end: int) -> Span:
        words = self.text[begin:end]
        return begin + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())

    @cached_property
    def clause(self) -> Clause:
        """The clause in which the trigger begins."""
        at = self.trigger[0][0]
        return next((one for one in self.clauses if one.holds(at)), Clause(self.text, *self.sentence, 0))

    def before_clause(self) -> str:
        """The words of the sentence before the trigger's clause."""
        return self.text[self.sentence[0] : self.clause.begin]

    def last_clause(self) -> Clause:
        """The last clause of the sentence."""
        return self.clauses[-1]

    def words(self, part: int | None = None) -> str:
        """The words of the trigger, or of one part of it."""
        begin, end = (self.trigger[0][0], self.trigger[0][1]) if part is None else self.trigger[part]
        return self.text[begin:end]

    @property
    def noun(self) -> bool:
        """Whether the trigger is a noun."""
        return (self.words()[:1].isupper() and self.trigger[0][0] > self.sentence[0] + 3) or self.words()[-3:] == "ung"

    def is_participle(self) -> bool:
        """Whether the trigger's last part is a participle."""
        return _PARTICIPLE.match(self.words(-1)) is not None

    def is_trigger(self, at: int) -> bool:
        """Whether a place is in the trigger."""
        return any(begin <= at < end for begin, end in self.trigger)

    def year_behind(self, reach: int) -> str | None:
        """The year within so many words behind the trigger, in its clause."""
        behind = self.text[self.trigger[-1][1] : self.clause.end]
        found = _YEAR.search(behind)
        return found[0] if found and len(behind[: found.start()].split()) <= reach else None

    def before(self, ref: Ref) -> str:
        """The words of the sentence before somebody."""
        at = ref.spans[0][0] if ref.spans else self.sentence[0]
        return self.text[self.sentence[0] : at] if self.sentence[0] <= at < self.sentence[1] else ""

    def named(self, ref: Ref) -> str:
        """The words for somebody."""
        return self.text[ref.spans[0][0] : ref.spans[-1][1]] if ref.spans else ""

    def clause_of(self, ref: Ref) -> Clause | None:
        """The clause in which somebody is named."""
        return next((one for one in self.clauses if ref.spans and one.holds(ref.spans[0][0])), None)

    def within(self, begin: int, end: int) -> tuple[Ref, ...]:
        """Those who are named within a stretch, each once."""
        found: dict[str, Ref] = {}
        for span, actor in self._mentions:
            if begin <= span[0] and span[1] <= end:
                found.setdefault(actor, Ref(actor, (span,)))
        return tuple(found.values())


def mended(event: Event, passage: Passage) -> Event:
    """The event with its roles as its clause has them."""
    for rule in (_no_time, _clash, _relative, _passive, _no_channel, _accused, _nobody, _elsewhere, _aside):
        event = rule(event, passage)
    return event


def _without(event: Event, actors: Sequence[Ref] = (), recipients: Sequence[Ref] = ()) -> Event:
    return replace(
        event,
        actors=tuple(one for one in event.actors if one not in actors),
        recipients=tuple(one for one in event.recipients if one not in recipients),
    )


def _no_time(event: Event, passage: Passage) -> Event:
    """Days are nobody: "der Terroranschläge des 11. Septembers 2001"."""
    wrong = [
        one
        for one in (*event.actors, *event.recipients)
        if _MONTH.match(re.sub(r"\A(?:des|der|am|im)\s+", "", passage.named(one)))
    ]
    return _without(event, wrong, wrong) if wrong else event


def _clash(event: Event, passage: Passage) -> Event:
    """Of a clash between two both are actors; where one of them is not known, nobody is."""
    found = (
        _BETWEEN.match(passage.text, passage.trigger[-1][1], passage.clause.end)
        if _CLASH.search(passage.words())
        else None
    )
    if found is None:
        return event
    both = passage.within(found.start("both"), found.end("both"))
    whole = [
        ref
        for ref in (*event.actors, *event.recipients)
        if ref.spans and found.start("both") <= ref.spans[0][0] < found.end("both")
    ]
    if any(re.search(r"\bund\b", passage.named(ref)) for ref in whole):
        return event
    if len(both) > 1:
        return replace(event, actors=both[:2], recipients=())
    return _without(event, whole, whole)


def _relative(event: Event, passage: Passage) -> Event:
    """As in "Banken, denen Correa vorwirft": whom a dative pronoun stands for does not do it."""
    clause = passage.clause
    if (
        not _WHOM.match(clause.words)
        or _WHOM_PRONOUN.match(clause.words)
        or clause.number == 0
        or _BECOMES.search(clause.words)
    ):
        return event
    before = [ref for ref in event.actors if ref.spans and ref.spans[0][0] < clause.begin]
    if not before:
        return event
    doing = [
        ref
        for ref in event.recipients
        if clause.holds(ref.spans[0][0] if ref.spans else -1)
        and _TITLE.match(" " + clause.words[len(clause.words.split()[0]) : ref.spans[0][0] - clause.begin].lstrip())
    ]
    if len(doing) == 1:
        return replace(event, actors=(doing[0],), recipients=tuple(before))
    return _without(event, before, [ref for ref in event.recipients if ref.spans and clause.holds(ref.spans[0][0])])


def _passive(event: Event, passage: Passage) -> Event:
    """In a passive those behind "von" do it; who does not stand there does not where somebody else does."""
    clause = passage.clause
    if not _BECOMES.search(clause.words):
        return event
    if passage.noun:
        behind = clause.words[passage.trigger[-1][1] - clause.begin :]
        wrong = [ref for ref in event.actors if _is_agent(ref, passage) and ref.spans[0][0] > passage.trigger[-1][1]]
        return _without(event, wrong) if wrong and _DEMANDING.search(behind) else event
    if not passage.is_participle():
        return event
    agents = [ref for ref in event.recipients if _is_agent(ref, passage)]
    others = [ref for ref in event.actors if not _is_agent(ref, passage)]
    coordinate = [
        ref for ref in event.recipients if _BY_FIRST.search(passage.before(ref)) and clause.holds(ref.spans[0][0])
    ]
    if agents and others:
        return replace(event, actors=tuple(agents), recipients=())
    return _without(event, (), [*agents, *coordinate]) if agents or coordinate else event


def _is_agent(ref: Ref, passage: Passage) -> bool:
    """Whether somebody stands in the trigger's clause right behind "von" or "durch", and not only hangs on a noun: they stand behind
    "wurde", or in a relative clause, "dessen Rücktritt von ihnen gefordert wird".
    """
    where, clause = passage.clause_of(ref), passage.clause
    if where is None or where.number != clause.number or _BY.search(_opened(ref, passage)) is None:
        return False
    before = clause.words[: ref.spans[0][0] - clause.begin]
    return _BECOMES.search(before) is not None or (clause.number > 0 and _RELATIVE.match(clause.words) is not None)


def _opened(ref: Ref, passage: Passage) -> str:
    """The words before somebody, with the articles that their own words begin with."""
    named = passage.named(ref)
    article = re.match(r"(?:de[mrns]|die|das|einem|einer|einen?)\s+", named)
    return passage.before(ref) + (article[0] if article else "")


def _no_channel(event: Event, passage: Passage) -> Event:
    """What is used to say something says nothing: "über den Rundfunksender"."""
    wrong = [
        ref
        for ref in event.actors
        if _OVER.search(_opened(ref, passage))
        and _CHANNEL.match(passage.named(ref).split()[-1] if passage.named(ref) else "")
    ]
    return _without(event, wrong) if wrong else event


def _accused(event: Event, passage: Passage) -> Event:
    """Of "Verdacht gegen Lahn", "gegen ihn erhobene Vorwürfe" nothing says who accuses."""
    if event.type != "ACCUSE":
        return event
    things = [ref for ref in event.recipients if _NOBODY.search(passage.named(ref))]
    accused = [ref for ref in event.actors if _AGAINST.search(_opened(ref, passage)) and _is_same_clause(ref, passage)]
    if passage.noun and _SUSPICION.match(passage.words()):
        before = passage.text[passage.sentence[0] : passage.trigger[0][0]]
        behind = (
            None
            if _RAISES.search(passage.clause.words)
            else _AGAINST_BEHIND.match(passage.text, passage.trigger[-1][1])
        )
        if _AGAINST_HIM.search(before) or behind or passage.words().startswith("Verdacht"):
            accused += [
                ref
                for ref in event.actors
                if not _GENITIVE.search(passage.text[passage.trigger[-1][1] : ref.spans[0][0]] if ref.spans else "")
            ]
    return _without(event, accused, things)


def _is_same_clause(ref: Ref, passage: Passage) -> bool:
    where = passage.clause_of(ref)
    return where is not None and where.number == passage.clause.number


def _nobody(event: Event, passage: Passage) -> Event:
    """Accusations and laws do nothing; the hurt and the dead of a protest do not protest."""
    wrong = [ref for ref in event.actors if _NOBODY.search(passage.named(ref))]
    wrong += [ref for ref in event.actors if event.type == "PROTEST" and _HURT.search(passage.named(ref))]
    garbled = [ref for ref in event.recipients if _is_garbled(passage.named(ref))]
    return _without(event, wrong, garbled) if wrong or garbled else event


def _is_garbled(named: str) -> bool:
    """Whether words are more than somebody's: "200 Zivilisten getötet und 400", half a sentence."""
    return len(named.split()) > LONG or _GARBLED.search(named) is not None


def _elsewhere(event: Event, passage: Passage) -> Event:
    """Who only comes in a clause behind it ("…, bevor die Polizei schoss") did not do it."""
    wrong = [
        ref
        for ref in event.actors
        if (where := passage.clause_of(ref)) is not None
        and where.number > passage.clause.number
        and _LATER.match(where.words)
    ]
    return _without(event, wrong) if wrong and not passage.noun else event


def _aside(event: Event, passage: Passage) -> Event:
    """A noun that only says for what or when something is asked ("das Vorgehen bei einer Demonstration") is not asked for itself."""
    if event.status != "demanded" or not passage.noun:
        return event
    before = passage.text[passage.clause.begin : passage.trigger[0][0]]
    if not _UNDER.search(before):
        return event
    return replace(event, status="actual", actors=(), recipients=(), shown=False)
