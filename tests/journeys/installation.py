"""An installation of its own for each file of journeys: data folder, server, people."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError

import databases

ROOT = Path(__file__).parents[2]
START_SECONDS = 120
STOP_SECONDS = 10


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Installation:
    """`siap serve` in a folder of its own; it can be killed and started again."""

    folder: Path
    database_url: str = ""
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None
    made: dict[str, Any] = field(default_factory=dict)
    """What `prepare` wrote down: plans by name, sessions by user name."""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def environment(self) -> dict[str, str]:
        values = os.environ | {
            "SIAP_DATA": str(self.data),
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests")]),
            "DJANGO_SETTINGS_MODULE": "siap.project.settings.prod",
        }
        values.pop("DATABASE_URL", None)
        if self.database_url:
            values["DATABASE_URL"] = self.database_url
        return values

    def prepare(self, *scenes: str) -> None:
        """Fill the records in a process of its own: this one must not open a database."""
        if not self.database_url:
            databases.copy_template_to(self.data)
        done = subprocess.run(
            [sys.executable, "-m", "journeys.scenes", *scenes],
            env=self.environment,
            cwd=self.folder,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        self.made = json.loads(done.stdout.decode().splitlines()[-1])

    def start(self) -> None:
        """Start the server and wait until it answers."""
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", SERVE, "serve", "--port", str(self.port)],
                env=self.environment,
                cwd=self.folder,
                stdout=log,
                stderr=log,
            )
        deadline = time.monotonic() + START_SECONDS
        while not self.answers():
            assert self.process.poll() is None, self.log
            assert time.monotonic() < deadline, f"no answer\n{self.log}"
            time.sleep(0.05)

    def answers(self) -> bool:
        """Whether somebody answers at the address."""
        try:
            with urllib.request.urlopen(f"{self.address}/masuk/", timeout=5):
                return True
        except HTTPError:
            return True
        except (URLError, OSError):
            return False

    @property
    def is_running(self) -> bool:
        """Whether the server is there."""
        return self.process is not None and self.process.poll() is None

    def kill(self) -> None:
        """Take the server away without a word, as a power cut does."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(STOP_SECONDS)

    def stop(self) -> None:
        """Stop the server as a person does."""
        if self.process is not None and self.is_running:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(STOP_SECONDS)

    @property
    def log(self) -> str:
        """What the server wrote."""
        return (self.folder / "server.log").read_text(encoding="utf-8")


SERVE = "import sys; from siap.project.cli import main; sys.exit(main(sys.argv[1:]))"
