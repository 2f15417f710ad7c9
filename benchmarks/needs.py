"""What three amounts of news need in processors, hours and room, worked out of the measured figures: a Markdown table.

    python -m benchmarks.scale FILE.jsonl > scale.json
    python -m benchmarks.needs scale.json

Nothing is measured here. Reading grows with the number of articles; so do Parquet and the rows of a dossier. A processor is one core as
fast as the one that was measured, reading all day; what a day brings in its busiest hour is taken as three times its mean.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, NamedTuple

PEAK = 3  # the busiest hour of a day against its mean
DAY = 86_400  # seconds
YEAR = 365
MACHINE = 32  # cores of one machine of a cluster
GB = 1e9


class Measured(NamedTuple):
    """What the amounts are worked out of: articles that a worker on one core reads a second, bytes of Parquet and of a dossier an
    article, seconds to add one on PostgreSQL.
    """

    per_second: float
    parquet: float
    row: float
    adding: float


def measured(result: dict[str, Any]) -> Measured:
    """The figures of a result of `benchmarks.scale`."""
    workers, curves = result["workers"], result["curves"]
    store = curves.get("PostgreSQL") or curves["SQLite"]
    return Measured(
        workers["this machine"]["articles per second"]["local 1"],
        workers["the same, all of one day"],
        store[-1]["MB"] * 1e6 / store[-1]["articles"],
        store[-1]["add ms"] / 1000,
    )


def table(by: Measured) -> str:
    """The three amounts, as rows."""
    rows = [
        "| | a department | GDELT's volume | a national archive |",
        "|---|---|---|---|",
        _row("articles", "10,000 a day", "500,000 a day", "100 million, once"),
        _row("cores that read, to keep up with the busiest hour", *(_cores(n, by) for n in (10_000, 500_000)), "-"),
        _row(
            "hours of one core",
            *(_number(n / by.per_second / 3600) + " a day" for n in (10_000, 500_000)),
            _number(1e8 / by.per_second / 3600),
        ),
        _row(f"days on a machine of {MACHINE} cores", "-", "-", _number(1e8 / by.per_second / MACHINE / DAY)),
        _row(f"days on ten machines of {MACHINE} cores", "-", "-", _number(1e8 / by.per_second / MACHINE / DAY / 10)),
        _row(
            "Parquet",
            *(f"{_number(n * YEAR * by.parquet / GB)} GB a year" for n in (10_000, 500_000)),
            f"{_number(1e8 * by.parquet / GB)} GB",
        ),
        _row(
            "dossier in PostgreSQL",
            *(f"{_number(n * YEAR * by.row / GB)} GB a year" for n in (10_000, 500_000)),
            f"{_number(1e8 * by.row / GB)} GB",
        ),
        _row(
            "hours of its one writer",
            *(_number(n * by.adding / 3600) + " a day" for n in (10_000, 500_000)),
            _number(1e8 * by.adding / 3600),
        ),
    ]
    return "\n".join(rows)


def _cores(articles: float, by: Measured) -> str:
    return _number(articles * PEAK / DAY / by.per_second)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _number(value: float) -> str:
    """Two digits that count."""
    if value >= 100:
        return f"{round(value, -len(str(int(value))) + 2):,.0f}"
    return f"{value:.2g}"


def main() -> None:
    """Print the table."""
    by = measured(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    print(table(by))


if __name__ == "__main__":
    main()
