"""Eight clerks take numbers of one office at once; prints the numbers they got."""

# ruff: noqa: E402, T201 - the settings come before the imports; the outcome is printed

import json
import os
import sys
import threading
import uuid
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ["DJANGO_SETTINGS_MODULE"] = "siap.project.settings.prod"

import django

django.setup()

from django.db import connection, transaction

from siap.apps.organisations.models import Agency, Region, RegionLevel
from siap.apps.papers.models import LetterCounter
from siap.apps.papers.numbers import next_sequence

CLERKS, LETTERS = 8, 6


def main() -> None:
    code = f"97.{uuid.uuid4().hex[:8]}"
    region = Region.objects.create(code=code, name="Kota Rekaan", level=RegionLevel.REGENCY)
    agency = Agency.objects.create(region=region, name="Dinas Rekaan")
    taken: list[int] = []
    failures: list[str] = []
    threads = [
        threading.Thread(target=take, args=(agency, n, taken, failures))
        for n in range(CLERKS)
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join(timeout=120)
    last = LetterCounter.objects.get(agency=agency, year=2026).last
    print(json.dumps({"taken": sorted(taken), "failures": failures, "last": last}))


def take(agency: Agency, clerk: int, taken: list[int], failures: list[str]) -> None:
    """Take numbers; every third letter of a clerk is given up before it is done."""
    try:
        for letter in range(LETTERS):
            with transaction.atomic():
                number = next_sequence(agency, 2026)
                given_up = letter % 3 == clerk % 3
                transaction.set_rollback(given_up)
            if not given_up:
                taken.append(number)
    except Exception as problem:  # noqa: BLE001 - a dead thread would tell nobody
        failures.append(repr(problem))
    finally:
        connection.close()


if __name__ == "__main__":
    main()
