"""Protocols of other courses for the tests: any number of sessions, with or without cohorts, or no course at all."""

import re
import shutil
from collections.abc import Sequence

from imp_desktop import paths

_OF_THE_COURSE = re.compile(
    r"\[+(course|codings|reactions|domains|criteria|teachers|codes|measures|parts|recruited|sessions|windows)\b"
)


def make_protocol(name: str, sessions: Sequence[str], *, cohorts: bool = True) -> str:
    """Put the shipped protocol with these sessions among the clinic's own; without any it has no course at all."""
    folder = paths.own_forms() / "protocols" / name
    shutil.copytree(paths.forms() / "protocols" / "imp", folder)
    plan = (folder / "protocol.toml").read_text(encoding="utf-8").replace('id = "imp"', f'id = "{name}"', 1)
    if not cohorts:
        plan = plan.replace("cohorts = true", "cohorts = false", 1).replace("cohort_size", "# cohort_size", 1)
    listed = ", ".join(f'"{one}"' for one in sessions)
    plan = re.sub(r"sessions = \[.*\]", f"sessions = [{listed}]", plan, count=1).replace(
        "at_least = 7\n", "at_least = 1\n"
    )
    (folder / "protocol.toml").write_text(plan if sessions else _without_course(plan), encoding="utf-8")
    for path in folder.glob("text.*.toml"):
        words = re.sub(r"\[sessions\.\w+\]\n(?:.+\n)+\n", "", path.read_text(encoding="utf-8"))
        named = "".join(
            f'\n[sessions.{one}]\nguideline = "Guideline {one}"\ntheme = "Theme {one}"\n' for one in sessions
        )
        path.write_text(words + named if sessions else _without_course(words), encoding="utf-8")
    return name


def _without_course(text: str) -> str:
    """The text without the tables that tell of the course."""
    tables = re.split(r"^(?=\[)", text, flags=re.MULTILINE)
    return "".join(table for table in tables if not _OF_THE_COURSE.match(table))
