"""Working out, one proposal after the other, what would bring each forward."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Final

from django.conf import settings
from django.db.models import F
from django.utils.translation import gettext

from siap.apps.musyawarah.models import Cycle, Earlier, Placement, Run
from siap.apps.musyawarah.queries.earlier import year_wanted
from siap.apps.musyawarah.queries.problem import Rules, problem_of
from siap.apps.organisations.models import Agency, Region
from siap.kernel.errors import SiapError
from siap.kernel.numbers import round_half_up
from siap.scheduling.problem import Problem, Years, worth
from siap.scheduling.sooner import Sooner, nearby, sooner

Clock = Callable[[], datetime]
Names = Mapping[tuple[str, str], str]
"""Names of areas and agencies by scope and key."""
AT_ONCE_S: Final = 20
"""Processor time of one process; the chores of the next minute start another."""
EACH_S: Final = 5
"""Processor time at most for one proposal."""
SILENT: Final = timedelta(seconds=50)


def note_questions(run: Run) -> int:
    """
    Put down for a schedule that has just come into use what is to be worked out.

    Returns:
        How many proposals could come earlier in some other schedule.
    """
    Earlier.objects.filter(placement__run__cycle=run.cycle_id).delete()
    years = run.cycle.years
    found = [
        Earlier(placement=each, year=year)
        for each in Placement.objects.filter(run=run).order_by("pk")
        if (year := year_wanted(each, years)) is not None
    ]
    Earlier.objects.bulk_create(found, batch_size=500)
    return len(found)


def ask_first(*, placement: Placement, now: datetime) -> None:
    """Have the question of one proposal answered before the others; anybody may ask."""
    waiting = Earlier.objects.filter(placement=placement, answered_at=None)
    waiting.filter(asked_at=None).update(asked_at=now)


def keep_explaining(*, now: datetime) -> int:
    """
    Start a process for every schedule in use that has questions and no process.

    Returns:
        How many were started.
    """
    waiting = Earlier.objects.filter(answered_at=None).order_by()
    asked = waiting.values_list("placement__run", flat=True).distinct()
    started = 0
    for run in Run.objects.filter(adopted_at__isnull=False, pk__in=asked):
        if run.explained_at is None or now - run.explained_at > SILENT:
            Run.objects.filter(pk=run.pk).update(explained_at=now)
            _start_aside(run)
            started += 1
    return started


def _start_aside(run: Run) -> None:
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE}
    subprocess.Popen(  # noqa: S603 - our own module, the number is ours
        [sys.executable, "-m", "siap.apps.musyawarah.working", "explain", str(run.pk)],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )


def explain(run: Run, *, clock: Clock, seconds: float = AT_ONCE_S) -> int:
    """
    Answer the questions of a schedule in use, as many as the time allows.

    Each answer is worked out by solving again with the one proposal forced to come
    earlier, first so that only those of that year make room, else with all others free;
    those that somebody asked for come first.

    Args:
        run: In use.
        clock: Tells the time.
        seconds: Processor time after which no other question is begun.

    Returns:
        How many were answered.
    """
    problem = problem_of(run.cycle, Rules(**run.rules))
    placed = Placement.objects.filter(run=run).values_list("proposal_id", "year")
    years = {str(key): year for key, year in placed}
    waiting = Earlier.objects.filter(placement__run=run, answered_at=None)
    if years.keys() != {each.id for each in problem.proposals}:
        # What is accepted has changed: the schedule must be worked out again first.
        waiting.delete()
        return 0
    names = _names_of(run.cycle)
    ordered = waiting.order_by(F("asked_at").asc(nulls_last=True), "pk")
    until = time.process_time() + seconds
    answered = 0
    for question in ordered.select_related("placement"):
        if time.process_time() >= until:
            break
        _answer(question, problem, years, names, clock)
        answered += 1
    return answered


def _answer(
    question: Earlier, problem: Problem, years: Years, names: Names, clock: Clock
) -> None:
    wanted = (str(question.placement.proposal_id), question.year)
    try:
        found = nearby(problem, years, wanted, time_limit_s=EACH_S) or sooner(
            problem, years, wanted, time_limit_s=EACH_S
        )
    except SiapError as refused:
        found = Sooner(None, [], Fraction(0), refused)
    if found.schedule is None:
        question.obstacle = _told(found.obstacle, names)
    else:
        whole = worth(problem, years)
        share = found.loss * 100 / whole if whole else Fraction(0)
        question.loss_percent = round_half_up(max(share, Fraction(0)), 2)
        question.moves = [[int(c.id), c.before, c.after] for c in found.changes]
    question.answered_at = clock()
    question.save()
    run = Run.objects.filter(pk=question.placement.run_id)
    run.update(explained_at=question.answered_at)


def _names_of(cycle: Cycle) -> Names:
    below = Region.objects.filter(parent=cycle.region_id)
    names = {("area", str(each.pk)): each.name for each in below}
    agencies = Agency.objects.filter(region=cycle.region_id)
    return names | {("agency", str(each.pk)): each.name for each in agencies}


_POT: Final = re.compile(r"\b(total|area|agency)(?: (\d+))? (\d{4}) ")


def _told(obstacle: SiapError | None, names: Names) -> str:
    """The obstacle with the names of ceilings instead of their keys."""
    if obstacle is None:
        return ""

    def named(found: re.Match[str]) -> str:
        scope, key, year = found.groups()
        name = names.get((scope, key or ""), gettext("seluruh daerah"))
        return f"{name} {year} "

    return _POT.sub(named, obstacle.message())[:500]
