"""Words that say the opposite of one another. Pure."""

OPPOSITES = """
more/less more/fewer higher/lower rise/fall rose/fell rising/falling increase/decrease increased/decreased grew/shrank
growing/shrinking before/after first/last largest/smallest larger/smaller biggest/smallest bigger/smaller
senior/junior won/lost win/lose accepted/rejected accept/reject supported/opposed support/oppose supports/opposes
stronger/weaker strong/weak strengthened/weakened opened/closed earlier/later early/late east/west eastern/western
north/south northern/southern better/worse best/worst above/below started/ended began/ended began/stopped
allowed/forbade allowed/forbidden permitted/prohibited most/least many/few always/never agreed/refused agreed/declined
approved/rejected confirmed/denied succeeded/failed success/failure cheaper/dearer cheap/expensive longer/shorter
long/short faster/slower older/younger oldest/youngest public/private gained/lost hired/dismissed appointed/dismissed
praised/criticised praised/criticized praised/blamed welcomed/condemned defended/attacked increased/reduced
raised/lowered raised/cut upstream/downstream inside/outside majority/minority victory/defeat guilty/innocent
convicted/acquitted possible/impossible likely/unlikely easier/harder trust/distrust trusted/distrusted profit/loss
surplus/deficit advantage/disadvantage helped/hurt widened/narrowed tightened/loosened expanded/contracted
enough/insufficient newer/older rich/poor wealthy/poor big/small large/small high/low highest/lowest heavy/light
heavier/lighter hot/cold warm/cool warm/cold warmer/colder warmer/cooler wet/dry wetter/drier deep/shallow
deeper/shallower wide/narrow wider/narrower thick/thin thicker/thinner full/empty open/closed open/shut opened/shut
opening/closing legal/illegal lawful/unlawful safe/unsafe safe/dangerous safer/riskier true/false correct/wrong
right/wrong correct/incorrect same/different similar/different alive/dead male/female men/women man/woman
father/mother son/daughter sons/daughters brother/sister brothers/sisters husband/wife uncle/aunt king/queen
boys/girls boy/girl urban/rural domestic/foreign civilian/military temporary/permanent voluntary/compulsory
voluntary/mandatory optional/mandatory optional/compulsory direct/indirect directly/indirectly formal/informal
official/unofficial secret/public secretly/openly openly/covertly known/unknown common/rare frequent/rare often/rarely
often/seldom usually/rarely quickly/slowly fast/slow quick/slow popular/unpopular willing/unwilling willing/reluctant
able/unable dependent/independent dependence/independence stable/unstable equal/unequal fair/unfair
optimistic/pessimistic certain/uncertain positive/negative active/passive ancient/modern old/new young/old
summer/winter spring/autumn morning/evening day/night dawn/dusk top/bottom upper/lower front/back inner/outer
internal/external arrival/departure arrived/departed joined/quit accepted/refused
accepted/declined accept/refuse adopted/rejected approve/reject agree/disagree agreed/disagreed allow/forbid
allows/forbids allow/ban allowed/banned allowed/barred legalised/banned include/exclude included/excluded
including/excluding encourage/discourage encouraged/discouraged enable/prevent enabled/prevented helped/hindered
help/hinder saved/lost saved/spent earn/lose earned/lost appointed/sacked hired/fired hired/sacked promoted/demoted
elected/defeated praise/criticise praise/criticize love/hate loved/hated liked/disliked admired/despised
advance/retreat advanced/retreated winner/loser winners/losers peace/war strength/weakness strengths/weaknesses
benefit/harm benefits/costs gain/loss gains/losses profits/losses shortage/surplus shortage/glut rise/drop
rose/dropped rising/dropping rise/decline increase/decline increased/declined increases/decreases
increasing/decreasing growth/decline growing/declining grew/fell grown/shrunk grown/fallen risen/fallen
improved/worsened improve/worsen improvement/deterioration improving/worsening accelerate/slow accelerated/slowed
doubled/halved doubling/halving extended/shortened lengthened/shortened expanded/shrank relaxed/tightened
eased/tightened eased/worsened warmed/cooled added/removed built/demolished built/destroyed created/destroyed
founded/dissolved start/end starts/ends starting/ending begin/end begins/ends beginning/end started/stopped start/stop
continued/stopped continued/ended continue/stop resumed/suspended kept/abandoned kept/dropped maintained/abandoned
revealed/concealed revealed/hid published/suppressed remembered/forgot confirmed/refuted confirmed/disproved
proved/disproved upheld/overturned upheld/quashed upheld/rejected ratified/rejected most/fewest more/few most/few
predecessor/successor predecessors/successors previous/next preceding/following prior/subsequent ahead/behind near/far
nearer/farther closer/further closest/farthest nearest/farthest maximum/minimum ceiling/floor oldest/newest
loosely/tightly voluntarily/involuntarily supporter/opponent supporters/opponents supporter/critic supporters/critics
ally/rival ally/enemy allies/rivals allies/enemies friend/enemy friends/enemies friend/foe defender/critic
defenders/critics believer/sceptic believers/sceptics deliberate/accidental deliberately/accidentally
deliberately/inadvertently guilty/acquitted innocence/guilt overestimated/underestimated overstated/understated
exaggerated/understated superior/inferior ascending/descending ascended/descended northward/southward
eastward/westward northwards/southwards northeast/southwest northwest/southeast landed/departed lifted/imposed
lifting/imposing imposed/removed ban/permit banned/permitted hastened/delayed sooner/later postponed/advanced
delayed/accelerated lively/dull crowded/empty sober/drunk single/married
"""
CONVERSES = """
buyer/seller buyers/sellers bought/sold buy/sell buys/sells buying/selling import/export imports/exports
imported/exported lender/borrower lenders/borrowers lend/borrow lent/borrowed creditor/debtor employer/employee
landlord/tenant landlords/tenants gave/received give/receive sent/received paid/received supplier/customer
plaintiff/defendant host/guest teacher/pupil
"""
"""Opposites that tell the same of two who have changed places: one sold what the other bought."""


def opposites(*tables: str) -> dict[str, list[str]]:
    """Of each word of the tables those that say the opposite."""
    found: dict[str, list[str]] = {}
    for one, other in (pair.split("/") for table in tables for pair in table.split()):
        found.setdefault(one, []).append(other)
        found.setdefault(other, []).append(one)
    return found
