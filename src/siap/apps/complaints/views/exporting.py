"""A tray of the inbox as a file."""

from tempfile import TemporaryFile

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from siap.apps.accounts.models import signed_in
from siap.apps.complaints import services
from siap.apps.complaints.queries import inbox
from siap.apps.complaints.queries.desks import desk_for
from siap.apps.complaints.views.desk import chosen_tray, tray_names
from siap.ui.formatting import clock, day


@never_cache
@require_GET
@login_required
def as_xlsx(request: HttpRequest, slug: str) -> FileResponse:
    """Give a tray of the inbox as a workbook."""
    user = signed_in(request)
    desk = desk_for(user, slug)
    tray = chosen_tray(request, inbox.trays_of(user, desk))
    now = timezone.now()
    title = gettext("Laporan: {tray}").format(tray=tray_names()[tray])
    head = f"{desk.name} · {title} · {day(now)} {clock(now)}"
    target = TemporaryFile()  # noqa: SIM115 - the answer closes it once it is sent
    services.export_tray(
        desk=desk, tray=tray, names=(title, head), target=target, by=user, now=now
    )
    target.seek(0)
    name = f"laporan-{slug}-{timezone.localdate(now).isoformat()}.xlsx"
    return FileResponse(target, as_attachment=True, filename=name)
