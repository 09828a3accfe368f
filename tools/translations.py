"""
Keeps the English translation of the screens complete.

    python tools/translations.py check     is every text translated, is the rest in order?
    python tools/translations.py update    take over new texts, then make the binary file
    python tools/translations.py compile   make the binary file only

Indonesian is written in the code itself (docs/adr/0009-indonesian-as-source-language.md).
"""

import io
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "siap"
TRANSLATION = Path("locale", "en", "LC_MESSAGES", "django.po")
WITH_TEXTS = ("*.py", "*.html", "*.txt", "*.po")
# %(name)s, {name}, %s and the like.
PLACEHOLDER = re.compile(r"%\([a-z_]+\)[sd]|%[sd]|\{[a-z_]+\}")


def check() -> int:
    """Print what is missing or wrong; 0 if nothing is."""
    if not (PACKAGE / TRANSLATION).is_file():
        sys.stdout.write(f"{TRANSLATION} is missing: python tools/translations.py update\n")
        return 1
    kept = read(PACKAGE / TRANSLATION)
    with tempfile.TemporaryDirectory() as folder:
        copied = Path(folder, "siap")
        copy_texts(copied)
        collect(copied)
        wanted = read(copied / TRANSLATION)
    faults = [
        *faults_of_texts(kept, wanted),
        *(fault for message in wanted for fault in faults_of(message)),
    ]
    if binary(kept) != (PACKAGE / TRANSLATION).with_suffix(".mo").read_bytes():
        faults.append("django.mo is not what django.po says")
    for fault in faults:
        sys.stdout.write(f"{fault}\n")
    sys.stdout.write(f"{len(wanted)} texts, {len(faults)} faults\n")
    return 1 if faults else 0


def faults_of_texts(kept: Catalog, wanted: Catalog) -> list[str]:
    """Texts that the code has and the file lacks, and the other way round."""
    in_file, in_code = ids_of(kept), ids_of(wanted)
    return [
        *(f"not in the file: {text!r}" for text in sorted(in_code - in_file)),
        *(f"no longer in the code: {text!r}" for text in sorted(in_file - in_code)),
    ]


def ids_of(catalog: Catalog) -> set[str]:
    """The source texts of a catalogue."""
    return {first(message.id) for message in catalog if message.id}


def faults_of(message: Message) -> list[str]:
    """What is wrong with the translation of one text."""
    if not message.id:
        return []
    source, shown = first(message.id), repr(first(message.id))
    if message.fuzzy:
        return [f"only guessed: {shown}"]
    texts = message.string if isinstance(message.string, tuple) else (message.string,)
    if not all(texts):
        return [f"not translated: {shown}"]
    wanted = sorted(PLACEHOLDER.findall(source))
    if any(sorted(PLACEHOLDER.findall(text)) != wanted for text in texts):
        return [f"other placeholders: {shown}"]
    return []


def first(text: str | tuple[str, ...] | list[str]) -> str:
    """The singular of a source text."""
    return text if isinstance(text, str) else text[0]


def copy_texts(target: Path) -> None:
    """Copy the files that hold texts, so that a check changes nothing."""
    for pattern in WITH_TEXTS:
        for path in PACKAGE.rglob(pattern):
            copied = target / path.relative_to(PACKAGE)
            copied.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copied)


def collect(package: Path) -> None:
    """Bring the texts of a package into its translation file with GNU gettext."""
    (package / TRANSLATION).parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "django", "makemessages", "--locale", "en"]
    command += ["--no-obsolete", "--no-wrap", "--add-location", "file", "-v", "0"]
    subprocess.run(command, cwd=package, check=True)


def read(path: Path) -> Catalog:
    """Read a translation file."""
    with path.open("rb") as file:
        return read_po(file, locale="en", domain="django")


def binary(catalog: Catalog) -> bytes:
    """The form that Django reads; the same bytes for the same texts."""
    made = io.BytesIO()
    write_mo(made, catalog)
    return made.getvalue()


def update() -> int:
    """Take over the texts of the code, then make the binary file."""
    collect(PACKAGE)
    return write_binary()


def write_binary() -> int:
    """Make the binary file."""
    made = binary(read(PACKAGE / TRANSLATION))
    (PACKAGE / TRANSLATION).with_suffix(".mo").write_bytes(made)
    return 0


COMMANDS = {"check": check, "update": update, "compile": write_binary}

if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in COMMANDS:
        sys.exit(__doc__)
    sys.exit(COMMANDS[sys.argv[1]]())
