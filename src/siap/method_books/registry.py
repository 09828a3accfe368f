"""The workbook of every method, by the name of the method."""

from collections.abc import Mapping
from typing import Final

from siap.method_books import (
    accounts,
    ceilings,
    deadlines,
    factors,
    feasibility,
    flows,
    gaps,
    mcua,
    pairwise,
    samples,
    satisfaction,
    schedules,
    staff,
    swot,
    tariffs,
    trends,
    voting,
    water_company,
    weighing,
)
from siap.method_books.making import Builder

BOOKS: Final[Mapping[str, Builder]] = {
    "pairwise-ranking": pairwise.build,
    "mcua": mcua.build,
    "usg": factors.build_usg,
    "carl": factors.build_carl,
    "reinke": factors.build_reinke,
    "hanlon": factors.build_hanlon,
    "apkl": factors.build_apkl,
    "force-field": weighing.build_force_field,
    "stakeholder-grid": weighing.build_stakeholder_grid,
    "competency-gap": weighing.build_competency_gap,
    "nrw": tariffs.build_nrw,
    "tariff": tariffs.build_tariff,
    "feasibility": feasibility.build_feasibility,
    "workload": staff.build,
    "satisfaction-index": satisfaction.build_satisfaction_index,
    "sample-size": samples.build_sample_size,
    "three-colour": samples.build_three_colour,
    "swot": swot.build,
    "gap": gaps.build,
    "ceiling-share": ceilings.build,
    "sla": deadlines.build,
    "schedule": schedules.build,
    "greedy-list": voting.build_greedy_list,
    "equal-shares": voting.build_equal_shares,
    "pdam-health": water_company.build_health,
    "pdam-performance": water_company.build_performance,
    "flow-time": flows.build,
    "trend": trends.build,
    "financial-ratios": accounts.build,
}
