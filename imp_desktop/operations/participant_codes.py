"""The codes of participants: what may be one, its check letter, the next free one, and codes easily mistaken for it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NoReturn

from imp_desktop.errors import ImpError, Problem
from imp_desktop.operations import check_letter
from imp_desktop.operations.studies import Study, settings
from imp_desktop.storage import participants as register

LETTER = "letter"
_LONGEST = 24
_CODE = re.compile(rf"[^\W_][\w.\-]{{0,{_LONGEST - 1}}}", re.ASCII)
_PARTS_OF_A_NAME = re.compile(r"[\s._\-']+")
_SHORTEST_NAME = 3
_NUMBERED = re.compile(r"(?P<before>.*?)(?P<number>[0-9]+)(?P<behind>[^0-9]*)")


@dataclass(frozen=True)
class Near:
    """A code in the register that another one is easily mistaken for; `swapped` where two neighbours changed places."""

    code: str
    swapped: bool


@dataclass(frozen=True)
class _Numbered:
    before: str
    number: int
    width: int
    behind: str


def fitting_code(code: str, *, sure: bool = False) -> str:
    """The code without blanks around it. Raises ImpError (CODE_EMPTY, CODE_UNFIT, CODE_LIKE_A_NAME)."""
    tidy = code.strip()
    if not tidy:
        raise ImpError(Problem.CODE_EMPTY)
    if not sure and _looks_like_a_name(tidy):
        raise ImpError(Problem.CODE_LIKE_A_NAME, code=tidy)
    if not _CODE.fullmatch(tidy):
        raise ImpError(Problem.CODE_UNFIT, code=tidy if tidy.isprintable() else ascii(tidy))
    return tidy


def refuse_unlettered(study: Study, code: str) -> str:
    """The code, with its letter as a capital, where it fits what the study asks of new codes.

    Raises ImpError (CODE_CHECK_MISSING, CODE_CHECK_FAILS), each with the code that is `fitting`; CODE_UNFIT for a code
    that has no room for its letter.
    """
    if settings(study).code_check != LETTER:
        return code
    fitting = check_letter.with_letter(code)
    if check_letter.fits(code):
        return fitting
    if len(fitting) > _LONGEST:
        raise ImpError(Problem.CODE_UNFIT, code=fitting)
    missing = not check_letter.has_letter(code)
    raise ImpError(Problem.CODE_CHECK_MISSING if missing else Problem.CODE_CHECK_FAILS, code=code, fitting=fitting)


def misspelt(study: Study, code: str) -> ImpError | None:
    """What the letter of a code nobody has tells (CODE_CHECK_FAILS); None where it tells nothing."""
    tidy = code.strip()
    if settings(study).code_check != LETTER or not check_letter.has_letter(tidy) or check_letter.fits(tidy):
        return None
    return ImpError(Problem.CODE_CHECK_FAILS, code=tidy, fitting=check_letter.with_letter(tidy))


def refuse_unknown(study: Study, code: str) -> NoReturn:
    """Raise what is to be said of a code nobody has: CODE_CHECK_FAILS where its letter tells, UNKNOWN_PARTICIPANT."""
    raise misspelt(study, code) or ImpError(Problem.UNKNOWN_PARTICIPANT, code=code.strip() or "–")


def next_free(study: Study) -> str:
    """The code behind the highest one of the kind that was added last; empty where the scheme of the codes is unknown.

    Without check letters a letter behind the number means something only the clinic knows, so nothing is offered then.
    """
    lettered = settings(study).code_check == LETTER
    codes = [record.code for record in register.every(study)]
    known = [one for one in map(_numbered, map(check_letter.stem_of, codes) if lettered else codes) if one is not None]
    if not codes and lettered:
        return check_letter.with_letter("001")
    if not known or known[-1].behind:
        return ""
    last = known[-1]
    following = f"{last.before}{_highest(last, known) + 1:0{last.width}}"
    return check_letter.with_letter(following) if lettered else following


def near(study: Study, code: str) -> Near | None:
    """The code in the register that differs from this new one by one swapped or one wrong sign; None if none does.

    The next code of a row differs from the one before it by one sign and is meant: nothing is said of it.
    """
    codes = [record.code for record in register.every(study)]
    wanted, there = _told_apart(study, code), {one: _told_apart(study, one) for one in codes}
    if not wanted or wanted in there.values() or _follows(code.strip(), codes):
        return None
    swapped = next((one for one, known in there.items() if _swapped(wanted, known)), None)
    if swapped is not None:
        return Near(swapped, swapped=True)
    wrong = next((one for one, known in there.items() if _one_wrong(wanted, known)), None)
    return Near(wrong, swapped=False) if wrong is not None else None


def _looks_like_a_name(code: str) -> bool:
    """Words of letters only, as names are; a code has a digit or a few letters."""
    words = [word for word in _PARTS_OF_A_NAME.split(code) if word]
    return all(word.isalpha() for word in words) and any(len(word) >= _SHORTEST_NAME for word in words)


def _numbered(code: str) -> _Numbered | None:
    found = _NUMBERED.fullmatch(code)
    if found is None:
        return None
    return _Numbered(found["before"], int(found["number"]), len(found["number"]), found["behind"])


def _highest(like: _Numbered, among: Iterable[_Numbered]) -> int:
    before = like.before.casefold()
    return max((one.number for one in among if one.before.casefold() == before), default=-1)


def _told_apart(study: Study, code: str) -> str:
    """The part of a code that was chosen: without the letter where that only follows from it."""
    tidy = code.strip()
    lettered = settings(study).code_check == LETTER and check_letter.fits(tidy)
    return (check_letter.stem_of(tidy) if lettered else tidy).casefold()


def _follows(code: str, codes: Iterable[str]) -> bool:
    """Whether the number in the code is the one behind the highest of its kind."""
    new = _numbered(code)
    return new is not None and new.number == _highest(new, filter(None, map(_numbered, codes))) + 1


def _swapped(one: str, other: str) -> bool:
    differing = [at for at, (sign, before) in enumerate(zip(one, other, strict=False)) if sign != before]
    if len(one) != len(other) or len(differing) != len("ab") or differing[1] != differing[0] + 1:
        return False
    first, second = differing
    return one[first] == other[second] and one[second] == other[first]


def _one_wrong(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1
