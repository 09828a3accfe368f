"""Pages of a plan's framework: the plan, a topic, the thread of a row."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from siap.apps.accounts.models import User, signed_in
from siap.apps.framework.forms import TopicForm
from siap.apps.framework.queries import Framework, TopicView, framework_of
from siap.apps.plans.models import Plan, TopicRecord
from siap.apps.plans.permissions import abilities_in
from siap.apps.plans.queries import follow_ups_of_topic, plan_visible_to, topic_records
from siap.apps.plans.services import move_to_guide, record_topic
from siap.kernel.errors import Conflict, NotFound
from siap.methodology.guide_shapes import BranchOption
from siap.methodology.library import Guide, edition
from siap.ui import notices
from siap.ui.components import Link, Stage, Tile
from siap.ui.formatting import titled


@require_GET
@login_required
def plan(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Show the framework of a plan."""
    user = signed_in(request)
    found = plan_visible_to(user, plan_id)
    framework = framework_of(found, on=timezone.localdate())
    context = {
        "plan": found,
        "framework": framework,
        "tracker": _tracker(framework),
        "tiles": _tiles(framework),
        "abilities": abilities_in(user, found),
        "breadcrumbs": [
            Link(gettext("Rencana"), reverse("plans:home")),
            Link(found.title, current=True),
        ],
        "today": timezone.localdate(),
    }
    return render(request, "framework/plan.html", context)


def _tracker(framework: Framework) -> list[Stage]:
    stages = []
    for view in framework.stages:
        late = sum(topic.overdue for topic in view.topics)
        done = sum(topic.state in {"outputs-complete", "agreed"} for topic in view.topics)
        title = titled(view.stage)
        stages.append(
            Stage(
                number=view.stage.number,
                title=title,
                state=view.state,
                note=gettext("{done} dari {total} topik").format(
                    done=done, total=len(view.topics)
                ),
                url=f"#tahap-{view.stage.number}",
                alert=gettext("{n} terlambat").format(n=late) if late else "",
            )
        )
    return stages


def _tiles(framework: Framework) -> list[Tile]:
    topics = framework.topics
    done = sum(topic.state in {"outputs-complete", "agreed"} for topic in topics)
    sheets = {sheet.id: state for topic in topics for sheet, state in topic.worksheets}
    complete = sum(state.is_complete for state in sheets.values())
    return [
        Tile(gettext("Topik selesai"), f"{done}/{len(topics)}"),
        Tile(gettext("Lembar lengkap"), f"{complete}/{len(sheets)}"),
        Tile(gettext("Tindak lanjut terbuka"), str(len(framework.tasks))),
        Tile(
            gettext("Terlambat"), str(len(framework.overdue)), alert=bool(framework.overdue)
        ),
    ]


@require_http_methods(["GET", "POST"])
@login_required
def topic(request: HttpRequest, plan_id: int, key: str) -> HttpResponse:
    """Show a topic: prepare, hold, conclude, follow up."""
    user = signed_in(request)
    found = plan_visible_to(user, plan_id)
    framework = framework_of(found, on=timezone.localdate())
    view = next((t for t in framework.topics if t.topic.key == key), None)
    if view is None:
        raise NotFound("not-found", where=f"topic {key}")
    record = topic_records(found).get(key) or TopicRecord(
        plan=found, guide=found.guide, topic=key
    )
    form = TopicForm(request.POST or None, record=record, topic=view.topic)
    theirs: list[tuple[str, object]] = []
    if request.method == "POST" and form.is_valid():
        try:
            _record(found, key, form, by=user)
        except Conflict:
            theirs = form.show_theirs(topic_records(found)[key])
        else:
            notices.done(request, gettext("Catatan topik tersimpan."))
            return redirect("framework:topic", plan_id, key)
    context = _topic_context(user, found, framework, view) | {
        "form": form,
        "record": record,
        "theirs": theirs,
    }
    status = 409 if theirs else 422 if form.errors else 200
    return render(request, "framework/topic.html", context, status=status)


def _record(found: Plan, key: str, form: TopicForm, *, by: User) -> None:
    record_topic(
        plan=found,
        topic=key,
        values=form.changed_values(),
        seen_version=form.cleaned_data["version"],
        by=by,
        now=timezone.now(),
    )


def _chosen(found: Plan, view: TopicView) -> BranchOption | None:
    """What was chosen at the end of this topic, if it ends in a choice."""
    record = topic_records(found).get(view.topic.key)
    options = view.topic.branch.options if view.topic.branch is not None else ()
    chosen = record.branch if record is not None else ""
    return next((option for option in options if option.key == chosen), None)


def _leads_to(found: Plan, chosen: BranchOption | None) -> Guide | None:
    """The other guide that a choice leads to, if any."""
    if chosen is None or chosen.guide in {None, found.guide}:
        return None
    return edition(found.edition).guide(chosen.guide or "")


def _topic_context(
    user: User, found: Plan, framework: Framework, view: TopicView
) -> dict[str, object]:
    roles = edition(found.edition).roles
    keys = [topic.topic.key for topic in framework.topics]
    index = keys.index(view.topic.key)
    chosen = _chosen(found, view)
    return {
        "plan": found,
        "view": view,
        "topic": view.topic,
        "participants": [roles[role] for role in view.topic.participants],
        "tasks": follow_ups_of_topic(found, view.topic.key),
        "today": timezone.localdate(),
        "abilities": abilities_in(user, found),
        "chosen": chosen,
        "leads_to": _leads_to(found, chosen),
        "before": framework.topics[index - 1] if index else None,
        "after": framework.topics[index + 1] if index + 1 < len(keys) else None,
        "breadcrumbs": [
            Link(gettext("Rencana"), reverse("plans:home")),
            Link(found.title, reverse("framework:plan", args=[found.pk])),
            Link(f"{view.topic.key} {titled(view.topic)}", current=True),
        ],
    }


@require_POST
@login_required
def change_guide(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Let the plan follow another guide, as a branch of its topics leads to."""
    user = signed_in(request)
    found = plan_visible_to(user, plan_id)
    guide = request.POST.get("guide", "")
    moved = move_to_guide(plan=found, guide=guide, by=user, now=timezone.now())
    title = titled(edition(moved.edition).guide(moved.guide).head)
    text = gettext("Rencana kini mengikuti panduan {title}. Isian lembar kerja tetap.")
    notices.done(request, text.format(title=title))
    return redirect("framework:plan", plan_id)
