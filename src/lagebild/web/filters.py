"""What templates turn values into: all of it text, which the environment escapes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from markupsafe import Markup, escape

from lagebild.views.dossierwords import readable
from lagebild.views.harmless import REPLACEMENT, one_line
from lagebild.web.typedtimes import sample

TURNING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c")
"""Characters that turn the direction of writing (Unicode, UAX 9)."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_CITED = re.compile("([“„«][^“”„»]*[”“»])")
_SCORE = re.compile(r"\s*\((?:0[.,]\d+|1[.,]0+)\)\Z")


def plain(text: str | None) -> str:
    """Words on one line, without characters that steer a terminal or turn the direction of writing."""
    return one_line(text)


class Exact(str):
    """Text that goes back to the server as it is, in a field that nobody sees."""

    __slots__ = ()


def shown(value: Any) -> Any:
    """What a template shows, without characters that turn the direction of writing or are none; the environment does this to all of it."""
    if not isinstance(value, str) or isinstance(value, Exact | Markup) or value.isprintable():
        return value
    return value.translate({ord(sign): REPLACEMENT for sign in set(value) if _steers(sign)})


def _steers(sign: str) -> bool:
    category = unicodedata.category(sign)
    return (category in ("Cc", "Cs", "Cn") and sign not in "\n\t\r") or sign in TURNING


def link(url: str | None) -> str:
    """The address of a source, if it is one of the web; else nothing, so that no other kind of address can be clicked."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return ""
    return (url or "") if parts.scheme in ("http", "https") and parts.netloc else ""


def segment(text: str) -> str:
    """Text as one part of a path."""
    return quote(text, safe="")


def with_query(query: Mapping[str, str], **changed: Any) -> str:
    """The query of an address with some of its values changed; those that are None are left out. It begins with "?"."""
    merged = {**query, **{key.rstrip("_"): value for key, value in changed.items()}}
    return "?" + urlencode({key: value for key, value in merged.items() if value not in (None, "")})


def kept(text: str) -> str:
    """Words of a text with a sign for what is not kept of them."""
    return readable(text)


def lang(about: Any) -> Markup:
    """The attribute that says in which language words are: given that language, evidence (`proofs.Proof`), or pieces of it, of which
    the first counts. Nothing where it is not known.
    """
    while isinstance(about, tuple | list):
        about = about[0] if about else ""
    code = about if isinstance(about, str) else getattr(about, "lang", "")
    return Markup(' lang="{}"').format(escape(code)) if _LANGUAGE.fullmatch(code) else Markup("")


def spoken(form: str, about: Any, *values: str) -> Markup:
    """A form of words with its `{}` filled in by words of a language, which each say so (see `lang`)."""
    said = (Markup("<span{}>{}</span>").format(lang(about), shown(value)) for value in values)
    return escape(form).format(*said)


def cited(text: str, about: Any) -> Markup:
    """A sentence with its words between quotation marks in the language that they have."""
    attribute, parts = lang(about), _CITED.split(shown(text))
    return Markup("").join(
        Markup("<span{}>{}</span>").format(attribute, part) if at % 2 else escape(part) for at, part in enumerate(parts)
    )


def unscored(why: str) -> str:
    """A reason without the number at its end, where that is said beside it."""
    return _SCORE.sub("", why)


FILTERS: Mapping[str, Callable[..., Any]] = {
    "plain": plain,
    "exact": Exact,
    "link": link,
    "segment": segment,
    "with_query": with_query,
    "kept": kept,
    "lang": lang,
    "spoken": spoken,
    "cited": cited,
    "unscored": unscored,
    "typed": sample,
}
"""By the name under which templates have them."""
