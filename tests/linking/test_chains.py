from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.linking.chains import hops, parents, responses
from lagebild.records import Quotation, Spans, quoted
from lagebild.sentences import sentences
from tests.factories import a_quotation


def via(text: str, *quotations: Quotation) -> list[list[tuple[str, str]]]:
    """For each quotation its hops as the words of who and of how."""
    chains = hops(text, quotations, sentences(text))
    return [[(quoted(text, hop.spans), quoted(text, hop.cue)) for hop in chain] for chain in chains]


def who(text: str, *quotations: Quotation) -> list[list[str]]:
    return [[name for name, _ in chain] for chain in via(text, *quotations)]


def answers(text: str, *quotations: Quotation) -> list[int | None]:
    return list(responses(text, quotations, sentences(text)))


# ---- nesting ----------------------------------------------------------------------------------------------------
def a_span(*spans: tuple[int, int], kind: str = "indirect", medium: str = "Speech", speaker: Spans = ()) -> Quotation:
    return Quotation(kind, medium, spans, speaker)


def test_the_smallest_quotation_around_another_is_its_parent() -> None:
    assert parents([a_span((0, 100)), a_span((10, 90)), a_span((20, 30), kind="direct")]) == (None, 0, 1)


def test_order_does_not_matter() -> None:
    assert parents([a_span((20, 30), kind="direct"), a_span((10, 90)), a_span((0, 100))]) == (1, 2, None)


def test_quotations_that_only_cross_hold_nothing() -> None:
    assert parents([a_span((0, 50)), a_span((30, 80))]) == (None, None)


def test_a_closing_mark_and_a_full_stop_may_stick_out() -> None:
    assert parents([a_span((0, 50)), a_span((30, 52), kind="direct")]) == (None, 0)


def test_a_piece_in_two_parts_is_held_by_a_whole_in_two_parts() -> None:
    assert parents([a_span((0, 40), (60, 100)), a_span((30, 40), (60, 70))]) == (None, 0)


def test_what_stands_in_the_gap_is_not_held() -> None:
    assert parents([a_span((0, 40), (60, 100)), a_span((42, 58))]) == (None, None)


def test_of_two_with_the_same_words_the_one_that_passes_them_on_is_the_parent() -> None:
    text = "„Das Tor bleibt offen“, zitiert die Zeitung den Minister."
    passed = a_quotation(text, "„Das Tor bleibt offen“", type="direct", speaker="den Minister")
    passes = a_quotation(text, "„Das Tor bleibt offen“", type="direct", speaker="die Zeitung", cue="zitiert")
    assert parents([passed, passes], text) == (1, None)
    assert parents([passes, passed], text) == (None, 0)


def test_without_the_text_the_medium_decides() -> None:
    assert parents([a_span((0, 50)), a_span((0, 50), medium="Writing")]) == (1, None)


def test_the_same_words_but_for_the_full_stop_are_the_same_words() -> None:
    text = "Nach Angaben der Werft hat der Rat den Kauf kritisiert."
    told = a_quotation(text, "hat der Rat den Kauf kritisiert", speaker="Angaben der Werft", cue="Nach")
    act = a_quotation(text, "hat der Rat den Kauf kritisiert.", type="reported", speaker="der Rat")
    assert parents([told, act], text) == (None, 0)
    assert who(text, told, act) == [[], ["Angaben der Werft"]]


# ---- who passes on ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "quote", "speaker", "frame", "hop"),
    [
        (
            "Das Präsidialamt berief sich auf einen Bericht des Geheimdienstes vom Vortag, wonach die Brücke vermint sei.",
            "die Brücke vermint sei",
            "einen Bericht des Geheimdienstes vom Vortag",
            "Das Präsidialamt berief sich auf einen Bericht des Geheimdienstes vom Vortag, wonach",
            ("Das Präsidialamt", "berief sich auf"),
        ),
        (
            "Am Abend berief sich das Amt auf einen Bericht der Küstenwache, wonach zwei Boote sanken.",
            "zwei Boote sanken",
            "einen Bericht der Küstenwache",
            "Am Abend berief sich das Amt auf einen Bericht der Küstenwache, wonach",
            ("das Amt", "berief"),
        ),
        (
            "Die Zeitung verweist auf Angaben des Zolls, wonach die Lager leer sind.",
            "die Lager leer sind",
            "Angaben des Zolls",
            "Die Zeitung verweist auf Angaben des Zolls, wonach",
            ("Die Zeitung", "verweist auf"),
        ),
        (
            "Der Minister wird von der Nachrichtenagentur Interfax mit den Worten zitiert, die Grenze bleibe offen.",
            "die Grenze bleibe offen",
            "Der Minister",
            "Der Minister wird von der Nachrichtenagentur Interfax mit den Worten zitiert,",
            ("der Nachrichtenagentur Interfax", "wird … zitiert"),
        ),
        (
            "„Die Grenze bleibt offen“, zitiert die Zeitung den Minister.",
            "„Die Grenze bleibt offen“",
            "den Minister",
            ", zitiert die Zeitung den Minister",
            ("die Zeitung", "zitiert"),
        ),
        (
            "Laut der Agentur Tass sagte der Minister, die Grenze bleibe offen.",
            "die Grenze bleibe offen",
            "der Minister",
            "Laut der Agentur Tass sagte der Minister,",
            ("der Agentur Tass", "Laut"),
        ),
        (
            "Der Minister sagte Medienberichten zufolge, die Grenze bleibe offen.",
            "die Grenze bleibe offen",
            "Der Minister",
            "Der Minister sagte Medienberichten zufolge,",
            ("Medienberichten", "zufolge"),
        ),
        (
            "Der Minister sagte nach Angaben der Agentur Tass, die Grenze bleibe offen.",
            "die Grenze bleibe offen",
            "Der Minister",
            "Der Minister sagte nach Angaben der Agentur Tass,",
            ("Angaben der Agentur Tass", "nach"),
        ),
        (
            "„Wir bleiben“, sagte die Ministerin, wie die Zeitung „Der Bote“ berichtet.",
            "„Wir bleiben“",
            "die Ministerin",
            ", sagte die Ministerin, wie die Zeitung „Der Bote“ berichtet",
            ("die Zeitung „Der Bote“", "wie … berichtet"),
        ),
        (
            "Der „Bote“ berichtet unter Berufung auf Geheimdienstkreise, der Angriff sei geplant.",
            "der Angriff sei geplant",
            "Geheimdienstkreise",
            "Der „Bote“ berichtet unter Berufung auf Geheimdienstkreise,",
            ("Der „Bote“", "berichtet"),
        ),
        (
            "The minister was quoted by the agency Interfax as saying the port was closed.",
            "the port was closed",
            "The minister",
            "The minister was quoted by the agency Interfax as saying",
            ("the agency Interfax", "was … quoted"),
        ),
    ],
)
def test_who_passes_the_speakers_word_on(text: str, quote: str, speaker: str, frame: str, hop: tuple[str, str]) -> None:
    assert via(text, a_quotation(text, quote, speaker=speaker, frame=frame)) == [[hop]]


# ---- whom the speaker relies on ---------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "quote", "speaker", "hop"),
    [
        (
            "Laut einer Zeitung, die sich auf Diplomaten beruft, ruhen die Gespräche.",
            "ruhen die Gespräche",
            "einer Zeitung",
            ("Diplomaten", "sich auf … beruft"),
        ),
        (
            "Wie Reuters unter Berufung auf zwei mit der Sache vertraute Personen meldet, ruht die Arbeit.",
            "ruht die Arbeit",
            "Reuters",
            ("zwei mit der Sache vertraute Personen", "unter Berufung auf"),
        ),
        (
            "Wie die Zeitung „Der Bote“ unter Berufung auf Regierungskreise berichtet, ruht die Arbeit.",
            "ruht die Arbeit",
            "die Zeitung „Der Bote“",
            ("Regierungskreise", "unter Berufung auf"),
        ),
        (
            "Laut Medienberichten, die einen hochrangigen Beamten zitieren, ruht die Arbeit.",
            "ruht die Arbeit",
            "Medienberichten",
            ("einen hochrangigen Beamten", "zitieren"),
        ),
        (
            "Nach Angaben der Agentur Tass, die sich auf das Verteidigungsministerium beruft, ruht die Arbeit.",
            "ruht die Arbeit",
            "Angaben der Agentur Tass",
            ("das Verteidigungsministerium", "sich auf … beruft"),
        ),
        (
            "Der Minister wird von der Agentur Tass mit den Worten zitiert, ruht die Arbeit.",
            "ruht die Arbeit",
            "der Agentur Tass",
            ("Der Minister", "wird … zitiert"),
        ),
        (
            "The port is closed, Reuters reported, citing two unnamed officials.",
            "The port is closed",
            "Reuters",
            ("two unnamed officials", "citing"),
        ),
    ],
)
def test_whom_the_speaker_relies_on(text: str, quote: str, speaker: str, hop: tuple[str, str]) -> None:
    assert via(text, a_quotation(text, quote, speaker=speaker, frame=_rest(text, quote))) == [[hop]]


def _rest(text: str, quote: str) -> str:
    """What stands before or, if nothing does, after the quotation."""
    before, _, after = text.partition(quote)
    return before.strip() or after.rstrip(".")


def test_a_source_may_stand_behind_nobody() -> None:
    text = "Die Einheit sei aufgerieben, hieß es unter Berufung auf Armeekreise."
    told = a_quotation(
        text, "Die Einheit sei aufgerieben", cue="hieß es", frame=", hieß es unter Berufung auf Armeekreise"
    )
    assert who(text, told) == [["Armeekreise"]]


def test_the_next_sentence_may_name_the_source() -> None:
    text = "Die Zeitung „Der Bote“ berichtet, die Fregatte sei verkauft. Das Blatt beruft sich dabei auf Werftkreise."
    told = a_quotation(text, "die Fregatte sei verkauft", speaker="Die Zeitung „Der Bote“", cue="berichtet")
    assert via(text, told) == [[("Werftkreise", "beruft")]]


def test_another_subject_of_the_next_sentence_names_none() -> None:
    text = "Die Zeitung „Der Bote“ berichtet, die Fregatte sei verkauft. Der Käufer beruft sich auf Diplomaten."
    told = a_quotation(text, "die Fregatte sei verkauft", speaker="Die Zeitung „Der Bote“", cue="berichtet")
    assert who(text, told) == [[]]


# ---- longer chains ----------------------------------------------------------------------------------------------
def test_a_nested_statement_came_through_the_outer_speakers_outermost_first() -> None:
    text = "Die Agentur Tass meldet, die Kanzlerin habe gesagt, der Präsident wolle verhandeln, sobald es gehe."
    outer = a_quotation(
        text,
        "die Kanzlerin habe gesagt, der Präsident wolle verhandeln, sobald es gehe",
        speaker="Die Agentur Tass",
        cue="meldet",
    )
    middle = a_quotation(
        text, "der Präsident wolle verhandeln, sobald es gehe", speaker="die Kanzlerin", cue="habe gesagt"
    )
    inner = a_quotation(text, "verhandeln, sobald es gehe", speaker="der Präsident", cue="wolle")
    assert via(text, outer, middle, inner) == [
        [],
        [("Die Agentur Tass", "meldet")],
        [("Die Agentur Tass", "meldet"), ("die Kanzlerin", "habe gesagt")],
    ]


def test_those_who_pass_on_stand_before_those_relied_on() -> None:
    text = "Die Agentur Tass meldete unter Berufung auf Armeekreise, der General habe gesagt, man ziehe ab."
    outer = a_quotation(
        text,
        "der General habe gesagt, man ziehe ab",
        speaker="Die Agentur Tass",
        cue="meldete",
        frame="Die Agentur Tass meldete unter Berufung auf Armeekreise,",
    )
    inner = a_quotation(
        text, "man ziehe ab", speaker="der General", cue="habe gesagt", frame="der General habe gesagt,"
    )
    assert who(text, outer, inner) == [["Armeekreise"], ["Die Agentur Tass", "Armeekreise"]]


def test_demnach_takes_up_the_report_of_the_sentence_before() -> None:
    text = "Die Brücke sei gesprengt, meldete die Agentur Interfax. Demnach sagte der Minister, der Verkehr ruhe."
    report = a_quotation(text, "Die Brücke sei gesprengt", speaker="die Agentur Interfax", cue="meldete")
    told = a_quotation(
        text, "der Verkehr ruhe", speaker="der Minister", cue="sagte", frame="Demnach sagte der Minister,"
    )
    assert via(text, report, told) == [[], [("die Agentur Interfax", "meldete")]]


# ---- no hops ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "quote", "roles"),
    [
        (
            "„Wir bleiben“, sagte die Ministerin der Zeitung „Der Bote“.",
            "„Wir bleiben“",
            {
                "speaker": "die Ministerin",
                "frame": ", sagte die Ministerin der Zeitung „Der Bote“",
                "addressee": "der Zeitung „Der Bote“",
            },
        ),
        (
            "Unter Berufung auf das Notstandsgesetz sagte der Gouverneur, die Schulen blieben zu.",
            "die Schulen blieben zu",
            {"speaker": "der Gouverneur", "frame": "Unter Berufung auf das Notstandsgesetz sagte der Gouverneur,"},
        ),
        (
            "Unter Hinweis auf das Wetter sagte der Lotse, die Schiffe blieben im Hafen.",
            "die Schiffe blieben im Hafen",
            {"speaker": "der Lotse", "frame": "Unter Hinweis auf das Wetter sagte der Lotse,"},
        ),
        (
            "Nach eigenen Angaben sagte der Zeuge, er habe geschlafen.",
            "er habe geschlafen",
            {"speaker": "der Zeuge", "frame": "Nach eigenen Angaben sagte der Zeuge,"},
        ),
        (
            "Laut Polizei ruht der Verkehr.",
            "ruht der Verkehr",
            {"speaker": "Polizei", "cue": "Laut", "frame": "Laut Polizei"},
        ),
    ],
)
def test_no_hop(text: str, quote: str, roles: dict[str, str]) -> None:
    assert via(text, a_quotation(text, quote, **roles)) == [[]]


@pytest.mark.parametrize(
    ("text", "outer", "inner", "speakers", "kind"),
    [
        (
            "„Ich glaube, dass es reicht“, sagte Ada Beispiel.",
            "„Ich glaube, dass es reicht“",
            "dass es reicht",
            ("Ada Beispiel", "Ich"),
            "direct",
        ),
        (
            "Ada Beispiel sagte, sie glaube, dass es reiche.",
            "sie glaube, dass es reiche",
            "dass es reiche",
            ("Ada Beispiel", "sie"),
            "indirect",
        ),
        (
            "Die Anwältin Beispiel sagte, Beispiel habe „genug“.",
            "Beispiel habe „genug“",
            "„genug“",
            ("Die Anwältin Beispiel", "Beispiel"),
            "indirect",
        ),
    ],
)
def test_nobody_is_a_hop_of_his_own_word(
    text: str, outer: str, inner: str, speakers: tuple[str, str], kind: str
) -> None:
    whole = a_quotation(text, outer, type=kind, speaker=speakers[0])
    assert who(text, whole, a_quotation(text, inner, speaker=speakers[1])) == [[], []]


def test_who_only_rejects_a_demand_does_not_pass_it_on() -> None:
    text = "Die Richterin lehnte die Forderung der Verteidigung ab, neue Zeugen zu hören."
    act = a_quotation(text, text, type="reported", speaker="Die Richterin")
    demand = a_quotation(text, "neue Zeugen zu hören", speaker="der Verteidigung", cue="Forderung")
    assert who(text, act, demand) == [[], []]


# ---- answers ----------------------------------------------------------------------------------------------------
def _exchange(
    second: str, *, speaker: str, quote: str | None = None, kind: str = "indirect"
) -> tuple[str, Quotation, Quotation]:
    """A minister's accusation, and a second sentence with its statement."""
    text = f"Der Minister warf dem Nachbarland vor, es rüste auf. {second}"
    first = a_quotation(
        text,
        "es rüste auf",
        speaker="Der Minister",
        cue=("warf", "vor"),
        frame="Der Minister warf dem Nachbarland vor,",
    )
    if quote is None:
        return text, first, a_quotation(text, second, type="reported", speaker=speaker)
    frame = second.replace(quote, "").strip(" .")
    return text, first, a_quotation(text, quote, type=kind, speaker=speaker, frame=frame)


@pytest.mark.parametrize(
    ("second", "speaker", "quote"),
    [
        ("Die Botschafterin entgegnete, das sei erfunden.", "Die Botschafterin", "das sei erfunden"),
        ("Die Botschafterin widersprach dem Minister, das sei erfunden.", "Die Botschafterin", "das sei erfunden"),
        ("„Das ist erfunden“, erwiderte die Botschafterin.", "die Botschafterin", "„Das ist erfunden“"),
        (
            "Als Antwort auf die Vorwürfe sagte die Botschafterin, das sei erfunden.",
            "die Botschafterin",
            "das sei erfunden",
        ),
        (
            "Die Botschafterin reagierte auf die Kritik des Ministers, das sei erfunden.",
            "Die Botschafterin",
            "das sei erfunden",
        ),
        ("Die Botschafterin bestritt den Vorwurf des Ministers, aufzurüsten.", "Die Botschafterin", "aufzurüsten"),
        ("Die Botschafterin wies den Vorwurf zurück, das sei erfunden.", "Die Botschafterin", "das sei erfunden"),
        ("Daraufhin sagte die Botschafterin, das sei erfunden.", "die Botschafterin", "das sei erfunden"),
        ("The ambassador replied that it was invented.", "The ambassador", "that it was invented"),
    ],
)
def test_an_answer(second: str, speaker: str, quote: str) -> None:
    assert answers(*_exchange(second, speaker=speaker, quote=quote)) == [None, 0]


@pytest.mark.parametrize(
    "second",
    [
        "Die Botschafterin wies die Vorwürfe des Ministers zurück.",
        "Die Botschafterin hat die Vorwürfe scharf zurückgewiesen.",
    ],
)
def test_an_answer_that_is_only_reported(second: str) -> None:
    assert answers(*_exchange(second, speaker="Die Botschafterin")) == [None, 0]


@pytest.mark.parametrize(
    ("second", "speaker", "quote"),
    [
        ("Die Botschafterin antwortete nicht, das sei ihr Recht.", "Die Botschafterin", "das sei ihr Recht"),
        ("Ohne zu antworten sagte die Botschafterin, das Tor sei zu.", "die Botschafterin", "das Tor sei zu"),
        ("Die Truppe erwiderte das Feuer, das sei ihr Recht.", "Die Truppe", "das sei ihr Recht"),
        ("Das Gericht wies den Antrag zurück, weil er zu spät kam.", "Das Gericht", "weil er zu spät kam"),
        ("Die Botschafterin reagierte auf das Beben, man helfe gern.", "Die Botschafterin", "man helfe gern"),
        (
            "Die Botschafterin wies die Vorwürfe der Opposition zurück, das sei erfunden.",
            "Die Botschafterin",
            "das sei erfunden",
        ),
        ("Auf Anfrage sagte die Botschafterin, das sei erfunden.", "die Botschafterin", "das sei erfunden"),
        ("Die Botschafterin sagte, das sei erfunden.", "Die Botschafterin", "das sei erfunden"),
        ("Die Botschafterin bestritt, aufzurüsten.", "Die Botschafterin", "aufzurüsten"),
        ("Die Botschafterin dementierte, das sei erfunden.", "Die Botschafterin", "das sei erfunden"),
    ],
)
def test_no_answer(second: str, speaker: str, quote: str) -> None:
    assert answers(*_exchange(second, speaker=speaker, quote=quote)) == [None, None]


def test_nobody_answers_himself() -> None:
    text = "Der Minister sagte, es eile. Minister Beispiel entgegnete, es eile sehr."
    first = a_quotation(text, "es eile", speaker="Der Minister", frame="Der Minister sagte,")
    second = a_quotation(text, "es eile sehr", speaker="Minister Beispiel", frame="Minister Beispiel entgegnete,")
    assert answers(text, first, second) == [None, None]


def test_who_is_named_is_answered_however_far_back() -> None:
    text = (
        "Kiew warnte, die Schleuse breche. Der Wetterdienst sagte, es regne. Es blieb still. Niemand kam. "
        "Der Hafenmeister sagte, er bleibe. Die Werft wies die Warnung zurück. Der Gouverneur widersprach Kiew, die Schleuse halte."
    )
    statements = [
        a_quotation(text, "die Schleuse breche", speaker="Kiew", frame="Kiew warnte,"),
        a_quotation(text, "es regne", speaker="Der Wetterdienst", frame="Der Wetterdienst sagte,"),
        a_quotation(text, "er bleibe", speaker="Der Hafenmeister", frame="Der Hafenmeister sagte,"),
        a_quotation(text, "die Schleuse halte", speaker="Der Gouverneur", frame="Der Gouverneur widersprach Kiew,"),
    ]
    assert answers(text, *statements) == [None, None, None, 0]


def test_an_answer_to_nobody_in_particular_reaches_two_sentences_back() -> None:
    far = "Der Minister sagte, es eile. Es regnete. Es schneite. Es fror. Die Botschafterin entgegnete, es eile nicht."
    near = far.replace("Es schneite. Es fror. ", "")
    for text, expected in ((far, None), (near, 0)):
        first = a_quotation(text, "es eile", speaker="Der Minister", frame="Der Minister sagte,")
        second = a_quotation(text, "es eile nicht", speaker="Die Botschafterin", frame="Die Botschafterin entgegnete,")
        assert answers(text, first, second) == [None, expected]


def test_the_answer_is_to_the_whole_statement_not_to_a_quoted_word_in_it() -> None:
    text = "Der Minister sagte, das sei „ein Irrweg“. Die Botschafterin entgegnete, das sei Unfug."
    whole = a_quotation(text, "das sei „ein Irrweg“", speaker="Der Minister", frame="Der Minister sagte,")
    word = a_quotation(text, "„ein Irrweg“", type="direct", speaker="Der Minister", frame="Der Minister sagte,")
    answer = a_quotation(text, "das sei Unfug", speaker="Die Botschafterin", frame="Die Botschafterin entgegnete,")
    assert answers(text, whole, word, answer) == [None, None, 0]


def test_an_accusation_in_the_same_sentence_is_answered_and_answers_nothing() -> None:
    text = "Der Rat bat um Geduld. Auf den Vorwurf der Werft, es fehle an Geld, entgegnete die Senatorin, das Geld liege bereit."
    plea = a_quotation(text, "Der Rat bat um Geduld.", type="reported", speaker="Der Rat")
    charge = a_quotation(
        text,
        "es fehle an Geld",
        speaker="der Werft",
        frame=("Auf den Vorwurf der Werft,", ", entgegnete die Senatorin,"),
    )
    answer = a_quotation(
        text,
        "das Geld liege bereit",
        speaker="die Senatorin",
        frame=("Auf den Vorwurf der Werft,", ", entgegnete die Senatorin,"),
    )
    assert answers(text, plea, charge, answer) == [None, None, 1]


# ---- always -----------------------------------------------------------------------------------------------------
_SNIPPETS = """Die Zeitung, berichtet unter Berufung auf Diplomaten zitiert den Minister laut Reuters zufolge wie sagte entgegnete
    wies Vorwürfe zurück bestritt „Ja“ . sich beruft nach Angaben der Agentur Tass daraufhin antwortete nicht dem wird von mit
    Worten citing said""".split()
_texts = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(_SNIPPETS), max_size=30).map(" ".join))


@st.composite
def _pages(draw: st.DrawFn) -> tuple[str, list[Quotation]]:
    """A text and quotations with any spans in it, many of them nested, alike or crossing."""
    text = draw(_texts)
    edges = st.integers(0, len(text))
    spot = st.tuples(edges, edges).map(lambda pair: (min(pair), max(pair)))
    some = st.lists(spot, min_size=1, max_size=3).map(lambda spans: tuple(sorted(spans)))
    role = st.one_of(st.just(()), some)
    kinds = st.sampled_from(["direct", "indirect", "free_indirect", "indirect_free_indirect", "reported"])
    media = st.sampled_from(["Speech", "Writing", "Thought", "SW", "ST", "TW", "none"])
    one = st.builds(Quotation, type=kinds, medium=media, spans=some, speaker=role, cue=role, frame=role, addressee=role)
    return text, draw(st.lists(one, max_size=7))


@settings(deadline=None)
@given(_pages())
def test_links_are_valid_for_any_quotations(page: tuple[str, list[Quotation]]) -> None:
    text, quotations = page
    split = sentences(text)
    for tree in (parents(quotations, text), parents(quotations), responses(text, quotations, split)):
        assert len(tree) == len(quotations)
        assert all(link is None or (0 <= link < len(quotations) and link != index) for index, link in enumerate(tree))
    for tree in (parents(quotations, text), parents(quotations)):
        assert not _has_cycle(tree)
    chains = hops(text, quotations, split)
    assert len(chains) == len(quotations)
    for chain in chains:
        for hop in chain:
            assert hop.spans
            assert all(0 <= begin <= end <= len(text) for begin, end in (*hop.spans, *hop.cue))


def _has_cycle(tree: tuple[int | None, ...]) -> bool:
    for start in range(len(tree)):
        at, steps = tree[start], 0
        while at is not None:
            at, steps = tree[at], steps + 1
            if steps > len(tree):
                return True
    return False
