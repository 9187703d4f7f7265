"""Small French and English word lists behind the typed guards; all patterns match folded text.

Short on purpose: a word is here only when it settles a slot whatever stands around it. A missing
word costs a conflict nobody is told of; a wrong one costs an editor's trust.
"""

import re

from summarizer.values.clauses import FALSE_THAT


def _any(words: str) -> re.Pattern[str]:
    """Compile alternatives, one a line or separated by "|", into one pattern of whole words."""
    parts = [part.strip() for line in words.splitlines() for part in line.split("|")]
    return re.compile(rf"\b(?:{'|'.join(part for part in parts if part)})\b")


# What became of people counted. `GROWING` counts only rise while an event is being reported;
# `VARYING` ones rise and fall.
FATES: dict[str, re.Pattern[str]] = {
    "dead": _any(
        r"""dead|death toll|deaths?|died|dies|killed|kills|killing|fatalit(?:y|ies)|lost their lives
        tuant|tuent|morts?|mortes?|tue(?:e?s?)?|deces|decede(?:e?s?)?|peri|perdu la vie|bilan mortel
        succombe|victimes mortelles"""
    ),
    "injured": _any(
        r"injur(?:ed|es|ies|y|ing)|wound(?:ed|s|ing)|hurt(?:s|ing)?|blesse(?:e?s?)?|bless(?:ant|ent)"
    ),
    "missing": _any(r"missing|unaccounted for|disparue?s?|portee?s? disparue?s?"),
    "arrested": _any(
        r"""arrest(?:s|ed|ing)?|detain(?:s|ed|ing)|taken into custody|arrete(?:e?s?)?|arrestations?
        interpelle(?:e?s?)?|interpellations?|places? en garde a vue"""
    ),
    "hospital": _any(
        r"""taken to hospital|in hospital|hospitalised|hospitalized|being treated
        hospitalise(?:e?s?)?|a l'hopital|transporte(?:e?s?)? a l'hopital"""
    ),
    "evacuated": _any(r"evacuat(?:ed|es|ing)|evacue(?:e?s?)?|evacuations?"),
    "displaced": _any(
        r"displaced|homeless|made homeless|deplace(?:e?s?)?|sans-abri|sans abri|fled|fui|sinistres"
    ),
    "rescued": _any(
        r"""rescu(?:ed|es|ing)|sav(?:ed|ing)|freed|freeing|pulled alive|secourue?s?
        sauve(?:e?s?)?|degage(?:e?s?)?"""
    ),
    "trapped": _any(r"trapp(?:ed|ing)|traps|bloque(?:e?s?)?|coince(?:e?s?)?|piege(?:e?s?|ant)?"),
    "infected": _any(r"infected|tested positive|infecte(?:e?s?)?|contamine(?:e?s?)?"),
    "tallied": _any(
        r"""sent back|transmitted|collected|seized|identified|registered|received so far|recovered
        counted|vaccinated|transmise?s?|recueillie?s?|saisie?s?|identifie(?:e?s?)?|recense(?:e?s?)?
        enregistre(?:e?s?)?|comptabilise(?:e?s?)?|vaccine(?:e?s?)?|recensement"""
    ),
    "powerless": _any(r"without power|without electricity|prive(?:e?s?)? d'electricite"),
}
# The same and what else says or lets it be understood that somebody is dead.
OF_DEAD = re.compile(
    rf"{FATES['dead'].pattern}|\b(?:victim\w*|toll|bilan|fatal\w*|mortel\w*|lethal|deadly|lives|"
    r"life|vies?|lost|perdus?|bod(?:y|ies)|corps|remains|depouilles?|murder\w*|meurtr\w*|slain|"
    r"slay\w*|assass\w*|homicide\w*|manslaughter|execut\w*|shot|abatt\w*|drown\w*|noy\w*|"
    r"massacr\w*|slaughter\w*|tuerie\w*|suicid\w*|obseques|funeral\w*|buried|enterre\w*|"
    r"fun[ee]rail\w*|deuil|mourn\w*|defunt\w*|late|feu|disparition|trepas\w*|perish\w*|"
    r"perir\w*|mour(?:ir|ut|urent|ait|aient)|meur(?:t|ent)|mortalit\w*|die|dying|fell|tuer|"
    r"killers?|casualt\w*|pertes?|losses)\b"
)
GROWING = frozenset(
    {"dead", "injured", "arrested", "evacuated", "displaced", "rescued", "infected", "tallied"}
)
# Fates that say what people are counted for; any other must agree in what it counts.
OF_PEOPLE = frozenset(FATES) - {"tallied"}
VARYING = frozenset({"missing", "hospital", "trapped", "powerless"})

# Marks of a count of some, not of all: such a number answers to no total.
PART_OF = _any(
    r"""including|among them|among whom|among the|of them|of whom|of those|of the dead
    of the victims|of the injured|des morts|des victimes|des blesses|dont|parmi|d'entre eux
    d'entre elles|other|others|autres?|additional|more people|another|further|supplementaires?"""
)
# Injuries of one gravity are some of the injuries.
GRAVITY = {
    "grave": _any(
        r"""serious(?:ly)?|life-threatening|critical(?:ly)?|severe(?:ly)?|grave(?:ment)?s?
        grievement|urgence absolue|etat critique"""
    ),
    "light": _any(r"slight(?:ly)?|minor|light(?:ly)?|leger(?:e|s|es)?|legerement"),
}
# A count over another time than this event's.
OTHER_TIME = _any(
    r"""since (?:the|last|\d{4}|january|february|march|april|may|june|july|august)
    depuis (?:le debut|\d{4}|janvier|fevrier|mars|avril|mai|juin|juillet|aout)
    last year|in \d{4}|en \d{4}|l'an dernier|l'annee derniere|years ago|il y a \S+ ans"""
)

# States one thing passes through, in the only order it can: (track, rank, words).
STATES: tuple[tuple[str, int, re.Pattern[str]], ...] = tuple(
    (track, rank, _any(words))
    for track, rank, words in (
        ("custody", 0, r"wanted|on the run|being sought|en fuite|recherche(?:e?s?)? par"),
        (
            "custody",
            1,
            r"""arrested|in custody|being held|is held|was held|detained|under arrest|still held
            arrete(?:e?s?)?|interpelle(?:e?s?)?|en garde a vue|garde a vue|ecroue(?:e?s?)?
            en detention""",
        ),
        (
            "custody",
            2,
            r"""bailed|on bail|released|freed from custody|set free|without charge
            liberes?|liberees?|remis(?:e?s?)? en liberte|relache(?:e?s?)?
            sous controle judiciaire|leve[er]? la garde a vue""",
        ),
        (
            "custody",
            3,
            r"""charged with|been charged|was charged|were charged|indicted
            mis(?:e?s?)? en examen|inculpe(?:e?s?)?""",
        ),
        ("custody", 4, r"convicted|sentenced|found guilty|condamne(?:e?s?)?"),
        (
            "search",
            0,
            r"missing|still being searched for|unaccounted for|(?:porte(?:e?s?)? )?disparue?s?",
        ),
        (
            "search",
            1,
            r"""found (?:safe|alive|dead|well)|been found|was found|were found
            retrouve(?:e?s?)?|identified as""",
        ),
        (
            "service",
            0,
            r"""suspended|halted|brought to a halt|cancelled|shut down|closed
            suspendue?s?|interrompue?s?|annule(?:e?s?)?|ferme(?:e?s?)?""",
        ),
        (
            "service",
            1,
            r"""resumed|reopened|restored|restarted|reopen|resume|repris|reprise|reprennent
            rouverte?s?|retablie?s?|rouvert""",
        ),
        (
            "siege",
            0,
            r"""trapped|stranded|taken hostage|held hostage|coince(?:e?s?)?|bloque(?:e?s?)?
            prisonni(?:er|ere)s?|pris(?:e?s?)? en otage""",
        ),
        (
            "siege",
            1,
            r"""freed|rescued|pulled out|degage(?:e?s?)?|libere(?:e?s?)?|secourue?s?
            debloque(?:e?s?)?""",
        ),
        (
            "ward",
            0,
            r"in hospital|hospitalised|hospitalized|hospitalise(?:e?s?)?|a l'hopital",
        ),
        (
            "ward",
            1,
            r"""(?:left|discharged from|released from|out of) hospital|quitte l'hopital
            sorti(?:e?s?)? de l'hopital""",
        ),
        ("ban", 0, r"suspended|banned|suspendue?s?|exclue?s?"),
        (
            "ban",
            1,
            r"""suspension (?:\w+ ){0,4}(?:lifted|overturned)|lifted the (?:suspension|ban)
            reinstated|leve la suspension|suspension (?:\S+ ){0,7}levee|reintegre(?:e?s?)?""",
        ),
        (
            "talks",
            0,
            r"""negotiating|in talks|is in negotiations?|talks are under way|negocie(?:nt)?
            en pourparlers
            en negociations?|discutent""",
        ),
        (
            "talks",
            1,
            r"""broken off|broke off|ended (?:the )?(?:talks|negotiations)|talks collapsed
            called off (?:the )?(?:talks|negotiations)|rompu (?:les )?(?:negociations|pourparlers)
            mis fin aux (?:negociations|pourparlers)|reached (?:a deal|an agreement)
            conclu un accord|trouve un accord""",
        ),
        (
            "contact",
            0,
            r"""lost (?:radio )?contact|lost touch|perdu le contact
            contact (?:\S+ ){0,5}(?:perdu|lost)
            without contact|sans contact|out of contact""",
        ),
        (
            "contact",
            1,
            r"""(?:restored|regained|re-established) (?:\w+ )?contact|contact (?:\S+ ){0,6}restored
            retabli le contact|contact (?:\S+ ){0,6}retabli|repris contact""",
        ),
        (
            "blockade",
            0,
            r"blocking|blockaded|bloquent|(?:is|are|being) blocked|est bloque(?:e|s)?",
        ),
        (
            "blockade",
            1,
            r"""lifted the blockade|blockade (?:\w+ ){0,5}lifted|no longer block|leve le blocage
            blocage (?:\S+ ){0,5}leve|ne bloquent plus|reopened""",
        ),
        ("fire", 0, r"still burning|out of control|raging|hors de controle|toujours actif"),
        ("fire", 1, r"under control|contained|maitrise(?:e?s?)?|circonscrit|sous controle"),
        ("fire", 2, r"put out|extinguished|eteints?|eteinte"),
        (
            "patient",
            0,
            r"""critical condition|critically|life-threatening|etat critique|urgence absolue
            pronostic vital engage""",
        ),
        (
            "patient",
            1,
            r"""stable condition|out of danger|hors de danger|discharged|etat stable
            sorti de l'hopital""",
        ),
        ("office", 0, r"in office|en poste|en fonction"),
        ("office", 1, r"resigned|stepped down|sacked|dismissed|demissionne|limoge|revoque"),
    )
)

# A state that came before the one told, one only asked for or possible, and one come back to.
AT_FIRST = re.compile(
    r"\b(?:initialement|d'abord|dans un premier temps|initially|at first|previously|auparavant)\b"
    r"[^,;.]*[,;]"
)
NOT_A_STATE = re.compile(
    r"\b(?:(?:demande|requete)s? (?:de|d'une?) |(?:request|application|bid) (?:for|to be) |"
    r"(?:d'une |une |a )?(?:eventuelle|possible|potential) )[\w' ]{0,40}"
)
AGAIN = re.compile(r"\b(?:(?:once )?again|de nouveau|a nouveau)\b")

# Somebody has not said so: that is no denial of it.
UNSAID = re.compile(
    r"\bn(?:e |')(?:l'|y |en )?(?:a|ont|avait|avaient)(?: jamais| pas| ni| point| encore| plus)+ "
    r"(?:dit|affirme|confirme|indique|precise|declare|annonce|evoque|soutenu|pretendu)\b"
    r"|\b(?:did|do|does|has|have|had)(?: not|n't| never)(?: yet)? "
    r"(?:say|said|confirm(?:ed)?|claim(?:ed)?|state[d]?|announced?|suggest(?:ed)?)\b"
    r"|\bnever (?:said|claimed|confirmed|stated|suggested)\b"
)

# Answers to a question left open ("no date") and the words that say it is open.
OPEN = re.compile(
    r"\b(?:no (?:exact |precise |firm )?(?:date|time|place|venue)|unspecified (?:date|time)|"
    r"(?:did not|didn't|has not|have not|gave no|set no|without) (?:\w+ ){0,2}?(?:date|time)|"
    r"(?:date|time|venue) (?:\S+ ){0,12}?(?:not (?:yet )?(?:been )?(?:set|fixed|announced|given|"
    r"agreed|decided|specified)|unspecified|unknown|to be (?:set|announced|decided|confirmed))|"
    r"aucune (?:date|heure)|sans (?:\w+ ){0,2}?(?:date|heure)|"
    r"pas (?:donne|fixe|precise|annonce|encore)(?: fixe| donne)? (?:de |la |d')?(?:date|heure)|"
    r"(?:date|heure) (?:\S+ ){0,12}?(?:non precisee|"
    r"pas (?:encore )?(?:precisee|fixee|connue|arretee)|"
    r"inconnue|a (?:determiner|preciser|fixer)))\b"
)

# How sure a statement is: words that make it possible, and words that make it expected.
POSSIBLE = _any(
    r"""could|might|may(?! \d)|possibly|possible|perhaps|maybe|potentially|not ruled out
    considering|is weighing|pourrait|pourraient|peut-etre
    (?<!ne )peu(?:ven)?t (?:(?:encore|egalement|aussi|toujours|desormais) )?etre
    eventuel|eventuelle|eventuels|eventuelles|eventuellement|possiblement|potentiellement
    envisage|envisagent|n'exclut pas
    n'est pas exclu|il est possible|ont pu|a pu|aurait pu|auraient pu|suspected|allegedly
    soupconne(?:e?s?)?|presume(?:e?s?)?|reportedly|apparently|apparemment|semble|semblent"""
)
EXPECTED = _any(
    r"""should|likely|expected to|is expected|are expected|hopes? to|plans? to|aims? to|probably
    devrait|devraient|probablement|sans doute|vraisemblablement|espere|esperent|prevoit|prevoient
    attendue?s?|prevue?s?|would"""
)
# What is still to come, or only agreed, in the words of whoever tells it.
AHEAD = re.compile(
    r"\b(?:will|shall|won't|(?:is|are|was|were) (?:(?:due|set|about|going|scheduled) )?to|"
    r"to be (?:held|opened|signed)|due|scheduled|upcoming|plan(?:s|ned|ning)?|intends?|"
    r"agree[sd]? (?:to|on)|promise[sd]?|vow(?:s|ed)|pledge[sd]?|announce[sd]?|"
    r"va|vont|allai(?:t|ent)|doi(?:t|vent)|prevue?s?|prevoi(?:t|ent)|programmee?s?|attendue?s?|"
    r"convenue?s?|accepte de|promi(?:s|se|ses|t)|compte(?:nt)?|annonce\w*|prochaine?s?|"
    r"(?:[a-z]+(?:[evd]|rr|tt)|(?:ouv|off)ri|rouvri|fini|parti|sorti|reuni|servi)r(?:ait|aient))\b"
)
# The future tense, in text that is not folded: "recevra", "rouvriront", not Sandra or "extra".
# Endings the simple past has as well ("rencontra", "assura") are left out.
FUTURE = re.compile(
    r"\b(?!(?:terra|sierra)\b)(?:[a-zà-ÿ]+(?:[evd]|rr|tt)|"
    r"(?:[a-zà-ÿ]*(?:ouv|off)ri|fini|parti|sorti|réuni|servi))r(?:a|ont)\b|\b(?:will|shall|won't)\b"
)
_MONTH_OF_MAY = re.compile(
    r"\b(?:in|since|until|last|next|by|early|late|mid|of|\d+(?:st|nd|rd|th)?) may\b"
)

# Denials: of one's own words, or told of somebody.
DENIES = _any(
    r"""den(?:y|ies|ied|ying)|refut(?:es|ed|e|ing)|disput(?:es|ed)|contradict(?:s|ed)
    dement(?:i|ent|ie)?
    nie|nient|niait|a nie|ont nie|refute|refutent|conteste|contestent|recuse"""
)
REJECTS = re.compile(
    r"\b(?:claims?|reports?|accusations?|allegations?|affirmations?|rumours?|rumeurs?)\b.*"
    r"\b(?:reject(?:s|ed)|rejette|rejete\w*|dismiss(?:es|ed))\b|"
    r"\b(?:reject(?:s|ed)|rejette|rejete\w*|dismiss(?:es|ed))\b.*"
    r"\b(?:claims?|reports?|accusations?|allegations?|affirmations?|rumours?|rumeurs?)\b"
)
NEGATES = re.compile(
    rf"{FALSE_THAT['en']}|{FALSE_THAT['fr']}|"
    r"\b(?:not|never|no longer|cannot|neither|nobody|nothing|none|no|ne|n'|pas|jamais|aucune?|"
    r"sans (?:aucun )?(?:resultat|progres|avancee|percee|succes|accord|rapprocher|aboutir)s?|"
    r"without (?:any )?(?:results?|progress)|"
    r"personne n[e'])(?:\b|(?<='))|n't\b"
)
# Words that look like a denial and are none, or deny only what is added.
NO_NEGATION = re.compile(
    r"\b(?:not only|non seulement|pas seulement|no (?:more|less|fewer|later|earlier) than|"
    r"not (?:far (?:from|away)|long (?:after|before|ago)|least)|no sooner|none other than|"
    r"(?:non|pas) loin d[e'u]|n'(?:est|etait) (?:nul )?autre qu[e']|"
    r"pas (?:plus|moins) d[e'u]|sans doute|no doubt)\b|\bne \w+ qu[e']|"
    # "Not checked since November 2023" says when it last was.
    r"\b(?:not|never|ne|n'\w+) (?:\w+ ){0,3}?(?:pas |plus |ete |been )?(?:\w+ ){0,4}?"
    r"(?:since|depuis)(?= (?:le |the )?(?:\d|january|february|march|april|may|june|july|august|"
    r"september|october|november|december|janvier|fevrier|mars|avril|mai|juin|juillet|aout|"
    r"septembre|octobre|novembre|decembre|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday))|"
    r", (?:not|without|sans|non|et non|but not|mais pas)\b.*$|"
    # Who has not denied it has not confirmed it either, but says nothing against it.
    r"\bn(?:e |')(?:\w+ )?(?:pas|jamais) (?:ete )?(?:dementi\w*|nie\w*|conteste\w*|refute\w*)|"
    r"\b(?:has|have|had|did|does|do|was|were)(?: not|n't) (?:been )?(?:den(?:y|ied)|disputed?)\b"
)
NO_LONGER = re.compile(
    r"\b(?:no longer|not any ?more|n't any ?more|any longer)\b|"
    r"\b(?:ne |n')(?:(?!pas\b|jamais\b)\w+ ){1,3}plus\b"
)
NOT_YET = re.compile(
    r"\b(?:not yet|n't yet|yet to|pas encore|toujours pas|still not|still has not)\b"
)

# Details one thing has once: what kind of detail, the words that make it one, and its values.
DETAILS: tuple[tuple[str, re.Pattern[str], dict[str, re.Pattern[str]]], ...] = (
    (
        "injury",
        _any(
            r"""injur(?:y|ies|ed)|broke|broken|fractur\w+|hurt|wound(?:s|ed)?|blessures?
            blesse(?:e?s?)?|casse(?:e?s?)?|brise(?:e?s?)?|touche(?:e?s?)?"""
        ),
        {
            "ribs": _any(r"ribs?|cotes?|costales?"),
            "pelvis": _any(r"pelvi[cs]|bassin|pelvienne?s?"),
            "head": _any(r"head|skull|tete|crane"),
            "arm": _any(r"arms?|elbow|wrist|bras|coude|poignet"),
            "leg": _any(r"legs?|knee|ankle|thigh|jambes?|genou|cheville|cuisse"),
            "back": _any(r"back|spine|dos|colonne vertebrale"),
            "neck": _any(r"neck|throat|cou|gorge|nuque"),
            "shoulder": _any(r"shoulder|collarbone|epaule|clavicule"),
            "hand": _any(r"hands?|fingers?|mains?|doigts?"),
            "foot": _any(r"foot|feet|pieds?"),
            "abdomen": _any(r"stomach|abdomen|abdominal|ventre"),
        },
    ),
    (
        "weapon",
        _any(
            r"""shot|stabbed|attack(?:ed)?|armed|wielding|kill(?:ed)?|poignarde(?:e?s?)?|tire
            attaque(?:e?s?)?|arme(?:e?s?)?|tue(?:e?s?)?|muni"""
        ),
        {
            "knife": _any(r"knife|knives|stabb\w+|couteaux?|poignard\w*|arme blanche"),
            "gun": _any(
                r"guns?|pistol|handgun|rifle|firearm|gunshots?|pistolet|fusil|arme a feu|carabine"
            ),
            "hammer": _any(r"hammer|marteau"),
            "axe": _any(r"axe|hache"),
            "bomb": _any(r"bomb|explosives?|bombe|explosifs?"),
        },
    ),
    (
        "means",
        _any(r"arriv\w+|travel\w+|came|left|fled|fui|parti\w*|voyag\w+|venue?s?|rendue?s?"),
        {
            "car": _any(r"by car|en voiture"),
            "train": _any(r"by train|en train"),
            "plane": _any(r"by plane|by air|en avion"),
            "boat": _any(r"by boat|by ferry|en bateau|en ferry"),
            "foot": _any(r"on foot|a pied"),
            "bus": _any(r"by bus|by coach|en bus|en car"),
        },
    ),
    (
        "colour",
        re.compile(""),
        {
            "red": _any(r"red|rouges?"),
            "blue": _any(r"blue|bleue?s?"),
            "green": _any(r"green|verte?s?"),
            "black": _any(r"black|noire?s?"),
            "white": _any(r"white|blanc(?:he)?s?"),
            "yellow": _any(r"yellow|jaunes?"),
            "grey": _any(r"gr[ea]y|grise?s?"),
        },
    ),
)

# Units (as `values.units` names them) of which a number was fired and another got through.
WEAPONS = frozenset({"drone", "missil", "rocket", "shell", "bomb", "plane", "helicopt"})

# What becomes of the parts of one total.
OUTCOMES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "stopped",
        _any(
            r"""shot down|brought down|downed|intercepted|destroyed|stopped|abattue?s?
            interceptee?s?|intercepte?s?|detruite?s?|neutralise(?:e?s?)?"""
        ),
    ),
    (
        "through",
        _any(
            r"""got through|gotten through|hit|struck|reached|landed|perce(?:e?s?)?|passe(?:e?s?)?
            touche(?:e?s?)?|atteint(?:e?s?)?|(?<!la )(?<!une )(?<!cette )(?<!sa )frappe
            (?<!les )(?<!des )(?<!ces )(?<!ses )frappes|frappee?s?|traverse"""
        ),
    ),
    ("lost", _any(r"failed|were lost|went astray|echoue|perdue?s?|tombe(?:e?s?)? en panne")),
    ("for", _any(r"voted for|in favou?r|vote pour|pour le texte")),
    ("against", _any(r"voted against|vote contre")),
    ("abstained", _any(r"abstained|abstentions?|abstenue?s?")),
)
TOTAL = _any(
    r"""fired|launched|in all|in total|altogether|total|aboard|on board|tire(?:e?s?)?|lance(?:e?s?)?
    au total|en tout|a bord|embarque(?:e?s?)?|of the|sur les"""
)


def without_month(text: str) -> str:
    """Blank the month of May out of folded text, so that "may" is the verb."""
    return _MONTH_OF_MAY.sub(" ", text)
