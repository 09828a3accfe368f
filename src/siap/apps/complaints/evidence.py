"""Reports as evidence of a plan: answer times as figures, frequent topics as cards."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from siap.apps.accounts.models import User
from siap.apps.complaints.clock import zone
from siap.apps.complaints.models import Desk, Report
from siap.apps.complaints.queries.desks import agencies_for
from siap.apps.complaints.queries.figures import SHOWN, Figures, figures
from siap.apps.complaints.queries.public import Wanted, find, published
from siap.apps.evidence.sources import (
    Finding,
    Measure,
    Reading,
    Seed,
    Source,
    last_day_of,
)
from siap.kernel.digits import whole_number
from siap.ui import formatting

SHARE: Final = "tepat"
MEDIAN: Final = "tengah"
_LOOK_BACK_DAYS: Final = 365
_MOST: Final = 6
_MOST_FOUND: Final = 12
_TOPIC: Final = "topik-"


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
        rows = _topics(desk, now)
        found = [_topic(desk, row, timezone.localdate(now)) for row in rows[:_MOST]]
        return [each for each in found if each is not None]

    def said(
        self, region_id: int, keys: Collection[str], now: datetime
    ) -> Mapping[str, Finding]:
        """Published reports by their id, and topics by `topik-<id>:<month>`."""
        desk = _desk(region_id)
        if desk is None:
            return {}
        numbers = [n for key in keys if (n := whole_number(key)) is not None]
        rows = _published(desk).filter(pk__in=numbers)
        found = {str(each.pk): finding_of(each) for each in rows}
        for key in keys:
            topic = _topic_of(desk, key, now)
            if topic is not None:
                found[key] = topic
        return found

    def searched(self, region_id: int, words: str, now: datetime) -> Sequence[Finding]:
        """Topics that hold the words, then published reports: by number or by words."""
        desk = _desk(region_id)
        if desk is None:
            return []
        number = whole_number(words.rpartition("-")[2])
        if number is not None:
            rows = _published(desk).filter(number=number)
        else:
            rows = find(desk, Wanted(words=words)).select_related("desk")
        reports = [finding_of(each) for each in rows[:_MOST_FOUND]]
        return [*super().searched(region_id, words, now), *reports]

    def seed(self, region_id: int, key: str, user: User, now: datetime) -> Seed | None:
        """A proposal out of a published report, or of a topic."""
        desk, number = _desk(region_id), whole_number(key)
        if desk is None or number is None:
            return super().seed(region_id, key, user, now)
        report = _published(desk).filter(pk=number).first()
        if report is None:
            return None
        return Seed(
            finding=finding_of(report),
            title=report.public_subject,
            problem=report.public_text,
            agency_id=report.agency_id,
            spot=report.public_place,
        )


def _published(desk: Desk) -> QuerySet[Report]:
    return published(desk).select_related("desk")


def _topics(desk: Desk, until: datetime) -> list[Mapping[str, Any]]:
    """Reports of a year by topic, the topic with the most first."""
    rows = Report.objects.filter(
        desk=desk,
        identity__in=SHOWN,
        received_at__gt=until - timedelta(days=_LOOK_BACK_DAYS),
        received_at__lte=until,
        category__isnull=False,
    )
    counted = rows.order_by().values("category_id", "category__name")
    return list(counted.annotate(n=Count("pk")).order_by("-n", "category_id"))


def _topic(desk: Desk, row: Mapping[str, Any], day: date) -> Finding | None:
    """A topic with its number; None where it has too few reports for a figure."""
    if row["n"] < desk.least_for_figures:
        return None
    said = gettext("{topic}: {n} laporan warga dalam dua belas bulan sampai {day}")
    return Finding(
        key=f"topik-{row['category_id']}:{day:%Y-%m}",
        text=said.format(
            topic=row["category__name"],
            n=formatting.number(row["n"]),
            day=formatting.day(day, short=True),
        ),
        address=reverse("complaints:reports", args=[desk.slug]),
    )


def _topic_of(desk: Desk, key: str, now: datetime) -> Finding | None:
    name, _, month = key.partition(":")
    number = whole_number(name.removeprefix(_TOPIC))
    day = last_day_of(month, timezone.localdate(now))
    if day is None or number is None or not name.startswith(_TOPIC):
        return None
    end = datetime.combine(day + timedelta(days=1), time(), tzinfo=zone())
    for row in _topics(desk, min(end, now)):
        if row["category_id"] == number:
            return _topic(desk, row, day)
    return None


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


def finding_of(report: Report) -> Finding:
    """One published report as a voice: its title as the public reads it, and its number."""
    return Finding(
        key=str(report.pk),
        text=f"{report.public_subject} ({report.label})",
        address=reverse("complaints:report", args=[report.desk.slug, report.number]),
    )


REPORTS: Final = ReportSource()
