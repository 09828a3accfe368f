"""
Sees to the programs that the checks start: a browser, an office suite, a PDF reader.

    python3 tools/debian_tools.py

What is on PATH is taken. What is missing is installed with apt-get by root; anybody else
gets it downloaded with apt into `.cache/debian` and unpacked there, with a starter for
each program in `.cache/debian/bin`. Nothing outside the clone is touched then.
"""

import ctypes
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PRIVATE = ROOT / ".cache" / "debian"
SERVERS = "/usr/sbin"
"""Where Debian keeps servers; not everybody's PATH names it."""
TREE = PRIVATE / "root"
STARTERS = PRIVATE / "bin"

PACKAGES = {
    "chromium-headless-shell": ["chromium-headless-shell", "fonts-liberation"],
    "pdftoppm": ["poppler-utils"],
    "soffice": [
        "libreoffice-writer-nogui",
        "libreoffice-calc-nogui",
        "libreoffice-impress-nogui",
    ],
    "msgfmt": ["gettext"],
    "dovecot": ["dovecot-imapd", "dovecot-lmtpd"],
}
"""A program that tells whether they are there, and the packages that bring it."""

INSTEAD = {"chromium-headless-shell": "chromium"}
"""What does in place of a program that cannot be had."""

BROWSER_DRIVER_LIBRARY = ("libatomic.so.1", "libatomic1")
"""What Playwright's driver needs beside the browser, and the package that brings it."""

PLACES = {
    "dovecot": "usr/sbin/dovecot",
    "doveconf": "usr/bin/doveconf",
    "chromium-headless-shell": "usr/lib/chromium/chromium-headless-shell",
    "soffice": "usr/lib/libreoffice/program/soffice",
}
"""Where a program lies when its starter in `usr/bin` knows only fixed paths."""

POPPLER = ("pdftoppm", "pdftotext", "pdfinfo", "pdffonts", "pdfimages")
GETTEXT = ("msgfmt", "msgmerge", "msguniq", "msgattrib", "xgettext")

# Only `.ci/run` puts this `node` to use, through PLAYWRIGHT_NODEJS_PATH.
STARTER = """#!/bin/sh
export LD_LIBRARY_PATH="{libraries}${{LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}}"
export FONTCONFIG_FILE="{fonts}"
export XDG_DATA_DIRS="{tree}/usr/share:${{XDG_DATA_DIRS:-/usr/local/share:/usr/share}}"
export GIO_MODULE_DIR=/nonexistent
exec "{program}" "$@"
"""

FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{tree}/usr/share/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <include ignore_missing="yes">{tree}/usr/share/fontconfig/conf.avail</include>
  <cachedir>{private}/fonts</cachedir>
</fontconfig>
"""


def main():
    """Install what is missing; give the exit status."""
    os.environ["PATH"] = os.pathsep.join([os.environ["PATH"], SERVERS, str(STARTERS)])
    missing = [program for program in PACKAGES if shutil.which(program) is None]
    wanted = [package for program in missing for package in PACKAGES[program]]
    library, package = BROWSER_DRIVER_LIBRARY
    if not is_loadable(library) and not (STARTERS / "node").exists():
        wanted.append(package)
    if not wanted:
        return 0
    started = time.monotonic()
    say(f"mengambil program untuk pemeriksaan: {', '.join(missing or [library])}")
    try:
        if os.geteuid() == 0:
            install(wanted)
        else:
            unpack(wanted)
    except (OSError, subprocess.CalledProcessError) as fault:
        sys.stderr.write(f"\n{fault}\n")
    still = [program for program in missing if not has(program)]
    if still:
        packages = " ".join(package for program in still for package in PACKAGES[program])
        sys.stderr.write(
            f"\nProgram ini belum ada: {', '.join(still)}.\n"
            f"Di Debian, sebagai root: apt-get install {packages}\n"
        )
        return 1
    say(f"program siap dalam {time.monotonic() - started:.0f} detik")
    return 0


def has(program):
    """Whether a program, or one that does the same more slowly, is there."""
    return any(shutil.which(name) for name in (program, INSTEAD.get(program, program)))


def is_loadable(library):
    """Whether this machine has a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install(packages):
    """Install Debian packages for the whole machine."""
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    apt = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300"]
    subprocess.run([*apt, "update"], check=True, env=environment)
    command = [*apt, "install", "-y", "--no-install-recommends", *packages]
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)


def unpack(packages):
    """Download Debian packages with all that this machine lacks for them, and unpack."""
    state = PRIVATE / "apt"
    for folder in ("lists/partial", "archives/partial"):
        (state / folder).mkdir(parents=True, exist_ok=True)
    apt = ["apt-get", "-qq", "-o", f"Dir::State={state}", "-o", f"Dir::Cache={state}"]
    apt += ["-o", "Dir::State::status=/var/lib/dpkg/status", "-o", "Debug::NoLocking=1"]
    apt += ["-o", "APT::Sandbox::User=", "-o", "APT::Install-Recommends=false"]
    subprocess.run([*apt, "update"], check=True)
    command = [*apt, "install", "--download-only", "-y", *packages]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    for archive in sorted((state / "archives").glob("*.deb")):
        subprocess.run(["dpkg-deb", "-x", str(archive), str(TREE)], check=True)
    shutil.rmtree(state)
    point_links_into_tree()
    point_office_into_tree()
    point_mail_server_out_of_system()
    write_starters()


def point_links_into_tree():
    """Turn links to absolute places into links to the same places in the tree."""
    for folder, folders, files in os.walk(TREE):
        for name in [*folders, *files]:
            path = Path(folder, name)
            if not path.is_symlink() or not path.readlink().is_absolute():
                continue
            inside = TREE / path.readlink().relative_to("/")
            if inside.exists() or inside.is_symlink():
                path.unlink()
                path.symlink_to(inside)


def point_office_into_tree():
    """Tell the office suite where its parts and its settings lie now."""
    office = TREE / "usr/lib/libreoffice"
    moved = {
        "file:///usr/lib/libreoffice": office.as_uri(),
        # Root's scripts would copy the settings from the folder with the point.
        "file:///etc/libreoffice/registry": f"{office.as_uri()}/share/.registry",
    }
    for path in (office / "program").glob("*rc"):
        text = path.read_text(encoding="utf-8")
        for old, new in moved.items():
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")


def point_mail_server_out_of_system():
    """
    Let Dovecot look for its modules in the folder it runs in.

    This one path cannot be set. A longer one would not fit into the library, so whoever
    starts Dovecot links `modules` to the tree; tests/apps/channels/mail_servers.py does.
    """
    built_in = b"/usr/lib/dovecot/modules\0"
    for path in (TREE / "usr/lib/dovecot").glob("libdovecot.so.*.*"):
        own = path.read_bytes().replace(built_in, b"modules".ljust(len(built_in), b"\0"))
        path.write_bytes(own)


def write_starters():
    """Write a starter for each program of the tree that sets where its things lie."""
    STARTERS.mkdir(parents=True, exist_ok=True)
    fonts = PRIVATE / "fonts.conf"
    fonts.write_text(FONTS.format(tree=TREE, private=PRIVATE), encoding="utf-8")
    libraries = library_folders()
    programs = {name: TREE / "usr" / "bin" / name for name in (*POPPLER, *GETTEXT)}
    programs |= {name: TREE / place for name, place in PLACES.items()}
    for driver in ROOT.glob(".venv/lib/python3*/site-packages/playwright/driver/node"):
        programs["node"] = driver
    for name, program in programs.items():
        if not program.exists():
            continue
        starter = STARTERS / name
        text = STARTER.format(libraries=libraries, fonts=fonts, tree=TREE, program=program)
        starter.write_text(text, encoding="utf-8")
        starter.chmod(0o755)


def library_folders():
    """The folders of the tree with shared libraries, for the loader."""
    found = set()
    for top in ("lib", "usr/lib"):
        for path in (TREE / top).glob("*-linux-gnu*"):
            found.add(path)
            # Some are kept apart and chosen by links that only root's scripts set.
            found.update(other.parent for other in path.glob("*/lib*.so*"))
    own = ("libreoffice/program", "dovecot", "dovecot/modules/old-stats")
    found.update(TREE / "usr/lib" / folder for folder in own)
    return ":".join(sorted(str(path) for path in found if path.is_dir()))


def say(text):
    """Tell the person what is going on."""
    sys.stdout.write(f"==> {text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
