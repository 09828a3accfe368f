"""The page of those who came: letting in, writing down, groups."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from siap.apps.accounts.models import signed_in
from siap.apps.meetings.forms import PaperForm
from siap.apps.meetings.models import Door, Participant, Presence
from siap.apps.meetings.permissions import require_hold
from siap.apps.meetings.queries import meeting_visible_to
from siap.apps.meetings.services.course import Command
from siap.apps.meetings.services.doorkeeping import twins_of
from siap.apps.meetings.services.people import write_down
from siap.apps.meetings.showing import groups_of, heads
from siap.apps.meetings.views.desk import crumbs_of
from siap.kernel.errors import InvalidInput
from siap.ui import notices
from siap.ui.formatting import reader_language


def _was_merged(person: Participant) -> bool:
    """Whether an entry became part of another one: no phone stands behind it any more."""
    is_nobody = not (person.token or person.on_paper or person.simulated)
    return is_nobody and person.presence == Presence.OUT


@never_cache
@require_http_methods(["GET", "POST"])
@login_required
def people(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Who is here; write down those who have no phone."""
    user = signed_in(request)
    meeting = meeting_visible_to(user, meeting_id)
    require_hold(user, meeting)
    form = PaperForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        order = Command(meeting_id=meeting.pk, by=user, now=timezone.now())
        try:
            n = write_down(order, people=form.newcomers())
        except InvalidInput as problem:
            form.add_error("people", problem.message(reader_language()))
        else:
            told = ngettext("{n} orang dicatat.", "{n} orang dicatat.", n)
            notices.done(request, told.format(n=n))
            return redirect("meetings:people", meeting_id)
    grouping = meeting.item.grouping if meeting.item else {}
    everybody = list(meeting.participants.all())
    context = {
        "meeting": meeting,
        "plan": meeting.plan,
        "form": form,
        "people": [each for each in everybody if not _was_merged(each)],
        "groups": groups_of(meeting, everybody),
        "twins": twins_of(everybody),
        "heads": heads(everybody),
        "waiting": [p for p in everybody if p.presence == Presence.WAITING],
        "grouping": grouping,
        "subjects": "\n".join(grouping.get("subjects", ())),
        "doors": Door.choices,
        "breadcrumbs": crumbs_of(meeting, gettext("Kehadiran")),
    }
    status = 422 if form.errors else 200
    return render(request, "meetings/people.html", context, status=status)
