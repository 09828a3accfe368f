"""The lines of a training timetable in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from siap.methodology.training import TrainingSession
from siap.ui.formatting import reader_language

_TITLES: Mapping[str, Any] = {
    "opening": _("Pembukaan dan perkenalan"),
    "closing": _("Penutupan, umpan balik, dan jadwal pendampingan"),
    "technical": _("Pelatihan teknis"),
    "coffee": _("Rehat"),
    "lunch": _("Istirahat dan makan siang"),
}


def line_title(line: TrainingSession) -> str:
    """What a line of a timetable is about."""
    if line.topic is None:
        return str(_TITLES[line.kind])
    english = reader_language() == "en"
    title = f"{line.topic.key} {line.topic.title_en if english else line.topic.title}"
    if line.part == 1:
        return title
    return gettext("{title} (lanjutan)").format(title=title)
