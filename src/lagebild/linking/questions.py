"""The label of a question, taken from the text: the noun phrase of a position's target, put into the nominative.

"lehnte den geplanten Abzug der Truppen ab" → "geplanter Abzug der Truppen". Only what the words themselves give away is changed:
where the gender of a noun stays open, its adjectives stay as they are. Clauses ("dass …", "… zu verlegen") stay as worded.
"""

from __future__ import annotations

import re

from lagebild.records import Spans

_DATIVE = frozenset("mit von vom zu zum zur bei beim nach aus seit gegenüber außer entgegen".split())
_PREPOSITIONS = _DATIVE | frozenset(
    "auf für gegen an am in im über um durch ohne wegen trotz hinter vor unter zwischen ins ans aufs fürs".split()
)
_MELTED = {
    "vom": "dem",
    "zum": "dem",
    "zur": "der",
    "beim": "dem",
    "am": "dem",
    "im": "dem",
    "ins": "das",
    "ans": "das",
}
# determiner -> genders that it leaves open (p: plural)
_DETERMINERS = {
    "den": "mp", "dem": "mn", "des": "mn", "das": "n", "die": "fp", "der": "mfp",
    "einen": "m", "einem": "mn", "eines": "mn", "einer": "f", "eine": "f", "ein": "mn",
}  # fmt: skip
# further determiners and prepositions that end like adjectives
_UNBENT = frozenset(  # words that end like adjectives and are none
    """deren dessen derer denen neben binnen wider anstelle mithilfe infolge zugunsten oder aber sondern immer weder sogar wieder weiter
    leider bisher seither daher nachher eher kaum sehr""".split()
)
_POSSESSIVE = re.compile(r"(?:k?ein|mein|dein|sein|ihr|unser|euer|dies|jen|welch|jed|solch)(e[nmrs]?)?\Z")
_ENDINGS = {"en": "mp", "em": "mn", "es": "mn", "er": "mfp", "e": "fp", None: "mn"}
_WORD = re.compile(r"[\wÄÖÜäöüß-]+")

# What the end of a noun says about its gender: "Schließung" f, "Abkommen" n, "Einsatz" m.
_FEMININE = (
    "ung heit keit schaft tion sion tät ik ur enz anz ei ie kraft macht hilfe grenze wahl reise frage lage waffe bombe zone quote "
    "linie route union allianz steuer armee politik debatte krise blockade präsenz sperre pause rede note reform charta resolution"
).split()
_NEUTER = (
    "ment chen lein tum ium um abkommen treffen vorgehen verfahren vorhaben schreiben embargo verbot recht gesetz programm projekt "
    "referendum votum veto urteil system konzept papier angebot ultimatum mandat büro amt bündnis gespräch manöver "
    "protokoll lager gebiet land volk heer öl gas geld kapital asyl format moratorium paket dekret regime gremium"
).split()
_MASCULINE = (
    "ismus ling or plan vertrag einsatz schlag beschluss bericht vorwurf antrag stopp krieg zug angriff einmarsch abzug rückzug "
    "stand tausch kurs schritt entwurf haushalt boykott streik protest sturz putsch status frieden waffenstillstand "
    "pakt gipfel kompromiss vorstoß weg bau ausbau abbau bruch zugang hafen transport konvoi befehl haftbefehl eid "
    "besuch rücktritt verzicht beitritt austritt export import handel dialog kampf tod anschlag prozess rat"
).split()
_GENDERS = tuple(
    sorted(
        ((end, gender) for ends, gender in ((_FEMININE, "f"), (_NEUTER, "n"), (_MASCULINE, "m")) for end in ends),
        key=lambda pair: -len(pair[0]),
    )
)
_PLURAL = re.compile(r"(?:ungen|ionen|heiten|keiten|schaften|täten|en|er|eln|ern|e|s)\Z")
# dative plurals of nouns whose plural ends in -e: "Angriffen" → "Angriffe", but "Truppen" stays
_PLURAL_E = re.compile(
    r"(?:würf|schläg|züg|plän|träg|sätz|griff|schlüss|schritt|krieg|gespräch|stöß|geb(?:ot|iet)|stück|bericht|streik|protest|transport|export|"
    r"import|gesetz|ausfäll|überfäll|fäll|verbot|recht|programm|projekt|entwürf|termin|jahr|tag|konflikt|einsätz)en\b",
    re.IGNORECASE,
)
# "dass die Truppen abziehen", "die Grenze zu schließen", "die Grenze abzuriegeln"
_CLAUSE = re.compile(
    r"\A(?:dass|ob|wie|wenn|falls|was|wer|wo|warum)\b"
    r"|\w,? zu (?!(?:k?ein|sein|ihr|unser|dies|jen|d)en\b)[a-zäöüß]+n\b|\b[a-zäöüß]{2,}zu[a-zäöüß]{3,}n\Z"
)
_NOMINATIVE = {"m": "er", "f": "e", "n": "es", "p": "e"}
_ADJECTIVE = re.compile(r"([a-zäöüß][\wäöüß-]*?)(en|em|er|es|e)\Z")


def question(text: str, target: Spans) -> str:
    """The label for the words of a target; "" where there are none."""
    if not target:
        return ""
    words = " ".join(" ".join(text[b:e].split()) for b, e in target).strip(" ,;:–-")
    if not words or _CLAUSE.search(words) or not _WORD.match(words):
        return words
    return _nominative(words)


def _nominative(words: str) -> str:
    parts = words.split(" ")
    dative, genders = False, ""
    while len(parts) > 1 and parts[0].lower() in _PREPOSITIONS:
        first = parts.pop(0).lower()
        dative = first in _DATIVE
        genders = _DETERMINERS.get(_MELTED.get(first, ""), genders)
    article = parts[0].lower()
    possessive = _POSSESSIVE.fullmatch(article)
    if len(parts) > 1 and article in _DETERMINERS:
        genders = _DETERMINERS[article]
        if article == "den":
            dative = dative or bool(_PLURAL_E.search(" ".join(parts)))  # "widersprach den Vorwürfen"
            genders = "p" if dative else "m"
        parts.pop(0)
        possessive = None
    elif len(parts) > 1 and possessive:
        genders = _ENDINGS[possessive[1]]
    head = _head(parts)
    if head is None:
        return " ".join(parts)
    genitive = article in ("des", "eines") or (possessive is not None and possessive[1] == "es")
    noun = _noun(parts[head], plural=genders == "p", dative=dative, genitive=genitive)
    gender = _gender(noun, genders)
    before = [_adjective(part, gender) for part in parts[:head]]
    if possessive and before:
        before[0] = _determiner(article, gender)
    return " ".join([*before, noun, *parts[head + 1 :]])


def _head(parts: list[str]) -> int | None:
    """The first noun; in "Berliner Konferenz" the second word, in "Vertreter der Opposition" the first."""
    nouns = [n for n, part in enumerate(parts) if part[:1].isupper()]
    return next((n for n in nouns if not (parts[n].endswith("er") and n + 1 in nouns)), None)


def _noun(noun: str, *, plural: bool, dative: bool, genitive: bool) -> str:
    """The noun's nominative: "Abkommens" → "Abkommen", "Vertrages" → "Vertrag", "Angriffen" → "Angriffe"."""
    if genitive and noun.endswith("s") and not noun.endswith("ss"):
        longer = re.sub(r"(?<=[bdfgklmnprstzß])es\Z", "", noun)
        return longer if longer != noun else noun.removesuffix("s")
    if plural and dative and _PLURAL_E.search(noun):
        return noun.removesuffix("n")
    if plural and dative and noun.endswith(("ern", "eln")):
        return noun.removesuffix("n")
    return noun


def _gender(noun: str, open_: str) -> str:
    """m, f, n or p (plural); "" where words and article leave it open."""
    if len(open_) == 1:
        return open_
    lower = noun.lower().rstrip(",")
    known = next((gender for end, gender in _GENDERS if lower.endswith(end)), "")
    if not open_:
        return known
    if known and known in open_:
        return known
    return "p" if "p" in open_ and _PLURAL.search(lower) else ""


def _adjective(word: str, gender: str) -> str:
    if word in _DETERMINERS or word in _PREPOSITIONS or word in _UNBENT:
        return word
    possessive = _POSSESSIVE.fullmatch(word)
    if possessive and not word.startswith(("jed", "solch")):  # "eine solche", "ein jeder" are inflected like adjectives
        return word
    match = _ADJECTIVE.fullmatch(word)
    return match[1] + _NOMINATIVE[gender] if match and gender else word


def _determiner(word: str, gender: str) -> str:
    """The determiner in the nominative: "seinen" → "sein" before a masculine noun, "seine" before a feminine one."""
    stem = re.sub(r"(?:en|em|er|es|e)\Z", "", word) if len(word) > 3 and word not in ("unser", "euer", "ihr") else word
    if stem in ("dies", "jen", "welch", "jed", "solch"):
        return stem + (_NOMINATIVE[gender] if gender else word[len(stem) :])
    return stem + ("e" if gender in ("f", "p") else "") if gender else word
