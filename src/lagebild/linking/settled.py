"""What only the article settles: which bearer of a name is meant, whose organ "die Regierung" is."""

from __future__ import annotations

from collections.abc import Sequence

from lagebild.linking import organs
from lagebild.linking.bodies import Whose
from lagebild.linking.composed import Composer, organ_of
from lagebild.linking.focus import Focus
from lagebild.linking.hits import Hit, Open, Taken
from lagebild.linking.resumed import heads
from lagebild.linking.table import table, variants
from lagebild.linking.tokens import Tokens

_ORGANS = ("police:", "army:", "organ:", "parl:", "gov:", "bank:")
_WITHOUT_MINISTRIES = ("sub:DE/berlin", "sub:AT/wien")  # capitals that are parts of their state as well
_SENATES = ("DE/hamburg", "DE/berlin", "DE/bremen")


class Settler:
    """Settles open words of one article; `focus` knows what was named, `composer` what stands beside, `whose` of whom it may be."""

    def __init__(self, cut: Tokens, focus: Focus, composer: Composer, whose: Whose) -> None:
        self._cut = cut
        self._whose = whose
        self._focus = focus
        self._composer = composer
        self._heads = heads(cut, Taken(()))

    def name(self, name: Open) -> Hit | None:
        """Which of the bearers of a name is meant: by the state beside it, by who else is named, by the nearest state."""
        entries = table().entries
        of = {entity: entries[entity].country for entity in name.entities}
        first = self._composer.with_article(name.first) if name.last - name.first == 1 else name.first
        if name.last - name.first == 1 and self._is_of_another(name):
            return None
        if name.entities[0].startswith(_ORGANS) and self._composer.is_of_stranger(name.first):
            return None
        beside = self._composer.beside(name.last - 1)
        if beside is not None and all(of.values()):
            owner, begin, _, why = beside
            found = self._of_owner(owner.partition(":")[2], of, name.last)
            if found is not None:
                return Hit(min(begin, first), name.last, found, 0.9, f"with {why}")
            if not name.default or of[name.default] != owner.partition(":")[2].partition("/")[0]:
                return None  # "die belgische Bundesregierung" is not Germany's
        found, score, why = self._by_article(name, of)
        return Hit(first, name.last, found, score, why) if found else None

    def _is_of_another(self, name: Open) -> bool:
        """As in "die Neue Liberale", or "der Kongress" where the article tells of a "Klimakongress"."""
        at, cut = name.first, self._cut
        before = cut.words[at - 1] if at else ""
        longer = before[:1].isupper() and before.endswith(("e", "en", "er", "es")) and not cut.starts_sentence(at - 1)
        party = any(entity.startswith("party:") for entity in name.entities)
        return (party and longer) or (not name.default and self._has_compound(cut.words[at]))

    def _has_compound(self, noun: str) -> bool:
        """Whether the article has a compound of a noun that is no known actor: "Klimakongress" beside "des Kongresses"."""
        return any(form in self._heads for form in variants(noun))

    def _of_owner(self, owner: str, of: dict[str, str], last: int) -> str | None:
        """The one of a state that stands beside the name; the senate of a German town is its government."""
        if owner in _SENATES and self._cut.words[last - 1].lower() == "senat":
            return f"subgov:{owner}"
        fits = [e for e, country in of.items() if country == owner.partition("/")[0]]
        return fits[0] if len(fits) == 1 else None

    def _by_article(self, name: Open, of: dict[str, str]) -> tuple[str, float, str]:
        if self._whose.foreign and not name.default and all(e.startswith(_ORGANS) for e in of):
            return "", 0.0, ""  # "die Nationalversammlung" may be that of the state that no table has
        here = [e for e in of if e in self._focus.everywhere()]
        if len(here) == 1 and not name.default:
            return here[0], 0.8, "named elsewhere in the article"
        chosen = self._focus.choose(name.first, [c for c in of.values() if c])
        fits = [e for e, country in of.items() if chosen is not None and country == chosen[0]]
        if chosen is not None and len(fits) == 1:
            return fits[0], chosen[1], "of the state that the article speaks of"
        if name.default:
            return name.default, 0.8, "name"
        if len(of) == 1 and not any(of.values()) and not self._composer.has_complement(name.last - 1):
            return self._alone(name, next(iter(of)))
        return "", 0.0, ""

    def _alone(self, name: Open, entity: str) -> tuple[str, float, str]:
        """The only bearer of a name that means other things too: its organisation is spoken of, or the name is no plain noun."""
        family = entity.partition("/")[0]
        if any(e.partition("/")[0] == family for e in self._focus.everywhere() if e != entity):
            return entity, 0.75, "its organisation is named"
        word = self._cut.words[name.last - 1]
        plain = name.last - name.first == 1 and not word.isupper()
        if plain and entity != "org:un/security-council":
            return "", 0.0, ""
        return entity, 0.6, "the only one of the name"

    def organ(self, open_: Open, hits: Sequence[Hit]) -> Hit | None:
        """An organ or office without its state."""
        if not open_.definite:
            return None
        if open_.complement:
            return self._of_person(open_, hits)
        before = [e for e in self._focus.entities(open_.first) if (c := country_of(e)) and e == _made(open_, c)]
        alone = len(set(before)) == 1 and open_.organ != "organ/botschaft" and not self._whose.foreign
        sure = alone or (before and before[0] in self._focus.just(open_.first))
        if before and sure and not open_.states:
            return Hit(open_.first, open_.last, before[0], 0.8, "named before with its state")
        words = self._cut.words[open_.first : open_.last]
        there = any(word.startswith("dortige") for word in words)  # "Südafrika … die dortige Regierung"
        noun = self._cut.words[open_.last - 1].lower()
        if open_.organ == "gov" and any(e.startswith("subgov:") for e in self._focus.everywhere()):
            return None  # the government of a part of a state is spoken of
        if self._has_compound(noun) and open_.office is not None:
            return None  # "der Präsident" of a report on the "DFB-Präsident"
        found = self._focus.last(open_.first) if there else self._meant(open_)
        entity = _made(open_, found[0]) if found is not None else None
        if entity is None or found is None or (open_.office is not None and entity not in table().entries):
            return None
        federal = open_.office is not None or (open_.organ or "").startswith(("ministry", "parl"))
        parts = (f"sub:{found[0]}/", f"subgov:{found[0]}/")
        own = _WITHOUT_MINISTRIES if found[0] == self._whose.dateline and open_.organ != "parl" else ()
        if federal and any(e.startswith(parts) and e not in own for e in self._focus.around_sentence(open_.first)):
            return None  # "der Ministerpräsident … in Niedersachsen"
        if entity in self._focus.everywhere() and self._focus.clues(found[0]) <= 2:
            return None  # nothing brings the state up but the organ named with it further on: they rather are two
        return Hit(open_.first, open_.last, entity, found[1], "of the state that the article speaks of")

    def _meant(self, open_: Open) -> tuple[str, float] | None:
        """The state whose organ is surely meant: nobody's where the article speaks of a state that the table does not know.

        Else one that was named before it, in a report's first sentence also one of its own clause: the ministry that announces
        "…, der Ukraine Panzer zu liefern" is not Ukraine's.
        """
        if open_.states:
            return self._state_of(open_)
        if self._whose.foreign:
            return None
        found = self._state_of(open_)
        if found is None or found[0] == self._whose.dateline or self._focus.is_named_before(found[0], open_.first):
            return found
        leads = self._cut.sentence_of[open_.first] == 0 and found[0] == self._focus.main
        return found if leads and self._focus.is_of_the_clause(found[0], open_.last) else None

    def _state_of(self, open_: Open) -> tuple[str, float] | None:
        if open_.organ in organs.LOCAL_ORGANS:
            main, near = self._focus.main, self._focus.near(open_.first)
            return (main, 0.65) if main is not None and not {main, *near} & {*organs.LOCAL_POLICE} else None
        if open_.states:
            return self._focus.choose(open_.first, open_.states) or (open_.states[0], 0.75)
        return self._focus.nearest(open_.first)

    def _of_person(self, open_: Open, hits: Sequence[Hit]) -> Hit | None:
        """As in "die Regierung von Amtsinhaber Robert Mugabe": that of the state whose office holder is named there."""
        near = [hit for hit in hits if hit.sort == "person" and open_.last < hit.first <= open_.last + 3]
        country = table().entries[near[0].entity].country if len(near) == 1 else ""
        return (
            Hit(open_.first, open_.last, f"gov:{country}", 0.8, "of the one who heads it", head=open_.first)
            if country
            else None
        )


def _made(open_: Open, country: str) -> str | None:
    return organ_of("state", country, open_.organ, open_.office)


def country_of(entity: str) -> str:
    """The country in an id that the table need not hold ("ministry:FR/innen")."""
    body = entity.partition(":")[2].partition("/")[0]
    return body if body.isupper() else ""
