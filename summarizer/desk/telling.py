"""What gates and acts say, in French: their sentences are written in English where they arise.

A sentence is known by its words; what stands in its braces is carried over as it is. One nobody
put into French is told in English. A test reads the program for sentences that are missing here.
"""

import re
from functools import cache

from summarizer.output.wording import Language

SENTENCES: dict[str, str] = {
    # gates
    "“{a}” does not stand there": "« {a} » n'y figure pas",
    "“{a}” does not stand in the article": "« {a} » ne figure pas dans l'article",
    "“{a}” counts something else there": "« {a} » y compte autre chose",
    "“{a}” is qualified there": "« {a} » y est nuancé",
    "“{a}” is said of something else there": "« {a} » y est dit d'autre chose",
    "“{a}” is said of “{b}” there": "« {a} » y est dit de « {b} »",
    "“{a}” does not say so there": "« {a} » n'y dit pas cela",
    "“{a}” is not made to say so there": "le texte ne fait pas dire cela à « {a} »",
    "“{a}” is not made to say so there, “{b}” is": (
        "le texte fait dire cela à « {b} », non à « {a} »"
    ),
    "“{a}” is more than stands there": "« {a} » en dit plus que le texte",
    "“{a}” is only the source there": "« {a} » n'y est que la source",
    "it speaks of “{a}”, and the text only says “he” or “she” said it": (
        "on y parle de « {a} », et le texte dit seulement « il » ou « elle »"
    ),
    "“{a}” is the other way round there": "« {a} » y va dans l'autre sens",
    "“{a}” is the other way round": "« {a} » va dans l'autre sens",
    "“{a}” is against “{b}” there": "« {a} » y contredit « {b} »",
    "“{a}” is not a name": "« {a} » n'est pas un nom",
    "“{a}” is not a person": "« {a} » n'est pas une personne",
    "nowhere is “{a}” called “{b}”": "« {a} » n'est nulle part appelé « {b} »",
    "there “{a}” stands behind another link": "« {a} » y suit un autre mot de liaison",
    "there “{a}” is not by “{b}”": "« {a} » n'y est pas le fait de « {b} »",
    "there “{a}” is set apart": "« {a} » y est mis à part",
    "there “{a}” is yet to come: “{b}”": "« {a} » y est encore à venir : « {b} »",
    "there it is a condition: “{a}”": "c'est là une condition : « {a} »",
    "“{a}” is to end there, or is put off": "« {a} » doit y prendre fin, ou y est reporté",
    "“{a}” tells of another change there": "« {a} » y dit une autre variation",
    "there “{a}” is not said of “{b}”": "« {a} » n'y est pas dit de « {b} »",
    "there it is “{a}” of “{b}”": "le texte dit « {a} » de « {b} »",
    "there it is “{a}” {b}": "le texte dit « {a} » {b}",
    "it stands the other way round in time to “{a}”": (
        "l'ordre dans le temps y est inverse par rapport à « {a} »"
    ),
    "the hidden character U+{a} is not there": "le caractère caché U+{a} n'y est pas",
    "{a} not said there": "n'y est pas dit : {a}",
    "{a} characters; no more than {b} are looked at": (
        "{a} caractères ; pas plus de {b} ne sont examinés"
    ),
    "only {a} of its words stand there": "seuls {a} de ses mots y figurent",
    "it stands only in {a}": "cela ne figure que dans un passage écarté ({a})",
    "it stands only in hidden text": "cela ne figure que dans un texte caché",
    "it stands only in a heading": "cela ne figure que dans un titre",
    "it reads like an order to a model": "cela ressemble à une consigne pour un modèle",
    "it says too little to be checked": "cela en dit trop peu pour être vérifié",
    "it is a question": "c'est une question",
    "a negation differs there": "une négation y diffère",
    "a negation outside its marks turns it round": (
        "une négation hors de ses guillemets en renverse le sens"
    ),
    "there it is only possible": "ce n'y est qu'une possibilité",
    "there it is a question": "c'y est une question",
    "a translation with too little to check it by": (
        "une traduction qui offre trop peu pour la vérifier"
    ),
    "it is said of fewer there": "cela y est dit d'un plus petit nombre",
    "there it is only one of several, or not the first": (
        "ce n'y est que l'un parmi plusieurs, ou pas le premier"
    ),
    "what it equates stands far apart there": "ce qui est rapproché y figure loin l'un de l'autre",
    "it names no sentence of this article": "aucune phrase de cet article n'est indiquée",
    "spread too thin": "trop dispersé",
    "no words between quotation marks stand there": "aucun mot entre guillemets n'y figure",
    "the text does not say clearly whose words these are": (
        "le texte ne dit pas clairement de qui sont ces mots"
    ),
    "it speaks in the first person, and the text does not say clearly who does": (
        "c'est à la première personne, et le texte ne dit pas clairement qui parle"
    ),
    "it holds half a quotation, and the text does not say clearly whose": (
        "cela contient la moitié d'une citation, et le texte ne dit pas clairement de qui"
    ),
    "these are somebody's words, and the text does not say clearly whose": (
        "ce sont les mots de quelqu'un, et le texte ne dit pas clairement de qui"
    ),
    # acts
    "Say why the entry is dropped.": "Dites pourquoi la ligne est retirée.",
    "Say why the brief is sent back.": "Dites pourquoi la synthèse est renvoyée.",
    "The text is the same as before.": "Le texte est le même qu'avant.",
    "There is no text. Drop the entry if nothing should stand there.": (
        "Il n'y a pas de texte. Retirez la ligne si rien ne doit y figurer."
    ),
    "The words of a quotation are the source's: they cannot be changed.": (
        "Les mots d'une citation sont ceux de la source : on ne peut les changer."
    ),
    "The passage lies outside the article. Select it again.": (
        "Le passage est hors de l'article. Sélectionnez-le de nouveau."
    ),
    "The passage is page furniture or was left out of the text, so it cannot be cited.": (
        "Le passage fait partie de l'habillage de la page ou a été écarté du texte : il ne peut "
        "être cité."
    ),
    "There is no sentence in the passage. Select it again.": (
        "Le passage ne contient aucune phrase. Sélectionnez-le de nouveau."
    ),
    "Nothing of this source may be cited.": "Rien de cette source ne peut être cité.",
    "There is no newer version of this brief.": (
        "Il n'y a pas de version plus récente de cette synthèse."
    ),
    "The brief has no such withheld claim. Reload the page.": (
        "La synthèse n'a pas cette affirmation non retenue. Rechargez la page."
    ),
    "The brief has no entry {a}. It may have been dropped; reload the page.": (
        "La synthèse n'a pas de ligne {a}. Elle a pu être retirée ; rechargez la page."
    ),
    "The brief has no disagreement {a}. Reload the page.": (
        "La synthèse n'a pas de désaccord {a}. Rechargez la page."
    ),
    "The disagreement {a} has no side {b}.": "Le désaccord {a} n'a pas de côté {b}.",
    "The brief has no source {a}.": "La synthèse n'a pas de source {a}.",
    "The brief has no withheld claim {a}.": "La synthèse n'a pas d'affirmation non retenue {a}.",
    "There is no brief of the event {a} yet.": (
        "Il n'y a pas encore de synthèse de l'événement {a}."
    ),
    "The event {a} has no brief {b}.": "L'événement {a} n'a pas de synthèse {b}.",
    "The store has no article {a}.": "L'article {a} n'est pas dans la base.",
    "Only an approved brief is exported. Have it approved first.": (
        "Seule une synthèse approuvée s'exporte. Faites-la d'abord approuver."
    ),
    "The brief is {a}: one cannot {b} it.{c}": (
        "L'état de la synthèse ({a}) ne permet pas cet acte ({b}).{c}"
    ),
    "{a} has the role “{b}”; to {c} needs “{d}”. A chief can change roles with "
    "`summarizer desk set-role`.": (
        "{a} a le rôle « {b} » ; cet acte ({c}) demande « {d} ». Un chef peut changer les rôles."
    ),
    # what was changed behind the desk's back
    "The brief does not hold against its sources. It was not exported.": (
        "La synthèse ne tient pas face à ses sources. Elle n'a pas été exportée."
    ),
    "The brief does not hold against its sources ({a} faults; first: {b}, {c}: {d}). It was not "
    "changed.": (
        "La synthèse ne tient pas face à ses sources ({a} défauts ; le premier : {b}, {c} : {d}). "
        "Elle n'a pas été modifiée."
    ),
    "The source {a} was changed in the database since the brief was made. Restore the store from "
    "a backup.": (
        "La source {a} a été modifiée dans la base depuis que la synthèse a été faite. Rétablissez "
        "la base d'après une sauvegarde."
    ),
    "The brief {a} of event {b} was changed in the database: it is not what its hash says. Restore "
    "the store from a backup.": (
        "La synthèse {a} de l'événement {b} a été modifiée dans la base : elle n'est plus ce que "
        "dit son empreinte. Rétablissez la base d'après une sauvegarde."
    ),
    "The brief names a file outside its sources: {a}.": (
        "La synthèse nomme un fichier hors de ses sources : {a}."
    ),
    "The brief names a file that cannot be: {a}.": (
        "La synthèse nomme un fichier qui ne peut exister : {a}."
    ),
    "The store {a} cannot be used: {b}": "La base {a} ne peut être utilisée : {b}",
    # people
    "A name has 1 to 100 characters.": "Un nom a de 1 à 100 caractères.",
    "There is no role “{a}”. The roles are {b}.": "Il n'y a pas de rôle « {a} ». Rôles : {b}.",
    "There is a user {a} already.": "Il y a déjà quelqu'un du nom de {a}.",
    "There is no user {a}.": "Il n'y a personne du nom de {a}.",
    "There is no user {a} who may sign in.": "Personne du nom de {a} ne peut se connecter.",
    "The desk speaks {a}.": "Le desk parle {a}.",
    "Nobody changes their own role or shuts themselves out. Another chief can.": (
        "On ne change pas son propre rôle et on ne se ferme pas la porte. Un autre chef le peut."
    ),
}

_REOPEN = "Reopen it first."
# Places in which the words are the program's own too, and these words.
_VALUES: dict[str, tuple[str, dict[str, str]]] = {
    "The brief is {a}: one cannot {b} it.{c}": (
        "abc",
        {
            "draft": "brouillon",
            "in review": "en relecture",
            "approved": "approuvée",
            "published": "publiée",
            "sent back": "renvoyée",
            f" {_REOPEN}": " Rouvrez-la d'abord.",
        },
    ),
    "{a} has the role “{b}”; to {c} needs “{d}”. A chief can change roles with "
    "`summarizer desk set-role`.": (
        "bcd",
        {"reader": "lecture", "editor": "rédaction", "chief": "chef"},
    ),
}
_ACTS = {
    "submit": "soumettre",
    "approve": "approuver",
    "send back": "renvoyer",
    "publish": "publier",
    "reopen": "rouvrir",
    "take newer": "prendre la version plus récente",
    "accept": "accepter",
    "edit": "modifier",
    "drop": "retirer",
    "restore": "rétablir",
    "choose": "choisir",
    "split": "scinder",
    "join": "réunir",
    "pin": "fixer",
    "unpin": "ne plus fixer",
}


def told(message: str, language: Language) -> str:
    """Return a sentence of the program in the language of whoever reads it."""
    if language != "fr":
        return message
    plain = SENTENCES.get(message)
    if plain is not None:
        return plain
    for pattern, english, french in _patterns():
        found = pattern.fullmatch(message)
        if found:
            places, ours = _VALUES.get(english, ("", {}))
            known = {**_ACTS, **ours}
            return french.format_map(
                {
                    place: known.get(words, words) if place in places else words
                    for place, words in found.groupdict().items()
                }
            )
    return message


@cache
def _patterns() -> list[tuple[re.Pattern[str], str, str]]:
    """Return the sentences with braces; those with most words of their own come first."""
    with_braces = [(english, french) for english, french in SENTENCES.items() if "{" in english]
    with_braces.sort(key=lambda pair: -len(re.sub(r"\{.\}", "", pair[0])))
    return [
        (re.compile(re.sub(r"\\\{(.)\\\}", r"(?P<\1>.*?)", re.escape(e)), re.DOTALL), e, french)
        for e, french in with_braces
    ]
