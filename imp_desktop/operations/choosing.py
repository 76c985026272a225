"""What may be chosen for a study, and how a choice is kept."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from imp_desktop.errors import ImpError, Problem
from imp_desktop.instruments import derived
from imp_desktop.instruments.answers import unfit
from imp_desktop.instruments.model import Instrument
from imp_desktop.protocols.model import Protocol
from imp_desktop.scoring.rules import MISSING_RULES

DESCRIPTIVES = ("complete", "available")
LEFT_OUT = ".left_out"
EXCEPTION = "missing_rule."
CRITERION = "criterion."
CRITERIA_FIXED = "criteria_fixed"
TEACHER = "teacher."
DOUBLE_KEYING = "double_keying."
CODE_CHECK = "code_check"
CODE_CHECKS = ("letter", "")
_LONGEST_TITLE = 200
_LONGEST_NAME = 60
_WHOLE = 100
_SAMPLED = re.compile(r"every ([2-9]|[1-9][0-9])")
_SHARE = re.compile(r"[0-9]{1,3}(\.[0-9]{1,2})?")


@dataclass(frozen=True)
class Choosable:
    """What a choice is measured against: the plan, the instruments by id, and what was chosen besides."""

    plan: Protocol
    pinned: Mapping[str, Instrument]
    chosen: Mapping[str, str]


def name_and_value(given: str) -> tuple[str, str]:
    """A choice as the command line takes it, such as "scs.left_out=23,16". Raises ImpError (UNKNOWN_CHOICE)."""
    name, sign, value = given.partition("=")
    if not sign:
        raise ImpError(Problem.UNKNOWN_CHOICE, name=given, known="NAME=VALUE")
    return name.strip(), value.strip()


def fitting(name: str, value: str, known: Choosable) -> str:
    """The value as it is kept.

    Raises ImpError (UNKNOWN_CHOICE, CHOICE_DOES_NOT_FIT, PAIR_DOES_NOT_FIT, BOUNDS_UNFIT, TEACHER_NAME_TWICE,
    TEXT_TOO_LONG, TEXT_UNFIT) that says what may be chosen.
    """
    closed = {
        "missing_rule": tuple(MISSING_RULES),
        "descriptives": DESCRIPTIVES,
        "made_up": ("yes", ""),
        CRITERIA_FIXED: ("yes",),
        CODE_CHECK: CODE_CHECKS,
    }
    derivations = {f"{one.id}{LEFT_OUT}": one for one in known.pinned.values() if one.derivation is not None}
    if name == "title":
        return _fitting_text(value, _LONGEST_TITLE)
    if name in derivations:
        return _fitting_pair(derivations[name], value, known.pinned)
    if name in _criteria(known):
        return _fitting_bounds(value)
    if name in _teachers(known):
        return _fitting_teacher(name, value, known)
    if name in _keyed_twice(known):
        return _fitting_share_of_forms(name, value)
    if name.startswith(EXCEPTION) and _may_be_a_score(name.removeprefix(EXCEPTION), known.pinned):
        closed[name] = (*MISSING_RULES, "")
    if name not in closed:
        names = ["title", *closed, *derivations, f"{EXCEPTION}SCORE", *_criteria(known), *_teachers(known)]
        names += [f"{DOUBLE_KEYING}ASSESSMENT.INSTRUMENT"]
        raise ImpError(Problem.UNKNOWN_CHOICE, name=name, known=", ".join(sorted(names)))
    if value not in closed[name]:
        allowed = [one for one in closed[name] if one]
        raise ImpError(Problem.CHOICE_DOES_NOT_FIT, name=name, value=value, known=", ".join(allowed))
    return value


def _criteria(known: Choosable) -> list[str]:
    return [f"{CRITERION}{one.id}" for one in known.plan.criteria]


def _teachers(known: Choosable) -> list[str]:
    return [f"{TEACHER}{one}" for one in (known.plan.course.teachers if known.plan.course else ())]


def _keyed_twice(known: Choosable) -> list[str]:
    return [f"{DOUBLE_KEYING}{at}.{due.instrument}" for due in known.plan.due for at in due.assessments]


def _fitting_share_of_forms(name: str, value: str) -> str:
    """Which forms are keyed twice: none (empty), "all", or one of so many, as "every 5"."""
    tidy = " ".join(value.split())
    if tidy in {"", "all"} or _SAMPLED.fullmatch(tidy):
        return tidy
    raise ImpError(Problem.CHOICE_DOES_NOT_FIT, name=name, value=value, known="all, every 2 ... every 99")


def _fitting_text(value: str, most: int) -> str:
    if len(value) > most:
        raise ImpError(Problem.TEXT_TOO_LONG, length=len(value), most=most)
    if any(unfit(sign) for sign in value):
        raise ImpError(Problem.TEXT_UNFIT)
    return value


def _fitting_bounds(value: str) -> str:
    """Green and red in per cent, as "80,60"; empty for those of the protocol."""
    if not value.strip():
        return ""
    parts = [part.strip() for part in value.split(",")]
    shares = [Decimal(part) for part in parts if _SHARE.fullmatch(part)]
    if not len(shares) == len(parts) == len(("green", "red")) or not _WHOLE >= shares[0] >= shares[1]:
        raise ImpError(Problem.BOUNDS_UNFIT, value=value)
    return ",".join(f"{share.normalize():f}" for share in shares)


def _fitting_teacher(name: str, value: str, known: Choosable) -> str:
    """A name in one line; no two teachers are called alike, not even by what the protocol calls an unnamed one."""
    tidy = " ".join(_fitting_text(value, _LONGEST_NAME).split())
    others = {one: known.chosen.get(one, "") for one in _teachers(known) if one != name}
    for other, chosen in others.items():
        if _called(name, tidy, known.plan) & _called(other, chosen, known.plan):
            raise ImpError(Problem.TEACHER_NAME_TWICE, name=tidy or chosen)
    return tidy


def _called(name: str, chosen: str, plan: Protocol) -> set[str]:
    """What a teacher is called, in every language where the study gives no name."""
    tidy = " ".join(chosen.split())
    labels = [words.course.teachers.get(name.removeprefix(TEACHER), "") for words in plan.words.values()]
    return {one.casefold() for one in ([tidy] if tidy else labels) if one}


def _may_be_a_score(name: str, pinned: Mapping[str, Instrument]) -> bool:
    """Whether a score has that id; those of an instrument whose pair is not named yet are not known by name."""
    owner = pinned.get(name.partition(".")[0])
    return owner is not None and (owner.awaits_choice or any(rule.id == name for rule in owner.scores))


def _fitting_pair(awaiting: Instrument, value: str, pinned: Mapping[str, Instrument]) -> str:
    if not value or awaiting.derivation is None:
        return ""
    try:
        numbers = tuple(int(part) for part in value.split(","))
    except ValueError:
        numbers = ()
    derived.without(awaiting, pinned[awaiting.derivation.parent], numbers)
    return ",".join(str(number) for number in sorted(numbers))
