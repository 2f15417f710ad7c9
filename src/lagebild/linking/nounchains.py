"""Runs of capitalised words: what in "US-Außenministerin Condoleezza Rice" is office and what is name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from lagebild.linking import names, places
from lagebild.linking.nouns import Noun, noun
from lagebild.linking.tokens import Tokens
from lagebild.nonames import is_people

OPENING = frozenset("„“\"»«‚‘'›‹”’")
_CLOSING = frozenset("“”\"«»‘’'‹›")
_LONGEST_QUOTED = 9  # words of a quoted name
_LONGEST = 14  # units of a run: no name is longer, and it bounds the work
_AMBIGUOUS = frozenset(
    "deutsch liberal weiß schwarz konservativ geistlich link grün vertrieben jugendlich bekannt".split()
)
_BODY_WORDS = frozenset(
    """gmbh ag inc ltd llc se kg kgaa ev corp co group international foundation institute university watch council bank party
    movement agency association center centre committee union trust survey society network alliance service department office
    institution company airlines air force front international ig verdi deutschland europe europa google microsoft nato eu uno un
    nations rights amnesty greenpeace motors holding systems electric oil media press bureau authority council ministry""".split()
)
# Adjectives that open the names of bodies: "Internationale …".
_BODY_ADJECTIVES = frozenset(
    """international national europäisch deutsch allgemein vereinigt zentral arabisch afrikanisch asiatisch demokratisch
    christlich sozial islamisch katholisch evangelisch öffentlich staatlich hoh oberst unabhängig amerikanisch britisch
    russisch französisch schweizerisch österreichisch bayerisch städtisch königlich technisch medizinisch""".split()
)
# After these nouns the proper name stands alone: "die Nachrichtenagentur dpa" is called dpa, "die Universität Jena" is not called Jena.
_CARRIERS = frozenset(
    """agentur nachrichtenagentur presseagentur zeitung tageszeitung wochenzeitung sender magazin zeitschrift portal blatt
    website webseite internetseite homepage hersteller konzern unternehmen firma organisation gruppe verlag gesellschaft
    betreiber anbieter airline versorger energieversorger gewerkschaft partei ratingagentur kanal verein initiative
    fluggesellschaft rundfunk medienhaus miliz bewegung netzwerk plattform eigentümer veranstalter""".split()
)
# Endings of nouns for things and notions.
THINGS = tuple(
    """ungen heit heiten keit keiten nis nisse tum ismus tät tionen frage satz buch gesetz film spiel preis zahl zahlen daten
    bild foto worten pranger punkt sstand""".split()
)
# Of these only the plain word: "die Industriegewerkschaft Bauen-Agrar-Umwelt" is called by all of it.
_ALONE = frozenset(("gewerkschaft",))
# Small words inside names of bodies in other languages: "Movement for Democratic Change".
_LINKS = frozenset("for of the and on against to without".split())
_ACTIONS = ("ung", "schaft", "heit", "keit", "tion")  # "Hamburger Stadtreinigung"
# Particles that may open a name, and those that are prepositions too.
_LEADING = frozenset("zu van al el de da di del".split())
_PREPOSITIONS = frozenset("von vom zu zur ab".split())
AGENCIES = ("dpa", "taz", "epd", "dapd", "ddp", "n24", "n-tv", "ots", "sda")
# Names that begin with a small letter: "al-Arabiya", "eBay", "bildblog.de".
ODD_NAME = re.compile(
    r"(?:al|el|an|as|ar|at|ad)-[A-Z]|[a-z][A-Z]|.+\.(?:de|com|org|net|at|ch|eu|tv|info|uk)\Z|ver\.di\Z"
)
_TRADE = re.compile(
    r"[a-zäöü](?:er|or|ist|in|ent|ant|ady|star|boss|ikone|legende|loge|eur|iker|ling|mann|frau|ern|enten|isten|anten|logen)\Z"
)
_ADJECTIVE = re.compile(r".{2,}(?:e[nrsm]?)\Z")
ACRONYM = re.compile(r"(?:[A-ZÄÖÜ&]{2,}[a-z0-9]?[A-Z0-9]*|(?!Ma?c)[A-Z][a-z]*[A-Z][A-Za-z]*)\Z")


class Unit(NamedTuple):
    """One word of a run, or a quoted name: its tokens, half-open, its words, and what the tables and the reader say of it."""

    first: int
    last: int
    word: str
    noun: Noun | None
    quoted: bool
    label: str


class Chain(NamedTuple):
    """A run taken apart: words before the first office or body noun, those nouns, the proper name."""

    before: tuple[Unit, ...]
    nouns: tuple[Unit, ...]
    name: tuple[Unit, ...]
    end: int


def read(tokens: Tokens, at: int, stop: int, labels: Mapping[int, str]) -> tuple[list[Unit], int]:
    """The units of the run that begins at token `at`, and the token after it; `labels` are the reader's names by token."""
    units: list[Unit] = []
    while at < stop and len(units) < _LONGEST:
        unit = _unit(tokens, at, stop, labels, units)
        if unit is None:
            break
        units.append(unit)
        at = unit.last
    return units, at


def _unit(tokens: Tokens, at: int, stop: int, labels: Mapping[int, str], units: list[Unit]) -> Unit | None:
    words = tokens.words
    word = words[at]
    first = word[0]
    if first in OPENING:
        return _quoted(tokens, at, stop)
    if names.is_particle(word) and (word.islower() or not units):
        return _with_particle(tokens, at, stop, labels, units)
    if units and word in _LINKS and not units[-1].noun:
        return _linked(tokens, at, stop)
    named = (
        first.isupper()
        or ODD_NAME.match(word) is not None
        or (first.isdigit() and ("-" in word or "/" in word))
        or word in AGENCIES
    )
    if not named:
        return None
    last = at + 1
    if last < stop and words[last] in (".", "'", "’") and tokens.begins[last] == tokens.ends[at]:
        if words[last] != ".":
            word, last = word + "'", last + 1
        elif word.lower() in names.ABBREVIATED or names.is_initial(word) or names.is_regnal(word):
            word, last = (word + "." if names.is_regnal(word) and units else word), last + 1
    if (
        last + 1 < stop
        and words[last] == "-"
        and tokens.begins[last] == tokens.ends[last - 1]
        and words[last + 1] in ("und", "oder")
    ):
        return _coordinated(tokens, at, stop, labels)
    known = None if places.state_code(word) else noun(word)
    return Unit(at, last, word, known, False, labels.get(at, ""))


def _linked(tokens: Tokens, at: int, stop: int) -> Unit | None:
    """As in "for Democratic", "of the Nation": small words and the capital one behind them."""
    end = at + 1
    while end < min(stop, at + 3) and tokens.words[end] in _LINKS:
        end += 1
    if end >= stop or not tokens.words[end][0].isupper():
        return None
    text = tokens.text[tokens.begins[at] : tokens.ends[end]]
    return Unit(at, end + 1, text, None, False, "")


def _coordinated(tokens: Tokens, at: int, stop: int, labels: Mapping[int, str]) -> Unit | None:
    """As in "Such- und Rettungsagentur": one noun in two parts."""
    last = at + 4
    if last > stop or not tokens.words[last - 1][0].isupper():
        return None
    text = tokens.text[tokens.begins[at] : tokens.ends[last - 1]]
    return Unit(at, last, text, noun(tokens.words[last - 1]), False, labels.get(at, ""))


def _quoted(tokens: Tokens, at: int, stop: int) -> Unit | None:
    """A short quoted name: „Yemen Observer“; None for speech."""
    while at < stop and tokens.words[at][0] in OPENING:
        at += 1
    begin = at
    for end in range(begin, min(stop, begin + _LONGEST_QUOTED)):
        if tokens.words[end] in _CLOSING:
            inner = tokens.words[begin:end]
            if not inner or inner[-1] in ".!?,":
                return None
            if not (inner[0][0].isupper() or inner[0][0].isdigit() or ODD_NAME.match(inner[0])):
                return None
            last = end + 1
            while last < stop and tokens.words[last] in _CLOSING and tokens.begins[last] == tokens.ends[last - 1]:
                last += 1
            if last + 1 < stop and tokens.words[last] == "-" and tokens.begins[last] == tokens.ends[last - 1]:
                last += 1  # „Reuters“-Reporterin
            text = tokens.text[tokens.begins[begin] : tokens.ends[end - 1]]
            return Unit(begin, last, text, None, True, "")
    return None


def _with_particle(tokens: Tokens, at: int, stop: int, labels: Mapping[int, str], units: list[Unit]) -> Unit | None:
    """As in "von der Leyen", "bin Laden", "zu Guttenberg": particles and the name after them are one unit."""
    particle = tokens.words[at].lower()
    if particle in ("der", "den"):
        return None
    if not units and particle == "von":
        return _noble(tokens, at, stop)
    if not _particle_fits(particle, units):
        return None
    end = at + 1
    while end < min(stop, at + 3) and tokens.words[end] in names.PARTICLES:
        end += 1
    if end >= stop or not tokens.words[end][0].isupper():
        return None
    if units and units[-1].label == "person" and labels.get(end) != "person":
        return None
    following = tokens.words[end]
    if not labels.get(end) and (noun(following) or ACRONYM.match(following)):  # "Patrick Georg von der IG Metall"
        return None
    text = tokens.text[tokens.begins[at] : tokens.ends[end]]
    return Unit(at, end + 1, text, None, False, labels.get(end, "") or labels.get(at, ""))


def _noble(tokens: Tokens, at: int, stop: int) -> Unit | None:
    """As in "Von der Leyen" at the head of the words: whoever reads them knows that it is a name."""
    end = next((k for k in range(at + 1, min(at + 3, stop)) if tokens.words[k][0].isupper()), None)
    if end is None or is_people(tokens.words[end]):
        return None  # "von Menschen"
    text = tokens.text[tokens.begins[at] : tokens.ends[end]]
    return Unit(at, end + 1, text[0].lower() + text[1:], None, False, "person")


def _particle_fits(particle: str, units: list[Unit]) -> bool:
    """Whether a particle goes on with a name: "von" only after a given name, so that "Sprecher von Greenpeace" is no name."""
    if not units:
        return particle in _LEADING
    last = units[-1]
    if particle in _PREPOSITIONS:
        return last.label == "person" or names.is_initial(last.word) or names.gender_of(last.word) != ""
    return last.noun is None or last.label == "person"


def split(units: list[Unit], end: int) -> Chain:
    """Take a run apart. A given name, or a name by the reader's word, ends the offices; what follows belongs to the name."""
    before: list[Unit] = []
    nouns: list[Unit] = []
    name: list[Unit] = []
    for index, unit in enumerate(units):
        if name and unit.label == "person" and not name[-1].label:  # "Hongkongs Chief Executive C.Y. Leung"
            before += name
            name = [unit]
        elif name or (nouns and _goes_on_as_name(nouns[-1], unit)):
            name.append(unit)
        elif unit.noun is not None and not _begins_name(units, index):
            if _is_adjective(unit) and index + 1 < len(units) and units[index + 1].label != "person":
                before.append(unit)
            else:
                nouns.append(unit)
        elif unit.word.lower() in names.TITLES and index + 1 < len(units):
            continue
        elif _belongs_before(units, index, nouns) or _is_trade(units, index):
            before.append(unit)
        else:
            name.append(unit)
    if not nouns and not (before and _is_trade(units, 0)):  # "Deutsche Telekom", "Weißes Haus"
        before, name = [], before + name
    return Chain(tuple(before), tuple(nouns), tuple(name), end)


def _goes_on_as_name(last: Unit, unit: Unit) -> bool:
    """As in "Verband Deutscher Realschullehrer": behind a body, people are a part of its name."""
    body = last.noun is not None and last.noun.kind in ("organisation", "media") and last.noun.lemma != "vorstand"
    return body and unit.noun is not None and unit.noun.kind in ("person", "people") and not unit.label


def _is_adjective(unit: Unit) -> bool:
    """As in "Deutsche" in "Deutsche Bank" is no German."""
    return unit.noun is not None and unit.noun.lemma in _AMBIGUOUS


def _begins_name(units: list[Unit], index: int) -> bool:
    """Whether a word of the tables is a name here: "Richter" on its own, marked as a person."""
    unit = units[index]
    if unit.noun is None:
        return unit.label == "person" or names.gender_of(unit.word) != ""
    if unit.word.lower() not in names.SURNAMES:
        return False
    if index and index == len(units) - 1:  # "Ministerin Küster", "Frau Kaplan"
        before = units[index - 1]
        titled = before.word.lower().rstrip(".") in names.TITLES
        return titled or (before.noun is not None and before.noun.kind == "person" and not before.label)
    return unit.label == "person" and len(units) == 1


def _belongs_before(units: list[Unit], index: int, nouns: list[Unit]) -> bool:
    """Whether a word that the tables do not know stands before a noun as its attribute.

    "New Yorks Bürgermeister", "Berliner Polizei", "Internationale Atomenergiebehörde"; after an office only a state in the
    genitive does, "Außenministerin Israels Tzipi Livni".
    """
    unit = units[index]
    if names.gender_of(unit.word):
        return False
    if unit.label == "person":  # "Merkels Sprecher"
        return unit.word.endswith("s") and index + 1 < len(units) and _is_office(units[index + 1])
    if nouns:
        return index + 1 < len(units) and unit.word.endswith("s") and places.state_code(unit.word) is not None
    following = index + 1
    while following < len(units) and units[following].noun is None and not names.gender_of(units[following].word):
        following += 1
    known = units[following].noun if following < len(units) else None
    if known is None or _is_adjective(units[following]):
        return False
    previous = units[following - 1].word
    return following - index < 4 and (
        unit.quoted
        or _ADJECTIVE.match(previous) is not None
        or previous.endswith("s")
        or "-" in previous
        or ACRONYM.match(previous) is not None
        or known.kind not in ("person", "people")
    )


def _is_trade(units: list[Unit], index: int) -> bool:
    """As in "Punklady Nina Hagen", "die Grüne Renate Künast": a noun that the tables lack before a whole name."""
    unit = units[index]
    if unit.label or unit.quoted or index + 2 >= len(units) or names.gender_of(unit.word):
        return False
    looks_so = _TRADE.search(unit.word) is not None or places.is_party(unit.word)
    return looks_so and names.gender_of(units[index + 1].word) != ""


def _is_office(unit: Unit) -> bool:
    return unit.noun is not None and not _is_adjective(unit)


def opens_body(word: str) -> bool:
    """Whether an adjective opens the names of bodies: "Deutschen" in "der Deutschen Umwelthilfe"."""
    return places.adjective_stem(word) in _BODY_ADJECTIVES


def carries_name(lemma: str) -> bool:
    """Whether the proper name after a noun stands alone: "Nachrichtenagentur dpa"."""
    return lemma in _CARRIERS or any(lemma.endswith(carrier) for carrier in _CARRIERS - _ALONE)


def kind_of_name(words: str, label: str, *, article: bool, quoted: bool) -> str:
    """Kind of a proper name without an office or body noun: state, government, media, organisation, person, place or ""."""
    if label == "person":
        return "person"
    known = _known_kind(words)
    if known:
        return known
    if label == "place" or (not article and places.is_capital(words)):
        return "place"
    return "organisation" if label == "organisation" or quoted else _guessed_kind(words.split(), article=article)


def _known_kind(words: str) -> str:
    """What the tables know a name to be, ""."""
    if places.state_code(words) is not None:
        return "state"
    if places.is_seat(words):
        return "government"
    if places.is_media(words):
        return "media"
    is_body = places.is_party(words) or places.is_party(words.rpartition(" ")[2]) or places.proper(words)
    return "organisation" if is_body else ""


def _guessed_kind(parts: list[str], *, article: bool) -> str:
    """What a name that nobody knows looks like; "" for a noun that stands for a thing."""
    if ODD_NAME.match(parts[-1]) or any(part.lower().rstrip(".") in _BODY_WORDS for part in parts):
        return "organisation"
    if names.gender_of(parts[0]):
        return "person"
    if len(parts) > 1:
        body = places.adjective_stem(parts[0]) in _BODY_ADJECTIVES or parts[-1].lower().endswith(_ACTIONS)
        body = body or (article and not _looks_personal(parts))
        return "organisation" if body else "person"
    if parts[0].lower().endswith(THINGS):
        return ""
    if ACRONYM.match(parts[0]):
        return "organisation"
    return "" if article else "person"


def _looks_personal(parts: list[str]) -> bool:
    """As in "der junge Evo Morales": two plain words; three and more after an article are rather a body."""
    return len(parts) == 2 and all(part[0].isupper() and part[1:].islower() for part in parts)
