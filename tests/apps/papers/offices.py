"""Offices, issued papers and templates for tests; each in one line."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from io import BytesIO

import docx
import pytest

from factories.plans import NOW, a_plan, a_user, facilitator_of
from siap.apps.accounts.models import User
from siap.apps.organisations.models import Agency, Membership, Region, RegionRole
from siap.apps.papers.models import IssuedPaper
from siap.apps.papers.services import Issue, NewStyle, issue_document, save_style
from siap.apps.plans.models import Plan
from siap.kernel.errors import SiapError

DAY = date(2026, 11, 21)


@contextmanager
def refused(kind: type[SiapError], code: str) -> Iterator[None]:
    """What is done inside is refused with this code."""
    with pytest.raises(kind) as caught:
        yield
    assert caught.value.code == code


def an_agency(region: Region, name: str = "Dinas Rekaan", short: str = "DR") -> Agency:
    return Agency.objects.create(region=region, name=name, short_name=short)


def an_administrator(region: Region) -> User:
    user = a_user("Administrator Rekaan")
    Membership.objects.create(user=user, region=region, role=RegionRole.ADMINISTRATOR.value)
    return user


def a_style(agency: Agency, **fields: object) -> None:
    values = {
        "above": "PEMERINTAH KABUPATEN REKAAN",
        "name": "DINAS REKAAN",
        "address": "Jalan Rekaan 1",
        "number_pattern": "{kode}/{nomor3}/{kantor}/{tahun}",
    } | fields
    new = NewStyle(**values)  # type: ignore[arg-type]
    save_style(agency=agency, new=new, by=an_administrator(agency.region), now=NOW)


def check_url(code: str) -> str:
    return f"https://siap.contoh.go.id/periksa/{code}/"


def an_issue(plan: Plan, **fields: object) -> Issue:
    agency = fields.pop("agency", None) or Agency.objects.filter(region=plan.region).first()
    values = {"kind": "terms", "subject": "1.1", "date": DAY, "code": "600.1"} | fields
    return Issue(agency=agency, **values)  # type: ignore[arg-type]


def issued(plan: Plan, by: User | None = None, **fields: object) -> IssuedPaper:
    return issue_document(
        plan=plan,
        issue=an_issue(plan, **fields),
        check_url=check_url,
        by=by or facilitator_of(plan),
        now=NOW,
    )


def a_plan_with_office() -> Plan:
    plan = a_plan()
    an_agency(plan.region)
    return plan


def a_template(body: str = "", *, place: str = "body") -> bytes:
    """A Word file with one text in its body, header, footer or properties."""
    document = docx.Document()
    if place == "body":
        document.add_paragraph(body)
    elif place == "header":
        document.sections[0].header.paragraphs[0].text = body
    elif place == "footer":
        document.sections[0].footer.paragraphs[0].text = body
    else:
        document.core_properties.title = body
    made = BytesIO()
    document.save(made)
    return made.getvalue()
