"""One self-contained page with the annotated articles: no network, no inline handlers, a strict content policy.

The text of articles is hostile input. Jinja escapes all of it; the script gets its data as JSON in which no character
can end the element; the page's own style and script are allowed by their hashes and nothing else is.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template, select_autoescape
from markupsafe import Markup

from lagebild.records import Reading
from lagebild.views.outline import Keep, best_by_f1, everything
from lagebild.views.pagedata import document
from lagebild.views.pagefindings import switches
from lagebild.views.pagewords import page_words
from lagebild.views.words import words

SCRIPTS = ("page.js", "pagepanel.js", "pageactors.js", "pageevents.js")  # the last one starts it
IN_SCRIPT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def page(readings: Sequence[Reading], *, language: str, include_all: bool, keep: Keep = best_by_f1) -> str:
    """The page as a string, to be written as UTF-8.

    Args:
        readings: of one article or of many; many get a list to choose from.
        language: of the page, "de" or "en".
        include_all: hold every candidate and show at once what is less sure; else it waits behind a switch.
        keep: says which candidates are on the page where not all are.
    """
    keep = everything if include_all else keep
    documents = [
        document(reading, position, language=language, include_all=include_all, keep=keep)
        for position, reading in enumerate(readings)
    ]
    say = page_words(language)
    data = {"words": dict(say), "documents": [one.data for one in documents]}
    style, script = _part("page.css"), _script()
    return _template().render(
        language=words(language).language,
        say=say,
        documents=documents,
        switches=switches([(one.sure, one.found) for one in documents], language),
        include_all=include_all,
        style=Markup(style),
        script=Markup(script),
        data=json_in_script(data),
        policy=policy(style, script),
    )


def policy(style: str, script: str) -> str:
    """The content security policy that allows this style and this script and nothing else."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def json_in_script(value: Mapping[str, Any]) -> Markup:
    """JSON in which no character can end or open a script element or a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character, escaped in IN_SCRIPT.items():
        text = text.replace(character, escaped)
    return Markup(text)


def _hash(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _script() -> str:
    """The parts of the script as one function: what they name is seen by all of them and by nobody else."""
    return '"use strict";\n(() => {\n' + "\n".join(map(_part, SCRIPTS)) + "})();\n"


def _part(name: str) -> str:
    """A file of the package; its line ends are those that a browser hashes."""
    return resources.files("lagebild.views").joinpath(name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("lagebild.views", "."),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html.j2")
