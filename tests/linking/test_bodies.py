"""Whose a bare "das Außenministerium" is: a real state's only where that state is surely meant; invented "
"states have none in the table."""

from __future__ import annotations

import pytest

from lagebild.linking import bodies
from lagebild.linking.hits import Taken
from lagebild.linking.known import links
from lagebild.linking.tokens import tokens
from lagebild.sentences import sentences

DAY = "2025-06-10"

REAL = [
    (
        "Das Auswärtige Amt hat den Botschafter einbestellt, sagte ein Sprecher in Berlin.",
        "Das Auswärtige Amt",
        "mfa:DE",
    ),
    (
        "Moskau (dpa) - Der Kreml hat den Vorschlag zurückgewiesen. Russland sehe keinen Anlass. Das Außenministerium "
        "kündigte eine Antwort an.",
        "Das Außenministerium",
        "mfa:RU",
    ),
    (
        "Die Ukraine hat Angriffe gemeldet. Das Außenministerium in Kiew sprach von einem Verbrechen. Die Armee wehrte acht Drohnen ab.",
        "Die Armee",
        "army:UA",
    ),
    (
        "Berlin (dpa) - Das Innenministerium prüft ein Verbot. Die Bundesregierung wolle noch im Juni entscheiden.",
        "Das Innenministerium",
        "ministry:DE/innen",
    ),
    (
        "Pakistan hat die Grenze geschlossen. Die Regierung begründete dies mit einem Anschlag.",
        "Die Regierung",
        "gov:PK",
    ),
    (
        "Bei Protesten gegen die Regierung sind in der Hauptstadt Äthiopiens sechs Menschen gestorben. Äthiopien hatte "
        "den Notstand verhängt.",
        "die Regierung",
        "gov:ET",
    ),
    (
        "Washington (dpa) - Der Kongress hat das Gesetz abgelehnt. Der Präsident drohte mit einem Veto.",
        "Der Kongress",
        "parl:US",
    ),
    (
        "Der Kreml drohte am Dienstag Garlien mit Folgen. Das russische Außenministerium bestellte den Botschafter ein.",
        "Das russische Außenministerium",
        "mfa:RU",
    ),
    ("Die Bundesregierung hat ihre Bürger zur Ausreise aus Garlien aufgerufen.", "Die Bundesregierung", "gov:DE"),
    (
        "Frankreich hat Talmeria aufgefordert, die Lager zu öffnen. Das Außenministerium in Paris bestellte den Botschafter ein.",
        "Das Außenministerium in Paris",
        "mfa:FR",
    ),
]
INVENTED = [
    (
        "Das Außenministerium weist darauf hin, dass Garlien die Häfen schließen wird. Es dankt der Republik "
        "Österreich. Die Armee bleibt in den Kasernen.",
        ("Das Außenministerium", "Die Armee"),
    ),
    (
        "Präsidentin Olda Ferrin hat den Leiter eingeladen. Das Präsidialamt dankt der Regierung der Schweiz für ihre guten Dienste.",
        ("Das Präsidialamt",),
    ),
    (
        "Bleibe es beim Nein der Regierung, werde der Prozess beginnen.\n\nDie Armee hat Berichte "
        "zurückgewiesen.\n\nDeutschland fordert die Freilassung. "
        "Unter den Geiseln ist nach Angaben des Auswärtigen Amts eine deutsche Staatsangehörige, hieß es in Berlin.",
        ("Die Armee", "der Regierung"),
    ),
    (
        "Wien (WD) - Die Behörde hat keine Hinweise darauf, dass Berunien Uran anreichert. Das sagte der Inspektor in "
        "Wien. Die Regierung schwieg.",
        ("Die Regierung",),
    ),
    (
        "Mirun (NA) - Die Rebellen haben drei Geiseln freigelassen. Unter ihnen ist eine Deutsche, wie das Auswärtige "
        "Amt mitteilte. Die übrigen kämen frei, "
        "wenn die Regierung 30 Gefangene entlasse. Ein Sprecher des Premierministers schwieg.",
        ("die Regierung", "des Premierministers"),
    ),
    (
        "Frankreich hat Talmeria gewarnt. Die talmerische Regierung lehnte ab. Das Außenministerium in Paris bestellte "
        "den Botschafter ein. "
        "Die Armee verlegte zwei Brigaden.",
        ("Die Armee",),
    ),
    (
        "Der Kongress von Talmeria hat das Gesetz abgelehnt. Die Vereinigten Staaten begrüßten das. Der Kongress will "
        "im Juli wieder beraten.",
        ("Der Kongress",),
    ),
    (
        "Garlien hat Frankreich um Hilfe gebeten. Die Nationalversammlung berät am Freitag. Der Staatspräsident wirbt für ein Ja.",
        ("Die Nationalversammlung", "Der Staatspräsident"),
    ),
    ("Die Ukraine hat Garlien Drohnen verkauft. Das Land will sie an der Küste einsetzen.", ("Das Land",)),
    (
        "Keslands Außenministerium hat Polen eine Note übergeben. Das Verteidigungsministerium bestätigte die Verlegung.",
        ("Das Verteidigungsministerium",),
    ),
]


def _entities(text: str, words: str, *about: str) -> set[str]:
    """Whom the last place of the words in the text is linked to."""
    end = text.rindex(words) + len(words)
    found = links(tokens(text, sentences(text)), DAY, about=about)
    return {link.entity for link in found if link.use == "actor" and link.span[0] < end <= link.span[1]}


@pytest.mark.parametrize(("text", "words", "entity"), REAL)
def test_a_real_body_stays_what_it_is(text: str, words: str, entity: str) -> None:
    assert _entities(text, words) == {entity}


@pytest.mark.parametrize(("text", "words"), INVENTED)
def test_a_body_of_an_invented_state_is_no_real_one(text: str, words: tuple[str, ...]) -> None:
    assert [_entities(text, word) for word in words] == [set()] * len(words)


def test_to_whom_a_ministry_will_give_something_is_not_the_state_whose_it_is() -> None:
    text = "Das Verteidigungsministerium kündigte an, der Ukraine Panzer zu liefern. Die Ukraine hatte darum gebeten."
    assert not _entities(text, "Das Verteidigungsministerium")


@pytest.mark.parametrize(
    "about", ["Ticker: Geiselnahme in Talmeria", "Außenministerium Garlien", "Talmerias Regierung unter Druck"]
)
def test_the_title_and_the_publisher_say_so_too(about: str) -> None:
    text = "Deutschland fordert die Freilassung der Geiseln. Die Armee hat Berichte über Luftangriffe zurückgewiesen."
    assert _entities(text, "Die Armee") == {"army:DE"}
    assert not _entities(text, "Die Armee", about)


@pytest.mark.parametrize(
    "words",
    [
        "Razzien in ganz Norddeutschland",
        "Medien berichten aus Kalifornien",
        "Ferien auf Sizilien",
        "Merkels Regierung im Ausland",
        "Suche der fränkischen Polizei",
        "Impfung gegen Malaria in Afrika",
        "Rede von Innenminister Carius",
    ],
)
def test_words_that_name_no_invented_state(words: str) -> None:
    assert not bodies.speaks_of_none(words)


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("Meseberg (dpa) - Das Kabinett tagt.", False),
        ("Ost-Jerusalem (KNA) - Das Parlament tagt.", False),
        ("Orin Dal (NA) - Das Parlament tagt.", True),
    ],
)
def test_the_town_of_a_real_agency_s_dateline_is_of_no_invented_state(text: str, none: bool) -> None:
    assert bool(bodies.of_none(tokens(text, ((0, len(text)),)), Taken([]))) is none


@pytest.mark.parametrize(
    ("text", "state"),
    [("Berlin (dpa) - Der Rat tagt.", "DE"), ("Paris – Der Rat tagt.", "FR"), ("Der Rat tagt in Paris.", None)],
)
def test_the_dateline(text: str, state: str | None) -> None:
    assert bodies.dateline(tokens(text, sentences(text)), DAY) == state
