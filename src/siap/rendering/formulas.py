"""Formulas of computed columns: plain arithmetic over other columns of the row."""

import ast
import re
from collections.abc import Callable, Mapping
from decimal import Decimal, DivisionByZero, InvalidOperation, localcontext

from siap.kernel.errors import InvalidInput
from siap.rendering.tree import Value

_KEY = re.compile(r"\{([a-z_][a-z0-9_]*)\}")
_OPERATORS: Mapping[type[ast.operator], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
}


def keys_of(formula: str) -> tuple[str, ...]:
    """
    List the columns that a formula reads.

    Args:
        formula: Like `{volume} * {price}`.

    Returns:
        Keys in order of first use.

    >>> keys_of("{volume} * {price} + {volume}")
    ('volume', 'price')
    """
    return tuple(dict.fromkeys(_KEY.findall(formula)))


def compute(formula: str, cells: Mapping[str, Value]) -> Decimal | None:
    """
    Compute a formula for one row, exactly.

    Args:
        formula: `+ - * /`, brackets, numbers with a decimal point, and keys in braces.
        cells: Values of the row; a missing number counts as an empty cell.

    Returns:
        The value, or None if a number is missing, is text, or is divided by zero.

    Raises:
        InvalidInput: The formula is more than plain arithmetic.

    >>> compute("{a} * ({b} + 1)", {"a": 3, "b": Decimal("0.5")})
    Decimal('4.5')
    """
    tree = _parsed(formula)
    with localcontext() as context:
        context.prec = 28
        try:
            return _value(tree, cells)
        except (DivisionByZero, InvalidOperation):
            return None


def to_spreadsheet(formula: str, address: Callable[[str], str]) -> str:
    """
    Write a formula for a spreadsheet, with the same rule for empty cells.

    Args:
        formula: As for `compute`.
        address: Gives the cell of a key in this row, like `C5`.

    Returns:
        Like `=IF(COUNT(C5,D5)<2,"",C5*D5)`; a division by zero shows empty too.

    Raises:
        InvalidInput: The formula is more than plain arithmetic.

    >>> to_spreadsheet("{a} * 2", {"a": "C5"}.__getitem__)
    '=IF(COUNT(C5)<1,"",C5*2)'
    """
    body = _spreadsheet(_parsed(formula), address)
    if "/" in formula:
        body = f'IFERROR({body},"")'
    cells = [address(key) for key in keys_of(formula)]
    if not cells:
        return f"={body}"
    return f'=IF(COUNT({",".join(cells)})<{len(cells)},"",{body})'


def _parsed(formula: str) -> ast.expr:
    try:
        tree = ast.parse(_KEY.sub(r"\1", formula).strip(), mode="eval").body
    except (SyntaxError, ValueError) as error:
        raise InvalidInput("bad-formula", where=formula) from error
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    if names != set(keys_of(formula)):
        raise InvalidInput("bad-formula", where=formula)
    return tree


def _value(node: ast.expr, cells: Mapping[str, Value]) -> Decimal | None:
    match node:
        case ast.Constant(value=int() | float()):
            return Decimal(ast.unparse(node))
        case ast.Name(id=key):
            return _number(cells.get(key))
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            operand = _value(inner, cells)
            return None if operand is None else -operand
        case ast.BinOp(left=left, op=operator, right=right) if type(operator) in _OPERATORS:
            return _combined(_value(left, cells), _value(right, cells), type(operator))
    raise InvalidInput("bad-formula", where=ast.unparse(node))


def _number(value: Value) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    return Decimal(value)


def _combined(
    left: Decimal | None, right: Decimal | None, operator: type[ast.operator]
) -> Decimal | None:
    if left is None or right is None:
        return None
    match _OPERATORS[operator]:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case _:
            return left / right


def _spreadsheet(node: ast.expr, address: Callable[[str], str]) -> str:
    match node:
        case ast.Constant(value=int() | float()):
            return ast.unparse(node)
        case ast.Name(id=key):
            return address(key)
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return f"-{_bracketed(inner, address)}"
        case ast.BinOp(left=left, op=operator, right=right) if type(operator) in _OPERATORS:
            sign = _OPERATORS[type(operator)]
            return f"{_bracketed(left, address)}{sign}{_bracketed(right, address)}"
    raise InvalidInput("bad-formula", where=ast.unparse(node))


def _bracketed(node: ast.expr, address: Callable[[str], str]) -> str:
    text = _spreadsheet(node, address)
    return f"({text})" if isinstance(node, ast.BinOp) else text
