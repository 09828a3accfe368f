"""`siap export`: the papers of a plan into a folder."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from siap.kernel.errors import NotFound, SiapError
from siap.project import installation

if TYPE_CHECKING:
    from siap.apps.accounts.models import User
    from siap.apps.plans.models import Plan

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
        said = _listed(plan, options.lang) if options.list else _exported(plan, options)
        sys.stdout.writelines(f"{line}\n" for line in said)
    except SiapError as problem:
        where = f"{problem.where}: " if problem.where else ""
        sys.stderr.write(f"{where}{problem.message(options.lang)}\n")
        return WRONG_INPUT
    return 0


def _exported(plan: "Plan", options: argparse.Namespace) -> list[str]:
    from siap.apps.documents.builders.documents import Wanted  # noqa: PLC0415 - after set-up
    from siap.apps.documents.services import export_files  # noqa: PLC0415

    kind, _, subject = options.paper.partition(":")
    if kind == "charter" and subject:
        return [_poster(plan, subject, options)]
    wanted = Wanted(
        kind=kind, subject=subject, language=options.lang, personal=not options.public
    )
    formats = options.format.split(",") if options.format else _usual(kind)
    by = _person(options.user)
    folder = Path(options.out)
    return [str(path) for path in export_files(plan, folder, formats, wanted, by=by)]


def _poster(plan: "Plan", kind: str, options: argparse.Namespace) -> str:
    from siap.apps.charters.paper import file_name  # noqa: PLC0415 - after set-up
    from siap.apps.charters.services.printing import print_plan_charter  # noqa: PLC0415
    from siap.rendering.saving import save  # noqa: PLC0415

    made = print_plan_charter(
        plan=plan,
        kind=kind,
        # The operator's machine does not know under which name the public finds it.
        address_of=lambda _charter: "",
        language=options.lang,
        by=_person(options.user),
    )
    path = Path(options.out) / f"{file_name(plan.service, kind)}.pdf"
    path.parent.mkdir(parents=True, exist_ok=True)
    save(path, made)
    return str(path)


def _usual(kind: str) -> list[str]:
    """All that is printed when nobody says in which formats: not the web page."""
    from siap.methodology.document_outlines import outline  # noqa: PLC0415 - after set-up

    return [name for name in outline(kind).paper.formats if name != "html"]


def _listed(plan: "Plan", language: Literal["id", "en"]) -> list[str]:
    """Every paper that the plan can have: its name, its formats, its title."""
    from siap.apps.charters.services.printing import KINDS  # noqa: PLC0415 - after set-up
    from siap.apps.documents.papers import papers_of_plan  # noqa: PLC0415 - after set-up

    lines = [
        f"{each.name:32}{','.join(each.formats):26}{each.title}"
        for each in papers_of_plan(plan, language)
    ]
    posters = [
        f"charter:{kind:24}{'pdf':26}{titles[language == 'en']}"
        for kind, titles in KINDS.items()
    ]
    return [*lines, *posters]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="siap export", description="Mencetak naskah sebuah rencana ke berkas."
    )
    parser.add_argument("plan", type=int, metavar="RENCANA", help="nomor rencana")
    parser.add_argument(
        "--list", action="store_true", help="sebut semua naskah rencana, jangan cetak"
    )
    parser.add_argument(
        "--paper",
        default="plan",
        metavar="NASKAH",
        help="nama menurut --list, misalnya minutes:2.1 atau sheet:w10-issue-ranking",
    )
    parser.add_argument(
        "--format", default="", help="dipisah koma; kosong: semua selain halaman web"
    )
    parser.add_argument("--out", default="out", metavar="FOLDER", help="folder tujuan")
    parser.add_argument("--lang", choices=("id", "en"), default="id", help="bahasa")
    parser.add_argument("--public", action="store_true", help="tanpa data pribadi")
    parser.add_argument(
        "--as", dest="user", default="", metavar="NAMA-PENGGUNA", help="dengan hak siapa"
    )
    return parser


def _person(username: str) -> "User | None":
    """The account named; without a name the operator, to whom the data belong anyway."""
    from siap.apps.accounts.models import User  # noqa: PLC0415 - after set-up

    if not username:
        return None
    found = User.objects.filter(username=username, is_active=True).first()
    if found is None:
        raise NotFound("not-found", where=username)
    return found


def _plan(number: int) -> "Plan":
    from siap.apps.plans.models import Plan  # noqa: PLC0415 - after set-up

    found = Plan.objects.select_related("region", "lead_partner").filter(pk=number).first()
    if found is None:
        raise NotFound("not-found", where=f"plan {number}")
    return found
