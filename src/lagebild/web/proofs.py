"""Evidence as pages show it: the words, where they stand, and the way to them in the article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

from lagebild.situation import Evidence
from lagebild.views.dossierwords import kept
from lagebild.views.picturechoice import unsure_words
from lagebild.views.picturescene import Scene
from lagebild.web.filters import link

PROOF_FRAGMENT = "beleg"  # where the words stand in the article's page


@dataclass(frozen=True, slots=True)
class Proof:
    """One piece of evidence. `words` stand as they are in the text, with the quotation marks that they have there and no others: whatever
    a paper tells itself nobody has said. `source` is publisher and time, `href` leads to the words in the article.

    `lang` is the language of the words, `url` the address where it was published, "" where there is none that can be followed.
    """

    words: str
    source: str
    title: str
    href: str
    url: str
    unsure: bool
    lang: str = ""


def article_href(one: Evidence) -> str:
    """The address of the article's page, with the words marked."""
    query = {"version": str(one.version)}
    if one.spans:
        query |= {"from": str(min(begin for begin, _ in one.spans)), "to": str(max(end for _, end in one.spans))}
    return f"/artikel/{quote(one.article, safe='')}?{urlencode(query)}#{PROOF_FRAGMENT}"


def proof(scene: Scene, one: Evidence) -> Proof:
    """A piece of evidence as it is shown."""
    parts = [scene.name(one.publisher), scene.when(one.published)]
    parts += [scene.say.version.format(one.version)] * (one.version > 1)
    source = ", ".join(filter(None, parts))
    title = scene.plain(one.title, 120)
    words = scene.plain(one.told) if kept(one.quote) else scene.say.not_kept
    return Proof(words, source, title, article_href(one), link(one.url), unsure_words(one), one.language or "")


def proofs(scene: Scene, some: Iterable[Evidence]) -> tuple[Proof, ...]:
    """Several, each place once."""
    return tuple(proof(scene, one) for one in _each_once(some))


def _each_once(some: Iterable[Evidence]) -> Iterator[Evidence]:
    seen = set()
    for one in some:
        place = (one.article, one.version, one.spans)
        if place not in seen:
            seen.add(place)
            yield one


def in_sentences(scene: Scene, some: Iterable[Evidence]) -> tuple[Proof, ...]:
    """Several, each place once, in their whole sentences where those are known: for whoever wants to read what was said."""
    return tuple(replace(proof(scene, one), words=_sentence(scene, one)) for one in _each_once(some))


def _sentence(scene: Scene, one: Evidence) -> str:
    said = one.sentence if kept(one.sentence) else one.told
    return scene.plain(said) if kept(said) else scene.say.not_kept
