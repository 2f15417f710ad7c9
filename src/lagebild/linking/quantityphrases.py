"""What a figure counts: the noun phrase right after it, the noun it measures before it, or the one counted before in the sentence."""

from __future__ import annotations

import re
from functools import cache

from lagebild.linking import numberwords
from lagebild.linking.quantities import Quantity, quantities
from lagebild.records import Span

_REACH = 160  # characters before a figure in which its noun is looked for
# Words that no adjective is: they end the search for the noun.
_STOP = frozenset(
    """und oder aber als wie an auf aus bei bis durch für gegen hinter im in ins mit nach neben ohne seit über um unter vom von vor wegen
    zu zum zur zwischen während der die das dem den des ein eine einen einem einer eines er sie es wir sich nicht wurde wurden werden wird
    sind ist war waren sei seien habe haben hat hatte hatten hätten sollen soll sollte sollten können könnten konnte konnten müssen mussten
    kamen kam gab gibt starben sterben stehen standen leben lebten lagen liegen bleiben blieben dabei davon darunter damals bereits noch
    and or but as at by for from in into of on to with the were was are is have has had who that which while when""".split()
)  # fmt: skip
_ADJECTIVE = r"(?:(?:[A-Z]{2,5}[-])?[a-zäöüß]+(?:-[a-zäöüß]+)*)"
_NOUN = r"[A-ZÄÖÜ][\w’'-]*\w"


class _Patterns:
    """Compiled at the first use."""

    def __init__(self) -> None:
        stop = "|".join(sorted(_STOP, key=len, reverse=True))
        adjective = rf"(?!(?:{stop})\s){_ADJECTIVE}\s"
        inflected = rf"(?!(?:{stop})\s)(?:[A-Z]{{2,5}}-)?[a-zäöüß-]*(?:e|en|er|em|es)\s"
        vague = "|".join(sorted(numberwords.VAGUE, key=len, reverse=True))
        noun = rf"(?!(?i:{vague})\b){_NOUN}"
        # "sudanesische Soldaten", "chronisch kranken Versicherten", "Frauen und Mädchen", "Polizisten, Richtern und Ärzten"
        phrase = rf"(?:{adjective}){{0,3}}?(?:{inflected})?{noun}(?:(?:,\s{noun}){{0,3}}\s(?:und|and)\s{noun}(?!\s[a-z]+te\b))?"
        # "Soldaten der nepalesischen Armee", "Mitarbeiter von Muster"
        owner = rf"(?:\s(?:der|des|seiner|ihrer|einer|eines|dieser)\s(?:{adjective}){{0,2}}{noun}|\s(?:von|of)\s(?:(?:the|der)\s)?{noun})?"
        # "im Land erzeugten Brennstäbe", "in Musterstadt stationierten Soldaten"
        placed = rf"(?:im|in|am|aus|bei)\s(?:[\w-]+\s){{1,5}}?(?!(?:{stop})\s)[a-zäöüß]{{4,}}(?:ten|nen)\s{noun}"
        self.phrase = re.compile(f"(?:{phrase + owner}|{placed})")
        english = (
            rf"(?:(?!(?:{stop})\b)[A-Za-z-]+\s){{0,3}}?(?:people|men|women|children|police|troops|[a-z-]{{3,}}s)\b"
        )
        self.english = re.compile(english)
        # "17 von insgesamt 275 Sitzen", "44 der 101 Sitze", "383 bzw. 163 Fälle"
        self.other = re.compile(r"(?:\s(?:von|der|bzw\.|auf|of|of the|und)(?:\sinsgesamt)?\s|:)(?=(\w[\w.,]*))")
        self.before = re.compile(
            rf"(?P<noun>(?!Jahre|Mona|Tage|Woch){_NOUN}(?:\s(?:der|des)\s(?:{_ADJECTIVE}\s)?{_NOUN})?)(?:\sin\sHöhe)?\s(?:von|auf|um|of|bis)\s(?:nur\s|real\s|insgesamt\s)?\+?\Z"
            rf"|(?P<label>{_NOUN}(?:\s{_NOUN}){{0,2}}):\s?\Z"
            rf"|(?P<bare>{_NOUN})\s\Z"
        )


@cache
def _patterns() -> _Patterns:
    return _Patterns()


def of_phrase(text: str, quantity: Quantity) -> Span | None:
    """The noun phrase that a quantity of this text counts or measures, without a relative clause; None where it stands alone.

    "mindestens vier sudanesische Soldaten" gives "sudanesische Soldaten", "25 Prozent der Mitglieder" "der Mitglieder", "328 von 547
    Sitzen" "Sitzen", "eine Reichweite von 350 km" "Reichweite"; in "fünf Männer getötet und drei weitere verletzt" the second number
    takes "Männer" from the first one.
    """
    if quantity.unit is not None:
        return _before(text, quantity) or _after(text, quantity.span[1], measured=True)
    return _after(text, quantity.span[1]) or _before(text, quantity) or _earlier(text, quantity)


_OWN = re.compile(r"\s(?P<noun>(?:[a-zäöüß]+(?:e|en|er)\s){0,2}?[A-ZÄÖÜ][a-zäöüß]{3,})(?!\s(?:zufolge|nach)\b)")


def own_noun(text: str, quantity: Quantity) -> Span | None:
    """The noun right behind a mere count, "zehn Provinzen", which is then what it counts; None where none stands there."""
    found = _OWN.match(text, quantity.span[1]) if quantity.unit is None else None
    if found is None or any(word in _STOP for word in found["noun"].split()[:-1]):
        return None
    return found.span("noun")


def _after(text: str, at: int, *, measured: bool = False) -> Span | None:
    """As in "Soldaten", "von Toten", "der Getöteten"; the number between "von" and the noun is passed over."""
    if not measured and (other := _patterns().other.match(text, at)) and _is_number(other[1]):
        return _after(text, other.end(1))
    opening = re.compile(r"\s(?:(?:von|an|of)\s)?").match(text, at)
    if opening is None:
        return None
    article = re.compile(r"(?:der|des|aller|dieser|seiner|ihrer|the|all)\s").match(text, opening.end())
    begin = article.end() if article else opening.end()
    found = _patterns().phrase.match(text, begin) or (_patterns().english.match(text, begin) if not article else None)
    return (opening.end(), found.end()) if found else None


def _is_number(word: str) -> bool:
    return word[0].isdecimal() or numberwords.cardinal(word.lower()) is not None


def _before(text: str, quantity: Quantity) -> Span | None:
    """As in "Erhöhung der Ausgaben von", "Stimmberechtigte:"; a bare noun only before "bis 300 km"."""
    low = max(0, quantity.span[0] - _REACH)
    found = _patterns().before.search(text[low : quantity.span[0]])
    if found is None:
        return None
    group = found.lastgroup or "noun"
    if group == "noun" and quantity.unit is None and isinstance(quantity.number, int) and quantity.number < 10**6:
        return None
    if group == "bare" and (quantity.unit is None or quantity.comparator not in ("<=", "<")):
        return None
    return low + found.start(group), low + found.end(group)


def _earlier(text: str, quantity: Quantity) -> Span | None:
    """As in "fünf Männer getötet und drei weitere verletzt", "20 Menschen starben, davon vier in": the noun of the figure before."""
    if not _ALONE.match(text, quantity.span[1]):
        return None
    low = max(0, quantity.span[0] - _REACH)
    part = re.split(r"(?<=[a-zäöüß])[.!?]\s|\n", text[low : quantity.span[0]])[-1]
    low = quantity.span[0] - len(part)
    for one in reversed(quantities(part)):
        if one.unit is None and (found := _after(text, low + one.span[1])) and found[1] <= quantity.span[0]:
            return found
    return None


_ALONE = re.compile(r"\s(?:weitere[nr]?\s)?(?:[a-zäöüß]+(?:t|en)\b|davon\b|der\b|in\b|im\b|bei\b)|[.,;)]")
