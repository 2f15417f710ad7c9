"""The store: a dossier in SQLite or PostgreSQL. `Dossier` is all that the others see of it."""

from typing import TYPE_CHECKING, Any

from lagebild.store.dossier import Counts, Dossier
from lagebild.store.intake import Standing
from lagebild.store.links import sources
from lagebild.store.opening import migrate
from lagebild.store.search import Found, Query

if TYPE_CHECKING:
    from lagebild.store.forgetting import Forgotten

__all__ = ["Counts", "Dossier", "Forgotten", "Found", "Query", "Standing", "migrate", "sources"]


def __getattr__(name: str) -> Any:
    """What few commands need, from the module that has it."""
    if name != "Forgotten":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from lagebild.store.forgetting import Forgotten  # noqa: PLC0415

    return Forgotten
