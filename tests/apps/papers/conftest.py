"""A data folder of the test's own, and printing without a process where it is not meant."""

from pathlib import Path

import pytest

from siap.apps.papers.services import issuing


@pytest.fixture(autouse=True)
def data_folder(settings, tmp_path: Path) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path


@pytest.fixture
def quick_print(monkeypatch) -> None:
    """Print without the typesetter: what is tested is what happens to the bytes."""

    def printed(document, format_name):
        return f"{format_name} {document.proof.lines} {document.proof.address}".encode()

    monkeypatch.setattr(issuing, "print_apart", printed)
