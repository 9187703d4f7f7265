"""What the model is sent: instructions and form first, the same for all articles, then one article.

The wording stands in prompts/, one YAML file a prompt and language. Only the instructions are
a template, filled from the form's class; article text and the model's own refused words are
put between fixed lines by code and never go through a template. Every sentence takes exactly
one line, `[number] words`, and what could pass for such a label, a tag or a chat model's
control mark inside it is shown with look-alike characters, so that no article can forge a
sentence, an end or a turn of its own. Citations are numbers, so this changes nothing but what
is shown.
"""

import hashlib
import json
import re
import string
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

import yaml
from babel import Locale, UnknownLocaleError
from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

import summarizer
from schemas.entries import Ask
from summarizer.errors import PromptError
from summarizer.extraction.forms import Cell, FormField, form_fields
from summarizer.extraction.summary import Reason, Withheld
from summarizer.reading.article import Article
from summarizer.reading.visible import visible

LANGUAGES = ("en", "fr")
VARIABLES = {"fields", "language"}
# What the files of prompts/ are called that ask for something else, or something smaller.
EXTRACT = "extract"
EMBEDDED = "embedded"
JUDGE = "judge"
# The embedded model chooses among the entries; asked to write it copied them or garbled them.
LEDES = {True: "lede-embedded", False: "lede"}  # whether the model is the embedded one

Message = dict[str, str]


class PromptFile(BaseModel):
    """What a file of prompts/ holds; each kind of prompt has its own fields."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Instructions(PromptFile):
    """A prompt that asks for a form.

    Attributes:
        system: Template of the system message, with the variables $fields and $language.
        before: Stands over the numbered sentences.
        title: Marks sentence 0, the title.
        after: Stands under them.

    """

    system: str
    before: str
    title: str
    after: str

    @field_validator("system")
    @classmethod
    def _known_variables(cls, system: str) -> str:
        template = string.Template(system)
        if not template.is_valid():
            raise ValueError("a $ must begin a variable; write $$ for the sign itself")
        used = set(template.get_identifiers())
        if missing := VARIABLES - used:
            raise ValueError(f"the variables {_listed(missing)} are missing")
        if unknown := used - VARIABLES:
            raise ValueError(f"the variables {_listed(unknown)} do not exist")
        return system


class Repair(PromptFile):
    """A prompt that asks once more for refused entries, with a wording for each reason."""

    before: str
    sentences: str
    reasons: dict[Reason, str]
    after: str


PromptT = TypeVar("PromptT", bound=PromptFile)


def messages(
    article: Article,
    form: type[BaseModel],
    *,
    language: str,
    refused: Sequence[Withheld] = (),
    prompt: str = EXTRACT,
) -> list[Message]:
    """Build the chat messages that ask for `form` to be filled in from `article`.

    Args:
        language: The language the answer is wanted in, as a code ("fr").
        refused: Entries to ask for again, and nothing else; empty in the first round.
        prompt: Which prompt file of prompts/ gives the instructions.

    Returns:
        A system message that is the same for every article in one language, then one user
        message with the article.

    Raises:
        PromptError: A prompt file is missing or malformed.

    """
    asked_in = instruction_language(article)
    instructions = load(prompt, asked_in, Instructions)
    parts = [instructions.before, *_lines(article, instructions), "", instructions.after]
    if refused:
        repair = load("repair", asked_in, Repair)
        parts[-1:] = [repair.before, *_refused(refused, repair), "", repair.after]
    return [
        {"role": "system", "content": _system(form, asked_in, language, prompt)},
        {"role": "user", "content": "\n".join(parts)},
    ]


def instruction_language(article: Article) -> str:
    """Return the language the instructions are given in: the article's own, or English."""
    code = article.language.split("-")[0].lower()
    return code if code in LANGUAGES else "en"


def prompt_sha256(prompt: str = EXTRACT) -> str:
    """Hash the prompt files a run uses, in all languages, hex."""
    return files_sha256(prompt, "repair")


def files_sha256(*names: str) -> str:
    """Hash the prompt files of these names, in all languages, hex."""
    texts = [_read(f"{name}.{code}.yaml") for name in names for code in LANGUAGES]
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


@cache
def load(name: str, language: str, kind: type[PromptT]) -> PromptT:
    """Read and check the prompt file `name`.`language`.yaml.

    Raises:
        PromptError: The file is missing, is not YAML, or does not have the fields of `kind`.

    """
    file = f"{name}.{language}.yaml"
    text = _read(file)
    try:
        return kind.model_validate(yaml.safe_load(text))
    except yaml.YAMLError as error:
        raise PromptError(f"prompts/{file} is not valid YAML: {error}") from error
    except ValidationError as error:
        faults = "; ".join(
            f"{'.'.join(map(str, fault['loc'])) or 'the file'}: {fault['msg']}"
            for fault in error.errors(include_url=False)
        )
        raise PromptError(f"prompts/{file} cannot be used: {faults}.") from error


def filled_in(template: str, values: dict[str, str]) -> str:
    """Put `values` into `template`; raises PromptError naming the variables without a value."""
    parsed = string.Template(template)
    missing = set(parsed.get_identifiers()) - values.keys()
    if missing:
        raise PromptError(f"The prompt needs a value for {_listed(missing)}.")
    return parsed.substitute(values)


# A bracketed label or chat mark ([12], [INST], [/INST]), and anything that opens a tag or a
# control token (</article>, <|im_start|>).
_LABEL = re.compile(r"\[(?=\s*/?\s*(?:[SPsp]?\d+|[A-Z_]{3,})\s*\])")
_TAG = re.compile(r"<(?=[|｜/!?a-zA-Z])")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\s]+")


def shown(text: str) -> str:
    """Return `text` as one line that cannot be taken for a label, a tag or a turn."""
    line = _CONTROL.sub(" ", text).strip()
    return _TAG.sub("＜", _LABEL.sub("［", line))


def _lines(article: Article, instructions: Instructions) -> list[str]:
    lines = []
    for sentence in article.sentences:
        words = shown(visible(article, sentence))
        if words:
            mark = f"{instructions.title} " if sentence.n == 0 else ""
            lines.append(f"[{sentence.n}] {mark}{words}")
    return lines


def _refused(refused: Sequence[Withheld], repair: Repair) -> list[str]:
    lines = []
    for entry in refused:
        # Quoted, because both may hold words the model copied from the article.
        text = json.dumps(shown(entry.text), ensure_ascii=False)
        if entry.reason == "other_event":
            continue  # merging's reason: there is nothing to repair
        reason = repair.reasons.get(entry.reason, entry.reason)
        detail = f" ({json.dumps(shown(entry.detail), ensure_ascii=False)})" if entry.detail else ""
        numbers = ", ".join(map(str, entry.sentences))
        lines.append(f"- {entry.field}, {repair.sentences} {numbers}: {text} – {reason}{detail}")
    return lines


@cache
def _system(form: type[BaseModel], asked_in: str, language: str, prompt: str) -> str:
    template = load(prompt, asked_in, Instructions).system
    fields = "\n".join(_field(field, asked_in) for field in form_fields(form))
    return filled_in(template, {"fields": fields, "language": language_name(language, asked_in)})


def _field(field: FormField, language: str) -> str:
    most = f" (≤ {field.most})" if field.most else ""
    cells = [f"  - sentences: {_wording(field.sentences, language)}"]
    cells += [f"  - {cell.name}: {_wanted(cell, language)}" for cell in field.cells]
    return "\n".join([f"- {field.name}{most}: {_wording(field.ask, language)}", *cells])


def _wanted(cell: Cell, language: str) -> str:
    wording = _wording(cell.ask, language)
    if wording:
        return wording
    return " | ".join(cell.choices) if cell.choices else cell.name.replace("_", " ")


def _wording(ask: Ask, language: str) -> str:
    return (ask.fr or ask.en) if language == "fr" else ask.en


def language_name(language: str, in_language: str) -> str:
    """Name a language for the model: ("fr", "en") gives "French"."""
    try:
        return Locale.parse(language, sep="-").get_display_name(in_language) or language
    except (ValueError, UnknownLocaleError):
        return language


def _listed(names: set[str]) -> str:
    return ", ".join(f"${name}" for name in sorted(names))


def _folder() -> Traversable | Path:
    installed = files("summarizer") / "_prompts"
    if installed.is_dir():
        return installed
    return Path(summarizer.__file__).parent.parent / "prompts"


def _read(file: str) -> str:
    path: Any = _folder() / file
    if not path.is_file():
        raise PromptError(f"prompts/{file} is missing; reinstall newsroom-summarizer.")
    return str(path.read_text(encoding="utf-8"))
