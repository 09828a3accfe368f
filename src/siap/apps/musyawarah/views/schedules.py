"""Pages of schedules: start, watch, stop, compare, adopt, carry over."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from siap.apps.accounts.models import User, signed_in
from siap.apps.musyawarah.forms.schedules import RunForm
from siap.apps.musyawarah.models import Cycle, Run, RunMethod, RunState
from siap.apps.musyawarah.permissions import Place, require
from siap.apps.musyawarah.queries.listing import cycle_seen
from siap.apps.musyawarah.queries.needed import held_in
from siap.apps.musyawarah.queries.schedules import (
    AREAS,
    GROUPS,
    PartRow,
    difference_of,
    parts_of,
    run_seen,
    years_of,
)
from siap.apps.musyawarah.services.calculating import start_aside
from siap.apps.musyawarah.services.carrying import carry_over, is_carried
from siap.apps.musyawarah.services.schedules import (
    UNDER_WAY,
    adopt_run,
    create_run,
    is_abandoned,
    stop_run,
)
from siap.apps.musyawarah.views.frame import framed, refuse
from siap.kernel.errors import Forbidden, SiapError
from siap.ui import notices
from siap.ui.components import Link

_FINISHED = (RunState.DONE, RunState.STOPPED)
_SHOWN = 20


def _planned(request: HttpRequest, cycle_id: int) -> tuple[User, Cycle]:
    user = signed_in(request)
    cycle = cycle_seen(cycle_id)
    require(user, "schedule.run", Place(cycle.region))
    return user, cycle


def _crumb(cycle: Cycle) -> Link:
    return Link(gettext("Jadwal"), reverse("musyawarah:schedules", args=[cycle.pk]))


def _parts() -> list[tuple[str, str]]:
    """By what a schedule is looked at for fairness, and what the table is called."""
    titles = {
        "kecamatan": gettext("Menurut kecamatan"),
        "proposer_kind": gettext("Menurut pengusul"),
        "field": gettext("Menurut bidang"),
    }
    return [(column, titles[column]) for column in (AREAS, *GROUPS)]


def _beside(
    left: list[PartRow], right: list[PartRow]
) -> list[tuple[str, PartRow | None, PartRow | None]]:
    """The same parts of two schedules, which need not have the same proposals."""
    first, second = ({row.name: row for row in rows} for rows in (left, right))
    return [(name, first.get(name), second.get(name)) for name in first | second]


@require_http_methods(["GET", "POST"])
@login_required
def schedules(request: HttpRequest, cycle_id: int) -> HttpResponse:
    """List what was worked out, and start another scenario."""
    user, cycle = _planned(request, cycle_id)
    initial = {
        "method": RunMethod.SCHEDULE,
        "ceiling_percent": 100,
        "floor_percent": cycle.floor_percent,
        "discount_percent": 5,
        "keep_promises": True,
        "time_limit_s": 30,
        "forced_code": request.GET.get("usulan", "")[:16],
        "forced_year": request.GET.get("tahun", "")[:4],
    }
    form = RunForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        try:
            run = create_run(cycle=cycle, new=form.new_run(), by=user, now=now)
        except SiapError as problem:
            if isinstance(problem, Forbidden):
                raise
            refuse(form, problem)
        else:
            start_aside(run)
            return redirect("musyawarah:run", cycle.pk, run.pk)
    held = held_in(cycle)
    context = framed(request, cycle, "schedules", Link(gettext("Jadwal"), current=True)) | {
        "form": form,
        "held": held[:_SHOWN],
        "held_more": max(0, len(held) - _SHOWN),
        "runs": list(Run.objects.filter(cycle=cycle)[:50]),
        "can_carry": cycle.previous is not None and not is_carried(cycle),
    }
    status = 422 if form.errors else 200
    return render(request, "musyawarah/schedules.html", context, status=status)


@never_cache
@require_GET
@login_required
def run(request: HttpRequest, cycle_id: int, run_id: int) -> HttpResponse:
    """Show how far a calculation is, or what came out of it."""
    _, cycle = _planned(request, cycle_id)
    found = run_seen(cycle, run_id)
    is_under_way = found.state in UNDER_WAY
    context = framed(
        request, cycle, "schedules", _crumb(cycle), Link(found.name, current=True)
    )
    context |= {
        "run": found,
        "under_way": is_under_way,
        "died": is_under_way and is_abandoned(found, timezone.now()),
    }
    if found.state in _FINISHED:
        others = Run.objects.filter(cycle=cycle, state__in=_FINISHED).exclude(pk=run_id)
        context |= {
            "years": years_of(found),
            "parts": [(title, parts_of(found, column)) for column, title in _parts()],
            "others": others[:50],
        }
    return render(request, "musyawarah/run.html", context)


@require_POST
@login_required
def stop(request: HttpRequest, cycle_id: int, run_id: int) -> HttpResponse:
    """End a calculation with the best so far."""
    user, cycle = _planned(request, cycle_id)
    stop_run(run=run_seen(cycle, run_id), by=user)
    notices.done(request, gettext("Penghitungan dihentikan; hasil terbaik disimpan."))
    return redirect("musyawarah:run", cycle_id, run_id)


@require_POST
@login_required
def adopt(request: HttpRequest, cycle_id: int, run_id: int) -> HttpResponse:
    """Give every proposal the year of a calculation."""
    user, cycle = _planned(request, cycle_id)
    count = adopt_run(run=run_seen(cycle, run_id), by=user, now=timezone.now())
    text = gettext("Jadwal dipakai. %(count)s usulan berubah dan pengikutnya diberi tahu.")
    notices.done(request, text % {"count": count})
    return redirect("musyawarah:run", cycle_id, run_id)


@require_GET
@login_required
def compare(request: HttpRequest, cycle_id: int, run_id: int) -> HttpResponse:
    """Show two scenarios side by side: who gains, who loses."""
    _, cycle = _planned(request, cycle_id)
    second = run_seen(cycle, run_id)
    asked = request.GET.get("dengan", "")
    first = run_seen(cycle, int(asked) if asked.isdecimal() else 0)
    back = Link(second.name, reverse("musyawarah:run", args=[cycle_id, run_id]))
    here = Link(gettext("Perbandingan"), current=True)
    found = difference_of(first, second)
    context = framed(request, cycle, "schedules", _crumb(cycle), back, here) | {
        "first": first,
        "second": second,
        "years": list(zip(years_of(first), years_of(second), strict=True)),
        "parts": [
            (title, _beside(parts_of(first, column), parts_of(second, column)))
            for column, title in _parts()
        ],
        "difference": found,
        "shown": 50,
    }
    return render(request, "musyawarah/compare.html", context)


@require_POST
@login_required
def carry(request: HttpRequest, cycle_id: int) -> HttpResponse:
    """Start a cycle from the promises and the waiting list of the one before."""
    user, cycle = _planned(request, cycle_id)
    count = carry_over(cycle=cycle, by=user, now=timezone.now())
    notices.done(request, gettext("%(count)s usulan dilanjutkan.") % {"count": count})
    return redirect("musyawarah:list", cycle_id)
