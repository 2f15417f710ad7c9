from __future__ import annotations

import os
import stat
from pathlib import Path

import click
import pytest

from lagebild.cli.files import LateFile, check_target, expected, writing, written_whole
from lagebild.errors import LagebildError


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    target.write_text("old", "utf-8")
    with pytest.raises(ZeroDivisionError), written_whole(target) as stream:
        stream.write("ne" * (1 // 0))
    assert target.read_text("utf-8") == "old"
    with written_whole(target) as stream:
        stream.write("nü\n")
        assert target.read_text("utf-8") == "old"
    assert target.read_bytes() == "nü\n".encode()
    assert os.listdir(tmp_path) == ["page.html"]


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_permissions_are_those_of_the_old_file_or_of_any_new_one(tmp_path: Path) -> None:
    old, new, plain = tmp_path / "old", tmp_path / "new", tmp_path / "plain"
    old.touch()
    old.chmod(0o640)
    plain.touch()
    for path in (old, new):
        with written_whole(path) as stream:
            stream.write("x")
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert new.stat().st_mode == plain.stat().st_mode


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with written_whole(tmp_path / "link") as stream:
        stream.write("x")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text("utf-8") == "x"


def test_a_device_is_written_to() -> None:
    with written_whole(Path(os.devnull)) as stream:
        stream.write("x")
    assert not Path(os.devnull).is_file()


def test_an_input_is_never_a_target(tmp_path: Path) -> None:
    report, folder = tmp_path / "report.txt", tmp_path / "reports"
    report.touch()
    folder.mkdir()
    same = tmp_path / "reports" / ".." / "report.txt"
    with pytest.raises(click.UsageError, match="one of the inputs"):
        check_target("--html", same, [str(report)])
    with pytest.raises(click.UsageError, match="lies in the input folder"):
        check_target("--html", folder / "page.html", [str(folder)])
    with pytest.raises(click.UsageError, match="this is a folder"):
        check_target("--html", folder, [str(report)])
    with pytest.raises(click.UsageError, match="there is no folder"):
        check_target("--html", tmp_path / "gone" / "page.html", [str(report)])
    check_target("--html", tmp_path / "page.html", [str(report), str(folder), "-"])
    check_target("--html", None, [str(report)])


def test_faults_of_the_disk_have_a_name() -> None:
    with pytest.raises(LagebildError, match=r"^page\.html: cannot be written: No space left"), writing():
        raise OSError(28, "No space left on device", "page.html")
    with pytest.raises(BrokenPipeError), writing():
        raise BrokenPipeError


def test_what_cannot_be_written_has_the_name_of_its_target(tmp_path: Path) -> None:
    with pytest.raises(LagebildError, match=r"^standard output: cannot be written: No space left"), writing():
        raise OSError(28, "No space left on device")
    with (
        pytest.raises(LagebildError, match=r"^page\.html: cannot be written: No space left"),
        writing(Path("page.html")),
    ):
        raise OSError(28, "No space left on device")
    late = LateFile(tmp_path / "fehlt" / "lage.csv")
    with pytest.raises(LagebildError, match=r"lage\.csv: cannot be written: No such file"), writing():
        late.write("x")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_noticed_when_the_file_is_flushed_or_closed() -> None:
    for finish in ("flush", "close"):
        late = LateFile(Path("/dev/full"))
        late.write("x")
        with pytest.raises(LagebildError, match=r"^/dev/full: cannot be written: No space left"), writing():
            getattr(late, finish)()


def test_a_target_that_is_not_there_yet_can_be_an_input_all_the_same(tmp_path: Path) -> None:
    with pytest.raises(click.UsageError, match="one of the inputs"):
        check_target("--output", tmp_path / "." / "lage.db-wal", [str(tmp_path / "lage.db-wal")])


def test_how_many_articles_to_expect(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    (tmp_path / "b.jsonl").write_text('{"text": "x"}\n\n{"text": "y"}\n', "utf-8")
    assert expected([str(tmp_path)]) == 3
    assert expected([str(tmp_path / "gone"), str(tmp_path / "a.txt")]) == 2
    assert expected([str(tmp_path), "-"]) is None
    assert expected([os.devnull]) is None
