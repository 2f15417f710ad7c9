"""Given names by gender: the project's own list, lower case.

It holds names that are frequent in German and international news. A name that women and men both bear ("Andrea", "Kim",
"Sascha") is in neither list, so that it proves nothing.
"""

MEN = """
aaron abbas abdel abdelaziz abdelfattah abdul abdulaziz abdullah abraham achim achmed adam adel adem adolf adrian adrien ahmad ahmed
ajmal akbar akira alain alan albert alberto albrecht aldo alejandro alekos aleksandar aleksander aleksandr aleksei aleksej
alessandro alex alexander alexandre alexandros alexei alexej alfons alfred alfredo ali alistair aljaksandr aljoscha allan allen
alois alojz alvaro amadou amir anatoli anders andre andreas andrei andrej andres andrew andrij andris andrius andrzej andré andrés
angelo angus anselm anthony antoine anton antonio antonis antti antónio antónis anwar arash archie ariel arif armando armin arne
arno arnold arseni arsenij artem arthur artur arturo asif aslan atef attila augusto aung aurel axel ayman aymen aziz bahman bambang
baptiste barack bartosz baschar bashar bassam bastian beat beda bela ben benedikt benigno benjamin benno benny benoit bernard
bernardo bernd bernhard bernie bert berthold bertold bertrand bill björn bob bobby bodo bogdan bohuslav bojko boris borut boyko brad
branko brendan brent brian broder bruce bruno burkhard béla carl carlo carlos carsten cem cenk chalid chalifa charles charlie chris
christian christof christoph christophe christopher claas claudio claudius claus clemens clement clint colin conrad constantin
cornelius costas craig cristian cyril cyrille daisuke damian damien dan daniel daniele daniil danilo danny dario darius dariusz dave
david davide davut dean denis deniz dennis dennys denys derek detlef detlev dev dick didier diego dieter dietmar dietrich dimitri
dimitrij dimitrios dimitris dinko dirk dmitri dmitrij dmitry dmytro domenico dominic dominik don donald douglas dragan dschalal
dschamal duncan dusan dwight dylan eberhard ed eddie edgar edmund edoardo eduard eduardo edvard edward edwin egon ehud eike einar
ekkehard ekrem elias eliot elmar elon emanuel emil emilio emmanuel enda engelbert ennio enno enrico enrique eoin erdal erhard eric
erich erik erkki ernest ernesto ernst erwin esteban eugen eugene eugenio evan evo ewald fabian fabio fabrizio fadi faisal farid
faris faruk fatih fatmir federico felipe felix ferdinand ferenc fernando fidel filip filippo florian francesco francis francisco
franco francois frank franklin franz françois fred freddy frederic frederick frederik fredrik friedhelm friedrich fritz fränk
frédéric fuad fumio gabor gary gaspard gaston gavin gebhard geert gennadi gennadij geoff geoffrey georg george georges georgi
georgios gerald gerard gerd gereon gerhard gernot gerold gerry gert ghassan gianfranco gianni giannis gideon gilbert giorgi giorgio
giovanni giuliano giulio giuseppe goran gordon gottfried graham greg gregor gregory grigori grigorij guido guillaume guillermo
gunnar gunter gunther gustav gustavo guy gérard göran götz günter günther habib haidar haider haitham hakan haluk hamad hamid hamza
hank hannes hanno hans harald hardy harold harry hartmut hasan haschem haschim hassan hauke hector heiko heinar heiner heinrich
heinz helge helmut helmuth hendrik henk henner henning henri henrik henry herbert heribert herman hermann hilmar hiroshi hisashi
holger horst hossein howard hubert hubertus hugh hugo huseyin hussain hussein hüseyin ian ibrahim ignacio igor ijad ilham ilja imran
ingmar ingo ingolf iqbal isaac isaias ismael ismail issa istvan ivan ivica ivo iwan jaap jack jacob jacques jair jakob jakub jalal
jamal james jamie jan janez jannis janos janusz jari jaroslav jaroslaw jason javier jay jean jeff jefferson jeffrey jens jens-peter
jeremy jerome jerry jerzy jesper jesse jesús jewgeni jewgenij jewhen jiang jim jimmy jiří joachim joao joaquin jochen jockel joe
joel johan johann johannes john johnny joko jon jonas jonathan jordan jordi jorge jorma joschka jose josef josep joseph josh joshua
josip josé jozef joão juan juha jules julian julien julio julius jupp juraj juri jurij justin justus jyrki ján jörg jörgen jörn
jürgen kai kaj kamal karel karim karl karl-heinz karl-theodor karlheinz karol karsten kaspar keith kemal ken kenneth kevin khaled
khalid kilian kiril klaas klaus klemens knut kofi konrad konstantin konstantinos kostas kristian kristof krzysztof kurt kwame
kyriakos lacy larry lars laszlo lawrence lech leif leo leon leonard leonardo leonhard leonid leopold leroy leszek levi lew lewis
liam lino lionel livio ljubomir lloyd lorenz lorenzo lothar lou louis luc luca lucas lucian luciano ludger ludovic ludwig luigi luis
luiz lukas lutz lyndon magnus magnús mahdi mahmoud mahmud mahmut maik malcolm malik malte mamadou manfred manmohan mansur manuel
marc marcel marcelo marco marcos marcus marek marian mariano mario marius mark markku marko markus marten martin martti marwan
massimo masud mateusz mathias mathieu matt matteo matthew matthias matti mattias maurice mauricio maurizio mauro max maxim
maximilian mehdi mehmet meinhard meinrad melchior menachem mesut micha michael michail michal micheil michel michele miguel mihail
mike mikhail mikko miklos milan milo milorad milos milovan miloš mircea mirko miro miroslav mitch mitt modou mohamed mohammad
mohammed mohsen mohssen moktada moritz mortimer mosche moshe moussa muammar muhammad muhammadu muhammed mukesh murat musa mustafa
mustapha márton nabil nadim nadschib naftali naguib narendra nasser nawaz nedim neil nelson nevzat nicholas nick nicklas nicolae
nicolas nicolás nicos niels nigel niko nikola nikolai nikolaj nikolaos nikolas nikolaus nikos nils nizar noah noam norbert norman
nouri nuri nursultan olaf olav ole oleg oleh oleksandr oleksij olexandr oliver olivier olli omar omer onno orhan orlando osama oscar
oskar osman ossama oswald otmar ottmar otto owen paavo pablo panagiotis panos paolo pascal patrice patrick patrik patrizio paul
paulo pavel pawel pawlo pedro peer pekka per percy peter petr petri petro pham phil philip philipp philippe pier piero pierre pieter
pietro piotr pit pjotr prem quentin raed rafael rafał rafik rahm rahul raimund rainer raj rajiv ralf ralph ramin ramon ramsan ramzan
ramón randolf raoul raphael raschid rashid raul raymond raúl recep reiner reinhard reinhold remo renato renaud rene renzo rené reto
reza ricardo riccardo richard rick ricky riyad rob robert roberto rodrigo roger roland rolf roman romano romeo ron ronald ronny rory
ross roy ruben rudi rudolf rudy rufus rui rune rupert rupprecht russell rustam ryan saad sabri saddam sadiq saeed said sajid salah
saleh salim salman salomon salvador salvatore sam sami samir samuel sandro saul saulius sayed schimon scott sean sebastian sefik
selahattin selim semir sepp serge sergei sergej sergey sergio serhej serhij severin seymour shimon shinzo siegfried siegmar siegmund
sigfried sigmar sigmund sigurd silvan silvano silvio simeon simon slobodan spyros stanislav stanislaw stavros stefan stefano steffen
stelios stephan stephane stephen steve steven stewart stig stuart stéphane suresh susilo svante sven sylvain sylvester szymon taavi
tadeusz taha tahir taner tanju taras tarek tariq taro ted teodor terence terry thaksin theo theodor theodoros thiago thilo thomas
thorbjörn thorbjørn thorsten tibor tilman tilo tim timo timothy timur tino titus tobias todd todor tom tomas tomasz tommaso tommy
tomás tomáš tony torben torsten traian tristan tyler ulf uli ulrich umberto umit urho urs uwe uğur vaclav valdis valentin valeri
valerij vangelis veit vicente victor vidar viktor viktoras vincent vincenzo vinzenz vitali vitalij vito vladimir volker volkmar
václav wadim wahid waldemar walid wallace walter warren wassili wayne wendelin wenzel werner wieland wiktor wilfried wilhelm willem
willi william willibald willy wim winfried winston wisam witali witalij wjatscheslaw wladimir wojciech wolfgang wolfram wolodimir
wolodymyr woody xavier yahya yair yanis yannick yannis yaser yasir yasser yassin yoshihide yoshihiko yousef yukio yuri yusuf yves
zaid zbigniew zeljko zoltan zoran álvaro ömer özcan özgür ødegaard øystein štefan
"""
WOMEN = """
ada adele adelheid adriana aenne agata agathe agnes agnieszka aida aisha aishe ajla alba alena alessandra alexandra alexia alice
alicia aline alison alma almut amalia amanda amelia amelie amina amira amrei amy ana anastasia anastasija anette angela angelika
angelina anita anja anka anke ann anna annabel annalena anne annegret anneke anneli annelie anneliese annemarie annett annette anni
annie annika anouk antje antoinette antonella antonia anuschka arantxa ariane arlette astrid aurelia ayaan ayesha aylin ayse aysel
ayşe azra barbara barbro beata beate beatrice beatrix beatriz belinda benazir berit bernadette bernadine berta bertha bettina betty
bianca bibi birgit birgitta birte blanca brenda bridget brigitta brigitte britta brooke brunhilde bärbel camila camilla caren carina
carla carmen carol carola carole carolin caroline carolyn catarina caterina catherine cathrin cathy cecilia celine chantal charlene
charlotte cherie chiara chloe christa christel christiane christin christina christine cilia clara clarissa claudia clementine
colette condoleezza conny constanze cora cordula corinna corinne cornelia courtney cristina cynthia dagmar dalia dana daniela
danielle daria debbie debora deborah delia denise diana diane dilan dilek dilma dina dolores dominika donna dora doreen dorina doris
dorit dorothea dorothee dunja edda edeltraud edith editha ekaterina elena eleni eleonora eleonore elfie elfriede elisa elisabeth
elise elizabeth elke ella ellen elli elsa elsbeth elvira emilia emily emine emma erika erna ernestine estelle esther eugenia eva
evelin eveline evelyn evita ewa fabienne fadime farah fatima fatma federica felicia felicitas ferda filiz fiona flavia frances
francesca francoise franka franziska françoise frauke frederica frederike freya frida friederike gabi gabriela gabriele gabriella
galina genevieve georgina geraldine gerda gerlind gerlinde gertraud gertrud gesa gesche gesine ghislaine gila gina giorgia gisela
gitta giulia gloria golda grace greta gretchen grete gro gudrun gunda gundula gwendolyn hadija hanan hanna hannah hannelore hatice
heather hedda hedwig heide heidemarie heidi heidrun heike helen helena helene helga henriette henrike hermine herta hertha hilda
hilde hildegard hildegund hillary ida ilka ilona ilse imke ina indira indra ines inga inge ingeborg ingrid inka irena irene irina
iris irmgard irmtraud isabel isabell isabella isabelle isatou isolde ivana ivanka ivonne jacinda jacqueline jana jane janet janina
janine janna jasmin jeanette jeanine jeanne jelena jennifer jenny jessica jill joana joanna jocelyn johanna jolana jolanta josefina
josefine josephine joyce juana judith judy julia juliana juliane julie juliet juliette julija jutta kamala karen karin karina karla
karolina karoline katarina katarzyna kate katerina katharina katherine kathleen kathrin kathy katja katrin katy keiko kerstin
kirsten kirstin klara klaudia konstanze kornelia kriemhild kristalina kristen kristin kristina kübra laila lara latifa laura lea
leila lena leni leonie leyla lida lieselotte lilian liliane lilo lily lina linda lisa lisbeth liselotte lisette liv livia liz
ljudmila lore loretta lotte louisa louise lucia lucie lucy luisa luise lydia lynn lyudmila madeleine madlen mafalda magda magdalena
maike maja malala malgorzata malin manal mandy manon manuela mara mareike maren margaret margareta margarete margaretha margarethe
margarita margit margot margret margrethe maria mariana marianne marie marieke mariella marija marika marilyn marina marine marion
marisa marit marita marlene marlies marlis marta martha martina mary maryam mathilde maud maya małgorzata mechthild megan mehriban
melania melanie melinda melissa meral mercedes meryem mette mia michaela michelle michèle milena mina minna mira miriam mirjam moira
mona monica monika monique mounira myriam nabila nadeschda nadia nadine nadja naledi nancy naomi natalia natalie natalija natascha
nathalie neelie nele nelly ngozi nicole nicoletta nihal nikki nina nora noreen nuray nuria nursel odette ofelia oksana olena olga
olha olivia ornella paloma pamela patricia patrizia paula paulina pauline penelope petra pia piroschka polina pranee priscilla priti
rachel rahel ramona raquel rebecca regina regine reinhild renata renate rhonda ricarda rita roberta romina romy ronja rosa rosalia
rosalinde rosalynn rosemarie roswitha roxana ruth sabina sabine sabrina sahra sally samantha samira sanae sandra sanna sara sarah
saskia selma semra senta serap serena shakira sheila shirin shirley sibylle sieglinde siegrid sigrid sigríður silke silvana silvia
simone simonetta sina sofia sofie solveig sonia sonja sophia sophie soraya stefanie steffi stella stephanie sue susan susana susanna
susanne suse suzanne svenja svetlana swantje swetlana sylvia tabea tamara tanja tarja tatiana tatjana teresa tessa thea thekla
theresa therese theresia tina tine traudl trude tzipi ulla ulrike ursel ursula uschi uta ute valentina valeria valerie vanessa vera
verena verona veronica veronika vesna vicky victoria viktoria viola violeta vivian viviane waltraud wanda wencke wiebke wiktoria
wilma winnie xenia yasmin yelena yingluck yolanda yvette yvonne zara zeynep zita zoe zsuzsanna özlem ülkü şebnem
"""
