"""HTML pages: the article in them, without the frame around it."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import replace

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from lagebild.errors import InputError
from lagebild.sources import decoding, extraction, pagemeta, pagerights
from lagebild.sources.drafts import Draft

CHARSET = re.compile(
    rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]+encoding\s*=\s*["']([\w.:-]+)""", re.IGNORECASE
)
UNSTORABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # characters that XML cannot hold
DECLARED_WITHIN = 4096  # bytes in which a declaration of the encoding stands
# tags of HTML and, from "head" with its "rend" on, of trafilatura's body
BLOCKS = re.compile(
    r"p|div|h[1-6]|li|ul|ol|d[ldt]|tr|table|blockquote|section|article|main|header|figure|figcaption|pre|hr|address|body"
    r"|fieldset|details|summary|head|quote|item|list|row"
)
CELLS = ("td", "th", "cell")
BREAKS = ("br", "lb")
DROPPED = ("head", "script", "style", "noscript", "template", "nav", "footer", "aside", "button", "select", "textarea")
NO_TEXT = "an HTML page without text"
DOUBTFUL = 1500  # characters up to which something else may stand in place of an article
LOOKS = "looks like {}: check it"
NO_TEXT_HINT = "save the page as it is shown, or its text"
WHOLE_PAGE = "no article found in the page: all of its text is read"


def draft(data: bytes, where: str) -> Draft:
    """The article of a page that stands under the address that it names; InputError where the page has no text."""
    return saved(*parsed(data, where), where)


def parsed(data: bytes, where: str, *, declared: str | None = None) -> tuple[HtmlElement, tuple[str, ...]]:
    """The page's elements, and what had to be guessed or replaced. `declared` is the encoding that its server names.

    Raises:
        InputError: there is no element.
    """
    decoded = decoding.decode(data, declared=_charset(data) or declared)
    tree = _tree(decoded.text)
    if tree is None:
        raise InputError(where, NO_TEXT, NO_TEXT_HINT)
    _quotation_marks(tree)
    return tree, decoded.warnings


def saved(tree: HtmlElement, warnings: tuple[str, ...], where: str) -> Draft:
    """The article of a page that is parsed and of which nobody knows where it came from but by its own word.

    Raises:
        InputError: the page has no text.
    """
    found = draft_of(tree, warnings, where)
    warnings = found.warnings
    if len(found.text) < DOUBTFUL:
        from lagebild.sources.net import barriers  # noqa: PLC0415 -- long ones need not wait for it

        if kind := barriers.standing_in(tree, found.text, found.page.title or ""):
            warnings = (*warnings, LOOKS.format(kind))
    return replace(found, page=pagemeta.dated_by_address(found.page), warnings=warnings)


def draft_of(tree: HtmlElement, warnings: tuple[str, ...], where: str) -> Draft:
    """The article of a page that is parsed; its address, which only the page names, is not looked at for a date.

    Raises:
        InputError: the page has no text.
    """
    page, doubts = pagemeta.declared(tree)
    main, whole = _main(tree), _stripped(tree)
    text = whole if _flattened(main, whole) else main
    if not text.strip():
        raise InputError(where, NO_TEXT, NO_TEXT_HINT)
    warnings = (*warnings, *doubts, *(() if main else (WHOLE_PAGE,)))
    text = _without_headline(text, page.title)
    return Draft(where=where, text=text, page=page, warnings=warnings, rights=pagerights.declared(tree))


def all_text(tree: HtmlElement) -> str:
    """All words of a page, its frame included."""
    rest = deepcopy(tree)
    etree.strip_elements(rest, "head", "script", "style", "template", with_tail=False)
    return rendered(rest)


def fragment(markup: str) -> str:
    """The text of a piece of HTML, such as an entry of a feed; "" where it has none."""
    tree = _tree(f"<html><body><div>{markup}</div></body></html>")
    if tree is None:
        return ""
    _quotation_marks(tree)
    return _stripped(tree)


def rendered(root: etree._Element) -> str:
    """Text of an element: a blank line between blocks, a line break where the page has one, other space as one."""
    parts: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            parts += _before(element), _flat(element.text)
        else:
            parts += "\n\n" if BLOCKS.fullmatch(element.tag) else "", _flat(element.tail) if element is not root else ""
    lines = [line.strip(" ") for line in re.sub(r" {2,}", " ", "".join(parts)).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def _before(element: etree._Element) -> str:
    if BLOCKS.fullmatch(element.tag):
        return "\n\n"
    if element.tag in CELLS:
        return " | " if element.getprevious() is not None else ""
    return "\n" if element.tag in BREAKS else ""


def _flat(text: str | None) -> str:
    return re.sub(r"[ \t\n\r\f]+", " ", text or "")


def _charset(data: bytes) -> str | None:
    match = CHARSET.search(data[:DECLARED_WITHIN])
    return (match[1] or match[2]).decode("ascii", "ignore") if match else None


def _tree(text: str) -> HtmlElement | None:
    """The parsed page. It is handed over as UTF-8 whatever it declares, since it has been decoded already."""
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(UNSTORABLE.sub("", text).encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):  # what lxml raises for a page without any element
        return None


def _quotation_marks(tree: HtmlElement) -> None:
    """Browsers draw marks around <q>; a reader of quotations must see them."""
    for quote in list(tree.iter("q")):
        quote.text = "„" + (quote.text or "")
        if len(quote):
            quote[-1].tail = (quote[-1].tail or "") + "“"
        else:
            quote.text += "“"
        quote.drop_tag()


def _main(tree: HtmlElement) -> str:
    """The article as trafilatura finds it; empty where it finds none."""
    body = extraction.main_body(tree)
    return "" if body is None else rendered(body)


def _flattened(main: str, whole: str) -> bool:
    """Whether nothing was found, or only the words of the whole page in one paragraph, frame and all."""
    return not main or ("\n" not in main and "\n" in whole and len(whole) <= len(main))


def _stripped(tree: HtmlElement) -> str:
    """All text of the page but its frame."""
    rest = deepcopy(tree)
    etree.strip_elements(rest, *DROPPED, with_tail=False)
    return rendered(rest)


def _without_headline(text: str, title: str | None) -> str:
    """The text without its headline where the title has it: a headline is no sentence of the report."""
    first, _, rest = text.partition("\n\n")
    same = title is not None and " ".join(first.split()).casefold() == " ".join(title.split()).casefold()
    return rest if same and rest else text
