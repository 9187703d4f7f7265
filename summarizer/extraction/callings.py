"""Words for what a person can be, French and English, and phrases that can be none."""

import re

from summarizer.values.name_lexicon import CALENDAR, GENERIC, TOKEN_CANON, territories
from summarizer.values.names import names
from summarizer.values.text import fold
from summarizer.values.typed import Name

# Words for what a person can be: some by themselves, most by how they end.
AGENT = re.compile(
    r"\b(?:presidente?|prefete?|prefect|ministre|minister|maire|mayor|chef(?:fe)?|chief|head|roi|reine|king|queen|pape|"
    r"pope|juge|judge|pere|mere|frere|soeur|fils|fille|epoux|epouse|mari|femme|father|mother|"
    r"brother|sister|son|daughter|wife|husband|cousine?|otage|hostage|porte-parole|general|"
    r"colonel|capitaine|captain|caporal|sergent|lieutenant|commandant|homologue|adjointe?|"
    r"numero deux|patronn?e?|boss|deputee?|deputy|elue?|avocate?|secretaire|secretary|attachee?|"
    r"temoin|witness|resident|student|etudiante?|nurse|habitante?|chair|mp|professor|spokes\w+|"
    r"veuve|widow|agente?|analyst|coach|dirigeante?|representante?|correspondante?|assistante?|"
    r"senateur|senator|medecin\w*|"
    r"(?!(?:front|mat|lum|riv|man|barr|prem|dern|carr|crois)iere)[a-z]{3,}(?:[tds]eur|[tds]rice|iste|ist|ologue|crate|"
    r"tor|ter|ner|der|yer|cer|ger|ler|ver|man|woman|ier|iere))\b"
)
# More of them, which name nobody who speaks by themselves: "un membre du bureau".
_MORE = re.compile(
    r"\b(?:membre|member|gouverneure?|governor|aide|advise[ro]r?|conseillere?|ambassadeur|"
    r"ambassadrice|ambassador|procureure?|chanceliere?|chancellor|eveque|bishop|fiancee?|ami|amie|"
    r"friend|neveu|niece|nephew|oncle|uncle|tante|aunt|parent|voisine?|neighbou?r|candidate?|"
    r"champion|championne|experte?|pilote?|militante?|pretre|priest|moine|monk|rabbin?|imam|victime?|"
    r"suspecte?|rescapee?|star|author|philosophe|architecte|[a-z]+icien(?:ne)?|historien(?:ne)?|"
    r"historian|citoyen(?:ne)?|citizen|gardien(?:ne)?|doyen(?:ne)?|dean|proprietaire|actionnaire|"
    r"commissaire|notaire|fonctionnaire|locataire|boy|girl|rivale?|colleague|collegue|vainqueur|"
    r"entraineur|ingenieure?|chercheur|pecheur|joueur|footballeur|coureur|nageur|entrepreneur|"
    r"deleguee?|employee?|retraitee?|salariee?|actress|judoka|artiste|athlete)s?\b"
)
# They end as such words do, and are none.
_NO_AGENT = frozenset(
    """dernier premier regulier particulier entier singulier financier immobilier janvier fevrier
    courrier dossier quartier chantier papier metier cahier calendrier hospitalier atelier
    letter server number winter matter quarter corner order border summer october september november
    december water later other after under over never tower power dinner paper computer center
    poster cluster register theater counter encounter shelter disaster chapter filter meter liter
    transfer offer danger finger anger cancer soccer hunger trigger merger bigger younger longer
    stronger larger earlier former inner manner banner gender tender wonder murder thunder folder
    river cover silver fever however ever whether together rather either neither german human motor
    factor sector vector monitor tractor reactor moteur secteur vecteur compteur ordinateur
    ascenseur matrice smaller""".split()
)
_LINKS = re.compile(
    r"\b(?:de|du|des|d'|of|for|to|en|a|au|aux|in|at|par|by|with|avec|from|on|chez|pour|who|qui)\b"
)
_CLOSELY = 3  # words within which a phrase says what somebody is

_MONTHS = (
    "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|january|"
    "february|march|april|may|june|july|august|september|october|november|december"
)
_DAYS = "|".join(sorted(word for word in CALENDAR if word.endswith(("day", "di"))))
_DATED = re.compile(
    rf"\b(?:{_DAYS})\b|\b\d{{1,2}}(?:er|st|nd|rd|th)? (?:{_MONTHS})\b|\b(?:{_MONTHS}) \d"
)
# A verb, or what opens a clause.
_CLAUSE = re.compile(
    r"(?:^|[\s'’])(?:a\s+[\w-]+(?:é|ée|i|u|it|is)|ont|est|sont|était|étaient|avait|avaient|sera|fut|"
    r"c['’]est|s['’]est|n['’]est|il|elle|ils|elles|said|says|told|has|have|had|was|were|is|are|he|"
    r"she|they)(?:$|\s)|"
    r"^(?i:et|mais|ou|or|donc|car|and|but|que|qui|who|which|when|quand|lorsque|if|si)\s"
)
# "rassemblé le Premier ministre": a verb and its object, and no "chef de la police".
_OBJECT = re.compile(
    r"(?:^|\s)(?!(?:de|à|pour|sur|dans|par|avec|chez|vers|sous|contre|entre|et|of|for|at|in|on|to|"
    r"and|with|by|from|under|tous|toutes|tout|toute|all|near|auprès|outre)\s)[\w-]+\s+"
    r"(?:(?:le|la|les|the)\s|l['’]\w)",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(r"[\w-]+(?:é|ée|és|ées)$", re.IGNORECASE)
_NOUNS = re.compile(
    r"(?:délégu|déput|attach|employ|réfugi|retrait|associ|charg|envoy|accus|rescap|bless|invit|"
    r"salari|diplôm|alli|prépos|abonn|administr|condamn|disparu|naufrag|évad|exil|préf|fianc|"
    r"protég|prévenu|inculp|initi|surdou|handicap|expatri|apparent|affili|licenci)(?:é|ée|és|ées)$",
    re.IGNORECASE,
)
_KIN = re.compile(
    r"\b(?:husband|wife|father|mother|brother|sister|son|daughter|widow|widower|cousin|nephew|"
    r"niece|uncle|aunt|grand(?:father|mother|son|daughter)|fiancee?|mari|femme|epoux|epouse|pere|"
    r"mere|frere|soeur|fils|fille|veuf|veuve|cousine|neveu|oncle|tante|compagnon|compagne)\b"
)
# "mother of three", "père de famille": nobody else's.
_OWN_FAMILY = re.compile(
    r"\b(?:of|de) (?:an? |une? )?(?:\d|two|three|four|five|six|seven|deux|trois|quatre|cinq|six|"
    r"famille)\b"
)
_WHOSE = re.compile(
    r"(?:\b(?:of|to|de|du|des|de la|de l['’]|d['’])\s*(?:[\w’'-]+\s+){0,2}?|^)[A-ZÀ-Þ][\w’'-]+"
)
_SHAREABLE = re.compile(r"\b[a-zà-ÿ-]{4,}\s+[A-ZÀ-Þ][a-zà-ÿ]+\s+(?:and|et)\s")


# Of a country's people, and no country or city: "Espagnol", "American".
_PEOPLE = re.compile(r"(?:ain|ien|ais|ois|ol|ard|land|usse|lge|ish|ese|ian|ican|man)e?s?$")
# What has a name of its own, right behind it.
_THING = re.compile(
    r"banque|bank|groupe|group|societe|company|firme?|club|entreprise|parti|party|ville|city|town|"
    r"equipe|team|association|syndicat|union|federation|agence|agency|compagnie|journal|newspaper|"
    r"magazine|chaine|station|region|village|ecole|school|universite|university|fondation|charity"
)


def says_what(phrase: str) -> bool:
    """Tell whether a phrase opens with what a person can be, up to its first complement."""
    if _verb_first(phrase):
        return False
    words = fold(" ".join(phrase.split()[:_CLOSELY]))
    link = _LINKS.search(words)
    opening = words[: link.start()] if link else words
    opening = re.sub(r"[\w-]+['’]s\b", "", opening)  # "driver's championship", "bank's governor"
    found = [match.group() for match in AGENT.finditer(opening) if match.group() not in _NO_AGENT]
    # "secrétariat général" is nobody, "le général" somebody.
    if found == ["general"] and not opening.strip().startswith("general"):
        found = []
    return bool(found) or bool(_MORE.search(opening))


def no_calling(phrase: str) -> bool:
    """Tell whether a phrase cannot say what somebody is: a date, a clause, somebody else's name.

    Nor is a relative one where it does not say whose: "estranged husband".
    """
    folded = fold(phrase).strip()
    return bool(
        _verb_first(phrase)
        or _DATED.search(folded)
        or _CLAUSE.search(phrase.strip())
        or _OBJECT.search(phrase)
        or _SHAREABLE.search(phrase)
        or any(attached(phrase, name) for name in people_named(phrase))
        or _nobody_s_kin(phrase, folded)
    )


def _verb_first(phrase: str) -> bool:
    first = (phrase.split() or [""])[0]
    return bool(_PARTICIPLE.fullmatch(first)) and not _NOUNS.fullmatch(first)


def of_somebody(phrase: str) -> bool:
    """Tell whether a phrase ends in what another is, right before whose name would stand.

    "porte-parole du ministre", "husband of Clinton aide", "équipier de l'Espagnol": the name behind
    it is the minister's.
    """
    link = _LINKS.search(fold(phrase))
    if link is None:
        return False
    inner = re.sub(r"^(?:la|le|les|the|an?|une?)\s+|^l['’]", "", phrase[link.end() :].strip())
    words = inner.split() or [""]
    said = words[-1] if link.group() in {"of", "to", "for"} else words[0]
    thing = _THING.fullmatch(fold(words[0]))  # "un salarié de la banque Norda"
    ends = fold(words[-1])
    people = words[-1][:1].isupper() and _PEOPLE.search(ends) and ends in TOKEN_CANON
    if says_what(said) or thing or (people and ends not in territories()):
        return True
    return bool(_KIN.search(fold(phrase)[: link.start()]))


def _nobody_s_kin(phrase: str, folded: str) -> bool:
    kin = _KIN.search(folded)
    link = _LINKS.search(folded)
    if kin is None or (link and link.start() < kin.start()) or _OWN_FAMILY.search(folded):
        return False
    return not _WHOSE.search(phrase)


def people_named(text: str) -> list[Name]:
    """Return the names in a text that may be people's, in order."""
    return [
        name
        for name in names(text, "fr")
        if (name.kind == "person" and not name.raw.isupper())
        or (
            name.kind == "unknown" and " " in name.raw and fold(name.raw).split()[-1] not in GENERIC
        )
    ]


# "porte-parole de Paul Morvan", "head of Norda Foods": whom or what an office is of.
_OF = re.compile(
    r"(?:^|[\s('’])(?:de|du|des|la|le|les|of|for|the|to|at|in|à|au|aux|avec|pour|dans|chez|vers|"
    r"from|with|under|near|about|after|sur|on|by|par|entre|between|and|et)\s+$|"
    r"(?:^|\s)(?:d|l)['’]$",
    re.IGNORECASE,
)


# "le ministre de la |Mer Claire Dutour|": read as one name, and a person's full name ends it.
_OF_BODY = re.compile(r"\b(?:de la|du|des|de|d['’]|de l['’])\s*$", re.IGNORECASE)
_RUN_ON = 3  # words of such a name


def attached(text: str, name: Name) -> bool:
    """Tell whether the words right before a name in a text are said of it: "le ministre X"."""
    before = re.sub(r"\b(?:M|MM|Mme|Mr|Mrs|Ms|Dr)\.?\s+$", "", text[: name.start])
    if len(name.raw.split()) >= _RUN_ON and (body := _OF_BODY.search(before)):
        return says_what(" ".join(before[: body.start()].split()[-1:]))
    return bool(re.search(r"\w\s+$", before)) and not _OF.search(before)
