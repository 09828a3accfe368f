"""Decrees and letters that are issued: their number stands where their form has it."""

from datetime import date
from io import BytesIO

import docx
import pytest
from pypdf import PdfReader

from apps.papers.offices import (
    DAY,
    a_plan_with_office,
    a_style,
    a_template,
    an_administrator,
    issued,
)
from factories.plans import NOW, facilitator_of
from siap.apps.documents.builders.documents import Wanted
from siap.apps.documents.services import build_document
from siap.apps.organisations.models import Agency
from siap.apps.papers.composing import Occasion, Seal, sealed, template_context
from siap.apps.papers.queries import choices_of, issued_formats
from siap.apps.papers.services import paper_file, upload_template
from siap.methodology.document_outlines import outlines
from siap.rendering.stored import to_json

pytestmark = pytest.mark.django_db
INSIDE = sorted(k for k, each in outlines().items() if each.paper.numbered == "inside")


def seal(*, printed):
    return Seal(
        number="600/7/2026",
        printed=printed,
        date=date(2026, 11, 21),
        code="ABCD-EFGH-JKLM-NPQR",
        address="https://siap.example/periksa",
    )


def words_of(content):
    pages = PdfReader(BytesIO(content)).pages
    return " ".join("".join(page.extract_text() for page in pages).split())


def test_an_issued_decree_says_its_number_and_date_in_its_own_form():
    plan = a_plan_with_office()
    a_style(Agency.objects.get(region=plan.region))

    paper = issued(plan, kind="decree-group", subject="", formats=("pdf", "docx"))

    by = facilitator_of(plan)
    said = words_of(paper_file(paper=paper, format_name="pdf", by=by))
    assert paper.number in said
    assert f"NOMOR {paper.number} TENTANG" in said
    assert "pada tanggal 21 November 2026" in said
    assert f"Nomor: {paper.number}" not in said
    assert "DRAF" not in said
    assert paper.code in said


@pytest.mark.parametrize("printed", [True, False])
def test_a_number_is_added_only_where_the_paper_does_not_say_it_itself(printed):
    plan = a_plan_with_office()
    made = build_document(plan, Wanted(kind="record", subject="2.1"))
    agency = Agency.objects.get(region=plan.region)

    text = to_json(sealed(made, seal(printed=printed), agency=agency))

    assert ("Nomor: 600/7/2026" in text) != printed


def test_every_paper_that_says_its_number_itself_can_be_issued():
    assert set(INSIDE) <= set(issued_formats())
    assert {"decree-group", "decree-partner", "decree-monitoring"} <= set(INSIDE)


def test_blank_lists_and_workbooks_are_never_issued():
    kinds = {choice.kind for choice in choices_of(a_plan_with_office())}

    assert {"attendance-blank", "workbook", "sheet"} & kinds == set()
    assert {"invitation", "record", "attendance", "commitments"} <= kinds


def test_the_clauses_of_a_decree_reach_the_offices_own_template():
    plan = a_plan_with_office()
    agency = Agency.objects.get(region=plan.region)
    made = build_document(plan, Wanted(kind="decree-group"))
    occasion = Occasion(plan=plan, agency=agency, document=made, date=DAY)

    lines = [each["teks"] for each in template_context(occasion, personal=False)["isi"]]

    assert any(line.startswith("Menimbang: a. bahwa ") for line in lines)
    assert any(line.startswith("KESATU: Membentuk ") for line in lines)


def test_a_decree_is_poured_into_the_template_of_the_office():
    plan = a_plan_with_office()
    agency = Agency.objects.get(region=plan.region)
    body = "{% for b in isi %}{{ b.teks }} | {% endfor %}Nomor surat {{ nomor }}"
    upload_template(
        agency=agency, kind="decree", file_name="sk.docx", content=a_template(body),
        by=an_administrator(plan.region), now=NOW,
    )  # fmt: skip

    paper = issued(plan, kind="decree-partner", subject="", formats=("docx",))

    by = facilitator_of(plan)
    made = docx.Document(BytesIO(paper_file(paper=paper, format_name="docx", by=by)))
    said = " ".join(each.text for each in made.paragraphs)
    assert f"Nomor surat {paper.number}" in said
    assert "MEMUTUSKAN:" in said
