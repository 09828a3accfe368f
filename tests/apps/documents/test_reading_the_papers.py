"""What showed only when the papers of the demonstrations were read as pictures."""

from apps.documents.papers import golden_text
from siap.apps.documents.builders.documents import Wanted, document

GRADES = ("sangat tinggi", "sedang", "sangat rendah")


def test_a_page_is_not_turned_for_a_line_that_says_a_sheet_is_empty(every_demo):
    empty = document(every_demo["umum"], Wanted(kind="monitoring-report"))
    filled = document(every_demo["pdam"], Wanted(kind="monitoring-report"))

    assert [section.landscape for section in empty.sections] == [False]
    assert [section.landscape for section in filled.sections] == [False, True]


def test_grades_are_listed_from_the_best_to_the_worst(every_demo):
    said = golden_text(every_demo["pdam"], "monitoring-report")

    places = [said.index(f"- {name}:") for name in GRADES]
    assert places == sorted(places)


def test_the_lead_partner_is_no_second_party_under_its_longer_name(every_demo):
    said = golden_text(every_demo["umum"], "cooperation")

    assert "PIHAK KESATU | Dinas Kesehatan | Mengizinkan" in said
    assert "Dinas Kesehatan Sawahlangit" not in said


GRADES = ("sangat tinggi", "sedang", "sangat rendah")
