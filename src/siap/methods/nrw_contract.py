"""`nrw` in the calculation contract: question, answer, working."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from siap.kernel.numbers import exact_number, round_half_up, write_number
from siap.kernel.source import Source
from siap.methods.method import Answer, Method, RuleSet, Step, Text
from siap.methods.nrw import non_revenue_water
from siap.methods.shape_groups import Record, plain_object
from siap.methods.shapes import Number


@dataclass(frozen=True, slots=True)
class Question:
    """Volumes of the same period and unit."""

    distributed: Fraction
    sold: Fraction


def answer(question: Question, _rules: RuleSet | None) -> Answer:
    """Give volume and percentage as the contract writes them."""
    loss = non_revenue_water(question.distributed, question.sold)
    return Answer(
        {
            "volume": exact_number(loss.volume),
            "percent": exact_number(loss.percent),
            "percent_rounded": round_half_up(loss.percent, 2),
        }
    )


def working(
    question: Question, result: Mapping[str, Any], _rules: RuleSet | None, language: str
) -> list[Step]:
    """Show the volume and the percentage."""
    distributed = write_number(question.distributed, language)
    sold = write_number(question.sold, language)
    volume = write_number(Fraction(result["volume"]), language)
    return [
        Step(
            Text("Air tak berekening", "Non-revenue water").in_language(language),
            Text("distribusi − terjual", "distributed − sold").in_language(language),
            f"{distributed} − {sold}",
            volume,
        ),
        Step(
            Text("Tingkat kehilangan air", "Share lost").in_language(language),
            Text(
                "air tak berekening ÷ distribusi × 100",
                "non-revenue water ÷ distributed × 100",
            ).in_language(language),
            f"{volume} ÷ {distributed} × 100",
            f"{write_number(result['percent_rounded'], language)} %",
        ),
    ]


METHOD: Final = Method(
    name="nrw",
    title=Text("Air tak berekening", "Non-revenue water"),
    summary=Text(
        "Menghitung volume dan persen air yang tidak menjadi pendapatan",
        "Work out volume and percentage of water that brings no income",
    ),
    question=Record(
        Question,
        {
            "distributed": Number(above=0, about="Volume distributed in the period, m3."),
            "sold": Number(0, about="Volume sold in the same period, m3."),
        },
    ),
    answer=answer,
    output=plain_object(
        {"volume": Number(0), "percent": Number(0, 100), "percent_rounded": Number(0, 100)},
    ),
    working=working,
    example={"distributed": 4_000_000, "sold": 2_680_000},
    sources=(
        Source("bppspam-juknis-2010", "tabel indikator kinerja, tingkat kehilangan air"),
        Source("kepmendagri-47-1999", "lampiran, tingkat kehilangan air"),
    ),
)
