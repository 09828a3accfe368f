"""The page of a part of a draft: its forms, what was typed, what is still wrong."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext

from siap.apps.guides.forms.fields import PartForm
from siap.apps.guides.forms.flattening import Fields
from siap.apps.guides.forms.head_forms import HeadForm, StageForm
from siap.methodology.guide_drafts import Fault, Path

# Where the fault of a nested value is shown.
_ALIASES: Mapping[tuple[str, ...], str] = {
    ("time", "hours"): "hours",
    ("time", "meetings"): "meetings",
    ("time", "note"): "time_note",
    ("groups", "by"): "groups_by",
    ("groups", "count"): "groups_count",
    ("groups", "subjects"): "groups_subjects",
    ("training", "days", "0"): "days_low",
    ("training", "days", "1"): "days_high",
    ("training", "days"): "days_high",
    ("training", "technical_days", "0"): "technical_low",
    ("training", "technical_days", "1"): "technical_high",
    ("training", "technical_days"): "technical_high",
    ("training", "note"): "training_note",
}


class PartEditor:
    """
    Forms of one part, by prefix; the empty prefix is that of the part itself.

    `sections` holds messages that belong to a list as a whole, by its prefix.
    """

    def __init__(self, forms: Mapping[str, PartForm]) -> None:
        self.forms = dict(forms)
        self.sections: dict[str, list[str]] = {}

    @property
    def form(self) -> PartForm:
        """The form of the part itself."""
        return self.forms[""]

    @property
    def all_forms(self) -> Sequence[PartForm]:
        """All forms in the order of the page."""
        return list(self.forms.values())

    def is_valid(self) -> bool:
        """Whether all that was typed can be kept."""
        return not any(form.errors for form in self.forms.values())

    def value(self) -> dict[str, Any]:
        """What was typed, as it stands in a draft."""
        raise NotImplementedError

    def show(self, faults: Sequence[tuple[Path, Fault]], language: str) -> None:
        """
        Show what the check of the draft says, each at its field.

        Args:
            faults: With paths within the part.
            language: Of the reader.
        """
        for path, fault in faults:
            prefix, rest = self._form_of(path)
            form = self.forms[prefix]
            name = _field_name(rest)
            text = _message(fault, language)
            if name not in form.fields:
                self.sections.setdefault(_joined(path), []).append(text)
            elif name not in form.errors:
                form.add_error(name, text)

    def _form_of(self, path: Path) -> tuple[str, Path]:
        for length in range(len(path), 0, -1):
            prefix = _joined(path[:length])
            if prefix in self.forms:
                return prefix, path[length:]
        return "", path


def _joined(path: Path) -> str:
    return "-".join(map(str, path))


def _field_name(path: Path) -> str:
    words = tuple(map(str, path))
    for length in (3, 2):
        if words[:length] in _ALIASES:
            return _ALIASES[words[:length]]
    return {"key": "title"}.get(words[0], words[0]) if words else ""


def _message(fault: Fault, language: str) -> str:
    # A person chooses from a list; the words of the file would say nothing here.
    if fault.code == "guide-choice":
        return gettext("Pilih salah satu.")
    return fault.message(language)


class HeadEditor(PartEditor):
    """The page of a guide's head."""

    def __init__(self, fields: Fields) -> None:
        super().__init__({"": HeadForm(fields)})

    def value(self) -> dict[str, Any]:
        """The head as it stands in a draft."""
        data = self.form.cleaned_data
        days = [data["days_low"], data["days_high"]]
        technical = [data["technical_low"], data["technical_high"]]
        return {
            "title": data["title"],
            "title_en": data["title_en"] or data["title"],
            "service_field": data["service_field"],
            "summary": data["summary"],
            "summary_en": data["summary_en"] or data["summary"],
            "for_whom": data["for_whom"],
            "training": {
                "days": days,
                "technical_days": None if technical == [None, None] else technical,
                "note": data["training_note"] or None,
            },
            "notes": data["notes"],
        }


class StageEditor(PartEditor):
    """The page of a stage."""

    def __init__(self, fields: Fields) -> None:
        super().__init__({"": StageForm(fields)})

    def value(self) -> dict[str, Any]:
        """The stage as it stands in a draft, without its number and topics."""
        data = self.form.cleaned_data
        return {
            "title": data["title"],
            "title_en": data["title_en"] or data["title"],
            "purpose": data["purpose"],
            "result": data["result"],
        }
