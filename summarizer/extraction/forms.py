"""Forms: finding one by name, and what its class says about each field and cell.

A form is a Pydantic class whose fields are lists of `Entry` types. Prompt, checking, merging
and rendering all read it through `form_fields`, so a form of one's own needs nothing else.
"""

import hashlib
import importlib
import importlib.util
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType, NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo as PydanticField

from schemas.entries import Align, Ask, Entry, Mode, Part, Rules
from summarizer.errors import UsageError
from summarizer.extraction.schema import json_schema
from summarizer.extraction.summary import FieldInfo

MODES = frozenset(get_args(Mode))


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of an entry, apart from its sentence numbers.

    Attributes:
        part: How the cell is checked.
        ask: What the model is asked for.
        optional: True when the model may answer null.
        choices: The fixed words to choose from; empty for free text.

    """

    name: str
    part: Part
    ask: Ask
    optional: bool
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of a form: a list of entries of one type.

    Attributes:
        entry: The class of its entries.
        align: How its entries are merged; `Rules` in the field's annotation override the
            entry type's own.
        sentences: What the model is asked for in the sentence numbers.
        most: Most entries the model is asked for, or None.

    """

    name: str
    entry: type[Entry]
    align: Align
    ask: Ask
    title_en: str
    title_fr: str
    sentences: Ask
    cells: tuple[Cell, ...]
    most: int | None = None


def load_form(spec: str) -> type[BaseModel]:
    """Return the form named by "package.module:Class" or "path/to/file.py:Class".

    Naming a file runs it, as importing a module does.

    Raises:
        UsageError: There is no such module, file or class, or the class is not a form.

    """
    where, colon, name = spec.rpartition(":")
    if not colon or not where or not name:
        raise UsageError(
            f"--schema {spec}: write it as package.module:Class or path/to/file.py:Class."
        )
    module = _from_file(spec, where) if where.endswith(".py") else _from_module(spec, where)
    form = getattr(module, name, None)
    if form is None:
        known = ", ".join(sorted(_forms_in(module))) or "none"
        raise UsageError(f"--schema {spec}: {where} has no {name}. Forms in it: {known}.")
    if not (isinstance(form, type) and issubclass(form, BaseModel)):
        raise UsageError(f"--schema {spec}: {name} is not a Pydantic class (a BaseModel).")
    form_fields(form)
    return form


def form_fields(form: type[BaseModel]) -> list[FormField]:
    """Describe the fields of `form`, in its order.

    Raises:
        UsageError: A field is not a list of `Entry` types, or a cell cannot be checked.

    """
    fields = [_form_field(form, name, info) for name, info in form.model_fields.items()]
    if not fields:
        raise UsageError(f"The form {form.__name__} has no fields.")
    return fields


def field_infos(form: type[BaseModel]) -> list[FieldInfo]:
    """Return name and titles of each field, as the later stages need them."""
    return [
        FieldInfo(name=field.name, title_en=field.title_en, title_fr=field.title_fr)
        for field in form_fields(form)
    ]


def form_name(form: type[BaseModel]) -> str:
    """Return the name a summary records for `form`, without any path of this machine."""
    return f"{form.__module__.removeprefix(FILE_MODULE)}:{form.__name__}"


def schema_sha256(form: type[BaseModel]) -> str:
    """Hash everything the form asks of the model: its JSON schema and its wordings, hex."""
    wordings = [
        [f.name, f.ask.en, f.ask.fr, f.sentences.en, f.sentences.fr]
        + [[cell.name, cell.ask.en, cell.ask.fr] for cell in f.cells]
        for f in form_fields(form)
    ]
    text = json.dumps([json_schema(form), wordings], sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()


def humanised(name: str) -> str:
    """Turn a field's name into a heading: "road_closures" gives "Road closures"."""
    words = name.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


# Modules made from files get this prefix, so that one cannot hide an installed module.
FILE_MODULE = "_summarizer_form_"


def _from_module(spec: str, name: str) -> ModuleType:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name is not None and (name + ".").startswith(error.name + "."):
            raise UsageError(
                f"--schema {spec}: there is no module {name}. For a file of your own, give its "
                "path: path/to/file.py:Class."
            ) from error
        raise UsageError(f"--schema {spec}: {name} cannot be imported: {error}.") from error
    except Exception as error:
        raise UsageError(f"--schema {spec}: {name} cannot be imported: {error}.") from error


def _from_file(spec: str, where: str) -> ModuleType:
    path = Path(where)
    if not path.is_file():
        raise UsageError(f"--schema {spec}: there is no file {where}.")
    name = FILE_MODULE + path.stem
    loaded = importlib.util.spec_from_file_location(name, path)
    if loaded is None or loaded.loader is None:
        raise UsageError(f"--schema {spec}: {where} cannot be read as Python.")
    module = importlib.util.module_from_spec(loaded)
    # Pydantic looks up postponed annotations in sys.modules.
    sys.modules[name] = module
    try:
        loaded.loader.exec_module(module)
    except Exception as error:
        del sys.modules[name]
        kind = type(error).__name__
        raise UsageError(f"--schema {spec}: running {where} failed: {kind}: {error}") from error
    return module


def _forms_in(module: ModuleType) -> Iterator[str]:
    for name, value in vars(module).items():
        if not (isinstance(value, type) and issubclass(value, BaseModel)):
            continue
        infos = value.model_fields.values()
        if infos and all(_entry_type(info.annotation) for info in infos):
            yield name


def _form_field(form: type[BaseModel], name: str, info: PydanticField) -> FormField:
    entry = _entry_type(info.annotation)
    if entry is None:
        raise UsageError(
            f"The form {form.__name__} cannot be used: its field {name} is not a list of entries. "
            "Write it as list[Fact], list[Quote] or a list of another Entry class."
        )
    ask = _ask(info)
    title = info.title or humanised(name)
    rules = next((m for m in info.metadata if isinstance(m, Rules)), Rules())
    return FormField(
        name=name,
        entry=entry,
        align=rules.align or entry.align,
        ask=ask,
        title_en=ask.title_en or title,
        title_fr=ask.title_fr or ask.title_en or title,
        sentences=_ask(entry.model_fields["sentences"]),
        cells=_cells(entry),
        most=_most(info),
    )


def _entry_type(annotation: Any) -> type[Entry] | None:
    if get_origin(annotation) is not list:
        return None
    (item,) = get_args(annotation)
    return item if isinstance(item, type) and issubclass(item, Entry) else None


def _cells(entry: type[Entry]) -> tuple[Cell, ...]:
    """Describe the cells of `entry`; every one must be checkable, or it could not be shown."""
    infos = {name: info for name, info in entry.model_fields.items() if name != "sentences"}
    cells = tuple(_cell(entry, name, info) for name, info in infos.items())
    holder: dict[Part, str] = {}
    for cell in cells:
        if (other := holder.setdefault(cell.part, cell.name)) != cell.name:
            raise UsageError(
                f"The entry type {entry.__name__} cannot be used: its cells {other} and "
                f"{cell.name} are both Part.{cell.part.name}. An entry has one cell of a part."
            )
    return cells


def _cell(entry: type[Entry], name: str, info: PydanticField) -> Cell:
    options = [info.annotation]
    if get_origin(info.annotation) in {Union, UnionType}:
        options = list(get_args(info.annotation))
    kinds = [option for option in options if option is not NoneType]
    choices = get_args(kinds[0]) if get_origin(kinds[0]) is Literal else ()
    if len(kinds) > 1 or not (kinds[0] is str or (choices and MODES.issuperset(choices))):
        raise UsageError(
            f"The entry type {entry.__name__} cannot be used: its cell {name} must be text (str), "
            "text or nothing (str | None), or a Mode, so that it can be checked."
        )
    part = next((m for m in info.metadata if isinstance(m, Part)), None)
    if part is None:
        raise UsageError(
            f"The entry type {entry.__name__} cannot be used: its cell {name} does not say how it "
            "is checked. Write Annotated[str | None, Part.ROLE], or another Part of "
            "schemas.entries."
        )
    return Cell(name, part, _ask(info), len(kinds) < len(options), choices)


def _ask(info: PydanticField) -> Ask:
    """Return the wording of a field: its `Ask`, else its description, else nothing."""
    asked = next((m for m in info.metadata if isinstance(m, Ask)), None)
    return asked or Ask(en=info.description or "")


def _most(info: PydanticField) -> int | None:
    limits = [getattr(m, "max_length", None) for m in info.metadata]
    extra = info.json_schema_extra
    if isinstance(extra, dict):
        limits.append(extra.get("maxItems"))
    return next((limit for limit in limits if isinstance(limit, int)), None)
