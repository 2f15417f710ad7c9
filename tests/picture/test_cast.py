"""Who is who over all articles."""

from __future__ import annotations

from itertools import permutations

import pytest

from lagebild.picture.cast import Cast
from lagebild.picture.material import Text
from lagebild.records import Ref
from lagebild.situation import Who
from tests.factories import a_verdict, span
from tests.picture.made import Report


def meant(cast: Cast, text: Text, words: str, nth: int = 1) -> Who:
    """Who is meant by words of a text, by the actor who is mentioned there, if anybody is."""
    where = span(text.text, words, nth)
    actor = next(
        (one.id for one in text.reading.actors for begin, end in one.mentions if where[0] <= begin and end <= where[1]),
        None,
    )
    found = cast.who(text, Ref(actor, (where,)))
    assert found is not None
    return found


INTRODUCED = (
    Report("Der belmarische Präsident Jan Brandner drohte Auland. Brandner sprach in Harlund.", "eins")
    .actor("Jan Brandner")
    .actor("Auland")
    .text
)


# -- persons ------------------------------------------------------------------------------------------------------------------


def test_a_surname_is_the_one_full_name_of_the_dossier() -> None:
    later = Report("Präsident Brandner schwieg. Die Drohung Brandners bleibt.", "zwei").actor("Brandner").text
    cast = Cast([INTRODUCED, later])
    assert meant(cast, later, "Präsident Brandner").id == "person:jan brandner"
    assert meant(cast, later, "Brandners").id == "person:jan brandner"
    assert meant(cast, later, "Präsident Brandner").name == "Jan Brandner"


@pytest.mark.parametrize(
    "words",
    ["Der Gesandte Auaniens, Jan Brandner", "Brandner von der Werft", "Nordlands Verteidigungsminister Brandner"],
)
def test_whose_somebody_is_or_where_he_belongs_is_not_his_name(words: str) -> None:
    called = "Jan Brandner" if "Jan" in words else "Brandner"
    later = Report(f"{words} schwieg.", "zwei").actor(called).text
    assert meant(Cast([INTRODUCED, later]), later, words).id == "person:jan brandner"


def test_a_verb_at_the_beginning_of_a_question_is_no_first_name() -> None:
    later = Report("Ist Brandner müde? Brandner lachte.", "zwei").actor("Ist Brandner").text
    again = Report("Brandner schwieg.", "drei").actor("Brandner").text
    assert meant(Cast([INTRODUCED, later, again]), again, "Brandner").id == "person:jan brandner"


def test_a_family_name_may_stand_first() -> None:
    one = Report("Der Sprecher Mori Kenta sprach.", "eins").actor("Mori Kenta").text
    other = Report("Sprecher Mori schwieg.", "zwei").actor("Mori").text
    assert meant(Cast([one, other]), other, "Mori").id == "person:mori kenta"
    third = Report("Sprecher Mori Takeda kam.", "drei").actor("Mori Takeda").text
    assert meant(Cast([one, other, third]), other, "Mori").id not in ("person:mori kenta", "person:mori takeda")


def test_who_nobody_calls_by_a_first_name_is_known_by_the_surname() -> None:
    one = Report("Außenministerin Velten sagte ab.", "eins").actor("Velten").text
    other = Report("Velten reiste ab, Veltens Sprecher blieb.", "zwei").actor("Velten").text
    cast = Cast([one, other])
    assert {meant(cast, one, "Velten").id, meant(cast, other, "Velten").id, meant(cast, other, "Veltens").id} == {
        "person:velten"
    }


def test_of_two_with_one_surname_the_office_says_who_is_meant() -> None:
    two = Report("General Kuno Brandner gab nach.", "zwei").actor("Kuno Brandner").text
    third = (
        Report("Präsident Brandner lachte. Ein Brandner war dagegen. Da sprach Brandner.", "drei")
        .actor("Brandner")
        .text
    )
    cast = Cast([INTRODUCED, two, third])
    assert meant(cast, third, "Präsident Brandner").id == "person:jan brandner"
    assert meant(cast, third, "Brandner", 3).id == "person:brandner"


def test_of_two_with_one_surname_the_text_knows_its_own() -> None:
    two = (
        Report("General Kuno Brandner gab nach. Brandner verlor.", "zwei").actor("Kuno Brandner").actor("Brandner").text
    )
    assert meant(Cast([INTRODUCED, two]), two, "Brandner", 2).id == "person:kuno brandner"


def test_a_first_name_alone_is_nobody() -> None:
    later = Report("Da winkte Jan.", "zwei").actor("Jan").text
    assert meant(Cast([INTRODUCED, later]), later, "Jan").id.startswith("unnamed:zwei:")


def test_words_run_together_are_no_name() -> None:
    two = (
        Report("Sie hofft, auf deren Abbau Brandner drängt.", "zwei").actor("Abbau Brandner", "person", "Brandner").text
    )
    third = Report("Sie fragt, was Brandner will.", "drei").actor("Brandner").text
    one = Report("Minister Brandner kam.", "eins").actor("Brandner").text
    cast = Cast([one, two, third])
    assert meant(cast, third, "Brandner").id == meant(cast, two, "Brandner").id == "person:brandner"


def test_a_conjunction_at_the_beginning_of_a_sentence_is_no_first_name() -> None:
    two = Report("Solange Brandner regiert, bleibt es so.", "zwei").actor("Solange Brandner").text
    assert meant(Cast([INTRODUCED, two]), two, "Solange Brandner").id == "person:jan brandner"


def test_an_entry_of_the_actor_table_wins() -> None:
    text = Report("Brandner sprach.", "zwei").actor("Brandner", entity="person:jan-brandner", country="NO").text
    found = meant(Cast([INTRODUCED, text]), text, "Brandner")
    assert (found.id, found.country) == ("person:jan-brandner", "NO")


def test_surnames_that_are_trades_are_persons() -> None:
    one = Report("Ministerin Anna Fischer kam.", "eins").actor("Anna Fischer").text
    two = Report("Fischer ging.", "zwei").actor("Fischer").text
    three = Report("Ein Fischer sah zu.", "drei").actor("Ein Fischer", "unnamed").text
    cast = Cast([one, two, three])
    assert meant(cast, two, "Fischer").id == "person:anna fischer"
    assert meant(cast, three, "Ein Fischer").id.startswith("unnamed:drei:")


# -- whoever has no name --------------------------------------------------------------------------------------------------------


def test_a_description_is_somebody_else_in_every_article() -> None:
    texts = [Report("Ein Händler klagte.", name).actor("Ein Händler", "unnamed").text for name in ("eins", "zwei")]
    cast = Cast(texts)
    assert meant(cast, texts[0], "Ein Händler").id != meant(cast, texts[1], "Ein Händler").id


def test_a_committee_of_which_there_is_one_is_meant_by_the_last_part_of_its_noun() -> None:
    def one(words: str, name: str) -> Text:
        return Report(f"{words} schwieg.", name).actor(words, "organisation").text

    texts = [one(words, words) for words in ("Das Rettungskomitee", "Das Komitee", "Das Nationale Rettungskomitee")]
    assert len({meant(Cast(texts), text, text.text[: -len(" schwieg.")]).id for text in texts}) == 1
    texts.append(one("Das Wahlkomitee", "vier"))
    cast = Cast(texts)
    assert meant(cast, texts[1], "Das Komitee").id != meant(cast, texts[0], "Das Rettungskomitee").id, "which is open"


def test_a_body_of_which_there_is_one_is_the_same_in_all_articles() -> None:
    def one(words: str, name: str) -> Text:
        return Report(f"{words} schwieg.", name).actor(words, "organisation").text

    texts = [one("Der Bankenverband", "eins"), one("Der Bankenverband", "zwei")]
    assert len({meant(Cast(texts), text, "Der Bankenverband").id for text in texts}) == 1
    more = [one("Der belmarische Bankenverband", "drei"), one("Der auländische Bankenverband", "vier")]
    assert len({meant(Cast([*texts, *more]), text, "Der Bankenverband").id for text in texts}) == 2, "whose is open"
    for words in ("Das Innenministerium", "Der Geheimdienst", "Das Außenamt"):  # every state has one
        some = [one(words, "eins"), one(words, "zwei")]
        assert len({meant(Cast(some), text, words).id for text in some}) == 2


@pytest.mark.parametrize("words", ["Soldaten", "Ein Sprecher", "Die Armee", "Der Minister"])
def test_who_belongs_to_nobody_in_particular_stays_in_the_article(words: str) -> None:
    text = Report(f"{words} schwieg.", "eins").actor(words, "group").text
    assert meant(Cast([text]), text, words).id.startswith("unnamed:eins:")


def test_a_broken_name_is_not_shown() -> None:
    text = Report("Am Donnerstagmorgen Soldaten zu verlegen, ist falsch.", "eins").actor("Soldaten", "group").text
    actor = text.reading.actors[0]
    broken = type(actor)(actor.id, "Donnerstagmorge Soldaten", "group", actor.mentions)
    reading = type(text.reading)(text.reading.coder, text.reading.article, (broken,))
    text = Text(text.version, reading)
    assert meant(Cast([text]), text, "Soldaten").name == "Soldaten"


def test_who_stands_in_another_case_is_called_by_the_noun_and_by_no_pronoun() -> None:
    report = Report("Der Minister widersprach der Kanzlerin. Diese schwieg.", "eins")
    text = report.actor("der Kanzlerin", "unnamed", "Diese").text
    actor = text.reading.actors[0]
    named = type(actor)(actor.id, "die Kanzlerin", "unnamed", actor.mentions)
    text = Text(text.version, type(text.reading)(text.reading.coder, text.reading.article, (named,)))
    assert meant(Cast([text]), text, "Diese").name == "die Kanzlerin"


def test_words_that_say_nothing_are_nobody() -> None:
    assert Cast([INTRODUCED]).who(INTRODUCED, None) is None
    assert Cast([INTRODUCED]).who(INTRODUCED, Ref(None, ())) is None


def test_those_who_act_together_are_each_of_them() -> None:
    text = Report(
        "Der belmarische Präsident kam. Der sorenische Präsident ging. Belmarien und Sorenien einigten sich.", "eins"
    ).text
    cast = Cast([text])
    both = cast.all(text, [Ref(None, (span(text.text, "Belmarien und Sorenien"),))])
    assert [who.name for who in both] == ["Belmarien", "Sorenien"]


# -- order and judgements -------------------------------------------------------------------------------------------------------


def test_nothing_depends_on_the_order_of_the_articles() -> None:
    texts = [
        INTRODUCED,
        Report("Präsident Brandner schwieg. Das Präsidialamt in Harlund auch.", "zwei").actor("Brandner").text,
        Report("General Kuno Brandner ging. Der belmarische Präsident blieb.", "drei").actor("Kuno Brandner").text,
        Report("Weitblick berichtet.", "vier").actor("Weitblick", "media", why="name").text,
        Report("Weitblick hilft.", "fünf").actor("Weitblick", "organisation", why="name").text,
    ]

    def everybody(cast: Cast) -> list[Who | None]:
        return [cast.who(text, Ref(one.id, one.mentions[:1])) for text in texts for one in text.reading.actors]

    expected = everybody(Cast(texts))
    assert all(everybody(Cast(order)) == expected for order in permutations(texts))


def test_whom_a_person_kept_apart_no_rule_makes_one() -> None:
    later = Report("Brandner schwieg.", "zwei").actor("Brandner").text
    split = a_verdict(
        "split", "Brandner", of="actor", article="zwei", value={"words": "Brandner", "entity": "person:jan brandner"}
    )
    assert meant(Cast([INTRODUCED, later]), later, "Brandner").id == "person:jan brandner"
    assert meant(Cast([INTRODUCED, later], [split]), later, "Brandner").id != "person:jan brandner"
    assert meant(Cast([INTRODUCED, later], [split]), INTRODUCED, "Brandner", 2).id == "person:jan brandner"


def test_a_judgement_that_was_taken_back_says_nothing() -> None:
    later = Report("Brandner schwieg.", "zwei").actor("Brandner").text
    value = {"words": "Brandner", "entity": "person:jan brandner"}
    split = a_verdict("split", "Brandner", of="actor", value=value, undone="2026-03-19T00:00:00.000000Z")
    assert meant(Cast([INTRODUCED, later], [split]), later, "Brandner").id == "person:jan brandner"


def test_a_split_from_an_old_name_holds_for_whoever_that_is_now() -> None:
    later = Report("Präsident Brandner schwieg. Der Präsident ging.", "zwei")
    later.actor("Brandner").actor("Der Präsident", why="by judgement", kind="unnamed")
    split = a_verdict(
        "split", "Der Präsident", of="actor", value={"words": "Der Präsident", "entity": "person:brandner"}
    )
    cast = Cast([INTRODUCED, later.text], [split])
    assert meant(cast, later.text, "Der Präsident").id != "person:jan brandner"


def test_whom_a_person_named_is_that_whatever_the_words() -> None:
    later = Report("Der Sprecher schwieg.", "zwei")
    where = span(later.words, "Der Sprecher")
    later.actor("Der Sprecher", "unnamed")
    actor = later.actors["Der Sprecher"]
    later.actors["Der Sprecher"] = type(actor)(actor.id, "Jan Brandner", "person", (where,), why="by judgement")
    assert meant(Cast([INTRODUCED, later.text]), later.text, "Der Sprecher").id == "person:jan brandner"
