"""Every cross-reference of an edition, checked: what a single file cannot know."""

from collections.abc import Iterator
from pathlib import Path

from siap.methodology.guide_checks import guide_problems
from siap.methodology.library import Edition, load_edition
from siap.methodology.problems import Problem
from siap.methodology.rulesets import CATALOG, regulations, rulesets
from siap.methodology.worksheet_checks import worksheet_problems

__all__ = ["Problem", "check_catalogue", "check_files", "check_law"]


def check_catalogue(edition: Edition) -> list[Problem]:
    """
    Check whether all that an edition names is there.

    Args:
        edition: Loaded, so each file is well formed by itself.

    Returns:
        What is wrong, guides before worksheets, each in the order of the file; empty if
        all is well.
    """
    return [*_problems(edition)]


def check_files(folder: Path) -> list[Problem]:
    """
    Check whether each file of an edition is named after what it holds.

    Args:
        folder: Of the edition; its files load.

    Returns:
        One problem for each file with another name than its id or number.
    """
    edition = load_edition(folder)
    wanted = {f"worksheets/{worksheet}.yaml" for worksheet in edition.worksheets}
    for key, guide in edition.guides.items():
        wanted |= {f"guides/{key}/stage-{stage.number}.yaml" for stage in guide.stages}
        wanted |= {f"guides/{guide.head.key}/guide.yaml"}
    found = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*.yaml")
        if path.parent != folder
    }
    message = "no worksheet, guide or stage of this name is in the files"
    return [Problem(file, "", message) for file in sorted(found - wanted)]


def check_law() -> list[Problem]:
    """
    Check whether regulations and rule sets name regulations that the catalogue has.

    Returns:
        What is wrong, in the order of the files.
    """
    known = regulations()
    problems = []
    for regulation in known.values():
        for field in ("amends", "amended_by", "replaces", "replaced_by"):
            problems += [
                Problem(f"regulations/{regulation.id}.yaml", field, f"no regulation {name}")
                for name in getattr(regulation, field)
                if name not in known
            ]
    for topic in sorted(path.name for path in (CATALOG / "rulesets").iterdir()):
        problems += [
            Problem(
                f"rulesets/{topic}/{rules.id}.yaml",
                "legal_basis.regulation",
                f"no regulation {rules.legal_basis.regulation}",
            )
            for rules in rulesets(topic).values()
            if rules.legal_basis.regulation not in known
        ]
    return problems


def _problems(edition: Edition) -> Iterator[Problem]:
    for guide in edition.guides.values():
        yield from guide_problems(edition, guide)
    seen: dict[str, str] = {}
    for worksheet in edition.worksheets.values():
        if worksheet.number in seen:
            message = f"{worksheet.number} is also the number of {seen[worksheet.number]}"
            yield Problem(f"worksheets/{worksheet.id}.yaml", "number", message)
        seen[worksheet.number] = worksheet.id
        yield from worksheet_problems(edition, worksheet)
