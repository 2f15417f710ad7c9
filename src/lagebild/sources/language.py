"""Which language a text is in: German is read, English with a warning, others are refused by name.

A German report must never be refused, whatever names stand in it, so the guess is believed against German only where it
is sure; the rest counts as German.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

from lagebild.errors import InputError

LANGUAGES = {  # ISO 639-1: what the guess may name, and how a message calls it
    "af": "Afrikaans",
    "ar": "Arabic",
    "az": "Azerbaijani",
    "be": "Belarusian",
    "bg": "Bulgarian",
    "bn": "Bengali",
    "bs": "Bosnian",
    "ca": "Catalan",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "et": "Estonian",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "hr": "Croatian",
    "hu": "Hungarian",
    "hy": "Armenian",
    "id": "Indonesian",
    "is": "Icelandic",
    "it": "Italian",
    "ja": "Japanese",
    "ka": "Georgian",
    "kk": "Kazakh",
    "ko": "Korean",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "mk": "Macedonian",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "ps": "Pashto",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sk": "Slovak",
    "sl": "Slovenian",
    "sq": "Albanian",
    "sr": "Serbian",
    "sv": "Swedish",
    "sw": "Swahili",
    "th": "Thai",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "vi": "Vietnamese",
    "zh": "Chinese",
}
NATIVE = {"deutsch": "de", "englisch": "en", "deu": "de", "ger": "de", "eng": "en"} | {
    name.lower(): code for code, name in LANGUAGES.items()
}
READ = ("de", "en")
SURE = 0.5  # probability from which another language is believed
DOUBT = 0.15  # probability of German above which it is not
HARDLY = 0.02  # probability of German below which a long text is in the likeliest other language, sure or not
SHORT = 30  # letters below which a text in Latin script says too little
LONG = 200  # letters from which a text says enough
PIECE = 600  # characters that are judged together
PIECES = 12  # at most so many, spread over the text

FEWEST = 2  # German words by which a short text is German without more, each counted once; one of them such as only German has
FEWEST_SHARE = 5  # … where they are at least one in so many of its words
_WORD = re.compile(r"[^\W\d_]+")
_ONLY_GERMAN = frozenset(
    "und nicht auch eine einen einem einer eines keine keinen ist wird werden wurde wurden haben hatte sich aus auf für über durch "
    "vom zum zur nach wenn dass ihre ihren ihrer diese dieser dieses zwischen gegen".split()
)
_GERMAN = _ONLY_GERMAN | frozenset(
    "der die das den dem des ein im am von mit bei zu als er sie seine seinen seiner hat".split()
)
_TOGETHER = (
    frozenset("die das".split()),
    frozenset("am im vom zum mit bei zu".split()),
)  # of each one: only German has both
_ENGLISH = frozenset("the of and to that is was were with for by".split())

ENGLISH = "English is read less completely than German"
TOO_SHORT = "too short to tell its language: read as German"
HINT = "only German (de) and English (en) are read; if it is one of them, give its language"


class Language(NamedTuple):
    """ISO 639-1 code, and what a reader should know about it."""

    code: str
    warnings: tuple[str, ...] = ()


def decide(text: str, *, given: str | None, hint: str | None, where: str) -> Language:
    """The language of a text: the given one, else what the text shows, else the page's own word, else German.

    Raises InputError where it is neither German nor English.
    """
    code = normalised(given) if given else guess(text)
    if code is None:
        hinted = normalised(hint) if hint else None
        return Language("en", (ENGLISH,)) if hinted == "en" else Language("de", () if hinted == "de" else (TOO_SHORT,))
    if code not in READ:
        named = f"{LANGUAGES[code]} ({code})" if code in LANGUAGES else repr(code[:40])
        what = f"its language is given as {named}" if given else f"it is in {named}"
        raise InputError(where, f"{what}, which is not read", HINT)
    return Language(code, (ENGLISH,) if code == "en" else ())


def normalised(name: str) -> str:
    """ISO 639-1 code of a tag or name ("de-AT", "deu", "German"); what is not known comes back as it is."""
    word = name.strip().lower()
    main = re.split(r"[-_]", word)[0]
    return NATIVE.get(word) or NATIVE.get(main) or {"nb": "no", "nn": "no"}.get(main, main)


def guess(text: str) -> str | None:
    """Language of the main part of a text; None where the text says too little."""
    if len(text) <= PIECE and _is_plainly_german(text):
        return "de"
    votes: Counter[str | None] = Counter()
    for piece in _pieces(text):
        votes[_judged(piece)] += len(piece)
    if len(votes) > 1:
        del votes[None]
    return max(votes, key=lambda code: (votes[code], code == "de"), default=None)


def _is_plainly_german(text: str) -> bool:
    """Whether a short text is German without a look into the language model: by enough German words, one of them only German, or two that
    no other language has side by side.
    """
    words = _WORD.findall(text.casefold())
    german = [word for word in words if word in _GERMAN]
    enough = len({*german}) >= FEWEST and FEWEST_SHARE * len(german) >= len(words)
    surely = not _ONLY_GERMAN.isdisjoint(german) or not any(one.isdisjoint(german) for one in _TOGETHER)
    return enough and surely and _ENGLISH.isdisjoint(words)


def _judged(piece: str) -> str | None:
    letters = Counter(_script(char) for char in piece if char.isalpha())
    total = letters.total()
    shares: dict[str, float] = dict(_identifier().rank(piece))
    if 2 * letters["LATIN"] < total:  # a foreign script needs few letters, and is never German
        return max((code for code in shares if code not in READ), key=shares.__getitem__)
    best = max(shares, key=shares.__getitem__)
    if total < SHORT:
        return "de" if best == "de" and shares["de"] >= SURE else None
    sure = shares[best] >= SURE or (total >= LONG and shares["de"] < HARDLY)
    return best if sure and shares["de"] <= DOUBT else "de"


def _script(char: str) -> str:
    return unicodedata.name(char, "?").split(" ", 1)[0] if char > "\x7f" else "LATIN"


def _pieces(text: str) -> list[str]:
    """Pieces of the text, spread evenly, so that a foreign quotation or a long list weighs what it takes up."""
    count = -(-len(text) // PIECE)
    step = max(1.0, count / PIECES)
    starts = [int(i * step) * PIECE for i in range(min(count, PIECES))]
    pieces = (text[start : start + PIECE] for start in starts)
    return [piece for piece in pieces if any(map(str.isalpha, piece))]


@cache
def _identifier() -> Any:
    """The language model (half a second to load; never at import)."""
    identifier = import_module("py3langid.langid").LanguageIdentifier
    model = identifier.from_model_file("data/model.npz.xz", norm_probs=True)
    model.set_languages(list(LANGUAGES))
    return model
