"""The house keeps its law: who may import whom, the map, and what each module says of itself."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import imp_desktop

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "imp_desktop"
MODULES = sorted(PACKAGE.rglob("*.py"))
FORBIDDEN_NAMES = {"utils", "helpers", "common", "misc", "base", "manager", "handler"}


def test_every_room_uses_only_rooms_below_it():
    """The contracts in pyproject.toml hold."""
    with_tools = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    command = ["lint-imports", "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=with_tools)
    assert done.returncode == 0, done.stdout


def test_the_map_names_every_room_and_nothing_else():
    """The docstring of the package lists the rooms that exist."""
    there = [path for path in PACKAGE.iterdir() if path.is_dir() or path.suffix == ".py"]
    rooms = {path.stem for path in there} - {"__init__", "__pycache__"}
    named = re.findall(r"^(\w+)  +\S", imp_desktop.__doc__ or "", re.MULTILINE)
    assert sorted(named) == sorted(rooms)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_module_opens_with_one_sentence(path):
    """A reader learns from the first line what a module is."""
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert said, "no docstring"
    assert said.splitlines()[0].endswith("."), said.splitlines()[0]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_module_has_a_name_that_says_nothing(path):
    """Names such as utils or helpers would hide what is in a room."""
    assert path.stem not in FORBIDDEN_NAMES


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_two_modules_catch_everything(path):
    """A fault of the program is met in the two places that tell the user about it."""
    caught = [
        node.lineno
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler) and _catches_everything(node)
    ]
    allowed = path.relative_to(PACKAGE).as_posix() in ("ui/tasks.py", "ui/problems.py")
    assert allowed or not caught, caught


def _catches_everything(node: ast.ExceptHandler) -> bool:
    named = node.type
    raises_on = any(isinstance(inner, ast.Raise) and inner.exc is None for inner in ast.walk(node))
    return not raises_on and (
        named is None or (isinstance(named, ast.Name) and named.id in ("Exception", "BaseException"))
    )
