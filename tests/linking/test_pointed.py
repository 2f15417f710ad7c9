"""Who acts in a sentence that begins with "Dieser": whoever was named last before it and can be it, else nobody."""

from __future__ import annotations

import pytest

from lagebild.linking import resolve
from lagebild.linking.demonstratives import verb_number
from lagebild.linking.pointed import pointed, pronoun
from lagebild.records import Article, Findings, Frame, Mention, Quotation, Span
from lagebild.sentences import sentences

# text, whom the network takes for the actor, the verb, whom the pronoun means
ACTING = [
    ("Edelund sagte, der Generalstab habe abgelehnt. Dieser wies das zurück.", "Edelund", "wies", "Generalstab"),
    (
        "Grembel sagte, der Ausschuss habe den Antrag abgelehnt. Dieser bestritt das.",
        "Grembel",
        "bestritt",
        "Ausschuss",
    ),
    (
        "Der Innenminister widersprach der Kanzlerin. Diese warf ihm Untätigkeit vor.",
        "Der Innenminister",
        "warf",
        "die Kanzlerin",
    ),
    (
        "Der Innenminister widersprach dem Polizeichef. Dieser warf ihm das vor.",
        "Der Innenminister",
        "warf",
        "der Polizeichef",
    ),
    (
        "Der Kommandant forderte von der Regierung 30 Gefangene. Diese lehnte das ab.",
        "Der Kommandant",
        "lehnte",
        "Regierung",
    ),
    (
        "Die Präsidentin entließ Ministerin Ulma Brestal. Diese drohte, zu gehen.",
        "Die Präsidentin",
        "drohte",
        "Ulma Brestal",
    ),
    ("Der Minister sprach mit dem Ministerium. Dieser lobte das Gespräch.", "Der Minister", "lobte", "der Minister"),
]


def _at(text: str, words: str) -> Span:
    return text.index(words), text.index(words) + len(words)


def _event(text: str, verb: str, actor: str, **roles: str) -> Frame:
    some = {"actor": actor, **roles}
    spans = {role: ((_at(text, words),),) for role, words in some.items()}
    return Frame("event", (_at(text, verb),), {"type": "REJECT", "status": "happened"}, spans)


def _findings(text: str, *frames: Frame, said: tuple[Quotation, ...] = ()) -> Findings:
    people = ("Edelund", "Grembel", "Ulma Brestal", "Torrik")
    names = tuple(Mention(_at(text, name), "person") for name in people if name in text)
    return Findings(said, names, tuple(sentences(text)), frames)


@pytest.mark.parametrize(("text", "read", "verb", "meant"), ACTING)
def test_who_was_named_last_acts(text: str, read: str, verb: str, meant: str) -> None:
    linked = resolve(Article("a", text), _findings(text, _event(text, verb, read)))
    names = {actor.id: actor.name for actor in linked.actors}
    assert [names.get(ref.actor or "", "") for ref in linked.frames.events[0].actors] == [meant]


def test_who_only_says_what_others_do_is_not_meant() -> None:
    text = "Torrik habe den Minister informiert, sagte der Sprecher. Dieser wies das zurück."
    said = Quotation(
        "indirect",
        "Speech",
        (_at(text, "Torrik habe den Minister informiert"),),
        (_at(text, "der Sprecher"),),
        (_at(text, "sagte"),),
    )
    linked = resolve(Article("a", text), _findings(text, _event(text, "wies", "Torrik"), said=(said,)))
    assert linked.frames.events[0].actors == ()


def test_what_was_read_the_other_way_round_loses_its_other_side() -> None:
    text = "Der Innenminister widersprach der Kanzlerin. Diese warf ihm Untätigkeit vor."
    (frame,) = pointed(
        text, _findings(text, _event(text, "warf", "Der Innenminister", recipient="der Kanzlerin"))
    ).frames
    assert frame.roles == {"actor": ((_at(text, "Diese"),),)}


def test_what_the_sentence_itself_names_stays() -> None:
    text = "Der Minister traf den Rat. Dieser sagte, die Armee ziehe ab."
    frame = _event(text, "ziehe ab", "die Armee")
    assert pointed(text, _findings(text, frame)).frames == (frame,)


@pytest.mark.parametrize(
    "text",
    [
        "Diese neue Frist endet bald.",
        "Diese Frist endet bald.",
        "Dieser Minister schwieg.",
        "Diese würden bleiben.",
        "Der Minister schwieg.",
    ],
)
def test_a_demonstrative_of_a_noun_is_no_pronoun(text: str) -> None:
    assert pronoun(text, (0, len(text))) is None


@pytest.mark.parametrize(
    ("words", "number"), [("Diese lehnte ab", "s"), ("Diese lehnten ab", "p"), ("Diese sind da", "p"), ("Diese .", "")]
)
def test_the_number_of_the_verb(words: str, number: str) -> None:
    assert verb_number(words.split(), 0) == number
