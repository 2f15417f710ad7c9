"""How the database finds what is asked of a dossier: the plan of every statement behind a few questions, as text.

    python -m benchmarks.plans DOSSIER [--words "Truppen Grenze"]

On PostgreSQL the plans are those of EXPLAIN (ANALYZE): they have the measured time of every step. On SQLite those of EXPLAIN QUERY PLAN.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.engine import Engine

from lagebild.errors import UnknownError
from lagebild.store import Dossier, Query
from lagebild.store.connection import Database

Asked = tuple[str, Any]


@contextmanager
def noted() -> Iterator[list[Asked]]:
    """The statements that are asked of any database while the block runs, with what their names stand for."""
    asked: list[Asked] = []

    def note(_: Connection, __: Any, statement: str, parameters: Any, ___: Any, many: bool) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "WITH")) and not many:
            asked.append((statement, parameters))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def questions(dossier: Dossier, words: str) -> dict[str, Callable[[], object]]:
    """What a desk asks all day."""
    article = next(iter(dossier.versions())).article
    speaker = next(iter(dossier.actors(limit=1)), None)
    asked: dict[str, Callable[[], object]] = {
        "statements with words": lambda: dossier.search(Query(words, what="statements")),
        "articles with words": lambda: dossier.search(Query(words, what="articles")),
        "the latest statements": lambda: dossier.search(Query(by="time", what="statements")),
        "a type and a period": lambda: dossier.search(
            Query(type="direct", since="2022-01-01", until="2022-02-28", by="time", what="statements")
        ),
        "an article's text": lambda: dossier.text(article),
        "an article's reading": lambda: dossier.reading(article),
    }
    if speaker is not None:
        asked["a speaker"] = lambda: dossier.search(Query(speaker=speaker.name, what="statements", by="time"))
    return asked


def plans(
    dossier: Dossier, connection: Connection, words: str, *, analyze: bool = True
) -> Iterator[tuple[str, str, str]]:
    """Of every question the statements with their plans: question, statement, plan."""
    how = (
        "EXPLAIN QUERY PLAN "
        if connection.dialect.name == "sqlite"
        else f"EXPLAIN ({'ANALYZE, ' * analyze}COSTS OFF, SUMMARY OFF) "
    )
    for question, ask in questions(dossier, words).items():
        with noted() as asked:
            try:
                ask()
            except UnknownError:
                continue
        for statement, parameters in dict(asked).items():
            if "set_config" in statement or "pg_" in statement:
                continue
            rows = connection.exec_driver_sql(how + statement, parameters)
            yield question, statement, "\n".join(str(row[-1]) for row in rows)


def main() -> None:
    """Print the plans."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dossier")
    parser.add_argument("--words", default="Truppen Grenze")
    parser.add_argument("--statements", action="store_true", help="print the statements, too")
    given = parser.parse_args()
    with Dossier.open(given.dossier) as dossier:
        database = Database(given.dossier)
        with database.read() as connection:
            for question, statement, plan in plans(dossier, connection, given.words):
                print(f"-- {question}")
                if given.statements:
                    print(" ".join(statement.split()))
                print(plan, end="\n\n")
        database.close()


if __name__ == "__main__":
    main()
