"""`siap chores`: what must happen without anybody, once or again and again."""

import argparse
import logging
import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Final

from siap.project import installation
from siap.project.terminal import say

LOG: Final = logging.getLogger("siap.chores")
EVERY_SECONDS: Final = 60


def run(arguments: Sequence[str]) -> int:
    """
    Do the chores that are due; `siap serve` does the same each minute.

    Returns:
        Exit status: 0 if all were done, 1 if one of them failed.
    """
    parser = argparse.ArgumentParser(prog="siap chores", description="Pekerjaan berkala.")
    parser.parse_args(arguments)
    installation.set_up()
    failed = 0
    for name, chore in chores().items():
        try:
            say(f"{name}: {chore(datetime.now(tz=UTC))}")
        except Exception:
            LOG.exception("The chore %s failed", name)
            failed += 1
    return 1 if failed else 0


def chores() -> dict[str, Callable[[datetime], object]]:
    """The chores by name, in the order in which they are done; needs the set-up."""
    from siap.apps.channels.services import (  # noqa: PLC0415
        fetch_mail,
        send_waiting,
        take_waiting,
    )
    from siap.apps.complaints.services import do_chores  # noqa: PLC0415 - after set-up
    from siap.apps.complaints.services.subscribing import (  # noqa: PLC0415
        write_weekly_news,
    )
    from siap.apps.musyawarah.services.explaining import (  # noqa: PLC0415
        keep_explaining,
    )
    from siap.apps.musyawarah.services.news import write_news  # noqa: PLC0415

    return {
        "surel masuk": lambda now: fetch_mail(now=now),
        "pesan masuk": lambda now: take_waiting(now=now),
        "laporan": lambda now: do_chores(now=now),
        "kabar mingguan": lambda now: write_weekly_news(now=now),
        "alasan jadwal": lambda now: keep_explaining(now=now),
        "kabar usulan": lambda now: write_news(now=now),
        "pesan keluar": lambda now: send_waiting(now=now),
    }


def do_in_background() -> Callable[[], None]:
    """
    Do the chores each minute beside the server, in a thread of their own.

    Returns:
        What ends it.
    """
    ended = threading.Event()
    thread = threading.Thread(target=_again, args=(ended,), name="chores", daemon=True)
    thread.start()
    return ended.set


def _again(ended: threading.Event) -> None:
    from django.db import connection  # noqa: PLC0415 - after set-up

    while not ended.wait(EVERY_SECONDS):
        for name, chore in chores().items():
            if ended.is_set():
                return
            try:
                chore(datetime.now(tz=UTC))
            except Exception:
                # One chore that fails must stop neither the others nor the server.
                LOG.exception("The chore %s failed", name)
        connection.close()
