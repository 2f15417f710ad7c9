"""What a text says of a commitment in so many words: that its case has come, that it was kept, that it came to nothing, that it is taken back.

"Damit ist der Fall eingetreten, vor dem … gewarnt hatte", "machte seine Drohung wahr", "die Frist ist verstrichen", "lasse er fallen": a
comment is a pattern over one sentence with what it says (a `FACT` of `lifecycle`) and, where the words name one, the kind of commitment
that is meant. Where several patterns fit, the first of `PATTERNS` counts: what is taken back or came to nothing before what was kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lagebild.picture.clauses import Page
from lagebild.picture.lifecycle import Fact
from lagebild.records import Span

_GAP = r"(?:[\s,][^.;!?]{0,120}?)??[\s,„“»«]+"  # "…": up to the end of the sentence
_NEAR = r"(?:\s[^.,;!?]{0,60}?)??\s"  # "~": up to the end of the clause
_VOW = (
    r"(?:\w*drohung(?:en)?|\w*warnung(?:en)?|ankündigung(?:en)?|zusagen?|zusicherung(?:en)?|versprechens?|garantien?|wort(?:es)?|"
    r"\w*forderung(?:en)?|angebots?|angebote|ultimatums?|ultimaten|bedingung(?:en)?|auflagen?|weigerung|widerstand\w*|vetos?|\bnein\b|"
    r"vorbehalte?|vorbedingung(?:en)?|frist(?:en)?|verpflichtung(?:en)?|absage|boykott\w*|blockade\w*|threats?|warnings?|promises?|pledges?|demands?|"
    r"offers?|ultimatum|conditions?|deadlines?)"
)
_DUE = r"(?:\w*frist|ultimatum|ultimatums|stichtag|deadline)"


@dataclass(frozen=True)
class Comment:
    """A comment in a text: the words by which it is known, what they say, a name for reasons."""

    span: Span
    fact: Fact
    name: str


def _pattern(words: str) -> re.Pattern[str]:
    filled = words.replace(" … ", "…").replace(" ~ ", "~").replace(" ", r"\s").replace("VOW", _VOW).replace("DUE", _DUE)
    filled = filled.replace("…", _GAP).replace("~", _NEAR)
    return re.compile(rf"(?<!\w)(?:{filled})(?!\w)", re.IGNORECASE)


AS_SAID = "as announced"
"""Name of the comment "wie angekündigt": it says something only of a commitment that its own sentence is about."""

STILL_DUE = "still due"
"""Name of the comment "steht noch aus": not done yet, which says something only where it was to be done before something else."""

OF_REFUSALS = ("no longer rules out", "gives up resisting")
"""Names of comments that speak of refusals alone."""

PATTERNS: tuple[tuple[str, Fact, re.Pattern[str]], ...] = tuple(
    (name, fact, _pattern(words))
    for name, fact, words in (
        # taken back
        ("void", Fact.WITHDRAWN, r"(?:gegenstandslos|hinfällig|vom tisch|nicht (?:mehr|länger) gültig|gilt nicht mehr|gelte nicht mehr)"),
        ("not kept up", Fact.WITHDRAWN, r"(?:nicht|nicht mehr|nicht länger) (?:aufrecht|aufrechterhalten|weiterverfolg\w+)"),
        ("dropped", Fact.WITHDRAWN, r"VOW … (?:lassen?|lässt|ließe?n?|läßt) ~ fallen|(?:lassen?|lässt|ließe?n?) ~ VOW … fallen"),
        ("dropped", Fact.WITHDRAWN, r"VOW … fallen ?gelassen|VOW … aufgegeben|(?:gibt|gab|gebe|geben|gaben) ~ VOW … auf"),
        ("taken back", Fact.WITHDRAWN, r"VOW … (?:zurückgenommen|zurückgezogen|zurückzunehmen|zurückzuziehen|zurücknehmen|zurückziehen)"),
        ("taken back", Fact.WITHDRAWN, r"(?:nahm|nimmt|nehme|nehmen|nahmen|zog|zieht|ziehe|zogen) ~ VOW ~ zurück|VOW … (?:nehme|ziehe) ~ zurück"),
        ("taken back", Fact.WITHDRAWN, r"VOW … (?:widerrufen|kassiert|aufgehoben|abgesagt|abgeblasen|revidiert|eingezogen)"),
        ("replaced", Fact.REPLACED, r"VOW … (?:damit|dadurch|hiermit|nun|jetzt) ersetzt|(?:damit|dadurch) ~ VOW ~ (?:ersetzt|überholt|erledigt)"),
        ("replaced", Fact.REPLACED, r"(?:ersetz(?:e|t|te|ten)|löst ~ ab|tritt an die stelle) ~ VOW|anstelle d\w+ (?:bisherigen|alten|früheren) VOW"),
        ("changed", Fact.REPLACED, r"VOW … (?:verlängert|verschoben|geändert|verschärft|abgeändert)|(?:verlänger|verschieb|verschob|änder)\w* ~ VOW"),
        ("insists no more", Fact.WITHDRAWN, r"(?:besteh\w*|beharr\w*|poch\w*) … (?:nicht|nicht mehr|nicht länger) (?:auf|darauf)"),
        ("insists no more", Fact.WITHDRAWN, r"(?:besteh\w*|beharr\w*|poch\w*) (?:nicht mehr|nicht länger|nun nicht)|verzichte\w* … (?:auf (?:die|das|seine|ihre|diese) )?VOW"),
        ("moves away", Fact.WITHDRAWN, r"(?:rück\w+|weich\w+|wich\w*) … von … (?:haltung|linie|kurs|position|nein|weigerung) ab|von … (?:haltung|linie|kurs|position) … abgerückt"),
        ("moves away", Fact.WITHDRAWN, r"(?:rück\w+|ging\w*|geh\w+|wich\w*|weich\w+) … von ~ VOW … ab|von ~ VOW … (?:abgerückt|abgewichen|abgegangen)"),
        ("no longer rules out", Fact.WITHDRAWN, r"(?:schließt|schließe|schloss|schlossen|schließen) … nicht (?:mehr|länger) … aus"),
        ("gives up resisting", Fact.WITHDRAWN, r"(?:gab|gibt|gebe|gaben) … (?:widerstand|veto|nein|weigerung|blockade\w*) … auf|lenk(?:t|te|ten|en) … ein"),
        # came to nothing
        ("broken word", Fact.BROKEN, r"gebrochene[nmrs]? (?:wort|versprechen|zusage\w*)|VOW … gebrochen|(?:brach|bricht|breche|brachen) ~ VOW|wortbr(?:uch|üch\w+)"),
        ("against its word", Fact.BROKEN, r"(?:entgegen|trotz|ungeachtet) … VOW|anders als (?:angekündigt|zugesagt|versprochen|vereinbart|zugesichert)"),
        ("against its word", Fact.BROKEN, r"(?:verletz\w+|verstieß|verstößt|verstoßen|missachte\w+) … VOW|bruchs? (?:de[rs]|seine[rs]|ihre[rs]) VOW"),
        ("came to nothing", Fact.UNDONE, r"aus … (?:wurde|wird|ist|war) … nichts(?: geworden)?|beließ\w* es bei (?:worten|drohungen|ankündigungen)|(?:blieb|bleibt) es bei (?:worten|ankündigungen|der (?:drohung|ankündigung))"),
        ("not kept", Fact.UNDONE, r"(?:nicht|nie) (?:ein)?gehalten … VOW|VOW … (?:nicht|nie) (?:(?:ein)?gehalten|eingelöst|erfüllt|umgesetzt|wahr ?gemacht)"),
        ("not kept", Fact.UNDONE, r"(?:hielt\w*|hält|halte|löst\w*|mach\w+) ~ VOW ~ nicht (?:ein|wahr)|VOW … nicht nach(?:gekommen|kam\w*)?"),
        ("came to nothing", Fact.UNDONE, r"VOW … (?:folgenlos|ergebnislos|unerfüllt|verpufft\w*|verhallt\w*)|(?:leere|leeren) VOW|(?:blieb|bleibt) ~ VOW ~ (?:liegen|aus|leer)|VOW ~ (?:blieb|bleibt) ~ (?:liegen|aus|leer)"),
        ("let the deadline pass", Fact.UNDONE, r"(?:ließ|lässt|lassen|ließen|lasse) … DUE … (?:verstreichen|ablaufen)|DUE … (?:verstreichen|ablaufen) (?:lassen|gelassen|ließ\w*)"),
        ("deadline over without it", Fact.UNDONE, r"DUE … (?:verstrichen|abgelaufen|verstrich|lief|läuft)\w*, ohne dass|DUE … (?:folgenlos|ergebnislos|ungenutzt|tatenlos)"),
        ("nothing to be seen", Fact.UNDONE, r"(?:war|ist|sei) … nichts zu (?:sehen|hören|spüren|merken)|nichts davon (?:ist|war) (?:geschehen|passiert)|(?:blieb|bleibt) (?:bisher |bislang |zunächst )?aus|ausgeblieben"),
        (STILL_DUE, Fact.UNDONE, r"VOW … (?:steht|stand|stehe|stehen|standen) … (?:noch )?aus|VOW … (?:noch )?(?:offen|ausstehend)"),
        # its case has come
        ("its case has come", Fact.CAME, r"(?:der|dieser|genau der|ebendieser) fall … (?:eingetreten|gegeben|da)|(?:tritt|trat|trete) … (?:der|dieser) fall … ein"),
        ("condition met", Fact.CAME, r"(?:erfüllt|eingetreten|gegeben) … (?:was|wovor|wofür|wovon) … (?:bedingung|voraussetzung|gewarnt|angedroht|angekündigt)"),
        ("condition met", Fact.CAME, r"(?:bedingung(?:en)?|voraussetzung(?:en)?|vorbedingung(?:en)?) … (?:erfüllt|gegeben|eingetreten)|conditions? … (?:met|fulfilled)"),
        ("line crossed", Fact.CAME, r"(?:rote|rotem|roten) linie … überschritt\w*|überschr\w+ … rote linie|crossed … red line"),
        # kept
        ("made true", Fact.KEPT, r"VOW … (?:wahr ?gemacht|umgesetzt|eingelöst|erfüllt|eingehalten|gehalten|vollzogen|verwirklicht|in die tat)"),
        ("said and done", Fact.KEPT, r"gesagt, getan"),
        (AS_SAID, Fact.KEPT, r"wie … (?:angekündigt|angedroht|versprochen|zugesagt|zugesichert|gefordert|verlangt) (?:hatten?|habe|worden war)"),
        (AS_SAID, Fact.KEPT, r"wie (?:angekündigt|angedroht|versprochen|zugesagt|zugesichert|vereinbart|gefordert|verlangt|promised|announced|threatened|agreed)"),
        ("in earnest", Fact.KEPT, r"mach\w+~(?:nun |jetzt )?ernst|(?:ließ|lässt|ließen)~(?:worten|ankündigung(?:en)?|drohung(?:en)?)~(?:taten )?folgen"),
        ("made true", Fact.KEPT, r"(?:mach\w+|setz\w+|lös\w+|hielt\w*|hält|halte) ~ VOW ~ (?:wahr|um|ein|in die tat)|(?:hat|habe|hatte|haben) … wort gehalten|(?:hielt|hält|halte) … wort"),
        ("demand met", Fact.KEPT, r"(?:kam\w*|kommt|komme|gab\w*|gibt|gebe|beug\w+|füg\w+|folg\w+) … (?:de[mnr]|dieser|ihrer|seiner|jener) ~ (?:VOW|aufforderung|verlangen|wunsch)"),
        ("demand met", Fact.KEPT, r"VOW … (?:nachgekommen|entsprochen|stattgegeben)|erfüllt\w* … VOW"),
        # its time is over
        ("deadline over", Fact.PASSED, r"DUE … (?:verstrichen|abgelaufen|verstrich|lief … ab|läuft … ab|endete|vorbei|vorüber)|(?:verstrich|endete|lief|läuft) ~ DUE … (?:ab)?"),
    )
)
WEAK: tuple[tuple[str, Fact, re.Pattern[str]], ...] = tuple(
    (name, Fact.UNDONE, _pattern(words))
    for name, words in (
        ("not there", r"(?:gibt|gab) es … (?:nicht|keine?n?)|kein\w* einzige\w*|(?:noch|bislang|bisher|bis heute|bis jetzt) (?:immer )?(?:nicht|keine?n?)(?! (?:fest|klar|bekannt|entschieden|absehbar|sicher))"),
        (STILL_DUE, r"(?:war|waren|ist|sind|stand|standen|steht|stehen|blieb|blieben|bleibt|bleiben) … (?:noch|noch immer|nach wie vor|weiter|weiterhin) (?:da|dort|an ort und stelle|in \w+)"),
        ("nothing happened", r"(?:nichts|kein\w*) … (?:geschehen|passiert|geschah|eingetroffen|gekommen|gestartet|begonnen)|(?:ist|war|sind|waren) … ausgeblieben"),
        (STILL_DUE, r"(?:steht|stand|stehe|stehen) … (?:noch )?aus"),
    )
)
"""What says that something was not done only where the text has just told of the commitment."""
_TELLING = re.compile(  # without one of these no pattern fits: most sentences need no more than this
    rf"{_VOW}|{_DUE}|gegenstandslos|hinfällig|vom tisch|gültig|\bgilt\b|\bgelte\b|aufrecht|verfolg|\bbesteh|beharr|\bpoch|schließ|schloss|haltung|"
    r"\blinie|\bkurs\b|\bposition\b|\blenk|\banders\b|worten|nichts|\bwie\b|\bernst\b|\bfall\b|voraussetzung|erfüllt|eingetreten|gesagt|"
    r"ausgeblieben|\baus\b",
    re.I,
)
_WEAK = re.compile(r"nicht|kein|noch|nichts|dort|da\b|steh|stand|ausgeblieben|weiter", re.I)
_UNSURE = re.compile(
    r"\b(?:wenn|falls|sollte[n]?|sofern|sobald|könnte[n]?|würde[n]?|dürfte[n]?|ob|bevor|ehe|bis|will|wolle|müsse|müsste|muss|soll|if|could|would|"
    r"should|whether)\b",
    re.I,
)
_NEGATED = re.compile(r"\b(?:nicht|kein\w*|noch nicht|nie|not|no)\b", re.I)

NOUNS: Mapping[str, frozenset[str]] = {
    "drohung": frozenset({"threat"}),
    "warnung": frozenset({"threat"}),
    "gedroht": frozenset({"threat"}),
    "angedroht": frozenset({"threat"}),
    "ultimatum": frozenset({"threat", "demand"}),
    "zusage": frozenset({"promise", "offer"}),
    "zusicherung": frozenset({"promise", "offer", "refusal"}),
    "versprechen": frozenset({"promise", "offer"}),
    "versprochen": frozenset({"promise", "offer"}),
    "garantie": frozenset({"promise"}),
    "verpflichtung": frozenset({"promise"}),
    "forderung": frozenset({"demand"}),
    "verlangt": frozenset({"demand"}),
    "gefordert": frozenset({"demand"}),
    "aufforderung": frozenset({"demand"}),
    "angebot": frozenset({"offer", "promise"}),
    "weigerung": frozenset({"refusal"}),
    "nein": frozenset({"refusal"}),
}
"""Words of a comment and the kinds of commitments that they can mean; others can mean any."""


def comments(page: Page, span: Span, *, weak: bool = False) -> tuple[Comment, ...]:
    """The comments in a sentence of a text, at most one: what is only possible, asked for or denied says nothing.

    Args:
        page: the text; what was found there is kept with it.
        span: the sentence.
        weak: look for what is a comment only beside a commitment that is told again.
    """
    kept: dict[tuple[Span, bool], tuple[Comment, ...]] = page.kept
    if (span, weak) not in kept:
        kept[span, weak] = _comments(page.said(span), span, weak)
    return kept[span, weak]


def _comments(sentence: str, span: Span, weak: bool) -> tuple[Comment, ...]:
    if not (_WEAK if weak else _TELLING).search(sentence):
        return ()
    for name, fact, pattern in WEAK if weak else PATTERNS:
        found = pattern.search(sentence)
        if found is None or (not weak and _open(sentence, found.span(), fact)):
            continue
        begin, end = found.span()
        return (Comment((span[0] + begin, span[0] + end), fact, name),)
    return ()


def _open(sentence: str, span: Span, fact: Fact) -> bool:
    """Whether the words of the clause make it a possibility or deny it; clauses between its first and its last word do not count."""
    begin = max(sentence.rfind(mark, 0, span[0]) for mark in ",;:") + 1
    end = min((at for mark in ",;:" if (at := sentence.find(mark, span[1])) >= 0), default=len(sentence))
    lead, tail = sentence[begin : span[0]], sentence[span[1] : end]
    inside = re.split("[,;:]", sentence[span[0] : span[1]])
    own = " ".join({lead: None, inside[0]: None, inside[-1]: None, tail: None})
    if _UNSURE.search(own):
        return True
    return bool(_NEGATED.search(lead) or (fact in (Fact.CAME, Fact.KEPT, Fact.PASSED) and _NEGATED.search(own)))


def meant(words: str, name: str = "") -> frozenset[str] | None:
    """The kinds of commitments that the words of a comment, or the comment of that name, can mean; None where they can mean any."""
    if name in OF_REFUSALS:
        return frozenset({"refusal"})
    small = words.casefold()
    found = [kinds for noun, kinds in NOUNS.items() if re.search(rf"\b{noun}", small)]
    return frozenset[str]().union(*found) if found else None
