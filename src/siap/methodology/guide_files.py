"""A guide as one YAML file: written, read back, refused with line, place and reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from siap.kernel.errors import InvalidInput
from siap.kernel.messages import MESSAGES
from siap.methodology.guide_drafts import Draft, faults_of, guide_from
from siap.methodology.library import Edition

FORMAT: Final = 1
MOST_BYTES: Final = 1_000_000
DEEPEST: Final = 20
MOST_FAULTS: Final = 50

_KEYS = ("siap_guide", "edition", "based_on", "worksheets", "head", "stages")
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


@dataclass(frozen=True)
class FileFault:
    """What is wrong in a file: line (from one), path like `stages.0.title`, reason."""

    line: int
    path: str
    code: str
    facts: Mapping[str, object] = field(default_factory=dict)

    def message(self, language: str = "id") -> str:
        """Say what is wrong and what to do."""
        return MESSAGES[self.code][language].format(**self.facts)


@dataclass(frozen=True)
class GuideFile:
    """What a file without faults holds."""

    draft: Draft
    based_on: str


class FileRefused(InvalidInput):
    """A file cannot be taken; nothing of it was."""

    def __init__(self, faults: Sequence[FileFault]) -> None:
        super().__init__("guide-file-refused", where="file", count=len(faults))
        self.faults = tuple(faults[:MOST_FAULTS])


def write_guide_file(draft: Draft, *, edition: Edition, based_on: str = "") -> bytes:
    """
    Write a guide as a file.

    Args:
        draft: Without faults.
        edition: To which its worksheets and roles belong.
        based_on: The guide of the edition that it comes from, if any.

    Returns:
        YAML in UTF-8; the same draft gives the same bytes.

    Raises:
        InvalidInput: The draft has faults.
    """
    faults = faults_of(draft, edition=edition)
    if faults:
        raise InvalidInput("guide-faulty", where="guide", count=len(faults))
    guide = guide_from(draft, key="own-0", version=1)
    numbers = guide.worksheet_numbers
    content = {
        "siap_guide": FORMAT,
        "edition": edition.key,
        "based_on": based_on,
        "worksheets": [edition.by_number[number].id for number in numbers],
        "head": draft["head"],
        "stages": draft["stages"],
    }
    text: str = yaml.dump(
        content, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100
    )
    return text.encode()


def read_guide_file(data: bytes, *, edition: Edition) -> GuideFile:
    """
    Read a file that `write_guide_file` wrote, or that a person edited.

    Args:
        data: At most one megabyte of YAML in UTF-8, without anchors and tags.
        edition: That of this installation.

    Returns:
        The draft; reading what was written gives the same draft.

    Raises:
        FileRefused: With line, path and reason of each fault; nothing is taken.
    """
    value, lines = _parsed(data)
    if not isinstance(value, dict) or "siap_guide" not in value:
        raise FileRefused([FileFault(1, "", "guide-file-kind")])
    _require_format(value, lines, edition)
    faults = [*_outer_faults(value, lines, edition)]
    if not faults:
        draft = {"head": value["head"], "stages": value["stages"]}
        found = faults_of(draft, edition=edition)
        faults = [
            FileFault(_line(lines, f.path), _dots(f.path), f.code, f.facts) for f in found
        ]
    if faults:
        raise FileRefused(faults)
    made = guide_from(draft, key="own-0", version=1)
    head = made.head.model_dump(mode="json", exclude={"key", "version"})
    stages = [stage.model_dump(mode="json") for stage in made.stages]
    return GuideFile({"head": head, "stages": stages}, value["based_on"])


_Path = tuple[str | int, ...]
_Lines = dict[_Path, int]


def _require_format(value: Mapping[str, Any], lines: _Lines, edition: Edition) -> None:
    if value["siap_guide"] != FORMAT:
        facts = {"theirs": value["siap_guide"], "ours": FORMAT}
        line = lines["siap_guide",]
        raise FileRefused([FileFault(line, "siap_guide", "guide-file-format", facts)])
    theirs = value.get("edition")
    if theirs != edition.key:
        facts = {"theirs": theirs, "ours": edition.key}
        line = _line(lines, ("edition",))
        raise FileRefused([FileFault(line, "edition", "guide-file-edition", facts)])


def _outer_faults(
    value: Mapping[str, Any], lines: _Lines, edition: Edition
) -> Sequence[FileFault]:
    wanted: Mapping[str, type] = {"based_on": str, "worksheets": list, "head": dict}
    faults = [
        FileFault(1, key, "guide-part-missing", {"name": key})
        for key in _KEYS
        if key not in value
    ]
    faults += [
        FileFault(_line(lines, (key,)), str(key), "guide-unknown-part", {"name": key})
        for key in value
        if key not in _KEYS
    ]
    faults += [
        FileFault(lines[key,], key, "guide-wrong-form")
        for key, kind in {**wanted, "stages": list}.items()
        if key in value and not isinstance(value[key], kind)
    ]
    return faults or [*_inner_faults(value, lines, edition)]


def _inner_faults(
    value: Mapping[str, Any], lines: _Lines, edition: Edition
) -> Sequence[FileFault]:
    """What must hold before the guide itself can be looked at."""
    faults = []
    for index, stage in enumerate(value["stages"]):
        topics = stage.get("topics") if isinstance(stage, dict) else None
        if not isinstance(topics, list) or not all(isinstance(t, dict) for t in topics):
            path = ("stages", index)
            faults.append(FileFault(lines[path], _dots(path), "guide-wrong-form"))
    for index, worksheet in enumerate(value["worksheets"]):
        if str(worksheet) not in edition.worksheets:
            path = ("worksheets", index)
            facts = {"number": worksheet}
            faults.append(
                FileFault(lines[path], _dots(path), "guide-worksheet-unknown", facts)
            )
    if value["based_on"] and value["based_on"] not in edition.guides:
        facts = {"guide": value["based_on"]}
        fault = FileFault(lines["based_on",], "based_on", "guide-branch-guide", facts)
        faults.append(fault)
    return faults


def _parsed(data: bytes) -> tuple[object, _Lines]:
    """A plain value and the line of each of its places."""
    if len(data) > MOST_BYTES:
        facts = {"limit": MOST_BYTES // 1000}
        raise FileRefused([FileFault(1, "", "guide-file-size", facts)])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FileRefused([FileFault(1, "", "guide-file-text")]) from None
    lines: _Lines = {}
    try:
        _require_plain(text)
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as fault:
        line = fault.problem_mark.line + 1 if fault.problem_mark else 1
        raise FileRefused([FileFault(line, "", "guide-file-yaml")]) from None
    except yaml.YAMLError:
        raise FileRefused([FileFault(1, "", "guide-file-yaml")]) from None
    return (_value(root, (), lines) if root is not None else None), lines


def _require_plain(text: str) -> None:
    """Refuse what makes small files large or deep: anchors, tags, nesting."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        opens = isinstance(event, yaml.CollectionStartEvent)
        depth += opens - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise FileRefused([FileFault(line, "", "guide-file-deep")])
        tagged = getattr(event, "tag", None) not in {None, "!"}
        if tagged or getattr(event, "anchor", None) is not None:
            raise FileRefused([FileFault(line, "", "guide-file-anchor")])


def _value(node: yaml.Node, path: _Path, lines: _Lines) -> object:
    lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.SequenceNode):
        return [_value(n, (*path, index), lines) for index, n in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, lines)
    return _scalar(node)


def _mapping(node: yaml.MappingNode, path: _Path, lines: _Lines) -> dict[str, object]:
    made: dict[str, object] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise FileRefused([FileFault(line, _dots(path), "guide-file-yaml")])
        if key.value in made:
            facts = {"key": str(key.value)[:40]}
            raise FileRefused([FileFault(line, _dots(path), "guide-key-twice", facts)])
        inner = (*path, str(key.value))
        lines[inner] = line
        made[key.value] = _value(value, inner, lines)
    return made


def _scalar(node: yaml.Node) -> object:
    kind = node.tag.rpartition(":")[2]
    text = str(node.value)
    if kind == "null":
        return None
    if kind == "int" and text.lstrip("+-").isdecimal():
        # A version number of thousands of digits is no number of ours.
        return int(text[:12])
    return text


def _dots(path: Sequence[str | int]) -> str:
    return ".".join(map(str, path))


def _line(lines: _Lines, path: _Path) -> int:
    """The line of a place, or of the nearest place around it."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)
