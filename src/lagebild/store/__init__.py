"""The store: a dossier in SQLite or PostgreSQL. `Dossier` is all that the others see of it."""

from lagebild.store.dossier import Counts, Dossier
from lagebild.store.forgetting import Forgotten
from lagebild.store.intake import Standing
from lagebild.store.links import sources
from lagebild.store.opening import migrate
from lagebild.store.search import Found, Query

__all__ = ["Counts", "Dossier", "Forgotten", "Found", "Query", "Standing", "migrate", "sources"]
