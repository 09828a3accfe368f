"""Answers that need words before they can be shown: years, money by year, reasons."""

from collections.abc import Mapping
from typing import Any

from siap.scheduling.wording import sentence
from siap.ui.formatting import number, reader_language


def readable(result: Mapping[str, Any]) -> Mapping[str, Any]:
    """Put years and reasons of a schedule into words; other answers stay as they are."""
    if result["method"] != "schedule":
        return result
    language = reader_language()
    spent = result["spent"]
    why = {
        key: sentence(each["code"], each["facts"], language)
        for key, each in result["why"].items()
    }
    years = {key: str(year) if year else None for key, year in result["year"].items()}
    return {
        **{key: value for key, value in result.items() if key != "gap"},
        "year": years,
        "why": why,
        "spent": spent["total"],
        "spent_area": _lines(spent["area"]),
        "spent_agency": _lines(spent["agency"]),
    }


def _lines(spent: Mapping[str, Mapping[str, int]]) -> dict[str, str]:
    return {
        name: "; ".join(f"{year}: {number(money)}" for year, money in by_year.items())
        for name, by_year in spent.items()
    }
