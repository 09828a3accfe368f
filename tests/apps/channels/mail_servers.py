"""A real mail server for the tests: SMTP in front, Dovecot's mail boxes behind it."""

import imaplib
import os
import pwd
import shutil
import smtplib
import socket
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller

STARTERS = Path(__file__).parents[3] / ".cache/debian/bin"
"""Where tools/debian_tools.py puts programs for who cannot install any."""
PASSWORD = "air-mengalir"
CONFIG = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap lmtp
default_login_user = {login}
default_internal_user = {internal}
default_internal_group = {internal}
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
mail_location = maildir:{folder}/mail/%u
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/own/%u allow_all_users=yes
}}
service anvil {{
  chroot =
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service lmtp {{
  inet_listener lmtp {{
    port = {lmtp}
  }}
}}
"""
MOVED = """
libexec_dir = {library}
mail_plugin_dir = {library}/modules
login_plugin_dir = {library}/modules/login
import_environment = TZ LD_LIBRARY_PATH
"""
"""What Dovecot must know when an ordinary user unpacked it into a folder."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class MailServer:
    """Takes mail by SMTP, puts it into mail boxes, gives it by IMAP."""

    folder: Path
    imap: int = field(default_factory=free_port)
    lmtp: int = field(default_factory=free_port)
    smtp: int = field(default_factory=free_port)
    process: Any = None
    controller: Any = None

    def start(self) -> None:
        nobody = pwd.getpwnam("nobody")
        is_root = os.geteuid() == 0
        uid, gid = (nobody.pw_uid, nobody.pw_gid) if is_root else (os.getuid(), os.getgid())
        for name in ("mail", "own"):
            (self.folder / name).mkdir()
            os.chown(self.folder / name, uid, gid)
        self.folder.chmod(0o755)  # Dovecot gives up root's rights before it gets to them
        own = pwd.getpwuid(os.geteuid()).pw_name
        login, internal = ("nobody", "daemon") if is_root else (own, own)
        config = self.folder / "dovecot.conf"
        config.write_text(
            CONFIG.format(
                folder=self.folder, login=login, internal=internal, uid=uid, gid=gid,
                password=PASSWORD, imap=self.imap, lmtp=self.lmtp,
            )
        )  # fmt: skip
        self.process = subprocess.Popen(self._command(config))
        try:
            self._wait()
        except BaseException:
            self.stop()
            raise
        self.controller = Controller(self, hostname="127.0.0.1", port=self.smtp)
        self.controller.start()

    def _command(self, config: Path) -> list[str]:
        program = shutil.which("dovecot", path=f"{os.environ['PATH']}:/usr/sbin:{STARTERS}")
        assert program is not None, "no dovecot: run python3 tools/debian_tools.py"
        options = ["-F", "-c", str(config)]
        if Path(program).parent != STARTERS:
            return [program, *options]
        tree = STARTERS.parent / "root"
        library = tree / "usr/lib/dovecot"
        with config.open("a") as text:
            text.write(MOVED.format(library=library))
        (self.folder / "run").mkdir()
        (self.folder / "run/modules").symlink_to(library / "modules")
        # By itself it would only look for the reader of its settings in /usr/bin.
        reader = [str(STARTERS / "doveconf"), "-c", str(config), "-m", "master"]
        program = str(tree / "usr/sbin/dovecot")  # a shell would drop the settings
        return [*reader, "-f", "service=master", "-e", program, *options]

    def _wait(self) -> None:
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            try:
                imaplib.IMAP4("127.0.0.1", self.imap, timeout=5).logout()
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise AssertionError((self.folder / "log").read_text())

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        self.deliver(envelope.content, sender=envelope.mail_from, to=envelope.rcpt_tos)
        return "250 OK"

    def deliver(self, raw: bytes, *, sender: str, to: list[str]) -> None:
        with smtplib.LMTP("127.0.0.1", self.lmtp, timeout=10) as delivery:
            delivery.sendmail(sender, to, raw)

    def send(self, raw: bytes, *, sender: str, to: str) -> None:
        with smtplib.SMTP("127.0.0.1", self.smtp, timeout=10) as connection:
            connection.sendmail(sender, [to], raw)

    def box(self, who: str) -> list[bytes]:
        """All mails of a mail box."""
        with imaplib.IMAP4("127.0.0.1", self.imap, timeout=10) as connection:
            connection.login(who, PASSWORD)
            connection.select("INBOX", readonly=True)
            _, found = connection.uid("SEARCH", "ALL")
            mails = []
            for uid in found[0].split():
                _, data = connection.uid("FETCH", uid.decode(), "(BODY.PEEK[])")
                mails += [bytes(one[1]) for one in data if isinstance(one, tuple)]
            return mails

    def url(self, who: str) -> str:
        return f"imap://{who.replace('@', '%40')}:{PASSWORD}@127.0.0.1:{self.imap}/INBOX"

    def stop(self) -> None:
        if self.controller is not None:
            self.controller.stop()
        if self.process is not None:
            self.process.terminate()
            self.process.wait(10)
