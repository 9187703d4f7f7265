"""Word lists for names, all folded: titles, particles, exonyms, demonyms, given-name variants."""

from functools import lru_cache

from babel import Locale

from summarizer.values.folding import fold

# Put before a name, never part of it.
HONORIFICS = frozenset(
    """m mm mme mmes mlle mlles me mr mrs ms miss mx messrs dr pr prof sir lord lady dame madame
    monsieur mademoiselle messieurs mesdames docteur doctor professeur professor maitre pere
    soeur frere rev reverend sgt sergeant sergent capt captain capitaine col colonel lt
    lieutenant gen general maj major cmdr commander commandant adm admiral amiral cpl det
    detective insp inspector pc const constable supt superintendent chief insp. hon""".split()
)
# Offices: before a name they are left off; alone they name nobody.
OFFICES = frozenset(
    """president presidente presidential premier premiere prime minister ministre ministres
    secretary secretaire chancellor chanceliere chancelier chancellier senator senateur
    senatrice sen rep congressman congresswoman representative deputy depute deputee governor
    gov gouverneur mayor maire judge juge justice pope pape king roi queen reine prince princess
    princesse duke duc duchess duchesse emperor empereur sheikh cheikh imam ayatollah cardinal
    archbishop bishop eveque ambassador ambassadeur ambassadrice spokesman spokeswoman
    spokesperson porte-parole director directeur directrice chairman chairwoman chair coach
    manager attorney procureur procureure prosecutor sheriff speaker vice vice-president vice-
    presidente ex-president ex-premier ex former coun cllr councillor officer commissioner
    commissaire chef state etat foreign defence defense home interior treasury""".split()
)
# Before a title they belong to it: "Assistant Chief", "Acting Mayor".
QUALIFIERS = frozenset("assistant acting associate interim senior fellow".split())
# What a French minister is in charge of, written with a capital before the minister's name.
MINISTRIES = frozenset(
    """defense interieur justice culture sante economie finances travail education agriculture
    environnement transports logement budget industrie energie recherche sports numerique
    commerce tourisme armees famille jeunesse immigration securite transition ecologie
    communication equipement cooperation exterieur""".split()
)
PARTICLES = frozenset(
    "van von der den ter ten bin ben ibn al el da di dos del della le la du".split()
)
# Lower-case words that join the two halves of a name after one of these heads.
JOINERS = frozenset("of the de du des d la le l for and et".split())
GIVEN_HEADS = frozenset(
    """charles dominique francois vincent philippe bernard jean jean-marie henri louis pierre xavier
    guy patrick nicolas""".split()
)
HEADS = GIVEN_HEADS | frozenset(
    """bank banque gulf golfe university universite ministry ministere house department departement
    duke duchess prince princess bay strait detroit bureau board city isle museum musee church
    eglise republic republique kingdom court cour council conseil academy academie institute
    institut school ecole college hospital hopital cathedral cathedrale tower tour palace palais
    place rue boulevard avenue stade parc lac mont cap ile port gare federation union association
    organisation organization office chamber chambre assemblee assembly league ligue cote bande
    arc statue secretary statut armee corps commission comite committee agence agency caisse caisses
    quai fonds confederation syndicat parti party front mouvement rassemblement rights rivers joint
    chiefs bill declaration call battle bataille""".split()
)
# First words that make another place of a place: "New York" is not "York".
MODIFIERS = frozenset(
    """new north south east west northern southern eastern western central upper lower great
    greater united san santa saint st sainte los las el port fort mount lake nord sud est ouest
    nouveau nouvelle nouvelles grand grande haut haute hauts bas basse royaume le la les old
    little big fc ac as us sky radio channel""".split()
)
# Last words that many names share, so that they never stand for one of them alone.
GENERIC = frozenset(
    """house street road avenue court bank university party minister ministry office bureau council
    committee commission state states city county island islands river bay school college
    hospital church park station airport team club united social media news times post guardian
    mail telegraph journal list center centre tower bridge square hall college league cup union
    nations unis blanche ouest est nord sud force forces army police service services department
    association world europe east west north south front green line league electric motors
    assembly""".split()
)
# Not names, though capitalised in English.
CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december mon tue tues wed thu thur thurs fri sat
    sun jan feb mar apr jun jul aug sep sept oct nov dec christmas easter lundi mardi mercredi
    jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin juillet aout septembre
    octobre novembre decembre noel paques i ii iii iv v vi vii viii ix x xi xii am pm gmt bst
    est edt pst pdt cet utc ok mr ms""".split()
)
# Words that follow a name at the head of a sentence, and seldom a bare common noun.
VERBISH = frozenset(
    """a ont est etait avait aura sera serait aurait doit devrait va vont veut voulait peut
    pourrait se s n ne estime affirme assure declare annonce dit juge considere reclame exige
    accuse dement promet espere craint reste lui avaient etaient furent fut is was has had will
    would could should may might must can says said did does told added announced warned claimed
    tweeted wrote wants wanted plans hopes insisted denied confirmed refused accused called met
    won lost beat took made went came also later now then himself herself who whose and
    qui et""".split()
)
# Bare nouns that open sentences and take such verbs.
COMMON_OPENERS = frozenset(
    """police officials photo image images people officers witnesses experts firefighters
    investigators detectives residents parents passengers emergency everyone someone somebody
    nobody anyone everybody nothing something everything anything video footage meanwhile
    however though today tonight yesterday tomorrow there here what nothing one two three four
    five six seven eight nine ten none rien personne quelqu'un celui-ci celle-ci ceux-ci celles-
    ci tout chacun chacune aucun aucune beaucoup certains plusieurs nombreux dernier ensuite
    aujourd'hui hier demain reste interroge interrogee invite invitee contacte contactee mort
    morts love life death time work money water rain snow news sport help politics history
    research traffic staff management security justice evidence anger breaking exclusive
    updated builder builders engineer driver plumber electrician carpenter shopkeeper teacher
    nurse student pensioner neighbour neighbor commuter passenger resident witness survivor
    firefighter paramedic farmer fisherman baker gardener labourer worker businessman
    businesswoman housewife grandmother grandfather lawyer fellow colleague outre hormis malgre
    besides despite unlike alongside""".split()
)

_EXONYMS = """
putin poutine | moscow moscou | london londres | kyiv kiev | warsaw varsovie | brussels bruxelles
| geneva geneve | vienna vienne | rome roma | venice venise | milan milano | turin torino | lisbon
lisbonne | athens athenes | cairo caire | beijing pekin | hague haye | dover douvres | edinburgh
edimbourg | copenhagen copenhague | bucharest bucarest | belgrade beograd | kharkiv kharkov |
odesa odessa | dnipro dniepr | aleppo alep | damascus damas | beirut beyrouth | algiers alger |
tehran teheran | baghdad bagdad | nato otan | un onu | eu ue | who oms | imf fmi | iaea aiea | wto
omc | us usa usaf | stalin staline | lenin lenine | yeltsin eltsine | medvedev medvedev |
netanyahu netanyahou | erdogan | khrushchev khrouchtchev | gaddafi kadhafi | bin-laden ben-laden |
assad | crimea crimee | donbas donbass | siberia siberie | brittany bretagne | corsica corse |
california californie | florida floride | louisiana louisiane | texas | hawaii hawai | normandy
normandie | bavaria baviere | catalonia catalogne | scotland ecosse | wales galles | england
angleterre | quebec | kremlin | christmas noel | elysee | sergei serguei sergey | yuri iouri youri
yury | andrei andrei andrey | aleksandr alexandre alexander oleksandr | dmitri dmitry dimitri
dmitriy dmytro | mikhail mikhael mykhailo | nikolai nicolai mykola | yevgeny evgueni evgeny
yevgeniy | muhammad mohammed mohamed mohammad mohamad muhammed | yusuf youssef yousef joseph | ali
| hezbollah hizbullah hizballah | hamas | daesh isis | qaeda qaida kaida
"""

# Folded, these are words of every sentence too; only in capitals do they name anything.
AMBIGUOUS = frozenset({"un", "us", "who", "eu", "it", "pole", "poles", "swede", "dane", "turk"})

# Multi-word names and their other names, as keys without spaces or hyphens.
_LONG_EXONYMS = """
maisonblanche whitehouse | etatsunis unitedstates unitedstatesofamerica etatsunisdamerique us usa
amerique america | royaumeuni unitedkingdom uk britain greatbritain grandebretagne |
unioneuropeenne europeanunion ue eu | nationsunies unitednations onu un | nato otan
northatlantictreatyorganization organisationdutraitedelatlantiquenord | croixrouge redcross |
proche-orient | moyenorient middleeast | coreedunord northkorea | coreedusud southkorea |
arabiesaoudite saudiarabia | afriquedusud southafrica | nouvellezelande newzealand | cotedivoire
ivorycoast | cisjordanie westbank | bandedegaza gazastrip gaza | departementdetat statedepartment
| bureauovale ovaloffice | mernoire blacksea | mediterranee mediterranean | nouvelleorleans
neworleans | pentagone pentagon | capitole capitol
"""

_DEMONYMS = """
russia russie russian russians russe russes | ukraine ukrainian ukrainians ukrainien ukrainiens
ukrainienne ukrainiennes | france french francais francaise francaises frenchman | germany
allemagne german germans allemand allemands allemande allemandes | britain british briton britons
britannique britanniques | america amerique american americans americain americains americaine
americaines | china chine chinese chinois chinoise chinoises | israel israeli israelis israelien
israeliens israelienne israeliennes | iran iranian iranians iranien iraniens iranienne iraniennes
| hungary hongrie hungarian hungarians hongrois hongroise hongroises | europe european europeans
europeen europeens europeenne europeennes | italy italie italian italians italien italiens
italienne italiennes | spain espagne spanish spaniard spaniards espagnol espagnols espagnole
espagnoles | turkey turquie turkish turk turks turc turcs turque turques | syria syrie syrian
syrians syrien syriens syrienne syriennes | poland pologne polish pole poles polonais polonaise
polonaises | belgium belgique belgian belgians belge belges | japan japon japanese japonais
japonaise japonaises | india inde indian indians indien indiens indienne indiennes | egypt egypte
egyptian egyptians egyptien egyptiens egyptienne egyptiennes | canada canadian canadians canadien
canadiens canadienne canadiennes | mexico mexique mexican mexicans mexicain mexicains mexicaine
mexicaines | palestine palestinian palestinians palestinien palestiniens palestinienne
palestiniennes | australia australie australian australians australien australiens australienne
australiennes | greece grece greek greeks grec grecs grecque grecques | sweden suede swedish swede
swedes suedois suedoise | switzerland suisse swiss suisses | netherlands pays-bas dutch
neerlandais neerlandaise | portugal portuguese portugais portugaise | morocco maroc moroccan
moroccans marocain marocains marocaine | algeria algerie algerian algerians algerien algeriens
algerienne | tunisia tunisie tunisian tunisians tunisien tunisiens tunisienne | lebanon liban
lebanese libanais libanaise | iraq irak iraqi iraqis irakien irakiens irakienne irakiennes |
afghanistan afghan afghans afghane | scotland ecosse scottish scots ecossais ecossaise | ireland
irlande irish irlandais irlandaise | argentina argentine argentinian argentin argentins | brazil
bresil brazilian brazilians bresilien bresiliens bresilienne | korea coree korean koreans coreen
coreens coreenne coreennes | haiti haitian haitians haitien haitiens haitienne | cuba cuban cubans
cubain cubains cubaine | venezuela venezuelan venezuelien veneueliens venezuelienne | colombia
colombie colombian colombien colombiens colombienne | pakistan pakistani pakistanis pakistanais
pakistanaise | norway norvege norwegian norwegians norvegien norvegiens norvegienne | denmark
danemark danish dane danes danois danoise | finland finlande finnish finn finns finlandais
finlandaise | romania roumanie romanian romanians roumain roumains roumaine | austria autriche
austrian austrians autrichien autrichiens autrichienne | georgia georgie georgian georgians
georgien georgiens georgienne | wales welsh gallois | england english anglais anglaise angleterre
| saudi saoudien saoudiens saoudienne | yemen yemeni yemenis yemenite yemenites | libya libye
libyan libyans libyen libyens libyenne | texas texan texans | chile chili chilean chilien chiliens
chilienne | peru perou peruvian peruvien peruviens
"""


def _groups(table: str) -> dict[str, str]:
    canonical: dict[str, str] = {}
    for group in table.split("|"):
        members = [member.replace("-", "") for member in group.split()]
        for member in members:
            canonical.setdefault(member, canonical.get(members[0], members[0]))
    return canonical


TOKEN_CANON: dict[str, str] = {**_groups(_DEMONYMS), **_groups(_EXONYMS)}
LONG_CANON: dict[str, str] = _groups(_LONG_EXONYMS)


@lru_cache(maxsize=1)
def territories() -> dict[str, str]:
    """Return folded country names, French and English, with their ISO 3166 codes (from CLDR)."""
    found: dict[str, str] = {}
    for language in ("en", "fr"):
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha():  # noqa: PLR2004  ISO alpha-2
                found[fold(name).replace(" ", "").replace("-", "")] = code
    return found
