"""What keeps a report interim: lines that lead to where each thing is done."""

from dataclasses import dataclass, field

from imp_desktop import i18n
from imp_desktop.i18n import _, ngettext
from imp_desktop.operations.overview import FormState, overview
from imp_desktop.operations.studies import Study
from imp_desktop.operations.worklist import work_list
from imp_desktop.ui.start.pair import waiting_instruments


@dataclass(frozen=True)
class Waiting:
    """One thing that is still to be done, and where."""

    words: str
    place: str
    where: dict[str, object] = field(default_factory=dict)


def waiting(study: Study) -> list[Waiting]:
    """Everything that keeps the reports of a study interim; empty when nothing does."""
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
    flags = sum(work.kind == "flag" for work in work_list(study))
    if empty:
        lines.append(
            Waiting(ngettext("{n} form not keyed", "{n} forms not keyed", empty).format(n=empty), *_forms("empty"))
        )
    if half:
        lines.append(
            Waiting(ngettext("{n} form half keyed", "{n} forms half keyed", half).format(n=half), *_forms("open"))
        )
    if flags:
        words = ngettext("{n} flag not looked at", "{n} flags not looked at", flags).format(n=flags)
        lines.append(Waiting(words, "worklist"))
    return lines


def _forms(wanted: str) -> tuple[str, dict[str, object]]:
    return "overview", {"wanted": wanted}
