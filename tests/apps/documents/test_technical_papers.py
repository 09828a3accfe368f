"""The technical papers of the demonstration plans: what they say, how they hold up."""

import re
from decimal import Decimal
from io import BytesIO
from itertools import pairwise

import openpyxl
import pikepdf
import pytest
import yaml
from pypdf import PdfReader

from apps.documents.papers import FOLDER, KINDS, PLANS, golden_text, paper
from apps.documents.telling import tables_of, texts_of
from rendering import reading
from rendering.office import AS_TEXT, converted
from rendering.reading import formula_values, squeezed, without_results
from siap.apps.documents.builders.documents import Wanted, document
from siap.method_books.grades import GRADES
from siap.methodology.document_outlines import outline, outlines
from siap.methodology.library import EDITIONS_DIR
from siap.rendering.grids import grid
from siap.rendering.numbering import blocks_of
from siap.rendering.prepare import prepare
from siap.rendering.registry import RENDERERS
from siap.rendering.stored import to_json
from siap.rendering.tree import Heading, Table

INDONESIAN = frozenset({
    "dan", "yang", "dari", "untuk", "dengan", "pada", "belum", "tidak", "dalam", "atau",
    "oleh", "akan", "menurut", "lembar", "kerja", "rencana", "nama", "jumlah", "tahun",
    "tanggal", "biaya", "satuan", "tindakan", "pelayanan",
})  # fmt: skip
LIMITS = {"least", "above", "below"}
SUBJECTS = {"plan": "", "topic": "2.1", "sheet": "w31-action-scheme"}
# The whole plan has tests of its own.
ALL = sorted(outlines().keys() - {"plan"})
PRINTED = [kind for kind in ALL if "pdf" in outline(kind).paper.formats]


def all_in(form):
    """Every document that is to be had in a format."""
    return [kind for kind in sorted(outlines()) if form in outline(kind).paper.formats]


class Files:
    """Every file of the demonstration plan, made once when it is first asked for."""

    def __init__(self, facts):
        self._facts = facts
        self._documents = {}
        self._files = {}

    def document(self, kind):
        if kind not in self._documents:
            subject = SUBJECTS[outline(kind).paper.about]
            wanted = Wanted(kind=kind, subject=subject, personal=True)
            self._documents[kind] = document(self._facts, wanted)
        return self._documents[kind]

    def __call__(self, kind, form):
        if (kind, form) not in self._files:
            self._files[kind, form] = RENDERERS[form].render(self.document(kind))
        return self._files[kind, form]


@pytest.fixture(scope="module")
def files(demo_facts):
    return Files(demo_facts)


@pytest.fixture(scope="module")
def opened(files, tmp_path_factory):
    """What LibreOffice read in each text, how it printed the slides, each XLSX anew."""
    folder = tmp_path_factory.mktemp("office")
    for form, target in (("docx", AS_TEXT), ("pptx", "pdf"), ("xlsx", "xlsx")):
        made = {f"{kind}.{form}": files(kind, form) for kind in all_in(form)}
        if form == "xlsx":
            made = {name: without_results(book) for name, book in made.items()}
        found = converted(made, target, folder)
    return found


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_paper_says_what_was_reviewed(every_demo, update_golden, plan, kind):
    path = FOLDER / plan / f"{kind}.txt"
    made = golden_text(every_demo[plan], kind)
    if update_golden:
        path.write_text(made, encoding="utf-8")

    assert made == path.read_text(encoding="utf-8"), f"{path}: run with --update-golden"


@pytest.mark.parametrize("kind", KINDS)
def test_a_paper_is_to_be_had_in_english(demo_facts, kind):
    made = document(demo_facts, Wanted(kind=kind, language="en"))

    assert made.language == "en"
    assert made.title in {outline(kind).title.en, demo_facts.plan.title}
    assert prepare(made).sections


def test_an_english_paper_writes_all_numbers_in_english(demo_facts):
    made = document(demo_facts, Wanted(kind="finance-study", language="en"))

    said = "\n".join(texts_of(made))

    assert "Water distributed: 10,730,000" in said
    assert "Inflation per year: 3.0%" in said
    assert "Operating cost: Rp27,000,000,000" in said


def test_every_grade_of_a_regulation_has_an_english_word():
    files = (EDITIONS_DIR.parent / "rulesets").glob("*/*.yaml")
    values = [yaml.safe_load(path.read_text(encoding="utf-8"))["values"] for path in files]
    named = {each for value in values for each in _grades(value)}

    assert len(named) > 12
    assert {each for each in named if len(each) > 1} - GRADES.keys() == set()


def _grades(value):
    """The names of bands, whatever the list is called; all but the last have a limit."""
    for found in value.values():
        bands = found if isinstance(found, list) else []
        limited = [isinstance(each, dict) and LIMITS & each.keys() for each in bands]
        if bands and all(limited[:-1]) and isinstance(bands[-1], dict):
            yield from (each.get("label", each["name"]) for each in bands if "name" in each)


def test_an_english_paper_says_grades_in_english(demo_facts):
    report = document(demo_facts, Wanted(kind="monitoring-report", language="en"))
    study = document(demo_facts, Wanted(kind="finance-study", language="en"))

    said = "\n".join([*texts_of(report), *texts_of(study)])

    assert "very high (measurements: 12)" in said
    assert "Class: less than sound" in said
    assert not re.search(r"\b(sangat tinggi|kurang sehat)\b", said)


# The guide of a region has its agenda and its words in Indonesian alone.
@pytest.mark.parametrize("kind", sorted(outlines().keys() - {"terms", "invitation"}))
def test_what_nobody_typed_is_english_in_an_english_paper(bare_facts, kind):
    plan = bare_facts.plan
    subject = SUBJECTS[outline(kind).paper.about]
    made = document(bare_facts, Wanted(kind=kind, subject=subject, language="en"))

    said = "\n".join(texts_of(made)).lower()
    for typed in (plan.title, plan.service, str(plan.lead_partner), plan.region.name):
        said = said.replace(typed.lower(), "")
    assert said
    assert INDONESIAN & set(re.findall(r"\w+", said)) == set()


@pytest.mark.parametrize("kind", KINDS)
def test_a_plan_with_nothing_in_it_still_has_its_papers(bare_facts, kind):
    made = prepare(paper(bare_facts, kind))

    assert any(section.blocks for section in made.sections)


@pytest.mark.parametrize("kind", KINDS)
def test_no_name_of_a_member_stands_in_a_public_paper(demo_facts, public_facts, kind):
    rows = demo_facts.sheets.content.of("w03-working-group.members")
    names = {str(row.cells["person"]) for row in rows if row.cells.get("person")}

    text = to_json(document(public_facts, Wanted(kind=kind)))

    assert len(names) > 10
    assert [name for name in sorted(names) if name in text] == []


@pytest.mark.parametrize("kind", PRINTED)
def test_a_printed_paper_is_tagged_from_its_title_to_its_pictures(files, kind):
    with pikepdf.open(BytesIO(files(kind, "pdf"))) as made:
        nodes = list(_walk(made.Root.StructTreeRoot.K))
        levels = [int(_kind(n)[1]) for n in nodes if re.fullmatch(r"H\d", _kind(n))]
        figures = [n for n in nodes if _kind(n) == "Figure"]
        heads = [n for n in nodes if _kind(n) == "TH"]
        tables = [n for n in nodes if _kind(n) == "Table"]

        assert made.Root.MarkInfo.Marked
        assert str(made.Root.Lang) == "id"
        assert str(made.open_metadata()["dc:title"])
        assert not levels or levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        assert all(len(str(n.Alt)) > 10 for n in figures)
        assert all(_scopes(n) for n in heads)
        for table in tables:
            assert "TH" in {_kind(n) for n in _walk(table)}


def _walk(node):
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from _walk(each)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        if "/K" in node:
            yield from _walk(node.K)


def _kind(node):
    return str(node.S)[1:]


def _scopes(head):
    attributes = head.A if isinstance(head.A, pikepdf.Array) else [head.A]
    return [each.Scope for each in attributes if "/Scope" in each]


def test_every_step_of_a_procedure_has_a_picture_of_its_own_in_the_print(files):
    with pikepdf.open(BytesIO(files("sop", "pdf"))) as made:
        figures = [
            str(n.Alt) for n in _walk(made.Root.StructTreeRoot.K) if _kind(n) == "Figure"
        ]

    assert len(figures) == 8
    assert (
        figures[3] == "Keputusan oleh Regu lapangan; ya: ke langkah 5; tidak: ke langkah 8."
    )


@pytest.mark.parametrize("kind", ["sop", "rka", "slides"])
def test_the_same_plan_gives_the_same_bytes(files, demo_facts, kind):
    for form in outline(kind).paper.formats:
        again = RENDERERS[form].render(paper(demo_facts, kind))

        assert again == files(kind, form), form


def _sums(document):
    """The sums of all tables: the value and how it is written."""
    made = prepare(document)
    tables = [block for block in blocks_of(made) if isinstance(block, Table)]
    lines = [line for each in tables for line in grid(each, "id").lines]
    return [
        (value, text)
        for line in lines
        if line.kind == "total"
        for value, text in zip(line.values[1:], line.texts[1:], strict=True)
        if isinstance(value, Decimal)
    ]


@pytest.mark.parametrize("kind", ["rka", "insertion", "action-scheme", "finance-study"])
def test_sums_are_the_same_in_every_format(files, kind):
    sums = _sums(files.document(kind))
    texts = {
        "pdf": reading.pdf_text(files(kind, "pdf")),
        "docx": reading.docx_text(files(kind, "docx")),
        "html": reading.html_text(files(kind, "html")),
    }
    book = openpyxl.load_workbook(BytesIO(files(kind, "xlsx")), data_only=True)
    cells = [cell.value for page in book for row in page.iter_rows() for cell in row]
    values = {Decimal(str(each)) for each in cells if isinstance(each, int | float)}

    assert len(sums) > 2
    assert {value for value, _ in sums} <= values
    for name, text in texts.items():
        # A wide sum may be broken over two lines in print.
        whole = re.sub(r"[\s\u200b]", "", text)
        missing = [each for _, each in sums if re.sub(r"\s", "", each) not in whole]
        assert missing == [], name


@pytest.mark.parametrize("kind", all_in("docx"))
def test_libreoffice_reads_every_text(files, opened, kind):
    read = (opened / f"{kind}.txt").read_text(encoding="utf-8")
    made = prepare(files.document(kind))
    heads = [b.text for b in blocks_of(made) if isinstance(b, Heading)]
    said = [*heads, *(table.caption for table in tables_of(made))]

    whole = squeezed(read)
    assert said
    assert [each for each in said if squeezed(each) not in whole] == []


def test_libreoffice_shows_every_slide(files, opened):
    pages = PdfReader(opened / "slides.pdf").pages
    heads = [b for b in blocks_of(files.document("slides")) if isinstance(b, Heading)]

    assert len(pages) == len(heads) + 1
    for page, head in zip(pages[1:], heads, strict=True):
        assert squeezed(head.text) in squeezed(page.extract_text())


@pytest.mark.parametrize("kind", all_in("xlsx"))
def test_libreoffice_works_every_formula_out_to_the_same_value(files, opened, kind):
    ours = formula_values(files(kind, "xlsx"))

    assert formula_values((opened / f"{kind}.xlsx").read_bytes()) == ours
