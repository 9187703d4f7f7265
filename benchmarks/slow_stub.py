"""A stand-in for a hosted model: every chat completion takes a fixed time, whatever else runs.

It answers with a filled-in default form whose facts are sentences of the article it was shown, so
that the gates have real work. It runs in a process of its own, not to take time from the client.
"""

import asyncio
import json
import multiprocessing
import re
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Any

FACTS = 8  # facts an answer holds, about what a model gives
_LABELLED = re.compile(r"^\[(\d+)\] (.+)$", re.MULTILINE)


@contextmanager
def running(seconds: float) -> Iterator[str]:
    """Serve on a free loopback port; gives the base URL, and stops the process at the end."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(seconds, theirs), daemon=True)
    process.start()
    try:
        yield f"http://127.0.0.1:{ours.recv()}/v1"
    finally:
        process.terminate()
        process.join()


def _serve(seconds: float, ready: Connection) -> None:
    asyncio.run(_main(seconds, ready))


async def _main(seconds: float, ready: Connection) -> None:
    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
                size = re.search(r"content-length: (\d+)", head)
                body = json.loads(await reader.readexactly(int(size[1]) if size else 0) or b"{}")
                await asyncio.sleep(seconds)
                content = json.dumps(_completion(body)).encode()
                start = (
                    "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n"
                    f"content-length: {len(content)}\r\n\r\n"
                )
                writer.write(start.encode() + content)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    server = await asyncio.start_server(handle, "127.0.0.1", 0, backlog=512)
    ready.send(server.sockets[0].getsockname()[1])
    async with server:
        await server.serve_forever()


def _completion(body: dict[str, Any]) -> dict[str, Any]:
    shown = str(body["messages"][-1]["content"])
    facts = [
        {"sentences": [int(number)], "text": text, "said_by": None, "mode": "happened"}
        for number, text in _LABELLED.findall(shown)[:FACTS]
    ]
    content = json.dumps({"facts": facts, "quotes": [], "people": []}, ensure_ascii=False)
    tokens = {"prompt_tokens": len(shown) // 4, "completion_tokens": len(content) // 4}
    return {
        "id": "stub",
        "object": "chat.completion",
        "created": 0,
        "model": body.get("model", "stub"),
        "choices": [
            {
                "index": 0,
                "finish_reason": "stop",
                "message": {"role": "assistant", "content": content},
            }
        ],
        "usage": {**tokens, "total_tokens": sum(tokens.values())},
    }
