"""Pages that everybody may read: the list, the way of a proposal, its pictures."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from siap.apps.accounts.models import User
from siap.apps.musyawarah.models import (
    Cycle,
    Field,
    Photo,
    Proposal,
    ProposalKind,
    ProposalState,
)
from siap.apps.musyawarah.permissions import (
    Place,
    abilities_at,
    may_change,
    may_decide,
    may_relate,
)
from siap.apps.musyawarah.queries.earlier import earlier_of
from siap.apps.musyawarah.queries.listing import (
    WAITING,
    Wanted,
    agencies_of,
    cycle_seen,
    found_proposals,
    kecamatan_of,
    listed,
    sums_of,
    villages_of,
)
from siap.apps.musyawarah.queries.schedules import adopted_placement, why_of
from siap.apps.musyawarah.queries.setup import regions_planned_by
from siap.apps.musyawarah.queries.suggestions import is_sent_by_link
from siap.apps.musyawarah.queries.thread import thread_of
from siap.apps.musyawarah.queries.way import (
    follows,
    lineage_of,
    link_targets,
    proposal_seen,
    way_of,
)
from siap.apps.musyawarah.services.joining import may_part
from siap.apps.musyawarah.services.subscribing import ways_of
from siap.apps.musyawarah.showing import lineage_picture, told_corrections
from siap.apps.musyawarah.views.frame import framed
from siap.apps.musyawarah.views.kept import version_of
from siap.apps.musyawarah.views.mapping import AS_MAP, list_map
from siap.apps.organisations.models import Agency, Region
from siap.diagrams import draw
from siap.kernel.errors import NotFound
from siap.ui import notices
from siap.ui.components import Link
from siap.ui.formatting import reader_language
from siap.ui.kept import kept_part, kept_value

A_PAGE = 25


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Open the cycle that is running; look a proposal up by its number."""
    code = request.GET.get("nomor", "").strip()[:16]
    if code and is_sent_by_link(code):
        said = gettext("Usulan ini dikirim lewat tautan. Buka dengan kode rahasianya.")
        notices.done(request, said)
        return redirect("musyawarah:code")
    if code:
        return redirect("musyawarah:proposal", proposal_seen(code, request.user).code)
    user = request.user
    context = {
        "cycles": list(Cycle.objects.select_related("region")[:200]),
        "may_start": isinstance(user, User) and bool(regions_planned_by(user)),
    }
    template = "home" if context["cycles"] else "none"
    return render(request, f"musyawarah/{template}.html", context)


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 10 else None


def wanted_by(request: HttpRequest) -> Wanted:
    """What the address of a list asks for."""
    get = request.GET.get
    return Wanted(
        words=get("cari", "").strip()[:100],
        kecamatan=_number(get("kecamatan", "")),
        village=_number(get("desa", "")),
        state=get("keadaan", ""),
        field=get("bidang", ""),
        kind=get("jenis", ""),
        agency=_number(get("perangkat", "")),
        year=get("tahun", ""),
        order=get("urut", ""),
    )


@require_GET
def proposals(request: HttpRequest, cycle_id: int) -> HttpResponse:
    """List the proposals of a cycle, narrowed by what is looked for."""
    cycle = cycle_seen(cycle_id)
    # What leads to news is shown to whom it can reach; all else is alike for everybody.
    may_follow = request.user.is_authenticated or bool(ways_of(cycle))
    version = version_of(cycle)
    part = kept_part(
        request,
        f"{version} {may_follow}",
        "musyawarah/list_part.html",
        lambda: _list_part(request, cycle, version) | {"may_follow": may_follow},
    )
    context = framed(request, cycle, "list") | {"part": part}
    return render(request, "musyawarah/list.html", context)


def _list_part(request: HttpRequest, cycle: Cycle, version: str) -> dict[str, object]:
    """The list or map of a cycle with its filter, as it is asked for."""
    wanted = wanted_by(request)
    found = found_proposals(cycle, wanted)
    # The same on every page of the list, in whatever order.
    asked = f"sums {replace(wanted, order='')}"
    sums = kept_value(version, asked, lambda: sums_of(found))
    paginator = Paginator(listed(found), A_PAGE)
    paginator.count = sums.count  # it has just been counted
    query = {k: v for k, v in request.GET.items() if v and k not in {"page", "tampil"}}
    as_map = request.GET.get("tampil") == AS_MAP
    page = paginator.get_page(request.GET.get("page"))
    villages = villages_of(cycle)
    if wanted.kecamatan:
        villages = villages.filter(parent=wanted.kecamatan)
    context: dict[str, object] = {
        "cycle": cycle,
        "wanted": wanted,
        "page": page,
        "rows": [] if as_map else _rows(page),
        "sums": sums,
        "kecamatan": _named(kecamatan_of(cycle)),
        "villages": _named(villages) if wanted.kecamatan else [],
        "agencies": _named(agencies_of(cycle)),
        "states": [each for each in ProposalState.choices if each[0] != "draft"],
        "fields": Field.choices,
        "kinds": ProposalKind.choices,
        "years": [str(year) for year in cycle.years],
        "waiting": WAITING,
        "query": urlencode(query),
        "area": wanted.village or wanted.kecamatan,
        "as_map": as_map,
        "views": _views(query, as_map=as_map),
    }
    return context | (list_map(request, cycle, wanted, version) if as_map else {})


def _rows(page: Iterable[dict[str, Any]]) -> list[dict[str, object]]:
    """The rows of the list as its table shows them."""
    states = {value: str(label) for value, label in ProposalState.choices}
    return [
        {
            **each,
            "place": ", ".join(
                filter(None, (each["village__name"], each["kecamatan__name"]))
            ),
            "state_label": states[each["state"]],
        }
        for each in page
    ]


def _named(things: Iterable[Region | Agency]) -> list[tuple[int, str]]:
    return [(thing.pk, thing.name) for thing in things]


def _views(query: Mapping[str, object], *, as_map: bool) -> list[Link]:
    """The two ways in which what was found can be looked at."""
    return [
        Link(gettext("Daftar"), f"?{urlencode(query)}", current=not as_map),
        Link(gettext("Peta"), f"?{urlencode({**query, 'tampil': AS_MAP})}", current=as_map),
    ]


@require_GET
def proposal(request: HttpRequest, code: str) -> HttpResponse:
    """Show where a proposal is, its whole way and its year."""
    found = proposal_seen(code, request.user)
    way = way_of(found)
    is_accepted = found.state == ProposalState.ACCEPTED
    placement = adopted_placement(found) if is_accepted else None
    context = framed(request, found.cycle, "", Link(found.code, current=True)) | {
        "proposal": found,
        "way": way,
        "thread": thread_of(found, timezone.now()),
        "corrections": told_corrections(way.corrections),
        "photos": list(found.photos.defer("content")),
        "family": lineage_of(found) if way.came_in or way.went_out else [],
        "why": why_of(placement, reader_language()) if placement else None,
        "earlier": earlier_of(placement) if placement else None,
    }
    if isinstance(request.user, User):
        context |= _for_reader(request.user, found)
        context["removable"] = {
            link.pk for link in way.went_out if may_part(request.user, link)
        }
    else:
        context["ways"] = ways_of(found.cycle)
    return render(request, "musyawarah/proposal.html", context)


def _for_reader(user: User, found: Proposal) -> dict[str, object]:
    """What somebody with an account may do with a proposal."""
    abilities = abilities_at(user, Place(found.region, found.agency_id))
    is_accepted = found.state == ProposalState.ACCEPTED
    may_link = is_accepted and "schedule.adopt" in abilities
    return {
        "abilities": abilities,
        "is_mine": found.created_by_id == user.pk,
        "may_change": may_change(user, found),
        "may_decide": may_decide(user, found),
        "may_relate": may_relate(user, found),
        "may_plan": "schedule.adopt" in abilities
        and found.state in {ProposalState.OPEN, ProposalState.ACCEPTED},
        "may_realise": is_accepted and "proposal.realise" in abilities,
        "targets": link_targets(user, found) if may_link else [],
        "follows": follows(user, found),
    }


@require_GET
def photo(request: HttpRequest, code: str, photo_id: int) -> HttpResponse:
    """Show a picture of a proposal."""
    shown = proposal_seen(code, request.user)
    found = Photo.objects.filter(proposal=shown, pk=photo_id).first()
    if found is None:
        raise NotFound("not-found", where=f"photo {photo_id}")
    answer = HttpResponse(bytes(found.content), content_type="image/jpeg")
    if shown.state == ProposalState.DRAFT:
        # A draft is its writer's alone: no cache on the way may keep it for others.
        patch_cache_control(answer, private=True, no_store=True)
    else:
        patch_cache_control(answer, public=True, max_age=86400, immutable=True)
    return answer


@require_GET
def lineage(request: HttpRequest, code: str, width: str) -> HttpResponse:
    """Draw what a proposal came from and what became of it."""
    found = proposal_seen(code, request.user)
    picture = lineage_picture(found, lineage_of(found))
    if picture is None:
        raise NotFound("not-found", where=f"lineage {code}")
    svg = draw(picture, width="phone" if width == "hp" else "landscape")
    return HttpResponse(svg.text, content_type="image/svg+xml; charset=utf-8")
