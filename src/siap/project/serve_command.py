"""`siap serve`: start the server, ready for people."""

import argparse
import gc
import signal
import sys
from collections.abc import Sequence
from datetime import UTC, datetime

from siap.kernel.errors import SiapError, Unavailable
from siap.methodology.library import edition
from siap.project import installation, network
from siap.project.chores_command import do_in_background
from siap.project.terminal import say

STOP_SECONDS = 3
ALL_INTERFACES = "0.0.0.0"  # noqa: S104 - only when somebody asks for it


def run(arguments: Sequence[str]) -> int:
    """
    Serve until stopped.

    Returns:
        Exit status: 0 after a stop, 1 if it could not start.
    """
    options = _parser().parse_args(arguments)
    try:
        prepare()
        everywhere = ALL_INTERFACES if options.lan else "127.0.0.1"
        serve(host=options.host or everywhere, port=options.port)
    except SiapError as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="siap serve", description="Menjalankan SIAP.")
    parser.add_argument("--port", type=int, default=8080)
    parser.add_argument(
        "--lan", action="store_true", help="dapat dibuka dari jaringan lokal"
    )
    parser.add_argument("--host", default="", help="alamat tempat mendengarkan")
    return parser


def prepare() -> None:
    """
    Make the installation ready: folder, key, records of this version, static files.

    Raises:
        Unavailable: It cannot be made ready; says why.
    """
    installation.set_up()
    installation.check_disk()
    # A guide or worksheet that cannot be read must be said here, not on somebody's page.
    edition()
    if installation.needs_migration():
        say("Menyiapkan basis data …")
        backup = installation.migrate(now=datetime.now(tz=UTC))
        if backup is not None:
            say(f"Cadangan sebelum pembaruan: {backup}")
    installation.collect_static()


def serve(*, host: str, port: int) -> None:
    """
    Serve until stopped; stops within five seconds.

    Raises:
        Unavailable: Something else listens on the port.
    """
    import uvicorn  # noqa: PLC0415 - only a server needs it
    from django.conf import settings  # noqa: PLC0415 - after the set-up

    if not network.is_port_free(host, port):
        raise Unavailable("port-taken", where=str(port), port=port)
    address = network.lan_address() if host == ALL_INTERFACES else None
    if address:
        settings.ALLOWED_HOSTS.append(address)
        settings.SIAP_JOIN_HOST = settings.SIAP_JOIN_HOST or address
    announce(port=port, lan=address)
    do_in_background()
    from siap.project.asgi import application, close  # noqa: PLC0415 - after the set-up

    # What is loaded by now stays: looking through it for rubbish would hold up a page.
    gc.collect()
    gc.freeze()
    # Uvicorn hands the signal on when it has stopped; by itself that would end all here.
    signal.signal(signal.SIGTERM, lambda *_signal: sys.exit(0))
    try:
        uvicorn.run(
            application,
            host=host,
            port=port,
            log_level="warning",
            # Failures in the midst of a stream are told as quietly as all others.
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=STOP_SECONDS,
            lifespan="off",
        )
    finally:
        close()


def announce(*, port: int, lan: str | None) -> None:
    """Say where the server is, and how the first administrator gets in."""
    from siap.apps.accounts.queries import has_administrator  # noqa: PLC0415 - after set-up

    say(f"SIAP berjalan di  http://127.0.0.1:{port}/")
    if lan:
        say(f"Dari jaringan lokal:  http://{lan}:{port}/")
        say(network.qr_code(f"http://{lan}:{port}/"))
    if not has_administrator():
        code = installation.onboarding_code()
        say(f"Buat administrator pertama di  http://127.0.0.1:{port}/mulai/")
        say(f"dengan kode  {code}")
    say("Tekan Ctrl+C untuk berhenti.")
