"""German words that are nobody's name, whatever stands beside them: numbers, measures, months, days, words for people at large.

Linking and the picture ask here before they take a word in capitals for a person ("eine Million Menschen", "des 11. Septembers"). A few of
these words are surnames too (Ruth Bürger, Karl Mann): whoever is called so has a given name or an office beside it, and no article.
"""

from __future__ import annotations

import re

_COUNTS = "dutzend hundert tausend zehntausend hunderttausend abertausend aberhundert million milliarde billion"
NUMBERS = frozenset(
    f"""{_COUNTS} dutzende dutzenden hunderte hunderten hunderter tausende tausenden tausender zehntausende zehntausenden hunderttausende
    hunderttausenden abertausende abertausenden aberhunderte aberhunderten millionen milliarden billionen viertelmillion dreiviertelmillion
    mio mrd""".split()
)
"""Nouns that count: behind them stands what is counted."""
_SHARES = frozenset(
    "prozent prozentpunkte prozentpunkten hälfte drittel viertel fünftel zehntel mehrheit minderheit mehrzahl vielzahl".split()
)
_MONTHS = frozenset(
    "januar jänner februar märz april mai juni juli august september oktober november dezember frühjahr sommer herbst winter".split()
)
_DAYS = frozenset(
    """montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag wochenende vormittag nachmittag mittag abend nacht mitternacht
    sekunde sekunden minute minuten stunde stunden tag tage tagen woche wochen monat monate monaten jahr jahre jahren jahrzehnt jahrzehnte
    jahrzehnten""".split()
)
ABOUT = frozenset(
    """etwa rund circa zirka ca ungefähr knapp fast gut nahezu mindestens wenigstens höchstens maximal schätzungsweise insgesamt mehr
    weniger als bis zu weit über unter gegen weitere nochmals""".split()
)
"""Words before a number that say how exact it is."""
_ADVERBS = frozenset(
    """allgemein international national europaweit landesweit bundesweit weltweit öffentlich offiziell inoffiziell etwa rund circa zirka
    mehr weniger mindestens höchstens insgesamt""".split()
)
PEOPLE = frozenset(
    """mensch menschen person personen mann mannes manne männer männern frau frauen kind kindes kinder kindern junge jungen mädchen leute
    leuten bürger bürgers bürgern bürgerin bürgerinnen einwohner einwohnern bewohner bewohnern anwohner anwohnern zivilist zivilisten
    verletzte verletzten verletzter tote toten toter getötete getöteten verwundete verwundeten vermisste vermissten überlebende
    überlebenden opfer opfern opfers passant passanten flüchtling flüchtlinge flüchtlingen demonstrant demonstranten teilnehmer
    teilnehmern täter tätern angehörige angehörigen jugendliche jugendlichen erwachsene erwachsenen
    christen muslime muslimen moslems katholiken protestanten evangelikale evangelikalen orthodoxe orthodoxen juden kopten sunniten schiiten
    aleviten hindus buddhisten""".split()
)
"""Nouns for people at large."""
_NEVER = PEOPLE - frozenset("mann kind junge bürger frau opfer täter christen juden".split())
_RELATIONS = re.compile(
    r"(?:familie|verteidiger(?:in|innen|n)?|vertraute[rn]?|witwer?|ehefrau|ehemann|frau|mann|gattin|gatte|söhne?|töchter|sohn|tochter|vater|mutter|"
    r"eltern|bruder|brüder|schwestern?|geschwister|kinder|mitarbeiter(?:in|innen|n)?|anhänger(?:in|innen|n)?|gegner(?:in|innen|n)?|"
    r"kritiker(?:in|innen|n)?|nachfolger(?:in)?|vorgänger(?:in)?|freunde?n?|freundin|nachbarn?|angehörigen?|verwandten?|gefährten?|"
    r"parteifreunde?n?|anwälte?n?|rechtsanwälte?n?|leibwächtern?|berater(?:in|innen|n)?|unterstützer(?:in|innen|n)?|umfeld|umgebung|lager|büro|"
    r"stab|team|sprecher(?:in|innen|n)?|anwalt|anwältin|rechtsanwalt|rechtsanwältin|stellvertreter(?:in)?|assistent(?:in|en)?)\Z"
)
_LANDS = frozenset(
    """baden-württemberg bayern berlin brandenburg bremen hamburg hessen mecklenburg-vorpommern niedersachsen nordrhein-westfalen nrw
    rheinland-pfalz saarland sachsen sachsen-anhalt schleswig-holstein thüringen österreich kärnten niederösterreich oberösterreich salzburg
    steiermark tirol vorarlberg wien burgenland schweiz zürich bern basel""".split()
)
_UNSAID = re.compile(
    r"(?:(?:der|des|dem|den|die|das|einem|einer|eines|jetzige[mnr]|derzeitige[mnr]|aktuelle[mnr]|bisherige[mnr]|gegenwärtige[mnr]|amtliche[mnr]|"
    r"vorläufige[mnr]|vorliegende[mnr]|geltende[mnr])\s+)*(?:(?:\w+s|sach)?stand(?:e?s)?|(?:\w+)?ergebnis(?:se[ns]?)?|verfassung|"
    r"(?:grund|straf)?gesetz(?:es|buch)?|gesetzen|recht|plan|plänen|planung)",
    re.IGNORECASE,
)
_WORDS_OF_NOBODY = frozenset(
    "man demnach danach wonach demzufolge dementsprechend derzufolge somit folglich mithin so es niemand jemand".split()
)
_DATE = re.compile(
    rf"(?:(?:der|des|dem|den|am|vom|zum)\s+)?\d{{1,2}}\.\s*(?:{'|'.join(sorted(_MONTHS))})s?(?!\w)", re.IGNORECASE
)


def _bare(word: str) -> str:
    return word.lower().rstrip(".’'")


def counts(word: str) -> bool:
    """Whether a noun counts what stands behind it: "Million", "Dutzende"."""
    return _bare(word) in NUMBERS


def measures(word: str) -> bool:
    """Whether a word is a number, a share, a month or another time, or an adverb: it calls nobody unless a given name stands before it."""
    low = _bare(word)
    some = (NUMBERS, _SHARES, _MONTHS, _DAYS, _ADVERBS)
    return any(low in one or low.removesuffix("s") in one for one in some)


def is_people(word: str) -> bool:
    """Whether a word means people at large: "Menschen", "Bürger"."""
    return _bare(word) in PEOPLE


def is_never_surname(word: str) -> bool:
    """Whether a noun for people is not even a surname: "Menschen", not "Bürger"."""
    return _bare(word) in _NEVER


def is_land(name: str) -> bool:
    """Whether a name is that of a part of Germany, Austria or Switzerland that bodies are called after."""
    return name.lower() in _LANDS


def is_relation(word: str) -> bool:
    """Whether a noun says what somebody is to the one behind it: "die Witwe Timsks", "die Familie Pelk"."""
    return _RELATIONS.match(word.lower()) is not None


def is_date(words: str) -> bool:
    """Whether words begin with a day: "des 11. Septembers 2001"."""
    return _DATE.match(" ".join(words.split())) is not None


def is_nobody(words: str) -> bool:
    """Whether words by which something is said name nobody who could say it: "demnach", "dem Ergebnis", "laut Verfassung", "man"."""
    plain = " ".join(words.split())
    alone = plain.lower() in _WORDS_OF_NOBODY or plain.lower() in _ADVERBS
    return alone or _UNSAID.fullmatch(plain) is not None or is_date(plain)
