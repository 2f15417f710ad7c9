"""Answers in interviews: "Unterstützen Sie die Sperre?" – "Ohne Vorbehalt." takes a stance in the words of the question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lagebild.picture import ownwords, phrases
from lagebild.picture.clauses import Page, Sentence
from lagebild.picture.stances import FLIPPED
from lagebild.picture.targets import Hit, hits, is_question
from lagebild.records import Span

_LABEL = re.compile(r"(?P<name>[A-ZÄÖÜ][^:.!?\n]{1,60}):\s+")
_YES = re.compile(
    r"(?:ja|gewiss|selbstverständlich|natürlich|unbedingt|ohne (?:vorbehalt|einschränkung|wenn und aber)|uneingeschränkt|voll und ganz|"
    r"auf jeden fall|sicher|durchaus)(?!\w)",
    re.IGNORECASE,
)
_NO = re.compile(
    r"(?:(?:aber|ach|oh|um \w+ willen|ganz klar|ein klares),? )?(?:nein|keineswegs|auf (?:gar )?keinen fall|niemals|keinesfalls|nie|"
    r"ausgeschlossen|unter keinen umständen)(?!\w)",
    re.IGNORECASE,
)
_IF = re.compile(
    r"(?:nur,? )?(?:wenn|falls|sofern|unter der bedingung)\s[^.;:!?\n]+,\s(?:dann )?(?P<yes>ja)(?=\W*$)", re.IGNORECASE
)
_YOU = re.compile(r"\s*(?:Sie|Ihr(?:e|en|em|er)?)(?!\w)")
_OUGHT = re.compile(
    r"(?:und |aber |also )?(?:soll(?:t?en|te)?|muss|müss(?:t?en|te)|darf|dürf(?:t?en|te))\s(?P<what>[^?\n]+)\?\W*$",
    re.IGNORECASE,
)
_DO_YOU = re.compile(
    r"(?:und |aber |also )?(?:fahren|reisen|gehen|fliegen|kommen|nehmen|treten|schicken|entsenden|liefern|unterzeichnen|unterschreiben|"
    r"ziehen|wollen|werden|würden|geben|lassen|öffnen|schließen)\sSie\s(?P<what>[^?\n]+)\?\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Answer:
    """A yes or no: `words` are those of the answer, `name` where the one who answers is named, `target` where the question has it.

    `stance` is the one taken to that; `reason` the name of the cue, or of the kind of question, by which it is known.
    """

    sentence: Sentence
    words: Span
    name: Span | None
    target: Span
    stance: str
    reason: str


def answers(page: Page) -> Iterator[Answer]:
    """The answers of a text to questions for a stance."""
    labelled = ownwords.replies(page)
    for question, reply in zip(page.sentences, page.sentences[1:], strict=False):
        if not is_question(page.said(question.span)):
            continue
        said = page.said(reply.span)
        label = _LABEL.match(said)
        at, begin = label.end() if label else 0, reply.span[0]
        yes, no, under = _YES.match(said, at), _NO.match(said, at), _IF.match(said, at)
        found = no or yes or under
        known = _by_cue(page, question) or (_by_question(page, question) if reply.paragraph in labelled else None)
        if found is None or known is None:
            continue
        target, stance, reason = known
        stance = "conditional" if under and not (yes or no) else FLIPPED[stance] if no else stance
        name = (begin + label.start("name"), begin + label.end("name")) if label else None
        words = found.span("yes") if found is under else found.span()
        yield Answer(reply, (begin + words[0], begin + words[1]), name, target, stance, reason)


def _by_cue(page: Page, question: Sentence) -> tuple[Span, str, str] | None:
    """What a question with a cue of a stance asks for."""
    hit = next((one for one in hits(page, question) if not one.cue.weak and one.cue.stance in FLIPPED), None)
    target = _target(hit, page) if hit else None
    return (target, hit.cue.stance, hit.cue.name) if hit and target else None


def _by_question(page: Page, question: Sentence) -> tuple[Span, str, str] | None:
    """What a question asks for that only asks what is to be ("Soll der Flughafen öffnen?", "Fahren Sie nach Auland?")."""
    begin = question.span[0]
    words = page.said(question.span)
    label = _LABEL.match(words)
    for pattern in (_OUGHT, _DO_YOU):
        found = pattern.match(words, label.end() if label else 0)
        if found and phrases.first(found["what"]):
            return (begin + found.start("what"), begin + found.end("what")), "for", "answer"
    return None


def _target(hit: Hit, page: Page) -> Span | None:
    """What a question asks for: the phrase after the verb and "Sie"."""
    begin = hit.ends[-1][1]
    rest = page.words[begin : hit.sentence.span[1]]
    you = _YOU.match(rest)
    skipped = you.end() if you else 0
    phrase = phrases.first(rest[skipped:])
    return (begin + skipped + phrase.span[0], begin + skipped + phrase.span[1]) if phrase else None
