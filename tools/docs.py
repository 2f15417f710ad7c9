"""Write the reference pages that the code itself knows best, so that they cannot drift.

python tools/docs.py            writes docs/bulk-tables.md, docs/cli.md, docs/labels.md and docs/records.md
python tools/docs.py --check    changes nothing; exit status 1, with a diff, where a page differs
"""

from __future__ import annotations

import dataclasses
import difflib
import inspect
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import click

from lagebild import entries, errors, labels, records, rights
from lagebild.cli import lagebild

DOCS = Path(__file__).parents[1] / "docs"
NOTE = "<!-- Written by tools/docs.py: change the code, then run it. -->"
SETTINGS: dict[str, Any] = {**lagebild.context_settings, "terminal_width": 80}
TABLES = {
    "Statement types": labels.STATEMENT_TYPES,
    "Media": labels.MEDIA,
    "Mentions": labels.MENTIONS,
    "Actor kinds": labels.ACTOR_KINDS,
    "Place precisions": labels.PLACE_PRECISIONS,
    "Frames": labels.FRAMES,
    "Event types": labels.EVENT_TYPES,
    "Statuses of events": labels.STATUSES,
    "Commitment kinds": labels.COMMITMENT_KINDS,
    "Condition kinds": labels.CONDITION_KINDS,
    "Stances": labels.STANCES,
    "What positions are about": labels.ABOUT,
    "Comparators of figures": labels.COMPARATORS,
}


ENTRIES = {
    "Outcomes of adding": entries.OUTCOMES,
    "Judgements": entries.VERDICTS,
    "What is kept of a text": entries.KEEP,
}


def labels_page() -> Iterator[str]:
    """docs/labels.md: every label with its definition and what people call it."""
    yield "# Labels\n"
    yield "Every label, its definition, and its German and English name in the views. Source: `lagebild.labels`.\n"
    for title, table in TABLES.items():
        yield f"## {title}\n"
        yield "| label | definition | German | English |\n|---|---|---|---|"
        yield from (f"| `{key}` | {label.definition} | {label.de} | {label.en} |" for key, label in table.items())
        yield ""


def cli_page() -> Iterator[str]:
    """docs/cli.md: the help of every command, as printed 80 columns wide."""
    yield "# Command line\n"
    yield "Help as `lagebild --help` and `lagebild COMMAND --help` print it. [reading.md](reading.md) tells what comes out.\n"
    with click.Context(lagebild, info_name="lagebild", **SETTINGS) as root:
        yield f"## lagebild\n\n```text\n{lagebild.get_help(root)}\n```\n"
        for name in lagebild.list_commands(root):
            command = lagebild.get_command(root, name)
            assert command is not None
            with click.Context(command, parent=root, info_name=name) as context:
                yield f"## lagebild {name}\n\n```text\n{command.get_help(context)}\n```\n"


def records_page() -> Iterator[str]:
    """docs/records.md: the records with their fields, and the errors."""
    yield "# Records and errors\n"
    yield f"{inspect.getdoc(records)}\n\nSource: `lagebild.records`; all are frozen dataclasses.\n"
    yield from _fields(records)
    yield f"# Rights\n\n{inspect.getdoc(rights)}\n\nSource: `lagebild.rights`.\n"
    yield from _fields(rights)
    yield "# Entries of a dossier\n"
    yield f"{inspect.getdoc(entries)}\n\nSource: `lagebild.entries`.\n"
    for title, table in ENTRIES.items():
        yield f"## {title}\n"
        yield "| word | meaning |\n|---|---|"
        yield from (f"| `{word}` | {meaning} |" for word, meaning in table.items())
        yield ""
    yield from _fields(entries)
    yield f"## Errors\n\n```text\n{inspect.getdoc(errors)}\n```\n"


def _fields(module: ModuleType) -> Iterator[str]:
    """Every dataclass that a module defines, with its fields."""
    for name, kind in inspect.getmembers(module, dataclasses.is_dataclass):
        if kind.__module__ != module.__name__:
            continue
        yield f"## {name}\n\n{inspect.getdoc(kind)}\n"
        yield "| field | type | default |\n|---|---|---|"
        for field in dataclasses.fields(kind):
            kind_of = str(field.type).replace("|", "\\|")
            yield f"| `{field.name}` | `{kind_of}` | {_default(field)} |"
        yield ""


def _default(field: dataclasses.Field[object]) -> str:
    if field.default is not dataclasses.MISSING:
        return f"`{field.default!r}`"
    return "empty" if field.default_factory is not dataclasses.MISSING else ""


def bulk_tables_page() -> Iterator[str]:
    """docs/bulk-tables.md: the columns of what `lagebild bulk` writes."""
    from lagebild.bulk import schema  # noqa: PLC0415 -- it needs an extra

    yield "# Tables of a bulk run\n"
    yield f"Schema `{schema.SCHEMA}`; source: `lagebild.bulk.schema`. [bulk.md](bulk.md) tells how they are written.\n"
    yield f"All but `faults` are partitioned by `{schema.DAY}`, the day of publication. Types are Arrow's; these stand for more:\n"
    yield "| name | type |\n|---|---|"
    yield from (f"| {name} | `{kind}` |" for name, kind in schema.NAMED.items())
    yield ""
    for table, columns in schema.TABLES.items():
        yield f"## {table}\n"
        yield "| column | type | what it holds |\n|---|---|---|"
        yield from (
            f"| `{name}` | {schema.type_name(column.type)} | {column.says} |" for name, column in columns.items()
        )
        yield ""


PAGES: dict[str, Callable[[], Iterator[str]]] = {
    "bulk-tables.md": bulk_tables_page,
    "cli.md": cli_page,
    "labels.md": labels_page,
    "records.md": records_page,
}


def main(arguments: list[str]) -> int:
    """Write the pages, or compare them; the exit status."""
    drifted = False
    for name, page in PAGES.items():
        text = "\n".join([NOTE, *page()]).rstrip() + "\n"
        path = DOCS / name
        old = path.read_text("utf-8") if path.exists() else ""
        if "--check" not in arguments:
            path.write_text(text, "utf-8", newline="\n")
        elif old != text:
            drifted = True
            sys.stdout.writelines(
                difflib.unified_diff(old.splitlines(True), text.splitlines(True), name, "from the code")
            )
    return int(drifted)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
