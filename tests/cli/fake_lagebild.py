"""`lagebild` with the fake reader, as a process of its own. FAKE_PAUSE is the time that each article takes, in seconds."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from lagebild.cli import main
from lagebild.records import Article, Findings
from tests.fakes import FakeReader


class SlowReader(FakeReader):
    def read(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Findings]]:
        for result in super().read(articles):
            time.sleep(float(os.environ.get("FAKE_PAUSE", "0")))
            yield result


if __name__ == "__main__":
    # tests that were started in the background hand on that Ctrl-C is passed over
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.exit(main(load=lambda *_, **__: SlowReader(batch=1)))
