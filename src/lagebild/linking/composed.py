"""Organs and offices put together with the state that stands beside them.

"die französische Regierung", "Frankreichs Präsident", "das Außenministerium in Paris", "US-Außenminister", "EU-Außenbeauftragter".
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache

from lagebild.linking import organs
from lagebild.linking.adjectives import is_ordinary
from lagebild.linking.hits import Hit, Open
from lagebild.linking.names import gender_of
from lagebild.linking.table import Name, bare, capital_of, table, variants
from lagebild.linking.tokens import Tokens
from lagebild.linking.toponyms import name_at

_OWN = "sein seine seiner seines seinem seinen ihr ihre ihrer ihres ihrem ihren unser unsere unserer unseres unserem unseren"
DETERMINERS = frozenset(
    f"der die das den dem des ein eine einer einem einen eines diese dieser dieses diesem {_OWN}".split()
)
_DEFINITE = frozenset(f"der die das den dem des im vom zum zur am beim ins dieses diesem {_OWN}".split())
_BACK = 4  # words before a noun among which its adjective is looked for
_FEDERAL = ("DE", "AT", "CH")  # whose organs begin with "Bundes-"
_OWNERS = ("state", "sub")
_ENDINGS = ("e", "en", "er", "es", "em")


@lru_cache(maxsize=16384)
def beginning(word: str) -> tuple[Name, ...]:
    """Names that may begin with a word, longest first."""
    names = table().names
    keys = dict.fromkeys((bare(word), *variants(word)))
    found = [name for key in keys for name in names.get(key, ())]
    return tuple(sorted(found, key=lambda name: -len(name.words)))


def adjective(word: str, day: str | None = None) -> str | None:
    """The state or part that an adjective belongs to: "französischen" is state:FR, "Pariser" too, "bayerische" sub:DE/bayern."""
    found = table().adjectives.get(bare(word))
    if found is not None:
        return found
    if word[0].isupper() and word.endswith("er"):
        stem = word[:-2]
        full = [stem + end for end in ("en", "a", "au", "ien") if len(stem) >= 4]  # "Wer" is nothing of "Wien"
        for form in (stem, word[:-1], *full):
            code = capital_of(form, day) if form.lower() in table().capitals else None
            if code is not None:
                return f"state:{code}"
        parts = {
            n.entity for n in table().names.get(stem.lower(), ()) if n.entity.startswith("sub:") and len(n.words) == 1
        }
        if len(parts) == 1:
            return parts.pop()
    return None


_MISSIONS = frozenset(
    "Truppen Soldaten Mission Friedensmission Friedenstruppen Friedenstruppe Schutztruppe Blauhelme Einsatz".split()
)
_MEMBERS = frozenset(
    "Staaten Länder Mitglieder Mitgliedstaaten Mitgliedsstaaten Mitgliedsländer Partner Staatschefs".split()
)
_TOWNS_HAVE = ("police", "organ/staatsanwaltschaft", "organ/sicherheitskraefte")  # organs that a capital has as a town
_RARE = ("monarch", "secretary-general", "commission-president", "high-representative", "council-president")
_KINDS_OF_RULE = frozenset(  # adjectives that say of what kind an organ is, not whose
    """politisch militärisch demokratisch autoritär kommunistisch sozialistisch islamistisch islamisch provisorisch faschistisch
    technokratisch zivil paramilitärisch diplomatisch strategisch energisch kritisch praktisch rechnerisch historisch logisch
    pro-russisch prorussisch pro-westlich""".split()
)
_ABSTRACT = ("ung", "ungen", "heit", "keit", "schaft", "tion", "tionen", "ismus", "land", "stadt", "staat")
_TRANSPARENT = (("der", "Republik"), ("des", "Landes"), ("des", "Staates"))  # "der Präsident der Republik"
_COLOURS = frozenset(
    "mitte links rechts rot grün schwarz gelb blau türkis große koalitions ampel jamaika minderheits einheits".split()
)
_VOICES = frozenset("Angaben Informationen Kreise Kreisen Führung Spitze Bericht Berichten Meldung Meldungen".split())
_MISSIONS_OF = {"UN": "united nations", "Uno": "united nations", "UNO": "united nations", "EU": "european union",
                "Nato": "force", "NATO": "force"}  # fmt: skip


@lru_cache(maxsize=10_000)
def _is_strange(low: str) -> bool:
    """Whether an adjective on "-isch" is neither a word of the language nor made of a known state ("süd-", "anti-" before it)."""
    return not is_ordinary(low) and not any(adjective(low[begin:]) for begin in range(len(low) - 5))


def _is_genitive(word: str) -> bool:
    """As in "Orlaniens": no noun but a state's name has this genitive."""
    return word[0].isupper() and word.endswith("iens") and len(word) >= 7


def _is_colour(outer: str) -> bool:
    """As in "Mitte-Links-Regierung", "rot-grüne": what kind of government, not whose."""
    parts = outer.lower().split("-")
    return all(part in _COLOURS for part in parts)


def _is_mission(entity: str) -> bool:
    """Whether an organisation is a mission, by its English name."""
    known = table().entries.get(entity)
    english = known.english.lower() if known is not None and entity.startswith("org:") and "/" not in entity else ""
    return any(word in english for word in ("mission", "force", "administration", "observer"))


class Composer:
    """Puts organs and offices together; `found` says which hit each token is part of."""

    def __init__(self, cut: Tokens, day: str | None, found: dict[int, Hit]) -> None:
        self._cut = cut
        self._day = day
        self._found = found
        self.strangers: list[int] = []
        """Tokens that speak of a state which the table does not know; complete after `all`."""

    def all(self) -> tuple[list[Hit], list[Open]]:
        """Organs and offices with a state, and those that have none beside them."""
        hits, open_ = list[Hit](), list[Open]()
        self.strangers += self._strange_states()
        for at, word in enumerate(self._cut.words):
            if not word[0].isupper() or len(word) < 4 or at in self._found:
                continue
            outer, _, inner = word.rpartition("-")
            if outer and (of_body := self._of_body(at, outer, inner)) is not None:
                hits.append(of_body)
                continue
            organ, office = organs.organ(inner.capitalize()), organs.office(inner.capitalize())
            if (organ is None and office is None) or self._is_leading(at):
                continue
            owner = self._compound(outer) if outer else self.beside(at)
            if self.is_of_stranger(at) or (owner is None and self._in_strange_town(at)):
                self.strangers.append(at)
                continue
            abroad = organ == "organ/botschaft" or office == "ambassador"
            if abroad and (owner is None or owner[3].startswith("„in ")):
                continue  # an embassy in Cairo is another state's
            if outer and owner is None and not (organ == "gov" and _is_colour(outer)):
                continue
            first = self.with_article(at)
            if office and owner is None and self._names_holder(at):
                continue  # "des Premierministers Snyder Rini"
            complement = self.has_complement(at)
            if owner is None and (inner.lower() in organs.PLURAL_ORGANS or (complement and organ != "gov")):
                continue
            if owner is None:
                open_.append(self._bare(first, at, organ, office, complement=complement))
            elif not (office and self._names_holder(at)):
                hits += self._put(at, organ, office, owner)
        return hits, open_

    def _strange_states(self) -> list[int]:
        """Words of a state that the table does not know: "Orlaniens"; "orlanisch"."""
        out = []
        for at, word in enumerate(self._cut.words):
            low = bare(word) if word[0].islower() and len(word) >= 7 and "-" not in word else ""
            if at not in self._found and (_is_genitive(word) or (low.endswith("isch") and _is_strange(low))):
                out.append(at)
        return out

    def is_of_stranger(self, at: int) -> bool:
        """Whether an adjective that belongs to no known state says whose an organ is: "die orlanische Regierung".

        Stricter than `_is_strange`: an organ that is called Kurdish or South Hungarian is not the state's either.
        """
        before = [w for w in self._cut.words[max(0, at - 3) : at] if w[0].islower() and w.endswith(_ENDINGS)]
        strange = [w for w in before if bare(w).endswith("isch") and adjective(w, self._day) is None]
        return any(bare(word) not in _KINDS_OF_RULE for word in strange)

    def _in_strange_town(self, at: int) -> bool:
        """As in "die Regierung in Pelsk": in a town that is in no list, so rather of a state that is in none."""
        words = self._cut.words[at + 1 : at + 3]
        if len(words) < 2 or words[0] not in ("in", "von"):
            return False
        name = words[1]
        return (
            name[0].isupper()
            and name[1:].islower()
            and at + 2 not in self._found
            and not name.endswith(_ABSTRACT)
            and name.lower() not in table().part_capitals
            and organs.organ(name) is None
            and organs.office(name) is None
            and name_at(self._cut.words, at + 2, len(self._cut)) is None
        )

    def _is_leading(self, at: int) -> bool:
        """As in "unter russischer Führung": what somebody does, not who he is."""
        return self._cut.words[at] == "Führung" and any(
            w.lower() == "unter" for w in self._cut.words[max(0, at - 3) : at]
        )

    def beside(self, at: int) -> tuple[str, int, int, str] | None:
        """Whose a noun is: (owner, first, last, why) by an adjective or genitive before it, a genitive, "von" or "in" behind it."""
        words = self._cut.words
        for back in range(at - 1, max(-1, at - 1 - _BACK), -1):
            word = words[back]
            if not word[0].isalpha() or word.lower() in DETERMINERS or word in ("und", "oder"):
                break
            hit = self._found.get(back)
            if hit is not None and hit.sort in _OWNERS and hit.last == back + 1 and word.endswith(("s", "'")):
                return hit.entity, hit.first, at + 1, f"genitive „{word}“"
            entity = adjective(word, self._day)
            if entity is not None and word.endswith(_ENDINGS):
                return entity, self.with_article(at), at + 1, f"„{word}“"
        return self._behind(at)

    def _behind(self, at: int) -> tuple[str, int, int, str] | None:
        words, after = self._cut.words, at + 1
        if after >= len(words) or self._cut.sentence_of[after] != self._cut.sentence_of[at]:
            return None
        word = words[after]
        if word in ("der", "des", "von", "in", "aus") and after + 1 < len(words):
            hit = self._found.get(after + 1)
            whole = " ".join(words[after + 1 : after + 3])
            code = capital_of(words[after + 1], self._day) or capital_of(whole, self._day)
            part = table().part_capitals.get(words[after + 1].lower()) if code is None else None
            if part is not None and word in ("in", "von", "aus"):
                return part, self.with_article(at), after + 2, f"„{word} {words[after + 1]}“"
            if code is not None and word in ("in", "von", "aus"):
                size = 1 if capital_of(words[after + 1], self._day) else 2  # "in Den Haag"
                town = " ".join(words[after + 1 : after + 1 + size])
                return f"state:{code}", self.with_article(at), after + 1 + size, f"„{word} {town}“"
            if hit is not None and hit.first == after + 1 and hit.sort in (*_OWNERS, "org") and word != "aus":
                return hit.entity, self.with_article(at), hit.last, f"„{word} {words[hit.first]}“"
            return None
        hit = self._found.get(after)
        if hit is not None and hit.first == after and hit.sort in _OWNERS and words[hit.last - 1].endswith(("s", "'")):
            return hit.entity, self.with_article(at), hit.last, f"genitive „{word}“"
        return None

    def with_article(self, at: int) -> int:
        """The begin of the noun phrase of a noun: over its adjectives, with its article."""
        words, first = self._cut.words, at
        while first and first > at - 4:
            word = words[first - 1]
            if word.lower() in DETERMINERS:
                return first - 1
            if not (
                word[0].isalpha() and word.endswith(_ENDINGS) and (word[0].islower() or adjective(word, self._day))
            ):
                break
            first -= 1
        return first

    def has_complement(self, at: int) -> bool:
        """Whether something behind a noun says whose it is: "der Rat der Stadt", "der Generalsekretär der FDP"."""
        if at + 1 >= len(self._cut) or self._cut.sentence_of[at + 1] != self._cut.sentence_of[at]:
            return False
        after = self._cut.words[at + 1]
        behind = self._cut.words[at + 2] if at + 2 < len(self._cut) else ""
        if (after, behind) in _TRANSPARENT:
            return False
        if after == "unter":
            return behind[:1].isupper()
        return after in ("der", "des", "von") or (after[0].isupper() and after.endswith(("s", "'")))

    def is_definite(self, first: int) -> bool:
        """Whether a phrase is definite: with its article, or behind "im", "vom"."""
        words = self._cut.words
        if words[first].lower() in _DEFINITE or (first > 0 and words[first - 1].lower() in _DEFINITE):
            return True
        if words[first].startswith("staatliche"):
            return True
        pair = (*words[max(0, first - 2) : first], "", "")[:2], (*words[first + 1 : first + 3], "", "")[:2]
        joined = (pair[0][0] if pair[0][1] == "und" else "", pair[1][1] if pair[1][0] == "und" else "")
        return any(word and organs.organ(word) is not None for word in joined)  # "Polizei und Armee"

    def _of_body(self, at: int, outer: str, inner: str) -> Hit | None:
        """As in "die EU-Außenminister" (their council), "die UN-Truppen" (the one mission that the article names)."""
        first = self.with_article(at)
        word = self._cut.words[at]
        if outer == "EU" and inner.rstrip("n") in (
            "Außenminister",
            "Finanzminister",
            "Innenminister",
            "Verteidigungsminister",
        ):
            several = self._cut.words[first].lower() == "die" or word.endswith("n") or first == at
            return Hit(first, at + 1, "org:eu/council", 0.7, "the ministers together", head=at) if several else None
        if inner in _MEMBERS:
            bodies = {n.entity for n in beginning(outer) if len(n.words) == 1 and n.entity.startswith("org:")}
            return Hit(first, at + 1, bodies.pop(), 0.7, "its members", head=at) if len(bodies) == 1 else None
        if inner in _VOICES or inner in _MISSIONS:
            said = [n for n in beginning(outer) if len(n.words) == 1 and n.how in ("name", "abbreviation")]
            bodies = {n.entity for n in [n for n in said if n.words[0] == outer.lower()] or said}
            bodies = {e for e in bodies if e.partition(":")[0] not in ("state", "sub", "person")}
            if len(bodies) == 1 and (inner in _VOICES or _is_mission(*bodies)):
                return Hit(first, at + 1, bodies.pop(), 0.75, f"„{outer}“ in the compound", head=at)
        missions = self._missions(_MISSIONS_OF.get(outer, "-"))
        if inner in _MISSIONS and len(missions) == 1:
            return Hit(first, at + 1, missions.pop(), 0.7, "the mission that the article names", head=at)
        person = {n.entity for n in table().names.get(outer.lower(), ()) if n.entity.startswith("person:")}
        if inner in ("Regierung", "Administration", "Kabinett") and person:
            countries = {table().entries[e].country for e in person} - {""}
            if len(countries) == 1:
                return Hit(first, at + 1, f"gov:{countries.pop()}", 0.8, f"the government of „{outer}“", head=at)
        return None

    def _missions(self, of: str) -> set[str]:
        """The missions of an organisation that the article names, by their English names."""
        named = {hit.entity for hit in self._found.values() if hit.sort == "org"}
        return {entity for entity in named if _is_mission(entity) and of in table().entries[entity].english.lower()}

    def _compound(self, outer: str) -> tuple[str, int, int, str] | None:
        """As in "US-Regierung", "EU-Außenbeauftragter": whose the first part is."""
        hows = ("name", "abbreviation", "needs its state")
        names = {n.entity for n in beginning(outer) if len(n.words) == 1 and n.how in hows}
        names = {e for e in names if e.startswith(("state:", "org:", "sub:"))}
        return (names.pop(), -1, -1, f"„{outer}-“") if len(names) == 1 else None

    def _put(self, at: int, organ: str | None, office: str | None, owner: tuple[str, int, int, str]) -> list[Hit]:
        entity, first, last, why = owner
        if first < 0:
            first, last = self.with_article(at), at + 1
        sort, _, body = entity.partition(":")
        if why.endswith("er“") and organ in _TOWNS_HAVE:
            return []  # "die Berliner Polizei"
        made = organ_of(sort, body, organ, office, self._cut.words[at])
        if made is None:
            return []
        weak = self._cut.words[at].lower() in organs.PLURAL_ORGANS
        return [Hit(first, last, made, 0.8 if weak else 0.95, f"{organ or office} with {why}", head=at)]

    def _names_holder(self, at: int) -> bool:
        """Whether a name follows an office: "der US-Präsident Barack Obama" is a person."""
        words = self._cut.words
        if at + 1 >= len(words) or self._cut.sentence_of[at + 1] != self._cut.sentence_of[at]:
            return False
        word, hit = words[at + 1], self._found.get(at + 1)
        if hit is not None:
            return hit.sort == "person"
        return word[0].isupper() and (bool(gender_of(word)) or adjective(word, self._day) is None)

    def _bare(self, first: int, at: int, organ: str | None, office: str | None, *, complement: bool) -> Open:
        federal = self._cut.words[at].lower().startswith("bundes")
        return Open(
            first,
            at + 1,
            organ=organ,
            office=office,
            definite=self.is_definite(first),
            states=_FEDERAL if federal else (),
            complement=complement,
        )


def organ_of(sort: str, body: str, organ: str | None, office: str | None, noun: str = "") -> str | None:
    """The id of an organ or office of a state, a part of a state, an organisation; `noun` is how the text calls it."""
    if sort == "state":
        if not organ:
            made = organs.office_id(office or "", body)
            return made if made in table().entries or office not in _RARE else None
        return _in_table(organ, body, noun.rpartition("-")[2].lower()) or organs.organ_id(organ, body)
    if sort == "sub":
        return f"subgov:{body}" if organ == "gov" else None
    if sort == "org" and office:
        entity = f"office:org:{body}/{office}"
        return entity if entity in table().entries else None
    return None


def _in_table(organ: str, country: str, noun: str) -> str | None:
    """The organ as the table has it: "bank:FR/banque-de-france" for the central bank, one of several names for a commission."""
    head, _, rest = organ.partition("/")
    if head not in ("bank", "organ"):
        return None
    known = _of_country().get((head, country), [])
    election = rest == "wahlkommission"
    named = [e for e, words in known if noun in words or (election and any(word.startswith("wahl") for word in words))]
    found = named or ([entity for entity, _ in known] if head == "bank" else [])
    return found[0] if len(found) == 1 else None


@cache
def _of_country() -> dict[tuple[str, str], list[tuple[str, set[str]]]]:
    """Banks and other organs of each state, with the last words of their names."""
    words: dict[str, set[str]] = defaultdict(set)
    for names in table().names.values():
        for name in names:
            if name.entity.startswith(("bank:", "organ:")):
                words[name.entity].add(name.words[-1])
    out: dict[tuple[str, str], list[tuple[str, set[str]]]] = defaultdict(list)
    for entity, ends in words.items():
        out[entity.partition(":")[0], table().entries[entity].country].append((entity, ends))
    return dict(out)
