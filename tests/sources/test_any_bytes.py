"""Whatever bytes come in at whatever entry: drafts or InputErrors come out, nothing else, and there is an end."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.errors import InputError
from lagebild.sources.drafts import Draft
from lagebild.sources.files import SUFFIXES
from lagebild.sources.limits import LIMITS
from lagebild.sources.streams import drafts
from tests.sources.making import PAGE, TEXT, Pipe, http, packed, pdf, record, set_lines, tarred, zipped

SMALL = replace(LIMITS, members=200, depth=3, seconds=5, ratio_from=100_000, whole_from=1_000_000, pdf_seconds=20)
MEMBERS = {
    "a.txt": TEXT,
    "b/c.html": PAGE,
    "d.csv": f"titel;text\nA;{TEXT}\n",
    "e.jsonl": json.dumps({"text": TEXT}) + "\n{}\n",
    "f.md": f"# A\n\n{TEXT}",
}
TAR = tarred(dict(MEMBERS))
SEEDS = {
    "zip": zipped(dict(MEMBERS)),
    "stored": zipped({"a.zip": zipped(dict(MEMBERS)), "b.tar.gz": gzip.compress(TAR)}, 0),
    "tar": TAR,
    "tar.gz": gzip.compress(TAR),
    "tar.bz2": bz2.compress(TAR),
    "tar.xz": lzma.compress(TAR),
    "warc.gz": packed([record(http(PAGE)), record(http(TEXT, "text/plain")), record(b"", "request")]),
    "csv": MEMBERS["d.csv"].encode() * 3,
}


def changed(data: st.DataObject, whole: bytes) -> bytes:
    """The bytes with some places overwritten, cut out, doubled or cut off."""
    bent = bytearray(whole)
    for _ in range(data.draw(st.integers(0, 6))):
        at, size = data.draw(st.integers(0, max(len(bent) - 1, 0))), data.draw(st.integers(0, 60))
        new = data.draw(
            st.one_of(
                st.binary(max_size=12), st.sampled_from([b"\xff" * 8, b"\0" * 8]), st.just(bytes(bent[at : at + 300]))
            )
        )
        bent[at : at + size] = new
    return bytes(bent[: data.draw(st.integers(0, len(bent)))]) if data.draw(st.booleans()) else bytes(bent)


def ends_well(data: bytes, name: str, kind: str | None) -> None:
    for stream in (io.BytesIO(data), Pipe(data, 77)):
        for item in drafts(stream, name, kind, limits=SMALL):  # type: ignore[arg-type]
            assert isinstance(item, Draft | InputError)
            item.where.encode()


@pytest.mark.parametrize("seed", SEEDS)
@settings(max_examples=25, deadline=None)
@given(st.data())
def test_damaged_inputs(seed: str, data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from([None, *set(SUFFIXES.values()) - {"pdf"}]))
    ends_well(changed(data, SEEDS[seed]), f"a.{seed}", kind)


@settings(max_examples=5, deadline=None)
@given(st.data())
def test_damaged_documents(data: st.DataObject) -> None:
    ends_well(changed(data, pdf([set_lines(["Eins.", "Zwei."])])), "a.pdf", "pdf")


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([None, *sorted(set(SUFFIXES.values()) - {"pdf"})]))
def test_any_bytes(data: bytes, kind: str | None) -> None:
    ends_well(data, "a", kind)


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["zip", "tar", "gz", "bz2", "xz", "warc"]))
def test_any_bytes_behind_the_right_head(data: bytes, kind: str) -> None:
    heads = {
        "zip": b"PK\x03\x04",
        "tar": TAR[:512],
        "gz": b"\x1f\x8b\x08",
        "bz2": b"BZh91AY&SY",
        "xz": b"\xfd7zXZ\x00",
        "warc": b"WARC/1.0\r\n",
    }
    ends_well(heads[kind] + data, f"a.{kind}", None)
