"""The ministry's list of regions: added, renamed, what is gone reported, all or nothing."""

import csv
from pathlib import Path

import pytest

from factories.plans import NOW, a_user
from siap.apps.audit.models import Change
from siap.apps.imports.reading.source_files import open_file
from siap.apps.imports.regions import Operator, RegionOutcome, import_regions
from siap.apps.organisations.models import Region
from siap.kernel.errors import Forbidden, InvalidInput

pytestmark = pytest.mark.django_db
SMALL = """kode,nama
35,Jawa Timur
35.78,Kota Surabaya
35.78.01,Karang Pilang
35.78.01.1001,Waru Gunung
"""


def brought(text: str, **more: object) -> RegionOutcome:
    source = open_file(text.encode())
    return import_regions(source=source, by=Operator(), now=NOW, **more)  # type: ignore[arg-type]


def test_level_and_parent_come_from_the_code() -> None:
    outcome = brought(SMALL)

    village = Region.objects.get(code="35.78.01.1001")
    assert outcome.added == 4
    assert (village.level, village.parent and village.parent.code) == (4, "35.78.01")
    assert Region.objects.get(code="35").parent is None


def test_a_second_time_changes_nothing() -> None:
    brought(SMALL)

    outcome = brought(SMALL)

    assert (outcome.added, outcome.renamed, outcome.unchanged) == (0, [], 4)
    assert Region.objects.count() == 4


def test_a_new_name_is_taken_with_its_trail_and_what_is_gone_stays() -> None:
    brought(SMALL)

    outcome = brought(
        SMALL.replace("Karang Pilang", "Karangpilang").rsplit("35.78.01.1001")[0]
    )

    assert outcome.renamed == [("35.78.01", "Karang Pilang", "Karangpilang")]
    assert outcome.vanished == [("35.78.01.1001", "Waru Gunung")]
    assert Region.objects.filter(code="35.78.01.1001").exists()
    change = Change.objects.get(subject="region")
    assert (change.before, change.after) == ("Karang Pilang", "Karangpilang")


def test_a_file_of_one_province_says_nothing_of_the_others() -> None:
    brought(SMALL)

    assert brought("kode,nama\n36,Banten\n").vanished == []


def test_rows_in_any_order_find_their_parent() -> None:
    head, *rows = SMALL.splitlines()

    outcome = brought("\n".join([head, *reversed(rows)]))

    assert outcome.added == 4
    assert outcome.faults == []


def test_codes_without_points_are_understood() -> None:
    brought("kode,nama\n35,Jawa Timur\n3578,Kota Surabaya\n357801,Karang Pilang\n")

    assert Region.objects.filter(code="35.78.01").exists()


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("3x.78,Kota", "import-region-code"),
        ("35.7,Kota", "import-region-code"),
        (",Kota", "import-region-code"),
        ("٣٥,Kota", "import-region-code"),
        ("35.79,", "missing"),
        ("35.79," + "n" * 121, "too-long"),
        ("36.01,Kabupaten", "import-region-parent"),
        ("35.78,Kota lain", "import-region-twice"),
    ],
)
def test_one_bad_row_keeps_all_from_being_taken(line: str, code: str) -> None:
    outcome = brought(SMALL + line + "\n")

    assert [(fault.number, fault.code) for fault in outcome.faults] == [(6, code)]
    assert outcome.faults[0].message("en")
    assert Region.objects.count() == 0


def test_the_good_rows_alone_are_taken_when_asked_for() -> None:
    brought(SMALL + "36.01,Kabupaten\n", good_only=True)

    assert Region.objects.count() == 4


def test_a_dry_run_stores_nothing() -> None:
    outcome = brought(SMALL, dry_run=True)

    assert outcome.added == 4
    assert Region.objects.count() == 0


def test_one_city_is_taken_with_what_is_above_and_below_it() -> None:
    text = SMALL + "35.77,Kota Madiun\n36,Banten\n"

    brought(text, only="35.78")

    codes = set(Region.objects.values_list("code", flat=True))
    assert codes == {"35", "35.78", "35.78.01", "35.78.01.1001"}


def test_a_file_without_the_two_columns_is_refused() -> None:
    with pytest.raises(InvalidInput) as refused:
        brought("a,b\n35,Jawa Timur\n")

    assert refused.value.code == "import-region-header"


def test_only_who_administers_the_installation_may() -> None:
    with pytest.raises(Forbidden):
        import_regions(source=open_file(SMALL.encode()), by=a_user(), now=NOW)

    import_regions(source=open_file(SMALL.encode()), by=a_user(superuser=True), now=NOW)


def test_the_real_list_keeps_every_code_of_one_city() -> None:
    data = Path(__file__).resolve().parents[4] / "shared" / "data" / "wilayah"
    file = data / "wilayah_kepmendagri_2025.csv"
    with file.open(encoding="utf-8", newline="") as text:
        wanted = {
            row["kode"]: row["nama"]
            for row in csv.DictReader(text)
            if row["kode"][:5] == "35.78"
        }
    source = open_file(file.read_bytes(), max_rows=200_000)

    outcome = import_regions(source=source, by=Operator(), now=NOW, only="35.78")

    found = dict(
        Region.objects.filter(code__startswith="35.78").values_list("code", "name")
    )
    assert outcome.faults == []
    assert found == wanted
