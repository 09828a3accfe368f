"""Pages that carry a meeting from one machine to another."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from siap.apps.accounts.models import signed_in
from siap.apps.meetings.forms import FileForm
from siap.apps.meetings.permissions import HOLD
from siap.apps.meetings.queries import meeting_visible_to
from siap.apps.meetings.services.carrying import (
    MOST_BYTES,
    compare,
    read_file,
    take_in,
    written_out,
)
from siap.apps.meetings.views.desk import crumbs
from siap.apps.plans.permissions import require
from siap.apps.plans.queries import plan_visible_to
from siap.kernel.errors import InvalidInput
from siap.ui import notices
from siap.ui.components import Link
from siap.ui.formatting import reader_language


@require_GET
@login_required
def export(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Hand over the log of a meeting as a file."""
    user = signed_in(request)
    meeting = meeting_visible_to(user, meeting_id)
    content = written_out(meeting, by=user)
    response = HttpResponse(content, content_type="application/json")
    name = f"rapat-{meeting.topic.replace('.', '-')}-{meeting.code}.json"
    header = content_disposition_header(as_attachment=True, filename=name)
    response["Content-Disposition"] = str(header)
    response["Cache-Control"] = "private, no-store"
    return response


@require_http_methods(["GET", "POST"])
@login_required
def take(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Show what a file would bring, then take it in."""
    user = signed_in(request)
    plan = plan_visible_to(user, plan_id)
    require(user, HOLD, plan)
    form = FileForm(request.POST or None, request.FILES or None)
    found = None
    if request.method == "POST" and form.is_valid():
        try:
            carried = read_file(form.cleaned_data["file"].read(MOST_BYTES + 1))
            found = compare(plan, carried)
            if request.POST.get("do") == "take":
                now = timezone.now()
                meeting = take_in(plan=plan, carried=carried, by=user, now=now)
                notices.done(request, gettext("Rapat diambil masuk."))
                return redirect("meetings:desk", meeting.pk)
        except InvalidInput as problem:
            form.add_error("file", problem.message(reader_language()))
    context = {
        "plan": plan,
        "form": form,
        "found": found,
        "breadcrumbs": crumbs(plan, Link(gettext("Ambil rapat dari berkas"), current=True)),
    }
    status = 422 if form.errors else 200
    return render(request, "meetings/take.html", context, status=status)
