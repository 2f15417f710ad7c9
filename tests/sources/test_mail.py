"""E-mails: what of them is the article, what is attached, and what they may cost."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

from lagebild import sources
from lagebild.records import Article
from lagebild.sources.drafts import Draft
from lagebild.sources.limits import Limits
from tests.sources.making import PAGE, TEXT, faults, read, texts

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
