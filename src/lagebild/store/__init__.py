"""The store: a dossier in SQLite or PostgreSQL. `Dossier` and `glance` are all that the others see of it.

What reads and writes a dossier is imported when it is first asked for: whoever finds what he looks for at a `glance` need not wait for it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from lagebild.store.kept import Glance, glance

if TYPE_CHECKING:
    from lagebild.store.dossier import Counts as Counts
    from lagebild.store.dossier import Dossier as Dossier
    from lagebild.store.forgetting import Forgotten as Forgotten
    from lagebild.store.intake import Standing as Standing
    from lagebild.store.links import sources as sources
    from lagebild.store.opening import migrate as migrate
    from lagebild.store.search import Found as Found
    from lagebild.store.search import Query as Query

_HOME = {
    "Counts": "dossier", "Dossier": "dossier", "Forgotten": "forgetting", "Found": "search", "Query": "search", "Standing": "intake",
    "migrate": "opening", "sources": "links",
}  # fmt: skip
__all__ = ["Counts", "Dossier", "Forgotten", "Found", "Glance", "Query", "Standing", "glance", "migrate", "sources"]


def __getattr__(name: str) -> Any:
    """What is handed out from here, from the module that has it."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    return found
