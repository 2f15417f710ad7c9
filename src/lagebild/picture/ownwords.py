"""Texts that are somebody's own words: the replies of an interview, and what an office, a council or a firm has made public itself.

There whoever speaks is named once, by the label before a reply or in the heading, and not in the sentence that takes a stance.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

from lagebild.picture.clauses import Page, Sentence
from lagebild.records import Actor, Span
from lagebild.terms import folded

LEAST = 2  # replies that make an interview
MOST = 60  # letters of a label

_LABEL = re.compile(rf"(?P<name>[A-ZÄÖÜ][^:.!?,;\n]{{1,{MOST}}}):\s+(?=\S)")
_MADE_PUBLIC = re.compile(
    r"\b(?:Presse)?(?:[mM]itteilung|[eE]rklärung|[kK]ommuniqué|[sS]tellungnahme|[bB]ekanntmachung|[vV]erlautbarung)\s(?:de[rs]|von|vom|eine[rs])\s"
)
_TELLS = re.compile(
    r"(?<!\w)(?:(?:teilt|teilen)\s(?:\w+\s){0,3}mit|(?:gibt|geben)\s(?:\w+\s){0,3}bekannt|(?:erklärt|erklären))\s?[:.]\s*$"
)
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
    labelled: dict[str, list[Sentence]] = defaultdict(list)
    for before, sentence in zip((None, *page.sentences), page.sentences, strict=False):
        starts = before is None or before.paragraph != sentence.paragraph
        if starts and (label := _LABEL.match(page.said(sentence.span))):
            labelled[label["name"]].append(sentence)
    found: dict[int, Reply] = {}
    for name, some in labelled.items():
        answered = [one for one in some if not _asks(page, one)]
        if len(some) < LEAST or len(answered) * 2 <= len(some):
            continue
        for first in some:
            begin = first.span[0]
            span = begin, begin + len(name)
            if any(max(one[0], span[0]) < min(one[1], span[1]) for one in people):
                asked, at = _asked(page, first, {one.paragraph for one in some})
                found[first.paragraph] = Reply(span, first, asked, at)
    return found


def _asks(page: Page, first: Sentence) -> bool:
    """Whether a paragraph ends with a question: then it is the one who asks that its label names."""
    last = first
    while (after := page.beside(last, 1)) is not None:
        last = after
    return page.said(last.span).rstrip('“”"»« ').endswith("?")


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
    title = page.text.version.title or ""
    made_public = _MADE_PUBLIC.search(title)
    opening = page.sentences[:2]
    telling = next((one for one in opening if _TELLS.search(page.said(one.span).split("\n")[0])), None)
    if not made_public and telling is None:
        return None
    heading = f"{title[made_public.end() :] if made_public else ''} {page.text.version.publisher or ''}"
    if telling is not None and not made_public:
        heading = page.said(telling.span)
    heads = [folded(word) for word in _WORD.findall(heading) if word[0].isupper()]
    end = opening[-1].span[1] if opening else 0
    named = ((span, actor) for actor in page.text.reading.actors if actor.kind in _ISSUING for span in actor.mentions)
    for span, actor in sorted(named, key=lambda one: (one[0], one[1].id)):
        words = [folded(word)[:_STEM] for word in _WORD.findall(page.said(span)) if word[0].isupper()]
        if span[0] < end and any(word in head for word in words for head in heads):
            return actor, span
    return None
