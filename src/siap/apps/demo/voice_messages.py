"""What people of the demonstration wrote beside their votes, for the keepers of a unit."""

from collections.abc import Mapping, Sequence
from typing import Final

from siap.apps.ratings.models import Channel, Colour, Vote, VoteMessage

TEXTS: Final[Mapping[int, Sequence[str]]] = {
    Colour.RED: (
        "Menunggu hampir dua jam, nomor antrean dua kali terlewat.",
        "Loket tutup sebelum jamnya; saya harus kembali besok.",
        "Diminta fotokopi lagi padahal sudah dikirim lewat laman.",
    ),
    Colour.YELLOW: (
        "Petugas ramah, tetapi kursi tunggu kurang.",
        "Sudah lebih cepat daripada bulan lalu; tolong tambah loket pada hari Senin.",
    ),
    Colour.GREEN: ("Terima kasih, selesai dalam sepuluh menit.",),
}


def add_messages(votes: Sequence[Vote]) -> None:
    """
    Put a message beside the latest votes that came by phone, each text once for a unit.

    Args:
        votes: Of one unit, stored, the oldest first.
    """
    left = {colour: list(texts) for colour, texts in TEXTS.items()}
    by_phone = [vote for vote in reversed(votes) if vote.channel == Channel.PHONE]
    messages = [
        VoteMessage(vote=vote, unit_id=vote.unit_id, text=left[vote.colour].pop(0))
        for vote in by_phone
        if left[vote.colour]
    ]
    VoteMessage.objects.bulk_create(reversed(messages))
