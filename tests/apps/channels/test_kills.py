"""A process that is killed anywhere while something comes in loses and doubles nothing."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import databases

ROOT = Path(__file__).parents[3]
WHOLE = {
    "reports": 1,
    "faults": 0,
    "number": 1,
    "reporters": 1,
    "receipts": 1,
    "photos": 0,
    "stray photos": 0,
    "fates": ["taken"],
    "ids of receipts": 0,
}
FOUND = {
    "mail": WHOLE | {"ids of receipts": 1, "photos": 1},
    "sms": WHOLE,
    "web": WHOLE | {"fates": [], "photos": 1},
}


@pytest.mark.parametrize("way", FOUND)
def test_a_kill_at_any_write_loses_and_doubles_nothing(way: str, tmp_path: Path) -> None:
    databases.copy_template_to(tmp_path)
    environment = os.environ | {
        "SIAP_DATA": str(tmp_path),
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests")]),
        "DJANGO_SETTINGS_MODULE": "siap.project.settings.test",
    }
    environment.pop("DATABASE_URL", None)

    done = subprocess.run(
        [sys.executable, "-m", "apps.channels.kill_driver", way],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        check=False,
        timeout=120,
    )

    assert done.returncode == 0, done.stderr.decode()
    outcomes = json.loads(done.stdout.decode().splitlines()[-1])
    assert len(outcomes) > 5
    assert [one for one in outcomes if one != FOUND[way]] == []
