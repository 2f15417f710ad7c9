"""Lagebild reads news reports: who said what, on whose word.

    >>> import lagebild
    >>> reading = lagebild.read(Path("report.txt").read_text("utf-8"), published="2022-01-24")
    >>> [statement.type for statement in reading.statements if statement.shown]

`lagebild.read` and `lagebild.readings` are the Python API; `lagebild.records` has the records that they return.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lagebild.version import __version__

if TYPE_CHECKING:
    from lagebild.pipeline import read, readings

__all__ = ["__version__", "read", "readings"]


def __getattr__(name: str) -> Any:
    """Load the pipeline when it is first asked for, so that `lagebild --help` need not wait for the runtime."""
    if name in ("read", "readings"):
        from lagebild import pipeline  # noqa: PLC0415

        return getattr(pipeline, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
