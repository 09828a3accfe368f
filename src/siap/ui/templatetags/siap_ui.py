"""The components of SIAP for templates: `{% load siap_ui %}`."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import chain

from django import template
from django.contrib.messages import get_messages
from django.core.paginator import Page
from django.forms import BaseForm, BaseFormSet, BoundField
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from siap.ui import components, fields, formatting, notices

register = template.Library()


@register.filter
def titled(thing: object, field: str = "title") -> str:
    """Name something of the catalogue in the reader's language; `|titled:"purpose"`."""
    return formatting.titled(thing, field)


@register.filter
def angka(value: Decimal | int | None, places: int | None = None) -> str:
    """Write a number in the reader's language; `{{ value|angka:2 }}` for two decimals."""
    return formatting.number(value, places)


@register.filter
def rupiah(value: Decimal | int | None) -> str:
    """Write money in whole rupiah: `Rp12.500.000`."""
    return formatting.rupiah(value)


@register.filter
def persen(value: Decimal | int | None, places: int | None = None) -> str:
    """Write hundredths: 12.5 becomes `12,5%`."""
    return formatting.percent(value, places)


@register.filter
def tanggal(value: date | None, form: str = "") -> str:
    """Write a date: `21 November 2026`; with `"pendek"`, `21 Nov 2026`."""
    return formatting.day(value, short=form == "pendek")


@register.filter
def jam(value: datetime | None) -> str:
    """Write a time of day: `10.42`."""
    return formatting.clock(value)


@register.simple_tag
def options(choices: Iterable[tuple[object, object]], chosen: object = "") -> SafeString:
    """Write the entries of a select: value and label of each, and which is chosen."""
    wanted = "" if chosen is None else str(chosen)
    parts = []
    for value, label in choices:
        mark = " selected" if str(value) == wanted else ""
        parts.append(f'<option value="{escape(value)}"{mark}>{escape(label)}</option>')
    return mark_safe("".join(parts))  # noqa: S308 - all of it escaped


@register.simple_tag
def icon(name: str, extra_class: str = "") -> SafeString:
    """Draw one of `templates/siap/icons/`, hidden from screen readers."""
    extra = f" {extra_class}" if extra_class else ""
    return render_to_string(f"siap/icons/{name}.svg", {"extra_class": extra})


@register.inclusion_tag("siap/components/button.html")
def button(label: str, **options: str) -> dict[str, object]:
    """
    Show a button, or a link that looks like one when `url` is given.

    Options: `kind` (secondary, warning), `url`, `icon`, `name`, `value`, `size` (small).
    """
    return {"label": label, **options}


@register.inclusion_tag("siap/components/status_tag.html")
def status_tag(code: str) -> dict[str, object]:
    """Show a status as word, picture and colour; codes in `components.STATUSES`."""
    return {"status": components.status(code)}


@register.inclusion_tag("siap/components/stage_tracker.html")
def stage_tracker(stages: Sequence[components.Stage]) -> dict[str, object]:
    """Show the way through the stages: across on a laptop, down on a phone."""
    done = sum(stage.state == "done" for stage in stages)
    return {"stages": stages, "done": done, "total": len(stages)}


@register.inclusion_tag("siap/components/tiles.html")
def tiles(items: Iterable[components.Tile]) -> dict[str, object]:
    """Show a few figures with their names."""
    return {"tiles": items}


@register.inclusion_tag("siap/components/tabs.html")
def tabs(links: Iterable[components.Link], label: str) -> dict[str, object]:
    """Show the parts of one thing as tabs; each is a page of its own."""
    return {"links": links, "label": label}


@register.inclusion_tag("siap/components/breadcrumbs.html")
def breadcrumbs(links: Iterable[components.Link]) -> dict[str, object]:
    """Show the way back up; the last entry is this page."""
    return {"links": links}


@register.inclusion_tag("siap/components/facts.html")
def facts(items: Iterable[components.Fact]) -> dict[str, object]:
    """Show a summary list."""
    return {"facts": items}


@register.inclusion_tag("siap/components/empty_state.html")
def empty_state(title: str, text: str, **options: str) -> dict[str, object]:
    """Explain an empty place. Options: `url` and `label` of the first step, `icon`."""
    return {"title": title, "text": text, **options}


@register.inclusion_tag("siap/components/pages.html", takes_context=True)
def pages(context: Context, page: "Page[object]") -> dict[str, object]:
    """Show the pages of a list; keeps the rest of the address."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {"page": page, "numbers": list(numbers), "request": context.get("request")}


@register.inclusion_tag("siap/components/data_table.html")
def data_table(
    columns: Sequence[components.Column],
    rows: Iterable[Mapping[str, object]],
    caption: str,
    *,
    stack: bool = False,
) -> dict[str, object]:
    """
    Show a read-only table.

    Args:
        columns: In order of appearance.
        rows: Cells by column key; missing ones are shown as a dash.
        caption: What the table holds.
        stack: Whether a phone shows each row as a card; otherwise it scrolls sideways.
    """
    cells = [[(column, row.get(column.key)) for column in columns] for row in rows]
    return {"columns": columns, "rows": cells, "caption": caption, "stack": stack}


@register.simple_tag
def field(bound: BoundField, **options: str) -> SafeString:
    """Show a form field. Options: `prefix`, `suffix`, `width`, `label_size`."""
    return fields.render(bound, **options)


@register.simple_tag
def form_fields(form: BaseForm) -> SafeString:
    """Show all fields of a form in their order."""
    return fields.render_all(form)


@register.inclusion_tag("siap/components/error_summary.html")
def error_summary(*forms: BaseForm | BaseFormSet[BaseForm]) -> dict[str, object]:
    """List what has to be put right, each with a link to its field."""
    return {"problems": list(chain.from_iterable(map(fields.problems, forms)))}


@register.inclusion_tag("siap/components/notices.html", takes_context=True)
def notice_list(context: Context) -> dict[str, object]:
    """Show the messages of the last action; undo buttons need the request."""
    request = context.get("request")
    stored = notices.read(get_messages(request)) if request else []
    return {"notices": stored, "csrf_token": context.get("csrf_token")}


@register.simple_block_tag
def callout(content: SafeString, title: str = "", kind: str = "info") -> SafeString:
    """Set something apart. Kinds: info, warning, success, error."""
    return render_to_string(
        "siap/components/callout.html", {"content": content, "title": title, "kind": kind}
    )


@register.simple_block_tag
def scroll_region(content: SafeString, label: str) -> SafeString:
    """Let a wide table scroll sideways, also with the keyboard."""
    return render_to_string(
        "siap/components/scroll_region.html", {"content": content, "label": label}
    )


@register.simple_block_tag
def disclosure(content: SafeString, summary: str, key: str = "") -> SafeString:
    """Hide what few need. With `key` the browser remembers whether it was open."""
    return render_to_string(
        "siap/components/disclosure.html",
        {"content": content, "summary": summary, "key": key},
    )


@register.simple_block_tag(takes_context=True)
def filter_bar(context: Context, content: SafeString, clear_url: str = "") -> SafeString:
    """Put fields that narrow a list in one row, sent by GET; what is set can be cleared."""
    request = context.get("request")
    narrowed = request is None or any(request.GET.values())
    return render_to_string(
        "siap/components/filter_bar.html",
        {"content": content, "clear_url": clear_url if narrowed else ""},
    )
