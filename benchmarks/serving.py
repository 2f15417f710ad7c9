"""How fast the server is, and how much it sends: one command, one JSON.

python -m benchmarks.serving DOSSIER                      median time and bytes of every page, one request after the other
python -m benchmarks.serving DOSSIER --load 300           then 20 readers and one writer at once, for so many seconds

The dossier is copied and stays as it is. Times are those of the server's process alone, in milliseconds: the request is handed to the
application without a network. `ratio` is the time divided by that of the bare frame (a page that says that there is nothing), so that
figures of different machines can be compared. Under load a server in a process of its own is asked over the network.
"""

from __future__ import annotations

import argparse
import contextlib
import http.cookiejar
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from html import unescape
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from starlette.testclient import TestClient

from lagebild.version import __version__
from lagebild.web import Settings, create_app
from lagebild.web.security import TOKEN
from lagebild.web.words import NAVIGATION

FRAME = "/gibt-es-nicht"
"""What the frame alone costs: routing, words, template, headers."""
DEEPER = ("/akteure/", "/artikel/", "/positionen/", "/stolperdraehte/", "/streitpunkte/")
OTHERS = (
    "/aussagen?q=Truppen",
    "/aussagen.atom?q=Truppen",
    "/api/v1/statements?limit=100",
    "/api/v1/counts",
    "/lagebericht.md",
)
TIMES = 15  # requests of one page, after one that draws what has to be drawn
LIMITS = {"milliseconds": 150, "bytes": 250_000, "p95 under load": 1000}
BASE = "http://127.0.0.1:8420"
READERS = 20
PAUSE = 0.5  # seconds between two pages of a reader, on average
WRITES = 2.0  # seconds between two decisions


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; the exit status is 1 where something is slower or larger than it may be, or failed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("dossier", type=Path)
    parser.add_argument(
        "--load", type=float, default=0.0, metavar="SECONDS", help="readers and a writer at once, for so long"
    )
    parser.add_argument("--readers", type=int, default=READERS)
    parser.add_argument("--times", type=int, default=TIMES)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(shutil.copy(asked.dossier, Path(folder) / asked.dossier.name))
        pages = measured(place, asked.times)
        under_load = loaded(place, asked.load, asked.readers) if asked.load else None
    missed = [
        path
        for path, one in pages.items()
        if one["milliseconds"] > LIMITS["milliseconds"] or one["bytes"] > LIMITS["bytes"] or one["status"] >= 400
    ]
    failed = under_load is not None and (bool(under_load["errors"]) or under_load["p95"] > LIMITS["p95 under load"])
    result = {
        "lagebild": __version__,
        "dossier": asked.dossier.name,
        "limits": LIMITS,
        "pages": pages,
        "missed": missed,
        "load": under_load,
    }
    print(json.dumps(result, ensure_ascii=False, indent=1))
    return int(bool(missed) or failed)


# -- one after the other --------------------------------------------------------------------------------------------------------


def measured(place: Path, times: int) -> dict[str, dict[str, Any]]:
    """Milliseconds (median), ratio to the bare frame, bytes and status of every page."""
    with TestClient(
        create_app(Settings(place=str(place))), base_url=BASE, follow_redirects=False, raise_server_exceptions=False
    ) as client:
        frame, *_ = timed(client, FRAME, times)
        found = {}
        for path in [*(path for path, _ in NAVIGATION), *deeper(client), *OTHERS]:
            spent, size, status = timed(client, path, times)
            found[path] = {
                "ratio": round(spent / frame, 2),
                "milliseconds": round(spent, 1),
                "bytes": size,
                "status": status,
            }
        return {FRAME: {"ratio": 1.0, "milliseconds": round(frame, 1), "bytes": 0, "status": 200}} | found


def timed(client: TestClient, path: str, times: int) -> tuple[float, int, int]:
    """Median milliseconds of an answer, its bytes and status; the first requests, in which pictures are drawn, do not count."""
    answer = client.get(path)
    for _ in range(60):
        if 'p class="note" role="status"' not in answer.text:
            break
        answer = client.get(path)
    spent = []
    for _ in range(times):
        begin = time.perf_counter()
        answer = client.get(path)
        spent.append((time.perf_counter() - begin) * 1000)
    return median(spent), len(answer.content), answer.status_code


def deeper(client: TestClient) -> list[str]:
    """The first page of each kind that the pages of the navigation lead to."""
    found = []
    for path in DEEPER:
        text = client.get(path.rstrip("/")).text
        if links := re.findall(rf'href="({path}[^"#]+)', text.partition("<main")[2]):
            found.append(links[0].replace("&amp;", "&"))
    return found


# -- all at once ----------------------------------------------------------------------------------------------------------------


class Browser:
    """Somebody with cookies, who waits for an answer."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.cookies = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))

    def get(self, path: str, data: bytes | None = None) -> tuple[int, str]:
        """Status and text of an answer; a form is sent where there are data."""
        headers = {"origin": self.address} if data is not None else {}
        try:
            with self._opener.open(urllib.request.Request(self.address + path, data, headers), timeout=60) as answer:
                return answer.status, answer.read().decode("utf-8")
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode("utf-8", "replace")

    def send(self, path: str, **fields: str) -> tuple[int, str]:
        """Send a form as a page does."""
        token = next((one.value or "" for one in self.cookies if one.name == TOKEN), "")
        return self.get(path, urllib.parse.urlencode({TOKEN: token, **fields}).encode())


class Tally:
    """What many have waited, and what went wrong."""

    def __init__(self) -> None:
        self.waited: list[float] = []
        self.written: list[float] = []
        self.errors: Counter[str] = Counter()
        self._lock = threading.Lock()

    def timed(self, list_of: list[float], path: str, ask: Callable[[], tuple[int, str]]) -> str:
        """Ask, and note how long it took."""
        begin = time.perf_counter()
        try:
            status, text = ask()
        except OSError as error:
            status, text = 0, str(error)
        spent = (time.perf_counter() - begin) * 1000
        with self._lock:
            list_of.append(spent)
            if status != 200:
                self.errors[f"{path.partition('?')[0]}: {status or text[:80]}"] += 1
        return text


def loaded(place: Path, seconds: float, readers: int) -> dict[str, Any]:
    """Readers and a writer at once: how long answers took (milliseconds), and what went wrong."""
    with serving(place) as address:
        tally, until = Tally(), threading.Event()
        first = Browser(address)
        paths = [path for path, _ in NAVIGATION]
        for path in paths:
            first.get(path)
        threads = [
            threading.Thread(target=_read, args=(Browser(address), paths, tally, until, seed))
            for seed in range(readers)
        ]
        threads.append(threading.Thread(target=_write, args=(first, tally, until)))
        for thread in threads:
            thread.start()
        until.wait(seconds)
        until.set()
        for thread in threads:
            thread.join()
    return {
        "seconds": seconds,
        "readers": readers,
        "answers": len(tally.waited),
        "median": round(median(tally.waited), 1),
        "p95": round(quantiles(tally.waited, n=20)[-1], 1),
        "longest": round(max(tally.waited), 1),
        "decisions": len(tally.written),
        "p95 of decisions": round(quantiles(tally.written, n=20)[-1], 1) if len(tally.written) > 1 else None,
        "errors": dict(tally.errors),
    }


def _read(browser: Browser, paths: list[str], tally: Tally, until: threading.Event, seed: int) -> None:
    """Look at one page after the other."""
    chance = random.Random(seed)
    while not until.wait(chance.uniform(0, 2 * PAUSE)):
        path = chance.choice(paths)
        tally.timed(tally.waited, path, partial(browser.get, path))


def _write(browser: Browser, tally: Tally, until: threading.Event) -> None:
    """Confirm one thing of the review queue after the other."""
    while not until.wait(WRITES):
        text = tally.timed(tally.waited, "/pruefen", partial(browser.get, "/pruefen"))
        form = re.search(r'<form method="post"[^>]*class="decide".*?</form>', text, re.DOTALL)
        if form is None:
            continue
        fields = {
            name: unescape(value)
            for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form[0])
        }
        button = re.search(r'id="accept" name="action" value="([^"]*)"', form[0])
        fields.pop(TOKEN, None)
        if button:
            sent = {**fields, "action": button[1]}
            tally.timed(tally.written, "/pruefen (decision)", partial(browser.send, "/pruefen", **sent))


@contextlib.contextmanager
def serving(place: Path) -> Iterator[str]:
    """The address of a server in a process of its own."""
    command = [sys.executable, "-m", "lagebild", "serve", str(place), "--port", "0", "--no-key"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        try:
            yield process.stderr.readline().split()[-1].rstrip("/")
        finally:
            process.terminate()


if __name__ == "__main__":
    sys.exit(main())
