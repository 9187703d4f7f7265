"""When two words are forms of one, which words say little by themselves, and which are opposites.

Lemmas are simplemma's (Barbaresi, "simplemma: a simple multilingual lemmatizer for Python").
The light verbs are the support verbs of lexicon-grammar (Gross 1981, "Les bases empiriques de la
notion de prédicat sémantique"): "a eu lieu", "s'est tenu" and "held" may replace one another.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import simplemma

from summarizer.values.folding import fold
from summarizer.values.memo import remembered
from summarizer.values.stopwords import STOPWORDS
from summarizer.values.text import is_negated, stem, words

_SHORT = 4  # letters of words that are no verb for their ending: "mer", "hier"
_KIN = 6  # letters at the beginning that two words of one family share
_DENIED = 2  # telling words a negation reaches

_ARTICLES = frozenset(
    "le la les l un une des du au aux ce cet cette ces son sa ses leur leurs notre nos".split()
)
_NOUN_OPENINGS = {
    "fr": _ARTICLES | frozenset("de d par sur en pour avec sans".split()),
    "en": frozenset(
        "the a an this that these those his her its their our of in on at by for with from".split()
    ),
}
_LIGHT_FR = """
avoir être faire tenir donner mettre prendre rester devenir compter viser concerner porter prévoir
vouloir pouvoir devoir falloir durer utiliser continuer commencer maintenir retrouver permettre
lieu partie cours sein part cas fait plus moins très surtout davantage également aussi environ tard
tôt déjà encore nouveau année bien chaque dû maintenant
finalement récemment actuellement nommer appeler concernant ensemble temps moment nombre dérouler
situer contre pas jamais rien aucun non personne gens parler
"""
_LIGHT_EN = """
be have do make take give get hold keep remain become include involve aim last use continue begin
start bring place part fact case more less very also about around later early already still new year
well every due now then below above latter former call called name named regarding together finally
ultimately eventually recently currently previously approximately roughly along time number own
against never nothing people person want need run count speak talk think thought believe expect
first initially held kept took taken gave given made had brought began begun became thought ran
spoke
"""
_LIGHT = {
    "fr": frozenset(fold(word) for word in _LIGHT_FR.split()),
    "en": frozenset(fold(word) for word in _LIGHT_EN.split()),
}
# A line holds two sides; every word of one is against every word of the other.
_OPPOSITES_FR = """
acheter achat acquérir acquisition racheter rachat / vendre vente céder cession
arriver arrivée atteindre entrer / quitter partir départ sortir
gagner remporter victoire vainqueur bénéfice profit gain / perdre défaite vaincu perte
accepter approuver adopter soutenir / refuser rejeter repousser condamner dénoncer
augmenter hausse croître croissance monter progresser progression / diminuer baisse baisser reculer
augmenter hausse croître croissance monter progresser progression / recul chuter chute repli replier
bondir bond grimper rebondir flamber / diminuer baisse baisser reculer recul chuter chute repli
augmenter hausse monter progresser bondir grimper / plonger dégringoler
confirmer maintenir valider / annuler casser invalider infirmer
demander réclamer requérir réquisition / obtenir écoper
soupçonner soupçonné soupçon suspect / condamner condamné condamnation
tuer / blesser blessé
innocence innocent clamer nier / avouer aveu
suspendre interrompre / reprendre reprise poursuivre
ouvrir ouverture rouvrir / fermer fermeture
commencer débuter début / finir terminer achever fin
homme masculin / femme féminin
père / mère
fils / fille
frère / sœur
mari époux / femme épouse
vivre survivre survivant vivant naître naissance / mourir mort décès décéder tuer
succéder successeur suivant / précéder prédécesseur précédent
autoriser permettre légal légaliser / interdire interdiction illégal
arrêter arrestation emprisonner incarcérer / libérer relâcher libération
nord / sud
est / ouest
premier / dernier
majorité majoritaire / minorité minoritaire
vrai véridique authentique officiel / faux mensonger
positif / négatif
pour favorable / contre opposé
innocent innocenter acquitter acquittement / coupable condamner condamnation
public / privé
national / étranger
plus / moins
possible / impossible
écarter exclure / retenir privilégier
confirmer confirmation / démentir démenti infirmer
matin matinée / midi soir soirée nuit
midi / soir soirée nuit
"""
_OPPOSITES_EN = """
buy bought purchase acquire acquisition / sell sold sale
arrive arrival reach enter / leave left depart departure exit quit
win won victory winner profit gain / lose lost defeat loser loss
accept approve adopt support back / refuse reject oppose opposition condemn denounce
increase rise rose risen grow grew climb / decrease fall fell fallen drop decline slump plunge slip
jump soar surge / decrease fall fell fallen drop decline slump plunge slip
uphold upheld confirm / overturn quash annul
pass approve adopt / reject defeat
ask seek sought demand / got obtain receive
suspect suspected suspicion / convict convicted conviction
kill / injure wound hurt
innocence deny / admit confess plead
suspend halt interrupt / resume continue
open reopen / close shut closure
begin began begun start beginning / end finish ending
man male / woman female
father / mother
son / daughter
brother / sister
husband / wife
live survive survivor alive birth born / die death dead kill
succeed successor following / precede predecessor previous
allow permit legal legalise / ban forbid prohibit illegal
arrest jail imprison detain / free release
north northern / south southern
east eastern / west western
first / last final
majority / minority
true authentic official / false fake
positive / negative
for / against
innocent acquit acquittal / guilty convict conviction
public / private
domestic / foreign
more / fewer less
possible / impossible
confirm confirmation / deny denial
morning / afternoon evening night noon
afternoon / evening night
"""


def _sides(text: str) -> list[tuple[frozenset[str], frozenset[str]]]:
    """Return both sides of every line, and the same turned round."""
    lines = [line.partition("/") for line in text.strip().splitlines()]
    pairs = [
        (frozenset(fold(left).split()), frozenset(fold(right).split())) for left, _, right in lines
    ]
    return [*pairs, *((right, left) for left, right in pairs)]


def _table(pairs: Sequence[tuple[frozenset[str], frozenset[str]]]) -> dict[str, frozenset[str]]:
    """Return what stands on the second side for every word of a first side."""
    found: dict[str, frozenset[str]] = {}
    for ours, theirs in pairs:
        for word in _with_participles(ours):
            found[word] = found.get(word, frozenset()) | _with_participles(theirs)
    return found


def _with_participles(words: frozenset[str]) -> frozenset[str]:
    """Add the folded participles of French verbs in "-er", which have no lemma: "confirmé"."""
    return words | {word[:-1] for word in words if len(word) > _SHORT and word.endswith("er")}


_SIDES = {"fr": _sides(_OPPOSITES_FR), "en": _sides(_OPPOSITES_EN)}
_OPPOSITES = {code: _table(pairs) for code, pairs in _SIDES.items()}
_ALIKE = {code: _table([(ours, ours) for ours, _ in pairs]) for code, pairs in _SIDES.items()}


@remembered(65536)
def forms(word: str, language: str) -> frozenset[str]:
    """Return the folded word, its stem and its lemma; two words are one when these meet."""
    plain = fold(word)
    if language not in _LIGHT:
        return frozenset({plain})
    lemma = simplemma.lemmatize(word.lower(), lang=language)
    return frozenset({plain, stem(word, language), fold(lemma)})


def is_light(word: str, language: str) -> bool:
    """Tell whether a word says little by itself: a support verb, "lieu", "also"."""
    return bool(forms(word, language) & _LIGHT.get(language, frozenset()))


def opposites(word: str, language: str) -> frozenset[str]:
    """Return folded words this one is against: those of buying for "sale", of gain for "perd"."""
    table = _OPPOSITES.get(language, {})
    return frozenset[str]().union(*(table.get(form, ()) for form in forms(word, language)))


def likes(word: str, language: str) -> frozenset[str]:
    """Return folded words of like meaning: "authentique" for "officiel"."""
    table = _ALIKE.get(language, {})
    return frozenset[str]().union(*(table.get(form, ()) for form in forms(word, language)))


@dataclass(frozen=True, slots=True)
class Telling:
    """A word that is no stop word.

    Attributes:
        text: As written; of a word with hyphens, one part.
        start: First code point of the whole word in the text.
        noun: Whether an article or preposition before it makes it part of a noun phrase.

    """

    text: str
    start: int
    noun: bool


@remembered(8192)
def telling_words(text: str, language: str) -> tuple[Telling, ...]:
    """Return the words of `text` that are no stop words, in order; hyphens are cut."""
    stop = STOPWORDS.get(language, frozenset())
    found = []
    before: tuple[str, ...] = ()
    for token in words(text):
        whole = any(char.isdigit() for char in token.text) or "-" not in token.text
        parts = [token.text] if whole else token.text.split("-")
        noun = _in_noun_phrase(token.folded, before, language)
        if token.folded not in stop:
            found += [Telling(p, token.start, noun) for p in parts if p and fold(p) not in stop]
        before = (*before[-1:], token.folded)
    return tuple(found)


def _in_noun_phrase(word: str, before: Sequence[str], language: str) -> bool:
    """Tell by the word before, or by the one before that, as in "the big call"."""
    opening = _NOUN_OPENINGS.get(language, frozenset())
    infinitive = language == "fr" and word.endswith(("er", "ir", "re"))
    if before and before[-1] in (_ARTICLES if infinitive else opening):
        return True
    plain = bool(before) and before[-1] not in STOPWORDS.get(language, frozenset())
    return len(before) > 1 and plain and not infinitive and before[-2] in opening


@remembered(2048)
def word_index(text: str, language: str) -> Mapping[str, tuple[int, ...]]:
    """Return where the telling words stand, counted in such words, by their forms and kin."""
    places: dict[str, list[int]] = {}
    for at, word in enumerate(telling_words(text, language)):
        for key in _keys(word.text, language):
            places.setdefault(key, []).append(at)
    return {key: tuple(found) for key, found in places.items()}


def find_word(word: str, text: str, language: str) -> set[int]:
    """Return where a word, a form of it or one of its family stands, counted in telling words."""
    index = word_index(text, language)
    return {at for key in _keys(word, language) for at in index.get(key, ())}


@remembered(65536)
def _keys(word: str, language: str) -> frozenset[str]:
    plain = fold(word)
    kin = {plain[:_KIN] + "…"} if plain.isalpha() and len(plain) >= _KIN else set[str]()
    return forms(word, language) | kin


def denied_words(text: str, language: str) -> frozenset[str]:
    """Return the stems of the two telling words after each negation: what is denied."""
    found: set[str] = set()
    for token in words(text):
        if is_negated(text[token.start : token.end], language):
            after = [
                stem(word.text, language)
                for word in telling_words(text, language)
                if word.start >= token.end and not is_negated(word.text, language)
            ]
            found.update(after[:_DENIED])
    return frozenset(found)
