"""Following a report with its code, without an account."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from siap.apps.complaints.forms import CodeForm, RateForm, WordsForm
from siap.apps.complaints.models import Event, Identity, Report, State
from siap.apps.complaints.presenting import Step, clocks, public_steps
from siap.apps.complaints.queries.public import public_photos
from siap.apps.complaints.services import add, rate, reopen, report_by_code
from siap.apps.complaints.services.following import may_rate, may_reopen, rated_at
from siap.apps.complaints.views.sending import MINE, crumbs, remember
from siap.kernel.errors import InvalidInput, NotFound
from siap.ui import notices
from siap.ui.components import Link
from siap.ui.formatting import reader_language
from siap.ui.forms import PlainForm


@never_cache
@require_http_methods(["GET", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    """Ask for the code and open the report."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            report = report_by_code(form.cleaned_data["code"])
        except NotFound as problem:
            form.add_error("code", problem.message(reader_language()))
        else:
            remember(request, report.pk)
            return redirect("complaints:mine", report.reference)
    status = 422 if form.errors else 200
    return render(request, "complaints/follow.html", {"form": form}, status=status)


def own_report(request: HttpRequest, reference: str) -> Report:
    """
    The report that this browser opened with its code.

    Raises:
        NotFound: It did not; says how to.
    """
    rows = Report.objects.filter(pk__in=request.session.get(MINE, []))
    rows = rows.select_related("desk", "agency", "category", "merged_into")
    found = next((one for one in rows if one.reference == reference), None)
    if found is None:
        raise NotFound("unknown-follow-code", where="code")
    return found


@never_cache
@require_GET
def mine(request: HttpRequest, reference: str) -> HttpResponse:
    """Show somebody their own report."""
    return _page(request, own_report(request, reference))


def _page(
    request: HttpRequest, report: Report, failed: PlainForm | None = None
) -> HttpResponse:
    now = timezone.now()
    context = {
        "report": report,
        "desk": report.desk,
        "steps": own_steps(report),
        "clocks": clocks(report, now=now),
        "photos": public_photos(report),
        "can_reopen": may_reopen(report, now),
        "can_rate": may_rate(report, now),
        "was_rated": rated_at(report) is not None,
        "joined": _joined(report),
        "can_add": report.state not in {State.REFUSED, State.CLOSED},
        "form": failed,
        "words": failed if isinstance(failed, WordsForm) else WordsForm(),
        "rate": failed if isinstance(failed, RateForm) else RateForm(),
        "breadcrumbs": crumbs(
            report.desk,
            Link(gettext("Laporan {number}").format(number=report.label), current=True),
        ),
    }
    status = 422 if failed is not None else 200
    return render(request, "complaints/mine.html", context, status=status)


def _joined(report: Report) -> Report | None:
    """The report that this one was joined to, if its page may be read."""
    into = report.merged_into
    return into if into is not None and into.identity != Identity.SECRET else None


def own_steps(report: Report) -> list[Step]:
    """The history as its sender reads it: with their own words, no notes of the desk."""
    events = list(Event.objects.filter(report=report).order_by("serial"))
    for event in events:
        if not event.is_public and event.role != "reporter":
            event.text = ""
        if event.serial == 1:
            event.text = ""  # the words stand at the top of the page
    return public_steps(events)


def _done(
    request: HttpRequest, reference: str, form: PlainForm, act: Callable[[Report], object]
) -> HttpResponse:
    report = own_report(request, reference)
    if not form.is_valid():
        return _page(request, report, form)
    try:
        act(report)
    except InvalidInput as problem:
        form.add_error(None, problem.message(reader_language()))
        return _page(request, report, form)
    return redirect("complaints:mine", reference)


@require_POST
def add_words(request: HttpRequest, reference: str) -> HttpResponse:
    """Add something to one's report, or reopen it, by the button that was pressed."""
    form = WordsForm(request.POST)
    again = request.POST.get("act") == "reopen"

    def act(report: Report) -> None:
        text = form.cleaned_data["text"]
        (reopen if again else add)(report=report, text=text, now=timezone.now())
        told = (
            gettext("Laporan dibuka kembali.") if again else gettext("Keterangan terkirim.")
        )
        notices.done(request, told)

    return _done(request, reference, form, act)


@require_POST
def rate_answer(request: HttpRequest, reference: str) -> HttpResponse:
    """Rate the answer."""
    form = RateForm(request.POST)

    def act(report: Report) -> None:
        rate(report=report, rating=form.cleaned_data["rating"], now=timezone.now())
        notices.done(request, gettext("Terima kasih atas penilaian Anda."))

    return _done(request, reference, form, act)
