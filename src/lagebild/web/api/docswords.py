"""What the page of the API says in German and in English; the operations themselves are told in English."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DocsWords:
    """The words of the page."""

    title: str
    lead: str
    machine: str
    contents: str
    promise: str
    envelope: str
    envelope_what: str
    problems: str
    status: str
    name: str
    meaning: str
    parameters: str
    fields: str
    values: str
    required: str
    role: str
    everybody: str
    answer: str
    example: str
    groups: dict[str, str]


_GERMAN = DocsWords(
    title="REST-API",
    lead="Alles, was die Seiten zeigen, für Programme. Die Beschreibung der einzelnen Adressen ist englisch.",
    machine="Maschinenlesbar als OpenAPI 3.1",
    contents="Inhalt",
    promise="Versprechen",
    envelope="Antwort",
    envelope_what="Jede Antwort hat dieselbe Hülle; next ist die Marke der nächsten Seite. Mit Accept: application/jsonl "
    "kommt eine Liste ganz, eine Zeile je Eintrag. "
    "Der ETag steht für den Stand des Dossiers: mit If-None-Match kommt 304, solange sich nichts geändert hat.",
    problems="Fehler",
    status="Status",
    name="Name",
    meaning="Bedeutung",
    parameters="Parameter",
    fields="Felder des Inhalts (JSON)",
    values="Werte",
    required="nötig",
    role="Rolle",
    everybody="alle, auch ohne Anmeldung",
    answer="Antwort",
    example="Beispiel",
    groups={
        "Picture": "Lagebild",
        "Changes": "Änderungen",
        "Articles": "Artikel",
        "Judgements": "Urteile",
        "Server": "Server",
    },
)
_ENGLISH = DocsWords(
    title="REST API",
    lead="All that the pages show, for programs.",
    machine="For machines: OpenAPI 3.1",
    contents="Contents",
    promise="Promise",
    envelope="Answers",
    envelope_what="Every answer has the same envelope; next is the cursor of the next page. With Accept: application/jsonl a "
    "list comes whole, one entry a line. "
    "The ETag stands for the state of the dossier: with If-None-Match the answer is 304 as long as nothing has changed.",
    problems="Problems",
    status="Status",
    name="Name",
    meaning="Meaning",
    parameters="Parameters",
    fields="Fields of the body (JSON)",
    values="Values",
    required="required",
    role="Role",
    everybody="everybody, also without logging in",
    answer="Answer",
    example="Example",
    groups={name: name for name in ("Picture", "Changes", "Articles", "Judgements", "Server")},
)


def say_docs(language: str) -> DocsWords:
    """The words in "de" or "en"."""
    return _ENGLISH if language == "en" else _GERMAN
