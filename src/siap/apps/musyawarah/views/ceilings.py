"""The page on which a planner sets ceilings."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from siap.apps.musyawarah.forms.settings import CeilingForm
from siap.apps.musyawarah.models import Cycle
from siap.apps.musyawarah.queries.listing import agencies_of, kecamatan_of
from siap.apps.musyawarah.queries.setup import ceilings_of
from siap.apps.musyawarah.services.ceilings import CeilingKey, set_ceilings
from siap.apps.musyawarah.views.frame import framed
from siap.apps.musyawarah.views.settings import cycle_to_edit, settings_crumb
from siap.ui import notices
from siap.ui.components import Link


@dataclass(frozen=True)
class _Line:
    """A line of the table: the whole, a kecamatan or an agency."""

    name: str
    form: CeilingForm
    area_id: int | None = None
    agency_id: int | None = None


def _lines(request: HttpRequest, cycle: Cycle) -> list[_Line]:
    known = ceilings_of(cycle)
    wanted: list[tuple[str, int | None, int | None]] = [
        (gettext("Seluruh daerah"), None, None)
    ]
    wanted += [(each.name, each.pk, None) for each in kecamatan_of(cycle)]
    wanted += [(each.name, None, each.pk) for each in agencies_of(cycle)]
    return [
        _Line(
            name,
            CeilingForm(
                request.POST or None,
                cycle=cycle,
                name=name,
                prefix=f"a{area or 0}-p{agency or 0}",
                initial={f"y{y}": known.get((y, area, agency)) for y in cycle.years},
            ),
            area,
            agency,
        )
        for name, area, agency in wanted
    ]


@require_http_methods(["GET", "POST"])
@login_required
def ceilings(request: HttpRequest, cycle_id: int) -> HttpResponse:
    """Show and set how much may be spent: by year, kecamatan and agency."""
    user, cycle = cycle_to_edit(request, cycle_id)
    lines = _lines(request, cycle)
    faults = [line for line in lines if line.form.errors]
    if request.method == "POST" and not faults:
        amounts = {
            CeilingKey(year, line.area_id, line.agency_id): line.form.cleaned_data[
                f"y{year}"
            ]
            for line in lines
            for year in cycle.years
        }
        set_ceilings(cycle=cycle, amounts=amounts, by=user, now=timezone.now())
        notices.done(request, gettext("Pagu disimpan."))
        return redirect("musyawarah:ceilings", cycle_id)
    here = Link(gettext("Pagu"), current=True)
    context = framed(request, cycle, "settings", settings_crumb(cycle), here) | {
        "lines": lines
    }
    status = 422 if faults else 200
    return render(request, "musyawarah/ceilings.html", context, status=status)
