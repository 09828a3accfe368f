"""Words planted in every field of reports that must not be shown; who looks for them."""

from django.conf import settings
from django.test import Client

from apps.complaints.desks import (
    HOUR,
    NOW,
    Office,
    a_photo,
    a_report,
    an_office,
    answered,
    routed,
)
from siap.apps.complaints import services
from siap.apps.complaints.models import Identity, Report

CANARY = "KUTILANG"
"""Part of every word that must not show; any letter case."""


def name_of(identity: str) -> str:
    """A name to be hidden, except where its bearer chose to show it."""
    return "Siti Merpati" if identity == Identity.OPEN else f"Siti {CANARY}nama"


def sender(identity: str) -> services.Sender:
    return services.Sender(
        name=name_of(identity),
        email=f"{CANARY}.{identity}@contoh.id",
        phone="+62 812-7777-4321",
        address=f"Jalan {CANARY}alamat 9",
    )


TEXT = (
    "Air keruh sejak Senin, kata Bu {c}tetangga dan {name}. NIK 3372015507850001, "
    "telepon 0812-7777-4321, surel {c}@rahasia.example, alamat Jalan {c}alamat 9."
)


def planted() -> Office:
    """One report of each identity, answered, noted, reopened; one withheld, one waiting."""
    office = an_office()
    for identity in Identity.values:
        report = a_report(
            office,
            TEXT
            if identity != Identity.SECRET
            else f"Suap oleh {CANARY}pejabat di kantor.",
            identity=identity,
            sender=sender(identity),
            place=f"Rumah {name_of(identity)}",
            subject=f"Laporan {name_of(identity)}",
        )
        services.add_photos(report=report, pictures=[a_photo(CANARY.encode())], now=NOW)
        if identity != Identity.SECRET:
            publish(office, report)
        routed(office, report)
        services.note(
            report=report, text=f"Curigai {CANARY}catatan.", act=office.act(report)
        )
        answered(office, report, text=f"Yth. {name_of(identity)}, pipa sudah dibersihkan.")
        services.reopen(
            report=report, text=f"Belum, kata {CANARY}tetangga.", now=NOW + 2 * HOUR
        )
    a_report(office, f"{CANARY} belum diperiksa siapa pun.", subject=f"{CANARY} baru")
    withheld = a_report(office, f"{CANARY} makian kepada orang lain.")
    services.withhold(
        report=withheld, reason="Berisi tuduhan terhadap pribadi.", act=office.act(withheld)
    )
    return office


def publish(office: Office, report: Report) -> None:
    copy = services.proposed_copy(report)
    marked = services.PublicCopy(
        subject=copy.subject,
        text=services.mark_words(copy.text, [f"{CANARY}tetangga"]),
        place=copy.place,
    )
    services.publish(report=report, copy=marked, act=office.act(report))


def body(address: str, *, language: str = "id") -> str:
    """What anybody gets at an address."""
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    answer = client.get(address)
    content = b"".join(answer) if answer.streaming else answer.content  # type: ignore[arg-type]
    return content.decode("utf-8", "replace")


def hidden(text: str) -> list[str]:
    """What of the planted words a text holds."""
    planted = (CANARY.lower(), "7777-4321", "3372015507850001")
    return [word for word in planted if word in text.lower()]
