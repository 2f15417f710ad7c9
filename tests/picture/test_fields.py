"""Fields: wordings that share no concept and are one question all the same, with the way that they point."""

from __future__ import annotations

from collections import Counter

import pytest

from lagebild.picture.fields import fields, members, rows
from lagebild.picture.sameness import LINK, compared
from lagebild.picture.senses import Wording, read
from lagebild.picture.wordlexicon import lexicon


def wording(words: str) -> Wording:
    found = read(words, "de")
    assert found is not None, words
    return found


def test_every_field_has_a_name_of_its_own_and_concepts_that_exist() -> None:
    names = Counter(name for name, _ in rows())
    assert len(names) >= 300
    assert [name for name, number in names.items() if number > 1] == []
    for name, ids in rows():
        bare = [one.lstrip("-~") for one in ids]
        assert set(bare) <= set(lexicon().concepts), name
        assert len(set(bare)) == len(bare), name
        assert len(bare) >= 2, name


def test_a_kind_of_a_concept_is_in_its_fields() -> None:
    for concept, held in fields().items():
        for name in held:
            assert concept in members()[name]
    narrow = next(one for one, wider in lexicon().up.items() if "toll" in wider and one != "toll")
    assert fields()["toll"].keys() <= fields()[narrow].keys()


@pytest.mark.parametrize(
    ("one", "other", "way"),
    [
        ("ein Neustart", "den Weiterbetrieb", 1),
        ("den Weiterbetrieb der Anlage", "die Abschaltung", -1),
        ("ein Neustart", "die Abschaltung", -1),
        ("eine vollständige Neuauszählung", "eine Überprüfung des Wahlergebnisses", 1),
    ],
)
def test_one_question_in_words_that_share_nothing(one: str, other: str, way: int) -> None:
    score, sign = compared(wording(one), wording(other))
    assert score >= LINK
    assert sign == way
    assert compared(wording(other), wording(one)) == (score, sign)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("den Neustart der Anlage", "eine Neuauszählung"),
        ("die Öffnung der Brücke", "ein Referendum"),
        ("die Freilassung der Geiseln", "höhere Zölle"),
        ("den Atomausstieg", "den Kohleausstieg"),
        ("eine Reisewarnung", "ein Einreiseverbot"),
        ("ein Preisdeckel für Öl", "ein Ölembargo"),
        ("die Impfung der Kinder", "die Tötung der Rinder"),
        ("der Haftbefehl", "die Geiselnahme"),
        ("ein Großeinsatz der Polizei", "die Ausrufung des Katastrophenfalls"),
        ("eine Entschädigung", "einen höheren Deich"),
    ],
)
def test_other_questions_stay_others(one: str, other: str) -> None:
    assert compared(wording(one), wording(other))[0] < LINK


def test_it_is_the_same_whichever_comes_first() -> None:
    words = [
        "die Eintreibung der Schulden",
        "die Kostenerstattung",
        "den Atomausstieg",
        "den Kohleausstieg",
        "ein Preisdeckel",
        "die Besetzung der Stadt",
    ]
    for one in words:
        for other in words:
            assert compared(wording(one), wording(other)) == compared(wording(other), wording(one))
    assert compared(wording("die Befreiung der Stadt"), wording("die Besetzung der Stadt"))[1] < 1
