"""Twenty people at one plan: no change lost, none doubled, whatever the database."""

import json
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.django_db
def test_twenty_editors_of_one_plan_lose_and_double_nothing(apart: dict[str, str]) -> None:
    script = Path(__file__).with_name("many_editors.py")

    run = subprocess.run(
        [sys.executable, str(script)],
        env=apart,
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )

    assert run.returncode == 0, run.stderr[-2000:]
    outcome = json.loads(run.stdout)
    assert outcome["failures"] == []
    assert outcome["saved"] + outcome["conflicts"] == 20 * 12
    assert outcome["saved"] > 0
    assert outcome["conflicts"] > 0
    assert outcome["cells that differ from the trail"] == []
    assert outcome["rows whose versions have gaps or doubles"] == []
    assert outcome["rows"] == 5
