"""Every word the program itself puts into a brief, in English and French, side by side.

French colons and the like are written with a plain space here; `labels` makes it unbreakable.
Words in braces are filled in by code, as data. Keys of the form "kind.value" are looked up by
the value of a field, so every value of that field must have its line (a test holds that).
"""

from typing import NamedTuple


class Say(NamedTuple):
    """One label."""

    en: str
    fr: str


class Count(NamedTuple):
    """One label that counts; `{n}` is the number. Each pair is (one, other)."""

    en: tuple[str, str]
    fr: tuple[str, str]


SAY: dict[str, Say] = {
    # the page
    "brief": Say("Brief", "Synthèse"),
    "lede": Say("In short", "L'essentiel"),
    "disagreements": Say("Disagreements", "Désaccords"),
    "sources": Say("Sources", "Sources"),
    "notes": Say("Citations", "Passages cités"),
    "withheld": Say("Withheld", "Non retenu"),
    "views": Say("Figures, dates and places", "Chiffres, dates et lieux"),
    "chart": Say("Who says what", "Qui dit quoi"),
    "skip_to_sources": Say("Go to the sources", "Aller aux sources"),
    "back_to_brief": Say("Back to the brief", "Retour à la synthèse"),
    "run": Say("How this brief was made", "Comment cette synthèse a été faite"),
    "no_entries": Say("Nothing was reported.", "Rien n'a été rapporté."),
    "withheld_intro": Say(
        "What was proposed and the sources do not carry, so the brief does not say it.",
        "Ce qui a été proposé sans que les sources le portent : la synthèse ne le dit pas.",
    ),
    "chart_caption": Say(
        "For each line of the brief, what each source does.",
        "Pour chaque ligne de la synthèse, ce que fait chaque source.",
    ),
    "claim": Say("Line of the brief", "Ligne de la synthèse"),
    # made without a model
    "extractive.whole": Say(
        "Made without a model: its lines are sentences copied from the sources, chosen by code.",
        "Faite sans modèle : ses lignes sont des phrases copiées des sources, choisies par le "
        "programme.",
    ),
    "extractive.part": Say(
        "Made in part without a model: for {names}, code chose sentences and copied them.",
        "Faite en partie sans modèle : pour {names}, le programme a choisi des phrases et les a "
        "copiées.",
    ),
    "extractive.source": Say("without a model", "sans modèle"),
    "extractive.reasons": Say("Why: {reasons}", "Pourquoi : {reasons}"),
    "no_model": Say("none", "aucun"),
    # the digest of a day
    "digest": Say("Digest of {day}", "Le point du {day}"),
    "digest_empty": Say(
        "No event has news on these days.", "Aucun événement n'a de nouvelles ces jours-là."
    ),
    "digest_none": Say(
        "No event of these days could be briefed.",
        "Aucun événement de ces jours n'a pu être mis en synthèse.",
    ),
    "open_brief": Say("The whole brief", "La synthèse entière"),
    "left_out": Say("Not briefed", "Sans synthèse"),
    "why.limit": Say("beyond the number of events asked for", "au-delà du nombre demandé"),
    "why.budget": Say("the budget was used up", "le budget était épuisé"),
    "why.unreachable": Say("the model did not answer", "le modèle ne répondait pas"),
    "why.stopped": Say("the run had to stop", "le travail a dû s'arrêter"),
    "why.nothing_usable": Say("no article gave anything", "aucun article n'a rien donné"),
    "why.failed": Say("it failed", "échec"),
    "change.new": Say("new", "nouveau"),
    "change.changed": Say("changed since the last digest", "modifié depuis le dernier point"),
    "change.unchanged": Say(
        "nothing new since the last digest", "inchangé depuis le dernier point"
    ),
    "news": Say("New since the last digest", "Nouveau depuis le dernier point"),
    "news_entry": Say("New: {text}", "Nouveau : {text}"),
    "news_changed": Say(
        "Changed: {text} (before: {before})", "Modifié : {text} (avant : {before})"
    ),
    "news_status": Say(
        "{text} (now {status}, was {was})", "{text} (désormais {status}, était {was})"
    ),
    "news_gone": Say("No longer said: {text}", "Plus rapporté : {text}"),
    "news_conflict": Say("New disagreement: {sides}", "Nouveau désaccord : {sides}"),
    "news_update": Say("Updated: {sides}", "Mis à jour : {sides}"),
    "standing.agreed": Say("agreed", "concordant"),
    "standing.single": Say("single", "isolé"),
    "standing.disputed": Say("disputed", "contesté"),
    "standing.updated": Say("updated", "mis à jour"),
    "missed": Say("Missing: {name}. {reason}", "Manque : {name}. {reason}"),
    # entries
    "according_to": Say("according to {who}", "selon {who}"),
    "said": Say("{who}", "{who}"),
    "single_source": Say("reported by one source only", "rapporté par une seule source"),
    "one_origin": Say("one origin only", "une seule origine"),
    "one_statement": Say("one and the same statement", "une seule et même déclaration"),
    "origin_of": Say("{names}: {why}", "{names} : {why}"),
    "origin.copy": Say("one text", "un seul texte"),
    "origin.near_copy": Say("nearly one text", "presque le même texte"),
    "origin.passage": Say("one passage in both", "un passage commun"),
    "origin.wire": Say("{name} report", "dépêche {name}"),
    "origin.outlet": Say("one outlet", "un seul titre"),
    "origin.family": Say("one group, {name}", "un seul groupe, {name}"),
    "disputed": Say("disputed", "contesté"),
    "updated": Say("updated", "mis à jour"),
    "otherwise": Say("otherwise", "autre version"),
    "earlier": Say("earlier", "auparavant"),
    "later": Say("since then", "depuis"),
    "translated": Say("translated", "traduit"),
    "translated_note": Say(
        "The text is in another language than the passages it cites.",
        "Le texte n'est pas dans la langue des passages cités.",
    ),
    "realigned": Say("passage found by code", "passage trouvé par le programme"),
    "also_written": Say("also written {names}", "aussi écrit {names}"),
    "see_disagreement": Say("see the disagreement", "voir le désaccord"),
    "mode.happened": Say("happened", "a eu lieu"),
    "mode.announced": Say("announced", "annoncé"),
    "mode.planned": Say("planned", "prévu"),
    "mode.possible": Say("possible", "possible"),
    "variant.precision": Say("more precisely", "plus précisément"),
    "variant.vaguer": Say("less precisely", "moins précisément"),
    "variant.translation": Say("in another translation", "dans une autre traduction"),
    "rewording": Say("in another wording", "dans une autre formulation"),
    "variant.attribution": Say("attributed otherwise", "autre attribution"),
    "variant.wording": Say("in other words", "en d'autres termes"),
    # disagreements
    "conflict.contradiction": Say("Contradiction", "Contradiction"),
    "conflict.update": Say("Update", "Mise à jour"),
    "conflict.scope": Say("Different scope", "Portée différente"),
    "conflict.certainty": Say("Different certainty", "Degré de certitude"),
    "conflict_help.contradiction": Say(
        "These cannot be true together.", "Ces versions ne peuvent pas être vraies ensemble."
    ),
    "conflict_help.update": Say(
        "A later report replaces an earlier one.",
        "Une information plus récente remplace une plus ancienne.",
    ),
    "conflict_help.scope": Say(
        "The sources do not count or describe the same thing.",
        "Les sources ne comptent ou ne décrivent pas la même chose.",
    ),
    "conflict_help.certainty": Say(
        "The sources are not equally sure.",
        "Les sources ne sont pas également affirmatives.",
    ),
    "slot.number": Say("a number", "un nombre"),
    "slot.unit": Say("a unit", "une unité"),
    "slot.date": Say("a date or time", "une date ou une heure"),
    "slot.name": Say("a name", "un nom"),
    "slot.place": Say("a place", "un lieu"),
    "slot.role": Say("an office or role", "une fonction"),
    "slot.polarity": Say("whether it is so", "le fait lui-même"),
    "slot.state": Say("where things stand", "l'état des choses"),
    "slot.detail": Say("a detail", "un détail"),
    "slot.part": Say("parts of one total", "les parts d'un même total"),
    "slot.certainty": Say("how sure it is", "le degré de certitude"),
    "shown_first": Say("shown first", "montré en premier"),
    "because.latest": Say("newest", "le plus récent"),
    "because.most_precise": Say("most precise", "le plus précis"),
    "because.best_supported": Say("best supported", "le mieux étayé"),
    "because.first": Say("first in order of the files", "premier dans l'ordre des fichiers"),
    "because.chosen": Say("chosen by an editor", "choisi par la rédaction"),
    # what editors did
    "edited.edit": Say("edited by {who}", "modifié par {who}"),
    "lede_mark.edited": Say("changed by an editor", "modifié par la rédaction"),
    "lede_mark.overruled": Say(
        "changed by an editor against the checks",
        "modifié par la rédaction contre l'avis des vérifications",
    ),
    "headline_mark": Say("Headline {mark}.", "Titre {mark}."),
    "edited.restore": Say("restored by {who}", "rétabli par {who}"),
    "edited.overruled": Say(
        "against the checks ({gate}), because: {why}",
        "contre l'avis des vérifications ({gate}), car : {why}",
    ),
    "history": Say("History: {steps}", "Historique : {steps}"),
    "order.text": Say("order given by the texts", "ordre donné par les textes"),
    "order.published": Say("order of publication", "ordre de parution"),
    "order.nature": Say("order taken from the matter itself", "ordre déduit de la nature du fait"),
    "order.none": Say("order unknown", "ordre inconnu"),
    "to_check": Say("To check: {what}", "À vérifier : {what}"),
    "check.probable_slip": Say(
        "“{what}” is probably a slip in {who}.", "« {what} » : probablement une erreur dans {who}."
    ),
    "check.one_against_many": Say(
        "only {who} says so, against several.", "seul {who} le dit, contre plusieurs."
    ),
    "check.ask_speakers": Say(
        "each value has a voice of its own: ask each of them.",
        "chaque valeur a sa source : interroger chacune d'elles.",
    ),
    "check.order_unknown": Say(
        "which report is the newer one ({who}).",
        "lequel des articles est le plus récent ({who}).",
    ),
    "check.still_stands": Say(
        "whether “{what}” still stands ({who}).", "si « {what} » tient toujours ({who})."
    ),
    "check.same_thing_counted": Say(
        "what each number counts, and of what total ({who}).",
        "ce que compte chaque nombre, et sur quel total ({who}).",
    ),
    "check.unit_converted": Say(
        "which unit is meant, and whether one was converted ({who}).",
        "quelle unité est la bonne, et si l'une a été convertie ({who}).",
    ),
    "check.confirmed_since": Say(
        "whether it has been confirmed since ({who}).",
        "si le fait a été confirmé depuis ({who}).",
    ),
    "check.which_is_right": Say("which of them is right ({who}).", "lequel dit vrai ({who})."),
    # what a source does for an entry
    "stance.says": Say("says it", "le dit"),
    "stance.otherwise": Say("says otherwise", "dit autre chose"),
    "stance.both": Say("says both", "dit les deux"),
    "stance.earlier": Say("said it earlier", "valeur antérieure"),
    "stance.later": Say("has a newer value", "valeur plus récente"),
    "stance.silent": Say("silent", "n'en parle pas"),
    "stance.none": Say("not asked", "non consultée"),
    # sources
    "file": Say("file", "fichier"),
    "line": Say("line {n}", "ligne {n}"),
    "undated": Say("no date", "sans date"),
    "date_by.front_matter": Say("date given by the file", "date donnée par le fichier"),
    "date_by.metadata": Say("date given by the page", "date donnée par la page"),
    "date_by.date_line": Say("date given by a dated line", "date donnée par une ligne datée"),
    "date_by.siblings": Say(
        "date taken from the other articles", "date reprise des autres articles"
    ),
    "date_by.given": Say("date given by the editor", "date donnée par la rédaction"),
    "date_by.none": Say("no date", "sans date"),
    "source.used": Say("used", "utilisée"),
    "source.copy": Say("copy", "copie"),
    "source.empty": Say("empty", "vide"),
    "source.unreadable": Say("unreadable", "illisible"),
    "source.refused": Say("refused", "refusée"),
    "source.failed": Say("failed", "en échec"),
    "source.other_event": Say("other event", "autre événement"),
    "copy_of": Say("copy of {name}", "copie de {name}"),
    "same_origin.copy": Say("same text as {name}", "même texte que {name}"),
    "same_origin.near_copy": Say("near copy of {name}", "copie retouchée de {name}"),
    "same_origin.wire": Say("agency report shared with {name}", "dépêche commune avec {name}"),
    "same_origin.outlet": Say("same outlet as {name}", "même titre que {name}"),
    "same_origin.family": Say("same group as {name}", "même groupe que {name}"),
    "credits": Say("credits {names}", "crédite {names}"),
    "text_missing": Say(
        "The text of this source is not at hand or has changed; only the cited passages are shown.",
        "Le texte de cette source manque ou a changé : seuls les passages cités sont montrés.",
    ),
    "cited_by": Say("cited in the brief", "cité dans la synthèse"),
    # withheld, by the gate that refused
    "reason.unknown_sentence": Say(
        "cites a sentence that does not exist", "cite une phrase qui n'existe pas"
    ),
    "reason.number_not_in_source": Say(
        "a number is not in the cited sentences", "un nombre n'est pas dans les phrases citées"
    ),
    "reason.unit_not_bound": Say(
        "a number counts something else there", "un nombre y compte autre chose"
    ),
    "reason.date_not_in_source": Say(
        "a date is not in the cited sentences", "une date n'est pas dans les phrases citées"
    ),
    "reason.name_not_in_source": Say(
        "a name is not in the cited sentences", "un nom n'est pas dans les phrases citées"
    ),
    "reason.quote_not_found": Say(
        "the quoted words are not there", "les paroles citées n'y figurent pas"
    ),
    "reason.speaker_not_in_source": Say(
        "the text does not name this speaker", "le texte ne nomme pas cet auteur des propos"
    ),
    "reason.weak_support": Say(
        "the cited sentences do not carry it", "les phrases citées ne le portent pas"
    ),
    "reason.boilerplate": Say(
        "comes from page furniture, not from the article",
        "vient de l'habillage de la page, non de l'article",
    ),
    "reason.hidden_text": Say(
        "comes from text hidden in the page", "vient d'un texte caché dans la page"
    ),
    "reason.instruction_like": Say(
        "reads like an instruction to the program", "ressemble à une consigne pour le programme"
    ),
    "reason.other_event": Say(
        "comes from an article about another event", "vient d'un article sur un autre événement"
    ),
    # the folder as a whole
    "notice.events_differ": Say(
        "These articles do not seem to be about one event, and nothing shows which of them "
        "belong here. None was set aside: {groups}.",
        "Ces articles ne semblent pas porter sur un même événement, et rien ne montre lesquels "
        "sont à leur place. Aucun n'a été écarté : {groups}.",
    ),
    "notice.nothing_taken": Say(
        "No line of this brief is taken from {groups}: read it yourself.",
        "Aucune ligne de cette synthèse ne vient de {groups} : à lire vous-même.",
    ),
    # and, of the lede's sentences
    "reason.unknown_entry": Say("cites an entry that does not exist", "cite une ligne absente"),
    "reason.disputed_as_fact": Say(
        "tells one side of a disagreement", "ne donne qu'un côté d'un désaccord"
    ),
    "reason.mode_lost": Say(
        "tells as done what is planned or possible",
        "donne pour fait ce qui est prévu ou possible",
    ),
    "reason.meaning_lost": Say(
        "leaves out or adds a word that turns the meaning",
        "omet ou ajoute un mot qui change le sens",
    ),
    "reason.other_language": Say(
        "is not in the brief's language", "n'est pas dans la langue de la synthèse"
    ),
    "reason.markup": Say("holds more than words", "contient autre chose que des mots"),
    "reason.too_long": Say("is too long, or one too many", "est trop longue, ou de trop"),
    "reason.repeated": Say("has been said already", "a déjà été dite"),
    # passages nothing may cite
    "removal.boilerplate": Say("page furniture", "habillage de la page"),
    "removal.hidden": Say("hidden text", "texte caché"),
    "removal.duplicate": Say("repeated passage", "passage répété"),
    "removal.front_matter": Say("file header", "en-tête du fichier"),
    "removal.limit": Say("beyond the length limit", "au-delà de la longueur permise"),
    # views
    "view.figures": Say("Figures", "Chiffres"),
    "view.dates": Say("Dates", "Dates"),
    "view.places": Say("Places", "Lieux"),
    "span_of_days": Say("{first} to {last}", "du {first} au {last}"),
    "at_time": Say("{day}, {time}", "{day} à {time}"),
    # run
    "model": Say("Model", "Modèle"),
    "endpoint": Say("Endpoint", "Service"),
    "version": Say("Version", "Version"),
    "prompt_hash": Say("Prompt", "Consigne"),
    "schema_hash": Say("Form", "Formulaire"),
    "lede_by_model": Say("by {model}, checked", "par {model}, vérifié"),
    "lede_by_code": Say("composed by code.", "composé par le programme."),
    "lede_refused": Say("Sentences refused for the lede", "Phrases refusées pour le chapeau"),
    "tokens": Say("Tokens", "Jetons"),
    "requests": Say("Requests", "Requêtes"),
    "seconds": Say("Seconds", "Secondes"),
    "cost": Say("Cost", "Coût"),
    "unknown": Say("unknown", "inconnu"),
    "candidates": Say("Claims compared by", "Rapprochement des affirmations"),
    "candidates.embeddings": Say(
        "vectors of {model} ({endpoint})", "vecteurs de {model} ({endpoint})"
    ),
    "candidates.off": Say(
        "words only: embeddings are switched off; claims in two languages stay apart",
        "mots seulement : sans plongements ; les affirmations de deux langues restent séparées",
    ),
    "candidates.not_installed": Say(
        "words only: no embedding model is installed; claims in two languages stay apart",
        "mots seulement : aucun modèle de plongements installé ; les affirmations de deux langues "
        "restent séparées",
    ),
    "candidates.failed": Say(
        "words only: the embedding model failed; claims in two languages stay apart. {detail}",
        "mots seulement : le modèle de plongements a échoué ; les affirmations de deux langues "
        "restent séparées. {detail}",
    ),
    "tokens_used": Say(
        "{tokens_in} in ({cached} cached), {out} out",
        "{tokens_in} lus (dont {cached} en cache), {out} écrits",
    ),
    "requests_made": Say("{all} ({retries} repeated)", "{all} (dont {retries} répétées)"),
}

COUNT: dict[str, Count] = {
    "n_events": Count(("{n} event", "{n} events"), ("{n} événement", "{n} événements")),
    "n_new_articles": Count(
        ("{n} more article", "{n} more articles"),
        ("{n} article de plus", "{n} articles de plus"),
    ),
    "n_articles": Count(("{n} article", "{n} articles"), ("{n} article", "{n} articles")),
    "n_sources": Count(("{n} source", "{n} sources"), ("{n} source", "{n} sources")),
    "n_origins": Count(
        ("{n} independent origin", "{n} independent origins"),
        ("{n} origine indépendante", "{n} origines indépendantes"),
    ),
    "n_files": Count(("{n} file", "{n} files"), ("{n} fichier", "{n} fichiers")),
    "n_used": Count(("{n} used", "{n} used"), ("{n} utilisé", "{n} utilisés")),
    "n_words": Count(("{n} word", "{n} words"), ("{n} mot", "{n} mots")),
    "n_entries": Count(("{n} line", "{n} lines"), ("{n} ligne", "{n} lignes")),
    "n_disagreements": Count(
        ("{n} disagreement", "{n} disagreements"), ("{n} désaccord", "{n} désaccords")
    ),
    "n_edited": Count(
        (
            "Except {n} line that an editor changed or restored.",
            "Except {n} lines that editors changed or restored.",
        ),
        (
            "Sauf {n} ligne modifiée ou rétablie par la rédaction.",
            "Sauf {n} lignes modifiées ou rétablies par la rédaction.",
        ),
    ),
    "n_withheld": Count(
        ("{n} claim withheld", "{n} claims withheld"),
        ("{n} affirmation non retenue", "{n} affirmations non retenues"),
    ),
    "n_variants": Count(
        ("{n} other wording", "{n} other wordings"),
        ("{n} autre formulation", "{n} autres formulations"),
    ),
    "n_removed": Count(
        ("{n} passage left out", "{n} passages left out"),
        ("{n} passage écarté", "{n} passages écartés"),
    ),
    "n_characters_skipped": Count(
        ("{n} character not shown", "{n} characters not shown"),
        ("{n} caractère non affiché", "{n} caractères non affichés"),
    ),
}
