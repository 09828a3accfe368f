"""`siap import`: regions, budget codes, tables, elections, by the web's services."""

import argparse
import sys
import uuid
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from siap.kernel.errors import InvalidInput, NotFound, SiapError
from siap.methods import exchange
from siap.methods.election_files import read_election
from siap.project import installation

if TYPE_CHECKING:
    from siap.apps.accounts.models import User
    from siap.apps.budgets.files import CodeFault
    from siap.apps.imports.planned import Fault
    from siap.apps.imports.previewing import Handed, Preview
    from siap.apps.worksheets.places import Place

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001

WRONG_INPUT, SHOWN_FAULTS = 2, 100


def run(arguments: Sequence[str]) -> int:
    """
    Run `siap import regions`, `codes`, `table` or `election`.

    Args:
        arguments: What follows `import` on the command line.

    Returns:
        0 if everything was taken, 2 if something was refused; then nothing was changed,
        unless the good rows alone were asked for.
    """
    options = _parser().parse_args(arguments)
    try:
        if options.what == "election":
            _say(exchange.write(read_election(_bytes(options.file))))
            return 0
        installation.set_up()
        known = {"regions": _regions, "codes": _codes, "table": _table}
        return known[options.what](options)
    except SiapError as problem:
        where = f"{problem.where}: " if problem.where else ""
        sys.stderr.write(f"{where}{problem.message(options.lang)}\n")
        return WRONG_INPUT


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="siap import", description="Mengimpor tabel.")
    commands = parser.add_subparsers(dest="what", required=True)
    regions = commands.add_parser("regions", help="daftar wilayah Kemendagri")
    regions.add_argument("--only", default="", metavar="KODE", help="satu daerah saja")
    codes = _codes_parser(commands)
    table = commands.add_parser("table", help="satu bagian lembar kerja")
    table.add_argument("--plan", type=int, required=True, metavar="NOMOR")
    table.add_argument("--worksheet", default="", metavar="LEMBAR")
    table.add_argument("--part", default="", metavar="BAGIAN")
    table.add_argument("--sheet", default="", help="lembar buku kerja XLSX")
    table.add_argument("--numbers", choices=("id", "en"), help="penulisan angka berkas")
    table.add_argument("--map", action="append", default=[], metavar="KOLOM=ISIAN")
    table.add_argument("--match", default=None, help="kolom pencocok; kosong: hanya ID")
    table.add_argument("--by-year", default="", metavar="KOLOM", help="ringkas per tahun")
    table.add_argument(
        "--measure",
        action="append",
        default=[],
        metavar="HITUNGAN:KOLOM[:BOBOT]=JUDUL|SATUAN",
        help="sum, count, mean, atau median",
    )
    table.add_argument("--undo", default="", metavar="TANDA", help="urungkan satu impor")
    election = commands.add_parser("election", help="berkas .pb ke masukan siap compute")
    for each in (regions, codes, table, election):
        each.add_argument("file", nargs="?", metavar="BERKAS")
        each.add_argument("--lang", choices=("id", "en"), default="id")
    for each in (regions, codes, table):
        each.add_argument("--as", dest="user", default="", metavar="NAMA-PENGGUNA")
        each.add_argument("--dry-run", action="store_true", help="periksa saja")
    for each in (regions, table):
        each.add_argument("--good-rows-only", action="store_true")
    return parser


def _codes_parser(commands: "Commands") -> argparse.ArgumentParser:
    codes = commands.add_parser("codes", help="kode anggaran, rekening, sumber dana")
    codes.add_argument("--list", required=True, metavar="NAMA", help="nama daftar")
    codes.add_argument("--regulation", required=True, metavar="PERATURAN")
    codes.add_argument("--from", dest="start", required=True, metavar="2026-01-01")
    codes.add_argument("--to", dest="end", default="", metavar="2026-12-31")
    codes.add_argument(
        "--subject", choices=("nomenclature", "accounts", "funds"), default="nomenclature"
    )
    codes.add_argument("--government", choices=("province", "regency"), default="")
    return codes


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def _bytes(path: str | None) -> bytes:
    if path is None:
        raise InvalidInput("bad-arguments", detail="BERKAS")
    try:
        return Path(path).read_bytes()
    except OSError:
        raise InvalidInput("cannot-read-file", path=path) from None


def _person(username: str) -> "User | None":
    """The account named, or the first administrator of the installation."""
    from siap.apps.accounts.models import User  # noqa: PLC0415 - after set-up

    if username:
        found = User.objects.filter(username=username, is_active=True).first()
        if found is None:
            raise NotFound("not-found", where=username)
        return found
    return User.objects.filter(is_superuser=True, is_active=True).order_by("pk").first()


def _regions(options: argparse.Namespace) -> int:
    from siap.apps.imports import regions  # noqa: PLC0415 - after set-up
    from siap.apps.imports.reading.source_files import open_file  # noqa: PLC0415

    source = open_file(
        _bytes(options.file), max_bytes=regions.MAX_BYTES, max_rows=regions.MAX_REGIONS
    )
    outcome = regions.import_regions(
        source=source,
        by=_person(options.user) or regions.Operator(),
        now=datetime.now(tz=UTC),
        only=options.only,
        good_only=options.good_rows_only,
        dry_run=options.dry_run,
    )
    _tell_faults(outcome.faults, options.lang)
    refused = bool(outcome.faults) and not options.good_rows_only
    for code, before, after in outcome.renamed:
        _say(f"{code}: {before} → {after}")
    for code, name in outcome.vanished:
        _say(f"{code}: {name} tidak ada lagi di berkas; tetap disimpan")
    counted = (
        f"{outcome.added} baru, {len(outcome.renamed)} berganti nama, "
        f"{outcome.unchanged} tetap, {len(outcome.vanished)} tidak ada lagi di berkas"
    )
    _say(f"{counted}{_ending(refused=refused, dry_run=options.dry_run)}")
    return WRONG_INPUT if refused else 0


def _codes(options: argparse.Namespace) -> int:
    from siap.apps.budgets.services import NewList, import_codes  # noqa: PLC0415
    from siap.apps.imports import regions  # noqa: PLC0415 - after set-up
    from siap.apps.imports.reading.file_rows import text_of  # noqa: PLC0415
    from siap.apps.imports.reading.source_files import open_file  # noqa: PLC0415

    source = open_file(_bytes(options.file), max_bytes=regions.MAX_BYTES)
    outcome = import_codes(
        lines=(
            (row.number, [text_of(cell, language="en") for cell in row.cells])
            for row in source.rows()
        ),
        new=NewList(
            key=options.list,
            regulation=options.regulation,
            subject=options.subject,
            valid_from=_day(options.start, "--from"),
            valid_to=_day(options.end, "--to") if options.end else None,
            government=options.government,
        ),
        by=_person(options.user) or regions.Operator(),
        now=datetime.now(tz=UTC),
        dry_run=options.dry_run,
    )
    _tell_faults([*outcome.faults, *outcome.notes], options.lang)
    refused = bool(outcome.faults)
    counted = (
        f"{outcome.added} baru, {outcome.changed} diubah, {outcome.unchanged} tetap, "
        f"{outcome.removed} dihapus"
    )
    _say(f"{counted}{_ending(refused=refused, dry_run=options.dry_run)}")
    return WRONG_INPUT if refused else 0


def _day(text: str, where: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InvalidInput("not-a-date", where=where, value=text[:40]) from None


def _ending(*, refused: bool, dry_run: bool) -> str:
    if refused:
        return ". Tidak ada yang disimpan."
    return ". Hanya diperiksa; tidak ada yang disimpan." if dry_run else "."


def _tell_faults(faults: "Sequence[Fault | CodeFault]", language: str) -> None:
    for fault in faults[:SHOWN_FAULTS]:
        column = f", {fault.column}" if fault.column else ""
        sys.stderr.write(f"baris {fault.number}{column}: {fault.message(language)}\n")
    if len(faults) > SHOWN_FAULTS:
        sys.stderr.write(f"… dan {len(faults) - SHOWN_FAULTS} lagi\n")


def _table(options: argparse.Namespace) -> int:
    from siap.apps.plans.queries import plan_visible_to  # noqa: PLC0415 - after set-up
    from siap.apps.worksheets.places import place_of  # noqa: PLC0415

    by = _person(options.user)
    if by is None:
        raise NotFound("not-found", where="--as")
    plan = plan_visible_to(by, options.plan)
    if options.undo:
        return _undo(options.undo, plan.pk, by)
    place = place_of(plan, options.worksheet, options.part)
    return _take(options, place, by)


def _undo(text: str, plan_id: int, by: "User") -> int:
    from siap.apps.imports.services import batch_of  # noqa: PLC0415 - after set-up
    from siap.apps.plans.queries import plan_visible_to  # noqa: PLC0415
    from siap.apps.worksheets.services import undo  # noqa: PLC0415

    plan = plan_visible_to(by, plan_id)
    count = undo(plan=plan, batch=batch_of(text), by=by, now=datetime.now(tz=UTC))
    _say(f"{count} perubahan diurungkan.")
    return 0


def _take(options: argparse.Namespace, place: "Place", by: "User") -> int:
    from django.db import transaction  # noqa: PLC0415 - after set-up

    from siap.apps.imports.applying import apply_plan  # noqa: PLC0415
    from siap.apps.imports.previewing import preview_of  # noqa: PLC0415
    from siap.apps.plans.models import Plan  # noqa: PLC0415
    from siap.apps.plans.permissions import require  # noqa: PLC0415

    require(by, "sheet.import", place.plan)
    with transaction.atomic():
        Plan.objects.select_for_update().get(pk=place.plan.pk)
        preview = preview_of(_handed(options, place))
        _tell(preview, options.lang)
        refused = bool(preview.plan.faults) and not options.good_rows_only
        if not refused and not options.dry_run and preview.plan.rows:
            batch = apply_plan(
                place=place,
                plan=preview.plan,
                good_only=options.good_rows_only,
                by=by,
                now=datetime.now(tz=UTC),
            )
            command = f"siap import table --plan {place.plan.pk} --undo {batch}"
            _say(f"Untuk mengurungkan: {command}")
    found = preview.plan
    counted = (
        f"{len(found.added)} baris baru, {len(found.changed)} diubah, "
        f"{found.unchanged} tetap, {found.bad_rows} tidak dapat diambil"
    )
    _say(f"{counted}{_ending(refused=refused, dry_run=options.dry_run)}")
    return WRONG_INPUT if refused else 0


def _handed(options: argparse.Namespace, place: "Place") -> "Handed":
    from siap.apps.imports import by_name, choices  # noqa: PLC0415 - after set-up
    from siap.apps.imports.previewing import Handed  # noqa: PLC0415
    from siap.apps.imports.reading.source_files import open_file  # noqa: PLC0415

    source = open_file(_bytes(options.file))
    first = choices.first_choices(source, place, language=options.lang)
    if options.sheet:
        first = choices.on_sheet(source, place, options.sheet, language=options.lang)
    if options.numbers:
        first = first.model_copy(update={"numbers": options.numbers})
    pairs = [text.rpartition("=") for text in options.map]
    wanted = by_name.Wanted(
        columns=[(title.strip(), name.strip()) for title, _, name in pairs],
        match=options.match,
        by_year=options.by_year,
        measures=options.measure,
    )
    chosen = by_name.choose(source, place, first, wanted)
    name = Path(options.file).name
    return Handed(place, source, chosen, name, options.lang, uuid.uuid4())


def _tell(preview: "Preview", language: str) -> None:
    from siap.apps.imports.summarising import note_of  # noqa: PLC0415 - after set-up

    _tell_faults(preview.plan.faults, language)
    titles = {heading.index: heading.title for heading in preview.headings}
    if preview.summarised is not None:
        for figure in preview.summarised.figures:
            _say(f"{figure.measure.title}: {note_of(figure, titles, language)}")
    if preview.plan.incomplete:
        _say(f"{preview.plan.incomplete} baris baru belum memuat semua isian wajib.")
