"""Taking what users say into a plan: one way for every source."""

from siap.apps.evidence.services.cards import keep_card, put_card, words_on_card
from siap.apps.evidence.services.elements import take_elements
from siap.apps.evidence.services.figures import (
    add_gap,
    follow_measure,
    let_go,
    record_measurement,
    take_figure,
)

__all__ = [
    "add_gap",
    "follow_measure",
    "keep_card",
    "let_go",
    "put_card",
    "record_measurement",
    "take_elements",
    "take_figure",
    "words_on_card",
]
