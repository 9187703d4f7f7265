"""Whether a sentence stands by itself, taken out of its article as it is."""

import re
from typing import Literal

from summarizer.values.text import fold

Lean = Literal["none", "some", "all"]
"""How much a sentence needs the ones before it."""

_OPENING_WORDS = 6  # words in which a sentence says what it is about

# Pronouns and links that open a sentence: nobody knows who or what is meant.
_NOTHING_NAMED = re.compile(
    r"\W*(?:il|elle|ils|elles|on|je|j'\w+|nous|vous|c'\w+|ceci|cela|ca|celui|celle|ceux|celles|"
    r"celui-ci|celle-ci|ceux-ci|celles-ci|lui|eux|son|sa|ses|leurs?|y|en ont|"
    r"tous|toutes|(?:tou(?:te)?s )?(?:les )?deux (?!\w+s\b)|"
    r"ce (?:qui|que|sont|sera|serait|fut)|d'autres|certains (?:ont|sont)|"
    r"he|she|it|they|we|i|you|his|her|hers|its|their|theirs|my|our|others|both (?:are|were|had)|"
    r"(?:this|that|these|those|there) (?:is|are|was|were|has|have|had|will|would|could|came|comes)|"
    r"that's|there's|the (?:latter|former|two|pair|trio))\b"
)
_LINKS = re.compile(
    r"\W*(?:mais|or|et|ou|car|donc|puis|ainsi|alors|aussi|toutefois|cependant|pourtant|neanmoins|"
    r"en effet|en revanche|en outre|en fait|par ailleurs|de plus|de son cote|pour sa part|de meme|"
    r"a l'inverse|au contraire|autrement dit|resultat|bref|enfin|d'ailleurs|du coup|a noter|"
    r"en consequence|par consequent|des lors|pour autant|malgre tout|parmi (?:eux|elles)|"
    r"(?:selon|pour|d'apres|chez|avec|a propos de) (?:lui|elle|eux|elles)|"
    r"but|and|or|so|yet|still|however|nevertheless|nonetheless|meanwhile|moreover|furthermore|"
    r"instead|therefore|thus|besides|also|then|in addition|by contrast|in contrast|on the contrary|"
    r"as a result|indeed|for example|for instance|similarly|likewise|otherwise|either way|"
    r"among them|according to (?:him|her|them)|(?:for|to) (?:him|her|them))\b"
)
# "Une réunion qui pourrait s'avérer décisive.": a comment on what was said, without a verb.
# "The scene after the crash, …": what a picture shows.
_COMMENT = re.compile(
    r"\W*(?:(?:une?|an?)\b(?: [\w'-]+){1,3} (?:qui|dont|that|which)\b|"
    r"(?:the |la |l')?(?:scene|aftermath|view|vue) (?:of|after|as|in|at|de|apres)\b)"
)
_ASKS = re.compile(
    r"\b(?:demande\w*(?: \w+){0,3} s[i']|asked(?: \w+){0,3} (?:if|whether)|je pense|i think|"
    r"(?:not|isn't|wasn't) clear (?:if|whether|how|what|why)|unclear (?:if|whether|how|what|why))\b"
)
_LATTER = re.compile(
    r"\b(?:ce dernier|cette derniere|ces derniers|celui-ci|celle-ci|ceux-ci|the latter)\b"
    r"(?! (?:jours|mois|annees|semaines))"
)
# "La création de cette initiative": a name would be better.
_MEANS_EARLIER = re.compile(
    r"\b(?:(?:ce|cet|cette|ces)(?! (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    r"matin|soir|midi|nuit|semaine|week-end|mois|annee|ete|hiver|printemps|automne|apres-midi|"
    r"\d|premier|derniers? (?:jours|mois|annees|semaines)|dernieres? (?:semaines?|annees?)))|"
    r"(?:les|des|aux) deux|"
    r"(?:this|these|that|those)(?! (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|morning|evening|"
    r"afternoon|week|weekend|month|year|summer|winter|spring|autumn|fall))(?= \w+)|"
    r"the (?:two|latter|former|pair|trio)|ses|sa|leurs?|his|her|their|its|him|them)\b"
)
_LINKS_INSIDE = re.compile(
    r"\b(?:en revanche|par ailleurs|de son cote|en outre|toutefois|cependant|egalement|d'ailleurs|"
    r"pour sa part|however|meanwhile|also|too|as well)\b"
)


def leaning(text: str) -> Lean:
    """Tell how much a sentence needs the ones before it, as far as its words show.

    "all": it opens with a pronoun or a link, is a comment or a question passed on; taken by
    itself it says nothing. "some": it can be read, and points back.
    """
    folded = fold(text)
    if any(p.match(folded) for p in (_NOTHING_NAMED, _LINKS, _COMMENT)) or _ASKS.search(folded):
        return "all"
    opening = " ".join(folded.split()[:_OPENING_WORDS])
    if _LATTER.search(opening):
        return "all"
    return "some" if _MEANS_EARLIER.search(opening) or _LINKS_INSIDE.search(folded) else "none"
