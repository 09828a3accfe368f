"""YAML files to shapes, with file and line in every error."""

from collections.abc import Hashable
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError

from siap.kernel.errors import SiapError
from siap.methodology.shapes import Shape

ShapeType = TypeVar("ShapeType", bound=Shape)


class CatalogueError(SiapError):
    """A file of the catalogue is not as it must be."""

    def __init__(self, path: Path, line: int, where: str, problem: str) -> None:
        place = f"{path.name}:{line}"
        super().__init__("catalogue-file", place=place, path=where, problem=problem)
        self.path = path
        self.line = line


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Refuses the same key twice; keeps numbers with a point as text, so that none is a float."""


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[Any, Any]:
    seen: set[Hashable] = set()
    for key_node, _ in node.value:
        key = loader.construct_object(key_node, deep=True)  # type: ignore[no-untyped-call]
        if key in seen:
            raise yaml.constructor.ConstructorError(
                None, None, f"the key {key!r} stands here twice", key_node.start_mark
            )
        seen.add(key)
    return loader.construct_mapping(node, deep=True)


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)
_Loader.add_constructor(
    "tag:yaml.org,2002:float", lambda loader, node: loader.construct_scalar(node)
)
_Loader.add_constructor(
    "tag:yaml.org,2002:timestamp", lambda loader, node: loader.construct_scalar(node)
)


def load_data(path: Path) -> Any:  # noqa: ANN401 - whatever the file holds
    """
    Read a YAML file as plain data.

    Args:
        path: The file.

    Returns:
        Mappings, lists, text, whole numbers, booleans; decimals and dates stay text.

    Raises:
        CatalogueError: The file is no YAML, or holds a key twice.
    """
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = mark.line + 1 if mark else 1
        raise CatalogueError(path, line, "", str(error.problem or error)) from error


def load_shape(path: Path, shape: type[ShapeType]) -> ShapeType:
    """
    Read a YAML file into a shape.

    Args:
        path: The file.
        shape: What it must be.

    Returns:
        The shape, frozen.

    Raises:
        CatalogueError: With file, line, path and reason of the first fault.
    """
    data = load_data(path)
    try:
        return shape.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(step) for step in first["loc"])
        line = _line_of(path, first["loc"])
        raise CatalogueError(path, line, where, first["msg"]) from error


def _line_of(path: Path, location: tuple[int | str, ...]) -> int:
    node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
    line = 1 if node is None else node.start_mark.line + 1
    for step in location:
        child = _child(node, step)
        if child is None:
            break
        key, node = child
        line = key.start_mark.line + 1
    return line


def _child(node: Any, step: int | str) -> tuple[Any, Any] | None:  # noqa: ANN401
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return key, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        if step < len(node.value):
            return node.value[step], node.value[step]
    return None
