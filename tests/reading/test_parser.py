"""Whatever a file does to the process that parses it, it costs that file and no other."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from summarizer.reading import parser as parser_module
from summarizer.reading import parser_limits as limits
from summarizer.reading.document import NotReadableError
from summarizer.reading.formats import READERS
from summarizer.reading.parser import Parser, ParserStoppedError

PAGE = b"<html><body><p>The bridge over the canal is closed since Monday.</p></body></html>"
# The real process, with kinds of file of its own that do what hostile ones do.
HOSTILE = """
import json, sys; sys.path[:] = json.loads(sys.argv[1])
import os, time
from summarizer.reading import formats, parser_limits, parser_process
from summarizer.reading.document import Document
parser_limits.PROCESSOR_SECONDS = 1
def memory(data): return Document(text="x" * len(bytearray(10**9)))
def loop(data):
    while True: pass
def sleep(data): time.sleep(600)
def much(data): return Document(text="word " * 500_000)
def die(data): os.abort()
def leave(data): os._exit(0)
def raises(data): raise KeyError("a slip of a library")
def recursion(data): return recursion(data)
def surrogate(data): return Document(text="a\\ud800b")
def prints(data): print("loud", flush=True); os.write(1, b"louder"); return Document(text="quiet")
def writes(data):
    with open(data.decode(), "wb") as file: file.write(b"x" * 10000)
    return Document(text="written")
def environment(data): return Document(text=json.dumps(dict(os.environ)))
def number(data): return Document(text=str(os.getpid()))
for reader in (memory, loop, sleep, much, die, leave, raises, recursion, surrogate, prints, writes,
               environment, number):
    formats.READERS["." + reader.__name__] = reader
parser_process.main()
"""
LIMITED = pytest.mark.skipif(sys.platform != "linux", reason="this system keeps no such limit")


@pytest.fixture(name="parser", scope="module")
def _parser() -> Iterator[Parser]:
    parser = Parser(_start=HOSTILE)
    yield parser
    parser.close()


def _code(parser: Parser, kind: str) -> str:
    with pytest.raises(ParserStoppedError) as caught:
        parser.parse(kind, b"data")
    assert f"({caught.value.code})" in str(caught.value)
    assert ".txt" in str(caught.value)
    return caught.value.code


def _reads_on(parser: Parser) -> None:
    assert "bridge over the canal" in parser.parse(".html", PAGE).text


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        pytest.param(".memory", "memory", marks=LIMITED),
        pytest.param(".loop", "time", marks=LIMITED),
        (".much", "output"),
        (".die", "crash"),
        (".leave", "crash"),
        (".raises", "crash"),
        (".surrogate", "crash"),
    ],
)
def test_a_file_over_a_limit_says_which_and_the_next_one_is_read(
    parser: Parser, kind: str, code: str
) -> None:
    assert _code(parser, kind) == code
    _reads_on(parser)


def test_a_file_that_takes_too_long_by_the_clock_is_given_up() -> None:
    parser = Parser(wall_seconds=60, _start=HOSTILE)
    _reads_on(parser)
    parser.wall_seconds = 0.3
    assert _code(parser, ".sleep") == "time"
    parser.wall_seconds = 60
    _reads_on(parser)
    parser.close()


def test_a_file_that_nests_too_deeply_is_said_to(parser: Parser) -> None:
    with pytest.raises(NotReadableError, match="nests too deeply"):
        parser.parse(".recursion", b"")


def test_what_a_library_prints_is_no_answer(parser: Parser) -> None:
    assert parser.parse(".prints", b"").text == "quiet"


@LIMITED
def test_the_process_cannot_write_files(parser: Parser, tmp_path: Path) -> None:
    path = tmp_path / "x"
    assert _code_of(parser, ".writes", str(path).encode()) == "crash"
    assert not path.exists() or path.stat().st_size == 0


def _code_of(parser: Parser, kind: str, data: bytes) -> str:
    with pytest.raises(ParserStoppedError) as caught:
        parser.parse(kind, data)
    return caught.value.code


def test_the_process_gets_no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-canary")
    monkeypatch.setenv("SUMMARIZER_API_KEY", "canary-too")
    parser = Parser(_start=HOSTILE)
    assert "canary" not in parser.parse(".environment", b"").text
    parser.close()


def test_one_process_reads_many_files_and_is_replaced_in_the_end(
    parser: Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    parser.close()
    monkeypatch.setattr(limits, "FILES_PER_PROCESS", 3)
    numbers = [parser.parse(".number", b"").text for _ in range(7)]
    assert [len(set(numbers[at : at + 3])) for at in (0, 3, 6)] == [1, 1, 1]
    assert len(set(numbers)) == 3


def test_a_process_that_somebody_ended_is_started_again(parser: Parser) -> None:
    number = int(parser.parse(".number", b"").text)
    os.kill(number, signal.SIGKILL)
    while parser._process is not None and parser._process.poll() is None:
        pass
    assert int(parser.parse(".number", b"").text) != number


def test_a_process_that_cannot_start_is_said_so() -> None:
    parser = Parser(_start="raise SystemExit(1)")
    assert _code(parser, ".html") == "start"
    parser.close()


def test_a_process_that_answers_nonsense_is_not_believed() -> None:
    for answer in ("b'9999999999\\n'", "b'5\\nhello'", "b'x' * 100", "b'12\\n{\"stopped\":1}'"):
        parser = Parser(
            _start=f"import sys; out = sys.stdout.buffer; out.write(b'ready\\n' + {answer}); "
            "out.flush(); sys.stdin.buffer.read()"
        )
        assert _code(parser, ".html") == "crash"
        parser.close()


def test_a_file_too_large_is_not_even_sent(parser: Parser) -> None:
    with pytest.raises(NotReadableError, match="20 MB"):
        parser.parse(".html", bytes(limits.MAX_INPUT + 1))


def test_an_interruption_leaves_no_answer_for_the_next_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    parser = Parser(_start=HOSTILE)
    exchange = parser_module._exchange

    def interrupted(*arguments: object) -> None:
        exchange(*arguments)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    monkeypatch.setattr(parser_module, "_exchange", interrupted)
    with pytest.raises(KeyboardInterrupt):
        parser.parse(".number", b"")
    monkeypatch.setattr(parser_module, "_exchange", exchange)
    _reads_on(parser)
    parser.close()


def test_threads_take_turns(parser: Parser) -> None:
    pages = [PAGE.replace(b"Monday", f"day {n}".encode()) for n in range(20)]
    barrier = threading.Barrier(4)

    def read(page: bytes) -> str:
        if not barrier.broken and pages.index(page) < 4:
            barrier.wait(timeout=30)
        return parser.parse(".html", page).text

    with ThreadPoolExecutor(4) as pool:
        texts = list(pool.map(read, pages))
    assert [f"day {n}." in text for n, text in enumerate(texts)] == [True] * 20


def test_the_process_ends_with_the_program(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(PAGE)
    code = (
        "import sys; from pathlib import Path; from summarizer.reading import parser, folder; "
        "print(folder.read_folder(Path(sys.argv[1]))[0].status, parser.PARSER._process.pid)"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
    )
    status, number = done.stdout.split()
    assert (status, done.stderr) == ("used", "")
    with pytest.raises(ProcessLookupError):
        os.kill(int(number), 0)


def test_every_kind_that_is_parsed_apart_has_a_reader() -> None:
    assert set(READERS) == set(limits.KINDS)
