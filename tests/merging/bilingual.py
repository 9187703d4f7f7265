"""Claims of the two example events in French and English, by the fact they state."""

PORT_LANNEC = """
collapse | fr | Une passerelle d'embarquement s'est effondrée samedi à Port-Lannec
collapse | en | A boarding gangway collapsed at the ferry terminal of Port-Lannec on Saturday
time | fr | L'effondrement a eu lieu à 18 h 40
time | en | The accident happened at 6.40 pm
toll-5 | fr | L'effondrement de la passerelle a fait cinq morts
toll-5 | en | Five people were killed when the gangway collapsed
toll-7 | fr | L'effondrement de la passerelle a désormais fait sept morts
toll-7 | en | Seven people have died since the walkway fell
injured-14 | fr | L'accident a fait quatorze blessés
injured-14 | en | Fourteen people were in hospital
critical | fr | Trois des blessés sont dans un état critique
critical | en | Three of the injured are in a critical condition
aboard | fr | Une quarantaine de personnes montaient à bord du Reine-Maude
aboard | en | About 40 passengers were walking on to the Reine-Maude
height | fr | La passerelle est tombée d'une hauteur de neuf mètres
height | en | The gangway fell some nine metres on to the quay
arrest | fr | Pascal Guennec, responsable de la maintenance, a été arrêté dimanche à l'aube
arrest | en | The maintenance chief, Pascal Guennec, was arrested at dawn on Sunday
check-2023 | fr | La passerelle n'avait pas été contrôlée depuis novembre 2023
check-2023 | en | The structure had last been checked in November 2023
check-march | fr | La compagnie affirme qu'une vérification a eu lieu en mars
check-march | en | The operator insists that the gangway was inspected in March
britons | fr | Deux ressortissants britanniques figurent parmi les victimes
britons | en | Two of the dead were British
mourning | fr | La maire Armelle Quiniou a décrété trois jours de deuil
mourning | en | The mayor, Armelle Quiniou, declared three days of mourning
rust | fr | Des boulons rongés par la rouille ont pu céder
rust | en | Bolts eaten away by rust could have caused the fall
children | fr | Loïc Stervin a tiré trois enfants de l'eau
children | en | Loïc Stervin pulled three children from the water
march | fr | Une marche silencieuse réunira les habitants mercredi à 19 heures
march | en | A silent march is expected on Wednesday evening
suspended | fr | Les traversées vers Ouarn sont suspendues jusqu'à nouvel ordre
suspended | en | Crossings to Ouarn remain suspended until further notice
two-died | fr | Deux blessés ont succombé dans la nuit
released | en | Pascal Guennec has been released without charge
phone-line | en | A telephone line for relatives was opened at 9 pm
warned | en | Mr Guennec warned his employers twice, in writing
money | en | Pascal Guennec had asked for €180,000 to replace the bolts
sports-hall | en | Mayor Armelle Quiniou opened the sports hall to families waiting for news
"""

BUDAPEST = """
call | fr | Donald Trump et Vladimir Poutine se sont parlé au téléphone jeudi
call | en | Donald Trump and Vladimir Putin spoke by telephone on Thursday
length | fr | L'appel a duré plus de deux heures
length | en | The call lasted more than two hours
budapest | fr | Donald Trump retrouvera Vladimir Poutine à Budapest, en Hongrie
budapest | en | Donald Trump and Vladimir Putin will meet in Budapest
advisers | fr | Des conseillers de haut rang des deux pays se réuniront la semaine prochaine
advisers | en | Senior advisers from both countries will hold talks next week
rubio | fr | Le secrétaire d'État Marco Rubio dirigera les premières discussions
rubio | en | Secretary of State Marco Rubio will lead the first talks
visit | fr | Donald Trump recevra Volodymyr Zelensky vendredi à la Maison-Blanche
visit | en | Mr Trump receives Mr Zelensky at the White House on Friday
drones | fr | La Russie a tiré 320 drones dans la nuit de mercredi à jeudi
drones | en | Russia fired about 320 drones overnight
missiles | fr | La Russie a tiré 37 missiles dans la nuit de mercredi à jeudi
missiles | en | Russia fired roughly 37 missiles at Ukraine overnight
shot-down | fr | L'armée de l'air ukrainienne dit avoir abattu 283 drones
shot-down | en | The air force said it had shot down 283 drones
escalation | fr | Livrer des missiles Tomahawk serait une escalade
escalation | en | Handing Tomahawk missiles to Kyiv would be a dangerous escalation
alaska | fr | Le sommet d'août en Alaska s'est achevé sans résultat pour l'Ukraine
alaska | en | The Alaska summit in August brought no progress on Ukraine
frank | fr | Moscou évoque un échange extrêmement franc
frank | en | Vladimir Putin described the call as extremely frank
productive | fr | Donald Trump a jugé la conversation très productive
productive | en | Donald Trump called the conversation productive
weeks | fr | Le sommet se tiendra d'ici deux semaines
weeks | en | The meeting will take place within the next two weeks
through | en | 14 missiles got through, the air force said
warned | fr | Vladimir Poutine avait averti le 2 octobre que les fournir ouvrirait une étape
warned | en | Mr. Putin had warned on October 2 that supplying them would bring a new stage
initiative | fr | L'appel a eu lieu à l'initiative de Moscou
destroyed | en | At least 51 Ukrainian drones were destroyed over Russia
arrived | fr | Volodymyr Zelensky est arrivé jeudi aux États-Unis
range | fr | Les Tomahawk permettraient à l'Ukraine de frapper loin en Russie
range | en | Tomahawk missiles would allow Ukraine to strike deep inside Russia
wounded | en | People were wounded in the Kharkiv region
"""


def facts(event: str) -> list[tuple[str, str, str]]:
    """Return (fact, language, claim) of an event."""
    found: list[tuple[str, str, str]] = []
    for line in event.strip().splitlines():
        fact, language, text = line.split(" | ")
        found.append((fact, language, text))
    return found
