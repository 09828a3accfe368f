"""Pages of surveys: answer without a script or an account, keep with one."""

import json
import re
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from factories.plans import NOW, a_user
from factories.services import client_of, keeper_of
from factories.voices import a_survey, answered
from siap.apps.surveys.models import ExtraQuestion, Response, Survey
from siap.apps.surveys.services.keeping import NewQuestion, add_question
from siap.apps.surveys.services.tokens import renew_tablets, tablet_token

pytestmark = pytest.mark.django_db
CANARY = "KENARI-3201-0101-0180-0001"


def typed(**fields: str) -> dict[str, str]:
    return {"key": str(uuid.uuid4()), "e-waktu": "3", "e-biaya": "4"} | fields


def current(**facts: object) -> Survey:
    today = timezone.localdate()
    return a_survey(starts_on=today, ends_on=today, **facts)  # type: ignore[arg-type]


def with_text() -> tuple[Survey, ExtraQuestion]:
    survey = current(state="draft")
    by = keeper_of(survey.unit)
    question = add_question(
        survey=survey, new=NewQuestion(kind="text", text="Saran Anda"), by=by, now=NOW
    )
    survey.state = "open"
    survey.save()
    return survey, question


def test_anybody_answers_an_open_survey_without_an_account() -> None:
    survey = current()
    client = Client()

    page = client.get(reverse("surveys:answer", args=[survey.pk]))
    sent = client.post(reverse("surveys:answer", args=[survey.pk]), typed())

    assert page.content.decode().count('type="radio"') > 36
    assert "Terima kasih" in client.get(sent.headers["Location"]).content.decode()
    assert Response.objects.get().answers == {"waktu": 3, "biaya": 4}


def test_an_empty_sheet_is_told_so() -> None:
    survey = current()

    page = Client().post(
        reverse("surveys:answer", args=[survey.pk]), {"key": str(uuid.uuid4())}
    )

    assert page.status_code == 422
    assert "Jawab sedikitnya satu" in page.content.decode()


def test_invitations_are_made_shown_once_and_each_opens_the_questions_once() -> None:
    survey = current(by_invitation=True)
    keeper = client_of(keeper_of(survey.unit))
    page = keeper.post(reverse("surveys:invite", args=[survey.pk]), {"count": "2"})
    first, second = re.findall(r"/survei/undangan/([a-z0-9]{20})/", page.content.decode())

    answers = [Client().post(f"/survei/undangan/{first}/", typed()) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 422]
    assert "sudah dipakai" in answers[1].content.decode()
    assert Client().get(f"/survei/undangan/{second}/").status_code == 200
    assert (
        first
        not in keeper.get(reverse("surveys:invite", args=[survey.pk])).content.decode()
    )
    assert Client().get(reverse("surveys:answer", args=[survey.pk])).status_code == 404


def test_a_code_may_be_typed_with_spaces_and_in_capitals() -> None:
    answer = Client().get(
        reverse("surveys:find_invitation"), {"token": " ABCDE fghij 23456 kmnpq "}
    )

    assert answer.headers["Location"].endswith("/abcdefghij23456kmnpq/")


def test_a_tablet_sends_once_and_is_told_what_cannot_be_taken() -> None:
    survey = current()
    by = keeper_of(survey.unit)
    token = tablet_token(renew_tablets(survey=survey, keep=True, by=by, now=NOW))
    at = timezone.now().isoformat()
    good = {"key": str(uuid.uuid4()), "at": at, "fields": {"e-waktu": "2", "p-gender": "f"}}
    bad = {"key": str(uuid.uuid4()), "at": at, "fields": {"e-waktu": "9"}}
    body = json.dumps({"items": [good, bad]})
    address = reverse("surveys:tablet_answers", args=[token])

    answers = [
        Client(enforce_csrf_checks=True).post(
            address, body, content_type="application/json"
        )
        for _ in range(2)
    ]

    assert answers[0].json() == {"taken": [good["key"]], "refused": [bad["key"]]}
    assert answers[1].status_code == 200
    assert Response.objects.count() == 1


def test_results_are_public_once_they_are_published_and_not_before() -> None:
    survey = answered(current(), 4, 3)
    keeper = client_of(keeper_of(survey.unit))
    address = reverse("surveys:results", args=[survey.pk])

    before = Client().get(address)
    for step in ("closed", "published"):
        keeper.post(reverse("surveys:move", args=[survey.pk, step]))
    after = Client().get(address)

    assert before.status_code == 302
    assert "87,50" in after.content.decode()


def test_what_was_written_freely_is_never_public() -> None:
    survey, question = with_text()
    fields = {f"x-{question.key}": CANARY}
    Client().post(reverse("surveys:answer", args=[survey.pk]), typed(**fields))
    keeper = client_of(keeper_of(survey.unit))
    inside = keeper.get(reverse("surveys:questions", args=[survey.pk]))
    for step in ("closed", "published"):
        keeper.post(reverse("surveys:move", args=[survey.pk, step]))

    pages = [reverse("surveys:results", args=[survey.pk]), reverse("surveys:index")]

    assert CANARY in inside.content.decode()
    for address in pages:
        assert CANARY not in Client().get(address).content.decode()


def test_small_groups_are_not_shown_to_the_public() -> None:
    survey = current()
    for _ in range(3):
        fields = {"p-gender": "f"}
        Client().post(reverse("surveys:answer", args=[survey.pk]), typed(**fields))
    keeper = client_of(keeper_of(survey.unit))
    for step in ("closed", "published"):
        keeper.post(reverse("surveys:move", args=[survey.pk, step]))

    page = Client().get(reverse("surveys:results", args=[survey.pk])).content.decode()

    assert "perempuan: tidak ditampilkan" in page


def test_pages_of_keepers_open_for_them_and_for_nobody_else() -> None:
    survey = answered(current(), 3)
    keeper, stranger = client_of(keeper_of(survey.unit)), client_of(a_user())
    names = ("dashboard", "edit", "questions", "invite", "paper", "file", "blank", "sheet")
    addresses = [reverse(f"surveys:{name}", args=[survey.pk]) for name in names]
    region = survey.unit.agency.region_id
    addresses += [reverse(f"surveys:{name}", args=[region]) for name in ("keep", "new")]

    for address in addresses:
        assert keeper.get(address).status_code == 200, address
        assert stranger.get(address).status_code == 404, address
        assert Client().get(address).status_code == 302, address


def test_a_survey_is_prepared_through_the_pages() -> None:
    other = current()
    keeper = client_of(keeper_of(other.unit))
    fields = {
        "title": "Survei puskesmas", "unit": str(other.unit_id), "starts_on": "2026-01-01",
        "ruleset": "kepmenpan-25-2004", "weight_mode": "exact", "ends_on": "2026-06-30",
    }  # fmt: skip
    region = other.unit.agency.region_id

    made = keeper.post(reverse("surveys:new", args=[region]), fields)
    wrong = keeper.post(
        reverse("surveys:new", args=[region]), fields | {"ends_on": "2025-01-01"}
    )

    assert made.status_code == 302
    assert wrong.status_code == 422
    assert Survey.objects.get(title="Survei puskesmas").ruleset == "kepmenpan-25-2004"


def test_mistakes_of_a_file_are_shown_by_cell() -> None:
    survey = current()
    keeper = client_of(keeper_of(survey.unit))
    head = keeper.get(reverse("surveys:blank", args=[survey.pk]))
    assert head.content.startswith(b"PK")
    titles = [f"U{n} {t}" for n, t in enumerate(TITLES, 1)]
    text = ";".join(titles) + "\n" + ";".join(["3"] * 8 + ["7"])
    upload = SimpleUploadedFile("jawaban.csv", text.encode())

    page = keeper.post(reverse("surveys:file", args=[survey.pk]), {"file": upload})

    assert page.status_code == 422
    assert ">I2<" in page.content.decode()
    assert Response.objects.count() == 0


def test_the_dashboard_takes_the_same_few_queries_for_any_number_of_answers() -> None:
    survey = current()
    keeper = client_of(keeper_of(survey.unit))
    answered(survey, *[3] * 40)

    with CaptureQueriesContext(connection) as queries:
        keeper.get(reverse("surveys:dashboard", args=[survey.pk]))

    assert len(queries) <= 15


TITLES = (
    "Persyaratan", "Sistem, mekanisme, dan prosedur", "Waktu penyelesaian",
    "Biaya atau tarif", "Produk layanan", "Kompetensi pelaksana", "Perilaku pelaksana",
    "Penanganan pengaduan, saran, dan masukan", "Sarana dan prasarana",
)  # fmt: skip
