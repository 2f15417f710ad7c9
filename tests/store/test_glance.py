"""What is kept of a picture, looked up without the store: it is what the store finds, or nothing."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from lagebild import pipeline
from lagebild.picture import rules
from lagebild.store import Dossier, Glance, glance
from lagebild.store.kept import NOW, Times
from tests.factories import an_article
from tests.store.readers import read

TEXT = "Korwath sagte: „Die Brücke über den Grenzfluss bleibt bis auf Weiteres geschlossen.“"
MORE = "Brandner sagte: „Niemand bedroht die Händler am anderen Ufer.“"
SINCE, UNTIL = "2031-03-04", "2031-03-05"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "lüge #1?.db"  # what a URL must escape


@pytest.fixture
def dossier(path: Path) -> Dossier:
    result = Dossier.open(str(path), create=True)
    result.add(*read(an_article(TEXT, id="eins", published="2031-03-04")))
    result.add(*read(an_article(MORE, id="zwei", published="2031-03-05")))
    return result


def stamps(path: Path, times: Times) -> str | None:
    return glance(str(path), rules(), lambda kept: kept.stamp(times))


@pytest.mark.parametrize("times", [(None, None), (UNTIL, None), ("2031-03-04T12:00:00Z", None)])
def test_it_finds_what_the_store_finds(dossier: Dossier, path: Path, times: Times) -> None:
    at, known = times
    assert pipeline.overview_at_a_glance(str(path), at=at, as_known=known) is None
    made = pipeline.overview(dossier, at=at, as_known=known)
    assert len(made.picture.statements) == (2 if at in (None, UNTIL) else 1)
    assert pipeline.overview_at_a_glance(str(path), at=at, as_known=known) == made
    assert stamps(path, times) == dossier.stamp(rules(), times)


def test_it_finds_what_has_changed(dossier: Dossier, path: Path) -> None:
    assert pipeline.changes_at_a_glance(str(path), SINCE) is None
    made = pipeline.changes_overview(dossier, SINCE)
    assert [one.what for one in made.changes("statements")] == ["statements"]
    assert pipeline.changes_at_a_glance(str(path), SINCE) == made
    assert pipeline.changes_at_a_glance(str(path), "2031-03-03") is None


def test_it_finds_what_sentences_are_held_against(dossier: Dossier, path: Path) -> None:
    assert pipeline.ground_at_a_glance(str(path)) is None
    made = pipeline.ground(dossier)
    assert pipeline.ground_at_a_glance(str(path)) == made


def test_what_is_over_is_not_found(dossier: Dossier, path: Path) -> None:
    """Whatever comes in, is decided, taken back or forgotten makes another picture."""
    article = an_article(
        "Korwath sagte: „Wir reden weiter mit allen, die am Tisch sitzen.“", id="drei", published="2031-03-06"
    )
    statement = dossier.judged("eins").statements[0].id
    verdicts: list[str] = []
    doings: list[Callable[[], object]] = [
        lambda: dossier.add(*read(article)),
        lambda: verdicts.append(dossier.judge("reject", statement, author="Ines Lehr").id),
        lambda: dossier.undo(verdicts[0], author="Ines Lehr"),
        lambda: dossier.forget_article("zwei"),
        lambda: dossier.forget_texts("none"),
    ]
    for do in doings:
        pipeline.changes_overview(dossier, SINCE)
        kept = pipeline.overview(dossier)
        assert pipeline.overview_at_a_glance(str(path)) == kept
        do()
        assert pipeline.overview_at_a_glance(str(path)) is None
        assert pipeline.changes_at_a_glance(str(path), SINCE) is None
        assert stamps(path, NOW) == dossier.stamp(rules(), NOW)


def test_an_earlier_time_is_found_again_once_the_store_was_asked(dossier: Dossier, path: Path) -> None:
    """Also where no picture had to be drawn, since its texts are what they were."""
    pipeline.changes_overview(dossier, SINCE)
    dossier.add(*read(an_article("Brandner sagte: „Wir bleiben hier in Olt.“", id="drei", published="2031-03-06")))
    assert stamps(path, (SINCE, None)) is None
    made = pipeline.changes_overview(dossier, SINCE)
    assert stamps(path, (SINCE, None)) == dossier.stamp(rules(), (SINCE, None))
    assert pipeline.changes_at_a_glance(str(path), SINCE) == made


def test_what_is_known_of_earlier_times_does_not_pile_up(dossier: Dossier, path: Path) -> None:
    for minute in range(20):
        pipeline.changes_overview(dossier, f"2031-03-04T12:{minute:02}:00Z")
    with sqlite3.connect(path) as connection:
        ((number,),) = connection.execute("SELECT count(*) FROM drawing WHERE part LIKE 'seen %'")
    assert number <= 6


def test_a_damaged_record_is_nothing(dossier: Dossier, path: Path) -> None:
    pipeline.overview(dossier)
    dossier.close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE drawing SET document = ? WHERE part = 'overview'", (b"?",))
    assert pipeline.overview_at_a_glance(str(path)) is None


@pytest.mark.parametrize("content", [None, b"", b"nonsense" * 1000])
def test_what_is_no_dossier_is_left_to_the_store(path: Path, content: bytes | None) -> None:
    if content is not None:
        path.write_bytes(content)
    assert stamps(path, NOW) is None
    assert path.exists() == (content is not None)
    assert stamps(path.parent, NOW) is None
    assert glance("postgresql://nobody@nowhere/nothing", rules(), lambda kept: kept.stamp(NOW)) is None


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="whoever may do everything is kept from nothing")
def test_what_may_not_be_written_is_left_to_the_store(dossier: Dossier, path: Path) -> None:
    pipeline.overview(dossier)
    dossier.close()
    path.chmod(0o400)
    assert stamps(path, NOW) is None


def test_it_leaves_nothing_beside_the_file(dossier: Dossier, path: Path) -> None:
    pipeline.overview(dossier)
    dossier.close()
    assert pipeline.overview_at_a_glance(str(path)) is not None
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_it_sees_one_state_of_the_dossier(dossier: Dossier, path: Path) -> None:
    def look(kept: Glance) -> tuple[str | None, str | None]:
        before = kept.stamp(NOW)
        dossier.add(*read(an_article("Brandner sagte: „Wir bleiben hier in Olt.“", id="drei", published="2031-03-06")))
        return before, kept.stamp(NOW)

    seen = glance(str(path), rules(), look)
    assert seen is not None
    before, after = seen
    assert before == after
    assert before != stamps(path, NOW)


@pytest.mark.parametrize("command", [("show",), ("changes", "--since", SINCE)])
def test_looking_again_loads_nothing_that_writes(dossier: Dossier, path: Path, command: tuple[str, ...]) -> None:
    dossier.close()
    name, *options = command
    script = (
        "import sys; from lagebild.cli import main\n"
        "try: main()\n"
        "finally: print(*sorted({'sqlalchemy', 'onnxruntime', 'numpy'} & sys.modules.keys()), file=sys.stderr)"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", script, name, str(path), *options, "--lang", "de"],
            capture_output=True, encoding="utf-8", env={**os.environ, "PYTHONUTF8": "1"}, check=True,
        )
        for _ in range(2)
    ]  # fmt: skip
    assert runs[0].stdout == runs[1].stdout
    assert "Brandner" in runs[0].stdout
    assert "sqlalchemy" in runs[0].stderr.split()
    assert runs[1].stderr.split() == []
