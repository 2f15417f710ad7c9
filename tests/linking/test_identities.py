from __future__ import annotations

import pytest

from lagebild.linking import resolve
from lagebild.records import Actor, Article, Findings, Judgement, Quotation, Span
from lagebild.sentences import sentences

TEXT = (
    "Paris lehnt den Plan ab. „Wir stimmen nicht zu“, sagte die französische Regierung am Dienstag. "
    "Die Beobachter der Grenze widersprachen: „Das ist falsch“, sagten die Beobachter. "
    "„Es reicht“, warnte Moskau. „Genug“, erklärte Paris am Abend."
)


def span(words: str, nth: int = 1) -> tuple[Span, ...]:
    at = -1
    for _ in range(nth):
        at = TEXT.index(words, at + 1)
    return ((at, at + len(words)),)


def said(quote: str, speaker: str, nth: int = 1) -> Quotation:
    return Quotation("direct", "Speech", span(quote), span(speaker, nth))


QUOTATIONS = (
    said("„Wir stimmen nicht zu“", "die französische Regierung"),
    said("„Das ist falsch“", "die Beobachter"),
    said("„Es reicht“", "Moskau"),
    said("„Genug“", "Paris", 2),
)


def actors(*judgements: Judgement, published: str | None = "2010-06-15") -> dict[str, Actor]:
    """The actors of the speakers, by the words that name the speaker."""
    article = Article("x", TEXT, published=published)
    linked = resolve(article, Findings(QUOTATIONS, sentences=sentences(TEXT)), judgements)
    by_id = {actor.id: actor for actor in linked.actors}
    return {
        TEXT[slice(*s.speaker.spans[0])]: by_id[s.speaker.actor]
        for s in linked.statements
        if s.speaker is not None and s.speaker.actor is not None
    }


def test_a_capital_and_a_government_are_one_actor():
    by_words = actors()
    assert by_words["Paris"].id == by_words["die französische Regierung"].id
    france = by_words["Paris"]
    assert (france.entity, france.kind, france.country, france.name) == (
        "gov:FR",
        "government",
        "FR",
        "Französische Regierung",
    )
    assert {TEXT[slice(*m)] for m in france.mentions} == {"die französische Regierung", "Paris"}
    assert "gov with „französische“" in france.why
    assert 0 < france.score <= 1


def test_generic_groups_stay_local():
    observers = actors()["die Beobachter"]
    assert (observers.entity, observers.country, observers.wikidata) == (None, None, None)


def test_ids_count_the_actors_by_first_mention():
    by_words = actors()
    assert sorted({actor.id for actor in by_words.values()}) == ["a1", "a2", "a3"]
    assert by_words["die französische Regierung"].id == "a1"


def test_a_judgement_wins():
    by_words = actors(Judgement("same", "Moskau", "sub:RU/moskau"))
    assert by_words["Moskau"].entity == "sub:RU/moskau"
    assert by_words["Moskau"].why.startswith("a person's judgement")
    assert by_words["Moskau"].score == 1.0


def test_what_somebody_is_not_it_is_not():
    by_words = actors(Judgement("different", "Moskau", "gov:RU"))
    assert by_words["Moskau"].entity is None
    assert by_words["Paris"].entity == "gov:FR"


def test_the_last_word_counts():
    first, second = Judgement("same", "Moskau", "state:RU"), Judgement("same", "Moskau", "head:RU")
    assert actors(first, second)["Moskau"].entity == "head:RU"


def test_a_judgement_that_is_taken_back_leaves_no_trace():
    assert actors() == actors(*())
    assert actors(Judgement("same", "Bern", "gov:CH")) == actors()


@pytest.mark.parametrize(("context", "entity"), [("warnte Moskau. „Genug", "head:RU"), ("lobte Moskau", "gov:RU")])
def test_a_judgement_with_context_holds_there_alone(context, entity):
    assert actors(Judgement("same", "Moskau", "head:RU", context))["Moskau"].entity == entity


def test_a_mention_with_a_judgement_of_its_own_leaves_its_actor():
    """ "Paris" is the town's government in the last sentence, and France's in the first."""
    by_words = actors(Judgement("same", "Paris", "sub:FR/paris", "erklärte Paris am Abend"))
    assert by_words["Paris"].entity == "sub:FR/paris"
    assert by_words["die französische Regierung"].entity == "gov:FR"


def test_a_later_word_takes_an_earlier_one_back():
    assert (
        actors(Judgement("same", "Moskau", "state:RU"), Judgement("different", "Moskau", "state:RU"))["Moskau"].entity
        == "gov:RU"
    )


def test_a_judgement_holds_for_inflected_words():
    assert actors(Judgement("same", "Moskaus", "head:RU"))["Moskau"].entity == "head:RU"


def test_an_office_that_was_judged_is_not_turned_into_its_holder():
    text = "Der US-Präsident kam. „Nein“, sagte der US-Präsident. Barack Obama reist heute ab."
    at = text.index("der US-Präsident")
    quotation = Quotation(
        "direct", "Speech", ((text.index("„"), text.index("“") + 1),), ((at, at + len("der US-Präsident")),)
    )
    article = Article("x", text, published="2012-06-15")
    findings = Findings((quotation,), sentences=sentences(text))
    judgement = Judgement("same", "der US-Präsident", "office:US/president")
    assert {a.entity for a in resolve(article, findings, (judgement,)).actors} == {"office:US/president"}
    assert {a.entity for a in resolve(article, findings).actors} == {"person:barack-obama"}


def test_an_office_says_who_held_it():
    text = "„Nein“, sagte der US-Präsident."
    at = text.index("der US-Präsident")
    quotation = Quotation("direct", "Speech", ((0, text.index("“") + 1),), ((at, at + len("der US-Präsident")),))
    for day, name in (("2003-03-20", "person:george-w-bush"), ("2022-03-20", "person:joe-biden"), (None, None)):
        (actor,) = resolve(Article("x", text, published=day), Findings((quotation,), sentences=sentences(text))).actors
        assert (actor.entity, actor.holder) == ("office:US/president", name)


@pytest.mark.parametrize(
    ("verdict", "words", "entity"),
    [("merge", "Paris", "gov:FR"), ("same", " ", "gov:FR"), ("same", "Paris", "quatsch")],
)
def test_a_judgement_that_makes_no_sense_is_refused(verdict, words, entity):
    with pytest.raises(ValueError, match="judgement"):
        Judgement(verdict, words, entity)


def test_a_judgement_splits_what_the_table_joined():
    """Whoever says that "Paris" is the town's government has two actors again."""
    by_words = actors(Judgement("same", "Paris", "sub:FR/paris"))
    assert by_words["die französische Regierung"].entity == "gov:FR"
    assert by_words["Paris"].entity == "sub:FR/paris"
    assert by_words["Paris"].id != by_words["die französische Regierung"].id


def test_linking_is_a_pure_function():
    assert actors() == actors()


def test_who_acts_together_is_each_of_them():
    text = "Wien und Rom lehnten ab. „Nein“, sagten Wien und Rom."
    at = text.index("Wien und Rom", 10)
    quotation = Quotation(
        "direct", "Speech", ((text.index("„"), text.index("“") + 1),), ((at, at + len("Wien und Rom")),)
    )
    article = Article("x", text, published="2010-06-15")
    linked = resolve(article, Findings((quotation,), sentences=sentences(text)))
    by_id = {actor.id: actor for actor in linked.actors}
    speaker = linked.statements[0].speaker
    assert speaker is not None
    assert speaker.actor is not None
    assert [by_id[m].entity for m in by_id[speaker.actor].members] == ["gov:AT", "gov:IT"]


def test_a_long_speaker_who_names_two_states_is_linked_at_once():
    """It took time that doubled with every letter: the suite ends when this one does."""
    tail = "und deren befreundete verbündete nachbarn der kleinen und großen inseln im weiten ozean Nordost"
    speaker = f"Frankreich und Italien {tail}"
    assert spoken(f"„Nein“, sagten {speaker}.", speaker)[speaker].members == ()


def spoken(text: str, *speakers: str, published: str = "2010-06-15") -> dict[str, Actor]:
    """The actors of speakers, each of a quotation of one word in marks, by their words."""
    quotations, at, mark = [], 0, 0
    for speaker in speakers:
        mark = text.index("„", mark)
        end = text.index("“", mark) + 1
        at = text.index(speaker, end)
        quotations.append(Quotation("direct", "Speech", ((mark, end),), ((at, at + len(speaker)),)))
        mark = end
    linked = resolve(Article("x", text, published=published), Findings(tuple(quotations), sentences=sentences(text)))
    by_id = {actor.id: actor for actor in linked.actors}
    return {
        text[slice(*s.speaker.spans[0])]: by_id[s.speaker.actor]
        for s in linked.statements
        if s.speaker is not None and s.speaker.actor is not None
    }


def test_governments_of_two_states_are_two():
    text = (
        "Der Minister kam aus Beirut. „Ja“, sagte die libanesische Regierung. Die Regierung des Libanon blieb dabei. "
        "„Nein“, sagte die israelische Regierung."
    )
    by_words = spoken(text, "die libanesische Regierung", "die israelische Regierung")
    assert [a.entity for a in by_words.values()] == ["gov:LB", "gov:IL"]


def test_people_are_an_army_only_where_the_words_say_so():
    text = "„Ja“, sagten israelische Soldaten. Frankreich entsandte 200 Soldaten. „Nein“, sagten die Soldaten."
    by_words = spoken(text, "israelische Soldaten", "die Soldaten")
    assert by_words["israelische Soldaten"].entity == "army:IL"
    assert by_words["die Soldaten"].entity is None
