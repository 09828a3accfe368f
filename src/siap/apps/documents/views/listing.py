"""The page that lists every paper of a plan."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from siap.apps.accounts.models import signed_in
from siap.apps.documents.offers import complete_of, offers_of
from siap.apps.documents.services import may_print
from siap.apps.documents.views.asked import asked_for
from siap.apps.documents.views.pages import Page, crumbs, language
from siap.apps.plans.queries import plan_visible_to


@require_GET
@login_required
def papers(request: HttpRequest, plan_id: int) -> HttpResponse:
    """List the papers of a plan by stage, with what each still lacks."""
    user = signed_in(request)
    found = plan_visible_to(user, plan_id)
    may_print(user, found)
    groups = offers_of(found, language())
    complete, count = complete_of(groups)
    context = {
        "plan": found,
        "groups": groups,
        "asked": asked_for(request, found),
        "complete": complete,
        "count": count,
        "breadcrumbs": crumbs(found, Page(gettext("Dokumen"), {})),
    }
    return render(request, "documents/list.html", context)
