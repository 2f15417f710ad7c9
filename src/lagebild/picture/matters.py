"""Matters: what a voice is about, with what it points back to.

"Ihn", "davon", "ein solcher Schritt", "Bernings Vorstoß", "er lehnte ab" stand for something that the text has said before: the nearest
target, commitment or heading of the same article that fits. A short target ("die Verlegung") gets the words in which the article first
told of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from lagebild.picture import namesakes, ownwords, phrases, shells, wording
from lagebild.picture.cast import Cast
from lagebild.picture.clauses import Sentence
from lagebild.picture.material import Material, Piece, Text
from lagebild.picture.namesakes import Names
from lagebild.picture.phrases import Phrase
from lagebild.picture.topics import NAMES_SOMEBODY, Matter, Topic
from lagebild.picture.voice import Voice
from lagebild.records import Ref
from lagebild.terms import folded

REACH = 6  # sentences that a pronoun can point back over
LEAD = 3  # sentences in which an article first tells of things
MOST_WORDS = 5  # of a target that only goes on with what was said
COMMITTED = 0.4  # from which confidence on a commitment is something to point back to

_POINTS = "points back"
_NAMED = ("person", "state", "organisation", "government", "media")
_BLAMING = frozenset(("?protestieren", "?verurteilen", "falsch sein", "falsch nennen", "warnen"))
_PROPOSING = frozenset(
    (
        "Forderung bekräftigen",
        "vorschlagen",
        "?fordern",
        "bitten um",
        "sich anbieten",
        "werben für",
        "anbieten",
        "~einladen",
    )
)
_THIS = frozenset(("das", "dies", "es"))
_FOR_IT = frozenset(("dafür", "darauf", "daran", "dazu"))
_WITHOUT = re.compile(r"(?<!\w)[Oo]hne\s(?P<what>(?:ein|d)\w+\s(?:[a-zäöüß]\w+\s){0,2}[A-ZÄÖÜ][\w-]+)(?=\s[a-zäöü]|,)")
_OF = re.compile(r"\s(?:de[rs]|von|vom|eine[rs]|aller|jeder|auf|mit|gegen)\s")


def matters(voices: Sequence[Voice], material: Material, cast: Cast) -> dict[str, Matter]:
    """The matters of voices by their ids."""
    by_text: dict[tuple[str, int], list[Voice]] = {}
    for voice in voices:
        by_text.setdefault(voice.text.key, []).append(voice)
    committed: dict[tuple[str, int], list[Piece]] = {}
    for piece in material.of("commitment"):
        if piece.record.confidence >= COMMITTED:
            committed.setdefault(piece.text.key, []).append(piece)
    result: dict[str, Matter] = {}
    for key, some in by_text.items():
        result |= Recall(some[0].text, committed.get(key, ()), cast).matters(some)
    return result


class Recall:
    """What one text has said so far."""

    def __init__(self, text: Text, commitments: Iterable[Piece], cast: Cast) -> None:
        self.text, self.cast, self.page = text, cast, text.page
        ahead = (*self._headings(), *self._commitments(commitments), *self._decisions())
        self._ahead = sorted(ahead, key=lambda topic: topic.at)
        self._topics: list[Topic] = []
        self._voices: list[Voice] = []
        self._names = self._known()
        people = [actor for actor in text.reading.actors if actor.kind == "person"]
        self._people = {folded(text.text[begin:end]) for actor in people for begin, end in actor.mentions}
        self._people |= {folded(actor.name) for actor in people}
        others = [actor.name for actor in text.reading.actors if actor.kind != "person"]
        called = [
            words[-1] for actor in people if (words := actor.name.split()) and all(word[:1].isupper() for word in words)
        ]
        known = namesakes.known((*others, *self._sides()), text.text)
        self._persons = frozenset(
            one
            for one in namesakes.known(called, text.text)
            if not any(one.startswith(each) or each.startswith(one) for each in known)
        )

    def matters(self, voices: Sequence[Voice]) -> dict[str, Matter]:
        """The matters of the text's voices."""
        result: dict[str, Matter] = {}
        last: Voice | None = None
        heard: list[Voice] = []
        self._voices = sorted(voices, key=lambda one: one.at)
        for voice in self._voices:
            while self._ahead and self._ahead[0].at < voice.at:
                self._topics.append(self._ahead.pop(0))
            matter = self._matter(voice)
            if matter.own and self._says_little(matter) and (more := self._more(voice, last, result)):
                matter = Matter(matter.own, (*matter.back, *more), matter.around, "goes on")
            own = matter.wordings[:1] if matter.told else matter.wordings
            names = namesakes.names(" ".join(own), self._names)
            before = next((one for one in reversed(heard) if self._follows(one, voice)), None)
            result[voice.id] = matter = replace(
                matter,
                names=names,
                people=namesakes.names(next(iter(matter.wordings), ""), self._names) & self._persons,
                aside=namesakes.names(" ".join((matter.around, *matter.back)), self._names),
                after=result[before.id].wordings if before else (),
                close=before is not None and before.sentence.number == voice.sentence.number,
            )
            if matter.wordings:
                heard.append(voice)
            if matter.wordings and not voice.past:
                self._topics.append(self._topic(voice, matter))
                last = voice
        return result

    def _beside(self, voice: Voice) -> Voice | None:
        """The next voice of the same holder in the same sentence that names its target: "blieb fern; sie halte die Reise für falsch"."""
        for one in self._voices:
            named = one.target and not shells.points(one.words(one.target))
            if named and one.sentence == voice.sentence and one.at > voice.at and one.holder.id == voice.holder.id:
                return one
        return None

    def _follows(self, last: Voice, voice: Voice) -> bool:
        """Whether a voice comes right after another side's, on the same kind of thing: then it mostly answers it."""
        near = voice.sentence.paragraph == last.sentence.paragraph and voice.sentence.number - last.sentence.number <= 1
        if not near or self.cast.side(last.holder).id == self.cast.side(voice.holder).id:
            return False
        return last.about == voice.about or not (last.settled and voice.settled)

    def _says_little(self, matter: Matter) -> bool:
        """Whether words mean nothing that is known ("Zuschauer brauchen wir nicht", "den Leuten zu geben")."""
        few = len(matter.own.split()) <= MOST_WORDS
        return few and not wording.meaning(matter.own, self.text.reading.article.language).concepts

    def _more(self, voice: Voice, last: Voice | None, found: Mapping[str, Matter]) -> tuple[str, ...]:
        """What a voice that says little by itself goes on with: the heading of its sentence ("auch beim Geld: …"), else what the same side
        has said right before it.
        """
        heading = next((one for one in reversed(self._topics) if one.heading and one.sentence == voice.sentence), None)
        if heading is not None:
            return (heading.words,)
        if (
            last is None
            or last.id == voice.id
            or not last.sure
            or namesakes.names(voice.words(voice.target), self._names)
        ):
            return ()
        near = voice.sentence.paragraph == last.sentence.paragraph and voice.sentence.number - last.sentence.number <= 1
        same = self.cast.side(last.holder).id == self.cast.side(voice.holder).id
        return found[last.id].wordings if near and same else ()

    def _sides(self) -> Iterator[str]:
        """What those for whom the text's actors speak are called."""
        for actor in self.text.reading.actors:
            who = self.cast.who(self.text, Ref(actor.id, actor.mentions[:1])) if actor.mentions else None
            if who is not None and (side := self.cast.side(who)).kind != "person":
                yield side.name

    def _known(self) -> Names:
        """The names of the text's actors, of those for whom they speak, and of its places."""
        reading = self.text.reading
        refs = (Ref(actor.id, actor.mentions[:1]) for actor in reading.actors if actor.mentions)
        whos = [who for ref in refs if (who := self.cast.who(self.text, ref)) is not None and who.kind in _NAMED]
        places = [event.place.name for event in reading.frames.events if event.place is not None]
        names = [one.name for who in whos for one in (who, self.cast.side(who))]
        some = (*names, *(place for place in places if not wording.meaning(place).concepts))
        return namesakes.known(some, self.text.text)

    # -- what can be pointed back to --------------------------------------------------------------------------------------------

    def _topic(self, voice: Voice, matter: Matter) -> Topic:
        phrase = phrases.first(matter.wordings[0])
        proposing = voice.reason in _PROPOSING
        genders = phrase.genders if phrase else frozenset("n")
        holders = frozenset((voice.holder.id, self.cast.side(voice.holder).id))
        return Topic(
            voice.at,
            voice.sentence,
            matter.wordings[0],
            holders,
            genders,
            proposing,
            claim=voice.about == "claim",
            weak=not voice.sure and not proposing,
            against=voice.stance == "against" and voice.reason not in _BLAMING,
            matter=matter,
        )

    def _commitments(self, pieces: Iterable[Piece]) -> Iterator[Topic]:
        for piece in pieces:
            if not piece.spans or not (sentence := self.page.sentence(piece.spans[0][0])):
                continue
            holders = frozenset(one for who in piece.actors for one in (who.id, self.cast.side(who).id))
            phrase = phrases.first(piece.words)
            genders = phrase.genders if phrase else frozenset("n")
            proposing = piece.record.kind in ("demand", "offer")
            yield Topic(piece.spans[-1][1], sentence, piece.words, holders, genders, proposing, weak=True)

    def _headings(self) -> Iterator[Topic]:
        """What a paragraph says that it is about: "uneins darüber, ob …", "die Idee, eine Vermittlerin zu entsenden";
        of a reply what was asked.
        """
        for sentence in self.page.sentences:
            words, at = self.page.said(sentence.span), sentence.span[0]
            for begin, end in shells.held(words):
                yield Topic(at + begin, sentence, words[begin:end], frozenset(), frozenset("n"), proposing=True)
            reply = ownwords.replies(self.page).get(sentence.paragraph)
            if reply is not None and reply.first == sentence and phrases.first(reply.asked):
                yield Topic(reply.at, sentence, reply.asked, frozenset(), frozenset("mfnp"), heading=True)
            for (begin, end), genders in shells.headings(words):
                yield Topic(at + begin, sentence, words[begin:end], frozenset(), genders, heading=True)

    def _decisions(self) -> Iterator[Topic]:
        """What a text says to have been decided, adopted, approved."""
        for sentence in self.page.sentences:
            for begin, end in shells.decided(self.page.said(sentence.span)):
                at = sentence.span[0]
                words = self.page.said((at + begin, at + end))
                phrase = phrases.first(words)
                genders = phrase.genders if phrase else frozenset("n")
                yield Topic(at + begin, sentence, words, frozenset(), genders, proposing=True)

    # -- pointing back ----------------------------------------------------------------------------------------------------------

    def _matter(self, voice: Voice) -> Matter:
        words = " ".join(voice.words(voice.target).split()).strip('„“”"»« ')
        around = self.page.said(voice.sentence.span)
        answered = self.page.sentence(voice.also[0][0]) if voice.also else None
        asked = shells.asked(self.page.said(answered.span) if answered else around)
        if asked and (not words or shells.points(words)):
            words = asked
        if acted := shells.acted(words):
            found = self._nearest(voice, phrases.pronoun(acted[0]))
            return Matter(f"{found.words} {acted[1]}" if found else "", around=around, why=_POINTS)
        if not words and not asked and (other := self._beside(voice)):
            return replace(self._matter(other), why=_POINTS)
        if not words or shells.points(words):
            return self._pointed(voice, words, around)
        return self._worded(voice, shells.unframed(words), around)

    def _pointed(self, voice: Voice, words: str, around: str) -> Matter:
        """What a target without words of its own is about."""
        if words.lower() in _FOR_IT and (without := _WITHOUT.search(around[: voice.at - voice.sentence.span[0]])):
            return Matter("", (without["what"],), around, _POINTS)
        found = self._nearest(voice, phrases.pronoun(words.split(maxsplit=1)[0]) if words else None)
        before = self.page.beside(voice.sentence, -1)
        if (
            words.lower() in _THIS
            and before
            and (found is None or found.sentence.paragraph != voice.sentence.paragraph)
        ):
            return Matter("", (self.page.said(before.span),), around, _POINTS)
        return self._back(found, around, _POINTS)

    def _worded(self, voice: Voice, words: str, around: str) -> Matter:
        """What a target is about that says so."""
        phrase = phrases.first(words)
        if phrase is not None and shells.stands_for(phrase.head, "empty"):
            return Matter("", around=around)
        if self._only_names_somebody(words):
            return Matter(words, around=around, why=NAMES_SOMEBODY)
        if self._only_times(voice) or shells.counts(words):
            return self._back(self._nearest(voice, None), around, _POINTS)
        if phrase is not None and shells.bare(words):
            if shells.stands_for(phrase.head, "ending"):
                return self._ending(voice, words, phrase, around)
            if shells.stands_for(phrase.head, "shell"):
                return self._of_shell(voice, words, phrase, around)
        if (
            phrase is not None
            and shells.such(phrase.determiner)
            and phrase.span[0] == 0
            and (found := self._nearest(voice, None))
        ):
            return Matter(words, found.matter.wordings if found.matter else (found.words,), around)
        return Matter(words, self._told(voice, words, phrase), around, told=True)

    def _only_times(self, voice: Voice) -> bool:
        """Whether a target is no more than a time."""
        spans = [span for time in self.text.reading.times for span in time.spans]
        return any(begin <= one[0] and one[1] <= end + 1 for one in voice.target[:1] for begin, end in spans)

    def _only_names_somebody(self, words: str) -> bool:
        """Whether words are no more than a person's name."""
        return folded(words) in self._people and not wording.meaning(words, self.text.reading.article.language).concepts

    def _back(self, found: Topic | None, around: str, why: str, more: Sequence[str] = ()) -> Matter:
        wordings = (*((found.matter.wordings if found.matter else (found.words,)) if found else ()), *more)
        return Matter("", wordings, around, why if wordings else "")

    def _ending(self, voice: Voice, words: str, phrase: Phrase, around: str) -> Matter:
        """The end of what was said ("die Absage"), or of what stands with it ("die Absage der Übung")."""
        if _OF.match(words[words.find(phrase.head) + len(phrase.head) :]):
            return Matter(words, around=around)
        found = self._nearest(voice, None)
        ended = (found.matter.wordings if found.matter else (found.words,)) if found else ()
        return Matter("", tuple(f"{phrase.head} {one}" for one in ended), around, _POINTS)

    def _of_shell(self, voice: Voice, words: str, phrase: Phrase, around: str) -> Matter:
        """A noun that stands for what was said: what its owner said ("Bernings Vorstoß"), what its verb tells of, else the nearest."""
        owned = [topic for topic in reversed(self._topics) if self._owns(words, topic)]
        verb = shells.verb(phrase.head)
        telling = self._sentence_with(verb, voice.sentence.number) if verb else None
        if telling is not None and not owned:
            owned = [topic for topic in reversed(self._topics) if topic.sentence.number == telling.number]
        owner = next((topic for topic in owned if topic.proposing and not topic.weak), next(iter(owned), None))
        if owner is None and shells.stands_for(phrase.head, "proposed"):
            owner = self._proposed(voice)
        found = owner or (
            self._nearest(voice, None, claims=shells.stands_for(phrase.head, "claimed")) if telling is None else None
        )
        more = (self.page.said(telling.span),) if telling is not None else ()
        matter = self._back(found, around, "stands for what was said", more)
        whose = owner is not None or shells.stands_for(
            phrase.head, "refusing"
        )  # of whom nobody knows, it may be for it
        turned = found is not None and found.against and whose and shells.stands_for(phrase.head, "taken")
        return replace(matter, turned=turned != bool(found and found.matter and found.matter.turned))

    def _proposed(self, voice: Voice) -> Topic | None:
        """The last thing that somebody else proposed in the paragraph, else in the text."""
        some = [one for one in self._topics if one.proposing and not one.weak and voice.holder.id not in one.holders]
        here = [one for one in some if one.sentence.paragraph == voice.sentence.paragraph]
        return next(reversed(here or some), None)

    def _owns(self, words: str, topic: Topic) -> bool:
        names = {folded(one.removesuffix("s")) for one in words.split() if one[:1].isupper() and len(one) > 3}
        names |= {folded(one) for one in words.split() if one[:1].isupper()}
        return any(names & set(holder.split(":")[-1].split()) for holder in topic.holders)

    def _nearest(self, voice: Voice, genders: frozenset[str] | None, claims: bool = False) -> Topic | None:
        """The nearest thing said before in the paragraph, else in the one before it, where proposals come first."""
        near = [
            one for one in self._topics if one.at < voice.at and voice.sentence.number - one.sentence.number <= REACH
        ]
        near = [
            one for one in near if not one.weak or (one.matter is None and one.sentence.number != voice.sentence.number)
        ]
        if claims:
            near = [one for one in near if one.claim and voice.holder.id not in one.holders]
        here = [one for one in near if one.sentence.paragraph == voice.sentence.paragraph]
        before = [one for one in near if one.sentence.paragraph == voice.sentence.paragraph - 1]
        strong, proposed = [one for one in here if not one.weak], [one for one in before if one.proposing]
        told = [one for one in before if not one.weak]
        for some in (strong, here, [one for one in proposed if not one.weak], proposed, told, before):
            fitting = [one for one in some if genders is None or not genders or genders & one.genders]
            if fitting:
                return fitting[-1]
        return None

    def _told(self, voice: Voice, words: str, phrase: Phrase | None) -> tuple[str, ...]:
        """For a short target, the first words of the article that tell of the same with more: in its lead, else shortly before."""
        if phrase is None or len(words.split()) > 3:
            return ()
        own = self._units(words)
        number = voice.sentence.number
        for sentence in (
            *self.page.sentences[: min(LEAD, number)],
            *self.page.sentences[max(LEAD, number - REACH) : number],
        ):
            clause = self.page.said(sentence.span)
            if own and own & self._units(clause):
                return (clause,)
        return ()

    def _units(self, words: str) -> frozenset[str]:
        meant = wording.meaning(words, self.text.reading.article.language)
        return frozenset(unit for unit, weight in meant.units.items() if weight >= 0.5)

    def _sentence_with(self, pattern: re.Pattern[str], before: int) -> Sentence | None:
        near = reversed(self.page.sentences[max(0, before - REACH) : before])
        return next((one for one in near if pattern.search(self.page.said(one.span))), None)
