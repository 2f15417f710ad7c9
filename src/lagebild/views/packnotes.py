"""The German of notes and faults about e-mails, archives, crawls and packed files, and about what one input may cost."""

from __future__ import annotations

from collections.abc import Mapping

PACKS: Mapping[str, str] = {
    # e-mails
    "an e-mail without text{}": "eine E-Mail ohne Text{0t}",
    "an attached e-mail that cannot be taken apart": "eine angehängte E-Mail, die sich nicht zerlegen lässt",
    "save it on its own": "einzeln speichern",
    "an e-mail with a head of more than {}": "eine E-Mail mit einem Kopf von mehr als {0}",
    "check it": "bitte prüfen",
    "an e-mail that cannot be taken apart": "eine E-Mail, die sich nicht zerlegen lässt",
    "save its text": "den Text speichern",
    "named as an e-mail, but none": "dem Namen nach eine E-Mail, dem Inhalt nach nicht",
    "save it again, or name it as what it is": "neu speichern oder passend benennen",
    "an e-mail of more than {} parts": "eine E-Mail mit mehr als {0n} Teilen",
    "attachments that are not read: {}": "nicht gelesene Anhänge: {0}",
    "attachments that are not read: {} and {#} more": "nicht gelesene Anhänge: {0} und {1n} weitere",
    # what one input may cost
    "nothing came out of it in more than {} seconds of computing: the rest is left": (
        "in mehr als {0} Sekunden Rechenzeit kam nichts heraus: der Rest wird nicht gelesen"
    ),
    "check where it comes from": "die Herkunft prüfen",
    "unpacks to more than {}: the rest is left": "entpackt größer als {0}: der Rest wird nicht gelesen",
    "unpacks to more than {}": "entpackt größer als {0}",
    "split it": "aufteilen",
    "a decompression bomb: {} out of {}; the rest is left": (
        "eine Dekompressionsbombe: {0} aus {1}; der Rest wird nicht gelesen"
    ),
    "a decompression bomb: {} out of {} and no end": "eine Dekompressionsbombe: {0} aus {1}, und kein Ende",
    "more than {} members: the rest is left": "mehr als {0n} Einträge: der Rest wird nicht gelesen",
    "split it into several archives": "auf mehrere Archive verteilen",
    "{#} bytes": "{0} Bytes",
    "larger than {}": "größer als {0}",
    "archives within archives, more than {} deep": "Archive in Archiven, mehr als {0} Ebenen tief",
    "unpack it first": "zuerst entpacken",
    "{} more fault{} in a row, up to {}, left out here": "{0n} {0|weiterer|weitere} Fehler in Folge, bis {2}, hier ausgelassen",
    "{}; the rest is not read": "{0t}; der Rest wird nicht gelesen",
    "is it the right format?": "ist es das richtige Format?",
    # archives
    "an archive or packed file, which in a crawl is not read": (
        "ein Archiv oder eine gepackte Datei; in einem Crawl wird das nicht gelesen"
    ),
    "save it and name the file": "speichern und die Datei nennen",
    "{}, no article": "{0t}, kein Artikel",
    "name its address instead of the file, or save the pages that it lists": (
        "statt der Datei ihre Adresse nennen oder die darin genannten Seiten speichern"
    ),
    "unpack it with its password and name the files": "mit dem Passwort entpacken und die Dateien nennen",
    "an office document or e-book, not an archive of reports": (
        "ein Office-Dokument oder E-Book, kein Archiv mit Meldungen"
    ),
    "save it as PDF, HTML or text": "als PDF, HTML oder Text speichern",
    "{} that is empty": "{0t}, leer",
    "fetch or pack it again": "neu herunterladen oder neu packen",
    "{} without readable files{}": "{0t} ohne lesbare Dateien{1t}",
    "{} file{} of other kinds left out: {} and {#} more ({})": (
        "{0n} {0|Datei|Dateien} anderer Art ausgelassen: {2} und {3n} weitere ({4l})"
    ),
    "{} file{} of other kinds left out: {}{} ({})": "{0n} {0|Datei|Dateien} anderer Art ausgelassen: {2}{3} ({4l})",
    "{} encrypted file{} left out: {} and {#} more": (
        "{0n} verschlüsselte {0|Datei|Dateien} ausgelassen: {2} und {3n} weitere"
    ),
    "{} encrypted file{} left out: {}{}": "{0n} verschlüsselte {0|Datei|Dateien} ausgelassen: {2}{3}",
    "without a suffix": "ohne Endung",
    "without a suffix {#}": "ohne Endung {0n}",
    "others {#}": "andere {0n}",
    "a ZIP archive": "ein ZIP-Archiv",
    "a folder of e-mails (mbox)": "ein Ordner mit E-Mails (mbox)",
    "a tar archive": "ein tar-Archiv",
    "a WARC file": "eine WARC-Datei",
    "an ARC file of the Internet Archive": "eine ARC-Datei des Internet Archive",
    "name the file itself": "die Datei selbst nennen",
    "a ZIP archive larger than {} within another or from a pipe": (
        "ein ZIP-Archiv von mehr als {0} in einem anderen oder aus einer Pipe"
    ),
    "name the file": "die Datei nennen",
    "save it again": "neu speichern",
    "fetch it again": "neu herunterladen",
    "named as {}, but none": "dem Namen nach {0t}, dem Inhalt nach nicht",
    "a link, which is not followed": "ein Verweis; ihm wird nicht gefolgt",
    "a file with holes, which is not read": "eine Datei mit Lücken; sie wird nicht gelesen",
    "no file that is known": "keine bekannte Art von Datei",
    "a damaged tar archive: a part of it is passed over": "ein beschädigtes tar-Archiv: ein Teil wird übergangen",
    "a damaged tar archive: the rest of it is not read": "ein beschädigtes tar-Archiv: der Rest wird nicht gelesen",
    "a damaged tar archive: {}": "ein beschädigtes tar-Archiv: {0t}",
    "it points backwards": "es verweist rückwärts",
    "the head of a member is larger than {}": "der Kopf eines Eintrags ist größer als {0}",
    "damaged: the archive ends in the middle of it": "beschädigt: das Archiv endet mittendrin",
    "damaged: its {} data {}": "beschädigt: die {0}-Daten {1t}",
    "ends in the middle": "enden mittendrin",
    "cannot be unpacked": "lassen sich nicht entpacken",
    "holds something else between its packed pieces or behind them": (
        "enthalten etwas anderes zwischen oder hinter den gepackten Stücken"
    ),
    "packed with zstd, and the package zstandard is not installed": (
        "mit zstd gepackt, und das Paket zstandard ist nicht installiert"
    ),
    "pip install zstandard, or unpack it first": "pip install zstandard, oder zuerst entpacken",
    "more than {} dictionaries": "mehr als {0} Wörterbücher",
    "packed with deflate64, and the package inflate64 is not installed": (
        "mit deflate64 gepackt, und das Paket inflate64 ist nicht installiert"
    ),
    "pip install 'lagebild[deflate64]', or unpack it on Windows, which packs more than 2 GB so": (
        "pip install 'lagebild[deflate64]', oder unter Windows entpacken, das ab 2 GB so packt"
    ),
    "a damaged ZIP archive: {}": "ein beschädigtes ZIP-Archiv: {0t}",
    "its table of contents breaks off": "das Inhaltsverzeichnis bricht ab",
    "its end is missing": "das Ende fehlt",
    "its beginning is missing": "der Anfang fehlt",
    "pack it with deflate": "mit deflate packen",
    "packed by a method that is not read ({})": "mit einem Verfahren gepackt, das nicht gelesen wird ({0})",
    "damaged: the archive has nothing where it should stand": "beschädigt: an dieser Stelle des Archivs steht nichts",
    "damaged: its checksum is wrong": "beschädigt: die Prüfsumme stimmt nicht",
    # crawls
    "a crawl without pages or texts": "ein Crawl ohne Seiten oder Texte",
    "the crawler has cut the page off": "der Crawler hat die Seite abgeschnitten",
    "read are responses, resources and conversions that are HTML, text or PDF": (
        "gelesen werden Antworten, Ressourcen und Umwandlungen in HTML, Text oder PDF"
    ),
    "a broken record: {}": "ein fehlerhafter Eintrag: {0t}",
    "it begins with {}": "er beginnt mit {0q}",
    "its head cannot be read": "sein Kopf ist nicht lesbar",
    "its length is {}": "als Länge steht da {0q}",
    "it does not say how long it is": "die Länge fehlt",
    "packed as {}, which is not read": "als {0q} gepackt; das wird nicht gelesen",
    "fetch it again without packing": "ungepackt neu herunterladen",
    "its head is longer than {}": "sein Kopf ist länger als {0}",
    "it ends {} bytes too early": "er endet {0} Bytes zu früh",
}
