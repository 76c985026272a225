"""The course, the codes of texts and the feasibility of a protocol, read from its declaration and its words."""

from collections.abc import Iterator
from decimal import Decimal

from imp_desktop.i18n import _
from imp_desktop.instruments.declaration import Section
from imp_desktop.instruments.items import run_of
from imp_desktop.protocols.course import Coding, Course, CourseWords, DomainWords, Reactions, SessionWords
from imp_desktop.protocols.feasibility import DOMAINS, LOGS, REGISTER, Criterion, Domain, Source, SourceKind

COURSE_TABLES = ("course", "codings", "reactions", "reasons", "domains", "criteria")
COURSE_WORDS = (
    "sessions", "teachers", "codes", "reactions", "reasons", "recruited", "domains", "measures", "parts", "criteria",
)  # fmt: skip
REASONED = ("no_reply", "not_eligible", "declined", "withdrawn")

_MOST_MINUTES = 24 * 60
_SOURCE_KEYS = ("id", "source", "of", "first", "last", "codes", "at_least", "what", "parts", "teacher", "target")


def read_course(plan: Section) -> Course | None:
    """The course of the protocol; None where it has none."""
    if not plan.has("course"):
        return None
    section = plan.section("course")
    section.only("group", "sessions", "minutes", "teachers")
    minutes = section.whole("minutes", least=1) or 0
    if minutes > _MOST_MINUTES:
        section.complain("minutes", _("a session is longer than a day"), _("Write its minutes"))
    return Course(section.name("group"), ids(section, "sessions"), minutes, ids(section, "teachers", needed=False))


def read_codings(plan: Section) -> tuple[Coding, ...]:
    """Which texts are sorted under which codes."""
    return tuple(_coding(section) for section in plan.sections("codings"))


def read_reactions(plan: Section) -> Reactions | None:
    """Where adverse reactions are asked for, and their codes; None where the protocol has none."""
    if not plan.has("reactions"):
        return None
    section = plan.section("reactions")
    section.only("kinds", "item", "yes", "text")
    return Reactions(
        ids(section, "kinds"),
        section.name("item", needed=False),
        section.wholes("yes", needed=section.has("item")),
        section.name("text", needed=False),
    )


def read_reasons(plan: Section) -> dict[str, tuple[str, ...]]:
    """The reasons offered for a status."""
    section = plan.section("reasons")
    section.only(*REASONED)
    return {status: ids(section, status) for status in REASONED if section.has(status)}


def read_domains(plan: Section) -> tuple[Domain, ...]:
    """The domains of feasibility with their sources."""
    return tuple(_domain(section) for section in plan.sections("domains"))


def read_criteria(plan: Section) -> tuple[Criterion, ...]:
    """The progression criteria; a criterion stands in one table with its source."""
    return tuple(_criterion(section) for section in plan.sections("criteria"))


def read_words(section: Section) -> CourseWords:
    """The words of course and feasibility in one file."""
    return CourseWords(
        sessions={one: _session(part) for one, part in _parts(section.section("sessions"))},
        teachers=lines(section.section("teachers")),
        codes={item: lines(part) for item, part in _parts(section.section("codes"))},
        reactions=lines(section.section("reactions")),
        reasons={status: lines(part) for status, part in _parts(section.section("reasons"))},
        recruited=lines(section.section("recruited")),
        domains={one: _domain_words(part) for one, part in _parts(section.section("domains"))},
        measures=lines(section.section("measures")),
        parts=lines(section.section("parts")),
        criteria=lines(section.section("criteria")),
    )


def ids(section: Section, key: str, *, needed: bool = True) -> tuple[str, ...]:
    """The list of ids at `key`, each once."""
    names = section.names(key, needed=needed)
    if section.has(key) and not names and not section.complaints.about(section.where(key)):
        section.complain(key, _("the list is empty"), _("Name at least one"))
    if len(set(names)) < len(names):
        section.complain(key, _("a name is there twice"), _("Keep one of them"))
    return names


def _coding(section: Section) -> Coding:
    section.only("item", "codes", "several")
    return Coding(section.name("item"), ids(section, "codes"), section.truth("several"))


def _domain(section: Section) -> Domain:
    section.only("id", "sources")
    return Domain(section.word("id", DOMAINS), tuple(_source(one) for one in section.sections("sources", needed=True)))


def _criterion(section: Section) -> Criterion:
    bounds = {key: section.decimal(key) for key in ("green", "red")}
    for key, bound in bounds.items():
        if bound is None and not section.has(key):
            section.complain(key, _("the key {key} is missing").format(key=key), _("Write a share in per cent"))
    source = _source(section, "green", "red", "example")
    green, red = (bound if bound is not None else Decimal(0) for bound in bounds.values())
    return Criterion(source.id, source, green, red, section.truth("example"))


def _source(section: Section, *beside: str) -> Source:
    section.only(*_SOURCE_KEYS, *beside)
    kind = section.word("source", SourceKind)
    words = {SourceKind.REGISTER.value: REGISTER, SourceKind.LOG.value: LOGS}.get(kind, ())
    what = section.word("what", words) if words else ""
    if not words and section.has("what"):
        section.complain("what", _("this source takes no such word"), _("Take it out"))
    return Source(
        id=section.name("id"),
        kind=SourceKind(kind) if kind else SourceKind.NOT_APPLICABLE,
        of=tuple(run_of(section)) if section.has("first") or section.has("last") else section.names("of", needed=False),
        codes=section.wholes("codes", needed=False),
        at_least=section.decimal("at_least"),
        what=what,
        parts=_blocks(section.section("parts")),
        teacher=section.name("teacher", needed=False),
        target=section.decimal("target"),
    )


def _blocks(section: Section) -> tuple[tuple[str, int], ...]:
    return tuple((part, section.whole(part, least=1) or 1) for part in section.content)


def _session(section: Section) -> SessionWords:
    section.only("guideline", "theme")
    return SessionWords(section.text("guideline"), section.text("theme", needed=False))


def _domain_words(section: Section) -> DomainWords:
    section.only("label", "statement")
    return DomainWords(section.text("label"), section.text("statement", needed=False))


def _parts(section: Section) -> Iterator[tuple[str, Section]]:
    return ((key, section.section(key)) for key in section.content)


def lines(section: Section) -> dict[str, str]:
    """Every key of a table with its line of text."""
    return {key: section.text(key) for key in section.content}
