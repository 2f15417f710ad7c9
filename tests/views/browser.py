"""What the tests ask of a headless Chromium."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement

from lagebild.records import Reading
from lagebild.views.html import page


class Browser:
    """What the tests ask of a browser; `open` writes the page to a file and loads it from there."""

    def __init__(self, driver: webdriver.Chrome, folder: Path) -> None:
        self.driver = driver
        self.file = folder / "page.html"

    def open(self, *readings: Reading, language: str = "de", include_all: bool = False, at: str = "") -> None:
        self.file.write_text(page(readings, language=language, include_all=include_all), encoding="utf-8")
        self.driver.get("about:blank")
        self.driver.get(self.file.as_uri() + at)

    def emulate(self, width: int, height: int, **features: str) -> None:
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        named = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": named})

    def press(self, *keys: str) -> None:
        for key in keys:
            self.driver.switch_to.active_element.send_keys(key)

    def one(self, selector: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def seen(self, selector: str) -> list[WebElement]:
        return [element for element in self.all(selector) if element.is_displayed()]

    def count(self, selector: str) -> int:
        """How many elements are seen: one question to the browser, where `seen` asks for each element."""
        script = "return [...document.querySelectorAll(arguments[0])].filter((one) => one.checkVisibility()).length"
        return int(self.driver.execute_script(script, selector))

    def texts(self, selector: str) -> list[str]:
        return [element.get_attribute("textContent") or "" for element in self.all(selector)]

    def lit(self, name: str) -> str:
        """The words in the article that light up under this name."""
        return "".join(self.texts(f".text .{name}"))

    def chosen(self) -> str:
        """The number of the statement in the panel, or nothing."""
        return "".join(self.texts("#detail h2 b"))

    def panel(self) -> dict[str, str]:
        """The lines of the panel."""
        return dict(zip(self.texts("#detail dt"), self.texts("#detail dd"), strict=True))

    def top(self, selector: str) -> float:
        """Where the element begins in the window."""
        return float(self.driver.execute_script("return arguments[0].getBoundingClientRect().top", self.one(selector)))

    def evaluate(self, script: str) -> Any:
        return self.driver.execute_script(script)

    def complaints(self) -> list[str]:
        """Errors and policy violations since the last call."""
        return [entry["message"] for entry in self.driver.get_log("browser")]  # type: ignore[no-untyped-call]
