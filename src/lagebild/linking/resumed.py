"""Bare nouns that take up what an article has named: "der Rat" after "Sicherheitsrat", "das Land" after "Peru"."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from lagebild.linking import usage
from lagebild.linking.composed import Composer
from lagebild.linking.focus import Focus
from lagebild.linking.hits import ACTOR, Hit, Taken
from lagebild.linking.table import table
from lagebild.linking.tokens import Tokens

# Heads of the names of bodies; a body is meant again by its head alone.
_HEADS = frozenset(
    """rat kommission union allianz bündnis liga fonds organisation gerichtshof tribunal agentur miliz gruppe partei gemeinschaft
    versammlung konzern kongress bewegung front unternehmen zeitung sender gericht ausschuss mission ministerium behörde
    geheimdienst""".split()
)
_OF_SORT = {"organisation": "org", "bündnis": "org", "allianz": "org", "miliz": "group", "gruppe": "group", "partei": "party",
            "konzern": "company", "unternehmen": "company", "zeitung": "media", "sender": "media", "bewegung": "group"}  # fmt: skip
_STATES = frozenset(
    "land lande staat volksrepublik königreich republik inselstaat emirat bundesstaat föderation".split()
)
_PARTS = {"bundesland": ("DE", "AT"), "kanton": ("CH",), "bundesstaat": ("US", "MX", "IN", "BR", "NG", "AU", "MY", "VE"),
          "provinz": ("CN", "CA", "AF", "PK", "IQ", "IR", "SY", "TR", "ID", "CD", "ZA", "UA", "RU", "AR", "TH", "BE", "NL"),
          "teilrepublik": ("RU", "YU"), "region": ()}  # fmt: skip
"""Nouns for a part of a state, and the states whose parts are called so; () is any."""
_PARTS_BACK = 2  # sentences before a noun among which its part is looked for
_ONLY = {"volksrepublik": ("CN", "KP", "LA"), "königreich": ("GB", "SA", "MA", "JO", "BH", "NL", "BE", "DK", "NO", "SE", "ES", "TH"),
         "emirat": ("QA", "KW", "AE")}  # fmt: skip
_CLEARLY = 0.4  # share of the clues from which an article is about one state
_SORTS = (
    "org",
    "group",
    "party",
    "company",
    "media",
    "ngo",
    "court",
    "parl",
    "organ",
    "intel",
    "ministry",
    "mfa",
    "mod",
)


_OTHERS = (
    "jeweilig",
    "ander",
    "eigen",
    "fremd",
    "betroffen",
    "dritt",
    "beid",
    "all",
    "viel",
    "einig",
)  # "des jeweiligen Staates"


class Resumer:
    """Resolves the bare nouns of one article; `hits` are the known actors that it names, `foreign`: it speaks of a state that has none."""

    def __init__(
        self, cut: Tokens, composer: Composer, focus: Focus, hits: list[Hit], *, foreign: bool = False
    ) -> None:
        self._cut = cut
        self._foreign = foreign
        self._composer = composer
        self._focus = focus
        self._hits = hits
        self._taken = Taken(hits)
        self._states = _by_sentence(cut, hits)
        self._heads = heads(cut, self._taken)

    def all(self) -> list[Hit]:
        """Definite nouns that mean an actor named before them."""
        out = []
        for at, word in enumerate(self._cut.words):
            end = self._cut.ends[at]
            head = _head(word) if self._cut.text[end : end + 1] != "-" else ""  # "Staats- und Regierungschefs"
            if not head or at in self._taken:
                continue
            first = self._composer.with_article(at)
            after = self._cut.words[at + 1] if at + 1 < len(self._cut) else ""
            whose = after in ("der", "des") if head in _STATES else self._composer.has_complement(at) or after == "für"
            if whose or not self._composer.is_definite(first) or self._is_any(first, at):
                continue
            hit = self._part(first, at, head) if head in _PARTS else None
            if hit is None and head in _STATES:
                hit = self._state(first, at)
            elif hit is None and head in _HEADS:
                hit = self._body(first, at, head)
            if hit is not None:
                out.append(hit)
        return out

    def _is_any(self, first: int, at: int) -> bool:
        """Whether the words before a noun say that it is not the one named: "des jeweiligen Staates", "seines Landes"."""
        before = [word.lower() for word in self._cut.words[first:at]]
        return any(word.startswith(_OTHERS) for word in before) or any(
            word.startswith(("sein", "ihr", "unser")) for word in before
        )

    def _state(self, first: int, at: int) -> Hit | None:
        low = self._cut.words[at].lower()
        beside = self._composer.beside(at)
        if beside is not None and beside[0].startswith("state:") and not low.startswith("land"):
            return Hit(beside[1], at + 1, beside[0], 0.85, f"state with {beside[3]}", head=at)
        if low in _ONLY:
            chosen = self._focus.choose(at, _ONLY[low])
            found = (f"state:{chosen[0]}", chosen[1]) if chosen is not None else None
        else:
            found = self._land(at)
        return Hit(first, at + 1, found[0], found[1], "the state just named", head=at) if found is not None else None

    def _part(self, first: int, at: int, noun: str) -> Hit | None:
        """As in "Sachsen … in diesem Bundesland": the only part of a state that is named just before; a region, in the article."""
        cut = self._cut
        after = cut.words[at + 1] if at + 1 < len(cut) else ""
        if after[:1].isupper() and not cut.starts_sentence(at + 1):
            return None  # "der Bundesstaat Tabasco", "die Region Kurdistan"
        parts = [h for h in self._hits if h.sort == "sub" and h.first < at]
        near = {h.entity for h in parts if cut.sentence_of[at] - cut.sentence_of[h.first] <= _PARTS_BACK}
        if len(near) != 1 or (noun == "region" and len({h.entity for h in self._hits if h.sort == "sub"}) != 1):
            return None
        entity = near.pop()
        countries = _PARTS[noun]
        if countries and entity.partition(":")[2].partition("/")[0] not in countries:
            return None
        return Hit(first, at + 1, entity, 0.75, "the part of a state named before", head=at)

    def _land(self, at: int) -> tuple[str, float] | None:
        """As in "Peru … Das Land": the state that just acted, if the article is not about another; else the one that it is about."""
        after = self._cut.words[at + 1] if at + 1 < len(self._cut) else ""
        if (
            self._foreign
            or self._cut.words[at].lower().startswith("bundesstaat")
            or (after[:1].isupper() and not self._cut.starts_sentence(at + 1))
        ):
            return None  # a part of a state; "des Staates Washington"
        main = f"state:{self._focus.main}" if self._focus.main is not None else None
        just = self._acting_before(at)
        if just is not None:
            return (just, 0.75) if main in (None, just) else None
        return (main, 0.65) if main is not None and self._focus.share >= _CLEARLY else None

    def _acting_before(self, at: int) -> str | None:
        """The only state that acts in the sentence so far, else in the one before."""
        cut = self._cut
        for sentence in (cut.sentence_of[at], cut.sentence_of[at] - 1):
            here = [
                h for h in self._hits if h.sort == "state" and h.first < at and cut.sentence_of[h.first] == sentence
            ]
            states = {hit.entity for hit in here if usage.of_state(cut, hit.first, hit.last)[0] == ACTOR}
            if states:
                return states.pop() if len(states) == 1 else None
        return None

    def _body(self, first: int, at: int, head: str) -> Hit | None:
        """A body named before whose name ends so, the only one of its kind in the article or named just before."""
        just = self._focus.just(at)
        fitting = [e for e in [*self._focus.entities(at), *sorted(self._focus.everywhere())] if _is_called(e, head)]
        near_alone = len(set(fitting) & just) == 1
        if not fitting or not (
            near_alone or (len(set(fitting)) == 1 and _OF_SORT.get(head) not in ("company", "party"))
        ):
            return None
        chosen = (set(fitting) & just).pop() if near_alone else fitting[0]
        if chosen not in just and head in self._heads:
            return None
        return Hit(first, at + 1, chosen, 0.75, "named before", head=at)


def _head(word: str) -> str:
    """The bare noun in the nominative, "" for words that take nothing up."""
    low = word.lower()
    if not word[0].isupper():
        return ""
    return next(
        (
            form
            for form in (low, low.removesuffix("es"), low.removesuffix("s"))
            if form in _HEADS or form in _STATES or form in _PARTS
        ),
        "",
    )


def heads(cut: Tokens, taken: Taken) -> frozenset[str]:
    """The ends of all compounds of an article that are no known actor: "kongress" and more of "Klimakongress"."""
    out = set[str]()
    for at, word in enumerate(cut.words):
        low = word.lower().removesuffix("s").removesuffix("e")
        if word[0].isupper() and at not in taken:
            out.update(low[begin:] for begin in range(max(3, len(low) - 20), len(low) - 2))
    return frozenset(out)


def _by_sentence(cut: Tokens, hits: list[Hit]) -> dict[int, list[Hit]]:
    """The states that each sentence names."""
    out: dict[int, list[Hit]] = defaultdict(list)
    for hit in hits:
        if hit.sort == "state":
            out[cut.sentence_of[hit.first]].append(hit)
    return out


def _is_called(entity: str, head: str) -> bool:
    """Whether a bare noun may take up an actor: "Rat" for a council, "Konzern" for a company."""
    sort = entity.partition(":")[0]
    if head == "ministerium" and sort in ("ministry", "mfa", "mod"):
        return True
    if sort not in _SORTS or entity not in table().entries:
        return False
    names = (*table().entries[entity].name.lower().split(), *_ends().get(entity, ()))
    return any(name.endswith(head) for name in names) or _OF_SORT.get(head) == sort


@cache
def _ends() -> dict[str, frozenset[str]]:
    """The last words of every entity's names."""
    out: dict[str, set[str]] = defaultdict(set)
    for known in table().names.values():
        for name in known:
            out[name.entity].add(name.words[-1])
    return {entity: frozenset(words) for entity, words in out.items()}
