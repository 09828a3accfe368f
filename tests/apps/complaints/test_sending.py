"""A report by the web form: without an account, without a script, once."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from apps.complaints.desks import NOW, Office, a_photo, a_report, an_office, published
from siap.apps.complaints import services
from siap.apps.complaints.models import (
    Desk,
    Draft,
    Event,
    Photo,
    Publication,
    Report,
    Reporter,
    Trace,
)
from siap.apps.complaints.services import drafts, trace_key
from siap.kernel.errors import NotFound

pytestmark = pytest.mark.django_db
CODE = re.compile(r"(?:[2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}")


def fields(**more: object) -> dict[str, object]:
    return {
        "kind": "complaint",
        "text": "Lampu jalan di depan balai warga mati sejak tiga hari.",
        "identity": "hidden",
        "place": "Balai warga RW 3",
    } | more


def filled(client: Client, office: Office, **more: object) -> str:
    """Send the form and give the address of the page that asks for confirmation."""
    answer = client.post(f"/lapor/{office.desk.slug}/kirim/", fields(**more))
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def test_a_report_is_sent_in_two_steps_and_opened_with_its_code(office: Office) -> None:
    client, elsewhere = Client(), Client()

    review = filled(client, office)
    sent = client.get(client.post(review)["Location"])
    code = CODE.search(sent.content.decode()).group()  # type: ignore[union-attr]
    opened = elsewhere.post("/lapor/ikuti/", {"code": code.lower().replace("-", " ")})

    report = Report.objects.get()
    assert report.publication == Publication.WAITING
    assert opened["Location"] == f"/lapor/ikuti/{report.reference}/"
    assert "Lampu jalan" in elsewhere.get(opened["Location"]).content.decode()


def test_confirming_twice_makes_one_report_with_the_same_code(office: Office) -> None:
    client = Client()
    review = filled(client, office)

    codes = {
        CODE.search(client.get(client.post(review)["Location"]).content.decode()).group()  # type: ignore[union-attr]
        for _ in range(2)
    }

    assert Report.objects.count() == 1
    assert len(codes) == 1


def test_a_power_cut_while_sending_loses_and_doubles_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = {"text": "Lampu jalan mati semua.", "kind": "complaint", "identity": "hidden"}
    draft = drafts.keep_draft(desk=office.desk, values=values, uploads=[a_photo()], now=NOW)
    real = drafts.take_report

    def cut(**facts: object) -> None:
        real(**facts)  # type: ignore[arg-type]
        raise KeyboardInterrupt  # ends the process like a kill, past every handler

    monkeypatch.setattr(drafts, "take_report", cut)
    with pytest.raises(KeyboardInterrupt):
        services.confirm(draft=draft, keys=[], now=NOW)
    monkeypatch.undo()
    assert Report.objects.count() == 0

    reports = {services.confirm(draft=draft, keys=[], now=NOW).number for _ in range(2)}

    assert reports == {1}
    assert Photo.objects.get().report is not None


def test_the_code_is_not_in_the_records_and_the_draft_forgets_what_was_typed(
    office: Office,
) -> None:
    client = Client()
    page = client.get(client.post(filled(client, office))["Location"]).content.decode()

    code = CODE.search(page).group()  # type: ignore[union-attr]
    assert code.replace("-", "") not in str(list(Report.objects.values())).upper()
    assert Draft.objects.get().values == {}


def test_a_stranger_does_not_open_a_report_by_its_number(office: Office) -> None:
    report = a_report(office)

    for name in (report.pk, report.number, report.reference):
        assert Client().get(f"/lapor/ikuti/{name}/").status_code == 404
    with pytest.raises(NotFound):
        services.report_by_code(report.label)


def test_a_draft_belongs_to_the_browser_that_made_it(office: Office) -> None:
    review = filled(Client(), office)

    assert Client().get(review).status_code == 404


def test_the_form_says_what_is_missing_and_keeps_what_was_typed(office: Office) -> None:
    answer = Client().post(
        f"/lapor/{office.desk.slug}/kirim/",
        fields(identity="open", text="Jalan berlubang besar"),
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Tulis nama yang akan ditampilkan" in page
    assert "Jalan berlubang besar" in page


def test_reports_near_by_and_of_the_same_words_are_offered_before_sending(
    office: Office,
) -> None:
    near = published(office, a_report(office, "Pohon tumbang menutup jalan desa."))
    Report.objects.filter(pk=near.pk).update(cell="-1514:22165")
    like = published(office, a_report(office, "Lampu penerangan jalan padam semua."))
    client = Client()

    # The clock of the page is today's; both are of this month.
    Report.objects.update(received_at="2099-01-01T00:00Z")
    page = client.get(
        filled(client, office, latitude="-7,56841", longitude="110,82912")
    ).content.decode()

    assert near.public_subject in page
    assert like.public_subject in page


def test_personal_data_is_marked_before_it_is_sent(office: Office) -> None:
    client = Client()

    page = client.get(
        filled(client, office, text="Hubungi saya di 0812-3456-7890 tentang lampu jalan.")
    ).content.decode()

    assert "<mark>0812-3456-7890</mark>" in page


def test_without_a_name_only_the_hour_is_kept(office: Office) -> None:
    report = a_report(office, sender=services.Sender())
    named = a_report(office)

    assert (report.received_at.minute, report.received_at.second) == (0, 0)
    assert named.received_at.minute == NOW.minute
    assert not Reporter.objects.filter(report=report).exists()


def test_numbers_follow_each_other_without_gaps(office: Office) -> None:
    numbers = [a_report(office).number for _ in range(5)]

    assert numbers == [1, 2, 3, 4, 5]


def test_a_photo_is_drawn_anew_and_keeps_nothing_but_its_pixels(office: Office) -> None:
    secret = b"RAHASIA-KOMENTAR"
    client = Client()
    upload = SimpleUploadedFile("../../rumah-saya.jpg", a_photo(secret), "image/jpeg")

    client.post(filled(client, office, photos=upload))

    photo = Photo.objects.get()
    assert photo.report is not None
    assert secret not in bytes(photo.content)
    assert b"Exif" not in bytes(photo.content)


def test_a_photo_is_shown_to_the_public_only_when_it_was_released(office: Office) -> None:
    client = Client()
    client.post(filled(client, office, photos=SimpleUploadedFile("a.jpg", a_photo())))
    photo, report = Photo.objects.get(), Report.objects.get()
    address = f"/lapor/foto/{photo.name}.jpg"
    before = Client().get(address).status_code

    services.publish(
        report=report,
        copy=services.PublicCopy(subject="Lampu", text=report.text, photos=[photo.name]),
        act=office.act(report),
    )

    answer = Client().get(address)
    assert before == 404
    assert answer.status_code == 200
    assert "sandbox" in answer["Content-Security-Policy"]
    assert client.get(address).status_code == 200


def test_a_flood_is_held_for_a_person_and_nothing_of_it_is_lost(office: Office) -> None:
    client = Client()

    for _ in range(drafts.PER_SENDER + 2):
        client.post(filled(client, office))

    held = list(Report.objects.order_by("pk").values_list("is_held", flat=True))
    assert held == [False] * drafts.PER_SENDER + [True] * 2


def test_a_village_behind_one_address_is_not_shut_out(office: Office) -> None:
    for _ in range(20):
        client = Client(REMOTE_ADDR="203.0.113.5")
        client.post(filled(client, office))

    assert not Report.objects.filter(is_held=True).exists()


def test_over_the_limit_of_pictures_the_words_are_still_taken(office: Office) -> None:
    for _ in range(drafts.PICTURE_LIMITS[1] + 1):
        kept = drafts.keep_draft(
            desk=office.desk, values={"text": "x"}, uploads=[a_photo()],
            keys=["address", "browser"], now=NOW,
        )  # fmt: skip

    neighbour = drafts.keep_draft(
        desk=office.desk, values={"text": "x"}, uploads=[a_photo()],
        keys=["address", "another"], now=NOW,
    )  # fmt: skip

    assert (kept.photos.count(), kept.values[drafts.PICTURES_LEFT]) == (0, "1")
    assert neighbour.photos.count() == 1


def test_a_draft_that_lost_its_pictures_says_so_and_can_be_sent(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts, "PICTURE_LIMITS", (0, 0))
    client = Client()

    review = filled(client, office, photos=SimpleUploadedFile("a.jpg", a_photo()))
    page = client.get(review).content.decode()
    client.post(review)

    assert "Foto tidak ikut" in page
    assert Report.objects.get().photos.count() == 0


def test_a_village_that_reports_much_can_still_subscribe(office: Office) -> None:
    address = "203.0.113.5"
    key = trace_key("address", address, now=timezone.now())
    for _ in range(drafts.PER_ADDRESS + 1):
        drafts.too_many([key], limits=(drafts.PER_ADDRESS,), now=timezone.now())

    Client(REMOTE_ADDR=address).post(
        f"/lapor/{office.desk.slug}/kabar/", {"email": "warga@contoh.id"}
    )

    assert office.desk.outgoing.filter(to_mail="warga@contoh.id").exists()


def test_a_report_is_mended_before_it_is_sent_with_all_that_was_typed(
    office: Office,
) -> None:
    client = Client()
    told = {"latitude": "-7,41000", "longitude": "111,24000", "name": "Sulastri"}
    review = filled(client, office, kind="question", category=_topic(office), **told)
    page = client.get(review).content.decode()
    again = re.search(r'href="([^"]*\?ubah=[^"]*)"', page)[1]  # type: ignore[index]

    form = client.get(again).content.decode()

    assert "Lampu jalan di depan balai warga" in form
    assert 'value="Balai warga RW 3"' in form
    assert 'value="Sulastri"' in form
    assert 'value="-7,41000"' in form
    assert re.search(r'value="question"[^>]*checked', form)
    assert f'<option value="{_topic(office)}" selected' in form
    assert Client().get(again).status_code == 404


def _topic(office: Office) -> int:
    return office.desk.categories.get().pk


def test_one_house_with_many_ipv6_addresses_is_counted_as_one_sender(
    office: Office,
) -> None:
    house = ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:2:aaaa::7")
    news = f"/lapor/{office.desk.slug}/kabar/"

    for number, address in enumerate(house):
        client = Client(REMOTE_ADDR=address)
        client.post(filled(client, office))
        client.post(news, {"email": f"warga{number}@contoh.id"})

    now = timezone.now()
    for what in ("address", "subscribe-address"):
        key = trace_key(what, "2001:db8:1:2::/64", now=now)
        assert Trace.objects.filter(key=key).count() == len(house), what


def test_a_machine_that_fills_every_field_is_held(office: Office) -> None:
    client = Client()

    client.post(filled(client, office, website="http://beli.example"))

    assert Report.objects.get().is_held


def test_drafts_and_their_pictures_are_forgotten_after_a_day(office: Office) -> None:
    draft = drafts.keep_draft(
        desk=office.desk, values={"text": "x"}, uploads=[a_photo()], now=NOW
    )

    services.forget_old(now=NOW + drafts._KEPT * 2)

    assert not Draft.objects.filter(pk=draft.pk).exists()
    assert Photo.objects.count() == 0


def test_a_closed_desk_takes_nothing_and_says_where_else_to_go(office: Office) -> None:
    facts = services.DeskFacts(
        name="Lapor", slug=office.desk.slug, contact="Telepon 112", is_open=False
    )
    services.change_desk(desk=office.desk, facts=facts, by=office.administrator, now=NOW)

    answer = Client().get(f"/lapor/{office.desk.slug}/kirim/")

    assert answer.status_code == 503
    assert "Telepon 112" in answer.content.decode()


def test_a_receipt_with_code_and_term_is_written_for_who_gave_a_mail_address(
    office: Office,
) -> None:
    report = a_report(office)

    out = office.desk.outgoing.get()
    assert out.to_mail == "sulastri@contoh.id"
    assert CODE.search(out.text)
    assert report.label in out.subject
    assert Event.objects.get(report=report).kind == "received"


def test_changing_a_desk_gives_no_number_out_a_second_time() -> None:
    office = an_office()
    seen_before = Desk.objects.get(pk=office.desk.pk)
    first = a_report(office)

    services.change_desk(
        desk=seen_before,
        facts=services.DeskFacts(name="Lapor Rekaan", slug=seen_before.slug),
        by=office.administrator,
        now=NOW,
    )

    assert a_report(office).number == first.number + 1
