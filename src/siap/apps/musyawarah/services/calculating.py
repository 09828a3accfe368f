"""Working a schedule out, with progress and a stop that keeps the best so far."""

import logging
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from typing import Final

from django.conf import settings
from django.db import connection, transaction

from siap.apps.musyawarah.models import Placement, Run, RunMethod, RunState
from siap.apps.musyawarah.placing import (
    ledger_of,
    plain_list,
    reasons_of,
    village_shares,
    waiting_order,
)
from siap.apps.musyawarah.queries.problem import Rules, problem_of, villages_of
from siap.kernel.errors import SiapError
from siap.kernel.numbers import round_half_up
from siap.scheduling.planning import Schedule, schedule
from siap.scheduling.problem import Problem, worth
from siap.scheduling.searching import Progress

Clock = Callable[[], datetime]
_LOG = logging.getLogger(__name__)
_BEAT_SECONDS: Final = 1.0


def start_aside(run: Run) -> None:
    """
    Have a calculation worked out in a process of its own, which ends with it.

    Nothing is waited for: the page of the calculation tells how far it is.
    """
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE}
    subprocess.Popen(  # noqa: S603 - our own module, the number is ours
        [sys.executable, "-m", "siap.apps.musyawarah.working", str(run.pk)],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )


def calculate(run: Run, *, clock: Clock) -> None:
    """
    Work a calculation out and keep its answer.

    Args:
        run: One that waits.
        clock: Tells the time; asked at the beginning, with every beat and at the end.
    """
    run.state, run.beaten_at = RunState.RUNNING, clock()
    run.save(update_fields=["state", "beaten_at"])
    try:
        rules = Rules(**run.rules)
        problem = problem_of(run.cycle, rules)
        _keep(run, problem, _answer(run, problem, rules, clock), clock())
    except SiapError as problem_of_data:
        _fail(run, problem_of_data.message(), clock())
    except Exception:
        _LOG.exception("A schedule could not be worked out.")
        _fail(run, "", clock())
        raise


def _answer(run: Run, problem: Problem, rules: Rules, clock: Clock) -> Schedule:
    if run.method != RunMethod.SCHEDULE:
        plain = run.method == RunMethod.GREEDY
        villages = {} if plain else villages_of(run.cycle)
        years = plain_list(problem) if plain else village_shares(problem, villages)
        value = worth(problem, years)
        return Schedule(years, value, value, run.method, 0)
    beat = _Beat(run, clock)
    return schedule(problem, time_limit_s=rules.time_limit_s, watch=beat.watch)


class _Beat:
    """Writes progress about once a second and asks whether to stop."""

    def __init__(self, run: Run, clock: Clock) -> None:
        self.run, self.clock, self.last = run, clock, -_BEAT_SECONDS

    def watch(self, progress: Progress) -> bool:
        """Go on unless somebody has asked to stop."""
        if progress.seconds - self.last < _BEAT_SECONDS:
            return True
        self.last = progress.seconds
        gap = progress.gap
        said = {
            "step": progress.step,
            "seconds": round(progress.seconds),
            "percent": round(progress.done * 100),
            "gap": None if gap is None else str(round_half_up(gap * 100, 3)),
        }
        now = self.clock()
        Run.objects.filter(pk=self.run.pk).update(progress=said, beaten_at=now)
        return not Run.objects.filter(pk=self.run.pk, stop_wanted=True).exists()


def _keep(run: Run, problem: Problem, found: Schedule, now: datetime) -> None:
    reasons = reasons_of(problem, found.years)
    places = {key: n for n, key in enumerate(waiting_order(problem, found.years), 1)}
    with transaction.atomic():
        Placement.objects.filter(run=run).delete()
        Placement.objects.bulk_create(
            [
                Placement(
                    run=run,
                    proposal_id=int(key),
                    year=year,
                    place=places.get(key),
                    reason={
                        "code": reasons[key].code,
                        "year": reasons[key].year,
                        "lacks": [
                            [each.scope, each.name, each.year, each.lacks]
                            for each in reasons[key].shortages
                        ],
                    },
                )
                for key, year in found.years.items()
            ],
            batch_size=500,
        )
        run.result = _summary(problem, found)
        run.state = RunState.STOPPED if found.status == "stopped" else RunState.DONE
        run.ended_at = now
        run.save(update_fields=["result", "state", "ended_at"])


def _summary(problem: Problem, found: Schedule) -> dict[str, object]:
    ledger = ledger_of(problem, found.years)
    return {
        "status": found.status,
        "seconds": round(found.seconds),
        "value": str(round_half_up(found.value, 0)),
        "bound": str(round_half_up(found.bound, 0)),
        "gap": str(round_half_up(found.gap * 100, 3)),
        "spent": [
            [scope, name, year, money]
            for (scope, name, year), money in ledger.spent.items()
        ],
        "limits": [
            [scope, name, year, money]
            for (scope, name, year), money in ledger.limits.items()
        ],
    }


def _fail(run: Run, text: str, now: datetime) -> None:
    run.state, run.problem, run.ended_at = RunState.FAILED, text[:500], now
    run.save(update_fields=["state", "problem", "ended_at"])
    connection.close_if_unusable_or_obsolete()
