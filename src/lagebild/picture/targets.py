"""Where a cue's target stands in its sentence: behind a preposition, as object, as subject, or nowhere, if the words point back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lagebild.picture import phrases, stances, targetwords, wording
from lagebild.picture.clauses import Page, Sentence
from lagebild.picture.overlaps import meet, without
from lagebild.picture.wordlexicon import lexicon
from lagebild.records import Span, Spans

_FORMS = {
    "zu": "zu|zum|zur|dazu", "an": "an|am|daran", "von": "von|vom|davon", "für": "für|dafür", "gegen": "gegen|dagegen", "vor": "vor|davor",
    "in": "in|im|darin", "bei": "bei|beim|dabei", "mit": "mit|damit",
    "um": "um|darum", "auf": "auf|darauf", "über": "über|darüber", "hinter": "hinter|dahinter",
}  # fmt: skip
_DENIED = re.compile(r"(?<!\w)(?:nicht|niemals|nie|niemand\w*|kein\w*|nichts)(?!\w)\s?", re.IGNORECASE)
_INFINITIVE = re.compile(r"(?:\w+zu\w+en|zu\s\w+en|\w+zu\w+n)\s*$")
_MARKS = re.compile(r"[,;:„“”\"»«]")
_STOP = re.compile(r"[,;:!?„“”\"»«]|\.(?!\d)")
_OPENED = re.compile(r"[,;:]|(?<=[.!?])\s?[„“”\"»«]|(?<=^)[„“”\"»«]|(?<=:\s)[„“”\"»«]")
# words in quotation marks within a clause are part of it
_ASKS = re.compile(r"(?:ob|wie|wann|wer|wem|wen|wo|wohin|warum|was|welche[rnms]?|dass|zu[mr]?)(?!\w)", re.IGNORECASE)
_ADDED = re.compile(r"\s(?:mit|zur|zum|am|im|bei|ohne|unter)\s")  # what says how or when, before a verb's second half
_CLAUSE = re.compile(
    r"\s*(?:,\s+(?=(?:dass|daß|ob|wie|wer|wen|wem|wann|wo|warum|was)\s|[^.;!?,]*?(?:\szu\s\w+n|\w{1,30}zu\w{1,30}en)(?!\w))|:\s+)(?P<what>[^.;!?]+)"
)
_ASIDE = re.compile(r"(?:gegen|aus|unter|bei|wegen|trotz|ohne|seit|während)\s", re.IGNORECASE)
_BEHIND = re.compile(r"(?<!\w)(für|gegen|aus|bei|wegen|trotz|ohne|während)\s\Z", re.IGNORECASE)
_PARTS = re.compile(r"[;:!?„“”\"»«]|\.\s")
_IT = re.compile(
    r"\s(?:\w+\s)?es\s(?:\w+\s)?(?:für|als)\s", re.IGNORECASE
)  # "hielt es für falsch, die Brücke zu öffnen"
_NAMING = frozenset(("richtig nennen", "falsch nennen"))
_HOLDING = re.compile(r"(?<!\w)(?:er|sie|man|wir|ich)(?!\w)", re.IGNORECASE)
_HELPER = re.compile(r"(?:habe|hätte|werde|würde|wolle|könne|solle)\s", re.IGNORECASE)  # no adjectives
_ARTICLES = frozenset(("der", "die", "den", "dem", "diese", "dieser", "diesen", "diesem"))


@dataclass(frozen=True)
class Hit:
    """A cue in a text: `ends` are its first and last word there, `sentence` holds it, `words` are the sentence's."""

    found: stances.Cued
    sentence: Sentence
    words: str

    @property
    def cue(self) -> stances.Cue:
        """The cue."""
        return self.found.cue

    @property
    def span(self) -> Span:
        """All of it."""
        at = self.sentence.span[0]
        return self.found.span[0] + at, self.found.span[1] + at

    @property
    def ends(self) -> Spans:
        """Its first and last word."""
        at = self.sentence.span[0]
        return tuple(dict.fromkeys((begin + at, end + at) for begin, end in self.found.ends))

    def touches(self, spans: Spans) -> bool:
        """Whether its first or last word is among some words."""
        return any(meet(end, span) for end in self.ends for span in spans)

    def holds(self, spans: Iterable[Span]) -> bool:
        """Whether any of some words stands in it."""
        return any(meet(self.span, span) for span in spans)

    def about(self, spans: Iterable[Span]) -> bool:
        """Whether any of some words stands in its clause."""
        begin, end = _around(self)
        at = self.sentence.span[0]
        return any(meet((begin + at, end + at), span) for span in spans)


def hits(page: Page, sentence: Sentence) -> list[Hit]:
    """The cues of a sentence."""
    words = page.said(sentence.span)
    return [Hit(found, sentence, words) for found in stances.cued(words)]


def is_question(sentence: str) -> bool:
    """Whether a sentence asks: who asks takes no stance."""
    return sentence.rstrip('“”"»« ').endswith("?")


def target(read: Spans, hit: Hit | None) -> Spans:
    """The target of a stance: as read, where it stands in the cue's sentence and the cue says nothing else; else where the cue has it."""
    if hit is None:
        return read
    if not hit.cue.at:
        return ()
    begin, end = hit.sentence.span
    if hit.cue.at == ("clause",):
        return tuple((one + begin, other + begin) for one, other in _clause(hit))
    found = (
        _pointing(hit)
        or (_ahead(hit) if hit.cue.name in _NAMING and _IT.match(hit.words, hit.found.ends[0][1]) else None)
        or (
            _dative(hit)
            if hit.cue.at[:1] == ("dative",) and targetwords.INSERTED.search(hit.words, 0, hit.found.span[0])
            else None
        )
        or (_renewed(hit) if hit.cue.name == targetwords.RENEWED else None)
        or (_led(hit) or _fronted(hit) if "object" in hit.cue.at else None)
        or (_named(hit) if hit.cue.name in _NAMING else None)
        or _swapped(read, hit)
    )
    if found is None and read and begin <= read[0][0] < end and not _adverbial(read[0], hit):
        gap = hit.words[slice(*_gap(read[0], hit))]
        apart = _PARTS.search(gap) or ("," in gap and _said_elsewhere(read[0], hit))
        beside = _placed(hit) if apart else None
        if apart and hit.cue.stance == "evasive" and not _ASKS.match(hit.words, read[0][0] - begin):
            return ((beside[0] + begin, beside[1] + begin),) if beside else ()
        if beside is None:
            return read
        found = beside
    found = found or _placed(hit)
    return ((found[0] + begin, found[1] + begin),) if found else ()


def _said_elsewhere(read: Span, hit: Hit) -> bool:
    """Whether a target that was read in another clause is none: the cue has its subject, or what stands after its preposition."""
    at = hit.sentence.span[0]
    if hit.cue.at[:1] == ("subject",):
        return read[0] - at >= hit.found.span[1]
    if hit.cue.stance == "evasive":
        return read[0] - at >= hit.found.span[1]
    if hit.cue.at[:1] == ("object",) and any(_pronouns(hit.words[slice(*_between(hit))])):
        return read[0] - at >= hit.found.span[1]  # "nannte das erfunden, es sei …"
    return hit.cue.at[:1] not in (("object",), ("dative",)) and read[1] - at <= hit.found.span[0]


def _adverbial(read: Span, hit: Hit) -> bool:
    """Whether what was read as an object is none ("stimmt gegen Quittung zu", "verlangt für die Öffnung etwas anderes")."""
    at = read[0] - hit.sentence.span[0]
    if "object" in hit.cue.at and (before := _BEHIND.search(hit.words, 0, at)):
        return before[1].lower() not in hit.cue.at
    return not set(hit.cue.at) - set(_IN) and _ASIDE.match(hit.words, at) is not None


def _gap(read: Span, hit: Hit) -> Span:
    """What stands between a read target and a cue, as a part of the sentence."""
    at = hit.sentence.span[0]
    begin, end = read[0] - at, read[1] - at
    return (
        (end, max(end, hit.found.span[0]))
        if end <= hit.found.span[0]
        else (hit.found.span[1], max(begin, hit.found.span[1]))
    )


def _clause(hit: Hit) -> Spans:
    """The clause of a cue, without what says no in it."""
    begin, end = _around(hit)
    return without(((begin, end),), [one.span() for one in _DENIED.finditer(hit.words, begin, end)])


def _around(hit: Hit) -> Span:
    """The clause of a cue."""
    begin = max((one.end() for one in _MARKS.finditer(hit.words, 0, hit.found.span[0])), default=0)
    begin += len(hit.words[begin:]) - len(hit.words[begin:].lstrip())
    stop = _STOP.search(hit.words, hit.found.span[1])
    return begin, stop.start() if stop else len(hit.words)


def unadorned(words: str) -> str:
    """Words up to what says how or when."""
    return _ADDED.split(words)[0]


# -- places in the sentence, counted from its beginning -------------------------------------------------------------------------


def _named(hit: Hit) -> Span | None:
    """What somebody calls good or bad: the phrase right after the verb ("hielt Beobachter nur mit einem Mandat für sinnvoll")."""
    begin, end = _between(hit)
    phrase = phrases.first(hit.words[begin:end]) if begin < end else None
    if phrase is None or phrase.span[0] > 1 or phrase.determiner in ("der", "ein"):
        return None
    return begin + phrase.span[0], begin + phrase.span[1]


def _swapped(read: Spans, hit: Hit) -> Span | None:
    """The pronoun after the verb where the words in front of it were read as the target ("Kranz befürwortete sie")."""
    first = hit.ends[0]
    if "object" not in hit.cue.at or len(read) != 1 or read[0][1] > first[0] or first[0] - read[0][1] > 1:
        return None
    at = hit.sentence.span[0]
    if not all(word[:1].isupper() for word in hit.words[read[0][0] - at : read[0][1] - at].split()):
        return None  # no name: "die Mission unterstütze sie"
    begin = hit.found.ends[0][1]
    word = re.match(r"\s(sie|ihn|es|das|dies|diese|diesen)(?!\w)", hit.words[begin:])
    return (begin + word.start(1), begin + word.end(1)) if word else None


def _pointing(hit: Hit) -> Span | None:
    """The last word of a cue where it points back ("hält nichts davon"), not ahead ("warnte davor, dass …")."""
    begin, end = hit.found.ends[1]
    back = re.fullmatch(r"dar?(?:von|für|gegen|vor|an|auf|zu|um|über)", hit.words[begin:end].lower())
    return (begin, end) if back and not re.match(r",\s", hit.words[end:]) else None


def _placed(hit: Hit) -> Span | None:
    return next((found for where in hit.cue.at if (found := _IN.get(where, _behind)(hit, where)) is not None), None)


def _between(hit: Hit) -> Span:
    """What stands between a cue's first and last word."""
    return hit.found.ends[0][1], hit.found.ends[1][0]


def _behind(hit: Hit, preposition: str) -> Span | None:
    """The phrase after a preposition ("zu" is "zum", "zur" and "dazu" too), inside the cue first."""
    pattern = re.compile(rf"(?<!\w)(?:{_FORMS.get(preposition, preposition)})(?!\w)", re.IGNORECASE)
    places = [one.span() for one in pattern.finditer(hit.words)]
    for begin, end in sorted(places, key=lambda one: not hit.found.span[0] <= one[0] < hit.found.span[1]):
        if hit.words[begin:end].lower().startswith("da"):
            return _ahead(hit) or (begin, end)
        rest = hit.words[end:]
        last = hit.found.ends[1][0]
        phrase = phrases.first(unadorned(rest[: last - end]) if end < last else rest[:160])
        if phrase and phrase.span[0] <= 2:
            return end + phrase.span[0], end + phrase.span[1]
        if (word := re.match(r"\s+(\w+)", rest)) and phrases.pronoun(word[1]):
            return end + word.start(1), end + word.end(1)
    return None


def _object(hit: Hit, where: str) -> Span | None:
    """The object between a cue's first and last word or after it, else a clause after it; behind "widersprach:" stand the speaker's own
    words.
    """
    begin, end = _between(hit)
    if fronted := _fronted(hit):
        return fronted
    between = hit.words[begin:end] if begin < end else ""
    if word := next(_pronouns(between), None):
        return begin + word[0], begin + word[1]
    if dative := _dative(hit):
        return dative
    found = [
        one
        for one in phrases.phrases(between)
        if (one.determiner or one.span[0] > 0) and not _oblique(between, one.span[0])
    ]
    if found:
        return begin + found[-1].span[0], begin + found[-1].span[1]
    after = hit.found.span[1]
    rest = hit.words[after:]
    if where == "dative" and re.match(r"\s*[:,]", rest):
        return None
    if targetwords.TOLD.match(rest):
        return _closed(hit)
    if clause := _CLAUSE.match(rest):
        asks = hit.cue.stance != "evasive" or _ASKS.match(clause["what"])
        return (after + clause.start("what"), after + clause.end("what")) if asks else None
    phrase = phrases.first(rest[:120])
    if phrase and phrase.span[0] <= 12 and not between.strip() and not _BEHIND.search(rest, 0, phrase.span[0]):
        return after + phrase.span[0], after + phrase.span[1]
    return _closed(hit)


def _ahead(hit: Hit) -> Span | None:
    """The clause that a cue points ahead to ("warnte davor, die Brücke zu öffnen")."""
    clause = _CLAUSE.match(hit.words, hit.found.span[1])
    return clause.span("what") if clause else None


def _dative(hit: Hit) -> Span | None:
    """The dative that a clause begins with, where the cue is one towards something ("dem Plan erteilte Merow eine Absage")."""
    if hit.cue.at[:1] != ("dative",):
        return None
    start = max((one.end() for one in _OPENED.finditer(hit.words, 0, hit.found.span[0])), default=0)
    if inserted := targetwords.INSERTED.search(hit.words, 0, hit.found.span[0]):
        start = inserted.start()
    phrase = phrases.first(hit.words[start : hit.found.span[0]])
    dative = ("em", "einer", "der") if targetwords.OWN.search(hit.words[slice(*_between(hit))]) else ("em", "einer")
    if phrase is None or phrase.span[0] > 1 or not phrase.determiner.endswith(dative):
        return None
    return start + phrase.span[0], start + phrase.span[1]


def _closed(hit: Hit) -> Span | None:
    """The object of a verb that closes its clause ("hat den Tausch mehrfach abgelehnt"): the last phrase before it that is not
    the first, or the first where the clause is passive ("wurde von Merow abgelehnt").
    """
    begin = hit.found.span[0]
    start = max((one.end() for one in _OPENED.finditer(hit.words, 0, begin)), default=0)
    before = hit.words[start:begin]
    if not before.strip() or re.match(r"\s*\w", hit.words[hit.found.span[1] :]):
        return None
    found = [one for one in phrases.phrases(before) if not _oblique(before, one.span[0])]
    passive = re.search(r"(?<!\w)(?:wird|werden|werde|wurden?|worden)(?!\w).*\s(?:von|vom)\s", before)
    subject = _HOLDING.search(before)
    if not found or not (passive or len(found) > 1 or (subject and subject.end() <= found[0].span[0])):
        return None
    begin, end = (found[0] if passive else found[-1]).span
    helper = _HELPER.match(before, begin)
    return start + (helper.end() if helper else begin), start + end


def _renewed(hit: Hit) -> Span | None:
    """What a wish that is renewed is for: "bekräftigte den Wunsch seiner Regierung nach Beobachtern", "das Angebot, Boote zu schicken"."""
    led = targetwords.WISHED.match(hit.words, hit.found.span[1])
    phrase = phrases.first(hit.words[led.end() :]) if led else None
    if led and phrase and phrase.span[0] <= 1:
        return led.end() + phrase.span[0], led.end() + phrase.span[1]
    return _ahead(hit)


def _led(hit: Hit) -> Span | None:
    """The clause that stands before a cue as its object: "ob es ein Anschlag war, wollte Velten nicht beurteilen"."""
    clause = targetwords.LEADING.search(hit.words, 0, hit.found.span[0])
    return clause.span("what") if clause else None


def _fronted(hit: Hit) -> Span | None:
    """The phrase before a verb that its subject stands behind ("die Mission unterstütze sie"): no actor, so the object."""
    first = hit.found.ends[0]
    if not re.match(r"\s(?:sie|er|es|man|ich|wir)(?!\w)", hit.words[first[1] :]):
        return None
    start = max((one.end() for one in _OPENED.finditer(hit.words, 0, first[0])), default=0)
    found = list(phrases.phrases(hit.words[start : first[0]]))
    reported = targetwords.REPORTED.fullmatch(hit.words[slice(*first)]) is not None
    if len(found) != 1 or not (found[0].determiner or reported) or found[0].span[1] + start < first[0] - 1:
        return None
    begin, end = found[0].span
    if reported:  # of what somebody says the pronoun is that speaker: "ein Gericht halte sie für richtig"
        return start + begin, start + end
    meant = wording.meaning(hit.words[start + begin : start + end])
    actor = any(lexicon().concepts[one].kind == "actor" for one in meant.concepts)
    return None if actor else (start + begin, start + end)


def _pronouns(words: str) -> Iterator[Span]:
    for word in re.finditer(r"\w+", words):
        if phrases.pronoun(word.group()) and word.group() not in _ARTICLES:
            yield word.span()


def _before(hit: Hit, _: str) -> Span | None:
    """The phrase or the infinitive before a cue in the same clause, else before what is put in between ("ein
    Gericht, wie es heißt, sei …").
    """
    begin = hit.found.span[0]
    start = max((one.end() for one in _OPENED.finditer(hit.words, 0, begin)), default=0)
    if _INFINITIVE.search(hit.words[start:begin]):
        left = len(hit.words[start:begin]) - len(hit.words[start:begin].lstrip())
        return start + left, begin - (len(hit.words[start:begin]) - len(hit.words[start:begin].rstrip()))
    found = _nominatives(hit.words[start:begin])
    if (not found or _oblique(hit.words[start:begin], found[-1].span[0])) and (inner := _inverted(hit)):
        return inner
    if not found and not hit.words[start:begin].strip() and hit.words[start - 1 : start] == ",":
        start = max(hit.words.rfind(mark, 0, hit.words.rfind(",", 0, start - 1)) for mark in ',;:.„“"»') + 1
        found = _nominatives(hit.words[start : hit.words.find(",", start)])
    if not found and (word := re.search(r"(?<!\w)(?:das|dies|es)(?!\w)", hit.words[start:begin])):
        return start + word.start(), start + word.end()
    return (start + found[-1].span[0], start + found[-1].span[1]) if found else None


def _inverted(hit: Hit) -> Span | None:
    """The subject behind a verb that something else stands before: "bei Auland stößt der Plan auf Ablehnung", "für ihn ist das falsch"."""
    begin, end = _between(hit)
    for first, stop in ((begin, end), (hit.found.span[1], len(hit.words))):
        start = first + len(hit.words[first:stop]) - len(hit.words[first:stop].lstrip())
        if _MARKS.match(hit.words, start):
            continue  # "…, sagte Velten": another clause
        some = hit.words[start:stop]
        phrase = phrases.first(some) if start < stop else None
        if phrase and phrase.span[0] <= 1 and phrase.determiner and phrase.determiner not in targetwords.NO_SUBJECT:
            words = some[slice(*phrase.span)]
            if hit.cue.name in targetwords.MEETING:
                words = targetwords.MET.split(words)[0]
            return start + phrase.span[0], start + phrase.span[0] + len(words)
    return None


def _nominatives(words: str) -> list[phrases.Phrase]:
    """The phrases of some words that no preposition stands before; all, if one stands before each."""
    found = list(phrases.phrases(words))
    return [one for one in found if not _oblique(words, one.span[0])] or found


def _oblique(words: str, at: int) -> bool:
    """Whether a preposition stands before a place."""
    before = words[:at].split()
    return bool(before) and before[-1].lower().strip('„“”"»«‚‘(') in phrases.PREPOSITIONS


_IN = {"object": _object, "subject": _before, "dative": _object}
