"""The picture in a browser: `lagebild serve`. Server-rendered pages and a REST API over one dossier.

Whoever reads needs no JavaScript; nothing is fetched from another host; a report's text is hostile input and escaped everywhere.
"""

from lagebild.web.app import create_app
from lagebild.web.settings import Settings

__all__ = ["Settings", "create_app"]
