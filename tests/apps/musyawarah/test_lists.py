"""The list of an RW comes in whole, or every wrong cell is named."""

from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from factories.musyawarah import City, a_duty
from siap.apps.musyawarah.models import DutyRole, Proposal

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary(city: City) -> Client:
    client = Client()
    client.force_login(
        a_duty(city, DutyRole.SECRETARY, city.villages[0]),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    return client


def address(city: City, name: str) -> str:
    return reverse(f"musyawarah:{name}", args=[city.cycle.pk])


def sample_of(city: City, secretary: Client) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(secretary.get(address(city, "sample")).content))


def sent(city: City, secretary: Client, book: openpyxl.Workbook) -> object:
    out = BytesIO()
    book.save(out)
    file = SimpleUploadedFile("daftar.xlsx", out.getvalue())
    form = {"village": city.villages[0].pk, "file": file}
    return secretary.post(address(city, "upload"), form)


def test_the_sample_itself_can_be_handed_in_once(city: City, secretary: Client) -> None:
    book = sample_of(city, secretary)

    first = sent(city, secretary, book)
    proposal = Proposal.objects.get()

    assert first.status_code == 302  # type: ignore[attr-defined]
    assert (proposal.source, proposal.state, proposal.cost_idr) == (
        "file",
        "open",
        40_000_000,
    )
    assert str(proposal.level) == "Pra-Muskelbang I"


def test_the_same_file_again_changes_nothing(city: City, secretary: Client) -> None:
    data = secretary.get(address(city, "sample")).content
    for _ in range(2):
        form = {"village": city.villages[0].pk, "file": SimpleUploadedFile("a.xlsx", data)}
        secretary.post(address(city, "upload"), form)

    assert Proposal.objects.count() == 1


def test_every_wrong_cell_is_named_and_nothing_is_taken(
    city: City, secretary: Client
) -> None:
    book = sample_of(city, secretary)
    sheet = book.active
    assert sheet is not None
    good = [cell.value for cell in sheet[2]]
    sheet.append([*good[:7], "banyak", *good[8:]])
    sheet.append([*good[:10], "segitu", *good[11:]])

    answer = sent(city, secretary, book)

    assert answer.status_code == 422  # type: ignore[attr-defined]
    page = answer.content.decode()  # type: ignore[attr-defined]
    assert "H3" in page
    assert "K4" in page
    assert "banyak" in page
    assert Proposal.objects.count() == 0


def test_a_list_without_a_column_is_refused(city: City, secretary: Client) -> None:
    book = sample_of(city, secretary)
    sheet = book.active
    assert sheet is not None
    sheet.delete_cols(11)

    answer = sent(city, secretary, book)

    assert "Kolom berikut tidak ada dalam berkas: Biaya." in answer.content.decode()  # type: ignore[attr-defined]


def test_a_list_is_for_officials_of_the_village(city: City) -> None:
    client = Client()
    client.force_login(
        a_duty(city, DutyRole.PROPOSER, city.villages[0]),
        backend="django.contrib.auth.backends.ModelBackend",
    )

    assert client.get(address(city, "upload")).status_code == 403
