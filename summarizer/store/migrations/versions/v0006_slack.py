"""Who people in Slack are, what was asked for there, and what was posted."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables of the bot."""
    op.create_table(
        "slack_people",
        sa.Column("slack", sa.String(length=32), nullable=False),
        sa.Column("user", _NUMBER, nullable=False),
        sa.Column("linked_at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["user"], ["users.id"], name="fk_slack_people_user"),
        sa.PrimaryKeyConstraint("slack", name="pk_slack_people"),
    )
    op.create_table(
        "slack_requests",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("request", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("job", sa.String(length=32), nullable=True),
        sa.Column("channel", sa.String(length=32), nullable=True),
        sa.Column("thread", sa.String(length=32), nullable=True),
        sa.Column("message", sa.String(length=32), nullable=True),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("came_at", sa.String(length=27), nullable=False),
        sa.Column("taken_at", sa.String(length=27), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_slack_requests"),
    )
    op.create_index("ix_slack_requests_state", "slack_requests", ["state"], unique=False)
    op.create_table(
        "slack_posts",
        sa.Column("channel", sa.String(length=32), nullable=False),
        sa.Column("ts", sa.String(length=32), nullable=False),
        sa.Column("thread", sa.String(length=32), nullable=True),
        sa.Column("about", sa.String(length=200), nullable=False),
        sa.Column("event", sa.String(length=64), nullable=True),
        sa.Column("version", sa.String(length=64), nullable=True),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("act", _NUMBER, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("posted_at", sa.String(length=27), nullable=False),
        sa.PrimaryKeyConstraint("channel", "ts", name="pk_slack_posts"),
    )
    op.create_index("ix_slack_posts_about", "slack_posts", ["about"], unique=False)
    op.create_index("ix_slack_posts_event", "slack_posts", ["event"], unique=False)
