"""Having the papers of a meeting made, for those who keep it."""

from pathlib import Path

from django.conf import settings

from siap.apps.accounts.models import User
from siap.apps.documents.shelf import Shelf, key_of
from siap.apps.documents.waiting import file_or_error
from siap.apps.musyawarah.models import Meeting
from siap.apps.musyawarah.papers import FORMATS, facts_of, meeting_papers
from siap.apps.musyawarah.permissions import keeps
from siap.kernel.errors import Forbidden, NotFound
from siap.rendering.tree import Language


def print_papers(
    *, meeting: Meeting, format_name: str, language: Language, by: User
) -> Path:
    """
    Have the papers of a meeting made; names stand in them.

    Args:
        meeting: Which.
        format_name: `pdf`, `docx` or `xlsx`.
        language: The one that is active.
        by: Who keeps the meeting.

    Returns:
        The file.

    Raises:
        Forbidden: The person does not keep the meeting.
        NotFound: The format is none of these.
        Unavailable: It could not be made, or not just now.
    """
    if not keeps(by, meeting.level, meeting.region):
        raise Forbidden("forbidden", where="meeting.keep")
    if format_name not in FORMATS:
        raise NotFound("not-found", where=format_name)
    document = meeting_papers(facts_of(meeting), language=language)
    shelf = Shelf(Path(settings.DATA_DIR) / "exports" / f"meeting-{meeting.pk}")
    key = key_of(document)
    return file_or_error(shelf, key, document, format_name, busy="export-busy")
