"""The standard of a service as a document."""

from datetime import date

from django.utils.text import slugify
from django.utils.translation import gettext

from siap.apps.public_services.components import components_of
from siap.apps.public_services.models import Service, StandardVersion
from siap.rendering.tree import (
    Block,
    Column,
    Document,
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


def standard_document(version: StandardVersion, *, day: date) -> Document:
    """
    Write a standard as a document, in the reader's language.

    Args:
        version: The standard; a draft is marked as one on every page.
        day: Day of printing.
    """
    service = version.service
    language: Language = "en" if formatting.reader_language() == "en" else "id"
    blocks: list[Block] = [
        Heading(
            1,
            gettext("Standar pelayanan: {name}").format(name=service.name),
            numbering="none",
        ),
        KeyValues(tuple(_facts(version))),
    ]
    steps = list(version.steps.all())
    for component in components_of(version.ruleset):
        text = version.components.get(component.key, "").strip()
        blocks.append(Heading(2, formatting.titled(component), numbering="none"))
        blocks += _said(text) if text or component.key != "procedure" or not steps else []
        if component.key == "procedure" and steps:
            blocks.append(_steps_table(version))
    return Document(
        title=gettext("Standar pelayanan {name}").format(name=service.name),
        date=day,
        sections=(Section(tuple(blocks)),),
        office=service.unit.agency.name,
        region=service.unit.agency.region.name,
        year=str((version.valid_from or day).year),
        status="agreed" if version.valid_from else "draft",
        language=language,
        cover=False,
    )


def _facts(version: StandardVersion) -> list[tuple[str, str]]:
    service = version.service
    unit = service.unit
    found = [
        (gettext("Unit pelayanan"), unit.agency.name),
        (gettext("Untuk siapa"), service.audience),
        (gettext("Cara pelayanan"), str(service.get_delivery_display())),
        (gettext("Lama penyelesaian"), duration_words(version)),
        (gettext("Biaya"), cost_words(version)),
        (gettext("Jam pelayanan"), unit.hours),
        (gettext("Alamat"), unit.address),
        (gettext("Ditetapkan dengan"), version.decree),
        (
            gettext("Berlaku sejak"),
            formatting.day(version.valid_from)
            if version.valid_from
            else gettext("rancangan"),
        ),
    ]
    return [(label, text) for label, text in found if text and text != formatting.NOTHING]


def duration_words(version: StandardVersion) -> str:
    """The promised time in words; empty where none is given."""
    if version.duration is None:
        return ""
    return f"{formatting.number(version.duration)} {version.get_duration_unit_display()}"


def cost_words(version: StandardVersion) -> str:
    """The cost in words: free, an amount, or empty where none is given."""
    if version.cost_idr is None:
        return ""
    if version.cost_idr == 0:
        return gettext("Gratis")
    return formatting.rupiah(version.cost_idr)


def _said(text: str) -> list[Block]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines:
        return [Paragraph((Run(gettext("Belum diisi."), italic=True),))]
    if len(lines) == 1:
        return [Paragraph((Run(lines[0]),))]
    return [ListBlock(tuple((Run(line),) for line in lines))]


def _steps_table(version: StandardVersion) -> Table:
    columns = (
        Column("number", gettext("No."), width=1, fmt="number"),
        Column("text", gettext("Langkah"), width=8),
        Column("actor", gettext("Pelaksana"), width=4),
        Column("minutes", gettext("Menit"), width=2, fmt="number"),
        Column("output", gettext("Keluaran"), width=5),
    )
    rows = tuple(
        Row(
            {
                "number": step.position,
                "text": step.text,
                "actor": step.actor,
                "minutes": step.plain_minutes,
                "output": step.output,
            }
        )
        for step in version.steps.all()
    )
    return Table(gettext("Langkah pelayanan"), columns, rows)


def file_name(service: Service) -> str:
    """A file name that says what is in it: only letters, digits and hyphens."""
    return slugify(f"standar-{service.name}-{service.unit.agency.name}")[:90].strip("-")
