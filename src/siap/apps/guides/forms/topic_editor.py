"""The page of a topic: its own form and those of everything below it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext

from siap.apps.guides.forms.editors import PartEditor
from siap.apps.guides.forms.fields import PartForm
from siap.apps.guides.forms.flattening import Fields
from siap.apps.guides.forms.steps import MOST_ENTRIES
from siap.apps.guides.forms.topic_forms import (
    BranchForm,
    ItemForm,
    OptionForm,
    OutputForm,
    RuleForm,
    SessionForm,
    TopicForm,
)

Choices = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Offer:
    """What a topic's fields may be chosen from: key and words of each."""

    roles: Choices
    worksheets: Choices
    earlier: Choices
    topics: Choices
    guides: Choices


class TopicEditor(PartEditor):
    """
    Everything that stands on the page of a topic.

    Args:
        fields: As `topic_fields` writes them, or as a browser sent them.
        topic: As it is stored; ticked choices keep its order.
        offer: What may be chosen.
    """

    def __init__(self, fields: Fields, topic: Mapping[str, Any], offer: Offer) -> None:
        self._fields, self._offer = fields, offer
        super().__init__({"": TopicForm(fields)})
        self._tick(self.form, "participants", offer.roles, topic["participants"])
        self._tick(self.form, "worksheets", offer.worksheets, topic["worksheets"])
        self._tick(self.form, "starts_from", offer.earlier, topic["starts_from"])
        self.outputs = self._several("outputs", OutputForm)
        self.sessions = [
            (prefix, form, self._several(f"{prefix}-agenda", ItemForm))
            for prefix, form in self._several("sessions", SessionForm)
        ]
        self.rules = self._several("follow_up", RuleForm)
        self.branch = next(
            (f for _, f in self._several("branch", BranchForm, most=1)), None
        )
        if self.branch is not None:
            self.forms["branch"] = self.forms.pop("branch-0")
        self.options = self._several("branch-options", OptionForm)
        self._set_choices(topic)

    def _several(
        self, prefix: str, kind: type[PartForm], *, most: int = MOST_ENTRIES
    ) -> list[tuple[str, PartForm]]:
        typed = self._fields.get(f"{prefix}-count") or "0"
        count = min(int(typed), most) if typed.isdecimal() else 0
        made = []
        for index in range(count):
            name = f"{prefix}-{index}"
            self.forms[name] = kind(self._fields, prefix=name)
            made.append((name, self.forms[name]))
        return made

    def _tick(
        self, form: PartForm, name: str, choices: Choices, ticked: Collection[str]
    ) -> None:
        """Ticked ones first and in their order; one that is gone can still be unticked."""
        known = dict(self._offer.topics) | dict(choices)
        gone = gettext("{key} (tidak ada lagi)")
        first = [(key, known.get(key) or gone.format(key=key)) for key in ticked]
        form.offer(name, [*first, *((k, v) for k, v in choices if k not in ticked)])

    def _set_choices(self, topic: Mapping[str, Any]) -> None:
        nothing = [("", "–")]
        sheets = [*nothing, *self._offer.worksheets]
        for _, form in self.outputs:
            form.offer("worksheet", sheets)
        for _, _, agenda in self.sessions:
            for _, form in agenda:
                form.offer("worksheet", sheets)
        for _, form in self.rules:
            form.offer("role", [*nothing, *self._offer.roles])
        stored = (topic.get("branch") or {}).get("options", [])
        for index, (_, form) in enumerate(self.options):
            form.offer("guide", [*nothing, *self._offer.guides])
            skips = stored[index]["skips"] if index < len(stored) else []
            self._tick(form, "skips", self._offer.topics, skips)

    @property
    def minutes(self) -> int:
        """The minutes of all items together, as far as they are numbers."""
        forms = [form for _, _, agenda in self.sessions for _, form in agenda]
        typed = [str(form["minutes"].value() or "") for form in forms]
        return sum(int(text) for text in typed if text.isdecimal())

    def value(self) -> dict[str, Any]:
        """The topic as it stands in a draft, without its key."""
        data = self.form.cleaned_data
        texts = {name: data[name] or None for name in ("background", "room", "note")}
        lists = ("purpose", "key_questions", "methods", "materials", "tools")
        ticked = ("participants", "worksheets", "starts_from")
        return {
            "title": data["title"],
            "title_en": data["title_en"] or data["title"],
            "facilitator": data["facilitator"],
            **texts,
            **{name: data[name] for name in (*lists, *ticked)},
            "time": _time(data),
            "outputs": _keyed([_output(form.cleaned_data) for _, form in self.outputs]),
            "sessions": [
                {
                    "title": form.cleaned_data["title"],
                    "agenda": [_item(item.cleaned_data) for _, item in agenda],
                }
                for _, form, agenda in self.sessions
            ],
            "follow_up": [_rule(form.cleaned_data) for _, form in self.rules],
            "branch": self._branch_value(),
        }

    def _branch_value(self) -> dict[str, Any] | None:
        if self.branch is None:
            return None
        options = [_option(form.cleaned_data) for _, form in self.options]
        question = self.branch.cleaned_data["question"]
        return {"question": question, "options": _keyed(options)}


def _time(data: Mapping[str, Any]) -> dict[str, Any]:
    hours = data["hours"]
    plain = f"{hours.normalize():f}" if hours is not None else None
    return {"meetings": data["meetings"], "hours": plain, "note": data["time_note"] or None}


def _titled(data: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "key": data["key"],
        "title": data["title"],
        "title_en": data["title_en"] or data["title"],
    }


def _output(data: Mapping[str, Any]) -> dict[str, Any]:
    return {**_titled(data), "worksheet": data["worksheet"] or None}


def _option(data: Mapping[str, Any]) -> dict[str, Any]:
    rest = {"guide": data["guide"] or None, "skips": data["skips"]}
    return {**_titled(data), **rest, "prepares": data["prepares"]}


def _rule(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: data[name] for name in ("what", "role", "days")}


def _item(data: Mapping[str, Any]) -> dict[str, Any]:
    groups = {
        "count": data["groups_count"],
        "by": data["groups_by"],
        "subjects": data["groups_subjects"],
    }
    return {
        "kind": data["kind"],
        "title": data["title"],
        "minutes": data["minutes"],
        "what": data["what"] or None,
        "questions": data["questions"],
        "groups": groups if any(groups.values()) else None,
        "worksheet": data["worksheet"] or None,
    }


def _keyed(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Entries with a key each; a new one is named after its title, once."""
    taken = {entry["key"] for entry in entries}
    for number, entry in enumerate(entries, start=1):
        if not entry["key"] and entry["title"]:
            name = slugify(entry["title"].replace("_", "-"))[:40].strip("-")
            name = name or f"no-{number}"
            while name in taken:
                name = f"{name}-{number}"
            entry["key"] = name
            taken.add(name)
    return entries
