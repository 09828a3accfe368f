"""What goes in and what comes out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from siap.diagrams.layout.canvas import Canvas
from siap.diagrams.reading import Fields
from siap.diagrams.words import Language

Data = TypeVar("Data")


@dataclass(frozen=True, slots=True)
class Diagram:
    """
    The specification of a picture.

    It is stored and handed on instead of a finished picture, so that every format can have
    it laid out for its own width.

    Args:
        kind: Key into `siap.diagrams.registry.KINDS`.
        title: What the picture shows, as a short text.
        data: See the kind's module for the keys.
        alt: Text for readers who do not see the picture; written from the data if empty.
        language: Of the words and numbers that the picture brings itself, `id` or `en`;
            title and data are in the language that they are handed in.
    """

    kind: str
    title: str
    data: Mapping[str, object] = field(default_factory=dict)
    alt: str = ""
    language: Language = "id"


@dataclass(frozen=True, slots=True)
class Svg:
    """
    A finished picture.

    Args:
        text: The `<svg>` element, without XML declaration.
        width: Width, in units.
        height: Height, in units.
        title: The title in it.
        desc: The description in it: sentences that list the data.
    """

    text: str
    width: float
    height: float
    title: str
    desc: str


@dataclass(frozen=True, slots=True)
class Kind(Generic[Data]):
    """
    A kind of picture.

    Args:
        read: Checks the data and gives it a shape.
        paint: Draws it and returns the sentences of the description; an empty list means
            that there is nothing to draw yet.
        hint: What to do so that something can be drawn, in Indonesian.
        split: Cuts the data into what fits on one page each; None if it is never cut.
    """

    read: Callable[[Fields], Data]
    paint: Callable[[Data, Canvas], Sequence[str]]
    hint: str
    split: Callable[[Data, Canvas], Sequence[Data]] | None = None
