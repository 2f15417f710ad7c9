"""Which words claim that something is so or happened, which are of what is to be, and which say that something is not so."""

from __future__ import annotations

import re

from lagebild.picture.denials import CHARGES, CLAIMS

_AHEAD = re.compile(
    r"\b(?:wird|werden?|wirst|würden?|w[io]ll(?:e|en|te|ten)?|müss(?:e|en|ten)|müsse|muss|d[aü]rf(?:e|en)?|"
    r"brauch(?:e|en|t)|könnten?|könne|will|would|shall|should|must|may)\b",
    re.IGNORECASE,
)
_WANTED = re.compile(
    r"(\b(?:habe|hat|haben|hätten?|hatten?)\b[^,;:.]*?)\s(?:wollen|müssen|sollen|können|dürfen)(?=\W*(?:[,;:.]|\Z))",
    re.IGNORECASE,
)
"""What somebody wanted, had to or could do is past: "hätten das Gelände verlassen wollen"."""
_PART = re.compile(
    r"\W*(?:weil|da|denn|seit(?!\s+[A-ZÄÖÜ\d])|seitdem|als|wenn|falls|während|obwohl|damit|um(?!\s+\d)|because|since|while|when|"
    r"(?i:ob|wer|wen|wem|was|wann|warum|weshalb|wo|wie|wieso|welche[nmrs]?|whether|if|who|why|how)\b(?!\s+(?:immer|ever)))\b"
)
_NO = re.compile(
    r"\b(?:kein\w*|nicht|nie|niemals|niemand\w*|nichts|weder|no|not|never|none|nobody|nothing|\w+n['’]t)\b",
    re.IGNORECASE,
)
_DONE = re.compile(r"\bzu (?:haben|sein)\b")
_NO_PART = re.compile(r"\b(?:nichts|wenig|etwas|viel)\b(?: mit [^,;:.]{2,60}?)? zu (?:tun|schaffen)\b", re.IGNORECASE)
"""Who says that somebody has nothing to do with it asks nobody to do anything."""
_TO = re.compile(
    r"\bzu (?!(?:den|einen|keinen|allen|ihren|seinen|unseren|diesen|jenen|beiden|vielen)\b)[a-zäöüß]+n\b(?!\s+[A-ZÄÖÜ])|"
    r"\b(?!hinzu)\w{2,}zu[a-zäöüß]{2,}n\b"
)
_PAST = re.compile(
    r"\b(?:habe|hat|haben|hätten?|seien?|sind|ist|war(?:en)?|wurden?|wäre|wären|lag(?:en)?|gab(?:en)?|has|have|had|was|were)\b"
)
_HELPS = r"(?i:habe|hat|haben|hätten?|hatten?|sei(?:en)?|ist|sind|wäre|wären|war(?:en)?|wurden?|has|have|had|was|were)"
_PARTICIPLE = (
    r"(?!bereit\b|bekannt\b|bewusst\b|gerecht\b|gesamt\b)(?:[a-zäöüß]{0,9}ge[a-zäöüß]{2,}(?:t|en)|[a-zäöüß]{0,6}(?:be|ver|er|ent|zer|über|unter|miss|um|wider)[a-zäöüß]{2,}(?:t|en)|"
    r"worden|gewesen|[a-z]{3,}iert|[a-z]{2,}ed|been)"
)
_PERFECT = re.compile(rf"\b{_HELPS}\b[^;:]*?\b{_PARTICIPLE}\b|\b{_PARTICIPLE} {_HELPS}\b")
_THERE = re.compile(
    r"\b(?:gebe|gibt|gab) es\b|\bes (?:gebe|gibt|gab)\b|\b(?:fehl|lieg|steh|befind)(?:e|en|t|te)\b|\b(?:stand|lag|befand)(?:en)?\b",
    re.IGNORECASE,
)
_CHARGE = re.compile(
    r"\b(?:w[aie]rf\w*|vorgeworfen|vorhält|hielt|\w*schuldig\w*|bezichtig\w*|verantwortlich|klag\w+|accus\w+|blam\w+|\w*vorwurf)\b",
    re.IGNORECASE,
)
_CASE = re.compile(
    r"\b(?:wenn|falls|sofern|sollten?|solange|bis|ehe|bevor|es sei denn|if|unless|until|while|before)\b.*", re.DOTALL
)
_REFUSES = re.compile(r"\bnicht (?:zu (?:machen|haben|denken)|in ?[Ff]rage|in Betracht)\b|\bniemals mit\b")
_NOT_KNOWN = re.compile(
    r"\b(?:wiss(?:e|en)|weiß|wisse|kenn\w*|erkenntniss?e?n?|informationen|bestätig\w*|äußer\w*|kommentier\w*|bekannt|know\w*|confirm\w*)\b",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"\b(?:Beleg|Beweis|Nachweis|Einzelheit|Detail|Quelle|Name|Zahl)\w*\b[^,;:.]{0,40}?\b(?:legten?|lieferten?|nannten?|führten?|gab(?:en)?|"
    r"blieb(?:en)?) (?:er|sie|der|die|das)\b[^,;:.]*\b(?:nicht|kein\w*|schuldig)\b|\b(?:offen|dahingestellt) ließ(?:en)?\b",
    re.IGNORECASE,
)
"""What a report itself remarks on somebody's claim: "Belege legte er nicht vor"."""
_ASKS = re.compile(
    r"\b(?:forder\w*|verlang\w*|droht\w*|drohen|ba(?:t|ten)|bitte[tn]?|appellier\w*|beantrag\w*|ford(?:ert|erte)|demand\w*|urg\w*|"
    r"threaten\w*)\b"
)
_TURNS_DOWN = re.compile(
    r"\blehn(?:t|te|ten|en|e)\b[^.;:]*\bab\b|\babgelehnt\b|\b(?:spricht|sprach|sprachen|sprechen)\b[^.;:]*\b(?:gegen|für|dafür|dagegen)\b"
    r"[^.;:]*\baus\b|\bbefürworte\w*|\bunterstütz(?:t|te|ten)\b(?!\w*\s+habe)"
)
_IF = re.compile(r"\b(?:wenn|falls|sofern|solange|es sei denn|vorausgesetzt|if|unless|provided)\b[^;:]*")
_RELATIVE = re.compile(
    rf",\s*(?:\w+\s+)?(?:die|der|das|den|dem|denen|deren|dessen|who|which)\s+(?![A-ZÄÖÜ])(?:(?!\b{_HELPS}\b)[^,;:.])*"
    rf"(?:\b{_HELPS}|\w+t?e[nt]?|\w+t)(?=\s*[,;:.“”\"»«]|\s*\Z)"
)
_SUBJUNCTIVE = re.compile(
    r"\b(?:sei(?:en)?|habe|hätten?|wäre[n]?|werde|würden?|[a-zäöüß]{2,}(?:st|ch|ß|b|g|h|l|m|r|t|z|n|d|f|k|p)e)\b"
)
_CLAUSES = re.compile(r"[;:,]\s|\.\s|\s…\s")
_CLOSING = ' .“«"'
NOUN = re.compile(rf"\b(?:{CHARGES}|{CLAIMS})\b")
"""A word for what somebody claims."""


def no_claim(words: str) -> bool:
    """Whether words claim nothing whoever says them: a part of a sentence, a question, what is asked for, a remark of the report."""
    if not words or _PART.match(words) or words.rstrip(_CLOSING).endswith("?"):
        return True
    return _infinitive(words) or _REMARK.search(words) is not None


def _infinitive(words: str) -> bool:
    """Whether words are what is to be done: "die Gespräche abzubrechen"; not where a clause that says what is so begins them."""
    words = _NO_PART.sub("", words)
    if not _TO.search(words) or _DONE.search(words):
        return False
    first = _CLAUSES.split(words, maxsplit=1)[0]
    return _PERFECT.search(first) is None or _TO.search(first) is not None


def relative(words: str) -> bool:
    """Whether words are a relative clause."""
    return _RELATIVE.match(f", {words}") is not None


def told(words: str) -> bool:
    """Whether words are a sentence that somebody claims: a clause with "dass", or one in the subjunctive."""
    return words.startswith(("dass ", "daß ", "that ")) or _SUBJUNCTIVE.search(words) is not None


def takes_sides(words: str) -> bool:
    """Whether a report that somebody said something says that they ask for something, threaten, are for something or against it."""
    return _ASKS.search(words) is not None or _TURNS_DOWN.search(words) is not None


def past(words: str) -> bool:
    """Whether words have a verb of what is or was."""
    return _PAST.search(words) is not None


def happened(words: str) -> bool:
    """Whether words say that something was done, is there, or has nothing to do with something, or that this is not so."""
    return any(each.search(words) for each in (_PERFECT, _THERE, _NO_PART)) and not ahead(words)


def ahead(words: str) -> bool:
    """Whether words are of what is to be, or would be under a condition: "es ist vorbei, wenn die Brücke fällt"."""
    if _IF.search(words) and not _PERFECT.search(_IF.sub("", words)):
        return True
    return _AHEAD.search(_WANTED.sub(r"\1", words)) is not None or _REFUSES.search(words) is not None


def charges(sentence: str) -> bool:
    """Whether a sentence says that somebody blames somebody."""
    return _CHARGE.search(sentence) is not None


def negated(words: str) -> str:
    """The clauses of some words that say that something is not so."""
    return ", ".join(part for part in _CLAUSES.split(words) if _NO.search(part))


def says_no(words: str) -> bool:
    """Whether words say that something is not so; who does not know says nothing."""
    return _NO.search(_RELATIVE.sub("", _CASE.sub("", words))) is not None and not _NOT_KNOWN.search(words)
