"""Whether the name of a state, a capital or a part of a state is an actor in its sentence or the place where something is.

"In Paris" is a place, "Paris droht" a government; "zwischen Moskau und Kiew" are two governments, "von Moskau nach Kiew" two
towns. Rules over the words next to the name, each with its example; what none of them settles is a place for a town (score 0.5)
and an actor for a state.
"""

from __future__ import annotations

import re

from lagebild.linking.hits import ACTOR, PLACE
from lagebild.linking.tokens import Tokens

_DETERMINERS = frozenset("der die das den dem des".split())
_WHERE = frozenset(
    """in im ins nach aus innerhalb außerhalb durch nahe bei unweit über um südlich nördlich östlich westlich inmitten quer entlang
    nordöstlich nordwestlich südöstlich südwestlich ab zu bis auf""".split()
)
_TOWARDS = frozenset("mit gegen an für ohne gegenüber seitens zwischen außer wegen laut".split())
_PLACE_NOUNS = re.compile(
    r"""(?:Haupt|Hafen|Groß|Küsten|Millionen|Grenz|Innen)?[Ss]tadt\w*|Städten?|Norden|Süden|Osten|Westen|(?:Nord|Süd)(?:ost|west)en
    |Grenzen?|Staatsgrenze|Küsten?|Regione?n?|Provinz(?:en)?|Teilen?|Gebiete?s?|Territorium|Boden|Dorf|Dörfern?|Flughafens?|Hafens?
    |Inseln?|Luftraum|Staatsgebiet|Straßen|Zentrum|Bürgermeisters?|Oberbürgermeisters?|Vororten?|Stadtteil\w*|Bezirk\w*|Universität|Mitte
    |Bewohner\w*|Einwohner\w*|Landesinneren?|Nähe|Metropole|Gewässern?|Wappen|Fläche|Rathaus\w*|Bahnhof\w*|Viertel\w*|Platz\w*|Umgebung|Großraum|Raum|Verfassung|Staatsgebiets?""",
    re.X,
)
_ACT_NOUNS = re.compile(
    r"\w*(?:regierung|erklärung|note|zusage|zusagen|signal|signale|stellungnahme|antwort|protest|appell|bericht|berichte|führung|haltung|politik|forderung|drohung|angebot|zustimmung|reaktion|plan|pläne|vorschlag|position|kritik|"
    r"interesse|interessen|druck|entscheidung|nein|ja|einfluss|rolle|absicht|absichten|verbündete[nr]?|warnung|veto|beitritt|"
    r"präsident|außenminister|botschafter|unterstützung|versprechen|zusage|ablehnung|einmarsch|truppen|vertreter|armee)\b",
    re.I,
)
_NO_VERBS = frozenset(
    """und oder aber denn sowie wie als dass wenn weil mit nicht auch noch schon sehr fast heute gestern selbst erst dort jetzt seit
    statt unter hinter alle rund gut weit dann fest bereits acht erste ersten zweite laut samt""".split()
)
_STATIC = frozenset(
    "liegt liegen lag lagen gilt heißt ist war waren sind wurde wurden wird bietet leben lebt herrscht herrschte".split()
)
_MINDS = frozenset(
    "bereit einverstanden verärgert dafür dagegen besorgt entschlossen überzeugt skeptisch zufrieden empört".split()
)
_ACTING = re.compile(  # what governments do, by the beginning of the verb
    r"(?:droh|warn|forder|verlang|lehn|wies|weis|kündig|erklär|bestrit|bestreit|dementier|bestätig|reagier|beschl|verhandel|unterstütz|schick|"
    r"entsend|entsand|liefer|stopp|verhäng|erwäg|erwog|prüf|plan|hoff|fürcht|befürcht|begrüß|kritisier|verurteil|protestier|rief|ruf|bestell|"
    r"lad|lud|biet|bot|akzeptier|verweiger|stimm|unterzeich|ratifizier|erkann|erkenn|dräng|dring|drang|setz|halt|hält|hielt|zeig|senk|erhöh|"
    r"gewähr|gib|gab|nimm|nahm|brech|brich|brach|zieh|zog|stell|leit|verbiet|verbot|sperr|schließ|schloss|öffn|schweig|schwieg|antwort|"
    r"vermut|beschuldig|wirf|warf|werf|zöger|zögert|reich|sag|sprach|spricht|mahn|appellier|versprach|verspricht|verspreche|schlag|schlug|"
    r"friert|fror|sanktionier|boykottier|bombardier|rüst|sieh|sah|seh|teil|mein|glaub|wirbt|warb|hob|heb|kauf|verkauf|vertrau|versuch|"
    r"verzicht|wart|will|woll|muss|müss|kann|könn|soll|darf|möcht|hat|hatt|hab|lehnt|fühl|schätz|erwart|leb|räum|führ|arbeit|einig|"
    r"verstärk|verschärf|locker|verläng|verlier|verlor|gewinn|gewann|trat|tritt|steig|stieg|bleib|blieb|schränk|streb|bemüh|ignorier|"
    r"signalisier|berief|beruf|rügt|rüg|tadel|lob|dank|entschuldig|beharr|besteh|bestand|pocht|besteht|wehr|widersprach|widerspricht|"
    r"empört|zürn|jubel|atmet|kontert|konter|kipp|berät|berat|beriet|stuf|mach|nenn|nannt|bezeichn|verweis|verwies|vertr[ai]t|beantrag|entsch|bedauer|bericht|informier|"
    r"ermittel|überwach|überprüf|untersag|unterbind|unterbrach|stütz|hilf|half|helf|entlass|ernenn|ernannt|unterschr|betont|beton|intervenier|"
    r"vermittel|annektier|besetz|greif|griff|attackier|schick|ließ|läss|lass)\w*\Z"
)
_SPORT = re.compile(
    r"\b\d{1,2}:\d{1,2}\b(?!:| Uhr| Stimmen)|\b(?:\w*[Mm]annschaft|Trainer\w*|Nationaltrainer|Finale|Halbfinale|Viertelfinale|Achtelfinale|"
    r"Tore?n?|Elfmeter\w*|Torwart|Stürmer|Weltmeister\w*|Europameister\w*|Goldmedaille\w*|Silbermedaille|Bundesliga|Länderspiel\w*|"
    r"Turnier\w*|Olympia\w*|Spieltag|Qualifikation|Gruppensieger)\b"
)


_RIVERS = frozenset("niger kongo moldau jordan senegal gambia paraguay uruguay indus mosel".split())
_RIVER_WORDS = re.compile(
    r"\b(?:Pegel\w*|Ufern?|Fähr\w+|Sandbänke|Fluss\w*|Hochwasser|Strömung|Mündung|Wasserstand|Brücken?)\b|wenig Wasser"
)


def is_river(cut: Tokens, first: int, last: int, text: str) -> bool:
    """As in "der Niger trat über die Ufer": a state's name with its article where the text speaks of a river."""
    article = _word(cut, first - 1).lower() in _DETERMINERS or _word(cut, first).lower() in _DETERMINERS
    return article and cut.words[last - 1].lower() in _RIVERS and _RIVER_WORDS.search(text) is not None


def is_at_border(cut: Tokens, first: int) -> bool:
    """As in "die Grenze zu Polen", "der Grenzübergang nach Spanien"."""
    return any(word.startswith("Grenz") for word in cut.words[max(0, first - 4) : first])


def is_sport(sentence: str) -> bool:
    """Whether a sentence tells of sport: there a state's name is a team ("Deutschland gewann 2:0")."""
    return _SPORT.search(sentence) is not None


def of_state(cut: Tokens, first: int, last: int) -> tuple[str, float, str]:
    """Use, score and reason for a state's own name in tokens [first, last)."""
    before, after = _before(cut, first), _word(cut, last)
    low = before.lower()
    if _word(cut, first - 1).lower().startswith(("benachbart", "südlich", "nördlich")) and _word(
        cut, first - 2
    ).lower() in ("im", "in", "ins"):
        return PLACE, 0.85, "behind „im“"
    if low in _WHERE and not (low in ("über", "auf", "bis", "zu", "um") and not _is_going(cut, last)):
        return PLACE, 0.9, f"behind „{before}“"
    if is_at_border(cut, first):
        return PLACE, 0.8, "at its border"
    direct = before == _word(cut, first - 1)
    if _PLACE_NOUNS.fullmatch(before) and not (direct and not cut.words[last - 1].endswith("s")):
        return PLACE, 0.8, f"„{before}“ of it"
    if low in ("vom", "von") and _word(cut, last) == "aus":
        return PLACE, 0.8, "from it"
    if cut.words[last - 1].endswith("s") and _PLACE_NOUNS.fullmatch(after):
        return PLACE, 0.8, f"its „{after}“"
    if before == "(" and _word(cut, first - 2)[:1].isupper() and after == ")":
        return PLACE, 0.6, "in brackets behind a name"
    return ACTOR, 0.9, "name of a state"


def of_capital(cut: Tokens, first: int, last: int) -> tuple[str, float, str]:
    """Use, score and reason for a capital's or a part's name: an actor only where the words beside it show it acting."""
    before, after = _before(cut, first), _word(cut, last)
    low = before.lower()
    if low == "aus" and _ACT_NOUNS.search(_word(cut, first - 2)):
        return ACTOR, 0.65, f"„{_word(cut, first - 2)} aus“"
    if low in _WHERE:
        return PLACE, 0.95, f"behind „{before}“"
    if cut.words[last - 1].endswith("s") and _ACT_NOUNS.search(_word(cut, first - 1)):
        return ACTOR, 0.7, f"„{_word(cut, first - 1)}“ of it"
    if low in _TOWARDS:
        return ACTOR, 0.8, f"behind „{before}“ as a party"
    if low == "von":
        if _word(cut, first - 2).lower() in _WHERE:
            return PLACE, 0.9, f"„{_word(cut, first - 2)} von“"
        if any(word in ("nach", "bis", "aus", "entfernt") for word in cut.words[last : last + 3]):
            return PLACE, 0.8, "a way or distance from it"
        return (
            (ACTOR, 0.65, "behind „von“")
            if not _PLACE_NOUNS.fullmatch(_word(cut, first - 2))
            else (PLACE, 0.8, "a part of it")
        )
    if cut.words[last - 1].endswith(("s", "'")) and after[:1].isupper():
        if _ACT_NOUNS.search(after):
            return ACTOR, 0.75, f"its „{after}“"
        return PLACE, 0.6, f"its „{after}“"
    return _by_verb(cut, first, last)


def of_part(cut: Tokens, first: int, last: int) -> tuple[str, float, str]:
    """Use, score and reason for a part of a state: as a state, but a place where nothing shows it acting."""
    use, score, why = of_capital(cut, first, last)
    return use, max(score, 0.6), why


def _by_verb(cut: Tokens, first: int, last: int) -> tuple[str, float, str]:
    """As in "Paris droht", "warnte Moskau", "Wien und Rom lehnten ab"."""
    end, begin = last, first
    if _word(cut, last) == "und" and _word(cut, last + 1)[:1].isupper():
        end = last + 2
    if _word(cut, first - 1) == "und" and _word(cut, first - 2)[:1].isupper():
        begin = first - 2
    after, before = _word(cut, end), _word(cut, begin - 1)
    if before.lower() in _WHERE or before.lower() == "von":
        return PLACE, 0.8, f"behind „{before}“"
    if before == "zwischen":
        return ACTOR, 0.8, "one of two parties"
    if after in _STATIC and any(word in _MINDS for word in cut.words[end : end + 6]):
        return ACTOR, 0.7, "of a mind"
    opens = cut.starts_sentence(begin) or before in (
        ",",
        "„",
        "»",
        '"',
        ":",
        "–",
        "dass",
        "weil",
        "wenn",
        "während",
        "und",
        "doch",
        "aber",
    )
    if opens and _is_verb(after):
        return ACTOR, 0.8, f"subject of „{after}“"
    if _is_verb(before) and not _is_participle(before):
        return ACTOR, 0.7, f"subject of „{before}“"
    if opens and before in ("dass", "weil", "wenn", "während"):
        return ACTOR, 0.65, "subject of its clause"
    return PLACE, 0.5, "a town"


def _is_verb(word: str) -> bool:
    """Whether a word is a verb of what governments do: "Paris droht", not "Paris tanzt"."""
    return word[:1].islower() and word not in _STATIC and word not in _NO_VERBS and _ACTING.match(word) is not None


def _is_participle(word: str) -> bool:
    return word.startswith("ge") or word.endswith("end")


def _is_going(cut: Tokens, last: int) -> bool:
    """Whether the clause tells of a way or flight: "über Russland abgeschossen", "bis Polen vorgerückt"."""
    return any(
        word.endswith(("flog", "flogen", "stürzt", "schossen", "gerückt")) for word in cut.words[last : last + 5]
    )


def _word(cut: Tokens, at: int) -> str:
    return cut.words[at] if 0 <= at < len(cut) else ""


def _before(cut: Tokens, first: int) -> str:
    """The word before a name, over its article and an adjective."""
    at = first - 1
    if _word(cut, at).lower() in _DETERMINERS:
        at -= 1
    elif (
        _word(cut, at)[:1].islower()
        and _word(cut, at).endswith(("en", "em", "e", "er"))
        and _word(cut, at - 1).lower() in _DETERMINERS
    ):
        at -= 2
    return _word(cut, at)
