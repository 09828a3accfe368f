"""Checking that no history was changed afterwards."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Max, Q

from siap.apps.complaints import chain
from siap.apps.complaints.models import Desk, Event, Publication, Report
from siap.apps.complaints.models.report import SECRET_FROM
from siap.apps.complaints.services.moderating import public_words


@dataclass(frozen=True)
class Fault:
    """A history that is not as it was written: whose, and which links."""

    label: str
    serials: list[int]


def verify_histories() -> tuple[int, list[Fault]]:
    """
    Walk through every chain.

    Returns:
        How many reports there are, and those whose history, published words or number
        does not fit. A number that is missing is a fault of serial 0.
    """
    count = 0
    faults = list(_missing())
    links: dict[int, list[chain.Link]] = {}
    for report in Report.objects.order_by("pk").iterator(500):
        if not links or report.pk not in links:
            links = _links(report.pk)
        found = chain.faults(report.label, links.pop(report.pk, []), head=report.head)
        if not found and not _words_fit(report):
            found = [report.version]
        if found:
            faults.append(Fault(report.label, found))
        count += 1
    return count, faults


def _links(first: int) -> dict[int, list[chain.Link]]:
    """The links of the next five hundred reports, by report."""
    wanted = Report.objects.filter(pk__gte=first).order_by("pk").values("pk")[:500]
    last = max(row["pk"] for row in wanted)
    made: dict[int, list[chain.Link]] = {row["pk"]: [] for row in wanted}
    rows = Event.objects.filter(report__gte=first, report__lte=last).order_by("serial")
    for event in rows.iterator(2000):
        made[event.report_id].append(
            chain.Link(
                serial=event.serial,
                at=event.at,
                kind=event.kind,
                role=event.role,
                agency=event.agency_name,
                data=event.data,
                digest=event.digest,
                previous=event.previous,
                hash=event.hash,
                text=event.text,
                salt=event.salt,
            )
        )
    return made


def _words_fit(report: Report) -> bool:
    """Whether what the public reads is what the history says was published."""
    if report.publication != Publication.PUBLISHED:
        return True
    rows = Event.objects.filter(report=report, kind="published", is_public=True)
    last = rows.exclude(data__has_key="serial").order_by("-serial").first()
    return last is not None and last.text == public_words(report)


def _missing() -> Iterator[Fault]:
    listed = Q(reports__number__lt=SECRET_FROM)
    desks = Desk.objects.annotate(
        n=Count("reports", filter=listed),
        most=Max("reports__number", filter=listed),
        drawn=Count("reports", filter=~listed & Q(reports__isnull=False)),
    )
    for desk in desks:
        if desk.n != (desk.most or 0) or desk.n != desk.last_number:
            yield Fault(f"{desk.slug}: {desk.n}/{desk.last_number}", [0])
        if desk.drawn != desk.secret_taken:
            yield Fault(f"{desk.slug}: R {desk.drawn}/{desk.secret_taken}", [0])
