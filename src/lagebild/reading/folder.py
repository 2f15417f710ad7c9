"""The model folder: a manifest and what it names, verified on load.

manifest.json    format, name, flavour, licence, data, labels, scores, calibration, hash of every other file
encoder.onnx     stage 1: embedded pieces -> states, tags, names
linker.onnx      stage 2: states around a quotation -> speaker, addressee, cue, frame, type, medium
binder.onnx      last states of the words around a frame -> its roles and attributes
sentence.npy     (H, H + 1) the head for sentence vectors
pieces.q4        table of piece vectors, Q4_0 (blocks of 32: fp16 scale, 16 bytes of nibbles)
tokenizer.json   the pruned tokenizer
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lagebild.errors import ModelError
from lagebild.reading import scheme
from lagebild.reading.scheme import RUNNING
from lagebild.records import Coder
from lagebild.version import __version__

FORMAT = "lagebild.model/2"
FILES = ("encoder.onnx", "linker.onnx", "binder.onnx", "sentence.npy", "pieces.q4", "tokenizer.json")
SETTINGS = ("outside", "extras", "no_speaker", "no_addressee", "cue", "frame", "keep_type", "shown")
FEATURES = (
    "bias",
    "tags",
    "worst",
    "edges",
    "speaker",
    "spoken",
    "type",
    "cue",
    "cue of indirect",
    "near",
    "words",
    *scheme.TYPES,
)  # of the calibration of the confidence
RESCORED = ("event", "commitment", "position")  # kinds of frames at which there may be a second look
OWN_FEATURES = (
    "bias",
    "tags",
    "worst",
    "edges",
    "labels",
    "least label",
    "role",
    "words",
)  # what a frame tells of itself
FRAME_FEATURES = (
    *OWN_FEATURES,
    "chance",
)  # of the calibration of a frame's confidence: that of the second look as well
BLOCK, BLOCK_BYTES = 32, 18
REMEDY = "install the distribution lagebild-model-de anew"
MATCH = "install matching versions of lagebild and lagebild-model-de"


def labels() -> dict[str, list[str]]:
    """The label sets that a model must have been trained with, in order."""
    return {
        "tags": list(scheme.TAGS),
        "types": list(scheme.TYPES),
        "media": list(scheme.MEDIA),
        "mentions": list(scheme.MENTION_TAGS),
        "marks": list(scheme.MARKS),
        "frames": list(scheme.FRAMES),
        "attributes": [f"{kind}.{name}.{value}" for kind, name, values in scheme.ATTRIBUTES for value in values],
        "roles": [f"{kind}.{role}" for kind, role in scheme.FRAME_ROLES],
    }


@dataclass(frozen=True)
class Manifest:
    """What a model says of itself, as far as reading needs it. `settings` are the decoding's and calibration's numbers."""

    name: str
    flavour: str
    sha256: str
    hidden: int
    settings: dict[str, Any]


def verify(folder: Path) -> Manifest:
    """Read the manifest and check every file against it.

    Raises:
        ModelError: the manifest is missing or broken, a file is missing or altered, or format or labels do not fit.
    """
    path = folder / "manifest.json"
    try:
        raw = path.read_bytes()
        manifest = json.loads(raw)
    except OSError as e:
        raise ModelError(f"{path}: cannot be read: {e.strerror}; {REMEDY}") from e
    except (ValueError, RecursionError) as e:
        raise ModelError(f"{path}: not valid JSON ({e}); {REMEDY}") from e
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        found = manifest.get("format") if isinstance(manifest, dict) else type(manifest).__name__
        raise ModelError(f"{path}: format is {found!r}, this version of lagebild reads {FORMAT!r}; {MATCH}")
    if manifest.get("labels") != labels():
        raise ModelError(f"{path}: its label sets are not those of this version of lagebild; {MATCH}")
    if what := next(_wrong(manifest), None):
        raise ModelError(f"{path}: {what} is missing or not what it should be; {REMEDY}")
    _check_files(folder, manifest)
    sha256 = hashlib.sha256(raw).hexdigest()
    return Manifest(manifest["name"], manifest["flavour"], sha256, manifest["hidden"], manifest["settings"])


def stated(folder: Path) -> Coder:
    """Which model a folder holds: what a reader that is loaded from it signs its readings with. Every file is checked, none is loaded.

    Raises:
        ModelError: as `verify`.
    """
    manifest = verify(folder)
    return Coder(__version__, manifest.name, manifest.sha256)


def _wrong(manifest: dict[str, Any]) -> Iterator[str]:
    """Keys whose values reading could not work with."""
    for key in ("name", "flavour"):
        if not isinstance(manifest.get(key), str):
            yield f"{key!r}"
    hidden = manifest.get("hidden")
    if not isinstance(hidden, int) or hidden <= 0 or hidden % BLOCK:
        yield "'hidden'"
    settings = manifest.get("settings")
    weights = settings.get("calibration") if isinstance(settings, dict) else None
    for name in SETTINGS:
        if not isinstance(settings, dict) or not _number(settings.get(name)):
            yield f"{name!r} in 'settings'"
    least = settings.get("sentence") if isinstance(settings, dict) else None
    for name in RUNNING:
        if not isinstance(least, dict) or not _number(least.get(name)):
            yield f"{name!r} in the 'sentence' of 'settings'"
    for name in FEATURES:
        if not isinstance(weights, dict) or not _number(weights.get(name)):
            yield f"{name!r} in the 'calibration' of 'settings'"
    yield from _wrong_frames(settings)
    yield from _wrong_rescoring(settings)


def _wrong_frames(settings: object) -> Iterator[str]:
    """Numbers of the frames' decoding and calibration that are missing, or not known."""
    frames = settings.get("frames") if isinstance(settings, dict) else None
    parts: dict[str, tuple[str, ...]] = {
        "outside": scheme.FRAMES,
        "shown": scheme.FRAMES,
        "candidates": ("figure", "role"),
        "none": tuple(f"{kind}.{role}" for kind, role in scheme.FRAME_ROLES),
    }
    for part, names in parts.items():
        values = frames.get(part) if isinstance(frames, dict) else None
        for name in names:
            if not isinstance(values, dict) or not _number(values.get(name)):
                yield f"{name!r} in {part!r} of the 'frames' of 'settings'"
    added = frames.get("labels") if isinstance(frames, dict) else None
    known = frozenset(labels()["attributes"])
    if not isinstance(added, dict) or not added.keys() <= known or not all(map(_number, added.values())):
        yield "'labels' in the 'frames' of 'settings'"
    weights = frames.get("calibration") if isinstance(frames, dict) else None
    for kind in scheme.FRAMES:
        own = weights.get(kind) if isinstance(weights, dict) else None
        for name in FRAME_FEATURES:
            if not isinstance(own, dict) or not _number(own.get(name)):
                yield f"{name!r} of {kind!r} in the 'calibration' of the frames"


def _wrong_rescoring(settings: object) -> Iterator[str]:
    """What of the second look at frames is not as it should be; it may be about no kind at all."""
    frames = settings.get("frames") if isinstance(settings, dict) else None
    rescoring = frames.get("rescoring") if isinstance(frames, dict) else None
    if not isinstance(rescoring, dict) or not rescoring.keys() <= set(RESCORED):
        yield "'rescoring' in the 'frames' of 'settings'"
        return
    for kind, own in rescoring.items():
        weights, least = (own.get(name) if isinstance(own, dict) else None for name in ("weights", "least"))
        sound = isinstance(weights, dict) and "bias" in weights and all(map(_number, weights.values()))
        if not sound or not _number(least) or not 0 <= float(least or 0) <= 1:
            yield f"{kind!r} in the 'rescoring' of the frames"


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _check_files(folder: Path, manifest: dict[str, Any]) -> None:
    hashes = manifest.get("files")
    for name in FILES:
        path = folder / name
        if not isinstance(hashes, dict) or name not in hashes:
            raise ModelError(f"{folder / 'manifest.json'}: names no hash for {name}; {REMEDY}")
        try:
            found = file_hash(path)
        except FileNotFoundError as e:
            raise ModelError(f"{path}: missing; {REMEDY}") from e
        except OSError as e:
            raise ModelError(f"{path}: cannot be read: {e.strerror}; {REMEDY}") from e
        if found != hashes[name]:
            raise ModelError(f"{path}: damaged or altered, its SHA-256 is not the manifest's; {REMEDY}")


def file_hash(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    with path.open("rb") as f:
        return hashlib.file_digest(f, "sha256").hexdigest()
