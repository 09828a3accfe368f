"""The plain list: projects by their support, funded from the top while money lasts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import groupby

from siap.methods.projects import Project


@dataclass
class Listed:
    """
    What the list funds.

    Args:
        funded: Projects in the order of the list.
        order: All projects in the order of the list.
        effectiveness: By project, what the list goes by: its support, or its support for
            a rupiah.
        ties: Groups of projects that are level.
    """

    funded: list[str] = field(default_factory=list)
    order: list[str] = field(default_factory=list)
    effectiveness: dict[str, Fraction] = field(default_factory=dict)
    ties: list[list[str]] = field(default_factory=list)


def greedy_list(
    budget: int,
    projects: Sequence[Project],
    support: Mapping[str, Fraction | int],
    *,
    per_rupiah: bool = False,
    stop: bool = False,
) -> Listed:
    """
    Fund from the top of a list.

    Args:
        budget: Whole rupiah, > 0.
        projects: Distinct ids.
        support: By project, votes or the sum of scores, >= 0; 0 if it is not named.
        per_rupiah: Whether support counts for each rupiah of cost.
        stop: Whether the list ends at the first project that does not fit; otherwise it
            is passed over.

    Returns:
        Projects nobody supports are not funded. Of level projects the cheaper goes first,
        then the alphabet; the order of the input decides nothing.

    >>> projects = [Project("road", 70), Project("park", 50), Project("well", 30)]
    >>> greedy_list(100, projects, {"road": 9, "park": 8, "well": 7}).funded
    ['road', 'well']
    """
    found = Listed()
    for project in projects:
        backed = Fraction(support.get(project.id, 0))
        found.effectiveness[project.id] = backed / project.cost if per_rupiah else backed
    ordered = sorted(
        projects, key=lambda each: (-found.effectiveness[each.id], each.cost, each.id)
    )
    found.order = [project.id for project in ordered]
    for score, group in groupby(ordered, key=lambda each: found.effectiveness[each.id]):
        level = sorted(project.id for project in group)
        if score and len(level) > 1:
            found.ties.append(level)
    left = budget
    for project in ordered:
        if not found.effectiveness[project.id] or (stop and project.cost > left):
            break
        if project.cost <= left:
            left -= project.cost
            found.funded.append(project.id)
    return found
