"""A headless Chromium over a server of this process, and what no page may do meanwhile: complain, or ask another host."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tarfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from lagebild.web import Settings, create_app
from tests.conftest import absent

AXE = "4.11.0"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking")
WAIT = 120_000  # milliseconds: the first picture has to be drawn


@contextmanager
def site(place: Path, **settings: Any) -> Iterator[tuple[str, Any]]:
    """The address of a server over a dossier, and its application."""
    app = create_app(Settings(place=str(place), **settings))
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}", app
    finally:
        server.should_exit = True
        thread.join(20)


@contextmanager
def chromium() -> Iterator[Browser]:
    """The machine's Chromium."""
    path = shutil.which("chromium")
    if path is None:
        absent("no chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


class Visit:
    """A window of somebody who looks at the pages of one server."""

    def __init__(self, browser: Browser, address: str, **options: Any) -> None:
        self.address = address
        self.context: BrowserContext = browser.new_context(base_url=address, **{"locale": "de-DE", **options})
        self.context.set_default_timeout(WAIT)
        self.page: Page = self.context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", lambda said: self._said(said.type, said.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self._asked(request.url))

    def _said(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(f"{kind}: {text}")

    def _asked(self, url: str) -> None:
        if not url.startswith((self.address + "/", "data:", "blob:")):
            self.complaints.append(f"asked {url}")

    def go(self, path: str, status: int = 200) -> Page:
        """Open a page, once what it waits for has been drawn."""
        for _ in range(20):
            answer = self.page.goto(path)
            assert answer is not None
            assert answer.status == status, (path, answer.status)
            if self.page.locator("p.note[role=status] a", has_text=re.compile("laden|again")).count() == 0:
                break
        return self.page

    def shoot(self, name: str) -> None:
        """Keep a picture of the page, if somebody has said where."""
        folder = os.environ.get("LAGEBILD_SHOTS")
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)

    def violations(self, axe: str) -> list[str]:
        """What axe-core finds wrong with the page: rule, how often, where first."""
        self.page.evaluate(axe)
        found = self.page.evaluate("rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES)
        said = []
        for one in found["violations"]:
            first = one["nodes"][0]
            times = f"{one['id']} ({one['impact']}), {len(one['nodes'])} times"
            said.append(f"{times}: {first['html'][:200]} {first['failureSummary'][:300]}")
        return said

    def close(self) -> None:
        """Close the window; nothing may have been complained of."""
        self.context.close()
        assert self.complaints == []


def axe_core(folder: Path) -> str:
    """The source of axe-core, from npm once, then from a folder."""
    archive = folder / f"axe-core-{AXE}.tgz"
    npm = shutil.which("npm")
    if not archive.exists() and npm is not None:
        command = [npm, "pack", f"axe-core@{AXE}", "--silent", "--pack-destination", str(folder)]
        subprocess.run(command, cwd=folder, capture_output=True, timeout=120, check=False)
    if not archive.exists():
        absent("no axe-core: npm pack did not bring it")
    with tarfile.open(archive) as packed:
        source = packed.extractfile("package/axe.min.js")
        assert source is not None
        return source.read().decode("utf-8")
