"""The report of a survey in the outline that PermenPANRB 14/2017 asks for."""

from datetime import date

from django.utils.text import slugify
from django.utils.translation import gettext

from siap.apps.surveys.figures import Counts, ElementResult, Results, sample_size
from siap.apps.surveys.models import ResponseChannel, Survey, SurveyState
from siap.apps.surveys.queries import extras_of
from siap.apps.surveys.questions import PROFILE, least_respondents
from siap.apps.surveys.report_tables import (
    annex,
    element_table,
    follow_up,
    own_tables,
    picture,
    profile_table,
)
from siap.methodology.rulesets import choose
from siap.rendering.tree import (
    Block,
    Column,
    Contents,
    Document,
    Figure,
    Heading,
    KeyValues,
    Language,
    ListBlock,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
)
from siap.ui import formatting

Earlier = list[tuple[Survey, Results]]


def report_document(
    survey: Survey, results: Results, counts: Counts, earlier: Earlier, *, day: date
) -> Document:
    """
    Write the report.

    Args:
        survey: What it is about.
        results: What it found.
        counts: Sums that the results rest on.
        earlier: Published results of the same unit before, oldest first.
        day: Day of the report.

    Returns:
        The paper; it names nobody and quotes no free text.
    """
    language: Language = "en" if formatting.reader_language() == "en" else "id"
    blocks = [
        Contents(tables=False, figures=False),
        *_introduction(survey, results, counts),
        *_analysis(survey, results, counts, earlier),
        *_conclusion(survey, results),
        *annex(results),
    ]
    about = survey.service.name if survey.service else survey.unit.agency.name
    return Document(
        title=gettext("Laporan survei kepuasan masyarakat"),
        subtitle=about,
        date=day,
        sections=(Section(tuple(blocks)),),
        office=survey.unit.agency.name,
        region=survey.unit.agency.region.name,
        year=str(survey.ends_on.year),
        status="issued" if survey.state == SurveyState.PUBLISHED else "draft",
        language=language,
        facts=(
            (gettext("Masa survei"), _period(survey)),
            (gettext("Responden"), formatting.number(results.respondents)),
            (gettext("Indeks"), _score(results)),
        ),
    )


def _p(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def _period(survey: Survey) -> str:
    return f"{formatting.day(survey.starts_on)} – {formatting.day(survey.ends_on)}"


def _score(results: Results) -> str:
    if results.score is None:
        return gettext("belum dapat dihitung")
    return f"{formatting.number(results.score, 2)} ({results.grade}, {results.label})"


def _introduction(survey: Survey, results: Results, counts: Counts) -> list[Block]:
    rules = choose("satisfaction-index", survey.ruleset, None)
    unit = survey.unit.agency.name
    channels = counts.get(("channel", "channel"), {})
    names = dict(ResponseChannel.choices)
    how = [f"{names[key]}: {formatting.number(n)}" for key, n in channels.items()]
    return [
        Heading(1, gettext("Pendahuluan")),
        Heading(2, gettext("Latar belakang")),
        _p(
            gettext(
                "Penyelenggara wajib menanyakan kepuasan penggunanya secara berkala. "
                "Laporan ini memuat hasil survei di {unit}, disusun menurut {rule}."
            ).format(unit=unit, rule=rules.title)
        ),
        Heading(2, gettext("Tujuan dan manfaat")),
        _p(
            gettext(
                "Survei mengukur kepuasan pengguna tiap unsur pelayanan, menunjukkan "
                "unsur yang perlu diperbaiki lebih dulu, dan menjadi dasar rencana "
                "tindak lanjut."
            )
        ),
        Heading(2, gettext("Metode pengumpulan data")),
        _p(
            gettext(
                "Responden menjawab sendiri dengan skala 1 sampai 4. Nama dan alamat tidak "
                "ditanyakan. Jawaban masuk melalui saluran berikut."
            )
        ),
        *([ListBlock(tuple((Run(line),) for line in how))] if how else []),
        Heading(2, gettext("Waktu pelaksanaan")),
        _p(_period(survey)),
        Heading(2, gettext("Penentuan jumlah responden")),
        *_sample(survey, results),
    ]


def _sample(survey: Survey, results: Results) -> list[Block]:
    pairs = [(gettext("Responden yang menjawab"), formatting.number(results.respondents))]
    wanted = sample_size(survey.population)
    if wanted is not None:
        pairs += [
            (gettext("Pengguna setahun"), formatting.number(survey.population)),
            (gettext("Responden yang diperlukan"), formatting.number(wanted)),
        ]
    least = least_respondents(survey.ruleset)
    if least is not None:
        pairs.append((gettext("Paling sedikit menurut aturan"), formatting.number(least)))
    needed = max(wanted or 0, least or 0)
    said = gettext("Banyaknya responden dihitung dengan rumus Krejcie dan Morgan.")
    if needed and results.respondents < needed:
        said += " " + gettext(
            "Responden kurang dari yang diperlukan; baca hasilnya dengan hati-hati."
        )
    return [_p(said), KeyValues(tuple(pairs))]


def _analysis(
    survey: Survey, results: Results, counts: Counts, earlier: Earlier
) -> list[Block]:
    return [
        Heading(1, gettext("Analisis")),
        Heading(2, gettext("Responden")),
        *[
            profile_table(field.key, str(field.title), field.choices, counts)
            for field in PROFILE
        ],
        Heading(2, gettext("Indeks kepuasan masyarakat")),
        KeyValues(tuple(_index_pairs(survey, results))),
        element_table(results),
        *_picture(results),
        *own_tables(extras_of(survey), counts),
        Heading(2, gettext("Unsur yang diprioritaskan")),
        *_priorities(results),
        Heading(2, gettext("Rencana tindak lanjut")),
        follow_up(survey.follow_up),
        *_trend(survey, results, earlier),
    ]


def _index_pairs(survey: Survey, results: Results) -> list[tuple[str, str]]:
    pairs = [
        (gettext("Nilai indeks (1–4)"), formatting.number(results.index, 3)),
        (gettext("Nilai konversi (25–100)"), formatting.number(results.score, 2)),
        (gettext("Mutu pelayanan"), results.grade or formatting.NOTHING),
        (gettext("Kinerja unit"), results.label or formatting.NOTHING),
        (gettext("Bobot unsur"), str(survey.get_weight_mode_display())),
    ]
    if results.other_grade:
        pairs.append((gettext("Mutu dengan bobot lain"), results.other_grade))
    return pairs


def _picture(results: Results) -> list[Block]:
    if results.index is None or not 1 <= results.index <= 4:
        return []
    return [Figure(gettext("Nilai tiap unsur, 1 sampai 4"), picture(results))]


def _line(each: ElementResult) -> tuple[Run, ...]:
    return (Run(f"{each.question.title}: {formatting.number(each.shown, 3)}"),)


def _priorities(results: Results) -> list[Block]:
    if not results.priorities:
        return [_p(gettext("Belum ada jawaban."))]
    return [
        _p(gettext("Unsur dengan nilai terendah, yang perlu diperbaiki lebih dulu:")),
        ListBlock(tuple(_line(each) for each in results.priorities), ordered=True),
    ]


def _trend(survey: Survey, results: Results, earlier: Earlier) -> list[Block]:
    if not earlier:
        return []
    columns = (
        Column("period", gettext("Masa survei"), width=6),
        Column("score", gettext("Nilai"), width=2, fmt="number", places=2),
        Column("grade", gettext("Mutu"), width=1),
    )
    rows = tuple(
        Row({"period": _period(each), "score": found.score, "grade": found.grade})
        for each, found in [*earlier, (survey, results)]
    )
    return [
        Heading(2, gettext("Perkembangan nilai")),
        Table(gettext("Nilai dari survei ke survei"), columns, rows),
    ]


def _conclusion(survey: Survey, results: Results) -> list[Block]:
    lines = [
        gettext("Indeks kepuasan {unit}: {score}.").format(
            unit=survey.unit.agency.name, score=_score(results)
        )
    ]
    if results.priorities:
        names = ", ".join(each.question.title.lower() for each in results.priorities)
        lines.append(gettext("Unsur yang diprioritaskan: {names}.").format(names=names))
    return [
        Heading(1, gettext("Kesimpulan")),
        ListBlock(tuple((Run(line),) for line in lines)),
    ]


def file_name(survey: Survey) -> str:
    """A file name that says what is in it: only letters, digits and hyphens."""
    return slugify(f"laporan-{survey.title}")[:90].strip("-")
