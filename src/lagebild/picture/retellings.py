"""A sentence at or beside a comment: who is named in it, what it is about, whether it tells of a commitment again."""

from __future__ import annotations

import math
import re

from lagebild.picture import wiring, wording
from lagebild.picture.castwords import PRONOUNS, last_name
from lagebild.picture.clauses import Page, Sentence
from lagebild.picture.material import Text
from lagebild.picture.named import Names, within
from lagebild.picture.wiring import Joined

TOLD_AGAIN = {
    0: 3.0,
    -1: 2.0,
    1: 2.0,
    -2: 1.0,
    2: 1.2,
}  # points where the text tells of it so many sentences on (2: in the next paragraph)
PART = 0.3  # what of a condition, and of a consequence, must stand in "davon hänge das nicht mehr ab"
REFERRED = 0.7  # what words count that stand before a commitment and not in it
TOLD = 0.5  # how surely a sentence with "wie angekündigt" must be what was announced
LEAD = 8  # letters before a time in which a word says that it is a deadline
_DEADLINE = ("frist", "ultimat", "deadline", "stichtag")
_COMMON = frozenset({"negotiate", "stand_at", "be_there", "troops", "government"})
_FOR = re.compile(r"\b(?:für|bis|for|until|by)\b", re.I)
_WORD = re.compile(r"[^\W\d_]+")
_SET = re.compile(r", (?:die|das|den)\b[^,]*\b(?:gesetzt|gestellt|genannt)\b[^,.;]*")
_LOOKS_BACK = re.compile(
    r"\b(?:hatten?|wollten?|angekündigt\w*|gedroht|angedroht\w*|versprochen\w*|zugesagt\w*|versichert|zugesichert\w*|verlangt|gefordert\w*|had|"
    r"wanted|promised|threatened|announced|demanded)\b",
    re.I,
)


_BROUGHT = re.compile(  # nothing before the thing (no part of it, nothing that is its), nothing but who promised it and when behind it
    r"^\W*(?:[Dd]er|[Dd]ie|[Dd]as|[Dd]en) (?P<thing>[A-ZÄÖÜ][a-zäöüß]{3,}), (?:den|die|das) (?:der |die |das )?"
    r"(?P<who>[A-ZÄÖÜ][\w-]+(?: [A-ZÄÖÜ][\w-]+){0,2})"
    r"(?: (?:(?:für|am|im|in|vor|bis|seit|zum|zur)(?: (?:den|dem|der|die|das|einer?|einem))? [\w.]+|gestern|zuletzt|bereits|schon)){0,3}"
    r" (?:angekündigt|versprochen|zugesagt|zugesichert) (?:hatten?|hat|habe|haben), (?P<rest>.*)$",
    re.S,
)
_IN_PART = re.compile(
    r"\b(?:hälfte|teil|teils|teilweise|teilen|angeblich|offenbar|vermutlich|wohl|mutmaßlich|laut|zufolge|leer|beschädigt|defekt|erst|nur|kaum|fast|"
    r"beinahe|weg|unterwegs|statt|zerstört|anders|zwar|zurück|wieder|soll|sollen|niemand|nicht|nie|kein\w*|ohne|aber|doch|jedoch)\b",
    re.I,
)
_TAKES_AWAY = re.compile(
    r"\b(?:ab|zurück)?(?:abzieh|abzuzieh|zieh|zög|zurückzieh|zurückzuzieh)\w*|\babzug|\b(?:räum|verlass|verläss|stopp|beend|auflös|löse|verzicht|"
    r"streich|verhinder|schließ|absag|einstell|stell)\w*|\b(?:nicht|kein\w*|niemals|nie|ab|zurück)\b",
    re.I,
)
_SENDS = re.compile(r"\b(?:schick|entsend|send|liefer)", re.I)
_WHERE = re.compile(r"\b(?:in|nach|bei|an|auf|aus) ([A-ZÄÖÜ][\w-]+)")
_OF_ANOTHER = re.compile(r"\b(?:in|nach|bei|an|auf|aus|von|für|gegen) ([A-ZÄÖÜ][\w-]+)")
_SPEAKS = (
    r"(?:sag|erklär|teil|mach|versicher|betont|beton|bekräftig|stell|kündig|räum|schrieb|schreib|mein|habe?|hat)\w*"
)
_NO_PLACE = frozenset({"Kraft", "Betrieb", "Dienst"})
_NOBODY = re.compile(r"\W*(?:es |doch |aber )?(?:\w+ ){0,2}(?:nichts|niemand|keiner)(?: \w+){0,2}\W*$", re.I)
_NONE_OF = re.compile(r"\bkein\w* (?:[a-zäöüß]+e[nrms]? )?([A-ZÄÖÜ][a-zäöüß]{3,})")
_OTHER_COMING = re.compile(
    r"\b(?:schaden|um|leben|tode?|frage|infrage|wort|einsatz|pünktlich|rechtzeitig|weiter\w*|mehr|durch|voran|vor|zunächst|vorerst|auf|heraus|"
    r"bei|vorbei|anders|zurück|gelegen|bisher|bislang|noch)\b",
    re.I,
)
_NOT_ALONE = re.compile(
    r"\b(?:nur|allein\w*|alleine|bloß|ausschließlich|so|länger als|unmittelbar|direkt|davon)\b", re.I
)


class Said:
    """A sentence at or beside a comment, `by` sentences on."""

    def __init__(self, text: Text, page: Page, names: Names, sentence: Sentence, by: int) -> None:
        self.text, self.page, self.sentence, self.by = text, page, sentence, by
        self.people, self.sides = names.within(sentence.span)
        self.words = page.said(sentence.span)
        self.tokens = frozenset(_WORD.findall(self.words))
        self.meaning = wording.meaning(self.words, text.reading.article.language)
        times = [one for one in text.reading.times if one.start and one.end and within(one.spans, sentence.span)]
        self.days = [(one.start or "", one.end or "") for one in times]
        self.due = {
            one.end for one in times if _FOR.search(text.text[max(0, one.spans[0][0] - LEAD) : one.spans[0][1]])
        }

    def again(self, one: Joined) -> float:
        """Points for telling of a commitment again."""
        points = TOLD_AGAIN.get(self.by, 0.0)
        for wire in one.wires:
            if wire.piece.text is self.text and any(
                home.number == self.sentence.number for home in self.page.over(wire.piece.spans)
            ):
                return points
        if not _LOOKS_BACK.search(self.words):
            return 0.0
        if self.has_person(one) and self.on_its_day(one) and self.on_deadline(one):
            return points
        known = self.has_person(one) or self.has_side(one) or self.on_its_day(one)
        return points * 0.75 if known and self.content(one) >= 0.4 else 0.0

    def has_person(self, one: Joined) -> bool:
        """Whether somebody who made a commitment is named, be it by a word that the reader took for nobody."""
        called = {last_name(who.name) for who in one.by if who.name.lower() not in PRONOUNS}
        return bool(called & self.tokens) or any(who.id in self.people for who in one.by)

    def acts(self, one: Joined) -> bool:
        """Whether somebody who made a commitment is named as more than the one who set its deadline ("die Frist, die er gesetzt hatte")."""
        if not (self.has_person(one) or self.has_side(one)):
            return False
        rest = frozenset(_WORD.findall(_SET.sub("", self.words)))
        called = {last_name(name) for name in (*(who.name for who in one.by), *one.main.side_names)}
        return bool(called & rest) or not called & self.tokens

    def has_side(self, one: Joined) -> bool:
        """Whether the side that a commitment binds is named."""
        return bool(one.sides & self.sides) or any(last_name(name) in self.tokens for name in one.main.side_names)

    def on_its_day(self, one: Joined) -> bool:
        """Whether it names the day on which a commitment was made."""
        told = {wire.piece.text.day for wire in one.wires if not wire.back} - {self.text.day}
        return any(start <= day <= end for day in told for start, end in self.days if day)

    def on_deadline(self, one: Joined) -> bool:
        """Whether it names the day of its deadline as that ("die für Donnerstag angekündigte …")."""
        return one.deadline is not None and one.deadline.day in self.due

    def content(self, one: Joined) -> float:
        """How much of what a commitment is about stands in it, names left out."""
        best = 0.0
        for wire in one.wires:
            if wire.piece.text is not self.text:
                tied = wiring.condition(wire) if not of_deadline(wire.when or "") else None
                found = [overlap(part, self.meaning) for part in (wiring.meant(wire), tied) if part is not None]
                if (before := wiring.context(wire)) is not None:
                    found.append(REFERRED * overlap(self.meaning, before))
                best = max(best, 1 - math.prod(1 - each for each in found))
        return best

    def fulfils(self, one: Joined) -> bool:
        """Whether it tells of what a commitment announced; of something about the same is enough where it names who did."""
        parts = [wiring.meant(wire) for wire in one.wires]
        if any(wording.entails(part, self.meaning) >= TOLD for part in parts):
            return True
        return self.has_person(one) and any(wording.topic(part, self.meaning) >= TOLD for part in parts)


def same_word(one: str, other: str) -> bool:
    """Whether two nouns are the same but for their ending."""
    short, long = sorted((one.casefold(), other.casefold()), key=len)
    return len(short) >= 4 and long.startswith(short[:-1]) and len(long) - len(short) <= 2


def brought(words: str, one: Joined) -> bool:
    """Whether a sentence "der Kran, den Norland zugesagt hatte, ist eingetroffen" is about the very thing that a commitment promised."""
    if one.kind in ("demand", "refusal") or (found := _BROUGHT.match(words)) is None:
        return False
    if one.kind == "threat" and not all(_SENDS.search(wire.says) for wire in one.wires):
        return False
    called = {last_name(name) for name in (*(who.name for who in one.by), *one.main.side_names)}
    if not called & set(_WORD.findall(found["who"])) or _IN_PART.search(found["rest"]):
        return False
    said = [wire.says for wire in one.wires]
    if any(_TAKES_AWAY.search(part) for part in said):
        return False
    known = {word for part in said for word in _WORD.findall(part)}
    if any(_WHERE.search(part) for part in said) and set(_WHERE.findall(found["rest"])) - known - _NO_PLACE:
        return False
    return any(same_word(found["thing"], word) for word in known - called if word[0].isupper())


def nobody_came(words: str, one: Joined) -> bool:
    """Whether a sentence says that nothing came and names nothing but what was promised."""
    first = re.split(r"[,;:.]", words.strip(' "„“”»«'), maxsplit=1)[0]
    if _OTHER_COMING.search(words):
        return False
    if _NOBODY.match(first) and not re.search(r"\s[A-ZÄÖÜ]", first):
        return True
    named = _NONE_OF.findall(first)
    said = [word for wire in one.wires for word in _WORD.findall(wire.says) if word[0].isupper()]
    return bool(named) and all(any(same_word(noun, word) for word in said) for noun in named)


def elsewhere(clause: str, one: Joined) -> bool:
    """Whether a clause names a place or a side that a commitment does not ("Raketen aus Auland")."""
    known = {word for wire in one.wires for word in _WORD.findall(f"{wire.says} {wire.when or ''}")}
    return bool(set(_OF_ANOTHER.findall(clause)) - known)


def says(words: str, one: Joined) -> bool:
    """Whether a sentence is what those say, or do, who made a commitment: "Velten sagte, …", "…, sagte Minister Velten"."""
    called = "|".join(
        sorted(re.escape(last_name(name)) for name in (*(who.name for who in one.by), *one.main.side_names))
    )
    if not called:
        return False
    first = rf"^\W*(?:(?:[Dd]er|[Dd]ie|[Dd]as|Auch) )?(?:[A-ZÄÖÜ][\w-]+ ){{0,3}}(?:{called}) {_SPEAKS}\b"
    last = rf"(?:^\W*|[,“”\"»«] ){_SPEAKS} (?:(?:der|die|das|auch) )?(?:[A-ZÄÖÜ][\w-]+ ){{0,3}}(?:{called})\b"
    return re.search(f"{first}|{last}", words) is not None


def unhung(here: Said, one: Joined) -> bool:
    """Whether a clause says of the consequence of a commitment, and of nothing else, that it hangs on its condition no more."""
    if _NOT_ALONE.search(here.words) or not says(here.words, one):
        return False
    language = here.text.reading.article.language
    for clause in re.split(r"[,;:]", here.words):
        found = re.search(r"\b(?:von|vom)\b(.*?)\b(?:häng|hing|mach|nicht)", clause, re.I) or re.search(
            r"\b(?:von|vom)\b(.*)$", clause, re.I
        )
        if found is None or not re.search(r"häng|hing", clause, re.I):
            continue
        on = wording.meaning(found[1], language)
        what = wording.meaning(clause[: found.start()] + clause[found.end(1) :], language)
        for wire in one.wires:
            tied = wiring.condition(wire)
            if tied is not None and overlap(tied, on) >= PART and overlap(wiring.meant(wire), what) >= PART:
                return True
    return False


def of_deadline(words: str) -> bool:
    """Whether words speak of a deadline."""
    small = words.casefold()
    return any(word in small for word in _DEADLINE)


def overlap(part: wording.Meaning, whole: wording.Meaning) -> float:
    """The share of a part's units that the whole has, names left out; what nearly every report tells of counts half."""
    names = {one.name for one in part.names}
    own = {unit: weight for unit, weight in part.units.items() if unit not in names}
    shared = {unit: min(weight, whole.units[unit]) for unit, weight in own.items() if unit in whole.units}
    return sum(shared.values()) / max(sum(own.values()), 2.0) * (0.5 if set(shared) <= _COMMON else 1.0)
