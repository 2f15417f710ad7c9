"""What the sentences that come with a dossier would touch: out of what is kept beside its picture, and worked out anew."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lagebild import moments, pipeline
from lagebild import picture as fusing
from lagebild.entries import Version
from lagebild.sources.language import ENGLISH
from lagebild.store import Dossier
from lagebild.streaming import Reads
from lagebild.views.picturewhatif import whatif_view
from lagebild.web.desk import Desk
from tests.picture.supposing import anew
from tests.thorough import THOROUGH, some, thorough
from tests.views.pictureviews import printed
from tests.web.conftest import REPORTS

pytestmark = pytest.mark.model
SENTENCES = [one["sentence"] for one in json.loads((REPORTS.parent / "expected.json").read_text("utf-8"))["whatif"]]


def judge(dossier: Dossier) -> None:
    """Two people's decisions: what has become of a commitment, and that another one was none."""
    one, other = (tripwire.evidence[0].record for tripwire in pipeline.picture(dossier).tripwires[:2])
    dossier.judge("state", one, author="Ines Lehr", value={"state": "touched"})
    dossier.judge("reject", other, author="Ines Lehr")


@thorough
@pytest.mark.parametrize(
    ("at", "judged", "sentences"),
    [
        (None, False, some(SENTENCES[::2], 3)),
        ("2031-03-06T12:00:00+01:00", False, some(SENTENCES, 3)),
        (None, True, some(SENTENCES[1::2], 3)),
    ],
    ids=["now", "earlier", "judged"],
)
def test_it_is_what_is_said_where_all_is_worked_out_anew(
    place: Path, reader: Reads, at: str | None, judged: bool, sentences: list[str]
) -> None:
    with Dossier.open(str(place)) as dossier:
        if judged:
            judge(dossier)
        texts = [fusing.text_of(held, *dossier.left(held)) for held in dossier.held(at=at)]
        there = {text.version.article for text in texts}
        copies = [pair for pair in dossier.copies() if there.issuperset(pair)]
        when = at or max((moments.moment(text.published), text.published) for text in texts if text.published)[1]
        touched = 0
        for sentence in sentences:
            seen = pipeline.whatif(dossier, sentence, reader, at=at)
            read = pipeline.read(sentence, published=when, id="whatif", reader=reader)
            version = Version("whatif", 1, read.article.sha256, moments.LAST, published=when, language="de")
            options = {"copies": copies, "verdicts": dossier.verdicts(), "at": at}
            touches, positions = anew(texts, fusing.Text(version, read), **options)
            assert seen.touches == touches, sentence
            assert seen.positions in (positions, ())
            touched += bool(touches)
        assert touched or not THOROUGH, "of a sample none need touch anything"


def test_a_server_says_what_the_command_line_says(place: Path, reader: Reads) -> None:
    desk = Desk(str(place))
    desk._reader = reader
    try:
        with Dossier.open(str(place)) as dossier:
            for sentence in SENTENCES[:3]:
                assert desk.whatif(sentence) == pipeline.whatif(dossier, sentence, reader)
            judge(dossier)
            for sentence in SENTENCES[:3]:
                assert desk.whatif(sentence) == pipeline.whatif(dossier, sentence, reader)
    finally:
        desk.close()


def test_an_english_sentence_is_read_with_a_caution(looked_at: Path, reader: Reads) -> None:
    english, german = "The army of Velmarien attacked the city of Lissau on Sunday.", SENTENCES[0]
    with Dossier.open(str(looked_at)) as dossier:
        assert pipeline.whatif(dossier, english, reader).remarks[0] == ENGLISH
        assert ENGLISH not in pipeline.whatif(dossier, german, reader).remarks


def test_who_speaks_for_whom_is_known_by_name(looked_at: Path, reader: Reads) -> None:
    with Dossier.open(str(looked_at)) as dossier:
        answer = pipeline.whatif(dossier, "Kasimir Jorn räumte am Sonntag die Posten am Übergang.", reader)
    assert "Kasimir Jorn" in [who.name for event in answer.read for who in event.actors]
    assert "Orlanien" in [who.name for who in answer.sides]
    assert "Kasimir Jorn (Orlanien)" in printed(whatif_view(answer, language="de"))
