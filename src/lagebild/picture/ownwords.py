"""Texts that are somebody's own words: the replies of an interview, and what an office, a council or a firm has made public itself.

There whoever speaks is named once, by the label before a reply or in the heading, and not in the sentence that takes a stance.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lagebild import dialogue
from lagebild.picture.clauses import Page, Sentence
from lagebild.records import Actor, Span
from lagebild.terms import folded

MOST = 60  # letters of a label

_LABEL = re.compile(rf"(?P<name>[A-ZÄÖÜ][^:.!?,;\n]{{1,{MOST}}}):\s+(?=\S)")
_MADE_PUBLIC = re.compile(
    r"(?P<shown>(?:Dokumentiert|Dokumentation|Im Wortlaut): )?"
    r"(?:Presse)?(?:[mM]itteilung|[eE]rklärung|[kK]ommuniqué|[sS]tellungnahme|[bB]ekanntmachung|[vV]erlautbarung)\s(?:de[rs]|von|vom|eine[rs])\s"
)
_TELLS = re.compile(
    r"(?<![\w-])(?!(?:mit|seit|samt|statt|heute)(?!\w))[a-zäöüß]+t(?:en?)?(?!\w)"
)  # a verb makes a title that of a report
_PAPER = re.compile(
    r"zeitung|nachricht|funk|blatt|bote|kurier|anzeiger|rundschau|presse|magazin|news|agentur|radio|fernseh|online|\btv|echo|merkur|"
    r"brief|post|dienst|allgemeine|spiegel|stimme|volks|journal|times",
    re.IGNORECASE,
)  # papers bear the names of places, as offices do
_ISSUING = frozenset(("organisation", "government", "state", "group", "unnamed"))
_WORD = re.compile(r"\w{4,}")
_STEM = 6  # letters that the heading's and the actor's words have in common


class Reply(NamedTuple):
    """A reply: where the label names who gives it, its sentence that begins it, what was asked before ("" where nothing was)."""

    name: Span
    first: Sentence
    asked: str
    at: int  # where the question begins


def replies(page: Page) -> dict[int, Reply]:
    """The replies of an interview by their paragraphs; none in other texts."""
    found: dict[int, Reply] | None = page.kept.get("replies")
    if found is None:
        found = page.kept["replies"] = _replies(page)
    return found


def _replies(page: Page) -> dict[int, Reply]:
    people = [span for actor in page.text.reading.actors if actor.kind == "person" for span in actor.mentions]
    answers = dialogue.interview(
        page.words, lambda _, labels: any(_meet(one, label) for label in labels for one in people)
    ).answers
    firsts = {name: page.sentence(name[0]) for name, _ in answers}
    own = {first.paragraph for first in firsts.values() if first is not None}
    found: dict[int, Reply] = {}
    for name, said in answers:
        first, paragraph = firsts[name], page.sentence(said[0])
        if first is not None and paragraph is not None and any(_meet(one, name) for one in people):
            found[paragraph.paragraph] = Reply(name, first, *_asked(page, first, own))
    return found


def _meet(one: Span, other: Span) -> bool:
    return max(one[0], other[0]) < min(one[1], other[1])


def _asked(page: Page, first: Sentence, others: set[int]) -> tuple[str, int]:
    """The sentence before a reply, without its label; "" where it is of a reply too."""
    if first.number == 0 or page.sentences[first.number - 1].paragraph in others:
        return "", first.span[0]
    before = page.sentences[first.number - 1]
    words = page.said(before.span)
    label = _LABEL.match(words)
    skipped = label.end() if label else 0
    return words[skipped:].strip('„“”"»«? '), before.span[0] + skipped


def issuer(page: Page) -> tuple[Actor, Span] | None:
    """Whose own words a text is, with the first place where it is named; None where a report tells."""
    if "issuer" not in page.kept:
        page.kept["issuer"] = _issuer(page)
    found: tuple[Actor, Span] | None = page.kept["issuer"]
    return found


def _issuer(page: Page) -> tuple[Actor, Span] | None:
    title = (page.text.version.title or "").strip()
    notice = dialogue.notice(page.words)
    made_public = _MADE_PUBLIC.match(title)
    opening = page.sentences[:2]
    end = opening[-1].span[1] if opening else 0
    if notice is not None:
        heading = page.said(notice.name) if notice.whole else ""
    elif (
        made_public
        and not _TELLS.search(title)
        and (made_public["shown"] or _publishes(page, title[made_public.end() :], end))
    ):
        heading = f"{title[made_public.end() :]} {page.text.version.publisher or ''}"
    else:
        return None
    heads = _stems(heading)
    named = ((span, actor) for actor in page.text.reading.actors if actor.kind in _ISSUING for span in actor.mentions)
    for span, actor in sorted(named, key=lambda one: (one[0], one[1].id)):
        if span[0] < end and heads & _stems(page.said(span)):
            return actor, span
    return None


def _publishes(page: Page, heading: str, end: int) -> bool:
    """Whether it is who made something public that publishes it: a paper that reports on it has another name."""
    publisher = page.text.version.publisher or ""
    return not _PAPER.search(publisher) and bool(_stems(publisher) & _stems(f"{heading} {page.words[:end]}"))


def _stems(words: str) -> set[str]:
    """How the nouns and names of some words begin."""
    return {folded(word)[:_STEM] for word in _WORD.findall(words) if word[0].isupper()}
