"""Issuing a paper: frozen, numbered, found out to be genuine, replaced, taken back."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from apps.papers.offices import (
    DAY,
    a_plan_with_office,
    a_style,
    a_template,
    an_administrator,
    an_agency,
    an_issue,
    check_url,
    issued,
    refused,
)
from factories.plans import NOW, a_member, a_region, facilitator_of
from siap.apps.audit.models import Change
from siap.apps.organisations.models import Agency
from siap.apps.papers.composing import Occasion, template_context
from siap.apps.papers.models import IssuedPaper, PaperState
from siap.apps.papers.queries import (
    choices_of,
    is_a_file_of,
    issued_formats,
    public_facts,
    tidy_code,
)
from siap.apps.papers.services import (
    add_signatory,
    finish_paper,
    issue_document,
    issue_paper,
    issuing,
    paper_file,
    restore_default,
    upload_template,
    void_paper,
)
from siap.apps.papers.store import PaperStore, fingerprint_of
from siap.apps.papers.templating.fields import examples
from siap.apps.plans.models import TeamRole
from siap.kernel.errors import Conflict, Forbidden, InvalidInput, NotFound, Unavailable
from siap.rendering.tree import Document, Heading, Section

pytestmark = pytest.mark.django_db
SOON = timedelta(minutes=5)


def test_an_issued_pdf_carries_head_number_date_and_code_and_no_mark():
    plan = a_plan_with_office()
    agency = Agency.objects.get(region=plan.region)
    a_style(agency)

    paper = issued(plan)

    content = paper_file(paper=paper, format_name="pdf", by=facilitator_of(plan))
    said = "".join(
        "".join(p.extract_text() for p in PdfReader(BytesIO(content)).pages).split()
    )
    for text in ("DINASREKAAN", "600.1/001/DR/2026", "21November2026", paper.code):
        assert text in said
    assert "DRAF" not in said.upper().replace("DRAFT", "")


@pytest.mark.usefixtures("quick_print")
def test_an_issued_file_is_the_same_years_later_whatever_happens_to_the_plan():
    plan = a_plan_with_office()
    paper = issued(plan)
    by = facilitator_of(plan)
    before = paper_file(paper=paper, format_name="pdf", by=by)

    plan.title = "Judul lain"
    plan.save()
    a_style(paper.agency, name="NAMA LAIN")

    assert paper_file(paper=paper, format_name="pdf", by=by) == before
    assert paper.files.get().fingerprint == fingerprint_of(before)


@pytest.mark.usefixtures("quick_print")
def test_a_file_that_somebody_changed_is_not_handed_out(data_folder: Path):
    plan = a_plan_with_office()
    paper = issued(plan)
    file = PaperStore(data_folder / "papers").path(paper.code, "pdf")
    file.chmod(0o644)
    file.write_bytes(b"dipalsukan")

    with refused(Unavailable, "paper-damaged"):
        paper_file(paper=paper, format_name="pdf", by=facilitator_of(plan))


@pytest.mark.usefixtures("quick_print")
def test_files_on_the_disk_are_read_only_and_never_replaced(data_folder: Path):
    paper = issued(a_plan_with_office())
    store = PaperStore(data_folder / "papers")

    with refused(Unavailable, "paper-frozen"):
        store.put(paper.code, "pdf", b"lain")

    assert store.path(paper.code, "pdf").stat().st_mode & 0o222 == 0
    assert [each.name for each in store.path(paper.code, "pdf").parent.iterdir()] == [
        "naskah.pdf"
    ]


@pytest.mark.parametrize("code", ["../../etc", "ABCD", "abcd-efgh-jklm-npqr", ""])
def test_a_code_that_is_none_opens_no_file(code, tmp_path):
    with pytest.raises(NotFound):
        PaperStore(tmp_path).path(code, "pdf")


@pytest.mark.usefixtures("quick_print")
def test_a_paper_is_issued_once():
    plan = a_plan_with_office()
    paper = issued(plan)
    by = facilitator_of(plan)

    for again in (
        lambda: finish_paper(paper=paper, check_url=check_url, by=by, now=NOW),
        lambda: issue_paper(paper=paper, files={"pdf": b"lain"}, by=by, now=NOW),
    ):
        with pytest.raises(Conflict):
            again()


def test_a_number_stays_with_a_paper_whose_files_could_not_be_made(monkeypatch):
    plan = a_plan_with_office()

    def broken(*_):
        raise Unavailable("typesetting-failed")

    monkeypatch.setattr(issuing, "print_apart", broken)
    with pytest.raises(Unavailable):
        issued(plan)
    monkeypatch.setattr(issuing, "print_apart", lambda *_: b"isi")
    second = issued(plan, subject="1.2")
    first = IssuedPaper.objects.get(state=PaperState.PREPARING)
    finished = finish_paper(
        paper=first, check_url=check_url, by=facilitator_of(plan), now=NOW
    )

    assert (finished.sequence, second.sequence) == (1, 2)
    assert finished.state == PaperState.ISSUED
    assert public_facts(first.code) is not None


@pytest.mark.usefixtures("quick_print")
def test_a_newer_issue_names_the_older_and_the_older_says_so():
    plan = a_plan_with_office()
    old = issued(plan)
    new = issue_document(
        plan=plan,
        issue=an_issue(plan),
        check_url=check_url,
        by=facilitator_of(plan),
        now=NOW + SOON,
    )

    content = paper_file(paper=new, format_name="pdf", by=facilitator_of(plan)).decode()
    facts = public_facts(old.code)

    assert new.replaces == old
    assert f"Menggantikan nomor {old.number}" in content
    assert facts is not None
    assert facts.newer == (new.number, new.date)
    assert not facts.is_current
    current = public_facts(new.code)
    assert current is not None
    assert current.is_current


@pytest.mark.usefixtures("quick_print")
def test_papers_on_other_subjects_do_not_replace_each_other():
    plan = a_plan_with_office()
    first, second = issued(plan), issued(plan, subject="1.2")

    assert second.replaces is None
    facts = public_facts(first.code)
    assert facts is not None
    assert facts.newer is None


@pytest.mark.usefixtures("quick_print")
def test_a_paper_that_was_taken_back_stays_with_its_number_and_reason():
    plan = a_plan_with_office()
    paper = issued(plan)
    by = facilitator_of(plan)

    void_paper(paper=paper, reason="Salah tanggal", by=by, now=NOW)

    facts = public_facts(paper.code)
    assert facts is not None
    assert facts.state == PaperState.VOID
    assert issued(plan).sequence == 2
    assert paper_file(paper=paper, format_name="pdf", by=by)
    with pytest.raises(Conflict):
        void_paper(paper=paper, reason="Lagi", by=by, now=NOW)


@pytest.mark.usefixtures("quick_print")
def test_taking_back_needs_a_reason():
    plan = a_plan_with_office()

    with refused(InvalidInput, "reason-missing"):
        void_paper(paper=issued(plan), reason="  ", by=facilitator_of(plan), now=NOW)


@pytest.mark.parametrize("role", [TeamRole.MEMBER, TeamRole.SECRETARY, TeamRole.OBSERVER])
def test_only_those_who_lead_a_plan_issue_papers(role):
    plan = a_plan_with_office()

    with pytest.raises(Forbidden):
        issued(plan, by=a_member(plan, role))

    assert not IssuedPaper.objects.exists()


def test_an_office_of_another_region_cannot_issue():
    plan = a_plan_with_office()
    stranger = an_agency(a_region(), "Asing")

    with refused(InvalidInput, "paper-other-region"):
        issued(plan, agency=stranger)


@pytest.mark.parametrize("formats", [(), ("xlsx",), ("pdf", "exe")])
def test_only_formats_of_papers_are_issued(formats):
    with refused(InvalidInput, "unknown-key"):
        issued(a_plan_with_office(), formats=formats)


@pytest.mark.usefixtures("quick_print")
def test_a_character_that_prints_as_a_box_is_remembered_with_the_paper():
    plan = a_plan_with_office()
    a_style(Agency.objects.get(region=plan.region), address="Jalan 汉")

    paper = issued(plan)

    assert IssuedPaper.objects.get(pk=paper.pk).choices["boxes"] == ["汉"]


@pytest.mark.usefixtures("quick_print")
def test_every_step_is_on_the_trail():
    plan = a_plan_with_office()
    paper = issued(plan)
    void_paper(paper=paper, reason="Salah", by=facilitator_of(plan), now=NOW)

    kinds = Change.objects.filter(subject="paper").order_by("id").values_list("kind")
    assert [kind for (kind,) in kinds] == ["number", "issue", "void"]


@pytest.mark.usefixtures("quick_print")
def test_a_code_is_found_however_it_is_typed_and_tells_nothing_personal():
    plan = a_plan_with_office()
    paper = issued(plan)

    facts = public_facts(f" {paper.code.replace('-', ' ').lower()} ")

    assert facts is not None
    assert set(facts.__slots__ if hasattr(facts, "__slots__") else vars(facts)) == {
        "number", "date", "title", "office", "state", "newer",
    }  # fmt: skip
    assert facilitator_of(plan).name not in str(facts)
    assert tidy_code("x") == "X"
    assert public_facts("AAAA-AAAA-AAAA-AAAA") is None


@pytest.mark.usefixtures("quick_print")
def test_a_fingerprint_belongs_to_its_code_only():
    plan = a_plan_with_office()
    first, second = issued(plan), issued(plan, subject="1.2")
    digest = first.files.get().fingerprint

    assert is_a_file_of(first.code, digest.upper())
    assert not is_a_file_of(second.code, digest)
    assert not is_a_file_of(first.code, "")


def test_an_office_s_own_template_makes_the_word_file():
    plan = a_plan_with_office()
    agency = Agency.objects.get(region=plan.region)
    by = an_administrator(plan.region)
    signer = add_signatory(
        agency=agency, office="Kepala", name="Ani Rekaan", detail="1970", by=by, now=NOW
    )
    body = "Nomor {{ nomor }} {{ topik }} {{ penanda_tangan[0].nama }} {{ isi[0].teks }}"
    made, faults = upload_template(
        agency=agency,
        kind="terms",
        file_name="kak.docx",
        content=a_template(body),
        by=by,
        now=NOW,
    )

    paper = issued(plan, formats=("docx",), signatories=(signer.pk,))

    assert (faults, made and made.number) == ([], 1)
    content = paper_file(paper=paper, format_name="docx", by=facilitator_of(plan))
    said = docx.Document(BytesIO(content)).paragraphs[0].text
    assert said.startswith(f"Nomor {paper.number}")
    assert "Ani Rekaan" in said


def test_a_faulty_template_changes_nothing_and_the_default_can_be_restored():
    plan = a_plan_with_office()
    agency = Agency.objects.get(region=plan.region)
    by = an_administrator(plan.region)

    def upload(body: str) -> int:
        content = a_template(body)
        _, faults = upload_template(
            agency=agency, kind="terms", file_name="a.docx", content=content, by=by, now=NOW
        )
        return len(faults)

    assert [upload("{{ nomor }}"), upload("{{ nomer }}"), upload("{{ judul }}")] == [
        0,
        1,
        0,
    ]
    versions = agency.paper_templates.values_list("number", "active")
    assert list(versions) == [(2, True), (1, False)]
    restore_default(agency=agency, kind="terms", by=by, now=NOW)
    assert not agency.paper_templates.filter(active=True).exists()


def test_templates_are_for_administrators_of_the_region():
    plan = a_plan_with_office()

    with pytest.raises(Forbidden):
        upload_template(
            agency=Agency.objects.get(region=plan.region),
            kind="terms",
            file_name="a.docx",
            content=a_template("x"),
            by=facilitator_of(plan),
            now=NOW,
        )


def test_what_can_be_issued_is_listed_for_the_plan_and_each_topic():
    plan = a_plan_with_office()

    keys = [choice.key for choice in choices_of(plan)]

    assert keys[0] == "plan:"
    assert "terms:1.1" in keys
    assert "minutes:1.1" in keys
    assert all("xlsx" not in names for names in issued_formats().values())


def test_the_date_of_a_paper_decides_its_year():
    plan = a_plan_with_office()

    issue = an_issue(plan, date=DAY.replace(year=2027))

    assert issue.date.year == 2027


def test_every_field_of_a_template_has_a_value_and_every_value_is_a_field():
    plan = a_plan_with_office()
    document = Document("Judul", DAY, (Section((Heading(1, "Satu"),)),), cover=False)
    occasion = Occasion(
        plan=plan,
        agency=Agency.objects.get(region=plan.region),
        document=document,
        topic="1.1",
        date=DAY,
    )

    context = template_context(occasion, personal=False)

    assert set(context) == set(examples())
    assert context["anggota"] == []
