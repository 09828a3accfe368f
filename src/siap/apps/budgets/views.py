"""The page on which people look for a budget code."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from siap.apps.budgets.codes import LEVEL_NAMES, level_name
from siap.apps.budgets.models import CodeList, Government, Subject
from siap.apps.budgets.queries import code_lists, in_force, search_codes

CODES_A_PAGE = 50


@require_GET
@login_required
def codes(request: HttpRequest) -> HttpResponse:
    """Show the codes of a list, narrowed by what is looked for."""
    lists = list(code_lists())
    chosen = _chosen(lists, request.GET.get("daftar", ""))
    context: dict[str, object] = {"lists": lists, "chosen": chosen}
    if chosen is not None:
        context |= _found(request, chosen)
    return render(request, "budgets/codes.html", context)


def _chosen(lists: list[CodeList], key: str) -> CodeList | None:
    """The list asked for; else the one in force this year, else the newest."""
    asked = next((each for each in lists if each.key == key), None)
    if asked is not None:
        return asked
    plain = [each for each in lists if each.subject == Subject.NOMENCLATURE]
    current = in_force(plain, year=timezone.localdate().year)
    return current or next(iter([*plain, *lists]), None)


def _found(request: HttpRequest, chosen: CodeList) -> dict[str, object]:
    wanted = request.GET.get("cari", "").strip()[:200]
    government = request.GET.get("pemerintah", "")
    if government not in chosen.governments:
        government = ""
    names = LEVEL_NAMES[chosen.subject]
    typed = request.GET.get("tingkat", "")
    level = int(typed) if typed in map(str, range(1, len(names) + 1)) else None
    codes = search_codes(chosen, wanted=wanted, government=government, level=level)
    page = Paginator(codes, CODES_A_PAGE).get_page(request.GET.get("page"))
    rows = [
        {
            "code": each.code,
            "name": each.name,
            "level": level_name(chosen.subject, each.level),
            "government": each.get_government_display(),
            "indicator": each.indicator,
            "unit": each.unit,
        }
        for each in page
    ]
    return {
        "wanted": wanted,
        "government": government,
        "governments": [each for each in Government if each in chosen.governments],
        "level": level,
        "levels": list(enumerate(names, 1)),
        "page": page,
        "rows": rows,
        "with_indicator": any(row["indicator"] for row in rows),
    }
