"""The page on which the list of an RW is handed in."""

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from siap.apps.accounts.models import User, signed_in
from siap.apps.imports.reading.source_files import open_file
from siap.apps.imports.table_files import xlsx_bytes
from siap.apps.musyawarah.forms.lists import (
    MAX_ROWS,
    CellFault,
    ListForm,
    read_list,
    sample_list,
)
from siap.apps.musyawarah.models import Cycle
from siap.apps.musyawarah.permissions import Place, abilities_at
from siap.apps.musyawarah.queries.listing import cycle_seen, villages_of
from siap.apps.musyawarah.services.lists import take_list
from siap.apps.musyawarah.views.frame import framed, refuse
from siap.apps.organisations.models import Region
from siap.kernel.errors import Forbidden, SiapError
from siap.ui import notices
from siap.ui.components import Link

_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _villages(user: User, cycle: Cycle) -> list[Region]:
    """The villages where a person may type proposals in."""
    found = [
        village
        for village in villages_of(cycle)
        if "proposal.type-in" in abilities_at(user, Place(village))
    ]
    if not found:
        raise Forbidden("forbidden", where="proposal.type-in")
    return found


def _places(village: Region) -> list[Region]:
    inside = Q(pk=village.pk) | Q(parent=village) | Q(parent__parent=village)
    return list(Region.objects.filter(inside).select_related("parent__parent"))


@require_http_methods(["GET", "POST"])
@login_required
def upload(request: HttpRequest, cycle_id: int) -> HttpResponse:
    """Take a list in, or say cell by cell what is wrong with it."""
    user = signed_in(request)
    cycle = cycle_seen(cycle_id)
    villages = _villages(user, cycle)
    form = ListForm(request.POST or None, request.FILES or None, villages=villages)
    faults: list[CellFault] = []
    if request.method == "POST" and form.is_valid():
        try:
            count, faults = _take(form, villages, cycle, user)
        except SiapError as problem:
            if isinstance(problem, Forbidden):
                raise
            refuse(form, problem)
        else:
            if not faults:
                text = gettext("%(count)s usulan diterima.") % {"count": count}
                notices.done(request, text)
                return redirect("musyawarah:list", cycle_id)
    crumb = Link(gettext("Daftar RW"), current=True)
    context = framed(request, cycle, "", crumb) | {"form": form, "faults": faults}
    status = 422 if form.errors or faults else 200
    return render(request, "musyawarah/upload.html", context, status=status)


def _take(
    form: ListForm, villages: list[Region], cycle: Cycle, user: User
) -> tuple[int, list[CellFault]]:
    chosen = form.cleaned_data["village"]
    village = next(each for each in villages if str(each.pk) == chosen)
    data = form.cleaned_data["file"].read()
    source = open_file(data, max_rows=MAX_ROWS)
    read = read_list(source, places=_places(village), data=data)
    if read.faults:
        return 0, read.faults
    made = take_list(
        cycle=cycle, village=village, rows=read.rows, by=user, now=timezone.now()
    )
    return len(made), []


@require_GET
@login_required
def sample(request: HttpRequest, cycle_id: int) -> HttpResponse:
    """Give an empty list to be filled in."""
    cycle = cycle_seen(cycle_id)
    village = _villages(signed_in(request), cycle)[0]
    answer = HttpResponse(
        xlsx_bytes(sample_list(_places(village)), "id"), content_type=_SHEET
    )
    answer["Content-Disposition"] = 'attachment; filename="daftar-usulan-rw.xlsx"'
    return answer
