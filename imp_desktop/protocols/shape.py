"""A protocol as text for keeping: its structure in one form only, so that a hash can pin it, and its words."""

import hashlib
import json
from dataclasses import asdict, replace
from typing import Any

from imp_desktop.i18n import _
from imp_desktop.instruments.declaration import complaint
from imp_desktop.instruments.model import Direction
from imp_desktop.instruments.shape import canonical
from imp_desktop.protocols.model import Comparison, Due, Group, Outcome, Protocol, ProtocolWords


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
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        what = _("the kept copy of the protocol cannot be read")
        raise complaint("protocol", what, _("Open a copy of the study instead")) from error


def _structure(protocol: Protocol) -> dict[str, Any]:
    """Everything but the words; the questions of eligibility as pairs, since their order is kept."""
    data = asdict(replace(protocol, words={}))
    return data | {"eligibility": list(protocol.eligibility.items())}


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
        words={language: ProtocolWords(**words) for language, words in data["words"].items()},
        randomised=bool(data["randomised"]),
        cohort_size=None if bounds is None else (int(bounds[0]), int(bounds[1])),
        eligibility={question: tuple(answers) for question, answers in data["eligibility"]},
        baseline_items=tuple(data["baseline_items"]),
        missing_rule=data["missing_rule"],
        descriptives=data["descriptives"],
    )


def _outcome(data: dict[str, Any]) -> Outcome:
    return Outcome(**{**data, "direction": Direction(data["direction"])})
