"""Whose words a sentence is that a clause of its own governs: "General Dulvik, so berichten es Offiziere, habe …"."""

from __future__ import annotations

import pytest

from lagebild.linking.governed import governed, governing
from lagebild.records import Findings, Frame, Quotation, Span
from lagebild.sentences import sentences

NAMED = [
    ("General Dulvik, so berichten es Offiziere, habe den Befehl gegeben.", "Offiziere"),
    ("Admiral Torrik, heißt es in der Marine, wolle zurücktreten.", "der Marine"),
    ("Ministerin Brestal, so heißt es aus ihrem Umfeld, erwäge den Rücktritt.", "ihrem Umfeld"),
    ("Der Präsident, wie es im Ministerium heißt, habe den Bericht nie gelesen.", "Ministerium"),
    ("Der Wirt, will die Zeitung „Nordblatt“ erfahren haben, habe die Tür verriegelt.", "die Zeitung „Nordblatt“"),
    ("Der Minister, so sein Sprecher am Montag, werde nicht reisen.", "sein Sprecher"),
    ("Wie die Polizei mitteilte, habe der Fahrer getrunken.", "die Polizei"),
    ("Der Präsident, so wird im Palast geflüstert, leide an einer Krankheit.", "Palast"),
    ("Die Chefin der Bank, so erzählt man sich in der Branche, habe Verluste verschwiegen.", "der Branche"),
    (
        "Oberst Gerl, so mehrere Soldaten seines Bataillons, habe den Rückzug verweigert.",
        "mehrere Soldaten seines Bataillons",
    ),
    ("Das Schiff, meldet der Sender Radio Sahl, sei leer.", "der Sender Radio Sahl"),
]
NONE = [
    "Der Plan, so die Hoffnung, solle bis Mai fertig sein.",
    "Der Fluss, so breit wie ein See, sei nicht zu queren.",
    "Grembel, sagte er, habe nichts gewusst.",
    "Kanzlerin Solmer habe, wie sie sagte, die Frist selbst gesetzt.",
    "Minister Grembel erklärte, wie es im Vertrag heiße, müsse die Frist eingehalten werden.",
    "Minister Grembel sagte, so die Zeugen, er habe nichts gewusst.",
    "Die Frau, deren Sohn starb, habe nichts gewusst.",
    "Der Minister, der am Montag zurücktrat, habe die Akten behalten.",
    "Der Minister, so berichten Mitarbeiter, hat die Akten behalten.",
    "Der Vertrag, so steht es im Entwurf, ende im Mai.",
    "Sie sei entsetzt, sagte die Königin, ihre Gedanken seien bei den Opfern.",
]
DULVIK = (
    "General Horm Dulvik, so berichten es Offiziere, habe den Befehl gegeben. Er habe die Brücke sprengen lassen. Das sei im Mai gewesen. "
    "Dulvik nennt das eine Lüge. Er habe nichts befohlen."
)


def _at(text: str, words: str) -> Span:
    return text.index(words), text.index(words) + len(words)


def _said(text: str, words: str, speaker: str = "", cue: str = "", kind: str = "indirect_free_indirect") -> Quotation:
    return Quotation(
        kind,
        "Speech",
        (_at(text, words),),
        (_at(text, speaker),) if speaker else (),
        (_at(text, cue),) if cue else (),
        confidence=0.8,
    )


def _speakers(text: str, *quotations: Quotation) -> list[str]:
    found = governed(text, Findings(quotations, (), tuple(sentences(text))))
    return [text[slice(*one.speaker[0])] if one.speaker else "" for one in found.quotations]


@pytest.mark.parametrize(("text", "who"), NAMED)
def test_the_clause_names_who_tells(text: str, who: str) -> None:
    by = governing(text, (0, len(text)))
    assert by is not None
    assert by.who is not None
    assert text[slice(*by.who)] == who


@pytest.mark.parametrize("text", NONE)
def test_other_clauses_govern_nothing(text: str) -> None:
    assert governing(text, (0, len(text))) is None


def test_nobody_is_named() -> None:
    text = "Torrik, heißt es, wolle zurücktreten."
    by = governing(text, (0, len(text)))
    assert by is not None
    assert by.who is None
    assert _speakers(text, _said(text, "wolle zurücktreten", "Torrik", "heißt es", "indirect")) == [""]


def test_the_sentences_that_go_on_are_theirs_too_up_to_the_next_that_tells() -> None:
    heard = _speakers(
        DULVIK,
        _said(DULVIK, "habe den Befehl gegeben", "General Horm Dulvik", "berichten", "indirect"),
        _said(DULVIK, "Er habe die Brücke sprengen lassen.", "General Horm Dulvik"),
        _said(DULVIK, "Das sei im Mai gewesen."),
        _said(DULVIK, "Er habe nichts befohlen.", "Dulvik nennt"),
    )
    assert heard == ["Offiziere", "Offiziere", "Offiziere", "Dulvik nennt"]


def test_the_words_begin_with_whom_they_tell_of_and_are_not_sure() -> None:
    one = _said(DULVIK, "habe den Befehl gegeben", "General Horm Dulvik", "berichten", "indirect")
    (mended,) = governed(DULVIK, Findings((one,), (), tuple(sentences(DULVIK)))).quotations
    assert [DULVIK[slice(*span)] for span in mended.spans] == ["General Horm Dulvik", "habe den Befehl gegeben"]
    assert not mended.shown


def test_the_paragraph_ends_it_and_another_speaker_stays() -> None:
    text = "Torrik, heißt es in der Marine, wolle gehen. Die Flotte sei müde.\n\nGrembel schwieg. Er habe genug."
    heard = _speakers(
        text,
        _said(text, "wolle gehen", "Torrik", "heißt es", "indirect"),
        _said(text, "Die Flotte sei müde."),
        _said(text, "Er habe genug.", "Grembel"),
    )
    assert heard == ["der Marine", "der Marine", "Grembel"]


def test_a_quotation_with_a_word_of_saying_of_its_own_stays() -> None:
    text = "Torrik, heißt es in der Marine, wolle gehen. Er sei müde, sagte Grembel."
    assert _speakers(text, _said(text, "Er sei müde", "Grembel", "sagte", "indirect")) == ["Grembel"]


def test_a_stance_in_the_clause_is_that_of_who_tells() -> None:
    holder = {"holder": ((_at(DULVIK, "General Horm Dulvik"),),)}
    frame = Frame("position", (_at(DULVIK, "berichten"),), {"stance": "for", "about": "claim"}, holder)
    (mended,) = governed(DULVIK, Findings((), (), tuple(sentences(DULVIK)), (frame,))).frames
    assert mended.roles["holder"] == ((_at(DULVIK, "Offiziere"),),)
