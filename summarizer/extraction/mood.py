"""Whether a claim tells of what happened, is planned or is only possible, by its own words."""

import re

from schemas.entries import Mode
from summarizer.values.memo import remembered
from summarizer.values.text import clauses

_WORDS = 5  # words a clause has at least to say what a claim is about

# The verb, not the noun: "a annoncé", "announced"; not "depuis l'annonce", "the announcement".
_ANNOUNCED = re.compile(
    r"\b(?:a|ai|ont|avons|avait|avaient|est|sont|été|vient d['’]|viennent d['’])\s?"
    r"(?:[a-zà-ÿ]+(?:ment|i|s|jà|core|nc|jourd['’]hui)\s){0,2}annonc(?:ée?s?|er)\b|"
    r"(?<!\bl['’])(?<!\bd['’])(?<!\b(?:la|le|en|de|un|sa|ce) )(?<!\b(?:une|son|ses|les|des|par) )"
    r"(?<!\bcette )(?<!\b(?:leur|sous|sans) )\bannonc(?:e|ent|ait|aient|èrent)\b|"
    r"\bannounc(?:ed|es|ing)\b",
    re.IGNORECASE,
)
# What is announced as over: "a annoncé avoir perdu", "announced that it had lost".
_ALREADY = re.compile(
    r"\b(?:annonc|announc)\w+\b.*\b(?:(?:avoir|(?<!d['’])être) [a-zà-ÿ]{2,}(?:é|i|u|is|it|ert)e?s?|"
    r"had|having|(?:has|have) (?!to\b)|"
    r"(?:a|ont|avai(?:t|ent)) (?:été )?[a-zà-ÿ]{2,}(?:é|i|u|is|it|ert))\b",
    re.IGNORECASE,
)

_ADVERB = r"(?:encore|également|aussi|désormais|donc|toujours|ainsi|alors|déjà)"
_POSSIBLE = re.compile(
    # "Une éventuelle rencontre …" is only possible; "pour saisir d'éventuels documents" is done.
    r"^\W*(?:une?|des|d['’])\s*éventuel(?:le|s|les)?\b|"
    r"\b(?:pourrai(?:t|ent)|peut-être|éventuellement|"
    # What may be done to it; not what cannot be, nor what somebody is able to do.
    rf"(?<!\bne )peu(?:ven)?t (?:{_ADVERB} )?être|"
    # Nor what has been possible, or was made so.
    r"(?<!que )(?<!as )(?<!tôt )(?<!vite )(?<!été )(?<!been )(?<!rendu )(?<!rendue )(?<!made )"
    r"possible(?:s|ment)?|envisag\w+|"
    # "Could not be reached", "could be heard": what was tried, or was so.
    r"could(?! (?:not|never|no longer|be (?:seen|heard))\b)|might|(?-i:may)|"
    r"perhaps|possibly|considering|not ruled out|(?:un)?likely to)\b",
    re.IGNORECASE,
)
# The conditional of what is alleged or only thought of: "serait un plagiat", "aurait fui". An
# imperfect in "-érait" has its accent. What somebody wished, or what would have had to be done, is
# no allegation.
_CONDITIONAL = re.compile(
    r"\b(?!(?:aim|souhait|préf[éè]r|désir)er)"
    r"(?:ser|aur|fer|[a-zà-ÿ]{2,}er|(?:ob|main|sou|con|dé|re)?tiendr|(?:de|re|inter|par)?viendr|"
    r"(?:re|com|entre|sur)?prendr|(?:per|pro|re|com|trans)?mettr|perdr|rendr|vendr|conduir|"
    r"constituer|agir|(?:ouv|rouv|off|souff)rir|finir|partir|sortir|servir|réunir)"
    r"ai(?:t|ent)\b(?!\s(?:pu|dû|du(?= \w+(?:er|ir|re)\b)|aimé|voulu|souhaité|préféré|fallu)\b)|"
    # "The plan would cost less"; not a refusal or a wish.
    r"(?-i:would)(?! (?:not|never|neither|rather|only say|say|like to|prefer|"
    r"have (?:liked|loved|preferred|wished))\b)\b",
    re.IGNORECASE,
)
_EXPECTED = re.compile(
    r"\b(?:devrai(?:t|ent)|(?-i:(?<!you )(?<!we )should)(?!(?: have|[’']ve)\b))\b", re.IGNORECASE
)
# In words reported, and beside a condition, these forms are tenses: "a dit qu'il serait là".
_REPORTED = re.compile(
    r"\b(?:que|qui|quoi|lorsque|quand|si|s['’]ils?|où|dont|that|whether|if|how|what|who|said|says|told|"
    r"believes?|believed|argued|hoped|thought|knew|feared|expected|insisted|promised|warned)\b|"
    r"\bqu['’]",
    re.IGNORECASE,
)

_NO_INFINITIVE = (
    r"(?:contre|entre|encore|outre|guère|quatre|notre|votre|autre|hier|soir|hiver|premier|dernier|"
    r"mer|fer|enfer|lire)\b"
)
_GOING = (
    # "Va fermer", "vont encore s'y rendre"; not "rien ne va plus", "va de Lannec à la mer".
    r"(?:va|vont|allai(?:t|ent)) "
    r"(?:(?:(?:se|le|la|les|lui|leur|y|en|me|nous|vous|ne|pas|plus|jamais|bientôt|encore|aussi|"
    r"donc|ainsi|alors|enfin|bien|cependant|toutefois|ensuite|surtout|toujours|peut-être|tout|rien|"
    r"également|désormais|d['’]abord|[a-zà-ÿ]+ment) |[sld]['’]){0,3})"
    rf"(?!{_NO_INFINITIVE})[a-zà-ÿ]+(?:er|ir|re)"
)
_FUTURE = r"(?-i:(?!(?:op|cam|chol|gen|cord|chim)era\b)[a-zà-ÿ]{2,}er(?:a|ont))"
_PLANNED = re.compile(
    rf"\b(?:{_GOING}|doit|doivent|devra|devront|sera|seront|aura|auront|{_FUTURE}|"
    r"prévu[es]*|prochaine?s?|will|is to|are to|set to|plans? to|"
    r"expected to|due to (?:be|begin|start|open|close|meet|take|hold|speak|sign|vote|visit|travel|"
    r"arrive|leave|return|appear|resume|end|go|come|launch|publish)|scheduled)\b",
    re.IGNORECASE,
)

# What a sentence opens with before its main clause.
_CONDITION = (
    r"(?:si|s['’]ils?|quand|lorsqu\w*|alors qu\w*|après qu\w*|avant qu\w*|bien qu\w*|parce qu\w*|"
    r"puisqu\w*|tandis qu\w*|dès qu\w*|comme|if|when|while|although|though|because|since|unless|"
    r"once|until|as)\b"
)
_CIRCUMSTANCE = (
    r"(?:outre|en|au|aux|à|dans|sur|sous|avec|pour|par|lors|pendant|durant|dès|suite à|grâce à|"
    r"faute de|quant à|face à|malgré|depuis|après|avant|selon|d['’]après|interrogée?s?|"
    r"according to|despite|besides|apart from|under|during|following|given|amid|after|before|"
    r"in|at|for|with|by|from|on (?=the\b|an?\b|[A-Z\d]))(?=\W)"
)
_OPENS = re.compile(rf"\W*(?:(?P<condition>{_CONDITION})|{_CIRCUMSTANCE})", re.IGNORECASE)
_FINITE = re.compile(
    r"\b(?:a(?:-t-il|-t-elle)?\s(?:[a-zà-ÿ]+é(?:e?s?)|dit|fait|pris|mis|eu|vu|tenu|reçu|rendu|"
    r"perdu|permis|ouvert|conclu)|ont|est|sont|fut|furent|va|vont|peut|peuvent|doit|doivent|"
    r"[a-zà-ÿ]+(?:ait|aient|èrent)|[a-zà-ÿ]{2,}r(?:a|ont)|has|have|had|is|are|was|were|will|would|"
    r"could|may|might|should|must|can|did|does)\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\W*(?:qui|dont|que|où|who|whose|which|where|ou|et|or|and|said|says|a(?:-t-|\s)|ont(?:-|\s)|"
    rf"avai(?:t|ent)\s|{_CONDITION}|{_CIRCUMSTANCE})(?<![.,])",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\W*(?:qui|dont|où|who|whose|which|where)\b", re.IGNORECASE)
# A clause that begins with its verb has the subject of the one before: "Le pont, …, pourrait".
_VERB_FIRST = re.compile(
    r"\W*(?:(?:ne|y|en|se|lui|also|now) |[sn]['’])?(?:pourrai(?:t|ent)|devrai(?:t|ent)|"
    rf"{_GOING}|doit|doivent|sera|seront|aura|auront|serai(?:t|ent)|aurai(?:t|ent)|"
    r"peu(?:ven)?t|could|(?-i:may)|might|will|should|(?:is|are) (?:to|expected|set|due|likely))\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[;:!?]|\.\s")


def mode_of(text: str, given: str) -> Mode:
    """Return the mode of a claim: the model's word, unless the claim's own words say otherwise.

    A bare conditional after "a annoncé que" is reported speech and no possibility.
    """
    main = _main_clause(text)
    if _POSSIBLE.search(main) or _of_itself(_CONDITIONAL, main):
        return "possible"
    if _PLANNED.search(main) or _of_itself(_EXPECTED, main):
        return "planned"
    announced = given == "announced" and _ANNOUNCED.search(main) and not _ALREADY.search(main)
    return "announced" if announced else "happened"


@remembered(16384)
def only_conditional(text: str) -> bool:
    """Tell whether all that makes a claim possible is a conditional: "serait", "would be".

    It may be an allegation, or words reported in a sentence before: no doubt of the writer's.
    """
    main = _main_clause(text)
    return not _POSSIBLE.search(main) and _of_itself(_CONDITIONAL, main)


def _of_itself(form: re.Pattern[str], main: str) -> bool:
    """Tell whether a verb form stands in a clause outside words reported and conditions."""
    found = form.search(main)
    return found is not None and not _REPORTED.search(main, 0, found.start())


def _main_clause(text: str) -> str:
    """Return the first clause that says something, with the verb an insertion parts from it."""
    spans = clauses(text)
    first = _after_opening(text, spans)
    kept: list[str] = []
    for at in range(first, len(spans)):
        start, end = spans[at]
        between = text[spans[at - 1][1] : start] if at > first else ""
        if kept and _ENDS.search(between) and _says(kept):
            break
        part = text[start:end]
        if not _says(kept):
            if not ("," in between and _RELATIVE.match(part)):
                kept.append(part)
        elif _VERB_FIRST.match(part):
            kept.append(part)
            break
    return " ".join(kept) if _says(kept) else text[spans[first][0] :] if spans else text


def _says(parts: list[str]) -> bool:
    return sum(len(part.split()) for part in parts) >= _WORDS


def _after_opening(text: str, spans: list[tuple[int, int]]) -> int:
    """Return which clause is the main one after a circumstance or a condition; 0 without one."""
    opens = _OPENS.match(text)
    parts = [text[start:end] for start, end in spans]
    if opens is None or (not opens["condition"] and _FINITE.search(parts[0])):
        return 0
    after = [at for at, part in enumerate(parts) if at and not _BESIDE.match(part)]
    return next((at for at in after if _FINITE.search(parts[at])), after[0] if after else 0)
