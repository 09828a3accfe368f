"""The buttons of the desk: each posts one command and comes back to the desk."""

from collections.abc import Mapping
from typing import Final

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from siap.apps.accounts.models import signed_in
from siap.apps.meetings.permissions import require_hold
from siap.apps.meetings.queries import meeting_visible_to
from siap.apps.meetings.services.course import Command
from siap.apps.meetings.services.once import once
from siap.apps.meetings.views.asking import ASKING
from siap.apps.meetings.views.boarding import BOARDING
from siap.apps.meetings.views.leading import LEADING
from siap.apps.meetings.views.reading import Do, wants_json
from siap.apps.meetings.views.welcoming import WELCOMING
from siap.apps.meetings.views.wrapping_up import WRAPPING_UP
from siap.kernel.errors import Forbidden, NotFound, SiapError
from siap.ui import notices
from siap.ui.formatting import reader_language

PAGES: Final = frozenset({"desk", "people", "conclusion"})
COMMANDS: Final[Mapping[str, Do]] = {
    **LEADING,
    **WELCOMING,
    **BOARDING,
    **ASKING,
    **WRAPPING_UP,
}


@require_POST
@login_required
def command(request: HttpRequest, meeting_id: int, verb: str) -> HttpResponse:
    """Do what a button says, once; a refusal is told on the page one came from."""
    user = signed_in(request)
    meeting = meeting_visible_to(user, meeting_id)
    require_hold(user, meeting)
    if verb not in COMMANDS:
        raise NotFound("not-found", where=verb)
    order = Command(meeting_id=meeting.pk, by=user, now=timezone.now())
    key = request.POST.get("key", "")
    try:
        told = once(order, key=key, work=lambda: COMMANDS[verb](order, request.POST))
    except (Forbidden, NotFound):
        raise
    except SiapError as problem:
        if wants_json(request):
            raise
        messages.error(request, problem.message(reader_language()))
    else:
        if told:
            notices.done(request, told)
    if wants_json(request):
        # The page that sent it is read anew, and says there what there is to say.
        return JsonResponse({}, status=201)
    page = request.POST.get("page", "desk")
    return redirect(f"meetings:{page if page in PAGES else 'desk'}", meeting_id)
