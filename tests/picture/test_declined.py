"""What is refused is no promise, what was never said binds nobody, and who tells of another one's word is no source of it."""

from __future__ import annotations

import pytest

from lagebild.picture.tripwires import tripwires
from lagebild.situation import Tripwire
from tests.picture.made import Report, made

FIRST, LATER, LAST = "2031-03-04T08:00:00+01:00", "2031-03-06T08:00:00+01:00", "2031-03-07T08:00:00+01:00"
OPENS = "die Brücke zu öffnen"


def drawn(*reports: Report) -> tuple[Tripwire, ...]:
    return tripwires(*made(reports))


def kinds(words: str, kind: str, consequence: str = OPENS) -> list[str]:
    return [one.kind for one in drawn(Report(words).commits(kind, "Ida Stolan", consequence))]


@pytest.mark.parametrize("kind", ["promise", "threat", "offer", "demand"])
@pytest.mark.parametrize(
    "words",
    [
        "Ida Stolan lehnte es ab, die Brücke zu öffnen.",
        "Ida Stolan lehnt es weiterhin ab, die Brücke zu öffnen.",
        "Ida Stolan weigerte sich, die Brücke zu öffnen.",
        "Ida Stolan hat sich geweigert, die Brücke zu öffnen.",
        "Ida Stolan schloss aus, die Brücke zu öffnen.",
    ],
)
def test_who_refuses_to_do_something_does_not_promise_it(words: str, kind: str) -> None:
    assert kinds(words, kind) == ["refusal"]


@pytest.mark.parametrize(
    "words",
    [
        "Ida Stolan schloss nicht aus, die Brücke zu öffnen.",
        "Ida Stolan lehnt es nicht ab, die Brücke zu öffnen.",
    ],
)
def test_who_does_not_refuse_refuses_nothing(words: str) -> None:
    assert "refusal" not in kinds(words, "promise")


@pytest.mark.parametrize(
    "words",
    [
        "Trotz der Weigerung Norlands drohte Ida Stolan, die Brücke zu sprengen.",
        "Nach der Weigerung der Rebellen kündigte Ida Stolan an, die Brücke zu sprengen.",
        "Ida Stolan verwarf den Plan und drohte, die Brücke zu sprengen.",
    ],
)
def test_what_is_announced_beside_another_s_refusal_is_announced(words: str) -> None:
    assert kinds(words, "threat", "die Brücke zu sprengen") == ["threat"]


@pytest.mark.parametrize("kind", ["promise", "threat", "offer", "demand", "refusal"])
@pytest.mark.parametrize(
    "words",
    [
        "Ida Stolan wies die Möglichkeit zurück, die Brücke zu öffnen.",
        "Ida Stolan lehnte den Vorschlag der Nachbarn ab, die Brücke zu öffnen.",
        "Ida Stolan verwarf die Idee, die Brücke zu öffnen.",
        "Ida Stolan sprach von der Weigerung der Nachbarn, die Brücke zu öffnen.",
        "Ida Stolan unterstützt die Forderung, die Brücke zu öffnen, allerdings nicht.",
        "Ida Stolan schloss sich dem Aufruf, die Brücke zu öffnen, nicht an.",
        "Sie habe nie zugesagt, die Brücke zu öffnen, sagte Ida Stolan.",
        "Ida Stolan bestritt, zugesagt zu haben, die Brücke zu öffnen.",
        "Ida Stolan sagte nicht zu, die Brücke zu öffnen.",
        "Ida Stolan lehnte es ab, die Brücke nicht zu öffnen.",
    ],
)
def test_what_others_propose_or_nobody_said_is_no_commitment(words: str, kind: str) -> None:
    consequence = "die Brücke nicht zu öffnen" if "nicht zu öffnen" in words else OPENS
    assert kinds(words, kind, consequence) == []


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Ida Stolan lehnte den Vorschlag ab und sagte zu, die Brücke zu öffnen.", "promise"),
        ("Ida Stolan wies die Forderung zurück und kündigte an, die Brücke zu öffnen.", "promise"),
        ("Ida Stolan hat nicht nur zugesagt, die Brücke zu öffnen.", "promise"),
        ("Ida Stolan unterstützt die Forderung, die Brücke zu öffnen.", "demand"),
        ("Ida Stolan forderte Norland auf, die Weigerung aufzugeben und die Brücke zu öffnen.", "demand"),
    ],
)
def test_what_stands_beside_a_refusal_is_what_it_was(words: str, kind: str) -> None:
    assert kinds(words, kind) == [kind]


def test_who_gives_his_word_to_somebody_demands_nothing_of_him() -> None:
    words = "Ida Stolan erklärte, sie habe der Kommissarin zugesichert, dass kein Soldat die Brücke betreten werde."
    assert kinds(words, "demand", "dass kein Soldat die Brücke betreten werde") == ["promise"]


@pytest.mark.parametrize(("deed", "state"), [("geöffnet", "withdrawn"), ("gesperrt", "open")])
def test_a_refusal_ends_where_it_is_done_after_all(deed: str, state: str) -> None:
    refusal = Report("Norland weigerte sich, die Brücke von Hellbach zu öffnen.", "eins", FIRST)
    refusal.commits("threat", "Norland", "die Brücke von Hellbach zu öffnen")
    later = Report(f"Norland hat die Brücke von Hellbach {deed}.", "zwei", LATER, "Kurier").event(
        "CONCEDE", deed, "Norland"
    )
    (one,) = drawn(refusal, later)
    assert (one.kind, one.state) == ("refusal", state)


def test_what_another_one_says_that_somebody_promised_is_joined_to_nothing_and_not_shown() -> None:
    other = Report("Wrondal sagte, Velten habe ihr versprochen, die Brücke zu öffnen.", "eins", FIRST)
    own = Report("Velten sagte zu, die Brücke zu öffnen.", "zwei", LATER, "Kurier")
    found = drawn(
        other.commits("promise", "Velten", OPENS, confidence=0.9),
        own.commits("promise", "Velten", OPENS, confidence=0.9),
    )
    assert [(one.by[0].name, one.sources, one.shown) for one in found] == [("Velten", 1, False), ("Velten", 1, True)]


def test_a_denial_is_no_second_source() -> None:
    own = Report("Velten sagte zu, die Brücke zu öffnen.", "eins", FIRST).commits("promise", "Velten", OPENS)
    denial = Report("Er habe nie versprochen, die Brücke zu öffnen, sagte Velten.", "zwei", LATER, "Kurier")
    (one,) = drawn(own, denial.commits("promise", "Velten", OPENS))
    assert one.sources == 1


@pytest.mark.parametrize(
    ("words", "kind", "consequence"),
    [
        (
            "Ida Stolan warf dem Sultanat vor, die Miliz seit Jahren zu bezahlen.",
            "demand",
            "die Miliz seit Jahren zu bezahlen",
        ),
        ("Ida Stolan hat dem Sultanat vorgeworfen, die Miliz zu bezahlen.", "demand", "die Miliz zu bezahlen"),
        ("Ida Stolan beschuldigte Norland, die Brücke zu sperren.", "threat", "die Brücke zu sperren"),
        ("Ida Stolan: „Ich habe Nein gesagt, solange ein Nein half.“", "threat", "Ich habe Nein gesagt"),
        ("Das Angebot, die Brücke zu öffnen, nahm Ida Stolan zurück.", "offer", OPENS),
        ("Ihr Angebot, die Brücke zu öffnen, nahm sie am Abend zurück.", "offer", OPENS),
        ("Die Drohung, die Brücke zu öffnen, sei vom Tisch, sagte Ida Stolan.", "threat", OPENS),
        (
            "Die von Norland geforderten Sanktionen nannte Ida Stolan verfehlt.",
            "demand",
            "Die von Norland geforderten Sanktionen nannte Ida Stolan verfehlt",
        ),
    ],
)
def test_a_reproach_what_was_said_and_what_is_taken_back_announce_nothing(
    words: str, kind: str, consequence: str
) -> None:
    text = words if "Ida Stolan" in words else f"{words} Ida Stolan schwieg."
    assert kinds(text, kind, consequence) == []


@pytest.mark.parametrize(
    ("words", "kind", "consequence"),
    [
        ("Ida Stolan warf Norland Betrug vor und drohte, die Brücke zu sperren.", "threat", "die Brücke zu sperren"),
        ("Ida Stolan: „Ich habe gewartet und werde die Brücke sperren.“", "threat", "werde die Brücke sperren"),
        ("Das Angebot, die Brücke zu öffnen, nahm Norland an, sagte Ida Stolan.", "offer", OPENS),
        (
            "Ida Stolan beschuldigte Norland des Verrats und drohte, die Brücke zu sperren.",
            "threat",
            "die Brücke zu sperren",
        ),
        ("Ida Stolan bezichtigte Norland der Lüge und kündigte an, die Brücke zu öffnen.", "promise", OPENS),
        ("Ida Stolan unterstellte die Wache der Armee und kündigte an, die Brücke zu öffnen.", "promise", OPENS),
        ("Die Drohung, die Brücke zu öffnen, sei noch nicht vom Tisch, sagte Ida Stolan.", "threat", OPENS),
        ("Die Drohung, die Brücke zu öffnen, sei keineswegs vom Tisch, sagte Ida Stolan.", "threat", OPENS),
        ("Das Angebot, die Brücke zu öffnen, gilt nicht mehr lange, sagte Ida Stolan.", "offer", OPENS),
        ("Das Angebot, die Brücke zu öffnen, zog Ida Stolan nicht zurück.", "offer", OPENS),
        (
            "Ida Stolan verlangt die von Norland geforderten Sanktionen.",
            "demand",
            "die von Norland geforderten Sanktionen",
        ),
    ],
)
def test_beside_a_reproach_or_an_answer_it_is_announced(words: str, kind: str, consequence: str) -> None:
    assert kinds(words, kind, consequence) == [kind]
