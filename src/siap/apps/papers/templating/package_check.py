"""Whether an uploaded Word file is one that we are willing to open."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Final
from zipfile import BadZipFile, ZipFile

from lxml import etree  # type: ignore[import-untyped]

from siap.apps.papers.templating.problems import Fault

MAX_BYTES: Final = 2 * 2**20
MAX_UNPACKED: Final = 20 * 2**20
MAX_PARTS: Final = 300

_BODY: Final = "word/document.xml"
_TYPES: Final = "[Content_Types].xml"
_TEXT_TYPE: Final = b"wordprocessingml.document.main+xml"
# What runs, or carries what could run, on the machine of whoever opens it.
_FORBIDDEN: Final = re.compile(
    r"vbaProject|vbaData|activeX|oleObject|word/embeddings/|customUI|\.(?:bin|exe|js|vbs)$",
    re.IGNORECASE,
)
_FORBIDDEN_RELATION: Final = re.compile(
    r"/(?:aFChunk|attachedTemplate|oleObject|vbaProject|control|frame|subDocument)$"
)
_HARMLESS_LINK: Final = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)
_FETCHING_FIELD: Final = re.compile(
    rb"\b(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|MACROBUTTON|DATABASE)\b"
)
_INSTRUCTION: Final = re.compile(
    rb"<w:instrText[^>]*>([^<]*)<|<w:fldSimple[^>]*w:instr=\"([^\"]*)\""
)


def package_faults(content: bytes) -> list[Fault]:
    """
    Look at a file without opening it as a document.

    Args:
        content: The bytes as uploaded.

    Returns:
        What is wrong; empty if it may be opened. The first fault may hide others.
    """
    if len(content) > MAX_BYTES:
        return [Fault("template-too-large", {"most": str(MAX_BYTES // 2**20)})]
    try:
        with ZipFile(BytesIO(content)) as archive:
            return list(_faults(archive))
    except (BadZipFile, etree.XMLSyntaxError, RuntimeError, NotImplementedError, EOFError):
        return [Fault("template-not-word")]


def _faults(archive: ZipFile) -> Iterator[Fault]:
    parts = archive.infolist()
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        yield Fault("template-too-large", {"most": str(MAX_BYTES // 2**20)})
        return
    names = [part.filename for part in parts]
    if len(set(names)) != len(names) or _BODY not in names or _TYPES not in names:
        yield Fault("template-not-word")
        return
    for name in names:
        if _FORBIDDEN.search(name):
            yield Fault("template-forbidden-part", {"part": name[-60:]})
        elif name.endswith(".rels"):
            yield from _relations(archive.read(name))
        elif name.endswith(".xml"):
            yield from _text_faults(name, archive.read(name))


def _text_faults(name: str, part: bytes) -> Iterator[Fault]:
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        yield Fault("template-forbidden-part", {"part": name})
    if name == _TYPES and (b"macroEnabled" in part or _TEXT_TYPE not in part):
        yield Fault("template-macros" if b"macroEnabled" in part else "template-not-word")
    # A field may be spread over several pieces: they are read as one.
    said = b"".join(b"".join(pair) for pair in _INSTRUCTION.findall(part))
    found = _FETCHING_FIELD.search(said)
    if found:
        yield Fault("template-fetching-field", {"field": found[1].decode()})


def _relations(part: bytes) -> Iterator[Fault]:
    if b"<!DOCTYPE" in part:
        yield Fault("template-forbidden-part", {"part": "DOCTYPE"})
        return
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for relation in etree.fromstring(part, parser):
        kind, target = relation.get("Type", ""), relation.get("Target", "")
        outside = relation.get("TargetMode") == "External"
        link = kind.endswith("/hyperlink") and _HARMLESS_LINK.match(target)
        if (outside and not link) or _FORBIDDEN_RELATION.search(kind):
            yield Fault("template-external", {"target": target[:80]})
