"""What goes with an office: of what it is, what kind it is, and where such words end."""

import re

from summarizer.extraction.callings import says_what
from summarizer.extraction.speech import SPEECH_EN, SPEECH_FR
from summarizer.values.name_lexicon import TOKEN_CANON
from summarizer.values.text import fold

_LONGEST_COMPLEMENT = 9  # words
DET = r"(?:(?:le|la|les|une?|the|an?|son|sa|ses|leurs?|his|her|their)\s+|l['’]\s?)"
DELIMITER = re.compile(r"[,;:!?()«»“”\"–—]|\.(?:\s|$)")
_VERB = re.compile(
    r"(?:^|\s)(?:a|ont|est|sont|était|étaient|avait|avaient|sera|seront|fut|doit|devait|va|vont|"
    r"peut|qui|que|has|have|had|was|were|is|are|will|would|who|that|said|says)(?:\s|$)",
    re.IGNORECASE,
)
_AND_THE = re.compile(rf"\b(?:et|and|ou|or)\s+(?:{DET}|[A-ZÀ-Þ])")
LINK = re.compile(
    r"\s*(?:de|du|des|d['’]|of|for|at|in|to|en|à|au|aux|chargée?|chez|pour|par|from|with|avec|on|since|depuis|sous|under|dans)\b",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(
    r"(?:ain|aine|ien|ienne|ais|aise|ois|oise|al|ale|if|ive|ique|iste|eux|euse|eur|eure|ol|ole|"
    r"ard|ant|ante|an|ane|aire|joint|jointe|gue|guee|nal|uel|elle|er|ere)$"
)
_WHO = re.compile(r"\s(?:qui|dont|où|who|whose|where)\s")


def complement(phrase: str, *, alone: bool = True) -> bool:
    """Tell whether words after an office only say of what or what kind it is.

    `alone` where they may hold no other office.
    """
    words = phrase.split()
    if not words:
        return True
    if len(words) > _LONGEST_COMPLEMENT or DELIMITER.search(phrase) or _AND_THE.search(phrase):
        return False
    if verb_in(phrase) or (alone and any(says_what(w) for w in words if w[0].islower())):
        return False
    for word in words:
        if LINK.match(word):
            return True
        folded = fold(word)
        if not (word[0].isupper() or _ADJECTIVE.search(folded) or folded in TOKEN_CANON):
            return False
    return True


def verb_in(phrase: str) -> bool:
    """Tell whether words hold a verb of those that follow a person's name."""
    return bool(_VERB.search(phrase) or SPEECH_FR.search(phrase) or SPEECH_EN.search(phrase))


def ends_there(text: str, role: tuple[int, int]) -> bool:
    """Tell whether an office with an article ends where it is set off: no "the mayor lied"."""
    stop = DELIMITER.search(text, role[1])
    phrase = text[role[0] : stop.start() if stop else len(text)]
    phrase = _WHO.split(phrase, maxsplit=1)[0]
    for part in re.split(r"\s(?:et|and)\s", phrase):
        words = part.split()
        heads = [n for n, word in enumerate(words) if says_what(word)]
        first = heads[0] if heads else 0
        links = [n for n, word in enumerate(words) if LINK.match(word)]
        last = max((n for n in heads if n < min(links, default=len(words))), default=first)
        if not complement(" ".join(words[last + 1 :]), alone=False):
            return False
    return True
