"""`gap` in the calculation contract: question and answer."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from siap.kernel.errors import InvalidInput
from siap.kernel.source import Source
from siap.methods import gap
from siap.methods.answers import (
    NAMES,
    NUMBERS,
    NUMBERS_OR_NULL,
    TIES,
    number_or_null,
    numbers,
    rounded_or_null,
)
from siap.methods.bands import BANDS, Band
from siap.methods.gap import MIRROR, RATIO, Indicator, Shortfall
from siap.methods.gap_sensitivity import sensitivity
from siap.methods.gap_working import GapQuestion, working
from siap.methods.method import Answer, Method, Notice, RuleSet, Text
from siap.methods.ranking import levels_of
from siap.methods.shape_groups import Either, ListOf, MapOf, OrNull, Record, plain_object
from siap.methods.shapes import Choice, Name, Number, Truth, Whole
from siap.methods.yearly import SeriesOf


@dataclass(frozen=True, slots=True)
class GapRules:
    """Classes of achievement and the decimal places to round to before classing."""

    bands: list[Band]
    places: int


RULES: Final = Record(GapRules, {"bands": BANDS, "places": Whole(0, 6)})

QUESTION: Final = Record(
    GapQuestion,
    {
        "indicators": ListOf(
            Record(
                Indicator,
                {
                    "id": Name(),
                    "direction": Choice(("higher", "lower", "range")),
                    "target": Either(
                        {"number": Number(), "array": ListOf(Number(), 2, 2)},
                        "A number; for range [lowest good, highest good].",
                    ),
                    "actual": Number(),
                },
                {
                    "baseline": OrNull(Number()),
                    "series": SeriesOf(),
                    "years_left": OrNull(Number(0, 100)),
                },
            ),
            unique="id",
        )
    },
    {
        "lower_is_better": Choice(
            (MIRROR, RATIO), "Achievement: mirror (2T − R)/T, ratio T/R."
        )
    },
)

OUTPUT: Final = plain_object(
    {
        "lower_is_better": Choice((MIRROR, RATIO)),
        "gap": NUMBERS,
        "achievement_percent": NUMBERS_OR_NULL,
        "achievement_percent_rounded": NUMBERS_OR_NULL,
        "achievement_percent_capped": NUMBERS_OR_NULL,
        "class": MapOf(OrNull(Name())),
        "gap_per_year": NUMBERS_OR_NULL,
        "trend": NUMBERS_OR_NULL,
        "projected": NUMBERS_OR_NULL,
        "progress_percent": NUMBERS_OR_NULL,
        "order": NAMES,
        "ties": TIES,
        "not_ordered": NAMES,
        "sensitivity": MapOf(
            plain_object(
                {"target_change": OrNull(Number()), "direction_changes_order": Truth()}
            ),
            least=0,
        ),
    }
)


def answer(question: GapQuestion, rules: RuleSet | None) -> Answer:
    """Give the gaps as the contract writes them; `*_rounded` has two places."""
    if rules is None:
        raise InvalidInput("missing", where="ruleset")
    values = RULES.read(rules.values)
    convention = question.lower_is_better or MIRROR
    found = {
        each.id: gap.measure(each, values.bands, values.places, convention)
        for each in question.indicators
    }
    achieved = {name: each.achievement for name, each in found.items()}
    known = {name: value for name, value in achieved.items() if value is not None}
    levels = levels_of(known)
    return Answer(
        {
            "lower_is_better": convention,
            "gap": numbers({name: each.gap for name, each in found.items()}),
            **_achievement(achieved),
            "class": {
                name: each.band.name if each.band else None for name, each in found.items()
            },
            **_outlook(found),
            "order": [name for _, names in levels for name in sorted(names)],
            "ties": [names for _, names in levels if len(names) > 1],
            "not_ordered": [name for name, value in achieved.items() if value is None],
            "sensitivity": _sensitivity(question, levels, convention),
        },
        _notices(question, achieved),
    )


def _achievement(achieved: dict[str, Fraction | None]) -> dict[str, object]:
    percent = {name: number_or_null(value) for name, value in achieved.items()}
    return {
        "achievement_percent": percent,
        "achievement_percent_rounded": {
            name: rounded_or_null(value, 2) for name, value in achieved.items()
        },
        "achievement_percent_capped": {
            name: None if value is None else _capped(value, percent[name])
            for name, value in achieved.items()
        },
    }


def _capped(value: Fraction, shown: int | Decimal | None) -> int | Decimal | None:
    top, bottom = value.as_integer_ratio()
    if top < 0:
        return 0
    return 100 if top > 100 * bottom else shown


def _outlook(found: dict[str, Shortfall]) -> dict[str, object]:
    return {
        "gap_per_year": {n: number_or_null(each.per_year) for n, each in found.items()},
        "trend": {n: number_or_null(each.trend) for n, each in found.items()},
        "projected": {n: number_or_null(each.projected) for n, each in found.items()},
        "progress_percent": {n: number_or_null(each.progress) for n, each in found.items()},
    }


def _sensitivity(
    question: GapQuestion, levels: list[tuple[Fraction, list[str]]], convention: str
) -> dict[str, Any]:
    directions = {
        each.id: each.direction for each in question.indicators if each.direction != "range"
    }
    found = sensitivity(levels, directions, convention)
    return {
        name: {
            "target_change": number_or_null(each.target_change),
            "direction_changes_order": each.direction_changes_order,
        }
        for name, each in found.items()
    }


def _notices(question: GapQuestion, achieved: dict[str, Fraction | None]) -> list[Notice]:
    notices = [
        Notice("no-achievement", f"indicators[{index}]", {"id": each.id})
        for index, each in enumerate(question.indicators)
        if achieved[each.id] is None
    ]
    hangs_on_it = any(each.edge()[1] == "lower" for each in question.indicators)
    if question.lower_is_better is None and hangs_on_it:
        notices.append(Notice("convention-assumed", "lower_is_better"))
    return notices


METHOD: Final = Method(
    name="gap",
    title=Text("Analisis kesenjangan kuantitatif", "Quantitative gap analysis"),
    summary=Text(
        "Mengukur jarak capaian dari target dan mengurutkan yang terburuk dahulu",
        "Measure how far indicators are from their targets, worst first",
    ),
    question=QUESTION,
    answer=answer,
    output=OUTPUT,
    working=working,
    example={
        "indicators": [
            {
                "id": "cakupan",
                "direction": "higher",
                "target": 68,
                "actual": 54,
                "baseline": 50,
                "series": [{"year": 2024, "value": 51}, {"year": 2025, "value": 54}],
                "years_left": 4,
            },
            {"id": "kehilangan-air", "direction": "lower", "target": 20, "actual": 33},
            {"id": "tekanan", "direction": "range", "target": [1, 3], "actual": 2},
        ],
        "lower_is_better": "mirror",
        "ruleset": "permendagri-86-2017",
    },
    sources=(
        "Panduan penerapan STPP, tahap 2: Tabulasi Analisis Kesenjangan Kuantitatif",
        Source("permendagri-86-2017", "lampiran, skala nilai capaian kinerja"),
    ),
    ruleset_topic="gap",
    rule_values=RULES,
)
