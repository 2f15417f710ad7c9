"""A reading in which every text that a stranger can write tries to break out of the page."""

from __future__ import annotations

from lagebild.records import (
    Commitment,
    Event,
    Explanation,
    Figure,
    Frames,
    Hop,
    Place,
    Position,
    Reading,
    Role,
    Time,
)
from tests.factories import a_reading, a_ref, a_statement, a_time, an_actor, an_article

TEXT = (
    'Er </script><script>window.broken = 1</script> sagte <!-- "das" <img src=x onerror="window.broken = 2"> '
    "<b onclick=alert(1)>sei</b> &amp; \x1b[31m \u202etor {{ 7 * 7 }} ${7 * 7} ]]> Ende \u2028 Schluss."
)
WORDS = '"\'></title></script><svg onload="window.broken = 3"><!-- {{ 6 * 7 }} javascript:alert(1)'


def hostile() -> Reading:
    article = an_article(
        TEXT,
        id=WORDS,
        title=WORDS,
        publisher=WORDS,
        url='javascript:alert("1")',
        published=WORDS,
        language='de" onclick="alert(1)',
        warnings=(WORDS,),
    )
    whole = (0, len(TEXT))
    actor = an_actor("a1", WORDS, why=WORDS, country=WORDS, wikidata=WORDS, entity=WORDS, mentions=((0, 2), whole))
    statement = a_statement(
        "</script>",
        whole,
        type='new" onclick="alert(1)',
        medium=WORDS,
        speaker=a_ref("a1", whole),
        cue=(whole,),
        frame=(whole,),
        addressee=a_ref("a1", whole),
        via=(Hop("a1", (whole,), (whole,)),),
        said=a_time(whole, WORDS),
    )
    return a_reading(article, actors=(actor,), statements=(statement,), warnings=(WORDS,))


def hostile_findings() -> Reading:
    """A reading with a frame of every kind, inside a statement, whose every text tries the same."""
    whole = ((0, len(TEXT)),)
    actor, ref = an_actor("a1", WORDS), a_ref("a1", whole[0])
    place, time = Place(WORDS, whole, WORDS), Time(whole, WORDS, WORDS, WORDS)
    statement = a_statement("</script>", whole[0], speaker=a_ref("a1", (0, 2)))
    inside = statement.id
    frames = Frames(
        events=(Event(WORDS, WORDS, WORDS, whole, (ref,), (ref,), place, time, inside),),
        commitments=(Commitment(WORDS, WORDS, whole, (ref,), (ref,), whole, WORDS, "gone"),),
        positions=(Position(WORDS, WORDS, WORDS, whole, whole, (ref,), WORDS, whole, inside),),
        figures=(Figure(WORDS, whole, float("inf"), WORDS, WORDS, whole, ref, place, time, inside),),
        roles=(Role(WORDS, ref, whole, ref),),
        explanations=(Explanation(WORDS, whole, whole, (ref,), inside),),
    )
    return a_reading(an_article(TEXT), actors=(actor,), statements=(statement,), times=(time,), frames=frames)
