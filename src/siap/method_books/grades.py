"""English for the grades and classes that regulations name in Indonesian."""

from collections.abc import Mapping
from typing import Final

GRADES: Final[Mapping[str, str]] = {
    "sangat tinggi": "very high",
    "tinggi": "high",
    "sedang": "medium",
    "rendah": "low",
    "sangat rendah": "very low",
    "baik sekali": "excellent",
    "sangat baik": "very good",
    "baik": "good",
    "cukup": "fair",
    "kurang baik": "less than good",
    "kurang": "weak",
    "tidak baik": "poor",
    "sehat": "sound",
    "kurang sehat": "less than sound",
    "sakit": "unsound",
}
