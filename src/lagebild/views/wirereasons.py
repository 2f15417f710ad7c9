"""Why a tripwire has its state and why wordings are one question: the reasons that the picture gives in English, in German.

A reason that the tables do not have stays as it is. "…" of a pattern stands for words of a text, "#" for a score.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lagebild.views.reasons import reason
from lagebild.views.words import words

COMMENTS: Mapping[str, str] = {
    "against its word": "entgegen dem eigenen Wort",
    "what was promised came": "das Zugesagte kam",
    "nobody came": "niemand kam",
    "hangs on it no more": "nicht mehr davon abhängig",
    "as announced": "wie angekündigt",
    "as he had said": "wie gesagt",
    "broken word": "gebrochenes Wort",
    "came to nothing": "wurde nichts daraus",
    "changed": "geändert",
    "condition met": "Bedingung erfüllt",
    "deadline over": "Frist abgelaufen",
    "deadline over without it": "Frist ohne das abgelaufen",
    "demand met": "Forderung erfüllt",
    "dropped": "fallen gelassen",
    "gives up resisting": "gibt den Widerstand auf",
    "in earnest": "ernst gemacht",
    "insists no more": "besteht nicht mehr darauf",
    "its case has come": "der Fall ist eingetreten",
    "backs down": "macht einen Rückzieher",
    "bound no more": "nicht mehr gebunden",
    "let the deadline pass": "Frist verstreichen lassen",
    "line crossed": "Grenze überschritten",
    "made true": "wahr gemacht",
    "moves away": "rückt davon ab",
    "no longer rules out": "schließt nicht mehr aus",
    "not kept": "nicht eingehalten",
    "not kept up": "nicht aufrechterhalten",
    "not there": "nicht da",
    "no deeds": "keine Taten",
    "nothing happened": "nichts geschah",
    "nothing to be seen": "nichts zu sehen",
    "off": "vom Tisch",
    "put off": "verschoben",
    "replaced": "ersetzt",
    "said and done": "gesagt, getan",
    "stands by it no more": "steht nicht mehr dazu",
    "still due": "steht noch aus",
    "taken back": "zurückgenommen",
    "void": "hinfällig",
}
"""What a text says of a commitment in so many words, by the name in `picture/words/comments.txt`."""

CLUES: Mapping[str, str] = {
    "told again beside it": "daneben noch einmal erzählt",
    "same person": "dieselbe Person",
    "same side": "dieselbe Seite",
    "its day": "ihr Tag",
    "its words": "ihre Worte",
    "its deadline": "ihre Frist",
    "its kind": "ihre Art",
    "the only one of that kind": "die einzige dieser Art",
}
"""What shows which commitment such a comment is about."""

WHOLE: Mapping[str, str] = {
    "it was announced": "angekündigt",
    "a copy": "ein Abdruck",
    "the same words": "dieselben Worte",
    "it is what the condition speaks of (#)": "davon spricht die Bedingung (#)",
    "it ends what the condition speaks of (#)": "es beendet, wovon die Bedingung spricht (#)",
    "it is what was announced (#)": "das war angekündigt (#)",
    "it is the opposite of what was announced (#)": "das Gegenteil war angekündigt (#)",
    "it ends what was to last so long (#)": "es beendet, was so lange gelten sollte (#)",
    "the same side announces the opposite (#)": "dieselbe Seite kündigt das Gegenteil an (#)",
    "same side, consequence alike (#)": "dieselbe Seite, ähnliche Folge (#)",
    "same side, reported back, consequence alike (#)": "dieselbe Seite, später berichtet, ähnliche Folge (#)",
    "same side, consequence and condition alike (#, #)": "dieselbe Seite, Folge und Bedingung ähnlich (#; #)",
    "consequence and condition alike (#, #)": "Folge und Bedingung ähnlich (#; #)",
    "same side, consequence alike (#), the condition stands in both (#)": (
        "dieselbe Seite, ähnliche Folge (#), die Bedingung steht in beiden (#)"
    ),
    "same side, announcements that very probably are one (#)": "dieselbe Seite, Ankündigungen, die sehr wahrscheinlich eine sind (#)",
    "announced in one statement": "in einer Äußerung angekündigt",
    "made again by the same, about the same (#)": "von denselben wiederholt, über dasselbe (#)",
    "“…” and “…” are about the same (#)": "„…“ und „…“ handeln vom selben (#)",
    "“…” and “…” are about the same (#, the other way round)": "„…“ und „…“ handeln vom selben (#, umgekehrt)",
    "“…” and “…” are told of one after the other (#)": "von „…“ und „…“ ist nacheinander die Rede (#)",
}
"""Whole reasons."""

_SPOKEN = re.compile(r"the text says so \((?P<name>[^)]*)\): (?P<clues>.*)")
_WORDS, _NUMBER = re.compile(r"“([^”]*)”"), re.compile(r"\b[01]\.\d\d\b")


def wire_reason(why: str, language: str) -> str:
    """A reason of a tripwire's state or of a question in the language of the view; one without a German form stays as it is."""
    if words(language).language != "de":
        return why
    if spoken := _SPOKEN.fullmatch(why):
        clues = [CLUES.get(clue, clue) for clue in spoken["clues"].split(", ")]
        return f"der Text sagt es ({COMMENTS.get(spoken['name'], spoken['name'])}): {', '.join(clues)}"
    quoted = _WORDS.findall(why)
    bare = _WORDS.sub("“…”", why)
    numbers = _NUMBER.findall(bare)
    form = WHOLE.get(_NUMBER.sub("#", bare))
    if form is None:
        return reason(why, language)
    return _filled(form, quoted, [number.replace(".", ",") for number in numbers])


def _filled(form: str, quoted: list[str], numbers: list[str]) -> str:
    """A form with its words and scores put in, in their order."""
    left, scores = iter(quoted), iter(numbers)
    return re.sub("…|#", lambda hole: next(left, "…") if hole[0] == "…" else next(scores, ""), form)
