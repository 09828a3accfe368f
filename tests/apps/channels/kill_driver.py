"""
Takes messages in and kills the process at each point at which something is written.

Run as a program in an installation of its own: `python -m apps.channels.kill_driver web`.
What takes them in is a child that is killed; this process only makes children. For each
point it prints what is in the records after somebody started the program again.
"""

import itertools
import json
import os
import shutil
import signal
import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import django

FOLDER = Path(os.environ["SIAP_DATA"])
RECORDS = FOLDER / "siap.sqlite3"
WRITES = ("INSERT", "UPDATE", "DELETE")
MOST_POINTS = 200
NUMBER = "+6281277774321"

State = dict[str, Any]


class KillAt:
    """Kills this process like a power cut before the nth statement that writes."""

    def __init__(self, stop: int) -> None:
        self.left = stop

    def __call__(self, execute: Any, sql: str, *rest: Any) -> Any:
        if sql.lstrip().upper().startswith(WRITES):
            self.left -= 1
            if self.left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, *rest)


class Outside:
    """What the world outside remembers while the program is away."""

    def __init__(self) -> None:
        self.path = FOLDER / "outside.json"

    def read(self) -> State:
        """What is remembered."""
        return dict(json.loads(self.path.read_text())) if self.path.exists() else {}

    def keep(self, **facts: object) -> None:
        """Remember more; on the disk before this returns."""
        self.path.write_text(json.dumps(self.read() | facts))


def scene() -> None:
    """A desk with an SMS gateway."""
    from apps.complaints.desks import NOW, an_office  # noqa: PLC0415
    from siap.apps.channels.services.managing import add_gateway  # noqa: PLC0415

    office = an_office()
    add_gateway(
        desk=office.desk, kind="kannel", send_url="", account=("", "kunci"),
        by=office.administrator, now=NOW,
    )  # fmt: skip


def a_mail() -> bytes:
    """A mail with a picture."""
    from apps.complaints.desks import a_photo  # noqa: PLC0415

    message = EmailMessage()
    message["From"], message["Message-ID"] = "a@warga.example", "<1@warga.example>"
    message.set_content("Air mati di pasar.")
    message.add_attachment(a_photo(), maintype="image", subtype="jpeg")
    return message.as_bytes()


def mail(outside: Outside, now: datetime) -> None:
    """A mail waits in the box until it is marked as seen; then it is taken and answered."""
    from siap.apps.channels.services import (  # noqa: PLC0415
        send_waiting,
        store_mail,
        take_waiting,
    )
    from siap.apps.complaints.models import Desk  # noqa: PLC0415

    if "seen" not in outside.read():
        store_mail(desk=Desk.objects.get(), key="box:1", raw=a_mail(), now=now)
        outside.keep(seen=True)
    take_waiting(now=now)
    send_waiting(now=now)


def sms(outside: Outside, now: datetime) -> None:
    """A gateway calls until it is told that the message is safe."""
    from django.test import Client  # noqa: PLC0415

    from siap.apps.channels.models import Gateway  # noqa: PLC0415
    from siap.apps.channels.services import take_waiting  # noqa: PLC0415

    if "told" not in outside.read():
        given = {"from": NUMBER, "to": "1708", "text": "Air mati di pasar.", "id": "m-1"}
        address = f"/kanal/sms/{Gateway.objects.get().key}/"
        answer = Client().get(address, given | {"ts": "1786674615", "secret": "kunci"})
        if answer.status_code == 200:
            outside.keep(told=True)
    take_waiting(now=now)


def web(outside: Outside, _now: datetime) -> None:
    """Somebody fills in the form, confirms, and loads the page again when nothing comes."""
    from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    from apps.complaints.desks import a_photo  # noqa: PLC0415

    client = Client()
    known = outside.read()
    client.cookies.load(known.get("cookies", {}))
    if "review" not in known:
        typed = {
            "kind": "complaint", "text": "Air mati di pasar.", "identity": "hidden",
            "email": "a@warga.example",
            "photos": SimpleUploadedFile("a.jpg", a_photo(), "image/jpeg"),
        }  # fmt: skip
        answer = client.post("/lapor/kota-rekaan/kirim/", typed)
        cookies = {name: morsel.value for name, morsel in client.cookies.items()}
        outside.keep(review=answer["Location"], cookies=cookies)
    answer = client.post(outside.read()["review"])
    page = client.get(answer["Location"])
    assert page.status_code == 200


def found() -> State:
    """What is in the records."""
    from siap.apps.channels.models import Message  # noqa: PLC0415
    from siap.apps.complaints.models import (  # noqa: PLC0415
        Desk,
        Outgoing,
        Photo,
        Report,
        Reporter,
    )
    from siap.apps.complaints.services.verifying import verify_histories  # noqa: PLC0415

    reports, faults = verify_histories()
    stray = Photo.objects.filter(report=None, draft__report__isnull=False)
    return {
        "reports": reports,
        "faults": len(faults),
        "number": Desk.objects.get().last_number,
        "reporters": Reporter.objects.count(),
        "receipts": Outgoing.objects.filter(is_receipt=True).count(),
        "photos": Report.objects.get().photos.count(),
        "stray photos": stray.count(),
        "fates": list(Message.objects.values_list("fate", flat=True)),
        "ids of receipts": len({_id_of(path) for path in _mails()}),
    }  # fmt: skip


def _mails() -> list[Path]:
    return sorted((FOLDER / "mails").glob("*"))


def _id_of(path: Path) -> str:
    return path.read_text().partition("Message-ID: ")[2].partition("\n")[0]


def in_child(act: Callable[[], object]) -> tuple[bool, str]:
    """
    Do something in a process of its own.

    Returns:
        Whether it came to its end, and what it gave back as JSON.
    """
    told = FOLDER / "told.json"
    told.unlink(missing_ok=True)
    child = os.fork()
    if child == 0:
        try:
            told.write_text(json.dumps(act()))
        except BaseException:  # noqa: BLE001 - a child never goes on where its parent does
            traceback.print_exc()
        os._exit(0 if told.exists() else 3)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return False, ""
    assert os.WEXITSTATUS(status) == 0, "the child failed"
    return True, told.read_text()


def doing(act: Callable[[Outside, datetime], None], stop: int) -> Callable[[], None]:
    """The act, killed before its nth write; not at all for 0."""

    def done() -> None:
        from django.db import connection  # noqa: PLC0415
        from django.utils import timezone  # noqa: PLC0415

        with connection.execute_wrapper(KillAt(stop)):
            act(Outside(), timezone.now())

    return done


def main(name: str) -> None:
    """Kill and start again at every point, and print what was found each time."""
    django.setup()
    from django.conf import settings  # noqa: PLC0415

    settings.ALLOWED_HOSTS.append("testserver")
    settings.SIAP_SMTP = "smtp+plain://nowhere"
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = FOLDER / "mails"
    act = {"mail": mail, "sms": sms, "web": web}[name]
    warm_up(act)
    outcomes = []
    for stop in itertools.count(1):
        start_over()
        lived, _ = in_child(doing(act, stop))
        outcomes.append(json.loads(in_child(again(act))[1]))
        if lived:
            break
        assert stop < MOST_POINTS
    sys.stdout.write(json.dumps(outcomes) + "\n")


def warm_up(act: Callable[[Outside, datetime], None]) -> None:
    """
    Set the scene and do everything once, so that children need not load it again.

    The records are closed before the first child is made: SQLite must not be shared so.
    """
    from django.db import connection  # noqa: PLC0415

    scene()
    connection.close()
    shutil.copyfile(RECORDS, RECORDS.with_suffix(".whole"))
    again(act)()
    connection.close()


def start_over() -> None:
    """Lay the records and the world outside back to where nothing has come in."""
    for path in [*FOLDER.glob("siap.sqlite3*"), *_mails(), FOLDER / "outside.json"]:
        path.unlink(missing_ok=True)
    shutil.copyfile(RECORDS.with_suffix(".whole"), RECORDS)


def again(act: Callable[[Outside, datetime], None]) -> Callable[[], State]:
    """Start the program again and look at what is there."""

    def done() -> State:
        doing(act, 0)()
        return found()

    return done


if __name__ == "__main__":
    main(sys.argv[1])
