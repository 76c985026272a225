"""From a fresh copy of the source to the running program or its passing tests, with nothing but Python, pip and git.

    python3 installer/start.py          make the reference study and open the program on it
    python3 installer/start.py test     run all tests

Needs only the standard library; what it installs goes into the folder .venv beside the source.
"""

import ctypes.util
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
DEMO = ROOT / "demo"
OLDEST_PYTHON = (3, 11)

# What Qt asks the system for, by the Debian package that brings it.
QT_LIBRARIES = {
    "EGL": "libegl1",
    "GL": "libgl1",
    "OpenGL": "libopengl0",
    "dbus-1": "libdbus-1-3",
    "fontconfig": "libfontconfig1",
    "glib-2.0": "libglib2.0-0",
    "xkbcommon": "libxkbcommon0",
}
WINDOW_LIBRARIES = {
    "X11-xcb": "libx11-xcb1",
    "xcb-cursor": "libxcb-cursor0",
    "xcb-icccm": "libxcb-icccm4",
    "xcb-image": "libxcb-image0",
    "xcb-keysyms": "libxcb-keysyms1",
    "xcb-randr": "libxcb-randr0",
    "xcb-render-util": "libxcb-render-util0",
    "xcb-shape": "libxcb-shape0",
    "xcb-xkb": "libxcb-xkb1",
    "xkbcommon-x11": "libxkbcommon-x11-0",
}


def main(arguments: Sequence[str]) -> int:
    """Do what is asked; the exit status is that of the program or of the tests."""
    if sys.version_info < OLDEST_PYTHON:
        print(f"Python {OLDEST_PYTHON[0]}.{OLDEST_PYTHON[1]} or newer is needed; this is {sys.version.split()[0]}.")
        return 2
    if arguments not in ([], ["test"]):
        print(__doc__)
        return 2
    testing = arguments == ["test"]
    if not system_libraries_are_there(window=not testing and has_display()):
        return 1
    python = environment("requirements-dev.lock" if testing else "requirements.lock")
    return run_tests(python) if testing else show_reference_study(python)


def has_display() -> bool:
    """Whether a window can be opened here."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def system_libraries_are_there(*, window: bool) -> bool:
    """Find Qt's system libraries on Linux; as root, have apt bring the missing ones, otherwise name them."""
    if not sys.platform.startswith("linux"):
        return True
    wanted = {**QT_LIBRARIES, **(WINDOW_LIBRARIES if window else {})}
    missing = [package for library, package in wanted.items() if not is_installed(library)]
    if not missing:
        return True
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installing what Qt needs from the system: {' '.join(missing)}", flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=False, env=quiet)
        command = ["apt-get", "install", "-qq", "-y", "--no-install-recommends", *missing]
        return subprocess.run(command, check=False, env=quiet, stdout=subprocess.DEVNULL).returncode == 0
    print(f"Qt needs system libraries that are not here: sudo apt-get install {' '.join(missing)}")
    return False


def is_installed(library: str) -> bool:
    """Whether the dynamic linker knows the library; its cache is asked directly, so that no compiler is needed."""
    if ctypes.util.find_library(library):
        return True
    folders = ("/usr/lib", "/usr/lib64", "/lib", "/lib64", f"/usr/lib/{os.uname().machine}-linux-gnu")
    return any(found for folder in folders for found in Path(folder).glob(f"lib{library}.so*"))


def environment(lock_name: str) -> Path:
    """The Python of an environment that holds what the lock file names; mended when the lock has changed."""
    lock = ROOT / lock_name
    mark = VENV / f"{lock_name}.installed"
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    wanted = hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()
    if python.exists() and mark.exists() and mark.read_text() == wanted:
        return python
    print(f"Making the environment in {VENV} (once; a few minutes)", flush=True)
    if not python.exists():
        venv.create(VENV, with_pip=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", lock], check=True)
    mark.write_text(wanted)
    return python


def show_reference_study(python: Path) -> int:
    """Make the reference study unless it is there; open the program on it or, without a display, write its reports."""
    study = DEMO / "reference.impstudy"
    if not study.exists():
        print(f"Making the reference study in {study}", flush=True)
        DEMO.mkdir(exist_ok=True)
        if status := program(python, "demo", study):
            return status
    if has_display():
        return program(python, study)
    for kind in ("outcome", "feasibility"):
        for language in ("en", "nl"):
            pdf = DEMO / f"{kind}-{language}.pdf"
            if status := program(python, "report", study, kind, "--language", language, "--output", pdf, "--force"):
                return status
    print("There is no display here, so no window was opened. The reports are in both languages in")
    print(f"  {DEMO}")
    return 0


def program(python: Path, *arguments: str | Path) -> int:
    """Run imp_desktop from this source; gives its exit status."""
    return subprocess.run([python, "-m", "imp_desktop", *arguments], cwd=ROOT, check=False).returncode


def run_tests(python: Path) -> int:
    """Run all tests without a screen; gives pytest's exit status."""
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run([python, "-m", "pytest"], cwd=ROOT, env=surroundings, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
