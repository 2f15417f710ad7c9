"""German nouns by which reports call those who act: offices, organs of a state, armed forces, alliances."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

STATE, BODY, OTHER, ORGAN, GROUP, ALLIANCE, CLASS, LAND, COUNCIL = (
    "state",
    "body",
    "other",
    "organ",
    "group",
    "alliance",
    "class",
    "land",
    "council",
)
"""Kinds of nouns: offices that speak for a state, for a body, for neither; organs of a state; its people in arms or in service; alliances;
kinds of bodies and places that stand before their names ("Hilfswerk", "Stadt"); words that mean a state itself ("Land", "Regierung"); the
council of an alliance.
"""
OFFICES = (STATE, BODY, OTHER)

_KINDS: Mapping[str, str] = {
    # Offices. Of several endings the longest counts: "Parlamentspräsident" is none of the government's.
    STATE: """minister präsident kanzler premier ministerpräsident regierungschef staatschef staatsoberhaupt könig kaiser emir sultan fürst
        monarch schah staatssekretär regierungssprecher regierungsvertreter regierungsmitglied botschafter gesandt konsul attaché
        unterhändler verhandlungsführer delegationsleiter delegationschef delegationsmitglied diplomat chefdiplomat general admiral oberst
        oberbefehlshaber befehlshaber generalstabschef stabschef armeechef heereschef marinechef flottenchef luftwaffenchef armeesprecher
        militärsprecher marinesprecher heeressprecher flottensprecher außenamtssprecher präsidentensprecher kabinettssprecher
        ministeriumssprecher ministersprecher geheimdienstchef sicherheitsberater präsidentenberater regierungsberater
        regierungsbeauftragt sonderbotschafter kapitän kommodore feldmarschall marschall""",
    BODY: """sprecher generalsekretär sekretär vorsitzend leiter direktor chef geschäftsführer kommissar beauftragt vertreter kommandeur
        kommandant koordinator inspekteur präses obmann vorstand anführer führer""",
    OTHER: """abgeordnet senator parlamentarier bürgermeister oberbürgermeister richter anwalt staatsanwalt parlamentspräsident
        gerichtspräsident parteichef parteivorsitzend parteisprecher oppositionsführer oppositionschef oppositionspolitiker fraktionschef
        fraktionsvorsitzend fraktionssprecher konzernchef unternehmenssprecher konzernsprecher bankpräsident zentralbankchef
        notenbankchef vorstandschef gouverneur landrat polizeisprecher polizeichef polizeipräsident professor lehrer arzt reporter
        journalist korrespondent politiker experte analyst bischof papst vermittler gewerkschafter fischer bauer händler landwirt""",
    ORGAN: """ministerium präsidialamt kanzleramt außenamt präsidentenamt präsidialverwaltung präsidialbüro staatskanzlei generalstab
        geheimdienst nachrichtendienst kabinett botschaft konsulat zoll zollbehörde grenzbehörde hafenbehörde staatsanwaltschaft
        oberkommando generalkommando marinekommando flottenkommando armeekommando admiralität marineleitung armeeführung heeresleitung
        militärführung verteidigungsressort außenressort krisenstab delegation gesandtschaft verhandlungsdelegation
        sicherheitsrat regierungsdelegation präsidialkanzlei hofamt""",
    GROUP: """soldat truppe streitkraft streitmacht armee militär heer marine luftwaffe flotte kriegsmarine landstreitkraft seestreitkraft
        grenzer grenzwache grenzschutz grenzschützer grenztruppe grenzpolizei küstenwache küstenschutz feldjäger militärpolizei pionier
        polizei polizist garde nationalgarde brigade bataillon regiment division kolonne matrose marinesoldat offizier reservist
        fallschirmjäger artillerie artillerist infanterie infanterist spezialkraft sicherheitskraft einsatzkraft einheit verband
        besatzung patrouille streife miliz milizionär bereitschaftspolizei kampfpilot seesoldat wachposten posten beamt geschwader
        panzer kriegsschiff schiff patrouillenboot boot fregatte korvette zerstörer kreuzer flugzeugträger tanker frachter kutter
        kampfjet jet kampfflugzeug flugzeug drohne hubschrauber""",
    ALLIANCE: """bündnis allianz pakt union bund militärbündnis verteidigungsbündnis staatenbund staatenbündnis militärallianz militärpakt
        verteidigungspakt verteidigungsallianz verteidigungsgemeinschaft staatenverbund staatengemeinschaft""",
    CLASS: """hilfswerk hilfsorganisation organisation partei konzern unternehmen reederei netzbetreiber betreiber zeitung sender agentur
        nachrichtenagentur verband gewerkschaft stiftung initiative bewegung verein stadt hafenstadt ort dorf insel provinz
        region firma bank energiekonzern rüstungskonzern ölkonzern betreibergesellschaft gesellschaft hilfsdienst netzwerk rebellengruppe
        gruppe organisationen""",
    LAND: """regierung land staat republik königreich staatsführung regime volksrepublik bundesrepublik inselregierung staatsregierung
        föderation fürstentum inselstaat inselrepublik führung zentralregierung hauptstadt""",
    COUNCIL: "rat",
}
FOR_STATES = frozenset("sprecher vertreter beauftragt koordinator unterhändler".split())
"""Offices of bodies that a state's ministries and missions have too; nobody's general secretary is a state's."""
RANKS = frozenset(
    "general admiral oberst kapitän kommodore marschall feldmarschall befehlshaber kommandeur kommandant anführer führer".split()
)
"""Ranks and commanders: who has one may be of any army, so that the words beside it must say whose."""
_NO_STATE = frozenset(  # what stands before "präsident", "minister" and the like that makes no member of a government of them
    """parlament landtag bundestag senat opposition fraktion partei konzern bank notenbank zentralbank gericht gerichtshof verband verein
    club klub kammer universität akademie ausschuss gewerkschaft fußball liga sport kirche synode rat stiftung""".split()
)
_SERVANTS = frozenset(
    "regierung armee militär heer marine flotte minister präsident ministerium außenamt kabinett staat".split()
)
_UNIQUE = frozenset(
    """minister präsident ministerpräsident kanzler premier könig kaiser emir sultan regierungschef staatschef staatsoberhaupt
    generalsekretär generalstabschef""".split()
)
_SAME: Mapping[str, str] = {  # words for one office
    **dict.fromkeys(
        "premier premierminister ministerpräsident regierungschef kanzler bundeskanzler".split(), "regierungschef"
    ),
    **dict.fromkeys("präsident staatspräsident staatschef staatsoberhaupt".split(), "präsident"),
    **dict.fromkeys("außenminister chefdiplomat".split(), "außenminister"),
}
_GROUPS: Mapping[str, str] = {  # how a group is called in the nominative plural, or what its noun is in the singular
    **dict.fromkeys("soldat matrose polizist infanterist artillerist reservist seesoldat marinesoldat".split(), "en"),
    **dict.fromkeys("truppe fregatte korvette drohne".split(), "n"),
    **dict.fromkeys(
        "offizier pionier milizionär kriegsschiff schiff patrouillenboot boot kampfflugzeug flugzeug".split(), "e"
    ),
    **dict.fromkeys("kampfjet jet".split(), "s"),
    **dict.fromkeys(
        "panzer zerstörer kreuzer tanker frachter kutter hubschrauber flugzeugträger grenzer feldjäger posten".split(),
        "",
    ),
    **dict.fromkeys("kampfpilot".split(), "en"),
    **dict.fromkeys("beamt".split(), "e"),
}
_PLURAL = {"streitkraft": "streitkräfte"}
_NEUTER = tuple(
    "ministerium amt büro kabinett konsulat kommando militär heer bataillon regiment ressort geschwader".split()
)
_MASCULINE = ("stab", "dienst", "zoll", "schutz", "rat", "verband")

PLACES = frozenset("stadt hafenstadt hauptstadt ort dorf insel provinz region inselstaat".split())
"""Nouns for places that stand before their names."""


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun for who acts. `lemma` is its masculine or neuter singular in small letters, `head` the table's word that it ends with,
    `prefix` what stands before it, `kind` one of the kinds above. `gender` is "f" for a woman's office.
    """

    lemma: str
    head: str
    prefix: str
    kind: str
    gender: str = ""

    @property
    def office(self) -> str:
        """The office, the same for all words that mean it."""
        return _SAME.get(self.lemma, self.lemma)

    @property
    def unique(self) -> bool:
        """Whether a state or body has one such office."""
        return self.kind in OFFICES and (self.head in _UNIQUE and self.lemma != "minister")

    @property
    def shown(self) -> str:
        """The noun as it is shown: groups in the plural, everybody else in the singular."""
        if self.kind == GROUP and (plural := _PLURAL.get(self.head)):
            return (self.prefix + plural).capitalize()
        if self.kind == GROUP:
            return (self.lemma + _GROUPS.get(self.head, "")).capitalize()
        return (self.lemma + ("in" if self.gender == "f" and self.lemma[-1] != "d" else "")).capitalize()

    def described(self, adjective: str) -> str:
        """The noun with an adjective in the nominative, as it is shown: "belmarisches Verteidigungsministerium"."""
        return f"{adjective}{self._ending} {self.shown}"

    @property
    def _ending(self) -> str:
        if self.kind in OFFICES:
            return "e" if self.gender == "f" else "er"
        if self.head in _GROUPS or self.head in _PLURAL:
            return "e"
        return "es" if self.lemma.endswith(_NEUTER) else "er" if self.lemma.endswith(_MASCULINE) else "e"


_HEADS: Mapping[str, str] = {word: kind for kind, words in _KINDS.items() for word in words.split()}
ALLIANCES = frozenset(word.capitalize() for word in _KINDS[ALLIANCE].split())
"""Nouns for alliances as they are written."""
_LONGEST = max(map(len, _HEADS))
_CUTS = {"": "", "innen": "f", "in": "f", "en": "", "ses": "", "es": "", "ern": "", "er": "", "n": "", "s": "", "e": ""}
"""Endings of a form that are cut off, with the gender that they say."""


@lru_cache(maxsize=50_000)
def noun(word: str) -> Noun | None:
    """What a German noun says of who acts; None for other words.

    Of a compound with a hyphen the last part counts ("US-Außenminister"); a short rest before a head makes no compound of it.
    """
    whole = word.lower()
    small = whole.rpartition("-")[2]
    small = next((small.removesuffix(form) + bare for form, bare in _UMLAUTS.items() if small.endswith(form)), small)
    for ending, gender in _CUTS.items():
        stem = small.removesuffix(ending) if ending else small
        if ending and (stem == small or len(stem) < 3):
            continue
        head = next(
            (stem[at:] for at in range(max(0, len(stem) - _LONGEST), len(stem) - 2) if stem[at:] in _HEADS), None
        )
        if head is None:
            continue
        prefix = stem.removesuffix(head)
        if 0 < len(prefix) < 2 or (prefix and _is_name(head, prefix)) or (head == "oberst" and ending not in ("", "s")):
            continue  # "das Oberste Gericht" is no colonel
        kind = _kind(head, prefix)
        if gender and kind not in OFFICES:
            continue
        prefix = prefix or whole.rpartition("-")[0]
        return Noun(stem, head, prefix, kind, gender)
    return None


_UMLAUTS: Mapping[str, str] = {
    form: bare
    for umlauts, bare in (
        ("kräfte", "kraft"),
        ("generäle", "general"),
        ("admiräle", "admiral"),
        ("verbände", "verband"),
    )
    for form in (umlauts, f"{umlauts}n")
} | {"ministerien": "ministerium"}
"""Plurals of heads that change their vowel, with the singular."""


def _is_name(head: str, prefix: str) -> bool:
    """Whether a compound is a name: of an alliance ("Ostpakt"), a country or town ("Kurland", "Neustadt"), a party ("Nordpartei"); kinds of
    such ("Nachbarland", "Regierungspartei") are none.
    """
    if _HEADS[head] in (ALLIANCE, COUNCIL):
        return True
    if head in ("land", "stadt", "ort", "dorf", "insel", "region", "bank"):
        return prefix.removesuffix("s") not in _KINDS_OF_LAND
    return head in ("partei", "organisation", "bewegung", "agentur", "hilfswerk") and prefix not in PLAIN_BODIES


PLAIN_BODIES = frozenset(  # what makes no name of such a noun: "Stadtrat", "Regierungspartei", "Seehilfe"
    """stadt gemeinde kreis minister aufsichts betriebs bundes national zentral staats kron rundfunk bei haus hei ver vor un appa diplo buro
    büro demo aristo quad sena sonder fach landes regional partei ortschafts verwaltungs eltern familien ältesten stiftungs krisen kriegs
    sicherheits verteidigungs untersuchungs ermittlungs wahl regierungs oppositions schwester splitter volks presse nachrichten
    werbe hafen sport fußball berufs dach wohlfahrts wirtschafts arbeitgeber unternehmer bauern fischerei kampf militär
    not ersthilfe erste ent aus bei sozial über wieder nach haushalts rechts luft wasser sterbe starthilfe entwicklungs
    voll mitglieder haupt jahres gründungs demonstrations eltern wahl lebens fahr dorf arbeits religions ur gemein
    botschafts hof geheim studien ober friedens gipfel presse sicherheits außenminister video telefon kriegs wetter""".split()
)


_KINDS_OF_LAND = frozenset(
    """aus in nachbar heimat vater bunde mutter entwicklung schwellen mitglied dritt herkunft gast partner anrainer küsten geber nehmer
    grenz industrie welt hafen grenzhafen küste provinz groß klein haupt millionen geister garnison zwei heim stand tat fisch berg
    fischer nachbarhafen zentral noten staat konflikt krisen unruhe haupt insel halb touristen vor rand urlaub""".split()
)


def _kind(head: str, prefix: str) -> str:
    kind = _HEADS[head]
    modifier = prefix.rstrip("-").removesuffix("s")
    if kind == STATE and (modifier in _NO_STATE or any(modifier.endswith(one) for one in _NO_STATE if len(one) > 3)):
        return OTHER
    if kind == BODY and modifier in _SERVANTS:
        return STATE
    if kind == LAND and prefix and head in ("land", "staat", "führung"):
        return CLASS  # "Ausland", "Nachbarland", "Parteiführung"
    return kind
