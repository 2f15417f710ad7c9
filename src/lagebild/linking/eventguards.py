"""What a text tells of an event beyond the words that the network marked: whether it says that it happened at all, and when.

The network reads the words for what happened; grammar says what the sentence makes of them. What was wanted is no fact, nor what
"unterstützt … allerdings nicht" says. Of an event with a year of the past beside it that is the time. Phrases that are no event, and
general truths, are kept and not shown. What is only alleged is `actual` in a reading, and told for what it is in the picture. German.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from lagebild.linking import eventroles
from lagebild.linking.eventroles import Passage
from lagebild.ownclauses import hangs_on_noun, is_strange
from lagebild.records import Event, Figure, Span, Spans, Time

_R = TypeVar("_R", Event, Figure)

_OLD = 31  # days before the report from which on a time is one of the past
_YEAR = 366
_BESIDE = 3  # words between a noun and the time that says when that was

# -- whether it happened ----------------------------------------------------------------------------------------------------------
_WANTED = re.compile(r"\b(?:woll(?:en|te|ten)|will|beabsichtig\w+|plant(?:en?|e)?)\b")
_IS_INFINITIVE = re.compile(r"(?!ge|\w{2,4}ge)[a-zäöüß]+(?:en|ern|eln)\Z")
_DENIES = re.compile(
    r"\b(?:bestr(?:itt(?:en)?|eite[nt]?|eitet(?:en?)?)|leugne(?:t|te|ten)|dementier(?:t|te|ten))\b[^,;:.]*\bnicht\b|\bnicht\s+(?:bestritten|geleugnet|dementiert)\b"
)
_NOT_LAST = re.compile(
    r"(?:(?:allerdings|jedoch|aber|hingegen|dagegen|indes|vorerst|bislang|bisher|weiterhin|dennoch|doch|auch)\s+)*nicht\W*\Z"
)
_NOT_BEFORE = re.compile(r"\bnicht\s+\Z")

# -- what is no event -------------------------------------------------------------------------------------------------------------
_SHOWING = re.compile(r"demonstrier", re.IGNORECASE)
_SHOWN = re.compile(
    r"(?P<before>(?:\S+\s+){0,4}?)(?:Harmonie|Einigkeit|Stärke|Geschlossenheit|Entschlossenheit|Gelassenheit|Zuversicht|Einheit|Macht|"
    r"Optimismus|Nähe|Solidarität|Normalität|Selbstbewusstsein|Handlungsfähigkeit|Härte|Eintracht|Freundschaft)\W*\Z"
)
_FOR = re.compile(r"\b(?:für|gegen|um|zu[rm]?)\s+(?:\w+\s+){0,2}\Z")
_ITS_THINGS = re.compile(
    r"\s+(?:(?:auf|bei|in|vor|an)\s+\w+\s+[A-ZÄÖÜ]\w+\s+)?(?:ihre|seine|ihren|seinen|die|den|neue)\s+(?:[a-zäöüß]+\s+)?[A-ZÄÖÜ]\w+\W*\Z"
)
_VISIT = re.compile(
    r"\b(?:\w*[Bb]esuche?s?|\w*[Tt]reffens?|\w*[Kk]onferenz|\w*[Gg]ipfels?|Rede|Interview|Gespräche?n?|Tagung|Sitzung|Reise|Auftritt)"
    r"(?: (?:mit|de[rsmn]|von) (?:\w+ ){1,3}?)? ?(?:in|auf|bei)(?: (?:der|dem))?(?: [a-zäöüß]+e[nrsm])?\s\Z"
)
_SPEAKS = re.compile(
    r"\b(?:sag|kündig|forder|erklär|warn|droh|verurteil|kritisier|bekräftig|begrüß|beton|bestätig|teil|verteidig|äußer|verlang|verkünd|bekannt|mahn|"
    r"(?:ver)?sicher|mein|lehn|stell|räum|weiger)(?:t?e?te?n?|t|en)\b|\b(?:rief(?:en)?|versprach(?:en)?|sprach(?:en)?|nannten?|warf(?:en)?|schloss(?:en)?|schlug(?:en)?|"
    r"bot(?:en)?|bat(?:en)?|wies(?:en)?|gab(?:en)? (?!es\b)|ging(?:en)? auf|einigten?)\b"
    r"|\b\w*(?:gesagt|gekündigt|gefordert|erklärt|gewarnt|gedroht|verurteilt|kritisiert|bekräftigt|begrüßt|betont|bestätigt|geteilt|verlangt|verkündet|"
    r"versprochen|gesprochen|geworfen|gerufen|vereinbart)\b"
)
_COSTS = re.compile(r"(?:ge)?forder[nt]")
_LIVES = re.compile(  # what it cost, the object itself: not "nach dem Angriff mit zwölf Toten", "die Freilassung der drei Verletzten"
    r"(?<!\bmit )(?<!\bnach )(?<!\bvon )(?<!\bfür )(?<!\bwegen )(?<!\bzu )(?<!\büber )(?<!\bum )(?<!\bbei )(?<!\bgegen )(?<!\bunter )"
    r"(?<!\bde[rmsn] )(?<!\bdie )(?<!\bden )(?<!\beiner )"
    r"\b(?:\d[\d.,]*|[Ee]in|[Zz]wei|[Dd]rei|[Vv]ier|[Ff]ünf|[Ss]echs|[Ss]ieben|[Aa]cht|[Nn]eun|[Zz]ehn|[Ee]lf|[Zz]wölf|[Mm]ehrere|[Vv]iele|[Zz]ahlreiche|"
    r"[Kk]eine|[Ww]eitere|[Hh]underte|[Tt]ausende|erste)\s+(?:[a-zäöüß]+\s+)?(?:\w*[Oo]pfer|Menschenleben|Tote|Verletzte)\b"
    r"(?! (?:von|zu|für)\b)"
)
_DEMANDED = re.compile(  # an object of somebody's demand, beside lives: then it is one
    r"\b(?:eine?n?|die|den|das|mehr|sofortige|Gerechtigkeit|Aufklärung|Hilfe)\s+(?:[a-zäöüß]+\s+){0,2}(?!\w*(?:schwemmung|giftung|euerung|ebung))[A-ZÄÖÜ]\w*(?:ung|ruhe|hilfe|abzug|tritt|frieden|ende|stopp|"
    r"keit|recht|schutz|lassung|haft)\b|\bzu \w+en\b"
)
# nobody says so: "Ob er schoss, ist nicht bekannt"
_WHETHER = re.compile(r"\W*(?:und\s|oder\s)?ob\s", re.IGNORECASE)
_QUESTION = re.compile(r"\?[“”»«\"]?\s*\Z")
_ASKS_FOR = re.compile(
    r"\W*(?:\w+\s)?(?:w(?:er|en|em|essen|as|ann|o|ie|arum|ieso|eshalb|oher|ohin)|welche[nrms]?)\b", re.IGNORECASE
)
_MODAL = re.compile(r"\b(?:woll(?:en|te|ten)|will|würden?|könn(?:en|te|ten)|soll(?:en|te|ten)?|wird|werden)\b")
_VERB_FIRST = re.compile(
    r"\W*(?:(?:und|aber|oder)\s)?(?:ha(?:t|ben|ttet?n?|be)|ist|sind|war(?:en)?|wird|werden|wurden?|will|wollen|wollten?|kann|können|"
    r"soll(?:en|te|ten)?|darf|dürfen|muss|müssen|gibt|gab)\s",
    re.IGNORECASE,
)
_DEFINITE = re.compile(
    r"\b(?:d(?:er|ie|as|en|em|es)|diese[rnms]?|jene[rnms]?|seine?[rnms]?|ihre?[rnms]?|beim?|nach|seit|trotz|wegen|vor|zum|zur|vom|im|am)\s"
    r"(?:[a-zäöüß]+e[nrms]?\s)?\Z",
    re.IGNORECASE,
)
_BURSTING = re.compile(r"fl(?:og|ogen|iegt|iegen)\b|explodier|detonier|geflogen\b|Luft\b")
_ONE = re.compile(r"\beine?\s(?:[a-zäöüß]+e[rs]?\s)?[A-ZÄÖÜ]\w*\Z")
_MOVES = re.compile(
    r"\brück(?:t|te|ten|en)\b[^,;:.]{0,60}\bvo[nm]\s(?:(?:ihrer|seiner|ihrem|seinem|der|dem|dieser|diesem)\s)?\Z"
)
_OFF = re.compile(r"\bab\b")
_STANDS_FOR = re.compile(r"\bsetz(?:t|te|ten|en)\b[^,;:.]{0,40}\bsich\b[^,;:.]{0,60}\bfür\s(?:\w+\s){0,3}\Z")
_BURSTS = re.compile(
    r"\b(?:fl(?:og|ogen|iegt|iegen)\b.*\bin die Luft\b|in die Luft ge(?:flogen|gangen)|(?:explodier|detonier)(?:t|te|ten)\b)"
)
_PROMISES = re.compile(r"versprach|versprich|versprochen|(?:sag|sicher)\w*|zuge(?:sagt|sichert)|zusag")
_IF = re.compile(r"\b(?:[Ff]alls|[Ww]enn|[Ss]ofern|[Ss]olange|[Ss]obald|Sollten?|unter der Bedingung)\b")
_SINCE = re.compile(r"\b[Ss]eit\s+(?:de[mr]|ihrem|seinem|ihrer|seiner)\s+(?:[a-zäöüß]+\s+)?\Z")
_TAKES_UP = re.compile(r"gr(?:eif|iff)\w*")
_UP = re.compile(r"\bauf\W*\Z")
_GENERAL = re.compile(
    r"\bnur\s+(?:unter|in)\b[^,;:.]*\b(?:Umständen|Bedingungen|Ausnahmef[aä]ll\w*|Notf[aä]ll\w*)\b|\b(?:[Üü]blicherweise|[Nn]ormalerweise|[Gg]ewöhnlich|"
    r"[Tt]raditionell)\b|\b[Ii]n der Regel\b"
)
_PRESENT = re.compile(r"[a-zäöüß]+(?:t|en)\Z")
_PAST = re.compile(
    r"(?:te|ten|ies|iesen|ief|iefen|am|amen|ahm|ahmen|ging\w*|og|ogen|iff|iffen|iel|ielen|ab|aben|ang|angen|ug|ugen|at|aten)\Z"
)

# -- when -------------------------------------------------------------------------------------------------------------------------
_NOT_WHEN = re.compile(r"\b(?:[Ss]eit|[Bb]is|[Aa]b)\s+(?:dem\s+|zum\s+)?\Z")
_REMEMBERED = re.compile(
    r"\bjähr(?:t|te|ten) sich\b[^,;:]*\Z|\b\w*[Jj]ahrestag(?:s|es)? (?:des|der)\s(?:[a-zäöüß]+e[nrs]\s)?\Z"
)
_FORMERLY = re.compile(r"\b(?:hatten?|war(?:en)?|wurden?|worden)\b")
_RELATIVE = re.compile(r"(?:(?:von|mit|in|gegen|für|an|auf|zu|bei|nach|aus)\s+)?(?:dessen|deren|denen)\b")
_OTHERS = re.compile(
    r"\b(?:[Nn]ach|[Vv]or|[Ss]eit|[Ww]egen|[Aa]ngesichts|[Tt]rotz)\s+(?:de[mrns]|einem|einer|dieser|diesem)\s+(?:[a-zäöüß]+\s+)?(?P<noun>[A-ZÄÖÜ]\w+)\s+\Z"
)


class Guard:
    """Mends the events of one text.

    Args:
        text: the text.
        sentences: its sentences, in order.
        times: its times, in order.
        published: the day of the report ("2031-03-04"), or what begins with it; None where that is not known.
        mentions: where somebody is named, with the ids of actors.
    """

    def __init__(
        self,
        text: str,
        sentences: Spans,
        times: Sequence[Time],
        published: str | None,
        mentions: Sequence[tuple[Span, str]],
    ) -> None:
        self._text, self._times, self._mentions = text, times, mentions
        self._sentences, self._begins = sentences, [begin for begin, _ in sentences]
        self._day = (published or "")[:10]

    def mended(self, event: Event) -> Event:
        """The event as its sentence tells it; as it is where that leaves no doubt of it, or stands in no sentence."""
        passage = self._passage(event)
        if passage is None:
            return event
        event = eventroles.mended(event, passage)
        event = self._timed(self._placed(self.own(event, event.trigger), passage), passage)
        status = _status(event, passage)
        if event.type == "ASSAULT" and _BURSTS.search(passage.clause.words) and _BURSTING.match(passage.words(0)):
            left = tuple(ref for ref in event.actors if not _ONE.search(passage.before(ref) + passage.named(ref)))
            event = replace(event, actors=left)  # "ein Lager flog in die Luft": what bursts attacks nobody
        hidden = _is_none(event, passage) or self._is_past(event, passage) or self._is_history(event, passage)
        return replace(event, status=status, shown=event.shown and not hidden)

    def _is_history(self, event: Event, passage: Passage) -> bool:
        """Whether an event without a time is told of long ago: the sentence remembers it ("jährte sich der Anschlag") or has no
        other time than one more than a year before the report.
        """
        if event.time is not None or not self._day:
            return False
        begin, end = passage.sentence
        lead = self._text[begin : passage.trigger[0][0]]
        if passage.noun and _REMEMBERED.search(lead):
            return True
        inside = [
            time
            for time in self._times
            if time.spans
            and begin <= time.spans[0][0] < end
            and not is_strange(self._text, passage.sentence, event.trigger, time.spans[0])
        ]
        dated = [time for time in inside if time.end]
        old = [time for time in dated if _days(time.end, self._day) > _YEAR]
        return bool(old) and len(old) == len(inside) and _FORMERLY.search(self._text, begin, end) is not None

    def own(self, record: _R, words: Spans) -> _R:
        """A record without the day and the place that a relative clause or an attribute of its sentence has for itself."""
        sentence = self._sentence(words[0][0])
        if sentence is None:
            return record
        time, place = record.time, record.place
        if time is not None and time.spans and is_strange(self._text, sentence, words, time.spans[0]):
            record = replace(record, time=None)
        if place is not None and place.spans and is_strange(self._text, sentence, words, place.spans[0]):
            record = replace(record, place=None)
        return record

    def _passage(self, event: Event) -> Passage | None:
        sentence = self._sentence(event.trigger[0][0])
        return Passage(self._text, sentence, event.trigger, self._mentions) if sentence is not None else None

    def _sentence(self, at: int) -> Span | None:
        number = bisect_right(self._begins, at) - 1
        return self._sentences[number] if number >= 0 and at < self._sentences[number][1] else None

    def _placed(self, event: Event, passage: Passage) -> Event:
        """Without the place where somebody only spoke of it: "kündigte bei einem Besuch in Karsk den Abzug an"."""
        place = event.place
        if place is None or not place.spans or not passage.noun or event.type == "CONSULT":
            return event
        begin = place.spans[0][0]
        if not passage.sentence[0] <= begin < passage.trigger[0][0]:
            return event
        visit = _VISIT.search(self._text, passage.sentence[0], begin)
        said = visit is not None and _SPEAKS.search(self._text[passage.sentence[0] : passage.sentence[1]])
        return replace(event, place=None) if said else event

    # -- when ---------------------------------------------------------------------------------------------------------------------

    def _timed(self, event: Event, passage: Passage) -> Event:
        """With the time that stands right behind its noun, without one that is of another noun: "nach dem Störfall am Wochenende"."""
        if event.time is not None and event.time.spans:
            before = self._text[passage.sentence[0] : event.time.spans[0][0]]
            other = _OTHERS.search(before)
            apart = _RELATIVE.match(passage.clause.words) and not passage.clause.holds(event.time.spans[0][0])
            if apart or (other is not None and not passage.is_trigger(passage.sentence[0] + other.start("noun"))):
                event = replace(event, time=None)
        beside = self._beside(passage)
        return event if beside is None or event.time is not None else replace(event, time=beside)

    def _beside(self, passage: Passage) -> Time | None:
        """A time of the past that says of an event when it was: right behind its noun, or the only one of its verb's clause."""
        inside = [one for one in self._times if one.spans and passage.clause.holds(one.spans[0][0])]
        if passage.noun:
            end = passage.trigger[-1][1]
            inside = [
                one
                for one in inside
                if one.spans[0][0] >= end and len(self._text[end : one.spans[0][0]].split()) <= _BESIDE
            ][:1]
        if len(inside) != 1 or not self._is_old(inside[0]):
            return None
        at = inside[0].spans[0]
        if any(of(self._text, passage.sentence, passage.trigger, at) for of in (is_strange, hangs_on_noun)):
            return None
        return None if _NOT_WHEN.search(self._text[passage.sentence[0] : at[0]]) else inside[0]

    def _is_old(self, time: Time) -> bool:
        return (
            bool(time.end and self._day and len(self._day) == len("2031-03-04")) and _days(time.end, self._day) > _OLD
        )

    def _is_past(self, event: Event, passage: Passage) -> bool:
        """Whether a year of the past stands behind its noun that no time says: then it is not news, and nothing says when it was."""
        if event.time is not None or not passage.noun or not self._day:
            return False
        year = passage.year_behind(_BESIDE + 2)
        return year is not None and year < self._day[:4]


def _days(end: str | None, day: str) -> int:
    """How many days lie between an earlier day and a day, months counted as 31."""
    left, right = ([int(part) for part in one[:10].split("-")] for one in (end or day, day))
    return sum((b - a) * by for a, b, by in zip(left, right, (372, 31, 1), strict=True))


# -- whether it happened ----------------------------------------------------------------------------------------------------------


def _status(event: Event, passage: Passage) -> str:
    """What its sentence says of it; what the network read where that says nothing else."""
    clause = passage.clause
    if event.status == "denied":
        before = passage.before_clause()
        return "possible" if _DENIES.search(before) and not _DENIES.search(clause.words) else event.status
    if event.status != "actual":
        return event.status
    if _is_wanted(passage):
        return "planned"
    return "denied" if _is_denied(passage) else event.status


def _is_wanted(passage: Passage) -> bool:
    """Whether somebody only wanted it: "wollten … demonstrieren"; its verb is the infinitive that ends the clause."""
    clause, words = passage.clause, passage.words()
    if len(passage.trigger) > 1 or not _IS_INFINITIVE.match(words):
        return False
    before = clause.words[: passage.trigger[0][0] - clause.begin]
    behind = clause.words[passage.trigger[0][1] - clause.begin :].strip(' .!?“”«»"')
    wanted = _WANTED.search(before)
    if wanted and (not behind or behind.startswith(("und ", "oder "))):
        return not re.search(r"\s(?:und|aber)\s", before[wanted.end() :]) or not behind
    return _WANTED.fullmatch(behind) is not None


def _is_denied(passage: Passage) -> bool:
    """Whether "nicht" ends the clause of its verb or the sentence, or stands right before the rest of the verb."""
    clause = passage.clause
    if passage.noun or not passage.words()[:1].islower():
        return False
    begin = passage.trigger[-1][0]
    if _NOT_BEFORE.search(passage.text[max(0, begin - 12) : begin]) and (
        len(passage.trigger) > 1 or passage.is_participle()
    ):
        return True
    finite = len(passage.trigger) == 1 and not _VERB_FORM.search(clause.words)
    behind = passage.text[passage.trigger[-1][1] : clause.end]
    if not finite or clause.number > 0:
        return False
    last = passage.last_clause()
    return _NOT_LAST.search(behind) is not None or (
        _NOT_LAST.fullmatch(last.words) is not None and last.number > clause.number
    )


_VERB_FORM = re.compile(r"\b(?:ha(?:t|ben|be)|ist|sind|w[iu]rde?n?|worden)\b")


# -- what is no event -------------------------------------------------------------------------------------------------------------


def _is_lives(words: str) -> bool:
    """Whether what a clause says is "demanded" are lives, and nothing else: "forderte zwölf Todesopfer"."""
    return _LIVES.search(words) is not None and _DEMANDED.search(words) is None


def _is_known(passage: Passage) -> bool:
    """Whether an event is a noun of which it is known that it was: "der Überfall auf den Bus", "nach Raketenangriff"."""
    return passage.noun and _DEFINITE.search(passage.text[passage.sentence[0] : passage.trigger[0][0]]) is not None


def _is_asked(passage: Passage) -> bool:
    """Whether the clause of an event only asks for it: "Hat er geschossen?", "Mit wem wollen Sie verhandeln?"; not "Warum schoss er?"."""
    clause = passage.clause
    if not _QUESTION.search(passage.text[passage.sentence[0] : passage.sentence[1]]):
        return False
    asks = _ASKS_FOR.match(clause.words) is not None and _MODAL.search(clause.words) is not None
    return asks or _VERB_FIRST.match(clause.words) is not None


def _is_none(event: Event, passage: Passage) -> bool:
    """Whether its words tell of no event: "demonstrierten Harmonie", "griff den Tenor auf", what somebody does only at the utmost."""
    clause, words = passage.clause, passage.words()
    behind = passage.text[passage.trigger[-1][1] : clause.end]
    if not _is_known(passage) and (_WHETHER.match(clause.words) or _is_asked(passage)):
        return True
    before = passage.text[passage.sentence[0] : passage.trigger[0][0]]
    if passage.noun and (_STANDS_FOR.search(before) or (_MOVES.search(before) and _OFF.search(clause.words))):
        return True
    if event.type == "PROTEST" and _SHOWING.search(words) and words[:1].islower():
        found = _SHOWN.search(behind)
        return (found is not None and not _FOR.search(found["before"])) or _ITS_THINGS.match(behind) is not None
    if (
        event.type == "AGREE"
        and _PROMISES.match(words)
        and _IF.search(passage.text[passage.sentence[0] : passage.sentence[1]])
    ):
        return True  # a promise under a condition is no consent: "versprach abzuziehen, falls …"
    if event.type == "REQUEST" and _COSTS.search(words) and _is_lives(clause.words):
        return True
    if passage.noun and event.time is None and _SINCE.search(passage.text[passage.sentence[0] : passage.trigger[0][0]]):
        return True
    if _TAKES_UP.match(words) and (_UP.search(clause.words) or passage.words(-1) == "auf"):
        return True
    first = passage.words(0)
    present = _PRESENT.match(first) is not None and _PAST.search(first) is None and not _VERB_FORM.search(clause.words)
    return present and not passage.noun and event.time is None and _GENERAL.search(clause.words) is not None
