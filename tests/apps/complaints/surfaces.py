"""Every surface on which a hidden word could show, each with what anybody gets from it."""

import io
import logging
import zipfile
from collections.abc import Callable, Mapping
from typing import Final

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import Client

from apps.channels.test_canaries import MAILS
from apps.complaints.canaries import CANARY, body, name_of, sender
from apps.complaints.desks import HOUR, NOW, Office
from siap.apps.channels.services import store_mail, take_waiting
from siap.apps.complaints import services
from siap.apps.complaints.evidence import REPORTS
from siap.apps.complaints.models import Identity, Outgoing, Photo, Report
from siap.apps.complaints.services.subscribing import (
    confirm_subscription,
    subscribe,
    write_weekly_news,
)
from siap.apps.complaints.views import data, public
from siap.apps.open311 import views as open311
from siap.apps.open311.services import make_key
from siap.project.quiet_logs import QuietFormatter

Shown = Mapping[str, str]
ROOT: Final = "/open311/v2"
SPAN: Final = "start_date=2026-08-01T00:00:00Z&end_date=2026-10-01T00:00:00Z"


def _home(office: Office) -> str:
    return f"/lapor/{office.desk.slug}/"


def _pages(office: Office, *, language: str = "id") -> Shown:
    home = _home(office)
    found = ["/lapor/", "/lapor/ikuti/", home, f"{home}peta/", f"{home}angka/"]
    found += [f"{home}kirim/", f"{home}kabar/", f"{home}0/", f"{home}1/x", ROOT + "/"]
    for report in Report.objects.all():
        found.append(f"{home}{report.number}/")
        found.append(f"/lapor/ikuti/{report.reference}/")
        found.append(f"/lapor/meja/laporan/{report.pk}/")
    found += [f"/lapor/foto/{photo.name}.jpg" for photo in Photo.objects.all()]
    return {address: body(address, language=language) for address in found}


def _pages_in_english(office: Office) -> Shown:
    return _pages(office, language="en")


def _search(office: Office) -> Shown:
    words = ("kut", "sit", "081", "337", "keruh", "Kutil", "Suap", "makian")
    home = _home(office)
    return {word: body(f"{home}?jenis=complaint&cari={word}") for word in words}


def _open_data(office: Office) -> Shown:
    home = _home(office)
    return {name: body(f"{home}{name}") for name in ("data.csv", "data.json")} | {
        str(report.number): body(f"{home}{report.number}/data.json")
        for report in Report.objects.all()
    }


def _rss(office: Office) -> Shown:
    return {"rss": body(f"{_home(office)}kabar.rss")}


def _open311(_office: Office) -> Shown:
    numbers = list(Report.objects.values_list("number", flat=True))
    ids = ",".join(map(str, numbers))
    asked = [
        "discovery.{f}", "services.{f}", "services/air-minum.{f}", f"requests.{{f}}?{SPAN}",
        f"requests.{{f}}?service_request_id={ids}", f"servicerequestupdates.{{f}}?{SPAN}",
        *(f"requests/{number}.{{f}}" for number in numbers),
        *(f"tokens/{number}.{{f}}" for number in numbers),
    ]  # fmt: skip
    paths = [path.format(f=form) for path in asked for form in ("json", "xml")]
    return {path: body(f"{ROOT}/{path}") for path in paths}


def _mail(office: Office) -> Shown:
    """Mails to subscribers, and to officers who are reminded."""
    one = subscribe(desk=office.desk, email="dprd@contoh.id", agency=None,
                    site="http://s.example/", now=NOW)  # fmt: skip
    confirm_subscription(subscription=one, now=NOW)
    office.officer.email = "petugas@contoh.go.id"
    office.officer.save()
    services.do_chores(now=NOW + 60 * HOUR)
    write_weekly_news(now=NOW.replace(day=17))
    others = Outgoing.objects.filter(to_mail__in=[one.email, office.officer.email])
    return {mail.key: f"{mail.subject}\n{mail.text}" for mail in others}


def _exports(office: Office) -> Shown:
    """What an agency takes away as a workbook: all of its parts."""
    client = Client()
    client.force_login(office.officer, backend="django.contrib.auth.backends.ModelBackend")
    address = f"/lapor/meja/{office.desk.slug}/laporan.xlsx?baki=all"
    content = b"".join(client.get(address))  # type: ignore[arg-type]
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return {name: book.read(name).decode() for name in book.namelist()}


def _plans(office: Office) -> Shown:
    """What plans, boards and proposals are offered of reports, asked for by every key."""
    region, keys = office.desk.region_id, [str(one.pk) for one in Report.objects.all()]
    words = ("air", CANARY, *map(str, Report.objects.values_list("number", flat=True)))
    found: dict[str, object] = {"findings": REPORTS.findings(region, NOW)}
    found |= {"said": REPORTS.said(region, keys, NOW)}
    found |= {f"searched {word}": REPORTS.searched(region, word, NOW) for word in words}
    found |= {key: REPORTS.seed(region, key, office.administrator, NOW) for key in keys}
    return {name: str(each) for name, each in found.items()}


SECRET: Final = f"{name_of(Identity.HIDDEN)}, {sender('hidden').email}, 0812-7777-4321"


def _fails(*_args: object, **_kwargs: object) -> object:
    """As a service fails that names what it stumbled over."""
    raise RuntimeError(f"cannot tell {SECRET}") from ValueError(SECRET)


def _is_away(*_args: object, **_kwargs: object) -> object:
    raise OperationalError(f'the record "{SECRET}" is locked')


def _get(address: str, **facts: object) -> tuple[int, str]:
    client = Client(raise_request_exception=False, **facts)  # type: ignore[arg-type]
    answer = client.get(address)
    return answer.status_code, answer.content.decode()


def _post(address: str, data: Mapping[str, object], **facts: object) -> tuple[int, str]:
    client = Client(raise_request_exception=False, **facts)  # type: ignore[arg-type]
    answer = client.post(address, data)
    return answer.status_code, answer.content.decode()


def _error_pages(office: Office) -> Shown:
    """A page or an answer for each status, most of them provoked with hidden words."""
    home = _home(office)
    typed = {"text": CANARY * 3, "kind": "complaint", "identity": "hidden"}
    key = make_key(desk=office.desk, name="Program", officer=office.officer,
                   by=office.administrator, now=NOW)[1]  # fmt: skip
    secret = Report.objects.get(identity=Identity.SECRET).number
    sent = {"description": CANARY, "service_code": "air-minum", "api_key": key}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "DATA_UPLOAD_MAX_MEMORY_SIZE", 5_000)
        large = {"text": CANARY * 1_000, "description": CANARY * 1_000}
        found = {
            "400": _get(home, headers={"host": "jahat.example"}),
            "403": _post(f"{home}kirim/", typed, enforce_csrf_checks=True),
            "404": _get(f"{home}{secret}/"),
            "405": _post(f"{home}data.csv", typed),
            "413": _post(f"{home}kirim/", typed | large),
        }
        for form in ("json", "xml"):
            calls = f"{ROOT}/requests.{form}"
            upload = SimpleUploadedFile(f"{CANARY}.jpg", b"no picture")
            picture = sent | {"address_string": "x", "media": upload}
            found |= {
                f"400 {form}": _post(calls, sent | {"lat": CANARY}),
                f"403 {form}": _post(calls, sent | {"api_key": CANARY}),
                f"404 {form}": _get(f"{ROOT}/requests/{secret}.{form}"),
                f"405 {form}": _post(f"{ROOT}/services.{form}", sent),
                f"413 {form}": _post(calls, sent | large),
                f"400 picture {form}": _post(calls, picture),
            }
        patch.setattr(public, "find", _fails)
        patch.setattr(open311, "published", _fails)
        patch.setattr(data, "find", _fails)
        found |= {"500": _get(f"{home}?cari=air"), "500 rss": _get(f"{home}kabar.rss")}
        for form in ("json", "xml"):
            found[f"500 {form}"] = _get(f"{ROOT}/requests.{form}")
        patch.setattr(public, "find", _is_away)
        found["503"] = _get(f"{home}?cari=pipa")
    wrong = {name: got for name, (got, _) in found.items() if not name.startswith(str(got))}
    assert wrong == {}
    return {name: text for name, (_, text) in found.items()}


def _logs(office: Office) -> Shown:
    """What the console shows while mails come and go and everything goes wrong."""
    stream = io.StringIO()
    console = logging.StreamHandler(stream)
    console.setFormatter(QuietFormatter())
    logging.getLogger().addHandler(console)
    try:
        _error_pages(office)
        for name, mail in MAILS.items():
            store_mail(desk=office.desk, key=name, raw=mail.encode(), now=NOW)
        take_waiting(now=NOW)
    finally:
        logging.getLogger().removeHandler(console)
    assert "RuntimeError" in stream.getvalue()
    assert "OperationalError" in stream.getvalue()
    return {"console": stream.getvalue()}


SURFACES: Final[Mapping[str, Callable[[Office], Shown]]] = {
    "HTML": _pages,
    "HTML in English": _pages_in_english,
    "Open311": _open311,
    "RSS": _rss,
    "CSV": _open_data,
    "search": _search,
    "mail": _mail,
    "plans": _plans,
    "logs": _logs,
    "exports": _exports,
    "error pages": _error_pages,
}
"""One line for each surface that is promised to show nothing hidden."""

SHOWS: Final[Mapping[str, str]] = {
    "HTML": "Air keruh sejak Senin",
    "HTML in English": 'lang="en"',
    "Open311": "Air keruh sejak Senin",
    "RSS": "Air keruh sejak Senin",
    "CSV": "Air keruh sejak Senin",
    "search": "Tidak ada laporan yang cocok",
    "mail": "Lapor Kota Rekaan",
    "plans": "Air keruh sejak Senin",
    "logs": "Traceback",
    "exports": "Air keruh sejak Senin",
    "error pages": "Terjadi kesalahan pada sistem",
}
"""What each surface does show: looking for canaries on an empty page proves nothing."""
