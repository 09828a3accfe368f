"""Pages of the calculations: all of them by theme, one to try, its workbook."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from siap.apps.calculators.changes import change
from siap.apps.calculators.controls import Form
from siap.apps.calculators.desk import Outcome, work_out, work_out_json, workbook
from siap.apps.calculators.filling import fill
from siap.apps.calculators.layout import Layout, layout_of
from siap.apps.calculators.limits import limited
from siap.apps.calculators.pictures import pictures_of
from siap.apps.calculators.readable import readable
from siap.apps.calculators.results import show
from siap.apps.calculators.sources import ruleset_facts, source_titles
from siap.apps.calculators.typed import Typed, blank, from_post
from siap.apps.calculators.words import not_when, themes
from siap.kernel.errors import InvalidInput, NotFound
from siap.methods.method import Method
from siap.methods.registry import METHODS
from siap.ui.components import Link
from siap.ui.formatting import reader_language

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """List the methods by theme, narrowed by what is looked for."""
    language, wanted = reader_language(), request.GET.get("cari", "").strip()
    groups = [
        (theme.title, [METHODS[name] for name in theme.methods if _fits(name, wanted)])
        for theme in themes(language)
    ]
    found = [
        (title, [_entry(method, language) for method in methods])
        for title, methods in groups
        if methods
    ]
    context = {"groups": found, "wanted": wanted, "language": language}
    return render(request, "calculators/index.html", context)


def _fits(name: str, wanted: str) -> bool:
    method = METHODS[name]
    texts = (name, method.title.id, method.title.en, method.summary.id, method.summary.en)
    return all(
        any(part in text.casefold() for text in texts) for part in wanted.casefold().split()
    )


def _entry(method: Method[Any], language: str) -> dict[str, str]:
    return {
        "title": method.title.in_language(language),
        "summary": method.summary.in_language(language),
        "url": reverse("calculators:method", args=[method.name]),
    }


@require_http_methods(["GET", "POST"])
@limited
def method_page(request: HttpRequest, name: str) -> HttpResponse:
    """Try one method: form, pasted table or JSON in, answer with its working out."""
    if name not in METHODS:
        raise NotFound("not-found", where=name[:40])
    method = METHODS[name]
    layout, language = layout_of(method), reader_language()
    if request.method == "GET":
        filled = "contoh" in request.GET
        typed = fill(layout, method.example, language) if filled else blank(layout)
        return _page(request, method, layout, Outcome(typed))
    action = request.POST.get("action", "hitung")
    if action == "json":
        text = request.POST.get("json", "")
        outcome = work_out_json(method, layout, text, language)
        if outcome.messages:
            outcome = _kept(outcome, from_post(layout, request.POST))
        return _page(request, method, layout, outcome)
    typed = from_post(layout, request.POST)
    if action in ("hitung", "xlsx"):
        outcome = work_out(method, layout, typed, language)
        if action == "xlsx" and outcome.result is not None:
            return _download(request, method, layout, outcome)
        return _page(request, method, layout, outcome)
    return _changed(request, method, layout, typed)


def _kept(outcome: Outcome, typed: Typed) -> Outcome:
    return Outcome(typed, outcome.messages, json=outcome.json)


def _changed(
    request: HttpRequest, method: Method[Any], layout: Layout, typed: Typed
) -> HttpResponse:
    """Do what a button of the form asks for; a pasted table is calculated at once."""
    action = request.POST["action"]
    try:
        typed, control = change(method.name, layout, typed, action, request.POST)
    except InvalidInput as fault:
        messages = {f"p-{action.partition(':')[2]}": fault.message(reader_language())}
        return _page(request, method, layout, Outcome(typed, messages))
    return _page(request, method, layout, Outcome(typed), focus=control)


def _download(
    request: HttpRequest, method: Method[Any], layout: Layout, outcome: Outcome
) -> HttpResponse:
    try:
        book = workbook(method, outcome, reader_language())
    except InvalidInput as fault:
        message = fault.message(reader_language())
        return _page(request, method, layout, Outcome(outcome.typed, problem=message))
    response = HttpResponse(book, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{method.name}.xlsx"'
    response["Cache-Control"] = "no-store"
    return response


def _page(
    request: HttpRequest,
    method: Method[Any],
    layout: Layout,
    outcome: Outcome,
    focus: str = "",
) -> HttpResponse:
    language = reader_language()
    form = Form(method, layout, outcome)
    problems = form.problems()
    context = {
        "method": method,
        "title": method.title.in_language(language),
        "summary": method.summary.in_language(language),
        "not_when": not_when(method.name, language),
        "sources": source_titles(method),
        "scalars": form.scalars(),
        "tables": form.tables(request.POST if problems else {}),
        "problems": problems,
        "outcome": outcome,
        "json_error": outcome.messages.get("json", ""),
        "focus": focus,
        "breadcrumbs": [
            Link(_("Hitung"), reverse("calculators:index")),
            Link(method.title.in_language(language), current=True),
        ],
        **_answer(method, outcome),
    }
    status = 422 if problems else 200
    return render(request, "calculators/method.html", context, status=status)


def _answer(method: Method[Any], outcome: Outcome) -> Mapping[str, object]:
    if outcome.result is None:
        return {}
    return {
        "shown": show(readable(outcome.result), _("Rincian"), _("Nama")),
        "warnings": outcome.result["warnings"],
        "rules": ruleset_facts(outcome.rules),
        "pictures": pictures_of(method, outcome.data, outcome.result),
    }
