"""What keeps a report interim: lines that lead to where each thing is done."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from imp_desktop import i18n
from imp_desktop.i18n import _, ngettext
from imp_desktop.operations import coding, course_log, teaching
from imp_desktop.operations.overview import Cell, FormState, overview
from imp_desktop.operations.studies import Study, protocol
from imp_desktop.operations.worklist import FLAG, work_list
from imp_desktop.ui.start.pair import waiting_instruments

FEASIBILITY = "feasibility"
OUTCOME = "outcome"
_FREEZE: dict[str, object] = {"chapter": "freeze"}


@dataclass(frozen=True)
class Waiting:
    """One thing that is still to be done, and where."""

    words: str
    place: str
    where: dict[str, object] = field(default_factory=dict)


def waiting(study: Study, report: str = OUTCOME) -> list[Waiting]:
    """Everything that keeps a report of a study interim, the freeze last; of frozen data what was left undone."""
    lines = [
        Waiting(
            _("{form} not scored: items to tick").format(form=one.in_language(i18n.language()).short),
            "settings",
            {"pair": one.id},
        )
        for one in waiting_instruments(study)
    ]
    cells = [cell for row in overview(study).rows for cell in row.cells.values()]
    empty = sum(cell.state is FormState.EMPTY for cell in cells)
    half = sum(cell.state is FormState.OPEN for cell in cells)
    flags = len(work_list(study, kinds={FLAG}))
    if empty:
        lines.append(
            Waiting(ngettext("{n} form not keyed", "{n} forms not keyed", empty).format(n=empty), *_forms("empty"))
        )
    if half:
        lines.append(
            Waiting(ngettext("{n} form half keyed", "{n} forms half keyed", half).format(n=half), *_forms("open"))
        )
    lines += _of_second_keyings(cells)
    if flags:
        words = ngettext("{n} flag not looked at", "{n} flags not looked at", flags).format(n=flags)
        lines.append(Waiting(words, "worklist"))
    if report == FEASIBILITY:
        lines += _of_the_course(study)
    return lines if study.frozen_since else [*lines, Waiting(_("The data are not frozen"), "settings", _FREEZE)]


def _of_second_keyings(cells: Sequence[Cell]) -> list[Waiting]:
    """Forms that are to be keyed a second time, and those whose keyings are not settled."""
    counts = Counter(cell.state for cell in cells)
    once, begun, differ = (counts[state] for state in (FormState.ONCE, FormState.SECOND_OPEN, FormState.DIFFERS))
    told = (
        (once, ngettext("{n} second keying not begun", "{n} second keyings not begun", once), "once"),
        (begun, ngettext("{n} second keying half done", "{n} second keyings half done", begun), "second_open"),
        (differ, ngettext("{n} form with differences", "{n} forms with differences", differ), "differs"),
    )
    return [Waiting(words.format(n=n), *_forms(wanted)) for n, words, wanted in told if n]


def _of_the_course(study: Study) -> list[Waiting]:
    """What feasibility waits for besides: sessions without a log, reactions without an entry, texts without a code."""
    lines = _of_the_sessions(study) if protocol(study).course is not None else []
    awaited, uncoded = len(course_log.awaited(study)), coding.uncoded(study)
    if awaited:
        words = ngettext("{n} reaction not in the log", "{n} reactions not in the log", awaited)
        lines.append(Waiting(words.format(n=awaited), "course", {"tab": "reactions"}))
    if uncoded:
        words = ngettext("{n} text without a code", "{n} texts without a code", uncoded)
        lines.append(Waiting(words.format(n=uncoded), "texts"))
    return lines


def _of_the_sessions(study: Study) -> list[Waiting]:
    """Sessions without a log and what to look at in the course, each at the first cohort that has one."""
    unlogged = [one for one in teaching.every_session(study) if not one.status]
    doubts = teaching.doubts(study)
    lines = []
    if unlogged:
        words = ngettext("{n} session not logged", "{n} sessions not logged", len(unlogged))
        lines.append(Waiting(words.format(n=len(unlogged)), *_sessions(unlogged[0].cohort)))
    if doubts:
        words = ngettext("{n} thing to look at in the course", "{n} things to look at in the course", len(doubts))
        lines.append(Waiting(words.format(n=len(doubts)), *_sessions(doubts[0].cohort)))
    return lines


def _sessions(cohort: int | None) -> tuple[str, dict[str, object]]:
    return "course", {"cohort": cohort or 0, "tab": "sessions"}


def _forms(wanted: str) -> tuple[str, dict[str, object]]:
    return "overview", {"wanted": wanted}
