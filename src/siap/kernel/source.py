"""Where a rule or a number comes from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """
    A pinpoint in a regulation or another document of the catalogue.

    Args:
        regulation: Id of a file in `catalog/regulations`, like `permenpanrb-14-2017`.
        pinpoint: Article, annex or page, as the document writes it.
    """

    regulation: str
    pinpoint: str
