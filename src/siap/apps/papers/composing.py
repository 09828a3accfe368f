"""From a document of a plan to the paper that an office issues: head, number, proof."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from siap.apps.organisations.models import Agency
from siap.apps.papers.logos import as_text
from siap.apps.papers.models import OfficeStyle, Signatory
from siap.apps.plans.models import Plan
from siap.apps.plans.queries import follow_ups_of_topic, guide_of, topic_records
from siap.rendering import tree
from siap.rendering.clauses import Clauses, marked
from siap.rendering.letterheads import Letterhead, Proof
from siap.rendering.numbering import blocks_of
from siap.rendering.prepare import prepare
from siap.rendering.tree import Block, Document, Heading, ListBlock, Paragraph, Run, Section
from siap.rendering.values import write_date

WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "id": {
        "number": "Nomor",
        "line": "Nomor {number}, tanggal {date}",
        "replaces": "Menggantikan nomor {number}, tanggal {date}",
        "code": "Kode keaslian: {code}",
        "scan": "Pindai kode ini untuk memeriksa apakah dokumen ini asli dan masih "
        "berlaku.",
    },
    "en": {
        "number": "Number",
        "line": "Number {number}, dated {date}",
        "replaces": "Replaces number {number}, dated {date}",
        "code": "Code: {code}",
        "scan": "Scan this code to see whether this paper is genuine and still current.",
    },
}


@dataclass(frozen=True, kw_only=True)
class Seal:
    """
    What makes a document an issued paper.

    `printed`: it says its number itself; `headed`: under the letterhead of the office.
    """

    number: str
    printed: bool = False
    headed: bool = True
    replaces: tuple[str, date] | None = None
    date: date
    code: str
    address: str


def letterhead_of(agency: Agency) -> Letterhead | None:
    """The head of an office's letters; None while it has set none."""
    style = OfficeStyle.objects.filter(agency=agency).first()
    if style is None:
        return None
    above = tuple(line.strip() for line in style.above.splitlines() if line.strip())
    return Letterhead(above, style.name, style.address, as_text(bytes(style.logo)))


def sealed(
    document: Document,
    seal: Seal,
    *,
    agency: Agency,
    signatories: Iterable[Signatory] = (),
) -> Document:
    """
    Make a document the paper that is issued.

    Args:
        document: As built.
        seal: Number, date, code.
        agency: Who issues it.
        signatories: Who signs, below what the document itself says.

    Returns:
        The tree with letterhead, number, date and proof, and without the mark of a draft.
    """
    words = WORDS[document.language]
    said = [_line(words["line"], seal.number, seal.date, document)]
    if seal.replaces is not None:
        said.append(_line(words["replaces"], *seal.replaces, document))
    said += [words["code"].format(code=seal.code), words["scan"]]
    people = tuple(
        tree.Signatory(each.office, each.name, each.detail) for each in signatories
    )
    sections = document.sections
    if people:
        sections = _signed(sections, tree.Signature("", seal.date, people))
    if not document.cover and not seal.printed:
        run = Run(f"{words['number']}: {seal.number}", bold=True)
        number = Paragraph((run,), centred=document.look == "letter")
        sections = _with_number(sections, number)
    return replace(
        document,
        sections=sections,
        date=seal.date,
        status="issued",
        office=agency.name,
        facts=((words["number"], seal.number), *document.facts),
        letterhead=letterhead_of(agency) if seal.headed else None,
        proof=Proof(seal.address, tuple(said)),
    )


def _line(words: str, number: str, day: date, document: Document) -> str:
    return words.format(number=number, date=write_date(day, document.language))


def _signed(
    sections: tuple[Section, ...], signature: tree.Signature
) -> tuple[Section, ...]:
    *first, last = sections
    return (*first, replace(last, blocks=(*last.blocks, signature)))


def _with_number(sections: tuple[Section, ...], number: Paragraph) -> tuple[Section, ...]:
    """Put the number below the title of a letter."""
    first, *rest = sections
    place = 1 if first.blocks and isinstance(first.blocks[0], Heading) else 0
    blocks = (*first.blocks[:place], number, *first.blocks[place:])
    return (replace(first, blocks=blocks), *rest)


@dataclass(frozen=True, kw_only=True)
class Occasion:
    """What an office's template is filled for."""

    plan: Plan
    agency: Agency
    document: Document
    topic: str = ""
    number: str = "DRAF"
    date: date
    signatories: Sequence[Signatory] = ()


def template_context(occasion: Occasion, *, personal: bool) -> dict[str, Any]:
    """
    Fill the fields of a template.

    Args:
        occasion: Plan, office, document, topic.
        personal: Whether names of the team may stand in it.

    Returns:
        A value for each of `siap.apps.papers.templating.fields.FIELDS`.
    """
    plan, agency = occasion.plan, occasion.agency
    style = OfficeStyle.objects.filter(agency=agency).first()
    first, last = plan.period_start.year, plan.period_end.year
    return {
        "nomor": occasion.number,
        "tanggal": write_date(occasion.date),
        "judul": occasion.document.title,
        "kantor": agency.name,
        "alamat": style.address if style else "",
        "daerah": plan.region.name,
        "rencana": plan.title,
        "pelayanan": plan.service,
        "periode": str(first) if first == last else f"{first}–{last}",
        "mitra_utama": plan.lead_partner.name if plan.lead_partner else "–",
        "isi": _body(occasion.document),
        "anggota": [
            {"nama": each.user.name, "peran": str(each.get_role_display())}
            for each in plan.team.select_related("user")
        ]
        if personal
        else [],
        "penanda_tangan": [
            {"jabatan": each.office, "nama": each.name, "nip": each.detail}
            for each in occasion.signatories
        ],
        **_topic(occasion),
    }


def _topic(occasion: Occasion) -> dict[str, Any]:
    topic = guide_of(occasion.plan).topics.get(occasion.topic)
    record = topic_records(occasion.plan).get(occasion.topic)
    women = record.attendance_women if record else None
    men = record.attendance_men if record else None
    known = [each for each in (women, men) if each is not None]
    tasks = follow_ups_of_topic(occasion.plan, occasion.topic) if topic else []
    return {
        "topik": topic.title if topic else "",
        "nomor_topik": topic.key if topic else "",
        "tujuan": list(topic.purpose) if topic else [],
        "tanggal_pertemuan": write_date(record.held_on)
        if record and record.held_on
        else "–",
        "tempat": (record.place if record else "") or "–",
        "hadir_perempuan": "–" if women is None else str(women),
        "hadir_laki_laki": "–" if men is None else str(men),
        "hadir": str(sum(known)) if known else "–",
        "notula": record.minutes if record else "",
        "keputusan": record.decisions if record else "",
        "keberatan": record.objections if record else "",
        "tindak_lanjut": [
            {
                "tugas": each.what,
                "penanggung_jawab": each.owner_name
                or (each.owner.name if each.owner else "–"),
                "batas_waktu": write_date(each.due),
            }
            for each in tasks
        ],
    }


def _body(document: Document) -> list[dict[str, str]]:
    """Headings, paragraphs and list items of a document as plain lines."""
    found: list[dict[str, str]] = []
    for block in blocks_of(prepare(document)):
        found += [{"jenis": kind, "teks": said} for kind, said in _lines(block) if said]
    return found


def _lines(block: Block) -> list[tuple[str, str]]:
    match block:
        case Heading():
            return [("judul", f"{block.label} {block.text}".strip())]
        case Paragraph():
            return [("paragraf", _plain(block.runs))]
        case ListBlock():
            return [("butir", _plain(item)) for item in block.items]
        case Clauses():
            return [
                ("paragraf", f"{clause.label}: {mark} {said}".replace(":  ", ": "))
                for clause in block.rows
                for mark, said in marked(clause)
            ]
        case tree.KeyValues():
            return [("paragraf", f"{name}: {said}") for name, said in block.pairs]
    return []


def _plain(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)
