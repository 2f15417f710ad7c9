from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.linking.quantities import COMPARATORS, Quantity, quantities, quantity
from lagebild.linking.quantityphrases import of_phrase


def found(text: str) -> list[tuple[str, object, str, str | None]]:
    """Words, number, comparator and unit of every figure."""
    return [(text[slice(*one.span)], one.number, one.comparator, one.unit) for one in quantities(text)]


def only(text: str) -> tuple[str, object, str, str | None]:
    (one,) = found(text)
    return one


def meant(text: str, words: str) -> Quantity | None:
    begin = text.index(words)
    return quantity(text, (begin, begin + len(words)))


# ---- numbers ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "words", "number"),
    [
        ("Es brannten zwölf Lager.", "zwölf", 12),
        ("Es brannten dreiundzwanzig Lager.", "dreiundzwanzig", 23),
        ("Es brannten dreissig Lager.", "dreissig", 30),
        ("Es kamen zweitausendfünfhundert Helfer.", "zweitausendfünfhundert", 2500),
        ("Es kamen fünfzehnhundert Helfer.", "fünfzehnhundert", 1500),
        ("Beim Untergang zweier Fähren half niemand.", "zweier", 2),
        ("Es kamen 200.000 Helfer.", "200.000", 200000),
        ("Es kamen 1 200 Helfer.", "1 200", 1200),
        ("Es kamen 47.879.927 Wähler.", "47.879.927", 47879927),
        ("Es kamen zweieinhalb Millionen Pilger.", "zweieinhalb Millionen", 2500000),
        ("Es kam eine halbe Million Pilger.", "eine halbe Million", 500000),
        ("Es kam eine Viertelmillion Pilger.", "eine Viertelmillion", 250000),
        ("Es kam ein Dutzend Pilger.", "ein Dutzend", 12),
        ("Es kamen zwei dutzend Pilger.", "zwei dutzend", 24),
        ("Zwei Drittel der Räte fehlten.", "Zwei Drittel", 0.67),
        ("Es kamen 1300 Helfer.", "1300", 1300),
        ("Es kamen 2000 Helfer.", "2000", 2000),
        ("The fire killed twenty-three men.", "twenty-three", 23),
        ("The fire killed two hundred and five men.", "two hundred and five", 205),
        ("The fire hit half a million people.", "half a million", 500000),
        ("The army sent 1,200 men to the border.", "1,200", 1200),
    ],
)
def test_counts(text: str, words: str, number: float) -> None:
    assert only(text) == (words, number, "=", None)


@pytest.mark.parametrize(
    ("text", "words", "number", "unit"),
    [
        ("Der Bau kostet 1,5 Milliarden Euro.", "1,5 Milliarden Euro", 1500000000, "EUR"),
        ("Der Bau kostet 1,2 Mio. Euro.", "1,2 Mio. Euro", 1200000, "EUR"),
        ("Der Bau kostet 1.200,50 Euro.", "1.200,50 Euro", 1200.5, "EUR"),
        ("Das 700-Millionen-Dollar-Paket kam.", "700-Millionen-Dollar", 700000000, "USD"),
        ("It cost $5 billion to build the dam.", "$5 billion", 5000000000, "USD"),
        ("Der Bau kostet 5 Billionen US-Dollar.", "5 Billionen US-Dollar", 5000000000000, "USD"),
        ("Der Bau kostet EUR 300.", "EUR 300", 300, "EUR"),
        ("Der Bau kostet drei Pesos.", "drei Pesos", 3, "peso"),
        ("Es fehlen anderthalb Tonnen Reis.", "anderthalb Tonnen", 1.5, "t"),
        ("Die Quote liegt bei 39.89 %.", "39.89 %", 39.89, "%"),
        ("Nur in einem Prozent der Fälle half es.", "einem Prozent", 1, "%"),
        ("Die Straße misst 30 km.", "30 km", 30, "km"),
        ("Die Halle misst 5.000 m2.", "5.000 m2", 5000, "m2"),
    ],
)
def test_measures(text: str, words: str, number: float, unit: str) -> None:
    assert only(text) == (words, number, "=", unit)


def test_the_unit_has_its_own_span() -> None:
    text = "Der Bau kostet rund 30 Mrd. Euro im Jahr."
    (one,) = quantities(text)
    assert one.unit_span is not None
    assert text[slice(*one.unit_span)] == "Euro"


def test_a_unit_within_a_longer_name_is_none() -> None:
    assert only("Es tagten 17 Euro-Länder.") == ("17", 17, "=", None)


# ---- comparators ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("words", "number", "comparator"),
    [
        ("rund 300", 300, "~"),
        ("ca. 300", 300, "~"),
        ("knapp 300", 300, "~"),
        ("an die 300", 300, "~"),
        ("gegen 300", 300, "~"),
        ("ein gutes Dutzend", 12, "~"),
        ("bis zu 300", 300, "<="),
        ("höchstens 300", 300, "<="),
        ("nicht mehr als 300", 300, "<="),
        ("mehr als 300", 300, ">"),
        ("über 300", 300, ">"),
        ("etwas über 300", 300, ">"),
        ("weniger als 300", 300, "<"),
        ("unter 300", 300, "<"),
        ("mindestens 300", 300, ">="),
        ("mindestens weitere 300", 300, ">="),
        ("nicht weniger als 300", 300, ">="),
        ("20 oder mehr", 20, ">="),
        ("Dutzende", 24, ">="),
        ("Hunderte", 200, ">="),
        ("tausende", 2000, ">="),
        ("Zehntausende", 20000, ">="),
        ("Hunderttausende", 200000, ">="),
        ("Millionen", 2000000, ">="),
        ("mehrere Tausend", 2000, ">="),
        ("einige hundert", 200, ">="),
        ("ein paar hundert", 200, ">="),
        ("mindestens eine", 1, ">="),
        ("at least 300", 300, ">="),
        ("tens of thousands", 20000, ">="),
        ("several hundred", 200, ">="),
    ],
)
def test_comparators(words: str, number: int, comparator: str) -> None:
    assert only(f"Dort flohen {words} Leute.") == (words, number, comparator, None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Die Partei verfügt über 304 Stimmen.", "304"),
        ("Die Polizei ging gegen drei Männer vor.", "drei"),
        ("Er schrieb an die 27 Staaten.", "27"),
        ("Sie fuhr unter zwei Brücken durch.", "zwei"),
    ],
)
def test_prepositions_are_no_comparators(text: str, words: str) -> None:
    assert only(text)[::2] == (words, "=")


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("zwischen 1000 und 1500", (1000, 1500)),
        ("zwischen 20 Menschen und 40", (20, 40)),
        ("20 bis 30", (20, 30)),
        ("drei- bis vierhundert", (300, 400)),
        ("zwanzig- bis dreißigtausend", (20000, 30000)),
        ("20 bis 30 Millionen", (20000000, 30000000)),
        ("900.000 bis 1,2 Millionen", (900000, 1200000)),
        ("15-20", (15, 20)),
        ("zwei oder drei", (2, 3)),
        ("eine oder zwei", (1, 2)),
        ("30 bis 40.000", (30000, 40000)),
        ("30 bis 40000", (30000, 40000)),
        ("30-40.000", (30000, 40000)),
        ("zwischen 30 und 40.000", (30000, 40000)),
        ("100 bis zu 200.000", (100000, 200000)),
        ("500 bis 1.000", (500, 1000)),
        ("1.500 bis 40.000", (1500, 40000)),
        ("30 bis 40.500", (30, 40500)),
        ("2 bis 3.000.000", (2, 3000000)),
        ("zwischen 20 Menschen und 40.000", (20, 40000)),
    ],
)
def test_ranges(words: str, number: tuple[int, int]) -> None:
    assert only(f"Dort flohen {words} Menschen.") == (words, number, "range", None)


def test_a_low_end_with_its_own_unit_is_not_lifted() -> None:
    assert only("Das kostet 30 Euro bis 40.000 Euro im Jahr.") == (
        "30 Euro bis 40.000 Euro",
        (30, 40000),
        "range",
        "EUR",
    )


# ---- no figures -------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "text",
    [
        "Am 5. Mai 2006 und am 06.12.2004 tagte der Rat.",
        "Der Rat tagte 2004 und 1999 wieder.",
        "Der Rat tagte bis 2013 und 1992-1995 wieder.",
        "Um 16.30 Uhr und um 18:45 fiel das Licht aus.",
        "Nach drei Wochen und 34 langen Tagen kam Hilfe.",
        "Die fünf und sieben Jahre alten Kinder schliefen.",
        "Anna Muster (34) und Bernd Muster, 51, flohen.",
        "Ein 25-jähriger floh im Alter von 34.",
        "Das 3. Bataillon kam im 20. Jahrhundert an.",
        "Die G7 und eine Boeing 747 sind in Artikel 5 genannt.",
        "Der Bericht mit 110 Seiten kam drei Mal.",
        "Die Gruppe der Acht bat die Fünf-Sterne-Bewegung.",
        "Eine Frau sah einen Mann.",
        "Beide Seiten wichen zurück.",
        "Es stand 2:1, nach § 5 und 2004/05.",
        "Die Regelung gilt bis zu einem Beschluss.",
        "In den 90er Jahren lag sie an der 5%-Hürde.",
    ],
)
def test_no_figure(text: str) -> None:
    assert found(text) == []


def test_an_ordinal_is_told_from_the_end_of_a_sentence() -> None:
    assert only("Die Zahl stieg auf 626. Die Behörden schweigen.")[0] == "626"


def test_ein_counts_where_it_goes_on_from_another_count() -> None:
    assert [words for words, *_ in found("Zwei Männer wurden getötet und eine weitere verletzt.")] == ["Zwei", "eine"]


# ---- a learned span ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "words", "number", "comparator"),
    [
        ("Dort starb ein Soldat im Feuer.", "ein", 1, "="),
        ("Dort starb kein Soldat im Feuer.", "kein", 0, "="),
        ("Dort starben mehr als 400 Menschen.", "mehr", 400, ">"),
        ("Dort starben mehr als 400 Menschen.", "400", 400, ">"),
        ("Dort starben mehr als 400 Menschen.", "400 Menschen", 400, ">"),
        ("Dort starben mehr als 400 Menschen.", "Menschen", 400, ">"),
        ("Es fehlen 3,8 Milliarden Euro im Haushalt.", "Milliarden", 3800000000, "="),
        ("Partei A: 35 % (2001: 25,2%)", "2001: 25,2", 25.2, "="),
        ("Er ist einer von 17 Räten.", "einer von 17", 17, "="),
    ],
)
def test_a_learned_span_snaps(text: str, words: str, number: float, comparator: str) -> None:
    one = meant(text, words)
    assert one is not None
    assert (one.number, one.comparator) == (number, comparator)


def test_a_span_without_a_number_means_nothing() -> None:
    assert meant("Dort starben viele Menschen. Zwölf flohen.", "viele") is None
    assert meant("Am 5. Mai 2006 kam Hilfe.", "5. Mai") is None
    assert meant("Ein paar Leute kamen.", "Ein paar") is None


# ---- what is counted --------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("Es fielen mindestens vier sudanesische Soldaten, die wachten.", ["sudanesische Soldaten"]),
        ("Es kamen 20 Frauen und Mädchen.", ["Frauen und Mädchen"]),
        ("Es fielen zehn Soldaten der Armee.", ["Soldaten der Armee"]),
        ("Dutzende von Toten lagen da.", ["Toten"]),
        ("Zwei der Getöteten waren Köche.", ["der Getöteten"]),
        ("Dafür stimmten 25 Prozent der Räte.", ["der Räte"]),
        ("Sie gewann 328 von 547 Sitzen.", ["Sitzen", "Sitzen"]),
        ("Sie nahm 8.000 im Land erzeugte Stäbe und 30 im Land erzeugten Rohre.", [None, "im Land erzeugten Rohre"]),
        ("Sie hat eine Reichweite von 350 km.", ["Reichweite"]),
        ("Sie hat eine Reichweite bis 300 km.", ["Reichweite"]),
        ("Stimmberechtigte: 39611", ["Stimmberechtigte"]),
        ("Fünf Männer wurden getötet und drei weitere verletzt.", ["Männer", "Männer"]),
        ("Dort starben vier.", [None]),
        ("The fire killed 30 people.", ["people"]),
    ],
)
def test_what_is_counted(text: str, phrases: list[str | None]) -> None:
    spans = [of_phrase(text, one) for one in quantities(text)]
    assert [span and text[slice(*span)] for span in spans] == phrases


# ---- any text ---------------------------------------------------------------------------------------------------
_PIECES = st.sampled_from(
    """ein eine zwei drei- vierhundert tausend Millionen Mio. Dutzende mehrere einige paar halbe Drittel Hälfte half a of tens
    zwischen und bis zu über mehr als nicht gegen an die 5 1.200 1,200 39.89 20-30 2004 5. Mai ( ) % $ € US$ Euro km m² Prozent
    Soldaten der Armee weitere verletzt twenty -three hundred and five 1.2.3 99999999999999999999 . : / § - – billion trillion""".split()
)  # fmt: skip
_TEXTS = st.one_of(
    st.text(max_size=80), st.lists(_PIECES, max_size=16).map(" ".join), st.lists(_PIECES, max_size=9).map("".join)
)


@settings(deadline=None)
@given(_TEXTS, st.integers(0, 90), st.integers(0, 30))
def test_nothing_raises_and_spans_lie_inside(text: str, begin: int, length: int) -> None:
    figures = quantities(text)
    end = 0
    for one in figures:
        assert end <= one.span[0] < one.span[1] <= len(text)
        end = one.span[1]
    begin = min(begin, len(text))
    single = quantity(text, (begin, min(begin + length, len(text))))
    for one in (*figures, *([single] if single else [])):
        assert 0 <= one.span[0] < one.span[1] <= len(text)
        assert one.comparator in COMPARATORS
        assert isinstance(one.number, tuple) == (one.comparator == "range")
        assert (one.unit is None) == (one.unit_span is None)
        phrase = of_phrase(text, one)
        assert phrase is None or 0 <= phrase[0] < phrase[1] <= len(text)
