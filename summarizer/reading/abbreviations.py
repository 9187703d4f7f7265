"""Full stops that end no sentence: French and English abbreviations, initials, numbers, links.

`mask_stops` puts a comma in the place of each, so that a segmenter run on the masked text,
which has the same length, does not split there.
"""

import re

# Never the end of a sentence, except where noted: a name or a number follows.
_TITLES = (
    "M MM Mme Mmes Mlle Mlles Me Mes Mgr Dr Drs Pr Mr Mrs Ms Messrs Prof Profs Gen Lt Col Maj Capt "
    "Cpt Cdr Cmdr Adm Sgt Cpl Pvt Sen Sens Rep Reps Gov Govs Pres Rev Hon Amb Supt Insp Det St Ste "
    "Sts Mt Ft gén col lt cap cdt cne adj Fr Sr Jr vs v cf e.g i.e p.ex"
).split()
# A number follows; before anything else the stop is looked at like any other.
_BEFORE_NUMBER = (
    "No Nos no nos Nr art Art arts p pp vol Vol ch chap Chap fig Fig sec Sec num tél Tél Tel tel "
    "env approx ca Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec janv févr avr juil sept oct "
    "nov déc Ch Op op al alin par para h"
).split()
# May end a sentence: they do when a word that opens sentences follows.
_EITHER = (
    "etc Inc Ltd Co Corp Cos Bros av Av bd Bd boul ex env éd réf apr hab Jan Feb Mar Apr Aug Sept "
    "Sep Oct Nov Dec Calif Fla Mass Pa Va Ariz Wash Ill Tex Mich Minn Wis Conn Ga Ky La Md Mo Tenn "
    "Colo Ore Okla Ala Ark Dept dept Univ Assn Est est Ave Blvd Rd Esq Jr Sr Ph.D No St Mt Ft Fr p"
).split()
_OPENERS = frozenset(
    "The A An He She It They We I You His Her Its Their Our My This That These Those There Here "
    "But And Or So Yet In On At By For From With After Before Since When While As If Although "
    "Though Because However Meanwhile Then Now Also Still Some Many Most Several Both Each No "
    "Not One Two What Who Why How Where Police Officials Asked According Later Earlier Le La "
    "Les L Un Une Des Du De Il Elle Ils Elles Nous Vous Je J Tu Ce Cet Cette Ces C Ça Cela Son "
    "Sa Ses Leur Leurs Mon Ma Mes Notre Votre Mais Et Ou Donc Car Puis Ensuite Enfin Ainsi "
    "Alors Aussi Selon Dans En Au Aux À Pour Par Avec Sans Sous Sur Depuis Pendant Après Avant "
    "Entre Vers Chez Si S Quand Lorsque Comme Que Qu Qui Quel Quelle D Deux Trois Plusieurs "
    "Tous Toutes Chaque Certains Certaines Hier Aujourd Demain".split()
)
_WORD = r"(?<![^\W_])(?<![.-])"


def _any_of(words: list[str]) -> str:
    return "|".join(sorted((re.escape(word) for word in set(words)), key=len, reverse=True))


_TITLE_STOP = re.compile(rf"{_WORD}(?:{_any_of(_TITLES)})(\.)(?=\s+\S|[A-ZÀ-Þ])")
_NUMBER_STOP = re.compile(rf"{_WORD}(?:{_any_of(_BEFORE_NUMBER)})(\.)(?=\s*\d)")
_EITHER_STOP = re.compile(rf"{_WORD}(?:{_any_of(_EITHER)})(\.)(?=[\s,;:)\]»”\"’'-])")
_ENDS_WITH_NAME = re.compile(r"(?:St|Mt|Ft|Fr|Sr|Jr|Col|col|lt|cap|v)\Z")
_CLOCK = re.compile(r"\b[ap]\.\s?m(\.)(?=\s)", re.IGNORECASE)
_CLOCK_GOES_ON = re.compile(
    r"\s+(?:[a-zà-ÿ(]|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May"
    r"|June|July|August|(?:Septem|Octo|Novem|Decem)ber|Eastern|Pacific|Central|Mountain|[A-Z]{2,4}\b)"
)
_DOTTED = re.compile(rf"{_WORD}(?:[^\W\d_]\.[-\s]?){{1,5}}[^\W\d_](\.)(?=\s)")
_INITIAL = re.compile(rf"{_WORD}([A-ZÀ-Þ])(\.)(?=[\s-])")
_SMALL_WORD_BEFORE = re.compile(r"(?:\A|[^\w])[^\W\d_A-ZÀ-Þ]\w*\s\Z")
_LONG_WORD = 30  # code points looked back for the word before an initial
_CAPITAL = re.compile(r"[\s«“\"‘'(\[]{0,9}[A-ZÀ-Þ]")
# A stop with no space after it: decimals, links, versions, "U.S.", ".fr". Also "n°.5".
_INNER_STOP = re.compile(r"\.(?=[^\s.…!?»”\"’')\]])")
_ELLIPSIS_INSIDE = re.compile(r"[\[(]\s*(?:\.{2,}|…)\s*[\])]|\s(?:\.{3}|…)(?=\s)")
_NEXT_WORD = re.compile(r"[\s«“\"‘'(\[]{0,9}([^\W\d_]+)")
# "terminé.Il": a stop between a word and a capital, where the space was lost.
_LOST_SPACE = re.compile(r"(?<=[^\W\d_A-ZÀ-Þ]{3})[.!?](?=[A-ZÀ-Þ][^\W\d_A-ZÀ-Þ]*[\s’',])")


def mask_stops(text: str) -> str:
    """Return `text`, same length, with a comma for each full stop that ends no sentence."""
    chars = list(text)
    for at in _inner_stops(text):
        chars[at] = ","
    for at, ends in _abbreviations(text):
        if not ends:
            chars[at] = ","
    return "".join(chars)


def certain_ends(text: str) -> list[int]:
    """Find where sentences end that a segmenter overlooks.

    After an abbreviation that a word follows which opens sentences, and where the space after
    the stop was lost.
    """
    ends = [match.end() for match in _LOST_SPACE.finditer(text)]
    return ends + [at + 1 for at, is_end in _abbreviations(text) if is_end]


def _inner_stops(text: str) -> list[int]:
    """Find full stops inside words, numbers, links and bracketed ellipses."""
    found = [match.start() for match in _INNER_STOP.finditer(text)]
    for match in _ELLIPSIS_INSIDE.finditer(text):
        found += [at for at in range(*match.span()) if text[at] in ".…"]
    return found


def _abbreviations(text: str) -> list[tuple[int, bool]]:
    """Find the full stops of abbreviations: where each stands, and whether it ends a sentence."""
    found = [(match.start(1), False) for match in _NUMBER_STOP.finditer(text)]
    numbered = {at for at, _ in found}
    for match in _TITLE_STOP.finditer(text):
        # "Main St. The house": words that are also the end of names.
        is_name = _ENDS_WITH_NAME.search(text, 0, match.start(1))
        found.append((match.start(1), bool(is_name) and _opens(text, match.end())))
    for match in _EITHER_STOP.finditer(text):
        anything = match[0].startswith("etc") and _CAPITAL.match(text, match.end())
        found.append((match.start(1), bool(anything) or _opens(text, match.end())))
    found += [(m.start(1), not _CLOCK_GOES_ON.match(text, m.end())) for m in _CLOCK.finditer(text)]
    known = {at for at, _ in found}
    dotted = [match for match in _DOTTED.finditer(text) if match.start(1) not in known]
    found += [(match.start(1), _opens(text, match.end())) for match in dotted]
    for match in _INITIAL.finditer(text):
        # "vitamine C. Le" ends a sentence, "Jean F. Le Gall" does not.
        before = text[max(0, match.start() - _LONG_WORD) : match.start()]
        after_small = match[1] != "M" and _SMALL_WORD_BEFORE.search(before)
        found.append((match.start(2), bool(after_small) and _opens(text, match.end())))
    return [(at, ends and at not in numbered) for at, ends in found]


def _opens(text: str, at: int) -> bool:
    """Tell whether the word after `at` is one that opens sentences."""
    following = _NEXT_WORD.match(text, at)
    return bool(following and following[1] in _OPENERS)
