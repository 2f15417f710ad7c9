"""Every reason that linking can give has a German form: those in its code, and those that real texts bring out."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from lagebild import linking
from lagebild.linking import organs
from lagebild.linking.known import links
from lagebild.linking.table import table
from lagebild.linking.tokens import tokens
from lagebild.records import Findings
from lagebild.sentences import sentences
from lagebild.views.reasons import ORGANS, REASONS, reason
from tests.factories import a_quotation, an_article

RULES = "known composed settled resumed usage persons identities ledger actors".split()
"""Modules of linking that give reasons."""
NEEDS_MORE = ("demonym", "needs its state")  # how a name of the table names somebody, but alone is no reason
IDENTITY = re.compile(r"[a-z]+:|\Z")
CASES = Path(__file__).parents[1] / "linking" / "cases.jsonl"
REPORTS = (
    ("„Es reicht“, sagte Anna Huber. Huber ging. „Genug“, sagte sie.", "„Es reicht“", "Anna Huber"),
    ("„Es reicht“, sagte Anna Huber. Huber ging. „Genug“, sagte sie.", "„Genug“", "sie"),
    ("„Wir warten“, warnte Moskau. Der Kreml schwieg.", "„Wir warten“", "Moskau"),
    ("„Wir warten“, hieß es aus dem Kreml.", "„Wir warten“", "dem Kreml"),
    ("„Nein“, sagte die französische Regierung. Paris schweigt.", "„Nein“", "die französische Regierung"),
    ("Frankreich zögert. „Nein“, sagte die Regierung am Dienstag.", "„Nein“", "die Regierung"),
    ("Frankreich zögert. „Nein“, sagte das Land am Dienstag.", "„Nein“", "das Land"),
    ("„Nein“, sagte Bundeskanzlerin Merkel.", "„Nein“", "Bundeskanzlerin Merkel"),
    ("„Nein“, sagte der US-Präsident in Wien.", "„Nein“", "der US-Präsident"),
    ("Ein Abgeordneter warnte. „Nein“, sagte der Abgeordnete Jan Muster.", "„Nein“", "der Abgeordnete Jan Muster"),
    ("„Nein“, sagten Wien und Rom.", "„Nein“", "Wien und Rom"),
    ("„Nein“, sagte ein Sprecher. „Ich warte“, sagte der Sprecher.", "„Ich warte“", "der Sprecher"),
    ("„Nein“, berichtete der „Spiegel“.", "„Nein“", "der „Spiegel“"),
    ("„Nein“, teilten israelische Soldaten mit.", "„Nein“", "israelische Soldaten"),
)


def untold(why: str) -> list[str]:
    """The reasons of a `why` that stay English."""
    return [part for part in why.split("; ") if part and reason(part, "de") == part]


def given() -> set[str]:
    """All reasons in the code of linking; where a rule fills in a word of the article "Wort", another reason "name"."""
    folder = Path(linking.__path__[0])
    trees = [ast.parse((folder / f"{name}.py").read_text("utf8")) for name in RULES]
    said = {
        _filled(one) for tree in trees for node in ast.walk(tree) for place in _places(node) for one in _texts(place)
    }
    hows = {name.how for several in table().names.values() for name in several if not name.entity.startswith("person:")}
    return {one for one in said if not IDENTITY.match(one)} | (hows - {*NEEDS_MORE})


def _places(node: ast.AST) -> Iterator[ast.expr]:
    """What a node of the code hands on as a reason."""
    match node:
        case ast.Call(func=ast.Name(id="Found"), args=[ast.Constant(value=None), *_]):
            return  # nobody is found, and nothing told
        case ast.Call(func=ast.Name(id="Hit" | "Found") | ast.Attribute(attr="_one" | "_only")):
            yield from node.args[1:]
        case ast.Call(func=ast.Attribute(attr="_by_key"), args=[_, _, _, link]):
            yield link
        case ast.Call(func=ast.Attribute(value=ast.Attribute(attr="links"), attr="setdefault")):
            yield node.args[0]
        case ast.Subscript(value=ast.Attribute(attr="links")):
            yield node.slice
        case ast.Assign(targets=[ast.Name(id="link" | "_JUDGED")] | [ast.Attribute(attr="why")]):
            yield node.value
        case ast.Tuple(elts=[first, _, *_, last]) if not isinstance(first, ast.Constant | ast.Starred):
            yield last


def _texts(place: ast.expr) -> list[ast.Constant | ast.JoinedStr]:
    """The strings that an expression may be."""
    if isinstance(place, ast.IfExp):
        return [*_texts(place.body), *_texts(place.orelse)]
    text = isinstance(place, ast.JoinedStr) or (isinstance(place, ast.Constant) and isinstance(place.value, str))
    return [place] if text and isinstance(place, ast.Constant | ast.JoinedStr) else []


def _filled(text: ast.Constant | ast.JoinedStr) -> str:
    """A string with an example in each of its gaps."""
    if isinstance(text, ast.Constant):
        return str(text.value)
    said = ""
    for value in text.values:
        if isinstance(value, ast.Constant):
            said += str(value.value)
        elif said.count("„") + said.count(" “") > len(re.findall(r"\S[“”]", said)):
            said += "Wort"
        elif said.endswith("with "):
            said += "„Wort“"
        else:
            said += "gov" if "organ" in ast.unparse(value) else "name"
    return said


def test_every_reason_in_the_code_has_a_german_form() -> None:
    every = given()
    known = {"surname", "seat", "abbreviation", "a town", "pronoun “Wort”", "gov with „Wort“", "genitive „Wort“"}
    known |= {"holds the office; name", "capital for government; name", "named one sentence later", "its site"}
    known |= {"first person in its quotation", "a person's judgement", "the state just named", "the only company"}
    assert known <= every
    alone = every - {"genitive „Wort“", "„Wort-“"}  # what a noun has beside it, told with the noun
    assert sorted(one for why in alone for one in untold(why)) == []


def test_the_table_holds_nothing_that_linking_no_longer_says() -> None:
    forms = {re.sub(r"[„“]\w+[“”]", "„…“", part) for why in given() for part in why.split("; ")}
    forms |= {piece for form in forms for piece in form.split(", ")} | {"with genitive „…“"}
    assert REASONS.keys() - forms == set()


def test_every_organ_and_office_has_a_german_name() -> None:
    assert {*organs._ORGANS, *organs._OFFICES, "state"} == ORGANS.keys()


@pytest.mark.parametrize(("text", "quote", "speaker"), REPORTS)
def test_actors_are_explained_in_german(text: str, quote: str, speaker: str) -> None:
    findings = Findings((a_quotation(text, quote, type="direct", speaker=speaker),), sentences=sentences(text))
    actors = linking.resolve(an_article(text), findings).actors
    assert actors
    assert [untold(actor.why) for actor in actors if untold(actor.why)] == []


def test_links_are_explained_in_german() -> None:
    texts = [json.loads(line)["text"] for line in CASES.read_text("utf8").splitlines()]
    found = {link.why for text in texts for link in links(tokens(text, sentences(text)), "2015-06-15")}
    assert len(found) > 50
    assert sorted({one for why in found for one in untold(why)}) == []


@pytest.mark.parametrize(
    ("why", "german"),
    [
        ("full name; surname; pronoun “er”", "voller Name; Nachname; Fürwort „er“"),
        ("gov with „französische“", "Regierung mit „französische“"),
        ("ministry/innen with genitive „Frankreichs“", "Innenministerium mit dem Genitiv „Frankreichs“"),
        ("ministry/fischerei with „in Paris“", "Ministerium (Fischerei) mit „in Paris“"),
        ("capital for government; subject of „droht“", "Hauptstadt für die Regierung; Subjekt von „droht“"),
        ("full name, in office at that date", "voller Name, damals im Amt"),
        ("name; something else, at that date", "Name; something else, at that date"),
        ("neither with „einem“", "neither with „einem“"),
        ("", ""),
    ],
)
def test_a_reason_is_told_part_by_part(why: str, german: str) -> None:
    assert reason(why, "de") == german
    assert reason(why, "en") == why
