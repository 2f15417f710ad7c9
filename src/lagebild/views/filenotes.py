"""The German of notes and faults about files: what `lagebild.sources` says. The patterns are those of `lagebild.views.notewords`."""

from __future__ import annotations

from collections.abc import Mapping

FILES: Mapping[str, str] = {
    # dates, words and language of an article
    "no date of publication: relative dates stay unresolved; give one (--published)": (
        "ohne Erscheinungsdatum: Angaben wie „am Dienstag“ bleiben unbestimmt; ein Datum angeben (--published)"
    ),
    "its date of publication, {}, lies in the future": "das Erscheinungsdatum, {0d}, liegt in der Zukunft",
    "its date of publication, {}, lies before the first newspaper was printed": (
        "das Erscheinungsdatum, {0d}, liegt vor der ersten gedruckten Zeitung"
    ),
    "its date, {}, was guessed from the page: check it": "das Datum, {0d}, ist aus der Seite erschlossen: bitte prüfen",
    "half a character in {} place{}: replaced by U+FFFD": (
        "halbes Zeichen an {0} {0|Stelle|Stellen}: durch U+FFFD ersetzt"
    ),
    "empty": "leer",
    "there is no text to read": "es gibt keinen Text zu lesen",
    "nothing but white space": "nichts als Leerraum",
    "the text is longer than {} MB": "der Text ist länger als {0} MB",
    "split it into its articles": "in einzelne Artikel aufteilen",
    '"{}" is {}, not a string': "„{0}“ ist {1t}, keine Zeichenkette",
    "give it in quotation marks or leave it out": "in Anführungszeichen setzen oder weglassen",
    "true or false": "ein Wahrheitswert",
    "an object": "ein Objekt",
    "a list": "eine Liste",
    "a number": "eine Zahl",
    '"id" is {}, not a string or number': "„id“ ist {0t}, keine Zeichenkette oder Zahl",
    "give one id or leave it out": "eine Kennung angeben oder weglassen",
    "the date": "das Datum",
    "the time": "die Zeitangabe",
    "{} is {}, which is no date or date-time": "{0t} ist {1q}: kein Datum und kein Zeitpunkt",
    "give a date such as 2022-01-24 or a date-time such as 2022-01-24T18:05:00+01:00 (ISO 8601)": (
        "ein Datum wie 2022-01-24 oder einen Zeitpunkt wie 2022-01-24T18:05:00+01:00 angeben"
    ),
    "English is read less completely than German": "Englisch wird weniger vollständig gelesen als Deutsch",
    "too short to tell its language: read as German": "zu kurz, um die Sprache zu erkennen: als Deutsch gelesen",
    "only German (de) and English (en) are read; if it is one of them, give its language": (
        "gelesen werden nur Deutsch (de) und Englisch (en); ist es eines davon, die Sprache angeben"
    ),
    "its language is given as {}": "als Sprache ist {0} angegeben",
    "it is in {}": "der Text ist in {0} verfasst",
    "{}, which is not read": "{0t}; das wird nicht gelesen",
    "reserves text and data mining ({}): left out (--respect-reservations)": (
        "behält Text- und Data-Mining vor ({0}): ausgelassen (--respect-reservations)"
    ),
    "without that option it is read and its reservation shown": (
        "ohne diese Option wird es gelesen und der Vorbehalt angezeigt"
    ),
    # inputs and paths
    "{}, not a string": "{0}, keine Zeichenkette",
    "decode bytes first, or write them to a file": "Bytes erst dekodieren oder in eine Datei schreiben",
    "standard input": "Standardeingabe",
    "an address: nothing is fetched here": "eine Internetadresse: hier wird nichts abgerufen",
    "save the page and name the file": "die Seite speichern und die Datei nennen",
    "there is none": "nicht vorhanden",
    "name a file or folder, or pipe a text in": "eine Datei oder einen Ordner nennen oder einen Text hineinleiten",
    "(empty path)": "(leerer Pfad)",
    "the dossier itself, or its log": "das Dossier selbst oder sein Journal",
    "name the reports that are to be added": "die Meldungen nennen, die aufgenommen werden sollen",
    "no such file or folder": "Datei oder Ordner nicht gefunden",
    "name a file, a folder or -": "eine Datei, einen Ordner oder - angeben",
    "a link to nothing": "ein Verweis ins Leere",
    "its target is missing: restore it or remove the link": "sein Ziel fehlt: wiederherstellen oder den Verweis löschen",
    "check the path": "den Pfad prüfen",
    "no permission to read it": "keine Leseberechtigung",
    "change its permissions or run as its owner": "die Rechte ändern oder als Eigentümer ausführen",
    "cannot be read: {}": "nicht lesbar: {0}",
    "check the path and the disk": "Pfad und Datenträger prüfen",
    "a folder without readable files{}": "ein Ordner ohne lesbare Dateien{0t}",
    " and {#} more": " und {0n} weitere",
    ": it holds {} and {#} more": ": er enthält {0} und {1n} weitere",
    ": it holds {}{}": ": enthalten: {0}{1}",
    "readable are {}": "lesbar sind {0}",
    "a link back to a folder above it": "ein Verweis zurück auf einen übergeordneten Ordner",
    "remove the link; the folder itself is read": "den Verweis löschen; der Ordner selbst wird gelesen",
    "a pipe or device, not a file": "eine Pipe oder ein Gerät, keine Datei",
    "name it on its own to read it": "einzeln angeben, um daraus zu lesen",
    # what is no text, and how text is written
    "not text but {}": "kein Text, sondern {0t}",
    "a PDF document": "ein PDF-Dokument",
    "a ZIP archive or an office document": "ein ZIP-Archiv oder Office-Dokument",
    "an RTF document": "ein RTF-Dokument",
    "an old office document": "ein altes Office-Dokument",
    "a PNG image": "ein PNG-Bild",
    "a JPEG image": "ein JPEG-Bild",
    "a GIF image": "ein GIF-Bild",
    "a TIFF image": "ein TIFF-Bild",
    "a gzip archive": "ein gzip-Archiv",
    "a bzip2 archive": "ein bzip2-Archiv",
    "an xz archive": "ein xz-Archiv",
    "a 7z archive": "ein 7z-Archiv",
    "a Zstandard archive": "ein Zstandard-Archiv",
    "a RAR archive": "ein RAR-Archiv",
    "an SQLite database": "eine SQLite-Datenbank",
    "a program": "ein Programm",
    "an Ogg recording": "eine Ogg-Aufnahme",
    "an MP3 recording": "eine MP3-Aufnahme",
    "UTF-16 without byte order mark": "UTF-16 ohne Byte-Order-Mark",
    "binary data": "Binärdaten",
    "1 place": "1 Stelle",
    "{#} places, the first": "{0} Stellen, zuerst",
    "broken {} in {} at byte {}: replaced by U+FFFD": "fehlerhaftes {0} an {1t} bei Byte {2}: durch U+FFFD ersetzt",
    "neither UTF-8 nor Windows-1252: read as {}, a guess": (
        "weder UTF-8 noch Windows-1252: auf Verdacht als {0} gelesen"
    ),
    "unpack it and name the files or their folder": "entpacken und die Dateien oder ihren Ordner nennen",
    "export it as text, HTML or Markdown in UTF-8": "als Text, HTML oder Markdown in UTF-8 speichern",
    "export it as text in UTF-8": "als Text in UTF-8 speichern",
    "an XML document, not text": "ein XML-Dokument, kein Text",
    "export its articles as JSON lines, HTML or text": "die Artikel als JSON-Zeilen, HTML oder Text ausgeben",
    "a JSON document, not JSON lines": "ein JSON-Dokument, keine JSON-Zeilen",
    # JSON lines
    'each line is one JSON object with the key "text"': "jede Zeile ist ein JSON-Objekt mit dem Schlüssel „text“",
    "the line is longer than {} MB": "die Zeile ist länger als {0} MB",
    "one article per line": "ein Artikel je Zeile",
    "not JSON but {}": "kein JSON, sondern {0t}",
    "not JSON: {}": "kein JSON: {0t}",
    "not JSON: {} at column {}": "kein JSON: {0t} in Spalte {1}",
    "Expecting value": "ein Wert fehlt",
    "Expecting property name enclosed in double quotes": "ein Schlüssel in Anführungszeichen fehlt",
    "Expecting ',' delimiter": "ein Komma fehlt",
    "Expecting ':' delimiter": "ein Doppelpunkt fehlt",
    "Illegal trailing comma before end of object": "ein überzähliges Komma",
    "Illegal trailing comma before end of array": "ein überzähliges Komma",
    "Extra data": "Überzähliges",
    "Unterminated string starting": "ein Text ohne Ende, beginnend",
    "Invalid control character": "ein unzulässiges Steuerzeichen",
    "Invalid \\escape": "eine unzulässige Maskierung mit \\",
    "nested too deeply": "zu tief verschachtelt",
    "JSON, but no object": "JSON, aber kein Objekt",
    '"text" is not a string': "„text“ ist keine Zeichenkette",
    'lacks "text"': "„text“ fehlt",
    # tables
    "name the columns in the first row, one of them text": "die Spalten in der ersten Zeile benennen, eine davon text",
    'double the quotation marks within a field, and put a field with line breaks in quotation marks: "…"': (
        'Anführungszeichen in einem Feld verdoppeln und ein Feld mit Zeilenumbrüchen in Anführungszeichen setzen: "…"'
    ),
    "a table without rows": "eine Tabelle ohne Zeilen",
    "a quotation mark is opened and not closed, or the row is longer than {}": (
        "ein Anführungszeichen wird nicht geschlossen, oder die Zeile ist länger als {0}"
    ),
    "the {}th such row: the rest of the table is left": (
        "die {0}. solche Zeile: der Rest der Tabelle wird nicht gelesen"
    ),
    "no row of a table: {}": "keine Tabellenzeile: {0}",
    "a table with the line breaks of old Macs": "eine Tabelle mit den Zeilenumbrüchen alter Macs",
    "save it with those of Windows or Unix": "mit denen von Windows oder Unix speichern",
    "a table without a column for the text; its columns are {}": (
        "eine Tabelle ohne Spalte für den Text; ihre Spalten: {0t}"
    ),
    "without names": "ohne Namen",
    'a table with two columns for "{}"': "eine Tabelle mit zwei Spalten für „{0}“",
    "rename or remove one of them": "eine davon umbenennen oder entfernen",
    "has {} fields, but there are {} columns": "hat {0} Felder, es gibt aber nur {1} {1|Spalte|Spalten}",
    "put a field that holds {} in quotation marks": "Felder, die {0t} enthalten, in Anführungszeichen setzen",
    "a tab": "einen Tabulator",
    "a row without text": "eine Zeile ohne Text",
    "fill in the column for the text, or remove the row": "die Textspalte ausfüllen oder die Zeile entfernen",
    "the date {} cannot be read": "das Datum {0q} ist nicht lesbar",
    "the date {} of the front matter cannot be read": "das Datum {0q} im Kopf der Datei ist nicht lesbar",
    "the page's date {} cannot be read": "das Datum der Seite, {0q}, ist nicht lesbar",
    # Markdown, HTML and PDF
    "more than {} characters of markup or {} lines: the rest stands as it was written": (
        "mehr als {0n} Zeichen Auszeichnung oder {1n} Zeilen: der Rest bleibt, wie er geschrieben ist"
    ),
    "an HTML page without text": "eine HTML-Seite ohne Text",
    "looks like {}: check it": "sieht aus wie {0t}: bitte prüfen",
    "save the page as it is shown, or its text": "die Seite so speichern, wie sie angezeigt wird, oder ihren Text",
    "no article found in the page: all of its text is read": (
        "kein Artikel auf der Seite erkannt: ihr ganzer Text wird gelesen"
    ),
    "an encrypted PDF that asks for a password": "ein verschlüsseltes PDF, das ein Passwort verlangt",
    "open it with its password and save it without one": "mit dem Passwort öffnen und ohne Passwort speichern",
    "an encrypted PDF (AES), and the package cryptography is not installed": (
        "ein verschlüsseltes PDF (AES), und das Paket cryptography ist nicht installiert"
    ),
    "pip install cryptography": "pip install cryptography",
    "a damaged PDF": "ein beschädigtes PDF",
    "fetch it again, or open it and save it anew": "neu herunterladen, oder öffnen und neu speichern",
    "a PDF that takes too much memory to read": "ein PDF, das zu viel Speicher braucht",
    "save it anew, or its text": "neu speichern, oder nur den Text",
    "a PDF, and pypdf is not installed": "ein PDF, und pypdf ist nicht installiert",
    "pip install pypdf": "pip install pypdf",
    "a PDF without a text layer, such as a scan": "ein PDF ohne Textebene, etwa ein Scan",
    "let OCR add one first, for example ocrmypdf": "zuerst mit OCR eine anlegen, etwa mit ocrmypdf",
    "a PDF whose text cannot be read: its fonts do not say which characters they show": (
        "ein PDF mit unlesbarem Text: seine Schriften sagen nicht, welche Zeichen sie zeigen"
    ),
    "let OCR add a text layer, for example ocrmypdf --force-ocr": (
        "mit OCR eine Textebene anlegen, etwa mit ocrmypdf --force-ocr"
    ),
    "a PDF that takes longer than {} seconds to read": "ein PDF, das länger als {0} Sekunden zum Lesen braucht",
    "a PDF with more than {} pages or {} of text": "ein PDF mit mehr als {0n} Seiten oder {1} Text",
    "{} of {} pages {}": "{0} von {1} Seiten {2t}",
    "are pictures without text": "nur Bilder ohne Text",
    "cannot be read": "nicht lesbar",
}
