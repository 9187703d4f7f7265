"""Answers that were paid for, each under the hash of all that was asked. Never asked twice."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from sqlalchemy import Connection, select

from summarizer.endpoints import Endpoint
from summarizer.extraction.prompt import Message
from summarizer.extraction.schema import json_schema
from summarizer.extraction.summary import Usage
from summarizer.store.clock import now
from summarizer.store.sql import insert_new
from summarizer.store.tables import answers
from summarizer.store.usage import Purpose


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """One answer as the model gave it, before any check.

    Attributes:
        answer: The filled-in form as JSON.
        usage: What it took when it was made.
        model: The model's name as the endpoint reported it.

    """

    answer: str
    usage: Usage
    model: str


def answer_key(
    endpoint: Endpoint,
    settings: str,
    form: type[BaseModel],
    conversation: Sequence[Message],
    extra_body: Mapping[str, Any],
) -> str:
    """Hash all that an answer depends on: model, prompt, form and the article's text.

    Args:
        endpoint: Its kind and the model's name count; its address and key do not.
        settings: What else changes answers: temperature, length, how the shape is asked for.
        form: Its JSON Schema counts.
        conversation: The very messages; the prompt and the article's sentences stand in them.
        extra_body: What is sent along.

    """
    asked = [
        endpoint.kind,
        endpoint.model,
        settings,
        json_schema(form),
        list(conversation),
        dict(extra_body),
    ]
    text = json.dumps(asked, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def find_answer(connection: Connection, key: str) -> KeptAnswer | None:
    """Return the answer kept under `key`, or None."""
    row = connection.execute(select(answers).where(answers.c.key == key)).one_or_none()
    if row is None:
        return None
    return KeptAnswer(row.answer, Usage.model_validate_json(row.usage), row.model)


def keep_answer(  # noqa: PLR0913  one argument a column
    connection: Connection,
    key: str,
    answer: BaseModel,
    *,
    used: Usage,
    model: str,
    purpose: Purpose,
) -> None:
    """Keep one answer; where one is kept already, that one stays."""
    row = {
        "key": key,
        "model": model,
        "purpose": purpose,
        "answer": answer.model_dump_json(),
        "usage": used.model_dump_json(),
        "made_at": now(),
    }
    insert_new(connection, answers, [row])
