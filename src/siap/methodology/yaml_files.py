"""YAML files to shapes, with file, line and path in every error."""

from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from siap.methodology.located_yaml import load_located
from siap.methodology.shapes import Shape

ShapeType = TypeVar("ShapeType", bound=Shape)


def load_shape(path: Path, shape: type[ShapeType]) -> ShapeType:
    """
    Read a YAML file into a shape.

    Args:
        path: The file.
        shape: What it must be.

    Returns:
        The shape, frozen.

    Raises:
        Unavailable: With file, line, path and reason of the first fault.
    """
    located = load_located(path)
    try:
        return shape.model_validate(located.value)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise located.fault(first["loc"], first["msg"]) from error
