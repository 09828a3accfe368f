"""Links of the fictional city, and what residents sent by them, in every state."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from siap.apps.accounts.models import User
from siap.apps.demo.city_places import City
from siap.apps.demo.city_proposals import noon
from siap.apps.demo.city_sent import SENT, Sent
from siap.apps.musyawarah.models import Cycle, Invitation, Level, Suggestion
from siap.apps.musyawarah.services.inviting import open_invitation
from siap.apps.musyawarah.services.receiving import (
    refuse_suggestion,
    send_back,
    take_over,
)
from siap.apps.musyawarah.services.suggesting import (
    NewSuggestion,
    Sender,
    correct_suggestion,
    suggest,
    withdraw_suggestion,
)
from siap.apps.organisations.models import Region

TOKENS: Final = ("RTSATU22", "RWDUA222", "DESA2222")
"""Of the links of an RT, an RW and a village: the demonstration repeats."""
_SITE: Final = "http://127.0.0.1/"
_OPENED: Final = timedelta(days=24)


def add_links(city: City, cycle: Cycle, *, by: User, today: date) -> None:
    """
    Open three links of the first village and let residents send proposals by them.

    Args:
        city: Its places.
        cycle: The running one; its first two levels go on taking proposals until it closes.
        by: Secretary of the first village.
        today: The links are open on this day; everything was sent in the weeks before.
    """
    lowest = cycle.levels.filter(position__lte=2)
    Level.objects.filter(pk__in=lowest).update(ends_on=cycle.closes_on)
    village = city.villages[0]
    home, other = city.homes[0].home, city.homes[3].home.parent
    places = [each for each in (home, other, village) if each is not None]
    links = [_open(cycle, *each, by, today) for each in zip(places, TOKENS, strict=True)]
    for number, sent in enumerate(SENT):
        _Story(links[sent.link], sent, number, by, today).tell()


def _open(cycle: Cycle, region: Region, token: str, by: User, today: date) -> Invitation:
    link = open_invitation(
        cycle=cycle, region=region, until=None, by=by, now=noon(today - _OPENED)
    )
    link.token = token
    link.save(update_fields=["token"])
    return link


@dataclass(frozen=True)
class _Story:
    """What becomes of one suggestion."""

    link: Invitation
    sent: Sent
    number: int
    by: User
    today: date

    def tell(self) -> None:
        """Send it, and do what was done with it since, a step each day."""
        made = suggest(
            invitation=self.link,
            new=self._new(),
            key=f"demo-{self.number}",
            sender=self._sender(),
            now=self._at(0),
        )
        deeds = {
            "send_back": self._send_back,
            "correct": self._correct,
            "take": self._take,
            "refuse": self._refuse,
            "withdraw": self._withdraw,
        }
        for step, deed in enumerate(self.sent.deeds, 1):
            made.refresh_from_db()
            deeds[deed](made, self._at(step))

    def _at(self, step: int) -> datetime:
        sent = noon(self.today - timedelta(days=self.sent.days_ago))
        return sent + timedelta(hours=22 * step, minutes=17 * self.number)

    def _sender(self) -> Sender:
        return Sender(browser=f"demo-{self.number}", address="203.0.113.7")

    def _new(self, **later: object) -> NewSuggestion:
        return NewSuggestion(
            region=self.link.region,
            values={**self.sent.values, **later},
            name=self.sent.name,
            contact=self.sent.contact,
        )

    def _send_back(self, made: Suggestion, now: datetime) -> None:
        note = self.sent.note
        send_back(suggestion=made, note=note, site=_SITE, by=self.by, now=now)

    def _correct(self, made: Suggestion, now: datetime) -> None:
        correct_suggestion(
            suggestion=made,
            new=self._new(**self.sent.later),
            seen_version=made.version,
            sender=self._sender(),
            now=now,
        )

    def _take(self, made: Suggestion, now: datetime) -> None:
        take_over(
            suggestion=made,
            values={**made.values, **self.sent.later, "region": made.region},
            seen_version=made.version,
            site=_SITE,
            by=self.by,
            now=now,
        )

    def _refuse(self, made: Suggestion, now: datetime) -> None:
        note = self.sent.note
        refuse_suggestion(suggestion=made, note=note, site=_SITE, by=self.by, now=now)

    def _withdraw(self, made: Suggestion, now: datetime) -> None:
        withdraw_suggestion(suggestion=made, now=now)
