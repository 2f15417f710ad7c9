"""States, organs, offices, and for whom somebody speaks."""

from __future__ import annotations

import pytest

from lagebild.picture.cast import Cast
from lagebild.records import Ref
from tests.factories import span
from tests.picture.made import Report
from tests.picture.test_cast import meant

BELMARIEN = (
    Report("Der belmarische Präsident Jan Brandner lehnte in Harlund ab. Belmarien will nicht.", "land")
    .actor("Jan Brandner")
    .actor("Belmarien", "government")
    .text
)


# -- states -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["person", "organisation", "government", "state"])
def test_a_state_is_one_actor_however_it_was_typed(kind: str) -> None:
    text = Report("Da sprach Belmarien. Die Soldaten Belmariens kamen.", "zwei").actor("Belmarien", kind).text
    cast = Cast([BELMARIEN, text])
    found = meant(cast, text, "Belmarien")
    assert (found.id, found.kind) == ("state:belmarien", "state")
    assert meant(cast, text, "Belmariens").id == found.id


def test_a_states_genitive_is_no_person() -> None:
    """ "Die Außenminister Belmariens und Aulands": the reader takes a genitive for a surname."""
    told = Report(
        "Belmarien und Auland verhandeln. Die belmarische Regierung und die auländische Regierung schwiegen.", "eins"
    )
    told.actor("Belmarien", "state").actor("Auland", "state")
    other = Report("In Harlund trafen sich die Außenminister Belmariens und Aulands.", "zwei")
    both = "die Außenminister Belmariens und Aulands"
    text = other.actor(both, "group").actor("Belmariens").actor("Aulands").text
    cast = Cast([told.text, text])
    assert meant(cast, text, "Belmariens").id == "state:belmarien"
    found = cast.all(text, (Ref("a1", (span(text.text, both),)),))
    assert "person" not in {who.kind for who in found}


def test_the_government_of_a_state_is_the_state() -> None:
    text = Report("Die belmarische Regierung kam, die Regierung Belmariens auch.", "zwei").text
    cast = Cast([BELMARIEN, text])
    assert meant(cast, text, "Die belmarische Regierung").id == "state:belmarien"
    assert meant(cast, text, "die Regierung Belmariens").id == "state:belmarien"


def test_a_state_that_nobody_names_is_known_by_its_adjective() -> None:
    text = (
        Report("Der galonische Außenminister Olaf Velten rief an. Die galonische Regierung schwieg.", "eins")
        .actor("Olaf Velten")
        .text
    )
    cast = Cast([text])
    government = meant(cast, text, "Die galonische Regierung")
    assert cast.side(meant(cast, text, "Olaf Velten")) == government
    assert government.name == "galonische Regierung"


def test_adjectives_of_the_language_make_no_state() -> None:
    text = (
        Report("Die militärische Führung und ein technischer Offizier sprachen mit Technik.", "eins")
        .actor("Technik")
        .text
    )
    assert meant(Cast([text]), text, "Technik").id == "person:technik"


def test_an_adjective_of_a_listed_state_finds_its_entry() -> None:
    text = Report("Rumänien zögert. Die rumänische Ministerin Ana Velten nicht.", "eins")
    text.actor("Rumänien", "state", entity="state:RO", country="RO").actor("Ana Velten")
    cast = Cast([text.text])
    assert cast.side(meant(cast, text.text, "Ana Velten")).id == "state:RO"


# -- seats --------------------------------------------------------------------------------------------------------------------

SEAT = (
    "Präsident Brandner sagte am Montag in Harlund, es reiche. Präsident Brandner erklärte in Harlund, es bleibe dabei."
)


def test_where_those_of_one_state_speak_is_its_seat() -> None:
    there = Report(SEAT, "zwei").actor("Brandner").actor("Harlund", "government").text
    text = Report("Harlund lehnte ab. Die Regierung in Harlund schwieg.", "drei").actor("Harlund").text
    cast = Cast([BELMARIEN, there, text])
    assert meant(cast, text, "Harlund").id == "state:belmarien"
    assert meant(cast, text, "Die Regierung in Harlund").id == "state:belmarien"


def test_one_sentence_makes_no_seat() -> None:
    text = Report("Harlund lehnte ab.", "drei").actor("Harlund").text
    assert meant(Cast([BELMARIEN, text]), text, "Harlund").id == "government:harlund"


def test_where_both_sides_meet_is_nobodys_seat() -> None:
    words = "Präsident Brandner sagte in Ostheim, es reiche. Präsidentin Ute Velten sagte in Ostheim, es reiche nicht."
    again = "Die sorenische Präsidentin Ute Velten lachte in Ostheim. Präsident Brandner weinte in Ostheim."
    there = Report(words + " " + again, "zwei").actor("Brandner").actor("Ute Velten").text
    text = Report("Ostheim schwieg.", "drei").actor("Ostheim", "government").text
    assert meant(Cast([BELMARIEN, there, text]), text, "Ostheim").id == "government:ostheim"


def test_a_text_may_say_what_the_capital_is() -> None:
    there = Report("In der belmarischen Hauptstadt Harlund blieb es still.", "zwei").actor("Harlund", "government").text
    assert meant(Cast([BELMARIEN, there]), there, "Harlund").id == "state:belmarien"


# -- offices ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["Der belmarische Präsident", "Belmariens Präsident", "Der belmarische Staatschef"])
def test_an_office_of_a_state_is_whoever_holds_it(words: str) -> None:
    text = Report(f"{words} schwieg.", "zwei").actor(words, "unnamed").text
    assert meant(Cast([BELMARIEN, text]), text, words).id == "person:jan brandner"


def test_an_office_of_another_state_is_somebody_else() -> None:
    text = Report("Der sorenische Präsident schwieg.", "zwei").actor("Der sorenische Präsident", "unnamed").text
    found = meant(Cast([BELMARIEN, text]), text, "Der sorenische Präsident")
    assert found.name == "sorenischer Präsident"
    assert found.side != "state:belmarien"


def test_an_office_of_a_state_is_the_only_one_of_the_text_who_has_it_of_nobody_said() -> None:
    other = Report("Regierungschefin Ada Tessel schwieg.", "drei").actor("Ada Tessel").text
    words = "Ada Tessel trat vor die Presse. Die belmarische Ministerpräsidentin blieb ruhig."
    text = Report(words, "zwei").actor("Ada Tessel").actor("Die belmarische Ministerpräsidentin", "unnamed").text
    cast = Cast([BELMARIEN, other, text])
    assert meant(cast, text, "Die belmarische Ministerpräsidentin").id == "person:ada tessel"
    far = Report("Die belmarische Ministerpräsidentin blieb ruhig.", "vier")
    far.actor("Die belmarische Ministerpräsidentin", "unnamed")
    cast = Cast([BELMARIEN, other, far.text])
    assert meant(cast, far.text, "Die belmarische Ministerpräsidentin").id != "person:ada tessel"


def test_a_man_is_no_woman_of_such_an_office() -> None:
    other = Report("Regierungschef Ole Tessel schwieg.", "drei").actor("Ole Tessel").text
    words = "Ole Tessel trat vor die Presse. Die belmarische Ministerpräsidentin blieb ruhig."
    text = Report(words, "zwei").actor("Ole Tessel").actor("Die belmarische Ministerpräsidentin", "unnamed").text
    cast = Cast([BELMARIEN, other, text])
    assert meant(cast, text, "Die belmarische Ministerpräsidentin").id != "person:ole tessel"


def test_an_office_without_a_state_is_the_only_one_who_has_it_there() -> None:
    text = Report("Präsident Jan Brandner kam spät. Der Präsident schwieg.", "zwei").actor("Jan Brandner").text
    both = Report("Präsident Jan Brandner und Präsident Olaf Velten kamen. Der Präsident schwieg.", "drei")
    both.actor("Jan Brandner").actor("Olaf Velten")
    cast = Cast([BELMARIEN, text, both.text])
    assert meant(cast, text, "Der Präsident").id == "person:jan brandner"
    assert meant(cast, both.text, "Der Präsident").id.startswith("unnamed:drei:")


def test_an_office_of_a_state_that_nobody_knows_is_nobodys() -> None:
    text = Report("Präsident Jan Brandner kam spät. Galons Präsident schwieg.", "zwei").actor("Jan Brandner").text
    assert meant(Cast([BELMARIEN, text]), text, "Galons Präsident").id.startswith("unnamed:zwei:")


def test_a_womans_office_is_no_mans() -> None:
    text = Report("Präsident Jan Brandner kam. Die Präsidentin schwieg.", "zwei").actor("Jan Brandner").text
    assert meant(Cast([BELMARIEN, text]), text, "Die Präsidentin").id.startswith("unnamed:zwei:")


def test_of_two_holders_the_one_of_that_day_is_meant() -> None:
    words = "Die belmarische Präsidentin"
    first = (
        Report("Die belmarische Präsidentin Ute Velten kam.", "a", "2031-03-01T12:00:00+01:00").actor("Ute Velten").text
    )
    second = (
        Report("Die belmarische Präsidentin Irma Holt kam.", "b", "2031-03-09T12:00:00+01:00").actor("Irma Holt").text
    )
    days = [
        Report(f"{words} schwieg.", day, f"2031-03-{day}T12:00:00+01:00").actor(words, "unnamed").text
        for day in ("05", "10")
    ]
    cast = Cast([first, second, *days])
    assert [meant(cast, text, words).id for text in days] == ["person:ute velten", "person:irma holt"]


def test_a_former_holder_speaks_for_nobody() -> None:
    text = Report("Der frühere belmarische Präsident Olaf Velten riet ab.", "zwei").actor("Olaf Velten").text
    cast = Cast([BELMARIEN, text])
    assert cast.side(meant(cast, text, "Olaf Velten")).id == "person:olaf velten"
    again = Report("Der belmarische Präsident kam.", "drei").actor("Der belmarische Präsident", "unnamed").text
    assert meant(Cast([BELMARIEN, text, again]), again, "Der belmarische Präsident").id == "person:jan brandner"


# -- sides of persons ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "Der belmarische Minister Olaf Velten kam.",
        "Belmariens Minister Olaf Velten kam.",
        "Olaf Velten, der belmarische Minister, kam.",
        "Olaf Velten, Minister Belmariens, kam.",
        "Der Sprecher des belmarischen Verteidigungsministeriums, Olaf Velten, kam.",
        "Belmarien lehnte ab. Das komme zu früh, sagte Verteidigungsminister Olaf Velten.",
        "Belmarien ist nach den Worten seines Ministers Olaf Velten bereit.",
    ],
)
def test_a_person_speaks_for_the_state_of_the_office(words: str) -> None:
    text = Report(words, "zwei").actor("Olaf Velten").text
    cast = Cast([BELMARIEN, text])
    found = meant(cast, text, "Olaf Velten")
    assert found.side == "state:belmarien"
    assert cast.side(found).name == "Belmarien"


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("Der Bankenverband trete aus, sagte die Vorsitzende Rosa Velten.", "Bankenverband"),
        (
            "Ein Sprecher des Rettungskomitees, Oberst Rosa Velten, klagte. Das Rettungskomitee schwieg.",
            "Rettungskomitee",
        ),
        ("Der Bankenverband trete aus, sagte Rosa Velten.", ""),
        ("Im Norden trete der Bankenverband aus, sagte die Vorsitzende Rosa Velten.", ""),
        ("Der Bankenverband trete aus, sagte die Politologin Rosa Velten.", ""),
        ("Der Bankenverband müsse zahlen, sagte die Vorsitzende Rosa Velten.", ""),
        ("Der Bankenverband werde zahlen, warnte die Vorsitzende Rosa Velten.", ""),
        ("Der Bankenverband trete aus, sagte die Vorsitzende Rosa Velten von der Grünen Allianz.", ""),
    ],
)
def test_the_head_of_an_organisation_speaks_for_it(words: str, body: str) -> None:
    report = Report(words, "zwei").actor("Rosa Velten")
    report.actor(
        "Der Bankenverband" if words.startswith("Der Banken") else "Rosa Velten",
        "organisation" if words.startswith("Der") else "person",
    )
    cast = Cast([BELMARIEN, report.text])
    assert cast.side(meant(cast, report.text, "Rosa Velten")).name == (body or "Rosa Velten")


def test_who_is_named_behind_somebody_else_is_of_no_side_that_was_spoken_of() -> None:
    first = "Belmarien erkannte das an. Zugleich bot Brandner Gespräche an, sofern Ministerin Rosa Velten zusage."
    alone = "Belmarien erkannte das an. Das sei gut, sagte Ministerin Rosa Velten."
    for words, side in ((first, None), (alone, "state:belmarien")):
        text = (
            Report(words, "zwei").actor("Rosa Velten").actor("Brandner" if "Brandner" in words else "Rosa Velten").text
        )
        assert meant(Cast([BELMARIEN, text]), text, "Rosa Velten").side == side


@pytest.mark.parametrize(
    "words",
    [
        "Belmarien lehnte ab. Das komme zu früh, sagte der Abgeordnete Olaf Velten.",
        "Belmarien lehnte ab. Das komme zu früh, sagte General Olaf Velten.",
        "Belmarien lehnte ab. Das komme zu früh, sagte Olaf Velten.",
        "Belmarien schwieg. Ostheim lehnte ab. Das komme zu früh, sagte Minister Olaf Velten. Still war es in Ostheim.",
        "Der Botschafter in Belmarien, Olaf Velten, klagte.",
        "Olaf Velten, der Vorsitzende des Bauernverbands in Belmarien, klagte.",
        "Belmarien schwieg. Deren Kommandeur Olaf Velten nicht.",
    ],
)
def test_nobody_is_given_a_side_that_the_text_does_not_say(words: str) -> None:
    text = Report(words, "zwei").actor("Olaf Velten").actor("Ostheim" if "Ostheim" in words else "Olaf Velten").text
    cast = Cast([BELMARIEN, text])
    assert cast.side(meant(cast, text, "Olaf Velten")).id == "person:olaf velten"


def test_an_office_with_its_state_near_a_surname_says_whose_that_is() -> None:
    office = Report("Minister Olaf Velten kam.", "zwei").actor("Olaf Velten").text
    text = (
        Report("Velten drohte. Der belmarische Minister sprach lange. Ein Wort zum Verteidigungsminister.", "drei")
        .actor("Velten")
        .text
    )
    again = Report("Verteidigungsminister Velten kam.", "vier").actor("Velten").text
    there = Report("Velten drohte. Der belmarische Verteidigungsminister sprach lange.", "fünf").actor("Velten").text
    assert meant(Cast([BELMARIEN, office, text]), text, "Velten").side is None  # a minister may be any minister
    assert meant(Cast([BELMARIEN, office, again, there]), there, "Velten").side == "state:belmarien"


def test_who_says_what_the_own_country_does_speaks_for_it() -> None:
    one = Report("„Belmarien wartet ab“, erklärte Minister Olaf Velten.", "zwei").actor("Olaf Velten")
    one.says("Olaf Velten", "„Belmarien wartet ab“", type="direct")
    two = (
        Report("Es hieß, Belmarien wolle reden. So sprach Velten.", "drei")
        .actor("Velten")
        .says("Velten", "Belmarien wolle reden")
    )
    assert meant(Cast([BELMARIEN, one.text]), one.text, "Olaf Velten").side is None  # said once
    assert meant(Cast([BELMARIEN, one.text, two.text]), two.text, "Velten").side == "state:belmarien"


def test_an_office_called_after_a_town_speaks_for_that() -> None:
    text = (
        Report("Die Ilmburger Außenministerin Ute Holt kam. Ilmburg schwieg.", "zwei")
        .actor("Ute Holt")
        .actor("Ilmburg")
        .text
    )
    cast = Cast([text])
    assert cast.side(meant(cast, text, "Ute Holt")) == meant(cast, text, "Ilmburg")


def test_a_spokesman_speaks_for_the_body() -> None:
    text = Report(
        "Der Sprecher des Ostpakts, Olaf Velten, kam. Die Leiterin des Hilfswerks Weitblick, Ute Holt, auch.", "zwei"
    )
    text.actor("Olaf Velten").actor("Ute Holt").actor("Hilfswerks Weitblick", "organisation", why="name")
    cast = Cast([text.text])
    assert cast.side(meant(cast, text.text, "Olaf Velten")).name == "Ostpakt"
    assert cast.side(meant(cast, text.text, "Ute Holt")).name == "Weitblick"


@pytest.mark.parametrize(
    "words", ["Der Abgeordnete der Nordpartei, Olaf Velten, kam.", "Der Abgeordnete Olaf Velten (Nordpartei) kam."]
)
def test_a_member_of_parliament_speaks_for_the_party(words: str) -> None:
    text = (
        Report(f"Belmarien lehnte ab. {words}", "zwei")
        .actor("Olaf Velten")
        .actor("Nordpartei", "organisation", why="name")
        .text
    )
    cast = Cast([BELMARIEN, text])
    assert cast.side(meant(cast, text, "Olaf Velten")).name == "Nordpartei"


def test_who_has_no_name_speaks_for_whom_the_words_say() -> None:
    text = Report("Ein Sprecher Brandners kam. Ein belmarischer Soldat ging.", "zwei")
    text.actor("Ein Sprecher Brandners", "unnamed").actor("Ein belmarischer Soldat", "unnamed")
    cast = Cast([BELMARIEN, text.text])
    for words in ("Ein Sprecher Brandners", "Ein belmarischer Soldat"):
        found = meant(cast, text.text, words)
        assert found.id.startswith("unnamed:zwei:")
        assert cast.side(found).id == "state:belmarien"


# -- organs and groups --------------------------------------------------------------------------------------------------------


def test_an_organ_is_one_by_adjective_and_by_seat() -> None:
    there = Report(SEAT, "zwei").actor("Brandner").actor("Harlund", "government").text
    text = Report("Das belmarische Außenministerium kam. Das Außenministerium in Harlund ging.", "drei")
    text.actor("belmarische Außenministerium", "government").actor("Außenministerium in Harlund", "government")
    cast = Cast([BELMARIEN, there, text.text])
    found = meant(cast, text.text, "Das belmarische Außenministerium")
    assert found == meant(cast, text.text, "Das Außenministerium in Harlund")
    assert (found.name, found.side) == ("belmarisches Außenministerium", "state:belmarien")


def test_the_ministries_of_two_states_are_two() -> None:
    text = Report("Das belmarische Außenministerium kam, das sorenische Außenministerium ging.", "zwei")
    text.actor("belmarische Außenministerium", "government", "sorenische Außenministerium")  # one to the reading
    cast = Cast([BELMARIEN, text.text])
    sides = [cast.side(meant(cast, text.text, f"{one} Außenministerium")).name for one in ("belmarische", "sorenische")]
    assert sides == ["Belmarien", "sorenische Regierung"]


def test_the_authority_is_the_ministry_named_last() -> None:
    text = Report("Das belmarische Außenministerium wies das zurück. Es sei falsch, teilte die Behörde mit.", "zwei")
    text.actor("belmarische Außenministerium", "government").actor("die Behörde", "organisation")
    found = meant(Cast([BELMARIEN, text.text]), text.text, "die Behörde")
    assert found.name == "belmarisches Außenministerium"


def test_soldiers_belong_to_the_side_of_their_adjective() -> None:
    text = Report(
        "Belmarische Soldaten kamen, 60 belmarische Soldaten blieben. Eine Kolonne der belmarischen Armee fuhr.", "zwei"
    ).text
    cast = Cast([BELMARIEN, text])
    soldiers = meant(cast, text, "Belmarische Soldaten")
    assert soldiers == meant(cast, text, "60 belmarische Soldaten")
    assert (soldiers.kind, soldiers.side) == ("group", "state:belmarien")
    assert meant(cast, text, "Eine Kolonne der belmarischen Armee").side == "state:belmarien"


def test_where_a_spokesman_is_says_whose_he_is_and_where_an_ambassador_is_does_not() -> None:
    there = Report(SEAT, "zwei").actor("Brandner").actor("Harlund", "government").text
    words = ("Ein Regierungssprecher in Harlund", "Ein Botschafter in Harlund")
    text = Report(" kam. ".join(words), "drei").actor(words[0], "unnamed").actor(words[1], "unnamed").text
    cast = Cast([BELMARIEN, there, text])
    assert [meant(cast, text, one).side for one in words] == ["state:belmarien", None]


def test_the_own_country_is_that_of_whoever_speaks() -> None:
    text = Report("Sein Land werde zahlen, sagte Präsident Brandner. Sorenien lobte ihn.", "zwei").actor("Brandner")
    text.says("Brandner", "Sein Land werde zahlen")
    cast = Cast([BELMARIEN, text.text])
    assert meant(cast, text.text, "Sein Land").id == "state:belmarien"


def test_the_own_government_is_no_entry_that_only_stands_near() -> None:
    text = Report("Ihre Regierung werde zahlen, sagte die belmarische Ministerin Ute Holt in Wien.", "zwei").actor(
        "Ute Holt"
    )
    text.actor("Ihre Regierung", "government", entity="gov:AT", country="AT").says(
        "Ute Holt", "Ihre Regierung werde zahlen"
    )
    assert meant(Cast([BELMARIEN, text.text]), text.text, "Ihre Regierung").id == "state:belmarien"


# -- alliances ----------------------------------------------------------------------------------------------------------------


def test_the_alliance_is_the_one_that_the_text_names() -> None:
    text = Report("Der Ostpakt zögert. Nach Angaben des Bündnisses dauert es. Soldaten des Bündnisses kamen.", "zwei")
    text.actor("Ostpakt", "unnamed").actor("des Bündnisses", "unnamed")
    cast = Cast([text.text])
    assert meant(cast, text.text, "des Bündnisses") == meant(cast, text.text, "Der Ostpakt")
    assert cast.side(meant(cast, text.text, "Soldaten des Bündnisses")).name == "Ostpakt"


def test_of_two_alliances_neither_is_meant() -> None:
    text = (
        Report("Der Ostpakt und der Seebund zögern. Das Bündnis wartet.", "zwei").actor("Das Bündnis", "unnamed").text
    )
    assert meant(Cast([text]), text, "Das Bündnis").id.startswith("unnamed:zwei:")


def test_an_alliance_of_another_text_is_not_meant() -> None:
    one = Report("Der Ostpakt zögert.", "eins").actor("Ostpakt", "unnamed").text
    two = Report("Das Bündnis wartet.", "zwei").actor("Das Bündnis", "unnamed").text
    assert meant(Cast([one, two]), two, "Das Bündnis").id.startswith("unnamed:zwei:")


def test_a_name_glued_to_what_follows_is_still_the_name() -> None:
    text = Report("Sollte der Ostpakt Soldaten schicken, wird es ernst.", "eins").actor("Ostpakt Soldaten").text
    assert meant(Cast([text]), text, "der Ostpakt Soldaten").name == "Ostpakt"


def test_the_council_of_an_alliance_speaks_for_it() -> None:
    text = Report("Der Rat des Ostpakts tagte. Der Rat begrüßt das.", "eins").actor("Der Rat", "organisation").text
    cast = Cast([text])
    assert cast.side(meant(cast, text, "Der Rat", 2)).name == "Ostpakt"


def test_the_council_of_a_town_is_none_of_the_alliance() -> None:
    text = (
        Report("Der Ostpakt zögert. Der Stadtrat tagte. Der Rat begrüßt das.", "eins")
        .actor("Der Rat", "organisation")
        .text
    )
    assert meant(Cast([text]), text, "Der Rat").id.startswith("unnamed:eins:")


def test_companies_and_parties_are_sides_of_their_own() -> None:
    text = (
        Report("Der belmarische Netzbetreiber Voltstrom klagte.", "eins")
        .actor("Voltstrom", "organisation", why="name")
        .text
    )
    cast = Cast([BELMARIEN, text])
    found = meant(cast, text, "Der belmarische Netzbetreiber Voltstrom")
    assert found.name == "Voltstrom"
    assert cast.side(found) == found


def test_a_place_named_only_in_a_quotation_did_not_speak() -> None:
    text = Report("»Soldaten stehen in Harlund. Ich habe gewarnt.« Es wurde still.", "zwei")
    text.actor("Harlund", "government").says("Harlund", "Soldaten stehen in", "Ich habe gewarnt.", type="direct")
    there = Report(SEAT, "drei").actor("Brandner").actor("Harlund", "government").text
    cast = Cast([BELMARIEN, there, text.text])
    assert cast.who(text.text, text.statements[0].speaker) is None
    assert cast.who(there, Ref("a2", (span(there.text, "Harlund"),))) is not None


def test_who_is_named_between_two_parts_of_a_quotation_did_speak() -> None:
    text = Report("»Soldaten kommen«, hieß es in Harlund, »und sie gehen.«", "zwei")
    text.actor("Harlund", "government").says("Harlund", "»Soldaten kommen«", "»und sie gehen.«", type="direct")
    there = Report(SEAT, "drei").actor("Brandner").actor("Harlund", "government").text
    found = Cast([BELMARIEN, there, text.text]).who(text.text, text.statements[0].speaker)
    assert found is not None
    assert found.id == "state:belmarien"


@pytest.mark.parametrize(
    ("words", "known"),
    [
        ("Im auländischen Hafen lag ein Wrack. Der Generalstab schwieg.", True),
        ("Aulands Hafen ist zu. Der Generalstab schwieg.", True),
        ("Auf dem Aulanger lag ein Wrack. Der Generalstab schwieg.", False),  # begins like Auland
    ],
)
def test_an_organ_of_one_state_is_its_own_where_a_text_speaks_of_it(words: str, known: bool) -> None:
    told = Report("Der auländische Generalstab suchte am Kap. Auland dankte.", "eins")
    told.actor("Auland", "state").actor("auländische Generalstab", "organisation")
    text = Report(words, "zwei").actor("Generalstab", "organisation").text
    assert (meant(Cast([told.text, text]), text, "Generalstab").side == "state:auland") is known
