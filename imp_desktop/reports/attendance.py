"""The attendance curve: the share of people present at every session with its exact interval."""

from fractions import Fraction
from typing import Final

from imp_desktop.i18n import _
from imp_desktop.reports import ink, numbers, portions
from imp_desktop.reports.layout import Block
from imp_desktop.reports.page import LEFT, RIGHT, ROOM
from imp_desktop.reports.pen import AXIS, Pen
from imp_desktop.reports.runs import Runs, as_text, said
from imp_desktop.reports.sentences import enumerated
from imp_desktop.reports.tables import caption, in_words
from imp_desktop.statistics.counts import Share
from imp_desktop.statistics.feasibility_results import AttendanceFinding

_TOP: Final = 12.0
_HEIGHT: Final = 112.0
_LEFT: Final = 30.0
_COUNTED: Final = 32.0  # from this many points a session on, its n stands under it
_NAMED: Final = 14.0
_FEW: Final = 4  # sessions named in words; of more how many they are


def blocks(label: str, finding: AttendanceFinding, *, fresh: bool = False) -> list[Block]:
    """The figure of the curve."""
    title = _("Attendance by session")
    reading = said(
        _(
            "Share of people present at each session, of those with a mark on the attendance list, all cohorts "
            "together; the line through the dot is its exact 95% interval."
        )
    )
    made = [caption(label, title, reading, fresh=fresh)]
    return [*made, _figure(finding), in_words(_words(finding))]


def _figure(finding: AttendanceFinding) -> Block:
    step = (ROOM - _LEFT) / max(len(finding.curve), 1)
    high = _TOP + _HEIGHT + (32 if step >= _COUNTED else 22)

    def draw(pen: Pen, y: float) -> None:
        with pen.tagged("Figure", alt=as_text(_words(finding)), box=(LEFT, y, ROOM, high)):
            _draw_axis(pen, y)
            middles = [(LEFT + _LEFT + step * (at + 0.5), share) for at, share in enumerate(finding.curve)]
            known = [(x, _height(y, share)) for x, share in middles if share.whole]
            if len(known) > 1:
                pen.stroke(known, 0.5, ink.INK_3)
            for at, (x, share) in enumerate(middles):
                _draw_session(pen, y, x, share)
                _draw_labels(pen, y, x, step, at, share)

    return Block(high, draw, keep=True)


def _height(y: float, share: Share) -> float:
    return y + _TOP + _HEIGHT * (1 - share.part / share.whole)


def _draw_axis(pen: Pen, y: float) -> None:
    for per_cent in (0, 25, 50, 75, 100):
        level = y + _TOP + _HEIGHT * (1 - per_cent / 100)
        edge = per_cent == 0
        pen.rule(LEFT + _LEFT, RIGHT, level, 0.6 if edge else 0.35, ink.INK_2 if edge else ink.HAIR_2)
        pen.text(LEFT + _LEFT - 4, level + 2.4, numbers.percent(per_cent, 100), AXIS, "right")


def _draw_session(pen: Pen, y: float, x: float, share: Share) -> None:
    if share.ci95 is None:
        return
    low, high = (y + _TOP + _HEIGHT * (1 - end) for end in share.ci95)
    pen.stroke(((x, low), (x, high)), 1.1)
    pen.circle(x, _height(y, share), 2.5, ink.INK)


def _draw_labels(pen: Pen, y: float, x: float, step: float, at: int, share: Share) -> None:
    """The number of the session, and below it how many of how many, where there is room."""
    every = 1 if step >= _NAMED else 5
    base = y + _TOP + _HEIGHT
    if at == 0 or (at + 1) % every == 0:
        pen.text(x, base + 10, f"{numbers.count(at + 1)} ", AXIS, "middle")
    if step >= _COUNTED:
        counted = _("{part} of {whole}").format(part=numbers.count(share.part), whole=numbers.count(share.whole))
        pen.text(x, base + 20, f"{counted if share.whole else numbers.DASH} ", AXIS, "middle")


def _words(finding: AttendanceFinding) -> Runs:
    shares = {number: Fraction(one.part, one.whole) for number, one in enumerate(finding.curve, 1) if one.whole}
    if not shares:
        return said(_("No attendance list is filled in yet."))
    least, most = min(shares.values()), max(shares.values())
    if least == most:
        return said(
            _("At every session with an attendance list {percent} were present."),
            percent=portions.percent(finding.curve[next(iter(shares)) - 1]),
        )
    return said(
        _("The share present ranges from {least} ({lowest}) to {most} ({highest})."),
        least=_per_cent(least), lowest=_sessions(shares, least), most=_per_cent(most), highest=_sessions(shares, most),
    )  # fmt: skip


def _per_cent(share: Fraction) -> str:
    return numbers.percent(share.numerator, share.denominator)


def _sessions(shares: dict[int, Fraction], wanted: Fraction) -> str:
    """The sessions with that share: named if few, else counted."""
    found = [number for number, share in shares.items() if share == wanted]
    if len(found) == 1:
        return _("session {number}").format(number=numbers.count(found[0]))
    if len(found) <= _FEW:
        return _("sessions {numbers}").format(numbers=enumerated([numbers.count(number) for number in found]))
    return _("{count} sessions").format(count=numbers.count(len(found)))
