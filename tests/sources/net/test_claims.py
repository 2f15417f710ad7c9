from __future__ import annotations

import pytest

from lagebild.sources.net import claims


@pytest.mark.parametrize(
    ("name", "host"),
    [
        ("tagesschau.de", "www.tagesschau.de"),
        ("Süddeutsche.de", "sueddeutsche.de"),
        ("Süddeutsche Zeitung", "sz.de"),
        ("FAZ.NET", "www.faz.net"),
        ("Frankfurter Allgemeine Zeitung", "www.faz.net"),
        ("DER STANDARD", "derstandard.at"),
        ("Neue Zürcher Zeitung", "www.nzz.ch"),
        ("The New York Times", "nytimes.com"),
        ("Kölner Stadt-Anzeiger", "www.ksta.de"),
        ("RedaktionsNetzwerk Deutschland", "rnd.de"),
        ("Radio Free Europe/Radio Liberty", "www.rferl.org"),
        ("AP News", "apnews.com"),
        ("The Associated Press", "apnews.com"),
        ("BBC News", "www.bbc.co.uk"),
        ("ZEIT ONLINE", "zeit.de"),
        ("Auswärtiges Amt", "www.auswaertiges-amt.de"),
        ("UN News", "news.un.org"),
        ("El País", "elpais.com"),
        ("GOV.UK", "www.gov.uk"),
        ("n-tv NACHRICHTEN", "www.n-tv.de"),
        ("Evas Blog", "eva.substack.com"),
        ("Grüße aus Köln", "xn--kln-sna.example"),
        ("Українська правда", "pravda.com.ua"),
        ("irgendwer", "192.168.0.1"),
        ("irgendwer", "intranet"),
    ],
)
def test_a_plausible_name_is_borne_out(name: str, host: str) -> None:
    assert claims.borne_out(name, host)


@pytest.mark.parametrize(
    ("name", "host"),
    [
        ("tagesschau.de", "evil.example"),
        ("dpa", "evil.example"),
        ("BBC News", "news-today.com"),
        ("Reuters", "boese.substack.com"),
        ("Substack", "boese.substack.com"),
        ("Die Welt", "die-wahrheit.example"),
        ("DER SPIEGEL", "nachrichten-online.de"),
    ],
)
def test_anothers_name_is_not(name: str, host: str) -> None:
    assert not claims.borne_out(name, host)
    assert (
        claims.doubt(name, f"https://{host}/a")
        == f"calls itself {name!r}, which its address ({host}) does not bear out: check it"
    )


@pytest.mark.parametrize("name", [None, ""])
def test_who_says_nothing_claims_nothing(name: str | None) -> None:
    assert claims.doubt(name, "https://evil.example/") is None


def test_a_feed_bears_a_name_out_by_a_word_that_tells() -> None:
    assert claims.doubt("dpa", "https://x.example/", "dpa: Politik") is None
    assert claims.doubt("Abend Nachrichten", "https://x.example/", "Nachrichten aus Mitte") is not None
