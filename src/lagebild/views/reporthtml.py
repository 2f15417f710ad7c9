"""A report as one HTML file: no script, nothing from outside, made to be read on a screen, aloud and on paper.

The texts are hostile input. Jinja escapes all of it; the page's own style is allowed by its hash and nothing else is.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from lagebild.views.reportparts import Report


def html(report: Report) -> str:
    """The report as a string, to be written as UTF-8."""
    style = resources.files("lagebild.views").joinpath("report.css").read_text(encoding="utf-8").replace("\r\n", "\n")
    environment = Environment(
        loader=PackageLoader("lagebild.views", "."),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    template = environment.get_template("report.html.j2")
    return template.render(report=report, style=Markup(style), policy=policy(style), first=_firsts())


def policy(style: str) -> str:
    """The content security policy that allows this style and nothing else."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _firsts() -> Callable[[int], bool]:
    """Says of a number whether it is asked for the first time: what leads back from a note has one place to go to."""
    seen: set[int] = set()

    def first(number: int) -> bool:
        known = number in seen
        seen.add(number)
        return not known

    return first
