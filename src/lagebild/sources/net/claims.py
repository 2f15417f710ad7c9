"""Whether a page is what it calls itself: a name that nothing bears out is said, since whoever reads it takes it for the source.

Any page can call itself by an agency's name. Its host, or the feed that led there, bears a name out where they have a word, the
initials or the letters in common; that is meant to be generous, since a doubt that is said of every other page is read by nobody.
"""

from __future__ import annotations

import re
import unicodedata

from lagebild.sources.net import sites

DOUBT = "calls itself {!r}, which its address ({}) does not bear out: check it"
LONGEST = 60  # characters of a name that are shown
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "æ": "ae", "ł": "l", "đ": "d"})
ARTICLES = frozenset("der die das the le la les el los il lo de het of and und for für von vom et y e du des".split())
COMMON = frozenset(
    "news newspaper online zeitung nachrichten blog magazin magazine media medien press presse portal daily journal post times com net org "
    "info web site website newsletter aktuell heute today live world international deutschland germany".split()
)
SHORT = 5  # letters of a host's name that may be taken from anywhere in the name of the page ("ksta")


def doubt(name: str | None, url: str, feed: str | None = None) -> str | None:
    """A warning where neither the host of `url` nor the `feed`, by its title, bears out what a page calls itself; else None."""
    host = sites.host(url)
    if not name or not host or borne_out(name, host) or (feed is not None and _alike(name, feed)):
        return None
    return DOUBT.format(" ".join(name.split())[:LONGEST], host)


def borne_out(name: str, host: str) -> bool:
    """Whether a host may be that of a page which calls itself so. Names without Latin letters, and hosts without a domain, may be any."""
    registered = sites.domain(host) or _last_two(host)
    if registered is None:
        return True
    own = registered.partition(".")[0]
    labels = [own, *host.removesuffix(registered).strip(".").split(".")]
    if registered in sites.PLATFORMS:
        labels = labels[1:] or labels  # whose platform it is says nothing of whose page it is
    return any(_one(words, label) for words in _spellings(name) for label in map(_letters, labels) if label)


def _last_two(host: str) -> str | None:
    """The domain of a host whose ending nobody knows; None for addresses by number and names within a network."""
    labels = host.split(".")
    return ".".join(labels[-2:]) if len(labels) > 1 and labels[-1].isalpha() else None


def _one(words: list[str], label: str) -> bool:
    """Whether a name, by its words, and a label of a host have something in common."""
    told = [word for word in words if word not in ARTICLES]
    letters, initials = "".join(told), "".join(word[0] for word in told)
    if not letters or label in (letters, "".join(words)):
        return True
    shorter = re.sub(rf"(?:{'|'.join(COMMON)})$", "", label) or label
    for part in {label, shorter} - COMMON:
        if part in (letters, *told, initials[: len(part)], "".join(word[0] for word in words)):
            return True
        if len(part) > 2 and part in letters:
            return True
        if 2 < len(part) <= SHORT and part[0] == letters[0] and _within(part, letters):
            return True
    return any(word in label for word in told if len(word) > 2 and word not in COMMON) or "".join(words) in label


def _within(part: str, letters: str) -> bool:
    """Whether all letters of a part stand in the others, in this order."""
    rest = iter(letters)
    return all(letter in rest for letter in part)


def _alike(one: str, other: str) -> bool:
    """Whether two names have a telling word in common."""
    first, second = ({word for word in _spellings(name)[0] if word not in ARTICLES | COMMON} for name in (one, other))
    return bool(first & second)


def _spellings(name: str) -> list[list[str]]:
    """The words of a name as hosts spell them: "ä" as "ae", and as "a"."""
    small = name.casefold()
    return [re.findall("[a-z0-9]+", _plain(one).replace("-", "")) for one in (small.translate(UMLAUTS), small)]


def _letters(label: str) -> str:
    """A label of a host as its words are compared."""
    if label.startswith("xn--"):
        try:
            label = label.encode("ascii").decode("idna").casefold().translate(UMLAUTS)
        except UnicodeError:
            return ""
    return "".join(re.findall("[a-z0-9]+", _plain(label)))


def _plain(words: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", words) if not unicodedata.combining(char))
