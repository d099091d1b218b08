"""Mutants of a module: its syntax tree with one small fault each, of the kinds that people make."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
}
_NAMES = {
    "any": "all",
    "all": "any",
    "min": "max",
    "max": "min",
    "sorted": "list",
    "startswith": "endswith",
    "endswith": "startswith",
    "removeprefix": "removesuffix",
    "removesuffix": "removeprefix",
    "lower": "upper",
    "casefold": "upper",
    "find": "rfind",
    "partition": "rpartition",
    "rpartition": "partition",
    "intersection": "union",
    "difference": "intersection",
    "issubset": "issuperset",
}
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Mutant:
    """One fault. file: of the module. line: where. statement: the first line of the statement around it. function: its
    outermost function, by qualified name, and that one's first line. number: which fault of the module. before, after:
    the piece of source, as it is and as it becomes.
    """

    file: str
    line: int
    statement: int
    function: str
    first_line: int
    number: int
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.function}: {self.before} → {self.after}"


@dataclass(frozen=True)
class _Change:
    """node becomes what `apply` makes of it, in place. statement: around it."""

    statement: ast.stmt
    node: ast.AST
    apply: Callable[[ast.AST], None]


def mutants(file: Path, shown: str) -> list[Mutant]:
    """Every mutant of a module's functions. shown: how the file is called.

    What stands outside functions (tables, classes' fields, defaults, decorators) runs when the module is imported and
    is not changed, nor are annotations and docstrings.
    """
    tree = ast.parse(file.read_text("utf-8"))
    found = []
    for number, (function, name, change) in enumerate(_all_changes(tree)):
        before = _shown(change.node)
        spare = copy.deepcopy(change.node)
        change.apply(spare)
        line = getattr(change.node, "lineno", change.statement.lineno)
        found.append(
            Mutant(shown, line, change.statement.lineno, name, _first_line(function), number, before, _shown(spare))
        )
    return found


def code_of(mutant: Mutant, file: Path) -> CodeType:
    """The code of the mutant's function, with the fault in it. file: the module, as the running functions call it."""
    tree = ast.parse(file.read_text("utf-8"))
    for number, (_, _, change) in enumerate(_all_changes(tree)):
        if number == mutant.number:
            change.apply(change.node)
            break
    code = compile(ast.fix_missing_locations(tree), str(file), "exec")
    return next(
        one for one in _codes(code) if (one.co_qualname, one.co_firstlineno) == (mutant.function, mutant.first_line)
    )


def _codes(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _codes(constant)


def _first_line(function: _Function) -> int:
    return min([function.lineno, *(one.lineno for one in function.decorator_list)])


def _shown(node: ast.AST) -> str:
    try:
        text = ast.unparse(node)
    except (AttributeError, ValueError):  # a piece that does not stand alone, such as a clause of a comprehension
        text = ast.dump(node)
    lines = text.splitlines()
    return lines[0] if len(lines) == 1 else f"{lines[0]} …"


def _all_changes(tree: ast.Module) -> Iterator[tuple[_Function, str, _Change]]:
    for function, name in _outermost(tree, ""):
        for statement in _without_docstring(function.body):
            for change in _changes(statement, statement):
                yield function, name, change


def _outermost(node: ast.Module | ast.ClassDef, prefix: str) -> Iterator[tuple[_Function, str]]:
    for child in node.body:
        if isinstance(child, _FUNCTIONS):
            yield child, prefix + child.name
        elif isinstance(child, ast.ClassDef):
            yield from _outermost(child, f"{prefix}{child.name}.")


def _without_docstring(body: list[ast.stmt]) -> list[ast.stmt]:
    return body[1:] if ast.get_docstring(ast.Module(body, []), clean=False) is not None else body


def _changes(node: ast.AST, statement: ast.stmt) -> Iterator[_Change]:
    if isinstance(node, (ast.Import, ast.ImportFrom, ast.Assert)):
        return
    if isinstance(node, ast.stmt):
        statement = node
    for apply in _ways(node):
        yield _Change(statement, node, apply)
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "type_params"):
            continue
        if name == "body" and isinstance(node, (*_FUNCTIONS, ast.ClassDef)):
            value = _without_docstring(value)
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _changes(child, statement)


def _become(node: ast.AST, other: ast.AST) -> None:
    node.__class__ = type(other)  # type: ignore[assignment]
    for field in other._fields:
        setattr(node, field, getattr(other, field))


def _ways(node: ast.AST) -> Iterator[Callable[[ast.AST], None]]:
    yield from _ways_of_values(node)
    yield from _ways_of_conditions(node)
    yield from _ways_of_statements(node)


def _ways_of_values(node: ast.AST) -> Iterator[Callable[[ast.AST], None]]:
    match node:
        case ast.BinOp(op=operator) if type(operator) in _OPERATORS:
            yield lambda one: setattr(one, "op", _OPERATORS[type(operator)]())
        case ast.Constant(value=bool() as value):
            yield lambda one: setattr(one, "value", not value)
        case ast.Constant(value=int() as value):
            yield lambda one: setattr(one, "value", value + 1)
        case ast.Constant(value=str() as value):
            yield lambda one: setattr(one, "value", f"X{value}X")
        case ast.Name(id=name, ctx=ast.Load()) if name in _NAMES:
            yield lambda one: setattr(one, "id", _NAMES[name])
        case ast.Attribute(attr=name, ctx=ast.Load()) if name in _NAMES:
            yield lambda one: setattr(one, "attr", _NAMES[name])
        case ast.Call(keywords=[_, *_]):
            yield lambda one: one.keywords.pop()


def _ways_of_conditions(node: ast.AST) -> Iterator[Callable[[ast.AST], None]]:
    match node:
        case ast.Compare(ops=[operator]):
            yield lambda one: one.ops.__setitem__(0, _COMPARISONS[type(operator)]())
        case ast.BoolOp(op=operator):
            yield lambda one: setattr(one, "op", ast.And() if isinstance(operator, ast.Or) else ast.Or())
        case ast.UnaryOp(op=ast.Not()):
            yield lambda one: _become(one, one.operand)
        case ast.If() | ast.IfExp() | ast.While() if not isinstance(node.test, (ast.Compare, ast.BoolOp, ast.UnaryOp)):
            yield lambda one: setattr(one, "test", ast.UnaryOp(ast.Not(), one.test))
        case ast.comprehension(ifs=[_, *_]):
            yield lambda one: setattr(one, "ifs", [])


def _ways_of_statements(node: ast.AST) -> Iterator[Callable[[ast.AST], None]]:
    match node:
        case ast.Return(value=ast.Constant(value=None | bool() | int())):
            pass  # what is returned is changed itself
        case ast.Return(value=ast.expr()):
            yield lambda one: setattr(one, "value", ast.Constant(None))
        case ast.Break():
            yield lambda one: _become(one, ast.Continue())
        case ast.Continue():
            yield lambda one: _become(one, ast.Break())
        case ast.Expr(value=ast.Yield() | ast.YieldFrom()):
            pass  # without it the function may be no generator any more
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
            yield lambda one: _become(one, ast.Pass())
        case ast.Expr() | ast.Raise() | ast.AugAssign() | ast.Delete():
            yield lambda one: _become(one, ast.Pass())
