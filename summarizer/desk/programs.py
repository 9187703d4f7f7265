"""Programs that may call the API: a token each, shown once and kept as its SHA-256."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from sqlalchemy import Connection, insert, select, update

from summarizer.desk.accounts import sha_of
from summarizer.errors import UsageError
from summarizer.store.clock import now
from summarizer.store.tables import tokens

Scope = Literal["read", "request", "review", "approve"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
TOKEN_NAME = 90  # characters at most: it stands behind "token:" where it is written down


@dataclass(frozen=True, slots=True)
class Program:
    """A program that may call the API, and what for."""

    name: str
    scopes: tuple[Scope, ...]


def add_token(connection: Connection, name: str, scopes: Sequence[str], made_by: str) -> str:
    """Make a token for a program and return it; only its hash is kept.

    Raises UsageError when the name is taken, empty or too long, or a scope does not exist.
    """
    name = " ".join(name.split())
    if not name or len(name) > TOKEN_NAME:
        raise UsageError(f"A program's name has 1 to {TOKEN_NAME} characters.")
    unknown = sorted(set(scopes) - set(SCOPES))
    if unknown or not scopes:
        raise UsageError(f"Scopes are {', '.join(SCOPES)}; {', '.join(unknown) or 'none'} is none.")
    if connection.execute(select(tokens.c.id).where(tokens.c.name == name)).first():
        raise UsageError(f"There is a token {name} already. Revoke it, or choose another name.")
    token = f"nsk_{secrets.token_urlsafe(32)}"
    row = {
        "name": name,
        "token": sha_of(token),
        "scopes": sorted(set(scopes)),
        "made_by": made_by,
        "made_at": now(),
    }
    connection.execute(insert(tokens).values(row))
    return token


def find_token(connection: Connection, token: str) -> Program | None:
    """Return the program a token belongs to, or None when it is none or revoked."""
    query = select(tokens).where(tokens.c.token == sha_of(token), tokens.c.revoked_at.is_(None))
    row = connection.execute(query).one_or_none()
    return Program(row.name, tuple(row.scopes)) if row else None


def revoke_token(connection: Connection, name: str) -> None:
    """Let a program in no more; raises UsageError when there is no such token."""
    changed = connection.execute(
        update(tokens)
        .where(tokens.c.name == name, tokens.c.revoked_at.is_(None))
        .values(revoked_at=now())
    )
    if not changed.rowcount:
        raise UsageError(f"There is no token {name}.")
