from __future__ import annotations

from collections import defaultdict
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.records import Span
from lagebild.views.marks import Light, Mark, marked


class Reader(HTMLParser):
    """Reads marked text back: the words in paragraphs, under each statement, under each role."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.paragraphs: list[str] = []
        self.statements: dict[int, str] = defaultdict(str)
        self.roles: dict[str, str] = defaultdict(str)
        self.numbers: list[str] = []
        self.classes: list[str] = []
        self.feed(str(markup))  # as plain text: the parser's own joins must not escape it again
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append((tag, dict(attrs)))
        if tag == "p":
            self.paragraphs.append("")
        if "q" in (dict(attrs).get("class") or "").split():
            self.classes.append(dict(attrs)["class"] or "")

    def handle_endtag(self, tag: str) -> None:
        opened, _ = self.open.pop()
        assert opened == tag

    def handle_data(self, data: str) -> None:
        if not self.open:
            assert data == "\n"
            return
        if self.open[-1][0] == "a":
            self.numbers.append(data)
            return
        self.paragraphs[-1] += data
        for _, attributes in self.open:
            if "data-s" in attributes:
                self.statements[int(attributes["data-s"] or "")] += data
            for key in (attributes.get("data-r") or "").split():
                self.roles[key] += data


def mark(*spans: Span, number: str = "1") -> Mark:
    return Mark(spans, "t-direct", number, "label", "r0-0", "q0-0")


def test_paragraphs_are_split_at_empty_lines_only() -> None:
    read = Reader(marked("\n Eins\nzwei\n \n\ndrei \n", [], []))
    assert read.paragraphs == ["Eins\nzwei", "drei"]
    assert marked(" \n ", [], []) == ""


def test_nested_statements_are_elements_in_elements_and_know_their_depth() -> None:
    read = Reader(marked("abcdefghij", [mark((0, 10)), mark((2, 6), number="2")], []))
    assert read.statements == {0: "abcdefghij", 1: "cdef"}
    assert read.classes == ["q t-direct d0", "q t-direct d1"]


def test_overlapping_statements_are_cut_and_numbered_once() -> None:
    read = Reader(marked("abcdefghij", [mark((0, 6)), mark((4, 10), number="2")], []))
    assert read.statements == {0: "abcdef", 1: "efghij"}
    assert read.numbers == ["1", "2"]


def test_a_statement_in_pieces_over_paragraphs() -> None:
    read = Reader(marked("abc\n\ndef ghi", [mark((1, 6), (9, 12))], []))
    assert read.statements == {0: "bcdghi"}
    assert read.paragraphs == ["abc", "def ghi"]


def test_everything_is_escaped() -> None:
    markup = marked('<b>&"\x1b', [Mark(((0, 4),), 'x"><i>', "<", '"><i>', '"><i>', '"><i>')], [Light((0, 2), '"><i>')])
    assert "<b>" not in markup
    assert "<i>" not in markup
    assert Reader(markup).paragraphs == ['<b>&"␛']


def test_spans_outside_the_text_are_cut_to_it() -> None:
    assert Reader(marked("abc", [mark((-3, 2), (2, 99), (50, 60))], [])).statements == {0: "abc"}


@st.composite
def spans(draw: st.DrawFn) -> Span:
    begin = draw(st.integers(0, 30))
    return (begin, draw(st.integers(begin, 32)))


def words(text: str, where: list[Span]) -> str:
    """The characters under any of the spans, without blanks, which paragraphs may swallow."""
    return "".join(text[at] for at in range(len(text)) if any(begin <= at < end for begin, end in where)).replace(
        "\n", ""
    )


@settings(deadline=None)
@given(
    st.text("ab<&é😀\n", max_size=32),
    st.lists(st.lists(spans(), max_size=3), max_size=5),
    st.lists(spans(), max_size=4),
)
def test_no_word_is_lost_or_marked_wrongly(text: str, statements: list[list[Span]], roles: list[Span]) -> None:
    marks = [mark(*where) for where in statements]
    read = Reader(marked(text, marks, [Light(where, "c0") for where in roles]))
    assert "".join(read.paragraphs).replace("\n", "") == text.replace("\n", "")
    for index, where in enumerate(statements):
        assert read.statements[index].replace("\n", "") == words(text, where)
    assert read.roles["c0"].replace("\n", "") == words(text, roles)
    assert len(read.numbers) == sum(bool(words(text, where)) for where in statements)
