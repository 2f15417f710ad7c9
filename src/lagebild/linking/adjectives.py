"""Adjectives on "-isch" that belong to no state: what is left over speaks of a state that nobody listed."""

from __future__ import annotations

import re

# What such a word is made of, at its end: "strategisch" and "politisch" (-t), "biologisch", "künstlerisch", "historisch".
_ENDS = re.compile(
    r"(?:t|log|gra[fp]h?|nom|gog|typ|spezif|techn|ethn|eth|er|or|medizin|europä|amerikan|afrikan|pazif|solidar|moral|elektr|"
    r"hygien|dynam|parlamentar|militär|muslim|islam|heim|metr|chem|therap|arch|urg|phys|ärm|mor|dox|teg|ton|iatr|troph)isch\Z"
)
_VERB = re.compile(r"(?:\A|zu|ein|ver|ab|auf|er|weg|mit)(?:m|fr|f|w)isch\Z")  # "einzumischen", "abfischen"
_ORDINARY = frozenset(
    """abendländisch agrarisch akademisch altmodisch angelsächsisch arabisch aramäisch archaisch aschkenasisch atmosphärisch
    aufständisch ausländisch aztekisch babylonisch balkanisch barbarisch baschkirisch bengalisch berufsständisch bestialisch
    biblisch bosniakisch byzantinisch bäurisch chronisch dazwisch diebisch drakonisch drusisch elektronisch empathisch empirisch
    endemisch energisch epidemisch episch erzkatholisch eurasisch evangelisch exemplarisch festländisch fiskalisch fremdländisch
    friesisch gallisch germanisch grammatikalisch harmonisch hebräisch heidnisch heimtückisch himmlisch hispanisch holsteinisch
    homöopathisch hydraulisch hymnisch hämisch hämorrhagisch händisch höhnisch höllisch hündisch idyllisch inländisch inzwisch
    irdisch ironisch jesidisch jüdisch karibisch katholisch kaufmännisch kaukasisch kindisch klassisch klaustrophobisch klinisch
    komisch kommissarisch konisch konzentrisch koranisch kosakisch kulinarisch kurdisch lakonisch lateinisch launisch lesbisch
    levantinisch linkisch linksrheinisch literarisch lyrisch maghrebinisch magisch manisch martialisch melancholisch melodisch
    mesopotamisch methodisch mikroskopisch mittelständisch modisch monolithisch moslemisch musikalisch musisch mythisch märkisch
    mürrisch neidisch neotropisch nomadisch nordfriesisch nordisch nostalgisch närrisch okzidentalisch olympisch orientalisch
    osmanisch ostfriesisch ozeanisch pandemisch panisch paradiesisch parteiisch paschtunisch patriarchalisch periodisch persisch
    perspektivisch pfälzisch philanthropisch physikalisch polemisch preußisch protokollarisch psychedelisch psychisch rassisch
    rechtsrheinisch republikanisch rheinisch rhythmisch römisch salomonisch satirisch schulisch schwäbisch seelisch seismisch
    sibirisch sikhisch sinfonisch skandinavisch slawisch sorbisch sphärisch sporadisch stoisch ständisch störrisch stürmisch
    symbolisch sympathisch systemisch szenisch telefonisch terrestrisch teuflisch toxisch tragisch tropisch tyrannisch tückisch
    uigurisch unterirdisch utopisch vegetarisch vulkanisch völkisch weibisch westfälisch württembergisch zeitgenössisch zwisch
    zyklisch zynisch zänkisch ägäisch ökumenisch überirdisch""".split()
)


def is_ordinary(word: str) -> bool:
    """Whether an adjective on "-isch", without its ending, is a word of the language rather than made of a state's name."""
    return word in _ORDINARY or _ENDS.search(word) is not None or _VERB.search(word) is not None
