"""A process of its own that asks a site: `asking.py FOLDER PORT PATH...`, one path after the other, in common with all on the folder."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

from lagebild.sources.net.web import Web
from tests.sources.net.serving import HOST, here

BETWEEN = 0.2  # seconds between two requests to one host

if __name__ == "__main__":
    folder, port, *paths = sys.argv[1:]
    web = Web([HOST], resolve=here, shared=Path(folder), between=BETWEEN)
    for path in paths:
        sys.stdout.write(web.get(f"http://{HOST}:{port}{path}").body.decode() + "\n")
