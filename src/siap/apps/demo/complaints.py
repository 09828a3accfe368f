"""Loading the reports of the demonstration region."""

from datetime import datetime, timedelta

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.complaints.models import Category, Desk, Officer, Pledge
from siap.apps.complaints.services import DeskFacts, add_canned, add_category, open_desk
from siap.apps.complaints.services.bulk import load_stories
from siap.apps.demo.complaint_stories import TOPICS, stories
from siap.apps.organisations.models import Agency, Membership, Region, RegionRole

REGION_CODE = "00.01"
SLUG = "tirtamarga"
OUTLINE = [
    [
        [111.18, -7.41], [111.24, -7.395], [111.30, -7.405], [111.315, -7.45],
        [111.305, -7.50], [111.25, -7.515], [111.19, -7.50], [111.17, -7.45],
    ]
]  # fmt: skip
CANNED = (
    (
        "Sedang diperiksa",
        "Laporan Anda sedang diperiksa di lapangan. Kami kabari hasilnya.",
    ),
    (
        "Bukan wewenang daerah",
        "Persoalan ini wewenang pemerintah provinsi; kami meneruskannya.",
    ),
)


def complaints_are_loaded() -> bool:
    """Whether the demonstration desk is there."""
    return Desk.objects.filter(slug=SLUG).exists()


@transaction.atomic
def load_complaints(*, password_of: User, now: datetime) -> int:
    """
    Open the desk of the demonstration region and fill it with a year of reports.

    Args:
        password_of: An account whose password the officers share.
        now: Where the year ends.

    Returns:
        How many reports were loaded.
    """
    region = Region.objects.get(code=REGION_CODE)
    by = _administrator(region)
    facts = DeskFacts(
        name="Lapor Tirtamarga",
        slug=SLUG,
        contact="Loket layanan, kantor bupati di Margapura",
        outline=OUTLINE,
    )
    desk = open_desk(region=region, facts=facts, by=by, now=now)
    first_day = (now - timedelta(days=400)).date()
    Pledge.objects.create(desk=desk, kind="", hours=48, valid_from=first_day)
    agencies = {agency.name: agency for agency in Agency.objects.filter(region=region)}
    for topic in TOPICS:
        words = (topic.group, topic.keywords)
        agency = agencies.get(topic.agency)
        add_category(desk=desk, name=topic.name, agency=agency, words=words, by=by, now=now)
        if agency is not None:
            _officer(agency, password_of)
    for title, text in CANNED:
        add_canned(desk=desk, title=title, text=text, by=by, now=now)
    categories = {one.name: one for one in Category.objects.filter(desk=desk)}
    return load_stories(desk=desk, stories=list(stories(agencies, categories, now=now)))


def _administrator(region: Region) -> User:
    row = Membership.objects.filter(region=region, role=RegionRole.ADMINISTRATOR)
    return row.select_related("user").order_by("pk")[0].user


def _officer(agency: Agency, password_of: User) -> None:
    short = (agency.short_name or agency.name.split()[-1]).lower().replace(" ", "-")
    user, _ = User.objects.get_or_create(
        username=f"petugas-{short}",
        defaults={"name": f"Petugas {agency.name}", "password": password_of.password},
    )
    Officer.objects.get_or_create(user=user, agency=agency)
