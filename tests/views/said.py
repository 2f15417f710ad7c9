"""What modules can say to people, collected from their source: every text of theirs with two words or more, f-strings with `{}`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import lagebild

PACKAGE = Path(lagebild.__file__).parent
WORDS = re.compile(r"(?s)(?=.*[a-z]{2}).*\S \S|^empty$")
OTHER = re.compile(
    r"\\[bwSd]|\(\?:"  # regular expressions
    r"|^\s*(?:CREATE|SELECT|INSERT|DELETE|BEGIN)\b"
    r"|^\w+/[\w+.-]+[;,]|^gzip, "
    r"|^(?:[A-ZÄÖÜ]\w*(?: |$))+$"  # names of months and days
)
"""What has several words and is no sentence."""


def texts(*places: str) -> Iterator[tuple[str, str]]:
    """Module and text of all that the modules at some places (files, or folders with "/") of the package may say."""
    for place in places:
        path = PACKAGE / place
        for module in sorted(path.glob("*.py")) if path.is_dir() else [path]:
            for text in _texts(ast.parse(module.read_text("utf-8"))):
                if WORDS.match(text) and not OTHER.search(text):
                    yield str(module.relative_to(PACKAGE)), text


def raised(*places: str) -> Iterator[tuple[str, str]]:
    """Module and text of all errors that the modules at some places raise, and of values that options refuse."""
    for place in places:
        path = PACKAGE / place
        for module in sorted(path.glob("*.py")) if path.is_dir() else [path]:
            for node in ast.walk(ast.parse(module.read_text("utf-8"))):
                if isinstance(node, ast.Call) and _refuses(node.func):
                    for argument in node.args:
                        if (text := _text(argument)) and WORDS.match(text):
                            yield str(module.relative_to(PACKAGE)), text


def _refuses(called: ast.expr) -> bool:
    name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
    return name == "fail" or (name.endswith("Error") and name not in ("AssertionError", "AttributeError", "KeyError"))


def _texts(node: ast.AST) -> Iterator[str]:
    for child in ast.iter_child_nodes(node):
        if isinstance(node, ast.JoinedStr) and isinstance(child, ast.Constant):
            continue
        if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
            continue  # a docstring
        if isinstance(child, ast.Call) and isinstance(child.func, ast.Attribute) and child.func.attr == "split":
            continue  # a list of words
        if (text := _text(child)) is not None:
            yield text
        yield from _texts(child)  # an f-string may hold others


def _text(node: ast.AST) -> str | None:
    """A text as it stands, each of its pieces as `{}`; None of what is none."""
    if isinstance(node, ast.Constant):
        return re.sub(r"\{[^{}]*\}", "{}", node.value) if isinstance(node.value, str) else None
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return None
