"""Which version a job made, and whether the program that works on it still lives."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what taking up abandoned jobs needs."""
    op.add_column("jobs", sa.Column("version", sa.String(length=64), nullable=True))
    op.add_column("jobs", sa.Column("beat_at", sa.String(length=27), nullable=True))
    op.add_column("jobs", sa.Column("tries", sa.Integer(), nullable=False, server_default="0"))
