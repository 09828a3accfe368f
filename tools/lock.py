"""
Writes `requirements.lock` and `requirements-dev.lock` from `pyproject.toml`.

    python tools/lock.py              versions stay, only what must change changes
    python tools/lock.py --upgrade    newest versions of everything
    python tools/lock.py --check      offline: do the locks fit `pyproject.toml`?

The locks hold versions and hashes but no address of a package index, so that the same
files serve behind any mirror (docs/adr/0007-hashed-requirement-locks.md). The check asks
no index: it compares a mark of what `pyproject.toml` asks for, written into each lock,
and sees to it that every requirement has a version that fits.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
UV = ROOT / ".venv" / "bin" / "uv"
LOCKS = {"requirements.lock": ("build",), "requirements-dev.lock": ("build", "dev")}
MARK = "# asked for: "
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)")
NAME = re.compile(r"^[A-Za-z0-9._-]+")


def asked_for(groups: tuple[str, ...]) -> list[str]:
    """
    Read the requirements behind a lock.

    Args:
        groups: Dependency groups beside the project's own dependencies.

    Returns:
        Requirements as written, sorted, with the Python that they are for.
    """
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found = list(pyproject["project"]["dependencies"])
    for group in groups:
        found += pyproject["dependency-groups"][group]
    return [pyproject["project"]["requires-python"], *sorted(set(found))]


def mark_of(groups: tuple[str, ...]) -> str:
    """The line of a lock that says which requirements it was made for."""
    seed = json.dumps(asked_for(groups)).encode()
    return MARK + hashlib.sha256(seed).hexdigest()


def write(*, upgrade: bool) -> int:
    """Resolve anew; the development lock takes over every version of the runtime lock."""
    for name, groups in LOCKS.items():
        command = [str(UV), "pip", "compile", "pyproject.toml", "--universal"]
        command += ["--python-version", "3.11", "--generate-hashes", "--no-header"]
        command += ["--no-emit-index-url", "--no-annotate", "--quiet", "-o", name]
        for group in groups:
            command += ["--group", group]
        if upgrade:
            command.append("--upgrade")
        if name != "requirements.lock":
            command += ["-c", "requirements.lock"]
        environment = dict(os.environ, UV_SYSTEM_CERTS="true")
        subprocess.run(command, cwd=ROOT, check=True, env=environment)
        lock = ROOT / name
        pins = lock.read_text(encoding="utf-8")
        head = f"# Made by `python tools/lock.py`; do not edit.\n{mark_of(groups)}\n"
        lock.write_text(head + pins, encoding="utf-8")
    return check()


def check() -> int:
    """Say what in the locks does not fit; 0 if all does."""
    faults = [fault for name in LOCKS for fault in faults_of(name)]
    again = pins_of("requirements-dev.lock")
    for package, version in pins_of("requirements.lock").items():
        if again.get(package) != version:
            faults.append(f"requirements-dev.lock: {package} is not {version}")
    for fault in faults:
        sys.stderr.write(f"{fault}\n")
    if faults:
        sys.stderr.write("Run: .venv/bin/python tools/lock.py\n")
    return 1 if faults else 0


def faults_of(name: str) -> list[str]:
    """What in one lock does not fit what `pyproject.toml` asks for."""
    text = (ROOT / name).read_text(encoding="utf-8")
    pins = pins_of(name)
    faults = []
    if mark_of(LOCKS[name]) not in text.splitlines():
        faults.append(f"{name}: pyproject.toml asks for something else by now")
    if "://" in text:
        faults.append(f"{name}: holds an address")
    for requirement in asked_for(LOCKS[name])[1:]:
        match = NAME.match(requirement)
        if match is None or plain(match[0]) not in pins:
            faults.append(f"{name}: no version of {requirement}")
    return faults


def pins_of(name: str) -> dict[str, str]:
    """The versions of a lock by package."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    found = (PIN.match(line) for line in lines)
    return {plain(match[1]): match[2] for match in found if match}


def plain(name: str) -> str:
    """A package's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    if sys.argv[1:] == ["--check"]:
        sys.exit(check())
    sys.exit(write(upgrade=sys.argv[1:] == ["--upgrade"]))
