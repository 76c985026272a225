"""Reports of a study as PDF, and the tables behind them as CSV."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from imp_desktop import __version__, files
from imp_desktop.errors import ImpError, Problem
from imp_desktop.exchange.writing import csv_bytes
from imp_desktop.i18n import language as language_of_now
from imp_desktop.i18n import languages, speaking
from imp_desktop.instruments.answers import Flag
from imp_desktop.operations import analysing, counted, enrolling, studies
from imp_desktop.operations.overview import FormState, overview
from imp_desktop.operations.studies import Study
from imp_desktop.storage import answers

if TYPE_CHECKING:
    from imp_desktop.reports.facts import Facts, FormCount, ItemCount

Progress = Callable[[int, str], None]
Cancelled = Callable[[], bool]


def _silent(_percent: int, _words: str) -> None:
    return


def _never() -> bool:
    return False


def outcome_report(study: Study, language: str, progress: Progress = _silent, cancelled: Cancelled = _never) -> bytes:
    """The outcome report as a PDF; the same data and choices give the same bytes.

    `progress` hears of every part (0 to 100 and its name). Raises ImpError (UNKNOWN_LANGUAGE, CANCELLED).
    """
    from imp_desktop.reports.outcome import outcome_pdf  # noqa: PLC0415 - reportlab is loaded when it is needed

    with speaking(_known(language)):
        analysis = analysing.analyse(study)
        if cancelled():
            raise ImpError(Problem.CANCELLED)
        return outcome_pdf(analysis, facts(study), language, progress, cancelled)


def save_report(
    study: Study, path: Path, language: str, *, replace: bool = False, progress: Progress = _silent,
    cancelled: Cancelled = _never,
) -> Path:  # fmt: skip
    """Write the outcome report whole or not at all; gives the path.

    Raises ImpError (FILE_EXISTS without `replace`, FILE_UNWRITABLE, UNKNOWN_LANGUAGE, CANCELLED).
    """
    if path.exists() and not replace:
        raise ImpError(Problem.FILE_EXISTS, path=path)
    files.write_whole(path, outcome_report(study, language, progress, cancelled), replace=replace)
    return path


def save_tables(study: Study, folder: Path, language: str, *, replace: bool = False) -> list[Path]:
    """Write every table of the outcome report as a CSV file at full precision; gives the paths.

    Raises ImpError (FILE_EXISTS without `replace`, FILE_UNWRITABLE, UNKNOWN_LANGUAGE).
    """
    from imp_desktop.reports.csv_tables import outcome_tables  # noqa: PLC0415 - as above

    with speaking(_known(language)):
        tables = outcome_tables(analysing.analyse(study), facts(study))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImpError(Problem.FILE_UNWRITABLE, path=folder, reason=error.strerror or error) from error
    paths = {folder / f"{name}.csv": rows for name, rows in tables.items()}
    for path in paths:
        if path.exists() and not replace:
            raise ImpError(Problem.FILE_EXISTS, path=path)
    for path, rows in paths.items():
        files.write_whole(path, csv_bytes(rows[0], rows[1:]), replace=replace)
    return list(paths)


def facts(study: Study) -> "Facts":
    """What the reports say of the study besides its results, in the language of now."""
    from imp_desktop.reports.facts import Facts, ScoringKey  # noqa: PLC0415 - as above

    plan, chosen = studies.protocol(study), studies.settings(study)
    words = plan.in_language(language_of_now())
    named = [studies.instrument(study, name) for name in studies.instruments(study)]
    scored = [one for one in named if one.scores or one.awaits_choice]
    noted = {score: note for one in scored for score, note in one.in_language(language_of_now()).score_notes.items()}
    return Facts(
        title=_title(study),
        subtitle=words.subtitle,
        fingerprint=studies.fingerprint(study),
        program_version=__version__,
        keys=tuple(ScoringKey(one.in_language(language_of_now()).short, one.version) for one in scored),
        last_change=studies.last_change(study),
        groups={group.id: words.groups.get(group.id, group.id) for group in plan.groups},
        assessments={one: words.assessments.get(one, one) for one in plan.assessments},
        forms=_forms(study),
        items=_items(study),
        randomised=plan.randomised,
        made_up=chosen.made_up,
        aside=frozenset(outcome.score for outcome in plan.outcomes if not outcome.table),
        reversed=frozenset(
            rule.id for one in scored for rule in one.scores if rule.id in noted and rule.reversed >= set(rule.of)
        ),
        score_notes=noted,
        own_rules={name: rule for name, rule in chosen.exceptions.items() if rule},
    )


def _title(study: Study) -> str:
    """The title chosen for the study; where it is that of the protocol, in the language of now."""
    chosen, plan = studies.settings(study).title, studies.protocol(study)
    if chosen in {words.title for words in plan.words.values()}:
        return plan.in_language(language_of_now()).title
    return chosen


def _forms(study: Study) -> "FormCount":
    from imp_desktop.reports.facts import FormCount  # noqa: PLC0415 - as above

    counting = counted.Counting(study)
    found = Counter(
        cell.state
        for row in overview(study).rows
        for column, cell in row.cells.items()
        if counting.counts(row.participant, *column)
    )
    return FormCount(
        expected=sum(number for state, number in found.items() if state is not FormState.NOT_EXPECTED),
        keyed=found[FormState.KEYED],
        open=found[FormState.OPEN],
        empty=found[FormState.EMPTY],
        absent=found[FormState.NO_FORM],
    )


def _items(study: Study) -> "ItemCount":
    from imp_desktop.reports.facts import ItemCount  # noqa: PLC0415 - as above

    counting, people = counted.Counting(study), enrolling.by_number(study)
    kept = [
        answer
        for (who, assessment, name), stored in answers.by_form(study).items()
        if counting.counts(people[who], assessment, name)
        for answer in stored
    ]
    missing = Counter(answer.missing for answer in kept if answer.missing)
    flags = Counter(answer.flag for answer in kept if answer.flag)
    return ItemCount(
        answered=sum(not answer.missing for answer in kept),
        missing=dict(sorted(missing.items())),
        open_flags=flags[Flag.OUTSIDE],
        confirmed=flags[Flag.CONFIRMED],
    )


def _known(language: str) -> str:
    if language not in languages():
        raise ImpError(Problem.UNKNOWN_LANGUAGE, language=language, known=", ".join(languages()))
    return language
