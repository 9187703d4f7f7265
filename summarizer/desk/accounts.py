"""People who may come in: passwords, one-time links, sessions.

Secrets are made by `secrets`, shown once and kept as hashes: passwords under argon2id
(RFC 9106, the library's defaults), links, sessions and tokens, which nobody can guess, under
SHA-256. Whatever is compared is compared in constant time, by the database's own key look-up or
by argon2.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Connection, Row, func, insert, select, update

from summarizer.errors import UsageError
from summarizer.review.people import ROLES, Role
from summarizer.store.clock import moment, now
from summarizer.store.tables import links, sessions, sign_ins, users

LANGUAGES = ("en", "fr")
SESSION = timedelta(hours=12)
LINK = timedelta(minutes=15)
PASSWORD_LENGTH = 12  # characters at least
TRIES = 5  # failed sign-ins of one name or address in `WINDOW` before it has to wait
WINDOW = timedelta(minutes=10)

_HASHER = PasswordHasher()
# Checked where there is no such person, so that a wrong name takes as long as a wrong password.
_NOBODY = _HASHER.hash(secrets.token_urlsafe(16))


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who may sign in."""

    id: int
    name: str
    role: Role
    language: str | None
    disabled: bool


@dataclass(frozen=True, slots=True)
class Session:
    """A signed-in person's session.

    Attributes:
        csrf: What every form of theirs must send back.

    """

    user: User
    csrf: str
    expires_at: str


def add_user(connection: Connection, name: str, role: str, password: str | None = None) -> User:
    """Let somebody in.

    Raises UsageError when the name is taken or empty, there is no such role, or the password is
    too short.
    """
    name = " ".join(name.split())
    if not name or len(name) > 100:  # noqa: PLR2004  the column's width
        raise UsageError("A name has 1 to 100 characters.")
    if role not in ROLES:
        raise UsageError(f"There is no role “{role}”. The roles are {', '.join(ROLES)}.")
    if find_user(connection, name) is not None:
        raise UsageError(f"There is a user {name} already.")
    row = {
        "name": name,
        "role": role,
        "password": _hashed(password) if password is not None else None,
        "made_at": now(),
    }
    connection.execute(insert(users).values(row))
    made = find_user(connection, name)
    if made is None:
        raise AssertionError("a row just inserted is there")
    return made


def find_user(connection: Connection, name: str) -> User | None:
    """Return the user of this name, or None."""
    row = connection.execute(select(users).where(users.c.name == name)).one_or_none()
    return _user(row) if row else None


def all_users(connection: Connection) -> list[User]:
    """Return everybody, by name."""
    return [_user(row) for row in connection.execute(select(users).order_by(users.c.name))]


def set_role(connection: Connection, name: str, role: str) -> None:
    """Give somebody another role; raises UsageError when there is no such user or role."""
    if role not in ROLES:
        raise UsageError(f"There is no role “{role}”. The roles are {', '.join(ROLES)}.")
    _change(connection, name, role=role)


def set_password(connection: Connection, name: str, password: str) -> None:
    """Give somebody another password and end their sessions; raises UsageError."""
    _change(connection, name, password=_hashed(password))
    end_sessions(connection, name)


def disable_user(connection: Connection, name: str) -> None:
    """Let somebody in no more, and end their sessions; what they did stays. Raises UsageError."""
    _change(connection, name, disabled_at=now())
    end_sessions(connection, name)


def _change(connection: Connection, name: str, **values: object) -> None:
    changed = connection.execute(update(users).where(users.c.name == name).values(**values))
    if not changed.rowcount:
        raise UsageError(f"There is no user {name}.")


def _hashed(password: str) -> str:
    if len(password) < PASSWORD_LENGTH:
        raise UsageError(f"A password has at least {PASSWORD_LENGTH} characters.")
    return _HASHER.hash(password)


def check_password(connection: Connection, name: str, password: str) -> User | None:
    """Return the user when the password is theirs and they may come in, else None."""
    row = connection.execute(select(users).where(users.c.name == name)).one_or_none()
    kept = row.password if row is not None and row.password else _NOBODY
    try:
        _HASHER.verify(kept, password)
    except (VerificationError, InvalidHashError):
        return None
    if row is None or row.password is None or row.disabled_at is not None:
        return None
    return _user(row)


def make_link(connection: Connection, user: User) -> str:
    """Make a one-time sign-in token for a user, good for `LINK`; only its hash is kept."""
    token = secrets.token_urlsafe(32)
    row = {
        "token": sha_of(token),
        "user": user.id,
        "expires_at": moment(datetime.now(UTC) + LINK),
    }
    connection.execute(insert(links).values(row))
    return token


def use_link(connection: Connection, token: str) -> User | None:
    """Return whose one-time token this is and use it up; None when it is none, used or too old."""
    used = connection.execute(
        update(links)
        .where(
            links.c.token == sha_of(token),
            links.c.used_at.is_(None),
            links.c.expires_at > now(),
        )
        .values(used_at=now())
        .returning(links.c.user)
    ).scalar_one_or_none()
    if used is None:
        return None
    row = connection.execute(
        select(users).where(users.c.id == used, users.c.disabled_at.is_(None))
    ).one_or_none()
    return _user(row) if row else None


def begin_session(connection: Connection, user: User) -> str:
    """Begin a session and return what the cookie holds; only its hash is kept."""
    token = secrets.token_urlsafe(32)
    row = {
        "token": sha_of(token),
        "user": user.id,
        "csrf": secrets.token_urlsafe(32),
        "made_at": now(),
        "expires_at": moment(datetime.now(UTC) + SESSION),
    }
    connection.execute(insert(sessions).values(row))
    return token


def find_session(connection: Connection, token: str) -> Session | None:
    """Return the session a cookie belongs to, while it lasts and its user may come in."""
    query = (
        select(sessions.c.csrf, sessions.c.expires_at, *users.c)
        .join(users, users.c.id == sessions.c.user)
        .where(
            sessions.c.token == sha_of(token),
            sessions.c.ended_at.is_(None),
            sessions.c.expires_at > now(),
            users.c.disabled_at.is_(None),
        )
    )
    row = connection.execute(query).one_or_none()
    return Session(_user(row), row.csrf, row.expires_at) if row else None


def end_session(connection: Connection, token: str) -> None:
    """End one session; its cookie opens nothing any more."""
    connection.execute(
        update(sessions).where(sessions.c.token == sha_of(token)).values(ended_at=now())
    )


def end_sessions(connection: Connection, name: str, but: str = "") -> int:
    """End all sessions of a user but the one of the cookie `but`; return how many there were."""
    ids = select(users.c.id).where(users.c.name == name)
    ended = connection.execute(
        update(sessions)
        .where(
            sessions.c.user.in_(ids),
            sessions.c.ended_at.is_(None),
            sessions.c.token != sha_of(but),
        )
        .values(ended_at=now())
    )
    return int(ended.rowcount)


def open_sessions(connection: Connection) -> dict[int, int]:
    """Return, by user, how many sessions of theirs last."""
    query = (
        select(sessions.c.user, func.count())
        .where(sessions.c.ended_at.is_(None), sessions.c.expires_at > now())
        .group_by(sessions.c.user)
    )
    return {user: int(count) for user, count in connection.execute(query)}


def is_throttled(connection: Connection, *who: str) -> bool:
    """Tell whether one of these names or addresses has failed too often of late."""
    since = moment(datetime.now(UTC) - WINDOW)
    for each in who:
        query = select(func.count()).where(sign_ins.c.who == each[:200], sign_ins.c.at > since)
        if int(connection.execute(query).scalar_one()) >= TRIES:
            return True
    return False


def note_failure(connection: Connection, *who: str) -> None:
    """Write down a failed sign-in of these names or addresses."""
    rows = [{"who": each[:200], "at": now()} for each in who]
    connection.execute(insert(sign_ins), rows)


def same_secret(given: str, kept: str) -> bool:
    """Tell whether two secrets are one, in a time that tells nothing about where they differ."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), kept.encode())


def set_language(connection: Connection, user: User, language: str) -> None:
    """Keep the language in which somebody wants the desk; raises UsageError for another one."""
    if language not in LANGUAGES:
        raise UsageError(f"The desk speaks {' and '.join(LANGUAGES)}.")
    connection.execute(update(users).where(users.c.id == user.id).values(language=language))


def any_users(connection: Connection) -> bool:
    """Tell whether anybody was let in yet."""
    return connection.execute(select(users.c.id).limit(1)).first() is not None


def sha_of(token: str) -> str:
    """Return what is kept of a secret nobody can guess: its SHA-256, hex."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _user(row: Row[tuple[object, ...]]) -> User:
    return User(row.id, row.name, row.role, row.language, row.disabled_at is not None)
