"""What page furniture looks like in French and English: fixed phrases, labels and credits.

Each pattern is written so that it cannot take in a sentence of the article; where the end of a
piece of furniture cannot be told, `summarizer.reading.boilerplate` decides.
"""

import re

_AGENCY = (
    r"(?:Getty(?:\sImages)?|GETTY(?:\sIMAGES)?|AFP|Reuters|REUTERS|AP|Associated\sPress|PA|EPA|Press\sAssociation|"
    r"European\sPressphoto\sAgency|Shutterstock|Alamy|SIPA|Sipa|Bloomberg|Rex|REX|SWNS|Xinhua|TASS|Anadolu|"
    r"The\sIndependent|The\sWashington\sPost|The\sNew\sYork\sTimes|USA\sTODAY(?:\sSports)?|Twitter|Facebook|Instagram)"
)
_NETWORK = r"(?:Facebook|Twitter|X|WhatsApp|LinkedIn|Google\+?|Pinterest|Reddit|Tumblr|Telegram|Instagram|Messenger|Email|email|e-mail)"

# (what it is, how it looks); these may stand anywhere, also inside a line.
INLINE: list[tuple[str, re.Pattern[str]]] = [
    ("share buttons", re.compile(rf"Click to share on {_NETWORK}(?: \(Opens in new window\))?")),
    ("share buttons", re.compile(rf"(?:Share|Partager|Tweet|Tweeter|Envoyer|Pin)(?: this(?: article| story| video)?| cet article| l'article)? (?:on|via|sur|par) {_NETWORK}\b(?=\s*(?:$|\n|[A-Z(]))")),
    ("share buttons", re.compile(r"(?:Share (?:this|the) (?:article|story|page|video)|Partager (?:cet article|l[’']article))(?=\s*(?:$|\n|[A-Z]))")),
    ("share buttons", re.compile(r"Read or Share this story:?\s*(?:https?://\S+)?")),
    ("share buttons", re.compile(r"(?:Follow|Suivez) [^.!?\n]{2,50} (?:on|sur) (?:Twitter|X|Facebook|Instagram)(?:\s?:\s?|\s)@\w+")),
    ("newsletter box", re.compile(r"Get (?:[\w ]{1,30} )?(?:updates|news|stories|headlines|newsletter) (?:directly|straight|delivered) to your inbox(?:\s*\+?\s*Subscribe\b)?")),
    ("newsletter box", re.compile(r"Thank you for subscribing[!.]|Could not subscribe, try again later|Invalid [Ee]mail(?: address\.)?|Merci (?:de|pour) votre (?:inscription|abonnement)\s?[!.]")),
    ("newsletter box", re.compile(r"Get (?:the )?[A-Z][\w ]{2,40} by Email .{0,200}?(?=Please verify you)", re.DOTALL)),
    ("newsletter box", re.compile(r"Please verify you[’']re not a robot by clicking the box\.|Please re-enter\.|You must select a newsletter to subscribe to\.(?: Sign Up)?|Receive occasional updates and special offers for [^.!?\n]{2,80}\.|An error has occurred\. Please try again later\.|View all [A-Z][\w ]{2,40} newsletters\.")),
    ("advertisement", re.compile(r"(?:Advertisement|ADVERTISEMENT|Publicité|PUBLICITÉ)\s+(?:Continue reading (?:the main story|below)|Scroll to continue|Lire la suite)|Continue reading the main story|Article continues below|La suite après (?:la|cette) publicité")),
    ("advertisement", re.compile(r"(?:Skip Ad|Ad Loading\.\.\.)(?:\s+(?:Skip Ad|Ad Loading\.\.\.|x|Embed|Share|Close))*(?=\s|$)")),
    ("video player", re.compile(r"(?:Video Loading|Video Unavailable|Click to play|Tap to play|The video will (?:auto-?play|start) (?:soon|in \d+)|Cancel Play now|Watch this video again|Video will play in|Watch Next|Play slideshow|View Photos|Full Screen Autoplay Close|Lire la vidéo|Chargement du lecteur(?: vidéo)?)(?:\s+Share this video|\s+Cancel)?(?=\s|$)")),
    ("picture credit", re.compile(r"\((?:(?:AP |AFP |File )?[Pp]hotos?|[Ii]mage|[Pp]icture|[Cc]rédits?(?: photos?)?|[Pp]hoto [Cc]redit)s?\s?:[^()\n]{0,90}\)")),
    ("picture credit", re.compile(rf"\([^()\n]{{0,60}}(?:/|via |, ){_AGENCY}(?:[/,][^()\n]{{0,40}})?\)|\({_AGENCY}/[^()\n]{{1,40}}\)|\((?:Getty|GETTY|Shutterstock|Alamy)(?: Images)?\)")),
    ("picture credit", re.compile(r"Image copyright (?:[A-Z][\w./-]*)(?:\s(?:Images|Press|Media))?(?=\s+(?:Image caption|[A-Z])|\s*$)|(?:Image|Media) caption\b(?=\s+[«“\"‘']?[A-Z0-9])")),
    ("picture credit", re.compile(r"(?:(?<=^)|(?<=[.!?\"”»)] ))(?:[A-Z][\w-]+ [A-Z][\w-]+/)?Getty Images(?: \d{1,2})?(?=\s+[A-Z])|AP:Associated Press(?: \d{1,2})?(?=\s+[A-Z])", re.MULTILINE)),
    ("picture credit", re.compile(r"^Photo (?=[A-Z]{3,}[A-Z, .]* (?:--|—|–) )|^/?Photo (?:prise|d[’']archives|:)[^\n.]{0,120}$|^\s*(?:Crédits?(?: photos?)?|Photo(?:graphe)?s?|Image|Picture)\s?[:©][^\n.!?]{0,90}$", re.MULTILINE)),
    ("picture credit", re.compile(r"^\s*(?:©|\(c\)|\(C\)|Copyright\b)[^\n]{0,120}$", re.MULTILINE)),
    ("copyright notice", re.compile(r"Copyright (?:©\s?)?\d{4} [^.\n]{2,60}\. All rights reserved\.(?: This material may not be published, broadcast, rewritten(?:,)? or redistributed\.)?|Tous droits réservés\.?(?=\s*$)", re.MULTILINE)),
    ("editor's box", re.compile(r"^\s*(?:Temps de lecture|Reading time)\s?:[^\n]{0,40}$|^\s*\d{1,2} min(?:utes?)? (?:read|de lecture)\s*$|^\s*(?:Publié|Mis à jour|Posté) le [^\n.!?]{4,90}$", re.MULTILINE)),
]  # fmt: skip

# Labels before a link to another article, whose end is not marked.
LINK_LABEL = re.compile(
    r"(?:(?:À|A) (?:lire|voir|écouter|relire)(?: aussi| également| ailleurs)?|(?:Lire|Voir|Écouter|Relire)(?: aussi| également| notre [\w’' ]{3,25}| l[’']article)"
    r"|Sur le même (?:sujet|thème)|Pour aller plus loin|READ MORE|Read (?:also|more|next)|Also read|See also|Related(?: stor(?:y|ies)| articles?| content)?|RELATED(?: STORIES| ARTICLES?)?|MORE ON)\s?:(?=\s)"
    r"|(?<=[.!?\"”»] )(?:RELATED STORIES|Related (?:stories|articles)|related articles)(?=\s+[A-Z«“\"'‘])"
)
# Set after the title of a linked article.
LINK_TAIL = re.compile(r"(?<=[^\s.!?,;:] )Read [Mm]ore(?=\s+[«“\"‘']?[A-ZÀ-Þ0-9]|\s*$)")
LONE_LINK = re.compile(r"^\s*(?:Read [Mm]ore|Lire la suite|En savoir plus|Learn more|Continue reading)\s*(?:…|\.{3}|:)?\s*$", re.MULTILINE)  # fmt: skip
GALLERY = re.compile(r"(?:\b\d{1,3} show all\s+)?(?<![\d/])1/(\d{1,3})\s(?=[A-Z«“\"'‘])")
BYLINE_START = re.compile(
    r"\s*(?:By|Par|BY|PAR)\s+[A-ZÀ-Þ][\w’'.-]+(?:\s+(?:and|et|de|von|van|le|la|[A-ZÀ-Þ][\w’'.-]+|[A-ZÀ-Þ]\.)|,\s+[A-ZÀ-Þ][\w’'.-]+){1,9}?"
    r"(?=\s*$|\s*[\r\n]|\s+[A-ZÀ-Þ]{3,}[A-ZÀ-Þ .]*(?:,|\s\(|\s[-–—]))"
)

# Whole sentences. The text is matched from its start to its end.
_NAMES = r"(?:[A-ZÀ-Þ][\w’'.-]+(?:\s+(?:de|von|van|le|la|[A-ZÀ-Þ][\w’'.-]+))+(?:\s*,\s*|\s+(?:and|et|&)\s+)?)+"
SENTENCE: list[tuple[str, re.Pattern[str]]] = [
    ("byline", re.compile(rf"{_NAMES}[^.!?]{{0,60}}?(?:ont|a) (?:également )?(?:contribué|participé) à (?:ce|cet|cette) (?:rapport|article|reportage|enquête|dépêche)\.?")),
    ("byline", re.compile(rf"(?:[\w ]{{0,30}}: )?{_NAMES}[^.!?]{{0,60}}?(?:also )?contributed (?:reporting )?to this (?:report|story|article)\.?")),
    ("byline", re.compile(rf"(?:Additional reporting|Reporting|Writing|Editing|Compiled|Edited|Contributing)(?: by|:) {_NAMES}[^.!?]{{0,120}}\.?")),
    ("byline", re.compile(rf"(?:By|Par|BY|PAR) {_NAMES}[^.!?]{{0,40}}")),
    ("byline", re.compile(rf"(?:{_NAMES},? )?(?:édité|traduit|rédigé) par {_NAMES}\.?")),
    ("byline", re.compile(r"\(?(?:[Aa]vec|[Ww]ith|[Ss]ource ?:) (?:l[’'])?(?:AFP|AP|Reuters|REUTERS|agences?|agencies|wires?)(?: et (?:AFP|AP|Reuters))?\)?\.?")),
    ("dateline", re.compile(r"[A-ZÀ-Þ][\w’' -]{2,30}(?:, [A-ZÀ-Þ][\w’' -]{2,30})?,? (?:\d{1,2} [\w.]{3,9} )?\((?:Reuters|AFP|AP|REUTERS)\)\s?[-–—]*")),
    ("cookie notice", re.compile(r"(?=.*\bcookies?\b)(?=.*\b(?:accept\w*|consent\w*|utilis\w+|use[sd]?|using|paramétr\w+|poursuiv\w+|continuing|settings|préférences)\b)(?=.*\b(?:nous|notre|nos|votre|vous|we|our|you|your|ce site|this (?:site|website))\b).{10,400}", re.IGNORECASE | re.DOTALL)),
    ("newsletter box", re.compile(r"(?:Sign up|Subscribe|Inscrivez-vous|Abonnez-vous|S[’']inscrire|Je m[’']abonne|Recevez)\b[^.!?]{0,160}(?:newsletters?|lettres? d[’']information|inbox|emails?|e-mails?|boîte (?:mail|de réception)|notifications?|à partir de|access|accès|alerts?|alertes)\b[^.!?]{0,80}[.!]?")),
    ("newsletter box", re.compile(r"(?:Sign up|Sign Up|Subscribe|Subscribe now|S[’']abonner|S[’']inscrire|Abonnez-vous|Inscrivez-vous|Je m[’']abonne|Already a subscriber\?|Déjà abonné\s?\?|Log in|Se connecter)[.!]?")),
    ("paywall notice", re.compile(r"(?:Il vous reste [\d.,]+\s?% de cet article à lire|La suite est réservée aux abonnés|(?:Cet article|Article|Contenu) (?:est )?réservé aux abonnés|This article is for subscribers only|To continue reading[^.!?]{0,80})\.?")),
    ("share buttons", re.compile(r"(?:Share|Partager|Partagez|Tweet|Tweeter|Imprimer|Print|Comment|Commenter|Réagir|Copier le lien|Copy link|Follow us(?: on [\w, ]{1,60})?|Suivez-nous(?: sur [\w, ]{1,60})?|Like us on \w+)[.!]?")),
    ("comments counter", re.compile(r"\(?\d[\d\s.,]*\s?(?:comments?|commentaires?|réactions?|shares?|partages?|likes?)\)?|(?:Comments?|Commentaires?|Réactions?)\s?\(\s?\d+\s?\)|(?:Post|Leave|Laissez|Poster|Écrire) (?:a|un|votre) comment(?:aire)?")),
    ("advertisement", re.compile(r"(?:Advertisement|ADVERTISEMENT|Sponsored|Publicité|PUBLICITÉ|Annonce)\.?")),
    ("picture credit", re.compile(rf"(?:Photo|PHOTO|Image|Crédit|Credit)s?\s?[:/©] ?[^.!?]{{1,90}}|{_AGENCY}|\(?©[^.!?]{{1,60}}\)?")),
    ("video player", re.compile(r"(?:This video (?:cannot|can't|can not) be played|Your browser does not support[^.!?]{0,60}|Votre navigateur ne (?:prend pas en charge|supporte pas)[^.!?]{0,60}|JavaScript (?:is disabled|est désactivé)[^.!?]{0,60}|Please enable JavaScript[^.!?]{0,80})\.?")),
    ("link", re.compile(r"Click here (?:for|to) [^.!?]{3,90}\.?|Cliquez ici pour [^.!?]{3,90}\.?|(?:Lire|Voir) (?:notre|nos|l[’']) ?[^.!?]{3,60}(?:ici|page \d+)\.?")),
]  # fmt: skip

# Appeals for money: one of these, outside quotation marks, begins or carries a block of appeal.
APPEAL = re.compile(
    r"\b(?:soutenez(?:-nous|\b[^.!?]{1,60}?(?:à partir de|€|\bdon\b|abonn))|faites? (?:nous )?un don\b|aidez-nous à (?:rester|continuer)|"
    r"(?:est|reste) un (?:média|journal|site|titre)\b[^.!?]{0,40}\bindépendant\b[^.!?]{0,80}(?:ne recevant|aucune? (?:aide|subvention|publicité)|lecteurs|dons|vos)|"
    r"comptons sur (?:votre|vos) (?:soutien|dons?)|(?:sans|grâce à) (?:votre soutien|vos dons)|notre (?:journalisme|média|rédaction) (?:est |reste )?(?:libre|indépendant|financé)|"
    r"support (?:our|independent|quality) journalism|make a (?:one-time )?(?:donation|contribution)|donate (?:now|today|here)\b|"
    r"become a (?:member|supporter|subscriber)\b|(?:relies|rely|depend|depends) on (?:the support of )?(?:readers like you|your (?:support|donations?))|"
    r"our (?:independent )?journalism (?:is|depends|relies|takes)|help us (?:keep|continue|stay)\b)",
    re.IGNORECASE,
)
OUTLET_VOICE = re.compile(r"\b(?:nous|notre|nos|we|our|us)\b", re.IGNORECASE)
READER = re.compile(r"\b(?:vous|votre|vos|you|your)\b", re.IGNORECASE)
SPOKEN = re.compile(
    r"[«»“”\"]|\b(?:a|ont|avait|est|selon)\b[^.]{0,30}\b(?:déclaré|dit|indiqué|affirmé|ajouté|expliqué|estimé|lancé|écrit|annoncé)\b"
    r"|\b(?:said|says|told|added|wrote|announced|asked)\b|\bselon\b|\baccording to\b",
    re.IGNORECASE,
)
