"""Writing mails and SMS from what happened: a chore that may run as often as it likes."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Final

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext

from siap.apps.complaints.models import Outgoing
from siap.apps.musyawarah.models import Message, News, Subscription
from siap.apps.musyawarah.services.subscribing import (
    CONFIRM_WITHIN,
    link_of,
    queue,
    title_of,
)
from siap.apps.musyawarah.services.suggesting import forget_senders

SMS_LENGTH: Final = 160
MOST_LINES: Final = 30
MORNING: Final = 7
"""From this hour on the news of an area go out, once a day."""
FORGET_AFTER: Final = timedelta(days=2)


def write_news(*, now: datetime) -> int:
    """
    Write what happened since the last time to those who asked for it.

    News of one proposal go out at once, those of an area once a day from seven o'clock;
    whoever has an account and gave its mail gets one mail for all that is new to them.

    Returns:
        How many mails and SMS were written.
    """
    Subscription.objects.filter(
        user=None, confirmed_at=None, made_at__lt=now - CONFIRM_WITHIN
    ).delete()
    forget_senders(now=now)
    return _to_subscribers(now) + _to_accounts(now)


def _to_subscribers(now: datetime) -> int:
    last = News.objects.order_by("-pk").values_list("pk", flat=True).first()
    if last is None:
        return 0
    here = timezone.localtime(now)
    wanted = Subscription.objects.filter(
        user=None, confirmed_at__isnull=False, sent_upto__lt=last
    )
    if here.hour < MORNING:
        wanted = wanted.filter(proposal__isnull=False)
    written = 0
    for one in wanted.select_related("cycle__region", "proposal", "area"):
        news = list(_news_for(one).filter(pk__gt=one.sent_upto, pk__lte=last))
        key = f"news:{last}" if one.proposal_id else f"day:{here:%Y%m%d}"
        with transaction.atomic():
            if news and not queue(one, key, _words(one, news), now):
                continue  # the mail of today has gone; the rest goes tomorrow
            Subscription.objects.filter(pk=one.pk).update(sent_upto=last)
        written += bool(news)
    return written


def _news_for(one: Subscription) -> QuerySet[News]:
    found = News.objects.select_related("proposal").order_by("pk")
    if one.proposal_id:
        return found.filter(proposal=one.proposal_id)
    found = found.filter(proposal__cycle=one.cycle_id)
    if one.area_id:
        inside = Q(proposal__village=one.area_id) | Q(proposal__kecamatan=one.area_id)
        found = found.filter(inside)
    return found


def _words(one: Subscription, news: Sequence[News]) -> str:
    if one.phone:
        end = " " + link_of(one)
        if one.proposal_id:
            text = f"{news[-1].proposal.code}: {news[-1].text}"
        else:
            text = gettext("%(count)s kabar %(about)s.") % {
                "count": len(news),
                "about": title_of(one),
            }
        room = SMS_LENGTH - len(end)
        return (text if len(text) <= room else f"{text[: room - 3]}...") + end
    end = gettext("Berhenti berlangganan: %(link)s") % {"link": link_of(one)}
    lines = [_line(each) for each in news]
    return "\n\n".join([gettext("Kabar %(about)s:") % {"about": title_of(one)},
                        _joined(lines), end])  # fmt: skip


def _line(each: News | Message) -> str:
    return f"{each.proposal.title} ({each.proposal.code}): {each.text}"


def _joined(lines: Sequence[str]) -> str:
    shown = [f"- {line}" for line in lines[:MOST_LINES]]
    more = len(lines) - len(shown)
    if more > 0:
        shown.append(gettext("dan %(count)s kabar lain.") % {"count": more})
    return "\n".join(shown)


def _to_accounts(now: datetime) -> int:
    waiting = Message.objects.filter(mailed_at=None)
    unreachable = Q(user__email="") | Q(user__is_active=False)
    nowhere = unreachable | Q(at__lt=now - FORGET_AFTER) | Q(read_at__isnull=False)
    keys = list(waiting.filter(nowhere).order_by().values_list("pk", flat=True)[:5000])
    Message.objects.filter(pk__in=keys).update(mailed_at=now)
    fresh = waiting.exclude(pk__in=keys).exclude(nowhere)
    rows = fresh.select_related("user", "proposal").order_by("user_id", "pk")[:5000]
    written = 0
    for user, group in groupby(rows, key=lambda each: each.user):
        messages = list(group)
        end = gettext(
            "Semua kabar ada di halaman Musyawarah, bagian Usulan saya. Untuk berhenti, "
            "buka usulannya lalu tekan Berhenti mengikuti."
        )
        with transaction.atomic():
            Outgoing.objects.get_or_create(
                key=f"musyawarah:user:{user.pk}:{messages[-1].pk}",
                defaults={
                    "to_mail": user.email,
                    "subject": gettext("Kabar usulan yang Anda ikuti"),
                    "text": f"{_joined([_line(each) for each in messages])}\n\n{end}",
                    "made_at": now,
                },
            )
            told = Message.objects.filter(pk__in=[each.pk for each in messages])
            told.update(mailed_at=now)
        written += 1
    return written
