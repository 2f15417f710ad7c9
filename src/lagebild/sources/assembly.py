"""Draft to article: text normalised, keys checked, date, language and id settled.

The stored text is the NFC form with a line feed for every line break, and every offset of Lagebild counts its code
points. Nothing is stripped. Which date of publication holds: the one given with the article, else the page's own, else
the one of the option, else one that the text shows. An option speaks for a whole folder, so what a single article says
about itself in so many words goes before it; what is only inferred from the wording comes last, and after that a date that was
guessed out of a page.
"""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime
from typing import NamedTuple

from lagebild.errors import InputError
from lagebild.records import Article
from lagebild.sources import dateline, dates, identity, language
from lagebild.sources.drafts import MAX_TEXT, Draft, Page

WORDS = ("title", "publisher", "url", "language")
NO_DATE = "no date of publication: relative dates stay unresolved; give one (--published)"
FUTURE = "its date of publication, {}, lies in the future"
EARLY = "its date of publication, {}, lies before the first newspaper was printed"
GUESS = "htmldate-text"  # htmldate found it in the page's words
GUESSED = "its date, {}, was guessed from the page: check it"
FIRST_NEWSPAPER = "1605"  # "Relation", Strasbourg
MAIL = "mail"  # the date of the e-mail that it was attached to
CAME = "its date, {}, is that of the e-mail that it came with: check it"
DOUBTED = {GUESS: GUESSED, MAIL: CAME}  # what is said of dates that were found so


class Published(NamedTuple):
    """A date of publication and how it was found (Article.published_by)."""

    time: str | None
    by: str | None


def assemble(draft: Draft, *, option: str | None = None, now: datetime | None = None) -> Article:
    """The article of a draft. `option` is the user's date for articles without one; `now` the time of reading.

    Raises InputError where the text cannot be read or a key has the wrong type, TimeFormatError where a time is no
    ISO 8601.
    """
    text, broken = normalise(draft.text)
    _readable(text, draft.where)
    words = {key: _word(draft, key) for key in WORDS}
    words = {key: value or _from_page(draft.page, key) for key, value in words.items() if key != "language"} | {
        "language": words["language"]
    }
    if words["publisher"] is None and draft.came_with is not None:
        words["publisher"] = _from_page(draft.came_with, "publisher")
    published = _published(draft, text, option)
    spoken = language.decide(text, given=words["language"], hint=draft.page.language, where=draft.where)
    return Article(
        id=_id(draft, text, words, published),
        text=text,
        title=words["title"],
        publisher=words["publisher"],
        url=words["url"],
        published=published.time,
        published_by=published.by,
        modified=_time(draft, "modified") or draft.page.modified,
        language=spoken.code,
        where=draft.where,
        extra=draft.extra,
        warnings=(*draft.warnings, *broken, *_doubts(published, now), *spoken.warnings),
        rights=draft.rights,
        fetched=draft.fetched,
    )


def normalise(text: str) -> tuple[str, tuple[str, ...]]:
    """The stored form of a text, and a warning where half surrogate pairs (JSON can hold them) had to be replaced."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    sound = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    broken = sound.count("\ufffd") - text.count("\ufffd")
    stored = unicodedata.normalize("NFC", sound)
    return stored, (f"half a character in {broken} place{'s' * (broken > 1)}: replaced by U+FFFD",) if broken else ()


def _readable(text: str, where: str) -> None:
    if not text:
        raise InputError(where, "empty", "there is no text to read")
    if all(char.isspace() or unicodedata.category(char) in ("Cf", "Cc") for char in text):
        raise InputError(where, "nothing but white space", "there is no text to read")
    if len(text) > MAX_TEXT or len(text.encode()) > MAX_TEXT:
        raise InputError(where, f"the text is longer than {MAX_TEXT // 1_000_000} MB", "split it into its articles")


def _word(draft: Draft, key: str) -> str | None:
    """A key that holds words; null and blank count as absent."""
    value = draft.given.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputError(
            draft.where, f'"{key}" is {_kind(value)}, not a string', "give it in quotation marks or leave it out"
        )
    return normalise(value)[0].strip() or None


def _from_page(page: Page, key: str) -> str | None:
    value: str | None = getattr(page, key)
    return (normalise(value)[0].strip() or None) if value else None


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "true or false"
    names = {dict: "an object", list: "a list", int: "a number", float: "a number"}
    return names.get(type(value), type(value).__name__)


def _time(draft: Draft, key: str) -> str | None:
    value = draft.given.get(key)
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    return dates.checked(value, where=draft.where, key=f'"{key}"')


def _published(draft: Draft, text: str, option: str | None) -> Published:
    if given := _time(draft, "published"):
        return Published(given, "given")
    if draft.page.published:
        return Published(draft.page.published, draft.page.published_by)
    carried = draft.came_with.published if draft.came_with is not None else None
    if option and not carried:
        return Published(option, "option")
    if shown := dateline.found(text):
        return Published(shown, "text")
    if carried:
        return Published(carried, MAIL)
    return Published(draft.guessed, GUESS if draft.guessed else None)


def _doubts(published: Published, now: datetime | None) -> tuple[str, ...]:
    if published.time is None:
        return (NO_DATE,)
    if published.time[:4] < FIRST_NEWSPAPER:
        return (EARLY.format(published.time),)
    if published.by in DOUBTED:
        return (DOUBTED[published.by].format(published.time),)
    return (FUTURE.format(published.time),) if dates.in_future(published.time, now or datetime.now(UTC)) else ()


def _id(draft: Draft, text: str, words: dict[str, str | None], published: Published) -> str:
    day = published.time[:10] if published.time and published.by not in ("option", MAIL) else None
    return identity.article_id(
        text, given=_given_id(draft), url=words["url"], publisher=words["publisher"], title=words["title"], day=day
    )


def _given_id(draft: Draft) -> str | None:
    value = draft.given.get("id")
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise InputError(draft.where, f'"id" is {_kind(value)}, not a string or number', "give one id or leave it out")
    return normalise(str(value))[0].strip() or None
