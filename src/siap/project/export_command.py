"""`siap export`: the documents of a plan into a folder."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from siap.kernel.errors import NotFound, SiapError
from siap.project import installation

if TYPE_CHECKING:
    from siap.apps.plans.models import Plan

FORMATS = ("pdf", "docx", "xlsx", "html")
WRONG_INPUT = 2


def run(arguments: Sequence[str]) -> int:
    """
    Run `siap export`.

    Args:
        arguments: What follows `export` on the command line.

    Returns:
        0 if everything was printed, 2 if something was refused or failed; says what.
    """
    options = _parser().parse_args(arguments)
    try:
        installation.set_up()
        plan = _plan(options.plan)
        wanted = Path(options.out), options.format.split(",")
        paths = export_plan(plan, *wanted, language=options.lang, public=options.public)
        sys.stdout.writelines(f"{path}\n" for path in paths)
    except SiapError as problem:
        where = f"{problem.where}: " if problem.where else ""
        sys.stderr.write(f"{where}{problem.message(options.lang)}\n")
        return WRONG_INPUT
    return 0


def export_plan(
    plan: "Plan",
    folder: Path,
    formats: Sequence[str],
    *,
    language: Literal["id", "en"] = "id",
    public: bool = False,
) -> list[Path]:
    """
    Write the document of a plan into a folder.

    Args:
        plan: The plan.
        folder: Where to; made if it is not there.
        formats: Among `pdf`, `docx`, `xlsx` and `html`.
        language: Of everything that people did not type.
        public: Whether personal data are left out.

    Returns:
        The files, in the order of the formats.

    Raises:
        InvalidInput: A format is not known.
        Unavailable: A renderer failed, or nothing can be stored.
    """
    from siap.apps.documents.builders.documents import Wanted  # noqa: PLC0415 - after set-up
    from siap.apps.documents.services import export_files  # noqa: PLC0415

    wanted = Wanted(kind="plan", language=language, personal=not public)
    return export_files(plan, folder, formats, wanted)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="siap export", description="Mencetak dokumen sebuah rencana ke berkas."
    )
    parser.add_argument("plan", type=int, metavar="RENCANA", help="nomor rencana")
    parser.add_argument(
        "--format", default="pdf,docx,xlsx", help=f"dipisah koma: {','.join(FORMATS)}"
    )
    parser.add_argument("--out", default="out", metavar="FOLDER", help="folder tujuan")
    parser.add_argument("--lang", choices=("id", "en"), default="id", help="bahasa")
    parser.add_argument("--public", action="store_true", help="tanpa data pribadi")
    return parser


def _plan(number: int) -> "Plan":
    from siap.apps.plans.models import Plan  # noqa: PLC0415 - after set-up

    found = Plan.objects.select_related("region", "lead_partner").filter(pk=number).first()
    if found is None:
        raise NotFound("not-found", where=f"plan {number}")
    return found
