"""Events that editors said are two."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of events held apart."""
    op.create_table(
        "events_apart",
        sa.Column("first", sa.String(length=64), nullable=False),
        sa.Column("second", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["first"], ["events.id"], name="fk_events_apart_first"),
        sa.ForeignKeyConstraint(["second"], ["events.id"], name="fk_events_apart_second"),
        sa.PrimaryKeyConstraint("first", "second", name="pk_events_apart"),
    )
