"""Pages on which a planner sets a cycle up."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, pgettext
from django.views.decorators.http import require_http_methods, require_POST

from siap.apps.accounts.models import User, signed_in
from siap.apps.musyawarah.forms.settings import (
    CriterionForm,
    CycleForm,
    DutyForm,
    LevelForm,
    NeighbourhoodForm,
    NewCycleForm,
)
from siap.apps.musyawarah.models import Cycle, Level
from siap.apps.musyawarah.permissions import Place, require
from siap.apps.musyawarah.queries.listing import agencies_of, cycle_seen, villages_of
from siap.apps.musyawarah.queries.setup import duties_in, regions_planned_by, upper_regions
from siap.apps.musyawarah.services.cycles import (
    NewCycle,
    create_cycle,
    edit_cycle,
    edit_level,
    remove_level,
    set_criteria,
)
from siap.apps.musyawarah.services.duties import (
    NewDuty,
    add_neighbourhoods,
    give_duty,
    take_duty,
)
from siap.apps.musyawarah.views.frame import framed, refuse
from siap.kernel.errors import Forbidden, NotFound, SiapError
from siap.ui import notices
from siap.ui.components import Link

_CYCLE = tuple(CycleForm.base_fields)
_LEVEL = tuple(LevelForm.base_fields)
SPARE_CRITERIA = 2


def cycle_to_edit(request: HttpRequest, cycle_id: int) -> tuple[User, Cycle]:
    """The reader and a cycle that they may set up."""
    user = signed_in(request)
    cycle = cycle_seen(cycle_id)
    require(user, "cycle.edit", Place(cycle.region))
    return user, cycle


def settings_crumb(cycle: Cycle) -> Link:
    """The way back to the settings."""
    url = reverse("musyawarah:settings", args=[cycle.pk])
    return Link(pgettext("menu", "Pengaturan"), url)


@require_http_methods(["GET", "POST"])
@login_required
def new_cycle(request: HttpRequest) -> HttpResponse:
    """Start a cycle."""
    user = signed_in(request)
    regions = regions_planned_by(user)
    if not regions:
        raise Forbidden("forbidden", where="cycle.edit")
    form = NewCycleForm(request.POST or None, regions=regions)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data | {"region": form.regions[form.cleaned_data["region"]]}
        try:
            cycle = create_cycle(new=NewCycle(**data), by=user, now=timezone.now())
        except SiapError as problem:
            refuse(form, problem)
        else:
            notices.done(request, gettext("Musyawarah disiapkan. Isi jadwal dan pagunya."))
            return redirect("musyawarah:settings", cycle.pk)
    status = 422 if form.errors else 200
    return render(request, "musyawarah/new_cycle.html", {"form": form}, status=status)


@require_http_methods(["GET", "POST"])
@login_required
def settings(request: HttpRequest, cycle_id: int) -> HttpResponse:
    """Show and change dates, state and rules; list the levels."""
    user, cycle = cycle_to_edit(request, cycle_id)
    form = CycleForm(
        request.POST or None, initial={name: getattr(cycle, name) for name in _CYCLE}
    )
    if request.method == "POST" and form.is_valid():
        values = {name: form.cleaned_data[name] for name in _CYCLE}
        edit_cycle(cycle=cycle, values=values, by=user, now=timezone.now())
        notices.done(request, gettext("Pengaturan disimpan."))
        return redirect("musyawarah:settings", cycle_id)
    crumb = Link(pgettext("menu", "Pengaturan"), current=True)
    context = framed(request, cycle, "settings", crumb) | {
        "form": form,
        "levels": cycle.levels.prefetch_related("criteria"),
    }
    status = 422 if form.errors else 200
    return render(request, "musyawarah/settings.html", context, status=status)


@require_http_methods(["GET", "POST"])
@login_required
def level(request: HttpRequest, cycle_id: int, level_id: int) -> HttpResponse:
    """Change a level and what proposals are scored by there."""
    user, cycle = cycle_to_edit(request, cycle_id)
    found = Level.objects.select_related("cycle__region").filter(cycle=cycle, pk=level_id)
    level = found.first()
    if level is None:
        raise NotFound("not-found", where=f"level {level_id}")
    if request.POST.get("hapus"):
        remove_level(level=level, by=user, now=timezone.now())
        notices.done(request, gettext("Tingkat dihapus."))
        return redirect("musyawarah:settings", cycle_id)
    form = LevelForm(
        request.POST or None, initial={name: getattr(level, name) for name in _LEVEL}
    )
    criteria = [*level.criteria.all(), *[None] * SPARE_CRITERIA]
    rows = [
        CriterionForm(
            request.POST or None,
            prefix=f"k{number}",
            initial={
                "title": each.title,
                "weight": each.weight,
                "rubric": "\n".join(each.rubric),
            }
            if each
            else {},
        )
        for number, each in enumerate(criteria)
    ]
    if request.method == "POST" and all([form.is_valid(), *(r.is_valid() for r in rows)]):
        values = {name: form.cleaned_data[name] for name in _LEVEL}
        wanted = [row.row(each) for row, each in zip(rows, criteria, strict=True)]
        now = timezone.now()
        edit_level(level=level, values=values, by=user, now=now)
        set_criteria(level=level, rows=wanted, by=user, now=now)
        notices.done(request, gettext("Tingkat disimpan."))
        return redirect("musyawarah:settings", cycle_id)
    here = Link(level.name, current=True)
    context = framed(request, cycle, "settings", settings_crumb(cycle), here) | {
        "level": level,
        "form": form,
        "rows": rows,
    }
    status = 422 if form.errors or any(row.errors for row in rows) else 200
    return render(request, "musyawarah/level.html", context, status=status)


@require_http_methods(["GET", "POST"])
@login_required
def duties(request: HttpRequest, cycle_id: int) -> HttpResponse:
    """Show who does what, and give a duty."""
    user, cycle = cycle_to_edit(request, cycle_id)
    form = DutyForm(
        request.POST or None,
        regions=list(upper_regions(cycle)),
        agencies=agencies_of(cycle),
    )
    if request.method == "POST" and form.is_valid():
        new = NewDuty(
            username=form.cleaned_data["username"],
            role=form.cleaned_data["role"],
            region=form.place(),
            agency=form.agencies.get(form.cleaned_data["agency"]),
        )
        try:
            give_duty(cycle=cycle, new=new, by=user, now=timezone.now())
        except SiapError as problem:
            refuse(form, problem)
        else:
            notices.done(request, gettext("Tugas diberikan."))
            return redirect("musyawarah:duties", cycle_id)
    here = Link(gettext("Petugas"), current=True)
    context = framed(request, cycle, "settings", settings_crumb(cycle), here) | {
        "form": form,
        "duties": duties_in(cycle),
    }
    status = 422 if form.errors else 200
    return render(request, "musyawarah/duties.html", context, status=status)


@require_POST
@login_required
def end_duty(request: HttpRequest, cycle_id: int, duty_id: int) -> HttpResponse:
    """Take a duty away."""
    user, cycle = cycle_to_edit(request, cycle_id)
    duty = next((each for each in duties_in(cycle) if each.pk == duty_id), None)
    if duty is None:
        raise NotFound("not-found", where=f"duty {duty_id}")
    take_duty(cycle=cycle, duty=duty, by=user, now=timezone.now())
    notices.done(request, gettext("Tugas dicabut."))
    return redirect("musyawarah:duties", cycle_id)


@require_http_methods(["GET", "POST"])
@login_required
def neighbourhoods(request: HttpRequest, cycle_id: int) -> HttpResponse:
    """Add the RW and RT of a village."""
    user, cycle = cycle_to_edit(request, cycle_id)
    villages = list(villages_of(cycle))
    form = NeighbourhoodForm(request.POST or None, villages=villages)
    if request.method == "POST" and form.is_valid():
        added = add_neighbourhoods(
            cycle=cycle,
            village=form.villages[form.cleaned_data["village"]],
            units=form.counts(),
            by=user,
            now=timezone.now(),
        )
        text = gettext("%(count)s RW dan RT ditambahkan.") % {"count": added}
        notices.done(request, text)
        return redirect("musyawarah:neighbourhoods", cycle_id)
    here = Link(gettext("RW dan RT"), current=True)
    context = framed(request, cycle, "settings", settings_crumb(cycle), here) | {
        "form": form,
        "villages": villages,
    }
    status = 422 if form.errors else 200
    return render(request, "musyawarah/neighbourhoods.html", context, status=status)
