"""One walk over one text: what the readers of time expressions share, and what they give back."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from lagebild.linking.intervals import UNRESOLVED, Interval
from lagebild.linking.timeforms import Lead, Word
from lagebild.records import Spans


class Value(NamedTuple):
    """What a calendar word with its surroundings means.

    `end` is where the expression ends, `begin` where it begins if not at its lead; `floating` tells that its year was chosen, not
    read; `bound` replaces the bound that the lead gives; `model` is the interval in the leap year 2000 where no year is known.
    """

    end: int
    interval: Interval
    precision: str = "day"
    floating: bool = False
    begin: int | None = None
    bound: str | None = None
    model: Interval = UNRESOLVED


@dataclass(slots=True)
class Scan:
    """State of one walk over one text.

    `reference` is the article's date, `last` the day that the text spoke of last, `news` the last one that it did not look back on,
    `aside` the sentence in which it has looked back since; `period` is the first day of whatever it spoke of last. `joined` tells
    that an expression stands directly before, with only "und", "bis", "auf" or a comma between.
    """

    text: str
    words: list[Word]
    sentences: Spans
    reference: date | None
    last: date | None = None
    news: date | None = None
    aside: int | None = None
    period: date | None = None
    joined: bool = False

    def starts_sentence(self, begin: int) -> bool:
        """Whether a sentence begins at this place."""
        which = max(0, bisect_right(self.sentences, (begin, 0)) - 1)
        return any(first == begin for first, _ in self.sentences[which : which + 2])

    def next_key(self, at: int, end: int) -> str:
        """The next word from position `end` on, in lower case, if only blanks stand before it; else ""."""
        at += 1
        while at < len(self.words) and self.words[at].begin < end:
            at += 1
        if at == len(self.words) or self.text[end : self.words[at].begin].strip(" \u00a0"):
            return ""
        return self.words[at].key

    def clause(self, begin: int, end: int) -> str:
        """The clause around a place: between commas, colons, brackets and quotation marks within its sentence."""
        low, high = self._clause(begin, end)
        return self.text[low:high]

    def _clause(self, begin: int, end: int) -> tuple[int, int]:
        low, high = self.sentences[self.sentence(begin)] if self.sentence(begin) >= 0 else (0, len(self.text))
        low, high = max(low, begin - _REACH), min(max(high, end), end + _REACH)
        before = _BORDER.split(self.text[low:begin])[-1]
        after = _BORDER.split(self.text[end:high])[0]
        return begin - len(before), end + len(after)

    def sentence(self, begin: int) -> int:
        """The number of the sentence at a place."""
        return bisect_right(self.sentences, (begin, len(self.text))) - 1

    def looks_back(self, begin: int, end: int) -> bool:
        """Whether words only look back on a day: "hatte am Dienstag verlangt", "sein Nein vom Montag"."""
        return bool(
            _PLUPERFECT.search(self.clause(begin, end)) or _OF.search(self.text[max(0, begin - 40) : begin + 4])
        )

    def ahead(self, begin: int, end: int) -> bool:
        """Whether the verb of the clause points into the future; an attribute ("der am Dienstag erfolgte") goes by its participle."""
        low, high = self._clause(begin, end)
        clause = self.text[low:high]
        if _ATTRIBUTE.search(self.text[max(0, begin - 24) : begin]) and not _RELATIVE.search(clause):
            return _TO_COME.match(self.text, end) is not None
        if _PERFECT.search(clause):
            return False
        return bool(_FUTURE.search(clause)) or self._to_come(low, begin, end, clause)

    def _to_come(self, low: int, begin: int, end: int, clause: str) -> bool:
        """Whether a clause without an auxiliary tells what is to come, as far as its day is no attribute ("nach dem Brand am Sonntag")."""
        if _AUXILIARY.search(clause) or _ATTACHED.search(self.text[max(0, begin - _NEAR) : begin]):
            return False
        infinitive = _INFINITIVE.search(clause)
        if infinitive is None:
            return _is_on_calendar(clause, begin - low, end - low)
        if self.text[low - 1 : low] != ",":
            return _INTENDS.search(clause, 0, infinitive.start()) is not None
        return self._is_announced(low, begin, low + len(clause))

    def _is_announced(self, low: int, begin: int, high: int) -> bool:
        """Whether an infinitive hangs on an announcement ("kündigte an, am Dienstag zu reisen") of which nothing is told that came of it.

        What is only looked back on ("hatte angekündigt, …") has mostly passed, unless it is under a condition.
        """
        first, last = self.sentences[self.sentence(begin)] if self.sentence(begin) >= 0 else (0, len(self.text))
        governing = self.text[max(first, low - _REACH) : low]
        if _MET.search(governing) or _CAME_OF_IT.match(self.text, high):
            return False
        open_still = not _LOOKED_BACK.search(governing) or _UNDER.search(self.text[first:last]) is not None
        return open_still and _ANNOUNCES.search(governing) is not None

    def behind(self, begin: int, end: int) -> bool:
        """Whether the verb of the clause points into the past."""
        return bool(_PAST.search(self.clause(begin, end)))


def _is_on_calendar(clause: str, begin: int, end: int) -> bool:
    """Whether the verb of a clause is the present tense of what is on a calendar: "Der Rat tritt am Montag zusammen", "die Frist, die am
    Freitag abläuft"; not where its day, from `begin` to `end`, belongs to the subject ("Die Proteste am Sonntag enden in Gewalt").
    """
    verb = _CALENDAR.search(clause) or _PRESENT.search(clause) or _SUPPOSED.search(clause)
    if verb is None or _PAST_MODAL.search(clause):
        return False
    opening = clause[:begin].split()[:1]
    is_last = not clause[verb.end() :].strip(" .!?")
    return verb.start() < end or is_last or not opening or opening[0].lower() in _LINKS


_REACH = 200  # characters on either side in which the verb of a clause is looked for
_BORDER = re.compile(r"[,;:()\[\]„“”\"»«]|\s[–—-]\s")
_FUTURE = re.compile(
    r"\b(?:wird|werden|werde|soll|sollen|solle|will|wollen|wolle|würden?|möchten?|plan(?:t|en|te|ten)|geplant|vorgesehen|angesetzt|bevorsteh\w+|"
    r"ansteh\w+|stattfinden|könnten?|muss|müssen?|darf|dürfen|shall|plans|is to|are to|due|"
    # the present of what is on a calendar: "beginnt am Donnerstag", "läuft am Freitag ab"
    r"beginnt|endet|startet|tagt|findet|stattfindet|(?:trifft|treffen) sich|läuft\b.*\bab|tritt\b.*\bin Kraft)\b"
)
_CALENDAR = re.compile(
    r"\b(?:tritt\b.*\b(?:zusammen|zurück|ab|an)|treten\b.*\bzusammen|trete\b.*\b(?:zusammen|zurück)|komm(?:t|en|e)\b.*\bzusammen|"
    r"reis(?:t|en)|berät|beraten|wähl(?:t|en)|entscheide(?:t|n)|stimm(?:t|en)\b.*\bab|l(?:äuft|aufe|aufen)\b.*\b(?:ab|aus)|"
    r"beginne|beginnen|ende|enden|finde|finden|zusammentr(?:itt|eten?)|zusammenkomm(?:t|en?)|(?:ab|aus)l(?:äuft|aufen?)|"
    r"eintr(?:ifft|effen?)|zurücktr(?:itt|ete)|abstimm(?:t|en))\b"
)
_RELATIVE = re.compile(
    r"\A\W*(?:der|die|das|den)\s+[^,]*\b(?:zusammentr(?:itt|eten?)|zusammenkomm(?:t|en?)|(?:ab|aus)l(?:äuft|aufen?)|eintr(?:ifft|effen?)|"
    r"beginn(?:t|en?)|ende[tn]?|stattfinde[tn]?)\W*\Z"
)
_SUPPOSED = re.compile(
    r"\A\W*(?:[Ww]enn|[Ff]alls|sofern|sobald)\b(?!.*(?:\w{3,}ten?|trat|hielt|bat|riet|tat|schritt|litt|stritt|galt)\W*\Z).*\b\w{2,}t\W*\Z"
)
_PRESENT = re.compile(
    r"\b(?:kommt(?!\s+es\b)|trifft|schickt|öffnet|empfängt|übernimmt|verlässt|fährt|fliegt)\s+(?:(?:erst|schon|noch|sich|er|sie|voraussichtlich)\s+)?"
    r"(?:am|in\s+der\s+Nacht\s+zum)\s+(?:\w+tag|Mittwoch)\w*|"
    r"\A\W*(?:Am|In\s+der\s+Nacht\s+zum)\s+(?:\w+tag|Mittwoch)\w*\s+(?:kommt(?!\s+es\b)|trifft|schickt|öffnet|empfängt|übernimmt|verlässt|fährt|fliegt)\b"
)
_INFINITIVE = re.compile(r"\b(?:zu\s+[a-zäöüß]+n|[a-zäöüß]+zu[a-zäöüß]{2,}n)\W*\Z")
_AUXILIARY = re.compile(
    r"\b(?:hat|haben|hatten?|habe|hätten?|ist|sind|war|waren|wurden?|worden|wäre|sei|seien)\b|\A\W*(?:um|statt|anstatt|ohne)\b"
)
_ATTACHED = re.compile(
    r"\b(?i:nach|seit|wegen|trotz|infolge|angesichts|aufgrund|bei|über|gegen|um|zum|zur|vom|vor)\s+(?:[^\W\d]+\s+){0,3}[A-ZÄÖÜ]\w+\s+\Z|\bwie\s+\Z"
)
_NEAR = 60  # characters in which a preposition stands before its noun
_ANNOUNCES = re.compile(  # what an infinitive hangs on that is to come
    r"(?:k[üu]ndig|ankünd|droh|verspr[aäeio]ch|verspricht|versprochen|\bsag(?:t|te|ten|en)\b[^,;]*\bzu\b|zugesagt|\b[Zz]usagen?\b|forder|verlang|"
    r"\bb(?:at|aten|itten?|ittet)\b|gebeten|\bBitten?\b|\br(?:ief|iefen|uft|ufen)\b|aufgerufen|\bAufruf|\bplan(?:t|en|e)\b|geplant|\bPl(?:an|äne)\b|beabsichtig|\bAbsicht|"
    r"Vorhaben|erw[aä]g|überleg|entschlossen|entschied(?:en)?\b|beschl(?:oss|ieß|üsse)|\bbereit\b|bereiterklär|\bb(?:ot|oten|iete)|geboten|"
    r"[Aa]ngebot|erbot|Vorschlag|\bsch(?:lug|lugen|lägt)\b[^,;]*\bvor\b|vorgeschlagen|in Aussicht|verpflicht|(?:ange|an)wies|angewiesen|"
    r"\bw(?:ies|iesen|eist)\b[^,;]*\ban\b|appellier|\bl(?:ud|uden|ädt)\b[^,;]*\bein\b|eingeladen|\bwill\b|\bwollen\b|möchte|\bhoff)"
)
_INTENDS = re.compile(
    r"\b(?:droht|drohen|plant|planen|beabsichtigt|beabsichtigen|gedenkt|gedenken|verspricht|versprechen)\b"
)
_LINKS = frozenset(
    "und aber doch denn oder dann so wenn falls sofern sobald sowie schon bereits erst noch auch gleich spätestens frühestens nun".split()
)
_CAME_OF_IT = re.compile(  # behind an infinitive: "der Aufruf, am Montag zu Hause zu bleiben, wurde befolgt"
    r",\s+(?!(?:sagt|erklär|teil|bericht|meld|füg|beton|mein|schätz|warn)\w*)(?:wurden?|kam(?:en)?|blieb(?:en)?|[a-zäöüß]{3,}ten?)\b"
)
_MET = re.compile(
    r"\bzu haben\b|\b(?:folgten?|erfüllten?|brach(?:en)?|hielt(?:en)?|verbot(?:en)?)\b|\bkam(?:en)?\b[^,;]*\bnach\b"
)
_LOOKED_BACK = re.compile(r"\bhatten?\b")
_UNDER = re.compile(r"\b(?:wenn|falls|sofern|sollten?|es sei denn)\b")
_PAST_MODAL = re.compile(
    r"\b(?:konnten?|mussten?|durften?|mochten?|wollten?|sollten?|ließ(?:en)?|halfen?|sah(?:en)?)\b"
)
_ATTRIBUTE = re.compile(
    r"\b(?<!\bin )(?:[Dd](?:er|ie|as|es|em|en)|[Ee]ine?[nrms]?|[Ii]hre?[nrms]?|[Ss]eine?[nrms]?)\s+"
    r"(?:(?:erst|schon|bereits|noch)\s+)?(?:[ai]m\s+)?\Z"
)
_TO_COME = re.compile(r"\s+(?:geplant|\w+end)e[nrms]?\b")
_PLUPERFECT = re.compile(
    r"\bhatten?\b[^,;]*\s[a-zäöüß]+(?:t|en)\W*\Z"
)  # with a participle behind it: no "hatte das letzte Wort"
_OF = re.compile(
    r"(?:Nein|Ja|Wort|Ankündigung|Drohung|Zusage|Absage|Forderung|Angebot|Äußerung|Erklärung|Aussage|Versprechen|Warnung|Ultimatum|Vorschlag|"
    r"Behauptung|Vorwurf|Rede|Interview|Beschluss|Entscheidung)(?:en|s|es|e)?\s+vom\s?\Z"
)
_PERFECT = re.compile(r"(?<!\bzu )\b\w+(?:t|en) (?:haben|habe|sein)\W*\Z|\b(?:worden|wurden?|hatten?)\b")
_PAST = re.compile(
    r"\b(?:wurden?|waren?|hatten?|hat|haben|worden|kam|kamen|ging|gab|fand|trat|was|were|had|\w{2,}(?:te|ten|iert))\b"
)

Kind = Callable[[Scan, int, Lead], Value | None]
