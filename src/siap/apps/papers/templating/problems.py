"""What is wrong with a template, as a code with its facts."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from siap.kernel.messages import MESSAGES


@dataclass(frozen=True)
class Fault:
    """
    One thing that is wrong.

    Args:
        code: Key of `MESSAGES`.
        facts: What the message needs.
    """

    code: str
    facts: Mapping[str, str] = field(default_factory=dict)

    def message(self, language: str = "id") -> str:
        """Say it in a language."""
        return MESSAGES[self.code][language].format(**self.facts)
