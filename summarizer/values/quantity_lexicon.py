"""Words and patterns for reading quantities, folded: scales, bounds, fractions, groups, names."""

import re

from summarizer.values.typed import Bound

SCALES: dict[str, float] = {
    "thousand": 1e3, "mille": 1e3, "millier": 1e3, "milliers": 1e3, "thousands": 1e3,
    "hundred": 100, "hundreds": 100, "cent": 100, "cents": 100, "centaine": 100, "centaines": 100,
    "million": 1e6, "millions": 1e6, "milliard": 1e9, "milliards": 1e9, "billion": 1e9,
    "billions": 1e9, "trillion": 1e12, "trillions": 1e12, "bn": 1e9, "mrd": 1e9, "md": 1e9,
    "mds": 1e9, "mn": 1e6, "trn": 1e12, "tn": 1e12, "dozen": 12, "dozens": 12, "douzaine": 12,
    "douzaines": 12, "dizaines": 10, "dizaine": 10,
}  # fmt: skip
# "m" and "k" only when they touch the number.
ATTACHED_SCALES = {
    "m": 1e6,
    "k": 1e3,
    "b": 1e9,
    **{k: SCALES[k] for k in ("bn", "md", "mds", "mn", "tn", "trn", "mrd")},
}
# "cents" may be money; the short ones are read where they touch a number.
_NEVER_ALONE = frozenset({"cent", "cents", "bn", "mrd", "md", "mds", "mn", "trn", "tn"})
SCALE_WORDS = "|".join(
    sorted((word for word in SCALES if word not in _NEVER_ALONE), key=len, reverse=True)
)


# Nouns that are numbers.
GROUPS: dict[str, float] = {
    "huitaine": 8, "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30,
    "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1000,
}  # fmt: skip

# Plurals without a number in front: the least they can mean (two of them; dozens: two dozen).
INDEFINITE: dict[str, float] = {
    "dizaines": 20, "douzaines": 24, "centaines": 200, "milliers": 2000, "millions": 2e6,
    "milliards": 2e9, "tens": 20, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000,
    "billions": 2e9, "trillions": 2e12, "hundred": 200, "thousand": 2000, "million": 2e6,
    "billion": 2e9, "dozen": 24,
}  # fmt: skip

# Each bound with the words that state it before a number.
BOUND_WORDS: dict[Bound, str] = {
    "at_least": (
        r"au moins|pas moins d(?:e |')|at least|(?:a |au )?minimum(?: of| d(?:e |'))?|au minimum|"
        r"no (?:fewer|less) than|not (?:fewer|less) than|a partir de"
    ),
    "at_most": (
        r"jusqu'?a|up to|as (?:many|much) as|at most|au plus|au maximum|a maximum of|"
        r"(?:un )?maximum d(?:e |')|tout au plus|(?:no|not) more than|pas plus d(?:e |')"
    ),
    "more_than": (
        r"plus d(?:e |')|(?:well |far )?(?:more than|over)|above|in excess of|au-dela d(?:e |')|"
        r"superieure?s? a|greater than|upwards? of|exceed(?:s|ed|ing)?|"
        r"depass(?:e|ent|ait|ant|er)|just over|topped|tops"
    ),
    "less_than": (
        r"moins d(?:e |')|less than|fewer than|under|below|inferieure?s? a|just under|"
        r"en dessous d(?:e |')"
    ),
    "about": (
        r"environ|quelque|autour d(?:e |')|aux alentours d(?:e |')|pres d(?:e |')|presque|"
        r"quasi(?:ment)?|approximately|about|(?:at )?around|roughly|some|nearly|almost|close to|"
        r"circa|approx\.?|an estimated|estimated|a peu pres|a peine|dans les|grosso modo|~|"
        r"more or less|plus ou moins|virtually|somewhere around"
    ),
}
BOUND_LEFT = [
    (bound, re.compile(rf"(?:^|(?<=[^a-z]))(?:{words})(?: (?:les|the|un total de|a total of))? ?$"))
    for bound, words in BOUND_WORDS.items()
]
BOUND_RIGHT: list[tuple[Bound, re.Pattern[str]]] = [
    (
        "at_least",
        re.compile(
            r"^(?:\+| (?:ou plus|or more|au moins|at least|minimum|au minimum|et plus|"
            r"and (?:more|over))\b)"
        ),
    ),
    (
        "at_most",
        re.compile(
            r"^ (?:au maximum|at most|au plus|maximum|tout au plus|or (?:less|fewer)|ou moins)\b"
        ),
    ),
    ("about", re.compile(r"^(?: environ\b| or so\b|-odd\b| ou a peu pres\b| or thereabouts\b)")),
]

_HALF_OF = r"(?:of|the|its|their|his|her|our|all|as)\b"
# Shares of a whole, read as percentages.
FRACTIONS: list[tuple[re.Pattern[str], float]] = [
    (re.compile(r"\b(?:la |une )?(?<!troisieme )(?<!premiere )moitie\b"), 1 / 2),
    (
        re.compile(
            rf"(?<!first )(?<!second )(?<!and a )\bhalf (?={_HALF_OF})|\bone[ -]half\b|"
            r"(?:(?<=than )|(?<=nearly )|(?<=almost )|(?<=about )|(?<=around ))half\b(?!-| an? )"
        ),
        1 / 2,
    ),
    (
        re.compile(r"\b(?:les )?(?:deux|2)[ -]tiers\b|\btwo[ -]thirds\b|(?<![\d/])2/3(?![\d/])"),
        2 / 3,
    ),
    (
        re.compile(
            r"\b(?:un|le) tiers\b|\ba[ -]third(?= of\b)|\bone[ -]third\b|(?<![\d/])1/3(?![\d/])"
        ),
        1 / 3,
    ),
    (
        re.compile(
            r"\b(?:les )?(?:trois|3)[ -]quarts(?! d'heure)\b|\bthree[ -]quarters\b(?! of an)|"
            r"(?<![\d/])3/4(?![\d/])"
        ),
        3 / 4,
    ),
    (
        re.compile(
            r"\b(?:un|le) quart\b(?! d'heure| de finale|-)|(?<![\d/])1/4(?![\d/])|"
            r"\b(?:a|one)[ -]quarter(?= of\b)(?! of (?:an hour|a (?:million|billion|century)))"
        ),
        1 / 4,
    ),
    (re.compile(r"\bun cinquieme\b|\b(?:a|one)[ -]fifth(?= of\b)"), 1 / 5),
    (re.compile(r"\bun dixieme\b|\b(?:a|one)[ -]tenth(?= of\b)"), 1 / 10),
]

CHANGE_VERBS = re.compile(
    r"\b(?:r[io]se|risen|rising|fell|fall|fallen|drop\w*|increas\w+|grew|grow\w*|went|jump\w*|cut|"
    r"climb\w*|soar\w*|up|down|passe\w*|passant|monte\w*|baiss\w+|augment\w+|grimp\w+|chut\w+|"
    r"tomb\w+|recul\w+|ramen\w+|reduced?|revised?|raised?|lowered)\b"
)
# Adjectives and the like that may stand between a number and the noun it counts.
SKIP_BEFORE_NOUN = {
    "fr": frozenset(
        """autres autre nouveaux nouvelles nouvel nouveau nouvelle premiers premieres derniers
        dernieres prochains prochaines jeunes jeune petits petites grands grandes grand grande hauts
        hautes haut haute bons bonnes vieux vieilles anciens anciennes ancien ancienne gros grosses
        principaux principales memes meme seuls seules seul seule simples vrais vraies longs longues
        longue long petit petite different differents differentes de d' presumes pauvres belles
        beaux fameux celebres bonne bon mauvais mauvaises tres""".split()
    ),
    "en": frozenset(
        """other others more new additional extra young old elderly different separate further
        fewer first last next previous former big small large major main key top high-level senior
        consecutive straight full whole long short great good bad little female male civilian local
        british american russian ukrainian french israeli palestinian foreign unnamed armed unarmed
        masked alleged suspected very total such single so-called high own people's""".split()
    ),
}
OF_AFTER = re.compile(
    r"^ (?:de |d'|of (?:the |these |those |its |their |his |her |our )?|des |du )"
)
