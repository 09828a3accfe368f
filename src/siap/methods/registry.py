"""Every method of the calculation contract, by its name there."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any, Final

from siap.methods.method import Method

MODULES: Final[Mapping[str, str]] = {
    "pairwise-ranking": "siap.methods.pairwise_ranking_contract",
    "mcua": "siap.methods.mcua_contract",
    "usg": "siap.methods.usg",
    "carl": "siap.methods.carl",
    "reinke": "siap.methods.reinke",
    "hanlon": "siap.methods.hanlon",
    "apkl": "siap.methods.apkl",
    "force-field": "siap.methods.force_field_contract",
    "gap": "siap.methods.gap_contract",
    "trend": "siap.methods.trend_contract",
    "stakeholder-grid": "siap.methods.stakeholder_grid",
    "swot": "siap.methods.swot_contract",
    "satisfaction-index": "siap.methods.satisfaction_index_contract",
    "sample-size": "siap.methods.sample_size",
    "three-colour": "siap.methods.three_colour",
    "workload": "siap.methods.workload_contract",
    "competency-gap": "siap.methods.competency_gap_contract",
    "pdam-health": "siap.methods.pdam_health_contract",
    "pdam-performance": "siap.methods.pdam_performance_contract",
    "nrw": "siap.methods.nrw_contract",
    "tariff": "siap.methods.tariff_contract",
    "feasibility": "siap.methods.feasibility_contract",
    "financial-ratios": "siap.methods.financial_ratios_contract",
    "flow-time": "siap.methods.flow_time_contract",
    "ceiling-share": "siap.methods.ceiling_share_contract",
    "sla": "siap.methods.sla_contract",
    "equal-shares": "siap.methods.equal_shares_contract",
    "greedy-list": "siap.methods.greedy_list_contract",
    "schedule": "siap.scheduling.schedule_contract",
}
"""
Module of each method; every one of them holds a `METHOD`.

One that needs more than the standard library lives in a package above this one and is
known here by name only, so that nothing here needs what it needs.
"""


class _Methods(Mapping[str, Method[Any]]):
    """Methods by name, each imported when it is first asked for: a cold start is felt."""

    def __getitem__(self, name: str) -> Method[Any]:
        method: Method[Any] = import_module(MODULES[name]).METHOD
        return method

    def __iter__(self) -> Iterator[str]:
        return iter(MODULES)

    def __len__(self) -> int:
        return len(MODULES)

    def __contains__(self, name: object) -> bool:
        return name in MODULES


METHODS: Final = _Methods()
