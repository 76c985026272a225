"""A folder of TOML becomes a protocol; every complaint carries file, key and advice, and all come at once."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from imp_desktop.errors import ImpError, ImpErrors
from imp_desktop.i18n import _
from imp_desktop.instruments import catalogue
from imp_desktop.instruments.declaration import Complaints, Section, read_toml
from imp_desktop.instruments.model import Direction, Instrument
from imp_desktop.instruments.wording import word_files
from imp_desktop.protocols import checks, course_reader, promises, windows
from imp_desktop.protocols.course_reader import COURSE_TABLES, COURSE_WORDS, ids, lines
from imp_desktop.protocols.model import (
    DESCRIPTIVES,
    MISSING_RULES,
    Comparison,
    Due,
    Group,
    Outcome,
    Protocol,
    ProtocolWords,
)

PLAN_FILE = "protocol.toml"

_KEYS = ("id", "version", "randomised", "assessments", "cohort_size", "baseline", "missing_rule", "descriptives")
_TABLES = ("groups", "comparison", "due", "eligibility", "outcomes", "windows", "checks", *COURSE_TABLES)
_WORD_KEYS = ("title", "subtitle", "groups", "assessments", "eligibility", "answers", *COURSE_WORDS)

Instruments = Callable[[str], Instrument]


def read_protocol(folder: Path, instruments: Instruments = catalogue.instrument) -> Protocol:
    """The protocol declared in the folder, whose instruments `instruments` gives.

    Raises ImpErrors with every complaint about the folder.
    """
    complaints = Complaints()
    plan = read_toml(folder / PLAN_FILE, complaints)
    if plan is None:
        raise ImpErrors(complaints.found)
    protocol = _protocol(plan)
    if protocol.id and protocol.id != folder.resolve().name:
        plan.complain("id", _("the id differs from the name of the folder"), _("Give both the same name"))
    sections = {language: read_toml(path, complaints) for language, path in word_files(folder)}
    words = {language: _words(section) for language, section in sections.items() if section is not None}
    protocol = replace(protocol, words=words)
    if not complaints.found:
        complaints.found += promises.complaints(protocol, _used(plan, protocol, instruments))
    if complaints.found:
        raise ImpErrors(complaints.found)
    return protocol


def _protocol(plan: Section) -> Protocol:
    plan.only(*_KEYS, *_TABLES)
    groups = tuple(_group(section) for section in plan.sections("groups", needed=True))
    assessments = ids(plan, "assessments")
    return Protocol(
        id=plan.name("id"),
        version=plan.whole("version", least=1) or 1,
        groups=groups,
        assessments=assessments,
        due=tuple(_due(section, groups) for section in plan.sections("due", needed=True)),
        outcomes=tuple(_outcome(section) for section in plan.sections("outcomes", needed=True)),
        comparison=_comparison(plan.section("comparison", needed=True)),
        words={},
        randomised=plan.truth("randomised"),
        cohort_size=_cohort_size(plan),
        eligibility=_eligibility(plan.section("eligibility")),
        baseline_items=plan.names("baseline", needed=False),
        missing_rule=plan.word("missing_rule", MISSING_RULES, needed=False) or "half",
        descriptives=plan.word("descriptives", DESCRIPTIVES, needed=False) or "complete",
        course=course_reader.read_course(plan),
        codings=course_reader.read_codings(plan),
        reactions=course_reader.read_reactions(plan),
        reasons=course_reader.read_reasons(plan),
        domains=course_reader.read_domains(plan),
        criteria=course_reader.read_criteria(plan),
        windows=windows.read_windows(plan, [group.id for group in groups]),
        checks=checks.read_checks(plan),
    )


def _group(section: Section) -> Group:
    section.only("id", "cohorts")
    return Group(section.name("id"), section.truth("cohorts"))


def _due(section: Section, groups: Sequence[Group]) -> Due:
    section.only("instrument", "assessments", "groups")
    everybody = tuple(group.id for group in groups)
    named = ids(section, "groups") if section.has("groups") else everybody
    return Due(section.name("instrument"), ids(section, "assessments"), named)


def _outcome(section: Section) -> Outcome:
    section.only("score", "direction", "main", "table")
    score = section.text("score")
    direction = Direction(section.word("direction", Direction) or Direction.UP)
    main, table = section.truth("main"), section.truth("table", default=True)
    return Outcome(score, score.partition(".")[0], direction, main, table)


def _comparison(section: Section) -> Comparison:
    keys = ("first", "second", "before", "after")
    section.only(*keys)
    return Comparison(*(section.name(key) if section.content else "" for key in keys))


def _cohort_size(plan: Section) -> tuple[int, int] | None:
    bounds = plan.wholes("cohort_size", needed=False)
    if not bounds:
        return None
    if len(bounds) != 2 or not 1 <= bounds[0] <= bounds[1]:  # noqa: PLR2004 - least and most
        plan.complain("cohort_size", _("these are no bounds"), _("Write least and most, such as [10, 14]"))
        return None
    return bounds[0], bounds[1]


def _eligibility(section: Section) -> dict[str, tuple[str, ...]]:
    return {question: ids(section, question) for question in section.content}


def _words(section: Section) -> ProtocolWords:
    section.only(*_WORD_KEYS)
    answers = section.section("answers")
    return ProtocolWords(
        title=section.text("title"),
        subtitle=section.text("subtitle"),
        groups=lines(section.section("groups")),
        assessments=lines(section.section("assessments")),
        eligibility=lines(section.section("eligibility")),
        answers={question: lines(answers.section(question)) for question in answers.content},
        course=course_reader.read_words(section),
    )


def _used(plan: Section, protocol: Protocol, instruments: Instruments) -> dict[str, Instrument]:
    """The instruments due, by id; what cannot be had is complained about."""
    found = {}
    for due in protocol.due:
        try:
            found[due.instrument] = instruments(due.instrument)
        except ImpError as error:
            plan.complain(f"due.{due.instrument}", _("the instrument cannot be had"), str(error.all()[0]).rstrip("."))
    return found
