"""Words of English noun phrases by which one tells who is meant: titles, offices, bodies, people, what merely tells. All lower case."""

from __future__ import annotations

DETERMINERS = frozenset("the a an this that these those some several many most two three four five six ten dozens hundreds thousands both "
                        "another other any all no few more one its his her their our my your".split())  # fmt: skip
DEFINITE = frozenset("the this that these those both its his her their our my your".split())
POSSESSIVES = frozenset("its his her their our my your".split())
PREPOSITIONS = frozenset("of for in at on to from by with against under over about near into after before between among during within "
                         "through across behind without than as like since until toward towards beside inside outside around via"
                         .split())  # fmt: skip
HE, SHE, IT, THEY = (
    frozenset(words.split()) for words in ("he him himself", "she herself", "it itself", "they them themselves")
)
FIRST = frozenset("i we me us myself ourselves".split())
RELATIVE = frozenset("who which whose whom".split())
PRONOUNS = HE | SHE | IT | THEY | FIRST | RELATIVE | frozenset(("her",))
"""Words that stand for somebody; "her" alone is "she" in the objective."""

# Small words that begin a sentence with a capital and are no part of a name.
SMALL = DETERMINERS | PREPOSITIONS | PRONOUNS | frozenset(
    """and but or nor so yet if when while where whether because although though unless once still then there here now also even just
    not never only asked according what why how who today yesterday tomorrow later earlier meanwhile instead however nevertheless
    nobody nothing everyone everybody somebody people was were is are has have had will would could should may might must can did does do
    hours days weeks months years minutes despite amid should late early last next each every neither either such same
    speaking answering writing talking addressing asked pressed told following citing hundreds dozens thousands millions
    twelve eleven nine eight seven twenty thirty forty fifty half part neither none well yes no please let out up down off
    long far further officials residents witnesses police troops rebels soldiers protesters local national foreign""".split()
)  # fmt: skip

MEN = frozenset("mr sir lord king prince emir sultan sheikh pope cardinal bishop imam ayatollah spokesman chairman congressman policeman "
                "businessman father son brother husband man boy".split())  # fmt: skip
WOMEN = frozenset("mrs ms miss dame lady queen princess spokeswoman chairwoman congresswoman policewoman businesswoman mother daughter "
                  "sister wife woman girl widow".split())  # fmt: skip

RANKS = frozenset(
    "gen lt col maj capt sgt adm cmdr brig sen rep gov dr prof mr mrs ms st rev hon pres amb insp cpl pvt supt".split()
)
"""Abbreviations before a name; a full stop behind them ends no sentence."""
IN_FULL = {
    "gen": "general", "col": "colonel", "lt": "lieutenant", "sen": "senator", "gov": "governor", "capt": "captain", "adm": "admiral",
    "maj": "major", "prof": "professor", "dr": "doctor", "rep": "representative", "amb": "ambassador", "pres": "president",
}  # fmt: skip
"""The offices that are abbreviated before a name."""
OFFICES = frozenset(
    """president premier chancellor minister secretary undersecretary governor mayor senator lawmaker deputy ambassador envoy diplomat
    leader chief head chairman chairwoman chair director commissioner spokesman spokeswoman spokesperson general colonel commander captain
    admiral lieutenant major sergeant brigadier marshal king queen prince princess pope cardinal bishop archbishop patriarch imam ayatollah
    sheikh emir sultan judge justice prosecutor attorney lawyer official officer adviser advisor aide analyst expert professor doctor
    scientist researcher economist historian activist campaigner journalist reporter correspondent editor witness resident survivor
    negotiator mediator candidate commissar inspector constable superintendent councillor congressman congresswoman representative
    coordinator manager executive founder owner trader farmer fisherman teacher nurse medic medics engineer pilot driver soldier fighter
    rebel guard policeman policewoman priest rabbi pastor widow widower mother father brother sister son daughter wife husband
    neighbour neighbor colleague predecessor successor counterpart ally rival critic insider source man woman boy girl student worker
    captive hostage prisoner refugee volunteer organiser organizer delegate treasurer clerk speaker whip principal rector dean
    secretary-general president-elect director-general lieutenant-general major-general vice-president attorney-general chief-of-staff
    ombudsman ombudswoman agent publisher chef paramedic
    firefighter translator curator banker lender investor regulator miner sailor shepherd baker shopkeeper hotelier""".split()
)
"""What a person is called by; in the plural several."""
TITLE_WORDS = RANKS | OFFICES | frozenset(
    "mr mrs ms miss sir dame lord lady prime foreign finance defence defense interior home health agriculture energy trade transport "
    "state vice acting former deputy chief senior justice education environment culture economy labour labor treasury opposition party "
    "army navy police caretaker interim exchequer security national supreme field air commodore mp mep".split()
)  # fmt: skip
"""Words in capitals that stand before a name and do not belong to it."""

RELATIONS = frozenset("mother father brother sister son daughter wife husband widow widower neighbour neighbor colleague predecessor "
                      "successor counterpart ally rival critic".split())  # fmt: skip
"""What somebody is to another one: nobody is called by it alone."""
LESSER = frozenset("vice deputy former ex acting assistant late retired".split())
"""Before an office: who bears it so is not who bears it."""
BODIES = frozenset(
    """government ministry department office cabinet administration parliament senate congress council committee commission court
    tribunal army navy military force forces police agency authority authorities bank party union alliance front movement group league
    federation association organisation organization company corporation firm operator utility hospital university institute institution
    foundation charity mission embassy consulate delegation bloc coalition junta regime militia garrison coastguard guard bureau board
    club chamber secretariat treasury presidency palace kremlin pentagon house assembly bundestag duma opposition leadership command
    headquarters staff team panel inquiry watchdog regulator newspaper broadcaster magazine channel network station website tabloid
    ministries service services brigade battalion corps fleet airline carrier manufacturer producer syndicate cartel gang tribe
    directorate inspectorate registry observatory centre center fund trust society confederation cooperative""".split()
)
"""What a body is called by."""
GOVERNMENTS = frozenset("government ministry ministries department cabinet administration treasury presidency kremlin pentagon junta "
                        "regime embassy consulate".split())  # fmt: skip
MEDIA = frozenset(
    "newspaper broadcaster magazine channel station website tabloid post times herald gazette tribune courier".split()
)
PEOPLE = frozenset(
    """people residents witnesses officials diplomats analysts experts observers critics supporters opponents protesters demonstrators
    soldiers troops rebels fighters refugees workers farmers fishermen doctors medics nurses scientists researchers economists lawyers
    lawmakers ministers leaders envoys negotiators mediators sources aides advisers reporters journalists editors police men women
    families relatives neighbours neighbors survivors prisoners hostages students activists campaigners traders investors bankers
    members allies rivals sides parties governments countries states nations authorities villagers locals others many some
    both investigators prosecutors inspectors monitors peacekeepers rescuers miners sailors captains generals officers commanders""".split()
)
"""Several people."""
TELLING = frozenset(
    """statement letter report document survey study paper memo communique communiqué declaration announcement warning threat promise
    pledge offer demand claim account version remarks words comments speech interview testimony estimate figures data message tweet post
    article editorial order decree ruling verdict judgment resolution draft text note advice forecast analysis allegation
    accusation insistence refusal denial decision plan proposal view opinion assessment""".split()
)
"""What tells something and is nobody; whose it is says it."""
SAYING = frozenset(
    """said says say told tells added adds insisted insists warned warns wrote writes argued argues claimed claims announced announces
    declared declares replied replies answered answers explained explains conceded concedes admitted admits acknowledged acknowledges
    stressed stresses noted notes repeated repeats continued continues confirmed confirms denied denies promised promises vowed vows
    pledged pledges threatened threatens demanded demands urged urges recalled recalls remarked suggested suggests predicted predicts
    tweeted posted complained concluded maintained maintains reiterated stated states""".split()
)
"""Verbs by which words are somebody's."""

WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = frozenset("january february march april may june july august september october november december".split())
PARTICLES = frozenset("de da do dos del della di van von der den bin ibn al el la le ter zu".split())
