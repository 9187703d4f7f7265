"""Every word of the bot itself, in English and French, side by side.

States and acts have the desk's words, briefs those of the other outputs.
"""

from dataclasses import dataclass

from summarizer.desk.telling import told
from summarizer.desk.words import Words as DeskWords
from summarizer.desk.words import words_in as desk_words_in
from summarizer.output.catalogue import Say
from summarizer.output.labels import Labels

BOT: dict[str, Say] = {
    "approve": Say("Approve", "Approuver"),
    "send_back": Say("Send back", "Renvoyer"),
    "edit": Say("Edit", "Modifier"),
    "sources": Say("Sources", "Sources"),
    "open": Say("Open in the desk", "Ouvrir au desk"),
    "show": Say("Show", "Afficher"),
    "cancel": Say("Cancel", "Annuler"),
    "earlier": Say("Earlier", "Précédent"),
    "later": Say("Later", "Suivant"),
    "close": Say("Close", "Fermer"),
    "save": Say("Save", "Enregistrer"),
    "stands": Say("State: {state}. Version {number}.", "État : {state}. Version {number}."),
    "newer": Say(
        "Newer articles came in; the desk shows what they change.",
        "De nouveaux articles sont arrivés ; le desk montre ce qu'ils changent.",
    ),
    "goes_on": Say("It goes on in the thread.", "La suite est dans le fil."),
    "part": Say("Part {n} of {of}", "Partie {n} sur {of}"),
    "looking": Say("Looking…", "Je cherche…"),
    "got_it": Say("I am on it.", "Je m'en occupe."),
    "in_line": Say("{title}: waiting in line.", "{title} : en attente."),
    "working": Say("{title}: the brief is being made.", "{title} : synthèse en cours."),
    "progress": Say("{title}: {progress}.", "{title} : {progress}."),
    "failed": Say("{title}: no brief. {why}", "{title} : pas de synthèse. {why}"),
    "missed": Say("Left out: {what}", "Laissé de côté : {what}"),
    "this": Say("What you gave", "Ce que vous avez donné"),
    "none_found": Say(
        "No event of the last weeks holds “{words}”.",
        "Aucun événement des dernières semaines ne contient « {words} ».",
    ),
    "no_events": Say("There is no event on {day}.", "Il n'y a aucun événement le {day}."),
    "events_of": Say("Events of {day}", "Événements du {day}"),
    "several": Say("Several events hold “{words}”", "Plusieurs événements contiennent « {words} »"),
    "no_brief": Say("not briefed yet", "pas encore de synthèse"),
    "nothing_given": Say(
        "Give me links or files of articles about one event, and I make a brief of them.",
        "Donnez-moi des liens ou des fichiers d'articles sur un même événement, et j'en fais une "
        "synthèse.",
    ),
    "stranger": Say(
        "I do not know what you may do. Ask a chief to link you: summarizer bot link {id} NAME",
        "Je ne sais pas ce que vous pouvez faire. Demandez à un chef de vous relier : "
        "summarizer bot link {id} NOM",
    ),
    "done.approve": Say("Approved.", "Approuvée."),
    "done.send_back": Say("Sent back.", "Renvoyée."),
    "done.edit": Say("Changed.", "Modifiée."),
    "outdated": Say(
        "This message shows a version that was replaced. Nothing was done; the message now shows "
        "what counts.",
        "Ce message montre une version remplacée. Rien n'a été fait ; le message montre "
        "maintenant celle qui compte.",
    ),
    "not_carried": Say(
        "The cited sentences do not carry this. {why}",
        "Les phrases citées ne portent pas ce texte. {why}",
    ),
    "unexpected": Say(
        "Something went wrong, and the program's log says what. Try again.",
        "Quelque chose s'est mal passé, et le journal du programme dit quoi. Réessayez.",
    ),
    "not_here": Say(
        "I am not in that channel. Invite me there with /invite, and ask again.",
        "Je ne suis pas dans ce canal. Invitez-moi avec /invite, puis redemandez.",
    ),
    "happened": Say("{who} {act} ({via}).", "{who} {act} ({via})."),
    "happened_why": Say("{who} {act} ({via}): {why}", "{who} {act} ({via}) : {why}"),
    "via.desk": Say("at the desk", "au desk"),
    "via.api": Say("by a program", "par un programme"),
    "via.slack": Say("in Slack", "dans Slack"),
    "via.code": Say("by the program", "par le programme"),
    "followed": Say(
        "Newer articles touch this brief after it was approved:",
        "De nouveaux articles touchent cette synthèse après son approbation :",
    ),
    "edit_title": Say("Edit an entry", "Modifier une ligne"),
    "which": Say("Which line?", "Quelle ligne ?"),
    "new_text": Say("Text", "Texte"),
    "why_changed": Say("Why it is changed", "Pourquoi ce changement"),
    "overrule": Say(
        "Why it is to stand although the sources do not carry it",
        "Pourquoi cela doit rester bien que les sources ne le portent pas",
    ),
    "evidence": Say("What it rests on", "Ce sur quoi elle repose"),
    "too_long": Say(
        "This line is too long to be edited here. Open it in the desk.",
        "Cette ligne est trop longue pour être modifiée ici. Ouvrez-la au desk.",
    ),
    "back_title": Say("Send the brief back", "Renvoyer la synthèse"),
    "why": Say("Why", "Pourquoi"),
    "sources_title": Say("Sources", "Sources"),
    "page": Say("Page {n} of {of}", "Page {n} sur {of}"),
    "thread_empty": Say(
        "This thread has no links and no files of articles.",
        "Ce fil ne contient ni liens ni fichiers d'articles.",
    ),
    "file_refused": Say("{name}: {why}", "{name} : {why}"),
}


@dataclass(frozen=True, slots=True)
class Words:
    """The bot's words in one language, with the desk's behind them."""

    desk: DeskWords

    @property
    def labels(self) -> Labels:
        """The words about briefs."""
        return self.desk.labels

    def say(self, key: str, **values: str) -> str:
        """Return a label, `values` put in as they are; raises KeyError for one nobody wrote."""
        label = BOT.get(key)
        if label is None:
            return self.desk.say(key, **values)
        chosen = label.fr if self.desk.language == "fr" else label.en
        return self.labels.spaced(chosen).format_map(values)

    def told(self, message: str) -> str:
        """Return a sentence of the program's acts and gates, which are English, in this one."""
        return self.labels.spaced(told(message, self.desk.language))


def words_in(language: str) -> Words:
    """Return the words in French for "fr" and its kinds, in English for any other language."""
    return Words(desk_words_in("fr" if language.lower().startswith("fr") else "en"))
