from __future__ import annotations

from io import StringIO

from lagebild.cli.messages import REMEMBERED, Messages
from lagebild.errors import InputError


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_a_fault_is_one_line_whatever_its_name_holds() -> None:
    stream = StringIO()
    messages = Messages(stream)
    messages.fault(InputError("a\nlagebild: all well\x1b[31m\u202e", "empty", "there is no text"))
    assert stream.getvalue().count("\n") == 1
    assert "\x1b" not in stream.getvalue()
    assert "\u202e" not in stream.getvalue()
    assert stream.getvalue().endswith("empty (there is no text)\n")
    assert messages.failed == 1


def test_a_warning_that_comes_again_is_counted() -> None:
    stream = StringIO()
    messages = Messages(stream)
    for where in ("a.txt", "b.txt", "c.txt"):
        messages.done(where, ["no date", *(["odd"] if where == "b.txt" else [])])
    messages.close()
    assert stream.getvalue().splitlines() == [
        "lagebild: a.txt: warning: no date",
        "lagebild: b.txt: warning: odd",
        "lagebild: warning: in 2 more articles (b.txt, c.txt): no date",
    ]
    assert messages.read == 3


def test_too_many_different_warnings_are_said_and_not_kept() -> None:
    stream = StringIO()
    messages = Messages(stream)
    for number in range(REMEMBERED + 5):
        messages.done("a.txt", [f"odd {number}"])
        messages.done("a.txt", [f"odd {number}"])
    said = stream.getvalue().splitlines()
    assert len(said) == REMEMBERED + 10
    messages.close()
    assert len(stream.getvalue().splitlines()) == len(said) + REMEMBERED


def test_warnings_can_be_left_to_the_view() -> None:
    stream = StringIO()
    messages = Messages(stream, warnings=False)
    messages.done("a.txt", ["no date"])
    messages.close()
    assert stream.getvalue() == ""


def test_no_bar_off_a_terminal_nor_for_one_article() -> None:
    pipe, terminal = StringIO(), Terminal()
    for stream, articles in ((pipe, 3), (terminal, 1)):
        messages = Messages(stream, bar=True)
        for _ in range(articles):
            messages.done("a.txt", [])
        messages.close()
        assert stream.getvalue() == ""


def test_a_bar_on_a_terminal_leaves_messages_whole() -> None:
    terminal = Terminal()
    messages = Messages(terminal, bar=True, total=lambda: 3)
    messages.done("a.txt", [])
    messages.done("b.txt", [])
    messages.fault(InputError("c.txt", "empty"))
    messages.close()
    assert "3/3" in terminal.getvalue()
    assert "lagebild: c.txt: empty\n" in terminal.getvalue()
