"""What the page shows of one reading: plain values for the template, and the data of the script."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from lagebild.labels import ACTOR_KINDS, MEDIA, STATEMENT_TYPES
from lagebild.records import Actor, Article, Hop, Reading, Ref, Spans, Statement, Time, quoted
from lagebild.views.harmless import one_line
from lagebild.views.marks import Light, Mark, marked
from lagebild.views.naming import called, coordinates, differs, place_name
from lagebild.views.notewords import told
from lagebild.views.outline import Item, Keep, Voice, actors_of, outline, speakers, voice
from lagebild.views.pageactors import Person, mention_lights, others, people
from lagebild.views.pagefindings import Finding, Found, found, lights, marks
from lagebild.views.pagewords import page_words
from lagebild.views.reasons import reason
from lagebild.views.words import interval, moment, name_of, percent

DEEPEST = 4  # levels of nesting that the table indents
TITLE_WORDS = 80  # characters of the text that stand in for a missing title
LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}")
WEB_ADDRESS = re.compile(r"https?://[^\s\"'<>]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table of statements."""

    index: int
    number: str
    type: str
    type_name: str
    medium: str
    speaker: str
    words: str  # the text's, for the speaker, where they say something else
    heard: str  # the text's, whatever they say
    chain: str
    quote: str
    notes: str
    confidence: str
    sure: bool
    depth: int


@dataclass(frozen=True, slots=True)
class Choice:
    """A line of a filter: its key, what it is called, how many statements it stands for."""

    key: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Document:
    """One article on the page; `data` is what the script knows of it."""

    position: int
    title: str
    facts: tuple[str, ...]
    address: str | None
    language: str | None
    warnings: tuple[str, ...]
    body: Markup
    rows: tuple[Row, ...]
    found: tuple[Found, ...]
    people: tuple[Person, ...]
    others: tuple[Finding, ...]  # offices of people who are no actors
    types: tuple[Choice, ...]
    speakers: tuple[Choice, ...]
    sure: int
    foot: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Scene:
    """One reading with what every part of its page asks for."""

    reading: Reading
    position: int
    items: tuple[Item, ...]
    actors: Mapping[str, Actor]
    index: Mapping[str, int]  # of a statement on the page, by its id
    language: str
    say: Mapping[str, str]

    def heard(self, where: Spans) -> str:
        """The words under the spans, harmless and on one line."""
        return one_line(quoted(self.reading.article.text, where))

    def voice(self, ref: Ref | None) -> Voice | None:
        """Who the reference means."""
        return voice(self.reading, self.actors, ref)


def document(
    reading: Reading,
    position: int,
    *,
    language: str,
    include_all: bool,
    keep: Keep,
    more: Sequence[Mark] = (),
    brief: bool = False,
) -> Document:
    """One reading for the page; `position` counts the articles on it from 0; `more` is marked in the text, too.

    What is `brief` has only words that light up with statements, none with findings and actors, and nothing for the script.
    """
    items = outline(reading, keep)
    index = {item.statement.id: number for number, item in enumerate(items)}
    scene = _Scene(reading, position, items, actors_of(reading), index, language, page_words(language))
    rows = tuple(_row(scene, number, item) for number, item in enumerate(items))
    article = reading.article
    findings = found(reading, language=language, keep=keep, place=index)
    rows_of_people = people(reading, findings, language=language, keep=keep, include_all=include_all)
    marks_of_all = [*(_mark(scene, row) for row in rows), *marks(findings, position), *more]
    return Document(
        position=position,
        title=_title(article),
        facts=_facts(scene),
        address=_address(article),
        language=article.language if LANGUAGE_TAG.fullmatch(article.language) else None,
        warnings=tuple(
            one_line(told(warning, language)) for warning in dict.fromkeys((*article.warnings, *reading.warnings))
        ),
        body=marked(
            article.text,
            marks_of_all,
            _lights(scene) if brief else [*_lights(scene), *mention_lights(reading), *lights(findings)],
        ),
        rows=rows,
        found=findings,
        people=rows_of_people,
        others=others(findings, rows_of_people),
        types=_types(scene, include_all=include_all),
        speakers=_speakers(scene, include_all=include_all),
        sure=sum(row.sure for row in rows),
        foot=_foot(scene),
        data={} if brief else _data(scene),
    )


def _title(article: Article) -> str:
    """The title, or the first words of the text."""
    title = one_line(article.title)
    if title:
        return title
    text = one_line(article.text[: 4 * TITLE_WORDS])
    return text if len(text) <= TITLE_WORDS else text[:TITLE_WORDS].rsplit(" ", 1)[0] + " …"


def _facts(scene: _Scene) -> tuple[str, ...]:
    article = scene.reading.article
    when = moment(article.published, scene.language) if article.published else scene.say["undated"]
    facts = (
        one_line(article.publisher),
        when,
        one_line(article.id),
        "" if _address(article) else one_line(article.url),
    )
    return tuple(dict.fromkeys(fact for fact in facts if fact))


def _address(article: Article) -> str | None:
    """The article's address where it is one of the web; no other scheme becomes a link."""
    return article.url if article.url and WEB_ADDRESS.fullmatch(article.url) else None


def _foot(scene: _Scene) -> str:
    """What did the reading, of which text."""
    coder, say = scene.reading.coder, scene.say
    return one_line(
        f"{say['read_by']} Lagebild {coder.version} · {say['model']} {coder.model} {coder.sha256[:12]} · "
        f"{say['text_hash']} sha256 {scene.reading.article.sha256[:12]}"
    )


def _row(scene: _Scene, index: int, item: Item) -> Row:
    statement = item.statement
    speaker = scene.voice(statement.speaker)
    name, heard = (speaker.name, speaker.words) if speaker else ("", "")
    other = speaker is not None and speaker.actor is not None and differs(heard, name, speaker.actor.kind)
    return Row(
        index=index,
        number=item.number,
        type=statement.type if statement.type in STATEMENT_TYPES else "other",
        type_name=name_of(STATEMENT_TYPES, statement.type, scene.language),
        medium=name_of(MEDIA, statement.medium, scene.language) if statement.medium != "none" else "",
        speaker=name or scene.say["no_speaker"],
        words=heard if other else "",
        heard=heard,
        chain=" ← ".join(hop["name"] for hop in _hops(scene, statement)),
        quote=scene.heard(statement.spans),
        notes=" · ".join(_notes(scene, statement)),
        confidence=percent(statement.confidence),
        sure=statement.shown,
        depth=min(item.depth, DEEPEST),
    )


def _notes(scene: _Scene, statement: Statement) -> list[str]:
    """What paper keeps of the panel: cue, addressee, time, place, the statement that it answers."""
    say = scene.say
    addressee = scene.voice(statement.addressee)
    notes = {
        "cue": scene.heard(statement.cue),
        "addressee": called(addressee)[0] if addressee else "",
        "said": _when(scene, statement.said),
        "place": place_name(statement.place, scene.language),
        "answers": _number(scene, statement.responds_to),
    }
    return [f"{say[key]}: {value}" for key, value in notes.items() if value]


def _number(scene: _Scene, identity: str | None) -> str:
    return f"#{scene.items[scene.index[identity]].number}" if identity is not None else ""


def _when(scene: _Scene, time: Time | None) -> str:
    if time is None:
        return ""
    return " = ".join(filter(None, (scene.heard(time.spans), interval(time, scene.language))))


def _hops(scene: _Scene, statement: Statement) -> list[dict[str, str]]:
    """The hops of the chain, outermost first, each with its name and the words of the text."""
    return [_hop(scene, hop) for hop in statement.via]


def _hop(scene: _Scene, hop: Hop) -> dict[str, str]:
    heard = scene.voice(Ref(hop.actor, hop.spans))
    return {
        "name": heard.name if heard else "?",
        "words": heard.words if heard else "",
        "cue": scene.heard(hop.cue),
    }


def _mark(scene: _Scene, row: Row) -> Mark:
    say, place = scene.say, f"{scene.position}-{row.index}"
    unsure = "" if row.sure else f", {say['less_sure_short']}"
    return Mark(
        spans=scene.items[row.index].statement.spans,
        classes=f"t-{row.type}" + ("" if row.sure else " less"),
        number=row.number,
        label=f"{say['statement']} {row.number}: {row.speaker}, {row.type_name}{unsure}",
        target=f"r{place}",
        anchor=f"q{place}",
    )


def _lights(scene: _Scene) -> list[Light]:
    """The words that light up: of each statement its roles."""
    lights: list[Light] = []
    for index, item in enumerate(scene.items):
        statement = item.statement
        roles = {
            "c": statement.cue,
            "s": statement.speaker.spans if statement.speaker else (),
            "f": statement.frame,
            "t": statement.addressee.spans if statement.addressee else (),
            "h": tuple(span for hop in statement.via for span in (*hop.spans, *hop.cue)),
            "w": statement.said.spans if statement.said else (),
        }
        lights += [Light(span, f"{role}{index}") for role, where in roles.items() for span in where]
    return lights


def _types(scene: _Scene, *, include_all: bool) -> tuple[Choice, ...]:
    """The types that occur, in the order of the table of labels."""
    occur = {item.statement.type for item in scene.items}
    counts = Counter(item.statement.type for item in scene.items if include_all or item.statement.shown)
    known = [key for key in STATEMENT_TYPES if key in occur]
    return tuple(Choice(key, name_of(STATEMENT_TYPES, key, scene.language), counts[key]) for key in known)


def _speakers(scene: _Scene, *, include_all: bool) -> tuple[Choice, ...]:
    """All speakers on the page, the busiest first; the count is of what is shown at first."""
    statements = [item.statement for item in scene.items]
    seen = [statement for statement in statements if include_all or statement.shown]
    counts = {_key(heard): number for heard, number in speakers(scene.voice(one.speaker) for one in seen)}
    everybody = speakers(scene.voice(one.speaker) for one in statements)
    names = [Choice(_key(heard), heard.name if heard else scene.say["no_speaker"], 0) for heard, _ in everybody]
    choices = [Choice(one.key, one.name, counts.get(one.key, 0)) for one in names]
    return tuple(sorted(choices, key=lambda choice: -choice.count))


def _key(heard: Voice | None) -> str:
    return heard.key if heard else ""


def _data(scene: _Scene) -> dict[str, Any]:
    """What the panel shows; the quotation itself it takes from the table."""
    place = {actor.id: number for number, actor in enumerate(scene.reading.actors)}
    return {
        "actors": [_actor(scene, actor) for actor in scene.reading.actors],
        "statements": [_statement(scene, item, place) for item in scene.items],
    }


def _actor(scene: _Scene, actor: Actor) -> dict[str, Any]:
    mentions = Counter(scene.heard((span,)) for span in actor.mentions)
    kind = name_of(ACTOR_KINDS, actor.kind, scene.language)
    return {
        "name": one_line(actor.name),
        "facts": [fact for fact in (kind, one_line(actor.country), one_line(actor.wikidata)) if fact],
        "why": one_line(reason(actor.why, scene.language)),
        "score": percent(actor.score),
        "mentions": [[words, number] for words, number in mentions.items()],
    }


def _statement(scene: _Scene, item: Item, place: Mapping[str, int]) -> dict[str, Any]:
    statement = item.statement
    speaker = scene.voice(statement.speaker)
    addressee = scene.voice(statement.addressee)
    known = speaker.actor if speaker else None
    return {
        "key": _key(speaker),
        "actor": place[known.id] if known else None,
        "medium": name_of(MEDIA, statement.medium, scene.language),
        "heard": speaker.words if speaker else "",
        "cue": scene.heard(statement.cue),
        "frame": scene.heard(statement.frame),
        "to": [addressee.words, addressee.name] if addressee else None,
        "via": _hops(scene, statement),
        "said": _when(scene, statement.said),
        "place": place_name(statement.place, scene.language),
        "point": coordinates(statement.place, scene.language),
        "parent": scene.index[statement.parent] if statement.parent is not None else None,
        "answers": scene.index[statement.responds_to] if statement.responds_to is not None else None,
        "confidence": statement.confidence,
    }
