"""How a statement is told: quoted, in substance, and with which verb where that says more than that it was said."""

from __future__ import annotations

from lagebild.entries import Hit
from lagebild.labels import STATEMENT_TYPES
from lagebild.situation import FusedStatement
from lagebild.views.dossierwords import kept
from lagebild.views.words import name_of, quoted_words


def manner(statement: FusedStatement | Hit, language: str) -> str:
    """The type of a statement, with its verb: „indirekt („dementierte“)“."""
    kind = name_of(STATEMENT_TYPES, statement.type or "", language)
    return f"{kind}{verb_of(statement, language)}"


def verb_of(statement: FusedStatement | Hit, language: str) -> str:
    """The verb in quotation marks and brackets, after a blank; "" where there is none to tell."""
    return f" ({quoted_words(statement.verb, language)})" if statement.verb and kept(statement.verb) else ""
