"""Words that attribute speech, French and English, as patterns."""

import re

_FR_PARTICIPLES = (
    "accusé admis affirmé ajouté alerté annoncé argué argumenté assuré averti avoué certifié "
    "clamé commenté concédé condamné confessé confié confirmé considéré constaté "
    "critiqué déclaré décrit démenti dénoncé déploré dit écrit estimé évoqué "
    "exhorté expliqué exprimé fustigé indiqué insisté ironisé jugé juré "
    "martelé menacé mentionné murmuré nié plaidé poursuivi précisé prédit "
    "prétendu prévenu proclamé promis qualifié raconté rapporté rappelé relayé résumé réagi "
    "reconnu regretté réitéré relaté répété répliqué répondu résumé rétorqué "
    "révélé salué signalé souhaité soufflé souligné soutenu suggéré tempéré témoigné tweeté"
).split()
_FR_PRESENT = (
    "admet affirme ajoute alerte annonce assure avertit avoue commente concède conclut confie "
    "confirme considère constate déclare décrit dénonce déplore détaille dit écrit estime "
    "explique indique insiste ironise juge lance martèle note nuance observe plaide poursuit "
    "précise prévient raconte rapporte rappelle reconnaît regrette relate relève remarque "
    "répond répète résume révèle salue félicite réjouit signale souligne soupire tempère "
    "témoigne affirment annoncent assurent déclarent dénoncent disent estiment expliquent "
    "indiquent jugent précisent rapportent rappellent soulignent racontent répondent"
).split()
_EN_VERBS = (
    "accused acknowledged added admitted advised agreed alleged announced answered argued asked "
    "asserted blamed boasted cautioned claimed commented complained conceded concluded "
    r"confirmed continued(?!\sto\b) "
    "contended declared demanded denied described disclosed emphasized "
    "estimated exclaimed explained expressed hinted indicated informed insisted joked "
    "lamented maintained mentioned noted observed pledged posted predicted promised quipped "
    "reasoned recalled remarked reported repeated replied responded revealed said says stated "
    "stressed suggested testified told tweeted urged vowed warned wrote writes adds explains tells "
    "insists"  # not "claims": "police rejected claims that …" has a noun
).split()

_FR_ADVERBS = (
    r"(?:(?:à cet égard|ensuite|également|aussi|notamment|encore|par ailleurs|auparavant|"
    r"d'abord|déjà|enfin|"
    r"alors|ainsi|toutefois|cependant|donc|pour sa part|de son côté|lundi|mardi|mercredi|jeudi|"
    r"vendredi|samedi|dimanche)\s+)*"
)
_FR_AUXILIARY = r"(?:l['’]\s?)?(?:a|ont|avait|avaient|aurait|auraient|ai|avons)"

_FR_PAST = "|".join(_FR_PARTICIPLES)
_FR_NOW = "|".join(_FR_PRESENT)
_FR_PHRASES = "fait savoir|mis en garde|fait valoir|fait part|tenu à"
# Said of words only right after a quotation: "« … », a lancé X".
_FR_AFTER_QUOTE = rf"(?<=\",\s){_FR_AUXILIARY}\s+(?:lancé|lâché|glissé|posté|noté|proposé)\b"
_NOUN_BEFORE = (
    r"(?<!\bl['’])(?<!\bd['’])(?<!\b(?:la|le|en|de|un|sa) )"
    r"(?<!\b(?:une|son|ses|les|des|sur|par|cet|ces) )(?<!\bcette )(?<!\bleur )(?<!\bleurs )"
    r"(?<!\bs['’])"
)

SPEECH_FR = re.compile(
    rf"\b(?:(?:{_FR_AUXILIARY}-t-(?:il|elle|on)|ont-(?:ils|elles))\s+{_FR_ADVERBS}"
    rf"(?:{_FR_PAST}|{_FR_PHRASES})e?s?\b"
    rf"|{_FR_AUXILIARY}\s+{_FR_ADVERBS}(?:{_FR_PAST}|{_FR_PHRASES})\b"
    rf"|(?:{_FR_NOW})-(?:t-)?(?:ils?|elles?|on)\b"
    rf"|{_FR_AFTER_QUOTE}"
    rf"|{_NOUN_BEFORE}\b(?:{_FR_NOW})\b)",
    re.IGNORECASE,
)
SPEECH_EN = re.compile(rf"\b(?:{'|'.join(_EN_VERBS)})\b", re.IGNORECASE)

ACCORDING_FR = re.compile(
    r"^(?:Pour\s+(?=elle,|lui,|eux,))|"
    r"\b(?:selon les dires d(?:e|u|es)|selon(?!\sl(?:e|a|es)quel)|aux dires d(?:e|u|es)|"
    r"de l['’]avis d(?:e|u|es)|de sources?)\s|\bd['’]après\s",
    re.IGNORECASE,
)
ACCORDING_EN = re.compile(r"\b(?:according to|in the words of)\s", re.IGNORECASE)

PRONOUN = re.compile(
    r"^(?:il|elle|ils|elles|on|ce dernier|cette dernière|ces derni(?:ers|ères)|celui-ci|celle-ci|"
    r"ceux-ci|celles-ci|"
    r"l['’]une? d['’](?:eux|elles)|l['’]une? d['’]entre (?:eux|elles)|one of them|some of them|"
    r"cette même source|la même source|he|she|they|it|the (?:latter|former)|the same source)$",
    re.IGNORECASE,
)
# Who was named last, or with another before: never anybody further back.
LATTER = re.compile(
    r"\b(?:ce dernier|cette dernière|ces derni(?:ers|ères)|celui-ci|celle-ci|ceux-ci|celles-ci|"
    r"the (?:latter|former))$",
    re.IGNORECASE,
)
# "A Paris" is French for "à Paris"; "A London spokesman" is English.
_CAPITAL_A = r"(?-i:A(?=\s[A-ZÀ-Ý]))|"
_CIRCUMSTANCE = (
    r"à|au|aux|en|dans|sur|avec|entre|pour|contre|par|vers|chez|sous|après|avant|depuis|"
    r"devant|lors|via|face|outre|hormis|malgré|in|at|on|to|from|with|between|for|against|by|near|after|before|"
    r"since|about|than|into|over|during|outside|inside|besides|despite|unlike|alongside"
)
_PREPOSITION = (
    r"de|du|des|à|au|aux|en|dans|sur|avec|entre|pour|contre|par|vers|chez|sous|après|"
    r"avant|depuis|devant|selon|outre|hormis|malgré|besides|despite|unlike|alongside|of|in|at|on|to|from|with|between|for|against|by|near|after|"
    r"before|since|about|than|into|over|via"
)
_BEFORE_NAME = (
    r"\s*(?:(?:nearby|neighbouring|neighboring|downtown|central|rural|suburban)\s+)?(?:(?:le|la|les|the|a|an|un|une|son|sa|ses|his|her|their)\s+|l['’]\s*)?"
    r"(?:(?:MM?|Mme|Mlle|Mrs?|Ms|Dr)\b\.?\s+)?$"
)
_CIRCUMSTANCES = {
    french: re.compile(rf"\b(?:{_CAPITAL_A if french else ''}{_CIRCUMSTANCE})\b", re.IGNORECASE)
    for french in (True, False)
}
_PREPOSITIONS = {
    french: re.compile(
        rf"(?:\b(?:{_CAPITAL_A if french else ''}{_PREPOSITION})|\bd['’]){_BEFORE_NAME}",
        re.IGNORECASE,
    )
    for french in (True, False)
}


def circumstance(language: str) -> re.Pattern[str]:
    """Return the prepositions that open a complement of circumstance: after one nobody speaks."""
    return _CIRCUMSTANCES[language != "en"]


def preposition(language: str) -> re.Pattern[str]:
    """Return what stands right before a name that is not the one who speaks."""
    return _PREPOSITIONS[language != "en"]


# Another's post set into the page, and what is left of its signature or address.
POST = re.compile(r"pic\.twitter\.com/|https?://|\(@\w+\)|(?:^|\s)[@#]\w+\W*$")
