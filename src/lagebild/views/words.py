"""What the views say in German and in English, and how they write dates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from lagebild import labels
from lagebild.labels import Label
from lagebild.records import Time
from lagebild.views.harmless import one_line

LANGUAGES = ("de", "en")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the views in one language. A `{}` is filled in by the view."""

    language: str
    undated: str
    nothing_found: str
    nothing_sure: str
    no_articles: str
    no_speaker: str
    hidden: str
    warning: str
    speakers: str
    to: str
    said: str
    place: str
    through: str
    answers: str
    article: tuple[str, str]  # one, several
    statement: tuple[str, str]
    without_date: str
    without_statements: str
    open_end: str
    actors: str
    in_text: str
    held_by: str
    more: str
    precisions: Mapping[str, str]  # of places
    months: tuple[str, ...] = ()


GERMAN = Words(
    language="de",
    undated="ohne Datum",
    nothing_found="keine Aussagen gefunden",
    nothing_sure="keine hinreichend sicheren Aussagen gefunden",
    no_articles="keine Artikel gelesen",
    no_speaker="ohne Sprecher",
    hidden="{} weitere, weniger sichere: --all",
    warning="Warnung",
    speakers="Sprecher",
    to="an",
    said="gesagt",
    place="Ort",
    through="über",
    answers="antwortet auf",
    article=("Artikel", "Artikel"),
    statement=("Aussage", "Aussagen"),
    without_date="{} ohne Datum",
    without_statements="{} ohne Aussagen",
    open_end="offen",
    actors="Akteure",
    in_text="im Text",
    held_by="Amtsinhaber damals: {}",
    more="und {} weitere",
    precisions={key: label.de for key, label in labels.PLACE_PRECISIONS.items()},
)

ENGLISH = Words(
    language="en",
    undated="no date",
    nothing_found="no statements found",
    nothing_sure="no statements found that are sure enough",
    no_articles="no articles read",
    no_speaker="no speaker",
    hidden="{} more, less sure: --all",
    warning="warning",
    speakers="Speakers",
    to="to",
    said="said",
    place="place",
    through="via",
    answers="answers",
    article=("article", "articles"),
    statement=("statement", "statements"),
    without_date="{} without a date",
    without_statements="{} without statements",
    open_end="open",
    actors="Actors",
    in_text="in the text",
    held_by="held then by {}",
    more="and {} more",
    precisions={key: label.en for key, label in labels.PLACE_PRECISIONS.items()},
    months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)


def words(language: str) -> Words:
    """The words of a language; English where it is neither German nor English."""
    return GERMAN if language.lower().startswith("de") else ENGLISH


def interface_language(option: str | None, environment: Mapping[str, str]) -> str:
    """The language to speak to the user: the option, else the locale in the environment; German where it says none."""
    if option:
        return words(option).language
    named = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next((value for value in named if value), "")
    if re.split(r"[_.@]", locale)[0].upper() in ("", "C", "POSIX"):
        return "de"
    return words(locale).language


def name_of(table: Mapping[str, Label], key: str, language: str) -> str:
    """What a label is called for people; an unknown label is called by its key."""
    label = table.get(key)
    if label is None:
        return one_line(key)
    return label.de if words(language).language == "de" else label.en


def name_of_precision(key: str | None, language: str) -> str:
    """How closely a place is known, for people; an unknown word as it is given."""
    return words(language).precisions.get(key or "", one_line(key))


def quoted_words(text: str, language: str) -> str:
    """The words in the language's own quotation marks; on one line and harmless."""
    opening, closing = ("„", "“") if words(language).language == "de" else ("“", "”")
    return f"{opening}{one_line(text)}{closing}"


def count(number: int, noun: tuple[str, str]) -> str:
    """A number with its noun."""
    return f"{number} {noun[0] if number == 1 else noun[1]}"


def percent(share: float) -> str:
    """A share as whole percents, never rounded up to certainty: 0.996 is 99 %."""
    return f"{min(int(share * 100 + 0.5), 99 if share < 1 else 100)}\u00a0%"


def moment(iso: str, language: str) -> str:
    """An ISO 8601 date or date-time for people, its offset kept; anything else as it is given."""
    try:
        if len(iso) == len("2022-01-24"):
            return _day(date.fromisoformat(iso), language)
        when = datetime.fromisoformat(iso)
    except ValueError:
        return one_line(iso)
    offset = when.strftime("%z")
    zone = f"\u00a0({offset[:3]}:{offset[3:5]})" if offset else ""
    return f"{_day(when.date(), language)}, {when:%H:%M}{zone}"


def _day(day: date, language: str) -> str:
    months = words(language).months
    return f"{day.day}\u00a0{months[day.month - 1]}\u00a0{day.year}" if months else f"{day:%d.%m.%Y}"


def interval(time: Time, language: str) -> str:
    """The calendar interval of a time expression, both ends inclusive; empty where it is unresolved."""
    if time.start is None and time.end is None:
        return ""
    if time.start == time.end and time.start is not None:
        return moment(time.start, language)
    ends = (moment(end, language) if end else words(language).open_end for end in (time.start, time.end))
    return " – ".join(ends)
