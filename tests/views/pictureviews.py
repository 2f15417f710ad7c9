"""What the tests of a picture's views share: printing in a terminal, and a picture in which every text tries to break out of it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from rich.console import RenderableType

from lagebild.situation import Detail, Interval, Picture, PictureActor, Stance, Who
from lagebild.views.picturechoice import Choice
from lagebild.views.picturetext import picture_view
from lagebild.views.terminal import console
from tests.views.pictures import (
    a_dispute,
    a_figure,
    a_fused,
    a_hypothesis,
    a_picture,
    a_position,
    a_question,
    a_state,
    a_tripwire,
    an_event,
    an_evidence,
)

BAD = "\x1b[31m[bold]x[/bold]\n\u202e\x07\u2028"


def printed(blocks: Iterator[RenderableType], width: int = 80) -> str:
    stream = io.StringIO()
    terminal = console(stream, width=width)
    for block in blocks:
        terminal.print(block)
    return stream.getvalue()


def view(
    picture: Picture, choice: Choice | None = None, *, width: int = 80, language: str = "de", **extent: bool
) -> str:
    return printed(picture_view(picture, choice, language=language, **extent), width)


def flat(text: str) -> str:
    """The text on one line, so that it does not matter where lines are broken."""
    return " ".join(text.split())


def hostile() -> Picture:
    who = Who(BAD, BAD * 40, BAD, BAD, BAD, BAD)
    evidence = (an_evidence(BAD, BAD * 90, title=BAD, publisher=BAD * 90, published=BAD, url=BAD, record=BAD * 20),)
    stances = (Stance("for", BAD, who, evidence, BAD), Stance("against", BAD, who, evidence, BAD, BAD * 90))
    common: dict[str, Any] = {"evidence": evidence, "why": (BAD,)}
    return a_picture(
        at=BAD,
        as_known=BAD,
        latest=BAD,
        actors=(PictureActor(who, (BAD * 30,), 1),),
        statements=(
            a_fused(
                BAD,
                BAD * 90,
                **common,
                speaker=who,
                addressee=who,
                via=(who,),
                variants=(BAD,),
                said=Interval(BAD, BAD),
            ),
        ),
        events=(
            an_event(
                BAD,
                **common,
                type=BAD,
                status=BAD,
                actors=(who,),
                place=BAD,
                details=(Detail(BAD, BAD, (who,), evidence),),
            ),
        ),
        questions=(a_question(BAD, BAD * 90, a_position(who, *stances, differ=True, organs=stances), **common),),
        tripwires=(
            a_tripwire(
                BAD,
                **common,
                kind=BAD,
                condition=BAD * 90,
                condition_kind=BAD,
                consequence=BAD,
                stated=BAD,
                deadline=BAD,
                history=(a_state("touched", BAD, *evidence, why=BAD, author=BAD * 30),),
            ),
        ),
        disputes=(a_dispute(BAD, **common, claim=BAD, asserted_by=(who,), assertions=evidence),),
        hypotheses=(a_hypothesis(BAD, **common, explains=BAD),),
        figures=(a_figure(BAD, **common, of=BAD, unit=BAD, place=BAD),),
    )
