"""Pages of meetings."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from siap.apps.accounts.models import User, signed_in
from siap.apps.musyawarah.forms.meetings import DelegateForm, MeetingForm, PersonForm
from siap.apps.musyawarah.models import Element, Level, Meeting
from siap.apps.musyawarah.papers import FORMATS
from siap.apps.musyawarah.permissions import keeps
from siap.apps.musyawarah.queries.desk import (
    before_meeting,
    meeting_seen,
    meetings_of,
    meets_of,
    presence_of,
)
from siap.apps.musyawarah.queries.listing import cycle_seen
from siap.apps.musyawarah.queries.ranking import ranking_of
from siap.apps.musyawarah.services.decisions import forward_many
from siap.apps.musyawarah.services.meetings import (
    NewMeeting,
    Person,
    add_attendance,
    add_delegate,
    close_meeting,
    edit_meeting,
    plan_meeting,
    remove_attendance,
    remove_delegate,
)
from siap.apps.musyawarah.services.printing import print_papers
from siap.apps.musyawarah.views.frame import framed, refuse
from siap.apps.organisations.models import Region
from siap.kernel.errors import InvalidInput, NotFound
from siap.ui import notices
from siap.ui.components import Link
from siap.ui.formatting import reader_language

A_PAGE = 50


@require_GET
def meetings(request: HttpRequest, cycle_id: int) -> HttpResponse:
    """List the meetings of a cycle: when, where, how many came, what came of it."""
    cycle = cycle_seen(cycle_id)
    found = meetings_of(cycle)
    user = request.user
    crumb = Link(gettext("Rapat"), current=True)
    context = framed(request, cycle, "meetings", crumb) | {
        "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
        "keeps": meets_of(user, cycle) if isinstance(user, User) else [],
    }
    return render(request, "musyawarah/meetings.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def new_meeting(
    request: HttpRequest, cycle_id: int, level_id: int, region_id: int
) -> HttpResponse:
    """Plan a meeting of a level in a region."""
    user = signed_in(request)
    cycle = cycle_seen(cycle_id)
    level = Level.objects.select_related("cycle__region").filter(cycle=cycle, pk=level_id)
    region = Region.objects.filter(pk=region_id).first()
    found = level.first()
    if found is None or region is None:
        raise NotFound("not-found", where=f"level {level_id}")
    form = MeetingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = {k: v for k, v in form.cleaned_data.items() if k != "notes"}
        new = NewMeeting(level=found, region=region, **data)
        try:
            meeting = plan_meeting(new=new, by=user, now=timezone.now())
        except InvalidInput as problem:
            refuse(form, problem)
        else:
            notices.done(request, gettext("Rapat direncanakan."))
            return redirect("musyawarah:meeting", meeting.pk)
    here = Link(gettext("Rapat baru"), current=True)
    context = framed(request, cycle, "meetings", _crumb(cycle.pk), here) | {
        "form": form,
        "level": found,
        "region": region,
    }
    status = 422 if form.errors else 200
    return render(request, "musyawarah/new_meeting.html", context, status=status)


def _crumb(cycle_id: int) -> Link:
    return Link(gettext("Rapat"), reverse("musyawarah:meetings", args=[cycle_id]))


@require_http_methods(["GET", "POST"])
def meeting(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Show a meeting; who keeps it changes it here."""
    found = meeting_seen(meeting_id)
    user = request.user
    is_keeper = isinstance(user, User) and keeps(user, found.level, found.region)
    initial = {name: getattr(found, name) for name in MeetingForm.base_fields}
    form = MeetingForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        by, now = signed_in(request), timezone.now()
        try:
            edit_meeting(meeting=found, values=form.cleaned_data, by=by, now=now)
            if request.POST.get("tutup"):
                close_meeting(meeting=found, by=by, now=now)
        except InvalidInput as problem:
            refuse(form, problem)
        else:
            notices.done(request, gettext("Rapat disimpan."))
            return redirect("musyawarah:meeting", meeting_id)
    return _page(request, found, form, is_keeper=is_keeper)


def _page(
    request: HttpRequest, meeting: Meeting, form: MeetingForm, *, is_keeper: bool
) -> HttpResponse:
    presence = presence_of(meeting)
    here = Link(str(meeting.level), current=True)
    context = framed(request, meeting.cycle, "meetings", _crumb(meeting.cycle_id), here)
    context |= {
        "meeting": meeting,
        "form": form,
        "is_keeper": is_keeper,
        "presence": [(label, *presence[value]) for value, label in Element.choices],
        "present": sum(women + men for women, men in presence.values()),
        "decisions": meeting.decisions.select_related("proposal__village"),
    }
    if is_keeper:
        waiting = before_meeting(meeting.level, meeting.region)
        ranked = ranking_of(meeting.level, list(waiting[:500]))
        context |= {
            "formats": FORMATS,
            "ranked": ranked,
            "waiting": waiting.count(),
            "people": meeting.attendances.all(),
            "delegates": meeting.delegates.all(),
            "person_form": PersonForm(auto_id="p_%s"),
            "delegate_form": DelegateForm(auto_id="d_%s"),
        }
    status = 422 if form.errors else 200
    return render(request, "musyawarah/meeting.html", context, status=status)


@require_POST
@login_required
def attendance(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Add somebody to the attendance list, or take them off."""
    user, now = signed_in(request), timezone.now()
    found = meeting_seen(meeting_id)
    removed = request.POST.get("hapus", "")
    if removed.isdecimal():
        gone = found.attendances.filter(pk=int(removed)).first()
        if gone is not None:
            remove_attendance(attendance=gone, by=user, now=now)
        return redirect("musyawarah:meeting", meeting_id)
    form = PersonForm(request.POST, auto_id="p_%s")
    if not form.is_valid():
        return _list_page(request, found, form)
    person = Person(**form.cleaned_data)
    add_attendance(meeting=found, people=[person], by=user, now=now)
    notices.done(request, gettext("Daftar hadir ditambah."))
    return redirect(f"{reverse('musyawarah:meeting', args=[meeting_id])}#hadir")


@require_POST
@login_required
def delegates(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Add a delegate, or take one off."""
    user, now = signed_in(request), timezone.now()
    found = meeting_seen(meeting_id)
    removed = request.POST.get("hapus", "")
    if removed.isdecimal():
        gone = found.delegates.filter(pk=int(removed)).first()
        if gone is not None:
            remove_delegate(delegate=gone, by=user, now=now)
        return redirect("musyawarah:meeting", meeting_id)
    form = DelegateForm(request.POST, auto_id="d_%s")
    if not form.is_valid():
        return _list_page(request, found, form)
    add_delegate(meeting=found, person=Person(**form.cleaned_data), by=user, now=now)
    notices.done(request, gettext("Utusan ditambah."))
    return redirect(f"{reverse('musyawarah:meeting', args=[meeting_id])}#utusan")


def _list_page(
    request: HttpRequest, meeting: Meeting, form: PersonForm | DelegateForm
) -> HttpResponse:
    here = Link(str(meeting.level), current=True)
    context = framed(request, meeting.cycle, "meetings", _crumb(meeting.cycle_id), here)
    context |= {"meeting": meeting, "form": form}
    return render(request, "musyawarah/person.html", context, status=422)


@require_POST
@login_required
def forward(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Forward the proposals that were ticked, as they are."""
    user = signed_in(request)
    found = meeting_seen(meeting_id)
    ticked = [int(key) for key in request.POST.getlist("usulan") if key.isdecimal()]
    chosen = list(before_meeting(found.level, found.region).filter(pk__in=ticked))
    if not chosen:
        notices.done(request, gettext("Centang dahulu usulan yang diteruskan."))
        return redirect("musyawarah:meeting", meeting_id)
    count = forward_many(proposals=chosen, meeting=found, by=user, now=timezone.now())
    notices.done(request, gettext("%(count)s usulan diteruskan.") % {"count": count})
    return redirect("musyawarah:meeting", meeting_id)


@require_GET
@login_required
def papers(request: HttpRequest, meeting_id: int, format_name: str) -> FileResponse:
    """Give the papers of a meeting as a file."""
    found = meeting_seen(meeting_id)
    path = print_papers(
        meeting=found,
        format_name=format_name,
        language="en" if reader_language() == "en" else "id",
        by=signed_in(request),
    )
    name = slugify(f"{found.level.name} {found.region.name} {found.held_on}")
    return FileResponse(
        path.open("rb"), as_attachment=True, filename=f"{name}.{format_name}"
    )
