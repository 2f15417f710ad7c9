"""Nouns for organs and offices of states: "Regierung", "Außenministerium", "Präsident"; what they are is put together with a state.

As in "die französische Regierung", "das Außenministerium in Paris", "US-Außenminister", "Frankreichs Präsident".
"""

from __future__ import annotations

from functools import lru_cache

_ORGANS = {
    "gov": """regierung zentralregierung militärregierung übergangsregierung interimsregierung koalitionsregierung staatsführung
        kabinett ministerrat junta militärjunta administration regime führung behörden staatsmacht machthaber
        regierungskabinett verwaltung staatsspitze regierungskoalition""",
    "parl": "parlament",
    "mfa": "außenministerium außenamt",
    "mod": "verteidigungsministerium kriegsministerium",
    "army": """armee streitkräfte militär militärs heer generalstab truppen soldaten
        streitkräften bodentruppen elitetruppen besatzungstruppen spezialeinheit
        spezialeinheiten spezialkräfte fallschirmjäger vorauskommando kampfflugzeuge kriegsschiffe""",
    "army/luftwaffe": "luftwaffe luftstreitkräfte",
    "army/marine": "marine kriegsmarine seestreitkräfte",
    "police": "polizei polizisten polizeikräfte",
    "intel": "geheimdienst geheimdienste nachrichtendienst nachrichtendienste auslandsgeheimdienst inlandsgeheimdienst",
    "organ/botschaft": "botschaft",
    "organ/wahlkommission": "wahlkommission wahlbehörde",
    "organ/sicherheitskraefte": "sicherheitskräfte sicherheitsbehörden",
    "organ/staatsanwaltschaft": "staatsanwaltschaft generalstaatsanwaltschaft",
    "head": "präsidialamt präsidentenamt präsidialverwaltung",
    "bank": "zentralbank notenbank",
    "ministry/innen": "innenministerium",
    "ministry/finanzen": "finanzministerium",
    "ministry/justiz": "justizministerium",
    "ministry/wirtschaft": "wirtschaftsministerium handelsministerium",
    "ministry/gesundheit": "gesundheitsministerium",
    "ministry/verkehr": "verkehrsministerium",
    "ministry/umwelt": "umweltministerium",
    "ministry/bildung": "bildungsministerium",
    "ministry/landwirtschaft": "landwirtschaftsministerium agrarministerium",
    "ministry/arbeit": "arbeitsministerium",
    "ministry/energie": "energieministerium ölministerium",
}
_OFFICES = {
    "president": "präsident staatspräsident staatschef staatsoberhaupt bundespräsident",
    "prime-minister": "ministerpräsident premierminister premier regierungschef",
    "chancellor": "kanzler bundeskanzler",
    "foreign-minister": "außenminister außenamtschef chefdiplomat bundesaußenminister",
    "defence-minister": "verteidigungsminister bundesverteidigungsminister",
    "interior-minister": "innenminister bundesinnenminister",
    "finance-minister": "finanzminister bundesfinanzminister",
    "ambassador": "botschafter",
    "monarch": "könig kaiser emir sultan",
    "secretary-general": "generalsekretär",
    "commission-president": "kommissionspräsident kommissionschef",
    "high-representative": "außenbeauftragter außenbeauftragte außenbeauftragten",
    "council-president": "ratspräsident",
}
_ORGAN_OF = {noun: organ for organ, nouns in _ORGANS.items() for noun in nouns.split()}
_OFFICE_OF = {noun: office for office, nouns in _OFFICES.items() for noun in nouns.split()}
_PLAIN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
LOCAL_ORGANS = frozenset(("police", "organ/staatsanwaltschaft"))
"""Organs that towns and parts of a state have too: the state must stand beside them."""
LOCAL_POLICE = ("DE", "AT", "CH", "NL", "BE", "US", "CA", "AU", "GB", "BR", "MX", "IN")
"""States whose towns and parts have police of their own."""
PLURAL_ORGANS = frozenset(
    """behörden truppen soldaten militärs machthaber polizisten regierungskreise führung verwaltung regime spezialeinheit spezialeinheiten
    spezialkräfte fallschirmjäger vorauskommando kampfflugzeuge kriegsschiffe bodentruppen elitetruppen besatzungstruppen""".split()
)
"""Words that without a state beside them may be anybody's."""


@lru_cache(maxsize=16384)
def organ(word: str) -> str | None:
    """The organ that a noun names, as the beginning of an id ("gov", "ministry/innen"); None for other words."""
    low = word.lower()
    for form in (low, low.removesuffix("s"), low.removesuffix("es"), low.removesuffix("n")):
        if form in _ORGAN_OF:
            return _ORGAN_OF[form]
    if low.endswith(("angaben", "kreise", "kreisen")):
        told = low.removesuffix("angaben").removesuffix("kreisen").removesuffix("kreise")
        return _ORGAN_OF.get(told) or _ORGAN_OF.get(told.removesuffix("s"))
    ministry = low.removesuffix("s")
    if ministry.endswith("ministerium") and len(ministry) > 12 and not ministry.startswith("bundes"):
        return "ministry/" + ministry.removesuffix("ministerium").removesuffix("s").translate(_PLAIN)
    return None


@lru_cache(maxsize=16384)
def office(word: str) -> str | None:
    """The office that a noun for its holder names ("Präsidentin": "president"); None for other words and for plurals."""
    low = word.lower()
    for form in (low, low.removesuffix("in"), low.removesuffix("s"), low.removesuffix("en")):
        if form in _OFFICE_OF:
            return _OFFICE_OF[form]
    return None


def organ_id(organ_: str, state: str) -> str:
    """As in ("ministry/innen", "FR"): "ministry:FR/innen"."""
    head, _, rest = organ_.partition("/")
    return f"{head}:{state}/{rest}" if rest else f"{head}:{state}"


def office_id(office_: str, body: str) -> str:
    """The office of a state or an organisation; a German or Austrian head of government is a chancellor."""
    if office_ == "prime-minister" and body in ("DE", "AT", "DD-K"):
        office_ = "chancellor"
    if office_ == "president" and body == "GB":
        office_ = "monarch"
    return f"office:{body}/{office_}"
