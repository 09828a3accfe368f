"""Every method of the calculation contract, by its name there."""

from collections.abc import Mapping
from typing import Any, Final

from siap.methods import (
    apkl,
    carl,
    ceiling_share_contract,
    competency_gap_contract,
    feasibility_contract,
    flow_time_contract,
    force_field_contract,
    gap_contract,
    hanlon,
    mcua_contract,
    nrw_contract,
    pairwise_ranking_contract,
    pdam_health_contract,
    pdam_performance_contract,
    reinke,
    sample_size,
    satisfaction_index_contract,
    sla_contract,
    stakeholder_grid,
    swot_contract,
    tariff_contract,
    three_colour,
    usg,
    workload_contract,
)
from siap.methods.method import Method

METHODS: Final[Mapping[str, Method[Any]]] = {
    "pairwise-ranking": pairwise_ranking_contract.METHOD,
    "mcua": mcua_contract.METHOD,
    "usg": usg.METHOD,
    "carl": carl.METHOD,
    "reinke": reinke.METHOD,
    "hanlon": hanlon.METHOD,
    "apkl": apkl.METHOD,
    "force-field": force_field_contract.METHOD,
    "gap": gap_contract.METHOD,
    "stakeholder-grid": stakeholder_grid.METHOD,
    "swot": swot_contract.METHOD,
    "satisfaction-index": satisfaction_index_contract.METHOD,
    "sample-size": sample_size.METHOD,
    "three-colour": three_colour.METHOD,
    "workload": workload_contract.METHOD,
    "competency-gap": competency_gap_contract.METHOD,
    "pdam-health": pdam_health_contract.METHOD,
    "pdam-performance": pdam_performance_contract.METHOD,
    "nrw": nrw_contract.METHOD,
    "tariff": tariff_contract.METHOD,
    "feasibility": feasibility_contract.METHOD,
    "flow-time": flow_time_contract.METHOD,
    "ceiling-share": ceiling_share_contract.METHOD,
    "sla": sla_contract.METHOD,
}
