"""Passages: the words of one sentence that can stand as a claim, and which ones to offer.

A model of one or two billion parameters asked to shorten a sentence copies it whole, or runs
words together and swaps who did what. So the embedded model is asked which sentence is worth
a line, and code copies the words: the sentence itself, without its date line, and ended early
where it is long and what follows can be dropped without changing what is said. Without a model
the sentences are taken whole (`whole_sentences`).
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from summarizer.extraction.evidence import Evidence, NumberedStatement
from summarizer.extraction.extractive.standing import leaning
from summarizer.extraction.extractive.tolls import states_a_toll
from summarizer.extraction.orders import is_order
from summarizer.extraction.speech import POST
from summarizer.extraction.voices import settle
from summarizer.reading.visible import visible
from summarizer.values.quotation import cut_in_two, quoted_spans
from summarizer.values.text import clauses, fold

SHORTEST = 6  # words; fewer seldom make a claim
LONGEST = 36  # words after which a passage is ended, where it can be
WHOLE = 50  # words of a sentence that cannot be ended early and is still taken beside others
TOO_LONG = 120  # words of what is no sentence, whatever the punctuation says
FEWEST = 4  # claims asked for, of an article that has as many sentences
WORDS_A_CLAIM = 30  # words of an article for which one claim is asked
WORTH = 1.0  # score below which a sentence is not offered only for where it stands
_FROM_STRETCHES = 2 / 3  # share of the claims that are spread evenly
_NEAR_BEST = 1.0  # how far below another sentence one may score that is offered in its place
_BESIDE = 2  # how many sentences away it may stand
_MOST_SHARE = 0.6  # share of its words that is always kept, up to WHOLE
_EARLIEST_END = 9  # words before the first place a sentence may be ended at

# What a clause that may be dropped begins with, after a comma or without one. Conditions,
# exceptions, complements and defining relative clauses ("if", "unless", "que", "qui") are not
# among them: without them the rest says something else.
_AFTER_COMMA = (
    r"selon|a-t-\w+|ont-\w+|dans (?:le|la|l'|un)|a l'issue|au terme|a la veille|"
    r"en (?:vue|reference|raison|marge|particulier)|precisant|soulignant|ajoutant|visant|"
    r"imputant|evoquant|estimant|affirmant|rappelant|malgre|notamment|dont|ou|qui|mais|avec|depuis|"
    r"pendant|quelques|y compris|ainsi qu\w*|ce qu\w*|proposee?s?|"
    r"according to|as|amid|including|which|who|where|whose|but|with|despite|adding|saying|telling|"
    r"citing|noting|when|since|leaving|(?:he|she|they|it) (?:said|added|told)"
)
_ANYWHERE = r"apres|lors|alors qu\w*|tandis qu\w*|after|while|during|following"
_DROPPABLE = re.compile(rf"\s*(?:[,;–—-]\s*(?:{_AFTER_COMMA}|{_ANYWHERE})|(?:{_ANYWHERE}))\b")
_OPENS_SUBORDINATE = re.compile(
    r"\W*(?:si|s'il\w*|quand|lorsqu\w*|alors|apres|avant|au moment|depuis|bien qu|parce|if|unless|"
    r"when|while|after|before|although|though|because|as|since|asked)\b"
)
_DATELINE = re.compile(
    r"^(?:[A-ZÀ-Ý][A-ZÀ-Ý'’ .,-]{2,40}(?:,? [A-ZÀ-Ý][a-zà-ÿ.]+){0,2}\s?(?:\([^)]{1,20}\))?|"
    r"\([A-ZÀ-Ý][^)]{1,20}\))\s*[—–-]\s+"
)
_POINTS_BACK = re.compile(
    r"\W*(?:il|elle|ils|elles|on|je|j'\w+|nous|vous|ce|c'\w+|cela|cet|cette|ces|he|she|it|they|we|"
    r"i|you|this|that|these|those|his|her|their|my|our)\b"
)
_ASKS = re.compile(
    r"\b(?:demande\w*(?: \w+){0,3} s[i']|asked(?: \w+){0,3} (?:if|whether)|je pense|i think)\b"
)
_PICTURE = re.compile(
    r"\W*(?:(?:an?|this|the|une?|cette|sur)\s)?(?:file |aerial |screen)?"
    r"(?:photos?|photograph|pictured?|image|footage|video|photographie|capture)\b",
    re.IGNORECASE,
)
# "Or" is French here; English "or", and "but for", say something.
_LINK = re.compile(
    r"(?:(?:Et|Mais|Cependant|Toutefois|Pourtant|Néanmoins|Par ailleurs|En outre|De plus|And|But|"
    r"However|Meanwhile|Moreover|Nevertheless)\b,?\s+(?!for\b|si\b|if\b)|"
    r"Or\b,?\s+(?=(?:il|elle|ils|elles|le|la|les|ce|cet|cette|un|une|en|selon)\b))"
)
_ENDED = re.compile(r"[.!?…]\W*$|[»”\"’)]$")
_OPENING, _CLOSING = re.compile("[«“]"), re.compile("[»”]")


@dataclass(frozen=True, slots=True)
class Passage:
    """What may be claimed from one sentence.

    Attributes:
        sentence: The sentence's number.
        text: Its words, as the model sees them, perhaps ended early.
        score: How much it tells: its values and names, less what it leaves open.

    """

    sentence: int
    text: str
    score: float


def passages(evidence: Evidence) -> list[Passage]:
    """Return the passages of an article's text in order; of its title if there is nothing else."""
    body = [p for s in evidence.sentences if s.n and (p := _passage(evidence, s)) is not None]
    clear = [passage for passage in body if leaning(passage.text) != "all"]
    if len(clear) >= FEWEST or clear == body:
        body = clear  # "Il reçoit vendredi le président": nobody knows who, out of its article
    if body:
        return body
    return [p for s in evidence.sentences if (p := _passage(evidence, s)) is not None]


def whole_sentences(evidence: Evidence) -> list[Passage]:
    """Return the sentences of an article that can stand as claims, whole, in order.

    A sentence longer than `WHOLE` counts only where there is no other, the title only where there
    is nothing else, and a sentence shorter than `SHORTEST` only where it says how many people
    something befell.
    """

    def whole(sentence: NumberedStatement, longest: int) -> Passage | None:
        return _passage(evidence, sentence, lambda text: [text], longest)

    for longest in (WHOLE, TOO_LONG):
        found = [p for s in evidence.sentences if s.n and (p := whole(s, longest)) is not None]
        if found:
            return found
    return [p for s in evidence.sentences if (p := whole(s, WHOLE)) is not None]


def spread(found: Sequence[Passage], most: int) -> list[list[Passage]]:
    """Choose what to offer: something from every stretch of an article, then what tells most.

    Args:
        found: The passages, in order.
        most: Most claims to ask for.

    Returns:
        For each claim to ask for, one or two passages to choose from; no passage twice. Two
        thirds of the claims come from stretches of equal length, where these have something to
        tell, the rest from anywhere.

    """
    if not found or most < 1:
        return []
    lengths = [len(passage.text.split()) for passage in found]
    total = sum(lengths)
    wanted = max(FEWEST, round(total / WORDS_A_CLAIM + 1))
    count = min(most, len(found), wanted)
    stretches: list[list[Passage]] = [[] for _ in range(max(1, round(count * _FROM_STRETCHES)))]
    done = 0
    for passage, length in zip(found, lengths, strict=True):
        middle = (done + length / 2) / max(1, total)
        stretches[min(len(stretches) - 1, int(middle * len(stretches)))].append(passage)
        done += length
    tops = [max(stretch, key=lambda p: p.score) for stretch in stretches if stretch]
    chosen = [passage for passage in tops if passage.score >= WORTH]
    left = sorted((p for p in found if p not in chosen), key=lambda p: -p.score)
    chosen = sorted([*chosen, *left[: count - len(chosen)]], key=lambda p: p.sentence)
    offered = [[passage] for passage in chosen]
    for passage in left:
        if passage not in chosen:
            _add_choice(offered, passage)
    return offered


def _add_choice(offered: list[list[Passage]], passage: Passage) -> None:
    """Let the model choose between `passage` and one beside it that tells about as much."""
    beside = min(offered, key=lambda choices: abs(choices[0].sentence - passage.sentence))
    near = abs(beside[0].sentence - passage.sentence) <= _BESIDE
    if near and len(beside) == 1 and passage.score >= beside[0].score - _NEAR_BEST:
        beside.append(passage)
        beside.sort(key=lambda p: p.sentence)


def _passage(
    evidence: Evidence,
    sentence: NumberedStatement,
    wordings: Callable[[str], Iterable[str]] | None = None,
    longest: int = WHOLE,
) -> Passage | None:
    text = _without_link(_DATELINE.sub("", visible(evidence.article, sentence.sentence)))
    if "?" in text[-4:] or len(text.split()) > TOO_LONG or is_order(text):
        return None
    if sentence.n and _set_into_page(text):
        return None
    may_be_short = sentence.n > 0 and wordings is not None  # whole, and no title
    for kept in (wordings or _wordings)(text):
        size = len(kept.split())
        if size > longest or cut_in_two(kept):
            continue
        if size < SHORTEST and not (may_be_short and states_a_toll(evidence, kept)):
            continue
        # Somebody's words that code cannot give to anybody would be withheld anyway.
        if not settle(evidence, [sentence.n], None, evidence.claim(kept)).lost:
            return Passage(sentence.n, kept, _score(evidence, kept))
    return None


def _without_link(text: str) -> str:
    """Return a sentence without the word that only links it to the one before."""
    link = _LINK.match(text)
    if link is None:
        return text
    rest = text[link.end() :]
    return rest[:1].upper() + rest[1:]


def _set_into_page(text: str) -> bool:
    """Tell a heading, a caption or a post from a sentence of the article."""
    return bool(not _ENDED.search(text) or POST.search(text) or _PICTURE.match(text))


def _wordings(text: str) -> Iterator[str]:
    """Yield what may be said of a sentence, best first: all of it, or up to a good place to end."""
    words = len(text.split())
    ends = [text[:end].rstrip(" ,;:–—-") for end in _ends(text)]
    sizes = [len(kept.split()) for kept in ends]
    short = [kept for kept, size in zip(ends, sizes, strict=True) if size <= LONGEST]
    # Ended early only where that leaves most of it; else only if all of it cannot stand.
    ample = [kept for kept in short if len(kept.split()) >= words * _MOST_SHARE or words > WHOLE]
    if words > LONGEST:
        yield from reversed(ample)
    yield text
    yield from reversed(short)


def _ends(text: str) -> list[int]:
    """Return where a sentence may be ended without changing what it says, in order."""
    quoted = quoted_spans(text)
    places = []
    for (_, end), (following, _) in zip(clauses(text), clauses(text)[1:], strict=False):
        kept = text[:end]
        if (
            len(kept.split()) >= _EARLIEST_END
            and _DROPPABLE.match(fold(text[end : following + 40]))
            and not any(start < end < stop for start, stop in quoted)
            and kept.count("(") == kept.count(")")
            and not (_OPENS_SUBORDINATE.match(fold(kept)) and "," not in kept)
        ):
            # The mark that closes a quotation goes with it.
            closing = re.match(r"\s?[»”\"’']*", text[end:])
            places.append(end + (closing.end() if closing else 0))
    return places


def _score(evidence: Evidence, text: str) -> float:
    statement = evidence.claim(text)
    named = len({name.key for name in statement.names})
    values = len(statement.quantities) + len(statement.dates)
    folded = fold(text)
    leaves_open = bool(_POINTS_BACK.match(folded)) + 2 * bool(_ASKS.search(folded))
    # A quotation that runs on before or after the sentence: half of what was said.
    broken = len(_OPENING.findall(text)) != len(_CLOSING.findall(text)) or text.count('"') % 2
    return min(named, 3) + 2.0 * min(values, 3) - 1.5 * leaves_open - 1.5 * bool(broken)
