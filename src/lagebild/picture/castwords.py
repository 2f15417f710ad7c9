"""Small words and endings of German phrases for who acts; names of alliances, bodies and states."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from lagebild import nonames
from lagebild.picture.castnouns import PLAIN_BODIES, noun
from lagebild.terms import folded as _folded

CAPITAL = "A-ZÀ-ÖØ-ÞČŠŽŁŚĐŐŞĆŘŇĎŤĽŻŹĘĄİ"
"""Capital letters, for the inside of a character class."""
LETTER = r"[^\W\d_]"
MARK = re.compile(rf"(?<![\w-])(?:[{CAPITAL}][\w-]*\w|[a-zäöüß]{{2,}}isch(?:e[nmrs]?)?)(?![\w-])")
"""Words that may stand for somebody: those in capitals, and adjectives on "-isch"."""
TITLES = frozenset(
    "herr herrn frau signora signor señora señor dr prof doktor professor sir lord dame graf freiherr ing mag dipl".split()
)
PARTICLES = frozenset("von van de del della di da dos du el al ben bin ibn der den zu zur ter la le".split())
DEFINITE = frozenset("der die das den dem des im am beim vom zum zur ins ans".split())
INDEFINITE = frozenset(
    "ein eine einen einem einer eines mancher manche einige mehrere viele wenige zahlreiche beide beiden".split()
)
NEGATIVE = frozenset("kein keine keinen keinem keiner keines jeder jede jeden jedem jedes".split())
DEMONSTRATIVE = frozenset(
    "dieser diese diesen diesem dieses jener jene jenen jenem jenes derselbe dieselbe solche solcher solchen".split()
)
HIS = frozenset("sein seine seinen seinem seiner seines dessen".split())
HER = frozenset("ihr ihre ihren ihrem ihrer ihres deren".split())
OUR = frozenset("unser unsere unseren unserem unserer unseres mein meine meinen meinem meiner meines euer eure".split())
POSSESSIVE = HIS | HER | OUR
PREPOSITIONS = frozenset(
    """in im an am auf aus bei beim von vom zu zum zur mit nach gegen für über unter vor hinter neben zwischen durch ohne um seit laut
    gegenüber wegen trotz bis ab rund etwa knapp gut fast mehr als weniger über zufolge seitens namens""".split()
)
NUMBERS = nonames.NUMBERS | frozenset(
    """zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig vierzig fünfzig hundert tausend dutzend dutzende hunderte
    tausende hunderten tausenden beider""".split()
)
PRONOUNS = frozenset(
    """er sie es ich wir ihr ihm ihn ihnen ihrer mich mir uns man wer niemand niemanden jemand jeder alle beide diese dieser jene jener
    der die das dem den denen dessen deren einer eine eines er selbst""".split()
)
_CLAUSES = frozenset(  # words that begin a sentence in capitals and are no names
    """solange während nachdem bevor obwohl weil wenn falls sobald sofern damit dass ob als wie wo seit sollte könnte dort hier auch nach
    nur noch schon erst aber doch und oder denn so dann nun zuvor später inzwischen unterdessen dagegen jedoch außerdem zudem laut ehe warum
    weshalb wieso wann wer was wohin woher worin davor darauf dabei damals dennoch trotzdem
    ist sind war waren hat haben hatte hatten wird werden wurde wurden will wollen soll sollen muss müssen kann können darf
    dürfen bleibt kommt gibt""".split()
)
_THINGS = re.compile(
    r".+(?:ungen|heiten|keiten|schaften|nahmen|ionen|täten|wagen|mengen|raketen|ladungen|stellen|ung|heit|keit|schaft|ismus)\Z"
    r"|.*(?:angaben|berichte|berichten|worten|aussagen|medien|quellen)\Z"
)
_ISCH = ("isch", "ische", "ischer", "ischen", "isches", "ischem")


_TREATIES = tuple(
    """nichtangriffs fiskal migrations wachstums stabilitäts solidar klima grenz handels friedens gewerkschafts zoll währungs koalitions
    regierungs wahl oppositions partei sport fußball kletten schlüssel ehe personal wirtschafts bauern lehrer städte beamten mieter
    frauen jugend renten bildungs hilfs demokratie bürger protest kauf""".split()
)
_NAME_ENDS = ("pakt", "bund", "union", "allianz", "bündnis")


@lru_cache(maxsize=20_000)
def alliance_name(word: str) -> str | None:
    """The name of an alliance that is one word ("Ostpakts": "Ostpakt"); None for other words, for treaties, leagues and plain nouns."""
    for ending in ("", "ses", "es", "s"):
        bare = word.removesuffix(ending) if ending else word
        if (ending and bare == word) or not bare[:1].isupper():
            continue
        small = bare.lower()
        for end in _NAME_ENDS:
            prefix = small.removesuffix(end).rstrip("-")
            if (
                small.endswith(end)
                and len(prefix) >= 3
                and noun(small) is None
                and not prefix.endswith((*_TREATIES, "ver"))
            ):
                return bare
    return None


_BODIES = re.compile(
    r"(?P<prefix>[a-zäöüß-]{3,}?)(?:rat|rats|rates|kommission|organisation|agentur|verband|verbands|verbandes|hilfe|hilfswerk|hilfswerks|"
    r"gerichtshof|gerichtshofs|komitee|komitees|versammlung|gemeinschaft|partei|front|konferenz)\Z"
)


@lru_cache(maxsize=20_000)
def body_name(word: str) -> str | None:
    """The name of a body that is one word without a state, so that there is one of it: "Weltrats": "Weltrat"; None for other words."""
    found = _BODIES.match(word.lower()) if word[:1].isupper() else None
    if found is None or found["prefix"].rstrip("-") in PLAIN_BODIES or noun(word) is not None:
        return None
    return re.sub(r"(?<=rat|and|erk|hof|tee)(?:e?s)\Z", "", word)


@lru_cache(maxsize=50_000)
def adjective(word: str) -> str | None:
    """An adjective on "-isch" without its ending ("belmarischen": "belmarisch"); None for other words."""
    small = word.lower()
    return small[: small.rindex("isch") + 4] if small.endswith(_ISCH) and len(small) > 6 else None


_NO_STATES = re.compile(  # what adjectives of no state end with: "strategisch", "biologisch", "historisch"
    r"(?:t|log|gra[fp]h?|nom|gog|typ|spezif|techn|ethn|eth|er|or|medizin|europä|amerikan|afrikan|pazif|solidar|moral|elektr|hygien|dynam|"
    r"parlamentar|militär|muslim|islam|heim|metr|chem|therap|arch|urg|phys|ärm|mor|dox|teg|ton|iatr|troph|republikan|ökonom|energ|polit|"
    r"arab|kurd|jüd|kathol|evangel|männ|ständ|seemänn|kaufmänn|kommun|log|symbol|zykl|komm|kom|prakt|typ|krit|hist|tag|epid|mag)isch\Z"
)


def may_be_state(stem: str) -> bool:
    """Whether an adjective on "-isch" may be made of the name of a state that the dossier never names."""
    return (
        len(stem) > 7
        and _NO_STATES.search(stem) is None
        and not stem.startswith(("pro", "anti", "nicht"))
        and "zwisch" not in stem
    )


_ENDINGS = ("ien", "ia", "ei", "land", "stan", "an", "a", "en", "e", "o", "u", "i", "y", "")
_LINKS = ("", "n", "an", "en", "es", "in", "ens", "ier", "er", "t")


@lru_cache(maxsize=20_000)
def demonyms(name: str) -> frozenset[str]:
    """The adjectives on "-isch" that may be made of a state's name: of "Belmarien" "belmarisch", of "Norland" "norländisch"."""
    small = name.lower()
    found = set()
    for ending in _ENDINGS:
        stem = small.removesuffix(ending) if ending else small
        if len(stem) < (2 if ending == "land" else 3) or (ending and stem == small):
            continue
        found |= {f"{stem}{link}isch" for link in _LINKS}
        if ending in ("land", "stan", "an"):
            found |= {f"{stem}ländisch", f"{small}isch"}
    return frozenset(found)


def nominatives(name: str) -> tuple[str, ...]:
    """What a name may be in the nominative, itself first: "Brandners" or "Brandner", "Peters’" or "Peters"."""
    bare = name.rstrip("’'")
    if bare != name:
        return (bare,)
    return (name, name[:-1]) if name.endswith("s") and len(name) > 3 else (name,)


def is_common(word: str) -> bool:
    """Whether a word is plainly a noun and nobody's name: "Strafmaßnahmen", "Tausende"."""
    return word.lower() in NUMBERS or _THINGS.match(word.lower()) is not None or noun(word) is not None


def capitalised(word: str) -> bool:
    """Whether a word begins with a capital letter."""
    return word[:1].isupper()


def opens_clause(word: str) -> bool:
    """Whether a word is no part of a name although it has a capital at the beginning of a sentence."""
    small = word.lower()
    return small in _CLAUSES or small in PREPOSITIONS or small in DEFINITE or small in POSSESSIVE


@lru_cache(maxsize=200_000)
def folded(name: str) -> str:
    """A name for comparison, remembered: the same few names stand in thousands of texts."""
    return _folded(name)


def last_name(name: str) -> str:
    """The word of a name by which somebody is called again."""
    return name.rpartition(" ")[2]


def key(kind: str, words: Iterable[str] | str) -> str:
    """An id of kind and name."""
    return f"{kind}:{folded(words if isinstance(words, str) else ' '.join(words))}"
