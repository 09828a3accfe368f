"""Tables and pictures of a survey, for its report and its pages."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext, pgettext

from siap.apps.surveys.figures import Counts, Results, hidden_groups
from siap.apps.surveys.models import ExtraQuestion
from siap.diagrams import Diagram
from siap.kernel.numbers import round_half_up
from siap.rendering.tree import (
    Block,
    Column,
    Heading,
    ListBlock,
    Paragraph,
    Row,
    Run,
    Table,
)
from siap.ui import formatting


def profile_table(
    key: str, title: str, choices: tuple[tuple[str, object], ...], counts: Counts
) -> Table:
    """Respondents by one field of the profile, with their share."""
    found = counts.get(("profile", key), {})
    total = sum(found.values())
    hidden = hidden_groups(found)
    columns = (
        Column("group", title, width=6),
        Column("count", gettext("Responden"), width=2, fmt="number"),
        Column("share", gettext("Bagian"), width=2, fmt="percent", places=1),
    )
    rows = tuple(
        Row(
            {
                "group": gettext("{group} (terlalu sedikit)").format(group=said)
                if choice in hidden
                else str(said),
                "count": None if choice in hidden else found.get(choice, 0),
                "share": None if choice in hidden else _share(found.get(choice, 0), total),
            }
        )
        for choice, said in choices
    )
    return Table(
        gettext("Responden menurut {what}").format(what=title.lower()), columns, rows
    )


def _share(count: int, total: int) -> Decimal | None:
    return round_half_up(Fraction(count, total), 5) if total else None


def element_table(results: Results) -> Table:
    """The mean of each element with its number of answers."""
    columns = (
        Column("number", gettext("No."), width=1),
        Column("element", pgettext("survei", "Unsur"), width=7),
        Column("n", pgettext("survei", "Jawaban"), width=2, fmt="number"),
        Column("mean", gettext("Nilai rata-rata"), width=2, fmt="number", places=3),
    )
    rows = tuple(
        Row(
            {
                "number": f"U{number}",
                "element": each.question.title,
                "n": each.n,
                "mean": each.shown,
            }
        )
        for number, each in enumerate(results.elements, 1)
    )
    return Table(gettext("Nilai rata-rata tiap unsur"), columns, rows)


def picture(results: Results) -> Diagram:
    """The means of the elements as bars on one scale."""
    elements = [
        {
            "name": each.question.title,
            **({} if each.shown is None else {"value": each.shown}),
        }
        for each in results.elements
    ]
    data: dict[str, object] = {"elements": elements, "low": 1, "high": 4}
    if results.index is not None:
        data["average"] = results.index
    return Diagram(
        kind="profile-bars",
        title=gettext("Nilai tiap unsur"),
        data=data,
        language=formatting.reader_language(),
    )


def annex(results: Results) -> list[Block]:
    """The questions with the number of each answer."""
    columns = (
        Column("question", gettext("Pertanyaan"), width=8),
        *(Column(f"v{value}", str(value), width=1, fmt="number") for value in (1, 2, 3, 4)),
    )
    rows = tuple(
        Row(
            {"question": each.question.text}
            | {f"v{value}": count for value, count in enumerate(each.counts, 1)}
        )
        for each in results.elements
    )
    return [
        Heading(1, gettext("Kuesioner dan hasil olah data"), numbering="annex"),
        Table(gettext("Banyaknya jawaban tiap pertanyaan"), columns, rows),
    ]


def own_tables(extras: Sequence[ExtraQuestion], counts: Counts) -> list[Block]:
    """Answers to the questions of its own that do not count in the index."""
    shown = [each for each in extras if each.kind in {"scale", "choice"}]
    if not shown:
        return []
    columns = (
        Column("said", pgettext("pilihan", "Jawaban"), width=6),
        Column("count", gettext("Responden"), width=2, fmt="number"),
        Column("share", gettext("Bagian"), width=2, fmt="percent", places=1),
    )
    return [
        Heading(2, gettext("Pertanyaan tambahan")),
        *(Table(each.text, columns, tuple(_own_rows(each.key, counts))) for each in shown),
    ]


def _own_rows(key: str, counts: Counts) -> Iterator[Row]:
    found = counts.get(("extra", key), {})
    total = sum(found.values())
    for said, count in sorted(found.items()):
        yield Row({"said": said, "count": count, "share": _share(count, total)})


def follow_up(text: str) -> Block:
    """What is planned: a table where lines say when and who, else a list."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines:
        return Paragraph((Run(gettext("Belum ditetapkan.")),))
    if not any(";" in line for line in lines):
        return ListBlock(tuple((Run(line),) for line in lines), ordered=True)
    columns = (
        Column("number", gettext("No."), width=1),
        Column("what", gettext("Kegiatan"), width=6),
        Column("when", gettext("Waktu"), width=2),
        Column("who", gettext("Penanggung jawab"), width=3),
    )
    rows = []
    for number, line in enumerate(lines, 1):
        what, when, who = [*(part.strip() for part in line.split(";", 2)), "", ""][:3]
        rows.append(Row({"number": str(number), "what": what, "when": when, "who": who}))
    return Table(gettext("Rencana tindak lanjut"), columns, tuple(rows))
