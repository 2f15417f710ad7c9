"""Bytes to text: which encoding it is, and what happens to bytes that fit none.

Order: a byte order mark; valid UTF-8; UTF-8 with some broken bytes; the declared encoding; Windows-1252; a guess.
A declaration comes late because pages and servers declare wrongly, while text that happens to be valid UTF-8 is UTF-8.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from charset_normalizer import from_bytes

MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"OggS\x00", "an Ogg recording"),
    (b"ID3\x03", "an MP3 recording"),
    (b"ID3\x04", "an MP3 recording"),
)
MARKS = (  # the longer first: the UTF-32 mark begins with the UTF-16 one
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\v\f\r\x1b") + b"\x7f"
SAMPLE = 65_536  # bytes looked at to tell text from binary data
# Declarations that are believed. Left out: UTF-16 and UTF-32 (they cannot declare themselves in ASCII) and encodings
# that hide other text in plain ASCII (UTF-7, HZ, ISO-2022).
DECLARABLE = re.compile(
    r"(windows-|cp)125\d|iso-?8859-\d+|latin-?\d|koi8-[ru]|mac\w+|(cp|ibm)8\d\d|gbk?\w*|big5|euc-\w+|shift_jis"
)
OLD = ("cp850", "mac_roman")  # what German archives hold from before Windows-1252
EASTERN = ("cp1250", "iso8859_2", "cp1251", "koi8_r")
WESTERN = re.compile(r"(?:iso-?8859-1|latin-?1|windows-1252|cp1252)$")
BELIEVED = 0.75  # share of the non-ASCII characters that must make sense as Windows-1252
LETTERS = frozenset("äöüÄÖÜßéèêëàáâãåæçíîïìñóôòõøúùûýÉÈÀÁÂÅÆÇÍÓÔØÚ")
MARKS_BETWEEN_WORDS = frozenset("„“”‚‘«»‹›…•§°€£©®\u00a0\u00ad´·†")
MARKS_ANYWHERE = frozenset("’–—½¼²³\u00ad")


class Decoded(NamedTuple):
    """Text without byte order mark, and what had to be guessed or replaced."""

    text: str
    warnings: tuple[str, ...] = ()


def binary(data: bytes) -> str | None:
    """What kind of binary data this is, in words; None where it is text in some encoding."""
    for magic, name in MAGIC:
        if data.startswith(magic):
            return name
    if _mark(data):
        return None
    if b"\x00" in data:
        return "UTF-16 without byte order mark" if _bare_utf16(data[:SAMPLE]) else "binary data"
    sample = data[:SAMPLE]
    controls = len(sample) - len(sample.translate(None, CONTROLS))
    return "binary data" if controls >= 4 and controls * 20 > len(sample) else None


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """Text of `data`. Never fails: bytes that fit no encoding become U+FFFD, with a warning that says where."""
    if mark := _mark(data):
        return _marked(data, mark[1], skip=len(mark[0]))
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    if _mostly_utf8(data):
        return _marked(data, "utf-8")
    return _declared(data, declared) or _legacy(data)


def _mark(data: bytes) -> tuple[bytes, str] | None:
    return next(((mark, name) for mark, name in MARKS if data.startswith(mark)), None)


def _bare_utf16(sample: bytes) -> bool:
    """Half of the bytes are zero, and always the same half: Latin text in UTF-16."""
    halves = sample[0::2].count(0), sample[1::2].count(0)
    return min(halves) * 20 < max(halves) and max(halves) * 3 > len(sample)


def _marked(data: bytes, encoding: str, *, skip: int = 0) -> Decoded:
    """Decode with every broken sequence replaced; the warning gives the first one's byte offset in `data`."""
    body = data[skip:]
    try:
        return Decoded(body.decode(encoding))
    except UnicodeDecodeError as error:
        text = body.decode(encoding, "replace")
        own = body.count("\ufffd".encode(encoding)) if encoding.startswith("utf") else 0  # such characters may be meant
        broken = max(1, text.count("\ufffd") - own)
        places = "1 place" if broken == 1 else f"{broken} places, the first"
        name = {"cp1252": "Windows-1252"}.get(encoding, encoding.upper())
        return Decoded(text, (f"broken {name} in {places} at byte {skip + error.start}: replaced by U+FFFD",))


def _mostly_utf8(data: bytes) -> bool:
    """At least as many sound multi-byte characters as broken sequences.

    U+07C0 to U+07FF do not count: "ß" and a closing mark in Windows-1252 look like one of them.
    """
    text = data.decode("utf-8", "replace")
    wide = len(text) - len(text.encode("ascii", "ignore"))
    broken = text.count("\ufffd")
    sound = wide - broken - len(re.findall("[\u07c0-\u07ff]", text))
    return sound > 0 and sound >= broken


def _declared(data: bytes, declared: str | None) -> Decoded | None:
    name = (declared or "").strip().lower()
    if not DECLARABLE.fullmatch(name) or WESTERN.match(name):
        return None  # the Western ones are what is tried next anyway
    if name.startswith(("iso", "latin")) and re.search(rb"[\x80-\x9f]", data):
        return None  # control characters in ISO 8859: the page is in a Windows encoding, whatever it says
    try:
        return Decoded(data.decode(name))
    except (LookupError, UnicodeDecodeError):
        return None


def _legacy(data: bytes) -> Decoded:
    """One byte per character: Windows-1252 unless it makes no sense of the bytes and another encoding does."""
    if _sense(data.decode("cp1252", "replace")) >= BELIEVED:
        return _marked(data, "cp1252")
    senses = {name: _sense(data.decode(name, "replace")) for name in OLD}
    best = max(OLD, key=senses.__getitem__)
    name = best if senses[best] >= BELIEVED else _guess(data)
    if name is None:
        return _marked(data, "cp1252")
    text, warnings = _marked(data, name)
    return Decoded(text, (f"neither UTF-8 nor Windows-1252: read as {name}, a guess", *warnings))


def _sense(text: str) -> float:
    """Share of the non-ASCII characters that a Western report would have there; 0 where most letters are such."""
    first = re.search(r"[^\x00-\x7f]", text)
    if first is None:
        return 1.0
    sample = text[max(0, first.start() - SAMPLE // 2) : first.start() + SAMPLE]
    letters = [char for char in sample if char.isalpha()]
    if 2 * sum(char > "\x7f" for char in letters) > len(letters):  # a whole alphabet, in another encoding
        return 0.0
    seen = [_sensible(sample, match.start()) for match in re.finditer(r"[^\x00-\x7f]", sample)]
    return sum(seen) / len(seen)


def _sensible(text: str, at: int) -> bool:
    """Whether a non-ASCII character fits where it stands: no mark within a word, no capital after a small letter."""
    before, char, after = text[at - 1 : at], text[at], text[at + 1 : at + 2]
    if char in LETTERS:
        return not (char.isupper() and before.islower())
    return char in MARKS_ANYWHERE or (char in MARKS_BETWEEN_WORDS and not (before.isalpha() and after.isalpha()))


def _guess(data: bytes) -> str | None:
    """The most orderly reading in an Eastern encoding; the earlier one where they tie."""
    found = from_bytes(data, cp_isolation=list(EASTERN), preemptive_behaviour=False)
    chaos = {name: match.chaos for match in found for name in match.could_be_from_charset}
    return min((name for name in EASTERN if name in chaos), key=chaos.__getitem__, default=None)
