"""`siap compute`: every method of the registry from the command line, JSON in and out."""

import argparse
import gc
import sys
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO, NoReturn

from siap.kernel.errors import InvalidInput, SiapError
from siap.methodology.calculation import compute, method_named
from siap.methods import exchange
from siap.methods.registry import METHODS

WRONG_INPUT = 2


class _Parser(argparse.ArgumentParser):
    """Reports a wrong command line as an error of ours, not as a usage text."""

    def error(self, message: str) -> NoReturn:
        raise InvalidInput("bad-arguments", detail=message)


def run(arguments: Sequence[str]) -> int:
    """
    Run `siap compute`.

    Args:
        arguments: What follows `compute` on the command line.

    Returns:
        0 if everything was computed, 2 if an input was refused.
    """
    gc.disable()  # a short life with millions of small numbers and no cycles
    language = "en" if _asks_for_english(arguments) else "id"
    try:
        return _obey(_parser().parse_args(arguments))
    except SiapError as fault:
        _put(sys.stderr.buffer, {"error": _shown(fault, language)})
        return WRONG_INPUT
    except BrokenPipeError:
        sys.stderr.close()  # the reader has gone; nothing is left to say to anybody
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="siap compute", description="Menghitung satu metode.")
    parser.add_argument("method", nargs="?", help="nama metode")
    parser.add_argument("--list", action="store_true", help="daftar metode")
    parser.add_argument(
        "--schema", action="store_true", help="JSON Schema masukan, keluaran"
    )
    parser.add_argument("--example", action="store_true", help="contoh masukan")
    parser.add_argument(
        "--input", metavar="BERKAS", help="berkas masukan; tanpa ini: stdin"
    )
    parser.add_argument("--lines", action="store_true", help="satu kasus JSON tiap baris")
    parser.add_argument("--lang", choices=("id", "en"), default="id", help="bahasa pesan")
    return parser


def _asks_for_english(arguments: Sequence[str]) -> bool:
    return "--lang=en" in arguments or ("--lang", "en") in pairwise(arguments)


def _obey(options: argparse.Namespace) -> int:
    out = sys.stdout.buffer
    if options.list:
        width = max(map(len, METHODS))
        for name, method in METHODS.items():
            line = f"{name:<{width}}  {method.summary.in_language(options.lang)}\n"
            out.write(line.encode())
        return 0
    if options.method is None:
        raise InvalidInput("bad-arguments", detail="METHOD")
    method = method_named(options.method)
    if options.schema:
        _put(out, {"input": method.input_schema, "output": method.output_schema})
    elif options.example:
        _put(out, method.example)
    else:
        return _answer_from(options, out)
    return 0


def _answer_from(options: argparse.Namespace, out: BinaryIO) -> int:
    if options.input is None:
        return _answer(sys.stdin.buffer, out, options)
    try:
        with Path(options.input).open("rb") as source:
            return _answer(source, out, options)
    except OSError as fault:
        if isinstance(fault, BrokenPipeError):
            raise
        raise InvalidInput("cannot-read-file", path=options.input) from None


def _answer(source: BinaryIO, out: BinaryIO, options: argparse.Namespace) -> int:
    if options.lines:
        return _answer_lines(source, out, options.method, options.lang)
    text = _decoded(source.read())
    _put(out, compute(options.method, exchange.parse(text), options.lang))
    return 0


def _answer_lines(source: Iterable[bytes], out: BinaryIO, name: str, language: str) -> int:
    status = 0
    for number, line in enumerate(source, start=1):
        if not line.strip():
            continue
        try:
            answer = compute(name, exchange.parse(_decoded(line)), language)
        except SiapError as fault:
            answer = {"line": number, "error": _shown(fault, language)}
            status = WRONG_INPUT
        _put(out, answer)
    return status


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidInput("not-utf8") from None


def _shown(fault: SiapError, language: str) -> dict[str, object]:
    return {"code": fault.code, "where": fault.where, "message": fault.message(language)}


def _put(stream: BinaryIO, value: object) -> None:
    stream.write(exchange.write(value).encode("utf-8", "backslashreplace") + b"\n")
    stream.flush()
