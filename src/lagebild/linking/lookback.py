"""Looks back that the reader passes over: "Noch am Dienstag hatte Maruk einen Sturm ausgeschlossen", "die Frist, die Sdarik gesetzt hatte".

That somebody has said, promised, threatened, demanded or refused something is told by grammar alone where the verb says so, stands in the
pluperfect and has a subject by name or pronoun. It is a mere report; nothing of it is called sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lagebild.linking.around import shared
from lagebild.linking.mainclause import Sentences
from lagebild.records import Findings, Quotation, Span, Spans

CONFIDENCE = 0.4
_HAD = re.compile(r"\bhatten?\b")
_SAID = (  # participles of verbs by which somebody says, promises, demands or refuses
    r"(?:(?:voraus)?gesagt|zugesagt|(?:zuge|ver)sichert|angekündigt|verkündet|(?:ge|ange)droht|abgelehnt|verlangt|erklärt|betont|bekräftigt|"
    r"bestätigt|behauptet|beteuert|verweigert|eingeräumt|(?:ge|vorge)warnt|(?:ge|aufge|einge)fordert|versprochen|widersprochen|angeboten|"
    r"ausgeschlossen|um [^,]+ gebeten|vorgeworfen|bestritten|zurückgewiesen|vorgeschlagen|als [^,]+ (?:bezeichnet|abgetan)|kritisiert|"
    r"zugestimmt|dementiert|beziffert|signalisiert|gepocht|beharrt|gespottet|beklagt|(?:zu|bekannt)gegeben|mitgeteilt|von [^,]+ gesprochen|"
    r"nichts wissen wollen|"
    r"(?:in Aussicht|in Abrede|infrage|in Frage) gestellt|(?:abhängig|zur Bedingung|geltend) gemacht)"
)
_MADE = (
    r"(?:[Ee]ine?n?|[Dd]ie|[Dd]as|[Ss]eine?|[Ii]hre?)\s(?:\w+\s)?(?:Frist|Ultimatum|Bedingung|Forderung|Angebot)\w*,?(?:\s\w+){0,4}\s"
    r"(?:gesetzt|gestellt|gemacht|genannt|erhoben|unterbreitet)"
)
_MAIN = re.compile(rf"\b{_SAID}\Z|\b{_MADE}\Z", re.DOTALL)
_BELOW = re.compile(rf"\b{_SAID} hatten?\Z|\b{_MADE} hatten?\Z", re.DOTALL)
_WHICH = re.compile(  # a relative pronoun that is no subject where a name stands right behind it
    r"(?:\w+\s)?(?P<word>die|das|den|dem|der|deren|dessen|denen|was|wie|womit|wovon|worauf|wozu)\s(?:sie\s|es\s|ihn\s)?",
    re.IGNORECASE,
)
_SAYABLE = re.compile(  # what somebody may have said, promised or demanded: not "die Beamtin, die Sdarik gewarnt hatte"
    r"(?:frist|ultimatum|forderung|drohung|bedingung|zusage|absage|angebot|hilfe|sanktion|zölle|sperre|sperrung|freigabe|öffnung|schließung|plan|gesetz|reform|garantie|"
    r"summe|zahl|gespräche|verhandlungen|bericht|untersuchung|beistand|waffenruhe|feuerpause|abzug|rückzug|einsatz|vorwürfe|vorwurf|lieferung|maßnahme|"
    r"prüfung|aussprache|abstimmung|wahl|steuer|abgabe|kürzung|erhöhung|verdichter|konvoi|beobachter|ankündigung|warnung)(?:s|n|en|e)?\Z",
    re.IGNORECASE,
)
_NOT_SAID = re.compile(
    r"\b(?:nie|niemals|nicht|nichts|kein\w*|weder|niemand\w*|fast|beinahe|angeblich|vielleicht|wohl|mutmaßlich|womöglich|sich|Ablauf)\b"
    r"|\b(?:Opfer|Tote|Leben|Menschenleben) gefordert\b|\b(?:Spiel|Partie|Rennen|Kampf|Kämpfe|Unterhalt|Kosten)\w*\b.*\bbestritten\b"
    r"|\baus (?:der|dem)\b.*\bausgeschlossen\b|\bMieter|\bWohnung.*\bgekündigt",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\bhatten?\s(?:\w+\s)?(?:der|das|ein|ihr|sein|jemand|man)\s[A-ZÄÖÜ]"
)  # who else may be the subject behind the verb
_THING = re.compile(r"(?:Der|Die|Das|Ein|Eine)\s(?:\w+\s){1,4}hatten?\b|\w+\shatten?\s(?:der|das|ein)\s")
_PRONOUN = re.compile(r"\bhatten? (?P<who>er|sie|es|man)\b")
_CUT = re.compile(r"[,;:()–—]")
_GOES_ON = re.compile(
    r"(?:dass|ob|wonach|wenn|falls|sofern|sobald|solange|sollte|es sei denn|bis|bevor|ehe|um)\b|.*\b(?:zu \w+en|\w+zu\w+en)\Z",
    re.DOTALL,
)
_NOUN = re.compile(
    r"(?<!\w)(?:(?:[Dd](?:er|ie|as|en|em|es)|[Ee]ine?[nrms]?|[Ss]eine?[nrms]?|[Ii]hre?[nrms]?)\s+)?(?:[a-zäöüß]+\s+){0,2}[A-ZÄÖÜ][\w-]+\Z"
)
_EDGE = " \n“”„»«\"'‚‘-–|"


def looked_back(text: str, findings: Findings) -> Findings:
    """The findings with what is told in the pluperfect that somebody said, where nothing was read."""
    if not _HAD.search(text):
        return findings
    taken = tuple(span for one in findings.quotations if not one.extra for span in one.spans)
    page = Sentences(text, findings)
    more = [one for number in range(len(findings.sentences)) for one in _told(page, number, taken)]
    if not more:
        return findings
    new = tuple(span for one in more for span in one.spans)
    kept = [one for one in findings.quotations if not (one.extra and shared(one.spans, new))]
    return replace(findings, quotations=tuple(sorted([*kept, *more], key=lambda one: one.spans)))


def _told(page: Sentences, number: int, taken: Spans) -> Iterator[Quotation]:
    begin, end = page.span(number)
    words = page.text[begin:end]
    if not _HAD.search(words) or words.rstrip(_EDGE).endswith("?"):
        return
    alone = not shared(((begin, end),), taken)  # else "hatte gewarnt, …" leads in to what was read
    clauses = list(_clauses(page.text, begin, end))
    for at, clause in enumerate(clauses):
        if not _HAD.search(page.text, *clause) or shared((clause,), taken):
            continue
        leads = shared(tuple(clauses[at + 1 : at + 2]), taken)
        found = (_of_main(page, number, clauses, at) if alone else None) or (
            None if leads else _of_below(page, number, clauses, at)
        )
        if found is not None:
            yield found


def _of_main(page: Sentences, number: int, clauses: Sequence[Span], at: int) -> Quotation | None:
    """As in "Der Präsident hatte das am Dienstag gefordert", with the clauses that tell what."""
    begin, end = clauses[at]
    words = page.text[begin:end]
    if not _MAIN.search(words) or _NOT_SAID.search(words):
        return None
    who = _subject(page, number, (begin, end))
    if who is None:
        return None
    for other in clauses[at + 1 :]:
        if not _GOES_ON.match(page.text[other[0] : other[1]]):
            break
        end = other[1]
    return _made((begin, end), who)


def _subject(page: Sentences, number: int, clause: Span) -> Span | None:
    """Who has said it by the words of a main clause; None where another may be meant, or a thing is the subject."""
    begin, end = clause
    words = page.text[begin:end]
    named = page.named_by(number, clause)
    if (pronoun := _PRONOUN.search(page.text, begin, end)) is not None:
        return pronoun.span("who") if named is None and pronoun["who"] in ("er", "sie") else None
    if named is None:
        return page.subject(number, begin) if _HAD.match(words) else None  # "Karg, die in Talgau regiert, hatte …"
    had = begin + _HAD.search(words).start()  # type: ignore[union-attr]  # there is one
    if named[0] < had:
        return (
            None if _SUBJECT.search(words) and page.is_named(named, number) else named
        )  # "Maruk hatte der Geheimdienst gewarnt"
    thing = _THING.match(words)
    return (
        None if thing is not None and begin + thing.end() <= named[0] else named
    )  # "Der Sturm hatte neun Opfer gefordert"


def _of_below(page: Sentences, number: int, clauses: Sequence[Span], at: int) -> Quotation | None:
    """As in "die Frist, die Sdarik dem Nachbarland gesetzt hatte", with the noun that it belongs to."""
    if not at:
        return None
    (begin, end), before = clauses[at], clauses[at - 1]
    which = _WHICH.match(page.text, begin, end)
    if which is None or not _BELOW.search(page.text[before[0] : end]) or _NOT_SAID.search(page.text[begin:end]):
        return None
    who = page.person_at(which.end()) or page.named_by(number, (begin, end))
    several = page.text[begin:end].endswith("hatten")
    if who is None or who[0] != which.end() or (several and page.person_at(who[0]) is not None):
        return None  # "Klinger, der jede Beteiligung seiner Leute bestritten hatte"
    noun = _NOUN.search(page.text[before[0] : before[1]])
    if which["word"].lower() in ("die", "das", "der") and (noun is None or not _SAYABLE.search(noun[0])):
        return None
    return _made((before[0] + noun.start() if noun else begin, end), who)


def _made(span: Span, who: Span) -> Quotation:
    return Quotation("reported", "Speech", (span,), (who,), confidence=CONFIDENCE, shown=False)


def _clauses(text: str, begin: int, end: int) -> Iterator[Span]:
    """What stands between the signs of a sentence, without quotation marks and the full stop."""
    at = begin
    for stop, behind in [*(found.span() for found in _CUT.finditer(text, begin, end)), (end, end)]:
        words = text[at:stop]
        if words.strip(f"{_EDGE}.!"):
            yield at + len(words) - len(words.lstrip(_EDGE)), at + len(words.rstrip(f"{_EDGE}.!"))
        at = behind
