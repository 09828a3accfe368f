"""Working a schedule out, with progress and a stop that keeps the best so far."""

import logging
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.conf import settings
from django.db import connection, transaction

from siap.apps.musyawarah.models import Placement, Run, RunMethod, RunState
from siap.apps.musyawarah.queries.problem import Rules, problem_of
from siap.apps.musyawarah.queries.voters import Ballots, ballots_of
from siap.kernel.errors import SiapError
from siap.kernel.numbers import round_half_up
from siap.scheduling.answering import money_spent, waiting_list
from siap.scheduling.fairness import parts, spread
from siap.scheduling.other_ways import in_first_year, plain_list, shares_of_voters
from siap.scheduling.planning import Schedule, schedule
from siap.scheduling.problem import Problem, Years, worth
from siap.scheduling.reasons import facts_of, reasons
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
        _keep(run, problem, _found(run, problem, rules, clock), clock())
    except SiapError as problem_of_data:
        _fail(run, problem_of_data.message(), clock())
    except Exception:
        _LOG.exception("A schedule could not be worked out.")
        _fail(run, "", clock())
        raise


@dataclass(frozen=True)
class _Found:
    """A schedule, why each proposal has its year, and whose votes were counted."""

    schedule: Schedule
    why: Mapping[str, Mapping[str, object]]
    ballots: Ballots | None = None


def _found(run: Run, problem: Problem, rules: Rules, clock: Clock) -> _Found:
    if run.method == RunMethod.SCHEDULE:
        watch = _Beat(run, clock).watch
        found = schedule(problem, time_limit_s=rules.time_limit_s, watch=watch)
        return _Found(found, _why(problem, found.years))
    narrow = in_first_year(problem)
    ballots = ballots_of(run.cycle, narrow) if run.method == RunMethod.SHARES else None
    years: Years = {}
    if narrow.proposals:
        years = shares_of_voters(narrow, ballots.given) if ballots else plain_list(narrow)
    # What was promised for later keeps its year; what waits for it waits.
    whole = {each.id: years.get(each.id, each.fixed_year) for each in problem.proposals}
    late = {each.id: {"code": "promised", "year": each.fixed_year} if each.fixed_year else
            {"code": "needed-waits", "needs": list(each.needs)}
            for each in problem.proposals if each.id not in years}  # fmt: skip
    why = {**late, **(_why(narrow, years) if years else {})}
    value = worth(problem, whole)
    return _Found(Schedule(whole, value, value, run.method, 0), why, ballots)


def _why(problem: Problem, years: Years) -> dict[str, Mapping[str, object]]:
    """Reasons as the records hold them: a code and the facts beside it."""
    found: dict[str, Mapping[str, object]] = {}
    for key, reason in reasons(problem, years).items():
        told = facts_of(reason)
        facts = told["facts"]
        assert isinstance(facts, dict)  # noqa: S101 - as the contract writes them
        found[key] = {"code": reason.code, **facts}
    return found


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


def _keep(run: Run, problem: Problem, found: _Found, now: datetime) -> None:
    years = found.schedule.years
    places = {key: n for n, key in enumerate(waiting_list(problem, years), 1)}
    with transaction.atomic():
        Placement.objects.filter(run=run).delete()
        Placement.objects.bulk_create(
            [
                Placement(
                    run=run,
                    proposal_id=int(key),
                    year=year,
                    place=places.get(key),
                    reason=found.why[key],
                )
                for key, year in years.items()
            ],
            batch_size=500,
        )
        run.result = _summary(problem, found)
        is_stopped = found.schedule.status == "stopped"
        run.state = RunState.STOPPED if is_stopped else RunState.DONE
        run.ended_at = now
        run.save(update_fields=["result", "state", "ended_at"])


def _summary(problem: Problem, found: _Found) -> dict[str, object]:
    best = found.schedule
    summary: dict[str, object] = {
        "status": best.status,
        "seconds": round(best.seconds),
        "value": str(round_half_up(best.value, 0)),
        "bound": str(round_half_up(best.bound, 0)),
        "gap": str(round_half_up(best.gap * 100, 3)),
        "spent": money_spent(problem, best.years),
        "ceiling": {str(y): m for y, m in (problem.ceilings.total or {}).items()},
        "spread": str(round_half_up(spread(parts(problem, best.years)) * 100, 1)),
    }
    if found.ballots is not None:
        summary["counted"] = {
            "scorers": found.ballots.scorers,
            "scores": found.ballots.scores,
            "villages": found.ballots.villages,
        }
    return summary


def _fail(run: Run, text: str, now: datetime) -> None:
    run.state, run.problem, run.ended_at = RunState.FAILED, text[:500], now
    run.save(update_fields=["state", "problem", "ended_at"])
    connection.close_if_unusable_or_obsolete()
