"""Decrees, letters, lists, agreements and policy papers: what they say, and to whom."""

from copy import copy
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from apps.documents.formal_papers import (
    DECREES,
    FOLDER,
    KINDS,
    OF_A_PLAN,
    TOPIC,
    formal,
    said_in,
)
from apps.documents.tags import faults_of
from apps.documents.telling import table_called
from siap.apps.documents.builders.letters import BLANK
from siap.apps.documents.builders.setting import Issued
from siap.apps.documents.privacy import without_personal_data
from siap.methodology.document_outlines import outline
from siap.methodology.paper_words import SHARED_DIR, load_words
from siap.rendering import pdf
from siap.rendering.clauses import Clauses
from siap.rendering.numbering import blocks_of
from siap.rendering.prepare import prepare
from siap.rendering.stored import to_json
from siap.rendering.tree import Signature

PLANS = ("pdam", "blud-spam", "umum")
ISSUED = Issued(number="188.45/7/2026", day=date(2026, 11, 21))


def applies(facts, kind):
    known = {each.id for each in facts.worksheets}
    return outline(kind).paper.reads[0] in known


@pytest.fixture(scope="module")
def public_facts(demo_facts):
    return without_personal_data(demo_facts)


@pytest.fixture(scope="module")
def bare_facts(demo_facts):
    """A plan in which nobody has filled anything in yet."""
    sheets = demo_facts.sheets
    content = replace(sheets.content, rows={})
    empty = replace(sheets, content=content, rows={}, _outcomes={}, _findings={})
    return replace(demo_facts, sheets=empty, topics={}, tasks=(), team=())


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_formal_paper_says_what_was_reviewed(every_demo, update_golden, plan, kind):
    path = FOLDER / plan / f"{kind}.txt"
    facts = every_demo[plan]
    if not applies(facts, kind):
        assert not path.exists()
        return
    made = "\n".join(said_in(formal(facts, kind))) + "\n"
    if update_golden:
        path.write_text(made, encoding="utf-8")

    assert made == path.read_text(encoding="utf-8"), f"{path}: run with --update-golden"


@pytest.mark.parametrize("kind", KINDS)
def test_a_formal_paper_has_its_sentences_in_english_too(demo_facts, kind):
    made = prepare(formal(demo_facts, kind, language="en"))

    assert made.sections


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_plan_with_nothing_in_it_still_has_its_papers(bare_facts, kind, language):
    made = prepare(formal(bare_facts, kind, language=language))

    assert any(section.blocks for section in made.sections)


@pytest.mark.parametrize("kind", KINDS)
def test_no_name_of_a_person_stands_in_a_public_paper(demo_facts, public_facts, kind):
    paths = ("w03-working-group.members", "w04-commitments.commitments")
    rows = [row for path in paths for row in demo_facts.sheets.content.of(path)]
    names = {str(row.cells.get("person") or row.cells.get("who")) for row in rows}
    names |= {each.user.display_name for each in demo_facts.team}

    text = to_json(formal(public_facts, kind))

    assert len(names) > 15
    assert [name for name in sorted(names) if name in text] == []


@pytest.mark.parametrize("kind", [*KINDS, "terms", "minutes"])
def test_a_printed_paper_is_tagged_and_fit_for_archives(demo_facts, kind):
    code = Issued(address="https://siap.example/t")
    subject = "" if kind in OF_A_PLAN else TOPIC

    made = formal(demo_facts, kind, subject=subject, issue=code)

    assert faults_of(pdf.render(made)) == []


def test_an_english_paper_says_so_to_readers_of_screens(demo_facts):
    made = formal(demo_facts, "decree-group", language="en")

    assert faults_of(pdf.render(made), "en") == []


@pytest.mark.parametrize("plan", PLANS)
def test_the_short_plan_has_at_most_four_pages(every_demo, plan):
    made = pdf.render(formal(every_demo[plan], "brief"))

    assert len(PdfReader(BytesIO(made)).pages) <= 4


@pytest.mark.parametrize("kind", DECREES)
def test_a_decree_has_the_parts_of_a_decree_in_their_order(demo_facts, kind):
    lines = said_in(formal(demo_facts, kind))

    marks = ("# KEPUTUSAN BUPATI", "NOMOR", "TENTANG", "Menimbang: a.", "Mengingat: 1.",
             "## MEMUTUSKAN:", "Menetapkan: KEPUTUSAN", "KESATU:", "KEDUA:",
             "= Ditetapkan di Margapura", "## LAMPIRAN")  # fmt: skip
    places = [next(n for n, s in enumerate(lines) if s.startswith(m)) for m in marks]
    assert places == sorted(places)


def test_every_reason_begins_with_that_and_ends_with_a_semicolon(demo_facts):
    for kind in DECREES:
        clauses = [b for b in blocks_of(formal(demo_facts, kind)) if isinstance(b, Clauses)]
        reasons = clauses[0].rows[0].items

        assert len(reasons) > 1
        assert all(each.startswith("bahwa ") and each.endswith(";") for each in reasons)


def test_the_rules_of_the_policy_sheet_stand_in_for_a_legal_basis(demo_facts):
    rows = dict(demo_facts.sheets.content.rows)
    del rows["w03-working-group.decree"]
    content = replace(demo_facts.sheets.content, rows=rows)
    facts = replace(demo_facts, sheets=replace(demo_facts.sheets, content=content))

    made = formal(facts, "decree-group")

    (preamble, *_) = [block for block in blocks_of(made) if isinstance(block, Clauses)]
    basis = preamble.rows[1].items
    laws = [n for n, each in enumerate(basis) if each.startswith("Undang-Undang")]
    below = [n for n, each in enumerate(basis) if each.startswith("Peraturan Pemerintah")]
    assert laws[0] == 0
    assert max(laws) < min(below)
    assert said_in(made)[:2] == [
        "BUPATI TIRTAMARGA\nPROVINSI NUSAMARGA",
        "# KEPUTUSAN BUPATI TIRTAMARGA",
    ]


@pytest.mark.parametrize("kind", [*DECREES, "cooperation", "invitation"])
def test_the_number_of_an_issued_paper_stands_inside_it(demo_facts, kind):
    draft = formal(demo_facts, kind)
    issued = formal(demo_facts, kind, issue=ISSUED)

    assert ISSUED.number not in to_json(draft)
    assert BLANK in to_json(draft)
    assert ISSUED.number in to_json(issued)
    assert "21 November 2026" in to_json(issued)


@pytest.mark.parametrize("kind", [*DECREES, "cooperation", "invitation", "record"])
def test_a_letter_is_a_draft_until_it_is_issued(demo_facts, kind):
    plan = copy(demo_facts.plan)
    plan.state = "agreed"

    assert formal(replace(demo_facts, plan=plan), kind).status == "draft"


def test_the_invitation_names_whom_the_topic_invites(demo_facts):
    made = formal(demo_facts, "invitation")

    invited = demo_facts.topics["2.1"].invited
    table = table_called(made, "Daftar undangan")
    listed = [row.cells["who"] for row in table.rows]
    titles = {demo_facts.sheets.titles[each] for each in invited}
    assert titles <= set(listed)
    assert listed == sorted(set(listed))


def test_the_code_on_a_blank_list_leads_to_the_topic(demo_facts):
    there = formal(demo_facts, "attendance-blank", issue=Issued(address="https://x.id/2.1"))
    nowhere = formal(demo_facts, "attendance-blank")

    assert there.proof.address == "https://x.id/2.1"
    assert nowhere.proof is None


def test_a_blank_list_has_a_row_for_everybody_who_is_invited(demo_facts):
    invited = table_called(formal(demo_facts, "invitation"), "Daftar undangan").rows
    blank = table_called(formal(demo_facts, "attendance-blank"), "Daftar hadir")

    assert blank.by_hand
    assert len(blank.rows) >= len(invited) > 16


def test_the_filled_list_ends_with_how_many_came(demo_facts):
    counted = table_called(formal(demo_facts, "attendance"), "Jumlah peserta yang hadir")

    assert [row.cells["count"] for row in counted.rows] == [15, 18]


def test_the_record_writes_its_day_in_words(demo_facts):
    lines = said_in(formal(demo_facts, "record"))

    day = "Selasa, tanggal tiga, bulan Maret, tahun dua ribu dua puluh enam (03-03-2026)"
    assert day in lines[1]
    assert "dihadiri 33 orang, yaitu 15 perempuan dan 18 laki-laki" in lines[2]


def test_the_record_is_signed_for_the_users_of_the_service_too(demo_facts):
    (block,) = [
        b for b in blocks_of(formal(demo_facts, "record")) if isinstance(b, Signature)
    ]

    offices = [each.office for each in block.people]
    assert offices[-1] == "Wakil pengguna pelayanan,"
    assert block.people[-1].name == "Sumur Wibawa"


def test_only_offices_become_parties_of_an_agreement(demo_facts):
    made = formal(demo_facts, "cooperation")

    table = table_called(made, "Tugas setiap pihak")
    who = [row.cells["who"] for row in table.rows]
    assert who[0] == "Dinas Pekerjaan Umum dan Penataan Ruang"
    assert "Badan Perencanaan Pembangunan Daerah" in who
    assert "Bupati Tirtamarga" not in who
    assert "Lembaga Sahabat Air" not in who


def test_every_party_has_a_line_to_sign_on(demo_facts):
    made = formal(demo_facts, "cooperation")

    (block,) = [b for b in blocks_of(made) if isinstance(b, Signature)]
    parties = table_called(made, "Tugas setiap pihak").rows
    assert len(block.people) == len(parties)


def test_commitments_can_be_written_by_hand_before_anybody_promised(bare_facts):
    table = table_called(formal(bare_facts, "commitments"), "Janji para pihak")

    assert table.by_hand
    assert len(table.rows) == 12


def test_the_largest_actions_come_first(demo_facts):
    table = table_called(formal(demo_facts, "brief"), "Tindakan dengan biaya terbesar")

    costs = [row.cells["cost"] for row in table.rows]
    assert len(costs) == 10
    assert costs == sorted(costs, reverse=True)


def test_every_proposal_has_a_heading_and_its_talks(demo_facts):
    lines = said_in(formal(demo_facts, "policy-proposals"))

    proposals = demo_facts.sheets.content.of("w28-policy-proposals.proposals")
    titles = [str(row.cells["policy"]) for row in proposals]
    assert [f"### {title}" for title in titles if f"### {title}" not in lines] == []
    assert any("Pembahasan " in line for line in lines)


def test_a_shared_sentence_is_written_in_one_file_only():
    keys = [key for path in sorted(SHARED_DIR.glob("*.yaml")) for key in load_words(path)]

    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("kind", DECREES)
def test_a_decree_has_the_form_of_the_drafting_rules(demo_facts, kind):
    made = formal(demo_facts, kind)
    lines = said_in(made)
    signed = [each for each in blocks_of(made) if isinstance(each, Signature)]
    (preamble, *_) = [block for block in blocks_of(made) if isinstance(block, Clauses)]
    reasons, basis = (row.items for row in preamble.rows)

    order = ["TENTANG", "BUPATI TIRTAMARGA,", "## MEMUTUSKAN:", "## LAMPIRAN"]
    places = [lines.index(each) for each in order]
    assert places == sorted(places)
    assert all(each.startswith("bahwa ") and each.endswith(";") for each in reasons)
    assert "sebagaimana dimaksud dalam huruf a" in reasons[-1]
    assert all(each.endswith(";") for each in basis)
    # The annex repeats the signature without place and date; no name is underlined.
    assert [each.underlined for each in signed] == [False, False]
    assert signed[0].people == signed[1].people
    assert signed[0].people[0].name == "JERNIH TIRTANEGARA"
    assert signed[1].place == ""
    assert made.letterhead is None
