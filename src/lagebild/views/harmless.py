"""Text of strangers made safe to show: nothing in it may steer a terminal, hide from the eye or reorder a line.

What is shown for a character does not depend on its neighbours, so a text may be cleaned whole or in pieces with the
same result. HTML is not escaped here; that is the page's own business.
"""

from __future__ import annotations

import unicodedata

DROPPED = "\r\u00ad\u200b\u2060\ufeff"  # soft hyphen, zero-width space, word joiner, byte order mark
JOINERS = "\u200c\u200d"  # needed by emoji and by Persian
REPLACEMENT = "\ufffd"
LEADING_ON = (",", ";", ":")
CLOSING = "“”\"«»‹›‘’'"  # quotation marks


def harmless(text: str) -> str:
    """The text without control, bidi and format characters; line breaks stay."""
    if text.isprintable():
        return text
    return text.translate({ord(character): _shown_for(character) for character in set(text)})


def one_line(text: str | None) -> str:
    """`harmless`, on one line, with single spaces; empty for None."""
    return " ".join(harmless(text or "").split())


def _shown_for(character: str) -> str:
    """What is shown for one character."""
    category = unicodedata.category(character)
    if character in "\n\u2028\u2029":
        return "\n"
    if character == "\t":
        return " "
    if character in DROPPED:
        return ""
    if category == "Cc" and character < " ":
        return chr(0x2400 + ord(character))  # ␛ for ESC: a reader may see that something was there
    if category.startswith("C") and character not in JOINERS:
        return REPLACEMENT  # DEL, C1 controls, bidi overrides and other format characters, lone surrogates
    return character


def trimmed(text: str) -> str:
    """Words as a line shows them: without the comma or the like at their end that led on to what the text says next.

    Evidence is shown as it stands, so it is never asked for there.
    """
    words = text.rstrip()
    mark = words[-1:] if words[-1:] in CLOSING else ""
    inner = words.removesuffix(mark).rstrip()
    return inner.rstrip(" ,;:") + mark if inner[-1:] in LEADING_ON else text
