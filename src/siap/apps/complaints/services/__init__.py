"""What can be done with reports."""

from siap.apps.complaints.services.answering import (
    answer,
    answer_as_shown,
    canned_text,
    canned_texts,
    note,
    reporter_for,
    unseal,
)
from siap.apps.complaints.services.carding import make_card, make_indicator
from siap.apps.complaints.services.chores import do_chores
from siap.apps.complaints.services.drafts import (
    address_key,
    confirm,
    draft_of,
    forget_old,
    keep_draft,
    too_many,
    trace_key,
)
from siap.apps.complaints.services.exporting import export_tray
from siap.apps.complaints.services.following import add, rate, reopen, report_by_code
from siap.apps.complaints.services.intake import (
    NewReport,
    Sender,
    add_photos,
    follow_code,
    take_at_desk,
    take_report,
)
from siap.apps.complaints.services.listing import (
    FIELDS,
    Turn,
    add_canned,
    add_category,
    change_entry,
    move_entry,
    switch_entry,
    undo_entry,
)
from siap.apps.complaints.services.moderating import (
    PublicCopy,
    cover_event,
    desk_words,
    mark_words,
    proposed_copy,
    publish,
    publish_addition,
    withhold,
)
from siap.apps.complaints.services.notifying import mail_fails
from siap.apps.complaints.services.pausing import pause, resume
from siap.apps.complaints.services.routing import classify, merge, refuse, route, send_back
from siap.apps.complaints.services.setting_up import (
    DeskFacts,
    add_day_off,
    add_pledge,
    change_desk,
    open_desk,
    set_officer,
)
from siap.apps.complaints.services.writing import Act

__all__ = [
    "FIELDS",
    "Act",
    "DeskFacts",
    "NewReport",
    "PublicCopy",
    "Sender",
    "Turn",
    "add",
    "add_canned",
    "add_category",
    "add_day_off",
    "add_photos",
    "add_pledge",
    "address_key",
    "answer",
    "answer_as_shown",
    "canned_text",
    "canned_texts",
    "change_desk",
    "change_entry",
    "classify",
    "confirm",
    "cover_event",
    "desk_words",
    "do_chores",
    "draft_of",
    "export_tray",
    "follow_code",
    "forget_old",
    "keep_draft",
    "mail_fails",
    "make_card",
    "make_indicator",
    "mark_words",
    "merge",
    "move_entry",
    "note",
    "open_desk",
    "pause",
    "proposed_copy",
    "publish",
    "publish_addition",
    "rate",
    "refuse",
    "reopen",
    "report_by_code",
    "reporter_for",
    "resume",
    "route",
    "send_back",
    "set_officer",
    "switch_entry",
    "take_at_desk",
    "take_report",
    "too_many",
    "trace_key",
    "undo_entry",
    "unseal",
    "withhold",
]
