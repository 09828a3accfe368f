"""Pages for anybody who holds a paper: is it genuine, and is there a newer one?"""

import hashlib
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from siap.apps.papers.forms import CodeForm, SameFileForm
from siap.apps.papers.queries import is_a_file_of, public_facts, tidy_code

MAX_BYTES: Final = 50 * 2**20


@never_cache
@require_http_methods(["GET", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """Take a code that was typed."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        code = tidy_code(form.cleaned_data["code"])
        if code:
            return redirect("papers:check", code)
    return render(request, "papers/find.html", {"form": form})


@never_cache
@require_http_methods(["GET", "POST"])
def check(request: HttpRequest, code: str) -> HttpResponse:
    """Say whether a paper is genuine; compare a file with it. Nothing is stored."""
    facts = public_facts(code)
    if facts is None:
        return render(request, "papers/unknown.html", {"form": CodeForm()}, status=404)
    form = SameFileForm(request.POST or None, request.FILES or None)
    same: bool | None = None
    if request.method == "POST" and form.is_valid():
        fingerprint = _fingerprint(form)
        same = is_a_file_of(code, fingerprint) if fingerprint else None
    context = {"facts": facts, "form": form, "same": same, "code": tidy_code(code)}
    return render(request, "papers/check.html", context)


def _fingerprint(form: SameFileForm) -> str:
    file = form.cleaned_data["file"]
    if file is None:
        return str(form.cleaned_data["fingerprint"]).strip()
    if file.size > MAX_BYTES:
        return "-"
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    return digest.hexdigest()
