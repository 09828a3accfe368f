"""A running meeting for the journeys: its code, its pass, the tokens of its phones."""

from typing import Any

from django.utils import timezone

PHONES = 12
CARDS_EACH = 20


def a_running_meeting(plan: Any = None) -> dict[str, Any]:
    """Open the card board of a meeting on topic 2.1 and let phones join it."""
    from factories.plans import a_plan, facilitator_of  # noqa: PLC0415
    from siap.apps.meetings.live import PREFIX, pass_for  # noqa: PLC0415
    from siap.apps.meetings.services.course import (  # noqa: PLC0415
        Command,
        ToolChoice,
        go_to,
        set_phase,
        set_tool,
    )
    from siap.apps.meetings.services.people import Newcomer, join  # noqa: PLC0415
    from siap.apps.meetings.services.starting import (  # noqa: PLC0415
        NewMeeting,
        open_meeting,
        start_meeting,
    )

    plan = plan or a_plan()
    user, now = facilitator_of(plan), timezone.now()
    new = NewMeeting(topic="2.1")
    meeting = start_meeting(plan=plan, new=new, by=user, now=now)
    open_meeting(meeting_id=meeting.pk, by=user, now=now)
    order = Command(meeting_id=meeting.pk, by=user, now=now)
    item = str(meeting.items.filter(tool="cards")[0].pk)
    choice = ToolChoice(tool="cards", anonymous=False, hidden=False, limit=CARDS_EACH)
    go_to(order, item_id=item)
    set_tool(order, item_id=item, choice=choice)
    set_phase(order, item_id=item, phase="open")
    people = [Newcomer(name=f"Orang {n}") for n in range(PHONES)]
    tokens = [join(meeting_id=meeting.pk, who=each, now=now)[1] for each in people]
    return {
        "number": meeting.pk,
        "code": meeting.code,
        "item": item,
        "tokens": tokens,
        "stream": PREFIX + pass_for(meeting, "screen", person=str(user.pk)),
    }
