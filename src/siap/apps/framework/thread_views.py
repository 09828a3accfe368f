"""Pages of the thread: of a row, as a picture, and where it ends too early."""

from collections.abc import Mapping, Sequence

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from siap.apps.accounts.models import signed_in
from siap.apps.plans.models import Plan
from siap.apps.plans.queries import plan_visible_to
from siap.apps.worksheets.queries import read_sheets, worksheets_of
from siap.diagrams import Diagram, draw
from siap.kernel.errors import NotFound
from siap.methodology.library import edition
from siap.methodology.loose_ends import loose_ends
from siap.methodology.thread import Knot, Thread
from siap.methodology.thread_picture import thread_picture
from siap.ui.components import Link
from siap.ui.formatting import reader_language, titled


@require_GET
@login_required
def thread(
    request: HttpRequest, plan_id: int, worksheet_id: str, part: str, row_id: str
) -> HttpResponse:
    """Show what a row comes from and what came of it."""
    found = plan_visible_to(signed_in(request), plan_id)
    sheets = read_sheets(found, worksheets_of(found))
    links = Thread(sheets.content)
    key = f"{worksheet_id}.{part}#{row_id}"
    knot = links.knots.get(key)
    if knot is None:
        raise NotFound("not-found", where=f"row {row_id}")
    context = {
        "plan": found,
        "knot": knot,
        "worksheet": edition(found.edition).worksheet(knot.worksheet),
        "origins": _steps(found, links.origins(key)),
        "outcomes": _steps(found, links.outcomes(key)),
        "breadcrumbs": _crumbs(found, gettext("Benang merah")),
    }
    return render(request, "framework/thread.html", context)


@require_GET
@login_required
def thread_svg(
    request: HttpRequest,
    plan_id: int,
    worksheet_id: str,
    part: str,
    row_id: str,
    width: str,
) -> HttpResponse:
    """Draw the thread of a row."""
    found = plan_visible_to(signed_in(request), plan_id)
    links = Thread(read_sheets(found, worksheets_of(found)).content)
    key = f"{worksheet_id}.{part}#{row_id}"
    if key not in links.knots:
        raise NotFound("not-found", where=f"row {row_id}")
    data = thread_picture(links, key)
    title = links.knots[key].title[:120]
    diagram = Diagram(kind="thread", title=title, data=data, language=reader_language())
    svg = draw(diagram, width="phone" if width == "phone" else "landscape")
    return HttpResponse(svg.text, content_type="image/svg+xml")


@require_GET
@login_required
def open_ends(request: HttpRequest, plan_id: int) -> HttpResponse:
    """List where the thread of the plan ends too early."""
    found = plan_visible_to(signed_in(request), plan_id)
    worksheets = worksheets_of(found)
    content = read_sheets(found, worksheets).content
    ends = loose_ends(content, worksheets=[worksheet.id for worksheet in worksheets])
    english = reader_language() == "en"
    # Hundreds of addresses: made from one.
    some = reverse("framework:thread", args=[found.pk, "SHEET", "PART", "ROW"])
    address = some.replace("SHEET", "{0.worksheet}").replace("PART", "{0.part}")
    address = address.replace("ROW", "{0.row_id}")
    context = {
        "plan": found,
        "ends": [
            (
                end.rule.title_en if english else end.rule.title,
                [(knot.title, address.format(knot)) for knot in end.knots],
            )
            for end in ends
        ],
        "breadcrumbs": _crumbs(found, gettext("Ujung terbuka")),
    }
    return render(request, "framework/open_ends.html", context)


def _crumbs(found: Plan, here: str) -> list[Link]:
    return [
        Link(gettext("Rencana"), reverse("plans:home")),
        Link(found.title, reverse("framework:plan", args=[found.pk])),
        Link(here, current=True),
    ]


def _steps(
    found: Plan, reached: Mapping[str, Sequence[Knot]]
) -> list[tuple[str, str, Sequence[Knot]]]:
    library = edition(found.edition)
    named = []
    for path, knots in reached.items():
        worksheet, part = library.part(path)
        named.append((f"{worksheet.number} {titled(worksheet)}", titled(part), knots))
    return named
