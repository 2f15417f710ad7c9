"""The German of what the command line says itself, and of what Click says of a command line that is wrong."""

from __future__ import annotations

from collections.abc import Mapping

COMMANDS: Mapping[str, str] = {
    # what a run says
    "warning": "Warnung",
    "in {#} more article{}": "in {0n} {0|weiteren Artikel|weiteren Artikeln}",
    "interrupted": "abgebrochen",
    "interrupted: {} article{} read before that": "abgebrochen; bis dahin gelesen: {0} Artikel",
    "interrupted: what is in stays, the same command goes on": (
        "abgebrochen: Aufgenommenes bleibt, derselbe Befehl macht weiter"
    ),
    "interrupted: what was read stays, the same command goes on": (
        "abgebrochen: Gelesenes bleibt, derselbe Befehl macht weiter"
    ),
    "{}; what was read stays, the same command goes on": "{0t}; Gelesenes bleibt, derselbe Befehl macht weiter",
    "nothing to read": "nichts zu lesen",
    "{} article{} read, {} could not be read": "{0} Artikel gelesen, {2} nicht lesbar",
    "wrote {}": "geschrieben: {0}",
    "drawing the picture": "Lagebild wird gezeichnet",
    "reading": "lesen",
    "adding": "aufnehmen",
    "checking": "prüfen",
    "the picture could not be drawn: a fault in Lagebild ({}: {})": (
        "das Lagebild konnte nicht gezeichnet werden: ein Fehler in Lagebild ({0}: {1})"
    ),
    "unexpected error: {}: {} -- this is a fault in Lagebild; please report it with the command line, the output of `lagebild --version` "
    "and what the same command prints with {}=1": (
        "unerwarteter Fehler: {0}: {1} – das ist ein Fehler in Lagebild; bitte melden, mit der Befehlszeile, der Ausgabe von "
        "`lagebild --version` und der desselben Befehls bei {2}=1"
    ),
    "no further words": "ohne nähere Angabe",
    "nothing to watch: name a feed": "nichts zu beobachten: einen Feed nennen",
    "nothing to watch": "nichts zu beobachten",
    "not watched: {}": "nicht beobachtet: {0t}",
    "nothing is removed": "nichts entfernt",
    "goes on: {} were done before": "geht weiter: {0} waren schon fertig",
    "{} and {} more: gone or damaged; what it held is read again": (
        "{0} und {1} weitere: fehlt oder beschädigt; der Inhalt wird neu gelesen"
    ),
    "{}: gone or damaged; what it held is read again": "{0}: fehlt oder beschädigt; der Inhalt wird neu gelesen",
    "{#} articles": "{0} Artikel",
    "{#} article": "{0} Artikel",
    "{#} of them later versions": "davon {0} neue Fassungen",
    "{#} there before": "{0} schon vorhanden",
    "{#} could not be read": "{0} nicht lesbar",
    "more could not be read: the table of faults names each": (
        "weitere waren nicht lesbar: die Tabelle der Fehler nennt jeden"
    ),
    "stopping when what is at hand is read; Ctrl-C again stops at once": (
        "hält an, sobald Begonnenes fertig gelesen ist; noch einmal Strg-C bricht sofort ab"
    ),
    "the dossier is empty": "das Dossier ist leer",
    # what is written to, and files that are not there
    "standard output: cannot be written: {}": "Standardausgabe: nicht beschreibbar: {0t}",
    "{}: cannot be written: {}": "{0}: lässt sich nicht schreiben: {1t}",
    "{}: No such file or directory": "{0}: Datei oder Ordner nicht gefunden",
    "Connection reset by peer": "die Gegenseite hat die Verbindung abgebrochen",
    "Network is unreachable": "das Netz ist nicht erreichbar",
    "No route to host": "kein Weg zum Host",
    "Temporary failure in name resolution": "der Nameserver ist gerade nicht erreichbar",
    "No such file or directory": "Datei oder Ordner nicht gefunden",
    "Permission denied": "keine Berechtigung",
    "No space left on device": "der Datenträger ist voll",
    "Is a directory": "das ist ein Ordner",
    "Name or service not known": "unbekannter Name",
    "{} {}: this is a folder; name a file": "{0} {1}: das ist ein Ordner; eine Datei nennen",
    "{} {}: there is no folder {}": "{0} {1}: es gibt keinen Ordner {2}",
    "{} {}: this is one of the inputs; name another file": "{0} {1}: das ist eine der Eingaben; eine andere Datei nennen",
    "{} {}: lies in the input folder {}; name a file outside it": (
        "{0} {1}: liegt im Eingabeordner {2}; eine Datei außerhalb nennen"
    ),
    # a command line that is wrong
    "it is empty: name a file or a URL": "leer: eine Datei oder URL nennen",
    "say who decides: --author NAME, or LAGEBILD_AUTHOR": "angeben, wer entscheidet: --author NAME oder LAGEBILD_AUTHOR",
    "--question is about positions: leave out --only, or name positions in it": (
        "--question gilt für Positionen: --only weglassen oder darin positions nennen"
    ),
    "{} is empty": "{0} ist leer",
    "{} is no list of a picture; there are {}; questions are also called positions, hypotheses explanations": (
        "{0q} ist keine Liste eines Lagebilds; es gibt {1}; questions heißen auch positions, hypotheses auch explanations"
    ),
    "name one or several of {}; questions are also called positions, hypotheses explanations": (
        "eine oder mehrere nennen von {0}; questions heißen auch positions, hypotheses auch explanations"
    ),
    "{} is no list of a picture; there are {}": "{0q} ist keine Liste eines Lagebilds; es gibt {1}",
    "name one or several of {}": "eine oder mehrere nennen von {0}",
    "a PDF is nothing for a terminal: name a file with -o": (
        "ein PDF ist nichts für ein Terminal: mit -o eine Datei nennen"
    ),
    "{} {} is later than {} {}": "{0} {1} liegt nach {2} {3}",
    "--since {} is later than --at {}": "--since {0} liegt nach --at {1}",
    "--since {} is later than --until {}": "--since {0} liegt nach --until {1}",
    "give a date such as 2026-03-18, a time such as 2026-03-18T06:00 or 06:00, or how long ago such as 6h or 2d": (
        "ein Datum wie 2026-03-18, eine Zeit wie 2026-03-18T06:00 oder 06:00 oder einen Abstand wie 6h oder 2d angeben"
    ),
    "{} is before the beginning of time": "{0q} liegt vor aller Zeitrechnung",
    "--type is about statements: leave out --what articles": "--type gilt für Aussagen: --what articles weglassen",
    "SENTENCE is empty: tell what happens, such as 'Die Armee schließt die Grenze.'": (
        "SENTENCE ist leer: sagen, was geschieht, etwa 'Die Armee schließt die Grenze.'"
    ),
    "lagebild judge DOSSIER {} {}": "so: lagebild judge DOSSIER {0} {1}",
    "--article goes with merge and split of actors": "--article gehört zu merge und split von Akteuren",
    "{} does not go with --of {}; what does: {}": "{0} geht nicht mit --of {1}; es gehen: {2o}",
    "{}: FIELD=VALUE, such as type=indirect": "{0q}: FIELD=VALUE, etwa type=indirect",
    "--keep-text {}: {}, or one of them for a source, such as dpa=spans": (
        "--keep-text {0}: {1}, oder eines davon für eine Quelle, etwa dpa=spans"
    ),
    "--allow-host {}": "--allow-host {0t}",
    "--list and --remove fetch nothing: name no FEED and leave out --once": (
        "--list und --remove rufen nichts ab: keinen FEED nennen und --once weglassen"
    ),
    "--remove {}: not watched{}": "--remove {0}: wird nicht beobachtet{1}",
    "--remove {}: not watched; watched are:{}": "--remove {0}: wird nicht beobachtet; beobachtet werden:{1}",
    "{}: give minutes, hours or days, such as 10m, 2h or 1d": "{0q}: Minuten, Stunden oder Tage angeben, etwa 10m, 2h oder 1d",
    "{}: from 1m to 7d": "{0q}: von 1m bis 7d",
    "--text, --reading and --version are about one article: name its id": (
        "--text, --reading und --version gelten für einen Artikel: seine Kennung nennen"
    ),
    "--text is written as it is: leave out --reading and --json": (
        "--text wird unverändert ausgegeben: --reading und --json weglassen"
    ),
    "--all goes with --reading": "--all gehört zu --reading",
    "--html and --output name the same file": "--html und --output nennen dieselbe Datei",
    "readings are no table; choose --what statements, events … or --format jsonl": (
        "Lesungen sind keine Tabelle; --what statements, events … oder --format jsonl wählen"
    ),
    'texts takes "spans" or "none": what is to be kept': "zu texts gehört „spans“ oder „none“: was bleiben soll",
    "--source goes with texts": "--source gehört zu texts",
    "this cannot be undone; say --yes": "das lässt sich nicht rückgängig machen; mit --yes bestätigen",
    "--address is that of a Ray cluster: give --engine ray too": (
        "--address ist die eines Ray-Clusters: auch --engine ray angeben"
    ),
    "--fresh: a dossier is never begun anew; name another one": (
        "--fresh: ein Dossier wird nie neu begonnen; ein anderes nennen"
    ),
    "a name and a role are needed, as in eva:reviewer": "ein Name und eine Rolle sind nötig, etwa eva:reviewer",
    "{} is no role; there are {}": "{0q} ist keine Rolle; es gibt {1}",
    "another program listens there": "dort läuft schon ein anderes Programm",
    "choose another port with --port; 0 takes any that is free": (
        "mit --port einen anderen Port wählen; 0 nimmt irgendeinen freien"
    ),
    "you may not listen there": "dafür fehlt die Berechtigung",
    "ports below 1024 are the system's: choose another with --port": (
        "Ports unter 1024 gehören dem System: mit --port einen anderen wählen"
    ),
    "this machine has no such address": "diese Adresse hat der Rechner nicht",
    "--host 0.0.0.0 stands for all that it has": "--host 0.0.0.0 steht für alle, die er hat",
    "warning: {}: passwords and reports go over the network in clear; put a proxy with TLS before the server and say --secure "
    "(docs/web.md)": (
        "Warnung: {0}: Passwörter und Meldungen gehen unverschlüsselt durchs Netz; einen Proxy mit TLS vorschalten und --secure angeben "
        "(docs/web.md)"
    ),
    "warning: {}: can be read by others on this machine: chmod 600 {}": (
        "Warnung: {0}: für andere auf diesem Rechner lesbar: chmod 600 {1}"
    ),
    "warning: {}: can be changed by others on this machine: chmod 600 {}": (
        "Warnung: {0}: für andere auf diesem Rechner änderbar: chmod 600 {1}"
    ),
    "is no address of this machine": "ist keine Adresse dieses Rechners",
    "--host 127.0.0.1 is this machine itself": "--host 127.0.0.1 ist dieser Rechner selbst",
    # what is not installed
    "PDF needs WeasyPrint, which is not installed: pip install 'lagebild[pdf]'": (
        "für PDF fehlt WeasyPrint: pip install 'lagebild[pdf]'"
    ),
    "PDF needs Pango, which is not installed: {}": "für PDF fehlt Pango: {0}",
    "no model is installed: install the distribution {} (in a checkout: pip install ./models/de), or name a model folder with --model or "
    "in {}": (
        "kein Modell installiert: das Paket {0} installieren (im Arbeitsverzeichnis: pip install ./models/de) oder mit --model oder in "
        "{1} einen Modellordner nennen"
    ),
    "{}: no such folder; a model folder, which holds a {}, is needed": (
        "{0}: Ordner nicht gefunden; nötig ist ein Modellordner mit {1}"
    ),
    "{}: not a model folder, it holds no {}": "{0}: kein Modellordner, {1} fehlt",
    # Click
    "Usage: {}": "Aufruf: {0}",
    "Try '{} --help' for help.": "Hilfe: {0} --help",
    "Error: {}": "Fehler: {0t}",
    "Invalid value: {}": "ungültiger Wert: {0t}",
    "Invalid value for {}: {}": "ungültiger Wert für {0}: {1t}",
    "Missing argument {}.": "es fehlt {0}.",
    "Missing option {}.": "es fehlt {0}.",
    "Missing argument {}. Choose from:{}": "es fehlt {0}. Möglich sind:{1}",
    "Missing option {}. Choose from:{}": "es fehlt {0}. Möglich sind:{1}",
    "Missing command.": "es fehlt der Befehl.",
    "No such option {}.": "die Option {0} gibt es nicht.",
    "No such option {}. {}": "die Option {0} gibt es nicht. {1t}",
    "Did you mean {}?": "Meinten Sie {0o}?",
    "Did you mean one of: {}?": "Meinten Sie {0}?",
    "(Possible options: {})": "(Möglich sind: {0})",
    "(Did you mean one of: {}?)": "(Meinten Sie {0}?)",
    "No such command {}.": "den Befehl {0} gibt es nicht.",
    "No such command {}. {}": "den Befehl {0} gibt es nicht. {1t}",
    "Got unexpected extra argument ({})": "überzähliges Argument ({0})",
    "Got unexpected extra arguments ({})": "überzählige Argumente ({0})",
    "Option {} requires an argument.": "die Option {0} braucht einen Wert.",
    "Option {} does not take a value.": "die Option {0} nimmt keinen Wert.",
    "{} is not one of {}.": "{0} ist keines von {1}.",
    "{} is not a valid {}.": "{0} ist keine gültige Zahl.",
    "{} is not a valid integer.": "{0} ist keine ganze Zahl.",
    "{} is not in the range {}.": "{0} liegt nicht im Bereich {1}.",
    "{} {} does not exist.": "{0} {1} gibt es nicht.",
    "{} {} is a file.": "{1} ist eine Datei.",
    "{} {} is a directory.": "{1} ist ein Ordner.",
    "{} {} is not readable.": "{1} ist nicht lesbar.",
}
