"""People and programs are let in from the command line."""

from pathlib import Path

from typer.testing import CliRunner

from summarizer.cli.app import app
from summarizer.desk import accounts, programs
from summarizer.desk.serving import Place, first_link
from summarizer.store.connect import open_store

RUNNER = CliRunner()


def test_users_and_tokens_are_made_changed_and_taken_away(tmp_path: Path) -> None:
    place = str(tmp_path / "store.db")
    open_store(place).close()

    def desk(*arguments: str, typed: str = "") -> str:
        done = RUNNER.invoke(app, ["desk", *arguments, "--store", place], input=typed)
        assert done.exit_code == 0, done.output
        return done.stdout.strip()

    link = desk("add-user", "Ed", "--role", "editor")
    assert link.startswith("http://127.0.0.1:8765/enter/")
    desk("set-password", "Ed", typed="a long enough password\n")
    desk("set-role", "Ed", "--role", "chief")
    token = desk("add-token", "cms", "--scope", "read")
    with open_store(place) as store, store.writing() as connection:
        user = accounts.check_password(connection, "Ed", "a long enough password")
        assert user is not None
        assert user.role == "chief"
        assert accounts.use_link(connection, link.rsplit("/", 1)[1]) == user
        assert programs.find_token(connection, token) is not None
    desk("revoke-token", "cms")
    desk("disable-user", "Ed")
    with open_store(place) as store, store.writing() as connection:
        assert accounts.check_password(connection, "Ed", "a long enough password") is None
        assert programs.find_token(connection, token) is None
    wrong = RUNNER.invoke(app, ["desk", "add-user", "Ed", "--store", place])
    assert wrong.exit_code == 2
    assert "already" in wrong.stderr


def test_only_the_first_run_prints_a_link_for_a_chief(tmp_path: Path) -> None:
    with open_store(tmp_path / "store.db") as store:
        place = Place("127.0.0.1", 8765)
        link = first_link(store, place)
        assert link is not None
        assert first_link(store, place) is None
        with store.writing() as connection:
            user = accounts.use_link(connection, link.rsplit("/", 1)[1])
    assert user is not None
    assert user.role == "chief"
