"""A report as PDF (tagged, with title, language and bookmarks), from its HTML, by WeasyPrint, which is not installed with the rest.

Nothing is fetched, from the network or from files; only the fonts are the machine's own. The same report gives the same bytes as long
as WeasyPrint, Pango and the fonts are the same.
"""

from __future__ import annotations

import hashlib
import io
from contextlib import redirect_stderr, redirect_stdout
from importlib import import_module
from types import ModuleType
from typing import Any

from lagebild.errors import LagebildError
from lagebild.views.reporthtml import html
from lagebild.views.reportparts import Report

PACKAGE = "PDF needs WeasyPrint, which is not installed: pip install 'lagebild[pdf]'"
LIBRARIES = (
    "PDF needs Pango, which is not installed: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation "
    "on Debian and Ubuntu, dnf install pango on Fedora, brew install pango on macOS"
)
VARIANT = "pdf/ua-1"
"""Tagged for those who have it read to them (ISO 14289-1)."""


def weasyprint() -> ModuleType:
    """The library that makes the PDF.

    Raises:
        LagebildError: it or what it needs is not installed; the message says what to install.
    """
    try:
        with (
            redirect_stdout(io.StringIO()),
            redirect_stderr(io.StringIO()),
        ):  # it prints what the error below says better
            return import_module("weasyprint")
    except ImportError as error:
        raise LagebildError(PACKAGE) from error
    except OSError as error:
        raise LagebildError(f"{LIBRARIES} ({error})") from error


def pdf(report: Report) -> bytes:
    """The report as a PDF file.

    Raises:
        LagebildError: WeasyPrint or what it needs is not installed.
    """
    page = html(report)
    identifier = hashlib.sha256(page.encode()).hexdigest()[:32].encode()
    written: bytes = document(page).write_pdf(pdf_variant=VARIANT, pdf_identifier=identifier)
    return written


def document(page: str) -> Any:
    """The laid-out pages of a report's HTML, as WeasyPrint's Document."""
    library = weasyprint()
    nothing = library.urls.URLFetcher(allowed_protocols=())
    return library.HTML(string=page, url_fetcher=nothing).render(pdf_variant=VARIANT)
