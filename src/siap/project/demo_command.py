"""`siap demo`: a fictional region with a finished plan, printed and served."""

import argparse
import secrets
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from siap.kernel.errors import SiapError
from siap.project import installation
from siap.project.serve_command import ALL_INTERFACES, prepare, serve
from siap.project.terminal import say

FORMATS = ("pdf", "docx", "xlsx")
DEMOS = ("pdam", "blud-spam", "umum")


def run(arguments: Sequence[str]) -> int:
    """
    Load the demonstration, print its plan into a folder, and serve it.

    Returns:
        Exit status: 0 well, 1 if something could not be done; says what.
    """
    options = _parser().parse_args(arguments)
    started = time.monotonic()
    try:
        prepare()
        password = _load(started)
        _print_plan(Path(options.out), started)
        if options.no_serve:
            return 0
        say("")
        say(
            "Masuk sebagai  fasilitator  (atau ketua, sekretaris, pengamat, administrator);"
        )
        say("untuk dua daerah lain: fasilitator-lembahraya, fasilitator-padangkicau")
        say("musyawarah: warga, sekretaris-desa, penilai, verifikator, perencana")
        say("usulan warga tanpa akun:  /musyawarah/w/RTSATU22/")
        say(f"Kata sandi semua akun contoh:  {password}")
        serve(host=options.host, port=options.port)
    except SiapError as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="siap demo", description="Menjalankan contoh.")
    parser.add_argument("--port", type=int, default=8080)
    parser.add_argument("--host", default=ALL_INTERFACES, help="alamat tempat mendengarkan")
    parser.add_argument("--out", default="out", help="folder hasil cetak")
    parser.add_argument("--no-serve", action="store_true", help="tidak menjalankan peladen")
    return parser


def _load(started: float) -> str:
    from siap.apps.demo.services import demo_is_loaded, load_demo  # noqa: PLC0415 - after set-up

    path = installation.data_dir() / "demo-password"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(f"contoh-{secrets.token_hex(4)}\n", encoding="ascii")
    password = path.read_text(encoding="ascii").strip()
    for key in DEMOS:
        if not demo_is_loaded(key):
            say(f"Memuat rencana contoh {key} …")
            load_demo(key=key, password=password)
            say(f"  selesai ({time.monotonic() - started:.0f} detik)")
    _load_complaints(started)
    _load_voices(started)
    _load_city(password, started)
    return password


def _load_complaints(started: float) -> None:
    from siap.apps.accounts.models import User  # noqa: PLC0415 - after set-up
    from siap.apps.demo.complaints import (  # noqa: PLC0415
        complaints_are_loaded,
        load_complaints,
    )

    if not complaints_are_loaded():
        administrator = User.objects.get(username="administrator")
        count = load_complaints(password_of=administrator, now=datetime.now(tz=UTC))
        say(f"Memuat {count} laporan warga ({time.monotonic() - started:.0f} detik)")


def _load_voices(started: float) -> None:
    from siap.apps.demo.services import demo_plans  # noqa: PLC0415 - after set-up
    from siap.apps.demo.voices import load_voices, voices_are_loaded  # noqa: PLC0415

    region = demo_plans()[0].region
    if not voices_are_loaded(region):
        loaded = load_voices(region=region, now=datetime.now(tz=UTC))
        say(f"Memuat {loaded.services} layanan dengan {loaded.votes} penilaian")
        say(f"  selesai ({time.monotonic() - started:.0f} detik)")


def _load_city(password: str, started: float) -> None:
    from django.utils import timezone  # noqa: PLC0415 - after set-up

    from siap.apps.demo.city import city_is_loaded, load_city  # noqa: PLC0415
    from siap.apps.demo.services import demo_plans  # noqa: PLC0415

    if not city_is_loaded():
        region = demo_plans()[0].region
        load_city(region=region, password=password, today=timezone.localdate())
        say(f"Memuat musyawarah kota contoh ({time.monotonic() - started:.0f} detik)")


def _print_plan(out: Path, started: float) -> None:
    from siap.apps.demo.services import demo_plans  # noqa: PLC0415 - after set-up
    from siap.apps.documents.services import export_files  # noqa: PLC0415

    out.mkdir(parents=True, exist_ok=True)
    for plan in demo_plans()[:1]:
        say(f"Mencetak rencana ke {out}/ …")
        for path in export_files(plan, out, FORMATS):
            say(f"  {path} ({time.monotonic() - started:.0f} detik)")
