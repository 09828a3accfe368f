"""Every kind of picture by name."""

from collections.abc import Mapping
from typing import Any, Final

from siap.diagrams.kinds import (
    bullet_chart,
    cash_flow,
    cost_by_year,
    fishbone,
    force_field,
    gantt,
    heat_map,
    ifas_efas_quadrant,
    interest_influence_grid,
    issue_board,
    logframe,
    matrix_graph,
    mcua_bars,
    onion,
    organigram,
    pairwise_matrix,
    problem_tree,
    profile_bars,
    regulation_graph,
    small_multiples,
    swim_lanes,
    swot,
    thread,
    three_colour,
    timeline_calendar,
    traffic_light,
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
    "fishbone": Kind(
        fishbone.read,
        fishbone.paint,
        "Tambahkan tulang, lalu gagasan pada tiap tulang.",
    ),
    "swim-lanes": Kind(
        swim_lanes.read,
        swim_lanes.paint,
        "Tambahkan pelaksana dan langkah pelayanan.",
        swim_lanes.split,
    ),
    "organigram": Kind(
        organigram.read,
        organigram.paint,
        "Tambahkan unit dan unit induknya.",
    ),
    "onion": Kind(
        onion.read,
        onion.paint,
        "Letakkan tindakan pada lingkaran.",
    ),
    "regulation-graph": Kind(
        regulation_graph.read,
        regulation_graph.paint,
        "Tambahkan peraturan dan hubungan di antaranya.",
    ),
    "heat-map": Kind(
        heat_map.read,
        heat_map.paint,
        "Tetapkan baris dan kolom, lalu nilai tiap sel.",
    ),
    "matrix-graph": Kind(
        matrix_graph.read,
        matrix_graph.paint,
        "Tambahkan unit, lalu hubungan di antara unit.",
    ),
    "swot": Kind(
        swot.read,
        swot.paint,
        "Isi kekuatan, kelemahan, peluang, dan ancaman.",
    ),
    "ifas-efas-quadrant": Kind(
        ifas_efas_quadrant.read,
        ifas_efas_quadrant.paint,
        "Lengkapi bobot dan nilai faktor dalam dan faktor luar.",
    ),
    "timeline-calendar": Kind(
        timeline_calendar.read,
        timeline_calendar.paint,
        "Tambahkan acara dengan tanggalnya.",
    ),
    "cash-flow": Kind(
        cash_flow.read,
        cash_flow.paint,
        "Isi uang masuk dan uang keluar tiap periode.",
    ),
    "issue-board": Kind(
        issue_board.read,
        issue_board.paint,
        "Kelompokkan kartu dan beri judul tiap kelompok.",
    ),
    "thread": Kind(
        thread.read,
        thread.paint,
        "Hubungkan kartu, isu, akar masalah, dan tindakan.",
    ),
    "traffic-light": Kind(
        traffic_light.read,
        traffic_light.paint,
        "Tambahkan indikator dengan nilai dan targetnya.",
    ),
    "three-colour": Kind(
        three_colour.read,
        three_colour.paint,
        "Isi jumlah jawaban merah, kuning, dan hijau.",
    ),
}
