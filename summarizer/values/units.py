"""Units: their canonical names, which convert into one another, and which nouns count the same.

Every table maps folded words. Nouns that French and English reports both count get one canonical
English stem, so that "soldats" and "soldiers" agree.
"""

from functools import lru_cache

from summarizer.values.memo import remembered
from summarizer.values.text import stem

# word: (canonical unit, factor to it)
DURATIONS: dict[str, tuple[str, float]] = {
    **dict.fromkeys(("seconde", "second", "sec"), ("s", 1)),
    **dict.fromkeys(("minute", "min", "mn"), ("min", 1)),
    **dict.fromkeys(("heure", "hour", "h", "hr"), ("min", 60)),
    **dict.fromkeys(("jour", "journee", "day"), ("day", 1)),
    **dict.fromkeys(("semaine", "week"), ("week", 1)),
    **dict.fromkeys(("fortnight", "quinzaine"), ("week", 2)),
    **dict.fromkeys(("mois", "month"), ("month", 1)),
    **dict.fromkeys(("an", "ans", "annee", "year", "yr"), ("year", 1)),
    **dict.fromkeys(("decennie", "decade"), ("year", 10)),
    **dict.fromkeys(("siecle", "century"), ("year", 100)),
}

MEASURES: dict[str, tuple[str, float]] = {
    **dict.fromkeys(("km", "kilometre", "kilometer", "kms"), ("km", 1)),
    **dict.fromkeys(("metre", "meter"), ("m", 1)),
    **dict.fromkeys(("cm", "centimetre", "centimeter"), ("cm", 1)),
    **dict.fromkeys(("mm", "millimetre", "millimeter"), ("mm", 1)),
    "mile": ("mile", 1),
    **dict.fromkeys(("feet", "foot", "ft", "pied"), ("ft", 1)),
    **dict.fromkeys(("inch", "inche", "pouce"), ("in", 1)),
    **dict.fromkeys(("yard", "yd"), ("yd", 1)),
    "acre": ("acre", 1),
    **dict.fromkeys(("hectare", "ha"), ("ha", 1)),
    **dict.fromkeys(("kg", "kilo", "kilogramme", "kilogram"), ("kg", 1)),
    **dict.fromkeys(("gramme", "gram"), ("g", 1)),
    **dict.fromkeys(("tonne", "ton"), ("t", 1)),
    **dict.fromkeys(("litre", "liter"), ("l", 1)),
    **dict.fromkeys(("km/h", "kmh", "kph", "kilometres-heure"), ("km/h", 1)),
    "mph": ("mph", 1),
    **dict.fromkeys(("°", "°c", "degre", "degree", "c"), ("degree", 1)),
    "°f": ("°f", 1),
    **dict.fromkeys(("mw", "megawatt"), ("MW", 1)),
    **dict.fromkeys(("gw", "gigawatt"), ("MW", 1000)),
    "kwh": ("kWh", 1),
    **dict.fromkeys(("km2", "square kilometre", "square kilometer"), ("km2", 1)),
    **dict.fromkeys(("m2", "metres carres", "square metre", "square meter"), ("m2", 1)),
    "square mile": ("mile2", 1),
    **dict.fromkeys(("square feet", "square foot", "sq ft"), ("ft2", 1)),
    **dict.fromkeys(("noeud", "knot"), ("knot", 1)),
    **dict.fromkeys(("stone", "st"), ("stone", 1)),
    **dict.fromkeys(("lb", "pound"), ("lb", 1)),
    **dict.fromkeys(("oz", "ounce"), ("oz", 1)),
}

CURRENCIES: dict[str, str] = {
    "$": "USD", "us$": "USD", "usd": "USD", "dollar": "USD", "a$": "AUD", "c$": "CAD",
    "€": "EUR", "euro": "EUR", "eur": "EUR", "£": "GBP", "gbp": "GBP",
    "livre sterling": "GBP", "pound sterling": "GBP", "¥": "JPY", "yen": "JPY", "yuan": "CNY",
    "rouble": "RUB", "ruble": "RUB", "franc suisse": "CHF", "swiss franc": "CHF", "chf": "CHF",
    "hryvnia": "UAH", "roupie": "INR", "rupee": "INR", "dollar canadien": "CAD",
    "canadian dollar": "CAD", "dollar australien": "AUD", "australian dollar": "AUD",
    "dollar americain": "USD", "us dollar": "USD", "shekel": "ILS", "rouble russe": "RUB",
    "pound": "GBP", "quid": "GBP", "dinar": "DZD", "forint": "HUF", "real": "BRL", "zloty": "PLN",
}  # fmt: skip
del CURRENCIES["dinar"], CURRENCIES["real"]  # several countries' money, and a plain word

# Factors to one unit inside each family, for comparing.
_FAMILIES: dict[str, tuple[str, float]] = {
    "s": ("time", 1 / 60), "min": ("time", 1), "day": ("time", 1440), "week": ("time", 10080),
    "month": ("calendar", 1), "year": ("calendar", 12),
    "mm": ("length", 0.001), "cm": ("length", 0.01), "m": ("length", 1), "km": ("length", 1000),
    "g": ("mass", 0.001), "kg": ("mass", 1), "t": ("mass", 1000),
    "m2": ("area", 1), "ha": ("area", 10000), "km2": ("area", 1_000_000),
}  # fmt: skip

_SYNONYMS = """
dead death fatality killed kill died slain mort morte tue tuee deces mortel
| injured injury wounded hurt blesse blessee injure
| people person personne human gens individu
| victim victime casualty
| missing disparu disparue
| hostage otage
| man men homme male | woman women femme female | child children enfant kid
| boy garcon | girl fille | baby bebe
| soldier soldat troop militaire serviceman servicemen | officer policier policiere policeman
  policemen gendarme | firefighter pompier | passenger passager passagere | driver conducteur
| resident habitant riverain inhabitant | civilian civil civile | worker travailleur ouvrier
| student etudiant etudiante eleve pupil | family famille | migrant | refugee refugie refugiee
| demonstrator manifestant protester | voter electeur electrice | prisoner prisonnier detenu inmate
| suspect | witness temoin | survivor survivant rescape | employee employe employee salarie
| drone | missile | rocket roquette fusee | bomb bombe | shell obus | strike frappe
| attack attaque attentat | plane avion aircraft | helicopter helicoptere | ship navire boat bateau
| tank char | vehicle vehicule | car voiture | bus autobus autocar | train | truck camion lorry
| tram tramway | shot tir coup | bullet balle | explosion blast
| house maison home foyer | building immeuble batiment | school ecole | hospital hopital
| town ville city | village | country pays | region | state etat | province
| country pays | nation | seat siege | vote voix suffrage | job emploi poste | point
| game match | goal but | win victoire | race course | time fois | day jour | ally allie
| arrest arrestation arrested arrete | case cas | test | dose | email courriel mail
| company entreprise societe firm | share action | meeting reunion | call appel | message
| animal | tree arbre | round tour | leader dirigeant | minister ministre | member membre
| country pays | question | step etape | side camp | party parti | bar barre
"""


@lru_cache(maxsize=4)
def _noun_table(language: str) -> dict[str, str]:
    table: dict[str, str] = {}
    for group in _SYNONYMS.split("|"):
        members = group.split()
        canonical = members[0] if members[0] in _STATES else stem(members[0], "en")
        for member in members:
            table.setdefault(member, canonical)
            table.setdefault(stem(member, language), canonical)
    return table


_STATES = frozenset({"dead", "injured", "missing", "people", "victim"})
# What may be said of one and the same person counted: "seven people were killed", "seven dead".
_PERSONS = frozenset(
    {"people", "victim", "man", "woman", "child", "boy", "girl", "passeng", "soldier", "offic",
     "civilian", "resid", "driver", "worker", "student", "migrant", "dead", "injured", "missing"}
)  # fmt: skip
_GENERIC_PERSONS = frozenset({"people", "victim"})


@remembered(65536)
def noun_unit(word: str, language: str) -> str:
    """Return the canonical unit of a counted noun: a shared English stem, or its folded stem."""
    table = _noun_table(language)
    folded = stem(word, "")
    singular = (
        word[:-1] if language == "fr" and len(word) > len("cas") and word[-1] == "s" else word
    )
    stemmed = stem(singular, language)
    return table.get(folded) or table.get(stem(singular, "")) or table.get(stemmed) or stemmed


def is_shared_noun(unit: str) -> bool:
    """Tell whether a canonical unit is that of a noun known in both languages."""
    return unit in _shared_nouns()


@lru_cache(maxsize=1)
def _shared_nouns() -> frozenset[str]:
    return frozenset(_noun_table("en").values())


def is_person_noun(word: str, language: str) -> bool:
    """Tell whether a noun counts people."""
    return noun_unit(word, language) in _PERSONS


@remembered(4096)
def base(unit: str | None) -> tuple[str | None, float]:
    """Return the family of a unit and the factor that brings it to the family's own measure."""
    if unit is None:
        return None, 1.0
    return _FAMILIES.get(unit, (unit, 1.0))


@remembered(65536)
def unit_marks(unit: str) -> frozenset[str]:
    """Return what any unit of the same thing shares at least one of; to look units up by."""
    marks = {f"b:{base(unit)[0]}", f"e:{unit.rstrip('e')}"}
    return frozenset(marks | {"p"} if unit in _PERSONS else marks)


@remembered(65536)
def same_unit(a: str | None, b: str | None) -> bool:
    """Tell whether two units measure or count the same thing; None fits every count.

    "people" and "victim" fit any noun for persons (seven people were killed, sept morts), but
    dead and injured exclude one another.
    """
    if a is None or b is None or a == b:
        return True
    if base(a)[0] == base(b)[0]:
        return True
    if a.rstrip("e") == b.rstrip("e"):
        return True
    return a in _PERSONS and b in _PERSONS and bool({a, b} & _GENERIC_PERSONS)
