"""Offices and roles, French and English: which one person holds alone, and which exclude another.

A role is read as a head ("mayor") and what it is of ("Lannec"). Roles without a known head are
never compared: "father of two" and "commuter" can both be true.
"""

import re
from functools import lru_cache

from summarizer.extraction.apposition import belongs
from summarizer.values.folding import fold
from summarizer.values.memo import remembered
from summarizer.values.text import content_words

# Words for one office, one office a line.
_HEADS = """
president | presidente
premier ministre | premiere ministre | prime minister
ministre | minister
secretaire d'etat | secretary of state
secretaire general | secretaire generale | secretary-general | secretary general
maire | mayor
prefet | prefete | prefect
procureur | procureure | prosecutor | district attorney
juge | judge | magistrate | magistrat | president du tribunal | presidente du tribunal
depute | deputee | mp | lawmaker
senateur | senatrice | senator
gouverneur | governor
ambassadeur | ambassadrice | ambassador
porte-parole | spokesman | spokeswoman | spokesperson
chancelier | chanceliere | chancellor
pape | pope
roi | king
reine | queen
conducteur | conductrice | driver
pilote | pilot
passager | passagere | passenger
pieton | pietonne | pedestrian
avocat | avocate | lawyer | attorney
pompier | firefighter
policier | policiere | police officer
medecin | doctor
infirmier | infirmiere | nurse
enseignant | enseignante | teacher
professeur | professor
etudiant | etudiante | student
pecheur | fisherman
agriculteur | agricultrice | farmer
capitaine | captain
commandant | commandante | commander
president-directeur general | chairman and chief executive
chef de la police | police chief | chief of police | chief of the city police
chef d'etat | chef de l'etat | cheffe de l'etat | head of state
medecin-chef | medecin chef | chief doctor | team doctor
chef | cheffe | head | responsable
leader | leader of the opposition | chef de l'opposition | cheffe de l'opposition
chair | chairman | chairwoman | chairperson
delegue | deleguee | delegate
auditeur | auditrice | auditor | president de la cour des comptes
auditeur | presidente de la cour des comptes
capitaine du port | capitaine de port | harbour master | harbourmaster
economiste en chef | chief economist
economiste | economist
conservateur | conservatrice | curator
liquidateur | liquidatrice | liquidator | administrateur judiciaire | court-appointed liquidator
ingenieur | ingenieure | engineer
chercheur | chercheuse | researcher
biologiste | biologist
geologue | geologist
sociologue | sociologist
historien | historienne | historian
archeologue | archaeologist
eveque | bishop
rabbin | rabbi
imam
recteur | rectrice | rector
doyen | doyenne | dean
tresorier | tresoriere | treasurer
porte-drapeau
secretaire | secretary
syndicaliste | trade unionist
notaire | notary
commissaire | commissioner
champion | championne
expert | experte
entraineur | entraineuse | coach | manager
joueur | joueuse | player
arbitre | referee
directeur general | directrice generale | pdg | chief executive | ceo
directeur | directrice | director
journaliste | journalist | reporter
suspect | suspecte
victime | victim
temoin | witness
"""
# Roles that exclude one another inside a line; of two lines, a person may have one each.
_CLASSES = tuple(
    frozenset(line.split("|"))
    for line in (
        (
            "president|premier ministre|ministre|secretaire d'etat|maire|prefet|procureur|juge|"
            "gouverneur|ambassadeur|chancelier|pape|roi|reine"
        ),
        "secretaire general|porte-parole",
        "depute|senateur",
        "conducteur|passager|pieton",
        "suspect|temoin",
        "suspect|victime",
        (
            "policier|pompier|medecin|infirmier|enseignant|pecheur|agriculteur|avocat|journaliste|"
            "procureur|juge|pilote|etudiant"
        ),
        "entraineur|joueur|arbitre",
        "journaliste|porte-parole",
    )
)
# Offices and callings one person may well have at once.
_TOGETHER = (
    frozenset("maire|depute|senateur|president|secretaire general|secretaire|ministre".split("|")),
    frozenset("depute|senateur|president|avocat|medecin".split("|")),
    frozenset("president|premier ministre|roi|chancelier|chef d'etat".split("|")),
    frozenset("professeur|medecin|directeur|chercheur|economiste|economiste en chef|biologiste|"
              "geologue|sociologue|historien|expert|enseignant|ingenieur|archeologue|doyen".split("|")),
    frozenset("syndicaliste|delegue|secretaire|policier|enseignant|"
              "infirmier|conducteur|agriculteur|pompier|pilote".split("|")),
    frozenset("capitaine|joueur|policier|commandant|pompier|chef de la police".split("|")),
    frozenset("secretaire|secretaire d'etat|ministre|ambassadeur|conseiller".split("|")),
)  # fmt: skip
# What befell somebody, not what they are: no office is against it.
_PRIVATE = frozenset(
    "suspect|victime|temoin|passager|pieton|conducteur|expert|pecheur|joueur".split("|")
)
# Held by one person at a time wherever it is named with what it is of.
_UNIQUE = frozenset(
    "president|premier ministre|secretaire d'etat|secretaire general|maire|prefet|gouverneur|"
    "chancelier|pape|roi|reine|capitaine|entraineur|directeur general|ministre|procureur".split("|")
)
_ALONE = frozenset({"pape", "premier ministre", "secretaire d'etat", "chancelier"})
_FORMER = re.compile(r"\b(?:ex|former|ancien|ancienne|late|feu|onetime)\b|\bex-")
_DEPUTY = re.compile(
    r"\b(?:vice|deputy|adjoint|adjointe|assistant|acting|par interim|interim|"
    r"first|premier adjoint|candidate?|candidat|elect|elu|elue|designate|presumed|homologue|"
    r"counterpart|son|fils|fille|daughter|wife|femme|epouse|husband|mari)\b|\bvice-"
)
_EQUAL = {
    "americain": "us", "americaine": "us", "american": "us", "etats-uni": "us", "etat-uni": "us",
    "russe": "russia", "russian": "russia", "russie": "russia", "ukrainien": "ukraine",
    "ukrainienne": "ukraine", "ukrainian": "ukraine", "francais": "france", "french": "france",
    "francaise": "france", "britannique": "uk", "british": "uk", "etranger": "foreign",
    "affair": "", "foreign": "foreign", "defens": "defence", "defenc": "defence",
    "interieur": "interior", "interior": "interior", "hom": "interior", "sant": "health",
    "health": "health", "transport": "transport", "financ": "finance", "econom": "economy",
    "justic": "justice", "unis": "",
}  # fmt: skip


@lru_cache(maxsize=1)
def _heads() -> list[tuple[re.Pattern[str], str]]:
    """Patterns of all heads with the office they name, longest first."""
    table = []
    for line in _HEADS.strip().splitlines():
        words = [word.strip() for word in line.split("|")]
        table += [(re.compile(rf"\b{re.escape(word)}s?\b"), words[0]) for word in words]
    return sorted(table, key=lambda item: -len(item[0].pattern))


_BESIDE = re.compile(r", (?:the |a |an |le |la |l'|l’|un |une )?(?P<role>[^,.;:()]{4,80})[,.;)]")


_ANOTHERS = re.compile(
    r"\b(?!(?:de|du|des|of|for|at|in|the|la|le|les|and|et)\b)[a-zà-ÿ]{2,} "
    r"[A-ZÀ-Ý][\w'’-]+ (?:[A-ZÀ-Ý][\w'’-]+|et\b|and\b)"
)


@remembered(16384)
def beside(text: str, name: str) -> str:
    """Return what stands between commas after a name, where that is an office; else nothing.

    An office with a name behind it is that other person's: "the mayor A, the prefect B and C, …",
    "A, the governor of the bank, B, …".
    """
    at = text.find(name)
    match = _BESIDE.match(text, at + len(name)) if at >= 0 else None
    if match is None or _ANOTHERS.search(match["role"]):
        return ""
    own = belongs(text, match.span("role"), (at, at + len(name)))
    return match["role"] if own else ""


@remembered(4096)
def read(role: str, language: str) -> tuple[str, frozenset[str]] | None:
    """Return the office a role names and the stems of what it is of; None for an unknown one."""
    folded = fold(role)
    if _DEPUTY.search(folded):
        return None
    for pattern, head in _heads():
        match = pattern.search(folded)
        if match is None:
            continue
        rest = folded[: match.start()] + " " + folded[match.end() :]
        stems = {_EQUAL.get(stem, stem) for stem in content_words(rest, language)}
        return head, frozenset(stem for stem in stems if stem)
    return None


def unique_office(role: str, language: str) -> str | None:
    """Return a key of the office a role names where only one person holds it, else None."""
    found = read(role, language)
    if found is None or _FORMER.search(fold(role)):
        return None
    head, of = found
    if head not in _UNIQUE or not (of or head in _ALONE):
        return None
    return f"{head} {' '.join(sorted(of))}"


def exclude(a: str, language: str, b: str, other: str) -> bool:
    """Tell whether nobody is both: another office, another town's, or former and present."""
    first, second = read(a, language), read(b, other)
    if first is None or second is None:
        return False
    former = [bool(_FORMER.search(fold(role))) for role in (a, b)]
    if former[0] != former[1]:
        return first[0] == second[0] and (first[1] <= second[1] or second[1] <= first[1])
    if any({first[0], second[0]} <= group for group in _CLASSES) and first[0] != second[0]:
        return True
    # What an office is of can be compared in one language only.
    if language != other or any({first[0], second[0]} <= group for group in _TOGETHER):
        return False
    if first[0] == second[0]:
        return bool(first[1]) and bool(second[1]) and not first[1] & second[1]
    public = not {first[0], second[0]} & _PRIVATE
    return public and bool(first[1] | second[1]) and not first[1] & second[1]
