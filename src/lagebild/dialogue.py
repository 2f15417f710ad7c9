"""Texts that are somebody's words as a whole: the answers of an interview ("Korwath: Wir bleiben."), also where no name stands before them
and every other line is a question, and what stands behind "Das Ministerium teilt mit:" at the beginning of a text, where it is numbered
or signed.

A name and a colon are not enough: tickers, fact checks and portraits have them too. An interview is where questions stand before
the answers, somebody is addressed there, and the answers speak in the first person. Whoever asks says nothing of his own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from lagebild.records import Span

LEAST = 2  # answers under one name
OWN = 3  # one in so many answers has to speak in the first person
TURNS = 3  # questions, each with an answer, where no names stand before them
STRAY = 4  # one in so many of these may look like the other
_LINE = re.compile(r"(?P<said>\S[^\n]*)")
_LABEL = re.compile(r"(?P<name>[A-ZÄÖÜ][\w'’.-]{0,40}(?: [\w'’.-]{1,40}){0,3}):[ \t]+(?=\S)")
_WHO = re.compile(r"[A-ZÄÖÜ][\w'’-]+(?: [A-ZÄÖÜ][\w'’-]+){0,2}")
QUOTATION = re.compile(r"„[^„“”\n]*[“”]|“[^“”\n]*”|»[^»«\n]*«|\"[^\"\n]*\"")
_FIRST = re.compile(
    r"(?<!\w)(?:[iI]ch|[mM](?:ich|ir|eine?[mrs]?)|[wW]ir|[uU]ns(?:e?re?[mnrs]?)?|I|[wW]e|[mM][ey]|[oO]ur|us)(?!\w)"
)
_ALONE = re.compile(r"(?<!\w)(?:[iI]ch|[mM](?:ich|ir|eine?[mrs]?)|I|[mM]y)(?!\w)")
ADDRESS = re.compile(r"(?<=[\w,;] )(?:Sie|Ihnen|Ihr(?:e[mnrs]?)?)(?!\w)|(?<!\w)you(?:r|rs)?(?!\w)")
_CALLED = re.compile(r"(?:^|(?<=[.!?,] ))(?:Herr|Frau|Mr|Mrs|Ms)\.? (?:[A-ZÄÖÜ][\w'’.-]+ ){0,3}[A-ZÄÖÜ][\w'’-]+,")
NO_TALK = re.compile(
    r"(?<!\w)(?:Fakten-?[cC]heck|Faktenfinder|Live-?[tT]icker|News-?[tT]icker|Newsblog|Liveblog|Steckbriefe?|Kurzporträts?)(?!\w)|\+\+\+"
)
_HEAD = re.compile(
    r"\A(?P<shown>(?:Dokumentiert|Dokumentation|Im Wortlaut): ?)?(?P<name>(?:Der|Die|Das) [^.:;,\n]{3,90}?) "
    r"(?:teilt (?:hierzu |dazu |heute )?mit|gibt (?:hiermit |heute )?bekannt|(?P<says>erklärt)(?: (?:hierzu|dazu|heute))?|"
    r"stellt (?:hierzu )?fest)(?P<mark>[.:])\s+"
)
_NUMBER = re.compile(r"(?P<number>\d{1,2})[.)][ \t]+(?=\S)")
_SIGNED = re.compile(r"[A-ZÄÖÜ][\w -]{1,40}, (?:den |am )?\d{1,2}\. [A-ZÄÖÜ][a-zäöü]+ \d{4}\.?")
_OURS = re.compile(r"(?<!\w)(?:[wW]ir|[uU]ns(?:e?re?[mnrs]?)?|[hH]iermit)(?!\w)")
_NOT_SAID = re.compile(r"©|Alle Rechte vorbehalten|(?<!\w)dpa(?!\w)|Korrespondent")
_ENDS = (".", "!", "?", "“", "”", '"', "«")


class Line(NamedTuple):
    """A line of a text: where the label before it is (None without one), and what is said."""

    name: Span | None
    said: Span


class Talk(NamedTuple):
    """An interview: the answers, with the label of who gives them; and the labelled lines of those who do not answer."""

    answers: list[tuple[Span, Span]]
    others: list[tuple[Span, Span]]


class Notice(NamedTuple):
    """What somebody has made known: who, the paragraphs; `whole` says that nothing else stands behind them."""

    name: Span
    said: list[Span]
    whole: bool


def notice(text: str) -> Notice | None:
    """What a text makes known in somebody's name: numbered paragraphs, or those above the place and the day of a signature.

    A report can begin so too ("Das Amt gibt bekannt: …"), and goes on with what others say; then it is none.
    """
    head = _HEAD.match(text)
    if head is None or (head["mark"] == "." and not head["shown"]):
        return None
    lines = [_line(text, found.span("said")) for found in _LINE.finditer(text, head.end())]
    numbered: list[Span] = []
    for begin, end in lines:
        number = _NUMBER.match(text, begin, end)
        if number is None or int(number["number"]) != len(numbered) + 1:
            break
        numbered.append((number.end(), end))
    signed = next((at for at, span in enumerate(lines) if _SIGNED.fullmatch(text[slice(*span)])), None)
    if numbered and (not head["says"] or head["shown"] or signed == len(numbered)):
        end, said = len(numbered) + (signed == len(numbered)), numbered
    elif signed and 2 * sum(_OURS.search(_plain(text, span)) is not None for span in lines[:signed]) >= signed:
        end, said = signed + 1, lines[:signed]
    else:
        return None
    said = [span for span in said if text[slice(*span)].endswith(_ENDS) and not _NOT_SAID.search(text[slice(*span)])]
    return Notice(head.span("name"), said, end == len(lines)) if said else None


def interview(text: str, is_person: Callable[[str, list[Span]], bool]) -> Talk:
    """The answers of an interview; none in other texts. `is_person` is asked for a label and the places where it stands."""
    lines = [_labelled(text, found.span("said")) for found in _LINE.finditer(text)]
    turns: dict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        if line.name is not None:
            turns[text[slice(*line.name)]].append(at)
    if not turns or NO_TALK.search(text):
        return Talk([], [])
    asking = [_asks(text, line.said) for line in lines]
    answering = {
        name
        for name, some in turns.items()
        if _WHO.fullmatch(name)
        and _answers(text, lines, asking, some)
        and is_person(name, [span for at in some if (span := lines[at].name)])
    }
    answers: list[tuple[Span, Span]] = []
    for name in answering:
        asked = all(at > 0 and lines[at - 1].name is not None for at in turns[name])
        for at in turns[name]:
            if (label := lines[at].name) is not None:
                answers.extend(
                    (label, span) for span in (lines[at].said, *(_further(text, lines, at) if asked else ()))
                )
    others = [
        (lines[at].name or lines[at].said, lines[at].said)
        for name, some in turns.items()
        if answering
        and name not in answering
        and len(some) >= LEAST
        and 2 * sum(asking[at] for at in some) >= len(some)
        for at in some
    ]
    return Talk(sorted(answers), sorted(others))


def exchange(text: str) -> tuple[int, list[Span]]:
    """Where an interview without names begins, in which every other line is an answer, and the answers; none in other texts.

    Whoever answers stands before it. What is behind the last answer ("Das Gespräch führte …") belongs to it no more.
    """
    lines = [_line(text, found.span("said")) for found in _LINE.finditer(text)]
    first = next((at for at, span in enumerate(lines) if _asks(text, span)), len(lines))
    turns = lines[first:]
    if turns and len(turns) % 2 and not _asks(text, turns[-1]):
        turns.pop()
    questions, answers = turns[::2], turns[1::2]
    if first == 0 or len(answers) < TURNS or len(questions) != len(answers) or NO_TALK.search(text):
        return 0, []
    if any(_LABEL.match(text, *span) or not text[slice(*span)].endswith(_ENDS) for span in turns):
        return 0, []
    silent = sum(not _asks(text, span) for span in questions)
    asking = sum(text[slice(*span)].endswith("?") or _addresses(_plain(text, span)) for span in answers)
    own = sum(_FIRST.search(_plain(text, span)) is not None for span in answers)
    addressed = sum(_addresses(_plain(text, span)) for span in questions)
    fits = max(silent, asking) * STRAY <= len(answers) and own * OWN >= len(answers) and addressed >= LEAST
    return (turns[0][0], answers) if fits else (0, [])


def _answers(text: str, lines: Sequence[Line], asking: Sequence[bool], some: Sequence[int]) -> bool:
    """Whether somebody's turns are answers: most stand behind a question, one at least behind an address; they speak of themselves."""
    if len(some) < LEAST or 2 * sum(asking[at] for at in some) >= len(some):
        return False
    own = set(some)
    before = [at - 1 for at in some if at > 0 and at - 1 not in own]
    return (
        2 * sum(asking[at] for at in before) >= len(some)
        and any(_addresses(_plain(text, lines[at].said)) for at in before)
        and OWN * sum(_FIRST.search(_plain(text, lines[at].said)) is not None for at in some) >= len(some)
    )


def _further(text: str, lines: Sequence[Line], at: int) -> list[Span]:
    """The paragraphs of an answer behind its first one, where every question has a label, so that they cannot be one.

    They say "ich": without that it can be the paper that tells how the talk went on, as it can behind the last label.
    """
    found: list[Span] = []
    on = True
    for later in range(at + 1, len(lines)):
        line = lines[later]
        if line.name is not None:
            return found
        words = text[slice(*line.said)]
        on = on and words.endswith(_ENDS) and "?" not in words and _ALONE.search(_plain(text, line.said)) is not None
        if on:
            found.append(line.said)
    return []


def _line(text: str, span: Span) -> Span:
    return span[0], span[0] + len(text[slice(*span)].rstrip())


def _labelled(text: str, span: Span) -> Line:
    span = _line(text, span)
    label = _LABEL.match(text, *span)
    return Line(label.span("name"), (label.end(), span[1])) if label else Line(None, span)


def _plain(text: str, span: Span) -> str:
    """What is said without what is quoted there."""
    return QUOTATION.sub("", text[slice(*span)])


def _asks(text: str, span: Span) -> bool:
    words = _plain(text, span)
    return "?" in words or _addresses(words)


def _addresses(words: str) -> bool:
    return ADDRESS.search(words) is not None or _CALLED.search(words) is not None
