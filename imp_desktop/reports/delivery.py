"""The table of the sessions: what they were about, how long they lasted, and who was there, a square a person."""

from typing import Final

from imp_desktop.i18n import _, ngettext
from imp_desktop.reports import ink, numbers, portions
from imp_desktop.reports.attendance_squares import Squares
from imp_desktop.reports.layout import Block
from imp_desktop.reports.page import LEFT, RIGHT, ROOM
from imp_desktop.reports.pen import BODY, BODY_BOLD, LABEL, SECOND_LINE, Pen
from imp_desktop.reports.runs import Runs, as_text, brief, joined, said
from imp_desktop.reports.session_changes import changes
from imp_desktop.reports.session_grid import SessionGrid
from imp_desktop.reports.tables import (
    HEAD_RULE,
    TOP_RULE,
    Cell,
    Ornament,
    RowLine,
    Table,
    TextCell,
    caption,
    continued,
    in_words,
    notes,
    text_cell,
)
from imp_desktop.statistics.counts import Share
from imp_desktop.statistics.feasibility_results import AttendanceFinding, SessionsFinding

_GUIDELINE: Final = 14.0
_THEME: Final = 118.0
_MINUTES: Final = 257.0  # right edge of the last column of minutes
_COLUMN: Final = 24.0
_MOST_COLUMNS: Final = 3
_PLOT: Final = portions.scale(LEFT + 281, LEFT + 366)
_INTERVAL: Final = 419.0
_PRESENT: Final = 441.0
_ROW: Final = 16.2
_LINE: Final = 10.4
_CHANGED: Final = "†"


def blocks(
    label: str, sessions: SessionsFinding, attendance: AttendanceFinding | None, *, fresh: bool = True
) -> list[Block]:
    """The table of sessions, and below it those that were shortened, moved or cancelled."""
    grid = SessionGrid(sessions, attendance)
    title = _("Sessions") if attendance is None else _("Sessions and attendance")
    table = Table()
    head = _head(grid, table)
    again = (continued(label, title), head)
    rows = [_row(grid, table, at, again) for at in range(len(grid.numbers))]
    return [
        caption(label, title, _reading(grid), fresh=fresh), head, *rows, _sums(grid, table),
        notes(_notes(grid)), *changes(label, title, grid), in_words(_words(grid)),
    ]  # fmt: skip


def _reading(grid: SessionGrid) -> Runs:
    count, cohorts = len(grid.numbers), len(grid.planned)
    if cohorts > 1:
        planned = ngettext(
            "{sessions} session of {minutes} minutes was planned for each of {cohorts} cohorts.",
            "{sessions} sessions of {minutes} minutes were planned for each of {cohorts} cohorts.",
            count,
        )
    else:
        planned = ngettext(
            "{sessions} session of {minutes} minutes was planned.",
            "{sessions} sessions of {minutes} minutes were planned.",
            count,
        )
    parts = [
        said(
            planned, sessions=numbers.count(count), minutes=numbers.count(grid.sessions.minutes),
            cohorts=numbers.count(cohorts),
        )
    ]  # fmt: skip
    if grid.shows_people:
        parts.append(
            said(
                _(
                    "One column a person, in the order of the code; filled: present, hollow: absent with notice, "
                    "cross: absent without notice, dot: nothing entered."
                )
            )
        )
    else:
        parts.append(said(_("The dot is the share of people present, the line its exact 95% interval.")))
    return joined(parts)


def _columns(grid: SessionGrid) -> dict[int | None, float]:
    """The right edge of the minutes of every cohort; one column for all where they are many."""
    cohorts = grid.planned if len(grid.planned) <= _MOST_COLUMNS else (None,)
    return {cohort: _MINUTES - _COLUMN * (len(cohorts) - 1 - at) for at, cohort in enumerate(cohorts)}


def _head(grid: SessionGrid, table: Table) -> Block:
    columns = _columns(grid)
    minutes = _("Minutes, cohort") if len(columns) > 1 else _("Minutes")
    upper = [
        Cell((min(columns.values(), default=_MINUTES) + _MINUTES) / 2 - 8, minutes, BODY_BOLD, "middle"),
        Cell(ROOM, _("Present"), BODY_BOLD, scope="Column"),
    ]
    lower = [
        Cell(0, _("Session"), BODY_BOLD, "left", scope="Column"),
        Cell(58, _("guideline"), SECOND_LINE, "left", scope="Column"),
        Cell(_THEME, _("theme"), SECOND_LINE, "left", scope="Column"),
    ]
    if not grid.shows_people:
        lower.append(Cell(_INTERVAL, _("[95% CI]"), SECOND_LINE, scope="Column"))
    if len(columns) > 1:
        lower += [
            Cell(right, numbers.DASH if cohort is None else numbers.count(cohort), SECOND_LINE, scope="Column")
            for cohort, right in columns.items()
        ]

    def ornament(pen: Pen, y: float) -> None:
        pen.rule(LEFT, RIGHT, y + 3, TOP_RULE.thick, TOP_RULE.colour)
        if grid.shows_people:
            Squares(grid).heads(pen, y + 14.5)

    return table.row(
        [RowLine(14.5, tuple(upper)), RowLine(25, tuple(lower))], 31, below=HEAD_RULE, ornament=ornament, keep=True
    )


def _row(grid: SessionGrid, table: Table, at: int, again: tuple[Block, ...]) -> Block:
    number = grid.numbers[at]
    words = grid.words(number)
    theme_room = min(_columns(grid).values(), default=_MINUTES) - 20 - _THEME
    room = _THEME - 6 - _GUIDELINE if words.theme else _THEME - _GUIDELINE + theme_room
    guideline = text_cell(_GUIDELINE, brief(words.guideline), room, scope="Row")
    theme = text_cell(_THEME, brief(words.theme), theme_room, style=SECOND_LINE)
    cells: list[Cell | TextCell] = [Cell(8, numbers.count(number), BODY_BOLD), guideline, theme]
    cells += [_minutes(grid, cohort, number, right) for cohort, right in _columns(grid).items()]
    cells += _present(grid, grid.present(number))
    height = _ROW + _LINE * (max(len(guideline.lines), len(theme.lines)) - 1)
    last = len(grid.numbers) - 1
    return table.row(
        [RowLine(11, tuple(cells))], height, ornament=_drawn(grid, number, height), keep=at == 0 or at >= last - 1,
        below=HEAD_RULE if at == last else None, again=again,
    )  # fmt: skip


def _drawn(grid: SessionGrid, number: int, height: float) -> Ornament:
    def draw(pen: Pen, y: float) -> None:
        if grid.shows_people:
            Squares(grid).session(pen, y + 8.2, number)
        else:
            portions.grid(pen, _PLOT, y, height)
            portions.mark(pen, _PLOT, y + 8.2, grid.present(number))

    return draw


def _minutes(grid: SessionGrid, cohort: int | None, number: int, right: float) -> Cell:
    """The minutes of one session; over many cohorts from the least to the most."""
    one_for_all = len(grid.planned) > _MOST_COLUMNS
    lines = [
        line for each in (grid.planned if one_for_all else (cohort,)) if (line := grid.line(each, number)) is not None
    ]
    lasted = sorted({line.minutes for line in lines if line.minutes is not None})
    mark = _CHANGED if any(line in grid.changed for line in lines) else ""
    if not lasted:
        return Cell(right, numbers.DASH, BODY.but(ink.INK_3), mark=mark)
    shown = numbers.count(lasted[0]) if len(lasted) == 1 else numbers.reach(lasted[0], lasted[-1])
    return Cell(right, shown, mark=mark)


def _present(grid: SessionGrid, share: Share) -> list[Cell]:
    cells = [
        Cell(_PRESENT, numbers.count(share.part), portions.zero_pale(share.part)),
        Cell(_PRESENT + 3, _("of {n}").format(n=numbers.count(share.whole)), LABEL, "left"),
        Cell(ROOM, portions.percent(share)),
    ]
    if not grid.shows_people:
        cells.append(Cell(_INTERVAL, portions.interval(share), SECOND_LINE))
    return cells


def _sums(grid: SessionGrid, table: Table) -> Block:
    cells = [Cell(_GUIDELINE, _("All sessions"), BODY_BOLD, "left", scope="Row")]
    cells += [
        Cell(right, numbers.count(sum(grid.minutes(each) for each in _together(grid, cohort))))
        for cohort, right in _columns(grid).items()
    ]
    cells += _present(grid, grid.places)

    def ornament(pen: Pen, y: float) -> None:
        if grid.shows_people:
            Squares(grid).sums(pen, y + 11.5)
        else:
            portions.grid(pen, _PLOT, y, 17)
            portions.mark(pen, _PLOT, y + 8.8, grid.places)

    return table.row([RowLine(11.5, tuple(cells))], 17, below=TOP_RULE, ornament=ornament, keep=True)


def _together(grid: SessionGrid, cohort: int | None) -> tuple[int | None, ...]:
    return grid.planned if len(grid.planned) > _MOST_COLUMNS else (cohort,)


def _notes(grid: SessionGrid) -> list[Runs]:
    counts = grid.sessions.counts
    stated = ", ".join(f"{brief(count.label)} {numbers.count(count.n)}" for count in counts if count.id or count.n)
    total = sum(count.n for count in counts)
    parts = [said(_("Status of {total} sessions: {stated}."), total=numbers.count(total), stated=stated)]
    if grid.changed:
        parts.append(said(_("†: listed below.")))
    if any(line.minutes is None for line in grid.sessions.lines):
        parts.append(said(_("En dash: no minutes are entered.")))
    if grid.shows_people:
        parts += _notes_on_squares(grid)
    return [joined(parts)]


def _notes_on_squares(grid: SessionGrid) -> list[Runs]:
    parts = []
    if any(line.status == "cancelled" for line in grid.sessions.lines):
        parts.append(said(_("Level line: the session was cancelled.")))
    if Squares(grid).counts_fit:
        parts.append(said(_("Under the squares: at how many sessions each person was.")))
        least = grid.attendance.at_least if grid.attendance is not None else None
        if least is not None:
            parts.append(said(_("Bold: fewer than {least}."), least=numbers.count(least)))
    return parts


def _words(grid: SessionGrid) -> Runs:
    held = grid.sessions.held
    if not held.whole:
        logged = said(_("No session is logged yet."))
    else:
        logged = said(_("Of the sessions logged, {share} were held in full."), share=as_text(portions.spoken(held)))
    return joined([logged, _attended(grid)])


def _attended(grid: SessionGrid) -> Runs:
    attendance = grid.attendance
    if attendance is None:
        return ()
    if not attendance.places.whole:
        return said(_("No attendance list is filled in yet."))
    parts = [said(_("Of all places, {share} were filled."), share=as_text(portions.spoken(attendance.places)))]
    each = attendance.sessions
    if each.mean is not None and each.minimum is not None and each.maximum is not None:
        parts.append(
            said(
                _(
                    "Mean number of sessions a person: {mean} of {sessions} (*SD* {sd}, range {reach}, "
                    "*n*\u00a0=\u00a0{n})."
                ),
                mean=numbers.number(each.mean, 1), sessions=numbers.count(len(grid.numbers)),
                sd=numbers.DASH if each.sd is None else numbers.number(each.sd, 1),
                reach=numbers.reach(each.minimum, each.maximum), n=numbers.count(each.n),
            )
        )  # fmt: skip
    if attendance.enough is not None and attendance.at_least is not None:
        parts.append(
            said(
                _("{share} were at {least} or more of {sessions} sessions."),
                share=as_text(portions.spoken(attendance.enough)),
                least=numbers.count(attendance.at_least),
                sessions=numbers.count(len(grid.numbers)),
            )
        )  # fmt: skip
    return joined(parts)
