"""Every kind of picture by name."""

from collections.abc import Mapping
from typing import Any, Final

from siap.diagrams.kinds import (
    bullet_chart,
    cost_by_year,
    force_field,
    gantt,
    interest_influence_grid,
    logframe,
    mcua_bars,
    pairwise_matrix,
    problem_tree,
    profile_bars,
    small_multiples,
)
from siap.diagrams.model import Kind

KINDS: Final[Mapping[str, Kind[Any]]] = {
    "interest-influence-grid": Kind(
        interest_influence_grid.read,
        interest_influence_grid.paint,
        "Tambahkan pemangku kepentingan dengan kepentingan dan pengaruhnya.",
    ),
    "pairwise-matrix": Kind(
        pairwise_matrix.read,
        pairwise_matrix.paint,
        "Tambahkan isu yang akan dibandingkan sepasang demi sepasang.",
    ),
    "bullet-chart": Kind(
        bullet_chart.read,
        bullet_chart.paint,
        "Tambahkan indikator dengan target dan capaiannya.",
    ),
    "problem-tree": Kind(
        problem_tree.read,
        problem_tree.paint,
        "Tuliskan masalah utama, lalu sebab dan akibatnya.",
    ),
    "force-field": Kind(
        force_field.read,
        force_field.paint,
        "Tambahkan kekuatan pendorong dan penghambat.",
    ),
    "mcua-bars": Kind(
        mcua_bars.read,
        mcua_bars.paint,
        "Tetapkan kriteria dan bobotnya, lalu nilai tiap pilihan.",
    ),
    "gantt": Kind(
        gantt.read,
        gantt.paint,
        "Tambahkan kegiatan dengan tanggal mulai dan selesainya.",
        gantt.split,
    ),
    "cost-by-year": Kind(
        cost_by_year.read,
        cost_by_year.paint,
        "Isi biaya kegiatan menurut tahun dan sumber dana.",
    ),
    "logframe": Kind(
        logframe.read,
        logframe.paint,
        "Tuliskan hasil, lalu keluaran, kegiatan, dan masukannya.",
    ),
    "small-multiples": Kind(
        small_multiples.read,
        small_multiples.paint,
        "Tambahkan indikator dengan nilai sedikitnya tiga tahun.",
    ),
    "profile-bars": Kind(
        profile_bars.read,
        profile_bars.paint,
        "Isi nilai tiap unsur pelayanan.",
    ),
}
