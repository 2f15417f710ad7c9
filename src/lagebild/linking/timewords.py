"""The words of time expressions, German first, English basics: one table per class. All keys are lower case."""

from __future__ import annotations

_DE_WEEKDAYS = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag")
_EN_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAYPARTS = (
    "morgen", "vormittag", "mittag", "nachmittag", "abend", "nacht", "früh", "mitternacht", "vorabend", "morgenstunden",
    "abendstunden", "nachtstunden", "mittagsstunden", "nachmittagsstunden", "morning", "afternoon", "evening", "night",
)  # fmt: skip
# "Mo., 3.5.99": only with a full stop and a date after it.
SHORT_WEEKDAYS = frozenset("mo di mi do fr sa so".split())
# 0 is Monday.
WEEKDAYS: dict[str, int] = {
    **{name: number for number, name in enumerate(_DE_WEEKDAYS)},
    "sonnabend": 5,
    **{name: number for number, name in enumerate(_EN_WEEKDAYS)},
}
# "Freitagabend", "Montagmorgen"
WEEKDAY_PARTS: dict[str, int] = {
    name + part: WEEKDAYS[name]
    for name in (*_DE_WEEKDAYS, "sonnabend")
    for part in DAYPARTS[:7]
    if name + part != "sonnabendabend"
}
MONTHS: dict[str, int] = {
    **{
        name: number + 1
        for names in (
            "januar februar märz april mai juni juli august september oktober november dezember",
            "january february march april may june july august september october november december",
        )
        for number, name in enumerate(names.split())
    },
    "jänner": 1, "feber": 2, "januars": 1, "februars": 2, "aprils": 4, "junis": 6, "julis": 7, "septembers": 9, "oktobers": 10,
    "novembers": 11, "dezembers": 12, "jan": 1, "feb": 2, "okt": 10, "nov": 11, "dez": 12, "sept": 9, "dec": 12, "oct": 10,
    "mrz": 3, "apr": 4, "aug": 8, "sep": 9,
}  # fmt: skip
# Names of months that are also other words or surnames: an English one needs a day or a year beside it or a word like "in".
AMBIGUOUS_MONTHS = frozenset(("may", "march", "jan"))
# "die siebziger Jahre", "die Siebzigerjahre", "in den Siebzigern": first year.
DECADES: dict[str, int] = {
    stem + ending: 1920 + 10 * number
    for number, stem in enumerate("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split())
    for ending in ("er", "ern", "erjahre", "erjahren")
}
# First month of the meteorological seasons.
SEASONS: dict[str, int] = {
    "frühjahr": 3, "frühling": 3, "sommer": 6, "herbst": 9, "winter": 12, "spring": 3, "summer": 6, "autumn": 9,
}  # fmt: skip
DEICTIC: dict[str, int] = {
    "vorgestern": -2, "gestern": -1, "heute": 0, "morgen": 1, "übermorgen": 2, "yesterday": -1, "today": 0, "tomorrow": 1,
    "tonight": 0,
}  # fmt: skip
_ENDINGS = ("e", "er", "en", "em", "es")
DEICTIC_ADJECTIVES: dict[str, int] = {
    stem + ending: shift
    for stem, shift in (("vorgestrig", -2), ("gestrig", -1), ("heutig", 0), ("morgig", 1))
    for ending in _ENDINGS
}
# How far the adjective moves a week, month or year.
SHIFTS: dict[str, int] = {
    **{
        stem + ending: shift
        for stem, shift in (
            ("vorletzt", -2), ("vorvergangen", -2), ("letzt", -1), ("vergangen", -1), ("vorig", -1), ("zurückliegend", -1),
            ("dies", 0), ("laufend", 0), ("aktuell", 0), ("kommend", 1), ("nächst", 1), ("bevorstehend", 1),
            ("übernächst", 2),
        )
        for ending in _ENDINGS
    },
    "last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1,
}  # fmt: skip
# "am selben Tag", "am folgenden Tag": moves from the day that the text spoke of last.
ANAPHORIC: dict[str, int] = {
    **{
        stem + ending: shift
        for stem, shift in (("selb", 0), ("gleich", 0), ("folgend", 1), ("darauffolgend", 1), ("vorangegangen", -1), ("vorhergehend", -1))
        for ending in _ENDINGS
    },
    "demselben": 0, "derselben": 0, "desselben": 0, "same": 0, "following": 1,
}  # fmt: skip
PARTS: dict[str, str] = {
    "anfang": "begin", "beginn": "begin", "mitte": "middle", "ende": "end",
    "early": "begin", "mid": "middle", "late": "end", "beginning": "begin", "middle": "middle", "end": "end",
    **{stem + ending: part for stem, part in (("früh", "begin"), ("spät", "end")) for ending in _ENDINGS},
}  # fmt: skip
# What an expression may begin with; the value says how it bounds the interval.
PREPOSITIONS: dict[str, str] = {
    **dict.fromkeys(
        "am an im in für auf vom von zum zur zu aus per um gegen vor während binnen innerhalb zwischen ins on at for from of within during"
        " between within".split(),
        "",
    ),
    "seit": "since", "since": "since", "bis": "until", "until": "until", "till": "until", "by": "until", "ab": "from",
}  # fmt: skip
ARTICLES = frozenset("der die das den dem des einem einer ein eine einen eines the a an beiden".split())
# Words that may stand inside an expression and change nothing.
FILLERS = frozenset(
    """knapp rund etwa ungefähr fast gut über mehr weniger als genau darauf schon bereits noch erst ganzen gesamten ganze
    gesamte verlauf laufe christi
    lauf von about some almost nearly over more than course kurz""".split()
)
NUMERALS: dict[str, float] = {
    **{
        word: float(number + 1)
        for number, word in enumerate(
            """eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn
            neunzehn zwanzig""".split()
        )
    },
    **{
        word: float(number + 1)
        for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split())
    },
    "beiden": 2.0, "dreißig": 30.0, "vierzig": 40.0, "fünfzig": 50.0, "hundert": 100.0, "anderthalb": 1.5, "eineinhalb": 1.5,
    "zweieinhalb": 2.5, "dreieinhalb": 3.5, "halben": 0.5, "halbes": 0.5, "half": 0.5,
}  # fmt: skip
ONE = frozenset(("ein", "eine", "einem", "einer", "einen", "eines", "a", "an"))
ORDINALS: dict[str, int] = {
    stem + ending: number + 1
    for number, stem in enumerate(
        """erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft dreizehnt vierzehnt fünfzehnt sechzehnt siebzehnt
        achtzehnt neunzehnt zwanzigst einundzwanzigst zweiundzwanzigst dreiundzwanzigst vierundzwanzigst fünfundzwanzigst
        sechsundzwanzigst siebenundzwanzigst achtundzwanzigst neunundzwanzigst dreißigst einunddreißigst""".split()
    )
    for ending in _ENDINGS
}
CENTURIES = frozenset(("jahrhundert", "jahrhunderts"))
UNITS: dict[str, str] = {
    **dict.fromkeys(("tag", "tage", "tagen", "tages", "tags", "day", "days"), "day"),
    **dict.fromkeys(("woche", "wochen", "week", "weeks"), "week"),
    **dict.fromkeys(("monat", "monate", "monaten", "monats", "month", "months"), "month"),
    **dict.fromkeys(("jahr", "jahre", "jahren", "jahres", "year", "years"), "year"),
    **dict.fromkeys(("jahrzehnt", "jahrzehnte", "jahrzehnten", "decade", "decades"), "decade"),
    **dict.fromkeys(("wochenende", "wochenendes", "wochenenden", "weekend"), "weekend"),
    **dict.fromkeys(("halbjahr", "halbjahres", "jahreshälfte", "semester"), "half"),
    **dict.fromkeys(("quartal", "quartals", "quarter"), "quarter"),
}
# A year under another name: month in which it begins.
NAMED_YEARS: dict[str, int] = {
    "haushaltsjahr": 1, "geschäftsjahr": 1, "kalenderjahr": 1, "buchjahr": 1, "wahljahr": 1, "finanzjahr": 1, "jahrgang": 1,
    "berichtsjahr": 1, "steuerjahr": 1, "schuljahr": 8,
}  # fmt: skip
# Compounds that are an expression of their own: unit, shift, part.
COMPOUNDS: dict[str, tuple[str, int, str | None]] = {
    "vorjahr": ("year", -1, None), "vorjahres": ("year", -1, None), "vorwoche": ("week", -1, None), "vormonat": ("month", -1, None),
    "vormonats": ("month", -1, None), "jahresende": ("year", 0, "end"), "jahresanfang": ("year", 0, "begin"),
    "jahresbeginn": ("year", 0, "begin"), "jahresmitte": ("year", 0, "middle"), "monatsende": ("month", 0, "end"),
    "monatsanfang": ("month", 0, "begin"), "monatsbeginn": ("month", 0, "begin"), "monatsmitte": ("month", 0, "middle"),
    "wochenanfang": ("week", 0, "begin"), "wochenbeginn": ("week", 0, "begin"), "wochenmitte": ("week", 0, "middle"),
    "heuer": ("year", 0, None),
}  # fmt: skip
# "am Vortag": days from the day that the text spoke of last.
NEIGHBOURS: dict[str, int] = {"vortag": -1, "vortages": -1, "vortags": -1, "folgetag": 1, "vorabend": -1, "vortage": -1}
# Fixed feasts: first and last day; movable ones: first and last day counted from Easter Sunday.
FEASTS: dict[str, tuple[tuple[int, int], tuple[int, int]]] = {
    "weihnachten": ((12, 24), (12, 26)), "weihnachtstage": ((12, 25), (12, 26)), "weihnachtstagen": ((12, 25), (12, 26)),
    "weihnachtsfeiertage": ((12, 25), (12, 26)), "heiligabend": ((12, 24), (12, 24)), "silvester": ((12, 31), (12, 31)),
    "neujahr": ((1, 1), (1, 1)), "neujahrstag": ((1, 1), (1, 1)), "christmas": ((12, 24), (12, 26)),
}  # fmt: skip
EASTER_FEASTS: dict[str, tuple[int, int]] = {
    "ostern": (-2, 1), "osterfeiertage": (-2, 1), "osterfeiertagen": (-2, 1), "osterwochenende": (-2, 1), "gründonnerstag": (-3, -3),
    "karfreitag": (-2, -2), "karsamstag": (-1, -1), "ostersonntag": (0, 0), "ostermontag": (1, 1), "himmelfahrt": (39, 39),
    "pfingsten": (49, 50), "pfingstsonntag": (49, 49), "pfingstmontag": (50, 50), "rosenmontag": (-48, -48),
    "aschermittwoch": (-46, -46), "fronleichnam": (60, 60), "easter": (-2, 1),
}  # fmt: skip
# Papers that carry a weekday in their name: "Bild am Sonntag".
PAPERS = frozenset(("bild", "welt", "nzz", "presse", "zeit", "standard", "krone", "kurier", "taz"))
# A number of four digits after one of these is no year: "Resolution 1973", "rund 2000 Soldaten".
NOT_A_YEAR_AFTER = frozenset(
    """resolution resolutionen nummer nr artikel paragraf paragraph flug boeing airbus etwa rund über knapp fast gut ungefähr mindestens
    höchstens circa ca insgesamt weitere weiteren zusätzlich plus minus um windows agenda typ modell zirka annähernd maximal nahezu
    number flight about some nearly almost least over than als je jeweils article drucksache band seite peugeot planet asteroid uhr
    channel iso din halle raum linie zimmer bundesstraße postfach platz""".split()
)
# … and before one of these: "2000 Euro".
NOT_A_YEAR_BEFORE = frozenset(
    """euro dollar franken mark pfund rubel yen yuan kronen us kilometer meter zentimeter millimeter km m cm mm kg kilo kilogramm tonnen
    gramm liter hektar quadratkilometer quadratmeter grad watt megawatt prozent mal mann uhr jahre jahren stunden minuten sekunden tage
    tagen wochen monate monaten seiten stück tote toten verletzte menschen people men troops soldiers years hours miles feet percent
    deaths million millionen milliarden""".split()
)
# … nor after one of these with a full stop: "Art. 1906".
NOT_A_YEAR_AFTER_SHORT = frozenset(("art", "abs", "nr", "ca", "tel", "bd", "rd"))
# "die Straße des 17. Juni" is a place.
STREETS = ("straße", "platz", "allee", "brücke", "platzes", "ufer")
# Names of the day that look like a point of the calendar but are names: "Bloody Sunday".
UNSTABLE_AFTER_WEEKDAY = frozenset(("aktuell", "times", "mail", "telegraph"))
