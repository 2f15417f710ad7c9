"""Pages that stand where an article should be: a login, a question about cookies, the beginning of an article that is to be paid for.

None of them is an article. They are known by several signs together, and only where the page has little text: an article about
cookies is one.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from lagebild.sources import pagemeta
from lagebild.sources.drafts import Draft
from lagebild.sources.net.fetching import Response
from lagebild.sources.net.sites import is_front
from lagebild.sources.pages import WHOLE_PAGE, all_text

SHORT = 1500  # characters: less than the shortest reports that stand behind a barrier have in full, more than a barrier says
TEASER = 500  # characters of what is shown of an article where the page around it speaks of paying
STUB = 3000  # characters of what is shown of an article that says itself that it is to be paid for
LEAST = 80  # characters of an article

LOGIN_PATH = re.compile(
    r"/(?:log-?in|sign-?in|anmeld(?:en|ung)|einloggen|sso|oauth2?|auth)(?:[/.?_-]|$)", re.IGNORECASE
)
CONSENT_PATH = re.compile(
    r"//(?:[\w.-]+\.)?(?:consent|cmp|privacy)[\w-]*\.|/(?:consent|cookie-?(?:wall|consent)|privacy-gate|zustimmung|einwilligung)(?:[/.?_-]|$)",
    re.IGNORECASE,
)
CONSENT_WORDS = tuple(
    re.compile(words, re.IGNORECASE)
    for words in (
        r"\bcookies?\b",
        r"\b(?:einwillig|zustimm)\w*|\bconsent\b",
        r"\bakzeptier\w*|\baccept\b|\balle annehmen\b",
        r"\btracking\b|\bpersonenbezogen\w*|\bpersonali[sz]\w*",
        r"\bdatenschutz\w*|\bprivacy\b",
        r"\bpartner\w*|\bvendors?\b|\bdrittanbieter\w*",
    )
)
TO_THE_READER = re.compile(
    r"\bwir (?:und unsere|verwenden|nutzen|setzen|benötigen)\b|\bbitte stimmen sie\b|\bstimmen sie\b[^.]{0,80}\bzu\b|"
    r"\bihre (?:einwilligung|zustimmung|daten|privatsphäre)|\bwe (?:and our|use|value|need)\b|\byour (?:consent|data|privacy)\b",
    re.IGNORECASE,
)
PAYWALL = re.compile(
    r"weiterlesen mit\b|mit \S{1,30}\s?(?:\+|plus) weiterlesen|(?:exklusiv|nur) für abonnent|bereits (?:digital-?)?abonnent|"
    r"sie haben bereits ein (?:abo|konto)|artikel freischalten|"
    r"continue reading with|subscribe to (?:read|continue)|(?:for|only to) subscribers|already a subscriber",
    re.IGNORECASE,
)
OFFER = re.compile(
    r"jetzt (?:abonnieren|weiterlesen)|probe-?abo|testmonat|subscribe now", re.IGNORECASE
)  # newsletters say so too
LOGIN_WORDS = re.compile(r"\b(?:anmelden|einloggen|passwort|log ?in|sign in|password)\b", re.IGNORECASE)
MISSING = re.compile(
    r"\b404\b|(?:seite|artikel|inhalt) (?:wurde )?nicht (?:mehr )?(?:gefunden|verfügbar)|page not found", re.IGNORECASE
)

LOGIN = "a login page, no article"
CONSENT = "a page that asks for consent to cookies, no article"
PAID = "only the beginning of an article that is to be paid for"
NONE = "no article found on the page"
GONE = "a page that says that there is none"
FRONT = "a front page, no article"


def found(tree: HtmlElement, draft: Draft, response: Response) -> str | None:
    """What stands in place of an article, in words; None where there is one.

    Args:
        tree: the page.
        draft: what was taken for its article.
        response: how it came.
    """
    text, moved = draft.text, response.url != response.asked
    if moved and LOGIN_PATH.search(urlsplit(response.url).path):
        return LOGIN
    if moved and CONSENT_PATH.search(response.url):
        return CONSENT
    if kind := standing_in(tree, text, draft.page.title or ""):
        return kind
    if is_front(response.url) and not any(map(pagemeta.is_article, pagemeta.things(tree))):
        return FRONT
    return NONE if WHOLE_PAGE in draft.warnings or len(text) < LEAST else None


def standing_in(tree: HtmlElement, text: str, title: str) -> str | None:
    """What by its own words stands in place of an article, whatever its address; None where nothing says so."""
    if _login(tree, text):
        return LOGIN
    if _consent(tree, text):
        return CONSENT
    if len(text) < STUB and _is_paid(tree, text):
        return PAID
    if len(text) < SHORT and (MISSING.search(title) or (len(text) < 300 and MISSING.search(text))):
        return GONE
    return None


def feeds(tree: HtmlElement) -> list[str]:
    """The feeds that a page names, as it writes their addresses."""
    kinds = ("application/rss+xml", "application/atom+xml", "application/feed+json")
    links = (link for link in tree.iter("link") if "alternate" in (link.get("rel") or "").lower().split())
    return [link.get("href") for link in links if (link.get("type") or "").lower() in kinds and link.get("href")]


def _login(tree: HtmlElement, text: str) -> bool:
    asks = any((field.get("type") or "").lower() == "password" for field in tree.iter("input"))
    return asks and len(text) < SHORT // 2 and LOGIN_WORDS.search(all_text(tree)) is not None


def _consent(tree: HtmlElement, text: str) -> bool:
    """Whether a short text speaks of little else, in more than half of its lines: of four of six things that such a page says; of three
    with those that stand on its buttons, where it asks the reader and speaks of cookies.
    """
    if len(text) >= SHORT:
        return False
    if _said(text) < 4 and not (
        CONSENT_WORDS[0].search(text) and TO_THE_READER.search(text) and _said(text) > 1 and _said(all_text(tree)) > 2
    ):
        return False
    about = sum(len(line) for line in text.split("\n") if any(words.search(line) for words in CONSENT_WORDS))
    return 2 * about > len(text)


def _said(text: str) -> int:
    """How many of the things that such a page says a text says."""
    return sum(words.search(text) is not None for words in CONSENT_WORDS)


def _is_paid(tree: HtmlElement, text: str) -> bool:
    for thing in filter(pagemeta.is_article, pagemeta.things(tree)):
        if str(thing.get("isAccessibleForFree")).lower() in (
            "false",
            "http://schema.org/false",
            "https://schema.org/false",
        ):
            return True
    tier = next(pagemeta.metas(tree, ("article:content_tier",)), "")
    if tier.lower() == "locked" or (len(text) < SHORT and PAYWALL.search(text)):
        return True
    return len(text) < TEASER and bool(PAYWALL.search(all_text(tree)) or OFFER.search(text))
