"""A protocol as text for keeping: its structure in one form only, so that a hash can pin it, and its words."""

import hashlib
import json
from dataclasses import asdict, replace
from decimal import Decimal
from typing import Any

from imp_desktop.i18n import _
from imp_desktop.instruments.declaration import complaint
from imp_desktop.instruments.model import Direction
from imp_desktop.instruments.shape import canonical
from imp_desktop.protocols.checks import Check, CheckKind
from imp_desktop.protocols.course import Coding, Course, CourseWords, DomainWords, Reactions, SessionWords
from imp_desktop.protocols.feasibility import Criterion, Domain, Source, SourceKind
from imp_desktop.protocols.model import Comparison, Due, Group, Outcome, Protocol, ProtocolWords
from imp_desktop.protocols.windows import Window


def protocol_json(protocol: Protocol) -> str:
    """The whole protocol with its words as canonical JSON; the same protocol, the same text."""
    return canonical(
        _structure(protocol) | {"words": {language: asdict(words) for language, words in protocol.words.items()}}
    )


def shape_hash(protocol: Protocol) -> str:
    """SHA-256 of the structure without the words, 64 hexadecimal digits."""
    return hashlib.sha256(canonical(_structure(protocol)).encode()).hexdigest()


def protocol_from(text: str) -> Protocol:
    """The protocol kept as `text`; ImpError (FORM_FILE) where the text is not what protocol_json gives."""
    try:
        return _protocol(json.loads(text))
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError) as error:
        what = _("the kept copy of the protocol cannot be read")
        raise complaint("protocol", what, _("Open a copy of the study instead")) from error


def _structure(protocol: Protocol) -> dict[str, Any]:
    """Everything but the words; the questions of eligibility as pairs, since their order is kept.

    What a protocol does not have is left out: so the structure of one without a course is what it was before there
    were courses.
    """
    data = asdict(replace(protocol, words={}))
    optional = ("course", "codings", "reactions", "reasons", "domains", "criteria", "windows", "checks")
    kept = {name: value for name, value in data.items() if name not in optional or value}
    plain: dict[str, Any] = json.loads(json.dumps(kept, default=str))
    return plain | {"eligibility": [[question, list(answers)] for question, answers in protocol.eligibility.items()]}


def _protocol(data: dict[str, Any]) -> Protocol:
    bounds = data["cohort_size"]
    return Protocol(
        id=data["id"],
        version=int(data["version"]),
        groups=tuple(Group(**group) for group in data["groups"]),
        assessments=tuple(data["assessments"]),
        due=tuple(Due(due["instrument"], tuple(due["assessments"]), tuple(due["groups"])) for due in data["due"]),
        outcomes=tuple(_outcome(outcome) for outcome in data["outcomes"]),
        comparison=Comparison(**data["comparison"]),
        words={language: _words(words) for language, words in data["words"].items()},
        randomised=bool(data["randomised"]),
        cohort_size=None if bounds is None else (int(bounds[0]), int(bounds[1])),
        eligibility={question: tuple(answers) for question, answers in data["eligibility"]},
        baseline_items=tuple(data["baseline_items"]),
        missing_rule=data["missing_rule"],
        descriptives=data["descriptives"],
        course=_course(data["course"]) if "course" in data else None,
        codings=tuple(Coding(one["item"], tuple(one["codes"]), one["several"]) for one in data.get("codings", ())),
        reactions=_reactions(data["reactions"]) if "reactions" in data else None,
        reasons={status: tuple(some) for status, some in data.get("reasons", {}).items()},
        domains=tuple(
            Domain(one["id"], tuple(_source(source) for source in one["sources"])) for one in data.get("domains", ())
        ),
        criteria=tuple(_criterion(one) for one in data.get("criteria", ())),
        windows=tuple(Window(**{**one, "groups": tuple(one["groups"])}) for one in data.get("windows", ())),
        checks=tuple(_check(one) for one in data.get("checks", ())),
    )


def _outcome(data: dict[str, Any]) -> Outcome:
    return Outcome(**{**data, "direction": Direction(data["direction"])})


def _course(data: dict[str, Any]) -> Course:
    return Course(data["group"], tuple(data["sessions"]), int(data["minutes"]), tuple(data["teachers"]))


def _reactions(data: dict[str, Any]) -> Reactions:
    return Reactions(tuple(data["kinds"]), data["item"], tuple(data["yes"]), data["text"])


def _source(data: dict[str, Any]) -> Source:
    return Source(
        id=data["id"],
        kind=SourceKind(data["kind"]),
        of=tuple(data["of"]),
        codes=tuple(data["codes"]),
        at_least=_decimal(data["at_least"]),
        what=data["what"],
        parts=tuple((part, int(rows)) for part, rows in data["parts"]),
        teacher=data["teacher"],
        target=_decimal(data["target"]),
    )


def _criterion(data: dict[str, Any]) -> Criterion:
    return Criterion(
        data["id"], _source(data["source"]), Decimal(data["green"]), Decimal(data["red"]), bool(data["example"])
    )


def _check(data: dict[str, Any]) -> Check:
    return Check(CheckKind(data["kind"]), data["item"], _decimal(data["minimum"]), _decimal(data["maximum"]))


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _words(data: dict[str, Any]) -> ProtocolWords:
    return ProtocolWords(**{**data, "course": _course_words(data.get("course", {}))})


def _course_words(data: dict[str, Any]) -> CourseWords:
    sessions = {name: SessionWords(**words) for name, words in data.get("sessions", {}).items()}
    domains = {name: DomainWords(**words) for name, words in data.get("domains", {}).items()}
    return CourseWords(**{**data, "sessions": sessions, "domains": domains})
