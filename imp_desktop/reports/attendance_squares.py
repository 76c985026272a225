"""A square a person in the row of each session: filled, hollow, crossed or a dot, cohort beside cohort."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from imp_desktop.i18n import _, ngettext
from imp_desktop.reports import ink, numbers
from imp_desktop.reports.faces import SANS, SANS_BOLD, width
from imp_desktop.reports.page import LEFT
from imp_desktop.reports.pen import BODY_BOLD, Pen, Style
from imp_desktop.reports.session_grid import SessionGrid

ZONE: Final = (275.0, 422.0)  # in points from the left of the text
_PITCH: Final = 5.9
_SIDE: Final = 0.78  # of the pitch
_APART: Final = 1.6  # squares between two cohorts
_NAME: Final = 9.0  # squares the name of a cohort asks for
_HEAD: Final = BODY_BOLD.but(ink.FIRST)
_COUNT: Final = Style(SANS, 5.9, ink.INK_2)
_FEW: Final = Style(SANS_BOLD, 5.9)


@dataclass(frozen=True)
class Squares:
    """The squares of a course, each at its place."""

    grid: SessionGrid

    @cached_property
    def _cohorts(self) -> dict[int | None, int]:
        """Every cohort that has people, and how many."""
        return {cohort: found for cohort in self.grid.cohorts if (found := len(self.grid.people(cohort)))}

    @cached_property
    def _places(self) -> dict[int | None, tuple[float, float]]:
        """Where each cohort begins and how wide it is, counted in squares; a small one has room for its name."""
        least = min(_NAME, (ZONE[1] - ZONE[0]) / _PITCH / len(self._cohorts) - _APART)
        found, start = {}, 0.0
        for cohort, people in self._cohorts.items():
            wide = max(float(people), least)
            found[cohort] = (start, wide)
            start += wide + _APART
        return found

    @cached_property
    def pitch(self) -> float:
        """From one square to the next."""
        whole = sum(wide + _APART for _start, wide in self._places.values()) - _APART
        return min(_PITCH, (ZONE[1] - ZONE[0]) / whole)

    def _left(self, cohort: int | None) -> float:
        return float(LEFT) + ZONE[0] + self.pitch * self._places[cohort][0]

    def heads(self, pen: Pen, y: float) -> None:
        """The name of each cohort and how many people it has, above its squares."""
        for cohort, people in self._cohorts.items():
            squares = self.pitch * people
            room = self.pitch * (self._places[cohort][1] + 1)
            named = _named(cohort, people)
            fitting = next((one for one in named if width(one, _HEAD.face, _HEAD.size) <= room), named[-1])
            wide = width(fitting, _HEAD.face, _HEAD.size)
            with pen.tagged("Span"):
                pen.text(self._left(cohort) + max(0.0, squares - wide) / 2, y, f"{fitting} ", _HEAD)

    def session(self, pen: Pen, y: float, number: int) -> None:
        """The squares of everybody at one session."""
        for cohort in self._cohorts:
            left = self._left(cohort)
            people = self.grid.people(cohort)
            line = self.grid.line(cohort, number)
            if line is not None and line.status == "cancelled":
                pen.rule(left, left + self.pitch * len(people), y, 0.6, ink.HAIR)
            for at, one in enumerate(people):
                given = one.marks[number - 1] if number <= len(one.marks) else ""
                if given or line is None or line.status != "cancelled":
                    self._mark(pen, left + self.pitch * (at + 0.5), y, given)

    def sums(self, pen: Pen, y: float) -> None:
        """At how many sessions everybody was, where that fits."""
        if not self.counts_fit:
            return
        least = self.grid.attendance.at_least if self.grid.attendance is not None else None
        for cohort in self._cohorts:
            for at, one in enumerate(self.grid.people(cohort)):
                few = least is not None and one.present < least
                x = self._left(cohort) + self.pitch * (at + 0.5)
                pen.text(x, y, numbers.count(one.present), _FEW if few else _COUNT, "middle")

    def _mark(self, pen: Pen, x: float, y: float, given: str) -> None:
        side = _SIDE * self.pitch
        if given == "present":
            pen.square(x, y, side, ink.FIRST)
        elif given == "excused":
            half = side / 2 - 0.35
            pen.box((x - half, y - half, 2 * half, 2 * half), edge=ink.FIRST)
        elif given == "absent":
            reach = side / 2 - 0.3
            for turn in (reach, -reach):
                pen.stroke(((x - reach, y - turn), (x + reach, y + turn)), 1.0)
        else:
            pen.circle(x, y, 0.6, ink.INK_3)

    @property
    def counts_fit(self) -> bool:
        """Whether the number of sessions of a person is no wider than a square."""
        most = max((one.present for cohort in self.grid.cohorts for one in self.grid.people(cohort)), default=0)
        return width(str(most), _COUNT.face, _COUNT.size) <= self.pitch - 0.4


def _named(cohort: int | None, people: int) -> tuple[str, ...]:
    """What may stand above a cohort, the fullest first."""
    n = numbers.count(people)
    if cohort is None:
        return ngettext("{n} person", "{n} people", people).format(n=n), n
    number = numbers.count(cohort)
    return (
        ngettext("Cohort {cohort}, {n} person", "Cohort {cohort}, {n} people", people).format(cohort=number, n=n),
        _("Cohort {cohort}, {n}").format(cohort=number, n=n),
        _("{cohort}: {n}").format(cohort=number, n=n),
    )
