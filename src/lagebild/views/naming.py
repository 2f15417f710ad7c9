"""What people call an actor, and where the text's own words say something else."""

from __future__ import annotations

import re
from collections import Counter

from lagebild.records import Actor, Place, quoted
from lagebild.views.harmless import one_line
from lagebild.views.outline import Voice
from lagebild.views.pictureactors import PRONOUN
from lagebild.views.words import name_of_precision, words

LONGEST = 60  # characters of a wording
_ARTICLES = frozenset("der die das den dem des ein eine einen einem einer eines the a an".split())
_ENDINGS = frozenset(("", "e", "en", "em", "er", "es", "s", "n", "ns", "'", "’"))  # of inflected words
_STEM = 3  # letters that two forms of one word share at least
_TOKEN = re.compile(r"[^\W_](?:[\w.'’&/-]*\w)?")
_QUOTES = re.compile(r"[„“”\"«»‚‘‹›]")


def differs(wording: str, name: str, kind: str) -> bool:
    """Whether the words say something else than the name, beyond inflection, article and order.

    "der Französischen Regierung" is the name "Französische Regierung", "die Regierung" and "Paris" are not. Persons and media
    go by any part of their names, and may have more around it ("Kanzler Olaf Scholz"); others may have adjectives.
    """
    said, called = _tokens(wording), _tokens(name)
    missing = [token for token in called if not _among(token, said)]
    extra = [token for token in said if not _among(token, called)]
    if kind in ("person", "media"):
        return bool(missing and extra)
    if kind in ("unnamed", "group"):
        return bool(missing or extra)
    return bool(missing or any(token[0].isupper() for token in extra)) and bool(said)


def _tokens(phrase: str) -> list[str]:
    return [token for token in _TOKEN.findall(phrase) if token.casefold() not in _ARTICLES]


def _among(token: str, others: list[str]) -> bool:
    return any(_alike(token.casefold(), other.casefold()) for other in others)


def _alike(one: str, other: str) -> bool:
    """Whether two words are forms of one."""
    stem = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one == other or (stem >= _STEM and one[stem:] in _ENDINGS and other[stem:] in _ENDINGS)


def called(heard: Voice) -> tuple[str, str]:
    """What the voice is called, and the words of the text where they say something else.

    Somebody whom the text leaves without a name is called by its words, where they begin with what linking calls him.
    """
    actor = heard.actor
    if actor is None:
        return heard.words, ""
    unnamed = actor.entity is None and actor.kind in ("unnamed", "group")
    if unnamed and heard.words.casefold().startswith(heard.name.casefold()):
        return heard.words, ""
    return heard.name, plain(heard.words) if differs(heard.words, heard.name, actor.kind) else ""


def wordings(text: str, actor: Actor) -> list[tuple[str, int]]:
    """The words for an actor that say something else than its name, each once with its count, the most frequent first.

    Pronouns are left out; forms of the same words count as the first of them.
    """
    counts: Counter[str] = Counter()
    for span in actor.mentions:
        heard = plain(one_line(quoted(text, (span,))))
        if heard and not PRONOUN.fullmatch(heard) and differs(heard, actor.name, actor.kind):
            same = next((known for known in counts if not differs(heard, known, "group")), heard)
            counts[same] += 1
    return counts.most_common()


def plain(wording: str) -> str:
    """Words to be set in quotation marks: without marks of their own, cut where they are long."""
    wording = " ".join(_QUOTES.sub("", wording).split())
    return wording if len(wording) <= LONGEST else wording[:LONGEST].rsplit(" ", 1)[0] + " …"


def place_name(place: Place | None, language: str) -> str:
    """A place with what is known of it: "Brodnik (Ort, UA)"; a state has its name alone."""
    if place is None:
        return ""
    name = one_line(place.name)
    known = [name_of_precision(place.precision, language), one_line(place.country)]
    note = ", ".join(filter(None, known)) if place.precision != "state" else ""
    return f"{name} ({note})" if name and note else name


def coordinates(place: Place | None, language: str) -> str:
    """Where a place lies, in hundredths of a degree (about a kilometre); empty where it has no point."""
    if place is None or place.lat is None or place.lon is None:
        return ""
    east = "O" if words(language).language == "de" else "E"
    ends = ((place.lat, "N", "S"), (place.lon, east, "W"))
    said = [f"{abs(value):.2f}° {positive if value >= 0 else negative}" for value, positive, negative in ends]
    return " ".join(said).replace(".", "," if words(language).language == "de" else ".")
