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
    """abendländisch agrarisch akademisch altmodisch angelsächsisch arabisch archaisch aschkenasisch atmosphärisch aufständisch
    ausländisch aztekisch babylonisch barbarisch bengalisch berufsständisch bestialisch bosniakisch chronisch diebisch drakonisch
    einheimisch elektronisch empathisch empirisch endemisch energisch epidemisch erzkatholisch eurasisch evangelisch exemplarisch
    festländisch fiskalisch fremdländisch friesisch nordfriesisch ostfriesisch generisch grammatikalisch hamitisch harmonisch heimtückisch
    holsteinisch homöopathisch hydraulisch hymnisch hämisch händisch höhnisch hämorrhagisch idyllisch inländisch irdisch unterirdisch
    überirdisch ironisch jesidisch jüdisch katholisch kaufmännisch klassisch klaustrophobisch klinisch komisch kommissarisch koranisch
    kulinarisch kurdisch lakonisch lateinisch lesbisch linksrheinisch rechtsrheinisch rheinisch literarisch magisch manisch martialisch
    methodisch mikroskopisch mittelständisch modisch monolithisch moslemisch musikalisch musisch märkisch neotropisch nomadisch nordisch
    olympisch oligarchisch pandemisch panisch paradiesisch parteiisch patriarchalisch periodisch perspektivisch pfälzisch
    philanthropisch physikalisch polemisch protokollarisch psychedelisch psychisch rassisch republikanisch römisch satirisch schulisch
    schwäbisch seelisch seismisch semitisch sibirisch skandinavisch slawisch sorbisch sporadisch stoisch störrisch stürmisch symbolisch
    sympathisch systemisch szenisch telefonisch terrestrisch tierisch toxisch tragisch transpazifisch tropisch tückisch typisch
    uigurisch utopisch vegetarisch völkisch westfälisch württembergisch zeitgenössisch zynisch ökumenisch anarchisch biblisch buddhistisch
    cholerisch dramaturgisch episch euphorisch katastrophisch keltisch konisch konzentrisch lyrisch melodisch melancholisch
    mythisch neurologisch nostalgisch pragmatisch phlegmatisch physisch pädagogisch rhythmisch sadistisch salomonisch schottisch
    sphärisch sunnitisch schiitisch alawitisch drusisch sinfonisch sozialdemokratisch städtisch ständisch technokratisch tyrannisch
    vulkanisch weibisch zyklisch zölibatär hebräisch aramäisch paschtunisch baschkirisch kosakisch berberisch sikhisch
    balkanisch kaukasisch arktisch antarktisch ozeanisch orientalisch okzidentalisch levantinisch maghrebinisch mesopotamisch
    persisch osmanisch habsburgisch preußisch sowjetisch byzantinisch karibisch iberisch baltisch adriatisch ägäisch
    germanisch gallisch hispanisch neidisch linkisch mürrisch launisch närrisch kindisch zänkisch hündisch teuflisch höllisch
    himmlisch heidnisch bäurisch zwisch inzwisch dazwisch""".split()
)


def is_ordinary(word: str) -> bool:
    """Whether an adjective on "-isch", without its ending, is a word of the language rather than made of a state's name."""
    return word in _ORDINARY or _ENDS.search(word) is not None or _VERB.search(word) is not None
