"""Of which kind a commitment is: by the word that the text has for it, else by what it announces and on which condition.

The reader takes much that is conditional for a threat. "Sie legte ein Angebot vor", "drohte", "versprach" beside it are surer; else what
others wish for (help, withdrawal) is promised, or offered in return for something that they do, and the rest is threatened.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from lagebild.picture import wording
from lagebild.picture.clauses import Page
from lagebild.picture.conditions import lead
from lagebild.picture.patterns import Patterns
from lagebild.picture.wordlexicon import lexicon
from lagebild.records import Span, Spans

_CUES: Mapping[str, re.Pattern[str]] = {
    "offer": re.compile(
        r"\b\w*angebots?\b|\bangebote\b|\b(?:bietet|bot|boten|bieten|biete)\b|\bangeboten\b|\btausch\b|im gegenzug|\boffer",
        re.I,
    ),
    "promise": re.compile(
        r"\bzusagen?\b|\bzugesagt\b|\bzu(?:ge)?sicher\w*|\bsicher(?:t|te|ten)\b[^.]* \bzu\b|\bversprech\w+|\bversprach\w*|"
        r"\bversprochen\b|\bversicher(?:t|te|ten)\b|\bgaranti\w+|\bverpflicht\w+|\bsag(?:t|te|ten|e)\b[^.]* \bzu\b|"
        r"\bselbstverpflicht\w+|\bbereit(?:erklär\w+| erklär\w+)|\berklär(?:t|te|ten) sich\b[^.]* bereit\b|"
        r"\bmein wort\b|\bsein wort\b|\bihr wort\b|\bpromis|\bpledg",
        re.I,
    ),
    "threat": re.compile(
        r"\b\w*drohung(?:en)?\b|\bdroh(?:t|te|ten|e)\b|\bange?droh\w*|\bgedroht\b|\bwarn(?:t|te|ten|ung)\b|\bultimat\w+|"
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
_BAD = frozenset({"REJECT", "THREATEN", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
_HAS_TO = re.compile(r"\bha(?:be|ben|t)\b.* (?:zu \w+e?n|\w+zu(?!g)\w+e?n)\b|\bha(?:s|ve) to\b", re.I)
_LETS = re.compile(r"\b(?:dürfen?|darf)\b", re.I)
_MUST = re.compile(r"\b(?:müss\w*|muss|soll\w*|nur|erst)\b", re.I)
_GAVE_HIS_WORD = re.compile(
    r"\b(?:zugesagt|zugesichert|versprochen|versichert|sicher(?:t|te|ten)\b[^.;:,]* zu|sag(?:t|te|ten)\b[^.;:,]* zu|versprach\w*|"
    r"verspricht|versicher(?:t|te|ten))(?: habe| hat| haben| hatten?)?,\s*(?:dass\s*)?\Z",
    re.I,
)
_ANNOUNCES = re.compile(
    r"\A(?![^.]*\b(?:wie|müss\w*|muss|soll\w*)\b)[^,;:]*\b(?:hat|habe|haben|hatte)\b[^,;:]*\b(?:angekündigt|zugesagt|versprochen)\b"
    r"(?:,|[^,;:]*\bzu\b|[^,;:]*zu\w+en\b)",
    re.I,
)
"""As in "hat Muster angekündigt, sein Mandat niederzulegen": the words tell of a promise themselves."""
_EVIL = (
    r"(?:\w*gewalt|\w*kriminalität|\w*schmuggel|(?:menschen|drogen|waffen)handel|terrorismus|korruption|armut|hunger|drogen\w*|piraterie|"
    r"\w*seuche|epidemie|hass|rassismus|folter)"
)
_HELPS = re.compile(
    rf"\bgegen (?:(?:de[nr]|die|das|\w+e[nr]?) )?{_EVIL}\b|\b\w*helfer\b[^.]*\b(?:schick|entsend|fliegen|bring|stell)|"
    r"\b(?:hilfsgüter\w*|lebensmittel\w*|medikamente\w*|rettungskräfte\w*|ärzten?|hilfskonvoi\w*)\b[^.]*\b(?:schick|entsend|liefer|bring|stell)",
    re.I,
)
"""What others wish for though its words tell of force: to fight crime, to send relief."""
_HARMS = re.compile(
    r"einstell|einzustell|stopp|kürz|schieß|erschieß|töt|ausset|auszuset|streich|verhäng|ausnahmezustand|verweiger|zurückhalt",
    re.I,
)
"""Words by which that is no such thing: help that ends, force."""
_OF_ITS_OWN = re.compile(r"\W*(?:(?:Der|Die|Das)\s+)?[A-ZÄÖÜ]\w+(?:\s+[A-ZÄÖÜ]\w+)?\s+will\b")
"""How a sentence of the report itself begins that says who will do something: what the sentences beside it call their own is another's."""
_REFUSES_TO = re.compile(r"\bweiger(?:t|te|ten)\b[^.;:,]*,\s*\Z", re.I)
"""How the words before an infinitive end that is refused: "weigerten sich einige Polizisten, …"."""
_REFUSING = re.compile(
    r"\b(?:nichts?|kein\w*|nie|niemals|niemand\w*|ohne|weder|kaum|weiger\w*|verweiger\w*|(?:ab)?(?:ge)?lehn\w*|ausge?schlossen|ausschl\w*|"
    r"schl(?:oss|ossen|ießt|ieße)|verb[io]\w*|untersag\w*|(?:zurück|ab)(?:ge)?w[ie]e?s\w*|wies(?:en)?|weis(?:t|en)|boykott\w*|blockier\w*|veto|absag\w*|"
    r"widersetz\w*|widerst\w*|sperr\w*|entzieh\w*|austr[ei]\w*|nein|not|no|never|refus\w*|reject\w*|rule\w*|without|den(?:y|ied|ies))\b",
    re.I,
)
"""Words by which somebody may refuse: without any what is taken for a refusal is announced ("auf … zu verzichten")."""
_NOT = re.compile(r"\b(?:nicht|kein\w*|nie|niemals|niemand\w*|not|no|never)\b", re.I)


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
    if read == "demand" and _is_announced(page, consequence, condition):
        return "promise"
    if read == "demand" and condition_kind == "if" and _lets(" ".join(page.said(span) for span in consequence)):
        return named(page, (*consequence, *condition)) or "promise"
    if read == "demand" or _HAS_TO.search(" ".join(page.said(span) for span in consequence)):
        return "demand"
    if _REFUSES_TO.search(lead(page, consequence)):
        return "refusal"
    language = page.text.reading.article.language
    said = " ".join(page.said(span) for span in consequence)
    told = named(page, (*consequence, *condition))
    if _NOT.search(said):
        return "promise" if told == "promise" else "threat" if read == "threat" and told == "threat" else "refusal"
    if told and told != "refusal":
        return told
    does = 1 if _HELPS.search(said) and not _HARMS.search(said) else _valence(wording.meaning(said, language))
    given = _valence(wording.meaning(" ".join(page.said(span) for span in condition), language)) if condition else 0
    if does > 0:
        return "offer" if condition_kind == "if" and given > 0 else "promise" if condition_kind != "unless" else read
    if does < 0 or given < 0:
        return "threat"
    granted = read == "refusal" and told is None and not _refuses(page, consequence)
    return "promise" if granted or (not condition and read in ("threat", "offer")) else read


def _is_announced(page: Page, consequence: Spans, condition: Spans) -> bool:
    """Whether somebody has given his word for what is taken for a demand."""
    if _GAVE_HIS_WORD.search(lead(page, consequence)):
        return True
    return not condition and _ANNOUNCES.search(" ".join(page.said(span) for span in consequence)) is not None


def _refuses(page: Page, consequence: Spans) -> bool:
    """Whether a sentence of it has a word by which somebody may refuse."""
    return any(_REFUSING.search(page.said(one.span)) for one in page.over(consequence))


def _lets(words: str) -> bool:
    """Whether words allow something: "dürfe der Zug fahren"; "müsse er an Bord dürfen" demands it, "dürfte" only supposes it."""
    return bool(_LETS.search(words)) and not _MUST.search(words) and not _NOT.search(words)


def named(page: Page, spans: Spans, *, beside: bool = True) -> str | None:
    """The kind that the text names in the sentence of a commitment, else `beside` it; None where it names none or several.

    Its own words, `spans`, do not count.
    """
    home = page.over(spans[:1])
    if not home:
        return None
    beside = beside and _OF_ITS_OWN.match(page.said(spans[0])) is None
    near = (home[0], page.beside(home[0], -1), page.beside(home[0], 1)) if beside else (home[0],)
    for one in near:
        words = _without(page, one.span, spans) if one is not None else ""
        kinds = list(_CUES)
        fitting = (kinds[number] for number in lookup().possible(words))
        found = [kind for kind in fitting if _CUES[kind].search(words)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _without(page: Page, span: Span, spans: Spans) -> str:
    """The words of a span without some others."""
    left, at = [], span[0]
    for begin, end in sorted(spans):
        if at < end and begin < span[1]:
            left.append(page.said((at, max(at, begin))))
            at = max(at, end)
    return " ".join((*left, page.said((at, span[1])) if at < span[1] else ""))


def _valence(meant: wording.Meaning) -> int:
    """Whether what words tell of is what others wish for (1), or not (-1); 0 where they say neither or both."""
    signs = set()
    for act in meant.acts:
        events = lexicon().concepts[act.concept].events
        good, bad = bool(_GOOD & set(events)), bool(_BAD & set(events))
        if good != bad:
            signs.add(act.sign if good else -act.sign)
    return signs.pop() if len(signs) == 1 else 0
