"""Cassettes: what of an exchange with a model is kept, how it is written, and when it matches.

A cassette holds bodies as readable YAML and of the headers only those named here. A request
matches on method, path and body, not on host and port, since a local model listens on another
port every time. Recorded again with `pytest --record-mode=rewrite` on the tests in question.
"""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

FOLDER = Path(__file__).parent.parent / "cassettes"
KEPT_HEADERS = {"content-type", "retry-after", "retry-after-ms"}
# Pydantic puts its own version into the words the model is asked to correct itself with.
_PYDANTIC_URL = re.compile(r"https://errors\.pydantic\.dev/[\d.]+/")
_MODEL_PATH = re.compile(r'"model"\s*:\s*"[^"]*[/\\\\]([^"/\\\\]+)"')
_LEAKS = {
    "a key": re.compile(r"\b(?:sk|pk|rk|gsk|hf|xai|xox[abp])[-_][\w-]{8,}"),
    "a bearer token": re.compile(r"(?i)bearer\s+[\w.~+/-]{4,}"),
    "a cookie": re.compile(r"(?i)set-cookie|__cf_bm"),
    "an account": re.compile(r"(?i)\b(?:org|proj|user)-[a-z0-9]{10,}|openai-organization"),
    "a path of somebody's machine": re.compile(r"(?:/home/|/root/|/Users/|/tmp/|[A-Z]:\\Users)"),
}


def scrubbed_request(request: Any) -> Any:
    """Keep of a request's headers only what does not tell who sent it."""
    request.headers = {k: v for k, v in request.headers.items() if k.lower() in KEPT_HEADERS}
    return request


def scrubbed_response(response: dict[str, Any]) -> dict[str, Any]:
    """Keep of a response's headers only what a client reads."""
    headers = response["headers"].items()
    kept = {name: value for name, value in headers if name.lower() in KEPT_HEADERS}
    body = response["body"]["string"]
    text = body.decode() if isinstance(body, bytes) else body
    # llama.cpp calls the model by the whole path of its file.
    text = _MODEL_PATH.sub(r'"model":"\1"', text)
    return {**response, "headers": kept, "body": {"string": text.encode()}}


def same_body(one: Any, two: Any) -> None:
    """Compare bodies as JSON, whatever the order of keys or the version of Pydantic."""
    left, right = _comparable(one.body), _comparable(two.body)
    assert left == right, "the request's body is not the recorded one"


def same_path(one: Any, two: Any) -> None:
    """Compare paths alone: host and port differ from run to run."""
    assert urlsplit(one.uri).path == urlsplit(two.uri).path


def _comparable(body: Any) -> Any:
    text = body.decode() if isinstance(body, bytes) else str(body or "")
    text = _PYDANTIC_URL.sub("https://errors.pydantic.dev/", text)
    return _parsed(text)


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as blocks."""


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _represent_text)


def serialize(cassette: dict[str, Any]) -> str:
    """Write a cassette as YAML, with JSON bodies taken apart."""
    interactions = []
    for exchange in cassette["interactions"]:
        request, response = dict(exchange["request"]), dict(exchange["response"])
        # The path is enough to match on, and says nothing about where it was recorded.
        request["uri"] = "http://model" + urlsplit(request["uri"]).path
        request["body"] = _parsed(request["body"] or "")
        response["body"] = _parsed(response["body"]["string"])
        interactions.append({"request": request, "response": response})
    return yaml.dump(
        {**cassette, "interactions": interactions},
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=100,
    )


def deserialize(text: str) -> dict[str, Any]:
    """Read what `serialize` wrote."""
    cassette: dict[str, Any] = yaml.safe_load(text)
    for exchange in cassette["interactions"]:
        exchange["request"]["body"] = _written(exchange["request"]["body"])
        exchange["response"]["body"] = {"string": _written(exchange["response"]["body"])}
    return cassette


def _written(body: Any) -> str:
    return body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)


def configure(vcr: Any) -> None:
    """Teach a VCR our way of writing and matching."""
    vcr.register_serializer("yaml", _Serializer)
    vcr.register_matcher("same_body", same_body)
    vcr.register_matcher("same_path", same_path)


class _Serializer:
    """The two functions under the names vcrpy looks for."""

    serialize = staticmethod(serialize)
    deserialize = staticmethod(deserialize)


CONFIG: dict[str, Any] = {
    "match_on": ["method", "same_path", "same_body"],
    "before_record_request": scrubbed_request,
    "before_record_response": scrubbed_response,
    "decode_compressed_response": True,
}


def unused(cassette: Any) -> int:
    """Count the exchanges of a cassette that were not asked for."""
    return len(cassette) - int(cassette.play_count)


def leaks(text: str) -> list[str]:
    """Name everything in a cassette's text that must not be in it."""
    found = [what for what, pattern in _LEAKS.items() if pattern.search(text)]
    for exchange in yaml.safe_load(text)["interactions"]:
        for part in (exchange["request"], exchange["response"]):
            names = {name.lower() for name in part["headers"]}
            found += [f"the header {name}" for name in sorted(names - KEPT_HEADERS)]
    return found
