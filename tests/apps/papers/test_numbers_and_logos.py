"""Numbers without gaps, emblems that are only pixels, letterheads."""

import json
import subprocess
import sys
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from django.db import transaction
from PIL import Image, PngImagePlugin

from apps.papers.offices import a_style, an_administrator, an_agency, refused
from factories.plans import NOW, a_region, a_user
from siap.apps.audit.models import Change
from siap.apps.papers.composing import letterhead_of
from siap.apps.papers.logos import SIDE, redrawn
from siap.apps.papers.models import OfficeStyle, Signatory
from siap.apps.papers.numbers import check_pattern, next_sequence, write_letter_number
from siap.apps.papers.services import NewStyle, add_signatory, remove_signatory, save_style
from siap.kernel.errors import Forbidden, InvalidInput

DAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("{kode}/{nomor}/{kantor}/{tahun}", "600.1/7/DPU/2026"),
        ("{nomor3}/{kantor}/{bulan}/{tahun}", "007/DPU/XI/2026"),
        ("Nomor {nomor} Tahun {tahun}", "Nomor 7 Tahun 2026"),
    ],
)
def test_a_number_follows_the_pattern_of_its_office(pattern, expected):
    written = write_letter_number(pattern, 7, on=DAY, code="600.1", office="DPU")

    assert written == expected


def test_a_missing_part_leaves_no_doubled_stroke():
    written = write_letter_number(
        "{kode}/{nomor}/{kantor}/{tahun}", 7, on=DAY, code="", office=""
    )

    assert written == "7/2026"


@pytest.mark.parametrize(
    ("pattern", "code"),
    [
        ("{nomor}/{tahun}/{lain}", "number-pattern-part"),
        ("{nomor/{tahun}", "number-pattern-part"),
        ("{nomor}/{kantor}", "number-pattern-counter"),
        ("{kode}/{tahun}", "number-pattern-counter"),
        ("{nomor.__class__}{tahun}{nomor}", "number-pattern-part"),
    ],
)
def test_a_pattern_that_could_repeat_a_number_is_refused(pattern, code):
    with refused(InvalidInput, code):
        check_pattern(pattern)


@pytest.mark.django_db
def test_each_office_counts_each_year_by_itself():
    region = a_region()
    first, second = an_agency(region, "Satu"), an_agency(region, "Dua")

    taken = [next_sequence(office, year) for office, year in (
        (first, 2026), (first, 2026), (second, 2026), (first, 2027), (first, 2026)
    )]  # fmt: skip

    assert taken == [1, 2, 1, 1, 3]


@pytest.mark.django_db
def test_a_number_that_is_taken_back_leaves_no_gap():
    agency = an_agency(a_region())

    with transaction.atomic():
        next_sequence(agency, 2026)
        transaction.set_rollback(True)

    assert next_sequence(agency, 2026) == 1


@pytest.mark.django_db
def test_many_at_once_take_numbers_without_gap_or_double(apart: dict[str, str]):
    """A program of its own, with a database of its own or on the server of the tests."""
    run = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("many_letters.py"))],
        env=apart,
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )

    assert run.returncode == 0, run.stderr[-2000:]
    outcome = json.loads(run.stdout)
    assert outcome["failures"] == []
    assert outcome["taken"] == list(range(1, 8 * 4 + 1))
    assert outcome["last"] == 8 * 4


@pytest.mark.django_db(transaction=True)
def test_numbers_are_taken_in_a_transaction_only():
    agency = an_agency(a_region())

    with pytest.raises(transaction.TransactionManagementError):
        next_sequence(agency, 2026)


def picture(mode="RGBA", size=(900, 600), form="PNG", **options):
    made = BytesIO()
    Image.new(mode, size, "#14506e").save(made, form, **options)
    return made.getvalue()


def test_an_emblem_is_drawn_anew_small_and_without_hidden_text():
    hidden = PngImagePlugin.PngInfo()
    hidden.add_text("Comment", "<script>rahasia</script>")

    made = redrawn(picture(pnginfo=hidden) + b"ekor rahasia")

    with Image.open(BytesIO(made)) as opened:
        assert opened.size == (SIDE, 213)
        assert opened.mode == "RGB"
        assert opened.info == {}
    assert b"rahasia" not in made


def test_what_is_clear_becomes_white():
    made = BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(made, "PNG")

    with Image.open(BytesIO(redrawn(made.getvalue()))) as opened:
        assert opened.getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("form", ["JPEG", "GIF", "BMP", "WEBP"])
def test_usual_pictures_are_taken(form):
    assert redrawn(picture("RGB", (40, 50), form)).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        picture()[:200],
        b"%PDF-1.7",
        b"GIF89a",
    ],
)
def test_what_is_no_picture_is_refused(content):
    with refused(InvalidInput, "logo-not-a-picture"):
        redrawn(content)


def test_a_picture_with_too_many_points_is_refused_unread():
    with refused(InvalidInput, "logo-too-large"):
        redrawn(picture("1", (6000, 6000)))


@pytest.mark.django_db
def test_a_letterhead_is_kept_and_written_down():
    agency = an_agency(a_region())
    a_style(agency, logo=picture("RGB", (40, 50)))

    head = letterhead_of(agency)

    assert head is not None
    assert head.above == ("PEMERINTAH KABUPATEN REKAAN",)
    assert head.logo_bytes.startswith(b"\x89PNG")
    assert Change.objects.filter(subject="office", field="letterhead").count() == 1


@pytest.mark.django_db
def test_an_emblem_stays_when_no_new_one_is_given_and_goes_when_asked():
    agency = an_agency(a_region())
    a_style(agency, logo=picture("RGB", (40, 50)))

    a_style(agency)
    kept = bytes(OfficeStyle.objects.get().logo)
    a_style(agency, logo=b"")

    assert kept
    assert bytes(OfficeStyle.objects.get().logo) == b""


@pytest.mark.django_db
def test_only_an_administrator_of_the_region_sets_up_letters():
    agency = an_agency(a_region())
    stranger = an_administrator(a_region())
    new = NewStyle(above="", name="X", address="", number_pattern="{nomor}/{tahun}")

    for by in (stranger, a_user()):
        with pytest.raises(Forbidden):
            save_style(agency=agency, new=new, by=by, now=NOW)


@pytest.mark.django_db
def test_who_signs_no_longer_stays_on_record():
    agency = an_agency(a_region())
    by = an_administrator(agency.region)
    made = add_signatory(
        agency=agency, office="Kepala", name="Ani", detail="", by=by, now=NOW
    )

    remove_signatory(signatory=made, by=by, now=NOW)

    assert Signatory.objects.get().active is False
