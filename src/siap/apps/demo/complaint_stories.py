"""Two thousand made-up reports: the same every time, from sentences and places."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from siap.apps.complaints.models import Category, Channel, Identity, Kind
from siap.apps.complaints.services.bulk import Story
from siap.apps.complaints.services.intake import NewReport, Sender
from siap.apps.organisations.models import Agency

COUNT: Final = 2000
SEED: Final = 20261121
DAYS: Final = 364
WEST, NORTH = Decimal("111.20"), Decimal("-7.42")


@dataclass(frozen=True)
class Topic:
    """A topic: who answers, words that point to it, what people write and hear."""

    name: str
    group: str
    agency: str
    keywords: str
    texts: Sequence[tuple[str, str]]
    answers: Sequence[str]


TOPICS: Final = (
    Topic(
        "Air minum",
        "Layanan dasar",
        "Perumda Air Minum Tirta Marga",
        "air, keran, pipa, meteran",
        (
            (
                "complaint",
                "Air tidak mengalir sejak {when} di {place}. Warga membeli air galon.",
            ),
            ("complaint", "Air keluar keruh dan berbau besi di {place} sejak {when}."),
            ("complaint", "Pipa bocor di {place}, air terbuang ke jalan sejak {when}."),
            ("question", "Kapan giliran air {place}? Sejak {when} hanya mengalir malam."),
            ("praise", "Terima kasih, petugas cepat memperbaiki pipa di {place} {when}."),
        ),
        (
            "Petugas mengganti katup yang rusak, dan aliran air normal kembali.",
            "Kebocoran sudah diperbaiki. Pengurasan pipa dilakukan malam ini.",
            "Giliran air ditambah dua jam sehari mulai besok; jadwalnya di laman kami.",
        ),
    ),
    Topic(
        "Jalan dan drainase",
        "Prasarana",
        "Dinas Pekerjaan Umum dan Penataan Ruang",
        "jalan, berlubang, selokan, drainase, jembatan",
        (
            (
                "complaint",
                "Jalan berlubang di {place} membahayakan pengendara sejak {when}.",
            ),
            (
                "complaint",
                "Selokan di {place} tersumbat dan meluap setiap hujan sejak {when}.",
            ),
            ("suggestion", "Mohon rambu di tikungan {place}; sejak {when} sering celaka."),
        ),
        (
            "Tambalan sudah dikerjakan. Perbaikan menyeluruh masuk rencana tahun depan.",
            "Sedimen sudah dikeruk dan penutup selokan diganti.",
        ),
    ),
    Topic(
        "Puskesmas",
        "Layanan dasar",
        "Dinas Kesehatan",
        "puskesmas, obat, dokter, antrean",
        (
            ("complaint", "Antrean di puskesmas {place} sangat lama sejak {when}."),
            (
                "information",
                "Apakah puskesmas {place} buka Sabtu? {when} kami datang, tutup.",
            ),
        ),
        (
            "Loket kedua dibuka pukul 07.30 sampai 10.00 mulai pekan ini.",
            "Puskesmas buka hari Sabtu pukul 08.00 sampai 12.00, kecuali hari libur.",
        ),
    ),
    Topic(
        "Permukiman",
        "Prasarana",
        "Dinas Perumahan dan Kawasan Permukiman",
        "lampu, sampah, taman, rumah",
        (
            ("complaint", "Lampu jalan di {place} padam sejak {when}."),
            ("request", "Mohon tempat sampah di {place}. Sejak {when} sampah berserakan."),
        ),
        (
            "Lampu sudah diganti.",
            "Bak sampah dipasang dan diangkut setiap Senin dan Kamis.",
        ),
    ),
    Topic(
        "Layanan daring",
        "Layanan umum",
        "Dinas Komunikasi dan Informatika",
        "aplikasi, laman, sinyal, daring",
        (
            ("complaint", "Laman pendaftaran tidak bisa dibuka dari {place} sejak {when}."),
            (
                "suggestion",
                "Tambah titik internet gratis di {place}, sejak {when} kami minta.",
            ),
        ),
        ("Gangguan peladen sudah diatasi. Silakan dicoba kembali.",),
    ),
)

PLACES: Final = (
    "Pasar Legi", "Desa Sumberwening", "Kelurahan Margasari", "Perum Griya Tirta",
    "simpang Kalibening", "Desa Watulumbung", "Dusun Ngudal", "terminal Margapura",
    "Desa Banyuasri", "jembatan Kedungombo", "Kampung Pandean", "Desa Tegalrejo",
    "alun-alun Margapura", "Desa Karanglo", "Kelurahan Wonosari", "Dusun Jatimulyo",
)  # fmt: skip
WHENS: Final = ("kemarin", "tiga hari lalu", "pekan lalu", "hari Senin", "awal bulan")
NAMES: Final = ("Ranti", "Bagas", "Wening", "Tirto", "Melati", "Surya", "Lestari", "Jaya")
REOPENINGS: Final = (
    "Sampai hari ini keadaannya masih sama.",
    "Hanya baik satu hari, lalu rusak lagi.",
)


def stories(
    agencies: Mapping[str, Agency], categories: Mapping[str, Category], *, now: datetime
) -> Iterator[Story]:
    """
    Tell the reports of a year, the oldest first.

    Args:
        agencies: Of the region, by name; a topic whose agency is missing is left out.
        categories: Topics of the desk, by name.
        now: Reports end here; the newest ones still wait.
    """
    chance = random.Random(SEED)  # noqa: S311 - the same every time, nothing secret
    topics = [topic for topic in TOPICS if topic.agency in agencies]
    minutes = sorted(chance.randrange(DAYS * 24 * 60) for _ in range(COUNT))
    for number, minute in enumerate(minutes):
        received = now - timedelta(days=DAYS) + timedelta(minutes=minute)
        weights = [5, 3, 2, 2, 1][: len(topics)]
        topic = chance.choices(topics, weights)[0]
        yield _story(number, topic, received, now, chance, agencies, categories)


def _story(  # noqa: PLR0913, PLR0917 - one story hangs on all of it
    number: int,
    topic: Topic,
    received: datetime,
    now: datetime,
    chance: random.Random,
    agencies: Mapping[str, Agency],
    categories: Mapping[str, Category],
) -> Story:
    age = int((now - received) / timedelta(hours=1))
    agency = agencies[topic.agency]
    spot = chance.randrange(len(PLACES))
    kind, pattern = chance.choice(topic.texts)
    after = _hours(chance, slow=topic.name == "Jalan dan drainase")
    is_answered = after < age and chance.random() < 0.94
    rating = chance.choices([0, 5, 4, 3, 2, 1], [60, 12, 12, 8, 4, 4])[0]
    others = [one for one in agencies.values() if one != agency]
    return Story(
        new=NewReport(
            text=pattern.format(place=PLACES[spot], when=chance.choice(WHENS)),
            kind=Kind(kind),
            channel=chance.choices(
                [Channel.WEB, Channel.SMS, Channel.MAIL, Channel.COUNTER], [6, 3, 1, 1]
            )[0],
            identity=chance.choices(
                [Identity.HIDDEN, Identity.OPEN, Identity.SEALED, Identity.SECRET],
                [70, 15, 12, 3],
            )[0],
            place=PLACES[spot],
            category=categories.get(topic.name),
            latitude=NORTH
            - Decimal(spot // 4) / 50
            - Decimal(chance.randrange(90)) / 10000,
            longitude=WEST + Decimal(spot % 4) / 40 + Decimal(chance.randrange(90)) / 10000,
            sender=Sender(name=chance.choice(NAMES)) if chance.random() < 0.8 else Sender(),
        ),
        received=received,
        token=f"contoh-{number}-{chance.getrandbits(128):032x}",
        agency=agency if age > 3 and chance.random() < 0.99 else None,
        rerouted_from=chance.choice(others) if others and chance.random() < 0.05 else None,
        answer=chance.choice(topic.answers) if is_answered else "",
        answered_after=after,
        reopening=chance.choice(REOPENINGS) if chance.random() < 0.03 else "",
        rating=rating,
        is_published=age > 3 and chance.random() < 0.97,
    )


def _hours(chance: random.Random, *, slow: bool) -> int:
    """Most answers come within the promise of 48 hours, some much later."""
    spread = chance.choices([(4, 24), (20, 48), (49, 120), (120, 500)], [40, 35, 17, 8])[0]
    hours = chance.randint(*spread)
    return hours * 2 if slow else hours
