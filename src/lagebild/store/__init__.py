"""The store: a dossier in SQLite or PostgreSQL. `Dossier` is all that the others see of it."""

from lagebild.store.copying import sources
from lagebild.store.dossier import Counts, Dossier, migrate
from lagebild.store.forgetting import Forgotten
from lagebild.store.intake import Standing
from lagebild.store.search import Found, Query

__all__ = ["Counts", "Dossier", "Forgotten", "Found", "Query", "Standing", "migrate", "sources"]
