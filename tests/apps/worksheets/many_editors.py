"""Twenty editors at one plan, each in a thread of its own; prints what became of it."""

# ruff: noqa: E402, T201 - the settings come before the imports; the outcome is printed

import json
import os
import random
import sys
import threading
import uuid
from datetime import UTC, date, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ["DJANGO_SETTINGS_MODULE"] = "siap.project.settings.prod"

import django

django.setup()

from django.db import connection

from siap.apps.accounts.models import User
from siap.apps.audit.models import Change
from siap.apps.organisations.models import Region, RegionLevel
from siap.apps.plans.models import Plan
from siap.apps.plans.services import NewPlan, create_plan
from siap.apps.worksheets.places import place_of
from siap.apps.worksheets.services import CellChanged, CellEdit, save_cell

EDITORS, EDITS, ROWS = 20, 12, 5
NOW = datetime(2026, 11, 21, tzinfo=UTC)


def main() -> None:
    plan, editors = start()
    rows = [str(uuid.uuid4()) for _ in range(ROWS)]
    done: list[tuple[str, str, int]] = []
    conflicts: list[int] = []
    failures: list[str] = []
    threads = [
        threading.Thread(target=edit, args=(plan, user, rows, done, conflicts, failures))
        for user in editors
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=240)
    report(plan, rows, done, conflicts, failures)


def start() -> tuple[Plan, list[User]]:
    code = f"98.{uuid.uuid4().hex[:8]}"
    region = Region.objects.create(code=code, name="Kota Rekaan", level=RegionLevel.REGENCY)
    editors = [
        User.objects.create(
            username=f"{code}-{n}", name=f"Penyunting {n}", is_superuser=True
        )
        for n in range(EDITORS)
    ]
    new = NewPlan(
        region=region,
        title="Dua puluh penyunting",
        service="Air minum",
        guide="pdam",
        lead_partner=None,
        period_start=date(2026, 1, 1),
        period_end=date(2026, 12, 31),
    )
    return create_plan(new=new, by=editors[0], now=NOW), editors


def edit(
    plan: Plan,
    user: User,
    rows: list[str],
    done: list[tuple[str, str, int]],
    conflicts: list[int],
    failures: list[str],
) -> None:
    choose = random.Random(user.pk)  # noqa: S311 - only to spread the edits
    place = place_of(plan, "w01-stakeholders", "stakeholders")
    for number in range(EDITS):
        row = choose.choice(rows)
        column = choose.choice(["interest", "influence"])
        value = choose.randint(1, 5)
        key = f"{user.pk}-{number}"
        command = CellEdit(
            row_id=row, column=column, typed=str(value), seen_version=0, key=key
        )
        try:
            first = save_cell(place=place, edit=command, by=user, now=NOW)
            # The reply was lost on the way, so the page sends the same command again.
            again = save_cell(place=place, edit=command, by=user, now=NOW)
            if first != again:
                failures.append(f"{key}: another answer the second time")
            done.append((row, column, value))
        except CellChanged:
            conflicts.append(1)
        except Exception as error:  # noqa: BLE001 - whatever it is, the test must see it
            failures.append(f"{key}: {error!r}")
    connection.close()


def report(
    plan: Plan,
    rows: list[str],
    done: list[tuple[str, str, int]],
    conflicts: list[int],
    failures: list[str],
) -> None:
    place = place_of(plan, "w01-stakeholders", "stakeholders")
    stored = {row.id: row for row in place.store.read(plan)}
    trail = Change.objects.filter(plan_id=plan.pk, kind="change", subject=place.subject)
    last: dict[tuple[str, str], object] = {}
    versions: dict[str, list[int]] = {}
    for change in trail.order_by("id"):
        last[change.subject_id, change.field] = change.after
        versions.setdefault(change.subject_id, []).append(change.version)
    wrong = [
        key for key, value in last.items() if stored[key[0]].cells.get(key[1]) != value
    ]
    gaps = [
        row for row, found in versions.items() if found != list(range(1, len(found) + 1))
    ]
    outcome = {
        "rows": len(stored),
        "saved": len(done),
        "conflicts": len(conflicts),
        "failures": failures,
        "cells that differ from the trail": wrong,
        "rows whose versions have gaps or doubles": gaps,
    }
    print(json.dumps(outcome))


main()
