"""Reading files on their way: each person sees their own."""

import uuid
from datetime import datetime

from siap.apps.accounts.models import User
from siap.apps.imports.models import Upload
from siap.kernel.errors import NotFound


def upload_of(user: User, token: uuid.UUID, *, now: datetime) -> Upload:
    """
    Find a file that a person handed in.

    Raises:
        NotFound: There is none, it is another person's, or its time is over.
    """
    found = Upload.objects.filter(token=token, by=user, expires_at__gt=now)
    upload = found.select_related("plan__region").first()
    if upload is None:
        raise NotFound("import-expired", where=str(token))
    return upload


def open_uploads(
    user: User, plan_id: int, *, now: datetime, workbooks: bool = False
) -> list[Upload]:
    """Tables of a person that wait in a plan, or workbooks; newest first."""
    waiting = Upload.objects.filter(by=user, plan_id=plan_id, batch=None)
    waiting = waiting.filter(part="") if workbooks else waiting.exclude(part="")
    return list(waiting.filter(expires_at__gt=now))
