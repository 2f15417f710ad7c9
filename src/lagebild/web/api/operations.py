"""The one table of all operations: what routes requests, checks them, and makes the OpenAPI document and the page that lists them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from lagebild.entries import VERDICTS
from lagebild.labels import ABOUT, ACTOR_KINDS, COMMITMENT_KINDS, EVENT_TYPES, STATEMENT_TYPES, STATUSES
from lagebild.situation import LISTS, STATES
from lagebild.web.api import adding, articles, changing, pictures, system, verdicts
from lagebild.web.api.answers import JSON, LINES, TEXT
from lagebild.web.api.forms import Field
from lagebild.web.api.table import Operation

MOST = 500  # entries of a page

AT = Field(name="at", kind="time", what="As published up to then; a day to its end.", example="2026-03-18T06:00:00Z")
AS_KNOWN = Field(name="as_known", kind="time", what="As the dossier knew it then; a day to its end.")
ACTOR = Field(
    name="actor",
    what="Only what concerns this actor: its id, its name, or all words of a part of it.",
    example="Korwath",
)
QUESTION = Field(name="question", what="Only this question: its id, or words of its label.", example="Sanktionen")
ONLY = Field(
    name="only", kind="choices", choices=LISTS, what="Only these lists, with commas between them; the others are empty."
)
SINCE = Field(
    name="since", kind="time", what="Only with a report that was published then or later.", example="2026-03-17"
)
UNTIL = Field(
    name="until", kind="time", what="Only with a report that was published then or earlier; a day to its end."
)
ALL = Field(
    name="all", kind="flag", default=False, what="Also what is less sure: what the pages do not show by default."
)
LIMIT = Field(
    name="limit", kind="integer", most=MOST, default=100, what=f"Entries of a page, {MOST} at most.", example=2
)
CURSOR = Field(
    name="cursor", what="Where the page begins: `page.next` of the one before, with the same parameters otherwise."
)
PAGED = (LIMIT, CURSOR)
VERSION = Field(
    name="version", kind="integer", most=100_000, what="The number of the version; without it the latest.", example=1
)


def _several(name: str, choices: Any, what: str) -> Field:
    return Field(name=name, kind="choices", choices=tuple(choices), what=f"{what}; several with commas between them.")


NARROWING: dict[str, tuple[Sequence[Field], str, str]] = {
    "actors": (
        (_several("kind", ACTOR_KINDS, "Only of these kinds"),),
        "known_actor", "Who the reports tell of, with roles and how often they speak.",
    ),
    "statements": (
        (SINCE, UNTIL, _several("type", STATEMENT_TYPES, "Only of these types")),
        "statement", "Who said what, merged across reports.",
    ),
    "events": (
        (SINCE, UNTIL, _several("type", EVENT_TYPES, "Only of these types (PLOVER)"),
         _several("status", STATUSES, "Only with these statuses")),
        "event", "What happened, by what many reports say.",
    ),
    "questions": (
        (SINCE, UNTIL, QUESTION, _several("about", ABOUT, "Only about these")),
        "question", "Who stands where on what, with the history of each position.",
    ),
    "tripwires": (
        (SINCE, UNTIL, _several("state", STATES, "Only in these states"), _several("kind", COMMITMENT_KINDS, "Only of these kinds")),
        "tripwire", "What was announced, and what has become of it.",
    ),
    "disputes": ((SINCE, UNTIL), "dispute", "What one side asserts and another denies."),
    "hypotheses": ((SINCE, UNTIL), "hypothesis", "What is explained in different ways."),
    "figures": ((SINCE, UNTIL), "figure", "Numbers on the same thing, and whether they can all be true."),
}  # fmt: skip
"""For every list of the picture: what it can be narrowed by besides what all can, the schema of its lines, and what it is."""
SINGULAR = {"hypotheses": "hypothesis"}


def _lists() -> list[Operation]:
    found = []
    for name in sorted(
        LISTS, key=("tripwires questions statements events disputes hypotheses figures actors".split()).index
    ):
        fields, item, what = NARROWING[name]
        found.append(
            Operation(
                name=name, path=f"/{name}", group="Picture", summary=what, does=pictures.lines_of(name), many=True,
                what="Lines in the picture's own order. Without `all` only those that the pages show by default.",
                item=f"picture.{item}", query=(AT, AS_KNOWN, ACTOR, *fields, ALL, *PAGED), problems=("not-found",), example="?limit=2",
            )
        )  # fmt: skip
        one = SINGULAR.get(name, name.removesuffix("s"))
        found.append(
            Operation(
                name=one, path=f"/{name}/{{id}}", group="Picture", summary=f"One line of {name}, by its id.", does=pictures.line_of(name),
                item=f"picture.{item}", query=(AT, AS_KNOWN), problems=("not-found",), parts={"id": f"{{{name}}}"},
            )
        )  # fmt: skip
    return found


PICTURE = [
    Operation(
        name="picture", path="/picture", group="Picture", summary="The whole picture: all lists in one object.", does=pictures.picture,
        what="As `lagebild show --json` prints it, also what is less sure: `shown` says whether the pages show a line by default.",
        item="picture.picture", query=(AT, AS_KNOWN, ACTOR, QUESTION, ONLY), problems=("not-found",), example="?only=tripwires",
    ),
    *_lists(),
]  # fmt: skip

CHANGES = [
    Operation(
        name="changes", path="/changes", group="Changes", summary="What is new, changed or gone in the picture since a time.",
        does=changing.changes, item="picture.changes", media=(JSON, LINES), problems=("not-found",),
        example="?since=2026-03-18&only=tripwires",
        what="By when reports were published, as `lagebild changes --json` prints it. As JSON lines one change a line: "
        "`list` says of which list.",
        query=(
            Field(name="since", kind="time", required=True, what="Published then or later; a day from its beginning.",
                  example="2026-03-18"),
            replace(UNTIL, what="And up to then; a day to its end."), AS_KNOWN, ACTOR, QUESTION, ONLY,
        ),
    ),
    Operation(
        name="withdrawn", path="/withdrawn", group="Changes", many=True, item="Withdrawn", does=changing.withdrawn,
        example="?since=2026-03-18",
        summary="The ids that were in the picture as known at a time and are no longer: for whoever keeps a copy.",
        what="`became` is the id of the line that has most of its evidence now, null where there is none. What was forgotten on demand "
        "leaves no trace here: when `forgotten` of /counts is another one, fetch the lists anew.",
        query=(Field(name="since", kind="time", required=True, what="When the copy was made: a time of knowing.",
                     example="2026-03-18"), *PAGED),
    ),
    Operation(
        name="whatif", method="POST", path="/whatif", group="Changes", item="picture.whatif", does=changing.whatif,
        summary="What a sentence would touch if it came true.",
        what="It is read as a report that comes in last; nothing of it is kept.", problems=("refused",),
        body=(
            Field(name="sentence", required=True, most=2000, what="What happens, told as a report would tell it.",
                  example="Die Armee besetzte am Sonntag die Brücke."),
        ),
        example={"sentence": "Die Armee besetzte am Sonntag die Brücke."},
    ),
]  # fmt: skip

ARTICLES = [
    Operation(
        name="search", path="/search", group="Articles", many=True, item="Hit", does=articles.search, example="?q=Truppen&limit=2",
        summary="Statements or articles that have all of some words, in any form and in compounds.",
        what=f"{articles.DEEPEST} hits at most; `page.total` is null where there are more than are counted.",
        problems=("not-found", "refused"),
        query=(
            Field(name="q", what="Words; those in quotation marks must stand so. Without them everything that fits, the latest first.",
                  most=1000, least=0, example="Truppen"),
            Field(name="what", kind="choice", choices=("statements", "articles"), default="statements", what="What is looked for."),
            Field(name="speaker", what="Only what this actor said: a name, part of one, or an id of /actors."),
            Field(name="type", kind="choice", choices=tuple(STATEMENT_TYPES), what="Only statements of this type."),
            Field(name="event", kind="choice", choices=tuple(EVENT_TYPES), what="Only with an event of this type in them (PLOVER)."),
            replace(SINCE, what="Said, else published, then or later."), replace(UNTIL, what="Said, else published, then or earlier."),
            Field(name="by", kind="choice", choices=("relevance", "time"), default="relevance", what="The best first, or the latest."),
            ALL, Field(name="versions", kind="flag", default=False, what="Also in texts that a later version has replaced."), *PAGED,
        ),
    ),
    Operation(
        name="articles", path="/articles", group="Articles", many=True, item="Version", does=articles.articles, example="?limit=2",
        summary="The articles, each with its latest version; the last that came in first.",
        what="As JSON lines in the order in which they came.",
        query=(replace(SINCE, what="Published then or later."), replace(UNTIL, what="Published then or earlier; a day to its end."),
               Field(name="publisher", what="Only of this publisher, by its whole name."), *PAGED),
    ),
    Operation(
        name="add", method="POST", path="/articles", group="Articles", role="reviewer", many=True, item="Outcome", does=adding.add,
        uploads=tuple(adding.KINDS), problems=("refused",),
        summary="Add reports; what became of each is told, in their order.",
        what="An object or a list of objects with `text` and, where known, `id`, `title`, `publisher`, `url`, `published`, `modified`, "
        "`language`; the same as JSON lines; or one text, HTML or Markdown, with its details as parameters. 5 MB at most. "
        "Every report is wholly in or not at all, and sending it again changes nothing. Where none can be read, it is "
        "refused, with `reports`.",
        query=(
            Field(name="published", kind="time", what="Date of reports that bring none; \"am Dienstag\" is understood against it."),
            Field(name="title", what="Of a text: its headline."), Field(name="publisher", what="Of a text: agency or paper."),
            Field(name="url", most=2000, what="Of a text: its address. It is kept, never fetched."),
            Field(name="id", what="Of a text: its identity; two texts under one id are versions of one article."),
            Field(name="language", kind="choice", choices=("de", "en"), what="Of a text; recognised where it is not given."),
        ),
        example={"text": "Radan Korwath sagte: „Die Brücke bleibt offen.“", "published": "2026-03-19", "publisher": "Seeblatt"},
    ),
    Operation(
        name="article", path="/articles/{id}", group="Articles", item="Version", does=articles.article, problems=("not-found",),
        summary="One article: its latest version.", parts={"id": "{articles}"},
    ),
    Operation(
        name="versions", path="/articles/{id}/versions", group="Articles", many=True, item="Version", does=articles.versions,
        problems=("not-found",), summary="The versions of an article, the first first.", query=PAGED, parts={"id": "{articles}"},
    ),
    Operation(
        name="text", path="/articles/{id}/text", group="Articles", item="Text", does=articles.text, problems=("not-found",),
        media=(JSON, TEXT),
        summary="The text of a version: what all spans count in, in Unicode code points.",
        what="░ stands for a character that is not kept, █ for one that was forgotten on demand. Also as text/plain.",
        query=(VERSION,), parts={"id": "{articles}"},
    ),
    Operation(
        name="reading", path="/articles/{id}/reading", group="Articles", item="reading", does=articles.reading, problems=("not-found",),
        summary="What was read out of a version, as people left it.",
        what="As `lagebild read --json` prints it; with `all` also what is less sure.",
        query=(VERSION, ALL), parts={"id": "{articles}"},
    ),
]  # fmt: skip

JUDGING = [
    Operation(
        name="verdicts", path="/verdicts", group="Judgements", many=True, item="Verdict", does=verdicts.verdicts, example="?standing=true",
        summary="What people decided, the oldest first; also what was taken back.",
        query=(
            Field(name="article", most=2000, what="Only on this article, by its id."),
            Field(name="subject", most=2000, what="Only on this subject."),
            Field(name="author", what="Only by this person."), _several("kind", VERDICTS, "Only of these kinds"),
            Field(name="standing", kind="flag", default=False, what="Only what was not taken back."), AS_KNOWN, *PAGED,
        ),
    ),
    Operation(
        name="judge", method="POST", path="/verdicts", group="Judgements", role="reviewer", item="Verdict", does=verdicts.judge,
        summary="Write down what you have decided; it wins over the machine's reading.",
        what="confirm, reject, correct (with `set`), state (with `state`), grade (with `grade`), note (with `text`), merge and split "
        "(with `with`). Answers 201, with the address of the judgement.",
        problems=("not-found", "conflict", "refused"),
        body=(
            Field(name="kind", kind="choice", choices=tuple(VERDICTS), required=True, what="What is decided.", example="confirm"),
            Field(name="subject", required=True, most=2000, what="Id of a statement or frame (`evidence.record`), of an article; a "
                  "publisher; for actors the words that they are called by."),
            Field(name="of", kind="choice", choices=verdicts.ABOUT, what="What the subject is; without it a record, for grade a source."),
            Field(name="article", most=2000, what="merge and split of actors: only in this article."),
            Field(name="set", kind="texts", most=2000, what="correct: fields with their values as on the command line, such as "
                  "{\"type\": \"indirect\", \"speaker\": \"Radan Korwath\", \"said\": \"2026-03-17\", \"spans\": \"120-164\"}."),
            Field(name="state", kind="choice", choices=STATES, what="state: of a commitment."),
            Field(name="grade", most=2, what="grade: Admiralty scale, A to F and 1 to 6.", example="B2"),
            Field(name="text", most=10_000, what="note: the words."),
            Field(name="with", most=2000, what="merge, split: the other record or article; for actors a name or id."),
            Field(name="seen", kind="ids", what="Ids of the judgements on the subject that you know. Where others stand, nothing is "
                  "written and 409 has them."),
        ),
        example={"kind": "grade", "subject": "Seeblatt", "grade": "B2"},
    ),
    Operation(
        name="verdict", path="/verdicts/{id}", group="Judgements", item="Verdict", does=verdicts.verdict, problems=("not-found",),
        summary="One judgement.", parts={"id": "{verdicts}"},
    ),
    Operation(
        name="undo", method="POST", path="/verdicts/{id}/undo", group="Judgements", role="reviewer", item="Verdict", does=verdicts.undo,
        problems=("not-found", "conflict"), summary="Take a judgement back; it stays on record.", parts={"id": "{verdicts}"},
    ),
]  # fmt: skip

SYSTEM = [
    Operation(name="index", path="/", group="Server", item="Index", does=system.index, role=None, summary="Where to go on from here."),
    Operation(name="health", path="/health", group="Server", item="Health", does=system.health, role=None,
              summary="Whether the dossier can be read; 503 where it cannot."),
    Operation(name="counts", path="/counts", group="Server", item="Counts", does=system.counts, summary="How much the dossier holds.",
              what="`forgotten` is another one whenever something was forgotten on demand; null where nothing ever was."),
    Operation(name="schema", path="/schemas/{name}", group="Server", item=None, media=(system.SCHEMA_MEDIA,), does=system.schema, role=None,
              problems=("not-found",), summary="The JSON Schema of the picture (also of changes and what-if) or of a reading.",
              parts={"name": "picture"}),
    Operation(name="openapi", path="/openapi.json", group="Server", item=None, does=system.openapi, role=None,
              summary="This list as OpenAPI 3.1."),
    Operation(name="docs", path="/docs", group="Server", item=None, media=("text/html",), does=system.docs, role=None,
              summary="This list as a page.",
              query=(Field(name="lang", kind="choice", choices=("de", "en"), what="The language of the page's frame."),)),
]  # fmt: skip

OPERATIONS: tuple[Operation, ...] = (*PICTURE, *CHANGES, *ARTICLES, *JUDGING, *SYSTEM)
"""All operations of the API."""
