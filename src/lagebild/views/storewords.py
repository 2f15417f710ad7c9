"""The German of errors about a dossier: what `lagebild.store` and the choice of a picture say, and what `lagebild check` never sees."""

from __future__ import annotations

from collections.abc import Mapping

STORE: Mapping[str, str] = {
    # who or what is not there
    "; did you mean {}?": ". Meinten Sie {0o}?",
    "{}; did you mean {}?": "{0t}. Meinten Sie {1o}?",
    "nobody called {} in this picture": "niemand namens {0q} in diesem Lagebild",
    "no question {} in this picture": "keine Frage {0q} in diesem Lagebild",
    "nobody called {} in this dossier{}": "niemand namens {0q} in diesem Dossier{1t}",
    "nobody called {} in this dossier": "niemand namens {0q} in diesem Dossier",
    "{} can be several: {}; give the full name or the id in brackets": (
        "{0q} ist mehrdeutig: {1}; den vollen Namen oder die Kennung in Klammern angeben"
    ),
    "{}: only words that stand in every text, or none at all; add one that says more": (
        "{0q}: nur Allerweltswörter oder gar keine; ein aussagekräftigeres Wort dazunehmen"
    ),
    "no article {} in this dossier; `lagebild articles` lists them": (
        "kein Artikel {0q} in diesem Dossier; `lagebild articles` listet alle auf"
    ),
    "several articles begin with {}: {} …; give more of the id": (
        "mehrere Artikel beginnen mit {0q}: {1} …; mehr von der Kennung angeben"
    ),
    "article {} has no version {}, only {}": "Artikel {0q} hat keine Fassung {1}, nur {2}",
    "article {} has no reading; add it again": "Artikel {0q} ist nicht gelesen; neu aufnehmen mit `lagebild add`",
    "no statement or frame {} in this dossier": "keine Aussage und kein anderer Eintrag {0q} in diesem Dossier",
    "no statement or frame {} in the current readings of this dossier": (
        "keine Aussage und kein anderer Eintrag {0q} in den jetzigen Lesungen dieses Dossiers"
    ),
    "no article of {} in this dossier; its sources are: {}": (
        "kein Artikel von {0q} in diesem Dossier; seine Quellen: {1t}"
    ),
    "none named": "keine genannt",
    "{}: not watched": "{0}: wird nicht beobachtet",
    "nobody of that name in this dossier; `lagebild actors` lists them": (
        "niemand dieses Namens in diesem Dossier; `lagebild actors` listet alle auf"
    ),
    "{} is no person; only persons and articles can be forgotten": (
        "{0} ist keine Person; vergessen werden nur Personen und Artikel"
    ),
    # the dossier itself
    "{}: there is no dossier here; `lagebild add` makes one": "{0}: hier ist kein Dossier; `lagebild add` legt eines an",
    "{}: this is a folder; name a file": "{0}: das ist ein Ordner; eine Datei nennen",
    "{}: there is no folder {}": "{0}: es gibt keinen Ordner {1}",
    "{}: of an older version ({} steps behind); run `lagebild migrate {}`": (
        "{0}: von einer älteren Version ({1} {1|Schritt|Schritte} zurück); aktualisieren mit `lagebild migrate {2}`"
    ),
    "{}: written by a newer version of Lagebild (step {}); install that one": (
        "{0}: von einer neueren Version von Lagebild (Schritt {1q}); diese installieren"
    ),
    "{}: a dossier is a file; name one": "{0q}: ein Dossier ist eine Datei; eine nennen",
    "{}: no database URL (postgresql://USER@HOST/DATABASE)": "{0}: keine Datenbank-URL (postgresql://USER@HOST/DATABASE)",
    "{}: a dossier is a file, or a database by postgresql://USER@HOST/DATABASE": (
        "{0}: ein Dossier ist eine Datei oder eine Datenbank der Form postgresql://USER@HOST/DATABASE"
    ),
    "schema {}: small letters, digits and _ only, a letter first": (
        "Schema {0q}: nur kleine Buchstaben, Ziffern und _, am Anfang ein Buchstabe"
    ),
    "{}: not a dossier but another SQLite database": "{0}: kein Dossier, sondern eine andere SQLite-Datenbank",
    "{}: not a dossier but tables of something else; name another schema": (
        "{0}: kein Dossier, sondern Tabellen von etwas anderem; ein anderes Schema nennen"
    ),
    "{}: not a dossier but some other file": "{0}: kein Dossier, sondern eine andere Datei",
    "{}: another program wrote it while it was read; try again": (
        "{0}: ein anderes Programm hat es beim Lesen verändert; noch einmal versuchen"
    ),
    "{}: cannot be written; look at the rights of the file and of its folder": (
        "{0}: lässt sich nicht schreiben; die Rechte der Datei und ihres Ordners prüfen"
    ),
    "{}: another run writes here; wait for it, or name another folder": (
        "{0}: hier schreibt schon ein anderer Lauf; bitte abwarten oder einen anderen Ordner nennen"
    ),
    "{}: another run writes here; wait for it, or name another folder. If it was killed, try again in {} minutes, or remove {}": (
        "{0}: hier schreibt schon ein anderer Lauf; bitte abwarten oder einen anderen Ordner nennen. Wurde er abgebrochen: in {1} Minuten "
        "noch einmal versuchen oder {2} löschen"
    ),
    "{}: another program writes": "{0}: ein anderes Programm schreibt gerade",
    "{}: another program has held it for too long; try again when it is done": (
        "{0}: von einem anderen Programm gesperrt; noch einmal versuchen, wenn es fertig ist"
    ),
    "{}: the disk is full; what was added before stays, free some space and run it again": (
        "{0}: der Datenträger ist voll; bisher Aufgenommenes bleibt, Platz schaffen und neu starten"
    ),
    "{}: the file is damaged; take it from a backup ({})": (
        "{0}: die Datei ist beschädigt; aus einer Sicherung wiederherstellen ({1})"
    ),
    "{}: cannot be opened or written; look at the rights of the file and of its folder ({})": (
        "{0}: lässt sich nicht öffnen oder schreiben; die Rechte der Datei und ihres Ordners prüfen ({1})"
    ),
    "{}: can only be read: {}": "{0}: nur lesbar: {1t}",
    "you may not write it, or not in its folder": "keine Schreibberechtigung für die Datei oder ihren Ordner",
    "{}: what was added last stands in its log ({}), and {}: copy both to a folder of your own": (
        "{0}: das zuletzt Aufgenommene steht im Journal ({1}); {2t}: beide Dateien in einen eigenen Ordner kopieren"
    ),
    "{}: can only be read: the picture that was drawn is not kept, and is drawn again the next time": (
        "{0}: nur lesbar: das Lagebild wird nicht gespeichert und beim nächsten Mal neu gezeichnet"
    ),
    "PostgreSQL needs its driver: pip install 'lagebild[postgresql]'": (
        "für PostgreSQL fehlt der Treiber: pip install 'lagebild[postgresql]'"
    ),
    "a stored {} is damaged ({})": "beschädigt gespeichert: {0} ({1})",
    "{} is none of {}": "{0q} ist keines von {1}",
    "{}: less than the full text is spans or none": "{0q}: weniger als der volle Text ist spans oder none",
    # judgements
    "a judgement needs its author": "ein Urteil braucht einen Namen",
    "{} needs two articles, not one and the same": "{0} braucht zwei verschiedene Artikel",
    "{} needs two records of one kind: {} is {}, {} is {}": (
        "{0} braucht zweimal dieselbe Art: {1} ist {2t}, {3} ist {4t}"
    ),
    "a statement": "eine Aussage",
    "an event": "ein Ereignis",
    "a commitment": "eine Ankündigung",
    "a position": "eine Position",
    "a figure": "eine Zahl",
    "an explanation": "eine Deutung",
    "a role": "ein Amt",
    "no judgement {}; `lagebild judge DOSSIER list` shows them with their ids": (
        "kein Urteil {0q}; `lagebild judge DOSSIER list` zeigt alle mit ihren Kennungen"
    ),
    "{} judgements {}; `lagebild judge DOSSIER list` shows them with their ids": (
        "{0} Urteile {1q}; `lagebild judge DOSSIER list` zeigt alle mit ihren Kennungen"
    ),
    "{} {}; `lagebild judge DOSSIER list` shows them with their ids": (
        "{0} {1q}; `lagebild judge DOSSIER list` zeigt alle mit ihren Kennungen"
    ),
    "judgement {} was taken back before, at {}": "das Urteil {0} ist schon zurückgenommen, am {1}",
    "a judgement is one of {}, not {}": "ein Urteil ist eines von {0}, nicht {1q}",
    "a state is that of a commitment, and one of {}": "einen Zustand hat nur eine Ankündigung; möglich sind {0}",
    "a grade is that of a source: A to F for its reliability, 1 to 6 for its credibility, such as B2": (
        "bewertet werden nur Quellen: A bis F für Zuverlässigkeit, 1 bis 6 für Glaubwürdigkeit, etwa B2"
    ),
    "{} is about {}, not about {}": "{0} gilt für {1}, nicht für {2}",
    "a note needs words": "eine Anmerkung braucht einen Text",
    "{} needs the words and the actor that they are": "{0} braucht die Worte und den Akteur, den sie meinen",
    "{} needs the words and the actor that they are not": "{0} braucht die Worte und den Akteur, den sie nicht meinen",
    "{} needs the words and the actor that they {}": "{0} braucht die Worte und den Akteur",
    "{} needs two {}s": "{0} braucht zwei davon ({1})",
    "a correction needs at least one field and its value": "eine Berichtigung braucht mindestens ein Feld und seinen Wert",
    "{} has no field {} that could be corrected; it has {}": "{0} hat kein Feld {1q}, das sich berichtigen ließe; es gibt {2}",
    "{} is one of {}, not {}": "{0} ist eines von {1}, nicht {2q}",
    "{} cannot be corrected yet; reject the {} or write a note": (
        "{0} lässt sich noch nicht berichtigen; verwerfen (reject) oder eine Anmerkung schreiben (note)"
    ),
    "{} is several actors of this article; there are: {}": "{0q} meint mehrere Akteure dieses Artikels: {1}",
    "{} is no actor of this article; there are: {}": "{0q} ist kein Akteur dieses Artikels; es gibt: {1t}",
    "{} is {} of this article; there are: {}": "{0q} ist in diesem Artikel {1}; es gibt: {2}",
    "none": "keine",
    "{} is a list of spans in characters of the text, such as 12-40, 55-60; not {}": (
        "{0} sind Stellen in Zeichen des Textes, etwa 12-40, 55-60; nicht {1q}"
    ),
    "{}: spans that overlap are one; not {}": "{0}: Stellen, die sich überschneiden, sind eine; nicht {1q}",
    "{} is a day or two, such as 2026-03-18 or 2026-03-17/2026-03-18; not {}": (
        "{0} sind ein oder zwei Tage, etwa 2026-03-18 oder 2026-03-17/2026-03-18; nicht {1q}"
    ),
    "{}: {} ends before it begins": "{0}: {1} endet, bevor es beginnt",
    "{} is true or false, not {}": "{0} ist true oder false, nicht {1q}",
    "{} is a number such as 300 or 1.5, or two such as 1000-1500; not {}": (
        "{0} ist eine Zahl wie 300 oder 1.5 oder ein Bereich wie 1000-1500; nicht {1q}"
    ),
}
