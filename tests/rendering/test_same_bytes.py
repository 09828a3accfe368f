"""The same paper gives the same bytes, whenever and wherever it is made."""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from rendering.small import every_block
from siap.rendering import stored
from siap.rendering.registry import RENDERERS

OTHER = """
import sys
from hashlib import sha256
from siap.rendering import stored
from siap.rendering.registry import RENDERERS
document = stored.from_json(sys.stdin.read())
for name, each in RENDERERS.items():
    print(name, sha256(each.render(document)).hexdigest())
"""


def _digest(name):
    return sha256(RENDERERS[name].render(every_block())).hexdigest()


@pytest.fixture(scope="module")
def here():
    return {name: _digest(name) for name in RENDERERS}


@pytest.mark.parametrize("name", RENDERERS)
def test_a_paper_made_again_has_the_same_bytes(name, here):
    assert _digest(name) == here[name]


def test_a_stored_paper_printed_elsewhere_has_the_same_bytes(here, tmp_path):
    """Another process, place, time zone, language and order of hashing."""
    source = Path(stored.__file__).parents[2]
    surroundings = {
        "PYTHONPATH": str(source),
        "PYTHONHASHSEED": "17",
        "TZ": "Asia/Jayapura",
        "LC_ALL": "C",
        "HOME": str(tmp_path),
        "PATH": os.defpath,
    }

    done = subprocess.run(
        [sys.executable, "-c", OTHER],
        input=stored.to_json(every_block()),
        env=surroundings,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )

    assert dict(line.split() for line in done.stdout.splitlines()) == here
