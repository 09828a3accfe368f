"""Two people who import into one plan at the same moment; prints what became of it."""

# ruff: noqa: E402, T201 - Django must be set up before its models are imported

import json
import os
import sys
import threading
import uuid
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ["DJANGO_SETTINGS_MODULE"] = "siap.project.settings.prod"

import django

django.setup()

from django.db import connection

from apps.imports.handing import CLUSTERS, at, csv_of, digest_of, stored
from factories.plans import NOW, a_plan, a_region, a_user
from siap.apps.accounts.models import User
from siap.apps.imports.services import NewFile, Taking, start_upload, take
from siap.apps.worksheets.places import Place
from siap.kernel.errors import Conflict

ROWS = 30
TRIES = 5


def main() -> None:
    region = a_region()
    region.code = f"97.{uuid.uuid4().hex[:8]}"
    region.save()
    people = [a_user(superuser=True) for _ in range(2)]
    for person in people:
        person.username = uuid.uuid4().hex
        person.save()
    place = at(a_plan(by=people[0], region=region), CLUSTERS)
    outcome: dict[str, object] = {"failures": [], "shown again": 0}
    start = threading.Barrier(2)
    threads = [
        threading.Thread(target=bring, args=(place, person, number, outcome, start.wait))
        for number, person in enumerate(people)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    outcome["rows"] = sorted(str(row["title"]) for row in stored(place))
    print(json.dumps(outcome))


def bring(
    place: Place,
    by: User,
    number: int,
    outcome: dict[str, object],
    together: Callable[[], int],
) -> None:
    try:
        data = csv_of([["Isu"], *[[f"Isu {number}-{k:02d}"] for k in range(ROWS)]])
        for attempt in range(TRIES):
            file = NewFile(name="isu.csv", data=data)
            upload = start_upload(place=place, file=file, language="id", by=by, now=NOW)
            taking = Taking(seen=digest_of(upload))
            if attempt == 0:
                together()
            try:
                take(upload=upload, taking=taking, by=by, now=NOW)
            except Conflict:
                outcome["shown again"] = int(str(outcome["shown again"])) + 1
            else:
                # The answer was lost on the way, so the button is pressed again.
                take(upload=upload, taking=taking, by=by, now=NOW)
                return
    except Exception as error:  # noqa: BLE001 - whatever it is, the test must see it
        outcome["failures"].append(f"{number}: {error!r}")  # type: ignore[attr-defined]
    finally:
        connection.close()


main()
