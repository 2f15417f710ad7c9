"""Markdown to plain text: the words as a reader sees them, one paragraph per block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from lagebild.sources import dates, decoding
from lagebild.sources.drafts import Draft, Page

FRONT = re.compile(r"\s*---[ \t]*\n(?P<body>(?:.*\n){0,200}?)(?:---|\.\.\.)[ \t]*(?:\n|$)")
ENTRY = re.compile(r"(?P<key>[\w-]+)[ \t]*:(?:[ \t]+(?P<value>.*))?$")
KEYS = {  # what front matter calls the contract's keys
    "title": "title",
    "titel": "title",
    "publisher": "publisher",
    "source": "publisher",
    "quelle": "publisher",
    "url": "url",
    "link": "url",
    "canonical": "url",
    "date": "published",
    "datum": "published",
    "published": "published",
    "modified": "modified",
    "updated": "modified",
    "lastmod": "modified",
    "language": "language",
    "lang": "language",
    "sprache": "language",
}
TIMES = ("published", "modified")
MARKUP = re.compile(r"[\[\]*_`<&!\\]")
MOST_MARKUP = 50_000  # such characters of one file that are understood, about three seconds; a report has a few hundred
MOST_LINES = 40_000  # lines of one file that are understood, about three seconds
TOO_MUCH = f"more than {MOST_MARKUP:,} characters of markup or {MOST_LINES:,} lines: the rest stands as it was written"


def draft(data: bytes, where: str) -> Draft:
    """The article of a Markdown file. Front matter gives title, publisher, url and dates, a first heading the title."""
    decoded = decoding.decode(data)
    source = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    entries, source = front_matter(source)
    page, doubts = _page(entries)
    heading, text = plain(source)
    if len(MARKUP.findall(source)) > MOST_MARKUP or source.count("\n") > MOST_LINES:
        doubts = (*doubts, TOO_MUCH)
    if page.title is None and heading:
        page = Page(heading, page.publisher, page.url, page.published, page.modified, page.language)
    elif heading and heading != page.title:
        text = f"{heading}\n\n{text}"
    extra = {key: value for key, value in entries.items() if key.lower() not in KEYS}
    return Draft(where=where, text=text, page=page, extra=extra, warnings=(*decoded.warnings, *doubts))


def front_matter(source: str) -> tuple[dict[str, str], str]:
    """The "key: value" lines between two lines of "---" at the start, and the rest; none where it is no such block."""
    match = FRONT.match(source)
    lines = match["body"].splitlines() if match else []
    own = [line for line in lines if line.strip() and not line.startswith((" ", "\t", "-", "#"))]  # not what is nested
    entries = [entry for line in own if (entry := ENTRY.match(line))]
    if not match or not entries or len(entries) != len(own):
        return {}, source
    return {entry["key"]: _bare(entry["value"] or "") for entry in entries}, source[match.end() :]


def plain(source: str) -> tuple[str | None, str]:
    """The heading of the first level that the text begins with (if more follows), and the text as paragraphs."""
    understood, rest = _split(source)
    tokens = _parser().parse(understood)
    blocks = [*_blocks(tokens), *rest]
    headed = bool(tokens) and tokens[0].type == "heading_open" and tokens[0].tag == "h1"
    if headed and len(blocks) > 1:
        return blocks[0], "\n\n".join(blocks[1:])
    return None, "\n\n".join(blocks)


def _split(source: str) -> tuple[str, list[str]]:
    """What is read as Markdown, and the paragraphs after that where there are too many lines."""
    at = -1
    if source.count("\n") <= MOST_LINES:
        return source, []
    for _ in range(MOST_LINES):
        at = source.index("\n", at + 1)
    return source[:at], [lines for part in re.split(r"\n\s*\n", source[at:]) if (lines := part.strip())]


def _bare(value: str) -> str:
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _page(entries: dict[str, str]) -> tuple[Page, tuple[str, ...]]:
    values = {KEYS[key.lower()]: value for key, value in entries.items() if value and key.lower() in KEYS}
    unread = [values[key] for key in TIMES if key in values and dates.read(values[key]) is None]
    values |= {key: moment for key in TIMES if (moment := dates.read(values.pop(key, "")))}
    return Page(**values), tuple(f"the date {value[:60]!r} of the front matter cannot be read" for value in unread)


def _parser() -> MarkdownIt:
    """CommonMark with tables, but without indented code: reports are often indented, and no word may be lost."""
    parser = MarkdownIt("commonmark").enable("table").disable("code")
    parser.inline.ruler.before("emphasis", "gender_star", _gender_star)
    parser.core.ruler.at("inline", _inlines)
    return parser


def _inlines(state: StateCore) -> None:
    """What stands within blocks is understood as long as there is not too much of it: every mark costs time."""
    left = MOST_MARKUP
    for token in state.tokens:
        if token.type == "inline":
            left -= len(MARKUP.findall(token.content))
            children = token.children = []
            if left >= 0:
                state.md.inline.parse(token.content, state.md, state.env, children)
            else:
                children.append(Token("text", "", 0, content=re.sub(r" *\n *", " ", token.content)))


def _gender_star(state: StateInline, silent: bool) -> bool:
    """A star between two letters is a letter of its own ("Bürger*innen"), no emphasis."""
    at = state.pos
    if state.src[at] != "*" or not (
        0 < at < state.posMax - 1 and state.src[at - 1].isalpha() and state.src[at + 1].isalpha()
    ):
        return False
    if not silent:
        state.pending += "*"
    state.pos += 1
    return True


def _blocks(tokens: list[Token]) -> Iterator[str]:
    """One text per paragraph, heading, list item or table row."""
    number = ""
    row: list[str] | None = None
    for token in tokens:
        if token.type == "list_item_open":
            number = (
                f"{token.info}{token.markup} " if token.info else ""
            )  # "3. März" at a line's start is a list to Markdown
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            yield " | ".join(row or ())
            row = None
        elif row is not None:
            row += [_inline(token)] if token.type == "inline" else []
        elif text := _block(token):
            yield number + text
            number = ""


def _block(token: Token) -> str:
    """Text of a block. Code is left out where it names its language; an unnamed block is quoted text as often."""
    match token.type:
        case "inline":
            return _inline(token)
        case "fence":
            return "" if token.info.strip() else token.content.strip()
        case "html_block":
            return _without_tags(token.content)
        case _:
            return ""


def _inline(token: Token) -> str:
    pieces = {"softbreak": " ", "hardbreak": "\n", "html_inline": "", "image": ""}
    return "".join(pieces.get(child.type, child.content) for child in token.children or ()).strip()


def _without_tags(markup: str) -> str:
    """Text of raw markup, without scripts and comments."""
    markup = re.sub(r"<!--.*?(?:-->|$)|<(script|style)\b.*?(?:</\1>|$)", "", markup, flags=re.DOTALL | re.IGNORECASE)
    return re.sub(r"[ \t\n]+", " ", unescape(re.sub(r"<[^<>]*>", " ", markup))).strip()
