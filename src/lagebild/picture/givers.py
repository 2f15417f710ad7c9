"""Who gives a number, by the clause in which it stands: "das Ministerium zählte 43", "der Verband von mehr als 1600".

A text that sets numbers against one another says in each clause whose number it is, and leaves out what is counted, and often the verb too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lagebild.picture.cast import Cast
from lagebild.picture.clauses import Page, Sentence
from lagebild.picture.material import Text
from lagebild.records import Figure, Ref, Span, Statement
from lagebild.situation import Who

_SMALL = (
    r"(?:\s+(?:dagegen|hingegen|jedoch|aber|weiter(?:hin)?|zunächst|zuletzt|nur|bloß|lediglich|noch|sogar|gar|dort|hier|heute|gestern|"
    r"am \w+|only|instead))*"
)
_THING = r"(?:\s+(?:d(?:en|ie|as)|deren|dessen|ihre[nm]?|seine[nm]?)\s+[A-ZÄÖÜ]\w+|\s+sie|\s+es)?"
_COUNTS = r"(?:zähl(?:t|en|te|ten)|registrier(?:t|en|te|ten)|counts?|counted)"
_NAMES = r"(?:nenn(?:t|en)|nannten?|melde(?:t|n|te|ten))"
_SPEAKS = (
    rf"(?:(?:spr(?:icht|echen|ach|achen)|g(?:eht|ehen|ing|ingen)|red(?:et|en|ete|eten)){_SMALL}\s+von|(?:speaks?|spoke){_SMALL}\s+of|"
    rf"(?:beziffer(?:t|n|te|ten)|schätz(?:t|en|te|ten)){_THING}{_SMALL}\s+auf|{_COUNTS}{_SMALL}|"
    rf"{_NAMES}{_SMALL}(?:\s+(?:die|eine) Zahl(?: von)?)?)"
)
_STAYS = (
    rf"(?:(?:k(?:ommt|ommen|am|amen)|beharr(?:t|en|te|ten)){_SMALL}\s+auf|bl(?:eibt|eiben|ieb|ieben){_SMALL}\s+bei)"
)
"""What may also be said of what is counted ("der Preis blieb bei 40"): only of those whom the reader knows as somebody."""
_NAME = r"[A-ZÄÖÜ][\w’-]+"
PARTY = (
    rf"(?P<who>(?:(?:[Dd](?:er|ie|as|eren|essen)|[Ee]ine?|[Tt]he)\s+)?(?:[a-zäöüß]{{2,}}(?:e|er|en|es)\s+){{0,3}}{_NAME}(?:\s+{_NAME}){{0,2}}"
    rf"(?:\s+(?:in|von|aus|des|der|im|of)\s+(?:[a-zäöüß]+\s+){{0,2}}{_NAME})?)"
)
"""Words that name somebody: an article, adjectives, names."""
_JOINT = r"(?:(?:und|aber|doch|während|and|but|while)\s+)?"
_FIRST = re.compile(rf"\s*{_JOINT}{PARTY}\s+(?:(?P<verb>{_SPEAKS})|{_STAYS})\s*\Z")
_LATER = re.compile(
    rf"\s*{_JOINT}(?:[Dd]agegen|[Hh]ingegen|[Dd]emgegenüber|[Aa]m \w+)\s+(?:(?P<verb>{_COUNTS}|{_NAMES})|spr(?:ach|icht))\s+"
    rf"{PARTY}{_SMALL}(?:\s+von)?\s*\Z"
)
_GAPPED = re.compile(rf"\s*{_JOINT}(?P<verb>){PARTY}{_SMALL}(?:\s+(?:von|auf|of))?{_SMALL}\s*\Z")
_GIVEN = re.compile(rf"\b(?:{_SPEAKS})\b|\bNach (?:Angaben|Zählung|Schätzung|Darstellung)\b|\blaut\b", re.IGNORECASE)
_BARE = re.compile(r"\s*(?:aus|an|fest|gesprochen|genannt|gezählt|ausgegangen)?(?:[\s.!?“«\"]*\Z|\.\s+[A-ZÄÖÜ„»])")
_COUNTED = re.compile(rf"{_COUNTS}\b")
_NAMED = re.compile(rf"{_NAMES}\b")
_AMOUNT = re.compile(
    r"\b\w*(?:[Zz]ahl(?:en)?|[Ss]umme|[Ss]tärke|[Vv]erluste|[Ss]ch[aä]den?|[Bb]ilanz|[Kk]osten|[Pp]reise?|[Qq]uote|[Aa]nteil)\b"
)
_ARTICLE = re.compile(r"(?:der|die|das|eine?|the)\s", re.IGNORECASE)

CONTRAST = re.compile(
    r"\b(?:dagegen|hingegen|demgegenüber|widerspr(?:ach|achen|icht|echen)|bestr(?:itt|itten|eitet|eiten)|beharr\w+|"
    r"bl(?:ieb|ieben|eibt|eiben) bei|by contrast|disputed)\b",
    re.IGNORECASE,
)
"""Words that set a number against one before it."""


_SAYS = re.compile(
    r"\b(?:[Ll]aut|zufolge|gemäß|\w*[Aa]ngaben?|\w*[Zz]ählung(?:en)?|\w*[Ss]chätzung(?:en)?|\w*(?:bericht|aussage|auskunft|darstellung|meldung|information)(?:en|s)?|"
    r"so (?:der|die|das|ein\w*|[A-ZÄÖÜ]\w+)|teil(?:t|te|ten|en)|mitgeteilt|mitzuteilen|g(?:ab|aben|ibt|eben)\b.*\b(?:an|bekannt)|angegeben|"
    r"(?:be)?sag\w+|gesagt|erklär\w+|bericht\w+|meld\w+|gemeldet|schreib\w*|schrieb\w*|gesprochen|"
    r"spr(?:icht|echen|ach|achen)(?=[^.;:]*\bvon\b(?: [a-zäöüß]+){0,3} (?:\d|\w*(?:zig|hundert|tausend|zehn)\b|zwei|drei|vier|fünf|sechs|"
    r"sieben|acht|neun|elf|zwölf|Dutzend|Hunderten|Tausenden))|"
    r"g(?:eht|ehen|ing|ingen)|ausgegangen|zähl\w+|gezählt|schätz\w+|geschätzt|beziffer\w+|nenn\w+|nannten?|genannt|bestätig\w+|"
    r"verlaut\w+|hei(?:ß|ss)t|hieß\w*|behaupt\w+|räum\w+|beton\w+|warn\w+|kündig\w+|verkünd\w+|versicher\w+|beklag\w+|rechn\w+|"
    r"registrier\w+|veröffentlich\w+|bilanz\w*|k(?:ommt|ommen|am|amen) (?:\w+ ){0,4}auf|bl(?:eibt|ieb)\w*|beharr\w+|widersprach\w*|"
    r"sa(?:id|ys?)|told|tells?|report\w*|according|count\w*|claim\w*|estimat\w+|announc\w+|confirm\w+)\b"
)
"""Words of a clause that may say whose word it is."""
_TOLD = re.compile(r"\b(?:sei(?:en)?|habe|hätten?|wären?|würden?|werde|könne|müsse|wolle|solle|dürfe)\b")
_SHARES = re.compile(
    r"(?:Sitze?n?|Stimmen|\w*[Mm]andate?n?|Abgeordneten?|Plätzen?|Punkten?|\w*Stimmen|Parlamentssitzen?|seats?|votes?)\b"
)
_HOLDS = re.compile(
    r"\b(?:gew(?:inn|ann|onn)\w*|gewinn\w*|hat|haben|hatten?|hält|halten|hielt\w*|erhielt\w*|erhält|erhalten|err(?:ang|ung|ing)\w*|bek(?:am|omm)\w*|"
    r"verfüg\w+|kommt|kommen|kam(?:en)?|erreich\w+|stell\w+|verl(?:or|ier)\w*|won|wins?|has|have|had|got|holds?)\b"
)


def holds(of: str, sentence: str) -> bool:
    """Whether a sentence says who has what is counted, "kommen auf 194 Sitze": they are not those who say so."""
    return _SHARES.search(of) is not None and _HOLDS.search(sentence) is not None


def says_so(text: Text, page: Page, sentence: Sentence, figure: Figure) -> bool:
    """Whether the text says that a number is its source's: in its own sentence, by a word that may say so; or it stands in their words."""
    source = figure.source
    if source is None or not source.spans:
        return False
    begin, end = sentence.span
    if begin <= source.spans[0][0] < end:
        clauses = [page.said(one) for one in page.around(source.spans)]
        said = any(_SAYS.search(clause) or _TOLD.search(clause) for clause in clauses)
        return said and not holds(text.words(figure.of), page.said(sentence.span))
    told = next((one for one in text.reading.statements if one.id == figure.statement), None)
    return (
        told is not None
        and told.speaker is not None
        and told.speaker.actor == source.actor
        and in_words(page, sentence, told)
    )


def in_words(page: Page, sentence: Sentence, told: Statement) -> bool:
    """Whether a sentence is surely in somebody's words: so it was read, or it says so by its mood or a word of saying."""
    if told.shown and not told.extra:
        return True
    words = page.said(sentence.span)
    return _TOLD.search(words) is not None or _SAYS.search(words) is not None


@dataclass(frozen=True)
class Giver:
    """Whose number it is, where they are named, and whether the number stands alone: what is counted is left out. `counts` says that the
    verb may also say how many somebody has ("die Truppe zählt 300 Mann"), `names` that it may call somebody something.
    """

    who: Who
    span: Span
    bare: bool
    counts: bool = False
    names: bool = False


def giver(text: Text, page: Page, sentence: Sentence, value: Span, cast: Cast) -> Giver | None:
    """Who gives a number in its own clause; None where the clause does not say so."""
    clause = next((one for one in page.clauses(sentence) if one[0] <= value[0] < one[1]), None)
    if clause is None:
        return None
    before, after = page.said((clause[0], value[0])), page.said((value[1], clause[1]))
    bare = _BARE.match(after) is not None
    found = _FIRST.match(before) or _LATER.match(before)
    if found is None and _GIVEN.search(page.said((sentence.span[0], clause[0]))):
        found = _GAPPED.match(before)
    if found is None:
        return None
    verb, who = found["verb"] or "", None
    counts, names = bool(_COUNTED.match(verb)), bool(_NAMED.match(verb))
    span = (clause[0] + found.start("who"), clause[0] + found.end("who"))
    if _AMOUNT.search(found["who"]) is None:
        who = named(text, span, cast, known=found["verb"] is None)
    return Giver(who, span, bare, counts, names) if who is not None else None


def named(text: Text, span: Span, cast: Cast, *, known: bool = False) -> Who | None:
    """Who is named there: as the reader found them, else, unless they must be `known`, by the words, if they have an article."""
    mentions = [
        (min(end, span[1]) - max(begin, span[0]), (begin, end), actor.id)
        for actor in text.reading.actors
        for begin, end in actor.mentions
        if begin < span[1] and span[0] < end
    ]
    if mentions:
        _, at, actor = max(mentions)
        return cast.who(text, Ref(actor, (at,)))
    return cast.who(text, Ref(None, (span,))) if not known and _ARTICLE.match(text.text[span[0] : span[1]]) else None
