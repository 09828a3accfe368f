"""LibreOffice, started once for many files."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

AS_TEXT = "txt:Text (encoded):UTF8"


def converted(files: Mapping[str, bytes], form: str, folder: Path) -> Path:
    """
    Convert files in one start of the office.

    Args:
        files: By name with their ending.
        form: What they become, like `pdf`, with a filter after a colon where one is needed.
        folder: Keeps the files and the profile of the office.

    Returns:
        The folder of what was made, under the same names with another ending.
    """
    source, made = folder / "source", folder / "made"
    source.mkdir(exist_ok=True)
    for name, content in files.items():
        (source / name).write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--norestore", "--convert-to", form]
    subprocess.run(
        [*command, "--outdir", str(made), *(str(source / name) for name in files)],
        env=os.environ | {"HOME": str(folder), "SAL_USE_VCLPLUGIN": "svp"},
        capture_output=True,
        timeout=300,
        check=True,
    )
    return made
