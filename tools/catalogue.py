"""
Checks the catalogue, and writes what is made from it.

    python tools/catalogue.py check     cross-references, checksums, schemas
    python tools/catalogue.py freeze    checksums of every edition that is not released
    python tools/catalogue.py schema    schemas for editors
"""

import sys
from collections.abc import Callable
from pathlib import Path

from siap.kernel.errors import SiapError
from siap.methodology.catalogue_checks import check_catalogue, check_files, check_law
from siap.methodology.catalogue_schemas import outdated_schemas, schema_texts
from siap.methodology.document_outlines import outline_problems, outlines
from siap.methodology.freeze import freeze, unlike_frozen
from siap.methodology.library import EDITIONS_DIR, edition

SCHEMAS = EDITIONS_DIR.parent / "schema"


def check() -> int:
    """Print every problem of the catalogue; 0 if there is none."""
    problems = [*check_law(), *outdated_schemas(SCHEMAS)]
    for folder in editions():
        problems += check_catalogue(edition(folder.name))
        for outline in outlines().values():
            problems += outline_problems(outline, edition(folder.name))
        problems += check_files(folder)
        problems += unlike_frozen(folder)
    for problem in problems:
        sys.stdout.write(f"{problem}\n")
    counted = len(editions())
    sys.stdout.write(f"{counted} edition(s), {len(problems)} problem(s)\n")
    return 1 if problems else 0


def freeze_all() -> int:
    """Write the checksums of every edition; a released one must be as it was."""
    for folder in editions():
        freeze(folder)
    return 0


def write_schemas() -> int:
    """Write the schemas, and take away those that are no longer wanted."""
    SCHEMAS.mkdir(exist_ok=True)
    texts = schema_texts()
    for path in SCHEMAS.glob("*.json"):
        if path.name not in texts:
            path.unlink()
    for name, text in texts.items():
        (SCHEMAS / name).write_text(text, encoding="utf-8")
    return 0


def editions() -> list[Path]:
    """The folders of all editions."""
    return sorted(path for path in EDITIONS_DIR.iterdir() if path.is_dir())


COMMANDS: dict[str, Callable[[], int]] = {
    "check": check,
    "freeze": freeze_all,
    "schema": write_schemas,
}

if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in COMMANDS:
        sys.exit(__doc__)
    try:
        sys.exit(COMMANDS[sys.argv[1]]())
    except SiapError as fault:
        sys.exit(f"{fault}\n{fault.facts.get('detail', '')}")
