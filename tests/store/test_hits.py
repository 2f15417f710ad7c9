from __future__ import annotations

import pytest

from lagebild.entries import Hit
from lagebild.errors import UnknownError
from lagebild.records import Article
from lagebild.store import Dossier, Query, search
from tests.factories import an_article
from tests.store.readers import read, told


def added(dossier: Dossier, *texts: str, **fields: str) -> None:
    for number, text in enumerate(texts):
        article: Article = an_article(text, **{"id": f"a{number}", **fields})
        dossier.add(*read(article))


def shown(hit: Hit) -> str:
    return hit.quote


def articles(dossier: Dossier, words: str, **options: object) -> tuple[str, ...]:
    found = dossier.search(Query(words, what="articles", **options))  # type: ignore[arg-type]
    return tuple(hit.version.article for hit in found.articles)


TEXT = (
    "Am Hafen war Ruhe.\nDie Fähre legt ab. Die Truppen stehen am Hafen, und Truppenabzug ist kein Thema.\n\n"
    "Brandner sagte: „Die Fähren fahren wieder.“ Nebel liegt auf dem Kai."
)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("Hafen Truppen", "Die Truppen stehen am Hafen, und Truppenabzug ist kein Thema."),
        ("Hafen", "Am Hafen war Ruhe."),
        ("Nebel", "Nebel liegt auf dem Kai."),
        ("Abzug", "Die Truppen stehen am Hafen, und Truppenabzug ist kein Thema."),
        ('"legt ab"', "Die Fähre legt ab."),
        ('"Fähren fahren"', "Brandner sagte: „Die Fähren fahren wieder.“"),
    ],
)
def test_of_an_article_the_sentence_is_shown_that_has_the_most_of_the_words(
    dossier: Dossier, words: str, sentence: str
) -> None:
    added(dossier, TEXT, an_article("Der Abzug beginnt.").text)
    found = {hit.version.article: shown(hit) for hit in dossier.search(Query(words, what="articles")).articles}
    assert found["a0"] == sentence


def test_of_an_article_found_by_its_title_alone_the_first_sentence_is_shown(dossier: Dossier) -> None:
    added(dossier, "\n\nAlles ruhig. Nebel am Kai.", title="Lage in Korwath")
    (hit,) = dossier.search(Query("Korwath", what="articles")).articles
    assert shown(hit) == "Alles ruhig."


def test_of_an_article_found_without_words_the_first_sentence_is_shown(dossier: Dossier) -> None:
    added(dossier, TEXT)
    (hit,) = dossier.search(Query(what="articles", by="time")).articles
    assert shown(hit) == "Am Hafen war Ruhe."


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        ("Truppen stehen am Hafen", ("a0",)),
        ("truppen STEHEN am hafen", ("a0",)),
        ("Truppen stehen", ("a0",)),
        ("Truppe steht", ()),  # the stems stand there in a row, the words do not
        ("Hafen Truppen", ()),
        ("Fähre Truppen", ()),
        ("am Hafen und Truppenabzug", ("a0",)),
        ("Hafen war Ruhe Die Fähre", ("a0",)),
        ("Ruhe Die Fähre legt ab Die Truppen stehen", ("a0",)),
    ],
)
def test_a_phrase_is_found_word_by_word(dossier: Dossier, phrase: str, found: tuple[str, ...]) -> None:
    added(dossier, TEXT, "Am Hafen stehen Truppen, am Kai liegt die Fähre.")
    assert articles(dossier, f'"{phrase}"') == found


def test_a_phrase_in_a_statement_may_have_words_left_out_of_its_middle(dossier: Dossier) -> None:
    added(dossier, "Brandner sagte: „Wir ziehen die Truppen ab.“ Velten sagte: „Die Truppen bleiben.“")
    (hit,) = dossier.search(Query('"die Truppen ab"', what="statements")).statements
    assert shown(hit) == "Wir ziehen die Truppen ab."


def test_a_phrase_is_found_in_an_english_text(dossier: Dossier) -> None:
    added(dossier, "The ferries are running again, the ministry said.", language="en")
    assert articles(dossier, '"ferries are running"') == ("a0",)
    assert articles(dossier, '"ferry runs"') == ()


def test_a_phrase_is_found_behind_many_texts_that_only_have_its_words(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "COUNTED", 5)
    others = [f"Kai {number}: Fähren fahren, Nebel, Hafen, Nebel, Hafen." for number in range(20)]
    added(dossier, *others, "Es ist lange her, dass im Hafen Nebel lag und viele andere Dinge dort geschahen.")
    assert articles(dossier, '"Hafen Nebel lag"') == ("a20",)


def test_hits_of_a_phrase_are_counted_beyond_those_that_are_shown(dossier: Dossier) -> None:
    added(dossier, *(f"Nummer {number}: Im Hafen liegt Nebel." for number in range(9)))
    found = dossier.search(Query('"Hafen liegt Nebel"', what="articles", limit=2))
    assert (len(found.articles), found.total) == (2, 9)


def test_a_phrase_is_found_far_down_in_a_long_text(dossier: Dossier) -> None:
    long = " ".join(f"Wort{number} Nebel" for number in range(17_000))
    added(dossier, f"{long} Die Fähre legt am Kai an.")
    assert articles(dossier, '"Fähre legt am Kai an"') == ("a0",)
    assert articles(dossier, '"Kai Fähre"') == ()


def test_hits_have_their_speakers_each_its_own(dossier: Dossier) -> None:
    added(dossier, "Brandner sagte: „Nebel am Kai.“ Velten sagte: „Nebel im Hafen.“", "Korwath sagte: „Nebel überall.“")
    found = dossier.search(Query("Nebel", what="statements")).statements
    said = {shown(hit): [actor.name for actor in hit.speakers] for hit in found}
    assert said == {"Nebel am Kai.": ["Brandner"], "Nebel im Hafen.": ["Velten"], "Nebel überall.": ["Korwath"]}


@pytest.mark.parametrize(
    ("text", "cue", "kind", "verb"),
    [
        ("Brandner dementierte, dass die Fähre fährt.", "dementierte", "indirect", "dementierte"),
        ("Brandner sagte, dass die Fähre fährt.", "sagte", "indirect", None),
        ("Brandner drohte: „dass die Fähre fährt“.", "drohte", "direct", None),
    ],
)
def test_hits_have_the_verb_where_it_says_more_than_that_somebody_spoke(
    dossier: Dossier, text: str, cue: str, kind: str, verb: str | None
) -> None:
    dossier.add(*told(text, cue, "dass die Fähre fährt", kind))
    (hit,) = dossier.search(Query("Fähre", what="statements")).statements
    assert hit.verb == verb


def test_the_verb_of_what_a_person_corrected_is_as_corrected(dossier: Dossier) -> None:
    dossier.add(*told("Brandner dementierte, dass die Fähre fährt.", "dementierte", "dass die Fähre fährt"))
    dossier.judge("correct", "s1", author="lara", value={"set": {"type": "direct"}})
    (hit,) = dossier.search(Query("Fähre", what="statements")).statements
    assert (hit.type, hit.verb) == ("direct", None)


@pytest.mark.parametrize(("name", "meant"), [("Brandtner", "Brandner"), ("Ada Korwatt", "Korwath")])
def test_an_unknown_name_suggests_who_is_called_almost_so_and_no_snippet_of_it(
    dossier: Dossier, name: str, meant: str
) -> None:
    added(dossier, "Brandner sagte: „Ja.“ Korwath sagte: „Nein.“ Ran sagte: „Wer weiß.“ Ada sagte: „Nie.“")
    with pytest.raises(UnknownError) as caught:
        dossier.search(Query(speaker=name))
    assert f"did you mean {meant}" in str(caught.value)
    assert "Ran" not in str(caught.value)
