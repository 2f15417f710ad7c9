from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.linking.offices import offices


def found(text: str) -> list[str]:
    return [text[begin:end] for begin, end in offices(text)]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        # before the name
        ("Außenministerin Irma Dorwin kam.", "Außenministerin"),
        ("Der Präsident Jan Muster kam.", "Präsident"),
        ("Der Generalsekretär (Jan Muster) kam.", "Generalsekretär"),
        ("Bundeskanzler a. D. Jan Muster kam.", "Bundeskanzler"),
        ("Oberst außer Dienst Jan Muster kam.", "Oberst"),
        ("Der US-Außenminister Jan Muster kam.", "Außenminister"),
        ("Der Vize-Präsident Jan Muster kam.", "Präsident"),
        ("Professor Dr. Jan Muster kam.", "Professor"),
        ("Die Abgeordnete Irma Dorwin kam.", "Abgeordnete"),
        ("Minister Korwath kam.", "Minister"),
        ("Präsident  Jan Muster kam.", "Präsident"),
        ("Präsident\nJan Muster kam.", "Präsident"),
        ("Minister\u00a0Jan Muster kam.", "Minister"),
        ("Präsident Óscar Brenda kam.", "Präsident"),
        ("Ministerin Émilie Dorval kam.", "Ministerin"),
        ("Kommissar Štefan Korwath kam.", "Kommissar"),
        ("Minister Ġorġ Zahra kam.", "Minister"),
        ("Präsident Đặng Văn kam.", "Präsident"),
        ("Ein Hauptmann namens Sito Korwath kam.", "Hauptmann"),
        ("Innenminister General Jan Korwath kam.", "Innenminister"),
        ("Botschafter Sir Alan Korwath kam.", "Botschafter"),
        ("🙂 Präsident Jan Muster kam.", "Präsident"),
        # the office's body between it and the name
        ("Der Präsident des Irak, Jan Muster, kam.", "Präsident"),
        ("Der Sprecher der Partei Jan Muster kam.", "Sprecher"),
        ("Die Vorsitzende der Grünen im Deutschen Landtag, Irma Dorwin, kam.", "Vorsitzende"),
        ("Der Minister für Handel und Verkehr, Voreq (Frank) Korwath, kam.", "Minister"),
        ("Der Leiter des Amtes, Dr. Jan Muster, kam.", "Leiter"),
        ("Der Gouverneur von Neu Trasnow, Jan A. Muster, kam.", "Gouverneur"),
        ("Der Richter des Tribunals ist der Kurde Jan Muster.", "Richter"),
        # behind the name
        ("Jan Muster, der Vorsitzende der Partei, kam.", "Vorsitzende"),
        ("Jan Muster, Präsident von Orlanien, kam.", "Präsident"),
        ("Jan Muster (54), der frühere Präsident, kam.", "Präsident"),
        ("Jan Muster, damals Präsident, kam.", "Präsident"),
        ("Jan Muster, seit 2019 Präsident, kam.", "Präsident"),
        ("Jan  Çelik,  der außenpolitische Sprecher der Partei, kam.", "Sprecher"),
        # before a comma and the name
        ("Der Agent, Nico Korwath, kam.", "Agent"),
        ("Der Rektor, Dr. Jan Muster, kam.", "Rektor"),
        ("Ihr Wortführer, der frühere Beamte Jan Muster, kam.", "Wortführer"),
        # two offices
        ("Der Vizekanzler und Arbeitsminister Jan Muster kam.", "Vizekanzler"),
        ("Die Abgeordnete und frühere Ministerin Irma Dorwin kam.", "Abgeordnete"),
        # given to somebody
        ("Erster Stellvertreter wurde der Physiker Jan Muster.", "Stellvertreter"),
        ("Stellvertreter wurde Jan Muster.", "Stellvertreter"),
        ("Neuer Innenminister wird Jan Muster.", "Innenminister"),
        ("Es war spät. Ministerpräsident bleibt der parteilose Jan Muster.", "Ministerpräsident"),
    ],
)
def test_an_office_is_named_beside_a_person(text: str, office: str) -> None:
    assert office in found(text)


def test_two_ministers_who_share_a_plural_both_hold_the_office() -> None:
    assert found("Die Ministerinnen Anna Dorwin und Eva Muster kamen.") == ["Ministerinnen"]


@pytest.mark.parametrize(
    "text",
    [
        "Der Präsident kam.",
        "Die Ministerin schwieg in Trasnow.",
        "Der Mann Jan Muster kam.",
        "Die Zeugin Irma Dorwin kam.",
        "Der Angeklagte Jan Muster kam.",
        "Der Sprecher des Weißen Hauses kam.",
        "Sie gingen in das Weiße Haus.",
        "Im Schwarzen Block liefen Leute mit.",
        "Das Auto gehört der Deutschen Bahn.",
        "Es geschah im Schweizer Kanton Musterland.",
        "Der Kurde Jan Muster kam.",
        "Die Deutsche Irma Dorwin kam.",
        "Den Verletzten Jan Muster sah niemand.",
        "Die Liberalen (PL) gingen.",
        "Die Sozialdemokraten (PD) gingen.",
        "Die Beamten, Richter und Lehrer kamen.",
        "Man gab den Beamten Verschonung.",
        "Die Firma General Dynamics baut Panzer.",
        "Der Nachfolger des Präsidenten kam.",
        "Mitglieder der Partei des Landes, Anna Muster etwa, kamen.",
        "Es kamen zwei Offiziere, der Anführer und andere.",
        "Der Sprecher der Regierung schwieg. Anna Muster kam.",
        "Ein Regierungsbeamter, den die Neue Post befragte, schwieg.",
        "Der Präsident, sich durch Drohungen Ruhe zu schaffen, kam.",
        "Präsident wird niemand.",
        "Die Stange brach.",
        "",
    ],
)
def test_other_nouns_and_offices_of_nobody_named_are_none(text: str) -> None:
    assert found(text) == []


def test_a_name_behind_another_office_belongs_to_that_one() -> None:
    assert found("Der Nachfolger des Präsidenten Jan Muster kam.") == ["Präsidenten"]


def test_every_place_counts_and_spans_are_code_points() -> None:
    text = "🙂 Ärger: Minister Jan Muster traf Präsidentin Irma Dorwin. Später ging Minister Muster."
    assert found(text) == ["Minister", "Präsidentin", "Minister"]


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            """Präsident Ministerin Jan Muster der des die und , . ( ) Dr. Partei wurde Erster US-Außenminister namens Émilie General a. D.
            Ministern - 🙂 seit 2019 von""".split()
        ),
        max_size=25,
    )
)
def test_candidates_lie_in_the_text_in_order_and_apart(words: list[str]) -> None:
    text = " ".join(words)
    places = offices(text)
    assert all(0 <= begin < end <= len(text) for begin, end in places)
    assert all(left[1] <= right[0] for left, right in pairwise(places))


@pytest.mark.parametrize(
    "piece",
    [
        "Präsident ",
        "Präsident der ",
        "Präsident, ",
        "Präsident der Partei im Land ",
        "Präsident wird ein ",
        "Jan, der ",
    ],
)
def test_a_long_text_of_anything_is_read(piece: str) -> None:
    offices(piece * 2000)
