"""
Prepares `.venv` from the locks; needs only Python's standard library.

    python3 tools/environment.py runtime        what `make demo` and `make serve` need
    python3 tools/environment.py development    that and what the checks need

A stamp in `.venv` says what was installed. While it fits, nothing is done and the network
is not touched.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCKS = {
    "runtime": ROOT / "requirements.lock",
    "development": ROOT / "requirements-dev.lock",
}
OLDEST = (3, 11)


class CannotPrepare(Exception):
    """The environment cannot be made; the text says why and what to do."""


def main(arguments):
    """Prepare the environment named on the command line; give the exit status."""
    if len(arguments) != 1 or arguments[0] not in LOCKS:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    try:
        prepare(arguments[0])
    except CannotPrepare as reason:
        sys.stderr.write(f"\nLingkungan belum siap: {reason}\n")
        return 1
    return 0


def prepare(kind):
    """
    Bring `.venv` in line with the lock of `kind`.

    Raises:
        CannotPrepare: With the reason and the way out, for a person to read.
    """
    check_python()
    (ROOT / ".cache").mkdir(exist_ok=True)
    with (ROOT / ".cache" / "environment.lock").open("w") as turn:
        # Two `make` at once: the second waits, then finds the work done.
        fcntl.flock(turn, fcntl.LOCK_EX)
        if not is_current(kind):
            started = time.monotonic()
            install(kind)
            say(f"lingkungan siap dalam {time.monotonic() - started:.0f} detik")
        if not project_is_current():
            install_project()


def check_python():
    """Refuse a Python that is too old or comes without venv."""
    if sys.version_info < OLDEST:
        found = ".".join(map(str, sys.version_info[:2]))
        raise CannotPrepare(
            f"python3 di sini versi {found}, yang diperlukan 3.11 atau lebih baru.\n"
            "Pasang yang lebih baru, lalu: make PYTHON=python3.11 ..."
        )
    try:
        import ensurepip  # noqa: F401, PLC0415 - Debian ships it apart
        import venv  # noqa: F401, PLC0415
    except ImportError:
        raise CannotPrepare(
            "modul venv tidak ada. Di Debian: apt-get install python3-venv"
        ) from None


def is_current(kind):
    """Whether what the lock of `kind` asks for is installed."""
    if not PYTHON.exists():
        return False
    # What the checks need holds all that the program needs.
    fitting = ("runtime", "development") if kind == "runtime" else ("development",)
    return any(stamp_of(name).is_file() and fits(name) for name in fitting)


def stamp_of(kind):
    """The file that says which lock was installed."""
    return VENV / f"{kind}.stamp"


def fits(kind):
    """Whether the stamp says what the lock says now."""
    return stamp_of(kind).read_text(encoding="ascii") == fingerprint(LOCKS[kind])


def fingerprint(path):
    """A mark that changes with the file, the Python and the place of the clone."""
    seed = f"{sys.version}\n{ROOT}\n".encode() + path.read_bytes()
    return hashlib.sha256(seed).hexdigest()


def install(kind):
    """Make `.venv` anew where needed and install exactly what the lock lists."""
    make_venv()
    for name in LOCKS:
        stamp_of(name).unlink(missing_ok=True)
    (VENV / "project.stamp").unlink(missing_ok=True)
    if not has_locked_uv():
        say("mengambil uv")
        install_uv()
    say(f"memasang paket dari {LOCKS[kind].name}")
    uv("sync", "--require-hashes", str(LOCKS[kind]))
    stamp_of(kind).write_text(fingerprint(LOCKS[kind]), encoding="ascii")


def make_venv():
    """Create `.venv`, or keep the one that works with this Python."""
    if PYTHON.exists():
        answer = subprocess.run(
            [str(PYTHON), "-c", "import sys, pip; print(sys.version, end='')"],
            capture_output=True,
            text=True,
            check=False,
        )
        if answer.returncode == 0 and answer.stdout == sys.version:
            return
    say("membuat .venv")
    run([sys.executable, "-m", "venv", "--clear", str(VENV)])


def locked_uv():
    """The lines of the lock that pin uv, with its hashes."""
    lines = LOCKS["runtime"].read_text(encoding="utf-8").splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith("uv=="))
    end = start
    while lines[end].endswith("\\"):
        end += 1
    return lines[start : end + 1]


def has_locked_uv():
    """Whether `.venv` holds uv in the locked version."""
    program = VENV / "bin" / "uv"
    if not program.exists():
        return False
    answer = subprocess.run(
        [str(program), "--version"], capture_output=True, text=True, check=False
    )
    version = locked_uv()[0].partition("==")[2].split()[0]
    return answer.stdout.split()[1:2] == [version]


def install_uv():
    """Install uv into `.venv` with pip, by its hash."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as pinned:
        pinned.write("\n".join(locked_uv()) + "\n")
        pinned.flush()
        pip_install = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check"]
        run([*pip_install, "--quiet", "--no-deps", "--require-hashes", "-r", pinned.name])


def project_is_current():
    """Whether the project itself is installed as `pyproject.toml` says."""
    stamp = VENV / "project.stamp"
    wanted = fingerprint(ROOT / "pyproject.toml")
    return stamp.is_file() and stamp.read_text(encoding="ascii") == wanted


def install_project():
    """Install the project, editable; its build tools are in the lock, so no network."""
    say("memasang siap")
    uv("install", "--offline", "--no-deps", "--no-build-isolation", "-e", str(ROOT))
    mark = fingerprint(ROOT / "pyproject.toml")
    (VENV / "project.stamp").write_text(mark, encoding="ascii")


def uv(*arguments):
    """Run `uv pip` on `.venv`."""
    environment = dict(os.environ, VIRTUAL_ENV=str(VENV))
    # An office with a certificate authority or a mirror of its own has told pip so.
    environment.setdefault("UV_SYSTEM_CERTS", "true")
    mirror = mirror_of_pip()
    if mirror:
        environment.setdefault("UV_DEFAULT_INDEX", mirror)
    if not home_is_writable():
        environment.setdefault("UV_CACHE_DIR", str(ROOT / ".cache" / "uv"))
    environment.setdefault("UV_LINK_MODE", "copy")
    # A terminal shows how far it is; a log would only list every package.
    silence = [] if sys.stderr.isatty() else ["--quiet"]
    run([str(VENV / "bin" / "uv"), "pip", *arguments, *silence], environment)


def mirror_of_pip():
    """The package index that pip was told to use, or nothing."""
    answer = subprocess.run(
        [str(PYTHON), "-m", "pip", "config", "get", "global.index-url"],
        capture_output=True,
        text=True,
        check=False,
    )
    told = answer.stdout.strip() if answer.returncode == 0 else ""
    return os.environ.get("PIP_INDEX_URL", told)


def home_is_writable():
    """Whether uv can keep its cache where it wants to."""
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("HOME")
    return bool(home) and os.access(home, os.W_OK)


def run(command, environment=None):
    """Run a program whose output the person sees; stop with its name if it fails."""
    finished = subprocess.run(command, env=environment, cwd=str(ROOT), check=False)
    if finished.returncode != 0:
        shown = " ".join([shutil.which(command[0]) or command[0], *command[1:4]])
        raise CannotPrepare(
            f"perintah ini gagal (kode {finished.returncode}): {shown} ...\n"
            "Pesannya ada di atas. Pemasangan pertama memerlukan internet; coba ulangi."
        )


def say(text):
    """Tell the person what is going on."""
    sys.stdout.write(f"==> {text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
