"""The words around a number: comparators before it, units after it, and what makes it no figure. All keys are lower case."""

from __future__ import annotations

import re
from functools import cache

# What may stand right before a number, and the comparator it means; a longer entry goes before a shorter one.
COMPARATORS: dict[tuple[str, ...], str] = {
    tuple(words.split()): sign
    for sign, table in (
        (
            "~",
            "rund|etwa|in etwa|ungefähr|knapp|gut|circa|ca|zirka|gegen|an die|um die|fast|beinahe|nahezu|annähernd|schätzungsweise|"
            "geschätzt|geschätzte|geschätzten|geschätzter|about|around|approximately|approx|roughly|nearly|almost|some|"
            "an estimated|close to",
        ),
        (
            "<=",
            "bis|bis zu|höchstens|maximal|nicht mehr als|nicht über|max|längstens|up to|at most|no more than|not more than|"
            "a maximum of",
        ),
        (
            ">",
            "mehr als|über|more than|over|weit über|etwas über|knapp über|deutlich über|weit mehr als|deutlich mehr als|etwas mehr als|"
            "well over|far more than|just over|above",
        ),
        (
            "<",
            "weniger als|unter|fewer than|less than|under|weit unter|etwas unter|knapp unter|deutlich unter|weit weniger als|"
            "deutlich weniger als|etwas weniger als|below|just under",
        ),
        (
            ">=",
            "mindestens|wenigstens|zumindest|nicht weniger als|nicht unter|mind|at least|no fewer than|not fewer than|no less than|"
            "not less than|a minimum of",
        ),
    )
    for words in table.split("|")
}  # fmt: skip
MAX_COMPARATOR = max(map(len, COMPARATORS))
# "verfügt über 304 Stimmen": the preposition belongs to the verb or noun, and the number stands as it is.
GOVERNS_OVER = re.compile(
    r"(?:verfüg|bericht|beriet|berät|berat|sprach|sprech|diskut|entscheid|entschied|abstimm|stimm|verhand|inform|urteil|streit|"
    r"gespräch|kontrolle|herrsch|macht |verhäng|gesetz|presid|debat)\w*(?:\s+\w+){0,4}\s*\Z",
    re.IGNORECASE,
)

# ISO 4217 where the name says the country, else the singular word ("peso"); "Mark" and "D-Mark" are the German one.
_MONEY = {
    "EUR": "euro|euros|eur|€", "USD": "us-dollar|us-dollars|us dollar|us dollars|dollar|dollars|usd|us$|u.s. dollars|$",
    "GBP": "pfund sterling|britische pfund|pounds sterling|gbp|£", "CHF": "schweizer franken|franken|chf|sfr|fr.",
    "JPY": "yen|jpy|¥", "CNY": "yuan|renminbi|cny", "RUB": "rubel|rubles|roubles|rub",
    "DEM": "deutsche mark|deutschen mark|d-mark|mark|dem|dm", "ATS": "schilling|ats", "FRF": "francs|französische francs|frf",
    "ILS": "schekel|shekel|shekels|neue schekel|ils", "PLN": "zloty|złoty|pln", "TRY": "türkische lira|try",
    "UAH": "hrywnja|griwna|hryvnia|uah",
    "IDR": "rp|indonesische rupiah|rupiah|idr", "INR": "indische rupien|inr", "PKR": "pakistanische rupien",
    "BRL": "brasilianische real|reais|brl",
    "CAD": "kanadische dollar|kanadischen dollar|canadian dollars|cad",
    "AUD": "australische dollar|australischen dollar|australian dollars|aud",
    "SEK": "schwedische kronen|sek", "DKK": "dänische kronen|dkk", "NOK": "norwegische kronen|nok", "ISK": "isländische kronen|isk",
    "CZK": "tschechische kronen|czk", "HUF": "forint|huf", "THB": "baht|thb", "KRW": "südkoreanische won|krw",
    "ZAR": "südafrikanische rand|zar",
    "peso": "pesos|peso", "rupee": "rupien|rupees", "krone": "kronen", "dinar": "dinar|dinars", "rial": "rial|rials", "lira": "lira|lire",
    "cent": "cent|cents", "pound": "pfund|pounds",
}  # fmt: skip
_MEASURES = {
    "%": "prozent|percent|per cent|%", "pp": "prozentpunkte|prozentpunkten|prozentpunkt|percentage points", "‰": "promille|‰",
    "km": "kilometer|kilometern|kilometers|kilometres|km", "m": "meter|metern|meters|metres|m", "cm": "zentimeter|zentimetern|cm",
    "mm": "millimeter|millimetern|mm", "mi": "meilen|meile|miles|mile", "nmi": "seemeilen|seemeile|nautical miles", "ft": "fuß|feet|ft",
    "t": "tonnen|tonne|tons|tonnes|t", "kg": "kilogramm|kilo|kilos|kilograms|kg", "g": "gramm|grams|g", "mg": "milligramm|mg",
    "kt": "kilotonnen|kilotons|kt", "Mt": "megatonnen|megatons|Mt", "l": "liter|litern|litres|liters|l", "hl": "hektoliter|hl",
    "bbl": "barrel|barrels|fass|bbl",
    "km2": "quadratkilometer|quadratkilometern|square kilometres|square kilometers|km²|km2|qkm",
    "m2": "quadratmeter|quadratmetern|square metres|square meters|m²|m2|qm", "m3": "kubikmeter|kubikmetern|cubic metres|m³|m3",
    "ha": "hektar|hectares|ha", "ac": "acres", "km/h": "km/h|stundenkilometer|stundenkilometern|kilometer pro stunde|kilometern pro stunde",
    "kn": "knoten|knots", "MW": "megawatt|MW", "GW": "gigawatt|GW", "kW": "kilowatt|kW", "W": "watt", "kWh": "kilowattstunden|kWh",
    "MWh": "megawattstunden|MWh", "GWh": "gigawattstunden|GWh", "TWh": "terawattstunden|TWh", "V": "volt", "°C": "grad celsius|°c|°C",
    "°": "grad|degrees|°", "GB": "gigabyte|GB", "MB": "megabyte|MB", "K": "kelvin", "TB": "terabyte|TB", "Bq": "becquerel|Bq",
    "mSv": "millisievert|mSv",
}  # fmt: skip
UNITS: dict[str, str] = {
    name: unit for table in (_MONEY, _MEASURES) for unit, names in table.items() for name in names.split("|")
}
# Stands before the number as well: "$5 million", "EUR 300".
BEFORE = ("US$", "$", "€", "£", "¥", "EUR", "USD", "GBP", "CHF")
_SYMBOL = re.compile(
    r"[^\w ]|[²³]|\b(?:km|m|cm|mm|t|kg|g|mg|kt|Mt|l|hl|ha|[kMGT]?Wh?|GB|MB|TB|Bq|mSv|m2|m3|km2|Rp|rp)\b"
)

_DURATION = (
    r"(?:Sekunden?|Minuten?|Stunden?|Tage?[ns]?|Wochen?|Monate?[ns]?|Quartale?n?|Jahre?[ns]?|Jahrzehnte?n?|Jahrhunderte?n?|Jahrtausende?n?|"
    r"Wochenenden?|[A-ZÄÖÜ][a-zäöüß]+(?:tage?n?|wochen|monaten?|jahren?|stunden)|Nächte?n?|Amtszeit(?:en)?|Schultage?n?|Werktage?n?|Lebensjahre?n?|Monatsraten|Uhr|"
    r"seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|centuries|o['’]clock|a\.?m\.?|p\.?m\.?)\b"
)


class _Patterns:
    """Compiled at the first use."""

    def __init__(self) -> None:
        words = sorted((name for name in UNITS if not _SYMBOL.fullmatch(name)), key=len, reverse=True)
        names = "|".join(map(re.escape, words))
        # "drei Prozent", "35%", "700-Milliarden-US-Dollar"; not the "Euro" of "17 Euro-Länder" nor the "m" of "5 m."
        self.unit = re.compile(
            rf"(?P<gap>(?:(?<=Mio)\.|(?<=Mrd)\.|(?<=Tsd)\.)?[ \u00a0\u202f\n-]{{0,2}})(?P<unit>(?i:{names})(?!\w)"
            rf"|(?:US\$|[km]m?[²³]|°C?|[%‰€$£¥]|km/h|"
            rf"(?:km2|km|cm|mm|m2|m3|m|kg|mg|kt|Mt|ha|hl|t|g|l|Rp|[kMGT]Wh?|GB|MB|TB|Bq|mSv)(?![\w/]|\.\w)))"
        )
        # "drei Wochen", "zehn weitere lange Jahre", "34 Jahre alt", "25-jährig", "18-year-old"
        self.duration = re.compile(
            rf"(?:\s(?:und|bis|oder)\s\w+)?[ \u00a0-]{{1,2}}(?:(?:(?!von|bis|und)[a-zäöüß]+\s+){{0,2}}{_DURATION}"
            rf"|(?i:jährig|stündig|tägig|monatig|wöchig|minütig|year-old)\w*)"
        )


@cache
def patterns() -> _Patterns:
    """The patterns of what may follow a number."""
    return _Patterns()
