"""What a question is called: by what most voices say, in words that say something to whoever has not read the report."""

from __future__ import annotations

import re
from collections import Counter

from lagebild.picture import namesakes, phrases, wording
from lagebild.picture.grouping import Group
from lagebild.picture.senses import Sense
from lagebild.picture.voice import Voice

POINTING = 6.0  # by how much words that only point to something are less fit than others
FURTHEST = 3  # sentences before words that point to something in which that is looked for
_POINTS = re.compile(
    r"\s*(?:(?i:ob|dass|wenn|falls|whether|that|if)\s+)?(?:"
    r"(?:(?i:ein\w*|an?)\s+)?(?i:solche\w*|such|diese\w*|jene\w*|this|these|those)\b"
    r"|(?i:das|dies|dazu|davon|daran|dagegen|darauf|darin|damit|er|sie|es|ihn|ihm|ihnen|it|they|them|he|she|him)"
    r"(?=\s*$|\s[a-zäöü])(?!\ssei denn))"
)
"""Words that only point to something: "eine solche Meldung", "das in Abrede", "ob er sie entlässt"."""
_WHOSE = re.compile(r"\s*(?:ihr|sein|their|its|his|her)(?:e|er|en|em|es)?\s(?:\S+\s){0,2}\S+\s*$", re.IGNORECASE)
"""A short phrase of whose one must know: "ihre sofortige Freilassung"."""
_DEPENDENT = re.compile(r"\s*abhängig\b|\s*dependent\b")
_HANGS = re.compile(r"\s(?:von|vom|davon|on|upon)\s.*$", re.DOTALL)


def label_of(group: Group) -> int:
    """The sense that the question is called by: what most voices say, a noun phrase rather than a clause, with its names."""
    return max(range(len(group.senses)), key=lambda at: (_fitness(group, at), -at))


def _fitness(group: Group, at: int) -> float:
    sense = group.senses[at]
    words, meant = sense.words[0], sense.wordings[0].meaning
    near = sum(
        len(group.senses[other].voices) for other in range(len(group.senses)) if other == at or _same(group, at, other)
    )
    phrase = phrases.first(words)
    clause = phrase is None or phrase.span[1] < len(words.strip()) - 1 or len(words.split()) > 8
    complete = min(2, len(namesakes.names(words, sense.names))) + 0.5 * min(2, len(meant.things))
    against = sense.wordings[0].way < 0 or meant.sign < 0 or meant.negated or any(act.sign < 0 for act in meant.acts)
    weak = not sense.sure
    bare = not sense.plain or (not meant.things and not meant.acts)
    asked = clause and words.startswith("ob ")
    fitness: float = (
        near**0.5 + 1.5 * complete - (1.0 if asked else 4.0) * clause - 3.0 * against - 3.0 * bare - 3.0 * weak
    )
    return fitness - POINTING * bool(_POINTS.match(words))


def _same(group: Group, one: int, other: int) -> bool:
    found = group.links.get((min(one, other), max(one, other)))
    return found is not None and found.score >= 0.6 and found.sign > 0


def named(sense: Sense) -> str:
    """A label in the nominative: as the reader has it, else the words; where these only point to something, with what they point to."""
    names = Counter(
        voice.record.question for voice in sense.voices if getattr(voice.record, "question", "") and _is(voice, sense)
    )
    words = names.most_common(1)[0][0] if names else sense.words[0]
    said = sense.words[0].strip()
    depends = _depends(sense.voices[0])
    if not depends and not any(one.match(said) for one in (_POINTS, _WHOSE)):
        return words
    pointing = _HANGS.sub("", words) if depends else said if _POINTS.match(said) else words
    return f"{pointing} ({_context(sense, here=depends)})"


def _depends(voice: Voice) -> bool:
    """Whether a target runs on into what it is made dependent on: "die Öffnung von der Räumung der Posten abhängig gemacht"."""
    words, end = voice.text.text, max((end for _, end in voice.target), default=0)
    return bool(end and _DEPENDENT.match(words, end) and _HANGS.search(voice.words(voice.target)))


def _context(sense: Sense, *, here: bool) -> str:
    """What a sense points to: the words that its voices mean, else the sentence before that does not point itself; its own one `here`."""
    voice = sense.voices[0]
    page = voice.text.page
    if len(sense.words) > 1 and not here:
        return _plain(sense.words[1])
    number = voice.sentence.number
    before = () if here else page.sentences[max(0, number - FURTHEST) : number]
    found = next((one for one in reversed(before) if not _POINTS.match(page.said(one.span))), voice.sentence)
    return _plain(page.said(found.span))


def _plain(words: str) -> str:
    return " ".join(words.split()).rstrip(".")


def _is(voice: Voice, sense: Sense) -> bool:
    return wording.likeness(wording.meaning(voice.record.question), sense.wordings[0].meaning) > 0.7
