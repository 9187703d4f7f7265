"""Words that news reports use for one thing, in French and English: a small bilingual lexicon.

The groups below hold words for one thing in either language; data/translations.txt holds more
words with what the other language calls them, which count across languages only.

It is a check, not a dictionary: two claims that share no name, no value and none of these words
are not taken for one fact, however near their vectors are. Groups are made for reports of any
kind (accidents, courts, war, politics, business, sport); a word stands in one group only.
"""

from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

from summarizer.values.memo import remembered
from summarizer.values.text import fold, stem

_PREFIX = 5  # letters that French and English words of one origin share ("escalade", "escalation")

_GROUPS = """
appel appeler téléphoner téléphone téléphonique conversation entretien entretenir échange
  échanger parler discussion discuter dialogue | call phone telephone talk talks conversation
  speak spoke spoken discussion discuss exchange
; rencontre rencontrer réunion réunir sommet retrouver entrevue revoir revu reverra | meet met
  meeting summit gather gathering
; recevoir reçoit reçu recevra recevrait accueillir visite visiter invité | receive host
  visit welcome guest
; conseiller émissaire négociateur | adviser advisor aide envoy negotiator
; négocier négociation pourparlers médiation | negotiate negotiation broker mediation
; attaque attaquer frappe frapper bombardement bombarder offensive raid viser cibler cible |
  attack strike struck bombing bombard shelling raid offensive target hit
; tirer tir tirs lancer lancé essuyer | fire fired launch launched shoot shot gunfire
; abattre abattu intercepter intercepté détruire détruit destruction | down downed intercept
  intercepted destroy destroyed destruction
; livraison livrer fourniture fournir envoyer envoi accorder remettre | delivery deliver supply
  provide send sent hand handing
; guerre conflit hostilités combat | war conflict fighting hostilities combat
; paix trêve | peace truce ceasefire
; fin finir terme terminer cesser | end ended finish stop
; accord conclure convenir convenu pacte traité | agreement deal agree agreed pact treaty
; progrès avancée percée résultat | progress breakthrough result headway advance
; mort morte mourir décès décéder tuer tué périr victime succomber bilan noyer | dead die died
  death kill killed fatality victim toll perish drown casualty
; blesser blessé blessure | injure injured injury wound wounded hurt
; arrêter arrestation interpeller interpellation détenir détenu détention | arrest arrested detain
  detained detention custody held
; libérer libéré libération relâcher caution | release released free freed bail bailed
; piéger piégé coincé bloqué enseveli | trap trapped stuck buried
; acquitter acquitté relaxe innocenter | acquit acquitted cleared acquittal
; accuser accusation inculper inculpation inculpé poursuivre poursuite | accuse accused accusation
  charge charged prosecute prosecution indict
; procès tribunal juge juger jugement cour justice | trial court judge judgment justice
; condamner condamnation peine prison emprisonner | sentence sentenced convict convicted
  conviction prison jail jailed
; enquête enquêter enquêteur inspecter inspection contrôle contrôler vérification vérifier |
  inquiry investigate investigation investigator inspect inspection check checked probe
; police policier gendarme gendarmerie | police officer
; pompier secours sauveteur sauver sauvetage secourir | firefighter rescue rescuer rescued
  emergency
; hôpital hospitaliser hospitalisé | hospital hospitalise hospitalised
; incendie feu brûler brûlé flamme | blaze burn burned burnt flame
; inondation inonder crue digue | flood flooding flooded dyke levee
; séisme tremblement secousse | earthquake quake tremor
; tempête ouragan orage cyclone | storm hurricane cyclone
; effondrement effondrer écrouler céder écroulement chute chuter tomber rompre | collapse
  collapsed fall fell drop dropped broke
; accident dérailler déraillement percuter collision écraser | accident crash crashed derail
  derailed derailment collision overturn overturned
; explosion exploser déflagration | explosion explode blast
; fermer fermeture suspendre suspendu suspension interrompre interrompu | close closed closure
  shut suspend suspended suspension halt
; ouvrir ouverture rouvrir | open opened opening reopen
; hausse augmenter augmentation grimper monter progresser intensifier accroître redoubler | rise
  rose increase increased climb grow grew growth intensify
; baisse baisser reculer diminuer diminution réduire réduction | decrease decline declined cut
  reduce reduced reduction
; gagner victoire vainqueur remporter vaincre | win won victory winner beat triumph
; perdre perdu défaite | lose lost defeat
; élection électoral élire élu scrutin vote voter | election electoral elect elected ballot vote
  poll
; démission démissionner quitter départ partir | resign resigned resignation leave left departure
  quit
; nommer nommé nomination désigner désigné choisir | appoint appointed name named nomination
  choose
; grève gréviste | walkout
; manifestation manifester marche défiler | protest demonstration demonstrate march rally
; président présidence dirigeant leader | president presidency leader
; ministre ministère | minister ministry secretary
; gouvernement exécutif cabinet | government administration cabinet
; maire mairie municipalité | mayor council
; préfet préfète préfecture | prefect prefecture
; procureur parquet | prosecutor
; avocat avocate | lawyer attorney barrister
; entreprise société compagnie groupe exploitant | company firm business operator
; employé salarié travailleur ouvrier | employee worker staff
; emploi poste | job
; argent financer financement payer paiement verser | money fund funding pay paid payment
; prix coût coûter coûteux | price cost
; acheter achat acquérir racheter rachat | buy bought purchase acquire acquisition takeover
; vendre vente vendu | sell sold sale
; bateau navire ferry | boat ship ferry vessel
; avion appareil vol | plane aircraft flight jet
; train rail ferroviaire | train rail railway
; voiture véhicule automobile | car vehicle
; camion | truck lorry
; tramway tram | tram
; passerelle ponton | gangway walkway
; pont viaduc | bridge
; passager voyageur | passenger traveller
; enfant jeune mineur | child children kid
; femme épouse | woman women wife
; homme | man men
; famille proche parent | family relative parent
; école élève lycée collège classe | school pupil student classroom
; maison logement habitation domicile | house home housing dwelling
; bâtiment immeuble édifice | building
; habitant riverain résident villageois | resident inhabitant villager
; évacuer évacuation évacué réfugier | evacuate evacuated evacuation
; disparu disparaître disparition | missing vanish vanished disappear disappeared
; chercher rechercher recherche | search searching seek sought
; trouver découvrir découverte | find found discover discovery
; montrer révéler révélation dévoiler | show reveal revealed unveil
; promettre promesse engager engagement | promise pledge commit commitment
; menacer menace | threaten threat
; avertir avertissement prévenir alerter alerte | warn warned warning alert
; demander demande réclamer exiger solliciter | ask asked demand request
; refuser refus rejeter rejet | refuse refused refusal reject rejected
; accepter acceptation approuver approbation soutenir soutien | accept accepted approve approval
  support back backed
; interdire interdiction interdit | ban banned prohibit forbid
; autoriser autorisation permettre | allow allowed authorise permit
; aider aide assistance | help assistance relief
; espérer espoir souhaiter vouloir | hope hoped wish want
; craindre crainte peur inquiéter inquiétude | fear feared worry worried concern
; durer durée | last lasted duration
; commencer début débuter démarrer | begin began start started
; attendre attendu prévoir prévu | expect expected await schedule scheduled
; lieu endroit site place | place venue site location
; date jour journée | date day
; nuit nocturne | night overnight
; matin matinée aube | morning dawn
; soir soirée | evening
; semaine hebdomadaire | week weekly
; mois mensuel | month monthly
; année an annuel | year yearly annual
; veille lendemain | eve
; premier initial | first initial
; dernier récent | latest recent
; prochain suivant | next following
; nouveau neuf | new
; grave critique sérieux | critical serious severe grave
; haut élevé niveau | high senior top
; témoin témoigner témoignage | witness testify testimony
; entendre entendu | hear heard
; craquement | crack
; rouille rouillé corrosion | rust rusty corrosion
; boulon vis | bolt screw
; deuil hommage | mourning tribute
; silencieux silence | silent silence
; mer eau eaux flot | sea water
; port quai | harbour port quay dock
; armée militaire soldat troupe | army military soldier troop
; arme armement | weapon arm arms
; missile roquette | missile rocket
; drone | drone
; frontière frontalier | border
; énergie énergétique électricité électrique courant | energy power electricity
; infrastructure installation | infrastructure facility
; pays nation état | country nation state
; ville commune cité | town city
; capitale | capital
; monde mondial international planète | world global worldwide international
; équipe joueur | team player squad
; match partie | match game
; but marquer | goal score scored
; entraîneur sélectionneur | coach trainer
; course pilote | race driver racing
; champion championnat titre | champion championship title
; record | record
; mari conjoint | husband spouse
; voler cambriolage braquage | steal stole theft robbery burglary
; couteau poignarder | knife stab stabbed
; médecin docteur | doctor physician
; maladie malade virus épidémie | disease illness sick virus outbreak
; vaccin vacciner vaccination | vaccine vaccinate vaccination
; loi législation légal | law legislation legal
; projet plan programme | project plan programme
; rapport étude document | report study document
; erreur faute défaillance panne | error fault mistake failure breakdown
; cause causer provoquer raison | cause caused reason trigger
; responsable responsabilité | responsible responsibility official
; relation relations lien rapports | relation relations ties
; répéter réitérer rappeler | repeat reiterate
; initiative | initiative
; franc franche | frank
; chauffage lumière | heating light
; hiver hivernal | winter
; sécurité sûreté | safety security
; lundi | monday
; mardi | tuesday
; mercredi | wednesday
; jeudi | thursday
; vendredi | friday
; samedi | saturday
; dimanche | sunday
; janvier | january
; février | february
; avril | april
; juin | june
; juillet | july
; août | august
; septembre | september
; octobre | october
; novembre | november
; décembre | december
"""


# Words by which two claims about one thing exclude one another: either state or the other.
_OPPOSITES = (
    ("arrest", "release"), ("charge", "release"), ("convict", "acquit"), ("open", "close"),
    ("rise", "decline"), ("win", "lose"), ("accept", "reject"), ("allow", "ban"),
    ("begin", "end"), ("buy", "sell"), ("appoint", "resign"),
)  # fmt: skip
# What one did is not what another did: verbs that say enough to tell two deeds apart.
_DEEDS = """
abattre abolir accepter accuser acheter acquitter adopter agresser annuler appeler arrêter
assassiner attaquer avouer blesser brûler chanter commander condamner construire couler critiquer
décoller décréter défendre démissionner démolir embaucher emprunter enlever enquêter enterrer
excuser expulser fabriquer fermer filmer financer féliciter gagner hospitaliser infecter insulter
interdire investir inviter libérer licencier louer manifester menacer mentir mourir naître nommer
noyer opérer ouvrir perdre plaindre plonger protéger publier recevoir refuser remercier rencontrer
retirer rénover réparer signer surveiller torturer trafiquant vacciner vendre violer visiter voler
élire épouser évacuer
""".split()
# What may have become of people counted; two of these are two facts, whatever the number.
_FATES = ("dead", "injured", "missing", "trapped", "rescued", "evacuated", "arrested")


@lru_cache(maxsize=2)
def _table(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for number, group in enumerate(_GROUPS.split(";")):
        french, english = group.split("|")
        for word in (french if language == "fr" else english).split():
            found.setdefault(stem(word, language), f"={number}")
    return found


@remembered(65536)
def concept(stemmed: str, language: str) -> str:
    """Return what a stem is compared by in its own language: its group, or the stem itself."""
    return _table(language).get(stemmed, stemmed) if language in {"fr", "en"} else stemmed


@lru_cache(maxsize=2)
def _translations(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for number, (french, english) in enumerate(_lines()):
        words = (french if language == "fr" else english).split()
        for word in words if language == "en" else [each for fr in words for each in _forms(fr)]:
            found.setdefault(stem(word, language), f"={number}~")
    return found


def _forms(word: str) -> list[str]:
    """Return a French word, and the participle of a verb, whose stem may be another one."""
    return [word, f"{word[:-2]}é", f"{word[:-2]}ée"] if word.endswith("er") else [word]


@lru_cache(maxsize=1)
def _lines() -> list[tuple[str, str]]:
    path = files("summarizer.merging").joinpath("data/translations.txt")
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            french, _, english = line.partition("|")
            found.append((french, english))
    return found


@remembered(65536)
def common(stemmed: str, language: str) -> str:
    """Return what a stem is compared by across languages: its group, or how it begins."""
    found = concept(stemmed, language)
    if language in {"fr", "en"} and not found.startswith("="):
        found = _translations(language).get(stemmed, stemmed)
    return found if found.startswith("=") else fold(stemmed)[:_PREFIX]


def known(words: Iterable[str]) -> set[str]:
    """Return those of the words `common` gives whose translations are known."""
    return {word for word in words if word.startswith("=")}


def other_deed(a: frozenset[str], b: frozenset[str]) -> bool:
    """Tell whether two claims tell of other deeds: praised and sued, met and telephoned.

    Args:
        a: The words of one claim, as `common` gives them.
        b: Those of the other, in the other language.

    """
    first, second = a & _deeds(), b & _deeds()
    return bool(first) and bool(second) and not first & second


@lru_cache(maxsize=1)
def _deeds() -> frozenset[str]:
    return frozenset(common(stem(word, "fr"), "fr") for word in _DEEDS)


@lru_cache(maxsize=1)
def _opposites() -> list[tuple[str, str]]:
    table = _table("en")
    return [(table[stem(a, "en")], table[stem(b, "en")]) for a, b in _OPPOSITES]


@lru_cache(maxsize=1)
def _fates() -> frozenset[str]:
    return frozenset(_table("en")[stem(word, "en")] for word in _FATES)


def opposed(a: frozenset[str], b: frozenset[str]) -> bool:
    """Tell whether one claim says what excludes the other: arrested and released.

    Args:
        a: The words of one claim, as `concept` gives them.
        b: Those of the other.

    """
    for one, other in _opposites():
        for first, second in ((a, b), (b, a)):
            if one in first and other in second and other not in first and one not in second:
                return True
    return False


def other_fate(a: frozenset[str], b: frozenset[str]) -> bool:
    """Tell whether two claims tell different things of the people they count."""
    first, second = a & _fates(), b & _fates()
    return bool(first) and bool(second) and not first & second
