"""The other side of `parser`: the process in which files that are more than text are parsed.

It holds itself to its limits, says that it is ready, and answers each request on standard input
with one JSON message on standard output. A request is a line with the kind of file and the
number of bytes, then the bytes; an answer is a line with the number of bytes, then the JSON.
"""

import json
import os
import signal
import sys
from typing import BinaryIO

from pydantic import TypeAdapter

from summarizer.reading.document import Document, NotReadableError
from summarizer.reading.formats import READERS
from summarizer.reading.parser_limits import MAX_OUTPUT, READY, limit_next_file, limit_process

DOCUMENTS = TypeAdapter(Document)


def main() -> None:
    """Answer requests until standard input ends or memory runs out."""
    # Ctrl-C is for the program, which ends this process when it ends itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123  no path of ours
        os.dup2(nowhere.fileno(), 1)  # what a library prints must not become an answer
    limit_process()
    answers.write(READY)
    answers.flush()
    while _answer(sys.stdin.buffer, answers):
        pass


def _answer(requests: BinaryIO, answers: BinaryIO) -> bool:
    """Answer one request; False when there is none, or none can follow."""
    head = requests.readline().split()
    if not head:
        return False
    limit_next_file()
    try:
        message = _message(head[0].decode(), requests.read(int(head[1])))
    except MemoryError:
        message = b'{"stopped":"memory"}'
    if len(message) > MAX_OUTPUT:
        message = b'{"stopped":"output"}'
    answers.write(b"%d\n" % len(message) + message)
    answers.flush()
    return b'{"stopped":"memory"' not in message[:20]


def _message(kind: str, data: bytes) -> bytes:
    try:
        document = READERS[kind](data)
    except NotReadableError as error:
        return json.dumps({"reason": str(error)}).encode()
    except RecursionError:
        return json.dumps({"reason": "nests too deeply to be read"}).encode()
    return b'{"document":' + DOCUMENTS.dump_json(document) + b"}"
