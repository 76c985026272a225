"""Every message a user can get: a stable code, what happened, and what to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True)
class Message:
    """What happened and what to do, as templates in English; the words are translated where they are shown."""

    text: str
    advice: str = ""


class Problem(Enum):
    """One member a thing a user can meet and mend; the code shown is the name in small letters with hyphens."""

    # files of any kind
    FILE_MISSING = Message("There is no file {path}.", "Check the name and the folder.")
    FILE_EXISTS = Message("{path} exists already.", "Choose another name.")
    FILE_UNREADABLE = Message("{path} cannot be read: {reason}.", "Check that the file may be read and try again.")
    FILE_UNWRITABLE = Message("{path} cannot be written: {reason}.", "Free space or choose another folder, then try again.")

    # participants and forms
    UNKNOWN_PARTICIPANT = Message("There is no participant {code}.", "Check the code on the paper, or add the participant first.")
    PARTICIPANT_EXISTS = Message("Participant {code} is in the register already.", "Check the code, or open the participant.")

    @property
    def code(self) -> str:
        """The stable code, as shown to the user and as written into JSON."""
        return self.name.lower().replace("_", "-")


class ImpError(Exception):
    """Something the user can act on: where it is, what it is and what to do."""

    def __init__(self, problem: Problem, /, where: str = "", **values: object) -> None:
        super().__init__(problem, where, values)
        self.problem = problem
        self.where = where
        self.values = values

    @property
    def code(self) -> str:
        """The stable code of the problem."""
        return self.problem.code

    def all(self) -> tuple["ImpError", ...]:
        """This problem, or every problem it stands for, one sentence each."""
        return (self,)

    def __str__(self) -> str:
        said = [self.problem.value.text.format(**self.values), self.problem.value.advice.format(**self.values)]
        sentence = " ".join(part for part in said if part)
        return f"{self.where}: {sentence}" if self.where else sentence


class ImpErrors(ImpError):
    """Several problems found in one go; nothing was written because of any of them."""

    def __init__(self, problems: Iterable[ImpError]) -> None:
        self._problems = tuple(problems)
        first = self._problems[0]
        super().__init__(first.problem, first.where, **first.values)

    def all(self) -> tuple[ImpError, ...]:
        """Every problem, in the order in which it was found."""
        return self._problems

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self._problems)
