"""The proposals of the fictional city, and what each level said to them, made in bulk."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import product
from typing import Final, TypeAlias

from siap.apps.accounts.models import User
from siap.apps.demo.city_places import City
from siap.apps.demo.city_usual import USUAL, Usual
from siap.apps.demo.city_words import FORWARDED, LANES, OTHER, OWN, REFUSED
from siap.apps.musyawarah.models import (
    Cycle,
    Decision,
    DecisionKind,
    Follower,
    Level,
    Proposal,
    ProposalState,
    Verification,
)
from siap.apps.musyawarah.services.proposals import code_of, search_text_of

Shares: TypeAlias = Sequence[tuple[float, ProposalState, int | None]]
_BATCH: Final = 400
ENDS: Final = (
    # share, state, level at which it ends (counted from the bottom; None: all passed)
    (0.68, ProposalState.ACCEPTED, None),
    (0.06, ProposalState.DONE, None),
    (0.12, ProposalState.REFUSED, 2),
    (0.06, ProposalState.OWN, 1),
    (0.03, ProposalState.OTHER, 1),
    (0.05, ProposalState.WITHDRAWN, 0),
)
STANDINGS: Final = (
    (0.10, ProposalState.OPEN, 0),
    (0.26, ProposalState.OPEN, 1),
    (0.18, ProposalState.OPEN, 2),
    (0.08, ProposalState.OPEN, 3),
    (0.06, ProposalState.OPEN, 4),
    (0.16, ProposalState.ACCEPTED, None),
    (0.07, ProposalState.REFUSED, 1),
    (0.04, ProposalState.RETURNED, 1),
    (0.03, ProposalState.OWN, 1),
    (0.02, ProposalState.OTHER, 2),
)
_KINDS: Final = {
    ProposalState.REFUSED: DecisionKind.REFUSE,
    ProposalState.OWN: DecisionKind.OWN,
    ProposalState.OTHER: DecisionKind.OTHER,
    ProposalState.RETURNED: DecisionKind.RETURN,
}


def noon(day: date) -> datetime:
    """About noon of a day where the city lies."""
    return datetime.combine(day, time(5), tzinfo=UTC)


@dataclass
class Works:
    """Makes proposals with what each level said to them, in bulk."""

    city: City
    resident: User
    planner: User
    dice: random.Random = field(
        default_factory=lambda: random.Random(2027)  # noqa: S311 - a demonstration repeats
    )

    def fill(
        self,
        cycle: Cycle,
        count: int,
        shares: Shares,
    ) -> None:
        """Make so many proposals, spread over states as the shares say."""
        levels = list(cycle.levels.all())
        ends = list(self._spread(count, shares))
        made = Proposal.objects.bulk_create(
            [self._proposal(cycle, n, state, levels, end) for n, (state, end) in ends],
            batch_size=_BATCH,
        )
        Decision.objects.bulk_create(
            [
                decision
                for proposal, (_, (state, end)) in zip(made, ends, strict=True)
                for decision in self._decisions(proposal, state, levels, end)
            ],
            batch_size=_BATCH,
        )
        self._ask(made)
        Follower.objects.bulk_create(
            Follower(proposal=each, user=self.resident, since=each.created_at)
            for each in made[:12]
        )

    def _spread(
        self, count: int, shares: Shares
    ) -> Iterator[tuple[int, tuple[ProposalState, int | None]]]:
        weights = [share for share, _, _ in shares]
        kinds = [(state, end) for _, state, end in shares]
        yield from enumerate(self.dice.choices(kinds, weights, k=count))

    def _proposal(
        self,
        cycle: Cycle,
        number: int,
        state: ProposalState,
        levels: Sequence[Level],
        end: int | None,
    ) -> Proposal:
        usual, place = self.dice.choice(USUAL), self.dice.choice(self.city.homes)
        volume = self.dice.randint(usual.least, usual.most)
        price = usual.price_idr * self.dice.randint(85, 120) // 100
        key = f"demo:{cycle.pk}:{number}"
        at = noon(cycle.opens_on) + timedelta(days=self.dice.randint(0, 15))
        is_done = state == ProposalState.DONE
        lane = self.dice.choice(LANES)
        proposal = Proposal(
            cycle=cycle,
            code=code_of(cycle, key),
            client_key=key,
            state=state,
            level=levels[-1 if end is None else end],
            title=f"{usual.title}, {lane}" if usual.kind == "physical" else usual.title,
            problem=usual.problem,
            kind=usual.kind,
            field=usual.field,
            region=place.home,
            village=place.village,
            kecamatan=place.kecamatan,
            spot=lane,
            latitude=place.latitude + Decimal(self.dice.randint(-600, 600)) / 100_000,
            longitude=place.longitude + Decimal(self.dice.randint(-600, 600)) / 100_000,
            beneficiaries=self.dice.randint(*usual.people),
            benefits="warga sekitar",
            volume=volume,
            unit=usual.unit,
            cost_idr=round(volume * price, -4),
            recurring_idr=_recurring(usual, volume),
            indicator=usual.indicator,
            contribution="Tenaga kerja bakti" if self.dice.random() < 0.4 else "",
            proposer_kind=self.dice.choice(("rt", "rt", "rw", "group", "person")),
            proposer_name="Ketua RT",
            contact="0800-0000-0000",
            source="web" if self.dice.random() < 0.6 else "paper",
            created_by=self.resident if number < 12 else self.planner,
            agency=self.city.agencies[usual.agency],
            score=Decimal(self.dice.randint(180, 480)) / 100,
            created_at=at,
            submitted_at=at,
            changed_at=at,
            done_on=cycle.closes_on + timedelta(days=90) if is_done else None,
            real_cost_idr=round(volume * price * 97 // 100, -4) if is_done else None,
            year=cycle.year if is_done else None,
        )
        proposal.search_text = search_text_of(proposal)
        return proposal

    def _decisions(
        self,
        proposal: Proposal,
        state: ProposalState,
        levels: Sequence[Level],
        end: int | None,
    ) -> Iterator[Decision]:
        passed = levels if end is None else levels[:end]
        for position, level in enumerate(passed):
            reason = self.dice.choice(FORWARDED)
            yield self._decision(proposal, level, DecisionKind.FORWARD, reason, position)
        kind = _KINDS.get(state)
        if kind is not None and end is not None:
            reason = {"own": OWN, "other": OTHER}.get(state, self.dice.choice(REFUSED))
            yield self._decision(proposal, levels[end], kind, reason, end)

    def _decision(
        self, proposal: Proposal, level: Level, kind: DecisionKind, reason: str, step: int
    ) -> Decision:
        cut = 100 - self.dice.choice((0, 0, 0, 5, 10))
        return Decision(
            proposal=proposal,
            level=level,
            kind=kind,
            reason=reason,
            volume=proposal.volume,
            cost_idr=proposal.cost_idr * 100 // cut if step == 0 else proposal.cost_idr,
            score=proposal.score if step > 0 else None,
            at=noon(level.starts_on or proposal.cycle.closes_on) + timedelta(days=1),
            by=self.planner,
        )

    def _ask(self, made: Sequence[Proposal]) -> None:
        """Agencies answered for what passed; some questions still wait, a few are late."""
        rows = []
        for proposal in made:
            open_question = proposal.level.position == 4 and proposal.state == "open"  # type: ignore[union-attr]
            if not open_question and proposal.state not in {"accepted", "done"}:
                continue
            at = noon(proposal.cycle.opens_on) + timedelta(days=86)
            is_answered = not open_question or self.dice.random() < 0.3
            rows.append(
                Verification(
                    proposal=proposal,
                    agency=proposal.agency,
                    asked_at=at,
                    due=at.date() + timedelta(days=self.dice.randint(14, 44)),
                    result="fits" if is_answered else "",
                    checks=dict.fromkeys(("authority", "technical", "cost"), True)
                    if is_answered
                    else {},
                    answered_at=at + timedelta(days=6) if is_answered else None,
                    answered_by=self.planner if is_answered else None,
                )
            )
        Verification.objects.bulk_create(rows, batch_size=_BATCH)

    def give_years(self, cycle: Cycle) -> None:
        """Fill the years with the best scored that fit; the rest waits in its order."""
        accepted = Proposal.objects.filter(cycle=cycle, state=ProposalState.ACCEPTED)
        proposals = list(accepted.order_by("-score", "pk"))
        left = dict.fromkeys(product(cycle.years, self.city.kecamatan), 2_200_000_000)
        waiting = 0
        for proposal in proposals:
            for year in list(cycle.years)[:3]:
                key = (year, proposal.kecamatan)
                if left[key] >= proposal.cost_idr:  # type: ignore[index]
                    left[key] -= proposal.cost_idr  # type: ignore[index]
                    proposal.year, proposal.promised = year, True
                    break
            else:
                waiting += 1
                proposal.waiting_place = waiting
        Proposal.objects.bulk_update(
            proposals, ["year", "promised", "waiting_place"], batch_size=_BATCH
        )


def _recurring(usual: Usual, volume: int) -> int:
    return 600_000 * volume if usual.field == "lighting" else 0
