"""Who is who over all articles of a dossier, and for whom they speak."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lagebild.entries import Verdict
from lagebild.picture.material import Text
from lagebild.records import Actor, Ref
from lagebild.situation import Who
from lagebild.terms import folded


class Cast:
    """The actors of some texts."""

    def __init__(self, texts: Sequence[Text], verdicts: Iterable[Verdict] = ()) -> None:
        self._actors = {text.key: {actor.id: actor for actor in text.reading.actors} for text in texts}
        self._sides: dict[str, Who] = {}

    def who(self, text: Text, ref: Ref | None) -> Who | None:
        """Who is meant by words of a text; None where they name nobody."""
        if ref is None:
            return None
        actor = self._actors[text.key].get(ref.actor or "")
        if actor is not None:
            return self._of(actor)
        name = text.words(ref.spans)
        return Who(f"unnamed:{folded(name)}", name, "unnamed") if folded(name) else None

    def all(self, text: Text, refs: Iterable[Ref]) -> tuple[Who, ...]:
        """Who is meant by several words, each once."""
        found = (self.who(text, ref) for ref in refs)
        return tuple(dict.fromkeys(one for one in found if one is not None))

    def side(self, who: Who) -> Who:
        """The state or organisation that somebody speaks for; themselves where nothing says so."""
        return self._sides.get(who.id, who)

    def _of(self, actor: Actor) -> Who:
        key = actor.entity or f"{actor.kind}:{folded(actor.name)}"
        return Who(key, actor.name, actor.kind, actor.wikidata, actor.country)
