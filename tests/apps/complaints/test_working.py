"""What the desk and the agencies do with a report, and what its sender does then."""

from datetime import timedelta

import pytest
from django.test import Client

from apps.complaints.desks import (
    HOUR,
    NOW,
    Office,
    a_report,
    answered,
    published,
    routed,
)
from factories.plans import a_region, a_user
from siap.apps.complaints import services
from siap.apps.complaints.models import Event, Identity, Outgoing, Report, State
from siap.apps.complaints.queries.nearby import suggestions
from siap.apps.organisations.models import Agency
from siap.kernel.errors import Conflict, Forbidden, InvalidInput

pytestmark = pytest.mark.django_db


def client_of(user: object) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")  # type: ignore[arg-type]
    return client


def test_an_agency_is_suggested_by_words_of_the_text_and_by_what_was_done_before(
    office: Office,
) -> None:
    earlier = published(office, a_report(office, "Jembatan kayu lapuk dan berbahaya."))
    routed(office, earlier, office.roads)

    by_word = suggestions(a_report(office, "Keran umum kering sejak pagi."))
    by_history = suggestions(a_report(office, "Jembatan gantung berbahaya dilewati."))

    assert [one.agency for one in by_word] == [office.water]
    assert [one.agency for one in by_history] == [office.roads]


def test_re_routing_needs_a_reason_and_does_not_reset_the_citizens_clock(
    office: Office,
) -> None:
    report = routed(office, a_report(office), office.roads)
    due = report.pledge_due
    with pytest.raises(InvalidInput):
        routed(office, report, office.water)

    later = routed(
        office, report, office.water, now=NOW + 5 * HOUR, reason="Pipa milik Perumda Air."
    )

    assert later.pledge_due == due
    assert later.agency_since == NOW + 5 * HOUR
    assert Event.objects.get(report=report, kind="rerouted").data == {
        "from": "Dinas Pekerjaan Umum",
        "to": "Perumda Air Rekaan",
    }


def test_a_report_goes_only_to_agencies_of_the_region(office: Office) -> None:
    foreign = Agency.objects.create(region=a_region("Lain"), name="Dinas Lain")

    with pytest.raises(InvalidInput):
        routed(office, a_report(office), foreign)


def test_an_officer_reads_and_answers_only_what_is_with_the_own_agency(
    office: Office,
) -> None:
    mine = routed(office, a_report(office), office.water)
    other = routed(office, a_report(office), office.roads)
    client = client_of(office.officer)

    inbox = client.get(f"/lapor/meja/{office.desk.slug}/").content.decode()

    assert f"/lapor/meja/laporan/{mine.pk}/" in inbox
    assert f"/lapor/meja/laporan/{other.pk}/" not in inbox
    assert client.get(f"/lapor/meja/laporan/{other.pk}/").status_code == 404
    with pytest.raises(Forbidden):
        answered(office, other)


def test_strangers_and_guests_do_not_get_to_the_inbox(office: Office) -> None:
    address = f"/lapor/meja/{office.desk.slug}/"

    assert client_of(a_user()).get(address).status_code == 404
    assert Client().get(address).status_code == 302


def test_an_answer_of_substance_stops_the_clock_and_an_interim_one_does_not(
    office: Office,
) -> None:
    report = routed(office, a_report(office))
    services.answer(
        report=report,
        text="Petugas sedang memeriksa.",
        interim=True,
        act=office.act(report, by=office.officer, now=NOW + HOUR),
    )
    running = Report.objects.get(pk=report.pk)

    done = answered(office, report, now=NOW + 3 * HOUR)

    assert running.answered_at is None
    assert (done.net_hours, done.in_pledge, done.in_legal) == (3, True, True)
    assert done.state == State.ANSWERED


def test_a_note_and_a_forward_do_not_stop_the_clock(office: Office) -> None:
    report = routed(office, a_report(office))

    noted = services.note(
        report=report, text="Tanya bagian teknik dulu.", act=office.act(report)
    )

    assert noted.answered_at is None


def test_the_answer_reaches_the_sender_and_holds_no_data_of_theirs(office: Office) -> None:
    report = routed(office, a_report(office))

    done = answered(
        office, report, text="Ibu Sulastri, pipa diganti. Telepon kami 0271-555123."
    )

    text = Event.objects.get(report=done, kind="answered").text
    assert text == "Ibu [nama], pipa diganti. Telepon kami 0271-555123."
    assert Outgoing.objects.get(key__startswith="news:").to_mail == "sulastri@contoh.id"


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(office: Office) -> None:
    report = a_report(office)
    act = office.act(report)
    routed(office, report)

    with pytest.raises(Conflict):
        services.refuse(report=report, reason="Bukan wewenang daerah.", act=act)


def test_an_agency_sends_back_what_is_not_its_own_with_a_reason_in_the_open(
    office: Office,
) -> None:
    report = routed(office, a_report(office))
    client = client_of(office.officer)

    answer = client.post(
        f"/lapor/meja/laporan/{report.pk}/return",
        {"seen": report.version, "text": "Jalan ini milik provinsi."},
    )

    report.refresh_from_db()
    assert answer["Location"] == f"/lapor/meja/{office.desk.slug}/"
    assert (report.state, report.agency) == (State.RECEIVED, None)
    assert (
        Event.objects.get(report=report, kind="returned").text
        == "Jalan ini milik provinsi."
    )


def test_reopening_brings_it_back_to_the_agency_and_keeps_the_first_answer_time(
    office: Office,
) -> None:
    report = answered(office, routed(office, a_report(office)))

    again = services.reopen(
        report=report, text="Air masih belum mengalir.", now=NOW + 20 * HOUR
    )
    second = answered(office, again, now=NOW + 60 * HOUR)

    assert again.state == State.REOPENED
    assert (second.net_hours, second.in_pledge, second.reopened) == (1, True, 1)


def test_same_reports_are_merged_and_get_the_same_answer(office: Office) -> None:
    main, twin = routed(office, a_report(office)), a_report(office, now=NOW - 2 * HOUR)

    services.merge(report=twin, into=main, act=office.act(twin))
    answered(office, main)

    twin.refresh_from_db()
    assert twin.state == State.MERGED
    assert twin.net_hours == 3
    assert Event.objects.get(report=twin, kind="answered").data == {"with": main.label}


def test_a_secret_report_is_merged_with_nothing(office: Office) -> None:
    secret = a_report(office, identity=Identity.SECRET)
    plain = a_report(office)

    for report, into in ((secret, plain), (plain, secret), (plain, plain)):
        with pytest.raises(InvalidInput):
            services.merge(report=report, into=into, act=office.act(report))


def test_a_pause_moves_both_terms_and_is_shown_beside_the_gross_time(
    office: Office,
) -> None:
    report = routed(office, a_report(office))
    pledge, legal = report.pledge_due, report.legal_due
    services.pause(
        report=report, reason="Mohon nomor pelanggan Anda.", act=office.act(report)
    )

    added = services.add(
        report=report, text="Nomor pelanggan 00123.", now=NOW + timedelta(days=4)
    )
    done = answered(office, added, now=NOW + timedelta(days=5))

    assert not added.is_paused
    assert added.pledge_due == pledge + timedelta(days=4)
    # Friday to Tuesday; Monday is a day off, so one working day is added.
    assert legal is not None
    assert added.legal_due == legal + timedelta(days=1)
    assert (done.net_hours, done.in_pledge) == (24, True)


def test_a_pause_needs_a_reason(office: Office) -> None:
    report = routed(office, a_report(office))

    with pytest.raises(InvalidInput):
        services.pause(report=report, reason="", act=office.act(report))


def test_a_refusal_is_in_the_open_with_its_reason(office: Office) -> None:
    report = published(office, a_report(office))

    services.refuse(
        report=report, reason="Ini wewenang pemerintah provinsi.", act=office.act(report)
    )

    page = Client().get(f"/lapor/{office.desk.slug}/{report.number}/").content.decode()
    assert "Ini wewenang pemerintah provinsi." in page


@pytest.mark.parametrize(
    ("identity", "by_officer", "by_administrator"),
    [
        (Identity.OPEN, True, True),
        (Identity.HIDDEN, True, True),
        (Identity.SEALED, False, False),
        (Identity.SECRET, True, True),
    ],
)
def test_who_sees_the_sender_depends_on_what_the_sender_chose(
    office: Office, identity: str, *, by_officer: bool, by_administrator: bool
) -> None:
    report = routed(office, a_report(office, identity=identity))
    address = f"/lapor/meja/laporan/{report.pk}/"

    officer = client_of(office.officer).get(address).content.decode()
    administrator = client_of(office.administrator).get(address).content.decode()

    assert ("Sulastri" in officer) is by_officer
    assert ("Sulastri" in administrator) is by_administrator


def test_a_sealed_name_is_opened_once_with_a_reason_that_stays_in_the_history(
    office: Office,
) -> None:
    report = a_report(office, identity=Identity.SEALED)
    client = client_of(office.administrator)
    address = f"/lapor/meja/laporan/{report.pk}/"

    without = client.post(f"{address}buka-nama", {"seen": 1, "text": "x"}).content.decode()
    opened = client.post(
        f"{address}buka-nama", {"seen": 1, "text": "Ancaman terhadap keselamatan pelapor."}
    ).content.decode()

    assert "Sulastri" not in without
    assert "Sulastri" in opened
    assert "Sulastri" not in client.get(address).content.decode()
    event = Event.objects.get(report=report, kind="unsealed")
    assert (event.actor_name, event.is_public) == ("Admin Meja", False)
    routed(office, report)
    report.refresh_from_db()
    with pytest.raises(Forbidden):
        services.unseal(
            report=report,
            reason="Ingin tahu siapa orangnya.",
            act=office.act(report, by=office.officer),
        )


def test_somebody_at_the_counter_gets_a_number_and_a_code(office: Office) -> None:
    client = client_of(office.administrator)
    typed = {
        "kind": "question",
        "text": "Kapan pipa di RW 5 diperbaiki?",
        "identity": "hidden",
    }

    page = client.post(f"/lapor/meja/{office.desk.slug}/loket/", typed).content.decode()

    report = Report.objects.get()
    assert report.channel == "counter"
    assert report.label in page
    officer = client_of(office.officer).get(f"/lapor/meja/{office.desk.slug}/loket/")
    assert officer.status_code == 403


def test_the_whole_way_through_the_pages(office: Office) -> None:
    report = a_report(office, "Air mati di rumah Bu Tini.")
    admin, officer = client_of(office.administrator), client_of(office.officer)
    work = f"/lapor/meja/laporan/{report.pk}/"

    def do(client: Client, doing: str, **data: object) -> None:
        report.refresh_from_db()
        answer = client.post(f"{work}{doing}", {"seen": report.version} | data)
        assert answer.status_code == 302, answer.content.decode()

    do(admin, "classify", category="", oversight="on")
    do(admin, "route", agency=office.water.pk)
    do(
        admin,
        "publish",
        subject="Air mati",
        text="Air mati di rumah Bu Tini.",
        names="Bu Tini",
    )
    do(officer, "note", text="Periksa pompa lebih dulu.")
    do(officer, "pause", text="Mohon sebutkan nomor rumah.")
    do(officer, "resume")
    do(officer, "answer", text="Pompa sudah diperbaiki.")

    page = Client().get(f"/lapor/{office.desk.slug}/{report.number}/").content.decode()
    report.refresh_from_db()
    assert report.legal_days == 60
    assert "Air mati di rumah [nama]." in page
    assert "Pompa sudah diperbaiki." in page
    assert "Periksa pompa" not in page
    assert "Bu Tini" not in page


def test_a_name_in_an_answer_is_covered_by_the_page(office: Office) -> None:
    report = published(office, answered(office, routed(office, a_report(office))))
    serial = Event.objects.get(report=report, kind="answered").serial
    client = client_of(office.administrator)
    page = client.get(f"/lapor/meja/laporan/{report.pk}/").content.decode()

    client.post(
        f"/lapor/meja/laporan/{report.pk}/tulisan/{serial}",
        {
            "seen": report.version,
            "act": "cover",
            "text": "Pipa [nama] sudah diganti pagi ini.",
        },
    )

    public = Client().get(f"/lapor/{office.desk.slug}/{report.number}/").content.decode()
    assert f'id="tutup-{serial}"' in page
    assert "Pipa [nama] sudah diganti pagi ini." in public
    assert "Data pribadi ditutup kemudian" in public


@pytest.mark.parametrize("page", ["²", "9" * 30])
def test_a_page_that_is_no_number_is_the_first(office: Office, page: str) -> None:
    address = f"/lapor/meja/{office.desk.slug}/?page={page}"

    assert client_of(office.administrator).get(address).status_code == 200
