"""What `make` starts is read by the machine's own Python, which may be too old for us and must be told so."""

import ast
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
STARTED = ("run", "test", "check", "manage", "requirements", "bench", "screenshots")
OLDEST = (3, 6)


def path_of(name):
    return SCRIPTS / f"{name.replace('.', '/')}.py"


def tree_of(name):
    return ast.parse(path_of(name).read_text(), feature_version=OLDEST)


def read_by(name):
    """The module and all of scripts/ that it imports before it does anything."""
    found, waiting = set(), [name]
    while waiting:
        module = waiting.pop()
        found.add(module)
        for node in tree_of(module).body:
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) else []
            waiting += [other for other in names if path_of(other).exists() and other not in found]
    return found


def annotations(tree):
    """Those that Python evaluates; inside a function it reads over the ones of variables."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            yield node.returns
            yield from (argument.annotation for argument in ast.walk(node.args) if isinstance(argument, ast.arg))
        elif isinstance(node, ast.Module | ast.ClassDef):
            yield from (line.annotation for line in node.body if isinstance(line, ast.AnnAssign))


@pytest.mark.parametrize("name", STARTED)
def test_old_python_reads_what_make_starts(name):
    new = [
        (module, annotation.lineno)
        for module in sorted(read_by(name))
        for annotation in annotations(tree_of(module))
        if isinstance(annotation, ast.Subscript | ast.BinOp)  # evaluated at once; as a text it is not
    ]

    assert "bootstrap" in read_by(name)
    assert new == []
