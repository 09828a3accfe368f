"""What is wrong with the structure of a tagged PDF, in words."""

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from typing import Any

import pikepdf


def faults_of(pdf: bytes, language: str = "id") -> list[str]:
    """Look at language, title, standards, headings, alternatives and head cells."""
    with pikepdf.open(BytesIO(pdf)) as made:
        nodes = list(_walk(made.Root.StructTreeRoot.K))
        xmp = made.open_metadata()
        return [
            *_of_file(made, xmp, language),
            *_of_headings([_kind(node) for node in nodes]),
            *(f"no alternative: {n}" for n in nodes if _lacks_alternative(n)),
            *(f"head cell without scope: {n}" for n in nodes if _lacks_scope(n)),
            *(f"table without heads: {n}" for n in nodes if _lacks_heads(n)),
        ]


def _of_file(made: Any, xmp: Any, language: str) -> Iterator[str]:
    if str(made.Root.Lang) != language:
        yield f"language {made.Root.Lang}"
    if not str(xmp.get("dc:title", "")):
        yield "no title"
    if str(xmp.get("pdfuaid:part")) != "1":
        yield "not PDF/UA-1"
    if (str(xmp.get("pdfaid:part")), str(xmp.get("pdfaid:conformance"))) != ("2", "A"):
        yield "not PDF/A-2a"


def _of_headings(kinds: list[str]) -> Iterator[str]:
    levels = [int(kind[1]) for kind in kinds if re.fullmatch(r"H\d", kind)]
    if not levels or levels[0] != 1:
        yield f"headings begin with {levels[:1]}"
    yield from (f"H{a} to H{b}" for a, b in pairwise(levels) if b > a + 1)


def _lacks_alternative(node: Any) -> bool:
    return _kind(node) == "Figure" and len(str(node.get("/Alt", ""))) <= 10


def _lacks_scope(node: Any) -> bool:
    if _kind(node) != "TH":
        return False
    attributes = node.A if isinstance(node.A, pikepdf.Array) else [node.A]
    return not any("/Scope" in each for each in attributes)


def _lacks_heads(node: Any) -> bool:
    return _kind(node) == "Table" and "TH" not in {_kind(each) for each in _walk(node)}


def _walk(node: Any) -> Iterator[Any]:
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from _walk(each)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        if "/K" in node:
            yield from _walk(node.K)


def _kind(node: Any) -> str:
    return str(node.S)[1:]
