"""Topics and ready texts are kept by their own people; nothing of them is lost."""

import re

import pytest
from django.conf import settings
from django.test import Client

from apps.complaints.desks import NOW, Office, a_report, an_office, published, routed
from factories.plans import a_user
from siap.apps.accounts.models import User
from siap.apps.complaints import services
from siap.apps.complaints.models import CannedText, Category, Identity, Officer
from siap.apps.complaints.queries.lists import texts_for, trail_of
from siap.apps.complaints.services import Turn
from siap.kernel.errors import Conflict, Forbidden, InvalidInput

pytestmark = pytest.mark.django_db
UNDO = re.compile(r'action="([^"]+/urungkan/[^"]+)"')


def client_of(user: User, language: str = "id") -> Client:
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def a_text(office: Office, title: str = "Terjadwal", **facts: object) -> CannedText:
    given = {"text": "Regu kami datang besok pagi.", "by": office.administrator} | facts
    return services.add_canned(desk=office.desk, title=title, now=NOW, **given)  # type: ignore[arg-type]


def turn(office: Office, seen: int = 0, by: User | None = None) -> Turn:
    return Turn(by or office.administrator, NOW, seen)


def listed(office: Office, kind: str = "teks") -> str:
    return f"/lapor/meja/{office.desk.slug}/daftar/{kind}/"


def test_the_places_of_a_text_are_filled_in_when_an_answer_begins_with_it(
    office: Office,
) -> None:
    report = routed(office, a_report(office, category=Category.objects.get()))
    text = a_text(office, text="Yth. {nama}, {nomor}, {topik}, {perangkat_daerah}.")

    client, work = client_of(office.officer), f"/lapor/meja/laporan/{report.pk}/"
    before = client.get(work).content.decode()
    after = client.get(f"{work}?teks={text.pk}").content.decode()

    # The name is hidden from the public, so it does not go into a public answer.
    said = f"Yth. Pelapor, {report.label}, Air minum, Perumda Air Rekaan."
    assert f'href="?teks={text.pk}#jawab" data-text="{said}"' in before
    assert f"{said}</textarea>" in after


def test_a_name_that_its_bearer_shows_stands_in_the_answer(office: Office) -> None:
    report = routed(office, a_report(office, identity=Identity.OPEN))
    text = a_text(office, text="Yth. {nama}, sampai {batas}.")

    said = services.canned_text(report, text.pk)

    assert said == "Yth. Sulastri Wulandari, sampai 16 Agustus 2026."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Laporan {nomer} diperiksa.", "“{nomer}” tidak dikenal"),
        ("Laporan {nomor diperiksa.", "kurung kurawal yang tidak berpasangan"),
    ],
)
def test_a_place_that_nobody_can_fill_in_is_refused_on_saving(
    office: Office, text: str, told: str
) -> None:
    client = client_of(office.administrator)

    answer = client.post(f"{listed(office)}baru/", {"title": "A", "text": text, "seen": 0})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert told in page
    assert "{nama}, {nomor}, {topik}, {perangkat_daerah}, {batas}" in page
    assert text in page
    assert not CannedText.objects.exists()


def test_an_agency_keeps_texts_of_its_own_beside_those_of_the_region(
    office: Office,
) -> None:
    region = a_text(office, "Daerah")
    other = a_text(office, "Jalan", agency=office.roads)
    client = client_of(office.officer)

    client.post(
        f"{listed(office)}baru/",
        {"title": "Air", "text": "Pipa diganti.", "agency": office.water.pk, "seen": 0},
    )
    page = client.get(listed(office)).content.decode()
    report = routed(office, a_report(office))

    assert [one.title for one in services.canned_texts(report)] == ["Air", "Daerah"]
    assert all(title in page for title in ("Air", "Daerah"))
    assert "Jalan" not in page
    # The texts of others are not theirs to change.
    for entry, status in ((region, 403), (other, 404)):
        path = f"{listed(office)}{entry.pk}/matikan"
        assert client.post(path, {"seen": 0}).status_code == status
    for agency in (None, office.roads):
        with pytest.raises(Forbidden):
            a_text(office, "Baru", agency=agency, by=office.officer)


def test_an_entry_is_changed_switched_moved_and_each_can_be_taken_back(
    office: Office,
) -> None:
    first, second = a_text(office, "Satu"), a_text(office, "Dua")
    client, at = client_of(office.administrator), f"{listed(office)}{second.pk}/"

    def titles() -> list[str]:
        return [one.title for one in texts_for(office.desk, None)]

    for doing, expected in (
        ("naik", ["Dua", "Satu"]),
        ("matikan", ["Satu"]),
        ("", ["Satu", "Tiga"]),
    ):
        second.refresh_from_db()
        typed = {"title": "Tiga", "text": "Baru sekali.", "seen": second.version}
        page = client.post(f"{at}{doing}", typed, follow=True).content.decode()
        back = UNDO.search(page)[1]  # type: ignore[index]
        assert titles() == expected
        client.post(back)
        assert titles() == ["Satu", "Dua"]
        client.post(back)
        assert titles() == ["Satu", "Dua"]

    assert (first.version, CannedText.objects.count()) == (0, 2)
    history = client.get(at).content.decode()
    # Added; moved, switched off, changed in two fields; each taken back.
    assert len(trail_of(second)) == 1 + 2 * (1 + 1 + 2)
    assert "Baru sekali." in history


def test_adding_is_taken_back_by_switching_off(office: Office) -> None:
    client = client_of(office.administrator)

    page = client.post(
        f"{listed(office, 'topik')}baru/", {"name": "Jalan", "seen": 0}, follow=True
    ).content.decode()
    client.post(UNDO.search(page)[1])  # type: ignore[index]

    assert not Category.objects.get(code="jalan").is_active


def test_nobody_overwrites_what_somebody_else_changed_meanwhile(office: Office) -> None:
    text = a_text(office)
    changed, batch = services.change_entry(
        entry=text, values={"title": "Lain"}, turn=turn(office)
    )
    services.change_entry(entry=changed, values={"title": "Lagi"}, turn=turn(office, 1))

    with pytest.raises(Conflict):
        services.switch_entry(entry=text, is_active=False, turn=turn(office))
    with pytest.raises(Conflict):
        services.undo_entry(entry=text, batch=batch, by=office.administrator, now=NOW)  # type: ignore[arg-type]
    answer = client_of(office.administrator).post(
        f"{listed(office)}{text.pk}/", {"title": "Milik saya", "text": "x", "seen": 0}
    )

    assert answer.status_code == 422
    assert "diubah orang lain" in answer.content.decode()
    assert CannedText.objects.get().title == "Lagi"


def test_a_topic_in_use_is_switched_off_and_its_reports_keep_it(office: Office) -> None:
    topic = Category.objects.get()
    report = published(office, routed(office, a_report(office, category=topic)))
    home, rows = f"/lapor/{office.desk.slug}/", "/open311/v2/services.json"
    assert Client().get(rows).json()[0]["service_code"] == "air-minum"

    services.switch_entry(entry=topic, is_active=False, turn=turn(office))

    client = client_of(office.administrator)
    work = client.get(f"/lapor/meja/laporan/{report.pk}/").content.decode()
    assert "Air minum" not in Client().get(f"{home}kirim/").content.decode()
    assert Client().get(rows).json() == []
    assert Client().get("/open311/v2/services/air-minum.json").status_code == 404
    assert "Air minum" in Client().get(f"{home}{report.number}/").content.decode()
    assert f'<option value="{topic.pk}" selected' in work
    assert trail_of(topic)[0].field == "is_active"


def test_a_renamed_topic_keeps_its_code_and_names_are_not_given_twice(
    office: Office,
) -> None:
    topic = Category.objects.get()
    values = {"name": "Air bersih", "agency": office.roads}

    topic, _ = services.change_entry(entry=topic, values=values, turn=turn(office))

    assert (topic.code, topic.agency) == ("air-minum", office.roads)
    with pytest.raises(InvalidInput):
        services.add_category(
            desk=office.desk, name="AIR BERSIH", agency=None, words=("", ""),
            by=office.administrator, now=NOW,
        )  # fmt: skip


def test_topics_are_for_who_runs_the_desk_and_strangers_find_no_list(
    office: Office,
) -> None:
    stranger = a_user("Orang Lain")
    outsider = client_of(stranger).get(listed(office))
    Officer.objects.create(user=stranger, agency=an_office("lain").roads)

    topics = client_of(office.officer).get(listed(office, "topik"))
    elsewhere = client_of(stranger).get(listed(office))
    nothing = client_of(office.administrator).get(listed(office, "apa"))

    statuses = [page.status_code for page in (topics, outsider, elsewhere, nothing)]
    assert statuses == [403, 404, 404, 404]


def test_the_pages_speak_the_language_of_the_reader(office: Office) -> None:
    a_text(office)
    client = client_of(office.administrator, "en")

    page = client.get(listed(office)).content.decode()

    assert "Ready texts" in page
    assert "Teks siap pakai" not in page
