"""The words by which a report lets somebody speak, or says who has spoken: `continued` looks for them."""

from __future__ import annotations

import re

DATIVE = re.compile(r"(?:dem|einem|der|einer|seinem|seiner|ihrem|ihrer) ", re.I)
"""Articles of the dative."""
NO_VERB = re.compile(r"\b(?:zufolge|laut|nach|gemäß|so|wie)\b")
"""Words of a cue behind which the speaker stands in the dative."""
HEARS = re.compile(
    r"\b(?:erf(?:uhr|uhren|ährt|ahren)|hör(?:te|ten|t|en)|anhören|sagen lassen|mitgeteilt|zugesichert|zugesagt|gewarnt)\b"
)
"""Verbs of being told something: whoever is told it "von" somebody does not speak."""
FROM = re.compile(
    r"\b(?:kam|kamen|kommt|kommen|gab es|gibt es|stamm(?:t|en|te))\b[^.;]{0,40}?\b(?:von|vom|aus|seitens)\s"
)
"""What comes from somebody, up to the name."""
ANSWERS = re.compile(
    r"\b(?:Widerspruch|Kritik|Beifall|Zustimmung|Ablehnung|Protest|Lob|Antwort|Reaktion|Echo|Warnung|Zweifel|Spott|Unterstützung|"
    r"Tadel|Absage|Zusage|Nein|Appell|Forderung|Angebot)\w*\b"
)
"""Nouns for what somebody says to something."""
ELSEWHERE = re.compile(r"(?:In|Im|Aus|Bei|Beim|Von|Vom|Auf|Unter|Seitens)\s")
"""How a sentence begins that goes to another place."""
CAME = re.compile(r"\A(?:Aus|Von|Vom|Seitens)\s(?=[^.;]*\b(?:kam|kamen|kommt|kommen|gab es|gibt es)\b)")
"""A sentence that begins with where something came from, up to the name."""
SOME = re.compile(
    r"\b(?!(?:dass|wenn|ob|was|wie|als|weil|da|der|die|das|den|und|oder|aber|denn|sollte|könnte|müsste|dürfte|wollte|hätte) )"
    r"\w*(?:te|[^e\W]) man\b|\b(?:hieß es|heißt es|es hieß|es heißt)\b"
)
""""man" as the subject of a report in the indicative, and "es hieß": somebody speaks who is not named."""
NONE = re.compile(r"\b(?:keine?[nrms]?|nicht)\b")
"""What says that something did not come."""
THEY = re.compile(r"\b(?:er|sie|ihr|sein)(?:e[nrms]?)?\b", re.I)
"""Pronouns that go on speaking of somebody."""
SAYS = (
    r"(?:sag|erklär|beton|beharr|beende|red|mein|droh|warn|behaupt|teil|vermut|glaub|befürcht|fürcht|versicher|beteuer|kündig|forder|erzähl|schilder)"
    r"(?:t|et|te|ete|ten|eten|e|en)|erheb(?:t|en)|erhob(?:en)?|weiß|wissen|bericht(?:et|ete|eten)|schrieb(?:en)?|schreib(?:t|en)|stamm(?:t|te|en|ten)"
)
"""Verbs of saying."""
BARE = re.compile(r"(?:d(?:er|ie|as) )?[A-ZÄÖÜ][\w-]+(?: [A-ZÄÖÜ][\w-]+){0,3}")
"""A name with whatever stands right before it, and nothing else."""
_STEMS = (
    "sag|erklär|beton|mein|droh|warn|behaupt|vermut|befürcht|versicher|beteuer|kündig|forder|schilder|bericht|wiederhol|bekräftig|ergänz|entgegn|erwider|"
    "konter|mahn|räum|stell|füg|leg|erläuter|präzisier|spott|höhn|klag|wetter|prophezei|urteil|argumentier|kritisier|verlang|beruhig|begründ|schimpf|"
    "poch|verteidig|bilanzier|resümier|erinner|beschwicht|lob|jubel|polter|dräng|folger|teil|beharr"
)
TAIL = re.compile(
    rf",[“”»«\"]?\s(?P<verb>(?:{_STEMS})(?:te|ten|ete|eten)|(?:verspr|spr|)ach|rief(?:en)?|gab(?:en)?|hielt(?:en)?|schob(?:en)?|schrieb(?:en)?)\s"
    r"(?P<rest>(?!(?:er|sie|es|man|wir|ich|niemand|keiner)\b)[^,;:\n]+)[.!?]\Z"
)
"""The end of a sentence by which one knows whose words it was: ", wiederholte Ranke."."""
HANGS = re.compile(
    r"\W*(?:(?:Wenn|Falls|Sofern|Solange|Sobald|Sollten?|Bevor|Ehe|Bis|Weil|Da|Obwohl|Nachdem|Dass|Ob|Während|Als|Wer|Was|Wo|Seit|Indem|Damit|Soweit)\b|"
    r"(?!(?:Die|Eine|Keine|Seine|Ihre|Unsere|Diese|Jene|Alle|Beide|Viele|Einige|Mehrere|Weitere|Heute|Gestern|Neue|Welche)\b)"
    r"[A-ZÄÖÜ][a-zäöüß]+(?:e|en|te|ten|t)\s(?:er|sie|es|man|d(?:er|ie|as|en|em)|ein\w*|kein\w*|sich|nicht|auch|seine?|ihre?|[A-ZÄÖÜ]\w*)\b)"
)
"""How a sentence begins whose main clause is yet to come: it may be what its end looks like."""
MAIN = re.compile(
    r"(?!(?:die|der|das|den|dem|des|dass|weil|wenn|falls|und|oder|aber|sondern|wie|als|ob|deren|dessen|welche\w*|um|ohne|statt|bis|ehe|bevor)\b)"
    r"(?:so\s|dann\s)?[a-zäöüß]+(?:e|en|te|ten|t)\b"
)
"""A main clause that stands behind a clause on which it hangs: it begins with its verb."""
SO_SAID = re.compile(
    rf"(?:(?:Das|Dies|Davon|Davor|Mit (?:diesen|solchen) Worten|(?:Diese[nrsm]?|Solche) "
    rf"(?:Vorwurf|Vorwürfe|Darstellung|Deutung|"
    rf"Einschätzung|Ansicht|Behauptung|Warnung|Drohung|Aussage|Worte|Ankündigung|Meinung|Zusage)) (?:{SAYS})\b|"
    r"Darauf be(?:harr|st)\w+\b|So (?:stell(?:t|te|ten)|sieh?t|sah|sehen|sahen|beschrieb|schilder(?:t|te)|lautete?) es\b|"
    r"So (?:das Urteil|die Worte|die Einschätzung|die Antwort|der Vorwurf|die Drohung)\b)(?![^.;]*(?:,\s(?:dass|man|es|er|sie)\b|:))"
)
"""How a sentence begins that says whose words the one before it was, without more of them."""
TAKES = re.compile(
    r"\b(?:leg(?:te|ten|t)\b[^.;]*\bnach|antwort\w+|entgegn\w+|erwider\w+|reagier\w+|meld(?:et|ete|eten)\b[^.;]*\bsich|sich\b[^.;]*\bgemeldet|"
    r"äußer\w+|gab(?:en)?\b[^.;]*\b(?:sich|bekannt|zu)|zeig(?:te|ten|t)\b[^.;]*\bsich|bot(?:en)?|biete[tn]|wurden?\b[^.;]*\bdeutlich\w*|drohte?n?|droht|warnte?n?|"
    r"warnt|forder(?:te|ten|t|n)|verlang\w+|kündig\w+|wies(?:en)?|weist|lehn(?:te|ten|t)|nannten?|nennt|bezeichne\w+|spr(?:ach|achen|icht|echen)|w(?:arb|arben|irbt)|"
    r"wiederhol\w+|bekräftig\w+|beton\w+|räum(?:te|ten|t)\b[^.;]*\b(?:ein|ab)|widerspr\w+|wehr(?:te|ten|t)|verteidig\w+|kritisier\w+|beklag\w+|klag(?:te|ten|t)|"
    r"hielt(?:en)?\b[^.;]*\bvor|w(?:arf|arfen|irft)\b[^.;]*\bvor|verspr\w+|sicher(?:te|ten|t)\b[^.;]*\bzu|stell(?:te|ten|t)\b[^.;]*\b(?:klar|Aussicht|Bedingung\w*)|"
    r"setz(?:te|ten|t)\b[^.;]*\bFrist|peitsch\w+|bestr(?:itt|itten|eitet|eiten)|bestätig\w+|begründ\w+|wechsel(?:te|t)\b[^.;]*\bBegründung|"
    r"r(?:ief|iefen|uft)|mahn(?:te|ten|t)|appellier\w+|erklär\w+|schloss(?:en)?\b[^.;]*\baus|s(?:ah|ahen|ieht)|geht\b[^.;]*\bvon|g(?:ing|ingen)\b[^.;]*\bvon|"
    r"nahm(?:en)?\b[^.;]*\bauf|zweifel\w+|begrüß\w+|erhob(?:en)?|beschuldig\w+|verurteil\w+|versicher\w+|beruhig\w+|beschw\w+)\b"
)
"""Verbs by which somebody takes the floor; who only acts or suffers does not."""
STIR = re.compile(
    r"\b(?:kling(?:t|en)|klang(?:en)?|hör(?:t|te|ten)|nimmt|nahm|nahmen|stieß(?:en)?|gedeutet|gesucht|bekannt|reagier\w+|löste|Rede|anders|Stimmen|"
    r"Antwort|erinner\w+|s(?:ah|ahen|ieht)|bestr\w+|Ablehnung|Kritik|Widerspruch)\b"
)
"""Words by which a place or an office has a say."""
DENIES = re.compile(
    r"\b(?:bestr\w+|widersprach\w*|widerspr\w+|zurück\w*|dementier\w+|kritisier\w+|lehn\w+|verurteil\w+|nicht|keine?\w*)\b"
)
"""Words that deny what stands before."""
OF = re.compile(r"\b(?:von|vom|der|des|aus)\s")
"""Words before the name of whose something is."""
FOR = re.compile(r"\A(?:Für|Aus (?:der )?Sicht|Nach (?:Ansicht|Meinung|Auffassung|Überzeugung|Darstellung))\s")
"""A sentence that begins with for whom something is so, up to the name."""
SAID_OF = re.compile(r"\b(?:er|sie|es)\b[^,:;]*[,:;]\Z")
"""A clause whose subject is a pronoun: whom it stands for is known no better."""
LEAD = re.compile(r"(?<!Uhr):\s+(?=\w)")
"""The end of a clause that leads in to what somebody says."""
LEADS = re.compile(
    rf"{TAKES.pattern}|\b(?:protestier\w+|h(?:ä|ie)lt(?:en)?\b[^.;]*\bfür|ist (?:die Sache|der Fall|das)|beharr\w+|"
    r"bleib(?:t|en)\b[^.;]*\bbei|winkt\w*\b[^.;]*\bab|"
    r"spottet\w*|konter\w+|schimpf\w+|jubel\w+|lob(?:t|te|ten)|ergänz\w+|präzisier\w+|rechne\w+\b[^.;]*\bvor|d(?:ämpft|ämpfte)\w*|gab\b[^.;]*\bEntwarnung|"
    r"ließ\b[^.;]*\b(?:wissen|ausrichten|erkennen)|wollte\b[^.;]*\b(?:sich\b[^.;]*\bnicht|geschlagen geben)|"
    r"schließt\b[^.;]*\baus|rät|riet(?:en)?|"
    r"behaupt\w+|sag(?:t|te|ten|en)|mein(?:t|te|ten|en)|hoff(?:t|te|ten|en)|schr(?:ieb|ieben|eibt)|b(?:at|aten|ittet)|dementier\w+|erinner\w+|"
    r"erneuer\w+|korrigier\w+|beschuldig\w+|verteidig\w+|verw(?:ies|iesen|eist)\w*|fühl(?:t|te|ten)\b[^.;]*\bbestätigt|"
    r"m(?:acht|achte|achten)\b[^.;]*\b(?:den Weg frei|verantwortlich|deutlich|klar|geltend)|hat\w*\b[^.;]*\b(?:Erklärung|Version)|"
    r"erhöh\w+\b[^.;]*\b(?:Angaben|Zahl)|teil(?:t|te|ten|en)\b[^.;]*\bmit|str(?:itt|itten|eitet)\b[^.;]*\bab|g(?:ab|aben|ibt)\b[^.;]*\ban|"
    r"stell(?:t|te|ten)\b[^.;]*\bfest)\b"
    r"|\bha(?:t|tte|ben|tten)\b[^.;]*\b(?:gesagt|gefordert|zugegeben|gewarnt|eingeräumt|gemahnt|gedroht|gelobt|begrüßt|genannt|gesprochen|"
    r"gemeint|gehofft|geschrieben|gebeten|(?:an|zu|ab|mit|vor|aus|ver|er|be|wider|zurück)(?:ge)?(?:zu)?(?:kündigt|sagt|lehnt|teilt|langt|klärt|"
    r"tont|kräftigt|sichert|boten|worfen|wiesen|sprochen|stritten|schlossen|ordnet|räumt)),?\Z"
)
"""What leads in to somebody's words: a verb by which he takes the floor."""
NO_LEAD = re.compile(
    r"\bs(?:ah|ahen|ieht|ehen)\b(?![^.;]*\banders)|\blehn(?:t|te|ten)\b(?![^.;]*\bab\b)|\bkündig\w+\b(?![^.;]*\ban\b)|\bdroh(?:t|te)\b(?=\s(?:ein|der|die|das|zehn)\b)"
)
"""What looks like a verb that leads in and does not: "sah die Zahlen", "lehnte am Fenster"."""
PRONOUN = re.compile(r"[„»«\"“\s]*(?:Er|Sie|Es|er|sie|es)\b")
"""Words that begin with a pronoun."""
ACCUSED = re.compile(
    r"\b(?:w(?:ies|iesen|eist)\b[^.;]*\bzurück|wehr\w+|bestr(?:itt|itten|eitet)|dementier\w+|widerspr\w+|w(?:arf|arfen|irft)\b[^.;]*\bvor|beschuldig\w+|belast\w+|"
    r"leugn\w+)"
)
"""Verbs of accusing and denying: "Er habe …" behind them may be what is denied."""
PLURAL = re.compile(r"[a-zäöüß]+en")
"""A verb in the plural."""
ALONE = re.compile(
    r"(?:\A|[:.+|•–]\s)(?:(?:Der|Die|Das)\s)?(?P<name>(?:[A-ZÄÖÜ][\w-]*\s?){1,4})(?:\([^()]{2,40}\))?"
    r"(?:\s?(?:zum|zur|zu|über)\s[^:;.]{2,60})?:\Z"
)
"""A name before a colon, with its party in brackets or what it is about: "Lüders zur Frist:"."""
