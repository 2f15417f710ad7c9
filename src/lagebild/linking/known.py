"""Which known actors the words of an article name: states and their organs, offices, organisations, groups, media, persons.

Every link says by which rule and how surely. Names are looked up in the actor table, longest first (`table`); organs and offices
are put together (`composed`); what has no state beside it takes the one that the article speaks of (`focus`); a bare noun takes up
what was named (`resumed`); a state or capital is an actor or a place (`usage`). Below `LEAST` a mention stays unlinked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lagebild.linking import bodies, lookalikes, metonymy, usage
from lagebild.linking.bodies import Whose
from lagebild.linking.composed import Composer, adjective, beginning
from lagebild.linking.focus import UNKNOWN, Clue, Focus
from lagebild.linking.hits import ACTOR, Hit, Open, Taken
from lagebild.linking.names import gender_of
from lagebild.linking.persons import Persons
from lagebild.linking.resumed import Resumer
from lagebild.linking.settled import Settler, country_of
from lagebild.linking.table import Name, bare, capital_of, exists, standing, table, variants
from lagebild.linking.tokens import Tokens
from lagebild.records import Span

LEAST = 0.6  # score below which a mention stays unlinked
_WEIGHTS = {"state": 1.0, "person": 0.6, "sub": 0.6}  # of clues to a state
_NO_CLUES = ("media", "company", "ngo")  # whose country an article need not speak of
_ABROAD = ("/botschaft", "/ambassador")
_HOW_SURE = {"name": 0.95, "abbreviation": 0.9, "seat": 0.95}
_OWN_NAMES = ("company", "party", "group", "media", "ngo")  # sorts whose names keep their capitals
_SITE = re.compile(r"(?<![\w.-])(?:[\w-]{1,40}\.){1,4}(?:de|com|org|net|at|ch|uk|fr|it)\b")


@dataclass(frozen=True, slots=True)
class Link:
    """Words that name a known actor. `use` is "actor" or "place"; `score` in [0, 1]; `why` names the rules."""

    span: Span
    entity: str
    use: str
    score: float
    why: str


def links(cut: Tokens, day: str | None, *, about: Sequence[str] = ()) -> tuple[Link, ...]:
    """Every known actor that the article names, in text order.

    Args:
        cut: the article's tokens.
        day: date of the article (ISO), which says who held an office and which states there were; None where it is unknown.
        about: its title and its publisher, which say whether it is about a state that no table has.
    """
    return tuple(
        Link(cut.span(hit.first, hit.last), hit.entity, hit.use, round(hit.score, 2), hit.why)
        for hit in _Walk(cut, day, about).hits()
        if hit.score >= LEAST
    )


class _Walk:
    """The passes over one article."""

    def __init__(self, cut: Tokens, day: str | None, about: Sequence[str] = ()) -> None:
        self._cut = cut
        self._day = day
        self._about = about
        self._persons = Persons(cut, day)
        self._pending: list[tuple[int, int, list[Name]]] = []
        every = dict(_sentences(cut))
        self._sport = {n for n, sentence in every.items() if usage.is_sport(sentence)}
        if 3 * len(self._sport) >= len(every):
            self._sport = set(every)  # an article about sport

    def hits(self) -> list[Hit]:
        """All links, in text order."""
        hits, open_ = self._named()
        composer = Composer(self._cut, self._day, {at: hit for hit in hits for at in range(hit.first, hit.last)})
        made, bare_ = composer.all()
        put_together = Taken(made)
        hits = [h for h in hits if h.sort in ("state", "sub") or not put_together.over(h.first, h.last)] + made
        hits = [hit for hit in hits if hit.sort != "person"]
        hits += self._people(hits)
        taken = Taken(hits)
        hits += [hit for hit in self._sites() if not taken.over(hit.first, hit.last)]
        whose = self._whose(hits)
        for _ in range(2):  # what the first round settles helps the second
            focus = self._focus(hits, composer)
            settler = Settler(self._cut, focus, composer, whose)
            taken = Taken(hits)
            left = [name for name in open_ if not taken.over(name.first, name.last)]
            hits += [hit for name in left if (hit := settler.name(name)) is not None]
        taken = Taken(hits)
        left = [organ for organ in bare_ if not taken.over(organ.first, organ.last)]
        left = [organ for organ in left if not _is_quoted(self._cut, organ.first, organ.last)]
        hits += [hit for organ in left if (hit := settler.organ(organ, hits)) is not None]
        focus = self._focus(hits, composer)
        hits += Resumer(self._cut, composer, focus, hits, foreign=whose.foreign).all()
        hits += self._metonyms(hits)
        self._set_use(hits)
        return sorted(hits, key=lambda hit: (hit.first, -hit.last))

    def _whose(self, hits: Sequence[Hit]) -> Whose:
        """What the article says of whose organs are that have no state beside them."""
        foreign = bool(bodies.of_none(self._cut, Taken(hits))) or any(map(bodies.speaks_of_none, self._about))
        return Whose(foreign, bodies.dateline(self._cut, self._day))

    def _focus(self, hits: Sequence[Hit], composer: Composer) -> Focus:
        unknown = [Clue(at, UNKNOWN) for at in composer.strangers]
        return Focus(self._cut, [*self._clues(hits), *self._towns(hits), *unknown])

    # -- names ----------------------------------------------------------------------------------------------------
    def _named(self) -> tuple[list[Hit], list[Open]]:
        """Names of the table, and those that more than one actor bears."""
        hits, open_ = list[Hit](), list[Open]()
        at = 0
        while at < len(self._cut):
            length, names = self._longest(at)
            found = self._choose(at, at + length, names) if names else None
            if isinstance(found, Hit):
                hits.append(found)
            elif found is not None:
                open_.append(found)
            at += max(1, length) if found is not None else 1
        return hits, open_

    def _longest(self, at: int) -> tuple[int, list[Name]]:
        """The longest names that begin at a token."""
        length, found = 0, list[Name]()
        if not self._cut.words[at][0].isalnum():
            return length, found
        for name in beginning(self._cut.words[at]):
            if len(name.words) < length:
                break
            if self._matches(name, at):
                length, found = len(name.words), [*found, name]
        written = self._cut.words[at + length - 1].lower() if found else ""
        return length, [
            name for name in found if name.words[-1] == written
        ] or found  # "UNMISS" is no genitive of "UNMIS"

    def _matches(self, name: Name, at: int) -> bool:
        size = len(name.words)
        words = self._cut.words[at : at + size]
        if len(words) < size or self._cut.sentence_of[at] != self._cut.sentence_of[at + size - 1]:
            return False
        *before, last = words
        end = self._cut.ends[at + size - 1]
        if self._cut.text[end : end + 1] == "-":
            return False  # "Verfassungsschutz- und Innenausschuss"
        if any(bare(word) != wanted for word, wanted in zip(before, name.words[:-1], strict=True)):
            return False
        if (
            before
            and before[0][0].islower()
            and name.form[0][0].isupper()
            and name.entity.partition(":")[0] in _OWN_NAMES
        ):
            return False  # "eine deutsche Bank", "ein islamischer Staat"
        if name.words[-1] not in variants(last):
            return False
        form = name.form[-1]
        if form[0].isupper() and not last[0].isupper():
            return False
        if size == 1 and form.isupper() and 1 < len(form) <= 5:
            return last.rstrip("s’'") == form  # "WHO" is not "who", "AU" not "Au", "ICANN" not "ICAN"
        if size == 1 and self._is_part(name, at):
            return False
        return not (
            size == 1 and last.isupper() and 1 < len(last) <= 4 and not form.isupper() and form not in ("Nato", "Uno")
        )

    def _is_part(self, name: Name, at: int) -> bool:
        """Whether a state's name is a part of an address, of a longer name, or somebody's surname ("Jimmy Wales")."""
        if not name.entity.startswith(("state:", "sub:")):
            return False
        return self._persons.has_surname(self._cut.words[at]) or lookalikes.inside_another(self._cut, name, at)

    def _choose(self, first: int, last: int, names: list[Name]) -> Hit | Open | None:
        """Whom a name means: a person by the article, another actor if it is the only one and needs no state."""
        persons = [n for n in names if n.entity.startswith("person:")]
        actors = [n for n in names if not n.entity.startswith("person:") and n.how != "demonym"]
        if persons and not actors:
            self._pending.append((first, last, persons))
            return Hit(first, last, persons[0].entity, 0.0, "somebody of that name") if last - first > 1 else None
        if not actors:
            return self._nation(first, last, names)
        if lookalikes.is_quoted_paper(self._cut, first, last):
            actors = [n for n in actors if n.entity.startswith("media:")]
            if not actors:
                return None
        before = self._cut.words[first - 1] if first else ""
        if last - first == 1 and before[:1].isupper() and gender_of(before):
            actors = [n for n in actors if n.entity.partition(":")[0] not in _OWN_NAMES]  # "Nikola Tesla" is no company
        actors = [n for n in actors if not lookalikes.is_none(self._cut, first, last, n)]
        if not actors:
            return None
        if len({n.entity for n in actors}) == 1 and actors[0].entity.startswith("media:"):
            return Hit(first, last, actors[0].entity, 0.85, "name of a medium that is quoted")
        plain = self._standing([n for n in actors if n.how != "needs its state"])
        weak = [n for n in actors if n.how == "needs its state" and exists(_country(n), self._day)]
        entities = tuple(dict.fromkeys(n.entity for n in (*plain, *weak)))
        sure = list(dict.fromkeys(n.entity for n in plain))
        if not entities:
            return None
        if len(entities) == 1 and sure:
            return Hit(first, last, entities[0], _HOW_SURE.get(plain[0].how, 0.9), plain[0].how)
        return Open(first, last, entities, default=sure[0] if len(sure) == 1 else "")

    def _standing(self, names: list[Name]) -> list[Name]:
        """Of names that a past state and one of now share (the Kremlin) those of the one that stood that day."""
        if len({n.entity.partition(":")[0] for n in names}) > 1:
            return names
        there = standing([_country(n) for n in names], self._day)
        return [n for n in names if _country(n) in there] or names

    def _nation(self, first: int, last: int, names: list[Name]) -> Hit | None:
        """As in "die Russen": several, with the definite article, of one state that exists."""
        entities = {n.entity for n in names}
        before = self._cut.words[first - 1].lower() if first else ""
        word = self._cut.words[first]
        plural = any(n.form[-1].lower() == word.lower() for n in names) and word.endswith(("n", "er", "is", "e"))
        after = self._cut.words[first + 1 : first + 2]
        if after and after[0][0].isupper() and word.endswith(("er", "Deutsche", "Deutschen")):  # "die Deutsche Bahn"
            return None
        if before == "die" and plural and not word.endswith("in") and len(entities) == 1:
            return Hit(first, last, entities.pop(), 0.6, "its people")
        return None

    def _people(self, hits: list[Hit]) -> list[Hit]:
        """Office holders, when it is known which states the article speaks of."""
        near = {clue.country for clue in (*self._clues(hits), *self._towns(hits)) if clue.weight >= 0.5}
        out = []
        for first, last, names in self._pending:
            found = self._persons.choose(first, last, names, near)
            if found is not None:
                out.append(Hit(first, last, *found))
        return out

    def _sites(self) -> Iterator[Hit]:
        """As in "news.bbc.co.uk": a medium's site."""
        for site in _SITE.finditer(self._cut.text):
            labels = [label for label in site[0].lower().split(".")[:-1] if label not in ("co", "com", "org")]
            media = {n.entity for n in table().names.get(labels[-1], ())} if labels else set()
            media = {e for e in media if e.startswith("media:")}
            if len(media) == 1:
                yield Hit(*self._cut.covering(site.span()), media.pop(), 0.8, "its site")

    # -- what the article says ----------------------------------------------------------------------------------------
    def _clues(self, hits: Sequence[Hit]) -> Iterator[Clue]:
        """States that actors of the table bring up; an embassy's hardly, since it stands in another one."""
        abroad = Taken([hit for hit in hits if hit.entity.endswith(_ABROAD)])
        for hit in hits:
            entry = table().entries.get(hit.entity)
            country = entry.country if entry is not None else country_of(hit.entity)
            if hit.sort in _NO_CLUES:
                country = ""  # "Reuters meldet" says nothing of Britain
            at_border = hit.sort == "state" and usage.is_at_border(self._cut, hit.first)
            weight = 0.3 if at_border else _WEIGHTS.get(hit.sort, 1.0 if hit.head >= 0 else 0.5)
            yield Clue(hit.first, country, hit.entity, min(weight, 0.3) if abroad.over(hit.first, hit.last) else weight)

    def _towns(self, hits: Sequence[Hit]) -> Iterator[Clue]:
        """States that their capitals, adjectives and inhabitants bring up, where no link does."""
        taken = Taken(hits)
        for at, word in enumerate(self._cut.words):
            if not word[0].isalpha() or len(word) < 3 or at in taken:
                continue
            code = capital_of(word, self._day) if word[0].isupper() else None
            if code is not None:
                yield Clue(at, code, weight=0.6)
                continue
            entity = adjective(word, self._day)
            if entity is not None and entity.startswith("state:"):
                yield Clue(at, entity.partition(":")[2], weight=0.8)
            elif word[0].isupper():
                people = {n.entity for n in beginning(word) if n.how == "demonym" and len(n.words) == 1}
                if len(people) == 1:
                    yield Clue(at, people.pop().partition(":")[2], weight=0.6)

    # -- use --------------------------------------------------------------------------------------------------------
    def _set_use(self, hits: list[Hit]) -> None:
        """Places and actors; teams are neither."""
        last: Hit | None = None
        for hit in sorted(hits, key=lambda h: h.first):
            if hit.why == "seat" and self._is_elsewhere(hit):
                hit.score = 0.0
            if hit.sort == "state" and usage.is_river(self._cut, hit.first, hit.last, self._cut.text):
                hit.score = 0.0
            elif hit.sort == "state" and hit.why != "its people" and hit.head < 0:
                hit.use, score, why = usage.of_state(self._cut, hit.first, hit.last)
                hit.score, hit.why = min(hit.score, score), f"{hit.why}; {why}"
            elif hit.sort == "state" and hit.head >= 0:
                hit.use = usage.of_state(self._cut, hit.first, hit.last)[0]
            elif hit.sort == "sub":
                hit.use, score, why = usage.of_part(self._cut, hit.first, hit.last)
                hit.score, hit.why = min(hit.score, score), f"{hit.why}; {why}"
            else:
                continue
            if last is not None and last.use != ACTOR and self._joined(last.last, hit.first):
                hit.use = last.use
            last = hit
            if hit.use == ACTOR and self._cut.sentence_of[hit.first] in self._sport:
                hit.score = min(hit.score, 0.5)

    def _is_elsewhere(self, hit: Hit) -> bool:
        """As in "der Kreml in Kasan": a building of another town."""
        words = self._cut.words
        if hit.last + 1 >= len(words) or words[hit.last] != "in":
            return False
        return capital_of(words[hit.last + 1], self._day) != country_of(hit.entity) and words[hit.last + 1][0].isupper()

    def _joined(self, end: int, begin: int) -> bool:
        """Whether two names are coordinate: "im Libanon und Israel"."""
        between = [w for w in self._cut.words[end:begin] if w not in ("der", "die", "den", "dem", "des")]
        return between in (["und"], [","], ["oder"], ["sowie"])

    def _metonyms(self, hits: list[Hit]) -> list[Hit]:
        """Capitals that stand for their government, words that mean an actor by what else the article says."""
        out = []
        words, taken = self._cut.words, Taken(hits)
        for at, word in enumerate(words):
            if not word[0].isupper() or self._cut.sentence_of[at] in self._sport:
                continue
            pair = " ".join(words[at : at + 2]).lower()
            last = at + 2 if at + 1 < len(words) and pair in table().capitals else at + 1
            name = " ".join(words[at:last])
            inside = taken.over(at, last)
            if any(hit.head >= 0 or hit.last - hit.first > last - at + 1 for hit in inside):
                continue
            hit = (
                self._by_context(name, at, last)
                if metonymy.is_known(name) and not _is_quoted(self._cut, at, last)
                else None
            )
            if hit is not None:
                for other in inside:
                    other.score = 0.0
            elif all(hit.sort == "sub" for hit in inside) and (code := capital_of(name, self._day)) is not None:
                use, score, why = usage.of_capital(self._cut, at, last)
                hit = Hit(at, last, f"gov:{code}", score, f"capital for government; {why}") if use == ACTOR else None
                for other in inside if hit is not None else ():
                    other.score = 0.0  # "Wien" is a part of Austria too
            if hit is not None:
                out.append(hit)
        return out

    def _by_context(self, name: str, first: int, last: int) -> Hit | None:
        text, words = self._cut.text, self._cut.words
        article = first > 0 and words[first - 1].lower() in ("der", "die", "das", "dem", "den", "des")
        article = article and (
            last >= len(words) or words[last] not in ("der", "des", "für")
        )  # "der Bund der Steuerzahler"
        if article and (entity := metonymy.meant(name, "noun", text)):
            return Hit(first - 1, last, entity, 0.7, "the article speaks of what belongs to it")
        if entity := metonymy.meant(name, "name", text):
            return Hit(first, last, entity, 0.7, "the article speaks of what belongs to it")
        if entity := metonymy.meant(name, "town", text):
            use, score, why = usage.of_capital(self._cut, first, last)
            if use == ACTOR:
                return Hit(first, last, entity, score, f"town for a body of it; {why}")
        return None


def _is_quoted(cut: Tokens, first: int, last: int) -> bool:
    """Whether words stand alone in quotation marks: a title."""
    before, after = cut.words[first - 1] if first else "", cut.words[last] if last < len(cut) else ""
    return before in ("„", "»", "›", "‚", '"') and after in ("“", "«", "‹", "‘", '"', "”")


def _country(name: Name) -> str:
    return table().entries[name.entity].country


def _sentences(cut: Tokens) -> Iterator[tuple[int, str]]:
    """Number and text of every sentence that has tokens."""
    first = 0
    for at in range(1, len(cut) + 1):
        if at == len(cut) or cut.sentence_of[at] != cut.sentence_of[first]:
            yield cut.sentence_of[first], cut.text[cut.begins[first] : cut.ends[at - 1]]
            first = at
