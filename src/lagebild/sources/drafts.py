"""What a format hands on: a text with everything that the input says about it, before anything is checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from lagebild.rights import Rights

MAX_TEXT = 5_000_000  # bytes of one article's text in UTF-8; about a thousand times a long report
MAX_PAGE = (
    20_000_000  # bytes of one text, HTML or Markdown file: markup and wide encodings take more room than the text
)
MAX_LINE = 40_000_000  # bytes of one JSON line: escapes and other keys take more room than the text


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says about itself (meta tags, front matter): believed, but never a reason to refuse the page.

    `published` and `modified` are ISO 8601; `published_by` is how the former was found (`Article.published_by`). `language` is a hint
    only, since templates often declare a wrong one.
    """

    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    published_by: str = "metadata"


@dataclass(frozen=True, slots=True)
class Draft:
    """One article as a format reader found it.

    `given` holds the contract's keys as they stand in the input (any JSON type: `assembly` checks them), `page` what
    the page declares, `extra` the keys that Lagebild does not know. `guessed` is a date that was found in the page's words, where it
    declares none; `came_with` is what the e-mail that it was attached to says about itself; `rights` is what the source says about the
    use of the text, `fetched` when it was fetched.
    """

    where: str
    text: str
    given: Mapping[str, Any] = field(default_factory=dict)
    page: Page = Page()
    extra: Mapping[str, Any] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    guessed: str | None = None
    came_with: Page | None = None
    rights: Rights | None = None
    fetched: str | None = None


class Record(NamedTuple):
    """What of a crawl may be an article, not taken apart yet: its kind ("html", "text", "markdown" or "pdf"), and what the crawler says
    about it.
    """

    where: str
    kind: str
    charset: str | None
    data: bytes
    url: str
    fetched: str | None
    headers: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]
