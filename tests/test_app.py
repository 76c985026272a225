"""Starting: the window needs none of the heavy packages, and the command line and the window share one entry."""

import subprocess
import sys
from pathlib import Path

import pytest

from imp_desktop import cli
from imp_desktop.__main__ import means_window

HEAVY = ("pandas", "numpy", "scipy", "pingouin", "reportlab", "matplotlib", "pypdfium2")

OPENS_THE_WINDOW = f"""
import sys
from imp_desktop import app
application = app.make_application()
window = app.make_window(None)
window.show()
application.processEvents()
print(window.isVisible(), [name for name in {HEAVY} if name in sys.modules])
window.close()
"""


def test_the_window_comes_without_the_heavy_packages(tmp_path: Path) -> None:
    started = subprocess.run([sys.executable, "-c", OPENS_THE_WINDOW], capture_output=True, text=True, check=True)
    assert started.stdout.strip() == "True []"


def test_no_argument_or_a_study_opens_the_window(tmp_path: Path) -> None:
    there = tmp_path / "old name"
    there.touch()
    assert means_window([])
    assert means_window(["not made yet.impstudy"])
    assert means_window([str(there)])


@pytest.mark.parametrize("command", [*cli.commands(), "--help", "anlyse"])
def test_anything_else_is_a_command(command) -> None:
    assert not means_window([command])


def test_a_command_with_a_study_is_a_command() -> None:
    assert not means_window(["check", "a.impstudy"])
