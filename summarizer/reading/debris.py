"""What page furniture looks like in French and English: fixed phrases, labels and credits.

Each pattern is written so that it cannot take in a sentence of the article; where the end of a
piece of furniture cannot be told, `summarizer.reading.boilerplate` decides.
"""

import re

Furniture = tuple[str, re.Pattern[str]]

_AGENCIES = (
    r"Getty(?:\sImages)?|GETTY(?:\sIMAGES)?|AFP|Reuters|REUTERS|AP|Associated\sPress|PA|EPA"
    r"|Press\sAssociation|European\sPressphoto\sAgency|Shutterstock|Alamy|SIPA|Sipa|Bloomberg"
    r"|Rex|REX|SWNS|Xinhua|TASS|Anadolu|The\sIndependent|The\sWashington\sPost"
    r"|The\sNew\sYork\sTimes|USA\sTODAY(?:\sSports)?|Twitter|Facebook|Instagram"
)
_AGENCY = rf"(?:{_AGENCIES})"
_NETWORK = (
    r"(?:Facebook|Twitter|X|WhatsApp|LinkedIn|Google\+?|Pinterest|Reddit|Tumblr|Telegram"
    r"|Instagram|Messenger|[Ee]-?mail)"
)
_NAMES = (
    r"(?:[A-ZÀ-Þ][\w’'.-]+(?:\s+(?:de|von|van|le|la|[A-ZÀ-Þ][\w’'.-]+))+"
    r"(?:\s*,\s*|\s+(?:and|et|&)\s+)?)+"
)
_BEFORE_CAPITAL = r"(?=\s*(?:$|\n|[A-Z(]))"


def _furniture(name: str, *forms: str, flags: int = re.MULTILINE) -> Furniture:
    return name, re.compile("|".join(f"(?:{form})" for form in forms), flags)


# These may stand anywhere, also inside a line.
INLINE: list[Furniture] = [
    _furniture(
        "share buttons",
        rf"Click to share on {_NETWORK}(?: \(Opens in new window\))?",
        r"(?:Share|Partager|Tweet|Tweeter|Envoyer|Pin)"
        r"(?: this(?: article| story| video)?| cet article| l'article)?"
        rf" (?:on|via|sur|par) {_NETWORK}\b{_BEFORE_CAPITAL}",
        rf"Share (?:this|the) (?:article|story|page|video){_BEFORE_CAPITAL}",
        rf"Partager (?:cet article|l[’']article){_BEFORE_CAPITAL}",
        r"Read or Share this story:?\s*(?:https?://\S+)?",
        r"(?:Follow|Suivez) [^.!?\n]{2,50} (?:on|sur) (?:Twitter|X|Facebook|Instagram)"
        r"(?:\s?:\s?|\s)@\w+",
    ),
    _furniture(
        "newsletter box",
        r"Get (?:[\w ]{1,30} )?(?:updates|news|stories|headlines|newsletter)"
        r" (?:directly|straight|delivered) to your inbox(?:\s*\+?\s*Subscribe\b)?",
        r"Thank you for subscribing[!.]",
        r"Could not subscribe, try again later",
        r"Invalid [Ee]mail(?: address\.)?",
        r"Merci (?:de|pour) votre (?:inscription|abonnement)\s?[!.]",
        r"Get (?:the )?[A-Z][\w ]{2,40} by Email [^\n]{0,200}?(?=Please verify you)",
        r"Please verify you[’']re not a robot by clicking the box\.",
        r"Please re-enter\.",
        r"You must select a newsletter to subscribe to\.(?: Sign Up)?",
        r"Receive occasional updates and special offers for [^.!?\n]{2,80}\.",
        r"An error has occurred\. Please try again later\.",
        r"View all [A-Z][\w ]{2,40} newsletters\.",
    ),
    _furniture(
        "advertisement",
        r"(?:Advertisement|ADVERTISEMENT)\s+(?:Continue reading (?:the main story|below)"
        r"|Scroll to continue)",
        r"(?:Publicité|PUBLICITÉ)\s+Lire la suite",
        r"Continue reading the main story",
        r"Article continues below",
        r"La suite après (?:la|cette) publicité",
        r"(?:Skip Ad|Ad Loading\.\.\.)"
        r"(?:\s+(?:Skip Ad|Ad Loading\.\.\.|x|Embed|Share|Close))*(?=\s|$)",
    ),
    _furniture(
        "video player",
        r"(?:Watch: [^.!?\n]{3,120} Video Loading|Video Loading|Video Unavailable|Play now"
        r"|Click to play|Tap to play|The video will (?:auto-?play|start) (?:soon|in \d+)"
        r"|Watch this video again|Video will play in|Watch Next|Play slideshow|View Photos"
        r"|(?:\d{1,3} of \d{1,3} )?Full Screen Autoplay Close|Lire la vidéo"
        r"|Chargement du lecteur(?: vidéo)?)(?:\s+Share this video|\s+Cancel)?(?=\s|$)",
    ),
    _furniture(
        "picture credit",
        r"\((?:(?:AP |AFP |File )?[Pp]hotos?|[Ii]mage|[Pp]icture|[Cc]rédits?(?: photos?)?"
        r"|[Pp]hoto [Cc]redit)s?\s?:[^()\n]{0,90}\)",
        rf"\([^()\n]{{0,60}}(?:/|via |, ){_AGENCY}(?:[/,][^()\n]{{0,40}})?\)",
        rf"\({_AGENCY}/[^()\n]{{1,40}}\)",
        r"\((?:Getty|GETTY|Shutterstock|Alamy)(?: Images)?\)",
        r"\((?:Photo |Image )?(?:Maxppp|MAXPPP|Figaro|Sipa|SIPA)\)",
    ),
    _furniture(
        "copyright notice",
        r"Copyright (?:©\s?)?\d{4} [^.\n]{2,60}\. All rights reserved\."
        r"(?: This material may not be published, broadcast, rewritten,? or redistributed\.)?",
        r"Tous droits réservés\.?(?=[ \t]*$)",
        r"^[ \t]*(?:©|\([cC]\)\s|Copyright (?:©|\([cC]\)|\d))[^\n]{0,120}$",
    ),
    _furniture(
        "editor's box",
        r"^[ \t]*(?:Temps de lecture|Reading time)\s?:[^\n]{0,40}$",
        r"^[ \t]*\d{1,2} min(?:utes?)? (?:read|de lecture)[ \t]*$",
        r"^[ \t]*(?:Publié|Mis à jour|Posté) le [^\n.!?]{4,90}$",
    ),
]
# After these a caption may follow that runs into the next sentence without a full stop.
CAPTION_LABEL: list[Furniture] = [
    _furniture(
        "picture credit",
        r"Image copyright [A-Z][\w./-]*(?:\s(?:Images|Press|Media))?"
        r"(?=\s+(?:Image caption|[A-Z])|[ \t]*$)",
        r"(?:Image|Media) caption\b(?=\s+[«“\"‘']?[A-Z0-9])",
        r"(?:(?<=^)|(?<=[.!?\"”»)] ))(?:[A-Z][\w-]+ [A-Z][\w-]+/)?Getty Images(?=\s+[A-Z])",
        r"AP:Associated Press(?: \d{1,2})?(?=\s+[A-Z])",
        r"(?:Getty Images|GETTY|Usa Today Sports|EPA|Reuters|REUTERS|Alamy|SWNS|Rex Features)"
        r" \d{1,2}(?=\s+[A-Z])",
        r"(?<!\bthe )(?<!\ba )(?<!\bby )(?<!\bto )(?<!\bof )\b(?:GETTY|REUTERS|SWNS|SHUTTERSTOCK"
        r"|ALAMY)(?: \* PA)?(?=\s+[A-Z][a-z])",
        r"^Photo (?=[A-Z]{3,}[A-Z, .]* (?:--|—|–) )",
        r"^/?Photo (?:prise|d[’']archives|:)[^\n.]{0,120}$",
        r"^[ \t]*(?:Crédits?(?: photos?)?|Photo(?:graphe)?s?|Image|Picture)\s?[:©][^\n.!?]{0,90}$",
    ),
]

# Labels before a link to another article, whose end is not marked.
LINK_LABEL = re.compile(
    r"(?:[ÀA] (?:lire|voir|écouter|relire)(?: aussi| également| ailleurs)?"
    r"|(?:Lire|Voir|Écouter|Relire)(?: aussi| également| notre [\w’' ]{3,25}| l[’']article)"
    r"|Sur le même (?:sujet|thème)|Pour aller plus loin|READ MORE|Read (?:also|more|next)"
    r"|Also read|See also|Related(?: stor(?:y|ies)| articles?| content)?"
    r"|RELATED(?: STORIES| ARTICLES?)?|MORE ON)\s?:(?=\s)"
    r"|\b(?:RELATED STORIES|RELATED ARTICLES|Related (?:stories|articles)"
    r"|(?<=[.!?\"”»] )related (?:stories|articles))(?=\s+[A-Z«“\"'‘])"
)
# Set after the title of a linked article.
LINK_TAIL = re.compile(r"(?<=[^\s.!?,;:] )Read [Mm]ore(?=\s+[«“\"‘']?[A-ZÀ-Þ0-9]|[ \t]*$)")
LONE_LINK = re.compile(
    r"^[ \t]*(?:Read [Mm]ore|Lire la suite|En savoir plus|Learn more|Continue reading)"
    r"\s*(?:…|\.{3}|:)?[ \t]*$",
    re.MULTILINE,
)
GALLERY = re.compile(
    r"(?:\b(?P<name>[A-Z][^.!?\n]{3,80}) \d{1,3} show all (?P=name) )?"
    r"(?<![\d/])1/(?P<total>\d{1,3})\s(?=[A-Z«“\"'‘])"
)
BYLINE_START = re.compile(
    r"\s*(?:By|Par|BY|PAR)\s+[A-ZÀ-Þ][\w’'.-]+"
    r"(?:\s+(?:and|et|de|von|van|le|la|[A-ZÀ-Þ][\w’'.-]+|[A-ZÀ-Þ]\.)|,\s+[A-ZÀ-Þ][\w’'.-]+){1,9}?"
    r"(?=[ \t]*$|\s*[\r\n]|\s+[A-ZÀ-Þ]{3,}[A-ZÀ-Þ .]*(?:,|\s\(|\s[-–—]))"
)

# Whole sentences: the form must cover a sentence from its start to its end.
SENTENCE: list[Furniture] = [
    _furniture(
        "byline",
        rf"{_NAMES}[^.!?]{{0,60}}?(?:ont|a) (?:également )?(?:contribué|participé) à"
        r" (?:ce|cet|cette) (?:rapport|article|reportage|enquête|dépêche)\.?",
        rf"(?:[\w ]{{0,30}}: )?{_NAMES}[^.!?]{{0,60}}?(?:also )?contributed (?:reporting )?to this"
        r" (?:report|story|article)\.?",
        r"(?:Additional reporting|Reporting|Writing|Editing|Compiled|Edited|Contributing)(?: by|:)"
        rf" {_NAMES}[^.!?]{{0,120}}\.?",
        rf"(?:By|Par|BY|PAR) {_NAMES}[^.!?]{{0,40}}",
        rf"(?:{_NAMES},? )?(?:édité|traduit|rédigé) par {_NAMES}\.?",
        rf"De (?:notre|nos) (?:envoyée?s?|correspondante?s?)(?: spécial(?:e|es|aux)?)?"
        rf"(?: (?:à|en|au) [\w’' -]{{2,30}},?)? {_NAMES}\.?",
        r"\(?(?:[Aa]vec|[Ww]ith|[Ss]ource ?:) (?:l[’'])?(?:AFP|AP|Reuters|REUTERS|agences?|agencies"
        r"|wires?)(?: et (?:AFP|AP|Reuters))?\)?\.?",
    ),
    _furniture(
        "dateline",
        r"[A-ZÀ-Þ]{4,20}\s?[-–—]",
        r"[A-ZÀ-Þ][\w’' -]{2,30}(?:, [A-ZÀ-Þ][\w’' -]{2,30})?,? (?:\d{1,2} [\w.]{3,9} )?"
        r"\((?:Reuters|AFP|AP|REUTERS)\)\s?[-–—]*",
    ),
    _furniture(
        "cookie notice",
        r"(?=.*\bcookies?\b)"
        r"(?=.*\b(?:accept\w*|consent\w*|utilis\w+|use[sd]?|using|paramétr\w+|poursuiv\w+"
        r"|continuing|settings|préférences)\b)"
        r"(?=.*\b(?:nous|notre|nos|votre|vous|we|our|you|your|ce site|this (?:site|website))\b)"
        r".{10,400}",
        flags=re.IGNORECASE | re.DOTALL,
    ),
    _furniture(
        "newsletter box",
        r"(?:Sign up|Subscribe|Inscrivez-vous|Abonnez-vous|S[’']inscrire|Je m[’']abonne|Recevez)\b"
        r"[^.!?]{0,160}(?:newsletters?|lettres? d[’']information|inbox|e-?mails?"
        r"|boîte (?:mail|de réception)|notifications?|à partir de|access|accès|alerts?|alertes)\b"
        r"[^.!?]{0,80}[.!]?",
        r"(?:Retrouvez|Recevez|Découvrez|Inscrivez-vous|Abonnez-vous)\b[^.!?]{0,120}"
        r"\b(?:notre|nos|votre|à la|la) (?:newsletter|lettre|infolettre|édition)\b"
        r"[^.!?]{0,80}[.!]?",
        r"(?:Sign [Uu]p|Subscribe|Subscribe now|S[’']abonner|S[’']inscrire|Abonnez-vous"
        r"|Inscrivez-vous|Je m[’']abonne|Already a subscriber\?|Déjà abonné\s?\?|Log in"
        r"|Se connecter)[.!]?",
    ),
    _furniture(
        "appeal for money",
        r"Abonnez-vous (?:dès|pour|à partir de) [^.!?]{0,60}[.!]?",
        r"If you (?:value|like|enjoy)[^.!?]{0,60},? (?:please )?support us[^.!?]{0,60}[.!]?",
    ),
    _furniture(
        "notice",
        r"This (?:is a developing|is a breaking|story (?:will be|is being)|article (?:will be|is"
        r" being))\b[^.!?]{0,60}[.!]?",
        r"(?:Cet article|Ce direct|Cette page) (?:sera|est) (?:mise?|actualisée?)\b"
        r"[^.!?]{0,60}[.!]?",
        rf"(?:Le |La |Les |L['’])?{_NAMES} est (?:financée?s?|possédée?s?) par ses "
        r"(?:lecteurs|abonnés)[^.!?]{0,60}[.!]?",
    ),
    _furniture(
        "picture credit",
        r"(?:Image|Photo|Picture|Crédits?|Credit|Crédit photo|Photographie)(?: credits?)? ?: "
        r"[^.!?]{2,60}\.?",
    ),
    _furniture(
        "paywall notice",
        r"Il vous reste [\d.,]+\s?% de cet article à lire\.?",
        r"La suite est réservée aux abonnés\.?",
        r"(?:Cet article|Article|Contenu) (?:est )?réservé aux abonnés\.?",
        r"This article is for subscribers only\.?",
        r"To continue reading[^.!?]{0,80}\.?",
    ),
    _furniture(
        "share buttons",
        r"(?:Share|Partager|Partagez|Tweet|Tweeter|Imprimer|Print|Comment|Commenter|Réagir"
        r"|Copier le lien|Copy link|Follow us(?: on [\w, ]{1,60})?"
        r"|Suivez-nous(?: sur [\w, ]{1,60})?|Like us on \w+)[.!]?",
    ),
    _furniture(
        "comments counter",
        r"\(?\d[\d\s.,]*\s?(?:comments?|commentaires?|réactions?|shares?|partages?|likes?)\)?",
        r"(?:Comments?|Commentaires?|Réactions?)\s?\(\s?\d+\s?\)",
        r"(?:Post|Leave|Laissez|Poster|Écrire) (?:a|un|votre) comment(?:aire)?",
    ),
    _furniture(
        "advertisement",
        r"(?:Advertisement|ADVERTISEMENT|Sponsored|Publicité|PUBLICITÉ|Annonce)\.?",
    ),
    _furniture(
        "picture credit",
        r"(?:Photo|PHOTO|Image|Crédit|Credit)s?\s?[:/©] ?[^.!?]{1,90}",
        _AGENCY,
        r"\(?©[^.!?]{1,60}\)?",
    ),
    _furniture(
        "video player",
        r"This video (?:cannot|can't|can not) be played\.?",
        r"Your browser does not support[^.!?]{0,60}\.?",
        r"Votre navigateur ne (?:prend pas en charge|supporte pas)[^.!?]{0,60}\.?",
        r"JavaScript (?:is disabled|est désactivé)[^.!?]{0,60}\.?",
        r"Please enable JavaScript[^.!?]{0,80}\.?",
    ),
    _furniture(
        "link",
        r"Click here (?:for|to) [^.!?]{3,90}\.?",
        r"Cliquez ici pour [^.!?]{3,90}\.?",
        r"(?:Lire|Voir) (?:notre|nos|l[’']) ?[^.!?]{3,60}(?:ici|page \d+)\.?",
    ),
]

# Appeals for money: one of these, outside quotation marks, begins or carries a block of appeal.
APPEAL = _furniture(
    "appeal for money",
    r"\bsoutenez(?:-nous|\b[^.!?]{1,60}?(?:à partir de|€|\bdon\b|abonn))",
    r"\bfaites? (?:nous )?un don\b",
    r"\baidez-nous à (?:rester|continuer)",
    r"\b(?:est|reste) un (?:média|journal|site|titre)\b[^.!?]{0,40}\bindépendant\b"
    r"[^.!?]{0,80}(?:ne recevant|aucune? (?:aide|subvention|publicité)|lecteurs|dons|vos)",
    r"\bcomptons sur (?:votre|vos) (?:soutien|dons?)",
    r"\b(?:sans|grâce à) (?:votre soutien|vos dons)",
    r"\bnotre (?:journalisme|média|rédaction) (?:est |reste )?(?:libre|indépendant|financé)",
    r"\bsupport (?:our|independent|quality) journalism",
    r"\bmake a (?:one-time )?(?:donation|contribution)",
    r"\bdonate (?:now|today|here)\b",
    r"\bbecome a (?:member|supporter|subscriber)\b[^.!?]{0,60}\b(?:our|us|today|from|now)\b",
    r"\b(?:relies|rely|depends?) on (?:the support of )?"
    r"(?:readers like you|your (?:support|donations?))",
    r"\bour (?:independent )?journalism (?:is|depends|relies|takes)",
    r"\bhelp us (?:keep (?:our|this)|continue our|stay (?:free|independent))\b",
    flags=re.IGNORECASE,
)[1]
OUTLET_VOICE = re.compile(r"\b(?:nous|notre|nos|we|our|us)\b", re.IGNORECASE)
READER = re.compile(r"\b(?:vous|votre|vos|you|your)\b", re.IGNORECASE)
SPOKEN = re.compile(
    r"[«»“”\"]"
    r"|\b(?:a|ont|avait|est|selon)\b[^.]{0,30}\b(?:déclaré|dit|indiqué|affirmé|ajouté|expliqué"
    r"|estimé|lancé|écrit|annoncé)\b"
    r"|\b(?:said|says|told|added|wrote|announced|asked|urged|selon|according to)\b",
    re.IGNORECASE,
)
