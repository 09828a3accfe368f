"""Reports as evidence of a plan: answer times as figures, frequent topics as cards."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from siap.apps.complaints.models import Desk, Report
from siap.apps.complaints.queries.desks import agencies_for
from siap.apps.complaints.queries.figures import SHOWN, Figures, figures
from siap.apps.evidence.sources import Finding, Measure, Reading, Source
from siap.ui import formatting

SHARE: Final = "tepat"
MEDIAN: Final = "tengah"
_LOOK_BACK_DAYS: Final = 365
_MOST: Final = 6


def _desk(region_id: int) -> Desk | None:
    return Desk.objects.filter(region_id=region_id).first()


class ReportSource(Source):
    """The desk of a region."""

    title = _("Laporan warga")

    def measures(self, region_id: int) -> Sequence[Measure]:
        """For each agency the share answered in time and the middle of the hours."""
        desk = _desk(region_id)
        if desk is None:
            return []
        address = reverse("complaints:figures", args=[desk.slug])
        found = []
        # An agency that nobody ever wrote to has no figure to follow.
        known = Report.objects.filter(desk=desk).order_by().values("agency")
        for agency in agencies_for(desk).filter(pk__in=known):
            share = gettext("Laporan warga dijawab tepat janji: {agency}")
            hours = gettext("Waktu jawab laporan warga (nilai tengah): {agency}")
            found += [
                Measure(
                    key=f"{agency.pk}:{SHARE}",
                    title=share.format(agency=agency.name),
                    unit=gettext("persen"),
                    address=address,
                ),
                Measure(
                    key=f"{agency.pk}:{MEDIAN}",
                    title=hours.format(agency=agency.name),
                    unit=gettext("jam"),
                    direction="lower",
                    address=address,
                ),
            ]
        return found

    def readings(
        self, region_id: int, keys: Sequence[str], year: int, now: datetime
    ) -> Mapping[str, Reading]:
        """Answer times of the reports that were received in a year."""
        desk = _desk(region_id)
        if desk is None:
            return {}
        first = date(year, 1, 1)
        last = min(date(year, 12, 31), timezone.localdate(now))
        overview = figures(desk, since=first, until=last, now=now)
        by_agency = {str(each.agency_id): each for each in overview.agencies}
        found = {}
        for key in keys:
            agency, _sep, what = key.partition(":")
            one = by_agency.get(agency)
            if one is not None:
                found[key] = Reading(
                    value=_value(one, what),
                    n=one.counted,
                    words=_words(desk, one, first, last),
                    on=last,
                )
        return found

    def findings(self, region_id: int, now: datetime) -> Sequence[Finding]:
        """Topics with the most reports in a year."""
        desk = _desk(region_id)
        if desk is None:
            return []
        since = now - timedelta(days=_LOOK_BACK_DAYS)
        rows = Report.objects.filter(
            desk=desk, identity__in=SHOWN, received_at__gte=since, category__isnull=False
        )
        counted = rows.order_by().values("category_id", "category__name")
        counted = counted.annotate(n=Count("pk")).order_by("-n", "category_id")
        said = gettext("{topic}: {n} laporan warga dalam dua belas bulan sampai {day}")
        day = formatting.day(timezone.localdate(now), short=True)
        address = reverse("complaints:reports", args=[desk.slug])
        return [
            Finding(
                key=f"topik-{row['category_id']}:{now:%Y-%m}",
                text=said.format(
                    topic=row["category__name"], n=formatting.number(row["n"]), day=day
                ),
                address=address,
            )
            for row in counted[:_MOST]
            if row["n"] >= desk.least_for_figures
        ]


def _value(one: Figures, what: str) -> Decimal | None:
    if not one.is_comparable:
        return None
    if what == SHARE:
        return one.share
    return None if one.median is None else Decimal(one.median)


def _words(desk: Desk, one: Figures, first: date, last: date) -> str:
    said = gettext("Data terbuka {desk}: {n} laporan {agency}, {first} – {last}")
    return said.format(
        desk=desk.name,
        n=formatting.number(one.counted),
        agency=one.agency,
        first=formatting.day(first, short=True),
        last=formatting.day(last, short=True),
    )


def finding_of(report: Report, address: str = "") -> Finding:
    """One published report as a card: its title as the public reads it, and its number."""
    return Finding(
        key=str(report.pk),
        text=f"{report.public_subject} ({report.label})",
        address=address,
    )


REPORTS: Final = ReportSource()
