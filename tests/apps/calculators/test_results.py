"""Answers become facts and tables in which each name has one row."""

from siap.apps.calculators.results import Shown, show
from siap.methodology.calculation import compute
from siap.methods.registry import METHODS


def shown(name: str) -> Shown:
    return show(compute(name, METHODS[name].example), "Rincian", "Nama")


def test_values_by_the_same_names_stand_in_one_table() -> None:
    (table,) = shown("usg").tables

    assert [column.key for column in table.columns] == [
        "name",
        "totals",
        "totals_rounded",
        "ranks",
    ]
    assert table.rows[1] == {
        "name": "arsip",
        "totals": "8,5",
        "totals_rounded": "8,50",
        "ranks": "2",
    }


def test_ranks_inside_a_group_stand_beside_the_others() -> None:
    main = shown("mcua").tables[0]

    assert [row["by_group"] for row in main.rows] == ["1", "2", "–"]


def test_totals_of_a_unit_are_facts_of_their_own() -> None:
    facts = {str(fact.label): fact.value for fact in shown("workload").facts}

    assert facts["Jumlah: Kebutuhan (orang)"] == "1"


def test_aspects_are_named_in_words_and_names_of_people_stay() -> None:
    aspects = shown("pdam-health").tables[1]

    assert [row["name"] for row in aspects.rows][-1] == "sumber daya manusia"


def test_an_endless_fraction_is_cut_for_the_screen() -> None:
    first = shown("satisfaction-index").tables[0].rows[0]

    assert (first["element_means"], first["element_means_rounded"]) == ("3,333333", "3,333")


def test_what_is_not_known_is_a_dash() -> None:
    gaps = shown("gap").tables[0]

    assert gaps.rows[1]["trend"] == "–"


def test_ties_and_pairs_are_told_apart() -> None:
    facts = {str(fact.label): fact.value for fact in shown("competency-gap").facts}

    assert facts["Seri"] == "baca-meter, kelola-aset"
