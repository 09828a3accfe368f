"""Form fields after the patterns of GOV.UK Frontend: label, hint, error, control."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Self

from django.forms import (
    BaseForm,
    BaseFormSet,
    BoundField,
    CheckboxInput,
    CheckboxSelectMultiple,
    FileInput,
    RadioSelect,
    Select,
    Textarea,
)
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

_STYLES: Final = (
    (Select, "govuk-select"),
    (Textarea, "govuk-textarea"),
    (FileInput, "govuk-file-upload"),
)


@dataclass(frozen=True)
class Problem:
    """One thing to put right; `anchor` is the id of its control, if it has one."""

    text: str
    anchor: str = ""


class Described(str):
    """
    The label of a choice with a sentence about it, which stands below the label.

    Args:
        title: The label.
        hint: The sentence.
    """

    __slots__ = ("hint",)

    hint: str

    def __new__(cls, title: str, hint: str = "") -> Self:
        """Make the label; it is a text like any other."""
        label = super().__new__(cls, title)
        label.hint = hint
        return label


def render(bound: BoundField, **options: str) -> SafeString:
    """
    Show one field.

    Args:
        bound: The field of a form; what was typed is kept.
        **options: `prefix`, `suffix`, `width` (2, 3, 4, 5, 10, 20 characters),
            `label_size` (s, m, l).

    Returns:
        HTML; the ids of hint and error are those that Django refers to.
    """
    widget = bound.field.widget
    context: dict[str, object] = {"field": bound, **options}
    if isinstance(widget, CheckboxInput):
        context["control"] = _control(bound, "govuk-checkboxes__input")
        return render_to_string("siap/components/field_checkbox.html", context)
    if isinstance(widget, RadioSelect | CheckboxSelectMultiple):
        many = isinstance(widget, CheckboxSelectMultiple)
        context["group"] = "checkboxes" if many else "radios"
        context["type"] = "checkbox" if many else "radio"
        return render_to_string("siap/components/field_choices.html", context)
    style = next(
        (name for kind, name in _STYLES if isinstance(widget, kind)), "govuk-input"
    )
    context["control"] = _control(bound, style, width=str(options.get("width", "")))
    return render_to_string("siap/components/field.html", context)


def render_all(form: BaseForm) -> SafeString:
    """Show the hidden fields, then every visible field in the order of the form."""
    parts = [str(bound) for bound in form.hidden_fields()]
    parts += [render(bound) for bound in form.visible_fields()]
    return mark_safe("\n".join(parts))  # noqa: S308  (each part is rendered, escaped HTML)


def problems(form: BaseForm | BaseFormSet[BaseForm]) -> Iterator[Problem]:
    """List every error of a form or of a set of forms, from top to bottom."""
    if isinstance(form, BaseFormSet):
        yield from (Problem(str(error)) for error in form.non_form_errors())
        for single in form.forms:
            yield from problems(single)
        return
    yield from (Problem(str(error)) for error in form.non_field_errors())
    for bound in form:
        anchor = "" if bound.is_hidden else _anchor(bound)
        yield from (Problem(f"{bound.label}: {error}", anchor) for error in bound.errors)


def _anchor(bound: BoundField) -> str:
    if isinstance(bound.field.widget, RadioSelect | CheckboxSelectMultiple):
        return f"{bound.auto_id}_0"
    return str(bound.id_for_label)


def _control(bound: BoundField, style: str, *, width: str = "") -> SafeString:
    classes = [style]
    if width:
        classes.append(f"{style}--width-{width}")
    if bound.errors:
        classes.append(f"{style}--error")
    own = bound.field.widget.attrs.get("class", "")
    return bound.as_widget(attrs={"class": " ".join([*classes, own]).strip()})
