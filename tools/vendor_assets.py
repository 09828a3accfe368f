"""Refresh the browser files we ship from npm, or check that they are the ones listed."""

import argparse
import hashlib
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
UI: Final = ROOT / "src" / "siap" / "ui"
VENDOR: Final = UI / "static" / "vendor"
MODULES: Final = ROOT / "node_modules"
SUMS: Final = VENDOR / "SHA256SUMS"
GOVUK: Final = "govuk-frontend-6.6.0"
HTMX: Final = "htmx-2.0.11"


def refresh() -> None:
    """Install the locked packages, compile and copy what we use, write the hash list."""
    run("npm", "ci", "--ignore-scripts", "--omit=optional", "--no-audit", "--no-fund")
    shutil.rmtree(VENDOR, ignore_errors=True)
    (VENDOR / GOVUK).mkdir(parents=True)
    (VENDOR / HTMX).mkdir()
    run(
        str(MODULES / ".bin" / "sass"),
        "--pkg-importer=node",
        "--style=compressed",
        "--no-source-map",
        str(UI / "scss" / "govuk.scss"),
        str(VENDOR / GOVUK / "govuk.css"),
    )
    # The npm package of GOV.UK Frontend carries no licence file; the text is kept by us.
    shutil.copyfile(
        UI / "scss" / "govuk-frontend-LICENSE.txt", VENDOR / GOVUK / "LICENSE.txt"
    )
    htmx = MODULES / "htmx.org"
    shutil.copyfile(htmx / "dist" / "htmx.min.js", VENDOR / HTMX / "htmx.min.js")
    shutil.copyfile(htmx / "LICENSE", VENDOR / HTMX / "LICENSE.txt")
    SUMS.write_text(listing(), encoding="ascii")


def run(*command: str) -> None:
    """Run one command in the repository root; stop at its first failure."""
    subprocess.run(command, cwd=ROOT, check=True)


def listing() -> str:
    """
    List the vendored files with their hashes.

    Returns:
        One line per file, in the format of `sha256sum`, sorted by path.
    """
    files = sorted(path for path in VENDOR.rglob("*") if path.is_file() and path != SUMS)
    return "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  "
        f"{path.relative_to(VENDOR).as_posix()}\n"
        for path in files
    )


def main(arguments: list[str] | None = None) -> int:
    """
    Refresh the files, or with `--check` only compare them with the list.

    Returns:
        0 when all is well, 1 when a file differs from the list.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare, change nothing")
    if not parser.parse_args(arguments).check:
        refresh()
        return 0
    if listing() == SUMS.read_text(encoding="ascii"):
        return 0
    sys.stderr.write("static/vendor differs from SHA256SUMS; run tools/vendor_assets.py\n")
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
