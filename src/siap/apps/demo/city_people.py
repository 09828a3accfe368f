"""Who does what in the fictional city's musyawarah, and who came to its meetings."""

from collections.abc import Mapping
from datetime import date, time, timedelta

from siap.apps.accounts.models import User
from siap.apps.demo.city_places import City
from siap.apps.demo.city_words import ATTENDING
from siap.apps.musyawarah.models import (
    Attendance,
    Cycle,
    Decision,
    Delegate,
    Duty,
    DutyRole,
    Level,
    Meeting,
    MeetingState,
)


def add_duties(city: City, people: Mapping[str, User]) -> None:
    """Give the people of the demonstration their duties."""
    village = city.villages[0]
    wanted = (
        ("perencana", DutyRole.PLANNER, city.region, None),
        ("sekretaris-desa", DutyRole.SECRETARY, village, None),
        ("penilai", DutyRole.SCORER, village, None),
        ("verifikator", DutyRole.VERIFIER, city.region, city.agencies["DPUPR"]),
    )
    Duty.objects.bulk_create(
        Duty(user=people[key], role=role, region=region, agency=agency)
        for key, role, region, agency in wanted
    )


def _day(cycle: Cycle, level: Level, number: int) -> date:
    """All met in the weeks of their level but one, which meets in three days."""
    if number and level.starts_on:
        return level.starts_on + timedelta(days=1)
    return cycle.opens_on + timedelta(days=113)


def add_meetings(city: City, cycle: Cycle) -> None:
    """Let every village meet once, those of one kecamatan with a full attendance list."""
    level = cycle.levels.get(position=2)
    meetings = Meeting.objects.bulk_create(
        Meeting(
            cycle=cycle,
            level=level,
            region=village,
            held_on=_day(cycle, level, number),
            starts_at=time(9),
            place=f"Balai {village.name}",
            chair="Ketua LPMD",
            secretary="Sekretaris desa",
            notes="" if number == 0 else "Rapat berlangsung tertib sampai siang.",
            state=MeetingState.PLANNED if number == 0 else MeetingState.CLOSED,
        )
        for number, village in enumerate(city.villages)
    )
    for meeting in meetings:
        if meeting.state == MeetingState.CLOSED:
            of_level = Decision.objects.filter(level=level)
            of_level.filter(proposal__village=meeting.region).update(meeting=meeting)
    Attendance.objects.bulk_create(
        Attendance(
            meeting=meeting,
            name=name,
            gender=gender,
            element=element,
            represents=meeting.region.name,
        )
        for meeting in meetings[:8]
        for name, gender, element in ATTENDING
    )
    Delegate.objects.bulk_create(
        Delegate(meeting=meeting, name=name, gender=gender, represents=meeting.region.name)
        for meeting in meetings[:8]
        for name, gender, _ in ATTENDING[:2]
    )
