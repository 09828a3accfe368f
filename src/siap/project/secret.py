"""The secret key: made on the first start, kept in the data folder."""

import os
import secrets
from pathlib import Path


def secret_key(data_dir: Path) -> str:
    """
    Read the key of this installation, making it on the first start.

    Args:
        data_dir: The data folder; made if it is not there.

    Returns:
        At least 50 characters; the same on every start.
    """
    path = data_dir / "secret-key"
    data_dir.mkdir(parents=True, exist_ok=True)
    try:
        # Exclusive: two processes starting at once must not make two keys.
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    key = secrets.token_urlsafe(50)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(key + "\n")
    return key
