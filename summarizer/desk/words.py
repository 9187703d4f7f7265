"""Every word of the desk itself, in English and French, side by side.

What the desk says about briefs (stances, reasons, kinds of disagreement) stands in
`output.catalogue`, so that pages and files use the same words.
"""

from dataclasses import dataclass

from babel import Locale
from babel.dates import format_date, format_time

from summarizer.output.catalogue import Say
from summarizer.output.labels import Labels
from summarizer.output.wording import Language
from summarizer.store.clock import parsed

DESK: dict[str, Say] = {
    "desk": Say("The desk", "Le desk"),
    "today": Say("Today", "Aujourd'hui"),
    "skip": Say("Skip to the content", "Aller au contenu"),
    "sign_in": Say("Sign in", "Se connecter"),
    "sign_out": Say("Sign out", "Se déconnecter"),
    "signed_in_as": Say("{who}, {role}", "{who}, {role}"),
    "role.reader": Say("reader", "lecture"),
    "role.editor": Say("editor", "rédaction"),
    "role.chief": Say("chief", "chef"),
    "name": Say("Name", "Nom"),
    "role": Say("Role", "Rôle"),
    "people": Say("People", "Personnes"),
    "add_person": Say("Let somebody in", "Donner accès"),
    "make_link": Say("Make a sign-in link", "Créer un lien de connexion"),
    "link_for": Say("The link for {who}, shown this once:", "Le lien de {who}, montré une fois :"),
    "end_sessions": Say("Sign out everywhere", "Déconnecter partout"),
    "end_others": Say("Sign out elsewhere", "Déconnecter ailleurs"),
    "set_role": Say("Change role", "Changer le rôle"),
    "disable": Say("Shut out", "Retirer l'accès"),
    "disabled": Say("shut out", "accès retiré"),
    "n_sessions": Say("signed in: {n}", "sessions : {n}"),
    "password": Say("Password", "Mot de passe"),
    "enter_as": Say(
        "This link signs you in once. It is good for 15 minutes.",
        "Ce lien vous connecte une seule fois. Il est valable 15 minutes.",
    ),
    "wrong_sign_in": Say(
        "That name and password do not go together.",
        "Ce nom et ce mot de passe ne vont pas ensemble.",
    ),
    "wrong_link": Say(
        "This link was used, or it is too old. Ask for a new one.",
        "Ce lien a déjà servi ou il est trop ancien. Demandez-en un autre.",
    ),
    "throttled": Say(
        "Too many failed attempts. Wait ten minutes.",
        "Trop de tentatives manquées. Attendez dix minutes.",
    ),
    "language": Say("Language", "Langue"),
    # today
    "day": Say("Day", "Jour"),
    "earlier_day": Say("Earlier day", "Jour précédent"),
    "later_day": Say("Later day", "Jour suivant"),
    "search": Say("Search", "Rechercher"),
    "state": Say("State", "État"),
    "any_state": Say("any state", "tous les états"),
    "only_disputed": Say("with disagreements only", "avec désaccords seulement"),
    "show": Say("Show", "Afficher"),
    "no_events": Say(
        "No event matches. Choose another day, or take filters away.",
        "Aucun événement ne correspond. Choisissez un autre jour ou retirez des filtres.",
    ),
    "no_brief": Say("not briefed yet", "pas encore de synthèse"),
    "state.draft": Say("draft", "brouillon"),
    "state.in_review": Say("in review", "en relecture"),
    "state.approved": Say("approved", "approuvée"),
    "state.published": Say("published", "publiée"),
    "state.sent_back": Say("sent back", "renvoyée"),
    "newer_waits": Say("newer articles came in", "de nouveaux articles sont arrivés"),
    "since_before": Say("New since the brief before", "Nouveau depuis la synthèse précédente"),
    "differences_all": Say("all that differs", "tout ce qui diffère"),
    "changed_by": Say("changed by {who}", "modifiée par {who}"),
    # brief
    "brief": Say("Brief", "Synthèse"),
    "history": Say("History", "Historique"),
    "reading": Say("The source", "La source"),
    "open_source": Say("Open the whole article", "Ouvrir l'article entier"),
    "who_says": Say("Who says it", "Qui le dit"),
    "single": Say("one source", "une source"),
    "checked": Say("checked by {who}", "vérifié par {who}"),
    "change": Say("Change", "Modifier"),
    "accept": Say("Accept", "Accepter"),
    "edit": Say("Save", "Enregistrer"),
    "drop": Say("Drop", "Retirer"),
    "choose": Say("Show this side first", "Montrer ce côté d'abord"),
    "restore": Say("Restore", "Rétablir"),
    "text": Say("Text", "Texte"),
    "reason": Say("Reason", "Motif"),
    "overrule": Say("Overrule, because", "Passer outre, car"),
    "overrule_help": Say(
        "The brief will show that you did, and why.",
        "La synthèse le montrera, avec votre motif.",
    ),
    "refused": Say(
        "Refused: no cited source carries this.",
        "Refusé : aucune source citée ne porte cela.",
    ),
    "passage": Say("Passage", "Passage"),
    "select_passage": Say(
        "Select the words in the source that carry the claim.",
        "Sélectionnez dans la source les mots qui portent l'affirmation.",
    ),
    "tick_sentences": Say(
        "Tick the sentences that carry the claim. From the first to the last will be cited.",
        "Cochez les phrases qui portent l'affirmation. Tout sera cité, de la première à la "
        "dernière.",
    ),
    "quoted_words": Say(
        "The words of a quotation are the source's: they can be dropped, not changed.",
        "Les mots d'une citation sont ceux de la source : on peut la retirer, non la changer.",
    ),
    "source_id": Say("Source", "Source"),
    "pages": Say("Pages of this brief", "Pages de cette synthèse"),
    "submit": Say("Submit for review", "Soumettre à relecture"),
    "approve": Say("Approve", "Approuver"),
    "send_back": Say("Send back", "Renvoyer"),
    "publish": Say("Publish", "Publier"),
    "reopen": Say("Reopen", "Rouvrir"),
    "take_newer": Say("Take the newer version", "Prendre la nouvelle version"),
    "export": Say("Export", "Exporter"),
    "export.md": Say("Markdown", "Markdown"),
    "export.html": Say("HTML page", "Page HTML"),
    "export.json": Say("JSON", "JSON"),
    "export.txt": Say("Plain text", "Texte brut"),
    "old_version": Say(
        "This is version {n}, no longer the current one.",
        "Ceci est la version {n}, qui n'est plus la version courante.",
    ),
    "current": Say("Go to the current version", "Aller à la version courante"),
    "timeline": Say("Timeline", "Chronologie"),
    "timeline_more": Say("And {n} more dated lines.", "Et {n} autres lignes datées."),
    "picture": Say("Sources and lines at a glance", "Sources et lignes d'un coup d'œil"),
    "stance_counted": Say("{stance}: {n}", "{stance} : {n}"),
    "refused_by": Say("{name}: {why}", "{name} : {why}"),
    "picture_help": Say(
        "A row a source, a column a line of this page, in its order.",
        "Une rangée par source, une colonne par ligne de cette page, dans son ordre.",
    ),
    # history
    "versions": Say("Versions", "Versions"),
    "version_n": Say("Version {n}", "Version {n}"),
    "made_by": Say("by {who}", "par {who}"),
    "acts": Say("What was done", "Ce qui a été fait"),
    "when": Say("When", "Quand"),
    "who": Say("Who", "Qui"),
    "what": Say("What", "Quoi"),
    "way": Say("By", "Par"),
    "compare": Say("Compare", "Comparer"),
    "differences": Say(
        "From version {old} to version {new}", "De la version {old} à la version {new}"
    ),
    "no_differences": Say("Nothing differs.", "Rien ne diffère."),
    "only_state": Say(
        "No words changed: only the state, what was accepted, or which side stands first.",
        "Aucun mot n'a changé : seulement l'état, ce qui a été accepté, ou le côté montré d'abord.",
    ),
    "headline": Say("Headline", "Titre"),
    "diff.added": Say("added", "ajouté"),
    "diff.removed": Say("taken out", "retiré"),
    "diff.changed": Say("changed", "modifié"),
    "act.accept": Say("accepted", "a accepté"),
    "act.edit": Say("edited", "a modifié"),
    "act.drop": Say("dropped", "a retiré"),
    "act.restore": Say("restored", "a rétabli"),
    "act.choose": Say("chose a side", "a choisi un côté"),
    "act.submit": Say("submitted", "a soumis"),
    "act.approve": Say("approved", "a approuvé"),
    "act.send_back": Say("sent back", "a renvoyé"),
    "act.publish": Say("published", "a publié"),
    "act.reopen": Say("reopened", "a rouvert"),
    "act.take_newer": Say("took the newer version", "a pris la nouvelle version"),
    "act.split": Say("split the event", "a scindé l'événement"),
    "act.join": Say("joined events", "a réuni des événements"),
    "act.pin": Say("pinned an article", "a épinglé un article"),
    "act.unpin": Say("unpinned an article", "a détaché un article"),
    "overruled": Say("overruled", "a passé outre"),
    "before": Say("before", "avant"),
    "after": Say("after", "après"),
    # source
    "claims_drawn": Say("Claims drawn from it", "Affirmations qui en sont tirées"),
    "withheld_of": Say("Withheld", "Non retenu"),
    "as_model": Say("What the model saw", "Ce que le modèle a vu"),
    "none_drawn": Say("None.", "Aucune."),
    "other_origin": Say("Same origin", "Même origine"),
    # errors
    "outdated": Say(
        "The brief was changed since you opened it",
        "La synthèse a été modifiée depuis que vous l'avez ouverte",
    ),
    "outdated_help": Say(
        "Nothing of yours was done. Look at what changed, then decide again.",
        "Rien de ce que vous avez demandé n'a été fait. Voyez ce qui a changé, puis décidez.",
    ),
    "yours": Say("What you had written", "Ce que vous aviez écrit"),
    "back": Say("Back", "Retour"),
    "error.400": Say("This cannot be done", "Impossible"),
    "error.403": Say("Not allowed", "Non autorisé"),
    "error.404": Say("There is no such page", "Cette page n'existe pas"),
    "error.405": Say("Not allowed", "Non autorisé"),
    "error.409": Say("Not now", "Pas maintenant"),
    "error.422": Say("This does not fit the form", "Cela ne correspond pas au formulaire"),
    "error.500": Say("The program failed", "Le programme a échoué"),
    "error.503": Say("The store cannot be reached", "La base ne répond pas"),
    "why.503": Say(
        "Nothing was changed. Try again in a moment; tell whoever runs the desk if it stays so.",
        "Rien n'a été modifié. Réessayez dans un moment ; prévenez qui gère le desk si cela dure.",
    ),
    "why.403": Say(
        "Your role does not allow this. A chief can change it.",
        "Votre rôle ne le permet pas. Un chef peut le changer.",
    ),
    "why.form": Say(
        "This form is no longer valid, or it was not sent from this desk. Nothing was done: "
        "reload the page, sign in again if need be, and send it anew.",
        "Ce formulaire n'est plus valable, ou il ne vient pas de ce desk. Rien n'a été fait : "
        "rechargez la page, reconnectez-vous au besoin, puis renvoyez-le.",
    ),
    "why.404": Say("It may have been moved.", "Elle a pu être déplacée."),
    "why.405": Say("Use the desk's own buttons.", "Utilisez les boutons du desk."),
    "why.422": Say("Go back and fill it in again.", "Revenez et remplissez-le de nouveau."),
    "why.500": Say(
        "Nothing was changed. Try again; tell whoever runs the desk if it happens again.",
        "Rien n'a été modifié. Réessayez ; prévenez qui gère le desk si cela se reproduit.",
    ),
    # keys
    "keys": Say("Keys", "Touches"),
    "key.jk": Say("next, previous line", "ligne suivante, précédente"),
    "key.enter": Say("show its passage", "montrer le passage"),
    "key.a": Say("accept", "accepter"),
    "key.e": Say("edit", "modifier"),
    "key.r": Say("restore a withheld claim", "rétablir une affirmation"),
    "key.?": Say("these keys", "ces touches"),
    "close": Say("Close", "Fermer"),
}


@dataclass(frozen=True, slots=True)
class Words:
    """The desk's words in one language, with those of `output` behind them."""

    labels: Labels

    @property
    def language(self) -> Language:
        """The language."""
        return self.labels.language

    def say(self, key: str, **values: str) -> str:
        """Return a label, `values` put in as they are; raises KeyError for one nobody wrote."""
        return self.pattern(key).format_map(values)

    def pattern(self, key: str) -> str:
        """Return a label with its braces."""
        label = DESK.get(key)
        if label is None:
            return self.labels.pattern(key)
        return self.labels.spaced(label.fr if self.language == "fr" else label.en)

    def moment(self, at: str) -> str:
        """Return a moment of the store in words, in this machine's time zone, which is named."""
        local = parsed(at).astimezone()
        day = format_date(local, "medium", locale=self.labels.locale)
        time = format_time(local.time(), "short", locale=self.labels.locale)
        told = self.labels.say("at_time", day=day, time=self.labels.clock(time))
        return f"{told} ({local.tzname()})"


def words_in(language: str) -> Words:
    """Return the words in French for "fr", in English for any other language."""
    code: Language = "fr" if language == "fr" else "en"
    return Words(Labels(code, Locale(code)))


def wanted(header: str) -> str:
    """Return "fr" or "en", whichever an Accept-Language header puts first."""
    best, weight = "en", 0.0
    for part in header.split(",")[:20]:
        tag, _, q = part.strip().partition(";q=")
        code = tag.strip().lower().split("-")[0]
        try:
            value = float(q) if q else 1.0
        except ValueError:
            continue
        if code in {"en", "fr"} and value > weight:
            best, weight = code, value
    return best
