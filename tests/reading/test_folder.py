from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lagebild.errors import ModelError
from lagebild.reading.folder import (
    BLOCK,
    FEATURES,
    FILES,
    FORMAT,
    FRAME_FEATURES,
    MATCH,
    SETTINGS,
    file_hash,
    labels,
    stated,
    verify,
)
from lagebild.reading.network import Network
from lagebild.reading.scheme import FRAME_ROLES, FRAMES, RUNNING
from lagebild.reading.vectors import PieceVectors
from lagebild.records import Coder
from lagebild.version import __version__
from tests.reading.pieces_factory import frame_settings

Change = Callable[[Path], object]


def write(folder: Path, manifest: Any) -> None:
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")


def read(folder: Path) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text("utf-8"))
    return manifest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that is sound as far as its manifest goes."""
    folder = tmp_path / "weights"
    folder.mkdir()
    for name in FILES:
        (folder / name).write_bytes(name.encode())
    write(
        folder,
        {
            "format": FORMAT,
            "name": "test-model",
            "flavour": "research",
            "hidden": 64,
            "labels": labels(),
            "settings": {
                **dict.fromkeys(SETTINGS, 0.5),
                "sentence": dict.fromkeys(RUNNING, 0.5),
                "calibration": dict.fromkeys(FEATURES, 0.0),
                "frames": frame_settings(),
            },
            "files": {name: file_hash(folder / name) for name in FILES},
            "licence": "kept for people",
        },
    )
    return folder


def test_a_sound_folder(folder: Path) -> None:
    manifest = verify(folder)
    assert (manifest.name, manifest.flavour, manifest.hidden) == ("test-model", "research", 64)
    assert manifest.sha256 == file_hash(folder / "manifest.json")
    assert manifest.settings["shown"] == 0.5
    assert manifest.settings["frames"] == frame_settings()


def test_a_folder_states_what_its_reader_signs_with(folder: Path) -> None:
    assert stated(folder) == Coder(__version__, "test-model", file_hash(folder / "manifest.json"))
    (folder / "encoder.onnx").write_bytes(b"altered")
    with pytest.raises(ModelError, match=r"encoder\.onnx: damaged or altered"):
        stated(folder)


@pytest.mark.model
def test_the_installed_folder(weights: Path) -> None:
    assert verify(weights).hidden == 384


def refused(folder: Path, name: str, *words: str) -> None:
    """The folder is refused with a message that names the file, the fault and the remedy."""
    with pytest.raises(ModelError) as caught:
        verify(folder)
    message = str(caught.value)
    assert message.startswith(f"{folder / name}: ")
    assert "install" in message
    assert "lagebild-model-de" in message
    assert "\n" not in message
    for word in words:
        assert word in message


def changed(**values: Any) -> Change:
    """Give keys of the manifest other values; None takes a key away."""

    def change(folder: Path) -> None:
        manifest = {**read(folder), **values}
        write(folder, {k: v for k, v in manifest.items() if v is not None})

    return change


def setting(**values: Any) -> Change:
    return lambda folder: write(folder, {**(m := read(folder)), "settings": {**m["settings"], **values}})


def frames_setting(part: str, value: Any) -> Change:
    """Give a part of the frames' settings another value; None takes the part away."""

    def change(folder: Path) -> None:
        frames = {**frame_settings(), part: value}
        setting(frames={k: v for k, v in frames.items() if v is not None})(folder)

    return change


def label(name: str, change: Callable[[list[str]], list[str]]) -> Change:
    return lambda folder: write(folder, {**read(folder), "labels": {**labels(), name: change(labels()[name])}})


def a_file_instead(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_text("x", "utf-8")


def bytes_of_manifest(content: bytes) -> Change:
    return lambda folder: (folder / "manifest.json").write_bytes(content)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        pytest.param(shutil.rmtree, ["cannot be read"], id="no folder"),
        pytest.param(lambda f: (f / "manifest.json").unlink(), ["cannot be read"], id="no manifest"),
        pytest.param(a_file_instead, ["cannot be read"], id="a file for a folder"),
        pytest.param(bytes_of_manifest(b""), ["not valid JSON"], id="empty"),
        pytest.param(bytes_of_manifest(b'{"format": '), ["not valid JSON"], id="cut off"),
        pytest.param(bytes_of_manifest(b"\x80\x81\xff"), ["not valid JSON"], id="binary"),
        pytest.param(bytes_of_manifest(b"[" * 100_000), ["not valid JSON"], id="deep"),
        pytest.param(bytes_of_manifest(b"[]"), ["format", "list", FORMAT], id="a list"),
        pytest.param(bytes_of_manifest(b"{}"), ["format", "None", FORMAT], id="nothing in it"),
        pytest.param(changed(format="lagebild.model/9"), ["lagebild.model/9", FORMAT], id="another format"),
        pytest.param(changed(labels=None), ["label"], id="no labels"),
        pytest.param(label("types", lambda x: x[:-1]), ["label"], id="a label less"),
        pytest.param(label("media", lambda x: x[::-1]), ["label"], id="labels in another order"),
        pytest.param(label("frames", lambda x: x[:-1]), ["label"], id="a kind of frame less"),
        pytest.param(label("attributes", lambda x: x[::-1]), ["label"], id="attributes in another order"),
        pytest.param(label("roles", lambda x: [*x, "event.witness"]), ["label"], id="a role more"),
        pytest.param(changed(name=None), ["'name'"], id="no name"),
        pytest.param(changed(name=7), ["'name'"], id="a number for a name"),
        pytest.param(changed(flavour=None), ["'flavour'"], id="no flavour"),
        pytest.param(changed(hidden=None), ["'hidden'"], id="no size"),
        pytest.param(changed(hidden="64"), ["'hidden'"], id="a string for a size"),
        pytest.param(changed(hidden=64.0), ["'hidden'"], id="a fraction for a size"),
        pytest.param(changed(hidden=0), ["'hidden'"], id="size zero"),
        pytest.param(changed(hidden=50), ["'hidden'"], id="a size of no whole blocks"),
        pytest.param(changed(settings=None), ["'settings'"], id="no settings"),
        pytest.param(changed(settings=[1]), ["'settings'"], id="a list of settings"),
        pytest.param(setting(outside=None), ["'outside'"], id="no setting"),
        pytest.param(setting(cue="0"), ["'cue'"], id="a string for a setting"),
        pytest.param(setting(shown=float("nan")), ["'shown'"], id="no number for a setting"),
        pytest.param(setting(frame=True), ["'frame'"], id="a truth for a setting"),
        pytest.param(setting(calibration={}), ["'calibration'"], id="no calibration"),
        pytest.param(setting(calibration=0.5), ["'calibration'"], id="a number for a calibration"),
        pytest.param(
            setting(frames=None), ["'event' in 'outside' of the 'frames' of 'settings'"], id="nothing for frames"
        ),
        pytest.param(
            setting(frames=[1]), ["'event' in 'outside' of the 'frames' of 'settings'"], id="a list for frames"
        ),
        pytest.param(
            frames_setting("labels", None), ["'labels' in the 'frames' of 'settings'"], id="no labels of frames"
        ),
        pytest.param(frames_setting("labels", ["x"]), ["'labels' in the 'frames'"], id="a list for labels of frames"),
        pytest.param(
            frames_setting("labels", {"event.type.AID": "1"}), ["'labels'"], id="a string for a label of frames"
        ),
        pytest.param(
            frames_setting("labels", {"event.type.FETE": 0.5}), ["'labels' in the 'frames'"], id="an unknown label"
        ),
        pytest.param(
            frames_setting("labels", {"event.type.AID": True}), ["'labels'"], id="a truth for a label of frames"
        ),
        pytest.param(
            frames_setting("calibration", None), ["'event'", "'calibration' of the frames"], id="frames not rated"
        ),
        pytest.param(
            frames_setting("calibration", 1), ["'event'", "'calibration' of the frames"], id="frames rated alike"
        ),
        pytest.param(frames_setting("rescoring", None), ["'rescoring' in the 'frames'"], id="no second look"),
        pytest.param(frames_setting("rescoring", {"fete": {}}), ["'rescoring'"], id="a second look at no kind"),
        pytest.param(
            frames_setting("rescoring", {"event": {"least": "0", "weights": {}}}), ["'event'"], id="no level of it"
        ),
        pytest.param(
            frames_setting("rescoring", {"event": {"least": 0, "weights": {"bias": None}}}), ["'event'"], id="no weight"
        ),
        pytest.param(frames_setting("rescoring", {"event": 0.5}), ["'event'"], id="a number for a second look"),
        pytest.param(
            frames_setting("rescoring", {"event": {"least": 2, "weights": {"bias": 0}}}),
            ["'event'"],
            id="a level above 1",
        ),
        pytest.param(
            frames_setting("rescoring", {"event": {"least": 0.5, "weights": {}}}),
            ["'event'"],
            id="no bias in a second look",
        ),
        pytest.param(
            frames_setting("rescoring", {"figure": {"least": 0.5, "weights": {"bias": 0}}}),
            ["'rescoring'"],
            id="at figures",
        ),
        pytest.param(changed(files=None), ["no hash for encoder.onnx"], id="no hashes"),
        pytest.param(changed(files=["encoder.onnx"]), ["no hash for encoder.onnx"], id="a list of files"),
    ],
)
def test_a_damaged_manifest(folder: Path, change: Change, words: list[str]) -> None:
    change(folder)
    refused(folder, "manifest.json", *words)


PARTS: dict[str, tuple[str, ...]] = {
    "outside": FRAMES,
    "shown": FRAMES,
    "candidates": ("figure", "role"),
    "none": tuple(f"{kind}.{role}" for kind, role in FRAME_ROLES),
}
NO_NUMBERS: tuple[Any, ...] = ("0", float("nan"), float("inf"), True, None, [0.0], {})


@pytest.mark.parametrize(("part", "name"), [(part, name) for part, names in PARTS.items() for name in names])
def test_every_number_of_the_frames_must_be_there(folder: Path, part: str, name: str) -> None:
    sound = frame_settings()[part]
    without = {k: v for k, v in sound.items() if k != name}
    for values in (without, *({**sound, name: wrong} for wrong in NO_NUMBERS)):
        frames_setting(part, values)(folder)
        refused(folder, "manifest.json", f"{name!r} in {part!r} of the 'frames' of 'settings'")
    frames_setting(part, {**sound, name: 3})(folder)
    assert verify(folder).settings["frames"][part][name] == 3


@pytest.mark.parametrize("part", PARTS)
def test_every_part_of_the_frames_must_be_there(folder: Path, part: str) -> None:
    for value in (None, 0.5, [0.5], "x"):
        frames_setting(part, value)(folder)
        refused(folder, "manifest.json", f"{PARTS[part][0]!r} in {part!r} of the 'frames' of 'settings'")


@pytest.mark.parametrize("kind", FRAMES)
def test_every_weight_of_a_frames_confidence_must_be_there(folder: Path, kind: str) -> None:
    sound = frame_settings()["calibration"]
    for name in FRAME_FEATURES:
        without = {k: v for k, v in sound[kind].items() if k != name}
        for own in (without, {**sound[kind], name: "0"}, {**sound[kind], name: float("nan")}):
            frames_setting("calibration", {**sound, kind: own})(folder)
            refused(folder, "manifest.json", f"{name!r} of {kind!r} in the 'calibration' of the frames")
    frames_setting("calibration", {k: v for k, v in sound.items() if k != kind})(folder)
    refused(folder, "manifest.json", f"'bias' of {kind!r} in the 'calibration' of the frames")


def test_labels_may_be_biased_each(folder: Path) -> None:
    frames_setting("labels", {"event.status.actual": -1, "role.former.yes": 0.5})(folder)
    assert verify(folder).settings["frames"]["labels"]["event.status.actual"] == -1


def test_a_model_from_before_the_frames(folder: Path) -> None:
    """It reads what it was trained to read, but not with this version: nothing is broken, and the remedy is another one."""
    manifest = read(folder)
    for name in ("frames", "attributes", "roles"):
        del manifest["labels"][name]
    del manifest["settings"]["frames"], manifest["files"]["binder.onnx"]
    write(folder, manifest)
    (folder / "binder.onnx").unlink()
    refused(folder, "manifest.json", "label sets", MATCH)


@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file(folder: Path, name: str) -> None:
    path = folder / name
    sound = path.read_bytes()
    for content in (sound[:-1], sound + b"x", bytes([sound[0] ^ 1]) + sound[1:], b""):
        path.write_bytes(content)
        refused(folder, name, "damaged", "SHA-256")
    path.unlink()
    refused(folder, name, "missing")
    path.mkdir()
    refused(folder, name, "cannot be read")
    path.rmdir()
    path.write_bytes(sound)
    verify(folder)


@pytest.mark.parametrize("name", FILES)
def test_a_file_without_a_hash(folder: Path, name: str) -> None:
    manifest = read(folder)
    del manifest["files"][name]
    write(folder, manifest)
    refused(folder, "manifest.json", f"no hash for {name}")


def test_a_file_that_may_not_be_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(path: Path) -> str:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("lagebild.reading.folder.file_hash", forbidden)
    refused(folder, "encoder.onnx", "cannot be read", "Permission denied")


def four_bits(values: np.ndarray, scales: np.ndarray) -> bytes:
    """Blocks of 32 whole numbers from -8 to 7, each with its scale: fp16, then numbers 0 to 15 low and 16 to 31 high."""
    out = b""
    for row, scale in zip(values + 8, scales, strict=True):
        out += np.float16(scale).tobytes() + bytes(
            int(low) | int(high) << 4 for low, high in zip(row[:16], row[16:], strict=True)
        )
    return out  # fmt: skip


def test_piece_vectors(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    values, scales = rng.integers(-8, 8, (6, BLOCK)), np.array([0.5, 1, 0.25, -2, 0, 0.125])
    (tmp_path / "pieces.q4").write_bytes(four_bits(values, scales))
    expected = (values * scales[:, None]).reshape(3, 2 * BLOCK)
    table = PieceVectors(tmp_path / "pieces.q4", 2 * BLOCK)
    order = np.array([*range(len(table)), 0])
    assert table.of(order).tolist() == expected[order].tolist()
    assert table.of(order[:0]).shape == (0, 2 * BLOCK)


@pytest.mark.parametrize("size", [0, 1, 17, 18, 35, 37, 54])
def test_piece_vectors_that_are_not_whole(tmp_path: Path, size: int) -> None:
    (tmp_path / "pieces.q4").write_bytes(bytes(size))
    with pytest.raises(ModelError, match=r"pieces\.q4: .* install"):
        PieceVectors(tmp_path / "pieces.q4", 2 * BLOCK)


@pytest.mark.model
@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("content", [b"", b"nonsense", b"\x00" * 4321])
def test_a_file_with_the_right_hash_and_nothing_sensible_in_it(
    weights: Path, tmp_path: Path, name: str, content: bytes
) -> None:
    for file in FILES:
        (tmp_path / file).symlink_to(weights / file)
    (tmp_path / name).unlink()
    (tmp_path / name).write_bytes(content)
    manifest = read(weights)
    write(tmp_path, {**manifest, "files": {**manifest["files"], name: file_hash(tmp_path / name)}})
    with pytest.raises(ModelError) as caught:
        Network(tmp_path)
    assert str(caught.value).startswith(f"{tmp_path / name}: ")
    assert "install" in str(caught.value)


@pytest.mark.model
def test_vectors_of_another_tokenizer(weights: Path, tmp_path: Path) -> None:
    for file in FILES:
        (tmp_path / file).symlink_to(weights / file)
    (tmp_path / "pieces.q4").unlink()
    (tmp_path / "pieces.q4").write_bytes((weights / "pieces.q4").read_bytes()[: 384 // BLOCK * 18 * 1000])
    manifest = read(weights)
    files = {**manifest["files"], "pieces.q4": file_hash(tmp_path / "pieces.q4")}
    write(tmp_path, {**manifest, "files": files})
    with pytest.raises(ModelError, match=r"pieces\.q4: holds 1000 vectors"):
        Network(tmp_path)


@pytest.mark.model
def test_a_sentence_head_of_another_size(weights: Path, tmp_path: Path) -> None:
    for file in FILES:
        (tmp_path / file).symlink_to(weights / file)
    (tmp_path / "sentence.npy").unlink()
    np.save(tmp_path / "sentence.npy", np.zeros((384, 384), np.float32))
    manifest = read(weights)
    write(tmp_path, {**manifest, "files": {**manifest["files"], "sentence.npy": file_hash(tmp_path / "sentence.npy")}})
    with pytest.raises(ModelError, match=r"sentence\.npy: its shape"):
        Network(tmp_path)
