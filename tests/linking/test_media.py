"""Who speaks where a medium passes it on, and whose act it is where the network looks into the sentence before."""

from __future__ import annotations

import pytest

from lagebild.linking import distant, media
from lagebild.records import Findings, Frame, Mention, Quotation, quoted
from lagebild.sentences import sentences
from tests.factories import span


def _speaker(text: str, speaker: str, cue: str, said: str, persons: tuple[str, ...] = (), kind: str = "direct") -> str:
    """The words of the speaker that a quotation has in the end."""
    found = Quotation(kind, "Speech", (span(text, said),), (span(text, speaker),), (span(text, cue),))
    mentions = tuple(Mention(span(text, one), "person") for one in persons)
    (read,) = media.told(text, Findings((found,), mentions, sentences(text))).quotations
    return quoted(text, read.speaker) if read.speaker else ""


@pytest.mark.parametrize(
    ("text", "speaker", "meant"),
    [
        (
            "Die Nachrichtenagentur RIA Novosti meldete den Besuch. Laut der gleichen Nachrichtenagentur hält er das für möglich.",
            "der gleichen Nachrichtenagentur",
            "Nachrichtenagentur RIA Novosti",
        ),
        (
            "Die Agentur Nordpress schwieg. Laut dpa kam er. Laut derselben Agentur hält er das für möglich.",
            "derselben Agentur",
            "dpa",
        ),
        ("Der Minister kam. Laut derselben Agentur hält er das für möglich.", "derselben Agentur", ""),
        ("Die Agentur Nordpress meldete: Laut Polizei hält er das für möglich.", "Polizei", "Polizei"),
        ("Die Agentur Nordpress war da. Laut der Agentur hält er das für möglich.", "der Agentur", "der Agentur"),
    ],
)
def test_the_same_agency_is_the_one_named_last(text: str, speaker: str, meant: str) -> None:
    assert _speaker(text, speaker, "Laut", "hält er das für möglich", kind="indirect") == meant


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "persons", "meant"),
    [
        (
            "Arne Finn, ein Vertreter des Vereins, kommentierte das laut „news.example.org“ mit den Worten: „Es reicht.“",
            "„news.example.org“",
            "laut",
            ("Arne Finn",),
            "Arne Finn",
        ),
        ("Die Lage ist laut news.example.org ernst: „Es reicht.“", "news.example.org", "laut", (), "news.example.org"),
        (
            "Nach dem Besuch von Arne Finn hieß es laut news.example.org: „Es reicht.“",
            "news.example.org",
            "laut",
            ("Arne Finn",),
            "news.example.org",
        ),
        (
            "Arne Finn und Ole Wendt sagten laut news.example.org: „Es reicht.“",
            "news.example.org",
            "laut",
            ("Arne Finn", "Ole Wendt"),
            "news.example.org",
        ),
        (
            "„Es reicht“, zitiert die New York Times Joel Hart, einen Insider.",
            "die New York Times",
            "zitiert",
            ("Joel Hart",),
            "Joel Hart",
        ),
        (
            "„Es reicht“, zitiert die New York Times aus einem Brief an Joel Hart.",
            "die New York Times",
            "zitiert",
            ("Joel Hart",),
            "die New York Times",
        ),
        (
            "„Es reicht“, zitiert die „Rechenwoche“ Joel Hart.",
            "die „Rechenwoche“",
            "zitiert",
            ("Joel Hart",),
            "Joel Hart",
        ),
        ("„Es reicht“, zitiert Ole Wendt Joel Hart.", "Ole Wendt", "zitiert", ("Ole Wendt", "Joel Hart"), "Ole Wendt"),
    ],
)
def test_a_person_speaks_and_the_medium_passes_on(
    text: str, speaker: str, cue: str, persons: tuple[str, ...], meant: str
) -> None:
    assert _speaker(text, speaker, cue, "Es reicht", persons) == meant


def _event(text: str, trigger: str, kind: str, *actors: str) -> Frame:
    roles = {"actor": tuple((span(text, one),) for one in actors)} if actors else {}
    return Frame("event", (span(text, trigger),), {"type": kind, "status": "actual"}, roles)


def _actors(text: str, *frames: Frame) -> list[str]:
    """Who acts in the last of some events."""
    read = distant.near(text, Findings((), (), sentences(text), frames)).frames[-1]
    return [quoted(text, spans) for spans in read.roles.get("actor", ())]


def test_the_subject_that_two_verbs_share_acts_in_both() -> None:
    text = "Präsident Mari Alkat schwieg. 400 Soldaten waren nach Olm gezogen und hatten seinen Rücktritt gefordert."
    moved = _event(text, "gezogen", "MOBILIZE", "400 Soldaten")
    asked = _event(text, "gefordert", "REQUEST", "Präsident Mari Alkat")
    assert _actors(text, moved, asked) == ["400 Soldaten"]


@pytest.mark.parametrize(
    ("text", "trigger", "actor", "kept"),
    [
        ("Der Gerichtshof urteilte. International wurde die Festnahme begrüßt.", "begrüßt", "Der Gerichtshof", False),
        ("Der Gerichtshof urteilte. Die Festnahme wurde von ihm begrüßt.", "begrüßt", "Der Gerichtshof", True),
        ("Der Gerichtshof urteilte. Er hat die Festnahme begrüßt.", "begrüßt", "Der Gerichtshof", True),
        ("Die Festnahme wurde in Olm vom Gerichtshof begrüßt.", "begrüßt", "Gerichtshof", True),
    ],
)
def test_a_passive_that_names_nobody_is_not_the_act_of_whom_the_sentence_before_names(
    text: str, trigger: str, actor: str, kept: bool
) -> None:
    assert _actors(text, _event(text, trigger, "SUPPORT", actor)) == ([actor] if kept else [])


def test_an_attack_in_the_passive_keeps_whom_the_sentence_before_names() -> None:
    text = "Die Rebellen griffen Olm an. Dabei wurden vier Soldaten getötet."
    assert _actors(text, _event(text, "getötet", "ASSAULT", "Die Rebellen")) == ["Die Rebellen"]


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "meant"),
    [
        ('"We stay here", she told Crossway News.', "Crossway News", "told", "she"),
        ('"We stay here", Weber told the Herald.', "Herald", "told", "Weber"),
        ("„We stay here“, sagte sie Reuters am Abend.", "Reuters", "sagte", "sie"),
        ("„We stay here“, sagte er der Agentur Nordpress.", "Agentur Nordpress", "sagte", "er"),
        ('"We stay here", said Crossway News.', "Crossway News", "said", "Crossway News"),
        ("„We stay here“, sagte die Agentur Nordpress.", "die Agentur Nordpress", "sagte", "die Agentur Nordpress"),
    ],
)
def test_to_whom_something_is_told_does_not_say_it(text: str, speaker: str, cue: str, meant: str) -> None:
    assert _speaker(text, speaker, cue, "We stay here") == meant


@pytest.mark.parametrize(("tied", "meant"), [(True, "Wien"), (False, "Minister Dorun")])
def test_two_parts_of_one_commitment_are_by_whoever_of_the_sentence_makes_one(meant: str, *, tied: bool) -> None:
    text = "Minister Dorun trat ab. Dreißig Millionen stellt Wien für die Anlage bereit, wenn alle zurück sind."
    condition = {"condition": (((span(text, "wenn alle zurück sind")),),)} if tied else {}
    parts = (("Dreißig Millionen", "Wien"), ("stellt Wien für die Anlage bereit", "Minister Dorun"))
    vows = tuple(
        Frame("commitment", (span(text, words),), {"kind": "promise"}, {"by": ((span(text, by),),), **condition})
        for words, by in parts
    )
    read = distant.near(text, Findings((), (), sentences(text), vows)).frames
    assert [quoted(text, one.roles["by"][0]) for one in read] == ["Wien", meant]
