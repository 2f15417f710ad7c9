"""E-mails: what of them is the article, what is attached, and what they may cost."""

from __future__ import annotations

import base64
import gzip
import io
import zipfile
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

from lagebild import sources
from lagebild.records import Article
from lagebild.sources import mbox
from lagebild.sources.assembly import assemble
from lagebild.sources.drafts import Draft
from lagebild.sources.limits import Limits
from tests.sources.making import PAGE, TEXT, faults, pdf, read, set_lines, texts

NOW = datetime(2026, 4, 1, tzinfo=UTC)
DATE = "Tue, 10 Mar 2026 08:30:00 +0100"


def mail(text: str | None = TEXT, subject: str = "Rücktritt? Nein, sagt der Minister", **headers: str) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["From"] = headers.get("sender", "Pressestelle Übersee <presse@amt.example>")
    message["To"] = "lage@desk.example"
    message["Subject"] = subject
    if date := headers.get("date", DATE):
        message["Date"] = date
    if text is not None:
        message.set_content(text, charset=headers.get("charset", "utf-8"))
    return message


def only(data: bytes) -> Draft:
    (found,) = read(data, "brief.eml", "mail")
    assert isinstance(found, Draft), found
    return found


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
def test_the_text_with_subject_date_and_sender(charset: str) -> None:
    found = only(mail(charset=charset).as_bytes())
    assert found.text == TEXT
    assert found.page.title == "Rücktritt? Nein, sagt der Minister"
    assert found.page.publisher == "Pressestelle Übersee"
    assert found.page.published == "2026-03-10T08:30:00+01:00"


def test_a_sender_without_a_name_is_its_address() -> None:
    assert only(mail(sender="presse@amt.example").as_bytes()).page.publisher == "presse@amt.example"


@pytest.mark.parametrize("date", ["", "gestern", "Tue, 99 Foo 2026 88:30:00 +9900"])
def test_a_date_that_cannot_be_understood_is_none(date: str) -> None:
    assert only(mail(date=date).as_bytes()).page.published is None


def test_a_page_where_there_is_no_plain_text() -> None:
    message = mail(None)
    message.set_content(PAGE, subtype="html")
    found = only(message.as_bytes())
    assert TEXT in found.text
    assert "<p>" not in found.text
    assert found.page.title == "Rücktritt? Nein, sagt der Minister"


def test_a_short_foot_does_not_stand_for_the_page_above_it() -> None:
    message = mail("Diese Nachricht ist vertraulich.")
    message.add_attachment(PAGE, subtype="html", disposition="inline")
    found = only(message.as_bytes())
    assert TEXT in found.text
    assert "vertraulich" not in found.text


@pytest.mark.parametrize("coded", ["utf-8", "cp1252"])
def test_a_head_in_plain_umlauts(coded: str) -> None:
    head = f"From: Jörg Büß <j@amt.example>\nSubject: Präsident tritt zurück\nDate: {DATE}\n\n".encode(coded)
    found = only(head + TEXT.encode("ascii", "replace"))
    assert found.page.title == "Präsident tritt zurück"
    assert found.page.publisher == "Jörg Büß"


def test_a_comma_that_is_encoded_parts_no_addresses() -> None:
    raw = b"From: =?utf-8?q?M=C3=BCller=2C_Hans?= <h@amt.example>\nSubject: x\n\n" + TEXT.encode("ascii", "replace")
    assert only(raw).page.publisher == "Müller, Hans"


@pytest.mark.parametrize(
    ("zone", "offset"), [("MEZ", "+01:00"), ("CEST", "+02:00"), ("EST", "-05:00"), ("-0000", "+00:00")]
)
def test_zones_by_name(zone: str, offset: str) -> None:
    found = only(
        mail(date="").as_bytes().replace(b"Subject:", f"Date: Tue, 10 Mar 2026 08:30:00 {zone}\r\nSubject:".encode())
    )
    assert found.page.published == f"2026-03-10T08:30:00{offset}"


def test_a_sender_that_cannot_be_taken_apart_is_none() -> None:
    raw = b"From: " + b"(" * 5000 + b"\nSubject: x\n\n" + TEXT.encode("ascii", "replace")
    assert only(raw).page.publisher is None


def test_lines_that_look_like_parts_are_counted_before_it_is_taken_apart() -> None:
    raw = b"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\n" * 20_000
    (fault,) = faults(read(raw, "brief.eml", "mail"))
    assert "parts" in str(fault)


def test_two_attachments_of_one_name_are_told_apart() -> None:
    message = mail()
    for text in ("Erster Bericht aus Orlan.", "Zweiter Bericht aus Orlan."):
        message.add_attachment(text, filename="bericht.txt")
    wheres = [one.where for one in read(message.as_bytes(), "brief.eml", "mail") if isinstance(one, Draft)]
    assert wheres == ["brief.eml", "brief.eml!bericht.txt", "brief.eml!bericht (2).txt"]


def test_an_attached_mail_that_cannot_be_taken_apart_is_one_fault_beside_the_text() -> None:
    plain = TEXT.encode("ascii", "replace")
    inner = 'Subject: WG\nContent-Type: multipart/mixed; boundary="grün"\n\n--grün\n\nEin Wort.\n--grün--\n'.encode()
    outer = b"Subject: WG\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n" + plain
    outer += b"\n--b\nContent-Type: message/rfc822\n\n" + inner + b"\n--b--\n"
    found = read(outer, "brief.eml", "mail")
    assert [one.where for one in found if isinstance(one, Draft)] == ["brief.eml"]
    (fault,) = faults(found)
    assert "cannot be taken apart" in str(fault)


def test_of_two_forms_of_one_text_the_plain_one() -> None:
    message = mail()
    message.add_alternative(PAGE.replace("Minister", "Kanzler"), subtype="html")
    assert only(message.as_bytes()).text == TEXT


def test_attachments_of_known_kinds_are_members_and_others_are_named() -> None:
    message = mail()
    message.add_attachment(PAGE.encode(), maintype="text", subtype="html", filename="Seite.html")
    message.add_attachment(b"\0\1" * 99, maintype="application", subtype="octet-stream", filename="Vermerk.docx")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a/b.txt", TEXT)
    message.add_attachment(packed.getvalue(), maintype="application", subtype="zip", filename="../../x/alle.zip")
    found = read(message.as_bytes(), "brief.eml", "mail")
    assert list(texts(found)) == ["brief.eml", "brief.eml!Seite.html", "brief.eml!alle.zip!a/b.txt"]
    assert isinstance(found[0], Draft)
    assert found[0].warnings == ("attachments that are not read: Vermerk.docx",)


def test_a_forwarded_mail_is_one_of_its_own() -> None:
    message = mail("Zur Kenntnis: die Mitteilung des Amtes vom heutigen Morgen.", "WG: Mitteilung")
    message.add_attachment(mail(subject="Mitteilung"))
    outer, inner = read(message.as_bytes(), "brief.eml", "mail")
    assert isinstance(outer, Draft)
    assert isinstance(inner, Draft)
    assert (outer.page.title, inner.page.title) == ("WG: Mitteilung", "Mitteilung")
    assert (inner.where, inner.text) == ("brief.eml!1.eml", TEXT)


def test_what_is_no_mail_or_has_no_text() -> None:
    assert "named as an e-mail, but none" in faults(read(TEXT.encode(), "brief.eml", "mail"))[0]
    assert "brief.eml: empty" in faults(read(b" \n ", "brief.eml", "mail"))[0]
    message = mail(None)
    message.add_attachment(b"\0" * 9, maintype="application", subtype="msword", filename="a.doc")
    assert "an e-mail without text: it holds a.doc" in faults(read(message.as_bytes(), "brief.eml", "mail"))[0]


def test_what_it_may_cost() -> None:
    message = mail()
    for number in range(9):
        message.add_attachment(TEXT, filename=f"{number}.txt")
    data = message.as_bytes()
    assert "of more than 5 parts" in faults(read(data, "brief.eml", "mail", Limits(mail_parts=5)))[0]
    assert "larger than 1 kB" in faults(read(data, "brief.eml", "mail", Limits(mail_size=1000)))[0]
    assert "a head of more than 100 bytes" in faults(read(data, "brief.eml", "mail", Limits(headers=100)))[0]


def test_mails_within_mails_end_somewhere() -> None:
    message = mail()
    for _ in range(9):
        outer = mail()
        outer.add_attachment(message)
        message = outer
    assert "more than 6 deep" in faults(read(message.as_bytes(), "brief.eml", "mail"))[0]
    nested = b"Subject: x\n" + b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(900)
    )
    assert len(faults(read(nested, "brief.eml", "mail"))) == 1


@pytest.mark.parametrize("cut", range(0, 900, 60))
def test_a_mail_that_breaks_off_gives_something_or_a_fault(cut: int) -> None:
    message = mail()
    message.add_attachment(PAGE.encode(), maintype="text", subtype="html", filename="=?utf-8?q?S=C3=A4?=.html")
    data = message.as_bytes()
    assert read(data[:cut] + b"\xff\0=?" + data[cut + 9 :], "brief.eml", "mail")


def test_from_a_folder(tmp_path: Path) -> None:
    (tmp_path / "brief.eml").write_bytes(mail().as_bytes())
    (found,) = sources.articles([tmp_path])
    assert isinstance(found, Article)
    assert (found.title, found.publisher) == ("Rücktritt? Nein, sagt der Minister", "Pressestelle Übersee")
    assert found.published == "2026-03-10T08:30:00+01:00"


# -- what it came with --------------------------------------------------------------------------------------------------------


def assembled(message: EmailMessage, option: str | None = None) -> dict[str, Article]:
    found = [one for one in read(message.as_bytes(), "brief.eml", "mail") if isinstance(one, Draft)]
    return {one.where.partition("!")[2]: assemble(one, option=option, now=NOW) for one in found}


def with_documents() -> EmailMessage:
    dated = PAGE.replace(
        "<head>", '<head><meta name="author" content="x"><meta property="og:site_name" content="Der Bote">'
    ).replace("<head>", '<head><meta property="article:published_time" content="2026-02-01T06:00:00+01:00">')
    message = mail()
    message.add_attachment(
        pdf([set_lines([TEXT[:60], TEXT[60:]])]), maintype="application", subtype="pdf", filename="a.pdf"
    )
    message.add_attachment(PAGE, subtype="html", filename="b.html")
    message.add_attachment(TEXT, filename="c.txt")
    message.add_attachment(dated, subtype="html", filename="d.html")
    message.add_attachment('{"text": "' + TEXT + '"}\n', filename="e.jsonl")
    return message


def test_a_document_without_a_date_or_source_has_those_of_the_mail_that_it_came_with() -> None:
    found = assembled(with_documents())
    for name in ("a.pdf", "b.html", "c.txt"):
        one = found[name]
        assert (one.published, one.published_by) == ("2026-03-10T08:30:00+01:00", "mail")
        assert one.publisher == "Pressestelle Übersee"
        assert "its date, 2026-03-10T08:30:00+01:00, is that of the e-mail that it came with: check it" in one.warnings
    assert found[""].published_by == "metadata"
    assert (found["d.html"].published, found["d.html"].published_by) == ("2026-02-01T06:00:00+01:00", "metadata")
    assert found["d.html"].publisher == "Der Bote"
    assert found["e.jsonl:1"].published is found["e.jsonl:1"].publisher is None  # many articles are no document


def test_what_it_says_itself_comes_first_and_an_option_last() -> None:
    message = mail()
    message.add_attachment(f"Orlan, 3. März 2026 (dpn) - {TEXT}", filename="a.txt")
    message.add_attachment(TEXT, filename="b.txt")
    found = assembled(message, "2026-01-01")
    assert (found["a.txt"].published, found["a.txt"].published_by) == ("2026-03-03", "text")
    assert found["b.txt"].published_by == "mail"
    undated = mail(date="")
    undated.add_attachment(TEXT, filename="b.txt")
    assert assembled(undated, "2026-01-01")["b.txt"].published_by == "option"
    assert assembled(undated)["b.txt"].publisher == "Pressestelle Übersee"


def test_a_document_that_is_sent_on_stays_one_article() -> None:
    first, later = with_documents(), with_documents()
    later.replace_header("Date", "Thu, 12 Mar 2026 08:30:00 +0100")
    assert assembled(first)["b.html"].id == assembled(later)["b.html"].id


def test_an_attached_mail_and_what_came_with_that_have_its_own_date() -> None:
    inner = mail(date="Mon, 02 Mar 2026 07:00:00 +0100", sender="Anton Ost <a@ost.example>")
    inner.add_attachment(TEXT, filename="c.txt")
    bare = mail(date="", sender="")
    outer = mail()
    outer.add_attachment(inner)
    outer.add_attachment(bare)
    found = assembled(outer)
    assert (found["1.eml"].published, found["1.eml"].publisher) == ("2026-03-02T07:00:00+01:00", "Anton Ost")
    assert (found["1.eml!c.txt"].published, found["1.eml!c.txt"].publisher) == (
        "2026-03-02T07:00:00+01:00",
        "Anton Ost",
    )
    assert found["2.eml"].published is None


def test_an_attached_mail_in_base64_and_one_without_a_suffix() -> None:
    inner = mail(subject="Mitteilung").as_bytes()
    for name in ("", '; name="WG: Mitteilung"', '; name="a.eml"'):
        head = f"Subject: WG\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822{name}\n"
        packed = head.encode() + b"Content-Transfer-Encoding: base64\n\n" + base64.encodebytes(inner) + b"\n--b--\n"
        (found,) = read(packed, "brief.eml", "mail")
        assert isinstance(found, Draft), found
        assert (found.page.title, found.text) == ("Mitteilung", TEXT)


# -- many in one file ---------------------------------------------------------------------------------------------------------

TIMES = ("Tue Mar 10 08:30:00 2026", "Wed Mar 11 09:00:00 +0100 2026", "Thu Mar 12 10:00 2026")


def folder(*messages: bytes, end: bytes = b"\n") -> bytes:
    """Mails as an mbox has them."""
    one_after_another = zip(messages, TIMES, strict=False)
    found = b"".join(
        f"From a@amt.example {time}\n".encode() + one.replace(b"\r\n", b"\n") + b"\n" for one, time in one_after_another
    )
    return found.replace(b"\n", end)


def three() -> list[bytes]:
    text = f"{TEXT}\n\nFrom Orlan to the coast\nthe roads are closed, says he.\n\nFrom 10:30 on\nnobody may leave."
    return [mail(text, "Eins").as_bytes(), with_documents().as_bytes(), mail(subject="Drei").as_bytes()]


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
@pytest.mark.parametrize(("name", "kind"), [("a.mbox", "mbox"), ("a.eml", "mail"), ("Inbox", None)])
def test_many_mails_in_one_file_are_many(name: str, kind: str | None, end: bytes) -> None:
    found = read(folder(*three(), end=end), name, kind)
    wheres = [one.where for one in found]
    assert wheres == [
        f"{name}:1",
        f"{name}:2",
        *(f"{name}:2!{one}" for one in ("a.pdf", "b.html", "c.txt", "d.html", "e.jsonl:1")),
        f"{name}:3",
    ]
    mails = [one for one in found if isinstance(one, Draft) and "!" not in one.where]
    assert [one.page.title for one in mails] == ["Eins", "Rücktritt? Nein, sagt der Minister", "Drei"]
    assert "the roads are closed" in mails[0].text
    assert mails[0].text.splitlines()[-2:] == ["From 10:30 on", "nobody may leave."]
    assert mails[2].text == TEXT


def test_what_apple_mail_exports_is_a_folder_with_one(tmp_path: Path) -> None:
    (tmp_path / "Lage.mbox").mkdir()
    (tmp_path / "Lage.mbox" / "mbox").write_bytes(folder(three()[0], three()[2]))
    (tmp_path / "Lage.mbox" / "table_of_contents").write_bytes(b"\0\1")
    found = list(sources.articles([tmp_path]))
    assert [one.where.removeprefix(f"{tmp_path}/") for one in found] == ["Lage.mbox/mbox:1", "Lage.mbox/mbox:2"]


def test_a_single_mail_that_an_mbox_gave_is_that_mail() -> None:
    (found,) = read(folder(three()[0]), "brief.eml", "mail")
    assert (found.where, isinstance(found, Draft)) == ("brief.eml", True)
    (found,) = read(folder(three()[0]), "a.mbox", "mbox")
    assert found.where == "a.mbox:1"


def test_what_is_no_mbox() -> None:
    assert "named as a folder of e-mails (mbox), but none" in faults(read(TEXT.encode(), "a.mbox", "mbox"))[0]
    (found,) = read(b"From 8:30 on the road was closed.\nNobody left.\n", "a.txt", "text")
    assert isinstance(found, Draft)
    (found,) = read(b"From 8:30 on the road was closed.\nNobody left.\n", "a", None)
    assert isinstance(found, Draft)


def test_what_an_mbox_may_cost() -> None:
    large = mail(TEXT * 100, "Groß").as_bytes()
    found = read(folder(three()[0], large, three()[2]), "a.mbox", "mbox", Limits(mail_size=3000))
    assert [one.where for one in found] == ["a.mbox:1", "a.mbox:2", "a.mbox:3"]
    assert faults(found) == ["a.mbox:2: larger than 3 kB (save its text)"]
    assert "more than 2 members" in faults(read(folder(*three()), "a.mbox", "mbox", Limits(members=2)))[-1]
    broken = read(folder(three()[0], b"X: y\n\nkein Brief", three()[2]), "a.mbox", "mbox")
    assert [(one.where, isinstance(one, Draft)) for one in broken] == [
        ("a.mbox:1", True),
        ("a.mbox:2", False),
        ("a.mbox:3", True),
    ]
    packed = gzip.compress(folder(*three()))
    assert next(iter(texts(read(packed, "a.mbox.gz", "gzip")))) == "a.mbox.gz:1"


def test_an_mbox_is_never_held_whole() -> None:
    """A mail at a time: what was handed out is not kept, and the next is not read before it is asked for."""
    stream = io.BytesIO(folder(*three()))
    found = mbox.messages(io.BufferedReader(stream, 512), 1_000_000)
    assert b"Eins" in (next(found) or b"")
    assert stream.tell() < 2000 < len(stream.getvalue())
