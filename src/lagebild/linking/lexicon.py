"""Tables of German nouns that speak, or that stand for what is said. `nouns.noun` looks words up in them.

The words are bases in lower case: a compound is found by its last part ("Verteidigungsministerin": "minister"). A
compound has a row of its own only where it means something else than its last part ("Vorsitzender des Betriebsrats" is a
person, "Betriebsrat" is a body; "Ministerpräsident" is no "Präsident").
"""

from __future__ import annotations

# Masculines with the same plural (der Sprecher, die Sprecher; feminine Sprecherin).
PERSONS_ER = """
sprecher minister premierminister politiker leiter richter schiedsrichter trainer berater vertreter stellvertreter führer anführer
bürgermeister botschafter kanzler bundeskanzler vizekanzler mitarbeiter arbeiter verteidiger ermittler fahnder kläger ankläger
forscher wissenschaftler physiker chemiker mediziner historiker mathematiker informatiker unternehmer manager gründer gewerkschafter
sportler stürmer spieler fußballer fahrer reporter herausgeber schriftsteller dichter künstler sänger musiker schauspieler
filmemacher lehrer schüler bewohner einwohner anwohner bürger anhänger unterstützer befürworter gegner kritiker beobachter helfer
retter sanitäter pfleger händler verkäufer besitzer inhaber täter mörder entführer räuber geiselnehmer attentäter kämpfer söldner
parlamentarier insider kenner verfasser gutachter prüfer gärtner bäcker fischer jäger farmer hacker blogger datenschützer
tierschützer umweltschützer naturschützer klimaschützer menschenrechtler bürgerrechtler völkerrechtler amtsinhaber nachfolger
vorgänger herausforderer gegenspieler widersacher unterhändler vermittler verhandlungsführer geschäftsführer oppositionsführer
schatzmeister rentner urlauber teilnehmer besucher zuschauer wähler käufer nutzer verbraucher benutzer hausmeister zöllner
amerikaner engländer italiener spanier schweizer österreicher belgier niederländer norweger ägypter iraner iraker palästinenser
japaner kanadier mexikaner ukrainer araber republikaner geheimdienstler brigadier pfarrer seelsorger prediger rabbiner oberrabbiner
priester bergsteiger segler taucher flieger redner gastgeber arbeitgeber arbeitnehmer ratgeber bewerber gewinner sieger verlierer
machthaber würdenträger außenpolitiker innenpolitiker banker verleger pilger asylbewerber einwanderer zuwanderer akademiker
befehlshaber partner polizeiführer wissenschafter verbandsvertreter dolmetscher übersetzer drucker fußgänger autofahrer radfahrer
anleger mieter vermieter untermieter träger betrüger schmuggler meister bauarbeiter bergarbeiter aufseher wärter pförtner wächter
dorfbewohner tibeter israelis lokführer
statthalter buchhalter tierhalter viehhalter vorsteher verbraucherschützer grenzschützer artenschützer denkmalschützer
jugendschützer zivilschützer strahlenschützer mitstreiter reeder winzer imker züchter aussteiger überläufer schlichter kassierer
kutscher techniker elektriker mechaniker statiker logistiker hygieniker taktiker grenzer freischärler aufrührer meuterer
plünderer brandstifter börsianer makler verwalter treuhänder thronfolger hinterbänkler küster mesner komiker satiriker
brandmeister hafenmeister wachtmeister schleusenmeister bademeister polizeimeister rittmeister forstmeister baumeister
deichmeister werkmeister bergmeister rangiermeister botaniker praktiker theoretiker rhetoriker ausbilder erzieher wahlkämpfer
"""
# Weak masculines: -n or -en outside the nominative (der Diplomat, die Diplomaten; feminine Diplomatin).
PERSONS_WEAK = """
präsident ministerpräsident bundespräsident staatspräsident vizepräsident polizeipräsident diplomat soldat journalist polizist
jurist demonstrant kommandant informant aktivist terrorist rassist islamist extremist separatist putschist dschihadist student
assistent referent dozent korrespondent produzent konkurrent dissident agent patient klient kandidat mandant rezensent advokat
demokrat christdemokrat sozialdemokrat kommunist sozialist faschist nationalist populist monarchist pianist artist ökonom analyst
spezialist protestant emigrant immigrant migrant abonnent intendant repräsentant garant lieferant passant athlet prophet patriarch
monarch fürst prinz held mensch zeuge augenzeuge ohrenzeuge kollege experte rebell kamerad kurde türke russe pole däne schwede finne
franzose brite schotte ire grieche chinese serbe kroate bulgare rumäne afghane jude libanese portugiese biologe geologe psychologe
soziologe politologe virologe theologe meteorologe archäologe seismologe ethnologe kardiologe astronom patriot pilot bürge
kampfgefährte weggefährte lebensgefährte insasse nachkomme junge bote stratege pädagoge chirurg fotograf biograf kosmonaut astronaut
architekt genosse neffe erbe kunde schütze sachse philosoph klimatologe epidemiologe therapeut tourist katholik rekrut kadett
lobbyist fraktionskollege parteikollege amtskollege statistiker orthopäde ornithologe chronist publizist kolumnist essayist
reservist gitarrist bassist bauherr
dezernent superintendent kontrahent lotse matrose ökologe hydrologe toxikologe immunologe glaziologe vulkanologe pathologe
neurologe onkologe pharmakologe bakteriologe infektiologe radiologe gerontologe anästhesist internist prokurist gendarm partisan
adjutant magnat oligarch fabrikant agronom gastronom regent exilant prälat technokrat bürokrat komponist kabarettist ratsherr
praktikant denunziant aspirant sekundant
"""
# Strong masculines with an ending in the plural (der Chef, des Chefs, die Chefs; feminine Chefin).
PERSONS_STRONG = """
chef direktor professor doktor autor moderator senator rektor diktator organisator koordinator initiator kurator mentor inspektor
redaktor investor administrator mediator redakteur ingenieur regisseur kommandeur gouverneur akteur kontrolleur general admiral
marschall feldwebel offizier unteroffizier leutnant kapitän major oberst hauptmann kommissar sekretär generalsekretär staatssekretär
funktionär pensionär revolutionär milliardär millionär missionar notar archivar referendar bischof erzbischof kardinal papst imam
scheich mullah ajatollah rabbi mönch abt dekan könig kaiser emir sultan herzog schah zar premier landrat anwalt rechtsanwalt
staatsanwalt generalstaatsanwalt generalanwalt bundesanwalt arzt wirt landwirt volkswirt koch freund star profi coach captain boss
guru neonazi obmann sohn bruder vater onkel großvater ehemann ehepartner passagier spion muslim moslem israeli pakistani flüchtling
häftling lehrling sprössling pontifex ombudsmann staatsmann geschäftsmann fachmann feuerwehrmann kameramann seemann torwart torhüter
attaché konsul detektiv nachbar bauer doktorand promoter manager sheriff gangster hooligan biathlet eisschnellläufer kolonel
mandarin lord sir baron veteran
inspekteur häuptling pastor mufti propst vikar kaplan diakon nuntius prior emissär parlamentär legionär milizionär saboteur
deserteur grenadier pionier fähnrich kommodore spediteur bankier hotelier doyen wachmann fährmann steuermann bootsmann amtmann
betriebswirt forstwirt gastwirt deichgraf markgraf landgraf deichvogt landvogt pegelwart deichwart hüttenwart legationsrat
ministerialrat medizinalrat botschaftsrat hofrat studienrat kommerzienrat
"""
# Adjectives used as nouns (der Abgeordnete, ein Abgeordneter, die Abgeordnete): the article decides gender and number.
PERSONS_ADJECTIVAL = """
vorsitzend vorstandsvorsitzend aufsichtsratsvorsitzend bundesvorsitzend parteivorsitzend fraktionsvorsitzend landesvorsitzend
abgeordnet beamt beauftragt außenbeauftragt angestellt verantwortlich bevollmächtigt delegiert angehörig angeklagt verdächtig
tatverdächtig beschuldigt verurteilt gefangen inhaftiert überlebend verletzt betroffen beteiligt reisend jugendlich erwachsen jährig
bekannt verwandt verlobt gesandt abgesandt sachverständig geistlich gelehrt vertrieben liberal intellektuell deutsch studierend
anwesend unbekannt vermisst geflüchtet festgenommen industriell kriminell konservativ protestierend schwarz weiß gläubig entführt
verhaftet gerettet geschädigt beschäftigt versammelt demonstrierend homosexuell arbeitslos obdachlos aufständisch minderjährig
getötet abtrünnig kundig befragt streikend vertraut
oppositionell stadtverordnet gemeindeältest dorfältest stammesältest gefreit obergefreit hauptgefreit ehrenamtlich
"""
# Feminines and neuters without a regular partner: form=gender=base.
PERSONS_OTHER = """
frau=f=frau dame=f=frau mann=m=mann herr=m=mann lady=f=frau mutter=f=mutter schwester=f=schwester tochter=f=tochter
ehefrau=f=ehefrau witwe=f=witwe großmutter=f=großmutter tante=f=tante geschäftsfrau=f=geschäftsmann fachfrau=f=fachmann
staatsfrau=f=staatsmann ombudsfrau=f=ombudsmann obfrau=f=obmann kauffrau=f=kaufmann kaufmann=m=kaufmann nonne=f=nonne
beamtin=f=beamt anwältin=f=anwalt rechtsanwältin=f=rechtsanwalt staatsanwältin=f=staatsanwalt bundesanwältin=f=bundesanwalt
ärztin=f=arzt bischöfin=f=bischof landrätin=f=landrat stadträtin=f=stadtrat köchin=f=koch französin=f=franzose bäuerin=f=bauer
jüdin=f=jude äbtissin=f=abt prinzessin=f=prinz ministerialdirigentin=f=direktor staatsoberhaupt=n=staatsoberhaupt
kirchenoberhaupt=n=kirchenoberhaupt oberhaupt=n=oberhaupt mädchen=n=mädchen kind=n=kind mitglied=n=mitglied
parlamentsmitglied=n=parlamentsmitglied opfer=n=opfer lehrkraft=f=lehrer führungskraft=f=manager model=n=model idol=n=idol
stadtrat=m=stadtrat tonbandstimme=f=stimme
deichgräfin=f=deichgraf hebamme=f=hebamme gemeinderätin=f=gemeinderat nationalrätin=f=nationalrat
regierungsrätin=f=regierungsrat bundesrätin=f=bundesrat legationsrätin=f=legationsrat ratsfrau=f=ratsherr amtfrau=f=amtmann
wachfrau=f=wachmann
"""
# Plurals of people that have no regular singular, or that are groups whatever the article.
PEOPLE = """
personen zivilpersonen privatpersonen
leute eheleute fachleute feuerwehrleute kaufleute geschäftsleute menschen eltern angehörige hinterbliebene kräfte rettungskräfte
einsatzkräfte sicherheitskräfte streitkräfte lehrkräfte hilfskräfte führungskräfte truppen fans geschwister brüder senioren massen
völker anwälte rechtsanwälte staatsanwälte ärzte bischöfe generäle kardinäle könige söhne väter mütter töchter frauen männer kinder
geiseln rebellen aufständische taliban mönche geschworene schöffen gläubige paramilitärs alliierte verbündete soldaten bauern
nachbarn gemäßigte hacker milizionäre feuerwehrmänner staatsmänner freiwillige
"""
# Circles: people who speak and are kept unnamed.
CIRCLES = "umgebung kreise kreisen umfeld umkreis insiderkreise"
# Bodies: word/gender; plurals by rule, irregular ones in BODY_PLURALS.
GOVERNMENT = """
regierung/f ministerium/n kabinett/n kanzleramt/n präsidialamt/n außenamt/n staatskanzlei/f junta/f administration/f botschaft/f
konsulat/n königshaus/n presseamt/n übergangsrat/m staatsführung/f präsidentenamt/n präsidentenbüro/n premierministeramt/n
magistrat/m
"""
ORGANISATIONS = """
partei/f polizei/f gericht/n gerichtshof/m staatsanwaltschaft/f anwaltschaft/f behörde/f amt/n unternehmen/n konzern/m firma/f
verband/m verein/m gewerkschaft/f organisation/f kommission/f rat/m parlament/n bundestag/m landtag/m bundesrat/m nationalrat/m
stadtrat/m gemeinderat/m beirat/m aufsichtsrat/m betriebsrat/m senat/m fraktion/f ausschuss/m kirche/f universität/f hochschule/f
institut/n institution/f stiftung/f bank/f börse/f armee/f bundeswehr/f militär/n feuerwehr/f bündnis/n koalition/f opposition/f
vereinigung/f gruppe/f gruppierung/f union/f club/m klub/m gesellschaft/f hersteller/m betreiber/m veranstalter/m anbieter/m
zentrum/n komitee/n kammer/f geheimdienst/m dienst/m stadt/f gemeinde/f werk/n initiative/f bewegung/f miliz/f team/n delegation/f
fachstelle/f airline/f kongress/m konferenz/f synode/f forum/n allianz/f liga/f föderation/f bund/m verwaltung/f leitung/f
geschäftsführung/f vorstand/m präsidium/n sekretariat/n direktion/f führung/f zentrale/f stab/m kommando/n marine/f luftwaffe/f
nationalgarde/f zoll/m verfassungsschutz/m anstalt/f agentur/f bundesagentur/f ratingagentur/f arbeitsagentur/f jury/f tribunal/n
versammlung/f hilfswerk/n arbeitskreis/m gemeinschaft/f genossenschaft/f krankenhaus/n klinik/f schule/f museum/n theater/n band/f
mannschaft/f verteidigung/f anklage/f justiz/f bezirk/m landkreis/m versicherung/f reederei/f werft/f energieversorger/m versorger/m
netzwerk/n plattform/f startup/n verlag/m medienhaus/n eigentümer/m eigner/m branche/f industrie/f familie/f exilparlament/n menge/f
öffentlichkeit/f bevölkerung/f belegschaft/f nachrichtendienst/m wetterdienst/m gesetzgeber/m truppe/f schutztruppe/f provider/m
land/n bundesland/n nachbarland/n provinz/f republik/f geschäftsstelle/f pressestelle/f leitstelle/f dienststelle/f lager/n
kampagne/f mission/f fakultät/f sektion/f kollektiv/n gremium/n abteilung/f kanzlei/f warte/f erdbebenwarte/f büro/n labor/n
observatorium/n seite/f parteiführung/f fachverband/m terrormiliz/f terrorgruppe/f terrororganisation/f metropolit/m hilfsdienst/m
flughafen/m bahn/f post/f landeskirche/f ministerrat/m sicherheitsrat/m rechnungshof/m kartell/n hof/m gewerkschaftsbund/m
weltbank/f notenbank/f zentralbank/f vertretung/f
"""
MEDIA = """
zeitung/f tageszeitung/f wochenzeitung/f nachrichtenagentur/f presseagentur/f bildagentur/f sender/m rundfunk/m radio/n fernsehen/n
magazin/n blatt/n zeitschrift/f portal/n presse/f redaktion/f onlineausgabe/f fernsehkanal/m rundfunkanstalt/f kanal/m
nachrichtensite/f website/f webseite/f internetseite/f homepage/f tagesschau/f tagesthemen/f medium/n blog/n
"""
BODY_PLURALS = """
government: ministerien
organisation: verbände firmen gerichtshöfe räte ausschüsse vereine klubs bünde ämter institute werke banken städte
  länder vorstände
media: medien blätter
"""
# Words for what somebody says, writes or holds: the speaker is who stands behind them.
SOURCES = """
angabe/f aussage/f meinung/f ansicht/f auffassung/f einschätzung/f darstellung/f wort/n erklärung/f mitteilung/f information/f
auskunft/f schätzung/f bericht/m meldung/f äußerung/f stellungnahme/f behauptung/f bekunden/n überzeugung/f vernehmen/n analyse/f
studie/f umfrage/f gutachten/n urteil/n artikel/m interview/n schreiben/n brief/m kommentar/m veröffentlichung/f bekanntmachung/f
verlautbarung/f ankündigung/f begründung/f berechnung/f prognose/f vorwurf/m kritik/f forderung/f vorhersage/f erkenntnis/f
untersuchung/f dokument/n papier/n entwurf/m gesetz/n antrag/m beschluss/m resolution/f anordnung/f antwort/f ausführung/f rede/f
sicht/f lesart/f bewertung/f beurteilung/f zeugnis/n beobachtung/f recherche/f befund/m ergebnis/n planung/f plan/m vorschlag/m
konzept/n tenor/m memorandum/n vermerk/m wille/m vorstellung/f hochrechnung/f versprechen/n zusage/f nachricht/f entscheidung/f
andeutung/f test/m idee/f sorge/f buch/n film/m bilanz/f theorie/f anfrage/f erinnerung/f statistik/f dementi/n statement/n
aussendung/f hinweis/m empfehlung/f befürchtung/f vermutung/f annahme/f these/f pressekonferenz/f klage/f anklageschrift/f sendung/f
beitrag/m reportage/f notiz/f tweet/m eintrag/m anzeige/f mahnung/f drohung/f appell/m aufruf/m beschwerde/f vorlage/f regelung/f
verfassung/f vertrag/m abkommen/n befragung/f erhebung/f quelle/f gerücht/n verdacht/m version/f geständnis/n stimme/f ausgabe/f
diagnose/f zählung/f überprüfung/f erfahrung/f beschuldigung/f bekräftigung/f gespräch/n video/n resümee/n fazit/n urkunde/f
protokoll/n liste/f bekenntnis/n ermittlung/f
"""
SOURCE_PLURALS = """
ergebnisse erkenntnisse zeugnisse bekenntnisse geständnisse vorwürfe worte worten beschlüsse entwürfe pläne befunde
"""

# What somebody with an office may also be called. "regierungschef: kanzler …" lets "der Regierungschef" find a Kanzler.
SENSES = """
regierungschef: ministerpräsident premierminister premier kanzler bundeskanzler kabinettschef
premier: premierminister ministerpräsident
kanzler: bundeskanzler
staatschef: präsident staatspräsident bundespräsident staatsoberhaupt könig königin monarch emir kaiser diktator machthaber
  oberhaupt
machthaber: präsident staatspräsident diktator staatschef general
staatsoberhaupt: präsident staatspräsident bundespräsident könig monarch emir kaiser staatschef
präsident: staatspräsident bundespräsident staatschef
monarch: könig kaiser emir sultan fürst
chefdiplomat: außenminister
ressortchef: minister
politiker: minister ministerpräsident premierminister premier kanzler bundeskanzler abgeordnet parlamentarier senator bürgermeister
  staatssekretär fraktionschef parteichef parteivorsitzend fraktionsvorsitzend oppositionsführer generalsekretär christdemokrat
  sozialdemokrat demokrat republikaner kandidat präsident landrat vorsitzend gouverneur herausforderer kommissar außenbeauftragt
abgeordnet: parlamentarier politiker christdemokrat sozialdemokrat parlamentsmitglied demokrat republikaner
parlamentarier: abgeordnet politiker christdemokrat sozialdemokrat
chef: vorsitzend direktor leiter präsident geschäftsführer vorstandsvorsitzend intendant boss rektor parteivorsitzend
  fraktionsvorsitzend
leiter: direktor chef
vorsitzend: chef vorstandsvorsitzend
jurist: anwalt rechtsanwalt verteidiger staatsanwalt richter kläger ankläger generalanwalt
anwalt: rechtsanwalt verteidiger
verteidiger: anwalt rechtsanwalt
ankläger: staatsanwalt
geistlich: papst bischof erzbischof kardinal pfarrer priester imam rabbiner oberrabbiner mönch prediger patriarch
kirchenoberhaupt: papst
pontifex: papst
oberhaupt: papst
militär: general admiral oberst kommandeur offizier hauptmann befehlshaber kommandant major
offizier: general admiral oberst hauptmann major
wissenschaftler: forscher professor physiker chemiker biologe virologe historiker politologe soziologe ökonom geologe meteorologe
  mediziner psychologe astronom klimatologe dozent
forscher: wissenschaftler professor physiker chemiker biologe virologe geologe astronom
experte: virologe mediziner physiker chemiker biologe geologe psychologe soziologe meteorologe epidemiologe forscher professor
  wissenschaftler fachmann spezialist analyst gutachter kenner politologe ökonom historiker sachverständig
gutachter: sachverständig generalanwalt
journalist: reporter redakteur korrespondent herausgeber autor moderator
polizist: kommissar beamt
beamt: polizist kommissar diplomat
diplomat: botschafter konsul attaché gesandt
angeklagt: verdächtig beschuldigt tatverdächtig täter
mediziner: arzt chirurg virologe
autor: schriftsteller verfasser
trainer: coach
unternehmer: geschäftsmann manager chef
mitarbeiter: vertreter sprecher koordinator
manager: chef vorstandsvorsitzend geschäftsführer
"""
# What a body may also be called, "blatt: zeitung" as above.
BODY_SENSES = """
blatt: zeitung tageszeitung wochenzeitung magazin zeitschrift
zeitung: tageszeitung wochenzeitung blatt
agentur: nachrichtenagentur presseagentur
medium: zeitung magazin sender agentur blatt
magazin: nachrichtenmagazin zeitschrift
behörde: amt polizei direktion staatsanwaltschaft
unternehmen: konzern firma hersteller betreiber anbieter bank verlag airline fluggesellschaft
konzern: unternehmen hersteller firma betreiber
firma: unternehmen hersteller betreiber
hersteller: unternehmen konzern firma
organisation: verband verein stiftung vereinigung gruppe initiative hilfswerk
verband: verein bund vereinigung
gruppe: organisation bewegung miliz initiative
institution: institut universität organisation behörde
haus: ministerium
ressort: ministerium
"""
