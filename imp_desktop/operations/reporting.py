"""Reports of a study as PDF, the tables behind them as CSV, and the flow of its people as SVG."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

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


class _Worked(Protocol):
    """What a report prints, worked out."""

    def pdf(self, study: Study, language: str, progress: Progress, cancelled: Cancelled) -> bytes:
        """The report as a PDF."""
        ...

    def tables(self, study: Study, language: str) -> dict[str, bytes]:
        """File name -> content of everything behind the report."""
        ...


@dataclass(frozen=True)
class _Outcome:
    """The outcome report."""

    analysis: "Analysis"

    def pdf(self, study: Study, language: str, progress: Progress, cancelled: Cancelled) -> bytes:
        from imp_desktop.reports.outcome import outcome_pdf  # noqa: PLC0415 - reportlab is loaded when needed

        return outcome_pdf(self.analysis, facts(study), language, progress, cancelled)

    def tables(self, study: Study, _language: str) -> dict[str, bytes]:
        from imp_desktop.reports.csv_tables import outcome_tables  # noqa: PLC0415 - as above

        return _as_csv(outcome_tables(self.analysis, facts(study)))


@dataclass(frozen=True)
class _Feasible:
    """The feasibility report."""

    analysis: "Analysis"
    found: "Feasibility"

    def pdf(self, study: Study, language: str, progress: Progress, cancelled: Cancelled) -> bytes:
        from imp_desktop.reports.feasibility import feasibility_pdf  # noqa: PLC0415 - as above

        return feasibility_pdf(self.analysis, self.found, facts(study), language, progress, cancelled)

    def tables(self, study: Study, language: str) -> dict[str, bytes]:
        from imp_desktop.reports.feasibility_csv import feasibility_tables  # noqa: PLC0415 - as above

        return _as_csv(feasibility_tables(self.found)) | {"flow.svg": self.flow(study, language)}

    def flow(self, study: Study, language: str) -> bytes:
        from imp_desktop.reports.feasibility import flow_diagram as drawn  # noqa: PLC0415 - as above

        return drawn(self.analysis, self.found, facts(study), language)


@dataclass(frozen=True)
class _Quality:
    """The data-quality report."""

    quality: "QualityFacts"

    def pdf(self, study: Study, language: str, progress: Progress, cancelled: Cancelled) -> bytes:
        from imp_desktop.reports.quality import quality_pdf  # noqa: PLC0415 - as above

        return quality_pdf(self.quality, facts(study), language, progress, cancelled)

    def tables(self, _study: Study, _language: str) -> dict[str, bytes]:
        from imp_desktop.reports.quality_csv import quality_tables  # noqa: PLC0415 - as above

        return _as_csv(quality_tables(self.quality))


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
        return _worked(study, name, cancelled).pdf(study, language, progress, cancelled)


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
        return _feasible(study).flow(study, language)


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
        made[places.pdf] = worked.pdf(study, language, _silent, cancelled)
    if places.tables is not None:
        made |= {places.tables / file: content for file, content in worked.tables(study, language).items()}
    if places.flow is not None:
        feasible = worked if isinstance(worked, _Feasible) else _feasible(study)
        made[places.flow] = feasible.flow(study, language)
    return made


def _worked(study: Study, name: str, cancelled: Cancelled) -> _Worked:
    worked: _Worked
    if name == QUALITY:
        worked = _Quality(quality_facts(study))
    elif name == FEASIBILITY:
        worked = _feasible(study)
    else:
        worked = _Outcome(analysing.analyse(study))
    if cancelled():
        raise ImpError(Problem.CANCELLED)
    return worked


def _feasible(study: Study) -> _Feasible:
    feasibility.refuse_without_domains(study)
    return _Feasible(*feasibility.analysed(study))


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
