"""Sentences of a text with those who are named in them: who may be the subject of a main clause, who is named in another case."""

from __future__ import annotations

import re
from bisect import bisect_right

from lagebild.linking.contexts import source_of
from lagebild.linking.ledger import Ledger
from lagebild.linking.marks import in_order
from lagebild.linking.names import gender_of
from lagebild.linking.phrases import FUNCTION_WORDS, OBLIQUE_PREPOSED, PREPOSITIONS, Phrase
from lagebild.linking.tokens import tokens
from lagebild.records import Findings, Span

_OBLIQUE = OBLIQUE_PREPOSED | frozenset("ihm ihn ihnen".split())
_SPEAKING = ("person", "unnamed", "people", "group", "organisation", "government", "media", "state", "pronoun")
_SUBORDINATE = frozenset(
    """dass ob weil wenn falls sofern solange sobald bis bevor ehe nachdem während obwohl obgleich indem damit sodass als da seit
    wie was wer wo wohin woher wonach wobei womit worauf warum weshalb der die das den dem dessen deren denen welche welcher
    welches""".split()
)
_OPENING = frozenset(
    "als nachdem während weil da obwohl obgleich wenn falls sofern solange sobald bevor ehe seit bis indem".split()
)
_ARTICLES = frozenset(("der", "die", "das", "ein", "eine"))
_REPORTED = frozenset(
    """sei seien habe werde könne müsse solle wolle dürfe möge wisse hätte hätten wäre wären würde würden könnte könnten müsste müssten
    säße säßen läge lägen gäbe gäben käme kämen ginge gingen stünde stünden bliebe blieben ließe ließen nähme nähmen""".split()
)
_FORMS = re.compile(r"[a-zäöüß]{2,}(?<!t)e|bitte|halte|biete|erwarte|fürchte|warte|rechne")


class Sentences:
    """The sentences of a text by their numbers, with the phrases that name somebody."""

    def __init__(self, text: str, findings: Findings) -> None:
        self.text = text
        self._cut = tokens(text, findings.sentences)
        self._begins = [begin for begin, _ in findings.sentences]
        self._ends = [end for _, end in findings.sentences]
        self._persons = {
            last_word(text[one.span[0] : one.span[1]]) for one in findings.mentions if one.label == "person"
        }
        self._labelled = {one.span[0]: one.span for one in findings.mentions if one.label == "person"}
        self._named: dict[int, list[Phrase]] = {}
        for mark in in_order(source_of(self._cut, findings.mentions), [], Ledger(None)):
            self._named.setdefault(self._cut.sentence_of[mark.phrase.first], []).append(mark.phrase)

    def number(self, place: int) -> int:
        """The number of the sentence at a place, -1 before the first."""
        return bisect_right(self._begins, place) - 1

    def span(self, number: int) -> Span:
        """Where a sentence stands."""
        return self._begins[number], self._ends[number]

    def words(self, number: int) -> str:
        """The words of a sentence."""
        return self.text[self._begins[number] : self._ends[number]]

    def ends_paragraph(self, number: int) -> bool:
        """Whether a paragraph ends behind a sentence."""
        return number + 1 >= len(self._begins) or "\n" in self.text[self._ends[number] : self._begins[number + 1]]

    def leads(self, place: int) -> bool:
        """Whether what begins at a place opens its sentence."""
        return not any(sign.isalnum() for sign in self.text[self._begins[self.number(place)] : place])

    def subject(self, number: int, end: int | None = None) -> Span | None:
        """The first of those named in the main clause of a sentence, up to a place, who may be its subject.

        None too where a thing may be it: "Ein Ultimatum erreichte die Botschaft".
        """
        first, end = self._main(number), self._ends[number] if end is None else end
        for phrase in self._named.get(number, ()):
            if first is None or phrase.first < first or phrase.span[0] >= end:
                continue
            if self._is_below(first, phrase.first) or (phrase.first > first and self._opens_with_thing(first)):
                return None
            if phrase.kind in _SPEAKING and self._may_lead(phrase):
                return phrase.span
        return None

    def may_lead(self, words: Span, number: int) -> bool:
        """Whether words stand in a sentence where they may be its subject."""
        main = self._main(number)
        if self.number(words[0]) != number or main is None or self._first_word(words) in _OBLIQUE:
            return False
        return any(phrase.first >= main and self._may_lead(phrase) for phrase in self._at(words, number))

    def is_oblique(self, words: Span, number: int) -> bool:
        """Whether words stand in the dative in a sentence, behind no preposition and no noun: who is told something."""
        found = self._at(words, number)
        if not found or any(self._may_lead(phrase) or phrase.genitive for phrase in found):
            return False
        first = found[0].first
        before = self._cut.words[first - 1] if first else ""
        return before.lower() not in PREPOSITIONS and (not before[:1].isupper() or self._cut.starts_sentence(first))

    def is_aside(self, words: Span, number: int) -> bool:
        """Whether words stand in an oblique case or behind a preposition: "der Plan von Ministerin Ranke"."""
        before = self.text[self._begins[number] : words[0]].split()[-1:]
        return self._first_word(words) in _OBLIQUE or bool(before and before[0].lower() in PREPOSITIONS)

    def is_genitive(self, words: Span, number: int) -> bool:
        """Whether words say whose something is: "ein Ultimatum der Junta"."""
        return any(phrase.genitive for phrase in self._at(words, number))

    def behind(self, number: int, places: re.Pattern[str]) -> Span | None:
        """Who is named right behind words of a sentence: "kam von der Opposition"."""
        ends = {self._begins[number] + found.end() for found in places.finditer(self.words(number))}
        some = (phrase for phrase in self._named.get(number, ()) if phrase.kind in _SPEAKING)
        return next((phrase.span for phrase in some if any(end - 4 <= phrase.span[0] <= end + 2 for end in ends)), None)

    def person_in(self, words: Span, number: int) -> Span | None:
        """The person by name in some words of a sentence, with nothing before the name but an office: not "Fall Halder"."""
        for one in reversed(self._at(words, number)):
            known = bool(one.nouns) or (
                one.name[-1:] and (gender_of(one.name[0]) != "" if len(one.name) > 1 else one.name[0] in self._persons)
            )
            if one.kind == "person" and one.name and known:
                first = self.text[words[0] : one.span[0]].split()
                return one.span if not first or one.nouns else None
        return None

    def named_by(self, number: int, clause: Span) -> Span | None:
        """The only one of those who are named in a clause who may be its subject; None where there are several."""
        inside = [one for one in self._named.get(number, ()) if clause[0] <= one.span[0] and one.span[1] <= clause[1]]
        some = [one for one in inside if one.kind in _SPEAKING and self._may_lead(one)]
        spans = list(dict.fromkeys(one.span for one in some))
        several = self.text[clause[0] : clause[1]].split()
        single = len(spans) == 1 and not ("hatten" in several and some[0].kind == "person" and some[0].number != "p")
        return spans[0] if single else None

    def person_at(self, place: int) -> Span | None:
        """The person whose name begins at a place, by the reader's word."""
        return self._labelled.get(place)

    def is_named(self, words: Span, number: int) -> bool:
        """Whether words stand for one person by name."""
        return any(one.kind == "person" and bool(one.name) and one.number != "p" for one in self._at(words, number))

    def is_reported(self, number: int, stop: int | None = None) -> bool:
        """Whether the verb of a main clause stands in the subjunctive by which reports tell what somebody says; up to a place, if any."""
        whole = self.span(number)
        first = self._main(number)
        start, end = self._cut.covering((whole[0], whole[1] if stop is None else stop))
        words = self._cut.words[first if first is not None else start : end]
        comma = next((at for at, word in enumerate(words) if word == ","), len(words))
        if any(word in _REPORTED for word in words[:comma]):
            return True
        if any(word == "man" and at and _FORMS.fullmatch(words[at - 1]) for at, word in enumerate(words[:comma])):
            return True  # "Seit Jahren bitte man darum"
        named = next(
            (phrase for phrase in self._named.get(number, ()) if first is not None and phrase.first == first), None
        )
        verb = self._cut.words[named.last] if named is not None and named.last < end else ""
        return (
            verb.islower()
            and verb.endswith("e")
            and not verb.endswith("te")
            and len(verb) > 3
            and verb not in FUNCTION_WORDS
        )

    # -- clauses and phrases --------------------------------------------------------------------------------------------------

    def _at(self, words: Span, number: int) -> list[Phrase]:
        return [one for one in self._named.get(number, ()) if one.span[0] < words[1] and words[0] < one.span[1]]

    def _first_word(self, words: Span) -> str:
        return self.text[words[0] : words[1]].split(" ", 1)[0].lower()

    def _main(self, number: int) -> int | None:
        """The token at which the main clause of a sentence begins: behind "Nachdem sie abgereist war,"; None where it has none."""
        words = self._cut.words
        begin, end = self._cut.covering(self.span(number))
        first = next((token for token in range(begin, end) if words[token][0].isalnum()), None)
        if first is None or words[first].lower() not in _OPENING:
            return first
        return next((token + 1 for token in range(first, end) if words[token] == ","), None)

    def _opens_with_thing(self, first: int) -> bool:
        """Whether a clause opens with an article and nobody behind it."""
        words = self._cut.words
        if words[first].lower() not in _ARTICLES:
            return False
        named = self._named.get(self._cut.sentence_of[first], ())
        return not any(phrase.first == first for phrase in named)

    def _is_below(self, first: int, at: int) -> bool:
        """Whether a subordinate clause begins between two tokens."""
        words = self._cut.words
        return any(words[token] == "," and words[token + 1].lower() in _SUBORDINATE for token in range(first, at - 1))

    def _may_lead(self, phrase: Phrase) -> bool:
        """Whether a phrase may be in the nominative."""
        words = self._cut.words
        article = words[phrase.first].lower()
        before = words[phrase.first - 1].lower() if phrase.first else ""
        at_first = self._cut.starts_sentence(phrase.first)
        if article in _OBLIQUE or phrase.genitive or (before in PREPOSITIONS and not at_first):
            return False
        return article != "der" or (phrase.gender == "m" and phrase.number != "p")


def last_word(words: str) -> str:
    """The last word of a name; "" where a mention has none."""
    return (words.split() or [""])[-1]
