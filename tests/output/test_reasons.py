"""Why a file or a model gave nothing is told in French in a French brief."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from summarizer.output.markdown import markdown
from summarizer.output.page import html
from summarizer.output.reasons import FRENCH, in_french
from summarizer.reading.decode import _MAGIC
from summarizer.reading.folder import read_bytes
from summarizer.reading.parser_limits import REASONS
from tests.output.samples import TEXTS, idle_source, make_brief, make_source

PROGRAM = Path(__file__).parents[2] / "summarizer"
# What is raised for an article, a model or a run, and what a file is refused with.
RAISED = {
    "NotReadableError", "NotTextError", "NotAnArticleError", "NotAPageError",
    "ModelError", "RefusedError", "TruncatedError", "InvalidAnswerError", "ModelUnavailable",
    "StopRun", "KeyRejected", "QuotaExhausted", "BudgetSpent", "Unreachable", "GarbledError",
}  # fmt: skip
SAID = {"locked", "reason", "limit", "asked", "note"}
SAYING = {"refusal", "too_large", "_no_archive", "_why_empty", "_cut_short", "_times"}


def texts(node: ast.AST) -> Iterator[str]:
    """Yield the strings an expression can give, with {} where something is filled in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(
            str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values
        )
    elif isinstance(node, ast.IfExp):
        yield from texts(node.body)
        yield from texts(node.orelse)
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from texts(value)
    elif isinstance(node, ast.List):
        for value in node.elts:
            yield from texts(value)


def in_program() -> Iterator[str]:
    """Yield every reason the program can record for a source."""
    yield from _MAGIC.values()
    for part in ("reading", "extraction", "pipeline"):
        for path in sorted((PROGRAM / part).rglob("*.py")):
            assigned = part == "reading" or path.name in {"budget.py", "retry.py"}
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call):
                    yield from called(node)
                elif isinstance(node, ast.FunctionDef) and node.name in SAYING:
                    returned = [n.value for n in ast.walk(node) if isinstance(n, ast.Return)]
                    yield from (text for value in returned if value for text in texts(value))
                elif isinstance(node, ast.Assign) and assigned and named(node):
                    yield from texts(node.value)


def named(node: ast.Assign) -> bool:
    """Tell whether it is a reason that is given its name here."""
    return getattr(node.targets[0], "id", "") in SAID


def called(node: ast.Call) -> Iterator[str]:
    """Yield what an error, an unreadable file or a note is made of."""
    name = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
    owner = getattr(getattr(node.func, "value", None), "id", "")
    if node.args and (name in RAISED or (name, owner) == ("append", "notes")):
        yield from texts(node.args[0])
    if name == "unreadable":
        yield from texts(node.args[1])


def test_every_reason_the_program_records_is_there_in_french() -> None:
    wrapped = {"it is {}", "it {}", "this line {}", "this element {}", "is {}"}
    known = {re.sub(r"\{\w\}", "{}", english) for english in FRENCH}
    found = {
        each.removeprefix("it ") if each.startswith("it is ") else each for each in in_program()
    }
    assert len(found) > 60
    missing = {each for each in found - known - wrapped if each.removeprefix("it ") not in known}
    assert missing == set()


def test_every_limit_of_the_parser_is_told_in_french() -> None:
    for code, why in REASONS.items():
        said = f"it could not be read ({code}): {why}; save its text as a .txt file instead"
        assert in_french(said).startswith("le fichier n'a pas pu être lu\u00a0: "), code


def test_both_sentences_hold_the_same_places() -> None:
    for english, french in FRENCH.items():
        here, there = (set(re.findall(r"\{\w\}", words)) for words in (english, french))
        # The code of a limit is the same words again.
        assert there == here - ({"{a}"} if "could not be read ({a})" in english else set()), english


def test_what_real_files_are_refused_with_is_told_in_french() -> None:
    for name, data in (
        ("a.txt", b"\x00\x01\x02" * 50),
        ("b.txt", b""),
        ("c.json", b"{"),
        ("d.json", b"3"),
        ("e.exe", b""),
        ("f.pdf", b"no"),
        ("g.docx", b"no"),
        ("h.txt", b"%PDF-1.4"),
        ("i.md", b"---\nlanguage: klingonish\n---\n"),
    ):
        [article] = read_bytes(name, data)
        assert article.reason
        assert (
            "«"
            not in in_french(article.reason)
            .replace("«\u00a0text\u00a0»", "")
            .replace("«\u00a0klingonish\u00a0»", "")
            .split("JSON valide")[0]
        ), article.reason


def test_a_reason_nobody_translated_stands_in_french_quotation_marks() -> None:
    assert in_french("Something nobody wrote.") == "«\u00a0Something nobody wrote.\u00a0»"
    both = in_french("there is no text in it; odd")
    assert both == "il ne contient pas de texte\u00a0; «\u00a0odd\u00a0»"


@given(st.text(min_size=1).filter(str.strip))
def test_what_a_provider_said_is_carried_over_and_quoted(said: str) -> None:
    told = in_french(f"The endpoint does not accept the request (400). {said}.")
    assert said.strip() in told
    assert told.startswith("Le service n'accepte pas la requête (400). «")


def test_french_outputs_tell_reasons_in_french_and_english_ones_as_recorded() -> None:
    reason = "it is binary data, not text"
    sources = [*(make_source(id_) for id_ in TEXTS), idle_source("S5", "empty", reason)]
    told = "le fichier est fait de données binaires, non de texte"
    french, english = (make_brief(sources=sources, language=code) for code in ("fr", "en"))
    for output in (markdown, lambda brief: html(brief, TEXTS)):
        assert told in output(french)
        assert reason not in output(french)
        assert reason in output(english)
