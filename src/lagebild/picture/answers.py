"""Answers in interviews: "Unterstützen Sie die Sperre?" – "Ohne Vorbehalt." takes a stance in the words of the question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lagebild.picture import phrases
from lagebild.picture.clauses import Page, Sentence
from lagebild.picture.targets import Hit, hits, is_question
from lagebild.records import Span

_LABEL = re.compile(r"(?P<name>[A-ZÄÖÜ][^:.!?\n]{1,60}):\s+")
_YES = re.compile(
    r"(?:ja|gewiss|selbstverständlich|natürlich|unbedingt|ohne (?:vorbehalt|einschränkung|wenn und aber)|uneingeschränkt|voll und ganz|"
    r"auf jeden fall|sicher|durchaus)(?!\w)",
    re.IGNORECASE,
)
_NO = re.compile(r"(?:nein|keineswegs|auf keinen fall|niemals|keinesfalls|nie)(?!\w)", re.IGNORECASE)
_YOU = re.compile(r"\s*(?:Sie|Ihr(?:e|en|em|er)?)(?!\w)")


@dataclass(frozen=True)
class Answer:
    """A yes or no: `words` are those of the answer, `name` where the one who answers is named, `target` where the question has it."""

    sentence: Sentence
    words: Span
    name: Span | None
    target: Span
    hit: Hit
    yes: bool


def answers(page: Page) -> Iterator[Answer]:
    """The answers of a text to questions for a stance."""
    for question, reply in zip(page.sentences, page.sentences[1:], strict=False):
        words = page.said(question.span)
        if not is_question(words):
            continue
        hit = next((one for one in hits(page, question) if one.cue.stance in ("for", "against")), None)
        target = _target(hit, page) if hit else None
        said = page.said(reply.span)
        label = _LABEL.match(said)
        at = label.end() if label else 0
        found = _YES.match(said, at) or _NO.match(said, at)
        if hit is None or target is None or found is None:
            continue
        begin = reply.span[0]
        name = (begin + label.start("name"), begin + label.end("name")) if label else None
        yes = _YES.match(said, at) is not None
        yield Answer(reply, (begin + found.start(), begin + found.end()), name, target, hit, yes)


def _target(hit: Hit, page: Page) -> Span | None:
    """What a question asks for: the phrase after the verb and "Sie"."""
    begin = hit.ends[-1][1]
    rest = page.words[begin : hit.sentence.span[1]]
    you = _YOU.match(rest)
    skipped = you.end() if you else 0
    phrase = phrases.first(rest[skipped:])
    return (begin + skipped + phrase.span[0], begin + skipped + phrase.span[1]) if phrase else None
