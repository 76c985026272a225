"""Reports of a study as PDF, the tables behind them as CSV, and the flow of its people as SVG."""

from collections.abc import Callable
from pathlib import Path

from imp_desktop import files
from imp_desktop.errors import ImpError, Problem
from imp_desktop.exchange.writing import csv_bytes
from imp_desktop.i18n import languages, speaking
from imp_desktop.operations import analysing, feasibility
from imp_desktop.operations.report_facts import facts
from imp_desktop.operations.studies import Study

__all__ = [
    "FEASIBILITY",
    "OUTCOME",
    "REPORTS",
    "facts",
    "flow_diagram",
    "report",
    "save_flow",
    "save_report",
    "save_tables",
]

OUTCOME = "outcome"
FEASIBILITY = "feasibility"
REPORTS = (OUTCOME, FEASIBILITY)

Progress = Callable[[int, str], None]
Cancelled = Callable[[], bool]


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
        if name == FEASIBILITY:
            return _feasibility_report(study, language, progress, cancelled)
        return _outcome_report(study, language, progress, cancelled)


def save_report(
    study: Study, name: str, path: Path, language: str, *, replace: bool = False, cancelled: Cancelled = _never
) -> Path:
    """Write a report whole or not at all; gives the path.

    Raises ImpError (FILE_EXISTS without `replace`, FILE_UNWRITABLE, UNKNOWN_LANGUAGE, NO_DOMAINS, CANCELLED).
    """
    _refuse_there([path], replace=replace)
    files.write_whole(path, report(study, name, language, _silent, cancelled), replace=replace)
    return path


def save_tables(study: Study, name: str, folder: Path, language: str, *, replace: bool = False) -> list[Path]:
    """Write every table of a report as a CSV file at full precision, for feasibility also the flow as SVG.

    Gives the paths. Raises ImpError (FILE_EXISTS without `replace`, FILE_UNWRITABLE, UNKNOWN_LANGUAGE, NO_DOMAINS).
    """
    with speaking(_known(language)):
        contents = _tables(study, name, language)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImpError(Problem.FILE_UNWRITABLE, path=folder, reason=error.strerror or error) from error
    paths = [folder / file for file in contents]
    _refuse_there(paths, replace=replace)
    for path, content in zip(paths, contents.values(), strict=True):
        files.write_whole(path, content, replace=replace)
    return paths


def flow_diagram(study: Study, language: str) -> bytes:
    """The flow of people through the study as SVG. Raises ImpError (UNKNOWN_LANGUAGE, NO_DOMAINS)."""
    from imp_desktop.reports.feasibility import flow_diagram as drawn  # noqa: PLC0415 - reportlab is loaded when needed

    with speaking(_known(language)):
        feasibility.refuse_without_domains(study)
        return drawn(*feasibility.analysed(study), facts(study), language)


def save_flow(study: Study, path: Path, language: str, *, replace: bool = False) -> Path:
    """Write the flow diagram whole or not at all; gives the path. Raises ImpError as `save_report` does."""
    _refuse_there([path], replace=replace)
    files.write_whole(path, flow_diagram(study, language), replace=replace)
    return path


def _outcome_report(study: Study, language: str, progress: Progress, cancelled: Cancelled) -> bytes:
    from imp_desktop.reports.outcome import outcome_pdf  # noqa: PLC0415 - as above

    analysis = analysing.analyse(study)
    if cancelled():
        raise ImpError(Problem.CANCELLED)
    return outcome_pdf(analysis, facts(study), language, progress, cancelled)


def _feasibility_report(study: Study, language: str, progress: Progress, cancelled: Cancelled) -> bytes:
    from imp_desktop.reports.feasibility import feasibility_pdf  # noqa: PLC0415 - as above

    feasibility.refuse_without_domains(study)
    analysis, found = feasibility.analysed(study)
    if cancelled():
        raise ImpError(Problem.CANCELLED)
    return feasibility_pdf(analysis, found, facts(study), language, progress, cancelled)


def _tables(study: Study, name: str, language: str) -> dict[str, bytes]:
    """File name -> content of everything behind a report."""
    from imp_desktop.reports.csv_tables import outcome_tables  # noqa: PLC0415 - as above
    from imp_desktop.reports.feasibility import flow_diagram as drawn  # noqa: PLC0415
    from imp_desktop.reports.feasibility_csv import feasibility_tables  # noqa: PLC0415

    if name != FEASIBILITY:
        return _as_csv(outcome_tables(analysing.analyse(study), facts(study)))
    feasibility.refuse_without_domains(study)
    analysis, found = feasibility.analysed(study)
    return _as_csv(feasibility_tables(found)) | {"flow.svg": drawn(analysis, found, facts(study), language)}


def _as_csv(tables: dict[str, list[list[str]]]) -> dict[str, bytes]:
    return {f"{table}.csv": csv_bytes(rows[0], rows[1:]) for table, rows in tables.items()}


def _refuse_there(paths: list[Path], *, replace: bool) -> None:
    for path in paths:
        if path.exists() and not replace:
            raise ImpError(Problem.FILE_EXISTS, path=path)


def _known(language: str) -> str:
    if language not in languages():
        raise ImpError(Problem.UNKNOWN_LANGUAGE, language=language, known=", ".join(languages()))
    return language
