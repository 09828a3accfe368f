"""Money left in every pot and year while proposals come and go; whole rupiah only."""

from collections.abc import Iterator, Sequence

from siap.scheduling.model import Model


class Ledger:
    """
    A schedule in the making that never breaks a ceiling.

    Args:
        model: The problem as numbers.

    Attributes:
        chosen: Place of the year by proposal; None while it waits.
        left: Rupiah left by pot and year.
    """

    def __init__(self, model: Model) -> None:
        self.model = model
        self.chosen: list[int | None] = [None] * len(model.proposals)
        self.left = [list(pot.limit) for pot in model.pots]
        self._span = len(model.years)

    def has_room(self, place: int, year: int) -> bool:
        """Tell whether every ceiling would hold with the proposal in this year."""
        proposal = self.model.proposals[place]
        cost, yearly = proposal.cost, proposal.yearly_cost
        for pot in self.model.pots_of[place]:
            left = self.left[pot]
            if left[year] < cost:
                return False
            if yearly:
                for later in range(year + 1, self._span):
                    if left[later] < yearly:
                        return False
        return True

    def could_pay(self, place: int, year: int) -> bool:
        """Tell whether there is money to build it in a year that it does not have now."""
        cost = self.model.proposals[place].cost
        return all(self.left[pot][year] >= cost for pot in self.model.pots_of[place])

    def earliest(self, place: int) -> int:
        """Give the first year that window and needs allow; past the end if none is."""
        first = self.model.first[place]
        for other in self.model.needs[place]:
            year = self.chosen[other]
            if year is None:
                return self._span
            first = max(first, year)
        return first

    def latest(self, place: int) -> int:
        """Give the last year that window and those that need it allow."""
        last = self.model.last[place]
        for other in self.model.needed_by[place]:
            year = self.chosen[other]
            if year is not None:
                last = min(last, year)
        return last

    def allowed(self, place: int) -> range:
        """Give the years that window and needs allow as things stand."""
        return range(self.earliest(place), self.latest(place) + 1)

    def place(self, place: int, year: int) -> None:
        """Give a proposal its year."""
        self._move(place, year, -1)
        self.chosen[place] = year

    def remove(self, place: int) -> int:
        """
        Take a proposal's year away.

        Returns:
            The year it had.
        """
        year = self.chosen[place]
        if year is None:
            raise ValueError("the proposal has no year")
        self._move(place, year, 1)
        self.chosen[place] = None
        return year

    def _move(self, place: int, year: int, sign: int) -> None:
        proposal = self.model.proposals[place]
        cost, yearly = sign * proposal.cost, sign * proposal.yearly_cost
        for pot in self.model.pots_of[place]:
            left = self.left[pot]
            left[year] += cost
            if yearly:
                for later in range(year + 1, self._span):
                    left[later] += yearly

    def shortages(self, place: int, year: int) -> Iterator[tuple[int, int, int]]:
        """
        Say which ceilings stand in the way of a year, everything else as it is.

        Yields:
            Pot, place of the year in which it is short, and by how many rupiah.
        """
        proposal = self.model.proposals[place]
        for pot in self.model.pots_of[place]:
            left = self.left[pot]
            for later in range(year, self._span):
                wanted = proposal.cost if later == year else proposal.yearly_cost
                if left[later] < wanted:
                    yield pot, later, wanted - left[later]

    def floor_gaps(self) -> dict[str, int]:
        """Give the areas that are below their floor, and by how much."""
        short = dict(self.model.floor)
        if short:
            for place, year in enumerate(self.chosen):
                proposal = self.model.proposals[place]
                if year is not None and proposal.area in short:
                    short[proposal.area] -= proposal.cost
        return {area: gap for area, gap in short.items() if gap > 0}

    def is_whole(self) -> bool:
        """Tell whether all that must have a year has one and every floor is reached."""
        for must, year in zip(self.model.must, self.chosen, strict=True):
            if must and year is None:
                return False
        return not self.floor_gaps()


def filled(model: Model, chosen: Sequence[int | None]) -> Ledger:
    """Open a ledger with a choice of years that keeps every ceiling."""
    ledger = Ledger(model)
    for place, year in enumerate(chosen):
        if year is not None:
            ledger.place(place, year)
    return ledger
