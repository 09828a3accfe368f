"""A small server for browser tests: real templates and scripts, made-up answers."""

import json
import mimetypes
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

from django.template import engines
from django.test import RequestFactory

from siap.ui import gallery

HERE = Path(__file__).parent
STATIC = Path(gallery.__file__).parent / "static"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'; manifest-src 'self'"
)


@dataclass
class Records:
    """What the fake server stores: as the worksheet engine would, row versions and keys."""

    cells: dict[tuple[str, str, str], list[str]] = field(default_factory=dict)
    versions: dict[str, int] = field(default_factory=dict)
    changed: dict[tuple[str, str, str], int] = field(default_factory=dict)
    answers: dict[str, dict[str, object]] = field(default_factory=dict)
    posts: list[dict[str, list[str]]] = field(default_factory=list)
    orders: list[dict[str, list[str]]] = field(default_factory=list)
    applied: list[str] = field(default_factory=list)
    script: list[str] = field(default_factory=list)
    """What to do with the next saves; see `Handler.answer`."""

    def save(self, fields: dict[str, list[str]]) -> tuple[int, dict[str, object]]:
        """Apply one change, once per key; a cell changed since `base` is a conflict."""
        key = fields["key"][0]
        if key in self.answers:
            return 200, self.answers[key]
        row, column = fields["row"][0], fields["column"][0]
        cell = (row, fields.get("part", [""])[0], column)
        version = self.versions.get(row, 0)
        if self.changed.get(cell, 0) > int(fields["base"][0]):
            return 409, {
                "mine": fields["value"][0],
                "theirs": self.cells[cell][0],
                "their_name": "Budi Santoso",
                "their_time": "10.41",
                "version": version,
            }
        self.versions[row] = self.changed[cell] = version + 1
        self.cells[cell] = fields["value"]
        self.applied.append(key)
        answer = {
            "version": version + 1,
            "display": fields["value"][0],
            "row_state": "complete",
        }
        if column == "nilai":
            answer |= {"display": f"{fields['value'][0]},0", "computed_url": "/hitungan"}
        if "\N{CJK UNIFIED IDEOGRAPH-6C34}" in fields["value"][0]:
            answer["warning"] = "Huruf ini tidak dapat dicetak."
        self.answers[key] = answer
        return 200, answer


class Person:
    """Somebody who has signed in."""

    pk = 7
    is_authenticated = True

    def get_short_name(self) -> str:
        return "Sri"

    def get_full_name(self) -> str:
        return "Sri Wahyuni"


class Handler(BaseHTTPRequestHandler):
    """Serves pages, static files and the fake save address."""

    records: Records
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path.startswith("/static/"):
            self.static(path.removeprefix("/static/"))
        elif path == "/galeri":
            self.reply(200, gallery.page(RequestFactory().get("/galeri")).content)
        elif path == "/hitungan":
            total = len(self.records.applied)
            self.reply(200, f'<div id="hitungan">Dihitung {total} kali</div>'.encode())
        else:
            self.page(f"{path.strip('/')}.html")

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", "0"))
        fields = parse_qs(self.rfile.read(length).decode(), keep_blank_values=True)
        if self.path == "/urutan":
            self.records.orders.append(fields)
            self.json(*self.order_answer())
        elif self.path == "/simpan":
            self.records.posts.append(fields)
            self.answer(fields)
        else:
            self.reply(200, b"<title>Terkirim</title><span>Terkirim</span>")

    def order_answer(self) -> tuple[int, dict[str, object]]:
        if self.records.script and self.records.script.pop(0) == "refuse":
            return 422, {"message": "Urutan terkunci."}
        return 200, {}

    def answer(self, fields: dict[str, list[str]]) -> None:
        order = self.records.script.pop(0) if self.records.script else "ok"
        if order == "drop":  # the change is stored, its confirmation gets lost
            self.records.save(fields)
            self.send_response(200)
            self.send_header("Content-Length", "500")
            self.end_headers()
            self.wfile.write(b"{")
            self.close_connection = True
        elif order == "refuse":
            self.json(422, {"message": "“dua puluh” bukan angka. Contoh: 20,5."})
        elif order == "signed-out":
            self.json(401, {})
        elif order == "forbidden":
            self.json(403, {"message": "Anda tidak berwenang mengubah baris ini."})
        elif order == "redirect":
            self.send_response(302)
            self.send_header("Location", "/masuk")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif order == "portal":
            self.reply(200, b"<html>Selamat datang di Wi-Fi kami</html>")
        elif order == "down":
            self.json(503, {})
        else:
            self.json(*self.records.save(fields))

    def page(self, name: str) -> None:
        source = HERE / "pages" / name
        if not source.exists():
            self.reply(404, b"")
            return
        template = engines["django"].from_string(source.read_text(encoding="utf-8"))
        context: dict[str, object] = {"form": gallery.SampleForm()}
        if name == "akun.html":
            context["user"] = Person()
        text = template.render(context, RequestFactory().get(self.path))
        self.reply(200, text.encode())

    def static(self, name: str) -> None:
        file = STATIC / name
        if not file.is_file():
            self.reply(404, b"")
            return
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        self.reply(200, file.read_bytes(), kind)

    def json(self, status: int, content: dict[str, object]) -> None:
        self.reply(status, json.dumps(content).encode(), "application/json")

    def reply(
        self, status: int, body: bytes, kind: str = "text/html; charset=utf-8"
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Set-Cookie", "csrftoken=tanda; SameSite=Lax; Path=/")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        """Stay quiet."""


def start(records: Records) -> ThreadingHTTPServer:
    """Serve on a free port of this machine until `shutdown` is called."""
    handler = type("BoundHandler", (Handler,), {"records": records})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    # The default looks for the end only twice a second, which every test would wait for.
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    return server
