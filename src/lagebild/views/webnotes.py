"""The German of notes and faults about what is fetched: what `lagebild.sources.net` and `lagebild.watching` say."""

from __future__ import annotations

from collections.abc import Mapping

_SAVE = "im Browser öffnen, die Seite speichern und die Datei nennen"

WEB: Mapping[str, str] = {
    # addresses
    "only http and https are fetched": "abgerufen werden nur http und https",
    "--allow-host {} if you mean it": "wenn das gewollt ist: --allow-host {0}",
    "--allow-host opens it only where you name it, or a page of an allowed host leads there: name its address": (
        "--allow-host gilt nur für selbst genannte Adressen und was von dort weiterführt: die Adresse nennen"
    ),
    "no answer of the name server in {} seconds": "der Nameserver antwortet nicht innerhalb von {0} Sekunden",
    "no address: {}": "keine Internetadresse: {0}",
    "no address": "keine Internetadresse",
    "an address of more than {} characters": "eine Adresse von mehr als {0n} Zeichen",
    "name a shorter one": "eine kürzere nennen",
    "{}: not fetched": "{0t}: nicht abgerufen",
    "no scheme": "ohne Schema",
    "an address without a host": "eine Adresse ohne Host",
    "an address with a user's name or password in it": "eine Adresse mit Benutzername oder Passwort",
    "leave them out: none are sent": "weglassen: gesendet wird davon nichts",
    "its host has characters that no host has": "der Hostname enthält unzulässige Zeichen",
    "check the address": "die Adresse prüfen",
    "its host is none ({})": "das ist kein Hostname ({0})",
    "port {} is no web server's": "Port {0} gehört zu keinem Webserver",
    "the host is not known ({})": "der Host ist unbekannt ({0t})",
    "the host has no address": "der Host hat keine Adresse",
    "{} is {}: not fetched": "{0} ist {1t}: nicht abgerufen",
    "{} is {} ({}): not fetched": "{0} ist {1t} ({2}): nicht abgerufen",
    "{} within IPv6": "{0t} innerhalb von IPv6",
    "a tunnel's or another network's address": "eine Adresse eines Tunnels oder eines anderen Netzes",
    "a reserved address": "eine reservierte Adresse",
    "the address of no host": "eine Adresse, zu der kein Rechner gehört",
    "an address of this machine": "eine Adresse dieses Rechners",
    "an address of many hosts": "eine Multicast-Adresse",
    "an address inside a network": "eine Adresse in einem internen Netz",
    "an address of the platform that this machine runs on": "eine Adresse der Plattform, auf der dieser Rechner läuft",
    # fetching
    "try again later": "später noch einmal versuchen",
    "try again then": "dann noch einmal versuchen",
    "open it in a browser, save the page and name the file": _SAVE,
    "often it waits for a cookie: {}": "oft wird auf ein Cookie gewartet: {0t}",
    "redirected from https to http: what came could be read and changed on its way": (
        "von https auf http umgeleitet: unterwegs konnte mitgelesen und verändert werden"
    ),
    "too slow on its way: given up": "unterwegs zu langsam: aufgegeben",
    "redirects in a circle ({})": "leitet im Kreis um ({0})",
    "redirects more than {} times": "leitet mehr als {0} Mal um",
    "redirects to {}: {}": "leitet um auf {0}: {1t}",
    "cannot be fetched ({})": "lässt sich nicht abrufen ({0t})",
    "local sockets are not used": "lokale Sockets werden nicht benutzt",
    "took too long: given up": "hat zu lange gedauert: aufgegeben",
    "its certificate is not valid ({})": "das Zertifikat ist ungültig ({0})",
    "no secure connection ({})": "keine sichere Verbindung ({0})",
    "no answer in time": "keine Antwort in der vorgesehenen Zeit",
    "its answer is no HTTP ({})": "die Antwort ist kein HTTP ({0})",
    "its answer is no HTTP": "die Antwort ist kein HTTP",
    "no server answers there": "dort antwortet kein Server",
    "the connection failed ({})": "die Verbindung ist gescheitert ({0t})",
    "packed more than {} times: a decompression bomb, not read": (
        "mehr als {0}-fach komprimiert: eine Dekompressionsbombe, nicht gelesen"
    ),
    "find out where it comes from": "die Herkunft klären",
    "larger than {} MB: not read": "größer als {0} MB: nicht gelesen",
    "fetch it with a browser and name the file": "mit dem Browser herunterladen und die Datei nennen",
    "packed in a way that was not asked for ({})": "anders gepackt als verlangt ({0})",
    "open it in a browser, save it and name the file": "im Browser öffnen, speichern und die Datei nennen",
    "its packed body ends in the middle": "die gepackten Daten enden mittendrin",
    "its packed body is damaged": "die gepackten Daten sind beschädigt",
    # what a server answers
    "asks for a login": "verlangt eine Anmeldung",
    "asks for payment": "ist kostenpflichtig",
    "the server refuses it (status 403)": "der Server verweigert den Abruf (Status 403)",
    "there is no such page (status 404)": "diese Seite gibt es nicht (Status 404)",
    "a proxy stands between that asks for a login; proxies are not used": (
        "ein Proxy dazwischen verlangt eine Anmeldung; Proxys werden nicht benutzt"
    ),
    "is gone for good (status 410)": "gibt es nicht mehr (Status 410)",
    "was asked too often (status 429)": "wurde zu oft abgerufen (Status 429)",
    "is withheld for legal reasons (status 451)": "wird aus rechtlichen Gründen zurückgehalten (Status 451)",
    "the server has a fault (status {})": "der Server meldet einen Fehler (Status {0})",
    "the server answers with status {}": "der Server antwortet mit Status {0}",
    "status {#}": "Status {0}",
    "with an account: {}": "mit einem Konto: {0t}",
    "with a subscription: {}": "mit einem Abonnement: {0t}",
    "it may serve people and no robots: {}": "vielleicht lässt er nur Menschen zu, keine Programme: {0t}",
    "look at it in a browser; {}": "im Browser ansehen; {0t}",
    "look at it in a browser": "im Browser ansehen",
    "check the address; it may have moved": "die Adresse prüfen; die Seite ist vielleicht umgezogen",
    "fetch it with the desk's own tools and name the file": "mit eigenen Mitteln herunterladen und die Datei nennen",
    "look for its new place, or leave it out": "die neue Adresse suchen oder weglassen",
    "ask its publisher": "beim Herausgeber nachfragen",
    "the site's robots.txt does not want it fetched by robots": (
        "die robots.txt der Website untersagt den Abruf durch Programme"
    ),
    "ask its publisher, or open it in a browser, save the page and name the file": (
        f"beim Herausgeber nachfragen, oder {_SAVE}"
    ),
    "its robots.txt could not be read: {}": "die robots.txt ist nicht lesbar: {0t}",
    "other runs of Lagebild ask its server all the time: given up after {} minutes": (
        "andere Läufe von Lagebild beschäftigen diesen Server: nach {0} Minuten aufgegeben"
    ),
    "try again when they are done": "noch einmal versuchen, wenn sie fertig sind",
    "its server wants to be left alone for {}": "der Server bittet um eine Pause von {0t}",
    "{#} days": "{0} Tagen",
    "{#} hours": "{0} Stunden",
    "{#} minutes": "{0} Minuten",
    "{#} s": "{0} s",
    "{}: {}: other runs of Lagebild on this machine cannot be seen, each asks a host at a pace of its own; remove the file, or see that "
    "it can be written": (
        "{0}: {1}: andere Läufe von Lagebild auf diesem Rechner sind nicht sichtbar, jeder fragt in eigenem Takt; die Datei löschen "
        "oder beschreibbar machen"
    ),
    # pages
    "its date of publication, {}, lies in the future: not added": (
        "das Erscheinungsdatum, {0d}, liegt in der Zukunft: nicht aufgenommen"
    ),
    "its date, {}, is that of the feed's entry, whose address led on to another page: check it": (
        "das Datum, {0d}, stammt aus dem Feed, dessen Adresse auf eine andere Seite weiterführte: bitte prüfen"
    ),
    "an empty page": "eine leere Seite",
    "an empty page: it has no text without its scripts, which are not run": (
        "eine leere Seite: Text hat sie nur mit Skripten, und die werden nicht ausgeführt"
    ),
    "{}; not believed": "{0t}; nicht übernommen",
    "a login page, no article": "eine Anmeldeseite, kein Artikel",
    "a page that asks for consent to cookies, no article": "eine Seite, die um Zustimmung zu Cookies bittet, kein Artikel",
    "only the beginning of an article that is to be paid for": "nur der Anfang eines kostenpflichtigen Artikels",
    "no article found on the page": "kein Artikel auf der Seite gefunden",
    "a page that says that there is none": "eine Seite, die meldet, dass es sie nicht gibt",
    "a front page, no article": "eine Startseite, kein Artikel",
    "name an article; where it is one, {}": "einen Artikel nennen; ist es einer: {0t}",
    "name its feed or an article": "den Feed oder einen Artikel nennen",
    "its feed is {}": "der Feed dazu: {0}",
    "calls itself {}, which its address ({}) does not bear out: check it": (
        "nennt sich {0q}, was die Adresse ({1}) nicht bestätigt: bitte prüfen"
    ),
    "its page names {} as its own address, which is another site's: not believed": (
        "die Seite gibt {0} als ihre Adresse an, doch die gehört zu einer anderen Website: nicht übernommen"
    ),
    # feeds and sitemaps
    "a feed": "ein Feed",
    "a sitemap": "eine Sitemap",
    "a list of sitemaps": "eine Liste von Sitemaps",
    "{} without entries": "{0t} ohne Einträge",
    "{}: of {} entries the {} newest, {} older ones are left (--limit)": (
        "{0}: von {1n} Einträgen die {2n} neuesten; {3n} ältere bleiben liegen (--limit)"
    ),
    "name a feed (RSS, Atom, JSON) or a sitemap; `lagebild add` reads pages": (
        "einen Feed (RSS, Atom, JSON) oder eine Sitemap nennen; Seiten liest `lagebild add`"
    ),
    "{}: has moved for good to {}": "{0}: dauerhaft umgezogen nach {1}",
    "an entry without text and without a page": "ein Eintrag ohne Text und ohne Seite",
    "it names itself as one of its sitemaps: left out": "nennt sich selbst als eine ihrer Sitemaps: ausgelassen",
    "a list of sitemaps within another, which is not followed": (
        "eine Liste von Sitemaps in einer anderen; ihr wird nicht gefolgt"
    ),
    "no sitemap": "keine Sitemap",
    "{}: {}: left out": "{0}: {1t}: ausgelassen",
    "of {} sitemaps the {} newest were read": "von {0n} Sitemaps wurden die {1} neuesten gelesen",
    "{} entries share {} guid(s), which should name one each: told apart by link or title": (
        "{0n} Einträge teilen sich {1n} {1|Kennung|Kennungen} (guid): nach Link oder Titel unterschieden"
    ),
    "tell its publisher; `lagebild watch --remove` takes a feed off the list": (
        "dem Herausgeber melden; `lagebild watch --remove` nimmt einen Feed von der Liste"
    ),
    "tell its publisher; `lagebild watch --remove` takes it off the list": (
        "dem Herausgeber melden; `lagebild watch --remove` nimmt sie von der Liste"
    ),
    "declares entities of its own: not read": "definiert eigene Entities: nicht gelesen",
    "a feed that cannot be read ({})": "ein nicht lesbarer Feed ({0})",
    "a feed that cannot be read": "ein nicht lesbarer Feed",
    "a JSON feed that cannot be read ({})": "ein nicht lesbarer JSON-Feed ({0})",
    'JSON without "items": no feed': "JSON ohne „items“: kein Feed",
    "the feed is no sound XML: what can be made out of it is read": (
        "der Feed ist kein gültiges XML: gelesen wird, was sich erkennen lässt"
    ),
    "{} of its addresses are on other hosts: left out": (
        "{0n} {0|Adresse liegt|Adressen liegen} auf anderen Hosts: ausgelassen"
    ),
    "a sitemap that cannot be read": "eine nicht lesbare Sitemap",
    # rounds
    "no feed and no sitemap": "kein Feed und keine Sitemap",
    "{}: its turn of {} is over: {} new entries are left for its next one, after the other feeds": (
        "{0}: die Zeit von {1t} ist um: {2n} neue Einträge kommen in der nächsten Runde, nach den anderen Feeds"
    ),
    "{}: {} new entries are left for later: their server wants to be left alone for {}": (
        "{0}: {1n} neue Einträge kommen später: der Server bittet um eine Pause von {2t}"
    ),
    "{}: {} new entries: the {} newest now, {} in later rounds": (
        "{0}: {1n} neue Einträge: die {2n} neuesten jetzt, {3n} in späteren Runden"
    ),
    "nothing in it": "enthält nichts",
    "given up after {} rounds": "nach {0} Runden aufgegeben",
    "tried again in up to {} later round{}": "wird in späteren Runden noch einmal versucht, höchstens {0} Mal",
    "was tried in {} rounds, and in the last of them the process ended over it": (
        "wurde in {0} Runden versucht, und in der letzten stürzte das Programm dabei ab"
    ),
    # faults of Lagebild's own
    "could not be read: a fault in Lagebild ({}: {})": "nicht lesbar: ein Fehler in Lagebild ({0}: {1})",
    "please report it with what {}=1 prints": "bitte melden, mit der Ausgabe bei {0}=1",
}
