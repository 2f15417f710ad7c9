"""Whose a document is that nobody is named behind: of whoever makes it in its own clause, or announced it just before."""

from __future__ import annotations

from collections.abc import Sequence

from lagebild.linking.drafts import Source
from lagebild.linking.entities import Entity
from lagebild.linking.phrases import OBLIQUE, PREPOSITIONS, Phrase
from lagebild.linking.pronouns import Seen

# Verbs of making something public or taking something up; of those with a separate prefix both parts, "gab … ab".
_MAKING = frozenset(
    """abgegeben abgab abgaben abgibt veröffentlicht veröffentlichte veröffentlichten publiziert publizierte vorgelegt vorlegte
    vorlegten vorlegt vorgestellt vorstellte herausgegeben herausgab verbreitet verbreitete eingeleitet einleitete durchgeführt
    angestellt aufgenommen erstellt erstellte verfasst verfasste verlesen präsentiert präsentierte mitgeteilt bekanntgegeben
    bekanntgab bekanntgaben""".split()
)
_PARTED = {
    "gab": ("ab", "heraus", "bekannt"), "gaben": ("ab", "heraus", "bekannt"), "gibt": ("ab", "heraus", "bekannt"),
    "geben": ("ab", "heraus", "bekannt"), "gegeben": ("bekannt",), "legte": ("vor",), "legten": ("vor",), "legt": ("vor",),
    "stellte": ("vor", "an"), "stellten": ("vor", "an"), "leitete": ("ein",), "leiteten": ("ein",), "nahm": ("auf",),
    "teilte": ("mit",), "teilten": ("mit",),
}  # fmt: skip
_OBLIQUE = OBLIQUE | frozenset("seinem seinen ihrem ihren".split())
_PASSIVE = frozenset("wird werden wurde wurden worden".split())
_SPEAKING = ("person", "unnamed", "group", "organisation", "government", "media", "state")
_BODIES = ("organisation", "government", "media", "state")


def author_beside(source: Source, here: Sequence[Seen], phrase: Phrase) -> Entity | None:
    """As in "Die Behörde gab eine Stellungnahme ab": the subject of the clause in which a document is made; `here` is its sentence."""
    words = source.tokens.words
    before = [seen for seen in here if seen.first < phrase.first]
    one = _only_subject(source, before)
    if one is None or any(word in ",;:" for word in words[one.last : phrase.first]):
        return None
    end = next((at for at in range(phrase.last, len(words)) if words[at] in ",;:.!?"), len(words))
    return one.entity.final() if _is_made(words[one.first : end]) else None


def announcer(source: Source, here: Sequence[Seen], sentence: int) -> Entity | None:
    """As in "Die Behörde hat ein Ergebnis bekannt gegeben. Demnach …": who makes something public in a sentence."""
    sentences = source.tokens.sentence_of
    words = [word for at, word in enumerate(source.tokens.words) if sentences[at] == sentence]
    one = _only_subject(source, here) if _is_made(words) else None
    return one.entity.final() if one is not None else None


def one_sort(here: Sequence[Seen]) -> list[Seen]:
    """Who of a sentence "beide" can mean: its persons and groups, or where it has none its bodies."""
    persons = [seen for seen in here if seen.entity.final().kind in ("person", "unnamed", "group")]
    return persons or [seen for seen in here if seen.entity.final().kind in _BODIES]


def _is_made(words: Sequence[str]) -> bool:
    if any(word in _PASSIVE for word in words):
        return False
    return any(word in _MAKING or any(part in words for part in _PARTED.get(word, ())) for word in words)


def _only_subject(source: Source, here: Sequence[Seen]) -> Seen | None:
    """The mention that alone can be a subject: not in an oblique case, behind no preposition and no noun."""
    words = source.tokens.words
    found: dict[Entity, Seen] = {}
    for seen in here:
        before = words[seen.first - 1] if seen.first else ""
        apart = before.lower() in PREPOSITIONS or words[seen.first].lower() in _OBLIQUE or seen.quoted == 2
        genitive = (
            before[:1].isupper() and not source.tokens.starts_sentence(seen.first - 1) and words[seen.first] == "der"
        )
        if not (apart or genitive) and seen.entity.final().kind in _SPEAKING:
            found.setdefault(seen.entity.final(), seen)
    return next(iter(found.values())) if len(found) == 1 else None
