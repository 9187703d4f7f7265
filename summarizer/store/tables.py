"""The tables, as SQLAlchemy Core describes them; `migrations/` makes and changes them.

Nothing is deleted from articles, answers, brief_versions, acts and usage. Moments are text in
UTC, ISO 8601 with microseconds and a Z, so that both databases sort them alike.
"""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

REVISION = "0006"  # the newest of `migrations/`, whose tables these are

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
_HASH = String(64)  # SHA-256, hex
_MOMENT = String(27)  # 2026-11-27T06:00:00.000000Z
_DAY = String(10)  # 2026-11-27
# SQLite numbers rows by themselves only where the key is a plain INTEGER.
_NUMBER = BigInteger().with_variant(Integer, "sqlite")

articles = Table(
    "articles",
    metadata,
    Column("id", _HASH, primary_key=True),  # of the suffix and the original bytes
    Column("name", Text, nullable=False),  # the file it first came as
    Column("suffix", String(16), nullable=False),
    Column("original", LargeBinary, nullable=False),
    Column("identity", Text),  # address or feed id: what versions of one article share
    Column("replaced_by", _HASH, ForeignKey("articles.id")),  # the next version
    Column("text_sha256", _HASH, nullable=False),  # of what shows, so that copies are found
    Column("title", Text),
    Column("outlet", Text),
    Column("url", Text),
    Column("published", Text),
    Column("language", String(16), nullable=False),
    Column("words", Integer, nullable=False),
    Column("status", String(16), nullable=False),
    Column("reason", Text, nullable=False),
    Column("document", Text, nullable=False),  # reading.article.Article as JSON
    Column("day", _DAY, nullable=False),  # when it appeared, else when it came in
    Column("ingested_at", _MOMENT, nullable=False),
    Index(None, "day"),
    Index(None, "identity"),
    Index(None, "text_sha256"),
)

features = Table(  # what grouping compares, made once an article
    "features",
    metadata,
    Column("article", _HASH, ForeignKey("articles.id"), primary_key=True),
    Column("maker", String(128), primary_key=True),  # the embedding model and the version
    Column("data", LargeBinary, nullable=False),
)

runs = Table(
    "runs",
    metadata,
    Column("id", _NUMBER, primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("started_at", _MOMENT, nullable=False),
    Column("ended_at", _MOMENT),
    Column("exit_code", Integer),
    Column("note", Text, nullable=False, default=""),
)

answers = Table(  # paid for: what a model gave, before any check
    "answers",
    metadata,
    Column("key", _HASH, primary_key=True),
    Column("model", Text, nullable=False),
    Column("purpose", String(16), nullable=False),
    Column("answer", Text, nullable=False),
    Column("usage", Text, nullable=False),
    Column("made_at", _MOMENT, nullable=False),
)

usage = Table(
    "usage",
    metadata,
    Column("id", _NUMBER, primary_key=True),
    Column("at", _MOMENT, nullable=False),
    Column("day", _DAY, nullable=False),
    Column("run", _NUMBER, ForeignKey("runs.id")),
    Column("event", String(64)),
    Column("article", _HASH),
    Column("model", Text, nullable=False),
    Column("purpose", String(16), nullable=False),
    Column("ok", Boolean, nullable=False),  # False: the calls gave nothing usable
    Column("requests", Integer, nullable=False),
    Column("retries", Integer, nullable=False),
    Column("tokens_in", Integer, nullable=False),
    Column("tokens_cached", Integer, nullable=False),
    Column("tokens_out", Integer, nullable=False),
    Column("cost", Float),  # US dollars; null where the price is not known
    Column("seconds", Float, nullable=False),
    Index(None, "day"),
    Index(None, "event"),
)

events = Table(
    "events",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("title", Text, nullable=False, default=""),
    Column("first_day", _DAY, nullable=False),
    Column("last_day", _DAY, nullable=False),
    Column("joined_into", String(64), ForeignKey("events.id")),  # the event it is now
    Column("opened_at", _MOMENT, nullable=False),
    Index(None, "last_day"),
)

event_articles = Table(
    "event_articles",
    metadata,
    Column("article", _HASH, ForeignKey("articles.id"), primary_key=True),
    Column("event", String(64), ForeignKey("events.id"), nullable=False),
    Column("pinned", Boolean, nullable=False, default=False),  # an editor said so; code keeps it
    Column("joined_at", _MOMENT, nullable=False),
    Index(None, "event"),
)

events_apart = Table(  # an editor said that they are two; the lower id first
    "events_apart",
    metadata,
    Column("first", String(64), ForeignKey("events.id"), primary_key=True),
    Column("second", String(64), ForeignKey("events.id"), primary_key=True),
)

brief_versions = Table(
    "brief_versions",
    metadata,
    Column("event", String(64), ForeignKey("events.id"), primary_key=True),
    Column("id", _HASH, primary_key=True),  # of the brief without its run
    Column("number", Integer, nullable=False),  # 1, 2, … in the event
    Column("parent", _HASH),
    Column("inputs", _HASH, nullable=False),  # of everything it was made from
    Column("document", Text, nullable=False),  # brief.json
    Column("articles", JSON, nullable=False),  # source id in the brief → article id
    Column("made_by", Text, nullable=False),  # "daily", or the editor
    Column("made_at", _MOMENT, nullable=False),
    UniqueConstraint("event", "number"),
    Index(None, "event", "inputs"),
)

reviews = Table(
    "reviews",
    metadata,
    Column("event", String(64), ForeignKey("events.id"), primary_key=True),
    Column("state", String(16), nullable=False),
    Column("version", _HASH, nullable=False),  # what the state is about
    Column("changed_at", _MOMENT, nullable=False),
)

acts = Table(  # who did what when, never changed
    "acts",
    metadata,
    Column("id", _NUMBER, primary_key=True),
    Column("event", String(64), ForeignKey("events.id"), nullable=False),
    Column("version", _HASH),  # what the person had before them
    Column("made", _HASH),  # the version the act made
    Column("by", Text, nullable=False),
    Column("via", String(16), nullable=False),  # "desk", "api", "slack", "code", "cli"
    Column("at", _MOMENT, nullable=False),
    Column("act", String(32), nullable=False),
    Column("entry", Text),
    Column("reason", Text, nullable=False, default=""),
    Column("detail", JSON, nullable=False),
    Index(None, "event"),
)

digests = Table(
    "digests",
    metadata,
    Column("day", _DAY, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("document", Text, nullable=False),
    Column("made_at", _MOMENT, nullable=False),
)

users = Table(
    "users",
    metadata,
    Column("id", _NUMBER, primary_key=True),
    Column("name", String(100), nullable=False),
    Column("role", String(16), nullable=False),
    Column("password", Text),  # argon2; null for somebody who signs in by a link only
    Column("language", String(2)),
    Column("made_at", _MOMENT, nullable=False),
    Column("disabled_at", _MOMENT),
    UniqueConstraint("name"),
)

links = Table(  # one-time sign-in links; only their hashes are kept
    "links",
    metadata,
    Column("token", _HASH, primary_key=True),
    Column("user", _NUMBER, ForeignKey("users.id"), nullable=False),
    Column("expires_at", _MOMENT, nullable=False),
    Column("used_at", _MOMENT),
)

sessions = Table(
    "sessions",
    metadata,
    Column("token", _HASH, primary_key=True),  # of the cookie, so that a copy opens nothing
    Column("user", _NUMBER, ForeignKey("users.id"), nullable=False),
    Column("csrf", String(64), nullable=False),
    Column("made_at", _MOMENT, nullable=False),
    Column("expires_at", _MOMENT, nullable=False),
    Column("ended_at", _MOMENT),
    Index(None, "user"),
)

tokens = Table(  # what programs sign in with
    "tokens",
    metadata,
    Column("id", _NUMBER, primary_key=True),
    Column("name", String(100), nullable=False),
    Column("token", _HASH, nullable=False),
    Column("scopes", JSON, nullable=False),
    Column("made_by", String(100), nullable=False),
    Column("made_at", _MOMENT, nullable=False),
    Column("revoked_at", _MOMENT),
    UniqueConstraint("token"),
    UniqueConstraint("name"),
)

sign_ins = Table(  # failed ones, to slow guessing down
    "sign_ins",
    metadata,
    Column("id", _NUMBER, primary_key=True),
    Column("who", String(200), nullable=False),
    Column("at", _MOMENT, nullable=False),
    Index(None, "who", "at"),
)

jobs = Table(  # briefs asked for, made in the background
    "jobs",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("request", JSON, nullable=False),
    Column("state", String(16), nullable=False),  # waiting, working, done, failed
    Column("progress", Text, nullable=False, default=""),
    Column("event", String(64)),
    Column("error", Text, nullable=False, default=""),
    Column("asked_by", String(100), nullable=False),
    Column("asked_at", _MOMENT, nullable=False),
    Column("ended_at", _MOMENT),
    Column("version", _HASH),  # of the brief it made
    Column("beat_at", _MOMENT),  # last sign of life of the program that works on it
    Column("tries", Integer, nullable=False, server_default="0"),  # how often it was begun
    Index(None, "state"),
)

batches = Table(  # requests sent by the provider's Batch API
    "batches",
    metadata,
    Column("id", String(32), primary_key=True),  # ours; the provider keeps it as metadata
    Column("remote", Text),  # the provider's id; null until it has answered
    Column("state", String(16), nullable=False),  # sending, sent, ended
    Column("requests", Integer, nullable=False),
    Column("sent_at", _MOMENT, nullable=False),
    Column("ended_at", _MOMENT),
    Index(None, "state"),
)

batch_requests = Table(
    "batch_requests",
    metadata,
    Column("request", _HASH, primary_key=True),  # of the body
    Column("batch", String(32), ForeignKey("batches.id"), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("status", Integer),  # HTTP; 0 for one that expired; null while it is out
    Column("answer", Text),  # the body of the provider's answer
)

slack_people = Table(  # who somebody in Slack is at the desk
    "slack_people",
    metadata,
    Column("slack", String(32), primary_key=True),
    Column("user", _NUMBER, ForeignKey("users.id"), nullable=False),
    Column("linked_at", _MOMENT, nullable=False),
)

slack_requests = Table(  # what was asked for in Slack, kept before Slack is told that it came
    "slack_requests",
    metadata,
    Column("id", _HASH, primary_key=True),  # of the delivery, so that a repeated one is known
    Column("request", JSON, nullable=False),
    Column("state", String(16), nullable=False),  # waiting, working, asked, done
    Column("job", String(32)),
    Column("channel", String(32)),  # where the message is that tells how far it is
    Column("thread", String(32)),
    Column("message", String(32)),
    Column("told", Text, nullable=False, default=""),
    Column("tries", Integer, nullable=False),
    Column("came_at", _MOMENT, nullable=False),
    Column("taken_at", _MOMENT),
    Index(None, "state"),
)

slack_posts = Table(  # what the bot has posted
    "slack_posts",
    metadata,
    Column("channel", String(32), primary_key=True),
    Column("ts", String(32), primary_key=True),
    Column("thread", String(32)),
    Column("about", String(200), nullable=False),
    Column("event", String(64)),
    Column("version", _HASH),  # of the brief it shows
    Column("part", Integer, nullable=False),  # 0 is the message with the buttons
    Column("act", _NUMBER, nullable=False),  # the last act on the event told there
    Column("number", Integer, nullable=False),  # the last version of the brief looked at
    Column("posted_at", _MOMENT, nullable=False),
    Index(None, "about"),
    Index(None, "event"),
)
