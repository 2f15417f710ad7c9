"""Words that are nobody's name: numbers, months, adverbs, words for people at large; and who has a name that looks like one."""

from __future__ import annotations

import pytest

from lagebild import nonames
from lagebild.linking.actors import resolve_actors
from lagebild.records import Findings, Mention
from lagebild.sentences import sentences
from tests.factories import span
from tests.linking.test_actors import actors, who


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[Eine Million Menschen] demonstrierten.", "Menschen"),
        ("[Etwa 200 Menschen] wollten demonstrieren.", "Menschen"),
        ("[Mehr als 22.000 Menschen] flohen.", "Menschen"),
        ("[Hunderte von Menschen] protestierten.", "Menschen"),
        ("Am Abend protestierten [hunderte von Menschen] in Olm.", "Menschen"),
        ("[Zwei Dutzend Frauen] forderten Brot.", "Frauen"),
        ("[Mehrere Hundert Personen] forderten Brot.", "Personen"),
        ("[Rund eine Million Bürger] lehnten den Vertrag ab.", "Bürger"),
        ("[Vier Mönche] widersprachen.", "vier Mönche"),
    ],
)
def test_people_who_are_counted_are_a_group(marked: str, name: str) -> None:
    (found,) = actors(marked)
    assert found is not None
    assert (found.name, found.kind) == (name, "group")


@pytest.mark.parametrize(
    "marked",
    ["[40 Prozent] lehnten ab.", "[Septembers] 2001", "[Allgemein] wird das begrüßt.", "[2000 Pritschen] kamen an."],
)
def test_numbers_months_and_adverbs_are_nobody(marked: str) -> None:
    assert who(marked) == [None]


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[Der Abgeordnete Jan Mai] sagte ab. [Mai] reiste ab.", "Jan Mai"),
        ("[Der Trainer Otto Hundert] sagte ab. [Hundert] reiste ab.", "Otto Hundert"),
        ("[Die Ministerin Eva Sommer] sagte ab. [Sommer] reiste ab.", "Eva Sommer"),
    ],
)
def test_who_is_called_like_a_month_or_number_keeps_the_name(marked: str, name: str) -> None:
    assert who(marked) == [name, name]


def test_a_confidant_of_somebody_is_not_that_person() -> None:
    marked = "[Minister Radan Korwath] schwieg. [Ein Vertrauter Korwaths] sagte, er trete zurück."
    assert who(marked) == ["Radan Korwath", "ein Vertrauter Korwaths"]


@pytest.mark.parametrize(
    ("words", "nobody"),
    [
        ("demnach", True),
        ("dem Ergebnis", True),
        ("Verfassung", True),
        ("jetzigem Ermittlungsstand", True),
        ("des 11. Septembers 2001", True),
        ("International", True),
        ("man", True),
        ("der Aufstand", False),
        ("das Verfassungsgericht", False),
        ("einer Studie", False),
        ("Vorstand", False),
        ("Ständerat", False),
    ],
)
def test_what_says_nothing_itself(words: str, nobody: bool) -> None:
    assert nonames.is_nobody(words) is nobody


def test_who_stands_behind_a_preposition_of_the_same_clause_is_not_its_subject() -> None:
    marked = (
        "[Der Kandidat Kelo Marun] sprach am Montag. Die Bestrebungen der Regierung unter Robo [Datt] nannte [er] ein Verbrechen. "
        "Den Fonds forderte [er] auf, nicht zu zahlen."
    )
    assert who(marked + " Robo Datt schwieg.")[-2:] == ["Kelo Marun", "Kelo Marun"]


def test_a_subject_before_the_verb_of_the_same_sentence_is_still_meant_by_its_pronoun() -> None:
    assert who("[Minister Radan Korwath] kam nach Olm. Die Reform lobte [er].")[-1] == "Radan Korwath"


@pytest.mark.parametrize(("label", "names"), [("person", ["Tolk"]), ("", [])])
def test_a_bare_word_that_only_acts_is_a_person_where_the_network_says_so(label: str, names: list[str]) -> None:
    text = "Am Montag räumte Tolk das Feld."
    mentions = (Mention(span(text, "Tolk"), label),) if label else ()
    found = resolve_actors(text, Findings((), mentions, sentences(text)), acting=[(span(text, "Tolk"),)])
    assert [actor.name for actor in found.actors] == names
