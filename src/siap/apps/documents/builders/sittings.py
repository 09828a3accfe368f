"""Who came to a live meeting, and how each one signed."""

from siap.apps.documents.builders.lookup import written
from siap.apps.documents.builders.setting import Setting
from siap.apps.documents.queries import Attendee, Sitting
from siap.rendering.tree import Column, Row, Table


def sitting_list(setting: Setting, sitting: Sitting) -> Table:
    """
    List those who came to a live meeting.

    Args:
        setting: The paper.
        sitting: The meeting; names are already out of it where they may not stand.

    Returns:
        A table with a row for each person, in the order they came.
    """
    where = f", {sitting.place}" if sitting.place else ""
    caption = setting.say("came-to", day=written(setting, sitting.day), where=where)
    columns = (
        Column("number", setting.say("number"), width=6, fmt="number"),
        Column("who", setting.say("person"), width=25),
        Column("office", setting.say("office-or-home"), width=27),
        Column("gender", setting.say("gender"), width=7),
        Column("way", setting.say("signed-by"), width=19),
        Column("sign", setting.say("sign-here"), width=16),
    )
    rows = tuple(
        Row(
            {
                "number": n,
                "who": person.name,
                "office": person.institution,
                "gender": _letter(setting, person),
                "way": _way(setting, person),
            }
        )
        for n, person in enumerate(sitting.people, 1)
    )
    return Table(caption, columns, rows, by_hand=True)


def _way(setting: Setting, person: Attendee) -> str:
    said = setting.say(f"way-{person.way}" if person.way else "way-code")
    return f"{said}, {person.at:%H.%M}"


def _letter(setting: Setting, person: Attendee) -> str:
    return setting.say(f"gender-{person.gender}")[:1] if person.gender else ""
