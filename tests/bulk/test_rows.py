from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import UTC, datetime

import pyarrow as pa
import pytest

from lagebild.bulk.packing import AsTables, as_records, bundled, packed, records, unbundled, unpacked
from lagebild.bulk.rows import rows, tables
from lagebild.bulk.schema import AT, DAY, PACKED, SCHEMAS, TABLES
from lagebild.bulk.work import Read
from lagebild.errors import FetchError, InputError
from lagebild.records import Findings, quoted
from lagebild.rights import Reservation, Rights
from tests.factories import a_reading, an_article
from tests.views.crisis import TEXT, crisis

CRISIS = crisis()
ROWS = rows([CRISIS], include_all=True)
FRAMES = ("statements", "events", "commitments", "positions", "figures", "explanations", "roles", "times")


@pytest.mark.parametrize("table", FRAMES)
def test_every_frame_is_a_row_with_its_words(table: str) -> None:
    assert len(ROWS[table]) == len(getattr(CRISIS, table, None) or getattr(CRISIS.frames, table)) > 0
    own = {
        "events": "trigger",
        "commitments": "consequence",
        "positions": "target",
        "figures": "value",
        "roles": "role",
    }
    for row in ROWS[table]:
        spans = tuple((span["begin"], span["end"]) for span in row[own.get(table, "spans")])
        assert row["words"] == quoted(TEXT, spans)
        assert (row["article"], row["sha256"]) == (CRISIS.article.id, CRISIS.article.sha256)


@pytest.mark.parametrize("table", TABLES)
def test_rows_have_the_columns_of_their_table(table: str) -> None:
    assert all(set(row) == {*TABLES[table], DAY, AT} for row in ROWS[table])


def test_who_said_it_stands_beside_the_words() -> None:
    speaker = ROWS["statements"][0]["speaker"]
    actor = next(one for one in CRISIS.actors if one.id == speaker["actor"])
    assert (speaker["name"], speaker["kind"]) == (actor.name, actor.kind)
    assert speaker["words"] in TEXT


def test_a_range_has_two_ends_and_a_number_the_same_twice() -> None:
    ends = {row["comparator"]: (row["low"], row["high"]) for row in ROWS["figures"]}
    assert ends["range"] == (40.0, 60.0)
    assert all(low == high for comparator, (low, high) in ends.items() if comparator != "range")


def test_the_tables_hold_every_row() -> None:
    made = tables(ROWS)
    assert {name: len(table) for name, table in made.items()} == {name: len(found) for name, found in ROWS.items()}
    assert {name: table.schema for name, table in made.items()} == dict(PACKED)


def test_only_what_is_best_by_f1_unless_all_is_wanted() -> None:
    first = replace(CRISIS.statements[0], extra=True, shown=False)
    reading = replace(CRISIS, statements=(first, *CRISIS.statements[1:]))
    fewer, all_of_them = (rows([reading], include_all=every)["statements"] for every in (False, True))
    assert len(all_of_them) - len(fewer) == 1


@pytest.mark.parametrize(
    ("published", "day", "moment"),
    [
        (None, None, None),
        ("2022-01-24", "2022-01-24", None),
        ("2022-01-24T00:05:00+01:00", "2022-01-24", datetime(2022, 1, 23, 23, 5, tzinfo=UTC)),
        ("2022-01-24T18:05:00", "2022-01-24", datetime(2022, 1, 24, 18, 5, tzinfo=UTC)),
        ("0001-01-01T00:00:00+14:00", "0001-01-01", None),
    ],
)
def test_the_day_is_the_one_given_and_the_moment_only_where_it_is_known(
    published: str | None, day: str | None, moment: datetime | None
) -> None:
    (row,) = rows([a_reading(an_article(published=published))], include_all=False)["articles"]
    assert (row[DAY], row["published_at"]) == (day, moment)


def test_every_article_says_where_it_was_read_from() -> None:
    sources = [
        one["source"] for one in rows([a_reading(an_article(where="a\ud800.jsonl:7"))], include_all=False)["articles"]
    ]
    assert sources == ["a?.jsonl:7"]


def test_what_came_with_an_article_stays() -> None:
    rights = Rights(licence="CC BY 4.0", reservations=(Reservation("meta", "noai"),))
    article = an_article(extra={"ressort": "Außen", "zahl": float("nan")}, rights=rights, warnings=("halb \ud800",))
    (row,) = rows([a_reading(article)], include_all=False)["articles"]
    assert row["extra"] == '{"ressort": "Außen", "zahl": null}'
    assert (row["licence"], row["reserved"]) == ("CC BY 4.0", True)
    assert row["warnings"] == ["halb ?"]
    tables(rows([a_reading(article), InputError("b\ud800d", "w\ud800t")], include_all=False))  # Arrow takes it


def test_tables_are_packed_and_damage_is_noticed() -> None:
    data = AsTables()([Read(CRISIS, Findings()), InputError("a:1", "broken")])
    found = unpacked(data)
    assert found is not None
    assert found["faults"].to_pylist() == [{"where": "a:1", "what": "broken", "hint": None, DAY: None, AT: 1}]
    assert packed(found) == data
    assert unpacked(data[:-1]) is unpacked(b"") is None
    assert unpacked(data[:50] + b"x" + data[51:]) is None


def test_pieces_are_bundled_and_damage_is_noticed() -> None:
    data = AsTables()([InputError("a:1", "broken")])
    pieces = unbundled(bundled([data, data]))
    assert pieces is not None
    assert [len(piece["faults"]) for piece in pieces] == [1, 1]
    assert unbundled(bundled([data, data])[:-9]) is unbundled(b"") is None


def test_records_come_back_equal() -> None:
    outcomes: list[Read | InputError] = [Read(CRISIS, Findings()), InputError("a:1", "broken", "mend it")]
    first, second = records(as_records(outcomes))
    assert first == outcomes[0]
    assert isinstance(second, InputError)
    assert (second.where, second.what, second.hint) == ("a:1", "broken", "mend it")


def test_an_error_comes_back_from_another_process_with_its_parts() -> None:
    found = pickle.loads(pickle.dumps(FetchError("a", "gone", "ask again", passing=True, after=3.0, status=503)))
    assert isinstance(found, FetchError)
    assert (str(found), found.where, found.what, found.hint) == ("a: gone (ask again)", "a", "gone", "ask again")
    assert (found.passing, found.after, found.status) == (True, 3.0, 503)


def test_what_is_written_has_no_column_of_its_way() -> None:
    assert not any(name in schema.names for schema in SCHEMAS.values() for name in (DAY, AT))
    assert all(isinstance(schema, pa.Schema) for schema in SCHEMAS.values())
