"""A process of its own that says whether it may ask a host now: `beginning.py FOLDER HOST`."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

from lagebild.sources.net.clock import Clock
from lagebild.sources.net.shared import Shared

if __name__ == "__main__":
    folder, host = sys.argv[1:]
    sys.stdout.write(f"{Shared(Path(folder), Clock(), sys.stderr.write).begin(host, 0.0)}\n")
