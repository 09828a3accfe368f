"""Orders of the desk about what a meeting came to."""

from collections.abc import Mapping
from typing import Final

from django.http import QueryDict
from django.utils.translation import gettext

from siap.apps.meetings.forms import NotesForm, TaskForm
from siap.apps.meetings.queries import meeting_visible_to
from siap.apps.meetings.services import concluding
from siap.apps.meetings.services.course import Command
from siap.apps.meetings.views.reading import Do, checked_form
from siap.apps.plans.services import NewTask


def _note(order: Command, typed: QueryDict) -> str:
    form = checked_form(NotesForm(typed))
    concluding.note(order, notes=form.notes())
    return gettext("Simpulan tersimpan.")


def _task(order: Command, typed: QueryDict) -> str:
    form = checked_form(TaskForm(typed))
    topic = meeting_visible_to(order.by, order.meeting_id).topic
    task = NewTask(topic=topic, owner=None, **form.cleaned_data)
    concluding.add_task(order, task=task)
    return gettext("Tindak lanjut tercatat.")


WRAPPING_UP: Final[Mapping[str, Do]] = {"simpulan": _note, "tugas": _task}
