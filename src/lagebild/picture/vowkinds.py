"""Of which kind a commitment is: by the word that the text has for it, else by what it announces and on which condition.

The reader takes much that is conditional for a threat. "Sie legte ein Angebot vor", "drohte", "versprach" beside it are surer; else what
others wish for (help, withdrawal, an end of sanctions) is promised, or offered in return for something that they do, and the rest is
threatened. A word beside it counts less than one in its own sentence: it can be about another commitment.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from lagebild.picture import wording
from lagebild.picture.clauses import Page, Sentence
from lagebild.picture.comments import comments
from lagebild.picture.patterns import Patterns
from lagebild.picture.wordlexicon import lexicon
from lagebild.picture.wordmeaning import Act
from lagebild.records import Span, Spans

_CUES: Mapping[str, re.Pattern[str]] = {
    "offer": re.compile(
        r"\b\w*angebots?\b|\bangebote\b|\b(?:bietet|bot|boten|bieten|biete)\b|\bangeboten\b|\btausch\b|im gegenzug|\boffer",
        re.I,
    ),
    "promise": re.compile(
        r"\bzusagen?\b|\bzugesagt\b|\bzu(?:ge)?sicher\w*|\bsicher(?:t|te|ten)\b[^.]* \bzu\b|\bversprech\w+|\bversprach\w*|"
        r"\bversprochen\b|\bversicher(?:t|te|ten)\b|\bgaranti\w+|\bverpflicht\w+|\bsag(?:t|te|ten|e)\b[^.]* \bzu\b|"
        r"\bmein wort\b|\bsein wort\b|\bihr wort\b|\bpromis|\bpledg",
        re.I,
    ),
    "threat": re.compile(
        r"\b\w*drohung(?:en)?\b|\bdroh(?:t|te|ten|e)\b|\bange?droh\w*|\bgedroht\b|\b(?:ge)?warn(?:t|te|ten|ung)\b|\bultimat\w+|"
        r"\bthreat",
        re.I,
    ),
    "refusal": re.compile(
        r"\bweiger\w+|\bausgeschlossen\b|\bschl(?:oss|ossen|ießt|ieße)\b[^.]* \baus\b|kommt nicht in ?frage|"
        r"\blehn\w+\b[^.]* \bab\b|\bverweiger\w+|\brefus|\breject|\bruled? out",
        re.I,
    ),
}
_GOOD = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
_LASTING = ("while", "until", "before")
_BAD = frozenset({"REJECT", "THREATEN", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
_HARMS = frozenset({"SANCTION", "COERCE", "ACCUSE", "ASSAULT"})
_HAS_TO = re.compile(
    r"\bha(?:be|ben|t)\b(?:(?!\bnichts\b)[^,;])* (?:zu \w+e?n|\w+zu(?!g)\w+e?n)\b|\bha(?:s|ve) to\b", re.I
)
_LETS = re.compile(r"\b(?:dürfen?|darf)\b", re.I)
_MAY = re.compile(r"\W*dürften\b", re.I)
_MUST = re.compile(r"\b(?:müss\w*|muss|soll\w*|nur|erst)\b", re.I)
_NOT = re.compile(r"\b(?:nicht|nichts|kein\w*|nie|niemals|niemand\w*|not|no|never)\b", re.I)
_NOT_BEFORE = re.compile(r"\b(?:erst|frühestens)\b(?: (?:werden?|geben|gehen|kommen|dann))?\W*$", re.I)
_ITSELF: Mapping[str, re.Pattern[str]] = {  # the verb by which it is announced, in its own words
    "offer": re.compile(r"\b(?:bot|boten|bietet|bieten)\b.*\ban\W*$", re.I),
    "promise": re.compile(r"\b(?:versprach\w*|verspricht|versprechen|(?:sicher|sag)(?:t|te|ten)\b.*\bzu\W*$)", re.I),
    "threat": re.compile(r"\bdroh(?:t|te|ten|en)\b", re.I),
    "refusal": re.compile(
        r"\b(?:ausgeschlossen|verweigert|abgelehnt|verweigerten?|lehn(?:t|te|ten)\b.*\bab)\W*$", re.I
    ),
}
_OF_ANOTHER = re.compile(  # a word for a commitment that was made before, or is turned down or taken back here
    r"\b(?:w(?:ies|iesen|eist|eisen)|lehn(?:t|te|ten|en)|schl(?:ug|ugen|ägt|agen)|n(?:ahm|ahmen|immt|ehmen)|z(?:og|ogen|ieht|iehen))\b"
    r"[^.;:]*\b(?:zurück|ab|aus)\b|\b(?:zurück(?:gewiesen|genommen|gezogen)|abgelehnt|ausgeschlagen)\b|"
    r"\b(?:\w*zusagen?|\w*zusicherung|\w*angebots?|\w*drohung(?:en)?|\w*warnung(?:en)?|versprechens?|ultimatums?)\b"
    r" (?:vom|von (?:\w+tag|mittwoch|gestern|voriger|vergangener|(?-i:[A-ZÄÖÜ])\w+,))",
    re.I,
)
_CIVIL = re.compile(
    r"\b(?:Tankwagen|Hilfs\w+|Helfer\w*|Ärzt\w+|Sanitäter\w*|Fachleuten?|Expert\w+|Inspekt\w+|Prüfer\w*|Beobachter\w*|Ermittler\w*|"
    r"Technik\w+|Ingenieur\w*|Zelte\w*|Decken|Feldbetten|Lebensmittel\w*|Medikament\w*|Trinkwasser|Getreide|observers|inspectors|"
    r"experts|doctors|aid|relief|tents)\b"
)
"""Who or what is sent to help: no troops."""
_GIVES = re.compile(
    r"\b(?:mit(?:zu)?tragen|mitträgt|anhören|anzuhören|beisteuern|beizusteuern|erstatten|entschädigen|versorgen|auszahlen|einspringen)\b|"
    r"\bsteuere?t?\b.*\bbei\W*$|\bspring(?:e|t|en)\b.*\bein\W*$|\btr(?:age|ägt)\b.*\bmit\W*$|\bkomm(?:e|t)\b.*\bfür .*\bauf\W*$",
    re.I,
)
_DUE = re.compile(r"\b(?:an (?:seine|ihre)|setz\w+ (?:\w+ ){0,3}eine) frist\b", re.I)
_GRIM = re.compile(r"\b(?:straf|sanktion|zwang|embargo|sperr|boykott)", re.I)


@cache
def lookup() -> Patterns:
    """The words for kinds, to find those that can fit."""
    return Patterns((pattern,) for pattern in _CUES.values())


def kind_of(page: Page, read: str, consequence: Spans, condition: Spans, condition_kind: str | None) -> str:
    """The kind of a commitment, one of labels.COMMITMENT_KINDS.

    Args:
        page: the text.
        read: the kind that the reader gives; a demand stays one.
        consequence: where it stands.
        condition: where that stands, empty for none.
        condition_kind: how it stands; only what is done "if" others do something is an offer.
    """
    said = " ".join(page.said(span) for span in consequence)
    if read == "demand" and condition_kind == "if" and _lets(said):
        return named(page, (*consequence, *condition)) or "promise"
    if read == "demand" or _HAS_TO.search(said):
        return "demand"
    language = page.text.reading.article.language
    when = " ".join(page.said(span) for span in condition)
    given = _valence(when, language) if when else 0
    told = next((kind for kind, cue in _ITSELF.items() if cue.search(said)), None)
    told = told or named(page, (*consequence, *condition), beside=False) or _due(page, consequence)
    if _NOT.search(said):
        told = told or named(page, (*consequence, *condition))
        return _not_done(wording.meaning(said, language), read, told, condition_kind, given)
    if condition_kind == "if" and _NOT_BEFORE.search(said):
        return "refusal"
    if told == "refusal" and read == "refusal":
        return told
    does = _valence(said, language)
    if told is None:
        told = named(page, (*consequence, *condition))
        told = None if _against(told, condition_kind, does, given) else told
    if told and told != "refusal":
        return told
    return _by_what_it_says(read, condition_kind, does, given)


def _due(page: Page, consequence: Spans) -> str | None:
    """A threat where the sentence says that it sets a time ("erinnerte an seine Frist: …")."""
    found = any(_DUE.search(page.said(home.span)) for home in page.over(consequence[:1]))
    return "threat" if found else None


def _not_done(meant: wording.Meaning, read: str, told: str | None, condition_kind: str | None, given: int) -> str:
    """The kind of what is not done: to spare others what harms them is promised, or offered for what they do; the rest is refused."""
    harms = [
        act
        for act in meant.acts
        if act.sign < 0 and (events := set(lexicon().concepts[act.concept].events)) and events <= _HARMS
    ]
    spares = [act for act in harms if act.head or "SANCTION" in lexicon().concepts[act.concept].events]
    if condition_kind == "if" and given > 0 and (spares or told == "offer"):
        return "offer"
    if told == "promise":
        return told
    if spares and condition_kind in (None, "if", "while", "until") and all(_eases(act) for act in spares):
        return "promise"
    return "threat" if read == "threat" and told == "threat" else "refusal"


def _eases(act: Act) -> bool:
    """Whether it is plain that others wish an act not to be done: none for which somebody may have asked ("vor Gericht stellen")."""
    return bool({"SANCTION", "COERCE"} & set(lexicon().concepts[act.concept].events))


def _against(told: str | None, condition_kind: str | None, does: int, given: int) -> bool:
    """Whether a word beside a commitment cannot be about it: nobody threatens with good in return for good, nor promises harm."""
    if told == "threat":
        return condition_kind == "if" and does > 0 and given > 0
    if told in ("promise", "offer"):
        return does <= 0 and (condition_kind == "unless" or (told == "offer" and condition_kind in _LASTING))
    return False


def _by_what_it_says(read: str, condition_kind: str | None, does: int, given: int) -> str:
    """The kind of what is done, by whether others wish it, and what they do."""
    if does > 0:
        return "offer" if condition_kind == "if" and given > 0 else "promise" if condition_kind != "unless" else read
    if does < 0 or (given < 0 and condition_kind not in _LASTING):
        return "threat"
    if condition_kind in _LASTING and read == "offer":
        return "refusal"
    return "promise" if condition_kind is None and read in ("threat", "offer") else read


def _lets(words: str) -> bool:
    """Whether words allow something: "dürfe der Zug fahren"; "müsse er an Bord dürfen" demands it, "dürfte" only supposes it, "dürften"
    first in its clause is reported.
    """
    return bool(_LETS.search(words) or _MAY.match(words)) and not _MUST.search(words) and not _NOT.search(words)


def named(page: Page, spans: Spans, *, beside: bool = True) -> str | None:
    """The kind that the text names in the sentence of a commitment, else `beside` it; None where it names none or several.

    Its own words, `spans`, do not count.
    """
    home = page.over(spans[:1])
    if not home:
        return None
    near = (home[0], page.beside(home[0], -1), page.beside(home[0], 1)) if beside else (home[0],)
    for one in near:
        if one is not None and one is not home[0] and _speaks_of_another(page, one):
            continue
        words = _without(page, one.span, spans) if one is not None else ""
        kinds = list(_CUES)
        fitting = (kinds[number] for number in lookup().possible(words))
        found = [kind for kind in fitting if _CUES[kind].search(words)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _speaks_of_another(page: Page, sentence: Sentence) -> bool:
    """Whether a sentence beside a commitment has its word for one that was made before, is turned down, or is taken back."""
    return bool(_OF_ANOTHER.search(page.said(sentence.span)) or comments(page, sentence.span))


def _without(page: Page, span: Span, spans: Spans) -> str:
    """The words of a span without some others."""
    left, at = [], span[0]
    for begin, end in sorted(spans):
        if at < end and begin < span[1]:
            left.append(page.said((at, max(at, begin))))
            at = max(at, end)
    return " ".join((*left, page.said((at, span[1])) if at < span[1] else ""))


def _valence(words: str, language: str) -> int:
    """Whether what words tell of is what others wish for (1), or not (-1); 0 where they say neither or both."""
    if _GIVES.search(words) and not _GRIM.search(words):
        return 1
    signs = set()
    for act in wording.meaning(words, language).acts:
        events = set(lexicon().concepts[act.concept].events)
        good, bad = bool(_GOOD & events), bool(_BAD & events)
        if events == {"MOBILIZE"} and _CIVIL.search(words):
            good, bad = True, False
        if good != bad:
            signs.add(act.sign if good else -act.sign)
    return signs.pop() if len(signs) == 1 else 0
