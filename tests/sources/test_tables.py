from __future__ import annotations

import csv
import io
import tracemalloc
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.errors import InputError
from lagebild.records import Article
from lagebild.sources import file_at_hand
from lagebild.sources.drafts import Draft
from lagebild.sources.limits import LIMITS
from lagebild.sources.streams import drafts
from lagebild.sources.tables import COLUMNS
from tests.sources.making import TEXT, faults, read, texts


def table(content: str | bytes, kind: str | None = "table", **limits: int) -> list[Draft | InputError]:
    data = content if isinstance(content, bytes) else content.encode()
    return read(data, "a.csv", kind, replace(LIMITS, **limits))


def one(content: str | bytes) -> Draft:
    (found,) = table(content)
    assert isinstance(found, Draft), found
    return found


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("kind", ["table", None])
def test_delimiters(delimiter: str, end: str, kind: str | None) -> None:
    rows = [["id", "Titel", "Text"], ["7", "Er; bleibt, | ja", 'Zeile eins,\nZeile „zwei“; "drei"'], ["8", "B", TEXT]]
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter, lineterminator=end).writerows(rows)
    first, second = table(file.getvalue(), kind)
    assert isinstance(first, Draft)
    assert isinstance(second, Draft)
    assert (first.where, first.text) == ("a.csv:2", rows[1][2])
    assert first.given == {"id": "7", "title": "Er; bleibt, | ja"}
    assert (second.where, second.text) == ("a.csv:3", TEXT)


def test_keys_are_those_of_json_lines_and_other_columns_are_kept() -> None:
    keys = ["text", "id", "title", "publisher", "url", "published", "modified", "language", "Ressort"]
    found = one(",".join(keys) + f'\n"{TEXT}",1,T,dpa,https://a.example/1,2022-01-24T10:00:00Z,2022-01-25,de,Politik\n')
    assert found.given == {
        "id": "1",
        "title": "T",
        "publisher": "dpa",
        "url": "https://a.example/1",
        "published": "2022-01-24T10:00:00Z",
        "modified": "2022-01-25",
        "language": "de",
    }
    assert found.extra == {"Ressort": "Politik"}


@pytest.mark.parametrize(("key", "name"), [(key, name) for key, names in COLUMNS.items() for name in names.split()])
def test_names_of_columns(key: str, name: str) -> None:
    value = "2022-01-24" if key in ("published", "modified") else TEXT
    head = f" {name.replace('_', ' ').title()} " + (";text" if key != "text" else ";x")
    found = one(f"{head}\n{value};{TEXT}\n")
    assert found.text == TEXT
    assert key == "text" or found.given == {key: value}


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("24.01.2022", "2022-01-24"),
        ("24.1.22", "2022-01-24"),
        ("24.01.98", "1998-01-24"),
        ("24.01.2022 14:30", "2022-01-24T14:30"),
        ("24.01.22 14:30:05", "2022-01-24T14:30:05"),
        ("24. Januar 2022", "2022-01-24"),
        ("2022-01-24 14:30:00", "2022-01-24T14:30:00"),
        ("Mon, 24 Jan 2022 14:30:00 +0100", "2022-01-24T14:30:00+01:00"),
    ],
)
def test_dates_as_spreadsheets_show_them(written: str, read_as: str) -> None:
    assert one(f"text;datum\n{TEXT};{written}\n").given == {"published": read_as}


@pytest.mark.parametrize("written", ["01/02/2022", "44585", "gestern", "31.02.2022"])
def test_a_date_of_two_meanings_is_none_and_the_article_stays(written: str) -> None:
    found = one(f"text;datum\n{TEXT};{written}\n")
    assert found.given == {}
    assert found.warnings == (f"the date {written!r} cannot be read",)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings(encoding: str) -> None:
    found = table(f"Überschrift;text\nGrüße;{TEXT}\nB;Ein zweiter für Łódź\n".encode(encoding, "replace"))
    assert isinstance(found[0], Draft)
    assert (found[0].given["title"], found[0].text) == ("Grüße", TEXT)
    assert len(found) == 2


def test_rows_in_different_encodings() -> None:
    data = f"text\n{TEXT}\n".encode() + f"{TEXT}\n".encode("cp1252")
    assert list(texts(table(data)).values()) == [TEXT, TEXT]


def test_what_excel_and_libreoffice_add() -> None:
    found = table(f'sep=;\r\nText;Datum;;\r\n"{TEXT}";24.01.2022;;;;\r\n;;;\r\n\r\n"B ""zitiert"" x";;\r\n')
    assert texts(found) == {"a.csv:2": TEXT, "a.csv:5": 'B "zitiert" x'}


def test_a_single_column_may_hold_commas() -> None:
    assert texts(table("text\nEr kam, sah; und ging.\n")) == {"a.csv:2": "Er kam, sah; und ging."}


def test_rows_with_faults_are_named_as_a_spreadsheet_counts_and_the_rest_is_read() -> None:
    found = table(f"titel,text\nA,{TEXT.replace(',', ';')}\nB,Er kam, sah\nC,\nD\nE,gut\n")
    assert faults(found) == [
        'a.csv:3: has 3 fields, but there are 2 columns (put a field that holds "," in quotation marks)',
        "a.csv:4: a row without text (fill in the column for the text, or remove the row)",
        "a.csv:5: a row without text (fill in the column for the text, or remove the row)",
    ]
    assert [item.where for item in found] == [f"a.csv:{number}" for number in range(2, 7)]


def test_a_quotation_mark_that_is_never_closed_costs_its_row_only() -> None:
    found = table('titel,text\nA,gut\nB,"offen\nC,gut\nD,gut\n')
    assert [item.where for item in found] == ["a.csv:2", "a.csv:3", "a.csv:4", "a.csv:5"]
    assert "a.csv:3: a quotation mark is opened and not closed" in faults(found)[0]


def test_a_table_full_of_open_quotation_marks_is_left() -> None:
    found = table("titel,text\n" + 'B,"offen\nx"y"z\n' * 200)
    assert len(faults(found)) < 50


def test_a_row_that_is_too_long() -> None:
    found = table("titel,text\nA,gut\nB," + "x" * 5000 + "\nC,gut\n", row=1000)
    assert [item.where for item in found] == ["a.csv:2", "a.csv:3", "a.csv:4"]
    assert "longer than 1 kB" in faults(found)[0]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("", "a.csv: empty"),
        ("\n \n", "a.csv: empty"),
        ("titel,text\n", "a.csv: a table without rows"),
        ("a;b;c\n1;2;3\n", "a.csv: a table without a column for the text; its columns are a, b, c"),
        (f"text\r{TEXT}\r", "a table with the line breaks of old Macs"),
        (";;\n1;2;3\n", "its columns are without names"),
        ("text;inhalt\na;b\n", 'a table with two columns for "text"'),
        ("datum;date;text\na;b;c\n", 'a table with two columns for "published"'),
    ],
)
def test_what_is_no_table_of_articles(content: str, what: str) -> None:
    (fault,) = faults(table(content))
    assert what in fault


def test_binary_data() -> None:
    assert "binary" in faults(table(b"text\n\0\0\1\2"))[0]
    found = table(b"text\n" + b"gut\n" * 40_000 + b"x\0y\n" + b"gut\n")
    assert faults(found) == ["a.csv:40002: not text but binary data (export it as text in UTF-8)"]


@pytest.mark.parametrize(
    "text",
    [
        "Text, Ton und Bild sind frei.\nMehr dazu morgen.",
        "Titel und Text: beides fehlt.",
        "text\nEine Zeile.",
        "Datum; Ort\n24.01.2022; Berlin",
        "Der Titel, der Text, das Datum und noch viel mehr stehen in diesem langen Satz, der keine Tabelle ist, Text, Titel.",
    ],
)
def test_texts_that_are_no_tables(text: str) -> None:
    assert texts(read(text.encode(), "-")) == {"-": text}


def test_a_table_through_standard_input_is_recognised() -> None:
    assert texts(read(f"sep=;\nQuelle;Text\ndpa;{TEXT}\n".encode(), "-")) == {"-:2": TEXT}


def test_rows_become_articles() -> None:
    data = f"Titel;Text;Datum;Quelle;Sprache\nA;{TEXT};24.01.22;dpa;de\n".encode()
    (found,) = file_at_hand(io.BytesIO(data), "a.csv")
    assert isinstance(found, Article)
    assert (found.title, found.publisher, found.published, found.published_by) == ("A", "dpa", "2022-01-24", "given")


def test_a_field_larger_than_the_csv_module_allows_by_itself() -> None:
    assert len(one('text,titel\n"' + "Ein Satz. " * 50_000 + '",x\n').text) == 500_000


def test_memory_does_not_grow_with_the_number_of_rows() -> None:
    def peak(count: int) -> int:
        data = ("titel,text\n" + f'A,"{TEXT}"\n' * count).encode()
        tracemalloc.start()
        assert sum(1 for _ in drafts(io.BytesIO(data), "a", "table")) == count
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    assert peak(8000) < peak(800) + 100_000


@settings(max_examples=100, deadline=None)
@given(
    st.text('",;\n\r\tatextil \ufeffä\x00') | st.binary(max_size=200),
    st.sampled_from(["text,titel\n", "text;x\n", "text\n", ""]),
)
def test_any_content_gives_articles_or_faults(content: str | bytes, head: str) -> None:
    data = head.encode() + (content if isinstance(content, bytes) else content.encode())
    for item in read(data, "a.csv", "table"):
        assert isinstance(item, Draft | InputError)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8), st.text('ab ,;"\n', max_size=12)
        ),
        max_size=6,
    ),
    st.sampled_from([",", ";", "\t"]),
)
def test_what_the_csv_module_writes_comes_back(rows: list[tuple[str, str]], delimiter: str) -> None:
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter).writerows([("titel", "text"), *rows])
    found = [item for item in table(file.getvalue()) if isinstance(item, Draft)]
    assert [item.text for item in found] == [text for _, text in rows if text.strip()]
