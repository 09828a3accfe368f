"""News by mail for whoever asks: confirmed by mail, ended by one link, once a week."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext

from siap.apps.complaints.clock import zone
from siap.apps.complaints.codes import new_token
from siap.apps.complaints.models import Desk, Outgoing, Subscription
from siap.apps.complaints.queries.figures import Figures, figures
from siap.apps.organisations.models import Agency
from siap.kernel.errors import NotFound

CONFIRM_WITHIN: Final = timedelta(days=3)


@transaction.atomic
def subscribe(
    *, desk: Desk, email: str, agency: Agency | None, site: str, now: datetime
) -> Subscription:
    """
    Ask an address whether it wants the weekly news; asking twice a day sends one mail.

    Args:
        desk: About which desk.
        email: Who.
        agency: Only about this agency.
        site: Address of the server, for the links.
        now: When.
    """
    found, _ = Subscription.objects.get_or_create(
        desk=desk,
        email=email.lower(),
        agency=agency,
        defaults={"token": new_token(), "made_at": now, "site": site},
    )
    if found.confirmed_at is None:
        text = gettext(
            "Seseorang, mungkin Anda, meminta kabar mingguan {desk}.\n\nBuka tautan ini "
            "untuk menyetujui:\n{link}\n\nAbaikan surel ini bila bukan Anda."
        ).format(desk=desk.name, link=link_of(found))
        _queue(found, f"confirm:{found.pk}:{now:%Y%m%d}", text, now)
    return found


def link_of(subscription: Subscription) -> str:
    """The address at which a subscription is confirmed or ended."""
    path = reverse("complaints:subscription", args=[subscription.token])
    return f"{subscription.site.rstrip('/')}{path}"


def subscription_at(token: str) -> Subscription:
    """
    Find a subscription.

    Raises:
        NotFound: There is none.
    """
    found = (
        Subscription.objects.filter(token=token).select_related("desk", "agency").first()
    )
    if found is None:
        raise NotFound("not-found", where="subscription")
    return found


def confirm_subscription(*, subscription: Subscription, now: datetime) -> None:
    """Start sending."""
    Subscription.objects.filter(pk=subscription.pk, confirmed_at=None).update(
        confirmed_at=now
    )


def unsubscribe(*, subscription: Subscription) -> None:
    """Stop sending, and forget the address."""
    subscription.delete()


def write_weekly_news(*, now: datetime) -> int:
    """
    Write the news of last week, on Mondays from seven o'clock; once for each subscription.

    Returns:
        How many were written.
    """
    here = now.astimezone(zone())
    Subscription.objects.filter(
        confirmed_at=None, made_at__lt=now - CONFIRM_WITHIN
    ).delete()
    if here.isoweekday() != 1 or here.hour < 7:
        return 0
    until = here.date() - timedelta(days=1)
    since = until - timedelta(days=6)
    written = 0
    wanted = Subscription.objects.exclude(confirmed_at=None).select_related(
        "desk", "agency"
    )
    overviews = {}
    for one in wanted:
        if one.desk_id not in overviews:
            overviews[one.desk_id] = figures(one.desk, since=since, until=until, now=now)
        overview = overviews[one.desk_id]
        shown = overview.agencies if one.agency is None else [
            each for each in overview.agencies if each.agency_id == one.agency_id
        ]  # fmt: skip
        lines = [_line(each) for each in shown if each.received]
        period = f"{since:%d/%m/%Y}–{until:%d/%m/%Y}"
        body = "\n".join(lines) or gettext("Tidak ada laporan baru.")
        end = gettext("Berhenti berlangganan: {link}").format(link=link_of(one))
        text = f"{one.desk.name}, {period}\n\n{body}\n\n{end}"
        written += _queue(one, f"week:{one.pk}:{until:%Y%m%d}", text, now)
    return written


def _line(one: Figures) -> str:
    name = one.agency or gettext("belum diteruskan")
    text = gettext(
        "{agency}: {received} diterima, {answered} dijawab, {overdue} lewat batas"
    )
    return text.format(
        agency=name, received=one.received, answered=one.answered, overdue=one.overdue
    )


def _queue(one: Subscription, key: str, text: str, now: datetime) -> bool:
    _, made = Outgoing.objects.get_or_create(
        key=key,
        defaults={
            "desk": one.desk,
            "to_mail": one.email,
            "subject": gettext("Kabar {desk}").format(desk=one.desk.name),
            "text": text,
            "made_at": now,
        },
    )
    return made
