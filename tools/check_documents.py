"""
Checks the documents of the repository.

    python tools/check_documents.py

Links to files and headings lead somewhere, `make` targets that are shown exist, decisions
have their three headings and have each a number, and fragments of the change log
say what they must.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LEFT_OUT = {".venv", ".cache", "node_modules", "data", "out"}
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+\s+(.*)$", re.MULTILINE)
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
TARGET = re.compile(r"\bmake ([a-z]+)\b")
CODE = re.compile(r"`([^`\n]+)`")
DECISION = ("## Context", "## Decision", "## Consequences")
KINDS_OF_CHANGE = ("added", "changed", "fixed", "removed", "values")


def main() -> int:
    """Print every fault; 0 if there is none."""
    documents = sorted(documents_of(ROOT))
    faults = [fault for path in documents for fault in faults_of(path)]
    faults += [*faults_of_decisions(), *faults_of_fragments()]
    for fault in faults:
        sys.stdout.write(f"{fault}\n")
    sys.stdout.write(f"{len(documents)} documents, {len(faults)} faults\n")
    return 1 if faults else 0


def documents_of(folder: Path) -> Iterator[Path]:
    """The Markdown files below a folder that belong to the project."""
    for path in folder.rglob("*.md"):
        if not LEFT_OUT & set(path.relative_to(folder).parts):
            yield path


def faults_of(path: Path) -> Iterator[str]:
    """Links that lead nowhere and targets that do not exist."""
    text = path.read_text(encoding="utf-8")
    shown = path.relative_to(ROOT)
    for link in LINK.findall(FENCED.sub("", text)):
        if "://" in link or link.startswith("mailto:"):
            continue
        name, _, heading = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        if not target.exists():
            yield f"{shown}: no file {name}"
        elif heading and heading not in headings_of(target):
            yield f"{shown}: no heading {link}"
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for code in [*CODE.findall(text), *FENCED.findall(text)]:
        for target in TARGET.findall(code):
            if target not in targets:
                yield f"{shown}: no target make {target}"


def headings_of(path: Path) -> set[str]:
    """The headings of a document as links write them."""
    text = FENCED.sub("", path.read_text(encoding="utf-8"))
    plain = (re.sub(r"[^\w\s-]", "", heading).strip() for heading in HEADING.findall(text))
    return {heading.lower().replace(" ", "-") for heading in plain}


def faults_of_decisions() -> Iterator[str]:
    """Decisions without one of their headings, and numbers that stand twice."""
    paths = sorted((ROOT / "docs" / "adr").glob("*.md"))
    numbers = [int(path.name[:4]) for path in paths]
    if len(set(numbers)) != len(numbers):
        yield f"docs/adr: a number stands twice: {numbers}"
    for path in paths:
        text = path.read_text(encoding="utf-8")
        for heading in DECISION:
            if f"\n{heading}\n" not in text:
                yield f"docs/adr/{path.name}: no heading {heading}"


def faults_of_fragments() -> Iterator[str]:
    """Fragments without a kind; changed values without the period that they touch."""
    for path in sorted((ROOT / "changelog.d").glob("*.md")):
        kind = path.stem.rpartition(".")[2]
        if path.stem == "README":
            continue
        if kind not in KINDS_OF_CHANGE:
            yield f"changelog.d/{path.name}: must end in .KIND.md, one of {KINDS_OF_CHANGE}"
        if kind == "values" and "Impacted period:" not in path.read_text(encoding="utf-8"):
            yield f"changelog.d/{path.name}: says no impacted period"


if __name__ == "__main__":
    sys.exit(main())
