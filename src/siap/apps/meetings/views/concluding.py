"""Pages after a meeting: what it came to, its minutes, its paper."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from siap.apps.accounts.models import User, signed_in
from siap.apps.meetings.forms import NotesForm, TaskForm
from siap.apps.meetings.minutes_draft import draft
from siap.apps.meetings.minutes_paper import export_minutes
from siap.apps.meetings.models import Meeting
from siap.apps.meetings.permissions import require_hold
from siap.apps.meetings.queries import meeting_visible_to
from siap.apps.meetings.services.concluding import (
    add_task,
    conclude,
    held_by_another,
    hold_minutes,
    note,
    plan_next,
    save_minutes,
)
from siap.apps.meetings.services.course import Command
from siap.apps.meetings.views.desk import crumbs_of
from siap.apps.plans.queries import follow_ups_of_topic
from siap.apps.plans.services import NewTask
from siap.kernel.errors import Conflict, SiapError
from siap.ui import notices
from siap.ui.formatting import reader_language


def _order(meeting: Meeting, user: User) -> Command:
    return Command(meeting_id=meeting.pk, by=user, now=timezone.now())


def _lead(request: HttpRequest, meeting_id: int) -> tuple[User, Meeting]:
    user = signed_in(request)
    meeting = meeting_visible_to(user, meeting_id)
    require_hold(user, meeting)
    return user, meeting


@never_cache
@require_http_methods(["GET", "POST"])
@login_required
def conclusion(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Write down decisions, objections, the next meeting and follow-ups."""
    user, meeting = _lead(request, meeting_id)
    asked = request.POST.get("form", "")
    notes = NotesForm.of(meeting, request.POST if asked == "notes" else None)
    task = TaskForm(request.POST if asked == "task" else None)
    if request.method == "POST" and _take(request, user, meeting, notes, task):
        return redirect("meetings:conclusion", meeting_id)
    context = {
        "meeting": meeting,
        "plan": meeting.plan,
        "form": notes,
        "task_form": task,
        "tasks": follow_ups_of_topic(meeting.plan, meeting.topic),
        "breadcrumbs": crumbs_of(meeting, gettext("Simpulan")),
    }
    status = 422 if notes.errors or task.errors else 200
    return render(request, "meetings/conclusion.html", context, status=status)


def _take(
    request: HttpRequest, user: User, meeting: Meeting, notes: NotesForm, task: TaskForm
) -> bool:
    """Do what was asked for; False where something must be put right first."""
    asked = request.POST.get("form", "")
    try:
        if asked == "notes" and notes.is_valid():
            note(_order(meeting, user), notes=notes.notes())
            notices.done(request, gettext("Simpulan tersimpan."))
            return True
        if asked == "task" and task.is_valid():
            new = NewTask(topic=meeting.topic, owner=None, **task.cleaned_data)
            add_task(_order(meeting, user), task=new)
            notices.done(request, gettext("Tindak lanjut tercatat."))
            return True
        if asked == "calendar":
            plan_next(_order(meeting, user))
            notices.done(request, gettext("Pertemuan berikutnya masuk ke kalender kerja."))
            return True
        if asked == "conclude":
            conclude(_order(meeting, user))
            notices.done(request, gettext("Hasil rapat masuk ke catatan topik."))
            return True
    except SiapError as problem:
        notes.is_valid()
        notes.add_error(None, problem.message(reader_language()))
    return False


@never_cache
@require_http_methods(["GET", "POST"])
@login_required
def minutes(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Edit the minutes, one person at a time; a draft comes from the log."""
    user, meeting = _lead(request, meeting_id)
    order, typed, problem = _order(meeting, user), None, ""
    status = 200
    try:
        if request.method == "POST":
            typed = request.POST.get("text", "")
            seen = request.POST.get("version", "")
            if request.POST.get("do") == "draft":
                typed = f"{typed}\n\n{draft(meeting)}".strip()
                hold_minutes(order)
            elif request.POST.get("do") == "take":
                hold_minutes(order, take=True)
            else:
                version = int(seen) if seen.isdecimal() else 0
                saved = save_minutes(order, text=typed, seen_version=version)
                if request.POST.get("do") == "keep":
                    return JsonResponse({"version": saved.minutes_version})
                notices.done(request, gettext("Notula tersimpan."))
                return redirect("meetings:minutes", meeting_id)
        elif held_by_another(meeting, user, now=order.now) is None:
            hold_minutes(order)
    except Conflict as conflict:
        if request.POST.get("do") == "keep":
            raise
        problem, status = conflict.message(reader_language()), 409
    meeting = meeting_visible_to(user, meeting_id)
    context = {
        "meeting": meeting,
        "plan": meeting.plan,
        "text": typed if typed is not None else meeting.minutes or draft(meeting),
        "theirs": meeting.minutes if typed is not None and problem else "",
        "problem": problem,
        "holder": held_by_another(meeting, user, now=order.now),
        "revisions": meeting.minutes_revisions.select_related("by")[:10],
        "breadcrumbs": crumbs_of(meeting, gettext("Notula")),
    }
    return render(request, "meetings/minutes.html", context, status=status)


@require_POST
@login_required
def printed(request: HttpRequest, meeting_id: int, format_name: str) -> HttpResponseBase:
    """Have the minutes printed with attendance list and results."""
    user, meeting = _lead(request, meeting_id)
    made = export_minutes(meeting=meeting, format_name=format_name, by=user)
    where = [meeting.plan_id, made.key, made.name, made.format]
    return redirect("documents:progress", *where)
