"""A fault of the catalogue that shows only when files are read together."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """
    Something that must be put right in a file of the catalogue.

    Args:
        file: Path within the edition, or within the catalogue for law.
        where: Path within the file, such as `parts.issues.columns.cluster`.
        message: What is wrong there.
    """

    file: str
    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}: {self.where}: {self.message}"
