"""Training: simulated participants who come, write and vote, so that one can rehearse."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext

from siap.apps.meetings.activities import ACTIVITIES
from siap.apps.meetings.applying.people import person_data
from siap.apps.meetings.log import BOARD, News, locked, tell
from siap.apps.meetings.models import Item, Meeting, Participant, Phase, Side
from siap.apps.meetings.permissions import require_hold
from siap.apps.meetings.services.answers import Given, answer, highest
from siap.apps.meetings.services.boards import NewCard, post_card
from siap.apps.meetings.services.counting import Choice
from siap.apps.meetings.services.course import Command
from siap.apps.meetings.services.questions import open_round
from siap.apps.meetings.turns import in_turn
from siap.kernel.errors import InvalidInput, SiapError

MOST_AT_ONCE: Final = 20
MOST_IN_ALL: Final = 60


@dataclass(frozen=True)
class Rehearsed:
    """What the simulated participants did."""

    came: int
    wrote: int
    answered: int


def rehearse(command: Command, *, people: int, seed: int) -> Rehearsed:
    """
    Let simulated participants come, and do once what the room is being asked to do.

    Args:
        command: Of somebody who holds a training meeting.
        people: How many may come now, 0 to 20; never more than 60 in all.
        seed: Of what they choose.

    Returns:
        How many came, wrote a card, answered.

    Raises:
        Forbidden: The person may not hold the meeting.
        InvalidInput: It is no training meeting.
    """
    lots = random.Random(seed)  # noqa: S311 - play, not protection
    came = _come(command, min(people, MOST_AT_ONCE), lots)
    meeting = Meeting.objects.select_related("item").get(pk=command.meeting_id)
    crowd = list(meeting.participants.filter(simulated=True))
    if meeting.item is None:
        return Rehearsed(came, 0, 0)
    wrote = sum(_writes(who, meeting.item, lots, command) for who in crowd)
    answered = sum(_answers(who, meeting.item, lots, command) for who in crowd)
    return Rehearsed(came, wrote, answered)


@in_turn
def _come(command: Command, people: int, lots: random.Random) -> int:
    meeting = locked(command.meeting_id)
    require_hold(command.by, meeting)
    if not meeting.training:
        raise InvalidInput("meeting-training-only", where="meeting")
    there = meeting.participants.filter(simulated=True).count()
    number = max(0, min(people, MOST_IN_ALL - there))
    for n in range(there + 1, there + number + 1):
        person = Participant(
            meeting=meeting,
            name=gettext("Peserta tiruan {n}").format(n=n),
            institution=gettext("Latihan"),
            side=lots.choice(Side.values),
            simulated=True,
            joined_at=command.now,
        )
        person.save(force_insert=True)
        news = News(kind="joined", data=person_data(person), audience=BOARD)
        tell(meeting, news, now=command.now)
    return number


def _writes(who: Participant, item: Item, lots: random.Random, command: Command) -> bool:
    activity = ACTIVITIES.get(item.tool)
    if activity is None or activity.frame != "board" or item.phase == Phase.WAITING:
        return False
    zones = [zone.key for zone in activity.zones]
    new = NewCard(
        item_id=str(item.pk),
        text=lots.choice(_texts()),
        zone=lots.choice(zones) if zones else "",
        weight=lots.randint(1, 5) if activity.weighed else None,
    )
    try:
        post_card(participant=who, new=new, now=command.now)
    except SiapError:
        return False  # closed, or the cards of this one are used up
    return True


def _answers(who: Participant, item: Item, lots: random.Random, command: Command) -> bool:
    found = open_round(item)
    if found is None:
        return False
    keys = [str(option["id"]) for option in found.options]
    choice: Choice = lots.choice(keys)
    if found.kind == "scores":
        choice = {key: lots.randint(1, highest(found)) for key in keys}
    elif found.kind == "dots":
        choice = {lots.choice(keys): found.points}
    try:
        answer(
            participant=who,
            given=Given(round_id=str(found.pk), choice=choice),
            now=command.now,
        )
    except SiapError:
        return False  # a secret answer is given once
    return True


def _texts() -> Sequence[str]:
    return (
        gettext("Air hanya mengalir malam hari"),
        gettext("Air mengalir hanya pada malam hari"),
        gettext("Tagihan tidak sesuai dengan pemakaian"),
        gettext("Pengaduan lama tidak ditanggapi"),
        gettext("Petugas kurang jumlahnya"),
        gettext("Informasi gangguan tidak sampai ke warga"),
        gettext("Persyaratan pelayanan tidak jelas"),
        gettext("Biaya pelayanan tidak diumumkan"),
    )
