"""Forms made of other forms: objects, lists, maps, alternatives."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from siap.kernel.errors import InvalidInput
from siap.methods.shapes import Shape, exact, inside, kind_of, wrong_type

T = TypeVar("T")


@dataclass(frozen=True)
class OrNull(Shape[T | None]):
    """A value that may be null."""

    shape: Shape[T]
    about: str = ""

    def _take(self, value: object) -> T | None:
        return None if value is None else self.shape.reader(value)

    def _form(self) -> dict[str, object]:
        return {"anyOf": [self.shape.schema(), {"type": "null"}]}


@dataclass(frozen=True)
class Either(Shape[Any]):
    """Forms told apart by their JSON type: `number`, `string`, `array`, `object`."""

    forms: Mapping[str, Shape[Any]]
    about: str = ""

    def _take(self, value: object) -> object:
        if "number" in self.forms and isinstance(value, str):
            self._refuse_number_as_text(value)
        shape = None if value is None else self.forms.get(kind_of(value))
        if shape is not None:
            return shape.read(value)
        raise wrong_type(value, " / ".join(self.forms))

    def _refuse_number_as_text(self, value: str) -> None:
        if "string" not in self.forms or value.lstrip("+-").replace(",", "").isdigit():
            exact(value)

    def _form(self) -> dict[str, object]:
        return {"anyOf": [shape.schema() for shape in self.forms.values()]}


@dataclass(frozen=True)
class Record(Shape[T]):
    """
    An object with known keys, built into a dataclass.

    Args:
        build: Called with the keys as keyword arguments. It may raise InvalidInput
            with `where` relative to this object.
        fields: Keys that must be there.
        optional: Keys that may be left out; `build` then uses its own default.
    """

    build: Callable[..., T]
    fields: Mapping[str, Shape[Any]]
    optional: Mapping[str, Shape[Any]] = field(default_factory=dict)
    about: str = ""

    def _take(self, value: object) -> T:
        if type(value) is not dict and not isinstance(value, Mapping):
            raise wrong_type(value, "object")
        if not value.keys() <= self._known:
            raise self._unknown_key(value)
        taken = {}
        key = ""
        try:
            for key, read in self._readers:
                taken[key] = read(value.get(key))
            for key, read in self._optional_readers:
                if key in value:
                    taken[key] = read(value[key])
        except InvalidInput as fault:
            raise inside(key, fault) from None
        return self.build(**taken)

    @cached_property
    def _readers(self) -> list[tuple[str, Callable[[object], Any]]]:
        return [(key, shape.reader) for key, shape in self.fields.items()]

    @cached_property
    def _optional_readers(self) -> list[tuple[str, Callable[[object], Any]]]:
        return [(key, shape.reader) for key, shape in self.optional.items()]

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset({*self.fields, *self.optional})

    def _unknown_key(self, value: Mapping[str, object]) -> InvalidInput:
        key = str(next(key for key in value if key not in self._known))
        known = ", ".join([*self.fields, *self.optional])
        return InvalidInput("unknown-key", where=key, key=key[:40], known=known)

    def _form(self) -> dict[str, object]:
        every = {**self.fields, **self.optional}
        return {
            "type": "object",
            "properties": {key: shape.schema() for key, shape in every.items()},
            "required": list(self.fields),
            "additionalProperties": False,
        }


@dataclass(frozen=True)
class ListOf(Shape[list[T]]):
    """
    A list of values of one form, in the order given.

    Args:
        shape: Form of each entry.
        least: Fewest entries allowed.
        most: Most entries allowed; None for any number.
        unique: Name of the attribute (`id`) that must not repeat; `self` if the
            entries themselves must not repeat.
    """

    shape: Shape[T]
    least: int = 1
    most: int | None = None
    unique: str = ""
    about: str = ""

    def _take(self, value: object) -> list[T]:
        if not isinstance(value, (list, tuple)):
            raise wrong_type(value, "array")
        self._check_length(len(value))
        taken: list[T] = []
        read = self.shape.reader
        try:
            for entry in value:
                taken.append(read(entry))  # noqa: PERF401 - its length places the fault
        except InvalidInput as fault:
            raise inside(len(taken), fault) from None
        if self.unique:
            self._refuse_repeats(taken)
        return taken

    def _check_length(self, length: int) -> None:
        if not length < self.least and (self.most is None or length <= self.most):
            return
        if not length:
            raise InvalidInput("empty")
        most = "" if self.most is None else self.most
        raise InvalidInput("wrong-length", least=self.least, most=most, found=length)

    def _refuse_repeats(self, entries: list[T]) -> None:
        seen = set()
        for index, entry in enumerate(entries):
            mark = entry if self.unique == "self" else getattr(entry, self.unique)
            if mark in seen:
                where = f"[{index}]" + ("" if self.unique == "self" else f".{self.unique}")
                raise InvalidInput("duplicate", where=where, value=str(mark)[:40])
            seen.add(mark)

    def _form(self) -> dict[str, object]:
        most = {} if self.most is None else {"maxItems": self.most}
        return {
            "type": "array",
            "items": self.shape.schema(),
            "minItems": self.least,
            **most,
        }


@dataclass(frozen=True)
class MapOf(Shape[dict[str, T]]):
    """Values of one form by free key, in the order given."""

    shape: Shape[T]
    least: int = 1
    about: str = ""

    def _take(self, value: object) -> dict[str, T]:
        if not isinstance(value, Mapping):
            raise wrong_type(value, "object")
        if len(value) < self.least:
            raise InvalidInput("empty")
        taken: dict[str, T] = {}
        read = self.shape.reader
        key = ""
        try:
            for key, entry in value.items():
                taken[key] = read(entry)
        except InvalidInput as fault:
            raise inside(key, fault) from None
        return taken

    def _form(self) -> dict[str, object]:
        return {
            "type": "object",
            "additionalProperties": self.shape.schema(),
            "minProperties": self.least,
        }


def plain_object(
    fields: Mapping[str, Shape[Any]],
    optional: Mapping[str, Shape[Any]] | None = None,
    about: str = "",
) -> Record[dict[str, Any]]:
    """
    Describe an object that stays a dict, as outputs are.

    Args:
        fields: Keys that must be there.
        optional: Keys that may be left out.
        about: Description for the schema.
    """
    return Record(dict, fields, optional or {}, about)
