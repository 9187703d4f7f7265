"""A stand-in for the Batch API on loopback: files, batches, results, and how they go wrong."""

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Body = dict[str, Any]
Answer = Callable[[Body], Body]


@dataclass
class Batches:
    """What was sent and what happens to it.

    Attributes:
        answer: Gives the chat completion for a request's body.
        fate: By number of the batch, from 1: "completed", "expired" (nothing was done), "failed".
        break_every: Every so many requests end with an error.
        looks: How often a batch is looked at before it has ended.
        chats: Requests that came to the ordinary endpoint.
        drop_next: The answer to the next new batch is cut off.

    """

    answer: Answer
    url: str = ""
    fate: dict[int, str] = field(default_factory=dict)
    break_every: int = 0
    looks: int = 1
    files: dict[str, bytes] = field(default_factory=dict)
    batches: dict[str, Body] = field(default_factory=dict)
    seen: dict[str, int] = field(default_factory=dict)
    chats: list[Body] = field(default_factory=list)
    drop_next: bool = False

    def sent(self) -> list[list[Body]]:
        """Return the requests of every batch."""
        return [
            [json.loads(line) for line in self.files[batch["input_file_id"]].splitlines()]
            for batch in self.batches.values()
        ]

    def add_file(self, content: bytes) -> Body:
        """Keep a file."""
        ident = f"file-{len(self.files) + 1}"
        self.files[ident] = content
        return {
            "id": ident,
            "object": "file",
            "bytes": len(content),
            "created_at": 0,
            "filename": "f",
            "purpose": "batch",
            "status": "processed",
        }

    def add_batch(self, body: Body) -> Body:
        """Take in a batch."""
        number = len(self.batches) + 1
        ident = f"batch_{number}"
        self.batches[ident] = {
            "id": ident,
            "object": "batch",
            "endpoint": body["endpoint"],
            "input_file_id": body["input_file_id"],
            "completion_window": "24h",
            "status": "in_progress",
            "created_at": 0,
            "metadata": body.get("metadata"),
        }
        return self.batches[ident]

    def look(self, ident: str) -> Body:
        """Return how a batch stands; it ends after `looks` looks."""
        batch = self.batches[ident]
        self.seen[ident] = self.seen.get(ident, 0) + 1
        if batch["status"] == "in_progress" and self.seen[ident] >= self.looks:
            self._end(batch, int(ident.removeprefix("batch_")))
        return batch

    def _end(self, batch: Body, number: int) -> None:
        fate = self.fate.get(number, "completed")
        batch["status"] = fate
        if fate == "failed":
            batch["errors"] = {"object": "list", "data": [{"message": "token limit reached"}]}
            return
        good, bad = [], []
        lines = [json.loads(x) for x in self.files[batch["input_file_id"]].splitlines()]
        for position, line in enumerate(lines, start=1):
            ident = line["custom_id"]
            if fate == "expired" and position > len(lines) // 2:
                bad.append({"custom_id": ident, "error": {"code": "batch_expired"}})
            elif self.break_every and position % self.break_every == 0:
                response = {"status_code": 500, "body": {"error": {"message": "sorry"}}}
                bad.append({"custom_id": ident, "response": response})
            else:
                response = {"status_code": 200, "body": self.answer(line["body"])}
                good.append({"custom_id": ident, "response": response})
        for name, rows in (("output_file_id", good), ("error_file_id", bad)):
            if rows:
                content = "\n".join(json.dumps(row) for row in reversed(rows))
                batch[name] = self.add_file(content.encode())["id"]


@contextmanager
def batch_api(answer: Answer) -> Iterator[Batches]:  # noqa: C901  a server in one place
    """Serve a `Batches` until the end of the block."""
    state = Batches(answer)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if found := re.fullmatch(r"/v1/batches/(\w+)", self.path):
                self._say(state.look(found[1]))
            elif self.path.startswith("/v1/batches"):
                rows = list(state.batches.values())
                self._say({"object": "list", "data": rows, "has_more": False})
            elif found := re.fullmatch(r"/v1/files/([\w-]+)/content", self.path):
                self._send(state.files[found[1]])

        def do_POST(self) -> None:
            data = self.rfile.read(int(self.headers["Content-Length"]))
            if self.path == "/v1/files":
                marker = self.headers["Content-Type"].split("boundary=")[1].encode()
                part = next(p for p in data.split(b"--" + marker) if b'name="file"' in p)
                self._say(state.add_file(part.split(b"\r\n\r\n", 1)[1].removesuffix(b"\r\n")))
            elif self.path == "/v1/batches":
                made = state.add_batch(json.loads(data))
                if state.drop_next:
                    state.drop_next = False
                    self.connection.close()
                    return
                self._say(made)
            else:
                body = json.loads(data)
                state.chats.append(body)
                self._say(state.answer(body))

        def _say(self, value: Body) -> None:
            self._send(json.dumps(value).encode())

        def _send(self, content: bytes) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
