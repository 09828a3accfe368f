"""Values of a draft as a person reads them: names of fields, texts of lists."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from siap.apps.guides.forms.head_forms import HeadForm, StageForm
from siap.apps.guides.forms.topic_forms import TopicForm

_NAMES: Mapping[str, Any] = {
    "outputs": _("Keluaran"),
    "sessions": _("Sesi dan acara"),
    "follow_up": _("Tindak lanjut"),
    "branch": _("Pilihan di akhir topik"),
    "time": _("Waktu"),
    "training": _("Pelatihan"),
    "order": _("Urutan topik"),
    "topic": _("Topik"),
    "topics": _("Topik"),
    "stages": _("Tahap"),
    "version": _("Versi"),
    "retired": _("Ditarik"),
}
_SAID = ("title", "what", "question", "minutes", "meetings", "hours", "days")
_INSIDE = ("agenda", "options", "questions", "subjects")


def name_of(field: str, part: str = "") -> str:
    """The name of a field as its page shows it."""
    if field in _NAMES:
        return str(_NAMES[field])
    form = HeadForm if part == "head" else TopicForm if "." in part else StageForm
    shown = form.base_fields.get(field) or TopicForm.base_fields.get(field)
    return str(shown.label) if shown else field


def part_name(part: str) -> str:
    """The name of a part of a guide."""
    if part == "head":
        return gettext("Kepala panduan")
    if "." in part:
        return gettext("Topik {key}").format(key=part)
    return gettext("Tahap {number}").format(number=part)


def shown(value: object, depth: int = 0) -> str:
    """A value as lines of text; what lies deeper is set in."""
    if value is None or value in ("", []):
        return "" if depth else "–"
    if isinstance(value, bool):
        return gettext("ya") if value else gettext("tidak")
    if isinstance(value, dict):
        return _entry(value, depth)
    if isinstance(value, list):
        return "\n".join(text for each in value if (text := shown(each, depth)))
    return f"{'  ' * depth}{value}"


def _entry(value: Mapping[str, Any], depth: int) -> str:
    said = [str(value[name]) for name in _SAID if value.get(name) not in (None, "", [])]
    lines = [f"{'  ' * depth}{' · '.join(said)}"]
    lines += [
        inner for name in _INSIDE if (inner := shown(value.get(name) or "", depth + 1))
    ]
    return "\n".join(line for line in lines if line.strip())
