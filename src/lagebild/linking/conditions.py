"""What kind of condition a clause or phrase states, by the word that opens it; grammar decides where a word leaves no doubt.

A word that has other uses ("vor allem", "bis zu 300 Mann", "während er sprach") leaves the kind to the network; so does a deadline
with what is asked for by then ("bis Freitag die Waffen abzugeben").
"""

from __future__ import annotations

import re

from lagebild.records import Span, Spans

_ADVERBS = re.compile(  # before the conjunction: "aber erst dann, wenn", "vor allem wenn", "noch bevor"
    r"(?:(?:und|aber|oder|doch|jedoch|dann|nur|erst|selbst|auch|noch|zumindest|jedenfalls|nicht|vor\s+allem|"
    r"and|but|or|only|even|just|not|then),?\s+)+",
    re.IGNORECASE,
)
_KINDS = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        # "es sei denn, die Truppen ziehen ab", "außer wenn …", "außer in Notwehr"; not "außer Kraft"
        (
            "unless",
            r"es\s+(?:sei|wäre)\s+denn\b|unless\b|except\b"
            r"|außer\b(?!\s+(?:kraft|betrieb|acht|dienst|gefecht|landes|sicht|frage|reichweite|kontrolle|sich)\b)",
        ),
        # "bis die Geiseln frei sind", "so lange, bis …", "bis zum Abzug"; not "bis zu 300 Mann", "bis auf drei Orte"
        (
            "until",
            r"(?:so\s?lange,?\s+)?(?:bis|until|till)\b(?!\s+(?:zu\s+(?:\d|\w+(?:tausend|hundert)\b)|auf\s+(?!weiteres)))",
        ),
        # "solange die Kämpfe dauern", "so lange …, wie …", "während der Gespräche"
        ("while", r"(?:so\s?lange|(?:for\s+)?(?:as|so)\s+long\s+as|während|while)\b"),
        # "bevor die Waffen schweigen", "ehe …", "vor einer Zusage"; not "vor Ort", "vor drei Tagen"
        (
            "before",
            r"(?:bevor|ehe|before|prior\s+to|ahead\s+of)\b"
            r"|vor\b(?!\s+(?:allem|ort|gericht|augen|journalisten|reportern|anhängern|kurzem|langem)\b)"
            r"(?!\s+(?:\S+\s+){0,2}(?:minuten?|stunden?|tag(?:en)?|wochen?|monat(?:en)?|jahr(?:en|zehnten)?)\b)",
        ),
        # "wenn", "sollten die Nachbarn …", "wer schießt, …", "unter drei Bedingungen", "ohne Mandat", "als Gegenleistung für …"
        (
            "if",
            r"(?:wenn|falls|sofern|so\s+fern|wofern|sobald|nachdem|wer|ohne|sollte(?:n|st|t)?|angenommen|vorbehaltlich)\b"
            r"|vorausgesetzt\b|gesetzt\s+den\s+Fall\b|für\s+den\s+Fall\b|in\s+(?:dem|diesem)\s+Falle?\b|im\s+(?:\w+\s+)?Falle?\b"
            r"|unter\s+(?:\w+\s+){1,2}(?:Bedingung|Voraussetzung|Vorbehalt)|als\s+Gegenleistung\b"
            r"|(?:if|provid(?:ed|ing)|should|once|without)\b|in\s+case\b|in\s+the\s+event\b|on\s+condition\b|as\s+soon\s+as\b",
        ),
    )
)
# What stands before the words of a condition and belongs to it: "außer [wenn …]", "es sei denn, [die Truppen …]"
_OPENED = (
    ("unless", re.compile(r"(?:\bes\s+(?:sei|wäre)\s+denn|\baußer|\bunless)[,:]?\s*\Z", re.IGNORECASE)),
    ("until", re.compile(r"\b(?:bis|until)\s\Z", re.IGNORECASE)),
    ("while", re.compile(r"\bsolange\s\Z", re.IGNORECASE)),
    ("before", re.compile(r"\b(?:bevor|ehe)\s\Z", re.IGNORECASE)),
    ("if", re.compile(r"\b(?:wenn|falls|sofern|sobald|if)\s\Z", re.IGNORECASE)),
)
# A comparison whose first half stands before: "so lange nicht, [wie …]", "nicht eher …, [als …]"
_COMPARED = (
    ("while", re.compile(r"\bso\s?lange\b[^.!?;]*\Z", re.IGNORECASE), re.compile(r"wie\b", re.IGNORECASE)),
    ("before", re.compile(r"\b(?:eher|früher)\b[^.!?;]*\Z", re.IGNORECASE), re.compile(r"als\b", re.IGNORECASE)),
)
# "erst nach der Wahl", "nur gegen eine Zusage"
_AFTER_ONLY = re.compile(r"(?:(?:aber|und|jedoch)\s+)?(?:erst|nur)\s+(?:nach|mit|bei|gegen)\b", re.IGNORECASE)
_REACH = 160  # characters before a condition that are looked at
# "bis Freitag", "bis zum 1. Dezember", "bis spätestens 18 Uhr": with more behind it than time words, somebody is to do something by then
_DEADLINE = re.compile(
    r"bis\s+(?:spätestens\s+)?(?:(?:zum|zur|in|ende|mitte|anfang|kommenden?|nächsten?)\s+)*"
    r"(?:dahin|heute|morgen|übermorgen|\d[\d.:]*|mitternacht|\w*(?:mittag|abend|nacht|wochenende|ende|jahr|monat|woche|stunde)"
    r"|(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)\w*"
    r"|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)\b",
    re.IGNORECASE,
)
_TIME_WORDS = re.compile(
    r"\.?(?:\s+(?:um|am|in|im|des|der|dieses|kommenden|nächsten|uhr|früh|abend|nacht|morgen|mittag|ortszeit|jahres|woche|monats|\d[\d.:]*|"
    r"\w+tag(?:s|abend|mittag)?|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember))*\W*\Z",
    re.IGNORECASE,
)
_PAST = re.compile(  # what ends a clause that tells what was: "während er sprach"
    r"\b(?:\w{3,}(?:te|ten)|(?:\w*(?:sprach|stand|ging|kam|lief|blieb|hielt|saß|lag|fuhr|traf|flog|schlief|fiel)(?:en)?)|war|waren)\W*\Z"
)


def kind(text: str, condition: Spans, read: str) -> str:
    """One of labels.CONDITION_KINDS for the words of a condition; `read` is what the network takes it for ("none" where open)."""
    decided = _decided(text, (condition[0][0], condition[-1][1]))
    return decided or (read if read != "none" else "if")


def _decided(text: str, span: Span) -> str | None:
    """The kind where grammar leaves no doubt."""
    before = text[max(0, span[0] - _REACH) : span[0]]
    words = re.sub(r"\A\W+", "", text[span[0] : span[1]])
    if _OPENED[0][1].search(before):
        return "unless"
    if _AFTER_ONLY.match(words):
        return "if"
    bare = words[adverbs.end() :] if (adverbs := _ADVERBS.match(words)) else words
    for name, pattern in _KINDS:
        if pattern.match(bare):
            return None if _has_other_use(bare) else name
    for name, first, second in _COMPARED:
        if second.match(bare) and first.search(before):
            return name
    return next((name for name, pattern in _OPENED if pattern.search(before)), None)


def _has_other_use(words: str) -> bool:
    """Whether the clause as a whole shows that its first word does not open a condition of its kind."""
    if deadline := _DEADLINE.match(words):
        return _TIME_WORDS.match(words, deadline.end()) is None
    return words[:7].lower() in ("während", "while ") and _PAST.search(words) is not None
