"""Migrated, empty databases for the tests: made once for these migrations, then copied."""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

ROOT = Path(__file__).parents[1]
CACHE = ROOT / ".cache" / "test-databases"
FILE = "siap.sqlite3"


def sqlite_template() -> Path:
    """
    Give a SQLite file that every migration went through; it is never written again.

    Applying all migrations takes seconds and gives the same each time. The file is named
    after what decides its content: the migrations, and the libraries that bring their own.
    """
    template = CACHE / f"{_state()}.sqlite3"
    with _one_at_a_time():
        if not template.exists():
            with tempfile.TemporaryDirectory() as folder:
                _migrate({"SIAP_DATA": folder})
                _copy(Path(folder) / FILE, template.with_suffix(".new"))
            template.with_suffix(".new").rename(template)
    return template


def postgres_template(server: str) -> str:
    """
    Give the name of a migrated database on a server, for `CREATE DATABASE ... TEMPLATE`.

    Args:
        server: Address of any database there, with the right to create others.
    """
    name = f"siap_template_{_state()}"
    with _one_at_a_time(), psycopg.connect(server, autocommit=True) as connection:
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if found.fetchone() is None:
            _run(connection, f'DROP DATABASE IF EXISTS "{name}_new"')
            _run(connection, f'CREATE DATABASE "{name}_new"')
            with tempfile.TemporaryDirectory() as folder:
                url = database_on(server, f"{name}_new")
                _migrate({"SIAP_DATA": folder, "DATABASE_URL": url})
            _run(connection, f'ALTER DATABASE "{name}_new" RENAME TO "{name}"')
    return name


def copy_template_to(data: Path) -> None:
    """Lay an empty, migrated SQLite database into the data folder of an installation."""
    data.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(sqlite_template(), data / FILE)


def fill_from_template(database: sqlite3.Connection) -> None:
    """Make an open SQLite database, as one in memory, equal to the template."""
    with closing(sqlite3.connect(sqlite_template())) as template:
        template.backup(database)


@contextmanager
def postgres_copy(server: str, name: str) -> Iterator[str]:
    """Give the address of a migrated database of that name; it is dropped at the end."""
    template = postgres_template(server)
    with psycopg.connect(server, autocommit=True) as connection:
        _run(connection, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        _run(connection, f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    yield database_on(server, name)
    with psycopg.connect(server, autocommit=True) as connection:
        _run(connection, f'DROP DATABASE "{name}" WITH (FORCE)')


def database_on(server: str, name: str) -> str:
    """Give the address of another database on the same server."""
    return urlsplit(server)._replace(path=f"/{name}").geturl()


def _state() -> str:
    """What decides how a migrated database looks, in sixteen hexadecimal digits."""
    said = hashlib.sha256((ROOT / "requirements.lock").read_bytes())
    for path in sorted(ROOT.glob("src/siap/**/migrations/*.py")):
        said.update(path.name.encode() + path.read_bytes())
    return said.hexdigest()[:16]


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Let the second worker wait, then find the work done."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield


def _migrate(where: dict[str, str]) -> None:
    """Apply the migrations in a process of its own, to an installation of its own."""
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    environment |= {"DJANGO_SETTINGS_MODULE": "siap.project.settings.prod"} | where
    done = subprocess.run(
        [
            sys.executable,
            ROOT / "manage.py",
            "migrate",
            "--skip-checks",
            "--verbosity",
            "0",
        ],
        env=environment,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()


def _copy(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as full, closing(sqlite3.connect(target)) as copy:
        full.backup(copy)


def _run(connection: psycopg.Connection, statement: str) -> None:
    connection.execute(statement.encode())
