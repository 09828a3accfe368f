"""What rules of funding share: projects, votes or scores, and what voters get."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from siap.kernel.errors import InvalidInput
from siap.kernel.numbers import exact_number
from siap.methods.method import Notice
from siap.methods.projects import Ballot, Project
from siap.methods.shape_groups import ListOf, MapOf, Record
from siap.methods.shapes import Name, Number, Shape, Whole

PROJECTS: Final = ListOf(
    Record(Project, {"id": Name(), "cost": Whole(1, about="Whole rupiah.")}), unique="id"
)
VOTES: Final = ListOf(
    ListOf(Name(), least=0), about="For each voter the projects that he or she wants."
)
SCORES: Final = ListOf(
    MapOf(Number(0), least=0),
    about="For each voter what projects are worth; those not named are worth 0.",
)


VOTE_EXAMPLE: Final = {
    "projects": [
        {"id": "jalan-lingkar", "cost": 600_000_000},
        {"id": "taman", "cost": 300_000_000},
        {"id": "sumur-resapan", "cost": 150_000_000},
        {"id": "posyandu", "cost": 200_000_000},
    ],
    "votes": [
        ["jalan-lingkar", "taman"],
        ["jalan-lingkar", "taman"],
        ["jalan-lingkar"],
        ["jalan-lingkar", "taman"],
        ["posyandu", "sumur-resapan"],
        ["posyandu", "sumur-resapan"],
        ["posyandu"],
    ],
}
"""A majority that wants two dear projects, and a minority that wants two others."""


@dataclass(frozen=True, slots=True)
class Election:
    """What every rule of funding asks for; one kind of ballot is given, not both."""

    budget: int
    projects: Sequence[Project]
    votes: Sequence[Sequence[str]] | None = None
    scores: Sequence[Mapping[str, Fraction]] | None = None


@dataclass(frozen=True, slots=True)
class Voting:
    """Projects and the ballots about them, one kind of ballot only."""

    projects: Sequence[Project]
    ballots: Sequence[Ballot]
    scored: bool


def voting_of(election: Election) -> Voting:
    """
    Check ballots against the projects.

    Raises:
        InvalidInput: Both kinds or none are given, or a ballot names a project that is
            not there or names one twice.
    """
    projects, votes, scores = election.projects, election.votes, election.scores
    if (votes is None) == (scores is None):
        raise InvalidInput("votes-or-scores", where="votes")
    known = {project.id for project in projects}
    if scores is not None:
        for voter, scored in enumerate(scores):
            _check_known(scored.keys(), known, f"scores[{voter}]")
        return Voting(projects, scores, scored=True)
    for voter, wanted in enumerate(votes or ()):
        named = set(wanted)
        if len(named) < len(wanted):
            twice = next(key for key, times in Counter(wanted).items() if times > 1)
            raise InvalidInput("duplicate", where=f"votes[{voter}]", value=twice[:40])
        _check_known(named, known, f"votes[{voter}]")
    return Voting(projects, votes or (), scored=False)


def _check_known(named: Collection[str], known: set[str], where: str) -> None:
    if known.issuperset(named):
        return
    name = min(set(named) - known)
    raise InvalidInput("unknown-id", where=where, value=name[:40], list="projects")


def support_of(voting: Voting) -> dict[str, Fraction | int]:
    """Count the votes, or add up the scores, of every project."""
    if not voting.scored:
        counted = Counter(key for ballot in voting.ballots for key in ballot)
        return {project.id: counted[project.id] for project in voting.projects}
    summed = {project.id: Fraction(0) for project in voting.projects}
    for ballot in voting.ballots:
        if isinstance(ballot, Mapping):
            for key, worth in ballot.items():
                summed[key] += worth
    return dict(summed)


def spent_on(projects: Sequence[Project], funded: Collection[str]) -> int:
    """Add up the cost of what is funded, in whole rupiah."""
    chosen = set(funded)
    return sum(project.cost for project in projects if project.id in chosen)


def reached(voting: Voting, funded: Collection[str]) -> dict[str, object]:
    """
    Say what voters get of what is funded.

    Returns:
        `voters`; `reached`, how many have a funded project that they want;
        `reached_share`; `mean_funded`, how many of their projects are funded on average.
    """
    chosen = set(funded)
    hits = [sum(1 for key in _wanted(ballot) if key in chosen) for ballot in voting.ballots]
    count, some = len(hits), sum(1 for each in hits if each)
    return {
        "voters": count,
        "reached": some,
        "reached_share": exact_number(Fraction(some, count)),
        "mean_funded": exact_number(Fraction(sum(hits), count)),
    }


def _wanted(ballot: Ballot) -> Collection[str]:
    if isinstance(ballot, Mapping):
        return [key for key, worth in ballot.items() if worth]
    return ballot


REACHED: Final[Mapping[str, Shape[Any]]] = {
    "voters": Whole(1),
    "reached": Whole(0, about="Voters with at least one funded project."),
    "reached_share": Number(0, 1),
    "mean_funded": Number(0, about="Funded projects of a voter on average."),
}
"""Form of what `reached` gives."""


def notices_about(
    support: Mapping[str, Fraction | int], ties: Sequence[Sequence[str]]
) -> list[Notice]:
    """Warn of ties that had to be broken and of projects nobody supports."""
    found = [
        Notice("funding-tied", "projects", {"ids": ", ".join(level[:9])}) for level in ties
    ]
    lonely = [key for key, backed in support.items() if not backed]
    if lonely:
        found.append(Notice("nobody-supports", "projects", {"ids": ", ".join(lonely[:9])}))
    return found
