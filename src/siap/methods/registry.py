"""Every method of the calculation contract, by its name there."""

from collections.abc import Mapping
from typing import Any, Final

from siap.methods import pairwise_ranking_contract
from siap.methods.method import Method

METHODS: Final[Mapping[str, Method[Any]]] = {
    "pairwise-ranking": pairwise_ranking_contract.METHOD,
}
