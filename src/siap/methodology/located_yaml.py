"""YAML that remembers its lines, keeps decimals exact and refuses a key written twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import yaml

from siap.kernel.errors import Unavailable


@dataclass(frozen=True)
class Located:
    """A file's content with the way back to its lines."""

    name: str
    value: object
    root: yaml.Node

    def fault(self, path: Sequence[str | int], message: str) -> Unavailable:
        """
        Say what is wrong and where, as `file:line: path: message`.

        Args:
            path: Keys and indexes from the top of the file.
            message: What is wrong there.
        """
        line = _line_of(self.root, path)
        shown = ".".join(map(str, path))
        detail = f"{self.name}:{line}: {shown}: {message}"
        return Unavailable("bad-catalog-file", where=self.name, detail=detail)


# The C parser reads the catalogue ten times faster; some platforms lack it.
_SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _ExactLoader(_SafeLoader):  # type: ignore[misc, valid-type]
    """A safe loader; fractions become Decimal, a repeated key is a fault."""

    def construct_mapping(
        self,
        node: yaml.MappingNode,
        deep: bool = False,  # noqa: FBT001, FBT002 - PyYAML's
    ) -> dict[object, object]:
        seen = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"{key.value}: key written twice", key.start_mark
                )
            seen.add(key.value)
        made: dict[object, object] = super().construct_mapping(node, deep=deep)
        return made


def _decimal(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> Decimal:
    return Decimal(loader.construct_scalar(node))


_ExactLoader.add_constructor("tag:yaml.org,2002:float", _decimal)


def load_located(path: Path) -> Located:
    """
    Read one YAML file.

    Args:
        path: A file in UTF-8 that holds one mapping.

    Raises:
        Unavailable: Not YAML, or a key is written twice; the message names the line.
    """
    text = path.read_text(encoding="utf-8")
    loader = _ExactLoader(text)
    try:
        root = loader.get_single_node()
        value = loader.construct_document(root) if root else None
    except yaml.MarkedYAMLError as fault:
        line = fault.problem_mark.line + 1 if fault.problem_mark else 1
        detail = f"{path.name}:{line}: {fault.problem}"
        raise Unavailable("bad-catalog-file", where=path.name, detail=detail) from None
    finally:
        loader.dispose()
    if root is None or not isinstance(value, dict):
        detail = f"{path.name}:1: the file must hold one mapping"
        raise Unavailable("bad-catalog-file", where=path.name, detail=detail)
    return Located(path.name, value, root)


def _line_of(node: yaml.Node, path: Sequence[str | int]) -> int:
    line: int = node.start_mark.line + 1
    for step in path:
        if isinstance(node, yaml.MappingNode):
            pairs = {key.value: (key, value) for key, value in node.value}
            if str(step) not in pairs:
                return line
            key, node = pairs[str(step)]
            line = key.start_mark.line + 1
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step]
            line = node.start_mark.line + 1
    return line
