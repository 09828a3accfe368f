"""
Five million colour votes and a million survey answers: how long a dashboard takes.

    python benchmarks/ratings.py [--votes 5000000] [--answers 1000000]

Fills a database of its own in a temporary folder and asks each page 30 times. The votes are
loaded as the sums that every page reads, with `--raw` also one by one; the answers one by
one and as sums.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

UNITS = 120
DAYS = 1095
TIMES = 30


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--votes", type=int, default=5_000_000)
    parser.add_argument("--answers", type=int, default=1_000_000)
    parser.add_argument("--raw", action="store_true", help="also store every single vote")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SIAP_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "siap.project.settings.prod"
        from siap.project.serve_command import prepare

        prepare()
        run(options)
        size = sum(path.stat().st_size for path in Path(folder).glob("*.sqlite3*"))
        print(f"database: {size / 2**20:,.0f} MiB")


def run(options: argparse.Namespace) -> None:
    from django.test import Client

    random = Random(1)
    keeper, units = people_and_units()
    timed(f"{options.votes:,} votes loaded", lambda: votes(units, options, random))
    survey = timed(
        f"{options.answers:,} answers loaded", lambda: answers(units[0], options, random)
    )
    visitor = Client(HTTP_HOST="127.0.0.1")
    member = Client(HTTP_HOST="127.0.0.1")
    member.force_login(keeper, backend="django.contrib.auth.backends.ModelBackend")
    code = units[0].code
    ask("comparison of all units, one year", visitor, "/nilai/")
    ask(
        "comparison of all units, three years",
        visitor,
        "/nilai/?dari=2023-12-01&sampai=2026-11-21",
    )
    ask(
        "one unit, three years",
        visitor,
        f"/nilai/{code}/hasil/?dari=2023-12-01&sampai=2026-11-21",
    )
    ask("dashboard of the survey", member, f"/survei/kelola/survei/{survey}/")
    survey_one_more(survey, random)
    vote_one_more(units[0])


def timed(what: str, work: Callable[[], object]) -> object:
    started = time.perf_counter()
    result = work()
    print(f"{what}: {time.perf_counter() - started:.1f} s", flush=True)
    return result


def ask(what: str, client: object, address: str) -> None:
    times, work = [], []
    for _ in range(TIMES):
        started, busy = time.perf_counter(), time.process_time()
        answer = client.get(address)  # type: ignore[attr-defined]
        times.append(time.perf_counter() - started)
        work.append(time.process_time() - busy)
        assert answer.status_code == 200, (address, answer.status_code)  # noqa: S101
    shown = {
        "median": statistics.median(times),
        "95 %": sorted(times)[int(len(times) * 0.95)],
        "processor": statistics.median(work),
    }
    said = ", ".join(f"{name} {each * 1000:.0f} ms" for name, each in shown.items())
    print(f"{what}: {said}", flush=True)


def people_and_units() -> tuple[object, list[object]]:
    from siap.apps.accounts.models import User
    from siap.apps.organisations.models import Agency, Membership, Region
    from siap.apps.public_services.models import ServiceUnit

    region = Region.objects.create(code="00.09", name="Kabupaten Ukur", level=2)
    keeper = User.objects.create(username="ukur", name="Pengukur")
    Membership.objects.create(user=keeper, region=region, role="region-administrator")
    agencies = [Agency(region=region, name=f"Unit {number:03d}") for number in range(UNITS)]
    Agency.objects.bulk_create(agencies)
    units = [
        ServiceUnit(agency=agency, code=f"u{number:07d}")
        for number, agency in enumerate(Agency.objects.filter(region=region))
    ]
    ServiceUnit.objects.bulk_create(units)
    return keeper, list(ServiceUnit.objects.all())


def votes(units: list[object], options: argparse.Namespace, random: Random) -> None:
    from siap.apps.ratings.models import DayTally, Vote
    from siap.apps.ratings.services.sums import sum_months

    last = date(2026, 11, 20)
    each = options.votes // (UNITS * DAYS)
    left = options.votes - each * UNITS * DAYS

    def sums() -> Iterator[DayTally]:
        more = left
        for place in range(DAYS):
            day = last - timedelta(days=place)
            for unit in units:
                n = each + (1 if more > 0 else 0)
                more -= 1
                counted = Counter(random.choices((1, 2, 3), weights=(10, 25, 65), k=n))
                yield DayTally(
                    unit=unit, day=day, channel="kiosk",
                    red=counted[1], yellow=counted[2], green=counted[3],
                )  # fmt: skip

    rows = list(sums())
    DayTally.objects.bulk_create(rows, batch_size=2000)
    assert sum(r.red + r.yellow + r.green for r in rows) == options.votes  # noqa: S101
    sum_months(units)
    if options.raw:
        for tally in rows:
            at = datetime.fromisoformat(f"{tally.day}T09:00:00+07:00")
            colours = [1] * tally.red + [2] * tally.yellow + [3] * tally.green
            Vote.objects.bulk_create(
                Vote(unit=tally.unit, day=tally.day, at=at, colour=c, channel="kiosk",
                     key=uuid.UUID(int=random.getrandbits(128)))
                for c in colours
            )  # fmt: skip


def answers(unit: object, options: argparse.Namespace, random: Random) -> int:
    from siap.apps.surveys.models import Response, Survey, Tally
    from siap.apps.surveys.questions import PROFILE, regulation_questions

    survey = Survey.objects.create(
        unit=unit, title="Survei ukur", ruleset="permenpanrb-14-2017", state="open",
        starts_on=date(2026, 1, 1), ends_on=date(2027, 1, 1),
    )  # fmt: skip
    keys = [each.key for each in regulation_questions("permenpanrb-14-2017")]
    sums: Counter[tuple[str, str, str]] = Counter()
    batch = []
    # Respondents, so that nine answers each make the number asked for.
    for number in range(-(-options.answers // len(keys))):
        given = {key: random.choice((2, 3, 3, 4)) for key in keys}
        profile = {field.key: random.choice(field.choices)[0] for field in PROFILE}
        sums.update(("element", key, str(value)) for key, value in given.items())
        sums.update(("profile", key, said) for key, said in profile.items())
        sums["total", "n", ""] += 1
        batch.append(
            Response(
                survey=survey, key=uuid.UUID(int=random.getrandbits(128)), channel="web",
                day=date(2026, 6, number % 28 + 1), answers=given, profile=profile,
            )
        )  # fmt: skip
        if len(batch) == 5000:
            Response.objects.bulk_create(batch)
            batch = []
    Response.objects.bulk_create(batch)
    Tally.objects.bulk_create(
        Tally(survey=survey, kind=kind, key=key, value=value, count=count)
        for (kind, key, value), count in sums.items()
    )
    return int(survey.pk)


def survey_one_more(survey_id: object, random: Random) -> None:
    """One more set of answers among all the others: the sums are kept in step at once."""
    from siap.apps.surveys.models import ResponseChannel, Survey
    from siap.apps.surveys.services.storing import Answers, store

    survey = Survey.objects.get(pk=survey_id)
    times = []
    for _ in range(TIMES):
        given = Answers(key=uuid.UUID(int=random.getrandbits(128)), elements={"waktu": 3})
        started = time.perf_counter()
        store(survey, [(given, date(2026, 6, 1))], ResponseChannel.WEB)
        times.append(time.perf_counter() - started)
    print(json.dumps({"one more set of answers, ms": round(sorted(times)[15] * 1000, 1)}))


def vote_one_more(unit: object) -> None:
    """One more vote from a phone, through every guard."""
    from siap.apps.ratings.services.votes import Ballot, Sender, cast_by_phone

    times = []
    for number in range(TIMES):
        now = datetime.fromisoformat("2026-11-21T09:00:00+07:00")
        ballot = Ballot(colour=3, key=uuid.uuid4(), at=now)
        sender = Sender(trace="ukur", browser=f"peramban-{number}")
        started = time.perf_counter()
        cast_by_phone(unit=unit, ballot=ballot, sender=sender, now=now)
        times.append(time.perf_counter() - started)
    print(json.dumps({"one more vote, ms": round(sorted(times)[15] * 1000, 1)}))


if __name__ == "__main__":
    sys.exit(main())
