"""The commands of an installation, each as its owner runs it: in a process of its own."""

import os
import socket
import sqlite3
import stat
import subprocess
import sys
import time
import urllib.request
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

import databases

SIAP = [sys.executable, "-m", "siap"]


def run(
    data: Path, *arguments: str, typed: str = "", **more: str
) -> subprocess.CompletedProcess[str]:
    environment = {
        k: v
        for k, v in os.environ.items()
        if k not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
    }
    return subprocess.run(
        [*SIAP, *arguments],
        env=environment | {"SIAP_DATA": str(data)} | more,
        input=typed,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation with one account; made by starting and stopping the server once."""
    data = tmp_path_factory.mktemp("siap") / "data"
    databases.copy_template_to(data)
    port = free_port()
    stop(start(data, port))
    made = run(
        data,
        "admin",
        "create-user",
        "ani",
        "--name",
        "Ani Rekaan",
        typed="kalimat-sandi-9\n",
    )
    assert made.returncode == 0, made.stderr
    return data


def start(data: Path, port: int) -> subprocess.Popen[str]:
    environment = {
        k: v
        for k, v in os.environ.items()
        if k not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
    }
    server = subprocess.Popen(
        [*SIAP, "serve", "--port", str(port)],
        env=environment | {"SIAP_DATA": str(data)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    for _ in range(600):
        if server.poll() is not None:
            raise AssertionError(server.communicate()[0])
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return server
        time.sleep(0.1)
    server.kill()
    raise AssertionError(server.communicate()[0])


def query(path: Path, *statements: str) -> set[str]:
    """First column of the last statement's rows."""
    with closing(sqlite3.connect(path)) as database:
        for statement in statements:
            rows = database.execute(statement).fetchall()
        database.commit()
    return {row[0] for row in rows}


def users(data: Path) -> set[str]:
    return query(data / "siap.sqlite3", "SELECT username FROM accounts_user")


def stop(server: subprocess.Popen[str]) -> str:
    """Stop a server; gives what it said."""
    server.terminate()
    said, _ = server.communicate(timeout=10)
    return said


def test_the_server_makes_key_and_database_answers_and_stops_in_five_seconds(
    tmp_path: Path,
) -> None:
    port = free_port()
    server = start(tmp_path / "baru", port)

    with urllib.request.urlopen(f"http://127.0.0.1:{port}/masuk/", timeout=20) as page:
        text = page.read().decode()
    began = time.monotonic()
    said = stop(server)
    took = time.monotonic() - began

    assert "Masuk" in text
    assert took < 5
    assert "/mulai/" in said
    key = tmp_path / "baru" / "secret-key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert (tmp_path / "baru" / "onboarding-code").read_text(
        encoding="ascii"
    ).strip() in said


def test_a_taken_port_is_said_in_one_line(installed: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        answer = run(installed, "serve", "--port", str(port))

    assert answer.returncode == 1
    assert "--port" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_a_data_folder_that_cannot_be_made_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("bukan folder", encoding="ascii")

    answer = run(tmp_path / "berkas" / "data", "serve", "--port", str(free_port()))

    assert answer.returncode == 1
    assert "SIAP_DATA" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_a_backup_restores_all_that_was_there(installed: Path, tmp_path: Path) -> None:
    backup = tmp_path / "cadangan.zip"
    made = run(installed, "backup", str(backup))
    other = tmp_path / "lain"

    restored = run(other, "restore", str(backup))

    assert (made.returncode, restored.returncode) == (0, 0), made.stderr + restored.stderr
    assert users(other) == users(installed) == {"ani"}
    assert (other / "secret-key").read_bytes() == (installed / "secret-key").read_bytes()


def test_what_was_there_before_a_restore_is_kept_beside_it(
    installed: Path, tmp_path: Path
) -> None:
    backup = tmp_path / "cadangan.zip"
    run(installed, "backup", str(backup))
    data = tmp_path / "data"
    run(data, "restore", str(backup))
    run(data, "admin", "create-user", "budi", "--name", "Budi", typed="kalimat-sandi-9\n")

    again = run(data, "restore", str(backup))

    kept = [path for path in tmp_path.iterdir() if path.name.startswith("data.sebelum-")]
    assert again.returncode == 0, again.stderr
    assert users(data) == {"ani"}
    assert any(
        (path / "siap.sqlite3").exists() and users(path) == {"ani", "budi"} for path in kept
    )


@pytest.mark.parametrize("kind", ["text", "foreign", "cut", "climbing"])
def test_what_is_no_whole_backup_changes_nothing(
    installed: Path, tmp_path: Path, kind: str
) -> None:
    bad = tmp_path / "rusak.zip"
    if kind == "text":
        bad.write_text("bukan zip", encoding="ascii")
    elif kind == "foreign":
        with zipfile.ZipFile(bad, "w") as archive:
            archive.writestr("lain.txt", "x")
    elif kind == "climbing":
        with zipfile.ZipFile(bad, "w") as archive:
            archive.writestr("siap.json", "{}")
            archive.writestr("siap.sqlite3", "x")
            archive.writestr("../keluar.txt", "x")
    else:
        run(installed, "backup", str(bad))
        bad.write_bytes(bad.read_bytes()[:-2000])

    answer = run(installed, "restore", str(bad))

    assert answer.returncode == 1
    assert "Traceback" not in answer.stderr
    assert users(installed) == {"ani"}
    assert not (tmp_path / "keluar.txt").exists()


def test_a_backup_is_made_before_the_records_are_migrated(
    installed: Path, tmp_path: Path
) -> None:
    backup = tmp_path / "cadangan.zip"
    run(installed, "backup", str(backup))
    data = tmp_path / "lama"
    run(data, "restore", str(backup))
    query(
        data / "siap.sqlite3",
        "DELETE FROM django_migrations WHERE app = 'sessions'",
        "DROP TABLE django_session",
    )

    stop(start(data, free_port()))

    (copy,) = (data / "backups").glob("sebelum-*.sqlite3")
    assert "django_session" not in query(copy, "SELECT name FROM sqlite_master")
    assert users(data) == {"ani"}


def test_check_tells_a_healthy_installation_from_a_damaged_one(
    installed: Path, tmp_path: Path
) -> None:
    healthy = run(installed, "check")
    backup = tmp_path / "c.zip"
    run(installed, "backup", str(backup))
    data = tmp_path / "rusak"
    run(data, "restore", str(backup))
    path = data / "siap.sqlite3"
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 40] = os.urandom(4096 * 37)
    path.write_bytes(content)

    damaged = run(data, "check")

    assert healthy.returncode == 0, healthy.stdout
    assert damaged.returncode == 1
    assert "RUSAK" in damaged.stdout
    assert "Traceback" not in damaged.stderr


@pytest.mark.parametrize(
    ("arguments", "typed"),
    [
        (["create-user", "ani", "--name", "Ani"], "kalimat-sandi-9\n"),
        (["create-user", "baru", "--name", "Baru"], "123\n"),
        (["set-password", "siapa"], "kalimat-sandi-9\n"),
        (["set-role", "ani", "--region", "12.34", "--role", "reader"], ""),
    ],
)
def test_admin_says_what_is_wrong_in_one_line(
    installed: Path, arguments: list[str], typed: str
) -> None:
    answer = run(installed, "admin", *arguments, typed=typed)

    assert answer.returncode == 1
    assert answer.stderr.strip()
    assert "Traceback" not in answer.stderr


def test_an_unknown_command_lists_those_there_are() -> None:
    answer = subprocess.run(
        [*SIAP, "terbang"], capture_output=True, text=True, timeout=60, check=False
    )

    assert answer.returncode == 2
    for name in (
        "serve",
        "demo",
        "compute",
        "import",
        "export",
        "check",
        "backup",
        "restore",
        "admin",
    ):
        assert f"siap {name}" in answer.stderr
