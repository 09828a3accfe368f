"""Base of every shape that the catalogue's files must have."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
ColumnKey = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
Sentence = Annotated[str, StringConstraints(min_length=3, strip_whitespace=True)]


class Shape(BaseModel):
    """A frozen record that refuses keys it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Citation(Shape):
    """A pinpoint in a regulation of the catalogue."""

    regulation: Key
    pinpoint: Sentence
