"""Every method of the calculation contract, by its name there."""

from collections.abc import Mapping
from typing import Any, Final

from siap.methods import (
    force_field_contract,
    gap_contract,
    mcua_contract,
    pairwise_ranking_contract,
    stakeholder_grid,
)
from siap.methods.method import Method

METHODS: Final[Mapping[str, Method[Any]]] = {
    "pairwise-ranking": pairwise_ranking_contract.METHOD,
    "mcua": mcua_contract.METHOD,
    "force-field": force_field_contract.METHOD,
    "gap": gap_contract.METHOD,
    "stakeholder-grid": stakeholder_grid.METHOD,
}
