"""Handing tables in and taking them, in one line each."""

import uuid
from collections.abc import Sequence

from factories.plans import NOW, facilitator_of
from siap.apps.imports.choices import Choices, Language, first_choices
from siap.apps.imports.models import Upload
from siap.apps.imports.planned import Fault
from siap.apps.imports.previewing import Handed, Preview, preview_of
from siap.apps.imports.reading.source_files import open_file
from siap.apps.imports.services import NewFile, Taking, handed_in, start_upload, take
from siap.apps.plans.models import Plan
from siap.apps.worksheets.places import Place, place_of
from siap.methodology.cells import CellValue

INDICATORS = ("w08-service-profile", "indicators")
CARDS = ("w09-issue-cards", "cards")
CLUSTERS = ("w09-issue-cards", "clusters")
TREE = ("w32-logframe", "results")


def at(plan: Plan, where: tuple[str, str]) -> Place:
    return place_of(plan, *where)


def csv_of(rows: Sequence[Sequence[str]]) -> bytes:
    return "\n".join(";".join(row) for row in rows).encode()


def handed(
    place: Place, data: bytes, *, language: Language = "id", **chosen: object
) -> Handed:
    source = open_file(data)
    choices = first_choices(source, place, language=language)
    choices = Choices.model_validate(choices.model_dump() | chosen)
    return Handed(place, source, choices, "berkas.csv", language, uuid.uuid4())


def previewed(place: Place, data: bytes, **chosen: object) -> Preview:
    return preview_of(handed(place, data, **chosen))


def faults_of(place: Place, data: bytes, **chosen: object) -> list[tuple[int, str, str]]:
    """Row, column and code of every fault."""
    faults: Sequence[Fault] = previewed(place, data, **chosen).plan.faults
    return [(fault.number, fault.column, fault.code) for fault in faults]


def uploaded(place: Place, data: bytes, *, name: str = "berkas.csv") -> Upload:
    return start_upload(
        place=place,
        file=NewFile(name=name, data=data),
        language="id",
        by=facilitator_of(place.plan),
        now=NOW,
    )


def digest_of(upload: Upload) -> str:
    return preview_of(handed_in(upload, language="id")).plan.digest


def taken(place: Place, data: bytes, *, good_only: bool = False) -> Upload:
    upload = uploaded(place, data)
    taking = Taking(seen=digest_of(upload), good_only=good_only)
    return take(upload=upload, taking=taking, by=facilitator_of(place.plan), now=NOW)


def stored(place: Place) -> list[dict[str, CellValue]]:
    return [dict(row.cells) for row in place.store.read(place.plan)]
