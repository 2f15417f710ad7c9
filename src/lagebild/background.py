"""Which sentences of a report tell of long ago: history, biography, what led up to the news more than about a month before.

Such a sentence often has no time of its own ("Zwei der Opfer hatten selbst getötet"), so that what it tells would pass for news. How
probable that is a logistic regression says (`training.background`), by the sentence's times and tenses and by those before it. And what
somebody "hatte angekündigt", on no day of late, is told because of what came of it since. Both are kept and not shown. German.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from lagebild.moments import date_of
from lagebild.ownclauses import closed, is_strange
from lagebild.records import Article, Span, Spans, Time
from lagebild.regression import logistic, odds, weights

TABLE = ("lagebild", "background.txt", "background")
LONG_AGO = timedelta(days=31)  # before the report from which on a time is one of long ago
LEVEL = 0.5  # from which on what an undated record tells is not shown
FIRST, SHORT = 2, 8  # sentences
_COUNTED = (  # behind a number that is no year: "1500 Menschen", "1800 norländische Soldaten"
    r"\s+(?:(?![a-zäöüß]+(?:te|ten|de|den)\b)[a-zäöüß-]+(?:e|en|er)\s+){0,2}[A-ZÄÖÜ]"
)
_YEAR = re.compile(
    r"(?<![\d.,])(?<!Resolution )(?<!Artikel )(?<!Nummer )(?<!Nr\. )(?<!als )(?<!rund )(?<!etwa )(?<!fast )(?<!knapp )(?<!über )(?<!zu )"
    rf"(?:1[5-9]|20)\d\d(?![\d.,]\d|\d|er\b|{_COUNTED})|\bJahr(?:e[ns]?)?\s(?:1[5-9]|20)\d\d\b"
)
_COMPARED = re.compile(
    r"\b(?:[Ss]eit|wie (?:zuletzt|noch nie|schon|bereits|im|in|vor)|als (?:im|in|vor))\b(?:\s+[\w-]+){1,9}"
)
"""What a time is only set against: "so viele wie noch nie seit Beginn des Krieges vor drei Jahren"."""
_PARTICIPLE = (
    r"(?:ge|be|ver|er|ent|zer|(?:an|auf|aus|ein|vor|zu|ab|mit|her|hin|nach|zurück)ge)\w{2,}(?:t|en)\b|\w+iert\b"
)
_HAD_SAID = re.compile(rf"\bhatten?\b[^,;:.„“]*?\s(?:{_PARTICIPLE})(?=\s*,)|\b(?:{_PARTICIPLE})\s+hatten?(?=\s*,)")
"""How a clause in the pluperfect ends on which something hangs: "hatte angekündigt, …"."""
_LATELY = re.compile(
    r"\b(?:am Vor(?:abend|tag|mittag)|in der Nacht|am (?:Morgen|Abend|Mittag|Nachmittag|Wochenende)|zuletzt|soeben|eben erst|kürzlich|"
    r"sofort|unverzüglich|umgehend|vor \w+ (?:Stunden|Tagen|Minuten)|(?:binnen|innerhalb|bis) (?!dahin)\w+)\b"
)
"""Words for a time that is near, though no day can be told."""
_SAID = {
    "then": """damals damalige[nrms]? seinerzeit seinerzeitige[nrms]? einst einstige[nrms]? früher ehemals ursprünglich zunächst später
        schließlich""",
    "since": "seit",
    "already": "bereits schon erstmals zuletzt immer wieder mehrmals wiederholt",
    "before": "zuvor vorher vorangegangen\\w* vorausgegangen\\w*",
    "now": """heute heutige\\w* gestern gestrig\\w* vorgestern jetzt nun derzeit zurzeit aktuell\\w* inzwischen mittlerweile momentan
        gegenwärtig morgen bislang bisher""",
    "day": """montag\\w* dienstag\\w* mittwoch\\w* donnerstag\\w* freitag\\w* samstag\\w* sonnabend\\w* sonntag\\w* wochenende nacht
        abend nachmittag vormittag""",
    "became": "wurden?",
    "was": "war(?:en)?",
    "has": "hat haben ist sind",
    "present": "wird werden will wollen soll sollen kann können muss müssen gilt gibt steht liegt bleibt",
    "says": """sagte? erklärte? teilte kündigte forderte betonte berichtete? meldete? laut zufolge angaben gab warnte kritisierte""",
    "subjunctive": "sei seien habe hätten? werde würden? könne müsse solle wolle dürfe",
    "life": """geboren gegründet studierte promovierte besuchte arbeitete heiratete verstorben\\w* karriere vater mutter kindheit
        aufgewachsen wuchs trat mitglied gewählt ernannt nachfolger vorgänger geschichte jahrestag\\w* erinner\\w+ gedenk\\w*""",
}
_MARKS = {name: re.compile(rf"\b(?:{'|'.join(words.split())})\b", re.IGNORECASE) for name, words in _SAID.items()} | {
    "ago": re.compile(
        r"\b[Vv]or (?:\w+ ){0,2}(?:Jahren?|Monaten|Jahrzehnten?)\b|\b(?:Jahre|Monate) (?:zuvor|später|danach|lang)\b|"
        r"\b(?:vergangenen|letzten|vorigen) Jahr(?:e[ns]?|zehnten?)?\b"
    ),
    "decade": re.compile(r"\b(?:(?:1[89]|20)?\d0er|[a-zäöü]+(?:z|ß)igern?)\b|\b\w*[Jj]ahrhunderts?\b"),
    "had": re.compile(rf"\b[Hh]atten?\b[^.;:]*?\b(?:{_PARTICIPLE})|\b(?:{_PARTICIPLE}) hatten?\b"),
    "was done": re.compile(
        rf"\b[Ww]ar(?:en)?\b[^.;:]*?\b(?:{_PARTICIPLE})|\b(?:{_PARTICIPLE}) (?:worden )?war(?:en)?\b"
    ),
    "preterite": re.compile(
        r"\b(?!(?:heute|erste|letzte|nächste|beste|ganze)n?\b)[a-zäöüß]{2,}(?:te|ten)\b|\b\w*(?:kam|ging|gab|nahm|fand|starb|fiel|ließ|stand|zog|lag|"
        r"hielt|schlug|begann|brach|verlor|gewann|schrieb|stieg|blieb|trat|wuchs)(?:en)?\b"
    ),
    "points": re.compile(
        r"\A\W*(?:[Dd]ies\w*|[Dd]a(?:bei|durch|ran|raufhin|nach|mit|für|gegen|von|zu)|[Ee]r|[Ss]ie|[Ee]s|[Ii]h[mr]\w*|[Ss]ein\w*|[Aa]uch|[Dd]och|"
        r"[Tt]rotzdem|[Dd]ennoch|[Aa]nschließend)\b"
    ),
}
_OF_TIMES = frozenset(("ago", "decade"))
"""Marks that are looked for without what a time is only set against."""


@dataclass(frozen=True)
class Report:
    """A report: its text, its sentences and times in order, the day on which it was published ("2031-03-04"), if it is known."""

    text: str
    sentences: Spans
    times: Sequence[Time]
    published: str | None

    @classmethod
    def of(cls, article: Article, sentences: Spans, times: Sequence[Time]) -> Report:
        """An article as a report; of one that is not German no sentence tells of long ago."""
        return cls(article.text, sentences, times, article.published if article.language == "de" else None)

    @cached_property
    def day(self) -> date | None:
        """The day on which it was published."""
        return date_of((self.published or "")[:10])

    @cached_property
    def chances(self) -> tuple[float, ...]:
        """How probable it is of each sentence that it tells of long ago; 0 where the day of the report is not known."""
        if self.day is None:
            return (0.0,) * len(self.sentences)
        learned = weights(*TABLE)
        return tuple(logistic(odds(learned, one)) for one in numbers(self))

    def chance(self, at: int) -> float:
        """How probable it is that the sentence at a place of the text tells of long ago."""
        number = self.number(at)
        return self.chances[number] if number >= 0 else 0.0

    def number(self, at: int) -> int:
        """The number of the sentence at a place of the text, from 0; −1 before the first."""
        return bisect_right(self.sentences, (at, len(self.text))) - 1

    def within(self, span: Span) -> Sequence[Time]:
        """The times that begin in a stretch of the text."""
        low, high = (bisect_left(self._placed, at, key=lambda one: one[0]) for at in span)
        return [time for _, time in self._placed[low:high]]

    @cached_property
    def _placed(self) -> list[tuple[int, Time]]:
        """The times by where they begin."""
        return sorted(((time.spans[0][0], time) for time in self.times if time.spans), key=lambda one: one[0])

    def hides(self, words: Spans, time: Time | None = None) -> bool:
        """Whether what some words tell, without a time of its own, is of long ago; nothing is with which a report begins."""
        if time is not None or not words or self.number(words[0][0]) < FIRST:
            return False
        return self.chance(words[0][0]) >= LEVEL

    def looks_back(self, words: Spans) -> bool:
        """Whether the words of a commitment hang on a clause in the pluperfect that has no time of late: "hatte versprochen, …"."""
        number = self.number(words[0][0]) if words else -1
        if number < 0 or self.day is None:
            return False
        begin, end = sentence = self.sentences[number]
        own = [date_of(time.end or "") for time in self.within(sentence)]
        late = any(one is not None and self.day - one <= LONG_AGO for one in own)
        if late or _LATELY.search(self.text, begin, end):
            return False
        had = (found.span() for found in _HAD_SAID.finditer(self.text, begin, min(end, words[0][0])))
        return any(not is_strange(self.text, sentence, words, at) for at in had)


@dataclass(frozen=True)
class _Seen:
    """What a sentence has of its own: words, whether it has a time of long ago, and a later one; whether it opens a paragraph."""

    marks: Mapping[str, bool]
    old: bool
    late: bool
    opens: bool

    @property
    def is_dated(self) -> bool:
        """Whether it says when."""
        return self.old or self.late

    @property
    def is_old(self) -> bool:
        """Whether it has times of long ago alone."""
        return self.old and not self.late


_NOTHING = _Seen(dict.fromkeys((*_MARKS, "long past"), False), old=False, late=False, opens=False)


def numbers(report: Report) -> Iterator[dict[str, float]]:
    """What speaks for and against each sentence's telling of long ago, by name."""
    seen = [_seen(report, span) for span in report.sentences]
    near = far = _NOTHING  # the last sentence before with a time, in the paragraph and at all
    for number, one in enumerate(seen):
        near = _NOTHING if one.opens else near
        before = seen[number - 1] if number else _NOTHING
        after = seen[number + 1] if number + 1 < len(seen) and not seen[number + 1].opens else _NOTHING
        open_ = not one.old and not one.late
        told = one.marks["preterite"] and not one.marks["has"] and not one.marks["present"]
        yield {
            **{f"own {name}": float(has) for name, has in one.marks.items()},
            **{f"before {name}": float(has) for name, has in before.marks.items()},
            "share": number / max(1, len(seen) - 1),
            "among the first": float(number < FIRST),
            "short report": float(len(seen) < SHORT),
            "opens": float(one.opens),
            "long ago": float(one.is_old),
            "late": float(one.late and not one.old),
            "both": float(one.late and one.old),
            "open, paragraph long ago": float(open_ and near.is_old),
            "open, paragraph late": float(open_ and near.late),
            "open, report long ago": float(open_ and not near.is_dated and far.is_old),
            "open, no time before": float(open_ and not far.is_dated),
            "open, points to long ago": float(open_ and one.marks["points"] and before.is_old),
            "after long ago": float(after.is_old),
            "after late": float(after.late),
            "told": float(told and not one.marks["says"]),
            "told, share": number / max(1, len(seen) - 1) * told,
            "told of long ago": float(one.is_old and (one.marks["preterite"] or one.marks["became"])),
        }
        near, far = (one, one) if one.is_dated else (near, far)


def _seen(report: Report, span: Span) -> _Seen:
    begin, end = span
    day, words = report.day, report.text[begin:end]
    assert day is not None
    words = _blank(words, closed(words))
    bare = _blank(words, (found.span() for found in _COMPARED.finditer(words)))
    years = [int(found.group()[-4:]) for found in _YEAR.finditer(bare)]
    ends = [date_of(time.end or "") for time in report.within(span) if _counts(time, begin, bare)]
    old = any(one is not None and day - one > LONG_AGO for one in ends) or any(one < day.year for one in years)
    late = any(one is not None and day - one <= LONG_AGO for one in ends)
    marks = {name: pattern.search(bare if name in _OF_TIMES else words) is not None for name, pattern in _MARKS.items()}
    marks["long past"] = any(one < day.year - 1 for one in years)
    return _Seen(marks, old, late, begin == 0 or "\n" in report.text[max(0, begin - 3) : begin])


def _blank(words: str, stretches: Iterable[Span]) -> str:
    """Words with some stretches of them left blank."""
    for low, high in stretches:
        words = words[:low] + " " * (high - low) + words[high:]
    return words


def _counts(time: Time, begin: int, words: str) -> bool:
    """Whether a time stands in the words of its sentence, which begins there; a number of things that was taken for a year is none."""
    at = time.spans[0][0] - begin
    said = words[at : time.spans[-1][1] - begin]
    return bool(said.strip()) and (not said.strip().isdigit() or _YEAR.match(words, at) is not None)
