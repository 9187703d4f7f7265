"""Making the tables, and bringing those of an older version to the present form."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text

from summarizer.errors import StoreError

_LOCK = 0x53554D4D  # one number for all programs that migrate one PostgreSQL database


def upgrade(engine: Engine, shown: str) -> None:
    """Bring the tables to the newest form, one program at a time.

    Args:
        engine: Of the database.
        shown: Its address without a password, for what a person is told.

    Raises:
        StoreError: The tables are of a newer version of this program.

    """
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    scripts = ScriptDirectory.from_config(config)
    with engine.connect() as connection:
        connection.execution_options(summarizer_writes=True)
        with connection.begin():
            if engine.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
            present = MigrationContext.configure(connection).get_current_revision()
            known = {script.revision for script in scripts.walk_revisions()}
            if present is not None and present not in known:
                raise StoreError(
                    f"The store {shown} was made by a newer version of this program. Update "
                    "newsroom-summarizer, or name another store."
                )
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
