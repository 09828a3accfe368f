"""News for people without an account: asked for, confirmed and ended by one address."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext

from siap.apps.complaints.codes import new_token
from siap.apps.complaints.models import Desk, Outgoing
from siap.apps.musyawarah.models import Cycle, News, Proposal, Subscription
from siap.apps.organisations.models import Region
from siap.kernel.errors import InvalidInput, NotFound

CONFIRM_WITHIN: Final = timedelta(days=3)


@dataclass(frozen=True, kw_only=True)
class Wish:
    """
    What somebody wants to be told about, and where.

    Args:
        proposal: The news of one proposal; else of an area.
        area: A kecamatan or village; None for the whole cycle.
        email: Either this ...
        phone: ... or this, with the country: `+62...`.
        site: Address of the server, for the links.
    """

    proposal: Proposal | None = None
    area: Region | None = None
    email: str = ""
    phone: str = ""
    site: str


@dataclass(frozen=True)
class Ways:
    """By which ways news can leave this installation for a region."""

    mail: bool
    sms: bool

    def __bool__(self) -> bool:
        return self.mail or self.sms


def desk_of(cycle: Cycle) -> Desk | None:
    """The desk of a cycle's region, whose gateway sends SMS; None if it has none."""
    return Desk.objects.filter(region=cycle.region_id).first()


def ways_of(cycle: Cycle) -> Ways:
    """Mail goes where a mail server is set, SMS where the region's desk has a gateway."""
    desk = desk_of(cycle)
    has_gateway = (
        desk is not None
        and desk.gateways.filter(is_active=True).exclude(send_url="").exists()
    )
    return Ways(bool(settings.SIAP_SMTP), has_gateway)


@transaction.atomic
def subscribe(*, cycle: Cycle, wish: Wish, now: datetime) -> Subscription:
    """
    Ask an address whether it wants the news; asking twice a day sends one message.

    Raises:
        InvalidInput: Neither mail nor phone is given, or this region cannot send that way.
    """
    ways = ways_of(cycle)
    if not ((wish.email and ways.mail) or (wish.phone and ways.sms)):
        raise InvalidInput("subscription-no-way", where="email")
    about = (
        f"p{wish.proposal.pk}" if wish.proposal else f"a{wish.area.pk}" if wish.area else ""
    )
    address = wish.email.lower() if wish.email else wish.phone
    found, _ = Subscription.objects.get_or_create(
        key=f"{cycle.pk}:{about}:{address}"[:120],
        defaults={
            "cycle": cycle,
            "proposal": wish.proposal,
            "area": None if wish.proposal else wish.area,
            "email": wish.email.lower(),
            "phone": "" if wish.email else wish.phone,
            "token": new_token(),
            "site": wish.site[:120],
            "made_at": now,
        },
    )
    if found.confirmed_at is None:
        queue(found, f"confirm:{now:%Y%m%d}", _asked(found), now)
    return found


def _asked(one: Subscription) -> str:
    facts = {"about": title_of(one), "link": link_of(one)}
    if one.phone:
        return gettext("Setujui kabar %(about)s: %(link)s Abaikan bila bukan Anda.") % facts
    return (
        gettext(
            "Seseorang, mungkin Anda, meminta kabar %(about)s.\n\nBuka tautan ini untuk "
            "menyetujui:\n%(link)s\n\nAbaikan surel ini bila bukan Anda."
        )
        % facts
    )


def title_of(one: Subscription) -> str:
    """What a subscription is about, in a few words."""
    if one.proposal is not None:
        return gettext("usulan %(code)s") % {"code": one.proposal.code}
    place = one.area.name if one.area is not None else one.cycle.region.name
    return gettext("musyawarah %(place)s") % {"place": place}


def link_of(one: Subscription) -> str:
    """The address at which a subscription is confirmed or ended."""
    path = reverse("musyawarah:subscription", args=[one.token])
    return f"{one.site.rstrip('/')}{path}"


def subscription_at(token: str) -> Subscription:
    """
    Find a subscription that has an address of its own.

    Raises:
        NotFound: There is none.
    """
    related = ("cycle__region", "proposal", "area")
    rows = Subscription.objects.filter(token=token, user=None).select_related(*related)
    found = rows.first()
    if found is None:
        raise NotFound("not-found", where="subscription")
    return found


def confirm_subscription(*, subscription: Subscription, now: datetime) -> None:
    """Start sending, from what happens from now on."""
    last = News.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    waiting = Subscription.objects.filter(pk=subscription.pk, confirmed_at=None)
    waiting.update(confirmed_at=now, sent_upto=last)


def unsubscribe(*, subscription: Subscription) -> None:
    """Stop sending, and forget the address."""
    subscription.delete()


def queue(one: Subscription, key: str, text: str, now: datetime) -> bool:
    """
    Put a message to one subscriber down to be sent.

    Returns:
        Whether it is new; the same key is one message however often it is asked for.
    """
    _, made = Outgoing.objects.get_or_create(
        key=f"musyawarah:{one.pk}:{key}",
        defaults={
            "desk": desk_of(one.cycle),
            "to_mail": one.email,
            "to_phone": one.phone,
            "subject": gettext("Kabar %(about)s") % {"about": title_of(one)},
            "text": text,
            "made_at": now,
        },
    )
    return made
