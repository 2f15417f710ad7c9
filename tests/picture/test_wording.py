from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest

from lagebild.labels import EVENT_TYPES
from lagebild.picture import wording
from lagebild.picture.wording import entails, likeness, meaning, polarity, terms, topic
from lagebild.picture.wordlexicon import KINDS, lexicon

SAME = """
zieht seine Truppen ab | seine Truppen abziehen | seine Truppen abzuziehen | seine Truppen abgezogen | Abzug seiner Truppen | Truppenabzug
schloss die Grenze | die Grenze schließen | die Grenze geschlossen | Schließung der Grenze | Grenzschließung
brach die Gespräche ab | die Gespräche abgebrochen | der Abbruch der Gespräche | die Gespräche abzubrechen
trat aus dem Bündnis aus | aus dem Bündnis ausgetreten | Austritt aus dem Bündnis
gaben die Konten frei | die Konten freigegeben | Freigabe der Konten | die Konten freizugeben
nahm das Angebot an | das Angebot anzunehmen | Annahme des Angebots
griff die Insel an | die Insel angegriffen | der Angriff auf die Insel
beschoss das Schiff | das Schiff beschossen | Beschuss des Schiffes
ließ die Geiseln frei | die Geiseln freigelassen | Freilassung der Geiseln
flog die Kranken aus | die Kranken auszufliegen | die Kranken ausgeflogen
liefert Waffen | Waffen geliefert | Lieferung von Waffen | Waffenlieferungen
verlängere das Mandat | Verlängerung des Mandats | das Mandat verlängert
räumten die Minen | die Räumung der Minen | die Minen geräumt
hielt das Schiff fest | das Schiff festgehalten | das Schiff festzuhalten
soravische Soldaten | Soldaten Soraviens | die Soldaten Soraviens
"""


@pytest.mark.parametrize("line", SAME.strip().splitlines())
def test_forms_of_the_same_words_have_the_same_terms(line: str) -> None:
    found = [terms(words.strip()) for words in line.split("|")]
    assert all(one == found[0] for one in found), found


def test_function_words_auxiliaries_and_modals_are_no_terms() -> None:
    words = "Er werde sie, sei es, habe solle müsse könne wolle würde ließen nicht auf den Tag hätte dürfe"
    assert terms(words) == frozenset()


def test_numbers_are_terms_of_their_own() -> None:
    assert {"300", "1500", "4.5"} <= terms("300 Mann, 1.500 Panzer und 4,5 Prozent")


def test_different_verbs_with_one_particle_stay_apart() -> None:
    assert terms("baute das Geschütz ab") & terms("baute das Lazarett auf") == frozenset()


def test_a_name_loses_its_genitive_and_its_people() -> None:
    assert {thing.name for thing in meaning("die Grenze Soraviens").names} == {"sorav"}
    assert {thing.name for thing in meaning("soravische Posten").names} == {"sorav"}


def test_a_meaning_says_acts_things_names_and_numbers() -> None:
    read = meaning("Soravien zog am Montag 60 Soldaten nicht aus Steinau ab")
    assert [(act.concept, act.sign) for act in read.acts] == [("withdraw", -1)]
    assert {thing.name for thing in read.things} == {"troops"}
    assert {(name.name, name.slot) for name in read.names} == {("sorav", "core"), ("steinau", "at")}
    assert {(one.value, one.unit) for one in read.numbers} == {(60.0, "troops")}
    assert read.negated
    assert read.concepts == {"withdraw", "troops"}


def test_what_is_only_demanded_or_denied_is_told_as_such() -> None:
    (real,) = [act.real for act in meaning("Soravien forderte den Abzug").acts if act.concept == "withdraw"]
    (sign,) = [act.sign for act in meaning("Soravien bestritt den Angriff").acts if act.concept == "attack"]
    assert not real
    assert sign == -1


def test_a_double_negation_cancels() -> None:
    sanctions = meaning("Sanktionen gegen Soravien")
    assert polarity(meaning("kein Ende der Sanktionen"), sanctions) == 1
    assert polarity(meaning("nicht auf Sanktionen verzichten"), sanctions) == 1
    assert polarity(meaning("nicht auf Sanktionen zu bestehen"), sanctions) == -1


MEASURES: dict[str, Callable[[str, str, str], float]] = {
    "likeness": lambda one, other, language: likeness(meaning(one, language), meaning(other, language)),
    "topic": lambda one, other, language: topic(meaning(one, language), meaning(other, language)),
    "of terms": lambda one, other, language: likeness(terms(one, language), terms(other, language)),
    "polarity": lambda one, other, language: polarity(meaning(one, language), meaning(other, language)),
}
WORDINGS = """Abzug der Truppen | Verbleib der Soldaten in Steinau | Sanktionen | Aufhebung der Sanktionen | die Brücke bleibt zu
jede Stunde zähle | Brandner habe gelogen | 300 Mann | keine Verhandlungen mit Soravien | ein Boot mit sechs Soldaten | xyzzy"""


@pytest.mark.parametrize("measure", MEASURES)
def test_measures_are_symmetric(measure: str) -> None:
    words = [one.strip() for line in WORDINGS.splitlines() for one in line.split("|")]
    rows = [line.split("\t") for line in (Path(__file__).parent / "wording-pairs.tsv").read_text("utf8").splitlines()]
    told = [cell for row in rows[1:] for cell in row[2:4]]
    near = [(one, other) for apart in (1, 2, 3, 7) for one, other in zip(told, told[apart:], strict=False)]
    for one, other in [*combinations(words, 2), *near]:
        assert MEASURES[measure](one, other, "de") == MEASURES[measure](other, one, "de"), (one, other)


def test_every_wording_is_like_itself() -> None:
    for one in (one.strip() for line in WORDINGS.splitlines() for one in line.split("|")):
        assert likeness(meaning(one), meaning(one)) == pytest.approx(1.0), one
        assert likeness(terms(one), terms(one)) == pytest.approx(1.0), one


def test_nothing_is_like_nothing() -> None:
    assert likeness(meaning(""), meaning("Abzug der Truppen")) == 0.0
    assert likeness(frozenset(), frozenset()) == 0.0
    assert entails(meaning(""), meaning("")) == 0.0


def test_opposites_are_about_the_same_but_not_alike() -> None:
    one, other = meaning("Öffnung der Brücke von Steinau"), meaning("Sperrung der Brücke von Steinau")
    assert topic(one, other) > 0.8
    assert likeness(one, other) < 0.5


def test_a_kind_of_an_act_makes_it_true_but_not_the_other_way_round() -> None:
    shelled, attacked = meaning("Steinau wird beschossen"), meaning("Steinau wird angegriffen")
    assert entails(attacked, shelled) > 0.8
    assert entails(shelled, attacked) == 0.0


def test_bounds_hold_numbers_of_the_same_kind_against_each_other() -> None:
    condition = meaning("wenn mehr als 100 Soldaten nach Steinau verlegt werden")
    assert entails(condition, meaning("Albrun verlegte 120 Soldaten nach Steinau")) > 0.5
    assert entails(condition, meaning("Albrun verlegte 80 Soldaten nach Steinau")) == 0.0
    assert entails(condition, meaning("Albrun verlegte in 3 Stunden Soldaten nach Steinau")) > 0.5


def test_somebody_else_who_acts_makes_no_condition_true() -> None:
    condition = meaning("sobald das Gericht zustimmt")
    assert entails(condition, meaning("Das Gericht stimmte zu")) == 1.0
    assert entails(condition, meaning("Der Sicherheitsrat stimmte zu")) < 0.5
    assert entails(condition, meaning("Korwath stimmte zu")) > 0.5
    anybody = meaning("sobald die Regierung zustimmt")
    assert entails(anybody, meaning("Der Sicherheitsrat stimmte zu")) > 0.5


def test_a_name_in_the_same_place_must_be_the_same() -> None:
    condition = meaning("wenn Albrun Soldaten nach Merowa schickt")
    assert entails(condition, meaning("Albrun schickte Soldaten nach Merowa")) == 1.0
    assert entails(condition, meaning("Albrun schickte Soldaten nach Soravien")) == 0.0
    assert 0.5 <= entails(condition, meaning("Albrun schickte Soldaten")) < 1.0


def test_an_adjective_that_is_no_form_of_its_state_is_read_as_its_name() -> None:
    assert terms("französische Soldaten") == terms("Soldaten Frankreichs")


def test_a_refusal_reaches_the_infinitive_that_depends_on_it() -> None:
    (act,) = meaning("Soravien weigert sich, die Geiseln freizulassen").acts
    assert (act.concept, act.sign) == ("release", -1)
    told = meaning("Soravien weigert sich. Die Rebellen lassen die Geiseln frei")
    assert [act.sign for act in told.acts if act.concept == "release"] == [1]


def test_an_announcement_is_no_event() -> None:
    condition = meaning("wenn Soravien seine Truppen abzieht")
    told = entails(condition, meaning("Soravien zog seine Truppen ab"))
    assert entails(condition, meaning("Soravien kündigte an, seine Truppen abzuziehen")) < told / 2


@pytest.mark.parametrize("words", ["\x1b[31m", "…„“»«", "-", "1.2.3.4", "ab ab ab", "zu", "nicht", "A" * 5000, "ﬀ ǅ İ"])
def test_odd_words_have_a_meaning(words: str) -> None:
    for language in ("de", "en", "fr", ""):
        read = meaning(words, language)
        assert 0.0 <= likeness(read, meaning("Abzug der Truppen")) <= 1.0


def test_every_concept_is_of_a_kind_and_names_others_that_exist() -> None:
    lex = lexicon()
    assert len(lex.concepts) >= 300
    for concept in lex.concepts.values():
        assert concept.kind in KINDS, concept
        assert {*concept.wider, *concept.opposites, *concept.loose} <= set(lex.concepts), concept
        assert set(concept.events) <= set(EVENT_TYPES), concept
        assert concept.kind == "end" or concept.id not in lex.against[concept.id], concept


def test_every_concept_is_reached_by_a_word_of_both_languages() -> None:
    lex = lexicon()
    for single, phrases in ((lex.single, lex.phrases), (lex.english, lex.english_phrases)):
        reached = {one for some in single.values() for one in some} | {
            one for some in phrases.values() for _, one in some
        }
        assert set(lex.concepts) <= reached, set(lex.concepts) - reached


def test_every_phrase_names_concepts_that_exist() -> None:
    lex = lexicon()
    wanted = {
        need[1:]
        for some in (lex.phrases, lex.english_phrases)
        for phrases in some.values()
        for needs, _ in phrases
        for need in needs
        if need.startswith("&")
    }
    assert wanted <= set(lex.concepts), wanted - set(lex.concepts)


def test_the_public_names_are_there() -> None:
    assert all(hasattr(wording, name) for name in wording.__all__)
