"""Who the speakers of an English article are. The German rules lean on articles, cases and nouns in capitals; English has none of these.

Names are found first (`englishnames`), then the marked words are gone through in text order: a person's name, a body's, an office or
other description that somebody met before bears, a pronoun. What is not clear stays open: a pronoun that two may be, a bare noun that
nobody bears. Whoever is called by the table of actors is left to `identities`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from lagebild.linking import englishwords as en
from lagebild.linking.actors import Resolved, numbered
from lagebild.linking.englishnames import Name, names_in, placed_in
from lagebild.linking.englishoffices import gender, heads, offices, unnamed
from lagebild.linking.englishpronouns import Company, Met
from lagebild.linking.entities import Entity
from lagebild.linking.known import Link
from lagebild.linking.tokens import Tokens, tokens
from lagebild.records import Findings, Spans

_LONG = 14  # words of a description
_BEING = frozenset("was were is are been being".split())
_PARTICIPLE = re.compile(r"(?:been|\w{2,20}(?:ed|en|ght|own|old|elt|ung|uck|ade))", re.IGNORECASE)
_SURE = {"name": 0.9, "surname": 0.85, "office": 0.75, "pronoun": 0.8, "description": 0.7, "body": 0.85}


def resolve_english(
    text: str,
    findings: Findings,
    passed_on: Iterable[Spans] = (),
    acting: Iterable[Spans] = (),
    *,
    links: Sequence[Link] = (),
) -> Resolved:
    """Actors of the speakers and addressees that were found, of those who pass on and of those who act (words only).

    Args:
        text: the article.
        findings: what was read in it; spans of `text`.
        passed_on: words of those through whom a statement reached the article.
        acting: words of those who act in frames; somebody only where the words say so, not by their article alone.
        links: what the table of actors knows of the article's names.
    """
    marks = dict[Spans, str]()
    for quotation in findings.quotations:
        if quotation.speaker:
            marks[quotation.speaker] = "speaker"
    for spans in (*(q.addressee for q in findings.quotations), *passed_on):
        if spans:
            marks.setdefault(spans, "spoken to")
    for spans in acting:
        if spans:
            marks.setdefault(spans, "acting")
    if not marks:
        return Resolved((), {})
    walk = _Walk(tokens(text, findings.sentences), findings, links)
    for spans, role in sorted(marks.items(), key=lambda mark: (mark[0], mark[1])):
        walk.take(spans, role)
    return numbered(walk.found)


class _Walk:
    """Goes through the marked words once; `found` holds whom each stands for."""

    def __init__(self, cut: Tokens, findings: Findings, links: Sequence[Link]) -> None:
        self.found: dict[Spans, Entity | None] = {}
        self._cut = cut
        self._persons: dict[str, list[Entity]] = {}  # by surname, lower case
        self._bodies: dict[str, Entity] = {}
        self._bearers = defaultdict[str, dict[Entity, int]](dict)  # of an office, with where each is met first
        self._placed, self._words = placed_in(self._cut), frozenset(self._cut.words)
        self._company = Company(cut, findings.quotations)
        known = _known(cut, links)
        labelled = {
            token
            for mention in findings.mentions
            if mention.label == "person"
            for token in range(*cut.covering(mention.span))
        }
        self._names = names_in(cut, labelled, known)
        self._at = {token: name for name in self._names for token in range(name.first, name.last)}
        self._enrol()

    # -- names -------------------------------------------------------------------------------------------------------
    def _enrol(self) -> None:
        """Everybody whom the article names, by the whole name first, and where each is met."""
        persons = [name for name in self._names if name.person]
        for name in sorted(persons, key=lambda name: len(name.words) < 2):
            self._person(name)
        for name in persons:
            entity = self._person(name)
            if entity is None:
                continue
            leads, aside = self._place(name.first, name.last)
            self._company.note(Met(entity, name.first, name.last, leads, aside))
            for office in heads(self._cut, name):
                self._bearers[office].setdefault(entity, name.first)
        for first, last, head in unnamed(self._cut, self._at):
            if not self._bearers.get(head) or self._cut.words[first].lower() in ("a", "an", "another"):
                sex = "f" if head in en.WOMEN else "m" if head in en.MEN else ""
                leads, aside = self._place(first, last)
                self._company.note(Met(Entity("unnamed", head, sex), first, last, leads, aside))

    def _person(self, name: Name) -> Entity | None:
        """The person of a name, met before or new; None for a surname that several bear."""
        words = [word.lower() for word in name.words]
        surname = words[-1] if words[-1] not in ("jr", "sr") or len(words) == 1 else words[-2]
        bearers = self._persons.setdefault(surname, [])
        sex = gender(self._cut, name)
        if len(words) == 1 and len(bearers) > 1:
            fitting = [one for one in bearers if sex and one.gender == sex]
            return fitting[0] if len(fitting) == 1 else None
        for one in bearers:
            given = one.keys[:-1]
            fits = (
                len(words) == 1
                or not given
                or words[0] == given[0]
                or (words[0][0] == given[0][0] and len(words[0]) < 3)
            )
            if fits and not (sex and one.gender and sex != one.gender and len(words) == 1):
                break
        else:
            one = Entity("person", " ".join(name.words), sex, keys=tuple(words))
            one.links["name" if len(words) > 1 else "surname"] = _SURE["name" if len(words) > 1 else "surname"]
            bearers.append(one)
        if len(words) > len(one.keys):
            one.keys, one.label = tuple(words), " ".join(name.words)
        one.gender = one.gender or sex
        one.offices.update(offices(self._cut, name))
        one.mentions[self._cut.span(name.own, name.last)] = None
        return one

    def _place(self, first: int, last: int) -> tuple[bool, bool]:
        """Whether words stand where the subject of an active clause does, and whether they only say whose something is."""
        words = self._cut.words
        before = words[first - 1].lower() if first else ""
        owner = words[last - 1].endswith(("'s", "’s", "s'", "s’"))
        related = before in en.RELATIONS and first > 1 and words[first - 2].lower() in en.POSSESSIVES  # "her son Felix"
        if owner or before == "of" or related or (before == "," and words[first - 2].lower() in en.RELATIONS):
            return False, True
        if before in en.PREPOSITIONS - {"as"} or before in ("told", "asked", "citing"):
            return False, False
        after = last
        if after < len(words) and words[after] == "," and before == ",":
            after += 1  # the name is the apposition: "her defense minister, Hanno Brill, had promised"
        elif after < len(words) and words[after] == ",":
            closed = next((n for n in range(after + 1, min(after + _LONG, len(words))) if words[n] in ",."), after)
            after = closed + 1 if closed < len(words) and words[closed] == "," else after
        behind = words[after] if after < len(words) else "."
        if behind.lower() in ("has", "have", "had") and after + 1 < len(words):
            after, behind = after + 1, words[after + 1]
        passive = (
            behind.lower() in _BEING and after + 1 < len(words) and _PARTICIPLE.fullmatch(words[after + 1]) is not None
        )
        verb = behind[0].islower() and behind.lower() not in en.PREPOSITIONS
        return before in en.SAYING or ((self._cut.starts_sentence(first) or verb) and not passive), False

    # -- marked words -------------------------------------------------------------------------------------------------
    def take(self, spans: Spans, role: str) -> None:
        """Resolve one marked stretch."""
        first, last = self._cut.covering((spans[0][0], spans[-1][1]))
        first, last = _trimmed(self._cut, first, last)
        entity = self._whose(first, last, spans, role) if first < last else None
        if entity is not None and entity.kind == "unnamed" and role == "acting" and not entity.lemmas:
            entity = None
        self.found[spans] = entity
        if entity is not None and role == "speaker":
            self._company.note(Met(entity, first, last, leads=True))

    def _whose(self, first: int, last: int, spans: Spans, role: str) -> Entity | None:
        words = self._cut.words
        low = words[first].lower()
        if last - first == 1 and low in en.PRONOUNS | en.POSSESSIVES:
            return self._pronoun(first, low, spans)
        named = self._named(first, last)
        name = self._at.get(first)
        if named is not None or (name is not None and name.person and name.last >= last):
            return named  # nobody for a surname that two bear
        phrase = self._base(first, last)
        return self._described(first, phrase, spans, role)

    def _named(self, first: int, last: int) -> Entity | None:
        """The person whose name is the head of the words: not one in the genitive ("Kesten's aide") or behind "of" or "who"."""
        words = self._cut.words
        at = first
        while at < last:
            if words[at].lower() in en.RELATIVE or (
                words[at].lower() in en.PREPOSITIONS and not (words[at] == "of" and at in self._at)
            ):
                closed = next((n for n in range(at, last) if words[n] == ","), last)
                chief = words[closed - 1].lower() in en.OFFICES  # "a spokesman for the president, Jan Kesten"
                after = self._at.get(closed + 1) if closed + 1 < last and not chief else None
                return self._mention(after) if after is not None and after.person and len(after.words) > 1 else None
            name = self._at.get(at)
            if name is not None:
                owner = words[name.last - 1].endswith(("'s", "’s", "s'", "s’"))
                if name.person and (not owner or self._tells(name.last, last)):
                    return self._mention(name)
                at = name.last
                continue
            at += 1
        return None

    def _tells(self, at: int, last: int) -> bool:
        """As in "Kesten's threat": what is somebody's is only what he says."""
        rest = [word.lower() for word in self._cut.words[at:last]]
        return not rest or (rest[-1] in en.TELLING and len(rest) <= 3)

    def _mention(self, name: Name) -> Entity | None:
        entity = self._person(name)
        if entity is not None:
            entity.links.setdefault("name" if len(name.words) > 1 else "surname", _SURE["surname"])
        return entity

    def _base(self, first: int, last: int) -> tuple[int, int]:
        """The words of a description up to what only adds to it: "of …", "who …", a comma."""
        words = self._cut.words
        stop = first
        while stop < last and stop - first < _LONG:
            low = words[stop].lower()
            inside = stop in self._at
            if (
                stop > first
                and not inside
                and (low in en.PREPOSITIONS | en.RELATIVE or low in ",;:(-–—" or low == "that")
            ):
                break
            stop += 1
        return first, stop

    def _described(self, first: int, phrase: tuple[int, int], spans: Spans, role: str) -> Entity | None:
        """Somebody who is not called by a person's name: a body, an office, several people."""
        begin, stop = phrase
        words = self._cut.words
        det = words[begin].lower() if words[begin].lower() in en.DETERMINERS else ""
        own = words[begin + bool(det) : stop]
        if not own:
            return None
        head = own[-1].lower().removesuffix("'s").removesuffix("’s")
        whole = self._cut.text[self._cut.begins[begin + bool(det)] : self._cut.ends[stop - 1]]
        if head in en.TELLING:
            return self._teller(begin, stop)
        if own[-1][0].isupper() and not self._is_plain(begin, det, own) and head not in en.OFFICES:
            return self._body(whole, head, (begin, stop))
        if head in en.BODIES:
            return self._body(whole, head, (begin, stop), definite=det in en.DEFINITE or det == "")
        if head in en.PEOPLE or (head.endswith("s") and head[:-1] in en.OFFICES):
            return self._people(whole, det, (begin, stop), role)
        if head in en.OFFICES:
            return self._office(head, own, det, (begin, stop))
        return None

    def _is_plain(self, begin: int, det: str, own: Sequence[str]) -> bool:
        """Whether a single word has its capital only from the beginning of the sentence: "Residents said …"."""
        return len(own) == 1 and not det and self._cut.starts_sentence(begin) and own[0].lower() in en.SMALL | en.PEOPLE

    def _teller(self, begin: int, stop: int) -> Entity | None:
        """Whose statement it is: "the ministry's report", "his letter"; nobody where it does not say so."""
        words = self._cut.words
        if words[begin].lower() in en.POSSESSIVES and words[begin].lower() not in ("our", "my"):
            return self._pronoun(
                begin, {"his": "he", "her": "she", "its": "it", "their": "they"}.get(words[begin].lower(), ""), ()
            )
        owner = next((n for n in range(begin, stop) if words[n].endswith(("'s", "’s", "s'", "s’"))), None)
        if owner is None:
            return None
        name = self._at.get(owner)
        if name is not None and name.person:
            return self._mention(name)
        return (
            self._described(begin, (begin, owner + 1), (), "speaker")
            if words[owner].lower() not in en.TELLING
            else None
        )

    def _body(self, whole: str, head: str, at: tuple[int, int], *, definite: bool = True) -> Entity | None:
        """A body by its name or noun; "the ministry" is the one that was met before, if there is one of its kind."""
        label = re.sub(r"['’]s?$", "", whole)
        key = label.lower()
        noun = head if head in en.BODIES else ""
        known = self._bodies.get(key)
        if known is None and noun and key == noun:
            same = {entity for entity in self._bodies.values() if noun in entity.lemmas}
            if len(same) > 1 or not definite:
                return None
            known = next(iter(same), None)
        if known is None:
            kind = "government" if noun in en.GOVERNMENTS else "media" if noun in en.MEDIA else "organisation"
            if not noun and " " not in label and self._is_state(label):
                kind = "state"
            known = Entity(kind, label, "n", links={"name": _SURE["body"]})
            known.lemmas.update((noun,) if noun else ())
        self._bodies.setdefault(key, known)
        known.mentions[self._cut.span(*at)] = None
        return known

    def _is_state(self, word: str) -> bool:
        """Whether a single word in capitals is called as a state or town is: "in Lomaria", "Lomaria's", "Lomarian"."""
        forms = (f"{word}'s", f"{word}’s", f"{word}n", f"{word}ns", f"{word}ese")
        return word in self._placed or any(form in self._words for form in forms)

    def _people(self, whole: str, det: str, at: tuple[int, int], role: str) -> Entity | None:
        if role == "acting" and whole.lower() in ("many", "some", "others", "both", "people"):
            return None
        key = f"{whole.lower()}s" if det in ("some", "several", "many") else whole.lower()
        known = self._bodies.get(key) if det not in ("some", "several", "many", "other", "two", "three") else None
        if known is None:
            label = whole if det in ("", "the") else f"{det} {whole}"
            known = Entity("group", label, "", "p", links={"description": _SURE["description"]})
            known.lemmas.add(whole.lower().split()[-1])
            self._bodies[key] = known
        known.mentions[self._cut.span(*at)] = None
        return known

    def _office(self, head: str, own: Sequence[str], det: str, at: tuple[int, int]) -> Entity | None:
        """Who is called by an office: somebody named who bears it, where only one does; else somebody without a name."""
        if det not in ("a", "an", "another", "one") and head not in en.RELATIONS:
            kinds = {word.lower() for word in own[:-1]}
            lesser = sorted(kinds & en.LESSER)
            bearers = self._bearers.get(" ".join((*lesser, head)), {})
            fitting = {one for one, met in bearers.items() if met < at[0] and kinds - en.LESSER <= one.offices}
            of_another = at[1] < len(self._cut) and self._cut.words[at[1]] in ("of", "for", "in", "at")
            if len(fitting) == 1 and not of_another:
                (one,) = fitting
                if det in ("the", "this", "that") or len(bearers) == 1:
                    one.links.setdefault(f"office “{head}”", _SURE["office"])
                    one.mentions[self._cut.span(*at)] = None
                    return one
            if len(fitting) > 1:
                return None
        text = " ".join(self._cut.text[self._cut.begins[at[0]] : self._cut.ends[at[1] - 1]].split())
        key = f"unnamed {text.lower()}"
        known = self._bodies.get(key) if det in ("the", "this", "that") else None
        if known is None:
            label = text if text[:1].islower() or not self._cut.starts_sentence(at[0]) else text[0].lower() + text[1:]
            sex = "f" if head in en.WOMEN else "m" if head in en.MEN else ""
            known = Entity("unnamed", label, sex, links={"introduced": _SURE["description"]})
            known.lemmas.add(head)
            self._bodies[key] = known
            if head not in en.RELATIONS:
                self._bearers[head].setdefault(known, at[0])
        known.mentions[self._cut.span(*at)] = None
        return known

    # -- pronouns -----------------------------------------------------------------------------------------------------
    def _pronoun(self, at: int, word: str, spans: Spans) -> Entity | None:
        if word in en.FIRST or word in ("our", "my"):
            outer = self._company.enclosing(at)
            return self.found.get(outer) if outer is not None and outer != spans else None
        if word in en.RELATIVE:
            entity = self._company.before(at)
        elif word in en.HE | en.SHE | {"her", "his"}:
            entity = self._company.person(at, "m" if word in en.HE | {"his"} else "f", spans)
        elif word in en.IT | en.THEY | {"its", "their"}:
            entity = self._company.body(at, several=word in en.THEY | {"their"})
        else:
            return None
        if entity is not None:
            entity.links.setdefault(f"pronoun “{word}”", _SURE["pronoun"])
            if spans:
                entity.mentions[self._cut.span(at, at + 1)] = None
        return entity


def _known(cut: Tokens, links: Sequence[Link]) -> Mapping[int, tuple[int, str]]:
    """Where names of the table begin: the token behind them, and their sort."""
    found = dict[int, tuple[int, str]]()
    for link in links:
        first, last = cut.covering(link.span)
        if first < last and cut.words[first][0].isupper():
            found[first] = max(found.get(first, (0, "")), (last, link.entity.partition(":")[0]))
    return found


def _trimmed(cut: Tokens, first: int, last: int) -> tuple[int, int]:
    """Without signs at both ends."""
    while first < last and not cut.words[first][0].isalnum():
        first += 1
    while first < last and not cut.words[last - 1][0].isalnum():
        last -= 1
    return first, last
