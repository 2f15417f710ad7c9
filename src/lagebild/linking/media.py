"""Who speaks where a medium passes it on: "sagte Finn laut news.example.org", "zitiert die Zeitung Finn", "laut derselben Agentur"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from lagebild.linking import nounchains, places
from lagebild.records import Findings, Quotation, Span, Spans, quoted

_SAME = re.compile(
    r"(?:(?:Angaben|Informationen|Bericht|Meldung|Berichten)\s+)?(?:d(?:er|ie|em|as)\s+(?:gleiche|selbe)[nr]?|derselben|dieselbe)\s+"
    r"(?:Nachrichten|Presse)?agentur",
    re.IGNORECASE,
)
_AGENCY = re.compile(
    r"(?:Nachrichten-?|Presse-?)?(?i:agentur)(?:en)?\s+(?P<name>[„“\"»«]?[A-ZÄÖÜ][\w.-]*(?:[ -][A-ZÄÖÜ][\w.-]*){0,3}|dpa|epd|dapd|ddp|sda)"
    r"|(?<![\w-])(?P<known>dpa|epd|dapd|AFP|AP|Reuters|Associated Press|Agence France-Presse|RIA Novosti|Interfax|ITAR-TASS|TASS|Xinhua|"
    r"APA|ANSA|Bloomberg|IRNA|Kyodo)(?![\w-])"
)
_SITE = re.compile(r"[„“\"»«]?[\w-]+(?:\.[\w-]+)*\.(?:de|com|org|net|at|ch|eu|tv|info|uk)[“”\"»«]?")
_SAYING = re.compile(
    r"(?<!\w)(?:sagte|sagten|erklärte|erklärten|betonte|kommentierte|kommentiert|kritisierte|warnte|äußerte|meinte|antwortete|verteidigte|"
    r"begründete|bezeichnete|nannte|versicherte|teilte|wies|so)(?!\w)"
)
_STOP = re.compile(r"(?<=[a-zäöüß)“”\"])[.!?]\s+")
_NEXT = re.compile(r"[\s,]{1,2}(?:(?:den|die|einen|eine)\s+)?")
_TO = re.compile(  # right before those to whom something is said: "she told Crossway News", "sagte sie der Agentur Nordpress"
    r"(?:(?<!\w)(?P<who>[Hh]e|[Ss]he|[Tt]hey|[A-Z]\w+)\s+told\s+(?:the\s+)?|"
    r"(?<!\w)(?:sagte|erzählte|berichtete|schrieb)\s+(?P<wer>er|sie)\s+(?:(?:der|dem|den)\s+)?)\Z"
)
_NEARBY = 40  # characters in which that stands
_BACK = 260  # characters before "laut" in which its sentence's subject stands


def told(text: str, findings: Findings) -> Findings:
    """The findings with persons as the speakers of what a medium only passes on, and the agency that is named for "dieselbe Agentur".

    Nobody speaks where "dieselbe Agentur" has no agency before it.
    """
    if not any(one.speaker for one in findings.quotations):
        return findings
    persons = sorted(one.span for one in findings.mentions if one.label == "person")
    same: dict[Spans, Spans] = {}
    changed = tuple(_read(text, one, persons, same) for one in findings.quotations)
    frames = tuple(
        replace(one, roles=_roles(one.roles, same)) if same and any(map(same.__contains__, _all(one.roles))) else one
        for one in findings.frames
    )
    return replace(findings, quotations=changed, frames=frames)


def _all(roles: Mapping[str, tuple[Spans, ...]]) -> tuple[Spans, ...]:
    return tuple(spans for some in roles.values() for spans in some)


def _roles(roles: Mapping[str, tuple[Spans, ...]], same: Mapping[Spans, Spans]) -> Mapping[str, tuple[Spans, ...]]:
    """The roles with the agency that is meant; without those that mean none."""
    return {role: tuple(new for spans in some if (new := same.get(spans, spans))) for role, some in roles.items()}


def _read(text: str, one: Quotation, persons: Sequence[Span], same: dict[Spans, Spans]) -> Quotation:
    words = quoted(text, one.speaker) if one.speaker else ""
    if _SAME.fullmatch(words):
        agency = _agency_before(text, one.speaker[0][0])
        same[one.speaker] = agency
        return replace(one, speaker=agency)
    if one.speaker and (teller := _TO.search(text, max(0, one.speaker[0][0] - _NEARBY), one.speaker[0][0])):
        return replace(one, speaker=(teller.span(teller.lastgroup or 0),), addressee=one.addressee or one.speaker)
    if not one.speaker or not one.cue:
        return one
    cue = quoted(text, one.cue).lower()
    said = any(begin < one.speaker[-1][1] and one.speaker[0][0] < end for begin, end in persons)
    if cue.startswith("zitier") and not said:
        person = _cited(text, one.speaker[-1][1], persons)
    elif not _is_medium(words):
        return one
    elif cue == "laut" and one.type == "direct":
        person = _speaking(text, one.cue[0][0], persons)
    else:
        person = None
    return replace(one, speaker=(person,)) if person is not None else one


def _agency_before(text: str, at: int) -> Spans:
    """The words of the agency that is named last before a place; () where none is."""
    found = None
    for match in _AGENCY.finditer(text, 0, at):
        found = match
    return (found.span(),) if found is not None else ()


def _is_medium(words: str) -> bool:
    bare = re.sub(r"\A(?:d(?:er|ie|as|em)|Angaben der)\s+", "", words).strip('„“”"»«')
    return _SITE.fullmatch(words) is not None or places.is_media(bare) or bare in nounchains.AGENCIES


def _cited(text: str, end: int, persons: Sequence[Span]) -> Span | None:
    """As in "zitiert die Zeitung Jon Pelk, einen Insider": the person right behind the medium."""
    gap = _NEXT.match(text, end)
    return next((span for span in persons if gap is not None and span[0] == gap.end()), None)


def _speaking(text: str, cue: int, persons: Sequence[Span]) -> Span | None:
    """As in "Jon Pelk, ein Vertreter des Vereins, kommentierte den Beschluss laut …": the one person before a verb of saying."""
    begin = max(cue - _BACK, text.rfind("\n", 0, cue) + 1)
    begin = max((found.end() for found in _STOP.finditer(text, begin, cue)), default=begin)
    here = [span for span in persons if begin <= span[0] and span[1] <= cue]
    names = {word for span in here for word in text[span[0] : span[1]].split()[-1:]}
    verb = _SAYING.search(text, here[0][1], cue) if len(names) == 1 else None
    opens = bool(here) and text[begin : here[0][0]].strip(" „“") == ""
    return here[0] if verb is not None and opens else None
