"""`ceiling-share` in the calculation contract: question, answer, working."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from siap.kernel.numbers import write_number
from siap.methods.answers import NUMBERS, numbers
from siap.methods.ceiling_share import Area, Factor, share_ceilings
from siap.methods.method import Answer, Method, Notice, RuleSet, Step, Text
from siap.methods.shape_groups import ListOf, MapOf, Record, plain_object
from siap.methods.shapes import Name, Number, Whole


@dataclass(frozen=True, slots=True)
class Question:
    """Input of the contract."""

    pool: int
    equal_share: Fraction
    factors: Sequence[Factor]
    areas: Sequence[Area]


def answer(question: Question, _rules: RuleSet | None) -> Answer:
    """Give the ceilings as the contract writes them."""
    found = share_ceilings(
        question.pool, question.equal_share, question.factors, question.areas
    )
    tie = found.tie
    notices = []
    if tie:
        facts = {"units": tie.units, "ids": ", ".join(tie.areas)}
        notices.append(Notice("remainder-tied", "areas", facts))
    return Answer(
        {
            "exact": numbers(found.exact),
            "ceilings": found.whole,
            "total": sum(found.whole.values()),
            "ties": [{"areas": tie.areas, "units": tie.units, "given": tie.given}]
            if tie
            else [],
        },
        notices,
    )


def working(
    question: Question, result: Mapping[str, Any], _rules: RuleSet | None, language: str
) -> list[Step]:
    """Show the equal part, each area's part by factors, and the check sum."""

    def shown(value: Fraction | int, places: int | None = None) -> str:
        return write_number(value, language, places)

    equal = question.pool * question.equal_share / len(question.areas)
    steps = [
        Step(
            Text("Bagian sama rata", "Equal part").in_language(language),
            Text("dana × bagian rata ÷ wilayah", "pool × equal share ÷ areas").in_language(
                language
            ),
            f"{shown(question.pool)} × {shown(question.equal_share)}"
            f" ÷ {len(question.areas)}",
            shown(equal, 2),
        )
    ]
    rest = question.pool * (1 - question.equal_share)
    totals = {
        factor.id: sum((area.values[factor.id] for area in question.areas), Fraction(0))
        for factor in question.factors
    }
    formula = Text(
        "rata + sisa × jumlah (bobot × nilai ÷ jumlah nilai)",
        "equal + rest × sum of (weight × value ÷ total)",
    ).in_language(language)
    for area in question.areas:
        parts = " + ".join(
            f"{shown(factor.weight)} × {shown(area.values[factor.id])}"
            f" ÷ {shown(totals[factor.id])}"
            for factor in question.factors
        )
        exact = shown(Fraction(result["exact"][area.id]), 2)
        put_in = f"{shown(equal, 2)} + {shown(rest)} × ({parts or 0})"
        whole = shown(result["ceilings"][area.id])
        steps.append(Step(area.id, formula, put_in, f"{exact} → {whole}"))
    steps.append(
        Step(
            Text("Pemeriksaan jumlah", "Check sum").in_language(language),
            Text("jumlah pagu = dana", "sum of the ceilings = pool").in_language(language),
            " + ".join(shown(each) for each in result["ceilings"].values()),
            shown(result["total"]),
        )
    )
    return steps


METHOD: Final = Method(
    name="ceiling-share",
    title=Text("Pembagian pagu wilayah", "Sharing a ceiling between areas"),
    summary=Text(
        "Membagi dana sama rata dan menurut faktor sampai rupiah terakhir",
        "Share a pool alike and by factors down to the last rupiah",
    ),
    question=Record(
        Question,
        {
            "pool": Whole(0, about="Whole rupiah."),
            "equal_share": Number(0, 1, about="Share for all alike, 0.4 for 40 percent."),
            "factors": ListOf(
                Record(Factor, {"id": Name(), "weight": Number(0, 1)}),
                least=0,
                unique="id",
                about="The weights add up to 1.",
            ),
            "areas": ListOf(
                Record(
                    Area,
                    {"id": Name(), "values": MapOf(Number(0), least=0)},
                ),
                unique="id",
            ),
        },
    ),
    answer=answer,
    output=plain_object(
        {
            "exact": NUMBERS,
            "ceilings": MapOf(Whole(0), about="Whole rupiah; they add up to the pool."),
            "total": Whole(0),
            "ties": ListOf(
                plain_object(
                    {
                        "areas": ListOf(Name()),
                        "units": Whole(0),
                        "given": ListOf(Name(), least=0),
                    }
                ),
                least=0,
                about="Equal remainders of which only some got a rupiah.",
            ),
        }
    ),
    working=working,
    example={
        "pool": 1_000_000_000,
        "equal_share": Decimal("0.4"),
        "factors": [
            {"id": "penduduk", "weight": Decimal("0.5")},
            {"id": "luas", "weight": Decimal("0.2")},
            {"id": "keluarga-miskin", "weight": Decimal("0.3")},
        ],
        "areas": [
            {
                "id": "kecamatan-a",
                "values": {"penduduk": 30_000, "luas": 50, "keluarga-miskin": 12},
            },
            {
                "id": "kecamatan-b",
                "values": {"penduduk": 20_000, "luas": 30, "keluarga-miskin": 8},
            },
            {
                "id": "kecamatan-c",
                "values": {"penduduk": 10_000, "luas": 70, "keluarga-miskin": 10},
            },
        ],
    },
    sources=("Bentuk lazim pagu indikatif kecamatan; pembulatan sisa terbesar (Hamilton)",),
)
