"""A desk with two agencies, its people, and reports; each in one line."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO

from PIL import Image

from factories.plans import a_region, a_user
from siap.apps.accounts.models import User
from siap.apps.complaints import services
from siap.apps.complaints.codes import new_token
from siap.apps.complaints.models import Desk, Report
from siap.apps.organisations.models import Agency, Membership, RegionRole

NOW = datetime(2026, 8, 14, 2, 30, 15, tzinfo=UTC)  # a Friday, 9.30 in Jakarta
HOUR = timedelta(hours=1)


@dataclass
class Office:
    """A desk and those who work there."""

    desk: Desk
    administrator: User
    water: Agency
    roads: Agency
    officer: User

    def act(
        self, report: Report, *, by: User | None = None, now: datetime = NOW
    ) -> services.Act:
        report.refresh_from_db()
        return services.Act(by=by or self.administrator, now=now, seen=report.version)


def an_office(slug: str = "kota-rekaan") -> Office:
    region = a_region("Kota Rekaan")
    administrator = a_user("Admin Meja")
    Membership.objects.create(
        user=administrator, region=region, role=RegionRole.ADMINISTRATOR.value
    )
    desk = services.open_desk(
        region=region,
        facts=services.DeskFacts(name="Lapor Kota Rekaan", slug=slug),
        by=administrator,
        now=NOW,
    )
    water = Agency.objects.create(region=region, name="Perumda Air Rekaan")
    roads = Agency.objects.create(region=region, name="Dinas Pekerjaan Umum")
    officer = a_user("Petugas Air")
    services.set_officer(
        desk=desk, officer=(officer, water), is_officer=True, by=administrator, now=NOW
    )
    services.add_category(
        desk=desk, name="Air minum", agency=water, words=("Dasar", "air, pipa, keran"),
        by=administrator, now=NOW,
    )  # fmt: skip
    return Office(desk, administrator, water, roads, officer)


def a_report(
    office: Office, text: str = "", *, now: datetime = NOW, **facts: object
) -> Report:
    sender = services.Sender(name="Sulastri Wulandari", email="sulastri@contoh.id")
    new = services.NewReport(
        text=text or "Air tidak mengalir sejak kemarin di sekitar pasar.",
        **({"sender": sender} | facts),  # type: ignore[arg-type]
    )
    return services.take_report(desk=office.desk, new=new, token=new_token(), now=now)


def published(office: Office, report: Report, *, now: datetime = NOW) -> Report:
    return services.publish(
        report=report, copy=services.proposed_copy(report), act=office.act(report, now=now)
    )


def routed(
    office: Office,
    report: Report,
    agency: Agency | None = None,
    *,
    now: datetime = NOW,
    reason: str = "",
) -> Report:
    return services.route(
        report=report, agency=agency or office.water, reason=reason,
        act=office.act(report, now=now),
    )  # fmt: skip


def answered(
    office: Office, report: Report, *, now: datetime = NOW + HOUR, text: str = ""
) -> Report:
    return services.answer(
        report=report,
        text=text or "Pipa yang bocor sudah diganti pagi ini.",
        interim=False,
        act=office.act(report, by=office.officer, now=now),
    )


def a_photo(comment: bytes = b"", *, size: tuple[int, int] = (40, 30)) -> bytes:
    """A JPEG with GPS, XMP and a comment that must not survive."""
    made = BytesIO()
    exif = Image.Exif()
    exif[0x010E] = comment.decode() or "keterangan"
    Image.new("RGB", size, "teal").save(
        made, "JPEG", exif=exif, comment=comment or b"catatan"
    )
    return made.getvalue()
