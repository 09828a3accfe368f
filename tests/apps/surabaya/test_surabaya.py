"""The main job on real figures: one whole plan for Surabaya, and no demonstration."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pypdf
import pytest
from pytest_django import Settings

from apps.surabaya import figures, story
from siap.apps.audit.models import Change
from siap.apps.documents.services import export_files
from siap.apps.organisations.models import Region
from siap.apps.worksheets.places import place_of
from siap.apps.worksheets.queries import Sheets, read_sheets, worksheets_of
from siap.methodology.library import edition
from siap.methodology.sheet_checks import Finding

pytestmark = pytest.mark.django_db


@pytest.fixture
def told() -> story.Story:
    return story.told()


def result(sheets: Sheets, worksheet: str, key: str) -> dict[str, dict[str, object]]:
    found = sheets.results(edition().worksheet(worksheet))
    return dict(found[key])  # type: ignore[arg-type]


def sheets_of(told: story.Story, *worksheets: str) -> Sheets:
    return read_sheets(told.plan, [edition().worksheet(each) for each in worksheets])


def test_the_region_is_the_ministrys_with_all_its_kecamatan(told: story.Story) -> None:
    city = Region.objects.get(code="35.78")

    names = {r.name.replace(" ", "").casefold() for r in city.children.all()}
    complained = {
        name.replace(" ", "").casefold() for name in figures.reports_by_kecamatan()
    }

    assert told.plan.region == city
    assert city.parent is not None
    assert city.parent.name == "Jawa Timur"
    assert len(names) == 31
    # The list of complaints writes a few names in another way than the ministry.
    assert len(complained - names) <= 4


def test_the_profile_holds_the_figures_of_the_table(told: story.Story) -> None:
    rows = place_of(told.plan, "w08-service-profile", "indicators").store.read(told.plan)
    values = {str(row.cells["title"]): row.cells["values"] for row in rows}

    def exact(title: str) -> dict[str, Decimal]:
        return {year: Decimal(text) for year, text in values[title].items()}  # type: ignore[union-attr]

    assert exact("Jumlah aduan air minum") == figures.reports_by_year()
    assert exact("Jumlah aduan air minum") == {"2022": 304, "2023": 137}
    assert exact("Waktu tengah tanggapan aduan") == figures.hours_by_year()
    assert exact("Aduan yang ditanggapi lebih dari tujuh hari") == figures.reports_by_year(
        figures.LATE
    )


def test_missing_hours_are_told_and_not_taken_for_zero(told: story.Story) -> None:
    rows = place_of(told.plan, "w08-service-profile", "indicators").store.read(told.plan)
    note = next(str(r.cells["note"]) for r in rows if r.id == told.ids["hours"])

    for year, (missing, of) in figures.missing_hours().items():
        assert (f"{year}: {missing} dari {of} baris" in note) == bool(missing)
    assert sum(missing for missing, _ in figures.missing_hours().values()) == 5


def test_every_card_says_a_figure_of_the_table(told: story.Story) -> None:
    often = {k: n for k, n in figures.reports_by_kecamatan().items() if n >= story.REPEATED}
    rows = place_of(told.plan, "w09-issue-cards", "cards").store.read(told.plan)
    texts = {
        str(row.cells["text"])
        for row in rows
        if row.cells["cluster"] == told.ids["issue-often"]
    }

    assert len(often) >= 3
    assert texts == {
        f"Warga {kecamatan} menyampaikan {count} aduan air minum dalam dua tahun"
        for kecamatan, count in often.items()
    }


def test_the_issue_with_most_reports_behind_it_wins_every_comparison(
    told: story.Story,
) -> None:
    found = result(sheets_of(told, "w10-issue-ranking"), "w10-issue-ranking", "ranking")
    behind = story.weight_of_issues()
    order = sorted(behind, key=lambda key: -behind[key])

    wins = {key: found["wins"][told.ids[f"issue-{key}"]] for key in behind}

    assert [wins[key] for key in order] == [2, 1, 0]
    assert found["main_issue"] == told.ids[f"issue-{order[0]}"]
    assert found["missing_pairs"] == []


def test_the_gaps_are_those_between_the_table_and_the_targets(told: story.Story) -> None:
    found = result(sheets_of(told, "w11-quantitative-gap"), "w11-quantitative-gap", "gap")
    reports, late = figures.reports_by_year()["2023"], figures.reports_by_year(figures.LATE)

    gap = {
        key: found["gap"][told.ids[f"gap-{key}"]]
        for key in ("reports", "hours", "late-reports")
    }

    assert gap["reports"] == reports - 100
    assert gap["hours"] == figures.hours_by_year()["2023"] - 2
    assert gap["late-reports"] == late["2023"]
    trend = found["trend"][told.ids["gap-reports"]]
    assert trend == figures.reports_by_year()["2023"] - figures.reports_by_year()["2022"]


def test_forces_and_scores_add_up_by_hand(told: story.Story) -> None:
    sheets = sheets_of(told, "w23-force-field", "w30-mcua")
    balance = result(sheets, "w23-force-field", "balance")
    totals = result(sheets, "w30-mcua", "totals")["totals"]

    def total(option: str) -> Fraction:
        # Less is better of cost: a score is turned round on the scale of 1 to 10.
        impact, cost = story.SCORES[option, "impact"], story.SCORES[option, "cost"]
        weights = story.WEIGHTS
        return Fraction(weights["impact"] * impact + weights["cost"] * (11 - cost))

    assert balance["net"] == {
        told.ids[f"field-{key}"]: 4 + 5 - 3 for key in ("desk", "rule")
    }
    assert {key: totals[told.ids[f"option-{key}"]] for key in ("desk", "rule")} == {
        "desk": total("desk"),
        "rule": total("rule"),
    }


def test_no_rule_of_the_worksheets_is_broken(told: story.Story) -> None:
    sheets = read_sheets(told.plan, worksheets_of(told.plan))
    written = {path.partition(".")[0] for path, rows in sheets.rows.items() if rows}
    errors: list[Finding] = [
        finding
        for worksheet in worksheets_of(told.plan)
        if worksheet.id in written
        for finding in sheets.findings(worksheet)
        if finding.level == "error"
    ]

    assert len(written) >= 13
    assert errors == []


SPINE = ["W01", "W03", "W09", "W10", "W11", "W18", "W19", "W23", "W30", "W31", "W32", "W37"]


def test_the_spine_of_the_plan_is_complete(told: story.Story) -> None:
    worksheets = [edition().by_number[number] for number in SPINE]
    sheets = read_sheets(told.plan, worksheets)

    percents = {each.number: sheets.completeness(each).percent for each in worksheets}

    assert percents == dict.fromkeys(SPINE, 100)


def test_two_years_of_figures_do_not_pass_for_three(told: story.Story) -> None:
    (profile,) = (edition().by_number["W08"],)
    needed = len(figures.reports_by_year())

    rows = sheets_of(told, profile.id).content.of(f"{profile.id}.indicators")

    assert needed == 2
    assert {len(row.cells["values"]) for row in rows} == {needed}  # type: ignore[arg-type]


def test_every_change_is_in_the_trail_and_every_import_is_one_batch(
    told: story.Story,
) -> None:
    changes = Change.objects.filter(plan_id=told.plan.pk)
    cards = changes.filter(subject="w09-issue-cards.cards", kind="create")

    assert cards.count() == len(told.previews["kartu.csv"].plan.added)
    assert cards.values("batch").distinct().count() == 1


def test_the_printed_plan_tells_the_figures(
    told: story.Story, tmp_path: Path, settings: Settings
) -> None:
    settings.DATA_DIR = tmp_path / "data"

    (path,) = export_files(told.plan, tmp_path / "out", ["pdf"])

    pages = pypdf.PdfReader(path).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    hours = f"{figures.hours_by_year()['2023']:f}".rstrip("0").rstrip(".").replace(".", ",")
    assert len(pages) >= 20
    for said in (
        "Kota Surabaya",
        "304",
        "137",
        hours,
        "Membuka meja jaga aduan",
        "Rp480.000.000",
    ):
        assert said in text, said
