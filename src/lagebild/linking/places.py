"""States, their adjectives and capitals, seats of government, parties and media: names that are no persons'.

A row of the table of states is `CODE|names|beginning of the adjective|capital`. Capitals and seats are read as governments
(metonymy), with the reason in the actor's `why`; which government that is, is the actor table's business.
"""

from __future__ import annotations

from functools import cache, lru_cache

_STATES = """
AF|Afghanistan|afghanisch|Kabul
EG|Ägypten|ägyptisch|Kairo
AL|Albanien|albanisch|Tirana
DZ|Algerien|algerisch|Algier
AO|Angola|angolanisch|Luanda
AR|Argentinien|argentinisch|Buenos_Aires
AM|Armenien|armenisch|Eriwan
AZ|Aserbaidschan|aserbaidschanisch|Baku
ET|Äthiopien|äthiopisch|Addis_Abeba
AU|Australien|australisch|Canberra
BH|Bahrain|bahrainisch|Manama
BD|Bangladesch|bangladeschisch|Dhaka
BE|Belgien|belgisch|Brüssel
BJ|Benin|beninisch|Porto-Novo
BT|Bhutan|bhutanisch|Thimphu
BO|Bolivien|bolivianisch|La_Paz
BA|Bosnien-Herzegowina,Bosnien|bosnisch|Sarajevo
BW|Botswana|botsuanisch|Gaborone
BR|Brasilien|brasilianisch|Brasilia
BG|Bulgarien|bulgarisch|Sofia
BF|Burkina_Faso|burkinisch|Ouagadougou
BI|Burundi|burundisch|Bujumbura
CL|Chile|chilenisch|Santiago_de_Chile
CN|China,Volksrepublik_China|chinesisch|Peking
TW|Taiwan|taiwanisch|Taipeh
CR|Costa_Rica|costa-ricanisch|San_José
DK|Dänemark|dänisch|Kopenhagen
DE|Deutschland,Bundesrepublik_Deutschland,Bundesrepublik|deutsch|Berlin
DO|Dominikanische_Republik|dominikanisch|Santo_Domingo
EC|Ecuador|ecuadorianisch|Quito
SV|El_Salvador|salvadorianisch|San_Salvador
CI|Elfenbeinküste|ivorisch|Yamoussoukro
ER|Eritrea|eritreisch|Asmara
EE|Estland|estnisch|Tallinn
FJ|Fidschi|fidschianisch|Suva
FI|Finnland|finnisch|Helsinki
FR|Frankreich|französisch|Paris
GE|Georgien|georgisch|Tiflis
GH|Ghana|ghanaisch|Accra
GR|Griechenland|griechisch|Athen
GB|Großbritannien,Vereinigtes_Königreich|britisch|London
GT|Guatemala|guatemaltekisch|Guatemala-Stadt
GN|Guinea|guineisch|Conakry
HT|Haiti|haitianisch|Port-au-Prince
HN|Honduras|honduranisch|Tegucigalpa
IN|Indien|indisch|Neu-Delhi
ID|Indonesien|indonesisch|Jakarta
IQ|Irak|irakisch|Bagdad
IR|Iran,Islamische_Republik_Iran|iranisch|Teheran
IE|Irland|irisch|Dublin
IS|Island|isländisch|Reykjavik
IL|Israel|israelisch|Jerusalem
IT|Italien|italienisch|Rom
JM|Jamaika|jamaikanisch|Kingston
JP|Japan|japanisch|Tokio
YE|Jemen|jemenitisch|Sanaa
JO|Jordanien|jordanisch|Amman
KH|Kambodscha|kambodschanisch|Phnom_Penh
CM|Kamerun|kamerunisch|Jaunde
CA|Kanada|kanadisch|Ottawa
KZ|Kasachstan|kasachisch|Astana
QA|Katar|katarisch|Doha
KE|Kenia|kenianisch|Nairobi
KG|Kirgisistan,Kirgistan|kirgisisch|Bischkek
CO|Kolumbien|kolumbianisch|Bogotá
CD|Kongo|kongolesisch|Kinshasa
XK|Kosovo|kosovarisch|Pristina
HR|Kroatien|kroatisch|Zagreb
CU|Kuba|kubanisch|Havanna
KW|Kuwait|kuwaitisch|Kuwait-Stadt
LA|Laos|laotisch|Vientiane
LV|Lettland|lettisch|Riga
LB|Libanon|libanesisch|Beirut
LR|Liberia|liberianisch|Monrovia
LY|Libyen|libysch|Tripolis
LI|Liechtenstein|liechtensteinisch|Vaduz
LT|Litauen|litauisch|Vilnius
LU|Luxemburg|luxemburgisch|Luxemburg-Stadt
MG|Madagaskar|madagassisch|Antananarivo
MW|Malawi|malawisch|Lilongwe
MY|Malaysia|malaysisch|Kuala_Lumpur
ML|Mali|malisch|Bamako
MT|Malta|maltesisch|Valletta
MA|Marokko|marokkanisch|Rabat
MR|Mauretanien|mauretanisch|Nouakchott
MK|Nordmazedonien,Mazedonien|mazedonisch|Skopje
MX|Mexiko|mexikanisch|Mexiko-Stadt
MD|Moldau,Moldawien,Republik_Moldau|moldauisch|Chisinau
MN|Mongolei|mongolisch|Ulan_Bator
ME|Montenegro|montenegrinisch|Podgorica
MZ|Mosambik|mosambikanisch|Maputo
MM|Myanmar,Birma,Burma|birmanisch|Naypyidaw
NA|Namibia|namibisch|Windhuk
NP|Nepal|nepalesisch|Kathmandu
NZ|Neuseeland|neuseeländisch|Wellington
NI|Nicaragua|nicaraguanisch|Managua
NL|Niederlande|niederländisch|Den_Haag
NE|Niger|nigrisch|Niamey
NG|Nigeria|nigerianisch|Abuja
KP|Nordkorea|nordkoreanisch|Pjöngjang
NO|Norwegen|norwegisch|Oslo
OM|Oman|omanisch|Maskat
AT|Österreich|österreichisch|Wien
TL|Osttimor|osttimoresisch|Dili
PK|Pakistan|pakistanisch|Islamabad
PS|Palästina|palästinensisch|Ramallah
PA|Panama|panamaisch|Panama-Stadt
PG|Papua-Neuguinea|papua-neuguineisch|Port_Moresby
PY|Paraguay|paraguayisch|Asunción
PE|Peru|peruanisch|Lima
PH|Philippinen|philippinisch|Manila
PL|Polen|polnisch|Warschau
PT|Portugal|portugiesisch|Lissabon
RW|Ruanda|ruandisch|Kigali
RO|Rumänien|rumänisch|Bukarest
RU|Russland,Russische_Föderation,Rußland|russisch|Moskau
ZM|Sambia|sambisch|Lusaka
SA|Saudi-Arabien|saudi-arabisch,saudisch|Riad
SE|Schweden|schwedisch|Stockholm
CH|Schweiz|schweizerisch|Bern
SN|Senegal|senegalesisch|Dakar
RS|Serbien|serbisch|Belgrad
SL|Sierra_Leone|sierra-leonisch|Freetown
ZW|Simbabwe|simbabwisch|Harare
SG|Singapur|singapurisch|Singapur
SK|Slowakei|slowakisch|Bratislava
SI|Slowenien|slowenisch|Ljubljana
SO|Somalia|somalisch|Mogadischu
ES|Spanien|spanisch|Madrid
LK|Sri_Lanka|sri-lankisch|Colombo
ZA|Südafrika|südafrikanisch|Pretoria
SD|Sudan|sudanesisch|Khartum
SS|Südsudan|südsudanesisch|Juba
KR|Südkorea|südkoreanisch|Seoul
SR|Suriname|surinamisch|Paramaribo
SY|Syrien|syrisch|Damaskus
TJ|Tadschikistan|tadschikisch|Duschanbe
TZ|Tansania|tansanisch|Dodoma
TH|Thailand|thailändisch|Bangkok
TG|Togo|togolesisch|Lomé
TD|Tschad|tschadisch|N'Djamena
CZ|Tschechien,Tschechische_Republik|tschechisch|Prag
TN|Tunesien|tunesisch|Tunis
TR|Türkei|türkisch|Ankara
TM|Turkmenistan|turkmenisch|Aschgabat
UG|Uganda|ugandisch|Kampala
UA|Ukraine|ukrainisch|Kiew,Kyjiw
HU|Ungarn|ungarisch|Budapest
UY|Uruguay|uruguayisch|Montevideo
UZ|Usbekistan|usbekisch|Taschkent
VA|Vatikanstadt|vatikanisch|
VE|Venezuela|venezolanisch|Caracas
AE|Vereinigte_Arabische_Emirate|emiratisch|Abu_Dhabi
US|USA,Vereinigte_Staaten,Vereinigte_Staaten_von_Amerika|us-amerikanisch,amerikanisch|Washington
VN|Vietnam|vietnamesisch|Hanoi
BY|Belarus,Weißrussland|belarussisch,weißrussisch|Minsk
CY|Zypern|zyprisch,zypriotisch|Nikosia
"""
# Parts of states whose governments speak, and towns that often stand for one.
_REGIONS = """Baden-Württemberg Bayern Brandenburg Bremen Hamburg Hessen Mecklenburg-Vorpommern Niedersachsen
    Nordrhein-Westfalen Rheinland-Pfalz Saarland Sachsen Sachsen-Anhalt Schleswig-Holstein Thüringen Kärnten Tirol Südtirol
    Steiermark Niederösterreich Oberösterreich Vorarlberg Burgenland Katalonien Schottland Wales Nordirland Tibet Hongkong
    Gaza Straßburg Genf New_York Bonn Kalifornien Texas Florida Québec"""
_REGION_ADJECTIVES = """bayerisch=bayern bayrisch=bayern hessisch=hessen sächsisch=sachsen niedersächsisch=niedersachsen
    baden-württembergisch=baden-württemberg brandenburgisch=brandenburg thüringisch=thüringen saarländisch=saarland
    nordrhein-westfälisch=nordrhein-westfalen rheinland-pfälzisch=rheinland-pfalz schleswig-holsteinisch=schleswig-holstein
    sachsen-anhaltisch=sachsen-anhalt mecklenburgisch=mecklenburg-vorpommern schottisch=schottland walisisch=wales
    katalanisch=katalonien kalifornisch=kalifornien tibetisch=tibet kärntnerisch=kärnten"""
# Buildings, streets and offices that stand for a government, in the nominative.
_SEATS = """Kreml Weißes_Haus Downing_Street Élysée Élysée-Palast Pentagon Foggy_Bottom Quai_d'Orsay Auswärtiges_Amt
    State_Department Foreign_Office Hofburg Ballhausplatz Bundeskanzleramt Kanzleramt Schloss_Bellevue Vatikan Heiliger_Stuhl
    Farnesina Matignon Bundespräsidialamt Bundeshaus Blaues_Haus Präsidentenpalast"""
# Bodies whose names are plain words, in the nominative.
_BODIES = """Vereinte_Nationen Europäische_Union Rotes_Kreuz Roter_Halbmond Afrikanische_Union Arabische_Liga Europarat
    Internationaler_Strafgerichtshof Europäische_Kommission Europäisches_Parlament Grüne Linke Freie_Wähler Ärzte_ohne_Grenzen
    Reporter_ohne_Grenzen Brot_für_die_Welt Deutsche_Bahn Deutsche_Telekom Deutsche_Post Technisches_Hilfswerk"""
_PARTIES = """cdu csu spd fdp grün link afd pds npd bsw piraten övp spö fpö bzö neos svp labour tories union ldp akp pis
    fidesz podemos syriza psoe likud kadima hamas fatah hisbollah"""
_MEDIA = """afp dpa ap reuters apa ddp sid epd kna interfax itar-tass tass xinhua isna irna fars kyodo bbc cnn ard zdf orf
    ndr wdr swr mdr rbb rtl pro_sieben sat.1 n-tv n24 spiegel spiegel_online focus stern zeit bild faz taz welt
    handelsblatt guardian independent haaretz tagesspiegel tagesschau tagesthemen heute-journal al-dschasira al_jazeera
    al-arabiya new_york_times washington_post financial_times ft süddeutsch_zeitung wikinews sportschau
    deutschlandfunk deutschlandradio deutsch_welle le_monde le_figaro libération el_país el_mundo la_repubblica
    corriere_della_sera prawda iswestija kommersant ntv nbc abc cbs fox_news npr pbs sky_news euronews golem heise netzeitung
    wall_street_journal daily_telegraph daily_mail newsweek economist"""
_MEDIA_WORDS = frozenset("zeitung post times news radio tv fernsehen nachrichten anzeiger rundschau tageblatt presse kurier "
    "allgemeine telegraph herald tribune online blick bild journal magazin".split())  # fmt: skip


@cache
def _states() -> dict[str, str]:
    """Name of a state, lower case, words joined by blanks and bare of endings → its ISO code."""
    table = {}
    for row in _STATES.split():
        code, names, _, _ = row.split("|")
        table.update({stems(name.replace("_", " ")): code for name in names.split(",")})
    return table


@cache
def _adjectives() -> dict[str, str]:
    return {stem: row.split("|")[0] for row in _STATES.split() for stem in row.split("|")[2].split(",") if stem}


@cache
def _capitals() -> frozenset[str]:
    return frozenset(stems(name.replace("_", " ")) for row in _STATES.split() for name in row.split("|")[3].split(","))


def stems(name: str) -> str:
    """A name for comparison: lower case, adjectives before the last word without their endings ("weiß haus")."""
    *before, last = name.lower().split() or [""]
    return " ".join([*map(adjective_stem, before), last])


def adjective_stem(word: str) -> str:
    """As in "russische", "Russischen" → "russisch"; words that are too short keep their ending."""
    low = word.lower()
    for ending in ("en", "er", "es", "em", "e"):
        if low.endswith(ending) and len(low) - len(ending) >= 3:
            return low[: -len(ending)]
    return low


def _variants(name: str) -> tuple[str, ...]:
    """A name as it stands, and without an ending of the genitive or the dative plural."""
    bare = stems(name)
    if bare.endswith("es"):
        return bare, bare[:-1], bare[:-2]
    return (bare, bare[:-1]) if bare.endswith(("s", "'", "’", "n")) else (bare,)


@lru_cache(maxsize=65536)
def state_code(name: str) -> str | None:
    """ISO 3166 code of a state by its German name, inflected or not; None for anything else."""
    return next((code for variant in _variants(name) if (code := _states().get(variant))), None)


@cache
def state_names() -> dict[str, str]:
    """ISO code → the usual German name."""
    return {row.split("|")[0]: row.split("|")[1].split(",")[0].replace("_", " ") for row in _STATES.split()}


@lru_cache(maxsize=65536)
def adjective_code(word: str) -> str | None:
    """ISO code of the state that an adjective belongs to: "russischen" → RU."""
    return _adjectives().get(adjective_stem(word))


@lru_cache(maxsize=65536)
def region(word: str) -> str | None:
    """The part of a state or the town that an adjective belongs to: "bayerisch" and "Bayerns" → bayern, "Berliner" → berlin."""
    low = word.lower()
    if low in _region_adjectives():
        return _region_adjectives()[low]
    for bare in (low, low.removesuffix("s"), low.removesuffix("er"), low.removesuffix("er") + "e"):
        if bare in _proper(_REGIONS) or bare in _capitals():
            return bare
    return None


@cache
def _region_adjectives() -> dict[str, str]:
    return dict(pair.split("=") for pair in _REGION_ADJECTIVES.split())


@lru_cache(maxsize=65536)
def is_capital(name: str) -> bool:
    """Whether a name is that of a state's capital, or of a part of a state that has a government."""
    return any(variant in _capitals() or variant in _proper(_REGIONS) for variant in _variants(name))


@cache
def _set(block: str) -> frozenset[str]:
    return frozenset(word.replace("_", " ") for word in block.split())


@cache
def _proper(block: str) -> dict[str, str]:
    return {stems(name): name for name in (word.replace("_", " ") for word in block.split())}


@lru_cache(maxsize=65536)
def is_seat(name: str) -> bool:
    """Whether a name is that of a building, street or office that stands for a government: "Weißes Haus", "Kreml"."""
    return any(variant in _proper(_SEATS) for variant in _variants(name))


@lru_cache(maxsize=65536)
def proper(name: str) -> str | None:
    """The nominative of a known seat, body or state: "Weißen Hauses" → "Weißes Haus"; None for names that are not known."""
    for variant in _variants(name):
        found = _proper(_SEATS).get(variant) or _proper(_BODIES).get(variant) or _state_names().get(variant)
        if found is not None:
            return found
    return None


@cache
def _state_names() -> dict[str, str]:
    names = (name.replace("_", " ") for row in _STATES.split() for name in row.split("|")[1].split(","))
    return {stems(name): name for name in names}


@lru_cache(maxsize=65536)
def is_party(name: str) -> bool:
    """Whether a name is that of a party: "CDU", "Grünen"."""
    low = name.lower()
    return (
        low in _set(_PARTIES)
        or adjective_stem(low) in _set(_PARTIES)
        or all(part in _set(_PARTIES) for part in low.split("/"))
    )


@lru_cache(maxsize=65536)
def is_media(name: str) -> bool:
    """Whether a name is that of a news agency, paper or broadcaster, by the list or by its last words ("… Post")."""
    if any(variant in _set(_MEDIA) for variant in _variants(name)):
        return True
    words = name.lower().split()
    if len(words) == 2 and any(
        word in _set(_MEDIA) and word not in ("focus", "heise", "zeit", "welt") for word in words
    ):
        return True  # "ARD Sportschau", "BBC World"
    return len(words) > 1 and (
        words[-1] in _MEDIA_WORDS or any(word.rstrip("-") in ("zeitung", "news") for word in words)
    )
