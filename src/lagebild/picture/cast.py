"""Who is who over all articles of a dossier, and for whom they speak.

Every article's reading has its own actors. Here the words by which they are called are read again with what the whole dossier says:
which names are states, who holds which office, of which state a town is the seat (`castmeaning` and what it builds on). An entry of the
actor table wins everywhere. Whoever is called by a description that names nobody ("ein Händler", "der Sprecher") is somebody else in
every article. Nothing depends on the order of the articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from lagebild import nonames
from lagebild.entries import Verdict
from lagebild.picture.castenglish import JUDGED, in_english, is_english
from lagebild.picture.castkept import Apart, Tables, entries, laid
from lagebild.picture.castmeaning import Meaning, Spot
from lagebild.picture.castnotes import Notes, Read
from lagebild.picture.castnouns import ALLIANCE, GROUP, LAND, OFFICES, ORGAN, OTHER
from lagebild.picture.castothers import as_read, is_called, uncounted
from lagebild.picture.castphrases import Phrase, phrase
from lagebild.picture.castquoted import only_quoted
from lagebild.picture.castscan import facts
from lagebild.picture.castwords import folded, is_common, key, opens_clause
from lagebild.picture.material import Text
from lagebild.records import Actor, Ref, Spans
from lagebild.situation import Who

_OF_STATE = frozenset("gov mfa mod head office ministry army intel organ".split())  # entries that speak for their state
_PLAIN = (ALLIANCE, GROUP, LAND, ORGAN)
_MOVEMENTS = frozenset("bewegung partei verband gewerkschaft organisation initiative verein stiftung".split())
_STEM = 4  # letters that the forms of a word have in common
_LOCAL = ("unnamed", "group", "organisation", "media", "government")

UNDER = 4  # casts under which it is remembered that answers hold

_Key = tuple[str, int]
_Asked = tuple[str | None, Spans]


class Answers:
    """What a cast says of one text, by the words asked for; `reads` are the entries of its tables by which it says so.

    They hold under every cast that has the same entries: `under` are the tables of the last ones that said all of it, each with the entries
    by which it did.
    """

    def __init__(self, notes: Notes) -> None:
        self.reads: set[Read] = set()
        self.under: tuple[tuple[Notes, set[Read]], ...] = ((notes, self.reads),)
        self.whos: dict[_Asked, Who | None] = {}
        self.members: dict[_Asked, tuple[Who, ...]] = {}
        self.sides: dict[str, Who | None] = {}


class Cast:
    """The actors of some texts."""

    def __init__(
        self,
        texts: Sequence[Text],
        verdicts: Iterable[Verdict] = (),
        before: Cast | None = None,
        upon: Tables | None = None,
    ) -> None:
        """Of what is known of them by a cast `before` what has not changed is taken over. Where the texts are none of a dossier but stand
        beside it, who is who there is kept in the tables that it is laid `upon` (`castkept`).
        """
        ordered = sorted(texts, key=lambda text: text.key)  # so that nothing depends on the order of arrival
        self._actors = {text.key: {actor.id: actor for actor in text.reading.actors} for text in ordered}
        kept = (entries(upon), laid) if upon is not None else (None, None)
        self._notes = Notes(before.notes if before is not None else None, *kept)
        self._meaning = Meaning([facts(text) for text in ordered], self._notes)
        self._asked: set[tuple[_Key, int]] = set()
        self._changed: dict[int, set[Read]] = {}
        self._begin({})
        apart: dict[str, list[Apart]] = {}
        for one in verdicts:
            if _is_split(one):
                found = self._split(one, ordered)
                apart.setdefault(found.words, []).append(found)
        if apart:
            self._begin({words: tuple(some) for words, some in apart.items()})

    def _begin(self, apart: Mapping[str, tuple[Apart, ...]]) -> None:
        """Nothing has been asked yet."""
        self._apart = self._notes.table("apart", apart)
        self._answers = {key: Answers(self._notes) for key in self._actors}

    def who(self, text: Text, ref: Ref | None) -> Who | None:
        """Who is meant by words of a text; None where they name nobody."""
        if ref is None:
            return None
        if self._asked:
            return self._who(text, ref)  # within another question
        answers, at = self._answers[text.key], (ref.actor, ref.spans)
        if at not in answers.whos:
            answers.under = ((self._notes, answers.reads),)
            with self._notes.into(answers.reads):
                found = answers.whos[at] = self._who(text, ref)
                self._note_side(found, answers)
        return answers.whos[at]

    def all(self, text: Text, refs: Iterable[Ref]) -> tuple[Who, ...]:
        """Who is meant by several words, each once; who act together are each of them."""
        found = [self._each(text, ref) for ref in refs]
        return found[0] if len(found) == 1 else tuple(dict.fromkeys(one for some in found for one in some))

    def side(self, who: Who) -> Who:
        """The state or organisation that somebody speaks for; themselves where nothing says so."""
        return self._meaning.known(who.side) or who

    @property
    def notes(self) -> Notes:
        """Its tables."""
        return self._notes

    # -- answers that hold ----------------------------------------------------------------------------------------------------

    def answers(self, text: Text) -> Answers:
        """What it has said of a text so far, and will say."""
        return self._answers[text.key]

    def holds(self, text: Text, answers: Answers, *, asking: bool = True) -> bool:
        """Whether what another cast said of a text is what this one says, by the same entries or `asking` again; then it is taken over."""
        same = (reads for notes, reads in answers.under if reads.isdisjoint(self._changes(notes)))
        reads = next(same, None)
        if reads is None and asking:
            reads = self._confirmed(text, answers)
        if reads is None:
            return False
        answers.reads = reads
        answers.under = ((self._notes, reads), *(one for one in answers.under if one[0] is not self._notes))[:UNDER]
        self._answers[text.key] = answers
        return True

    def _changes(self, before: Notes) -> set[Read]:
        """The entries of its tables that are others than those of another cast."""
        key = id(before)
        if key not in self._changed:
            self._changed[key] = self._notes.changed(before) if before is not self._notes else set()
        return self._changed[key]

    def _confirmed(self, text: Text, answers: Answers) -> set[Read] | None:
        """The entries by which it says the same, where it does."""
        fresh = self._answers[text.key]
        for actor, spans in answers.whos:
            self.who(text, Ref(actor, spans))
        for actor, spans in answers.members:
            self._each(text, Ref(actor, spans))
        same = (fresh.whos, fresh.members, fresh.sides) == (answers.whos, answers.members, answers.sides)
        return fresh.reads if same else None

    def _each(self, text: Text, ref: Ref) -> tuple[Who, ...]:
        """Those who are meant by words, each once."""
        if self._asked:
            return tuple(dict.fromkeys(one for one in self._members(text, ref) if one is not None))
        answers, at = self._answers[text.key], (ref.actor, ref.spans)
        if at not in answers.members:
            answers.under = ((self._notes, answers.reads),)
            with self._notes.into(answers.reads):
                found = tuple(dict.fromkeys(one for one in self._members(text, ref) if one is not None))
                answers.members[at] = found
                for one in found:
                    self._note_side(one, answers)
        return answers.members[at]

    def _note_side(self, who: Who | None, answers: Answers) -> None:
        """Note for whom somebody speaks, and for whom these do."""
        while who is not None and who.side is not None and who.side not in answers.sides:
            who = answers.sides[who.side] = self._meaning.known(who.side)

    # -- one reference --------------------------------------------------------------------------------------------------------

    def _who(self, text: Text, ref: Ref) -> Who | None:
        actor = self._actors[text.key].get(ref.actor or "")
        words = text.words(ref.spans)
        if only_quoted(text, ref, actor, judged=actor is not None and actor.why == JUDGED):
            return None
        if is_english(text, actor):
            own = in_english(self._meaning, text, ref, actor, words)
            return None if self._is_apart(own, text, actor, words) else own
        found = self._no_genitive(text, ref.spans[0][0] if ref.spans else 0, self._meant(text, ref, actor, words))
        usable = found is not None and not self._is_apart(found, text, actor, words)
        return found if usable else self._own(text, ref, actor, words)

    def _meant(self, text: Text, ref: Ref, actor: Actor | None, words: str) -> Who | None:
        """Whoever the words name, else whoever the reading says they stand for."""
        if actor is not None and actor.why == JUDGED:
            return self._judged(text, actor)
        at = ref.spans[0][0] if ref.spans else 0
        named = self._meaning.at(text, *ref.spans[0]) if len(ref.spans) == 1 else phrase(words)
        named = as_read(named, text, ref.spans, actor)
        if actor is not None and actor.entity:
            return self._instead(text, named, at, actor) or self._listed(actor)
        if actor is not None and actor.kind == "person" and _is_bare(named) and (who := self._called(text, at, actor)):
            return who
        found = self._meaning.of(named, Spot(text, at, actor, self._owner(text, named, at)))
        return found or (self._called(text, at, actor) if actor is not None and _is_vague(named) else None)

    def _called(self, text: Text, at: int, actor: Actor) -> Who | None:
        """Whom an actor's own name means: for pronouns and descriptions, and only if the text has it in one piece."""
        for begin, end in actor.mentions:
            found = self._meaning.at(text, begin, end)
            if found.names and not found.pronoun and (who := self._meaning.of(found, Spot(text, begin, actor))):
                return who
        if not any(folded(actor.name) in folded(text.text[begin:end]) for begin, end in actor.mentions):
            return None
        found = phrase(actor.name)
        return self._meaning.of(found, Spot(text, at, actor, self._owner(text, found, at)))

    def _judged(self, text: Text, actor: Actor) -> Who:
        """Whom a person said that an actor is."""
        if actor.entity:
            return self._meaning.known(actor.entity) or self._listed(actor)
        found = self._meaning.of(phrase(actor.name), Spot(text, 0, actor))
        return found or Who(key(actor.kind, actor.name), actor.name, actor.kind, actor.wikidata, actor.country)

    def _instead(self, text: Text, named: Phrase, at: int, actor: Actor) -> Who | None:
        """Whom words mean that were taken for an entry of the table only because of what stands around them.

        "Ihre Regierung" is that of whoever speaks, and "das Bündnis" the one that the text names.
        """
        known = named.noun
        if known is None or named.names:
            return None
        owner = self._owner(text, named, at) if known.kind in (LAND, ORGAN) else None
        if owner is None and not (known.kind == ALLIANCE and "named before" in actor.why):
            return None
        found = self._meaning.of(named, Spot(text, at, actor, owner))
        return None if found is None or found.id == actor.entity else found

    def _owner(self, text: Text, named: Phrase, at: int) -> str | None:
        """The side that "sein" or "ihr" speaks of: of the own land and its government whoever speaks there, of all else who was named."""
        found = named if named.article == "possessive" else named.of
        if found is None or found.article != "possessive" or found.noun is None:
            return None
        speaker, before = self._speaker(text, at), self._meaning.sides.before(text, at)
        own = found.noun.kind in (LAND, ORGAN)
        for one in (speaker, before) if own else (before, speaker):
            if (who := self._meaning.known(one)) is not None:
                return who.side or (who.id if who.kind != "person" else None)
        return None

    def _speaker(self, text: Text, at: int) -> str | None:
        """The id of whoever says what stands at a place."""
        if (text.key, at) in self._asked:
            return None  # "seine Regierung" is said by "seine Regierung"
        said = (one for one in text.reading.statements if any(begin <= at < end for begin, end in one.spans))
        statement = next((one for one in said if one.speaker is not None), None)
        if statement is None:
            return None
        self._asked.add((text.key, at))
        who = self.who(text, statement.speaker)
        self._asked.discard((text.key, at))
        return who.id if who else None

    # -- entries of the actor table -------------------------------------------------------------------------------------------

    def _listed(self, actor: Actor) -> Who:
        """An entry of the actor table with its side; an office is who held it, if the dossier knows him."""
        entry = actor.entity or ""
        if found := self._meaning.known(actor.holder) or self._meaning.known(entry):
            return found
        who = Who(entry, actor.name, actor.kind, actor.wikidata, actor.country)
        sort, side = entry.partition(":")[0], None
        if sort in _OF_STATE and actor.country:
            side = self._meaning.polities.country(actor.country)
        elif sort == "org" and "/" in entry:
            side = entry.partition("/")[0]
        return replace(who, side=side) if self._meaning.known(side) else who

    # -- whoever the dossier does not know ------------------------------------------------------------------------------------

    def _own(self, text: Text, ref: Ref, actor: Actor | None, words: str) -> Who | None:
        """Whoever is known to this article alone; a name is the same in all."""
        name = words if actor is None else uncounted(_unbroken(text, actor), words)
        if not folded(name):
            return None
        called, named = phrase(name), phrase(words)
        if actor is not None:
            proper = self._is_proper(actor, called) and not (actor.kind == "person" and named.adjectives)
            kind = actor.kind if proper else "organisation" if _is_body(called) else ""
            who = Who(key(kind, name), name, kind, actor.wikidata, actor.country)
            if kind and not self._is_apart(who, text, actor, words):
                return who
            if actor.kind == "organisation" and (noun := self._meaning.bodies.of_its_own(called)):
                return Who(key("organisation", noun), noun, "organisation")
        kind = actor.kind if actor is not None and actor.kind in _LOCAL else "unnamed"
        side = self._local_side(text, ref, named if _is_vague(called) else called)
        return Who(f"unnamed:{text.version.article}:{folded(name)}", name, kind, side=side)

    def _no_genitive(self, text: Text, at: int, who: Who | None) -> Who | None:
        """Somebody; the state whose genitive was taken for a person's name: "die Außenminister Velmariens und Orlaniens"."""
        if who is None or who.kind != "person" or not who.name.endswith("s") or " " in who.name:
            return who
        found = self._meaning.of(phrase(who.name[:-1]), Spot(text, at))
        return found if found is not None and found.kind == "state" else who

    def _is_proper(self, actor: Actor, found: Phrase) -> bool:
        """Whether an actor is called by a name that is the same in all articles."""
        if found.article or found.pronoun or actor.kind in ("unnamed", "group"):
            return False
        if found.noun is not None and found.noun.kind in _PLAIN and not found.place:
            return False
        first = actor.name.split()[0]
        if self._meaning.persons.is_thing(actor.name) or is_common(first) or opens_clause(first):
            return False
        if actor.kind == "person":
            others = actor.name.split()[1:]
            if nonames.is_relation(first) if others else nonames.measures(first):
                return False  # "40 Prozent", "ein Vertrauter Timsks"
            return not self._meaning.persons.is_given(actor.name)
        hows = actor.why.split("; ")
        return hows == [""] or "name" in hows or "a place" in actor.why or bool(found.place)

    def _local_side(self, text: Text, ref: Ref, found: Phrase) -> str | None:
        """For whom somebody without a name speaks: "ein Sprecher Musters", "ein belmarischer Soldat"."""
        known = found.noun
        if known is None or known.kind == OTHER or known.kind not in (*OFFICES, GROUP, ORGAN):
            return None
        at = ref.spans[0][0] if ref.spans else 0
        side = self._meaning.side_of(found, Spot(text, at, None, self._owner(text, found, at)))
        return side if self._meaning.known(side) else None

    def _members(self, text: Text, ref: Ref) -> Iterable[Who | None]:
        """Those who act together, each by himself, if all of them are known."""
        actors = self._actors[text.key]
        actor = actors.get(ref.actor or "")
        if actor is not None and actor.members:
            return [self.who(text, Ref(one, actors[one].mentions[:1])) for one in actor.members if one in actors]
        first, joint, second = text.words(ref.spans).partition(" und ") if len(ref.spans) == 1 else ("", "", "")
        if joint and " und " not in second:
            begin, end = ref.spans[0]
            spans = ((begin, begin + len(first)), (end - len(second), end))
            named = [self._meaning.of(self._meaning.at(text, *span), Spot(text, span[0])) for span in spans]
            whos = [self._no_genitive(text, begin, who) for who in named]
            if all(whos):
                return whos
        return [self.who(text, ref)]

    # -- what people said -----------------------------------------------------------------------------------------------------

    def _split(self, verdict: Verdict, texts: Sequence[Text]) -> Apart:
        """A judgement that words are not somebody, with everybody whom that somebody is over all articles."""
        entity = str(verdict.value.get("entity"))
        banned = {entity}
        for text in texts:
            for actor in text.reading.actors if verdict.article in (None, text.version.article) else ():
                if entity in (actor.entity, key(actor.kind, actor.name)) and actor.mentions:
                    who = self.who(text, Ref(actor.id, actor.mentions[:1]))
                    banned |= {who.id} if who else set()
        kind, _, name = entity.partition(":")
        banned |= {
            who.id for who in self._meaning.whos.values() if who.kind == kind and folded(who.name) == folded(name)
        }
        return Apart(folded(str(verdict.value.get("words"))), tuple(sorted(banned)), verdict.article)

    def _is_apart(self, who: Who, text: Text, actor: Actor | None, words: str) -> bool:
        """Whether a person said that some words, or the actor that they were made, are not somebody."""
        names = {folded(words), folded(actor.name) if actor is not None and actor.why == JUDGED else ""}
        here = (one for name in names for one in self._apart.get(name, ()))
        return any(one.article in (None, text.version.article) and who.id in one.ids for one in here)


def _is_split(verdict: Verdict) -> bool:
    return verdict.kind == "split" and verdict.of == "actor" and verdict.undone is None


def _is_bare(found: Phrase) -> bool:
    """Whether a phrase has neither a name nor a state's adjective: the reading knows best whom it stands for in its article."""
    return found.pronoun or not (found.names or found.adjectives or found.owner or found.origin or found.apposed)


def _is_vague(found: Phrase) -> bool:
    """Whether a phrase has no name and nothing that says whose it is."""
    return _is_bare(found) and found.of is None


def _is_body(found: Phrase) -> bool:
    """Whether a kind of body and what it is of are a name: "die Bewegung des Hochlands"."""
    known = found.noun
    return known is not None and known.lemma in _MOVEMENTS and found.of is not None and not found.adjectives


def _unbroken(text: Text, actor: Actor) -> str:
    """An actor's name; where two phrases are run together in it, or words that the text does not have, its shortest mention's."""
    mentions = [text.text[begin:end] for begin, end in actor.mentions]
    there = {word[:_STEM] for mention in mentions for word in folded(mention).split()}
    found = phrase(actor.name)
    is_plain = found.noun is not None and found.noun.kind in _PLAIN and found.of is None
    last = actor.name.split()[-1:]
    whole = is_called(actor.name, mentions)
    glued = is_plain and found.noun is not None and found.noun.shown not in last and not whole
    words = [word for word in folded(actor.name).split() if word not in ("der", "die", "das")]
    if mentions and (glued or any(word[:_STEM] not in there for word in words)):
        return min([one for one in mentions if not phrase(one).pronoun] or mentions, key=len)
    return actor.name
