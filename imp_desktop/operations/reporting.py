"""Reports of a study as PDF, the tables behind them as CSV, and the flow of its people as SVG."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from imp_desktop import files
from imp_desktop.errors import ImpError, Problem
from imp_desktop.exchange.writing import csv_bytes
from imp_desktop.i18n import languages, speaking
from imp_desktop.operations import analysing, feasibility
from imp_desktop.operations.quality_facts import quality_facts
from imp_desktop.operations.report_facts import facts
from imp_desktop.operations.studies import Study

if TYPE_CHECKING:
    from imp_desktop.reports.quality_facts import QualityFacts
    from imp_desktop.statistics.feasibility_results import Feasibility
    from imp_desktop.statistics.results import Analysis

__all__ = [
    "FEASIBILITY",
    "OUTCOME",
    "QUALITY",
    "REPORTS",
    "Places",
    "facts",
    "flow_diagram",
    "report",
    "save_all",
    "save_flow",
    "save_report",
    "save_tables",
]

OUTCOME = "outcome"
FEASIBILITY = "feasibility"
QUALITY = "quality"
REPORTS = (OUTCOME, FEASIBILITY, QUALITY)

Progress = Callable[[int, str], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True)
class Places:
    """Where the PDF, the folder of tables and the drawing of the flow are to be; None for what is not wanted."""

    pdf: Path | None = None
    tables: Path | None = None
    flow: Path | None = None


@dataclass(frozen=True)
class _Worked:
    """What a report prints, worked out: `found` is there for feasibility, `quality` for the quality of the data."""

    analysis: "Analysis"
    found: "Feasibility | None" = None
    quality: "QualityFacts | None" = None


def _silent(_percent: int, _words: str) -> None:
    return


def _never() -> bool:
    return False


def report(
    study: Study, name: str, language: str, progress: Progress = _silent, cancelled: Cancelled = _never
) -> bytes:
    """A report of REPORTS as a PDF; the same data and choices give the same bytes.

    `progress` hears of every part (0 to 100 and its name). Raises ImpError (UNKNOWN_LANGUAGE, NO_DOMAINS, CANCELLED).
    """
    with speaking(_known(language)):
        return _pdf(study, _worked(study, name, cancelled), language, progress, cancelled)


def save_report(
    study: Study, name: str, path: Path, language: str, *, replace: bool = False, cancelled: Cancelled = _never
) -> Path:
    """Write a report whole or not at all; gives the path. Raises ImpError as `save_all` does."""
    return save_all(study, name, Places(pdf=path), language, replace=replace, cancelled=cancelled)[0]


def save_tables(study: Study, name: str, folder: Path, language: str, *, replace: bool = False) -> list[Path]:
    """Write every table of a report as a CSV file at full precision, for feasibility also the flow as SVG.

    Gives the paths. Raises ImpError as `save_all` does.
    """
    return save_all(study, name, Places(tables=folder), language, replace=replace)


def save_flow(study: Study, path: Path, language: str, *, replace: bool = False) -> Path:
    """Write the flow diagram whole or not at all; gives the path. Raises ImpError as `save_all` does."""
    return save_all(study, FEASIBILITY, Places(flow=path), language, replace=replace)[0]


def flow_diagram(study: Study, language: str) -> bytes:
    """The flow of people through the study as SVG. Raises ImpError (UNKNOWN_LANGUAGE, NO_DOMAINS)."""
    with speaking(_known(language)):
        return _flow(study, *_feasible(study), language)


def save_all(
    study: Study, name: str, places: Places, language: str, *, replace: bool = False, cancelled: Cancelled = _never
) -> list[Path]:
    """Write what is wanted of a report, all of it worked out before the first file is written; gives the paths.

    Raises ImpError (FILE_EXISTS without `replace`, FILE_UNWRITABLE, UNKNOWN_LANGUAGE, NO_DOMAINS, CANCELLED).
    """
    _refuse_there([path for path in (places.pdf, places.flow) if path], replace=replace)
    with speaking(_known(language)):
        contents = _contents(study, _worked(study, name, cancelled), places, language, cancelled)
    _refuse_there(list(contents), replace=replace)
    if places.tables is not None:
        _make_folder(places.tables)
    for path, content in contents.items():
        files.write_whole(path, content, replace=replace)
    return list(contents)


def _contents(study: Study, worked: _Worked, places: Places, language: str, cancelled: Cancelled) -> dict[Path, bytes]:
    """Path -> content of everything that is wanted."""
    made: dict[Path, bytes] = {}
    if places.pdf is not None:
        made[places.pdf] = _pdf(study, worked, language, _silent, cancelled)
    if places.tables is not None:
        made |= {places.tables / file: content for file, content in _tables(study, worked, language).items()}
    if places.flow is not None:
        feasible = _feasible(study) if worked.found is None else (worked.analysis, worked.found)
        made[places.flow] = _flow(study, *feasible, language)
    return made


def _worked(study: Study, name: str, cancelled: Cancelled) -> _Worked:
    if name == FEASIBILITY:
        worked = _Worked(*_feasible(study))
    else:
        analysis = analysing.analyse(study)
        worked = _Worked(analysis, quality=quality_facts(study, analysis) if name == QUALITY else None)
    if cancelled():
        raise ImpError(Problem.CANCELLED)
    return worked


def _feasible(study: Study) -> tuple["Analysis", "Feasibility"]:
    feasibility.refuse_without_domains(study)
    return feasibility.analysed(study)


def _pdf(study: Study, worked: _Worked, language: str, progress: Progress, cancelled: Cancelled) -> bytes:
    from imp_desktop.reports.feasibility import feasibility_pdf  # noqa: PLC0415 - reportlab is loaded when needed
    from imp_desktop.reports.outcome import outcome_pdf  # noqa: PLC0415
    from imp_desktop.reports.quality import quality_pdf  # noqa: PLC0415

    told = facts(study)
    if worked.quality is not None:
        return quality_pdf(worked.quality, told, language, progress, cancelled)
    if worked.found is None:
        return outcome_pdf(worked.analysis, told, language, progress, cancelled)
    return feasibility_pdf(worked.analysis, worked.found, told, language, progress, cancelled)


def _flow(study: Study, analysis: "Analysis", found: "Feasibility", language: str) -> bytes:
    from imp_desktop.reports.feasibility import flow_diagram as drawn  # noqa: PLC0415 - as above

    return drawn(analysis, found, facts(study), language)


def _tables(study: Study, worked: _Worked, language: str) -> dict[str, bytes]:
    """File name -> content of everything behind a report."""
    from imp_desktop.reports.csv_tables import outcome_tables  # noqa: PLC0415 - as above
    from imp_desktop.reports.feasibility_csv import feasibility_tables  # noqa: PLC0415
    from imp_desktop.reports.quality_csv import quality_tables  # noqa: PLC0415

    if worked.quality is not None:
        return _as_csv(quality_tables(worked.quality))
    if worked.found is None:
        return _as_csv(outcome_tables(worked.analysis, facts(study)))
    drawn = _flow(study, worked.analysis, worked.found, language)
    return _as_csv(feasibility_tables(worked.found)) | {"flow.svg": drawn}


def _as_csv(tables: dict[str, list[list[str]]]) -> dict[str, bytes]:
    return {f"{table}.csv": csv_bytes(rows[0], rows[1:]) for table, rows in tables.items()}


def _refuse_there(paths: list[Path], *, replace: bool) -> None:
    for path in paths:
        if path.exists() and not replace:
            raise ImpError(Problem.FILE_EXISTS, path=path)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImpError(Problem.FILE_UNWRITABLE, path=folder, reason=error.strerror or error) from error


def _known(language: str) -> str:
    if language not in languages():
        raise ImpError(Problem.UNKNOWN_LANGUAGE, language=language, known=", ".join(languages()))
    return language
